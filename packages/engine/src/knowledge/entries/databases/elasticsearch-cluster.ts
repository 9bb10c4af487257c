import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ELASTICSEARCH_CLUSTER: readonly CatalogueEntry[] = [
  {
    id: 'elasticsearch.no-master',
    kind: 'cluster_quorum',
    program: 'elasticsearch',
    forms: [
      {
        words: 'master not discovered',
        pattern: /(?:master|cluster.manager) not discovered(?: or elected)? yet(?:, (?<value>.{5,80}))?/,
      },
      { words: 'masternotdiscoveredexception', pattern: /MasterNotDiscoveredException/ },
      { words: 'master_not_discovered_exception', pattern: /master_not_discovered_exception/ },
      {
        words: 'service_unavailable state not recovered initialized',
        pattern: /SERVICE_UNAVAILABLE\/[12]\/(?:state not recovered \/ initialized|no master)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'elasticsearch',
    specificity: 2,
    means: 'The Elasticsearch cluster has no elected master',
    check: {
      text: 'Read the whole line: which nodes it has discovered and which it wants; then see whether those run and are reachable on port 9300',
      compose:
        'docker compose ps; docker compose logs {service} | grep -iE "not discovered|failed to join|exception" | tail -5',
      kubernetes:
        'kubectl get pods -o wide | grep -i elastic; kubectl logs {service}-0 | grep -iE "not discovered|failed to join" | tail -5',
      host: 'curl -s localhost:9200/_cat/master; sudo grep -iE "not discovered|failed to join" /var/log/elasticsearch/*.log | tail -5; nc -vz <other node> 9300',
    },
    repair: [
      {
        text: 'Start the missing master-eligible nodes (more than half are needed). In a new cluster cluster.initial_master_nodes has to hold exactly their node.name; for one node use discovery.type=single-node',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout status statefulset/{service}',
        host: 'sudo systemctl start elasticsearch',
      },
      {
        text: 'When the majority is lost for good: bootstrap anew from one node; what the lost ones had last is gone',
        host: 'sudo /usr/share/elasticsearch/bin/elasticsearch-node unsafe-bootstrap',
        destructive: true,
      },
    ],
    source: 'Elasticsearch source, ClusterFormationFailureHelper, NoMasterBlockService, GatewayService',
    matches: [
      'master not discovered yet, this node has not previously joined a bootstrapped cluster, and this node must discover master-eligible nodes [es-1, es-2] to bootstrap a cluster: have discovered [{es-1}]',
      'master not discovered or elected yet, an election requires at least 2 nodes with ids from [a, b, c]',
      'org.elasticsearch.discovery.MasterNotDiscoveredException: null',
      '{"error":{"type":"master_not_discovered_exception","reason":null},"status":503}',
      'ClusterBlockException[blocked by: [SERVICE_UNAVAILABLE/1/state not recovered / initialized];]',
    ],
    ignores: ['elected-as-master ([2] nodes joined in term 3)'],
  },
  {
    id: 'elasticsearch.cluster-uuid-differs',
    kind: 'invalid_setting',
    program: 'elasticsearch',
    forms: [
      {
        words: 'this node previously joined a cluster with uuid and is now trying to join a different cluster',
        pattern:
          /This node previously joined a cluster with UUID \[(?<value>[\w-]{5,40})\] and is now trying to join a different cluster with UUID \[(?<wanted>[\w-]{5,40})\]/,
      },
      {
        words: 'join validation on cluster state with a different cluster uuid than local cluster uuid rejecting',
        pattern:
          /join validation on cluster state with a different cluster uuid \[?(?<wanted>[\w-]{5,40})\]? than local cluster uuid \[?(?<value>[\w-]{5,40})\]?/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'This Elasticsearch node holds data of another cluster ({value}) and may not join',
    check: {
      text: 'Compare cluster_uuid of the nodes; each node that bootstrapped alone made a cluster of its own',
      host: 'for n in <node 1> <node 2>; do curl -s $n:9200 | grep cluster_uuid; done',
      compose: 'docker compose exec {service} curl -s localhost:9200 | grep cluster_uuid',
    },
    repair: [
      {
        text: 'When nothing on this node is needed: empty its data directory, set discovery.seed_hosts, leave cluster.initial_master_nodes out, and start',
        compose:
          'docker compose rm -sf {service} && docker volume rm <volume of this node> && docker compose up -d {service}',
        host: 'sudo systemctl stop elasticsearch && sudo sh -c "rm -rf /var/lib/elasticsearch/*" && sudo systemctl start elasticsearch',
        destructive: true,
      },
      {
        text: 'When it is needed: detach it from its old cluster, then import what it has as dangling indices',
        host: 'sudo /usr/share/elasticsearch/bin/elasticsearch-node detach-cluster',
        destructive: true,
      },
    ],
    source: 'Elasticsearch source, JoinValidationService, Coordinator.validateJoinRequest()',
    matches: [
      'This node previously joined a cluster with UUID [kQx2aaAAQ-6] and is now trying to join a different cluster with UUID [zZx2aaAAQ-7]. This is forbidden and usually indicates an incorrect discovery or cluster bootstrapping configuration.',
      'join validation on cluster state with a different cluster uuid zZx2aaAAQ-7 than local cluster uuid kQx2aaAAQ-6, rejecting',
    ],
    ignores: ['cluster UUID set to [kQx2aaAAQ-6]'],
  },
  {
    id: 'elasticsearch.shards-unavailable',
    kind: 'cluster_quorum',
    program: 'elasticsearch',
    forms: [
      {
        words: 'all shards failed',
        pattern:
          /(?:search_phase_execution_exception|SearchPhaseExecutionException|"reason" ?: ?").{0,60}all shards failed/,
      },
      {
        words: 'primary shard is not active timeout',
        pattern:
          /\[(?<object>[^\]]{1,120})\]\[\d{1,5}\] primary shard is not active Timeout: \[(?<limit>[^\]]{1,10})\]/,
      },
      { words: 'noshardavailableactionexception', pattern: /NoShardAvailableActionException/ },
      { words: 'no_shard_available_action_exception', pattern: /no_shard_available_action_exception/ },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'elasticsearch',
    specificity: 2,
    means: 'Shards of {object|an index} in Elasticsearch are not assigned, so it cannot be used',
    check: {
      text: 'Let the cluster explain why a shard has no node',
      compose:
        'docker compose exec {server} curl -s "localhost:9200/_cluster/allocation/explain?pretty"; docker compose exec {server} curl -s "localhost:9200/_cat/shards?v" | grep -v STARTED',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cluster/allocation/explain?pretty"',
      host: 'curl -s "localhost:9200/_cluster/allocation/explain?pretty"; curl -s "localhost:9200/_cat/shards?v" | grep -v STARTED',
    },
    repair: [
      {
        text: 'Bring the missing node or room on the disk back, then let it try again',
        compose: 'docker compose exec {server} curl -X POST "localhost:9200/_cluster/reroute?retry_failed=true"',
        kubernetes: 'kubectl exec {service}-0 -- curl -X POST "localhost:9200/_cluster/reroute?retry_failed=true"',
        host: 'curl -X POST "localhost:9200/_cluster/reroute?retry_failed=true"',
      },
      { text: 'Restore the index from a snapshot when no copy is left' },
    ],
    source:
      'Elasticsearch source, AbstractSearchAsyncAction, TransportReplicationAction, NoShardAvailableActionException',
    matches: [
      'search_phase_execution_exception: [search_phase_execution_exception] Reason: all shards failed',
      'unavailable_shards_exception: [shop-products][0] primary shard is not active Timeout: [1m], request: [BulkShardRequest [[shop-products][0]] containing [3] requests]',
      'org.elasticsearch.action.NoShardAvailableActionException: null',
      '{"type":"no_shard_available_action_exception","reason":null,"index":"shop-products"}',
    ],
    ignores: ['Cluster health status changed from [RED] to [YELLOW] (reason: [shards started [[shop][0]]]).'],
  },
  {
    id: 'elasticsearch.shard-corrupt',
    kind: 'data_corruption',
    program: 'elasticsearch',
    forms: [
      { words: 'corruptindexexception', pattern: /CorruptIndexException: (?<value>[^(]{4,100}\w)/ },
      { words: 'translogcorruptedexception', pattern: /TranslogCorruptedException/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A shard of Elasticsearch is damaged on disk ({value|translog})',
    check: {
      text: 'See which shard it is, whether a replica is whole, and what the kernel says of the disk',
      compose: 'docker compose exec {service} curl -s "localhost:9200/_cat/shards?v" | grep -v STARTED',
      host: 'curl -s "localhost:9200/_cat/shards?v" | grep -v STARTED; sudo dmesg -T | grep -i "i/o error" | tail',
    },
    repair: [
      {
        text: 'With a healthy copy the cluster heals itself; without one restore the snapshot',
        host: `curl -X POST "localhost:9200/_snapshot/<repository>/<snapshot>/_restore" -H 'Content-Type: application/json' -d '{"indices": "<index>"}'`,
      },
      {
        text: 'Or cut the damaged parts out; the documents in them are lost',
        host: 'sudo systemctl stop elasticsearch && sudo /usr/share/elasticsearch/bin/elasticsearch-shard remove-corrupted-data --index <index> --shard-id 0',
        destructive: true,
      },
    ],
    source: 'Lucene CodecUtil.checkFooter(); Elasticsearch Store, Translog',
    matches: [
      'org.apache.lucene.index.CorruptIndexException: checksum failed (hardware problem?) : expected=9f12ab actual=11ac02 (resource=BufferedChecksumIndexInput(MMapIndexInput(path="/data/nodes/0/indices/abc/0/index/_1.cfs")))',
      'org.elasticsearch.index.translog.TranslogCorruptedException: translog from source [/data/translog-12.tlog] is corrupted',
    ],
    ignores: ['recovered translog, 0 operations'],
  },
  {
    id: 'elasticsearch.login-refused',
    kind: 'authentication_refused',
    program: 'elasticsearch',
    forms: [
      {
        words: 'unable to authenticate user for',
        pattern:
          /unable to authenticate user \[(?<user>[^\]]{1,80})\] for (?:REST request|action) \[(?<object>[^\]]{1,120})\]/,
      },
      {
        words: 'missing authentication credentials for',
        pattern: /missing authentication credentials for (?:REST request|action) \[(?<object>[^\]]{1,120})\]/,
      },
      {
        words: 'authentication of was terminated by realm',
        pattern: /Authentication of \[(?<user>[^\]]{1,80})\] was terminated by realm/,
      },
      {
        words: 'authentication finally failed for',
        pattern: /Authentication finally failed for (?<user>\S{1,80}) from (?<peer>[\d.a-fA-F:]{3,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'Elasticsearch refuses the login of {user|the client}: wrong or no password',
    check: {
      text: 'Try the account by hand; ELASTIC_PASSWORD is read only at the first start, and the built-in kibana_system has a password of its own',
      compose: 'docker compose exec {server} curl -sk -u {user|elastic} https://localhost:9200/_security/_authenticate',
      kubernetes:
        'kubectl exec {service}-0 -- curl -sk -u {user|elastic} https://localhost:9200/_security/_authenticate',
      host: 'curl -sk -u {user|elastic} https://localhost:9200/_security/_authenticate',
    },
    repair: [
      {
        text: 'Reset the password and put it into the settings of the client (ELASTICSEARCH_PASSWORD or elasticsearch.password)',
        compose: 'docker compose exec {server} bin/elasticsearch-reset-password -u {user|elastic} -i',
        kubernetes: 'kubectl exec -it {service}-0 -- bin/elasticsearch-reset-password -u {user|elastic} -i',
        host: 'sudo /usr/share/elasticsearch/bin/elasticsearch-reset-password -u {user|elastic} -i',
      },
    ],
    source:
      'Elasticsearch source, DefaultAuthenticationFailureHandler, RealmsAuthenticator; OpenSearch security BackendRegistry',
    matches: [
      'security_exception: [security_exception] Reason: unable to authenticate user [elastic] for REST request [/_bulk]',
      '{"error":{"root_cause":[{"type":"security_exception","reason":"missing authentication credentials for REST request [/]"}]},"status":401}',
      'Authentication of [elastic] was terminated by realm [reserved] - failed to authenticate user [elastic]',
      '[WARN ][o.o.s.a.BackendRegistry  ] [os-1] Authentication finally failed for admin from 172.18.0.1:51022',
    ],
    ignores: ['Authenticated user [elastic] by realm [reserved]'],
  },
  {
    id: 'elasticsearch.action-unauthorized',
    kind: 'authorisation_denied',
    program: 'elasticsearch',
    forms: [
      {
        words: 'action is unauthorized for',
        pattern:
          /action \[(?<value>[^ ]{3,80})\] is unauthorized for (?:API key id \[[^\]]{1,60}\] of )?(?:user|service account) \[(?<user>[^\]]{1,80})\]/,
      },
      {
        words: 'no permissions for and user',
        pattern: /no permissions for \[(?<value>[^\]]{3,80})\] and User \[name=(?<user>[^,\]]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The Elasticsearch account {user} may not do {value}',
    check: {
      text: 'Print the roles of the account and what they grant',
      host: 'curl -sk -u elastic https://localhost:9200/_security/user/{user}; curl -sk -u elastic https://localhost:9200/_security/role?pretty | head -60',
      compose: 'docker compose exec {server} curl -sk -u elastic https://localhost:9200/_security/user/{user}',
    },
    repair: [
      {
        text: 'Grant the privilege on the index pattern that it uses (write and create_index for shippers, auto_configure for data streams)',
        host: `curl -sk -u elastic -X PUT https://localhost:9200/_security/role/<role> -H 'Content-Type: application/json' -d '{"indices": [{"names": ["<pattern>*"], "privileges": ["create_index", "write", "read"]}]}'`,
      },
    ],
    source: 'Elasticsearch source, AuthorizationDenialMessages; OpenSearch security PrivilegesEvaluator',
    matches: [
      'security_exception: action [indices:data/write/bulk[s]] is unauthorized for user [shop] with effective roles [reader] on indices [shop-2025], this action is granted by the index privileges [create_doc,create,index,write,all]',
      'no permissions for [indices:data/write/bulk] and User [name=shop, backend_roles=[], requestedTenant=null]',
    ],
    ignores: [
      '{"@timestamp":"2025","event.action":"access_granted","user.name":"shop","action":"indices:data/read/search"}',
    ],
  },
  {
    id: 'elasticsearch.plaintext-on-tls-port',
    kind: 'protocol_mismatch',
    program: 'elasticsearch',
    forms: [
      {
        words: 'received plaintext http traffic on an https channel closing connection',
        pattern: /received plaintext http traffic on an https channel, closing connection/,
      },
      {
        words: 'received plaintext traffic on an encrypted channel closing connection',
        pattern: /received plaintext traffic on an encrypted channel, closing connection/,
      },
    ],
    nearby: [/remoteAddress=\/(?<peer>[\d.a-fA-F:]{3,45}):\d{1,5}/],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'A client speaks plain HTTP with an Elasticsearch that demands HTTPS',
    check: {
      text: 'Find the client by its address, and read its address of Elasticsearch',
      compose:
        'docker compose logs {service} | grep -o "remoteAddress=[^,}]*" | sort | uniq -c; docker compose config | grep -n "http://"',
      kubernetes: 'kubectl logs {service}-0 | grep -o "remoteAddress=[^,}]*" | sort | uniq -c',
      host: 'sudo grep -o "remoteAddress=[^,}]*" /var/log/elasticsearch/*.log | sort | uniq -c',
    },
    repair: [
      {
        text: 'Give the client https:// and the certificate of the authority (config/certs/http_ca.crt), or on a test machine xpack.security.http.ssl.enabled=false',
        compose: 'docker compose cp {service}:/usr/share/elasticsearch/config/certs/http_ca.crt .',
        kubernetes: 'kubectl cp {service}-0:/usr/share/elasticsearch/config/certs/http_ca.crt http_ca.crt',
        host: 'sudo cp /etc/elasticsearch/certs/http_ca.crt .',
      },
    ],
    source: 'Elasticsearch source, SecurityHttpExceptionHandler, SecurityTransportExceptionHandler',
    matches: [
      '[WARN ][o.e.h.n.Netty4HttpServerTransport] [es-1] received plaintext http traffic on an https channel, closing connection Netty4HttpChannel{localAddress=/172.18.0.2:9200, remoteAddress=/172.18.0.5:51022}',
      '[WARN ][o.e.x.c.s.t.n.SecurityNetty4Transport] [es-1] received plaintext traffic on an encrypted channel, closing connection Netty4TcpChannel',
    ],
    ignores: ['Security is enabled for http layer'],
  },
  {
    id: 'elasticsearch.client-product-differs',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'the client noticed that the server is not elasticsearch and we do not support this unknown product',
        pattern:
          /The client noticed that the server is not (?:Elasticsearch|a supported distribution of Elasticsearch)/,
      },
      {
        words: 'accept version must be either version or but found',
        pattern:
          /(?:Accept|Content-Type) version must be either version (?<version>\d{1,2}) or \d{1,2}, but found (?<wanted>\d{1,2})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The Elasticsearch client ({wanted|newer}) does not fit the server ({version|OpenSearch, or a proxy})',
    check: {
      text: 'Print product and version of the server and of the client library',
      compose:
        'docker compose exec {service} sh -c "pip show elasticsearch || npm ls @elastic/elasticsearch"; curl -s localhost:9200',
      host: 'curl -si localhost:9200 | head -20',
    },
    repair: [
      {
        text: 'Use the client of the same major version (pip install "elasticsearch<9"), and opensearch-py or opensearch-js for OpenSearch; a proxy must not drop the header X-Elastic-Product',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source:
      'elastic clients, product check (elasticsearch-py UnsupportedProductError); Elasticsearch RestRequest media_type_header_exception',
    matches: [
      'elasticsearch.UnsupportedProductError: The client noticed that the server is not Elasticsearch and we do not support this unknown product',
      'media_type_header_exception: Invalid media-type value on headers [Accept]: Accept version must be either version 8 or 7, but found 9. Accept=application/vnd.elasticsearch+json; compatible-with=9',
    ],
    ignores: ['connected to elasticsearch 8.14.0'],
  },
  {
    id: 'elasticsearch.client-refused',
    kind: 'connection_refused',
    forms: [
      { words: 'econnrefused 9200', pattern: /connect ECONNREFUSED (?<peer>[\da-fA-F.:]{2,45}):(?<port>9[23]00)\b/ },
      {
        words: 'dial tcp 9200 connect connection refused',
        pattern: /dial tcp (?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>9200): connect: connection refused/,
      },
      {
        words: 'elasticsearch unreachable',
        pattern:
          /Elasticsearch Unreachable: \[https?:\/\/(?:[^@\s]{1,80}@)?(?<peer>[\w.-]{1,100}):(?<port>\d{1,5})\/?\]/,
      },
      { words: 'no living connections', pattern: /\bNo Living connections\b/i },
      {
        words: 'failed to establish a new connection errno 111 connection refused',
        pattern: /(?:elastic_transport|elasticsearch)\S{0,40}ConnectionError.{0,260}\[Errno 111\] Connection refused/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'No Elasticsearch listens at {peer|the address}:{port|9200}',
    check: {
      text: 'See whether it runs; it needs a minute to start, and stops at once when a bootstrap check fails',
      compose:
        'docker compose ps -a; docker compose logs --tail 60 {peer|elasticsearch} | grep -iE "error|exception|bootstrap|started"',
      kubernetes: 'kubectl get pods -o wide | grep -i elastic',
      host: 'systemctl status elasticsearch; curl -sk https://{peer|localhost}:9200',
    },
    repair: [
      {
        text: 'Repair what its log says and start it; name the service instead of localhost inside containers',
        compose: 'docker compose up -d {peer|elasticsearch} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl start elasticsearch',
      },
    ],
    source: 'elastic-transport (Python, JS), Logstash elasticsearch output, go-elasticsearch',
    matches: [
      'ConnectionError: connect ECONNREFUSED 172.18.0.2:9200',
      'dial tcp 172.18.0.2:9200: connect: connection refused',
      '[logstash.outputs.elasticsearch] Attempted to resurrect connection to dead ES instance, but got an error {:message=>"Elasticsearch Unreachable: [http://elasticsearch:9200/][Manticore::SocketException] Connection refused"}',
      'Error: No Living connections',
      `elastic_transport.ConnectionError: Connection error caused by: ConnectionError(Connection error caused by: NewConnectionError(<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused))`,
    ],
    ignores: ['publish_address {172.18.0.2:9200}, bound_addresses {[::]:9200}'],
  },
];
