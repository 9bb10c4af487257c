import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TELEMETRY_BACKENDS: readonly CatalogueEntry[] = [
  {
    id: 'alertmanager.notification-refused',
    kind: 'invalid_setting',
    program: 'alertmanager',
    forms: [
      {
        words: 'notify retry canceled due to unrecoverable error after attempts',
        pattern:
          /(?<object>[\w .-]{1,60})\/(?<peer>slack|email|webhook|pagerduty|opsgenie|telegram|msteams\w{0,4}|discord|pushover|victorops|wechat|sns|webex)\[\d{1,3}\]: notify retry canceled due to unrecoverable error after \d{1,4} attempts: (?<value>[^\n]{1,140})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Alertmanager cannot notify {object} by {peer}: the request is refused',
    check: {
      text: 'Read the answer of the service at the end of the line: wrong token, channel, chat, address or template',
      compose: 'docker compose exec {service} amtool config show --alertmanager.url=http://localhost:9093',
      kubernetes: 'kubectl exec {service}-0 -- amtool config show --alertmanager.url=http://localhost:9093',
      host: 'amtool config show --alertmanager.url=http://localhost:9093',
    },
    repair: [
      {
        text: 'Correct the receiver in alertmanager.yml (api_url, token, channel, chat_id), check and reload',
        compose:
          'docker compose exec {service} amtool check-config /etc/alertmanager/alertmanager.yml && docker compose kill -s SIGHUP {service}',
        kubernetes:
          'kubectl exec {service}-0 -- amtool check-config /etc/alertmanager/config_out/alertmanager.env.yaml',
        host: 'amtool check-config /etc/alertmanager/alertmanager.yml && sudo systemctl reload prometheus-alertmanager',
      },
    ],
    source: 'prometheus/alertmanager notify/notify.go RetryStage',
    matches: [
      'ts=2024-05-02T10:11:12Z caller=dispatch.go:352 level=error component=dispatcher msg="Notify for alerts failed" num_alerts=1 err="ops/slack[0]: notify retry canceled due to unrecoverable error after 1 attempts: channel \\"#ops\\": unexpected status code 404: channel_not_found"',
      'err="team/telegram[0]: notify retry canceled due to unrecoverable error after 1 attempts: telegram: Bad Request: chat not found (400)"',
    ],
    ignores: ['level=info component=dispatcher receiver=ops integration=slack[0] msg="Notify success" attempts=2'],
  },
  {
    id: 'alertmanager.notification-not-delivered',
    kind: 'outside_outage',
    program: 'alertmanager',
    forms: [
      {
        words: 'notify retry canceled after attempts',
        pattern:
          /(?<object>[\w .-]{1,60})\/(?<peer>slack|email|webhook|pagerduty|opsgenie|telegram|msteams\w{0,4}|discord|pushover|victorops|wechat|sns|webex)\[\d{1,3}\]: notify retry canceled after \d{1,4} attempts: (?<value>[^\n]{1,140})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Alertmanager cannot deliver to {object} by {peer}: the service does not answer',
    check: {
      text: 'Read the reason at the end of the line and try the address from the container',
      compose: 'docker compose exec {service} wget -S -O- <address of the receiver>',
      kubernetes: 'kubectl exec {service}-0 -- wget -S -O- <address of the receiver>',
    },
    repair: [
      { text: 'Bring the receiver back, or open the way to it: DNS, proxy (http_config: proxy_url) or firewall' },
    ],
    source: 'prometheus/alertmanager notify/notify.go RetryStage',
    matches: [
      'level=error component=dispatcher msg="Notify for alerts failed" num_alerts=2 err="ops/webhook[0]: notify retry canceled after 7 attempts: Post \\"http://bridge:8080/\\": dial tcp: lookup bridge on 127.0.0.11:53: no such host"',
      'err="mail/email[0]: notify retry canceled after 16 attempts: establish connection to server: dial tcp 10.0.0.25:587: i/o timeout"',
    ],
    ignores: [
      'level=warn component=dispatcher receiver=ops integration=webhook[0] msg="Notify attempt failed, will retry later" attempts=1',
    ],
  },
  {
    id: 'alertmanager.receiver-undefined',
    kind: 'invalid_setting',
    program: 'alertmanager',
    forms: [
      {
        words: 'undefined receiver used in route',
        pattern: /undefined receiver \\?"(?<object>[^"\\]{1,80})\\?" used in route/,
      },
      {
        words: 'undefined time interval used in route',
        pattern: /undefined (?:mute )?time interval \\?"(?<object>[^"\\]{1,80})\\?" used in route/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Alertmanager refuses its configuration: a route names {object}, which is not defined',
    check: {
      text: 'Check the file',
      compose: 'docker compose run --rm --entrypoint amtool {service} check-config /etc/alertmanager/alertmanager.yml',
      kubernetes: 'kubectl get secret alertmanager-main -o jsonpath="{.data.alertmanager\\.yaml}" | base64 -d',
      host: 'amtool check-config /etc/alertmanager/alertmanager.yml',
    },
    repair: [
      {
        text: 'Define {object} under receivers: or correct its name in the route, then reload',
        host: 'sudo systemctl reload prometheus-alertmanager',
      },
    ],
    source: 'prometheus/alertmanager config/config.go checkReceiver()',
    matches: [
      'level=error component=configuration msg="Loading configuration file failed" file=/etc/alertmanager/alertmanager.yml err="undefined receiver \\"ops\\" used in route"',
      'undefined time interval "nights" used in route',
    ],
    ignores: ['level=info component=configuration msg="Completed loading of configuration file"'],
  },
  {
    id: 'mimir.series-limit',
    kind: 'quota_exceeded',
    program: 'mimir',
    forms: [
      {
        words: 'per user series limit of exceeded',
        pattern:
          /per-user (?:series|metric) limit of (?<limit>\d{1,10}) exceeded(?: \((?<object>err-mimir-[\w-]{1,40})\))?/,
      },
      {
        words: 'per metric series limit of exceeded',
        pattern: /per-metric series limit of (?<limit>\d{1,10}) exceeded(?: \((?<object>err-mimir-[\w-]{1,40})\))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Mimir refuses new series: the tenant has reached {limit}',
    check: {
      text: 'Find the metric and label that grow',
      kubernetes: 'mimirtool analyze prometheus --address=http://mimir/prometheus --id=<tenant>',
      host: 'curl -s "http://mimir/prometheus/api/v1/cardinality/label_names" -H "X-Scope-OrgID: <tenant>"',
    },
    repair: [
      {
        text: 'Drop the label with write_relabel_configs, or raise limits: max_global_series_per_user for the tenant in the runtime overrides',
      },
    ],
    source: 'grafana/mimir pkg/ingester/errors.go; Mimir runbooks err-mimir-max-series-per-user',
    matches: [
      'server returned HTTP status 400 Bad Request: user=shop: per-user series limit of 150000 exceeded (err-mimir-max-series-per-user). To adjust the related per-tenant limit, configure -ingester.max-global-series-per-user, or contact your service administrator.',
      'per-metric series limit of 20000 exceeded (err-mimir-max-series-per-metric). To adjust the related per-tenant limit',
    ],
    ignores: ['level=info msg="per-user series limit was set to 300000"'],
  },
  {
    id: 'mimir.ingestion-rate-limit',
    kind: 'rate_limited',
    program: 'mimir',
    forms: [
      {
        words: 'the request has been rejected because the tenant exceeded the rate limit set to',
        pattern:
          /the request has been rejected because the tenant exceeded the (?<object>ingestion|request) rate limit, set to (?<limit>[\d.]{1,12}) (?:items|requests)\/s/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Mimir answers 429: the {object} rate of the tenant exceeds {limit} a second',
    check: {
      text: 'See which Prometheus or agent sends so much',
      kubernetes: 'kubectl logs deploy/mimir-distributor --tail=50 | grep err-mimir',
    },
    repair: [
      {
        text: 'Send less (scrape interval, dropped metrics) or raise limits: ingestion_rate and ingestion_burst_size for the tenant in the runtime overrides',
      },
    ],
    source: 'grafana/mimir pkg/distributor/errors.go; runbook err-mimir-tenant-max-ingestion-rate',
    matches: [
      'server returned HTTP status 429 Too Many Requests: the request has been rejected because the tenant exceeded the ingestion rate limit, set to 10000 items/s with a maximum allowed burst of 200000. This limit is applied on the total number of samples, exemplars and metadata received across all distributors (err-mimir-tenant-max-ingestion-rate).',
      'the request has been rejected because the tenant exceeded the request rate limit, set to 300 requests/s across all distributors',
    ],
    ignores: ['level=info msg="tenant shop has ingestion rate limit 20000"'],
  },
  {
    id: 'tempo.trace-refused',
    kind: 'quota_exceeded',
    program: 'tempo',
    forms: [
      {
        words: 'trace_too_large max size of trace exceeded',
        pattern: /(?<object>TRACE_TOO_LARGE): max size of trace \((?<limit>\d{1,12})\) exceeded/,
      },
      {
        words: 'live_traces_exceeded',
        pattern: /(?<object>LIVE_TRACES_EXCEEDED): max live traces exceeded(?: for tenant (?<user>\S{1,60}?))?:/,
      },
      {
        words: 'rate_limited ingestion rate limit exceeded while adding',
        pattern: /(?<object>RATE_LIMITED): ingestion rate limit \((?:local: )?(?<limit>\d{1,12}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tempo drops spans ({object}): a limit of the tenant is reached',
    check: {
      text: 'See which service sends so much: a loop that never ends its trace, or a batch job in one trace',
      compose:
        'docker compose exec {service} wget -qO- http://localhost:3200/metrics | grep tempo_discarded_spans_total',
      kubernetes:
        'kubectl exec {service}-0 -- wget -qO- http://localhost:3200/metrics | grep tempo_discarded_spans_total',
      host: 'curl -s localhost:3200/metrics | grep tempo_discarded_spans_total',
    },
    repair: [
      {
        text: 'Sample at the collector, split the long trace, or raise overrides: max_bytes_per_trace, max_traces_per_user, rate_limit_bytes and burst_size_bytes',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
      },
    ],
    source:
      'grafana/tempo modules/ingester/instance.go, modules/distributor/distributor.go; Tempo documentation, Distributor refusing spans',
    matches: [
      'level=error msg="pusher failed to consume trace data" err="rpc error: code = FailedPrecondition desc = TRACE_TOO_LARGE: max size of trace (5000000) exceeded while adding 51234 bytes to trace 2f3e0cee77ae5dc9 for tenant single-tenant"',
      'rpc error: code = FailedPrecondition desc = LIVE_TRACES_EXCEEDED: max live traces exceeded for tenant single-tenant: per-user traces limit (local: 10000 global: 0 actual local: 10000) exceeded',
      'rpc error: code = ResourceExhausted desc = RATE_LIMITED: ingestion rate limit (local: 15000000 bytes, global: 0 bytes) exceeded while adding 1203400 bytes for user single-tenant',
    ],
    ignores: ['level=info msg="overrides loaded" max_bytes_per_trace=50000000'],
  },
  {
    id: 'remote-write.samples-refused',
    kind: 'quota_exceeded',
    program: 'prometheus',
    forms: [
      {
        words: 'non recoverable error server returned http status',
        pattern: /msg="non-recoverable error" .{0,200}?server returned HTTP status (?<value>\d{3})/,
      },
    ],
    nearby: [/url="?(?<peer>https?:\/\/[^"\s]{1,120})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The receiver of remote write answers {value}: the samples are lost',
    check: {
      text: 'The answer of the receiver stands at the end of the line: a limit (4xx of Mimir), old samples, a missing tenant or a wrong token',
      compose:
        'docker compose exec {service} wget -qO- http://localhost:9090/metrics | grep remote_storage_samples_failed_total',
      kubernetes:
        'kubectl exec {service}-0 -c prometheus -- wget -qO- http://localhost:9090/metrics | grep remote_storage_samples_failed_total',
      host: 'curl -s localhost:9090/metrics | grep remote_storage_samples_failed_total',
    },
    repair: [
      {
        text: 'Repair what the answer names on the receiver, or correct remote_write: (headers, basic_auth, url) and reload',
      },
    ],
    source: 'prometheus/prometheus storage/remote/queue_manager.go',
    matches: [
      'level=error component=remote remote_name=mimir url=http://mimir/api/v1/push msg="non-recoverable error" count=500 exemplarCount=0 err="server returned HTTP status 400 Bad Request: send data to ingesters: failed pushing to ingester: user=shop"',
      'time=2025-05-02T10:11:12Z level=ERROR source=queue_manager.go:1670 msg="non-recoverable error" component=remote url=https://prom.example.com/push failedSampleCount=500 failedHistogramCount=0 err="server returned HTTP status 401 Unauthorized: {}"',
    ],
    ignores: ['level=warn component=remote msg="Failed to send batch, retrying" err="context deadline exceeded"'],
  },
  {
    id: 'remote-write.receiver-away',
    kind: 'slow_dependency',
    program: 'prometheus',
    forms: [
      {
        words: 'failed to send batch retrying',
        pattern: /url=(?<peer>https?:\/\/\S{1,120}) .{0,40}msg="Failed to send batch, retrying"/,
      },
      {
        words: 'failed to send batch retrying component',
        pattern: /msg="Failed to send batch, retrying" .{0,60}url=(?<peer>https?:\/\/\S{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Remote write to {peer} does not get through and is tried again',
    check: {
      text: 'Read the error at the end of the line and the state of the receiver',
      compose: 'docker compose exec {service} wget -S -O- {peer}',
      kubernetes: 'kubectl exec {service}-0 -c prometheus -- wget -S -O- {peer}',
      host: 'curl -v {peer}',
    },
    repair: [
      {
        text: 'Bring the receiver back; Prometheus keeps samples in its write-ahead log for about two hours, what is older is lost',
      },
    ],
    source: 'prometheus/prometheus storage/remote/queue_manager.go sendWriteRequestWithBackoff()',
    matches: [
      'level=warn component=remote remote_name=1a2b3c url=http://mimir:9009/api/v1/push msg="Failed to send batch, retrying" err="Post \\"http://mimir:9009/api/v1/push\\": context deadline exceeded"',
      'level=WARN source=queue_manager.go:2031 msg="Failed to send batch, retrying" component=remote remote_name=1a2b3c url=http://mimir:9009/api/v1/push err="server returned HTTP status 500 Internal Server Error"',
    ],
    ignores: [
      'level=info component=remote remote_name=1a2b3c url=http://mimir:9009/api/v1/push msg="Done replaying WAL"',
    ],
  },
];
