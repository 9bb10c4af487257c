import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FEATURE_FLAGS: readonly CatalogueEntry[] = [
  {
    id: 'launchdarkly.key-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalid sdk key', pattern: /Received (?:HTTP )?error 401 \(invalid SDK key\)/ },
      {
        words: 'launchdarkly client',
        pattern:
          /LaunchDarkly client (?:initialization failed|failed to initialize)[^\n]{0,60}(?:401|403|invalid SDK key)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'launchdarkly',
    specificity: 3,
    means: 'LaunchDarkly refuses the SDK key',
    check: {
      text: 'See which key the process has',
      compose: 'docker compose exec {service} printenv | grep -i LAUNCHDARKLY',
      kubernetes: 'kubectl exec deploy/{service} -- printenv | grep -i LAUNCHDARKLY',
    },
    repair: [
      {
        text: 'Set the SDK key of the environment (sdk-… for servers, mobile key or client-side id for clients); flags give their defaults until then',
      },
    ],
    source: 'LaunchDarkly SDK source, httpErrorMessage',
    matches: [
      'error: [LaunchDarkly] Received error 401 (invalid SDK key) for streaming connection - giving up permanently',
      'ERROR [LaunchDarkly] LaunchDarkly client failed to initialize: received 401, Authentication failed. Double check your SDK key.',
    ],
    ignores: ['LaunchDarkly client initialized'],
  },
  {
    id: 'launchdarkly.not-initialized',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'called before client initialization completed',
        pattern: /(?:[Vv]ariation|[Ff]lag evaluation) called before (?:LaunchDarkly )?client initialization completed/,
      },
      {
        words: 'for launchdarkly client to initialize',
        pattern: /Waiting up to (?<limit>\d{1,6}) ?(?:ms|milliseconds|seconds) for LaunchDarkly client to initialize/,
      },
      {
        words: 'launchdarkly client was not successfully initialized',
        pattern: /LaunchDarkly client was not successfully initialized/,
      },
      {
        words: 'timeout encountered waiting for launchdarkly client initialization',
        pattern: /Timeout encountered waiting for LaunchDarkly client initialization/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'launchdarkly',
    specificity: 2,
    means: 'The LaunchDarkly client is not ready: flags give their defaults',
    check: { text: 'Reach stream.launchdarkly.com from the process', host: 'curl -sI https://stream.launchdarkly.com' },
    repair: [
      { text: 'Open the way out (proxy, TLS), wait for initialization at start, and keep one client for the process' },
    ],
    source: 'LaunchDarkly SDK source',
    matches: [
      "warn: [LaunchDarkly] Variation called before LaunchDarkly client initialization completed (did you wait for the'ready' event?) - using default value",
      'INFO LaunchDarkly: Waiting up to 5000 milliseconds for LaunchDarkly client to initialize...',
      'WARN LaunchDarkly: LaunchDarkly client was not successfully initialized',
      'WARN LaunchDarkly: Timeout encountered waiting for LaunchDarkly client initialization',
    ],
    ignores: ['LaunchDarkly client initialized'],
  },
  {
    id: 'launchdarkly.flag-unknown',
    kind: 'missing_object',
    forms: [
      {
        words: 'unknown feature flag returning default value',
        pattern: /Unknown feature flag "?(?<object>[\w.-]{1,80})"?[;,] returning default value/,
      },
      { words: 'flag not found', pattern: /Flag (?:key )?["'](?<object>[\w.-]{1,80})["'] (?:was )?not found/ },
      {
        words: 'flag_not_found',
        pattern: /FLAG_NOT_FOUND(?:[^\w\n]{1,10}(?:flag |Flag )?["'`]?(?<object>[\w.-]{1,80}))?/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'launchdarkly',
    specificity: 1,
    means: 'The feature flag {object|asked for} is not known: its default is used',
    check: {
      text: 'See whether it exists in this environment',
      host: 'curl -s -H "Authorization: <token>" https://app.launchdarkly.com/api/v2/flags/<project>/{object}',
    },
    repair: [{ text: 'Create it (and make it available to the SDK), or correct its key' }],
    source: 'LaunchDarkly SDK source; OpenFeature specification, error codes',
    matches: [
      'info: [LaunchDarkly] Unknown feature flag "new-checkout"; returning default value',
      '{"level":"warn","msg":"Flag \'new-checkout\' was not found"}',
      'openfeature.exception.FlagNotFoundError: FLAG_NOT_FOUND: flag new-checkout not found',
    ],
    ignores: ['flag new-checkout evaluated: true'],
  },
  {
    id: 'unleash.refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'response was not statuscode 2xx but was',
        pattern:
          /(?:Unleash Repository error|UnleashError|Unleash).{0,60}Response was not statusCode 2XX, but was (?<value>40[13])/,
      },
      { words: 'response from unleash server was', pattern: /Response from Unleash server was (?<value>40[13])/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'unleash',
    specificity: 3,
    means: 'Unleash refuses the client: {value}',
    check: {
      text: 'See which token and URL the process has',
      compose: 'docker compose exec {service} printenv | grep -i UNLEASH',
    },
    repair: [{ text: 'Use a client token (project:environment.hash) of this environment, and the URL with /api' }],
    source: 'unleash-client-node source, repository',
    matches: [
      '[2026-11-29T10:00:00.000Z] [UnleashError: Unleash Repository error: Response was not statusCode 2XX, but was 401]',
      'Unleash: Response was not statusCode 2XX, but was 403',
      'Response from Unleash server was 401',
    ],
    ignores: ['Unleash synchronized'],
  },
  {
    id: 'flag-service.not-reached',
    kind: 'unreachable',
    forms: [
      {
        words: 'unable to get valid response from flagsmith api',
        pattern: /Unable to get valid response from Flagsmith API/,
      },
      {
        words: 'your sdk key seems to be wrong you can find the valid sdk key at',
        pattern: /Your SDK Key seems to be wrong\. You can find the valid SDK Key at (?<path>\S{1,60})/,
      },
      {
        words: 'could not fetch',
        pattern: /could not fetch (?:feature )?(?:flags|toggles|features)(?: from (?<peer>\S{1,80}))?/i,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The feature-flag service gives no flags: defaults are used',
    check: { text: "Ask it with the process's key", host: 'curl -sI <flag service>' },
    repair: [
      {
        text: 'Repair way out, address or key (Flagsmith: environment key; ConfigCat: SDK key); it changes behaviour only where defaults differ',
      },
    ],
    source: 'OpenFeature specification; Flagsmith, ConfigCat and Unleash SDKs',
    matches: [
      'flagsmith.exceptions.FlagsmithAPIError: Unable to get valid response from Flagsmith API.',
      '[ConfigCat] ERROR [1100] Your SDK Key seems to be wrong. You can find the valid SDK Key at https://app.configcat.com/sdkkey. Status unexpected: 404',
      'ERROR unleash: could not fetch feature toggles from https://unleash.example.com/api',
    ],
    ignores: ['fetched 12 flags'],
  },
];
