import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LISTENER: Step = {
  text: 'Ask the listener which services it knows, and try the address by hand',
  compose: 'docker compose exec {server} lsnrctl status; docker compose ps',
  kubernetes: 'kubectl exec deploy/{server} -- lsnrctl status',
  host: 'sudo -iu oracle lsnrctl status; tnsping <alias>; nc -vz <host> 1521',
};
const SYSDBA_COMPOSE = 'docker compose exec {server} sqlplus -s / as sysdba';

export const ORACLE_CONNECT: readonly CatalogueEntry[] = [
  {
    id: 'oracle.alias-unknown',
    kind: 'wrong_address',
    forms: [
      {
        words: 'ora 12154',
        pattern:
          /ORA-12154[:,] {0,2}(?:TNS:|Cannot connect to database\. Could not find alias (?<object>\S{1,80}) in (?<path>\S{1,160}))/,
      },
      {
        words: 'dpy 4000',
        pattern:
          /DPY-4000: (?:cannot connect to database|unable to find "(?<object>[^"]{1,80})" in (?<path>\S{1,160}))/,
      },
      {
        words: 'njs 517 cannot connect to oracle database unable find in',
        pattern:
          /NJS-517: cannot connect to Oracle Database\. Unable to find "(?<object>[^"]{1,80})" in "(?<path>[^"]{1,160})"/,
      },
      {
        words: 'njs 516 no configuration directory set or available to search for tnsnames ora',
        pattern: /NJS-516: no configuration directory set or available to search for tnsnames\.ora/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The client cannot resolve its Oracle connect name {object|(TNS alias)}',
    check: {
      text: 'Look whether tnsnames.ora is where TNS_ADMIN points and has the alias; an @ or / in a password without quotes gives the same',
      compose: 'docker compose exec {service} sh -c \'echo "$TNS_ADMIN"; cat "$TNS_ADMIN/tnsnames.ora"\'',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c \'echo "$TNS_ADMIN"; cat "$TNS_ADMIN/tnsnames.ora"\'',
      host: 'echo "$TNS_ADMIN"; cat "${TNS_ADMIN:-$ORACLE_HOME/network/admin}/tnsnames.ora"; tnsping <alias>',
    },
    repair: [
      {
        text: 'Set TNS_ADMIN, or give the address in full: host:1521/service_name',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} TNS_ADMIN=/etc/oracle',
      },
    ],
    source:
      'Oracle Database Error Messages, ORA-12154; python-oracledb errors.py ERR_TNS_ENTRY_NOT_FOUND; node-oracledb lib/errors.js',
    matches: [
      'ORA-12154: TNS:could not resolve the connect identifier specified',
      'ORA-12154: Cannot connect to database. Could not find alias SHOP in /etc/oracle/tnsnames.ora.',
      'oracledb.exceptions.DatabaseError: DPY-4000: unable to find "SHOP" in /etc/oracle/tnsnames.ora',
      'Error: NJS-517: cannot connect to Oracle Database. Unable to find "SHOP" in "/etc/oracle/tnsnames.ora"',
      'Error: NJS-516: no configuration directory set or available to search for tnsnames.ora',
    ],
    ignores: ['ORA-12514: TNS:listener does not currently know of service requested in connect descriptor'],
  },
  {
    id: 'oracle.service-unknown',
    kind: 'missing_object',
    forms: [
      {
        words: 'ora 12514',
        pattern:
          /ORA-12514[:,] {0,2}(?:TNS:|Cannot connect to database\. Service (?<object>\S{1,80}) is not registered with the listener at (?:host (?<peer>\S{1,100}) port (?<port>\d{1,5}))?)/,
      },
      { words: 'ora 12505', pattern: /ORA-12505(?:[:,] {0,2}| caused )[A-Za-z]/ },
      {
        words: 'is not registered with the listener at host port',
        pattern:
          /(?:Service|SID) "(?<object>[^"]{1,80})" is not registered with the listener at host "?(?<peer>[^"\s]{1,100})"? port (?<port>\d{1,5})/,
      },
    ],
    nearby: [/SERVICE_NAME=(?<object>[\w.$]{1,60})/, /SID=(?<object>[\w.$]{1,60})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle listener knows no service {object|of that name}',
    check: LISTENER,
    repair: [
      {
        text: 'Correct the service name (XEPDB1 or FREEPDB1 in the images; a SID is written host:1521:SID, a service host:1521/SERVICE)',
        compose: 'docker compose up -d --force-recreate {service}',
      },
      {
        text: 'When the name is right: open the database or pluggable database, and let it register',
        compose: `echo "ALTER PLUGGABLE DATABASE ALL OPEN; ALTER SYSTEM REGISTER;" | ${SYSDBA_COMPOSE}`,
        host: 'echo "ALTER PLUGGABLE DATABASE ALL OPEN; ALTER SYSTEM REGISTER;" | sudo -iu oracle sqlplus -s / as sysdba',
      },
    ],
    source:
      'Oracle Database Error Messages, ORA-12514, ORA-12505; python-oracledb DPY-6001, DPY-6003; node-oracledb lib/errors.js NJS-518',
    matches: [
      'ORA-12514: TNS:listener does not currently know of service requested in connect descriptor',
      'ORA-12514: Cannot connect to database. Service SHOP is not registered with the listener at host 10.0.3.7 port 1521.',
      'java.sql.SQLException: Listener refused the connection with the following error: ORA-12505, TNS:listener does not currently know of SID given in connect descriptor',
      'DPY-6001: Service "XEPDB1" is not registered with the listener at host "db" port 1521. (Similar to ORA-12514)',
      'NJS-518: cannot connect to Oracle Database. Service "SHOP" is not registered with the listener at host db port 1521. (CONNECTION_ID=abc)',
    ],
    ignores: ['ORA-12541: TNS:no listener'],
  },
  {
    id: 'oracle.no-listener',
    kind: 'connection_refused',
    forms: [
      {
        words: 'ora 12541',
        pattern:
          /ORA-12541[:,] {0,2}(?:TNS:|Cannot connect\. No listener at (?:host (?<peer>\S{1,100}) port (?<port>\d{1,5}))?)/,
      },
      {
        words: 'the network adapter could not establish the connection',
        pattern: /The Network Adapter could not establish the connection/i,
      },
      { words: 'dpy 6005', pattern: /DPY-6005: cannot connect to database/ },
      { words: 'ora 12545', pattern: /ORA-12545(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    nearby: [/\(?HOST=(?<peer>[\w.-]{1,100})\)?/, /PORT=(?<port>\d{1,5})/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'No Oracle listener answers at {peer|the address}:{port|1521}',
    check: LISTENER,
    repair: [
      {
        text: 'Start the listener and the database, or correct host and port; the image needs minutes for its first start',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        host: 'sudo -iu oracle lsnrctl start',
      },
    ],
    source: 'Oracle Database Error Messages, ORA-12541, ORA-12545; ojdbc ORA-17002; python-oracledb DPY-6005',
    matches: [
      'ORA-12541: TNS:no listener',
      'ORA-12541: Cannot connect. No listener at host 10.0.3.7 port 1521.',
      'java.sql.SQLRecoverableException: IO Error: The Network Adapter could not establish the connection',
      'oracledb.exceptions.OperationalError: DPY-6005: cannot connect to database (CONNECTION_ID=wqk1). [Errno 111] Connection refused',
      'ORA-12545: Connect failed because target host or object does not exist',
    ],
    ignores: ['TNS-01189: The listener could not authenticate the user'],
  },
  {
    id: 'oracle.connect-timeout',
    kind: 'unreachable',
    forms: [
      { words: 'ora 12170', pattern: /ORA-12170(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 12535', pattern: /ORA-12535(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 12543', pattern: /ORA-12543(?:[:,] {0,2}| caused )[A-Za-z]/ },
      {
        words: 'njs connection to host port timed out request exceeded',
        pattern: /NJS-510: connection to host \S{1,120} port \d{1,5} timed out\. Request exceeded/,
      },
      {
        words: 'njs connection to host port could not be established',
        pattern: /NJS-503: connection to host \S{1,120} port \d{1,5} could not be established/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle server does not answer in time',
    check: {
      ...LISTENER,
      text: 'Ask the listener which services it knows, and try the address by hand; a firewall, a wrong address or overload',
    },
    repair: [
      {
        text: 'Open port 1521 from the client (a listener behind NAT may redirect to another host or port), or correct the address',
        host: 'sudo firewall-cmd --add-port=1521/tcp --permanent && sudo firewall-cmd --reload',
      },
    ],
    source:
      'Oracle Database Error Messages, ORA-12170, ORA-12535, ORA-12543; node-oracledb lib/errors.js NJS-503, NJS-510',
    matches: [
      'ORA-12170: TNS:Connect timeout occurred',
      'ORA-12535: TNS:operation timed out',
      'ORA-12543: TNS:destination host unreachable',
      'Error: NJS-510: connection to host db port 1521 timed out. Request exceeded "transport connect timeout" of 20 seconds. (CONNECTION_ID=abc)',
      'Error: NJS-503: connection to host db port 1521 could not be established. (CONNECTION_ID=abc)',
    ],
    ignores: ['ORA-12541: TNS:no listener'],
  },
  {
    id: 'oracle.password-refused',
    kind: 'authentication_refused',
    forms: [{ words: 'ora 01017', pattern: /ORA-01017(?:[:,] {0,2}| caused )[A-Za-z]/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle refuses the user name or password of the client',
    check: {
      text: 'See which account tries and whether its password has a version that the client speaks (old clients know no 12C verifier)',
      compose: `echo "select username, account_status, password_versions from dba_users where oracle_maintained = 'N';" | ${SYSDBA_COMPOSE}`,
      host: `echo "select username, account_status, password_versions from dba_users where oracle_maintained = 'N';" | sudo -iu oracle sqlplus -s / as sysdba`,
    },
    repair: [
      {
        text: 'Set the password that the client uses, in the right pluggable database; names and passwords in quotes distinguish capitals',
        compose: `echo 'ALTER SESSION SET CONTAINER = FREEPDB1; ALTER USER <account> IDENTIFIED BY "<password>" ACCOUNT UNLOCK;' | ${SYSDBA_COMPOSE}`,
        host: `echo 'ALTER USER <account> IDENTIFIED BY "<password>" ACCOUNT UNLOCK;' | sudo -iu oracle sqlplus -s / as sysdba`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-01017',
    matches: [
      'ORA-01017: invalid username/password; logon denied',
      'java.sql.SQLException: ORA-01017: invalid credential or not authorized; logon denied',
    ],
    ignores: ['ORA-28000: the account is locked'],
  },
  {
    id: 'oracle.account-locked-or-expired',
    kind: 'authentication_refused',
    forms: [
      { words: 'ora 28000', pattern: /ORA-28000(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 28001', pattern: /ORA-28001(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle account is locked, or its password has expired',
    check: {
      text: 'See which account it is and what its profile demands; something with an old password locks it again and again (FAILED_LOGIN_ATTEMPTS)',
      compose: `echo "select username, account_status, expiry_date, profile from dba_users where account_status <> 'OPEN';" | ${SYSDBA_COMPOSE}`,
      host: `echo "select username, account_status, expiry_date, profile from dba_users where account_status <> 'OPEN';" | sudo -iu oracle sqlplus -s / as sysdba`,
    },
    repair: [
      {
        text: 'Give it a password and unlock it; let the passwords of services not expire',
        compose: `echo 'ALTER USER <account> IDENTIFIED BY "<password>" ACCOUNT UNLOCK; ALTER PROFILE DEFAULT LIMIT PASSWORD_LIFE_TIME UNLIMITED;' | ${SYSDBA_COMPOSE}`,
        host: `echo 'ALTER USER <account> IDENTIFIED BY "<password>" ACCOUNT UNLOCK; ALTER PROFILE DEFAULT LIMIT PASSWORD_LIFE_TIME UNLIMITED;' | sudo -iu oracle sqlplus -s / as sysdba`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-28000, ORA-28001',
    matches: ['ORA-28000: the account is locked', 'ORA-28001: the password has expired'],
    ignores: ['ORA-01017: invalid username/password; logon denied'],
  },
  {
    id: 'oracle.client-version',
    kind: 'version_mismatch',
    forms: [
      { words: 'ora 28040', pattern: /ORA-28040(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'dpy 3010', pattern: /DPY-3010: connections to this database server version/ },
      { words: 'njs 138', pattern: /NJS-138: connections to this database server version/ },
      { words: 'ora 03134', pattern: /ORA-03134(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle client and server are too far apart in version',
    check: {
      text: 'Print the versions of driver, client library and server',
      compose: 'docker compose exec {service} sh -c "ldconfig -p | grep libclntsh; pip show oracledb"',
      host: 'ldconfig -p | grep libclntsh; sqlplus -V',
    },
    repair: [
      {
        text: 'Update the driver (ojdbc11, a new Instant Client), or use the thin mode of python-oracledb; for DPI-1047 install the Instant Client and libaio1, and set LD_LIBRARY_PATH',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
      },
      {
        text: 'As a makeshift let the server accept older clients: SQLNET.ALLOWED_LOGON_VERSION_SERVER in sqlnet.ora, then set the passwords anew',
        host: `echo 'SQLNET.ALLOWED_LOGON_VERSION_SERVER=11' | sudo -u oracle tee -a "$ORACLE_HOME/network/admin/sqlnet.ora"`,
      },
    ],
    source: 'Oracle Database Error Messages, ORA-28040; ODPI-C DPI-1047; python-oracledb DPY-3010',
    matches: [
      'ORA-28040: No matching authentication protocol',
      'oracledb.exceptions.NotSupportedError: DPY-3010: connections to this database server version are not supported by python-oracledb in thin mode',
      'Error: NJS-138: connections to this database server version are not supported by node-oracledb in Thin mode',
      'ORA-03134: Connections to this server version are no longer supported.',
    ],
    ignores: ['DPI-1010: not connected'],
  },
  {
    id: 'oracle.sessions-used-up',
    kind: 'connection_limit',
    forms: [
      { words: 'ora 00018', pattern: /ORA-00018(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 00020', pattern: /ORA-00020: maximum number of processes \((?<limit>\d{1,6})\) exceeded/ },
      { words: 'ora 12516', pattern: /ORA-12516(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 12519', pattern: /ORA-12519(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 12520', pattern: /ORA-12520(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ora 02391', pattern: /ORA-02391(?:[:,] {0,2}| caused )[A-Za-z]/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'Oracle takes no further sessions: processes or sessions are used up ({limit|see v$resource_limit})',
    check: {
      text: 'Compare use and limits, and who holds the sessions',
      compose: `echo "select resource_name, current_utilization, max_utilization, limit_value from v\\$resource_limit where resource_name in ('processes','sessions'); select username, machine, status, count(*) from v\\$session group by username, machine, status;" | ${SYSDBA_COMPOSE}`,
      host: `echo "select resource_name, current_utilization, limit_value from v\\$resource_limit where resource_name in ('processes','sessions');" | sudo -iu oracle sqlplus -s / as sysdba`,
    },
    repair: [
      {
        text: 'Make the pools smaller, or raise processes (sessions follows from it) and restart; ORA-02391 is SESSIONS_PER_USER of the profile',
        compose: `echo "ALTER SYSTEM SET processes = 500 SCOPE = SPFILE;" | ${SYSDBA_COMPOSE} && docker compose restart {service}`,
        host: 'echo "ALTER SYSTEM SET processes = 500 SCOPE = SPFILE; SHUTDOWN IMMEDIATE; STARTUP" | sudo -iu oracle sqlplus -s / as sysdba',
      },
    ],
    source: 'Oracle Database Error Messages, ORA-00018, ORA-00020, ORA-12516, ORA-12519, ORA-12520, ORA-02391',
    matches: [
      'ORA-00018: maximum number of sessions exceeded',
      'ORA-00020: maximum number of processes (300) exceeded',
      'ORA-12516: TNS:listener could not find available handler with matching protocol stack',
      'ORA-12519: TNS:no appropriate service handler found',
      'ORA-12520: TNS:listener could not find available handler for requested type of server',
      'ORA-02391: exceeded simultaneous SESSIONS_PER_USER limit',
    ],
    ignores: ['ORA-00060: deadlock detected while waiting for resource'],
  },
  {
    id: 'oracle.client-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      { words: 'dpy 4005', pattern: /DPY-4005: timed out waiting for the connection pool to return a connection/ },
      { words: 'njs 040', pattern: /NJS-040: connection request timeout/ },
      { words: 'ora 24418', pattern: /ORA-24418(?:[:,] {0,2}| caused )[A-Za-z]/ },
      { words: 'ucp 29', pattern: /UCP-29: Failed to get a connection/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle connection pool of the client has none free',
    check: {
      text: 'See what the sessions of this client do',
      host: `echo "select sid, status, sql_id, event, seconds_in_wait from v\\$session where username = '<ACCOUNT>';" | sudo -iu oracle sqlplus -s / as sysdba`,
    },
    repair: [
      {
        text: 'Give connections back in every path (with, finally), look for slow statements, then raise poolMax (node: UV_THREADPOOL_SIZE too)',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'python-oracledb DPY-4005; node-oracledb NJS-040; Oracle UCP; ORA-24418',
    matches: [
      'oracledb.exceptions.DatabaseError: DPY-4005: timed out waiting for the connection pool to return a connection',
      'Error: NJS-040: connection request timeout. Request exceeded "queueTimeout" of 60000',
      'ORA-24418: Cannot open further sessions.',
      'java.sql.SQLException: UCP-29: Failed to get a connection',
    ],
    ignores: ['NJS-047: pool alias "default" not found in connection pool cache'],
  },
  {
    id: 'oracle.client-library-missing',
    kind: 'missing_module',
    program: 'oracle',
    forms: [
      {
        words: 'dpi 1047',
        pattern: /DPI-1047: Cannot locate a (?<value>\d{2}-bit) Oracle Client library(?:: "(?<object>[\w.-]{1,60}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'oracle',
    specificity: 3,
    means: 'The Oracle Client library ({value}) is not installed where the program runs',
    check: {
      text: 'See whether Instant Client is in the image and where the loader looks for it',
      compose:
        'docker compose exec {server} sh -c "ls -d /opt/oracle/instantclient* ; ldconfig -p | grep clntsh; echo $LD_LIBRARY_PATH"',
      kubernetes: 'kubectl exec deploy/{server} -- sh -c "ls -d /opt/oracle/instantclient*; ldconfig -p | grep clntsh"',
      host: 'ldconfig -p | grep clntsh; echo $LD_LIBRARY_PATH',
    },
    repair: [
      {
        text: 'Use the thin mode of python-oracledb, which needs no library, or install Instant Client of the same bit width with libaio, and tell the loader (ldconfig or LD_LIBRARY_PATH)',
        host: 'echo /opt/oracle/instantclient | sudo tee /etc/ld.so.conf.d/oracle.conf && sudo ldconfig',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'Oracle Database Error Messages, ORA-28040; ODPI-C DPI-1047; python-oracledb DPY-3010',
    matches: [
      'cx_Oracle.DatabaseError: DPI-1047: Cannot locate a 64-bit Oracle Client library: "libclntsh.so: cannot open shared object file: No such file or directory"',
      'oracledb.exceptions.DatabaseError: DPI-1047: Cannot locate a 32-bit Oracle Client library: "oci.dll is not the correct architecture".',
    ],
    ignores: ['DPI-1010: not connected'],
  },
];
