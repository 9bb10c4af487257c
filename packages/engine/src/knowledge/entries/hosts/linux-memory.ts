import type { CatalogueEntry } from '../../catalogue-entry.ts';

const MEMORY =
  'free -m; ps -eo rss,pid,user,args --sort=-rss | head -12; sudo dmesg -T | grep -iE "oom|killed process" | tail';

export const LINUX_MEMORY: readonly CatalogueEntry[] = [
  {
    id: 'linux.oom-kill-host',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [
      {
        words: 'out of memory process',
        pattern: /(?<!cgroup )[Oo]ut of memory: Kill(?:ed)? process (?<value>\d{1,8}) \((?<object>[^)]{1,60})\)/,
      },
      {
        words: 'oom kill constraint constraint_none task pid',
        pattern: /oom-kill:constraint=CONSTRAINT_NONE,.{0,400}task=(?<object>[^,]{1,60}),pid=(?<value>\d{1,8})/,
      },
    ],
    nearby: [/anon-rss:(?<limit>\d{1,12}kB)/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The host ran out of memory: the kernel killed {object} (pid {value})',
    check: {
      text: 'The table that the kernel wrote before it shows all processes with their memory (rss in pages of 4 kB); the one that was killed is the biggest, not always the guilty one',
      host: MEMORY,
      kubernetes: 'kubectl top node; kubectl top pod -A --sort-by=memory | head',
    },
    repair: [
      {
        text: 'Give {object} a limit below the memory of the host (heap, workers, shared_buffers), move it, or add memory',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl set-property {service} MemoryMax=<limit>',
      },
      {
        text: 'Add swap as a cushion and set the databases apart from the killer',
        host: 'sudo fallocate -l 2G /swapfile && sudo chmod 600 /swapfile && sudo mkswap /swapfile && sudo swapon /swapfile; sudo systemctl edit {service} # [Service] OOMScoreAdjust=-500',
      },
    ],
    source: 'Linux mm/oom_kill.c oom_kill_process, __oom_kill_process, dump_oom_summary',
    matches: [
      '[81234.826123] Out of memory: Killed process 20481 (java) total-vm:9211232kB, anon-rss:6123456kB, file-rss:0kB, shmem-rss:0kB, UID:998 pgtables:12816kB oom_score_adj:0',
      'May 06 07:41:08 web1 kernel: Out of memory: Kill process 2211 (mysqld) score 412 or sacrifice child',
      'kernel: oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/system.slice/shop-api.service,task=node,pid=2211,uid=998',
    ],
    ignores: [
      'Memory cgroup out of memory: Killed process 20481 (java) total-vm:9211232kB, anon-rss:1048576kB',
      'java.lang.OutOfMemoryError: Java heap space',
    ],
  },
  {
    id: 'linux.oom-kill-cgroup',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [
      {
        words: 'memory cgroup out of memory process',
        pattern:
          /Memory cgroup out of memory: Kill(?:ed)? process (?<value>\d{1,8}) \((?<object>[^)]{1,60})\)(?:.{0,80}anon-rss:(?<limit>\d{1,12}kB))?/,
      },
      {
        words: 'oom kill constraint constraint_memcg task pid',
        pattern:
          /oom-kill:constraint=CONSTRAINT_MEMCG,.{0,200}oom_memcg=(?<path>[^,]{1,200}),.{0,260}task=(?<object>[^,]{1,60}),pid=(?<value>\d{1,8})/,
      },
      {
        words: 'task in killed as a result of limit of',
        pattern: /Task in (?<path>\/\S{1,200}) killed as a result of limit of/,
      },
    ],
    nearby: [/memory: usage (?<limit>\d{1,12}kB), limit/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The kernel killed {object|a process}: its container or unit reached its memory limit',
    check: {
      text: 'See whose limit it is: the path names the container or the unit',
      host: MEMORY,
      compose: "docker ps --no-trunc --format '{{.ID}} {{.Names}}'; docker stats --no-stream",
      kubernetes:
        'kubectl top pod -A --containers | sort -k5 -h | tail; kubectl get pods -A | grep -E "OOMKilled|CrashLoop"',
    },
    repair: [
      {
        text: 'Raise the limit, or let the program keep below it: -XX:MaxRAMPercentage, --max-old-space-size, GOMEMLIMIT, fewer workers',
        compose: 'docker compose up -d {service} # mem_limit: 1g',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more>',
        host: 'sudo systemctl set-property {service} MemoryMax=<more>',
      },
    ],
    source: 'Linux mm/oom_kill.c, mm/memcontrol.c mem_cgroup_print_oom_meminfo',
    matches: [
      '[81234.826123] Memory cgroup out of memory: Killed process 20481 (node) total-vm:1611232kB, anon-rss:523456kB, file-rss:0kB, shmem-rss:0kB, UID:1000 pgtables:2816kB oom_score_adj:937',
      'kernel: oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=docker-5f1d.scope,mems_allowed=0,oom_memcg=/system.slice/docker-5f1d.scope,task_memcg=/system.slice/docker-5f1d.scope,task=python3,pid=2211,uid=0',
      'kernel: Task in /docker/5f1d killed as a result of limit of /docker/5f1d',
    ],
    ignores: [
      'Out of memory: Killed process 20481 (java) total-vm:9211232kB',
      'memory cgroup stats for /docker/5f1d: anon 12345',
    ],
  },
  {
    id: 'linux.oom-killer-invoked',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [{ words: 'invoked oom killer gfp_mask', pattern: /(?<object>\S{1,60}) invoked oom-killer: gfp_mask=/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: '{object} asked for memory and there was none: the kernel picks a process to kill',
    check: {
      text: 'The line "Killed process" after it names the victim; it need not be the one that asked',
      host: MEMORY,
    },
    repair: [
      {
        text: 'Limit what is too big (MemoryMax, mem_limit, heap), or add memory or swap',
        host: 'sudo systemctl set-property {service} MemoryMax=<limit>',
      },
    ],
    source: 'Linux mm/oom_kill.c dump_header',
    matches: [
      '[81234.826001] node invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|__GFP_COMP), order=0, oom_score_adj=0',
      'kernel: systemd-journal invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0',
    ],
    ignores: ['the oom-killer is invoked when memory runs out'],
  },
  {
    id: 'linux.overcommit-refused',
    kind: 'memory_exhausted',
    program: 'linux',
    forms: [
      {
        words: 'not enough memory for the allocation',
        pattern:
          /__vm_enough_memory: pid:? (?<value>\d{1,8}),? comm:? (?<object>[^,]{1,40}),? (?:bytes: (?<limit>\d{1,20}) |no )?not enough memory for the allocation/,
      },
      {
        words: 'page allocation failure order',
        pattern: /(?<object>\S{1,60}): page allocation failure: order:(?<value>\d{1,2}), mode:/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The kernel refuses memory to {object}: over its commit limit or no free block of that size',
    check: {
      text: 'With vm.overcommit_memory=2 the promise counts, not the use: compare Committed_AS with CommitLimit',
      host: 'sysctl vm.overcommit_memory vm.overcommit_ratio vm.min_free_kbytes; grep -E "CommitLimit|Committed_AS|MemAvailable" /proc/meminfo',
    },
    repair: [
      {
        text: 'Raise vm.overcommit_ratio or go back to the default 0; for failed blocks of a higher order keep more memory free',
        host: 'sudo sysctl -w vm.overcommit_memory=0 vm.min_free_kbytes=131072',
      },
    ],
    source: 'Linux mm/util.c __vm_enough_memory; mm/page_alloc.c warn_alloc',
    matches: [
      '[  332.079333] __vm_enough_memory: pid: 18440, comm: redis-server, bytes: 5285790347 not enough memory for the allocation',
      '[81234.826001] kworker/0:1: page allocation failure: order:4, mode:0x40cc0(GFP_KERNEL|__GFP_COMP), nodemask=(null)',
    ],
    ignores: ['MemoryError: not enough memory for the allocation of an array'],
  },
];
