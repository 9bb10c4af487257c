import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SEARCH_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'solr.core-not-loaded',
    kind: 'invalid_setting',
    program: 'solr',
    forms: [
      {
        words: 'is not available due to init failure',
        pattern: /SolrCore '(?<object>[^']{1,80})' is not available due to init failure: (?<value>.{1,160})/,
      },
      {
        words: 'could not load conf for core',
        pattern: /Could not load conf for core (?<object>[\w.-]{1,80}): (?<value>.{1,160})/,
      },
      { words: 'can t find resource', pattern: /Can't find resource '(?<path>[^']{1,80})' in classpath or/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Solr does not load the core: {value|a file of its configuration is missing}',
    check: {
      text: 'Read the first exception of the core',
      host: "curl -s 'http://localhost:8983/solr/admin/cores?action=STATUS' | jq .initFailures",
    },
    repair: [
      {
        text: 'Repair the configset (solrconfig.xml, schema, of this release), owner 8983 of the data, or take a stale write.lock away while Solr is stopped; then reload',
        host: "curl -s 'http://localhost:8983/solr/admin/cores?action=RELOAD&core=<core>'",
      },
    ],
    source: 'Solr source, CoreContainer',
    matches: [
      "org.apache.solr.common.SolrException: SolrCore 'products' is not available due to init failure: Could not load conf for core products: Error loading solr config",
      "Could not load conf for core products: Can't load schema schema.xml: unknown field type 'text_gen'",
      "org.apache.solr.core.SolrResourceNotFoundException: Can't find resource 'solrconfig.xml' in classpath or '/var/solr/data/products'",
    ],
    ignores: ["SolrCore 'products' opened"],
  },
  {
    id: 'solr.field-or-value-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'error doc',
        pattern:
          /ERROR: \[doc=(?<object>[^\]]{1,80})\] (?:unknown field|Error adding field|multiple values encountered for non multiValued field) '?(?<setting>[\w.-]{1,80})'? ?(?<value>.{0,120})/,
      },
      { words: 'undefined field', pattern: /undefined field:? "?(?<setting>[\w.-]{1,80})"?/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'solr',
    specificity: 3,
    means: 'Solr refuses a document or query: field {setting} is not in the schema, or its value does not fit',
    check: {
      text: 'Look at the schema',
      host: "curl -s 'http://localhost:8983/solr/<core>/schema/fields' | jq '.fields[].name'",
    },
    repair: [
      {
        text: 'Add the field (or a dynamic field) to the schema and index again, or send the value in the type it has',
      },
    ],
    source: 'Solr source, DocumentBuilder, IndexSchema',
    matches: [
      "org.apache.solr.client.solrj.impl.BaseHttpSolrClient$RemoteSolrException: Error from server at http://solr:8983/solr/products: ERROR: [doc=42] unknown field 'colour'",
      "ERROR: [doc=7] Error adding field 'price'='free' msg=For input string: \"free\"",
      'org.apache.solr.common.SolrException: undefined field: "colour"',
    ],
    ignores: ['doc=42 added'],
  },
  {
    id: 'lucene.index-locked',
    kind: 'lock_held',
    forms: [
      {
        words: 'lockobtainfailedexception',
        pattern: /LockObtainFailedException: (?:Lock obtain timed out: |Index dir '|Lock held by )(?<path>.{1,160})/,
      },
      { words: 'index locked for write for core', pattern: /Index locked for write for core '(?<object>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A search index is locked: another process writes it, or a lock file was left',
    check: { text: 'See who has it open', host: 'lsof +D <index directory> | head' },
    repair: [
      { text: 'End the second process; only if none runs, remove write.lock', host: 'rm <index directory>/write.lock' },
    ],
    source: 'Lucene source, NativeFSLockFactory',
    matches: [
      'org.apache.lucene.store.LockObtainFailedException: Lock held by this virtual machine: /var/solr/data/products/data/index/write.lock',
      "org.apache.solr.common.SolrException: Index locked for write for core 'products'. Solr now longer supports forceful unlocking via 'unlockOnStartup'",
    ],
    ignores: ['lock obtained'],
  },
  {
    id: 'searxng.secret-key',
    kind: 'missing_setting',
    program: 'searxng',
    forms: [
      {
        words: 'server secret_key is not changed please use something else instead of ultrasecretkey',
        pattern: /server\.secret_key is not changed\. Please use something else instead of ultrasecretkey/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SearXNG does not start: secret_key is the one of the example',
    check: { text: 'See the setting', host: 'grep secret_key /etc/searxng/settings.yml' },
    repair: [
      {
        text: 'Set one of its own (SEARXNG_SECRET)',
        host: 'sed -i "s/ultrasecretkey/$(openssl rand -hex 32)/" /etc/searxng/settings.yml',
      },
    ],
    source: 'SearXNG source, searx/webapp.py',
    matches: [
      'ERROR:searx.webapp: server.secret_key is not changed. Please use something else instead of ultrasecretkey.',
      'searxng  | server.secret_key is not changed. Please use something else instead of ultrasecretkey.',
    ],
    ignores: ['secret_key loaded'],
  },
  {
    id: 'searxng.engine-refused',
    kind: 'rate_limited',
    program: 'searxng',
    forms: [
      { words: 'searxenginecaptchaexception', pattern: /SearxEngineCaptchaException: (?<value>.{1,80})/ },
      {
        words: 'searxenginetoomanyrequestsexception',
        pattern: /SearxEngineTooManyRequestsException: (?<value>.{1,80})/,
      },
      { words: 'searxengineaccessdeniedexception', pattern: /SearxEngineAccessDeniedException: (?<value>.{1,80})/ },
      {
        words: 'error searx engines',
        pattern:
          /ERROR:searx\.engines\.(?<object>[\w.-]{1,40}): (?<value>(?:CAPTCHA|Too many request|Access denied|HTTP requests? timeout|exception).{0,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A search engine turns SearXNG away: {value|captcha or too many requests}',
    check: { text: 'See which engines fail', host: 'curl -s http://localhost:8080/stats/errors' },
    repair: [
      {
        text: 'Wait for suspended_time, switch the engine off, or send through another address (outgoing.proxies); one engine alone does no harm',
      },
    ],
    source: 'SearXNG source, searx/exceptions.py',
    matches: [
      'searx.exceptions.SearxEngineCaptchaException: CAPTCHA, suspended_time=3600',
      'ERROR:searx.engines.google: CAPTCHA',
      'searx.exceptions.SearxEngineTooManyRequestsException: Too many request, suspended_time=3600',
      'searx.exceptions.SearxEngineAccessDeniedException: Access denied, suspended_time=86400',
    ],
    ignores: ['engine google loaded'],
  },
  {
    id: 'searxng.notices',
    kind: null,
    program: 'searxng',
    forms: [
      { words: 'x forwarded for nor x real ip header is set', pattern: /X-Forwarded-For nor X-Real-IP header is set!/ },
      {
        words: 'missing config file etc searxng limiter toml',
        pattern: /missing config file: \/etc\/searxng\/limiter\.toml/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'SearXNG sees no proxy header or no limiter file; it goes on',
    check: { text: 'See whether a proxy stands before it' },
    repair: [],
    source: 'SearXNG source, botdetection',
    matches: [
      'ERROR:searx.botdetection: X-Forwarded-For nor X-Real-IP header is set!',
      'WARNING:searx.limiter: missing config file: /etc/searxng/limiter.toml',
    ],
    ignores: ['ERROR:searx.engines.wikidata: timeout'],
  },
  {
    id: 'algolia.refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalid application id or api key', pattern: /Invalid Application-ID or API key/ },
      {
        words: 'record is too big',
        pattern:
          /Record (?:at the position \d{1,9} )?(?:objectID=(?<object>\S{1,80}) )?is too big,? ?size=(?<value>\d{1,9})(?:\/(?<limit>\d{1,9}))? bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'algolia',
    specificity: 3,
    means: 'Algolia refuses the call: key, application or size of a record',
    check: {
      text: "Compare application id and key, and the key's rights",
      host: 'curl -s -H "X-Algolia-Application-Id: <id>" -H "X-Algolia-API-Key: <key>" https://<id>-dsn.algolia.net/1/keys/<key>',
    },
    repair: [
      {
        text: "Use a key of this application with the right (addObject, search); records above the plan's limit have to be split or shortened",
      },
    ],
    source: 'Algolia documentation, Error codes',
    matches: [
      'ApiError: Invalid Application-ID or API key',
      'algoliasearch.exceptions.RequestException: Record at the position 0 objectID=42 is too big size=12000/10000 bytes. Please have a look at',
    ],
    ignores: ['Application-ID accepted'],
  },
  {
    id: 'meilisearch.attribute-or-index',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'not filterable',
        pattern: /Attributes? `(?<object>[^`]{1,80})`[^\n]{0,300}? (?:is|are) not (?<value>filterable)/,
      },
      {
        words: 'not sortable',
        pattern: /Attributes? `(?<object>[^`]{1,80})`[^\n]{0,300}? (?:is|are) not (?<value>sortable)/,
      },
      { words: 'index not found', pattern: /Index `(?<object>[^`]{1,80})` not found\./ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'meilisearch',
    specificity: 3,
    means: 'Meilisearch: {object} is no {value|index that exists}',
    check: {
      text: 'See indices and settings',
      host: 'curl -s -H "Authorization: Bearer <api-key>" http://localhost:7700/indexes/<index>/settings',
    },
    repair: [
      { text: 'Add it to filterableAttributes or sortableAttributes (this indexes anew), or make the index first' },
    ],
    source: 'Meilisearch source, error codes invalid_search_filter, index_not_found',
    matches: [
      'invalid_search_sort: Attribute `price` is not sortable.',
      'MeiliSearchApiError: Attribute `genre` is not filterable. This index does not have configured filterable attributes.',
      '{"message":"Index `movies` not found.","code":"index_not_found","type":"invalid_request"}',
    ],
    ignores: ['Index `movies` created'],
  },
  {
    id: 'typesense.field-missing',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'could not find a',
        pattern:
          /Could not find a (?<value>field|filter field|facet field) named `(?<object>[^`]{1,80})` in the schema/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'typesense',
    specificity: 3,
    means: 'Typesense refuses: its collection has no {value} {object}',
    check: {
      text: 'See the collection',
      host: 'curl -s -H "X-TYPESENSE-API-KEY: <key>" http://localhost:8108/collections/<c>',
    },
    repair: [{ text: 'Add the field (facet: true for facets) to the schema, or correct the query' }],
    source: 'Typesense source, collection.cpp, cached_resource_stat',
    matches: [
      'typesense.exceptions.ObjectNotFound: [Errno 404] Could not find a field named `colour` in the schema.',
      '{"code":404,"error":"Could not find a filter field named `brand` in the schema."}',
    ],
    ignores: ['Field `colour` added'],
  },
  {
    id: 'sphinx.index-away',
    kind: 'missing_object',
    forms: [
      {
        words: 'unknown local in search request',
        pattern: /unknown local (?:index\(es\)|table\(s\)) '(?<object>[^']{1,120})' in search request/,
      },
      {
        words: 'not serving',
        pattern: /(?:index|table) '(?<object>[^']{1,80})': (?:preload|prealloc): (?<value>.{1,120})- NOT SERVING/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'manticore',
    specificity: 3,
    means: 'Manticore or Sphinx does not serve {object}',
    check: { text: 'See what it serves', host: "mysql -h127.0.0.1 --port=9306 -e 'show tables'" },
    repair: [
      {
        text: "Build the index with indexer --rotate (as the daemon's account), or correct its name",
        host: 'indexer --rotate {object}',
      },
    ],
    source: 'Manticore source, searchd.cpp',
    matches: [
      "unknown local index(es) 'products' in search request",
      "WARNING: table 'products': prealloc: failed to open /var/lib/manticore/products.sph: No such file or directory - NOT SERVING",
    ],
    ignores: ["precaching table 'products'"],
  },
];
