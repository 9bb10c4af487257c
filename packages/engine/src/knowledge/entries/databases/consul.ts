import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CONSUL: readonly CatalogueEntry[] = [
  {
    id: 'consul.no-leader',
    kind: 'cluster_quorum',
    program: 'consul',
    forms: [
      {
        words: 'no cluster leader',
        pattern: /(?:error="?|response code: 500 \(|error making call: |: )No cluster leader/,
      },
      {
        words: 'unexpected response code 500 no cluster leader',
        pattern: /Unexpected response code: 500 \(No cluster leader\)/,
      },
      { words: 'no known consul servers', pattern: /No known Consul servers/ },
      {
        words: 'refusing to rejoin cluster because',
        pattern:
          /refusing to rejoin cluster because server has been offline for more than the configured server_rejoin_age_max/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'consul',
    specificity: 2,
    means: 'Consul has no leader: fewer servers than its quorum are up and joined',
    check: {
      text: 'List members and raft peers',
      compose:
        'docker compose exec {server} consul members; docker compose exec {server} consul operator raft list-peers',
      kubernetes: 'kubectl exec {service}-server-0 -- consul members',
      host: 'consul members; consul operator raft list-peers',
    },
    repair: [
      {
        text: 'Start the missing servers and let them join (retry_join); bootstrap_expect has to be the number of servers at the first start',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout status statefulset/{service}-server',
        host: 'sudo systemctl start consul && consul join <server>',
      },
      {
        text: 'When most are lost for good: write raft/peers.json with the servers that live and restart them',
        host: 'sudo -u consul tee /opt/consul/raft/peers.json < peers.json && sudo systemctl restart consul',
        destructive: true,
      },
    ],
    source: 'Consul source, structs.ErrNoLeader, ErrNoServers; agent/consul/server.go',
    matches: [
      'Unexpected response code: 500 (No cluster leader)',
      '2025-04-04T07:12:08.113Z [ERROR] agent.anti_entropy: failed to sync remote state: error="No cluster leader"',
      '2025-04-04T07:12:08.113Z [ERROR] agent.anti_entropy: failed to sync remote state: error="No known Consul servers"',
      'refusing to rejoin cluster because server has been offline for more than the configured server_rejoin_age_max (168h0m0s)',
    ],
    ignores: ['[INFO]  agent.server: cluster leadership acquired'],
  },
  {
    id: 'consul.acl-denied',
    kind: 'authorisation_denied',
    program: 'consul',
    forms: [
      {
        words: 'permission denied lacks permission on',
        pattern:
          /Permission denied: (?:token with AccessorID '(?<user>[\w-]{1,60})'|anonymous token) lacks permission '(?<value>[\w:]{3,40})'(?: on "(?<object>[^"]{1,80})")?/,
      },
      { words: 'rpc error making call permission denied', pattern: /rpc error making call: Permission denied/ },
      { words: 'acl not found', pattern: /\bACL not found\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'consul',
    specificity: 3,
    means: 'The ACL of Consul lacks {value|a right} for the token {user|of this agent or client}',
    check: {
      text: 'Read the token and its policies; an agent needs a token of its own (acl.tokens.agent)',
      host: 'consul acl token read -id {user|<accessor>}; consul acl policy list',
      compose: 'docker compose exec {server} consul acl token read -self',
      kubernetes: 'kubectl exec {service}-server-0 -- consul acl policy list',
    },
    repair: [
      {
        text: 'Grant it by a policy and set the token; "ACL not found" is a token that the servers do not know (any more)',
        host: `consul acl set-agent-token agent <token>`,
      },
    ],
    source: 'Consul source, acl/errors.go PermissionDeniedError, ErrNotFound',
    matches: [
      `agent: Node info update blocked by ACLs: error="Permission denied: token with AccessorID '00000000-0000-0000-0000-000000000002' lacks permission 'node:write' on "web-1""`,
      '[ERROR] agent.client: RPC failed to server: method=Catalog.Register server=172.21.0.1:8300 error="rpc error making call: Permission denied"',
      'Unexpected response code: 403 (ACL not found)',
    ],
    ignores: ['[INFO]  agent.server.acl: initializing acls'],
  },
  {
    id: 'consul.address-ambiguous',
    kind: 'advertised_address',
    program: 'consul',
    forms: [
      {
        words: 'multiple private addresses found please configure one',
        pattern: /Multiple private (?<value>IPv[46]) addresses found\. Please configure one/,
      },
      { words: 'no private address found', pattern: /[nN]o private (?<value>IPv[46]) address found/ },
      {
        words: 'memberlist conflicting address for',
        pattern:
          /memberlist: Conflicting address for (?<object>[\w.-]{1,80})\. Mine: (?<peer>[\d.a-fA-F:]{3,60}) Theirs: (?<wanted>[\d.a-fA-F:]{3,60})/,
      },
      {
        words: 'node name is reserved by node',
        pattern: /[nN]ode name (?<object>[\w.-]{1,80}) is reserved by node (?<value>[\w-]{8,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Consul cannot tell which address or name is its own ({object|several addresses})',
    check: {
      text: 'List the addresses and the names of the members',
      compose: 'docker compose exec {service} ip -brief address; docker compose exec {service} consul members',
      kubernetes: 'kubectl exec {service}-server-0 -- consul members',
      host: 'ip -brief address; consul members',
    },
    repair: [
      {
        text: 'Name the address or the interface (bind_addr with a go-sockaddr template, advertise_addr), and give each node its own node_name',
        host: `echo 'bind_addr = "<address>"' | sudo tee -a /etc/consul.d/consul.hcl && sudo systemctl restart consul`,
        compose: 'docker compose run -d -e CONSUL_BIND_INTERFACE=eth0 {service}',
      },
      { text: 'For a name that a gone node reserved: let it leave', host: 'consul force-leave -prune {object|<node>}' },
    ],
    source:
      'Consul source, agent/config/builder.go; memberlist state.go; agent/consul/state/catalog.go ensureNoNodeWithSimilarNameTxn(); issue 11453',
    matches: [
      `==> Multiple private IPv4 addresses found. Please configure one with 'bind' and/or 'advertise'.`,
      '==> Error getting private address: no private IPv4 address found',
      '[ERR] memberlist: Conflicting address for adam-control-01. Mine: 10.0.134.156:8301 Theirs: 10.0.134.151:8301',
      'failed inserting node: Error while renaming Node ID: "c1f": Node name web-1 is reserved by node 9b1e4711-aa with name web-1 (10.0.0.4)',
    ],
    ignores: ['[INFO]  agent.client.serf.lan: serf: EventMemberJoin: web-1 10.0.0.4'],
  },
  {
    id: 'consul.gossip-key',
    kind: 'invalid_setting',
    program: 'consul',
    forms: [
      { words: 'no installed keys could decrypt the message', pattern: /No installed keys could decrypt the message/ },
      {
        words: 'encryption is configured but remote state is not encrypted',
        pattern: /[eE]ncryption is configured but remote state is not encrypted/,
      },
      {
        words: 'remote state is encrypted and encryption is not configured',
        pattern: /[rR]emote state is encrypted and encryption is not configured/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Consul nodes use different gossip keys (encrypt), or one has none',
    check: {
      text: 'Compare the key of all nodes; serf/local.keyring in the data directory wins over the configuration',
      host: 'consul keyring -list; sudo cat /opt/consul/serf/local.keyring; grep -rn encrypt /etc/consul.d',
      compose: 'docker compose exec {service} consul keyring -list',
    },
    repair: [
      {
        text: 'Give all the same key; remove the old keyring of a node that is to take a new one',
        host: 'sudo rm /opt/consul/serf/*.keyring && sudo systemctl restart consul',
        destructive: true,
      },
    ],
    source: 'memberlist security.go decryptPayload(), net.go',
    matches: [
      '[ERROR] agent.server.memberlist.lan: memberlist: failed to receive: No installed keys could decrypt the message from=10.0.0.4:51022',
      'memberlist: failed to receive: Encryption is configured but remote state is not encrypted from=10.0.0.4:51022',
      'memberlist: failed to receive: Remote state is encrypted and encryption is not configured from=10.0.0.5:51022',
    ],
    ignores: ['Gossip Encryption: true'],
  },
];
