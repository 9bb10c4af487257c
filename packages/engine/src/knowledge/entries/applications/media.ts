import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MEDIA: readonly CatalogueEntry[] = [
  {
    id: 'servarr.appdata-not-writable',
    kind: 'file_permission',
    program: 'servarr',
    forms: [
      {
        words: 'failed to start appfolder is not writable',
        pattern:
          /(?<object>Sonarr|Radarr|Lidarr|Prowlarr|Readarr|Whisparr) failed to start: AppFolder (?<path>\S{1,120}) is not writable/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: '{object} does not start: it may not write {path}',
    check: {
      text: 'Compare the owner of the directory with PUID and PGID of the container',
      compose:
        'docker compose config | grep -E "PUID|PGID"; docker compose run --rm --entrypoint ls {service} -lan {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan {path}',
      host: 'ls -lan {path}',
    },
    repair: [
      {
        text: 'Give the directory to that account (PUID:PGID)',
        compose: 'docker compose run --rm -u root --entrypoint chown {service} -R 1000:1000 {path}',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}\'',
        host: 'sudo chown -R 1000:1000 {path}',
      },
    ],
    source: 'Sonarr/Sonarr NzbDrone.Common/EnvironmentInfo/AppFolderFactory.cs',
    matches: [
      'NzbDrone.Common.Exceptions.SonarrStartupException: Sonarr failed to start: AppFolder /config is not writable',
      '[Fatal] ConsoleApp: EPIC FAIL: Radarr failed to start: AppFolder /config is not writable',
    ],
    ignores: ['[Info] AppFolderInfo: Data directory is being overridden to [/config]'],
  },
  {
    id: 'servarr.download-path-missing',
    kind: 'missing_file',
    program: 'servarr',
    forms: [
      {
        words: 'import failed path does not exist or is not accessible by',
        pattern:
          /Import failed, path does not exist or is not accessible by (?<object>\w{1,20}): (?<path>.{1,120}?)(?:\. Ensure the path|$)/,
      },
      {
        words: 'but this directory does not appear to exist inside the container',
        pattern:
          /(?:download client|Download client) (?<object>.{1,40}?) (?:places downloads|reported files) in (?<path>.{1,120}?) but this directory does not appear to exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} and its partner see downloads at different paths: {path} does not exist there',
    check: {
      text: 'Compare the volumes of the download client with those of this container',
      compose: 'docker compose config | grep -A8 volumes; docker compose exec {service} ls -la "{path}"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -la "{path}"',
      host: 'ls -la "{path}"',
    },
    repair: [
      {
        text: 'Mount one common directory (for example ./data:/data) under the same path in both containers, and make it readable for PUID:PGID',
        compose: 'docker compose up -d --force-recreate',
      },
      { text: 'Or add a Remote Path Mapping under Settings > Download Clients, when the client runs on another host' },
    ],
    source: 'Sonarr/Sonarr RemotePathMappingCheck.cs, DownloadedEpisodesImportService.cs; Servarr wiki',
    matches: [
      '[Error] DownloadedEpisodesImportService: Import failed, path does not exist or is not accessible by Sonarr: /downloads/complete/Show.S01E01. Ensure the path exists and the user running Sonarr has the correct permissions to access this file/folder',
      'You are using docker; download client qBittorrent places downloads in /downloads/movies but this directory does not appear to exist inside the container. Review your remote path mappings and container volume settings.',
    ],
    ignores: ['[Info] ImportApprovedEpisodes: Importing /downloads/complete/Show.S01E01'],
  },
  {
    id: 'servarr.client-login-refused',
    kind: 'authentication_refused',
    program: 'servarr',
    forms: [
      {
        words: 'downloadclientauthenticationexception',
        pattern: /DownloadClientAuthenticationException: (?<value>.{1,120}?)(?: at |\.?$)/,
      },
      {
        words: 'failed to authenticate with',
        pattern:
          /Failed to authenticate with (?<object>qBittorrent|Transmission|Deluge|SABnzbd|NZBGet|rTorrent|Flood|Aria2)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The download client {object|of the settings} refuses the login',
    check: {
      text: 'Press Test under Settings > Download Clients; qBittorrent bans an address after five wrong logins for an hour',
      compose: 'docker compose logs qbittorrent | grep -iE "password|banned|login"',
      kubernetes: 'kubectl logs deploy/qbittorrent | grep -iE "password|banned|login"',
    },
    repair: [
      {
        text: 'Enter user and password of the client again; qBittorrent 4.6.1 and newer makes a temporary password at each start until you set one',
        compose: 'docker compose logs qbittorrent | grep -i "temporary password"; docker compose restart qbittorrent',
      },
    ],
    source: 'Sonarr/Sonarr Download/Clients/QBittorrent/QBittorrentProxyV2.cs',
    matches: [
      '[Warn] QBittorrent: Failed to authenticate with qBittorrent.',
      'NzbDrone.Core.Download.Clients.DownloadClientAuthenticationException: Failed to authenticate with qBittorrent.',
    ],
    ignores: ['[Info] DownloadClientFactory: qBittorrent test succeeded'],
  },
  {
    id: 'servarr.database-corrupt',
    kind: 'data_corruption',
    program: 'servarr',
    forms: [
      {
        words: 'database file is corrupt restore from backup if available',
        pattern: /Database file: (?<path>\S{1,120}) is corrupt, restore from backup if available/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The database {path} is corrupt',
    check: {
      text: 'Check the file, and see whether /config lies on a network share: SQLite does not stand NFS and SMB',
      host: 'sqlite3 {path} "PRAGMA integrity_check"; findmnt -T {path}; df -h {path}',
    },
    repair: [
      {
        text: 'Stop the program and restore the newest zip from the Backups directory, or recover the file; move /config to a local disk',
        compose:
          'docker compose stop {service} && sqlite3 {path} ".recover" | sqlite3 recovered.db && mv recovered.db {path} && docker compose start {service}',
        host: 'sqlite3 {path} ".recover" | sqlite3 recovered.db && mv recovered.db {path}',
        destructive: true,
      },
    ],
    source: 'Sonarr/Sonarr NzbDrone.Core/Datastore/CorruptDatabaseException.cs; Servarr wiki',
    matches: [
      'NzbDrone.Core.Datastore.CorruptDatabaseException: Database file: /config/sonarr.db is corrupt, restore from backup if available. See: https://wiki.servarr.com/sonarr/faq',
      '[Fatal] ConsoleApp: EPIC FAIL! Database file: /config/radarr.db is corrupt, restore from backup if available.',
    ],
    ignores: ['[Info] MigrationController: *** Migrating data source=/config/sonarr.db ***'],
  },
  {
    id: 'servarr.indexers-away',
    kind: 'outside_outage',
    program: 'servarr',
    forms: [
      {
        words: 'indexers are unavailable due to failures',
        pattern:
          /(?:All|All search-capable|All RSS-capable) indexers are (?:temporarily )?unavailable due to (?:recent indexer )?(?:failures|errors)/,
      },
      {
        words: 'indexers are temporarily unavailable due to recent indexer errors',
        pattern: /indexers are temporarily unavailable due to recent indexer errors/,
      },
      {
        words: 'blocked by cloudflare protection',
        pattern: /(?:access|connect to) (?<peer>.{1,80}?), blocked by CloudFlare Protection/i,
      },
      { words: 'error solving the challenge', pattern: /Error: Error solving the challenge\. (?<value>.{1,80})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'indexer',
    specificity: 3,
    means: 'The indexers ({peer|all of them}) do not answer',
    check: {
      text: 'Press Test on each indexer; look at DNS of the container, at the limits of the account and at a challenge of Cloudflare',
      compose:
        'docker compose exec {service} curl -sI https://<indexer>; docker compose logs --tail 30 prowlarr flaresolverr',
      kubernetes: 'kubectl exec deploy/{service} -- curl -sI https://<indexer>',
    },
    repair: [
      {
        text: 'Remove dead indexers, give the others another base URL or a tag with FlareSolverr as proxy, and wait until the back-off ends',
        compose: 'docker compose pull flaresolverr && docker compose up -d flaresolverr',
      },
    ],
    source: 'Sonarr/Sonarr HealthCheck/Checks/IndexerStatusCheck.cs, IndexerSearchCheck.cs; Prowlarr; FlareSolverr',
    matches: [
      'All indexers are unavailable due to failures',
      'All search-capable indexers are temporarily unavailable due to recent indexer errors',
      '[Warn] Cardigann: Unable to access 1337x.to, blocked by CloudFlare Protection.',
      '2024-05-02 10:11:12 ERROR    Error: Error solving the challenge. Timeout after 60.0 seconds.',
    ],
    ignores: ['2024-05-02 10:11:12 INFO     Challenge solved!'],
  },
  {
    id: 'qbittorrent.file-not-writable',
    kind: 'file_permission',
    program: 'qbittorrent',
    forms: [
      {
        words: 'file error alert torrent file reason permission denied',
        pattern:
          /File error alert\. Torrent: "(?<object>[^"]{1,120})"\. File: "(?<path>[^"]{1,160})"\. Reason: "?.{0,200}Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'qBittorrent may not write {path}',
    check: {
      text: 'Compare the owner of the download directory with PUID and PGID',
      compose: 'docker compose exec {service} sh -c "id abc; ls -lan /downloads | head"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan /downloads',
      host: 'ls -lan <downloads>',
    },
    repair: [
      {
        text: 'Give the directory to that account and resume the torrent',
        compose: 'docker compose exec {service} chown -R abc:abc /downloads',
        host: 'sudo chown -R qbittorrent-nox: <downloads>',
      },
    ],
    source: 'qbittorrent/qBittorrent src/base/bittorrent/sessionimpl.cpp handleFileErrorAlert()',
    matches: [
      '(W) 2024-05-02T10:11:12 - File error alert. Torrent: "debian-12.iso". File: "/downloads/debian-12.iso". Reason: "debian-12.iso file_open (/downloads/debian-12.iso) error: Permission denied"',
      'File error alert. Torrent: "Show". File: "/data/torrents/Show". Reason: "Show file_mkdir (/data/torrents/Show) error: Permission denied"',
    ],
    ignores: ['(N) 2024-05-02T10:11:12 - Added new torrent. Torrent: "debian-12.iso"'],
  },
  {
    id: 'qbittorrent.host-header-refused',
    kind: 'invalid_setting',
    program: 'qbittorrent',
    forms: [
      {
        words: 'webui invalid host header',
        pattern:
          /WebUI: Invalid Host header(?:, port mismatch)?\. Request source IP: '(?<peer>[^']{1,60})'\. (?:Server port: '(?<port>\d{1,5})'\. )?Received Host header: '(?<value>[^']{1,120})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The qBittorrent web interface refuses the host name {value} with 401',
    check: {
      text: 'Read the web interface settings',
      compose: 'docker compose exec {service} grep -i "WebUI" /config/qBittorrent/qBittorrent.conf',
      kubernetes: 'kubectl exec deploy/{service} -- grep -i WebUI /config/qBittorrent/qBittorrent.conf',
      host: 'grep -i WebUI ~/.config/qBittorrent/qBittorrent.conf',
    },
    repair: [
      {
        text: 'Publish the same port outside and inside (WEBUI_PORT), or set WebUI\\HostHeaderValidation=false while it is stopped and let the proxy check names',
        compose: 'docker compose stop {service} && docker compose up -d {service}',
      },
    ],
    source: 'qbittorrent/qBittorrent src/webui/webapplication.cpp validateHostHeader()',
    matches: [
      "(W) 2024-05-02T10:11:12 - WebUI: Invalid Host header, port mismatch. Request source IP: '::ffff:172.18.0.1'. Server port: '8080'. Received Host header: 'qb.example.com:8090'",
      "WebUI: Invalid Host header. Request source IP: '192.168.1.5'. Received Host header: 'torrent.lan'",
    ],
    ignores: ['(N) 2024-05-02T10:11:12 - WebUI: Now listening on IP: *, port: 8080'],
  },
  {
    id: 'jellyfin.transcoding-failed',
    kind: 'invalid_setting',
    program: 'jellyfin',
    forms: [
      {
        words: 'ffmpeg exited with code',
        pattern: /(?:MediaBrowser|Emby|Jellyfin)[\w.]{0,60}FfmpegException: FFmpeg exited with code (?<signal>\d{1,3})/,
      },
      {
        words: 'ffmpeg exited with code err',
        pattern: /\[ERR\](?: \[\d{1,5}\])? .{0,80}FFmpeg exited with code (?<signal>\d{1,3})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Jellyfin cannot transcode: FFmpeg ended with code {signal}',
    check: {
      text: 'Read the newest FFmpeg log: it names the codec, the hardware device or the full transcode directory',
      compose:
        'docker compose exec {service} sh -c "ls -t /config/log/FFmpeg* | head -1 | xargs tail -20; ls -l /dev/dri"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls -t /config/log/FFmpeg* | head -1 | xargs tail -20"',
      host: 'ls -t /var/log/jellyfin/FFmpeg* | head -1 | xargs tail -20; ls -l /dev/dri',
    },
    repair: [
      {
        text: 'Pass /dev/dri and its group (render) to the container or switch hardware acceleration off; free the transcode directory',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo usermod -aG render,video jellyfin && sudo systemctl restart jellyfin',
      },
    ],
    source:
      'jellyfin/jellyfin MediaBrowser.MediaEncoding/Transcoding/TranscodeManager.cs; documentation, Hardware acceleration',
    matches: [
      'MediaBrowser.Common.FfmpegException: FFmpeg exited with code 187',
      '[2024-05-02 10:11:12.345 +00:00] [ERR] [14] MediaBrowser.MediaEncoding.Transcoding.TranscodeManager: FFmpeg exited with code 254',
    ],
    ignores: ['[2024-05-02 10:11:12.345 +00:00] [INF] [14] TranscodeManager: FFmpeg exited with code 0'],
  },
  {
    id: 'jellyfin.ffmpeg-missing',
    kind: 'missing_file',
    program: 'jellyfin',
    forms: [
      { words: 'ffmpeg failed version check', pattern: /FFmpeg: Failed version check: "?(?<path>[^\s"]{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Jellyfin cannot use the FFmpeg at {path}',
    check: {
      text: 'Start it by hand',
      compose: 'docker compose exec {service} {path} -version',
      kubernetes: 'kubectl exec deploy/{service} -- {path} -version',
      host: '{path} -version',
    },
    repair: [
      {
        text: 'Install jellyfin-ffmpeg and clear the FFmpeg path in Dashboard > Playback (encoding.xml), or set JELLYFIN_FFMPEG',
        host: 'sudo apt-get install -y jellyfin-ffmpeg7 && sudo systemctl restart jellyfin',
      },
    ],
    source: 'jellyfin/jellyfin MediaBrowser.MediaEncoding/Encoder/MediaEncoder.cs ValidatePath()',
    matches: [
      '[2024-05-02 10:11:12.345 +00:00] [WRN] [1] MediaBrowser.MediaEncoding.Encoder.MediaEncoder: FFmpeg: Failed version check: /usr/lib/jellyfin-ffmpeg/ffmpeg',
      '[ERR] FFmpeg: Failed version check: "ffmpeg"',
    ],
    ignores: ['[INF] [1] MediaEncoder: FFmpeg: /usr/lib/jellyfin-ffmpeg/ffmpeg'],
  },
  {
    id: 'plex.database-busy',
    kind: 'lock_held',
    program: 'plex',
    forms: [
      {
        words: 'sqlite3 sleeping for to retry busy db',
        pattern: /Sqlite3: Sleeping for (?<value>\d{1,5}ms) to retry busy DB/i,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'Plex waits for its busy library database',
    check: {
      text: 'See whether a scan, an optimisation or a backup runs and whether the database lies on a slow or network disk; another task or a slow disk holds it',
      compose: 'docker stats --no-stream; docker compose exec {service} df -h /config',
      host: 'iostat -x 2 3; findmnt -T "/var/lib/plexmediaserver"',
    },
    repair: [
      {
        text: 'Move the data directory to a local SSD, let scheduled tasks end, then Optimize Database under Troubleshooting',
        host: 'sudo systemctl restart plexmediaserver',
      },
    ],
    source: 'Plex support, Repair a Corrupted Database; Plex Media Server log',
    matches: [
      'May 02, 2024 10:11:12.345 [0x7f1a2b3c4d5e] WARN - Sqlite3: Sleeping for 200ms to retry busy DB.',
      'May 02, 2024 10:11:12.545 [139] ERROR - Sqlite3: Sleeping for 200ms to retry busy DB.',
    ],
    ignores: ['May 02, 2024 10:11:12.345 [0x7f1a] DEBUG - Sqlite3: database opened'],
  },
];
