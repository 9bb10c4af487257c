import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** sshd, sudo, PAM, cron and logrotate. */
export const LINUX_ACCOUNTS: readonly CatalogueEntry[] = [
  {
    id: 'sshd.account-refused',
    kind: 'authorisation_denied',
    program: 'sshd',
    forms: [
      {
        words: 'user from not allowed because',
        pattern:
          /User (?<user>\S{1,40}) from \S{1,60} not allowed because (?!not listed in AllowUsers|listed in DenyUsers|[^\n]{0,40}(?:Allow|Deny)Groups)(?<value>[^\n]{3,80})/,
      },
      {
        words: 'access denied for user by pam account configuration',
        pattern: /Access denied for user (?<user>\S{1,40}) by (?<value>PAM account configuration)/,
      },
      { words: 'account has expired', pattern: /account (?<user>\S{1,40}) has (?<value>expired) \(account expired\)/ },
      { words: 'expired password for user', pattern: /(?<value>expired password) for user (?<user>\S{1,40})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'sshd lets {user|an account} not in: {value}',
    check: {
      text: 'Read lists, shell and age of the account',
      host: 'sudo sshd -T | grep -iE "allow|deny"; getent passwd {user|<user>}; sudo chage -l {user|<user>}',
    },
    repair: [
      {
        text: 'Put the account or its group into AllowUsers or AllowGroups, give it a shell of /etc/shells, or a new date',
        host: 'sudo chage -E -1 {user|<user>}; sudo systemctl reload sshd',
      },
    ],
    source: 'OpenSSH auth.c allowed_user',
    matches: [
      'sshd[1]: User x from 192.0.2.4 not allowed because account is locked',
      'sshd[1]: fatal: Access denied for user x by PAM account configuration [preauth]',
      'sshd[1]: pam_unix(sshd:account): account x has expired (account expired)',
      'pam_unix(sshd:account): expired password for user x (password aged)',
    ],
    ignores: ['User x from 192.0.2.4 allowed'],
  },
  {
    id: 'sshd.account-not-listed',
    kind: 'authorisation_denied',
    program: 'sshd',
    forms: [
      {
        words: 'user from not allowed because',
        pattern:
          /User (?<user>\S{1,40}) from (?<peer>\S{1,60}) not allowed because (?<value>not listed in AllowUsers|listed in DenyUsers|[^\n]{0,40}(?:Allow|Deny)Groups)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'sshd lets {user} not in: {value} (strangers try it all the time)',
    check: {
      text: 'Read lists, shell and age of the account',
      host: 'sudo sshd -T | grep -iE "allow|deny"; getent passwd {user|<user>}; sudo chage -l {user|<user>}',
    },
    repair: [
      {
        text: 'Put the account or its group into AllowUsers or AllowGroups, give it a shell of /etc/shells, or a new date',
        host: 'sudo chage -E -1 {user|<user>}; sudo systemctl reload sshd',
      },
    ],
    source: 'OpenSSH auth.c allowed_user',
    matches: [
      'sshd[1]: User x from 192.0.2.4 not allowed because not listed in AllowUsers',
      "sshd[812]: User root from 203.0.113.9 not allowed because none of user's groups are listed in AllowGroups",
    ],
    ignores: ['User x from 192.0.2.4 allowed'],
  },
  {
    id: 'sshd.configuration-wrong',
    kind: 'invalid_setting',
    program: 'sshd',
    forms: [
      {
        words: 'etc ssh line',
        pattern:
          /(?<path>\/etc\/ssh\/\S{1,60}):? line (?<value>\d{1,5}): (?:Bad configuration option: (?<setting>\S{1,40})|[Uu]nsupported option|missing argument)/,
      },
      {
        words: 'terminating bad configuration options',
        pattern: /(?<path>\/\S{1,200}): terminating, (?<value>\d{1,4} bad configuration options)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'sshd does not start: {path|its configuration} holds {setting|what it cannot read}',
    check: { text: 'Test it', host: 'sudo sshd -t; ls -l /etc/ssh' },
    repair: [
      {
        text: 'Correct the line',
        host: 'sudo sshd -t && sudo systemctl restart ssh',
      },
    ],
    source: 'OpenSSH servconf.c',
    matches: [
      '/etc/ssh/sshd_config: line 3: Bad configuration option: Foo',
      '/etc/ssh/sshd_config: terminating, 1 bad configuration options',
    ],
    ignores: ['line 3: ok'],
  },
  {
    id: 'sshd.host-key-absent',
    kind: 'missing_file',
    program: 'sshd',
    forms: [
      { words: 'could not load host key', pattern: /Could not load host key: (?<path>\/\S{1,80})/ },
      { words: 'unable to load host key', pattern: /Unable to load host key "?(?<path>\/[^\s":]{1,80})/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'sshd lacks the host key {path}',
    check: {
      text: 'See which keys there are and which are asked for',
      host: 'sudo sshd -T | grep -i hostkey; ls -l /etc/ssh/ssh_host_*',
    },
    repair: [
      {
        text: 'Make missing keys, or name in HostKey only those that are wanted; while one key is left sshd runs',
        host: 'sudo ssh-keygen -A && sudo systemctl restart ssh',
      },
    ],
    source: 'OpenSSH servconf.c',
    matches: [
      'sshd[1]: error: Could not load host key: /etc/ssh/ssh_host_ed25519_key',
      'Unable to load host key "/etc/ssh/ssh_host_rsa_key": error in libcrypto',
    ],
    ignores: ['line 3: ok'],
  },
  {
    id: 'sudo.refused',
    kind: 'authorisation_denied',
    program: 'sudo',
    forms: [
      { words: 'sudo', pattern: /sudo: {1,3}(?<user>\S{1,40}) : (?<value>user NOT in sudoers|command not allowed)/ },
      { words: 'is not in the sudoers file', pattern: /(?<user>\S{1,40}) is not in the sudoers file/ },
      {
        words: 'sudo etc is',
        pattern: /sudo: (?<path>\/etc\/sudo\S{0,40}) is (?<value>owned by uid \d{1,10}, should be 0|world writable)/,
      },
      {
        words: 'sudo effective uid is not 0 on a file',
        pattern: /sudo: effective uid is not 0, (?<value>is \S{1,60} on a file system with the 'nosuid' option)/,
      },
      {
        words: 'sudo no tty present and askpass program specified',
        pattern: /sudo: (?<value>no tty present and no askpass program specified)/,
      },
      {
        words: 'sudo the no new privileges flag is set',
        pattern: /sudo: The "(?<value>no new privileges)" flag is set/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'sudo does not let {user|the account} do it: {value}',
    check: {
      text: 'Read what the account may do',
      host: 'sudo -l -U <user>; ls -l /etc/sudoers /etc/sudo.conf $(which sudo)',
    },
    repair: [
      {
        text: 'Write a rule into /etc/sudoers.d, give the files back to root, or start without sudo (containers run as root or set no-new-privileges)',
        host: 'pkexec chown -R root:root /etc/sudoers /etc/sudoers.d /etc/sudo.conf; sudo visudo -f /etc/sudoers.d/<user>',
      },
    ],
    source: 'sudo plugins/sudoers',
    matches: [
      'sudo: x : user NOT in sudoers ; TTY=pts/0',
      'x is not in the sudoers file.  This incident will be reported.',
      'sudo: /etc/sudo.conf is owned by uid 1000, should be 0',
      "sudo: effective uid is not 0, is /usr/bin/sudo on a file system with the 'nosuid' option set or an NFS file system without root privileges?",
      'sudo: no tty present and no askpass program specified',
      'sudo: The "no new privileges" flag is set, which prevents sudo from running as root.',
    ],
    ignores: ['sudo: session opened'],
  },
  {
    id: 'sudo.host-name-unknown',
    kind: null,
    program: 'sudo',
    forms: [{ words: 'sudo unable to resolve host', pattern: /sudo: unable to resolve host (?<peer>\S{1,80})/ }],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'sudo does not find the name of this host: {peer}',
    check: { text: 'Nothing fails: write the name into /etc/hosts beside 127.0.1.1' },
    repair: [],
    source: 'sudo',
    matches: [
      'sudo: unable to resolve host web: Name or service not known',
      'sudo: unable to resolve host ip-10-0-0-1: Temporary failure in name resolution',
    ],
    ignores: ['sudo: host web'],
  },
  {
    id: 'logrotate.refuses',
    kind: 'file_permission',
    program: 'logrotate',
    forms: [
      {
        words: 'error skipping because parent directory has insecure permissions',
        pattern: /error: skipping "(?<path>[^"]{1,150})" because (?<value>parent directory has insecure permissions)/,
      },
      {
        words: 'error destination already exists skipping rotation',
        pattern: /error: destination (?<path>\S{1,150}) (?<value>already exists, skipping rotation)/,
      },
      {
        words: 'error running script for',
        pattern:
          /(?<value>error running (?:shared |non-shared )?(?:pre|post)rotate script) for '?(?<path>[^'\n]{1,150})/,
      },
      {
        words: 'error ignoring because of bad file mode',
        pattern: /error: (?<value>Ignoring \S{1,100} because of bad file mode)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'logrotate leaves {path|a log} alone: {value}',
    check: { text: 'Run it and look', host: 'sudo logrotate -dv /etc/logrotate.conf 2>&1 | grep -A3 error' },
    repair: [
      {
        text: 'Name the account in the rule (su root adm) or take write rights of the folder away, correct the line, or move the target away',
        host: 'sudo chmod 755 /var/log/<folder>; sudoedit /etc/logrotate.d/<name>',
      },
    ],
    source: 'logrotate.c',
    matches: [
      'error: skipping "/var/log/x.log" because parent directory has insecure permissions (It\'s world writable or writable by group which is not "root")',
      'error: destination /var/log/x.1.gz already exists, skipping rotation',
      "error: error running shared postrotate script for '/var/log/x.log '",
      'error: Ignoring /etc/logrotate.d/x because of bad file mode - must be 0644 or 0444.',
    ],
    ignores: ['rotating pattern: /var/log/x.log'],
  },
  {
    id: 'logrotate.state-locked',
    kind: 'lock_held',
    program: 'logrotate',
    forms: [
      {
        words: 'error state file is already locked',
        pattern: /error: state file (?<path>\S{1,150}) (?<value>is already locked)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another logrotate runs: {path} {value}',
    check: { text: 'See who holds it', host: 'sudo fuser -v {path}; pgrep -a logrotate' },
    repair: [
      {
        text: 'Let the other run end (a postrotate script that hangs keeps it), and keep only one of cron and the systemd timer',
        host: 'systemctl list-timers logrotate.timer; ls /etc/cron.daily/logrotate',
      },
    ],
    source: 'logrotate.c',
    matches: [
      'logrotate[812]: error: state file /var/lib/logrotate.status is already locked',
      'error: state file /var/lib/logrotate/status is already locked',
    ],
    ignores: ['rotating pattern: /var/log/x.log'],
  },
  {
    id: 'logrotate.rule-invalid',
    kind: 'invalid_setting',
    program: 'logrotate',
    forms: [
      {
        words: 'error',
        pattern:
          /error: (?<path>\S{1,150}):(?:\d{1,5}) (?<value>unknown option '[^']{1,40}'|lines must begin with a keyword[^\n]{0,40}|duplicate log entry[^\n]{0,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'logrotate does not understand {path}: {value}',
    check: { text: 'Check the rules', host: 'sudo logrotate -d {path}' },
    repair: [
      {
        text: 'Correct the word on that line, or remove the file that names the same log a second time',
        host: 'sudoedit /etc/logrotate.d/<name>',
      },
    ],
    source: 'logrotate.c',
    matches: [
      'error: /etc/logrotate.d/app:1 duplicate log entry for /var/log/app.log',
      "error: nginx:3 unknown option 'foo' -- ignoring line",
    ],
    ignores: ['rotating pattern: /var/log/x.log'],
  },
  {
    id: 'pam.login-refused',
    kind: 'authentication_refused',
    program: 'linux',
    forms: [
      { words: 'su authentication failure', pattern: /\bsu: Authentication failure/ },
      {
        words: 'pam_faillock',
        pattern: /pam_faillock\([^)]{1,30}\): (?:Consecutive login failures for user|User) (?<user>\S{1,40})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'A login on this host is refused',
    check: { text: 'Look at account and lock', host: 'sudo passwd -S <user>; sudo faillock --user <user>' },
    repair: [
      { text: 'Set the password or end the lock', host: 'sudo faillock --user <user> --reset; sudo passwd <user>' },
    ],
    source: 'Linux-PAM',
    matches: [
      'su: Authentication failure',
      'pam_faillock(sshd:auth): Consecutive login failures for user x account temporarily locked',
    ],
    ignores: ['su: session opened'],
  },
];
