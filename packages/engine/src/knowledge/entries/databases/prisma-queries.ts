import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PRISMA_QUERIES: readonly CatalogueEntry[] = [
  {
    id: 'prisma.constraint-violated',
    kind: 'code_defect',
    program: 'prisma',
    forms: [
      {
        words: 'constraint on the',
        pattern:
          /(?:Unique|Foreign key|Null) constraint (?:failed|violated) on the (?:fields?|constraint|\(not available):? ?\(?`?(?<object>[\w"., `()]{1,100})/,
      },
      {
        words: 'an operation failed because it depends on one or more records that were required but not found',
        pattern:
          /(?<object>An operation failed because it depends on one or more records that were required but not found)/,
      },
      {
        words: 'the change you are trying to make would violate required relation',
        pattern: /(?<object>The change you are trying to make would violate the required relation '[^']{1,80}')/,
      },
      {
        words: 'the provided value for column is too long s type',
        pattern: /The provided value for the column is too long for the column's type\. Column: (?<object>\S{1,80})/,
      },
      { words: 'inconsistent column data', pattern: /Inconsistent column data: (?<object>[^\r\n]{1,80})/ },
      { words: 'no found p2025', pattern: /(?<object>No \w{1,40} found)\b.{0,20}code: 'P2025'/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Prisma: a record breaks a rule of the table ({object})',
    check: {
      text: 'See whether one request or all do it: one is a duplicate click or a stale page, all is the release',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "P2002|P2003|P2025|constraint"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "P2002|P2003|P2025|constraint"',
      host: 'journalctl -u {service} -n 300 | grep -iE "P2002|P2003|P2025|constraint"',
    },
    repair: [
      {
        text: 'Answer P2002, P2003 and P2025 with 409 or 404; use upsert where it may exist, and check the order in which records are made',
      },
    ],
    source: 'prisma.io/docs/orm/reference/error-reference P2000, P2002, P2003, P2011, P2014, P2023, P2025',
    matches: [
      'Unique constraint failed on the fields: (`email`)',
      'Foreign key constraint failed on the field: `Order_userId_fkey (index)`',
      'Null constraint violated on the fields: (`name`)',
      'Foreign key constraint violated on the constraint: `Order_userId_fkey`',
      'Unique constraint failed on the (not available)',
      'An operation failed because it depends on one or more records that were required but not found. Record to update not found.',
      "The change you are trying to make would violate the required relation 'OrderToUser' between the `Order` and `User` models.",
      "The provided value for the column is too long for the column's type. Column: name",
      'Inconsistent column data: Error creating UUID, invalid character: expected an optional prefix of `urn:uuid:`',
      "NotFoundError: No User found error { code: 'P2025',",
    ],
    ignores: ['Unique constraint "email" was added'],
  },
  {
    id: 'prisma.transaction-late',
    kind: 'slow_dependency',
    program: 'prisma',
    forms: [
      {
        words: 'transaction api error',
        pattern: /Transaction API error: (?<value>Transaction already closed|Transaction not found)/,
      },
      {
        words: 'a cannot be executed on an expired transaction',
        pattern: /A (?:query|commit|rollback) cannot be executed on an expired transaction/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A Prisma transaction ran longer than its timeout',
    check: {
      text: 'Find what takes so long inside $transaction: calls to other services, a lock, a large loop',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "Transaction API error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "Transaction API error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "Transaction API error"',
    },
    repair: [
      { text: 'Take slow calls out of the transaction, or give it { maxWait, timeout } (2 s and 5 s by default)' },
    ],
    source: 'prisma error reference P2028',
    matches: [
      'Transaction API error: Transaction already closed: A query cannot be executed on an expired transaction. The timeout for this transaction was 5000 ms, however 5321 ms passed since the start of the transaction.',
      'A commit cannot be executed on an expired transaction.',
    ],
    ignores: ['Transaction API enabled'],
  },
  {
    id: 'prisma.write-conflict',
    kind: 'deadlock',
    program: 'prisma',
    forms: [
      {
        words: 'transaction failed due to a write conflict or deadlock',
        pattern: /Transaction failed due to a write conflict or a deadlock/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Two Prisma transactions wrote the same rows',
    check: { text: 'Count them: some a day are ordinary and tried again' },
    repair: [{ text: 'Try the transaction again on P2034, keep it short, and write rows always in the same order' }],
    source: 'prisma error reference P2034',
    matches: [
      'Transaction failed due to a write conflict or a deadlock. Please retry your transaction',
      "code: 'P2034' Transaction failed due to a write conflict or a deadlock",
    ],
    ignores: ['the deadlock was resolved'],
  },
  {
    id: 'prisma.account-may-not',
    kind: 'authorisation_denied',
    program: 'prisma',
    forms: [
      {
        words: 'user was denied access on the database',
        pattern: /User `(?<user>[^`]{1,60})` was denied access on the database `(?<object>[^`]{1,80})`/,
      },
      { words: 'p1010 user was denied access', pattern: /P1010: User was denied access/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The account {user|of Prisma} may not use {object}',
    check: { text: 'Try the account by hand', compose: 'docker compose exec <database> psql -U {user|<user>} -l' },
    repair: [{ text: 'Grant it: GRANT ALL ON DATABASE and, on PostgreSQL 15 and newer, on SCHEMA public' }],
    source: 'prisma error reference P1010',
    matches: [
      'Error: P1010: User `app` was denied access on the database `shop.public`',
      'P1010: User was denied access on the database',
    ],
    ignores: ['User `app` was granted access'],
  },
  {
    id: 'prisma.url-refused',
    kind: 'invalid_setting',
    program: 'prisma',
    forms: [
      {
        words: 'error validating datasource the url must',
        pattern: /Error validating datasource `\w{1,40}`: (?<value>the URL must (?:start with|not)[^\r\n]{1,80})/,
      },
      {
        words: 'the provided database string is invalid',
        pattern: /The provided database string is invalid\. (?<value>[^\r\n]{1,100})/,
      },
      { words: 'invalid connection string', pattern: /(?<value>Invalid connection string)/ },
      { words: 'invalid port number in database url', pattern: /(?<value>invalid port number in database URL)/ },
      {
        words: 'invalid domain character in database url',
        pattern: /(?<value>invalid domain character in database URL)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prisma cannot use the address of the database: {value}',
    check: {
      text: 'Look at DATABASE_URL: quotes, a password with @ : / # that is not percent-encoded, prisma:// with the plain client',
    },
    repair: [
      {
        text: 'Correct DATABASE_URL, with special characters of the password percent-encoded',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'prisma error reference P1012, P1013',
    matches: [
      'error: Error validating datasource `db`: the URL must start with the protocol `postgresql://` or `postgres://`.',
      'Error: P1013: The provided database string is invalid. invalid port number in database URL.',
      'Invalid connection string',
      'invalid port number in database URL',
      'invalid domain character in database URL',
    ],
    ignores: ['The URL must be given'],
  },
  {
    id: 'prisma.migrate-lock-late',
    kind: 'lock_held',
    program: 'prisma',
    forms: [
      {
        words: 'timed out trying to acquire a postgres advisory lock',
        pattern: /Timed out trying to acquire a postgres advisory lock/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another migration holds the lock that Prisma wants',
    check: { text: "Look which session holds it: SELECT * FROM pg_locks WHERE locktype = 'advisory'" },
    repair: [
      {
        text: 'End the migration that hangs (pg_terminate_backend), run migrate deploy from one place only, and not through PgBouncer in transaction mode (directUrl)',
      },
    ],
    source: 'prisma schema-engine P1002, docs advisory locking',
    matches: [
      'Error: P1002 The database server at `db:5432` was reached but timed out. Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Timeout: 10000ms.',
      'Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Elapsed: 10000ms.',
    ],
    ignores: ['acquired a postgres advisory lock'],
  },
];
