import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AUTOMATION: readonly CatalogueEntry[] = [
  {
    id: 'n8n.encryption-key-differs',
    kind: 'invalid_setting',
    program: 'n8n',
    forms: [
      {
        words: 'mismatching encryption keys',
        pattern:
          /Mismatching encryption keys\. The encryption key in the settings file (?<path>\S{1,120}) does not match the N8N_ENCRYPTION_KEY/,
      },
      {
        words: 'credentials could not be decrypted',
        pattern:
          /Credentials could not be decrypted\. The likely reason is that a different "?encryptionKey"? was used to encrypt the data/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'n8n cannot read its credentials: N8N_ENCRYPTION_KEY is not the key they were saved with',
    check: {
      text: 'Compare the variable with the key in the settings file',
      compose:
        'docker compose exec {service} cat /home/node/.n8n/config; docker compose config | grep N8N_ENCRYPTION_KEY',
      kubernetes: 'kubectl exec deploy/{service} -- cat /home/node/.n8n/config',
      host: 'cat ~/.n8n/config',
    },
    repair: [
      {
        text: 'Set N8N_ENCRYPTION_KEY to the old key, for the main process and all workers, and keep /home/node/.n8n on a volume',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} N8N_ENCRYPTION_KEY=<the-old-key>',
      },
      { text: 'Without the old key the credentials have to be entered anew' },
    ],
    source: 'n8n-io/n8n packages/core/src/instance-settings, packages/core/src/credentials.ts',
    matches: [
      'Error: Mismatching encryption keys. The encryption key in the settings file /home/node/.n8n/config does not match the N8N_ENCRYPTION_KEY env var. Please make sure both keys match.',
      'CredentialDataError: Credentials could not be decrypted. The likely reason is that a different "encryptionKey" was used to encrypt the data.',
    ],
    ignores: ['No encryption key found - Auto-generating and saving to: /home/node/.n8n/config'],
  },
  {
    id: 'n8n.home-not-writable',
    kind: 'file_permission',
    program: 'n8n',
    forms: [
      {
        words: 'eacces permission denied open n8n',
        pattern: /EACCES: permission denied, (?:open|mkdir) '(?<path>\S{0,80}\/\.n8n\/?[^']{0,60})'/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'n8n (UID 1000) may not write {path}',
    check: {
      text: 'See who owns the volume',
      compose: 'docker compose run --rm --entrypoint ls {service} -lan /home/node/.n8n',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..securityContext}"',
      host: 'ls -lan ~/.n8n',
    },
    repair: [
      {
        text: 'Give the volume to UID 1000 (node), the account of the image; older images wrote as root',
        compose:
          'docker compose run --rm -u root --entrypoint chown {service} -R 1000:1000 /home/node/.n8n && docker compose up -d {service}',
        kubernetes:
          'kubectl patch deploy {service} -p \'{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}\'',
        host: 'sudo chown -R 1000:1000 ~/.n8n',
      },
    ],
    source: 'n8n-io/n8n packages/core/src/instance-settings; Node.js fs errors',
    matches: [
      "Error: EACCES: permission denied, open '/home/node/.n8n/config'",
      "n8n-1  | Error: EACCES: permission denied, open '/home/node/.n8n/crash.journal'",
    ],
    ignores: ["Error: EACCES: permission denied, open '/etc/hosts'"],
  },
  {
    id: 'n8n.webhook-not-registered',
    kind: 'missing_object',
    program: 'n8n',
    forms: [
      {
        words: 'the requested webhook is not registered',
        pattern: /The requested webhook \\?"(?<object>[^"\\]{1,120})\\?" is not registered/,
      },
      {
        words: 'received request for unknown webhook',
        pattern:
          /Received request for unknown webhook: The requested webhook "?(?<object>[^"]{1,120}?)"? is not registered/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'n8n has no active webhook "{object}"',
    check: {
      text: 'See whether the workflow is active and which address the node shows: test addresses (/webhook-test/) work for one call only',
      compose: 'docker compose exec {service} n8n list:workflow --active=true',
      kubernetes: 'kubectl exec deploy/{service} -- n8n list:workflow --active=true',
      host: 'n8n list:workflow --active=true',
    },
    repair: [
      {
        text: 'Activate the workflow, call the production address with the right method, and set WEBHOOK_URL to the public address',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} WEBHOOK_URL=https://<host>/',
      },
    ],
    source: 'n8n-io/n8n packages/cli/src/webhooks/webhook.service, errors/response-errors/webhook-not-found.error.ts',
    matches: [
      '{"code":404,"message":"The requested webhook \\"POST orders\\" is not registered.","hint":"The workflow must be active for a production URL to run successfully."}',
      'Received request for unknown webhook: The requested webhook "GET ping" is not registered.',
    ],
    ignores: ['Webhook "POST orders" was registered'],
  },
  {
    id: 'temporal.schema-too-old',
    kind: 'missing_schema',
    program: 'temporal',
    forms: [
      {
        words: 'schema version compatibility check failed',
        pattern:
          /(?:sql|cassandra) schema version compatibility check failed: (?:version mismatch for keyspace\/database: \\?"?(?<object>[\w-]{1,60})\\?"?\. Expected version: (?<wanted>[\d.]{1,10}) cannot be greater than Actual version: (?<version>[\d.]{1,10})|(?<value>unable to read DB schema version|no usable database connection found))?/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Temporal does not start: its database has schema {version|none}, {wanted|a newer one} is needed',
    check: {
      text: 'Read the table schema_version of both databases',
      compose: 'docker compose exec postgresql psql -U temporal -d {object|temporal} -c "SELECT * FROM schema_version"',
      kubernetes: 'kubectl get jobs | grep -i schema',
    },
    repair: [
      {
        text: 'Migrate both databases, temporal and temporal_visibility, before the server is upgraded',
        compose:
          'docker compose run --rm temporal-admin-tools temporal-sql-tool --plugin postgres12 --ep postgresql -u temporal --db {object|temporal} update-schema -d schema/postgresql/v12/temporal/versioned',
        kubernetes: 'helm upgrade {service} temporal/temporal --reuse-values --set schema.update.enabled=true',
      },
    ],
    source: 'temporalio/temporal temporal/fx.go verifyPersistenceCompatibleVersion(); Upgrade server documentation',
    matches: [
      'Unable to create server. Error: sql schema version compatibility check failed: version mismatch for keyspace/database: "temporal". Expected version: 1.11 cannot be greater than Actual version: 1.9',
      'sql schema version compatibility check failed: unable to read DB schema version keyspace/database: temporal_visibility error: pq: relation "schema_version" does not exist',
    ],
    ignores: ['UpdateSchemaTask done'],
  },
  {
    id: 'temporal.namespace-missing',
    kind: 'missing_object',
    program: 'temporal',
    forms: [{ words: 'namespace is not found', pattern: /Namespace (?<object>[\w.-]{1,60}) is not found/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Temporal has no namespace {object}',
    check: {
      text: 'List the namespaces',
      compose: 'docker compose exec temporal-admin-tools temporal operator namespace list',
      kubernetes: 'kubectl exec deploy/temporal-admintools -- temporal operator namespace list',
      host: 'temporal operator namespace list',
    },
    repair: [
      {
        text: 'Create it (after a start it takes some seconds until all know it), or correct the name in the worker',
        compose: 'docker compose exec temporal-admin-tools temporal operator namespace create -n {object}',
        kubernetes: 'kubectl exec deploy/temporal-admintools -- temporal operator namespace create -n {object}',
        host: 'temporal operator namespace create -n {object}',
      },
    ],
    source: 'temporalio/api-go serviceerror/namespace_not_found.go',
    matches: [
      'Error: Namespace default is not found.',
      '{"level":"error","msg":"worker start failed","error":"Namespace orders-prod is not found."}',
    ],
    ignores: ['namespaces "shop" not found'],
  },
  {
    id: 'temporal.no-hosts-in-ring',
    kind: 'cluster_quorum',
    program: 'temporal',
    forms: [{ words: 'not enough hosts to serve the request', pattern: /Not enough hosts to serve the request/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Temporal has no member for a role: history, matching or worker is away from the ring',
    check: {
      text: 'See which services run and which addresses they announce',
      compose: 'docker compose exec temporal-admin-tools tctl adm cl d',
      kubernetes: 'kubectl get pods -l app.kubernetes.io/name=temporal -o wide',
    },
    repair: [
      {
        text: 'Start the missing role; when addresses of dead containers stand in cluster_membership, set TEMPORAL_BROADCAST_ADDRESS (BIND_ON_IP) to an address the others reach and wait until the entries expire',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy -l app.kubernetes.io/name=temporal',
      },
    ],
    source: 'temporalio/temporal common/membership/ringpop ErrInsufficientHosts',
    matches: [
      '{"level":"error","msg":"Unable to call matching.PollWorkflowTaskQueue.","error":"Not enough hosts to serve the request"}',
      'rpc error: code = Unavailable desc = Not enough hosts to serve the request',
    ],
    ignores: ['{"level":"info","msg":"Current reachable members","component":"service-resolver","service":"history"}'],
  },
  {
    id: 'camunda.tables-missing',
    kind: 'missing_schema',
    program: 'camunda',
    forms: [{ words: 'engine 03057', pattern: /ENGINE-03057 There are no Camunda tables in the database/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Camunda finds no tables of the engine in its database',
    check: {
      text: 'See to which database and schema it connects',
      compose: 'docker compose config | grep -iE "DB_URL|DATASOURCE"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -iE -A1 "DB_URL|DATASOURCE"',
    },
    repair: [
      {
        text: 'Run the create script of exactly this version, or set databaseSchemaUpdate (camunda.bpm.database.schema-update) to true for the first start',
      },
    ],
    source: 'camunda/camunda-bpm-platform EnginePersistenceLogger.java missingTableException',
    matches: [
      'org.camunda.bpm.engine.ProcessEngineException: ENGINE-03057 There are no Camunda tables in the database. Hint: Set <property name="databaseSchemaUpdate" to value="true" or value="create-drop" (use create-drop for testing only!) in bean processEngineConfiguration in camunda.cfg.xml for automatic schema creation',
      'Caused by: org.camunda.bpm.engine.ProcessEngineException: ENGINE-03057 There are no Camunda tables in the database.',
    ],
    ignores: [
      "ENGINE-03016 Performing database operation 'create' on component 'engine' with resource 'org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql'",
    ],
  },
  {
    id: 'zeebe.disk-full',
    kind: 'disk_full',
    program: 'zeebe',
    forms: [
      {
        words: 'out of disk space current available bytes minimum needed',
        pattern:
          /Out of disk space\. Current available (?<value>\d{1,15}) bytes\. Minimum needed (?<limit>\d{1,15}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Zeebe takes no requests: {value} bytes are free on its disk, {limit} are needed',
    check: {
      text: 'See what fills the disk; the log grows when the exporter does not get through',
      compose: 'docker compose exec {service} sh -c "df -h /usr/local/zeebe/data; du -sh /usr/local/zeebe/data/*"',
      kubernetes: 'kubectl exec {service}-0 -- df -h /usr/local/zeebe/data',
    },
    repair: [
      {
        text: 'Bring the exporter (Elasticsearch) back so that the log is compacted, or enlarge the volume',
        kubernetes: 'kubectl patch pvc data-{service}-0 -p \'{"spec":{"resources":{"requests":{"storage":"64Gi"}}}}\'',
      },
    ],
    source:
      'camunda/zeebe broker/src/main/java/io/camunda/zeebe/broker/system/monitoring/DiskSpaceUsageMonitorActor.java',
    matches: [
      '[2025-06-12 09:02:00.796] [zb-actors-0] [{actor-name=DiskSpaceUsageMonitorActor, actor-scheduler=Broker-0}] WARN io.camunda.zeebe.broker.system - Out of disk space. Current available 0 bytes. Minimum needed 2147483648 bytes.',
      'Out of disk space. Current available 104857600 bytes. Minimum needed 2147483648 bytes.',
    ],
    ignores: ['Disk space available again. Current available 5368709120 bytes. Minimum needed 2147483648 bytes.'],
  },
];
