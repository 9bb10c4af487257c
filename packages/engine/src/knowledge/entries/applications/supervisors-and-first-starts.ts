import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What s6-overlay, Docker, Nextcloud AIO, Mattermost, Loki, Pi-hole and certbot write when a self-hosted container does not come up. */
export const SUPERVISORS_AND_FIRST_STARTS: readonly CatalogueEntry[] = [
  {
    id: 's6-overlay.program-not-started',
    kind: 'file_permission',
    program: 's6-overlay',
    forms: [
      {
        words: 'fatal unable to exec',
        pattern:
          /(?:s6-[\w-]{2,24}(?: \(child\))?|\bexec|execlineb?|foreground|with-contenv): fatal: unable to exec (?<path>\S{1,120}): (?<value>Permission denied|Exec format error|Socket not connected|Transport endpoint is not connected|Operation not permitted)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 's6 cannot start {path}: {value}',
    check: {
      text: 'Look at its mode and at the mount it lies on (noexec, a share that was lost)',
      compose: 'docker compose exec {service} sh -c "ls -l {path}; mount | grep -E \'/run|/config\'"',
    },
    repair: [
      {
        text: 'Make the script executable; where /run is mounted with noexec, give the container a /run of its own that permits exec; mount a lost share again and create the container anew',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source:
      's6 src/supervision/s6-supervise.c; execline, as quoted by users of linuxserver/docker-homeassistant issue 96 and docker-plex',
    matches: [
      's6-supervise (child): fatal: unable to exec run: Permission denied',
      's6-applyuidgid: fatal: unable to exec /config/lsiopy/bin/pip: Socket not connected',
      'exec: fatal: unable to exec bash: Socket not connected',
    ],
    ignores: ['s6-supervise (child): fatal: unable to exec run: No such file or directory'],
  },
  {
    id: 's6-overlay.script-missing',
    kind: 'missing_file',
    program: 's6-overlay',
    forms: [
      {
        words: 'fatal unable to exec no such file or directory',
        pattern:
          /(?:s6-[\w-]{2,24}(?: \(child\))?|\bexec|execlineb?|foreground|with-contenv): fatal: unable to exec (?<path>\S{1,120}): No such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 2,
    means: 's6 finds no program {path}, or not the interpreter of its first line',
    check: {
      text: 'Look at it and at its first line',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "ls -lR /etc/s6 /etc/services.d /etc/s6-overlay/s6-rc.d 2>/dev/null | head -60"',
    },
    repair: [
      {
        text: 'Give each service a file run with Unix line ends and an interpreter that the image has; no volume over the folders of s6; a damaged layer: remove the image and pull it again',
        compose: 'docker compose pull {service} && docker compose up -d --force-recreate {service}',
      },
    ],
    source: 's6 src/supervision/s6-supervise.c; go-gitea/gitea issue 7430',
    matches: [
      's6-supervise (child): fatal: unable to exec run: No such file or directory',
      's6-rc-oneshot-run: fatal: unable to exec set: No such file or directory',
    ],
    ignores: ['s6-supervise (child): fatal: unable to exec run: Permission denied'],
  },
  {
    id: 's6-overlay.service-not-up',
    kind: 'code_defect',
    program: 's6-overlay',
    forms: [
      {
        words: 's6 rc warning unable to start service command exited',
        pattern:
          /s6-rc: warning: unable to start service (?<object>[\w-]{1,60}): command (?:exited (?<value>\d{1,3})|crashed with signal (?<signal>\d{1,3}))/,
      },
      {
        words: 's6 supervise warning unable to spawn run waiting 10 seconds',
        pattern: /s6-supervise (?<object>[\w-]{1,60}): warning: unable to spawn \.\/run - waiting 10 seconds/,
      },
      {
        words: 's6 rc failed to properly bring all the services up',
        pattern: /rc\.init: (?:warning|fatal): s6-rc failed to properly bring all the services up/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'A step of the start of this container failed: {object|a service of s6}',
    check: { text: 'Read what that step wrote before this line', compose: 'docker compose logs {service} | head -60' },
    repair: [
      { text: 'Repair what it names: a variable that is missing, a folder it may not write, a share that is gone' },
    ],
    source:
      's6-rc src/s6-rc/s6-rc.c; s6-overlay layout/rootfs-overlay/package/admin/s6-overlay/etc/s6-linux-init/skel/rc.init',
    matches: [
      's6-rc: warning: unable to start service init-usb-homeassistant: command exited 126',
      's6-supervise openssh: warning: unable to spawn ./run - waiting 10 seconds',
      '/run/s6/basedir/scripts/rc.init: warning: s6-rc failed to properly bring all the services up! Check your logs (in /run/uncaught-logs/current if you have in-container logging) for more information.',
    ],
    ignores: ['s6-rc: info: service legacy-cont-init successfully started'],
  },
  {
    id: 'docker.exec-forbidden',
    kind: 'authorisation_denied',
    program: 'docker',
    forms: [
      {
        words: 'exec user process caused operation not permitted',
        pattern: /exec user process caused:? "?operation not permitted/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The first program of the container may not run: a security rule of the host forbids it',
    check: {
      text: 'See the options, and whether Docker comes from snap',
      compose: 'docker compose config {service} | grep -A3 security_opt',
      host: 'snap list docker; dmesg | grep -i "apparmor.*denied" | tail',
    },
    repair: [
      {
        text: 'Take no-new-privileges:true away where Docker comes from snap, or install Docker from its own repository; correct the seccomp or AppArmor profile',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'runc libcontainer/standard_init_linux.go, execve(2) EPERM; mattermost/docker issue 79',
    matches: [
      'standard_init_linux.go:228: exec user process caused: operation not permitted',
      'standard_init_linux.go:190: exec user process caused "operation not permitted"',
    ],
    ignores: ['standard_init_linux.go:228: exec user process caused: exec format error'],
  },
  {
    id: 'nextcloud.appdata-gone',
    kind: 'missing_file',
    program: 'nextcloud',
    forms: [
      {
        words: 'appdata is not present did you maybe change the datadir',
        pattern: /Appdata is not present\. Did you maybe change the datadir after/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Nextcloud AIO does not start: its data folder holds no appdata_ folder',
    check: {
      text: 'See whether the disk is mounted, and what NEXTCLOUD_DATADIR is',
      host: 'docker inspect nextcloud-aio-mastercontainer --format "{{.Config.Env}}"; df -h; ls -la <datadir>',
    },
    repair: [
      {
        text: 'Mount the disk of the data folder before Docker starts, or set NEXTCLOUD_DATADIR back to where the data are; to move them, follow the page of AIO',
      },
    ],
    source: 'nextcloud/all-in-one Containers/nextcloud/entrypoint.sh; issue 769',
    matches: [
      'Appdata is not present. Did you maybe change the datadir after the initial Nextcloud installation? This is not supported!',
      'nextcloud-aio-nextcloud | Appdata is not present. Did you maybe change the datadir after aio was first started?',
    ],
    ignores: ['Setting up appdata'],
  },
  {
    id: 'mattermost.settings-invalid',
    kind: 'invalid_setting',
    program: 'mattermost',
    forms: [
      {
        words: 'config isvalid model config is_valid',
        pattern: /Config\.IsValid: model\.config\.is_valid\.(?<setting>[\w.]{1,60}?)\.app_error/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Mattermost refuses its configuration: {setting}',
    check: {
      text: 'Look at that setting in the environment and in config.json',
      compose: 'docker compose config {service} | grep MM_',
    },
    repair: [
      {
        text: 'Correct it (SiteURL needs http:// or https:// and no variable left unreplaced: MM_SERVICESETTINGS_SITEURL); the environment wins over config.json',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'mattermost server/public/model/config.go IsValid(); mattermost/docker issues 26 and 29',
    matches: [
      'Error: failed to load configuration: failed to create store: unable to load on store creation: invalid config: Config.IsValid: model.config.is_valid.site_url.app_error, ',
      'new configuration is invalid: Config.IsValid: model.config.is_valid.site_url.app_error, parse "invalid": invalid URI for request',
    ],
    ignores: ['Config.IsValid: ok'],
  },
  {
    id: 'loki.folder-not-set',
    kind: 'missing_setting',
    program: 'loki',
    forms: [
      {
        words: 'mkdir no such file or directory error',
        pattern:
          /mkdir : no such file or directory\\n ?error (?:initialising module: (?<object>[\w-]{1,40})|creating index client)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Loki does not start: no folder is set for {object|its index}',
    check: {
      text: 'Look for working_directory, active_index_directory, cache_location and path_prefix',
      compose: 'docker compose exec {service} cat /etc/loki/local-config.yaml',
    },
    repair: [
      {
        text: 'Set common.path_prefix: /loki, or compactor.working_directory and the folders of the index, in a volume that user 10001 may write',
      },
    ],
    source: 'grafana/loki issues 14116 and 14448; pkg/compactor/compactor.go Config.WorkingDirectory',
    matches: [
      'level=error ts=2024-10-10T14:12:22.91Z caller=log.go:230 msg="error running loki" err="mkdir : no such file or directory\\nerror initialising module: compactor\\ngithub.com/grafana/dskit"',
      'level=error msg="error running loki" err="mkdir : no such file or directory\\nerror creating index client"',
    ],
    ignores: ['err="mkdir /loki/rules: permission denied\\nerror initialising module: ruler-storage"'],
  },
  {
    id: 'pihole.lists-not-built',
    kind: 'data_corruption',
    program: 'pihole',
    forms: [
      { words: 'unable to build gravity tree in', pattern: /Unable to build gravity tree in (?<path>\S{1,120})/ },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 2,
    means: 'Pi-hole could not build its database of lists: the old one stays, or none',
    check: {
      text: 'Read the line below; see memory and room',
      compose: 'docker compose exec {service} sh -c "df -h /etc/pihole; free -m"',
    },
    repair: [
      {
        text: 'Where it says no such table or malformed: move gravity.db away and build it anew (own lists and groups are lost with it; a Teleporter backup brings them back)',
        compose:
          'docker compose exec {service} sh -c "mv /etc/pihole/gravity.db /etc/pihole/gravity.db.old && pihole -g"',
        destructive: true,
      },
      { text: 'On a small board take fewer or smaller lists' },
    ],
    source: 'pi-hole/pi-hole gravity.sh gravity_build_tree(); docker-pi-hole issues 639 and 1642',
    matches: [
      '  [✗] Unable to build gravity tree in /etc/pihole/gravity.db_temp',
      '[✗] Unable to build gravity tree in /etc/pihole/gravity_temp.db',
    ],
    ignores: ['  [✓] Building tree'],
  },
  {
    id: 'nginx.upstream-empty',
    kind: 'invalid_setting',
    program: 'nginx',
    forms: [
      {
        words: 'no servers are inside upstream in',
        pattern: /no servers are inside upstream in (?<path>\S{1,160}?):(?<value>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'nginx does not start: an upstream of {path} (line {value}) has no server',
    check: {
      text: 'Read that block',
      host: 'sudo nginx -T | grep -n -A4 "^ *upstream"',
      compose: 'docker compose exec {service} cat {path}',
    },
    repair: [
      {
        text: 'Write a server into it; where nginx-proxy or another generator wrote it: put both containers on one network, and give the one behind it a port (EXPOSE, VIRTUAL_PORT)',
      },
    ],
    source: 'nginx src/http/ngx_http_upstream.c ngx_http_upstream(); mattermost-docker issue 179',
    matches: [
      'nginx: [emerg] no servers are inside upstream in /etc/nginx/conf.d/default.conf:54',
      '2017/09/28 12:23:54 [emerg] 29#29: no servers are inside upstream in /etc/nginx/conf.d/default.conf:54',
    ],
    ignores: ['nginx: configuration file /etc/nginx/nginx.conf test is successful'],
  },
  {
    id: 'certbot.certificate-unknown',
    kind: 'missing_object',
    program: 'certbot',
    forms: [
      {
        words: 'no certificate found with name expected',
        pattern: /No certificate found with name (?<object>\S{1,120}) \(expected (?<path>\S{1,200}?)\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'certbot knows no certificate {object}: {path} is not there',
    check: { text: 'See which ones there are, and whether the volume is mounted', host: 'certbot certificates' },
    repair: [
      {
        text: 'Mount the volume of /etc/letsencrypt again, or ask for the certificate anew (Nginx Proxy Manager: delete its entry first)',
      },
    ],
    source: 'certbot _internal/storage.py renewal_file_for_certname(); hassio-addons/app-nginx-proxy-manager issue 35',
    matches: [
      'No certificate found with name npm-10 (expected /etc/letsencrypt/renewal/npm-10.conf).',
      'certbot.errors.CertStorageError: No certificate found with name shop.example.org (expected /etc/letsencrypt/renewal/shop.example.org.conf).',
    ],
    ignores: ['Found the following certs: Certificate Name: npm-10'],
  },
  {
    id: 'clickhouse.start-notices',
    kind: null,
    program: 'clickhouse',
    forms: [
      {
        words: 'disabling cgroup memory observer because of an error during initialization',
        pattern: /Disabling cgroup memory observer because of an error during initialization/,
      },
      {
        words: 'linux transparent hugepages are set to always',
        pattern: /Linux transparent hugepages are set to "always"/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'ClickHouse notes something of the host at its start and goes on',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'ClickHouse programs/server/Server.cpp',
    matches: [
      '2024.08.29 11:03:08.290629 [ 1 ] {} <Error> Application: Disabling cgroup memory observer because of an error during initialization: Code: 107. DB::Exception: Cannot find cgroups v1 or v2 current memory file. (FILE_DOESNT_EXIST)',
      '2025.03.04 09:39:16.499153 [ 1 ] {} <Warning> Context: Linux transparent hugepages are set to "always". Check /sys/kernel/mm/transparent_hugepage/enabled',
    ],
    ignores: ['Code: 241. DB::Exception: Memory limit (total) exceeded'],
  },
  {
    id: 'docker.log-damaged',
    kind: 'data_corruption',
    program: 'docker',
    forms: [
      {
        words: 'error grabbing logs',
        pattern:
          /[Ee]rror grabbing logs: (?<value>invalid character '[^']{1,8}' (?:looking for beginning of value|after object key:value pair)|error unmarshalling log entry: [^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Docker cannot read the log file of a container any more: it is damaged ({value})',
    check: {
      text: 'Find the file, and see whether the host lost power or its disk was full',
      host: 'docker inspect --format "{{.LogPath}}" <container>; df -h; last -x reboot | head -3',
    },
    repair: [
      {
        text: 'Keep what can be read (strings), then empty the file, or create the container anew; let nothing else truncate or rotate these files, but set max-size and max-file',
        host: 'sudo truncate -s 0 "$(docker inspect --format "{{.LogPath}}" <container>)"',
        destructive: true,
      },
    ],
    source: 'moby daemon/logger/loggerutils; docker/for-linux issue 140, caddyserver/caddy issue 6556',
    matches: [
      "error from daemon in stream: Error grabbing logs: invalid character '\\x00' looking for beginning of value",
      "Error response from daemon: error grabbing logs: invalid character 'l' after object key:value pair",
      'Error grabbing logs: error unmarshalling log entry: proto: illegal tag 0',
    ],
    ignores: ["json: invalid character '<' looking for beginning of value"],
  },
  {
    id: 'container.database-not-given',
    kind: 'missing_setting',
    forms: [
      {
        words: 'cannot continue without a database aborting',
        pattern: /Cannot continue without a database\. Aborting\.\.\./,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container ends at its start: nobody told it where its database is',
    check: { text: 'Look for DB_HOST and its fellows', compose: 'docker compose config {service}' },
    repair: [
      {
        text: 'Set DB_HOST (DATABASE_HOST), name, user and password to the service of the database; links of old compose files set them no longer',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'sameersbn/docker-gitlab assets/runtime/functions; issue 1536',
    matches: [
      '  Cannot continue without a database. Aborting...',
      'gitlab_1  |   Cannot continue without a database. Aborting...',
    ],
    ignores: ['Configuring gitlab::database'],
  },
];
