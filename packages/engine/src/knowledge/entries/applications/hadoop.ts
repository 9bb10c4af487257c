import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** YARN, Hive, HBase, Oozie, Spark on YARN, Sqoop. */
export const HADOOP: readonly CatalogueEntry[] = [
  {
    id: 'yarn.container-over-memory',
    kind: 'memory_exhausted',
    program: 'yarn',
    forms: [
      {
        words: 'pid containerid is running memory',
        pattern:
          /[Cc]ontainer \[pid=\d{1,9},containerID=(?<object>\w{10,80})\] is running (?:\d{1,15}B )?beyond (?:the '?(?:PHYSICAL|VIRTUAL)'?|physical|virtual) memory limits?/,
      },
      {
        words: 'container killed by yarn for exceeding limits of',
        pattern:
          /Container killed by YARN for exceeding (?:physical )?memory limits\. (?<value>[\d.]{1,12} [KMGT]B of [\d.]{1,12} [KMGT]B)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'YARN killed a container for its memory: {value}',
    check: { text: 'Read the diagnostics', host: 'yarn logs -applicationId <application> | grep -B2 -A5 "beyond"' },
    repair: [
      {
        text: 'Raise memory and overhead of the executor (spark.executor.memoryOverhead, mapreduce.map.memory.mb), or use smaller partitions',
      },
    ],
    source: 'Hadoop ContainersMonitorImpl; Spark YarnAllocator',
    matches: [
      "Container [pid=8121,containerID=container_1718000000_0012_01_000002] is running 12288B beyond the 'PHYSICAL' memory limit. Current usage: 2.0 GB of 2 GB physical memory used",
      'ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits. 5.5 GB of 5.5 GB physical memory used.',
    ],
    ignores: ['Container container_1718 completed with event FINISHED'],
  },
  {
    id: 'yarn.resources-requested-too-large',
    kind: 'invalid_setting',
    program: 'yarn',
    forms: [
      {
        words: 'required memory above the max threshold of this cluster',
        pattern:
          /Required (?:executor|AM) memory \((?<wanted>[^)]{1,60})\)[^\n]{0,80}is above the max threshold \((?<limit>[^)]{1,40})\) of this cluster/,
      },
      {
        words: 'invalidresourcerequestexception invalid resource',
        pattern:
          /InvalidResourceRequestException: Invalid resource request[^\n]{0,160}requested (?:memory|resource)[^\n]{0,40}?(?<wanted>\d{2,9})[^\n]{0,120}?max(?:Memory|imum allowed allocation)[^\n]{0,20}?(?<limit>\d{2,9})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'YARN has no container of the size that is asked for: {wanted} of at most {limit}',
    check: {
      text: 'Compare request and largest allocation',
      host: 'grep -A1 -E "maximum-allocation|resource.memory-mb" /etc/hadoop/conf/yarn-site.xml',
    },
    repair: [
      { text: 'Ask for less, or raise yarn.scheduler.maximum-allocation-mb and yarn.nodemanager.resource.memory-mb' },
    ],
    source: 'Spark yarn Client.scala; Hadoop InvalidResourceRequestException',
    matches: [
      'java.lang.IllegalArgumentException: Required executor memory (16384 MB), offHeap memory (0) MB, overhead (1638 MB), and PySpark memory (0 MB) is above the max threshold (8192 MB) of this cluster!',
      'java.lang.IllegalArgumentException: Required AM memory (9216+921 MB) is above the max threshold (8192 MB) of this cluster!',
      'org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException: Invalid resource request, requested memory < 0, or requested memory > max configured, requestedMemory=16384, maxMemory=8192',
    ],
    ignores: ['Application report for application_1718 (state: RUNNING)'],
  },
  {
    id: 'yarn.nodes-unhealthy',
    kind: 'disk_full',
    program: 'yarn',
    forms: [
      {
        words: 'dirs',
        pattern:
          /(?<value>\d{1,3}\/\d{1,3} (?:local|log)-dirs (?:are bad|have errors|usable space is below configured utilization percentage[^\n]{0,40})): (?<path>\S{1,160})/,
      },
      { words: 'used space above threshold of', pattern: /used space above threshold of (?<value>\d{1,3}\.\d%)/ },
      { words: 'most of the disks failed', pattern: /Most of the disks failed\. (?<value>[^\n]{3,120})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'YARN takes a node out: {value}',
    check: { text: 'List the nodes', host: 'yarn node -list -all; df -h' },
    repair: [{ text: 'Free the local and log directories below 90 %, then the node comes back by itself' }],
    source: 'Hadoop LocalDirsHandlerService, NodeHealthCheckerService',
    matches: [
      '1/1 local-dirs usable space is below configured utilization percentage/no more usable space [ /data/yarn/local : used space above threshold of 90.0% ]',
      'ERROR nodemanager.LocalDirsHandlerService: Most of the disks failed. 1/1 local-dirs are bad: /data/yarn/local',
      '1/1 log-dirs are bad: /data/yarn/logs',
    ],
    ignores: ['NodeManager from node nm1 registered'],
  },
  {
    id: 'yarn.application-waits',
    kind: 'queue_full',
    program: 'yarn',
    forms: [
      {
        words: 'application is',
        pattern:
          /Application is (?:added to the scheduler and is not yet activated|Activated, waiting for resources to be assigned for AM)\.?(?: {1,3}(?<value>[^\n]{3,120}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'YARN accepted the application but gives it no container: {value|the queue is full}',
    check: {
      text: 'See what runs in the queue',
      host: 'yarn application -list -appStates RUNNING,ACCEPTED; yarn queue -status default',
    },
    repair: [{ text: 'End what is not needed, raise capacity and maximum-am-resource-percent of the queue' }],
    source: 'Hadoop CapacityScheduler diagnostics',
    matches: [
      'diagnostics: [Thu Jun 12 10:09:11 2025] Application is Activated, waiting for resources to be assigned for AM.',
      "diagnostics: [Thu Jun 12 10:02:11 2025] Application is added to the scheduler and is not yet activated. Queue's AM resource limit exceeded.",
    ],
    ignores: ['Application report (state: FINISHED)'],
  },
  {
    id: 'hive.metastore-away',
    kind: 'unreachable',
    program: 'hive',
    forms: [
      {
        words: 'unable to instantiate org apache hadoop hive',
        pattern:
          /Unable to instantiate org\.apache\.hadoop\.hive\.(?:ql\.metadata\.Session)?(?:metastore\.)?HiveMetaStoreClient/,
      },
      {
        words: 'could not connect to meta store using any of the uris provided',
        pattern: /Could not connect to meta store using any of the URIs provided/,
      },
      {
        words: 'metaexception message',
        pattern: /MetaException\(message:(?<value>(?:Could not connect to meta store|Got exception: [^\n]{3,80}))/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Hive reaches no metastore',
    check: { text: 'Test port and service', host: 'nc -zv <metastore> 9083; tail -50 /tmp/$USER/hive.log' },
    repair: [
      {
        text: 'Start it; where its schema is missing or old, create or upgrade it',
        host: 'schematool -dbType <type> -initSchema; hive --service metastore &',
      },
    ],
    source: 'Apache Hive HiveMetaStoreClient',
    matches: [
      'java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient',
      'MetaException(message:Could not connect to meta store using any of the URIs provided. Most recent failure: org.apache.thrift.transport.TTransportException',
    ],
    ignores: ['hive.metastore: Connected to metastore.'],
  },
  {
    id: 'hive.metastore-schema',
    kind: 'missing_schema',
    program: 'hive',
    forms: [
      {
        words: 'version information not found in metastore',
        pattern: /(?<value>Version information not found in metastore)/,
      },
      {
        words: 'hive schema version does not match metastore s',
        pattern:
          /Hive Schema version (?<wanted>[\d.]{3,12}) does not match metastore's schema version (?<version>[\d.]{3,12})(?<value>)/,
      },
      {
        words: 'required table missing in catalog',
        pattern: /(?<value>Required table missing : "?\S{3,40}"?) in Catalog/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "The schema of Hive's metastore is missing or of another version: {value}",
    check: { text: 'Read both versions', host: 'schematool -dbType <type> -info' },
    repair: [
      { text: 'Create it in an empty database, or upgrade it', host: 'schematool -dbType <type> -upgradeSchema' },
    ],
    source: 'Apache Hive ObjectStore, MetaStoreSchemaInfo',
    matches: [
      'MetaException(message:Version information not found in metastore.)',
      "MetaException(message:Hive Schema version 3.1.0 does not match metastore's schema version 2.3.0 Metastore is not upgraded or corrupt)",
      'Required table missing : "DBS" in Catalog "" Schema "". DataNucleus requires this table',
    ],
    ignores: ['schemaTool completed'],
  },
  {
    id: 'hive.semantic-error',
    kind: 'missing_schema',
    program: 'hive',
    forms: [
      {
        words: 'failed semanticexception',
        pattern: /FAILED: SemanticException (?:\[Error \d{5}\]: )?(?<value>[^\n]{3,140})/,
      },
      {
        words: 'failed execution error return code from org apache hadoop hive ql',
        pattern:
          /FAILED: Execution Error, return code \d{1,3} from org\.apache\.hadoop\.hive\.ql\.(?:exec|ddl)\.(?<value>\S{3,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Hive cannot compile the query: {value}',
    check: { text: 'Describe the table', host: 'beeline -e "describe formatted <table>"' },
    repair: [
      {
        text: 'Correct table, column or partition names, or repair the partitions',
        host: 'beeline -e "msck repair table <table>"',
      },
    ],
    source: 'Apache Hive ErrorMsg',
    matches: [
      "FAILED: SemanticException [Error 10001]: Line 1:14 Table not found 'orders'",
      'FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask',
    ],
    ignores: ['OK Time taken: 0.812 seconds'],
  },
  {
    id: 'hbase.master-or-region-away',
    kind: 'startup_order',
    program: 'hbase',
    forms: [
      {
        words: 'org apache hadoop hbase',
        pattern:
          /(?<value>org\.apache\.hadoop\.hbase\.(?:PleaseHoldException|MasterNotRunningException|NotServingRegionException|exceptions\.RegionMovedException|client\.NoServerForRegionException|ipc\.ServerNotRunningYetException))/,
      },
      { words: 'master is initializing', pattern: /(?<value>Master is initializing)/ },
      {
        words: 'keepererrorcode for hbase',
        pattern: /(?<value>KeeperErrorCode = (?:NoNode|ConnectionLoss) for \/hbase\/\S{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'HBase is not ready: {value}',
    check: { text: 'Ask its state', host: 'echo "status \'detailed\'" | hbase shell -n; hbase hbck' },
    repair: [
      {
        text: "Wait for the master's start; afterwards assign stuck regions with HBCK2 and repair ZooKeeper or HDFS below",
      },
    ],
    source: 'Apache HBase',
    matches: [
      'org.apache.hadoop.hbase.PleaseHoldException: Master is initializing',
      'ERROR: KeeperErrorCode = NoNode for /hbase/master',
      'org.apache.hadoop.hbase.NotServingRegionException: hbase:meta,,1 is not online on rs1,16020,1718',
    ],
    ignores: ['1 active master, 0 backup masters, 3 servers, 0 dead'],
  },
  {
    id: 'oozie.action-failed',
    kind: 'code_defect',
    program: 'oozie',
    forms: [
      {
        words: 'launcher error reason',
        pattern:
          /Launcher ERROR, reason: ?\[?(?<value>Main [Cc]lass \[[\w.]{3,80}\], (?:exit code \[\d{1,5}\]|main\(\) threw exception[^\n]{0,80})|JA0\d\d)/,
      },
      {
        words: 'error code',
        pattern:
          /Error code: ?\[?(?<value>Main [Cc]lass \[[\w.]{3,80}\], (?:exit code \[\d{1,5}\]|main\(\) threw exception[^\n]{0,80})|JA0\d\d)/,
      },
      {
        words: 'main class exit code',
        pattern: /Main class \[(?<object>[\w.]{3,80})\], exit code \[(?<value>\d{1,5})\]/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Oozie's action failed: {value}",
    check: { text: "Read the child's log", host: 'oozie job -info <job>; yarn logs -applicationId <application>' },
    repair: [
      {
        text: 'Repair what the child says: a missing jar in the sharelib, a wrong property, an exit code of the script',
        host: 'oozie admin -sharelibupdate',
      },
    ],
    source: 'Apache Oozie ErrorCode, launcher',
    matches: [
      'Launcher ERROR, reason: Main class [org.apache.oozie.action.hadoop.ShellMain], exit code [1]',
      'Launcher exception: Main class [org.apache.oozie.action.hadoop.SparkMain], exit code [2]',
      'Error code: Main class [org.apache.oozie.action.hadoop.ShellMain], exit code [1]',
    ],
    ignores: ['job: 0000012-OK'],
  },
];
