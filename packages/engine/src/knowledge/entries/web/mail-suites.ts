import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MAIL_SUITES: readonly CatalogueEntry[] = [
  {
    id: 'docker-mailserver.no-account',
    kind: 'missing_setting',
    program: 'docker-mailserver',
    forms: [
      {
        words: 'you need at least one mail account to start dovecot',
        pattern:
          /You need at least one mail account to start Dovecot \((?<value>\d{1,4})s left for account creation before shutdown\)/,
      },
      {
        words: 'no accounts provided dovecot could not be started',
        pattern: /No accounts provided - Dovecot could not be started/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'docker-mailserver has no mail account yet and will end',
    check: { text: 'See the list', compose: 'docker compose exec {service} setup email list' },
    repair: [
      {
        text: 'Add one while it waits, and keep /tmp/docker-mailserver on a volume',
        compose: 'docker compose exec {service} setup email add <user@domain>',
      },
    ],
    source: 'docker-mailserver, target/scripts/startup',
    matches: [
      '[ WARNING ]  You need at least one mail account to start Dovecot (120s left for account creation before shutdown)',
      '[ ERROR ]  No accounts provided - Dovecot could not be started',
    ],
    ignores: ['[ INFO ]  Dovecot started'],
  },
  {
    id: 'roundcube.login-or-server-refused',
    kind: 'authentication_refused',
    program: 'roundcube',
    forms: [
      {
        words: 'imap error login failed for against from',
        pattern:
          /IMAP Error: Login failed for (?<user>\S{1,120}) against (?<peer>\S{1,120}) from \S{1,80}\. (?<value>.{1,160})/,
      },
      {
        words: 'smtp error',
        pattern:
          /SMTP Error: (?<value>(?:Authentication failure|Connection to server failed|Connection failed|Failed to add recipient|Failed to set sender).{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Roundcube: the mail server does not take it: {value}',
    check: { text: 'Try the server from this host', host: 'openssl s_client -connect <host>:993 -quiet' },
    repair: [
      {
        text: 'Could not connect: imap_host and smtp_host with the right prefix (ssl://, tls://) and port; AUTHENTICATE failed: account or password, or STARTTLS missing',
      },
    ],
    source: 'Roundcube source, rcube_imap.php, rcube_smtp.php',
    matches: [
      '[29-Nov-2026 10:00:00 +0000]: <a1b2> IMAP Error: Login failed for anna@example.com against mail from 10.0.0.5. Could not connect to ssl://mail:993: Connection refused in /var/www/html/program/lib/Roundcube/rcube_imap.php on line 211',
      '[29-Nov-2026 10:00:00 +0000]: SMTP Error: Authentication failure: SMTP server does not support authentication (Code: )',
    ],
    ignores: ['Successful login for anna@example.com'],
  },
  {
    id: 'sogo.no-child',
    kind: 'pool_exhausted',
    program: 'sogo',
    forms: [
      {
        words: 'no child available to handle incoming request',
        pattern: /No child available to handle incoming request/,
      },
      {
        words: 'has been hanging in the same request for',
        pattern: /pid (?<object>\d{1,8}) has been hanging in the same request for (?<value>\d{1,6}) minutes/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'SOGo has no free worker: requests hang or workers are too few',
    check: {
      text: 'See what the workers wait for (IMAP, LDAP, database)',
      host: "grep -E 'hanging|No child' /var/log/sogo/sogo.log | tail -20",
    },
    repair: [
      { text: 'Repair the slow neighbour, and raise WOWorkersCount (one for every 10 ActiveSync devices and more)' },
    ],
    source: 'SOGo source, SoObjects/WOWatchDog; installation guide, WOWorkersCount',
    matches: [
      'sogod [12]: <0x0x55d1[WOWatchDog]> No child available to handle incoming request!',
      'sogod [12]: [WARN] <0x0x55d2[WOWatchDogChild]> pid 123 has been hanging in the same request for 10 minutes',
    ],
    ignores: ['sogod [12]: listening on 127.0.0.1:20000'],
  },
  {
    id: 'imap.login-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'authenticationfailed', pattern: /\[AUTHENTICATIONFAILED\] (?<value>.{1,80})/ },
      {
        words: 'alert application specific password required',
        pattern: /\[ALERT\] Application-specific password required/,
      },
      { words: 'no authenticate failed', pattern: /NO AUTHENTICATE failed\./ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The mail server refuses the IMAP login: {value|password or way of signing in}',
    check: { text: 'Try it by hand', host: 'openssl s_client -crlf -connect <host>:993' },
    repair: [
      {
        text: "Give the account's password; Gmail and iCloud want an app password (with two-factor sign-in) or OAuth, Microsoft 365 takes OAuth only",
      },
    ],
    source: 'RFC 5530; Gmail and Exchange Online documentation',
    matches: [
      "imaplib.IMAP4.error: b'[AUTHENTICATIONFAILED] Invalid credentials (Failure)'",
      'Error login: [imap.example.com] with user [anna] auth [LOGIN]: 2 NO [AUTHENTICATIONFAILED] Authentication failed.',
      'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      'javax.mail.AuthenticationFailedException: A3 NO AUTHENTICATE failed.',
    ],
    ignores: ['A1 OK LOGIN completed'],
  },
  {
    id: 'imap.too-many-connections',
    kind: 'connection_limit',
    forms: [
      { words: 'alert too many simultaneous connections', pattern: /\[ALERT\] Too many simultaneous connections/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The mail provider takes no more IMAP connections of this user at once',
    check: { text: 'Count them', host: 'doveadm who | head; ss -tn | grep -c :993' },
    repair: [{ text: 'Let the clients keep fewer (connections per account), or raise mail_max_userip_connections' }],
    source: 'Dovecot documentation; Gmail help, IMAP limits',
    matches: [
      'imap: [ALERT] Too many simultaneous connections. (Failure)',
      'imaplib.IMAP4.abort: command: LOGIN => [ALERT] Too many simultaneous connections. (Failure)',
    ],
    ignores: ['3 simultaneous connections'],
  },
  {
    id: 'microsoft-365.smtp-login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: '5 7 139 authentication unsuccessful',
        pattern: /5\.7\.139 Authentication unsuccessful, (?<value>.{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Microsoft 365 does not let this account send by SMTP',
    check: {
      text: 'See the setting of the mailbox',
      host: 'Get-CASMailbox <user> | fl SmtpClientAuthenticationDisabled',
    },
    repair: [
      {
        text: "Enable authenticated SMTP for the mailbox (Set-CASMailbox -SmtpClientAuthenticationDisabled $false; security defaults off), use OAuth or a connector, and send as the account's own address",
      },
    ],
    source: 'Exchange Online documentation, Authenticated client SMTP submission',
    matches: [
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
      "smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, user is locked by your organization\\'s security defaults policy.')",
    ],
    ignores: ['235 2.7.0 Authentication successful'],
  },
];
