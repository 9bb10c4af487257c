import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NODE: readonly CatalogueEntry[] = [
  {
    id: 'node.module-missing',
    kind: 'missing_module',
    program: 'node',
    forms: [
      {
        words: 'cannot find module',
        pattern: /Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find module '(?<object>[^']{1,200})'/,
      },
      {
        words: 'err_module_not_found cannot find package imported from',
        pattern: /Cannot find package '(?<object>[^']{1,120})' imported from (?<path>[^\s]{1,200})/,
      },
      {
        words: 'module not found can t resolve',
        pattern: /Module not found: (?:Error: )?Can't resolve '(?<object>[^']{1,160})'(?: in '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'failed to resolve import from does the file exist',
        pattern: /Failed to resolve import "(?<object>[^"]{1,160})" from "(?<path>[^"]{1,200})"/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Node does not find the module {object}',
    check: {
      text: 'See whether node_modules and the built files are there: a volume mounted over /app hides them, and production installs leave out devDependencies',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "pwd; ls; ls node_modules | head -5; cat package.json"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "pwd; ls; ls node_modules | head -5"',
      host: 'cd /opt/{service} && npm ls --depth=0',
    },
    repair: [
      {
        text: 'Add {object} to dependencies and install from the lock file, or build first when a file of the project is named (dist/main.js); upper and lower case count on Linux',
        compose:
          'docker compose build {service} && docker compose up -d -V {service}  # -V renews the anonymous node_modules volume',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'cd /opt/{service} && npm ci && npm run build && sudo systemctl restart {service}',
      },
    ],
    source:
      'Node.js lib/internal/modules/cjs/loader.js, esm/resolve.js; webpack ModuleNotFoundError; vite import analysis; seen with Node 20',
    matches: [
      "Error: Cannot find module 'express'",
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/app/dist/main.js' imported from /app/",
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'dotenv' imported from /app/src/index.js",
      "Module not found: Can't resolve '@/components/Header' in '/app/src/pages'",
      '[vite] Internal server error: Failed to resolve import "axios" from "src/api.ts". Does the file exist?',
    ],
    ignores: ["  code: 'MODULE_NOT_FOUND',"],
  },
  {
    id: 'node.module-kinds-mixed',
    kind: 'code_defect',
    program: 'node',
    forms: [
      {
        words: 'err_require_esm require of es module',
        pattern:
          /\[ERR_REQUIRE_ESM\]: (?:require\(\) of ES Module|Must use import to load ES Module:) (?<object>[^\s]{1,200})/,
      },
      {
        words: 'cannot use import statement outside a module',
        pattern: /SyntaxError: Cannot use import statement outside a module/,
      },
      {
        words: 'is not defined in es module scope',
        pattern:
          /ReferenceError: (?<object>require|module|exports|__dirname|__filename) is not defined in ES module scope/,
      },
      {
        words: 'the requested module does not provide an export named',
        pattern:
          /The requested module '(?<value>[^']{1,160})' does not provide an export named '(?<object>[^']{1,80})'/,
      },
      {
        words: 'err_unknown_file_extension unknown file extension for',
        pattern:
          /\[ERR_UNKNOWN_FILE_EXTENSION\]: Unknown file extension "(?<value>\.\w{1,8})" for (?<object>[^\s]{1,200})/,
      },
      {
        words: 'err_package_path_not_exported package subpath is not defined by exports in',
        pattern: /Package subpath '(?<value>[^']{1,120})' is not defined by "exports" in (?<object>[^\s]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'ES modules and CommonJS do not fit each other: {object|see the first file of the trace}',
    check: {
      text: 'Compare "type" in package.json, "module" in tsconfig.json and the version of the named package: many are ES modules only since their last major version',
      compose: 'docker compose exec {service} sh -c "grep -n type package.json; node --version; npm ls --depth=0"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "grep -n type package.json; node --version"',
      host: 'grep -n \'"type"\' package.json; npm ls --depth=0',
    },
    repair: [
      {
        text: 'Load it with await import(), take its last version for CommonJS, or make the project "type": "module"; Node 22.12 and newer can require() most ES modules',
      },
      {
        text: 'If a new build brought it, install from the lock file (npm ci) or go back',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Node.js lib/internal/errors.js, modules/cjs/loader.js; V8 messages; seen with Node 20',
    matches: [
      'Error [ERR_REQUIRE_ESM]: require() of ES Module /app/node_modules/node-fetch/src/index.js from /app/dist/http.js not supported.',
      'SyntaxError: Cannot use import statement outside a module',
      'ReferenceError: require is not defined in ES module scope, you can use import instead',
      "SyntaxError: The requested module 'lodash' does not provide an export named 'debounce'",
      'TypeError [ERR_UNKNOWN_FILE_EXTENSION]: Unknown file extension ".ts" for /app/src/main.ts',
      'Error [ERR_PACKAGE_PATH_NOT_EXPORTED]: Package subpath \'./lib/parser\' is not defined by "exports" in /app/node_modules/postcss/package.json',
    ],
    ignores: [
      '(node:1) Warning: To load an ES module, set "type": "module" in the package.json or use the .mjs extension.',
    ],
  },
  {
    id: 'node.version-unsuitable',
    kind: 'version_mismatch',
    program: 'node',
    forms: [
      {
        words: 'unsupported engine for wanted current',
        pattern:
          /Unsupported engine for (?<object>\S{1,100}): wanted: (?<wanted>\{[^}]{1,120}\}) \(current: (?<version>\{[^}]{1,80}\})\)/,
      },
      {
        words: 'the engine is incompatible with this module expected version got',
        pattern:
          /The engine "(?<value>\w{1,12})" is incompatible with this module\. Expected version "(?<wanted>[^"]{1,80})"\. Got "(?<version>[^"]{1,40})"/,
      },
      { words: 'err_pnpm_unsupported_engine', pattern: /ERR_PNPM_UNSUPPORTED_ENGINE\s{1,4}Unsupported environment/ },
      {
        words: 'you are using node js version is required',
        pattern:
          /You are using Node\.js (?<version>[\d.]{1,12})\. (?<object>For Next\.js), Node\.js version "?(?<wanted>[^"\s]{1,30}(?: v[\d.]{1,12})?)"? is required/,
      },
      {
        words: 'requires node js version please upgrade your node js version',
        pattern:
          /You are using Node\.js (?<version>[\d.]{1,12})\. (?<object>Vite) requires Node\.js version (?<wanted>[^.]{1,8}\.[^.]{1,12}\.?[^.]{0,12}?)\. Please upgrade/,
      },
      {
        words: 'the angular cli requires a minimum node js version of',
        pattern: /(?<object>The Angular CLI) requires a minimum Node\.js version of (?<wanted>v[\d.]{1,12})/,
      },
      {
        words: 'referenceerror is not defined',
        pattern:
          /ReferenceError: (?<object>structuredClone|fetch|File|Headers|FormData|ReadableStream|crypto|WebSocket|CustomEvent) is not defined/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Node version does not suit {object|the packages}: {version|this} is there, {wanted|a newer} is wanted',
    check: {
      text: 'See which Node really runs: the one of the image, of .nvmrc, of the unit or of the build server',
      compose: 'docker compose run --rm --entrypoint node {service} --version',
      kubernetes: 'kubectl exec deploy/{service} -- node --version',
      host: 'node --version; which -a node; cat .nvmrc',
    },
    repair: [
      {
        text: 'Run a supported Node, and install anew with it, because native modules are built for one version',
        compose:
          'docker compose build --pull {service} && docker compose up -d {service}  # after FROM node:<version>-slim',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built on node:<version>>',
        host: 'nvm install <version> && npm ci && sudo systemctl restart {service}',
      },
    ],
    source:
      'npm lib/utils/error-message.js EBADENGINE; yarn 1 package-compatibility; pnpm; next bin; vite cli; Angular CLI',
    matches: [
      'npm ERR! notsup Unsupported engine for vite@6.0.1: wanted: {"node":"^18.0.0 || ^20.0.0 || >=22.0.0"} (current: {"node":"16.20.0","npm":"8.19.4"})',
      'error minimatch@10.0.1: The engine "node" is incompatible with this module. Expected version "20 || >=22". Got "18.19.0"',
      ' ERR_PNPM_UNSUPPORTED_ENGINE  Unsupported environment (bad pnpm and/or Node.js version)',
      'You are using Node.js 16.14.0. For Next.js, Node.js version >=v18.17.0 is required.',
      'You are using Node.js 18.16.0. Vite requires Node.js version 20.19+ or 22.12+. Please upgrade your Node.js version.',
      'The Angular CLI requires a minimum Node.js version of v18.13.',
      'ReferenceError: File is not defined',
    ],
    ignores: ['npm warn EBADENGINE Unsupported engine {'],
  },
  {
    id: 'node.native-module-other-node',
    kind: 'version_mismatch',
    program: 'node',
    forms: [
      {
        words: 'node_module_version this version of node js requires',
        pattern:
          /NODE_MODULE_VERSION (?<version>\d{1,4})\. This version of Node\.js requires(?:\s{1,4}NODE_MODULE_VERSION (?<wanted>\d{1,4}))?/,
      },
      {
        words: 'was compiled against a different node js version using',
        pattern: /was compiled against a different Node\.js version using/,
      },
    ],
    nearby: [/The module '(?<path>[^']{1,200})'/, /NODE_MODULE_VERSION (?<wanted>\d{1,4})\. Please try re-compiling/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The native module {path|in node_modules} was built for another Node version',
    check: {
      text: 'Compare the Node that runs with the one that installed (108 is Node 18, 115 is 20, 127 is 22, 137 is 24)',
      compose: 'docker compose exec {service} node -p "process.version, process.versions.modules"',
      kubernetes: 'kubectl exec deploy/{service} -- node -p "process.version + process.versions.modules"',
      host: 'node -p "process.version + process.versions.modules"; which -a node',
    },
    repair: [
      {
        text: 'Build the native modules anew with the Node that runs, and do not copy node_modules from another image or machine (.dockerignore)',
        compose: 'docker compose build --no-cache {service} && docker compose up -d -V {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'npm rebuild && sudo systemctl restart {service}',
      },
    ],
    source: 'Node.js src/node_binding.cc DLOpen()',
    matches: [
      'NODE_MODULE_VERSION 108. This version of Node.js requires',
      "Error: The module '/app/node_modules/better-sqlite3/build/Release/better_sqlite3.node' was compiled against a different Node.js version using NODE_MODULE_VERSION 108. This version of Node.js requires NODE_MODULE_VERSION 115.",
      'was compiled against a different Node.js version using',
    ],
    ignores: ['gyp info node v20.11.0 (NODE_MODULE_VERSION 115)'],
  },
  {
    id: 'node.native-module-other-platform',
    kind: 'wrong_architecture',
    program: 'node',
    forms: [
      { words: 'node invalid elf header', pattern: /(?<path>\/[^\s:]{1,200}\.node): invalid ELF header/ },
      { words: 'node wrong elf class', pattern: /(?<path>\/[^\s:]{1,200}\.node): wrong ELF class/ },
      {
        words: 'error loading shared library ld linux no such file or directory needed by',
        pattern:
          /Error loading shared library (?<object>ld-linux[\w.-]{1,30}): No such file or directory \(needed by (?<path>[^)\s]{1,200})\)/,
      },
      {
        words: 'could not load the module using the runtime',
        pattern: /Could not load the "(?<object>sharp)" module using the (?<value>[\w-]{1,40}) runtime/,
      },
      {
        words: 'you installed esbuild for another platform than the one you re currently using',
        pattern: /You installed (?<object>esbuild) for another platform than the one you're currently using/,
      },
      {
        words: 'cannot find module npm has a bug related to optional dependencies',
        pattern:
          /Cannot find module (?<object>@rollup\/rollup-[\w-]{1,40})\. npm has a bug related to optional dependencies/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A native module was installed for another platform: {object|see} {path|node_modules}',
    check: {
      text: 'Compare the platform that installed with the one that runs: node_modules of a Mac mounted into Linux, glibc builds on Alpine, arm64 on amd64',
      compose:
        'docker compose exec {service} node -p "process.platform + process.arch + (process.report.getReport().header.glibcVersionRuntime || 0)"',
      kubernetes: 'kubectl exec deploy/{service} -- node -p "process.platform + process.arch"',
      host: 'node -p "process.platform + process.arch"; file {path|node_modules/<module>/**/*.node}',
    },
    repair: [
      {
        text: 'Install inside the image, put node_modules into .dockerignore, and list both platforms when the lock file is made elsewhere (npm install --os=linux --cpu=x64 --libc=musl sharp)',
        compose: 'docker compose build --no-cache {service} && docker compose up -d -V {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built on the platform of the nodes>',
        host: 'rm -rf node_modules && npm ci && sudo systemctl restart {service}',
      },
    ],
    source: 'glibc dl-load.c; musl ldso/dynlink.c; sharp lib/sharp.js; esbuild node-platform; rollup native.js',
    matches: [
      'Error: /app/node_modules/bcrypt/lib/binding/napi-v3/bcrypt_lib.node: invalid ELF header',
      'Error: /app/node_modules/canvas/build/Release/canvas.node: wrong ELF class: ELFCLASS32',
      'Error: Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /app/node_modules/@next/swc/next-swc.linux-x64-gnu.node)',
      'Error: Could not load the "sharp" module using the linuxmusl-x64 runtime',
      "You installed esbuild for another platform than the one you're currently using.",
      'Error: Cannot find module @rollup/rollup-linux-x64-gnu. npm has a bug related to optional dependencies (https://github.com/npm/cli/issues/4828).',
    ],
    ignores: ["Error: Cannot find module 'sharp'"],
  },
  {
    id: 'node.heap-exhausted',
    kind: 'memory_exhausted',
    program: 'node',
    forms: [
      {
        words: 'fatal error javascript heap out of memory',
        pattern: /FATAL ERROR: .{1,120}(?:Allocation failed - )?JavaScript heap out of memory/,
      },
      {
        words: 'err_worker_out_of_memory',
        pattern: /ERR_WORKER_OUT_OF_MEMORY\]?: Worker terminated due to reaching memory limit/,
      },
    ],
    nearby: [/Mark-Compact(?: \(reduce\))? (?<value>[\d.]{1,10}) \(/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The heap of Node is full ({value|at its limit} MB)',
    check: {
      text: 'Compare the limit of V8 with the limit of the container, and see whether the memory only grows',
      compose:
        'docker stats --no-stream; docker compose exec {service} node -p "v8.getHeapStatistics().heap_size_limit / 1048576"',
      kubernetes:
        'kubectl top pod; kubectl exec deploy/{service} -- node -p "v8.getHeapStatistics().heap_size_limit / 1048576"',
      host: 'node -p "v8.getHeapStatistics().heap_size_limit / 1048576"; free -m',
    },
    repair: [
      {
        text: 'Raise the heap to some three quarters of the memory limit (in a build: in the shell that builds)',
        compose: 'docker compose up -d {service}  # after mem_limit: 2g and NODE_OPTIONS=--max-old-space-size=1536',
        kubernetes:
          'kubectl set resources deploy/{service} --limits=memory=2Gi && kubectl set env deploy/{service} NODE_OPTIONS=--max-old-space-size=1536',
        host: 'sudo systemctl edit {service}  # Environment=NODE_OPTIONS=--max-old-space-size=1536',
      },
      {
        text: 'If it comes back later, look for the leak with --heapsnapshot-near-heap-limit=2: listeners, caches without a bound, whole files or result sets in memory',
      },
    ],
    source: 'Node.js src/node_errors.cc OOMErrorHandler(); lib/internal/errors.js; seen with Node 20',
    matches: [
      'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
      'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
      'Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory',
    ],
    ignores: ['Set NODE_OPTIONS=--max-old-space-size=4096 to avoid JavaScript heap out of memory'],
  },
  {
    id: 'node.openssl-unsupported',
    kind: 'version_mismatch',
    program: 'node',
    forms: [
      {
        words: 'digital envelope routines unsupported',
        pattern: /error:0308010C:digital envelope routines::?(?:\w{0,20}:)?unsupported/,
      },
      { words: 'code err_ossl_evp_unsupported', pattern: /code: 'ERR_OSSL_EVP_UNSUPPORTED'/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Node 17 or newer (OpenSSL 3) no longer has the MD4 hash that this build tool uses',
    check: {
      text: 'See which Node runs and which webpack is installed (below 5.61 it is webpack)',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "node --version; npm ls webpack"',
      kubernetes: 'kubectl exec deploy/{service} -- node --version',
      host: 'node --version; npm ls webpack react-scripts',
    },
    repair: [
      { text: 'Upgrade webpack (5.61 or newer) or react-scripts (5): they no longer need MD4' },
      {
        text: 'Until then let OpenSSL have its old algorithms',
        compose: 'docker compose up -d {service}  # after NODE_OPTIONS=--openssl-legacy-provider',
        kubernetes: 'kubectl set env deploy/{service} NODE_OPTIONS=--openssl-legacy-provider',
        host: 'NODE_OPTIONS=--openssl-legacy-provider npm run build',
      },
    ],
    source: 'Node.js crypto.createHash with OpenSSL 3; seen with Node 20',
    matches: ['Error: error:0308010C:digital envelope routines::unsupported', "  code: 'ERR_OSSL_EVP_UNSUPPORTED'"],
    ignores: ['OpenSSL 3.0.13 30 Jan 2024 (Library: OpenSSL 3.0.13)'],
  },
  {
    id: 'node.port-in-use',
    kind: 'port_in_use',
    program: 'node',
    forms: [
      {
        words: 'listen eaddrinuse address already in use',
        pattern: /listen EADDRINUSE: address already in use (?<peer>[\w.:[\]-]{0,60}?):{1,3}(?<port>\d{1,5})(?!\S)/,
      },
      {
        words: 'listen eaddrinuse',
        pattern: /listen EADDRINUSE (?<peer>[\w.:[\]-]{0,60}?):{1,3}(?<port>\d{1,5})(?!\S)/,
      },
      { words: 'port is already in use', pattern: /Error: Port (?<port>\d{1,5}) is already in use/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Node cannot listen on port {port}, another process has it',
    check: {
      text: 'Find who listens on the port; an old process that was not ended, or listen() called twice, is usual',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp "sport = :{port}"',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp "sport = :{port}"',
    },
    repair: [
      {
        text: 'End the process that was left over, or give this one a free port (PORT)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} PORT=<free port>',
        host: 'sudo fuser -k {port}/tcp && sudo systemctl restart {service}',
        destructive: true,
      },
    ],
    source: 'Node.js lib/net.js setupListenHandle(); vite http.ts; seen with Node 20',
    matches: [
      'Error: listen EADDRINUSE: address already in use :::3000',
      'Error: listen EADDRINUSE: address already in use 0.0.0.0:8080',
      'Error: listen EADDRINUSE :::3000',
      'Error: Port 5173 is already in use',
    ],
    ignores: [
      'Error: listen EADDRINUSE: address already in use /tmp/app.sock',
      'Port 5173 is in use, trying another one...',
    ],
  },
];
