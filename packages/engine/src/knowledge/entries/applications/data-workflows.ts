import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATA_WORKFLOWS: readonly CatalogueEntry[] = [
  {
    id: 'airflow.database-not-migrated',
    kind: 'missing_schema',
    program: 'airflow',
    forms: [
      {
        words: 'you need to the database please run airflow db',
        pattern:
          /You need to (?<value>initialize|upgrade) the database\. Please run `airflow db (?:init|upgrade|migrate)`(?:\. Make sure the command is run using Airflow version (?<wanted>[\w.]{1,16}?)\.?(?:\s|$))?/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Airflow {wanted|of this version} does not start: its database has to be migrated',
    check: {
      text: 'Ask Airflow',
      compose: 'docker compose run --rm airflow-cli airflow db check-migrations',
      kubernetes: 'kubectl get jobs | grep migration',
      host: 'airflow db check-migrations',
    },
    repair: [
      {
        text: 'Migrate once, with every scheduler and webserver stopped',
        compose: 'docker compose up airflow-init',
        kubernetes: 'helm upgrade {service} apache-airflow/airflow --reuse-values',
        host: 'airflow db migrate',
      },
    ],
    source: 'apache/airflow airflow/utils/db.py check_migrations(), airflow/__main__.py',
    matches: [
      'ERROR: You need to initialize the database. Please run `airflow db init`. Make sure the command is run using Airflow version 2.6.1.',
      'ERROR: You need to upgrade the database. Please run `airflow db upgrade`. Make sure the command is run using Airflow version 2.8.4.',
    ],
    ignores: ['[2024-05-02T10:11:12.345+0000] INFO - Database migrating done!'],
  },
  {
    id: 'airflow.fernet-key',
    kind: 'invalid_setting',
    program: 'airflow',
    forms: [
      {
        words: 'can t decrypt for fernet_key configuration is missing',
        pattern: /Can't decrypt .{1,80}, FERNET_KEY configuration is missing/,
      },
      { words: 'cryptography fernet invalidtoken', pattern: /cryptography\.fernet\.InvalidToken/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Saved secrets cannot be decrypted: the Fernet key is not the one they were saved with',
    check: {
      text: 'Compare the key of all parts (in Airflow AIRFLOW__CORE__FERNET_KEY)',
      compose: 'docker compose config | grep -i FERNET',
      kubernetes: 'kubectl get secret -o name | grep -i fernet',
      host: 'airflow config get-value core fernet_key',
    },
    repair: [
      {
        text: 'Give every scheduler, worker and webserver the old key; to change it write new,old and rotate',
        compose: 'docker compose exec airflow-webserver airflow rotate-fernet-key',
        kubernetes: 'kubectl exec deploy/airflow-webserver -- airflow rotate-fernet-key',
        host: 'airflow rotate-fernet-key',
      },
      { text: 'Without the old key save connections and variables anew' },
    ],
    source: 'apache/airflow airflow/models/connection.py; documentation, Fernet; cryptography fernet.py',
    matches: [
      "airflow.exceptions.AirflowException: Can't decrypt encrypted password for login=etl, FERNET_KEY configuration is missing",
      'cryptography.fernet.InvalidToken',
    ],
    ignores: ['[core] fernet_key was generated'],
  },
  {
    id: 'airflow.dag-broken',
    kind: 'code_defect',
    program: 'airflow',
    forms: [
      {
        words: 'failed to import',
        pattern: /(?:ERROR - |\{dagbag\.py:\d{1,5}\} ERROR - )Failed to import: (?<path>\S{1,160}\.(?:py|zip))/,
      },
      { words: 'broken dag', pattern: /Broken (?:DAG|plugin): \[(?<path>[^\]]{1,160})\]/i },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Airflow cannot import {path}',
    check: {
      text: 'Read the traceback',
      compose: 'docker compose exec airflow-scheduler airflow dags list-import-errors',
      kubernetes: 'kubectl exec deploy/airflow-scheduler -- airflow dags list-import-errors',
      host: 'airflow dags list-import-errors',
    },
    repair: [
      {
        text: 'Correct the file, or install the provider or package that it imports into the image of scheduler and workers',
      },
    ],
    source: 'apache/airflow airflow/models/dagbag.py, airflow/www/views.py',
    matches: [
      '[2024-05-02T10:11:12.345+0000] {dagbag.py:348} ERROR - Failed to import: /opt/airflow/dags/orders.py',
      'Broken DAG: [/opt/airflow/dags/orders.py] Traceback (most recent call last):',
    ],
    ignores: ['[2024-05-02T10:11:12.345+0000] {dagbag.py:545} INFO - Filling up the DagBag from /opt/airflow/dags'],
  },
  {
    id: 'airflow.task-killed',
    kind: 'memory_exhausted',
    program: 'airflow',
    forms: [
      {
        words: 'executor reports task instance finished although the task says its',
        pattern:
          /[Ee]xecutor (?:\S{1,40} )?report(?:s|ed)?(?: that the)? task instance (?<object>.{1,160}?) (?:finished|reported)? ?\(?(?:failed|with state failed)\)? although the (?:task|TI|task instance)(?:'s)? says (?:its|it's) (?<value>\w{1,20})/i,
      },
      { words: 'detected zombie job', pattern: /Detected (?:a )?zombie job/ },
      { words: 'task exited with return code', pattern: /Task exited with return code (?:Negsignal\.SIGKILL|-9)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'An Airflow task was killed from outside; memory is the usual reason',
    check: {
      text: 'See whether the kernel or Kubernetes killed the worker',
      compose:
        'docker inspect -f "{{.State.OOMKilled}}" $(docker compose ps -q airflow-worker); dmesg | grep -i "killed process"',
      kubernetes:
        'kubectl get pods --field-selector=status.phase=Failed; kubectl describe pod <worker> | grep -iA3 "last state"',
      host: 'dmesg -T | grep -i "killed process"',
    },
    repair: [
      {
        text: 'Give the worker more memory or lower worker_concurrency, and read data in pieces; a zombie may also be a worker that lost the database',
        compose: 'docker compose up -d airflow-worker',
        kubernetes: 'kubectl set resources statefulset/airflow-worker --limits=memory=4Gi',
      },
    ],
    source: 'apache/airflow airflow/jobs/scheduler_job_runner.py, local_task_job_runner.py; Troubleshooting',
    matches: [
      '[2024-05-02T10:11:12.345+0000] ERROR - Executor reports task instance <TaskInstance: orders.load scheduled__2024-05-01 [queued]> finished (failed) although the task says its queued. (Info: None) Was the task killed externally?',
      "[2024-05-02T10:11:12.345+0000] {scheduler_job_runner.py:1737} ERROR - Detected zombie job: {'full_filepath': '/opt/airflow/dags/orders.py'}",
      '[2024-05-02T10:11:12.345+0000] {local_task_job_runner.py:234} INFO - Task exited with return code Negsignal.SIGKILL',
    ],
    ignores: ['[2024-05-02T10:11:12.345+0000] {local_task_job_runner.py:234} INFO - Task exited with return code 0'],
  },
  {
    id: 'airflow.log-secret-differs',
    kind: 'invalid_setting',
    program: 'airflow',
    forms: [
      {
        words: 'airflow components have the same secret_key configured',
        pattern: /have the same 'secret_key' configured in '(?<setting>\w{1,20})' section/,
      },
      { words: 'could not read served logs', pattern: /Could not read served logs: .{0,20}403/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Airflow shows no logs: secret_key differs between webserver and workers, or a clock is off',
    check: {
      text: 'Compare the key and the clocks',
      compose: 'docker compose config | grep SECRET_KEY; docker compose exec airflow-worker date -u',
      kubernetes: 'kubectl get secret -o name | grep webserver-secret',
      host: 'airflow config get-value webserver secret_key; date -u',
    },
    repair: [
      {
        text: 'Set AIRFLOW__WEBSERVER__SECRET_KEY (3: AIRFLOW__API__SECRET_KEY) to one fixed value everywhere',
        compose: 'docker compose up -d',
        kubernetes: 'helm upgrade {service} apache-airflow/airflow --reuse-values --set webserverSecretKey=<key>',
      },
    ],
    source: 'apache/airflow airflow/utils/log/file_task_handler.py, log_reader; Configuration Reference secret_key',
    matches: [
      "*** !!!! Please make sure that all your Airflow components (e.g. schedulers, webservers, workers and triggerer) have the same 'secret_key' configured in 'webserver' section and time is synchronized on all your machines (for example with ntpd) !!!!!",
      "*** Could not read served logs: Client error '403 FORBIDDEN' for url 'http://worker:8793/log/dag_id=orders'",
    ],
    ignores: ['[webserver] secret_key = ...'],
  },
  {
    id: 'dagster.code-server-away',
    kind: 'connection_refused',
    program: 'dagster',
    forms: [
      {
        words: 'could not reach user code server',
        pattern:
          /DagsterUserCodeUnreachableError: (?:Could not reach user code server\.?|.{0,120}user code server)(?: gRPC Error code: (?<value>\w{1,30}))?/,
      },
    ],
    nearby: [/location "?(?<object>[\w.-]{1,60})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Dagster does not reach its code server ({value|away}): import error, crash or wrong host',
    check: {
      text: 'Read the log of the code location',
      compose: 'docker compose ps; docker compose logs --tail 40 user_code',
      kubernetes: 'kubectl get pods | grep user; kubectl logs deploy/<user deployment> --tail=40',
      host: 'dagster definitions validate',
    },
    repair: [
      {
        text: 'Correct the import error or memory limit there, and host and port of workspace.yaml; then reload the location',
        compose: 'docker compose restart user_code',
        kubernetes: 'kubectl rollout restart deploy/<user deployment>',
      },
    ],
    source: 'dagster-io/dagster python_modules/dagster/dagster/_grpc/client.py',
    matches: [
      'dagster._core.errors.DagsterUserCodeUnreachableError: Could not reach user code server. gRPC Error code: UNAVAILABLE',
      'DagsterUserCodeUnreachableError: Could not reach user code server',
    ],
    ignores: ['dagster.code_server - INFO - Started Dagster code server on port 4000'],
  },
  {
    id: 'dagster.instance-not-migrated',
    kind: 'missing_schema',
    program: 'dagster',
    forms: [
      {
        words: 'instance is out of date and must be migrated',
        pattern:
          /Instance is out of date and must be migrated(?: \((?<object>[^)]{1,100})\))?\.(?: Database is at revision (?<version>\w{1,20}), head is (?<wanted>\w{1,20}))?/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The Dagster instance is at schema {version|of the old release} and has to be migrated',
    check: {
      text: 'See which versions run',
      compose: 'docker compose exec {service} dagster --version',
      kubernetes: 'kubectl exec deploy/{service} -- dagster --version',
      host: 'dagster --version',
    },
    repair: [
      {
        text: 'Back the database up, stop daemon and webserver, and migrate',
        compose: 'docker compose run --rm {service} dagster instance migrate',
        kubernetes: 'helm upgrade {service} dagster/dagster --reuse-values --set migrate.enabled=true',
        host: 'dagster instance migrate',
      },
    ],
    source: 'dagster-io/dagster python_modules/dagster/dagster/_core/errors.py DagsterInstanceSchemaOutdated',
    matches: [
      'Instance is out of date and must be migrated (Postgres event log storage requires migration). Database is at revision 7cba9eeaaf1d, head is 42add02bf976. Please run `dagster instance migrate`.',
      'dagster._core.errors.DagsterInstanceMigrationRequired: Instance is out of date and must be migrated (SqliteEventLogStorage for run 1a2b). Database is at revision None, head is 567bc23fd1ac.',
    ],
    ignores: ['Updating run storage... schema is up to date'],
  },
  {
    id: 'prefect.api-away',
    kind: 'wrong_address',
    program: 'prefect',
    forms: [
      {
        words: 'failed to reach api at',
        pattern: /Failed to reach API at (?<peer>https?:\/\/\S{1,120}?)\/?\.?(?:\s|$|")/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'prefect-server',
    specificity: 3,
    means: 'The Prefect client does not reach its server at {peer}',
    check: {
      text: 'See which address is set; localhost in a container is the container',
      compose: 'docker compose exec {service} prefect config view',
      kubernetes: 'kubectl exec deploy/{service} -- prefect config view',
      host: 'prefect config view; curl -s {peer}/health',
    },
    repair: [
      {
        text: 'Set PREFECT_API_URL to http://<server>:4200/api',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} PREFECT_API_URL=http://prefect-server:4200/api',
        host: 'prefect config set PREFECT_API_URL=http://<server>:4200/api',
      },
    ],
    source: 'PrefectHQ/prefect src/prefect/engine.py, src/prefect/client/orchestration.py',
    matches: [
      'RuntimeError: Cannot create flow run. Failed to reach API at http://localhost:4200/api/.',
      'RuntimeError: Failed to reach API at http://prefect-server:4200/api/',
    ],
    ignores: ['10:11:12.345 | INFO    | prefect - API reached at http://localhost:4200/api'],
  },
];
