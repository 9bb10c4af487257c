import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Tables and the like that a migration finds there already. */
export const ALREADY_THERE: readonly CatalogueEntry[] = [
  {
    id: 'schema.object-exists',
    kind: 'missing_schema',
    forms: [
      {
        words: 'relation already exists',
        pattern:
          /(?:\b(?:\w{0,30}(?:Error|DuplicateTable))"?:|ERROR:|FATAL:|failed:) {1,3}(?:ERROR: {1,2})?relation "(?<object>[\w.]{1,80})" already exists/,
      },
      {
        words: 'table already exists',
        pattern:
          /(?:\(1050|1050 \(42S01\):?|42S01\][^']{0,60}|Error[^']{0,30}) ?,? ?['"]?Table '(?<object>[\w.]{1,80})' already exists/,
      },
      {
        words: 'table already exists',
        pattern:
          /(?:OperationalError|SqliteError|SQLiteException|SQLITE_ERROR\]?)[^\n]{0,40}: table [`"]?(?<object>[\w.]{1,80})[`"]? already exists/,
      },
      {
        words: 'column of relation already exists',
        pattern: /column "(?<object>[\w.]{1,80})" of relation "[\w.]{1,80}" already exists/,
      },
      { words: 'duplicate column name', pattern: /\b[Dd]uplicate column name:? ['"`]?(?<object>[\w.]{1,80})/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 1,
    means: 'A migration wants to make {object}, which is there already',
    check: {
      text: 'Compare what the table of migrations says is done with what is in the database: a migration that broke in the middle, a database restored without it, two that migrate at once',
      compose: 'docker compose logs {service} | grep -iE "migrat" | tail -20',
      kubernetes: 'kubectl logs deploy/{service} | grep -iE "migrat" | tail -20',
      host: 'journalctl -u {service} | grep -iE "migrat" | tail -20',
    },
    repair: [
      {
        text: 'Mark the migration as done where the object is what it would make, with the command of the migration tool',
      },
      { text: 'Else restore the backup from before it and migrate again', destructive: true },
    ],
    source: 'PostgreSQL SQLSTATE 42P07 and 42701, MySQL ER_TABLE_EXISTS_ERROR and ER_DUP_FIELDNAME, SQLite parser',
    matches: [
      'ERROR:  relation "users" already exists',
      'QueryFailedError: relation "migrations" already exists',
      'django.db.utils.ProgrammingError: relation "auth_user" already exists',
      'pymysql.err.OperationalError: (1050, "Table \'users\' already exists")',
      "SQLSTATE[42S01]: Base table or view already exists: 1050 Table 'users' already exists",
      'sqlite3.OperationalError: table users already exists',
      'ERROR:  column "email" of relation "users" already exists',
      "ERROR 1060 (42S21): Duplicate column name 'email'",
    ],
    ignores: ['NOTICE:  relation "users" already exists, skipping', 'the table of the restaurant already exists'],
  },
];
