import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JOB_QUEUES: readonly CatalogueEntry[] = [
  {
    id: 'sidekiq.redis-too-old',
    kind: 'version_mismatch',
    program: 'sidekiq',
    forms: [
      {
        words: 'you are connecting to redis sidekiq requires redis or greater',
        pattern:
          /You are connecting to Redis (?<version>[\w.]{1,20}), Sidekiq requires Redis (?<wanted>[\w.]{1,20}) or greater/i,
      },
      {
        words: 'you are using redis sidekiq requires redis or greater',
        pattern:
          /You are using Redis v?(?<version>[\w.]{1,20}), Sidekiq requires Redis v?(?<wanted>[\w.]{1,20}) or greater/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'redis',
    specificity: 3,
    means: 'Sidekiq needs Redis {wanted} but finds Redis {version}',
    check: {
      text: 'See the version of Redis that answers',
      compose: 'docker compose exec {server|redis} redis-server --version; docker compose images redis',
      kubernetes: 'kubectl exec deploy/{server|redis} -- redis-server --version',
      host: 'redis-cli info server | grep redis_version',
    },
    repair: [
      {
        text: 'Raise Redis to the version that Sidekiq needs; it reads the older data',
        compose: 'docker compose pull redis && docker compose up -d redis',
        host: 'apt-get install -y redis-server',
      },
      { text: 'Or hold the gem at the major version that fits' },
    ],
    source: 'Sidekiq, cli.rb run(): version check of Redis',
    matches: [
      'You are connecting to Redis 5.0.14, Sidekiq requires Redis 6.2.0 or greater',
      'You are using Redis v3.2.6, Sidekiq requires Redis v4.0.0 or greater',
    ],
    ignores: ['INFO: Booted Rails 7.0.8 application in production environment', 'INFO: Running in ruby 3.2.2'],
  },
  {
    id: 'queue.redis-eviction-policy',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'important eviction policy is it should be noeviction',
        pattern: /IMPORTANT! Eviction policy is (?<value>[\w-]{1,30})\. It should be "noeviction"/,
      },
      {
        words: 'warning your redis instance will evict sidekiq data under heavy load',
        pattern: /WARNING: Your Redis instance will evict Sidekiq data under heavy load/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 1,
    means: 'Redis may throw away jobs of the queue: its eviction policy is {value|not noeviction}',
    check: {
      text: 'Read the policy and whether Redis evicted anything',
      compose:
        'docker compose exec {server|redis} redis-cli config get maxmemory-policy; docker compose exec {server|redis} redis-cli info stats | grep evicted',
      kubernetes: 'kubectl exec deploy/{server|redis} -- redis-cli config get maxmemory-policy',
      host: 'redis-cli config get maxmemory-policy; redis-cli info stats | grep evicted',
    },
    repair: [
      {
        text: 'Set maxmemory-policy to noeviction, and use another Redis for caches: jobs are lost otherwise when memory is short',
        compose: 'docker compose exec {server|redis} redis-cli config set maxmemory-policy noeviction',
        kubernetes: 'kubectl exec deploy/{server|redis} -- redis-cli config set maxmemory-policy noeviction',
        host: 'redis-cli config set maxmemory-policy noeviction',
      },
    ],
    source: 'BullMQ, redis-connection.ts; Sidekiq, cli.rb',
    matches: [
      'IMPORTANT! Eviction policy is allkeys-lru. It should be "noeviction"',
      'WARNING: Your Redis instance will evict Sidekiq data under heavy load.',
    ],
    ignores: ['maxmemory-policy noeviction'],
  },
  {
    id: 'bullmq.redis-too-old',
    kind: 'version_mismatch',
    program: 'bullmq',
    forms: [
      {
        words: 'redis version needs to be greater or equal than current',
        pattern:
          /Redis version needs to be greater or equal than (?<wanted>[\d.]{1,20}) Current: (?<version>[\w.-]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'redis',
    specificity: 3,
    means: 'BullMQ needs Redis {wanted} but finds {version}',
    check: {
      text: 'See the version of Redis that answers',
      compose: 'docker compose exec {server|redis} redis-server --version',
      kubernetes: 'kubectl exec deploy/{server|redis} -- redis-server --version',
      host: 'redis-cli info server | grep redis_version',
    },
    repair: [
      {
        text: 'Raise Redis to the version that BullMQ needs; on Windows use a container instead of the old port',
        compose: 'docker compose pull redis && docker compose up -d redis',
        host: 'apt-get install -y redis-server',
      },
    ],
    source: 'BullMQ, redis-connection.ts init()',
    matches: [
      'Error: Redis version needs to be greater or equal than 5.0.0 Current: 3.2.100',
      'UnhandledPromiseRejectionWarning: Error: Redis version needs to be greater or equal than 5.0.0 Current: 4.0.9',
    ],
    ignores: ['It is highly recommended to use a minimum Redis version of 6.2.0'],
  },
  {
    id: 'bullmq.job-stalled',
    kind: 'cpu_starved',
    program: 'bullmq',
    forms: [
      {
        words: 'job stalled more than',
        pattern: /(?:Error: |failedReason"?[:=]\s?"?)job stalled more than (?:maxStalledCount|allowable limit)/,
      },
      { words: 'missing lock for job', pattern: /Missing lock for job (?<object>[\w:-]{1,120})/ },
      { words: 'could not renew lock for job', pattern: /could not renew lock for job (?<object>[\w:-]{1,120})/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A BullMQ worker lost the lock of its job ({object|not named})',
    check: {
      text: 'See whether the worker was restarted or killed at that time, whether its event loop is busy, and whether Redis was away; it was blocked, killed or cut off',
      compose: 'docker stats --no-stream {service} redis; docker compose logs --since 30m {service} | tail -100',
      kubernetes: 'kubectl top pod; kubectl describe pod {service} | grep -A4 "Last State"',
      host: 'journalctl -u {service} --since -30min | tail -100; redis-cli --latency-history',
    },
    repair: [
      {
        text: 'Run heavy work in a sandboxed processor or a thread, raise lockDuration above the longest blocking step, and give the worker enough CPU: the lock is renewed by the same event loop',
      },
    ],
    source: 'BullMQ, finished-errors.ts, lock-manager.ts, moveStalledJobsToWait; Bull',
    matches: [
      'Error: job stalled more than allowable limit',
      'Error: Missing lock for job 4711. moveToFinished',
      'Error: could not renew lock for job 4711',
    ],
    ignores: ['Job 4711 completed'],
  },
  {
    id: 'bullmq.retries-per-request',
    kind: 'invalid_setting',
    program: 'bullmq',
    forms: [
      {
        words: 'bullmq your redis options maxretriesperrequest must be null',
        pattern: /BullMQ: Your redis options (?<setting>maxRetriesPerRequest) must be null/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BullMQ refuses the Redis connection: {setting} must be null',
    check: { text: 'Look at the options of the ioredis connection that is given to the Worker or QueueEvents' },
    repair: [
      {
        text: 'Pass { maxRetriesPerRequest: null } to the connection of workers, since they wait in a blocking command without an end',
      },
    ],
    source: 'BullMQ, redis-connection.ts',
    matches: [
      'Error: BullMQ: Your redis options maxRetriesPerRequest must be null.',
      '    throw new Error: BullMQ: Your redis options maxRetriesPerRequest must be null.',
    ],
    ignores: [
      'MaxRetriesPerRequestError: Reached the max retries per request limit (which is 20). Refer to "maxRetriesPerRequest" option for details.',
    ],
  },
  {
    id: 'airflow.task-killed-from-outside',
    kind: 'memory_exhausted',
    program: 'airflow',
    forms: [
      {
        words: 'executor reports task instance finished although the task says the task',
        pattern:
          /Executor reports task instance[^\n]{1,300}? finished \((?:failed|success)\) although the (?:task|task instance) says (?:its|it's|it is) (?:state is )?(?<value>\w{1,20})/i,
      },
      {
        words: 'reported that the task instance finished with state but the task instance s state attribute is',
        pattern:
          /reported that the task instance [^\n]{1,300}? finished with state (?:failed|success), but the task instance's state attribute is (?<value>\w{1,20})/,
      },
      { words: 'detected', pattern: /Detected (?:zombie job|a task instance without a heartbeat)/ },
      {
        words: 'task exited with return code',
        pattern: /Task exited with return code (?:Negsignal\.SIGKILL|-9)/,
      },
      {
        words: 'job was killed before it finished likely due to running out of memory',
        pattern: /Job \d{1,12} was killed before it finished \(likely due to running out of memory\)/,
      },
      {
        words: 'recorded pid does not match the current pid',
        pattern: /Recorded pid \d{1,10} does not match the current pid \d{1,10}/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'An Airflow task ended from outside: its process or pod was killed',
    check: {
      text: 'See whether the worker was out of memory, evicted or restarted at that time; mostly for its memory',
      compose:
        'docker stats --no-stream; docker compose logs --since 30m airflow-worker | tail -100; dmesg -T | grep -i "killed process"',
      kubernetes:
        'kubectl get pods | grep -iE "airflow|Evicted|OOM"; kubectl describe pod <task pod> | grep -A4 "Last State"',
      host: 'dmesg -T | grep -iE "killed process|oom"; journalctl -u airflow-worker --since -30min',
    },
    repair: [
      {
        text: 'Give the worker more memory or lower worker_concurrency (parallelism), and load less at once in the task; tasks with retries run again by themselves',
        compose: 'docker compose up -d airflow-worker',
        kubernetes: 'kubectl rollout restart statefulset/airflow-worker',
      },
    ],
    source: 'Apache Airflow, scheduler_job_runner.py, local_task_job_runner.py, standard_task_runner.py',
    matches: [
      "Executor CeleryExecutor(parallelism=32) reported that the task instance <TaskInstance: daily.export manual__2025-05-06 [queued]> finished with state failed, but the task instance's state attribute is queued.",
      'ERROR - Executor reports task instance <TaskInstance: daily.export scheduled__2025-05-06T00:00:00+00:00 [queued]> finished (failed) although the task says its queued. (Info: None) Was the task killed externally?',
      "ERROR - Detected zombie job: {'full_filepath': '/opt/airflow/dags/daily.py', 'processor_subdir': '/opt/airflow/dags', 'msg': '...'}",
      '[2025-05-06, 07:41:08 UTC] {local_task_job_runner.py:234} INFO - Task exited with return code Negsignal.SIGKILL',
      'ERROR - Job 512 was killed before it finished (likely due to running out of memory)',
      'WARNING - Recorded pid 1034 does not match the current pid 1101',
    ],
    ignores: ['INFO - Task exited with return code 0'],
  },
  {
    id: 'airflow.database-not-migrated',
    kind: 'missing_schema',
    program: 'airflow',
    forms: [
      {
        words: 'error you need to initialize the database please run airflow db',
        pattern: /ERROR: You need to initialize the database\. Please run `airflow db (?:init|migrate)`/,
      },
      {
        words: 'error you need to upgrade the database please run airflow db',
        pattern: /ERROR: You need to upgrade the database\. Please run `airflow db (?:upgrade|migrate)`/,
      },
      {
        words: 'there are still unapplied migrations after seconds',
        pattern: /There are still unapplied migrations after (?<value>\d{1,8}) seconds/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The Airflow metadata database was not migrated to this version',
    check: {
      text: 'Compare the version of Airflow with the revision of the database',
      compose: 'docker compose run --rm airflow-scheduler airflow db check-migrations -t 5',
      kubernetes: 'kubectl get jobs | grep -i migration',
      host: 'airflow version; airflow db check-migrations -t 5',
    },
    repair: [
      {
        text: 'Save the database and run the migrations once, before scheduler and webserver start',
        compose: 'docker compose run --rm airflow-init',
        kubernetes: 'kubectl logs job/airflow-run-airflow-migrations',
        host: 'airflow db migrate',
      },
    ],
    source: 'Apache Airflow, cli/commands/db_command, utils/db.py check_migrations()',
    matches: [
      'ERROR: You need to initialize the database. Please run `airflow db init`. Make sure the command is run using Airflow version 2.6.3.',
      'ERROR: You need to upgrade the database. Please run `airflow db upgrade`.',
      "TimeoutError: There are still unapplied migrations after 60 seconds. Migration Head(s) in DB: set() | Migration Head(s) in Source Code: {'405de8318b3a'}",
    ],
    ignores: ['INFO  [alembic.runtime.migration] Running upgrade  -> e3a246e0dc1, current schema'],
  },
  {
    id: 'airflow.log-secret-differs',
    kind: 'invalid_setting',
    program: 'airflow',
    forms: [
      {
        words: 'could not read served logs',
        pattern: /Could not read served logs: (?:Client error '403 FORBIDDEN'|403 Client Error)/,
      },
      {
        words: 'make sure that all your airflow components have the same secret_key',
        pattern:
          /make sure that all your Airflow components \(e\.g\. schedulers, webservers, workers and triggerer\) have the same 'secret_key'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Airflow components have different secret_key values, so task logs are refused',
    check: {
      text: 'Compare secret_key and the clock of webserver, scheduler and workers',
      compose: 'docker compose config | grep -i secret_key; docker compose exec airflow-worker date',
      kubernetes: 'kubectl get secret | grep -i webserver-secret-key',
      host: 'airflow config get-value webserver secret_key; timedatectl',
    },
    repair: [
      {
        text: 'Set one AIRFLOW__WEBSERVER__SECRET_KEY for all components and restart them',
        compose: 'docker compose up -d',
        kubernetes:
          'helm upgrade airflow apache-airflow/airflow --reuse-values --set webserverSecretKeySecretName=<secret>',
      },
    ],
    source: 'Apache Airflow, utils/log/file_task_handler.py, utils/serve_logs.py',
    matches: [
      "*** Could not read served logs: Client error '403 FORBIDDEN' for url 'http://worker-1:8793/log/dag_id=daily/run_id=manual/task_id=export/attempt=1.log'",
      "*** !!!! Please make sure that all your Airflow components (e.g. schedulers, webservers, workers and triggerer) have the same 'secret_key' configured in 'webserver' section and time is synchronized on all your machines (for example with ntpd)",
    ],
    ignores: ['*** Could not read served logs: [Errno -2] Name or service not known'],
  },
];
