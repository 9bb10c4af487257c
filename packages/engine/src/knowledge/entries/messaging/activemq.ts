import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ACTIVEMQ: readonly CatalogueEntry[] = [
  {
    id: 'activemq.store-full',
    kind: 'quota_exceeded',
    program: 'activemq',
    forms: [
      {
        words: 'is full stopping producer',
        pattern: /is Full, \d{1,3}% of (?<limit>\d{1,20})\. Stopping producer/,
      },
      {
        words: 'usage manager memory limit reached',
        pattern: /Usage Manager Memory Limit (?:\((?<limit>\d{1,20})\) )?reached(?: on (?<object>\S{1,200}?),|\. )/,
      },
      {
        words: 'usage manager memory limit wait timeout',
        pattern: /Usage Manager Memory Limit Wait Timeout\. Stopping producer/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ActiveMQ reached a limit of systemUsage ({limit|memory or store}) and stops producers',
    check: {
      text: 'See which queue is long and has no consumer, and read memoryUsage, storeUsage and tempUsage in activemq.xml',
      compose: 'docker compose exec {service} bin/activemq dstat queues',
      kubernetes: 'kubectl exec {service} -- bin/activemq dstat queues',
      host: 'activemq dstat queues; grep -A12 "<systemUsage" /opt/activemq/conf/activemq.xml',
    },
    repair: [
      { text: 'Start the consumers of the long queue, so that it empties: producer flow control ends by itself then' },
      {
        text: 'Raise the limit in systemUsage (and the heap with it for memoryUsage) and restart the broker',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'systemctl restart activemq',
      },
      {
        text: 'Purge what nobody will read, such as ActiveMQ.DLQ',
        compose: 'docker compose exec {service} bin/activemq purge ActiveMQ.DLQ',
        kubernetes: 'kubectl exec {service} -- bin/activemq purge ActiveMQ.DLQ',
        host: 'activemq purge ActiveMQ.DLQ',
        destructive: true,
      },
    ],
    source: 'Apache ActiveMQ, Queue.send(), Queue.checkUsage(), Topic; documentation "Producer Flow Control"',
    matches: [
      'INFO | Usage(default:store:queue://orders:store) percentUsage=100%: Persistent store is Full, 100% of 107374182400. Stopping producer (ID:app-1-40123-1746517268826-1:1:1:1) to prevent flooding queue://orders. See http://activemq.apache.org/producer-flow-control.html for more info',
      'WARN | Usage Manager Memory Limit (751619276) reached on queue://orders, size 18234. Producers will be throttled to the rate at which messages are removed from this destination to prevent flooding it.',
      'javax.jms.ResourceAllocationException: Usage Manager Memory Limit reached. Stopping producer (ID:app-1-40123-1746517268826-1:1:1:1) to prevent flooding queue://orders.',
      'org.apache.activemq.broker.region.Queue: Usage Manager Memory Limit Wait Timeout. Stopping producer (ID:app-1) to prevent flooding queue://orders.',
    ],
    ignores: [
      'WARN | Store limit is 102400 mb (current store usage is 0 mb). The data directory: /opt/activemq/data/kahadb only has 41021 mb of usable space. - resetting to maximum available disk space: 41021 mb',
    ],
  },
  {
    id: 'activemq.store-limit-lowered',
    kind: null,
    program: 'activemq',
    forms: [
      {
        words: 'limit is mb data directory only has mb of usable space',
        pattern:
          /(?:Store|Temporary Store|Job Scheduler Store) limit is (?<limit>\d{1,12}) mb[^\n]{0,80}data directory: (?<path>\S{1,200}) only has (?<value>\d{1,12}) mb of usable space/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'ActiveMQ lowers its store limit to the {value} MB that are free at {path}',
    check: {
      text: 'Nothing needs to be done while that is enough; set storeUsage in activemq.xml to what the disk has',
      host: 'df -h {path}',
    },
    repair: [],
    source: 'Apache ActiveMQ, BrokerService.checkUsageLimit()',
    matches: [
      'WARN | Store limit is 102400 mb (current store usage is 0 mb). The data directory: /opt/activemq/data/kahadb only has 41021 mb of usable space. - resetting to maximum available disk space: 41021 mb',
      'WARN | Temporary Store limit is 51200 mb (current store usage is 0 mb). The data directory: /opt/activemq/data only has 41021 mb of usable space. - resetting to maximum available disk space: 41021 mb',
    ],
    ignores: ['Persistent store is Full, 100% of 107374182400. Stopping producer (ID:app-1)'],
  },
  {
    id: 'activemq.store-locked',
    kind: 'lock_held',
    program: 'activemq',
    forms: [
      {
        words: 'database is locked by another server this broker is now in slave mode',
        pattern: /Database (?<path>\S{1,200}) is locked by another server\. This broker is now in slave mode/,
      },
      {
        words: 'database is locked waiting seconds for the database to be unlocked',
        pattern:
          /Database (?<path>\S{1,200}) is locked\.{0,3},? ?waiting \d{1,6} seconds for the database to be unlocked/,
      },
      {
        words: 'error there is another process using the server at cannot start the process',
        pattern: /Error: There is another process using the server at (?<path>\S{1,200})\. Cannot start the process/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'ActiveMQ finds its store {path} locked by another broker',
    check: {
      text: 'See whether a second broker has the same data directory: a standby is meant to wait so, after a crash on NFS the lock may be left',
      compose: 'docker ps --format "{{.Names}} {{.Mounts}}" | grep -i activemq',
      kubernetes: 'kubectl get pods -o wide | grep -i activemq',
      host: 'fuser -v {path}; pgrep -af activemq',
    },
    repair: [
      {
        text: 'End the other broker, or give this one a data directory of its own',
        compose: 'docker compose up -d --remove-orphans {service}',
        kubernetes: 'kubectl scale statefulset/{service} --replicas=1',
        host: 'systemctl restart activemq',
        destructive: true,
      },
      {
        text: 'Remove a lock file that is left over, only when no broker runs on the data: two brokers on one store destroy it',
        host: 'pgrep -af activemq || rm {path}',
        destructive: true,
      },
    ],
    source: 'Apache ActiveMQ, SharedFileLocker.doStart(); Artemis, LockAbstract',
    matches: [
      'INFO | Database /opt/activemq/data/kahadb/lock is locked by another server. This broker is now in slave mode waiting a lock to be acquired',
      "INFO | Database /opt/activemq/data/kahadb/lock is locked... waiting 10 seconds for the database to be unlocked. Reason: java.io.IOException: File '/opt/activemq/data/kahadb/lock' could not be locked.",
      'Error: There is another process using the server at /var/lib/artemis-instance/lock/cli.lock. Cannot start the process!',
    ],
    ignores: ['INFO | KahaDB is version 7', 'sqlite3.OperationalError: database is locked'],
  },
  {
    id: 'activemq.login-or-permission-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'user name or password is invalid',
        pattern: /SecurityException: User name \[(?<user>[^\]]{1,120})\] or password is invalid/,
      },
      {
        words: 'amq229031 unable to validate user from username',
        pattern: /AMQ229031: Unable to validate user from (?<peer>[\w.:/-]{1,80})\. Username: (?<user>[^;\s]{1,120});/,
      },
      {
        words: 'amq222216 security problem while authenticating',
        pattern: /AMQ222216: Security problem while authenticating: (?<value>[^\n]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'activemq',
    specificity: 3,
    means: 'ActiveMQ refuses the login of {user|a client}',
    check: {
      text: 'Compare the user and password of the client with users.properties (Classic) or artemis-users.properties',
      compose:
        'docker compose exec {server|activemq} sh -c "ls conf/users.properties etc/artemis-users.properties; env | grep -iE artemis_user"',
      kubernetes: 'kubectl get secret | grep -iE "activemq|artemis"',
      host: 'cut -d= -f1 /opt/activemq/conf/users.properties',
    },
    repair: [
      {
        text: 'Give the account the password of the client; ARTEMIS_USER and ARTEMIS_PASSWORD only count when the instance is made',
        compose:
          'docker compose exec {server|activemq} ./bin/artemis user reset --user-command-user {user|<user>} --user-command-password <the new password>',
        host: './bin/artemis user reset --user-command-user {user|<user>} --user-command-password <the new password>',
      },
    ],
    source:
      'Apache ActiveMQ, SimpleAuthenticationBroker, JaasAuthenticationBroker; Artemis, ActiveMQMessageBundle 229031',
    matches: [
      'java.lang.SecurityException: User name [shop] or password is invalid.',
      'javax.jms.JMSSecurityException: AMQ229031: Unable to validate user from /172.18.0.7:41234. Username: shop; SSL certificate subject DN: unavailable',
      'WARN  [org.apache.activemq.artemis.core.server] AMQ222216: Security problem while authenticating: AMQ229031: Unable to validate user from 172.18.0.7:41234.',
    ],
    ignores: ['INFO  [org.apache.activemq.artemis] AMQ241001: HTTP Server started at http://0.0.0.0:8161'],
  },
  {
    id: 'artemis.permission-missing',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'user does not have permission on address',
        pattern:
          /AMQ229(?:032|213): User: (?<user>\S{1,120}) does not have permission='(?<value>\w{1,40})' (?:for queue \S{1,200} )?on address (?<object>\S{1,200})/,
      },
      {
        words: 'user is not authorized to',
        pattern:
          /SecurityException: User (?<user>\S{1,120}) is not authorized to (?<value>create|read from|write to|remove|browse): (?<object>\S{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'activemq',
    specificity: 3,
    means: 'ActiveMQ denies {user} the right "{value}" on {object}',
    check: {
      text: 'Read the security settings that match the address and the roles of the account',
      compose:
        'docker compose exec {server|activemq} sh -c "grep -A14 \'<security-setting\' etc/broker.xml; cat etc/artemis-roles.properties"',
      host: 'grep -A14 "<security-setting" etc/broker.xml; cat etc/artemis-roles.properties',
    },
    repair: [
      {
        text: 'Give a role of the account that permission (security-setting in broker.xml, authorizationEntry in activemq.xml); sending to a new address takes createAddress and createNonDurableQueue, too',
      },
    ],
    source: 'Artemis, ActiveMQMessageBundle 229032 and 229213; ActiveMQ, AuthorizationBroker',
    matches: [
      "AMQ229032: User: shop does not have permission='SEND' on address orders",
      "javax.jms.JMSSecurityException: AMQ229213: User: shop does not have permission='CREATE_DURABLE_QUEUE' for queue orders on address orders",
      'java.lang.SecurityException: User worker is not authorized to create: queue://orders',
    ],
    ignores: ['AMQ221001: Apache ActiveMQ Artemis Message Broker version 2.31.2'],
  },
  {
    id: 'artemis.disk-limit',
    kind: 'disk_full',
    program: 'artemis',
    forms: [
      {
        words: 'free storage space is at which is beyond usage',
        pattern:
          /AMQ2(?:22210|29119): Free storage space is at (?<value>\S{1,20}) of (?<limit>\S{1,20}) total\. Usage rate is \S{1,10} which is beyond/,
      },
      {
        words: 'free storage space is at which is below the configured free',
        pattern: /AMQ224128: Free storage space is at (?<value>\S{1,20}) which is below the configured/,
      },
      {
        words: 'amq222212 disk full blocking message production on address',
        pattern: /AMQ222212: Disk Full! Blocking message production on address '(?<object>[^']{1,200})'/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Artemis blocks producers because the disk is too full ({value|too little} free)',
    check: {
      text: 'See what fills the file system of the data directory; max-disk-usage (90 %) counts the whole disk, not only Artemis',
      compose: 'docker compose exec {service} sh -c "df -h data; du -sh data/*"',
      kubernetes: 'kubectl exec {service} -- sh -c "df -h data; du -sh data/*"',
      host: 'df -h; du -sh data/*',
    },
    repair: [
      {
        text: 'Make room or enlarge the volume; the broker goes on by itself below the limit',
        compose: 'docker system df && docker image prune',
        host: 'journalctl --vacuum-size=500M',
      },
      { text: 'Raise max-disk-usage in broker.xml when the disk is big enough in bytes' },
    ],
    source: 'Artemis, ActiveMQServerLogger 222210, 222212, 224128',
    matches: [
      'WARN  [org.apache.activemq.artemis.core.server] AMQ222210: Free storage space is at 4.1GB of 49.1GB total. Usage rate is 91.6% which is beyond the configured <max-disk-usage>. System will start blocking producers.',
      "WARN  [org.apache.activemq.artemis.core.server] AMQ222212: Disk Full! Blocking message production on address 'orders'. Clients will report blocked.",
      'WARN  [org.apache.activemq.artemis.core.server] AMQ224128: Free storage space is at 480MB which is below the configured <min-disk-free>. System will start blocking producers.',
    ],
    ignores: [
      'INFO  [org.apache.activemq.artemis.core.server] AMQ222211: Free storage space is at 14.1GB of 49.1GB total. Usage rate is 71.2% which is below the configured <max-disk-usage>. System will unblock producers.',
    ],
  },
  {
    id: 'activemq-client.broker-unreachable',
    kind: 'connection_refused',
    forms: [
      { words: 'amq219007 cannot connect to server', pattern: /AMQ219007: Cannot connect to server\(s\)/ },
      {
        words: 'could not connect to broker url reason',
        pattern:
          /Could not connect to broker URL: \w{1,12}:\/\/(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\S{0,200}\. Reason: /,
      },
      {
        words: 'failed to connect to after attempt to',
        pattern:
          /Failed to connect to \[\w{1,12}:\/\/(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})[^\]]{0,300}\] after: \d{1,8} attempt\(s\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'activemq',
    specificity: 2,
    means: 'The client reaches no ActiveMQ broker at {peer|the address that it was given}',
    check: {
      text: 'See whether the broker runs and listens at that port',
      compose: 'docker compose ps activemq; docker compose logs --tail 50 activemq',
      kubernetes: 'kubectl get pods,svc,endpoints | grep -iE "activemq|artemis"',
      host: 'nc -vz {peer|localhost} {port|61616}; systemctl status activemq',
    },
    repair: [
      {
        text: 'Start the broker; use failover:(tcp://...) in the URL, so that clients connect anew by themselves',
        compose: 'docker compose up -d activemq',
        kubernetes: 'kubectl rollout restart statefulset/activemq',
        host: 'systemctl restart activemq',
      },
    ],
    source: 'Artemis, ActiveMQClientMessageBundle 219007; ActiveMQ, ActiveMQConnectionFactory, FailoverTransport',
    matches: [
      'ActiveMQNotConnectedException[errorType=NOT_CONNECTED message=AMQ219007: Cannot connect to server(s). Tried with all available servers.]',
      'javax.jms.JMSException: Could not connect to broker URL: tcp://activemq:61616. Reason: java.net.ConnectException: Connection refused',
      'WARN FailoverTransport - Failed to connect to [tcp://activemq:61616] after: 10 attempt(s) with Connection refused, continuing to retry.',
    ],
    ignores: ['INFO FailoverTransport - Successfully connected to tcp://activemq:61616'],
  },
];
