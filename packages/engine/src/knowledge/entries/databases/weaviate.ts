import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WEAVIATE: readonly CatalogueEntry[] = [
  {
    id: 'weaviate.read-only',
    kind: 'disk_full',
    program: 'weaviate',
    forms: [
      {
        words: 'store is read only',
        pattern:
          /(?:shard[= ]"?(?<object>\w{4,40})"?: |'message': '|"message":"|delete object: |import into index .{1,120}: )store is read-only/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'weaviate',
    specificity: 3,
    means: 'Weaviate is read-only: disk or memory passed the threshold of 90%',
    check: {
      text: 'Look at the disk of the whole host: a container sees the disk of its host',
      compose: 'docker compose exec {server} df -h /var/lib/weaviate; docker system df',
      kubernetes: 'kubectl exec {service}-0 -- df -h /var/lib/weaviate',
      host: 'df -h',
    },
    repair: [
      {
        text: 'Make room or grow the volume (DISK_USE_READONLY_PERCENTAGE sets the threshold)',
        compose: 'df -h; docker system df',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
      },
      {
        text: 'Then set the shards back to READY: they do not leave the state by themselves',
        host: `curl -X PUT localhost:8080/v1/schema/<Class>/shards/{object|<shard>} -H 'Content-Type: application/json' -d @ready.json`,
      },
    ],
    source: 'Weaviate source, adapters/repos/db/disk_use.go, lsmkv ErrReadOnly; issues 1931, 5297; dify issue 8104',
    matches: [
      `put object: import into index db_info_collection: put local object: shard="bwsSXyinFlVm": store is read-only`,
      `{'error': [{'message': 'store is read-only'}]}`,
    ],
    ignores: ['{"action":"startup","level":"info","msg":"store is ready"}'],
  },
  {
    id: 'weaviate.disk-filling',
    kind: 'disk_full',
    program: 'weaviate',
    forms: [
      {
        words: 'disk usage currently at threshold set to',
        pattern: /disk usage currently at (?<value>[\d.]{1,6}%), threshold set to (?<limit>[\d.]{1,6}%)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'weaviate',
    specificity: 1,
    means: 'The disk of Weaviate fills: {value} ({limit} is where it warns or turns read-only)',
    check: {
      text: 'Look at the disk of the whole host: a container sees the disk of its host',
      compose: 'docker compose exec {server} df -h /var/lib/weaviate; docker system df',
      kubernetes: 'kubectl exec {service}-0 -- df -h /var/lib/weaviate',
      host: 'df -h',
    },
    repair: [
      {
        text: 'Make room or grow the volume (DISK_USE_READONLY_PERCENTAGE sets the threshold)',
        compose: 'df -h; docker system df',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
      },
      {
        text: 'Then set the shards back to READY: they do not leave the state by themselves',
        host: `curl -X PUT localhost:8080/v1/schema/<Class>/shards/<shard> -H 'Content-Type: application/json' -d @ready.json`,
      },
    ],
    source: 'Weaviate source, adapters/repos/db/disk_use.go, lsmkv ErrReadOnly; issues 1931, 5297; dify issue 8104',
    matches: [
      '{"action":"read_disk_use","level":"warning","msg":"disk usage currently at 89.52%, threshold set to 80.00%","path":"/var/lib/weaviate"}',
      '{"action":"read_disk_use","level":"warning","msg":"disk usage currently at 82.10%, threshold set to 80.00%","path":"./data"}',
    ],
    ignores: ['{"action":"startup","level":"info","msg":"store is ready"}'],
  },
  {
    id: 'weaviate.vector-length-differs',
    kind: 'invalid_setting',
    program: 'weaviate',
    forms: [
      {
        words: 'vector lengths don t match',
        pattern: /vector lengths don't match: (?<wanted>\d{1,6}) vs (?<value>\d{1,6})/,
      },
      {
        words: 'new node has a vector with length existing nodes have vectors with length',
        pattern:
          /new node has a vector with length (?<value>\d{1,6})\. Existing nodes have vectors with length (?<wanted>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'weaviate',
    specificity: 3,
    means: 'The vectors have {value} dimensions, Weaviate holds {wanted}',
    check: {
      text: 'Compare the model of the writer with the one the class was filled with',
      host: 'curl -s localhost:8080/v1/schema/<Class>',
      compose: 'docker compose exec {server} sh -c "wget -qO- weaviate:8080/v1/schema"',
    },
    repair: [
      { text: 'Use the old model again', compose: 'docker compose up -d --force-recreate {service}' },
      {
        text: 'Or delete the class and embed everything anew',
        host: 'curl -X DELETE localhost:8080/v1/schema/<Class>',
        destructive: true,
      },
    ],
    source: 'Weaviate source, vector/hnsw distancer, insert.go ValidateBeforeInsert()',
    matches: [
      `vector search: object vector search at index Docs: shard docs_a1: vector search: knn search: distance between entrypoint and query node: vector lengths don't match: 1536 vs 768`,
      'insert to vector index: insert doc id 12 to vector index: new node has a vector with length 768. Existing nodes have vectors with length 1536',
    ],
    ignores: ['{"action":"hnsw_vector_cache_prefill","count":3000,"msg":"prefilled vector cache"}'],
  },
  {
    id: 'weaviate.login-refused',
    kind: 'authentication_refused',
    program: 'weaviate',
    forms: [
      {
        words: 'anonymous access not enabled',
        pattern:
          /anonymous access not enabled(?:, please authenticate|\. Please authenticate through one of the available methods)/i,
      },
      {
        words: 'invalid api key please provide a valid api key',
        pattern: /invalid api key, please provide a valid api key/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'weaviate',
    specificity: 3,
    means: 'Weaviate refuses the client: no or a wrong API key',
    check: {
      text: 'Compare the keys',
      compose: 'docker compose config | grep -nE "AUTHENTICATION_|WEAVIATE_API_KEY"',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -A1 AUTHENTICATION_',
    },
    repair: [
      {
        text: 'Give the client one of the keys in AUTHENTICATION_APIKEY_ALLOWED_KEYS, as a bearer token',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Weaviate documentation, Authentication; usecases/auth',
    matches: [
      '{"code":401,"message":"anonymous access not enabled. Please authenticate through one of the available methods: [API-keys]"}',
      '{"code":401,"message":"unauthorized: invalid api key, please provide a valid api key"}',
    ],
    ignores: ['{"msg":"configured OIDC and anonymous access client"}'],
  },
];
