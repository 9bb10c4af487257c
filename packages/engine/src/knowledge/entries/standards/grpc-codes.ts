import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const READ_OTHER: Step = {
  text: 'Read the log of the service that answers, at that second: it names its own reason',
  compose: 'docker compose logs --since 15m <service>',
  kubernetes: 'kubectl logs deploy/<service> --since 15m',
  host: 'journalctl -u <service> --since -15min --no-pager',
};

/** Status codes of gRPC that are neither unavailability, deadlines nor access. */
export const GRPC_CODES: readonly CatalogueEntry[] = [
  {
    id: 'grpc.object-missing',
    kind: 'missing_object',
    forms: [
      { words: 'code notfound desc', pattern: /rpc error: code = NotFound desc = (?<object>[^\n]{1,100})/ },
      {
        words: 'statusruntimeexception not_found',
        pattern: /StatusRuntimeException: NOT_FOUND: (?<object>[^\n]{1,100})/,
      },
      { words: '5 not_found', pattern: /Error: 5 NOT_FOUND: (?<object>[^\n]{1,100})/ },
      { words: 'statuscode not_found', pattern: /StatusCode\.NOT_FOUND/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A gRPC service does not know what it is asked for: {object|NotFound}',
    check: READ_OTHER,
    repair: [{ text: 'Create what is missing, or correct its name in the settings of the caller' }],
    source: 'gRPC, "Status codes" (5)',
    matches: [
      'rpc error: code = NotFound desc = bucket "x" not found',
      'io.grpc.StatusRuntimeException: NOT_FOUND: topic orders',
      'Error: 5 NOT_FOUND: Resource not found (resource=orders)',
      'status = StatusCode.NOT_FOUND',
    ],
    ignores: ['HTTP 404 not found'],
  },
  {
    id: 'grpc.argument-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'rpc error code desc',
        pattern:
          /rpc error: code = (?:InvalidArgument|FailedPrecondition|OutOfRange|AlreadyExists) desc = (?<value>[^\n]{1,120})/,
      },
      {
        words: 'statusruntimeexception',
        pattern:
          /StatusRuntimeException: (?:INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE|ALREADY_EXISTS): (?<value>[^\n]{1,120})/,
      },
      {
        words: 'error',
        pattern:
          /Error: (?:3 INVALID_ARGUMENT|9 FAILED_PRECONDITION|11 OUT_OF_RANGE|6 ALREADY_EXISTS): (?<value>[^\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A gRPC service refuses the arguments or the state of the call: {value}',
    check: READ_OTHER,
    repair: [
      {
        text: 'Correct the value that the line names, or create the state it asks for first; with two versions of one API, bring client and server to the same one',
      },
    ],
    source: 'gRPC, "Status codes" (3, 6, 9, 11)',
    matches: [
      'rpc error: code = InvalidArgument desc = name must not be empty',
      'rpc error: code = FailedPrecondition desc = volume is in use',
      'io.grpc.StatusRuntimeException: INVALID_ARGUMENT: bad page token',
      'Error: 3 INVALID_ARGUMENT: Request contains an invalid argument.',
    ],
    ignores: ['rpc error: code = Unavailable desc = x'],
  },
  {
    id: 'grpc.internal-error',
    kind: 'code_defect',
    forms: [
      {
        words: 'rpc error code desc',
        pattern:
          /rpc error: code = (?:Internal|Unknown) desc = (?<value>(?!unexpected content-type|context |error reading from server|failed to|grpc: |connection|stream terminated|Error response|[^\n]{0,160}(?:no space left|not found|denied|timeout|timed out|refused|no such))[^\n]{1,120})/,
      },
      { words: 'error 13 internal', pattern: /Error: 13 INTERNAL: (?<value>[^\n]{1,120})/ },
      {
        words: 'statusruntimeexception',
        pattern: /StatusRuntimeException: (?:INTERNAL|UNKNOWN)(?:: (?<value>[^\n]{1,120}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A gRPC service fails within itself: {value}',
    check: READ_OTHER,
    repair: [{ text: 'The stack trace stands in the log of the service that answers: repair it there' }],
    source: 'gRPC, "Status codes" (2, 13)',
    matches: [
      'rpc error: code = Internal desc = panic: nil pointer',
      'Error: 13 INTERNAL: Received RST_STREAM with code 2',
      'io.grpc.StatusRuntimeException: UNKNOWN',
    ],
    ignores: ['rpc error: code = Canceled desc = context canceled'],
  },
  {
    id: 'grpc.answer-is-no-grpc',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'unexpected content type', pattern: /unexpected content-type "?(?<value>[\w/;= -]{1,60})"?/ },
      {
        words: 'unexpected http status code received from server',
        pattern: /unexpected HTTP status code received from server: (?<value>\d{3}[^\n]{0,40})/,
      },
      {
        words: 'failed to unmarshal the received proto',
        pattern: /failed to unmarshal the received message:? proto: /,
      },
      { words: 'received http2 header with status', pattern: /Received http2 header with status: (?<value>\d{3})/ },
      { words: 'internal http2 exception', pattern: /INTERNAL: http2 exception/ },
      { words: 'first received frame was not settings', pattern: /First received frame was not SETTINGS/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'What answers does not speak gRPC: {value|a proxy or a web page}',
    check: {
      text: 'Ask the port by hand',
      host: 'grpcurl -plaintext <host>:<port> list; curl -sv --http2-prior-knowledge http://<host>:<port>/ -o /dev/null',
    },
    repair: [
      {
        text: 'Let the proxy pass gRPC on (nginx grpc_pass, Traefik h2c://, ingress backend-protocol GRPC), or name the port of gRPC',
        kubernetes: 'kubectl annotate ingress <ingress> nginx.ingress.kubernetes.io/backend-protocol=GRPC --overwrite',
        host: 'sudo nginx -T | grep -nE "grpc_pass|proxy_pass"',
      },
    ],
    source: 'grpc-go http2_client.go, http_util.go',
    matches: [
      'rpc error: code = Internal desc = unexpected content-type "text/html"',
      'rpc error: code = Unimplemented desc = unexpected HTTP status code received from server: 404 (Not Found); transport: received unexpected content-type "text/html"',
      'grpc: failed to unmarshal the received message: proto: wrong wireType = 2 for field X',
      'debug_error_string = "Received http2 header with status: 502"',
      'io.grpc.StatusRuntimeException: INTERNAL: http2 exception',
      'io.netty.handler.codec.http2.Http2Exception: First received frame was not SETTINGS.',
    ],
    ignores: ['type "application/grpc" as expected'],
  },
  {
    id: 'grpc.pinged-too-often',
    kind: 'rate_limited',
    forms: [
      { words: 'enhance_your_calm too_many_pings', pattern: /ENHANCE_YOUR_CALM[^\n]{0,60}too_many_pings/ },
      { words: 'too_many_pings enhance_your_calm', pattern: /too_many_pings[^\n]{0,80}ENHANCE_YOUR_CALM/ },
      { words: 'enhance_your_calm', pattern: /(?:RST_STREAM|GOAWAY|ErrCode)[^\n]{0,100}ENHANCE_YOUR_CALM/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The gRPC server cuts a client that pings too often (too_many_pings)',
    check: {
      text: 'Compare keepalive time of the client with the least that the server takes',
      compose: 'docker compose exec {service} sh -c "env | grep -i keepalive"',
    },
    repair: [
      {
        text: 'Set the keepalive time of the client to 5 minutes, or let the server take more (MinTime, permitWithoutStream)',
      },
    ],
    source: 'grpc, "Keepalive"; RFC 9113 7',
    matches: [
      'GOAWAY received with error code ENHANCE_YOUR_CALM and debug data equal to "too_many_pings"',
      'Received a GOAWAY: too_many_pings, code ENHANCE_YOUR_CALM',
      'Received RST_STREAM with code 11 (Call dropped by load balancing policy), ENHANCE_YOUR_CALM',
    ],
    ignores: ['stay calm and enhance'],
  },
  {
    id: 'grpc.call-cancelled',
    kind: null,
    forms: [
      { words: 'code canceled desc context canceled', pattern: /rpc error: code = Canceled desc = context canceled/ },
      {
        words: 'context canceled',
        pattern: /(?:Get|Post|Put|Head|Patch|Delete) "https?:\/\/[^"]{1,200}": context canceled$/,
      },
      { words: '1 cancelled', pattern: /Error: 1 CANCELLED: (?:Cancelled on client|Call cancelled)/ },
      {
        words: 'statusruntimeexception cancelled',
        pattern: /StatusRuntimeException: CANCELLED: (?:client cancelled|call already cancelled|RPC cancelled)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'The caller gave a request up (context canceled)',
    check: {
      text: 'Nothing needs doing: the client closed its page, or its own deadline passed; look at the client when it is a service of yours',
    },
    repair: [],
    source: 'gRPC, "Status codes" (1); Go context.Canceled',
    matches: [
      'rpc error: code = Canceled desc = context canceled',
      'Get "http://api/x": context canceled',
      'Error: 1 CANCELLED: Cancelled on client',
      'io.grpc.StatusRuntimeException: CANCELLED: client cancelled',
    ],
    ignores: ['rpc error: code = DeadlineExceeded desc = context deadline exceeded'],
  },
  {
    id: 'grpc.conflict',
    kind: 'lock_held',
    forms: [
      { words: 'code aborted desc', pattern: /rpc error: code = Aborted desc = (?<value>[^\n]{1,120})/ },
      { words: '10 aborted', pattern: /Error: 10 ABORTED: (?<value>[^\n]{1,120})/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A gRPC call lost against another that changed the same data: {value}',
    check: READ_OTHER,
    repair: [{ text: 'Let the caller try again with growing waits; find who changes the same object when it lasts' }],
    source: 'gRPC, "Status codes" (10)',
    matches: [
      'rpc error: code = Aborted desc = an operation with the given Volume ID already exists',
      'Error: 10 ABORTED: Too much contention on these documents.',
    ],
    ignores: ['build aborted by user'],
  },
  {
    id: 'grpc.data-lost',
    kind: 'data_corruption',
    forms: [
      { words: 'code dataloss desc', pattern: /rpc error: code = DataLoss desc = (?<value>[^\n]{1,120})/ },
      { words: '15 data_loss', pattern: /Error: 15 DATA_LOSS: (?<value>[^\n]{1,120})/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'A gRPC service says that data are lost or damaged: {value}',
    check: READ_OTHER,
    repair: [{ text: 'Check the store of the service and bring back a backup of the part that the line names' }],
    source: 'gRPC, "Status codes" (15)',
    matches: ['rpc error: code = DataLoss desc = checksum mismatch', 'Error: 15 DATA_LOSS: block 12 unreadable'],
    ignores: ['data loss prevention is on'],
  },
];
