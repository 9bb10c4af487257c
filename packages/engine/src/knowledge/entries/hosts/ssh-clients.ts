import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SSH_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'ssh-client.key-refused',
    kind: 'authentication_refused',
    program: 'ssh',
    forms: [
      {
        words: 'permission denied publickey',
        pattern:
          /(?:(?<user>[\w.-]{1,60})@(?<peer>[\w.:-]{1,120}): )?Permission denied \((?<value>(?:[\w-]{1,30},){0,6}publickey(?:,[\w-]{1,30}){0,6})\)/,
      },
      {
        words: 'ssh handshake failed unable to authenticate attempted methods',
        pattern:
          /ssh: handshake failed: ssh: unable to authenticate, attempted methods \[(?<value>[\w -]{1,60})\], no supported methods remain/,
      },
      {
        words: 'permission denied password',
        pattern:
          /(?<user>[\w.-]{1,60})@(?<peer>[\w.:-]{1,120}): Permission denied \((?<value>(?:[\w-]{1,30},){0,6}password(?:,[\w-]{1,30}){0,6})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'sshd',
    specificity: 3,
    means: 'SSH refuses {user|the account} at {peer|the host}: nothing that is offered is accepted ({value})',
    check: {
      text: 'See which keys are offered and which the account knows; the server writes its reason (bad ownership, wrong user) into its own log',
      host: 'ssh -v {user|<user>}@{peer|<host>} true 2>&1 | grep -E "Offering|identity|denied"; ssh-add -l; sudo journalctl -u ssh -u sshd -n 20 --no-pager # on the server',
    },
    repair: [
      {
        text: 'Put the public key into ~/.ssh/authorized_keys of the right account, with strict modes',
        host: 'ssh-copy-id -i ~/.ssh/id_ed25519.pub {user|<user>}@{peer|<host>}; chmod 700 ~/.ssh; chmod 600 ~/.ssh/authorized_keys # on the server',
      },
      {
        text: 'In a CI job add the deploy key as a secret and load it',
        host: 'eval $(ssh-agent) && echo "$DEPLOY_KEY" | tr -d "\\r" | ssh-add -',
      },
    ],
    source: 'OpenSSH sshconnect2.c userauth; golang.org/x/crypto/ssh client_auth.go',
    matches: [
      'deploy@10.0.0.5: Permission denied (publickey).',
      'git@github.com: Permission denied (publickey).',
      'Permission denied (publickey,gssapi-keyex,gssapi-with-mic).',
      'ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain',
      'deploy@10.0.0.5: Permission denied (password).',
    ],
    ignores: ['Permission denied, please try again.', 'bash: /srv/x: Permission denied'],
  },
  {
    id: 'ssh-client.too-many-keys',
    kind: 'authentication_refused',
    program: 'ssh',
    forms: [
      {
        words: 'too many authentication failures',
        pattern:
          /(?:Received disconnect from (?<peer>[\w.:]{1,60}) port (?<port>\d{1,5}):2: |Disconnected from )?.{0,80}Too many authentication failures/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'sshd',
    specificity: 2,
    means: 'SSH ended with too many attempts: the agent offers more keys than the server allows',
    check: {
      text: 'Count the keys of the agent: each is an attempt, the server allows six',
      host: 'ssh-add -l; grep -n -A4 "Host " ~/.ssh/config',
    },
    repair: [
      {
        text: 'Offer only the right key: IdentityFile and IdentitiesOnly yes in ~/.ssh/config',
        host: 'ssh -o IdentitiesOnly=yes -i ~/.ssh/id_ed25519 <user>@{peer|<host>}',
      },
    ],
    source: 'OpenSSH auth.c auth_maxtries_exceeded',
    matches: [
      'Disconnected from 10.0.0.5 port 22: Too many authentication failures',
      'Received disconnect from 10.0.0.5 port 22:2: Too many authentication failures',
    ],
    ignores: ['MaxAuthTries 6'],
  },
  {
    id: 'sshd.too-many-attempts',
    kind: 'authentication_refused',
    program: 'ssh',
    forms: [
      {
        words: 'maximum authentication attempts exceeded for',
        pattern:
          /maximum authentication attempts exceeded for (?:invalid user )?(?<user>\S{1,60}) from (?<peer>[\w.:]{1,60}) port (?<port>\d{1,5})/,
      },
      {
        words: 'disconnecting user too many authentication failures preauth',
        pattern:
          /Disconnecting (?:authenticating |invalid )?user (?<user>\S{0,60}) (?<peer>[\w.:]{1,60}) port (?<port>\d{1,5}): Too many authentication failures/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'sshd',
    specificity: 1,
    means: 'sshd cuts {peer} off after too many attempts for {user}: strangers, or an agent with many keys',
    check: {
      text: 'Count the keys of the agent: each is an attempt, the server allows six',
      host: 'ssh-add -l; grep -n -A4 "Host " ~/.ssh/config',
    },
    repair: [
      {
        text: 'Offer only the right key: IdentityFile and IdentitiesOnly yes in ~/.ssh/config',
        host: 'ssh -o IdentitiesOnly=yes -i ~/.ssh/id_ed25519 {user|<user>}@{peer|<host>}',
      },
    ],
    source: 'OpenSSH auth.c auth_maxtries_exceeded',
    matches: [
      'sshd[2211]: error: maximum authentication attempts exceeded for deploy from 10.0.0.9 port 41234 ssh2 [preauth]',
      'sshd[2211]: Disconnecting authenticating user deploy 10.0.0.9 port 41234: Too many authentication failures [preauth]',
    ],
    ignores: ['MaxAuthTries 6'],
  },
  {
    id: 'ssh-client.host-key-changed',
    kind: 'certificate_untrusted',
    program: 'ssh',
    forms: [
      { words: 'knownhosts key mismatch', pattern: /ssh: handshake failed: knownhosts: key mismatch/ },
      {
        words: 'warning remote host identification has changed',
        pattern: /@\s{1,6}WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\s{1,6}@/,
      },
      {
        words: 'host key for has changed and you have requested strict checking',
        pattern: /Host key for (?<peer>[\w.[\]:-]{1,120}) has changed and you have requested strict checking/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'sshd',
    specificity: 3,
    means: 'The SSH host key of {peer|the host} is another than the one known before',
    check: {
      text: 'Find out why: the host was reinstalled or replaced, the address was given to another, or somebody stands between; compare the fingerprint on its console',
      host: 'ssh-keyscan -t ed25519 <host> | ssh-keygen -lf -; ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub # on the host',
    },
    repair: [
      {
        text: 'When the host was set up anew and its fingerprint is right, forget the old key; otherwise do not log in',
        host: 'ssh-keygen -R <host>',
      },
    ],
    source: 'OpenSSH sshconnect.c warn_changed_key; golang.org/x/crypto/ssh/knownhosts',
    matches: [
      'ssh: handshake failed: knownhosts: key mismatch',
      'level=error msg="failed to clone" error="unable to clone: ssh: handshake failed: knownhosts: key mismatch"',
      '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
      'Host key for web-1.example.com has changed and you have requested strict checking.',
    ],
    ignores: ["Warning: Permanently added '10.0.0.5' (ED25519) to the list of known hosts."],
  },
  {
    id: 'ssh-client.host-key-unknown',
    kind: 'certificate_untrusted',
    program: 'ssh',
    forms: [
      { words: 'host key verification failed', pattern: /Host key verification failed\.?/ },
      {
        words: 'no host key is known for and you have requested strict checking',
        pattern: /No \w{1,20} host key is known for (?<peer>\S{1,120}) and you have requested strict checking/,
      },
      { words: 'knownhosts key is unknown', pattern: /ssh: handshake failed: knownhosts: key is unknown/ },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'sshd',
    specificity: 2,
    means: 'SSH does not know the host key of {peer|the host}, and nobody is there to confirm it',
    check: {
      text: 'See which account runs it: its ~/.ssh/known_hosts counts (root, jenkins, the user of the container)',
      host: 'whoami; ls -la ~/.ssh; ssh-keygen -F {peer|<host>}',
    },
    repair: [
      {
        text: 'Add the key, after comparing its fingerprint with the one the host publishes',
        host: 'ssh-keyscan -t ed25519 {peer|<host>} >> ~/.ssh/known_hosts',
      },
    ],
    source: 'OpenSSH sshconnect2.c, sshconnect.c check_host_key',
    matches: [
      'Host key verification failed.',
      'No ED25519 host key is known for github.com and you have requested strict checking.',
      'ssh: handshake failed: knownhosts: key is unknown',
    ],
    ignores: ['the host key is verified at the first connection'],
  },
  {
    id: 'ssh-client.unreachable',
    kind: 'unreachable',
    program: 'ssh',
    forms: [
      {
        words: 'ssh connect to host port',
        pattern:
          /ssh: connect to host (?<peer>\S{1,120}) port (?<port>\d{1,5}): (?<value>Connection timed out|No route to host|Network is unreachable|Operation timed out)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'sshd',
    specificity: 3,
    means: 'SSH does not reach {peer} port {port}: {value}',
    check: {
      text: 'See whether host and port answer from here: firewall, security group, VPN, wrong address',
      host: 'ping -c2 {peer}; nc -vz -w5 {peer} {port}; ip route get {peer}',
    },
    repair: [{ text: 'Start the host, open port {port} for this address, or correct the address' }],
    source: 'OpenSSH sshconnect.c ssh_connect_direct',
    matches: [
      'ssh: connect to host 10.0.0.5 port 22: Connection timed out',
      'ssh: connect to host git.acme.io port 2222: No route to host',
    ],
    ignores: ['ssh: connect to host 10.0.0.5 port 22: Connection refused'],
  },
  {
    id: 'ssh-client.refused',
    kind: 'connection_refused',
    program: 'ssh',
    forms: [
      {
        words: 'ssh connect to host port connection refused',
        pattern: /ssh: connect to host (?<peer>\S{1,120}) port (?<port>\d{1,5}): Connection refused/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'sshd',
    specificity: 3,
    means: 'No SSH server listens at {peer} port {port}',
    check: {
      text: 'On the host see whether sshd runs and on which port; a host that is still booting refuses as well',
      host: 'systemctl status ssh sshd ssh.socket; sudo sshd -t; sudo ss -lntp | grep ssh',
    },
    repair: [
      {
        text: 'Correct what sshd -t names and start it, or correct HostName and Port in ~/.ssh/config',
        host: 'sudo sshd -t && sudo systemctl restart ssh',
      },
    ],
    source: 'OpenSSH sshconnect.c ssh_connect_direct',
    matches: [
      'ssh: connect to host 10.0.0.5 port 22: Connection refused',
      'ssh: connect to host bastion.acme.io port 2222: Connection refused',
    ],
    ignores: ['ssh: connect to host 10.0.0.5 port 22: Connection timed out'],
  },
  {
    id: 'ssh-client.no-common-algorithm',
    kind: 'protocol_mismatch',
    program: 'ssh',
    forms: [
      {
        words: 'ssh handshake failed no common algorithm for',
        pattern:
          /ssh: handshake failed: ssh: no common algorithm for (?<object>[\w -]{1,40}); client offered: \[.{1,400}?\], server offered: \[(?<value>[^\]]{1,200})\]/,
      },
      {
        words: 'userauth_pubkey not in',
        pattern:
          /userauth_pubkey: (?:signature algorithm|key type) (?<value>ssh-rsa|ssh-dss) not in PubkeyAccepted(?:Algorithms|KeyTypes)/,
      },
      {
        words: 'unable to negotiate with no matching found their offer',
        pattern:
          /Unable to negotiate with (?<peer>[\w.:-]{1,120}) port (?<port>\d{1,5}): no matching (?<object>[\w ]{1,40}) found\. Their offer: (?<value>[^\s\n]{1,200})(?! \[preauth\]|[^\s\n])/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'sshd',
    specificity: 3,
    means: 'SSH finds no common {object|key type} with the other end: one side is too old ({value})',
    check: {
      text: 'See what both sides offer',
      host: 'ssh -Q kex; ssh -Q key; ssh -vv <host> true 2>&1 | grep -iE "algorithms|peer" | head',
    },
    repair: [
      { text: 'Update the old side, or use an ed25519 key', host: 'ssh-keygen -t ed25519' },
      {
        text: 'Until then allow the old algorithm for this host only',
        host: 'ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa <host>',
      },
    ],
    source: 'OpenSSH packet.c sshpkt_vfatal; auth2-pubkey.c; golang.org/x/crypto/ssh common.go',
    matches: [
      'ssh: handshake failed: ssh: no common algorithm for key exchange; client offered: [curve25519-sha256], server offered: [diffie-hellman-group1-sha1]',
      'sshd[2211]: userauth_pubkey: signature algorithm ssh-rsa not in PubkeyAcceptedAlgorithms [preauth]',
      'Unable to negotiate with 192.168.1.2 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss',
    ],
    ignores: ['debug1: kex: algorithm: curve25519-sha256'],
  },
  {
    id: 'sshd.client-too-old',
    kind: 'protocol_mismatch',
    program: 'ssh',
    forms: [
      {
        words: 'unable to negotiate with no matching found their offer preauth',
        pattern:
          /Unable to negotiate with (?<peer>[\w.:-]{1,120}) port (?<port>\d{1,5}): no matching (?<object>[\w ]{1,40}) found\. Their offer: (?<value>[^\s\n]{1,200}) \[preauth\]/,
      },
    ],
    role: 'either',
    fault: 'change',
    peerProgram: 'sshd',
    specificity: 1,
    means: 'sshd and the client {peer} share no {object}: an old client or a scanner',
    check: {
      text: 'See what both sides offer',
      host: 'ssh -Q kex; ssh -Q key; ssh -vv <host> true 2>&1 | grep -iE "algorithms|peer" | head',
    },
    repair: [
      { text: 'Update the old side, or use an ed25519 key', host: 'ssh-keygen -t ed25519' },
      {
        text: 'Until then allow the old algorithm for this host only',
        host: 'ssh -o HostKeyAlgorithms=+ssh-rsa -o PubkeyAcceptedAlgorithms=+ssh-rsa <host>',
      },
    ],
    source: 'OpenSSH packet.c sshpkt_vfatal; auth2-pubkey.c; golang.org/x/crypto/ssh common.go',
    matches: [
      'sshd[881]: Unable to negotiate with 203.0.113.9 port 51022: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1 [preauth]',
      'sshd[881]: Unable to negotiate with 10.0.0.9 port 40112: no matching host key type found. Their offer: ssh-dss [preauth]',
    ],
    ignores: ['debug1: kex: algorithm: curve25519-sha256'],
  },
  {
    id: 'ssh-client.turned-away',
    kind: 'connection_limit',
    program: 'sshd',
    forms: [
      {
        words: 'drop connection from on',
        pattern:
          /drop connection #(?<value>\d{1,6}) from \[(?<peer>[^\]]{1,60})\]:\d{1,5} on \[[^\]]{1,60}\]:(?<port>\d{1,5}) (?:past )?(?<setting>[Mm]ax[Ss]tartups|PerSourcePenalties|penalty: .{1,40})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The SSH server turns connections away before the login ({setting})',
    check: {
      text: 'On the server see how many wait unauthenticated, and whether fail2ban banned the address',
      host: 'sudo sshd -T | grep -iE "maxstartups|persource"; sudo fail2ban-client status sshd; sudo journalctl -u ssh -u sshd -n 40 --no-pager',
    },
    repair: [
      {
        text: 'Raise the limit (many parallel jobs), and unban the own address',
        host: 'echo "MaxStartups 100:30:300" | sudo tee /etc/ssh/sshd_config.d/startups.conf && sudo sshd -t && sudo systemctl reload ssh; sudo fail2ban-client set sshd unbanip <address>',
      },
    ],
    source: 'OpenSSH sshd.c drop_connection; kex.c kex_exchange_identification',
    matches: [
      'sshd[2211]: drop connection #10 from [203.0.113.9]:41234 on [10.0.0.5]:22 Maxstartups',
      'sshd[2211]: drop connection #0 from [203.0.113.9]:41234 on [10.0.0.5]:22 penalty: failed authentication',
    ],
    ignores: ['sshd[2211]: exited MaxStartups throttling after 00:01:12, 41 connections dropped'],
  },
];
