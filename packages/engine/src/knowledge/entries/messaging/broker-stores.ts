import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BROKER_STORES: readonly CatalogueEntry[] = [
  {
    id: 'activemq.memory-used-up',
    kind: 'queue_full',
    program: 'activemq',
    forms: [
      {
        words: 'usage default percentusage',
        pattern: /Usage\(default:(?:memory|temp):[^)]{1,120}\) percentUsage=(?<value>(?:9\d|1\d\d)%)/,
      },
      {
        words: 'usage manager',
        pattern: /Usage Manager (?:Memory|Store|Temp) (?:Limit|Usage)[^\r\n]{0,60}(?:reached|exceeded|is full)/i,
      },
      {
        words: 'blocking message production on address',
        pattern: /AMQ22218[13]: Blocking message production on address '(?<object>[^']{1,120})'/,
      },
      { words: 'amq229102 address is full', pattern: /AMQ229102: Address "?(?<object>[^"\s]{1,120})"? is full/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The broker holds back producers: memory or store is used up ({value|address {object}})',
    check: {
      text: 'See the queues that grow and the disk',
      compose:
        'docker compose exec {service} df -h; curl -su admin:admin "http://localhost:8161/api/jolokia/read/org.apache.activemq:type=Broker,brokerName=*/MemoryPercentUsage"',
    },
    repair: [
      {
        text: 'Start consumers or purge dead queues, raise memoryUsage/storeUsage (Artemis: global-max-size, address-full-policy PAGE), free the disk',
      },
    ],
    source: 'activemq Usage.java; artemis ActiveMQServerLogger',
    matches: [
      'INFO | Usage(default:memory:queue://orders:memory) percentUsage=100%, usage=67108864, limit=67108864: Usage Manager Memory Limit reached. Stopping producer',
      "AMQ222183: Blocking message production on address 'orders'; size is currently: 10,486,000 bytes",
      'AMQ229102: Address "orders" is full. Message encode size = 1,234B',
      'INFO | Usage Manager Memory Limit (67108864) reached on TopicSubscription',
    ],
    ignores: ['percentUsage=12%'],
  },
  {
    id: 'activemq.disk-full',
    kind: 'disk_full',
    program: 'activemq',
    forms: [
      {
        words: 'amq222210 storage usage is beyond max disk usage',
        pattern: /AMQ222210: (?<value>Storage usage is beyond max-disk-usage)/,
      },
      {
        words: 'amq229119 free storage space is at of',
        pattern: /AMQ229119: Free storage space is at (?<value>[\d.]{1,12}\w{0,5}) of/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of the broker is fuller than max-disk-usage allows ({value})',
    check: {
      text: 'See what takes the room',
      compose: 'docker compose exec {service} df -h; docker compose exec {service} du -sh data',
      host: 'df -h; du -sh data/*',
    },
    repair: [
      {
        text: 'Free or enlarge the disk, let consumers drain the queues that grew, or raise max-disk-usage in broker.xml (90 by default)',
      },
    ],
    source: 'activemq Usage.java; artemis ActiveMQServerLogger',
    matches: [
      'WARN AMQ222210: Storage usage is beyond max-disk-usage. System will start blocking producers.',
      'AMQ229119: Free storage space is at 1.2GB of 20GB total',
    ],
    ignores: ['percentUsage=12%'],
  },
  {
    id: 'artemis.login-refused',
    kind: 'authentication_refused',
    program: 'artemis',
    forms: [
      {
        words: 'amq229031 unable to validate user from',
        pattern: /AMQ229031: Unable to validate user from (?<peer>\S{1,60}?)\.? /,
      },
      { words: 'amq229031 unable to validate', pattern: /AMQ229031: Unable to validate user(?:: (?<user>\S{1,60}))?/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Artemis refuses the account {user|} from {peer|}',
    check: { text: 'See account and roles', host: 'artemis user list; grep -A20 security-setting etc/broker.xml' },
    repair: [
      {
        text: 'Correct the password or add the user with the role that the address wants',
        host: 'artemis user add --user-command-user <user> --user-command-password <password> --role amq',
      },
    ],
    source: 'artemis ActiveMQMessageBundle',
    matches: [
      'AMQ229031: Unable to validate user from /10.0.0.1:41234. Username: app; SSL certificate subject DN: unavailable',
      'AMQ229031: Unable to validate user: app',
    ],
    ignores: ['AMQ221007: Server is now live'],
  },
  {
    id: 'artemis.client-left',
    kind: null,
    program: 'artemis',
    forms: [
      {
        words: 'amq212037 connection failure to has been detected did not receive data from',
        pattern: /AMQ212037: Connection failure to \S{1,80} has been detected: AMQ2[12]9014: Did not receive data from/,
      },
      {
        words: 'client connection failed clearing up resources for session',
        pattern: /AMQ22206[17]: Client connection failed, clearing up resources for session/,
      },
      {
        words: 'transport connection to failed',
        pattern:
          /Transport Connection to: \S{1,80} failed: (?:java\.io\.EOFException|java\.net\.SocketException: (?:Connection reset|Broken pipe))/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Clients that left Artemis or ActiveMQ without saying goodbye',
    check: {
      text: 'Nothing needs doing when it is a client that ended; many at once mean network or a broker that pauses',
    },
    repair: [],
    source: 'artemis ActiveMQClientLogger; activemq TransportConnection',
    matches: [
      'WARN AMQ212037: Connection failure to /10.0.0.1:1234 has been detected: AMQ229014: Did not receive data from /10.0.0.1:1234 within the 60,000ms connection TTL. The connection will now be closed. [code=CONNECTION_TIMEDOUT]',
      'WARN AMQ222061: Client connection failed, clearing up resources for session 12ab',
      'WARN | Transport Connection to: tcp://10.0.0.1:1234 failed: java.io.EOFException',
    ],
    ignores: ['AMQ222183: Blocking message production'],
  },
  {
    id: 'pulsar.topic-or-namespace-missing',
    kind: 'missing_object',
    program: 'pulsar',
    forms: [
      { words: 'topicnotfoundexception', pattern: /TopicNotFoundException/ },
      { words: 'topicdoesnotexistexception', pattern: /TopicDoesNotExistException/ },
      { words: 'namespace not found', pattern: /(?<value>Namespace not found)/ },
      { words: 'tenant does not exist', pattern: /(?<value>Tenant does not exist)/ },
      { words: 'topic not found', pattern: /(?<value>Topic not found)/ },
      {
        words: 'pulsarclientexception',
        pattern: /PulsarClientException\$(?<value>NotFoundException|TopicDoesNotExistException)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Pulsar has no {value}: tenant, namespace or topic is not there',
    check: {
      text: 'List them',
      host: 'pulsar-admin tenants list; pulsar-admin namespaces list <tenant>; pulsar-admin topics list <tenant>/<namespace>',
    },
    repair: [
      {
        text: 'Create it',
        host: 'pulsar-admin tenants create <tenant>; pulsar-admin namespaces create <tenant>/<namespace>; pulsar-admin topics create persistent://<tenant>/<namespace>/<topic>',
      },
    ],
    source: 'apache/pulsar PulsarClientException',
    matches: [
      'org.apache.pulsar.client.api.PulsarClientException$TopicDoesNotExistException: Topic persistent://public/default/a does not exist',
      'Failed to get Partitioned Metadata: TopicNotFoundException',
      'org.apache.pulsar.client.admin.PulsarAdminException$NotFoundException: Namespace not found',
      'org.apache.pulsar.client.admin.PulsarAdminException$PreconditionFailedException: Tenant does not exist',
      'Reason: Topic not found',
      'org.apache.pulsar.client.api.PulsarClientException$NotFoundException: x',
    ],
    ignores: ['Created producer on topic'],
  },
  {
    id: 'bookkeeper.cookie-differs',
    kind: 'invalid_setting',
    program: 'bookkeeper',
    forms: [{ words: 'invalidcookieexception', pattern: /InvalidCookieException(?:: (?<value>[^\r\n]{1,140}))?/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The bookie finds a cookie of another instance: its address or disk changed',
    check: {
      text: 'Compare the cookies',
      host: 'bookkeeper shell cookie_get <host>:3181; cat <ledger dir>/current/VERSION',
    },
    repair: [
      {
        text: 'Give the bookie its old address and disks (useHostNameAsBookieID), or format it when its data are replicated elsewhere',
        host: 'bookkeeper shell bookieformat -nonInteractive -deleteCookie',
        destructive: true,
      },
    ],
    source: 'apache/bookkeeper LegacyCookieValidation',
    matches: [
      'org.apache.bookkeeper.bookie.BookieException$InvalidCookieException: Cookie [4 bookieHost: "10.0.0.1:3181"] is not matching with [4 bookieHost: "10.0.0.2:3181"]',
      'ERROR BookieException$InvalidCookieException: instanceId does not match',
    ],
    ignores: ['Cookie written'],
  },
  {
    id: 'redpanda.too-little-memory',
    kind: 'memory_exhausted',
    program: 'redpanda',
    forms: [
      {
        words: 'insufficient physical memory needed available',
        pattern: /insufficient physical memory: needed (?<value>\d{1,16} available \d{1,16})/,
      },
      { words: 'seastar failed to allocate bytes', pattern: /seastar - Failed to allocate (?<value>\d{1,14}) bytes/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redpanda or Scylla cannot get its memory: {value}',
    check: {
      text: 'See limits',
      compose: 'docker stats --no-stream {service}; docker compose config {service} | grep -A12 command',
    },
    repair: [
      {
        text: 'Ask for less (--memory 1G --smp 1 --overprovisioned) or give it more',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'scylladb/seastar core/resource.cc',
    matches: [
      'std::runtime_error (insufficient physical memory: needed 2147483648 available 1610612736)',
      'ERROR seastar - Failed to allocate 131072 bytes',
    ],
    ignores: ['INFO  seastar - memory: 2G'],
  },
];
