import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** RADIUS: FreeRADIUS and Network Policy Server. */
export const RADIUS: readonly CatalogueEntry[] = [
  {
    id: 'freeradius.unknown-client',
    kind: 'authorisation_denied',
    program: 'freeradius',
    forms: [
      {
        words: 'ignoring request to address port unknown client',
        pattern:
          /Ignoring request to \S{1,12} address \S{1,60} port (?<port>\d{1,5})[^\n]{0,60}from unknown client (?<peer>[\d.a-fA-F:]{3,45})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'FreeRADIUS does not know the client {peer}',
    check: { text: 'Look at the clients', host: 'sudo grep -rA4 client /etc/freeradius/3.0/clients.conf' },
    repair: [
      {
        text: 'Add the access point or switch with its address and shared secret',
        host: 'sudo systemctl restart freeradius',
      },
    ],
    source: 'FreeRADIUS listen.c client_listener_find',
    matches: [
      'Error: Ignoring request to auth address * port 1812 bound to server default from unknown client 10.0.4.7 port 51022 proto udp',
      'Error: Ignoring request to acct address * port 1813 bound to server default from unknown client 10.0.4.8 port 1646 proto udp',
    ],
    ignores: ['Info: Ready to process requests'],
  },
  {
    id: 'freeradius.shared-secret-differs',
    kind: 'authentication_refused',
    program: 'freeradius',
    forms: [
      {
        words: 'received packet from with invalid message authenticator shared secret is',
        pattern:
          /Received packet from (?<peer>[\d.a-fA-F:]{3,45}) with invalid Message-Authenticator! {1,2}\(Shared secret is incorrect\.?\)/,
      },
      {
        words: 'warning unprintable characters in the password double check shared secret on server and nas',
        pattern:
          /WARNING: Unprintable characters in the password\. {1,3}Double-check the shared secret on the server and the NAS/,
      },
      {
        words: 'invalid message authenticator shared secret is',
        pattern: /invalid Message-Authenticator! \(Shared secret is incorrect\.?\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The shared secret of {peer|the RADIUS client} differs',
    check: {
      text: 'Compare the secret in clients.conf with the one in the device',
      host: 'radtest <user> <password> 127.0.0.1 0 testing123',
    },
    repair: [{ text: 'Set the same secret on both ends, without spaces at its end' }],
    source: 'FreeRADIUS rad_verify, Message-Authenticator; pap',
    matches: [
      'Error: Received packet from 10.0.4.7 with invalid Message-Authenticator!  (Shared secret is incorrect.)',
      'WARNING: Unprintable characters in the password.  Double-check the shared secret on the server and the NAS!',
      'Dropping packet without response because of error: Received packet from 10.0.4.7 with invalid Message-Authenticator! (Shared secret is incorrect.)',
    ],
    ignores: ['Sent Access-Accept Id 12'],
  },
  {
    id: 'freeradius.login-incorrect',
    kind: 'authentication_refused',
    program: 'freeradius',
    forms: [
      { words: 'login incorrect', pattern: /Login incorrect(?: \((?<value>[^)]{1,140})\))?: \[(?<user>[^\]/]{0,80})/ },
      {
        words: 'no auth type found rejecting the user via post reject',
        pattern: /No Auth-Type found: rejecting the user via Post-Auth-Type = Reject/,
      },
      {
        words: 'mschap',
        pattern: /mschap: (?:ERROR: )?(?:MS-CHAP2-Response is incorrect|External script (?:says|failed)[^\n]{0,60})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'FreeRADIUS refuses {user}: {value|wrong name or password}',
    check: {
      text: 'Run it in the foreground and read which module says reject',
      host: 'sudo systemctl stop freeradius; sudo freeradius -X | tee /tmp/radius.log',
    },
    repair: [
      {
        text: 'Correct the password or add the user; "No Auth-Type found" means that no module knew the password, eap_peap that the inner login failed',
      },
    ],
    source: 'FreeRADIUS auth.c, rad_authlog',
    matches: [
      'Auth: (12) Login incorrect (mschap: MS-CHAP2-Response is incorrect): [anna/<via Auth-Type = eap>] (from client ap1 port 0 cli 02-00-00-00-00-01)',
      '(0)   ERROR: No Auth-Type found: rejecting the user via Post-Auth-Type = Reject',
      '(8) mschap: ERROR: MS-CHAP2-Response is incorrect',
    ],
    ignores: ['Auth: (13) Login OK: [anna] (from client ap1 port 0)'],
  },
  {
    id: 'freeradius.eap-certificate',
    kind: 'certificate_untrusted',
    program: 'freeradius',
    forms: [
      {
        words: 'fatal',
        pattern:
          /eap_(?:tls|peap|ttls): (?:ERROR: )?(?:\(TLS\) )?(?:TLS )?Alert (?:read|write):fatal:(?<value>unknown CA|certificate expired|bad certificate|access denied|certificate unknown)/,
      },
      {
        words: 'fatal',
        pattern:
          /(?:\(TLS\)[^\n]{0,30}|TLS )Alert (?:read|write):fatal:(?<value>unknown CA|certificate expired|bad certificate|certificate unknown|protocol version)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The EAP handshake fails: the Wi-Fi client or server refuses a certificate',
    check: {
      text: "Read alert and date of the server's certificate",
      host: 'sudo openssl x509 -in /etc/freeradius/3.0/certs/server.pem -noout -enddate -issuer',
    },
    repair: [
      { text: "Install the CA at the clients and let them check the server's name; renew an expired certificate" },
    ],
    source: 'FreeRADIUS tls.c; eap_tls, eap_peap',
    matches: [
      'ERROR: eap_tls: TLS Alert read:fatal:unknown CA',
      '(7) eap_peap: ERROR: (TLS) Alert read:fatal:access denied',
      'ERROR: (TLS) recv Alert read:fatal:certificate expired',
    ],
    ignores: ['eap_peap: (TLS) Connection Established'],
  },
  {
    id: 'freeradius.request-stuck',
    kind: 'slow_dependency',
    program: 'freeradius',
    forms: [
      {
        words: 'warning unresponsive child for request in component module',
        pattern:
          /WARNING: Unresponsive child for request \d{1,12}, in component (?<object>\S{1,40}) module (?<value>\S{1,40})/,
      },
      {
        words: 'discarding duplicate request from client port',
        pattern: /Discarding duplicate request from client (?<peer>\S{1,60}) port \d{1,5}/,
      },
      {
        words: 'no connections available and at max connection limit',
        pattern: /rlm_(?<object>ldap)[^\n]{0,30}: No connections available and at max connection limit/,
      },
      {
        words: 'opening additional connection failed',
        pattern: /rlm_(?<object>ldap)[^\n]{0,30}: Opening additional connection failed/,
      },
      {
        words: 'no connections available and at max connection limit',
        pattern: /rlm_(?<object>sql)[^\n]{0,30}: No connections available and at max connection limit/,
      },
      {
        words: 'opening additional connection failed',
        pattern: /rlm_(?<object>sql)[^\n]{0,30}: Opening additional connection failed/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'FreeRADIUS waits for {object|a module}: its requests pile up',
    check: { text: 'See what LDAP or SQL takes so long', host: 'sudo freeradius -X' },
    repair: [{ text: 'Repair directory or database behind it, add connections (pool max) and timeouts' }],
    source: 'FreeRADIUS process.c, request_process_timer; threads.c',
    matches: [
      'Error: WARNING: Unresponsive child for request 4821, in component authorize module ldap',
      'Error: Discarding duplicate request from client ap1 port 51022 - ID: 14 due to unfinished request in component authenticate module ldap',
      'rlm_sql (sql): No connections available and at max connection limit',
      'rlm_ldap (ldap): No connections available and at max connection limit',
      'rlm_ldap (ldap): Opening additional connection failed',
      'rlm_sql (sql): Opening additional connection failed',
    ],
    ignores: ['Info: Ready to process requests'],
  },
  {
    id: 'freeradius.start-fails',
    kind: 'invalid_setting',
    program: 'freeradius',
    forms: [
      {
        words: 'etc',
        pattern:
          /(?<path>\/etc\/(?:freeradius|raddb)\/[^\s[]{1,120})\[(?<value>\d{1,6})\]: (?:Instantiation failed for module|Failed to (?:link|load|find)|Parse error|Unknown|Syntax error|Errors? parsing)/,
      },
      {
        words: 'errors reading or parsing etc',
        pattern: /Errors reading or parsing (?<path>\/etc\/(?:freeradius|raddb)\/\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'FreeRADIUS cannot read {path}: {value}',
    check: { text: 'Check the configuration', host: 'sudo freeradius -XC' },
    repair: [
      {
        text: 'Correct the line; a module in mods-enabled may miss its package or its server',
        host: 'sudo systemctl restart freeradius',
      },
    ],
    source: 'FreeRADIUS conffile.c, modules.c',
    matches: [
      '/etc/freeradius/3.0/mods-enabled/sql[22]: Instantiation failed for module "sql"',
      'Errors reading or parsing /etc/freeradius/3.0/radiusd.conf',
    ],
    ignores: ['Configuration appears to be OK'],
  },
  {
    id: 'nps.access-denied',
    kind: 'authentication_refused',
    program: 'network-policy-server',
    forms: [
      {
        words: 'network policy server denied access to a user',
        pattern:
          /Network Policy Server denied access to a user\.(?:[^\n]{0,600}?Account Name:\s{1,6}(?<user>\S{1,80}))?(?:[^\n]{0,1200}?Reason Code:\s{1,6}(?<value>\d{1,4}))?/,
      },
      {
        words: 'network policy server discarded the request for a user',
        pattern: /Network Policy Server discarded the request for a user/,
      },
      {
        words: 'a radius message was received from the invalid client ip address',
        pattern: /A RADIUS message was received from the invalid RADIUS client IP address (?<peer>\S{1,45}?)\./,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'NPS refuses {user|the user}: reason {value}',
    check: {
      text: 'Read the reason code: 16 wrong name or password, 22 EAP type, 48 no policy fits, 65 dial-in denied, 66 login method, 295 and 269 certificate',
      host: "Get-WinEvent -FilterHashtable @{LogName='Security';Id=6273} -MaxEvents 5 | fl Message",
    },
    repair: [
      { text: "Correct the network policy's conditions and methods, the user's dial-in permission or the certificate" },
    ],
    source: 'Security event 6273, Network Policy Server',
    matches: [
      'Network Policy Server denied access to a user. Contact the Network Policy Server administrator for more information. User: Security ID: CORP\\anna Account Name: anna Reason Code: 16 Reason: Authentication failed due to a user credentials mismatch.',
      'Network Policy Server discarded the request for a user.',
      'A RADIUS message was received from the invalid RADIUS client IP address 10.0.4.7.',
    ],
    ignores: ['Network Policy Server granted access to a user.'],
  },
];
