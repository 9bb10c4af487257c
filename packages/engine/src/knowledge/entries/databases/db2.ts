import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** IBM Db2. */
export const DB2: readonly CatalogueEntry[] = [
  {
    id: 'db2.password-refused',
    kind: 'authentication_refused',
    program: 'db2',
    forms: [
      {
        words: 'sql30082n',
        pattern:
          /SQL30082N {1,3}(?:Security processing failed with reason|Attempt to establish connection failed with security reason) "(?<value>\d{1,3})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Db2 refuses user or password: reason {value}',
    check: {
      text: 'Read the reason: 24 wrong name or password, 3 missing password, 17 unsupported function, 15 security processing at server failed',
      host: 'db2 connect to <database> user <user>',
    },
    repair: [
      { text: "Correct the operating system's account or password; it is checked by PAM or LDAP of the server" },
    ],
    source: 'Db2 SQL30082N; SQLCODE -30082 SQLSTATE 08001; JCC -4214',
    matches: [
      'SQL30082N  Security processing failed with reason "24" ("USERNAME AND/OR PASSWORD INVALID").  SQLSTATE=08001',
      'app: SQL30082N  Security processing failed with reason "24" ("USERNAME AND/OR PASSWORD INVALID").  SQLSTATE=08001',
    ],
    ignores: ['Database Connection Information'],
  },
  {
    id: 'db2.transaction-log-full',
    kind: 'disk_full',
    program: 'db2',
    forms: [
      {
        words: 'sql0964c the transaction log for database is full',
        pattern: /SQL0964C {1,3}The transaction log for the database is full/,
      },
      { words: 'db2 sql error sqlcode 964', pattern: /DB2 SQL Error: SQLCODE=-964\b/ },
      {
        words: 'adm1823e the active log is full and held by application handle',
        pattern: /ADM1823E {1,3}The active log is full and is held by application handle "?(?<object>\d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The transaction log of Db2 is full',
    check: {
      text: 'Find the oldest transaction',
      host: 'db2 get snapshot for database on <database> | grep -i oldest; db2 get db cfg | grep -iE "logprimary|logsecond|logfilsiz"',
    },
    repair: [
      {
        text: 'Commit or end that application, then enlarge the log',
        host: 'db2 "force application (<handle>)"; db2 update db cfg using LOGSECOND 100 LOGFILSIZ 20000',
      },
    ],
    source: 'Db2 SQL0964C, SQLCODE -964, ADM1823E',
    matches: [
      'SQL0964C  The transaction log for the database is full.  SQLSTATE=57011',
      'com.ibm.db2.jcc.am.SqlException: DB2 SQL Error: SQLCODE=-964, SQLSTATE=57011, SQLERRMC=null, DRIVER=4.31.10',
      'ADM1823E  The active log is full and is held by application handle "4182".  Terminate this application by COMMIT, ROLLBACK or FORCE APPLICATION.',
    ],
    ignores: ['The database is activated'],
  },
  {
    id: 'db2.deadlock-or-timeout',
    kind: 'deadlock',
    program: 'db2',
    forms: [
      {
        words: 'the current transaction has been rolled back because of a deadlock or timeout reason code',
        pattern:
          /SQL091[13]N {1,3}The current transaction has been rolled back because of a deadlock or timeout\. {1,3}Reason code "(?<value>\d{1,3})"/,
      },
      {
        words: 'db2 sql error sqlcode 911 sqlstate 40001 sqlerrmc',
        pattern: /DB2 SQL Error: SQLCODE=-911, SQLSTATE=40001, SQLERRMC=(?<value>\d{1,3})/,
      },
      { words: 'db2 sql error sqlcode 913 sqlstate 57033', pattern: /DB2 SQL Error: SQLCODE=-913, SQLSTATE=57033/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Db2 rolled the statement back: reason {value}',
    check: {
      text: 'Read which applications met; reason 2 is a deadlock, 68 a lock timeout',
      host: 'db2pd -db <database> -locks -transactions -wlocks',
    },
    repair: [
      {
        text: 'Change the rows in the same order everywhere, commit sooner, add the index that avoids the scan, and repeat the transaction',
      },
    ],
    source: 'Db2 SQL0911N, SQL0913N',
    matches: [
      'SQL0911N  The current transaction has been rolled back because of a deadlock or timeout.  Reason code "68".  SQLSTATE=40001',
      'DB2 SQL Error: SQLCODE=-911, SQLSTATE=40001, SQLERRMC=2, DRIVER=4.31.10',
      'DB2 SQL Error: SQLCODE=-913, SQLSTATE=57033, SQLERRMC=00C9008E',
    ],
    ignores: ['DB20000I  The SQL command completed successfully.'],
  },
  {
    id: 'db2.object-missing',
    kind: 'missing_schema',
    program: 'db2',
    forms: [
      {
        words: 'sql0204n is an undefined name',
        pattern: /SQL0204N {1,3}"(?<object>[^"]{1,120})" is an undefined name/,
      },
      {
        words: 'db2 sql error sqlcode 204 sqlstate 42704 sqlerrmc',
        pattern: /DB2 SQL Error: SQLCODE=-204, SQLSTATE=42704, SQLERRMC=(?<object>[\w.#$@]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Db2 knows no object {object}',
    check: {
      text: 'Look under which schema it is',
      host: 'db2 "select tabschema,tabname from syscat.tables where tabname=upper(\'<name>\')"',
    },
    repair: [
      { text: 'Create it by the migrations, qualify the name, or set CURRENT SCHEMA (currentSchema in the JDBC URL)' },
    ],
    source: 'Db2 SQL0204N, SQLCODE -204, -206',
    matches: [
      'SQL0204N  "APP.ORDERS" is an undefined name.  SQLSTATE=42704',
      'DB2 SQL Error: SQLCODE=-204, SQLSTATE=42704, SQLERRMC=APP.ORDERS, DRIVER=4.31.10',
    ],
    ignores: ['CREATE TABLE completed'],
  },
  {
    id: 'db2.privilege-missing',
    kind: 'authorisation_denied',
    program: 'db2',
    forms: [
      {
        words: 'does not have the',
        pattern:
          /SQL055[12]N {1,3}"(?<user>[^"\s]{1,60})\s{0,8}" does not have the (?:required authorization or )?privilege/,
      },
      {
        words: 'the statement failed because authorization id does not have required or privilege to perform operation',
        pattern:
          /The statement failed because the authorization ID does not have the required authorization or privilege to perform the operation\. {1,3}Authorization ID: "(?<user>[^"\s]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Db2 account {user} lacks a privilege',
    check: { text: 'List its privileges', host: 'db2 "select * from syscat.tabauth where grantee=\'{user}\'"' },
    repair: [{ text: 'Grant it', host: 'db2 "grant select,insert,update,delete on <schema.table> to user {user}"' }],
    source: 'Db2 SQL0551N, SQL0552N, SQL1092N, SQLCODE -551',
    matches: [
      'SQL0552N  "APP" does not have the privilege to perform operation "CREATE TABLE".  SQLSTATE=42502',
      'SQL0551N  The statement failed because the authorization ID does not have the required authorization or privilege to perform the operation.  Authorization ID: "APP".  Operation: "SELECT".',
    ],
    ignores: ['GRANT completed successfully'],
  },
  {
    id: 'db2.reorg-pending',
    kind: 'missing_schema',
    program: 'db2',
    forms: [
      {
        words: 'sql0668n operation not allowed for reason code on table',
        pattern: /SQL0668N {1,3}Operation not allowed for reason code "?7"? on table "(?<object>[^"]{1,120})"/,
      },
      {
        words: 'db2 sql error sqlcode 668 sqlstate 57007 sqlerrmc 7',
        pattern: /DB2 SQL Error: SQLCODE=-668, SQLSTATE=57007, SQLERRMC=7;(?<object>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A Db2 table waits for REORG after ALTER: {object}',
    check: {
      text: 'List tables in that state',
      host: 'db2 "select tabschema,tabname from sysibmadm.admintabinfo where reorg_pending=\'Y\'"',
    },
    repair: [{ text: 'Reorganise it', host: 'db2 "reorg table {object|<schema.table>}"' }],
    source: 'Db2 SQL0668N reason 7; SQLCODE -668',
    matches: [
      'SQL0668N  Operation not allowed for reason code "7" on table "APP.ORDERS".  SQLSTATE=57016',
      'DB2 SQL Error: SQLCODE=-668, SQLSTATE=57007, SQLERRMC=7;APP.ORDERS, DRIVER=4.31.10',
    ],
    ignores: ['REORG TABLE completed'],
  },
  {
    id: 'db2.connection-not-made',
    kind: 'unreachable',
    program: 'db2',
    forms: [
      {
        words: 'sql30081n a communication error has been where the was detected',
        pattern:
          /SQL30081N {1,3}A communication error has been detected[^\n]{0,260}?(?:Communication API being used: "[^"]{1,20}"\. {1,3})?Location where the error was detected: "(?<peer>[^"]{1,80})"/,
      },
      {
        words: 'sql30081n a communication error has been detected',
        pattern: /SQL30081N {1,3}A communication error has been detected/,
      },
      {
        words: 'sql1032n no start database manager command was issued',
        pattern: /SQL1032N {1,3}(?<value>No start database manager command was issued)/,
      },
      {
        words: 'jcc error opening socket to',
        pattern:
          /\[jcc\][^\n]{0,60}Exception [^\n]{1,80}: Error opening socket to server[^\n]{0,10}? (?:\/)?(?<peer>[\w.-]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The client reaches no Db2 server: {value|{peer}}',
    check: {
      text: 'Test port and protocol',
      host: 'nc -zv <host> 50000; db2set DB2COMM; db2 get dbm cfg | grep -i svcename',
    },
    repair: [
      { text: 'Start the instance with DB2COMM=TCPIP, correct host and port', host: 'db2set DB2COMM=TCPIP; db2start' },
    ],
    source: 'Db2 SQL30081N, SQL1032N, ERRORCODE -4499',
    matches: [
      'SQL30081N  A communication error has been detected. Communication protocol being used: "TCP/IP". Communication API being used: "SOCKETS". Location where the error was detected: "10.0.0.5". Communication function detecting the error: "connect".',
      'SQL1032N  No start database manager command was issued.  SQLSTATE=57019',
      '[jcc][t4][2043][11550][4.31.10] Exception java.net.ConnectException: Error opening socket to server /10.0.0.5 on port 50,000 with message: Connection refused. ERRORCODE=-4499, SQLSTATE=08001',
    ],
    ignores: ['DB2START processing was successful.'],
  },
];
