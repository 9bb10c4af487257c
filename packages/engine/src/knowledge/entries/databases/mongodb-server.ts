import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MONGODB_SERVER: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.feature-compatibility-version',
    kind: 'version_mismatch',
    program: 'mongodb',
    forms: [
      {
        words: 'upgrade problem found an invalid featurecompatibilityversion document',
        pattern:
          /UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document(?:.{0,300}?version: \\{0,2}"(?<wanted>[\d.]{1,6}))?/,
      },
      { words: 'wrong mongod version', pattern: /"msg":"Wrong mongod version"/ },
      {
        words: 'failed to start up wiredtiger under any compatibility version',
        pattern: /Failed to start up WiredTiger under any compatibility version/,
      },
      {
        words: 'this version of mongodb is too recent to start up on the existing data files',
        pattern:
          /This version of MongoDB is too recent to start up on the existing data files\. Try MongoDB (?<wanted>[\d.]{1,6}) or earlier/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This MongoDB cannot open data files of {wanted|another major version}',
    check: {
      text: 'Compare the version that wrote the data with the image; a tag like latest moves by itself. A data directory that belongs to another account gives the WiredTiger line too',
      compose:
        'docker compose config {service} | grep image; docker compose run --rm --entrypoint sh {service} -c "cat /data/db/storage.bson | strings; ls -lan /data/db | head"',
      kubernetes: 'kubectl get statefulset,deploy -o wide | grep -i mongo',
      host: 'mongod --version; sudo ls -la /var/lib/mongodb | head',
    },
    repair: [
      {
        text: 'Start the version that wrote the data again (mongo:{wanted|<old version>}); then go up one major version at a time, each time setting the feature compatibility version once it runs',
        compose: `sed -i -E 's#(image: *mongo:)[^ ]+#\\1{wanted|<old version>}#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set image statefulset/{service} "*=mongo:{wanted|<old version>}"',
        host: 'sudo apt-get install mongodb-org={wanted|<old version>}.*',
      },
      {
        text: 'Before the next step set the version that runs now',
        host: `mongosh --eval 'db.adminCommand({setFeatureCompatibilityVersion: "<running version>", confirm: true})'`,
      },
    ],
    source:
      'MongoDB source, db/repl/…, startup id 20573; storage/wiredtiger/wiredtiger_kv_engine.cpp; manual "Upgrade a Standalone"; docker-library/mongo issue 557',
    matches: [
      `{"t":{"$date":"2022-08-25T10:42:00.949+02:00"},"s":"F","c":"CONTROL","id":20573,"ctx":"initandlisten","msg":"Wrong mongod version","attr":{"error":"UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document (ERROR: Location4926900: Invalid featureCompatibilityVersion document in admin.system.version: { _id: \\"featureCompatibilityVersion\\", version: \\"4.4\\" }. See https://docs.mongodb.com/master/release-notes/5.0-compatibility/#feature-compatibility."}}`,
      `F CONTROL [initandlisten] ** IMPORTANT: UPGRADE PROBLEM: Found an invalid featureCompatibilityVersion document (ERROR: BadValue: Invalid value for version, found 3.6, expected '4.2' or '4.0'.`,
      `{"s":"F","c":"STORAGE","id":28718,"ctx":"initandlisten","msg":"Failed to start up WiredTiger under any compatibility version."}`,
      'This version of MongoDB is too recent to start up on the existing data files. Try MongoDB 4.2 or earlier.',
    ],
    ignores: [
      `{"s":"I","c":"REPL","id":5853300,"msg":"current featureCompatibilityVersion value","attr":{"featureCompatibilityVersion":"7.0"}}`,
    ],
  },
  {
    id: 'mongodb.cpu-without-avx',
    kind: 'wrong_architecture',
    program: 'mongodb',
    versions: '>=5.0',
    forms: [
      {
        words: 'requires a cpu with avx support',
        pattern: /MongoDB (?<version>[\d.]{1,6})\+ requires a CPU with AVX support/,
      },
      {
        words: 'requires armv8',
        pattern: /MongoDB requires ARMv8\.2-A or higher/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'This CPU lacks what MongoDB 5.0 and later needs (AVX, or ARMv8.2-A)',
    check: {
      text: 'Look for the instruction set; a virtual machine often hides it (CPU type kvm64 or qemu64)',
      host: 'grep -om1 -wE "avx|atomics" /proc/cpuinfo || echo missing',
      kubernetes: 'kubectl debug node/<node> -it --image=busybox -- grep -om1 avx /proc/cpuinfo',
    },
    repair: [
      { text: 'Give the virtual machine the CPU type "host"', host: 'qm set <vm> --cpu host  # Proxmox' },
      {
        text: 'Or stay on the last version without it',
        compose: `sed -i -E 's#(image: *mongo)(:[^ ]+)?#\\1:4.4#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set image statefulset/{service} "*=mongo:4.4"',
      },
    ],
    source: 'docker-library/mongo, docker-entrypoint.sh; MongoDB manual, Platform Support Notes',
    matches: [
      'WARNING: MongoDB 5.0+ requires a CPU with AVX support, and your current system does not appear to have that!',
      'WARNING: MongoDB requires ARMv8.2-A or higher, and your current system does not appear to implement any of the common features for that!',
    ],
    ignores: ['  see https://jira.mongodb.org/browse/SERVER-54407'],
  },
  {
    id: 'mongodb.data-directory-unusable',
    kind: 'file_permission',
    program: 'mongodb',
    forms: [
      {
        words: 'handle open open',
        pattern:
          /(?<path>\/[\w./-]{1,120}\/WiredTiger[\w.]{0,20}|WiredTiger\.wt|WiredTiger\.turtle): handle-open: open: (?<value>Operation not permitted|Permission denied)/,
      },
      {
        words: 'attempted to create a lock file on a read only directory',
        pattern: /Attempted to create a lock file on a read-only directory: (?<path>[\w./-]{1,160})/,
      },
      {
        words: 'unable to create open the lock file',
        pattern:
          /Unable to create\/open the lock file: (?<path>[\w./-]{1,160}) \((?<value>Permission denied|Read-only file system)/,
      },
      {
        words: 'failed to unlink socket file',
        pattern: /Failed to unlink socket file"?,?.{0,60}?(?<path>\/tmp\/mongodb-\d{1,5}\.sock)/,
      },
      { words: 'permissions on are too open', pattern: /permissions on (?<path>[\w./-]{1,160}) are too open/ },
      {
        words: 'error opening file permission denied',
        pattern:
          /(?:Error|error) (?:opening|reading) (?:key)?file:? (?<path>[\w./-]{1,160}):? ?.{0,20}(?:Permission denied|bad file)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MongoDB may not use {path}',
    check: {
      text: 'Look at owner and mode: data belong to the account of the server (uid 999 in the image), a keyFile needs mode 0400; folders of Windows or macOS do not hold a WiredTiger database',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "id mongodb; ls -lan /data/db | head; ls -ln {path}"',
      kubernetes: 'kubectl get statefulset,deploy -o yaml | grep -iE "fsGroup|runAsUser"',
      host: 'sudo ls -la {path} /var/lib/mongodb | head; sudo ls -l /tmp/mongodb-*.sock',
    },
    repair: [
      {
        text: 'Give the files to the account of the server, remove a socket that root left behind, and use a named volume instead of a shared folder',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R mongodb:mongodb /data/db && chmod 400 /data/keyfile"',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":999}}}}}'`,
        host: 'sudo chown -R mongodb:mongodb /var/lib/mongodb /var/log/mongodb && sudo rm -f /tmp/mongodb-27017.sock && sudo systemctl restart mongod',
      },
    ],
    source: 'MongoDB source, storage_engine_lock_file_posix.cpp, wiredtiger os_posix, security_key.cpp, transport asio',
    matches: [
      `{"s":"E","c":"WT","id":22435,"msg":"WiredTiger error message","attr":{"error":1,"message":"__posix_open_file:808:/data/db/WiredTiger.wt: handle-open: open: Operation not permitted"}}`,
      'IllegalOperation: Attempted to create a lock file on a read-only directory: /data/db',
      `"error":"DBPathInUse: Unable to create/open the lock file: /data/db/mongod.lock (Permission denied). Ensure the user executing mongod is the owner of the lock file and has the appropriate permissions."`,
      `{"s":"E","c":"NETWORK","id":23024,"msg":"Failed to unlink socket file","attr":{"path":"/tmp/mongodb-27017.sock","error":"Operation not permitted"}}`,
      'permissions on /data/keyfile are too open',
      'Error opening file: /data/keyfile: Permission denied',
    ],
    ignores: [
      `{"s":"I","c":"STORAGE","id":22297,"msg":"Using the XFS filesystem is strongly recommended with the WiredTiger storage engine"}`,
    ],
  },
  {
    id: 'mongodb.data-directory-in-use',
    kind: 'lock_held',
    program: 'mongodb',
    forms: [
      {
        words: 'unable to lock the lock file',
        pattern: /Unable to lock the lock file: (?<path>[\w./-]{1,160})/,
      },
      {
        words: 'another mongod instance is already running on the directory',
        pattern: /Another mongod instance is already running on the (?<path>[\w./-]{1,160}) directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another mongod already uses the data directory ({path})',
    check: {
      text: 'Find the other one: a second container on the volume, the old pod that is still ending, or the service of the distribution',
      compose: 'docker ps -a --format "{{.Names}} {{.Mounts}}" | grep -i mongo',
      kubernetes: 'kubectl get pods -o wide | grep {service}',
      host: 'pgrep -a mongod; sudo fuser -v /var/lib/mongodb/mongod.lock',
    },
    repair: [
      {
        text: 'Stop the other one in an orderly way, then start this one; the lock file itself need not be removed',
        compose: 'docker compose down && docker compose up -d',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`,
        host: 'sudo systemctl restart mongod',
      },
    ],
    source: 'MongoDB source, storage_engine_lock_file_posix.cpp; error DBPathInUse',
    matches: [
      'DBPathInUse: Unable to lock the lock file: /data/db/mongod.lock (Unknown error). Another mongod instance is already running on the /data/db directory',
      '"error":"DBPathInUse: Unable to lock the lock file: /data/db/mongod.lock (Resource temporarily unavailable). Another mongod instance is already running on the /data/db directory"',
    ],
    ignores: [
      `{"s":"W","c":"STORAGE","id":22271,"msg":"Detected unclean shutdown - Lock file is not empty","attr":{"lockFile":"/data/db/mongod.lock"}}`,
    ],
  },
  {
    id: 'mongodb.data-directory-missing',
    kind: 'missing_file',
    program: 'mongodb',
    forms: [
      {
        words: 'data directory not found',
        pattern: /(?:NonExistentPath: )?Data directory (?<path>[\w./-]{1,160}) not found/,
      },
      {
        words: 'error opening config file',
        pattern: /Error (?:opening|reading) config file:? (?<path>[\w./-]{1,160})/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MongoDB does not find {path}',
    check: {
      text: 'Look whether the disk is mounted and the path is right',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "ls -la /data /etc/mongo*"',
      host: 'grep -n dbPath /etc/mongod.conf; findmnt -T /var/lib/mongodb',
    },
    repair: [
      {
        text: 'Mount the disk, make the directory, or correct storage.dbPath (--dbpath)',
        compose: 'docker compose up -d {service}',
        host: 'sudo install -d -o mongodb -g mongodb {path} && sudo systemctl restart mongod',
      },
    ],
    source: 'MongoDB source, storage_engine_init.cpp NonExistentPath; options parser',
    matches: [
      `"error":"NonExistentPath: Data directory /data/db not found. Create the missing directory or specify another path using (1) the --dbpath command line option, or (2) by adding the 'storage.dbPath' option in the configuration file."`,
      'Error opening config file: /etc/mongod.conf: No such file or directory',
    ],
    ignores: [
      `"msg":"Storage engine to use detected by data files","attr":{"dbpath":"/data/db","storageEngine":"wiredTiger"}`,
    ],
  },
  {
    id: 'mongodb.port-taken',
    kind: 'port_in_use',
    program: 'mongodb',
    forms: [
      {
        words: 'failed to set up listener socketexception address already in use',
        pattern: /Failed to set up listener: SocketException: Address already in use/,
      },
      {
        words: 'error setting up listener address already in use',
        pattern: /"msg":"(?:Error setting up listener|Failed to set up listener)".{0,160}Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MongoDB cannot listen: another process has its port (27017)',
    check: {
      text: 'See which process holds the port',
      compose: 'docker ps --filter publish=27017',
      host: `sudo ss -ltnp 'sport = :27017'`,
    },
    repair: [
      {
        text: 'Stop the other one, or give this one another port (net.port, the left number of "ports" in compose)',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl stop mongod && sudo systemctl start mongod',
      },
    ],
    source: 'MongoDB source, transport asio setup; id 20568',
    matches: [
      'E STORAGE  [initandlisten] Failed to set up listener: SocketException: Address already in use',
      `{"s":"E","c":"CONTROL","id":20568,"ctx":"initandlisten","msg":"Error setting up listener","attr":{"error":{"code":9001,"codeName":"SocketException","errmsg":"Address already in use"}}}`,
    ],
    ignores: [`{"s":"I","c":"NETWORK","id":23015,"msg":"Listening on","attr":{"address":"0.0.0.0"}}`],
  },
  {
    id: 'mongodb.wiredtiger-corrupt',
    kind: 'data_corruption',
    program: 'mongodb',
    forms: [
      { words: 'wt_panic wiredtiger library panic', pattern: /WT_PANIC: WiredTiger library panic/ },
      {
        words: 'read checksum error for block at offset',
        pattern:
          /(?:file:)?(?<object>[\w/.-]{1,80}): ?.{0,60}read checksum error for \d{1,12}B block at offset \d{1,15}/,
      },
      { words: 'wt_try_salvage database corruption detected', pattern: /WT_TRY_SALVAGE: database corruption detected/ },
      {
        words: 'encountered an illegal file format or internal value',
        pattern: /encountered an illegal file format or internal value/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The WiredTiger files of MongoDB are damaged ({object|see the lines around it})',
    check: {
      text: 'Copy the data directory first; then see whether the disk was full or failing, or the process was killed',
      compose: 'docker compose stop {service} && docker compose cp {service}:/data/db ./mongo-copy',
      kubernetes: 'kubectl describe pod {service}-0 | grep -A6 "Last State"',
      host: 'sudo systemctl stop mongod && sudo cp -a /var/lib/mongodb /srv/mongodb-copy; df -h /var/lib/mongodb; sudo dmesg -T | grep -iE "i/o error|oom" | tail',
    },
    repair: [
      {
        text: 'In a replica set empty the directory of this member: it fetches everything from the others',
        host: 'sudo sh -c "rm -rf /var/lib/mongodb/*" && sudo systemctl start mongod',
        kubernetes: 'kubectl delete pvc data-{service}-0 && kubectl delete pod {service}-0',
        destructive: true,
      },
      {
        text: 'Without other members restore the backup, or let mongod repair what it can; broken documents are lost',
        compose: 'docker compose run --rm {service} mongod --repair --dbpath /data/db',
        host: 'sudo -u mongodb mongod --repair --dbpath /var/lib/mongodb',
        destructive: true,
      },
    ],
    source:
      'WiredTiger source, bt_io/block_read.c, support/err.c; MongoDB manual, "Recover a Standalone after an Unexpected Shutdown"',
    matches: [
      `{"s":"E","c":"WT","id":22435,"msg":"WiredTiger error message","attr":{"error":-31804,"message":"__wt_panic:520:the process must exit and restart: WT_PANIC: WiredTiger library panic"}}`,
      'file:WiredTiger.wt, connection: __wt_block_read_off:226: WiredTiger.wt: read checksum error for 4096B block at offset 12288: block header checksum of 0x0',
      'WT_TRY_SALVAGE: database corruption detected',
      '__wt_turtle_read:387:WiredTiger.turtle: encountered an illegal file format or internal value: (__wt_turtle_read, 387)',
    ],
    ignores: [`{"s":"I","c":"STORAGE","id":4795906,"msg":"WiredTiger opened","attr":{"durationMillis":319}}`],
  },
  {
    id: 'mongodb.disk-full',
    kind: 'disk_full',
    program: 'mongodb',
    forms: [
      {
        words: 'no space left on device handle',
        pattern:
          /(?<path>\/[\w./-]{1,160}|[\w-]{1,60}\.wt): (?:handle-(?:write|sync|extend|allocate|open): )?.{0,120}: No space left on device/,
      },
      {
        words: 'outofdiskspace',
        pattern:
          /OutOfDiskSpace.{0,120}available disk space of (?<value>\d{1,15}) bytes is less than required minimum of (?<limit>\d{1,15})/,
      },
      {
        words: 'wiredtiger error 28 no space left on device',
        pattern: /"(?:error|error_code)":(?:28|"28: No space left on device).{0,200}No space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of MongoDB is full ({path|its data directory})',
    check: {
      text: 'See which filesystem is full and which collections are large; WiredTiger gives room back to itself, not to the disk',
      compose: 'docker compose exec {service} sh -c "df -h /data/db; du -ah /data/db | sort -h | tail"',
      kubernetes: 'kubectl exec {service}-0 -- sh -c "df -h /data/db; du -ah /data/db | sort -h | tail"',
      host: 'df -h /var/lib/mongodb; sudo du -ah /var/lib/mongodb | sort -h | tail',
    },
    repair: [
      {
        text: 'Make room from outside of the data directory or grow the volume, then start again',
        compose: 'docker image prune -f && docker compose up -d {service}',
        kubernetes: `kubectl patch pvc data-{service}-0 -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
        host: 'sudo journalctl --vacuum-size=200M && sudo systemctl start mongod',
      },
      {
        text: 'Give deleted documents back to the disk by compact, one collection after the other',
        host: `mongosh <database> --eval 'db.runCommand({compact: "<collection>"})'`,
      },
    ],
    source: 'WiredTiger source, os_posix/os_fs.c; MongoDB error 14031 OutOfDiskSpace',
    matches: [
      `{"s":"E","c":"WT","id":22435,"msg":"WiredTiger error message","attr":{"error":28,"message":"__posix_file_write:579:/data/db/journal/WiredTigerLog.0000000012: handle-write: pwrite: failed to write 128 bytes at offset 8192: No space left on device"}}`,
      `OutOfDiskSpace: available disk space of 103809024 bytes is less than required minimum of 524288000`,
      `{"s":"E","c":"WT","id":22435,"msg":"WiredTiger error message","attr":{"error_code":28,"error_str":"No space left on device"}}`,
    ],
    ignores: ['cp: error writing to /backup: No space left on device'],
  },
];
