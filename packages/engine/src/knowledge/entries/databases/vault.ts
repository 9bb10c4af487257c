import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATUS: Step = {
  text: 'Ask Vault for its state: initialised, sealed, active or standby',
  compose: 'docker compose exec {server} vault status',
  kubernetes:
    'kubectl exec {service}-0 -- vault status; kubectl get pods -l app.kubernetes.io/name=vault -L vault-sealed,vault-active',
  host: 'vault status',
};

export const VAULT: readonly CatalogueEntry[] = [
  {
    id: 'vault.sealed',
    kind: 'startup_order',
    program: 'vault',
    forms: [
      {
        words: 'vault is sealed',
        pattern: /(?:\* |error=|errors"?:? ?\[?"|VaultDown: |failed: |desc = |: )"?Vault is sealed/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'vault',
    specificity: 3,
    means: 'Vault is sealed: it was restarted, and nobody has unsealed it',
    check: STATUS,
    repair: [
      {
        text: 'Unseal every server with enough key shares; with automatic unseal read in its log why the KMS refused',
        compose: 'docker compose exec {server} vault operator unseal',
        kubernetes: 'kubectl exec -it {service}-0 -- vault operator unseal',
        host: 'vault operator unseal',
      },
      {
        text: 'Set up automatic unseal (seal "awskms", "gcpckms", "azurekeyvault" or "transit"), so that a restart needs nobody',
      },
    ],
    source: 'Vault source, consts.ErrSealed; sys/seal-status',
    matches: [
      'Code: 503. Errors:\n\n* Vault is sealed',
      '{"errors":["Vault is sealed"]}',
      'hvac.exceptions.VaultDown: Vault is sealed, on get http://vault:8200/v1/secret/data/shop',
    ],
    ignores: ['2025-04-04T07:12:08.113Z [INFO]  core: vault is unsealed'],
  },
  {
    id: 'vault.not-initialised',
    kind: 'missing_schema',
    program: 'vault',
    forms: [
      { words: 'security barrier not initialized', pattern: /security barrier not initialized/ },
      {
        words: 'stored unseal keys are supported but none were found',
        pattern: /stored unseal keys are supported, but none were found/,
      },
      { words: 'server is not yet initialized', pattern: /server is not yet initialized/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Vault is not initialised',
    check: STATUS,
    repair: [
      {
        text: 'Was it initialised before, then its storage is another one now: look for the volume or the path first',
        compose: 'docker volume ls; docker compose config {service} | grep -A4 volumes',
        kubernetes: 'kubectl get pvc',
      },
      {
        text: 'For a new one initialise it once and keep the keys safe; further members of a raft cluster join instead',
        compose: 'docker compose exec {service} vault operator init',
        kubernetes: 'kubectl exec -it {service}-0 -- vault operator init',
        host: 'vault operator init',
      },
    ],
    source: 'Vault source, vault/init.go Initialized(), seal_autoseal.go; issues 9618, 23918',
    matches: [
      '2021-01-10T09:38:42.031+0300 [INFO]  core: security barrier not initialized',
      '2023-10-31T15:24:10.073Z [WARN]  failed to unseal core: error="stored unseal keys are supported, but none were found"',
      'Error making API request. Code: 400. Errors: * server is not yet initialized',
    ],
    ignores: ['2025-04-04T07:12:08.113Z [INFO]  core: security barrier initialized: stored=1 shares=5 threshold=3'],
  },
  {
    id: 'vault.token-refused',
    kind: 'authorisation_denied',
    program: 'vault',
    forms: [
      {
        words: 'code 403 errors permission denied',
        pattern: /Code: 403\. Errors:.{0,10}\s{0,6}\* (?:\d{1,3} errors? occurred:\s{0,6}\* )?permission denied/,
      },
      {
        words: 'forbidden permission denied on',
        pattern:
          /hvac\.exceptions\.Forbidden: (?:\d{1,3} errors? occurred:.{0,8})?\s{0,6}\*? ?permission denied, on \w{3,6} (?<path>\S{1,160})/,
      },
      {
        words: 'errors permission denied',
        pattern: /\{"errors":\["(?:\d{1,3} errors? occurred:\\n\\t\* )?permission denied/,
      },
      { words: 'permission denied', pattern: /(?:^|\| ?)\s{0,4}\* permission denied$/ },
      { words: 'missing client token', pattern: /\bmissing client token\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'vault',
    specificity: 3,
    means: 'Vault denies the token access to {path|the path}',
    check: {
      text: 'Look the token up and ask what it may do there; a KV version 2 path needs data/ in the policy (secret/data/name) (it has expired, or no policy allows it)',
      host: 'vault token lookup; vault token capabilities {path|secret/data/<name>}',
      compose: 'docker compose exec {server} vault token lookup',
      kubernetes: 'kubectl exec deploy/{server} -- vault token lookup',
    },
    repair: [
      {
        text: 'Give the client a new token (or let it log in anew when its lease ends), or add the path to its policy',
        host: 'vault policy write <policy> policy.hcl',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Vault source, logical.ErrPermissionDenied; vault/request_handling.go',
    matches: [
      'Error making API request. URL: GET http://vault:8200/v1/secret/data/shop Code: 403. Errors: * permission denied',
      'hvac.exceptions.Forbidden: permission denied, on get http://vault:8200/v1/secret/data/shop',
      '{"errors":["1 error occurred:\\n\\t* permission denied\\n\\n"]}',
      '* permission denied',
      '{"errors":["missing client token"]}',
    ],
    ignores: ['-bash: /usr/bin/vault: permission denied'],
  },
  {
    id: 'vault.login-refused',
    kind: 'authentication_refused',
    program: 'vault',
    forms: [
      { words: 'invalid role or secret id', pattern: /invalid (?:role or secret ID|secret id|role ID)\b/ },
      { words: 'service account name not authorized', pattern: /service account name not authorized/ },
      { words: 'namespace not authorized', pattern: /\* namespace not authorized/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'vault',
    specificity: 3,
    means: 'The login at Vault fails: role ID, secret ID or service account does not fit',
    check: {
      text: 'Read the role and compare it with who logs in',
      host: 'vault list auth/kubernetes/role; vault read auth/kubernetes/role/<role>; vault read auth/approle/role/<role>',
      kubernetes: 'kubectl get deploy/{service} -o jsonpath="{.spec.template.spec.serviceAccountName}"',
    },
    repair: [
      {
        text: 'Bind service account and namespace in the role, or make a new secret ID (they expire and can be used up)',
        host: 'vault write auth/kubernetes/role/<role> bound_service_account_names=<account> bound_service_account_namespaces=<namespace> policies=<policy>; vault write -f auth/approle/role/<role>/secret-id',
      },
    ],
    source: 'Vault source, builtin/credential/approle/path_login.go; vault-plugin-auth-kubernetes path_login.go',
    matches: [
      'Code: 400. Errors: * invalid role or secret ID',
      'Code: 403. Errors: * service account name not authorized',
      'Code: 403. Errors: * namespace not authorized',
    ],
    ignores: ['[INFO]  auth.approle: role created'],
  },
  {
    id: 'vault.role-missing',
    kind: 'missing_object',
    program: 'vault',
    forms: [{ words: 'invalid role name', pattern: /invalid role name "(?<object>[^"]{1,80})"/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'vault',
    specificity: 3,
    means: 'Vault has no role {object} for this login',
    check: { text: 'List the roles', host: 'vault list auth/kubernetes/role; vault auth list' },
    repair: [
      {
        text: 'Correct the name of the role (or the mount path of the login), or make the role',
        host: 'vault write auth/kubernetes/role/{object} bound_service_account_names=<account> bound_service_account_namespaces=<namespace> policies=<policy>',
      },
    ],
    source: 'Vault source, builtin/credential/approle/path_login.go; vault-plugin-auth-kubernetes path_login.go',
    matches: [
      'Code: 400. Errors: * invalid role name "shop"',
      'URL: PUT http://vault:8200/v1/auth/kubernetes/login Code: 400. Errors: * invalid role name "web"',
    ],
    ignores: ['[INFO]  auth.approle: role created'],
  },
  {
    id: 'vault.memory-lock',
    kind: 'kernel_setting',
    program: 'vault',
    forms: [
      {
        words: 'failed to lock memory',
        pattern: /Failed to lock memory: (?<value>cannot allocate memory|operation not permitted)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Vault may not lock its memory ({value}), so it does not start',
    check: {
      text: 'See whether the container has the capability',
      compose: 'docker compose config {service} | grep -A3 cap_add',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -A4 capabilities',
      host: 'getcap $(which vault); systemctl show vault -p LimitMEMLOCK',
    },
    repair: [
      {
        text: 'Give it IPC_LOCK, or set disable_mlock = true (recommended with raft storage, with swap off)',
        compose: `printf 'services:\\n  {service}:\\n    cap_add: [IPC_LOCK]\\n' > docker-compose.override.yml && docker compose up -d {service}`,
        host: 'sudo setcap cap_ipc_lock=+ep $(readlink -f $(which vault)) && sudo systemctl restart vault',
        kubernetes:
          'helm upgrade vault hashicorp/vault --reuse-values --set server.standalone.config="disable_mlock = true"',
      },
    ],
    source: 'Vault source, command/server.go; vault/core.go',
    matches: [
      'Error initializing core: Failed to lock memory: cannot allocate memory',
      'Error initializing core: Failed to lock memory: operation not permitted',
    ],
    ignores: ['                   Mlock: supported: true, enabled: true'],
  },
  {
    id: 'vault.no-active-node',
    kind: 'cluster_quorum',
    program: 'vault',
    forms: [
      {
        words: 'node not active but active node not found',
        pattern: /(?:local )?node not active but active (?:cluster )?node not found/,
      },
      {
        words: 'storage raft',
        pattern:
          /storage\.raft: (?:failed to contact quorum of nodes, stepping down|[eE]lection timeout reached, restarting election)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'vault',
    specificity: 2,
    means: 'The Vault cluster has no active node: too few servers are unsealed and reach each other',
    check: STATUS,
    repair: [
      {
        text: 'Unseal the others, open port 8201 between them, and look that cluster_addr is reachable; with Consul or etcd as storage bring that back',
        kubernetes: 'for i in 0 1 2; do kubectl exec {service}-$i -- vault status; done',
        host: 'vault operator raft list-peers',
      },
    ],
    source: 'Vault source, consts.ErrHANotEnabled..., http/handler.go; hashicorp/raft; issue 20336',
    matches: [
      'Code: 500. Errors: * local node not active but active cluster node not found',
      '* node not active but active node not found',
      '2025-04-04T07:12:08.113Z [WARN]  storage.raft: failed to contact quorum of nodes, stepping down',
      '2025-04-04T07:12:08.113Z [WARN]  storage.raft: Election timeout reached, restarting election',
    ],
    ignores: ['[INFO]  core: entering standby mode'],
  },
  {
    id: 'vault.path-unknown',
    kind: 'missing_object',
    program: 'vault',
    forms: [
      {
        words: 'no handler for route',
        pattern: /no handler for route "?(?<path>[\w./-]{1,120})"?\.? ?(?:route entry not found)?/,
      },
      {
        words: 'invalid path for a versioned k v secrets engine',
        pattern: /Invalid path for a versioned K\/V secrets engine/,
      },
      { words: 'lease not found', pattern: /\* (?:lease not found|invalid lease ID)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'vault',
    specificity: 3,
    means: 'Vault has nothing at {path|the path or lease asked for}',
    check: {
      text: 'List the engines and what lies below them',
      host: 'vault secrets list; vault kv list <mount>/',
      compose: 'docker compose exec {server} vault secrets list',
      kubernetes: 'kubectl exec {service}-0 -- vault secrets list',
    },
    repair: [
      {
        text: 'Correct mount and path (KV version 2 wants data/ after the mount in the API), enable the engine, or write the secret; a dev server forgets all at its restart',
        host: 'vault secrets enable -path=secret kv-v2 && vault kv put secret/<name> key=value',
      },
    ],
    source: 'Vault source, vault/router.go; vault-plugin-secrets-kv; command/kv_get.go',
    matches: [
      'Code: 404. Errors: * no handler for route "shop/data/db". route entry not found.',
      '* Invalid path for a versioned K/V secrets engine. See the API docs for the appropriate API endpoints to use.',
      'Code: 400. Errors: * lease not found',
    ],
    ignores: ['Success! Data written to: secret/data/shop'],
  },
  {
    id: 'vault.value-absent',
    kind: 'missing_object',
    program: 'vault',
    forms: [{ words: 'no value found at', pattern: /No value found at (?<path>[\w./-]{1,120})/ }],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'vault',
    specificity: 2,
    means: 'Vault holds nothing at {path}',
    check: {
      text: 'List the engines and what lies below them',
      host: 'vault secrets list; vault kv list <mount>/',
      compose: 'docker compose exec {server} vault secrets list',
      kubernetes: 'kubectl exec {service}-0 -- vault secrets list',
    },
    repair: [
      {
        text: 'Correct mount and path (KV version 2 wants data/ after the mount in the API), enable the engine, or write the secret; a dev server forgets all at its restart',
        host: 'vault secrets enable -path=secret kv-v2 && vault kv put secret/<name> key=value',
      },
    ],
    source: 'Vault source, vault/router.go; vault-plugin-secrets-kv; command/kv_get.go',
    matches: ['No value found at secret/data/shop', 'No value found at kv/data/web'],
    ignores: ['Success! Data written to: secret/data/shop'],
  },
];
