import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Error numbers that are met less often than those of files, sockets and limits. */
export const ERRNO_OTHERS: readonly CatalogueEntry[] = [
  {
    id: 'errno.mount-gone',
    kind: 'unreachable',
    forms: [
      {
        words: 'transport endpoint is not connected',
        pattern:
          /(?:'|‘|\s|^)(?<path>\/[^'’:\s]{1,200})['’]?: [Tt]ransport endpoint is not connected|\[Errno 107\] Transport endpoint is not connected: '/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The mount at {path|a folder} has lost its process or server: {path|it} cannot be read',
    check: {
      text: 'See which mount it is and whether its process lives',
      host: 'mount | grep {path|fuse}; systemctl list-units "*mount*" --state=failed; ps aux | grep -E "rclone|sshfs|mergerfs|s3fs"',
    },
    repair: [
      {
        text: 'Unmount it and mount it anew, then restart what had it open; a container sees the new mount only with propagation rslave',
        compose:
          '$EDITOR docker-compose.yml   # volumes: {type: bind, source: ..., target: ..., bind: {propagation: rslave}}\ndocker compose up -d --force-recreate {service}',
        host: 'sudo fusermount -uz {path|<folder>} && sudo mount {path|<folder>}',
      },
    ],
    source: 'errno(3) ENOTCONN; FUSE kernel dev.c',
    matches: [
      "OSError: [Errno 107] Transport endpoint is not connected: '/mnt/x'",
      "ls: cannot access '/mnt/rclone': Transport endpoint is not connected",
      'stat /mnt/pool: transport endpoint is not connected',
    ],
    ignores: ['getpeername: Transport endpoint is not connected'],
  },
  {
    id: 'errno.structure-needs-cleaning',
    kind: 'data_corruption',
    forms: [
      {
        words: 'structure needs cleaning',
        pattern: /(?:(?<path>\/[^\s'"’:]{0,200})['"’]?: |\[Errno 117\] |: )[Ss]tructure needs cleaning/,
      },
      { words: 'euclean', pattern: /\bEUCLEAN\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The file system below {path|the data} is damaged',
    check: { text: 'Read what the kernel says of that disk', host: 'dmesg | grep -iE "ext4|xfs|I/O error" | tail' },
    repair: [
      {
        text: 'Stop what writes, unmount it and repair it; a copy first when the disk itself fails',
        host: 'sudo umount <mount>; sudo xfs_repair <device>   # ext4: sudo fsck.ext4 -f <device>',
        destructive: true,
      },
    ],
    source: 'errno(3) EUCLEAN',
    matches: [
      "ls: reading directory '/mnt/data': Structure needs cleaning",
      "OSError: [Errno 117] Structure needs cleaning: '/data/x'",
      'Error: EUCLEAN: structure needs cleaning, lstat',
    ],
    ignores: ['The structure needs cleaning up, said the reviewer.'],
  },
  {
    id: 'errno.busy',
    kind: 'lock_held',
    forms: [
      {
        words: 'device or resource busy',
        pattern:
          /(?:\[Errno 16\]|[a-z]{3,12} (?:\/\S{1,200} )?(?:\/\S{1,200})?:|EBUSY:|cannot (?:move|remove) [^\n]{1,200}:|(?:error|failed)[^:\n]{0,80}:) ?[Dd]evice or resource busy(?:: '(?<path>[^']{1,200})')?/,
      },
      { words: 'ebusy', pattern: /EBUSY: resource busy or locked, \w{1,20} '(?<path>[^']{1,200})'/ },
      { words: 'umount target is busy', pattern: /umount: (?<path>\/[^:\s]{1,200}): target is busy/ },
      { words: 'text file busy', pattern: /(?:ETXTBSY|(?:: |\[Errno 26\] ))[: ]{0,2}[Tt]ext file (?:is )?busy/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: '{path|A file or mount} is in use and cannot be replaced or unmounted',
    check: {
      text: 'Find who has it open: a file that is bind-mounted into a container cannot be replaced by rename',
      compose: 'docker compose config | grep -nA3 volumes',
      host: 'sudo lsof +f -- {path|<path>}; mount | grep {path|<path>}',
    },
    repair: [
      {
        text: 'Mount the folder in place of the single file, or write into the file instead of renaming over it; stop the process before its program file is replaced',
        compose: '$EDITOR docker-compose.yml && docker compose up -d {service}',
        host: 'sudo systemctl stop {service}',
      },
    ],
    source: 'errno(3) EBUSY, ETXTBSY',
    matches: [
      "OSError: [Errno 16] Device or resource busy: '/etc/hosts'",
      'rename /tmp/x /etc/resolv.conf: device or resource busy',
      "Error: EBUSY: resource busy or locked, rename '/data/.env'",
      'umount: /mnt/data: target is busy.',
      'cp: cannot create regular file /usr/bin/app: Text file busy',
    ],
    ignores: ['line busy, calling again'],
  },
  {
    id: 'errno.name-too-long',
    kind: 'invalid_setting',
    forms: [
      { words: 'file name too long', pattern: /(?:\[Errno 36\]|: ) ?[Ff]ile name too long(?:: '(?<path>[^']{1,80}))?/ },
      { words: 'enametoolong name too long', pattern: /ENAMETOOLONG: name too long/ },
      { words: 'af_unix path too long', pattern: /AF_UNIX path too long/ },
      {
        words: 'unix socket path too long',
        pattern: /[Uu]nix(?: domain)? socket path "?(?<path>[^"\s]{1,200})"? (?:is )?too long/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A name is longer than the file system takes: {path|one part has more than 255 bytes}',
    check: {
      text: 'Read which file and which call it was',
      compose: 'docker compose logs --since 10m {service} | tail -30',
      host: 'journalctl -u {service} -n 30 --no-pager',
    },
    repair: [
      {
        text: 'Shorten the name: 255 bytes for a part, 108 for the path of a socket, 143 on encrypted folders (ecryptfs)',
      },
      { text: 'Set the folder of temporary files or sockets to a short path (TMPDIR=/tmp)' },
    ],
    source: 'errno(3) ENAMETOOLONG; unix(7)',
    matches: [
      "OSError: [Errno 36] File name too long: '/data/xxxx'",
      "Error: ENAMETOOLONG: name too long, open '/data/xxxx'",
      'OSError: AF_UNIX path too long',
      'Unix socket path "/very/long/.s.PGSQL.5432" is too long (maximum 107 bytes)',
    ],
    ignores: ['the file name is too long to remember'],
  },
  {
    id: 'errno.arguments-too-long',
    kind: 'invalid_setting',
    forms: [
      { words: 'argument list too long', pattern: /(?:\[Errno 7\]|: ) ?[Aa]rgument list too long/ },
      { words: 'spawn', pattern: /\bspawn (?:\S{1,100} )?E2BIG\b/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A command is started with more arguments or environment than the kernel takes',
    check: {
      text: 'Measure the environment: service links of Kubernetes and large variables count too',
      compose: 'docker compose exec {service} sh -c "env | wc -c"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "env | wc -c"',
      host: 'getconf ARG_MAX; env | wc -c',
    },
    repair: [
      {
        text: 'Hand the list over by standard input or a file (xargs, find -exec +), and put large values into files; enableServiceLinks: false in namespaces with many services',
        kubernetes: 'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"enableServiceLinks":false}}}}\'',
      },
    ],
    source: 'execve(2) E2BIG',
    matches: [
      "OSError: [Errno 7] Argument list too long: '/bin/sh'",
      'standard_init_linux.go:228: exec user process caused: argument list too long',
      'Error: spawn E2BIG',
    ],
    ignores: ['the argument list was too long for one evening'],
  },
  {
    id: 'errno.link-loop',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'too many levels of symbolic links',
        pattern: /(?:(?<path>\/[^\s'"’:]{1,200})['"’]?|\[Errno 40\]|[a-z]):? ?[Tt]oo many levels of symbolic links/,
      },
      { words: 'eloop too many symbolic links encountered', pattern: /ELOOP: too many symbolic links encountered/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A symbolic link leads back to itself: {path|a path}',
    check: { text: 'Follow the links', host: 'namei -l {path|<path>}' },
    repair: [{ text: 'Remove the link that leads back; an automount that fails (/run, /net) shows the same words' }],
    source: 'errno(3) ELOOP',
    matches: [
      'open /data/current: too many levels of symbolic links',
      "Error: ELOOP: too many symbolic links encountered, stat '/a'",
    ],
    ignores: ['many symbolic links were made'],
  },
  {
    id: 'errno.directory-not-empty',
    kind: 'lock_held',
    forms: [
      {
        words: 'directory not empty',
        pattern: /(?:\[Errno 39\]|\[Errno 66\]|ENOTEMPTY:|(?<path>\/[^\s'"’:]{1,200})['"’]?:) ?[Dd]irectory not empty/,
      },
      { words: 'enotempty', pattern: /npm (?:ERR!|error) code ENOTEMPTY/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: '{path|A folder} cannot be removed or replaced: files are still in it',
    check: {
      text: 'See what is left in it and who writes',
      host: 'ls -la {path|<folder>}; sudo lsof +D {path|<folder>}',
    },
    repair: [
      {
        text: 'Remove it by hand once nobody writes in it; a mount point cannot be replaced, only emptied',
        host: 'rm -rf {path|<folder>}',
        destructive: true,
      },
    ],
    source: 'errno(3) ENOTEMPTY',
    matches: [
      "OSError: [Errno 39] Directory not empty: '/x'",
      "rm: cannot remove '/srv/data': Directory not empty",
      'npm ERR! code ENOTEMPTY',
    ],
    ignores: ['the directory is not empty yet'],
  },
  {
    id: 'errno.file-too-large',
    kind: 'payload_too_large',
    forms: [{ words: 'file too large', pattern: /(?:\[Errno 27\]|EFBIG:|[a-z)'"’]:) ?[Ff]ile too large/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A file grows beyond what the limit fsize or the file system (FAT32: 4 GB) takes',
    check: { text: 'Read limit and kind of file system', host: 'ulimit -f; df -T <folder>' },
    repair: [{ text: 'Raise LimitFSIZE of the unit, or move the data to ext4 or XFS' }],
    source: 'errno(3) EFBIG',
    matches: ["OSError: [Errno 27] File too large: '/mnt/usb/x'", 'write /mnt/usb/backup.tar: file too large'],
    ignores: ['sorry, the file is too large for mail'],
  },
  {
    id: 'errno.message-too-long',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'message too long',
        pattern:
          /(?:\[Errno 90\]|\[Errno 40\]|EMSGSIZE:?|(?:sendto|sendmsg|send|write)[^:\n]{0,60}:|\(90:) ?[Mm]essage too long/,
      },
      {
        words: 'local error message too long mtu',
        pattern: /local error: (?:m|M)essage too long,? mtu[=:] ?(?<limit>\d{1,5})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A datagram is larger than the socket or the MTU takes',
    check: {
      text: 'Find the MTU on the way',
      host: 'ip link | grep mtu; ping -M do -s 1472 -c 3 <host>; tracepath <host>',
    },
    repair: [
      {
        text: 'Lower the size of the datagrams (fragment, mssfix, MTU of the tunnel, chunk size of GELF and StatsD)',
        host: 'sudo ip link set dev <interface> mtu 1420',
      },
    ],
    source: 'udp(7) EMSGSIZE',
    matches: [
      'sendto: Message too long',
      'write UDPv4: Message too long (code=90)',
      'ping: local error: message too long, mtu=1420',
    ],
    ignores: ['the message is too long, please cut it'],
  },
];
