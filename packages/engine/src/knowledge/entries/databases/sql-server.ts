import type { CatalogueEntry } from '../../catalogue-entry.ts';

const SQLCMD_COMPOSE = `docker compose exec {server} /opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -P "$MSSQL_SA_PASSWORD" -Q`;
const SQLCMD_KUBERNETES = `kubectl exec deploy/{server} -- /opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -P "$MSSQL_SA_PASSWORD" -Q`;

export const SQL_SERVER: readonly CatalogueEntry[] = [
  {
    id: 'sql-server.login-failed',
    kind: 'authentication_refused',
    program: 'sql-server',
    forms: [
      {
        words: 'login failed for user',
        pattern:
          /Login failed for user '(?<user>[^']{0,128})'\.(?! Reason: (?:Server is in script|Failed to open|The database))(?: \(?Reason: (?<value>[^.\][]{5,90}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'SQL Server refuses the login {user} ({value|see the reason in its error log})',
    check: {
      text: 'Read the reason and the state in the error log of the server; the client is told neither',
      compose:
        'docker compose logs {service} | grep -B1 "Login failed"; docker compose exec {server} grep -a -B1 "Login failed" /var/opt/mssql/log/errorlog | tail',
      kubernetes: 'kubectl logs deploy/{service} | grep -B1 "Login failed"',
      host: 'sudo grep -a -B1 "Login failed" /var/opt/mssql/log/errorlog | tail',
    },
    repair: [
      {
        text: 'Give the login the password that the client uses (SA_PASSWORD is read only at the first start), or switch on mixed authentication when the reason names Windows authentication only',
        compose: `${SQLCMD_COMPOSE} "ALTER LOGIN [{user}] WITH PASSWORD = '<password>'; ALTER LOGIN [{user}] ENABLE"`,
        kubernetes: `${SQLCMD_KUBERNETES} "ALTER LOGIN [{user}] WITH PASSWORD = '<password>'"`,
        host: 'sudo systemctl stop mssql-server && sudo /opt/mssql/bin/mssql-conf set-sa-password && sudo systemctl start mssql-server',
      },
    ],
    source: 'Microsoft Learn, MSSQLSERVER_18456',
    matches: [
      `2025-02-17 08:01:12.33 Logon       Login failed for user 'shop'. Reason: Password did not match that for the login provided. [CLIENT: 172.18.0.5]`,
      `com.microsoft.sqlserver.jdbc.SQLServerException: Login failed for user 'sa'. ClientConnectionId:4f0c`,
    ],
    ignores: [
      `Login failed for user 'sa'. Reason: Server is in script upgrade mode. Only administrator can connect at this time.`,
    ],
  },
  {
    id: 'sql-server.database-missing',
    kind: 'missing_object',
    program: 'sql-server',
    forms: [
      {
        words: 'cannot open database requested by the login the login failed',
        pattern: /Cannot open database \\?"(?<object>[^"\\]{1,128})\\?" requested by the login\. The login failed/,
      },
      {
        words: 'failed to open the explicitly specified database',
        pattern: /Failed to open the explicitly specified database '(?<object>[^']{1,128})'/,
      },
    ],
    // A database whose files cannot be opened answers the same (MSSQLSERVER_17204): then the server says why.
    role: 'either',
    fault: 'own_data',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'SQL Server has no database {object} in use, or the login may not enter it',
    check: {
      text: 'List the databases with their state; the image makes none by itself',
      compose: `${SQLCMD_COMPOSE} "select name, state_desc from sys.databases"`,
      kubernetes: `${SQLCMD_KUBERNETES} "select name, state_desc from sys.databases"`,
      host: 'sqlcmd -C -S localhost -U sa -Q "select name, state_desc from sys.databases"',
    },
    repair: [
      {
        text: 'Make the database and a user for the login in it, then run the migrations',
        compose: `${SQLCMD_COMPOSE} "CREATE DATABASE [{object}]"`,
        kubernetes: `${SQLCMD_KUBERNETES} "CREATE DATABASE [{object}]"`,
        host: 'sqlcmd -C -S localhost -U sa -Q "CREATE DATABASE [{object}]"',
      },
    ],
    source: 'Microsoft Learn, MSSQLSERVER_4060',
    matches: [
      `Microsoft.Data.SqlClient.SqlException (0x80131904): Cannot open database "shop" requested by the login. The login failed.`,
      `Login failed for user 'shop'. Reason: Failed to open the explicitly specified database 'shop'. [CLIENT: 172.18.0.5]`,
    ],
    ignores: ["Starting up database 'shop'."],
  },
  {
    id: 'sql-server.not-reachable',
    kind: 'connection_refused',
    forms: [
      {
        words: 'a network related or instance specific error occurred while establishing a connection to sql server',
        pattern: /A network-related or instance-specific error occurred while establishing a connection to SQL Server/,
      },
      {
        words: 'the tcp ip connection to the host port has failed',
        pattern: /The TCP\/IP connection to the host (?<peer>[^\s,]{1,100}), port (?<port>\d{1,5}) has failed/,
      },
      {
        words: 'failed to connect to',
        pattern:
          /ConnectionError: Failed to connect to (?<peer>[^\s:]{1,100}):(?<port>\d{1,5}) (?:in \d{1,7}ms|- (?<value>Could not connect|connect ECONNREFUSED|getaddrinfo ENOTFOUND))/,
      },
      { words: 'login timeout expired odbc', pattern: /\[ODBC Driver \d{1,2} for SQL Server\]Login timeout expired/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'SQL Server at {peer|its address} (port {port|1433}) cannot be reached',
    check: {
      text: 'See whether the server runs and listens; a named instance needs the Browser service on UDP 1434, or its port in the address',
      compose: 'docker compose ps; docker compose logs --tail 40 {peer|db} | grep -iE "listening|error|ready"',
      kubernetes: 'kubectl get pods,svc -o wide | grep -i {peer|mssql}',
      host: 'nc -vz {peer|localhost} {port|1433}; systemctl status mssql-server',
    },
    repair: [
      {
        text: 'Start the server (it needs 2 GB of memory and half a minute), switch TCP/IP on, open port {port|1433}, and write "host,port" into the connection string',
        compose: 'docker compose up -d {peer|db} && docker compose restart {service}',
        host: 'sudo systemctl start mssql-server',
      },
    ],
    source: 'SqlClient SNI errors 26, 40, 53; mssql-jdbc R_tcpipConnectionFailed; tedious connection.js',
    matches: [
      'Microsoft.Data.SqlClient.SqlException (0x80131904): A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found or was not accessible.',
      'com.microsoft.sqlserver.jdbc.SQLServerException: The TCP/IP connection to the host db, port 1433 has failed. Error: "Connection refused. Verify the connection properties."',
      'ConnectionError: Failed to connect to db:1433 in 15000ms',
      '[Microsoft][ODBC Driver 18 for SQL Server]Login timeout expired (0) (SQLDriverConnect)',
    ],
    ignores: [`Server is listening on [ 'any' <ipv4> 1433].`],
  },
  {
    id: 'sql-server.certificate-untrusted',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'the driver could not establish a secure connection to sql server',
        pattern:
          /The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer \(SSL\) encryption\. Error: .{0,40}(?:PKIX|unable to find valid certification path|trust)/,
      },
      {
        words: 'ssl provider error the certificate chain was issued by an authority that is not trusted',
        pattern: /SSL Provider, error: \d{1,5} - The certificate chain was issued by an authority that is not trusted/,
      },
      {
        words: 'ssl provider certificate verify failed',
        pattern: /SSL Provider: \[error:[^\]]{5,80}certificate verify failed:?(?<value>[^\]]{0,40})\]/,
      },
      {
        words: 'failed to connect to self signed certificate',
        pattern: /Failed to connect to (?<peer>[^\s:]{1,100}):(?<port>\d{1,5}) - (?<value>self[- ]signed certificate)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'The client does not trust the certificate of SQL Server (newer drivers encrypt by default)',
    check: {
      text: 'See which certificate the server shows; without one of its own it signs one itself',
      compose: 'docker compose exec {service} env | grep -iE "encrypt|trustservercertificate|connectionstrings"',
      host: 'sudo grep -a "certificate" /var/opt/mssql/log/errorlog | tail -3',
    },
    repair: [
      {
        text: 'Inside a trusted network add TrustServerCertificate=True (JDBC: trustServerCertificate=true, sqlcmd: -C); else give the server a certificate of an authority that the client knows',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo /opt/mssql/bin/mssql-conf set network.tlscert /etc/ssl/certs/mssql.pem && sudo systemctl restart mssql-server',
      },
    ],
    source:
      'Microsoft Learn, Connection encryption troubleshooting; mssql-jdbc R_sslFailed; ODBC Driver 18 release notes',
    matches: [
      'com.microsoft.sqlserver.jdbc.SQLServerException: The driver could not establish a secure connection to SQL Server by using Secure Sockets Layer (SSL) encryption. Error: "PKIX path building failed: unable to find valid certification path to requested target".',
      'A connection was successfully established with the server, but then an error occurred during the login process. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)',
      '[Microsoft][ODBC Driver 18 for SQL Server]SSL Provider: [error:0A000086:SSL routines::certificate verify failed:self-signed certificate] (-1)',
      'ConnectionError: Failed to connect to db:1433 - self-signed certificate',
    ],
    ignores: ['A self-generated certificate was successfully loaded for encryption.'],
  },
  {
    id: 'sql-server.image-setting',
    kind: 'missing_setting',
    program: 'sql-server',
    forms: [
      {
        words: 'unable to set system administrator password password validation failed',
        pattern: /Unable to set system administrator password: Password validation failed\. (?<value>.{10,120})/,
      },
      {
        words: 'end user license agreement eula must be accepted before sql server can start',
        pattern: /End-User License Agreement \(EULA\) must be accepted before SQL Server can start/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SQL Server image lacks a valid MSSQL_SA_PASSWORD or ACCEPT_EULA=Y',
    check: {
      text: 'Print what the container gets; a $ in the password is expanded by compose and the shell',
      compose: 'docker compose config {service} | grep -A6 environment',
      kubernetes: 'kubectl describe deploy/{service} | grep -A8 Environment',
    },
    repair: [
      {
        text: 'Set ACCEPT_EULA=Y and a password of at least 8 characters of three sorts (capitals, small letters, digits, signs), then make the container anew',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} ACCEPT_EULA=Y',
      },
    ],
    source: 'Microsoft Learn, Configure SQL Server container images; mssql-docker',
    matches: [
      'ERROR: Unable to set system administrator password: Password validation failed. The password does not meet SQL Server password policy requirements because it is too short. The password must be at least 8 characters.',
      'The SQL Server End-User License Agreement (EULA) must be accepted before SQL Server can start. The license terms for this product can be downloaded from',
    ],
    ignores: ['SQL Server 2022 will run as non-root by default.'],
  },
  {
    id: 'sql-server.out-of-memory',
    kind: 'memory_exhausted',
    program: 'sql-server',
    forms: [
      {
        words: 'this program requires a machine with at least megabytes of memory',
        pattern: /sqlservr: This program requires a machine with at least (?<limit>\d{3,5}) megabytes of memory/,
      },
      {
        words: 'there is insufficient system memory in resource pool to run this query',
        pattern: /There is insufficient system memory in resource pool '(?<object>[^']{1,60})' to run this query/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SQL Server has too little memory ({object|it wants 2000 MB to start})',
    check: {
      text: 'See what the container or host has, and what max server memory is',
      compose: 'docker stats --no-stream; docker compose config {service} | grep -n mem',
      kubernetes: 'kubectl describe deploy/{service} | grep -A3 Limits; kubectl top pod',
      host: 'free -m; sudo /opt/mssql/bin/mssql-conf get memory',
    },
    repair: [
      {
        text: 'Give it at least 2 GB, and set MSSQL_MEMORY_LIMIT_MB below the limit of the container',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=4Gi --requests=memory=4Gi',
        host: 'sudo /opt/mssql/bin/mssql-conf set memory.memorylimitmb 4096 && sudo systemctl restart mssql-server',
      },
    ],
    source: 'Microsoft Learn, SQL Server on Linux system requirements; MSSQLSERVER_701',
    matches: [
      'sqlservr: This program requires a machine with at least 2000 megabytes of memory.',
      `Error: 701, Severity: 17, State: 123. There is insufficient system memory in resource pool 'default' to run this query.`,
    ],
    ignores: ['Detected 3900 MB of RAM, 1200 MB of available memory. This is an informational message'],
  },
  {
    id: 'sql-server.files-not-writable',
    kind: 'file_permission',
    program: 'sql-server',
    forms: [
      {
        words: 'setup failed copying system data file access is denied',
        pattern:
          /Setup FAILED copying system data file '[^']{1,160}' to '(?<path>[^']{1,160})': {1,2}5\(Access is denied\.\)/,
      },
      {
        words: 'the system directory could not be created errno',
        pattern:
          /sqlservr: Error: The system directory \[(?<path>[^\]]{1,120})\] could not be created\. {1,2}(?:File: \S{1,60} \[Status: .{1,60}errno = 0xD|Errno \[13\])/,
      },
      {
        words: 'operating system error 5 access is denied',
        pattern:
          /(?:device|file) ['"](?<path>[^'"]{1,160})['"].{0,80}[oO]perating system error 5\((?:5\()?Access is denied/,
      },
      {
        words: 'could not open file for file number os error 5 access is denied',
        pattern:
          /Could not open file (?<path>[^\n]{1,160}) for file number \d{1,5}\. {1,2}OS error: 5\(Access is denied/,
      },
      {
        words: 'operating system error 5 access is denied occurred while creating or opening file',
        pattern:
          /Operating system error 5\(Access is denied\.\) occurred while creating or opening file '(?<path>[^']{1,160})'/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Access to {path} is denied to the account of SQL Server',
    check: {
      text: 'Look at the owner of the directory, and on Windows at its list of rights',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -ldn /var/opt/mssql"',
      kubernetes: 'kubectl get statefulset,deploy -o yaml | grep -iE "fsGroup|runAsUser"',
      host: 'sudo ls -ld /var/opt/mssql /var/opt/mssql/data',
    },
    repair: [
      {
        text: 'Give the files to the account that the server runs as: uid 10001 in the image, mssql on Linux; on Windows grant NT SERVICE\\MSSQLSERVER full control (icacls), then set the database ONLINE again',
        compose: 'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R 10001:0 /var/opt/mssql"',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":10001}}}}}'`,
        host: 'sudo chown -R mssql:mssql /var/opt/mssql && sudo systemctl restart mssql-server',
      },
    ],
    source:
      'Microsoft Learn, Secure SQL Server Linux containers (non-root), MSSQLSERVER_17204, 17207; mssql-docker issues',
    matches: [
      `ERROR: Setup FAILED copying system data file 'C:\\templatedata\\master.mdf' to '/var/opt/mssql/data/master.mdf':  5(Access is denied.)`,
      '/opt/mssql/bin/sqlservr: Error: The system directory [/.system] could not be created.  Errno [13]',
      `Cannot open backup device '/backup/shop.bak'. Operating system error 5(Access is denied.).`,
      'FCB::Open failed: Could not open file D:\\Data\\shop.mdf for file number 1.  OS error: 5(Access is denied.).',
      `FileMgr::StartLogFiles: Operating system error 5(Access is denied.) occurred while creating or opening file 'D:\\Data\\shop_log.ldf'. Diagnose and correct the operating system error, and retry the operation.`,
    ],
    ignores: ['Logging to the file /var/opt/mssql/log/errorlog'],
  },
  {
    id: 'sql-server.space-used-up',
    kind: 'disk_full',
    program: 'sql-server',
    forms: [
      {
        words: 'the transaction log for database is full due to',
        pattern: /The transaction log for database '(?<object>[^']{1,128})' is full due to '(?<value>[A-Z_]{3,40})'/,
      },
      {
        words: 'could not allocate space for object in database because the filegroup is full',
        pattern:
          /Could not allocate space for object '.{1,200}' in database '(?<object>[^']{1,128})' because the '(?<value>[^']{1,60})' filegroup is full/,
      },
      {
        words: 'could not allocate a new page for database because of insufficient disk space in filegroup',
        pattern:
          /Could not allocate a new page for database '(?<object>[^']{1,128})' because of insufficient disk space in filegroup '(?<value>[^']{1,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'SQL Server has no room left in {object|the database} ({value})',
    check: {
      text: 'See what keeps the log (log_reuse_wait_desc), how large the files may grow, and how full the disk is',
      compose: `${SQLCMD_COMPOSE} "select name, recovery_model_desc, log_reuse_wait_desc from sys.databases; dbcc sqlperf(logspace)"`,
      kubernetes: `${SQLCMD_KUBERNETES} "select name, recovery_model_desc, log_reuse_wait_desc from sys.databases; dbcc sqlperf(logspace)"`,
      host: 'df -h /var/opt/mssql; sqlcmd -C -S localhost -U sa -Q "select name, recovery_model_desc, log_reuse_wait_desc from sys.databases"',
    },
    repair: [
      {
        text: 'For LOG_BACKUP back the log up (or use the simple recovery model when nobody restores to a point in time); for ACTIVE_TRANSACTION end the long transaction; else grow disk or file',
        compose: `${SQLCMD_COMPOSE} "BACKUP LOG [{object|<database>}] TO DISK = '/var/opt/mssql/backup/log.trn'"`,
        host: `sqlcmd -C -S localhost -U sa -Q "BACKUP LOG [{object|<database>}] TO DISK = '/var/opt/mssql/backup/log.trn'"`,
      },
    ],
    source: 'Microsoft Learn, MSSQLSERVER_9002, MSSQLSERVER_1105, MSSQLSERVER_1101',
    matches: [
      `Error: 9002, Severity: 17, State: 2. The transaction log for database 'shop' is full due to 'LOG_BACKUP'.`,
      `Could not allocate space for object 'dbo.orders'.'PK_orders' in database 'shop' because the 'PRIMARY' filegroup is full.`,
      `Could not allocate a new page for database 'tempdb' because of insufficient disk space in filegroup 'DEFAULT'.`,
    ],
    ignores: [`Log was backed up. Database: shop, creation date(time): 2025/01/01`],
  },
];
