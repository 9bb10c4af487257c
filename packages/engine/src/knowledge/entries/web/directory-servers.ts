import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** FreeIPA, 389 Directory Server, OpenLDAP. */
export const DIRECTORY_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'freeipa.command-fails',
    kind: 'certificate_expired',
    program: 'freeipa',
    forms: [
      {
        words: 'failed to',
        pattern:
          /Failed to (?:start|restart) (?<value>pki-tomcatd|Directory Service|krb5kdc|kadmin|httpd|named|ipa-custodia) (?:Service|service)/,
      },
      {
        words: 'certmonger certificate',
        pattern:
          /certmonger\[\d{1,8}\]: Certificate (?:named "[^"]{1,80}" )?[^\n]{0,120}(?<value>is no longer valid|will not be valid after)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "FreeIPA's services or certificates are not in order: {value}",
    check: {
      text: 'List services and certificates',
      host: 'sudo ipactl status; sudo getcert list | grep -E "Request ID|status|expires|subject"',
    },
    repair: [
      {
        text: 'Renew what has expired, on an IPA server with the tool made for it',
        host: 'sudo ipa-cert-fix; sudo ipactl restart',
      },
    ],
    source: 'FreeIPA ipactl, certmonger, Dogtag',
    matches: [
      'Failed to start pki-tomcatd Service',
      'certmonger[812]: Certificate named "auditSigningCert cert-pki-ca" in token "NSS Certificate DB" in database "/etc/pki/pki-tomcat/alias" is no longer valid.',
    ],
    ignores: ['ipa: INFO: The ipactl command was successful'],
  },
  {
    id: 'freeipa.no-kerberos-ticket',
    kind: 'authentication_refused',
    program: 'freeipa',
    forms: [
      {
        words: 'ipa error did not receive kerberos credentials',
        pattern: /ipa: ERROR: did not receive Kerberos credentials/,
      },
      { words: 'ipa error ticket expired', pattern: /ipa: ERROR: Ticket expired/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ipa command has no Kerberos ticket',
    check: { text: 'Look for one', host: 'klist' },
    repair: [{ text: 'Get one', host: 'kinit admin' }],
    source: 'FreeIPA ipalib errors CCacheError',
    matches: ['ipa: ERROR: did not receive Kerberos credentials', 'ipa: ERROR: Ticket expired'],
    ignores: ['ipa: INFO: trying https://ipa1.corp.example/ipa/session/json'],
  },
  {
    id: '389-ds.replication-broken',
    kind: 'version_mismatch',
    program: '389-ds',
    forms: [
      {
        words: 'nsmmreplicationplugin',
        pattern:
          /NSMMReplicationPlugin - [^\n]{0,200}?(?<value>The remote replica has a different database generation ID than the local database|Unable to (?:acquire|receive the response for a startReplication|parse the response)[^\n]{0,80}|Replication bind with \S{1,20} auth failed: [^\n]{1,60}|Data required to update replica has been purged from the changelog)/,
      },
      { words: 'can t locate csn in the changelog', pattern: /(?<value>Can't locate CSN \S{10,30} in the changelog)/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: '389 Directory Server does not replicate: {value}',
    check: {
      text: 'Compare the agreements',
      host: 'sudo dsctl <instance> healthcheck; sudo ds-replcheck state -D "cn=directory manager" -W -m ldap://<a> -r ldap://<b> -b <suffix>',
    },
    repair: [
      {
        text: 'Initialise the replica that lost the changelog or has another generation',
        host: 'sudo dsconf <instance> repl-agmt init --suffix <suffix> <agreement>',
      },
    ],
    source: '389-ds repl5_agmt.c, repl5_protocol_util.c',
    matches: [
      'NSMMReplicationPlugin - repl5_inc_run - agmt="cn=meTob" (b:389): The remote replica has a different database generation ID than the local database.',
      'ERR - NSMMReplicationPlugin - bind_and_check_pwp - agmt="cn=meTob" (b:389) - Replication bind with GSSAPI auth failed: LDAP error -1 (Can\'t contact LDAP server)',
      'NSMMReplicationPlugin - send_updates - agmt="cn=meTob" (b:389): Data required to update replica has been purged from the changelog.',
      'NSMMReplicationPlugin - Unable to acquire replica: permission denied.',
      "agmtlist_notify_all - Can't locate CSN 5c1fb5f3000000040000 in the changelog (DB rc=-30988)",
    ],
    ignores: [
      'NSMMReplicationPlugin - bind_and_check_pwp - agmt="cn=meTob" (b:389): Replication bind with GSSAPI auth resumed',
    ],
  },
  {
    id: '389-ds.descriptors-or-cache',
    kind: 'descriptor_limit',
    program: '389-ds',
    forms: [
      {
        words: 'too many fds open',
        pattern: /(?:Not listening for new connections|[Nn]ot accepting new connections) - too many (?<value>fds open)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: '389 Directory Server is short of {value}',
    check: {
      text: 'See open connections and the limits',
      host: 'sudo dsconf <instance> monitor server | grep -iE "conn|descr"',
    },
    repair: [
      {
        text: 'Raise nsslapd-maxdescriptors together with LimitNOFILE, and let idle connections end',
        host: 'sudo dsconf <instance> config replace nsslapd-maxdescriptors=16384 nsslapd-idletimeout=3600',
      },
    ],
    source: '389-ds daemon.c',
    matches: [
      'ERR - accept_and_configure - Not listening for new connections - too many fds open',
      '[12/Jun/2025:10:02:11] - Not listening for new connections - too many fds open',
    ],
    ignores: ['Listening for new connections again'],
  },
  {
    id: 'openldap.database-not-opened',
    kind: 'data_corruption',
    program: 'openldap',
    forms: [
      {
        words: 'mdb_db_open database cannot be opened',
        pattern: /mdb_db_open: database "(?<object>[^"]{1,120})" cannot be opened: (?<value>[^\n]{1,100}?)[.(]/,
      },
      {
        words: 'backend_startup_one type suffix bi_db_open failed',
        pattern:
          /backend_startup_one \(type=\w{2,10}, suffix="(?<object>[^"]{1,120})"\): bi_db_open failed! \((?<value>-?\d{1,8})\)/,
      },
      { words: 'mdb_invalid file is not an lmdb', pattern: /(?<value>MDB_INVALID: File is not an LMDB file)/ },
      {
        words: 'mdb_corrupted located page was wrong type',
        pattern: /(?<value>MDB_CORRUPTED: Located page was wrong type)/,
      },
      { words: 'mdb_panic update of meta page failed', pattern: /(?<value>MDB_PANIC: Update of meta page failed)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 2,
    means: 'OpenLDAP cannot open its database {object|of the suffix}: {value}',
    check: { text: 'Look at owner and files', host: 'ls -l /var/lib/ldap; sudo slapcat -n 1 | head -5' },
    repair: [
      {
        text: 'Give the files back to the account of slapd (slapadd as root is the usual reason); for a damaged one load the last LDIF',
        host: 'sudo chown -R openldap:openldap /var/lib/ldap /etc/ldap/slapd.d && sudo systemctl restart slapd',
      },
    ],
    source: 'OpenLDAP back-mdb/init.c, servers/slapd',
    matches: [
      'slapd[881]: mdb_db_open: database "dc=corp,dc=example" cannot be opened: Permission denied (13). Restore from backup!',
      'slapd[881]: backend_startup_one (type=mdb, suffix="dc=corp,dc=example"): bi_db_open failed! (13)',
      'slapd[881]: mdb_env_open: MDB_INVALID: File is not an LMDB file',
      'slapd[881]: mdb_env_open: MDB_CORRUPTED: Located page was wrong type',
      'slapd[881]: mdb_env_open: MDB_PANIC: Update of meta page failed',
    ],
    ignores: ['slapd[881]: slapd starting'],
  },
  {
    id: 'openldap.database-of-other-version',
    kind: 'version_mismatch',
    program: 'openldap',
    forms: [
      {
        words: 'mdb_version_mismatch database environment version mismatch',
        pattern: /(?<value>MDB_VERSION_MISMATCH: Database environment version mismatch)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The OpenLDAP database is of another LMDB version: {value}',
    check: { text: 'See the version of slapd and the age of the files', host: 'slapd -VV; ls -l /var/lib/ldap' },
    repair: [
      {
        text: 'Write the data out with slapcat of the old release and load them with slapadd of the new one, or go back to the old release',
        host: 'sudo -u openldap slapadd -n 1 -l <backup.ldif>',
      },
    ],
    source: 'OpenLDAP back-mdb/init.c, servers/slapd',
    matches: [
      'MDB_VERSION_MISMATCH: Database environment version mismatch',
      'slapd[881]: mdb_env_open: MDB_VERSION_MISMATCH: Database environment version mismatch',
    ],
    ignores: ['slapd[881]: slapd starting'],
  },
  {
    id: 'openldap.map-full',
    kind: 'disk_full',
    program: 'openldap',
    forms: [
      {
        words: 'mdb_map_full environment mapsize limit reached',
        pattern: /MDB_MAP_FULL: Environment mapsize limit reached/,
      },
      { words: 'mdb_put failed mdb_map_full', pattern: /mdb_put failed: MDB_MAP_FULL/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "OpenLDAP's database has reached its greatest size (olcDbMaxSize)",
    check: { text: 'Compare used pages and limit', host: 'sudo mdb_stat -e /var/lib/ldap' },
    repair: [
      {
        text: 'Raise olcDbMaxSize of the database',
        host: "printf 'dn: olcDatabase={1}mdb,cn=config\\nreplace: olcDbMaxSize\\nolcDbMaxSize: 10737418240\\n' | sudo ldapmodify -Y EXTERNAL -H ldapi:///",
      },
    ],
    source: 'OpenLDAP LMDB MDB_MAP_FULL',
    matches: [
      'slapd[881]: => mdb_idl_insert_keys: c_put id failed: MDB_MAP_FULL: Environment mapsize limit reached (-30792)',
      'slapd[881]: mdb_id2entry_put: mdb_put failed: MDB_MAP_FULL',
    ],
    ignores: ['slapd[881]: map size 1073741824'],
  },
];
