import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WSGI_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'uwsgi.port-in-use',
    kind: 'port_in_use',
    program: 'uwsgi',
    forms: [
      {
        words: 'probably another instance of uwsgi is running on the same address',
        pattern:
          /probably another instance of uWSGI is running on the same address \((?<peer>[*\w.]{0,60}):(?<port>\d{1,5})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'uWSGI cannot listen on port {port}: another process has it',
    check: {
      text: 'Find who listens there: often the old master that did not end',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"',
      host: 'ss -ltnp | grep ":{port} "; pgrep -af uwsgi',
    },
    repair: [
      {
        text: 'End the old process that holds the port (ss shows it), or change the port in http-socket',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl restart uwsgi',
      },
    ],
    source: 'uWSGI, core/socket.c',
    matches: [
      'probably another instance of uWSGI is running on the same address (0.0.0.0:8000).',
      'probably another instance of uWSGI is running on the same address (127.0.0.1:3031).',
    ],
    ignores: ['uWSGI http bound on 0.0.0.0:8000 fd 4'],
  },
  {
    id: 'uvicorn.websocket-library-missing',
    kind: 'missing_module',
    program: 'uvicorn',
    forms: [
      {
        words: 'no supported websocket library detected',
        pattern: /No supported WebSocket library detected\. Please use/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Uvicorn cannot serve websockets: neither websockets nor wsproto is installed',
    check: {
      text: 'List the packages of the running image',
      compose: 'docker compose exec {service} pip list | grep -iE "uvicorn|websockets|wsproto"',
      kubernetes: 'kubectl exec deploy/{service} -- pip list | grep -iE "uvicorn|websockets|wsproto"',
      host: 'pip list | grep -iE "uvicorn|websockets|wsproto"',
    },
    repair: [
      {
        text: 'Install uvicorn[standard] or websockets and build the image anew',
        host: "pip install 'uvicorn[standard]' && systemctl restart {service}",
        compose: 'docker compose up -d --build {service}',
      },
    ],
    source: 'uvicorn, protocols/http/h11_impl.py handle_websocket_upgrade()',
    matches: [
      "WARNING:  No supported WebSocket library detected. Please use \"pip install 'uvicorn[standard]'\", or install 'websockets' or 'wsproto' manually.",
      "[2025-05-06 07:41:08 +0000] [13] [WARNING] No supported WebSocket library detected. Please use 'pip install uvicorn[standard]', or install 'websockets' or 'wsproto' manually.",
    ],
    ignores: ['INFO:     ("10.0.0.4", 51834) - "WebSocket /ws" [accepted]'],
  },
  {
    id: 'uwsgi.no-application',
    kind: 'code_defect',
    program: 'uwsgi',
    forms: [
      {
        words: 'no python application found check your startup logs for errors',
        pattern: /no python application found, check your startup logs for errors/,
      },
      {
        words: 'unable to load app mountpoint callable not found or import error',
        pattern:
          /unable to load app (?<value>\d{1,4}) \(mountpoint='(?<path>[^']{0,80})'\) \(callable not found or import error\)/,
      },
      {
        words: 'no app loaded',
        pattern: /\*\*\* no app loaded\. (?:going in full dynamic mode|GAME OVER) \*\*\*/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'uWSGI runs without an application: loading it failed at the start',
    check: {
      text: 'Read the Python exception at the start of the log (missing module, wrong virtual environment, wrong callable)',
      compose: 'docker compose logs {service} | grep -B20 "unable to load app"',
      kubernetes: 'kubectl logs deploy/{service} | grep -B20 "unable to load app"',
      host: 'grep -B20 "unable to load app" /var/log/uwsgi/*.log | tail -40',
    },
    repair: [
      {
        text: 'Repair that exception, set virtualenv, chdir, module and callable, and use need-app=true so that it ends instead of answering 500',
        compose: 'docker compose up -d --build {service}',
        host: 'systemctl restart uwsgi',
      },
    ],
    source: 'uWSGI, plugins/python/wsgi_handlers.c, pyloader.c, core/init.c',
    matches: [
      '--- no python application found, check your startup logs for errors ---',
      "unable to load app 0 (mountpoint='') (callable not found or import error)",
      '*** no app loaded. going in full dynamic mode ***',
    ],
    ignores: ["WSGI app 0 (mountpoint='') ready in 1 seconds on interpreter 0x55d1c2f0 pid: 7 (default app)"],
  },
  {
    id: 'uwsgi.workers-busy-or-killed',
    kind: 'slow_dependency',
    program: 'uwsgi',
    forms: [
      {
        words: 'harakiri on worker',
        pattern: /\*\*\* HARAKIRI ON WORKER (?<value>\d{1,4}) \(pid: \d{1,10}, try: \d{1,4}/,
      },
      {
        words: 'uwsgi listen queue of socket full',
        pattern:
          /\*\*\* uWSGI listen queue of socket "(?<object>[^"]{1,120})" \(fd: \d{1,6}\) full !!! \((?<signal>\d{1,8})\/(?<limit>\d{1,8})\)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'All uWSGI workers are busy (harakiri or full listen queue)',
    check: {
      text: 'See which request a worker was in (the HARAKIRI line before names it) and what it waits for',
      compose: 'docker compose logs --since 10m {service} | grep -A6 HARAKIRI',
      kubernetes: 'kubectl logs deploy/{service} --since=10m | grep -A6 HARAKIRI',
      host: 'grep -A6 HARAKIRI /var/log/uwsgi/*.log | tail -40; uwsgitop <stats socket>',
    },
    repair: [
      {
        text: 'Repair the slow call; raise processes, threads or harakiri, and listen with net.core.somaxconn for short bursts',
        host: 'sysctl -w net.core.somaxconn=1024 && systemctl restart uwsgi',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'uWSGI, core/master_utils.c, core/master.c',
    matches: [
      'Tue May  6 07:41:08 2025 - *** HARAKIRI ON WORKER 2 (pid: 31, try: 1, graceful: yes) ***',
      'Tue May  6 07:41:08 2025 - *** uWSGI listen queue of socket "0.0.0.0:8000" (fd: 3) full !!! (101/100) ***',
    ],
    ignores: ['spawned uWSGI worker 2 (pid: 31, cores: 1)'],
  },
  {
    id: 'uwsgi.worker-killed',
    kind: 'memory_exhausted',
    program: 'uwsgi',
    forms: [
      {
        words: 'damn worker by signal trying respawn',
        pattern:
          /DAMN ! worker (?<value>\d{1,4}) \(pid: \d{1,10}\) (?:died, killed|MYSTERIOUSLY killed) by signal (?<signal>9|11|6|7) :\( trying respawn/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'A uWSGI worker was killed by signal {signal}',
    check: {
      text: 'After HARAKIRI the master itself kills; otherwise look for the out-of-memory killer (9 is memory or harakiri, 11 native code)',
      compose: 'docker stats --no-stream {service}; dmesg -T | grep -iE "killed process|oom"',
      kubernetes: 'kubectl describe pod {service} | grep -A4 "Last State"',
      host: 'dmesg -T | grep -iE "killed process|oom|segfault"',
    },
    repair: [
      {
        text: 'Start fewer processes or raise the memory limit, and set reload-on-rss and max-requests; for 11 rebuild the C extension for this Python',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'systemctl restart uwsgi',
      },
    ],
    source: 'uWSGI, core/master.c',
    matches: [
      'DAMN ! worker 2 (pid: 31) died, killed by signal 9 :( trying respawn ...',
      'DAMN ! worker 1 (pid: 30) died, killed by signal 11 :( trying respawn ...',
    ],
    ignores: ['worker 2 buried after 1 seconds'],
  },
  {
    id: 'uwsgi.request-block-too-large',
    kind: 'payload_too_large',
    program: 'uwsgi',
    forms: [
      {
        words: 'invalid request block size max skip',
        pattern: /invalid request block size: (?<value>\d{1,10}) \(max (?<limit>\d{1,10})\)\s?\.\.\.\s?skip/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'uWSGI refuses a request whose headers take {value} bytes (buffer-size {limit})',
    check: {
      text: 'Sizes such as 21573 are "GET": then a client speaks HTTP to the uwsgi socket; otherwise cookies or the URL are long',
      host: 'grep -rn -E "buffer-size|^socket|http-socket" /etc/uwsgi',
      compose: 'docker compose exec {service} sh -c "grep -rn buffer-size . --include=*.ini"',
    },
    repair: [
      {
        text: 'Set buffer-size = 32768, or use uwsgi_pass with socket and proxy_pass with http-socket',
        host: 'systemctl restart uwsgi',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'uWSGI, proto/uwsgi.c',
    matches: [
      'invalid request block size: 4547 (max 4096)...skip',
      'invalid request block size: 21573 (max 4096)...skip',
    ],
    ignores: ['*** uWSGI is running in multiple interpreter mode ***'],
  },
  {
    id: 'python-server.client-noise',
    kind: null,
    forms: [
      { words: 'invalid request from ip', pattern: /Invalid request from ip=[\d.a-f:]{2,45}: / },
      {
        words: 'invalid http request received',
        pattern: /(?:^|WARNING:?\s{1,4}(?:- )?)Invalid HTTP request received\./,
      },
      {
        words: 'sigpipe writing to a closed pipe socket fd',
        pattern: /SIGPIPE: writing to a closed pipe\/socket\/fd \(probably the client disconnected\)/,
      },
      { words: 'oserror write error', pattern: /OSError: write error$/ },
      {
        words: 'broken pipe core writer c line',
        pattern: /uwsgi_response_(?:write|writev|sendfile)\w{0,40}\(\): Broken pipe \[core\/writer\.c line/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A client of the Python server went away or sent no valid HTTP',
    check: { text: 'Nothing needs to be done; many of them at once mean that clients do not want to wait' },
    repair: [],
    source: 'gunicorn, workers/base.py handle_error(); uvicorn h11_impl.py; uWSGI core/writer.c',
    matches: [
      "[2025-05-06 07:41:08 +0000] [31] [WARNING] Invalid request from ip=203.0.113.9: Invalid HTTP request line: '\\x16\\x03\\x01'",
      'WARNING:  Invalid HTTP request received.',
      'Tue May  6 07:41:08 2025 - SIGPIPE: writing to a closed pipe/socket/fd (probably the client disconnected) on request /orders (ip 10.0.0.4) !!!',
      'OSError: write error',
      'Tue May  6 07:41:08 2025 - uwsgi_response_writev_headers_and_body_do(): Broken pipe [core/writer.c line 306] during GET /orders (10.0.0.4)',
    ],
    ignores: ['[2025-05-06 07:41:08 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:31)'],
  },
];
