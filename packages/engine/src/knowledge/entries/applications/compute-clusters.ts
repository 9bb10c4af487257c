import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COMPUTE_CLUSTERS: readonly CatalogueEntry[] = [
  {
    id: 'spark.container-over-memory',
    kind: 'memory_exhausted',
    program: 'spark',
    forms: [
      {
        words: 'container killed by yarn for exceeding memory limits',
        pattern:
          /Container killed by YARN for exceeding (?:physical |virtual )?memory limits\. {0,2}(?<value>[\d.]{1,8} [MGT]?B) of (?<limit>[\d.]{1,8} [MGT]?B)/,
      },
      {
        words: 'executorlostfailure exit code 137',
        pattern:
          /ExecutorLostFailure \(executor (?<object>\w{1,12}) exited caused by .{0,160}(?:exit code |exit status: ?|Exit code: )137/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Spark executor was killed: it used {value|more} of {limit|its memory limit}',
    check: {
      text: 'Look at the stage in the Spark UI: skew, a large broadcast, or Python workers outside the heap',
      kubernetes: 'kubectl get pods -l spark-role=executor; kubectl describe pod <executor> | grep -iA3 "last state"',
      host: 'yarn logs -applicationId <id> | grep -i "killed by"',
    },
    repair: [
      {
        text: 'Raise spark.executor.memoryOverhead (outside the heap) before spark.executor.memory, use more partitions and fewer cores per executor',
        host: 'spark-submit --conf spark.executor.memoryOverhead=2g --conf spark.sql.shuffle.partitions=800 <job>',
      },
    ],
    source: 'apache/spark YarnAllocator.scala, TaskSchedulerImpl.scala; Configuration',
    matches: [
      'ERROR YarnScheduler: Lost executor 3 on node4: Container killed by YARN for exceeding memory limits.  5.5 GB of 5.5 GB physical memory used. Consider boosting spark.yarn.executor.memoryOverhead.',
      'ExecutorLostFailure (executor 7 exited caused by one of the running tasks) Reason: The executor with id 7 exited with exit code 137(SIGKILL, possible container OOM).',
    ],
    ignores: ['INFO YarnAllocator: Completed container container_1 (state: COMPLETE, exit status: 0)'],
  },
  {
    id: 'spark.no-resources',
    kind: 'cpu_starved',
    program: 'spark',
    forms: [
      {
        words: 'initial job has not accepted any resources check your cluster ui',
        pattern:
          /Initial job has not accepted any resources; check your cluster UI to ensure that workers are registered and have sufficient resources/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Spark waits: no worker is free for the cores and memory that the job asks for',
    check: {
      text: 'Compare what executors ask for with what the workers offer',
      compose: 'docker compose ps | grep worker; curl -s http://localhost:8080/json/',
      kubernetes: 'kubectl get pods -l spark-role=executor; kubectl get events | grep -i insufficient',
      host: 'curl -s http://<master>:8080/json/',
    },
    repair: [
      {
        text: 'Ask for less (spark.executor.memory, spark.executor.cores, spark.cores.max), end applications that hold everything, or let executors reach the driver (spark.driver.host)',
        host: 'spark-submit --conf spark.executor.memory=1g --conf spark.cores.max=2 <job>',
      },
    ],
    source: 'apache/spark core TaskSchedulerImpl.scala',
    matches: [
      '24/05/02 10:11:12 WARN TaskSchedulerImpl: Initial job has not accepted any resources; check your cluster UI to ensure that workers are registered and have sufficient resources',
      'WARN YarnScheduler: Initial job has not accepted any resources; check your cluster UI to ensure that workers are registered and have sufficient resources',
    ],
    ignores: [
      'INFO StandaloneSchedulerBackend: Granted executor ID app-1/0 on hostPort 10.0.0.5:7078 with 2 core(s), 1024.0 MiB RAM',
    ],
  },
  {
    id: 'spark.result-too-large',
    kind: 'payload_too_large',
    program: 'spark',
    forms: [
      {
        words: 'total size of serialized results of tasks is bigger than',
        pattern:
          /Total size of serialized results of \d{1,8} tasks \((?<value>[\d.]{1,8} [KMGT]i?B)\) is bigger than (?:local maxResultSize|spark\.driver\.maxResultSize) \(?(?<limit>[\d.]{1,8} [KMGT]i?B)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A Spark job brings {value} to the driver: {limit} are allowed',
    check: { text: 'Find collect(), toPandas() or a broadcast of a large table in the code' },
    repair: [
      {
        text: 'Write the result to storage instead of collecting it; otherwise raise spark.driver.maxResultSize and the memory of the driver',
        host: 'spark-submit --conf spark.driver.maxResultSize=4g --driver-memory 8g <job>',
      },
    ],
    source: 'apache/spark core TaskSetManager.scala canFetchMoreResults()',
    matches: [
      'org.apache.spark.SparkException: Job aborted due to stage failure: Total size of serialized results of 16 tasks (1048.5 MiB) is bigger than spark.driver.maxResultSize (1024.0 MiB)',
      'ERROR TaskSetManager: Total size of serialized results of 2043 tasks (2.0 GB) is bigger than spark.driver.maxResultSize (2.0 GB)',
    ],
    ignores: ['INFO TaskSetManager: Finished task 0.0 in stage 1.0 (TID 3) (1048 bytes result sent to driver)'],
  },
  {
    id: 'spark.data-source-missing',
    kind: 'missing_module',
    program: 'spark',
    forms: [
      {
        words: 'failed to find data source',
        pattern: /Failed to find (?:the )?data source: ?`?(?<object>[\w.-]{1,80})`?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spark has no package for the data source {object}',
    check: {
      text: 'See which packages the job gets and which Scala and Spark version runs',
      host: 'spark-submit --version',
    },
    repair: [
      {
        text: 'Add the package with --packages or spark.jars.packages, in exactly the version of this Spark and Scala (_2.12 or _2.13)',
        host: 'spark-submit --packages org.apache.spark:spark-sql-kafka-0-10_2.12:3.5.1 <job>',
      },
    ],
    source: 'apache/spark sql DataSource.scala; error-conditions DATA_SOURCE_NOT_FOUND',
    matches: [
      'java.lang.ClassNotFoundException: Failed to find data source: delta. Please find packages at http://spark.apache.org/third-party-projects.html',
      'pyspark.errors.exceptions.captured.AnalysisException: Failed to find data source: kafka. Please deploy the application as per the deployment section of Structured Streaming + Kafka Integration Guide.',
    ],
    ignores: ['INFO DataSource: found data source parquet'],
  },
  {
    id: 'flink.no-slots',
    kind: 'pool_exhausted',
    program: 'flink',
    forms: [
      {
        words: 'noresourceavailableexception could not acquire the minimum required resources',
        pattern: /NoResourceAvailableException: Could not acquire the minimum required resources/,
      },
      {
        words: 'slot request bulk is not fulfillable',
        pattern:
          /Slot request bulk is not fulfillable! Could not allocate the required slot within slot request timeout/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Flink has too few task slots for the parallelism of the job',
    check: {
      text: 'Count slots and TaskManagers',
      compose: 'curl -s http://localhost:8081/overview; docker compose ps taskmanager',
      kubernetes: 'kubectl get pods -l component=taskmanager',
      host: 'curl -s http://<jobmanager>:8081/overview',
    },
    repair: [
      {
        text: 'Start TaskManagers or raise taskmanager.numberOfTaskSlots, or lower the parallelism; end old jobs that hold slots',
        compose: 'docker compose up -d --scale taskmanager=3',
        kubernetes: 'kubectl scale deploy/flink-taskmanager --replicas=3',
      },
    ],
    source: 'apache/flink NoResourceAvailableException.java, PhysicalSlotRequestBulkCheckerImpl.java',
    matches: [
      'org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Could not acquire the minimum required resources.',
      'Caused by: org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException: Slot request bulk is not fulfillable! Could not allocate the required slot within slot request timeout',
    ],
    ignores: ['INFO ResourceManager: Registering TaskManager with ResourceID tm-1 at ResourceManager'],
  },
  {
    id: 'flink.job-manager-away',
    kind: 'connection_refused',
    program: 'flink',
    forms: [
      {
        words: 'could not resolve resourcemanager address retrying in',
        pattern:
          /Could not resolve (?:ResourceManager|JobManager) address (?:akka|pekko)\.tcp:\/\/flink@(?<peer>[^\s:/]{1,100}):(?<port>\d{1,5})\/\S{1,60}, retrying in/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'flink-jobmanager',
    specificity: 3,
    means: 'A Flink TaskManager does not reach the JobManager at {peer}:{port}',
    check: {
      text: 'See whether it runs, and whether it announces the same name: other names are refused',
      compose: 'docker compose ps jobmanager; docker compose exec {service} getent hosts {peer}',
      kubernetes: 'kubectl get svc,pods | grep jobmanager',
      host: 'nc -zv {peer} {port}',
    },
    repair: [
      {
        text: 'Start the JobManager and set jobmanager.rpc.address to the same name on both sides',
        compose: 'docker compose up -d jobmanager && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/flink-taskmanager',
      },
    ],
    source: 'apache/flink TaskExecutor.java, RegisteredRpcConnection.java, RetryingRegistration.java',
    matches: [
      'INFO  org.apache.flink.runtime.taskexecutor.TaskExecutor [] - Could not resolve ResourceManager address akka.tcp://flink@jobmanager:6123/user/rpc/resourcemanager_*, retrying in 10000 ms: Could not connect to rpc endpoint',
      'Could not resolve ResourceManager address pekko.tcp://flink@10.0.0.7:6123/user/rpc/resourcemanager_*, retrying in 10000 ms.',
    ],
    ignores: [
      'INFO TaskExecutor - Connecting to ResourceManager akka.tcp://flink@jobmanager:6123/user/rpc/resourcemanager_*',
    ],
  },
  {
    id: 'flink.checkpoints-fail',
    kind: 'slow_dependency',
    program: 'flink',
    forms: [
      {
        words: 'exceeded checkpoint tolerable failure threshold',
        pattern: /Exceeded checkpoint tolerable failure threshold/,
      },
      {
        words: 'checkpoint expired before completing',
        pattern: /Checkpoint (?:(?<object>\d{1,10}) of job \w{1,40} )?expired before completing/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Flink restarts the job: its checkpoints fail or take too long',
    check: {
      text: 'Look at backpressure and at the storage of the checkpoints',
      compose: 'curl -s http://localhost:8081/jobs/<id>/checkpoints',
      host: 'curl -s http://<jobmanager>:8081/jobs/<id>/checkpoints',
    },
    repair: [
      {
        text: 'Remove the backpressure (slow sink, skew), use RocksDB with incremental checkpoints, unaligned checkpoints, or a longer execution.checkpointing.timeout',
      },
    ],
    source: 'apache/flink CheckpointFailureManager.java, CheckpointFailureReason.java',
    matches: [
      'org.apache.flink.util.FlinkRuntimeException: Exceeded checkpoint tolerable failure threshold.',
      'INFO CheckpointCoordinator - Checkpoint 412 of job 0f3a expired before completing.',
    ],
    ignores: [
      'INFO CheckpointCoordinator - Completed checkpoint 412 for job 0f3a (1048576 bytes, checkpointDuration=412 ms)',
    ],
  },
  {
    id: 'jupyterhub.spawn-failed',
    kind: 'slow_dependency',
    program: 'jupyterhub',
    forms: [
      {
        words: 'server at didn t respond in seconds',
        pattern: /TimeoutError: Server at (?<peer>http\S{1,120}) didn't respond in (?<limit>\d{1,5}) seconds/,
      },
      {
        words: 's server failed to start in seconds giving up',
        pattern: /(?<user>[\w.@-]{1,60})'s server failed to start in (?<limit>\d{1,5}) seconds, giving up/,
      },
      {
        words: 's server never showed up at after seconds giving up',
        pattern:
          /(?<user>[\w.@-]{1,60})'s server never showed up at (?<peer>\S{1,120}) after (?<limit>\d{1,5}) seconds\. Giving up/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'JupyterHub gives the server of {user|a user} up after {limit} s',
    check: {
      text: 'Look at that server: the image is pulled, a package is missing (jupyterhub in the single-user image), or the hub is out of its reach',
      compose: 'docker ps -a | grep jupyter; docker logs jupyter-<user>',
      kubernetes: 'kubectl get events --sort-by=.lastTimestamp | tail; kubectl logs jupyter-<user>',
      host: 'sudo journalctl -u jupyterhub -n 60',
    },
    repair: [
      {
        text: 'Repair what its log names; raise start_timeout and http_timeout of the spawner for large images, and set hub_connect_ip so that containers reach the hub',
        compose: 'docker compose restart {service}',
        kubernetes: 'helm upgrade {service} jupyterhub/jupyterhub --reuse-values --set singleuser.startTimeout=600',
      },
    ],
    source: 'jupyterhub/jupyterhub jupyterhub/user.py, utils.py wait_for_http_server()',
    matches: [
      "TimeoutError: Server at http://127.0.0.1:58785/user/anna/ didn't respond in 30 seconds",
      "[W 2024-05-02 10:11:12.345 JupyterHub user:880] anna's server failed to start in 60 seconds, giving up.",
      "[W 2024-05-02 10:11:12.345 JupyterHub user:933] anna's server never showed up at http://10.0.0.7:8888/user/anna/ after 30 seconds. Giving up.",
    ],
    ignores: ['[I 2024-05-02 10:11:12.345 JupyterHub base:1061] User anna took 2.412 seconds to start'],
  },
  {
    id: 'mlflow.database-not-migrated',
    kind: 'missing_schema',
    program: 'mlflow',
    forms: [
      {
        words: 'detected out of date database schema found version but expected',
        pattern:
          /Detected out-of-date database schema \(found version (?<version>\w{1,20}), but expected (?<wanted>\w{1,20})\)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'MLflow does not start: its database is at schema {version}, {wanted} is needed',
    check: {
      text: 'See which version runs',
      compose: 'docker compose exec {service} mlflow --version',
      kubernetes: 'kubectl exec deploy/{service} -- mlflow --version',
      host: 'mlflow --version',
    },
    repair: [
      {
        text: 'Back the database up, then migrate it with the release that is to run (mlflow db upgrade)',
        compose: 'docker compose run --rm {service} mlflow db upgrade <database uri>',
        kubernetes: 'kubectl exec deploy/{service} -- mlflow db upgrade <database uri>',
        host: 'mlflow db upgrade <database uri>',
      },
    ],
    source: 'mlflow/mlflow mlflow/store/db/utils.py _verify_schema()',
    matches: [
      "mlflow.exceptions.MlflowException: Detected out-of-date database schema (found version 97727af70f4d, but expected 2b4d017a5e9b). Take a backup of your database, then run 'mlflow db upgrade <database_uri>' to migrate your database to the latest schema.",
      'Detected out-of-date database schema (found version None, but expected 0584bdc529eb).',
    ],
    ignores: ['INFO mlflow.store.db.utils: Updating database tables'],
  },
  {
    id: 'jupyterhub.database-not-migrated',
    kind: 'missing_schema',
    program: 'jupyterhub',
    forms: [
      {
        words: 'found database schema version backup your database and run jupyterhub upgrade db',
        pattern:
          /Found database schema version (?<version>\w{1,20}) != (?<wanted>\w{1,20})\. Backup your database and run `jupyterhub upgrade-db`/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'JupyterHub does not start: its database is at {version}, {wanted} is needed',
    check: {
      text: 'See which version runs',
      compose: 'docker compose exec {service} jupyterhub --version',
      host: 'jupyterhub --version',
    },
    repair: [
      {
        text: 'Back the database up, then migrate it with the release that is to run (jupyterhub upgrade-db)',
        compose: 'docker compose run --rm {service} jupyterhub upgrade-db',
        kubernetes: 'helm upgrade {service} jupyterhub/jupyterhub --reuse-values --set hub.db.upgrade=true',
        host: 'jupyterhub upgrade-db',
      },
    ],
    source: 'jupyterhub/jupyterhub jupyterhub/orm.py check_db_revision()',
    matches: [
      'jupyterhub.orm.DatabaseSchemaMismatch: Found database schema version 833da8570507 != 651f5419b74d. Backup your database and run `jupyterhub upgrade-db` to upgrade to the latest schema.',
      'Found database schema version 1cebaf56856c != 4dc2d5a8c53c. Backup your database and run `jupyterhub upgrade-db` to upgrade to the latest schema.',
    ],
    ignores: ['INFO  [alembic.runtime.migration] Running upgrade 833da8570507 -> 651f5419b74d'],
  },
];
