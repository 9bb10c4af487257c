import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const PANIC_PLACE: Step = {
  text: 'Read the file and line behind "panicked at", and run with RUST_BACKTRACE=1 to see who called',
  compose: 'docker compose run --rm -e RUST_BACKTRACE=1 {service} 2>&1 | grep -A 30 "panicked at"',
  kubernetes:
    'kubectl set env deploy/{service} RUST_BACKTRACE=1 && kubectl logs deploy/{service} --previous | grep -A 30 "panicked at"',
  host: 'sudo systemctl edit {service}  # Environment=RUST_BACKTRACE=1, then: journalctl -u {service} | grep -A 30 "panicked at"',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

const PLACE = /panicked at (?<path>[\w./\\@-]{1,200}\.rs:\d{1,6}):\d{1,5}:/;

export const RUST: readonly CatalogueEntry[] = [
  {
    id: 'rust.variable-missing',
    kind: 'missing_setting',
    program: 'rust',
    forms: [
      { words: 'notpresent', pattern: /(?<setting>[A-Z][A-Z0-9_]{2,80}) [^\r\n:]{1,60}: NotPresent/ },
      {
        words: 'called on an value notpresent',
        pattern: /called `Result::unwrap\(\)` on an `Err` value: (?:EnvVar\()?NotPresent/,
      },
      { words: 'environment variable not found', pattern: /(?:Error: |: )environment variable not found(?:\s|$|')/ },
      { words: 'missing value for field', pattern: /missing value for field (?<setting>\w{1,80})/ },
      { words: 'missing configuration field', pattern: /missing configuration field "(?<setting>[\w.-]{1,80})"/ },
    ],
    nearby: [PLACE],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Rust program needs the environment variable {setting|that it reads} {path|at its start}',
    check: {
      text: 'See which variables reach the process; the line named by the panic shows which one is read',
      compose: 'docker compose config {service}; docker compose exec {service} env | sort',
      kubernetes: 'kubectl set env deploy/{service} --list',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set {setting|it} and create the container anew; dotenvy only reads the .env of the working directory',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: "kubectl set env deploy/{service} {setting|<NAME>}='<value>'",
        host: 'sudo systemctl edit {service}  # Environment={setting|<NAME>}=<value>, then: sudo systemctl restart {service}',
      },
    ],
    source: 'Rust std::env::VarError; envy; config crate; seen with rustc 1.95',
    matches: [
      'DATABASE_URL must be set: NotPresent',
      "thread 'main' panicked at 'called `Result::unwrap()` on an `Err` value: NotPresent', src/main.rs:12:44",
      'Error: environment variable not found',
      'Error: missing value for field database_url',
      'Error: missing configuration field "database.url"',
    ],
    ignores: ['called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }'],
  },
  {
    id: 'rust.port-in-use',
    kind: 'port_in_use',
    program: 'rust',
    forms: [{ words: 'os code kind addrinuse message', pattern: /Os \{ code: \d{1,5}, kind: AddrInUse, message: "/ }],
    nearby: [
      PLACE,
      /(?:listening on|[Bb]inding to|bind(?:ing)?) (?:https?:\/\/)?(?<peer>[\d.]{7,15}):(?<port>\d{2,5})/,
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Rust program cannot listen on port {port|it is given}, another process has it',
    check: {
      text: 'Find who listens on the port',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp',
    },
    repair: [
      {
        text: 'Stop the process that holds the port (ss -ltnp names it), or give this one a free port in PORT or its settings',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} PORT=<free port>',
        host: 'sudo systemctl edit {service}  # Environment=PORT=<free port>',
      },
    ],
    source: 'Rust std::io::Error Debug; seen with rustc 1.95',
    matches: [
      'called `Result::unwrap()` on an `Err` value: Os { code: 98, kind: AddrInUse, message: "Address already in use" }',
      'Error: Os { code: 98, kind: AddrInUse, message: "Address already in use" }',
    ],
    ignores: ['Error: Os { code: 2, kind: NotFound, message: "No such file or directory" }'],
  },
  {
    id: 'rust.file-missing-or-forbidden',
    kind: 'missing_file',
    program: 'rust',
    forms: [
      {
        words: 'os code 2 kind notfound message no such file or directory',
        pattern: /Os \{ code: 2, kind: NotFound, message: "No such file or directory" \}/,
      },
    ],
    nearby: [PLACE],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Rust program does not find a file that it opens ({path|the panic tells where})',
    check: {
      text: 'The error does not name the file: look at the line of the panic, or trace the call',
      compose: 'docker compose exec {service} sh -c "pwd; ls -la"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "pwd; ls -la"',
      host: 'strace -f -e trace=openat,execve /opt/{service}/{service} 2>&1 | grep ENOENT | tail -5',
    },
    repair: [
      {
        text: 'Copy or mount the file, or correct the working directory; in an image from scratch even /tmp, certificates and time zones are missing',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl edit deploy/{service}  # volumeMounts: and workingDir:',
        host: 'sudo systemctl edit {service}  # WorkingDirectory=/opt/{service}',
      },
    ],
    source: 'Rust std::io::Error Debug; seen with rustc 1.95',
    matches: [
      'Error: Os { code: 2, kind: NotFound, message: "No such file or directory" }',
      'called `Result::unwrap()` on an `Err` value: Os { code: 2, kind: NotFound, message: "No such file or directory" }',
    ],
    ignores: ['Os { code: 13, kind: PermissionDenied, message: "Permission denied" }'],
  },
  {
    id: 'rust.permission-denied',
    kind: 'file_permission',
    program: 'rust',
    forms: [
      {
        words: 'os code 13 kind permissiondenied message',
        pattern: /Os \{ code: 13, kind: PermissionDenied, message: "/,
      },
    ],
    nearby: [PLACE],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The Rust program may not open a file or a port below 1024 ({path|the panic tells where})',
    check: {
      text: 'See as which user it runs and what it opens at the line of the panic',
      compose: 'docker compose exec {service} sh -c "id; ls -la"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "id; ls -la"',
      host: 'systemctl show {service} -p User; strace -f /opt/{service}/{service} 2>&1 | grep EACCES | tail -5',
    },
    repair: [
      {
        text: 'Give the file or volume to that user, or listen on a port above 1023 (or with CAP_NET_BIND_SERVICE)',
        compose: 'docker compose run --rm -u root --entrypoint chown {service} -R <uid>:<gid> <directory>',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}\'',
        host: 'sudo chown -R <user> <directory> && sudo systemctl restart {service}',
      },
    ],
    source: 'Rust std::io::Error Debug; seen with rustc 1.95',
    matches: [
      'Error: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }',
      'called `Result::unwrap()` on an `Err` value: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }',
    ],
    ignores: ['Os { code: 1, kind: PermissionDenied, message: "Operation not permitted" }'],
  },
  {
    id: 'rust.unwrap-of-error',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'called on an value',
        pattern:
          /called `Result::(?:unwrap|expect)\(\)` on an `Err` value: (?!NotPresent|EnvVar\(NotPresent|Os \{)(?<value>[^\r\n]{1,160})/,
      },
      { words: 'called on a none value', pattern: /called `Option::unwrap\(\)` on a (?<value>`None`) value/ },
    ],
    nearby: [PLACE],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Rust code unwraps {value} {path|without a check}',
    check: PANIC_PLACE,
    repair: [
      {
        text: 'Repair what the error names when it comes from outside (a connection, a setting), and return it with ? and a context in place of unwrap()',
      },
      ROLL_BACK,
    ],
    source: 'Rust core::result::unwrap_failed(), core::option::unwrap_failed(); seen with rustc 1.95',
    matches: [
      'called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }',
      "thread 'main' panicked at 'called `Result::unwrap()` on an `Err` value: PoolTimedOut', src/db.rs:20:10",
      'called `Option::unwrap()` on a `None` value',
    ],
    ignores: ['called `Result::unwrap_err()` on an `Ok` value: 3'],
  },
  {
    id: 'rust.index-out-of-bounds',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'index out of bounds the len is but the index is',
        pattern: /index out of bounds: the len is (?<limit>\d{1,20}) but the index is (?<value>\d{1,20})/,
      },
      {
        words: 'index out of range for slice of length',
        pattern: /range (?:start|end) index (?<value>\d{1,20}) out of range for slice of length (?<limit>\d{1,20})/,
      },
      {
        words: 'is not a char boundary it is inside',
        pattern: /byte index (?<value>\d{1,12}) is not a char boundary; it is inside/,
      },
    ],
    nearby: [PLACE],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Rust code reads position {value} of {limit|fewer} at {path|the line of the panic}',
    check: PANIC_PLACE,
    repair: [
      { text: 'Use get() or check the length before position {value} is read; is_char_boundary() where a text is cut' },
      ROLL_BACK,
    ],
    source: 'Rust core::panicking::panic_bounds_check(), core::slice::index, core::str; seen with rustc 1.95',
    matches: [
      'index out of bounds: the len is 1 but the index is 5',
      'range end index 10 out of range for slice of length 3',
      "end byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `é`",
    ],
    ignores: ['error: this operation will panic at runtime'],
  },
  {
    id: 'rust.arithmetic-or-borrow',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'attempt to with overflow',
        pattern:
          /attempt to (?<value>(?:add|subtract|multiply|negate|shift left|shift right|divide|calculate the remainder) with overflow)/,
      },
      {
        words: 'attempt to zero',
        pattern: /attempt to (?<value>divide by zero|calculate the remainder with a divisor of zero)/,
      },
      {
        words: 'already borrowed',
        pattern: /(?:^|RefCell |panicked at ')(?<value>already (?:mutably )?borrowed)(?:: Borrow(?:Mut)?Error)?(?:$|')/,
      },
    ],
    nearby: [PLACE],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Rust code fails at {path|the line of the panic}: {value}',
    check: PANIC_PLACE,
    repair: [
      {
        text: 'Use checked_sub() and the like, or let the borrow end before the next one; overflow only panics with debug assertions or overflow-checks, in release it wraps',
      },
      ROLL_BACK,
    ],
    source: 'Rust core::panicking, core::cell; seen with rustc 1.95',
    matches: ['attempt to subtract with overflow', 'attempt to divide by zero', 'RefCell already borrowed'],
    ignores: ['error: this arithmetic operation will overflow'],
  },
  {
    id: 'rust.stack-or-memory',
    kind: 'memory_exhausted',
    program: 'rust',
    forms: [
      { words: 'memory allocation of bytes failed', pattern: /memory allocation of (?<value>\d{1,20}) bytes failed/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Rust program cannot get {value} bytes of memory',
    check: {
      text: 'Compare memory with the limit; an enormous number of bytes is a length that was computed wrongly, an overflowed stack a recursion without end',
      compose: 'docker stats --no-stream',
      kubernetes: 'kubectl top pod; kubectl describe pod -l app={service} | grep -i limits -A 3',
      host: 'free -m',
    },
    repair: [
      {
        text: 'Raise the limit where the need is real; for a deep but finite recursion set RUST_MIN_STACK or Builder::stack_size',
        compose: 'docker compose up -d {service}  # after mem_limit: or RUST_MIN_STACK=16777216',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=1Gi',
        host: 'sudo systemctl edit {service}  # MemoryMax=1G',
      },
      ROLL_BACK,
    ],
    source: 'Rust std::alloc::default_alloc_error_hook(), sys stack_overflow handler; seen with rustc 1.95',
    matches: ['memory allocation of 1073741824 bytes failed', 'memory allocation of 4611686018427387904 bytes failed'],
    ignores: ['memory allocation of tables finished'],
  },
  {
    id: 'rust.panic',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'thread panicked at',
        pattern:
          /thread '(?<object>[^']{1,80})'(?: \(\d{1,12}\))? panicked at (?<path>[\w./\\@-]{1,200}\.rs:\d{1,6}):\d{1,5}/,
      },
      {
        words: 'thread panicked at',
        pattern:
          /thread '(?<object>[^']{1,80})' panicked at '(?<value>[^\r\n]{1,160})', (?<path>[\w./\\@-]{1,200}\.rs:\d{1,6}):\d{1,5}/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'The Rust thread {object} panics at {path}',
    check: PANIC_PLACE,
    repair: [{ text: 'Repair what the message on the next line names' }, ROLL_BACK],
    source: 'Rust std::panicking::default_hook(); seen with rustc 1.95',
    matches: [
      "thread 'main' (8438) panicked at src/main.rs:3:30:",
      "thread 'tokio-runtime-worker' panicked at 'no entry found for key', src/stock.rs:88:21",
    ],
    ignores: ['note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace'],
  },
  {
    id: 'rust.runtime-misuse',
    kind: 'code_defect',
    program: 'rust',
    forms: [
      {
        words: 'there is no reactor running must be called from the context of a tokio',
        pattern: /there is no reactor running, must be called from the context of a (?<object>Tokio 1\.x runtime)/,
      },
      {
        words: 'cannot start a runtime from within a runtime',
        pattern: /Cannot start a (?<object>runtime from within a runtime)/,
      },
      {
        words: 'cannot drop a runtime in a context where blocking is not allowed',
        pattern: /Cannot drop a (?<object>runtime in a context where blocking is not allowed)/,
      },
      {
        words: 'could not automatically determine the process level cryptoprovider from rustls crate features',
        pattern:
          /Could not automatically determine the process-level (?<object>CryptoProvider) from Rustls crate features/,
      },
      {
        words: 'no process level cryptoprovider available',
        pattern: /no process-level (?<object>CryptoProvider) available/,
      },
    ],
    nearby: [PLACE],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Rust program sets up {object} wrongly',
    check: PANIC_PLACE,
    repair: [
      {
        text: 'Use one Tokio runtime (#[tokio::main]), spawn_blocking or reqwest::blocking outside of it; for rustls call CryptoProvider::install_default() or turn on exactly one of the features ring and aws_lc_rs',
      },
      ROLL_BACK,
    ],
    source: 'tokio src/util/error.rs, runtime/blocking; rustls crypto/mod.rs',
    matches: [
      'there is no reactor running, must be called from the context of a Tokio 1.x runtime',
      'Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) attempted to block the current thread while the thread is being used to drive asynchronous tasks.',
      'Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime is dropped from within an asynchronous context.',
      'Could not automatically determine the process-level CryptoProvider from Rustls crate features.',
      'no process-level CryptoProvider available -- call CryptoProvider::install_default() before this point',
    ],
    ignores: ['tokio runtime started with 8 workers'],
  },
];
