import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LDAP_KERBEROS: readonly CatalogueEntry[] = [
  {
    id: 'ldap.bind-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'ldap error code 49',
        pattern:
          /LDAP: error code 49 - (?:Invalid Credentials|\w{8}: LdapErr: [^\n\]]{1,120}?, (?<value>data (?!532|533|701|773|775)[0-9a-f]{1,4})\b)/i,
      },
      { words: 'invalid credentials 49', pattern: /ldap\w{0,20}: Invalid credentials \(49\)/ },
      {
        words: 'ldap result code 49 invalid credentials',
        pattern:
          /LDAP Result Code 49 "Invalid Credentials": (?![^\n]{0,160}, data (?:532|533|701|773|775)\b)(?:[^\n]{0,160}?, (?<value>data [0-9a-f]{1,4})\b)?/,
      },
      { words: 'ldap invalid_credentials', pattern: /ldap\.INVALID_CREDENTIALS: / },
      {
        words: 'unable to bind to server invalid credentials',
        pattern: /ldap_bind(?:_ext)?\(\): Unable to bind to server: Invalid credentials/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'ldap',
    specificity: 3,
    means: 'The directory refuses the name or password of a bind ({value|error 49})',
    check: {
      text: 'See whether it is the service account (then nobody can log in) or one user, and try it by hand; data 52e is a wrong password, 525 an unknown user',
      host: 'ldapwhoami -x -H ldap://<server> -D "<bind dn>" -W',
      compose: 'docker compose config | grep -iE "ldap|bind"',
      kubernetes: 'kubectl get secret | grep -i ldap',
    },
    repair: [
      {
        text: 'Correct bind DN and password of the service account (full DN or user@domain for Active Directory), and give it a password that does not expire',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'RFC 4511 resultCode 49; Microsoft "Common Active Directory Bind Errors"; OpenLDAP, go-ldap, python-ldap, PHP',
    matches: [
      '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v3839]',
      'ldap_bind: Invalid credentials (49)',
      'LDAP Result Code 49 "Invalid Credentials": 80090308: LdapErr: DSID-0C09050F, comment: AcceptSecurityContext error, data 52e, v4f7c',
      "ldap.INVALID_CREDENTIALS: {'msgtype': 97, 'result': 49, 'desc': 'Invalid credentials', 'ctrls': []}",
      'PHP Warning:  ldap_bind(): Unable to bind to server: Invalid credentials in /var/www/html/login.php on line 12',
    ],
    ignores: [
      '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 775, v3839]',
      'sshd: Invalid credentials for user anna',
    ],
  },
  {
    id: 'ldap.account-locked-or-expired',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'acceptsecuritycontext error data',
        pattern: /AcceptSecurityContext error, data (?<value>532|533|701|773|775)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'active-directory',
    specificity: 3,
    means: 'Active Directory refuses an account that is locked, disabled or expired (data {value})',
    check: {
      text: '532 is an expired password, 533 a disabled account, 701 an expired one, 773 a password that must be changed, 775 a locked one',
      host: 'powershell "Get-ADUser <user> -Properties LockedOut,PasswordExpired,Enabled,AccountExpirationDate"',
    },
    repair: [
      {
        text: 'Unlock it and find who sends the old password (a service or a phone), or set a new password',
        host: 'powershell "Unlock-ADAccount <user>"',
      },
    ],
    source: 'Microsoft, "Common Active Directory Bind Errors"',
    matches: [
      '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 775, v3839]',
      'LDAP Result Code 49 "Invalid Credentials": 80090308: LdapErr: DSID-0C09050F, comment: AcceptSecurityContext error, data 532, v4f7c',
    ],
    ignores: [
      '[LDAP: error code 49 - 80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data 52e, v3839]',
    ],
  },
  {
    id: 'ldap.server-unreachable',
    kind: 'connection_refused',
    forms: [
      { words: 'can t contact ldap server', pattern: /Can't contact LDAP server(?: \(-1\))?/ },
      {
        words: 'ldap result code 200 network error',
        pattern:
          /LDAP Result Code 200 "Network Error": (?:dial tcp (?<peer>[\w.:[\]-]{1,80}):(?<port>\d{1,5}): )?(?<value>[^\n"]{1,100})/,
      },
      {
        words: 'communicationexception simple bind failed',
        pattern: /CommunicationException: simple bind failed: (?<peer>[\w.-]{1,120}):(?<port>\d{1,5})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'ldap',
    specificity: 2,
    means: 'The directory server {peer|that is set} cannot be reached ({value|no connection})',
    check: {
      text: 'Test port 389 or 636; with ldaps and STARTTLS the same words also mean a certificate that is not trusted',
      host: 'nc -vz {peer|<server>} {port|389}; openssl s_client -connect {peer|<server>}:636 -brief </dev/null; ldapsearch -x -d 1 -H ldap://{peer|<server>} -b "" -s base 2>&1 | tail -5',
      compose: 'docker compose ps; docker compose exec {service} getent hosts {peer|ldap}',
      kubernetes: 'kubectl get svc,endpoints | grep -i ldap',
    },
    repair: [
      {
        text: 'Start the server or correct its URL, and give the client the CA of its certificate (TLS_CACERT in ldap.conf)',
        compose: 'docker compose up -d',
        host: 'systemctl restart slapd',
      },
    ],
    source: 'OpenLDAP LDAP_SERVER_DOWN; go-ldap ErrorNetwork; JNDI',
    matches: [
      "ldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)",
      'LDAP Result Code 200 "Network Error": dial tcp 10.0.0.9:389: connect: connection refused',
      'javax.naming.CommunicationException: simple bind failed: dc1.example.com:636 [Root exception is javax.net.ssl.SSLHandshakeException]',
    ],
    ignores: ['slapd[31]: conn=1001 fd=12 ACCEPT from IP=10.0.0.4:51834 (IP=0.0.0.0:389)'],
  },
  {
    id: 'ldap.stronger-authentication-required',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'strong er authentication required', pattern: /Strong\(er\) authentication required(?: \(8\))?/ },
      { words: 'ldap error code 8', pattern: /LDAP: error code 8 - (?<value>\w{8}: LdapErr|[Ss]trong)/ },
      { words: 'ldap result code 8 strong auth required', pattern: /LDAP Result Code 8 "Strong Auth Required"/ },
      { words: 'confidentiality required 13', pattern: /Confidentiality required \(13\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'active-directory',
    specificity: 3,
    means: 'The directory takes no plain bind: it wants TLS or signing',
    check: {
      text: 'See whether the client uses ldap:// without STARTTLS',
      host: 'ldapwhoami -x -ZZ -H ldap://<server> -D "<bind dn>" -W',
      compose: 'docker compose config | grep -i ldap',
    },
    repair: [
      {
        text: 'Use ldaps://<server>:636 or STARTTLS with the CA of the server',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'RFC 4511 resultCodes 8 and 13; Microsoft LDAP signing requirements',
    matches: [
      'ldap_bind: Strong(er) authentication required (8)',
      '[LDAP: error code 8 - 00002028: LdapErr: DSID-0C090202, comment: The server requires binds to turn on integrity checking if SSL\\TLS are not already active on the connection, data 0, v3839]',
      'LDAP Result Code 8 "Strong Auth Required": 00002028: LdapErr: DSID-0C090256',
      'ldap_bind: Confidentiality required (13)',
    ],
    ignores: ['LDAP Result Code 32 "No Such Object"'],
  },
  {
    id: 'kerberos.clock-skew',
    kind: 'clock_wrong',
    forms: [
      { words: 'clock skew too great', pattern: /Clock skew too great/ },
      { words: 'krb_ap_err_skew', pattern: /\bKRB_AP_ERR_SKEW/ },
      { words: 'krb5krb_ap_err_skew', pattern: /KRB5KRB_AP_ERR_SKEW/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Kerberos refuses the login: the clocks of client and KDC differ by more than five minutes',
    check: {
      text: 'Compare the clock with that of the domain controller',
      host: 'timedatectl; chronyc tracking; net time -S <domain controller>',
    },
    repair: [
      {
        text: 'Take the time from the domain controllers',
        host: 'timedatectl set-ntp true && systemctl restart chrony',
      },
    ],
    source: 'MIT Kerberos, RFC 4120 KRB_AP_ERR_SKEW (37)',
    matches: [
      'kinit: Clock skew too great while getting initial credentials',
      'impacket: Kerberos SessionError: KRB_AP_ERR_SKEW(Clock skew too great)',
      'gss_init_sec_context failed: KRB5KRB_AP_ERR_SKEW',
    ],
    ignores: ['chronyd[31]: System clock wrong by 0.123 seconds'],
  },
  {
    id: 'kerberos.ticket-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'preauthentication failed',
        pattern:
          /(?<value>Preauthentication failed) while getting initial credentials|krb5_get_init_creds[^\n]{0,80}(?:Preauthentication failed)/,
      },
      {
        words: 'cannot kdc for realm',
        pattern: /(?<value>Cannot (?:contact any|find) KDC for realm) '?(?<object>[\w.-]{1,120})/,
      },
      {
        words: 'not found in kerberos database',
        pattern: /(?:Server|Client)(?: '(?<object>[^']{1,160})')? (?<value>not found in Kerberos database)/,
      },
      {
        words: 'key table entry',
        pattern:
          /(?<value>No key table entry found(?: for| matching)?) (?<object>\S{1,160})|(?:Key table entry not found)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kerberos gives no ticket: {value|keytab does not fit} ({object|see the line})',
    check: {
      text: 'List the keytab and its key version, ask for a ticket with it, and see whether DNS finds the KDC',
      host: 'klist -kte /etc/krb5.keytab; kinit -kt /etc/krb5.keytab <principal>; dig +short SRV _kerberos._udp.<realm>',
      compose: 'docker compose exec {service} klist -kte /etc/krb5.keytab',
    },
    repair: [
      {
        text: 'Make the keytab anew after a password change (the key version grows), register the SPN once, and use the realm in capitals',
        host: 'kinit -kt /etc/krb5.keytab <principal>; realm list',
      },
    ],
    source: 'MIT Kerberos, krb5_err.et; RFC 4120',
    matches: [
      'kinit: Preauthentication failed while getting initial credentials',
      "kinit: Cannot contact any KDC for realm 'EXAMPLE.COM' while getting initial credentials",
      "kinit: Client 'anna@EXAMPLE.COM' not found in Kerberos database while getting initial credentials",
      'GSSException: No key table entry found for HTTP/shop.example.com@EXAMPLE.COM',
    ],
    ignores: ['Valid starting       Expires              Service principal'],
  },
];
