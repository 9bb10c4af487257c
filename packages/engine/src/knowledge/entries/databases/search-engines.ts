import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SEARCH_ENGINES: readonly CatalogueEntry[] = [
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
];
