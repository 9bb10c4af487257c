import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DISTRIBUTED_DATABASES: readonly CatalogueEntry[] = [
  {
    id: 'tidb.store-not-available',
    kind: 'unreachable',
    program: 'tidb',
    forms: [
      { words: 'error hy000', pattern: /ERROR (?:9001|9002|9003|9004|9005) \(HY000\): (?<value>[\w ]{1,60})/ },
      { words: 'tikv server timeout', pattern: /(?<value>TiKV server timeout)/ },
      { words: 'pd server timeout', pattern: /(?<value>PD server timeout)/ },
      { words: 'region is unavailable', pattern: /(?<value>Region is unavailable)/ },
      { words: 'loadregion from pd failed', pattern: /(?<value>loadRegion from PD failed)/ },
      { words: 'failed to load cluster id', pattern: /\[(?<value>failed to load cluster id)\]/ },
      { words: 'failed to', pattern: /"(?<object>failed to (?:load cluster id|get leader from PD))"/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'TiDB does not reach its stores or PD: {value}',
    check: {
      text: 'See members and stores',
      host: 'tiup cluster display <cluster>; tiup ctl:<version> pd -u http://<pd>:2379 store',
    },
    repair: [{ text: 'Start PD and the TiKV that are down, look for full disks and slow I/O there' }],
    source: 'pingcap/docs error-codes.md',
    matches: [
      'ERROR 9005 (HY000): Region is unavailable',
      'ERROR 9002 (HY000): TiKV server timeout',
      '[ERROR] [region_cache.go:812] ["loadRegion from PD failed"] [error="rpc error: code = Unavailable"]',
      '[ERROR] [client.go:181] ["failed to load cluster id"]',
      '[tikv:9001]PD server timeout',
      '[server.go:12] [failed to load cluster id]',
    ],
    ignores: ['[INFO] [region_cache.go] ["region loaded"]'],
  },
  {
    id: 'tidb.schema-changed',
    kind: 'lock_held',
    program: 'tidb',
    forms: [{ words: 'information schema is', pattern: /Information schema is (?:changed|out of date)/ }],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A statement met a change of the schema: run it again',
    check: { text: 'See running DDL', host: 'mysql -e "admin show ddl jobs 5"' },
    repair: [{ text: 'Try again; do schema changes at quiet times' }],
    source: 'pingcap/docs error-codes.md 8028, 8027',
    matches: [
      'ERROR 8028 (HY000): Information schema is changed during the execution of the statement(for example, table definition may be updated by other DDL ran in parallel)',
      'ERROR 8027 (HY000): Information schema is out of date',
    ],
    ignores: ['information_schema opened'],
  },
  {
    id: 'yugabytedb.tablet-servers-too-few',
    kind: 'cluster_quorum',
    program: 'yugabytedb',
    forms: [
      {
        words:
          'not enough live tablet servers to create table with replication factor need at least tablet servers whereas are alive',
        pattern:
          /Not enough live tablet servers to create table with replication factor \d{1,2}\. Need at least (?<wanted>\d{1,3}) tablet servers whereas (?<value>\d{1,3}) are alive/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'YugabyteDB needs {wanted} tablet servers, {value} are alive',
    check: { text: 'List them', host: 'yb-admin -master_addresses <masters> list_all_tablet_servers' },
    repair: [{ text: 'Start the missing ones, or make a cluster of one with --replication_factor=1' }],
    source: 'yugabyte-db master/catalog_manager.cc',
    matches: [
      'Not enough live tablet servers to create table with replication factor 3. Need at least 3 tablet servers whereas 1 are alive.',
      'Invalid argument: Not enough live tablet servers to create table with replication factor 3. Need at least 3 tablet servers whereas 2 are alive.',
    ],
    ignores: ['3 tablet servers alive'],
  },
  {
    id: 'couchbase.client-refused',
    kind: 'authentication_refused',
    program: 'couchbase',
    forms: [
      {
        words: 'com couchbase client core error authenticationfailureexception',
        pattern: /com\.couchbase\.client\.core\.error\.AuthenticationFailureException/,
      },
      { words: 'lcb_err_authentication_failure', pattern: /LCB_ERR_AUTHENTICATION_FAILURE/ },
      {
        words: 'couchbase exceptions authenticationexception',
        pattern: /couchbase\.exceptions\.AuthenticationException/,
      },
      { words: 'authentication failure', pattern: /AuthenticationFailureError?: authentication failure/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Couchbase refuses the login of the client, or the bucket is not there for it',
    check: {
      text: 'Try the same account',
      host: 'curl -su <user>:<password> http://<host>:8091/pools/default/buckets | head -c 300',
    },
    repair: [
      {
        text: 'Correct user, password and the roles on that bucket',
        host: 'couchbase-cli user-manage -c <host> -u Administrator -p <password> --set --rbac-username <user> --rbac-password <password> --roles data_reader[*],data_writer[*] --auth-domain local',
      },
    ],
    source: 'Couchbase SDK error codes',
    matches: [
      'com.couchbase.client.core.error.AuthenticationFailureException: Authentication Failure - Potential causes: invalid credentials',
      'LCB_ERR_AUTHENTICATION_FAILURE (206)',
      'couchbase.exceptions.AuthenticationException: <ec=6, category=couchbase.common>',
      'AuthenticationFailureError: authentication failure',
    ],
    ignores: ['authentication succeeded'],
  },
  {
    id: 'couchbase.client-late',
    kind: 'slow_dependency',
    program: 'couchbase',
    forms: [
      {
        words: 'com couchbase client core error',
        pattern: /com\.couchbase\.client\.core\.error\.(?:Una|A)mbiguousTimeoutException(?:: (?<value>\w{1,40}))?/,
      },
      { words: 'lcb_err_timeout', pattern: /LCB_ERR_TIMEOUT/ },
      { words: 'couchbase exceptions', pattern: /couchbase\.exceptions\.(?:Una|A)mbiguousTimeoutException/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Couchbase did not answer in time ({value|timeout}): a node is away or its services are not open',
    check: {
      text: 'Run the doctor of the SDK',
      host: 'sdk-doctor diagnose couchbase://<host>/<bucket> -u <user> -p <password>',
    },
    repair: [
      {
        text: 'Open 8091-8096 and 11210 (TLS 18091-18096, 11207), use the external network in another network (network=external), bring the node back',
      },
    ],
    source: 'Couchbase SDK timeouts',
    matches: [
      'com.couchbase.client.core.error.UnambiguousTimeoutException: GetRequest, Reason: TIMEOUT {"cancelled":true}',
      'LCB_ERR_TIMEOUT (201): A request cannot be completed until the user defined timeout',
      'couchbase.exceptions.UnAmbiguousTimeoutException: x couchbase.exceptions.UnambiguousTimeoutException',
    ],
    ignores: ['request finished'],
  },
  {
    id: 'aerospike.cluster-not-reached',
    kind: 'unreachable',
    program: 'aerospike',
    forms: [
      { words: 'aerospike_err_cluster', pattern: /AEROSPIKE_ERR_CLUSTER/ },
      {
        words: 'failed to',
        pattern: /Failed to (?:seed cluster|connect to \[?\d{1,3}\]? ?host\(s\)|connect to host\(s\))/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The Aerospike client reaches no node of its seeds',
    check: { text: 'See nodes and what they announce', host: 'asinfo -h <host> -v "service"; asadm -h <host> -e info' },
    repair: [{ text: 'Set access-address to an address the clients reach, open 3000/tcp' }],
    source: 'aerospike-client-c as_cluster.c',
    matches: [
      'AEROSPIKE_ERR_CLUSTER  Failed to seed cluster',
      'com.aerospike.client.AerospikeException$Connection: Error -8: Failed to connect to host(s):',
      'Failed to seed cluster',
    ],
    ignores: ['cluster seeded'],
  },
  {
    id: 'foundationdb.unavailable',
    kind: 'cluster_quorum',
    program: 'foundationdb',
    forms: [
      {
        words: 'the database is unavailable type status for more information',
        pattern: /The database is unavailable; type `status' for more information/,
      },
      {
        words: 'could not communicate with',
        pattern: /Could not communicate with (?:a quorum of coordination servers|the database)/,
      },
      { words: 'unable to file', pattern: /Unable to (?:read|open) (?:the )?cluster file/i },
      {
        words: 'initializing new transaction servers and recovering transaction logs',
        pattern: /Initializing new transaction servers and recovering transaction logs/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'FoundationDB is unavailable: too few coordinators or processes, or the cluster file is of another cluster',
    check: { text: 'See the coordinators', host: 'fdbcli --exec "status details"; cat /etc/foundationdb/fdb.cluster' },
    repair: [
      {
        text: 'Start the processes that are named unreachable, give every host the same fdb.cluster',
        host: 'sudo systemctl restart foundationdb',
      },
    ],
    source: 'FoundationDB fdbcli, administration docs',
    matches: [
      "The database is unavailable; type `status' for more information.",
      'Could not communicate with a quorum of coordination servers:',
      'Unable to read cluster file /etc/foundationdb/fdb.cluster',
      'Initializing new transaction servers and recovering transaction logs.',
    ],
    ignores: ['The database is available.'],
  },
  {
    id: 'arangodb.start-failed',
    kind: 'invalid_setting',
    program: 'arangodb',
    forms: [
      {
        words: 'fatal',
        pattern:
          /FATAL (?:\[\w{5}\] )?(?:\{\w{1,20}\} )?(?<value>failed to bind to endpoint '[^']{1,80}'|unable to initialize RocksDB engine: (?!While lock|IO error: (?:While )?lock)[^\r\n]{1,120}|specified path '[^']{1,120}' does not exist|no admin password|could not open key ?file[^\r\n]{0,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ArangoDB does not start: {value}',
    check: {
      text: 'Read the whole line and the directory',
      host: 'journalctl -u arangodb3 -n 30 --no-pager; ls -la /var/lib/arangodb3',
    },
    repair: [
      {
        text: 'Free the endpoint, give the directory to the account arangodb, or start the release that wrote the data',
        host: 'sudo chown -R arangodb:arangodb /var/lib/arangodb3 && sudo systemctl restart arangodb3',
      },
    ],
    source: 'arangodb/arangodb lib, GeneralServer',
    matches: [
      "FATAL failed to bind to endpoint 'http+tcp://[::]:8531'. Please check whether another instance is already running using this endpoint",
      '2026-11-30T03:04:05Z [1] FATAL [fe3df] {startup} unable to initialize RocksDB engine: Corruption: bad block',
    ],
    ignores: ['INFO [cf3f4] {general} ArangoDB is ready for business. Have fun!'],
  },
];
