import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MEMBERS: Step = {
  text: 'See whether the servers run, and which one the set has for its primary',
  compose: 'docker compose ps; docker compose exec {peer|mongo} mongosh --quiet --eval "db.hello()"',
  kubernetes:
    'kubectl get pods -o wide | grep -i mongo; kubectl exec <pod> -- mongosh --quiet --eval "rs.status().members.map(m => [m.name, m.stateStr, m.lastHeartbeatMessage])"',
  host: 'nc -vz {peer|localhost} {port|27017}; mongosh --host {peer|localhost} --quiet --eval "db.hello()"',
};

const WHO_IS_PRIMARY: Step = {
  text: 'See whether the members run, and which one the set has for its primary',
  compose: 'docker compose ps; docker compose exec mongo mongosh --quiet --eval "rs.status().members"',
  kubernetes:
    'kubectl exec <pod> -- mongosh --quiet --eval "rs.status().members.map(m => [m.name, m.stateStr, m.lastHeartbeatMessage])"',
  host: 'mongosh --quiet --eval "rs.status().members.map(m => [m.name, m.stateStr, m.lastHeartbeatMessage])"',
};

export const MONGODB_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.client-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'connect econnrefused',
        pattern:
          /Mongo(?:ose)?ServerSelectionError: connect ECONNREFUSED (?!127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>\d{1,5})/,
      },
      {
        words: 'econnrefused 27017',
        pattern: /connect ECONNREFUSED (?!127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>27017)\b/,
      },
      {
        words: 'connection refused topology description',
        pattern:
          /(?!127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}): \[Errno 111\] Connection refused .{0,200}Topology Description/,
      },
      {
        words: 'timed out while waiting client view of cluster state is connectexception',
        pattern:
          /Timed out (?:after \d{1,9} ms )?while waiting .{0,160}address=(?!127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}), type=UNKNOWN.{0,240}Connection refused/,
      },
      {
        words: 'server selection error current topology connection refused',
        pattern:
          /server selection error: .{0,120}current topology: .{0,120}Addr: (?!127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}).{0,160}connection refused/,
      },
      {
        words: 'couldn t connect to server connection refused',
        pattern:
          /couldn't connect to server (?!127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}), connection attempt failed: .{0,120}Connection refused/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'No MongoDB listens at {peer}:{port}',
    check: MEMBERS,
    repair: [
      {
        text: 'Start the server and read why it stopped; inside a container "localhost" is the container itself, so name the service of the database',
        compose: 'docker compose up -d {peer|mongo} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -i mongo',
        host: 'sudo systemctl start mongod',
      },
      {
        text: 'When it listens on 127.0.0.1 only, set net.bindIp',
        host: `sudo sed -i -E 's/bindIp: .*/bindIp: 0.0.0.0/' /etc/mongod.conf && sudo systemctl restart mongod`,
      },
    ],
    source:
      'MongoDB drivers, Server Selection specification; node mongodb, pymongo topology.py, mongo-java-driver BaseCluster, mongo-go-driver topology',
    matches: [
      'MongoServerSelectionError: connect ECONNREFUSED 172.18.0.2:27017',
      'pymongo.errors.ServerSelectionTimeoutError: db:27017: [Errno 111] Connection refused (configured timeouts: socketTimeoutMS: 20000.0ms), Timeout: 30s, Topology Description: <TopologyDescription id: 65f0, topology_type: Unknown>',
      'com.mongodb.MongoTimeoutException: Timed out after 30000 ms while waiting to connect. Client view of cluster state is {type=UNKNOWN, servers=[{address=db:27017, type=UNKNOWN, state=CONNECTING, exception={com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {java.net.ConnectException: Connection refused}}]',
      'server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: db:27017, Type: Unknown, Last error: dial tcp 172.18.0.2:27017: connect: connection refused }, ] }',
      "Error: couldn't connect to server db:27017, connection attempt failed: SocketException: Error connecting to db:27017 (172.18.0.2:27017) :: caused by :: Connection refused",
    ],
    ignores: [`{"s":"I","c":"NETWORK","id":23016,"msg":"Waiting for connections","attr":{"port":27017,"ssl":"off"}}`],
  },
  {
    id: 'mongodb.client-selects-no-server',
    kind: 'unreachable',
    forms: [
      {
        words: 'server selection timed out after ms',
        pattern:
          /(?:Server selection timed out after|ServerSelectionError: .{0,60}timed out after) (?<limit>\d{1,9}) ms/,
      },
      {
        words: 'could not connect to any servers in your mongodb atlas cluster',
        pattern: /Could not connect to any servers in your MongoDB Atlas cluster/,
      },
      {
        words: 'serverselectiontimeouterror timed out topology description',
        pattern: /(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}): timed out .{0,200}Topology Description/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'No MongoDB server answers the client in time: {peer|all of them}',
    check: MEMBERS,
    repair: [
      {
        text: 'Resolve and open what the driver names; with Atlas allow the outgoing address of this host in Network Access. A replica set tells clients its members by the names in rs.conf(): they have to resolve and be reachable from the client (else directConnection=true)',
        compose: 'docker compose exec {service} getent hosts {peer|mongo}',
        kubernetes: 'kubectl exec deploy/{service} -- getent hosts {peer|mongo}',
        host: 'getent hosts {peer|localhost}; nc -vz {peer|localhost} 27017',
      },
      {
        text: 'For a wrong member name correct the configuration of the set',
        host: 'mongosh --eval \'c = rs.conf(); c.members[0].host = "<name>:27017"; rs.reconfig(c)\'',
      },
    ],
    source:
      'node mongodb lib/sdam/topology.js; mongoose lib/collection.js, lib/error/serverSelection.js; pymongo topology.py',
    matches: [
      'MongoServerSelectionError: Server selection timed out after 30000 ms',
      `MongooseServerSelectionError: Could not connect to any servers in your MongoDB Atlas cluster. One common reason is that you're trying to access the database from an IP that isn't whitelisted.`,
      'pymongo.errors.ServerSelectionTimeoutError: 10.0.3.7:27017: timed out (configured timeouts: socketTimeoutMS: 20000.0ms, connectTimeoutMS: 20000.0ms), Timeout: 30s, Topology Description: <TopologyDescription id: 65f0, topology_type: Single>',
    ],
    ignores: ['INFO server selection took 12 ms'],
  },
  {
    id: 'mongodb.no-primary',
    kind: 'cluster_quorum',
    forms: [
      { words: 'replicasetnoprimary', pattern: /(?:topology_type: |Type: |TopologyType\.|'|")ReplicaSetNoPrimary/ },
      {
        words: 'no replica set members match selector',
        pattern: /No replica set members match selector "(?<value>[^"]{3,60})"/,
      },
      {
        words: 'could not find host matching read preference',
        pattern: /Could not find host matching read preference \{ mode: "primary" \} for set (?<object>[\w-]{1,60})/,
      },
      { words: 'no primary available for writes', pattern: /No primary available for writes/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 2,
    means: 'The MongoDB replica set {object|of the client} has no primary',
    check: WHO_IS_PRIMARY,
    repair: [
      {
        text: 'Start members until more than half of the votes are there; a new set has to be initiated once',
        compose: `docker compose up -d && docker compose exec {server|mongo} mongosh --eval 'rs.initiate()'`,
        kubernetes: 'kubectl rollout status statefulset/<mongo>',
        host: 'sudo systemctl start mongod && mongosh --eval "rs.status()"',
      },
      {
        text: 'When the majority is lost for good, force a configuration of the members that live; writes that only the lost ones had are gone',
        host: `mongosh --eval 'c = rs.conf(); c.members = c.members.filter(m => m.host === "<living>:27017"); rs.reconfig(c, {force: true})'`,
        destructive: true,
      },
    ],
    source:
      'MongoDB drivers, SDAM specification (TopologyType ReplicaSetNoPrimary); pymongo topology.py; mongos remote_command_targeter',
    matches: [
      'pymongo.errors.ServerSelectionTimeoutError: No replica set members match selector "Primary()", Timeout: 30s, Topology Description: <TopologyDescription id: 65f0, topology_type: ReplicaSetNoPrimary>',
      `reason: TopologyDescription { type: 'ReplicaSetNoPrimary', servers: Map(1) {} }`,
      'FailedToSatisfyReadPreference: Could not find host matching read preference { mode: "primary" } for set shard1',
      'pymongo.errors.NotPrimaryError: No primary available for writes',
    ],
    ignores: ['topology_type: ReplicaSetWithPrimary'],
  },
  {
    id: 'mongodb.not-primary',
    kind: 'wrong_address',
    program: 'mongodb',
    forms: [
      {
        words: 'not primary',
        pattern:
          /(?:MongoServerError|NotPrimaryError|NotWritablePrimary|NotPrimaryNoSecondaryOk|"errmsg" ?: ?"|'errmsg': '|MongoNotPrimaryException).{0,80}\bnot primary\b/,
      },
      { words: 'notwritableprimary', pattern: /\(?NotWritablePrimary\)? ?[:)]? ?'?not (?:primary|master)/ },
      { words: 'not master', pattern: /(?:NotMasterError: |NotMasterNoSlaveOk.{0,20}|errmsg.{1,6})not master/ },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The client writes to (or reads from) a MongoDB member that is not the primary',
    check: WHO_IS_PRIMARY,
    repair: [
      {
        text: 'Name all members and the set in the connection string (replicaSet=rs0), take directConnection=true away, and let retryWrites=true bear a failover; readers of secondaries need readPreference=secondaryPreferred',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'MongoDB error codes 10107 NotWritablePrimary, 13435 NotPrimaryNoSecondaryOk',
    matches: [
      'MongoServerError: not primary',
      `pymongo.errors.NotPrimaryError: not primary, full error: {'ok': 0.0, 'errmsg': 'not primary', 'code': 10107, 'codeName': 'NotWritablePrimary'}`,
      '(NotWritablePrimary) not primary',
      `com.mongodb.MongoNotPrimaryException: Command failed with error 10107 (NotWritablePrimary): 'not primary' on server db:27017.`,
      'pymongo.errors.NotMasterError: not master and slaveOk=false',
    ],
    ignores: ['INFO this node is not primary any more, stepping down'],
  },
  {
    id: 'mongodb.client-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'timed out while checking out a connection from connection pool',
        pattern: /[tT]imed out while checking out a connection from (?:the )?connection pool/,
      },
      {
        words: 'timeout waiting for a pooled item after',
        pattern: /Timeout waiting for a pooled item after (?<limit>\d{1,9}) \w{3,12}/,
      },
      {
        words: 'timed out while waiting for a connection to server details maxpoolsize',
        pattern:
          /Timed out after (?<limit>\d{1,9}) ms while waiting for a connection to server (?<peer>[\w.-]{1,100}):(?<port>\d{1,5})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB pool of the client has no free connection (maxPoolSize)',
    check: {
      text: 'See what runs slowly on the server, and whether the client makes a new MongoClient for each request',
      compose: `docker compose exec {peer|mongo} mongosh --quiet --eval 'db.currentOp({secs_running: {$gt: 2}}).inprog.map(o => [o.secs_running, o.ns, o.planSummary])'`,
      host: `mongosh --quiet --eval 'db.currentOp({secs_running: {$gt: 2}}).inprog.map(o => [o.secs_running, o.ns, o.planSummary])'`,
    },
    repair: [
      {
        text: 'Give slow queries an index, close cursors, share one MongoClient, then raise maxPoolSize',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'MongoDB drivers, Connection Monitoring and Pooling specification (WaitQueueTimeoutError)',
    matches: [
      'MongoWaitQueueTimeoutError: Timed out while checking out a connection from connection pool',
      'com.mongodb.MongoTimeoutException: Timeout waiting for a pooled item after 120000 MILLISECONDS',
      'com.mongodb.MongoTimeoutException: Timed out after 120000 ms while waiting for a connection to server db:27017. Details: maxPoolSize: 100, connections in use by cursors: 0',
    ],
    ignores: ['DEBUG Checked out connection [connectionId{localValue:4, serverValue:12}] to server db:27017'],
  },
  {
    id: 'mongodb.driver-version',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'wire version but this version of requires at least',
        pattern:
          /(?:Server at (?<peer>[^\s:]{1,100}):(?<port>\d{1,5}) )?reports (?:maximum )?wire version (?<version>\d{1,3}),? but this version of .{3,40} requires at least (?<wanted>\d{1,3})/,
      },
      {
        words: 'unsupported op_query command',
        pattern: /Unsupported OP_QUERY command: (?<value>\w{3,30})\. The client driver may require an upgrade/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'Driver and MongoDB server are too far apart in version ({value|wire version})',
    check: {
      text: 'Print both versions',
      compose:
        'docker compose exec {peer|mongo} mongod --version; docker compose exec {service} sh -c "npm ls mongodb || pip show pymongo"',
      host: 'mongod --version',
    },
    repair: [
      {
        text: 'For "requires at least" update the server (one major version at a time) or use an older driver; for OP_QUERY update the driver',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'MongoDB drivers, Wire Version specification; MongoDB 5.1 release notes, OP_QUERY removal (error 352)',
    matches: [
      'MongoCompatibilityError: Server at db:27017 reports maximum wire version 5, but this version of the Node.js Driver requires at least 6 (MongoDB 3.6)',
      'com.mongodb.MongoIncompatibleDriverException: Server at db:27017 reports wire version 4, but this version of the driver requires at least 6 (MongoDB 3.6).',
      `MongoServerError: Unsupported OP_QUERY command: isMaster. The client driver may require an upgrade. For more details see https://dochub.mongodb.org/core/legacy-opcode-removal`,
    ],
    ignores: ['maxWireVersion: 21'],
  },
  {
    id: 'mongodb.needs-replica-set',
    kind: 'invalid_setting',
    program: 'mongodb',
    forms: [
      {
        words: 'transaction numbers are only allowed on a replica set member or mongos',
        pattern: /Transaction numbers are only allowed on a replica set member or mongos/,
      },
      {
        words: 'changestream stage is only supported on replica sets',
        pattern: /The \$changeStream stage is only supported on replica sets/,
      },
      {
        words: 'this mongodb deployment does not support retryable writes',
        pattern: /This MongoDB deployment does not support retryable writes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The client uses transactions or change streams, and this MongoDB is a standalone server',
    check: {
      text: 'Ask whether the server is a member of a set',
      compose: 'docker compose exec {server} mongosh --quiet --eval "db.hello().setName"',
      kubernetes: 'kubectl exec <pod> -- mongosh --quiet --eval "db.hello().setName"',
      host: 'mongosh --quiet --eval "db.hello().setName"',
    },
    repair: [
      {
        text: 'Start it with --replSet rs0 and initiate a set of one member (with accounts a keyFile is needed), then name replicaSet=rs0 in the connection string; or switch retryWrites off when only that is the matter',
        compose: `docker compose exec {server|mongo} mongosh --eval 'rs.initiate()'`,
        host: `printf 'replication:\\n  replSetName: rs0\\n' | sudo tee -a /etc/mongod.conf && sudo systemctl restart mongod && mongosh --eval 'rs.initiate()'`,
      },
    ],
    source: 'MongoDB source, error 20 IllegalOperation, 40573; drivers, Retryable Writes specification',
    matches: [
      'MongoServerError: Transaction numbers are only allowed on a replica set member or mongos',
      'MongoServerError: The $changeStream stage is only supported on replica sets',
      'MongoServerError: This MongoDB deployment does not support retryable writes. Please add retryWrites=false to your connection string.',
    ],
    ignores: ['docs: transactions need a replica set'],
  },
  {
    id: 'mongodb.client-refused-at-loopback',
    kind: 'wrong_address',
    forms: [
      {
        words: 'connect econnrefused',
        pattern:
          /Mongo(?:ose)?ServerSelectionError: connect ECONNREFUSED (?=127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>\d{1,5})/,
      },
      {
        words: 'econnrefused 27017',
        pattern: /connect ECONNREFUSED (?=127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>27017)\b/,
      },
      {
        words: 'connection refused topology description',
        pattern:
          /(?=127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}): \[Errno 111\] Connection refused .{0,200}Topology Description/,
      },
      {
        words: 'timed out while waiting client view of cluster state is connectexception',
        pattern:
          /Timed out (?:after \d{1,9} ms )?while waiting .{0,160}address=(?=127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}), type=UNKNOWN.{0,240}Connection refused/,
      },
      {
        words: 'server selection error current topology connection refused',
        pattern:
          /server selection error: .{0,120}current topology: .{0,120}Addr: (?=127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}).{0,160}connection refused/,
      },
      {
        words: 'couldn t connect to server connection refused',
        pattern:
          /couldn't connect to server (?=127\.|localhost\b|\[?::1\b)(?<peer>[\w.-]{1,100}):(?<port>\d{1,5}), connection attempt failed: .{0,120}Connection refused/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'No MongoDB listens at {peer}:{port|27017}; in a container that is the container itself',
    onHost: { kind: 'connection_refused', means: 'No MongoDB listens at {peer}:{port|27017} of this host' },
    check: {
      text: 'See whether the servers run, and which one the set has for its primary',
      compose: 'docker compose ps; docker compose exec {peer|mongo} mongosh --quiet --eval "db.hello()"',
      kubernetes:
        'kubectl get pods -o wide | grep -i mongo; kubectl exec <pod> -- mongosh --quiet --eval "rs.status().members.map(m => [m.name, m.stateStr, m.lastHeartbeatMessage])"',
      host: 'nc -vz {peer|localhost} {port|27017}; mongosh --host {peer|localhost} --quiet --eval "db.hello()"',
    },
    repair: [
      {
        text: 'Start the server and read why it stopped; inside a container "localhost" is the container itself, so name the service of the database',
        compose: 'docker compose up -d {peer|mongo} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -i mongo',
        host: 'sudo systemctl start mongod',
      },
      {
        text: 'When it listens on 127.0.0.1 only, set net.bindIp',
        host: "sudo sed -i -E 's/bindIp: .*/bindIp: 0.0.0.0/' /etc/mongod.conf && sudo systemctl restart mongod",
      },
    ],
    source:
      'MongoDB drivers, Server Selection specification; node mongodb, pymongo topology.py, mongo-java-driver BaseCluster, mongo-go-driver topology',
    matches: [
      'MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:27017',
      'pymongo.errors.ServerSelectionTimeoutError: 127.0.0.1:27017: [Errno 111] Connection refused (configured timeouts: socketTimeoutMS: 20000.0ms), Timeout: 30s, Topology Description: <TopologyDescription id: 65f0, topology_type: Unknown>',
      'com.mongo127.0.0.1.MongoTimeoutException: Timed out after 30000 ms while waiting to connect. Client view of cluster state is {type=UNKNOWN, servers=[{address=127.0.0.1:27017, type=UNKNOWN, state=CONNECTING, exception={com.mongo127.0.0.1.MongoSocketOpenException: Exception opening socket}, caused by {java.net.ConnectException: Connection refused}}]',
      'server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: 127.0.0.1:27017, Type: Unknown, Last error: dial tcp 172.18.0.2:27017: connect: connection refused }, ] }',
      "Error: couldn't connect to server 127.0.0.1:27017, connection attempt failed: SocketException: Error connecting to 127.0.0.1:27017 (172.18.0.2:27017) :: caused by :: Connection refused",
    ],
    ignores: [
      '{"s":"I","c":"NETWORK","id":23016,"msg":"Waiting for connections","attr":{"port":27017,"ssl":"off"}}',
      'MongoServerSelectionError: connect ECONNREFUSED 172.18.0.2:27017',
    ],
  },
];
