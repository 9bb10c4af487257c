import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MYSQL_STARTUP: readonly CatalogueEntry[] = [
  {
    id: 'mysql.data-directory-not-empty',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'initialize specified but the data directory has files in it aborting',
        pattern: /--initialize specified but the data directory (?:has files in it|exists)\. Aborting/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'MySQL is to initialise a data directory that holds files and no complete database',
    check: {
      text: 'See what lies there: an initialisation that broke off, lost+found of a fresh disk, or a database of another product',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "ls -la /var/lib/mysql"',
      kubernetes: 'kubectl debug -it deploy/{service} --image=busybox -- ls -la /var/lib/mysql',
      host: 'sudo ls -la /var/lib/mysql',
    },
    repair: [
      {
        text: 'For lost+found give the image a directory below the mount point (subPath, or --datadir) or --ignore-db-dir=lost+found',
        kubernetes: `kubectl patch statefulset/{service} --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/volumeMounts/0/subPath","value":"mysql"}]'`,
      },
      {
        text: 'Empty the directory when a first start broke off and nothing in it is needed',
        compose: 'docker compose down -v && docker compose up -d {service}',
        host: 'sudo sh -c "rm -rf /var/lib/mysql/*" && sudo mysqld --initialize-insecure --user=mysql',
        destructive: true,
      },
    ],
    source:
      'MySQL source, sql/mysqld.cc initialize; MY-010457 ER_DATA_DIRECTORY_NOT_EMPTY (ER_INIT_DATADIR_NOT_EMPTY_ABORTING)',
    matches: [
      '2025-04-04T07:12:08.113205Z 0 [ERROR] [MY-010457] [Server] --initialize specified but the data directory has files in it. Aborting.',
      '[ERROR] --initialize specified but the data directory has files in it. Aborting.',
    ],
    ignores: ['[Note] [Entrypoint]: Initializing database files'],
  },
  {
    id: 'mysql.image-without-password',
    kind: 'missing_setting',
    program: 'mysql',
    forms: [
      {
        words: 'database is uninitialized and password option is not specified',
        pattern: /Database is uninitialized and password option is not specified/i,
      },
      {
        words: 'are for configuring a regular user and cannot be used for the root user',
        pattern:
          /(?<setting>M(?:YSQL|ARIADB)_USER)="root", .{0,120}are for configuring (?:a|the) regular user and cannot be used for the root user/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The MySQL image cannot make its first account: {setting|MYSQL_ROOT_PASSWORD} is missing or wrong',
    check: {
      text: 'Print the environment that the container gets; an .env file of another name or in another folder is not read',
      compose: 'docker compose config {service} | grep -A8 environment; docker volume ls',
      kubernetes: 'kubectl describe deploy/{service} | grep -A12 Environment; kubectl get pvc',
    },
    repair: [
      {
        text: 'Set MYSQL_ROOT_PASSWORD (MariaDB: MARIADB_ROOT_PASSWORD), and a MYSQL_USER that is not root',
        compose: `echo 'MYSQL_ROOT_PASSWORD=<password>' >> .env && docker compose up -d {service}`,
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<secret with MYSQL_ROOT_PASSWORD>',
      },
    ],
    source: 'docker-library/mysql and MariaDB/mariadb-docker, docker-entrypoint.sh docker_verify_minimum_env()',
    matches: [
      '2025-04-04 07:12:08+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
      '2025-04-04 07:12:08+00:00 [ERROR] [Entrypoint]: MYSQL_USER="root", MYSQL_USER and MYSQL_PASSWORD are for configuring a regular user and cannot be used for the root user',
    ],
    ignores: ['    You need to specify one of the following as an environment variable:'],
  },
  {
    id: 'mysql.data-directory-permissions',
    kind: 'file_permission',
    program: 'mysql',
    forms: [
      {
        words: 'can t permission denied',
        pattern:
          /Can't (?:create\/write to file|create directory|change dir to|read dir of|open file:?|find file:) '(?<path>[^']{1,200})' \((?:OS errno|Errcode|errno):? 13 -? ?"?Permission denied/,
      },
      {
        words: 'file not found os errno 13 permission denied',
        pattern: /File '(?<path>[^']{1,200})' not found \((?:OS errno|Errcode|errno):? 13 -? ?"?Permission denied/,
      },
      {
        words: 'can t create test file',
        pattern: /Can't create test file '?(?<path>[^\s']{1,200}lower-test)/,
      },
      {
        words: 'must be writable innodb_system data file',
        pattern: /The innodb_system data file '(?<path>[^']{1,120})' must be writable/,
      },
      {
        words: 'the error means mysqld does not have the access rights to the directory',
        pattern: /The error means (?:mysqld|mariadbd|the server) does not have the access rights to the directory/,
      },
    ],
    nearby: [/'(?<path>\/[^']{1,160})'/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL may not use {path|its data directory}',
    check: {
      text: 'Look at owner and mode: the directory has to belong to the account of the server (uid 999 in the images); AppArmor or SELinux forbid a moved data directory too',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id mysql; ls -ldn /var/lib/mysql /tmp"',
      kubernetes: 'kubectl get statefulset,deploy -o yaml | grep -iE "fsGroup|runAsUser"',
      host: 'sudo ls -ld /var/lib/mysql /tmp; sudo dmesg | grep -i "apparmor=\\"DENIED\\"" | tail -3; sudo ausearch -m avc -ts recent',
    },
    repair: [
      {
        text: 'Give it to the account of the server; /tmp (tmpdir) needs mode 1777',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R mysql:mysql /var/lib/mysql && chmod 1777 /tmp"',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":999}}}}}'`,
        host: 'sudo chown -R mysql:mysql /var/lib/mysql && sudo restorecon -R /var/lib/mysql; sudo systemctl restart mysql',
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, B.3.3.1 File permissions; mysys errors EE_CANTCREATEFILE, EE_CANT_MKDIR, EE_FILENOTFOUND; InnoDB os0file.cc',
    matches: [
      `mysqld: Can't create/write to file '/var/lib/mysql/is_writable' (OS errno 13 - Permission denied)`,
      `[ERROR] mysqld: Can't create/write to file '/tmp/ibBVBtfG' (Errcode: 13 "Permission denied")`,
      `mysqld: File './binlog.index' not found (OS errno 13 - Permission denied)`,
      `[Warning] [MY-010091] [Server] Can't create test file /var/lib/mysql/mysqld_tmp_file_case_insensitive_test.lower-test`,
      `[ERROR] [MY-012271] [InnoDB] The innodb_system data file 'ibdata1' must be writable`,
      '[ERROR] [MY-012595] [InnoDB] The error means mysqld does not have the access rights to the directory.',
    ],
    ignores: [
      `ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (13)`,
    ],
  },
  {
    id: 'mysql.port-taken',
    kind: 'port_in_use',
    program: 'mysql',
    forms: [
      {
        words: 'can t start server bind on tcp ip port',
        pattern: /Can't start server: Bind on TCP\/IP port(?:: Address already in use|\. Got error: 98)/,
      },
      {
        words: 'do you already have another server running on port',
        pattern: /Do you already have another (?:mysqld|server) (?:server )?running on port:? ?(?<port>\d{1,5})/,
      },
    ],
    nearby: [/running on port:? ?(?<port>\d{1,5})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL cannot listen: another process has its port {port|3306}',
    check: {
      text: 'See which process holds the port',
      compose: 'docker ps --filter publish={port|3306}',
      host: `sudo ss -ltnp 'sport = :{port|3306}'`,
    },
    repair: [
      {
        text: 'Stop the other one, or give this one another port (port in my.cnf, the left number of "ports" in compose)',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl stop mysql mariadb',
      },
    ],
    source: 'MySQL MY-010262, MY-010257; mysqld.cc',
    matches: [
      `2025-04-04T07:12:08.113205Z 0 [ERROR] [MY-010262] [Server] Can't start server: Bind on TCP/IP port: Address already in use`,
      '2025-04-04T07:12:08.113211Z 0 [ERROR] [MY-010257] [Server] Do you already have another mysqld server running on port: 3306 ?',
    ],
    ignores: [`[Note] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. port: 3306`],
  },
  {
    id: 'mysql.data-directory-in-use',
    kind: 'lock_held',
    program: 'mysql',
    forms: [
      { words: 'unable to lock error', pattern: /Unable to lock (?<path>\S{1,160}) error: (?<value>\d{1,3})/ },
      {
        words: 'check that you do not already have another process using the same innodb',
        pattern:
          /Check that you do not already have another (?:mysqld|mariadbd|MySQL|MariaDB) process using the same InnoDB/i,
      },
      {
        words: 'another process with pid is using unix socket file',
        pattern: /Another process with pid (?<value>\d{1,9}) is using unix socket file/,
      },
      {
        words: 'can t lock aria control file for exclusive use error',
        pattern: /Can't lock aria control file '(?<path>[^']{1,160})' for exclusive use, error: (?<value>\d{1,3})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another server already uses the data directory of MySQL ({path|see PID}, {value|locked})',
    check: {
      text: 'Find the other one: a second container on the same volume, the old pod that is still ending, or a server of the distribution; on NFS the lock of a dead host',
      compose: 'docker ps -a --format "{{.Names}} {{.Mounts}}" | grep -i mysql',
      kubernetes: 'kubectl get pods -o wide | grep {service}',
      host: 'pgrep -a "mysqld|mariadbd"; sudo fuser -v /var/lib/mysql/ibdata1',
    },
    repair: [
      {
        text: 'Stop the other server in an orderly way and start this one; two servers on one directory destroy the data',
        compose: 'docker compose down && docker compose up -d',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`,
        host: 'sudo mysqladmin shutdown; sudo systemctl start mysql',
      },
    ],
    source: 'MySQL source, os0file.cc os_file_lock(); MY-012574, MY-012575; mysqld.cc; MariaDB ma_control_file.c',
    matches: [
      '2025-04-04T07:12:08.113205Z 1 [ERROR] [MY-012574] [InnoDB] Unable to lock ./ibdata1 error: 11',
      '2025-04-04  7:12:08 0 [Note] InnoDB: Check that you do not already have another mariadbd process using the same InnoDB data or log files.',
      '[ERROR] [MY-010259] [Server] Another process with pid 61 is using unix socket file.',
      `[ERROR] mariadbd: Can't lock aria control file '/var/lib/mysql/aria_log_control' for exclusive use, error: 11. Will retry for 30 seconds`,
    ],
    ignores: ['E: Unable to lock the administration directory (/var/lib/dpkg/), is another process using it?'],
  },
  {
    id: 'mysql.setting-unknown',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'unknown variable',
        pattern:
          /(?:mysqld|mariadbd|mysql|mysqldump|\[Server\]|\[ERROR\])\S{0,4} {1,2}(?:\S{1,60}: )?unknown variable '(?<setting>[^'=]{1,80})(?:=(?<value>[^']{0,80}))?'/,
      },
      {
        words: 'unknown option',
        pattern:
          /(?:mysqld|mariadbd|\[Server\]|\[ERROR\])\S{0,4} {1,2}(?:\S{1,60}: )?unknown option '--(?<setting>[^']{1,80})'/,
      },
      {
        words: 'variable can t be set to the value of',
        pattern: /Variable '(?<setting>[^']{1,60})' can't be set to the value of '(?<value>[^']{1,80})'/,
      },
      {
        words: 'error while setting value to',
        pattern: /Error while setting value '(?<value>[^']{1,80})' to '(?<setting>[^']{1,60})'/,
      },
      {
        words: 'found option without preceding group in config file',
        pattern:
          /Found option without preceding group in config file:? '?(?<path>[^\s']{1,160})'? at line:? ?(?<value>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL does not take {setting|a line of its configuration} ({value|not known})',
    check: {
      text: 'Find where it is set, and whether this version still has it: 8.0 dropped query_cache_*, NO_AUTO_CREATE_USER and innodb_file_format, 8.4 default_authentication_plugin and expire_logs_days, MariaDB has other names',
      compose:
        'docker compose config {service} | grep -A4 command; docker compose run --rm --entrypoint sh {service} -c "grep -rn \\"{setting|sql_mode}\\" /etc/my.cnf /etc/mysql"',
      kubernetes: 'kubectl get configmap -o yaml | grep -n "{setting|sql_mode}"',
      host: 'sudo grep -rn "{setting|sql_mode}" /etc/mysql /etc/my.cnf*; mysqld --help --verbose 2>/dev/null | head -20',
    },
    repair: [
      {
        text: 'Remove or correct the line in my.cnf or the command: MySQL 8 dropped query_cache_size, NO_AUTO_CREATE_USER and others; then start again',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'sudo mysqld --validate-config && sudo systemctl restart mysql',
      },
    ],
    source: 'MySQL source, mysys/my_getopt.cc; MY-000067 ER_SERVER_UNKNOWN_VARIABLE; error 1231 ER_WRONG_VALUE_FOR_VAR',
    matches: [
      `2025-04-04T07:12:08.113205Z 0 [ERROR] [MY-000067] [Server] unknown variable 'query_cache_size=16M'.`,
      `[ERROR] mariadbd: unknown option '--innodb-dedicated-server'`,
      `mysqld: Error while setting value 'NO_AUTO_CREATE_USER' to 'sql_mode'.`,
      `ERROR 1231 (42000): Variable 'sql_mode' can't be set to the value of 'NO_AUTO_CREATE_USER'`,
      'error: Found option without preceding group in config file: /etc/mysql/conf.d/my.cnf at line: 1',
    ],
    ignores: [`bash: unknown option '--foo'`],
  },
  {
    id: 'mysql.lower-case-table-names',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'different lower_case_table_names settings for server and data dictionary',
        pattern:
          /Different (?<setting>lower_case_table_names) settings for server \('(?<value>\d)'\) and data dictionary \('(?<wanted>\d)'\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL has lower_case_table_names={value} and its data were made with {wanted}',
    check: {
      text: 'Find where the setting stands; it can be chosen only when the data directory is made',
      compose:
        'docker compose config {service} | grep -n lower_case; docker compose run --rm --entrypoint sh {service} -c "grep -rn lower_case /etc/my.cnf /etc/mysql"',
      host: 'sudo grep -rn lower_case_table_names /etc/mysql /etc/my.cnf*',
    },
    repair: [
      {
        text: 'Set it back to {wanted}; to change it, dump, initialise an empty directory with the new value, and load',
        compose: 'docker compose run --rm {service} mysqld --lower-case-table-names={wanted}',
        host: `printf '[mysqld]\\nlower_case_table_names={wanted}\\n' | sudo tee /etc/mysql/conf.d/zz-case.cnf && sudo systemctl restart mysql`,
      },
    ],
    source: 'MySQL 8.0 Reference Manual, 9.2.3 Identifier Case Sensitivity; MY-011087 ER_SERVER_LOWER_CASE...',
    matches: [
      `2025-04-04T07:12:08.113205Z 1 [ERROR] [MY-011087] [Server] Different lower_case_table_names settings for server ('1') and data dictionary ('0').`,
      `[ERROR] [MY-011087] [Server] Different lower_case_table_names settings for server ('0') and data dictionary ('1').`,
    ],
    ignores: [
      '[Warning] [MY-010159] [Server] Setting lower_case_table_names=2 because file system for /var/lib/mysql/ is case insensitive',
    ],
  },
  {
    id: 'mysql.config-file-ignored',
    kind: 'file_permission',
    program: 'mysql',
    forms: [
      {
        words: 'world writable config file is ignored',
        pattern: /World-writable config file '(?<path>[^']{1,200})' is ignored/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL ignores {path} because everybody may write to it',
    check: {
      text: 'Look at the mode of the mounted file; folders of Windows show 0777',
      compose: 'docker compose exec {service} ls -l {path}',
      host: 'ls -l {path}',
    },
    repair: [
      {
        text: 'Take the right to write from others; where the mount cannot hold modes, mount it read-only or copy it into the image',
        compose: 'chmod 644 <file on the host> && docker compose restart {service}',
        host: 'sudo chmod 644 {path} && sudo systemctl restart mysql',
      },
    ],
    source: 'MySQL source, mysys/my_default.cc search_default_file_with_ext()',
    matches: [
      `mysqld: [Warning] World-writable config file '/etc/mysql/conf.d/my.cnf' is ignored.`,
      `Warning: World-writable config file '/etc/mysql/conf.d/my.cnf' is ignored`,
    ],
    ignores: ['mysqld: [Warning] Could not read option file'],
  },
];
