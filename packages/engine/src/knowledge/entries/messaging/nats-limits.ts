import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NATS_LIMITS: readonly CatalogueEntry[] = [
  {
    id: 'nats.limits-reached',
    kind: 'quota_exceeded',
    program: 'nats',
    forms: [
      {
        words: 'maximum',
        pattern: /(?<value>maximum (?:consumers|streams|messages|bytes|subscriptions)(?: limit)? (?:reached|exceeded))/,
      },
      {
        words: 'jetstream resource limits exceeded for account',
        pattern: /(?<value>JetStream resource limits exceeded for account)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A limit of NATS is reached: {value}',
    check: { text: 'See account and streams', host: 'nats account info; nats stream report' },
    repair: [
      {
        text: 'Delete consumers and streams that nobody uses, or raise the limit of account, stream or server (max_file_store)',
        host: 'nats stream edit <stream> --max-consumers=-1',
      },
    ],
    source: 'nats-server errors.go',
    matches: [
      'nats: maximum consumers limit reached',
      'nats: error: JetStream resource limits exceeded for account (10047)',
    ],
    ignores: ['maximum payload is 1048576'],
  },
  {
    id: 'nats.stream-differs',
    kind: 'invalid_setting',
    program: 'nats',
    forms: [
      {
        words: 'stream name already in',
        pattern: /(?<value>stream name already in use(?: with a different configuration)?)/,
      },
      {
        words: 'subjects overlap with an existing stream',
        pattern: /(?<value>subjects overlap with an existing stream)/,
      },
      { words: 'consumer name already in use', pattern: /(?<value>consumer name already in use)/i },
      { words: 'consumer already exists', pattern: /(?<value>consumer already exists)/i },
      {
        words: 'filtered consumer not unique on workqueue stream',
        pattern: /(?<value>filtered consumer not unique on workqueue stream)/,
      },
      {
        words: 'configuration can not',
        pattern:
          /(?<value>(?:stream|consumer) configuration (?:update|for) [\w ]{1,60} can not (?:change|be)[\w ]{0,30})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The NATS stream or consumer is there with another configuration: {value}',
    check: { text: 'See what is there', host: 'nats stream info <stream>; nats consumer ls <stream>' },
    repair: [
      {
        text: 'Update it in place of creating it (AddStream for an existing name wants the same configuration), or use another subject',
        host: 'nats stream edit <stream>',
      },
    ],
    source: 'nats-server jetstream_errors',
    matches: [
      'nats: stream name already in use with a different configuration',
      'nats: error: subjects overlap with an existing stream (10065)',
      'nats: consumer already exists',
      'nats: filtered consumer not unique on workqueue stream',
      'nats: consumer name already in use',
      'stream configuration update of retention can not change retention',
    ],
    ignores: ['Stream orders was created'],
  },
  {
    id: 'nats.monitor-not-ready',
    kind: 'cluster_quorum',
    program: 'nats',
    forms: [{ words: 'healthcheck failed', pattern: /Healthcheck failed: "(?<value>[^"]{1,120})"/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The health check of NATS is not content yet: {value}',
    check: {
      text: 'See JetStream',
      host: 'curl -s "http://localhost:8222/healthz?js-enabled-only=true"; nats server report jetstream',
    },
    repair: [
      {
        text: 'Wait while it catches up after a start; when it stays, look for members that are down',
        kubernetes: 'kubectl get pods -l app.kubernetes.io/name=nats',
      },
    ],
    source: 'nats-server monitor.go',
    matches: [
      '[WRN] Healthcheck failed: "JetStream is not current with the meta leader"',
      '[7] 2026/11/30 03:04:05.123456 [WRN] Healthcheck failed: "JetStream has not established contact with a meta leader"',
    ],
    ignores: ['Healthcheck passed'],
  },
];
