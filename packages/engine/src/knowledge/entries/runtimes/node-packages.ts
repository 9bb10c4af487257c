import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const INSTALL_AND_COMMIT: Step = {
  text: 'Install locally with the same package manager, commit package.json and the lock file together, and build again',
  compose: 'docker compose build {service}',
  host: 'npm install && git add package.json package-lock.json',
};

export const NODE_PACKAGES: readonly CatalogueEntry[] = [
  {
    id: 'npm.peer-conflict',
    kind: 'version_mismatch',
    program: 'npm',
    forms: [
      { words: 'npm code eresolve', pattern: /npm (?:ERR!|error) code ERESOLVE/ },
      {
        words: 'npm eresolve unable to resolve dependency tree',
        pattern: /npm (?:ERR!|error) (?:code )?ERESOLVE (?:unable to resolve dependency tree|could not resolve)/,
      },
      { words: 'err_pnpm_peer_dep_issues', pattern: /ERR_PNPM_PEER_DEP_ISSUES/ },
    ],
    nearby: [
      /Found: (?<object>@?[\w./-]{1,80})@(?<version>[\w.-]{1,30})/,
      /peer (?:\w{1,12} )?(?<object>@?[\w./-]{1,80})@"(?<wanted>[^"]{1,60})" from/,
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'npm finds no set of versions: {object|a package} should be {wanted|another version}',
    check: {
      text: 'Read "Found" and "Could not resolve dependency": they name the package and who asks for it',
      host: 'npm explain {object|<package>}; npm install --dry-run',
    },
    repair: [
      { text: 'Move one of the two to versions that belong together, or set "overrides"' },
      {
        text: 'Or have npm ignore peers as version 6 did, in .npmrc so that every build does the same',
        host: 'echo "legacy-peer-deps=true" >> .npmrc && npm install',
      },
    ],
    source: 'npm lib/utils/error-message.js, explain-eresolve.js; pnpm render-peer-issues',
    matches: [
      'npm ERR! code ERESOLVE',
      'npm error ERESOLVE unable to resolve dependency tree',
      ' ERR_PNPM_PEER_DEP_ISSUES  Unmet peer dependencies',
    ],
    ignores: ['npm warn ERESOLVE overriding peer dependency'],
  },
  {
    id: 'npm.lock-out-of-date',
    kind: 'version_mismatch',
    program: 'npm',
    forms: [
      {
        words: 'npm ci can only install packages when your package json and package lock json',
        pattern:
          /`?npm ci`? can only install packages when your package\.json and (?<path>package-lock\.json|package-lock\.json or npm-shrinkwrap\.json) /,
      },
      {
        words: 'the npm ci command can only install with an existing package lock json',
        pattern: /The `npm ci` command can only install with an existing (?<path>package-lock\.json)/,
      },
      {
        words: 'err_pnpm_outdated_lockfile cannot install with because',
        pattern:
          /ERR_PNPM_OUTDATED_LOCKFILE\s{1,4}Cannot install with "frozen-lockfile" because (?<path>pnpm-lock\.yaml)/,
      },
      {
        words: 'cannot install with frozen lockfile because',
        pattern:
          /ERR_PNPM_(?:NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)\s{1,4}Cannot (?:install with "frozen-lockfile" because|proceed with the frozen installation)/,
      },
      {
        words: 'your lockfile needs to be updated but yarn was run with',
        pattern: /Your lockfile needs to be updated, but yarn was run with `(?<value>--frozen-lockfile)`/,
      },
      {
        words: 'yn0028 the lockfile would have been modified by this install which is explicitly forbidden',
        pattern: /The lockfile would have been (?:modified|created) by this install, which is explicitly forbidden/,
      },
      {
        words: 'lockfile had changes but lockfile is frozen',
        pattern: /error: lockfile had changes, but lockfile is frozen/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'package.json and the lock file {path|of the project} do not fit each other',
    check: {
      text: 'See whether package.json was committed without the lock file, or whether another version of the package manager wrote it',
      host: 'git log --oneline -3 -- package.json package-lock.json pnpm-lock.yaml yarn.lock bun.lock',
    },
    repair: [INSTALL_AND_COMMIT],
    source:
      'npm lib/commands/ci.js; pnpm plugins-commands-installation; yarn 1 install.js; yarn berry YN0028; bun install',
    matches: [
      'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.',
      'npm ERR! The `npm ci` command can only install with an existing package-lock.json or',
      ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with package.json',
      ' ERR_PNPM_NO_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is absent',
      'error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.',
      '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.',
      'error: lockfile had changes, but lockfile is frozen',
    ],
    ignores: ['npm warn old lockfile The package-lock.json file was created with an old version of npm'],
  },
  {
    id: 'npm.not-authorised',
    kind: 'authentication_refused',
    program: 'npm',
    forms: [
      { words: 'npm code e401', pattern: /npm (?:ERR!|error) code E401/ },
      {
        words: 'npm unable to authenticate',
        pattern:
          /npm (?:ERR!|error) (?:code E401 )?Unable to authenticate, (?:your authentication token seems to be invalid|need: (?<value>[^\r\n]{1,60}))/,
      },
      { words: 'npm code e403', pattern: /npm (?:ERR!|error) code E403/ },
      { words: 'npm code eneedauth', pattern: /npm (?:ERR!|error) code ENEEDAUTH/ },
      { words: 'err_pnpm_fetch_401', pattern: /ERR_PNPM_FETCH_40[13]\s{1,4}GET https?:\/\/(?<peer>[\w.-]{1,120})/ },
    ],
    nearby: [/- (?:GET|PUT) https?:\/\/(?<peer>[\w.-]{1,120})\/(?<object>[^\s]{1,100})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry {peer|of the packages} refuses the token of npm',
    check: {
      text: 'See which registry the scope asks and whether the token variable is filled in this build',
      compose: 'docker compose config | grep -iE "npm_token|node_auth_token"',
      host: 'npm config get registry; npm whoami --registry=https://{peer|registry.npmjs.org}/; grep -n "_authToken" ~/.npmrc .npmrc | sed "s/=.*/=.../"',
    },
    repair: [
      {
        text: 'Issue a new token and hand it to the build as a secret (in a Dockerfile RUN --mount=type=secret,id=npmrc), with read rights for the scope',
        compose: 'docker compose build --secret id=npmrc,src=$HOME/.npmrc {service}',
        host: 'npm login --registry=https://{peer|registry.npmjs.org}/',
      },
    ],
    source: 'npm lib/utils/error-message.js E401, ENEEDAUTH; npm-registry-fetch; pnpm fetch',
    matches: [
      'npm ERR! code E401',
      'npm error Unable to authenticate, your authentication token seems to be invalid.',
      'npm error code E403',
      'npm ERR! code ENEEDAUTH',
      ' ERR_PNPM_FETCH_401  GET https://npm.pkg.github.com/@acme%2Fui: Unauthorized - 401',
    ],
    ignores: ['npm http fetch GET 200 https://registry.npmjs.org/express 84ms (cache revalidated)'],
  },
  {
    id: 'npm.package-not-found',
    kind: 'missing_object',
    program: 'npm',
    forms: [
      {
        words: 'npm 404 is not in this registry',
        pattern: /npm (?:ERR!|error) 404\s{1,4}'(?<object>[^']{1,120})' is not in (?:this|the npm) registry/,
      },
      {
        words: 'npm notarget no matching version found for',
        pattern: /npm (?:ERR!|error) notarget No matching version found for (?<object>[^\s]{1,120})/,
      },
      {
        words: 'npm 404 could not be found',
        pattern: /npm (?:ERR!|error) 404\s{1,4}The requested resource '(?<object>[^']{1,120})' could not be found/,
      },
      {
        words: 'err_pnpm_no_matching_version no matching version found for',
        pattern: /ERR_PNPM_NO_MATCHING_VERSION\s{1,4}No matching version found for (?<object>[^\s]{1,120})/,
      },
      {
        words: 'couldn t find package required by on the npm registry',
        pattern:
          /Couldn't find package "(?<object>[^"]{1,120})"(?: required by "[^"]{1,80}")? on the "\w{1,12}" registry/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The registry has no {object}',
    check: {
      text: 'See which registry was asked and which versions it has; a private package needs its scope in .npmrc',
      host: 'npm config get registry; npm view {object} versions',
    },
    repair: [
      {
        text: 'Correct name or version, point the scope to its registry (@acme:registry=https://...), or wait until the mirror has the new version',
      },
    ],
    source: 'npm lib/utils/error-message.js E404, ETARGET; pnpm npm-resolver; yarn 1',
    matches: [
      "npm ERR! 404  '@acme/ui@^2.0.0' is not in this registry.",
      'npm error notarget No matching version found for express@9.9.9.',
      "npm error 404  The requested resource 't3-env@*' could not be found or you do not have permission to access it.",
      ' ERR_PNPM_NO_MATCHING_VERSION  No matching version found for express@9.9.9',
      'error Couldn\'t find package "@acme/ui" required by "shop@1.0.0" on the "npm" registry.',
    ],
    ignores: ['npm http fetch GET 404 https://registry.npmjs.org/@acme%2fui 84ms'],
  },
  {
    id: 'npm.integrity',
    kind: 'data_corruption',
    program: 'npm',
    forms: [
      { words: 'npm code eintegrity', pattern: /npm (?:ERR!|error) code EINTEGRITY/ },
      {
        words: 'npm integrity checksum failed when using wanted but got',
        pattern:
          /npm (?:ERR!|error) .{0,60}integrity checksum failed when using (?<value>sha\d{1,3}): wanted (?<wanted>\S{1,120}) but got (?<version>\S{1,120})\./,
      },
      {
        words: 'err_pnpm_tarball_integrity got unexpected checksum for',
        pattern: /ERR_PNPM_TARBALL_INTEGRITY\s{1,4}Got unexpected checksum for "(?<object>[^"]{1,160})"/,
      },
      {
        words: 'integrity check failed for',
        pattern: /Integrity check failed for "(?<object>[^"]{1,100})" \(computed integrity doesn't match our records/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The downloaded package {object|named below} has another checksum than the lock file says',
    check: {
      text: 'See whether the same version differs on the registry (a mirror, a proxy that alters it, a package published anew) or only in the own cache',
      host: 'npm cache verify; npm view {object|<package>} dist.integrity',
    },
    repair: [
      {
        text: 'Empty the cache and install again; if it differs still, find out why before the lock file is changed: an altered package is what the checksum protects from',
        host: 'npm cache clean --force && rm -rf node_modules && npm ci',
        destructive: true,
      },
    ],
    source: 'npm ssri; pnpm worker TARBALL_INTEGRITY; yarn 1 tarball-fetcher',
    matches: [
      'npm ERR! code EINTEGRITY',
      'npm error sha512-aaa= integrity checksum failed when using sha512: wanted sha512-aaa= but got sha512-bbb=. (1024 bytes)',
      ' ERR_PNPM_TARBALL_INTEGRITY  Got unexpected checksum for "https://registry.npmjs.org/express/-/express-4.18.2.tgz". Wanted "sha512-aaa".',
      'error https://registry.yarnpkg.com/left-pad/-/left-pad-1.3.0.tgz: Integrity check failed for "left-pad" (computed integrity doesn\'t match our records, got "sha512-bbb")',
    ],
    ignores: ['npm verb verifying integrity of express@4.18.2'],
  },
  {
    id: 'npm.native-build-failed',
    kind: 'missing_module',
    program: 'npm',
    forms: [
      {
        words: 'gyp err find python',
        pattern:
          /gyp ERR! find (?<object>Python) (?:\*{0,4}\s{0,2})?(?:Could not find any Python installation|You need to install)/,
      },
      {
        words: 'gyp err stack error not found make',
        pattern: /gyp ERR! stack Error: not found: (?<object>make|g\+\+|cc)/,
      },
      {
        words: 'gyp err stack error make failed with exit code',
        pattern: /gyp ERR! stack Error: `(?<object>make)` failed with exit code: (?<signal>\d{1,3})/,
      },
    ],
    nearby: [/npm (?:ERR!|error) path (?<path>\/[^\s]{1,200})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'npm cannot compile a native module in {path|node_modules}: {object} fails or is missing',
    check: {
      text: 'Read the first "error:" of the compiler, and see whether there is a prebuilt binary for this Node and platform at all',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -iE "gyp ERR|error:" | head -20',
      host: 'npm rebuild --verbose 2>&1 | grep -iE "gyp ERR|error:" | head -20',
    },
    repair: [
      {
        text: 'Install the tools in the stage that builds (python3 make g++), or take a version of the module that has binaries for this Node',
        compose:
          'docker compose build {service}  # after RUN apk add --no-cache python3 make g++  (Debian: apt-get install -y python3 make g++)',
        host: 'sudo apt-get install -y python3 make g++ && npm ci',
      },
    ],
    source: 'node-gyp lib/find-python.js, lib/configure.js, lib/build.js',
    matches: [
      'gyp ERR! find Python You need to install the latest version of Python.',
      'gyp ERR! stack Error: not found: make',
      'gyp ERR! stack Error: `make` failed with exit code: 2',
    ],
    ignores: ['gyp info find Python using Python version 3.11.7 found at "/usr/bin/python3"'],
  },
  {
    id: 'npm.script-missing',
    kind: 'invalid_setting',
    program: 'npm',
    forms: [
      {
        words: 'npm missing script',
        pattern: /npm (?:ERR!|error) (?:[Mm]issing script:) "?(?<object>[\w:.-]{1,80})"?/,
      },
      {
        words: 'error command not found',
        pattern: /^(?:[\w.-]{1,40}\s{0,12}\| )?error Command "(?<object>[\w:.-]{1,80})" not found\.$/,
      },
      {
        words: 'err_pnpm_no_script missing script',
        pattern: /ERR_PNPM_NO_SCRIPT\s{1,4}Missing script: (?<object>[\w:.-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'npm finds no script {object} in package.json',
    check: {
      text: 'See in which directory the command runs and which scripts are there',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "pwd; ls; npm run"',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..command}{..args}{..workingDir}"',
      host: 'npm run',
    },
    repair: [
      {
        text: 'Correct the command or WORKDIR, or add the script to package.json; a volume over the directory hides the package.json of the image',
        compose: 'docker compose up -d {service}  # after correcting command: or volumes:',
        kubernetes: 'kubectl edit deploy/{service}',
      },
    ],
    source:
      'npm @npmcli/run-script, lib/commands/run-script.js; yarn 1 cli/commands/run.js; pnpm plugin-commands-script-runners',
    matches: [
      'npm ERR! Missing script: "start:prod"',
      'error Command "start:prod" not found.',
      ' ERR_PNPM_NO_SCRIPT  Missing script: start:prod',
    ],
    ignores: ['> shop@1.0.0 start:prod'],
  },
  {
    id: 'corepack.package-manager',
    kind: 'version_mismatch',
    program: 'corepack',
    forms: [
      { words: 'cannot find matching keyid', pattern: /Error: Cannot find matching keyid/ },
      {
        words: 'this project s package json defines however the current global version of yarn is',
        pattern:
          /This project's package\.json defines "packageManager": "(?<wanted>[^"]{1,60})"\. However the current global version of (?<object>Yarn) is (?<version>[\d.]{1,20})/,
      },
      {
        words: 'this project is configured to use',
        pattern:
          /(?:UsageError: |error: )?This project is configured to use (?<wanted>yarn|pnpm|npm)(?: because (?<path>\S{1,200}) has a "packageManager" field| \()?/,
      },
      {
        words: 'err_pnpm_bad_pm_version',
        pattern:
          /ERR_PNPM_BAD_PM_VERSION\s{1,4}This project is configured to use v(?<wanted>[\d.]{1,20}) of pnpm\. Your current pnpm is v(?<version>[\d.]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Corepack does not run the package manager {wanted|of the project}: too old for its keys',
    check: {
      text: 'Compare "packageManager" in package.json with what runs',
      host: 'grep packageManager package.json; corepack --version; npm --version; pnpm --version; yarn --version',
    },
    repair: [
      {
        text: 'Use the named one through corepack, and renew corepack itself where it does not know the new signing keys (below 0.31)',
        compose: 'docker compose build {service}  # after RUN npm install -g corepack@latest && corepack enable',
        host: 'npm install -g corepack@latest && corepack enable',
      },
    ],
    source: 'corepack sources/npmRegistryUtils.ts, Engine.ts; yarn 1 cli/index.js; pnpm switch-cli-version',
    matches: [
      'Error: Cannot find matching keyid: {"signatures":[{"sig":"MEUC","keyid":"SHA256:DhQ8wR5APBvFHLF/+Tc+AYvPOdTpcIDqOhxsBHRwC7U"}],"keys":[]}',
      'error This project\'s package.json defines "packageManager": "yarn@4.1.0". However the current global version of Yarn is 1.22.22.',
      'UsageError: This project is configured to use pnpm because /app/package.json has a "packageManager" field',
      ' ERR_PNPM_BAD_PM_VERSION  This project is configured to use v9.1.0 of pnpm. Your current pnpm is v8.15.0',
    ],
    ignores: ['! Corepack is about to download https://registry.npmjs.org/pnpm/-/pnpm-9.1.0.tgz'],
  },
];
