import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** FTP: ProFTPD, Pure-FTPd, vsftpd, Windows, and what clients print. */
export const FTP_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'ftp.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: '530',
        pattern:
          /530 (?:Login incorrect|Login authentication failed|User cannot log in|Not logged in|Permission denied|Login or password incorrect|Non-anonymous sessions must use encryption)/,
      },
      { words: 'ftplib error_perm 530', pattern: /ftplib\.error_perm: 530\b/ },
      { words: 'user no such found from', pattern: /USER (?<user>\S{1,60}): no such user found from/ },
      { words: 'user login failed', pattern: /USER (?<user>\S{1,60}) \(Login failed\): (?<value>[^\n]{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The FTP server refuses name or password of {user|the client}',
    check: { text: 'Log in by hand with the same values', host: 'curl -v --user <user> ftp://<server>/' },
    repair: [
      {
        text: 'Correct the account; vsftpd wants a shell that is in /etc/shells and the name not in ftpusers',
        host: 'sudo grep -E "check_shell|userlist" /etc/vsftpd.conf; grep <user> /etc/ftpusers',
      },
    ],
    source: 'RFC 959 reply 530; vsftpd, ProFTPD, Pure-FTPd',
    matches: [
      '530 Login incorrect.',
      'ftplib.error_perm: 530 Login authentication failed',
      'proftpd[812] ftp1 (10.0.0.9[10.0.0.9]): USER anna: no such user found from 10.0.0.9 [10.0.0.9] to ::ffff:10.0.0.5:21',
      'proftpd[812] ftp1 (10.0.0.9[10.0.0.9]): USER anna (Login failed): Incorrect password',
    ],
    ignores: ['230 Login successful.'],
  },
  {
    id: 'ftp.passive-port-shut',
    kind: 'unreachable',
    forms: [
      {
        words: '425',
        pattern:
          /425 (?:Failed to establish connection|Can't open data connection|Unable to build data connection|Cannot open data connection|Could not open data connection|Can't build data connection)/,
      },
      { words: '425 security bad ip connecting', pattern: /425 Security: Bad IP connecting/ },
      {
        words: 'server address',
        pattern: /Server (?:sent|returned) (?:passive reply with unroutable|unroutable private IP) address/,
      },
      { words: 'failed to retrieve directory listing', pattern: /Failed to retrieve directory listing/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "FTP's data connection is not made: passive ports or address are wrong",
    check: {
      text: 'See which address and port the server offers in its 227 reply',
      host: 'curl -v --user <user> ftp://<server>/ 2>&1 | grep -E "227|229"',
    },
    repair: [
      {
        text: 'Set pasv_address and a range of passive ports in the server, and open the range in the firewall',
        host: "printf 'pasv_min_port=30000\\npasv_max_port=30100\\npasv_address=<public address>\\n' | sudo tee -a /etc/vsftpd.conf",
      },
    ],
    source: 'RFC 959 reply 425; vsftpd postlogin.c; ProFTPD data.c',
    matches: [
      '425 Failed to establish connection.',
      '425 Security: Bad IP connecting.',
      'Status: Server sent passive reply with unroutable address. Using server address instead.',
      'Error: Failed to retrieve directory listing',
    ],
    ignores: ['150 Here comes the directory listing.'],
  },
  {
    id: 'ftp.tls-session-not-reused',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: '522 ssl connection failed session reuse required',
        pattern: /522 SSL connection failed[;:] session reuse required/,
      },
      {
        words: 'client did not reuse ssl session rejecting data connection',
        pattern: /client did not reuse SSL session, rejecting data connection/,
      },
      {
        words: '425 unable to build data connection tls session of',
        pattern: /425 Unable to build data connection: TLS session of data connection (?:not resumed|has not resumed)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The FTP server wants the TLS session reused on the data connection',
    check: { text: "Ask the client whether it can (FileZilla and WinSCP can, Python's ftplib does not)" },
    repair: [
      {
        text: 'Let the client reuse the session, or relax the server',
        host: 'echo "require_ssl_reuse=NO" | sudo tee -a /etc/vsftpd.conf && sudo systemctl restart vsftpd',
      },
    ],
    source: 'vsftpd ssl.c, ProFTPD mod_tls.c NoSessionReuseRequired',
    matches: [
      '522 SSL connection failed; session reuse required: see require_ssl_reuse option in vsftpd.conf man page',
      'mod_tls/2.9.2[812]: client did not reuse SSL session, rejecting data connection (see the NoSessionReuseRequired TLSOptions parameter)',
      '425 Unable to build data connection: TLS session of data connection not resumed.',
    ],
    ignores: ['150 Opening BINARY mode data connection'],
  },
  {
    id: 'ftp.too-many-connections',
    kind: 'connection_limit',
    forms: [
      {
        words: '421',
        pattern:
          /421 (?:There are too many connected users|There are too many connections from your internet address|Too many connections \(\d{1,5}\) from this IP|\d{1,5} users \(the maximum\) are already logged in|Sorry, the maximum number of clients)/,
      },
      {
        words: '530 sorry the maximum number of',
        pattern: /530 Sorry, the maximum number of (?:clients|connections) \((?<limit>\d{1,5})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The FTP server takes no more connections',
    check: { text: 'Count those that are open', host: 'ss -tn state established "( sport = :21 )" | wc -l' },
    repair: [
      {
        text: 'End idle ones and raise max_clients and max_per_ip (MaxClients, MaxInstances); let the client open fewer at a time',
      },
    ],
    source: 'RFC 959 reply 421; vsftpd, ProFTPD, Pure-FTPd',
    matches: [
      '421 There are too many connections from your internet address.',
      '530 Sorry, the maximum number of clients (10) for this user are already connected.',
    ],
    ignores: ['220 (vsFTPd 3.0.5)'],
  },
  {
    id: 'ftp.not-permitted',
    kind: 'file_permission',
    forms: [
      { words: '553 could not create file', pattern: /(?<value>553 Could not create file)/ },
      {
        words: '550',
        pattern:
          /(?<value>550 (?:Failed to open file|Create directory operation failed|Failed to change directory|Delete operation failed|Permission denied|Rename failed))\b/,
      },
      {
        words: '553',
        pattern: /(?<value>553 (?:Can't open that file: Permission denied|\S{1,120}: Permission denied))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The FTP server refuses the file operation: {value}',
    check: {
      text: 'Look at owner and mode of the folder, and write_enable of the server',
      host: 'ls -ld <folder>; grep -i write_enable /etc/vsftpd.conf',
    },
    repair: [
      {
        text: 'Switch writing on, give the account the folder, or use the right path (after chroot it starts at the home)',
        host: 'sudo chown <user>: <folder>',
      },
    ],
    source: 'RFC 959 replies 550, 553',
    matches: [
      '553 Could not create file.',
      'ftplib.error_perm: 550 Failed to open file.',
      "553 Can't open that file: Permission denied",
    ],
    ignores: ['226 Transfer complete.'],
  },
  {
    id: 'proftpd.start-fails',
    kind: 'invalid_setting',
    program: 'proftpd',
    forms: [
      {
        words: 'fatal unknown configuration directive on line',
        pattern: /fatal: (?<value>unknown configuration directive '[^']{1,60}') on line/,
      },
      {
        words: 'error unable to determine ip address of',
        pattern: /error: (?<value>unable to determine IP address of '[^']{1,80}')/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ProFTPD refuses its configuration or address: {value}',
    check: { text: 'Check it', host: 'sudo proftpd -t; getent hosts "$(hostname)"' },
    repair: [
      { text: "Correct the line, or enter the host's name in /etc/hosts", host: 'sudo systemctl restart proftpd' },
    ],
    source: 'ProFTPD main.c, inet.c, dirtree.c',
    matches: [
      "proftpd[812]: fatal: unknown configuration directive 'TLSEngine' on line 4 of '/etc/proftpd/conf.d/tls.conf'",
      "proftpd[812]: error: unable to determine IP address of 'ftp1.corp.example'",
    ],
    ignores: ['ProFTPD 1.3.8 (stable) standalone mode STARTUP'],
  },
  {
    id: 'proftpd.port-not-bound',
    kind: 'port_in_use',
    program: 'proftpd',
    forms: [
      {
        words: 'failed binding to port',
        pattern: /Failed binding to \S{1,45}, port (?<port>\d{1,5}): (?<value>[^\n]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ProFTPD cannot bind to port {port}: {value}',
    check: { text: 'See who listens', host: 'sudo ss -ltnp "sport = :{port}"' },
    repair: [
      { text: 'End the other FTP server or inetd, or set another Port', host: 'sudo systemctl restart proftpd' },
    ],
    source: 'ProFTPD main.c, inet.c, dirtree.c',
    matches: [
      'ftp1 proftpd[1]: Failed binding to ::, port 2121: Address already in use',
      'proftpd[812]: Failed binding to 0.0.0.0, port 21: Address already in use',
    ],
    ignores: ['ProFTPD 1.3.8 (stable) standalone mode STARTUP'],
  },
  {
    id: 'ftp.ordinary-talk',
    kind: null,
    forms: [
      { words: 'ftp session', pattern: /FTP session (?:opened|closed)\./ },
      { words: 'ok client', pattern: /\[\w{1,40}\] OK (?:LOGIN|DOWNLOAD|UPLOAD): Client "/ },
      { words: 'pure ftpd info', pattern: /pure-ftpd: \([^)]{1,80}\) \[INFO\] (?:New connection from|Logout|Timeout)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'An FTP session of good days',
    check: { text: 'Nothing to do; strangers who try "anonymous" or "admin" are scanners' },
    repair: [],
    source: 'vsftpd, ProFTPD, Pure-FTPd',
    matches: [
      'proftpd[812] ftp1 (10.0.0.9[10.0.0.9]): FTP session opened.',
      'Thu Jun 12 10:02:11 2025 [pid 812] [anna] OK LOGIN: Client "10.0.0.9"',
      'pure-ftpd: (?@10.0.0.9) [INFO] New connection from 10.0.0.9',
    ],
    ignores: ['[pid 812] [anna] FAIL LOGIN: Client "10.0.0.9"'],
  },
];
