import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const KLIST: Step = {
  text: 'Look at tickets, keys and the configuration of the realm',
  compose: 'docker compose exec {service} sh -c "klist; klist -kte; cat /etc/krb5.conf"',
  kubernetes: 'kubectl exec deploy/{service} -- sh -c "klist; klist -kte; cat /etc/krb5.conf"',
  host: 'klist; sudo klist -kte; cat /etc/krb5.conf',
};

/** Kerberos, GSSAPI and SASL. */
export const KERBEROS: readonly CatalogueEntry[] = [
  {
    id: 'kerberos.password-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'kinit while getting initial credentials',
        pattern:
          /kinit: (?<value>(?:Password incorrect|Password has expired|Client's credentials have been revoked|Client's entry in database has expired|Preauthentication failed|Pre-authentication failed: [^\n]{1,60}|KDC policy rejects request)) while getting initial credentials/,
      },
      {
        words: 'loginexception',
        pattern:
          /LoginException: (?<value>Checksum failed|Pre-authentication information was invalid \(24\)|Clients credentials have been revoked \(18\)|Password has expired \(23\)|Client not found in Kerberos database \(6\))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The KDC refuses the login: {value}',
    check: KLIST,
    repair: [
      {
        text: 'Reset password or unlock the account, then write the keytab anew: a changed password raises the kvno and makes old keytabs useless',
        host: 'kinit -V <principal>; ktpass/ktutil: write a new keytab; kadmin -q "ktadd -k /etc/krb5.keytab <principal>"',
      },
    ],
    source: 'MIT krb5 krb5_err.et; Java KrbException',
    matches: [
      'kinit: Password incorrect while getting initial credentials',
      "kinit: Client's credentials have been revoked while getting initial credentials",
      'javax.security.auth.login.LoginException: Checksum failed',
      'javax.security.auth.login.LoginException: Pre-authentication information was invalid (24)',
    ],
    ignores: ['kinit: ok'],
  },
  {
    id: 'kerberos.principal-unknown',
    kind: 'missing_object',
    forms: [
      {
        words: 'keytab contains no suitable keys for',
        pattern: /Keytab contains no suitable keys for (?<object>[\w/.@-]{3,120})/,
      },
      { words: 'no principal in keytab matches desired name', pattern: /No principal in keytab matches desired name/ },
      {
        words: 'server not found in kerberos database',
        pattern: /Server (?<object>[\w/.@-]{3,120}) not found in Kerberos database/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The KDC does not know the principal {object}',
    check: KLIST,
    repair: [
      {
        text: 'Create the service principal under the very name that clients use (reverse DNS decides), and write it into the keytab',
        host: 'kadmin -q "addprinc -randkey HTTP/<host>"; kadmin -q "ktadd -k /etc/krb5.keytab HTTP/<host>"   # AD: setspn -S HTTP/<host> <account>',
      },
    ],
    source: 'MIT krb5 krb5_err.et KRB5KDC_ERR_S_PRINCIPAL_UNKNOWN, KRB5_KT_NOTFOUND',
    matches: [
      'Server krbtgt/EXAMPLE.COM@EXAMPLE.COM not found in Kerberos database',
      'kinit: Keytab contains no suitable keys for host/x@EXAMPLE.COM while getting initial credentials',
      'No principal in keytab matches desired name',
    ],
    ignores: ['principal found'],
  },
  {
    id: 'kerberos.no-ticket',
    kind: 'authentication_refused',
    forms: [
      { words: 'kerberos credentials available', pattern: /(?<value>No Kerberos credentials available)/ },
      { words: 'gssapi ticket expired', pattern: /(?:GSS(?:API)?[^\n]{0,120})\((?<value>Ticket expired)\)/ },
      {
        words: 'ticket expired',
        pattern: /(?:krb5|klist|kinit|KRB_AP_ERR_TKT_EXPIRED)[^\n]{0,60}(?<value>[Tt]icket expired)/,
      },
      { words: 'failed to find any kerberos tgt', pattern: /(?<value>Failed to find any Kerberos tgt)/ },
      { words: 'no credentials cache found', pattern: /(?<value>No credentials cache found)/ },
      { words: 'matching credential not found', pattern: /(?<value>Matching credential not found)/ },
      {
        words: 'ldap_sasl_interactive_bind_s local error',
        pattern: /ldap_sasl_interactive_bind(?:_s)?: Local error \(-2\)/,
      },
      { words: 'sasl generic failure gssapi', pattern: /SASL\(-1\): generic failure: GSSAPI Error/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'There is no valid Kerberos ticket: {value|none was fetched}',
    check: KLIST,
    repair: [
      {
        text: 'Fetch a ticket and keep it fresh (k5start, sssd, a timer with kinit -kt), for the account and cache that the program uses',
        host: 'kinit -kt /etc/krb5.keytab <principal> && klist',
      },
    ],
    source: 'MIT krb5; Java GSSException',
    matches: [
      'Unspecified GSS failure.  Minor code may provide more information (No Kerberos credentials available (default cache: FILE:/tmp/krb5cc_0))',
      'GSSAPI Error: Unspecified GSS failure.  Minor code may provide more information (Ticket expired)',
      'kinit: krb5_get_init_creds: Ticket expired',
      'GSSException: No valid credentials provided (Mechanism level: Failed to find any Kerberos tgt)',
      'klist: No credentials cache found (filename: /tmp/krb5cc_0)',
      'Matching credential not found (filename: /tmp/krb5cc_1000)',
      'ldap_sasl_interactive_bind_s: Local error (-2)',
      'SASL(-1): generic failure: GSSAPI Error',
    ],
    ignores: ['ticket is valid'],
  },
  {
    id: 'kerberos.kdc-not-found',
    kind: 'unreachable',
    forms: [
      {
        words: 'cannot kdc for',
        pattern: /Cannot (?:contact any|find) KDC for (?:realm|requested realm)(?: ['"]?(?<object>[\w.-]{1,100}))?/,
      },
      { words: 'cannot locate', pattern: /Cannot locate KDC/ },
      { words: 'receive timed', pattern: /Receive timed out[^\n]{0,40}KDC/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'No KDC of the realm {object} can be reached',
    check: {
      text: 'Read the realm in krb5.conf and ask DNS for it',
      host: 'cat /etc/krb5.conf; dig +short SRV _kerberos._udp.<realm>; nc -vz <kdc> 88',
    },
    repair: [{ text: 'Name the KDC in [realms], open port 88 (TCP and UDP), and write the realm in capitals' }],
    source: 'MIT krb5 krb5_err.et KRB5_REALM_UNKNOWN, KRB5_KDC_UNREACH',
    matches: [
      "kinit: Cannot contact any KDC for realm 'EXAMPLE.COM' while getting initial credentials",
      'kinit: Cannot find KDC for realm "EXAMPLE.COM" while getting initial credentials',
      'java.net.SocketTimeoutException: Receive timed out while talking to KDC',
      'KrbException: Cannot locate KDC',
    ],
    ignores: ['KDC found'],
  },
  {
    id: 'kerberos.encryption-not-shared',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'kdc has no support for encryption type', pattern: /KDC has no support for encryption type/ },
      {
        words: 'cannot find key of appropriate type to decrypt',
        pattern: /Cannot find key of appropriate type to decrypt AP[ -]RE[PQ]/,
      },
      {
        words: 'encryption type is not supported enabled',
        pattern: /Encryption type [\w -]{1,40} is not supported\/enabled/,
      },
      { words: 'program lacks support for encryption type', pattern: /Program lacks support for encryption type/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Client, KDC and keytab share no encryption type',
    check: KLIST,
    repair: [
      {
        text: 'Allow AES in the account (msDS-SupportedEncryptionTypes) and write the keytab anew; allow_rc4 only until then',
      },
    ],
    source: 'MIT krb5 krb5_err.et KRB5KDC_ERR_ETYPE_NOSUPP; Java Krb5Context',
    matches: [
      'KDC has no support for encryption type (14)',
      'GSSException: Failure unspecified at GSS-API level (Mechanism level: Invalid argument (400) - Cannot find key of appropriate type to decrypt AP REP - RC4 with HMAC)',
      'Encryption type RC4 with HMAC is not supported/enabled',
      'Program lacks support for encryption type',
    ],
    ignores: ['encryption type AES256'],
  },
  {
    id: 'kerberos.keytab-missing',
    kind: 'missing_file',
    forms: [
      {
        words: 'key table file',
        pattern:
          /(?:Cannot find|Permission denied while opening|Unable to open) key table file ['"]?(?<path>[^'"\s]{1,150})/,
      },
      { words: 'key table file not found', pattern: /Key table file '(?<path>[^']{1,150})' not found/ },
      {
        words: 'keytab is nonexistent or empty',
        pattern: /Keytab \S{0,20}(?<path>\/[^\s']{1,150}) is nonexistent or empty/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The keytab {path} is not there or cannot be read',
    check: {
      text: 'Look for the file and its owner',
      compose: 'docker compose exec {service} sh -c "id; ls -l {path|/etc/krb5.keytab}"',
      host: 'sudo ls -l {path|/etc/krb5.keytab}',
    },
    repair: [{ text: 'Write or mount the keytab and let the account of the program read it (KRB5_KTNAME)' }],
    source: 'MIT krb5 kt_file.c',
    matches: [
      "Cannot find key table file '/etc/krb5.keytab'",
      "Key table file '/etc/krb5.keytab' not found while starting keytab scan",
      'Keytab FILE:/etc/krb5.keytab is nonexistent or empty',
    ],
    ignores: ['key table file loaded'],
  },
  {
    id: 'kerberos.realm-not-set',
    kind: 'missing_setting',
    forms: [
      {
        words: 'configuration file does not specify default realm',
        pattern: /Configuration file does not specify default realm/,
      },
      { words: 'cannot locate default realm', pattern: /Cannot locate default realm/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'krb5.conf names no default realm',
    check: KLIST,
    repair: [{ text: 'Set default_realm in [libdefaults]', host: 'sudoedit /etc/krb5.conf' }],
    source: 'MIT krb5 KRB5_CONFIG_NODEFREALM',
    matches: [
      'Configuration file does not specify default realm when parsing name x',
      'KrbException: Cannot locate default realm',
    ],
    ignores: ['default realm EXAMPLE.COM'],
  },
  {
    id: 'kerberos.key-version-differs',
    kind: 'authentication_refused',
    forms: [
      { words: 'krb_ap_err_modified', pattern: /\bKRB_AP_ERR_MODIFIED\b/ },
      { words: 'krb_ap_err_badmatch', pattern: /KRB_AP_ERR_BADMATCH/ },
      { words: 'request is a replay', pattern: /Request is a replay(?: \(34\))?/ },
      { words: 'specified version of key is not available', pattern: /Specified version of key is not available/ },
      { words: 'wrong principal in request', pattern: /Wrong principal in request/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A ticket does not fit the key of the service: keytab or name is of another time',
    check: KLIST,
    repair: [
      {
        text: 'Write the keytab anew and let only one account hold the SPN (setspn -X lists doubles); a replay is two services on one replay cache or a clock',
      },
    ],
    source: 'RFC 4120 7.5.9',
    matches: [
      'KRB_AP_ERR_MODIFIED from server web$',
      'KrbException: KRB_AP_ERR_BADMATCH',
      'Request is a replay (34)',
      'KrbException: Specified version of key is not available (44)',
      'Wrong principal in request',
    ],
    ignores: ['kvno 3'],
  },
  {
    id: 'sasl.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'sasl authentication failure',
        pattern:
          /SASL(?:\(-13\)|(?: \S{1,20})? authentication failed): (?<value>(?:authentication failure|user not found)[^\n]{0,80})/,
      },
      { words: 'sasl user not found', pattern: /SASL\(-13\): (?<value>user not found[^\n]{0,80})/ },
      {
        words: 'saslerror using not authorized',
        pattern:
          /SASLError using [A-Z\d-]{3,30}: (?<value>not-authorized|account-disabled|credentials-expired|invalid-authzid)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SASL refuses the login: {value|account or password}',
    check: {
      text: 'Test the account against the same service',
      host: 'testsaslauthd -u <user> -p <password> -s <service>; sasldblistusers2',
    },
    repair: [
      {
        text: 'Set the password (saslpasswd2 -c -u <realm> <user>) or the mechanism that the password store can serve (PLAIN and LOGIN for hashed ones)',
      },
    ],
    source: 'Cyrus SASL saslerr.c; RFC 6120, section 6.5; Smack SASLErrorException',
    matches: [
      'org.jivesoftware.smack.sasl.SASLErrorException: SASLError using SCRAM-SHA-1: not-authorized',
      'SASL authentication failed: authentication failure',
      'SASL(-13): authentication failure: Password verification failed',
      'SASL(-13): user not found: unable to canonify user and get auxprops',
    ],
    ignores: ['SASL authentication succeeded'],
  },
  {
    id: 'sasl.mechanism-missing',
    kind: 'missing_module',
    forms: [
      { words: 'sasl 4 no mechanism available', pattern: /SASL\(-4\): no mechanism available/ },
      { words: 'no worthy mechs found', pattern: /No worthy mechs found/ },
      {
        words: 'mechanism not supported authentication failed',
        pattern: /SCRAM-SHA-\d{1,3}[^\n]{0,60}mechanism not supported/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SASL has no mechanism that both sides offer',
    check: { text: 'List the plugins', host: 'saslpluginviewer -s | head; dpkg -l | grep -i sasl2-modules' },
    repair: [
      {
        text: 'Install the modules, or allow the mechanism on the other side',
        host: 'sudo apt-get install libsasl2-modules   # dnf install cyrus-sasl-plain cyrus-sasl-gssapi',
      },
    ],
    source: 'Cyrus SASL saslerr.c SASL_NOMECH',
    matches: [
      'SASL(-4): no mechanism available: No worthy mechs found',
      'warning: SASL authentication failure: No worthy mechs found',
      'SCRAM-SHA-256 authentication failed: mechanism not supported',
    ],
    ignores: ['mechanisms: PLAIN'],
  },
  {
    id: 'sasl.saslauthd-away',
    kind: 'wrong_address',
    forms: [
      {
        words: 'cannot connect to saslauthd server',
        pattern: /cannot connect to saslauthd server: (?<value>[\w ]{3,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'saslauthd does not run, or its socket is outside the chroot',
    check: {
      text: 'Look for its socket',
      host: 'systemctl status saslauthd; ls -l /var/run/saslauthd /var/spool/postfix/var/run/saslauthd',
    },
    repair: [
      {
        text: 'Start it with its socket inside the chroot of Postfix, and put postfix into its group',
        host: 'sudoedit /etc/default/saslauthd   # OPTIONS="-c -m /var/spool/postfix/var/run/saslauthd"\nsudo adduser postfix sasl && sudo systemctl restart saslauthd postfix',
      },
    ],
    source: 'Cyrus SASL checkpw.c',
    matches: [
      'SASL authentication failure: cannot connect to saslauthd server: No such file or directory',
      'cannot connect to saslauthd server: Permission denied',
    ],
    ignores: ['saslauthd server started'],
  },
];
