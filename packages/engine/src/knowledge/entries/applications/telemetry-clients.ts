import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TELEMETRY_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'otel-collector.queue-full',
    kind: 'queue_full',
    program: 'otel-collector',
    forms: [
      { words: 'dropping data because sending_queue is full', pattern: /Dropping data because sending_queue is full/ },
      { words: 'sending queue is full', pattern: /sending queue is full/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The collector drops telemetry: its queue to the back end is full',
    check: {
      text: 'See why the back end does not take it',
      compose: "docker compose logs --tail 100 {service} | grep -i 'Exporting failed'",
    },
    repair: [
      { text: 'Repair the back end or its address first; then raise sending_queue.queue_size or num_consumers' },
    ],
    source: 'OpenTelemetry Collector source, exporterhelper',
    matches: [
      'error exporterhelper/queue_sender.go:184 Dropping data because sending_queue is full. Try increasing queue_size. {"dropped_items": 4000}',
      'error	internal/base_exporter.go	Exporting failed. Rejecting data. {"error": "sending queue is full", "rejected_items": 512}',
    ],
    ignores: ['sending queue size 12'],
  },
  {
    id: 'sentry-sdk.event-refused',
    kind: null,
    forms: [
      { words: 'sentry responded with status code', pattern: /Sentry responded with status code (?<value>\d{3})/ },
      {
        words: 'event due to',
        pattern: /(?:Sentry|sentry).{0,40}Event (?:dropped|discarded) (?:due to|because)(?<value>.{0,60})/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'sentry',
    specificity: 3,
    means: 'The error tracker did not take an event ({value}); the application runs on',
    check: { text: 'See key, quota and size of events' },
    repair: [],
    source: 'Sentry SDK source, transports',
    matches: [
      '[Sentry] Sentry responded with status code 413 to sent event.',
      'sentry: Event dropped due to rate limit',
    ],
    ignores: ['Sentry event sent'],
  },
  {
    id: 'tracer.agent-away',
    kind: null,
    forms: [
      {
        words: 'to at send',
        pattern:
          /(?:failed to send|Failed to send|failed to send traces)(?:,? dropping (?<value>\d{1,6}) traces)? to (?:intake at|Datadog Agent at) (?<peer>\S{1,80})/,
      },
      {
        words: 'to intake at',
        pattern: /Failed to send,? dropping (?<value>\d{1,6}) traces? to intake at (?<peer>\S{1,80})/,
      },
      { words: 'apm server timed out', pattern: /(?:Connection to|connection to) APM Server timed out/ },
      {
        words: 'datadog tracer diagnostic agent error',
        pattern: /No agent available, cannot send|DATADOG TRACER DIAGNOSTIC - Agent Error/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'The tracer has no agent to send to; the application runs on',
    check: {
      text: 'See whether an agent is meant to be there',
      host: 'curl -s http://<agent>:8126/info | head -c 200',
    },
    repair: [],
    source: 'dd-trace and Elastic APM agents',
    matches: [
      'ddtrace.internal.writer.writer ERROR failed to send, dropping 12 traces to intake at unix:///var/run/datadog/apm.socket/v0.5/traces after 3 retries',
      'Failed to send, dropping 3 traces to intake at http://localhost:8126/v0.4/traces after 3 retries ([Errno 111] Connection refused)',
      'ERROR elasticapm.transport: Connection to APM Server timed out (url: http://apm:8200, timeout: 5.0 seconds)',
      'WARN DATADOG TRACER DIAGNOSTIC - Agent Error: connect ECONNREFUSED 127.0.0.1:8126',
    ],
    ignores: ['sent 12 traces'],
  },
  {
    id: 'tracer.reports-dropped',
    kind: null,
    forms: [
      { words: 'failed to flush spans in reporter', pattern: /Failed to flush spans in reporter/ },
      { words: 'spans were dropped due to exceptions', pattern: /Spans were dropped due to exceptions/ },
      { words: 'dropped spans due to', pattern: /\bDropped (?<value>\d{1,7}) spans due to \w{1,60}/ },
      { words: 'failed to publish metrics to otlp receiver', pattern: /Failed to publish metrics to OTLP receiver/ },
      {
        words: 'exception thrown while publishing metrics for',
        pattern: /exception thrown while publishing metrics for (?<object>\w{1,60}Registry)/,
      },
      {
        words: 'datadog tracer diagnostic agent not reachable',
        pattern: /DATADOG TRACER DIAGNOSTICS? - Agent not reachable/,
      },
      {
        words: 'datadog tracer error lost traces',
        pattern: /Datadog Tracer v[\w.-]{1,30} ERROR: lost (?<value>\d{1,7}) traces/,
      },
      {
        words: 'sentry logger error error while sending event',
        pattern: /Sentry Logger \[error\]: Error while sending event/,
      },
      { words: 'port max retries exceeded with url', pattern: /port=431[78]\): Max retries exceeded with url/ },
      { words: 'econnrefused', pattern: /connect ECONNREFUSED (?<peer>\S{1,60}):431[78]\b/ },
      {
        words: 'dial tcp connect',
        pattern: /(?<!Exporting failed.{0,400})dial tcp (?<peer>\S{1,60}):431[78]: (?:connect: |i\/o timeout)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Traces or metrics do not get out; the application runs on',
    check: { text: 'See whether a collector is meant to be there', host: 'ss -ltn | grep -E ":(4317|4318|8126|9411)"' },
    repair: [],
    source:
      'jaeger-client-node RemoteReporter; zipkin-reporter AsyncReporter; Micrometer PushMeterRegistry, OtlpMeterRegistry; dd-trace-go writer; @sentry/core; IANA ports 4317, 4318',
    matches: [
      'Failed to flush spans in reporter: error sending spans over UDP: Error: send ECONNREFUSED 127.0.0.1:6831',
      'WARN 8340 --- [zipkin}}] z.r.AsyncReporter$BoundedAsyncReporter   : Spans were dropped due to exceptions. All subsequent errors will be logged at FINE level.',
      'z.r.AsyncReporter$BoundedAsyncReporter : Dropped 10 spans due to ConnectException(Connection refused)',
      'i.m.registry.otlp.OtlpMeterRegistry : Failed to publish metrics to OTLP receiver (context: url=http://localhost:4318/v1/metrics)',
      'WARN i.m.c.i.push.PushMeterRegistry - Unexpected exception thrown while publishing metrics for InfluxMeterRegistry',
      'WARNING [ddtrace.tracer] - DATADOG TRACER DIAGNOSTIC - Agent not reachable at http://localhost:8126. Exception raised: [Errno 111] Connection refused',
      'Datadog Tracer v1.63.0 ERROR: lost 14 traces: Post "http://localhost:8126/v0.4/traces": dial tcp 127.0.0.1:8126: connect: connection refused',
      'Sentry Logger [error]: Error while sending event: FetchError: request to https://o1.ingest.sentry.io/api/1/envelope/ failed',
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='localhost', port=4318): Max retries exceeded with url: /v1/traces",
      'Error: connect ECONNREFUSED 127.0.0.1:4318',
      'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.7:4317: connect: connection refused"',
    ],
    ignores: ['reported 14 spans', 'Error: connect ECONNREFUSED 127.0.0.1:5432'],
  },
  {
    id: 'newrelic.licence-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'license key',
        pattern:
          /License key (?:is )?(?:invalid|not valid|is not valid)|[Ii]nvalid license key, please (?:contact support|open a new relic)/,
      },
      {
        words: 'an incorrect license key has been supplied',
        pattern: /indicat(?:es|ing) that an incorrect license key has been supplied/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'newrelic',
    specificity: 2,
    means: 'New Relic refuses the licence key',
    check: {
      text: 'See which key the process has, and its region',
      compose: 'docker compose exec {service} printenv | grep NEW_RELIC',
    },
    repair: [{ text: 'Set the ingest licence key of the account (EU keys begin with eu01)' }],
    source:
      'newrelic/go-agent internal/collector_test.go; newrelic/docs-website, Python agent: no data appears (incorrect license key)',
    matches: [
      'NewRelic ERROR Agent connect failed. License key is invalid',
      'Invalid license key, please contact support@newrelic.com',
      "ERROR - Data collector is indicating that an incorrect license key has been supplied by the agent. The value which was used by the agent is '1234'.",
    ],
    ignores: ['license key ok'],
  },
  {
    id: 'elastic-agent.fleet-away',
    kind: 'unreachable',
    program: 'elastic-agent',
    forms: [
      { words: 'to checkin to fleet server', pattern: /fail(?:ed)? to checkin to fleet-server: (?<value>.{1,120})/ },
      { words: 'failed to publish', pattern: /Failed to publish events(?: caused by)?: (?<value>.{1,120})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'An Elastic agent or Beat cannot hand over: {value}',
    check: { text: 'Test its output', host: 'elastic-agent status; filebeat test output' },
    repair: [
      {
        text: 'Repair address, token or certificate of Fleet Server or Logstash; "EOF" and "reset" once in a while pass (ttl, proxy)',
      },
    ],
    source: 'Elastic Agent and Beats source',
    matches: [
      '{"log.level":"warn","message":"Possible transient error during checkin with fleet-server, retrying","error":{"message":"fail to checkin to fleet-server: all hosts failed: requester 0/1 to host https://fleet:8220/ errored"}}',
      'ERROR [publisher_pipeline_output] Failed to publish events caused by: EOF',
      'Failed to publish events: write tcp 10.0.0.5:51000->10.0.0.9:5044: write: connection reset by peer',
    ],
    ignores: ['Connection to backoff established'],
  },
  {
    id: 'alloy.configuration-wrong',
    kind: 'invalid_setting',
    program: 'alloy',
    forms: [
      { words: 'unrecognized', pattern: /unrecognized (?:block|attribute) name? ?"(?<setting>[\w.]{1,80})"/ },
      {
        words: 'could not perform the initial load successfully',
        pattern: /could not perform the initial load successfully/,
      },
      {
        words: 'cannot find the definition of component name',
        pattern: /cannot find the definition of component name "(?<object>[\w.]{1,80})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana Alloy does not load its configuration: {object|see the line it names}',
    check: { text: 'Check the file', host: 'alloy fmt --test /etc/alloy/config.alloy' },
    repair: [{ text: 'Correct the component or attribute for this release (stability.level for experimental ones)' }],
    source: 'Grafana Alloy source',
    matches: [
      'Error: /etc/alloy/config.alloy:12:3: unrecognized attribute name "foo"',
      'Error: could not perform the initial load successfully',
      'Error: config.alloy:5:1: cannot find the definition of component name "loki.sorce.file"',
    ],
    ignores: ['now listening for http traffic'],
  },
  {
    id: 'grafana.data-source-missing',
    kind: 'missing_object',
    program: 'grafana',
    forms: [
      { words: 'datasource named', pattern: /Datasource named (?<object>\S{1,80}) was not found/ },
      { words: 'not found', pattern: /(?<!configured )(?:data source|datasource) not found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Grafana has no data source {object|that a panel or rule names}',
    check: {
      text: 'List them with their uids',
      host: "curl -s -u admin:<password> http://localhost:3000/api/datasources | jq '.[] | {name, uid}'",
    },
    repair: [{ text: 'Provision it with the uid that dashboards use, or choose another in the panel or rule' }],
    source: 'Grafana source, DatasourceSrv, ngalert',
    matches: [
      'Templating init failed Datasource named ${DS_PROMETHEUS} was not found',
      'logger=ngalert.scheduler level=error msg="Failed to evaluate rule" error="failed to build query \'A\': data source not found"',
    ],
    ignores: ['Datasource prometheus updated'],
  },
  {
    id: 'container-metrics.notices',
    kind: null,
    forms: [
      {
        words: 'failed to identify the read write layer id for container',
        pattern: /failed to identify the read-write layer ID for container/,
      },
      {
        words: 'apps plugin should either run as root or have special capabilities',
        pattern: /apps\.plugin should either run as root or have special capabilities/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'cAdvisor or Netdata cannot read some details of containers; the rest is measured',
    check: { text: 'See whether figures are missing' },
    repair: [],
    source: 'cAdvisor source, container/docker; Netdata apps.plugin',
    matches: [
      'E1129 10:00:00 manager.go:1116] Failed to create existing container: /docker/abc: failed to identify the read-write layer ID for container "abc". - open /rootfs/var/lib/docker/image/overlayfs/layerdb/mounts/abc/mount-id: no such file or directory',
      'ERROR: apps.plugin should either run as root or have special capabilities. Without these, apps.plugin cannot report disk I/O utilization of other processes.',
    ],
    ignores: ['cadvisor exited'],
  },
  {
    id: 'django.secret-key-short',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'secret_key must be at least',
        pattern: /SECRET_KEY must be at least (?<limit>\d{1,4}) characters in length/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SECRET_KEY is shorter than {limit} characters',
    check: { text: 'See its length', compose: "docker compose exec {service} sh -c 'printenv SECRET_KEY | wc -c'" },
    repair: [
      {
        text: 'Make a longer one and keep it',
        compose: 'docker compose run --rm {service} /opt/netbox/netbox/generate_secret_key.py',
      },
    ],
    source: 'NetBox source, settings.py',
    matches: [
      'django.core.exceptions.ImproperlyConfigured: SECRET_KEY must be at least 50 characters in length. To generate a suitable key, run the following command:',
      'netbox-1  | SECRET_KEY must be at least 50 characters in length.',
    ],
    ignores: ['SECRET_KEY ok'],
  },
];
