import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Microsoft Exchange, its online form, and Microsoft Graph. */
export const EXCHANGE: readonly CatalogueEntry[] = [
  {
    id: 'exchange.back-pressure',
    kind: 'disk_full',
    program: 'exchange',
    forms: [
      {
        words: 'the resource pressure',
        pattern:
          /The resource pressure (?:increased|is constant|has increased) (?:from|at)[^\n]{0,200}?(?<value>(?:Queue database|Used disk space|Version buckets|Private bytes|Physical memory)[^\n]{0,120})/,
      },
      {
        words: '452 4 3 1 insufficient system',
        pattern: /452 4\.3\.1 (?<value>Insufficient system resources[^\n]{0,40})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Exchange takes no mail for want of resources: {value}',
    check: {
      text: 'Read which resource is over its threshold: disk of the queue, memory, version buckets',
      host: 'Get-ExchangeDiagnosticInfo -Process EdgeTransport -Component ResourceThrottling; Get-PSDrive',
    },
    repair: [{ text: 'Free the disk of the queue database (mail.que) and of the logs, or move it' }],
    source: 'MSExchangeTransport events 15004 to 15007; 452 4.3.1',
    matches: [
      'MSExchangeTransport 15004: The resource pressure increased from Normal to High. The following resources are under pressure: Queue database and disk space ("D:\\Queue\\mail.que") = 98% [High]',
      'SMTP error from remote mail server: 452 4.3.1 Insufficient system resources (UsedDiskSpace[C:\\Exchange\\Queue])',
    ],
    ignores: ['The resource pressure decreased from High to Normal'],
  },
  {
    id: 'exchange.database-dismounted',
    kind: 'data_corruption',
    program: 'exchange',
    forms: [
      {
        words: 'couldn t mount the database that you specified',
        pattern: /Couldn't mount the database that you specified\. Specified database: (?<object>[^\n;]{1,80})/,
      },
      {
        words: 'database could not be',
        pattern:
          /Database "?(?<object>[^"\n]{1,80}?)"? could not be mounted[^\n]{0,40}?(?:MapiException\w{2,40}|hr=0x80004005)/,
      },
      {
        words: 'mapiexceptiondatabaseerror unable to mount database',
        pattern: /MapiExceptionDatabaseError: Unable to mount database/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 2,
    means: 'Exchange cannot mount the mailbox database {object|in question}',
    check: {
      text: 'Read the state and the copies',
      host: 'Get-MailboxDatabaseCopyStatus *; eseutil /mh <database>.edb',
    },
    repair: [
      {
        text: 'With a clean shutdown mount it; with a dirty one replay its logs first',
        host: 'eseutil /r E00 /l <logs> /d <database folder>; Mount-Database "{object|<database>}"',
      },
    ],
    source: 'MSExchangeIS events 9518, 1159; ESE 454, 455, 474, 515; MapiExceptionCallFailed',
    matches: [
      "Couldn't mount the database that you specified. Specified database: DB01; Error code: An Active Manager operation failed.",
      'MapiExceptionDatabaseError: Unable to mount database. (hr=0x80004005, ec=1108)',
      'Database "DB01" could not be mounted: MapiExceptionCallFailed: Unable to mount database.',
    ],
    ignores: ['The database DB01 was mounted'],
  },
  {
    id: 'exchange.relay-denied',
    kind: 'authorisation_denied',
    program: 'exchange',
    forms: [
      {
        words: '5 7 64 tenantattribution relay access denied',
        pattern: /5\.7\.64 TenantAttribution; Relay Access Denied/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Exchange relays no mail from this sender',
    check: {
      text: 'Look which receive connector answers the address',
      host: 'Get-ReceiveConnector | ft Name,RemoteIPRanges,PermissionGroups',
    },
    repair: [
      {
        text: 'Let the client log in at 587, or make a connector for its address with the right to relay',
        host: 'Get-ReceiveConnector "<name>" | Add-ADPermission -User "NT AUTHORITY\\ANONYMOUS LOGON" -ExtendedRights ms-Exch-SMTP-Accept-Any-Recipient',
      },
    ],
    source: 'Exchange SMTP replies 5.7.54, 5.7.60, 5.7.64, 5.7.68',
    matches: [
      "550 5.7.64 TenantAttribution; Relay Access Denied [ValidationStatus of 'MemberOf' is 'EmptyCertificate']",
      "app: 550 5.7.64 TenantAttribution; Relay Access Denied [ValidationStatus of 'MemberOf' is 'EmptyCertificate']",
    ],
    ignores: ['250 2.6.0 Queued mail for delivery'],
  },
  {
    id: 'exchange-online.basic-login-disabled',
    kind: 'authentication_refused',
    program: 'exchange-online',
    forms: [
      {
        words: '550 5 7 30 basic authentication is not supported for client submission',
        pattern: /550 5\.7\.30 (?<value>Basic authentication is not supported for Client Submission)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Exchange Online takes no password login from this client: {value|SMTP AUTH is off}',
    check: {
      text: 'Look whether SMTP AUTH is on for mailbox and tenant, and whether security defaults forbid it',
      host: 'Get-TransportConfig | fl SmtpClientAuthenticationDisabled; Get-CASMailbox <mailbox> | fl SmtpClientAuthenticationDisabled',
    },
    repair: [
      {
        text: 'Move the client to OAuth (XOAUTH2) or Graph; for the time being switch SMTP AUTH on for the one mailbox',
        host: 'Set-CASMailbox <mailbox> -SmtpClientAuthenticationDisabled $false',
      },
    ],
    source: 'Exchange Online 535 5.7.139, 535 5.7.3, 550 5.7.30',
    matches: [
      '550 5.7.30 Basic authentication is not supported for Client Submission.',
      'app: 550 5.7.30 Basic authentication is not supported for Client Submission.',
    ],
    ignores: ['235 2.7.0 Authentication successful'],
  },
  {
    id: 'exchange-online.sender-not-allowed',
    kind: 'authorisation_denied',
    program: 'exchange-online',
    forms: [
      {
        words: '5 2 252 sendasdenied not allowed to send as',
        pattern: /5\.2\.252 SendAsDenied; (?<user>[^\s;]{3,100}) not allowed to send as (?<object>[^\s;]{3,100})/,
      },
      {
        words: 'storedrv submission exception sendasdeniedexception',
        pattern: /STOREDRV\.Submission\.Exception:SendAsDeniedException/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Exchange Online lets the account not send as {user|this address}',
    check: { text: 'Compare the From address with the account that logs in' },
    repair: [
      {
        text: 'Send as the account itself, or grant it Send As',
        host: 'Add-RecipientPermission <mailbox> -Trustee <account> -AccessRights SendAs',
      },
    ],
    source: 'Exchange 5.2.252 SendAsDenied; 5.7.60',
    matches: [
      '554 5.2.252 SendAsDenied; app@corp.example not allowed to send as info@corp.example; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
      '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message',
    ],
    ignores: ['app@corp.example may send as info@corp.example'],
  },
  {
    id: 'exchange-online.limit-reached',
    kind: 'rate_limited',
    program: 'exchange-online',
    forms: [
      {
        words: 'storedrv clientsubmit sender thread limit exceeded',
        pattern: /(?<value>STOREDRV\.ClientSubmit; sender thread limit exceeded)/,
      },
      {
        words: '5 1 90 your message can t be sent because you ve reached daily limit for recipients',
        pattern:
          /5\.1\.90 (?<value>Your message can't be sent because you've reached your daily limit for message recipients)/,
      },
      {
        words: '5 7 705 access denied tenant has exceeded threshold',
        pattern: /5\.7\.705 (?<value>Access denied, tenant has exceeded threshold)/,
      },
      { words: '5 2', pattern: /5\.2\.2 STOREDRV\S{0,60} (?<value>mailbox full|submission quota exceeded)/ },
      { words: '5 2 submission quota exceeded', pattern: /5\.2\.2 (?<value>Submission quota exceeded)/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Exchange Online limits the sender: {value}',
    check: { text: 'Count what the account sends: 30 messages a minute, 10,000 recipients a day' },
    repair: [
      {
        text: 'Send through a service for bulk mail, or spread the messages; a blocked account is released in the Defender portal under Restricted entities',
      },
    ],
    source: 'Exchange Online limits; 4.3.2 STOREDRV, 5.1.90, 5.2.2, 5.7.705',
    matches: [
      '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=AM0PR02MB1.eurprd02.prod.outlook.com]',
      "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
      '550 5.7.705 Access denied, tenant has exceeded threshold',
      '554 5.2.2 STOREDRV.Deliver; mailbox full',
      '554 5.2.2 Submission quota exceeded',
    ],
    ignores: ['250 2.0.0 OK'],
  },
  {
    id: 'microsoft-graph.permission-missing',
    kind: 'authorisation_denied',
    program: 'microsoft-graph',
    forms: [
      {
        words: 'authorization_requestdenied',
        pattern: /Authorization_RequestDenied\b[^\n]{0,60}?(?:Insufficient privileges to complete the operation)?/,
      },
      {
        words: 'insufficient privileges to complete the operation',
        pattern: /Insufficient privileges to complete the operation/,
      },
      { words: 'erroraccessdenied is denied', pattern: /ErrorAccessDenied\b[^\n]{0,60}?Access is denied/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Microsoft Graph refuses: the application lacks a permission',
    check: { text: 'Decode the token at jwt.ms and compare its roles or scp with those the call wants' },
    repair: [
      {
        text: 'Add the permission in the app registration (application, not delegated, for daemons) and have an administrator grant consent',
        host: 'az ad app permission admin-consent --id <app id>',
      },
    ],
    source: 'Microsoft Graph error codes Authorization_RequestDenied, ErrorAccessDenied, accessDenied',
    matches: [
      '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
      'ODataError: Insufficient privileges to complete the operation.',
      'Code: ErrorAccessDenied Message: Access is denied. Check credentials and try again.',
    ],
    ignores: ['The permission was granted'],
  },
  {
    id: 'microsoft-graph.throttled',
    kind: 'rate_limited',
    program: 'microsoft-graph',
    forms: [
      { words: 'applicationthrottled', pattern: /ApplicationThrottled\b/ },
      { words: 'mailboxconcurrency limit', pattern: /MailboxConcurrency limit/ },
      { words: 'activitylimitreached', pattern: /activityLimitReached\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Microsoft Graph limits the calls of this application',
    check: { text: 'Count the calls; Retry-After names the seconds to wait' },
    repair: [{ text: 'Honour Retry-After, batch with $batch and use delta queries instead of polling' }],
    source: 'Microsoft Graph throttling guidance',
    matches: [
      '{"error":{"code":"ApplicationThrottled","message":"Application is over its MailboxConcurrency limit."}}',
      'graph: ApplicationThrottled',
      '{"error":{"code":"activityLimitReached","message":"The request has been throttled"}}',
    ],
    ignores: ['The application was registered'],
  },
  {
    id: 'exchange.transient-refusal',
    kind: null,
    program: 'exchange',
    forms: [
      { words: '4 7', pattern: /45[01] 4\.7\.[01] [^\n]{0,60}?Greylisted/ },
      { words: 'in', pattern: /45[01] [^\n]{0,60}?Greylisting in (?:action|effect)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A mail server defers mail on purpose (greylisting) and takes it later',
    check: { text: 'Look whether the message is delivered at the next try; it usually is after 5 to 15 minutes' },
    repair: [],
    source: 'RFC 6647; Exchange Online 451 4.7.500, Postgrey',
    matches: [
      '450 4.7.1 <anna@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html',
      '451 4.7.1 Greylisting in action, please come back later',
    ],
    ignores: ['550 5.7.1 message refused'],
  },
];
