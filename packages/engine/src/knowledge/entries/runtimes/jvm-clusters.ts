import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JVM_CLUSTERS: readonly CatalogueEntry[] = [
  {
    id: 'quartz.job-not-storable',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      { words: 'couldn t store', pattern: /Couldn't store (?:job|trigger)[^:\r\n]{0,60}: (?<value>[^\r\n]{1,120})/ },
      {
        words: 'based on configured schedule the given will never fire',
        pattern: /(?<value>Based on configured schedule, the given trigger(?: '[^']{1,80}')? will never fire)/,
      },
      {
        words: 'couldn t',
        pattern: /Couldn't (?:retrieve|obtain) (?:job|triggers?)[^:\r\n]{0,60}: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'couldn t acquire next trigger', pattern: /(?<value>Couldn't acquire next trigger: [^\r\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Quartz cannot keep or run a job: {value}',
    check: {
      text: 'See the tables of Quartz and the class it names',
      host: 'psql -c "select * from qrtz_triggers order by next_fire_time limit 20"',
    },
    repair: [
      {
        text: 'Keep only serialisable values in the JobDataMap, remove jobs whose class is gone, create the QRTZ_ tables of this release',
      },
      {
        text: 'Delete a job that cannot be read',
        host: `psql -c "delete from qrtz_job_details where job_name='<name>'"`,
        destructive: true,
      },
    ],
    source: 'quartz JobStoreSupport.java',
    matches: [
      "org.quartz.JobPersistenceException: Couldn't store job: Unable to serialize JobDataMap for insertion into database",
      "org.quartz.SchedulerException: Based on configured schedule, the given trigger 'DEFAULT.t' will never fire.",
      "org.quartz.JobPersistenceException: Couldn't retrieve job: com.acme.OldJob",
      `org.quartz.JobPersistenceException: Couldn't acquire next trigger: relation "qrtz_triggers" does not exist`,
    ],
    ignores: ['Scheduler quartzScheduler started.'],
  },
  {
    id: 'quartz.instance-recovered-alive',
    kind: 'clock_wrong',
    program: 'jvm',
    forms: [
      {
        words: 'this scheduler instance is still active but was recovered by another instance in the cluster',
        pattern:
          /This scheduler instance \((?<object>[^)]{1,80})\) is still active but was recovered by another instance in the cluster/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Quartz nodes judge each other dead: their clocks differ or the database is late',
    check: {
      text: 'Compare the clocks and the check-in times',
      host: 'timedatectl; psql -c "select instance_name, last_checkin_time, checkin_interval from qrtz_scheduler_state"',
    },
    repair: [
      {
        text: 'Synchronise the clocks (NTP), give each node an instanceId of AUTO, raise clusterCheckinInterval',
        host: 'sudo systemctl restart chronyd',
      },
    ],
    source: 'quartz JobStoreSupport.java',
    matches: [
      'This scheduler instance (host1) is still active but was recovered by another instance in the cluster.  This may cause inconsistent behavior.',
      'WARN  o.q.i.j.LocalDataSourceJobStore - This scheduler instance (app-2) is still active but was recovered by another instance in the cluster.',
    ],
    ignores: ['ClusterManager: detected 1 failed or restarted instances.'],
  },
  {
    id: 'infinispan.no-answer-of-members',
    kind: 'cluster_quorum',
    program: 'jvm',
    forms: [
      {
        words: 'ispn000476 timed out waiting for responses for request from',
        pattern: /ISPN000476: (?<value>Timed out waiting for responses for request \d{1,10} from [^\r\n]{1,100})/,
      },
      {
        words: 'no physical address for dropping message',
        pattern: /JGRP0000\d\d: (?<value>\S{1,60}: no physical address for \S{1,60}, dropping message)/,
      },
      {
        words: 'ispn000299 unable to acquire lock after',
        pattern: /ISPN000299: (?<value>Unable to acquire lock after [^\r\n]{1,100})/,
      },
      {
        words: 'join sent to timed',
        pattern: /JGRP0000\d\d: (?<value>[^\r\n]{1,60}: JOIN\([^)]{1,60}\) sent to \S{1,60} timed out[^\r\n]{0,40})/,
      },
      {
        words: 'ispn000136 error executing command',
        pattern: /ISPN000136: (?<value>Error executing command [^\r\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Members of the Infinispan/JGroups cluster do not answer: {value|messages are lost}',
    check: {
      text: 'See which members know each other',
      compose: 'docker compose logs {service} | grep -E "ISPN00009[34]" | tail',
      kubernetes:
        'kubectl logs deploy/{service} | grep -E "ISPN000094|ISPN000093" | tail; kubectl get svc | grep -i jgroups',
    },
    repair: [
      {
        text: 'Open the JGroups port (7800/tcp, 57800/tcp) between the members, use the discovery that fits (DNS_PING, JDBC_PING, TCPPING), restart members that left',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'infinispan Log.java; jgroups messages',
    matches: [
      'org.infinispan.util.concurrent.TimeoutException: ISPN000476: Timed out waiting for responses for request 12 from host-2 after 15 seconds',
      'WARN  [org.jgroups.protocols.TCP] JGRP000032: kc-1: no physical address for kc-2, dropping message',
      'ERROR ISPN000136: Error executing command ReplaceCommand on Cache sessions, writing keys [a]',
      'ISPN000299: Unable to acquire lock after 15 seconds for key a and requestor b',
      'WARN [org.jgroups.protocols.pbcast.GMS] JGRP000011: kc-1: JOIN(kc-1) sent to kc-2 timed out (after 2000 ms), on try 1 of 10',
    ],
    ignores: ['ISPN000094: Received new cluster view for channel ISPN: [kc-1|1] (2) [kc-1, kc-2]'],
  },
  {
    id: 'hazelcast.cannot-join',
    kind: 'cluster_quorum',
    program: 'jvm',
    forms: [
      {
        words: 'not join cluster shutting down now',
        pattern: /\[[\w.-]{1,60}\] (?:\[[\d.]{1,12}\] )?Could not join cluster\. Shutting down now/,
      },
      { words: 'unable to connect to any cluster', pattern: /Unable to connect to any cluster/ },
      {
        words: 'node could not join cluster at node cause',
        pattern:
          /Node could not join cluster at node: (?<peer>\S{1,60}) Cause: (?![^\r\n]{0,60}(?:group|cluster)[- ]?name)(?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Hazelcast node does not join or finds its cluster no longer',
    check: {
      text: 'See members and ports',
      kubernetes: 'kubectl logs deploy/{service} | grep -E "Members \\{" | tail -3',
      host: 'nc -zv <other> 5701',
    },
    repair: [
      {
        text: 'Give all nodes one cluster name and discovery (Kubernetes: service-dns or RBAC to read endpoints), open 5701/tcp, one release',
      },
    ],
    source: 'hazelcast Node.java, ClientConnectionManager',
    matches: [
      'com.hazelcast.instance.impl.Node - [10.0.0.1]:5701 [dev] [5.3.6] Could not join cluster. Shutting down now!',
      'Node could not join cluster at node: [10.0.0.3]:5701 Cause: the target cluster is not in the active state',
      'java.lang.IllegalStateException: Unable to connect to any cluster.',
    ],
    ignores: ['Members {size:2, ver:2} ['],
  },
  {
    id: 'hazelcast.group-differs',
    kind: 'invalid_setting',
    program: 'jvm',
    forms: [
      { words: 'mismatch', pattern: /Hazelcast[^\r\n]{0,80}Configuration mismatch/ },
      {
        words: 'node could not join cluster at node cause',
        pattern:
          /Node could not join cluster at node: (?<peer>\S{1,60}) Cause: (?<value>[^\r\n]{0,60}(?:group|cluster)[- ]?name[^\r\n]{0,30})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Hazelcast node is set up otherwise than its cluster: {value|configuration mismatch}',
    check: {
      text: 'Compare the configurations',
      host: 'grep -nE "cluster-name|group|partition|join" hazelcast.y*ml hazelcast.xml',
    },
    repair: [
      {
        text: 'Give all nodes the same cluster name (group), join method and partition count; when two clusters shall stay apart, keep them from finding each other',
      },
    ],
    source: 'hazelcast Node.java, ClientConnectionManager',
    matches: [
      'WARN [10.0.0.1]:5701 [dev] Hazelcast Configuration mismatch',
      'Node could not join cluster at node: [10.0.0.2]:5701 Cause: the target cluster has a different group-name.',
    ],
    ignores: ['Members {size:2, ver:2} ['],
  },
  {
    id: 'java.pool-notes',
    kind: null,
    program: 'jvm',
    forms: [
      { words: 'discard long time none received connection', pattern: /discard long time none received connection/ },
      {
        words: 'hikaripool',
        pattern: /HikariPool-\d{1,3} - (?:Start completed|Starting\.\.\.|Shutdown (?:initiated|completed))/,
      },
      { words: 'gomaxprocs', pattern: /GOMAXPROCS=\d{1,4}: (?:CPU quota undefined|determined from CPU quota)/ },
      { words: 'gomemlimit is', pattern: /GOMEMLIMIT is (?:updated|set|already set)/ },
      { words: 'acme autocert missing server name', pattern: /acme\/autocert: missing server name/ },
      { words: 'amqpconnectionworkflow reporting success', pattern: /AMQPConnectionWorkflow - reporting success/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of connection pools and clients that reconnect on good days',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'alibaba/druid, HikariCP, uber automaxprocs',
    matches: [
      'discard long time none received connection. , jdbcUrl : jdbc:mysql://db:3306/app, version : 1.2.9, lastPacketReceivedIdleMillis : 62344',
      'HikariPool-1 - Start completed.',
      'maxprocs: Leaving GOMAXPROCS=8: CPU quota undefined',
      'level=INFO msg="GOMEMLIMIT is updated" package=memlimit',
      'http: TLS handshake error from 10.0.0.5:51234: acme/autocert: missing server name',
      'AMQPConnectionWorkflow - reporting success: <SelectConnection OPEN>',
    ],
    ignores: ['HikariPool-1 - Connection is not available'],
  },
  {
    id: 'jvm.contact-point-data-centre-missing',
    kind: 'missing_setting',
    program: 'jvm',
    forms: [
      {
        words: 'since you provided explicit contact points the local dc must be explicitly set',
        pattern: /Since you provided explicit contact points, the local DC must be explicitly set/,
      },
      {
        words: 'you provided explicit contact points the local dc must be specified',
        pattern: /You provided explicit contact points, the local DC must be specified/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cassandra',
    specificity: 3,
    means: 'The Cassandra driver does not know its local data centre',
    check: { text: 'See the data centres', host: 'nodetool status | grep Datacenter' },
    repair: [{ text: 'Set it (basic.load-balancing-policy.local-datacenter, spring.cassandra.local-datacenter)' }],
    source: 'datastax java-driver DefaultLoadBalancingPolicy',
    matches: [
      'java.lang.IllegalStateException: Since you provided explicit contact points, the local DC must be explicitly set (see basic.load-balancing-policy.local-datacenter in the config)',
      'IllegalStateException: [s0] You provided explicit contact points, the local DC must be specified',
    ],
    ignores: ['local DC: dc1'],
  },
  {
    id: 'jvm.no-node-available',
    kind: 'unreachable',
    program: 'jvm',
    forms: [
      {
        words: 'nonodeavailableexception no node was available to execute the query',
        pattern: /NoNodeAvailableException: No node was available to execute the query/,
      },
      {
        words: 'nonodeavailableexception none of the configured nodes are available',
        pattern: /NoNodeAvailableException\[None of the configured nodes are available/,
      },
      {
        words: 'none of the configured nodes available',
        pattern: /None of the configured nodes (?:are|were) available/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The driver has no node left that it may ask',
    check: {
      text: 'See which nodes are up and in which data centre',
      host: 'nodetool status; curl -s <elasticsearch>:9200/_cat/nodes',
    },
    repair: [{ text: 'Bring the nodes back, correct the name of the local data centre or the addresses' }],
    source: 'datastax java-driver; elasticsearch transport client',
    matches: [
      'com.datastax.oss.driver.api.core.NoNodeAvailableException: No node was available to execute the query',
      'NoNodeAvailableException[None of the configured nodes are available: [{#transport#-1}{10.0.0.1:9300}]]',
      'None of the configured nodes were available',
    ],
    ignores: ['node added: 10.0.0.1'],
  },
  {
    id: 'jvm.c3p0-no-connection',
    kind: 'connection_refused',
    program: 'jvm',
    forms: [
      {
        words: 'acquisition attempt failed clearing pending acquires',
        pattern: /Acquisition Attempt Failed!!! Clearing pending acquires/,
      },
      {
        words: 'failed to succeed more than the maximum number of allowed acquisition attempts',
        pattern: /failed to succeed more than the maximum number of allowed acquisition attempts \((?<limit>\d{1,4})\)/,
      },
      {
        words: 'connection sqlexception url errorcode',
        pattern:
          /DruidDataSource[^\r\n]{0,60}create connection SQLException, url: (?<peer>[^,\r\n]{1,120}), errorCode (?<value>-?\d{1,8})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means:
      'The c3p0 pool could not make a connection in {limit|its} tries: the reason stands in the exception after it',
    check: { text: 'Try the login by hand', host: 'mysql -h <host> -u <user> -p -e "select 1"' },
    repair: [
      {
        text: 'Repair what the exception below says (address, password, privileges), restart the program',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'c3p0 BasicResourcePool.java; alibaba/druid DruidDataSource.java',
    matches: [
      'com.mchange.v2.resourcepool.BasicResourcePool - ScatteredAcquireTask@5c2b -- Acquisition Attempt Failed!!! Clearing pending acquires. While trying to acquire a needed new resource, we failed to succeed more than the maximum number of allowed acquisition attempts (30).',
      'c.a.druid.pool.DruidDataSource - create connection SQLException, url: jdbc:mysql://db:3306/app, errorCode 1045, state 28000',
    ],
    ignores: ['Initializing c3p0 pool...'],
  },
];
