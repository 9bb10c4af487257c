import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ELASTICSEARCH_STARTUP: readonly CatalogueEntry[] = [
  {
    id: 'elasticsearch.max-map-count',
    kind: 'kernel_setting',
    program: 'elasticsearch',
    forms: [
      {
        words: 'max virtual memory areas vm max_map_count is too low increase to at least',
        pattern:
          /(?<!BootstrapChecks {0,4}\] ?(?:\[[^\]]{0,60}\] ?)?)max virtual memory areas (?<setting>vm\.max_map_count) \[(?<value>\d{1,9})\] is too low, increase to at least \[(?<limit>\d{1,9})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel setting vm.max_map_count is {value}, Elasticsearch demands {limit}',
    check: {
      text: 'Read it on the host: containers share the kernel of their host (with Docker Desktop that is a virtual machine)',
      host: 'sysctl vm.max_map_count',
      kubernetes: 'kubectl debug node/<node> -it --image=busybox -- sysctl vm.max_map_count',
    },
    repair: [
      {
        text: 'Raise it on the host, for good by a file in /etc/sysctl.d, and start again',
        compose: 'sudo sysctl -w vm.max_map_count={limit} && docker compose up -d {service}',
        kubernetes:
          'kubectl debug node/<node> -it --profile=sysadmin --image=busybox -- sysctl -w vm.max_map_count={limit}',
        host: 'echo vm.max_map_count={limit} | sudo tee /etc/sysctl.d/90-elasticsearch.conf && sudo sysctl --system && sudo systemctl restart elasticsearch',
      },
      {
        text: 'Under WSL set it in the virtual machine of Docker Desktop',
        host: 'wsl -d docker-desktop sysctl -w vm.max_map_count={limit}',
      },
    ],
    source: 'Elasticsearch source, BootstrapChecks.MaxMapCountCheck',
    matches: [
      'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
      '[1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]; for more information see [https://www.elastic.co/guide/en/elasticsearch/reference/8.14/_maximum_map_count_check.html]',
    ],
    ignores: ['docs: set vm.max_map_count to at least 262144'],
  },
  {
    id: 'elasticsearch.bootstrap-remark',
    kind: null,
    program: 'elasticsearch',
    forms: [
      {
        words: 'warn bootstrapchecks',
        pattern: /\[WARN ?\]\[o\.(?:e|o)\.b\.BootstrapChecks {0,4}\] ?(?:\[[^\]]{0,60}\] ?)?(?<value>[^\n]{1,160})/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'A node bound to loopback, or single, starts all the same: {value}',
    check: { text: 'Nothing to do for a single node; a node with other addresses would demand it' },
    repair: [],
    source: 'Elasticsearch BootstrapChecks.java, enforceLimits',
    matches: [
      '[2025-05-06T07:41:08,826][WARN ][o.e.b.BootstrapChecks    ] [es-1] max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
      '[WARN ][o.e.b.BootstrapChecks    ] [es-1] max file descriptors [4096] for elasticsearch process is too low, increase to at least [65535]',
    ],
    ignores: ['[ERROR][o.e.b.Elasticsearch       ] [es-1] node validation exception [1] bootstrap checks failed'],
  },
  {
    id: 'elasticsearch.process-limits',
    kind: 'descriptor_limit',
    program: 'elasticsearch',
    forms: [
      {
        words: 'max file descriptors for process is too low increase to at least',
        pattern:
          /(?<!BootstrapChecks {0,4}\] ?(?:\[[^\]]{0,60}\] ?)?)(?<setting>max file descriptors) \[(?<value>\d{1,9})\] for (?:elasticsearch|opensearch|OpenSearch|\[.{1,60}\]) process is too low, increase to at least \[(?<limit>\d{1,9})\]/,
      },
      {
        words: 'max number of threads for user is too low increase to at least',
        pattern:
          /(?<!BootstrapChecks {0,4}\] ?(?:\[[^\]]{0,60}\] ?)?)(?<setting>max number of threads) \[(?<value>\d{1,9})\] for user \[(?<user>[^\]]{1,60})\] is too low, increase to at least \[(?<limit>\d{1,9})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Elasticsearch does not start: {setting} is {value}, it demands {limit}',
    check: {
      text: 'Print the limits that the process gets',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "ulimit -n; ulimit -u"',
      host: 'systemctl show elasticsearch -p LimitNOFILE -p LimitNPROC',
    },
    repair: [
      {
        text: 'Raise it: ulimits nofile in compose, LimitNOFILE= and LimitNPROC= in the unit',
        compose: `printf 'services:\\n  {service}:\\n    ulimits:\\n      nofile: 65535\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        host: 'sudo systemctl edit elasticsearch  # [Service] LimitNOFILE=65535 LimitNPROC=4096',
      },
    ],
    source: 'Elasticsearch source, BootstrapChecks.FileDescriptorCheck, MaxNumberOfThreadsCheck',
    matches: [
      'bootstrap check failure [1] of [2]: max file descriptors [4096] for elasticsearch process is too low, increase to at least [65535]',
      '[2]: max number of threads [2048] for user [elastic] is too low, increase to at least [4096]',
    ],
    ignores: ['LimitNOFILE=65535'],
  },
  {
    id: 'elasticsearch.discovery-not-configured',
    kind: 'missing_setting',
    program: 'elasticsearch',
    forms: [
      {
        words: 'the default discovery settings are unsuitable for production use',
        pattern:
          /the default discovery settings are unsuitable for production use; at least one of \[(?<setting>[^\]]{10,200})\] must be configured/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Elasticsearch listens on the network and is told neither its cluster nor "single-node"',
    check: {
      text: 'Print the settings of the node; a network.host other than localhost switches the bootstrap checks on',
      compose: 'docker compose config {service} | grep -A12 environment',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -A3 discovery',
      host: 'sudo grep -nE "^(network|discovery|cluster)" /etc/elasticsearch/elasticsearch.yml',
    },
    repair: [
      {
        text: 'For one node set discovery.type=single-node, for several discovery.seed_hosts and, at the first start only, cluster.initial_master_nodes',
        compose: `printf 'services:\\n  {service}:\\n    environment:\\n      discovery.type: single-node\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set env statefulset/{service} discovery.type=single-node',
        host: 'echo "discovery.type: single-node" | sudo tee -a /etc/elasticsearch/elasticsearch.yml && sudo systemctl restart elasticsearch',
      },
    ],
    source: 'Elasticsearch source, BootstrapChecks.DiscoveryConfiguredCheck',
    matches: [
      'bootstrap check failure [1] of [1]: the default discovery settings are unsuitable for production use; at least one of [discovery.seed_hosts, discovery.seed_providers, cluster.initial_master_nodes] must be configured',
      '[2]: the default discovery settings are unsuitable for production use; at least one of [discovery.seed_hosts, discovery.seed_providers, cluster.initial_cluster_manager_nodes / cluster.initial_master_nodes] must be configured',
    ],
    ignores: ['using discovery type [single-node] and seed hosts providers [settings]'],
  },
  {
    id: 'elasticsearch.bootstrap-setting',
    kind: 'invalid_setting',
    program: 'elasticsearch',
    forms: [
      { words: 'can not run as root', pattern: /(?:can ?not|cannot) run (?<value>elasticsearch|opensearch) as root/i },
      {
        words: 'memory locking requested for process but memory is not locked',
        pattern:
          /(?<setting>memory locking) requested for (?:elasticsearch|opensearch|OpenSearch) process but memory is not locked/,
      },
      {
        words: 'initial heap size not equal to maximum heap size',
        pattern: /(?<setting>initial heap size) \[\d{1,14}\] not equal to maximum heap size \[\d{1,14}\]/,
      },
      {
        words: 'transport ssl must be enabled if security is enabled',
        pattern:
          /Transport SSL must be enabled (?:if security is enabled|for setups with production licenses).{0,40}Please set \[(?<setting>[\w.]{10,60})\] to \[true\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Elasticsearch refuses to start so: {setting|it must not run as root}',
    check: {
      text: 'Read all lines "bootstrap check failure": each of them has to be settled',
      compose: 'docker compose logs {service} | grep -iE "bootstrap check|as root"',
      kubernetes: 'kubectl logs {service}-0 | grep -iE "bootstrap check|as root"',
      host: 'sudo journalctl -u elasticsearch | grep -iE "bootstrap check|as root" | tail',
    },
    repair: [
      {
        text: 'As root: take user: root away (uid 1000 runs it). Memory locking: ulimits memlock -1, or bootstrap.memory_lock=false. Heap: -Xms and -Xmx alike in ES_JAVA_OPTS. Transport TLS: make certificates with elasticsearch-certutil, or on a test machine xpack.security.enabled=false',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env statefulset/{service} ES_JAVA_OPTS="-Xms2g -Xmx2g"',
        host: 'sudo systemctl edit elasticsearch  # [Service] LimitMEMLOCK=infinity',
      },
    ],
    source: 'Elasticsearch source, BootstrapChecks, Elasticsearch.initializeNatives(), TransportTLSBootstrapCheck',
    matches: [
      'java.lang.RuntimeException: can not run elasticsearch as root',
      'bootstrap check failure [1] of [1]: memory locking requested for elasticsearch process but memory is not locked',
      '[1]: initial heap size [536870912] not equal to maximum heap size [1073741824]; this can cause resize pauses',
      'bootstrap check failure [1] of [1]: Transport SSL must be enabled if security is enabled. Please set [xpack.security.transport.ssl.enabled] to [true] or disable security by setting [xpack.security.enabled] to [false]',
    ],
    ignores: ['bound or publishing to a non-loopback address, enforcing bootstrap checks'],
  },
  {
    id: 'elasticsearch.data-not-writable',
    kind: 'file_permission',
    program: 'elasticsearch',
    forms: [
      {
        words: 'accessdeniedexception',
        pattern:
          /AccessDeniedException: (?<path>\/(?:usr\/share|var\/lib|var\/log|etc|bitnami)\/(?:elasticsearch|opensearch)\S{0,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Elasticsearch may not use {path}',
    check: {
      text: 'Look at the owner: in the images uid 1000 runs it',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -lan {path}; ls -lan $(dirname {path})"',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -iE "fsGroup|runAsUser"',
      host: 'sudo ls -la {path}; systemctl show elasticsearch -p User',
    },
    repair: [
      {
        text: 'Give the directory or volume to uid 1000, the account of the image (fsGroup: 1000 in Kubernetes)',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R 1000:0 /usr/share/elasticsearch/data"',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}'`,
        host: 'sudo chown -R elasticsearch:elasticsearch /var/lib/elasticsearch /var/log/elasticsearch && sudo chown -R root:elasticsearch /etc/elasticsearch && sudo systemctl restart elasticsearch',
      },
    ],
    source:
      'Elasticsearch source, NodeEnvironment; reference, "Install with Docker: configuration files must be readable by the elasticsearch user"',
    matches: [
      'Caused by: java.nio.file.AccessDeniedException: /usr/share/elasticsearch/data/node.lock',
      'java.nio.file.AccessDeniedException: /etc/elasticsearch/elasticsearch.keystore',
    ],
    ignores: ['java.nio.file.AccessDeniedException: /app/uploads/tmp.bin'],
  },
  {
    id: 'elasticsearch.data-in-use',
    kind: 'lock_held',
    program: 'elasticsearch',
    forms: [
      {
        words: 'failed to obtain node locks tried',
        pattern: /failed to obtain node locks, tried \[{1,2}(?<path>[^\]]{1,160})\]/,
      },
      { words: 'failed to obtain node lock on', pattern: /failed to obtain node lock on (?<path>\S{1,160})/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Elasticsearch cannot lock {path}: another node, or not writable',
    check: {
      text: 'Look for a second process or container on the directory, and for AccessDeniedException below; NFS locks of a dead host stay',
      compose: 'docker ps -a --format "{{.Names}} {{.Mounts}}" | grep -i -E "elastic|opensearch"',
      kubernetes: 'kubectl get pods -o wide | grep {service}; kubectl get pvc',
      host: 'pgrep -af elasticsearch; sudo ls -la {path}',
    },
    repair: [
      {
        text: 'Stop the other node, or give each node its own volume; then start this one',
        compose: 'docker compose down && docker compose up -d',
        kubernetes: 'kubectl delete pod {service}-0',
        host: 'sudo systemctl restart elasticsearch',
      },
    ],
    source: 'Elasticsearch source, NodeEnvironment.NodeLock',
    matches: [
      'java.lang.IllegalStateException: failed to obtain node locks, tried [/usr/share/elasticsearch/data]; maybe these locations are not writable or multiple nodes were started on the same data path?',
      'java.lang.IllegalStateException: failed to obtain node locks, tried [[/var/lib/elasticsearch/nodes/0]] with lock id [0]; maybe these locations are not writable',
      'java.io.IOException: failed to obtain node lock on /usr/share/elasticsearch/data',
    ],
    ignores: ['using [1] data paths, mounts [[/usr/share/elasticsearch/data (/dev/sdb)]]'],
  },
  {
    id: 'elasticsearch.index-of-other-version',
    kind: 'version_mismatch',
    program: 'elasticsearch',
    forms: [
      {
        words: 'was created with version but the minimum compatible version is',
        pattern:
          /[iI]ndex \[{1,2}(?<object>[^\]/]{1,100})[^\]]{0,40}\]{1,2} was created with version \[(?<wanted>[\w.]{1,20})\] but the minimum compatible version is (?:OpenSearch )?\[(?<version>[\w.]{1,20})\]/,
      },
      {
        words: 'cannot upgrade a node from version directly to version',
        pattern:
          /cannot upgrade a node from version \[(?<wanted>[\w.]{1,20})\] directly to version \[(?<version>[\w.]{1,20})\]/,
      },
      {
        words: 'cannot downgrade a node from version to version',
        pattern:
          /cannot downgrade a node from version \[(?<wanted>[\w.]{1,20})\] to version \[(?<version>[\w.]{1,20})\]/,
      },
      {
        words: 'was built for version but version is running',
        pattern:
          /[pP]lugin \[(?<object>[\w-]{1,60})\] was built for (?:Elasticsearch|OpenSearch|opensearch) version (?<wanted>[\w.-]{1,20}) but version (?<version>[\w.-]{1,20}) is running/,
      },
      { words: 'could not load codec', pattern: /Could not load codec '(?<object>\w{3,20})'/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This Elasticsearch ({version|older}) does not fit {object|its data} of {wanted|another version}',
    check: {
      text: 'Compare the image with the version that wrote the data; a tag like latest moves by itself',
      compose:
        'docker compose config {service} | grep image; docker compose run --rm --entrypoint sh {service} -c "bin/elasticsearch --version; bin/elasticsearch-plugin list"',
      kubernetes: 'kubectl get statefulset/{service} -o jsonpath="{.spec.template.spec.containers[*].image}"',
      host: '/usr/share/elasticsearch/bin/elasticsearch --version; /usr/share/elasticsearch/bin/elasticsearch-plugin list',
    },
    repair: [
      {
        text: 'Start the version that fits again; go up over the last minor of the major before (7.17, 8.18), reindex or delete the indices named, then the next. A node never goes back',
        compose: `sed -i -E 's#(elasticsearch:)[^ ]+#\\1{wanted|<version>}#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl rollout undo statefulset/{service}',
        host: 'sudo apt-get install elasticsearch={wanted|<version>}',
      },
      {
        text: 'For a plugin install the one of this version',
        host: 'sudo /usr/share/elasticsearch/bin/elasticsearch-plugin remove {object|<plugin>} && sudo /usr/share/elasticsearch/bin/elasticsearch-plugin install {object|<plugin>}',
      },
    ],
    source:
      'Elasticsearch source, IndexMetadataVerifier, NodeMetadata.upgradeToCurrentVersion(), PluginsUtils.verifyCompatibility(); Lucene Codec.forName()',
    matches: [
      'java.lang.IllegalStateException: The index [[.kibana_1/abcDEF123]] was created with version [6.8.0] but the minimum compatible version is [7.0.0]. It should be re-indexed in Elasticsearch 7.x before upgrading to 8.0.0.',
      'java.lang.IllegalStateException: cannot upgrade a node from version [6.8.23] directly to version [8.0.0], upgrade to version [7.17.0] first.',
      'java.lang.IllegalStateException: cannot downgrade a node from version [8.14.0] to version [8.11.1]',
      'java.lang.IllegalArgumentException: plugin [analysis-icu] was built for Elasticsearch version 8.13.0 but version 8.14.0 is running',
      `java.lang.IllegalArgumentException: Could not load codec 'Lucene99'. Did you forget to add lucene-backward-codecs.jar?`,
    ],
    ignores: ['upgrading index [.kibana_1] from version [7.17.0] to [8.0.0]'],
  },
  {
    id: 'elasticsearch.setting-unknown',
    kind: 'invalid_setting',
    program: 'elasticsearch',
    forms: [
      {
        words: 'unknown setting please check that any required plugins are installed',
        pattern: /unknown setting \[(?<setting>[\w.-]{2,100})\] please check that any required plugins are installed/,
      },
      {
        words: 'unknown setting did you mean',
        pattern: /unknown setting \[(?<setting>[\w.-]{2,100})\] did you mean (?<value>[^?]{3,100})\?/,
      },
      {
        words: 'failed to parse value for setting',
        pattern: /Failed to parse value(?: \[(?<value>[^\]]{0,60})\])? for setting \[(?<setting>[\w.-]{2,100})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Elasticsearch does not take the setting {setting} ({value|unknown})',
    check: {
      text: 'Find where it is set: elasticsearch.yml, the environment of the container, -E, or the settings stored in the cluster',
      compose: 'docker compose config {service} | grep -n "{setting}"',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -n "{setting}"',
      host: 'sudo grep -rn "{setting}" /etc/elasticsearch',
    },
    repair: [
      {
        text: 'Remove or rename it: settings of X-Pack do not exist in OpenSearch and OSS builds, and each major version drops some; index settings do not belong into elasticsearch.yml',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'sudo systemctl restart elasticsearch',
      },
    ],
    source: 'Elasticsearch source, AbstractScopedSettings.validate(), Setting.parse',
    matches: [
      'java.lang.IllegalArgumentException: unknown setting [xpack.security.enabled] please check that any required plugins are installed, or check the breaking changes documentation for removed settings',
      'java.lang.IllegalArgumentException: unknown setting [discovery.seed_host] did you mean [discovery.seed_hosts]?',
      'java.lang.IllegalArgumentException: Failed to parse value [yes] for setting [bootstrap.memory_lock] as only [true] or [false] are allowed.',
    ],
    ignores: ['updating [indices.recovery.max_bytes_per_sec] from [40mb] to [100mb]'],
  },
];
