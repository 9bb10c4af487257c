import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const GRANTS: Step = {
  text: 'List what the account may do',
  compose:
    'docker compose exec {service} mysql -uroot -p -e "SHOW GRANTS FOR CURRENT_USER(); SHOW VARIABLES LIKE \'log_bin%\'"',
  host: 'mysql -uroot -p -e "SHOW GRANTS FOR <user>@<host>"',
};

const STATEMENT: Step = {
  text: 'Find the statement and who sends it',
  compose: 'docker compose logs --since 15m {service} | grep -iE "SQLSTATE|ERROR|exception"',
  kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -iE "SQLSTATE|ERROR|exception"',
  host: 'journalctl -u {service} --since -15min | grep -iE "SQLSTATE|ERROR"',
};

/** Error numbers of MySQL and MariaDB that statements, dumps and migrations meet. */
export const MYSQL_ERRORS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.routine-needs-rights',
    kind: 'authorisation_denied',
    program: 'mysql',
    forms: [
      { words: '1419', pattern: /\b1419\b[^\n]{0,12} You do not have the SUPER privilege/ },
      {
        words: 'you do not have the super privilege and binary',
        pattern: /You do not have the SUPER privilege and binary logging is enabled/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL makes no routine or trigger for this account while the binary log is on',
    check: GRANTS,
    repair: [
      {
        text: 'Trust those who may create routines, or load the dump with an account that has SUPER (SET_USER_ID)',
        compose:
          'docker compose exec {service} mysql -uroot -p -e "SET GLOBAL log_bin_trust_function_creators = 1"   # lasting: command: --log-bin-trust-function-creators=1',
        host: 'mysql -uroot -p -e "SET GLOBAL log_bin_trust_function_creators = 1"',
      },
    ],
    source: 'MySQL error reference, ER_BINLOG_CREATE_ROUTINE_NEED_SUPER',
    matches: [
      'ERROR 1419 (HY000) at line 12: You do not have the SUPER privilege and binary logging is enabled (you *might* want to use the less safe log_bin_trust_function_creators variable)',
      'SQLSTATE[HY000]: General error: 1419 You do not have the SUPER privilege and binary logging is enabled',
    ],
    ignores: ['log_bin_trust_function_creators = 1'],
  },
  {
    id: 'mysql.routine-not-deterministic',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'this function has none of deterministic no sql or',
        pattern: /This function has none of DETERMINISTIC, NO SQL, or READS SQL DATA/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'MySQL refuses a function that is not declared DETERMINISTIC while the binary log is on',
    check: GRANTS,
    repair: [
      { text: 'Declare the function DETERMINISTIC or READS SQL DATA, or set log_bin_trust_function_creators = 1' },
    ],
    source: 'MySQL error reference, ER_BINLOG_UNSAFE_ROUTINE',
    matches: [
      'ERROR 1418 (HY000): This function has none of DETERMINISTIC, NO SQL, or READS SQL DATA in its declaration and binary logging is enabled',
      'SQLSTATE[HY000]: General error: 1418 This function has none of DETERMINISTIC, NO SQL, or READS SQL DATA in its declaration',
    ],
    ignores: ['the function is deterministic'],
  },
  {
    id: 'mysql.privilege-missing',
    kind: 'authorisation_denied',
    program: 'mysql',
    forms: [
      {
        words: 'access denied you need at least one of the',
        pattern:
          /Access denied; you need \(at least one of\) the (?<value>[\w ,]{3,120}?) privilege\(s\) for this operation/,
      },
      {
        words: 'you are not allowed to create a user with',
        pattern: /You are not allowed to create a user with GRANT/,
      },
      { words: '1410', pattern: /\b1410\b[^\n]{0,12} You are not allowed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The MySQL account lacks the privilege {value}',
    check: GRANTS,
    repair: [
      {
        text: 'Grant it, or take DEFINER and SET @@GLOBAL lines out of the dump (managed databases give no SUPER); in MySQL 8 an account is created before it is granted rights',
        host: "sed -E 's/DEFINER=`[^`]+`@`[^`]+`//g; /@@(GLOBAL|SESSION)/d' dump.sql > clean.sql",
      },
    ],
    source: 'MySQL error reference, ER_SPECIFIC_ACCESS_DENIED_ERROR, ER_CANT_CREATE_USER_WITH_GRANT',
    matches: [
      'ERROR 1227 (42000) at line 18: Access denied; you need (at least one of) the SUPER or SET_USER_ID privilege(s) for this operation',
      'ERROR 1410 (42000): You are not allowed to create a user with GRANT',
    ],
    ignores: ['Access denied; wrong door'],
  },
  {
    id: 'mysql.account-exists-or-not',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'operation failed for',
        pattern:
          /Operation (?<value>(?:CREATE|DROP|ALTER|RENAME) (?:USER|ROLE)) failed for (?<user>'[^']{0,60}'@'[^']{0,60}')/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL cannot {value}: the account is there already, or is not',
    check: { text: 'List the accounts', host: 'mysql -uroot -p -e "SELECT user, host, plugin FROM mysql.user"' },
    repair: [
      {
        text: 'Write IF NOT EXISTS or IF EXISTS; rows deleted from mysql.user by hand need DROP USER and FLUSH PRIVILEGES',
        host: 'mysql -uroot -p -e "DROP USER IF EXISTS <user>; FLUSH PRIVILEGES"',
        destructive: true,
      },
    ],
    source: 'MySQL error reference, ER_CANNOT_USER',
    matches: [
      "ERROR 1396 (HY000): Operation CREATE USER failed for 'app'@'%'",
      "ERROR 1396 (HY000): Operation DROP USER failed for 'app'@'localhost'",
    ],
    ignores: ['Operation failed for user'],
  },
  {
    id: 'mysql.password-policy',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'your password does not satisfy the current policy requirements',
        pattern: /Your password does not satisfy the current policy requirements/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL refuses the new password: it does not fit the policy',
    check: { text: 'Read the policy', host: 'mysql -uroot -p -e "SHOW VARIABLES LIKE \'validate_password%\'"' },
    repair: [{ text: 'Take a longer password with digits and signs, or lower validate_password.policy' }],
    source: 'MySQL error reference, ER_NOT_VALID_PASSWORD',
    matches: [
      'ERROR 1819 (HY000): Your password does not satisfy the current policy requirements',
      'SQLSTATE[HY000]: General error: 1819 Your password does not satisfy the current policy requirements',
    ],
    ignores: ['password policy loaded'],
  },
  {
    id: 'mysql.password-must-change',
    kind: 'authentication_refused',
    program: 'mysql',
    forms: [
      {
        words: 'you must executing this statement',
        pattern: /You must (?:reset|SET) (?:your )?(?:password|PASSWORD)[^\n]{0,40}before executing this statement/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The MySQL account works only after its password is changed',
    check: {
      text: 'See when it expires',
      host: 'mysql -uroot -p -e "SELECT user, host, password_expired FROM mysql.user"',
    },
    repair: [
      {
        text: 'Set the password',
        host: 'mysql -u <user> -p --connect-expired-password -e "ALTER USER USER() IDENTIFIED BY \'<password>\'"',
      },
    ],
    source: 'MySQL error reference, ER_MUST_CHANGE_PASSWORD',
    matches: [
      'ERROR 1820 (HY000): You must reset your password using ALTER USER statement before executing this statement.',
      'ERROR 1820 (HY000): You must SET PASSWORD before executing this statement',
    ],
    ignores: ['you must sign in before executing'],
  },
  {
    id: 'mysql.row-locked',
    kind: 'lock_held',
    program: 'mysql',
    forms: [
      {
        words: 'could not be acquired immediately and nowait is set',
        pattern: /could not be acquired immediately and NOWAIT is set/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Another transaction holds the rows, and the statement does not wait',
    check: STATEMENT,
    repair: [{ text: 'Let the caller try again, or find who holds them (performance_schema.data_locks)' }],
    source: 'MySQL error reference, ER_LOCK_NOWAIT',
    matches: [
      'ERROR 3572 (HY000): Statement aborted because lock(s) could not be acquired immediately and NOWAIT is set.',
      'SQLSTATE[HY000]: General error: 3572 Statement aborted because lock(s) could not be acquired immediately and NOWAIT is set.',
    ],
    ignores: ['lock acquired'],
  },
  {
    id: 'mysql.option-forbids',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'the mysql server is running with option so it',
        pattern:
          /The MySQL server is running with the (?<setting>--(?:secure-file-priv|skip-grant-tables|skip-networking|innodb[\w-]{1,40}|LOCK_WRITE_GROWTH)[\w=-]{0,40}) option so it cannot execute this statement/,
      },
      {
        words: 'the mariadb server is running with option',
        pattern: /The MariaDB server is running with the (?<setting>--(?:secure-file-priv|skip-grant-tables)) option/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL refuses the statement: it runs with {setting}',
    check: { text: 'Read the setting', host: 'mysql -uroot -p -e "SHOW VARIABLES LIKE \'secure_file_priv\'"' },
    repair: [
      {
        text: 'secure-file-priv: write to and read from the folder it names (or use LOCAL); skip-grant-tables: FLUSH PRIVILEGES first, then start without it',
      },
    ],
    source: 'MySQL error reference, ER_OPTION_PREVENTS_STATEMENT',
    matches: [
      'ERROR 1290 (HY000): The MySQL server is running with the --secure-file-priv option so it cannot execute this statement',
      'ERROR 1290 (HY000): The MariaDB server is running with the --skip-grant-tables option so it cannot execute this statement',
    ],
    ignores: ['running with the --read-only option'],
  },
  {
    id: 'mysql.table-read-only',
    kind: 'read_only_storage',
    program: 'mysql',
    forms: [
      {
        words: 'table is read only',
        pattern: /\b(?:1036|HY000)\b[^\n]{0,30}Table '(?<object>[^']{1,100})' is read only/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The MySQL table {object} can only be read',
    check: {
      text: 'Look at owner and mode of the files, and whether this is a replica',
      host: 'ls -l /var/lib/mysql/<database>; mysql -e "SELECT @@read_only, @@innodb_force_recovery, @@transaction_read_only"',
    },
    repair: [
      { text: 'Correct the owner (mysql:mysql), take innodb_force_recovery out, or send writes to the primary' },
    ],
    source: 'MySQL error reference, ER_OPEN_AS_READONLY, ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
    matches: ["ERROR 1036 (HY000): Table 'orders' is read only", "ERROR 1036 (HY000): Table 'x' is read only"],
    ignores: ["Table 'x' is read only on Sundays"],
  },
  {
    id: 'mysql.transaction-read-only',
    kind: 'wrong_address',
    program: 'mysql',
    forms: [
      {
        words: 'cannot execute statement in a read only transaction',
        pattern: /Cannot execute statement in a READ ONLY transaction/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'MySQL refuses a write in a read-only transaction',
    check: {
      text: 'See who answers and how the session is set',
      host: 'mysql -e "select @@hostname, @@read_only, @@transaction_read_only"',
    },
    repair: [
      {
        text: 'Send writes to the primary (a reader endpoint sets the session read-only), or take readOnly=true off the transaction (@Transactional, START TRANSACTION READ ONLY)',
      },
    ],
    source: 'MySQL error reference, ER_OPEN_AS_READONLY, ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
    matches: [
      'ERROR 1792 (25006): Cannot execute statement in a READ ONLY transaction.',
      'SQLSTATE[25006]: Read only sql transaction: 1792 Cannot execute statement in a READ ONLY transaction',
    ],
    ignores: ["Table 'x' is read only on Sundays"],
  },
  {
    id: 'mysql.key-or-row-too-long',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'specified key was too long max length is bytes',
        pattern: /Specified key was too long; max key length is (?<limit>\d{2,5}) bytes/,
      },
      { words: 'row size too', pattern: /Row size too large(?: \(> (?<limit>\d{2,6})\))?/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MySQL refuses the schema: key or row is longer than {limit|its row format takes}',
    check: {
      text: 'Read row format and character set',
      host: 'mysql -e "SHOW TABLE STATUS\\G SHOW VARIABLES LIKE \'innodb_default_row_format\'"',
    },
    repair: [
      {
        text: 'Use ROW_FORMAT=DYNAMIC (MySQL 5.7.7, MariaDB 10.2 or later), varchar(191) for indexed utf8mb4 columns, TEXT for wide ones',
        host: 'mysql -e "SET GLOBAL innodb_default_row_format=DYNAMIC; ALTER TABLE <table> ROW_FORMAT=DYNAMIC"',
      },
    ],
    source: 'MySQL error reference, ER_TOO_LONG_KEY, ER_TOO_BIG_ROWSIZE',
    matches: [
      'ERROR 1071 (42000): Specified key was too long; max key length is 767 bytes',
      'ERROR 1118 (42000): Row size too large (> 8126). Changing some columns to TEXT or BLOB may help.',
    ],
    ignores: ['max key length is 3072'],
  },
  {
    id: 'mysql.routine-missing',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      {
        words: 'does not exist 1305',
        pattern: /\b1305\b[^\n]{0,12} (?<value>PROCEDURE|FUNCTION) (?<object>[\w.`$]{1,100}) does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'MySQL has no {value} {object}',
    check: STATEMENT,
    repair: [
      {
        text: 'Dump with routines and load again',
        host: 'mysqldump --routines --triggers --events <database> > dump.sql',
      },
    ],
    source: 'MySQL error reference, ER_SP_DOES_NOT_EXIST',
    matches: [
      'ERROR 1305 (42000): PROCEDURE shop.x does not exist',
      'SQLSTATE[42000]: Syntax error or access violation: 1305 FUNCTION shop.uuid_v4 does not exist',
    ],
    ignores: ['does not exist'],
  },
  {
    id: 'mysql.definer-missing',
    kind: 'missing_object',
    program: 'mysql',
    forms: [
      {
        words: 'the user specified as a definer does not exist',
        pattern: /The user specified as a definer \((?<user>'[^']{0,60}'@'[^']{0,60}')\) does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A view, trigger or routine belongs to the account {user}, which MySQL does not have',
    check: {
      text: 'Find what it belongs to',
      host: 'mysql -e "SELECT table_schema, table_name, definer FROM information_schema.views; SELECT event_object_table, definer FROM information_schema.triggers"',
    },
    repair: [
      {
        text: 'Create the account, or make the object anew with another definer',
        host: 'mysql -uroot -p -e "CREATE USER {user|<user>} IDENTIFIED BY \'<password>\'; GRANT SELECT, EXECUTE, TRIGGER ON <database>.* TO {user|<user>}"',
      },
    ],
    source: 'MySQL error reference, ER_NO_SUCH_USER',
    matches: [
      "ERROR 1449 (HY000): The user specified as a definer ('x'@'%') does not exist",
      "SQLSTATE[HY000]: General error: 1449 The user specified as a definer ('shop'@'localhost') does not exist",
    ],
    ignores: ['definer set'],
  },
];
