import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WAREHOUSES: readonly CatalogueEntry[] = [
  {
    id: 'snowflake.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'incorrect username or password was',
        pattern: /Incorrect username or password was specified(?:\. |\.)?/,
      },
      { words: 'jwt token is invalid', pattern: /JWT token is invalid\. \[(?<value>[\w-]{8,40})\]/ },
      {
        words: 'authentication token has expired',
        pattern: /Authentication token has expired\. {1,2}The user must authenticate again/,
      },
      {
        words: 'failed to authenticate mfa with totp is required',
        pattern: /Failed to authenticate: MFA with TOTP is required/,
      },
      {
        words: 'your user account has been temporarily locked due to too many failed attempts',
        pattern: /Your user account has been temporarily locked due to too many failed attempts/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'snowflake',
    specificity: 3,
    means: 'Snowflake refuses the login: password, key pair, token or second factor',
    check: {
      text: 'See the reason in the login history',
      host: 'snowsql -q "select event_timestamp, user_name, error_message, client_ip from table(information_schema.login_history()) order by 1 desc limit 10"',
    },
    repair: [
      {
        text: 'Give the service user a key pair (ALTER USER ... SET RSA_PUBLIC_KEY) whose account and user stand in capitals in the token, or reset the password; passwords alone are no longer taken where MFA is enforced',
      },
    ],
    source: 'Snowflake documentation, Key-pair authentication, Troubleshooting; error codes 390100, 390114, 390144',
    matches: [
      '250001 (08001): None: Failed to connect to DB: xy12345.snowflakecomputing.com:443. Incorrect username or password was specified.',
      'net.snowflake.client.jdbc.SnowflakeSQLException: JWT token is invalid. [3f2c1b2e-aaaa-4bbb-8ccc-1234567890ab]',
      'snowflake.connector.errors.ProgrammingError: 390114 (08001): Authentication token has expired.  The user must authenticate again.',
      'Failed to authenticate: MFA with TOTP is required. To authenticate, provide both your password and a current TOTP passcode.',
      '250001 (08001): Your user account has been temporarily locked due to too many failed attempts. Try again after 15 minutes.',
    ],
    ignores: ['Login to Snowflake succeeded for user LOADER'],
  },
  {
    id: 'snowflake.address-not-allowed',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'is not allowed to access snowflake',
        pattern: /(?:IP|IP\/Token) (?<peer>[\d.]{7,40}) is not allowed to access Snowflake/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'snowflake',
    specificity: 3,
    means: "Snowflake's network policy does not allow the address {peer}",
    check: {
      text: 'Compare the address with the policy',
      host: 'snowsql -q "show parameters like \'network_policy\' in account; describe network policy <policy>"',
    },
    repair: [
      {
        text: 'Add {peer} (the egress address of the job, better a fixed one) to the network rule of the policy',
        host: 'snowsql -q "alter network rule <rule> set value_list = (\'{peer}\')"',
      },
    ],
    source: 'Snowflake documentation, Network policies; error 390420',
    matches: [
      '250001 (08001): Failed to connect to DB: ab12345.eu-central-1.snowflakecomputing.com:443. IP 203.0.113.5 is not allowed to access Snowflake. Contact your local security administrator.',
      'Incoming request with IP/Token 198.51.100.7 is not allowed to access Snowflake.',
    ],
    ignores: ['Network policy allows 203.0.113.5'],
  },
  {
    id: 'snowflake.object-or-right-missing',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'does not exist or not authorized',
        pattern:
          /(?<value>Database|Schema|Object|Table|Warehouse|Role|Stage|View|Function|User) '(?<object>[^']{1,120})' does not exist or not authorized/,
      },
      {
        words: 'insufficient privileges to operate on',
        pattern: /Insufficient privileges to operate on (?<value>[a-z_ ]{1,30}) '(?<object>[^']{1,120})'/,
      },
      {
        words: 'is not assigned to the executing user',
        pattern: /Requested role '(?<object>[^']{1,80})' is not assigned to the executing user/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'snowflake',
    specificity: 3,
    means: 'Snowflake: the role may not use {object}, or it does not exist',
    check: {
      text: 'See what the role of this session has',
      host: 'snowsql -q "select current_role(), current_database(), current_schema(); show grants to role <role>"',
    },
    repair: [
      {
        text: 'Grant usage on database and schema and the right on {object} (future grants for new tables), or name the right role, database or spelling (quoted names are case sensitive)',
        host: 'snowsql -q "grant usage on database <db> to role <role>"',
      },
    ],
    source: 'Snowflake documentation, errors 002003 (02000), 003001 (42501)',
    matches: [
      "snowflake.connector.errors.ProgrammingError: 002003 (02000): SQL compilation error: Database 'ANALYTICS' does not exist or not authorized.",
      "003001 (42501): SQL access control error: Insufficient privileges to operate on schema 'PUBLIC'",
      "250001 (08001): Role 'LOADER' specified in the connect string: Requested role 'LOADER' is not assigned to the executing user. Specify another role or contact your local system administrator.",
    ],
    ignores: ["Statement executed successfully on schema 'PUBLIC'"],
  },
  {
    id: 'snowflake.no-warehouse',
    kind: 'missing_setting',
    forms: [
      {
        words: 'no active warehouse selected in the current session',
        pattern: /No active warehouse selected in the current session/,
      },
      {
        words: 'this session does not have a current',
        pattern:
          /Cannot perform (?<value>[A-Z ]{1,40})\. This session does not have a current (?<object>database|schema)\./,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'snowflake',
    specificity: 3,
    means: 'Snowflake: the session has no {object|warehouse} to work with',
    check: {
      text: 'See the defaults of the user and connection',
      host: 'snowsql -q "describe user <user>; select current_warehouse(), current_database(), current_schema()"',
    },
    repair: [
      {
        text: 'Name warehouse, database and schema in the connection, or as defaults of the user (ALTER USER ... SET DEFAULT_WAREHOUSE), and grant USAGE on the warehouse to the role',
      },
    ],
    source: 'Snowflake documentation, error 000606 (57P03), 090105 (22000)',
    matches: [
      "snowflake.connector.errors.ProgrammingError: 000606 (57P03): No active warehouse selected in the current session.  Select an active warehouse with the 'use warehouse' command.",
      "090105 (22000): Cannot perform SELECT. This session does not have a current database. Call 'USE DATABASE', or use a qualified name.",
    ],
    ignores: ['Warehouse LOAD_WH successfully resumed.'],
  },
  {
    id: 'snowflake.credits-used-up',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'cannot be resumed because resource monitor',
        pattern:
          /Warehouse '(?<object>[^']{1,80})' cannot be resumed because resource monitor '(?<setting>[^']{1,80})' has exceeded its quota/,
      },
      {
        words: 'your free trial has ended and all of your virtual warehouses have been suspended',
        pattern: /Your free trial has ended and all of your virtual warehouses have been suspended/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'snowflake',
    specificity: 3,
    means: 'Snowflake does not start the warehouse {object|s}: credits or quota {setting|of the account} are used up',
    check: {
      text: 'See what spent the credits',
      host: 'snowsql -q "show resource monitors; select warehouse_name, sum(credits_used) from snowflake.account_usage.warehouse_metering_history where start_time > dateadd(day, -7, current_timestamp) group by 1"',
    },
    repair: [
      {
        text: 'Raise the quota of the monitor (ALTER RESOURCE MONITOR ... SET CREDIT_QUOTA) or wait for its next period, then find the query that spent it',
        host: 'snowsql -q "alter resource monitor {setting|<monitor>} set credit_quota = <credits>"',
      },
    ],
    source: 'Snowflake documentation, Resource monitors; error 090073 (22000)',
    matches: [
      "snowflake.connector.errors.ProgrammingError: 090073 (22000): Warehouse 'LOAD_WH' cannot be resumed because resource monitor 'RM_DAILY' has exceeded its quota.",
      '000666 (57014): Your free trial has ended and all of your virtual warehouses have been suspended. Add billing information to continue.',
    ],
    ignores: ["Warehouse 'LOAD_WH' was resumed"],
  },
  {
    id: 'snowflake.statement-late',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'statement reached its statement or warehouse timeout of',
        pattern:
          /Statement reached its statement or warehouse timeout of (?<limit>[\d,]{1,12}) second\(s\) and was canceled/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'snowflake',
    specificity: 3,
    means: 'Snowflake cancelled a statement after {limit} seconds',
    check: {
      text: 'Look at its profile: queued, spilled, or scanning everything',
      host: 'snowsql -q "select query_id, total_elapsed_time, queued_overload_time, bytes_spilled_to_remote_storage from table(information_schema.query_history()) order by start_time desc limit 20"',
    },
    repair: [
      {
        text: 'Make the statement smaller (filter, cluster key) or the warehouse larger; raise STATEMENT_TIMEOUT_IN_SECONDS only if it is meant to run longer',
      },
    ],
    source: 'Snowflake documentation, STATEMENT_TIMEOUT_IN_SECONDS; error 000630 (57014)',
    matches: [
      'snowflake.connector.errors.ProgrammingError: 000630 (57014): Statement reached its statement or warehouse timeout of 3,600 second(s) and was canceled.',
      'net.snowflake.client.jdbc.SnowflakeSQLException: Statement reached its statement or warehouse timeout of 600 second(s) and was canceled.',
    ],
    ignores: ['Statement executed in 12 second(s)'],
  },
];
