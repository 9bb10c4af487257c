import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GRPC_AND_S3_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'redis.sentinel-knows-no-master',
    kind: 'missing_object',
    program: 'redis',
    forms: [{ words: 'err no such master with that name', pattern: /ERR No such master with that name/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Sentinel knows no master of that name',
    check: { text: 'Ask it', host: 'redis-cli -p 26379 sentinel masters | grep -A1 name' },
    repair: [{ text: 'Use the name that "sentinel monitor" gives it, and start Sentinels that are away' }],
    source: 'redis-py sentinel.py; Redis sentinel.c; go-redis',
    matches: ['ERR No such master with that name', '(error) ERR No such master with that name'],
    ignores: ['master mymaster found'],
  },
  {
    id: 'redis.client-without-cluster-mode',
    kind: 'invalid_setting',
    program: 'redis',
    forms: [{ words: 'moved', pattern: /\bMOVED \d{1,5} (?<peer>[\w.-]{1,80}):(?<port>\d{1,5})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The client does not speak to Redis as a cluster: a key is at {peer}',
    check: { text: 'See the mode', host: 'redis-cli cluster info | head -3' },
    repair: [
      {
        text: 'Use the cluster client of the library (RedisCluster, Cluster, ClusterClient), or a Redis without cluster',
      },
    ],
    source: 'Redis cluster specification',
    matches: [
      'MOVED 1234 10.0.0.1:6379',
      'redis.exceptions.ResponseError: MOVED 12182 10.0.0.2:6379',
      'ReplyError: MOVED 866 172.18.0.3:6379',
    ],
    ignores: ['MOVED files to archive'],
  },
  {
    id: 'grpc.not-grpc-at-all',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'transport missing content type field', pattern: /(?<value>transport: missing content-type field)/ },
      {
        words: 'transport received content type',
        pattern: /(?<value>transport: received (?:the )?unexpected content-type \\?"[\w/; =-]{1,60})/,
      },
      { words: 'received http2 header with status', pattern: /(?<value>Received http2 header with status: \d{3})/ },
      { words: 'trying to connect an http1 x server', pattern: /(?<value>Trying to connect an http1\.x server)/ },
      { words: 'internal http2 exception', pattern: /(?<value>INTERNAL: http2 exception)/ },
      {
        words: 'http2exception',
        pattern:
          /(?<value>Http2Exception: (?:First received frame was not SETTINGS|Unexpected HTTP\/1\.x request)[^\r\n]{0,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'What answers is no gRPC server: {value}',
    check: {
      text: 'See what answers at that port',
      host: 'grpcurl -plaintext <host>:<port> list; curl -sv http://<host>:<port>/ 2>&1 | head -15',
    },
    repair: [
      { text: 'Correct host and port, and let the proxy between pass HTTP/2 (grpc_pass, backend protocol GRPC)' },
    ],
    source: 'grpc-go, grpc core, grpc-java',
    matches: [
      'rpc error: code = Unknown desc = OK: HTTP status code 200; transport: missing content-type field',
      'rpc error: code = Unavailable desc = unexpected HTTP status code received from server: 502 (Bad Gateway); transport: received unexpected content-type "text/html"',
      'grpc: Received http2 header with status: 404',
      'failed to connect: Trying to connect an http1.x server',
      'io.netty.handler.codec.http2.Http2Exception: First received frame was not SETTINGS. Hex dump for first 5 bytes: 485454502f',
      'io.grpc.StatusRuntimeException: INTERNAL: http2 exception',
    ],
    ignores: ['grpc server started'],
  },
  {
    id: 'grpc.library-notes',
    kind: null,
    forms: [
      {
        words: 'http_proxy_mapper cc not using proxy for host in no_proxy list',
        pattern: /http_proxy_mapper\.cc:\d{1,5}\] not using proxy for host in no_proxy list/,
      },
      {
        words: 'other threads are currently calling into grpc skipping fork handlers',
        pattern: /Other threads are currently calling into gRPC, skipping fork\(\) handlers/,
      },
      {
        words: 'all log messages before absl initializelog is called are written to stderr',
        pattern: /All log messages before absl::InitializeLog\(\) is called are written to STDERR/,
      },
      { words: 'alts creds ignored not running on gcp', pattern: /ALTS creds ignored\. Not running on GCP/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of the gRPC library that change nothing',
    check: { text: 'Nothing needs doing (GRPC_VERBOSITY=NONE silences them)' },
    repair: [],
    source: 'grpc core',
    matches: [
      'E0000 00:00:1700000000.123456 12 http_proxy_mapper.cc:252] not using proxy for host in no_proxy list dns:///a',
      'I1130 03:04:05 fork_posix.cc:77] Other threads are currently calling into gRPC, skipping fork() handlers',
      'WARNING: All log messages before absl::InitializeLog() is called are written to STDERR',
      'I0000 alts_credentials.cc:93] ALTS creds ignored. Not running on GCP and untrusted ALTS is not enabled.',
    ],
    ignores: ['Handshake failed with fatal error'],
  },
  {
    id: 's3.header-not-supported',
    kind: 'version_mismatch',
    program: 's3',
    forms: [
      { words: 'xamzcontentsha256mismatch', pattern: /XAmzContentSHA256Mismatch/ },
      {
        words: 'a header you provided implies functionality that is not implemented',
        pattern: /A header you provided implies functionality that is not implemented/,
      },
      { words: 'missingcontentlength', pattern: /\(MissingContentLength\)/ },
      {
        words: 'unsupported header amz',
        pattern: /Unsupported header '?(?<value>x-amz-(?:checksum|sdk-checksum)\S{0,40})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'The S3 store does not know a header of this SDK: newer SDKs send checksums that it lacks',
    check: { text: 'See the releases', host: 'aws --version; pip list | grep boto' },
    repair: [
      {
        text: 'Set AWS_REQUEST_CHECKSUM_CALCULATION=when_required and AWS_RESPONSE_CHECKSUM_VALIDATION=when_required, or upgrade the store',
        compose:
          'AWS_REQUEST_CHECKSUM_CALCULATION=when_required AWS_RESPONSE_CHECKSUM_VALIDATION=when_required docker compose up -d {service}',
      },
    ],
    source: 'AWS SDK data integrity protections; Ceph, MinIO, Backblaze issues',
    matches: [
      "XAmzContentSHA256Mismatch: The provided 'x-amz-content-sha256' header does not match what was computed.",
      'An error occurred (NotImplemented) when calling the PutObject operation: A header you provided implies functionality that is not implemented',
      'An error occurred (MissingContentLength) when calling the PutObject operation: You must provide the Content-Length HTTP header.',
      "api error InvalidArgument: Unsupported header 'x-amz-checksum-crc32' received for this API call.",
    ],
    ignores: ['checksum verified'],
  },
  {
    id: 's3.bucket-in-other-region',
    kind: 'wrong_address',
    program: 's3',
    forms: [
      { words: 'the bucket is in this region', pattern: /The bucket is in this region: (?<value>[\w-]{3,20})/ },
      { words: 'illegallocationconstraintexception', pattern: /IllegalLocationConstraintException/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The bucket is in the region {value}',
    check: { text: 'Ask', host: 'aws s3api get-bucket-location --bucket <bucket>' },
    repair: [
      {
        text: 'Give the client that region (AWS_REGION, --region)',
        compose: 'AWS_REGION={value|<region>} docker compose up -d {service}',
      },
    ],
    source: 'S3 error responses',
    matches: [
      'software.amazon.awssdk.services.s3.model.S3Exception: The bucket is in this region: eu-west-1. Please use this region to retry the request',
      'An error occurred (IllegalLocationConstraintException) when calling the CreateBucket operation: The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    ],
    ignores: ['bucket in eu-west-1'],
  },
  {
    id: 'grpc.precondition-or-aborted',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'rpc error code failedprecondition desc',
        pattern: /rpc error: code = FailedPrecondition desc = (?<value>[^\r\n"]{1,140})/,
      },
      {
        words: 'rpc error code outofrange desc',
        pattern: /rpc error: code = OutOfRange desc = (?<value>[^\r\n"]{1,140})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A gRPC call was refused: {value}',
    check: {
      text: 'Read the description, and the log of the other side',
      compose: 'docker compose logs --since 10m <other> | tail -30',
    },
    repair: [{ text: 'Bring the other side into the state that it asks for, then try again' }],
    source: 'gRPC status codes',
    matches: [
      'rpc error: code = FailedPrecondition desc = database is not initialised',
      'rpc error: code = OutOfRange desc = offset 12 is beyond the end',
    ],
    ignores: ['code = OK'],
  },
];
