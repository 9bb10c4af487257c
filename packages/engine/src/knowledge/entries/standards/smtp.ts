import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const TALK_TO_SERVER: Step = {
  text: 'Talk to the mail server by hand, with the same account, sender and port',
  compose:
    'docker compose exec {service} env | grep -iE "smtp|mail"; swaks --server <server>:587 -tls -au <account> -f <sender> -t <recipient>',
  kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "smtp|mail"',
  host: 'swaks --server <server>:587 -tls -au <account> -f <sender> -t <recipient>; sudo tail -50 /var/log/mail.log',
};

/** Replies of SMTP as mail servers send them and as clients and relays print them. */
export const SMTP: readonly CatalogueEntry[] = [
  {
    id: 'smtp.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: '535',
        pattern:
          /(?:Invalid login: |SMTPAuthenticationError: \(|AuthenticationFailedException: |said: |response: |SMTP code: |code "|Net::SMTPAuthenticationError: |[Ee]rror: )"?535[ ,-]/,
      },
      { words: '535 5 7 8', pattern: /\b535(?:[ -]|, b')5\.7\.(?:8|3|139)\b/ },
      { words: 'authenticationexception 535', pattern: /AuthenticationException: 535\b/ },
      {
        words: 'sasl authentication failed server said',
        pattern: /SASL authentication failed; (?:cannot authenticate to server|server) (?<peer>[\w.-]{1,100})\[/,
      },
      { words: 'curl 67', pattern: /curl: \(67\) (?:Login denied|Access denied)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'smtp',
    specificity: 3,
    means: 'The mail server {peer|that is used} refuses the login (535)',
    check: TALK_TO_SERVER,
    repair: [
      {
        text: 'Give the writer the right account and password; Gmail and Microsoft 365 take no account password any more but an app password or OAuth, others want the whole address as the name',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl edit secret <mail secret> && kubectl rollout restart deploy/{service}',
        host: 'sudoedit /etc/postfix/sasl_passwd && sudo postmap /etc/postfix/sasl_passwd && sudo systemctl reload postfix',
      },
    ],
    source:
      'RFC 4954 section 6 (535 5.7.8); CPython smtplib, nodemailer smtp-connection, Jakarta Mail, Postfix smtp_sasl_glue.c; curl CURLE_LOGIN_DENIED',
    matches: [
      'Error: Invalid login: 535-5.7.8 Username and Password not accepted.',
      '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
      'MailKit.Security.AuthenticationException: 535: 5.7.8 bad credentials',
      'postfix/smtp[77]: warning: SASL authentication failed; server smtp.example.com[192.0.2.5] said: 535 5.7.0 bad credentials',
      'curl: (67) Login denied',
    ],
    ignores: ['235 2.7.0 Authentication successful', 'sent 535 mails'],
  },
  {
    id: 'smtp.login-or-tls-wanted',
    kind: 'authentication_refused',
    forms: [
      { words: '530 5 7', pattern: /\b530(?:[ -]|, b')5\.7\.\d{1,3}\b(?<value>[^"'\\]{0,60})/ },
      { words: 'must issue a starttls command first', pattern: /Must issue a STARTTLS command first/ },
      { words: 'smtp auth extension not supported by server', pattern: /SMTP AUTH extension not supported by server/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'smtp',
    specificity: 3,
    means: 'The mail server wants TLS or a login before it takes mail (530)',
    check: TALK_TO_SERVER,
    repair: [
      {
        text: 'Turn on STARTTLS (port 587) or TLS (port 465) and set account and password in the mail settings of the writer',
        compose:
          '$EDITOR .env   # SMTP_PORT=587, SMTP_TLS=true, SMTP_USER, SMTP_PASSWORD\ndocker compose up -d {service}',
        kubernetes: 'kubectl edit secret <mail secret> && kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'RFC 3207 section 4, RFC 4954 section 6 (530); CPython smtplib SMTPNotSupportedError; Exchange Online NDR 5.7.57',
    matches: [
      "smtplib.SMTPSenderRefused: (530, b'5.7.0 Authentication Required. For more information, go to', 'shop@example.com')",
      '530 5.7.0 Must issue a STARTTLS command first',
      '530 5.7.57 Client not authenticated to send mail.',
      'smtplib.SMTPNotSupportedError: SMTP AUTH extension not supported by server.',
    ],
    ignores: ['220 2.0.0 Ready to start TLS', 'user 530 logged in'],
  },
  {
    id: 'smtp.relay-denied',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'relay access denied',
        pattern: /(?<!\]: )[45]54 [45]\.7\.1 <(?<user>[^>]{1,120})>: Relay access denied/,
      },
      {
        words: 'relay',
        pattern:
          /55[04][ -](?:5\.7\.\d{1,3} )?(?:\S{1,120} )?(?:[Uu]nable to relay|[Rr]elaying denied|relay not permitted|we do not relay)/,
      },
      {
        words: 'sender address rejected not owned by user',
        pattern: /Sender address rejected: not owned by user (?<user>\S{1,100})/,
      },
      {
        words: 'client does not have permissions to send as this sender',
        pattern: /5\.7\.60 .{0,60}Client does not have permissions to send as this sender/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'smtp',
    specificity: 3,
    means: 'The mail server does not relay for {user|this client or sender}',
    check: TALK_TO_SERVER,
    repair: [
      {
        text: 'Log in before sending, send from an address that the account owns, or add the network of the client to those the server relays for',
        host: 'sudo postconf -e "mynetworks = 127.0.0.0/8 172.16.0.0/12" && sudo systemctl reload postfix',
        compose: '$EDITOR .env   # SMTP_USER, SMTP_PASSWORD, MAIL_FROM\ndocker compose up -d {service}',
      },
    ],
    source: 'RFC 5321 4.2.2, RFC 3463 X.7.1; Postfix smtpd_check.c; Exim ACL; Exchange',
    matches: [
      'smtplib.SMTPRecipientsRefused: 554 5.7.1 <bob@example.com>: Relay access denied',
      'SMTPRecipientsRefused: 550 5.7.1 Unable to relay',
      '553 5.7.1 <ceo@example.com>: Sender address rejected: not owned by user shop@example.com',
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ],
    ignores: ['relay=mx.example.com[192.0.2.7]:25, status=sent (250 OK)', 'relay access for office network granted'],
  },
  {
    id: 'smtp.reputation-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: '550 5 7',
        pattern:
          /\b55[04][ -]5\.7\.(?:1|25|26|27|29|606|511)\b.{0,200}(?:blocked|black ?list|blocklist|spamhaus|unauthenticated|SPF|DKIM|DMARC|PTR|reverse DNS)/i,
      },
      {
        words: 'blocked using',
        pattern:
          /(?<!NOQUEUE: reject: .{0,120})(?:Client host|Service unavailable; Client host) \[(?<peer>[\da-fA-F.:]{2,45})\] blocked using (?<object>[\w.-]{1,80})/,
      },
      {
        words: 'domain not found',
        pattern:
          /45[04] 4\.\d\.\d <[^>]{1,120}>: (?:Helo command|Sender address|Client host) rejected: (?:Host|Domain) not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'smtp',
    specificity: 3,
    means: 'The receiver refuses mail of this host ({object|SPF, DKIM, reverse DNS or a block list})',
    check: {
      text: 'Look up SPF, DKIM, DMARC and reverse DNS of the sender and its address in the block list',
      host: 'dig +short txt <domain>; dig +short txt _dmarc.<domain>; dig +short -x {peer|<address>}',
    },
    repair: [
      {
        text: 'Set SPF (v=spf1), DKIM, DMARC and the PTR record of the sending address, or send through a relay that has them; ask the list for removal once the cause is gone',
        host: 'dig +short -x {peer|<address>}',
      },
    ],
    source: 'RFC 7208, RFC 7489; Gmail SMTP errors 5.7.26, 5.7.25; Postfix smtpd_check.c reject_rbl_client',
    matches: [
      'host gmail-smtp-in.l.google.com said: 550-5.7.26 This mail has been blocked because the sender is unauthenticated.',
      '554 5.7.1 Service unavailable; Client host [192.0.2.77] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.77',
      '450 4.1.8 <shop@intern.local>: Sender address rejected: Domain not found',
    ],
    ignores: ['dmarc report: 550 messages passed', '554 5.7.1 <bob@example.com>: Relay access denied'],
  },
  {
    id: 'smtp.recipient-unknown',
    kind: 'missing_object',
    forms: [
      { words: '550 5 1', pattern: /\b550(?:[ -]|, b')5\.1\.(?:1|10|0)\b(?: <(?<user>[^>]{1,120})>)?/ },
      {
        words: 'recipient address rejected user unknown',
        pattern:
          /(?:<(?<user>[^>]{1,120})>: )?Recipient address rejected: User unknown in (?:local|virtual mailbox|relay) /,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'smtp',
    specificity: 2,
    means: 'The mailbox {user|of the recipient} does not exist at the receiver (550 5.1.1)',
    check: {
      text: 'Compare the address with the mailboxes and aliases of its domain',
      host: 'sudo postmap -q {user|<address>} hash:/etc/postfix/virtual; sudo postconf mydestination virtual_mailbox_domains',
    },
    repair: [
      {
        text: 'Correct the address, or add the mailbox or alias; a domain that stands in mydestination although its mail lives elsewhere does the same',
        host: 'sudoedit /etc/postfix/virtual && sudo postmap /etc/postfix/virtual && sudo systemctl reload postfix',
      },
    ],
    source: 'RFC 3463 X.1.1; Postfix smtpd_check.c; Gmail SMTP errors 5.1.1',
    matches: [
      'said: 550-5.1.1 The email account that you tried to reach does not exist.',
      'reject: RCPT from app[172.18.0.4]: 550 5.1.1 <bbo@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
    ],
    ignores: ['250 2.1.5 Ok', 'status page: 550 users'],
  },
  {
    id: 'smtp.mailbox-or-size',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'mailbox full',
        pattern:
          /\b(?:452|552|554|422)[ -](?:[45]\.2\.[0-3]\b)?.{0,100}(?:[Mm]ailbox (?:is )?full|over ?quota|out of storage|[Qq]uota exceeded)/,
      },
      { words: '552 5 2 2', pattern: /\b552(?:[ -]|, b')5\.2\.2\b/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'smtp',
    specificity: 2,
    means: 'The receiver has no room for the mail (mailbox full)',
    check: {
      text: 'Read the code: 5.2.2 is the mailbox, 4.3.1 the disk of the server',
      host: 'sudo postconf mailbox_size_limit; df -h /var/spool/postfix; sudo doveadm quota get -u <user>',
    },
    repair: [
      { text: 'Empty or enlarge the mailbox, or the disk that holds it', host: 'sudo doveadm quota recalc -u <user>' },
    ],
    source: 'RFC 3463 X.2.2, X.3.1; Postfix smtpd_check.c',
    matches: ['said: 452 4.2.2 Mailbox full', '552 5.2.2 The email account that you tried to reach is over quota'],
    ignores: ['mailbox full of drafts was archived', 'message size 552 bytes'],
  },
  {
    id: 'smtp.deferred-by-rate',
    kind: 'rate_limited',
    forms: [
      {
        words: '421',
        pattern:
          /(?:said: |response: |\(|: )421[ ,-](?:b')?(?:4\.[37]\.\d{1,3} )?.{0,120}(?:[Tt]oo many|rate|[Tt]ry again later|unusual)/,
      },
      { words: 'greylisted', pattern: /\b45[01][ -].{0,120}[Gg]rey ?listed/ },
      {
        words: 'throttling failure',
        pattern: /454 Throttling failure: (?:Maximum sending rate exceeded|Daily message quota exceeded)/,
      },
      { words: 'daily user sending', pattern: /550[ -]5\.4\.5 Daily user sending (?:quota|limit) exceeded/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'smtp',
    specificity: 1,
    means: 'The mail server puts the mail off: too many in too short a time',
    check: {
      text: 'See how much waits in the queue and what sends so much',
      host: 'mailq | tail -1; sudo qshape deferred | head',
      compose: 'docker compose logs --since 1h | grep -cE "421|450|451|454"',
    },
    repair: [
      {
        text: 'Send slower and over fewer connections, let the queue try again, or have the quota raised; stop a loop that mails',
        host: 'sudo postconf -e default_destination_rate_delay=1s && sudo systemctl reload postfix',
      },
    ],
    source: 'RFC 5321 4.2.3 (421, 450, 451); Amazon SES SMTP responses; Gmail SMTP errors 4.7.0, 5.4.5; Postgrey',
    matches: [
      'postfix/smtp[77]: 4F1: host mx.example.com[192.0.2.7] said: 421 4.7.0 Try again later, closing connection.',
      '450 4.2.0 <bob@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example.com',
      '454 Throttling failure: Maximum sending rate exceeded.',
      '550 5.4.5 Daily user sending limit exceeded.',
    ],
    ignores: ['queue active: 421 messages', '250 2.0.0 Ok: queued as 4F1'],
  },
];
