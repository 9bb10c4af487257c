import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FLINK_JOBS: readonly CatalogueEntry[] = [
  {
    id: 'flink.restore-refused',
    kind: 'version_mismatch',
    program: 'flink',
    forms: [
      {
        words: 'cannot map checkpoint savepoint state for operator',
        pattern: /Cannot map checkpoint\/savepoint state for operator (?<object>\w{1,64}) to the new program/,
      },
      { words: 'statemigrationexception', pattern: /StateMigrationException: (?<object>.{1,120})/ },
      {
        words: 'be incompatible',
        pattern: /The new (?:state|key|namespace) serializer (?:\([^)]{1,160}\) )?(?:cannot|must not) be incompatible/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "Flink cannot restore a job's state: it does not fit the new program",
    check: {
      text: 'Compare operator ids (uid) and state types of both versions',
      host: 'flink run -s <savepoint> --allowNonRestoredState -d <jar>',
    },
    repair: [
      {
        text: 'Give every operator a uid and keep it; for an operator that was taken out allow non-restored state; a changed type needs a serializer that migrates',
      },
    ],
    source: 'Flink documentation, Savepoints, State schema evolution',
    matches: [
      'Caused by: java.lang.IllegalStateException: Failed to rollback to checkpoint/savepoint s3://b/sp. Cannot map checkpoint/savepoint state for operator 6d2677a0 to the new program, because the operator is not available in the new program. If you want to allow to skip this, you can set the --allowNonRestoredState option on the CLI.',
      'org.apache.flink.util.StateMigrationException: The new state serializer (org.apache.flink.api.common.typeutils.base.LongSerializer@1) must not be incompatible with the old state serializer',
    ],
    ignores: ['Restoring job from savepoint s3://b/sp'],
  },
  {
    id: 'flink.task-manager-lost',
    kind: 'memory_exhausted',
    program: 'flink',
    forms: [
      {
        words: 'heartbeat of taskmanager with id',
        pattern: /Heartbeat of TaskManager with id (?<object>\S{1,120}) timed out/,
      },
      { words: 'is no longer reachable', pattern: /TaskManager with id (?<object>\S{1,120}) is no longer reachable/ },
      {
        words: 'connection unexpectedly closed by remote task manager',
        pattern: /Connection unexpectedly closed by remote task manager '(?<peer>[^']{1,120})'/,
      },
      { words: 'the taskexecutor is shutting down', pattern: /The TaskExecutor is shutting down/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Flink lost a task manager {object|or its process}',
    check: {
      text: 'See how its process ended',
      kubernetes: 'kubectl get pods -l component=taskmanager && kubectl describe pod <taskmanager>',
      host: "yarn logs -applicationId <id> | grep -i -E 'killed|exit code'",
    },
    repair: [
      {
        text: 'OOMKilled: raise taskmanager.memory.process.size or jvm-overhead (RocksDB takes memory outside of the heap); long GC: more heap, then let the job restart from its checkpoint',
      },
    ],
    source: 'Flink source, TaskManagerHeartbeatListener, RemoteTransportException',
    matches: [
      'java.util.concurrent.TimeoutException: Heartbeat of TaskManager with id 10.0.0.9:6122-ab12cd timed out.',
      'org.apache.flink.runtime.jobmaster.JobMasterException: TaskManager with id tm-1(10.0.0.9:6122) is no longer reachable.',
      "org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException: Connection unexpectedly closed by remote task manager '10.0.0.9/10.0.0.9:6121'. This might indicate that the remote task manager was lost.",
      'org.apache.flink.util.FlinkException: The TaskExecutor is shutting down.',
    ],
    ignores: ['Registering TaskManager with ResourceID tm-1'],
  },
  {
    id: 'flink.memory-settings',
    kind: 'invalid_setting',
    program: 'flink',
    forms: [
      {
        words: 'exceed configured total memory',
        pattern: /exceed configured Total (?:Process|Flink) Memory \((?<limit>[^)]{1,40})\)/,
      },
      {
        words: 'insufficient number of network buffers required',
        pattern:
          /Insufficient number of network buffers: required (?<wanted>\d{1,8}), but only (?<value>\d{1,8}) available/,
      },
      {
        words: 'either required fine grained memory',
        pattern: /Either required fine-grained memory \(taskmanager\.memory\.task\.heap\.size/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Flink's memory settings do not add up: {limit|too few network buffers}",
    check: {
      text: 'See what the start script works out',
      host: "grep -E 'memory|numberOfTaskSlots' conf/config.yaml conf/flink-conf.yaml",
    },
    repair: [
      {
        text: 'Set only taskmanager.memory.process.size (or flink.size) and let the rest follow; for network buffers raise taskmanager.memory.network.max and fraction',
      },
    ],
    source: 'Flink documentation, Memory troubleshooting',
    matches: [
      'org.apache.flink.configuration.IllegalConfigurationException: Sum of configured JVM Metaspace (256.000mb (268435456 bytes)) and JVM Overhead (192.000mb (201326592 bytes)) exceed configured Total Process Memory (400.000mb (419430400 bytes)).',
      'java.io.IOException: Insufficient number of network buffers: required 17, but only 8 available. The total number of network buffers is currently set to 2048 of 32768 bytes each.',
      'IllegalConfigurationException: Either required fine-grained memory (taskmanager.memory.task.heap.size and taskmanager.memory.managed.size), or Total Flink Memory size need to be configured explicitly.',
    ],
    ignores: ['Final Master Memory configuration: Total Process Memory: 1.6gb'],
  },
  {
    id: 'flink.connector-missing',
    kind: 'missing_module',
    program: 'flink',
    forms: [
      {
        words: 'could not find a file system implementation for scheme',
        pattern: /Could not find a file system implementation for scheme '(?<object>[a-z0-9]{1,20})'/,
      },
      {
        words: 'could not find any',
        pattern: /Could not find any factory(?:ies)? (?:for identifier '(?<object>[^']{1,60})'|that implement)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Flink has no connector or file system for {object|this table}',
    check: { text: 'See which jars and plugins are there', host: 'ls lib plugins/*' },
    repair: [
      {
        text: "Put the connector of this Flink's version into lib/ (or the job's jar), and a file system into plugins/<name>/ (ENABLE_BUILT_IN_PLUGINS in the image)",
      },
    ],
    source: 'Flink documentation, File systems; FactoryUtil',
    matches: [
      "org.apache.flink.core.fs.UnsupportedFileSystemSchemeException: Could not find a file system implementation for scheme 's3'. The scheme is directly supported by Flink through the following plugin(s): flink-s3-fs-hadoop, flink-s3-fs-presto.",
      "org.apache.flink.table.api.ValidationException: Could not find any factory for identifier 'kafka' that implements 'org.apache.flink.table.factories.DynamicTableFactory' in the classpath.",
    ],
    ignores: ['Loading factory kafka'],
  },
  {
    id: 'flink.job-gave-up',
    kind: 'code_defect',
    program: 'flink',
    forms: [
      {
        words: 'recovery is suppressed by',
        pattern: /Recovery is suppressed by (?<value>NoRestartBackoffTimeStrategy|\w{1,60}\([^)]{1,120}\))/,
      },
      {
        words: 'switched from running to failed',
        pattern: /switched from RUNNING to FAILED (?:on|with failure cause|\()(?<object>.{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'A Flink job ended after its last restart: the cause stands below',
    check: {
      text: 'Read the first "Caused by" and the exception history of the job',
      host: 'curl -s http://localhost:8081/jobs/<id>/exceptions | jq \'."root-exception"\'',
    },
    repair: [
      {
        text: 'Repair the root exception, then start from the last checkpoint',
        host: 'flink run -s <checkpoint> -d <jar>',
      },
    ],
    source: 'Flink source, ExecutionFailureHandler',
    matches: [
      'org.apache.flink.runtime.JobException: Recovery is suppressed by FixedDelayRestartBackoffTimeStrategy(maxNumberRestartAttempts=3, backoffTimeMS=10000)',
      'org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy',
      'Source: orders (1/1) (abc) switched from RUNNING to FAILED on 10.0.0.9:6122-ab @ tm (dataPort=6121).',
    ],
    ignores: ['Source: orders switched from DEPLOYING to RUNNING.'],
  },
  {
    id: 'dataflow.worker-stuck',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'the dataflow job appears to be stuck because no worker activity has been seen in the last',
        pattern:
          /The Dataflow job appears to be stuck because no worker activity has been seen in the last (?<value>[\dhms]{1,10})/,
      },
      {
        words: 'the job failed because a work item has failed 4 times',
        pattern: /The job failed because a work item has failed 4 times/,
      },
      { words: 'sdk harness disconnected', pattern: /SDK harness sdk-\S{1,20} disconnected/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'dataflow',
    specificity: 2,
    means: 'Dataflow ends the job: its workers do nothing or fail again and again',
    check: {
      text: "Read the workers' and harness' log",
      host: "gcloud logging read 'resource.type=dataflow_step AND resource.labels.job_id=<id> AND severity>=ERROR' --limit 20",
    },
    repair: [
      {
        text: 'Repair what the workers say: packages that do not install, no address of Google APIs (private access), memory of the worker type',
      },
    ],
    source: 'Google Cloud Dataflow documentation, Troubleshoot Dataflow errors',
    matches: [
      'Workflow failed. Causes: The Dataflow job appears to be stuck because no worker activity has been seen in the last 1h. Please check the worker logs in Stackdriver Logging.',
      'The job failed because a work item has failed 4 times. Look in previous log entries for the cause of each one of the 4 failures.',
      'SDK harness sdk-0-0 disconnected.',
    ],
    ignores: ['All workers have finished the startup processes'],
  },
];
