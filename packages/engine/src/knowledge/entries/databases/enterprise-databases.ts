import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** SAP HANA, Informix, Sybase ASE, Teradata. */
export const ENTERPRISE_DATABASES: readonly CatalogueEntry[] = [
  {
    id: 'hana.login-refused',
    kind: 'authentication_refused',
    program: 'hana',
    forms: [
      {
        words: 'sap dbtech jdbc 10',
        pattern: /SAP DBTech JDBC: \[10\](?: \(at \d{1,8}\))?: (?:invalid user name or password|authentication failed)/,
      },
      { words: 'sap dbtech jdbc', pattern: /SAP DBTech JDBC: \[41[46]\]/ },
      {
        words: 'user is locked try again later lock time minutes',
        pattern: /user is locked; try again later: lock time is \d{1,6} minutes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SAP HANA refuses user, password or a locked account',
    check: {
      text: 'Look at the state of the user',
      host: 'hdbsql -U SYSTEM "select user_name,user_deactivated,password_change_needed,invalid_connect_attempts from users"',
    },
    repair: [
      {
        text: 'Set the password or reactivate the user',
        host: 'hdbsql -U SYSTEM "alter user <user> reset connect attempts; alter user <user> activate user now"',
      },
    ],
    source: 'SAP HANA SQL error codes 10, 414, 416, 591',
    matches: [
      'com.sap.db.jdbc.exceptions.JDBCDriverException: SAP DBTech JDBC: [10]: authentication failed',
      'SAP DBTech JDBC: [414] (at 12): user is forced to change password: alter password required for user APP',
      'SAP DBTech JDBC: [416]: user is locked; try again later: lock time is 1440 minutes',
    ],
    ignores: ['Connected to HXE@localhost:39015'],
  },
  {
    id: 'hana.out-of-memory',
    kind: 'memory_exhausted',
    program: 'hana',
    forms: [
      {
        words: 'sap dbtech jdbc',
        pattern:
          /SAP DBTech JDBC: \[(?:4|2048|3584)\][^\n]{0,80}(?:cannot allocate enough memory|search table error: \[9\] Memory allocation failed)/,
      },
      { words: 'cannot allocate enough memory', pattern: /cannot allocate enough memory: (?<value>[^\n]{1,80})/ },
      {
        words: 'information about',
        pattern:
          /\[MEMORY_(?:OOM|LIMIT_VIOLATION)\] {1,3}Information about (?:current|current memory)? ?(?:out-of-memory|memory (?:composite )?limit violation)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SAP HANA has no memory for the statement',
    check: {
      text: "Read the dump's first sections",
      host: 'ls -t /usr/sap/<SID>/HDB*/*/trace/*rtedump*oom* | head; hdbsql "select host,used_physical_memory,free_physical_memory from m_host_resource_utilization"',
    },
    repair: [
      {
        text: 'End or tune the statement, set statement_memory_limit, unload tables or add memory to global_allocation_limit',
      },
    ],
    source: 'SAP HANA SQL error code 4; composite out of memory; SAP Note 1999997',
    matches: [
      'SAP DBTech JDBC: [2048]: column store error: search table error: [9] Memory allocation failed',
      'cannot allocate enough memory: (code=4) rc=4 allocation failed',
      '[MEMORY_OOM]  Information about current out-of-memory situation: (2025-06-12 10:02:11)',
    ],
    ignores: ['Memory allocated: 512MB'],
  },
  {
    id: 'hana.log-volume-full',
    kind: 'disk_full',
    program: 'hana',
    forms: [{ words: 'diskfullevent id', pattern: /DiskFullEvent\[id=/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The data or log volume of SAP HANA is full: the database stands still',
    check: {
      text: 'See room and log backups',
      host: 'df -h /hana/log /hana/data /hana/shared; grep -i "log backup" /usr/sap/<SID>/HDB*/*/trace/backup.log | tail',
    },
    repair: [{ text: 'Make room, repair the log backup; free log segments with hdblogdiag only as the SAP Note says' }],
    source: 'SAP HANA disk full events, alerts 2, 30; SAP Note 1679938',
    matches: [
      'e EventHandler LocalFileCallback.cpp: [DISKFULL] DiskFullEvent[id=12, path=/hana/data/HXE/mnt00001/hdb00001/] raised',
      'i EventHandler EventManagerImpl.cpp: DiskFullEvent[id=4, path=/hana/log/HXE/mnt00001/hdb00001/] still open',
    ],
    ignores: ['Log volume resized'],
  },
  {
    id: 'hana.connection-refused-by-tenant',
    kind: 'wrong_address',
    program: 'hana',
    forms: [
      {
        words: '10709 connection failed rte',
        pattern: /-10709: (?<value>Connection failed \(RTE:\[\d{1,8}\][^)]{1,120}\))/,
      },
      {
        words: '10709 connection failed rte',
        pattern: /-10709, ['"](?<value>Connection failed \(RTE:\[\d{1,8}\][^)]{1,120}\))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "SAP HANA's tenant or port is not the one wanted: {value}",
    check: {
      text: 'Ask which port serves which tenant',
      host: 'hdbsql -d SYSTEMDB "select database_name,service_name,sql_port from sys_databases.m_services"',
    },
    repair: [
      {
        text: "Connect to SYSTEMDB's port with databaseName, or to the tenant's own SQL port; start a stopped tenant",
        host: 'hdbsql -d SYSTEMDB "alter system start database <tenant>"',
      },
    ],
    source: 'SAP HANA client -10709, -10103, -10108',
    matches: [
      "* -10709: Connection failed (RTE:[89006] System call 'connect' failed, rc=111:Connection refused {10.0.0.5:30015}) SQLSTATE: 08000",
      "hdbcli.dbapi.Error: (-10709, 'Connection failed (RTE:[89008] Socket closed by peer {10.0.0.5:30013 -> 10.0.0.5:30041})')",
    ],
    ignores: ['Connected to HXE'],
  },
  {
    id: 'informix.login-refused',
    kind: 'authentication_refused',
    program: 'informix',
    forms: [
      {
        words: 'incorrect password or user is not known on the database server',
        pattern: /Incorrect password or user (?<user>\S{1,60}) is not known on the database server/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Informix refuses {user|the user}',
    check: { text: 'Test the system account behind it', host: 'dbaccess sysmaster -' },
    repair: [
      {
        text: 'Correct name or password (checked by PAM of the server), and trust hosts in sqlhosts or hosts.equiv only on purpose',
      },
    ],
    source: 'Informix -951, -952, -1809',
    matches: [
      '951: Incorrect password or user app@10.0.0.9 is not known on the database server.',
      'java.sql.SQLException: Incorrect password or user app@web1 is not known on the database server.',
    ],
    ignores: ['Database selected.'],
  },
  {
    id: 'informix.lock-not-released',
    kind: 'lock_held',
    program: 'informix',
    forms: [
      {
        words: 'isam error',
        pattern: /ISAM error: {1,2}(?<value>record is locked|the file is locked|Lock Timeout Expired)/,
      },
      {
        words: 'could not',
        pattern:
          /Could not (?:do a physical-order read to fetch next row|position within a (?:table|file)(?: via an index)?)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Informix meets a row or table that another session holds: {value}',
    check: { text: 'See who holds it', host: 'onstat -k; onstat -u' },
    repair: [
      {
        text: 'Let sessions wait (SET LOCK MODE TO WAIT 30), commit sooner, use row locks instead of page locks',
        host: 'dbaccess <database> <<< "alter table <table> lock mode (row);"',
      },
    ],
    source: 'Informix -107 ISAM record is locked, -113, -143, -154, -244',
    matches: [
      '107: ISAM error:  record is locked.',
      '154: ISAM error: Lock Timeout Expired',
      'java.sql.SQLException: Could not do a physical-order read to fetch next row.',
    ],
    ignores: ['12 row(s) retrieved.'],
  },
  {
    id: 'informix.space-or-log-full',
    kind: 'disk_full',
    program: 'informix',
    forms: [
      {
        words: 'logical log files are full backup is needed',
        pattern: /(?<value>Logical Log Files are Full -- Backup is Needed)/,
      },
      { words: 'isam error no free disk space', pattern: /ISAM error: {1,2}(?<value>no free disk space)/ },
      { words: 'long transaction aborted', pattern: /Long transaction aborted(?<value>)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Informix has no room: {value}',
    check: { text: 'See chunks and logical logs', host: 'onstat -d; onstat -l' },
    repair: [
      {
        text: 'Back up the logical logs, or add a chunk',
        host: 'ontape -a; onspaces -a <dbspace> -p <path> -o 0 -s 1000000',
      },
    ],
    source: 'Informix online.log; -131, -271, -458',
    matches: [
      '10:02:11  Logical Log Files are Full -- Backup is Needed',
      '131: ISAM error: no free disk space.',
      '458: Long transaction aborted.',
    ],
    ignores: ['10:02:11  Checkpoint Completed:  duration was 0 seconds.'],
  },
  {
    id: 'sybase.log-full',
    kind: 'disk_full',
    program: 'sybase',
    forms: [
      {
        words: 'can t allocate space for object in database because segment is full',
        pattern:
          /Can't allocate space for object '(?<path>[^']{1,80})' in database '(?<value>[^']{1,60})' because '(?<object>[^']{1,60})' segment is full/,
      },
      {
        words: 'the transaction log in database is almost full your being suspended',
        pattern:
          /The transaction log in database (?<value>\S{1,60}) is almost full\. {1,3}Your transaction is being suspended/,
      },
      {
        words: 'space available in the log segment has fallen critically low database',
        pattern: /Space available in the log segment has fallen critically low in database '(?<value>[^']{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Sybase ASE has no room in segment {object} of database {value}',
    check: {
      text: 'See space and the oldest transaction',
      host: 'isql -Usa -S<server> <<< "sp_helpdb <database>\\ngo\\nselect * from master..syslogshold\\ngo"',
    },
    repair: [
      {
        text: 'Dump the log; enlarge the device',
        host: 'isql -Usa -S<server> <<< "dump transaction <database> with truncate_only\\ngo"',
      },
    ],
    source: 'Sybase ASE error 1105, 7415',
    matches: [
      "Can't allocate space for object 'syslogs' in database 'shop' because 'logsegment' segment is full/has no free extents. If you ran out of space in syslogs, dump the transaction log.",
      'The transaction log in database shop is almost full.  Your transaction is being suspended until space is made available in the log.',
      "Space available in the log segment has fallen critically low in database 'shop'.  All future modifications to this database will be suspended until the log is successfully dumped and space becomes available.",
    ],
    ignores: ['Dump transaction completed'],
  },
  {
    id: 'sybase.client-library',
    kind: 'unreachable',
    program: 'sybase',
    forms: [
      { words: 'ct_connect', pattern: /ct_connect\(\): [^\n]{0,60}: (?<value>[^\n]{5,120})/ },
      { words: 'jz006 caught ioexception', pattern: /JZ006: Caught IOException: (?<value>[^\n]{5,100})/ },
      { words: 'jz00l login failed', pattern: /JZ00L: (?<value>Login failed)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The Sybase client reaches no server: {value}',
    check: {
      text: 'Test with the same interfaces file',
      host: 'tsql -H <host> -p 5000 -U <user>; grep -A3 <server> $SYBASE/interfaces',
    },
    repair: [{ text: 'Correct host and port in interfaces (or freetds.conf) and the login' }],
    source: 'Open Client ct_connect(); jConnect JZ006, JZ00L',
    matches: [
      'ct_connect(): network packet layer: internal net library error: Net-Lib protocol driver call to connect two endpoints failed',
      'java.sql.SQLException: JZ006: Caught IOException: java.net.ConnectException: Connection refused',
      'java.sql.SQLException: JZ00L: Login failed.  Examine the SQLWarnings chained to this exception for the reason(s).',
    ],
    ignores: ['ct_connect succeeded'],
  },
  {
    id: 'teradata.no-spool-space',
    kind: 'quota_exceeded',
    program: 'teradata',
    forms: [
      {
        words: 'more spool space in',
        pattern: /(?:\[Error |Failure |Error[: ]{1,2})2646[\]: ][^\n]{0,40}No more spool space in (?<user>[\w.]{1,60})/,
      },
      { words: 'no more spool space in', pattern: /No more spool space in (?<user>[\w.]{1,60})/ },
      { words: 'no more room in database', pattern: /No more room in database (?<user>[\w.]{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Teradata: the query runs out of spool space of {user|its account}',
    check: {
      text: 'Explain it: stale statistics, a product join or a skewed join key',
      host: 'bteq <<< "select * from dbc.diskspacev where databasename=\'<user>\' order by peakspool desc;"',
    },
    repair: [
      {
        text: 'Collect statistics and correct the join; then raise the spool',
        host: 'bteq <<< "modify user <user> as spool=200e9;"',
      },
    ],
    source: 'Teradata 2646, 2644',
    matches: [
      '*** Failure 2646 No more spool space in etl_user.',
      '[Teradata Database] [TeraJDBC 17.20.00.12] [Error 2646] [SQLState HY000] No more spool space in etl_user.',
      '*** Failure 2644 No more room in database SHOP.',
    ],
    ignores: ['*** Query completed. 12 rows found.'],
  },
  {
    id: 'teradata.login-refused',
    kind: 'authentication_refused',
    program: 'teradata',
    forms: [
      {
        words: 'userid password or account is invalid',
        pattern: /\[?(?:Error )?8017\]?[^\n]{0,40}The UserId, Password or Account is invalid/,
      },
      { words: 'the userid password or account is invalid', pattern: /The UserId, Password or Account is invalid/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Teradata refuses user, password or a locked account',
    check: {
      text: 'Look at the account',
      host: 'bteq <<< "select username,lockeddate,lockedcount,passwordlastmoddate from dbc.usersv where username=\'<user>\';"',
    },
    repair: [
      {
        text: 'Correct the password, or release the lock',
        host: 'bteq <<< "modify user <user> as release password lock;"',
      },
    ],
    source: 'Teradata 8017, 3004, 3032',
    matches: [
      '*** Error 8017 The UserId, Password or Account is invalid.',
      '[Teradata Database] [TeraJDBC 17.20.00.12] [Error 8017] [SQLState 28000] The UserId, Password or Account is invalid.',
    ],
    ignores: ['*** Logon successfully completed.'],
  },
];
