import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATEMENT: Step = {
  text: 'Find the statement and who sends it',
  compose: 'docker compose logs --since 15m {service} | grep -iE "SQLSTATE|ERROR|exception"',
  kubernetes: 'kubectl logs deploy/{service} --since 15m | grep -iE "SQLSTATE|ERROR|exception"',
  host: 'journalctl -u {service} --since -15min | grep -iE "SQLSTATE|ERROR"',
};

/** Statements, rows and schemas that MySQL and MariaDB refuse. */
export const MYSQL_STATEMENTS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.statement-wrong',
    kind: 'code_defect',
    program: 'mysql',
    forms: [
      {
        words: 'you have an error in your sql syntax check',
        pattern:
          /You have an error in your SQL syntax; check the manual that corresponds to your (?:MySQL|MariaDB) server version for the right syntax to use near '(?<value>[^\n']{0,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A statement cannot be read by MySQL: near {value|see the line}',
    check: STATEMENT,
    repair: [
      {
        text: 'Correct the statement: a word that became reserved in a newer version (rank, groups, system, lead) needs backticks, and MariaDB and MySQL differ',
      },
    ],
    source: 'MySQL error reference, ER_PARSE_ERROR',
    matches: [
      "ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'x' at line 1",
      "SQLSTATE[42000]: Syntax error or access violation: 1064 You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near 'RETURNING id' at line 1",
    ],
    ignores: ['an error in your SQL syntax highlighting'],
  },
  {
    id: 'mysql.value-unfit',
    kind: 'code_defect',
    program: 'mysql',
    forms: [
      {
        words: 'incorrect value',
        pattern:
          /(?<value>Incorrect (?:datetime|date|integer|decimal|time|double|DOUBLE|INTEGER|DECIMAL) value: '[^']{0,60}')/,
      },
      { words: 'data truncated for column', pattern: /(?<value>Data truncated for column '[^']{1,60}')/ },
      { words: 'truncated incorrect value', pattern: /(?<value>Truncated incorrect \w{1,12} value: '[^']{0,60}')/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A value does not fit its MySQL column: {value}',
    check: STATEMENT,
    repair: [
      { text: 'Send a value of that type; zero dates are refused since NO_ZERO_DATE is part of the strict sql_mode' },
    ],
    source: 'MySQL error reference, ER_TRUNCATED_WRONG_VALUE, WARN_DATA_TRUNCATED',
    matches: [
      "ERROR 1292 (22007): Incorrect datetime value: '0000-00-00 00:00:00' for column 'x' at row 1",
      "SQLSTATE[01000]: Warning: 1265 Data truncated for column 'status' at row 1",
      "ERROR 1292 (22007): Truncated incorrect DOUBLE value: 'abc'",
    ],
    ignores: ['incorrect value in the report'],
  },
  {
    id: 'mysql.foreign-key-fails',
    kind: 'code_defect',
    program: 'mysql',
    forms: [
      {
        words: 'cannot row a foreign key constraint',
        pattern:
          /Cannot (?:delete or update a parent|add or update a child) row: a foreign key constraint fails(?: \([^\n]{1,120}CONSTRAINT `(?<object>[^`]{1,80})`)?/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A row that others point to, or that points to none, is refused by MySQL: {object|a foreign key}',
    check: STATEMENT,
    repair: [
      {
        text: 'Write parents before children and delete children first; in a restore, SET FOREIGN_KEY_CHECKS = 0 stands at the top of the dump',
      },
    ],
    source: 'MySQL error reference, ER_ROW_IS_REFERENCED_2, ER_NO_REFERENCED_ROW_2',
    matches: [
      'ERROR 1451 (23000): Cannot delete or update a parent row: a foreign key constraint fails (`shop`.`x`, CONSTRAINT `fk_y` FOREIGN KEY (`z`) REFERENCES `w` (`id`))',
      'SQLSTATE[23000]: Integrity constraint violation: 1452 Cannot add or update a child row: a foreign key constraint fails',
    ],
    ignores: ['foreign key added'],
  },
  {
    id: 'mysql.foreign-key-not-made',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      { words: 'cannot add foreign key constraint', pattern: /Cannot add foreign key constraint/ },
      {
        words: 'referencing column and referenced in foreign key constraint are',
        pattern:
          /Referencing column '(?<object>[^']{1,80})' and referenced column '[^']{1,80}' in foreign key constraint '[^']{1,80}' are incompatible/,
      },
      {
        words: 'foreign key constraint is incorrectly formed',
        pattern: /Foreign key constraint is incorrectly formed/,
      },
      {
        words: 'failed to add the foreign key constraint missing',
        pattern: /Failed to add the foreign key constraint\. Missing (?:index|column|unique key)/,
      },
      {
        words: 'failed to open the referenced table',
        pattern: /Failed to open the referenced table '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MySQL cannot make a foreign key: type, collation or index of both columns differ',
    check: {
      text: 'Read the reason',
      host: 'mysql -e "SHOW ENGINE INNODB STATUS\\G" | grep -A12 \'LATEST FOREIGN KEY ERROR\'',
    },
    repair: [
      {
        text: 'Give both columns one type (INT and BIGINT UNSIGNED differ), one collation and one engine, and run the migrations in order',
      },
    ],
    source: 'MySQL error reference, ER_CANNOT_ADD_FOREIGN, ER_FK_INCOMPATIBLE_COLUMNS',
    matches: [
      'ERROR 1215 (HY000): Cannot add foreign key constraint',
      "ERROR 3780 (HY000): Referencing column 'user_id' and referenced column 'id' in foreign key constraint 'fk' are incompatible.",
      'ERROR 1005 (HY000): Can\'t create table `shop`.`x` (errno: 150 "Foreign key constraint is incorrectly formed")',
      "ERROR 1822 (HY000): Failed to add the foreign key constraint. Missing index for constraint 'fk' in the referenced table 'users'",
      "ERROR 1824 (HY000): Failed to open the referenced table 'users'",
    ],
    ignores: ['foreign key constraint added'],
  },
  {
    id: 'mysql.object-exists',
    kind: 'missing_schema',
    program: 'mysql',
    forms: [
      {
        words: 'table already exists',
        pattern: /\b(?:1050|42S01)\b[^\n]{0,40}Table '(?<object>[^']{1,80})' already exists/,
      },
      {
        words: 'duplicate name',
        pattern: /\b(?:1060|1061|42S21)\b[^\n]{0,40}Duplicate (?:column|key) name '(?<object>[^']{1,80})'/,
      },
      {
        words: 'can t create database exists',
        pattern: /Can't create database '(?<object>[^']{1,80})'; database exists/,
      },
      {
        words: 'can t drop check that exists',
        pattern:
          /Can't DROP (?:FOREIGN KEY |INDEX |COLUMN )?['`](?<object>[^'`]{1,80})['`]; check that (?:column\/key|it) exists/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 2,
    means: 'A migration makes {object} that MySQL has already: history and schema differ',
    check: {
      text: 'Compare the table of migrations with what is there',
      host: 'mysql <database> -e "SHOW TABLES; SELECT * FROM <migrations table> ORDER BY 1 DESC LIMIT 5"',
    },
    repair: [
      {
        text: 'A migration that broke off half way leaves this: put the schema into the state before it, or mark it as run',
      },
      {
        text: 'Or start with an empty database',
        host: 'mysql -e "DROP DATABASE <database>; CREATE DATABASE <database>"',
        destructive: true,
      },
    ],
    source: 'MySQL error reference, ER_TABLE_EXISTS_ERROR, ER_DUP_FIELDNAME, ER_CANT_DROP_FIELD_OR_KEY',
    matches: [
      "ERROR 1050 (42S01): Table 'orders' already exists",
      "SQLSTATE[42S21]: Column already exists: 1060 Duplicate column name 'x'",
      "ERROR 1007 (HY000): Can't create database 'shop'; database exists",
      "ERROR 1091 (42000): Can't DROP 'x'; check that column/key exists",
    ],
    ignores: ["Table 'orders' already exists, skipping"],
  },
  {
    id: 'mysql.table-damaged',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      {
        words: 'index for table is corrupt try to repair it',
        pattern: /Index for table '(?<object>[^']{1,120})' is corrupt; try to repair it/,
      },
      { words: 'incorrect information in file', pattern: /Incorrect information in file: '(?<object>[^']{1,120})'/ },
      {
        words: 'incorrect key file for table',
        pattern: /Incorrect key file for table '(?<object>[^']{1,120})'; try to repair it/,
      },
      {
        words: 'got error from storage engine',
        pattern: /Got error (?:1(?:22|26|27|44|45|68|75|92|94|97)) [^\n]{1,60} from storage engine/,
      },
      { words: 'aria recovery failed', pattern: /Aria recovery failed/ },
      {
        words: 'ignoring the redo log due to missing mlog_checkpoint',
        pattern: /Ignoring the redo log due to missing MLOG_CHECKPOINT/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A table or its index is damaged: {object|see the line}',
    check: {
      text: 'Check the tables and the disk',
      compose: 'docker compose exec {service} mysqlcheck -uroot -p --all-databases',
      host: 'mysqlcheck -uroot -p --all-databases; df -h; dmesg | tail',
    },
    repair: [
      {
        text: 'Repair MyISAM and Aria tables (a full /tmp shows the same words); InnoDB comes back from a backup or through innodb_force_recovery and a dump',
        host: 'mysqlcheck -uroot -p --repair <database> <table>; aria_chk -r /var/lib/mysql/*/*.MAI',
        destructive: true,
      },
    ],
    source: 'MySQL error reference, ER_NOT_KEYFILE, ER_GET_ERRNO',
    matches: [
      "ERROR 1034 (HY000): Index for table 'x' is corrupt; try to repair it",
      "ERROR 1033 (HY000): Incorrect information in file: './shop/x.frm'",
      "ERROR 1034 (HY000): Incorrect key file for table '/tmp/#sql_1_0.MYI'; try to repair it",
      'ERROR 1030 (HY000): Got error 168 - "Unknown (generic) error from engine" from storage engine InnoDB',
      '[ERROR] mariadbd: Aria recovery failed. Please run aria_chk -r on all Aria tables and delete all aria_log.######## files',
      '[ERROR] InnoDB: Ignoring the redo log due to missing MLOG_CHECKPOINT between the checkpoint 1 and the end 2.',
    ],
    ignores: ['index for table orders is fine'],
  },
];
