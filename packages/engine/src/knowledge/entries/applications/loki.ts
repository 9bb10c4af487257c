import type { CatalogueEntry } from '../../catalogue-entry.ts';

const RESTART = {
  compose: 'docker compose restart {service}',
  kubernetes: 'kubectl rollout restart statefulset/{service}',
  host: 'sudo systemctl restart loki',
};

export const LOKI: readonly CatalogueEntry[] = [
  {
    id: 'loki.ingestion-rate-limit',
    kind: 'rate_limited',
    program: 'loki',
    forms: [
      {
        words: 'ingestion rate limit exceeded for user limit bytes sec',
        pattern: /[Ii]ngestion rate limit exceeded for user (?<user>\S{1,60}) \(limit: (?<limit>\d{1,12}) bytes\/sec\)/,
      },
      {
        words: 'per stream rate limit exceeded limit while attempting to ingest for stream',
        pattern:
          /Per stream rate limit exceeded \(limit: (?<limit>[\w.]{1,12}\/sec)\) while attempting to ingest for stream '?(?<object>\{.{0,120}?\})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Loki refuses logs with 429: the rate limit of {limit} is reached ({object|whole tenant})',
    check: {
      text: 'Find who writes so much, before the limit is raised',
      compose:
        'docker compose exec {service} wget -qO- http://localhost:3100/metrics | grep loki_discarded_bytes_total',
      kubernetes:
        'kubectl exec {service}-0 -- wget -qO- http://localhost:3100/metrics | grep loki_discarded_bytes_total',
      host: 'curl -s localhost:3100/metrics | grep loki_discarded_bytes_total',
    },
    repair: [
      {
        text: 'Quiet the writer (debug logs), or raise limits_config: ingestion_rate_mb and ingestion_burst_size_mb, for one stream per_stream_rate_limit and per_stream_rate_limit_burst',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/validation/validate.go RateLimitedErrorMsg, StreamRateLimit',
    matches: [
      'level=error component=client msg="final error sending batch" status=429 error="server returned HTTP status 429 Too Many Requests (429): Ingestion rate limit exceeded for user fake (limit: 4194304 bytes/sec) while attempting to ingest \'1000\' lines totaling \'1048576\' bytes, reduce log volume or contact your Loki administrator to see if the limit can be increased"',
      `entry with timestamp 2024-05-02 10:11:12 ignored, reason: 'Per stream rate limit exceeded (limit: 3MB/sec) while attempting to ingest for stream '{app="shop"}' totaling 12kB, consider splitting a stream via additional labels or contact your Loki administrator'`,
    ],
    ignores: ['level=info msg="ingestion rate limit of user fake was set to 16 MB"'],
  },
  {
    id: 'loki.stream-limit',
    kind: 'quota_exceeded',
    program: 'loki',
    forms: [
      {
        words: 'maximum active stream limit exceeded',
        pattern: /Maximum active stream limit exceeded(?: when trying to create stream (?<object>\{.{0,100}?\}))?/,
      },
      {
        words: 'per user streams limit exceeded',
        pattern: /[Pp]er-user streams limit \(?(?:local: )?(?<limit>\d{0,8}).{0,60}exceeded/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Loki refuses new streams: too many label values ({object|max_global_streams_per_user})',
    check: {
      text: 'Find the label with many values; a request id, pod IP or user id must not be a label',
      host: 'logcli series --analyze-labels --since=1h \'{ job=~".+" }\'',
    },
    repair: [
      {
        text: 'Take that label out of the shipper (keep it in the line or as structured metadata); limits_config: max_global_streams_per_user raises the limit',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/validation/validate.go StreamLimitErrorMsg',
    matches: [
      'server returned HTTP status 429 Too Many Requests (429): Maximum active stream limit exceeded, reduce the number of active streams (reduce labels or reduce label values), or contact your Loki administrator to see if the limit can be increased, user: fake',
      'per-user streams limit (local: 0 global: 5000 actual local: 5000) exceeded',
    ],
    ignores: ['reduce the number of active streams before you raise the limit'],
  },
  {
    id: 'loki.entry-too-old',
    kind: 'invalid_setting',
    program: 'loki',
    forms: [
      {
        words: 'has timestamp too old oldest acceptable timestamp is',
        pattern: /entry for stream '?(?<object>\{.{0,140}?\})'? has timestamp too (?<value>old)/,
      },
      {
        words: 'entry too far behind',
        pattern:
          /entry too far behind, (?:entry timestamp is: \S{1,40}, )?oldest acceptable timestamp is: (?<limit>\S{1,40})/,
      },
      {
        words: 'has timestamp too new',
        pattern: /entry for stream '?(?<object>\{.{0,140}?\})'? has timestamp too (?<value>new)/,
      },
      {
        words: 'entry out of order for stream',
        pattern: /entry (?<value>out of order) for stream:? '?(?<object>\{.{0,140}?\})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Loki drops log lines of {object|a stream}: their time is too {value|old}',
    check: {
      text: 'See whether the shipper reads old files after a restart (positions file lost), or whether a clock or a time zone is wrong',
      compose: 'docker compose exec promtail cat /tmp/positions.yaml; date -u',
      kubernetes: 'kubectl logs ds/promtail --tail=20',
      host: 'date -u; timedatectl',
    },
    repair: [
      {
        text: 'Keep the positions file on a volume; add a drop stage with older_than to the shipper, or raise reject_old_samples_max_age; correct the clock when it is too new',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/validation/validate.go GreaterThanMaxSampleAgeErrorMsg, pkg/chunkenc TooFarBehind',
    matches: [
      `level=error component=client msg="final error sending batch" status=400 error="server returned HTTP status 400 Bad Request (400): entry for stream '{filename=\\"/var/log/syslog\\"}' has timestamp too old: 2024-04-02T10:11:12Z, oldest acceptable timestamp is: 2024-04-25T10:11:12Z"`,
      'entry too far behind, oldest acceptable timestamp is: 2024-05-02T08:11:12Z',
      `entry for stream '{app="shop"}' has timestamp too new: 2024-05-03T10:11:12Z`,
      `entry out of order for stream: {app="shop"}`,
    ],
    ignores: ['level=info msg="reject_old_samples is on, oldest acceptable age is 168h"'],
  },
  {
    id: 'loki.line-too-long',
    kind: 'payload_too_large',
    program: 'loki',
    forms: [
      {
        words: 'max entry size bytes exceeded for stream',
        pattern:
          /Max entry size '?(?<limit>\d{1,9})'? bytes exceeded for stream '?(?<object>\{.{0,120}?\})'? while adding an entry with length '?(?<value>\d{1,10})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Loki refuses a log line of {value} bytes of {object}: {limit} are allowed',
    check: { text: 'See which program writes such a line: a dump, an image in base64 or a broken multiline rule' },
    repair: [
      {
        text: 'Set limits_config: max_line_size_truncate: true (or raise max_line_size), and stop the dump at its source',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/validation/validate.go LineTooLongErrorMsg',
    matches: [
      `Max entry size '262144' bytes exceeded for stream '{app="shop"}' while adding an entry with length '523412' bytes`,
      `error="server returned HTTP status 400 Bad Request (400): Max entry size '262144' bytes exceeded for stream '{job=\\"docker\\"}' while adding an entry with length '300001' bytes"`,
    ],
    ignores: ['max_line_size: 256KB # bytes of an entry'],
  },
  {
    id: 'loki.label-limit',
    kind: 'invalid_setting',
    program: 'loki',
    forms: [
      {
        words: 'has label names limit',
        pattern: /'?(?<object>\{.{0,160}?\})'? has (?<value>\d{1,4}) label names; limit (?<limit>\d{1,4})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Loki refuses a stream with {value} labels: {limit} are allowed',
    check: { text: 'Look at which labels the shipper adds' },
    repair: [
      {
        text: 'Drop labels in the shipper (labeldrop, remove_keys, labelmap of all pod labels), or raise max_label_names_per_series',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/validation/validate.go MaxLabelNamesPerSeriesErrorMsg',
    matches: [
      `entry for stream '{a="1", b="2"}' has 18 label names; limit 15`,
      `error="server returned HTTP status 400 Bad Request (400): entry for stream '{app=\\"shop\\", pod=\\"x\\"}' has 16 label names; limit 15"`,
    ],
    ignores: ['stream {app="shop"} has 4 labels'],
  },
  {
    id: 'loki.ring-unhealthy',
    kind: 'cluster_quorum',
    program: 'loki',
    forms: [
      {
        words: 'at least live replicas required could only find',
        pattern:
          /at least (?<wanted>\d{1,3}) live replicas required, could only find (?<value>\d{1,3})(?: - unhealthy instances: (?<peer>[\d.:,a-f]{1,120}))?/,
      },
      { words: 'too many unhealthy instances in the ring', pattern: /too many unhealthy instances in the ring/ },
      { words: 'empty ring', pattern: /(?:err|error|msg|desc)="?(?:.{0,80}[:=] )?empty ring"?/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Too few ingesters in the ring: {wanted|more} needed, {value|none} found',
    check: {
      text: 'Look at the ring: dead entries of old pods, a wrong replication_factor, or instances that do not see each other on 7946',
      compose: 'docker compose exec {service} wget -qO- http://localhost:3100/ring',
      kubernetes:
        'kubectl port-forward svc/{service} 3100 & curl -s localhost:3100/ring; kubectl get pods -l app.kubernetes.io/component=ingester',
      host: 'curl -s localhost:3100/ring',
    },
    repair: [
      {
        text: 'Forget the unhealthy members at /ring, set common: replication_factor: 1 for one instance, and bind memberlist to the right address',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'sudo systemctl restart loki',
      },
    ],
    source: 'grafana/dskit ring/replication_strategy.go, ring/ring.go ErrEmptyRing, ErrTooManyUnhealthyInstances',
    matches: [
      'rpc error: code = Code(500) desc = at least 2 live replicas required, could only find 1 - unhealthy instances: 10.42.0.17:9095',
      'level=error msg="error processing requests from scheduler" err="too many unhealthy instances in the ring"',
      'level=warn caller=pool.go:184 msg="failed to push" err="empty ring"',
    ],
    ignores: ['level=info msg="instance found in ring" instance=loki-0 ring=ingester state=ACTIVE'],
  },
  {
    id: 'loki.schema-too-old',
    kind: 'invalid_setting',
    program: 'loki',
    versions: '>=3.0',
    forms: [
      {
        words: 'config error schema is required to store structured metadata',
        pattern:
          /CONFIG ERROR: schema (?<wanted>v\d{1,3}) is required to store Structured Metadata and use native OTLP ingestion, your schema version is (?<version>v\d{1,3})/,
      },
      {
        words: 'config error index type is required to store structured metadata',
        pattern:
          /CONFIG ERROR: `?(?<wanted>tsdb)`? index type is required to store Structured Metadata and use native OTLP ingestion, your index type is `?(?<version>[\w-]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Loki 3 does not start: its schema is {version}, structured metadata wants {wanted}',
    check: {
      text: 'Read schema_config',
      compose: 'docker compose exec {service} grep -A14 schema_config /etc/loki/local-config.yaml',
      kubernetes: 'kubectl get configmap loki -o yaml | grep -A14 schema_config',
      host: 'grep -A14 schema_config /etc/loki/config.yml',
    },
    repair: [
      {
        text: 'Set limits_config: allow_structured_metadata: false now; then add a new period with store: tsdb and schema: v13 whose from lies in the future',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/loki/config_wrapper.go, validation.go; Loki upgrade guide 3.0',
    matches: [
      'msg="validating config" err="MULTIPLE CONFIG ERRORS FOUND, PLEASE READ CAREFULLY\\nCONFIG ERROR: schema v13 is required to store Structured Metadata and use native OTLP ingestion, your schema version is v11. Set `allow_structured_metadata: false` in the `limits_config` section"',
      'CONFIG ERROR: `tsdb` index type is required to store Structured Metadata and use native OTLP ingestion, your index type is `boltdb-shipper` (defined in the `store` parameter of the schema_config).',
    ],
    ignores: ['level=info msg="schema v13 is active for the period from 2024-05-01"'],
  },
  {
    id: 'loki.config-field-gone',
    kind: 'invalid_setting',
    program: 'loki',
    forms: [
      {
        words: 'failed parsing config yaml',
        pattern:
          /failed parsing config: (?<path>\S{1,120}?): yaml: (?:unmarshal errors:\s{0,4}(?:\\n)?\s{0,8})?(?:line (?<value>\d{1,6}): )?(?:field (?<setting>\w{1,60}) not found)?/,
      },
    ],
    nearby: [/line (?<value>\d{1,6}): field (?<setting>\w{1,60}) not found in type/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Loki, Tempo or Mimir refuses {path}: {setting|a line} is unknown or malformed',
    check: {
      text: 'Compare the field with the upgrade guide of the version: 3.0 took out shared_store and max_transfer_retries, among others',
      compose: 'docker compose run --rm {service} -config.file={path} -verify-config',
      kubernetes: 'kubectl logs {service}-0 --tail=20',
      host: 'loki -config.file={path} -verify-config',
    },
    repair: [{ text: 'Take {setting|the field} out or rename it as the guide says, and restart', ...RESTART }],
    source: 'grafana/dskit and grafana/loki cmd/loki/main.go; Loki upgrade guide',
    matches: [
      'failed parsing config: /etc/loki/local-config.yaml: yaml: unmarshal errors:',
      'failed parsing config: /etc/loki/local-config.yaml: yaml: unmarshal errors:\\n  line 24: field shared_store not found in type boltdb.IndexCfg',
      'failed parsing config: /etc/tempo.yaml: yaml: line 18: mapping values are not allowed in this context',
    ],
    ignores: ['level=info msg="Loki started" config=/etc/loki/local-config.yaml'],
  },
  {
    id: 'loki.query-refused',
    kind: 'quota_exceeded',
    program: 'loki',
    forms: [
      {
        words: 'the query time range exceeds the limit query length limit',
        pattern:
          /the query time range exceeds the limit \(query length: (?<value>[\w.]{1,20}), limit: (?<limit>[\w.]{1,20})\)/,
      },
      {
        words: 'maximum of series reached for a single query',
        pattern: /maximum (?:number )?of series \((?<limit>\d{1,8})\) reached for a single query/,
      },
      {
        words: 'the query would read too many bytes',
        pattern: /the query would read too many bytes \(query: (?<value>[\w. ]{1,16}), limit: (?<limit>[\w. ]{1,16})\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Loki refuses the query: {value|more} exceeds the limit of {limit}',
    check: { text: 'Look at the panel or alert that sends it: range, and labels in sum by ()' },
    repair: [
      {
        text: 'Narrow the selector or the range; limits_config holds max_query_length, max_query_series and max_query_bytes_read',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/querier/queryrange/limits.go',
    matches: [
      'the query time range exceeds the limit (query length: 744h0m0s, limit: 30d1h)',
      'maximum of series (500) reached for a single query',
      'the query would read too many bytes (query: 212GB, limit: 100GB); consider adding more specific stream selectors or reduce the time range of the query',
    ],
    ignores: ['level=info component=frontend query="{app=\\"shop\\"}" length=1h0m0s'],
  },
  {
    id: 'loki.query-queue-full',
    kind: 'queue_full',
    program: 'loki',
    forms: [{ words: 'too many outstanding requests', pattern: /\btoo many outstanding requests\b/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Loki, Tempo or Mimir answers 429: the queue of queries is full',
    check: {
      text: 'See which dashboards ask so much: long ranges are split into many small queries',
      compose: 'docker compose logs {service} | grep -c "too many outstanding"; docker stats --no-stream',
      kubernetes: 'kubectl top pods | grep -iE "quer|loki|tempo|mimir"',
    },
    repair: [
      {
        text: 'Raise max_outstanding_per_tenant (query_scheduler: max_outstanding_requests_per_tenant), lower split_queries_by_interval parallelism, or add queriers',
        ...RESTART,
      },
    ],
    source: 'grafana/loki pkg/scheduler/queue, grafana/mimir pkg/scheduler/queue ErrTooManyRequests',
    matches: [
      'level=error caller=retry.go:73 org_id=fake msg="error processing request" try=0 err="rpc error: code = Code(429) desc = too many outstanding requests"',
      '{"status":"error","errorType":"too_many_requests","error":"too many outstanding requests"}',
    ],
    ignores: ['max_outstanding_requests_per_tenant: 2048'],
  },
  {
    id: 'loki.tenant-missing',
    kind: 'missing_setting',
    program: 'loki',
    forms: [{ words: 'no org id', pattern: /(?:^|[\s"':])no org id(?:$|["'\\\s])/ }],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Loki, Tempo or Mimir answers 401: the request names no tenant (X-Scope-OrgID)',
    check: {
      text: 'See whether the server runs with several tenants',
      compose: 'docker compose exec {service} grep -rE "auth_enabled|multitenancy" /etc',
      kubernetes: 'kubectl get configmap -o yaml | grep -E "auth_enabled|multitenancy"',
      host: 'curl -s -H "X-Scope-OrgID: fake" localhost:3100/loki/api/v1/labels',
    },
    repair: [
      {
        text: 'Set auth_enabled: false (Mimir: multitenancy_enabled: false) for a single tenant, or send X-Scope-OrgID: tenant_id in the shipper, a header in the Grafana data source',
        ...RESTART,
      },
    ],
    source: 'grafana/dskit user/id.go ErrNoOrgID',
    matches: [
      'level=error msg="final error sending batch" status=401 error="server returned HTTP status 401 Unauthorized (401): no org id"',
      'rpc error: code = Unauthenticated desc = no org id',
    ],
    ignores: ['there is no organisation id in the request'],
  },
];
