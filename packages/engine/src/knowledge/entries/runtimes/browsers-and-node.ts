import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BROWSERS_AND_NODE: readonly CatalogueEntry[] = [
  {
    id: 'browser.driver-version-differs',
    kind: 'version_mismatch',
    program: 'browser',
    forms: [
      {
        words: 'this version of only supports version',
        pattern:
          /This version of (?<object>ChromeDriver|Microsoft Edge WebDriver|MSEdgeDriver) only supports (?:Chrome|Microsoft Edge|MSEdge) version (?<version>\d{1,4})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'ChromeDriver is for Chrome {version}, another one is installed',
    check: { text: 'Compare', host: 'google-chrome --version; chromedriver --version' },
    repair: [
      {
        text: 'Use Selenium 4.6 or newer (its manager fetches the fitting driver) or install the driver of this Chrome',
        host: 'pip install -U selenium',
      },
    ],
    source: 'chromedriver; selenium manager',
    matches: [
      'selenium.common.exceptions.SessionNotCreatedException: Message: session not created: This version of ChromeDriver only supports Chrome version 114',
      'session not created: This version of Microsoft Edge WebDriver only supports Microsoft Edge version 120',
    ],
    ignores: ['ChromeDriver was started successfully.'],
  },
  {
    id: 'node.mysql-connection-closed',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'can t add new command when connection is in closed state',
        pattern: /Can't add new command when connection is in closed state/,
      },
      {
        words: 'cannot enqueue after',
        pattern: /Cannot enqueue (?:Query|Handshake|Quit) after (?:fatal error|invoking quit|already enqueuing)/,
      },
      { words: 'error pool is closed', pattern: /Error: Pool is closed\./ },
      {
        words: 'cannot use a pool after calling end on the pool',
        pattern: /Cannot use a pool after calling end on the pool/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The code uses a database connection or pool that is closed already',
    check: {
      text: 'See where the connection was closed: a lost connection kept for all time, or end() in a request',
      compose: 'docker compose logs {service} | grep -E "ECONNRESET|PROTOCOL_CONNECTION_LOST|closed state" | head',
    },
    repair: [
      {
        text: 'Use a pool (createPool) in place of one connection, end it only at the very end',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'mysql2 lib/base/connection.js; mysqljs Protocol.js; pg-pool',
    matches: [
      "Error: Can't add new command when connection is in closed state",
      'Error: Cannot enqueue Query after fatal error.',
      'Error: Pool is closed.',
      'Error: Cannot use a pool after calling end on the pool',
    ],
    ignores: ['pool created'],
  },
  {
    id: 'node.query-late',
    kind: 'slow_dependency',
    program: 'node-postgres',
    forms: [{ words: 'error query read timeout', pattern: /Error: Query read timeout/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'PostgreSQL did not answer a query of node-postgres in time',
    check: {
      text: 'See what runs and waits',
      host: `psql -c "select pid, state, wait_event, now()-query_start, left(query,60) from pg_stat_activity where state<>'idle' order by 4 desc limit 10"`,
    },
    repair: [{ text: 'Help the query (index, less rows) or end what locks it; query_timeout is set in the client' }],
    source: 'node-postgres lib/client.js',
    matches: [
      'Error: Query read timeout',
      'Unhandled Error: Query read timeout at Timeout._onTimeout (/app/node_modules/pg/lib/client.js:526:21)',
    ],
    ignores: ['query done'],
  },
];
