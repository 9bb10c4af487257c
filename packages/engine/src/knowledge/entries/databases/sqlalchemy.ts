import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SQLALCHEMY: readonly CatalogueEntry[] = [
  {
    id: 'sqlalchemy.pool-timeout',
    kind: 'pool_exhausted',
    program: 'sqlalchemy',
    forms: [
      {
        words: 'queuepool limit of size overflow reached connection timed out timeout',
        pattern:
          /QueuePool limit of size (?<limit>\d{1,5}) overflow (?<value>-?\d{1,5}) reached, connection timed out,? timeout (?<wanted>[\d.]{1,8})/,
      },
      {
        words: 'couldn t get a connection after sec',
        pattern: /PoolTimeout: couldn't get a connection after (?<wanted>[\d.]{1,8}) sec/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The Python pool ({limit|its} connections) had none free within {wanted} s',
    check: {
      text: 'See what the connections do on the server: slow queries, or sessions that are never closed',
      compose: `docker compose exec db psql -U postgres -c "select state, now() - state_change as since, left(query, 80) from pg_stat_activity where datname is not null order by 2 desc"`,
      kubernetes: `kubectl exec deploy/<database> -- psql -U postgres -c "select state, now() - state_change as since, left(query, 80) from pg_stat_activity where datname is not null order by 2 desc"`,
      host: `sudo -u postgres psql -c "select state, now() - state_change as since, left(query, 80) from pg_stat_activity where datname is not null order by 2 desc"`,
    },
    repair: [
      {
        text: 'Close each session (with Session() as s, a FastAPI dependency with yield), do not hold one over slow calls, then raise pool_size and max_overflow: workers times both below the limit of the database',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'SQLAlchemy, pool/impl.py QueuePool._do_get(); sqlalche.me/e/20/3o7r; psycopg_pool pool.py',
    matches: [
      'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)',
      `psycopg_pool.PoolTimeout: couldn't get a connection after 30.00 sec`,
    ],
    ignores: ['Pool size: 5  Connections in pool: 4 Current Overflow: -1 Current Checked out connections: 1'],
  },
  {
    id: 'sqlalchemy.url-unusable',
    kind: 'invalid_setting',
    program: 'sqlalchemy',
    forms: [
      {
        words: 'could not parse url from',
        pattern:
          /Could not parse (?:SQLAlchemy URL from (?:given URL )?string|rfc1738 URL from string)(?: '(?<value>[^']{0,120})')?/,
      },
      {
        words: 'can t load plugin sqlalchemy dialects',
        pattern: /Can't load plugin: sqlalchemy\.dialects:(?<object>[\w.]{1,40})/,
      },
      { words: 'expected string or url object got none', pattern: /Expected string or URL object, got (?<value>None)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SQLAlchemy cannot use its database URL ({object|missing or malformed})',
    check: {
      text: 'Print what the process gets: an empty variable, signs that are not percent-encoded, or postgres:// which 1.4 and later no longer take (postgresql://)',
      compose: 'docker compose exec {service} env | grep -iE "database_url|sqlalchemy"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "database_url|sqlalchemy"',
      host: 'systemctl show {service} -p Environment',
    },
    repair: [
      {
        text: 'Set DATABASE_URL=postgresql+psycopg2://account:<password>@host:5432/database (with the driver that is installed)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'SQLAlchemy, engine/url.py _parse_url(), make_url(); util/langhelpers.py PluginLoader.load()',
    matches: [
      'sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from given URL string',
      `sqlalchemy.exc.ArgumentError: Could not parse rfc1738 URL from string ''`,
      `sqlalchemy.exc.NoSuchModuleError: Can't load plugin: sqlalchemy.dialects:postgres`,
      'sqlalchemy.exc.ArgumentError: Expected string or URL object, got None',
    ],
    ignores: ['INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.'],
  },
  {
    id: 'sqlalchemy.transaction-broken',
    kind: 'code_defect',
    program: 'sqlalchemy',
    forms: [
      {
        words: 'can t reconnect until invalid transaction is rolled back',
        pattern: /Can't reconnect until invalid (?:savepoint )?transaction is rolled back/,
      },
      {
        words: 'this session s transaction has been rolled back due to a previous exception during flush',
        pattern: /This Session's transaction has been rolled back due to a previous exception during flush/,
      },
      {
        words: 'greenlet_spawn has not been called',
        pattern: /greenlet_spawn has not been called; can't call await_(?:only)?\(\)/,
      },
      {
        words: 'is not bound to a session attribute refresh operation cannot proceed',
        pattern:
          /(?:Instance|Parent instance) <(?<object>\w{1,80}) at 0x[\da-f]{4,16}> is not bound to a Session; (?:attribute refresh|lazy load) operation/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The code goes on with a SQLAlchemy session that it cannot use any more ({object|see first error})',
    check: {
      text: 'Find the first error before it in the same request: that one is to be repaired',
      compose: 'docker compose logs --tail 300 {service} | grep -B2 -A8 "sqlalchemy.exc" | head -60',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -B2 -A8 "sqlalchemy.exc" | head -60',
      host: 'sudo journalctl -u {service} -n 300 | grep -A8 "sqlalchemy.exc" | head -60',
    },
    repair: [
      {
        text: 'Roll back after an exception and use one session for each request; with asyncio load relations ahead (selectinload, expire_on_commit=False)',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'SQLAlchemy, engine/base.py, orm/session.py, util/concurrency.py, orm DetachedInstanceError',
    matches: [
      `sqlalchemy.exc.PendingRollbackError: Can't reconnect until invalid transaction is rolled back.  Please rollback() fully before proceeding`,
      `sqlalchemy.exc.PendingRollbackError: This Session's transaction has been rolled back due to a previous exception during flush.`,
      `sqlalchemy.exc.MissingGreenlet: greenlet_spawn has not been called; can't call await_only() here. Was IO attempted in an unexpected place?`,
      'sqlalchemy.orm.exc.DetachedInstanceError: Instance <Order at 0x7f1c> is not bound to a Session; attribute refresh operation cannot proceed',
    ],
    ignores: ['INFO sqlalchemy.engine.Engine ROLLBACK'],
  },
];
