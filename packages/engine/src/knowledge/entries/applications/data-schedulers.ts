import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATA_SCHEDULERS: readonly CatalogueEntry[] = [
  {
    id: 'airflow.dag-not-found',
    kind: 'missing_object',
    program: 'airflow',
    forms: [
      {
        words: 'could not be found either it does not exist',
        pattern: /Dag '?(?<object>[\w.-]{1,120})'? could not be found; either it does not exist/i,
      },
      {
        words: 'not found in serialized_dag table',
        pattern: /Dag '?(?<object>[\w.-]{1,120})'? not found in serialized_dag table/i,
      },
      { words: 'dag id not found', pattern: /Dag id (?<object>[\w.-]{1,120}) not found (?:in DagModel|in DagBag)?/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'Airflow does not find the DAG {object}: its file is absent or does not parse',
    check: {
      text: 'See what the parser says',
      compose: 'docker compose exec {service} airflow dags list-import-errors',
      kubernetes: 'kubectl exec deploy/{service} -- airflow dags list-import-errors',
      host: 'airflow dags list-import-errors',
    },
    repair: [
      {
        text: 'Bring the same DAG files and packages to scheduler, workers and API server (git-sync, volume or image), then parse again',
        host: 'airflow dags reserialize',
      },
    ],
    source: 'Airflow source, exceptions.DagNotFound; task_command, get_dag',
    matches: [
      'airflow.exceptions.DagNotFound: Dag id etl not found in DagModel',
      "airflow.exceptions.AirflowException: Dag 'etl' could not be found; either it does not exist or it failed to parse.",
      "airflow.exceptions.SerializedDagNotFound: DAG 'etl' not found in serialized_dag table",
    ],
    ignores: ['Dag etl found in /opt/airflow/dags/etl.py'],
  },
  {
    id: 'airflow.dag-import-late',
    kind: 'slow_dependency',
    program: 'airflow',
    forms: [
      {
        words: 'dagbag import timeout for',
        pattern: /DagBag import timeout for (?<path>\S{1,160}) after (?<limit>[\d.]{1,8})s/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Airflow needs longer than {limit} s to import {path}',
    check: {
      text: 'Time the import; look for database, HTTP or Variable calls at module level',
      host: 'time python {path}',
    },
    repair: [
      {
        text: 'Move calls from module level into tasks or templates; raise [core] dagbag_import_timeout only after that',
      },
    ],
    source: 'Airflow documentation, Best Practices, Top level Python code; dagbag_import_timeout',
    matches: [
      'airflow.exceptions.AirflowTaskTimeout: DagBag import timeout for /opt/airflow/dags/etl.py after 30.0s.',
      'ERROR - Failed to import: DagBag import timeout for /opt/airflow/dags/big.py after 120.0s. Please take a look at these docs to improve your DAG import time',
    ],
    ignores: ['Loading DAG file took 1.2s'],
  },
  {
    id: 'airflow.dag-wrong',
    kind: 'code_defect',
    program: 'airflow',
    forms: [
      { words: 'cycle detected in dag', pattern: /Cycle detected in DAG: (?<object>[\w.-]{1,120})/ },
      {
        words: 'also found in',
        pattern: /Ignoring DAG (?<object>[\w.-]{1,120}) from (?<path>\S{1,160}) - also found in (?<value>\S{1,160})/,
      },
      {
        words: 'has already been added to the dag',
        pattern: /Task id '(?<object>[^']{1,120})' has already been added to the DAG/,
      },
      {
        words: 'invalid arguments were passed to',
        pattern: /Invalid arguments were passed to (?<object>\w{1,80}) \(task_id: (?<value>[^)]{1,120})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Airflow refuses a DAG: {object} is circular, there twice or has wrong arguments',
    check: { text: 'Parse the file by hand', host: 'python <dag file> && airflow dags list-import-errors' },
    repair: [{ text: "Correct the DAG file: no circle, unique ids, arguments that the provider's version knows" }],
    source:
      'Airflow source, AirflowDagCycleException, AirflowDagDuplicatedIdException, DuplicateTaskIdFound, BaseOperator',
    matches: [
      'airflow.exceptions.AirflowDagCycleException: Cycle detected in DAG: etl. Faulty task: load',
      'airflow.exceptions.AirflowDagDuplicatedIdException: Ignoring DAG etl from /opt/airflow/dags/b.py - also found in /opt/airflow/dags/a.py',
      "airflow.exceptions.DuplicateTaskIdFound: Task id 'load' has already been added to the DAG",
      'airflow.exceptions.AirflowException: Invalid arguments were passed to PostgresOperator (task_id: load). Invalid arguments were:',
    ],
    ignores: ['DAG etl synced to DB'],
  },
  {
    id: 'airflow.executor-or-database-unsuitable',
    kind: 'invalid_setting',
    program: 'airflow',
    forms: [
      { words: 'error cannot use sqlite with the', pattern: /error: cannot use SQLite with the (?<object>\w{1,40})/ },
      {
        words: 'cannot use relative path',
        pattern: /Cannot use relative path: `(?<value>[^`]{1,120})` to connect to sqlite/,
      },
      {
        words: 'the object could not be loaded please check',
        pattern:
          /The object could not be loaded\. Please check "(?<setting>[\w-]{1,60})" key in "(?<object>[\w-]{1,60})" section/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Airflow's settings do not fit: {object|the database address}",
    check: { text: 'See the settings that hold', host: "airflow config list | grep -E 'executor|sql_alchemy_conn'" },
    repair: [
      {
        text: 'Give AIRFLOW__DATABASE__SQL_ALCHEMY_CONN an address of PostgreSQL or MySQL (SQLite only with the SequentialExecutor or LocalExecutor of version 3, absolute path), or name a module that is installed',
      },
    ],
    source: 'Airflow source, configuration.py',
    matches: [
      'airflow.exceptions.AirflowConfigException: error: cannot use SQLite with the CeleryExecutor',
      'airflow.exceptions.AirflowConfigException: Cannot use relative path: `sqlite:///airflow.db` to connect to sqlite. Please use absolute path such as `sqlite:////tmp/airflow.db`.',
      'airflow.exceptions.AirflowConfigException: The object could not be loaded. Please check "remote_logging" key in "logging" section. Current value: "x".',
    ],
    ignores: ['executor = CeleryExecutor'],
  },
  {
    id: 'airflow.api-secret-differs',
    kind: 'invalid_setting',
    program: 'airflow',
    forms: [
      {
        words: 'invalid auth token signature verification failed',
        pattern: /Invalid auth token: Signature verification failed/,
      },
      {
        words: 'the signature of the request was wrong',
        pattern:
          /The signature (?:of the request was wrong|has expired|is invalid): (?:Signature verification failed|.{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Airflow's parts have different secrets: a token's signature is refused",
    check: {
      text: 'Compare the secrets in all parts',
      host: 'airflow config get-value api_auth jwt_secret; airflow config get-value webserver secret_key',
    },
    repair: [
      {
        text: 'Set the same AIRFLOW__API_AUTH__JWT_SECRET (version 3) and AIRFLOW__WEBSERVER__SECRET_KEY or AIRFLOW__API__SECRET_KEY for API server, scheduler, workers and triggerer, and keep their clocks equal',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart deploy,statefulset -l release=airflow',
      },
    ],
    source: 'Airflow documentation, api_auth.jwt_secret; utils/serve_logs.py',
    matches: [
      'airflow.sdk.api.client.ServerResponseError: Invalid auth token: Signature verification failed',
      'WARNING - The signature of the request was wrong: Signature verification failed',
    ],
    ignores: ['auth token accepted'],
  },
  {
    id: 'airflow.pool-or-runs-full',
    kind: 'pool_exhausted',
    program: 'airflow',
    forms: [
      {
        words: 'not scheduling since there are',
        pattern: /Not scheduling since there are (?<value>-?\d{1,6}) open slots in pool (?<object>\S{1,80})/,
      },
      { words: 'is out of slots', pattern: /Pool (?<object>\S{1,80}) is out of slots/ },
      {
        words: 'not executing since the',
        pattern: /Not executing [^>]{1,200}>? since the (?:number of tasks|task concurrency)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Airflow starts no more tasks: {object|a pool or concurrency limit} is full',
    check: {
      text: 'See who holds the slots',
      host: 'airflow pools list && airflow tasks states-for-dag-run <dag> <run>',
    },
    repair: [
      {
        text: "End tasks that hang (deferrable sensors hold no slot), then raise the pool's slots or max_active_tasks",
        host: "airflow pools set {object|default_pool} 256 'more slots'",
      },
    ],
    source: 'Airflow source, scheduler_job_runner.py',
    matches: [
      'INFO - Not scheduling since there are 0 open slots in pool default_pool',
      'WARNING - Pool db_pool is out of slots, not scheduling',
      "INFO - Not executing <TaskInstance: etl.load manual__1 [scheduled]> since the number of tasks running or queued from DAG etl is >= to the DAG's max_active_tasks limit of 16",
    ],
    ignores: ['There are 128 open slots in pool default_pool'],
  },
  {
    id: 'airflow.state-set-from-outside',
    kind: 'stopped_on_purpose',
    program: 'airflow',
    forms: [
      {
        words: 'state of this instance has been externally set to',
        pattern: /State of this instance has been externally set to (?<value>\w{1,30})/,
      },
      { words: 'task is not able to be run', pattern: /Task is not able to be run/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'A task of Airflow was ended: somebody or the scheduler set it to {value|another state}',
    check: {
      text: 'See who set the state',
      host: 'airflow tasks states-for-dag-run <dag> <run> && grep <task> <audit log>',
    },
    repair: [
      {
        text: "If nobody marked it, look at dagrun_timeout and at the scheduler's lines on a lost heartbeat; then clear the task",
        host: 'airflow tasks clear <dag> -t <task> -s <date> -e <date>',
      },
    ],
    source: 'Airflow source, local_task_job_runner.py',
    matches: [
      'WARNING - State of this instance has been externally set to failed. Terminating instance.',
      'INFO - Task is not able to be run',
    ],
    ignores: ['Marking task as SUCCESS'],
  },
  {
    id: 'airflow.log-not-read',
    kind: 'slow_dependency',
    program: 'airflow',
    forms: [
      { words: 'could not read served logs', pattern: /\*\*\* Could not read served logs:/ },
      { words: 'log file does not exist', pattern: /\*\*\* Log file does not exist: (?<path>\S{1,200})/ },
      { words: 'unable to configure handler', pattern: /Unable to configure handler 'task(?:_handler)?'/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: "Airflow cannot show a task's log; the task failed or never began elsewhere",
    check: {
      text: 'See whether the worker is there and by which name',
      kubernetes: 'kubectl get pods -l component=worker && kubectl logs -l component=worker --tail 50',
      host: 'airflow celery worker --help >/dev/null; getent hosts <worker>',
    },
    repair: [
      {
        text: 'Keep logs where all can read them (a shared volume or remote_logging), and give workers names that resolve (hostname_callable)',
      },
    ],
    source: 'Airflow source, file_task_handler.py',
    matches: [
      '*** Could not read served logs: [Errno 111] Connection refused',
      '*** Log file does not exist: /opt/airflow/logs/dag_id=etl/run_id=x/task_id=load/attempt=1.log',
      "ValueError: Unable to configure handler 'task'",
    ],
    ignores: ['*** Found local files: /opt/airflow/logs/x.log'],
  },
  {
    id: 'airflow.notices',
    kind: null,
    program: 'airflow',
    forms: [
      { words: 'heartbeat recovered after', pattern: /Heartbeat recovered after (?<value>[\d.]{1,8}) seconds/ },
      {
        words: 'is at or above max_active_runs',
        pattern:
          /DAG (?<object>\S{1,120}) is at \(or above\) max_active_runs \((?<value>\d{1,5}) of (?<limit>\d{1,5})\)/,
      },
      {
        words: 'dagfileprocessormanager pid',
        pattern:
          /DagFileProcessorManager \(PID=\d{1,8}\) last sent a heartbeat (?<value>[\d.]{1,8}) seconds ago! Restarting it/,
      },
      { words: 'exited execution loop', pattern: /Exited execution loop/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Airflow tells of a late heartbeat, or a full run limit; it goes on',
    check: { text: 'See whether scheduler and database are busy', host: 'airflow jobs check --job-type SchedulerJob' },
    repair: [],
    source: 'Airflow source, job.py, scheduler_job_runner.py, dag_processing/manager.py; docker-compose.yaml',
    matches: [
      'INFO - Heartbeat recovered after 32.10 seconds',
      'INFO - DAG etl is at (or above) max_active_runs (16 of 16), not creating any more runs',
      'ERROR - DagFileProcessorManager (PID=123) last sent a heartbeat 52.11 seconds ago! Restarting it',
      'INFO - Exited execution loop',
    ],
    ignores: ['Scheduler heartbeat lost'],
  },
];
