import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Mail: milters, OpenDKIM, OpenDMARC, SpamAssassin, Dovecot Sieve, fetchmail. */
export const MAIL_FILTERS: readonly CatalogueEntry[] = [
  {
    id: 'milter.not-reached',
    kind: 'unreachable',
    program: 'postfix',
    forms: [
      {
        words: 'warning connect to milter service',
        pattern: /warning: connect to Milter service (?<peer>\S{3,120}): (?<value>[^\n]{3,60})/,
      },
      {
        words: 'warning milter can t read reply packet header',
        pattern: /warning: milter (?<peer>\S{3,120}): can't read \S{1,30} reply packet header: (?<value>[^\n]{3,60})/,
      },
      {
        words: 'milter reject from 4 7 1 service unavailable',
        pattern:
          /milter-reject: (?:CONNECT|EHLO|MAIL|RCPT|DATA|END-OF-MESSAGE) from \S{3,120}: (?<value>4\.7\.1 Service unavailable)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Postfix reaches no milter at {peer}: {value|it is away}',
    check: {
      text: 'Look whether filter and socket are there',
      host: 'sudo postconf smtpd_milters; ss -lxntp | grep -E "opendkim|rspamd|clamav|milter"',
    },
    repair: [
      {
        text: 'Start the filter; a socket inside the chroot of Postfix has to be below /var/spool/postfix and open to its group',
        host: 'sudo usermod -aG opendkim postfix && sudo systemctl restart opendkim postfix',
      },
    ],
    source: 'Postfix milter8.c',
    matches: [
      'postfix/smtpd[812]: warning: connect to Milter service unix:opendkim/opendkim.sock: No such file or directory',
      "postfix/smtpd[812]: warning: milter inet:localhost:11332: can't read SMFIC_OPTNEG reply packet header: Connection reset by peer",
      'postfix/smtpd[812]: NOQUEUE: milter-reject: CONNECT from mail.example.org[192.0.2.9]: 4.7.1 Service unavailable - try again later; proto=SMTP',
    ],
    ignores: ['opendkim[612]: OpenDKIM Filter v2.11.0 starting'],
  },
  {
    id: 'opendkim.key-unusable',
    kind: 'file_permission',
    program: 'opendkim',
    forms: [
      {
        words: 'key data is not secure',
        pattern: /(?<path>\S{1,120}): key data is not secure: (?<value>[^\n]{3,100})/,
      },
      {
        words: 'opendkim',
        pattern:
          /opendkim\[\d{1,8}\]: \S{1,30}: (?<value>no signing table match for '[^']{1,100}'|error loading key '[^']{1,80}')/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenDKIM cannot use the key {path|of the domain}: {value|rights}',
    check: {
      text: 'Look at owner and mode, and compare with the DNS',
      host: 'sudo ls -l /etc/dkimkeys; opendkim-testkey -d <domain> -s <selector> -vvv',
    },
    repair: [
      {
        text: 'Give the key to opendkim with mode 0600, publish the public key at the selector',
        host: 'sudo chown -R opendkim:opendkim /etc/dkimkeys && sudo chmod 600 /etc/dkimkeys/*.private',
      },
    ],
    source: 'OpenDKIM opendkim.c',
    matches: [
      'opendkim[612]: /etc/dkimkeys/mail.private: key data is not secure: /etc/dkimkeys is in group 1001 which has multiple users',
      "opendkim[612]: 4Zx1: error loading key 'mail._domainkey.corp.example'",
    ],
    ignores: ['opendkim[612]: 4Zx1: DKIM-Signature field added (s=mail, d=corp.example)'],
  },
  {
    id: 'opendkim.verification-notes',
    kind: null,
    program: 'opendkim',
    forms: [
      {
        words: 'opendkim',
        pattern:
          /opendkim\[\d{1,8}\]: \S{1,30}: (?:bad signature data|no signature data|DKIM verification successful|s=\S{1,60} d=\S{1,80} (?:a=\S{1,20} )?SSL error|not internal|not authenticated|external host \S{1,100} attempted to send as)/,
      },
      { words: 'opendmarc', pattern: /opendmarc\[\d{1,8}\]: \S{1,30}: (?:SPF\(|\S{1,80} (?:none|pass|fail)$)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'OpenDKIM or OpenDMARC notes how a message was checked',
    check: {
      text: "Nothing to do for other people's messages; a bad signature of your own is changed on the way (footers, mailing lists)",
    },
    repair: [],
    source: 'OpenDKIM, OpenDMARC',
    matches: [
      'opendkim[612]: 4Zx1: bad signature data',
      'opendkim[612]: 4Zx1: DKIM verification successful',
      'opendkim[612]: 4Zx1: s=sel d=example.org SSL error:04091068:rsa routines::bad signature',
      'opendmarc[612]: 4Zx1: example.org none',
    ],
    ignores: ["opendkim[612]: can't load key from /etc/dkimkeys/mail.private: Permission denied"],
  },
  {
    id: 'spamassassin.rules-or-daemon',
    kind: 'unreachable',
    program: 'spamassassin',
    forms: [
      {
        words: 'connect to spamd on',
        pattern: /spamc(?:\[\d{1,8}\])?: (?<value>connect to spamd on (?<peer>\S{1,60}) failed[^\n]{0,60})/,
      },
      {
        words: 'channel could not find working mirror failed',
        pattern: /(?<value>channel: could not find working mirror), channel failed/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'SpamAssassin cannot work: {value}',
    check: { text: 'Check rules and daemon', host: 'spamassassin --lint; systemctl status spamd spamassassin' },
    repair: [
      {
        text: 'Start the daemon; the mirrors of the rules may be away for a time',
        host: 'sudo systemctl restart spamd',
      },
    ],
    source: 'SpamAssassin spamd, spamc, sa-update',
    matches: [
      'spamc[812]: connect to spamd on 127.0.0.1 failed, retrying (#1 of 3): Connection refused',
      'channel: could not find working mirror, channel failed',
    ],
    ignores: ['spamd[812]: spamd: server started on port 783/tcp'],
  },
  {
    id: 'spamassassin.no-rules',
    kind: 'missing_file',
    program: 'spamassassin',
    forms: [
      {
        words: 'config no rules were found do you need to run sa update',
        pattern: /config: no rules were found!/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SpamAssassin has no rules',
    check: { text: 'See what is there', host: 'ls /var/lib/spamassassin; spamassassin --lint' },
    repair: [{ text: 'Fetch them', host: 'sudo sa-update -v && sudo systemctl restart spamd' }],
    source: 'SpamAssassin spamd, spamc, sa-update',
    matches: [
      "spamd[812]: config: no rules were found!  Do you need to run 'sa-update'?",
      "config: no rules were found!  Do you need to run 'sa-update'?",
    ],
    ignores: ['spamd[812]: spamd: server started on port 783/tcp'],
  },
  {
    id: 'spamassassin.children-used-up',
    kind: 'connection_limit',
    program: 'spamassassin',
    forms: [
      {
        words: 'prefork server reached max children setting consider raising it',
        pattern: /spamd(?:\[\d{1,8}\])?: prefork: server reached --max-children setting/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'All children of spamd are busy',
    check: { text: 'See how long a check takes', host: 'tail -20 /var/log/mail.log; free -m' },
    repair: [
      {
        text: 'Raise --max-children as memory allows (100 MB each), scan no mails above 500 kB, look for slow DNS block lists',
        host: 'sudo systemctl restart spamd',
      },
    ],
    source: 'SpamAssassin spamd, spamc, sa-update',
    matches: [
      'spamd[812]: prefork: server reached --max-children setting, consider raising it',
      'spamd[1]: prefork: server reached --max-children setting, consider raising it',
    ],
    ignores: ['spamd[812]: spamd: server started on port 783/tcp'],
  },
  {
    id: 'sieve.script-not-run',
    kind: 'invalid_setting',
    program: 'dovecot',
    forms: [
      {
        words: 'sieve',
        pattern:
          /sieve: (?:Error: )?(?:failed to (?:open|compile|access|store)|Failed to (?:access|compile|open)) (?:active |user )?(?:script|personal script|binary)[^\n]{0,30}?(?<path>\/\S{1,120}?)?[\s:,]/,
      },
      {
        words: 'line',
        pattern: /(?<path>\S{1,120}\.sieve|\S{1,60}): line \d{1,5}: (?:error|warning): (?<value>[^\n]{3,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "Dovecot's Sieve cannot run the script {path|of the user}",
    check: { text: 'Compile it', host: 'sievec {path|<script>}' },
    repair: [
      {
        text: 'Correct the line it names; a missing extension is set in sieve_extensions, a binary that cannot be written wants rights in the folder',
      },
    ],
    source: 'Pigeonhole Sieve',
    matches: [
      'dovecot: lda(anna): Error: sieve: Failed to compile script /home/anna/.dovecot.sieve (view user logfile /home/anna/.dovecot.sieve.log for more information)',
      "main_script: line 12: error: unknown command 'filento' (only reported once at first occurrence).",
    ],
    ignores: ["dovecot: lda(anna): sieve: msgid=<8a1@x>: stored mail into mailbox 'INBOX'"],
  },
  {
    id: 'fetchmail.login-or-server',
    kind: 'authentication_refused',
    program: 'fetchmail',
    forms: [
      {
        words: 'authorization failure on',
        pattern: /fetchmail(?:\[\d{1,8}\])?: (?<value>Authorization failure on (?<user>[^\s@]{1,80}@\S{1,80}))/,
      },
      {
        words: 'query status',
        pattern:
          /fetchmail(?:\[\d{1,8}\])?: (?<value>Query status=\d{1,2} \((?:AUTHFAIL|SOCKET|PROTOCOL|LOCKBUSY|SMTP|DNS|MULTIDROP)\))/,
      },
      { words: 'authorization failure on', pattern: /Authorization failure on (?<user>\S{1,120})/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'fetchmail cannot collect mail of {user|the account}: {value}',
    check: { text: 'Run it once verbosely', host: 'fetchmail -v --nodetach --nosyslog' },
    repair: [
      {
        text: "Correct password or port, use an application password where two-factor login is on, trust the server's CA",
      },
    ],
    source: 'fetchmail driver.c',
    matches: [
      'fetchmail[812]: Authorization failure on anna@mail.corp.example',
      'fetchmail[812]: Query status=2 (SOCKET)',
    ],
    ignores: ['fetchmail[812]: 2 messages for anna at mail.corp.example'],
  },
];
