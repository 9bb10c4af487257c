import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SERVERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.compatibility-document-missing',
    kind: 'data_corruption',
    program: 'mongodb',
    forms: [
      {
        words: 'unable to start up mongod due to missing featurecompatibilityversion document',
        pattern: /Unable to start up mongod due to missing featureCompatibilityVersion document/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'MongoDB finds no document of its feature version: the data are of a broken start or restore',
    check: {
      text: 'See what is in the data directory and in the log of the start before',
      host: 'ls -la /data/db | head; docker logs <mongo> 2>&1 | grep -E "20573|28595|UPGRADE" | tail',
    },
    repair: [
      {
        text: 'Restore from a dump or the other members; a first start that was cut short needs an empty directory',
        host: 'docker compose down && docker volume rm <volume> && docker compose up -d',
        destructive: true,
      },
    ],
    source: 'mongo src/mongo/db/startup_recovery.cpp',
    matches: [
      '{"s":"F","c":"STORAGE","id":28595,"ctx":"initandlisten","msg":"Terminating.","attr":{"reason":"Unable to start up mongod due to missing featureCompatibilityVersion document. Please run with --repair"}}',
      'Unable to start up mongod due to missing featureCompatibilityVersion document.',
    ],
    ignores: ['Setting featureCompatibilityVersion'],
  },
  {
    id: 'mongodb.too-stale',
    kind: 'invalid_setting',
    program: 'mongodb',
    forms: [
      { words: 'too stale to', pattern: /too stale to (?:use any of our sync source candidates|catch up)/i },
      {
        words: 'resume of change stream was not possible as the resume',
        pattern: /Resume of change stream was not possible, as the resume (?:point|token)/,
      },
      { words: 'changestreamhistorylost', pattern: /ChangeStreamHistoryLost/ },
      { words: 'oplogstartmissing', pattern: /OplogStartMissing/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The member or change stream has fallen behind the oplog: it has to start over',
    check: {
      text: 'See how many hours the oplog holds',
      host: 'mongosh --eval "rs.printReplicationInfo(); rs.printSecondaryReplicationInfo()"',
    },
    repair: [
      {
        text: 'Let the member sync anew (empty its data directory) or drop the stored resume token; then make the oplog larger',
        host: 'mongosh --eval "db.adminCommand({replSetResizeOplog: 1, size: 51200})"',
      },
      {
        text: 'Empty the stale member',
        host: 'sudo systemctl stop mongod && sudo rm -rf /var/lib/mongodb/* && sudo systemctl start mongod',
        destructive: true,
      },
    ],
    source: 'mongo src/mongo/db/repl/bgsync.cpp; change_stream error codes',
    matches: [
      '{"s":"E","c":"REPL","id":21080,"msg":"Entering maintenance mode: We are too stale to use any of our sync source candidates"}',
      'MongoServerError: Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
      'PlanExecutor error during aggregation :: caused by :: ChangeStreamHistoryLost',
      'OplogStartMissing: error fetching oplog during initial sync',
    ],
    ignores: ['oplog size is 51200 MB'],
  },
  {
    id: 'mongodb.replica-notes',
    kind: null,
    program: 'mongodb',
    forms: [
      { words: 'heartbeat failed after max retries', pattern: /Heartbeat failed after max retries/ },
      { words: 'slow query attr', pattern: /Slow query","attr"/ },
      { words: 'connection ended attr', pattern: /Connection ended","attr"/ },
      {
        words: 'interrupted operation as its client disconnected',
        pattern: /Interrupted operation as its client disconnected/,
      },
      {
        words: 'soft rlimits for open file descriptors too low',
        pattern: /Soft rlimits for open file descriptors too low/,
      },
      {
        words: 'access control is not enabled for the database',
        pattern: /Access control is not enabled for the database/,
      },
      {
        words: 'using the xfs filesystem is strongly recommended',
        pattern: /Using the XFS filesystem is strongly recommended/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of MongoDB replica sets on good days',
    check: { text: 'Nothing needs doing while the member answers; a member that stays away shows in rs.status()' },
    repair: [],
    source: 'mongo src/mongo/db startup warnings',
    matches: [
      '{"s":"I","c":"REPL_HB","id":23974,"msg":"Heartbeat failed after max retries","attr":{"target":"m2:27017"}}',
      '{"s":"I","c":"COMMAND","id":51803,"ctx":"conn12","msg":"Slow query","attr":{"type":"command","ns":"a.b"}}',
      '{"s":"I","c":"NETWORK","id":22944,"ctx":"conn12","msg":"Connection ended","attr":{"remote":"10.0.0.1:1"}}',
      '{"s":"I","c":"-","id":20883,"ctx":"conn12","msg":"Interrupted operation as its client disconnected"}',
      '{"s":"W","c":"CONTROL","id":22184,"msg":"Soft rlimits for open file descriptors too low"}',
      '{"s":"W","c":"CONTROL","id":22120,"msg":"Access control is not enabled for the database. Read and write access to data and configuration is unrestricted"}',
      '{"s":"I","c":"STORAGE","id":22297,"msg":"Using the XFS filesystem is strongly recommended with the WiredTiger storage engine"}',
    ],
    ignores: ['{"s":"F","c":"STORAGE","msg":"Terminating."}'],
  },
  {
    id: 'cassandra.setting-missing-or-changed',
    kind: 'invalid_setting',
    program: 'cassandra',
    forms: [
      {
        words: 'fatal configuration error unable to start server',
        pattern: /Fatal configuration error; unable to start server: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'is missing and dcassandra storagedir is not set',
        pattern: /(?<value>\w{1,40}_directory is missing and -Dcassandra\.storagedir is not set)/,
      },
      {
        words: 'cannot start node if snitch s differs from previous',
        pattern: /(?<value>Cannot start node if snitch's (?:data center|rack) \(\S{1,40}\) differs from previous)/,
      },
      {
        words: 'configurationexception',
        pattern:
          /ConfigurationException: (?<value>(?:Invalid yaml|'seeds'|The (?:num_tokens|data|partitioner)|num_tokens)[^\r\n]{0,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cassandra does not start with this configuration: {value}',
    check: {
      text: 'Compare cassandra.yaml and cassandra-rackdc.properties with before',
      host: 'grep -vE "^ *#|^$" /etc/cassandra/cassandra.yaml | head -40; cat /etc/cassandra/cassandra-rackdc.properties',
    },
    repair: [
      {
        text: 'Give data centre, rack and directories the values the node was first started with',
        host: 'sudo systemctl restart cassandra',
      },
    ],
    source: 'cassandra DatabaseDescriptor.java, StorageService.java',
    matches: [
      'ERROR [main] CassandraDaemon.java:765 - Fatal configuration error; unable to start server: Unable to determine address',
      'commitlog_directory is missing and -Dcassandra.storagedir is not set',
      "ERROR [main] Cannot start node if snitch's data center (dc1) differs from previous data center (datacenter1). Please fix the snitch configuration",
      'org.apache.cassandra.exceptions.ConfigurationException: Invalid yaml. Please remove properties [foo] from your cassandra.yaml',
      "org.apache.cassandra.exceptions.ConfigurationException: 'seeds' must be set",
    ],
    ignores: [
      'INFO  [main] YamlConfigurationLoader.java:89 - Configuration location: file:/etc/cassandra/cassandra.yaml',
    ],
  },
  {
    id: 'cassandra.good-day-notes',
    kind: null,
    program: 'cassandra',
    forms: [
      {
        words: 'some operations were slow details available at debug level',
        pattern: /Some operations were slow, details available at debug level/,
      },
      {
        words: 'is of size exceeding specified threshold',
        pattern: /is of size [\d.]{1,10}Ki?B, exceeding specified threshold/,
      },
      { words: 'g1 generation gc in', pattern: /G1 (?:Young|Old) Generation GC in \d{1,5}ms/ },
      { words: 'reactor stalled for ms on shard', pattern: /Reactor stalled for \d{1,6} ms on shard/ },
      { words: 'not marking nodes down due to local pause', pattern: /Not marking nodes down due to local pause/ },
      {
        words: 'unlogged batch covering partitions detected',
        pattern: /Unlogged batch covering \d{1,5} partitions detected/,
      },
      {
        words: 'maximum memory usage reached cannot allocate chunk of',
        pattern: /Maximum memory usage reached \([^)]{1,30}\), cannot allocate chunk of/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Cassandra and Scylla about large batches, pauses and slow single operations',
    check: {
      text: 'Nothing needs doing for single ones; many of them want smaller batches, fewer tombstones or more machines',
    },
    repair: [],
    source: 'cassandra BatchStatement.java, GCInspector.java, MonitoringTask.java',
    matches: [
      'INFO  [ScheduledTasks:1] MonitoringTask.java:173 - Some operations were slow, details available at debug level (debug.log)',
      'WARN  Batch for [ks.t] is of size 68.5KiB, exceeding specified threshold of 5.000KiB by 63.5KiB.',
      'INFO  [Service Thread] GCInspector.java:285 - G1 Young Generation GC in 234ms.  G1 Eden Space: 12 -> 0;',
      'Reactor stalled for 120 ms on shard 0. Backtrace: 0x1',
      'WARN  FailureDetector.java - Not marking nodes down due to local pause of 12345 > 5000000000',
      'WARN  Unlogged batch covering 12 partitions detected against table [ks.t].',
      'INFO  Maximum memory usage reached (512.000MiB), cannot allocate chunk of 8.000MiB',
    ],
    ignores: ['ERROR CorruptSSTableException: Corrupted'],
  },
  {
    id: 'cockroachdb.disk-stall',
    kind: 'slow_dependency',
    program: 'cockroachdb',
    forms: [
      {
        words: 'disk stall detected',
        pattern:
          /disk stall detected: (?:unable to (?:sync|write)|\w{1,20})[^\r\n]{0,60}?(?: within (?<limit>\d{1,5}(?:\.\d{1,9})?m?s))?/,
      },
      { words: 'disk slowness detected', pattern: /disk slowness detected: (?:unable to|\w{1,20})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'CockroachDB ends itself because its disk does not answer for {limit|seconds}',
    check: {
      text: 'Look at the disk at that time',
      host: 'iostat -x 1 3; dmesg -T | grep -iE "nvme|I/O error|blocked for more" | tail',
    },
    repair: [
      {
        text: 'Give the store a disk that keeps its IOPS (cloud: provisioned), move neighbours away; the node comes back by itself',
      },
    ],
    source: 'cockroach pkg/storage/pebble.go',
    matches: [
      'F251130 03:04:05.123 storage/pebble.go:1234 disk stall detected: unable to write to file 000123.log within 20s',
      'F251130 file write stall detected: disk slowness detected: unable to sync log files',
    ],
    ignores: ['disk stall detection enabled'],
  },
  {
    id: 'cockroachdb.client-cannot-dial',
    kind: 'connection_refused',
    program: 'cockroachdb',
    forms: [
      { words: 'cannot dial the server running', pattern: /cannot dial server\.?\s{0,3}Is the server running/ },
      { words: 'problem using security settings', pattern: /problem using security settings: (?<value>[^\r\n]{1,80})/ },
      {
        words: 'node startup took longer than expected and is still waiting to join cluster',
        pattern: /node startup took longer than expected and is still waiting to join cluster/,
      },
      {
        words: 'node will now attempt to join a running cluster or wait for cockroach init',
        pattern: /node will now attempt to join a running cluster, or wait for `cockroach init`/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The cockroach command reaches no server: it is down, elsewhere, or wants certificates',
    check: {
      text: 'See whether the server runs, and which certificates are there',
      host: 'cockroach node status --certs-dir=certs --host=<host>; ls -l certs',
    },
    repair: [
      {
        text: 'Start it, initialise a new cluster once, and give --certs-dir (or --insecure where the server runs so)',
        host: 'cockroach init --certs-dir=certs --host=<host>',
      },
    ],
    source: 'cockroach pkg/cli/error.go, start.go',
    matches: [
      'ERROR: cannot dial server. Is the server running? If the server is running, check --host client-side and --advertise server-side.',
      'ERROR: problem using security settings: no certificates found; does certs dir exist?',
      'ERROR: The server appears to be unable to contact the other nodes: node startup took longer than expected and is still waiting to join cluster',
      'node will now attempt to join a running cluster, or wait for `cockroach init`',
    ],
    ignores: ['cluster successfully initialized'],
  },
  {
    id: 'clickhouse.too-many-queries',
    kind: 'connection_limit',
    program: 'clickhouse',
    forms: [
      {
        words: 'too many simultaneous',
        pattern: /Too many simultaneous queries(?: for (?:user|all users))?[^\r\n]{0,60}?[Mm]aximum: (?<limit>\d{1,6})/,
      },
      { words: 'too_many_simultaneous_queries', pattern: /TOO_MANY_SIMULTANEOUS_QUERIES/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ClickHouse refuses more queries: {limit|its limit} run at once',
    check: {
      text: 'See what runs so long',
      host: 'clickhouse-client -q "select elapsed, user, substring(query,1,80) from system.processes order by elapsed desc limit 10"',
    },
    repair: [
      {
        text: 'End what hangs and make the clients fewer; raise max_concurrent_queries only with memory to spare',
        host: 'clickhouse-client -q "kill query where elapsed > 600 async"',
        destructive: true,
      },
    ],
    source: 'ClickHouse src/Interpreters/ProcessList.cpp',
    matches: [
      'DB::Exception: Too many simultaneous queries. Maximum: 100. (TOO_MANY_SIMULTANEOUS_QUERIES)',
      'Code: 202. DB::Exception: Too many simultaneous queries for user app. Current: 10, maximum: 10. (TOO_MANY_SIMULTANEOUS_QUERIES)',
    ],
    ignores: ['simultaneous queries: 12'],
  },
  {
    id: 'clickhouse.input-not-parsed',
    kind: 'invalid_setting',
    program: 'clickhouse',
    forms: [
      { words: 'cannot_parse_input_assertion_failed', pattern: /(?<object>CANNOT_PARSE_INPUT_ASSERTION_FAILED)\)/ },
      { words: 'cannot_parse_text', pattern: /(?<object>CANNOT_PARSE_TEXT)\)/ },
      { words: 'db exception cannot parse', pattern: /DB::Exception: Cannot parse (?<object>[\w ()']{1,40}) / },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'ClickHouse cannot read the input: format or a value does not fit ({object})',
    check: {
      text: 'See the row and the column it names',
      host: 'clickhouse-client -q "select * from system.errors order by last_error_time desc limit 5"',
    },
    repair: [
      {
        text: 'Correct the data or its format; input_format_allow_errors_num lets single rows pass, date_time_input_format=best_effort reads more dates',
      },
    ],
    source: 'ClickHouse src/Common/ErrorCodes.cpp',
    matches: [
      "DB::Exception: Cannot parse input: expected ',' before: 'x': (CANNOT_PARSE_INPUT_ASSERTION_FAILED)",
      "Code: 6. DB::Exception: Cannot parse string '12a' as UInt32: syntax error at position 2. (CANNOT_PARSE_TEXT)",
    ],
    ignores: ['Parsed 1200 rows'],
  },
  {
    id: 'clickhouse.port-in-use',
    kind: 'port_in_use',
    program: 'clickhouse',
    forms: [
      {
        words: 'net exception address already in use',
        pattern: /Net Exception: Address already in use: (?<peer>\S{0,45}?):(?<port>\d{1,5})/,
      },
      {
        words: 'listen failed already in use',
        pattern: /Listen \[(?<peer>[^\]]{1,45})\]:(?<port>\d{1,5}) failed: [^\r\n]{0,60}Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ClickHouse cannot listen: {port} is taken',
    check: { text: 'See who listens', host: 'sudo ss -ltnp "sport = :{port}"' },
    repair: [
      {
        text: 'End it or change http_port/tcp_port; another ClickHouse of this host is the usual one',
        host: 'sudo systemctl restart clickhouse-server',
      },
    ],
    source: 'ClickHouse programs/server/Server.cpp; Poco',
    matches: [
      '<Error> Application: Code: 210. DB::NetException: Net Exception: Address already in use: [::]:8123',
      'Listen [0.0.0.0]:9000 failed: Poco::Exception. Code: 1000, e.code() = 98, Net Exception: Address already in use: 0.0.0.0:9000',
    ],
    ignores: ['Listening for http://[::]:8123'],
  },
];
