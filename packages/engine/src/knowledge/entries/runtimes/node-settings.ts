import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SEE_ENVIRONMENT: Step = {
  text: 'See whether the variable reaches the process; dotenv only loads the .env of the working directory, and NEXT_PUBLIC_ and VITE_ variables are fixed at build time',
  compose: 'docker compose config {service}; docker compose exec {service} env | sort',
  kubernetes: 'kubectl set env deploy/{service} --list',
  host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
};

const SET_ENVIRONMENT: Step = {
  text: 'Set {setting|the variable} and create the container anew',
  compose: 'docker compose up -d --force-recreate {service}  # after adding it under environment: or env_file:',
  kubernetes: "kubectl set env deploy/{service} <NAME>='<value>'",
  host: 'sudo systemctl edit {service}  # [Service] Environment=<NAME>=<value>, then: sudo systemctl restart {service}',
};

export const NODE_SETTINGS: readonly CatalogueEntry[] = [
  {
    id: 'node.environment-variables-missing',
    kind: 'missing_setting',
    program: 'node',
    forms: [
      {
        words: 'config validation error is',
        pattern:
          /Config validation error: "(?<setting>[A-Za-z_]\w{0,80})" (?:is required|is not allowed to be empty|must be [^\r\n]{1,80})/,
      },
      {
        words: 'missing environment variables',
        pattern: /^\W{0,12}(?:\d{1,2}m)?Missing\W{0,6}(?:\d{1,2}m)? environment variables:/,
      },
      {
        words: 'invalid environment variables',
        pattern: /(?:^|❌ |Error: |\d{1,2}m)\s{0,4}Invalid\W{0,6}(?:\d{1,2}m)? environment variables(?::|\s{0,4}$)/,
      },
      {
        words: 'is a required variable but it was not set',
        pattern: /env-var: "(?<setting>\w{1,80})" is a required variable, but it was not set/,
      },
      {
        words: 'the following variables were defined in but are not present in the environment',
        pattern: /The following variables were defined in (?<path>[^\s]{1,80}) but are not present in the environment/,
      },
      {
        words: 'configuration key does not exist',
        pattern: /TypeError: Configuration key "(?<setting>[\w.]{1,80})" does not exist/,
      },
      {
        words: 'environment variable required',
        pattern:
          /^(?:[\w.-]{1,40}\s{0,12}\| )?(?:Uncaught )?Error: (?:Missing required e|E|Missing e)nvironment variable:? "?'?`?(?<setting>[A-Z][A-Z0-9_]{2,80})/,
      },
    ],
    nearby: [
      /^\s{0,6}(?:\S{0,6}34m)?(?<setting>[A-Z][A-Z0-9_]{2,60})(?:\S{0,6}0m)?: (?:\(required\)|\[ '(?:Required|Invalid)|undefined)/,
      /"?path"?: \[ ?["'](?<setting>[A-Z][A-Z0-9_]{2,60})["']/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Node program needs the environment variable {setting|listed below}',
    check: SEE_ENVIRONMENT,
    repair: [SET_ENVIRONMENT],
    source:
      '@nestjs/config config.module.js, config.service.js; envalid reporter.js; @t3-oss/env-core; env-var; dotenv-safe',
    matches: [
      'Error: Config validation error: "DATABASE_URL" is required',
      ' Missing environment variables:',
      "❌ Invalid environment variables: { DATABASE_URL: [ 'Required' ] }",
      'EnvVarError: env-var: "PORT" is a required variable, but it was not set',
      'MissingEnvVarsError: The following variables were defined in .env.example but are not present in the environment:',
      'TypeError: Configuration key "jwt.secret" does not exist',
      'Error: Missing required environment variable: STRIPE_SECRET_KEY',
      'Error: Environment variable JWT_SECRET is required',
    ],
    ignores: ['[dotenv@17.2.1] injecting env (12) from .env', 'Loaded environment variables from .env'],
  },
  {
    id: 'node.secret-missing',
    kind: 'missing_setting',
    program: 'node',
    forms: [
      {
        words: 'must have a value',
        pattern: /Error: (?<setting>secretOrPrivateKey|secretOrPublicKey) must have a value/,
      },
      {
        words: 'requires a secret or key',
        pattern: /TypeError: (?<object>JwtStrategy) requires a (?<setting>secret or key)/,
      },
      {
        words: 'requires a option',
        pattern:
          /TypeError: (?<object>\w{0,20}Strategy) requires a (?<setting>clientID|clientSecret|consumerKey) option/,
      },
      {
        words: 'secret option required for sessions',
        pattern: /Error: (?<setting>secret) option required for sessions/,
      },
      { words: 'missingsecret', pattern: /(?<object>\[(?:next-)?auth\])\[error\]\[?\s?(?:MissingSecret|NO_SECRET)/ },
      { words: 'next auth error no_secret', pattern: /(?<object>\[next-auth\])\[error\]\[(?<setting>NO_SECRET)\]/ },
      {
        words: 'environment variable is missing or empty',
        pattern: /The (?<setting>[A-Z][A-Z0-9_]{2,60}) environment variable is missing or empty/,
      },
      {
        words: 'neither apikey nor config authenticator provided',
        pattern: /Neither (?<setting>apiKey) nor config\.authenticator provided/,
      },
      { words: 'error is required', pattern: /Error: (?<setting>supabaseUrl|supabaseKey) is required/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object|The program} has no value for {setting|its secret}',
    check: SEE_ENVIRONMENT,
    repair: [SET_ENVIRONMENT],
    source:
      'jsonwebtoken sign.js; passport-jwt; passport-oauth2; express-session; next-auth assert.js; openai; stripe; supabase-js',
    matches: [
      'Error: secretOrPrivateKey must have a value',
      'TypeError: JwtStrategy requires a secret or key',
      'TypeError: OAuth2Strategy requires a clientID option',
      'Error: secret option required for sessions',
      '[auth][error] MissingSecret: Please define a `secret`. Read more at https://errors.authjs.dev#missingsecret',
      '[next-auth][error][NO_SECRET] ',
      'OpenAIError: The OPENAI_API_KEY environment variable is missing or empty; either provide it, or instantiate the OpenAI client with an apiKey option',
      'Error: Neither apiKey nor config.authenticator provided',
      'Error: supabaseUrl is required.',
    ],
    ignores: ['JsonWebTokenError: jwt must be provided'],
  },
  {
    id: 'nestjs.dependency-unresolved',
    kind: 'code_defect',
    program: 'nestjs',
    forms: [
      {
        words: 'nest can t resolve dependencies of the',
        pattern:
          /Nest can't resolve dependencies of the (?<object>[\w$]{1,100})(?: \([^)]{1,200}\))?\. Please make sure that the (?:argument )?"(?<value>[^"]{1,80})"/,
      },
      {
        words: 'nest can t resolve dependencies of the',
        pattern:
          /Nest can't resolve dependencies of the (?<object>[\w$]{1,100})(?: \([^)]{1,200}\))?\. Please make sure that the argument (?<value>\w{1,80} )?at index/,
      },
      { words: 'nest cannot create the instance', pattern: /Nest cannot create the (?<object>[\w$]{1,100}) instance/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Nest cannot make {object}: {value|a dependency} is not in its module',
    check: {
      text: 'Read which argument is written as ? and in which module it is looked for',
      compose: 'docker compose logs --tail 100 {service} | grep -A 12 "resolve dependencies\\|cannot create"',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 12 "resolve dependencies\\|cannot create"',
      host: 'journalctl -u {service} -n 200 | grep -A 12 "resolve dependencies"',
    },
    repair: [
      {
        text: 'Export the provider from its module and import that module here, add @Injectable() or forFeature, and use forwardRef where two files import each other',
      },
      {
        text: 'If it came with the last release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: '@nestjs/core errors/messages.js UNKNOWN_DEPENDENCIES_MESSAGE',
    matches: [
      '[Nest] 1  - ERROR [ExceptionHandler] Nest can\'t resolve dependencies of the OrderService (?, StockClient). Please make sure that the argument "OrderRepository" at index [0] is available in the OrderModule module.',
      "Error: Nest can't resolve dependencies of the OrderService (?). Please make sure that the argument Connection at index [0] is available in the AppModule context.",
      'Nest cannot create the OrderModule instance.',
    ],
    ignores: ['[Nest] 1  - LOG [InstanceLoader] OrderModule dependencies initialized +3ms'],
  },
  {
    id: 'nextjs.build-missing',
    kind: 'missing_file',
    program: 'nextjs',
    forms: [
      {
        words: 'could not find a build in the directory',
        pattern: /Could not find a (?:production|valid) build in the '(?<path>[^']{1,120})' directory/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Next.js has no build to serve in {path|its directory}',
    check: {
      text: 'See whether the build is in the image; a volume over /app hides it',
      compose: 'docker compose exec {service} sh -c "pwd; ls -a; ls .next; cat .next/BUILD_ID"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "pwd; ls -a .next"',
      host: 'ls -a .next',
    },
    repair: [
      {
        text: 'Run next build in the image before next start; with output: standalone start node .next/standalone/server.js and copy public and .next/static next to it',
        compose: 'docker compose build {service} && docker compose up -d -V {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'npm run build && sudo systemctl restart {service}',
      },
    ],
    source: 'next server/next-server.js getBuildId(); cli/next-start',
    matches: [
      "Error: Could not find a valid build in the '/app/.next' directory! Try building your app with 'next build' before starting the server.",
      "Error: Could not find a production build in the '.next' directory. Try building your app with 'next build' before starting the production server.",
    ],
    ignores: ['✓ Ready in 312ms'],
  },
  {
    id: 'nextjs.wrong-start-command',
    kind: 'invalid_setting',
    program: 'nextjs',
    forms: [
      {
        words: 'next start does not work with output configuration',
        pattern: /"next start" does not work with "output: (?<value>export|standalone)" configuration/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: '"next start" does not serve a build with output: {value}',
    check: {
      text: 'See whether the build is in the image; a volume over /app hides it',
      compose: 'docker compose exec {service} sh -c "pwd; ls -a; ls .next; cat .next/BUILD_ID"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "pwd; ls -a .next"',
      host: 'ls -a .next',
    },
    repair: [
      {
        text: 'Run next build in the image before next start; with output: standalone start node .next/standalone/server.js and copy public and .next/static next to it',
        compose: 'docker compose build {service} && docker compose up -d -V {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'npm run build && sudo systemctl restart {service}',
      },
    ],
    source: 'next server/next-server.js getBuildId(); cli/next-start',
    matches: [
      '⚠ "next start" does not work with "output: standalone" configuration. Use "node .next/standalone/server.js" instead.',
      '⚠ "next start" does not work with "output: export" configuration. Use "npx serve@latest out" instead.',
    ],
    ignores: ['✓ Ready in 312ms'],
  },
  {
    id: 'nextjs.build-worker-killed',
    kind: 'memory_exhausted',
    program: 'nextjs',
    forms: [
      {
        words: 'next js build worker exited with code and signal',
        pattern: /Next\.js build worker exited with code: (?:null|137) and signal: (?<signal>SIGKILL|SIGABRT|null)/,
      },
      {
        words: 'static worker exited with code null and signal',
        pattern: /Static worker exited with code: null and signal: (?<signal>SIG[A-Z]{2,8})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The build of Next.js was killed ({signal})',
    check: {
      text: 'See whether the kernel ended it, and how much memory the build may take; mostly for want of memory',
      compose: 'dmesg -T | grep -i "killed process" | tail -3; free -m',
      kubernetes: 'kubectl describe pod -l app={service} | grep -i oom',
      host: 'journalctl -k | grep -i "killed process" | tail -3; free -m',
    },
    repair: [
      {
        text: 'Give the build more memory (2 GB or more) or swap, or make it smaller: experimental.cpus: 1, productionBrowserSourceMaps: false, type checks and lint in a step of their own',
      },
    ],
    source: 'next lib/worker.js',
    matches: [
      'Next.js build worker exited with code: null and signal: SIGKILL',
      ' ⨯ Static worker exited with code: null and signal: SIGKILL',
    ],
    ignores: ['Next.js build worker exited with code: 1 and signal: null'],
  },
  {
    id: 'node.host-not-allowed',
    kind: 'invalid_setting',
    program: 'node',
    forms: [
      {
        words: 'blocked request this host is not allowed',
        pattern: /Blocked request\. This host \("(?<value>[^"]{1,120})"\) is not allowed/,
      },
      {
        words: 'untrustedhost host must be trusted url was',
        pattern: /UntrustedHost: Host must be trusted\. URL was: https?:\/\/(?<value>[\w.:-]{1,120})/,
      },
      {
        words: 'header from a forwarded server actions request',
        pattern: /`x-forwarded-host` header with value `(?<value>[^`]{1,120})` does not match `origin` header/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The server refuses requests for the host {value}: not among its allowed hosts',
    check: {
      text: 'Compare the host name that the browser asks for with what the proxy passes on',
      compose: 'docker compose logs --tail 50 {service}; docker compose config {service} | grep -iE "host|url"',
      kubernetes: 'kubectl get ingress; kubectl set env deploy/{service} --list | grep -iE "host|url"',
      host: 'curl -sSI -H "Host: {value}" http://localhost:3000/ | head -5',
    },
    repair: [
      {
        text: 'Add {value} to the allowed hosts: server.allowedHosts or preview.allowedHosts of Vite, AUTH_TRUST_HOST=true (or AUTH_URL) for Auth.js, serverActions.allowedOrigins of Next; a dev server does not belong behind a public name',
      },
    ],
    source: 'vite host check middleware; @auth/core assert; next server-actions',
    matches: [
      'Blocked request. This host ("shop.example.com") is not allowed.',
      '[auth][error] UntrustedHost: Host must be trusted. URL was: https://shop.example.com/api/auth/session. Read more at https://errors.authjs.dev#untrustedhost',
      '`x-forwarded-host` header with value `shop.example.com` does not match `origin` header with value `localhost:3000` from a forwarded Server Actions request. Aborting the action.',
    ],
    ignores: ['  ➜  Network: http://172.18.0.5:5173/'],
  },
];
