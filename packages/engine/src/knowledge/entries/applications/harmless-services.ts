import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HARMLESS_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'harmless.certificate-renewal',
    kind: null,
    forms: [
      { words: 'not due for renewal', pattern: /Cert(?:ificate)? not (?:yet )?due for renewal/ },
      {
        words: 'the following certificates are not due for renewal yet',
        pattern: /The following certificates are not due for renewal yet/,
      },
      { words: 'congratulations all renewals succeeded', pattern: /Congratulations, all renewals succeeded/ },
      {
        words: 'next renewal time is',
        pattern: /Skip(?:ping)?[.,]? Next renewal time is: ?(?<value>[\w :-]{4,40})/,
      },
      { words: 'certificate obtained successfully', pattern: /"?certificate obtained successfully"?/ },
      {
        words: 'the certificate expires in days no renewal',
        pattern: /The certificate expires in \d{1,4} days.{0,60}no renewal/i,
      },
      {
        words: 'logger tls certificate for renewal',
        pattern:
          /"logger":"tls\.(?:renew|cache\.maintenance)".{0,40}"msg":"certificate expires soon; queuing for renewal"/,
      },
    ],
    role: 'harmless',
    fault: 'own_data',
    specificity: 3,
    means: 'The certificate client looked after its certificates; all is well',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'certbot _internal/renewal.py; acme.sh; Caddy certmagic; lego cmd_renew.go',
    matches: [
      'Certificate not yet due for renewal',
      'The following certificates are not due for renewal yet:',
      'Congratulations, all renewals succeeded:',
      '[Thu May  2 10:11:12 UTC 2024] Skipping. Next renewal time is: 2024-06-30T00:00:00Z',
      '{"level":"info","logger":"tls.obtain","msg":"certificate obtained successfully","identifier":"shop.example.com"}',
      '2024/05/02 10:11:12 [shop.example.com] The certificate expires in 61 days, the number of days defined to perform the renewal is 30: no renewal.',
      '{"level":"info","logger":"tls.cache.maintenance","msg":"certificate expires soon; queuing for renewal","identifiers":["shop.example.com"]}',
    ],
    ignores: ['Failed to renew certificate shop.example.com with error: Some challenges have failed.'],
  },
  {
    id: 'harmless.update-available',
    kind: null,
    forms: [
      {
        words: 'update available',
        pattern: /(?:│ {2,4})?Update available (?<version>[\d.]{1,16}) (?:->|→) (?<wanted>[\d.]{1,16})/,
      },
      { words: 'update check failed', pattern: /msg="Update check failed" .{0,60}error=/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'A newer version exists, or the look for one failed',
    check: { text: 'Nothing to do now' },
    repair: [],
    source: 'Prisma CLI; Grafana pkg/services/updatechecker; various update checks',
    matches: [
      '│  Update available 5.1.0 -> 5.13.0                     │',
      '│   Update available 8.3.1 → 9.0.2        │',
      'logger=grafana.update.checker t=2024-05-02T10:11:12Z level=error msg="Update check failed" error="failed to get stable version from grafana.com: Get \\"https://grafana.com/api/grafana/versions/stable\\": context deadline exceeded"',
    ],
    ignores: ['runner version v2.301.1 is deprecated and cannot receive messages'],
  },
  {
    id: 'harmless.telemetry-not-sent',
    kind: null,
    forms: [
      {
        words: 'failed to usage',
        pattern:
          /(?:msg|message)"?[=:]\s?"[Ff]ailed to (?:send|report) (?:usage|anonymous|telemetry|statistics|stats)[\w ]{0,30}"?/,
      },
      { words: 'failed to send telemetry event', pattern: /Failed to send telemetry event (?<object>\w{1,60}): / },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Usage statistics did not get through to the maker; the service does not need them',
    check: { text: 'Nothing to do; switch telemetry off when the network is closed on purpose' },
    repair: [],
    source: 'Grafana usagestats; Loki analytics reporter; ChromaDB telemetry; others',
    matches: [
      'level=info ts=2024-05-02T10:11:12Z caller=reporter.go:281 msg="failed to report usage" err="Post \\"https://stats.grafana.org/loki-usage-report\\": context deadline exceeded"',
      'ERROR:    chromadb.telemetry.product.posthog: Failed to send telemetry event ClientStartEvent: capture() takes 1 positional argument but 3 were given',
    ],
    ignores: ['otel: traces export: failed to exit idle mode'],
  },
  {
    id: 'harmless.default-credentials-notice',
    kind: null,
    forms: [
      {
        words: 'detected default credentials we recommend that you change these values',
        pattern: /Detected default credentials '(?<user>\w{1,30}):\w{1,30}', we recommend that you change these values/,
      },
      {
        words: 'warning enabling trust authentication for local connections',
        pattern: /warning: enabling "trust" authentication for local connections/,
      },
      {
        words: 'root localhost is created with an empty password',
        pattern:
          /root@localhost is created with an empty password ?! Please consider switching off the --initialize-insecure option/,
      },
      {
        words: 'warning no password has been set for the database',
        pattern: /WARNING: {1,2}No password has been set for the database/i,
      },
      {
        words: 'you are using a plain text admin_token which is insecure',
        pattern: /You are using a plain text `ADMIN_TOKEN` which is insecure/,
      },
      {
        words: 'no config file specified using the default config',
        pattern: /no config file specified, using the default config/,
      },
      {
        words: 'access control is not enabled for the database',
        pattern: /Access control is not enabled for the database/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'A notice on default or missing credentials: change them before the service is public',
    check: { text: 'Nothing breaks by it; see that the port is not open to the world' },
    repair: [],
    source:
      'MinIO cmd/common-main.go; PostgreSQL initdb.c and docker-entrypoint.sh; MySQL; Vaultwarden; Redis; MongoDB startup warnings',
    matches: [
      "WARNING: Detected default credentials 'minioadmin:minioadmin', we recommend that you change these values with 'MINIO_ROOT_USER' and 'MINIO_ROOT_PASSWORD' environment variables",
      'initdb: warning: enabling "trust" authentication for local connections',
      '[Warning] [MY-010453] [Server] root@localhost is created with an empty password ! Please consider switching off the --initialize-insecure option.',
      'WARNING: No password has been set for the database.',
      '[NOTICE] You are using a plain text `ADMIN_TOKEN` which is insecure.',
      '1:C 02 May 2024 10:11:12.345 # Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
      '{"s":"W","c":"CONTROL","id":22120,"ctx":"initandlisten","msg":"Access control is not enabled for the database. Read and write access to data and configuration is unrestricted"}',
    ],
    ignores: ['Error: Database is uninitialized and superuser password is not specified.'],
  },
  {
    id: 'harmless.retry-succeeded',
    kind: null,
    forms: [
      {
        words: 'flush chunk succeeded at retry',
        pattern: /\[engine\] flush chunk '[^']{1,80}' succeeded at retry \d{1,4}/,
      },
      { words: 'retry succeeded chunk_id', pattern: /retry succeeded\. chunk_id="[\da-f]{4,40}"/ },
      { words: 'restored connection to es instance', pattern: /Restored connection to ES instance/ },
      { words: 'connection to established', pattern: /Connection to (?:backoff|failover)\(.{1,120}\) established/ },
      { words: 'operation successful after retries', pattern: /operation successful after \d{1,4} retries/ },
      { words: 'attempt succeeded', pattern: /Attempt \d{1,3}\/\d{1,3} succeeded/ },
      { words: 'notify success attempts', pattern: /msg="Notify success" attempts=[2-9]/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A repeated try succeeded: the trouble is over and nothing was lost',
    check: { text: 'Nothing to do; look at the failures before it only when they come back' },
    repair: [],
    source:
      'fluent-bit flb_engine.c; fluentd output.rb; logstash pool.rb; libbeat; restic backend/retry; rclone; alertmanager',
    matches: [
      "[2024/05/02 10:11:20] [ info] [engine] flush chunk '1-1714644672.855856569.flb' succeeded at retry 1: task_id=0, input=tail.0 > output=es.0 (out_id=0)",
      '2024-05-02 10:11:30 +0000 [warn]: #0 retry succeeded. chunk_id="6177f2a1b3"',
      '[WARN ][logstash.outputs.elasticsearch][main] Restored connection to ES instance {:url=>"http://es:9200/"}',
      '{"log.level":"info","message":"Connection to backoff(elasticsearch(http://es:9200)) established"}',
      'Load(<data/30df1f9a5b>, 0, 0) operation successful after 2 retries',
      '2024/05/02 10:11:12 ERROR : Attempt 2/3 succeeded',
      'level=info component=dispatcher receiver=ops integration=slack[0] msg="Notify success" attempts=3',
    ],
    ignores: [
      "[2024/05/02 10:11:12] [ warn] [engine] failed to flush chunk '1-1714644672.8.flb', retry in 8 seconds: task_id=0",
    ],
  },
  {
    id: 'harmless.container-start-notice',
    kind: null,
    forms: [
      {
        words: 'postgresql database directory appears to contain a database skipping initialization',
        pattern: /PostgreSQL Database directory appears to contain a database; Skipping initialization/,
      },
      {
        words: 'listen on ipv6 by default sh info can not modify',
        pattern: /10-listen-on-ipv6-by-default\.sh: info: (?:can not modify|\S{1,60} (?:is not a file|differs from))/,
      },
      { words: 'wordpress not found in copying now', pattern: /WordPress not found in \S{1,60} - copying now/ },
      {
        words: 'proc sys fs file max read only file system',
        pattern: /\/proc\/sys\/fs\/file-max: Read-only file system/,
      },
      { words: 'mbind operation not permitted', pattern: /^(?:.{0,60}[|\s])?mbind: Operation not permitted/ },
      {
        words: 'deactivated successfully',
        pattern: /systemd\[\d{1,8}\]: (?<object>\S{1,80}\.(?:service|scope|mount)): Deactivated successfully/,
      },
      { words: 'consumed cpu time', pattern: /systemd\[\d{1,8}\]: \S{1,80}: Consumed [\w. ]{1,20} CPU time/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'A usual notice at the start or end of a container or unit',
    check: { text: 'Nothing to do' },
    repair: [],
    source:
      'docker-library entrypoints of postgres, nginx, wordpress, mysql; Apache AH00558; GitLab image; systemd unit.c',
    matches: [
      'PostgreSQL Database directory appears to contain a database; Skipping initialization',
      '10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)',
      'WordPress not found in /var/www/html - copying now...',
      '/opt/gitlab/embedded/bin/runsvdir-start: line 37: /proc/sys/fs/file-max: Read-only file system',
      'mbind: Operation not permitted',
      'May 02 10:11:12 web1 systemd[1]: apt-daily.service: Deactivated successfully.',
      'May 02 10:11:12 web1 systemd[1]: apt-daily.service: Consumed 2.104s CPU time.',
    ],
    ignores: ["May 02 10:11:12 web1 systemd[1]: nginx.service: Failed with result 'exit-code'."],
  },
  {
    id: 'harmless.watchtower-head-request',
    kind: null,
    program: 'watchtower',
    forms: [
      {
        words: 'could not do a head request for falling back to regular pull',
        pattern: /Could not do a head request for \\?"(?<object>[^"\\]{1,120})\\?", falling back to regular pull/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Watchtower looks for {object} by a pull instead of a HEAD request',
    check: { text: 'Nothing to do; for a private registry give it the login' },
    repair: [],
    source: 'containrrr/watchtower pkg/container/client.go',
    matches: [
      'time="2024-05-02T10:11:12Z" level=warning msg="Could not do a head request for \\"ghcr.io/acme/shop:latest\\", falling back to regular pull." container=/shop image="ghcr.io/acme/shop:latest"',
      'Could not do a head request for "redis:7", falling back to regular pull.',
    ],
    ignores: ['time="2024-05-02T10:11:12Z" level=info msg="Session done" Failed=0 Scanned=12 Updated=0'],
  },
  {
    id: 'harmless.node-red-system-key',
    kind: null,
    program: 'node-red',
    forms: [
      {
        words: 'your flow credentials file is encrypted using a system generated key',
        pattern: /Your flow credentials file is encrypted using a system-generated key/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Node-RED uses a key of its own for credentials; it lies in the user directory',
    check: {
      text: 'Nothing to do as long as the user directory is kept; set credentialSecret to be able to move the flows',
    },
    repair: [],
    source: 'node-red packages/node_modules/@node-red/runtime/locales/en-US/runtime.json system-key-warning',
    matches: [
      'Your flow credentials file is encrypted using a system-generated key.',
      '2 May 10:11:12 - [warn] Your flow credentials file is encrypted using a system-generated key.',
    ],
    ignores: ['2 May 10:11:12 - [error] Error loading credentials: SyntaxError'],
  },
];
