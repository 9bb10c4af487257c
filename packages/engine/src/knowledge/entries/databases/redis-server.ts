import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const REDIS_SERVER: readonly CatalogueEntry[] = [
  {
    id: 'redis.port-taken',
    kind: 'port_in_use',
    program: 'redis',
    forms: [
      {
        words: 'could not create server tcp listening socket bind address already in use',
        pattern:
          /Could not create server TCP listening socket (?<peer>\S{1,60}):(?<port>\d{1,5}): bind: Address already in use/,
      },
      {
        words: 'creating server tcp listening socket bind address already in use',
        pattern:
          /Creating Server TCP listening socket (?<peer>\S{1,60}):(?<port>\d{1,5}): bind: Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Redis cannot listen: another process has its port {port}',
    check: {
      text: 'See which process holds the port; mostly it is the Redis of the distribution',
      compose: 'docker ps --filter publish={port}',
      host: `sudo ss -ltnp 'sport = :{port}'`,
    },
    repair: [
      {
        text: 'Stop the other one, or give this one another port (port, or the left number of "ports" in compose)',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl disable --now redis-server',
      },
    ],
    source: 'Redis source, server.c listenToPort(); anet.c',
    matches: [
      '1:M 04 Apr 2025 07:12:08.113 # Warning: Could not create server TCP listening socket *:6379: bind: Address already in use',
      '9:M 04 Apr 07:12:08.113 # Creating Server TCP listening socket *:6379: bind: Address already in use',
    ],
    ignores: ['1:M 04 Apr 2025 07:12:08.113 * Ready to accept connections tcp'],
  },
  {
    id: 'redis.bind-address-missing',
    kind: 'wrong_address',
    program: 'redis',
    forms: [
      {
        words: 'could not create server tcp listening socket bind cannot assign requested address',
        pattern:
          /Could not create server TCP listening socket (?<peer>\S{1,60}):(?<port>\d{1,5}): bind: Cannot assign requested address/,
      },
      {
        words: 'could not create server tcp listening socket name or service not known',
        pattern:
          /Could not create server TCP listening socket (?<peer>\S{1,60}):(?<port>\d{1,5}): (?:Name or service not known|unable to bind socket)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redis is to listen at {peer}, which is no address of this host',
    check: {
      text: 'Compare the line bind with the addresses of the host; ::1 is missing where IPv6 is off',
      compose: 'docker compose exec {service} ip -brief address; docker compose config {service} | grep -n bind',
      kubernetes: 'kubectl get configmap -o yaml | grep -n "bind "',
      host: 'ip -brief address; grep -n "^bind" /etc/redis/redis.conf',
    },
    repair: [
      {
        text: 'Correct the line (a minus before an address lets Redis start without it: bind 127.0.0.1 -::1), and start after the network is up',
        host: `sudo sed -i -E 's/^bind .*/bind 127.0.0.1 -::1/' /etc/redis/redis.conf && sudo systemctl restart redis-server`,
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Redis source, server.c listenToPort(); anet.c _anetTcpServer()',
    matches: [
      '1:M 04 Apr 2025 07:12:08.113 # Warning: Could not create server TCP listening socket ::1:6379: bind: Cannot assign requested address',
      '1:M 04 Apr 2025 07:12:08.113 # Warning: Could not create server TCP listening socket redis-host:6379: Name or service not known',
    ],
    ignores: ['# bind 127.0.0.1 -::1'],
  },
  {
    id: 'redis.config-invalid',
    kind: 'invalid_setting',
    program: 'redis',
    forms: [
      {
        words: 'fatal config file error',
        pattern: /\*\*\* FATAL CONFIG FILE ERROR(?: \((?:Redis|Valkey) (?<version>[\d.]{1,12})\))? \*\*\*/,
      },
      {
        words: 'fatal error can t open config file',
        pattern: /Fatal error, can't open config file '(?<path>[^']{1,160})': (?<value>.{5,60})/,
      },
      { words: 'bad directive or wrong number of arguments', pattern: /Bad directive or wrong number of arguments/ },
    ],
    nearby: [
      /^>>> '(?<setting>[\w-]{2,60}) ?(?<value>[^']{0,60})'/,
      /^Reading the configuration file, at line (?<limit>\d{1,6})/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redis cannot read its configuration: {setting|a line in it} {value|is wrong}',
    check: {
      text: 'Read the two lines below: they give the line and what is wrong with it',
      compose:
        'docker compose logs {service} | grep -A4 "FATAL CONFIG"; docker compose config {service} | grep -A3 command',
      kubernetes: 'kubectl logs deploy/{service} | grep -A4 "FATAL CONFIG"',
      host: 'sudo redis-server /etc/redis/redis.conf --daemonize no | head -5; ls -l /etc/redis',
    },
    repair: [
      {
        text: 'Correct the line: no comment behind a value, units like 2gb, quotes around a password with #, directives that this version has; the file has to be readable for the account redis',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart redis-server',
      },
    ],
    source: 'Redis source, config.c loadServerConfigFromString(), loadServerConfig()',
    matches: [
      '*** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***',
      '*** FATAL CONFIG FILE ERROR ***',
      `1:C 04 Apr 2025 07:12:08.113 # Fatal error, can't open config file '/usr/local/etc/redis/redis.conf': Permission denied`,
      '>>> \'save ""\' Bad directive or wrong number of arguments',
    ],
    ignores: ['1:C 04 Apr 2025 07:12:08.113 # Warning: no config file specified, using the default config.'],
  },
  {
    id: 'redis.rdb-version',
    kind: 'version_mismatch',
    program: 'redis',
    forms: [
      { words: 'can t handle rdb format version', pattern: /Can't handle RDB format version (?<wanted>\d{1,3})/ },
      {
        words: 'the rdb file contains module data i can t load no matching module',
        pattern: /The RDB file contains (?:AUX )?module data I can't load: no matching module '(?<object>[^']{1,40})'/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The dump was written by a newer Redis (RDB {wanted|version}) or one with the module {object|named}',
    check: {
      text: 'Compare the version that wrote the file with the one that is started (RDB 10 is Redis 7.0, 11 is 7.2, 12 is 7.4 and 8); Valkey reads up to 11',
      compose:
        'docker compose config {service} | grep image; docker compose run --rm --entrypoint sh {service} -c "head -c 9 /data/dump.rdb; redis-server --version"',
      kubernetes: 'kubectl get deploy,statefulset -o wide | grep -iE "redis|valkey"',
      host: 'redis-server --version; sudo head -c 9 /var/lib/redis/dump.rdb',
    },
    repair: [
      {
        text: 'Start the version (and modules) that wrote the file; pin the tag',
        compose: `sed -i -E 's#(image: *redis):[^ ]+#\\1:8#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
      {
        text: 'When the data are only a cache: put the file aside and start empty',
        compose:
          'docker compose run --rm --entrypoint mv {service} /data/dump.rdb /data/dump.rdb.old && docker compose up -d {service}',
        host: 'sudo mv /var/lib/redis/dump.rdb /var/lib/redis/dump.rdb.old && sudo systemctl start redis-server',
        destructive: true,
      },
    ],
    source: 'Redis source, rdb.c rdbLoadRioWithLoadingCtx(); rdb.h RDB_VERSION',
    matches: [
      `1:M 04 Apr 2025 07:12:08.113 # Can't handle RDB format version 12`,
      `1:M 04 Apr 2025 07:12:08.113 # The RDB file contains module data I can't load: no matching module 'ReJSON-RL'`,
    ],
    ignores: ['1:M 04 Apr 2025 07:12:08.113 * Loading RDB produced by version 7.2.4'],
  },
  {
    id: 'redis.data-files-damaged',
    kind: 'data_corruption',
    program: 'redis',
    forms: [
      {
        words: 'bad file format reading the append only file',
        pattern:
          /Bad file format reading the append only file(?: (?<path>\S{1,120}?))?: make a backup of your AOF file/,
      },
      {
        words: 'unexpected end of file reading the append only file',
        pattern: /Unexpected end of file reading the append only file(?: (?<path>\S{1,120}?))?\. You can:/,
      },
      { words: 'wrong rdb checksum', pattern: /Wrong RDB checksum/ },
      {
        words: 'short read or oom loading db unrecoverable error aborting now',
        pattern: /Short read or OOM loading DB\. Unrecoverable error, aborting now/,
      },
      { words: 'wrong signature trying to load db from file', pattern: /Wrong signature trying to load DB from file/ },
      {
        words: 'terminating server after rdb file reading failure',
        pattern: /Terminating server after rdb file reading failure/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Redis cannot load {path|its dump or append-only file}: it is cut off or damaged',
    check: {
      text: 'Copy the files first; see whether the disk was full or the host lost power, then let the checkers read the copy',
      compose:
        'docker compose cp {service}:/data ./redis-copy; docker compose run --rm --entrypoint sh {service} -c "ls -la /data /data/appendonlydir; redis-check-rdb /data/dump.rdb"',
      kubernetes: 'kubectl get pvc; kubectl describe pod {service}-0 | grep -A6 "Last State"',
      host: 'sudo cp -a /var/lib/redis /srv/redis-copy; sudo redis-check-rdb /var/lib/redis/dump.rdb',
    },
    repair: [
      {
        text: 'Cut the append-only file at its first error; commands behind it are lost',
        compose:
          'docker compose run --rm --entrypoint sh {service} -c "yes | redis-check-aof --fix /data/appendonlydir/*.manifest"',
        host: 'yes | sudo redis-check-aof --fix /var/lib/redis/appendonlydir/appendonly.aof.manifest && sudo systemctl start redis-server',
        destructive: true,
      },
      {
        text: 'For a dump: restore the last copy, or fetch everything from a replica that still runs',
        host: 'sudo cp <backup>/dump.rdb /var/lib/redis/dump.rdb && sudo chown redis:redis /var/lib/redis/dump.rdb && sudo systemctl start redis-server',
      },
    ],
    source: 'Redis source, aof.c loadSingleAppendOnlyFile(); rdb.c rdbLoadRioWithLoadingCtx(), rdbReportError()',
    matches: [
      '1:M 04 Apr 2025 07:12:08.113 # Bad file format reading the append only file appendonly.aof.1.incr.aof: make a backup of your AOF file, then use ./redis-check-aof --fix <filename.manifest>',
      '1:M 04 Apr 2025 07:12:08.113 # Unexpected end of file reading the append only file appendonly.aof. You can: 1) Make a backup of your AOF file, then use ./redis-check-aof --fix <filename>.',
      '1:M 04 Apr 2025 07:12:08.113 # Wrong RDB checksum expected: (7f02aa10) but got (0). Aborting now.',
      '1:M 04 Apr 2025 07:12:08.113 # Short read or OOM loading DB. Unrecoverable error, aborting now.',
      '1:M 04 Apr 2025 07:12:08.113 # Wrong signature trying to load DB from file',
      '1:M 04 Apr 2025 07:12:08.113 # Terminating server after rdb file reading failure.',
    ],
    ignores: ['1:M 04 Apr 2025 07:12:08.113 * DB loaded from append only file: 0.004 seconds'],
  },
  {
    id: 'redis.files-not-writable',
    kind: 'file_permission',
    program: 'redis',
    forms: [
      {
        words: 'failed opening the rdb file in server root dir for saving',
        pattern:
          /Failed opening the (?:temp )?RDB file (?<object>\S{1,80}) \(in server root dir (?<path>[^)]{1,160})\) for saving: (?<value>Permission denied|Read-only file system|No such file or directory)/,
      },
      {
        words: 'can t open append only permission denied',
        pattern:
          /Can't open (?:or create )?(?:the )?append-only (?:dir|file)(?: (?<path>[^:\s]{1,160}))?: (?<value>Permission denied|Read-only file system)/,
      },
      {
        words: 'fatal error can t open file for reading permission denied',
        pattern:
          /Fatal error: can't open the (?:RDB|append log|AOF manifest) file (?<path>\S{1,160}) for reading: (?<value>Permission denied)/,
      },
      {
        words: 'can t chdir to',
        pattern: /Can't chdir to '(?<path>[^']{1,160})': (?<value>Permission denied|No such file or directory)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Redis cannot use its files in {path|the data directory}: {value}',
    check: {
      text: 'Look at owner, mount and the setting dir. Is dir something like /etc or /var/spool/cron, then a stranger has written to this open Redis',
      compose:
        'docker compose exec {service} sh -c "id redis; ls -lan /data"; docker compose exec {service} redis-cli config get dir',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "id; ls -lan /data"; kubectl get deploy,statefulset -o yaml | grep -iE "fsGroup|readOnlyRoot"',
      host: 'redis-cli config get dir; sudo ls -la /var/lib/redis; systemctl show redis-server -p ReadWritePaths',
    },
    repair: [
      {
        text: 'Give the directory to the account redis (uid 999) and set dir to it',
        compose:
          'docker compose exec --user root {service} sh -c "chown -R redis:redis /data" && docker compose exec {service} redis-cli bgsave',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":999}}}}}'`,
        host: 'sudo chown -R redis:redis /var/lib/redis && redis-cli config set dir /var/lib/redis && redis-cli bgsave',
      },
      {
        text: 'Was it a stranger: close port 6379 to the Internet, set requirepass, and look for what was left behind (cron, SSH keys)',
      },
    ],
    source: 'Redis source, rdb.c rdbSaveInternal(); aof.c; config.c setConfigDirOption()',
    matches: [
      '1:M 04 Apr 2025 07:12:08.113 # Failed opening the temp RDB file temp-812.rdb (in server root dir /data) for saving: Permission denied',
      '1:M 04 Apr 07:12:08.113 # Failed opening the RDB file crontab (in server root dir /etc) for saving: Read-only file system',
      `1:M 04 Apr 2025 07:12:08.113 # Can't open or create append-only dir appendonlydir: Permission denied`,
      `1:M 04 Apr 2025 07:12:08.113 # Fatal error: can't open the RDB file dump.rdb for reading: Permission denied`,
      `>>> 'dir "/var/lib/redis"' Can't chdir to '/var/lib/redis': No such file or directory`,
    ],
    ignores: ['1:M 04 Apr 2025 07:12:08.113 * DB saved on disk'],
  },
  {
    id: 'redis.disk-full',
    kind: 'disk_full',
    program: 'redis',
    forms: [
      {
        words: 'write error saving db no space left on device',
        pattern: /Write error (?:while )?saving DB (?:on|to the) disk(?:\(\w{1,30}\))?: No space left on device/,
      },
      {
        words: 'error writing to the aof file no space left on device',
        pattern: /Error writing to the AOF file: No space left on device/,
      },
      {
        words: 'write error writing append only file on disk no space left on device',
        pattern: /Write error writing append only file on disk: No space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of Redis is full: it cannot save, and soon refuses writes',
    check: {
      text: 'See what fills the disk; a rewrite needs as much room again as the data, and temp-*.rdb are left by savings that broke off',
      compose: 'docker compose exec {service} sh -c "df -h /data; ls -la /data /data/appendonlydir"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "df -h /data; ls -la /data"',
      host: 'df -h /var/lib/redis; sudo ls -la /var/lib/redis',
    },
    repair: [
      {
        text: 'Remove left-over temp files, grow the volume, then save; an append-only file shrinks by BGREWRITEAOF',
        compose: `docker compose exec {service} sh -c 'rm -f /data/temp-*.rdb; redis-cli bgrewriteaof'`,
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"20Gi"}}}}'`,
        host: 'sudo sh -c "rm -f /var/lib/redis/temp-*.rdb" && redis-cli bgrewriteaof',
      },
    ],
    source: 'Redis source, rdb.c rdbSaveInternal(); aof.c flushAppendOnlyFile()',
    matches: [
      '88:C 04 Apr 2025 07:12:08.113 # Write error while saving DB to the disk(rdbSaveRio): No space left on device',
      '88:C 04 Apr 07:12:08.113 # Write error saving DB on disk: No space left on device',
      '1:M 04 Apr 2025 07:12:08.113 # Error writing to the AOF file: No space left on device',
      '88:C 04 Apr 2025 07:12:08.113 # Write error writing append only file on disk: No space left on device',
    ],
    ignores: ['88:C 04 Apr 2025 07:12:08.113 * DB saved on disk'],
  },
  {
    id: 'redis.fork-without-memory',
    kind: 'kernel_setting',
    program: 'redis',
    forms: [
      {
        words: 'can t in background fork cannot allocate memory',
        pattern: /Can't (?:save|rewrite append only file) in background: fork: Cannot allocate memory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Redis gets no memory for its fork',
    check: {
      text: 'Compare used_memory with the memory of the machine, and read the kernel setting; vm.overcommit_memory is 0, or memory is short',
      compose:
        'docker compose exec {service} redis-cli info memory | grep -E "human|fragmentation"; cat /proc/sys/vm/overcommit_memory; free -m',
      kubernetes:
        'kubectl exec deploy/{service} -- redis-cli info memory | grep human; kubectl describe deploy/{service} | grep -A3 Limits',
      host: 'sysctl vm.overcommit_memory; free -m; redis-cli info memory | grep human',
    },
    repair: [
      {
        text: 'Let the kernel overcommit: the fork shares its pages and needs little in truth',
        host: 'sudo sysctl -w vm.overcommit_memory=1 && echo vm.overcommit_memory=1 | sudo tee /etc/sysctl.d/90-redis.conf',
        compose: 'sudo sysctl -w vm.overcommit_memory=1',
      },
      {
        text: 'Set maxmemory to about two thirds of the memory, or give more',
        compose: 'docker compose exec {service} redis-cli config set maxmemory 1gb',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=4Gi',
        host: 'redis-cli config set maxmemory 1gb',
      },
    ],
    source: 'Redis source, rdb.c rdbSaveBackground(); server.c redisOutOfMemoryHandler()',
    matches: [
      "1:M 04 Apr 2025 07:12:08.113 # Can't rewrite append only file in background: fork: Cannot allocate memory",
      `1:M 04 Apr 2025 07:12:08.113 # Can't save in background: fork: Cannot allocate memory`,
    ],
    ignores: [
      `1:C 04 Apr 2025 07:12:08.113 # WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition.`,
    ],
  },
  {
    id: 'redis.memory-refused',
    kind: 'memory_exhausted',
    program: 'redis',
    forms: [{ words: 'out of memory allocating bytes', pattern: /Out Of Memory allocating (?<limit>\d{1,15}) bytes!/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Redis gets no memory: {limit} bytes were refused',
    check: {
      text: 'Compare what Redis holds with the memory of machine and container',
      compose: 'docker compose exec {service} redis-cli info memory | grep human; free -m',
      kubernetes: 'kubectl describe deploy/{service} | grep -A3 Limits',
      host: 'redis-cli info memory | grep human; free -m; ulimit -v',
    },
    repair: [
      {
        text: 'Set maxmemory with a policy (maxmemory-policy) to about two thirds of the memory, or give more',
        compose: 'docker compose exec {service} redis-cli config set maxmemory 1gb',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=4Gi',
        host: 'redis-cli config set maxmemory 1gb',
      },
    ],
    source: 'Redis source, rdb.c rdbSaveBackground(); server.c redisOutOfMemoryHandler()',
    matches: [
      '812:M 01 Feb 2025 03:00:00.100 # Out Of Memory allocating 67108864 bytes!',
      '1:M 04 Apr 2025 07:12:08.113 # Out Of Memory allocating 1048592 bytes!',
    ],
    ignores: ['Out of memory handling: maxmemory-policy is noeviction'],
  },
  {
    id: 'redis.startup-warnings',
    kind: null,
    program: 'redis',
    forms: [
      { words: 'memory overcommit must be enabled', pattern: /WARNING:? Memory overcommit must be enabled!/ },
      { words: 'overcommit_memory is set to 0', pattern: /WARNING overcommit_memory is set to 0!/ },
      {
        words: 'the tcp backlog setting of cannot be enforced because',
        pattern: /The TCP backlog setting of (?<value>\d{1,6}) cannot be enforced because/,
      },
      {
        words: 'you have transparent huge pages thp support enabled in your kernel',
        pattern: /[Yy]ou have Transparent Huge Pages \(THP\) support enabled in your kernel/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Redis advises kernel settings at every start; it runs without them',
    check: {
      text: 'Look at the settings when savings fail or latency is high',
      host: 'sysctl vm.overcommit_memory net.core.somaxconn; cat /sys/kernel/mm/transparent_hugepage/enabled',
    },
    repair: [],
    source: 'Redis source, syscheck.c; server.c checkTcpBacklogSettings()',
    matches: [
      '1:C 04 Apr 2025 07:12:08.113 # WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition.',
      '1:M 04 Apr 2025 07:12:08.113 # WARNING overcommit_memory is set to 0! Background save may fail under low memory condition.',
      '1:M 04 Apr 2025 07:12:08.113 # WARNING: The TCP backlog setting of 511 cannot be enforced because /proc/sys/net/core/somaxconn is set to the lower value of 128.',
      '1:M 04 Apr 2025 07:12:08.113 # WARNING You have Transparent Huge Pages (THP) support enabled in your kernel. This will create latency and memory usage issues with Redis.',
    ],
    ignores: [`1:M 04 Apr 2025 07:12:08.113 # Can't save in background: fork: Cannot allocate memory`],
  },
];
