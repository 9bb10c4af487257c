import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DATA_WORKFLOWS: readonly CatalogueEntry[] = [
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
    means: 'Dagster does not reach its code server ({value|away})',
    check: {
      text: 'Read the log of the code location; an import error, a crash or a wrong host',
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
        text: 'Back the database up, stop daemon and webserver, and run dagster instance migrate with the new version',
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
        text: 'Set PREFECT_API_URL to http://<service name of the server>:4200/api: localhost is the container itself',
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
