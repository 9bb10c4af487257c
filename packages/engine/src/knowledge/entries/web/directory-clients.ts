import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** SSSD, winbind and Samba. */
export const DIRECTORY_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'sssd.backend-offline',
    kind: 'unreachable',
    program: 'sssd',
    forms: [
      { words: 'is offline', pattern: /(?:sssd|be\[)[^\n]{0,60}Backend is offline/ },
      { words: 'be_mark_offline offline', pattern: /be_mark_offline\][^\n]{0,20}Going offline!/ },
      {
        words: 'no available servers for service',
        pattern: /No available servers for service '(?<object>[^']{1,60})'/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'SSSD is offline: it reaches no server of the domain {object}',
    check: {
      text: 'Ask the state and the servers',
      host: 'sssctl domain-status {object|<domain>}; sssctl config-check; dig +short srv _ldap._tcp.{object|<domain>}',
    },
    repair: [{ text: 'Repair DNS, network or keytab, then let it look again', host: 'sudo systemctl restart sssd' }],
    source: 'SSSD data_provider_be.c, fail_over.c',
    matches: [
      'sssd[be[corp.example]]: Backend is offline',
      '(2025-06-12 10:02:11): [be[corp.example]] [be_mark_offline] (0x2000): Going offline!',
      "[fo_resolve_service_send] (0x0020): No available servers for service 'LDAP'",
    ],
    ignores: ['sssd_be[912]: Backend is online'],
  },
  {
    id: 'sssd.keytab-or-machine-account',
    kind: 'authentication_refused',
    program: 'sssd',
    forms: [
      {
        words: 'failed to initialize credentials using keytab unable create gssapi encrypted ldap connection',
        pattern:
          /Failed to initialize credentials using keytab \[(?<path>[^\]]{1,100})\]: (?<value>[^\n]{1,100}?)\.? Unable to create GSSAPI-encrypted LDAP connection/,
      },
      {
        words: 'ldap_child',
        pattern:
          /ldap_child\[[^\]]{1,20}\][^\n]{0,10}: (?:ldap_child_get_tgt_sync failed|Failed to initialize credentials)/,
      },
      {
        words: 'failed to read keytab',
        pattern: /Failed to read keytab \[(?<path>[^\]]{1,100})\]: (?<value>[^\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SSSD cannot log in with the machine account of the host',
    check: {
      text: 'Look at keytab and machine account',
      host: "sudo klist -kte; sudo kinit -k '<HOST>$@<REALM>'; adcli testjoin",
    },
    repair: [
      {
        text: 'Join again, or renew the machine password',
        host: 'sudo adcli update --add-samba-data; sudo realm leave && sudo realm join <domain>',
      },
    ],
    source: 'SSSD ldap_child.c, sdap_async_connection.c',
    matches: [
      'ldap_child[1188]: Failed to initialize credentials using keytab [MEMORY:/etc/krb5.keytab]: Preauthentication failed. Unable to create GSSAPI-encrypted LDAP connection.',
      "[[sssd[ldap_child[2210]]]]: Failed to initialize credentials using keytab [MEMORY:/etc/krb5.keytab]: Client 'WEB1$@CORP.EXAMPLE' not found in Kerberos database. Unable to create GSSAPI-encrypted LDAP connection.",
      'ldap_child[1188]: ldap_child_get_tgt_sync failed.',
      'sssd_be[912]: Failed to read keytab [default]: No such file or directory',
    ],
    ignores: ['sssd_be[912]: Backend is online'],
  },
  {
    id: 'sssd.access-denied',
    kind: 'authorisation_denied',
    program: 'sssd',
    forms: [
      {
        words: 'pam_sss account access denied for user 6',
        pattern: /pam_sss\([^)]{1,30}:account\): Access denied for user (?<user>\S{1,80}): 6/,
      },
      { words: 'access denied by hbac rules', pattern: /Access denied by HBAC rules/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SSSD lets {user} not log in to this host',
    check: {
      text: 'See which rule decides',
      host: 'sssctl user-checks {user}; sudo grep -E "access_provider|simple_allow|ad_gpo" /etc/sssd/sssd.conf',
    },
    repair: [
      {
        text: 'Permit user or group, add an HBAC rule in FreeIPA, or soften the policy',
        host: 'sudo realm permit {user}; sudo systemctl restart sssd',
      },
    ],
    source: 'pam_sss pam_sss.c; ad_gpo_access_control',
    matches: [
      'sshd[991]: pam_sss(sshd:account): Access denied for user anna: 6 (Permission denied)',
      '[hbac_evaluate] Access denied by HBAC rules',
    ],
    ignores: ['pam_sss(sshd:auth): authentication success; user=anna'],
  },
  {
    id: 'sssd.password-wrong',
    kind: 'authentication_refused',
    program: 'sssd',
    forms: [
      {
        words: 'pam_sss auth received for user',
        pattern: /pam_sss\([^)]{1,30}:auth\): received for user (?<user>\S{1,80}): (?<value>\d{1,3} \([^)]{1,60}\))/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'SSSD refuses the password of {user}: {value}',
    check: { text: 'Try the login by Kerberos itself', host: 'kinit {user}; sssctl user-checks {user}' },
    repair: [
      {
        text: 'Correct or reset the password; 17 is a wrong one, 9 an unreachable server, 12 an expired one, 4 a fault of the system',
        host: 'sudo sss_cache -u {user}',
      },
    ],
    source: 'pam_sss pam_sss.c',
    matches: [
      'sshd[991]: pam_sss(sshd:auth): received for user anna: 17 (Failure setting user credentials)',
      'sudo: pam_sss(sudo:auth): received for user anna: 9 (Authentication service cannot retrieve authentication info)',
    ],
    ignores: ['pam_sss(sshd:auth): authentication success; logname= uid=0 user=anna'],
  },
  {
    id: 'sssd.configuration-not-usable',
    kind: 'invalid_setting',
    program: 'sssd',
    forms: [
      {
        words: 'sssd couldn t load the configuration database',
        pattern: /SSSD couldn't load the configuration database/,
      },
      { words: 'cannot read config file etc sssd conf', pattern: /Cannot read config file \/etc\/sssd\/sssd\.conf/ },
      {
        words: 'file ownership and permissions check failed expected root 0600',
        pattern: /File ownership and permissions check failed\. Expected root:root and 0600/,
      },
      {
        words: 'exiting the sssd could not restart critical service',
        pattern: /Exiting the SSSD\. Could not restart critical service \[(?<object>[^\]]{1,80})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SSSD does not start: its configuration is not usable',
    check: {
      text: 'Check the file; it belongs to root with mode 0600',
      host: 'sudo sssctl config-check; ls -l /etc/sssd/sssd.conf',
    },
    repair: [
      {
        text: 'Correct rights and the option, then clear the cache if the domain was renamed',
        host: 'sudo chown root:root /etc/sssd/sssd.conf && sudo chmod 600 /etc/sssd/sssd.conf && sudo systemctl restart sssd',
      },
    ],
    source: 'SSSD monitor.c, confdb_setup.c',
    matches: [
      "sssd[881]: SSSD couldn't load the configuration database [2]: No such file or directory",
      'Cannot read config file /etc/sssd/sssd.conf. Please check that the file is accessible only by the owner and owned by root.root.',
      'File ownership and permissions check failed. Expected root:root and 0600.',
      'sssd[881]: Exiting the SSSD. Could not restart critical service [corp.example].',
    ],
    ignores: ['sssd[881]: Starting up'],
  },
  {
    id: 'winbind.trust-secret-wrong',
    kind: 'authentication_refused',
    program: 'samba',
    forms: [
      {
        words: 'checking the trust secret for domain via rpc calls failed',
        pattern: /checking the trust secret for domain (?<object>\S{1,60}) via RPC calls failed/,
      },
      { words: 'join to domain is not valid', pattern: /Join to domain is not valid: (?<value>[^\n]{1,80})/ },
      {
        words: 'kerberos_kinit_password failed',
        pattern: /kerberos_kinit_password \S{1,80} failed: (?<value>[^\n]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Winbind's machine account of the domain {object|it joined} is not valid any more",
    check: { text: 'Test the join', host: 'sudo wbinfo -t; sudo net ads testjoin' },
    repair: [{ text: 'Join again', host: 'sudo net ads join -U <administrator>; sudo systemctl restart winbind smbd' }],
    source: 'Samba winbindd, wbinfo -t, net ads testjoin',
    matches: [
      'checking the trust secret for domain CORP via RPC calls failed',
      'Join to domain is not valid: Logon failure',
      'kerberos_kinit_password NAS1$@CORP.EXAMPLE failed: Preauthentication failed',
    ],
    ignores: ['checking the trust secret for domain CORP via RPC calls succeeded'],
  },
  {
    id: 'samba.share-path-missing',
    kind: 'missing_file',
    program: 'samba',
    forms: [
      {
        words: 'make_connection_snum',
        pattern:
          /make_connection_snum: (?:canonicalize_connect_path failed for service (?<object>\S{1,60}), path (?<path>\S{1,160})|vfs_ChDir\((?<value>[^)\s]{1,160})\) failed(?!: Permission denied))/,
      },
      {
        words: 'chdir_current_service',
        pattern:
          /chdir_current_service: (?:canonicalize_connect_path failed for service (?<object>\S{1,60}), path (?<path>\S{1,160})|vfs_ChDir\((?<value>[^)\s]{1,160})\) failed(?!: Permission denied))/,
      },
      {
        words: 'does not exist or permission denied when connecting to',
        pattern:
          /'(?<path>\/[^']{1,160})' does not exist or permission denied when connecting to \[(?<object>[^\]]{1,60})\]/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Samba cannot enter {path|the path} of its share {object}',
    check: { text: 'Look whether it exists and the account may enter', host: 'ls -ld {path|<path>}; testparm -s' },
    repair: [
      {
        text: 'Create or mount it, and give the account x on all folders above; on SELinux samba_share_t',
        host: 'sudo chcon -R -t samba_share_t {path|<path>}',
      },
    ],
    source: 'Samba smbd/service.c set_conn_connectpath, make_connection_snum',
    matches: [
      'smbd[881]: chdir_current_service: vfs_ChDir(/srv/old) failed: No such file or directory. Current token: uid=1000',
      'smbd[881]: make_connection_snum: canonicalize_connect_path failed for service data, path /srv/data',
      "'/srv/data' does not exist or permission denied when connecting to [data] Error was No such file or directory",
    ],
    ignores: ['smbd[881]: connect to service data initially as user anna'],
  },
  {
    id: 'samba.share-path-closed',
    kind: 'file_permission',
    program: 'samba',
    forms: [
      {
        words: 'vfs_chdir failed permission denied',
        pattern:
          /(?:make_connection_snum|chdir_current_service): vfs_ChDir\((?<path>[^)\s]{1,160})\) failed: Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Samba may not enter the path {path} of a share',
    check: { text: 'Try it as the account', host: 'namei -l {path}; sudo -u <user> ls {path}; getenforce' },
    repair: [
      {
        text: 'Give the account x on all folders above and rights to the folder; on SELinux samba_share_t',
        host: 'sudo chmod o+x <parent>; sudo chcon -R -t samba_share_t {path}',
      },
    ],
    source: 'Samba smbd/service.c set_conn_connectpath, make_connection_snum',
    matches: [
      'smbd[881]: chdir_current_service: vfs_ChDir(/srv/data) failed: Permission denied. Current token: uid=1000',
      'make_connection_snum: vfs_ChDir(/home/anna) failed: Permission denied',
    ],
    ignores: ['smbd[881]: connect to service data initially as user anna'],
  },
  {
    id: 'samba.user-unknown',
    kind: 'authentication_refused',
    program: 'samba',
    forms: [
      {
        words: 'check_ntlm_password authentication for user failed with error',
        pattern:
          /check_ntlm_password: {1,2}Authentication for user \[(?<user>[^\]]{0,60})\] -> \[[^\]]{0,60}\] FAILED with error (?<value>NT_STATUS_\w{4,40})/,
      },
      {
        words: 'auth user at with status',
        pattern:
          /Auth: \[[^\]]{1,30}\] user \[[^\]]{0,40}\]\\\[(?<user>[^\]]{0,60})\] at \[[^\]]{1,60}\] with \[[^\]]{1,30}\] status \[(?<value>NT_STATUS_(?!OK)\w{4,40})\]/,
      },
      {
        words: 'tree connect failed',
        pattern: /tree connect failed: (?<value>NT_STATUS_(?:BAD_NETWORK_NAME|ACCESS_DENIED))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Samba refuses {user}: {value|wrong name or password}',
    check: { text: "List Samba's own accounts", host: 'sudo pdbedit -L; id {user}' },
    repair: [
      { text: 'Give the account a Samba password; the one of Linux does not count', host: 'sudo smbpasswd -a {user}' },
    ],
    source: 'Samba auth/auth.c, check_ntlm_password',
    matches: [
      'smbd[881]: check_ntlm_password:  Authentication for user [anna] -> [anna] FAILED with error NT_STATUS_WRONG_PASSWORD, authoritative=1',
      'Auth: [SMB2,(null)] user [CORP]\\[anna] at [Thu, 12 Jun 2025 10:02:11.000000 CEST] with [NTLMv2] status [NT_STATUS_NO_SUCH_USER] workstation [PC7]',
      'tree connect failed: NT_STATUS_BAD_NETWORK_NAME',
    ],
    ignores: ['check_ntlm_password:  authentication for user [anna] -> [anna] -> [anna] succeeded'],
  },
  {
    id: 'samba.ordinary-notes',
    kind: null,
    program: 'samba',
    forms: [
      { words: 'unable to connect cups server', pattern: /Unable to connect to CUPS server/ },
      {
        words: 'failed to retrieve printer list nt_status_unsuccessful',
        pattern: /failed to retrieve printer list: NT_STATUS_UNSUCCESSFUL/,
      },
      {
        words: 'getpeername failed error was transport endpoint is not connected',
        pattern: /getpeername failed\. Error was Transport endpoint is not connected/,
      },
      {
        words: 'rlimit_max increasing to minimum windows limit',
        pattern: /rlimit_max: increasing rlimit_max \(\d{1,8}\) to minimum Windows limit \(\d{1,8}\)/,
      },
      {
        words: 'read_fd_with_timeout client read error',
        pattern:
          /read_fd_with_timeout: client (?<peer>\S{1,60}) read error = NT_STATUS_(?:CONNECTION_RESET|END_OF_FILE)/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'Samba notes something of good days',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'Samba smbd, nmbd, printing',
    matches: [
      'smbd[881]: Unable to connect to CUPS server localhost:631 - Connection refused',
      'smbd[881]: failed to retrieve printer list: NT_STATUS_UNSUCCESSFUL',
      'smbd[881]: getpeername failed. Error was Transport endpoint is not connected',
      'rlimit_max: increasing rlimit_max (1024) to minimum Windows limit (16384)',
      'read_fd_with_timeout: client 10.0.0.9 read error = NT_STATUS_CONNECTION_RESET.',
    ],
    ignores: ['smbd: Failed to open /var/lib/samba/private/secrets.tdb'],
  },
  {
    id: 'samba.smb1-only',
    kind: 'protocol_mismatch',
    program: 'samba',
    forms: [
      {
        words: 'protocol negotiation failed',
        pattern:
          /protocol negotiation failed: NT_STATUS_(?:CONNECTION_DISCONNECTED|CONNECTION_RESET|INVALID_NETWORK_RESPONSE|INVALID_PARAMETER|IO_TIMEOUT|NOT_SUPPORTED)/,
      },
      { words: 'no protocol supported', pattern: /No protocol supported !/ },
      { words: 'unable to negotiate a protocol dialect', pattern: /Unable to negotiate a protocol dialect/ },
      {
        words: 'server does not support extended_security but client use spnego yes',
        pattern: /Server does not support EXTENDED_SECURITY  but 'client use spnego = yes'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Samba client and server share no version of SMB',
    check: {
      text: 'Ask which versions the server takes',
      host: 'smbclient -L //<server> -m SMB3 -U <user>; testparm -sv 2>/dev/null | grep -E "(client|server) min protocol"',
    },
    repair: [
      {
        text: 'Update the device that speaks only SMB1; for the time being lower the minimum',
        host: 'sudo sed -i "/\\[global\\]/a server min protocol = NT1" /etc/samba/smb.conf && sudo systemctl restart smbd',
      },
    ],
    source: 'Samba smb2_negprot.c, client protocol negotiation',
    matches: [
      'protocol negotiation failed: NT_STATUS_CONNECTION_DISCONNECTED',
      'smbd[881]: No protocol supported !',
      'smbclient: Unable to negotiate a protocol dialect',
      "Server does not support EXTENDED_SECURITY  but 'client use spnego = yes' and 'client ntlmv2 auth = yes' is set",
    ],
    ignores: ['Negotiated dialect[SMB3_11] against server[nas1]'],
  },
];
