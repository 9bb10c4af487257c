import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const CAT: Step = {
  text: 'Ask the cluster',
  compose: 'docker compose exec {service} curl -s localhost:9200/_cluster/health?pretty',
  host: 'curl -s localhost:9200/_cluster/health?pretty; curl -s localhost:9200/_cat/indices?v',
};

/** Exception types of Elasticsearch and OpenSearch by family. */
export const ELASTICSEARCH_TYPES: readonly CatalogueEntry[] = [
  {
    id: 'elasticsearch.type-query',
    kind: 'code_defect',
    program: 'elasticsearch',
    forms: [
      { words: 'parsing_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>parsing_exception)(?:"|\]|:)/ },
      {
        words: 'too_many_buckets_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>too_many_buckets_exception)(?:"|\]|:)/,
      },
      { words: 'too_many_clauses', pattern: /(?:"type": ?"|\b|\[)(?<value>too_many_clauses)(?:"|\]|:)/ },
      { words: 'script_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>script_exception)(?:"|\]|:)/ },
      {
        words: 'action_request_validation_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>action_request_validation_exception)(?:"|\]|:)/,
      },
      {
        words: 'search_context_missing_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>search_context_missing_exception)(?:"|\]|:)/,
      },
      {
        words: 'x_content_parse_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>x_content_parse_exception)(?:"|\]|:)/,
      },
      { words: 'query_shard_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>query_shard_exception)(?:"|\]|:)/ },
      {
        words: 'result window is too large from size must be',
        pattern: /(?<value>Result window is too large), from \+ size must be less than or equal to/,
      },
      {
        words: 'text fields are not optimised for operations',
        pattern: /(?<value>Text fields are not optimised for operations)/,
      },
      { words: 'no handler found for uri', pattern: /(?<value>no handler found for uri)/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'A query is wrong for Elasticsearch ({value})',
    check: CAT,
    repair: [
      {
        text: 'Correct the query: .keyword for sorts and groups, search_after for deep pages, fewer buckets; versions of client and server have to fit',
      },
    ],
    source: 'Elasticsearch ElasticsearchException.java',
    matches: [
      '{"type":"parsing_exception","reason":"see below"}',
      '{"type":"too_many_buckets_exception","reason":"see below"}',
      '{"type":"too_many_clauses","reason":"see below"}',
      '{"type":"script_exception","reason":"see below"}',
      '{"type":"action_request_validation_exception","reason":"see below"}',
      '{"type":"search_context_missing_exception","reason":"see below"}',
      '{"type":"x_content_parse_exception","reason":"see below"}',
      '{"type":"query_shard_exception","reason":"see below"}',
      'Result window is too large, from + size must be less than or equal to: [10000] but was [20000].',
      'Text fields are not optimised for operations that require per-document field data like aggregations and sorting',
      '{"error":"no handler found for uri [/x] and method [GET]"}',
    ],
    ignores: ['query done'],
  },
  {
    id: 'elasticsearch.type-mapping',
    kind: 'missing_schema',
    program: 'elasticsearch',
    forms: [
      {
        words: 'mapper_parsing_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>mapper_parsing_exception)(?:"|\]|:)/,
      },
      {
        words: 'document_parsing_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>document_parsing_exception)(?:"|\]|:)/,
      },
      {
        words: 'strict_dynamic_mapping_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>strict_dynamic_mapping_exception)(?:"|\]|:)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A document does not fit the mapping of its index ({value})',
    check: CAT,
    repair: [{ text: 'Send the field in its type, or make a new index with another mapping and reindex' }],
    source: 'Elasticsearch index.mapper',
    matches: [
      '{"type":"mapper_parsing_exception","reason":"see below"}',
      '{"type":"document_parsing_exception","reason":"see below"}',
      '{"type":"strict_dynamic_mapping_exception","reason":"see below"}',
    ],
    ignores: ['mapping set'],
  },
  {
    id: 'elasticsearch.type-memory',
    kind: 'memory_exhausted',
    program: 'elasticsearch',
    forms: [
      {
        words: 'circuit_breaking_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>circuit_breaking_exception)(?:"|\]|:)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Elasticsearch refuses: its memory limit is reached (circuit breaker)',
    check: CAT,
    repair: [{ text: 'Give more heap, or send smaller queries and bulks' }],
    source: 'Elasticsearch breaker',
    matches: [
      '{"type":"circuit_breaking_exception","reason":"see below"}',
      '[circuit_breaking_exception] [parent] Data too large',
    ],
    ignores: ['breaker at 40 %'],
  },
  {
    id: 'elasticsearch.type-queue',
    kind: 'queue_full',
    program: 'elasticsearch',
    forms: [
      {
        words: 'es_rejected_execution_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>es_rejected_execution_exception)(?:"|\]|:)/,
      },
      {
        words: 'rejected_execution_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>rejected_execution_exception)(?:"|\]|:)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The queue of Elasticsearch is full ({value})',
    check: CAT,
    repair: [{ text: 'Send fewer and larger bulks and repeat with waits; add nodes or faster disks' }],
    source: 'Elasticsearch threadpool',
    matches: [
      '{"type":"es_rejected_execution_exception","reason":"see below"}',
      '{"type":"rejected_execution_exception","reason":"see below"}',
    ],
    ignores: ['queue 3'],
  },
  {
    id: 'elasticsearch.type-too-slow',
    kind: 'slow_dependency',
    program: 'elasticsearch',
    forms: [
      {
        words: 'process_cluster_event_timeout_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>process_cluster_event_timeout_exception)(?:"|\]|:)/,
      },
      {
        words: 'receive_timeout_transport_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>receive_timeout_transport_exception)(?:"|\]|:)/,
      },
      {
        words: 'node_disconnected_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>node_disconnected_exception)(?:"|\]|:)/,
      },
      { words: 'timeout_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>timeout_exception)(?:"|\]|:)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Elasticsearch does not finish in time ({value})',
    check: CAT,
    repair: [{ text: 'Look at master and pending tasks (_cat/pending_tasks), heap and disk' }],
    source: 'Elasticsearch transport',
    matches: [
      '{"type":"process_cluster_event_timeout_exception","reason":"see below"}',
      '{"type":"receive_timeout_transport_exception","reason":"see below"}',
      '{"type":"node_disconnected_exception","reason":"see below"}',
      '{"type":"timeout_exception","reason":"see below"}',
    ],
    ignores: ['task done'],
  },
  {
    id: 'elasticsearch.type-snapshot',
    kind: 'missing_object',
    program: 'elasticsearch',
    forms: [
      {
        words: 'snapshot_missing_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>snapshot_missing_exception)(?:"|\]|:)/,
      },
      {
        words: 'repository_missing_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>repository_missing_exception)(?:"|\]|:)/,
      },
      {
        words: 'resource_not_found_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>resource_not_found_exception)(?:"|\]|:)/,
      },
      { words: 'index_closed_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>index_closed_exception)(?:"|\]|:)/ },
      {
        words: 'index_template_missing_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>index_template_missing_exception)(?:"|\]|:)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A snapshot, repository, pipeline or template of Elasticsearch is missing or closed ({value})',
    check: CAT,
    repair: [{ text: 'Create it, or open the index (POST <index>/_open)' }],
    source: 'Elasticsearch',
    matches: [
      '{"type":"snapshot_missing_exception","reason":"see below"}',
      '{"type":"repository_missing_exception","reason":"see below"}',
      '{"type":"resource_not_found_exception","reason":"see below"}',
      '{"type":"index_closed_exception","reason":"see below"}',
      '{"type":"index_template_missing_exception","reason":"see below"}',
    ],
    ignores: ['snapshot done'],
  },
  {
    id: 'elasticsearch.type-setting',
    kind: 'invalid_setting',
    program: 'elasticsearch',
    forms: [
      {
        words: 'repository_verification_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>repository_verification_exception)(?:"|\]|:)/,
      },
      { words: 'repository_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>repository_exception)(?:"|\]|:)/ },
      {
        words: 'invalid_index_name_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>invalid_index_name_exception)(?:"|\]|:)/,
      },
      { words: 'settings_exception', pattern: /(?:"type": ?"|\b|\[)(?<value>settings_exception)(?:"|\]|:)/ },
      {
        words: 'invalid_index_template_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>invalid_index_template_exception)(?:"|\]|:)/,
      },
      {
        words: 'current license is non compliant for',
        pattern: /(?<value>current license is non-compliant for \[[^\]]{1,40}\])/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Elasticsearch refuses a setting or name ({value})',
    check: CAT,
    repair: [
      {
        text: 'path.repo has to hold the folder on each node, index names are lower case, some functions want a licence',
      },
    ],
    source: 'Elasticsearch',
    matches: [
      '{"type":"repository_verification_exception","reason":"see below"}',
      '{"type":"repository_exception","reason":"see below"}',
      '{"type":"invalid_index_name_exception","reason":"see below"}',
      '{"type":"settings_exception","reason":"see below"}',
      '{"type":"invalid_index_template_exception","reason":"see below"}',
      'current license is non-compliant for [security]',
    ],
    ignores: ['license valid'],
  },
  {
    id: 'elasticsearch.type-client',
    kind: 'version_mismatch',
    program: 'elasticsearch',
    forms: [
      {
        words: 'media_type_header_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>media_type_header_exception)(?:"|\]|:)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The client is of a newer major version than Elasticsearch',
    check: CAT,
    repair: [{ text: 'Pin the client to the major version of the server (elasticsearch<9 for 8)' }],
    source: 'Elasticsearch rest',
    matches: [
      '{"type":"media_type_header_exception","reason":"see below"}',
      'BadRequestError(400, "media_type_header_exception", "Invalid media-type value on headers [Accept]")',
    ],
    ignores: ['media type json'],
  },
  {
    id: 'elasticsearch.type-conflict',
    kind: null,
    program: 'elasticsearch',
    forms: [
      {
        words: 'version_conflict_engine_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>version_conflict_engine_exception)(?:"|\]|:)/,
      },
      {
        words: 'resource_already_exists_exception',
        pattern: /(?:"type": ?"|\b|\[)(?<value>resource_already_exists_exception)(?:"|\]|:)/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 1,
    means: 'A write to Elasticsearch lost against another, or its object is there ({value})',
    check: { text: 'Nothing needs doing when the client repeats it' },
    repair: [],
    source: 'Elasticsearch',
    matches: [
      '{"type":"version_conflict_engine_exception","reason":"see below"}',
      '{"type":"resource_already_exists_exception","reason":"see below"}',
    ],
    ignores: ['index made'],
  },
];
