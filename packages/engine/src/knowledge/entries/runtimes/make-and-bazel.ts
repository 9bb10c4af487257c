import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MAKE_AND_BAZEL: readonly CatalogueEntry[] = [
  {
    id: 'make.rule-missing',
    kind: 'missing_file',
    forms: [
      { words: 'no rule to make target', pattern: /\*\*\* No rule to make target [`'](?<object>[^'`]{1,120})'/ },
      {
        words: 'no targets specified and no makefile found',
        pattern: /\*\*\* No targets specified and no makefile found/,
      },
      {
        words: 'missing separator',
        pattern: /\*\*\* missing separator(?: {1,2}\(did you mean TAB instead of 8 spaces\?\))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'make has no rule or file for {object|this directory}',
    check: {
      text: 'See where it runs and which targets there are',
      host: "pwd; ls Makefile; grep -E '^[a-z-]+:' Makefile",
    },
    repair: [
      {
        text: 'Run it in the directory of the Makefile, correct the name, or make the file it depends on; recipes begin with a tab',
      },
    ],
    source: 'GNU make manual, Error messages',
    matches: [
      "make: *** No rule to make target 'build'.  Stop.",
      'make: *** No targets specified and no makefile found.  Stop.',
      'Makefile:3: *** missing separator (did you mean TAB instead of 8 spaces?).  Stop.',
    ],
    ignores: ["make: Nothing to be done for 'build'."],
  },
  {
    id: 'make.recipe-failed',
    kind: 'code_defect',
    forms: [
      {
        words: 'make error',
        pattern: /make(?:\[\d{1,3}\])?: \*\*\* \[(?<path>[^\]]{1,120})\] Error (?<signal>\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'make ended: the command of {path} gave {signal}',
    check: { text: 'Read the lines before it', host: 'make -j1 V=1 2>&1 | tail -40' },
    repair: [{ text: 'Repair what that command says; 127 is a program that is not installed, 137 memory' }],
    source: 'GNU make manual, Errors in recipes',
    matches: [
      'make: *** [Makefile:12: build] Error 2',
      'make[1]: *** [src/CMakeFiles/app.dir/build.make:76: main.o] Error 1',
    ],
    ignores: ["make[1]: Leaving directory '/app'"],
  },
  {
    id: 'cmake.package-missing',
    kind: 'missing_module',
    forms: [
      { words: 'cmake error at find_package', pattern: /CMake Error at (?<path>\S{1,120}) \(find_package\)/ },
      {
        words: 'could not find missing',
        pattern: /Could (?:NOT|not) find (?<object>[\w-]{1,60}) \(missing: (?<value>[^)]{1,120})\)/,
      },
      {
        words: 'could not find a package configuration file provided by',
        pattern: /Could not find a package configuration file provided by "(?<object>[^"]{1,60})"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'CMake does not find {object|a package}',
    check: {
      text: 'See which packages there are',
      host: 'pkg-config --list-all | grep -i <package>',
    },
    repair: [
      {
        text: 'Install the -dev package (or set <Package>_DIR, CMAKE_PREFIX_PATH)',
      },
    ],
    source: 'CMake documentation, find_package',
    matches: [
      'CMake Error at CMakeLists.txt:5 (find_package):',
      '-- Could NOT find OpenSSL (missing: OPENSSL_CRYPTO_LIBRARY OPENSSL_INCLUDE_DIR)',
      '  Could not find a package configuration file provided by "Qt6" with any of the following names:',
    ],
    ignores: ['-- Found OpenSSL: /usr/lib/x86_64-linux-gnu/libcrypto.so'],
  },
  {
    id: 'cmake.too-old',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'or higher is required',
        pattern:
          /CMake (?<wanted>[\d.]{1,10}) or higher is required\. {1,2}You are running version (?<version>[\d.]{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'CMake {version} is too old: {wanted} or higher is required',
    check: { text: 'See its version', host: 'cmake --version; which -a cmake' },
    repair: [
      {
        text: "Install a newer CMake (pip, Kitware's packages, a newer base image)",
        host: 'python -m pip install "cmake>={wanted}"',
      },
    ],
    source: 'CMake documentation, find_package',
    matches: [
      'CMake 3.22 or higher is required.  You are running version 3.16.3',
      'CMake 3.25 or higher is required.  You are running version 3.22.1',
    ],
    ignores: ['-- Found OpenSSL: /usr/lib/x86_64-linux-gnu/libcrypto.so'],
  },
  {
    id: 'bazel.server-or-fetch',
    kind: 'memory_exhausted',
    forms: [
      {
        words: 'server terminated abruptly',
        pattern: /Server terminated abruptly \(error code: (?<signal>\d{1,3}), error message: '(?<value>[^']{1,80})'/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: "Bazel's server ended in the middle: mostly memory",
    check: {
      text: "Look at its log and the kernel's",
      host: 'tail -50 "$(bazel info output_base)/server/jvm.out"; dmesg | grep -i oom',
    },
    repair: [
      {
        text: 'Give it less to do or more memory (--jobs, --local_ram_resources, --host_jvm_args=-Xmx)',
        host: 'bazel build --jobs=4 --local_ram_resources=HOST_RAM*.6 //...',
      },
    ],
    source: 'Bazel source, blaze.cc',
    matches: [
      "Server terminated abruptly (error code: 14, error message: 'Socket closed', log file: '/root/.cache/bazel/_bazel_root/1a/server/jvm.out')",
      "Server terminated abruptly (error code: 14, error message: 'Connection reset by peer', log file: '/home/ci/jvm.out')",
    ],
    ignores: ['Starting local Bazel server and connecting to it...'],
  },
  {
    id: 'bazel.repository-not-fetched',
    kind: 'missing_object',
    forms: [
      {
        words: 'an error occurred during the fetch of repository',
        pattern: /An error occurred during the fetch of repository '(?<object>[^']{1,80})'/,
      },
      { words: 'no such package', pattern: /no such package '(?<object>[^']{1,120})': (?<value>.{1,120})/ },
      {
        words: 'not declared in package',
        pattern: /no such target '(?<object>[^']{1,120})': target '[^']{1,80}' not declared in package/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Bazel does not get {object}: {value|download, checksum or label}',
    check: { text: 'Fetch it alone', host: 'bazel fetch @{object}//... ' },
    repair: [{ text: 'Correct URL and sha256, allow the way out (or --repository_cache, a mirror), or the label' }],
    source: 'Bazel source, RepositoryDelegatorFunction',
    matches: [
      "ERROR: An error occurred during the fetch of repository 'rules_go':",
      "ERROR: no such package '@rules_go//go': java.io.IOException: Error downloading [https://github.com/x.tar.gz] to /root/x: Checksum was abc but wanted def",
      "ERROR: no such target '//app:server': target 'server' not declared in package 'app'",
    ],
    ignores: ['INFO: Analyzed target //app:server'],
  },
  {
    id: 'nix.build-failed',
    kind: 'code_defect',
    forms: [
      {
        words: 'failed with exit code',
        pattern: /error: builder for '(?<path>\/nix\/store\/[^']{1,160})' failed with exit code (?<signal>\d{1,3})/,
      },
      {
        words: 'error hash mismatch in fixed output derivation',
        pattern: /error: hash mismatch in fixed-output derivation '(?<path>[^']{1,160})'/,
      },
      { words: 'error attribute missing', pattern: /error: attribute '(?<object>[^']{1,80})' missing/ },
      {
        words: 'nix feature is disabled',
        pattern: /error: [Ee]xperimental Nix feature '(?<setting>[^']{1,40})' is disabled/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Nix does not build {path|what was asked}',
    check: { text: "Read the builder's log", host: 'nix log {path|<drv>}' },
    repair: [
      {
        text: 'Repair what it says; hash mismatch: put the "got" hash in after looking why the source changed; a missing attribute: channel or flake input of another release',
      },
    ],
    source: 'Nix source, derivation-goal.cc, eval',
    matches: [
      "error: builder for '/nix/store/abc-x-1.0.drv' failed with exit code 1;",
      "error: hash mismatch in fixed-output derivation '/nix/store/abc-src.drv':",
      "error: attribute 'nodejs_14' missing",
      "error: experimental Nix feature 'nix-command' is disabled; add '--extra-experimental-features nix-command' to enable it",
    ],
    ignores: ["building '/nix/store/abc-x.drv'..."],
  },
  {
    id: 'buildpacks.not-detected',
    kind: 'invalid_setting',
    forms: [
      { words: 'no buildpack groups passed detection', pattern: /No buildpack groups passed detection/ },
      {
        words: 'determine start command',
        pattern:
          /determine start command: (?:when there is no default process a command is required|process type (?<object>\w{1,40}) was not found)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Buildpacks do not know the application, or not how it starts',
    check: { text: 'See what they look for', host: 'pack build app --verbose 2>&1 | grep -A20 DETECTING' },
    repair: [
      {
        text: 'Put the file they know at the root of the source (package.json, requirements.txt, go.mod, pom.xml), name the buildpack, and give a Procfile with web:',
      },
    ],
    source: 'Cloud Native Buildpacks lifecycle source',
    matches: [
      '[detector] ERROR: No buildpack groups passed detection.',
      'ERROR: failed to launch: determine start command: when there is no default process a command is required',
    ],
    ignores: ['[detector] 3 of 5 buildpacks participating'],
  },
];
