import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MAIL_ASK: Step = {
  text: 'Speak to the server by hand and read its whole answer',
  host: 'swaks --server <host>:587 --tls --auth-user <user> --to <address>; openssl s_client -starttls smtp -connect <host>:587',
};

/** Enhanced status codes of mail (RFC 3463, RFC 5248) that are no login, relay or reputation. */
export const SMTP_CODES: readonly CatalogueEntry[] = [
  {
    id: 'smtp.login-way-closed',
    kind: 'authentication_refused',
    forms: [
      { words: '534 5 7 9', pattern: /534[ -]5\.7\.(?:9|14|8) (?<value>[^\n]{1,100})/ },
      { words: '535 5 7', pattern: /535[ -]5\.7\.(?:139|3|0|1) (?<value>[^\n]{1,100})/ },
      {
        words: 'smtpclientauthentication is disabled',
        pattern: /(?<value>SmtpClientAuthentication is disabled for the \w{1,12})/,
      },
      { words: '454 4 7 0 authentication failure', pattern: /454 4\.7\.0 (?<value>Temporary authentication failure)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The mail provider refuses the login: {value|this way of login is closed}',
    check: MAIL_ASK,
    repair: [
      {
        text: 'Make an app password (Google, Yahoo, iCloud), switch SMTP AUTH on for the mailbox (Set-CASMailbox -SmtpClientAuthenticationDisabled $false), or use OAuth 2',
      },
    ],
    source: 'Google, "SMTP error reference"; Microsoft, "Fix issues with SMTP AUTH"',
    matches: [
      '534-5.7.9 Application-specific password required.',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      '535 5.7.3 Authentication unsuccessful',
      'Error: Invalid login: SmtpClientAuthentication is disabled for the Mailbox',
      '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
    ],
    ignores: ['535 pages'],
  },
  {
    id: 'smtp.refused-by-policy',
    kind: 'authorisation_denied',
    forms: [
      { words: '5 7 23', pattern: /550[ -]5\.7\.23 (?<value>[^\n]{1,100})/ },
      {
        words: 'message rejected',
        pattern:
          /55\d[ -](?:5\.7\.\d{1,3} )?(?<value>Message rejected(?: as spam| due to|: Email address is not verified)[^\n]{0,100})/i,
      },
      {
        words: 'email address is not verified',
        pattern:
          /(?<value>Email address is not verified\. The following identities failed the check in region [\w-]{1,20}: [^\s,]{1,80})/,
      },
      {
        words: 'client host rejected cannot find',
        pattern: /4\.7\.25 Client host rejected: (?<value>cannot find your (?:reverse )?hostname)/,
      },
      { words: 'helo command rejected', pattern: /(?<value>Helo command rejected: [\w -]{1,60})/ },
      { words: 'unusual rate of unsolicited mail', pattern: /unusual rate of unsolicited mail/ },
      { words: '550 5 7 511', pattern: /550[ -]5\.7\.(?:511|606|708|705|750) (?<value>[^\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The receiving server refuses the mail by its rules: {value}',
    check: MAIL_ASK,
    repair: [
      {
        text: 'Publish SPF, DKIM and DMARC, set the PTR record of the address to the name in HELO, and ask for removal from the list that the answer names',
      },
      { text: 'Amazon SES: verify the sender (and in the sandbox each recipient)' },
    ],
    source: 'RFC 7208; RFC 7372; Amazon SES troubleshooting; Exchange Online NDR list',
    matches: [
      '550 5.7.23 The message was rejected because of Sender Policy Framework violation',
      '554 5.7.1 Message rejected as spam by Content Filtering.',
      '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: x@y.com',
      'MessageRejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: x@y.com',
      '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.4]',
      '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
      '421-4.7.28 Our system has detected an unusual rate of unsolicited mail',
      '550 5.7.511 Access denied, banned sender[192.0.2.4].',
    ],
    ignores: ['message accepted'],
  },
  {
    id: 'smtp.message-too-large',
    kind: 'payload_too_large',
    forms: [
      { words: '5 3 4', pattern: /55[02][ -]5\.3\.4 [^\n]{0,60}(?:[Mm]essage|size)/ },
      { words: 'message size exceeds', pattern: /\b(?:552|554)[ -](?:5\.3\.4 )?[Mm]essage size exceeds/ },
      { words: 'message length is more than bytes', pattern: /Message length is more than (?<limit>\d{1,12}) bytes/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The mail is larger than the server takes',
    check: {
      text: 'Ask for the limit: EHLO answers SIZE',
      host: 'openssl s_client -starttls smtp -connect <host>:587 -crlf',
    },
    repair: [
      {
        text: 'Send a link in place of the attachment, or raise message_size_limit',
        host: 'sudo postconf -e message_size_limit=52428800 && sudo postfix reload',
      },
    ],
    source: 'RFC 1870; RFC 3463 X.3.4',
    matches: [
      '552 5.3.4 Message size exceeds fixed limit',
      "552-5.3.4 Your message exceeded Google's message size limits",
      '552 Message size exceeds maximum permitted',
      'Message length is more than 10485760 bytes long',
    ],
    ignores: ['message size 12 KB'],
  },
  {
    id: 'smtp.mailbox-full',
    kind: 'quota_exceeded',
    forms: [
      { words: 'out of storage space', pattern: /4(?:52|50)[ -]4\.2\.2 [^\n]{0,80}out of storage space/ },
      {
        words: 'mailbox is full',
        pattern:
          /(?:552|452|522|554)[ -](?:[45]\.2\.2 )?[^\n]{0,60}(?:[Mm]ailbox is full|over quota|[Qq]uota exceeded)/,
      },
      { words: 'over quota', pattern: /(?:552|452|522|554)[ -](?:[45]\.2\.2 )?[^\n]{0,60}over quota/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The mailbox of the recipient is full',
    check: MAIL_ASK,
    repair: [{ text: 'Empty the mailbox, or raise its quota (doveadm quota get -u <user>)' }],
    source: 'RFC 3463 X.2.2',
    matches: [
      "452 4.2.2 The recipient's inbox is out of storage space",
      '552 5.2.2 The mailbox is full: Mailbox is full',
      '552 5.2.2 user over quota',
    ],
    ignores: ['mailbox is full of joy'],
  },
  {
    id: 'smtp.sent-too-fast',
    kind: 'rate_limited',
    forms: [
      {
        words: '421 4 7 0',
        pattern:
          /421[ -]4\.7\.(?:0|28|26|66) (?<value>(?:Try again later|\[?[^\n]{0,80}(?:rate|temporarily))[^\n]{0,60})/,
      },
      {
        words: 'concurrent connections limit exceeded',
        pattern: /432 4\.3\.2 (?<value>Concurrent connections limit exceeded)/,
      },
      { words: '4 7 500', pattern: /451 4\.7\.5\d\d (?<value>Server busy[^\n]{0,60})/ },
      {
        words: 'too many',
        pattern:
          /(?:421|450|451|452|454)[ -](?:4\.\d\.\d{1,3} )?(?:Error: )?(?<value>[Tt]oo many (?:connections|recipients|messages|concurrent SMTP connections)[^\n]{0,60})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The mail provider slows this sender down: {value}',
    check: MAIL_ASK,
    repair: [
      {
        text: 'Send in smaller lots with fewer connections (smtp_destination_concurrency_limit, smtp_destination_rate_delay), and warm a new address up over weeks',
      },
    ],
    source: 'Google, "SMTP error reference"; Exchange Online limits',
    matches: [
      '421 4.7.0 Try again later, closing connection.',
      '432 4.3.2 Concurrent connections limit exceeded.',
      '451 4.7.500 Server busy. Please try again later from [192.0.2.4].',
      '421 4.7.1 Error: too many connections from 192.0.2.4',
    ],
    ignores: ['421 mails sent'],
  },
  {
    id: 'smtp.mail-loop',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'too many hops',
        pattern: /5\.4\.6 (?:Error: )?(?:too many hops|Hop count exceeded)|too many hops,? this message is looping/i,
      },
      { words: 'hop count exceeded', pattern: /Hop count exceeded/ },
      { words: 'mail for loops back to myself', pattern: /mail for (?<peer>[\w.-]{1,120}) loops back to myself/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A mail goes round in a ring: too many hops',
    check: {
      text: 'Read the Received lines of the mail and the MX of the domain',
      host: 'dig +short MX <domain>; postconf mydestination relayhost transport_maps',
    },
    repair: [
      {
        text: 'Let one server call the domain its own (mydestination or virtual_mailbox_domains, never both), and correct MX, relayhost and forwarding rules',
      },
    ],
    source: 'RFC 3463 X.4.6; Postfix smtp.c',
    matches: [
      '554 5.4.6 Error: too many hops',
      '554 5.4.14 Hop count exceeded - possible mail loop ATTR34',
      'status=bounced (mail for example.com loops back to myself)',
    ],
    ignores: ['three hops away'],
  },
  {
    id: 'smtp.server-trouble',
    kind: 'outside_outage',
    forms: [
      {
        words: '4 3 0',
        pattern:
          /4\d\d[ -]4\.3\.0 (?:<[^>]{0,80}>: )?(?<value>Temporary (?:system problem|lookup failure)[^\n]{0,60}|[^\n]{0,40}Temporary lookup failure)/,
      },
      { words: 'error timeout exceeded 421', pattern: /421 4\.4\.2 \S{1,100} Error: (?<value>timeout exceeded)/ },
      {
        words: 'tls not available due to local problem',
        pattern: /454 4\.7\.0 (?<value>TLS not available due to local problem)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The mail server has trouble of its own: {value}',
    check: MAIL_ASK,
    repair: [
      {
        text: 'Wait for the next try of the queue; on an own server look into its log: a lookup table (MySQL, LDAP) that is away, a certificate that cannot be read',
      },
    ],
    source: 'RFC 3463 X.3.0; Postfix smtpd.c',
    matches: [
      '421 4.3.0 Temporary system problem. Try again later',
      '451 4.3.0 <x@y.com>: Temporary lookup failure',
      '421 4.4.2 mail.example.com Error: timeout exceeded',
      '454 4.7.0 TLS not available due to local problem',
    ],
    ignores: ['451 entries'],
  },
  {
    id: 'smtp.recipient-host-unknown',
    kind: 'name_resolution',
    forms: [
      { words: '5 1 2', pattern: /55[03][ -]5\.1\.2 (?<value>[^\n]{1,80})/ },
      {
        words: 'host or domain name not found',
        pattern:
          /Host or domain name not found\. Name service error for name=(?<peer>[\w.-]{1,120})(?: type=(?<value>\w{1,8}))?/,
      },
      { words: 'dns hard error', pattern: /(?<value>DNS Hard Error)/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'The domain of the recipient or sender has no address: {value}',
    check: { text: 'Ask DNS for it', host: 'dig MX <domain>; dig A <domain>' },
    repair: [
      {
        text: 'Correct the address; when all domains fail, the resolver of this host is away (in a chroot: copy resolv.conf)',
      },
    ],
    source: 'RFC 3463 X.1.2; Postfix smtp_addr.c',
    matches: [
      "550 5.1.2 Bad destination host 'DNS Hard Error looking up example.con (MX): NXDomain'",
      'status=bounced (Host or domain name not found. Name service error for name=example.con type=A: Host not found)',
      "Bad destination host 'DNS Hard Error'",
    ],
    ignores: ['5 1 2 go'],
  },
  {
    id: 'smtp.dialogue-wrong',
    kind: null,
    forms: [
      {
        words: 'error',
        pattern:
          /50[23][ -]5\.5\.[12] (?:Error: )?(?<value>command not recognized|nested MAIL command|need (?:RCPT|MAIL) command|[Ss]end HELO\/EHLO first|no valid recipients)/,
      },
      { words: 'bad sender address syntax', pattern: /501 5\.1\.7 (?<value>Bad sender address syntax)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 1,
    means: 'A client speaks SMTP wrongly: {value}',
    check: {
      text: 'Nothing needs doing when the clients are strangers: scanners do this; a program of yours that writes it needs its mail library mended',
    },
    repair: [],
    source: 'RFC 3463 X.5.1',
    matches: [
      '502 5.5.2 Error: command not recognized',
      '503 5.5.1 Error: nested MAIL command',
      '501 5.1.7 Bad sender address syntax',
    ],
    ignores: ['command recognized'],
  },
];
