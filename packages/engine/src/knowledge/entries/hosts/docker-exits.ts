import type { CatalogueEntry } from '../../catalogue-entry.ts';

const LAST_LINES = {
  compose: 'docker compose ps -a; docker compose logs --tail 80 {service}',
  kubernetes: 'kubectl logs deploy/{service} --previous --tail 80',
};

export const DOCKER_EXITS: readonly CatalogueEntry[] = [
  {
    id: 'docker.container-oom-killed',
    kind: 'memory_exhausted',
    program: 'docker',
    forms: [
      { words: 'oomkilled true', pattern: /"OOMKilled": ?true/ },
      {
        words: 'container oom image name',
        pattern: /container oom [0-9a-f]{12,64} \(.{0,400}?\bname=(?<object>[\w.-]{1,80})/,
      },
      { words: 'taskoom', pattern: /TaskOOM event .{0,40}(?:container_?id|containerID)/ },
    ],
    nearby: [
      /"Name": ?"\/(?<object>[\w.-]{1,120})"/,
      /\bcontainer (?<object>[\w.-]{1,120}) exited with code/,
      /\bmemory limit (?<limit>[\d.]{1,12} [KMG]iB)/,
      /"Memory": ?(?<limit>[1-9]\d{5,15})/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The kernel killed {object|the container}: it used more memory than its limit ({limit|OOMKilled})',
    check: {
      text: 'Compare the limit with what the program uses, and see which process the kernel chose',
      compose: `docker inspect --format '{{.HostConfig.Memory}} {{.State.OOMKilled}}' $(docker compose ps -aq {service}); docker stats --no-stream; sudo dmesg -T | grep -i "killed process" | tail`,
      kubernetes: 'kubectl top pod; kubectl describe pod -l app={service} | grep -A6 "Last State"',
    },
    repair: [
      {
        text: 'Raise the limit (mem_limit: or deploy.resources.limits.memory), or make the program use less: heap of Java, workers of gunicorn, max_old_space_size of Node',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more> --requests=memory=<more>',
      },
    ],
    source: 'moby api types container.State OOMKilled; docker events; containerd api/events TaskOOM',
    matches: [
      '            "OOMKilled": true,',
      '2025-05-06T07:41:08.826123456+02:00 container oom 5f1d2c3b4a5968778695a4b3c2d1e0f0 (com.docker.compose.project=shop, image=shop-api, name=shop-api-1)',
      'time="2025-05-06T07:41:08Z" level=info msg="TaskOOM event container_id:\\"5f1d2c3b\\""',
    ],
    ignores: ['            "OOMKilled": false,'],
  },
  {
    id: 'docker.exit-137',
    kind: 'memory_exhausted',
    program: 'docker',
    forms: [
      {
        words: 'exited with code 137',
        pattern: /(?<object>[\w.-]{1,100}) exited with (?:exit )?code:? \[?(?<signal>137)\b/,
      },
      { words: 'exited 137 ago', pattern: /Exited \((?<signal>137)\) .{1,30} ago/ },
      {
        words: 'container die exitcode 137',
        pattern: /container die [0-9a-f]{12,64} \(.{0,400}?exitCode=(?<signal>137)\b/,
      },
      {
        words: 'exit code 137',
        pattern:
          /\b(?:did not complete successfully|Command failed|failed|terminated|Process completed)\b.{0,40}exit code:? (?<signal>137)\b/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: '{object|A container} was killed (exit code 137, SIGKILL)',
    check: {
      text: 'See whether it was memory: OOMKilled true, or a line of the OOM killer; otherwise somebody or a stop timeout sent SIGKILL',
      compose: `docker inspect --format '{{.State.OOMKilled}} {{.State.FinishedAt}}' $(docker compose ps -aq {service}); sudo dmesg -T | grep -iE "oom|killed process" | tail`,
      kubernetes:
        'kubectl describe pod -l app={service} | grep -A6 "Last State"; kubectl get events --sort-by=.lastTimestamp | tail -20',
    },
    repair: [
      {
        text: 'Raise the memory limit or lower what the program uses; a build that dies so needs fewer parallel jobs or a bigger machine',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more>',
      },
      { text: 'When it died while being stopped, give it more time with stop_grace_period and let it handle SIGTERM' },
    ],
    source: 'Docker documentation, docker ps and exit status: 128 + 9 (SIGKILL); docker/compose pkg/compose/printer.go',
    matches: [
      'shop-api-1 exited with code 137',
      '5f1d2c3b4a59   shop-api   "gunicorn app:app"   2 hours ago   Exited (137) 3 minutes ago             shop-api-1',
      '2025-05-06T07:41:08.826Z container die 5f1d2c3b4a59 (execDuration=92, exitCode=137, image=shop-api, name=shop-api-1)',
      'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 137',
    ],
    ignores: ['shop-api-1 exited with code 0', 'exit code 137 means that the process got SIGKILL'],
  },
  {
    id: 'docker.exit-139',
    kind: 'crash_signal',
    program: 'docker',
    forms: [
      {
        words: 'exited with code 139',
        pattern: /(?<object>[\w.-]{1,100}) exited with (?:exit )?code:? \[?(?<signal>139)\b/,
      },
      { words: 'exited 139 ago', pattern: /Exited \((?<signal>139)\) .{1,30} ago/ },
      {
        words: 'exited with code 134',
        pattern: /(?<object>[\w.-]{1,100}) exited with (?:exit )?code:? \[?(?<signal>134)\b/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: '{object|A container} crashed with a signal (exit code {signal})',
    check: {
      text: '139 is a segmentation fault, 134 an abort (SIGABRT), 132 an illegal instruction (a program built for a newer CPU); the kernel names the library',
      ...LAST_LINES,
      host: 'sudo dmesg -T | grep -E "segfault|trap|invalid opcode" | tail; coredumpctl list | tail',
    },
    repair: [
      {
        text: 'Go back to the version that ran before; for 132 use a build for older CPUs or pass the host CPU to the virtual machine',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Exit status 128 + n: SIGSEGV 11, SIGABRT 6, SIGILL 4; docker/compose pkg/compose/printer.go',
    matches: [
      'shop-thumbs-1 exited with code 139',
      '5f1d2c3b4a59   shop-thumbs   "./thumbs"   2 hours ago   Exited (139) 3 minutes ago             shop-thumbs-1',
      'shop-api-1 exited with code 134',
    ],
    ignores: ['139 segments uploaded, exited with code 0'],
  },
  {
    id: 'docker.exit-143',
    kind: 'stopped_on_purpose',
    program: 'docker',
    forms: [
      { words: 'exited with code 143', pattern: /(?<object>[\w.-]{1,100}) exited with code (?<signal>143)\b/ },
      { words: 'exited 143 ago', pattern: /Exited \((?<signal>143)\) .{1,30} ago/ },
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means: '{object|A container} was asked to end (exit code 143, SIGTERM)',
    check: {
      text: 'See who stopped it: a deployment, a drain of the node, docker compose down, or a failed liveness probe',
      compose: 'docker events --since 1h --until 0s --filter event=kill --filter event=stop',
      kubernetes: 'kubectl get events --sort-by=.lastTimestamp | tail -30',
    },
    repair: [{ text: 'Start it again when the stop was not meant', compose: 'docker compose up -d {service}' }],
    source: 'Exit status 128 + 15 (SIGTERM); docker/compose pkg/compose/printer.go',
    matches: [
      'shop-api-1 exited with code 143',
      '5f1d2c3b4a59   shop-api   "java -jar app.jar"   2 hours ago   Exited (143) 3 minutes ago',
    ],
    ignores: ['143 tests passed, exited with code 0'],
  },
  {
    id: 'docker.exit-failed',
    kind: 'code_defect',
    program: 'docker',
    forms: [
      {
        words: 'exited with code',
        pattern:
          /(?<object>[a-zA-Z0-9][\w.-]{0,80}[-_]\d{1,3}) exited with code (?<signal>(?!(?:132|134|137|139|143)\b)[1-9]\d{0,2})\b/,
      },
      { words: 'exited ago', pattern: /Exited \((?<signal>(?!(?:132|134|137|139|143)\))[1-9]\d{0,2})\) .{1,30} ago/ },
      { words: 'restarting ago', pattern: /Restarting \((?<signal>[1-9]\d{0,2})\) .{1,30} ago/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: '{object|A container} ended with exit code {signal}',
    check: {
      text: 'Read what it wrote last; 126 and 127 mean that the command may not be executed or does not exist',
      ...LAST_LINES,
    },
    repair: [
      {
        text: 'Repair what its last lines name (126: not executable, 127: command not found), then start it again',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'docker/compose pkg/compose/printer.go; docker ps',
    matches: [
      'shop-api-1 exited with code 1',
      'shop_worker_1 exited with code 2',
      '5f1d2c3b4a59   shop-api   "node server.js"   2 hours ago   Exited (1) 3 minutes ago             shop-api-1',
      '5f1d2c3b4a59   shop-api   "node server.js"   2 hours ago   Restarting (1) 12 seconds ago             shop-api-1',
    ],
    ignores: [
      'shop-migrate-1 exited with code 0',
      '5f1d2c3b4a59   shop-migrate   "migrate"   2 hours ago   Exited (0) 2 hours ago',
    ],
  },
  {
    id: 'docker.exit-zero',
    kind: null,
    program: 'docker',
    forms: [
      { words: 'exited with code 0', pattern: /[\w.-]{1,100} exited with code 0\b/ },
      { words: 'exited 0 ago', pattern: /Exited \(0\) .{1,30} ago/ },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 1,
    means: 'A container ended without an error',
    check: {
      text: 'Nothing, unless it was to keep running: then its command ended or went to the background',
      ...LAST_LINES,
    },
    repair: [],
    source: 'docker/compose pkg/compose/printer.go; docker ps',
    matches: [
      'shop-migrate-1 exited with code 0',
      '5f1d2c3b4a59   shop-migrate   "migrate"   2 hours ago   Exited (0) 2 hours ago',
    ],
    ignores: ['shop-migrate-1 exited with code 1'],
  },
  {
    id: 'docker.container-unhealthy',
    kind: 'health_check_wrong',
    program: 'docker',
    forms: [
      { words: 'up unhealthy', pattern: /\bUp (?:Less than a|About an?|\d{1,4}) \w{1,10} \(unhealthy\)/ },
      {
        words: 'container health_status unhealthy',
        pattern: /container health_status: unhealthy [0-9a-f]{12,64} \(.{0,400}?name=(?<object>[\w.-]{1,80})/,
      },
      { words: 'status unhealthy', pattern: /^\s{0,30}"Status": "unhealthy"/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'Docker takes {object|a container} for unhealthy',
    check: {
      text: 'Read the output of the last checks and run the check by hand',
      compose: `docker inspect --format '{{json .State.Health.Log}}' $(docker compose ps -q {service}); docker compose logs --tail 50 {service}`,
    },
    repair: [
      {
        text: 'Repair what the check or the log names; when the program is only slow to start, raise start_period',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'moby daemon/health.go handleProbeResult; docker ps; docker events',
    matches: [
      '5f1d2c3b4a59   shop-api   "node server.js"   2 hours ago   Up 2 hours (unhealthy)   8080/tcp   shop-api-1',
      '2025-05-06T07:41:08.826Z container health_status: unhealthy 5f1d2c3b4a59 (com.docker.compose.project=shop, image=shop-api, name=shop-api-1)',
      '                "Status": "unhealthy",',
    ],
    ignores: [
      '5f1d2c3b4a59   shop-api   "node server.js"   2 hours ago   Up 2 hours (healthy)   8080/tcp   shop-api-1',
    ],
  },
];
