import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RUST_CODE: readonly CatalogueEntry[] = [
  {
    id: 'rust.code-panic',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'thread has overflowed its stack',
        pattern: /thread '(?<object>[^']{1,80})'(?: \(\d{1,12}\))? has (?<value>overflowed its stack)/,
      },
      {
        words: 'internal error entered unreachable code',
        pattern: /(?<value>internal error: entered unreachable code)/,
      },
      {
        words: 'panicked at',
        pattern:
          /panicked at [^\r\n]{1,160}(?<value>(?:not yet implemented|not implemented|assertion (?:`[^`]{1,40}` )?failed|already (?:mutably )?borrowed|BorrowMutError|explicit panic|capacity overflow|mid > len|source slice length|removal index|insertion index|swap_remove index|chunk size must be non-zero|there is no reactor running|Cannot start a runtime)[^\r\n]{0,60})/,
      },
      { words: 'poisonerror inner', pattern: /(?<value>PoisonError \{ ?inner)/ },
      { words: 'not yet', pattern: /(?:^|: )(?<value>not yet implemented(?:: [^\r\n]{1,60})?)$/ },
      {
        words: 'called result unwrap on an err value',
        pattern:
          /(?<value>called `Result::unwrap\(\)` on an `Err` value: (?:ParseIntError|Error\(|RecvError|SendError|Utf8Error|FromUtf8Error|JoinError|TryFromIntError|InvalidHeader|NotPresent|"|ParseError|Empty|PoisonError|BorrowError|ParseFloatError|ParseBoolError)[^\r\n]{0,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Rust code panics: {value}',
    check: {
      text: 'Read file and line that the panic names; RUST_BACKTRACE=1 gives the callers',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "panicked|error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "panicked|error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "panicked|error"',
    },
    repair: [
      { text: 'Return an error there instead (?, ok_or, get()), and handle it' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Rust core::panicking',
    matches: [
      "thread 'tokio-runtime-worker' has overflowed its stack",
      'internal error: entered unreachable code',
      "thread 'main' panicked at src/x.rs:3:4: assertion `left == right` failed",
      "thread 'main' panicked at src/x.rs:3:4: already borrowed: BorrowMutError",
      "thread 'main' panicked at src/x.rs:3:4: explicit panic",
      'PoisonError { inner: .. }',
      'not yet implemented: refunds',
      'called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }',
    ],
    ignores: ['panic = "abort"'],
  },
  {
    id: 'rust.decode-failed',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'error occurred while decoding column',
        pattern: /error occurred while decoding column (?<value>[^\r\n]{1,120})/,
      },
      { words: 'error decoding response', pattern: /error decoding response body(?:: (?<value>[^\r\n]{1,80}))?/ },
      {
        words: 'error line column',
        pattern:
          /Error\("(?<value>(?:invalid type|missing field|unknown (?:field|variant)|expected|EOF while parsing|trailing characters|duplicate field|key must be)[^"]{1,100})", line: \d{1,9}, column: \d{1,9}\)/,
      },
      {
        words: 'missing field at line column',
        pattern: /(?<value>missing field `\w{1,60}` at line \d{1,9} column \d{1,9})/,
      },
      {
        words: 'invalid type at line column',
        pattern: /(?<value>invalid type: [^\r\n]{1,60} at line \d{1,9} column \d{1,9})/,
      },
      { words: 'mismatched types rust type', pattern: /(?<value>mismatched types; Rust type `[^`]{1,60}`)/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Rust code cannot decode a value: {value}',
    check: {
      text: 'Read file and line that the panic names; RUST_BACKTRACE=1 gives the callers',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "panicked|error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "panicked|error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "panicked|error"',
    },
    repair: [
      { text: 'Make the type fit: Option for what may be missing, the SQL type of the column, #[serde(default)]' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'serde_json; sqlx; reqwest',
    matches: [
      'error occurred while decoding column "x": mismatched types; Rust type `i64` (as SQL type `INT8`) is not compatible with SQL type `INT4`',
      'error decoding response body: missing field `id` at line 1 column 20',
      'Error("invalid type: null, expected a string", line: 1, column: 20)',
      'missing field `id` at line 1 column 20',
      'invalid type: null, expected u64 at line 1 column 9',
      'mismatched types; Rust type `i64` (as SQL type `INT8`)',
    ],
    ignores: ['decoded column x'],
  },
  {
    id: 'rust.row-absent',
    kind: null,
    program: 'rust',
    forms: [
      {
        words: 'no rows returned by a query that expected to return at least one row',
        pattern: /no rows returned by a query that expected to return at least one row/,
      },
      { words: 'rownotfound', pattern: /RowNotFound/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'A query of Rust found no row',
    check: { text: 'Ordinary for a look-up of what may not exist' },
    repair: [],
    source: 'sqlx::Error::RowNotFound',
    matches: ['no rows returned by a query that expected to return at least one row', 'Err(RowNotFound)'],
    ignores: ['rows returned: 3'],
  },
  {
    id: 'cargo.build-failed',
    kind: 'code_defect',
    program: 'cargo',
    forms: [
      { words: 'error', pattern: /error\[E\d{4}\]: (?<value>[^\r\n]{1,100})/ },
      { words: 'error could not compile', pattern: /error: (?<value>could not compile `[^`]{1,60}`)/ },
      {
        words: 'error no matching package named found',
        pattern: /error: (?<value>no matching package named `[^`]{1,60}` found)/,
      },
      {
        words: 'error failed to select a version',
        pattern: /error: (?<value>failed to select a version for[^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Rust code does not compile: {value}',
    check: { text: 'Read file and line below it' },
    repair: [
      { text: 'Correct it, or build with --locked so that dependencies do not move' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'rustc error index; cargo',
    matches: [
      'error[E0308]: mismatched types',
      'error: could not compile `shop` (bin "shop") due to 2 previous errors',
      'error: no matching package named `acme` found',
      'error: failed to select a version for `openssl-sys`.',
    ],
    ignores: ['Compiling shop v0.1.0'],
  },
  {
    id: 'cargo.build-script-failed',
    kind: 'missing_module',
    program: 'cargo',
    forms: [
      {
        words: 'failed to run custom build command for',
        pattern: /failed to run custom build command for `(?<object>[^`]{1,80})`/,
      },
      {
        words: 'could not find directory of openssl installation',
        pattern: /Could not find directory of OpenSSL installation/,
      },
      {
        words: 'the system library required by crate was not found',
        pattern: /The system library `(?<object>[^`]{1,60})` required by crate `[^`]{1,60}` was not found/,
      },
      { words: 'is cmake not installed', pattern: /is `cmake` not installed\?/ },
      { words: 'could not find protoc', pattern: /Could not find `protoc`/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The build of {object} misses a native library or program',
    check: { text: 'Read the lines below: which library or program is missing' },
    repair: [
      {
        text: 'Install it in the build stage: pkg-config libssl-dev, cmake, protobuf-compiler, clang (alpine: musl-dev openssl-dev)',
      },
    ],
    source: 'cargo; openssl-sys; pkg-config crate; prost-build',
    matches: [
      'error: failed to run custom build command for `openssl-sys v0.9.93`',
      'Could not find directory of OpenSSL installation, and this `-sys` crate cannot',
      'The system library `openssl` required by crate `openssl-sys` was not found.',
      'Could not find `protoc`. If `protoc` is installed, try setting the `PROTOC` environment variable',
      'is `cmake` not installed?',
    ],
    ignores: ['custom build command ran'],
  },
  {
    id: 'native.abort',
    kind: 'code_defect',
    program: 'native',
    forms: [
      { words: 'pure virtual method called', pattern: /(?<value>pure virtual method called)/ },
      {
        words: 'runtime error',
        pattern:
          /runtime error: (?<value>(?:signed integer overflow|division by zero|load of (?:null|misaligned)|index -?\d{1,9} out of bounds|shift exponent|member (?:call|access) (?:on|within) null|null pointer|applying (?:non-zero|zero) offset)[^\r\n]{0,80})/,
      },
      {
        words: 'error',
        pattern: /==\d{1,9}==ERROR: (?<value>(?:Thread|Memory|Leak|Address|UndefinedBehavior)Sanitizer: [^\r\n]{1,80})/,
      },
      { words: 'warning threadsanitizer data race', pattern: /WARNING: (?<value>ThreadSanitizer: data race)/ },
      { words: 'invalid of size', pattern: /==\d{1,9}== (?<value>Invalid (?:read|write) of size \d{1,4})/ },
      { words: 'terminate called', pattern: /terminate called (?<value>without an active exception|recursively)/ },
      { words: 'libc abi', pattern: /(?<value>libc\+\+abi: terminating[^\r\n]{0,80})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The native code ends itself: {value}',
    check: {
      text: 'Get the stack: coredumpctl gdb, or run it under gdb or with -fsanitize=address',
      host: 'coredumpctl info',
    },
    repair: [
      { text: 'Correct the place that the stack shows' },
      {
        text: 'If it began with a release, go back to the one before until it is mended',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'libstdc++; compiler-rt; valgrind',
    matches: [
      'pure virtual method called',
      "a.c:3:4: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'",
      '==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x60200',
      'WARNING: ThreadSanitizer: data race (pid=9)',
      '==1== Invalid read of size 8',
      'terminate called without an active exception',
      'terminate called recursively',
      'libc++abi: terminating due to uncaught exception of type std::runtime_error: x',
      '==1==ERROR: LeakSanitizer: detected memory leaks',
      '==1==ERROR: ThreadSanitizer: SEGV',
      '==1==ERROR: MemorySanitizer: SEGV',
      '==1==ERROR: UndefinedBehaviorSanitizer: SEGV',
    ],
    ignores: ['Address sanitizer enabled'],
  },
];
