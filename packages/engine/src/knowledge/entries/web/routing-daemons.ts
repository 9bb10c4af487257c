import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ROUTING_DAEMONS: readonly CatalogueEntry[] = [
  {
    id: 'bgp.prefix-limit',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'no of prefix received from exceed limit',
        pattern:
          /%MAXPFXEXCEED: No\. of (?<object>[\w -]{1,40}) prefix received from (?<peer>[\w.:-]{2,60})(?:\([^)\r\n]{0,60}\))? (?<value>\d{1,8}) exceed, limit (?<limit>\d{1,8})/,
      },
      {
        words: 'neighbor maximum number of prefixes reached',
        pattern: /neighbor (?<peer>[\w.:-]{2,60}) 6\/1 \(Cease\/Maximum Number of Prefixes Reached\)/,
      },
      {
        words: 'received maximum number of prefixes reached',
        pattern: /Received: Maximum number of prefixes reached/,
      },
      { words: 'route limit exceeded shutting down', pattern: /Route limit exceeded, shutting down/ },
      {
        words: 'protocol hits route limit',
        pattern: /Protocol (?<object>\S{1,60}) hits route (?:import|export|receive) limit \((?<limit>\d{1,9})\)/,
      },
      {
        words: 'neighbor prefix limit reached',
        pattern:
          /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,60}: prefix limit reached \(>(?<value>\d{1,9})\/(?<limit>\d{1,9})\)/,
      },
      {
        words: 'administrative shutdown prefix limit reached',
        pattern: /Administrative shutdown\(Prefix limit reached\)/,
      },
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
    source:
      'FRR bgpd/bgp_route.c, bgp_debug.c; BIRD nest/proto.c, proto/bgp/bgp.c, packets.c; OpenBGPD rde.c; GoBGP pkg/server/fsm.go',
    matches: [
      'bgpd[1234]: [EC 33554451] %MAXPFXEXCEED: No. of IPv4 Unicast prefix received from 10.0.0.1(edge1) 1001 exceed, limit 1000',
      'bgpd[1]: %NOTIFICATION: sent to neighbor 10.0.0.1 6/1 (Cease/Maximum Number of Prefixes Reached) 7 bytes',
      'bgpd[88]: neighbor 10.0.0.1 (edge1): prefix limit reached (>1000/1000)',
      'bird: edge1: Received: Maximum number of prefixes reached',
      'bird: edge1: Route limit exceeded, shutting down',
      'bird: Protocol edge1 hits route import limit (1000), action: disable',
      'level=INFO msg="Administrative shutdown(Prefix limit reached)" Topic=Peer Key=10.0.0.1 State=BGP_FSM_ESTABLISHED',
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
        words: 'unexpected peer asn want',
        pattern: /unexpected peer ASN (?<value>\d{1,10}), want (?<wanted>\d{1,10})/,
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
    source:
      'FRR bgpd/bgp_debug.c; BIRD proto/bgp/packets.c; MetalLB internal/bgp/native/native.go; OpenBGPD session_bgp.c',
    matches: [
      '%NOTIFICATION: sent to neighbor 10.0.0.1 2/2 (OPEN Message Error/Bad Peer AS) 2 bytes 0x FDE8',
      'bird: edge1: Error: Bad peer AS: 65001',
      '{"level":"error","op":"connect","msg":"failed to connect to peer","error":"unexpected peer ASN 65001, want 65000"}',
      'bgpd[88]: neighbor 10.0.0.1 (edge1): peer sent wrong AS 65001',
    ],
    ignores: ['neighbor 10.0.0.1 remote-as 65000'],
  },
  {
    id: 'bgp.peer-not-configured',
    kind: 'missing_setting',
    forms: [
      {
        words: 'connection rejected not configured and not valid for dynamic',
        pattern:
          /(?<peer>[\w.:-]{2,60}) connection rejected\([^)\r\n]{0,80}\) - not configured and not valid for dynamic/,
      },
      {
        words: 'neighbor cease connection rejected',
        pattern: /neighbor (?<peer>[\w.:-]{2,60}) 6\/5 \(Cease\/Connection Rejected\)/,
      },
      {
        words: 'bgp unexpected connect from unknown address port',
        pattern: /BGP: Unexpected connect from unknown address (?<peer>[\w.:%]{2,60}) \(port (?<port>\d{1,5})\)/,
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
    source: 'FRR bgpd/bgp_network.c, bgp_debug.c; BIRD proto/bgp/bgp.c; OpenBGPD logmsg.c',
    matches: [
      'bgpd[1234]: [Event] 10.0.0.9 connection rejected(VRF default:65000:default) - not configured and not valid for dynamic',
      'bgpd[88]: connection from non-peer 10.0.0.9 refused',
      'bird: BGP: Unexpected connect from unknown address 10.0.0.9 (port 41234)',
      '%NOTIFICATION: received from neighbor 10.0.0.1 6/5 (Cease/Connection Rejected) 0 bytes',
    ],
    ignores: ['neighbor 10.0.0.1 is configured'],
  },
  {
    id: 'bgp.shut-by-neighbour',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'received from neighbor cease administrative',
        pattern: /received from neighbor (?<peer>[\w.:-]{2,60}) 6\/[24] \(Cease\/Administrative (?:Shutdown|Reset)\)/,
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
    source: 'FRR bgpd/bgp_debug.c; BIRD proto/bgp/packets.c; RFC 9003',
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
      { words: 'error hold timer expired', pattern: /(?<object>\w{1,60}): Error: Hold timer expired/ },
      { words: 'received hold timer expired', pattern: /(?<object>\w{1,60}): Received: Hold timer expired/ },
      {
        words: 'neighbor reason holdtimer expired',
        pattern: /neighbor (?<peer>[\w.:-]{2,60})[^\r\n]{0,120}, reason: HoldTimer expired/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'BGP heard nothing of {peer|the neighbour} for the hold time',
    check: { text: 'See the state and the last reset of the session' },
    repair: [
      {
        text: 'See the way to it (link, CPU of either router, MTU: full-size updates that do not pass while keepalives do), then the timers',
      },
    ],
    source: 'BIRD proto/bgp/packets.c; OpenBGPD logmsg.c, bgpd.h',
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
        pattern: /TCP: MD5 Hash (?<value>failed|not found) for \(?(?<peer>\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]{2,39})/,
      },
      {
        words: 'tcp unexpected md5 hash found for',
        pattern: /TCP: Unexpected MD5 Hash found for (?<peer>\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]{2,39})/,
      },
      {
        words: 'neighbor pfkey setup failed',
        pattern: /neighbor (?<peer>[\w.:-]{2,60})(?: \([^)\r\n]{1,60}\))?: pfkey setup failed/,
      },
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
    source: 'Linux net/ipv4/tcp.c, include/net/tcp.h, tcp_hash_fail; OpenBGPD bgpd.c',
    matches: [
      'kernel: TCP: MD5 Hash not found for 10.0.0.1.179->10.0.0.2.41234 [S] L3 index 0',
      'TCP: MD5 Hash failed for (10.0.0.1, 179)->(10.0.0.2, 41234) L3 index 0',
      'kernel: TCP: Unexpected MD5 Hash found for 10.0.0.1.179->10.0.0.2.41234 [S] L3 index 0',
      'bgpd[88]: neighbor 10.0.0.1 (edge1): pfkey setup failed',
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
    source: 'BIRD sysdep/unix/main.c, conf/cf-parse.y',
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
      {
        words: 'route install failed',
        pattern: /(?:\)|\b\d{1,6}):(?<object>[\d.:a-f]{3,45}\/\d{1,3}): Route install failed/,
      },
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
    source: 'FRR zebra/zebra_rib.c rib_process_result(); BIRD sysdep/linux/netlink.c nl_parse_route(), nl_async_hook()',
    matches: [
      'zebra[12]: default(0:254):10.0.0.0/24: Route install failed',
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
        pattern:
          /watchfrr\[\d{1,8}\]: (?:\[[\w -]{1,30}\]){0,2} ?(?<object>\w{1,20}) state -> (?<value>unresponsive|down)/,
      },
      { words: 'fatal in', pattern: /bgpd\[\d{1,8}\]: fatal in (?<object>parent|SE|RDE|RTR): (?<value>[^\r\n]{1,80})/ },
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
    source: 'FRR watchfrr/watchfrr.c; OpenBGPD log.c, bgpd.h',
    matches: [
      'watchfrr[12]: [EC 268435457] bgpd state -> unresponsive : no response yet to ping sent 90 seconds ago',
      'bgpd[88]: fatal in RDE: rde_dispatch_imsg_session: imsgbuf_read error: Broken pipe',
      'watchfrr[12]: [J2RT8-KAHZ4][EC 268435457] zebra state -> down : read returned EOF',
    ],
    ignores: ['watchfrr[12]: bgpd state -> up : connect succeeded'],
  },
  {
    id: 'ospf.neighbour-differs',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'mismatch expected but received',
        pattern:
          /(?<setting>HelloInterval|RouterDeadInterval) mismatch (?:on (?<object>\S{1,40}) )?\(expected (?<wanted>\d{1,6}), but received (?<value>\d{1,6})\)/,
      },
      {
        words: 'networkmask mismatch configured prefix length is but hello packet indicates',
        pattern:
          /(?<setting>NetworkMask) mismatch (?:on (?<object>\S{1,40}) )?\(configured prefix length is (?<wanted>\d{1,3}), but hello packet indicates (?<value>\d{1,3})\)/,
      },
      {
        words: 'neighbor mtu is larger than s',
        pattern:
          /Neighbor (?<peer>[\d.]{7,15}) MTU (?<value>\d{3,5}) is larger than \[[^\]\r\n]{1,60}\]'s MTU (?<limit>\d{3,5})/,
      },
      {
        words: 'auth type mismatch local rcvd',
        pattern:
          /interface (?<object>\S{1,40}): auth-type mismatch, local (?<wanted>\w{1,20}), rcvd (?<value>Null|Simple|Cryptographic)/,
      },
      {
        words: 'ospf_check_md5 checksum mismatch',
        pattern: /interface (?<object>\S{1,40}): ospf_check_md5 checksum mismatch/,
      },
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
    source: 'FRR ospfd/ospf_packet.c, ospf_auth.c; BIRD proto/ospf/packet.c',
    matches: [
      'ospfd[12]: Packet 10.0.0.1 [Hello:RECV]: HelloInterval mismatch on eth0:10.0.0.2 (expected 10, but received 30).',
      'ospfd[12]: Packet 10.0.0.1 [Hello:RECV]: NetworkMask mismatch on eth0:10.0.0.2 (configured prefix length is 24, but hello packet indicates 16).',
      "ospfd: Packet[DD]: Neighbor 10.0.0.1 MTU 9000 is larger than [eth0:10.0.0.2]'s MTU 1500",
      'ospfd[12]: interface eth0:10.0.0.2: auth-type mismatch, local Cryptographic, rcvd Null, Router-ID: 10.0.0.1',
      'ospfd[12]: interface eth0:10.0.0.2: ospf_check_md5 checksum mismatch, Router-ID: 10.0.0.1',
      'bird: ospf1: Authentication failed for nbr 10.0.0.2 on eth0 - wrong authentication code',
    ],
    ignores: ['HelloInterval 10'],
  },
  {
    id: 'bfd.session-down',
    kind: 'unreachable',
    forms: [
      {
        words: 'change mhop peer up down reason',
        pattern:
          /(?:state-change|Session-Change): \[mhop:(?:yes|no) peer:(?<peer>[\w.:]{2,45}) [^\]\r\n]{1,120}\] up -> down reason:(?<value>[\w-]{1,40})/,
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
    source: 'FRR bfdd/bfd.c',
    matches: [
      'bfdd[1]: state-change: [mhop:no peer:10.0.0.1 local:10.0.0.2 vrf:default ifname:eth0] up -> down reason:control-expired',
      'bfdd[77]: [SEY1D-NT8EQ] Session-Change: [mhop:yes peer:10.0.0.9 local:10.0.0.2 vrf:default] up -> down reason:neighbor-down',
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
    source: 'FRR bgpd/bgp_fsm.c, watchfrr/watchfrr.c; BIRD conf/conf.c, sysdep/unix/main.c',
    matches: [
      'bgpd[1]: %ADJCHANGE: neighbor 10.0.0.1(Unknown) in vrf default Up',
      'watchfrr[12]: [EC 100663303] Forked background command [pid 99]: /usr/lib/frr/watchfrr.sh restart all',
      'bird: Reconfigured',
    ],
    ignores: ['%ADJCHANGE: neighbor 10.0.0.1 in vrf default Down'],
  },
];
