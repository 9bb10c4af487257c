import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GAME_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'minecraft.eula-not-accepted',
    kind: 'missing_setting',
    program: 'minecraft',
    forms: [
      {
        words: 'you need to agree to the eula in order to run the server',
        pattern: /You need to agree to the EULA in order to run the server/,
      },
      { words: 'please accept the minecraft eula at', pattern: /Please accept the Minecraft EULA at/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Minecraft server does not start: its EULA is not accepted',
    check: {
      text: 'Look at the setting',
      compose: 'docker compose config | grep EULA',
      kubernetes: 'kubectl get deploy,statefulset {service} -o yaml | grep -A1 EULA',
      host: 'cat eula.txt',
    },
    repair: [
      {
        text: 'Accept the EULA: EULA=TRUE in the environment, or eula=true in eula.txt',
        compose: 'EULA=TRUE docker compose up -d {service}',
        kubernetes: 'kubectl set env statefulset/{service} EULA=TRUE',
        host: 'echo "eula=true" > eula.txt',
      },
    ],
    source: 'Minecraft server net.minecraft.server.Main; itzg/docker-minecraft-server scripts/start-configuration',
    matches: [
      '[10:11:12] [main/INFO]: You need to agree to the EULA in order to run the server. Go to eula.txt for more info.',
      '[init] Please accept the Minecraft EULA at',
    ],
    ignores: ['[init] Resolving type given VANILLA'],
  },
  {
    id: 'minecraft.port-taken',
    kind: 'port_in_use',
    program: 'minecraft',
    forms: [
      { words: 'failed to bind to port', pattern: /\*{4} FAILED TO BIND TO PORT!/ },
      {
        words: 'perhaps a server is already running on that port',
        pattern: /Perhaps a server is already running on that port\?/,
      },
    ],
    nearby: [/Starting Minecraft server on \S{0,40}?:(?<port>\d{1,5})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Minecraft server does not get its port {port|25565}, or its server-ip is not of this host',
    check: {
      text: 'See who has the port',
      compose: 'docker ps | grep {port|25565}; sudo ss -tlnp | grep {port|25565}',
      host: 'sudo ss -tlnp | grep {port|25565}; grep -E "server-(ip|port)" server.properties',
    },
    repair: [
      {
        text: 'End the old server, or leave server-ip empty and set another server-port',
        compose: 'docker compose up -d {service}',
        host: 'sed -i "s/^server-ip=.*/server-ip=/" server.properties',
      },
    ],
    source: 'Minecraft server DedicatedServer.initServer()',
    matches: [
      '[10:11:12] [Server thread/WARN]: **** FAILED TO BIND TO PORT!',
      '[10:11:12] [Server thread/WARN]: Perhaps a server is already running on that port?',
    ],
    ignores: ['[10:11:12] [Server thread/INFO]: Starting Minecraft server on *:25565'],
  },
  {
    id: 'minecraft.world-locked',
    kind: 'lock_held',
    program: 'minecraft',
    forms: [
      {
        words: 'session lock already locked possibly by other minecraft instance',
        pattern: /(?:^|\s)(?<path>\S{1,140}session\.lock): already locked \(possibly by other Minecraft instance\?\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Another Minecraft server has the world open ({path})',
    check: {
      text: 'Find it',
      compose: 'docker ps | grep -i minecraft',
      kubernetes: 'kubectl get pods -o wide | grep -i minecraft',
      host: 'pgrep -af java; sudo fuser -v {path}',
    },
    repair: [
      {
        text: 'End the other one, then start; the file itself need not be deleted',
        compose: 'docker compose up -d --remove-orphans {service}',
        kubernetes: 'kubectl scale statefulset/{service} --replicas=1',
        host: 'sudo systemctl restart minecraft',
      },
    ],
    source: 'Minecraft server DirectoryLock.LockException',
    matches: [
      'net.minecraft.util.DirectoryLock$LockException: /data/./world/session.lock: already locked (possibly by other Minecraft instance?)',
      'java.lang.RuntimeException: /srv/mc/world/session.lock: already locked (possibly by other Minecraft instance?)',
    ],
    ignores: ['[10:11:12] [Server thread/INFO]: Preparing level "world"'],
  },
  {
    id: 'minecraft.overloaded',
    kind: 'cpu_starved',
    program: 'minecraft',
    forms: [
      {
        words: 'can t keep up is the server overloaded',
        pattern:
          /Can't keep up! Is the server overloaded\? Running (?<value>\d{1,9}ms) or (?<limit>\d{1,7}) ticks behind/,
      },
      {
        words: 'a single server tick took seconds should be max',
        pattern: /A single server tick took (?<value>[\d.]{1,10}) seconds \(should be max/,
      },
      {
        words: 'considering it to be crashed server will forcibly shutdown',
        pattern: /Considering it to be crashed, server will forcibly shutdown/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The Minecraft server does not keep up: it is {value|more than a minute} behind',
    check: {
      text: 'See CPU steal, memory and disk, then profile',
      compose: 'docker stats --no-stream; docker compose exec {service} rcon-cli spark profiler start --timeout 60',
      kubernetes: 'kubectl top pod',
      host: 'top -H; iostat -x 2 3',
    },
    repair: [
      {
        text: 'Give it a faster core and enough heap (not more than the host has), lower view-distance and simulation-distance, generate chunks beforehand, remove the plugin that the profiler names; max-tick-time=-1 only hides it',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Minecraft server MinecraftServer.runServer(), ServerWatchdog',
    matches: [
      "[10:11:12] [Server thread/WARN]: Can't keep up! Is the server overloaded? Running 5023ms or 100 ticks behind",
      '[10:11:12] [Server Watchdog/FATAL]: A single server tick took 60.00 seconds (should be max 0.05)',
      '[10:11:12] [Server Watchdog/FATAL]: Considering it to be crashed, server will forcibly shutdown.',
    ],
    ignores: ['[10:11:12] [Server thread/INFO]: Time elapsed: 5023 ms'],
  },
  {
    id: 'minecraft.mod-dependency',
    kind: 'missing_module',
    program: 'minecraft',
    forms: [
      {
        words: 'unknown missing dependency plugins',
        pattern: /(?:UnknownDependencyException: )?Unknown\/missing dependency plugins: \[(?<object>[^\]]{1,120})\]/,
      },
      {
        words: 'missing or unsupported mandatory dependencies',
        pattern: /Missing or unsupported mandatory dependencies:/,
      },
      {
        words: 'some of your mods are incompatible with the game or each other',
        pattern: /Some of your mods are incompatible with the game or each other!/,
      },
      { words: 'incompatible mods found', pattern: /Incompatible mods? (?:set )?found!/i },
    ],
    nearby: [
      /Mod ID: '(?<object>\w{1,60})', Requested by: '(?<user>\w{1,60})', Expected range: '(?<wanted>[^']{1,40})'/,
      /Mod '(?<user>[^']{1,60})' .{0,60} requires (?:version (?<wanted>\S{1,24}) of |any version of )?(?:mod )?'?(?<object>[\w ]{1,60}?)'?(?: \(|,|$)/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Minecraft mod or plugin lacks {object|another one} {wanted|in a fitting version}',
    check: {
      text: 'The lines that follow name mod, wanted and present version',
      compose:
        'docker compose logs {service} | grep -iE -A8 "requires|mandatory|incompatible"; docker compose exec {service} ls mods plugins',
      host: 'ls mods plugins; grep -iE -A8 "requires|mandatory|incompatible" logs/latest.log',
    },
    repair: [
      {
        text: 'Install the named mod in the version for this loader and game, or take the mod out that wants it',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Bukkit PluginManager; Forge and NeoForge ModSorter; Fabric Loader FormattedException',
    matches: [
      "org.bukkit.plugin.UnknownDependencyException: Unknown/missing dependency plugins: [Vault]. Please download and install these plugins to run 'Essentials'.",
      '[10:11:12] [main/ERROR] [net.minecraftforge.fml.loading.ModSorter/LOADING]: Missing or unsupported mandatory dependencies:',
      'net.fabricmc.loader.impl.FormattedException: Some of your mods are incompatible with the game or each other!',
      '[10:11:12] [main/ERROR]: Incompatible mods found!',
    ],
    ignores: ['[10:11:12] [main/INFO]: Loading 42 mods'],
  },
  {
    id: 'minecraft.sign-in',
    kind: 'outside_outage',
    program: 'minecraft',
    forms: [
      { words: 'authentication servers are down', pattern: /[Aa]uthentication servers are down/ },
      {
        words: 'couldn t verify username because servers are unavailable',
        pattern: /Couldn't verify username because servers are unavailable/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'mojang',
    specificity: 2,
    means: 'The Minecraft server does not reach the session servers of Mojang: nobody can join',
    check: {
      text: 'Ask them from inside',
      compose: 'docker compose exec {service} curl -sSI https://sessionserver.mojang.com',
      kubernetes: 'kubectl exec {service}-0 -- curl -sSI https://sessionserver.mojang.com',
      host: 'curl -sSI https://sessionserver.mojang.com',
    },
    repair: [
      {
        text: 'Repair DNS, IPv6 or firewall of the server when curl fails; otherwise wait for Mojang (players who are in stay in)',
      },
    ],
    source: 'Minecraft server ServerLoginPacketListenerImpl',
    matches: [
      "[10:11:12] [User Authenticator #1/ERROR]: Couldn't verify username because servers are unavailable",
      'Disconnecting anna (/203.0.113.7:51234): Authentication servers are down. Please try again later, sorry!',
    ],
    ignores: ['[10:11:12] [User Authenticator #1/INFO]: UUID of player anna is 1a2b'],
  },
  {
    id: 'minecraft.proxy-forwarding',
    kind: 'invalid_setting',
    program: 'minecraft',
    forms: [
      {
        words: 'if you wish to use ip forwarding please enable it in your bungeecord config as well',
        pattern: /If you wish to use IP forwarding, please enable it in your BungeeCord config as well/,
      },
      { words: 'unable to verify player details', pattern: /Unable to verify player details/ },
      {
        words: 'this server requires you to connect with velocity',
        pattern: /This server requires you to connect with Velocity/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Minecraft server and its proxy disagree on player forwarding',
    check: {
      text: 'Compare both sides',
      host: 'grep -A3 forwarding velocity.toml; grep -A4 velocity: config/paper-global.yml; grep bungeecord spigot.yml; grep ip_forward config.yml',
    },
    repair: [
      {
        text: 'Velocity: player-info-forwarding-mode = "modern" and the same secret in paper-global.yml; BungeeCord: ip_forward: true and bungeecord: true in spigot.yml. online-mode=false behind the proxy, its port closed to the world',
      },
    ],
    source: 'SpigotMC BungeeCord handshake patch; PaperMC Velocity documentation, Player forwarding',
    matches: [
      'Disconnecting: If you wish to use IP forwarding, please enable it in your BungeeCord config as well!',
      '[10:11:12] [Server thread/INFO]: Disconnecting anna: Unable to verify player details',
      'lost connection: This server requires you to connect with Velocity.',
    ],
    ignores: ['[10:11:12 INFO]: [connected player] anna has connected'],
  },
  {
    id: 'factorio.save-newer',
    kind: 'version_mismatch',
    program: 'factorio',
    forms: [
      {
        words: 'map version cannot be loaded because it is higher than the game version',
        pattern:
          /Map version (?<wanted>[\d.]{1,12}(?:-\d{1,4})?) cannot be loaded because it is higher than the game version \((?<version>[\d.]{1,12}(?:-\d{1,4})?)\)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Factorio {version} cannot open the save of the newer version {wanted}',
    check: {
      text: 'See which image runs',
      compose: 'docker compose config --images',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..image}"',
    },
    repair: [
      {
        text: 'Run version {wanted} or newer',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=factoriotools/factorio:latest',
      },
      { text: 'Or load an older save' },
    ],
    source: 'Factorio server log',
    matches: [
      '   5.123 Error ServerMultiplayerManager.cpp:90: MultiplayerManager failed: "Map version 2.0.77-0 cannot be loaded because it is higher than the game version (2.0.60-1)."',
      'Error loading replay: Map version 1.1.110-0 cannot be loaded because it is higher than the game version (1.1.107-0)',
    ],
    ignores: ['   2.011 Loading map /factorio/saves/_autosave1.zip: 1203934 bytes.'],
  },
  {
    id: 'factorio.directory-not-writable',
    kind: 'file_permission',
    program: 'factorio',
    forms: [
      {
        words: 'couldn t create lock file',
        pattern: /Couldn't create lock file (?<path>\S{1,120}): (?<value>Permission denied|Read-only file system)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Factorio does not start: {path} cannot be written ({value})',
    check: {
      text: 'See who owns the directory (UID 845 in the common image)',
      compose: 'docker compose run --rm --entrypoint ls {service} -lan /factorio',
      host: 'ls -lan /opt/factorio',
    },
    repair: [
      {
        text: 'Give the directory to the account of the server (845 in the common image)',
        compose: 'docker compose run --rm -u root --entrypoint chown {service} -R 845:845 /factorio',
        host: 'sudo chown -R factorio:factorio /opt/factorio',
      },
    ],
    source: 'Factorio server log; factoriotools/factorio-docker README',
    matches: [
      "   0.003 Error Util.cpp:86: Couldn't create lock file /opt/factorio/.lock: Permission denied",
      "Couldn't create lock file /factorio/.lock: Read-only file system",
    ],
    ignores: ['   0.001 Running in headless mode'],
  },
  {
    id: 'steamcmd.update-failed',
    kind: 'disk_full',
    program: 'steamcmd',
    forms: [
      {
        words: 'error app state is after update job',
        pattern: /Error! App '(?<object>\d{1,9})' state is (?<value>0x(?:202|602|606|2|6|402|626)) after update job/i,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'steamcmd cannot install app {object}: state {value}',
    check: {
      text: '0x202 is too little disk, 0x602 and 0x606 a write that failed, 0x2 and 0x6 often the network; no space, no right or no network',
      compose: 'docker compose run --rm --entrypoint df {service} -h',
      kubernetes: 'kubectl exec {service}-0 -- df -h',
      host: 'df -h; ls -ld ~/Steam <install dir>',
    },
    repair: [
      {
        text: 'Free disk, give the directory to the account of the server, then validate; delete steamapps/appmanifest_{object}.acf when it stays so',
        compose: 'docker compose restart {service}',
        host: 'steamcmd +login anonymous +app_update {object} validate +quit',
      },
    ],
    source: 'Valve developer community, SteamCMD, Errors',
    matches: [
      "Error! App '896660' state is 0x202 after update job.",
      "Error! App '2394010' state is 0x606 after update job.",
    ],
    ignores: ["Success! App '896660' fully installed."],
  },
  {
    id: 'steamcmd.app-refused',
    kind: 'authorisation_denied',
    program: 'steamcmd',
    forms: [
      {
        words: 'error failed to install app',
        pattern:
          /ERROR! Failed to install app '(?<object>\d{1,9})' \((?<value>No subscription|Missing configuration|Invalid platform|Invalid Password|Access Denied|No Connection|Disk write failure)\)/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Steam does not give app {object}: {value}',
    check: { text: 'Compare the app id: the dedicated server has an id of its own' },
    repair: [
      {
        text: 'Use the id of the dedicated server with login anonymous, an account that owns the game where it is asked for, +@sSteamCmdForcePlatformType windows for Windows-only servers; "Missing configuration" goes away at the next try',
        host: 'steamcmd +login anonymous +app_update {object} validate +quit',
      },
    ],
    source: 'Valve developer community, SteamCMD, Errors',
    matches: [
      "ERROR! Failed to install app '896660' (Missing configuration)",
      "ERROR! Failed to install app '346110' (No subscription)",
    ],
    ignores: ["Success! App '896660' already up to date."],
  },
];
