import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NPM: readonly CatalogueEntry[] = [
  {
    id: 'npm.command-failed',
    kind: 'code_defect',
    program: 'npm',
    forms: [
      { words: 'npm code', pattern: /npm (?:ERR!|error) code (?:ELIFECYCLE|1|127|2|126)(?:$|[\r\n\s])/ },
      { words: 'npm', pattern: /npm (?:ERR!|error) (?:Lifecycle script|command failed)/ },
      {
        words: 'elifecycle command failed with exit code',
        pattern: /ELIFECYCLE\s{1,4}Command failed with exit code (?<value>\d{1,3})/,
      },
      {
        words: 'error command failed with exit code',
        pattern: /error Command failed with exit code (?<value>\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'A script that npm runs ended with an error',
    check: { text: 'Read the lines above it: the program says why itself' },
    repair: [{ text: 'Repair what the lines above name' }],
    source: 'npm cli lib/utils/error-message.js; pnpm; yarn 1',
    matches: [
      'npm error code 1',
      'npm ERR! code ELIFECYCLE',
      'npm error Lifecycle script `build` failed with error:',
      'npm error command failed',
      ' ELIFECYCLE  Command failed with exit code 1.',
      'error Command failed with exit code 1.',
      'npm error code 127',
      'npm error code 2',
      'npm error code 126',
    ],
    ignores: ['npm notice code 1 of conduct'],
  },
  {
    id: 'npm.registry-unreachable',
    kind: 'unreachable',
    program: 'npm',
    forms: [
      {
        words: 'npm code',
        pattern:
          /npm (?:ERR!|error) code (?<value>ECONNRESET|ETIMEDOUT|ESOCKETTIMEDOUT|ECONNREFUSED|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)/,
      },
      {
        words: 'npm network timeout at',
        pattern: /npm (?:ERR!|error) (?<value>network timeout) at: https?:\/\/(?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'npm network',
        pattern:
          /npm (?:ERR!|error) (?<value>network (?:request to|This is a problem related to network connectivity))/,
      },
      {
        words: 'warn get error',
        pattern: /WARN\s{1,4}GET https?:\/\/(?<peer>[\w.-]{1,120})\S{0,200} error \((?<value>E\w{1,30})\)/,
      },
      {
        words: 'there appears to be trouble with your network connection',
        pattern: /(?<value>There appears to be trouble with your network connection)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'npm does not get through to the registry ({value})',
    check: {
      text: 'Ask the registry from where the build runs',
      compose: 'docker run --rm alpine wget -qSO- https://registry.npmjs.org/-/ping',
      host: 'npm ping',
    },
    repair: [
      {
        text: 'Repair name resolution or the proxy of the build (npm config get proxy), or try again; a cache or mirror of packages keeps builds alive',
      },
    ],
    source: 'npm cli lib/utils/error-message.js; yarn 1',
    matches: [
      'npm error code ECONNRESET',
      'npm ERR! code ETIMEDOUT',
      'npm ERR! code ESOCKETTIMEDOUT',
      'npm error code ECONNREFUSED',
      'npm ERR! code ERR_SOCKET_TIMEOUT',
      'npm error code EIDLETIMEOUT',
      'npm error network timeout at: https://registry.npmjs.org/react',
      'npm ERR! network request to https://registry.npmjs.org/react failed, reason: connect ETIMEDOUT',
      'npm error network This is a problem related to network connectivity.',
      ' WARN  GET https://registry.npmjs.org/react error (ECONNRESET). Will retry in 10 seconds.',
      'info There appears to be trouble with your network connection. Retrying...',
    ],
    ignores: ['npm http fetch GET 200 https://registry.npmjs.org/react'],
  },
  {
    id: 'npm.package-or-version-unknown',
    kind: 'missing_object',
    program: 'npm',
    forms: [
      {
        words: 'npm 404 not found',
        pattern:
          /npm (?:ERR!|error) 404 {1,2}Not Found - \w{3,4} https?:\/\/(?<peer>[\w.-]{1,120})\/(?<object>\S{1,120})/,
      },
      { words: 'npm code etarget', pattern: /npm (?:ERR!|error) code ETARGET/ },
      { words: 'err_pnpm_fetch_404', pattern: /ERR_PNPM_FETCH_404/ },
      { words: 'err_pnpm_no_matching_version', pattern: /ERR_PNPM_NO_MATCHING_VERSION/ },
      { words: 'couldn t find package', pattern: /Couldn't find package "(?<object>[^"]{1,80})"/ },
      { words: 'couldn t find any versions for', pattern: /Couldn't find any versions for "(?<object>[^"]{1,80})"/ },
      { words: 'yn0035 not found', pattern: /YN0035: .{0,120}(?<object>Package not found)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry has no package {object|of that name or version}',
    check: { text: 'Ask the registry for it', host: 'npm view <package> versions' },
    repair: [
      {
        text: 'Correct name or version; for a private package set its registry and a token in .npmrc (a 404 is also the answer to who may not see it)',
      },
    ],
    source: 'npm cli lib/utils/error-message.js E404, ETARGET; pnpm.io/errors; yarn',
    matches: [
      'npm error 404 Not Found - GET https://registry.npmjs.org/@acme%2fprivate - Not found',
      'npm error code ETARGET',
      ' ERR_PNPM_FETCH_404  GET https://registry.npmjs.org/@acme%2Fx: Not Found - 404',
      ' ERR_PNPM_NO_MATCHING_VERSION  No matching version found for left-pad@9.9.9',
      'error Couldn\'t find package "acme-x" on the "npm" registry.',
      'error Couldn\'t find any versions for "left-pad" that matches "^9.0.0"',
      '➤ YN0035: │ acme-x@npm:^1.0.0: Package not found',
    ],
    ignores: ['npm notice 404 pages are cached'],
  },
  {
    id: 'npm.manifest-missing',
    kind: 'missing_file',
    program: 'npm',
    forms: [
      { words: 'could not read package json error enoent', pattern: /Could not read package\.json: Error: ENOENT/ },
      { words: 'err_pnpm_no_pkg_manifest', pattern: /ERR_PNPM_NO_PKG_MANIFEST/ },
      { words: 'npm path json', pattern: /npm (?:ERR!|error) path \S{1,200}package\.json/ },
      {
        words: 'couldn t find a package json file in',
        pattern: /Couldn't find a package\.json file in "(?<path>[^"]{1,200})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'There is no package.json or lock where {program} looks',
    check: {
      text: 'See what stands in the directory: WORKDIR, COPY and .dockerignore',
      compose: 'docker compose run --rm --entrypoint ls {service} -la',
    },
    repair: [
      {
        text: 'Copy package.json and the lock before the install, run it in their directory, and do not mount an empty volume over it',
      },
    ],
    source: 'npm cli lib/utils/error-message.js; pnpm.io/errors',
    matches: [
      "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/app/package.json'",
      ' ERR_PNPM_NO_PKG_MANIFEST  No package.json found in /app',
      'npm error path /app/package.json',
      'error Couldn\'t find a package.json file in "/app"',
    ],
    ignores: ['package.json read'],
  },
];
