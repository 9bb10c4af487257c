import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TELEMETRY_AGENTS: readonly CatalogueEntry[] = [
  {
    id: 'otel-collector.not-delivered',
    kind: 'unreachable',
    program: 'otel-collector',
    forms: [
      { words: 'exporting failed dropping data', pattern: /Exporting failed\. Dropping data\./ },
      {
        words: 'exporting failed will retry the request after interval',
        pattern: /Exporting failed\. Will retry the request after interval/,
      },
      { words: 'no more retries left', pattern: /no more retries left/ },
      { words: 'sending queue is full', pattern: /sending queue is full/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The OpenTelemetry Collector cannot deliver: its back end is slow or away',
    check: {
      text: 'Read the "error" of the same line, and whether the address, port and TLS fit (4317 gRPC, 4318 HTTP)',
    },
    repair: [
      {
        text: 'Bring the back end up; use endpoint without scheme and tls.insecure for plain gRPC; enlarge sending_queue and num_consumers for peaks',
      },
    ],
    source: 'opentelemetry-collector exporter/exporterhelper',
    matches: [
      'error exporterhelper/queue_sender.go:50 Exporting failed. Dropping data. {"error": "no more retries left: rpc error: code = Unavailable"}',
      'info Exporting failed. Will retry the request after interval. {"interval": "5s"}',
      'no more retries left: context deadline exceeded',
      'sending queue is full',
    ],
    ignores: ['Traces exported'],
  },
  {
    id: 'otel-collector.refused-for-good',
    kind: 'invalid_setting',
    program: 'otel-collector',
    forms: [
      { words: 'the error is not retryable dropping data', pattern: /The error is not retryable\. Dropping data/ },
      { words: 'permanent error rpc code', pattern: /Permanent error: rpc error: code = (?<value>\w{1,30})/ },
      {
        words: 'permanent error exporting items request to responded with http status code',
        pattern:
          /Permanent error: error exporting items, request to (?<peer>\S{1,120}) responded with HTTP Status Code (?<value>\d{3})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'What the OpenTelemetry Collector sends is refused for good: {value|see its error}',
    check: {
      text: 'Read code and text: 401 or Unauthenticated is the token, 404 the path, 413 the size, Unimplemented the protocol',
    },
    repair: [
      {
        text: 'Correct endpoint, headers or token of the exporter; otlphttp adds /v1/traces by itself; an Unimplemented port does not take this signal',
      },
    ],
    source: 'opentelemetry-collector exporter/exporterhelper, otlphttpexporter',
    matches: [
      'Exporting failed. The error is not retryable. Dropping data. {"error": "x"}',
      'Permanent error: rpc error: code = Unauthenticated desc = no token',
      'Permanent error: error exporting items, request to https://tempo.example.org/v1/traces responded with HTTP Status Code 404',
    ],
    ignores: ['Permanent error budget'],
  },
  {
    id: 'otel-collector.memory',
    kind: 'memory_exhausted',
    program: 'otel-collector',
    forms: [
      {
        words: 'memory usage is above limit',
        pattern: /Memory usage is above (?:soft|hard) limit\. (?:Refusing data|Forcing a GC)/,
      },
      { words: 'data refused due to high memory usage', pattern: /data refused due to high memory usage/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The OpenTelemetry Collector refuses data: its memory limiter is at the limit',
    check: {
      text: 'Compare its memory with limit_mib and with what exporters hold back',
      kubernetes: 'kubectl top pod; kubectl logs deploy/{service} | grep -c "queue is full"',
    },
    repair: [
      {
        text: "Bring the exporter's target up first (queues fill memory), put memory_limiter first and batch after it, and raise limit_mib with the container limit",
      },
    ],
    source: 'opentelemetry-collector processor/memorylimiterprocessor',
    matches: [
      'warn memorylimiter/memorylimiter.go:205 Memory usage is above soft limit. Refusing data. {"cur_mem_mib": 410}',
      'rpc error: code = Unavailable desc = data refused due to high memory usage',
    ],
    ignores: ['Memory usage back within limits. Resuming normal operation.'],
  },
  {
    id: 'otel-collector.configuration',
    kind: 'invalid_setting',
    program: 'otel-collector',
    forms: [
      {
        words: 'references which is not configured',
        pattern:
          /references (?<setting>exporter|processor|receiver|connector|extension) "(?<object>[\w/.-]{1,60})" which is not configured/,
      },
      {
        words: 'unknown type',
        pattern:
          /'(?<setting>exporters|receivers|processors|extensions|connectors)': unknown type: "(?<object>[\w/-]{1,60})"/,
      },
      { words: 'unknown type', pattern: /'(?<setting>\w{1,20})' unknown type: "(?<object>[\w/-]{1,60})"/ },
      { words: 'unknown type for id', pattern: /unknown type: "(?<object>[\w/-]{1,60})" for id/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OpenTelemetry Collector knows no {object}: undefined, or not in this build',
    check: {
      text: 'Check the file, and the components of this build',
      host: 'otelcol validate --config=<file>; otelcol components',
    },
    repair: [
      {
        text: 'Define it at the top level and name it in service.pipelines; use the contrib image for its components (jaeger became otlp, logging became debug)',
      },
    ],
    source: 'opentelemetry-collector otelcol/config.go, internal/configunmarshaler',
    matches: [
      'Error: invalid configuration: service::pipelines::traces: references exporter "jaeger" which is not configured',
      'error decoding \'receivers\': unknown type: "loki" for id: "loki" (valid values: [otlp])',
      '\'exporters\' unknown type: "logging" for id: "logging"',
    ],
    ignores: ['exporter "otlp" is configured'],
  },
  {
    id: 'thanos.compactor-halted',
    kind: 'data_corruption',
    program: 'thanos',
    forms: [
      { words: 'critical error detected halting', pattern: /critical error detected; halting/ },
      { words: 'overlaps found while gathering blocks', pattern: /overlaps found while gathering blocks/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The Thanos compactor halts: blocks of the same series overlap',
    check: {
      text: 'List blocks and see who writes them',
      host: 'thanos tools bucket inspect --objstore.config-file=<file>',
    },
    repair: [
      {
        text: 'Run a single compactor a bucket, give each Prometheus its own external labels, then mark the wrong block for deletion, or enable vertical compaction',
      },
      {
        text: 'Restart the compactor: after halting it idles',
      },
    ],
    source: 'thanos cmd/thanos/compact.go, pkg/compact',
    matches: [
      'level=error caller=compact.go:487 msg="critical error detected; halting" err="compaction: group 0@123: pre compaction overlap check"',
      'err="compaction: group 0@1: pre compaction overlap check: overlaps found while gathering blocks. [mint: 1]"',
    ],
    ignores: ['thanos compact: start of compactions'],
  },
  {
    id: 'thanos.quorum',
    kind: 'cluster_quorum',
    program: 'thanos',
    forms: [
      { words: 'forwarding request to endpoint', pattern: /forwarding request to endpoint \{?(?<peer>[\w.:-]{1,80})/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Thanos Receive cannot write to its member {peer}',
    check: {
      text: 'See which members are away',
      kubernetes: 'kubectl get pods -l app.kubernetes.io/name=thanos-receive',
    },
    repair: [
      {
        text: 'Bring the members of the hashring up; keep it in step with the StatefulSet, and the replication factor below their number',
      },
    ],
    source: 'thanos pkg/receive/handler.go',
    matches: [
      'err="3 errors: forwarding request to endpoint receive-1:10901: rpc error: code = Unavailable; quorum not reached"',
      'forwarding request to endpoint {thanos-receive-2.thanos:10901 thanos-receive-2.thanos:10902 }: context deadline exceeded',
    ],
    ignores: ['forwarding request to the team'],
  },
  {
    id: 'victoriametrics.read-only',
    kind: 'disk_full',
    program: 'victoriametrics',
    forms: [
      { words: 'storage is in read only mode', pattern: /storage is in read-only mode/ },
      {
        words: 'switching the storage at to read only mode since it has less than minfreediskspacebytes',
        pattern:
          /switching the storage at (?<path>\S{1,120}) to read-only mode, since it has less than -storage\.minFreeDiskSpaceBytes=(?<limit>\d{1,16})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'VictoriaMetrics takes no data: its disk is nearly full',
    check: {
      text: 'Look at the disk',
      host: 'df -h',
    },
    repair: [
      {
        text: 'Enlarge the volume, shorten -retentionPeriod, or drop series that nobody reads; it goes on by itself when there is room',
      },
    ],
    source: 'VictoriaMetrics lib/storage/storage.go',
    matches: [
      'cannot insert data: vmstorage: the storage is in read-only mode; check -storage.minFreeDiskSpaceBytes command-line flag value',
      'warn lib/storage/storage.go:700 switching the storage at /storage to read-only mode, since it has less than -storage.minFreeDiskSpaceBytes=10000000 bytes of free space: 9999000 bytes left',
    ],
    ignores: ['storage is in read-write mode'],
  },
  {
    id: 'victoriametrics.query-limit',
    kind: 'quota_exceeded',
    program: 'victoriametrics',
    forms: [
      {
        words: 'the number of matching timeseries exceeds either narrow down search',
        pattern: /the number of matching timeseries exceeds (?<limit>\d{1,12}); either narrow down the search/,
      },
      {
        words: 'cannot select more than',
        pattern: /cannot select more than -(?<setting>search\.\w{1,40})=(?<limit>\d{1,12})/,
      },
      {
        words: 'increase search max command line flag values',
        pattern: /increase -search\.max\* command-line flag values/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'A query of VictoriaMetrics selects too much: limit {limit|of -search.max*}',
    check: {
      text: 'Find the query in vmui: top queries, cardinality explorer',
    },
    repair: [
      {
        text: 'Narrow the query by labels and range, or raise -search.maxUniqueTimeseries and its likes together with the memory',
      },
    ],
    source: 'VictoriaMetrics app/vmselect, lib/storage/search.go',
    matches: [
      'cannot fetch matching timeseries: the number of matching timeseries exceeds 300000; either narrow down the search or increase -search.max* command-line flag values at vmselect',
      'cannot select more than -search.maxSamplesPerQuery=1000000000 samples; possible solutions',
      'increase -search.max* command-line flag values',
    ],
    ignores: ['search returned 12 timeseries'],
  },
  {
    id: 'tempo.limits',
    kind: 'quota_exceeded',
    program: 'tempo',
    forms: [
      {
        words: 'max',
        pattern:
          /(?<value>LIVE_TRACES_EXCEEDED|TRACE_TOO_LARGE): max (?:live traces|size of trace)(?: \((?<limit>\d{1,12})\))?/,
      },
      { words: 'max live traces', pattern: /max live traces (?:per tenant )?exceeded/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tempo drops spans at a limit of the tenant: {value|max live traces}',
    check: {
      text: 'See what is dropped',
      host: 'curl -s localhost:3200/metrics | grep tempo_discarded_spans_total',
    },
    repair: [
      {
        text: 'Raise max_traces_per_user or max_bytes_per_trace under overrides, or find the service whose trace never ends (a loop, a worker with one root span)',
      },
    ],
    source: 'grafana/tempo modules/ingester, overrides',
    matches: [
      'rpc error: code = FailedPrecondition desc = LIVE_TRACES_EXCEEDED: max live traces exceeded for tenant single-tenant: per-user traces limit (local: 10000)',
      'TRACE_TOO_LARGE: max size of trace (5000000) exceeded while adding 23 bytes to trace abc',
      'too many live traces: max live traces per tenant exceeded',
    ],
    ignores: ['tempo: live traces: 12'],
  },
];
