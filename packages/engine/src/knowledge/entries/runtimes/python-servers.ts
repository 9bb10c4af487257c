import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'uvicorn.application-not-found',
    kind: 'missing_module',
    program: 'uvicorn',
    forms: [
      {
        words: 'error loading asgi app could not import module',
        pattern: /Error loading ASGI app\. Could not import module "(?<object>[^"]{1,120})"/,
      },
      {
        words: 'error loading asgi app attribute not found in module',
        pattern:
          /Error loading ASGI app\. Attribute "(?<value>[^"]{1,80})" not found in module "(?<object>[^"]{1,120})"/,
      },
      {
        words: 'error loading asgi app import string must be in format',
        pattern: /Error loading ASGI app\. Import string "(?<object>[^"]{0,120})" must be in format/,
      },
      {
        words: 'failed to find attribute in',
        pattern: /Failed to find (?:attribute|application object) '(?<value>[^']{1,80})' in '(?<object>[^']{1,120})'/,
      },
      {
        words: 'could not locate a flask application',
        pattern: /Could not locate a Flask application/,
      },
      {
        words: 'failed to find flask application or factory in module',
        pattern: /Failed to find Flask application or factory in module '(?<object>[^']{1,120})'/,
      },
      {
        words: 'while importing an importerror was raised',
        pattern: /While importing '(?<object>[^']{1,120})', an ImportError was raised/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The server does not find the application {value|variable} in {object|the working directory}',
    check: {
      text: 'Import it by hand from the directory the server starts in',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "pwd; ls; python -c \'import {object|app}\'"',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..command}{..args}{..workingDir}"',
      host: 'systemctl cat {service} | grep -E "ExecStart|WorkingDirectory"',
    },
    repair: [
      {
        text: 'Write <module>:<variable> as seen from the working directory (main:app, app.main:app, project.wsgi:application), or set WORKDIR, --chdir, --app-dir or FLASK_APP',
        compose: 'docker compose up -d {service}  # after correcting command: or working_dir:',
        kubernetes: 'kubectl edit deploy/{service}  # args: and workingDir:',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'uvicorn/importer.py, config.py; gunicorn/util.py import_app(); flask/cli.py',
    matches: [
      'ERROR:    Error loading ASGI app. Could not import module "main".',
      'ERROR:    Error loading ASGI app. Attribute "app" not found in module "main".',
      'ERROR:    Error loading ASGI app. Import string "main.py" must be in format "<module>:<attribute>".',
      "Failed to find attribute 'app' in 'wsgi'.",
      "Error: Could not locate a Flask application. Use the 'flask --app' option, 'FLASK_APP' environment variable, or a 'wsgi.py' or 'app.py' file in the current directory.",
      "Error: Failed to find Flask application or factory in module 'shop'. Use 'shop:name' to specify one.",
      "Error: While importing 'shop.wsgi', an ImportError was raised:",
    ],
    ignores: ['INFO:     Will watch for changes in these directories: ["/app"]'],
  },
  {
    id: 'uvicorn.port-in-use',
    kind: 'port_in_use',
    program: 'python',
    forms: [
      {
        words: 'error while attempting to bind on address',
        pattern:
          /error while attempting to bind on address \('(?<peer>[^']{1,60})', (?<port>\d{1,5})(?:, \d{1,6}, \d{1,6})?\): (?:\[Errno \d{1,3}\] )?address already in use/,
      },
      { words: 'connection in use', pattern: /Connection in use: \('(?<peer>[^']{0,60})', (?<port>\d{1,5})\)/ },
      { words: 'port is in use by another program', pattern: /Port (?<port>\d{1,5}) is in use by another program/ },
      { words: 'error that port is already in use', pattern: /Error: That port is already in use/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Python server cannot listen on port {port|it is given}, another process has it',
    check: {
      text: 'Find who listens on the port; a reloader or an old worker that was not ended is usual',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp | grep -w {port|LISTEN}',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp | grep -w {port|LISTEN}',
    },
    repair: [
      {
        text: 'End the process that was left over, or give the server a free port (--port, --bind)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl edit deploy/{service}  # two containers of a pod share one network',
        host: 'sudo fuser -k {port|<port>}/tcp && sudo systemctl restart {service}',
        destructive: true,
      },
    ],
    source:
      'CPython asyncio/base_events.py create_server(); gunicorn/sock.py; werkzeug/serving.py; django runserver.py',
    matches: [
      "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
      "[2025-02-03 10:11:12 +0000] [7] [ERROR] Connection in use: ('0.0.0.0', 8000)",
      'Port 5000 is in use by another program. Either identify and stop that program, or start the server with a different port.',
      'Error: That port is already in use.',
    ],
    ignores: ['INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'],
  },
  {
    id: 'gunicorn.worker-timeout',
    kind: 'slow_dependency',
    program: 'gunicorn',
    forms: [{ words: 'worker timeout pid', pattern: /WORKER TIMEOUT \(pid:(?<value>\d{1,9})\)/ }],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Gunicorn ends worker {value}, which gave no sign of life for --timeout seconds',
    check: {
      text: 'Look at the trace that the worker prints when it is aborted: it shows the call that takes so long (database, HTTP without timeout, a model that loads)',
      compose: 'docker compose logs --tail 300 {service} | grep -A 30 "WORKER TIMEOUT"; docker stats --no-stream',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 30 "WORKER TIMEOUT"; kubectl top pod',
      host: 'journalctl -u {service} -n 300 | grep -A 30 "WORKER TIMEOUT"',
    },
    repair: [
      { text: 'Give the slow call a timeout of its own or move it to a queue' },
      {
        text: 'Where long requests are right, raise the timeout and use threads, so that one slow request does not stop the heartbeat (--worker-tmp-dir /dev/shm when the disk is slow)',
        compose:
          'docker compose up -d {service}  # after GUNICORN_CMD_ARGS="--timeout 120 --worker-class gthread --threads 4"',
        kubernetes:
          'kubectl set env deploy/{service} GUNICORN_CMD_ARGS="--timeout 120 --worker-class gthread --threads 4"',
        host: 'sudo systemctl edit {service}  # Environment="GUNICORN_CMD_ARGS=--timeout 120 --worker-class gthread --threads 4"',
      },
    ],
    source: 'gunicorn/arbiter.py murder_workers()',
    matches: [
      '[2025-02-03 10:11:12 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:9)',
      'web-1  | [2025-02-03 10:11:12 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:4711)',
    ],
    ignores: ['[2025-02-03 10:11:12 +0000] [9] [INFO] Booting worker with pid: 9'],
  },
  {
    id: 'gunicorn.worker-killed',
    kind: 'memory_exhausted',
    program: 'gunicorn',
    forms: [
      {
        words: 'worker pid was sent sigkill perhaps out of memory',
        pattern: /Worker \(pid:(?<value>\d{1,9})\) was sent (?<signal>SIGKILL)! Perhaps out of memory\?/,
      },
      {
        words: 'worker with pid was terminated due to signal 9',
        pattern: /Worker with pid (?<value>\d{1,9}) was terminated due to signal (?<signal>9)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'A Gunicorn worker (pid {value}) was killed (SIGKILL)',
    check: {
      text: 'Look whether the kernel killed it; a WORKER TIMEOUT of the same pid just before means that Gunicorn did it itself (mostly for want of memory)',
      compose:
        'docker inspect {service} --format "{{.State.OOMKilled}}"; dmesg -T | grep -i "killed process" | tail -3',
      kubernetes: 'kubectl describe pod -l app={service} | grep -iE "oom|last state" -A 4',
      host: 'journalctl -k | grep -i "killed process" | tail -3; free -m',
    },
    repair: [
      {
        text: 'Use fewer workers or give more memory (each worker loads the whole application; --preload shares it), and renew workers with --max-requests when they grow',
        compose: 'docker compose up -d {service}  # after mem_limit: 1g and WEB_CONCURRENCY=2',
        kubernetes:
          'kubectl set resources deploy/{service} --limits=memory=1Gi && kubectl set env deploy/{service} WEB_CONCURRENCY=2',
        host: 'sudo systemctl edit {service}  # Environment=WEB_CONCURRENCY=2',
      },
    ],
    source: 'gunicorn/arbiter.py reap_workers()',
    matches: [
      '[2025-02-03 10:11:12 +0000] [1] [ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?',
      '[2025-02-03 10:11:12 +0000] [1] [WARNING] Worker with pid 9 was terminated due to signal 9',
    ],
    ignores: ['[2025-02-03 10:11:12 +0000] [1] [INFO] Worker (pid:9) was sent SIGTERM!'],
  },
  {
    id: 'gunicorn.worker-failed-to-boot',
    kind: 'code_defect',
    program: 'gunicorn',
    forms: [
      { words: 'haltserver worker failed to boot', pattern: /HaltServer(?: '|: |\(')Worker failed to boot/ },
      { words: 'reason worker failed to boot', pattern: /Reason: (?:Worker failed to boot|App failed to load)\./ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The application fails while Gunicorn loads it, the trace above tells why',
    check: {
      text: 'Read "Exception in worker process" above; --preload prints the error once instead of for every worker',
      compose:
        'docker compose logs {service} | grep -A 40 "Exception in worker process" | grep -E "Error|File" | tail -5',
      kubernetes: 'kubectl logs deploy/{service} --previous | grep -A 40 "Exception in worker process" | tail -20',
      host: 'journalctl -u {service} | grep -A 40 "Exception in worker process" | tail -20',
    },
    repair: [
      {
        text: 'Repair the import or the setting that the trace above ends with (module:app in the command, a missing package), or go back',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'gunicorn/arbiter.py WORKER_BOOT_ERROR, APP_LOAD_ERROR',
    matches: [
      "gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>",
      '[2025-02-03 10:11:12 +0000] [1] [ERROR] Reason: Worker failed to boot.',
    ],
    ignores: ['[2025-02-03 10:11:12 +0000] [9] [INFO] Worker exiting (pid: 9)'],
  },
  {
    id: 'celery.task-unregistered',
    kind: 'missing_module',
    program: 'celery',
    forms: [
      {
        words: 'received unregistered task of type',
        pattern: /Received unregistered task of type u?'?(?<object>[\w.]{1,160})'?/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Celery worker does not know the task {object} and throws it away',
    check: {
      text: 'List the tasks that the worker has registered',
      compose: 'docker compose exec {service} celery -A <app> inspect registered',
      kubernetes: 'kubectl exec deploy/{service} -- celery -A <app> inspect registered',
      host: 'celery -A <app> inspect registered',
    },
    repair: [
      {
        text: 'Run the worker from the same release as the sender and have it import the module (include=, autodiscover_tasks()); a relative import gives a task another name',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'celery/worker/consumer/consumer.py UNKNOWN_TASK_ERROR',
    matches: [
      "[2025-02-03 10:11:12,345: ERROR/MainProcess] Received unregistered task of type 'shop.tasks.send_invoice'.",
      "celery.exceptions.NotRegistered: Received unregistered task of type 'mail.send'.",
    ],
    ignores: ['[2025-02-03 10:11:12,345: INFO/MainProcess] Task shop.tasks.send_invoice[8c1] received'],
  },
];
