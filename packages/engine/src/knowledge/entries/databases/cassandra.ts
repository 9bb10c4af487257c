import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const RING: Step = {
  text: 'See the state of the nodes (UN is up and normal) and their log',
  compose: 'docker compose exec {server} nodetool status; docker compose exec {server} nodetool describecluster',
  kubernetes: 'kubectl exec {service}-0 -- nodetool status',
  host: 'nodetool status; nodetool describecluster; sudo tail -50 /var/log/cassandra/system.log',
};

export const CASSANDRA: readonly CatalogueEntry[] = [
  {
    id: 'cassandra.replicas-missing',
    kind: 'cluster_quorum',
    program: 'cassandra',
    forms: [
      {
        words: 'cannot achieve consistency level',
        pattern: /Cannot achieve consistency level (?:for cl )?(?<value>[A-Z_]{2,20})/,
      },
      {
        words: 'not enough replicas available for query at consistency',
        pattern:
          /Not enough replicas available for query at consistency (?<value>[A-Z_]{2,20}) \((?<wanted>\d{1,3}) required but only (?<limit>\d{1,3}) alive\)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'cassandra',
    specificity: 2,
    means: 'Too few Cassandra replicas are up for consistency {value}',
    check: RING,
    repair: [
      {
        text: 'Start the nodes that are down; a keyspace whose replication names a data centre that does not exist has no replicas at all (ALTER KEYSPACE), nor does RF 1 bear the loss of a node',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout status statefulset/{service}',
        host: 'sudo systemctl start cassandra',
      },
    ],
    source: 'Cassandra, ReplicaPlans.assureSufficientReplicas; java-driver UnavailableException',
    matches: [
      `cassandra.Unavailable: Error from server: code=1000 [Unavailable exception] message="Cannot achieve consistency level QUORUM" info={'consistency': 'QUORUM', 'required_replicas': 2, 'alive_replicas': 1}`,
      'com.datastax.oss.driver.api.core.servererrors.UnavailableException: Not enough replicas available for query at consistency LOCAL_QUORUM (2 required but only 1 alive)',
    ],
    ignores: ['consistency level set to QUORUM'],
  },
  {
    id: 'cassandra.request-timeout',
    kind: 'slow_dependency',
    program: 'cassandra',
    forms: [
      {
        words: 'operation timed out received only responses',
        pattern: /[oO]peration timed out(?: for [\w.]{1,80})? - received only (?<value>\d{1,3}) responses/,
      },
      {
        words: 'cassandra timeout during query at consistency',
        pattern: /Cassandra timeout during (?:\w{3,10} )?(?:read|write) query at consistency (?<value>[A-Z_]{2,20})/,
      },
      {
        words: 'query timed out after',
        pattern: /DriverTimeoutException: Query timed out after (?<limit>PT[\d.HMS]{1,12})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'cassandra',
    specificity: 2,
    means: 'Cassandra did not answer the client in time',
    check: {
      text: 'Look for long garbage collections, full thread pools, tombstones and compactions that lag',
      compose: 'docker compose exec {server} nodetool tpstats; docker compose exec {server} nodetool compactionstats',
      kubernetes: 'kubectl exec {service}-0 -- nodetool tpstats',
      host: 'nodetool tpstats; nodetool compactionstats; sudo grep -E "GCInspector|tombstone" /var/log/cassandra/system.log | tail',
    },
    repair: [
      {
        text: 'Repair the query (whole partition key, no ALLOW FILTERING, smaller partitions), give the node memory or disks, and page large results',
        host: 'nodetool tablestats <keyspace>.<table>',
      },
    ],
    source: 'Cassandra, ReadTimeoutException, WriteTimeoutException; java-driver',
    matches: [
      `cassandra.ReadTimeout: Error from server: code=1200 [Coordinator node timed out waiting for replica nodes' responses] message="Operation timed out - received only 0 responses." info={'received_responses': 0}`,
      'com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException: Cassandra timeout during SIMPLE write query at consistency LOCAL_QUORUM (2 replica were required but only 1 acknowledged the write)',
      'com.datastax.oss.driver.api.core.DriverTimeoutException: Query timed out after PT2S',
    ],
    ignores: ['read_request_timeout: 5000ms'],
  },
  {
    id: 'cassandra.login-refused',
    kind: 'authentication_refused',
    program: 'cassandra',
    forms: [
      {
        words: 'provided username and or password are incorrect',
        pattern: /Provided username (?<user>\S{1,80}) and\/or password are incorrect/,
      },
      {
        words: 'remote end requires authentication',
        pattern: /AuthenticationFailed\(?'?.{0,10}Remote end requires authentication/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cassandra',
    specificity: 3,
    means: 'Cassandra refuses the login of {user|a client without account}',
    check: {
      text: 'Try it by hand; the default superuser cassandra reads at QUORUM, so it also fails when nodes are down',
      compose: 'docker compose exec {server} cqlsh -u {user|cassandra} -e "list roles"',
      kubernetes: 'kubectl exec {service}-0 -- cqlsh -u {user|cassandra} -e "list roles"',
      host: 'cqlsh -u {user|cassandra} -e "list roles"',
    },
    repair: [
      {
        text: 'Set the password of the role and give it to the client; replicate system_auth to all nodes and repair it',
        compose: `docker compose exec {server} cqlsh -u cassandra -e "ALTER ROLE {user|<account>} WITH PASSWORD = '<password>'"`,
        host: `cqlsh -u cassandra -e "ALTER ROLE {user|<account>} WITH PASSWORD = '<password>'"`,
      },
    ],
    source: 'Cassandra, PasswordAuthenticator.authenticate(); cassandra-driver connection.py',
    matches: [
      `AuthenticationFailed('Failed to authenticate to 172.18.0.4:9042: Error from server: code=0100 [Bad credentials] message="Provided username shop and/or password are incorrect"')`,
      `AuthenticationFailed('Remote end requires authentication.',)`,
    ],
    ignores: ["Created default superuser role 'cassandra'"],
  },
  {
    id: 'cassandra.cannot-join',
    kind: 'invalid_setting',
    program: 'cassandra',
    forms: [
      {
        words: 'saved cluster name configured name',
        pattern: /Saved cluster name (?<value>.{1,60}) != configured name (?<wanted>.{1,60})/,
      },
      { words: 'unable to gossip with any', pattern: /Unable to gossip with any (?:peers|seeds)/ },
      {
        words: 'a node with address already exists cancelling join',
        pattern: /A node with address (?<peer>\S{1,60}) already exists, cancelling join/,
      },
      { words: 'unable to contact any seeds', pattern: /Unable to contact any seeds/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'This Cassandra node cannot join: name, seeds or address of the cluster differ',
    check: {
      text: 'Compare cluster_name, seeds, listen_address and broadcast_address with the other nodes, and try port 7000',
      compose:
        'docker compose exec {service} grep -nE "cluster_name|seeds:|listen_address|broadcast_address" /etc/cassandra/cassandra.yaml',
      kubernetes: 'kubectl logs {service}-0 | grep -iE "gossip|seed|cluster name" | tail',
      host: 'grep -nE "cluster_name|seeds:|listen_address|broadcast_address" /etc/cassandra/cassandra.yaml; nc -vz <seed> 7000; nodetool status',
    },
    repair: [
      {
        text: 'Correct name or seeds and restart; a node that comes back with an empty disk has to replace itself',
        host: `echo 'JVM_OPTS="$JVM_OPTS -Dcassandra.replace_address_first_boot={peer|<address>}"' | sudo tee -a /etc/cassandra/cassandra-env.sh && sudo systemctl restart cassandra`,
        compose: 'docker compose up -d {service}',
      },
      {
        text: 'For a new, empty node of a wrong name: empty its data directory',
        host: 'sudo rm -rf /var/lib/cassandra/data/system/*',
        destructive: true,
      },
    ],
    source:
      'Cassandra, SystemKeyspace.checkHealth(), Gossiper.doShadowRound(), StorageService.checkForEndpointCollision()',
    matches: [
      'org.apache.cassandra.exceptions.ConfigurationException: Saved cluster name Test Cluster != configured name prod',
      'java.lang.RuntimeException: Unable to gossip with any peers',
      'java.lang.RuntimeException: A node with address /10.0.0.14:7000 already exists, cancelling join. Use cassandra.replace_address if you want to replace this node.',
      'java.lang.IllegalStateException: Unable to contact any seeds!',
    ],
    ignores: ['Node /10.0.0.14:7000 state jump to NORMAL'],
  },
  {
    id: 'cassandra.tombstones',
    kind: 'code_defect',
    program: 'cassandra',
    forms: [
      {
        words: 'scanned over tombstones during query',
        pattern: /Scanned over (?<limit>\d{1,9}) tombstones during query '?(?<object>.{1,80})/,
      },
      {
        words: 'live rows and tombstone cells for query',
        pattern: /Read \d{1,9} live rows and (?<limit>\d{1,9}) tombstone cells for query (?<object>.{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'cassandra',
    specificity: 3,
    means: 'A Cassandra query reads over {limit} tombstones (deleted rows)',
    check: {
      text: 'See which table it is, and how it deletes: queues, null inserts and lists leave tombstones',
      host: 'nodetool tablestats <keyspace>.<table> | grep -i tombstone',
      compose: 'docker compose exec {server} nodetool tablestats <keyspace>.<table>',
    },
    repair: [
      {
        text: 'Change the model (partitions per time span, TTL with TimeWindowCompaction); once all nodes are repaired lower gc_grace_seconds and compact',
        host: 'nodetool repair <keyspace> <table> && nodetool compact <keyspace> <table>',
      },
    ],
    source: 'Cassandra, TombstoneOverwhelmingException, ReadCommand',
    matches: [
      `org.apache.cassandra.db.filter.TombstoneOverwhelmingException: Scanned over 100001 tombstones during query 'SELECT * FROM shop.jobs WHERE state = new LIMIT 100' (last scanned row token was 12); query aborted`,
      'WARN [ReadStage-3] ReadCommand.java:543 - Read 0 live rows and 5012 tombstone cells for query SELECT * FROM shop.jobs WHERE state = new LIMIT 100; (see tombstone_warn_threshold)',
    ],
    ignores: ['tombstone_failure_threshold: 100000'],
  },
  {
    id: 'cassandra.schema-missing',
    kind: 'missing_schema',
    program: 'cassandra',
    forms: [
      { words: 'unconfigured table', pattern: /unconfigured table (?<object>[\w.]{1,80})/ },
      { words: 'keyspace does not exist', pattern: /Keyspace '(?<object>[\w"]{1,80})' does not exist/ },
      {
        words: 'invalidrequest code 2200 does not exist',
        pattern:
          /code=2200 \[Invalid query\] message="(?:[tT]able (?<object>[\w.]{1,80}) does not exist|Undefined column name (?<value>\w{1,80}))/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'cassandra',
    specificity: 3,
    means: 'Cassandra has no {object|such table or column}',
    check: {
      text: 'List what is there, and whether all nodes agree on the schema',
      compose:
        'docker compose exec {server} cqlsh -e "describe tables"; docker compose exec {server} nodetool describecluster',
      kubernetes: 'kubectl exec {service}-0 -- cqlsh -e "describe tables"',
      host: 'cqlsh -e "describe tables"; nodetool describecluster',
    },
    repair: [
      {
        text: 'Run the schema scripts (nothing in the image does so by itself)',
        compose: 'docker compose exec -T {server} cqlsh < schema.cql',
        kubernetes: 'kubectl exec -i {service}-0 -- cqlsh < schema.cql',
        host: 'cqlsh -f schema.cql',
      },
    ],
    source: 'Cassandra, InvalidRequestException; Schema.validateTable',
    matches: [
      `cassandra.InvalidRequest: Error from server: code=2200 [Invalid query] message="unconfigured table orders"`,
      `InvalidRequest: Error from server: code=2200 [Invalid query] message="Keyspace 'shop' does not exist"`,
      'InvalidRequest: Error from server: code=2200 [Invalid query] message="table orders does not exist"',
    ],
    ignores: ['Create new table: org.apache.cassandra.config.CFMetaData@1f[ksName=shop,cfName=orders]'],
  },
  {
    id: 'cassandra.disk-or-files',
    kind: 'data_corruption',
    program: 'cassandra',
    forms: [
      { words: 'corruptsstableexception corrupted', pattern: /CorruptSSTableException: Corrupted: (?<path>\S{1,200})/ },
      {
        words: 'mutation checksum failure at in',
        pattern: /Mutation (?:size )?checksum failure at (?<value>\d{1,12}) in (?<path>.{1,120})/,
      },
      {
        words: 'could not read commit log descriptor in file',
        pattern: /Could not read commit log descriptor in file (?<path>\S{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A file of Cassandra is damaged: {path}',
    check: {
      text: 'See whether the disk was full or the host went down',
      compose: 'docker compose exec {service} df -h /var/lib/cassandra',
      kubernetes: 'kubectl exec {service}-0 -- df -h /var/lib/cassandra',
      host: 'df -h /var/lib/cassandra; sudo dmesg -T | grep -i "i/o error" | tail',
    },
    repair: [
      {
        text: 'For an sstable: scrub it, then repair from the other replicas',
        host: 'nodetool scrub <keyspace> <table> && nodetool repair <keyspace> <table>',
        compose: 'docker compose exec {service} nodetool scrub <keyspace> <table>',
      },
      {
        text: 'For a commit log: put the file aside and start (what only it held comes back from the replicas by a repair)',
        host: 'sudo mv {path} /srv/ && sudo systemctl start cassandra && nodetool repair',
        destructive: true,
      },
    ],
    source: 'Cassandra, CorruptSSTableException, CommitLogReader',
    matches: [
      'org.apache.cassandra.io.sstable.CorruptSSTableException: Corrupted: /var/lib/cassandra/data/shop/orders-1b2/nb-12-big-Data.db',
      'org.apache.cassandra.db.commitlog.CommitLogReadHandler$CommitLogReadException: Mutation checksum failure at 18231 in Next section at 18200 in CommitLog-7-1700000000000.log',
      'CommitLogReadException: Could not read commit log descriptor in file /var/lib/cassandra/commitlog/CommitLog-7-1700000000001.log',
    ],
    ignores: ['Log replay complete, 12 replayed mutations'],
  },
  {
    id: 'cassandra.client-cannot-reach',
    kind: 'connection_refused',
    forms: [
      {
        words: 'nohostavailable unable to connect to any servers',
        pattern:
          /NoHostAvailable: \('Unable to connect to any servers'(?:, \{'(?<peer>[\w.-]{1,100}):(?<port>\d{1,5})': ?(?<value>.{5,60}))?/,
      },
      {
        words: 'could not reach any contact point make sure you ve provided valid addresses',
        pattern: /Could not reach any contact point, make sure you've provided valid addresses/,
      },
      {
        words: 'all host s tried for query failed',
        pattern: /All host\(s\) tried for query failed(?: \(tried: \/?(?<peer>[\w.-]{1,100})[/:](?<port>\d{1,5}))?/,
      },
      { words: 'gocql unable to create session', pattern: /gocql: unable to create session: (?<value>.{5,80})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'cassandra',
    specificity: 3,
    means: 'The client reaches no Cassandra node ({peer|none of its contact points})',
    check: RING,
    repair: [
      {
        text: 'Wait until it listens on 9042 (a minute or more after the start), correct contact points and rpc_address (0.0.0.0 with broadcast_rpc_address), and name the data centre that "nodetool status" shows',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl start cassandra',
      },
    ],
    source: 'cassandra-driver (Python) cluster.py; java-driver AllNodesFailedException; gocql session.go',
    matches: [
      `cassandra.cluster.NoHostAvailable: ('Unable to connect to any servers', {'127.0.0.1:9042': ConnectionRefusedError(111, "Tried connecting to [('127.0.0.1', 9042)]. Last error: Connection refused")})`,
      `com.datastax.oss.driver.api.core.AllNodesFailedException: Could not reach any contact point, make sure you've provided valid addresses (showing first 1 nodes, use getAllErrors() for more)`,
      'com.datastax.driver.core.exceptions.NoHostAvailableException: All host(s) tried for query failed (tried: /10.0.0.4:9042 (com.datastax.driver.core.exceptions.TransportException: [/10.0.0.4:9042] Cannot connect))',
      'gocql: unable to create session: unable to discover protocol version: dial tcp 172.18.0.4:9042: connect: connection refused',
    ],
    ignores: ['Starting listening for CQL clients on /0.0.0.0:9042 (unencrypted)...'],
  },
];
