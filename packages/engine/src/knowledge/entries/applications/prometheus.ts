import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PROMETHEUS: readonly CatalogueEntry[] = [
  {
    id: 'prometheus.storage-locked',
    kind: 'lock_held',
    program: 'prometheus',
    forms: [
      {
        words: 'opening storage failed lock db directory',
        pattern: /opening storage failed: lock DB directory: (?<value>[^"]{1,80})/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another Prometheus holds the data directory: {value}',
    check: {
      text: 'Find the other process: the old container or pod may not have ended yet',
      compose: 'docker ps | grep prom; docker compose ps',
      kubernetes: 'kubectl get pods -A -o wide | grep prometheus',
      host: 'sudo fuser -v /var/lib/prometheus/lock',
    },
    repair: [
      {
        text: 'End the other one (with a Deployment set strategy: Recreate); only when nothing runs any more and the file is on NFS delete the file lock',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}\'',
        host: 'sudo systemctl restart prometheus',
      },
    ],
    source: 'prometheus/prometheus tsdb/db.go, tsdb/tsdbutil/dir_locker.go',
    matches: [
      'ts=2024-05-02T10:11:12.345Z caller=main.go:1180 level=error err="opening storage failed: lock DB directory: resource temporarily unavailable"',
      'time=2025-05-02T10:11:12.345Z level=ERROR source=main.go:1331 msg="Fatal error" err="opening storage failed: lock DB directory: resource temporarily unavailable"',
    ],
    ignores: [
      'level=warn msg="A lockfile from a previous execution already existed. It was replaced" file=/prometheus/lock',
    ],
  },
  {
    id: 'prometheus.data-not-writable',
    kind: 'file_permission',
    program: 'prometheus',
    forms: [
      {
        words: 'queries active permission denied',
        pattern: /open (?<path>\S{1,100}queries\.active): permission denied/,
      },
      {
        words: 'unable to create mmap ed active query log',
        pattern: /panic: Unable to create mmap-ed active query log/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Prometheus (UID 65534) may not write its data directory {path|/prometheus}',
    check: {
      text: 'See who owns the mounted directory',
      compose: 'docker compose run --rm --entrypoint ls {service} -lan /prometheus',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..securityContext}"',
      host: 'ls -lan <the data directory>',
    },
    repair: [
      {
        text: 'Give the volume to nobody (65534), or set user: to its owner; in Kubernetes set fsGroup: 65534',
        compose:
          'docker compose run --rm -u root --entrypoint chown {service} -R 65534:65534 /prometheus && docker compose up -d {service}',
        kubernetes:
          'kubectl patch statefulset {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":65534}}}}}\'',
        host: 'sudo chown -R prometheus:prometheus /var/lib/prometheus',
      },
    ],
    source: 'prometheus/prometheus promql/query_logger.go',
    matches: [
      'level=error component=activeQueryTracker msg="Error opening query log file" file=/prometheus/queries.active err="open /prometheus/queries.active: permission denied"',
      'panic: Unable to create mmap-ed active query log',
    ],
    ignores: ['level=info component=activeQueryTracker msg="These queries didn\'t finish in prometheus\' last run:"'],
  },
  {
    id: 'prometheus.wal-corrupt',
    kind: 'data_corruption',
    program: 'prometheus',
    forms: [
      {
        words: 'corruption in segment at',
        pattern: /corruption in segment (?<path>\S{1,120}) at (?<value>\d{1,12})/,
      },
      {
        words: 'repair corrupted wal',
        pattern: /repair corrupted WAL: /,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 2,
    means: 'The write-ahead log of Prometheus is damaged ({path|wal})',
    check: {
      text: 'See whether the disk was full or the host went down, and whether Prometheus repaired it by itself',
      compose: 'docker compose exec {service} sh -c "df -h /prometheus; ls -la /prometheus/wal"',
      kubernetes: 'kubectl exec {service}-0 -c prometheus -- df -h /prometheus',
      host: 'df -h /var/lib/prometheus; ls -la /var/lib/prometheus/wal',
    },
    repair: [
      {
        text: 'Give the disk room; when the start still fails move wal and chunks_head aside: the last two hours are lost, blocks stay',
        compose:
          'docker compose stop {service} && docker compose run --rm --entrypoint sh {service} -c "mkdir /prometheus/broken && mv /prometheus/wal /prometheus/chunks_head /prometheus/broken/" && docker compose start {service}',
        kubernetes: 'kubectl exec {service}-0 -c prometheus -- sh -c "mv /prometheus/wal /prometheus/wal.broken"',
        host: 'sudo systemctl stop prometheus && sudo mv /var/lib/prometheus/wal /var/lib/prometheus/wal.broken && sudo systemctl start prometheus',
        destructive: true,
      },
    ],
    source: 'prometheus/prometheus tsdb/wlog/wlog.go CorruptionErr, tsdb/db.go',
    matches: [
      'err="read records: corruption in segment /prometheus/wal/00000183 at 98304: unexpected full record"',
      'level=error err="opening storage failed: repair corrupted WAL: cannot handle error: open WAL segment: 0: no such file"',
    ],
    ignores: ['level=info component=tsdb msg="WAL segment loaded" segment=183 maxSegment=190'],
  },
  {
    id: 'prometheus.config-invalid',
    kind: 'invalid_setting',
    program: 'prometheus',
    forms: [
      {
        words: 'error loading config config file',
        pattern: /Error loading config \(--config\.file=(?<path>[^)]{1,120})\)/,
      },
      {
        words: 'couldn t load configuration config file',
        pattern: /couldn't load configuration \(--config\.file=\\?"?(?<path>[^)"\\]{1,120})/,
      },
      {
        words: 'parsing yaml file',
        pattern: /parsing YAML file (?<path>[^\s:]{1,120}): (?<value>.{1,140}?)(?:"|$)/,
      },
    ],
    nearby: [/field (?<setting>\w{1,60}) (?:not found|already set) in type/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prometheus refuses {path}: {value|it is not valid}',
    check: {
      text: 'Let promtool read the file',
      compose: 'docker compose run --rm --entrypoint promtool {service} check config {path}',
      kubernetes: 'kubectl exec {service}-0 -c prometheus -- promtool check config {path}',
      host: 'promtool check config {path}',
    },
    repair: [
      {
        text: 'Correct the line and reload; a running Prometheus keeps the old configuration until then',
        compose: 'docker compose kill -s SIGHUP {service}',
        kubernetes: 'kubectl exec {service}-0 -c prometheus -- wget -qO- --post-data= http://localhost:9090/-/reload',
        host: 'sudo systemctl reload prometheus',
      },
    ],
    source: 'prometheus/prometheus config/config.go LoadFile(), cmd/prometheus/main.go',
    matches: [
      'level=error msg="Error loading config (--config.file=/etc/prometheus/prometheus.yml)" file=/etc/prometheus/prometheus.yml err="parsing YAML file /etc/prometheus/prometheus.yml: yaml: unmarshal errors:\\n  line 12: field scrape_intervall not found in type config.plain"',
      'level=error msg="Error reloading config" err="couldn\'t load configuration (--config.file=\\"/etc/prometheus/prometheus.yml\\"): open: no such file"',
      'parsing YAML file prometheus.yml: yaml: line 8: did not find expected key',
    ],
    ignores: ['level=info msg="Completed loading of configuration file" filename=/etc/prometheus/prometheus.yml'],
  },
  {
    id: 'prometheus.samples-refused',
    kind: 'invalid_setting',
    program: 'prometheus',
    forms: [
      {
        words: 'error on ingesting',
        pattern: /Error on ingesting (?<value>out-of-order samples|samples with different value but same timestamp)/i,
      },
      {
        words: 'duplicate sample for timestamp',
        pattern: /(?:err|error)="?(?:.{0,80}: )?(?<value>duplicate sample for timestamp)/,
      },
    ],
    nearby: [/target="?(?<peer>https?:\/\/[^"\s]{1,120})/, /num_dropped=(?<limit>\d{1,7})/],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Prometheus drops samples of {peer|a target}: {value}',
    check: {
      text: 'Find two targets or writers that produce the same series: jobs that scrape a target twice, labels lost by relabelling, or two senders without external labels',
      compose:
        'docker compose exec {service} promtool query instant http://localhost:9090 "prometheus_target_scrapes_sample_duplicate_timestamp_total"',
      kubernetes:
        'kubectl exec {service}-0 -c prometheus -- promtool query instant http://localhost:9090 "prometheus_target_scrapes_sample_duplicate_timestamp_total"',
      host: 'curl -s localhost:9090/api/v1/targets | jq -r ".data.activeTargets[].scrapeUrl" | sort | uniq -d',
    },
    repair: [
      {
        text: 'Keep one of the jobs, give each Prometheus its own external_labels (replica), and for late writers set storage.tsdb.out_of_order_time_window',
        compose: 'docker compose kill -s SIGHUP {service}',
      },
    ],
    source: 'prometheus/prometheus scrape/scrape.go, storage/interface.go',
    matches: [
      'level=warn component="scrape manager" scrape_pool=node target=http://10.0.0.5:9100/metrics msg="Error on ingesting samples with different value but same timestamp" num_dropped=42',
      'level=warn component="scrape manager" scrape_pool=app msg="Error on ingesting out-of-order samples" num_dropped=3',
      'level=debug msg="Duplicate sample" err="duplicate sample for timestamp 1714644672000"',
    ],
    ignores: ['level=info component=tsdb msg="Out of order sample ingestion is enabled"'],
  },
  {
    id: 'prometheus.samples-out-of-time',
    kind: 'clock_wrong',
    program: 'prometheus',
    forms: [
      {
        words: 'error on ingesting samples that are too old or are too far into the future',
        pattern: /Error on ingesting samples that are too old or are too far into the future/,
      },
    ],
    nearby: [/target="?(?<peer>https?:\/\/[^"\s]{1,120})/],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Prometheus drops samples of {peer|a target}: their timestamps are far from its clock',
    check: {
      text: 'Compare the clocks of both hosts; exporters that set timestamps themselves show it first',
      host: 'date -u; chronyc tracking; ssh <target> "date -u; chronyc tracking"',
    },
    repair: [
      {
        text: 'Let both hosts follow NTP; for an exporter with wrong timestamps set honor_timestamps: false in the job',
        host: 'sudo systemctl enable --now chrony && sudo chronyc makestep',
      },
    ],
    source: 'prometheus/prometheus scrape/scrape.go',
    matches: [
      'level=warn component="scrape manager" scrape_pool=node target=http://10.0.0.5:9100/metrics msg="Error on ingesting samples that are too old or are too far into the future" num_dropped=1204',
      'ts=2024-05-02T10:11:12Z level=warn msg="Error on ingesting samples that are too old or are too far into the future" num_dropped=1',
    ],
    ignores: ['level=warn msg="Head block is too far into the past" '],
  },
  {
    id: 'prometheus.content-type-refused',
    kind: 'protocol_mismatch',
    program: 'prometheus',
    forms: [
      {
        words: 'content type and no fallback_scrape_protocol specified for target',
        pattern:
          /(?:received unsupported Content-Type \\?"(?<value>[^"\\]{1,80})\\?"|non-compliant scrape target sending blank Content-Type|cannot parse Content-Type \\?"[^"]{1,80}\\?") and no fallback_scrape_protocol specified for target/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Prometheus 3 refuses the target: it answers with {value|no content type}',
    check: { text: 'Look at what the target answers', host: 'curl -si http://<target>/metrics | head -20' },
    repair: [
      {
        text: 'text/html means a wrong path or a login page: correct metrics_path. Otherwise set fallback_scrape_protocol: PrometheusText0.0.4 in the job and reload',
        compose: 'docker compose kill -s SIGHUP {service}',
        host: 'sudo systemctl reload prometheus',
      },
    ],
    source: 'prometheus/prometheus model/textparse/interface.go; Prometheus 3.0 migration guide, Scrape protocols',
    matches: [
      'level=ERROR msg="Failed to determine correct type of scrape target." err="received unsupported Content-Type \\"text/html; charset=utf-8\\" and no fallback_scrape_protocol specified for target"',
      'err="non-compliant scrape target sending blank Content-Type and no fallback_scrape_protocol specified for target"',
    ],
    ignores: ['level=INFO msg="using fallback_scrape_protocol PrometheusText0.0.4 for target"'],
  },
  {
    id: 'prometheus.sample-limit',
    kind: 'quota_exceeded',
    program: 'prometheus',
    forms: [
      {
        words: 'limit exceeded',
        pattern:
          /(?:err|error)="?(?:.{0,60}: )?(?<setting>sample|body size|label_limit|target_limit|target) limit exceeded|(?:err|error)="?(?<limit>label(?:_name_length|_value_length)?_limit) exceeded/,
      },
    ],
    nearby: [/target="?(?<peer>https?:\/\/[^"\s]{1,120})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prometheus drops the whole scrape of {peer|a target}: {setting|label} limit exceeded',
    check: {
      text: 'Count what the target sends and which metric grows',
      host: 'curl -s http://<target>/metrics | grep -v "^#" | cut -d"{" -f1 | sort | uniq -c | sort -rn | head',
    },
    repair: [
      {
        text: 'Remove the label that explodes (metric_relabel_configs drops metrics only after the limit was counted), or raise sample_limit of the job',
        compose: 'docker compose kill -s SIGHUP {service}',
        host: 'sudo systemctl reload prometheus',
      },
    ],
    source: 'prometheus/prometheus scrape/target.go errSampleLimit, scrape.go errBodySizeLimit',
    matches: [
      'level=debug component="scrape manager" target=http://10.0.0.5:8080/metrics msg="Append failed" err="sample limit exceeded"',
      'level=debug msg="Scrape failed" err="body size limit exceeded"',
    ],
    ignores: ['level=info msg="sample_limit set to 50000"'],
  },
  {
    id: 'prometheus.query-joins-twice',
    kind: 'invalid_setting',
    program: 'prometheus',
    forms: [
      {
        words: 'found duplicate series for the match group',
        pattern:
          /found duplicate series for the match group (?<object>\{.{0,120}?\}) on the (?<value>left|right) hand-?side/,
      },
      {
        words: 'many to many matching not allowed',
        pattern: /many-to-many matching not allowed: matching labels must be unique on one side/,
      },
    ],
    nearby: [/(?:alert|record|name): ?"?(?<setting>\w{1,80})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Prometheus rule or query fails: a join finds two series for {object|one label set}',
    check: {
      text: 'Run both sides of the operation in the browser; after a rollout or with two replicas of an exporter a series exists twice',
      host: 'promtool query instant http://localhost:9090 "count by (__name__, job) (<the metric>)"',
    },
    repair: [
      {
        text: 'Aggregate first (max by (<labels>) (...)), or name the labels with on() and use group_left; remove the doubled exporter',
      },
    ],
    source: 'prometheus/prometheus promql/engine.go VectorBinop()',
    matches: [
      'level=warn component="rule manager" group=node msg="Evaluating rule failed" rule="record: x" err="found duplicate series for the match group {instance=\\"10.0.0.5:9100\\"} on the right hand-side of the operation: [..];many-to-many matching not allowed: matching labels must be unique on one side"',
      'execution: many-to-many matching not allowed: matching labels must be unique on one side',
    ],
    ignores: ['level=info msg="rule group node evaluated, 12 series"'],
  },
  {
    id: 'prometheus.query-too-large',
    kind: 'quota_exceeded',
    program: 'prometheus',
    forms: [
      {
        words: 'query processing would load too many samples into memory in',
        pattern: /query processing would load too many samples into memory in (?<value>[\w ]{1,40})/,
      },
      {
        words: 'exceeded maximum resolution of points per timeseries',
        pattern: /exceeded maximum resolution of (?<limit>[\d,]{1,8}) points per timeseries/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Prometheus refuses a query that loads too many samples or points',
    check: { text: 'Look at the panel or rule that sends it: time range, step, and labels with many values' },
    repair: [
      {
        text: 'Shorten the range, raise the step, use a recording rule; --query.max-samples raises the limit and the memory needed',
      },
    ],
    source: 'prometheus/prometheus promql/engine.go ErrTooManySamples; web/api/v1/api.go',
    matches: [
      'level=error component="rule manager" err="query processing would load too many samples into memory in query execution"',
      'bad_data: exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    ],
    ignores: ['level=info msg="query.max-samples is 50000000"'],
  },
  {
    id: 'prometheus.alertmanager-away',
    kind: 'connection_refused',
    program: 'prometheus',
    forms: [
      {
        words: 'error sending alertmanager count',
        pattern: /alertmanager=(?<peer>https?:\/\/[^\s]{1,120}) .{0,40}msg="Error sending alerts?"/,
      },
      {
        words: 'error sending alerts alertmanager count',
        pattern: /msg="Error sending alerts?" .{0,60}?alertmanager=(?<peer>https?:\/\/[^\s]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'alertmanager',
    specificity: 3,
    means: 'Prometheus cannot deliver alerts to Alertmanager at {peer}',
    check: {
      text: 'See whether Alertmanager is ready at that address; 410 Gone means the old API v1',
      compose:
        'docker compose ps alertmanager; docker compose exec {service} wget -qO- http://alertmanager:9093/-/ready',
      kubernetes: 'kubectl get svc,endpoints | grep -i alertmanager',
      host: 'curl -s http://localhost:9093/-/ready',
    },
    repair: [
      {
        text: 'Start Alertmanager or correct alerting: alertmanagers: in prometheus.yml (api_version: v2 since Alertmanager 0.27)',
        compose: 'docker compose up -d alertmanager',
        host: 'sudo systemctl restart prometheus-alertmanager',
      },
    ],
    source: 'prometheus/prometheus notifier/notifier.go sendAll()',
    matches: [
      'ts=2024-05-02T10:11:12Z level=error component=notifier alertmanager=http://alertmanager:9093/api/v2/alerts count=3 msg="Error sending alert" err="Post \\"http://alertmanager:9093/api/v2/alerts\\": dial tcp: lookup alertmanager on 127.0.0.11:53: no such host"',
      'time=2025-05-02T10:11:12Z level=ERROR source=notifier.go:624 msg="Error sending alerts" component=notifier alertmanager=http://10.0.0.9:9093/api/v2/alerts count=1 err="context deadline exceeded"',
      'ts=2024-05-02T10:11:12Z level=error component=notifier alertmanager=http://am:9093/api/v1/alerts count=1 msg="Error sending alerts" err="bad response status 410 Gone"',
    ],
    ignores: ['level=info component=notifier msg="Stopping notification manager..."'],
  },
];
