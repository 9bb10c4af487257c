import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const VPN: readonly CatalogueEntry[] = [
  {
    id: 'openvpn.no-answer-from-server',
    kind: 'unreachable',
    program: 'openvpn',
    forms: [
      {
        words: 'tls key negotiation failed to occur within seconds check your network connectivity',
        pattern:
          /TLS Error: TLS key negotiation failed to occur within (?<limit>\d{1,6}) seconds \(check your network connectivity\)/,
      },
    ],
    nearby: [/\[AF_INET6?\](?<peer>[\d.a-f:]{2,45}):(?<port>\d{1,5})/],
    role: 'either',
    fault: 'peer',
    peerProgram: 'openvpn',
    specificity: 2,
    means: 'OpenVPN gets no TLS answer from {peer|the other side} within {limit} s',
    check: {
      text: 'See whether packets arrive at the server at all: firewall, port forwarding, udp against tcp, or a tls-auth/tls-crypt key that differs',
      host: 'tcpdump -ni any port {port|1194} -c 10; ss -lnup | grep {port|1194}; grep -E "^(remote|proto|port|tls-auth|tls-crypt)" /etc/openvpn/*.conf /etc/openvpn/*/*.conf',
      compose: 'docker compose ps; docker compose port {service} 1194 --protocol udp',
    },
    repair: [
      {
        text: 'Open and forward the port with the right protocol, correct remote, and use the same tls-crypt key on both sides',
        host: 'ufw allow {port|1194}/udp; systemctl restart openvpn-server@server',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'OpenVPN, src/openvpn/ssl.c tls_process_state()',
    matches: [
      '2025-05-06 07:41:08 TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)',
      '2025-05-06 07:41:08 203.0.113.9:51834 TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)',
    ],
    ignores: ['2025-05-06 07:41:08 Initialization Sequence Completed'],
  },
  {
    id: 'openvpn.login-refused',
    kind: 'authentication_refused',
    program: 'openvpn',
    forms: [
      {
        words: 'auth received control message auth_failed',
        pattern: /AUTH: Received control message: AUTH_FAILED(?:,(?<value>[^\n]{1,80}))?/,
      },
      {
        words: 'tls auth error auth username password verification failed for peer',
        pattern: /TLS Auth Error: Auth Username\/Password verification failed for peer/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'openvpn',
    specificity: 3,
    means: 'The OpenVPN server refuses user name, password or account ({value|AUTH_FAILED})',
    check: {
      text: 'Look at the log of the server; providers want service credentials, and refuse too many devices at once with the same words',
      host: 'grep auth-user-pass /etc/openvpn/*.conf /etc/openvpn/*/*.conf',
      compose: 'docker compose config | grep -iE "openvpn_(user|username|password)"',
      kubernetes: 'kubectl get secret | grep -i vpn',
    },
    repair: [
      {
        text: 'Correct user and password (the file of auth-user-pass has two lines), or end other sessions of the account',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'systemctl restart openvpn-client@<name>',
      },
    ],
    source: 'OpenVPN, src/openvpn/push.c receive_auth_failed(), ssl_verify.c',
    matches: [
      '2025-05-06 07:41:08 AUTH: Received control message: AUTH_FAILED',
      '2025-05-06 07:41:08 203.0.113.9:51834 TLS Auth Error: Auth Username/Password verification failed for peer',
    ],
    ignores: ['2025-05-06 07:41:08 [server] Peer Connection Initiated with [AF_INET]198.51.100.7:1194'],
  },
  {
    id: 'openvpn.certificate-expired',
    kind: 'certificate_expired',
    program: 'openvpn',
    forms: [
      {
        words: 'verify error has expired',
        pattern:
          /VERIFY ERROR: depth=\d{1,2}, error=(?<value>CRL has expired|certificate has expired): (?<object>[^,\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'OpenVPN refuses {object}: {value}',
    check: {
      text: 'Read until when the revocation list and the certificate hold; an expired CRL shuts out everybody',
      host: 'openssl crl -in /etc/openvpn/crl.pem -noout -nextupdate; openssl x509 -in <certificate> -noout -enddate',
    },
    repair: [
      {
        text: 'Make the revocation list anew and put it where crl-verify points; OpenVPN reads it at the next connection',
        host: './easyrsa gen-crl && cp pki/crl.pem /etc/openvpn/crl.pem',
      },
      { text: 'Renew a certificate that has run out, and give it to its owner', host: './easyrsa renew <name>' },
    ],
    source:
      'OpenVPN, ssl_verify_openssl.c (verify_callback); OpenSSL X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_CERT_HAS_EXPIRED',
    matches: [
      '2025-05-06 07:41:08 203.0.113.9:51834 VERIFY ERROR: depth=0, error=CRL has expired: CN=anna, serial=12',
      'VERIFY ERROR: depth=1, error=certificate has expired: CN=Easy-RSA CA, serial=4711',
    ],
    ignores: ['VERIFY OK: depth=0, CN=anna', 'runbook: what to do when the CRL has expired'],
  },
  {
    id: 'openvpn.certificate-refused',
    kind: 'certificate_untrusted',
    program: 'openvpn',
    forms: [
      {
        words: 'verify error depth error',
        pattern:
          /VERIFY ERROR: depth=\d{1,2}, error=(?!CRL has expired|certificate has expired)(?<value>[^:,\n]{1,80}): (?<object>[^,\n]{1,80})/,
      },
      {
        words: 'cannot load file',
        pattern: /Cannot load (?:certificate|private key|CA certificate) file (?<path>\S{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'OpenVPN refuses a certificate: {value|cannot be loaded} ({object|see the path})',
    check: {
      text: 'Read the dates of certificate, CA and revocation list; an expired CRL shuts out everybody',
      host: 'openssl x509 -in {path|/etc/openvpn/server/server.crt} -noout -subject -dates; openssl crl -in /etc/openvpn/server/crl.pem -noout -nextupdate; timedatectl',
    },
    repair: [
      {
        text: 'Renew what has expired (easyrsa gen-crl for the list, easyrsa renew for certificates) and restart',
        host: 'cd /etc/openvpn/easy-rsa && ./easyrsa gen-crl && cp pki/crl.pem /etc/openvpn/server/ && systemctl restart openvpn-server@server',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'OpenVPN, src/openvpn/ssl_verify_openssl.c verify_callback(), ssl_openssl.c',
    matches: [
      '2025-05-06 07:41:08 203.0.113.9:51834 VERIFY ERROR: depth=0, error=self-signed certificate in certificate chain: CN=anna, serial=12',
      '2025-05-06 07:41:08 203.0.113.9:51834 VERIFY ERROR: depth=0, error=unable to get local issuer certificate: CN=anna, serial=12',
      '2025-05-06 07:41:08 Cannot load certificate file /etc/openvpn/client/anna.crt',
    ],
    ignores: ['2025-05-06 07:41:08 VERIFY OK: depth=0, CN=server'],
  },
  {
    id: 'vpn.tun-device-missing',
    kind: 'kernel_setting',
    forms: [
      {
        words: 'cannot open tun tap dev dev net tun',
        pattern: /ERROR: Cannot open TUN\/TAP dev (?<path>\/dev\/net\/tun): (?<value>[\w ]{1,60}) \(errno=\d{1,3}\)/,
      },
      {
        words: 'cannot ioctl tunsetiff',
        pattern: /ERROR: Cannot ioctl TUNSETIFF (?<object>\w{1,20}): (?<value>[\w ]{1,60}) \(errno=\d{1,3}\)/,
      },
      {
        words: 'createtun failed dev net tun does not exist',
        pattern: /CreateTUN\("(?<object>[\w-]{1,20})"\) failed; (?<path>\/dev\/net\/tun) does not exist/,
      },
      {
        words: 'unable to access interface',
        pattern: /Unable to access interface: (?<value>Protocol not supported|Operation not permitted)/,
      },
      {
        words: 'rtnetlink answers operation not',
        pattern: /RTNETLINK answers: (?<value>Operation not (?:supported|permitted))/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The VPN cannot make its interface: {value|/dev/net/tun is missing}',
    check: {
      text: 'See whether the device and the module exist and whether the container has NET_ADMIN',
      host: 'ls -la /dev/net/tun; modprobe tun && modprobe wireguard; lsmod | grep -E "tun|wireguard"',
      compose: 'docker compose config | grep -A4 -E "cap_add|devices|sysctls"',
      kubernetes: 'kubectl get pod {service} -o yaml | grep -A8 securityContext',
    },
    repair: [
      {
        text: 'Give the container cap_add: [NET_ADMIN] and devices: [/dev/net/tun:/dev/net/tun], and load the module on the host',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'modprobe tun wireguard; mkdir -p /dev/net && [ -c /dev/net/tun ] || mknod /dev/net/tun c 10 200',
      },
      {
        text: 'After a kernel update restart the host, so that modules fit the running kernel; in LXC allow the device for the container',
      },
    ],
    source: 'OpenVPN, src/openvpn/tun.c; wireguard-tools ipc.c; iproute2; Tailscale net/tstun',
    matches: [
      '2025-05-06 07:41:08 ERROR: Cannot open TUN/TAP dev /dev/net/tun: No such file or directory (errno=2)',
      '2025-05-06 07:41:08 ERROR: Cannot ioctl TUNSETIFF tun0: Operation not permitted (errno=1)',
      'is CONFIG_TUN enabled in your kernel? `modprobe tun` failed with: modprobe: can\'t change directory; wgengine.NewUserspaceEngine(tun "tailscale0") error: tstun.New("tailscale0"): CreateTUN("tailscale0") failed; /dev/net/tun does not exist',
      'Unable to access interface: Protocol not supported',
      'RTNETLINK answers: Operation not supported',
    ],
    ignores: ['RTNETLINK answers: File exists'],
  },
  {
    id: 'openvpn.cipher-or-option-mismatch',
    kind: 'version_mismatch',
    program: 'openvpn',
    forms: [
      {
        words: 'error failed to negotiate cipher with',
        pattern: /ERROR: failed to negotiate cipher with (?:peer|server)/,
      },
      {
        words: 'options error unrecognized option or missing',
        pattern:
          /Options error: Unrecognized option or missing or extra parameter\(s\) in (?<path>\S{1,200}?):(?<value>\d{1,6}): (?<setting>[\w-]{1,60})/,
      },
      {
        words: 'options error',
        pattern:
          /Options error: (?<object>--[\w-]{1,60} (?:fails with '[^']{1,200}'|is not supported|cannot be used)[^\n]{0,100})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'OpenVPN versions do not fit: {setting|the cipher} is refused ({path|see the line})',
    check: {
      text: 'Compare the versions of both sides and data-ciphers; 2.6 and newer know no BF-CBC, no --ncp-disable and little compression',
      host: 'openvpn --version | head -1; grep -E "cipher|comp-lzo|compress|ncp|tls-remote" /etc/openvpn/*.conf /etc/openvpn/*/*.conf',
      compose: 'docker compose exec {service} openvpn --version',
    },
    repair: [
      {
        text: 'Set data-ciphers AES-256-GCM:AES-128-GCM:CHACHA20-POLY1305 on both sides (data-ciphers-fallback for an old one) and remove options that are gone',
        host: 'systemctl restart openvpn-server@server',
      },
    ],
    source: 'OpenVPN, src/openvpn/init.c, ssl_ncp.c, options.c',
    matches: [
      "2025-05-06 07:41:08 ERROR: failed to negotiate cipher with server.  Add the server's cipher ('BF-CBC') to --data-ciphers (currently 'AES-256-GCM:AES-128-GCM') if you want to connect to this server.",
      'Options error: Unrecognized option or missing or extra parameter(s) in /etc/openvpn/client.conf:12: tls-remote (2.6.12)',
      "Options error: --ca fails with 'ca.crt': No such file or directory (errno=2)",
    ],
    ignores: [
      "DEPRECATED OPTION: --cipher set to 'AES-256-CBC' but missing in --data-ciphers (AES-256-GCM:AES-128-GCM).",
    ],
  },
  {
    id: 'wireguard.no-handshake',
    kind: 'unreachable',
    program: 'wireguard',
    forms: [
      {
        words: 'handshake for peer did not complete after seconds',
        pattern:
          /Handshake for peer (?<object>\d{1,10}) \((?<peer>[\d.a-f:[\]]{2,45}):(?<port>\d{1,5})\) did not complete after (?<limit>\d{1,4}) seconds, (?:retrying \(try (?<value>\d{1,4})\)|giving up)/,
      },
      {
        words: 'handshake did not complete after seconds',
        pattern: /peer\([+/\w]{4}…[+/=\w]{4}\) - Handshake did not complete after (?<limit>\d{1,4}) seconds/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'wireguard',
    specificity: 2,
    means: 'WireGuard gets no handshake from {peer|the peer}:{port|51820}',
    check: {
      text: 'A wrong key looks the same as a closed port, since WireGuard does not answer strangers: compare the public keys of both sides and see whether UDP arrives',
      host: 'wg show; tcpdump -ni any udp port {port|51820} -c 5',
      compose: 'docker compose exec {server} wg show',
      kubernetes: 'kubectl exec deploy/{server} -- wg show',
    },
    repair: [
      {
        text: 'Enter the public key of the other side as Peer, open UDP {port|51820} and forward it, and set the clock: it must not run backwards',
        host: 'ufw allow {port|51820}/udp; systemctl restart wg-quick@wg0',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Linux, drivers/net/wireguard/timers.c; wireguard-go timers.go',
    matches: [
      'wireguard: wg0: Handshake for peer 3 (198.51.100.7:51820) did not complete after 5 seconds, retrying (try 2)',
      'DEBUG: (wg0) 2025/05/06 07:41:08 peer(Jx2c…9aE=) - Handshake did not complete after 5 seconds, retrying (try 2)',
    ],
    ignores: ['wireguard: wg0: Receiving handshake response from peer 3 (198.51.100.7:51820)'],
  },
  {
    id: 'wireguard.configuration-invalid',
    kind: 'invalid_setting',
    program: 'wireguard',
    forms: [
      {
        words: 'key is not the correct length or format',
        pattern: /(?<value>Key is not the correct length or format)/,
      },
      { words: 'line unrecognized', pattern: /(?<value>Line unrecognized): `(?<object>[^'=]{1,60})/ },
      { words: 'configuration parsing error', pattern: /(?<value>Configuration parsing error)/ },
      { words: 'wg quick already exists', pattern: /wg-quick: `(?<object>[\w.-]{1,20})' (?<value>already exists)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WireGuard cannot apply its configuration: {value} ({object|see the line})',
    check: {
      text: 'Read the file; keys are 44 characters that end in =, and the Endpoint has to be resolvable before the tunnel is up',
      host: 'wg-quick strip wg0; getent hosts {object|<endpoint>}; ip -br link show type wireguard',
      compose: 'docker compose exec {service} cat /etc/wireguard/wg0.conf',
    },
    repair: [
      {
        text: 'Correct the line or the key, use a DNS server outside of the tunnel for the Endpoint, or bring an interface down that is still there',
        host: 'wg-quick down wg0; wg-quick up wg0',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'wireguard-tools, config.c, wg-quick/linux.bash',
    matches: [
      "Key is not the correct length or format: `Jx2c9'",
      "Line unrecognized: `AllowedIP=10.0.0.0/24'",
      'Configuration parsing error',
      "wg-quick: `wg0' already exists",
    ],
    ignores: ['[#] wg setconf wg0 /dev/fd/63'],
  },
  {
    id: 'wireguard.endpoint-not-resolved',
    kind: 'name_resolution',
    program: 'wireguard',
    forms: [
      {
        words: 'name or service not known',
        pattern: /(?<value>Name or service not known): `(?<object>[\w.-]{1,120}):(?<port>\d{1,5})'/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'WireGuard finds no address of its endpoint {object}',
    check: { text: 'Ask for the name', host: 'getent hosts {object}' },
    repair: [
      {
        text: 'Correct Endpoint, or start wg-quick after the network and its DNS are up (a DNS= server behind the tunnel cannot answer before)',
        host: 'sudo systemctl restart wg-quick@wg0',
      },
    ],
    source: 'wireguard-tools, config.c, wg-quick/linux.bash',
    matches: [
      "Name or service not known: `gate.example.org:51820'",
      "Name or service not known: `vpn.example.com:51820'",
    ],
    ignores: ['[#] wg setconf wg0 /dev/fd/63'],
  },
  {
    id: 'tailscale.key-refused',
    kind: 'authentication_refused',
    program: 'tailscale',
    forms: [
      {
        words: 'invalid key',
        pattern: /(?:invalid key: (?<value>API key [\w ]{1,40}|unable to validate API key)|backend error: invalid key)/,
      },
      {
        words: 'key expired run tailscale up to authenticate',
        pattern: /(?<value>key expired); run 'tailscale up' to authenticate/,
      },
      {
        words: 'auth key missing or invalid needslogin state',
        pattern: /(?<value>Auth key missing or invalid) \(NeedsLogin state\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tailscale does not let this node in: {value|the auth key is not valid}',
    check: {
      text: 'See in the admin console whether the auth key expired or was used up, and whether the node key expired',
      host: 'tailscale status; tailscale debug prefs | head -20',
      compose: 'docker compose exec {service} tailscale status',
      kubernetes: 'kubectl exec deploy/{service} -- tailscale status',
    },
    repair: [
      {
        text: 'Make a new auth key (reusable, or an OAuth client for tagged nodes), keep TS_STATE_DIR in a volume, and switch off key expiry for servers',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes:
          'kubectl create secret generic tailscale-auth --from-literal=TS_AUTHKEY=<key> --dry-run=client -o yaml | kubectl apply -f -',
        host: 'tailscale up --authkey <key>',
      },
    ],
    source: 'Tailscale, control/controlclient/direct.go, cmd/containerboot/main.go; control server errors',
    matches: [
      'backend error: invalid key: API key does not exist',
      "key expired; run 'tailscale up' to authenticate",
      'boot: 2025/05/06 07:41:08 Auth key missing or invalid (NeedsLogin state), disconnecting from control and requesting new key from operator or user',
    ],
    ignores: ['Invalid key: expected 32 bytes'],
  },
  {
    id: 'vpn.ordinary-noise',
    kind: null,
    forms: [
      {
        words: 'bad packet id may be a replay',
        pattern: /Authenticate\/Decrypt packet error: bad packet ID \(may be a replay\)/,
      },
      {
        words: 'tls error cannot locate hmac in incoming packet from',
        pattern: /TLS Error: cannot locate HMAC in incoming packet from \[AF_INET6?\]/,
      },
      {
        words: 'inactivity timeout ping restart restarting',
        pattern: /\] Inactivity timeout \(--ping-restart\), restarting/,
      },
      { words: 'tls crypt unwrapping failed from', pattern: /tls-crypt unwrapping failed from \[AF_INET6?\]/ },
      { words: 'deprecated option', pattern: /DEPRECATED OPTION: --[\w-]{1,40}/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'OpenVPN tells of a scanner, a doubled packet or a client that went away',
    check: {
      text: 'Nothing needs to be done; a client that never comes in with these lines has another tls-auth or tls-crypt key',
    },
    repair: [],
    source: 'OpenVPN, src/openvpn/crypto.c, ssl_pkt.c, forward.c, options.c',
    matches: [
      '2025-05-06 07:41:08 Authenticate/Decrypt packet error: bad packet ID (may be a replay): [ #4711 ] -- see the man page entry for --replay-window for more info or silence this warning with --mute-replay-warnings',
      '2025-05-06 07:41:08 TLS Error: cannot locate HMAC in incoming packet from [AF_INET]203.0.113.9:51834',
      '2025-05-06 07:41:08 [anna] Inactivity timeout (--ping-restart), restarting',
      '2025-05-06 07:41:08 tls-crypt unwrapping failed from [AF_INET]203.0.113.9:51834',
      "2025-05-06 07:41:08 DEPRECATED OPTION: --cipher set to 'AES-256-CBC' but missing in --data-ciphers (AES-256-GCM:AES-128-GCM).",
    ],
    ignores: ['TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)'],
  },
];
