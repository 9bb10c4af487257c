import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SPARK_JOBS: readonly CatalogueEntry[] = [
  {
    id: 'spark.stage-failed',
    kind: 'code_defect',
    program: 'spark',
    forms: [
      {
        words: 'job aborted due to stage failure',
        pattern:
          /Job aborted due to stage failure: (?<object>(?:Task|ShuffleMapStage|ResultStage|Total|Aborting|Serialized|Authorized|Could)[^(]{1,120})/,
      },
      { words: 'exception thrown in awaitresult', pattern: /Exception thrown in awaitResult/ },
      { words: 'python worker failed to connect back', pattern: /Python worker failed to connect back/ },
      {
        words: 'py4jjavaerror an error occurred while calling',
        pattern: /Py4JJavaError: An error occurred while calling (?<object>\S{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: "A Spark job was aborted; the executor's exception says why",
    check: {
      text: 'Find the first exception under "Caused by" or in the executor\'s log',
      kubernetes: 'kubectl logs <executor pod> --previous',
      host: "yarn logs -applicationId <id> | grep -m3 -B2 -A20 'Caused by'",
    },
    repair: [{ text: 'Repair what the executor names: a value, a missing class, memory, a file' }],
    source: 'Spark source, DAGScheduler.abortStage, TaskSetManager',
    matches: [
      'org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage 5.0 failed 4 times, most recent failure: Lost task 3.3 in stage 5.0 (TID 210) (10.0.0.5 executor 2): java.lang.RuntimeException: x',
      'org.apache.spark.SparkException: Exception thrown in awaitResult:',
      'org.apache.spark.SparkException: Python worker failed to connect back.',
      'py4j.protocol.Py4JJavaError: An error occurred while calling o71.save.',
    ],
    ignores: ['Job 5 finished: save at Etl.scala:20, took 12.1 s'],
  },
  {
    id: 'spark.executor-lost',
    kind: 'memory_exhausted',
    program: 'spark',
    forms: [
      {
        words: 'lost executor',
        pattern: /Lost executor (?<object>\d{1,6}) on (?<peer>[\w.-]{1,120}): (?<value>.{1,160})/,
      },
      {
        words: 'with no recent heartbeats',
        pattern:
          /Removing executor (?<object>\d{1,6}) with no recent heartbeats: (?<value>\d{1,9}) ms exceeds timeout (?<limit>\d{1,9}) ms/,
      },
      {
        words: 'executorlostfailure executor',
        pattern: /ExecutorLostFailure \(executor (?<object>\d{1,6}) exited (?<value>.{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Spark lost the executor {object}: {value|no heartbeats any more}',
    check: {
      text: 'See how the executor ended',
      kubernetes: 'kubectl get pods -l spark-role=executor && kubectl describe pod <executor>',
      host: "yarn logs -applicationId <id> | grep -i -E 'killed|exit|memory'",
    },
    repair: [
      {
        text: 'Exit code 137 or memory limits: raise spark.executor.memoryOverhead, use more and smaller partitions; preempted nodes: keep shuffle data (external shuffle service, decommissioning)',
      },
    ],
    source: 'Spark source, TaskSchedulerImpl, HeartbeatReceiver, FetchFailedException',
    matches: [
      'ERROR TaskSchedulerImpl: Lost executor 4 on 10.0.0.7: Remote RPC client disassociated. Likely due to containers exceeding thresholds, or network issues. Check driver logs for WARN messages.',
      'WARN HeartbeatReceiver: Removing executor 2 with no recent heartbeats: 132345 ms exceeds timeout 120000 ms',
      'ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Command exited with code 137',
    ],
    ignores: ['Executor updated: app-1/0 is now RUNNING'],
  },
  {
    id: 'spark.shuffle-away',
    kind: 'unreachable',
    program: 'spark',
    forms: [
      {
        words: 'missing an output location for shuffle',
        pattern: /Missing an output location for shuffle (?<object>\d{1,8})/,
      },
      {
        words: 'fetchfailedexception',
        pattern:
          /FetchFailedException: (?:Failed to connect to|Connection reset by peer|Connection from) ?(?<peer>[\w.-]{1,120})?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Spark cannot fetch shuffle data: {peer|the executor that holds them} is away',
    check: {
      text: 'Look for the executor that was lost before',
      host: "yarn logs -applicationId <id> | grep -i 'Lost executor'",
    },
    repair: [
      { text: 'Repair why executors end (memory, preemption), and raise spark.shuffle.io.maxRetries for short breaks' },
    ],
    source: 'Spark source, MapOutputTracker, ShuffleBlockFetcherIterator',
    matches: [
      'org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output location for shuffle 0 partition 12',
      'org.apache.spark.shuffle.FetchFailedException: Failed to connect to worker-3/10.0.0.7:7337',
    ],
    ignores: ['Started 12 remote fetches in 3 ms'],
  },
  {
    id: 'spark.object-unknown',
    kind: 'missing_object',
    program: 'spark',
    forms: [
      {
        words: 'cannot be found',
        pattern:
          /\[(?<value>TABLE_OR_VIEW_NOT_FOUND|SCHEMA_NOT_FOUND)\] The (?:table or view|schema) `?(?<object>[\w.`-]{1,160}) cannot be found/,
      },
      {
        words: 'function parameter with name cannot be resolved',
        pattern:
          /\[UNRESOLVED_COLUMN\S{0,30}\] A column(?:, variable,)? or function parameter with name (?<object>\S{1,160}) cannot be resolved/,
      },
      {
        words: 'path_not_found path does not exist',
        pattern: /\[PATH_NOT_FOUND\] Path does not exist: (?<object>\S{1,200})/,
      },
      {
        words: 'unresolved_routine',
        pattern: /\[UNRESOLVED_ROUTINE\] Cannot resolve (?:function|routine) (?<object>\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Spark does not find {object}',
    check: { text: 'See what is there', host: "spark-sql -e 'SHOW TABLES IN <schema>' ; hdfs dfs -ls <path>" },
    repair: [
      {
        text: 'Correct the name or path, or run the job that makes it first; for a table of the metastore set the catalog that has it',
      },
    ],
    source: 'Spark documentation, Error conditions',
    matches: [
      'org.apache.spark.sql.AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view `sales`.`orders` cannot be found. Verify the spelling and correctness of the schema and catalog.',
      'org.apache.spark.sql.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name `custmer_id` cannot be resolved. Did you mean one of the following? [`customer_id`]',
      'pyspark.errors.exceptions.captured.AnalysisException: [PATH_NOT_FOUND] Path does not exist: s3a://lake/raw/2026.',
      '[UNRESOLVED_ROUTINE] Cannot resolve function `to_dat` on search path [`system`.`builtin`].',
    ],
    ignores: ['Table orders was created'],
  },
  {
    id: 'spark.python-or-java-unsuitable',
    kind: 'version_mismatch',
    program: 'spark',
    forms: [
      {
        words: 'python in worker has different',
        pattern:
          /Python in worker has different version:? (?<version>[\d.()', ]{1,12}) than that in driver:? (?<wanted>[\d.()', ]{1,12})/,
      },
      {
        words: 'getsubject',
        pattern: /getSubject is (?:supported only if a security manager is allowed|not supported)/,
      },
      {
        words: 'java gateway process exited before sending its port number',
        pattern: /\[JAVA_GATEWAY_EXITED\] Java gateway process exited before sending its port number/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Spark does not fit the Python or Java that is there',
    check: {
      text: 'Compare the versions on driver and workers',
      host: 'java -version; python3 --version; echo $PYSPARK_PYTHON $JAVA_HOME',
    },
    repair: [
      {
        text: 'Set PYSPARK_PYTHON and PYSPARK_DRIVER_PYTHON to the same version, and JAVA_HOME to a Java that this Spark supports (8, 11 or 17 for Spark 3; 17 or 21 for Spark 4)',
      },
    ],
    source: 'PySpark source, worker.py, java_gateway.py; SPARK-41391; JDK 24 notes on getSubject',
    matches: [
      'Exception: Python in worker has different version 3.10 than that in driver 3.11, PySpark cannot run with different minor versions.',
      'java.lang.UnsupportedOperationException: getSubject is supported only if a security manager is allowed',
      'pyspark.errors.exceptions.base.PySparkRuntimeError: [JAVA_GATEWAY_EXITED] Java gateway process exited before sending its port number.',
    ],
    ignores: ['PySpark version 3.5.1, Python 3.11'],
  },
  {
    id: 'spark.buffer-or-broadcast-limit',
    kind: 'invalid_setting',
    program: 'spark',
    forms: [
      {
        words: 'kryo serialization failed buffer overflow available',
        pattern:
          /Kryo serialization failed: Buffer overflow\. Available: (?<value>\d{1,12}), required: (?<limit>\d{1,12})/,
      },
      { words: 'could not execute broadcast in', pattern: /Could not execute broadcast in (?<limit>\d{1,9}) secs/ },
      {
        words: 'cannot broadcast the table',
        pattern: /Cannot broadcast the table (?:that is )?(?:larger|over) than? ?(?<limit>[^:]{1,30})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spark: a limit is too small for the data: broadcast or serializer buffer',
    check: { text: 'Look at the plan and sizes', host: "spark-sql -e 'EXPLAIN FORMATTED <query>'" },
    repair: [
      {
        text: 'Set spark.sql.autoBroadcastJoinThreshold=-1 for the job, or raise spark.sql.broadcastTimeout; for Kryo raise spark.kryoserializer.buffer.max',
      },
    ],
    source: 'Spark source, BroadcastExchangeExec, KryoSerializer',
    matches: [
      'org.apache.spark.SparkException: Kryo serialization failed: Buffer overflow. Available: 0, required: 133. To avoid this, increase spark.kryoserializer.buffer.max value.',
      'org.apache.spark.SparkException: Could not execute broadcast in 300 secs. You can increase the timeout for broadcasts via spark.sql.broadcastTimeout',
      'org.apache.spark.SparkException: Cannot broadcast the table that is larger than 8.0 GiB: 9.1 GiB.',
    ],
    ignores: ['broadcast joined in 3 secs'],
  },
  {
    id: 'spark.stream-data-gone',
    kind: 'missing_object',
    program: 'spark',
    forms: [
      {
        words: 'some data may have been missed cannot find earliest offsets of',
        pattern: /Cannot find earliest offsets of Set\((?<object>[^)]{1,120})\)\. Some data may have been missed/,
      },
      {
        words: 'some data may have been missed offset was changed from',
        pattern:
          /Partition (?<object>\S{1,120})'s offset was changed from (?<version>\d{1,18}) to (?<value>\d{1,18}), some data may have been missed/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "Spark's stream stands at offsets of {object} that Kafka no longer has",
    check: {
      text: "Compare the checkpoint with the topic's offsets",
      host: 'kafka-get-offsets.sh --bootstrap-server <broker>:9092 --topic <topic>',
    },
    repair: [
      {
        text: "If the loss is accepted, set failOnDataLoss=false; if the topic was made anew, begin with a new checkpoint; raise the topic's retention above the longest stop",
      },
    ],
    source: 'Spark Structured Streaming + Kafka Integration Guide, failOnDataLoss',
    matches: [
      'org.apache.spark.sql.streaming.StreamingQueryException: Cannot find earliest offsets of Set(orders-0). Some data may have been missed.',
      "java.lang.IllegalStateException: Partition orders-0's offset was changed from 500 to 20, some data may have been missed.",
    ],
    ignores: ['Resetting offset for partition orders-0'],
  },
  {
    id: 'spark.task-not-serializable',
    kind: 'code_defect',
    program: 'spark',
    forms: [
      { words: 'sparkexception task not serializable', pattern: /SparkException: Task not serializable/ },
      { words: 'context_only_valid_on_driver', pattern: /\[CONTEXT_ONLY_VALID_ON_DRIVER\]/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Spark: a closure holds something that cannot be sent to the executors',
    check: { text: 'Read "Serialization stack" below it: it names the object' },
    repair: [
      {
        text: 'Make the object inside the function (mapPartitions), mark it @transient lazy, or broadcast its data; the session is for the driver only',
      },
    ],
    source: 'Spark source, ClosureCleaner',
    matches: [
      'org.apache.spark.SparkException: Task not serializable',
      'pyspark.errors.exceptions.base.PySparkRuntimeError: [CONTEXT_ONLY_VALID_ON_DRIVER] It appears that you are attempting to reference SparkContext from a broadcast variable',
    ],
    ignores: ['Task 1 serialized'],
  },
  {
    id: 'spark.notices',
    kind: null,
    program: 'spark',
    forms: [
      {
        words: 'could not bind on port',
        pattern: /Service '(?<object>\w{1,40})' could not bind on port (?<port>\d{1,5})\. Attempting port/,
      },
      {
        words: 'no partition defined for window operation moving all data to a single partition',
        pattern: /No Partition Defined for Window operation! Moving all data to a single partition/,
      },
      {
        words: 'truncated the string representation of a plan since it was too large',
        pattern: /Truncated the string representation of a plan since it was too large/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Spark takes the next port, or warns of a plan; it goes on',
    check: { text: 'See whether another application holds the port', host: 'ss -ltnp | grep 4040' },
    repair: [],
    source: 'Spark source, util/Utils.scala, WindowExec',
    matches: [
      "WARN Utils: Service 'SparkUI' could not bind on port 4040. Attempting port 4041.",
      'WARN WindowExec: No Partition Defined for Window operation! Moving all data to a single partition, this can cause serious performance degradation.',
      "WARN package: Truncated the string representation of a plan since it was too large. This behavior can be adjusted by setting 'spark.sql.debug.maxToStringFields'.",
    ],
    ignores: ["Service 'SparkUI' failed after 16 retries (starting from 4040)!"],
  },
];
