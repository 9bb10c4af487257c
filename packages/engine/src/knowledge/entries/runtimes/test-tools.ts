import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TEST_TOOLS: readonly CatalogueEntry[] = [
  {
    id: 'browser-driver.no-session',
    kind: 'version_mismatch',
    forms: [{ words: 'message session not created', pattern: /Message: session not created(?:: (?<value>.{1,120}))?/ }],
    role: 'either',
    fault: 'change',
    specificity: 2,
    means: 'The browser driver makes no session: {value|it does not fit the browser}',
    check: { text: 'Compare them', host: 'google-chrome --version; chromedriver --version' },
    repair: [
      {
        text: "Install the driver of the browser's major version, or let Selenium Manager (4.6 and newer) fetch it",
        host: 'npx @puppeteer/browsers install chromedriver@<major>',
      },
    ],
    source: 'ChromeDriver source, session_commands.cc',
    matches: [
      'SessionNotCreatedException: Message: session not created: cannot connect to chrome at 127.0.0.1:9222',
      'selenium.common.exceptions.SessionNotCreatedException: Message: session not created: probably user data directory is already in use',
    ],
    ignores: ['session created'],
  },
  {
    id: 'browser.does-not-start',
    kind: 'crash_signal',
    forms: [
      { words: 'devtoolsactiveport file doesn t exist', pattern: /DevToolsActivePort file doesn't exist/ },
      { words: 'failed to launch the browser process', pattern: /Failed to launch the browser process!/ },
      { words: 'chrome failed to start', pattern: /Chrome failed to start: (?<value>.{1,80})/ },
      {
        words: 'host system is missing dependencies to run browsers',
        pattern: /Host system is missing dependencies to run browsers/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The test browser does not start: {value|libraries, sandbox, memory or user}',
    check: { text: 'Start it by hand', host: 'chromium --headless --no-sandbox --disable-gpu --dump-dom about:blank' },
    repair: [
      {
        text: 'Install its libraries (npx playwright install --with-deps), run with --no-sandbox as root only in containers you trust, give /dev/shm or --disable-dev-shm-usage, no profile that another browser holds',
        host: 'npx playwright install --with-deps chromium',
      },
    ],
    source: 'Puppeteer troubleshooting; ChromeDriver; Playwright registry',
    matches: [
      "selenium.common.exceptions.WebDriverException: Message: unknown error: DevToolsActivePort file doesn't exist",
      'Error: Failed to launch the browser process! undefined',
      'session not created: Chrome failed to start: exited normally.',
      'Host system is missing dependencies to run browsers.',
    ],
    ignores: ['browser launched'],
  },
  {
    id: 'cypress.server-not-running',
    kind: 'connection_refused',
    forms: [
      {
        words: 'cypress failed to verify that your server is running',
        pattern: /Cypress failed to verify that your server is running/,
      },
      {
        words: 'the test runner unexpectedly exited via a event with signal',
        pattern:
          /The Test Runner unexpectedly exited via a(?:n)? (?<value>\w{1,10}) event with signal (?<signal>SIG\w{1,8})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cypress finds no application at baseUrl, or its browser ended',
    check: { text: 'Ask the address', host: 'curl -sI <baseUrl>' },
    repair: [
      {
        text: 'Start the app and wait for it (start-server-and-test, wait-on) before the tests; a signal mostly means memory or a missing display (xvfb)',
      },
    ],
    source: 'Cypress source, server/lib/errors',
    matches: [
      'Cypress failed to verify that your server is running.',
      'The Test Runner unexpectedly exited via a exit event with signal SIGABRT',
    ],
    ignores: ['Cypress verified that the server is running'],
  },
  {
    id: 'testcontainers.no-docker',
    kind: 'missing_object',
    forms: [
      { words: 'could not find a valid docker environment', pattern: /Could not find a valid Docker environment/ },
      {
        words: 'could not find a working container runtime strategy',
        pattern: /Could not find a working container runtime strategy/,
      },
      {
        words: 'timed out waiting for container port to open',
        pattern:
          /Timed out waiting for container port to open \((?<peer>\S{1,60}) ports: \[(?<port>[\d, ]{1,40})\] should be listening\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Testcontainers has no Docker, or its container did not open {port|its port}',
    check: { text: "Ask Docker as the build's account", host: 'docker info | head -5; echo $DOCKER_HOST' },
    repair: [
      {
        text: "Give the job a Docker socket or DOCKER_HOST (dind with TESTCONTAINERS_HOST_OVERRIDE), start Docker Desktop, or read the container's own log",
      },
    ],
    source: 'Testcontainers source, DockerClientProviderStrategy',
    matches: [
      'java.lang.IllegalStateException: Could not find a valid Docker environment. Please see logs and check configuration',
      'Error: Could not find a working container runtime strategy',
      'org.testcontainers.containers.ContainerLaunchException: Timed out waiting for container port to open (localhost ports: [32768] should be listening)',
    ],
    ignores: ['Found Docker environment with local Unix socket'],
  },
  {
    id: 'jest.notices',
    kind: null,
    forms: [
      {
        words: 'a worker process has failed to exit gracefully and has been force exited',
        pattern: /A worker process has failed to exit gracefully and has been force exited/,
      },
      {
        words: 'jest did not exit one second after the test run has completed',
        pattern: /Jest did not exit one second after the test run has completed/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: "Jest's tests leave something open (a server, a pool, a timer); their result stands",
    check: { text: 'See what stays open', host: 'npx jest --detectOpenHandles --runInBand' },
    repair: [],
    source: 'Jest source, jest-worker',
    matches: [
      'A worker process has failed to exit gracefully and has been force exited. This is likely caused by tests leaking due to improper teardown.',
      'Jest did not exit one second after the test run has completed.',
    ],
    ignores: ['Test suite failed to run'],
  },
  {
    id: 'jest.suite-not-run',
    kind: 'code_defect',
    forms: [
      { words: 'test suite failed to run', pattern: /Test suite failed to run/ },
      { words: 'jest encountered an unexpected token', pattern: /Jest encountered an unexpected token/ },
      {
        words: 'your test suite must contain at least one test',
        pattern: /Your test suite must contain at least one test/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Jest could not run a test file: an import or its syntax fails',
    check: { text: 'Run this file alone', host: 'npx jest <file> --no-cache' },
    repair: [
      {
        text: 'Repair the import, or let the file be transformed (transformIgnorePatterns for ESM packages, ts-jest or babel for TypeScript)',
      },
    ],
    source: 'Jest source',
    matches: [
      '  ● Test suite failed to run',
      '    Jest encountered an unexpected token',
      '    Your test suite must contain at least one test.',
    ],
    ignores: ['Tests:       12 passed, 12 total'],
  },
  {
    id: 'quality-gate.failed',
    kind: 'code_defect',
    forms: [
      { words: 'quality gate status failed', pattern: /QUALITY GATE STATUS: FAILED/ },
      { words: 'quality gate', pattern: /Quality [Gg]ate (?:failed|is 'ERROR'|status: ERROR)/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The quality gate of SonarQube is not passed',
    check: {
      text: 'Look which condition fails',
      host: "curl -s -u <token>: '<sonar>/api/qualitygates/project_status?projectKey=<key>' | jq .projectStatus.conditions",
    },
    repair: [{ text: 'Repair the new issues or coverage that it names, or change the gate on purpose' }],
    source: 'SonarScanner, sonar.qualitygate.wait',
    matches: [
      'ERROR: QUALITY GATE STATUS: FAILED - View details on https://sonar.example.com/dashboard?id=shop',
      'Pipeline aborted due to quality gate failure: Quality gate status: ERROR',
    ],
    ignores: ['QUALITY GATE STATUS: PASSED'],
  },
  {
    id: 'trivy.database-not-loaded',
    kind: 'rate_limited',
    forms: [
      {
        words: 'toomanyrequests',
        pattern: /failed to download (?:vulnerability DB|Java DB|artifact from \S{1,80}).{0,200}TOOMANYREQUESTS/,
      },
      { words: 'failed to download vulnerability db', pattern: /failed to download vulnerability DB/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Trivy could not load its database of vulnerabilities',
    check: {
      text: 'See whether a mirror is set',
      host: 'trivy image --download-db-only --db-repository public.ecr.aws/aquasecurity/trivy-db',
    },
    repair: [
      {
        text: 'Cache it between jobs (TRIVY_CACHE_DIR), and take it from a mirror',
        host: 'export TRIVY_DB_REPOSITORY=public.ecr.aws/aquasecurity/trivy-db:2 TRIVY_JAVA_DB_REPOSITORY=public.ecr.aws/aquasecurity/trivy-java-db:1',
      },
    ],
    source: 'Trivy discussions, TOOMANYREQUESTS',
    matches: [
      'FATAL Fatal error init error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download vulnerability DB: TOOMANYREQUESTS: retry-after: 1ms, allowed: 44000/minute',
      'FATAL	Fatal error	image scan error: scan error: unable to initialize a scanner: failed to download vulnerability DB: Get "https://ghcr.io/v2/": dial tcp: i/o timeout',
    ],
    ignores: ['Vulnerability DB downloaded'],
  },
  {
    id: 'release-bot.token-missing',
    kind: 'missing_setting',
    forms: [
      { words: 'enoghtoken', pattern: /(?<value>ENOGHTOKEN)/ },
      { words: 'enonpmtoken', pattern: /(?<value>ENONPMTOKEN)/ },
      { words: 'tokenless has reached github rate limit', pattern: /Tokenless has reached GitHub rate limit/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The release or upload has no token ({value|Codecov})',
    check: { text: 'See which secrets the job gets', host: 'gh secret list' },
    repair: [
      {
        text: 'Give GITHUB_TOKEN, NPM_TOKEN (automation, with rights to the package) or CODECOV_TOKEN to the step; secrets are not given to pull requests of forks',
      },
    ],
    source: 'semantic-release plugins, error definitions; codecov uploader',
    matches: [
      '[semantic-release] › ✘  ENOGHTOKEN No GitHub token specified.',
      '✘  ENONPMTOKEN No npm token specified.',
      'Upload failed: {"detail":"Tokenless has reached GitHub rate limit. Please upload using a token: https://docs.codecov.com/docs/adding-the-codecov-token."}',
    ],
    ignores: ['✔  Published release 1.2.3'],
  },
  {
    id: 'release-bot.token-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'einvalidnpmtoken', pattern: /(?<value>EINVALIDNPMTOKEN)/ },
      { words: 'einvalidghtoken', pattern: /(?<value>EINVALIDGHTOKEN)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The release bot cannot log in: {value}',
    check: { text: 'Try the token', host: 'npm whoami; gh auth status' },
    repair: [
      {
        text: 'Make a new one: NPM_TOKEN of kind automation with rights to the package (no one-time password), GITHUB_TOKEN with contents: write',
      },
    ],
    source: 'semantic-release plugins, error definitions; codecov uploader',
    matches: ['✘  EINVALIDNPMTOKEN Invalid npm token.', '✘  EINVALIDGHTOKEN Invalid GitHub token.'],
    ignores: ['✔  Published release 1.2.3'],
  },
];
