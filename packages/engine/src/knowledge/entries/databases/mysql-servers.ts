import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MYSQL_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.error-log-not-writable',
    kind: 'file_permission',
    program: 'mysql',
    forms: [
      {
        words: 'could not open file for error logging',
        pattern: /Could not open file '(?<path>[^']{1,120})' for error logging: (?<value>[\w ]{1,40})/,
      },
      {
        words: 'mysqld file not found 13',
        pattern: /mysqld: File '(?<path>[^']{1,120})' not found \((?:OS errno|Errcode:) 13/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL cannot write its error log {path}',
    check: { text: 'See owner and directory', host: 'ls -ld $(dirname {path}); id mysql' },
    repair: [
      {
        text: 'Give the directory to the account of the server, or let it log to stderr',
        compose: 'docker compose up -d {service}   # without log-error in my.cnf',
        host: 'sudo touch {path} && sudo chown mysql:mysql {path}',
      },
    ],
    source: 'mysql-server sql/log.cc',
    matches: [
      "[ERROR] [MY-010187] [Server] Could not open file '/var/log/mysqld.log' for error logging: Permission denied",
      "mysqld: File '/var/log/mysql/bin.index' not found (OS errno 13 - Permission denied)",
    ],
    ignores: ["Logging to '/var/log/mysqld.log'."],
  },
  {
    id: 'mysql.group-replication-cannot-join',
    kind: 'cluster_quorum',
    program: 'mysql',
    forms: [
      {
        words: 'plugin group_replication reported gcs',
        pattern:
          /Plugin group_replication reported: '(?<value>\[GCS\] (?:Error on opening a connection to|Error connecting to all peers|The member was unable to join|Timeout on wait|Error joining)[^']{0,100})/,
      },
      {
        words: 'this member has more executed transactions than those present in the group',
        pattern: /(?<value>This member has more executed transactions than those present in the group)/,
      },
      {
        words: 'the member contains transactions not present in the group',
        pattern: /(?<value>The member contains transactions not present in the group)/,
      },
      {
        words: 'plugin group_replication reported member was expelled from the',
        pattern: /Plugin group_replication reported: '(?<value>Member was expelled from the group[^']{0,60})/,
      },
      {
        words: 'plugin group_replication reported the member',
        pattern: /Plugin group_replication reported: '(?<value>The member is (?:resuming|leaving|unable to)[^']{0,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The member cannot join the MySQL group: {value}',
    check: {
      text: 'See the members, and compare their transactions',
      host: 'mysql -e "select member_host, member_state, member_role from performance_schema.replication_group_members; select @@gtid_executed"',
    },
    repair: [
      {
        text: 'Open 33061/tcp between the members and name them in group_replication_group_seeds and the allowlist; a member with transactions of its own is cloned anew',
        host: `mysql -e "stop group_replication; set global clone_valid_donor_list='<host>:3306'; clone instance from '<user>'@'<host>':3306 identified by '<password>'"`,
        destructive: true,
      },
    ],
    source: 'mysql-server plugin/group_replication',
    matches: [
      "Plugin group_replication reported: 'The member is leaving a group without being on one.'",
      "[ERROR] [MY-011735] [Repl] Plugin group_replication reported: '[GCS] Error on opening a connection to peer node db2:33061 when joining a group. My local port is: 33061.'",
      "[ERROR] [MY-011526] [Repl] Plugin group_replication reported: 'This member has more executed transactions than those present in the group. Local transactions: a:1-5'",
      "[ERROR] [MY-011522] [Repl] Plugin group_replication reported: 'The member contains transactions not present in the group. The member will now exit the group.'",
      "[ERROR] [MY-011505] [Repl] Plugin group_replication reported: 'Member was expelled from the group due to network failures, changing member status to ERROR.'",
    ],
    ignores: ["Plugin group_replication reported: 'This server was declared online within the replication group.'"],
  },
  {
    id: 'mysql.group-replication-settings-differ',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'the member configuration is not compatible with the group',
        pattern: /(?<value>The member configuration is not compatible with the group configuration)/,
      },
      {
        words: 'the member is configured with option value different from the group',
        pattern:
          /(?<value>The member is configured with (?<setting>\w{5,60}) option value '[^'\n]{1,40}' different from the group)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The settings of a MySQL member do not fit its group: {value}',
    check: {
      text: 'Compare the settings of the members',
      host: 'mysql -e "show variables like \'group_replication%\'; select @@lower_case_table_names, @@default_table_encryption"',
    },
    repair: [
      {
        text: 'Give all members the same group_replication_single_primary_mode, enforce_update_everywhere_checks, gtid_assignment_block_size and lower_case_table_names; the line before names the one that differs',
      },
    ],
    source: 'mysql-server plugin/group_replication',
    matches: [
      "[ERROR] Plugin group_replication reported: 'The member configuration is not compatible with the group configuration.'",
      "[ERROR] [MY-011529] [Repl] Plugin group_replication reported: 'The member configuration is not compatible with the group configuration. Variables such as group_replication_single_primary_mode or group_replication_enforce_update_everywhere_checks must have the same value on every server in the group.'",
      "Plugin group_replication reported: 'The member is configured with lower_case_table_names option value '1' different from the group '0'. The member will now exit the group.'",
    ],
    ignores: ["Plugin group_replication reported: 'This server was declared online within the replication group.'"],
  },
  {
    id: 'mysql.redo-log-does-not-fit',
    kind: 'version_mismatch',
    program: 'mysql',
    forms: [
      {
        words: 'log file is of different size bytes than specified',
        pattern: /log file \S{1,80} is of different size \d{1,12}(?: \d{1,12})? bytes than specified/,
      },
      {
        words: 'missing between the checkpoint',
        pattern: /Missing MLOG_CHECKPOINT(?: at \d{1,20})? between the checkpoint/,
      },
      { words: 'the redo log was created with', pattern: /The redo log was created with (?<version>[\w. -]{1,40})/ },
      { words: 'unsupported redo log format', pattern: /Unsupported redo log format/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The redo log of InnoDB does not fit the settings or the release of this server',
    check: {
      text: 'See which release wrote the data and whether it was shut down cleanly',
      host: 'ls -l /var/lib/mysql/ib_logfile* /var/lib/mysql/#innodb_redo; cat /var/lib/mysql/mysql_upgrade_info',
    },
    repair: [
      {
        text: 'Start the older release once, stop it cleanly (innodb_fast_shutdown=0), then start the new one; restore from a backup when a log is truly missing',
        host: 'mysql -e "set global innodb_fast_shutdown=0" && sudo systemctl stop mysql',
        destructive: true,
      },
    ],
    source: 'mysql storage/innobase/log; MariaDB log0recv.cc',
    matches: [
      'InnoDB: Error: log file ./ib_logfile0 is of different size 0 5242880 bytes than specified in the .cnf file 0 50331648 bytes!',
      '[ERROR] InnoDB: Missing MLOG_CHECKPOINT at 1234 between the checkpoint 1234 and the end 1234.',
      '[ERROR] InnoDB: Upgrade after a crash is not supported. The redo log was created with MariaDB 10.5.1.',
      '[ERROR] InnoDB: Unsupported redo log format. The redo log was created before MariaDB 10.2.2',
    ],
    ignores: ['InnoDB: log file size matches'],
  },
  {
    id: 'mysql.system-tables-old',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      {
        words: 'incorrect definition of table mysql expected column',
        pattern: /Incorrect definition of table (?<object>mysql\.\w{1,40}): expected column '\w{1,40}'/,
      },
      {
        words: 'column count of mysql is wrong expected found',
        pattern: /Column count of (?<object>mysql\.\w{1,40}) is wrong\. Expected \d{1,3}, found \d{1,3}/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The system tables of MySQL are of an older release: {object}',
    check: {
      text: 'See which release upgraded last',
      host: 'cat /var/lib/mysql/mysql_upgrade_info; mysql -e "select version()"',
    },
    repair: [
      {
        text: 'Upgrade them',
        compose: 'docker compose exec {service} mariadb-upgrade -uroot -p',
        host: 'sudo mariadb-upgrade || sudo mysql_upgrade; sudo systemctl restart mysql',
      },
    ],
    source: 'MariaDB sql/table.cc',
    matches: [
      "[ERROR] Incorrect definition of table mysql.event: expected column 'sql_mode' at position 14 to have type set(...), found type set(...)",
      '[ERROR] Column count of mysql.proc is wrong. Expected 21, found 20. Created with MariaDB 100108, now running 100521. Please use mysql_upgrade to fix this error',
    ],
    ignores: ['Table mysql.event OK'],
  },
  {
    id: 'xtrabackup.server-not-supported',
    kind: 'version_mismatch',
    program: 'xtrabackup',
    forms: [
      { words: 'server', pattern: /xtrabackup.{0,80}Unsupported server version:? '?(?<version>[\d.]{3,12})/ },
      { words: 'log block mismatch', pattern: /log block numbers? mismatch/ },
      {
        words: 'xtrabackup this version of percona xtrabackup can only perform backups and restores against',
        pattern: /xtrabackup: This version of Percona XtraBackup can only perform backups and restores against/,
      },
      {
        words: 'xtrabackup error log block numbers mismatch',
        pattern: /xtrabackup: error: log block numbers mismatch/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This XtraBackup does not fit the server ({version}) or its log',
    check: { text: 'Compare the versions', host: 'xtrabackup --version; mysqld --version' },
    repair: [
      {
        text: 'Install the XtraBackup (or mariabackup) of the same series as the server; a busy server needs a larger redo log or --register-redo-log-consumer',
      },
    ],
    source: 'percona-xtrabackup storage/innobase/xtrabackup',
    matches: [
      "[ERROR] [MY-011825] [Xtrabackup] Unsupported server version: '8.4.0'. xtrabackup: Unsupported server version: '8.4.0'",
      'xtrabackup: error: log block numbers mismatch:',
      'xtrabackup: This version of Percona XtraBackup can only perform backups and restores against MySQL 8.0 and Percona Server 8.0',
    ],
    ignores: ['xtrabackup: completed OK!'],
  },
  {
    id: 'mysql.good-day-notes',
    kind: null,
    program: 'mysql',
    forms: [
      { words: 'page_cleaner intended loop took', pattern: /page_cleaner: \d{1,8}ms intended loop took \d{1,8}ms/ },
      {
        words: 'can t change permissions of the file errcode 1',
        pattern: /Can't change permissions of the file '[^']{1,80}' \(Errcode: 1/,
      },
      { words: 'ip address could not be resolved', pattern: /IP address '[\d.a-f:]{3,45}' could not be resolved/ },
      { words: 'ca certificate is self signed', pattern: /CA certificate \S{1,60} is self signed/ },
      { words: 'a deprecated tls version is enabled', pattern: /A deprecated TLS version TLSv1(?:\.1)? is enabled/ },
      {
        words: 'the syntax is deprecated and will be removed in a future release',
        pattern: /The syntax '[^']{1,60}' is deprecated and will be removed in a future release/,
      },
      { words: 'is deprecated', pattern: /'(?:mysql_native_password|default_authentication_plugin)' is deprecated/ },
      {
        words: 'is deprecated and will be removed in a future release please use instead',
        pattern: /is deprecated and will be removed in a future release\. Please use \S{1,60} instead/,
      },
      { words: 'io_uring_queue_init failed with', pattern: /io_uring_queue_init\(\) failed with (?:EPERM|errno)/ },
      { words: 'liburing disabled falling back to', pattern: /liburing disabled: falling back to/ },
      {
        words: 'ignored in skip name resolve mode',
        pattern: /entry '[^']{1,80}' ignored in --skip-name-resolve mode/,
      },
      {
        words: 'neither relay log nor relay log index were used',
        pattern: /Neither --relay-log nor --relay-log-index were used/,
      },
      {
        words: 'unable to load as time zone skipping it',
        pattern: /Unable to load '[^']{1,80}' as time zone\. Skipping it/,
      },
      {
        words: 'could not increase number of max_open_files to more than',
        pattern: /Could not increase number of max_open_files to more than/,
      },
      { words: 'you need to use log bin to make work', pattern: /You need to use --log-bin to make \S{1,40}/ },
      {
        words: 'failed to initialize tls for channel mysql_admin',
        pattern: /Failed to initialize TLS for channel: mysql_admin/,
      },
      {
        words: 'setting lower_case_table_names 2 because file system',
        pattern: /Setting lower_case_table_names=2 because file system/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of MySQL and MariaDB that change nothing',
    check: { text: 'Nothing needs doing; a page cleaner that is late all the time wants a faster disk' },
    repair: [],
    source: 'mysql-server and MariaDB error messages',
    matches: [
      '[Note] InnoDB: page_cleaner: 1000ms intended loop took 5123ms. The settings might not be optimal.',
      "mysqld: Can't change permissions of the file 'ca-key.pem' (Errcode: 1 - Operation not permitted)",
      "[Warning] [MY-010055] [Server] IP address '10.0.0.1' could not be resolved: Name or service not known",
      '[Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.',
      '[Warning] [MY-013746] [Server] A deprecated TLS version TLSv1 is enabled for channel mysql_main',
      "[Warning] [MY-011068] [Server] The syntax 'expire-logs-days' is deprecated and will be removed in a future release.",
      "[Warning] Plugin mysql_native_password reported: ''mysql_native_password' is deprecated and will be removed in a future release. Please use caching_sha2_password instead'",
      '[Warning] mysqld: io_uring_queue_init() failed with EPERM: sysctl kernel.io_uring_disabled has the value 2',
      '[Warning] InnoDB: liburing disabled: falling back to innodb_use_native_aio=OFF',
      "[Warning] 'user' entry 'root@3f2' ignored in --skip-name-resolve mode.",
      '[Warning] [MY-010604] [Repl] Neither --relay-log nor --relay-log-index were used; so replication may break',
      "Warning: Unable to load '/usr/share/zoneinfo/iso3166.tab' as time zone. Skipping it.",
      '[Warning] Could not increase number of max_open_files to more than 1024 (request: 32183)',
      '[Warning] You need to use --log-bin to make --expire-logs-days or --binlog-expire-logs-seconds work.',
      '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_admin',
      '[Warning] Setting lower_case_table_names=2 because file system for /var/lib/mysql/ is case insensitive',
    ],
    ignores: ["[ERROR] [MY-000067] [Server] unknown variable 'query_cache_size=1M'."],
  },
];
