import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const PROM: Step = {
  text: 'Read its log and its settings',
  compose: 'docker compose logs --tail 40 {service}',
  kubernetes: 'kubectl logs deploy/{service} --tail 40',
  host: 'promtool check config /etc/prometheus/prometheus.yml; journalctl -u {service} -n 40 --no-pager',
};

/** Prometheus, Alertmanager, Grafana and Loki: further lines. */
export const METRICS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'prometheus.storage-held',
    kind: 'lock_held',
    program: 'prometheus',
    forms: [
      {
        words: 'lock db directory resource temporarily unavailable',
        pattern: /lock DB directory: resource temporarily unavailable/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The data folder of Prometheus is held by another one',
    check: PROM,
    repair: [
      {
        text: 'End the second Prometheus; on Kubernetes use strategy Recreate',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}\'',
      },
    ],
    source: 'Prometheus tsdb/db.go',
    matches: [
      'level=error msg="opening storage failed" err="lock DB directory: resource temporarily unavailable"',
      'err="opening storage failed: lock DB directory: resource temporarily unavailable"',
    ],
    ignores: ['TSDB started'],
  },
  {
    id: 'prometheus.samples-or-rules',
    kind: 'invalid_setting',
    program: 'prometheus',
    forms: [
      {
        words: 'found duplicate series for the match group',
        pattern: /(?<value>found duplicate series for the match group)/,
      },
      {
        words: 'vector contains metrics with the same labelset',
        pattern: /(?<value>vector contains metrics with the same labelset)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Prometheus cannot evaluate a rule: {value}',
    check: PROM,
    repair: [
      {
        text: 'Scrape each target once (two jobs, honor_timestamps), and write on()/group_left into the rule so that one series stands on one side',
      },
    ],
    source: 'Prometheus scrape, promql',
    matches: [
      'msg="Evaluating rule failed" err="found duplicate series for the match group {job=\\"x\\"} on the right hand-side"',
      'vector contains metrics with the same labelset after applying rule labels',
    ],
    ignores: ['rule evaluated'],
  },
  {
    id: 'prometheus.scrape-not-committed',
    kind: 'invalid_setting',
    program: 'prometheus',
    forms: [{ words: 'scrape commit', pattern: /Scrape commit failed"? err(?:or)?="?(?<value>[\w ]{3,60})/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Prometheus drops samples of a scrape: {value}',
    check: PROM,
    repair: [
      {
        text: 'Scrape each target once (two jobs, honor_timestamps), and write on()/group_left into the rule so that one series stands on one side',
      },
    ],
    source: 'Prometheus scrape, promql',
    matches: [
      'level=error component="scrape manager" msg="Scrape commit failed" err="out of order sample"',
      'level=ERROR component="scrape manager" msg="Scrape commit failed" err="out of bounds"',
    ],
    ignores: ['rule evaluated'],
  },
  {
    id: 'prometheus.target-refuses',
    kind: 'authorisation_denied',
    program: 'prometheus',
    forms: [
      {
        words: 'server returned http status',
        pattern: /server returned HTTP status (?<value>401 Unauthorized|403 Forbidden)(?!:)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'A target refuses the scrape of Prometheus ({value})',
    check: PROM,
    repair: [
      {
        text: 'Give the job its authorization or basic_auth, or the ServiceAccount the right to nonResourceURLs /metrics',
      },
    ],
    source: 'Prometheus scrape.go',
    matches: ['server returned HTTP status 403 Forbidden', 'server returned HTTP status 401 Unauthorized'],
    ignores: ['server returned HTTP status 429'],
  },
  {
    id: 'prometheus.good-day-notes',
    kind: null,
    program: 'prometheus',
    forms: [
      {
        words: 'a tsdb lockfile from previous execution',
        pattern: /A TSDB lockfile from a previous execution (?:already existed|was found)/,
      },
      {
        words: 'permitting unsigned plugin this is not recommended',
        pattern: /Permitting unsigned plugin\. This is not recommended/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Prometheus and Grafana that need nothing done',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'Prometheus tsdb; Grafana',
    matches: [
      'level=warn component=tsdb msg="A TSDB lockfile from a previous execution already existed. It was replaced"',
      'logger=plugin.signature.validator level=warn msg="Permitting unsigned plugin. This is not recommended" pluginID=x',
    ],
    ignores: ['TSDB started'],
  },
  {
    id: 'grafana.sign-in-token',
    kind: 'authentication_refused',
    program: 'grafana',
    forms: [
      { words: 'failed to get token from provider', pattern: /Failed to get token from provider/ },
      { words: 'login oauthlogin newtransportwithcode', pattern: /login\.OAuthLogin\(NewTransportWithCode\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Grafana gets no token from the sign-in provider',
    check: PROM,
    repair: [
      {
        text: 'Correct client secret, token_url and root_url; Grafana has to reach the provider and trust its certificate',
      },
    ],
    source: 'Grafana pkg/login/social',
    matches: [
      'logger=context level=error msg="Failed to get token from provider" error="oauth2: invalid_client"',
      'login.OAuthLogin(NewTransportWithCode) error=x',
    ],
    ignores: ['token got'],
  },
  {
    id: 'loki.stream-or-schema',
    kind: 'invalid_setting',
    program: 'loki',
    forms: [
      { words: 'max entry size bytes exceeded', pattern: /(?<value>max entry size '?\d{1,12}'? bytes exceeded)/ },
      { words: 'config error', pattern: /CONFIG ERROR: (?<value>[^\n]{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Loki refuses its settings or lines: {value}',
    check: PROM,
    repair: [
      {
        text: 'Raise max_line_size, or write schema v13 with tsdb; allow_structured_metadata: false keeps the old one',
      },
    ],
    source: 'Loki validation; config wrapper',
    matches: [
      "max entry size '262144' bytes exceeded for stream '{job=\"x\"}'",
      'CONFIG ERROR: schema v13 is required to store Structured Metadata and use native OTLP ingestion, your schema version is v11',
    ],
    ignores: ['config ok'],
  },
  {
    id: 'loki.ring-empty',
    kind: 'startup_order',
    program: 'loki',
    forms: [{ words: 'error contacting scheduler', pattern: /error contacting scheduler/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Parts of Loki do not find each other (ring or scheduler)',
    check: { text: 'Read the ring', host: 'curl -s localhost:3100/ring; curl -s localhost:3100/ready' },
    repair: [
      {
        text: 'Wait a minute after the start; set memberlist join addresses and instance_addr; forget dead members in /ring',
      },
    ],
    source: 'dskit ring',
    matches: [
      'level=error caller=scheduler_processor.go msg="error contacting scheduler" err="rpc error"',
      'msg="error contacting scheduler" err="rpc error: code = Unavailable"',
    ],
    ignores: ['ring is active'],
  },
  {
    id: 'prometheus.wal-repaired',
    kind: 'data_corruption',
    program: 'prometheus',
    forms: [
      {
        words: 'encountered read error attempting repair',
        pattern: /Encountered (?:WAL|WBL|CheckPoint|WAL\/WBL) read error, attempting repair/i,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 1,
    means: 'Prometheus repairs its write-ahead log, the last samples before a crash are lost',
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
      'level=warn component=tsdb msg="Encountered WAL read error, attempting repair" err="read records: corruption in segment /prometheus/wal/00000183 at 98304: unexpected full record"',
      'level=warn ts=2024-05-02T10:11:12Z caller=db.go:746 component=tsdb msg="Encountered WAL read error, attempting repair" err="unexpected end of file"',
    ],
    ignores: ['level=info component=tsdb msg="WAL segment loaded" segment=183 maxSegment=190'],
  },
];
