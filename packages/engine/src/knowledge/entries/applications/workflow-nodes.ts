import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WORKFLOW_NODES: readonly CatalogueEntry[] = [
  {
    id: 'n8n.node-problem',
    kind: 'code_defect',
    program: 'n8n',
    forms: [
      { words: 'problem in node', pattern: /Problem in node [‘'"“](?<object>[^’'"”]{1,80})[’'"”] ?(?<value>.{0,160})/ },
      {
        words: 'the service refused the connection perhaps it is offline',
        pattern: /The service refused the connection - perhaps it is offline/,
      },
      {
        words: 'your request is invalid or could not be processed by the service',
        pattern: /Your request is invalid or could not be processed by the service/,
      },
      {
        words: 'authorization failed please check your credentials',
        pattern: /Authorization failed - please check your credentials/,
      },
      {
        words: 'the resource you are requesting could not be found',
        pattern: /The resource you are requesting could not be found/,
      },
      {
        words: 'the service is receiving too many requests from you',
        pattern: /The service is receiving too many requests from you/,
      },
      { words: 'bad request please check your parameters', pattern: /Bad request - please check your parameters/ },
      { words: 'forbidden perhaps check your credentials', pattern: /Forbidden - perhaps check your credentials/ },
      {
        words: 'the connection was aborted perhaps the server is offline',
        pattern: /The connection was aborted, perhaps the server is offline/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'n8n: a node failed: {object|the service it calls refused}',
    check: {
      text: "Open the execution and look at the node's input and error details",
      compose: "docker compose logs --since 1h {service} | grep -B2 -A8 'Problem in node'",
    },
    repair: [
      {
        text: 'Repair what the details say: address from inside the container (not localhost), credentials, parameters, or the other service',
      },
    ],
    source: 'n8n source, packages/workflow/src/errors/node-api.error.ts',
    matches: [
      "Problem in node 'HTTP Request' The service refused the connection - perhaps it is offline",
      'NodeApiError: The service refused the connection - perhaps it is offline',
      'NodeApiError: Your request is invalid or could not be processed by the service',
      'NodeApiError: Authorization failed - please check your credentials',
      'NodeApiError: The resource you are requesting could not be found',
      'NodeApiError: The service is receiving too many requests from you',
      'NodeApiError: Bad request - please check your parameters',
      'NodeApiError: Forbidden - perhaps check your credentials',
      'NodeApiError: The connection was aborted, perhaps the server is offline',
    ],
    ignores: ['Workflow "My workflow" finished'],
  },
  {
    id: 'immich.job-failed',
    kind: 'data_corruption',
    program: 'immich',
    forms: [
      {
        words: 'unable to run job handler',
        pattern: /Unable to run job handler \((?<object>[\w\/-]{1,80})\): (?<value>.{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 1,
    means: 'Immich could not do {object} for a file: {value}',
    check: { text: 'See which file and whether it opens', compose: 'docker compose exec {service} ffprobe <file>' },
    repair: [
      {
        text: 'Damaged files: take them out or upload them again; all files: look at memory, machine learning and the database',
      },
    ],
    source: 'Immich source, job.service.ts',
    matches: [
      '[Nest] 7  - ERROR [Microservices:JobService] Unable to run job handler (thumbnailGeneration/generate-thumbnails): Error: ffprobe exited with code 1',
      'ERROR [Microservices:{"id":"1a2b"}] Unable to run job handler (smartSearch): Error: Machine learning request failed',
    ],
    ignores: ['job finished'],
  },
  {
    id: 'nextcloud.lock-or-app-noise',
    kind: null,
    program: 'nextcloud',
    forms: [{ words: 'could not', pattern: /"?(?:message|Message)"?:"Could not (?:acquire|get) lock/ }],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 1,
    means: 'Nextcloud met a file that is locked for a moment',
    check: {
      text: 'See whether a file stays locked',
      compose: 'docker compose exec --user www-data {service} php occ files:scan --all --shallow',
    },
    repair: [],
    source: 'Nextcloud server source',
    matches: [
      '{"reqId":"z","level":3,"app":"webdav","message":"Could not acquire lock shared on \\"files/9f\\"."}',
      '{"reqId":"x","level":3,"app":"core","message":"Could not acquire lock exclusive on \\"files/1a2b\\"."}',
    ],
    ignores: ['nextcloud is in maintenance mode'],
  },
];
