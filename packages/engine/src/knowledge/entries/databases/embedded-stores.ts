import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const EMBEDDED_STORES: readonly CatalogueEntry[] = [
  {
    id: 'embedded-store.locked',
    kind: 'lock_held',
    forms: [
      {
        words: 'io error lock',
        pattern:
          /IO error: (?:While )?lock(?: file:?)? (?<path>\/\S{1,160}?\/LOCK): (?:Resource temporarily unavailable|No locks available)/,
      },
      {
        words: 'while lock file',
        pattern: /While lock file: (?<path>\S{1,160}LOCK): (?:Resource temporarily unavailable|No locks available)/,
      },
      {
        words: 'lock lock',
        pattern: /lock (?<path>\/\S{1,160}\/LOCK): (?:already held by process|Resource temporarily unavailable)/,
      },
      {
        words: 'cannot acquire directory lock on process is using this badger database',
        pattern:
          /Cannot acquire directory lock on "(?<path>[^"]{1,160})"\. {1,2}Another process is using this Badger database/,
      },
      {
        words: 'database may be already in use',
        pattern: /Database may be already in use: "?(?<path>[^".\r\n]{1,160})/,
      },
      {
        words: 'another instance of derby may have already booted the database',
        pattern: /Another instance of Derby may have already booted the database (?<path>\S{1,160})/,
      },
      {
        words: 'cannot acquire lock on file lock',
        pattern: /cannot acquire lock on file "(?<path>[^"]{1,160}flock\.lock)"/,
      },
      {
        words: 'lockobtainfailedexception lock held by',
        pattern: /LockObtainFailedException: Lock held by (?:this virtual machine|another program): (?<path>\S{1,160})/,
      },
      {
        words: 'database lock acquisition failure lockfile',
        pattern: /Database lock acquisition failure: lockFile: (?<path>[^\r\n]{1,160})/,
      },
      {
        words: 'database is locked by process please stop it first',
        pattern: /database is locked by process (?<value>\d{1,8}); please stop it first/,
      },
      {
        words: 'database',
        pattern: /(?:failed to lock the|cannot lock) database directory[^\r\n]{0,40}'(?<path>[^']{1,160})'/,
      },
      {
        words: 'could not lock on file conflicting lock is held',
        pattern: /could not (?:acquire|set) lock on file "(?<path>[^"]{1,160})": Conflicting lock is held/i,
      },
      {
        words: 'opening storage failed lock db directory resource temporarily unavailable',
        pattern: /opening storage failed: lock DB directory: (?<value>resource temporarily unavailable)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The data store {path|of the program} is open in another process',
    check: {
      text: 'See which process has it open: an older one that has not ended, a second replica with the same volume, a tool',
      compose: 'docker ps -a --filter volume=<volume>',
      kubernetes: 'kubectl get pods -o wide | grep {service}',
      host: 'sudo fuser -v {path|<file>}; sudo lsof {path|<file>}',
    },
    repair: [
      {
        text: 'End the other one; a stateful workload needs one replica for each volume and the strategy Recreate',
        compose: 'docker compose restart {service}',
        kubernetes: `kubectl patch deploy {service} -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`,
      },
      {
        text: 'Only when nothing has it open (a network share, a crash) remove the lock file',
        host: 'rm {path|<lock file>}',
        destructive: true,
      },
    ],
    source:
      'RocksDB env_posix.cc; LevelDB; dgraph-io/badger; H2; Derby XSDB6; VictoriaMetrics lib/fs; Lucene NativeFSLockFactory; HSQLDB; DuckDB; Prometheus tsdb',
    matches: [
      'IO error: While lock file: /data/db/LOCK: Resource temporarily unavailable',
      'FATAL [fe3df] {startup} unable to initialize RocksDB engine: While lock file: /var/lib/arangodb3/engine-rocksdb/LOCK: Resource temporarily unavailable',
      'IO error: lock /var/lib/x/LOCK: already held by process',
      'Cannot acquire directory lock on "/data/badger".  Another process is using this Badger database.',
      'org.h2.jdbc.JdbcSQLNonTransientConnectionException: Database may be already in use: "/data/metabase.db.mv.db". Possible solutions: close all other connection(s)',
      'ERROR XSDB6: Another instance of Derby may have already booted the database /data/derby.',
      'cannot create a lock file: cannot acquire lock on file "/storage/flock.lock": resource temporarily unavailable; make sure a single process has exclusive access to "/storage"',
      'org.apache.lucene.store.LockObtainFailedException: Lock held by this virtual machine: /var/solr/data/x/data/index/write.lock',
      'java.sql.SQLException: Database lock acquisition failure: lockFile: org.hsqldb.persist.LockFile@1[file =/data/db.lck]',
      "FATAL database is locked by process 439705; please stop it first and check that the lockfile '/var/lib/arangodb3/LOCK' goes away",
      "FATAL failed to lock the database directory using '/var/lib/arangodb3/LOCK': system error",
      'IO Error: Could not set lock on file "/data/a.duckdb": Conflicting lock is held in /usr/bin/python3 (PID 812)',
      'opening storage failed: lock DB directory: resource temporarily unavailable',
      'lock /data/x/LOCK: already held by process 12',
    ],
    ignores: ['LOCK file is created by RocksDB'],
  },
  {
    id: 'embedded-store.map-full',
    kind: 'disk_full',
    forms: [
      { words: 'mdb_map_full', pattern: /MDB_MAP_FULL/ },
      { words: 'mdbx_map_full', pattern: /MDBX_MAP_FULL/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The LMDB store is full: its map size is used up',
    check: { text: 'See its size and limit', host: 'mdb_stat -e <directory>; du -sh <directory>' },
    repair: [
      {
        text: 'Raise the map size in the settings of the program (OpenLDAP: olcDbMaxSize, Meilisearch: MEILI_MAX_INDEX_SIZE of older releases)',
      },
    ],
    source: 'LMDB lmdb.h; libmdbx',
    matches: [
      'MDB_MAP_FULL: Environment mapsize limit reached',
      'lmdb.MapFullError: mdb_put: MDB_MAP_FULL: Environment mapsize limit reached',
      'MDBX_MAP_FULL: Environment mapsize limit reached',
    ],
    ignores: ['mapsize 1073741824'],
  },
  {
    id: 'embedded-store.broken',
    kind: 'data_corruption',
    forms: [
      {
        words: 'corruption',
        pattern:
          /Corruption: (?<value>(?:block checksum mismatch|bad block|Corrupt or unsupported format|missing \d{1,6} files?|IO error|CURRENT|checksum mismatch|Can't access \S{1,80})[^\r\n]{0,120})/,
      },
      { words: 'mdb_corrupted', pattern: /(?<value>MDB_CORRUPTED)/ },
      { words: 'file corrupted', pattern: /(?<value>File corrupted (?:while reading record|in chunk)[^\r\n]{0,80})/ },
      { words: 'corruptindexexception', pattern: /(?<value>CorruptIndexException: [^\r\n]{1,120})/ },
      { words: 'freelist page already freed', pattern: /(?<value>freelist: page \d{1,12} already freed)/ },
      {
        words: 'panic expected to be but self identifies as',
        pattern: /panic: (?<value>(?:assertion failed: )?Page expected to be: \d{1,12}, but self identifies as)/,
      },
      { words: 'value log truncate required to run db', pattern: /(?<value>Value log truncate required to run DB)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The data files of the store are broken: {value}',
    check: {
      text: 'See whether the disk was full or failing',
      host: 'df -h; dmesg -T | grep -iE "I/O error|EXT4-fs error" | tail',
    },
    repair: [
      {
        text: 'Restore from a backup; LevelDB and RocksDB can be repaired with loss (ldb repair), bbolt by "bbolt surgery", H2 by its Recover tool',
        host: 'ldb repair --db=<directory>',
        destructive: true,
      },
    ],
    source: 'RocksDB status.cc; LMDB; H2 MVStore; Lucene; bbolt; Badger',
    matches: [
      'Corruption: block checksum mismatch: stored = 1, computed = 2  in /data/000123.sst offset 12 size 34',
      'MDB_CORRUPTED: Located page was wrong type',
      'org.h2.mvstore.MVStoreException: File corrupted in chunk 812, expected page length 4..12, got 0 [2.1.214/6]',
      'org.apache.lucene.index.CorruptIndexException: checksum failed (hardware problem?) : expected=1 actual=2',
      'panic: freelist: page 12 already freed',
      'panic: assertion failed: Page expected to be: 812, but self identifies as 0',
      'Value log truncate required to run DB. This might result in data loss',
    ],
    ignores: ['Corruption: none found'],
  },
];
