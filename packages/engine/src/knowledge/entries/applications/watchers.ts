import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WATCHERS: readonly CatalogueEntry[] = [
  {
    id: 'kibana.elasticsearch-away',
    kind: 'connection_refused',
    program: 'kibana',
    forms: [
      {
        words: 'unable to retrieve version information from elasticsearch nodes',
        pattern: /Unable to retrieve version information from Elasticsearch nodes\. ?(?<value>.{0,120})/,
      },
      { words: 'kibana server is not ready yet', pattern: /Kibana server is not ready yet/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Kibana cannot use Elasticsearch: {value|see its log}',
    check: {
      text: "Ask the address with Kibana's account",
      host: 'curl -s -u kibana_system https://<elasticsearch>:9200/_cluster/health',
    },
    repair: [
      {
        text: 'Repair what stands behind it: refused or no living connections (start it, address), security_exception (password of kibana_system), certificate (elasticsearch.ssl.certificateAuthorities)',
      },
    ],
    source: 'Kibana source, core/server/elasticsearch',
    matches: [
      '[ERROR][elasticsearch-service] Unable to retrieve version information from Elasticsearch nodes. connect ECONNREFUSED 172.18.0.2:9200',
      'Kibana server is not ready yet',
    ],
    ignores: ['Kibana is now available'],
  },
  {
    id: 'kibana.saved-objects-migration',
    kind: 'lock_held',
    program: 'kibana',
    forms: [
      {
        words: 'unable to complete saved object migrations for the',
        pattern:
          /Unable to complete saved object migrations for the \[(?<object>[\w.-]{1,60})\] index(?:[.:] ?(?<value>.{0,160}))?/,
      },
      {
        words: 'another kibana instance appears to be migrating the index',
        pattern: /Another Kibana instance appears to be migrating the index/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 3,
    means: 'Kibana cannot migrate its index: {value|another Kibana is at it or left off}',
    check: {
      text: "See indices and the cluster's health",
      host: "curl -s '<elasticsearch>:9200/_cat/indices/.kibana*?v'; curl -s '<elasticsearch>:9200/_cluster/allocation/explain'",
    },
    repair: [
      {
        text: 'Run one version of Kibana only; free disk (read-only index, no allocation) first; a half-made index of the new version may be deleted, then start again',
        host: 'curl -X DELETE <elasticsearch>:9200/.kibana_<new version>_001',
      },
    ],
    source: 'Kibana documentation, Resolve migration failures',
    matches: [
      '[FATAL][root] Error: Unable to complete saved object migrations for the [.kibana] index: Unable to complete the CREATE_NEW_TARGET step after 15 attempts, terminating.',
      '[savedobjects-service] Another Kibana instance appears to be migrating the index. Waiting for that migration to complete.',
    ],
    ignores: ['[.kibana] Migration completed after 1200ms'],
  },
  {
    id: 'kibana.setting-refused',
    kind: 'invalid_setting',
    program: 'kibana',
    forms: [
      {
        words: 'value of elastic is forbidden this is a superuser account',
        pattern: /value of "elastic" is forbidden\. This is a superuser account/,
      },
      { words: 'unknown configuration key s', pattern: /Unknown configuration key\(s\): "(?<setting>[\w.-]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kibana refuses a setting: {setting|the account elastic}',
    check: { text: 'Read kibana.yml and the variables', compose: 'docker compose config | grep -A12 kibana' },
    repair: [
      {
        text: 'Use kibana_system or a service token, not elastic; set the encryption key (32 characters); take out keys of older releases',
        host: 'bin/elasticsearch-reset-password -u kibana_system',
      },
    ],
    source: 'Kibana source, config validation',
    matches: [
      '[FATAL][root] Error: [config validation of [elasticsearch].username]: value of "elastic" is forbidden. This is a superuser account that cannot write to system indices that Kibana needs to function.',
      'FATAL  Error: Unknown configuration key(s): "xpack.infra.enabled". Check for spelling errors',
    ],
    ignores: ['encryption key set'],
  },
  {
    id: 'kibana.no-saved-objects-key',
    kind: 'missing_setting',
    program: 'kibana',
    forms: [
      {
        words: 'encryption key please set xpack encryptedsavedobjects encryptionkey',
        pattern: /encryption key\. Please set xpack\.encryptedSavedObjects\.encryptionKey/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Kibana has no key for saved objects: alerts and actions are off, the rest works',
    check: { text: 'Read kibana.yml and the variables', compose: 'docker compose config | grep -A12 kibana' },
    repair: [
      {
        text: 'Use kibana_system or a service token, not elastic; set the encryption key (32 characters); take out keys of older releases',
        host: 'bin/elasticsearch-reset-password -u kibana_system',
      },
    ],
    source: 'Kibana source, config validation',
    matches: [
      'Unable to create actions client because the Encrypted Saved Objects plugin is missing encryption key. Please set xpack.encryptedSavedObjects.encryptionKey in the kibana.yml',
      '[WARN ][plugins.actions] APIs are disabled because the Encrypted Saved Objects plugin is missing encryption key. Please set xpack.encryptedSavedObjects.encryptionKey in the kibana.yml or use the bin/kibana-encryption-keys command.',
    ],
    ignores: ['encryption key set'],
  },
  {
    id: 'kibana.notices',
    kind: null,
    program: 'kibana',
    forms: [
      { words: 'generating a random key for', pattern: /Generating a random key for (?<setting>xpack[\w.]{1,60})/ },
      {
        words: 'session cookies will be transmitted over insecure connections',
        pattern: /Session cookies will be transmitted over insecure connections/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Kibana makes a key of its own for this run, or tells that HTTP is open',
    check: { text: 'See whether sessions shall outlive a restart', host: 'bin/kibana-encryption-keys generate' },
    repair: [],
    source: 'Kibana source, security config',
    matches: [
      '[WARN ][plugins.security.config] Generating a random key for xpack.security.encryptionKey. To prevent sessions from being invalidated on restart, please set xpack.security.encryptionKey',
      '[WARN ][plugins.security.config] Session cookies will be transmitted over insecure connections. This is not recommended.',
    ],
    ignores: ['Unable to create actions client'],
  },
  {
    id: 'opensearch.security-not-initialized',
    kind: 'startup_order',
    program: 'opensearch',
    forms: [
      { words: 'opensearch security not initialized', pattern: /OpenSearch Security not initialized/ },
      {
        words: 'not yet initialized you may need to run securityadmin',
        pattern: /Not yet initialized \(you may need to run securityadmin\)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "OpenSearch's security plugin is not set up yet",
    check: {
      text: 'See whether the cluster has a master',
      host: 'curl -sk https://localhost:9200/_plugins/_security/health',
    },
    repair: [
      {
        text: 'Wait until the cluster has formed; else load the configuration with the admin certificate',
        host: 'plugins/opensearch-security/tools/securityadmin.sh -cd config/opensearch-security -icl -nhnv -cacert root-ca.pem -cert kirk.pem -key kirk-key.pem',
      },
    ],
    source: 'OpenSearch security source',
    matches: [
      'OpenSearch Security not initialized.',
      '[ERROR][o.o.s.a.BackendRegistry] [node1] Not yet initialized (you may need to run securityadmin)',
    ],
    ignores: ["[INFO ][o.o.s.c.ConfigurationRepository] Node 'node1' initialized"],
  },
  {
    id: 'opensearch.admin-password-missing',
    kind: 'missing_setting',
    program: 'opensearch',
    forms: [
      {
        words: 'opensearch_initial_admin_password',
        pattern:
          /(?:No custom admin password found\. Please provide a password|Please define an environment variable '?OPENSEARCH_INITIAL_ADMIN_PASSWORD)/,
      },
      {
        words: 'minimum 8 character',
        pattern: /Password (?:\S{1,60} )?(?:failed validation|is weak).{0,120}minimum 8 character/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenSearch wants a strong first password for admin',
    check: { text: 'See the variable', compose: 'docker compose config | grep OPENSEARCH_INITIAL_ADMIN_PASSWORD' },
    repair: [
      {
        text: 'Set OPENSEARCH_INITIAL_ADMIN_PASSWORD (eight characters and more, of all sorts) before the first start',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'OpenSearch source, Install demo configuration',
    matches: [
      'No custom admin password found. Please provide a password via the environment variable OPENSEARCH_INITIAL_ADMIN_PASSWORD.',
      'Password admin failed validation: "Password is too short". Please re-try with a minimum 8 character password and must contain at least one uppercase letter',
    ],
    ignores: ['Admin password set successfully.'],
  },
  {
    id: 'graylog.password-secret',
    kind: 'invalid_setting',
    program: 'graylog',
    forms: [
      { words: 'should not be blank', pattern: /Parameter (?<setting>\w{3,40}) should not be blank/ },
      {
        words: 'the minimum length for password_secret is',
        pattern: /The minimum length for "password_secret" is (?<limit>\d{1,3}) characters/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Graylog misses {setting|password_secret}, or it is too short',
    check: { text: 'See the configuration', compose: 'docker compose config | grep GRAYLOG_' },
    repair: [
      {
        text: 'Set GRAYLOG_PASSWORD_SECRET (pwgen -N 1 -s 96; the same on all nodes) and GRAYLOG_ROOT_PASSWORD_SHA2',
        host: "echo -n '<password>' | sha256sum",
      },
    ],
    source: 'Graylog source, Configuration.java',
    matches: [
      'ERROR: Invalid configuration: Parameter password_secret should not be blank (found null)',
      'ERROR [CmdLineTool] - Invalid configuration com.github.joschi.jadconfig.ValidationException: The minimum length for "password_secret" is 16 characters.',
    ],
    ignores: ['password_secret loaded'],
  },
  {
    id: 'graylog.behind',
    kind: 'queue_full',
    program: 'graylog',
    forms: [
      { words: 'journal utilization is too high', pattern: /Journal utilization is too high/ },
      { words: 'uncommitted messages deleted from journal', pattern: /Uncommitted messages deleted from journal/ },
      {
        words: 'deflector exists as an index and is not an alias',
        pattern: /Deflector exists as an index and is not an alias/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Graylog cannot write messages as fast as they come, or its index alias is broken',
    check: {
      text: 'See the indexer and its disk',
      host: 'curl -s <elasticsearch>:9200/_cat/allocation?v; curl -s <elasticsearch>:9200/_cluster/health',
    },
    repair: [
      {
        text: "Free the indexer's disk (read-only-allow-delete), give output buffers more; an index in the alias's place is deleted and the write index rotated",
      },
    ],
    source: 'Graylog source, notifications',
    matches: [
      'Journal utilization is too high (97%) and may go over the limit soon.',
      'Uncommitted messages deleted from journal (triggered 3 minutes ago)',
      'ERROR: Deflector exists as an index and is not an alias.',
    ],
    ignores: ['Journal utilization is 2%'],
  },
  {
    id: 'checkmk.agent-away',
    kind: 'unreachable',
    program: 'checkmk',
    forms: [
      {
        words: 'agent from',
        pattern:
          /\[agent\] (?<value>Communication failed: .{1,80}|Host is registered for TLS but not using it|Empty output from agent.{0,60})/,
      },
      {
        words: 'missing monitoring data for plugins',
        pattern: /Missing monitoring data for plugins: (?<object>.{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Checkmk gets no data of the host: {value|some plugins failed}',
    check: { text: 'Ask the agent', host: 'cmk-agent-ctl dump <host>; echo | nc <host> 6556 | head' },
    repair: [
      {
        text: 'Open TCP 6556, start cmk-agent-ctl-daemon, and register the agent again (cmk-agent-ctl register)',
        host: 'cmk-agent-ctl register --hostname <host> --server <server> --site <site> --user <user>',
      },
    ],
    source: 'Checkmk documentation, Monitoring Linux, agent',
    matches: [
      '[agent] Communication failed: timed outCRIT, Got no information from host',
      '[agent] Empty output from agent at 10.0.0.5:6556, [piggyback] Success',
      'Missing monitoring data for plugins: cpu_loads, df',
    ],
    ignores: ['[agent] Success, execution time 1.2 sec'],
  },
  {
    id: 'sentry.offset-out-of-range',
    kind: 'missing_object',
    program: 'sentry',
    forms: [
      { words: 'offsetoutofrange kafkaerror code', pattern: /OffsetOutOfRange: KafkaError\{code=(?<value>\w{1,40})/ },
      {
        words: 'kafkaerror',
        pattern: /KafkaError\{code=(?:_AUTO_OFFSET_RESET|OFFSET_OUT_OF_RANGE),val=-?\d{1,4},str="(?<value>[^"]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "Sentry's consumer stands at an offset that Kafka has deleted already",
    check: {
      text: "See the groups' lag",
      compose:
        'docker compose run --rm kafka kafka-consumer-groups --bootstrap-server kafka:9092 --all-groups --describe',
    },
    repair: [
      {
        text: 'Stop the consumers and set the group to the newest offset (events between are lost); raise KAFKA_LOG_RETENTION_HOURS and keep disk free',
        compose:
          'docker compose run --rm kafka kafka-consumer-groups --bootstrap-server kafka:9092 --group <group> --topic <topic> --reset-offsets --to-latest --execute',
      },
    ],
    source: 'Sentry self-hosted documentation, Kafka troubleshooting',
    matches: [
      'arroyo.errors.OffsetOutOfRange: KafkaError{code=_AUTO_OFFSET_RESET,val=-140,str="fetch failed due to requested offset not available on the broker: Broker: Offset out of range (broker 1001)"}',
      'cimpl.KafkaException: KafkaError{code=OFFSET_OUT_OF_RANGE,val=1,str="Broker: Offset out of range"}',
    ],
    ignores: ['partitions assigned'],
  },
];
