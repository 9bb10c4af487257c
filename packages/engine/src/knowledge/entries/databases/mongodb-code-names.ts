import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const RSSTATUS: Step = {
  text: 'Read the state of the set',
  compose: 'docker compose exec {service} mongosh --eval "rs.status()"',
  kubernetes: 'kubectl exec sts/{service} -- mongosh --eval "rs.status()"',
  host: 'mongosh --eval "rs.status()"',
};

/** Further code names of MongoDB: objects, memory, disk, wrong programs. */
export const MONGODB_CODE_NAMES: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.code-memory',
    kind: 'memory_exhausted',
    program: 'mongodb',
    forms: [
      {
        words: 'exceededmemorylimit',
        pattern: /(?:codeName["']?:? ?["']?|^(?=ExceededMemoryLimit: )|"error":")(?<value>ExceededMemoryLimit)\b/,
      },
      { words: 'queryexceededmemorylimitnodiskuseallowed', pattern: /QueryExceededMemoryLimitNoDiskUseAllowed/ },
      {
        words: 'sort exceeded memory limit of bytes',
        pattern: /Sort exceeded memory limit of (?<limit>\d{1,12}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A query of MongoDB needs more memory than it may use ({value})',
    check: {
      text: 'Read the plan',
      host: 'mongosh <database> --eval "db.<collection>.find(<filter>).sort(<sort>).explain()"',
    },
    repair: [{ text: 'Index the fields that are sorted by, or allow disk use (allowDiskUse: true)' }],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"ExceededMemoryLimit"}',
      'MongoServerError: PlanExecutor error during aggregation :: caused by :: QueryExceededMemoryLimitNoDiskUseAllowed',
      'Executor error during find command :: caused by :: Sort exceeded memory limit of 104857600 bytes, but did not opt in to external sorting.',
    ],
    ignores: ['memory limit set'],
  },
  {
    id: 'mongodb.code-missing',
    kind: 'missing_object',
    program: 'mongodb',
    forms: [
      {
        words: 'namespacenotfound',
        pattern: /(?:codeName["']?:? ?["']?|^(?=NamespaceNotFound: )|"error":")(?<value>NamespaceNotFound)\b/,
      },
      {
        words: 'indexnotfound',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>IndexNotFound)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'MongoDB has no such collection, index or view ({value})',
    check: { text: 'List what is there', host: 'mongosh <database> --eval "db.getCollectionNames()"' },
    repair: [
      {
        text: 'Run the migrations that make it, or correct the name of the database in the URL (without one it is "test")',
      },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"NamespaceNotFound"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"IndexNotFound"}',
    ],
    ignores: ['index found'],
  },
  {
    id: 'mongodb.code-index-differs',
    kind: 'invalid_setting',
    program: 'mongodb',
    forms: [
      {
        words: 'indexoptionsconflict',
        pattern: /(?:codeName["']?:? ?["']?|^(?=IndexOptionsConflict: )|"error":")(?<value>IndexOptionsConflict)\b/,
      },
      {
        words: 'indexkeyspecsconflict',
        pattern: /(?:codeName["']?:? ?["']?|^(?=IndexKeySpecsConflict: )|"error":")(?<value>IndexKeySpecsConflict)\b/,
      },
      {
        words: 'cannotcreateindex',
        pattern: /(?:codeName["']?:? ?["']?|^(?=CannotCreateIndex: )|"error":")(?<value>CannotCreateIndex)\b/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'An index of MongoDB is there already with other options ({value})',
    check: { text: 'List the indexes', host: 'mongosh <database> --eval "db.<collection>.getIndexes()"' },
    repair: [
      {
        text: 'Drop the old index, then start the program again',
        host: 'mongosh <database> --eval "db.<collection>.dropIndex(\'<name>\')"',
        destructive: true,
      },
    ],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"IndexOptionsConflict"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"IndexKeySpecsConflict"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"CannotCreateIndex"}',
    ],
    ignores: ['index options set'],
  },
  {
    id: 'mongodb.code-program-wrong',
    kind: 'code_defect',
    program: 'mongodb',
    forms: [
      {
        words: 'commandnotfound',
        pattern: /(?:codeName["']?:? ?["']?|^(?=CommandNotFound: )|"error":")(?<value>CommandNotFound)\b/,
      },
      {
        words: 'documentvalidationfailure',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=DocumentValidationFailure: )|"error":")(?<value>DocumentValidationFailure)\b/,
      },
      {
        words: 'typemismatch',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>TypeMismatch)\b/,
      },
      {
        words: 'badvalue',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>BadValue)\b/,
      },
      {
        words: 'failedtoparse',
        pattern: /(?:codeName["']?:? ?["']?|"error":")(?<value>FailedToParse)\b/,
      },
      {
        words: 'cursornotfound',
        pattern: /(?:codeName["']?:? ?["']?|^(?=CursorNotFound: )|"error":")(?<value>CursorNotFound)\b/,
      },
      {
        words: 'immutablefield',
        pattern: /(?:codeName["']?:? ?["']?|^(?=ImmutableField: )|"error":")(?<value>ImmutableField)\b/,
      },
      {
        words: 'unknownbsonfield',
        pattern: /(?:codeName["']?:? ?["']?|^(?=UnknownBsonField: )|"error":")(?<value>UnknownBsonField)\b/,
      },
      {
        words: 'unsatisfiablewriteconcern',
        pattern:
          /(?:codeName["']?:? ?["']?|^(?=UnsatisfiableWriteConcern: )|"error":")(?<value>UnsatisfiableWriteConcern)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A program asks MongoDB for what it cannot do ({value})',
    check: {
      text: 'Find the statement and who sends it',
      compose: 'docker compose logs --since 15m {service} | grep -iE "SQLSTATE|ERROR|exception"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -iE "SQLSTATE|ERROR|exception"',
      host: 'journalctl -u {service} --since -15min | grep -iE "SQLSTATE|ERROR"',
    },
    repair: [{ text: 'Correct the command, or bring driver and server to versions that fit' }],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"CommandNotFound"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"DocumentValidationFailure"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"TypeMismatch"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"BadValue"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"FailedToParse"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"CursorNotFound"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"ImmutableField"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"UnknownBsonField"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"UnsatisfiableWriteConcern"}',
    ],
    ignores: ['bad value in form'],
  },
  {
    id: 'mongodb.code-disk',
    kind: 'disk_full',
    program: 'mongodb',
    forms: [
      {
        words: 'outofdiskspace',
        pattern: /(?:codeName["']?:? ?["']?|^(?=OutOfDiskSpace: )|"error":")(?<value>OutOfDiskSpace)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of MongoDB is full (OutOfDiskSpace)',
    check: {
      text: 'Look at the disk',
      compose: 'docker compose exec {service} df -h /data/db',
      host: 'df -h /var/lib/mongodb',
    },
    repair: [{ text: 'Make room or a larger disk; deleted documents give room back only after compact' }],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"OutOfDiskSpace"}',
      'OutOfDiskSpace: available disk space of 123 bytes is less than required minimum of 524288000',
    ],
    ignores: ['disk space fine'],
  },
  {
    id: 'mongodb.code-ending',
    kind: 'stopped_on_purpose',
    program: 'mongodb',
    forms: [
      {
        words: 'interruptedatshutdown',
        pattern: /(?:codeName["']?:? ?["']?|^(?=InterruptedAtShutdown: )|"error":")(?<value>InterruptedAtShutdown)\b/,
      },
      {
        words: 'shutdowninprogress',
        pattern: /(?:codeName["']?:? ?["']?|^(?=ShutdownInProgress: )|"error":")(?<value>ShutdownInProgress)\b/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'MongoDB shuts down while it is asked ({value})',
    check: RSSTATUS,
    repair: [{ text: 'See who stopped it; drivers with retryWrites go on with the next primary' }],
    source: 'MongoDB error_codes.yml',
    matches: [
      '{"ok":0,"errmsg":"x","code":1,"codeName":"InterruptedAtShutdown"}',
      '{"ok":0,"errmsg":"x","code":1,"codeName":"ShutdownInProgress"}',
    ],
    ignores: ['shutdown planned'],
  },
  {
    id: 'mongodb.client-name-unknown',
    kind: 'name_resolution',
    program: 'mongodb',
    forms: [
      {
        words: 'getaddrinfo',
        pattern: /Mongo(?:ose)?ServerSelectionError: getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (?<peer>[\w.-]{1,100})/,
      },
      {
        words: '_mongodb _tcp',
        pattern: /query(?:Srv|Txt) (?<value>E[A-Z]{4,15}) (?<peer>_mongodb\._tcp\.[\w.-]{3,100})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The name {peer} of MongoDB has no address',
    check: {
      text: 'Ask DNS from where the program runs',
      compose: 'docker compose exec {service} getent hosts {peer|<host>}',
      kubernetes: 'kubectl exec deploy/{service} -- nslookup {peer|<host>}',
      host: 'dig +short SRV {peer|<name>}',
    },
    repair: [
      {
        text: 'Name the service as compose or Kubernetes knows it; for mongodb+srv the resolver has to answer SRV and TXT: take 8.8.8.8 or the long form mongodb://host1,host2',
      },
      {
        text: 'Host names written into the replica set have to be known to the client, too (directConnection=true for one member)',
      },
    ],
    source: 'mongodb driver topology; Node dns',
    matches: [
      'MongoServerSelectionError: getaddrinfo ENOTFOUND mongo-0.mongo',
      'Error: querySrv ECONNREFUSED _mongodb._tcp.cluster0.abcde.mongodb.net',
    ],
    ignores: ['MongoServerSelectionError: connect ECONNREFUSED 10.0.0.5:27017'],
  },
  {
    id: 'mongodb.storage-engine-error',
    kind: 'data_corruption',
    program: 'mongodb',
    forms: [
      {
        words: 'wiredtiger error',
        pattern: /WiredTiger error \(-?\d{1,6}\)[^\n]{0,20}: ?(?<value>(?:WT_(?!ROLLBACK)\w{3,20})[^\n]{0,60})/,
      },
      { words: 'wt_error non specific wiredtiger error', pattern: /WT_ERROR: non-specific WiredTiger error/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The storage engine of MongoDB fails: {value}',
    check: {
      text: 'Read the lines before it, the disk and the owner of the files',
      host: 'dmesg | tail; ls -ln /var/lib/mongodb | head; df -h',
    },
    repair: [
      {
        text: 'With a good disk: start once with --repair on a copy, or let the member sync anew from an empty folder',
        host: 'mongod --dbpath /var/lib/mongodb --repair',
        destructive: true,
      },
    ],
    source: 'WiredTiger error returns',
    matches: [
      'WiredTiger error (-31802) [1]: WT_ERROR: non-specific WiredTiger error',
      '"error":{"code":1,"errmsg":"-31802: WT_ERROR: non-specific WiredTiger error"}',
    ],
    ignores: ['WiredTiger message: recovery done'],
  },
  {
    id: 'mongodb.ordinary-notices',
    kind: null,
    program: 'mongodb',
    forms: [
      {
        words: 'msg',
        pattern:
          /"msg":"(?:Slow query|Connection ended|Connection accepted|Connection not authenticating|client metadata|Interrupted operation as its client disconnected)"/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notices that MongoDB writes on good days',
    check: { text: 'Nothing needs doing; slow queries ask for an index' },
    repair: [],
    source: 'MongoDB log messages 22943, 22944, 51803',
    matches: [
      '{"t":{"$date":"2026-01-02"},"s":"I","c":"COMMAND","id":51803,"ctx":"conn1","msg":"Slow query"}',
      '{"s":"I","c":"NETWORK","id":22944,"ctx":"conn1","msg":"Connection ended"}',
    ],
    ignores: ['{"msg":"Unable to lock the lock file"}'],
  },
];
