import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HARMLESS_DATABASES: readonly CatalogueEntry[] = [
  {
    id: 'harmless.huge-pages-notice',
    kind: null,
    forms: [
      { words: 'vm max_map_count is too low', pattern: /"msg":"vm\.max_map_count is too low"/ },
      {
        words: 'jemalloc this is the expected behaviour if you are running under qemu',
        pattern: /<jemalloc>: \(This is the expected behaviour if you are running under QEMU\)/,
      },
      { words: 'jemalloc madv_dontneed does not work', pattern: /<jemalloc>: MADV_DONTNEED does not work/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'A start notice on kernel tuning: latency may profit, nothing breaks',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'redis src/syscheck.c; MongoDB startup_warnings_mongod.cpp; jemalloc src/pages.c',
    matches: [
      '{"t":{"$date":"2024-05-02T10:11:12.345+00:00"},"s":"W","c":"CONTROL","id":5123300,"ctx":"initandlisten","msg":"vm.max_map_count is too low","attr":{"currentValue":65530}}',
      '<jemalloc>: (This is the expected behaviour if you are running under QEMU)',
      '<jemalloc>: MADV_DONTNEED does not work (memset will be used instead)',
    ],
    ignores: [
      'max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
      '<jemalloc>: Unsupported system page size',
    ],
  },
  {
    id: 'harmless.database-background-work',
    kind: null,
    forms: [
      {
        words: 'automatic of table',
        pattern:
          /LOG: {1,2}automatic (?:aggressive )?(?:vacuum|analyze)(?: to prevent wraparound)? of table "(?<object>[^"]{1,120})"/,
      },
      { words: 'checkpoint starting', pattern: /LOG: {1,2}(?:checkpoint|restartpoint) starting: / },
      {
        words: 'checkpoint complete',
        pattern: /LOG: {1,2}(?:checkpoint|restartpoint) complete: wrote \d{1,10} buffers/,
      },
      { words: 'changes in seconds saving', pattern: /\* \d{1,10} changes in \d{1,8} seconds\. Saving\.\.\./ },
      {
        words: 'background saving terminated with success',
        pattern: /Background saving (?:started by pid \d{1,8}|terminated with success)/,
      },
      {
        words: 'wiredtiger message wt_session checkpoint',
        pattern: /"msg":"WiredTiger message".{0,200}WT_SESSION\.checkpoint/,
      },
      {
        words: 'background append only file rewriting',
        pattern: /Background append only file rewriting (?:started by pid \d{1,8}|terminated with success)/,
      },
    ],
    role: 'harmless',
    fault: 'own_data',
    specificity: 3,
    means: 'The database does its regular background work ({object|checkpoint or save})',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'PostgreSQL log_autovacuum_min_duration, log_checkpoints; Redis rdb.c, aof.c; MongoDB WiredTiger',
    matches: [
      '2024-05-02 10:11:12.345 UTC [412] LOG:  automatic vacuum of table "shop.public.orders": index scans: 1',
      '2024-05-02 10:11:12.345 UTC [27] LOG:  checkpoint starting: time',
      '2024-05-02 10:15:42.345 UTC [27] LOG:  checkpoint complete: wrote 412 buffers (2.5%); 0 WAL file(s) added, 0 removed, 1 recycled',
      '1:M 02 May 2024 10:11:12.345 * 100 changes in 300 seconds. Saving...',
      '1:M 02 May 2024 10:11:13.345 * Background saving terminated with success',
      '{"s":"I","c":"WTCHKPT","id":22430,"ctx":"Checkpointer","msg":"WiredTiger message","attr":{"message":{"msg":"saving checkpoint snapshot min: 412","session_name":"WT_SESSION.checkpoint"}}}',
      '1:M 02 May 2024 10:11:12.345 * Background append only file rewriting terminated with success',
    ],
    ignores: [
      '2024-05-02 10:11:12.345 UTC [27] LOG:  checkpoints are occurring too frequently (4 seconds apart)',
      '1:M 02 May 2024 10:11:13.345 # Background saving error',
    ],
  },
  {
    id: 'harmless.slow-query-notice',
    kind: null,
    forms: [
      {
        words: 'duration ms',
        pattern: /LOG: {1,2}duration: (?<value>[\d.]{1,12} ms) {1,2}(?:statement|execute|parse|bind)/,
      },
      {
        words: 'query_time lock_time rows_sent rows_examined',
        pattern: /# Query_time: (?<value>[\d.]{1,12}) {1,2}Lock_time: [\d.]{1,12}/,
      },
      { words: 'msg slow query', pattern: /"msg":"Slow query".{0,2000}?"durationMillis":(?<value>\d{1,9})/ },
      {
        words: 'setup of is taking over 10 seconds',
        pattern: /Setup of (?:\w{1,30} platform )?(?<object>[\w.]{1,60}) is taking over 10 seconds/,
      },
      {
        words: 'took longer than the scheduled update interval',
        pattern:
          /Updating (?<object>[\w. ]{1,80}) took longer than the scheduled update interval (?<limit>[\d:]{1,10})/,
      },
      {
        words: 'waiting on integrations to complete setup',
        pattern: /Waiting (?:on|for) integrations to complete setup: /,
      },
    ],
    role: 'harmless',
    fault: 'own_data',
    specificity: 2,
    means: 'Something was slow ({value|longer than the threshold}) and came to its end',
    check: { text: 'Only when users feel it: look at the plan of the query and at missing indexes' },
    repair: [],
    source:
      'PostgreSQL log_min_duration_statement; MySQL slow query log; MongoDB profiler id 51803; Home Assistant setup.py',
    matches: [
      '2024-05-02 10:11:12.345 UTC [412] LOG:  duration: 1204.512 ms  statement: SELECT * FROM orders',
      '# Query_time: 2.104512  Lock_time: 0.000102 Rows_sent: 12  Rows_examined: 104512',
      '{"t":{"$date":"2024-05-02T10:11:12.345+00:00"},"s":"I","c":"COMMAND","id":51803,"ctx":"conn41","msg":"Slow query","attr":{"type":"command","ns":"shop.orders","durationMillis":412}}',
      '2024-05-02 10:11:12.345 WARNING (MainThread) [homeassistant.setup] Setup of sensor platform dwd is taking over 10 seconds.',
      '2024-05-02 10:11:12.345 WARNING (MainThread) [homeassistant.components.sensor] Updating dwd sensor took longer than the scheduled update interval 0:00:30',
      '2024-05-02 10:11:12.345 WARNING (MainThread) [homeassistant.bootstrap] Waiting on integrations to complete setup: {}',
    ],
    ignores: ['ERROR:  canceling statement due to statement timeout'],
  },
];
