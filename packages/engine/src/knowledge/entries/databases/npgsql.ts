import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NPGSQL: readonly CatalogueEntry[] = [
  {
    id: 'npgsql.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'npgsql',
    forms: [
      {
        words: 'the connection pool has been exhausted either raise',
        pattern:
          /The connection pool has been exhausted, either raise '?Max ?Pool ?Size'? \(currently (?<limit>\d{1,6})\) or '?Timeout'? \(currently (?<value>\d{1,6}) seconds\)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The Npgsql pool is exhausted: all {limit} connections were in use for {value} s',
    check: {
      text: 'See what the connections do on the server; idle ones that stay are connections the code never disposes of',
      compose: `docker compose exec {server|db} psql -U postgres -c "select application_name, state, count(*) from pg_stat_activity group by 1, 2"`,
      kubernetes: `kubectl exec deploy/<database> -- psql -U postgres -c "select application_name, state, count(*) from pg_stat_activity group by 1, 2"`,
      host: `sudo -u postgres psql -c "select application_name, state, count(*) from pg_stat_activity group by 1, 2"`,
    },
    repair: [
      {
        text: 'Use await using for connections and DbContext, one NpgsqlDataSource per process, no blocking on async calls; then raise Maximum Pool Size below max_connections of the server',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Npgsql, PoolingDataSource.cs (ConnectorPool.cs) RentAsync()',
    matches: [
      `Npgsql.NpgsqlException (0x80004005): The connection pool has been exhausted, either raise 'Max Pool Size' (currently 100) or 'Timeout' (currently 15 seconds) in your connection string.`,
      'Npgsql.NpgsqlException: The connection pool has been exhausted, either raise MaxPoolSize (currently 100) or Timeout (currently 15 seconds)',
    ],
    ignores: ['Maximum Pool Size=100;Timeout=15'],
  },
  {
    id: 'npgsql.timestamp-kind',
    kind: 'code_defect',
    program: 'npgsql',
    versions: '>=6.0',
    forms: [
      {
        words: 'cannot write datetime with kind to postgresql type',
        pattern: /Cannot write DateTime with Kind=(?<value>\w{3,12}) to PostgreSQL type '(?<wanted>[^']{5,40})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Npgsql 6 and later refuses a DateTime of kind {value} for "{wanted}"',
    check: {
      text: 'Look which property it is, and whether Npgsql was updated from 5',
      compose: 'docker compose logs --tail 200 {service} | grep -A12 "Cannot write DateTime"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -A12 "Cannot write DateTime"',
    },
    repair: [
      {
        text: 'Use DateTime.UtcNow or SpecifyKind(value, DateTimeKind.Utc); as a makeshift AppContext.SetSwitch("Npgsql.EnableLegacyTimestampBehavior", true)',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'Npgsql 6.0 release notes, Timestamp rationalization; DateTimeHandlers',
    matches: [
      `System.InvalidCastException: Cannot write DateTime with Kind=Unspecified to PostgreSQL type 'timestamp with time zone', only UTC is supported.`,
      `System.ArgumentException: Cannot write DateTime with Kind=Local to PostgreSQL type 'timestamp with time zone', only UTC is supported.`,
    ],
    ignores: ['Npgsql.EnableLegacyTimestampBehavior is on'],
  },
];
