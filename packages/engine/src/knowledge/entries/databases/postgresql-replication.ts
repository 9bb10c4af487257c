import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SLOTS: Step = {
  text: 'List the replication slots on the primary: how much WAL each keeps, whether somebody reads it, and whether it was invalidated',
  compose: `docker compose exec {server} psql -U postgres -c "select slot_name, slot_type, active, wal_status, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) as keeps from pg_replication_slots" -c "show max_slot_wal_keep_size"`,
  kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select slot_name, slot_type, active, wal_status, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) as keeps from pg_replication_slots" -c "show max_slot_wal_keep_size"`,
  host: `sudo -u postgres psql -c "select slot_name, slot_type, active, wal_status, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) as keeps from pg_replication_slots" -c "show max_slot_wal_keep_size"`,
};
const NEW_BASE_BACKUP: Step = {
  text: 'Make the standby anew from the primary (pg_rewind when both have one history and wal_log_hints or checksums are on)',
  compose:
    'docker compose stop {service} && docker compose run --rm --user postgres --entrypoint sh {service} -c \'rm -rf "$PGDATA"/* && pg_basebackup -h <primary> -U replicator -D "$PGDATA" -R -X stream -P\'',
  host: 'sudo systemctl stop postgresql && sudo -u postgres sh -c "rm -rf <data directory>/* && pg_basebackup -h <primary> -U replicator -D <data directory> -R -X stream -P" && sudo systemctl start postgresql',
  destructive: true,
};

export const POSTGRESQL_REPLICATION: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.wal-segment-removed',
    kind: 'missing_file',
    program: 'postgresql',
    forms: [
      {
        words: 'requested wal segment has already been removed',
        pattern: /requested (?:WAL|starting) segment (?<object>[0-9A-F]{24}) has already been removed/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'A PostgreSQL standby lags too far: its primary has dropped WAL {object}',
    check: SLOTS,
    repair: [
      {
        text: 'Fetch the segment from the WAL archive, when there is one (restore_command on the standby)',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET restore_command = 'cp /archive/%f %p'" && sudo systemctl restart postgresql`,
      },
      NEW_BASE_BACKUP,
      {
        text: 'Then keep WAL for it: a replication slot with max_slot_wal_keep_size as its bound, or a larger wal_keep_size',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET wal_keep_size = '4GB'" -c "select pg_reload_conf()"`,
      },
    ],
    source: 'PostgreSQL source, xlog.c CheckXLogRemoved(); walsender.c WalSndSegmentOpen()',
    matches: [
      'FATAL:  could not receive data from WAL stream: ERROR:  requested WAL segment 000000010000000B0000009E has already been removed',
      'pg_basebackup: error: could not receive data from WAL stream: ERROR:  requested WAL segment 000000010000000000000021 has already been removed',
    ],
    ignores: ['DEBUG:  attempting to remove WAL segments older than log file 000000010000000000000020'],
  },
  {
    id: 'postgresql.replication-slot-lost',
    kind: 'missing_object',
    program: 'postgresql',
    forms: [
      {
        words: 'replication slot does not exist',
        pattern: /replication slot \\?"(?<object>[^"\\]{1,80})\\?" does not exist/,
      },
      {
        words: 'can no longer replication slot',
        pattern: /can no longer (?:get changes from|access) replication slot \\?"(?<object>[^"\\]{1,80})/,
      },
      {
        words: 'cannot read from logical replication slot',
        pattern: /cannot read from logical replication slot \\?"(?<object>[^"\\]{1,80})/,
      },
      {
        words: 'invalidating slot because its restart_lsn',
        pattern:
          /invalidating slot \\?"(?<object>[^"\\]{1,80})\\?" because its restart_lsn \S{3,30} exceeds max_slot_wal_keep_size/,
      },
      {
        words: 'invalidating obsolete replication slot',
        pattern: /invalidating obsolete replication slot \\?"(?<object>[^"\\]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The PostgreSQL replication slot {object} is gone or was invalidated',
    check: SLOTS,
    repair: [
      {
        text: 'Make the slot again; whoever reads it has to start from a new snapshot (Debezium: a new snapshot; a subscription: refresh; a standby: a new base backup), because changes in between are lost',
        compose: `docker compose exec {server} psql -U postgres -d <database> -c "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '{object}'" -c "select pg_create_logical_replication_slot('{object}', 'pgoutput')"`,
        host: `sudo -u postgres psql -d <database> -c "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '{object}'" -c "select pg_create_logical_replication_slot('{object}', 'pgoutput')"`,
        destructive: true,
      },
      {
        text: 'Raise max_slot_wal_keep_size to what the reader may lag, and watch the lag; after a failover slots exist on the new primary only when they are synchronised (17: sync_replication_slots)',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET max_slot_wal_keep_size = '20GB'" -c "select pg_reload_conf()"`,
      },
    ],
    source:
      'PostgreSQL source, slot.c ReplicationSlotAcquire(), InvalidatePossiblyObsoleteSlot(); logical.c; walsender.c',
    matches: [
      'ERROR:  replication slot "debezium" does not exist',
      'ERROR:  can no longer get changes from replication slot "debezium"',
      'ERROR:  can no longer access replication slot "debezium"',
      'ERROR:  cannot read from logical replication slot "debezium"',
      'LOG:  invalidating slot "standby_2" because its restart_lsn 0/B2000000 exceeds max_slot_wal_keep_size',
      'LOG:  invalidating obsolete replication slot "standby_2"',
    ],
    ignores: [
      'LOG:  logical decoding found consistent point at 0/15D2B40',
      'ERROR:  replication slot "debezium" already exists',
    ],
  },
  {
    id: 'postgresql.replication-slot-busy',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'replication slot is active for pid',
        pattern: /replication slot \\?"(?<object>[^"\\]{1,80})\\?" is active for PID (?<value>\d{1,9})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Another reader (PID {value}) holds the PostgreSQL replication slot {object}',
    check: SLOTS,
    repair: [
      {
        text: 'Stop the second reader with the same slot name; when it is only a dead connection, end it (a shorter wal_sender_timeout does that by itself)',
        compose: 'docker compose exec {server} psql -U postgres -c "select pg_terminate_backend({value})"',
        kubernetes: 'kubectl exec deploy/{server} -- psql -U postgres -c "select pg_terminate_backend({value})"',
        host: 'sudo -u postgres psql -c "select pg_terminate_backend({value})"',
        destructive: true,
      },
    ],
    source: 'PostgreSQL source, slot.c ReplicationSlotAcquire()',
    matches: [
      'ERROR:  replication slot "debezium" is active for PID 4711',
      'org.postgresql.util.PSQLException: ERROR: replication slot "outbox" is active for PID 9120',
    ],
    ignores: ['LOG:  starting logical decoding for slot "debezium"'],
  },
  {
    id: 'postgresql.replication-slots-used-up',
    kind: 'connection_limit',
    program: 'postgresql',
    forms: [
      { words: 'all replication slots are in use', pattern: /all replication slots are in use/ },
      {
        words: 'number of requested standby connections exceeds max_wal_senders',
        pattern:
          /number of requested standby connections exceeds \\?"?(?<setting>max_wal_senders)\\?"? \(currently (?<limit>\d{1,6})\)/,
      },
      {
        words: 'too many replication slots active before shutdown',
        pattern: /too many replication slots active before shutdown/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no replication slot or sender left ({setting|max_replication_slots} {limit|too small})',
    check: SLOTS,
    repair: [
      {
        text: 'Drop the slots that nobody reads, or raise {setting|max_replication_slots} and restart',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER SYSTEM SET {setting|max_replication_slots} = 20" && docker compose restart {server}`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "ALTER SYSTEM SET {setting|max_replication_slots} = 20" && kubectl rollout restart deploy/{server}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET {setting|max_replication_slots} = 20" && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, slot.c ReplicationSlotCreate(), RestoreSlotFromDisk(); proc.c InitProcess()',
    matches: [
      'ERROR:  all replication slots are in use',
      'FATAL:  number of requested standby connections exceeds max_wal_senders (currently 10)',
      'FATAL:  too many replication slots active before shutdown',
    ],
    ignores: ['HINT:  Free one or increase max_replication_slots.'],
  },
  {
    id: 'postgresql.wal-level-too-low',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'logical decoding requires wal_level logical',
        pattern: /logical decoding requires \\?"?(?<setting>wal_level)\\?"? >= \\?"?(?<wanted>logical)/,
      },
      {
        words: 'replication slot exists but wal_level',
        pattern:
          /(?:logical|physical) replication slot \\?"(?<object>[^"\\]{1,80})\\?" exists, but \\?"?(?<setting>wal_level)\\?"? < \\?"?(?<wanted>logical|replica)/,
      },
      {
        words: 'wal streaming max_wal_senders requires wal_level',
        pattern:
          /WAL streaming \("?max_wal_senders"? > 0\) requires "?(?<setting>wal_level)"? (?:to be )?"(?<wanted>replica)"/,
      },
      {
        words: 'wal_level is insufficient to publish logical changes',
        pattern: /(?<setting>wal_level)"? is insufficient to publish (?<wanted>logical) changes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has wal_level set too low: it has to be {wanted}',
    check: {
      text: 'Print the level in force; managed services have a switch of their own (rds.logical_replication, cloudsql.logical_decoding)',
      compose: 'docker compose exec {server} psql -U postgres -c "show wal_level"',
      kubernetes: 'kubectl exec deploy/{server} -- psql -U postgres -c "show wal_level"',
      host: 'sudo -u postgres psql -c "show wal_level"',
    },
    repair: [
      {
        text: 'Set wal_level = {wanted} and restart: it cannot change while the server runs',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER SYSTEM SET wal_level = {wanted}" && docker compose restart {server}`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "ALTER SYSTEM SET wal_level = {wanted}" && kubectl rollout restart deploy/{server}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET wal_level = {wanted}" && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'PostgreSQL source, logical.c CheckLogicalDecodingRequirements(); slot.c RestoreSlotFromDisk(); postmaster.c; publicationcmds.c',
    matches: [
      'ERROR:  logical decoding requires wal_level >= logical',
      'FATAL:  logical replication slot "debezium" exists, but wal_level < logical',
      'FATAL:  WAL streaming (max_wal_senders > 0) requires wal_level "replica" or "logical"',
      'WARNING:  wal_level is insufficient to publish logical changes',
      'FATAL:  logical replication slot "debezium" exists, but "wal_level" < "logical"',
    ],
    ignores: ['HINT:  Change wal_level to be logical or higher.'],
  },
  {
    id: 'postgresql.standby-settings-lower',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'because of insufficient parameter settings',
        pattern:
          /(?:recovery aborted|hot standby is not possible|promotion is not possible) because of insufficient parameter settings/,
      },
      {
        words: 'is a lower setting than on the primary server',
        pattern:
          /(?<setting>max_\w{3,40}) = (?<value>\d{1,9}) is a lower setting than on the (?:primary|master) server,? (?:where its value was|\(its value was) (?<wanted>\d{1,9})/,
      },
    ],
    nearby: [
      /(?<setting>max_\w{3,40}) = (?<value>\d{1,9}) is a lower setting than on the primary server, where its value was (?<wanted>\d{1,9})/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means:
      'The PostgreSQL standby has a lower {setting|setting} than its primary ({value|lower} instead of {wanted|more})',
    check: {
      text: 'Compare max_connections, max_worker_processes, max_wal_senders, max_prepared_transactions and max_locks_per_transaction of both',
      compose: 'docker compose logs {service} | grep "lower setting"',
      kubernetes: 'kubectl logs deploy/{service} | grep "lower setting"',
      host: 'sudo grep -rh "lower setting" /var/log/postgresql | tail',
    },
    repair: [
      {
        text: 'Raise it on the standby first (always there first, then on the primary) and start it',
        compose: `docker compose run --rm --entrypoint sh {service} -c 'echo "{setting|max_connections} = {wanted|200}" >> "$PGDATA/postgresql.auto.conf"' && docker compose up -d {service}`,
        host: `echo "{setting|max_connections} = {wanted|200}" | sudo -u postgres tee -a <data directory>/postgresql.auto.conf && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, xlogrecovery.c RecoveryRequiresIntParameter()',
    matches: [
      'FATAL:  recovery aborted because of insufficient parameter settings',
      'WARNING:  hot standby is not possible because of insufficient parameter settings',
      'DETAIL:  max_connections = 100 is a lower setting than on the primary server, where its value was 400.',
    ],
    ignores: ['LOG:  parameter "max_connections" cannot be changed without restarting the server'],
  },
  {
    id: 'postgresql.histories-diverged',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'database system identifier differs between the primary and standby',
        pattern: /database system identifier differs between the primary and standby/,
      },
      {
        words: 'requested timeline is not a child of this server',
        pattern: /requested timeline (?<value>\d{1,6}) is not (?:a child of|in) this server's history/,
      },
      {
        words: 'new timeline forked off current database system timeline before current recovery point',
        pattern:
          /new timeline (?<value>\d{1,6}) forked off current database system timeline \d{1,6} before current recovery point/,
      },
      {
        words: 'highest timeline of the primary is behind recovery timeline',
        pattern: /highest timeline \d{1,6} of the primary is behind recovery timeline (?<value>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The PostgreSQL standby has another history than its primary and cannot follow it',
    check: {
      text: 'Compare system identifier and timeline of both; after a failover the old primary has changes that the new one never saw, or the standby points at a wrong server',
      host: 'sudo -u postgres pg_controldata <data directory> | grep -E "system identifier|TimeLineID"',
    },
    repair: [
      {
        text: 'Wind the old primary back to where the histories part, then let it follow (its own later changes are lost)',
        host: `sudo -u postgres pg_rewind --target-pgdata=<data directory> --source-server="host=<primary> user=postgres" --write-recovery-conf`,
        destructive: true,
      },
      NEW_BASE_BACKUP,
    ],
    source:
      'PostgreSQL source, walreceiver.c WalReceiverMain(); xlogrecovery.c; walsender.c StartReplication(); timeline.c',
    matches: [
      'FATAL:  database system identifier differs between the primary and standby',
      `FATAL:  requested timeline 4 is not a child of this server's history`,
      'LOG:  new timeline 5 forked off current database system timeline 4 before current recovery point 0/15D2B40',
      'FATAL:  highest timeline 3 of the primary is behind recovery timeline 4',
    ],
    ignores: ['LOG:  selected new timeline ID: 5'],
  },
  {
    id: 'postgresql.archive-command-fails',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'archive command failed with exit code',
        pattern: /archive command failed with exit code (?<signal>\d{1,3})/,
      },
      {
        words: 'archiving write ahead log file failed too many times will try again later',
        pattern:
          /archiving write-ahead log file \\?"(?<object>[^"\\]{1,60})\\?" failed too many times, will try again later/,
      },
    ],
    nearby: [/The failed archive command was: (?<value>.{1,80})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The archive_command of PostgreSQL fails, and pg_wal grows until the disk is full',
    check: {
      text: 'Run the failed command by hand as the account of the server; usual are a full or missing archive, expired keys, and a file that is there already',
      compose: `docker compose exec {service} psql -U postgres -c "show archive_command" -c "select * from pg_stat_archiver"`,
      kubernetes: `kubectl exec deploy/{service} -- psql -U postgres -c "show archive_command" -c "select * from pg_stat_archiver"`,
      host: `sudo -u postgres psql -c "show archive_command" -c "select * from pg_stat_archiver"`,
    },
    repair: [
      {
        text: 'Repair the archive (room, credentials, network); the server then catches up by itself. Do not delete files from pg_wal',
        host: 'sudo -u postgres pgbackrest --stanza=<stanza> check || sudo -u postgres barman check <server>',
      },
    ],
    source: 'PostgreSQL source, shell_archive.c, pgarch.c pgarch_ArchiverCopyLoop()',
    matches: [
      'LOG:  archive command failed with exit code 1',
      'WARNING:  archiving write-ahead log file "000000010000000000000021" failed too many times, will try again later',
    ],
    ignores: ['LOG:  restored log file "000000010000000000000021" from archive'],
  },
  {
    id: 'postgresql.replication-link-broken',
    kind: 'connection_refused',
    program: 'postgresql',
    forms: [
      {
        words: 'terminating walsender process due to replication timeout',
        pattern: /terminating walsender process due to replication timeout/,
      },
      { words: 'terminating walreceiver due to timeout', pattern: /terminating walreceiver due to timeout/ },
      {
        words: 'could not receive data from wal stream',
        pattern: /could not receive data from WAL stream: (?!ERROR)(?<value>.{3,60})/,
      },
      {
        words: 'could not connect to the primary server',
        pattern: /could not connect to the (?:primary server|publisher): (?<value>.{3,60})/,
      },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'PostgreSQL replication lost its connection to {peer|the other server}',
    check: {
      text: 'See whether the primary runs and is reachable, and how far the standby is behind',
      compose:
        'docker compose ps; docker compose exec {server} psql -U postgres -c "select * from pg_stat_wal_receiver"',
      kubernetes:
        'kubectl get pods -o wide; kubectl exec deploy/{server} -- psql -U postgres -c "select * from pg_stat_wal_receiver"',
      host: 'pg_isready -h {peer|<primary>}; sudo -u postgres psql -c "select * from pg_stat_wal_receiver"',
    },
    repair: [
      {
        text: 'Bring the other server back; for time-outs under load raise wal_sender_timeout and wal_receiver_timeout. The standby connects again by itself',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET wal_sender_timeout = '5min'" -c "select pg_reload_conf()"`,
      },
    ],
    source: 'PostgreSQL source, walsender.c WalSndCheckTimeOut(); walreceiver.c; libpqwalreceiver.c',
    matches: [
      'LOG:  terminating walsender process due to replication timeout',
      'FATAL:  terminating walreceiver due to timeout',
      'FATAL:  could not receive data from WAL stream: server closed the connection unexpectedly',
      'FATAL:  could not connect to the primary server: connection to server at "pg-1" (10.0.0.4), port 5432 failed: Connection refused',
    ],
    ignores: ['LOG:  started streaming WAL from primary at 0/B2000000 on timeline 1'],
  },
];
