import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ASK_SERVICE: Step = {
  text: 'Ask the gRPC server for its health and its services, and read its log of that time',
  compose:
    'docker compose ps -a; grpcurl -plaintext {peer|<host>}:{port|<port>} list; docker compose logs --since 15m {peer|<peer>}',
  kubernetes: 'kubectl get pods,endpoints; kubectl logs deploy/{peer|<peer>} --since 15m',
  host: 'grpcurl -plaintext {peer|<host>}:{port|<port>} grpc.health.v1.Health/Check',
};

/** Status codes of gRPC as its libraries print them. */
export const GRPC: readonly CatalogueEntry[] = [
  {
    id: 'grpc.unavailable',
    kind: 'unreachable',
    forms: [
      {
        words: 'unavailable',
        pattern:
          /(?:rpc error: code = Unavailable desc = |StatusCode="?Unavailable"?, Detail=|\bstatus: Unavailable, message: |gRPC status: Unavailable)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'unavailable',
        pattern:
          /(?:StatusRuntimeException: UNAVAILABLE\b|\bStatusCode\.UNAVAILABLE\b|(?:Error|ServiceError): 14 UNAVAILABLE\b)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The gRPC server {peer|at the other end} cannot be reached (UNAVAILABLE)',
    check: ASK_SERVICE,
    repair: [
      {
        text: 'Bring {peer|the server} up, or correct its address; the words after the code tell which: connection refused, no such host, or a TLS handshake with a plain port',
        compose: 'docker compose up -d {peer|<peer>}',
        kubernetes: 'kubectl rollout restart deploy/{peer|<peer>}',
        host: 'sudo systemctl restart {peer|<unit>}',
      },
      {
        text: 'When it comes and goes in Kubernetes, connections stick to one pod: use a headless service with round_robin, and keepalive on both sides',
        kubernetes: 'kubectl get service -o wide',
      },
    ],
    source:
      'gRPC status codes (grpc/grpc doc/statuscodes.md); grpc-go status.Error, grpc-java Status, grpc-js, grpc-dotnet RpcException, tonic Status',
    matches: [
      'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 172.18.0.5:50051: connect: connection refused"',
      'io.grpc.StatusRuntimeException: UNAVAILABLE: io exception',
      'grpc.aio._call.AioRpcError: <AioRpcError of RPC that terminated with: status = StatusCode.UNAVAILABLE',
      'Error: 14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 172.18.0.5:50051',
      'Grpc.Core.RpcException: Status(StatusCode="Unavailable", Detail="Error connecting to subchannel.")',
    ],
    ignores: ['service temporarily unavailable, see status page', 'rpc handler for code Unavailable registered'],
  },
  {
    id: 'grpc.deadline-exceeded',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'deadlineexceeded',
        pattern:
          /(?:rpc error: code = DeadlineExceeded desc = |StatusCode="?DeadlineExceeded"?, Detail=|\bstatus: DeadlineExceeded, message: |gRPC status: DeadlineExceeded)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'deadline_exceeded',
        pattern:
          /(?:StatusRuntimeException: DEADLINE_EXCEEDED\b|\bStatusCode\.DEADLINE_EXCEEDED\b|(?:Error|ServiceError): 4 DEADLINE_EXCEEDED\b)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A gRPC call to {peer|the other end} took longer than its deadline',
    check: ASK_SERVICE,
    repair: [
      {
        text: 'Find what makes {peer|the server} slow; with no connection at all the deadline passes as well when the client waits for it (wait_for_ready)',
        compose: 'docker stats --no-stream; docker compose logs --since 15m {peer|<peer>}',
        kubernetes: 'kubectl top pods; kubectl logs deploy/{peer|<peer>} --since 15m',
        host: 'uptime',
      },
    ],
    source:
      'gRPC status codes (grpc/grpc doc/statuscodes.md); grpc-go status.Error, grpc-java Status, grpc-js, grpc-dotnet RpcException, tonic Status',
    matches: [
      'rpc error: code = DeadlineExceeded desc = context deadline exceeded',
      'io.grpc.StatusRuntimeException: DEADLINE_EXCEEDED: deadline exceeded after 4.999s. [closed=[], open=[[remote_addr=pricing/172.18.0.5:50051]]]',
      'Error: 4 DEADLINE_EXCEEDED: Deadline exceeded after 5.001s',
      'details = "Deadline Exceeded", status = StatusCode.DEADLINE_EXCEEDED',
    ],
    ignores: ['deadline of the sprint exceeded', 'grpc: default deadline set to 5s'],
  },
  {
    id: 'grpc.resource-exhausted',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'resourceexhausted',
        pattern:
          /(?:rpc error: code = ResourceExhausted desc = |StatusCode="?ResourceExhausted"?, Detail=|\bstatus: ResourceExhausted, message: |gRPC status: ResourceExhausted)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'resource_exhausted',
        pattern:
          /(?:StatusRuntimeException: RESOURCE_EXHAUSTED\b|\bStatusCode\.RESOURCE_EXHAUSTED\b|(?:Error|ServiceError): 8 RESOURCE_EXHAUSTED\b)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The gRPC server refuses more work (RESOURCE_EXHAUSTED)',
    check: {
      ...ASK_SERVICE,
      text: 'Ask the gRPC server for its health and its services, and read its log of that time; a quota, a rate or a full queue',
    },
    repair: [
      {
        text: 'Read the words after the code: they name the quota, limit or queue; raise that or ask less often with a back-off',
        kubernetes: 'kubectl top pods',
        host: 'grpcurl -plaintext {peer|<host>}:{port|<port>} list',
      },
    ],
    source:
      'gRPC status codes (grpc/grpc doc/statuscodes.md); grpc-go status.Error, grpc-java Status, grpc-js, grpc-dotnet RpcException, tonic Status',
    matches: [
      'rpc error: code = ResourceExhausted desc = tenant over its ingestion limit',
      'io.grpc.StatusRuntimeException: RESOURCE_EXHAUSTED: Bandwidth exhausted',
    ],
    ignores: [
      'note: Received message larger than max (5242881 vs. 4194304)',
      'resource pool exhausted its budget line',
    ],
  },
  {
    id: 'grpc.message-too-large',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'received message larger than max',
        pattern: /(?:grpc: )?[Rr]eceived message larger than max \((?<value>\d{1,12}) vs\. (?<limit>\d{1,12})\)/,
      },
      {
        words: 'trying to send message larger than max',
        pattern: /[Tt]rying to send message larger than max \((?<value>\d{1,12}) vs\. (?<limit>\d{1,12})\)/,
      },
      {
        words: 'grpc message exceeds maximum size',
        pattern: /gRPC message exceeds maximum size (?<limit>\d{1,12})(?:: (?<value>\d{1,12}))?/,
      },
      {
        words: 'message length too large found bytes the limit is',
        pattern: /[Mm]essage length too large: found (?<value>\d{1,12}) bytes, the limit is: (?<limit>\d{1,12}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A gRPC message of {value|too many} bytes is above the limit of {limit}',
    check: {
      text: 'Find what sends so much in one call: a batch, an image, a whole list without pages',
      compose: 'docker compose config | grep -niE "max.?(recv|receive|inbound|message)"',
      kubernetes: 'kubectl get configmap -o yaml | grep -niE "max.?(recv|receive|inbound|message)"',
    },
    repair: [
      {
        text: 'Raise the limit on the side that receives (MaxCallRecvMsgSize, maxInboundMessageSize, grpc.max_receive_message_length, max_recv_msg_size_mib; 4 MiB is what libraries start with), or send smaller batches',
        compose: '$EDITOR docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl edit configmap <settings of the receiver>',
      },
    ],
    source: 'grpc-go rpc_util.go; grpc core message_size_filter.cc; grpc-java MessageDeframer; tonic codec/decode.rs',
    matches: [
      'rpc error: code = ResourceExhausted desc = grpc: received message larger than max (5242881 vs. 4194304)',
      'rpc error: code = ResourceExhausted desc = trying to send message larger than max (5242881 vs. 4194304)',
      'io.grpc.StatusRuntimeException: RESOURCE_EXHAUSTED: gRPC message exceeds maximum size 4194304: 5242881',
      'status: OutOfRange, message: "Error, message length too large: found 5242881 bytes, the limit is: 4194304 bytes"',
    ],
    ignores: ['received message of 4194304 bytes', 'max message size set to 16777216'],
  },
  {
    id: 'grpc.unauthenticated',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'unauthenticated',
        pattern:
          /(?:rpc error: code = Unauthenticated desc = |StatusCode="?Unauthenticated"?, Detail=|\bstatus: Unauthenticated, message: |gRPC status: Unauthenticated)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'unauthenticated',
        pattern:
          /(?:StatusRuntimeException: UNAUTHENTICATED\b|\bStatusCode\.UNAUTHENTICATED\b|(?:Error|ServiceError): 16 UNAUTHENTICATED\b)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The gRPC server refuses the credentials of this client (UNAUTHENTICATED)',
    check: ASK_SERVICE,
    repair: [
      {
        text: 'Give the client a valid token or key in its call metadata, and check that a proxy passes the authorization header on',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl get secret; kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'gRPC status codes (grpc/grpc doc/statuscodes.md); grpc-go status.Error, grpc-java Status, grpc-js, grpc-dotnet RpcException, tonic Status',
    matches: [
      'rpc error: code = Unauthenticated desc = invalid token',
      'io.grpc.StatusRuntimeException: UNAUTHENTICATED: Request had invalid authentication credentials.',
    ],
    ignores: ['unauthenticated requests: 3', 'Error: 7 PERMISSION_DENIED: no access'],
  },
  {
    id: 'grpc.permission-denied',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'permissiondenied',
        pattern:
          /(?:rpc error: code = PermissionDenied desc = |StatusCode="?PermissionDenied"?, Detail=|\bstatus: PermissionDenied, message: |gRPC status: PermissionDenied)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'permission_denied',
        pattern:
          /(?:StatusRuntimeException: PERMISSION_DENIED\b|\bStatusCode\.PERMISSION_DENIED\b|(?:Error|ServiceError): 7 PERMISSION_DENIED\b)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The gRPC server does not allow this call to the account (PERMISSION_DENIED)',
    check: ASK_SERVICE,
    repair: [
      {
        text: 'Give the account the role the call needs, or enable the API in the project; the words after the code name which',
        kubernetes: 'kubectl get rolebinding,clusterrolebinding -A | grep <account>',
        host: 'gcloud projects get-iam-policy <project>',
      },
    ],
    source:
      'gRPC status codes (grpc/grpc doc/statuscodes.md); grpc-go status.Error, grpc-java Status, grpc-js, grpc-dotnet RpcException, tonic Status',
    matches: [
      'rpc error: code = PermissionDenied desc = caller lacks role storage.writer',
      'Error: 7 PERMISSION_DENIED: Cloud Trace API has not been used in project 123 before or it is disabled.',
    ],
    ignores: ["PermissionError: [Errno 13] Permission denied: '/data'", 'permission denied to 3 callers'],
  },
  {
    id: 'grpc.unimplemented',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'unimplemented',
        pattern:
          /(?:rpc error: code = Unimplemented desc = |StatusCode="?Unimplemented"?, Detail=|\bstatus: Unimplemented, message: |gRPC status: Unimplemented)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'unimplemented',
        pattern:
          /(?:StatusRuntimeException: UNIMPLEMENTED\b|\bStatusCode\.UNIMPLEMENTED\b|(?:Error|ServiceError): 12 UNIMPLEMENTED\b)(?:.{0,80}?(?:exporting (?:traces|metrics|logs) to|[Dd]ial(?:ing)?:? (?:dial tcp )?|connect to) \[?(?<peer>[\w.-]{1,100})\]?:(?<port>\d{1,5}))?/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 2,
    means: 'The server at that address does not know the gRPC method that is called (UNIMPLEMENTED)',
    check: ASK_SERVICE,
    repair: [
      {
        text: 'Bring client and server to versions that share the method; a wrong port (HTTP gateway, other service) or a proxy without HTTP/2 answers so as well',
        compose: 'docker compose images; docker compose pull && docker compose up -d',
        kubernetes: 'kubectl get deploy -o wide',
        host: 'grpcurl -plaintext {peer|<host>}:{port|<port>} list',
      },
    ],
    source:
      'gRPC status codes (grpc/grpc doc/statuscodes.md); grpc-go status.Error, grpc-java Status, grpc-js, grpc-dotnet RpcException, tonic Status',
    matches: [
      'rpc error: code = Unimplemented desc = unknown service opentelemetry.proto.collector.trace.v1.TraceService',
      'io.grpc.StatusRuntimeException: UNIMPLEMENTED: Method not found: shop.Cart/Merge',
      'Error: 12 UNIMPLEMENTED: The server does not implement the method Merge',
    ],
    ignores: ['feature unimplemented: see roadmap', 'grpc reflection registered'],
  },
];
