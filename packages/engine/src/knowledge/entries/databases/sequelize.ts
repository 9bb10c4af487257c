import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SEQUELIZE: readonly CatalogueEntry[] = [
  {
    id: 'sequelize.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'sequelize',
    forms: [
      { words: 'operation timeout', pattern: /SequelizeConnectionAcquireTimeoutError\b.{0,40}: Operation timeout/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The Sequelize pool gave no connection in time',
    check: {
      text: 'See whether the database answers, and look for transactions without commit and queries inside of a transaction that do not pass it on; all are in use, or the database is away',
      compose: 'docker compose ps; docker compose logs --tail 200 {service} | grep -iE "sequelize" | head',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -iE "sequelize" | head',
      host: 'sudo journalctl -u {service} -n 200 | grep -iE "sequelize" | head',
    },
    repair: [
      {
        text: 'Use managed transactions (sequelize.transaction(async t => ...)) and pass t to each query, then raise pool.max and pool.acquire',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Sequelize, lib/dialects/abstract/connection-manager.js getConnection(); sequelize-pool TimeoutError',
    matches: [
      'SequelizeConnectionAcquireTimeoutError: Operation timeout',
      'ConnectionAcquireTimeoutError [SequelizeConnectionAcquireTimeoutError]: Operation timeout',
    ],
    ignores: ['TimeoutError: operation timeout of the mailer'],
  },
  {
    id: 'sequelize.no-connection',
    kind: 'connection_refused',
    program: 'sequelize',
    forms: [
      {
        words: 'sequelizeconnectionrefusederror',
        pattern:
          /SequelizeConnectionRefusedError\b.{0,60}(?:ECONNREFUSED (?<peer>[\da-fA-F.:]{2,45}):(?<port>\d{1,5}))?/,
      },
      {
        words: 'sequelizehostnotfounderror',
        pattern: /SequelizeHostNotFoundError\b.{0,60}(?:getaddrinfo \w{5,12} (?<peer>[\w.-]{1,100}))?/,
      },
      { words: 'sequelizehostnotreachableerror', pattern: /SequelizeHostNotReachableError\b/ },
      { words: 'sequelizeconnectiontimedouterror', pattern: /SequelizeConnectionTimedOutError\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Sequelize gets no connection to the database at {peer|its address}',
    check: {
      text: 'See whether the database runs and under which name the client looks for it',
      compose: 'docker compose ps; docker compose exec {service} env | grep -iE "db_|database"',
      kubernetes: 'kubectl get pods,svc; kubectl exec deploy/{service} -- env | grep -iE "db_|database"',
      host: 'systemctl show {service} -p Environment',
    },
    repair: [
      {
        text: 'Start the database or correct host and port; retry at the start, since a database needs longer than the application',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Sequelize, lib/errors/connection/*.js',
    matches: [
      'SequelizeConnectionRefusedError: connect ECONNREFUSED 127.0.0.1:5433',
      'SequelizeHostNotFoundError: getaddrinfo ENOTFOUND db',
      'SequelizeHostNotReachableError: connect EHOSTUNREACH 10.0.3.7:5432',
      'SequelizeConnectionTimedOutError: connect ETIMEDOUT',
    ],
    ignores: ['Executing (default): SELECT 1+1 AS result'],
  },
  {
    id: 'sequelize.driver-or-dialect-missing',
    kind: 'missing_module',
    program: 'sequelize',
    forms: [
      {
        words: 'please install package manually',
        pattern: /Please install (?<object>pg|mysql2|mariadb|sqlite3|tedious|oracledb|snowflake-sdk) package manually/,
      },
      {
        words: 'dialect needs to be explicitly supplied as of',
        pattern: /(?<object>Dialect) needs to be explicitly supplied as of v4\.0\.0/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Sequelize lacks its driver or dialect ({object})',
    check: {
      text: 'Look whether the package is installed in the image, and whether the configuration of this NODE_ENV is there at all',
      compose: 'docker compose exec {service} sh -c "npm ls pg mysql2 sequelize; env | grep NODE_ENV"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "npm ls pg mysql2 sequelize; env | grep NODE_ENV"',
    },
    repair: [
      {
        text: 'Add the driver to dependencies (not devDependencies) and rebuild; bundlers need dialectModule',
        compose: 'npm install {object} && docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'Sequelize, lib/dialects/abstract/connection-manager.js _loadDialectModule(); lib/sequelize.js',
    matches: [
      'Error: Please install pg package manually',
      'Error: Dialect needs to be explicitly supplied as of v4.0.0',
    ],
    ignores: ['Please install the package with npm install'],
  },
];
