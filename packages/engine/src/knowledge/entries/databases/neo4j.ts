import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NEO4J: readonly CatalogueEntry[] = [
  {
    id: 'neo4j.login-refused',
    kind: 'authentication_refused',
    program: 'neo4j',
    forms: [
      {
        words: 'the client is unauthorized due to authentication failure',
        pattern: /The client is unauthorized due to authentication failure/,
      },
      {
        words: 'the client has provided incorrect authentication details too many times in a row',
        pattern: /The client has provided incorrect authentication details too many times in a row/,
      },
      {
        words: 'the credentials you provided were valid but must be changed before you can use this instance',
        pattern: /The credentials you provided were valid, but must be changed before you can use this instance/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'neo4j',
    specificity: 3,
    means: 'Neo4j refuses the login of the client',
    check: {
      text: 'Try it by hand; NEO4J_AUTH is read only with an empty /data, and many wrong tries lock the account for some seconds',
      compose: 'docker compose exec {server} cypher-shell -u neo4j "SHOW USERS"',
      kubernetes: 'kubectl exec {service}-0 -- cypher-shell -u neo4j "SHOW USERS"',
      host: 'cypher-shell -u neo4j "SHOW USERS"',
    },
    repair: [
      {
        text: 'Set the password and give it to the client; NEO4J_AUTH counts only while the data volume is empty',
        compose: `docker compose exec {server} cypher-shell -d system -u neo4j "ALTER USER neo4j SET PASSWORD '<password>' CHANGE NOT REQUIRED"`,
        host: `cypher-shell -d system -u neo4j "ALTER USER neo4j SET PASSWORD '<password>' CHANGE NOT REQUIRED"`,
      },
    ],
    source: 'Neo4j status codes, Neo.ClientError.Security.Unauthorized, AuthenticationRateLimit, CredentialsExpired',
    matches: [
      'neo4j.exceptions.AuthError: {code: Neo.ClientError.Security.Unauthorized} {message: The client is unauthorized due to authentication failure.}',
      'Neo.ClientError.Security.AuthenticationRateLimit: The client has provided incorrect authentication details too many times in a row.',
      'Neo.ClientError.Security.CredentialsExpired: The credentials you provided were valid, but must be changed before you can use this instance.',
    ],
    ignores: [
      `Changed password for user 'neo4j'. IMPORTANT: this change will only take effect if performed before the database is started for the first time.`,
    ],
  },
  {
    id: 'neo4j.setting-invalid',
    kind: 'invalid_setting',
    program: 'neo4j',
    forms: [
      {
        words: 'unrecognized setting no declared setting with name',
        pattern:
          /(?<!(?:WARN|INFO) {1,4})Unrecognized setting\. No declared setting with name: (?<setting>[\w.-]{0,99}\w)/,
      },
      {
        words: 'invalid memory configuration exceeds physical memory',
        pattern: /Invalid memory configuration - exceeds (?:physical|available) memory/,
      },
      {
        words: 'invalid value for password it cannot be neo4j which is the default',
        pattern: /Invalid value for password\. It cannot be '(?<value>neo4j)', which is the default/,
      },
      {
        words: 'invalid value for password the minimum password length is',
        pattern: /Invalid value for password\. The minimum password length is (?<limit>\d{1,3}) characters/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Neo4j refuses its configuration: {setting|memory sizes or the first password}',
    check: {
      text: 'See where it comes from: every variable NEO4J_a_b__c becomes the setting a.b_c, so others (NEO4J_URL, links of Kubernetes) are taken for settings',
      compose: 'docker compose config {service} | grep NEO4J_',
      kubernetes:
        'kubectl exec {service}-0 -- env | grep NEO4J_; kubectl get statefulset/{service} -o yaml | grep enableServiceLinks',
      host: 'grep -nE "^(server|dbms|db)\\." /etc/neo4j/neo4j.conf',
    },
    repair: [
      {
        text: 'Rename or remove it (5.x moved dbms.memory.* to server.memory.*); as a makeshift server.config.strict_validation.enabled=false; give heap and page cache together less than the memory',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"enableServiceLinks":false}}}}'`,
        host: 'sudo systemctl restart neo4j',
      },
    ],
    source:
      'Neo4j source, configuration Config.java; docker-neo4j docker-entrypoint.sh; kafka-docker-playground issue 952',
    matches: [
      'Failed to read config /var/lib/neo4j/conf/neo4j.conf: Unrecognized setting. No declared setting with name: PLUGINS.',
      '2021-05-06 17:39:40.919+0000 ERROR Invalid memory configuration - exceeds physical memory. Check the configured values for dbms.memory.pagecache.size and dbms.memory.heap.max_size',
      `Invalid value for password. It cannot be 'neo4j', which is the default.`,
      'Invalid value for password. The minimum password length is 8 characters.',
    ],
    ignores: ['2021-05-06 17:39:40.851+0000 INFO  Starting...'],
  },
  {
    id: 'neo4j.setting-not-known',
    kind: 'invalid_setting',
    program: 'neo4j',
    forms: [
      {
        words: 'unrecognized setting no declared setting with name',
        pattern: /(?:WARN|INFO) {1,4}Unrecognized setting\. No declared setting with name: (?<setting>[\w.-]{0,99}\w)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Neo4j does not know the setting {setting} and goes on',
    check: {
      text: 'See where it comes from: every variable NEO4J_a_b__c becomes the setting a.b_c, so others (NEO4J_URL, links of Kubernetes) are taken for settings',
      compose: 'docker compose config {service} | grep NEO4J_',
      kubernetes:
        'kubectl exec {service}-0 -- env | grep NEO4J_; kubectl get statefulset/{service} -o yaml | grep enableServiceLinks',
      host: 'grep -nE "^(server|dbms|db)\\." /etc/neo4j/neo4j.conf',
    },
    repair: [
      {
        text: 'Rename or remove it (5.x moved dbms.memory.* to server.memory.*); as a makeshift server.config.strict_validation.enabled=false; give heap and page cache together less than the memory',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: `kubectl patch statefulset/{service} -p '{"spec":{"template":{"spec":{"enableServiceLinks":false}}}}'`,
        host: 'sudo systemctl restart neo4j',
      },
    ],
    source:
      'Neo4j source, configuration Config.java; docker-neo4j docker-entrypoint.sh; kafka-docker-playground issue 952',
    matches: [
      '2025-05-06 07:41:08.826+0000 WARN  Unrecognized setting. No declared setting with name: PLUGINS',
      '2025-05-06 07:41:08.826+0000 INFO  Unrecognized setting. No declared setting with name: causal.clustering',
    ],
    ignores: ['2021-05-06 17:39:40.851+0000 INFO  Starting...'],
  },
  {
    id: 'neo4j.store-locked',
    kind: 'lock_held',
    program: 'neo4j',
    forms: [
      {
        words: 'lock file has been locked by another process',
        pattern: /Lock file has been locked by another process: (?<path>[\w./-]{0,159}\w)/,
      },
      {
        words: 'unable to obtain lock on store lock file',
        pattern: /Unable to obtain lock on (?:store lock )?file: (?<path>\S{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Neo4j cannot lock {path}: another process uses it',
    check: {
      text: 'Look for a second server, an import or backup that still runs, and at the owner of the file',
      compose: 'docker ps -a --format "{{.Names}} {{.Mounts}}" | grep -i neo4j',
      kubernetes: 'kubectl get pods -o wide | grep {service}',
      host: 'sudo fuser -v {path}; ls -l {path}',
    },
    repair: [
      {
        text: 'Stop the other server that has the directory open, then start this one; two never share a volume',
        compose: 'docker compose down && docker compose up -d',
        kubernetes: 'kubectl delete pod {service}-0',
        host: 'sudo systemctl restart neo4j',
      },
    ],
    source: 'Neo4j source, Locker.java, FileLockException',
    matches: [
      'org.neo4j.kernel.internal.locker.FileLockException: Lock file has been locked by another process: /data/databases/store_lock. Please ensure no other process is using this database',
      'Unable to obtain lock on store lock file: /data/databases/store_lock',
    ],
    ignores: ['INFO  Bolt enabled on 0.0.0.0:7687.'],
  },
  {
    id: 'neo4j.transaction-memory',
    kind: 'memory_exhausted',
    program: 'neo4j',
    forms: [
      {
        words: 'the allocation of an extra would use more than the limit currently using',
        pattern:
          /The allocation of an extra (?<value>[\d.]{1,8} \w{1,3}) would use more than the limit (?<limit>[\d.]{1,8} \w{1,3})\. Currently using [\d.]{1,8} \w{1,3}\. ?(?<setting>[\w.]{5,60})? ?(?:threshold reached)?/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'neo4j',
    specificity: 3,
    means: 'A Neo4j transaction needs more memory than its limit of {limit}',
    check: {
      text: 'Profile the query: a pattern without label or index, a cartesian product, or one giant write',
      host: 'cypher-shell "SHOW TRANSACTIONS YIELD transactionId, currentQuery, estimatedUsedHeapMemory"',
      compose:
        'docker compose exec {server} cypher-shell "SHOW TRANSACTIONS YIELD transactionId, currentQuery, estimatedUsedHeapMemory"',
    },
    repair: [
      {
        text: 'Write in batches (CALL ... IN TRANSACTIONS OF 1000 ROWS), add an index, or raise {setting|db.memory.transaction.max} with the heap',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'Neo4j status codes, Neo.TransientError.General.MemoryPoolOutOfMemoryError',
    matches: [
      'Neo.TransientError.General.MemoryPoolOutOfMemoryError: The allocation of an extra 2.0 MiB would use more than the limit 716.8 MiB. Currently using 715.0 MiB. dbms.memory.transaction.total.max threshold reached',
      '{code: Neo.TransientError.General.MemoryPoolOutOfMemoryError} {message: The allocation of an extra 7.4 MiB would use more than the limit 250.0 MiB. Currently using 244.5 MiB. db.memory.transaction.total.max threshold reached}',
    ],
    ignores: ['server.memory.heap.max_size=512m'],
  },
  {
    id: 'neo4j.client-cannot-reach',
    kind: 'connection_refused',
    forms: [
      {
        words: 'couldn t connect to resolved to',
        pattern: /Couldn't connect to (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) \(resolved to/,
      },
      {
        words: 'could not perform discovery no routing servers available',
        pattern: /Could not perform discovery\. No routing servers available/,
      },
      { words: 'unable to retrieve routing information', pattern: /Unable to retrieve routing information/ },
      {
        words: 'failed to connect to server please ensure that your database is listening on the correct host and port',
        pattern:
          /Failed to connect to server\. Please ensure that your database is listening on the correct host and port/,
      },
      {
        words: 'unable to connect to ensure the database is running',
        pattern:
          /Unable to connect to (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}), ensure the database is running and that there is a working network connection to it/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'neo4j',
    specificity: 3,
    means: 'The client reaches no Neo4j at {peer|its address}:{port|7687}',
    check: {
      text: 'See whether Bolt is up; with neo4j:// the server sends clients to its advertised address',
      compose: 'docker compose ps; docker compose logs --tail 30 {peer|neo4j} | grep -iE "bolt|error"',
      kubernetes: 'kubectl get pods,svc | grep -i neo4j',
      host: 'nc -vz {peer|localhost} {port|7687}',
    },
    repair: [
      {
        text: 'Start it (it needs half a minute), set server.bolt.advertised_address to what clients can reach, or use bolt:// for a single server',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        host: 'sudo systemctl start neo4j',
      },
    ],
    source:
      'neo4j Python driver _async_compat/network; neo4j JavaScript driver; Java driver ServiceUnavailableException',
    matches: [
      `neo4j.exceptions.ServiceUnavailable: Couldn't connect to neo4j:7687 (resolved to ('172.18.0.7:7687',)): Failed to establish connection`,
      'Neo4jError: Could not perform discovery. No routing servers available. Known routing table: RoutingTable[database=default database]',
      'neo4j.exceptions.ServiceUnavailable: Unable to retrieve routing information',
      'Neo4jError: Failed to connect to server. Please ensure that your database is listening on the correct host and port and that you have compatible encryption settings',
      'org.neo4j.driver.exceptions.ServiceUnavailableException: Unable to connect to neo4j:7687, ensure the database is running and that there is a working network connection to it.',
    ],
    ignores: ['INFO  Bolt enabled on 0.0.0.0:7687.'],
  },
];
