import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Storage that is full, read-only or broken: codes of errno as every runtime prints them. */
export const ERRNO_STORAGE: readonly CatalogueEntry[] = [
  {
    id: 'errno.no-space',
    kind: 'disk_full',
    forms: [
      {
        words: 'enospc no space left on device',
        pattern: /\bENOSPC: no space left on device, \w{1,20}(?: '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'errno 28 no space left on device',
        pattern: /\[Errno 28\] No space left on device(?:: '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'no space left on device',
        pattern:
          /\b(?:write|open|mkdir|mkdirat|symlink|link|rename|copy_file_range|sync|create|unpigz|fallocate|close|fsync) (?<path>\/[^\s:]{1,200}): no space left on device/,
      },
      {
        words: 'no space left on device',
        pattern: /["'‘` ](?<path>\/[^\s"'’`:]{1,200})["'’`]?: No space left on device/,
      },
      { words: 'no space left on device', pattern: /No space left on device @ \w{1,30} - (?<path>\S{1,200})/ },
      {
        words: 'no space left on device',
        pattern:
          /(?<!inotify.{0,60}|semaphores|shared memory segment)(?::|\(28:|\(28\)|errno=28|-) ?"?no space left on device(?:$|[.,;:"'\])}\\]| \(os error 28\))/i,
      },
      {
        words: 'not enough space on the disk',
        pattern: /There is not enough space on the disk\.?(?: : '(?<path>[^']{1,200})')?/,
      },
      { words: 'enospc', pattern: /(?:\{error, ?|[(:] ?:?)enospc\b/ },
      { words: 'database or disk is full', pattern: /\bdatabase or disk is full\b/ },
      {
        words: 'failed writing',
        pattern: /curl: \(23\) (?:Failed writing (?:body|received data)|Failure writing output to destination)/,
      },
      {
        words: 'filesystem error no space left on device',
        pattern: /filesystem error: [^\n:]{1,80}: No space left on device(?: \[(?<path>[^\]\n]{1,160})\])?/,
      },
    ],
    nearby: [/(?:writing|write|file) "?(?<path>\/[\w./-]{3,150})"?/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No space is left on the file system of {path|the program}',
    check: {
      text: 'See which file system is full, in blocks or in inodes, and what fills it',
      compose: 'docker compose exec {service} df -h; docker system df; df -hi /var/lib/docker',
      kubernetes:
        'kubectl exec deploy/{service} -- df -h; kubectl describe node | grep -i DiskPressure; kubectl get pvc',
      host: 'df -h {path|/}; df -i {path|/}; sudo du -xh / --max-depth=3 2>/dev/null | sort -h | tail -20',
      windows: 'Get-PSDrive -PSProvider FileSystem | Format-Table Name, Used, Free, Root',
    },
    repair: [
      {
        text: 'Make room with what can be had again: rotated logs, package caches, unused images (never files of a database by hand)',
        compose: 'docker system prune -af; docker builder prune -af',
        kubernetes: 'kubectl debug node/<node> -it --image=busybox -- chroot /host crictl rmi --prune',
        host: 'sudo journalctl --vacuum-size=200M; sudo apt-get clean; sudo find /var/log -name "*.gz" -delete',
        destructive: true,
      },
      {
        text: 'Enlarge the volume; space of deleted files that a process still holds comes back when that process is restarted',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"<size>"}}}}'`,
        host: 'sudo lsof +L1 | head; sudo lvextend -r -L +10G <logical volume>',
      },
      {
        text: 'When only /dev/shm or a tmpfs is full, raise shm_size or the size of that mount',
        compose: '$EDITOR docker-compose.yml   # shm_size: 1gb',
      },
    ],
    source:
      'errno(3) ENOSPC; libuv, CPython OSError, Go fs.PathError, java.io.IOException, Rust ErrorKind::StorageFull; SQLite SQLITE_FULL; curl CURLE_WRITE_ERROR',
    matches: [
      'Error: ENOSPC: no space left on device, write',
      "OSError: [Errno 28] No space left on device: '/var/lib/app/upload.tmp'",
      'write /var/lib/docker/tmp/GetImageBlob12: no space left on device',
      "cp: error writing '/backup/db.dump': No space left on device",
      'Errno::ENOSPC: No space left on device @ io_write - /tmp/x',
      'java.io.IOException: No space left on device',
      "System.IO.IOException: There is not enough space on the disk. : '/data/export.csv'",
      '[error] disk_log failed: {error,enospc}',
      'sqlite3.OperationalError: database or disk is full',
      'curl: (23) Failed writing body (0 != 1371)',
      'std::__cxx11::filesystem_error: filesystem error: open failed: No space left on device [/var/lib/scylla/hints/2/log]',
    ],
    ignores: [
      "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'",
      'alert rule saved: page when no space left on device is seen twice',
      'FATAL:  could not create semaphores: No space left on device',
    ],
  },
  {
    id: 'errno.disk-quota',
    kind: 'quota_exceeded',
    forms: [
      { words: 'edquot', pattern: /\bEDQUOT: disk quota exceeded, \w{1,20}(?: '(?<path>[^']{1,200})')?/ },
      { words: 'disk quota exceeded', pattern: /["'‘` ](?<path>\/[^\s"'’`:]{1,200})["'’`]?: disk quota exceeded/i },
      {
        words: 'disk quota exceeded',
        pattern:
          /(?::|\[Errno 122\]|\(122:|\(122\)) ?"?disk quota exceeded(?:$|[.,;"'\])}\\: ])|Disk quota exceeded \(os error 122\)/i,
      },
      { words: 'session key disk quota exceeded', pattern: /session key(?:ring)?[^:]{0,40}: disk quota exceeded/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk quota for {path|this account or volume} is used up',
    check: {
      text: 'See whose quota it is: of a user, of a project (XFS, Ceph, NFS export), or of the keyring of the kernel',
      compose: 'docker compose exec {service} df -h {path|/}; quota -s',
      kubernetes: 'kubectl exec deploy/{service} -- df -h {path|/}; kubectl get pvc',
      host: 'quota -s; sudo repquota -s -a; sudo xfs_quota -x -c "report -h"',
    },
    repair: [
      {
        text: 'Raise the quota or delete what may go; df may still show free blocks, since the quota counts one owner alone',
        host: 'sudo setquota -u <user> <soft> <hard> 0 0 -a',
      },
    ],
    source: 'errno(3) EDQUOT; quotactl(2); runc keys.go',
    matches: [
      "Error: EDQUOT: disk quota exceeded, write '/home/ci/build.log'",
      'mkdir /srv/nfs/run7: disk quota exceeded',
      'OSError: [Errno 122] Disk quota exceeded',
      'runc create failed: could not join session keyring: create session key: disk quota exceeded',
    ],
    ignores: ['quota report: disk quota 40G, used 12G', 'googleapi: Error 429: Quota exceeded for quota metric'],
  },
  {
    id: 'errno.read-only-file-system',
    kind: 'read_only_storage',
    forms: [
      {
        words: 'erofs read only file system',
        pattern: /\bEROFS: read-only file system, \w{1,20}(?: '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'errno 30 read only file system',
        pattern: /\[Errno 30\] Read-only file system(?:: '(?<path>[^']{1,200})')?/,
      },
      { words: 'read only file system', pattern: /\b\w{3,12} (?<path>\/[^\s:]{1,200}): read-only file system/ },
      {
        words: 'read only file system',
        pattern: /["'‘` ](?<path>(?!\/proc\/sys)\/[^\s"'’`:]{1,200})["'’`]?(?::| \() ?Read-only file system/,
      },
      { words: 'read only file system', pattern: /Read-only file system @ \w{1,30} - \(?(?<path>[^\s,)]{1,200})/ },
      {
        words: 'read only file system',
        pattern:
          /(?<!\/proc\/sys\/.{0,60})(?::|\(30:|\(30\)) ?"?Read-only file system(?:$|[.,;"'\])}\\])|Read-only file system \(os error 30\)/,
      },
      { words: 'erofs', pattern: /(?:\{error, ?|[(:] ?:?)erofs\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The file system is read-only at {path|the place that the program writes to}',
    check: {
      text: 'See how the place is mounted, and whether the kernel made it read-only after an error of the disk',
      compose:
        'docker compose exec {service} sh -c "grep -w ro /proc/mounts"; docker compose config | grep -nE "read_only|:ro"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -nE "readOnly"',
      host: 'findmnt -T {path|/}; sudo dmesg -T | grep -iE "ext4|xfs|i/o error|remount"',
    },
    repair: [
      {
        text: 'Give the program a place that it may write: a volume or tmpfs at that path, or no :ro (config maps and secrets are always read-only)',
        compose: '$EDITOR docker-compose.yml   # tmpfs: [/tmp], or the volume without :ro',
        kubernetes: 'kubectl edit deploy/{service}   # emptyDir at that path, or readOnlyRootFilesystem: false',
        host: 'sudo systemctl edit {service}   # ReadWritePaths={path|<path>}',
      },
      {
        text: 'When the kernel remounted it, the disk or file system is damaged: save the data, then check it unmounted',
        host: 'sudo umount <mount point> && sudo fsck -f <device> && sudo mount <mount point>',
        destructive: true,
      },
    ],
    source: 'errno(3) EROFS; linux fs/ext4/super.c ext4_handle_error; systemd.exec(5) ProtectSystem',
    matches: [
      "Error: EROFS: read-only file system, mkdir '/app/.cache'",
      "OSError: [Errno 30] Read-only file system: '/var/run/app.pid'",
      'open /var/log/app.log: read-only file system',
      "sed: couldn't open temporary file /etc/nginx/conf.d/sedG7: Read-only file system",
      'Errno::EROFS: Read-only file system @ dir_s_mkdir - /app/tmp/cache',
      'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
      '[error] handler crashed: {error,erofs}',
    ],
    ignores: [
      'mounted /config as a read-only file system as intended',
      'ERROR:  cannot execute INSERT in a read-only transaction',
    ],
  },
  {
    id: 'errno.input-output-error',
    kind: 'data_corruption',
    forms: [
      { words: 'eio i o error', pattern: /\bEIO: i\/o error, \w{1,20}(?: '(?<path>[^']{1,200})')?/ },
      { words: 'errno 5 input output error', pattern: /\[Errno 5\] Input\/output error(?:: '(?<path>[^']{1,200})')?/ },
      {
        words: 'input output error',
        pattern: /["'‘` ](?<path>\/[^\s"'’`:]{1,200})["'’`]?(?::| \() ?input\/output error/i,
      },
      {
        words: 'input output error',
        pattern: /Input\/output error \(os error 5\)|(?:IOException|\(5\)|Errno::EIO): Input\/output error/,
      },
      {
        words: 'i o error dev sector',
        pattern:
          /(?:I\/O error, dev|critical medium error, dev|blk_update_request: I\/O error, dev) (?<object>[\w-]{1,20}), sector \d{1,20}/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The disk {object|of this host} fails to read or write {path|data}',
    check: {
      text: 'Read what the kernel says of the disk and of its wear',
      host: 'sudo dmesg -T | grep -iE "i/o error|medium error|ata[0-9]|nvme" | tail -30; sudo smartctl -a /dev/{object|<device>}',
    },
    repair: [
      {
        text: 'Copy the data away while it can be read, then replace the disk or the volume and restore from backup; a network volume may only have lost its server (iSCSI, NFS), then attach it anew',
        host: 'sudo ddrescue /dev/{object|<device>} /backup/{object|disk}.img /backup/{object|disk}.map',
      },
    ],
    source: 'errno(3) EIO; linux block/blk-core.c blk_errors',
    matches: [
      "Error: EIO: i/o error, read '/data/segment.7'",
      'OSError: [Errno 5] Input/output error',
      "ls: reading directory '/mnt/store': Input/output error",
      'java.io.IOException: Input/output error',
      '[88123.9] blk_update_request: I/O error, dev sdb, sector 123456789 op 0x0:(READ)',
    ],
    ignores: ['read tcp 10.0.0.4:1->10.0.0.9:53: i/o timeout', 'class for input/output error handling loaded'],
  },
  {
    id: 'errno.stale-file-handle',
    kind: 'missing_file',
    forms: [
      {
        words: 'stale file handle',
        pattern: /["'‘` ](?<path>\/[^\s"'’`:]{1,200})["'’`]?(?::| \() ?stale (?:NFS )?file handle/i,
      },
      {
        words: 'stale file handle',
        pattern:
          /(?:\[Errno 116\]|ESTALE:|\(116\)|IOException:) ?stale (?:NFS )?file handle|Stale file handle \(os error 116\)/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The network mount {path|of the program} points to what its server no longer has',
    check: {
      text: 'See which server the mount belongs to and whether its export was made anew or moved',
      compose: 'docker compose exec {service} grep -E " nfs| fuse" /proc/mounts',
      kubernetes: 'kubectl get pv -o yaml | grep -nA4 nfs',
      host: 'grep -E " nfs" /proc/mounts; showmount -e <server>',
    },
    repair: [
      {
        text: 'Mount it anew; containers have to be made anew as well, since they keep the old mount',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo umount -l {path|<mount point>} && sudo mount {path|<mount point>}',
      },
    ],
    source: 'errno(3) ESTALE; nfs(5)',
    matches: [
      "ls: cannot access '/mnt/media': Stale file handle",
      "OSError: [Errno 116] Stale file handle: '/mnt/media/a.mp4'",
    ],
    ignores: ['closing stale file handles older than 1 h', 'stale lock file /run/app.lock removed'],
  },
  {
    id: 'inotify.watches-used-up',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'system limit for number of file watchers reached',
        pattern: /ENOSPC: System limit for number of file watchers reached(?:, watch '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'inotify no space left on device',
        pattern: /inotify[^:]{0,40}:? ?(?:failed: )?(?:\S{1,60}: )?No space left on device/i,
      },
      {
        words: 'user limit number of inotify watches reached',
        pattern: /The configured user limit \((?<limit>\d{1,9})\) on the number of inotify watches has been reached/,
      },
      { words: 'inotify watch limit', pattern: /(?:OSError: |\[Errno 28\] |: )inotify watch limit reached/ },
      {
        words: 'inotify_add_watch no space left on device',
        pattern: /inotify_add_watch.{0,120}: [Nn]o space left on device/,
      },
      { words: 'upper limit on inotify watches reached', pattern: /[Uu]pper limit on inotify watches reached/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The watches of inotify are used up (fs.inotify.max_user_watches)',
    check: {
      text: 'Read the limit of the host; containers share it',
      compose: 'cat /proc/sys/fs/inotify/max_user_watches',
      kubernetes: 'kubectl exec deploy/{service} -- cat /proc/sys/fs/inotify/max_user_watches',
      host: 'sysctl fs.inotify',
    },
    repair: [
      {
        text: 'Raise fs.inotify.max_user_watches on the host (it is no disk that is full), and let the watcher leave out node_modules and the like',
        host: 'echo fs.inotify.max_user_watches=524288 | sudo tee /etc/sysctl.d/60-inotify.conf && sudo sysctl --system',
      },
    ],
    source:
      'inotify(7); Node fs.watch in lib/internal/fs/watchers.js; watchdog inotify_c.py; .NET SR.IOException_INotifyWatchesUserLimitReached',
    matches: [
      "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'",
      'tail: inotify cannot be used, inotify_add_watch: No space left on device',
      'System.IO.IOException: The configured user limit (8192) on the number of inotify watches has been reached.',
      'OSError: [Errno 28] inotify watch limit reached',
      'inotify_add_watch(6, /var/www/html, 2c6) failed: No space left on device',
      'Failed to watch /var/lib/syncthing; upper limit on inotify watches reached!',
    ],
    ignores: ['OSError: [Errno 28] No space left on device', 'inotify: watching 1200 files'],
  },
  {
    id: 'inotify.instances-used-up',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'too many open files',
        pattern: /inotify_init1?(?:\(\))?[^:]{0,40}:? ?(?:\(24: )?too many open files/i,
      },
      { words: 'fsnotify too many open files', pattern: /fsnotify[^:]{0,60}: too many open files/ },
      {
        words: 'watcher too many open files',
        pattern:
          /(?:create|creating|new|start|init)\w{0,6} (?:\w{1,12} ){0,3}watch(?:er)?[^:]{0,30}: too many open files/,
      },
      { words: 'inotify instance limit reached', pattern: /\[Errno 24\] inotify instance limit reached/ },
      {
        words: 'limit on the number of inotify instances',
        pattern: /configured user limit \((?<limit>\d{1,9})\) on the number of inotify instances has been reached/,
      },
      {
        words: 'failed to allocate directory watch',
        pattern: /Failed to allocate directory watch: Too many open files/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The instances of inotify are used up ({limit|128 is the default} for one user)',
    check: {
      text: 'Count the instances against the limit of the host; all containers of one user number share it',
      host: 'sysctl fs.inotify.max_user_instances; sudo find /proc/*/fd -lname "anon_inode:inotify" 2>/dev/null | wc -l',
      kubernetes: 'kubectl debug node/<node> -it --image=busybox -- sysctl fs.inotify.max_user_instances',
    },
    repair: [
      {
        text: 'Raise fs.inotify.max_user_instances on the host; the limit of open files (ulimit -n) is not what is meant',
        host: 'echo fs.inotify.max_user_instances=1024 | sudo tee /etc/sysctl.d/60-inotify.conf && sudo sysctl --system',
      },
    ],
    source: 'inotify_init(2) EMFILE; fsnotify backend_inotify.go; .NET SR.IOException_INotifyInstanceUserLimitReached',
    matches: [
      'inotify_init() failed: Too many open files',
      'OSError: [Errno 24] inotify instance limit reached',
      'failed to create fsnotify watcher: too many open files',
      'error creating file watcher: too many open files',
      'System.IO.IOException: The configured user limit (128) on the number of inotify instances has been reached, or the per-process limit on the number of open file descriptors has been reached.',
      'Failed to allocate directory watch: Too many open files',
      'panic: inotify_init1: too many open files',
    ],
    ignores: ['accept tcp [::]:8080: accept4: too many open files', 'inotify instances in use: 12'],
  },
];
