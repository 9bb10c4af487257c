import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const COPY_FIRST: Step = {
  text: 'Stop the server and copy the whole data directory before anything else; then read what the kernel says of the disk',
  compose: 'docker compose stop {service} && docker compose cp {service}:/var/lib/mysql ./mysql-copy',
  kubernetes: 'kubectl exec {service}-0 -- tar cf - /var/lib/mysql > mysql-copy.tar',
  host: 'sudo systemctl stop mysql && sudo cp -a /var/lib/mysql /srv/mysql-copy; sudo dmesg -T | grep -iE "i/o error|ext4|xfs|nvme" | tail',
};
const WHICH_VERSION: Step = {
  text: 'Compare the version that wrote the data with the one that is started; a tag like latest moves by itself',
  compose:
    'docker compose config {service} | grep image; docker compose run --rm --entrypoint sh {service} -c "cat /var/lib/mysql/mysql_upgrade_info /var/lib/mysql/mysql_upgrade_history; mysqld --version"',
  kubernetes: 'kubectl get statefulset,deploy -o wide | grep -iE "mysql|maria"',
  host: 'mysqld --version; sudo cat /var/lib/mysql/mysql_upgrade_info',
};

export const MYSQL_STORAGE: readonly CatalogueEntry[] = [
  {
    id: 'mysql.disk-full',
    kind: 'disk_full',
    program: 'mysql',
    forms: [
      {
        words: '28 no space left on device',
        pattern: /'(?<path>[^']{1,200})'.{0,40}\((?:OS errno|Errcode|errno):? 28 -? ?"?No space left on device/,
      },
      {
        words: 'disk is full writing waiting for someone to free',
        pattern: /Disk is full writing '(?<path>[^']{1,200})'/,
      },
      {
        words: 'disk full waiting for someone to free some space',
        pattern: /Disk full \((?<path>[^)]{1,200})\); waiting for someone to free some space/,
      },
      {
        words: 'error number 28 means no space left on device',
        pattern: /Error number 28 means 'No space left on device'/,
      },
      {
        words: 'the table is full',
        pattern:
          /(?:ERROR 1114|1114|\[Server\]|\[ERROR\]|mysqld:|mariadbd:).{0,40}The table '(?<path>[^']{1,120})' is full/,
      },
      {
        words: 'binary logging not possible message',
        pattern: /Binary logging not possible\. Message: .{0,160}(?:flush stage of the commit|disk|Errcode: 28)/,
      },
    ],
    nearby: [/'(?<path>\.?\/[^']{1,160})'/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of MySQL is full: {path|its data directory} cannot grow',
    check: {
      text: 'See which filesystem is full (data directory or tmpdir) and what filled it: binary logs, undo and temporary tablespaces, the slow log',
      compose:
        'docker compose exec {service} sh -c "df -h /var/lib/mysql /tmp; du -ah /var/lib/mysql | sort -h | tail -15"',
      kubernetes:
        'kubectl exec {service}-0 -- sh -c "df -h /var/lib/mysql /tmp; du -ah /var/lib/mysql | sort -h | tail -15"',
      host: 'df -h /var/lib/mysql /tmp; sudo du -ah /var/lib/mysql | sort -h | tail -15',
    },
    repair: [
      {
        text: 'Make room or grow the volume; MySQL waits and goes on by itself once there is room',
        compose: 'docker system df && docker image prune -f',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
        host: 'sudo journalctl --vacuum-size=200M; sudo lvextend -r -L +20G <volume>',
      },
      {
        text: 'Purge binary logs through the server, never by rm, after looking that no replica still needs them; then keep fewer',
        compose: `docker compose exec {service} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "PURGE BINARY LOGS BEFORE NOW() - INTERVAL 1 DAY; SET PERSIST binlog_expire_logs_seconds = 259200"'`,
        host: 'sudo mysql -e "PURGE BINARY LOGS BEFORE NOW() - INTERVAL 1 DAY; SET PERSIST binlog_expire_logs_seconds = 259200"',
        destructive: true,
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, B.3.3.4 How MySQL Handles a Full Disk; errors 1021, 1114; mysys EE_DISK_FULL, EE_CANTCREATEFILE; InnoDB os0file.cc',
    matches: [
      `ERROR 3 (HY000): Error writing file '/tmp/MYfd=56' (OS errno 28 - No space left on device)`,
      `[ERROR] mysqld: Can't create/write to file '/tmp/ibUq3c' (Errcode: 28 "No space left on device")`,
      `[ERROR] [MY-000035] [Server] Disk is full writing './binlog.000231' (OS errno 28 - No space left on device). Waiting for someone to free space... Retry in 60 secs. Message reprinted in 600 secs.`,
      'ERROR 1021 (HY000): Disk full (/tmp/#sql-temptable-1-8.MAI); waiting for someone to free some space... (errno: 28 "No space left on device")',
      `[ERROR] [MY-012640] [InnoDB] Error number 28 means 'No space left on device'`,
      `ERROR 1114 (HY000): The table '#sql-1_8' is full`,
      `[ERROR] [MY-011072] [Server] Binary logging not possible. Message: An error occurred during flush stage of the commit. 'binlog_error_action' is set to 'ABORT_SERVER'. Server is being stopped..`,
    ],
    ignores: ['cp: error writing to /backup: No space left on device'],
  },
  {
    id: 'mysql.innodb-corrupt',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      {
        words: 'database page corruption on disk or a failed file read of',
        pattern:
          /Database page corruption on disk or a failed (?:file )?read of (?:page|tablespace) ?(?<object>[^.]{0,80})/i,
      },
      {
        words: 'log sequence number is in the future',
        pattern: /log sequence number (?<value>\d{1,20}) is in the future/,
      },
      {
        words: 'your database may be corrupt or you may have copied the innodb tablespace',
        pattern: /Your database may be corrupt or you may have copied the InnoDB/,
      },
      {
        words: 'missing file_checkpoint',
        pattern: /InnoDB: (?:Missing (?:FILE|MLOG)_CHECKPOINT|Missing FILE_CREATE, FILE_DELETE)/,
      },
      {
        words: 'innodb invalid log header checksum',
        pattern: /InnoDB: (?:Invalid log header checksum|Log block \d{1,20} at lsn \d{1,20} .{0,40}invalid)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'InnoDB of MySQL is damaged on disk ({object|pages or redo log do not fit})',
    check: COPY_FIRST,
    repair: [
      {
        text: 'Restore the last backup with its binary logs, or make this node anew from a healthy replica',
        host: 'sudo mysqlsh --uri root@<healthy> -- cluster status; sudo xtrabackup --copy-back --target-dir=<backup>',
      },
      {
        text: 'Without a backup: start with innodb_force_recovery = 1 (up to 6, each step loses more), dump everything, and load it into a new directory',
        compose: 'docker compose run --rm {service} mysqld --innodb-force-recovery=1',
        host: `printf '[mysqld]\\ninnodb_force_recovery=1\\n' | sudo tee /etc/mysql/conf.d/zz-recovery.cnf && sudo systemctl start mysql && sudo mysqldump --all-databases > rescue.sql`,
        destructive: true,
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, 17.21.3 Forcing InnoDB Recovery; buf0buf.cc, log0recv.cc; MY-011906, MY-011971',
    matches: [
      '2025-04-04T07:12:08.113205Z 0 [ERROR] [MY-011906] [InnoDB] Database page corruption on disk or a failed file read of page [page id: space=12, page number=5]. You may have to recover from a backup.',
      "[ERROR] [MY-011971] [InnoDB] Tablespace 'shop/orders' Page [page id: space=12, page number=5] log sequence number 1182283 is in the future! Current system log sequence number 902311.",
      '[ERROR] InnoDB: Your database may be corrupt or you may have copied the InnoDB tablespace but not the InnoDB redo log files.',
      '[ERROR] InnoDB: Missing FILE_CHECKPOINT(4711) at 4802',
      '[ERROR] InnoDB: Invalid log header checksum',
    ],
    ignores: ['[Note] InnoDB: Starting crash recovery from checkpoint LSN=46846'],
  },
  {
    id: 'mysql.table-corrupt',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      {
        words: 'is marked as crashed and',
        pattern:
          /Table '(?<object>[^']{1,120})' is marked as crashed and (?:should be repaired|last \(automatic\?\) repair failed)/,
      },
      {
        words: 'incorrect key file for table try to repair it',
        pattern: /Incorrect key file for table '(?<object>[^']{1,120})'; try to repair it/,
      },
      {
        words: 'index is corrupted',
        pattern:
          /Index (?:for table )?'?(?<object>[^\s']{1,80})'? is corrupt(?:ed)?; ?try to repair it|Index (?:"(?:[^"]{1,80})"|\S{1,80}) is corrupted$/,
      },
      {
        words: 'tablespace is missing for table',
        pattern: /Tablespace is missing for (?:a )?table [`']?(?<object>[^`'\s]{1,80}[`.]{0,3}[^`'\s]{0,80})/,
      },
      {
        words: 'doesn t exist in engine',
        pattern: /Table '(?<object>[^']{1,120})' doesn't exist in engine/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MySQL table {object|named there} is damaged or its file is missing',
    check: {
      text: 'Look first whether tmpdir is full (a name below /tmp means that, and nothing is damaged), then check the table',
      compose: `docker compose exec {server} sh -c 'df -h /tmp; mysqlcheck -uroot -p"$MYSQL_ROOT_PASSWORD" --all-databases --check | grep -v OK'`,
      kubernetes: `kubectl exec {service}-0 -- sh -c 'df -h /tmp; mysqlcheck -uroot -p"$MYSQL_ROOT_PASSWORD" --all-databases --check | grep -v OK'`,
      host: 'df -h /tmp; sudo mysqlcheck --all-databases --check | grep -v OK',
    },
    repair: [
      {
        text: 'MyISAM and Aria tables can be repaired; of InnoDB restore the table from the backup',
        compose: `docker compose exec {server} sh -c 'mysqlcheck -uroot -p"$MYSQL_ROOT_PASSWORD" --repair <database> <table>'`,
        host: 'sudo mysqlcheck --repair <database> <table>',
      },
    ],
    source: 'MySQL errors 1194 ER_CRASHED_ON_USAGE, 1195, 126/1034 ER_NOT_KEYFILE, 1812 ER_TABLESPACE_MISSING, 1932',
    matches: [
      `ERROR 145 (HY000): Table './shop/sessions' is marked as crashed and should be repaired`,
      `ERROR 126 (HY000): Incorrect key file for table '/tmp/#sql_14b7_0.MYI'; try to repair it`,
      `ERROR 1712 (HY000): Index orders is corrupted`,
      'ERROR 1812 (HY000): Tablespace is missing for table `shop`.`orders`.',
      `ERROR 1932 (42S02): Table 'shop.orders' doesn't exist in engine`,
    ],
    ignores: [`ERROR 1146 (42S02): Table 'shop.orders' doesn't exist`],
  },
  {
    id: 'mysql.data-of-newer-version',
    kind: 'version_mismatch',
    program: 'mysql',
    forms: [
      {
        words: 'cannot boot server version on data directory built by version downgrade is not supported',
        pattern:
          /Cannot boot server version (?<version>\d{4,6}) on data directory built by version (?<wanted>\d{4,6})\. Downgrade is not supported/,
      },
      {
        words: 'invalid mysql server downgrade cannot downgrade from to',
        pattern: /Invalid MySQL server downgrade: Cannot downgrade from (?<wanted>\d{4,6}) to (?<version>\d{4,6})/,
      },
      {
        words: 'table flags are in the data dictionary but the flags in file are',
        pattern:
          /Table flags are 0 in the data dictionary but the flags in file (?<path>\S{1,160}) are (?<value>0x[\da-f]{1,8})/,
      },
      {
        words: 'invalid flags in ibdata1',
        pattern: /Invalid flags (?<value>0x[\da-f]{1,8}) in (?<path>\S{0,160}ibdata1)/,
      },
      {
        words: 'unsupported redo log format',
        pattern:
          /Unsupported redo log format(?: \((?<value>v\d{1,3})\))?\. The redo log was created (?:with|before) (?<wanted>(?:MariaDB|MySQL) [\d.]{0,11}\d)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MySQL {version|of this version} cannot open data written by {wanted|another version or MariaDB}',
    check: WHICH_VERSION,
    repair: [
      {
        text: 'Go back to the image of the version that wrote the data and pin its tag; there is no downgrade in place, and MariaDB and MySQL 8 do not read each other',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo statefulset/{service}',
        host: 'sudo apt-get install mysql-server=<version>',
      },
      {
        text: 'When the older version is wanted: dump with the newer one and load into an empty directory of the older',
        compose: `docker compose exec {service} sh -c 'mysqldump -uroot -p"$MYSQL_ROOT_PASSWORD" --all-databases --routines' > dump.sql`,
      },
    ],
    source: 'MySQL MY-013171, MY-014061; docker-library/mysql issue 1007; MariaDB log0recv.cc, fil0fil.cc',
    matches: [
      '2023-09-25T00:18:46.895001Z 1 [ERROR] [MY-013171] [InnoDB] Cannot boot server version 80034 on data directory built by version 80100. Downgrade is not supported',
      '2023-11-01T03:48:44.900288Z 1 [ERROR] [MY-014061] [InnoDB] Invalid MySQL server downgrade: Cannot downgrade from 80200 to 80035. Downgrade is only permitted between patch releases.',
      '[ERROR] InnoDB: Table flags are 0 in the data dictionary but the flags in file ./ibdata1 are 0x4800!',
      '[ERROR] InnoDB: Invalid flags 0x4800 in ./ibdata1',
      '[ERROR] InnoDB: Unsupported redo log format. The redo log was created with MariaDB 10.5.9.',
    ],
    ignores: ["[System] [MY-013381] [Server] Server upgrade from '80034' to '80100' started."],
  },
  {
    id: 'mysql.upgrade-refused',
    kind: 'version_mismatch',
    program: 'mysql',
    forms: [
      {
        words: 'upgrade after a crash is not supported',
        pattern:
          /Upgrade after a crash is not supported\.(?: The redo log was created (?:with|before) (?<wanted>(?:MariaDB|MySQL|Backup) [\d.]{0,11}\d))?/,
      },
      {
        words: 'invalid mysql server upgrade cannot upgrade from to',
        pattern: /Invalid MySQL server upgrade: Cannot upgrade from (?<wanted>\d{4,6}) to (?<version>\d{4,6})/,
      },
      {
        words: 'cannot upgrade server earlier than',
        pattern: /Cannot upgrade server earlier than (?<value>[\d.]{2,8}) to (?<version>[\d.]{2,8})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MySQL cannot upgrade data of {wanted|the old version}',
    check: WHICH_VERSION,
    repair: [
      {
        text: 'Start the old version once more, stop it in an orderly way (innodb_fast_shutdown=0, and enough stop_grace_period), then start the new one',
        compose: `docker compose exec {service} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "SET GLOBAL innodb_fast_shutdown = 0"' && docker compose stop -t 300 {service}`,
        kubernetes: 'kubectl rollout undo statefulset/{service}',
        host: 'sudo mysql -e "SET GLOBAL innodb_fast_shutdown = 0" && sudo systemctl stop mysql',
      },
      { text: 'Go over every LTS release in between (5.7, 8.0, 8.4), one at a time' },
    ],
    source: 'MariaDB log0recv.cc recv_log_recover_10_*; MySQL MY-014060, MY-013090; mariadb-docker issue 456',
    matches: [
      '2021-10-30 22:05:27 0 [ERROR] InnoDB: Upgrade after a crash is not supported. The redo log was created with MariaDB 10.3.27.',
      '[ERROR] [MY-012526] [InnoDB] Upgrade after a crash is not supported. This redo log was created before MySQL 5.7.9. Please follow the instructions',
      '[ERROR] [MY-014060] [Server] Invalid MySQL server upgrade: Cannot upgrade from 50744 to 80400. Upgrade to next major version is only allowed from the last LTS release, which version 50744 is not.',
      'Cannot upgrade server earlier than 5.7 to 8.0',
    ],
    ignores: ['[Note] [Entrypoint]: MariaDB upgrade not required'],
  },
  {
    id: 'mysql.system-tables-missing',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      {
        words: 'fatal error can t open and lock privilege tables',
        pattern: /Fatal error: Can't open and lock privilege tables: (?<value>.{3,100})/,
      },
      {
        words: 'could not open mysql plugin table',
        pattern: /Could not open mysql\.plugin table/,
      },
      {
        words: 'please run to create it',
        pattern:
          /(?:Missing system table|Can't open the) (?<object>mysql\.\w{1,40})(?: table)?[;.] [Pp]lease run (?:mysql_upgrade|mariadb-upgrade)/,
      },
      {
        words: 'column count of is wrong expected found',
        pattern:
          /Column count of (?<object>mysql\.\w{1,40}) is wrong\. Expected (?<wanted>\d{1,4}), found (?<version>\d{1,4})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'System tables of MySQL are missing or of an older version ({object|mysql.*})',
    check: WHICH_VERSION,
    repair: [
      {
        text: 'After an upgrade bring them up to date (MySQL 8.0.16 and later do it by themselves; MariaDB image: MARIADB_AUTO_UPGRADE=1)',
        compose: `docker compose exec {service} sh -c 'mariadb-upgrade -uroot -p"$MARIADB_ROOT_PASSWORD" || mysql_upgrade -uroot -p"$MYSQL_ROOT_PASSWORD"'`,
        host: 'sudo mariadb-upgrade || sudo mysql_upgrade',
      },
      {
        text: 'In an empty directory make them: the initialisation never ran, or InnoDB did not start (then its error above is the cause)',
        host: 'sudo mariadb-install-db --user=mysql || sudo mysqld --initialize --user=mysql',
      },
    ],
    source: 'MySQL source, sql/auth/sql_auth_cache.cc acl_init(); errors 1547, 1558; MariaDB sql_plugin.cc',
    matches: [
      `[ERROR] Fatal error: Can't open and lock privilege tables: Table 'mysql.db' doesn't exist`,
      `[ERROR] Could not open mysql.plugin table: "Table 'mysql.plugin' doesn't exist". Some plugins may be not loaded`,
      '[ERROR] Missing system table mysql.roles_mapping; please run mysql_upgrade to create it',
      '[ERROR] Column count of mysql.proc is wrong. Expected 21, found 20. Created with MariaDB 100108, now running 100616. Please use mariadb-upgrade to fix this error',
    ],
    ignores: [`ERROR 1146 (42S02): Table 'shop.orders' doesn't exist`],
  },
];
