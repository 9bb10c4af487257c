import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ROUTING_DAEMONS: readonly CatalogueEntry[] = [
  {
    id: 'bgp.prefix-limit',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'no of prefix received from exceed limit',
        pattern:
          /%MAXPFX(?:EXCEED|WARN)?: No\. of (?<object>[\w -]{1,40}) prefix(?:es)? received from (?<peer>[\w.:-]{2,60}) (?<value>\d{1,8}) exceed, limit (?<limit>\d{1,8})/,
      },
      {
        words: 'neighbor of',
        pattern:
          /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,80}(?:Cease\/|Cease, )[Mm]aximum [Nn]umber of [Pp]refixes [Rr]eached/,
      },
      {
        words: 'maximum number of prefixes reached',
        pattern: /(?:Received|Error): Maximum number of prefixes reached/,
      },
      {
        words: 'limit exceeded',
        pattern: /(?:Route|Import|Receive|Export) limit exceeded, (?:shutting down|restarting|blocking|disabling)/,
      },
      {
        words: 'protocol hits route limit',
        pattern: /Protocol (?<object>\S{1,60}) hits route (?:import|export|receive) limit \((?<limit>\d{1,9})\)/,
      },
      { words: 'prefix limit reached', pattern: /"Prefix limit reached"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BGP closed the session with {peer|the neighbour}: more prefixes than the limit {limit|allows}',
    check: {
      text: 'See the state and the last reset of the session',
      host: 'vtysh -c "show bgp neighbors {peer|<peer>}"; birdc show protocols all; bgpctl show neighbor',
    },
    repair: [
      {
        text: 'Find out why so many routes come (a leak: ask the neighbour), or raise maximum-prefix / import limit; then clear the session',
        host: 'vtysh -c "clear bgp {peer|<peer>}"',
      },
    ],
    source: 'FRR source, bgpd/bgp_route.c and bgp_debug.c; BIRD source, nest/proto.c; OpenBGPD; RFC 4486',
    matches: [
      'bgpd[1234]: [EC 33554451] %MAXPFXEXCEED: No. of IPv4 Unicast prefix received from 10.0.0.1 1001 exceed, limit 1000',
      'bgpd[1]: %NOTIFICATION: sent to neighbor 10.0.0.1 6/1 (Cease/Maximum Number of Prefixes Reached) 7 bytes',
      'bgpd[88]: neighbor 10.0.0.1 (edge1): sending notification: Cease, maximum number of prefixes reached',
      'bird: edge1: Received: Maximum number of prefixes reached',
      'bird: edge1: Import limit exceeded, restarting',
      'bird: Protocol edge1 hits route import limit (1000), action: disable',
      '{"Key":"10.0.0.1","Topic":"Peer","level":"warning","msg":"Prefix limit reached","AddressFamily":"ipv4-unicast"}',
    ],
    ignores: ['maximum-prefix 1000 is set for 10.0.0.1'],
  },
  {
    id: 'bgp.wrong-as',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'neighbor open message error bad peer as',
        pattern: /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,80}OPEN Message Error\/Bad Peer AS/,
      },
      { words: 'error bad peer as', pattern: /Error: Bad peer AS: (?<value>\d{1,10})/ },
      {
        words: 'connection to has wrong asn want',
        pattern: /connection to \S{1,60} has wrong ASN (?<value>\d{1,10}), want (?<wanted>\d{1,10})/,
      },
      {
        words: 'neighbor peer sent wrong as',
        pattern: /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,60}peer sent wrong AS (?<value>[\d.]{1,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BGP with {peer|the neighbour} does not start: it names another AS ({value|Bad Peer AS}) than is set',
    check: {
      text: 'See the state and the last reset of the session',
      host: 'vtysh -c "show bgp neighbors {peer|<peer>}"; birdc show protocols all; bgpctl show neighbor',
    },
    repair: [
      {
        text: 'Set remote-as / neighbor as to the number that the other side uses (and local-as if it expects another one)',
      },
    ],
    source: 'RFC 4271 section 6.2; FRR, BIRD, MetalLB and OpenBGPD sources',
    matches: [
      '%NOTIFICATION: sent to neighbor 10.0.0.1 2/2 (OPEN Message Error/Bad Peer AS) 2 bytes 0x FDE8',
      'bird: edge1: Error: Bad peer AS: 65001',
      '{"level":"error","msg":"failed to connect to peer","error":"connection to 10.0.0.1 has wrong ASN 65001, want 65000"}',
      'bgpd[88]: neighbor 10.0.0.1 (edge1): peer sent wrong AS 65001',
    ],
    ignores: ['neighbor 10.0.0.1 remote-as 65000'],
  },
  {
    id: 'bgp.peer-not-configured',
    kind: 'missing_setting',
    forms: [
      {
        words: 'rejected has no valid peer config',
        pattern: /(?<peer>[\w.:-]{2,60}) rejected - \S{1,30} \S{1,60} has no valid peer config/,
      },
      {
        words: 'error bgp connection ip address is not configured',
        pattern: /(?<peer>[\w.:-]{2,60}) \[Error\] BGP connection IP address \S{1,60} is not configured/,
      },
      {
        words: 'neighbor cease connection',
        pattern: /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,60}Cease\/Connection [Rr]ejected/,
      },
      { words: 'connection from non peer', pattern: /connection from non-peer (?<peer>[\w.:-]{2,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{peer} speaks BGP to a router that does not know it as a neighbour',
    check: {
      text: 'See the state and the last reset of the session',
      host: 'vtysh -c "show bgp neighbors {peer|<peer>}"; birdc show protocols all; bgpctl show neighbor',
    },
    repair: [
      {
        text: 'Add the neighbour with this very address (update-source and listen range on the other side), or activate its address family',
      },
    ],
    source: 'FRR source, bgpd/bgp_network.c; OpenBGPD session.c',
    matches: [
      'bgpd[1234]: 10.0.0.1 rejected - IPv4 10.0.0.1 has no valid peer config',
      'bgpd[88]: connection from non-peer 10.0.0.9 refused',
      'bgpd: 10.0.0.9 [Error] BGP connection IP address 10.0.0.9 is not configured',
      '%NOTIFICATION: received from neighbor 10.0.0.1 6/5 (Cease/Connection Rejected) 0 bytes',
    ],
    ignores: ['neighbor 10.0.0.1 is configured'],
  },
  {
    id: 'bgp.shut-by-neighbour',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'neighbor cease',
        pattern: /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,60}Cease\/Administrat(?:ive|ively) (?:[Ss]hutdown|[Rr]eset)/,
      },
      { words: 'received administrative', pattern: /Received: Administrative (?:shutdown|reset)/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: '{peer|The neighbour} was shut down by an operator',
    check: {
      text: 'See the state and the last reset of the session',
      host: 'vtysh -c "show bgp neighbors {peer|<peer>}"; birdc show protocols all; bgpctl show neighbor',
    },
    repair: [
      { text: 'Ask who runs the other side (the message may carry its reason), or take out neighbor … shutdown' },
    ],
    source: 'RFC 8203; FRR and BIRD sources',
    matches: [
      '%NOTIFICATION: received from neighbor 10.0.0.1 6/2 (Cease/Administrative Shutdown) 0 bytes',
      'bird: edge1: Received: Administrative shutdown',
    ],
    ignores: ['no neighbor 10.0.0.1 shutdown'],
  },
  {
    id: 'bgp.hold-timer',
    kind: 'unreachable',
    forms: [
      { words: 'error hold timer expired', pattern: /(?:edge|peer|bgp|\w{1,30})\d{0,6}: Error: Hold timer expired/ },
      { words: 'reason holdtimer expired', pattern: /reason: HoldTimer expired/ },
      { words: 'received hold timer expired', pattern: /Received: Hold timer expired/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'BGP heard nothing of the neighbour for the hold time',
    check: { text: 'See the state and the last reset of the session' },
    repair: [
      {
        text: 'See the way to it (link, CPU of either router, MTU: full-size updates that do not pass while keepalives do), then the timers',
      },
    ],
    source: 'BIRD proto/bgp; OpenBGPD session.c',
    matches: [
      'bird: edge1: Error: Hold timer expired',
      'bgpd[88]: neighbor 10.0.0.1 (edge1): state change Established -> Idle, reason: HoldTimer expired',
      'bird: edge1: Received: Hold timer expired',
    ],
    ignores: ['hold timer 90 s'],
  },
  {
    id: 'bgp.md5-differs',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'tcp md5 hash for',
        pattern: /TCP: MD5 Hash (?<value>failed|not found|mismatch) for \(?(?<peer>[\w:]{2,40}(?:\.\d{1,3}){0,3})/,
      },
      {
        words: 'tcp unexpected md5 hash found for',
        pattern: /TCP: \S{0,40} ?Unexpected MD5 Hash found for \(?(?<peer>[\w:]{2,40}(?:\.\d{1,3}){0,3})/,
      },
      { words: 'neighbor pfkey setup failed', pattern: /neighbor (?<peer>[\w.:-]{2,60}): pfkey setup failed/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The TCP password (MD5) of the BGP session with {peer} differs or is set on one side only',
    check: {
      text: 'See which side has one',
      host: 'vtysh -c "show running-config" | grep -E "neighbor .* password"; birdc show protocols all',
    },
    repair: [{ text: 'Set the same password on both sides (no blank at its end), or none on both' }],
    source: 'Linux net/ipv4/tcp.c and tcp_ipv4.c; OpenBGPD pfkey.c; RFC 2385',
    matches: [
      'kernel: TCP: MD5 Hash not found for 10.0.0.1.179->10.0.0.2.41234 [S] L3 index 0',
      'TCP: MD5 Hash failed for (10.0.0.1, 179)->(10.0.0.2, 41234)',
      'kernel: TCP: tcp_v4_inbound_md5_hash: Unexpected MD5 Hash found for 10.0.0.1.179',
      'bgpd[88]: neighbor 10.0.0.1: pfkey setup failed',
    ],
    ignores: ['MD5 hash of the file'],
  },
  {
    id: 'bird.configuration-refused',
    kind: 'invalid_setting',
    program: 'bird',
    forms: [
      {
        words: 'bird conf',
        pattern:
          /bird6?\S{0,12}: (?<path>\/\S{1,100})\.conf:(?<value>\d{1,6}(?::\d{1,4})?) (?<object>syntax error[^\r\n]{0,80}|Undefined symbol[^\r\n]{0,60}|(?:Router ID|Protocol|Channel|Table|Filter)[^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BIRD does not accept {path}.conf line {value}: {object}',
    check: { text: 'Check it', host: 'bird -p -c {path}.conf' },
    repair: [
      {
        text: 'Correct the line (names defined before use, syntax of this release: channels since 2.0) and reload',
        host: 'sudo birdc configure',
      },
    ],
    source: 'BIRD source, conf/cf-parse',
    matches: [
      'bird: /etc/bird/bird.conf:12:3 syntax error, unexpected CF_SYM_UNDEFINED',
      'bird: /etc/bird.conf:40:1 Router ID must be configured manually',
    ],
    ignores: ['bird: Reading configuration file /etc/bird/bird.conf'],
  },
  {
    id: 'routing.kernel-refuses',
    kind: 'kernel_setting',
    forms: [
      { words: 'failed to install route', pattern: /Failed to install route (?<object>\S{1,60})/ },
      { words: 'route install failed', pattern: /(?<object>[\d.:a-f]{3,45}\/\d{1,3}): Route install failed/ },
      {
        words: 'krt received route with strange next hop',
        pattern: /KRT: Received route (?<object>\S{1,60}) with strange next-hop (?<peer>\S{1,60})/,
      },
      {
        words: 'bird netlink',
        pattern:
          /bird\d?: Netlink: (?<value>File exists|Network is unreachable|Invalid argument|No such device|Operation not permitted)/,
      },
      {
        words: 'kernel dropped some netlink messages will resync on next',
        pattern: /Kernel dropped some netlink messages, will resync on next scan/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The kernel does not take the route {object|of the routing daemon}: {value|refused}',
    check: { text: 'Compare', host: 'ip route show {object|}; ip link; dmesg | tail' },
    repair: [
      {
        text: 'Remove the same route that another program set (a static one, NetworkManager, a second daemon), bring up the interface of the next hop, and give the daemon CAP_NET_ADMIN; netlink drops: larger netlink buffer',
      },
    ],
    source: 'FRR zebra/zebra_rib.c; BIRD sysdep/linux/netlink.c',
    matches: [
      'zebra[12]: [EC 4043309093] Failed to install route 10.0.0.0/24',
      'zebra: 0:10.0.0.0/24: Route install failed',
      'bird: KRT: Received route 10.0.0.0/8 with strange next-hop 10.1.1.1',
      'bird: Netlink: File exists',
      'bird: Kernel dropped some netlink messages, will resync on next scan.',
    ],
    ignores: ['Installed route 10.0.0.0/24'],
  },
  {
    id: 'frr.daemon-not-answering',
    kind: 'crash_signal',
    program: 'frr',
    forms: [
      {
        words: 'watchfrr state',
        pattern: /watchfrr\[\d{1,8}\]: [^\r\n]{0,30}(?<object>\w{1,20}) state -> (?<value>unresponsive|down)/,
      },
      { words: 'fatal in', pattern: /fatal in (?<object>RDE|session engine|rde|SE): (?<value>[^\r\n]{1,80})/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The routing daemon {object} no longer answers: {value}',
    check: { text: 'See its own log and core', host: 'journalctl -u frr -n 100; coredumpctl list | tail' },
    repair: [
      {
        text: 'Renew the release when it crashed; give it CPU and memory when the table is large; watchfrr starts it again',
      },
    ],
    source: 'FRR source, watchfrr/watchfrr.c; OpenBGPD',
    matches: [
      'watchfrr[12]: [EC 268435457] bgpd state -> unresponsive : no response yet to ping sent 90 seconds ago',
      'bgpd: fatal in RDE: rde_dispatch_imsg_session: pipe closed',
      'watchfrr[12]: [EC 268435457] zebra state -> down : read returned EOF',
    ],
    ignores: ['watchfrr[12]: bgpd state -> up : connect succeeded'],
  },
  {
    id: 'ospf.neighbour-differs',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'mismatch',
        pattern:
          /(?<setting>HelloInterval|RouterDeadInterval|NetworkMask|Area|Options) mismatch \((?:expected|my) (?<wanted>[\w./]{1,20}), (?:got|his) (?<value>[\w./]{1,20})\)/,
      },
      {
        words: 'neighbor mtu is larger than s',
        pattern:
          /Neighbor (?<peer>[\d.]{7,15}) MTU (?<value>\d{3,5}) is larger than \[[^\]\r\n]{1,60}\]'s MTU (?<limit>\d{3,5})/,
      },
      {
        words: 'authentication type mismatch local rcvd',
        pattern: /authentication type mismatch, local (?<wanted>\d{1,2}), rcvd (?<value>\d{1,2})/,
      },
      { words: 'ospf_check_md5 bad sequence', pattern: /ospf_check_md5 bad sequence/ },
      {
        words: 'authentication failed for nbr on',
        pattern: /Authentication failed for nbr (?<peer>[\d.]{7,15}) on (?<object>\S{1,30})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means:
      'OSPF with {peer|the neighbour} does not come up: {setting|MTU or authentication} differs ({value|not the same})',
    check: { text: 'Compare both ends', host: 'vtysh -c "show ip ospf interface"; birdc show ospf interface' },
    repair: [
      { text: 'Set the same timers, area, mask, MTU (or ip ospf mtu-ignore) and key (number and text) on both sides' },
    ],
    source: 'FRR source, ospfd/ospf_packet.c; BIRD proto/ospf',
    matches: [
      'ospfd[12]: Packet[Hello] [RID: 10.0.0.1] HelloInterval mismatch (expected 10, got 30).',
      "ospfd: Packet[DD]: Neighbor 10.0.0.1 MTU 9000 is larger than [eth0:10.0.0.2]'s MTU 1500",
      'ospfd[12]: ospf_read: authentication type mismatch, local 2, rcvd 0',
      'ospfd[12]: interface eth0:10.0.0.2: ospf_check_md5 bad sequence 12 (expect 14)',
      'bird: ospf1: Authentication failed for nbr 10.0.0.2 on eth0 - wrong authentication code',
    ],
    ignores: ['HelloInterval 10'],
  },
  {
    id: 'bfd.session-down',
    kind: 'unreachable',
    forms: [
      {
        words: 'bfdd state change peer up down reason',
        pattern:
          /bfdd\[\d{1,8}\]: [^\r\n]{0,20}state-change: \[[^\]\r\n]{0,40}peer:(?<peer>[\w.:]{2,45})[^\r\n]{0,60}up -> down reason:(?<value>[\w-]{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'BFD lost {peer}: {value}',
    check: { text: 'See the link', host: 'vtysh -c "show bfd peers"; ping -c3 {peer}; ip -s link' },
    repair: [
      { text: 'Repair the link or the other router; on virtual machines give BFD slower timers (300 ms x 3 and more)' },
    ],
    source: 'FRR source, bfdd/bfd.c',
    matches: [
      'bfdd[1]: state-change: [mhop:no peer:10.0.0.1 local:10.0.0.2] up -> down reason:control-expired',
      'bfdd[77]: [EC 1] state-change: [mhop:no peer:fe80::1 local:fe80::2 interface:eth0] up -> down reason:neighbor-down',
    ],
    ignores: ['bfdd[1]: state-change: [mhop:no peer:10.0.0.1] down -> up'],
  },
  {
    id: 'routing.good-day-notes',
    kind: null,
    forms: [
      { words: 'adjchange neighbor in vrf up', pattern: /%ADJCHANGE: neighbor \S{1,80} in vrf \S{1,30} Up/ },
      {
        words: 'forked background command pid watchfrr',
        pattern: /Forked background command \[pid \d{1,8}\]: \S{1,80}watchfrr/,
      },
      { words: 'bird', pattern: /bird\d?: (?:Reconfigured|Reconfiguration requested by SIGHUP|Started)/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'A routing daemon tells that a session came up or that it was reloaded',
    check: { text: 'Nothing to look at' },
    repair: [],
    source: 'FRR and BIRD sources',
    matches: [
      'bgpd[1]: %ADJCHANGE: neighbor 10.0.0.1(Unknown) in vrf default Up',
      'watchfrr[12]: [EC 100663303] Forked background command [pid 99]: /usr/lib/frr/watchfrr.sh restart all',
      'bird: Reconfigured',
    ],
    ignores: ['%ADJCHANGE: neighbor 10.0.0.1 in vrf default Down'],
  },
];
