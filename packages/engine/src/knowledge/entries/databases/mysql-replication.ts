import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const REPLICA_STATUS: Step = {
  text: 'Read Last_IO_Error, Last_SQL_Error and the positions on the replica',
  compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show replica status\\G"'`,
  kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show replica status\\G"'`,
  host: 'sudo mysql -e "show replica status\\G" || sudo mysql -e "show slave status\\G"',
};
const CLONE_ANEW: Step = {
  text: 'Make the replica anew from the primary (clone plugin, xtrabackup, or a dump with --source-data=2 --single-transaction)',
  host: `sudo mysql -e "SET GLOBAL clone_valid_donor_list = '<primary>:3306'; CLONE INSTANCE FROM '<account>'@'<primary>':3306 IDENTIFIED BY '<password>'"`,
  destructive: true,
};

export const MYSQL_REPLICATION: readonly CatalogueEntry[] = [
  {
    id: 'mysql.replica-diverged',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      {
        words: 'could not execute event on table',
        pattern:
          /Could not execute (?<value>Write|Update|Delete)_rows(?:_v1)? event on table (?<object>[^;\s]{1,120});.{0,200}Error_code: (?:MY-00)?1(?:062|032)/,
      },
      {
        words: 'handler error',
        pattern: /handler error (?<value>HA_ERR_FOUND_DUPP_KEY|HA_ERR_KEY_NOT_FOUND)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MySQL replica holds other rows than its primary ({object|a table}), so it stopped',
    check: REPLICA_STATUS,
    repair: [
      {
        text: 'For single rows: make the row like that of the primary or skip this transaction, then find who wrote on the replica (set super_read_only)',
        host: `sudo mysql -e "STOP REPLICA; SET GTID_NEXT = '<failing gtid>'; BEGIN; COMMIT; SET GTID_NEXT = AUTOMATIC; START REPLICA; SET PERSIST super_read_only = ON"`,
      },
      CLONE_ANEW,
    ],
    source: 'MySQL source, sql/log_event.cc Rows_log_event::do_apply_event(); errors 1062, 1032',
    matches: [
      `[ERROR] [MY-010584] [Repl] Replica SQL for channel '': Could not execute Write_rows event on table shop.orders; Duplicate entry '5' for key 'orders.PRIMARY', Error_code: 1062; handler error HA_ERR_FOUND_DUPP_KEY; the event's source log binlog.000012, end_log_pos 1902, Error_code: MY-001062`,
      `Last_SQL_Error: Could not execute Delete_rows event on table shop.orders; Can't find record in 'orders', Error_code: 1032; handler error HA_ERR_KEY_NOT_FOUND; the event's master log mysql-bin.000012, end_log_pos 902`,
    ],
    ignores: [`ERROR 1062 (23000): Duplicate entry '5' for key 'orders.PRIMARY'`],
  },
  {
    id: 'mysql.binlog-purged',
    kind: 'missing_file',
    program: 'mysql',
    forms: [
      {
        words: 'could not find first log file name in binary log index file',
        pattern: /Could not find first log file name in binary log index file/i,
      },
      {
        words: 'purged binary logs',
        pattern: /the (?:master|source) (?:has )?purged (?:required )?binary logs/,
      },
      {
        words: 'requested slave gtid state not found in binlog',
        pattern: /Requested slave GTID state not found in binlog/,
      },
      {
        words: 'connecting slave requested to start from gtid which is not in the master binlog',
        pattern:
          /connecting slave requested to start from GTID (?<value>[\d-]{5,40}), which is not in the master's binlog/,
      },
    ],
    nearby: [/from (?:master|source) when reading data from binary log: '(?<value>[^']{10,100})/],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MySQL primary no longer has the binary log that its replica needs (error 1236)',
    check: REPLICA_STATUS,
    repair: [
      CLONE_ANEW,
      {
        text: 'Then keep binary logs longer than the longest stop of a replica',
        host: 'sudo mysql -e "SET PERSIST binlog_expire_logs_seconds = 604800"',
      },
    ],
    source: 'MySQL error 1236 ER_SOURCE_FATAL_ERROR_READING_BINLOG; rpl_binlog_sender.cc; MariaDB sql_repl.cc',
    matches: [
      `[ERROR] [MY-013114] [Repl] Slave I/O for channel '': Got fatal error 1236 from master when reading data from binary log: 'Could not find first log file name in binary log index file', Error_code: MY-013114`,
      `Got fatal error 1236 from source when reading data from binary log: 'Cannot replicate because the source purged required binary logs. Replicate the missing transactions from elsewhere, or provision a new replica from backup.'`,
      `Got fatal error 1236 from master when reading data from binary log: 'The slave is connecting using CHANGE MASTER TO MASTER_AUTO_POSITION = 1, but the master has purged binary logs containing GTIDs that the slave requires.'`,
      'Error: Requested slave GTID state not found in binlog',
      `Got fatal error 1236 from master when reading data from binary log: 'Error: connecting slave requested to start from GTID 0-1-4711, which is not in the master's binlog'`,
    ],
    ignores: ['[Note] [MY-010733] [Server] Purging binary log file binlog.000011'],
  },
  {
    id: 'mysql.server-id-twice',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'i o thread stops because have equal server',
        pattern:
          /The (?:slave|replica) I\/O thread stops because (?:master|source) and (?:slave|replica) have equal (?:MySQL|MariaDB) server (?<setting>ids|UUIDs)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL primary and replica have the same server {setting}',
    check: {
      text: 'Compare both values; a copied data directory brings the UUID of its origin in auto.cnf',
      host: 'sudo mysql -e "select @@server_id, @@server_uuid"',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select @@server_id, @@server_uuid"'`,
    },
    repair: [
      {
        text: 'Give each server an id of its own (server_id); for UUIDs delete auto.cnf of the copy and restart, then it gets a new one',
        compose: 'docker compose exec {server} rm /var/lib/mysql/auto.cnf && docker compose restart {server}',
        host: 'sudo rm /var/lib/mysql/auto.cnf && sudo systemctl restart mysql',
      },
    ],
    source: 'MySQL source, sql/rpl_replica.cc get_master_version_and_clock(), get_master_uuid(); error 1593',
    matches: [
      'Last_IO_Error: Fatal error: The slave I/O thread stops because master and slave have equal MySQL server UUIDs; these UUIDs must be different for replication to work.',
      'Fatal error: The replica I/O thread stops because source and replica have equal MySQL server ids; these ids must be different for replication to work',
    ],
    ignores: [
      '[Warning] [MY-010075] [Server] No existing UUID has been found, so we assume that this is the first time that this server has been started.',
    ],
  },
  {
    id: 'mysql.relay-log-broken',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      {
        words: 'relay log read failure',
        pattern: /Relay log read failure: Could not parse relay log event entry/,
      },
      {
        words: 'event read from binlog did not pass',
        pattern: /event read from binlog did not pass (?:crc|checksum) check/i,
      },
      {
        words: 'failed to open the relay log',
        pattern: /Failed to open the relay log '(?<path>[^']{1,160})'/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The relay log of the MySQL replica is damaged or missing ({path|Error 1594})',
    check: REPLICA_STATUS,
    repair: [
      {
        text: 'Throw the relay logs away and fetch them again from where the replica has got to (with GTID it finds the place by itself); relay_log_recovery=ON does so after a crash',
        host: 'sudo mysql -e "STOP REPLICA; RESET REPLICA; START REPLICA"',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "STOP REPLICA; RESET REPLICA; START REPLICA"'`,
        destructive: true,
      },
    ],
    source: 'MySQL errors 1594 ER_REPLICA_RELAY_LOG_READ_FAILURE, 1744; rpl_relay_log... rli_init_info()',
    matches: [
      `[ERROR] [MY-013121] [Repl] Slave SQL for channel '': Relay log read failure: Could not parse relay log event entry. The possible reasons are: the master's binary log is corrupted`,
      '[ERROR] Error reading relay log event: event read from binlog did not pass crc check',
      `[ERROR] Failed to open the relay log './relay-bin.000004' (relay_log_pos 4)`,
    ],
    ignores: [`[Note] Slave SQL thread initialized, starting replication in log 'mysql-bin.000012' at position 4`],
  },
  {
    id: 'mysql.primary-away',
    kind: 'connection_refused',
    program: 'mysql',
    forms: [
      {
        words: 'error connecting to',
        pattern:
          /[eE]rror connecting to (?:master|source) '(?<user>[^'@]{1,60})@(?<peer>[^':]{1,100}):(?<port>\d{1,5})'/,
      },
      {
        words: 'error reconnecting to',
        pattern:
          /[eE]rror reconnecting to (?:master|source) '(?<user>[^'@]{1,60})@(?<peer>[^':]{1,100}):(?<port>\d{1,5})'/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MySQL replica gets no connection to {peer}:{port} as {user}',
    check: {
      text: 'Read the words behind "Message:" (refused, access denied, secure connection) and try the login from the replica',
      host: 'mysql -h {peer} -P {port} -u {user} -p -e "select 1"',
      compose: 'docker compose exec {server} sh -c "mysql -h {peer} -P {port} -u {user} -p -e \'select 1\'"',
    },
    repair: [
      {
        text: 'Bring the primary back, or correct host and account; with caching_sha2_password use TLS or GET_SOURCE_PUBLIC_KEY=1',
        host: `sudo mysql -e "STOP REPLICA; CHANGE REPLICATION SOURCE TO SOURCE_HOST='{peer}', SOURCE_PORT={port}, SOURCE_USER='{user}', SOURCE_PASSWORD='<password>', GET_SOURCE_PUBLIC_KEY=1; START REPLICA"`,
      },
    ],
    source: 'MySQL source, sql/rpl_replica.cc connect_to_master(); MY-010584',
    matches: [
      `[ERROR] [MY-010584] [Repl] Slave I/O for channel '': error connecting to master 'repl@db-1:3306' - retry-time: 60 retries: 1 message: Can't connect to MySQL server on 'db-1:3306' (111), Error_code: MY-002003`,
      `[ERROR] [MY-010584] [Repl] Replica I/O for channel '': Error reconnecting to source 'repl@10.0.0.4:3306'. This was attempt 3/86400, with a delay of 60 seconds between attempts. Message: Lost connection`,
    ],
    ignores: [
      `[System] [MY-010562] [Repl] Slave I/O thread for channel '': connected to master 'repl@db-1:3306',replication started in log 'FIRST' at position 4`,
    ],
  },
];
