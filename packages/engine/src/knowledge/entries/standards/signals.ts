import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const HOW_IT_ENDED: Step = {
  text: 'Read how the process ended: exit code, OOMKilled, and what the kernel says of that time',
  compose:
    'docker inspect -f "{{.Name}} {{.State.ExitCode}} {{.State.OOMKilled}} {{.State.FinishedAt}}" $(docker compose ps -aq); sudo dmesg -T | tail -30',
  kubernetes:
    'kubectl describe pod -l app={service} | grep -A8 "Last State"; kubectl get events --sort-by .lastTimestamp | tail -20',
  host: 'journalctl -k --since -1h | grep -iE "oom|killed process|segfault|trap"; coredumpctl list | tail',
};

const LAST_CORE: Step = {
  text: 'Take the backtrace of the last core dump: its top frames name the library at fault',
  compose:
    'sudo dmesg -T | grep -iE "segfault|trap|general protection" | tail; docker compose logs --tail 80 {service}',
  kubernetes: 'kubectl logs deploy/{service} --previous --tail 80',
  host: 'coredumpctl info | head -60; sudo dmesg -T | grep -iE "segfault|trap" | tail',
};

/** Processes ended by a signal: exit codes above 128, shells, supervisors and runtimes that tell of it. */
export const SIGNALS: readonly CatalogueEntry[] = [
  {
    id: 'signal.killed',
    kind: 'memory_exhausted',
    forms: [
      {
        words: '137',
        pattern:
          /\b(?<!has )(?:exited with code|exited with exit code|exit code:?|exit status:?|exitCode"?[:=]|Exited \(|ExitCode=|returned non-zero exit status|exit_status,|code =>) ?(?<signal>137)\b(?! means| is\b)/i,
      },
      { words: 'signal killed', pattern: /(?<signal>signal: killed)(?:$|["'\s)])/ },
      { words: 'signals sigkill', pattern: /died with <Signals\.(?<signal>SIGKILL): 9>/ },
      {
        words: 'signal sigkill',
        pattern:
          /(?:npm (?:ERR!|error) signal |signal: '|signal: 9, |signal[=:] ?"?|exited on signal 9 \()(?<signal>SIGKILL)\b/,
      },
      {
        words: 'signal 9',
        pattern: /(?:killed by|terminated by|exited on|received|died with) signal:? (?<signal>9)\b/i,
      },
      { words: 'killed', pattern: /line \d{1,5}:\s{1,4}\d{1,8} (?<signal>Killed)\s{1,30}(?<object>\S{1,120})/ },
      {
        words: 'workerlosterror',
        pattern:
          /WorkerLostError\(?:? ?['"]?Worker exited prematurely: (?:signal 9 \((?<signal>SIGKILL)\)|exitcode (?<value>137))/,
      },
      { words: 'worker was sent sigkill', pattern: /was sent (?<signal>SIGKILL)! Perhaps out of memory\?/ },
      { words: 'killed', pattern: /(?:^|\| )(?<signal>Killed)$/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The process was killed ({signal})',
    check: HOW_IT_ENDED,
    repair: [
      {
        text: 'When OOMKilled is true or the kernel names the process, give it more memory or less work: workers, heap, cache, batch size',
        compose: '$EDITOR docker-compose.yml   # mem_limit: <more>\ndocker compose up -d {service}',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more>',
        host: 'sudo systemctl edit {service}   # MemoryMax=<more>',
      },
      {
        text: 'When nothing ran out, it did not end within the grace period after SIGTERM (10 s in Docker, 30 s in Kubernetes), or a liveness probe failed: let process 1 handle SIGTERM (exec in the start script, init: true), or allow more time',
        compose: '$EDITOR docker-compose.yml   # stop_grace_period: 60s',
        kubernetes: 'kubectl edit deploy/{service}   # terminationGracePeriodSeconds, livenessProbe',
      },
    ],
    source:
      'signal(7) SIGKILL; POSIX.1 XCU 2.8.2 (128 + signal); Docker documentation, exit codes; Go os.ProcessState.String(); CPython subprocess; billiard WorkerLostError; gunicorn arbiter.py',
    matches: [
      'shop-worker-1 exited with code 137',
      'command failed: signal: killed',
      "subprocess.CalledProcessError: Command '['node', 'build.js']' died with <Signals.SIGKILL: 9>.",
      'npm error signal SIGKILL',
      '[alert] 1#1: worker process 31 exited on signal 9',
      '/start.sh: line 14:    27 Killed                  python train.py',
      'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 4.',
      '[ERROR] Worker (pid:27) was sent SIGKILL! Perhaps out of memory?',
      'worker-1  | Killed',
    ],
    ignores: ['shop-worker-1 exited with code 0', 'killed 137 stale sessions', 'docs: exit code of 137 means 128 + 9'],
  },
  {
    id: 'signal.terminated',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: '143',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status:?|exitCode"?[:=]|Exited \(|ExitCode=|returned non-zero exit status|status=) ?(?<signal>143)\b/i,
      },
      { words: 'signal terminated', pattern: /(?<signal>signal: terminated)(?:$|["'\s)])/ },
      {
        words: 'signal sigterm',
        pattern: /(?:npm (?:ERR!|error) signal |signal: ')(?<signal>SIGTERM)\b|died with <Signals\.SIGTERM: 15>/,
      },
      {
        words: 'signal 15',
        pattern:
          /(?:[Rr]eceived|[Cc]aught|got|terminated by|killed by) (?:terminate )?signal:? ?\(?(?<signal>15|SIGTERM)\b/,
      },
      { words: 'received sigterm', pattern: /\b(?:[Rr]eceived|Received shutdown signal) (?<signal>SIGTERM)\b/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The process was asked to end (SIGTERM)',
    check: {
      text: 'See who asked for it: a deployment, docker stop, systemctl, a node that was drained, or a liveness probe that failed',
      compose: 'docker events --since 1h --until 0s --filter type=container; docker compose ps -a',
      kubernetes: 'kubectl get events --sort-by .lastTimestamp | grep -iE "kill|unhealthy|drain|evict|scal"',
      host: 'journalctl -u {service} --since -1h --no-pager | grep -iE "stopping|stopped|start"; last -x | head',
    },
    repair: [
      {
        text: 'Start it again when nobody meant to stop it',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout status deploy/{service}',
        host: 'sudo systemctl start {service}',
      },
      {
        text: 'When a probe ended it, correct the probe or what makes its answer slow',
        kubernetes: 'kubectl describe pod -l app={service} | grep -iE "liveness|unhealthy"',
      },
    ],
    source: 'signal(7) SIGTERM; POSIX.1 XCU 2.8.2; npm lib/utils/error-message.js; Go os.ProcessState.String()',
    matches: [
      'api-1 exited with code 143',
      'exit error: signal: terminated',
      'npm error signal SIGTERM',
      'received signal 15, shutting down',
      'Received SIGTERM, draining connections',
    ],
    ignores: ['handler for SIGTERM installed', 'api-1 exited with code 0'],
  },
  {
    id: 'signal.segmentation-fault',
    kind: 'crash_signal',
    forms: [
      { words: 'sigsegv segmentation violation', pattern: /(?<signal>SIGSEGV): segmentation violation/ },
      {
        words: '139',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status:?|exitCode"?[:=]|Exited \(|ExitCode=|returned non-zero exit status|exit_status,) ?(?<signal>139)\b/i,
      },
      {
        words: 'segmentation fault',
        pattern:
          /(?<signal>[Ss]egmentation fault) \(core dumped\)|line \d{1,5}:\s{1,4}\d{1,8} Segmentation fault\s|(?:signal: |Fatal Python error: |\[BUG\] |Caught signal 11 \()[Ss]egmentation fault/,
      },
      {
        words: 'segfault at ip sp error',
        pattern:
          /\b(?<object>[\w.:/-]{1,40})\[\d{1,8}\]: (?<signal>segfault) at [\da-f]{1,16} ip [\da-f]{1,16} sp [\da-f]{1,16} error \d{1,4}(?: (?:cpu \d{1,4} )?in (?<path>[\w.-]{1,80}))?/,
      },
      {
        words: 'general protection',
        pattern: /traps: (?<object>[\w.:/-]{1,40})\[\d{1,8}\] (?<signal>general protection)(?: fault)? ip:/,
      },
      {
        words: 'sigsegv',
        pattern:
          /(?:exited on signal 11 \(|signal: 11, |#\s{1,3}|died with <Signals\.|npm (?:ERR!|error) signal |signal: '|Received signal )(?<signal>SIGSEGV)\b/,
      },
      {
        words: 'signal 11',
        pattern:
          /(?:killed by|terminated by|exited on|[Rr]eceived|[Cc]aught|crashed by|died with) signal:? (?<signal>11)\b/,
      },
      { words: 'segmentation fault', pattern: /(?:^|\| )(?<signal>Segmentation fault)$/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The process {object|of the writer} crashed (SIGSEGV)',
    check: LAST_CORE,
    repair: [
      {
        text: 'Go back to the version before, or update the native library that the backtrace names: such crashes come from compiled code (drivers, image libraries, extensions), from a mix of glibc and musl builds, or from a stack that is too small',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'sudo systemctl restart {service}; ulimit -s',
      },
      {
        text: 'When it hits different programs on one host, test its memory',
        host: 'sudo memtester 1G 1; sudo ras-mc-ctl --errors',
      },
    ],
    source:
      'signal(7) SIGSEGV; linux arch/x86/mm/fault.c show_signal_msg; nginx ngx_process.c; OpenJDK hs_err; Python faulthandler; Ruby error.c rb_bug',
    matches: [
      '[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]',
      'render-1 exited with code 139',
      'Segmentation fault (core dumped)',
      'kernel: php-fpm[2101]: segfault at 8 ip 00007f1c2a3b sp 00007ffd1e error 4 in opcache.so[7f1c2a+9000]',
      'traps: node[771] general protection fault ip:7f12 sp:7ffe error:0 in libc.so.6[7f12+1a0]',
      '[alert] 1#1: worker process 31 exited on signal 11',
      '#  SIGSEGV (0xb) at pc=0x00007f1d2c, pid=1, tid=33',
      'Segmentation fault',
    ],
    ignores: ['signal handler for SIGSEGV installed', 'exited with code 13'],
  },
  {
    id: 'signal.aborted',
    kind: 'crash_signal',
    forms: [
      {
        words: '134',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status:?|exitCode"?[:=]|Exited \(|ExitCode=|returned non-zero exit status|exit_status,) ?(?<signal>134)\b/i,
      },
      { words: 'aborted core dumped', pattern: /(?<signal>Aborted) \(core dumped\)|(?:signal: )aborted\b/ },
      {
        words: 'sigabrt',
        pattern:
          /(?:exited on signal 6 \(|signal: 6, |died with <Signals\.|npm (?:ERR!|error) signal |signal: '|Received signal )(?<signal>SIGABRT)\b/,
      },
      {
        words: 'signal 6',
        pattern: /(?:killed by|terminated by|exited on|[Rr]eceived|[Cc]aught|died with) signal:? (?<signal>6)\b/,
      },
      { words: 'aborted', pattern: /line \d{1,5}:\s{1,4}\d{1,8} (?<signal>Aborted)\s/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The process aborted itself (SIGABRT); the lines before tell of the check that failed',
    check: {
      text: 'Read the last lines before the abort: an assertion, a heap that ran out, a corrupt file',
      compose: 'docker compose logs --tail 60 {service}',
      kubernetes: 'kubectl logs deploy/{service} --previous --tail 60',
      host: 'journalctl -u {service} -n 60 --no-pager; coredumpctl info | head -40',
    },
    repair: [
      {
        text: 'Settle what those lines name: for Node a heap that is too small, for a database its data files, else go back to the version before',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'abort(3), signal(7) SIGABRT; POSIX.1 XCU 2.8.2',
    matches: [
      'db-1 exited with code 134',
      'Aborted (core dumped)',
      "Command 'worker' died with <Signals.SIGABRT: 6>.",
      'server process (PID 77) was terminated by signal 6: Aborted',
      '/start.sh: line 3:    12 Aborted                 ./server',
    ],
    ignores: ['transaction aborted by user', 'AbortError: This operation was aborted'],
  },
  {
    id: 'glibc.heap-corrupted',
    kind: 'crash_signal',
    program: 'glibc',
    forms: [
      {
        words: 'double free',
        pattern:
          /(?<object>free\(\): double free detected in tcache 2|double free or corruption \((?:fasttop|out|!prev|top)\))/,
      },
      {
        words: 'invalid',
        pattern:
          /(?<object>(?:free|realloc|munmap_chunk)\(\): invalid (?:pointer|size|next size(?: \((?:fast|normal)\))?|old size))/,
      },
      {
        words: 'malloc',
        pattern:
          /(?<object>malloc\(\): (?:corrupted top size|memory corruption|invalid size \(unsorted\)|unaligned tcache chunk detected|smallbin double linked list corrupted|unsorted double linked list corrupted|mismatching next->prev_size \(unsorted\)))/,
      },
      {
        words: 'corrupted size vs prev_size',
        pattern:
          /(?<object>corrupted size vs\. prev_size(?: while consolidating| in fastbins)?|corrupted double-linked list(?: \(not small\))?)/,
      },
      { words: 'stack smashing detected', pattern: /(?<object>\*\*\* stack smashing detected \*\*\*)/ },
      { words: 'buffer overflow detected', pattern: /(?<object>\*\*\* buffer overflow detected \*\*\*)/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Native code destroyed its own memory, glibc ends it: {object}',
    check: LAST_CORE,
    repair: [
      {
        text: 'Update or go back with the native library in question: it wrote beyond its memory, and no restart heals that; two allocators in one process (LD_PRELOAD of jemalloc) do the same',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'sudo apt-get install --only-upgrade <library> && sudo systemctl restart {service}',
      },
      { text: 'Find the place with a checked run', host: 'valgrind <program>   # or a build with -fsanitize=address' },
    ],
    source: 'glibc malloc/malloc.c malloc_printerr; debug/fortify_fail.c, stack_chk_fail.c',
    matches: [
      'free(): double free detected in tcache 2',
      'munmap_chunk(): invalid pointer',
      'malloc(): corrupted top size',
      'corrupted size vs. prev_size',
      '*** stack smashing detected ***: terminated',
      '*** buffer overflow detected ***: terminated',
    ],
    ignores: ['malloc() returned 4096 bytes', 'lint: possible double free in line 7'],
  },
  {
    id: 'signal.illegal-instruction',
    kind: 'wrong_architecture',
    forms: [
      {
        words: '132',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status:?|exitCode"?[:=]|Exited \(|ExitCode=) ?(?<signal>132)\b/i,
      },
      {
        words: 'illegal instruction',
        pattern:
          /(?<signal>[Ii]llegal instruction) \(core dumped\)|line \d{1,5}:\s{1,4}\d{1,8} Illegal instruction\s|signal: illegal instruction/,
      },
      {
        words: 'trap invalid opcode',
        pattern: /traps: (?<object>[\w.:/-]{1,40})\[\d{1,8}\] (?<signal>trap invalid opcode) ip:/,
      },
      {
        words: 'sigill',
        pattern:
          /(?:exited on signal 4 \(|signal: 4, |#\s{1,3}|died with <Signals\.|npm (?:ERR!|error) signal |Received signal )(?<signal>SIGILL)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'The program ended at a CPU instruction that this host does not know (SIGILL)',
    check: {
      text: 'See which extensions the processor offers; hypervisors with a plain CPU type (kvm64, qemu64) hide AVX and more',
      host: 'lscpu | grep -iE "model name|avx|flags"; /lib64/ld-linux-x86-64.so.2 --help | grep -A6 x86-64-v',
      compose: 'docker compose logs --tail 20 {service}; grep -om1 -w avx /proc/cpuinfo',
    },
    repair: [
      {
        text: 'Give the virtual machine the CPU type host, or take a build for older processors (MongoDB 5 and later and TensorFlow need AVX)',
        host: 'sudo qm set <vmid> --cpu host   # Proxmox; libvirt: <cpu mode="host-passthrough"/>',
        compose: '$EDITOR docker-compose.yml   # an image tag that runs without AVX',
      },
    ],
    source:
      'signal(7) SIGILL; linux arch/x86/kernel/traps.c; glibc sysdeps/x86/dl-cacheinfo.h, rtld isa level check; MongoDB production notes',
    matches: [
      'mongo-1 exited with code 132',
      'Illegal instruction (core dumped)',
      'traps: mongod[912] trap invalid opcode ip:55e1 sp:7ffd error:0 in mongod[55e1+2000]',
      "Command 'infer' died with <Signals.SIGILL: 4>.",
    ],
    ignores: ['parser: illegal instruction name FROMM', 'sent 132 messages'],
  },
  {
    id: 'signal.bus-error',
    kind: 'crash_signal',
    forms: [
      {
        words: '135',
        pattern:
          /\b(?:exited with code|exited with exit code|exit code:?|exit status:?|exitCode"?[:=]|Exited \(|ExitCode=) ?(?<signal>135)\b/i,
      },
      {
        words: 'bus error',
        pattern:
          /(?<signal>Bus error) \(core dumped\)|line \d{1,5}:\s{1,4}\d{1,8} Bus error\s|(?:signal: |signal 7: |Fatal Python error: )[Bb]us error/,
      },
      {
        words: 'sigbus',
        pattern:
          /(?:exited on signal 7 \(|signal: 7, |#\s{1,3}|died with <Signals\.|\[signal |killed by signal: )(?<signal>SIGBUS)\b/,
      },
      { words: 'killed by signal bus error', pattern: /killed by signal: (?<signal>Bus error)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The process read mapped memory that is not there (SIGBUS)',
    check: {
      text: 'See whether /dev/shm or the volume of mapped files is full, and whether the disk reports errors; shared memory is full, a file was cut, or a disk is bad',
      compose: 'docker compose exec {service} df -h /dev/shm /tmp',
      kubernetes: 'kubectl exec deploy/{service} -- df -h /dev/shm /tmp',
      host: 'df -h /dev/shm; sudo dmesg -T | grep -iE "i/o error|hugetlb" | tail',
    },
    repair: [
      {
        text: 'Enlarge the shared memory (64 MB is what Docker gives)',
        compose: '$EDITOR docker-compose.yml   # shm_size: 2gb',
        kubernetes: 'kubectl edit deploy/{service}   # emptyDir: { medium: Memory, sizeLimit: 2Gi } at /dev/shm',
      },
      {
        text: 'Or turn huge pages off when the program reserves some and the cgroup has none (PostgreSQL: huge_pages = off)',
        host: 'grep -i hugepages /proc/meminfo',
      },
    ],
    source: 'signal(7) SIGBUS, mmap(2); Docker documentation, --shm-size; PyTorch torch/utils/data signal handling',
    matches: [
      'trainer-1 exited with code 135',
      'Bus error (core dumped)',
      'worker process 9 exited on signal 7 (SIGBUS)',
      "RuntimeError: DataLoader worker (pid 71) is killed by signal: Bus error. It is possible that dataloader's workers are out of shared memory.",
    ],
    ignores: ['message bus error rate 0.1%', 'event bus: error handler registered'],
  },
];
