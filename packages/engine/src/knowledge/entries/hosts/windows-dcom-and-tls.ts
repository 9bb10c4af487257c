import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Windows event log: DCOM and Schannel. */
export const WINDOWS_DCOM_AND_TLS: readonly CatalogueEntry[] = [
  {
    id: 'windows.dcom-permission-missing',
    kind: null,
    program: 'windows',
    forms: [
      {
        words: 'permission settings do not grant local for the com server application with clsid',
        pattern:
          /permission settings do not grant Local (?:Activation|Launch) permission for the COM Server application with CLSID/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Windows notes a missing DCOM permission, as it does on good days',
    check: { text: 'Nothing to do: Microsoft calls event 10016 of its own components normal and advises to filter it' },
    repair: [],
    source: 'Microsoft Learn: Event ID 10016 is logged when accessing DCOM; DistributedCOM 10016',
    matches: [
      'The application-specific permission settings do not grant Local Activation permission for the COM Server application with CLSID {2593F8B9-4EAF-457C-B68A-50F6B8EA6B54} and APPID {15C20B67-12E7-4BB6-92BB-7AFF07997402} to the user PC1\\anna SID (S-1-5-21) from address LocalHost (Using LRPC).',
      'The machine-default permission settings do not grant Local Activation permission for the COM Server application with CLSID {C2F03A33-21F5-47FA-B4BB-156362A2F239}',
    ],
    ignores: ['The permission settings of the COM server were saved'],
  },
  {
    id: 'windows.dcom-server-not-registered',
    kind: 'slow_dependency',
    program: 'windows',
    forms: [
      {
        words: 'the server did not register with dcom within required timeout',
        pattern: /The server (?<object>\{[0-9A-Fa-f-]{36}\}) did not register with DCOM within the required timeout/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The COM server {object} does not register in time',
    check: {
      text: 'Look which program the CLSID belongs to, and at its own messages',
      host: 'reg query "HKCR\\CLSID\\{object}" /s',
    },
    repair: [
      {
        text: 'Restart the service behind the CLSID, or install its program anew; a machine that is short of memory or disk is the usual reason',
        host: 'sc query type= service state= inactive',
      },
    ],
    source: 'DistributedCOM event 10010',
    matches: [
      'The server {9BA05972-F6A8-11CF-A442-00A0C90A8F39} did not register with DCOM within the required timeout.',
      'Event 10010, DistributedCOM: The server {4991D34B-80A1-4291-83B6-3328366B9097} did not register with DCOM within the required timeout.',
    ],
    ignores: ['The server registered with DCOM'],
  },
  {
    id: 'windows.dcom-client-too-weak',
    kind: 'protocol_mismatch',
    program: 'windows',
    forms: [
      {
        words: 'server side authentication level policy does not allow the user sid from address to activate dcom',
        pattern:
          /server-side authentication level policy does not allow the user (?<user>[^\n]{1,80}?) SID \([^)]{1,80}\) from address (?<peer>[^ ]{1,60}) to activate DCOM server/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Windows refuses DCOM from {peer}: its login level is too low',
    check: {
      text: 'Find the client at the address; it runs without the DCOM hardening of KB5004442',
      host: "Get-WinEvent -FilterHashtable @{LogName='System';Id=10036,10037,10038}",
    },
    repair: [
      {
        text: 'Update the client program or its Windows so that it activates with packet integrity; WMI scanners and OPC clients are the usual ones',
      },
    ],
    source: 'DistributedCOM events 10036 to 10038 (KB5004442, CVE-2021-26414)',
    matches: [
      'The server-side authentication level policy does not allow the user CORP\\scan SID (S-1-5-21-1004336348) from address 10.0.4.12 to activate DCOM server. Please raise the activation authentication level at least to RPC_C_AUTHN_LEVEL_PKT_INTEGRITY in client application.',
      'DistributedCOM 10036: The server-side authentication level policy does not allow the user CORP\\svc-opc SID (S-1-5-21-7) from address 10.1.1.9 to activate DCOM server.',
    ],
    ignores: ['The server-side authentication level policy was read'],
  },
  {
    id: 'windows.dcom-peer-unreachable',
    kind: 'unreachable',
    program: 'windows',
    forms: [
      {
        words: 'dcom was unable to communicate with the computer using any of configured protocols',
        pattern:
          /DCOM was unable to communicate with the computer (?<peer>\S{1,100}) using any of the configured protocols/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'DCOM cannot reach {peer}',
    check: { text: 'Try the port mapper of the other machine', host: 'Test-NetConnection {peer|<host>} -Port 135' },
    repair: [
      {
        text: 'Open TCP 135 and the dynamic ports 49152-65535 between them, or take the machine that is gone out of the tool that asks for it (monitoring, print server)',
      },
    ],
    source: 'DistributedCOM event 10028',
    matches: [
      'DCOM was unable to communicate with the computer 10.0.0.77 using any of the configured protocols; requested by PID 14c8 (C:\\Windows\\system32\\ServerManager.exe).',
      'Event 10028: DCOM was unable to communicate with the computer dc2.corp.example using any of the configured protocols',
    ],
    ignores: ['DCOM was able to communicate with the computer'],
  },
  {
    id: 'windows.tls-handshake-fails',
    kind: 'protocol_mismatch',
    program: 'windows',
    forms: [
      {
        words: 'a fatal alert was generated and sent to the remote endpoint code is',
        pattern:
          /A fatal alert was generated and sent to the remote endpoint\.[^\n]{0,120}?fatal (?:alert|error) code is (?<value>\d{1,3})/,
      },
      {
        words: 'a fatal alert was received from the remote endpoint tls protocol defined code is',
        pattern:
          /A fatal alert was received from the remote endpoint\. The TLS protocol defined fatal alert code is (?<value>\d{1,3})/,
      },
      {
        words: 'a fatal error occurred while creating tls credential the internal state is',
        pattern:
          /A fatal error occurred while creating a TLS (?:client|server) credential\. The internal error state is (?<value>\d{1,6})/,
      },
      {
        words:
          'an connection request was received from a remote client application but none of the cipher suites supported by are server',
        pattern:
          /An (?:TLS|SSL) \S{1,4} connection request was received from a remote client application, but none of the cipher suites supported by the client application are supported by the server/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Schannel ends a TLS handshake: alert {value}',
    check: {
      text: 'Compare the protocols and ciphers both sides allow; alert 40 is no common cipher, 70 no common version, 48 an unknown CA, 46 an unusable certificate',
      host: 'Get-TlsCipherSuite | ft Name; reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols /s',
    },
    repair: [
      {
        text: 'Enable TLS 1.2 or 1.3 on the older side and give .NET programs SchUseStrongCrypto and SystemDefaultTlsVersions',
        host: 'reg add HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 /v SchUseStrongCrypto /t REG_DWORD /d 1 /f',
      },
    ],
    source: 'Schannel events 36871, 36874, 36887, 36888',
    matches: [
      'A fatal alert was generated and sent to the remote endpoint. This may result in termination of the connection. The TLS protocol defined fatal error code is 40, alert code 40',
      'A fatal alert was received from the remote endpoint. The TLS protocol defined fatal alert code is 70.',
      'Schannel 36871: A fatal error occurred while creating a TLS client credential. The internal error state is 10013. The SSPI client process is svchost (PID: 1288).',
      'An TLS 1.2 connection request was received from a remote client application, but none of the cipher suites supported by the client application are supported by the server. The TLS connection request has failed.',
    ],
    ignores: ['A TLS connection was made'],
  },
  {
    id: 'windows.schannel-certificate-untrusted',
    kind: 'certificate_untrusted',
    program: 'windows',
    forms: [
      {
        words: 'the certificate received from remote server was issued by an untrusted authority',
        pattern: /The certificate received from the remote server was issued by an untrusted certificate authority/,
      },
      {
        words: 'the certificate received from remote server has not validated correctly',
        pattern: /The certificate received from the remote server has not validated correctly/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Schannel does not trust the certificate of the remote server',
    check: { text: 'See which CA signed it and whether this machine holds it', host: 'certutil -store Root' },
    repair: [
      { text: 'Import the root of the remote server into the machine store', host: 'certutil -addstore Root <ca.crt>' },
    ],
    source: 'Schannel events 36882, 36884',
    matches: [
      'The certificate received from the remote server was issued by an untrusted certificate authority. Because of this, none of the data contained in the certificate can be validated.',
      'The certificate received from the remote server has not validated correctly. The error code is 0x80096004.',
    ],
    ignores: ['The certificate received from the remote server was validated'],
  },
  {
    id: 'windows.schannel-certificate-name',
    kind: 'certificate_name_mismatch',
    program: 'windows',
    forms: [
      {
        words: 'the certificate received from remote server does not contain expected name we were expecting is',
        pattern:
          /The certificate received from the remote server does not contain the expected name\.[^\n]{0,200}?The server name we were expecting is (?<object>[^ ]{1,120}?)\.(?: |$)/,
      },
      {
        words: 'the certificate received from remote server does not contain expected name',
        pattern: /The certificate received from the remote server does not contain the expected name/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The certificate of the remote server does not hold the name {object}',
    check: {
      text: 'Read the names in it',
      host: 'openssl s_client -connect {object}:443 </dev/null | openssl x509 -noout -ext subjectAltName',
    },
    repair: [
      {
        text: 'Have a certificate issued with the name that the client uses, or let the client use a name that is in it',
      },
    ],
    source: 'Schannel event 36884',
    matches: [
      'The certificate received from the remote server does not contain the expected name. It is therefore not possible to determine whether we are connecting to the correct server. The server name we were expecting is mail.corp.example. The TLS connection request has failed.',
      'Schannel: The certificate received from the remote server does not contain the expected name.',
    ],
    ignores: ['The certificate received from the remote server contains the expected name'],
  },
  {
    id: 'windows.private-key-not-readable',
    kind: 'file_permission',
    program: 'windows',
    forms: [
      {
        words:
          'a fatal error occurred when attempting to access the credential private key code returned from cryptographic module is',
        pattern:
          /A fatal error occurred when attempting to access the (?:TLS|SSL) (?:server|client) credential private key\. The error code returned from the cryptographic module is (?<value>0x[0-9A-Fa-f]{1,8})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Windows cannot read the private key of the TLS certificate: {value}',
    check: {
      text: 'Look who may read the key: certlm.msc, the certificate, All Tasks, Manage Private Keys',
      host: 'certutil -store My',
    },
    repair: [
      {
        text: 'Give the account of the service (NETWORK SERVICE, the application pool, NT SERVICE\\MSSQLSERVER) read permission on the private key; a certificate imported without its key has to be imported again as .pfx',
        host: 'certutil -repairstore My <thumbprint>',
      },
    ],
    source: 'Schannel event 36870',
    matches: [
      'A fatal error occurred when attempting to access the SSL server credential private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.',
      'A fatal error occurred when attempting to access the TLS server credential private key. The error code returned from the cryptographic module is 0x80090016.',
    ],
    ignores: ['The private key was accessed'],
  },
];
