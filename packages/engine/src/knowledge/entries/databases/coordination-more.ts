import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COORDINATION_MORE: readonly CatalogueEntry[] = [
  {
    id: 'vault.unseal-key-wrong',
    kind: 'authentication_refused',
    program: 'vault',
    forms: [
      {
        words: 'key must be a valid hex or base64 string',
        pattern: /(?<value>'key' must be a valid hex or base64 string)/,
      },
      {
        words: 'failed to unseal authentication failed',
        pattern: /failed to unseal: (?:error=)?"?(?<value>[^"\r\n]{0,120}message authentication failed)/,
      },
      { words: 'failed to decrypt keys from storage', pattern: /(?<value>failed to decrypt keys from storage)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vault is not unsealed: the key given is none of its keys ({value})',
    check: { text: 'See the progress and how many keys it wants', host: 'vault status' },
    repair: [
      {
        text: 'Give the keys (or recovery keys) that this storage was initialised with, one after another',
        host: 'vault operator unseal',
      },
    ],
    source: 'hashicorp/vault vault/core.go, http/sys_seal.go',
    matches: [
      "Error unsealing: Error making API request. Code: 400. Errors: * 'key' must be a valid hex or base64 string",
      'core: failed to unseal: error="failed to decrypt encrypted stored keys: cipher: message authentication failed"',
      'unseal failed: failed to decrypt keys from storage',
    ],
    ignores: ['vault is unsealed'],
  },
  {
    id: 'vault.auto-unseal-unavailable',
    kind: 'authorisation_denied',
    program: 'vault',
    forms: [
      {
        words: 'error parsing seal configuration',
        pattern: /error parsing Seal configuration: (?<value>[^\r\n"]{1,140})/i,
      },
      {
        words: 'failed to unseal error stored unseal keys failed',
        pattern: /failed to unseal: error="?fetching stored unseal keys failed: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'error fetching',
        pattern: /error fetching (?<value>(?:AWS KMS|Azure Key Vault|GCP KMS|transit)[^\r\n:"]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Vault cannot use the key service of its auto-unseal: {value}',
    check: {
      text: 'See which seal stanza and which identity it uses',
      host: 'grep -A10 ^seal /etc/vault.d/vault.hcl; vault status',
    },
    repair: [
      {
        text: 'Give the identity the rights encrypt, decrypt and describe on that key, and the region and key id to the stanza',
      },
    ],
    source: 'hashicorp/vault command/server; go-kms-wrapping',
    matches: [
      'Error parsing Seal configuration: error fetching AWS KMS wrapping key information: AccessDeniedException: User is not authorized',
      '[WARN]  core: failed to unseal: error="fetching stored unseal keys failed: failed to decrypt encrypted stored keys"',
      'error fetching Azure Key Vault wrapper key information: StatusCode=403',
    ],
    ignores: ['core: stored unseal keys supported, attempting fetch'],
  },
  {
    id: 'etcd.notes-of-members',
    kind: null,
    program: 'etcd',
    forms: [
      { words: 'failed to purge old snapshot', pattern: /failed to purge old snapshot/ },
      {
        words: 'lost tcp streaming connection with remote peer',
        pattern: /lost TCP streaming connection with remote peer/,
      },
      {
        words: 'established tcp streaming connection with remote peer',
        pattern: /established TCP streaming connection with remote peer/,
      },
      { words: 'closing etcd server', pattern: /closing etcd server/ },
      {
        words: 'simple token is not cryptographically signed',
        pattern: /simple token is not cryptographically signed/,
      },
      {
        words: 'check file but the permission is',
        pattern: /check file permission.{0,40}directory .{0,80}exist, but the permission is/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of etcd on good days',
    check: { text: 'Nothing needs doing unless a member stays away; then see "etcdctl endpoint status --cluster"' },
    repair: [],
    source: 'etcd server/etcdserver',
    matches: [
      '{"level":"warn","caller":"fileutil/purge.go:72","msg":"failed to purge old snapshot"}',
      '{"level":"warn","msg":"lost TCP streaming connection with remote peer","stream-reader-type":"stream MsgApp v2","remote-peer-id":"a"}',
      '{"level":"info","msg":"established TCP streaming connection with remote peer","remote-peer-id":"a"}',
      '{"level":"warn","caller":"auth/store.go:1241","msg":"simple token is not cryptographically signed"}',
      '{"level":"info","msg":"closing etcd server","name":"n1"}',
      '{"level":"warn","msg":"check file permission","error":"directory \\"/var/lib/etcd\\" exist, but the permission is \\"drwxr-xr-x\\""}',
    ],
    ignores: ['{"level":"warn","msg":"slow fdatasync","took":"2.5s"}'],
  },
  {
    id: 'etcd.peer-certificate-names',
    kind: 'certificate_name_mismatch',
    program: 'etcd',
    forms: [
      {
        words: 'tls does not match any of dnsnames',
        pattern: /tls: \\?"(?<peer>[\w.:-]{1,80})\\?" does not match any of DNSNames/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'etcd refuses a peer: its address {peer} is not in the certificate',
    check: {
      text: 'See the names in the certificate',
      host: 'openssl x509 -noout -ext subjectAltName -in /etc/kubernetes/pki/etcd/peer.crt',
    },
    repair: [
      {
        text: 'Make the peer certificate anew with the address and names of the member',
        host: 'sudo kubeadm init phase certs etcd-peer',
        destructive: true,
      },
    ],
    source: 'etcd client/pkg/transport/listener_tls.go',
    matches: [
      '{"level":"warn","msg":"rejected connection on peer endpoint","remote-addr":"10.0.0.1:1","error":"tls: \\"10.0.0.1\\" does not match any of DNSNames [\\"etcd\\"]"}',
      'embed: rejected connection from "10.0.0.2:4444" (error "tls: \\"10.0.0.2\\" does not match any of DNSNames [\\"n1\\"]", ServerName "")',
    ],
    ignores: ['peer TLS matched DNSNames'],
  },
  {
    id: 'consul.good-day-notes',
    kind: null,
    program: 'consul',
    forms: [
      { words: 'memberlist refuting a suspect message', pattern: /memberlist: Refuting a suspect message/ },
      {
        words: 'memberlist was able to connect to over tcp but udp probes failed network may be misconfigured',
        pattern:
          /memberlist: Was able to connect to \S{1,80} over TCP but UDP probes failed, network may be misconfigured/,
      },
      { words: 'serf', pattern: /serf: EventMember(?:Join|Update|Leave)/ },
      { words: 'synced', pattern: /Synced (?:service|node info|check)/ },
      {
        words: 'memberlist suspect has failed no acks received',
        pattern: /memberlist: Suspect \S{1,80} has failed, no acks received/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Consul and Nomad on good days',
    check: {
      text: 'Nothing needs doing for single ones; "UDP probes failed" all the time means that 8301/udp is closed',
    },
    repair: [],
    source: 'hashicorp/memberlist state.go',
    matches: [
      '[WARN]  agent.server.memberlist.lan: memberlist: Refuting a suspect message (from: n2)',
      '[WARN]  agent.client.memberlist.lan: memberlist: Was able to connect to n2 over TCP but UDP probes failed, network may be misconfigured',
      '[INFO]  agent.server.serf.lan: serf: EventMemberJoin: n2 10.0.0.2',
      '[INFO]  agent: Synced service: service=web',
      '[INFO]  memberlist: Suspect n2 has failed, no acks received',
    ],
    ignores: ['[ERROR] agent: failed to sync remote state: error="No cluster leader"'],
  },
];
