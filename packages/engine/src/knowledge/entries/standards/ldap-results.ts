import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LDAP_ASK: Step = {
  text: 'Ask the server the same with the same account',
  host: 'ldapsearch -x -H ldap://<host> -D "<bind dn>" -W -b "<base>" -s base',
};

/** Result codes of LDAP (RFC 4511 4.1.9) apart from logins and missing entries. */
export const LDAP_RESULTS: readonly CatalogueEntry[] = [
  {
    id: 'ldap.schema-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'ldap result code',
        pattern: /LDAP Result Code (?:16|17|18|19|20|21|34|64|65|66|67|69|71) "(?<value>[^"]{1,60})"/,
      },
      {
        words: 'ldap error code',
        pattern: /LDAP: error code (?:16|17|18|19|20|21|34|64|65|66|67|69) - (?<value>[^\]\n]{1,80})/,
      },
      {
        words: 'violation',
        pattern:
          /\bldap_\w{1,20}(?:\([^)]{0,20}\))?: (?<value>Object class violation|Constraint violation|Naming violation) \(\d{1,3}\)/,
      },
      {
        words: 'invalid syntax',
        pattern: /\bldap_\w{1,20}(?:\([^)]{0,20}\))?: (?<value>Invalid syntax|Invalid DN syntax) \(\d{1,3}\)/,
      },
      {
        words: 'attribute',
        pattern: /\bldap_\w{1,20}(?:\([^)]{0,20}\))?: (?<value>Undefined attribute type|No such attribute) \(\d{1,3}\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The LDAP server refuses an entry, name or attribute: {value}',
    check: LDAP_ASK,
    repair: [
      {
        text: 'Load the schema that knows the attribute (cn=schema,cn=config), correct the DN or the attribute; Constraint violation (19) is the password policy',
      },
    ],
    source: 'RFC 4511 appendix A; OpenLDAP error.c',
    matches: [
      'LDAP Result Code 34 "Invalid DN Syntax": invalid DN',
      'LDAP Result Code 65 "Object Class Violation": attribute not allowed',
      '[LDAP: error code 34 - invalid DN]',
      'ldap_add: Object class violation (65)',
      'ldap_modify: Constraint violation (19)',
      'ldap_add: Invalid syntax (21)',
      'ldap_add: Undefined attribute type (17)',
    ],
    ignores: ['LDAP Result Code 0 "Success":'],
  },
  {
    id: 'ldap.entry-exists',
    kind: null,
    forms: [
      { words: 'ldap result code 68', pattern: /LDAP Result Code 68 "Entry Already Exists"/ },
      { words: 'already exists 68', pattern: /ldap_\w{1,20}: Already exists \(68\)/ },
      { words: 'ldap error code 68', pattern: /LDAP: error code 68 - / },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 1,
    means: 'The LDAP entry is there already',
    check: { text: 'Nothing needs doing when the loading script runs a second time' },
    repair: [],
    source: 'RFC 4511 appendix A',
    matches: [
      'LDAP Result Code 68 "Entry Already Exists":',
      'ldap_add: Already exists (68)',
      '[LDAP: error code 68 - Entry Already Exists]',
    ],
    ignores: ['LDAP Result Code 0 "Success":'],
  },
  {
    id: 'ldap.limit-reached',
    kind: 'quota_exceeded',
    forms: [
      { words: 'ldap result code', pattern: /LDAP Result Code (?:3|4|11) "(?<value>[^"]{1,60})"/ },
      { words: 'ldap error code', pattern: /LDAP: error code (?:3|4|11) - (?<value>[^\]\n]{1,60})/ },
      {
        words: 'limit exceeded',
        pattern:
          /\bldap_\w{1,20}: (?<value>(?:Size|Time|Administrative) limit exceeded) \(\d{1,2}\)|ldap\.(?<object>SIZELIMIT_EXCEEDED|TIMELIMIT_EXCEEDED)/,
      },
      { words: 'ldap sizelimit_exceeded', pattern: /ldap\.SIZELIMIT_EXCEEDED/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The LDAP server cuts a search at its limit: {value}',
    check: LDAP_ASK,
    repair: [
      {
        text: 'Search with paged results, narrow the base or the filter, index the attribute, or raise olcSizeLimit (MaxPageSize of Active Directory)',
      },
    ],
    source: 'RFC 4511 appendix A',
    matches: [
      'LDAP Result Code 4 "Size Limit Exceeded":',
      '[LDAP: error code 4 - Sizelimit Exceeded]',
      'ldap_search: Size limit exceeded (4)',
      "ldap.SIZELIMIT_EXCEEDED: {'desc': 'Size limit exceeded'}",
    ],
    ignores: ['size limit is 500'],
  },
  {
    id: 'ldap.bind-missing',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'in order to perform this operation a successful bind',
        pattern: /In order to perform this operation a successful bind must be completed on the connection/,
      },
      {
        words: 'ldap result code 48 inappropriate authentication',
        pattern: /LDAP Result Code 48 "Inappropriate Authentication"/,
      },
      { words: 'inappropriate authentication 48', pattern: /Inappropriate authentication \(48\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The LDAP server answers only after a login: the bind account is not set',
    check: LDAP_ASK,
    repair: [{ text: 'Set bind DN and bind password in the program: anonymous searches are closed' }],
    source: 'MS-ADTS 5.1.1; RFC 4511 appendix A',
    matches: [
      'LDAP Result Code 1 "Operations Error": 000004DC: LdapErr: DSID-0C090A5C, comment: In order to perform this operation a successful bind must be completed on the connection., data 0',
      'LDAP Result Code 48 "Inappropriate Authentication": anonymous bind disallowed',
      'ldap_bind: Inappropriate authentication (48)',
    ],
    ignores: ['a successful bind was made'],
  },
  {
    id: 'ldap.server-unwilling',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'unwilling to perform',
        pattern:
          /LDAP Result Code 53 "Unwilling To Perform"(?:: (?<value>[^\n]{1,100}))?|(?:Server is u|: U)nwilling to perform(?: \(53\))?|ldap\.UNWILLING_TO_PERFORM/i,
      },
      { words: 'ldap error code 53', pattern: /LDAP: error code 53 - (?<value>[^\]\n]{1,100})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The LDAP server will not do this: {value|unwilling to perform}',
    check: LDAP_ASK,
    repair: [
      {
        text: 'Passwords of Active Directory are set over LDAPS only and have to fit its policy; an empty password, a shadow server and a disabled account give the same answer',
      },
    ],
    source: 'RFC 4511 appendix A',
    matches: [
      'LDAP Result Code 53 "Unwilling To Perform": 0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0',
      '[LDAP: error code 53 - unauthenticated bind (DN with no password) disallowed]',
      'ldap_modify: Server is unwilling to perform (53)',
    ],
    ignores: ['we are unwilling to comment'],
  },
  {
    id: 'ldap.server-busy',
    kind: 'connection_limit',
    forms: [
      { words: 'ldap result code', pattern: /LDAP Result Code (?:51|52) "(?<value>[^"]{1,40})"/ },
      { words: 'server is', pattern: /\bldap_\w{1,20}: (?<value>Server is (?:busy|unavailable)) \(5[12]\)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The LDAP server is busy or not ready: {value}',
    check: LDAP_ASK,
    repair: [{ text: 'Look at its load and its connections; index what is searched for' }],
    source: 'RFC 4511 appendix A',
    matches: [
      'LDAP Result Code 51 "Busy":',
      'LDAP Result Code 52 "Unavailable":',
      'ldap_search: Server is unavailable (52)',
    ],
    ignores: ['server is busy serving'],
  },
  {
    id: 'ldap.referral',
    kind: 'wrong_address',
    forms: [
      { words: 'ldap result code 10 referral', pattern: /LDAP Result Code 10 "Referral"/ },
      {
        words: 'partialresultexception unprocessed continuation reference s',
        pattern: /PartialResultException: Unprocessed Continuation Reference\(s\)/,
      },
      { words: 'referral 10', pattern: /ldap_\w{1,20}: Referral \(10\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The LDAP server points to another one: the search base lies elsewhere',
    check: LDAP_ASK,
    repair: [
      {
        text: 'Ask the global catalogue (port 3268), narrow the base to the domain, or let the client follow referrals (java.naming.referral=follow)',
      },
    ],
    source: 'RFC 4511 4.1.10; JNDI',
    matches: [
      'LDAP Result Code 10 "Referral": 0000202B: RefErr: DSID-03100781',
      "javax.naming.PartialResultException: Unprocessed Continuation Reference(s); remaining name 'dc=x'",
      'ldap_search: Referral (10)',
    ],
    ignores: ['a referral to the doctor'],
  },
  {
    id: 'ldap.start-tls-refused',
    kind: 'protocol_mismatch',
    forms: [
      { words: 'ldap_start_tls protocol error 2', pattern: /ldap_start_tls: Protocol error \(2\)/ },
      { words: 'unsupported extended operation', pattern: /unsupported extended operation/ },
      { words: 'ldap result code 2 protocol error', pattern: /LDAP Result Code 2 "Protocol Error"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The LDAP server offers no StartTLS',
    check: LDAP_ASK,
    repair: [
      { text: 'Give the server a certificate (olcTLSCertificateFile), use ldaps:// on 636, or turn StartTLS off' },
    ],
    source: 'RFC 4511 4.14',
    matches: [
      'ldap_start_tls: Protocol error (2)',
      'additional info: unsupported extended operation',
      'LDAP Result Code 2 "Protocol Error": unsupported extended operation',
    ],
    ignores: ['protocol error in chapter 2'],
  },
];
