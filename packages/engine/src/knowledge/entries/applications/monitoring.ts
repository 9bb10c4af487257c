import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MONITORING: readonly CatalogueEntry[] = [
  {
    id: 'zabbix.database-version',
    kind: 'version_mismatch',
    program: 'zabbix',
    forms: [
      {
        words: 'the does not match zabbix database current database version required mandatory version',
        pattern:
          /The (?:server|proxy|frontend) does not match Zabbix database\. Current database version \(mandatory\/optional\): (?<version>\d{1,8})\/\d{1,8}\. Required mandatory version: (?<wanted>\d{1,8})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Zabbix wants the schema {wanted} and its database has {version}',
    check: {
      text: 'Read the number from the table dbversion; a newer one than wanted means that an old Zabbix was started',
      compose: 'docker compose config --images',
      kubernetes: 'kubectl get deploy -o jsonpath="{..image}"',
      host: 'mysql zabbix -e "SELECT * FROM dbversion"; zabbix_server -V | head -1',
    },
    repair: [
      {
        text: 'Start the server of the wanted version: it upgrades the schema itself when it is newer; there is no way back but the backup',
        compose: 'docker compose pull && docker compose up -d && docker compose logs -f {service}',
        host: 'sudo apt-get install --only-upgrade zabbix-server-mysql && sudo systemctl restart zabbix-server && sudo tail -f /var/log/zabbix/zabbix_server.log',
      },
    ],
    source:
      'zabbix src/libs/zbxdbupgrade/dbupgrade.c DBcheck_version(); ui/include/classes/db/DbBackend.php checkDbVersion()',
    matches: [
      ' 7:20240502:101112.345 The server does not match Zabbix database. Current database version (mandatory/optional): 05040000/05040005. Required mandatory version: 06000000.',
      '12:20240502:101112.345 The proxy does not match Zabbix database. Current database version (mandatory/optional): 06000000/06000010. Required mandatory version: 06040000.',
      'The frontend does not match Zabbix database. Current database version (mandatory/optional): 3040000/3040007. Required mandatory version: 3050162. Contact your system administrator.',
    ],
    ignores: [' 7:20240502:101112.345 current database version (mandatory/optional): 06000000/06000010'],
  },
  {
    id: 'zabbix.database-empty',
    kind: 'missing_schema',
    program: 'zabbix',
    forms: [
      {
        words: 'cannot use database its users table is empty',
        pattern: /cannot use database "(?<object>[^"]{1,60})": its "users" table is empty/,
      },
      {
        words: 'cannot use database database is not a zabbix database',
        pattern: /cannot use database "(?<object>[^"]{1,60})": database is not a Zabbix database/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The database {object} holds no Zabbix server schema',
    check: {
      text: 'See which tables there are and whether the database of the proxy was given to the server',
      host: 'mysql {object} -e "SHOW TABLES" | wc -l',
    },
    repair: [
      {
        text: 'Import the schema, images and data of the server into the empty database',
        host: 'zcat /usr/share/zabbix-sql-scripts/mysql/server.sql.gz | mysql --default-character-set=utf8mb4 {object}',
      },
    ],
    source: 'zabbix src/zabbix_server/server.c, src/libs/zbxdb',
    matches: [
      ' 7:20240502:101112.345 cannot use database "zabbix": its "users" table is empty (is this the Zabbix proxy database?)',
      ' 7:20240502:101112.345 cannot use database "monitoring": database is not a Zabbix database',
    ],
    ignores: [' 7:20240502:101112.345 database "zabbix" upgrade fully completed'],
  },
  {
    id: 'zabbix.cache-too-small',
    kind: 'memory_exhausted',
    program: 'zabbix',
    forms: [
      {
        words: 'please increase configuration parameter',
        pattern: /please increase (?<setting>\w{3,40}) configuration parameter/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Zabbix runs out of shared memory: {setting} is too small',
    check: {
      text: 'Read the present value',
      compose: 'docker compose config | grep -iE "ZBX_\\w*CACHE"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -iE -A1 "ZBX_.*CACHE"',
      host: 'grep -iE "^#? ?{setting}" /etc/zabbix/zabbix_server.conf',
    },
    repair: [
      {
        text: 'Double {setting} (in Docker ZBX_CACHESIZE, ZBX_VALUECACHESIZE and so on) and restart',
        compose: 'docker compose up -d {service}',
        host: 'echo "{setting}=256M" | sudo tee -a /etc/zabbix/zabbix_server.conf && sudo systemctl restart zabbix-server',
      },
    ],
    source: 'zabbix src/libs/zbxshmem/memalloc.c, src/libs/zbxcachevalue/valuecache.c',
    matches: [
      '21:20240502:101112.345 [file:dbconfig.c,line:94] __zbx_shmem_realloc(): please increase CacheSize configuration parameter',
      '35:20240502:101112.345 value cache is fully used: please increase ValueCacheSize configuration parameter',
    ],
    ignores: ['CacheSize=64M'],
  },
  {
    id: 'zabbix-agent.server-not-allowed',
    kind: 'invalid_setting',
    program: 'zabbix-agent',
    forms: [
      {
        words: 'failed to accept an incoming connection connection from rejected allowed hosts',
        pattern:
          /failed to accept an incoming connection: connection from "(?<peer>[^"]{1,60})" rejected, allowed hosts: "(?<value>[^"]{1,120})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Zabbix agent refuses {peer}: Server= allows {value} only',
    check: {
      text: 'See from which address the server comes (behind NAT and in containers it is another one)',
      host: 'grep -E "^(Server|ServerActive)=" /etc/zabbix/zabbix_agent*.conf',
    },
    repair: [
      {
        text: 'Add {peer} to Server= and restart the agent',
        compose: 'ZBX_SERVER_HOST={value},{peer} docker compose up -d {service}',
        kubernetes: 'kubectl set env ds/{service} ZBX_SERVER_HOST={value},{peer}',
        host: 'sudo sed -i "s/^Server=.*/&,{peer}/" /etc/zabbix/zabbix_agentd.conf && sudo systemctl restart zabbix-agent',
      },
    ],
    source: 'zabbix src/zabbix_agent/listener.c; zbxcomms zbx_tcp_check_allowed_peers()',
    matches: [
      '  1234:20240502:101112.345 failed to accept an incoming connection: connection from "172.18.0.5" rejected, allowed hosts: "127.0.0.1"',
      'failed to accept an incoming connection: connection from "10.0.0.9" rejected, allowed hosts: "zabbix-server"',
    ],
    ignores: ['agent #1 started [listener #1] allowed hosts: "127.0.0.1"'],
  },
  {
    id: 'zabbix-agent.host-unknown',
    kind: 'missing_object',
    program: 'zabbix-agent',
    forms: [
      {
        words: 'no active checks on server host not found',
        pattern:
          /no active checks on server \[(?<peer>[^\]:]{1,80})(?::(?<port>\d{1,5}))?\]: host \[(?<object>[^\]]{1,100})\] not (?:found|monitored)/,
      },
      {
        words: 'cannot send list of active checks to host not found',
        pattern:
          /cannot send list of active checks to "(?<peer>[^"]{1,80})": host \[(?<object>[^\]]{1,100})\] not (?:found|monitored)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Zabbix knows no host named {object}: Hostname= of the agent differs',
    check: {
      text: 'Compare Hostname= with the host name (not the visible name) in Zabbix',
      host: 'grep -E "^Hostname(Item)?=" /etc/zabbix/zabbix_agent*.conf',
    },
    repair: [
      {
        text: 'Set Hostname={object} to the name of the host in Zabbix, or create the host there',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl restart zabbix-agent',
      },
    ],
    source: 'zabbix src/zabbix_agent/active_checks/active_checks.c; src/zabbix_server/trapper/active.c',
    matches: [
      '  1236:20240502:101112.345 no active checks on server [10.0.0.5:10051]: host [web1] not found',
      '   312:20240502:101112.345 cannot send list of active checks to "10.0.0.20": host [web1] not found',
    ],
    ignores: ['agent #4 started [active checks #1]'],
  },
  {
    id: 'zabbix.host-away',
    kind: 'unreachable',
    program: 'zabbix',
    forms: [
      {
        words: 'temporarily disabling checks on host',
        pattern:
          /temporarily disabling (?<value>[\w ]{1,20}) checks on host "(?<object>[^"]{1,100})": (?:host|interface) unavailable/,
      },
      {
        words: 'on host failed first network error wait for seconds',
        pattern:
          /item "[^"]{1,120}" on host "(?<object>[^"]{1,100})" failed: (?:first|another) (?<value>network) error, wait for \d{1,4} seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Zabbix does not reach the host {object} ({value})',
    check: {
      text: 'Ask the agent from the Zabbix server',
      compose: 'docker compose exec {service} zabbix_get -s {object} -k agent.ping',
      host: 'zabbix_get -s {object} -k agent.ping; nc -zv {object} 10050',
    },
    repair: [
      {
        text: 'Bring host and agent back, open 10050/tcp, or correct the address of the interface; raise Timeout when checks are merely slow',
        host: 'ssh {object} sudo systemctl restart zabbix-agent',
      },
    ],
    source: 'zabbix src/zabbix_server/poller/poller.c',
    matches: [
      '   154:20240502:101112.345 temporarily disabling Zabbix agent checks on host "web1": interface unavailable',
      '   154:20240502:101112.345 Zabbix agent item "system.cpu.load[all,avg1]" on host "web1" failed: first network error, wait for 15 seconds',
    ],
    ignores: ['   154:20240502:101112.345 enabling Zabbix agent checks on host "web1": interface became available'],
  },
  {
    id: 'uptime-kuma.monitor-down',
    kind: 'unreachable',
    program: 'uptime-kuma',
    forms: [
      {
        words: 'monitor failing interval seconds type',
        pattern: /Monitor #\d{1,6} '(?<object>[^']{1,80})': Failing: (?<value>.{1,140}?) \| Interval:/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Uptime Kuma finds {object} down: {value}',
    check: {
      text: 'Try the same from its container: its network and its DNS are not the ones of your browser',
      compose: 'docker compose exec {service} curl -sSI <the address>',
    },
    repair: [
      {
        text: 'Repair the service that is watched; when only Uptime Kuma does not reach it, correct its network, DNS or the certificate check of the monitor',
      },
    ],
    source: 'louislam/uptime-kuma server/model/monitor.js',
    matches: [
      "2024-05-02T10:11:12+00:00 [MONITOR] WARN: Monitor #3 'Shop': Failing: connect ECONNREFUSED 172.18.0.7:8080 | Interval: 60 seconds | Type: http | Down Count: 0 | Resend Interval: 0",
      "2024-05-02T10:11:12+02:00 [MONITOR] WARN: Monitor #12 'API': Failing: Request failed with status code 502 | Interval: 20 seconds | Type: http | Down Count: 3",
    ],
    ignores: [
      "2024-05-02T10:12:12+00:00 [MONITOR] INFO: Monitor #3 'Shop': Successful Response: 41 ms | Interval: 60 seconds | Type: http",
    ],
  },
  {
    id: 'sentry.host-too-small',
    kind: 'memory_exhausted',
    program: 'sentry',
    forms: [
      {
        words: 'fail required minimum ram available to docker is found',
        pattern:
          /FAIL: Required minimum (?<object>RAM) available to Docker is (?<wanted>\d{1,7} ?MB), found (?<value>\d{1,7} ?MB)/,
      },
      {
        words: 'fail required minimum cpu cores available to docker is found',
        pattern:
          /FAIL: Required minimum (?<object>CPU cores) available to Docker is (?<wanted>\d{1,4}), found (?<value>\d{1,4})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Sentry does not install: Docker has {value} {object}, {wanted} are needed',
    check: { text: 'See what Docker gets', host: 'docker info | grep -E "CPUs|Total Memory"; free -m' },
    repair: [
      {
        text: 'Give the host or Docker Desktop more; COMPOSE_PROFILES=errors-only needs less. Swap does not count',
        host: 'COMPOSE_PROFILES=errors-only ./install.sh',
      },
    ],
    source: 'getsentry/self-hosted install/check-minimum-requirements.sh',
    matches: [
      'FAIL: Required minimum RAM available to Docker is 14000 MB, found 7820 MB',
      'FAIL: Required minimum CPU cores available to Docker is 4, found 2',
    ],
    ignores: ['WARN: Recommended minimum RAM available to Docker is 16000 MB, found 15800 MB'],
  },
  {
    id: 'sentry.relay-upstream-away',
    kind: 'connection_refused',
    program: 'sentry-relay',
    forms: [
      {
        words: 'authentication encountered error',
        pattern:
          /relay_server::\S{1,60}upstream: authentication encountered error(?: error=|: )(?<value>could not send request to upstream|.{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'sentry',
    specificity: 3,
    means: 'Sentry Relay does not get through to the web service: {value}',
    check: {
      text: 'See whether web is healthy, and which service before it is not (kafka, clickhouse, redis, postgres)',
      compose: 'docker compose ps -a; docker compose logs --tail 30 web',
    },
    repair: [
      {
        text: 'Bring web up; after a lost Kafka offset or a full disk repair that first',
        compose: 'docker compose up -d --wait',
      },
    ],
    source: 'getsentry/relay relay-server/src/services/upstream.rs',
    matches: [
      '2024-05-02T10:11:12Z ERROR relay_server::actors::upstream: authentication encountered error: could not send request to upstream',
      '2024-05-02T10:11:12.345Z ERROR relay_server::services::upstream: authentication encountered error error=could not send request to upstream error.sources=[error sending request for url (http://web:9000/api/0/relays/register/challenge/)]',
    ],
    ignores: [
      '2024-05-02T10:11:12.345Z INFO relay_server::services::upstream: relay successfully registered with upstream',
    ],
  },
];
