import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Error numbers that tell of something else than their sentence says: limits of the kernel behind "no space" and "no memory". */
export const ERRNO_ELSEWHERE: readonly CatalogueEntry[] = [
  {
    id: 'inotify.limit-as-no-space',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'failed to watch directory no space left on device',
        pattern: /Failed to watch directory: No space left on device/,
      },
      {
        words: 'failed to add watch no space left on device',
        pattern: /Failed to add \S{1,120} to watch: No space left on device/,
      },
      {
        words: 'failed to add a watch for',
        pattern: /Failed to add a watch for \S{1,120}: (?:inotify watch limit reached|No space left on device)/,
      },
      { words: 'inotify cannot be used reverting to polling', pattern: /inotify cannot be used, reverting to polling/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel has no inotify watches left; the disk is not full',
    check: {
      text: 'Count the watches by process',
      host: 'sudo find /proc/*/fd -lname anon_inode:inotify 2>/dev/null | cut -d/ -f3 | sort | uniq -c | sort -n | tail -5; sysctl fs.inotify',
    },
    repair: [
      {
        text: 'Raise the limits on the host (containers share them) and keep them in /etc/sysctl.d',
        host: 'printf "fs.inotify.max_user_watches=524288\\nfs.inotify.max_user_instances=1024\\n" | sudo tee /etc/sysctl.d/60-inotify.conf && sudo sysctl --system',
      },
    ],
    source: 'systemd path.c; coreutils tail.c; inotify(7)',
    matches: [
      'systemd[1]: Failed to watch directory: No space left on device',
      'Failed to add /run/systemd/ask-password to watch: No space left on device',
      'Failed to add a watch for /run/systemd/ask-password: inotify watch limit reached',
      'tail: inotify cannot be used, reverting to polling: Too many open files',
    ],
    ignores: ['write /var/lib/x: no space left on device'],
  },
  {
    id: 'semaphores.used-up',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'space left on device',
        pattern: /\bsemget(?:\(\)|[^:]{0,40})?:? ?(?:failed: )?(?:\(28\))?No space left on device/,
      },
      {
        words: '28 no space left on device t create',
        pattern: /\(28\)No space left on device: (?:AH\d{5}: )?Couldn't create (?:the |accept )(?<object>[\w -]{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel has no semaphore sets left; the disk is not full',
    check: {
      text: 'List the semaphore sets and the limits',
      host: 'ipcs -su; sysctl kernel.sem; ps -o pid,user,cmd -C httpd,apache2',
    },
    repair: [
      {
        text: 'Remove the sets that crashed processes left behind, and raise kernel.sem when there are many programs',
        host: "for s in $(ipcs -s | awk '$3==\"www-data\"{print $2}'); do sudo ipcrm -s $s; done; sudo sysctl -w kernel.sem='250 256000 32 1024'",
        destructive: true,
      },
    ],
    source: 'semget(2) ENOSPC; Apache httpd wiki, "Couldn\'t create accept lock"',
    matches: [
      'semget: No space left on device',
      "[emerg] (28)No space left on device: Couldn't create accept lock",
      "[core:emerg] [pid 1] (28)No space left on device: AH00023: Couldn't create the ssl-cache mutex",
    ],
    ignores: ['write /var/lib/x: no space left on device'],
  },
  {
    id: 'shared-memory.segment-too-large',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'shmget',
        pattern: /\bshmget\(?\)?(?: failed)?: (?:Invalid argument|No space left on device|Cannot allocate memory)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel refuses the shared memory segment: shmmax or shmall is too small',
    check: { text: 'Compare the size asked with the limits', host: 'ipcs -lm; sysctl kernel.shmmax kernel.shmall' },
    repair: [
      {
        text: 'Raise the limits, or ask for less in the settings of the program',
        host: 'sudo sysctl -w kernel.shmmax=17179869184 kernel.shmall=4194304',
      },
    ],
    source: 'shmget(2)',
    matches: ['shmget() failed: Invalid argument', 'shmget: No space left on device'],
    ignores: ['shmget ok, 4096 bytes'],
  },
  {
    id: 'dev-shm.too-small',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [
      {
        words: 'unable to write file no space left on device',
        pattern: /unable to write to file <\/torch_\w{1,40}>: No space left on device/,
      },
      {
        words: 'dataloader worker is killed by signal bus error',
        pattern: /DataLoader worker \(pid[^)]{1,20}\) is killed by signal: Bus error/,
      },
      {
        words: 'it is possible that dataloader s workers are out',
        pattern: /It is possible that dataloader's workers are out of shared memory/,
      },
      { words: 'dev shm no space left on device', pattern: /\/dev\/shm\/\S{0,120}['"]?: No space left on device/ },
      { words: 'insufficient shared memory shm', pattern: /insufficient shared memory \(shm\)/ },
      {
        words: 'creating shared memory in dev shm failed no such',
        pattern: /Creating shared memory in \/dev\/shm\/\S{0,80} failed: No such process/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '/dev/shm of the container is too small (64 MB unless set)',
    check: {
      text: 'Look how full it is',
      compose: 'docker compose exec {service} df -h /dev/shm',
      kubernetes: 'kubectl exec deploy/{service} -- df -h /dev/shm',
      host: 'df -h /dev/shm',
    },
    repair: [
      {
        text: 'Give it more: shm_size in compose, an emptyDir of medium Memory in Kubernetes; PyTorch can also do with num_workers=0',
        compose: '$EDITOR docker-compose.yml   # shm_size: 2gb   (or ipc: host)\ndocker compose up -d {service}',
        kubernetes:
          'kubectl edit deploy/{service}   # volumes: emptyDir: {medium: Memory, sizeLimit: 2Gi}, mounted at /dev/shm',
      },
    ],
    source: 'PyTorch, "multiprocessing best practices"; Docker run reference, --shm-size',
    matches: [
      'RuntimeError: unable to write to file </torch_1234_5678>: No space left on device (28)',
      'RuntimeError: DataLoader worker (pid 1234) is killed by signal: Bus error.',
      "It is possible that dataloader's workers are out of shared memory. Please try to raise your shared memory limit.",
      "OSError: [Errno 28] No space left on device: '/dev/shm/psm_1' /dev/shm/psm_1: No space left on device",
      'ERROR: Unexpected bus error encountered in worker. This might be caused by insufficient shared memory (shm).',
      '[FATAL:platform_shared_memory_region_posix.cc(219)] Creating shared memory in /dev/shm/.org.chromium.Chromium.XYZ failed: No such process (3)',
    ],
    ignores: ['tmpfs /dev/shm 64M 2% used'],
  },
  {
    id: 'cgroup.identifiers-used-up',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'mkdir sys fs cgroup',
        pattern: /mkdir \/sys\/fs\/cgroup\/\S{1,200}: (?:no space left on device|cannot allocate memory)/i,
      },
      {
        words: 'memory kmem limit_in_bytes',
        pattern:
          /memory\.kmem\.limit_in_bytes: (?:write \S{1,200}: )?(?:cannot allocate memory|device or resource busy)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel makes no further cgroups: dead ones fill its table',
    check: {
      text: 'Count the cgroups and read the kernel',
      host: 'cat /proc/cgroups; uname -r; find /sys/fs/cgroup -type d | wc -l',
    },
    repair: [
      {
        text: 'Restart the host to clear them; kernels before 4.x of CentOS 7 leak memory cgroups with kmem accounting: update, or boot with cgroup.memory=nokmem',
        host: 'sudo grubby --update-kernel=ALL --args=cgroup.memory=nokmem && sudo reboot',
        destructive: true,
      },
    ],
    source: 'opencontainers/runc issue 1725; Kubernetes issue 61937',
    matches: [
      'mkdir /sys/fs/cgroup/memory/docker/8d2f: no space left on device',
      'failed to write 9223372036854771712 to memory.kmem.limit_in_bytes: write /sys/fs/cgroup/memory/kubepods/x/memory.kmem.limit_in_bytes: cannot allocate memory',
    ],
    ignores: ['mkdir /data/x: no space left on device'],
  },
  {
    id: 'keyring.quota',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'disk quota exceeded',
        pattern:
          /(?:add_key|join session keyring|could not create session key|unable to join session keyring: unable to create session key)[^\n]{0,40}: disk quota exceeded/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel keyring of this account is full (kernel.keys.maxkeys)',
    check: { text: 'Compare used and allowed keys', host: 'sudo cat /proc/key-users; sysctl kernel.keys' },
    repair: [
      {
        text: 'Raise the limit; each container takes a key',
        host: 'sudo sysctl -w kernel.keys.maxkeys=2000 kernel.keys.maxbytes=200000',
      },
    ],
    source: 'keyctl(2) EDQUOT; runc issue 726',
    matches: [
      'add_key: disk quota exceeded',
      'OCI runtime create failed: unable to join session keyring: unable to create session key: disk quota exceeded',
    ],
    ignores: ['Error: EDQUOT: disk quota exceeded, write'],
  },
  {
    id: 'fork.memory-refused',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [{ words: 'fork allocate memory', pattern: /\bfork: (?:retry: )?Cannot allocate memory/i }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel has no memory (or no pids in the cgroup) left to start a process',
    check: {
      text: 'See whether it is memory or the pid limit',
      compose: 'docker stats --no-stream',
      host: 'free -m; sysctl kernel.pid_max vm.overcommit_memory; ps -eLf | wc -l; cat /sys/fs/cgroup/system.slice/{service}.service/pids.max',
    },
    repair: [
      {
        text: 'End what uses the memory, add swap, or raise TasksMax and pids_limit',
        compose: '$EDITOR docker-compose.yml   # pids_limit, mem_limit',
        host: 'sudo systemctl set-property {service} TasksMax=8192',
      },
    ],
    source: 'fork(2) ENOMEM',
    matches: ['-bash: fork: Cannot allocate memory', 'sh: fork: retry: Cannot allocate memory'],
    ignores: ['OSError: [Errno 12] Cannot allocate memory'],
  },
  {
    id: 'lock.held-by-other-process',
    kind: 'lock_held',
    forms: [
      {
        words: 'resource temporarily unavailable',
        pattern: /\bflock(?:\(\))?(?: failed)?: Resource temporarily unavailable/i,
      },
      {
        words: 'blockingioerror',
        pattern: /BlockingIOError: \[Errno 11\] Resource temporarily unavailable: '(?<path>[^']{1,200})'/,
      },
      {
        words: 'open resource temporarily unavailable',
        pattern: /\bopen (?<path>\/\S{1,200}(?:lock|LOCK)): resource temporarily unavailable/,
      },
      { words: 'ewouldblock flock failed', pattern: /EWOULDBLOCK: flock failed/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another process holds the lock of {path|a file}',
    check: {
      text: 'Find who holds it',
      compose: 'docker compose ps -a; docker compose exec {service} sh -c "fuser -v {path|<file>}"',
      host: 'sudo lsof {path|<file>}; sudo fuser -v {path|<file>}',
    },
    repair: [
      {
        text: 'End the second instance: two containers on one volume, or an old process that did not end',
        compose: 'docker compose up -d --scale {service}=1',
        host: 'sudo systemctl stop {service}; sudo fuser -k {path|<file>}',
        destructive: true,
      },
    ],
    source: 'flock(2) EWOULDBLOCK',
    matches: [
      'flock: Resource temporarily unavailable',
      "BlockingIOError: [Errno 11] Resource temporarily unavailable: '/data/lock'",
      'open /data/db/LOCK: resource temporarily unavailable',
      'Errno::EWOULDBLOCK: flock failed',
    ],
    ignores: ['fork: retry: Resource temporarily unavailable'],
  },
  {
    id: 'mlock.refused',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      { words: 'cannot allocate memory', pattern: /\bmlock(?:all)?(?:\(\))?[^:\n]{0,40}: Cannot allocate memory/i },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Memory cannot be locked: the limit memlock is too small',
    check: {
      text: 'Read the limit of the process',
      compose: 'docker compose exec {service} sh -c "ulimit -l"',
      host: 'systemctl show {service} -p LimitMEMLOCK',
    },
    repair: [
      {
        text: 'Set memlock without a limit',
        compose: '$EDITOR docker-compose.yml   # ulimits: memlock: {soft: -1, hard: -1}',
        host: 'sudo systemctl edit {service}   # [Service] LimitMEMLOCK=infinity',
      },
    ],
    source: 'mlock(2) ENOMEM',
    matches: ['mlockall: Cannot allocate memory', 'Failed to mlock: Cannot allocate memory'],
    ignores: ['OSError: [Errno 12] Cannot allocate memory'],
  },
  {
    id: 'network.buffers-used-up',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'no buffer space available',
        pattern:
          /(?:\[Errno 105\]|sendto|sendmsg|send|write|connect|socket|netlink)[^:\n]{0,40}:? ?(?:failed )?\(?(?:105: )?No buffer space available/i,
      },
      { words: 'enobufs', pattern: /\b(?:connect|send|write|listen) ENOBUFS\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel has no buffers left for network packets',
    check: {
      text: 'Look for drops and full tables',
      host: 'ss -s; ip -s link; sysctl net.core.wmem_max net.ipv4.neigh.default.gc_thresh3; dmesg | tail',
    },
    repair: [
      {
        text: 'Raise the buffers and the neighbour table',
        host: 'sudo sysctl -w net.core.wmem_max=8388608 net.core.rmem_max=8388608 net.ipv4.neigh.default.gc_thresh3=8192',
      },
    ],
    source: 'socket(7) ENOBUFS',
    matches: [
      'sendto: No buffer space available',
      'OSError: [Errno 105] No buffer space available',
      'Error: connect ENOBUFS 10.0.0.5:443',
    ],
    ignores: ['buffer space available: 4 MB'],
  },
  {
    id: 'kernel.call-not-implemented',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'function not implemented',
        pattern: /(?:\[Errno 38\]|[a-z_\d]{3,30}(?:\(\))?:|ENOSYS:|failed \(38:|[\w/]: ) ?[Ff]unction not implemented/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel (or its seccomp filter) does not offer the call that the program makes',
    check: {
      text: 'Read kernel, runtime and seccomp profile: an old Docker with a new image does this',
      host: 'uname -r; docker version; runc --version',
    },
    repair: [
      {
        text: 'Update Docker, runc and libseccomp of the host (20.10.10 or later for images of glibc 2.34)',
        host: 'sudo apt-get install --only-upgrade docker-ce containerd.io libseccomp2',
      },
    ],
    source: 'errno(3) ENOSYS; moby issue 42680',
    matches: [
      'OSError: [Errno 38] Function not implemented',
      'epoll_create1(): Function not implemented',
      'close_range: function not implemented',
    ],
    ignores: ['this function is not implemented yet'],
  },
  {
    id: 'address-family.missing',
    kind: 'invalid_setting',
    forms: [
      { words: 'eafnosupport', pattern: /\blisten EAFNOSUPPORT\b[^\n]{0,40}?(?<value>::\S{0,20})?$/ },
      {
        words: 'address family not supported by protocol',
        pattern:
          /(?:socket(?:\(\))?(?: \[?(?<value>[\da-f:]{2,40})\]?:(?<port>\d{1,5}))?(?: failed)?:? \(?(?:97: )?|\[Errno 97\] |(?<!could not create IPv6 socket for address \S{1,40}): )Address family not supported by protocol/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The host has no IPv6, and the program is told to use it',
    check: {
      text: 'See whether IPv6 is on',
      compose: 'docker compose exec {service} cat /proc/net/if_inet6',
      host: 'sysctl net.ipv6.conf.all.disable_ipv6',
    },
    repair: [
      {
        text: 'Let the program listen on 0.0.0.0 only (nginx: take "listen [::]:80" out, ipv6=off), or turn IPv6 on',
        compose: '$EDITOR docker-compose.yml && docker compose up -d {service}',
        host: 'sudo sysctl -w net.ipv6.conf.all.disable_ipv6=0',
      },
    ],
    source: 'socket(2) EAFNOSUPPORT; nginx ngx_connection.c',
    matches: [
      'Error: listen EAFNOSUPPORT: address family not supported ::',
      'nginx: [emerg] socket() [::]:80 failed (97: Address family not supported by protocol)',
      'socket: Address family not supported by protocol',
    ],
    ignores: ['address family not supported by this form'],
  },
];
