import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What other releases, replicas and hosts make of MySQL and MariaDB; notices of their good days. */
export const MYSQL_RELEASES: readonly CatalogueEntry[] = [
  {
    id: 'mysql.query-ended',
    kind: 'stopped_on_purpose',
    program: 'mysql',
    forms: [
      { words: 'query execution was interrupted', pattern: /Query execution was interrupted(?!, maximum)/ },
      { words: 'server shutdown in progress', pattern: /\b1053\b[^\n]{0,12} Server shutdown in progress/ },
      {
        words: 'the client was disconnected by server because of inactivity',
        pattern: /The client was disconnected by the server because of inactivity/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'MySQL ended the statement: it was killed, or the server shuts down',
    check: {
      text: 'Find the statement and who sends it',
      compose: 'docker compose logs --since 15m {service} | grep -iE "SQLSTATE|ERROR|exception"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -iE "SQLSTATE|ERROR|exception"',
      host: 'journalctl -u {service} --since -15min | grep -iE "SQLSTATE|ERROR"',
    },
    repair: [
      {
        text: 'See who sent KILL (a tool that ends long queries) or restarted the server; for idle ends, let the pool be shorter than wait_timeout',
      },
    ],
    source: 'MySQL error reference, ER_QUERY_INTERRUPTED, ER_SERVER_SHUTDOWN, ER_CLIENT_INTERACTION_TIMEOUT',
    matches: [
      'ERROR 1317 (70100): Query execution was interrupted',
      'ERROR 1053 (08S01): Server shutdown in progress',
      'ERROR 4031 (HY000): The client was disconnected by the server because of inactivity. See wait_timeout and interactive_timeout for configuring this behavior.',
    ],
    ignores: ['Query execution was interrupted, maximum statement execution time exceeded'],
  },
  {
    id: 'mysql.variable-unknown',
    kind: 'version_mismatch',
    program: 'mysql',
    forms: [{ words: 'unknown system variable', pattern: /Unknown system variable '(?<setting>[^']{1,60})'/ }],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'A statement sets {setting}, which this MySQL no longer has',
    check: { text: 'Read the version of server and driver', host: 'mysql -e "SELECT VERSION()"' },
    repair: [
      {
        text: 'Update the driver (Connector/J 5.1 asks for query_cache_size and tx_isolation, which MySQL 8 has dropped), or take the line out of the dump',
      },
    ],
    source: 'MySQL error reference, ER_UNKNOWN_SYSTEM_VARIABLE',
    matches: [
      "ERROR 1193 (HY000): Unknown system variable 'query_cache_size'",
      "java.sql.SQLException: Unknown system variable 'tx_isolation'",
    ],
    ignores: ['unknown variable in script'],
  },
  {
    id: 'mysql.local-load-off',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'loading local data is disabled this must be enabled',
        pattern: /Loading local data is disabled; this must be enabled on both the client and server sides/,
      },
      {
        words: 'the used command is not allowed with this version',
        pattern: /The used command is not allowed with this (?:MySQL|MariaDB) version/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'LOAD DATA LOCAL is switched off in client or server',
    check: { text: 'Read the setting', host: 'mysql -e "SHOW VARIABLES LIKE \'local_infile\'"' },
    repair: [
      {
        text: 'Switch it on on both sides',
        host: 'mysql -uroot -p -e "SET GLOBAL local_infile = 1"; mysql --local-infile=1 ...',
      },
    ],
    source: 'MySQL error reference, ER_CLIENT_LOCAL_FILES_DISABLED',
    matches: [
      'ERROR 3948 (42000): Loading local data is disabled; this must be enabled on both the client and server sides',
      'ERROR 1148 (42000): The used command is not allowed with this MySQL version',
    ],
    ignores: ['local data loaded'],
  },
  {
    id: 'mysql.engine-or-library-missing',
    kind: 'missing_module',
    program: 'mysql',
    forms: [
      { words: 'unknown storage engine', pattern: /Unknown storage engine '(?<object>[^']{1,60})'/ },
      { words: 'can t open shared library', pattern: /Can't open shared library '(?<object>[^']{1,120})'/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MySQL lacks the storage engine or library {object}',
    check: { text: 'List engines and plugins', host: 'mysql -e "SHOW ENGINES; SHOW PLUGINS; SELECT @@plugin_dir"' },
    repair: [{ text: 'Install the plugin, or write ENGINE=InnoDB into the dump' }],
    source: 'MySQL error reference, ER_UNKNOWN_STORAGE_ENGINE, ER_CANT_OPEN_LIBRARY',
    matches: [
      "ERROR 1286 (42000): Unknown storage engine 'TokuDB'",
      "ERROR 1126 (HY000): Can't open shared library 'lib_mysqludf_sys.so' (errno: 2)",
    ],
    ignores: ['storage engine InnoDB'],
  },
  {
    id: 'mysql.tablespace-left',
    kind: 'lock_held',
    program: 'mysql',
    forms: [{ words: 'exists', pattern: /Tablespace(?: for table)? '(?<object>[^\n']{1,120})' exists/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'MySQL finds a file of the table {object} that it does not know',
    check: { text: 'Look into the folder of the database', host: 'ls -l /var/lib/mysql/<database>' },
    repair: [
      {
        text: 'Move the orphan .ibd away, or DISCARD and IMPORT TABLESPACE',
        host: 'mv /var/lib/mysql/<database>/<table>.ibd /root/',
        destructive: true,
      },
    ],
    source: 'MySQL error reference, ER_TABLESPACE_EXISTS',
    matches: [
      "ERROR 1813 (HY000): Tablespace '`shop`.`x`' exists.",
      "ERROR 1813 (HY000): Tablespace for table '`shop`.`x`' exists. Please DISCARD the tablespace before IMPORT.",
    ],
    ignores: ['tablespace exists for you'],
  },
  {
    id: 'mysql.replica-row-missing',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      { words: 'can t find record in', pattern: /Can't find record in '(?<object>[^']{1,80})'/ },
      { words: 'ha_err_key_not_found', pattern: /HA_ERR_KEY_NOT_FOUND/ },
      { words: 'ha_err_found_dupp_key', pattern: /HA_ERR_FOUND_DUPP_KEY/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The MySQL replica no longer has what its source changes: row missing in {object|a table}',
    check: {
      text: 'Read the state of replication',
      host: 'mysql -e "SHOW REPLICA STATUS\\G" | grep -E "Error|Running"',
    },
    repair: [
      {
        text: 'Make the replica anew from the source (clone plugin, xtrabackup); skipping one event only hides it',
        host: 'mysql -e "STOP REPLICA; SET GLOBAL sql_replica_skip_counter=1; START REPLICA"',
        destructive: true,
      },
    ],
    source: 'MySQL error reference, ER_KEY_NOT_FOUND',
    matches: [
      "ERROR 1032 (HY000): Can't find record in 'orders'",
      "Could not execute Update_rows event on table shop.orders; Can't find record in 'orders', Error_code: 1032; handler error HA_ERR_KEY_NOT_FOUND",
      "handler error HA_ERR_FOUND_DUPP_KEY; the event's source log binlog.000003",
    ],
    ignores: ['record found'],
  },
  {
    id: 'mysql.disk-refuses-files',
    kind: 'file_permission',
    program: 'mysql',
    forms: [
      {
        words: 'innodb operating system error number 13 in a file',
        pattern: /\[InnoDB\] Operating system error number 13 in a file operation/,
      },
      {
        words: 'innodb operating system error number 13 in a file',
        pattern: /InnoDB: Operating system error number 13 in a file operation/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'InnoDB may not open its files (operating system error 13)',
    check: {
      text: 'Compare owner and account',
      compose: 'docker compose exec {service} sh -c "id; ls -ln /var/lib/mysql | head"',
      host: 'ls -ln /var/lib/mysql | head',
    },
    repair: [
      {
        text: 'Give the data folder to the account of MySQL (999 in the image), and look at AppArmor or SELinux when it is not the standard folder',
        host: 'sudo chown -R mysql:mysql /var/lib/mysql; sudo restorecon -R /var/lib/mysql',
      },
    ],
    source: 'MySQL InnoDB os0file.cc',
    matches: [
      '[ERROR] [MY-012592] [InnoDB] Operating system error number 13 in a file operation.',
      '2026-01-02 10:00:00 0 [ERROR] InnoDB: Operating system error number 13 in a file operation.',
    ],
    ignores: ['Operating system error number 2 in a file operation'],
  },
  {
    id: 'mysql.upgrade-needed',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      {
        words: 'could not open the mysql plugin table please perform',
        pattern: /Could not open the mysql\.plugin table\. Please perform the MySQL upgrade procedure/,
      },
      {
        words: 'can t open the mysql plugin table please run',
        pattern: /Can't open the mysql\.plugin table\. Please run mysql_upgrade/,
      },
      {
        words: 'column count of mysql is wrong expected found',
        pattern: /Column count of mysql\.\w{1,20} is wrong\. Expected \d{1,4}, found \d{1,4}/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The system tables of MySQL are of an older release or were never made',
    check: {
      text: 'Read both versions',
      compose: 'docker compose exec {service} mysqld --version',
      host: 'mysqld --version; cat /var/lib/mysql/mysql_upgrade_info',
    },
    repair: [
      {
        text: 'Run the upgrade (MySQL 8.0.16 and later does it at its start, MariaDB with mariadb-upgrade or MARIADB_AUTO_UPGRADE=1)',
        compose: 'docker compose exec {service} mariadb-upgrade -uroot -p',
        host: 'sudo mariadb-upgrade -uroot -p && sudo systemctl restart mariadb',
      },
    ],
    source: 'MySQL error reference, ER_COL_COUNT_DOESNT_MATCH_PLEASE_UPDATE',
    matches: [
      '[ERROR] [MY-010735] [Server] Could not open the mysql.plugin table. Please perform the MySQL upgrade procedure.',
      "[ERROR] Can't open the mysql.plugin table. Please run mysql_upgrade to create it.",
      'ERROR 1558 (HY000): Column count of mysql.proc is wrong. Expected 21, found 20. Created with MariaDB 100108, now running 100521. Please use mysql_upgrade to fix this error',
    ],
    ignores: ['upgrade done'],
  },
  {
    id: 'mysql.ordinary-notices',
    kind: null,
    program: 'mysql',
    forms: [
      { words: 'ip address could not be resolved', pattern: /IP address '[\d.:a-f]{3,45}' could not be resolved/ },
      { words: 'plugin mysql_native_password reported', pattern: /Plugin mysql_native_password reported: / },
      { words: 'insecure configuration for pid file', pattern: /Insecure configuration for --pid-file/ },
      { words: 'ca certificate is self signed', pattern: /CA certificate \S{1,60} is self signed/ },
      {
        words: 'disabling symbolic links using skip',
        pattern: /'Disabling symbolic links using --skip-symbolic-links/,
      },
      {
        words: 'ip address has been resolved to the host name',
        pattern: /IP address '[\d.]{7,15}' has been resolved to the host name/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notices that MySQL writes on good days',
    check: { text: 'Nothing needs doing; skip_name_resolve=ON ends the lookups of addresses' },
    repair: [],
    source: 'MySQL error log reference',
    matches: [
      "[Warning] [MY-010055] [Server] IP address '10.0.0.5' could not be resolved: Name or service not known",
      "[Warning] [MY-013360] [Server] Plugin mysql_native_password reported: ''mysql_native_password' is deprecated and will be removed in a future release.",
      "[Warning] [MY-011810] [Server] Insecure configuration for --pid-file: Location '/var/run/mysqld' in the path is accessible to all OS users.",
      '[Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.',
      "[Warning] [MY-011068] 'Disabling symbolic links using --skip-symbolic-links (or equivalent) is the default.",
      "[Warning] IP address '10.0.0.5' has been resolved to the host name 'a.example.com', which resembles IPv4-address itself.",
    ],
    ignores: ["[ERROR] Can't start server: can't create PID file"],
  },
];
