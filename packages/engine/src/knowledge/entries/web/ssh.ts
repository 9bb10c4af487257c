import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SSH: readonly CatalogueEntry[] = [
  {
    id: 'ssh.file-mode-too-open',
    kind: 'file_permission',
    forms: [
      {
        words: 'permissions for are too open',
        pattern: /Permissions (?<value>0\d{3}) for '(?<path>[^']{1,200})' are too open\./,
      },
      {
        words: 'authentication refused bad ownership or modes for',
        pattern: /Authentication refused: bad ownership or modes for (?:directory|file) (?<path>\/\S{1,200})/,
      },
      { words: 'bad owner or permissions on', pattern: /Bad owner or permissions on (?<path>\/\S{1,200})/ },
      {
        words: 'fatal bad ownership or modes for chroot directory',
        pattern: /fatal: bad ownership or modes for chroot directory (?:component )?"(?<path>[^"]{1,200})"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SSH ignores {path}, since others may read or write it ({value|wrong owner or mode})',
    check: {
      text: 'Look at owner and mode of the file and of the folders above it',
      host: 'namei -l {path}',
      compose: 'docker compose exec {service} ls -lan {path}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan {path}',
    },
    repair: [
      {
        text: 'Close it: 600 for keys and authorized_keys, 700 for .ssh, home not writable for others, root as owner of a chroot; for a Secret set defaultMode: 0400',
        host: 'chmod 600 {path}; chmod go-w ~ ~/.ssh',
        compose: 'docker compose exec {service} chmod 600 {path}',
      },
    ],
    source: 'OpenSSH, authfile.c sshkey_perm_ok(), misc.c safe_path(), readconf.c, session.c',
    matches: [
      "Permissions 0644 for '/root/.ssh/id_rsa' are too open.",
      'sshd[31]: Authentication refused: bad ownership or modes for directory /home/deploy',
      'Bad owner or permissions on /root/.ssh/config',
      'sshd[31]: fatal: bad ownership or modes for chroot directory "/srv/sftp/anna" [postauth]',
    ],
    ignores: ['permissions 644 for /letsencrypt/acme.json are too open, please use 600'],
  },
  {
    id: 'sshd.cannot-start',
    kind: 'missing_file',
    program: 'sshd',
    forms: [
      {
        words: 'missing privilege separation directory',
        pattern: /Missing privilege separation directory: (?<path>\/\S{1,200})/,
      },
      { words: 'sshd no hostkeys available exiting', pattern: /sshd: no hostkeys available -- exiting/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The SSH server does not start: {path|its host keys} missing',
    check: {
      text: 'Test the configuration',
      host: 'sshd -t; ls -la /etc/ssh/ssh_host_* /run/sshd',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "/usr/sbin/sshd -t; ls -la /etc/ssh"',
    },
    repair: [
      {
        text: 'Make what is missing: /run/sshd is made by the unit, so containers need mkdir -p /run/sshd, and host keys come from ssh-keygen -A',
        host: 'mkdir -p /run/sshd && ssh-keygen -A && sshd -t && systemctl restart ssh',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'OpenSSH, sshd.c main(), servconf.c',
    matches: ['Missing privilege separation directory: /run/sshd', 'sshd: no hostkeys available -- exiting.'],
    ignores: ['Server listening on 0.0.0.0 port 22.'],
  },
  {
    id: 'sshd.bind-failed',
    kind: 'port_in_use',
    program: 'sshd',
    forms: [
      {
        words: 'bind to port on failed address already in use',
        pattern: /error: Bind to port (?<port>\d{1,5}) on (?<peer>[\d.a-f:]{1,45}) failed: Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The SSH server cannot listen on port {port}: another process has it',
    check: {
      text: 'Find who listens there; on newer Ubuntu ssh.socket holds the port for sshd',
      host: 'ss -ltnp | grep ":{port} "; systemctl status ssh.socket',
    },
    repair: [
      {
        text: 'End the other process, or set the port in ssh.socket (ListenStream) where socket activation is used',
        host: 'systemctl disable --now ssh.socket; systemctl restart ssh',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'OpenSSH, sshd.c listen_on_addrs()',
    matches: [
      'sshd[31]: error: Bind to port 22 on 0.0.0.0 failed: Address already in use.',
      'sshd[31]: error: Bind to port 2222 on :: failed: Address already in use.',
    ],
    ignores: ['sshd[31]: error: Bind to port 22 on 0.0.0.0 failed: Permission denied.'],
  },
  {
    id: 'ssh.closed-before-greeting',
    kind: 'connection_limit',
    forms: [
      {
        words: 'kex_exchange_identification',
        pattern: /kex_exchange_identification: (?:Connection closed by remote host|read: Connection reset by peer)/,
      },
      {
        words: 'ssh_exchange_identification',
        pattern: /ssh_exchange_identification: (?:Connection closed by remote host|read: Connection reset by peer)/,
      },
      {
        words: 'kex_exchange_identification read connection reset by peer',
        pattern: /kex_exchange_identification: read: Connection reset by peer/,
      },
      { words: 'beginning maxstartups throttling', pattern: /beginning MaxStartups throttling/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'sshd',
    specificity: 2,
    means: 'The SSH server hangs up before it greets',
    check: {
      text: 'Look at the log of the server and whether the address is banned; MaxStartups, fail2ban, hosts.deny or a proxy',
      host: 'journalctl -u ssh -n 50; fail2ban-client status sshd; sshd -T | grep -i maxstartups; grep -v "^#" /etc/hosts.deny',
    },
    repair: [
      {
        text: 'Remove the ban, raise MaxStartups (100:30:200) when many jobs connect at once, or use one connection for them (ControlMaster)',
        host: 'fail2ban-client set sshd unbanip <address>; systemctl reload ssh',
      },
    ],
    source: 'OpenSSH, kex.c kex_exchange_identification(), srclimit.c, sshd.c',
    matches: [
      'kex_exchange_identification: Connection closed by remote host',
      'ssh_exchange_identification: read: Connection reset by peer',
      'kex_exchange_identification: read: Connection reset by peer',
      'sshd[31]: error: beginning MaxStartups throttling',
    ],
    ignores: ['sshd[31]: error: kex_exchange_identification: banner line contains invalid characters'],
  },
  {
    id: 'sshd.internet-noise',
    kind: null,
    program: 'sshd',
    forms: [
      {
        words: 'failed password for from port ssh2',
        pattern: /Failed password for (?:invalid user )?\S{0,60} from [\d.a-f:]{2,45} port \d{1,5} ssh2/,
      },
      {
        words: 'invalid user from port',
        pattern: /sshd(?:-session)?\[\d{1,10}\]: Invalid user \S{0,60} from [\d.a-f:]{2,45} port \d{1,5}/,
      },
      {
        words: 'preauth',
        pattern:
          /(?:Connection (?:closed|reset) by|Disconnected from|Received disconnect from) (?:authenticating |invalid )?(?:user \S{0,60} )?[\d.a-f:]{2,45} port \d{1,5}[^\n]{0,80}\[preauth\]/,
      },
      {
        words: 'did not receive identification string from',
        pattern: /Did not receive identification string from [\d.a-f:]{2,45}/,
      },
      {
        words: 'kex_exchange_identification',
        pattern:
          /error: kex_exchange_identification: (?:banner line contains invalid characters|client sent invalid protocol identifier)/,
      },
      {
        words: 'banner exchange connection from port invalid format',
        pattern: /banner exchange: Connection from [\d.a-f:]{2,45} port \d{1,5}: invalid format/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Strangers try passwords or other protocols at the SSH port',
    check: {
      text: 'Nothing needs to be done with key logins only (PasswordAuthentication no); fail2ban or another port makes it less',
    },
    repair: [],
    source: 'OpenSSH, auth.c auth_log(), packet.c, kex.c',
    matches: [
      'sshd[31]: Failed password for invalid user admin from 203.0.113.9 port 51834 ssh2',
      'sshd[31]: Invalid user oracle from 203.0.113.9 port 51834',
      'sshd[31]: Connection closed by authenticating user root 203.0.113.9 port 51834 [preauth]',
      'sshd[31]: Did not receive identification string from 203.0.113.9 port 51834',
      'sshd[31]: error: kex_exchange_identification: banner line contains invalid characters',
      'sshd[31]: banner exchange: Connection from 203.0.113.9 port 51834: invalid format',
    ],
    ignores: ['sshd[31]: Accepted publickey for deploy from 10.0.0.4 port 51834 ssh2: ED25519 SHA256:Jx2c9'],
  },
];
