import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JELLYFIN: readonly CatalogueEntry[] = [
  {
    id: 'jellyfin.address-not-bound',
    kind: 'invalid_setting',
    program: 'jellyfin',
    forms: [
      {
        words: 'kestrel failed to start this is most likely due to an invalid address or port bind',
        pattern: /Kestrel failed to start! This is most likely due to an invalid address or port bind/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Jellyfin cannot listen: its address is not of this host, or its port is taken',
    check: {
      text: 'Compare',
      host: 'ss -ltnp | grep -E ":(8096|8920) "; grep -E "LocalNetworkAddresses|Port" /etc/jellyfin/network.xml',
    },
    repair: [
      {
        text: 'Free the port, or take the address out of LocalNetworkAddresses in network.xml (config/ in the container), then restart',
      },
    ],
    source: 'jellyfin Jellyfin.Server/Program.cs StartServer()',
    matches: [
      '[10:00:00] [ERR] [1] Main: Kestrel failed to start! This is most likely due to an invalid address or port bind - correct your bind configuration in network.xml and try again',
      '[ERR] Main: Kestrel failed to start! This is most likely due to an invalid address or port bind - correct your bind configuration in network.xml and try again',
    ],
    ignores: ['[INF] [1] Main: Kestrel is listening on 0.0.0.0'],
  },
  {
    id: 'jellyfin.library-folder-away',
    kind: 'missing_file',
    program: 'jellyfin',
    forms: [
      {
        words: 'library folder is inaccessible or empty skipping',
        pattern: /Library folder "?(?<path>[^"\r\n]{1,120}?)"? is inaccessible or empty, skipping/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Jellyfin sees nothing in {path}: what it holds vanishes from the library',
    check: { text: 'Look at it from inside', compose: 'docker compose exec {service} ls -la "{path}"' },
    repair: [
      {
        text: 'Mount the disk or share again (before the container starts), restart the container so that it sees the mount, and let its user read the folder',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'jellyfin MediaBrowser.Controller/Entities/Folder.cs',
    matches: [
      '[10:00:00] [WRN] [12] MediaBrowser.Controller.Entities.Folder: Library folder /media/movies is inaccessible or empty, skipping',
      '[WRN] [12] MediaBrowser.Controller.Entities.CollectionFolder: Library folder "/mnt/nas/TV Shows" is inaccessible or empty, skipping',
    ],
    ignores: ['[INF] Library folder /media/movies scanned'],
  },
  {
    id: 'jellyfin.migration-failed',
    kind: 'missing_schema',
    program: 'jellyfin',
    forms: [
      {
        words: 'migration failed',
        pattern: /\[ERR\] (?:\[\d{1,6}\] )?[\w.]{0,80}: Migration "?(?<object>[\w./-]{1,100})"? failed/,
      },
      {
        words: 'could not rollback manual intervention might be required to restore a operational state',
        pattern:
          /Could not rollback (?:from backup )?(?<path>\S{1,160}?)\. Manual intervention might be required to restore a operational state/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Jellyfin does not start: it could not change its data to the new release ({object|the migration})',
    check: {
      text: 'Read the exception below; see room and backups',
      compose: 'docker compose exec {service} sh -c "df -h /config; ls -la /config/data /config/data/backups"',
    },
    repair: [
      { text: 'Repair what the exception names (room on the disk, rights, a damaged library.db), and start again' },
      { text: 'Put the backup of /config back and start the image of the release before', destructive: true },
    ],
    source: 'jellyfin Jellyfin.Server/Migrations/JellyfinMigrationService.cs MigrateStepAsync()',
    matches: [
      '[10:00:00] [ERR] [1] Jellyfin.Server.Migrations.Routines.MigrateLibraryDb: Migration "20250420200000_MigrateLibraryDb" failed',
      '[FTL] [1] Main: Could not rollback from backup /config/data/backups/jellyfin-backup.zip. Manual intervention might be required to restore a operational state.',
    ],
    ignores: ['[INF] [1] Main: Migration 20250420200000_MigrateLibraryDb was successfully applied'],
  },
  {
    id: 'jellyfin.folders-mixed-up',
    kind: 'invalid_setting',
    program: 'jellyfin',
    forms: [
      {
        words: 'expected to find only but found marker for',
        pattern:
          /Expected to find only (?<wanted>\.jellyfin-[a-z]{1,20}) but found marker for (?<path>[^\r\n]{1,160}?)\.(?:$|\s)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Two folders of Jellyfin are one: it wants {wanted} and finds {path}',
    check: {
      text: 'See the folders that are set',
      compose:
        'docker compose config {service}; docker compose exec {service} find /config /cache -maxdepth 2 -name ".jellyfin-*"',
    },
    repair: [
      {
        text: 'Give data, config, cache and log a folder each (JELLYFIN_DATA_DIR, JELLYFIN_CONFIG_DIR, JELLYFIN_CACHE_DIR, JELLYFIN_LOG_DIR); a marker that an old layout left in the wrong folder is to be removed',
      },
    ],
    source: 'jellyfin Emby.Server.Implementations/AppBase/BaseApplicationPaths.cs CheckOrCreateMarker()',
    matches: [
      'System.InvalidOperationException: Expected to find only .jellyfin-data but found marker for /config/.jellyfin-config.',
      '[FTL] [1] Main: Expected to find only .jellyfin-cache but found marker for /var/lib/jellyfin/.jellyfin-data.',
    ],
    ignores: ['Created marker .jellyfin-data'],
  },
  {
    id: 'jellyfin.plugin-does-not-fit',
    kind: 'version_mismatch',
    program: 'jellyfin',
    forms: [
      {
        words: 'failed to load assembly this error occurs when a plugin references an incompatible version',
        pattern:
          /Failed to load assembly "?(?<path>[^"\r\n]{1,160}?)"?\. This error occurs when a plugin references an incompatible version/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 2,
    means: 'Jellyfin switches a plugin off that does not fit its release: {path}',
    check: { text: 'Compare the release of the server with the ABI of the plugin (meta.json beside it)' },
    repair: [
      {
        text: 'Install the version of the plugin for this release, or remove its folder',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'jellyfin Emby.Server.Implementations/Plugins/PluginManager.cs',
    matches: [
      '[ERR] [1] Emby.Server.Implementations.Plugins.PluginManager: Failed to load assembly "/config/plugins/Shop_1.0.0.0/Shop.dll". This error occurs when a plugin references an incompatible version of one of the shared libraries. Disabling plugin',
      'Failed to load assembly /config/plugins/Shop/Shop.dll. This error occurs when a plugin references an incompatible version of one of the shared libraries. Disabling plugin',
    ],
    ignores: ['[INF] Loaded assembly Shop from /config/plugins/Shop/Shop.dll'],
  },
  {
    id: 'jellyfin.watcher-refused',
    kind: 'file_permission',
    program: 'jellyfin',
    forms: [
      {
        words: 'permission error for directory watcher',
        pattern: /Permission error for Directory watcher: "?(?<path>[^"\r\n]{1,160})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Jellyfin may not watch {path}: what is added there comes up only with the next scan',
    check: {
      text: 'Compare owner and mode with its user',
      compose: 'docker compose exec {service} sh -c "id; ls -lan"',
    },
    repair: [{ text: 'Let the user of the container read and enter the folder and those below it' }],
    source: 'jellyfin Emby.Server.Implementations/IO/LibraryMonitor.cs',
    matches: [
      '[ERR] [20] Emby.Server.Implementations.IO.LibraryMonitor: Permission error for Directory watcher: "/media/movies"',
      'Permission error for Directory watcher: /media/movies',
    ],
    ignores: ['[INF] Watching directory /media/movies'],
  },
  {
    id: 'jellyfin.certificate-not-usable',
    kind: 'invalid_setting',
    program: 'jellyfin',
    forms: [
      { words: 'error loading cert from', pattern: /Error loading cert from "?(?<path>[^"\r\n]{1,120})/ },
      {
        words: 'cannot run jellyfin with https without setting a valid certificate',
        pattern: /Cannot run jellyfin with https without setting a valid certificate/,
      },
      {
        words: 'no private key included in ssl cert',
        pattern: /No private key included in SSL cert "?(?<path>[^"\r\n]{1,120}?)"?\.?$/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Jellyfin serves no HTTPS: its certificate {path|} cannot be used',
    check: { text: 'Open it with the password that is set', host: 'openssl pkcs12 -in {path|<file>.pfx} -noout' },
    repair: [
      {
        text: 'Give a PKCS #12 file with certificate and key that it may read, and its password; or leave TLS to the proxy before it',
      },
    ],
    source:
      'jellyfin Emby.Server.Implementations/ApplicationHost.cs, Jellyfin.Server/Extensions/WebHostBuilderExtensions.cs',
    matches: [
      '[ERR] [1] Emby.Server.Implementations.ApplicationHost: Error loading cert from "/config/jellyfin.pfx"',
      'System.InvalidOperationException: Cannot run jellyfin with https without setting a valid certificate.',
      '[ERR] Main: No private key included in SSL cert "/config/jellyfin.pfx".',
    ],
    ignores: ['[INF] Loaded certificate'],
  },
  {
    id: 'jellyfin.sign-in-denied',
    kind: null,
    program: 'jellyfin',
    forms: [
      {
        words: 'authentication request for has been denied',
        pattern:
          /Authentication request for "?(?<user>[^"\r\n]{1,60}?)"? has been denied(?: because this account is currently disabled)? \(IP: /,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Somebody gave Jellyfin a wrong name or password ({user})',
    check: { text: 'If it is your own client, sign it in again' },
    repair: [],
    source: 'jellyfin Jellyfin.Server.Implementations/Users/UserManager.cs',
    matches: [
      '[INF] [20] Jellyfin.Server.Implementations.Users.UserManager: Authentication request for "shop" has been denied (IP: "10.0.0.5").',
      'Authentication request for shop has been denied because this account is currently disabled (IP: 10.0.0.5).',
    ],
    ignores: ['Authentication request for "shop" has succeeded.'],
  },
];
