import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const BIND_BY_HAND: Step = {
  text: 'Bind with the same name and password by hand',
  compose: 'docker compose exec {service} env | grep -i ldap; ldapwhoami -x -H ldap://<server> -D "<bind dn>" -W',
  kubernetes: 'kubectl exec deploy/{service} -- env | grep -i ldap',
  host: 'ldapwhoami -x -H ldap://<server> -D "<bind dn>" -W',
};

/** Result codes of LDAP, as directories answer and clients print them. */
export const LDAP: readonly CatalogueEntry[] = [
  {
    id: 'ldap.invalid-credentials',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'ldap error code 49',
        pattern:
          /LDAP: error code 49 - (?!.{0,160} data (?:532|533|701|773|775)\b)(?:.{0,120}? data (?<value>[\da-f]{2,4}),)?/,
      },
      {
        words: 'acceptsecuritycontext error data',
        pattern: /AcceptSecurityContext error, data (?<value>52e|525|530|531)\b/,
      },
      {
        words: 'ldap result code 49',
        pattern: /LDAP Result Code 49 "Invalid Credentials"(?!.{0,160} data (?:532|533|701|773|775)\b)/,
      },
      {
        words: 'invalid credentials 49',
        pattern: /ldap_(?:sasl_(?:interactive_)?bind(?:_s)?|bind(?:_s)?|simple_bind): Invalid credentials \(49\)/,
      },
      {
        words: 'result 49 invalid credentials',
        pattern: /'result': 49, 'desc(?:ription)?': '[Ii]nvalid ?[Cc]redentials'/,
      },
      {
        words: 'automatic bind not successful invalidcredentials',
        pattern: /automatic bind not successful - invalidCredentials/,
      },
      {
        words: 'ldap_bind unable to bind to server invalid credentials',
        pattern: /ldap_bind\(\): Unable to bind to server: Invalid credentials/,
      },
      { words: 'tag 97 err 49', pattern: /RESULT tag=97 err=49\b/ },
      {
        words: 'invalidcredentialserror',
        pattern: /InvalidCredentialsError: (?:Invalid Credentials|80090308)(?!.{0,160} data (?:532|533|701|773|775)\b)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'ldap',
    specificity: 2,
    means: 'The directory refuses name or password of the bind (LDAP 49, data {value|not told})',
    check: BIND_BY_HAND,
    repair: [
      {
        text: 'Give the writer the bind name and password that hold now; Active Directory tells the reason after data: 525 no such user, 52e wrong password, 530 and 531 not at this time or from here, 532 password expired, 533 disabled, 701 account expired, 773 must change it, 775 locked',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl edit secret <ldap secret> && kubectl rollout restart deploy/{service}',
        host: 'ldappasswd -x -H ldap://<server> -D "<admin dn>" -W -S "<bind dn>"',
      },
    ],
    source:
      'RFC 4511 appendix A.1 invalidCredentials (49); Active Directory extended errors of AcceptSecurityContext; OpenLDAP, go-ldap, python-ldap, ldap3, ldapjs, JNDI LdapCtx',
    matches: [
      'javax.naming.AuthenticationException: [LDAP: error code 49 - 80090308: LdapErr: DSID-0C09042F, comment: AcceptSecurityContext error, data 52e, v2580]',
      'LDAP Result Code 49 "Invalid Credentials": 80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 525, v4563',
      'ldap_bind: Invalid credentials (49)',
      "ldap.INVALID_CREDENTIALS: {'msgtype': 97, 'msgid': 1, 'result': 49, 'desc': 'Invalid credentials', 'ctrls': []}",
      'ldap3.core.exceptions.LDAPBindError: automatic bind not successful - invalidCredentials',
      'PHP Warning:  ldap_bind(): Unable to bind to server: Invalid credentials in /srv/auth.php on line 20',
      'slapd[31]: conn=1001 op=0 RESULT tag=97 err=49 text=',
      'InvalidCredentialsError: Invalid Credentials',
    ],
    ignores: ['slapd[31]: conn=1001 op=0 RESULT tag=97 err=0 text=', 'ldap error code table: 49 is for credentials'],
  },
  {
    id: 'ldap.no-such-object',
    kind: 'missing_object',
    forms: [
      { words: 'ldap error code 32', pattern: /LDAP: error code 32 - / },
      { words: 'ldap result code 32', pattern: /LDAP Result Code 32 "No Such Object"/ },
      {
        words: 'result 32 no such object',
        pattern: /result: 32 No such object|'result': 32, 'desc(?:ription)?': '[Nn]o ?[Ss]uch ?[Oo]bject'/,
      },
      { words: 'no such object 32', pattern: /No such object \(32\)/ },
      {
        words: 'ldap_search search no such object',
        pattern: /ldap_(?:search|list|read)\(\): (?:Search|List|Read): No such object/,
      },
    ],
    nearby: [/(?:base|[Bb]ase ?DN|searchBase)[^\w]{1,4}(?<object>(?:[a-zA-Z]{1,10}=[^,"']{1,60},?){1,8})/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'ldap',
    specificity: 3,
    means: 'The directory has no entry at the base that is searched ({object|see the base DN})',
    check: {
      text: 'List the suffixes of the directory and compare them with the base DN in the settings',
      host: 'ldapsearch -x -H ldap://<server> -s base -b "" namingContexts',
      compose: 'docker compose exec {service} env | grep -iE "base|dn"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "base|dn"',
    },
    repair: [
      {
        text: 'Correct the base DN, or load the missing entries; a new directory container makes its suffix from LDAP_DOMAIN or LDAP_ROOT at the first start only',
        compose: '$EDITOR .env && docker compose up -d {service}',
        host: 'ldapadd -x -H ldap://<server> -D "<admin dn>" -W -f base.ldif',
      },
    ],
    source: 'RFC 4511 appendix A.1 noSuchObject (32); OpenLDAP, go-ldap, python-ldap, JNDI LdapCtx',
    matches: [
      "javax.naming.NameNotFoundException: [LDAP: error code 32 - 0000208D: NameErr: DSID-03100238, problem 2001 (NO_OBJECT), data 0, best match of: 'DC=corp,DC=example']",
      'LDAP Result Code 32 "No Such Object":',
      'result: 32 No such object',
      'ldap_search: No such object (32)',
      'PHP Warning:  ldap_search(): Search: No such object in /srv/auth.php on line 31',
    ],
    ignores: ['result: 0 Success', 'S3: no such object in bucket'],
  },
  {
    id: 'ldap.insufficient-access',
    kind: 'authorisation_denied',
    forms: [
      { words: 'ldap error code 50', pattern: /LDAP: error code 50 - / },
      { words: 'ldap result code 50', pattern: /LDAP Result Code 50 "Insufficient Access Rights"/ },
      { words: 'insufficient access 50', pattern: /Insufficient access(?: rights)? \(50\)/ },
      {
        words: 'result 50 insufficient access',
        pattern: /'result': 50, 'desc(?:ription)?': '[Ii]nsufficient ?[Aa]ccess|result: 50 Insufficient access/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'ldap',
    specificity: 3,
    means: 'The bind account may not do that in the directory (LDAP 50)',
    check: {
      text: 'Read the access rules that stand for the entry',
      host: 'sudo slapacl -D "<bind dn>" -b "<entry>" userPassword/write; sudo ldapsearch -Y EXTERNAL -H ldapi:/// -b cn=config olcAccess',
    },
    repair: [
      {
        text: 'Give the account the right (olcAccess of OpenLDAP, delegation in Active Directory), or bind with one that has it; changing a password in Active Directory also needs LDAPS',
        host: 'sudo ldapmodify -Y EXTERNAL -H ldapi:/// -f access.ldif',
      },
    ],
    source: 'RFC 4511 appendix A.1 insufficientAccessRights (50); OpenLDAP slapd.access(5)',
    matches: [
      'javax.naming.NoPermissionException: [LDAP: error code 50 - Insufficient Access Rights]',
      'LDAP Result Code 50 "Insufficient Access Rights": 00002098: SecErr: DSID-03150F94',
      'ldap_modify: Insufficient access (50)',
      "ldap.INSUFFICIENT_ACCESS: {'result': 50, 'desc': 'Insufficient access', 'ctrls': []}",
    ],
    ignores: ['conn=1 op=2 RESULT tag=103 err=0', 'access control loaded: 50 rules'],
  },
  {
    id: 'ldap.security-required',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'ldap error code 8', pattern: /LDAP: error code 8 - / },
      { words: 'ldap error code 13', pattern: /LDAP: error code 13 - / },
      {
        words: 'ldap result code',
        pattern: /LDAP Result Code (?:8 "Strong(?:er)? Auth(?:entication)? Required|13 "Confidentiality Required)"/,
      },
      {
        words: 'the server requires binds to turn on integrity checking',
        pattern: /The server requires binds to turn on integrity checking if SSL[\\/]{1,2}TLS are not already active/,
      },
      { words: 'confidentiality required 13', pattern: /Confidentiality required \(13\)/ },
      { words: 'required 8', pattern: /Strong\(er\) authentication required \(8\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'ldap',
    specificity: 3,
    means: 'The directory takes no plain bind: it wants TLS or signing (LDAP 8 or 13)',
    check: {
      text: 'Try the same bind over TLS',
      host: 'ldapwhoami -x -ZZ -H ldap://<server> -D "<bind dn>" -W; ldapwhoami -x -H ldaps://<server> -D "<bind dn>" -W',
    },
    repair: [
      {
        text: 'Use ldaps:// (636) or StartTLS and trust the authority of the directory; Active Directory refuses plain binds by default since Windows Server 2025 and where LDAP signing is enforced',
        compose: '$EDITOR .env   # LDAP_URL=ldaps://<server>:636\ndocker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} LDAP_URL=ldaps://<server>:636',
      },
    ],
    source:
      'RFC 4511 appendix A.1 strongerAuthRequired (8), confidentialityRequired (13); Microsoft LDAP channel binding and signing',
    matches: [
      'javax.naming.AuthenticationNotSupportedException: [LDAP: error code 8 - 00002028: LdapErr: DSID-0C090259, comment: The server requires binds to turn on integrity checking if SSL\\TLS are not already active on the connection, data 0]',
      'javax.naming.AuthenticationNotSupportedException: [LDAP: error code 13 - confidentiality required]',
      'LDAP Result Code 13 "Confidentiality Required": TLS confidentiality required',
      'ldap_bind: Confidentiality required (13)',
      'ldap_bind: Strong(er) authentication required (8)',
    ],
    ignores: ['TLS established tls_ssf=256 ssf=256', 'policy: strong authentication required for admins'],
  },
  {
    id: 'ldap.server-not-reached',
    kind: 'connection_refused',
    forms: [
      { words: 'can t contact ldap server', pattern: /Can't contact LDAP server(?: \(-1\)|'|"|$|,)/ },
      {
        words: 'ldap result code 200 network error',
        pattern: /LDAP Result Code 200 "Network Error": (?:dial tcp \[?(?<peer>[\w.:-]{1,100}?)\]?:(?<port>\d{1,5}))?/,
      },
      {
        words: 'communicationexception',
        pattern:
          /javax\.naming\.(?:CommunicationException|ServiceUnavailableException): (?<peer>[\w.-]{1,100}):(?<port>\d{1,5})/,
      },
      {
        words: 'ldapsocketopenerror',
        pattern:
          /LDAPSocketOpenError: (?:\('?)?(?:unable to open socket|socket connection error|socket ssl wrapping error|invalid server address)/,
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
    means: 'The directory {peer|server} cannot be reached',
    check: {
      text: 'See whether the port answers and whether its certificate is trusted: OpenLDAP clients say the same for both',
      host: 'nc -vz {peer|<server>} {port|636}; openssl s_client -connect {peer|<server>}:{port|636} </dev/null | grep -i verif; ldapsearch -d 1 -x -H ldaps://{peer|<server>} -s base 2>&1 | grep -i tls',
      compose: 'docker compose ps -a',
      kubernetes: 'kubectl get pods,endpoints',
    },
    repair: [
      {
        text: 'Bring the directory up or correct its address; when the handshake fails, name the authority in TLS_CACERT of ldap.conf or in the settings of the writer',
        compose: 'docker compose up -d',
        host: 'echo "TLS_CACERT /etc/ssl/certs/ca-certificates.crt" | sudo tee -a /etc/ldap/ldap.conf',
      },
    ],
    source: 'OpenLDAP LDAP_SERVER_DOWN (-1); go-ldap ErrorNetwork (200); JNDI Connection; ldap3 LDAPSocketOpenError',
    matches: [
      "ldap.SERVER_DOWN: {'result': -1, 'desc': \"Can't contact LDAP server\", 'ctrls': []}",
      'LDAP Result Code 200 "Network Error": dial tcp 10.0.0.9:389: connect: connection refused',
      'javax.naming.CommunicationException: dc1.corp.example:636 [Root exception is javax.net.ssl.SSLHandshakeException]',
      "ldap3.core.exceptions.LDAPSocketOpenError: ('unable to open socket', [])",
      'javax.naming.CommunicationException: simple bind failed: dc1.example.com:636 [Root exception is javax.net.ssl.SSLHandshakeException]',
    ],
    ignores: ['ldap: connected to dc1.corp.example:636', 'contact LDAP server admins for access'],
  },
];
