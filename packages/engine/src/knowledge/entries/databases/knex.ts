import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KNEX: readonly CatalogueEntry[] = [
  {
    id: 'knex.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'knex',
    forms: [
      {
        words: 'knex timeout acquiring a connection the pool is probably full',
        pattern: /Knex: Timeout acquiring a connection\. The pool is probably full/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The Knex pool had no free connection in time',
    check: {
      text: 'See whether the database answers; then look for queries inside of a transaction that miss .transacting(trx), and transactions without end (or the database is away)',
      compose: 'docker compose ps; docker compose logs --tail 200 {service} | grep -iE "knex" | head',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -iE "knex" | head',
      host: 'sudo journalctl -u {service} -n 200 | grep -i knex | head',
    },
    repair: [
      {
        text: 'Pass the transaction on, end it in every path, then raise pool.max; in containers set pool.min to 0',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Knex, lib/client.js acquireConnection()',
    matches: [
      'KnexTimeoutError: Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
      'Unhandled rejection TimeoutError: Knex: Timeout acquiring a connection. The pool is probably full.',
    ],
    ignores: ['knex:client acquired connection from pool: __knexUid1'],
  },
  {
    id: 'knex.migration-table-locked',
    kind: 'lock_held',
    program: 'knex',
    forms: [{ words: 'migration table is already locked', pattern: /Migration table is already locked/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Knex finds its migration table locked',
    check: {
      text: 'See whether another instance migrates right now; another run holds it, or one was killed',
      compose: 'docker compose ps -a; docker compose run --rm {service} npx knex migrate:status',
      kubernetes: 'kubectl get pods,jobs',
      host: 'npx knex migrate:status',
    },
    repair: [
      {
        text: 'When none runs, take the lock away and migrate again; let one job migrate and not every instance',
        compose: 'docker compose run --rm {service} npx knex migrate:unlock',
        kubernetes: 'kubectl exec deploy/{service} -- npx knex migrate:unlock',
        host: 'npx knex migrate:unlock && npx knex migrate:latest',
      },
    ],
    source: 'Knex, lib/migrations/migrate/Migrator.js _lockMigrations()',
    matches: [
      `Can't take lock to run migrations: Migration table is already locked`,
      'MigrationLocked: Migration table is already locked',
    ],
    ignores: ['Batch 1 run: 3 migrations'],
  },
  {
    id: 'knex.migrations-differ',
    kind: 'version_mismatch',
    program: 'knex',
    forms: [
      {
        words: 'the migration directory is corrupt the following files are missing',
        pattern: /The migration directory is corrupt, the following files are missing: (?<object>[^\n]{3,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database ran migrations that this code lacks: {object}',
    check: {
      text: 'Compare: an older image meets a newer database, or files were renamed (.ts became .js)',
      compose: 'docker compose run --rm {service} npx knex migrate:list',
      kubernetes: 'kubectl exec deploy/{service} -- npx knex migrate:list',
      host: 'npx knex migrate:list',
    },
    repair: [
      {
        text: 'Deploy the code that has them, or name loadExtensions when only the ending changed',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
      },
    ],
    source: 'Knex, lib/migrations/migrate/Migrator.js validateMigrationList()',
    matches: [
      'Error: The migration directory is corrupt, the following files are missing: 20250101_discount.js',
      'The migration directory is corrupt, the following files are missing: 20240301_init.ts, 20240302_users.ts',
    ],
    ignores: ['Already up to date'],
  },
];
