import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BROWSERS: readonly CatalogueEntry[] = [
  {
    id: 'browser.not-installed',
    kind: 'missing_module',
    program: 'browser',
    forms: [
      { words: 'could not find ver', pattern: /Could not find (?:Chrome|Chromium) \(ver\. (?<version>[\d.]{1,30})\)/ },
      { words: 'executable doesn t exist at', pattern: /Executable doesn't exist at (?<path>\S{1,200})/ },
      {
        words: 'could not find expected browser locally',
        pattern: /Could not find expected browser \((?<object>\w{1,20})\) locally/,
      },
      {
        words: 'looks like playwright just',
        pattern: /Looks like Playwright (?:Test or Playwright )?was just (?:installed or )?updated/,
      },
      {
        words: 'tried to find the browser at configured path but no executable was found',
        pattern:
          /Tried to find the browser at the configured path \((?<path>[^)]{1,200})\), but no executable was found/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The browser that the code drives is not installed',
    check: {
      text: 'See whether the image has a browser, and where the cache of the library stands (HOME of the user that runs it)',
    },
    repair: [
      {
        text: 'Install it in the image: npx playwright install --with-deps chromium, npx puppeteer browsers install chrome; or set PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium',
      },
    ],
    source: 'puppeteer ChromeLauncher.ts; playwright registry/index.ts',
    matches: [
      'Error: Could not find Chrome (ver. 121.0.6167.85). This can occur if either',
      "browserType.launch: Executable doesn't exist at /ms-playwright/chromium-1105/chrome-linux/chrome",
      'Error: Could not find expected browser (chrome) locally.',
      'Looks like Playwright Test or Playwright was just installed or updated.',
      'Error: Tried to find the browser at the configured path (/usr/bin/chrome), but no executable was found.',
    ],
    ignores: ['Chromium 121 started'],
  },
  {
    id: 'browser.cannot-run-as-root',
    kind: 'invalid_setting',
    program: 'browser',
    forms: [
      {
        words: 'running as root without no sandbox is not supported',
        pattern: /Running as root without --no-sandbox is not supported/,
      },
      { words: 'no usable sandbox', pattern: /No usable sandbox!/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Chromium refuses to run without a sandbox',
    check: { text: 'See which user the container runs as', compose: 'docker compose exec {service} id' },
    repair: [
      {
        text: 'Run it as a user of its own, or start it with --no-sandbox in a container that opens trusted pages only',
      },
    ],
    source: 'Chromium content/browser/zygote_host; crbug.com/638180',
    matches: [
      'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
      '[FATAL:zygote_host_impl_linux.cc(117)] No usable sandbox! Update your kernel',
    ],
    ignores: ['started with --no-sandbox'],
  },
  {
    id: 'browser.page-late',
    kind: 'slow_dependency',
    program: 'browser',
    forms: [
      { words: 'navigation timeout of ms exceeded', pattern: /(?<value>Navigation timeout of \d{1,9} ms exceeded)/ },
      { words: 'timeout exceeded', pattern: /(?<value>(?:page|locator|frame)\.\w{1,30}: Timeout \d{1,9}ms exceeded)/ },
      { words: 'waiting for selector failed', pattern: /(?<value>Waiting for selector `[^`]{1,80}` failed)/ },
      { words: 'waiting for exceeded', pattern: /(?<value>waiting for (?:locator|selector)[^\r\n]{0,60} exceeded)/ },
      { words: 'protocolerror closed', pattern: /ProtocolError: (?<value>[^\r\n]{0,60}(?:Target|Session) closed)/ },
      {
        words: 'net',
        pattern: /(?<value>net::ERR_(?:CONNECTION_TIMED_OUT|TIMED_OUT|CONNECTION_RESET|EMPTY_RESPONSE))/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A page did not load in time for the browser: {value}',
    check: { text: 'Open the page by hand from there; a crashed tab needs /dev/shm (shm_size: 1gb)' },
    repair: [
      {
        text: 'Make the page faster, wait for a certain element instead of networkidle, give the container shm_size: 1gb or --disable-dev-shm-usage',
      },
    ],
    source: 'puppeteer and playwright timeout errors; chromium net_error_list.h',
    matches: [
      'TimeoutError: Navigation timeout of 30000 ms exceeded',
      'page.goto: Timeout 30000ms exceeded.',
      'Error: Waiting for selector `#total` failed: timeout 30000ms exceeded',
      'ProtocolError: Protocol error (Target.setDiscoverTargets): Target closed',
      'net::ERR_CONNECTION_TIMED_OUT at https://shop.example.com',
      'net::ERR_TIMED_OUT at https://shop.example.com',
      'net::ERR_CONNECTION_RESET',
      'net::ERR_EMPTY_RESPONSE',
      "waiting for locator('#x') exceeded",
    ],
    ignores: ['Navigation timeout is set to 30000 ms'],
  },
];
