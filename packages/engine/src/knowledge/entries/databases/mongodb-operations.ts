import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MONGODB_OPERATIONS: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.duplicate-key',
    kind: 'code_defect',
    program: 'mongodb',
    forms: [
      {
        words: 'e11000 duplicate key error collection index',
        pattern: /E11000 duplicate key error collection: (?<object>\S{1,120}) index: (?<value>\S{1,80}) dup key/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'mongodb',
    specificity: 1,
    means: 'MongoDB has such a document already in {object} (unique index {value})',
    check: {
      text: 'Look at the index: a field that is missing counts as null, so a second document without it is a duplicate unless the index is sparse or partial',
      host: `mongosh <database> --eval 'db.<collection>.getIndexes()'`,
      compose: `docker compose exec {server|mongo} mongosh <database> --eval 'db.<collection>.getIndexes()'`,
    },
    repair: [
      {
        text: 'Use an upsert for what may come twice, drop an index that the code no longer wants, or make it partial',
        host: `mongosh <database> --eval 'db.<collection>.dropIndex("{value}")'`,
        destructive: true,
      },
    ],
    source: 'MongoDB error 11000 DuplicateKey',
    matches: [
      'MongoServerError: E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "anna@example.org" }',
      `pymongo.errors.DuplicateKeyError: E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: null }, full error: {'index': 0, 'code': 11000}`,
    ],
    ignores: ['catch (e) { if (e.code === 11000) throw new Conflict() }'],
  },
  {
    id: 'mongodb.memory-limit-of-stage',
    kind: 'memory_exhausted',
    program: 'mongodb',
    forms: [
      {
        words: 'memory limit but',
        pattern:
          /(?<object>\$?\w{3,20}) exceeded memory limit(?: of (?<limit>\d{1,12}) bytes)?,? ?but did(?:n't| not) (?:opt in to|allow) external sort(?:ing)?/i,
      },
      {
        words: 'exceeded memory limit for',
        pattern:
          /Exceeded memory limit for (?<object>\$?\w{3,20}),? but did(?:n't| not) (?:opt in to|allow) external (?:sort|spilling)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The stage {object} of a MongoDB query needs more memory than one stage may ({limit|100 MB})',
    check: {
      text: 'Explain the query: a sort without an index, or a group over the whole collection',
      host: `mongosh <database> --eval 'db.<collection>.explain("executionStats").aggregate([...])'`,
    },
    repair: [
      {
        text: 'Make an index in the order of the sort and filter early; allowDiskUse: true lets the stage write to disk',
        host: `mongosh <database> --eval 'db.<collection>.createIndex({<field>: 1})'`,
      },
    ],
    source: 'MongoDB error 292 QueryExceededMemoryLimitNoDiskUseAllowed; sort_executor, document_source_group',
    matches: [
      'MongoServerError: Sort exceeded memory limit of 104857600 bytes, but did not opt in to external sorting.',
      `MongoServerError: Exceeded memory limit for $group, but didn't allow external sort. Pass allowDiskUse:true to opt in.`,
    ],
    ignores: ['docs: what happens when the memory limit is exceeded'],
  },
  {
    id: 'mongodb.document-too-large',
    kind: 'payload_too_large',
    program: 'mongodb',
    forms: [
      {
        words: 'bsonobj size is invalid size must be between 0 and',
        pattern:
          /BSONObj size: (?<value>-?\d{1,12}) \(0x[\dA-Fa-f]{1,9}\) is invalid\. Size must be between 0 and (?<limit>\d{6,12})/,
      },
      {
        words: 'bsonobjecttoolarge',
        pattern: /BSONObjectTooLarge|BSONObj exceeds maximum (?:nested object depth|size)/,
      },
      {
        words: 'payload document size is larger than maximum of',
        pattern: /Payload document size is larger than maximum of (?<limit>\d{6,12})/,
      },
      {
        words: 'too large bson document the connected server supports bson document sizes up to bytes',
        pattern:
          /BSON document too large \((?<value>\d{1,12}) bytes\) - the connected server supports BSON document sizes up to (?<limit>\d{1,12}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'A document is larger than MongoDB allows (16 MB)',
    check: {
      text: 'Find what makes it grow: mostly an array inside of one document that gets longer for ever',
      host: `mongosh <database> --eval 'db.<collection>.aggregate([{$project: {size: {$bsonSize: "$$ROOT"}}}, {$sort: {size: -1}}, {$limit: 5}])'`,
    },
    repair: [{ text: 'Move the growing part into documents of their own, files into GridFS or object storage' }],
    source:
      'MongoDB error 10334 BSONObjectTooLarge; mongo-java-driver BsonMaximumSizeExceededException; pymongo DocumentTooLarge',
    matches: [
      'MongoServerError: BSONObj size: 17121022 (0x1053EFE) is invalid. Size must be between 0 and 16793600(16MB) First element: _id: ObjectId(65)',
      `Command failed with error 10334 (BSONObjectTooLarge): 'object to insert too large' on server db:27017`,
      'org.bson.BsonMaximumSizeExceededException: Payload document size is larger than maximum of 16777216.',
      'pymongo.errors.DocumentTooLarge: BSON document too large (18231122 bytes) - the connected server supports BSON document sizes up to 16777216 bytes.',
    ],
    ignores: ['maxBsonObjectSize: 16777216'],
  },
  {
    id: 'mongodb.write-conflict',
    kind: 'lock_held',
    program: 'mongodb',
    forms: [
      {
        words: 'writeconflict error this operation conflicted with another operation',
        pattern: /WriteConflict error: this operation conflicted with another operation/,
      },
      {
        words: 'write conflict during plan execution and yielding is disabled',
        pattern: /Write conflict during plan execution and yielding is disabled/,
      },
      {
        words: 'unable to acquire lock on within',
        pattern: /Unable to acquire (?<value>\w{1,3}) lock on '?(?<object>[^']{3,80})'? within (?<limit>\d{1,9})ms/,
      },
      { words: 'codename locktimeout', pattern: /codeName["']?:? ?["']?LockTimeout\b/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mongodb',
    specificity: 1,
    means: 'MongoDB operations conflict over {object|the same document}',
    check: {
      text: 'See what runs long, and which operation waits for a lock',
      host: `mongosh --eval 'db.currentOp({waitingForLock: true})'`,
    },
    repair: [
      {
        text: 'Repeat the transaction on the label TransientTransactionError (withTransaction does), keep it short, and avoid a counter that everybody updates',
        host: `mongosh --eval 'db.killOp(<opid>)'`,
        destructive: true,
      },
    ],
    source: 'MongoDB errors 112 WriteConflict, 24 LockTimeout',
    matches: [
      'MongoServerError: WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.',
      'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
      `LockTimeout: Unable to acquire IX lock on '{8922312: Database, 120}' within 5ms.`,
      '{"ok":0,"code":24,"codeName":"LockTimeout"}',
    ],
    ignores: ['INFO transaction retried after a write conflict'],
  },
  {
    id: 'mongodb.time-limit',
    kind: 'slow_dependency',
    program: 'mongodb',
    forms: [
      {
        words: 'operation exceeded time limit',
        pattern:
          /(?:MaxTimeMSExpired.{0,60}|MongoServerError: |ExecutionTimeout: .{0,60}|errmsg.{1,6})(?:[\w ]{0,60}:: caused by :: )?operation exceeded time limit/,
      },
      {
        words: 'executor error during find command caused by operation exceeded time limit',
        pattern: /Executor error during \w{3,20} command.{0,80}operation exceeded time limit/,
      },
      {
        words: 'timeout while receiving message',
        pattern: /MongoSocketReadTimeoutException: Timeout while receiving message/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'mongodb',
    specificity: 2,
    means: 'A MongoDB operation took longer than its client allows',
    check: {
      text: 'Find the slow operation ("Slow query" in the log) and its planSummary; COLLSCAN means that an index is missing',
      compose: 'docker compose logs --tail 500 mongo | grep "Slow query" | tail -5',
      kubernetes: 'kubectl logs <pod> --tail 500 | grep "Slow query" | tail -5',
      host: 'sudo grep "Slow query" /var/log/mongodb/mongod.log | tail -5',
    },
    repair: [
      {
        text: 'Make the index; raise maxTimeMS or socketTimeoutMS only for long jobs',
        host: `mongosh <database> --eval 'db.<collection>.createIndex({<field>: 1})'`,
      },
    ],
    source: 'MongoDB error 50 MaxTimeMSExpired; mongo-java-driver InternalStreamConnection',
    matches: [
      `pymongo.errors.ExecutionTimeout: operation exceeded time limit, full error: {'ok': 0.0, 'code': 50, 'codeName': 'MaxTimeMSExpired'}`,
      'MongoServerError: Executor error during find command: shop.orders :: caused by :: operation exceeded time limit',
      'com.mongodb.MongoSocketReadTimeoutException: Timeout while receiving message',
    ],
    ignores: ['"maxTimeMS":60000'],
  },
  {
    id: 'mongodb.too-many-connections',
    kind: 'connection_limit',
    program: 'mongodb',
    forms: [
      {
        words: 'connection refused because there are too many open connections',
        pattern:
          /[cC]onnection refused because there are too many open connections(?:: (?<limit>\d{1,7})|.{0,80}"connectionCount":(?<value>\d{1,7}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'MongoDB takes no further connections ({limit|maxIncomingConnections or open files reached})',
    check: {
      text: 'Count the connections by client; mongod takes 80 percent of the limit of open files at most',
      compose: `docker compose exec {server} mongosh --quiet --eval 'db.serverStatus().connections'; docker compose exec {server} sh -c "ulimit -n"`,
      kubernetes: `kubectl exec {service}-0 -- mongosh --quiet --eval 'db.serverStatus().connections'`,
      host: `mongosh --quiet --eval 'db.serverStatus().connections'; cat /proc/$(pgrep mongod)/limits | grep "open files"`,
    },
    repair: [
      {
        text: 'Share one MongoClient per process, lower maxPoolSize (instances times pool), raise the limit of open files to 64000',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo systemctl edit mongod  # [Service] LimitNOFILE=64000',
      },
    ],
    source: 'MongoDB source, transport/session_manager_common.cpp, id 22942',
    matches: [
      'I NETWORK  [listener] connection refused because there are too many open connections: 819',
      `{"s":"I","c":"NETWORK","id":22942,"ctx":"listener","msg":"Connection refused because there are too many open connections","attr":{"remote":"10.0.3.9:40112","connectionCount":820}}`,
    ],
    ignores: [
      `"msg":"Soft rlimits for open file descriptors too low","attr":{"currentValue":1024,"recommendedMinimum":64000}`,
    ],
  },
  {
    id: 'mongodb.set-configuration',
    kind: 'invalid_setting',
    program: 'mongodb',
    forms: [
      {
        words: 'our replica set config is invalid or we are not a member of it',
        pattern:
          /Our replica set config(?:uration)? is invalid or (?:we are|does not include us|this node is) not a member of it/i,
      },
      {
        words: 'no host described in new configuration',
        pattern: /No host described in new configuration .{0,200}maps to this node/,
      },
      {
        words: 'replsetinitiate quorum check failed because not all proposed set members responded affirmatively',
        pattern:
          /quorum check failed because not all proposed set members responded affirmatively: (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) failed with (?<value>.{3,80})/,
      },
      { words: 'no replset config has been received', pattern: /no replset config has been received/ },
      {
        words: 'is required when authorization is enabled with replica sets',
        pattern: /(?<setting>security\.keyFile) is required when authorization is enabled with replica sets/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'The MongoDB replica set is not configured rightly ({setting|member names or rs.initiate})',
    check: {
      text: 'Compare the names in the configuration with those under which the members find themselves and each other',
      compose: `docker compose exec {server} mongosh --quiet --eval 'rs.conf().members.map(m => m.host)'; docker compose exec {service} getent hosts {peer|mongo}`,
      kubernetes: `kubectl exec {service}-0 -- mongosh --quiet --eval 'rs.conf().members.map(m => m.host)'`,
      host: `mongosh --quiet --eval 'rs.conf().members.map(m => m.host)'; getent hosts {peer|mongo}`,
    },
    repair: [
      {
        text: 'Initiate a new set once, with names that every member and client can resolve',
        compose: `docker compose exec {server} mongosh --eval 'rs.initiate({_id: "rs0", members: [{_id: 0, host: "mongo:27017"}]})'`,
        kubernetes: `kubectl exec {service}-0 -- mongosh --eval 'rs.initiate({_id: "rs0", members: [{_id: 0, host: "{service}-0.{service}:27017"}]})'`,
        host: `mongosh --eval 'rs.initiate()'`,
      },
      {
        text: 'When the host was renamed: write the new name into the configuration by force',
        host: `mongosh --eval 'c = rs.conf(); c.members[0].host = "<new name>:27017"; rs.reconfig(c, {force: true})'`,
        destructive: true,
      },
      {
        text: 'For keyFile make one and give it to all members',
        host: 'openssl rand -base64 756 | sudo tee /etc/mongo.key > /dev/null && sudo chown mongodb /etc/mongo.key && sudo chmod 400 /etc/mongo.key',
      },
    ],
    source:
      'MongoDB errors 93 InvalidReplicaSetConfig, 74 NodeNotFound, 94 NotYetInitialized; check_quorum_for_config_change.cpp; mongod_options.cpp',
    matches: [
      `{"ok":0,"errmsg":"Our replica set config is invalid or we are not a member of it","code":93,"codeName":"InvalidReplicaSetConfig"}`,
      `"msg":"Locally stored replica set configuration is invalid","attr":{"error":"NodeNotFound: No host described in new configuration with {version: 1, term: 1} for replica set rs0 maps to this node"}`,
      'MongoServerError: replSetInitiate quorum check failed because not all proposed set members responded affirmatively: mongo-2:27017 failed with Error connecting to mongo-2:27017 :: caused by :: Could not find address',
      `MongoServerError: no replset config has been received`,
      'BadValue: security.keyFile is required when authorization is enabled with replica sets',
    ],
    ignores: [`{"s":"I","c":"REPL","id":21392,"msg":"New replica set config in use"}`],
  },
  {
    id: 'mongodb.setting-unknown',
    kind: 'invalid_setting',
    program: 'mongodb',
    forms: [
      {
        words: 'unrecognized option',
        pattern:
          /(?:Error parsing \S{3,20} config file: )?[uU]nrecognized option:? '?(?<setting>[a-z]\w{2,30}\.[\w.]{2,50})/,
      },
      { words: 'error parsing yaml config file', pattern: /Error parsing YAML config file: (?<value>.{5,80})/ },
      {
        words: 'error parsing command line unrecognised option',
        pattern: /Error parsing command line: {1,2}unrecognised option '(?<setting>[^']{2,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'MongoDB refuses {setting|its configuration} ({value|unknown option})',
    check: {
      text: 'Read the file and the options: 6.1 dropped storage.journal.enabled, 4.2 the mmapv1 engine; YAML wants spaces, no tabs',
      compose:
        'docker compose config {service} | grep -A4 command; docker compose run --rm --entrypoint cat {service} /etc/mongod.conf.orig',
      host: 'cat -A /etc/mongod.conf | head -40; mongod --help | head',
    },
    repair: [
      {
        text: 'Remove or correct the option in mongod.conf or the command (removed ones stand in the release notes), then start again',
        compose: 'docker compose up -d --force-recreate {service}',
        host: `sudo sed -i '/journal:/,+1d' /etc/mongod.conf && sudo systemctl restart mongod`,
      },
    ],
    source: 'MongoDB source, src/mongo/util/options_parser/options_parser.cpp',
    matches: [
      'Unrecognized option: storage.journal.enabled',
      'Error parsing YAML config file: yaml-cpp: error at line 14, column 9: illegal map value',
      `Error parsing command line:  unrecognised option '--nojournal'`,
    ],
    ignores: ['java: Unrecognized option: -XX:+UseFoo could not create the Java Virtual Machine'],
  },
];
