import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LDAP_KERBEROS: readonly CatalogueEntry[] = [
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
        text: 'Take the time from the domain controllers on all hosts: Kerberos allows five minutes',
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
      "kinit: Client 'anna@EXAMPLE.COM' not found in Kerberos database while getting initial credentials",
      'GSSException: No key table entry found for HTTP/shop.example.com@EXAMPLE.COM',
    ],
    ignores: ['Valid starting       Expires              Service principal'],
  },
];
