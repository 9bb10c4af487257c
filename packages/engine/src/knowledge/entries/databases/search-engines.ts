import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SEARCH_ENGINES: readonly CatalogueEntry[] = [
  {
    id: 'solr.core-not-loaded',
    kind: 'invalid_setting',
    program: 'solr',
    forms: [
      {
        words: 'could not load for core',
        pattern: /Could not load (?:conf|configuration) for core (?<object>[\w.-]{1,80})/,
      },
      {
        words: 'solrcore is not available due to init failure',
        pattern: /SolrCore '(?<object>[\w.-]{1,80})' is not available due to init failure: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'unable to create core', pattern: /Unable to create core \[(?<object>[\w.-]{1,80})\]/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Solr cannot load the core {object}: its configuration or index is faulty',
    check: {
      text: 'Read the cause below',
      host: 'curl -s "http://localhost:8983/solr/admin/cores?action=STATUS&indexInfo=false" | head -40',
    },
    repair: [
      {
        text: 'Correct solrconfig.xml or the schema it names (a class of an older release, an analyser), reload',
        host: 'curl -s "http://localhost:8983/solr/admin/cores?action=RELOAD&core={object|<core>}"',
      },
    ],
    source: 'apache/solr ConfigSetService, CoreContainer',
    matches: [
      'org.apache.solr.common.SolrException: Could not load conf for core shop: Error loading solr config from /var/solr/data/shop/conf/solrconfig.xml',
      "SolrCore 'shop' is not available due to init failure: fieldType 'text_de' not found in the schema",
      'org.apache.solr.common.SolrException: Unable to create core [shop]',
    ],
    ignores: ['Opened new SolrCore at [/var/solr/data/shop]'],
  },
  {
    id: 'solr.no-live-servers',
    kind: 'cluster_quorum',
    program: 'solr',
    forms: [
      {
        words: 'no live solrservers available to handle this request',
        pattern: /(?<value>No live SolrServers available to handle this request)/,
      },
      {
        words: 'cannot talk to zookeeper updates are disabled',
        pattern: /(?<value>Cannot talk to ZooKeeper - Updates are disabled)/,
      },
      { words: 'no servers hosting shard', pattern: /(?<value>no servers hosting shard: ?\S{0,60})/ },
      {
        words: 'no registered leader was found after waiting for',
        pattern: /(?<value>No registered leader was found after waiting for \d{1,8}ms)/,
      },
      {
        words: 'clusterstate says we are the locally we don t think so',
        pattern: /(?<value>ClusterState says we are the leader[^\r\n]{0,40}but locally we don't think so)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'SolrCloud has no live replica or no ZooKeeper: {value}',
    check: {
      text: 'See the state of the collection',
      host: 'curl -s "http://localhost:8983/solr/admin/collections?action=CLUSTERSTATUS" | head -60',
    },
    repair: [
      {
        text: 'Start ZooKeeper and the replicas that are down; when no leader comes up, force one',
        host: 'curl -s "http://localhost:8983/solr/admin/collections?action=FORCELEADER&collection=<collection>&shard=shard1"',
        destructive: true,
      },
    ],
    source: 'apache/solr LBSolrClient, DistributedZkUpdateProcessor',
    matches: [
      'org.apache.solr.client.solrj.SolrServerException: No live SolrServers available to handle this request:[http://s1:8983/solr/shop]',
      'org.apache.solr.common.SolrException: Cannot talk to ZooKeeper - Updates are disabled.',
      'no servers hosting shard: shard1',
      'No registered leader was found after waiting for 4000ms , collection: shop slice: shard1',
      "ClusterState says we are the leader (http://s1:8983/solr/shop), but locally we don't think so",
    ],
    ignores: ['live nodes: 3'],
  },
  {
    id: 'opensearch.security-not-initialised',
    kind: 'missing_schema',
    program: 'opensearch',
    forms: [
      { words: 'opensearch security not initialized', pattern: /OpenSearch Security not initialized/ },
      {
        words: 'not yet initialized you may need to run securityadmin',
        pattern: /Not yet initialized \(you may need to run securityadmin\)/,
      },
      { words: 'open distro security not initialized', pattern: /Open Distro Security not initialized/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The security index of OpenSearch is not initialised',
    check: {
      text: 'See whether the index is there and the cluster has a master',
      host: 'curl -sk https://localhost:9200/_cluster/health; curl -sk https://localhost:9200/_cat/indices/.opendistro_security',
    },
    repair: [
      {
        text: 'Load it once',
        compose:
          'docker compose exec {service} bash plugins/opensearch-security/tools/securityadmin.sh -cd config/opensearch-security -icl -nhnv -cacert config/root-ca.pem -cert config/kirk.pem -key config/kirk-key.pem',
        host: '/usr/share/opensearch/plugins/opensearch-security/tools/securityadmin.sh -cd /usr/share/opensearch/config/opensearch-security -icl -nhnv -cacert root-ca.pem -cert kirk.pem -key kirk-key.pem',
      },
    ],
    source: 'opensearch-project/security',
    matches: [
      '[ERROR][o.o.s.a.BackendRegistry] [node1] OpenSearch Security not initialized. (you may need to run securityadmin)',
      '[ERROR][o.o.s.a.BackendRegistry] [node1] Not yet initialized (you may need to run securityadmin)',
      'Open Distro Security not initialized.',
    ],
    ignores: ["Node 'node1' initialized"],
  },
  {
    id: 'opensearch.admin-password-missing',
    kind: 'missing_setting',
    program: 'opensearch',
    forms: [
      {
        words:
          'no custom admin password found please provide a password via the environment variable opensearch_initial_admin_password',
        pattern:
          /No custom admin password found\. Please provide a password via the environment variable (?<setting>OPENSEARCH_INITIAL_ADMIN_PASSWORD)/,
      },
      {
        words: 'password is please re try with a minimum character password',
        pattern:
          /Password \S{1,60} is (?:weak|very weak|fair)\. Please re-try with a minimum \d{1,3} character password/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenSearch wants {setting}: a strong first password for admin',
    check: { text: 'See the variable', compose: 'docker compose config {service} | grep ADMIN_PASSWORD' },
    repair: [
      {
        text: 'Set it (8 characters or more of all kinds) and start anew',
        compose: 'OPENSEARCH_INITIAL_ADMIN_PASSWORD=<password> docker compose up -d {service}',
      },
    ],
    source: 'opensearch-project/security Installer',
    matches: [
      'No custom admin password found. Please provide a password via the environment variable OPENSEARCH_INITIAL_ADMIN_PASSWORD.',
      'Password admin123 is weak. Please re-try with a minimum 8 character password and must contain at least one uppercase letter',
    ],
    ignores: ['Admin password set successfully.'],
  },
];
