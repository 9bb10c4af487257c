import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PIHOLE_AND_PROXY_MANAGER: readonly CatalogueEntry[] = [
  {
    id: 'pihole.web-server-not-started',
    kind: 'invalid_setting',
    program: 'pihole',
    forms: [
      {
        words: 'start of webserver failed web interface will not be available',
        pattern: /Start of webserver failed! Web interface will not be available!/,
      },
    ],
    nearby: [/Error: (?<value>[^\r\n]{1,100}) \(error code \d{1,4}\.\d{1,4}\)/],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Pi-hole answers names, but its pages and its API do not start: {value|see the line below}',
    check: {
      text: 'See who has the ports, and what is set',
      host: 'ss -ltnp | grep -E ":(80|443) "; pihole-FTL --config webserver.port',
    },
    repair: [
      {
        text: 'Free the port or set another one (FTLCONF_webserver_port=8080), and let a container without root listen above 1023 or have NET_BIND_SERVICE',
      },
    ],
    source: 'pi-hole/FTL src/webserver/webserver.c',
    matches: [
      '2026-01-05 10:00:00.123 CET [52] ERROR: Start of webserver failed! Web interface will not be available!',
      'ERROR: Start of webserver failed! Web interface will not be available!',
    ],
    ignores: ['Web server ports:'],
  },
  {
    id: 'pihole.lists-missing',
    kind: 'missing_file',
    program: 'pihole',
    forms: [
      {
        words: 'cannot read gravity database at file does not exist or is not readable',
        pattern: /Cannot read gravity database at (?<path>\S{1,120}) - file does not exist or is not readable/,
      },
      { words: 'gravitydb_open does not exist', pattern: /gravityDB_open\(\): (?<path>\S{1,120}) does not exist/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Pi-hole blocks nothing: its database of lists {path} is missing or closed to it',
    check: { text: 'Look at it', compose: 'docker compose exec {service} ls -l {path}' },
    repair: [
      {
        text: 'Build it (it fetches the lists), and give it to the user pihole',
        compose: 'docker compose exec {service} pihole -g',
      },
    ],
    source: 'pi-hole/FTL src/database/gravity-db.c',
    matches: [
      'ERROR: Cannot read gravity database at /etc/pihole/gravity.db - file does not exist or is not readable',
      '[52] WARNING: gravityDB_open(): /etc/pihole/gravity.db does not exist',
    ],
    ignores: ['Gravity database at /etc/pihole/gravity.db read'],
  },
  {
    id: 'pihole.disk-nearly-full',
    kind: 'disk_full',
    program: 'pihole',
    forms: [
      {
        words: 'disk shortage ahead is used',
        pattern:
          /Disk shortage ahead: (?<value>\d{1,3})% is used \([^)\r\n]{1,80}\) on (?:partition containing the file (?<path>\S{1,120})|\S{1,20} filesystem mounted at (?<object>\S{1,120}))/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk below Pi-hole is used to {value} %',
    check: { text: 'See what fills it', host: 'df -h; du -xh /etc/pihole /var/log/pihole | sort -h | tail' },
    repair: [{ text: 'Free space; keep fewer days of queries (database.maxDBdays) and let logs rotate' }],
    source: 'pi-hole/FTL src/database/message-table.c format_disk_message(), format_disk_message_extended()',
    matches: [
      'WARNING: Disk shortage ahead: 95% is used (28.5 GB used, 30.0 GB total) on partition containing the file /etc/pihole/pihole-FTL.db',
      '[52] WARNING: Disk shortage ahead: 91% is used (27.3 GB used, 30.0 GB total) on ext4 filesystem mounted at /',
    ],
    ignores: ['Disk usage: 40%'],
  },
  {
    id: 'pihole.certificate-missing',
    kind: 'missing_file',
    program: 'pihole',
    forms: [
      {
        words: 'webserver ssl tls certificate not found or not readable',
        pattern: /Webserver SSL\/TLS certificate (?<path>\S{1,120}) not found or not readable!/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Pi-hole serves no HTTPS: {path} is missing or closed to it',
    check: { text: 'Look at it', compose: 'docker compose exec {service} ls -l {path}' },
    repair: [
      {
        text: 'Put certificate and key there in one file that the user pihole may read, or remove it and let FTL make one of its own',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'pi-hole/FTL src/webserver/webserver.c',
    matches: [
      'ERROR: Webserver SSL/TLS certificate /etc/pihole/tls.pem not found or not readable!',
      '2026-01-05 10:00:00.123 CET [52] ERROR: Webserver SSL/TLS certificate /certs/pihole.pem not found or not readable!',
    ],
    ignores: ['Reading certificate from /etc/pihole/tls.pem'],
  },
  {
    id: 'pihole.resolver-silent',
    kind: 'slow_dependency',
    program: 'pihole',
    forms: [
      {
        words: 'cannot receive dns reply',
        pattern: /Cannot receive (?:UDP|TCP) DNS reply(?: \([12]\))?: (?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Pi-hole asked for the name of a client and got no answer: {value}',
    check: { text: 'Ask the router or server that knows the names', host: 'dig -x <address of a client> @<router>' },
    repair: [
      { text: 'Correct conditional forwarding (dns.revServers), or set resolver.resolveIPv4 and resolveIPv6 to false' },
    ],
    source: 'pi-hole/FTL src/resolve.c',
    matches: [
      'ERROR: Cannot receive UDP DNS reply: Timeout - no response from upstream DNS server',
      '[52/T60] ERROR: Cannot receive TCP DNS reply (1): Connection reset by peer',
    ],
    ignores: ['Received UDP DNS reply'],
  },
  {
    id: 'pihole.settings-not-written',
    kind: 'file_permission',
    program: 'pihole',
    forms: [
      {
        words: 'cannot open for writing unable to update dnsmasq configuration',
        pattern:
          /Cannot open (?<path>\S{1,120}) for writing, unable to update dnsmasq configuration: (?<value>[^\r\n]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Pi-hole cannot write {path}: {value}',
    check: {
      text: 'Compare owner and mode',
      compose: 'docker compose exec {service} ls -ld /etc/pihole; docker compose exec {service} id pihole',
    },
    repair: [
      {
        text: 'Give the folder of the volume to the user of the container (PIHOLE_UID, PIHOLE_GID); no NFS or SMB share that forbids chown',
        compose: 'docker compose exec {service} chown -R pihole:pihole /etc/pihole',
      },
    ],
    source: 'pi-hole/FTL src/config/dnsmasq_config.c',
    matches: [
      'ERROR: Cannot open /etc/pihole/dnsmasq.conf.temp for writing, unable to update dnsmasq configuration: Permission denied',
      '[52] ERROR: Cannot open /etc/pihole/dnsmasq.conf.temp for writing, unable to update dnsmasq configuration: Read-only file system',
    ],
    ignores: ['Wrote /etc/pihole/dnsmasq.conf'],
  },
  {
    id: 'nginx-proxy-manager.folder-not-mounted',
    kind: 'missing_setting',
    program: 'nginx-proxy-manager',
    forms: [
      {
        words: 'is not mounted check your docker configuration',
        pattern: /ERROR: (?<path>\/data|\/etc\/letsencrypt) is not mounted! Check your docker configuration/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx Proxy Manager does not start: no volume is mounted at {path}',
    check: { text: 'See its volumes', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Mount folders of the host at /data and /etc/letsencrypt',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'nginx-proxy-manager docker/rootfs/etc/s6-overlay/s6-rc.d/prepare/20-paths.sh',
    matches: [
      'ERROR: /data is not mounted! Check your docker configuration.',
      'npm-1  | ERROR: /etc/letsencrypt is not mounted! Check your docker configuration.',
    ],
    ignores: ['/data is mounted'],
  },
  {
    id: 'nginx-proxy-manager.not-root',
    kind: 'invalid_setting',
    program: 'nginx-proxy-manager',
    forms: [
      {
        words: 'error this docker container must be run as root do not specify a user',
        pattern: /ERROR: This docker container must be run as root, do not specify a user/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Nginx Proxy Manager does not start: the container runs as another user than root',
    check: { text: 'Look for `user:`', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Take `user:` out and set PUID and PGID, to which it changes by itself',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'nginx-proxy-manager docker/rootfs/etc/s6-overlay/s6-rc.d/prepare/00-all.sh',
    matches: [
      'ERROR: This docker container must be run as root, do not specify a user.',
      'npm-1  | ERROR: This docker container must be run as root, do not specify a user.',
    ],
    ignores: ['npmuser'],
  },
  {
    id: 'nginx-proxy-manager.start-fails-again',
    kind: 'startup_order',
    program: 'nginx-proxy-manager',
    forms: [
      {
        words: 'startup error',
        pattern: /\[Global\s{0,6}\] › ✖\s{1,4}error\s{1,6}Startup Error: (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Nginx Proxy Manager tries its start again each second: {value}',
    check: {
      text: 'Read the reason in this line; of a database read its log',
      compose: 'docker compose ps; docker compose logs db',
    },
    repair: [
      { text: 'Repair what it names: start the database, correct DB_MYSQL_* or DB_POSTGRES_*, or give /data to it' },
    ],
    source: 'nginx-proxy-manager backend/index.js appStart()',
    matches: [
      '[1/5/2026] [10:00:00 AM] [Global   ] › ✖  error     Startup Error: getaddrinfo ENOTFOUND db',
      '[Global   ] › ✖  error     Startup Error: connect ECONNREFUSED 172.18.0.2:3306 Error: connect ECONNREFUSED',
    ],
    ignores: ['[Global   ] › ℹ  info      Backend PID 120 listening on port 3000 ...'],
  },
  {
    id: 'nginx-proxy-manager.plugin-not-installed',
    kind: 'missing_module',
    program: 'nginx-proxy-manager',
    forms: [
      {
        words: 'some plugins failed to install please check the logs above',
        pattern: /Some plugins failed to install\. Please check the logs above/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'pip could not install a DNS plugin of certbot: certificates of that provider are not renewed',
    check: {
      text: 'Read the lines of pip above',
      compose: 'docker compose logs {service} | grep -iE "certbot|pip|error" | tail -40',
    },
    repair: [
      {
        text: 'Open the way of the container to pypi.org (DNS, proxy), then restart; a plugin that does not build needs a newer image',
      },
    ],
    source: 'nginx-proxy-manager backend/lib/certbot.js installPlugins()',
    matches: [
      '[Certbot  ] › ✖  error     Some plugins failed to install. Please check the logs above',
      'CommandError: Some plugins failed to install. Please check the logs above',
    ],
    ignores: ['[Certbot  ] › ☒  complete  Installed cloudflare'],
  },
];
