import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RUST_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'rust.http-call-failed',
    kind: 'unreachable',
    program: 'rust',
    forms: [
      {
        words: 'hyper error',
        pattern: /hyper::Error\((?<value>IncompleteMessage|ChannelClosed|Canceled|BodyWrite|Shutdown)/,
      },
      {
        words: 'error sending connection closed before message completed',
        pattern: /error sending request[^\r\n]{0,120}: (?<value>connection closed before message completed)/,
      },
      {
        words: 'tonic transport error transport',
        pattern: /tonic::transport::Error\((?<value>Transport, [^\r\n]{1,80})/,
      },
      { words: 'h2 protocol error', pattern: /h2 protocol error: (?<value>[^\r\n]{1,100})/ },
      { words: 'error reading a body from connection', pattern: /(?<value>error reading a body from connection)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A call of the Rust program broke off or was late: {value|the transport failed}',
    check: { text: 'Ask the same address from where it runs', host: 'curl -sv <url> -o /dev/null' },
    repair: [
      {
        text: 'See the log of the other side at that moment; keep idle connections shorter than the other side does (pool_idle_timeout)',
      },
    ],
    source: 'hyper error.rs, reqwest error.rs, tonic transport',
    matches: [
      'reqwest::Error { kind: Request, source: hyper::Error(IncompleteMessage) }',
      'error sending request for url (http://api/): connection closed before message completed',
      'tonic::transport::Error(Transport, ConnectError)',
      'h2 protocol error: error reading a body from connection: stream error received: unexpected internal error encountered',
      'error reading a body from connection: unexpected EOF during chunk size line',
      'hyper::Error(ChannelClosed)',
      'Error: hyper::Error(Canceled, "connection was not ready")',
    ],
    ignores: ['hyper server started'],
  },
  {
    id: 'rust.setting-missing',
    kind: 'missing_setting',
    program: 'rust',
    forms: [
      {
        words: 'configuration property not found',
        pattern: /configuration property "(?<setting>[\w.]{1,80})" not found/,
      },
      {
        words: 'called result unwrap on an err value notpresent',
        pattern: /called `Result::unwrap\(\)` on an `Err` value: NotPresent/,
      },
      { words: 'must be set notpresent', pattern: /(?<setting>[A-Z][A-Z0-9_]{2,60}) must be set: NotPresent/ },
      { words: 'environment variable not found', pattern: /[Ee]rror: environment variable not found/ },
      {
        words: 'missing',
        pattern: /missing (?:configuration )?field [`"](?<setting>[\w.]{1,80})[`"](?: for key| in environment)/,
      },
      { words: 'missing value for field', pattern: /missing value for field (?<setting>\w{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Rust program misses its setting {setting|}',
    check: {
      text: 'See the variables it is given',
      compose: 'docker compose config {service} | grep -A30 environment',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -A30 env:',
      host: 'systemctl show {service} -p Environment',
    },
    repair: [
      {
        text: 'Set it, then start anew',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} {setting|NAME}=<value>',
        host: 'sudo systemctl edit {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'std::env::VarError; config-rs error.rs; envy',
    matches: [
      'configuration property "server.port" not found',
      "thread 'main' panicked at src/main.rs:5:38: called `Result::unwrap()` on an `Err` value: NotPresent",
      'DATABASE_URL must be set: NotPresent',
      'Error: environment variable not found',
      'missing configuration field "database.url" in environment',
      'missing value for field database_url',
    ],
    ignores: ['using default for missing field'],
  },
  {
    id: 'rust.value-unfit',
    kind: 'invalid_setting',
    program: 'rust',
    forms: [
      {
        words: 'invalid type expected',
        pattern:
          /(?<value>invalid type: (?:string|integer|null|floating point|map|sequence|boolean|unit)[^\r\n]{0,60}, expected [^\r\n]{1,60})/,
      },
      { words: 'unknown variant expected', pattern: /(?<value>unknown variant `[^`]{1,60}`, expected [^\r\n]{1,80})/ },
      { words: 'unknown field expected', pattern: /(?<value>unknown field `[^`]{1,60}`, expected [^\r\n]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 2,
    means: 'The Rust program cannot read a value: {value}',
    check: { text: 'Find the field and file the message names', host: 'grep -rn "<field>" <configuration>' },
    repair: [
      {
        text: 'Write the value in the wanted type (numbers without quotes); a client and server of different releases may differ in fields',
      },
    ],
    source: 'serde de/mod.rs',
    matches: [
      'invalid type: string "abc", expected u16',
      'unknown variant `postgress`, expected one of `postgres`, `sqlite` at line 3 column 8',
      'unknown field `prot`, expected `port` or `host`',
    ],
    ignores: ['expected u16'],
  },
  {
    id: 'rust.text-cut-within-character',
    kind: 'code_defect',
    program: 'rust',
    forms: [{ words: 'byte index is not a char boundary', pattern: /byte index \d{1,9} is not a char boundary/ }],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Rust code cuts a text within a character',
    check: {
      text: 'Read the file and line that the panic names',
      compose: 'docker compose logs {service} | grep -A5 panicked',
    },
    repair: [{ text: 'Cut with char_indices() or get(..), not with [..n]' }],
    source: 'core::str',
    matches: [
      "thread 'main' panicked at src/x.rs:3: byte index 3 is not a char boundary; it is inside 'é' (bytes 2..4) of `caf`",
      'byte index 12 is not a char boundary',
    ],
    ignores: ['byte index 3'],
  },
  {
    id: 'go.http2-stream-error',
    kind: 'unreachable',
    program: 'go',
    forms: [
      {
        words: 'stream error stream id',
        pattern: /stream error: stream ID \d{1,10}; (?<value>[A-Z_]{5,30})(?:; received from peer)?/,
      },
      {
        words: 'rst_stream closed stream http 2 error code',
        pattern: /RST_STREAM closed stream\. HTTP\/2 error code: (?<value>[A-Z_]{5,30})/,
      },
      {
        words: 'stream closed with error code',
        pattern: /Stream closed with error code (?<value>NGHTTP2_[A-Z_]{5,30})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A stream of HTTP/2 was ended by the other end: {value}',
    check: {
      text: 'See the log of the other end and the time limits of proxies between',
      compose: 'docker compose logs --since 10m <other> | grep -iE "reset|timeout|error" | tail',
    },
    repair: [
      {
        text: 'Repair the other end; CANCEL and NO_ERROR are a caller or a rolling restart, ENHANCE_YOUR_CALM too many pings or streams (keepalive settings)',
      },
    ],
    source: 'golang.org/x/net/http2 errors.go; grpc-node; curl',
    matches: [
      'stream error: stream ID 5; INTERNAL_ERROR; received from peer',
      'rpc error: code = Internal desc = stream terminated by RST_STREAM closed stream. HTTP/2 error code: INTERNAL_ERROR',
      'Error [ERR_HTTP2_STREAM_ERROR]: Stream closed with error code NGHTTP2_REFUSED_STREAM',
    ],
    ignores: ['stream ID 5 opened'],
  },
];
