import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CLICKHOUSE: readonly CatalogueEntry[] = [
  {
    id: 'clickhouse.login-refused',
    kind: 'authentication_refused',
    program: 'clickhouse',
    forms: [
      {
        words: 'authentication failed password is incorrect or there is no user with such name',
        pattern:
          /(?<user>[\w.@-]{1,80}): Authentication failed: password is incorrect,? or there is no user with such name/,
      },
      { words: 'required_password', pattern: /Code: 194\. DB::Exception: .{5,120}/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'ClickHouse refuses the login of {user|the client}',
    check: {
      text: 'Look at the users: since 25 the image lets "default" without a password in from localhost only',
      compose: 'docker compose exec {server} sh -c "ls /etc/clickhouse-server/users.d; env | grep CLICKHOUSE_"',
      kubernetes: 'kubectl exec {service}-0 -- ls /etc/clickhouse-server/users.d',
      host: 'sudo ls /etc/clickhouse-server/users.d; sudo grep -n "<password" /etc/clickhouse-server/users.xml',
    },
    repair: [
      {
        text: 'Set CLICKHOUSE_USER and CLICKHOUSE_PASSWORD, or make the account by SQL, and give the client the same',
        compose: 'docker compose up -d --force-recreate {service}',
        host: `clickhouse-client -q "CREATE USER {user|<account>} IDENTIFIED BY '<password>'"`,
      },
    ],
    source: 'ClickHouse, AccessControl.cpp; ErrorCodes 516 AUTHENTICATION_FAILED, 194 REQUIRED_PASSWORD',
    matches: [
      'Code: 516. DB::Exception: default: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED) (version 24.3.2.23)',
      'Code: 194. DB::Exception: default: Authentication failed: password is incorrect or there is no user with such name. (REQUIRED_PASSWORD)',
    ],
    ignores: ["<Debug> TCP-Session: Authenticating user 'default' from 172.18.0.5:51022"],
  },
  {
    id: 'clickhouse.rights-missing',
    kind: 'authorisation_denied',
    program: 'clickhouse',
    forms: [
      {
        words: 'not enough privileges to execute this query it s necessary to have',
        pattern:
          /(?<user>[\w.@-]{1,80}): Not enough privileges\. To execute this query,? it's necessary to have (?:the )?grant (?<value>[A-Z][^.]{2,100}?) ON (?<object>[*\w.`]{0,99}[*\w`])/,
      },
      {
        words: 'cannot execute query in readonly mode',
        pattern: /(?<user>[\w.@-]{1,80}): Cannot execute query in readonly mode/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'The ClickHouse account {user} may not {value|write (readonly)} on {object|this server}',
    check: {
      text: 'Print the grants',
      compose: 'docker compose exec {server} clickhouse-client -q "SHOW GRANTS FOR {user}"',
      host: 'clickhouse-client -q "SHOW GRANTS FOR {user}"',
    },
    repair: [
      {
        text: 'Grant the missing right to the account (as an account with access_management)',
        compose:
          'docker compose exec {server} clickhouse-client -q "GRANT {value|<right>} ON {object|<database>.*} TO {user}"',
        host: 'clickhouse-client -q "GRANT {value|<right>} ON {object|<database>.*} TO {user}"',
      },
    ],
    source: 'ClickHouse, ContextAccess.cpp; ErrorCodes 497 ACCESS_DENIED, 164 READONLY',
    matches: [
      `Code: 497. DB::Exception: shop: Not enough privileges. To execute this query, it's necessary to have the grant INSERT(id, total) ON shop.orders. (ACCESS_DENIED)`,
      'Code: 164. DB::Exception: reader: Cannot execute query in readonly mode. (READONLY)',
    ],
    ignores: ['<Trace> ContextAccess (default): Access granted: SELECT ON *.*'],
  },
  {
    id: 'clickhouse.memory-limit',
    kind: 'memory_exhausted',
    program: 'clickhouse',
    forms: [
      {
        words: 'memory limit exceeded would use maximum',
        pattern:
          /(?:\(?(?<object>total|for user|for query|query|user)\)? )?[mM]emory limit (?:\((?:total|for user|for query)\) )?exceeded: (?:would use|current RSS:?) (?<value>[\d.]{1,8} \w{3}).{0,160}maximum: (?<limit>[\d.]{1,8} \w{3})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'ClickHouse stops a query at the memory limit of {limit} (it wanted {value})',
    check: {
      text: 'See whose limit it is (query, user or the whole server) and which queries use the memory',
      compose:
        'docker compose exec {server} clickhouse-client -q "select query_id, formatReadableSize(memory_usage), left(query, 80) from system.processes order by memory_usage desc"',
      kubernetes:
        'kubectl exec {service}-0 -- clickhouse-client -q "select query_id, formatReadableSize(memory_usage), left(query, 80) from system.processes order by memory_usage desc"',
      host: 'clickhouse-client -q "select query_id, formatReadableSize(memory_usage), left(query, 80) from system.processes order by memory_usage desc"; free -m',
    },
    repair: [
      {
        text: 'Let it spill to disk (max_bytes_before_external_group_by, _sort), filter before a JOIN and put the small table on the right, or raise max_memory_usage',
        host: `clickhouse-client -q "ALTER USER default SETTINGS max_bytes_before_external_group_by = 5000000000, max_bytes_before_external_sort = 5000000000"`,
      },
      {
        text: 'For (total) give the server more memory or lower max_server_memory_usage_to_ram_ratio and the caches',
        kubernetes: 'kubectl set resources statefulset/{service} --limits=memory=8Gi --requests=memory=8Gi',
      },
    ],
    source: 'ClickHouse, MemoryTracker.cpp; ErrorCodes 241 MEMORY_LIMIT_EXCEEDED',
    matches: [
      'Code: 241. DB::Exception: Memory limit (total) exceeded: would use 14.11 GiB (attempt to allocate chunk of 4219924 bytes), maximum: 14.02 GiB. (MEMORY_LIMIT_EXCEEDED)',
      'Code: 241. DB::Exception: Memory limit (for query) exceeded: would use 9.32 GiB (attempt to allocate chunk of 134217760 bytes), maximum: 9.31 GiB: While executing AggregatingTransform.',
    ],
    ignores: ['<Debug> MemoryTracker: Peak memory usage (for query): 3.41 MiB.'],
  },
  {
    id: 'clickhouse.too-many-parts',
    kind: 'queue_full',
    program: 'clickhouse',
    forms: [
      {
        words: 'too many parts merges are processing significantly slower than inserts',
        pattern:
          /Too many parts \((?<value>\d{1,6})(?: with average size of [^)]{1,40})?\)(?: in table '(?<object>[^']{1,100}?)(?: \([\w-]{36}\))?')?\. Merges are processing significantly slower than inserts/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'ClickHouse refuses inserts: {value} parts wait for merging in {object|a table}',
    check: {
      text: 'Count parts and inserts: many small inserts or a partition key with too many values make one part each',
      compose:
        'docker compose exec {server} clickhouse-client -q "select table, partition, count() from system.parts where active group by 1, 2 order by 3 desc limit 10"',
      kubernetes:
        'kubectl exec {service}-0 -- clickhouse-client -q "select table, partition, count() from system.parts where active group by 1, 2 order by 3 desc limit 10"',
      host: 'clickhouse-client -q "select table, partition, count() from system.parts where active group by 1, 2 order by 3 desc limit 10"; df -h',
    },
    repair: [
      {
        text: 'Insert in batches of thousands of rows once a second, or switch async_insert on; partition by month at the finest; look for a full disk that stops the merges',
        host: 'clickhouse-client -q "ALTER USER default SETTINGS async_insert = 1, wait_for_async_insert = 1"',
        compose: 'docker compose exec {server} clickhouse-client -q "OPTIMIZE TABLE {object|<table>}"',
      },
    ],
    source: 'ClickHouse, MergeTreeData.cpp delayInsertOrThrowIfNeeded(); ErrorCodes 252 TOO_MANY_PARTS',
    matches: [
      'Code: 252. DB::Exception: Too many parts (300). Merges are processing significantly slower than inserts. (TOO_MANY_PARTS)',
      `Code: 252. DB::Exception: Too many parts (3001 with average size of 12.31 KiB) in table 'shop.events (6f1c2b3a-1111-2222-3333-444455556666)'. Merges are processing significantly slower than inserts.`,
    ],
    ignores: ['<Debug> shop.events: Delaying inserting block by 12 ms. because there are 151 parts'],
  },
  {
    id: 'clickhouse.disk-full',
    kind: 'disk_full',
    program: 'clickhouse',
    forms: [
      {
        words: 'cannot reserve not enough space',
        pattern: /Cannot reserve (?<value>[\d.]{1,8} \w{3}),? not enough space(?: on (?<path>[^.\s]{1,100}))?/,
      },
      {
        words: 'not_enough_space db exception',
        pattern: /Code: 243\. DB::Exception: (?!Cannot reserve).{5,120}NOT_ENOUGH_SPACE/,
      },
      {
        words: 'errno 28 strerror no space left on device',
        pattern: /DB::\w{3,30}Exception: .{0,200}errno: 28, strerror: No space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of ClickHouse is full ({value|no room} for a part)',
    check: {
      text: 'See disks and tables; system.*_log tables grow for ever without a TTL',
      compose:
        'docker compose exec {service} clickhouse-client -q "select database, table, formatReadableSize(sum(bytes_on_disk)) from system.parts group by 1, 2 order by sum(bytes_on_disk) desc limit 10"; docker compose exec {service} df -h /var/lib/clickhouse',
      kubernetes: 'kubectl exec {service}-0 -- df -h /var/lib/clickhouse',
      host: 'df -h /var/lib/clickhouse; clickhouse-client -q "select database, table, formatReadableSize(sum(bytes_on_disk)) from system.parts group by 1, 2 order by sum(bytes_on_disk) desc limit 10"',
    },
    repair: [
      {
        text: 'Empty the system logs or drop old partitions, and give them a TTL; merges need as much room as the parts they join',
        compose: 'docker compose exec {service} clickhouse-client -q "TRUNCATE TABLE IF EXISTS system.trace_log"',
        host: 'clickhouse-client -q "TRUNCATE TABLE IF EXISTS system.trace_log"',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"200Gi"}}}}'`,
        destructive: true,
      },
    ],
    source: 'ClickHouse, IVolume, DiskLocal; ErrorCodes 243 NOT_ENOUGH_SPACE',
    matches: [
      'Code: 243. DB::Exception: Cannot reserve 1.00 MiB, not enough space. (NOT_ENOUGH_SPACE)',
      'DB::ErrnoException: Cannot write to file /var/lib/clickhouse/store/1a/tmp_insert/data.bin, errno: 28, strerror: No space left on device',
      'Code: 243. DB::Exception: Could not perform insert, disk default has no room. (NOT_ENOUGH_SPACE)',
    ],
    ignores: ['<Debug> DiskLocal: Reserved 1.00 MiB on local disk `default`, having unreserved 41.23 GiB.'],
  },
  {
    id: 'clickhouse.table-readonly',
    kind: 'cluster_quorum',
    program: 'clickhouse',
    forms: [
      {
        words: 'table is in readonly mode',
        pattern: /Table is in readonly mode(?:.{0,40}replica_path=(?<path>\S{1,120}))?/,
      },
      {
        words: 'coordination exception',
        pattern:
          /Coordination::Exception: ?(?:Coordination error: )?(?<value>Session expired|Connection loss|Operation timeout|All connection tries failed while connecting to ZooKeeper)/,
      },
      {
        words: 'all connection tries failed while connecting to zookeeper',
        pattern: /All connection tries failed while connecting to ZooKeeper/,
      },
      {
        words: 'can t create replicated table without zookeeper',
        pattern:
          /(?:Can't create replicated table without ZooKeeper|There is no Zookeeper configuration in server config)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'zookeeper',
    specificity: 2,
    means: 'Replicated tables of ClickHouse are read-only: Keeper has no data for them',
    check: {
      text: 'Ask Keeper or ZooKeeper whether it has a leader, and ClickHouse which tables are read-only; Keeper is away or lost its data',
      compose:
        'docker compose exec {service} clickhouse-client -q "select database, table, is_readonly, zookeeper_exception from system.replicas where is_readonly"',
      kubernetes:
        'kubectl exec {service}-0 -- clickhouse-client -q "select database, table, is_readonly, zookeeper_exception from system.replicas where is_readonly"',
      host: 'clickhouse-client -q "select database, table, is_readonly, zookeeper_exception from system.replicas where is_readonly"; echo mntr | nc <keeper> 9181',
    },
    repair: [
      {
        text: 'Bring Keeper back; when its data were lost, let the replicas write their metadata anew',
        host: 'clickhouse-client -q "SYSTEM RESTORE REPLICA <database>.<table>"',
        compose: 'docker compose up -d',
      },
    ],
    source:
      'ClickHouse, StorageReplicatedMergeTree; ErrorCodes 242 TABLE_IS_READ_ONLY, 999 KEEPER_EXCEPTION, 225 NO_ZOOKEEPER',
    matches: [
      'Code: 242. DB::Exception: Table is in readonly mode since table metadata was not found in zookeeper: replica_path=/clickhouse/tables/1/orders/replicas/r1. (TABLE_IS_READ_ONLY)',
      'Code: 999. Coordination::Exception: Session expired (Session expired). (KEEPER_EXCEPTION)',
      'Code: 999. Coordination::Exception: All connection tries failed while connecting to ZooKeeper. nodes: 172.18.0.9:9181',
      `Code: 225. DB::Exception: Can't create replicated table without ZooKeeper. (NO_ZOOKEEPER)`,
    ],
    ignores: ['<Information> ZooKeeperClient: Connected to ZooKeeper at 172.18.0.9:9181 with session_id 12'],
  },
  {
    id: 'clickhouse.object-missing',
    kind: 'missing_schema',
    program: 'clickhouse',
    forms: [
      {
        words: 'unknown_table',
        pattern:
          /DB::Exception: (?:Table (?<object>[\w.`]{1,120}) (?:doesn't|does not) exist|Unknown table expression identifier '(?<value>[^']{1,120})')/,
      },
      { words: 'missing columns while processing', pattern: /DB::Exception: Missing columns: '(?<object>[^']{1,80})'/ },
      {
        words: 'unknown_identifier',
        pattern: /DB::Exception: Unknown expression (?:or function )?identifier '?`?(?<object>[^'`\s]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'ClickHouse has no {object|such table}',
    check: {
      text: 'List what is there; on a cluster DDL without ON CLUSTER ran on one node only (the schema was not made here, or is of another version)',
      compose: 'docker compose exec {server} clickhouse-client -q "show tables from <database>"',
      host: "clickhouse-client -q \"select database, name from system.tables where database not in ('system', 'INFORMATION_SCHEMA', 'information_schema')\"",
    },
    repair: [
      {
        text: 'Run the migrations against this server and database; on a cluster use ON CLUSTER',
        compose: 'docker compose run --rm {service} <migrate command>',
        kubernetes: 'kubectl exec deploy/{server} -- <migrate command>',
      },
    ],
    source: 'ClickHouse, ErrorCodes 60 UNKNOWN_TABLE, 81 UNKNOWN_DATABASE, 47 UNKNOWN_IDENTIFIER',
    matches: [
      'Code: 60. DB::Exception: Table shop.orders does not exist. (UNKNOWN_TABLE)',
      `Code: 47. DB::Exception: Missing columns: 'discount' while processing query: 'SELECT discount FROM shop.orders'`,
      "Code: 47. DB::Exception: Unknown expression identifier 'discount' in scope SELECT discount FROM shop.orders. (UNKNOWN_IDENTIFIER)",
    ],
    ignores: ['<Debug> executeQuery: create table if not exists shop.orders'],
  },
  {
    id: 'clickhouse.database-missing',
    kind: 'missing_object',
    program: 'clickhouse',
    forms: [
      {
        words: 'unknown_database',
        pattern: /DB::Exception: Database (?<object>[\w`]{1,80}) (?:doesn't|does not) exist/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'clickhouse',
    specificity: 3,
    means: 'ClickHouse has no database {object}',
    check: {
      text: 'List the databases of this server; on a cluster CREATE DATABASE without ON CLUSTER ran on one node only',
      host: 'clickhouse-client -q "show databases"',
    },
    repair: [
      {
        text: 'Make the database (or correct its name in the connection string), then run the migrations',
        host: 'clickhouse-client -q "create database <database>"',
      },
    ],
    source: 'ClickHouse, ErrorCodes 60 UNKNOWN_TABLE, 81 UNKNOWN_DATABASE, 47 UNKNOWN_IDENTIFIER',
    matches: [
      'Code: 81. DB::Exception: Database shop does not exist. (UNKNOWN_DATABASE)',
      "2025.01.01 00:00:00.000000 [ 77 ] {} <Error> executeQuery: Code: 81. DB::Exception: Database analytics doesn't exist. (UNKNOWN_DATABASE) (version 22.3.1)",
    ],
    ignores: ['<Debug> executeQuery: create table if not exists shop.orders'],
  },
  {
    id: 'clickhouse.data-directory',
    kind: 'file_permission',
    program: 'clickhouse',
    forms: [
      {
        words: 'effective user of the process does not match the owner of the data',
        pattern:
          /Effective user of the process \((?<user>[^)]{1,60})\) does not match the owner of the data \((?<value>[^)]{1,60})\)/,
      },
      {
        words: 'errno 13 strerror permission denied',
        pattern:
          /DB::\w{0,30}Exception: .{0,60}(?<path>\/(?:var\/lib|var\/log|etc)\/clickhouse[\w./-]{0,160}).{0,60}errno: 13, strerror: Permission denied/,
      },
      {
        words: 'filesystem error permission denied clickhouse',
        pattern: /filesystem error: in \w{3,40}: Permission denied \["?(?<path>\/var\/lib\/clickhouse[\w./-]{0,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ClickHouse may not use {path|its data directory}: owner is {value|another account}',
    check: {
      text: 'Look at the owner: uid 101 runs it in the image',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "id clickhouse; ls -ldn /var/lib/clickhouse /var/log/clickhouse-server"',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -iE "fsGroup|runAsUser"',
      host: 'sudo ls -ld /var/lib/clickhouse /var/log/clickhouse-server',
    },
    repair: [
      {
        text: 'Give data and log directories to the account of the server (101 in the image)',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R 101:101 /var/lib/clickhouse /var/log/clickhouse-server"',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":101}}}}}'`,
        host: 'sudo chown -R clickhouse:clickhouse /var/lib/clickhouse /var/log/clickhouse-server && sudo systemctl restart clickhouse-server',
      },
    ],
    source:
      'ClickHouse, programs/server/Server.cpp; ErrorCodes 76 CANNOT_OPEN_FILE, 430 MISMATCHING_USERS_FOR_PROCESS_AND_DATA',
    matches: [
      `Code: 430. DB::Exception: Effective user of the process (clickhouse) does not match the owner of the data (root). Run under 'sudo -u root'. (MISMATCHING_USERS_FOR_PROCESS_AND_DATA)`,
      'DB::ErrnoException: Cannot open file /var/lib/clickhouse/status, errno: 13, strerror: Permission denied',
      'std::exception. Code: 1001, type: std::__1::__fs::filesystem::filesystem_error, e.what() = filesystem error: in create_directories: Permission denied ["/var/lib/clickhouse/preprocessed_configs"]',
    ],
    ignores: ['<Information> Application: Ready for connections.'],
  },
  {
    id: 'clickhouse.broken-parts',
    kind: 'data_corruption',
    program: 'clickhouse',
    forms: [
      {
        words: 'suspiciously many broken parts to remove',
        pattern:
          /Suspiciously (?:many|big size) \((?<value>[^)]{1,60})\) (?:of all )?broken parts (?:to remove|.{0,40}to remove)/,
      },
      { words: 'checksum_doesnt_match', pattern: /DB::Exception: Checksum doesn't match: corrupted data/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Parts of a ClickHouse table are damaged ({value|checksum})',
    check: {
      text: 'See which table it is; after a power loss without fsync or a full disk',
      compose: 'docker compose logs {service} | grep -iE "broken|checksum" | tail',
      host: 'sudo grep -iE "broken|checksum" /var/log/clickhouse-server/clickhouse-server.err.log | tail; sudo dmesg -T | grep -i "i/o error"',
    },
    repair: [
      {
        text: 'On a replicated table let it fetch the parts from the others; the broken ones are set aside in detached/',
        host: 'sudo -u clickhouse touch /var/lib/clickhouse/flags/force_restore_data && sudo systemctl restart clickhouse-server',
        compose:
          'docker compose run --rm --entrypoint touch {service} /var/lib/clickhouse/flags/force_restore_data && docker compose up -d {service}',
        destructive: true,
      },
    ],
    source:
      'ClickHouse, MergeTreeData::loadDataParts; ErrorCodes 231 TOO_MANY_UNEXPECTED_DATA_PARTS, 40 CHECKSUM_DOESNT_MATCH',
    matches: [
      'Code: 231. DB::Exception: Suspiciously many (12 parts, 0.00 B in total) broken parts to remove while maximum allowed broken parts count is 10. (TOO_MANY_UNEXPECTED_DATA_PARTS)',
      `Code: 40. DB::Exception: Checksum doesn't match: corrupted data. Reference: 9f12. Actual: 11ac. Size of compressed block: 4096. (CHECKSUM_DOESNT_MATCH)`,
    ],
    ignores: ['<Debug> shop.events: Loaded data parts (412 items)'],
  },
];
