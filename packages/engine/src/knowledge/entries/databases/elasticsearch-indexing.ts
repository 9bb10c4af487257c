import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ELASTICSEARCH_INDEXING: readonly CatalogueEntry[] = [
  {
    id: 'elasticsearch.flood-stage',
    kind: 'disk_full',
    program: 'elasticsearch',
    forms: [
      {
        words: 'flood stage disk watermark exceeded on',
        pattern:
          /flood stage disk watermark \[(?<limit>[^\]]{1,20})\] exceeded on (?:\[[^\]]{1,40}\])?\[(?<peer>[^\]]{1,80})\](?:\[(?<path>[^\]]{1,160})\])?/,
      },
      {
        words: 'disk usage exceeded flood stage watermark',
        pattern:
          /(?:index \[(?<object>[^\]]{1,120})\] blocked by: \[)?TOO_MANY_REQUESTS\/12\/disk usage exceeded flood-stage watermark/,
      },
      {
        words: 'forbidden 12 index read only allow delete api',
        pattern: /FORBIDDEN\/12\/index read-only \/ allow delete \(api\)/,
      },
      {
        words: 'forbidden 13 cluster read only allow delete api',
        pattern: /FORBIDDEN\/13\/cluster read-only \/ allow delete \(api\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The disk of Elasticsearch is nearly full ({limit|95%}): {object|its indices} may only be read',
    check: {
      text: 'See how full each node is and which indices are large',
      compose:
        'docker compose exec {server} curl -s "localhost:9200/_cat/allocation?v"; docker compose exec {server} curl -s "localhost:9200/_cat/indices?v&s=store.size:desc" | head; docker system df',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/allocation?v"',
      host: 'curl -s "localhost:9200/_cat/allocation?v"; curl -s "localhost:9200/_cat/indices?v&s=store.size:desc" | head; df -h',
    },
    repair: [
      {
        text: 'Make room: grow the disk or delete old indices',
        compose: 'docker compose exec {server} curl -X DELETE "localhost:9200/<old index>"',
        kubernetes: `kubectl patch pvc data-{service}-0 -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
        host: 'curl -X DELETE "localhost:9200/<old index>"',
        destructive: true,
      },
      {
        text: 'Take the block away; since 7.4 it goes by itself once the disk is below the high watermark',
        compose: `docker compose exec {server} curl -X PUT "localhost:9200/_all/_settings" -H 'Content-Type: application/json' -d '{"index.blocks.read_only_allow_delete": null}'`,
        kubernetes: `kubectl exec {service}-0 -- curl -X PUT "localhost:9200/_all/_settings" -H 'Content-Type: application/json' -d '{"index.blocks.read_only_allow_delete": null}'`,
        host: `curl -X PUT "localhost:9200/_all/_settings" -H 'Content-Type: application/json' -d '{"index.blocks.read_only_allow_delete": null}'`,
      },
      { text: 'Let a lifecycle policy (ILM, ISM) delete old indices from now on' },
    ],
    source: 'Elasticsearch source, DiskThresholdMonitor; IndexMetadata.INDEX_READ_ONLY_ALLOW_DELETE_BLOCK',
    matches: [
      'flood stage disk watermark [95%] exceeded on [9kQx2][es-1][/usr/share/elasticsearch/data] free: 1.9gb[3.8%], all indices on this node will be marked read-only',
      'cluster_block_exception: index [shop-2025] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];',
      'ClusterBlockException[blocked by: [FORBIDDEN/12/index read-only / allow delete (api)];]',
      'ClusterBlockException[blocked by: [FORBIDDEN/13/cluster read-only / allow delete (api)];]',
    ],
    ignores: ['cluster.routing.allocation.disk.watermark.flood_stage: 95%'],
  },
  {
    id: 'elasticsearch.high-watermark',
    kind: 'disk_full',
    program: 'elasticsearch',
    forms: [
      {
        words: 'disk watermark exceeded on',
        pattern:
          /(?<value>high|low) disk watermark \[(?<limit>[^\]]{1,20})\] exceeded on (?:\[[^\]]{1,40}\])?\[(?<peer>[^\]]{1,80})\]/i,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The disk of the Elasticsearch node {peer} passes the {value} watermark ({limit})',
    check: {
      text: 'See how full each node is',
      compose: 'docker compose exec {service} curl -s "localhost:9200/_cat/allocation?v"',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/allocation?v"',
      host: 'curl -s "localhost:9200/_cat/allocation?v"; df -h',
    },
    repair: [
      {
        text: 'Make room before the flood stage comes; above the low watermark new replicas find no place here, above the high one shards move away',
        host: 'curl -X DELETE "localhost:9200/<old index>"',
        destructive: true,
      },
    ],
    source: 'Elasticsearch source, DiskThresholdMonitor',
    matches: [
      'high disk watermark [90%] exceeded on [9kQx2][es-1][/usr/share/elasticsearch/data] free: 4.1gb[8.2%], shards will be relocated away from this node',
      'low disk watermark [85%] exceeded on [9kQx2][es-1][/usr/share/elasticsearch/data] free: 7gb[14%], replicas will not be assigned to this node',
    ],
    ignores: ['high disk watermark [90%] no longer exceeded on [9kQx2][es-1]'],
  },
  {
    id: 'elasticsearch.shard-limit',
    kind: 'quota_exceeded',
    program: 'elasticsearch',
    forms: [
      {
        words: 'this action would add shards but this cluster currently has maximum shards open',
        pattern:
          /this action would add \[(?<value>\d{1,6})\] (?:total )?shards, but this cluster currently has \[\d{1,7}\]\/\[(?<limit>\d{1,7})\] maximum (?:normal |frozen )?shards open/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The Elasticsearch cluster has reached its limit of {limit} shards',
    check: {
      text: 'Count the shards by index: many small daily indices are the usual reason',
      compose: 'docker compose exec {server} curl -s "localhost:9200/_cat/indices?v&s=docs.count" | head -30',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/indices?v&s=docs.count" | head -30',
      host: 'curl -s "localhost:9200/_cat/indices?v&s=docs.count" | head -30',
    },
    repair: [
      {
        text: 'Delete or shrink old indices, use one shard and rollover by size, no replicas on a single node',
        host: 'curl -X DELETE "localhost:9200/<old indices>"',
        destructive: true,
      },
      {
        text: 'As a makeshift raise the limit per data node',
        compose: `docker compose exec {server} curl -X PUT "localhost:9200/_cluster/settings" -H 'Content-Type: application/json' -d '{"persistent": {"cluster.max_shards_per_node": 2000}}'`,
        kubernetes: `kubectl exec {service}-0 -- curl -X PUT "localhost:9200/_cluster/settings" -H 'Content-Type: application/json' -d '{"persistent": {"cluster.max_shards_per_node": 2000}}'`,
        host: `curl -X PUT "localhost:9200/_cluster/settings" -H 'Content-Type: application/json' -d '{"persistent": {"cluster.max_shards_per_node": 2000}}'`,
      },
    ],
    source: 'Elasticsearch source, ShardLimitValidator',
    matches: [
      'Validation Failed: 1: this action would add [2] shards, but this cluster currently has [1000]/[1000] maximum normal shards open;',
      'validation_exception: this action would add [10] total shards, but this cluster currently has [991]/[1000] maximum shards open',
    ],
    ignores: ['cluster.max_shards_per_node: 1000'],
  },
  {
    id: 'elasticsearch.memory-breaker',
    kind: 'memory_exhausted',
    program: 'elasticsearch',
    forms: [
      {
        words: 'data too large data for would be which is larger than the limit of',
        pattern:
          /\[(?<object>parent|fielddata|request|in_flight_requests|accounting|inflight_requests|eql_sequence)\] Data too large, data for \[.{1,120}\] would be \[.{1,60}\], which is larger than the limit of \[(?<limit>[^\]]{1,40})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The heap of Elasticsearch is used up ({object})',
    check: {
      text: 'See heap, breakers and what fills them: fielddata, large aggregations, big bulk requests, too many shards',
      compose:
        'docker compose exec {server} curl -s "localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max,ram.percent"; docker compose exec {server} curl -s "localhost:9200/_nodes/stats/breaker?pretty" | head -60',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max"',
      host: 'curl -s "localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max"; curl -s "localhost:9200/_nodes/stats/breaker?pretty"',
    },
    repair: [
      {
        text: 'Give more heap (half of the memory, below 31 GB), or make requests smaller; clear the caches for the moment',
        compose: `printf 'services:\\n  {service}:\\n    environment:\\n      ES_JAVA_OPTS: -Xms4g -Xmx4g\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set env statefulset/{service} ES_JAVA_OPTS="-Xms4g -Xmx4g"',
        host: `printf -- '-Xms4g\\n-Xmx4g\\n' | sudo tee /etc/elasticsearch/jvm.options.d/heap.options && sudo systemctl restart elasticsearch`,
      },
    ],
    source: 'Elasticsearch source, HierarchyCircuitBreakerService, ChildMemoryCircuitBreaker, JvmGcMonitorService',
    matches: [
      'circuit_breaking_exception: [parent] Data too large, data for [<http_request>] would be [1020054732/972.7mb], which is larger than the limit of [1020054732/972.7mb]',
      'CircuitBreakingException: [fielddata] Data too large, data for [_id] would be [427295352/407.5mb], which is larger than the limit of [427295539/407.5mb]',
    ],
    ignores: ['[gc][young][1234][99] duration [760ms], collections [1]/[1.2s]'],
  },
  {
    id: 'elasticsearch.collection-overhead',
    kind: 'memory_exhausted',
    program: 'elasticsearch',
    forms: [
      {
        words: 'gc overhead spent collecting in the last',
        pattern:
          /\[gc\](?:\[(?:old|young)\])?\[(?<value>\d{1,9})\].{0,40}overhead, spent \[(?<limit>[\d.]{1,8}m?s)\] collecting in the last/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'elasticsearch',
    specificity: 1,
    means: 'Elasticsearch collects garbage for {limit} at a time',
    check: {
      text: 'See heap, breakers and what fills them: fielddata, large aggregations, big bulk requests, too many shards',
      compose:
        'docker compose exec {server} curl -s "localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max,ram.percent"; docker compose exec {server} curl -s "localhost:9200/_nodes/stats/breaker?pretty" | head -60',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max"',
      host: 'curl -s "localhost:9200/_cat/nodes?v&h=name,heap.percent,heap.max"; curl -s "localhost:9200/_nodes/stats/breaker?pretty"',
    },
    repair: [
      {
        text: 'Give more heap (half of the memory, below 31 GB), or make requests smaller; clear the caches for the moment',
        compose: `printf 'services:\\n  {service}:\\n    environment:\\n      ES_JAVA_OPTS: -Xms4g -Xmx4g\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set env statefulset/{service} ES_JAVA_OPTS="-Xms4g -Xmx4g"',
        host: `printf -- '-Xms4g\\n-Xmx4g\\n' | sudo tee /etc/elasticsearch/jvm.options.d/heap.options && sudo systemctl restart elasticsearch`,
      },
    ],
    source: 'Elasticsearch source, HierarchyCircuitBreakerService, ChildMemoryCircuitBreaker, JvmGcMonitorService',
    matches: [
      '[gc][1234] overhead, spent [5.2s] collecting in the last [5.5s]',
      '[2025-05-06T07:41:08,826][WARN ][o.e.m.j.JvmGcMonitorService] [es-1] [gc][young][4711][312] overhead, spent [612ms] collecting in the last [1s]',
    ],
    ignores: ['[gc][young][1234][99] duration [760ms], collections [1]/[1.2s]'],
  },
  {
    id: 'elasticsearch.thread-pool-full',
    kind: 'queue_full',
    program: 'elasticsearch',
    forms: [
      {
        words: 'rejected execution of on name queue capacity',
        pattern:
          /rejected execution of .{1,300}(?:EsThreadPoolExecutor|OpenSearchThreadPoolExecutor|TaskExecutionTimeTrackingEsThreadPoolExecutor)\[name = (?<object>[^,]{1,80}), queue capacity = (?<limit>\d{1,7})/,
      },
      {
        words: 'rejected execution of coordinating operation',
        pattern:
          /rejected execution of (?<object>coordinating|primary|replica) operation \[.{0,160}max_\w{5,40}_bytes=(?<limit>\d{1,12})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'elasticsearch',
    specificity: 2,
    means: 'Elasticsearch rejects work: the queue of {object} is full ({limit})',
    check: {
      text: 'See which pool rejects, and whether one node does all the work or the disks are slow',
      compose:
        'docker compose exec {server} curl -s "localhost:9200/_cat/thread_pool/write,search?v"; docker compose exec {server} curl -s localhost:9200/_nodes/hot_threads',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/thread_pool/write,search?v"',
      host: 'curl -s "localhost:9200/_cat/thread_pool/write,search?v"; curl -s localhost:9200/_nodes/hot_threads',
    },
    repair: [
      {
        text: 'Let clients send fewer bulk requests at once (5 to 15 MB each) and repeat on 429 with growing pauses; fewer shards, more nodes or faster disks help for good, a longer queue does not',
      },
    ],
    source: 'Elasticsearch source, EsRejectedExecutionHandler, IndexingPressure',
    matches: [
      'es_rejected_execution_exception: rejected execution of org.elasticsearch.action.support.replication.TransportWriteAction$1@5a on EsThreadPoolExecutor[name = es-1/write, queue capacity = 10000, org.elasticsearch.common.util.concurrent.EsThreadPoolExecutor@1b]',
      'rejected execution of coordinating operation [coordinating_and_primary_bytes=107374182, replica_bytes=0, all_bytes=107374182, coordinating_operation_bytes=5242880, max_coordinating_and_primary_bytes=107374182]',
    ],
    ignores: ['java.util.concurrent.RejectedExecutionException: Task rejected from ThreadPoolExecutor[Running]'],
  },
  {
    id: 'elasticsearch.field-limit',
    kind: 'quota_exceeded',
    program: 'elasticsearch',
    forms: [
      {
        words: 'limit of total fields has been exceeded',
        pattern:
          /Limit of total fields \[(?<limit>\d{1,6})\](?: in index \[(?<object>[^\]]{1,120})\])? has been exceeded/,
      },
      {
        words: 'limit of mapping depth has been exceeded',
        pattern: /Limit of (?:mapping depth|nested fields) \[(?<limit>\d{1,6})\].{0,60} has been exceeded/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The index {object|of this write} has more fields than Elasticsearch allows ({limit})',
    check: {
      text: 'See which fields there are: mostly keys made of data (ids, header names) become a field each',
      compose: 'docker compose exec {server} curl -s "localhost:9200/<index>/_mapping?pretty" | head -80',
      host: 'curl -s "localhost:9200/{object|<index>}/_mapping?pretty" | head -80',
    },
    repair: [
      {
        text: 'Map such an object as "flattened" or switch dynamic mapping off for it, in the template and from the next index on',
        host: `curl -X PUT "localhost:9200/_index_template/<template>" -H 'Content-Type: application/json' -d @template.json`,
      },
      {
        text: 'As a makeshift raise the limit of the index',
        host: `curl -X PUT "localhost:9200/{object|<index>}/_settings" -H 'Content-Type: application/json' -d '{"index.mapping.total_fields.limit": 2000}'`,
      },
    ],
    source: 'Elasticsearch source, MappingLookup.checkFieldLimit()',
    matches: [
      'illegal_argument_exception: Limit of total fields [1000] has been exceeded while adding new fields [3]',
      'java.lang.IllegalArgumentException: Limit of total fields [1000] in index [logs-2025.01.01] has been exceeded',
      'illegal_argument_exception: Limit of mapping depth [20] has been exceeded due to object field [a.b.c]',
    ],
    ignores: ['index.mapping.total_fields.limit: 1000'],
  },
  {
    id: 'elasticsearch.mapping-conflict',
    kind: 'code_defect',
    program: 'elasticsearch',
    forms: [
      {
        words: 'failed to parse field of type in document with id',
        pattern:
          /failed to parse field \[(?<object>[^\]]{1,120})\] of type \[(?<wanted>[^\]]{1,40})\] in document with id/,
      },
      {
        words: 'mapper cannot be changed from type to',
        pattern:
          /mapper \[(?<object>[^\]]{1,120})\] cannot be changed from type \[(?<wanted>[^\]]{1,40})\] to \[(?<value>[^\]]{1,40})\]/,
      },
      {
        words: 'object mapping for tried to parse field as object but found a concrete value',
        pattern:
          /object mapping for \[(?<object>[^\]]{1,120})\] tried to parse field \[[^\]]{0,120}\] as (?<wanted>object), but found a concrete value/,
      },
      {
        words: 'can t merge a non object mapping with an object mapping',
        pattern: /can't merge a non.object mapping \[(?<object>[^\]]{1,120})\] with an object mapping/,
      },
      {
        words: 'mapping set to strict dynamic introduction of within is not allowed',
        pattern:
          /mapping set to strict, dynamic introduction of \[(?<object>[^\]]{1,120})\] within \[[^\]]{1,120}\] is not allowed/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'The field {object} comes with another type than the Elasticsearch index has ({wanted|mapping})',
    check: {
      text: 'Compare the mapping with a document that was refused; the first document of an index decides the type',
      compose: 'docker compose exec {server} curl -s "localhost:9200/<index>/_mapping/field/{object}?pretty"',
      host: 'curl -s "localhost:9200/<index>/_mapping/field/{object}?pretty"',
    },
    repair: [
      {
        text: 'Let the writer send one type, or give the field its type in the template and start a new index (rollover); a type cannot change in place: reindex',
        host: 'curl -X POST "localhost:9200/<alias or data stream>/_rollover"',
      },
    ],
    source: 'Elasticsearch source, FieldMapper, MapperParsingException, ObjectMapper, DocumentParser',
    matches: [
      `mapper_parsing_exception: failed to parse field [price] of type [long] in document with id '1'. Preview of field's value: 'n/a'`,
      'illegal_argument_exception: mapper [status] cannot be changed from type [long] to [keyword]',
      'document_parsing_exception: object mapping for [user] tried to parse field [user] as object, but found a concrete value',
      `illegal_argument_exception: can't merge a non object mapping [user] with an object mapping`,
      'strict_dynamic_mapping_exception: mapping set to strict, dynamic introduction of [colour] within [_doc] is not allowed',
    ],
    ignores: ['[logs-2025.01.01/abc] update_mapping [_doc]'],
  },
  {
    id: 'elasticsearch.index-missing',
    kind: 'missing_object',
    program: 'elasticsearch',
    forms: [{ words: 'no such index', pattern: /no such index \[(?<object>[^\]]{1,120})\]/ }],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'elasticsearch',
    specificity: 3,
    means: 'Elasticsearch has no index {object}',
    check: {
      text: 'List indices and aliases',
      compose:
        'docker compose exec {server} curl -s "localhost:9200/_cat/indices?v"; docker compose exec {server} curl -s "localhost:9200/_cat/aliases?v"',
      kubernetes: 'kubectl exec {service}-0 -- curl -s "localhost:9200/_cat/indices?v"',
      host: 'curl -s "localhost:9200/_cat/indices?v"; curl -s "localhost:9200/_cat/aliases?v"',
    },
    repair: [
      {
        text: 'Make the index or alias (the task of the application that fills it), or correct the name; a template alone makes none',
        host: 'curl -X PUT "localhost:9200/{object}"',
        compose: 'docker compose exec {server} curl -X PUT "localhost:9200/{object}"',
      },
    ],
    source: 'Elasticsearch source, IndexNotFoundException',
    matches: [
      'index_not_found_exception: no such index [shop-products]',
      'org.elasticsearch.index.IndexNotFoundException: no such index [shop-2025]',
    ],
    ignores: ['creating index [shop-2025], cause [api], templates [], shards [1]/[1]'],
  },
];
