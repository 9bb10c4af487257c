import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const VPN_PEERS: readonly CatalogueEntry[] = [
  {
    id: 'wireguard.key-or-endpoint-missing',
    kind: 'invalid_setting',
    program: 'wireguard',
    forms: [
      {
        words: 'invalid dropping packet from',
        pattern:
          /Invalid (?:MAC of handshake|handshake initiation|public key of handshake), dropping packet from (?<peer>\S{1,60})/,
      },
      {
        words: 'packet has',
        pattern:
          /Packet has (?:unallowed src IP|incomplete or malformed IPv\d header|invalid nonce) ?\(?(?<value>[\d.a-f:]{0,45})/,
      },
      { words: 'received unknown', pattern: /Received (?:handshake|message) (?:with|from) unknown (?:type|peer)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'WireGuard drops handshakes: the keys of both sides do not match',
    check: {
      text: 'Compare the public keys',
      host: 'sudo wg show; echo module wireguard +p | sudo tee /sys/kernel/debug/dynamic_debug/control',
    },
    repair: [
      {
        text: 'Put the public key of each side into the other, let AllowedIPs cover the sources, give one side an Endpoint',
      },
    ],
    source: 'linux drivers/net/wireguard',
    matches: [
      'wireguard: wg0: Invalid MAC of handshake, dropping packet from 1.2.3.4:51820',
      'wireguard: wg0: Packet has unallowed src IP (10.0.0.5) from peer 1 (1.2.3.4:51820)',
      'peer(AbC=) - Received message with unknown type',
    ],
    ignores: ['wireguard: wg0: Receiving handshake response from peer 1'],
  },
  {
    id: 'wireguard.endpoint-not-known-yet',
    kind: 'invalid_setting',
    program: 'wireguard',
    forms: [
      {
        words: 'no valid endpoint has been configured or discovered for peer',
        pattern: /No valid endpoint has been configured or discovered for peer/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'WireGuard knows no endpoint of a peer before that peer calls',
    check: {
      text: 'Compare the public keys',
      host: 'sudo wg show; echo module wireguard +p | sudo tee /sys/kernel/debug/dynamic_debug/control',
    },
    repair: [
      {
        text: 'Put the public key of each side into the other, let AllowedIPs cover the sources, give one side an Endpoint',
      },
    ],
    source: 'linux drivers/net/wireguard',
    matches: [
      'wireguard: wg0: No valid endpoint has been configured or discovered for peer 1',
      'wireguard: wg0: No valid endpoint has been configured or discovered for peer 4',
    ],
    ignores: ['wireguard: wg0: Receiving handshake response from peer 1'],
  },
  {
    id: 'wireguard.kernel-without',
    kind: 'missing_module',
    program: 'wireguard',
    forms: [
      { words: 'unknown device', pattern: /Unknown device type\.? ?\(?wireguard/ },
      { words: 'error unknown device type', pattern: /Error: Unknown device type\.$/ },
      { words: 'missing wireguard kernel module', pattern: /\[!\] Missing WireGuard kernel module/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel has no WireGuard',
    check: { text: 'See whether it can be loaded', host: 'sudo modprobe wireguard; uname -r' },
    repair: [
      {
        text: 'Install the module or restart into the installed kernel; in containers without it use wireguard-go or boringtun',
        host: 'sudo apt-get install -y wireguard linux-modules-extra-$(uname -r)',
      },
    ],
    source: 'wireguard-tools wg-quick',
    matches: [
      'Error: Unknown device type. (wireguard)',
      '[!] Missing WireGuard kernel module. Falling back to slow userspace implementation.',
      'Error: Unknown device type.',
    ],
    ignores: ['wireguard: WireGuard 1.0.0 loaded'],
  },
  {
    id: 'tailscale.logged-out',
    kind: 'authentication_refused',
    program: 'tailscale',
    forms: [
      {
        words: 'you are logged out',
        pattern: /You are logged out\.(?: The last login error was: (?<value>[^\r\n]{1,100}))?/,
      },
      { words: 'invalid key', pattern: /(?<value>invalid key: (?:API key|unable to validate API key)[^\r\n]{0,60})/ },
      { words: 'backend error invalid key', pattern: /(?<value>backend error: invalid key)/ },
      { words: 'node key', pattern: /(?<value>node key (?:has )?expired)/i },
      { words: 'key expired', pattern: /(?<value>key expired)/i },
      { words: 'registerreq got', pattern: /RegisterReq: got (?:error|response; nodeKeyExpired=true)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Tailscale is logged out or its key is void: {value}',
    check: { text: 'See the state', host: 'tailscale status; tailscale debug prefs | head -20' },
    repair: [
      {
        text: 'Log in with a new key (reusable, with tags), and switch key expiry off for servers',
        host: 'sudo tailscale up --auth-key=<tskey> --force-reauth',
        destructive: true,
      },
    ],
    source: 'tailscale control/controlclient',
    matches: [
      'tailscale: You are logged out. The last login error was: invalid key: API key does not exist',
      'backend error: invalid key: unable to validate API key',
      'control: RegisterReq: got response; nodeKeyExpired=true, machineAuthorized=true; authURL=false',
      'health(warnable=login-state): error: node key expired',
      'backend error: invalid key',
    ],
    ignores: ['Logged in.'],
  },
  {
    id: 'tailscale.flags-to-repeat',
    kind: 'invalid_setting',
    program: 'tailscale',
    forms: [
      {
        words: 'changing settings via tailscale up requires mentioning default flags',
        pattern: /changing settings via 'tailscale up' requires mentioning all\s{1,3}non-default flags/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '"tailscale up" refuses: settings made before have to be named again',
    check: { text: 'See what is set', host: 'tailscale debug prefs' },
    repair: [
      {
        text: 'Use tailscale set for single ones, or tailscale up --reset',
        host: 'sudo tailscale set --<flag>=<value>',
      },
    ],
    source: 'tailscale cmd/tailscale/cli/up.go',
    matches: [
      "Error: changing settings via 'tailscale up' requires mentioning all non-default flags. To proceed, either re-run your command with --reset or",
      "changing settings via 'tailscale up' requires mentioning all\n\tnon-default flags",
    ],
    ignores: ['Success.'],
  },
  {
    id: 'tailscale.good-day-notes',
    kind: null,
    program: 'tailscale',
    forms: [
      { words: 'magicsock derp recv derp', pattern: /magicsock: derp\.Recv\(derp-\d{1,3}\): / },
      {
        words: 'health overall',
        pattern: /health\("overall"\): (?:error: (?:not in map poll|state=\w{1,20}, wantRunning)|ok)/,
      },
      {
        words: 'dns resolver forward no upstream resolvers set returning servfail',
        pattern: /dns: resolver: forward: no upstream resolvers set, returning SERVFAIL/,
      },
      { words: 'magicsock connection to derp', pattern: /magicsock: (?:adding|closing) connection to derp-\d{1,3}/ },
      { words: 'netcheck report udp', pattern: /netcheck: report: udp=(?:true|false)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Tailscale on good days',
    check: {
      text: 'Nothing needs doing while "tailscale status" is content; SERVFAIL wants global name servers in the admin page',
    },
    repair: [],
    source: 'tailscale wgengine/magicsock, health',
    matches: [
      'tailscaled[12]: magicsock: derp.Recv(derp-4): derp.Recv region 4: EOF',
      'tailscaled[12]: health("overall"): error: not in map poll',
      'tailscaled[12]: dns: resolver: forward: no upstream resolvers set, returning SERVFAIL',
      'tailscaled[12]: magicsock: adding connection to derp-4 for [AbC]',
      'tailscaled[12]: netcheck: report: udp=true v6=false',
    ],
    ignores: ['You are logged out.'],
  },
  {
    id: 'netbird.management-not-reached',
    kind: 'unreachable',
    program: 'netbird',
    forms: [
      {
        words: 'failed to',
        pattern:
          /failed (?:to connect|connecting|while connecting) to (?:the )?(?:Management|management|Signal|signal)(?: Service| service| Exchange)?[^\r\n]{0,100}/,
      },
      { words: 'while waiting for the management service', pattern: /while waiting for the management service/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'NetBird does not reach its management or signal server',
    check: { text: 'See the state', host: 'netbird status -d' },
    repair: [{ text: 'Correct the URL, its certificate, and let the proxy pass gRPC (HTTP/2) to 33073/443' }],
    source: 'netbirdio/netbird client/internal',
    matches: [
      'ERRO client/internal/connect.go: failed connecting to Management Service: context deadline exceeded',
      'error: context deadline exceeded while waiting for the management service',
      'ERRO failed to connect to the Signal Exchange: rpc error: code = Unavailable',
    ],
    ignores: ['connected to the Signal Exchange server'],
  },
  {
    id: 'openvpn.tun-busy',
    kind: 'lock_held',
    program: 'openvpn',
    forms: [
      {
        words: 'cannot ioctl tunsetiff device or resource busy',
        pattern: /Cannot ioctl TUNSETIFF (?<object>\w{1,16}): Device or resource busy/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'OpenVPN cannot take {object}: another OpenVPN has it',
    check: { text: 'See who uses it', host: 'ps aux | grep [o]penvpn; ip link show {object}' },
    repair: [
      {
        text: 'End the other one, or write "dev tun" without a number',
        host: 'sudo systemctl restart openvpn-server@<name>',
        destructive: true,
      },
    ],
    source: 'openvpn src/openvpn/tun.c',
    matches: [
      'ERROR: Cannot ioctl TUNSETIFF tun0: Device or resource busy (errno=16)',
      'Cannot ioctl TUNSETIFF tap0: Device or resource busy',
    ],
    ignores: ['TUN/TAP device tun0 opened'],
  },
  {
    id: 'ipsec.retransmits-given-up',
    kind: 'unreachable',
    program: 'ipsec',
    forms: [{ words: 'giving up after retransmits', pattern: /giving up after \d{1,3} retransmits/ }],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The IPsec peer does not answer: retransmissions are given up',
    check: {
      text: 'See whether UDP 500 and 4500 get there',
      host: 'sudo tcpdump -ni any udp port 500 or udp port 4500',
    },
    repair: [
      {
        text: 'Open UDP 500/4500 and ESP on the way, correct the address of the peer, bring the peer up',
        host: 'sudo swanctl --initiate --child <child>',
      },
    ],
    source: 'strongswan task_manager_v2.c',
    matches: [
      'charon: 12[IKE] giving up after 5 retransmits',
      '06[IKE] giving up after 5 retransmits, peer not responding',
    ],
    ignores: ['received IKE_SA_INIT response'],
  },
];
