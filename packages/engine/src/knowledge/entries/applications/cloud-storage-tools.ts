import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CLOUD_STORAGE_TOOLS: readonly CatalogueEntry[] = [
  {
    id: 'rclone.remote-not-configured',
    kind: 'missing_setting',
    program: 'rclone',
    forms: [
      {
        words: 'didn t find section in config file',
        pattern:
          /(?:Failed to create file system for "(?<object>[^"]{1,80})": )?didn't find section in config file(?: \("(?<value>[^"]{1,60})"\))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'rclone has no remote {object|of that name} in the configuration it reads',
    check: {
      text: 'See which file it reads: root and the own account, host and container have different ones',
      compose: 'docker compose run --rm {service} config file',
      host: 'rclone config file; sudo rclone config file; rclone listremotes',
    },
    repair: [
      {
        text: 'Mount the file at /config/rclone/rclone.conf, name it with --config, or make the remote',
        compose: 'docker compose run --rm {service} config',
        host: 'rclone config',
      },
    ],
    source: 'rclone/rclone fs/newfs.go, fs/config ErrorConfigFileNotFound; fs.ErrorNotFoundInConfigFile',
    matches: [
      '2024/05/02 10:11:12 Failed to create file system for "gdrive:": didn\'t find section in config file',
      '2024/05/02 10:11:12 CRITICAL: Failed to create file system for "b2:backup": didn\'t find section in config file ("b2")',
    ],
    ignores: ['2024/05/02 10:11:12 NOTICE: Config file "/root/.config/rclone/rclone.conf" not found - using defaults'],
  },
  {
    id: 'rclone.token-expired',
    kind: 'authentication_refused',
    program: 'rclone',
    forms: [
      {
        words: 'couldn t fetch token',
        pattern:
          /couldn't fetch token(?: - maybe it has expired\?|: (?<value>.{1,60}?))(?:.{0,40}rclone config reconnect (?<object>[\w-]{1,40}))?/,
      },
      {
        words: 'maybe token expired try refreshing with rclone config reconnect',
        pattern: /maybe token expired\? - try refreshing with "rclone config reconnect (?<object>[\w-]{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The sign-in of rclone at {object|the cloud} has expired',
    check: { text: 'Try to list', host: 'rclone lsd {object|<remote>}: -vv' },
    repair: [
      {
        text: 'Sign in again; an OAuth client in test mode at Google expires each week, publish it. The configuration must be writable, so that renewed tokens are kept',
        host: 'rclone config reconnect {object|<remote>}:',
      },
    ],
    source: 'rclone/rclone lib/oauthutil/oauthutil.go',
    matches: [
      'Failed to create file system for "gdrive:": drive: failed to get root: couldn\'t fetch token - maybe it has expired? - refresh with "rclone config reconnect gdrive:": oauth2: "invalid_grant" "Token has been expired or revoked."',
      'couldn\'t fetch token: invalid_grant: maybe token expired? - try refreshing with "rclone config reconnect onedrive:"',
      'maybe token expired? - try refreshing with "rclone config reconnect box:"',
    ],
    ignores: ['2024/05/02 10:11:12 DEBUG : gdrive: Saved new token in config file'],
  },
  {
    id: 'google-drive.quota',
    kind: 'quota_exceeded',
    program: 'rclone',
    forms: [
      {
        words: 'googleapi error 403',
        pattern: /googleapi: Error 403: (?<value>.{1,140}?), (?:storageQuotaExceeded|teamDriveFileLimitExceeded)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'google-drive',
    specificity: 3,
    means: 'Google Drive refuses: {value}',
    check: { text: 'See how much is used; 750 GB may be uploaded a day', host: 'rclone about <remote>:' },
    repair: [
      {
        text: 'Empty the bin or enlarge the storage; use an own client_id against the shared rate limit, and --drive-stop-on-upload-limit for the daily one',
        host: 'rclone cleanup <remote>:',
        destructive: true,
      },
    ],
    source: 'Google Drive API, Resolve errors; rclone backend/drive',
    matches: [
      'googleapi: Error 403: The file limit for this shared drive has been exceeded., teamDriveFileLimitExceeded',
      "ERROR : a.mkv: Failed to copy: googleapi: Error 403: The user's Drive storage quota has been exceeded., storageQuotaExceeded",
    ],
    ignores: ['Total: 15 GiB Used: 3.2 GiB Free: 11.8 GiB'],
  },
  {
    id: 'google-drive.rate',
    kind: 'rate_limited',
    program: 'rclone',
    forms: [
      { words: 'userratelimitexceeded', pattern: /googleapi: Error 403: (?<value>.{1,140}?), userRateLimitExceeded/ },
      { words: 'ratelimitexceeded', pattern: /googleapi: Error 403: (?<value>.{1,140}?), rateLimitExceeded/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'google-drive',
    specificity: 2,
    means: 'Google Drive wants fewer calls: {value}',
    check: {
      text: 'See whether rclone uses the shared client id',
      host: 'rclone config show <remote> | grep client_id',
    },
    repair: [{ text: 'Make a client id of your own, lower --tpslimit (10 a second), and wait: it passes by itself' }],
    source: 'Google Drive API, Resolve errors; rclone backend/drive',
    matches: [
      'googleapi: Error 403: User rate limit exceeded., userRateLimitExceeded',
      "googleapi: Error 403: Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'drive.googleapis.com', rateLimitExceeded",
    ],
    ignores: ['Total: 15 GiB Used: 3.2 GiB Free: 11.8 GiB'],
  },
  {
    id: 'rclone.mount-without-fuse',
    kind: 'missing_module',
    program: 'rclone',
    forms: [
      {
        words: 'failed to mount fuse fs fusermount executable file not found',
        pattern: /failed to mount FUSE fs: fusermount: exec: "(?<object>fusermount3?)": executable file not found/,
      },
      {
        words: 'fusermount fuse device not found try modprobe fuse first',
        pattern: /fusermount3?: fuse device not found, try 'modprobe fuse' first/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'FUSE cannot mount: {object|/dev/fuse} is missing',
    check: {
      text: 'See what is there',
      compose: 'docker compose exec {service} ls -l /dev/fuse; docker compose config | grep -A3 -E "devices|cap_add"',
      host: 'ls -l /dev/fuse; which fusermount3',
    },
    repair: [
      {
        text: 'Install fuse3; a container needs devices: /dev/fuse, cap_add: SYS_ADMIN and apparmor:unconfined',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo apt-get install -y fuse3',
      },
    ],
    source: 'libfuse util/fusermount.c; rclone cmd/mount2, bazil.org/fuse',
    matches: [
      '2024/05/02 10:11:12 Fatal error: failed to mount FUSE fs: fusermount: exec: "fusermount3": executable file not found in $PATH',
      "fusermount: fuse device not found, try 'modprobe fuse' first",
    ],
    ignores: ['2024/05/02 10:11:12 DEBUG : gdrive: Mounting on "/mnt/gdrive"'],
  },
  {
    id: 'fuse.allow-other-not-set',
    kind: 'invalid_setting',
    program: 'fuse',
    forms: [
      {
        words: 'only allowed if user_allow_other is set in etc fuse conf',
        pattern:
          /option allow_(?:other|root) only allowed if '(?<setting>user_allow_other)' is set in \/etc\/fuse\.conf/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'FUSE mounts with allow_other only when {setting} stands in /etc/fuse.conf',
    check: { text: 'Look', host: 'grep user_allow_other /etc/fuse.conf' },
    repair: [
      { text: 'Set it, or mount without allow_other', host: 'echo user_allow_other | sudo tee -a /etc/fuse.conf' },
    ],
    source: 'libfuse util/fusermount.c',
    matches: [
      "fusermount3: option allow_other only allowed if 'user_allow_other' is set in /etc/fuse.conf",
      "fusermount: option allow_root only allowed if 'user_allow_other' is set in /etc/fuse.conf",
    ],
    ignores: ['2024/05/02 10:11:12 DEBUG : gdrive: Mounting on "/mnt/gdrive"'],
  },
  {
    id: 'minio-client.alias-refused',
    kind: 'authentication_refused',
    program: 'minio-client',
    forms: [
      {
        words: 'mc error unable to initialize new alias from the provided credentials',
        pattern: /mc: <ERROR> Unable to initialize new alias from the provided credentials\. (?<value>.{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'minio',
    specificity: 3,
    means: 'mc cannot sign in: {value}',
    check: {
      text: 'See whether the server is up and which root account it has',
      compose: 'docker compose ps minio; docker compose config | grep MINIO_ROOT',
      kubernetes: 'kubectl get secret -o name | grep -i minio',
      host: 'curl -sI http://<minio>:9000/minio/health/live',
    },
    repair: [
      {
        text: 'Use MINIO_ROOT_USER and MINIO_ROOT_PASSWORD of the server at its API port (9000, not the console on 9001), after it is healthy',
        compose: 'docker compose run --rm {service} mc alias set local http://minio:9000 <user> <password>',
        host: 'mc alias set local http://<minio>:9000 <user> <password>',
      },
    ],
    source: 'minio/mc cmd/alias-set.go',
    matches: [
      'mc: <ERROR> Unable to initialize new alias from the provided credentials. The Access Key Id you provided does not exist in our records.',
      'mc: <ERROR> Unable to initialize new alias from the provided credentials. Get "http://minio:9000/probe-bsign-1a2b/?location=": dial tcp 172.18.0.3:9000: connect: connection refused.',
    ],
    ignores: ['Added `local` successfully.'],
  },
  {
    id: 'proxmox.guest-locked',
    kind: 'lock_held',
    program: 'proxmox',
    forms: [
      {
        words: 'is locked',
        pattern:
          /\b(?<object>VM|CT) is locked \((?<value>backup|snapshot|snapshot-delete|migrate|rollback|clone|create|disk|suspended|suspending|mounted|fstrim|destroyed)\)/,
      },
      {
        words: 'can t lock file got timeout',
        pattern: /can't lock file '(?<path>\/(?:var|run)\/lock\/[^']{1,100})' - got timeout/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Proxmox: the guest is locked ({value|another task runs})',
    check: {
      text: 'See whether that task still runs',
      host: 'qm list; pvesh get /cluster/tasks --output-format text | head -20; qm config <id> | grep lock',
    },
    repair: [
      {
        text: 'Wait for the task that holds the lock; when it was cut off (a host that went down), remove the lock',
        host: 'qm unlock <id> || pct unlock <id>',
      },
    ],
    source: 'pve-guest-common PVE/AbstractConfig.pm check_lock(); PVE/Tools.pm lock_file()',
    matches: [
      'TASK ERROR: VM is locked (backup)',
      'CT is locked (snapshot-delete)',
      "TASK ERROR: can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout",
    ],
    ignores: ['INFO: backup mode: snapshot (VM 100)'],
  },
  {
    id: 'truenas.pool-degraded',
    kind: 'data_corruption',
    program: 'truenas',
    forms: [
      {
        words: 'pool state is',
        pattern: /Pool (?<object>[\w.-]{1,40}) state is (?<value>DEGRADED|FAULTED|UNAVAIL|SUSPENDED|OFFLINE)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The ZFS pool {object} is {value}',
    check: {
      text: 'See which disk it is and what SMART says',
      host: 'zpool status -v {object}; smartctl -a /dev/sdX; dmesg | grep -iE "ata|i/o error"',
    },
    repair: [
      {
        text: 'Check cable and power, then replace the disk (Storage > Manage Devices > Replace); zpool clear only after the reason is gone',
        host: 'zpool replace {object} <old> <new> && zpool status {object}',
      },
    ],
    source: 'truenas/middleware src/middlewared/middlewared/alert/source/volume_status.py',
    matches: [
      'Pool tank state is DEGRADED: One or more devices are faulted in response to persistent errors. Sufficient replicas exist for the pool to continue functioning in a degraded state.',
      '* Pool data state is SUSPENDED: One or more devices are faulted in response to IO failures.',
    ],
    ignores: ['Pool tank state is ONLINE'],
  },
  {
    id: 'portainer.setup-timed-out',
    kind: 'stopped_on_purpose',
    program: 'portainer',
    forms: [
      {
        words: 'portainer instance timed out for security purposes',
        pattern: /Portainer instance (?:has )?timed out for security purposes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Portainer closed itself: nobody created the administrator within five minutes',
    check: {
      text: 'See since when it runs',
      compose: 'docker compose ps {service}',
      kubernetes: 'kubectl get pods -n portainer',
    },
    repair: [
      {
        text: 'Restart it and create the administrator at once, or start it with --admin-password-file',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/portainer -n portainer',
        host: 'docker restart portainer',
      },
    ],
    source: 'portainer/portainer api/adminmonitor/admin_monitor.go',
    matches: [
      '2024/05/02 10:11AM INF github.com/portainer/portainer/api/adminmonitor/admin_monitor.go:55 > the Portainer instance timed out for security purposes, to re-enable your Portainer instance, you will need to restart Portainer',
      'Your Portainer instance timed out for security purposes. To re-enable your Portainer instance, you will need to restart Portainer.',
    ],
    ignores: ['starting HTTPS server | bind_address=:9443'],
  },
  {
    id: 'portainer.database-version',
    kind: 'version_mismatch',
    program: 'portainer',
    forms: [
      {
        words: 'the database schema version does not align with the server version',
        pattern: /The database schema version does not align with the server version/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Portainer does not start: its data is of another version or edition',
    check: {
      text: 'See which image runs and which ran before',
      compose: 'docker compose config --images',
      kubernetes: 'kubectl get deploy portainer -n portainer -o jsonpath="{..image}"',
      host: 'docker images | grep portainer',
    },
    repair: [
      {
        text: 'Start the former (newer) image again, or restore the file of portainer_data/backups; going from business to community edition needs its own command',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        host: 'docker run --rm -it -v portainer_data:/data portainer/portainer-ee --rollback-to-ce',
      },
    ],
    source: 'portainer/portainer api/cmd/portainer/main.go checkDBSchemaServerVersionMatch()',
    matches: [
      '2024/05/02 10:11AM FTL github.com/portainer/portainer/api/cmd/portainer/main.go:372 > The database schema version does not align with the server version. Please consider reverting to the previous server version or addressing the database migration issue.',
      'The database schema version does not align with the server version.',
    ],
    ignores: ['migrating database from version 2.18 to 2.20'],
  },
  {
    id: 'portainer.database-locked',
    kind: 'lock_held',
    program: 'portainer',
    forms: [{ words: 'failed opening store timeout', pattern: /failed opening store \| error=timeout/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Portainer does not start: another Portainer holds portainer.db',
    check: {
      text: 'Find the other one',
      host: 'docker ps -a | grep portainer',
      kubernetes: 'kubectl get pods -A | grep portainer',
    },
    repair: [
      {
        text: 'Stop and remove the other container with the same volume, then start one',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'docker rm -f <old container>',
        kubernetes: 'kubectl scale deploy/portainer -n portainer --replicas=1',
      },
    ],
    source: 'portainer/portainer api/cmd/portainer/main.go initDataStore(); bbolt Open timeout',
    matches: [
      '2024/05/02 10:11AM FTL github.com/portainer/portainer/api/cmd/portainer/main.go:110 > failed opening store | error=timeout',
      'FTL portainer/main.go:98 > failed opening store | error=timeout',
    ],
    ignores: ['INF loading PORTAINER_DB | filename=portainer.db'],
  },
];
