import type { CatalogueEntry } from '../../catalogue-entry.ts';

const SYSDBA_COMPOSE = 'docker compose exec {server} sqlplus -s / as sysdba';
const SYSDBA_HOST = 'sudo -iu oracle sqlplus -s / as sysdba';

export const ORACLE_SERVER: readonly CatalogueEntry[] = [
  {
    id: 'oracle.archiver-stuck',
    kind: 'disk_full',
    program: 'oracle',
    forms: [
      { words: 'ora 00257', pattern: /ORA-00257(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 19809', pattern: /ORA-19809(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 16038', pattern: /ORA-16038(?:[:,] {0,2}| caused )[A-Za-z]/ },
      {
        words: 'ora 19815',
        pattern:
          /ORA-19815: WARNING: (?<object>db_recovery_file_dest_size) of (?<limit>\d{1,15}) bytes is (?<value>[\d.]{2,6}%) used/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle cannot archive its redo logs: the recovery area is full ({value|nobody else gets in})',
    check: {
      text: 'See how full the area is and what lies in it',
      compose: `echo "select name, space_limit/1e9, space_used/1e9 from v\\$recovery_file_dest; select file_type, percent_space_used, percent_space_reclaimable from v\\$recovery_area_usage;" | ${SYSDBA_COMPOSE}`,
      host: `echo "select name, space_limit/1e9, space_used/1e9 from v\\$recovery_file_dest;" | ${SYSDBA_HOST}; df -h`,
    },
    repair: [
      {
        text: 'Raise the bound when the disk has room: it works at once',
        compose: `echo "ALTER SYSTEM SET db_recovery_file_dest_size = 50G;" | ${SYSDBA_COMPOSE}`,
        host: `echo "ALTER SYSTEM SET db_recovery_file_dest_size = 50G;" | ${SYSDBA_HOST}`,
      },
      {
        text: 'Back up and delete archived logs by RMAN, never by rm: else Oracle still counts them',
        compose: `echo "CROSSCHECK ARCHIVELOG ALL; DELETE NOPROMPT ARCHIVELOG UNTIL TIME 'SYSDATE-1';" | docker compose exec {server} rman target /`,
        host: `echo "BACKUP ARCHIVELOG ALL DELETE INPUT;" | sudo -iu oracle rman target /`,
        destructive: true,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-00257, ORA-19809, ORA-16038, ORA-19815',
    matches: [
      'ORA-00257: Archiver error. Connect AS SYSDBA only until resolved.',
      'ORA-19809: limit exceeded for recovery files',
      'ORA-16038: log 2 sequence# 812 cannot be archived',
      'ORA-19815: WARNING: db_recovery_file_dest_size of 10737418240 bytes is 100.00% used, and has 0 remaining bytes available.',
    ],
    ignores: ['Archived Log entry 812 added for T-1.S-812'],
  },
  {
    id: 'oracle.tablespace-full',
    kind: 'disk_full',
    program: 'oracle',
    forms: [
      {
        words: 'unable to extend',
        pattern:
          /ORA-0165[0-6]: unable to (?:extend|create INITIAL extent for|allocate) (?<value>\w{3,20}(?: segment)? ?\S{0,80}) (?:by \d{1,10} )?(?:in|for) (?:tablespace )?(?<object>[\w$]{1,60})/,
      },
      {
        words: 'ora 30036',
        pattern: /ORA-30036: unable to extend segment by \d{1,10} in undo tablespace '(?<object>[^']{1,60})'/,
      },
      {
        words: 'ora 01688',
        pattern:
          /ORA-01688: unable to extend table (?<value>\S{1,80}) partition \S{1,60} by \d{1,10} in tablespace (?<object>[\w$]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle tablespace {object} is full',
    check: {
      text: 'See the files of the tablespace, whether they grow by themselves, and up to what size',
      compose: `echo "select file_name, bytes/1e9, maxbytes/1e9, autoextensible from dba_data_files union all select file_name, bytes/1e9, maxbytes/1e9, autoextensible from dba_temp_files;" | ${SYSDBA_COMPOSE}`,
      host: `echo "select file_name, bytes/1e9, maxbytes/1e9, autoextensible from dba_data_files;" | ${SYSDBA_HOST}; df -h`,
    },
    repair: [
      {
        text: 'Add a file or let one grow; for TEMP look for the query that sorts too much first',
        compose: `echo "ALTER TABLESPACE {object|USERS} ADD DATAFILE SIZE 1G AUTOEXTEND ON NEXT 256M MAXSIZE 30G;" | ${SYSDBA_COMPOSE}`,
        host: `echo "ALTER TABLESPACE {object|USERS} ADD DATAFILE SIZE 1G AUTOEXTEND ON NEXT 256M MAXSIZE 30G;" | ${SYSDBA_HOST}`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01650 to ORA-01656, ORA-30036, ORA-01688',
    matches: [
      'ORA-01653: unable to extend table SHOP.ORDERS by 128 in tablespace USERS',
      'ORA-01652: unable to extend temp segment by 128 in tablespace TEMP',
      `ORA-30036: unable to extend segment by 8 in undo tablespace 'UNDOTBS1'`,
      'ORA-01688: unable to extend table SHOP.EVENTS partition P202501 by 1024 in tablespace DATA',
    ],
    ignores: ['ORA-01555: snapshot too old: rollback segment number 9 with name "_SYSSMU9$" too small'],
  },
  {
    id: 'oracle.edition-limit-reached',
    kind: 'quota_exceeded',
    program: 'oracle',
    forms: [{ words: 'ora 12953', pattern: /ORA-12953(?:[:,] {0,2}| caused )[A-Za-z]/ }],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle holds as many data as its free edition allows (12 GB)',
    check: {
      text: 'See what takes the room',
      host: `echo "select owner, segment_name, bytes/1e9 from dba_segments order by 3 desc fetch first 20 rows only;" | ${SYSDBA_HOST}`,
    },
    repair: [
      {
        text: 'Drop or archive data and shrink the files (it counts user data, not temp and undo), or move to a licensed edition',
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01650 to ORA-01656, ORA-30036, ORA-01688, ORA-12953',
    matches: [
      'ORA-12953: The request exceeds the maximum allowed database size of 12 GB',
      'SQL Error: ORA-12953: The request exceeds the maximum allowed database size of 11 GB',
    ],
    ignores: ['ORA-01555: snapshot too old: rollback segment number 9 with name "_SYSSMU9$" too small'],
  },
  {
    id: 'oracle.tablespace-quota',
    kind: 'quota_exceeded',
    program: 'oracle',
    forms: [
      { words: 'ora 01536', pattern: /ORA-01536: space quota exceeded for tablespace '(?<object>[^']{1,60})'/ },
      { words: 'ora 01950', pattern: /ORA-01950: (?:no privileges on tablespace '(?<object>[^']{1,60})'|.{3,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle account has no (further) quota on the tablespace {object|USERS}',
    check: {
      text: 'Print the quotas of the account',
      compose: `echo "select tablespace_name, username, bytes/1e6, max_bytes/1e6 from dba_ts_quotas;" | ${SYSDBA_COMPOSE}`,
      host: `echo "select tablespace_name, username, bytes/1e6, max_bytes/1e6 from dba_ts_quotas;" | ${SYSDBA_HOST}`,
    },
    repair: [
      {
        text: 'Grant the account quota on the tablespace (ALTER USER ... QUOTA), or UNLIMITED TABLESPACE',
        compose: `echo "ALTER USER <account> QUOTA UNLIMITED ON {object|USERS};" | ${SYSDBA_COMPOSE}`,
        host: `echo "ALTER USER <account> QUOTA UNLIMITED ON {object|USERS};" | ${SYSDBA_HOST}`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01536, ORA-01950',
    matches: [
      `ORA-01536: space quota exceeded for tablespace 'USERS'`,
      `ORA-01950: no privileges on tablespace 'USERS'`,
    ],
    ignores: ['ORA-01031: insufficient privileges'],
  },
  {
    id: 'oracle.memory',
    kind: 'memory_exhausted',
    program: 'oracle',
    forms: [
      {
        words: 'ora 04031',
        pattern:
          /ORA-04031: unable to allocate (?<limit>\d{1,12}) bytes of shared memory(?: \("(?<object>[^"]{1,40})")?/,
      },
      {
        words: 'ora 04030',
        pattern: /ORA-04030: out of process memory when trying to allocate (?<limit>\d{1,12}) bytes/,
      },
      { words: 'ora 04036', pattern: /ORA-04036(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 27102', pattern: /ORA-27102(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 00845', pattern: /ORA-00845(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle has no memory left ({object|SGA, PGA or /dev/shm})',
    check: {
      text: 'Compare SGA and PGA with the memory of the machine; ORA-00845 is a /dev/shm smaller than memory_target',
      compose: `echo "show parameter sga; show parameter pga; show parameter memory" | ${SYSDBA_COMPOSE}; docker compose exec {server} df -h /dev/shm`,
      host: `echo "show parameter sga; show parameter pga" | ${SYSDBA_HOST}; free -m; df -h /dev/shm; sysctl kernel.shmmax`,
    },
    repair: [
      {
        text: 'For the shared pool: use bind variables in the client, and raise sga_target; a flush helps for the moment',
        compose: `echo "ALTER SYSTEM FLUSH SHARED_POOL; ALTER SYSTEM SET sga_target = 2G SCOPE = SPFILE;" | ${SYSDBA_COMPOSE} && docker compose restart {service}`,
        host: `echo "ALTER SYSTEM FLUSH SHARED_POOL; ALTER SYSTEM SET sga_target = 2G SCOPE = SPFILE;" | ${SYSDBA_HOST}`,
      },
      {
        text: 'Give the container more /dev/shm (shm_size: 2gb) or the host more memory',
        host: 'sudo mount -o remount,size=4G /dev/shm',
      },
    ],
    source: 'Oracle Database Error Messages, ORA-04031, ORA-04030, ORA-04036, ORA-27102, ORA-00845',
    matches: [
      'ORA-04031: unable to allocate 4160 bytes of shared memory ("shared pool","unknown object","sga heap(1,0)","modification ")',
      'ORA-04030: out of process memory when trying to allocate 16328 bytes (koh-kghu sessi,pmuccst: adt/record)',
      'ORA-04036: PGA memory used by the instance exceeds PGA_AGGREGATE_LIMIT',
      'ORA-27102: out of memory',
      'ORA-00845: MEMORY_TARGET not supported on this system',
    ],
    ignores: ['psql: ERROR:  out of shared memory'],
  },
  {
    id: 'oracle.not-open',
    kind: 'startup_order',
    program: 'oracle',
    forms: [
      { words: 'ora 01033', pattern: /ORA-01033(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 01034', pattern: /ORA-01034(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 27101', pattern: /ORA-27101(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 12528', pattern: /ORA-12528(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 01109', pattern: /ORA-01109(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'oracle',
    specificity: 2,
    means: 'The Oracle instance is not up or not open',
    check: {
      text: 'Ask for its state; with MOUNTED read the alert log for why it did not open',
      compose: `echo "select instance_name, status from v\\$instance; select name, open_mode from v\\$pdbs;" | ${SYSDBA_COMPOSE}; docker compose logs --tail 50 {service}`,
      host: `echo "select instance_name, status from v\\$instance; select name, open_mode from v\\$pdbs;" | ${SYSDBA_HOST}`,
    },
    repair: [
      {
        text: 'Start or open it (the pluggable databases too), and let clients wait until it is open',
        compose: `echo "STARTUP; ALTER PLUGGABLE DATABASE ALL OPEN; ALTER PLUGGABLE DATABASE ALL SAVE STATE;" | ${SYSDBA_COMPOSE}`,
        host: `echo "STARTUP; ALTER PLUGGABLE DATABASE ALL OPEN; ALTER PLUGGABLE DATABASE ALL SAVE STATE;" | ${SYSDBA_HOST}`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01033, ORA-01034, ORA-27101, ORA-12528, ORA-01109',
    matches: [
      'ORA-01033: ORACLE initialization or shutdown in progress',
      'ORA-01034: ORACLE not available',
      'ORA-27101: shared memory realm does not exist',
      'ORA-12528: TNS:listener: all appropriate instances are blocking new connections',
      'ORA-01109: database not open',
    ],
    ignores: ['Completed: ALTER DATABASE OPEN'],
  },
  {
    id: 'oracle.connection-cut',
    kind: 'unreachable',
    forms: [
      { words: 'ora 03113', pattern: /ORA-03113(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 03114', pattern: /ORA-03114(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 03135', pattern: /ORA-03135(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'dpy 4011', pattern: /DPY-4011: the database or network closed the connection/ },
      { words: 'ora 17410', pattern: /ORA-17410: {0,2}[A-Za-z]|No more data to read from socket/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'oracle',
    specificity: 2,
    means: 'The connection to Oracle was cut',
    check: {
      text: 'Look into the alert log for ORA-00600, ORA-07445 or a restart at that time; with nothing there it was the network',
      host: 'sudo -iu oracle adrci exec="show alert -tail 50"',
      compose: 'docker compose logs --tail 100 db | grep ORA-',
    },
    repair: [
      {
        text: 'Repair what ended the process; let the pool test connections and send keepalives (SQLNET.EXPIRE_TIME=10, EXPIRE_TIME in the descriptor)',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'Oracle Database Error Messages, ORA-03113, ORA-03114, ORA-03135; python-oracledb DPY-4011; ojdbc ORA-17410',
    matches: [
      'ORA-03113: end-of-file on communication channel',
      'ORA-03114: not connected to ORACLE',
      'ORA-03135: connection lost contact',
      'oracledb.exceptions.DatabaseError: DPY-4011: the database or network closed the connection',
      'java.sql.SQLRecoverableException: ORA-17410: No more data to read from socket',
    ],
    ignores: ['ORA-01012: not logged on'],
  },
  {
    id: 'oracle.locks',
    kind: 'lock_held',
    program: 'oracle',
    forms: [
      { words: 'ora 00054', pattern: /ORA-00054(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 30006', pattern: /ORA-30006(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 04021', pattern: /ORA-04021: timeout occurred while waiting to lock object ?(?<object>\S{0,80})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Another session of Oracle holds the lock on {object|the rows or table}',
    check: {
      text: 'See who blocks whom',
      compose: `echo "select sid, serial#, username, blocking_session, event, seconds_in_wait from v\\$session where blocking_session is not null;" | ${SYSDBA_COMPOSE}`,
      host: `echo "select sid, serial#, username, blocking_session, event, seconds_in_wait from v\\$session where blocking_session is not null;" | ${SYSDBA_HOST}`,
    },
    repair: [
      {
        text: 'End the session that blocks, or let DDL wait (ALTER SESSION SET ddl_lock_timeout = 30)',
        host: `echo "ALTER SYSTEM KILL SESSION '<sid>,<serial#>' IMMEDIATE;" | ${SYSDBA_HOST}`,
        destructive: true,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-00054, ORA-30006, ORA-04021',
    matches: [
      'ORA-00054: resource busy and acquire with NOWAIT specified or timeout expired',
      'ORA-30006: resource busy; acquire with WAIT timeout expired',
      'ORA-04021: timeout occurred while waiting to lock object SHOP.PKG_ORDERS',
    ],
    ignores: ['ORA-00060: deadlock detected while waiting for resource'],
  },
  {
    id: 'oracle.deadlock',
    kind: 'deadlock',
    program: 'oracle',
    forms: [{ words: 'ora 00060', pattern: /ORA-00060(?:[:,] {0,2}| caused )[A-Za-z]/ }],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Two transactions of Oracle waited for each other',
    check: {
      text: 'Read the trace file that the alert log names: it has both statements',
      host: 'sudo -iu oracle adrci exec="show alert -tail 100" | grep -A3 ORA-00060',
      compose: 'docker compose logs {service} | grep -A3 ORA-00060',
    },
    repair: [
      {
        text: 'Take rows in the same order everywhere, index foreign keys (a missing one locks the whole child table), and repeat the statement that failed',
      },
    ],
    source: 'Oracle Database Error Messages, ORA-00060',
    matches: [
      'ORA-00060: deadlock detected while waiting for resource',
      'ORA-00060: Deadlock detected. See Note 60.1 at My Oracle Support for Troubleshooting ORA-60 Errors.',
    ],
    ignores: ['ORA-00054: resource busy and acquire with NOWAIT specified or timeout expired'],
  },
  {
    id: 'oracle.undo-too-old',
    kind: 'invalid_setting',
    program: 'oracle',
    forms: [{ words: 'ora 01555', pattern: /ORA-01555(?:[:,] {0,2}| caused )[A-Za-z]/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'A long query of Oracle needs undo that was overwritten (snapshot too old)',
    check: {
      text: 'Compare the longest query with undo_retention and the size of the undo tablespace',
      host: `echo "select max(maxquerylen), max(tuned_undoretention) from v\\$undostat; show parameter undo" | ${SYSDBA_HOST}`,
      compose: `echo "select max(maxquerylen), max(tuned_undoretention) from v\\$undostat;" | ${SYSDBA_COMPOSE}`,
    },
    repair: [
      {
        text: 'Give undo more room and retention, shorten the query, and do not commit inside of the loop that reads',
        host: `echo "ALTER SYSTEM SET undo_retention = 10800;" | ${SYSDBA_HOST}`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01555',
    matches: [
      'ORA-01555: snapshot too old: rollback segment number 9 with name "_SYSSMU9_2875410$" too small',
      'ORA-01555 caused by SQL statement below (SQL ID: 8x1k, Query Duration=7211 sec, SCN: 0x000000)',
    ],
    ignores: [`ORA-30036: unable to extend segment by 8 in undo tablespace 'UNDOTBS1'`],
  },
  {
    id: 'oracle.object-missing',
    kind: 'missing_schema',
    program: 'oracle',
    forms: [
      {
        words: 'ora 00942',
        pattern: /ORA-00942(?:: table or view (?:"(?<object>[^"]{1,60}"\."?[^"]{1,60})" )?does not exist)?/,
      },
      { words: 'ora 00904', pattern: /ORA-00904: (?<object>"?[\w."]{1,120}"?): invalid identifier/ },
      { words: 'ora 02289', pattern: /ORA-02289(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle has no {object|such table or sequence} that the account may see',
    check: {
      text: 'Look in which schema the object is; a missing right gives the same message',
      host: `echo "select owner, object_name, object_type from dba_objects where object_name = '<NAME>';" | ${SYSDBA_HOST}`,
      compose: `echo "select owner, object_name, object_type from dba_objects where object_name = '<NAME>';" | ${SYSDBA_COMPOSE}`,
    },
    repair: [
      {
        text: 'Run the migrations, grant the right, or set the schema (ALTER SESSION SET CURRENT_SCHEMA, a synonym)',
        host: `echo "GRANT SELECT, INSERT, UPDATE, DELETE ON <owner>.<table> TO <account>;" | ${SYSDBA_HOST}`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-00942, ORA-00904, ORA-02289',
    matches: [
      'java.sql.SQLSyntaxErrorException: ORA-00942: table or view does not exist',
      'ORA-00904: "O"."DISCOUNT": invalid identifier',
      'ORA-02289: sequence does not exist',
    ],
    ignores: ['ORA-01031: insufficient privileges'],
  },
  {
    id: 'oracle.corrupt-or-internal',
    kind: 'data_corruption',
    program: 'oracle',
    forms: [
      {
        words: 'ora 01578',
        pattern: /ORA-01578: ORACLE data block corrupted \(file # (?<value>\d{1,6}), block # \d{1,12}\)/,
      },
      { words: 'ora 01157', pattern: /ORA-01157: cannot identify\/lock data file (?<value>\d{1,6})/ },
      { words: 'ora 01110', pattern: /ORA-01110: data file (?<value>\d{1,6}): '(?<path>[^']{1,200})'/ },
    ],
    nearby: [/ORA-01110: data file \d{1,6}: '(?<path>[^']{1,200})'/],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'An Oracle data file is damaged or missing: number {value} ({path|see ORA-01110})',
    check: {
      text: 'See whether the file is there and readable, and let RMAN check',
      host: `echo "VALIDATE DATABASE; LIST FAILURE;" | sudo -iu oracle rman target /; df -h`,
      compose: 'echo "VALIDATE DATABASE;" | docker compose exec {service} rman target /',
    },
    repair: [
      {
        text: 'Mount the missing disk, or restore and recover the file or block from the backup',
        host: `echo "RECOVER DATAFILE {value} BLOCK <block>;" | sudo -iu oracle rman target /`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01578, ORA-01157, ORA-01110',
    matches: [
      'ORA-01578: ORACLE data block corrupted (file # 5, block # 1712)',
      'ORA-01157: cannot identify/lock data file 5 - see DBWR trace file',
      `ORA-01110: data file 5: '/opt/oracle/oradata/FREE/users01.dbf'`,
    ],
    ignores: ['Completed: ALTER TABLESPACE USERS ADD DATAFILE'],
  },
];
