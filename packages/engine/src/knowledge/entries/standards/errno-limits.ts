import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const COUNT_TASKS: Step = {
  text: 'Compare the number of threads and processes with each limit on them: of the cgroup (pids.max), of the account (ulimit -u), of the kernel (threads-max, pid_max)',
  compose: 'docker compose exec {service} sh -c "cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current; ulimit -u"',
  kubernetes: 'kubectl exec deploy/{service} -- sh -c "cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current"',
  host: 'systemctl show {service} -p TasksMax,TasksCurrent,LimitNPROC; ps -eLf | wc -l; sysctl kernel.threads-max kernel.pid_max',
};

const LOOK_AT_MEMORY: Step = {
  text: 'Compare the memory in use with what the host and the cgroup allow, and with the commit limit of the kernel',
  compose: 'docker stats --no-stream; free -m; grep -i commit /proc/meminfo',
  kubernetes: 'kubectl top pod; kubectl describe pod -l app={service} | grep -A4 -iE "limits|last state"',
  host: 'free -m; grep -i commit /proc/meminfo; sysctl vm.overcommit_memory; ps aux --sort=-rss | head',
};

/** Limits of a process or of the host that were reached: descriptors, tasks, memory. */
export const ERRNO_LIMITS: readonly CatalogueEntry[] = [
  {
    id: 'errno.too-many-open-files',
    kind: 'descriptor_limit',
    forms: [
      {
        words: 'emfile too many open files',
        pattern: /\bEMFILE: too many open files(?:, \w{1,20} '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'errno 24 too many open files',
        pattern: /\[Errno 24\] Too many open files(?:: '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'accept too many open files',
        pattern: /\baccept (?:tcp[46]?|unix) \S{1,80}: accept4?: too many open files(?! in system)/,
      },
      {
        words: 'too many open files',
        pattern:
          /\b(?:open|socket|pipe2?|dial tcp|fork\/exec|opendir) ?(?<path>\/[^\s:]{1,200}|[\w.[\]-]{1,100}:\d{1,5})?: (?:socket: |[\w./: ]{0,60})?too many open files(?! in system)/,
      },
      {
        words: 'too many open files',
        pattern:
          /(?:accept4?|socket|open|epoll_create1?|pipe2?|dup|timerfd_create)\(\)? ?(?:"(?<path>[^"]{1,200})"\)? )?failed \(24: Too many open files\)/,
      },
      {
        words: 'too many open files',
        pattern:
          /(?<!inotify_init.{0,40}|fsnotify.{0,60}|watch.{0,30})(?:IOException: |SocketException: |FileSystemException: |Errno::EMFILE: |\(24\): ?|: |\baccept4?: )(?<path>\/[^\s:(]{1,200})?(?:: | \()?[Tt]oo many open files(?! in system)(?: @ \w{1,30} - (?<object>\S{1,150})|\)?$|[.,;"'\])}\\])/,
      },
      {
        words: 'too many open files',
        pattern: /Too many open files \(os error 24\)|\{ code: 24, .{0,40}Too many open files/,
      },
      { words: 'emfile', pattern: /(?:\{error, ?|[(:] ?:?)emfile\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The program has no free file descriptor left (ulimit -n)',
    check: {
      text: 'Compare how many descriptors the process holds with its limit, and see what they are (sockets, deleted files): a number that only grows is a leak',
      compose:
        'docker compose exec {service} sh -c "grep -i \'open files\' /proc/1/limits; ls /proc/1/fd | wc -l; ls -l /proc/1/fd | tail -20"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "grep -i \'open files\' /proc/1/limits; ls /proc/1/fd | wc -l"',
      host: 'grep -i "open files" /proc/$(pgrep -o {service})/limits; sudo ls /proc/$(pgrep -o {service})/fd | wc -l; ss -s',
    },
    repair: [
      {
        text: 'Raise the limit of the process (nofile) and start it anew',
        compose: '$EDITOR docker-compose.yml   # ulimits: { nofile: { soft: 65536, hard: 65536 } }',
        kubernetes: 'sudo systemctl edit containerd   # on the node: LimitNOFILE=1048576',
        host: 'sudo systemctl edit {service}   # [Service] LimitNOFILE=65536',
      },
      {
        text: 'When the number only grows, close what is left open (responses that are not read, clients made for each request); a restart gives some hours',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source:
      'errno(3) EMFILE; getrlimit(2) RLIMIT_NOFILE; libuv, CPython OSError, Go net.OpError, java.io.IOException, nginx ngx_event_accept.c',
    matches: [
      "Error: EMFILE: too many open files, open '/app/views/cart.ejs'",
      "OSError: [Errno 24] Too many open files: '/tmp/upload-7'",
      'http: Accept error: accept tcp [::]:8080: accept4: too many open files; retrying in 5ms',
      'dial tcp 10.0.0.7:5432: socket: too many open files',
      '2025/01/02 11:12:13 [crit] 22#22: accept4() failed (24: Too many open files)',
      'java.nio.file.FileSystemException: /data/idx/_7.cfs: Too many open files',
      'Errno::EMFILE: Too many open files @ rb_sysopen - /tmp/a',
      'Error: Too many open files (os error 24)',
      '[error] accept failed: {error,emfile}',
    ],
    ignores: [
      'open /proc/sys/fs: too many open files in system',
      'inotify_init() failed with EMFILE, see the limit of instances',
      'advice: raise LimitNOFILE before the program has too many open files',
    ],
  },
  {
    id: 'errno.file-table-overflow',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'too many open files in system',
        pattern: /(?:ENFILE: |\[Errno 23\] |\(23: |\(23\)|: )(?:file table overflow|too many open files in system)/i,
      },
      { words: 'enfile file table overflow', pattern: /\bENFILE: file table overflow/ },
      { words: 'vfs file max limit reached', pattern: /VFS: file-max limit (?<limit>\d{1,20}) reached/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The whole host has no file descriptor left (fs.file-max)',
    check: {
      text: 'Read used and greatest number of open files of the host and find the process that holds most',
      host: 'cat /proc/sys/fs/file-nr; for p in /proc/[0-9]*; do echo "$(sudo ls $p/fd 2>/dev/null | wc -l) $(cat $p/comm)"; done | sort -n | tail',
    },
    repair: [
      {
        text: 'Raise fs.file-max on the host, and restart the process that leaks descriptors (lsof counts them)',
        host: 'echo fs.file-max=2097152 | sudo tee /etc/sysctl.d/60-file-max.conf && sudo sysctl --system',
      },
    ],
    source: 'errno(3) ENFILE; linux fs/file_table.c',
    matches: [
      'accept tcp [::]:443: accept4: too many open files in system',
      "Error: ENFILE: file table overflow, open '/app/index.html'",
      'kernel: VFS: file-max limit 98304 reached',
    ],
    ignores: ['accept tcp [::]:443: accept4: too many open files', 'fs.file-max = 98304'],
  },
  {
    id: 'errno.no-more-tasks',
    kind: 'process_limit',
    forms: [
      {
        words: 'fork resource temporarily unavailable',
        pattern: /\bfork(?:\(\)|\/exec \S{1,120})?[^:]{0,60}:(?: retry:)? resource temporarily unavailable/i,
      },
      {
        words: 'pthread_create resource temporarily unavailable',
        pattern: /pthread_create[^:]{0,60}(?:\(|: ?)Resource temporarily unavailable/,
      },
      { words: 'pthread_create failed eagain', pattern: /pthread_create failed \(EAGAIN\)/ },
      { words: 'unable to create native thread', pattern: /OutOfMemoryError: unable to create (?:new )?native thread/ },
      { words: 'start new thread', pattern: /(?:RuntimeError|thread\.error): can't start new thread/ },
      { words: 'spawn eagain', pattern: /\bspawn (?<object>\S{1,100}) EAGAIN/ },
      {
        words: 'failed to create new os thread',
        pattern: /runtime: failed to create new OS thread \(have (?<value>\d{1,7}) already; errno=11\)/,
      },
      {
        words: 'errno 11 resource temporarily unavailable',
        pattern: /(?:BlockingIOError|OSError): \[Errno 11\] Resource temporarily unavailable(?!: ')/,
      },
      {
        words: 'create thread resource temporarily unavailable',
        pattern:
          /(?:ThreadError: can't create Thread|failed to spawn thread: Os \{ code: 11, kind: WouldBlock, message): "?Resource temporarily unavailable/,
      },
      {
        words: 'cgroup fork rejected by pids controller',
        pattern: /cgroup: fork rejected by pids controller in (?<object>\S{1,200})/,
      },
      {
        words: 'failed to execute resource temporarily unavailable',
        pattern: /failed to execute \S{1,60}: Resource temporarily unavailable/,
      },
      { words: 'thread failed to start', pattern: /getaddrinfo\(\) thread failed to start/ },
      { words: 'spawn eagain', pattern: /Error: spawn EAGAIN/ },
      { words: 'failed to spawn thread', pattern: /failed to spawn thread: Os \{ code: 11, kind: WouldBlock/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No further process or thread may be made (pids limit of the cgroup or ulimit -u)',
    check: COUNT_TASKS,
    repair: [
      {
        text: 'Raise the limit that was reached',
        compose: '$EDITOR docker-compose.yml   # pids_limit: 4096, or ulimits: { nproc: 65535 }',
        kubernetes: 'sudo $EDITOR /var/lib/kubelet/config.yaml   # on the node: podPidsLimit: 4096',
        host: 'sudo systemctl edit {service}   # [Service] TasksMax=8192',
      },
      {
        text: 'When the number only grows, the program leaks threads or leaves zombies (an init as process 1 takes those away: init: true)',
        compose: 'docker compose exec {service} sh -c "ps -eo stat,comm | sort | uniq -c | sort -n | tail"',
        host: 'ps -eo stat,comm | sort | uniq -c | sort -n | tail',
      },
    ],
    source:
      'fork(2), pthread_create(3) EAGAIN; cgroup pids controller; OpenJDK os_linux.cpp; Go runtime os_linux.go; CPython _threadmodule.c',
    matches: [
      '-bash: fork: retry: Resource temporarily unavailable',
      'fork/exec /usr/bin/git: resource temporarily unavailable',
      'OpenBLAS blas_thread_init: pthread_create failed for thread 3 of 16: Resource temporarily unavailable',
      '[warning][os,thread] Failed to start thread "Unknown thread" with pthread_create failed (EAGAIN) for attributes: stacksize: 1024k',
      'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
      "RuntimeError: can't start new thread",
      'Error: spawn /usr/bin/convert EAGAIN',
      'runtime: failed to create new OS thread (have 1022 already; errno=11)',
      'BlockingIOError: [Errno 11] Resource temporarily unavailable',
      "ThreadError: can't create Thread: Resource temporarily unavailable",
      'cgroup: fork rejected by pids controller in /system.slice/docker-8f7.scope',
      'su: failed to execute /bin/bash: Resource temporarily unavailable',
      'curl: (6) getaddrinfo() thread failed to start',
      'Error: spawn EAGAIN',
      "thread 'main' panicked at 'failed to spawn thread: Os { code: 11, kind: WouldBlock, message: \"Resource temporarily unavailable\" }'",
    ],
    ignores: [
      'System.Net.Http.HttpRequestException: Resource temporarily unavailable (api:80)',
      'started 16 threads after fork',
    ],
  },
  {
    id: 'errno.thread-not-permitted',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'pthread_create operation not permitted',
        pattern: /pthread_create[^:]{0,60}(?:\(|: ?)Operation not permitted/,
      },
      { words: 'pthread_create failed eperm', pattern: /pthread_create failed \(EPERM\)/ },
      {
        words: 'failed to create new os thread errno 1',
        pattern: /runtime: failed to create new OS thread \(have \d{1,7} already; errno=1\)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The container runtime is too old for the image: seccomp forbids its way to make threads',
    check: {
      text: 'Read the versions of Docker, runc and libseccomp of the host: images with glibc 2.34 and later call clone3, which runtimes before Docker 20.10.10 answer with EPERM',
      compose: 'docker version; runc --version',
      kubernetes: 'kubectl get nodes -o wide',
      host: 'docker version; runc --version; dpkg -l | grep libseccomp2',
    },
    repair: [
      {
        text: 'Update Docker (20.10.10 or later), containerd, runc and libseccomp on the host',
        host: 'sudo apt-get update && sudo apt-get install --only-upgrade docker-ce containerd.io libseccomp2 && sudo systemctl restart docker',
      },
      {
        text: 'Until then run this one container without the filter, or use the image of the release before',
        compose: '$EDITOR docker-compose.yml   # security_opt: ["seccomp:unconfined"]',
      },
    ],
    source: 'Docker Engine 20.10.10 release notes; moby profiles/seccomp default.json clone3; OpenBLAS blas_server.c',
    matches: [
      'OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 8: Operation not permitted',
      '[0.009s][warning][os,thread] Failed to start thread "GC Thread#0" - pthread_create failed (EPERM) for attributes: stacksize: 1024k, guardsize: 4k, detached.',
      'runtime: failed to create new OS thread (have 2 already; errno=1)',
    ],
    ignores: [
      'OpenBLAS blas_thread_init: pthread_create failed for thread 3 of 16: Resource temporarily unavailable',
      'clone3 is supported by this kernel',
    ],
  },
  {
    id: 'errno.cannot-allocate-memory',
    kind: 'memory_exhausted',
    forms: [
      { words: 'mmap failed 12 cannot allocate memory', pattern: /mmap\(\) failed: \[12\] Cannot allocate memory/ },
      {
        words: 'cannot allocate memory',
        pattern:
          /(?:\[Errno 12\]|\(12\)|\(12:|errno=12|Errno::ENOMEM:|error=12,|: |^)\s?"?cannot allocate memory(?:$|[.,;"'\])}\\:]| (?:- fork\(2\)|\(os error 12\)))/i,
      },
      {
        words: 'enomem',
        pattern:
          /\bENOMEM: not enough memory, \w{1,20}|\bspawn (?<object>\S{1,100}) ENOMEM|(?:\{error, ?|[(:] ?:?)enomem\b/,
      },
      {
        words: 'commit_memory failed error',
        pattern: /error='(?:Cannot allocate memory|Not enough space)' \(err(?:no|or code)[=:] ?12\)/,
      },
      {
        words: 'insufficient memory for the java runtime environment',
        pattern: /There is insufficient memory for the Java Runtime Environment to continue/,
      },
      {
        words: 'fatal error runtime out of memory',
        pattern:
          /fatal error: runtime: (?:out of memory|cannot allocate memory)|runtime: out of memory: cannot allocate (?<value>\d{1,20})-byte block/,
      },
      { words: 'memory allocation of bytes failed', pattern: /memory allocation of (?<value>\d{1,20}) bytes failed/ },
      {
        words: 'cannot allocate bytes of memory',
        pattern:
          /\b(?:eheap_alloc|ets_alloc|binary_alloc|literal_alloc): Cannot allocate (?<value>\d{1,20}) bytes of memory/,
      },
      { words: 'spawn', pattern: /\bspawn (?:\S{1,100} )?ENOMEM\b/ },
      { words: 'cannot allocate memory errno', pattern: /Cannot allocate memory \(errno=12\)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel gives the program no more memory (asked: {value|more than is free})',
    check: LOOK_AT_MEMORY,
    repair: [
      {
        text: 'Give the program or the host more memory (or swap), or lower what it reserves at start (-Xmx, shared_buffers, the number of workers)',
        compose: '$EDITOR docker-compose.yml   # mem_limit, deploy.resources.limits.memory',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more>',
        host: 'sudo fallocate -l 4G /swapfile && sudo chmod 600 /swapfile && sudo mkswap /swapfile && sudo swapon /swapfile',
      },
      {
        text: 'When free shows memory enough, overcommitment is what is refused: a large process cannot fork with vm.overcommit_memory=2 or a small commit limit',
        host: 'sudo sysctl -w vm.overcommit_memory=1',
      },
    ],
    source:
      'errno(3) ENOMEM; malloc(3), fork(2); OpenJDK os_linux.cpp commit_memory; Go runtime malloc.go; Rust alloc::handle_alloc_error; Erlang erl_alloc.c',
    matches: [
      'mmap() failed: [12] Cannot allocate memory',
      'OSError: [Errno 12] Cannot allocate memory',
      'Error: spawn /usr/bin/node ENOMEM',
      "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x00000000c0000000, 1073741824, 0) failed; error='Not enough space' (errno=12)",
      '# There is insufficient memory for the Java Runtime Environment to continue.',
      'fatal error: runtime: out of memory',
      'memory allocation of 536870912 bytes failed',
      'eheap_alloc: Cannot allocate 1318267840 bytes of memory (of type "heap").',
      'fork: Cannot allocate memory',
      'Error: spawn ENOMEM',
      'mmap failed: Cannot allocate memory (errno=12)',
    ],
    ignores: [
      'memory limit of the container: 512 MiB',
      'allocator cannot allocate memory pages below 4 KiB, rounding up',
    ],
  },
  {
    id: 'shell.ulimit-refused',
    kind: 'process_limit',
    forms: [
      {
        words: 'ulimit cannot modify limit',
        pattern: /ulimit: (?<setting>[\w -]{1,40}): cannot modify limit: (?:Operation not permitted|Invalid argument)/,
      },
      {
        words: 'ulimit error setting limit',
        pattern: /ulimit: error setting limit \((?:Operation not permitted|Invalid argument)\)/,
      },
      {
        words: 'error setting rlimit',
        pattern: /error setting rlimit type (?<object>\d{1,2}): operation not permitted/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The start script may not raise the limit {setting|it sets with ulimit}',
    check: {
      text: 'Compare the limit the script asks for with the hard limit it is given',
      compose: 'docker compose exec {service} sh -c "cat /proc/1/limits"',
      kubernetes: 'kubectl exec deploy/{service} -- cat /proc/1/limits',
      host: 'ulimit -Ha; systemctl show {service} -p LimitNOFILE,LimitMEMLOCK',
    },
    repair: [
      {
        text: 'Set the limit from outside, where it is allowed: an account without root can lower the hard limit only',
        compose: '$EDITOR docker-compose.yml   # ulimits: { nofile: { soft: 65536, hard: 65536 }, memlock: -1 }',
        host: 'sudo systemctl edit {service}   # LimitNOFILE=65536, LimitMEMLOCK=infinity',
      },
    ],
    source: 'bash builtins/ulimit.def; dash miscbltin.c; runc setRlimits',
    matches: [
      '/entrypoint.sh: line 12: ulimit: open files: cannot modify limit: Operation not permitted',
      'sh: 1: ulimit: error setting limit (Operation not permitted)',
      'runc create failed: unable to start container process: error during container init: error setting rlimit type 8: operation not permitted',
    ],
    ignores: ['ulimit -n is 65536', 'OSError: [Errno 24] Too many open files'],
  },
];
