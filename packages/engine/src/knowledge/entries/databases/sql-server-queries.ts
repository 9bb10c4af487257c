import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_BLOCKS: Step = {
  text: 'See who blocks whom and with which statement',
  compose: `docker compose exec {server} /opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -P "$MSSQL_SA_PASSWORD" -Q "select session_id, blocking_session_id, wait_type, wait_time, command from sys.dm_exec_requests where blocking_session_id <> 0"`,
  kubernetes: `kubectl exec deploy/{server} -- /opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -P "$MSSQL_SA_PASSWORD" -Q "select session_id, blocking_session_id, wait_type, wait_time, command from sys.dm_exec_requests where blocking_session_id <> 0"`,
  host: 'sqlcmd -C -S localhost -U sa -Q "select session_id, blocking_session_id, wait_type, wait_time, command from sys.dm_exec_requests where blocking_session_id <> 0"',
};

export const SQL_SERVER_QUERIES: readonly CatalogueEntry[] = [
  {
    id: 'sql-server.deadlock',
    kind: 'deadlock',
    program: 'sql-server',
    forms: [
      {
        words: 'was deadlocked on resources with another process and has been chosen as the deadlock victim',
        pattern:
          /Transaction \(Process ID (?<value>\d{1,6})\) was deadlocked on (?<object>[\w |]{3,60}) resources with another process and has been chosen as the deadlock victim/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'Two transactions of SQL Server waited for each other ({object})',
    check: {
      text: 'Read the deadlock graph of the session system_health',
      host: `sqlcmd -C -S localhost -U sa -Q "select cast(target_data as xml) from sys.dm_xe_session_targets t join sys.dm_xe_sessions s on s.address = t.event_session_address where s.name = 'system_health' and t.target_name = 'ring_buffer'"`,
    },
    repair: [
      {
        text: 'Touch the tables in the same order everywhere, index what UPDATE looks for, use READ_COMMITTED_SNAPSHOT so that readers do not block, and repeat a transaction that fails with 1205',
        host: 'sqlcmd -C -S localhost -U sa -Q "ALTER DATABASE [<database>] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE"',
      },
    ],
    source: 'Microsoft Learn, MSSQLSERVER_1205; Deadlocks guide',
    matches: [
      'Transaction (Process ID 52) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.',
      'System.Data.SqlClient.SqlException (0x80131904): Transaction (Process ID 71) was deadlocked on lock | communication buffer resources with another process and has been chosen as the deadlock victim.',
    ],
    ignores: ['deadlock-list deadlock victim=process1b3'],
  },
  {
    id: 'sql-server.lock-timeout',
    kind: 'lock_held',
    program: 'sql-server',
    forms: [{ words: 'lock request time out period exceeded', pattern: /Lock request time ?out period exceeded/ }],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'A statement of SQL Server waited too long for a lock of another session',
    check: WHO_BLOCKS,
    repair: [
      {
        text: 'End the session that blocks; what it has not committed is rolled back',
        host: 'sqlcmd -C -S localhost -U sa -Q "KILL <session>"',
        destructive: true,
      },
      {
        text: 'Commit sooner and keep slow work out of transactions; let readers use snapshots (READ_COMMITTED_SNAPSHOT)',
      },
    ],
    source: 'Microsoft Learn, MSSQLSERVER_1222',
    matches: [
      'Msg 1222, Level 16, State 51, Line 1: Lock request time out period exceeded.',
      'com.microsoft.sqlserver.jdbc.SQLServerException: Lock request time out period exceeded.',
    ],
    ignores: ['SET LOCK_TIMEOUT 5000'],
  },
  {
    id: 'sql-server.command-timeout',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'timeout expired the timeout period elapsed prior to completion of the operation',
        pattern:
          /Timeout [Ee]xpired\. {1,2}The timeout period elapsed prior to completion of the operation or the server is not responding/,
      },
      {
        words: 'requesterror timeout request failed to complete in',
        pattern: /Timeout: Request failed to complete in (?<limit>\d{1,8})ms/,
      },
      {
        words: 'odbc driver for sql server query timeout expired',
        pattern: /\[ODBC Driver \d{1,2} for SQL Server\]Query timeout expired/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'sql-server',
    specificity: 2,
    means: 'A command to SQL Server ran longer than its timeout ({limit|30 s by default})',
    check: WHO_BLOCKS,
    repair: [
      {
        text: 'Find the statement (blocked, without an index, or with a plan for other parameters) and repair it; raise CommandTimeout only for long jobs',
        host: 'sqlcmd -C -S localhost -U sa -d <database> -Q "EXEC sp_updatestats"',
      },
    ],
    source: 'SqlClient SqlException -2; tedious; ODBC HYT00',
    matches: [
      'Microsoft.Data.SqlClient.SqlException (0x80131904): Execution Timeout Expired.  The timeout period elapsed prior to completion of the operation or the server is not responding.',
      'RequestError: Timeout: Request failed to complete in 15000ms',
      '[Microsoft][ODBC Driver 17 for SQL Server]Query timeout expired (0) (SQLExecDirectW)',
    ],
    ignores: ['Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.'],
  },
  {
    id: 'sql-server.client-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      {
        words: 'timeout expired the timeout period elapsed prior to obtaining a connection from the pool',
        pattern: /Timeout expired\. {1,2}The timeout period elapsed prior to obtaining a connection from the pool/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'The SqlClient pool of the application is exhausted (Max Pool Size, 100 by default)',
    check: {
      text: 'See how many sessions the application has and what they do; many sleeping ones are connections that the code never disposes of',
      host: 'sqlcmd -C -S localhost -U sa -Q "select program_name, host_name, status, count(*) from sys.dm_exec_sessions where is_user_process = 1 group by program_name, host_name, status"',
    },
    repair: [
      {
        text: 'Dispose of connections (using / await using), do not block on async calls, then raise Max Pool Size when the load needs it',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'SqlClient WaitHandleDbConnectionPool; ADO_PooledOpenTimeout',
    matches: [
      'System.InvalidOperationException: Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.  This may have occurred because all pooled connections were in use and max pool size was reached.',
      'Unhandled exception. System.InvalidOperationException: Timeout expired.  The timeout period elapsed prior to obtaining a connection from the pool.',
    ],
    ignores: [
      'Execution Timeout Expired.  The timeout period elapsed prior to completion of the operation or the server is not responding.',
    ],
  },
  {
    id: 'sql-server.object-missing',
    kind: 'missing_schema',
    program: 'sql-server',
    forms: [
      { words: 'invalid object name', pattern: /Invalid object name '(?<object>[^']{1,160})'/ },
      { words: 'invalid column name', pattern: /Invalid column name '(?<object>[^']{1,128})'/ },
      { words: 'could not find stored procedure', pattern: /Could not find stored procedure '(?<object>[^']{1,160})'/ },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'SQL Server has no {object} in this database',
    check: {
      text: 'Look whether the object is there, in which schema and database; a migration is missing, or it is the wrong database',
      compose: `docker compose exec {server} /opt/mssql-tools18/bin/sqlcmd -C -S localhost -U sa -P "$MSSQL_SA_PASSWORD" -d <database> -Q "select schema_name(schema_id), name from sys.tables"`,
      host: 'sqlcmd -C -S localhost -U sa -d <database> -Q "select schema_name(schema_id), name from sys.tables"',
    },
    repair: [
      {
        text: 'Run the migrations of the deployed version, and name the database in the connection string (without one it is master)',
        compose: 'docker compose run --rm {service} dotnet ef database update',
        host: 'dotnet ef database update',
      },
    ],
    source: 'SQL Server errors 208, 207, 2812',
    matches: [
      `Microsoft.Data.SqlClient.SqlException (0x80131904): Invalid object name 'dbo.Orders'.`,
      `Msg 207, Level 16, State 1, Server db, Line 1 Invalid column name 'Discount'.`,
      `Could not find stored procedure 'dbo.usp_CloseOrders'.`,
    ],
    ignores: ['ORA-00942: table or view does not exist'],
  },
  {
    id: 'sql-server.permission-denied',
    kind: 'authorisation_denied',
    program: 'sql-server',
    forms: [
      {
        words: 'permission was denied on the object database schema',
        pattern:
          /The (?<value>[A-Z]{4,12}) permission was denied on the object '(?<object>[^']{1,128})', database '[^']{1,128}', schema '[^']{1,128}'/,
      },
      {
        words: 'permission denied in database',
        pattern: /(?<value>[A-Z][A-Z ]{3,40}) permission denied in database '(?<object>[^']{1,128})'/,
      },
      {
        words: 'the server principal is not able to access the database under the current security context',
        pattern:
          /The server principal "(?<user>[^"]{1,128})" is not able to access the database "(?<object>[^"]{1,128})" under the current security context/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'The SQL Server login {user|of the client} lacks {value|access} on {object}',
    check: {
      text: 'List the roles of the user; after a restore the users of the database belong to no login of this server',
      host: `sqlcmd -C -S localhost -U sa -d <database> -Q "select name, type_desc, suser_sname(sid) from sys.database_principals where type in ('S','U'); exec sp_helprolemember"`,
    },
    repair: [
      {
        text: 'Tie the user to its login and give it the roles that it needs',
        host: 'sqlcmd -C -S localhost -U sa -d <database> -Q "ALTER USER [<user>] WITH LOGIN = [<login>]; ALTER ROLE db_datareader ADD MEMBER [<user>]; ALTER ROLE db_datawriter ADD MEMBER [<user>]"',
      },
    ],
    source: 'SQL Server errors 229, 262, 916',
    matches: [
      `The SELECT permission was denied on the object 'Orders', database 'shop', schema 'dbo'.`,
      `CREATE TABLE permission denied in database 'shop'.`,
      `The server principal "shop" is not able to access the database "billing" under the current security context.`,
    ],
    ignores: [`Login failed for user 'shop'. Reason: Could not find a login matching the name provided.`],
  },
  {
    id: 'sql-server.corrupt',
    kind: 'data_corruption',
    program: 'sql-server',
    forms: [
      {
        words: 'sql server detected a logical consistency based i o error',
        pattern: /SQL Server detected a logical consistency-based I\/O error: (?<value>[^.;]{5,80})/,
      },
      {
        words: 'has been marked suspect by recovery',
        pattern: /Database '(?<object>[^']{1,128})' cannot be opened\. It has been marked SUSPECT by recovery/,
      },
      {
        words: 'cannot be opened due to inaccessible files or insufficient memory or disk space',
        pattern:
          /Database '(?<object>[^']{1,128})' cannot be opened due to inaccessible files or insufficient memory or disk space/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A database of SQL Server is damaged or its files are missing ({object|see the file named})',
    check: {
      text: 'Read the lines before it in the error log for the file and the reason, and look at the disk',
      compose:
        'docker compose exec {service} sh -c "grep -a -iE \'error|suspect\' /var/opt/mssql/log/errorlog | tail -20; df -h /var/opt/mssql"',
      host: 'sudo grep -a -iE "error|suspect" /var/opt/mssql/log/errorlog | tail -20; df -h /var/opt/mssql',
    },
    repair: [
      {
        text: 'Give back the missing file or room and set the database ONLINE; else restore the backup',
        host: `sqlcmd -C -S localhost -U sa -Q "ALTER DATABASE [{object|<database>}] SET ONLINE" || sqlcmd -C -S localhost -U sa -Q "RESTORE DATABASE [{object|<database>}] FROM DISK = '<backup>' WITH REPLACE"`,
      },
      {
        text: 'Without a backup: DBCC CHECKDB with REPAIR_ALLOW_DATA_LOSS in emergency mode',
        host: `sqlcmd -C -S localhost -U sa -Q "ALTER DATABASE [{object|<database>}] SET EMERGENCY; ALTER DATABASE [{object|<database>}] SET SINGLE_USER; DBCC CHECKDB([{object|<database>}], REPAIR_ALLOW_DATA_LOSS)"`,
        destructive: true,
      },
    ],
    source: 'Microsoft Learn, MSSQLSERVER_824, errors 926, 945',
    matches: [
      'Error: 824, Severity: 24, State: 2. SQL Server detected a logical consistency-based I/O error: incorrect checksum (expected: 0x12ab; actual: 0x99cd).',
      `Database 'shop' cannot be opened. It has been marked SUSPECT by recovery. See the SQL Server errorlog for more information.`,
      `Database 'shop' cannot be opened due to inaccessible files or insufficient memory or disk space. See the SQL Server errorlog for details.`,
    ],
    ignores: ["CHECKDB found 0 allocation errors and 0 consistency errors in database 'shop'."],
  },
  {
    id: 'sql-server.version-too-old',
    kind: 'version_mismatch',
    program: 'sql-server',
    forms: [
      {
        words: 'cannot be opened because it is version this server supports version and earlier',
        pattern:
          /The database '(?<object>[^']{1,128})' cannot be opened because it is version (?<wanted>\d{3,4})\. This server supports version (?<version>\d{3,4}) and earlier/,
      },
      {
        words: 'the database was backed up on a server running version',
        pattern:
          /The database was backed up on a server running (?:database )?version (?<wanted>[\d.]{3,14})\. That version is incompatible with this server, which (?:is running|supports) version (?<version>[\d.]{3,14})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This SQL Server ({version}) is older than the one that wrote the data ({wanted})',
    check: {
      text: 'Print the version of the server',
      host: 'sqlcmd -C -S localhost -U sa -Q "select @@version"',
      compose: 'docker compose config {service} | grep image',
    },
    repair: [
      {
        text: 'Use a server at least as new as the one that wrote the data; backups never go back. Else export as .bacpac and import',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'SQL Server errors 948, 3169',
    matches: [
      `The database 'shop' cannot be opened because it is version 957. This server supports version 904 and earlier. A downgrade path is not supported.`,
      'The database was backed up on a server running version 16.00.1000. That version is incompatible with this server, which is running version 15.00.2000.',
    ],
    ignores: [`Database 'shop' running the upgrade step from version 904 to version 957.`],
  },
  {
    id: 'sql-server.not-primary',
    kind: 'wrong_address',
    program: 'sql-server',
    forms: [
      {
        words: 'failed to update database because the database is read only',
        pattern: /Failed to update database "(?<object>[^"]{1,128})" because the database is read-only/,
      },
      {
        words: 'is participating in an availability group and is currently not accessible for queries',
        pattern:
          /The target database, '(?<object>[^']{1,128})', is participating in an availability group and is currently not accessible for queries/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'The client uses a secondary or read-only copy of {object} in SQL Server',
    check: {
      text: 'See which replica is primary',
      host: 'sqlcmd -C -S <listener> -U sa -Q "select replica_server_name, role_desc, synchronization_health_desc from sys.dm_hadr_availability_replica_states s join sys.availability_replicas r on r.replica_id = s.replica_id; select name, is_read_only from sys.databases"',
    },
    repair: [
      {
        text: 'Connect to the listener with MultiSubnetFailover=True, and let only readers use ApplicationIntent=ReadOnly',
      },
      {
        text: 'For a single server switch writing on again',
        host: 'sqlcmd -C -S localhost -U sa -Q "ALTER DATABASE [{object}] SET READ_WRITE WITH ROLLBACK IMMEDIATE"',
      },
    ],
    source: 'SQL Server errors 3906, 976',
    matches: [
      'Failed to update database "shop" because the database is read-only.',
      `The target database, 'shop', is participating in an availability group and is currently not accessible for queries.`,
    ],
    ignores: ["Setting database option READ_ONLY to OFF for database 'shop'."],
  },
  {
    id: 'sql-server.starting-up',
    kind: 'startup_order',
    program: 'sql-server',
    forms: [
      {
        words: 'server is in script upgrade mode only administrator can connect at this time',
        pattern: /Server is in script upgrade mode\. Only administrator can connect at this time/,
      },
      {
        words: 'sql server is not ready to accept new client connections',
        pattern: /SQL Server is not ready to accept new client connections/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'sql-server',
    specificity: 2,
    means: 'SQL Server is still starting or upgrading itself',
    check: {
      text: 'Wait for "SQL Server is now ready for client connections" and "Recovery is complete" in its log',
      compose: 'docker compose logs {service} | grep -iE "now ready|recovery is complete"',
      host: 'sudo grep -a -iE "now ready|recovery is complete" /var/opt/mssql/log/errorlog',
    },
    repair: [
      {
        text: 'Let the client wait for a health check that runs a query, not only for the open port',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'SQL Server errors 18401, 17187',
    matches: [
      `Login failed for user 'sa'. Reason: Server is in script upgrade mode. Only administrator can connect at this time. [CLIENT: 172.18.0.5]`,
      'SQL Server is not ready to accept new client connections. Wait a few minutes before trying again.',
    ],
    ignores: [
      'SQL Server is now ready for client connections. This is an informational message; no user action is required.',
    ],
  },
  {
    id: 'sql-server.express-limit',
    kind: 'quota_exceeded',
    program: 'sql-server',
    forms: [
      {
        words: 'would exceed your licensed limit of mb per database',
        pattern: /cumulative database size would exceed your licensed limit of (?<limit>\d{4,6} MB) per database/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sql-server',
    specificity: 3,
    means: 'A database has reached the size that this edition of SQL Server grants ({limit})',
    check: {
      text: 'Print the edition and the sizes of the files',
      host: 'sqlcmd -C -S localhost -U sa -Q "select serverproperty(\'Edition\'); select db_name(database_id), name, size*8/1024 as mb from sys.master_files"',
    },
    repair: [
      {
        text: 'Delete or archive what is not needed and shrink the file, or set another edition (MSSQL_PID)',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo /opt/mssql/bin/mssql-conf set-edition && sudo systemctl restart mssql-server',
      },
    ],
    source: 'SQL Server error 1827; editions of SQL Server',
    matches: [
      'CREATE DATABASE or ALTER DATABASE failed because the resulting cumulative database size would exceed your licensed limit of 10240 MB per database.',
      'Msg 1827, Level 16, State 2: CREATE DATABASE or ALTER DATABASE failed because the resulting cumulative database size would exceed your licensed limit of 10240 MB per database.',
    ],
    ignores: ['Microsoft SQL Server 2022 Express Edition (64-bit) on Linux'],
  },
];
