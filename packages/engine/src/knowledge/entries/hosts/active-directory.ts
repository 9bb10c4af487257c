import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Active Directory: domain membership, replication, group policy. */
export const ACTIVE_DIRECTORY: readonly CatalogueEntry[] = [
  {
    id: 'active-directory.trust-broken',
    kind: 'authentication_refused',
    program: 'active-directory',
    forms: [
      {
        words: 'the trust relationship between this workstation and primary domain failed',
        pattern: /The trust relationship between this workstation and the primary domain failed/,
      },
      {
        words:
          'the security database on server does not have a computer account for this workstation trust relationship',
        pattern:
          /The security database on the server does not have a computer account for this workstation trust relationship/,
      },
      {
        words:
          'failed to authenticate with a windows domain controller for and therefore this computer might deny logon requests',
        pattern:
          /failed to authenticate with \S{1,80}, a Windows domain controller for domain (?<object>\S{1,80}?), and therefore this computer might deny logon requests/,
      },
      {
        words: 'the session setup from failed',
        pattern:
          /The session setup from (?:the )?computer '?(?<peer>[^' ]{1,60})'? failed (?:to authenticate|because the security database does not contain a trust account)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The trust between this machine and its domain is broken',
    check: { text: 'Test the secure channel', host: 'Test-ComputerSecureChannel -Verbose; nltest /sc_verify:<domain>' },
    repair: [
      {
        text: 'Set the machine password anew; a restored snapshot or a second machine of the same name brings this',
        host: 'Test-ComputerSecureChannel -Repair -Credential (Get-Credential)',
      },
    ],
    source: 'NETLOGON events 3210, 5722; ERROR_TRUSTED_RELATIONSHIP_FAILURE 1789',
    matches: [
      'The trust relationship between this workstation and the primary domain failed.',
      'The security database on the server does not have a computer account for this workstation trust relationship.',
      'This computer could not authenticate: PC1 failed to authenticate with \\\\DC1, a Windows domain controller for domain CORP, and therefore this computer might deny logon requests.',
      "The session setup from computer 'PC7' failed because the security database does not contain a trust account 'PC7$' referenced by the specified computer.",
    ],
    ignores: ['The trust relationship between this workstation and the primary domain was verified'],
  },
  {
    id: 'active-directory.no-domain-controller',
    kind: 'unreachable',
    program: 'active-directory',
    forms: [
      {
        words: 'to set up a secure session with domain controller in',
        pattern:
          /(?:This computer was not able|The computer was unable) to set up a secure session with a domain controller in domain (?<object>\S{1,80})/,
      },
      {
        words: 'the processing of group policy failed because lack network connectivity to a domain controller',
        pattern: /The processing of Group Policy failed because of lack of network connectivity to a domain controller/,
      },
      {
        words: 'an active directory domain controller ad dc for the could not be contacted',
        pattern:
          /An Active Directory Domain Controller \(AD DC\) for the domain "?(?<object>[^" ]{1,80})"? could not be contacted/,
      },
      {
        words: 'the specified domain either does not exist or could be contacted',
        pattern: /The specified domain either does not exist or could not be contacted/,
      },
      {
        words: 'there are currently no logon servers available to service the request',
        pattern: /There are currently no logon servers available to service the logon request/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'No domain controller of {object|the domain} is found',
    check: {
      text: 'Ask the DNS for the controllers; a member has to use the DNS of the domain, not the router',
      host: 'nltest /dsgetdc:{object|<domain>} & nslookup -type=srv _ldap._tcp.dc._msdcs.{object|<domain>}',
    },
    repair: [
      {
        text: 'Set the controllers as DNS servers of the machine and open 53, 88, 135, 389, 445 to them',
        host: 'Set-DnsClientServerAddress -InterfaceAlias Ethernet -ServerAddresses <dc>; ipconfig /registerdns',
      },
    ],
    source: 'NETLOGON event 5719; GroupPolicy 1054, 1129; ERROR_NO_SUCH_DOMAIN 1355, 1311',
    matches: [
      'This computer was not able to set up a secure session with a domain controller in domain CORP due to the following: There are currently no logon servers available to service the logon request.',
      'The processing of Group Policy failed because of lack of network connectivity to a domain controller. This may be a transient condition.',
      'An Active Directory Domain Controller (AD DC) for the domain "corp.example" could not be contacted.',
      'The specified domain either does not exist or could not be contacted.',
      'System error 1311: There are currently no logon servers available to service the logon request.',
    ],
    ignores: ['The secure session with a domain controller in domain CORP was set up'],
  },
  {
    id: 'active-directory.group-policy-not-readable',
    kind: 'unreachable',
    program: 'active-directory',
    forms: [
      {
        words:
          'the processing of group policy failed windows attempted to read file from a domain controller and was not successful',
        pattern:
          /The processing of Group Policy failed\. Windows attempted to read the file (?<path>\S{1,220}) from a domain controller and was not successful/,
      },
      {
        words: 'the processing of group policy failed windows could not',
        pattern:
          /The processing of Group Policy failed\. Windows could not (?:authenticate to the Active Directory service|apply the registry-based policy settings|obtain the name of a domain controller|resolve the (?:computer|user) name)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Windows cannot read the group policy {path|of its domain}',
    check: {
      text: 'Try the path as the machine and test SYSVOL',
      host: 'dir \\\\<domain>\\SYSVOL & gpresult /h gp.html & dfsrdiag pollad',
    },
    repair: [
      {
        text: 'Restore SYSVOL replication (DFSR) and the permissions of the policy folder, or remove the policy that is gone',
      },
    ],
    source: 'GroupPolicy events 1058, 1030, 1096, 1006',
    matches: [
      'The processing of Group Policy failed. Windows attempted to read the file \\\\corp.example\\SysVol\\corp.example\\Policies\\{31B2F340-016D-11D2-945F-00C04FB984F9}\\gpt.ini from a domain controller and was not successful.',
      'The processing of Group Policy failed. Windows could not authenticate to the Active Directory service on a domain controller. (LDAP Bind function call failed).',
    ],
    ignores: ['The Group Policy settings for the computer were processed successfully'],
  },
  {
    id: 'active-directory.replication-fails',
    kind: 'slow_dependency',
    program: 'active-directory',
    forms: [
      {
        words: 'it has been too long since this machine last replicated with the named source',
        pattern: /It has been too long since this machine last replicated with the named source machine/,
      },
      {
        words: 'the attempt to establish a replication link failed',
        pattern:
          /The attempt to establish a replication link (?:for the following writable directory partition|to a read-only directory partition) failed/,
      },
      {
        words:
          'the active directory cannot replicate with this server because time since last replication has exceeded tombstone lifetime',
        pattern:
          /The Active Directory cannot replicate with this server because the time since the last replication with this server has exceeded the tombstone lifetime/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Domain controllers do not replicate: the partner is not reached',
    check: {
      text: 'See which partner fails with which code',
      host: 'repadmin /replsummary & repadmin /showrepl & dcdiag /e /q',
    },
    repair: [
      {
        text: '1722 and 1256: network, firewall, DNS; 8453: permission; 8606, 8614: lingering objects or a controller away too long; 5: time or password of the controller',
        host: 'repadmin /syncall /AdeP',
      },
    ],
    source: 'ActiveDirectory_DomainService events 1311, 1864, 1925, 1988, 2042, 2087',
    matches: [
      'It has been too long since this machine last replicated with the named source machine. The time between replications with this source has exceeded the tombstone lifetime.',
      'The attempt to establish a replication link for the following writable directory partition failed. Directory partition: DC=corp,DC=example',
      'Last attempt failed, result 8614 (0x21a6): The Active Directory cannot replicate with this server because the time since the last replication with this server has exceeded the tombstone lifetime.',
    ],
    ignores: ['Replication with the source machine was successful'],
  },
  {
    id: 'active-directory.controller-not-resolved',
    kind: 'name_resolution',
    program: 'active-directory',
    forms: [
      {
        words: 'active directory domain services could not resolve the following dns host name of source controller',
        pattern:
          /Active Directory Domain Services could not resolve the following DNS host name of the source domain controller/,
      },
      {
        words: 'the dsa operation is unable to proceed because of a dns lookup failure',
        pattern: /(?<value>The DSA operation is unable to proceed because of a DNS lookup failure)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'A domain controller finds no address of its partner',
    check: { text: 'Ask DNS', windows: 'nslookup -type=CNAME <dsa guid>._msdcs.<domain>; dcdiag /test:dns' },
    repair: [
      {
        text: 'Let every domain controller ask the DNS servers of the domain, and register its records anew',
        windows: 'ipconfig /registerdns; nltest /dsregdns; repadmin /syncall',
      },
    ],
    source: 'ActiveDirectory_DomainService events 1311, 1864, 1925, 1988, 2042, 2087',
    matches: [
      'Active Directory Domain Services could not resolve the following DNS host name of the source domain controller to an IP address.',
      'Last error: 8524 (0x214c): The DSA operation is unable to proceed because of a DNS lookup failure.',
    ],
    ignores: ['Replication with the source machine was successful'],
  },
  {
    id: 'active-directory.account-locked',
    kind: 'authentication_refused',
    program: 'active-directory',
    forms: [
      {
        words: 'a user account was locked out that name',
        pattern:
          /A user account was locked out\.[^\n]{0,200}?Account That Was Locked Out:[^\n]{0,120}?Account Name:\s{1,8}(?<user>[^ \t\n]{1,60})/,
      },
      { words: 'a user account was locked out', pattern: /A user account was locked out/ },
      {
        words: 'the referenced account is currently locked out and may not be logged on to',
        pattern: /The referenced account is currently locked out and may not be logged on to/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The account {user} is locked out after wrong passwords',
    check: {
      text: 'Find the machine that sends the old password; it is the caller in event 4740 of the PDC emulator',
      host: "Get-WinEvent -FilterHashtable @{LogName='Security';Id=4740} -MaxEvents 5 | fl",
    },
    repair: [
      {
        text: 'Correct the password stored there (service, task, phone, mapped drive), then unlock',
        host: 'Unlock-ADAccount {user|<account>}',
      },
    ],
    source: 'Security event 4740; ERROR_ACCOUNT_LOCKED_OUT 1909; NTSTATUS 0xC0000234; LDAP data 775',
    matches: [
      'A user account was locked out. Subject: Security ID: S-1-5-18 Account Name: DC1$ Account That Was Locked Out: Security ID: S-1-5-21-1 Account Name: anna Caller Computer Name: PC7',
      'A user account was locked out.',
      'The referenced account is currently locked out and may not be logged on to.',
    ],
    ignores: ['A user account was unlocked'],
  },
  {
    id: 'active-directory.bind-state-of-account',
    kind: 'authentication_refused',
    program: 'active-directory',
    forms: [
      { words: 'nt_status_account_disabled', pattern: /NT_STATUS_ACCOUNT_DISABLED/ },
      { words: 'nt_status_password_must_change', pattern: /NT_STATUS_PASSWORD_MUST_CHANGE/ },
      { words: 'nt_status_account_restriction', pattern: /NT_STATUS_ACCOUNT_RESTRICTION/ },
      {
        words: 'this user can t sign in because account is currently disabled',
        pattern: /This user can't sign in because this account is currently disabled/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Active Directory refuses the bind: the account is disabled, expired or needs a new password',
    check: {
      text: 'Look at the state of the account; data 533 is disabled, 701 expired, 532 and 773 password expired or to be changed, 530 and 531 not at this hour or from here',
      host: 'Get-ADUser <account> -Properties Enabled,AccountExpirationDate,PasswordExpired,LogonWorkstations',
    },
    repair: [
      {
        text: 'Enable the account or set a password that does not expire for the service account',
        host: 'Enable-ADAccount <account>; Set-ADUser <account> -PasswordNeverExpires $true',
      },
    ],
    source: 'Microsoft Learn: LDAP bind data codes; NTSTATUS 0xC0000072, 0xC0000071, 0xC0000224',
    matches: [
      'SPNEGO login failed: {Account Disabled} NT_STATUS_ACCOUNT_DISABLED',
      'session setup failed: NT_STATUS_PASSWORD_MUST_CHANGE',
      'cli_session_setup: NT_STATUS_ACCOUNT_RESTRICTION',
      "This user can't sign in because this account is currently disabled.",
    ],
    ignores: ['AcceptSecurityContext succeeded'],
  },
  {
    id: 'active-directory.duplicate-spn',
    kind: 'invalid_setting',
    program: 'active-directory',
    forms: [
      {
        words: 'the kdc encountered duplicate names while processing a kerberos authentication request name is',
        pattern:
          /The KDC encountered duplicate names while processing a Kerberos authentication request\. The duplicate name is (?<object>\S{1,120})/,
      },
      { words: 'duplicate spn found aborting operation', pattern: /Duplicate SPN found, aborting operation/ },
      {
        words: 'the kerberos client received a krb_ap_err_modified error from server target name used was',
        pattern:
          /The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server (?<peer>\S{1,80}?)\. The target name used was (?<object>\S{1,120}?)\.(?: |$)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A service principal name is held twice: {object}',
    check: { text: 'List the duplicates', host: 'setspn -X' },
    repair: [
      {
        text: 'Take it from the account that does not run the service, and set it at the one that does',
        host: 'setspn -D {object} <wrong account> & setspn -S {object} <account>',
      },
    ],
    source: 'Kerberos-Key-Distribution-Center event 11; Security-Kerberos event 4',
    matches: [
      'The KDC encountered duplicate names while processing a Kerberos authentication request. The duplicate name is HTTP/web.corp.example (of type DS_SERVICE_PRINCIPAL_NAME).',
      'Duplicate SPN found, aborting operation!',
      'The Kerberos client received a KRB_AP_ERR_MODIFIED error from the server svc-web$. The target name used was HTTP/web.corp.example. This indicates that the target server failed to decrypt the ticket provided by the client.',
    ],
    ignores: ['No duplicate SPN found'],
  },
  {
    id: 'active-directory.encryption-not-supported',
    kind: 'protocol_mismatch',
    program: 'active-directory',
    forms: [
      {
        words: 'while processing request for the account did not have a suitable key generating kerberos ticket',
        pattern:
          /While processing an? (?:AS|TGS) request for (?:the )?target (?:service|server) (?<object>\S{1,100}?),? the account (?<user>\S{1,80}) did not have a suitable key for generating a Kerberos ticket/,
      },
      {
        words: 'the kerberos key distribution center lacks strong keys for account',
        pattern: /The Kerberos Key Distribution Center lacks strong keys for account/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The domain controller has no Kerberos key of the wanted type for {object|the account}',
    check: {
      text: "Compare msDS-SupportedEncryptionTypes of the account with the client's etypes; RC4 is refused after the hardening of 2022 and later",
      host: 'Get-ADUser <account> -Properties msDS-SupportedEncryptionTypes,PasswordLastSet',
    },
    repair: [
      {
        text: 'Enable AES at the account and set its password anew, so that AES keys exist; make keytabs anew',
        host: 'Set-ADUser <account> -KerberosEncryptionType AES128,AES256',
      },
    ],
    source: 'Kerberos-Key-Distribution-Center events 14, 16, 27, 42',
    matches: [
      'While processing an AS request for target service krbtgt, the account svc-nas did not have a suitable key for generating a Kerberos ticket (the missing key has an ID of 9).',
      'The Kerberos Key Distribution Center lacks strong keys for account: krbtgt.',
    ],
    ignores: ['The account has AES keys'],
  },
  {
    id: 'active-directory.logon-failed',
    kind: 'authentication_refused',
    program: 'active-directory',
    forms: [
      {
        words: 'an account failed to log on',
        pattern:
          /An account failed to log on\.(?:[^\n]{0,400}?Account For Which Logon Failed:[^\n]{0,120}?Account Name:\s{1,8}(?<user>[^ \t\n]{1,60}))?/,
      },
      { words: 'kerberos pre authentication failed', pattern: /Kerberos pre-authentication failed\./ },
      {
        words: 'the computer attempted to validate credentials for an account code',
        pattern:
          /The computer attempted to validate the credentials for an account\.[^\n]{0,160}?Logon Account:\s{1,8}(?<user>[^ \t\n]{1,60})[^\n]{0,120}?Error Code:\s{1,8}(?<value>0xC[0-9A-Fa-f]{7})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Windows counts a failed logon of {user|an account}: {value|wrong name or password}',
    check: {
      text: 'Read status and sub status: 0xC000006A wrong password, 0xC0000064 unknown name, 0xC0000133 clocks differ, 0xC000015B logon type not granted',
      host: "Get-WinEvent -FilterHashtable @{LogName='Security';Id=4625} -MaxEvents 10 | fl Message",
    },
    repair: [
      {
        text: 'Correct the stored password at the workstation or address the event names; many names from one outside address is a guessing attack, close RDP to it',
      },
    ],
    source: 'Security events 4625, 4771, 4776',
    matches: [
      'An account failed to log on. Subject: Security ID: S-1-0-0 Account Name: - Account For Which Logon Failed: Security ID: S-1-0-0 Account Name: ADMINISTRATOR Failure Reason: Unknown user name or bad password.',
      'Kerberos pre-authentication failed. Account Information: Account Name: anna Failure Code: 0x18',
      'The computer attempted to validate the credentials for an account. Authentication Package: MICROSOFT_AUTHENTICATION_PACKAGE_V1_0 Logon Account: anna Source Workstation: PC7 Error Code: 0xC000006A',
    ],
    ignores: ['An account was successfully logged on.'],
  },
];
