import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHAT_IS_BROKEN: Step = {
  text: 'Stop writing to it first and keep a copy of the whole data directory; then see how far the damage goes and what the disk says',
  compose: 'docker compose stop {service} && docker compose cp {service}:/var/lib/postgresql/data ./pgdata-copy',
  kubernetes: 'kubectl exec deploy/{server} -- tar cf - /var/lib/postgresql/data > pgdata-copy.tar',
  host: 'sudo systemctl stop postgresql && sudo cp -a /var/lib/postgresql /srv/pgdata-copy; sudo dmesg -T | grep -iE "i/o error|ext4|xfs|nvme" | tail',
};

export const POSTGRESQL_STORAGE: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.disk-full',
    kind: 'disk_full',
    program: 'postgresql',
    forms: [
      {
        words: 'could not extend file no space left on device',
        pattern:
          /could not extend file \\?"(?<path>[^"\\]{1,200})\\?"(?: with FileFallocate\(\))?: (?:No space left on device|Disk quota exceeded)/,
      },
      {
        words: 'could not extend file wrote only',
        pattern: /could not extend file \\?"(?<path>[^"\\]{1,200})\\?": wrote only \d{1,9} of \d{1,9} bytes/,
      },
      {
        words: 'could not file no space left on device',
        pattern:
          /(?:FATAL|ERROR|PANIC|LOG|WARNING|error): {1,2}could not [a-z0-9 ]{2,40} \\?"(?<path>[^"\\]{1,200})\\?".{0,60}: No space left on device/,
      },
      {
        words: 'could not write to log file no space left',
        pattern:
          /could not write to log file (?<path>\S{1,60}) at offset \d{1,12}, length \d{1,12}: No space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of PostgreSQL is full: {path} cannot grow',
    check: {
      text: 'See which filesystem is full and what filled it: tables, pg_wal (a replication slot or a failing archive_command keeps it), temporary files or logs',
      compose: `docker compose exec {service} sh -c 'df -h "$PGDATA"; du -xsh "$PGDATA"/base "$PGDATA"/pg_wal "$PGDATA"/log'`,
      kubernetes: `kubectl exec deploy/{service} -- sh -c 'df -h "$PGDATA"; du -xsh "$PGDATA"/base "$PGDATA"/pg_wal'`,
      host: 'df -h /var/lib/postgresql; sudo du -xsh /var/lib/postgresql/*/main/{base,pg_wal,log}',
    },
    repair: [
      {
        text: 'Make room from outside of the data directory (old logs, dumps, images) or grow the volume; never delete files in pg_wal or base by hand',
        compose: 'docker system df && docker image prune -f',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
        host: 'sudo journalctl --vacuum-size=200M; sudo lvextend -r -L +20G <volume>',
      },
      {
        text: 'When pg_wal is what grew: drop the replication slot that nobody reads, then run a checkpoint',
        compose: `docker compose exec {service} psql -U postgres -c "select slot_name, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) from pg_replication_slots"`,
        host: `sudo -u postgres psql -c "select slot_name, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) from pg_replication_slots"`,
      },
    ],
    source: 'PostgreSQL source, md.c mdextend(), mdzeroextend(); xlog.c XLogWrite(), XLogFileInit(); fd.c; miscinit.c',
    matches: [
      '2025-08-03 23:14:02.771 UTC [512] ERROR:  could not extend file "base/16384/24601": No space left on device',
      'ERROR:  could not extend file "base/16384/24601.2" with FileFallocate(): No space left on device',
      'ERROR:  could not extend file "base/16384/24601": wrote only 4096 of 8192 bytes at block 77',
      'PANIC:  could not write to file "pg_wal/xlogtemp.812": No space left on device',
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      'FATAL:  could not create file "pg_wal/000000010000000000000021": No space left on device',
      'PANIC:  could not write to log file 00000001000000B30000009E at offset 122880, length 8192: No space left on device',
    ],
    ignores: ['cp: error writing "/backup/base.tar": No space left on device'],
  },
  {
    id: 'postgresql.dev-shm-full',
    kind: 'memory_exhausted',
    program: 'postgresql',
    forms: [
      {
        words: 'could not resize shared memory segment',
        pattern:
          /could not resize shared memory segment \\?"(?<path>[^"\\]{1,80})\\?" to (?<limit>\d{1,15}) bytes: No space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '/dev/shm of the PostgreSQL container is too small for {limit} bytes',
    check: {
      text: 'Look at its size: a container gets 64 MB unless told otherwise. The disk is not full',
      compose: 'docker compose exec {service} df -h /dev/shm',
      kubernetes: 'kubectl exec deploy/{service} -- df -h /dev/shm',
      host: 'df -h /dev/shm',
    },
    repair: [
      {
        text: 'Give the container more: shm_size in compose, in Kubernetes an emptyDir of medium Memory at /dev/shm',
        compose: `printf 'services:\\n  {service}:\\n    shm_size: 1gb\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        kubernetes: `kubectl patch deploy/{service} --type=json -p '[{"op":"add","path":"/spec/template/spec/volumes/-","value":{"name":"shm","emptyDir":{"medium":"Memory","sizeLimit":"1Gi"}}},{"op":"add","path":"/spec/template/spec/containers/0/volumeMounts/-","value":{"name":"shm","mountPath":"/dev/shm"}}]'`,
        host: 'sudo mount -o remount,size=2G /dev/shm',
      },
      {
        text: 'Or do without parallel plans for the moment',
        compose: `docker compose exec {service} psql -U postgres -c "ALTER SYSTEM SET max_parallel_workers_per_gather = 0" -c "select pg_reload_conf()"`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET max_parallel_workers_per_gather = 0" -c "select pg_reload_conf()"`,
      },
    ],
    source: 'PostgreSQL source, dsm_impl.c dsm_impl_posix()',
    matches: [
      'ERROR:  could not resize shared memory segment "/PostgreSQL.1848423462" to 16777216 bytes: No space left on device',
      'psycopg2.errors.DiskFull: could not resize shared memory segment "/PostgreSQL.30187221" to 67145824 bytes: No space left on device',
    ],
    ignores: ['ERROR:  could not open shared memory segment "/PostgreSQL.1848423462": No such file or directory'],
  },
  {
    id: 'postgresql.temp-file-limit',
    kind: 'quota_exceeded',
    program: 'postgresql',
    forms: [
      {
        words: 'temporary file size exceeds temp_file_limit',
        pattern: /temporary file size exceeds \\?"?temp_file_limit\\?"? \((?<limit>\d{1,15}kB)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'A query of PostgreSQL needs more temporary files than temp_file_limit ({limit}) grants',
    check: {
      text: 'Read the STATEMENT line that follows, and explain that query: a sort or hash that does not fit, or a join without its condition',
      compose: 'docker compose logs {service} | grep -A2 temp_file_limit',
      host: 'sudo grep -rhA2 temp_file_limit /var/log/postgresql | tail',
    },
    repair: [
      {
        text: 'Repair the query (an index, a limit, fewer columns), or raise the limit for the account that needs it',
        host: `sudo -u postgres psql -c "ALTER ROLE <account> SET temp_file_limit = '20GB'"`,
      },
    ],
    source: 'PostgreSQL source, fd.c FileWrite()',
    matches: [
      'ERROR:  temporary file size exceeds temp_file_limit (1048576kB)',
      'ERROR:  temporary file size exceeds "temp_file_limit" (1048576kB)',
    ],
    ignores: ['LOG:  temporary file: path "base/pgsql_tmp/pgsql_tmp812.0", size 104857600'],
  },
  {
    id: 'postgresql.page-corrupt',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'invalid page in block of relation',
        pattern: /invalid page in block (?<value>\d{1,10}) of relation \\?"?(?<object>[\w/.-]{1,120})/,
      },
      {
        words: 'page verification failed calculated checksum but expected',
        pattern: /page verification failed, calculated checksum \d{1,5} but expected \d{1,5}/,
      },
      {
        words: 'could not read block in file read only of bytes',
        pattern:
          /could not read blocks? (?<value>\d{1,10})(?:\.\.\d{1,10})? in file \\?"(?<object>[^"\\]{1,160})\\?": read only \d{1,9} of \d{1,9} bytes/,
      },
      {
        words: 'chunk number for toast value in',
        pattern:
          /(?:missing|unexpected) chunk number \d{1,9} (?:\(.{1,40}\) )?for toast value \d{1,12} in (?<object>\w{1,80})/,
      },
      {
        words: 'could not access status of transaction',
        pattern: /could not access status of transaction (?<value>\d{1,12})/,
      },
    ],
    nearby: [/invalid page in block \d{1,10} of relation (?<object>[\w/.-]{1,120})/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Data of PostgreSQL is damaged on disk ({object|see the lines around it})',
    check: WHAT_IS_BROKEN,
    repair: [
      {
        text: 'Restore the last good backup or fail over to a standby (its copy is mostly whole); find which table it is with pg_filenode_relation() and check the rest with pg_amcheck',
        compose: `docker compose exec {service} pg_amcheck -U postgres --all --heapallindexed`,
        host: 'sudo -u postgres pg_amcheck --all --heapallindexed',
      },
      {
        text: 'Without a backup: let the server skip broken pages and dump what can be read; the rows on those pages are lost',
        compose: `docker compose exec -e PGOPTIONS="-c zero_damaged_pages=on" {service} pg_dumpall -U postgres > rescue.sql`,
        host: `sudo -u postgres env PGOPTIONS="-c zero_damaged_pages=on" pg_dumpall > rescue.sql`,
        destructive: true,
      },
    ],
    source: 'PostgreSQL source, bufmgr.c; bufpage.c PageIsVerifiedExtended(); md.c mdread(); heaptoast.c; slru.c',
    matches: [
      'ERROR:  invalid page in block 812 of relation base/16384/24601',
      'ERROR:  invalid page in block 0 of relation "base/16384/2619"',
      'WARNING:  page verification failed, calculated checksum 41228 but expected 1922',
      'ERROR:  could not read block 12 in file "base/16384/24601": read only 0 of 8192 bytes',
      'ERROR:  missing chunk number 0 for toast value 901233 in pg_toast_24601',
      'ERROR:  could not access status of transaction 3188712',
    ],
    ignores: ['LOG:  redo starts at 0/15D2B40', 'pg_checksums: checksum verification found no broken page'],
  },
  {
    id: 'postgresql.index-corrupt',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'index contains page at block',
        pattern: /index \\?"(?<object>[^"\\]{1,80})\\?" contains (?:unexpected zero|corrupted) page at block \d{1,10}/,
      },
      {
        words: 'failed to re find parent key in index',
        pattern: /failed to re-find parent key in index \\?"(?<object>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'right sibling left link doesn match block of index',
        pattern:
          /(?:right sibling's left-link doesn't match|left link changed unexpectedly): .{0,120}index \\?"(?<object>[^"\\]{1,80})\\?"/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The index {object} of PostgreSQL is damaged',
    check: {
      text: 'Ask for the index with amcheck, and whether the C library changed (a new image sorts text differently: "collation version mismatch")',
      compose: `docker compose exec {service} psql -U postgres -c "create extension if not exists amcheck" -c "select bt_index_check('{object}')"`,
      host: `sudo -u postgres psql -c "create extension if not exists amcheck" -c "select bt_index_check('{object}')"`,
    },
    repair: [
      {
        text: 'Build the index anew from the table, which loses nothing',
        compose: `docker compose exec {service} psql -U postgres -d <database> -c 'REINDEX INDEX CONCURRENTLY {object}'`,
        kubernetes: `kubectl exec deploy/{service} -- psql -U postgres -d <database> -c 'REINDEX INDEX CONCURRENTLY {object}'`,
        host: `sudo -u postgres psql -d <database> -c 'REINDEX INDEX CONCURRENTLY {object}'`,
      },
    ],
    source: 'PostgreSQL source, nbtpage.c _bt_checkpage(), _bt_lock_subtree_parent(), _bt_unlink_halfdead_page()',
    matches: [
      'ERROR:  index "orders_created_at_idx" contains unexpected zero page at block 118',
      'ERROR:  index "orders_pkey" contains corrupted page at block 4',
      'ERROR:  failed to re-find parent key in index "orders_pkey" for deletion target page 71',
      `ERROR:  right sibling's left-link doesn't match: block 41 links to 52 instead of expected 40 in index "orders_pkey"`,
    ],
    ignores: ['HINT:  Please REINDEX it.', 'DETAIL:  This index contains one page at block level 0'],
  },
  {
    id: 'postgresql.wal-or-control-file-corrupt',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'could not locate a valid checkpoint record',
        pattern: /could not locate a valid checkpoint record/,
      },
      { words: 'invalid checkpoint record primary', pattern: /invalid primary checkpoint record/ },
      {
        words: 'could not locate required checkpoint record',
        pattern: /could not locate required checkpoint record/,
      },
      { words: 'incorrect checksum in control file', pattern: /incorrect checksum in control file/ },
      {
        words: 'could not open file global pg_control',
        pattern: /could not open file \\?"(?<path>[^"\\]{0,160}global\/pg_control)\\?": No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'PostgreSQL cannot recover: its WAL or control file is damaged or incomplete',
    check: WHAT_IS_BROKEN,
    repair: [
      {
        text: 'Restore a backup or fail over to a standby; after a base backup check that backup_label and the WAL archive are really there (restore_command)',
        host: 'sudo -u postgres pg_controldata /var/lib/postgresql/*/main',
      },
      {
        text: 'Only without any other copy: reset the WAL, dump everything and load it into a new cluster; committed data can be missing or contradict itself afterwards',
        compose: `docker compose run --rm --user postgres --entrypoint sh {service} -c 'pg_resetwal -f "$PGDATA"'`,
        host: 'sudo -u postgres pg_resetwal -f /var/lib/postgresql/<version>/main',
        destructive: true,
      },
    ],
    source: 'PostgreSQL source, xlogrecovery.c InitWalRecovery(), ReadCheckpointRecord(); xlog.c ReadControlFile()',
    matches: [
      'PANIC:  could not locate a valid checkpoint record',
      'LOG:  invalid primary checkpoint record',
      'FATAL:  could not locate required checkpoint record',
      'FATAL:  incorrect checksum in control file',
      'PANIC:  could not open file "global/pg_control": No such file or directory',
    ],
    ignores: ['LOG:  checkpoint complete: wrote 43 buffers (0.3%); 0 WAL file(s) added, 0 removed, 1 recycled'],
  },
  {
    id: 'postgresql.disk-fails',
    kind: 'data_corruption',
    program: 'postgresql',
    forms: [
      {
        words: 'could not input output error file',
        pattern:
          /could not (?:read|write|fsync|open|extend)(?: blocks? \d{1,10}(?:\.\.\d{1,10})? in)?(?: to| from)? file \\?"(?<path>[^"\\]{1,200})\\?".{0,40}: Input\/output error/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk below PostgreSQL fails: input/output error at {path}',
    check: {
      text: 'Read what the kernel says of the device, and its SMART values; on NFS or cloud volumes see whether it was detached',
      kubernetes: 'kubectl get events --sort-by=.lastTimestamp | grep -iE "volume|attach"',
      host: 'sudo dmesg -T | grep -iE "i/o error|blk_update|nvme|ext4|xfs" | tail; sudo smartctl -a /dev/sda',
    },
    repair: [
      {
        text: 'Fail over to a standby or restore on another disk; after a failed fsync do not trust the running server, since the kernel may have dropped the pages',
        host: 'sudo systemctl stop postgresql',
      },
    ],
    source: 'PostgreSQL source, md.c mdread(), mdwrite(); fd.c data_sync_elevel()',
    matches: [
      'ERROR:  could not read block 31 in file "base/16384/24601": Input/output error',
      'PANIC:  could not fsync file "base/16384/24601": Input/output error',
    ],
    ignores: ['cat: /mnt/usb/file: Input/output error'],
  },
  {
    id: 'postgresql.storage-read-only',
    kind: 'read_only_storage',
    program: 'postgresql',
    forms: [
      {
        words: 'could not read only file system',
        pattern:
          /(?:FATAL|ERROR|PANIC|LOG|WARNING): {1,2}could not [a-z0-9 ]{2,40} \\?"(?<path>[^"\\]{1,200})\\?".{0,60}: Read-only file system/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The filesystem of PostgreSQL is mounted read-only: {path}',
    check: {
      text: 'See how it is mounted; a filesystem that met an error remounts itself read-only',
      compose:
        'docker compose exec {service} sh -c \'grep "$PGDATA" /proc/mounts\'; docker compose config | grep -n ":ro"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -iE "readOnly"',
      host: 'findmnt -T /var/lib/postgresql; sudo dmesg -T | grep -iE "remount|ext4-fs error|xfs" | tail',
    },
    repair: [
      {
        text: 'Take :ro or readOnly off the volume; after an error of the filesystem stop the server, check the filesystem and mount it again',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl stop postgresql && sudo umount /var/lib/postgresql && sudo fsck -y <device> && sudo mount -a && sudo systemctl start postgresql',
      },
    ],
    source: 'PostgreSQL source, fd.c; xlog.c; miscinit.c',
    matches: [
      'PANIC:  could not open file "pg_wal/000000010000000000000021": Read-only file system',
      'LOG:  could not open temporary statistics file "pg_stat_tmp/global.tmp": Read-only file system',
      'ERROR:  could not create file "base/16384/24612": Read-only file system',
    ],
    ignores: ['ERROR:  cannot execute UPDATE in a read-only transaction'],
  },
  {
    id: 'postgresql.unclean-shutdown',
    kind: 'crash_signal',
    program: 'postgresql',
    forms: [
      {
        words: 'database system was not properly shut down automatic recovery in progress',
        pattern: /database system was not properly shut down; automatic recovery in progress/,
      },
      {
        words: 'database system was interrupted last known up at',
        pattern: /database system (?:shutdown )?was interrupted; last known up at (?<value>[\d-]{10} [\d:]{8})/,
      },
    ],
    nearby: [/interrupted; last known up at (?<value>[\d-]{10} [\d:]{8})/],
    role: 'symptom',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL was not shut down cleanly (last up {value|unknown}) and recovers',
    check: {
      text: 'Find what ended it: the OOM killer, docker stop that waited only 10 seconds, a host that went down',
      compose:
        'docker compose ps -a {service}; docker inspect --format "{{.State.OOMKilled}} {{.State.ExitCode}} {{.State.FinishedAt}}" $(docker compose ps -aq {service})',
      kubernetes: 'kubectl describe pod -l app={service} | grep -A6 "Last State"',
      host: 'last -x | head; sudo journalctl -k | grep -i oom | tail',
    },
    repair: [
      {
        text: 'Let the recovery end by itself; then give it time to stop (stop_grace_period, terminationGracePeriodSeconds), so that a deployment does not kill it',
        compose: 'docker compose stop -t 120 {service}',
        host: 'sudo systemctl edit postgresql@.service  # TimeoutStopSec=1h',
      },
    ],
    source: 'PostgreSQL source, xlog.c StartupXLOG(); xlogrecovery.c InitWalRecovery()',
    matches: [
      'LOG:  database system was not properly shut down; automatic recovery in progress',
      'LOG:  database system was interrupted; last known up at 2025-08-03 23:10:44 UTC',
    ],
    ignores: ['LOG:  database system was shut down at 2025-08-03 23:10:44 UTC'],
  },
];
