import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MAIL: Step = {
  text: 'Read the log of the mail server and its settings',
  compose: 'docker compose logs --since 15m {service}; docker compose exec {service} postconf -n',
  host: 'sudo journalctl -u postfix -u dovecot --since -15min --no-pager; postconf -n',
};

/** Postfix, Dovecot, Exim, ClamAV and their helpers. */
export const MAIL_MORE: readonly CatalogueEntry[] = [
  {
    id: 'postfix.set-up-refused',
    kind: 'invalid_setting',
    program: 'postfix',
    forms: [
      {
        words: 'do not list domain in both and',
        pattern: /(?<value>do not list domain \S{1,80} in BOTH \w{5,30} and \w{5,40})/,
      },
      {
        words: 'fatal parameter specify at least one working instance',
        pattern: /fatal: parameter "(?<value>\w{5,60})": specify at least one working instance/,
      },
      {
        words: 'status bounced mail system configuration error',
        pattern: /status=bounced \((?<value>mail system configuration error)\)/,
      },
      {
        words: 'fatal get_service_attr unknown username',
        pattern: /fatal: get_service_attr: (?<value>unknown username: \w{1,40})/,
      },
      {
        words: 'fatal queue report unavailable mail system is down',
        pattern: /fatal: (?<value>Queue report unavailable - mail system is down)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Postfix does not work as set up: {value}',
    check: MAIL,
    repair: [
      { text: 'Correct the setting, check, reload', host: 'sudo postfix check; postconf -n; sudo postfix reload' },
    ],
    source: 'Postfix trivial-rewrite, smtpd, local, pipe',
    matches: [
      'postfix/trivial-rewrite[1]: warning: do not list domain example.com in BOTH mydestination and virtual_mailbox_domains',
      'postfix/smtpd[1]: fatal: parameter "smtpd_relay_restrictions": specify at least one working instance of: reject_unauth_destination',
      'postfix/local[1]: ABC: to=<a@b.c>, status=bounced (mail system configuration error)',
      'postfix/pipe[1]: fatal: get_service_attr: unknown username: vmail',
      'postfix/sendmail[1]: fatal: Queue report unavailable - mail system is down',
    ],
    ignores: ['postfix reloaded'],
  },
  {
    id: 'postfix.already-runs',
    kind: 'lock_held',
    program: 'postfix',
    forms: [
      {
        words: 'fatal the postfix mail system is already running',
        pattern: /fatal: the Postfix mail system is already running/,
      },
      {
        words: 'open lock file unable to set exclusive',
        pattern: /open lock file (?<path>\S{1,100}): unable to set exclusive lock/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another Postfix runs already',
    check: MAIL,
    repair: [{ text: 'End it', host: 'sudo postfix stop; sudo systemctl restart postfix' }],
    source: 'Postfix postfix-script, master.c',
    matches: [
      'postfix/postfix-script[1]: fatal: the Postfix mail system is already running',
      'postfix/master[1]: fatal: open lock file /var/lib/postfix/master.lock: unable to set exclusive lock: Resource temporarily unavailable',
    ],
    ignores: ['the Postfix mail system is running: PID: 1'],
  },
  {
    id: 'postfix.helper-away',
    kind: 'unreachable',
    program: 'postfix',
    forms: [
      {
        words: 'warning connect to milter service',
        pattern:
          /warning: connect to Milter service (?<value>\S{3,80}): (?:Connection refused|No such file or directory|Permission denied)/,
      },
      {
        words: 'connect to',
        pattern:
          /connect to \S{1,60}\[(?<value>private\/[\w-]{1,40})\]: (?:No such file or directory|Connection refused|Permission denied)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A helper of Postfix is away: {value}',
    check: MAIL,
    repair: [
      {
        text: 'Start it and put its socket where Postfix looks for it (below /var/spool/postfix, readable for postfix)',
        host: 'systemctl status opendkim rspamd dovecot; ls -l /var/spool/postfix/private',
      },
    ],
    source: 'Postfix milter8.c, lmtp',
    matches: [
      'postfix/smtpd[812]: warning: connect to Milter service unix:/run/opendkim/opendkim.sock: No such file or directory',
      'postfix/smtpd[1]: warning: connect to Milter service inet:127.0.0.1:8891: Connection refused',
      'postfix/lmtp[1]: ABC: connect to mail.example.com[private/dovecot-lmtp]: No such file or directory',
    ],
    ignores: ['connected to Milter'],
  },
  {
    id: 'postfix.tls-policy-lookup',
    kind: 'invalid_setting',
    program: 'postfix',
    forms: [{ words: 'tls policy lookup for', pattern: /TLS policy lookup for (?<value>\S{1,80}): / }],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Postfix finds no way of TLS for {value}: its policy wants DNSSEC or a certificate',
    check: MAIL,
    repair: [
      {
        text: 'Start it and put its socket where Postfix looks for it (below /var/spool/postfix, readable for postfix)',
        host: 'systemctl status opendkim rspamd dovecot; ls -l /var/spool/postfix/private',
      },
    ],
    source: 'Postfix milter8.c, lmtp',
    matches: [
      'postfix/smtp[1]: warning: TLS policy lookup for example.com: no DNSSEC validation',
      'postfix/smtp[812]: warning: TLS policy lookup for example.org: client TLS configuration problem',
    ],
    ignores: ['connected to Milter'],
  },
  {
    id: 'postfix.lookup-login-refused',
    kind: 'authentication_refused',
    program: 'postfix',
    forms: [
      {
        words: 'warning connect to server',
        pattern:
          /warning: connect to (?<value>mysql|pgsql|ldap) server (?<peer>\S{1,80}): (?:Access denied|FATAL|password authentication failed|Invalid credentials)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Postfix is refused by its database of accounts ({value})',
    check: MAIL,
    repair: [{ text: 'Correct user and password in /etc/postfix/*.cf' }],
    source: 'Postfix dict_mysql.c',
    matches: [
      "postfix/proxymap[1]: warning: connect to mysql server 10.0.0.1: Access denied for user 'mail'@'10.0.0.2' (using password: YES)",
      'postfix/proxymap[1]: warning: connect to pgsql server db: FATAL:  password authentication failed for user "mail"',
    ],
    ignores: ['connected to mysql'],
  },
  {
    id: 'postfix.message-over-limit',
    kind: 'payload_too_large',
    program: 'postfix',
    forms: [
      { words: 'queue file size limit exceeded', pattern: /queue file size limit exceeded/ },
      {
        words: 'status bounced message size exceeds limit',
        pattern: /status=bounced \(message size \d{1,12} exceeds size limit (?<limit>\d{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A mail is larger than Postfix takes',
    check: MAIL,
    repair: [{ text: 'Raise the limit', host: 'sudo postconf -e message_size_limit=52428800 && sudo postfix reload' }],
    source: 'Postfix cleanup',
    matches: [
      'postfix/cleanup[1]: warning: ABC: queue file size limit exceeded',
      'status=bounced (message size 26214401 exceeds size limit 25000000 of server mx.example.com[192.0.2.1])',
    ],
    ignores: ['message_size_limit = 0'],
  },
  {
    id: 'dovecot.set-up-refused',
    kind: 'invalid_setting',
    program: 'dovecot',
    forms: [
      { words: 'fatal not set', pattern: /Fatal: (?:sql: )?(?<value>driver not set)/ },
      {
        words: 'fatal couldn t parse private key',
        pattern: /Fatal: (?<value>Couldn't parse private (?:SSL|ssl) key)/i,
      },
      {
        words: 'first setting must be dovecot_config_version',
        pattern: /(?<value>First setting must be dovecot_config_version)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Dovecot does not start or log in as set up: {value}',
    check: {
      text: 'Let it read its configuration',
      compose: 'docker compose exec {service} doveconf -n',
      host: 'doveconf -n',
    },
    repair: [
      {
        text: 'Correct the setting that it names; version 2.4 has new names and wants dovecot_config_version at the top',
      },
    ],
    source: 'Dovecot doveconf, auth',
    matches: [
      'dovecot: auth: Fatal: sql: driver not set in configuration file',
      "dovecot: imap-login: Fatal: Couldn't parse private SSL key: error:0906D06C",
      'doveconf: Fatal: Error in configuration file /etc/dovecot/dovecot.conf line 1: First setting must be dovecot_config_version',
    ],
    ignores: ['configuration read'],
  },
  {
    id: 'dovecot.mailbox-rights',
    kind: 'file_permission',
    program: 'dovecot',
    forms: [
      {
        words: 'dovecot error failed permission denied',
        pattern:
          /dovecot: \w{2,12}(?:\([^)]{1,60}\))?: Error: [^\n]{0,80}(?:stat|open|mkdir|opendir)\((?<path>\/[^)]{1,150})\) failed: Permission denied/,
      },
      {
        words: 'passwd file open failed permission denied',
        pattern: /passwd-file (?<path>\S{1,100}): open\(\S{0,100}\) failed: Permission denied/,
      },
      {
        words: 'error t open inbox',
        pattern: /Error: (?:sieve: )?Couldn't open INBOX: (?:Permission denied|Internal error)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Dovecot may not open {path|a file or mailbox}',
    check: {
      text: 'Compare owners and the account of the mails',
      host: 'ls -ln /var/mail /var/vmail; doveconf mail_uid mail_gid first_valid_uid',
    },
    repair: [{ text: 'Give the folder to that account', host: 'sudo chown -R vmail:vmail /var/vmail' }],
    source: 'Dovecot mail-storage',
    matches: [
      "dovecot: imap(x): Error: Namespace '': stat(/var/vmail/x) failed: Permission denied",
      'dovecot: auth: Error: passwd-file /etc/dovecot/users: open() failed: Permission denied',
      "dovecot: lmtp(x): Error: Couldn't open INBOX: Permission denied",
    ],
    ignores: ['mailbox opened'],
  },
  {
    id: 'dovecot.index-damaged',
    kind: 'data_corruption',
    program: 'dovecot',
    forms: [
      { words: 'corrupted index cache file', pattern: /Corrupted index cache file (?<path>\/[^\s:]{1,150})/ },
      { words: 'corrupted transaction log file', pattern: /Corrupted transaction log file (?<path>\/[^\s:]{1,150})/ },
      { words: 'corrupted dbox file', pattern: /Corrupted dbox file (?<path>\/[^\s:]{1,150})/ },
      { words: 'corrupted index file', pattern: /Corrupted index file (?<path>\/[^\s:]{1,150})/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'An index of a mailbox is damaged: {path}',
    check: {
      text: 'See whether the store is on NFS or the disk is full',
      host: 'df -h; doveadm mailbox status -u <user> all "*"',
    },
    repair: [{ text: 'Let it write the index anew', host: 'sudo doveadm force-resync -u <user> INBOX' }],
    source: 'Dovecot mail-index',
    matches: [
      'dovecot: imap(x): Error: Mailbox INBOX: Corrupted index cache file /var/vmail/x/dovecot.index.cache: invalid record',
      'Error: Corrupted transaction log file /var/vmail/x/dovecot.index.log seq 2: x',
      'Error: Corrupted dbox file /var/vmail/x/u.1 (around offset=0): x',
      'Error: Corrupted index file /var/vmail/x/dovecot.index: x',
    ],
    ignores: ['index rebuilt'],
  },
  {
    id: 'dovecot.runs-already-or-crashes',
    kind: 'crash_signal',
    program: 'dovecot',
    forms: [
      { words: 'dovecot panic', pattern: /dovecot: \w{2,12}(?:\([^)]{1,60}\))?: Panic: (?<value>[^\n]{1,100})/ },
      {
        words: 'fatal master service child killed with signal',
        pattern: /Fatal: master: service\(\w{1,20}\): child \d{1,8} killed with signal (?<signal>\d{1,2})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Dovecot ends on an own fault: {value}',
    check: {
      text: 'Read the log of the mail server and its settings',
      compose: 'docker compose logs --since 15m {service}; docker compose exec {service} postconf -n',
      host: 'sudo journalctl -u postfix -u dovecot --since -15min --no-pager; postconf -n',
    },
    repair: [{ text: 'Update Dovecot; see vsz_limit when the signal is 9 or 11 (out of memory in the log before)' }],
    source: 'Dovecot failures.c',
    matches: [
      'dovecot: imap(x): Panic: file mail-index-sync.c: line 1 (y): assertion failed: (z)',
      'dovecot: imap: Fatal: master: service(imap): child 1 killed with signal 11 (core dumps disabled)',
    ],
    ignores: ['dovecot started'],
  },
  {
    id: 'dovecot.second-instance',
    kind: 'lock_held',
    program: 'dovecot',
    forms: [
      {
        words: 'fatal dovecot is already running with pid',
        pattern: /Fatal: Dovecot is already running with PID (?<value>\d{1,8})/,
      },
      {
        words: 'dovecot is already running socket exists',
        pattern: /Dovecot is already running\? Socket already exists: (?<path>\S{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Dovecot runs already (pid {value})',
    check: {
      text: 'Read the log of the mail server and its settings',
      compose: 'docker compose logs --since 15m {service}; docker compose exec {service} postconf -n',
      host: 'sudo journalctl -u postfix -u dovecot --since -15min --no-pager; postconf -n',
    },
    repair: [
      {
        text: 'End it, or remove the old pid file in the container',
        host: 'sudo doveadm stop; sudo rm -f /run/dovecot/master.pid',
        destructive: true,
      },
    ],
    source: 'Dovecot master',
    matches: [
      'dovecot: master: Fatal: Dovecot is already running with PID 1 (read from /run/dovecot/master.pid)',
      'Fatal: Dovecot is already running? Socket already exists: /run/dovecot/anvil',
    ],
    ignores: ['Dovecot v2.3 starting up'],
  },
  {
    id: 'dovecot.process-slow',
    kind: 'slow_dependency',
    program: 'dovecot',
    forms: [
      {
        words: 'initial status notification not received in seconds killing the',
        pattern: /Initial status notification not received in \d{1,5} seconds, killing the process/,
      },
      {
        words: 'auth client disconnected with pending requests',
        pattern: /auth client \d{1,9} disconnected with \d{1,5} pending requests/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A process of Dovecot does not come up or its login service went away',
    check: {
      text: 'Read the log of the mail server and its settings',
      compose: 'docker compose logs --since 15m {service}; docker compose exec {service} postconf -n',
      host: 'sudo journalctl -u postfix -u dovecot --since -15min --no-pager; postconf -n',
    },
    repair: [{ text: 'Look at load and disk of the host, and at the user database it asks' }],
    source: 'Dovecot master service-monitor.c',
    matches: [
      'dovecot: master: Error: service(imap): Initial status notification not received in 30 seconds, killing the process',
      'dovecot: auth: Error: auth client 1 disconnected with 1 pending requests: EOF',
    ],
    ignores: ['auth client connected'],
  },
];
