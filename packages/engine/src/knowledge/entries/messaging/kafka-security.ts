import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KAFKA_SECURITY: readonly CatalogueEntry[] = [
  {
    id: 'kafka-client.sasl-credentials-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'authentication failed during authentication due to invalid credentials with sasl mechanism',
        pattern:
          /Authentication failed during authentication due to invalid credentials with SASL mechanism (?<value>[\w-]{1,30})/,
      },
      {
        words: 'saslauthenticationexception authentication failed',
        pattern:
          /SaslAuthenticationException: Authentication failed: (?:Invalid username or password|credentials for user could not be verified)/,
      },
      {
        words: 'sasl authentication error authentication failed',
        pattern:
          /(?:(?<![\w.-])(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\/\w{1,12}: )?SASL authentication error: (?:SaslAuthenticateRequest failed: )?(?:Broker: )?.{0,20}?Authentication failed/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'Kafka refuses the SASL user name or password of the client',
    check: {
      text: 'Compare sasl.jaas.config (sasl.username, sasl.password) and the mechanism with the users that the broker knows',
      compose: 'docker compose config | grep -iE "sasl|jaas"',
      kubernetes: 'kubectl get secret,kafkauser | grep -iE "kafka|jaas"',
      host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --describe --entity-type users',
    },
    repair: [
      {
        text: 'Correct the password at the client, or set it anew at the broker (SCRAM users are kept in the cluster, PLAIN users in the JAAS file of each broker)',
        compose:
          'docker compose exec {server|kafka} /opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type users --entity-name <user> --add-config "SCRAM-SHA-512=[password=<new-password>]"',
        host: '/opt/kafka/bin/kafka-configs.sh --bootstrap-server localhost:9092 --alter --entity-type users --entity-name <user> --add-config "SCRAM-SHA-512=[password=<new-password>]"',
      },
    ],
    source: 'Apache Kafka, SaslServerAuthenticator, PlainSaslServer; librdkafka rdkafka_sasl.c',
    matches: [
      '[Consumer clientId=consumer-shop-1, groupId=shop] Connection to node -1 (kafka/172.18.0.3:9094) failed authentication due to: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512',
      'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: Invalid username or password',
      '%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://kafka:9094/bootstrap]: sasl_ssl://kafka:9094/bootstrap: SASL authentication error: Authentication failed during authentication due to invalid credentials with SASL mechanism PLAIN (after 312ms in state AUTH_REQ)',
    ],
    ignores: [
      '[SocketServer listenerType=BROKER, nodeId=1] Successfully authenticated client: authenticationID=shop; authorizationID=shop.',
    ],
  },
  {
    id: 'kafka-client.sasl-mechanism-not-enabled',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'client sasl mechanism not enabled in the server enabled mechanisms are',
        pattern:
          /Client SASL mechanism '(?<value>[\w-]{1,30})' not enabled in the server, enabled mechanisms are \[(?<wanted>[^\]]{1,100})?\]/,
      },
      {
        words: 'unexpected handshake request with client mechanism enabled mechanisms are',
        pattern:
          /Unexpected handshake request with client mechanism (?<value>[\w-]{1,30}), enabled mechanisms are \[(?<wanted>[^\]]{1,100})?\]/,
      },
      {
        words: 'sasl mechanism handshake failed broker unsupported sasl mechanism',
        pattern:
          /SASL (?<value>[\w-]{1,30}) mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: ?(?<wanted>[\w-]{1,30}(?:, ?[\w-]{1,30}){0,6})?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'The Kafka listener does not offer the SASL mechanism {value}, it offers {wanted|none}',
    check: {
      text: 'Compare sasl.mechanism of the client with sasl.enabled.mechanisms of this listener; an empty list means a listener without SASL',
      compose: 'docker compose config | grep -i sasl',
      kubernetes: 'kubectl get kafka,statefulset -o yaml | grep -i sasl',
      host: 'grep -i sasl /opt/kafka/config/server.properties',
    },
    repair: [
      {
        text: 'Set sasl.mechanism of the client to one of those offered ({wanted|none}), or use the port of a listener that has SASL',
      },
      {
        text: 'Or enable {value} at the broker with sasl.enabled.mechanisms and a JAAS section for it',
        compose: 'docker compose up -d --force-recreate kafka',
        host: 'systemctl restart kafka',
      },
    ],
    source: 'Apache Kafka, SaslClientAuthenticator.handleSaslHandshakeResponse(); librdkafka rdkafka_broker.c',
    matches: [
      "org.apache.kafka.common.errors.UnsupportedSaslMechanismException: Client SASL mechanism 'PLAIN' not enabled in the server, enabled mechanisms are [SCRAM-SHA-512]",
      'org.apache.kafka.common.errors.IllegalSaslStateException: Unexpected handshake request with client mechanism PLAIN, enabled mechanisms are []',
      "%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:sasl_plaintext://kafka:9094/bootstrap]: sasl_plaintext://kafka:9094/bootstrap: SASL PLAIN mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: SCRAM-SHA-512 (after 12ms in state AUTH_HANDSHAKE)",
    ],
    ignores: ['sasl.enabled.mechanisms = [PLAIN]'],
  },
  {
    id: 'kafka-client.security-protocol-mismatch',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'connection to node terminated during authentication',
        pattern:
          /Connection to node -?\d{1,10} \((?<peer>[\w.-]{1,120})?\/?[\d.:a-f[\]]{2,60}:(?<port>\d{1,5})\) terminated during authentication/,
      },
      {
        words: 'might be caused by incorrect security protocol configuration',
        pattern: /might be caused by incorrect security\.protocol configuration/,
      },
      {
        words: 'verify that security protocol is correctly configured broker might require sasl authentication',
        pattern: /verify that security\.protocol is correctly configured, broker might require SASL authentication/,
      },
    ],
    nearby: [/(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\/bootstrap: /],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'Client and Kafka listener at port {port|9092} do not speak the same security.protocol',
    check: {
      text: 'See with openssl whether the listener speaks TLS, and read which protocol its listener name is mapped to',
      compose: 'docker compose config | grep -iE "listener|security_protocol"',
      kubernetes: 'kubectl get kafka,statefulset -o yaml | grep -iE "listener|tls"',
      host: 'openssl s_client -connect {peer|localhost}:{port|9092} -brief </dev/null; grep -i listener /opt/kafka/config/server.properties',
    },
    repair: [
      {
        text: 'Set security.protocol of the client to what the listener of this port uses: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL; otherwise each side reads noise and hangs up',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'Apache Kafka, NetworkClient.processDisconnection(); librdkafka rdkafka_broker.c rd_kafka_broker_set_error()',
    matches: [
      '[Producer clientId=producer-1] Connection to node -1 (kafka/172.18.0.3:9093) terminated during authentication. This may happen due to any of the following reasons: (1) Authentication failed due to invalid credentials with brokers older than 1.0.0, (2) Firewall blocking Kafka TLS traffic (eg it may only allow HTTPS traffic), (3) Transient network issue.',
      '%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:kafka:9093/bootstrap]: kafka:9093/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration (connecting to a SSL listener?) or broker version is < 0.10 (see api.version.request) (after 2ms in state APIVERSION_QUERY)',
      '%4|1746517268.826|FAIL|rdkafka#consumer-1| [thrd:kafka:9094/bootstrap]: kafka:9094/bootstrap: Disconnected: verify that security.protocol is correctly configured, broker might require SASL authentication (after 312ms in state UP)',
    ],
    ignores: ['security.protocol = PLAINTEXT'],
  },
  {
    id: 'kafka-client.tls-handshake-failed',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'failed authentication due to ssl handshake failed',
        pattern:
          /Connection to node -?\d{1,10} \((?<peer>[\w.-]{1,120})?\/?[\d.:a-f[\]]{2,60}:(?<port>\d{1,5})\) failed authentication due to: SSL handshake failed/,
      },
      {
        words: 'failed authentication with ssl handshake failed',
        pattern:
          /Failed authentication with (?:[\w.-]{1,120})?\/(?<peer>[\d.:a-f]{2,60}) \((?:channelId=\S{1,120}\) \()?SSL handshake failed/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 2,
    means: 'The TLS handshake between Kafka and {peer|its client} fails',
    check: {
      text: 'Show the chain and the names of the certificate of the broker, and compare them with the truststore of the client',
      compose: 'docker compose exec {service} openssl s_client -connect kafka:{port|9093} -showcerts </dev/null',
      kubernetes: 'kubectl exec deploy/{service} -- openssl s_client -connect kafka:{port|9093} -showcerts </dev/null',
      host: 'openssl s_client -connect {peer|localhost}:{port|9093} -showcerts </dev/null; keytool -list -keystore <truststore>',
    },
    repair: [
      {
        text: 'Give the client the CA that signed the certificate of the broker (ssl.truststore.location, ssl.ca.location), and let the certificate name the advertised host',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'Apache Kafka, NetworkClient.processDisconnection(), Selector.pollSelectionKeys(); librdkafka rdkafka_ssl.c',
    matches: [
      '[AdminClient clientId=adminclient-1] Connection to node -1 (kafka/172.18.0.3:9093) failed authentication due to: SSL handshake failed (org.apache.kafka.clients.NetworkClient)',
      '[SocketServer listenerType=ZK_BROKER, nodeId=1] Failed authentication with /172.18.0.7 (SSL handshake failed) (org.apache.kafka.common.network.Selector)',
    ],
    ignores: ['ssl.endpoint.identification.algorithm = https'],
  },
  {
    id: 'kafka-client.acl-denied',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'not authorized to access topics',
        pattern: /Not authorized to access topics: \[(?<object>[^\]]{1,200})\]/,
      },
      { words: 'not authorized to access group', pattern: /Not authorized to access group: (?<object>\S{1,200})/ },
      {
        words: 'authorization failed for topics',
        pattern: /Topic authorization failed for topics \[(?<object>[^\]]{1,200})\]/,
      },
      {
        words: 'authorization failed',
        pattern:
          /Broker: (?:Topic|Group|Cluster) authorization failed|(?:Cluster|TransactionalId)AuthorizationException: (?:Cluster|Transactional Id) authorization failed/,
      },
      {
        words: 'principal is denied operation from host on resource',
        pattern:
          /Principal = (?<user>\S{1,120}) is Denied operation = \w{1,30} from host = (?<peer>\S{1,60}) on resource = (?<object>\S{1,200})/i,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'Kafka ACLs deny {user|the client} access to {object|the resource}',
    check: {
      text: 'List the ACLs of the topic, of the group and of the prefix',
      compose:
        'docker compose exec {server|kafka} /opt/kafka/bin/kafka-acls.sh --bootstrap-server localhost:9092 --list',
      kubernetes:
        'kubectl exec kafka-0 -- /opt/kafka/bin/kafka-acls.sh --bootstrap-server localhost:9092 --list; kubectl get kafkauser -o yaml',
      host: '/opt/kafka/bin/kafka-acls.sh --bootstrap-server localhost:9092 --list',
    },
    repair: [
      {
        text: 'Allow the principal the operation; a consumer needs Read on the topic and on its group',
        compose:
          'docker compose exec {server|kafka} /opt/kafka/bin/kafka-acls.sh --bootstrap-server localhost:9092 --add --allow-principal {user|User:<name>} --consumer --topic {object|<topic>} --group <group>',
        host: '/opt/kafka/bin/kafka-acls.sh --bootstrap-server localhost:9092 --add --allow-principal {user|User:<name>} --consumer --topic {object|<topic>} --group <group>',
      },
    ],
    source:
      'Apache Kafka, TopicAuthorizationException, GroupAuthorizationException, Metadata, AclAuthorizer/StandardAuthorizer; librdkafka rdkafka.c',
    matches: [
      'org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]',
      'org.apache.kafka.common.errors.GroupAuthorizationException: Not authorized to access group: shop',
      '[Producer clientId=producer-1] Topic authorization failed for topics [orders] (org.apache.kafka.clients.Metadata)',
      'KafkaError{code=TOPIC_AUTHORIZATION_FAILED,val=29,str="Broker: Topic authorization failed"}',
      '[2025-05-06 07:41:08,826] INFO Principal = User:shop is Denied Operation = Describe from host = 172.18.0.7 on resource = Topic:LITERAL:orders for request = Metadata with resourceRefCount = 1 (kafka.authorizer.logger)',
    ],
    ignores: [
      'Principal = User:shop is Allowed Operation = Read from host = 172.18.0.7 on resource = Topic:LITERAL:orders',
    ],
  },
  {
    id: 'kafka-client.certificate-not-verified',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'broker certificate could not be verified',
        pattern:
          /(?:\[thrd:[a-z_]{1,12}:\/\/(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})[^\n]{0,200})?broker certificate could not be verified, verify that (?<setting>ssl\.ca\.location) is correctly configured/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'kafka',
    specificity: 3,
    means: 'The Kafka client does not trust the certificate of {peer|the broker}: {setting} lacks its CA',
    check: {
      text: 'Show the chain and the names of the certificate of the broker, and compare them with the truststore of the client',
      compose: 'docker compose exec {service} openssl s_client -connect kafka:{port|9093} -showcerts </dev/null',
      kubernetes: 'kubectl exec deploy/{service} -- openssl s_client -connect kafka:{port|9093} -showcerts </dev/null',
      host: 'openssl s_client -connect {peer|localhost}:{port|9093} -showcerts </dev/null; keytool -list -keystore <truststore>',
    },
    repair: [
      {
        text: 'Give the client the CA that signed the certificate of the broker (ssl.truststore.location, ssl.ca.location), and let the certificate name the advertised host',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'Apache Kafka, NetworkClient.processDisconnection(), Selector.pollSelectionKeys(); librdkafka rdkafka_ssl.c',
    matches: [
      '%3|1746517268.826|FAIL|rdkafka#producer-1| [thrd:ssl://kafka:9093/bootstrap]: ssl://kafka:9093/bootstrap: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA certificates are installed (after 12ms in state SSL_HANDSHAKE)',
      'SSL handshake failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA certificates are installed',
    ],
    ignores: ['rdkafka: ssl.ca.location=/etc/ssl/certs/ca.pem'],
  },
];
