import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTFIX: readonly CatalogueEntry[] = [
  {
    id: 'postfix.port-25-blocked',
    kind: 'unreachable',
    program: 'postfix',
    forms: [
      {
        words: 'connect to 25',
        pattern:
          /connect to (?<peer>[\w.-]{1,120})\[[\d.a-f:]{2,45}\]:(?<port>25): (?<value>Connection timed out|Network is unreachable|No route to host)/,
      },
      {
        words: 'connect to 25',
        pattern:
          /connect to (?<peer>[\w.-]{1,120})\[[\d.a-f:]{2,45}\]:(?<port>25): (?<value>Network is unreachable|No route to host)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Postfix gets no connection to {peer} port {port}: {value}',
    check: {
      text: 'Test whether any mail server answers on port 25: most providers and cloud hosts block it; "unreachable" for an IPv6 address only means that there is no IPv6',
      host: 'nc -vz -w 5 gmail-smtp-in.l.google.com 25; postconf inet_protocols relayhost; postqueue -p | tail -5',
      compose: 'docker compose exec {service} sh -c "postconf inet_protocols relayhost; postqueue -p | tail -5"',
      kubernetes: 'kubectl exec deploy/{service} -- postqueue -p | tail -5',
    },
    repair: [
      {
        text: 'Send through a relay on port 587 (relayhost = [smtp.example.com]:587 with smtp_sasl_auth_enable), or ask the provider to open port 25',
        host: 'postconf -e "relayhost = [smtp.example.com]:587" "smtp_sasl_auth_enable = yes" "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd" "smtp_tls_security_level = encrypt" && systemctl reload postfix && postqueue -f',
      },
      {
        text: 'Set inet_protocols = ipv4 where there is no IPv6',
        host: 'postconf -e "inet_protocols = ipv4" && systemctl restart postfix',
      },
    ],
    source: 'Postfix, src/smtp/smtp_connect.c',
    matches: [
      'postfix/smtp[312]: connect to gmail-smtp-in.l.google.com[142.250.27.26]:25: Connection timed out',
      'postfix/smtp[312]: connect to gmail-smtp-in.l.google.com[2a00:1450:4025:c03::1a]:25: Network is unreachable',
    ],
    ignores: ['postfix/smtp[312]: connect to 127.0.0.1[127.0.0.1]:10024: Connection refused'],
  },
  {
    id: 'postfix.relay-denied',
    kind: 'authorisation_denied',
    program: 'postfix',
    forms: [
      {
        words: 'relay access denied',
        pattern:
          /RCPT from (?<peer>[\w.-]{1,120}\[[\d.a-f:]{2,45}\]): [45]54 [45]\.7\.1 <(?<object>[^>]{1,160})>: Relay access denied/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'postfix',
    specificity: 2,
    means: 'Postfix relays no mail of {peer|the client} to {object}',
    check: {
      text: 'See whether the client is one of ours (then it has to log in or be in mynetworks) or a stranger, which is as it should be; for an own domain look at mydestination and virtual_mailbox_domains',
      host: 'postconf mynetworks mydestination virtual_mailbox_domains relay_domains smtpd_relay_restrictions',
      compose: 'docker compose exec {server} postconf mynetworks mydestination relay_domains',
      kubernetes: 'kubectl exec deploy/{server} -- postconf mynetworks mydestination',
    },
    repair: [
      {
        text: 'Let the client authenticate on 587, or add its network (the Docker subnet) to mynetworks; never open it to all',
        host: 'postconf -e "mynetworks = 127.0.0.0/8 172.18.0.0/16" && systemctl reload postfix',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Postfix, src/smtpd/smtpd_check.c reject_unauth_destination',
    matches: [
      'postfix/smtpd[31]: NOQUEUE: reject: RCPT from shop-web-1[172.18.0.7]: 454 4.7.1 <anna@example.org>: Relay access denied; from=<shop@example.com> to=<anna@example.org> proto=ESMTP helo=<shop>',
      'postfix/smtpd[44]: NOQUEUE: reject: RCPT from app[10.0.0.4]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<a@b.example> to=<bob@example.net> proto=ESMTP helo=<app>',
    ],
    ignores: ['postfix/smtpd[31]: connect from shop-web-1[172.18.0.7]'],
  },
  {
    id: 'postfix.sasl-backend-away',
    kind: 'wrong_address',
    program: 'postfix',
    forms: [
      {
        words: 'sasl connect to failed',
        pattern:
          /SASL: Connect to (?<path>[\w./-]{1,120}) failed: (?<value>No such file or directory|Connection refused|Permission denied)/,
      },
      { words: 'no sasl authentication mechanisms', pattern: /fatal: no SASL authentication mechanisms/ },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'dovecot',
    specificity: 3,
    means: 'Postfix cannot ask Dovecot for logins at {path|its SASL socket}: {value|none offered}',
    check: {
      text: 'See whether Dovecot runs and makes the socket below the queue directory of Postfix',
      host: 'ls -la /var/spool/postfix/private/auth; systemctl status dovecot; postconf smtpd_sasl_type smtpd_sasl_path',
      compose: 'docker compose exec {service} ls -la /var/spool/postfix/private/auth',
    },
    repair: [
      {
        text: 'Start Dovecot, and give its service auth a unix_listener /var/spool/postfix/private/auth with mode 0660, user and group postfix',
        host: 'systemctl restart dovecot postfix',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'Postfix, src/xsasl/xsasl_dovecot_server.c, smtpd_sasl_glue.c',
    matches: [
      'postfix/smtpd[31]: warning: SASL: Connect to private/auth failed: No such file or directory',
      'postfix/smtpd[31]: fatal: no SASL authentication mechanisms',
    ],
    ignores: ['postfix/smtpd[31]: client=shop-web-1[172.18.0.7], sasl_method=PLAIN, sasl_username=shop@example.com'],
  },
  {
    id: 'postfix.transport-or-map-missing',
    kind: 'missing_file',
    program: 'postfix',
    forms: [
      {
        words: 'connect to transport private',
        pattern:
          /warning: connect to transport (?<object>private\/[\w-]{1,60}): (?<value>No such file or directory|Connection refused)/,
      },
      { words: 'mail transport unavailable', pattern: /(?<value>mail transport unavailable)/ },
      {
        words: 'open database no such file or directory',
        pattern: /error: open database (?<path>\/\S{1,200}): (?<value>No such file or directory)/,
      },
      { words: 'unsupported dictionary type', pattern: /unsupported dictionary type: (?<object>\w{1,20})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Postfix lacks {object|its map or transport} {path|(see the line)}: {value|not supported}',
    check: {
      text: 'Compare main.cf with master.cf and the files; types such as mysql, lmdb or hash need their package',
      host: 'postconf -n; postconf -m; postconf -M; ls -la {path|/etc/postfix}',
      compose: 'docker compose exec {service} sh -c "postconf -n; postconf -m"',
    },
    repair: [
      {
        text: 'Make the map (postmap, newaliases), install postfix-mysql or the like, or correct the name of the transport; where Berkeley DB is gone use lmdb: instead of hash:',
        host: 'newaliases; postmap /etc/postfix/virtual; apt-get install -y postfix-lmdb postfix-mysql; systemctl restart postfix',
      },
    ],
    source: 'Postfix, src/qmgr/qmgr_transport.c, qmgr_deliver.c; src/util/dict_db.c, dict_open.c, dynamicmaps.c',
    matches: [
      'postfix/qmgr[12]: warning: connect to transport private/dovecot: No such file or directory',
      'postfix/error[31]: 4F2C81: to=<anna@example.com>, relay=none, status=deferred (mail transport unavailable)',
      'postfix/local[31]: error: open database /etc/aliases.db: No such file or directory',
      'postfix/smtpd[31]: error: unsupported dictionary type: mysql',
    ],
    ignores: ['postfix/postfix-script[88]: starting the Postfix mail system'],
  },
  {
    id: 'postfix.queue-disk-full',
    kind: 'disk_full',
    program: 'postfix',
    forms: [
      {
        words: '4 3 1',
        pattern: /45[12] 4\.3\.1 (?:Insufficient system storage|Error: queue file write error)/,
      },
      {
        words: 'not enough free space in mail queue bytes',
        pattern:
          /not enough free space in mail queue: (?<value>\d{1,15}) bytes < (?<limit>[\d.]{1,6}\*message size limit)/,
      },
      {
        words: 'no space left on device postfix',
        pattern: /postfix\/\w{1,20}\[\d{1,10}\]: (?:fatal|warning|error): [^\n]{0,160}No space left on device/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Postfix takes no mail: the disk of its queue is full ({value|few} bytes free)',
    check: {
      text: 'See what fills the disk',
      host: 'df -h /var/spool/postfix; df -i /var/spool/postfix; mailq | tail -1',
      compose: 'docker compose exec {service} df -h /var/spool/postfix',
      kubernetes: 'kubectl exec deploy/{service} -- df -h /var/spool/postfix',
    },
    repair: [
      {
        text: 'Make room on the disk of /var/spool/postfix (logs, old mail) or enlarge it, then let the queue run',
        host: 'journalctl --vacuum-size=500M && postqueue -f',
      },
    ],
    source: 'Postfix, src/smtpd/smtpd_check.c smtpd_check_queue(); src/global/cleanup_strerror.c',
    matches: [
      'postfix/smtpd[31]: NOQUEUE: reject: MAIL from shop-web-1[172.18.0.7]: 452 4.3.1 Insufficient system storage; from=<shop@example.com> proto=ESMTP',
      'postfix/smtpd[31]: warning: not enough free space in mail queue: 10485760 bytes < 1.5*message size limit',
      'postfix/cleanup[33]: warning: 4F2C81: write queue file: No space left on device',
    ],
    ignores: ['message_size_limit = 10240000'],
  },
  {
    id: 'postfix.internet-noise',
    kind: null,
    program: 'postfix',
    forms: [
      {
        words: 'sasl authentication failed',
        pattern: /warning: [\w.-]{1,120}\[[\d.a-f:]{2,45}\]: SASL (?:LOGIN|PLAIN|CRAM-MD5) authentication failed: /,
      },
      {
        words: 'lost connection after from',
        pattern:
          /lost connection after (?:AUTH|CONNECT|EHLO|HELO|STARTTLS|UNKNOWN|RSET|DATA|RCPT|NOOP|QUIT)(?: \(\d{1,9} bytes\))? from /,
      },
      {
        words: 'does not resolve to address',
        pattern: /warning: hostname [\w.-]{1,160} does not resolve to address [\d.a-f:]{2,45}/,
      },
      { words: 'improper command pipelining after', pattern: /improper command pipelining after \w{1,12} from / },
      { words: 'ssl_accept error from', pattern: /SSL_accept error from [\w.-]{1,120}\[[\d.a-f:]{2,45}\]: / },
      {
        words: 'timeout after from',
        pattern: /timeout after (?:AUTH|CONNECT|EHLO|RSET|END-OF-MESSAGE|RCPT) from [\w.-]{1,120}\[/,
      },
      {
        words: 'noqueue reject rcpt from blocked using',
        pattern: /NOQUEUE: reject: RCPT from [\w.-]{1,120}\[[\d.a-f:]{2,45}\](?::\d{1,5})?: .{0,160}blocked using /,
      },
      { words: 'warning tls library problem', pattern: /postfix\/\S{1,40}\[\d{1,8}\]: warning: TLS library problem: / },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Strangers try passwords or broken TLS at the mail server',
    check: { text: 'Nothing needs to be done; fail2ban with the postfix-sasl jail makes it less' },
    repair: [],
    source: 'Postfix, src/smtpd/smtpd.c, smtpd_sasl_glue.c, smtpd_peer.c; src/tls/tls_server.c',
    matches: [
      'postfix/smtpd[31]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6',
      'postfix/smtpd[31]: lost connection after AUTH from unknown[203.0.113.9]',
      'postfix/smtpd[31]: warning: hostname scan-12.example.net does not resolve to address 203.0.113.9: Name or service not known',
      'postfix/smtpd[31]: improper command pipelining after CONNECT from unknown[203.0.113.9]: \\026\\003\\001',
      'postfix/smtpd[31]: SSL_accept error from unknown[203.0.113.9]: -1',
      'postfix/smtpd[31]: timeout after AUTH from unknown[203.0.113.9]',
      'postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org',
      'postfix/smtpd[31]: warning: TLS library problem: error:0A00006C:SSL routines::bad key share:../ssl/statem/extensions_srvr.c:627:',
    ],
    ignores: [
      'status=deferred (SASL authentication failed; server smtp.example.com[198.51.100.9] said: 535 5.7.8 Error)',
    ],
  },
];
