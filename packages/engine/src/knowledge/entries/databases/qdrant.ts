import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const QDRANT: readonly CatalogueEntry[] = [
  {
    id: 'qdrant.dimension-differs',
    kind: 'invalid_setting',
    program: 'qdrant',
    forms: [
      {
        words: 'vector dimension error expected dim got',
        pattern: /Vector dimension error: expected dim: (?<wanted>\d{1,6}), got (?<value>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'qdrant',
    specificity: 3,
    means: 'The vectors have {value} dimensions, the Qdrant collection {wanted}',
    check: {
      text: 'Read the size of the collection and compare it with the model',
      host: 'curl -s localhost:6333/collections/<collection> | grep -o \'"size":[0-9]*\'',
      compose: 'docker compose exec {server} sh -c "curl -s qdrant:6333/collections/<collection>"',
    },
    repair: [
      {
        text: 'Use the model that the collection was made with again',
        compose: 'docker compose up -d --force-recreate {service}',
      },
      {
        text: 'Or make the collection anew for the new model and embed everything again',
        host: 'curl -X DELETE localhost:6333/collections/<collection>',
        destructive: true,
      },
    ],
    source: 'Qdrant source, OperationError::WrongVectorDimension; RooCode issue 7348',
    matches: [
      'WARN collection::collection_manager::collection_updater: Update operation declined: Wrong input: Vector dimension error: expected dim: 768, got 1024',
      'qdrant_client.http.exceptions.UnexpectedResponse: Unexpected Response: 400 (Bad Request) Raw response content: b\'{"status":{"error":"Wrong input: Vector dimension error: expected dim: 1536, got 384"}}\'',
    ],
    ignores: ['INFO actix_web::middleware::logger: 172.18.0.5 "PUT /collections/docs/points HTTP/1.1" 200'],
  },
  {
    id: 'qdrant.collection-missing',
    kind: 'missing_object',
    program: 'qdrant',
    forms: [
      {
        words: 'not found collection doesn t exist',
        pattern: /Not found: Collection `(?<object>[^`]{1,100})` doesn't exist!/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'qdrant',
    specificity: 3,
    means: 'Qdrant has no collection {object}',
    check: {
      text: 'List the collections, and whether the storage is on a volume at /qdrant/storage',
      host: 'curl -s localhost:6333/collections',
      compose:
        'docker compose config qdrant | grep -A4 volumes; docker compose exec {server} sh -c "curl -s qdrant:6333/collections"',
    },
    repair: [
      {
        text: 'Make it (the task of the application that fills it), or mount the old volume again',
        host: `curl -X PUT localhost:6333/collections/{object} -H 'Content-Type: application/json' -d @collection.json`,
      },
    ],
    source: 'Qdrant source, storage StorageError::NotFound; collection meta',
    matches: [
      '{"status":{"error":"Not found: Collection `docs` doesn\'t exist!"},"time":0.00001}',
      `qdrant_client.http.exceptions.UnexpectedResponse: Unexpected Response: 404 (Not Found) Raw response content: Not found: Collection \`docs\` doesn't exist!`,
    ],
    ignores: ['INFO storage::content_manager::toc::collection_meta_ops: Creating collection docs'],
  },
  {
    id: 'qdrant.disk-full',
    kind: 'disk_full',
    program: 'qdrant',
    forms: [
      {
        words: 'wal buffer size exceeds available disk space',
        pattern: /WAL buffer size exceeds available disk space/,
      },
      {
        words: 'service internal error no space left on device',
        pattern: /(?:Service internal error|Optimization error|Service runtime error): .{0,80}No space left on device/,
      },
      { words: 'not enough space available for optimization', pattern: /Not enough space available for optimization/ },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'qdrant',
    specificity: 3,
    means: 'The disk of Qdrant is full, or too full for its optimiser',
    check: {
      text: 'Look at storage and snapshots; an optimisation needs as much room again as its segment',
      compose: 'docker compose exec {server} df -h /qdrant/storage /qdrant/snapshots',
      kubernetes: 'kubectl exec {service}-0 -- df -h /qdrant/storage',
      host: 'df -h <storage>; du -sh <storage>/* <snapshots>',
    },
    repair: [
      {
        text: 'Remove old snapshots or grow the volume, then restart so that the collection leaves the state red',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"100Gi"}}}}'`,
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Qdrant source, collection update_handler; issues 4072, Azure-Samples/qdrant-azure 35',
    matches: [
      'Service internal error: No space left on device: WAL buffer size exceeds available disk space',
      'ERROR collection::update_handler: Optimization error: Service internal error: IO Error: No space left on device (os error 28)',
      'Not enough space available for optimization, needed: 12.4 GB, available: 3.1 GB',
    ],
    ignores: ['INFO qdrant: Qdrant HTTP listening on 6333'],
  },
  {
    id: 'qdrant.key-refused',
    kind: 'authentication_refused',
    program: 'qdrant',
    forms: [
      {
        words: 'must provide an api key or an authorization bearer token',
        pattern: /Must provide an API key or an Authorization bearer token/,
      },
      { words: 'invalid api key or jwt', pattern: /Invalid (?:API key|api-key)(?: or JWT)?/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'qdrant',
    specificity: 2,
    means: 'Qdrant refuses the client: its API key is missing or wrong',
    check: {
      text: 'Compare both keys',
      compose: 'docker compose config | grep -niE "qdrant.*key|api_key"',
      kubernetes: 'kubectl get secret | grep -i qdrant',
    },
    repair: [
      {
        text: 'Give the client the key (QDRANT__SERVICE__API_KEY of the server)',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Qdrant source, actix/auth.rs',
    matches: [
      "Unexpected Response: 401 (Unauthorized) Raw response content: b'Must provide an API key or an Authorization bearer token'",
      "Unexpected Response: 401 (Unauthorized) Raw response content: b'Invalid API key or JWT'",
    ],
    ignores: ['INFO qdrant: API key authentication enabled'],
  },
  {
    id: 'qdrant.local-storage-in-use',
    kind: 'lock_held',
    program: 'qdrant',
    forms: [
      {
        words: 'storage folder is already accessed by another instance of qdrant client',
        pattern: /Storage folder (?<path>\S{1,160}) is already accessed by another instance of Qdrant client/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Two processes use the local Qdrant folder {path}: only one may',
    check: {
      text: 'Count the processes: workers of a web server, a reloader, a second container',
      host: 'sudo fuser -v {path}/.lock',
      compose: 'docker compose exec {service} sh -c "ls -la {path}; ps aux | grep -c python"',
    },
    repair: [
      {
        text: 'Run a Qdrant server and give the client its address, or start one worker only',
        compose: 'docker run -d -p 6333:6333 -v qdrant:/qdrant/storage qdrant/qdrant',
      },
    ],
    source: 'qdrant-client, local/qdrant_local.py',
    matches: [
      'RuntimeError: Storage folder ./qdrant_data is already accessed by another instance of Qdrant client. If you require concurrent access, use Qdrant server instead.',
      'RuntimeError: Storage folder /data/qdrant is already accessed by another instance of Qdrant client.',
    ],
    ignores: ['Collection docs loaded from local storage'],
  },
];
