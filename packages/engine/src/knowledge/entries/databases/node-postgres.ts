import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NODE_POSTGRES: readonly CatalogueEntry[] = [
  {
    id: 'node-postgres.pool-timeout',
    kind: 'pool_exhausted',
    program: 'node-postgres',
    forms: [
      { words: 'timeout exceeded when trying to connect', pattern: /timeout exceeded when trying to connect/ },
      {
        words: 'connection terminated due to connection timeout',
        pattern: /Connection terminated due to connection timeout/,
      },
      { words: 'resourcerequest timed out', pattern: /TimeoutError: ResourceRequest timed out/ },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The Node pool gave no database connection in time',
    check: {
      text: 'See whether the server answers at once; when it does, clients are not given back: each pool.connect() needs its client.release() (none was free, or the server does not answer)',
      compose: `docker compose exec {server|db} psql -U postgres -c "select state, count(*) from pg_stat_activity group by 1"; docker compose exec {service} sh -c "grep -rn 'pool.connect(' . --include=*.js | grep -v node_modules"`,
      kubernetes: `kubectl exec deploy/<database> -- psql -U postgres -c "select state, count(*) from pg_stat_activity group by 1"`,
      host: `sudo -u postgres psql -c "select state, count(*) from pg_stat_activity group by 1"`,
    },
    repair: [
      {
        text: 'Release in finally, or use pool.query(); raise max and connectionTimeoutMillis only after that',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'node-postgres, pg-pool/index.js; generic-pool',
    matches: [
      'Error: timeout exceeded when trying to connect',
      'Error: Connection terminated due to connection timeout',
      'TimeoutError: ResourceRequest timed out',
    ],
    ignores: ['connectionTimeoutMillis: 5000'],
  },
];
