import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Traefik, authentik, Nextcloud, AdGuard Home, Home Assistant, Grafana and what lies below them. */
export const PORTALS_AND_FILES: readonly CatalogueEntry[] = [
  {
    id: 'traefik.router-without-service',
    kind: 'invalid_setting',
    program: 'traefik',
    forms: [
      {
        words: 'router cannot be linked automatically with multiple services',
        pattern:
          /Router (?<object>\S{1,80}) cannot be linked automatically with multiple Services: ?(?<value>\[[^\]\r\n]{1,120}\])?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Traefik drops the router {object}: its container has several services and names none',
    check: { text: 'Read the labels of the container', compose: 'docker compose config {service} | grep traefik' },
    repair: [
      {
        text: 'Name the service of each router (traefik.http.routers.{object}.service=<service>), then create the container again',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'traefik pkg/provider/configuration.go BuildRouterConfiguration()',
    matches: [
      '2026-01-05T10:00:00Z ERR Router shop-api cannot be linked automatically with multiple Services: ["shop-api" "shop-socket"] providerName=docker',
      'Router shop cannot be linked automatically with multiple Services: ["a" "b"]',
    ],
    ignores: ['Router shop is linked with Service shop'],
  },
  {
    id: 'traefik.plugins-off',
    kind: 'missing_module',
    program: 'traefik',
    forms: [
      {
        words: 'plugins are disabled because an error has occurred',
        pattern: /Plugins are disabled because an error has occurred/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Traefik starts without its plugins: every route with a middleware of theirs answers 404',
    check: {
      text: 'Read the reason in the same line (download, checksum, archive, settings)',
      compose: 'docker compose logs {service} | grep -i plugin',
    },
    repair: [
      {
        text: 'Open the way out to plugins.traefik.io and github.com at the start and restart; keep /plugins-storage in a volume, or carry the plugin along as a local one',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'traefik cmd/traefik/traefik.go setupServer()',
    matches: [
      'ERR Plugins are disabled because an error has occurred. error="unable to set up plugins environment: unable to install plugin badger: unable to check archive integrity of the plugin github.com/fosrl/badger"',
      'time="2026-01-05T10:00:00Z" level=error msg="Plugins are disabled because an error has occurred."',
    ],
    ignores: ['INF Plugins loaded. plugins=["badger"]'],
  },
  {
    id: 'traefik.docker-not-read',
    kind: 'unreachable',
    program: 'traefik',
    forms: [
      {
        words: 'failed to retrieve information of the docker client and server host',
        pattern: /Failed to retrieve information of the docker client and server host/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'docker',
    specificity: 1,
    means: 'Traefik does not read from Docker: it learns of no container and answers 404',
    check: {
      text: 'Ask Docker through the same socket',
      compose: 'docker compose exec {service} ls -l /var/run/docker.sock; docker version',
    },
    repair: [
      {
        text: 'Mount the right socket (Docker Desktop and rootless Docker have another one), let a socket proxy pass version, info, events and containers, or take a Traefik that speaks the API of this Docker',
      },
    ],
    source: 'traefik pkg/provider/docker/pdocker.go Provide()',
    matches: [
      'ERR Failed to retrieve information of the docker client and server host error="Error response from daemon: " providerName=docker',
      'level=error msg="Failed to retrieve information of the docker client and server host: Cannot connect to the Docker daemon at tcp://socket-proxy:2375"',
    ],
    ignores: ['Provider connection established with docker 29.0.0 (API 1.52)'],
  },
  {
    id: 'traefik.rule-without-host',
    kind: null,
    program: 'traefik',
    forms: [
      {
        words: 'no domain found in rule the tls options applied for this router will depend on the sni of each request',
        pattern:
          /No domain found in rule [^\r\n]{1,200}, the TLS options applied for this router will depend on the SNI of each request/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'A router of Traefik has no Host in its rule: it takes the options of TLS by the name asked for',
    check: { text: 'Nothing to do where the rule is meant for any host' },
    repair: [],
    source: 'traefik pkg/server/router/tcp/manager.go',
    matches: [
      '2026-02-14T06:35:34Z WRN No domain found in rule HostRegexp(`.+`) && PathPrefix(`/shop`), the TLS options applied for this router will depend on the SNI of each request entryPointName=websecure',
      'level=warning msg="No domain found in rule PathPrefix(`/whoami`), the TLS options applied for this router will depend on the SNI of each request"',
    ],
    ignores: ['Router uses a nonexistent certificate resolver certificateResolver=le routerName=x'],
  },
  {
    id: 'authentik.outpost-cut-off',
    kind: 'unreachable',
    program: 'authentik',
    forms: [
      {
        words: 'failed to fetch outpost configuration retrying in seconds',
        pattern: /Failed to fetch outpost configuration, retrying in \d{1,4} seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'An outpost of authentik gets no configuration from the server: what is behind it stays shut',
    check: {
      text: 'Read the error in the same line; call the server from the outpost',
      compose: 'docker compose exec {service} wget -qO- http://server:9000/-/health/ready/',
    },
    repair: [
      {
        text: 'Wait for the migrations of the server, correct AUTHENTIK_HOST, AUTHENTIK_INSECURE and AUTHENTIK_TOKEN of the outpost; within the server itself read the log of its core',
      },
    ],
    source: 'authentik internal/outpost/ak/api.go; its issues 9673 and 10741',
    matches: [
      'ERR | error=Get "http://authentik-server-1:9000/api/v3/outposts/instances/": EOF event=Failed to fetch outpost configuration, retrying in 3 seconds logger=authentik.outpost.ak-api-controller',
      '{"error":"502 Bad Gateway","event":"Failed to fetch outpost configuration, retrying in 3 seconds","level":"error","logger":"authentik.outpost.ak-api-controller"}',
    ],
    ignores: ['{"event":"Fetched outpost configuration","level":"debug"}'],
  },
  {
    id: 'authentik.core-not-up',
    kind: 'startup_order',
    program: 'authentik',
    forms: [
      {
        words: 'failed to proxy to backend',
        pattern: /(?:"event":\s?"|event=")failed to proxy to backend"|(?:event|msg)=failed to proxy to backend/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The web server of authentik runs, its core does not: it still starts, or it ended',
    check: {
      text: 'Look for migrations and for a traceback',
      compose: 'docker compose logs {service} | grep -iE "migrat|exception|killed" | tail -20',
    },
    repair: [
      {
        text: 'Wait for the migrations of the first start; if it lasts, repair what its core writes (database, memory: 2 GB at least)',
      },
    ],
    source: 'authentik internal/web/proxy.go proxyErrorHandler()',
    matches: [
      '{"error":"dial unix /dev/shm/authentik-core.sock: connect: connection refused","event":"failed to proxy to backend","level":"warning","logger":"authentik.router"}',
      'WRN | error="authentik starting" event="failed to proxy to backend" logger=authentik.router',
    ],
    ignores: ["console.error('Failed to proxy to backend')"],
  },
  {
    id: 'authentik.host-without-provider',
    kind: 'missing_object',
    program: 'authentik',
    forms: [
      {
        words: 'no app for hostname',
        pattern:
          /(?:"event":\s?"no app for hostname"|event="?no app for hostname"?|"Message":\s?"no app for hostname")/,
      },
    ],
    nearby: [/"(?:host|Host)":\s?"(?<peer>[\w.:-]{1,120})"/, /\bhost=(?<peer>[\w.:-]{1,120})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No outpost of authentik has a provider for the host {peer|that was asked for}',
    check: { text: 'Compare the external host of the proxy provider with the name that the proxy before it passes on' },
    repair: [
      {
        text: 'Set the external host of the provider to exactly that address, add its application to the outpost, and let the proxy pass Host and X-Forwarded-Host on',
      },
    ],
    source: 'authentik internal/outpost/proxyv2/handlers.go Handle()',
    matches: [
      '{"event":"no app for hostname","host":"shop.example.org","level":"warning","logger":"authentik.outpost.proxyv2"}',
      'WRN | event="no app for hostname" host=shop.example.org logger=authentik.outpost.proxyv2',
    ],
    ignores: ['{"event":"passing to application mux","host":"shop.example.org"}'],
  },
  {
    id: 'authentik.migration-lock',
    kind: 'lock_held',
    program: 'authentik',
    forms: [
      {
        words: 'waiting to acquire database lock',
        pattern: /(?:"event":\s?"|event="?)waiting to acquire database lock/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'This authentik waits for another one that migrates the database',
    check: {
      text: 'See who holds the lock',
      compose:
        'docker compose exec postgresql psql -U authentik -c "SELECT pid, state, query_start, left(query,80) FROM pg_stat_activity WHERE datname=current_database()"',
    },
    repair: [
      { text: 'Wait some minutes: server and worker take turns' },
      {
        text: 'If nothing migrates, end the session that holds the lock (pg_terminate_backend) and restart both',
        destructive: true,
      },
    ],
    source: 'authentik lifecycle/migrate.py wait_for_lock()',
    matches: [
      '{"event": "waiting to acquire database lock", "level": "info", "logger": "migrate", "timestamp": 1767607200.1}',
      'INF | event="waiting to acquire database lock" logger=migrate',
    ],
    ignores: ['Still waiting to acquire database lock (/tmp/x)'],
  },
  {
    id: 'nextcloud.local-address-refused',
    kind: 'invalid_setting',
    program: 'nextcloud',
    forms: [
      {
        words: 'was not connected to because it violates local access rules',
        pattern: /Host (?<peer>[\w.:-]{1,120}) was not connected to because it violates local access rules/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nextcloud does not call {peer}: servers of the own network are not permitted',
    check: {
      text: 'See which application calls it (field app), and what is set',
      compose: 'docker compose exec -u www-data {service} php occ config:system:get allow_local_remote_servers',
    },
    repair: [
      {
        text: 'If the call is meant (office, SSO, other service of the same compose file), permit it, or use its public name',
        compose:
          'docker compose exec -u www-data {service} php occ config:system:set allow_local_remote_servers --value=true --type=bool',
      },
    ],
    source: 'nextcloud lib/private/Security/RemoteHostValidator.php; config.sample.php allow_local_remote_servers',
    matches: [
      '{"reqId":"6l79","level":2,"app":"no app in context","message":"Host 172.22.197.180 was not connected to because it violates local access rules"}',
      'Host office was not connected to because it violates local access rules',
    ],
    ignores: ['Host office was connected to'],
  },
  {
    id: 'nextcloud.other-user-than-owner',
    kind: 'file_permission',
    program: 'nextcloud',
    forms: [
      {
        words: 'console has to be executed with the user that owns the file config config php',
        pattern: /Console has to be executed with the user that owns the file config\/config\.php/,
      },
    ],
    nearby: [/Current user(?: id)?: (?<user>[\w-]{1,40})/, /Owner(?: id)? of config\.php: (?<wanted>[\w-]{1,40})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'occ or cron.php of Nextcloud runs as {user|another user} than the owner of config.php ({wanted|www-data})',
    check: { text: 'See the owner', compose: 'docker compose exec {service} ls -ln config/config.php' },
    repair: [
      {
        text: 'Run it as that user; if root owns config.php, give it to the user of the web server',
        compose: 'docker compose exec -u www-data {service} php occ status',
      },
    ],
    source: 'nextcloud core console.php; nextcloud cron.php',
    matches: [
      'Console has to be executed with the user that owns the file config/config.php',
      'app-1  | Console has to be executed with the user that owns the file config/config.php.',
    ],
    ignores: ['Owner id of config.php: 33'],
  },
  {
    id: 'nextcloud.external-storage-away',
    kind: 'unreachable',
    program: 'nextcloud',
    forms: [
      {
        words: 'storage with mount id is not available',
        pattern: /Storage with mount id (?<object>\d{1,8}) is not available/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Nextcloud does not reach the external storage with mount id {object}',
    check: {
      text: 'See which one it is, and try it',
      compose:
        'docker compose exec -u www-data {service} php occ files_external:list; docker compose exec -u www-data {service} php occ files_external:verify {object}',
    },
    repair: [{ text: 'Start or reach the server of that share, correct its host, user and password' }],
    source: 'nextcloud apps/files_external/lib/Config/ConfigAdapter.php',
    matches: [
      'OCP\\Files\\StorageNotAvailableException: Storage with mount id 3 is not available',
      '{"app":"index","message":"Storage with mount id 12 is not available","level":3}',
    ],
    ignores: ['Storage with mount id 3 is available'],
  },
  {
    id: 'adguard-home.upstream-fails',
    kind: 'unreachable',
    program: 'adguard-home',
    forms: [
      {
        words: 'dnsproxy exchange failed upstream',
        pattern:
          /dnsproxy: exchange failed upstream=(?<peer>\S{1,120}) question=[^\r\n]{1,300}? err="(?<value>[^"\r\n]{1,160})/,
      },
      {
        words: 'dnsproxy upstream failed to exchange',
        pattern: /dnsproxy: upstream (?<peer>\S{1,120}) failed to exchange/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'AdGuard Home gets no answer of its upstream server {peer}',
    check: { text: 'Ask it from the host', host: 'dig @<upstream> example.org; dig @9.9.9.9 example.org' },
    repair: [
      {
        text: 'Set a second upstream and a fallback that are reached from here, mend the way out (firewall, blocked 853 or 443); 127.0.0.53 answers only where systemd-resolved listens',
      },
    ],
    source: 'AdguardTeam/dnsproxy proxy/proxy.go, as quoted by users of AdGuard Home',
    matches: [
      '2026/04/13 14:47:54.325239 [error] dnsproxy: exchange failed upstream=10.0.0.1:53 question=";example.org.\\tIN\\t A" duration=10.2s err="exchanging with 10.0.0.1:53 over udp: read udp: i/o timeout"',
      '2026/01/05 10:00:00.123456 [error] dnsproxy: upstream https://dns10.quad9.net:443/dns-query failed to exchange ;example.org.\tIN\t A in 10.0s',
    ],
    ignores: ['[info] dnsproxy: using upstream 10.0.0.1:53'],
  },
  {
    id: 's6-overlay.not-first-process',
    kind: 'invalid_setting',
    program: 's6-overlay',
    forms: [
      {
        words: 's6 overlay suexec fatal can only run as pid 1',
        pattern: /s6-overlay-suexec: fatal: can only run as pid 1/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container does not start: its s6-overlay has to be the first process, and another init is',
    check: { text: 'Look for `init: true`, an own entrypoint, or --init', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Take `init: true` (or --init, tini, a shell before /init) away; an add-on of Home Assistant needs `init: false` in its config.yaml; hosts that bring their own init (Fly.io) need another image',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'just-containers/s6-overlay-helpers src/s6-overlay-suexec/s6-overlay-suexec.c',
    matches: [
      's6-overlay-suexec: fatal: can only run as pid 1',
      'app-1  | s6-overlay-suexec: fatal: can only run as pid 1',
    ],
    ignores: ['s6-rc: info: service legacy-services successfully started'],
  },
];
