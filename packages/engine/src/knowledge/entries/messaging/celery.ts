import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CELERY: readonly CatalogueEntry[] = [
  {
    id: 'celery.broker-unreachable',
    kind: 'connection_refused',
    program: 'celery',
    forms: [
      {
        words: 'consumer cannot connect to',
        pattern:
          /consumer: Cannot connect to (?<value>\w{1,20}):\/\/(?:[^@\s/]{0,120}@)?(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})[^\s:]{0,120}: /,
      },
      {
        words: 'kombu exceptions operationalerror',
        pattern:
          /kombu\.exceptions\.OperationalError: (?:\[Errno 111\] Connection refused|Error 111 connecting to (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}))/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Celery reaches no broker at {peer|the address it was given} (port {port|5672})',
    check: {
      text: 'See whether the broker runs and whether CELERY_BROKER_URL names it; without a setting Celery tries amqp://guest@localhost',
      compose: 'docker compose ps; docker compose exec {service} env | grep -iE "broker|celery|redis"',
      kubernetes:
        'kubectl get pods,svc,endpoints; kubectl exec deploy/{service} -- env | grep -iE "broker|celery|redis"',
      host: 'nc -vz {peer|localhost} {port|5672}',
    },
    repair: [
      {
        text: 'Start the broker; the worker connects anew by itself',
        compose: 'docker compose up -d {peer|rabbitmq}',
        kubernetes: 'kubectl rollout restart statefulset/{peer|rabbitmq}',
        host: 'systemctl restart rabbitmq-server',
      },
      {
        text: 'Set broker_url (CELERY_BROKER_URL with namespace="CELERY") to the address of the broker as the container sees it',
      },
    ],
    source: 'Celery, worker/consumer/consumer.py CONNECTION_ERROR; kombu connection.py',
    matches: [
      '[2025-05-06 07:41:08,826: ERROR/MainProcess] consumer: Cannot connect to amqp://shop:**@rabbitmq:5672//: [Errno 111] Connection refused.',
      '[2025-05-06 07:41:08,826: ERROR/MainProcess] consumer: Cannot connect to redis://redis:6379/0: Error 111 connecting to redis:6379. Connection refused..',
      'kombu.exceptions.OperationalError: [Errno 111] Connection refused',
    ],
    ignores: ['[2025-05-06 07:41:08,826: INFO/MainProcess] Connected to amqp://shop:**@rabbitmq:5672//'],
  },
  {
    id: 'celery.worker-process-killed',
    kind: 'memory_exhausted',
    program: 'celery',
    forms: [
      {
        words: 'worker exited prematurely signal sigkill',
        pattern: /Worker exited prematurely: signal (?<signal>9) \(SIGKILL\)/,
      },
      {
        words: 'process exited with signal sigkill',
        pattern: /Process '?[\w-]{1,60}'? pid:\d{1,10} exited with '?signal (?<signal>9) \(SIGKILL\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'A Celery worker process was killed with signal {signal}',
    check: {
      text: 'Look for the out-of-memory killer and the memory limit of the worker, and which task it ran; mostly for its memory',
      compose: 'docker stats --no-stream {service}; dmesg -T | grep -iE "killed process|oom"',
      kubernetes: 'kubectl describe pod {service} | grep -A4 "Last State"; kubectl top pod {service}',
      host: 'dmesg -T | grep -iE "killed process|oom"; free -m',
    },
    repair: [
      {
        text: 'Lower --concurrency or raise the memory limit; --max-memory-per-child and --max-tasks-per-child replace a process that has grown',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=2Gi',
        host: 'systemctl restart {service}',
      },
      { text: 'Let the task work in parts instead of loading all at once' },
    ],
    source: 'billiard, pool.py mark_as_worker_lost(), common.py human_status()',
    matches: [
      'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 12.',
      "[2025-05-06 07:41:08,826: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:31 exited with 'signal 9 (SIGKILL)'",
    ],
    ignores: [
      "[2025-05-06 07:41:08,826: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:31 exited with 'signal 11 (SIGSEGV)'",
    ],
  },
  {
    id: 'celery.worker-process-crashed',
    kind: 'crash_signal',
    program: 'celery',
    forms: [
      {
        words: 'worker exited prematurely signal',
        pattern: /Worker exited prematurely: signal (?<signal>(?:4|6|7|8|11)) \(SIG[A-Z]{2,6}\)/,
      },
      {
        words: 'process exited with signal',
        pattern:
          /Process '?[\w-]{1,60}'? pid:\d{1,10} exited with '?signal (?<signal>(?:4|6|7|8|11)) \(SIG[A-Z]{2,6}\)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A Celery worker process crashed with signal {signal} in native code',
    check: {
      text: 'Find the task that ran and the library with native code that it uses; run it once with faulthandler',
      compose:
        'docker compose logs --since 10m {service} | tail -100; docker compose exec {service} env PYTHONFAULTHANDLER=1 celery -A <app> inspect ping',
      kubernetes: 'kubectl logs deploy/{service} --since=10m | tail -100',
      host: 'journalctl -u {service} --since -10min; coredumpctl list',
    },
    repair: [
      {
        text: 'Go back to the version of the native library that worked, and do not open connections or threads (grpc, psycopg2, OpenCV) before the worker forks: use worker_process_init or --pool=solo',
      },
    ],
    source: 'billiard, pool.py, common.py human_status()',
    matches: [
      'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 11 (SIGSEGV) Job: 3.',
      "[2025-05-06 07:41:08,826: ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:31 exited with 'signal 11 (SIGSEGV)'",
    ],
    ignores: ['billiard.exceptions.WorkerLostError: Worker exited prematurely: exitcode 0 Job: 3.'],
  },
  {
    id: 'celery.task-not-registered',
    kind: 'missing_module',
    program: 'celery',
    forms: [
      {
        words: 'celery exceptions notregistered',
        pattern: /celery\.exceptions\.NotRegistered: '?(?<object>[\w.]{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Celery does not know the task {object}: its module is not imported here',
    check: {
      text: 'List what the worker registered, and see whether worker and sender run the same version of the code',
      compose: 'docker compose exec {service} celery -A <app> inspect registered; docker compose images',
      kubernetes: 'kubectl exec deploy/{service} -- celery -A <app> inspect registered',
      host: 'celery -A <app> inspect registered',
    },
    repair: [
      {
        text: 'Import the module of the task in the worker (imports, include or autodiscover_tasks), and release worker and sender together: the name is the path of the function',
        compose: 'docker compose up -d --build {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'systemctl restart {service}',
      },
    ],
    source: 'Celery, worker/consumer/consumer.py UNKNOWN_TASK_ERROR; exceptions.py NotRegistered',
    matches: [
      "celery.exceptions.NotRegistered: 'shop.tasks.export'",
      "celery.exceptions.NotRegistered: 'shop.tasks.send_mail'",
    ],
    ignores: ['[2025-05-06 07:41:08,826: INFO/MainProcess] Task shop.tasks.send_mail[5f0c] received'],
  },
  {
    id: 'celery.time-limit',
    kind: 'slow_dependency',
    program: 'celery',
    forms: [
      {
        words: 'hard time limit exceeded for',
        pattern: /Hard time limit \((?<limit>[\d.]{1,12})s\) exceeded for (?<object>[\w.]{1,200})/,
      },
      {
        words: 'soft time limit exceeded for',
        pattern: /Soft time limit \((?<limit>[\d.]{1,12})s\) exceeded for (?<object>[\w.]{1,200})/,
      },
      {
        words: 'softtimelimitexceeded',
        pattern: /(?<![~`])(?:billiard|celery)\.exceptions\.SoftTimeLimitExceeded(?:\(|:|$)/,
      },
      { words: 'timelimitexceeded', pattern: /(?:billiard|celery)\.(?:einfo\.)?(?:exceptions\.)?TimeLimitExceeded/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The Celery task {object|that ran} took longer than its limit of {limit|task_time_limit} s',
    check: {
      text: 'See what the task waits for (the stack trace of the soft limit shows it): a remote call without timeout, a lock, a slow query',
      compose: 'docker compose logs --since 30m {service} | grep -A30 TimeLimitExceeded',
      kubernetes: 'kubectl logs deploy/{service} --since=30m | grep -A30 TimeLimitExceeded',
      host: 'journalctl -u {service} --since -30min | grep -A30 TimeLimitExceeded',
    },
    repair: [
      {
        text: 'Repair what it waits for and give remote calls a timeout of their own; raise task_soft_time_limit and task_time_limit only where the work really is that long',
      },
    ],
    source: 'Celery, worker/request.py on_timeout(); billiard exceptions.py',
    matches: [
      '[2025-05-06 07:41:08,826: ERROR/MainProcess] Hard time limit (600s) exceeded for shop.tasks.export[5f0c]',
      '[2025-05-06 07:41:08,826: WARNING/MainProcess] Soft time limit (300s) exceeded for shop.tasks.export[5f0c]',
      'billiard.exceptions.SoftTimeLimitExceeded: SoftTimeLimitExceeded()',
      'billiard.exceptions.TimeLimitExceeded: TimeLimitExceeded(600,)',
    ],
    ignores: ['task_time_limit = 600'],
  },
  {
    id: 'celery.pidfile-exists',
    kind: 'lock_held',
    program: 'celery',
    forms: [
      { words: 'error pidfile already exists', pattern: /ERROR: Pidfile \((?<path>[^)]{1,200})\) already exists/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Celery does not start: its PID file {path} is there already',
    check: {
      text: 'See whether a process with that number runs; in a container the file survives a kill and number 1 always runs (left over, or another one runs)',
      compose: 'docker compose exec {service} cat {path}',
      host: 'cat {path}; pgrep -af celery',
    },
    repair: [
      {
        text: 'Remove the file and start with --pidfile= (empty) in containers, so that a restart does not find it',
        compose: 'docker compose rm -sf {service} && docker compose up -d {service}',
        kubernetes: 'kubectl delete pod {service}',
        host: 'rm {path} && systemctl restart {service}',
      },
    ],
    source: 'Celery, platforms.py PIDLOCKED',
    matches: [
      'ERROR: Pidfile (celerybeat.pid) already exists.',
      "ERROR: Pidfile (/var/run/celery/worker1.pid) already exists.\nSeems we're already running? (pid: 7)",
    ],
    ignores: ['celery beat v5.3.6 (emerald-rush) is starting.'],
  },
  {
    id: 'celery.no-result-backend',
    kind: 'missing_setting',
    program: 'celery',
    forms: [
      {
        words: 'disabledbackend object has no attribute',
        pattern: /'DisabledBackend' object has no attribute '(?<value>\w{1,60})'/,
      },
      {
        words: 'no result backend is configured',
        pattern: /(?:NotImplementedError: )?No result backend is configured\./,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Celery is asked for a result but no result backend is configured',
    check: {
      text: 'Read the settings that the sender loads: the application may not be the one that was configured',
      compose: 'docker compose exec {service} celery -A <app> report | grep -i backend',
      kubernetes: 'kubectl exec deploy/{service} -- celery -A <app> report | grep -i backend',
      host: 'celery -A <app> report | grep -i backend',
    },
    repair: [
      {
        text: 'Set result_backend (CELERY_RESULT_BACKEND with namespace="CELERY"), and import the Celery application in the __init__.py of the project, so that shared tasks find it',
      },
    ],
    source: 'Celery, backends/base.py DisabledBackend, E_NO_BACKEND',
    matches: [
      "AttributeError: 'DisabledBackend' object has no attribute '_get_task_meta_for'",
      'NotImplementedError: No result backend is configured.',
    ],
    ignores: ['- ** ---------- .> results:     disabled://'],
  },
  {
    id: 'celery.message-not-serializable',
    kind: 'code_defect',
    program: 'celery',
    forms: [
      {
        words: 'encodeerror is not json serializable',
        pattern:
          /kombu\.exceptions\.EncodeError: (?:Object of type (?<object>\w{1,80})|[^\n]{1,120}) is not JSON serializable/,
      },
      {
        words: 'refusing to deserialize content of type',
        pattern: /Refusing to deserialize (?:untrusted|disabled) content of type (?<value>\w{1,30})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Celery cannot pack or unpack a message: {object|content type} {value|not serializable}',
    check: {
      text: 'Compare task_serializer and accept_content of sender and worker, and look at the arguments that the task is given',
    },
    repair: [
      {
        text: 'Pass numbers, strings and IDs instead of objects, or name the same serializer on both sides in task_serializer, result_serializer and accept_content',
      },
    ],
    source: 'kombu, serialization.py; json encoder of Python',
    matches: [
      'kombu.exceptions.EncodeError: Object of type Decimal is not JSON serializable',
      'kombu.exceptions.ContentDisallowed: Refusing to deserialize untrusted content of type pickle (application/x-python-serialize)',
    ],
    ignores: ['TypeError: Object of type Decimal is not JSON serializable'],
  },
  {
    id: 'celery.ordinary-warnings',
    kind: null,
    program: 'celery',
    forms: [
      {
        words: 'broker_connection_retry configuration setting will no longer determine',
        pattern: /The broker_connection_retry configuration setting will no longer determine/,
      },
      {
        words: 'you re running the worker with superuser privileges',
        pattern: /You're running the worker with superuser privileges: this is/,
      },
      { words: 'missed heartbeat from', pattern: /missed heartbeat from \w{1,40}@[\w.-]{1,120}/ },
      {
        words: 'substantial drift from may mean clocks are out of sync',
        pattern: /Substantial drift from \S{1,120} may mean clocks are out of sync/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Celery warns of a deprecated setting, of root, or of a worker that it heard late',
    check: {
      text: 'Nothing needs to be done for an incident; set broker_connection_retry_on_startup=True and --uid to quieten it',
    },
    repair: [],
    source: 'Celery, worker/consumer/consumer.py, platforms.py ROOT_DISCOURAGED, gossip.py, events/state.py',
    matches: [
      'CPendingDeprecationWarning: The broker_connection_retry configuration setting will no longer determine',
      "/usr/local/lib/python3.11/site-packages/celery/platforms.py:840: SecurityWarning: You're running the worker with superuser privileges: this is",
      '[2025-05-06 07:41:08,826: INFO/MainProcess] missed heartbeat from celery@worker-2',
      'Substantial drift from celery@worker-2 may mean clocks are out of sync.  Current drift is 120 seconds.',
    ],
    ignores: [
      'Running a worker with superuser privileges when the worker accepts messages serialized with pickle is a very bad idea!',
    ],
  },
];
