import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_NETWORK: readonly CatalogueEntry[] = [
  {
    id: 'linux.conntrack-table-full',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'nf_conntrack table full dropping packet',
        pattern: /(?:nf_conntrack|ip_conntrack): table full, dropping packet/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The connection table of the firewall is full: the host drops packets of new connections',
    check: {
      text: 'Compare count and limit, and see who holds the entries',
      host: "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max; sudo conntrack -L 2>/dev/null | awk '{print $5}' | sort | uniq -c | sort -n | tail",
    },
    repair: [
      {
        text: 'Raise the limit, and let established but idle connections go sooner (five days is the default)',
        host: 'printf "net.netfilter.nf_conntrack_max = 524288\\nnet.netfilter.nf_conntrack_tcp_timeout_established = 86400\\n" | sudo tee /etc/sysctl.d/60-conntrack.conf && sudo sysctl --system',
      },
      {
        text: 'Leave traffic that needs no tracking out of it (a busy DNS or proxy), and stop a client that opens connections without end',
        host: 'sudo iptables -t raw -A PREROUTING -p udp --dport 53 -j NOTRACK',
      },
    ],
    source: 'Linux net/netfilter/nf_conntrack_core.c __nf_conntrack_alloc',
    matches: [
      '[81234.826123] nf_conntrack: nf_conntrack: table full, dropping packet',
      'kernel: nf_conntrack: table full, dropping packet.',
    ],
    ignores: ['net.netfilter.nf_conntrack_max = 262144'],
  },
  {
    id: 'linux.tcp-memory-used-up',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'tcp out of memory consider tuning tcp_mem',
        pattern: /TCP: out of memory -- consider tuning (?<setting>tcp_mem)/,
      },
      { words: 'tcp too many orphaned sockets', pattern: /TCP: too many orphaned sockets/ },
      { words: 'tcp time wait bucket table overflow', pattern: /TCP: time wait bucket table overflow/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The kernel has no room left for TCP sockets ({setting|tcp_max_orphans, tcp_max_tw_buckets})',
    check: {
      text: 'See how many sockets there are, in which state and with what in their buffers',
      host: 'ss -s; cat /proc/net/sockstat; sysctl net.ipv4.tcp_mem net.ipv4.tcp_max_orphans net.ipv4.tcp_max_tw_buckets',
    },
    repair: [
      {
        text: 'Repair what leaves connections behind (no keep-alive, readers that do not read); then raise the limits, tcp_mem counts in pages',
        host: 'sudo sysctl -w net.ipv4.tcp_mem="383865 511820 767730" net.ipv4.tcp_max_orphans=65536 net.ipv4.tcp_max_tw_buckets=524288',
      },
    ],
    source: 'Linux net/ipv4/tcp.c tcp_check_oom; inet_timewait_sock.c',
    matches: [
      '[81234.826123] TCP: out of memory -- consider tuning tcp_mem',
      'kernel: TCP: too many orphaned sockets',
      'kernel: TCP: time wait bucket table overflow',
    ],
    ignores: ['TCP: mem 46053'],
  },
  {
    id: 'linux.syn-flood-suspected',
    kind: 'queue_full',
    program: 'linux',
    forms: [
      {
        words: 'possible syn flooding on port',
        pattern:
          /[Pp]ossible SYN flooding on port (?:(?<peer>[\w.:[\]]{1,60}):)?(?<port>\d{1,5})\. (?:Sending cookies|Dropping request)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'More connections arrive at port {port} than the program takes: its backlog is full',
    check: {
      text: 'See the queue of the listener (Recv-Q against Send-Q) and how many were dropped',
      host: 'ss -lnt "sport = :{port}"; nstat -az TcpExtListenDrops TcpExtListenOverflows; sysctl net.core.somaxconn net.ipv4.tcp_max_syn_backlog',
    },
    repair: [
      {
        text: 'See why the program takes connections slowly; then raise its backlog together with the limit of the kernel',
        host: 'printf "net.core.somaxconn = 4096\\nnet.ipv4.tcp_max_syn_backlog = 8192\\n" | sudo tee /etc/sysctl.d/60-backlog.conf && sudo sysctl --system && sudo systemctl restart {service}',
      },
      { text: 'When the addresses are foreign and many it is an attack: filter it before the host' },
    ],
    source: 'Linux net/ipv4/tcp_input.c tcp_syn_flood_action',
    matches: [
      '[81234.826123] TCP: request_sock_TCP: Possible SYN flooding on port 8080. Sending cookies.  Check SNMP counters.',
      'kernel: TCP: request_sock_TCP: Possible SYN flooding on port 0.0.0.0:443. Sending cookies.',
    ],
    ignores: ['net.ipv4.tcp_syncookies = 1'],
  },
  {
    id: 'linux.neighbour-table-full',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'neighbor table overflow',
        pattern:
          /(?:neighbour|neighbor|arp_cache|ndisc_cache)\S{0,3} ?(?:arp_cache|ndisc_cache)?:? neighbor table overflow/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The ARP table of the host is full: some neighbours cannot be reached',
    check: {
      text: 'Count the entries: many containers or a wide flat network fill it',
      host: 'ip neigh | wc -l; sysctl net.ipv4.neigh.default.gc_thresh3',
    },
    repair: [
      {
        text: 'Raise the three thresholds gc_thresh1 to 3 together, above the number of neighbours',
        host: 'printf "net.ipv4.neigh.default.gc_thresh1 = 4096\\nnet.ipv4.neigh.default.gc_thresh2 = 8192\\nnet.ipv4.neigh.default.gc_thresh3 = 16384\\n" | sudo tee /etc/sysctl.d/60-neighbours.conf && sudo sysctl --system',
      },
    ],
    source: 'Linux net/core/neighbour.c neigh_alloc',
    matches: [
      '[81234.826123] neighbour: arp_cache: neighbor table overflow!',
      'kernel: neighbour: ndisc_cache: neighbor table overflow!',
    ],
    ignores: ['net.ipv4.neigh.default.gc_thresh3 = 1024'],
  },
  {
    id: 'linux.network-link-down',
    kind: 'unreachable',
    program: 'linux',
    forms: [
      {
        words: 'link is down',
        pattern: /(?<object>\b(?:en|eth|wl|ib|bond|em|p\d)[\w.@-]{1,20}):? (?:NIC )?[Ll]ink is [Dd]own/,
      },
      {
        words: 'netdev watchdog transmit queue timed out',
        pattern:
          /NETDEV WATCHDOG: (?:CPU: \d{1,4}: )?(?<object>[\w.@-]{1,20}) \((?<value>[\w-]{1,20})\): transmit queue \d{1,4} timed out/,
      },
      {
        words: 'detected hardware unit hang',
        pattern: /(?<value>e1000e?|igb|ixgbe) \S{4,16} (?<object>[\w.@-]{1,20}): Detected Hardware Unit Hang/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The network card {object} lost its link or hangs ({value|link down})',
    check: {
      text: 'See the link, its errors and the driver',
      host: 'ip -s link show {object}; sudo ethtool {object}; sudo ethtool -i {object}; sudo dmesg -T | grep -E "{object}|NETDEV" | tail -20',
    },
    repair: [
      { text: 'Check cable, port of the switch and transceiver' },
      {
        text: 'For the hang of Intel e1000e turn the offloads off (put it into the configuration of the interface to keep it)',
        host: 'sudo ethtool -K {object} tso off gso off gro off',
      },
    ],
    source: 'Linux drivers/net (e1000e netdev.c, igb, ixgbe); net/sched/sch_generic.c dev_watchdog',
    matches: [
      '[81234.826123] igb 0000:03:00.0 eno1: igb: eno1 NIC Link is Down',
      'kernel: e1000e 0000:00:1f.6 eno1: NIC Link is Down',
      'kernel: NETDEV WATCHDOG: eth0 (r8169): transmit queue 0 timed out',
      'kernel: e1000e 0000:00:1f.6 eno2: Detected Hardware Unit Hang:',
      'kernel: r8169 0000:02:00.0 enp2s0: Link is Down',
    ],
    ignores: [
      'kernel: e1000e 0000:00:1f.6 eno1: NIC Link is Up 1000 Mbps Full Duplex',
      'kernel: br-5f1d: port 1(veth12) entered disabled state',
    ],
  },
  {
    id: 'linux.firewall-blocked',
    kind: 'unreachable',
    program: 'iptables',
    forms: [
      {
        words: 'ufw block in src dst proto dpt',
        pattern:
          /\[UFW BLOCK\] IN=(?<object>[\w.@-]{0,20}) OUT=\S{0,20} .{0,120}SRC=(?<peer>\S{3,40}) DST=(?<value>\S{3,40}) .{0,160}DPT=(?<port>\d{1,5})/,
      },
      {
        words: 'in out src dst proto dpt',
        pattern:
          /(?:DROP|REJECT|DENIED|denied|[Bb]locked|FINAL_REJECT)\S{0,20}:? {0,2}IN=(?<object>[\w.@-]{0,20}) OUT=\S{0,20} .{0,120}SRC=(?<peer>\S{3,40}) DST=(?<value>\S{3,40}) .{0,160}DPT=(?<port>\d{1,5})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'The firewall of the host drops connections from {peer} to port {port}',
    check: {
      text: 'See whether the address is yours: strangers knock all the time and mean nothing; a container network, an office or another server of yours means a missing rule',
      host: 'sudo ufw status numbered; sudo iptables -L -n -v --line-numbers | head -40; sudo nft list ruleset | head -60',
    },
    repair: [
      {
        text: 'When the address is one of yours, let it in; strangers are blocked rightly',
        host: 'sudo ufw allow from {peer} to any port {port} proto tcp',
      },
    ],
    source: 'Linux net/netfilter/nf_log_syslog.c; ufw(8) logging; firewalld LogDenied',
    matches: [
      '[81234.826123] [UFW BLOCK] IN=eth0 OUT= MAC=aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:08:00 SRC=172.18.0.4 DST=172.18.0.1 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=4711 DF PROTO=TCP SPT=41234 DPT=5432 WINDOW=64240 RES=0x00 SYN URGP=0',
      'kernel: FINAL_REJECT: IN=eth0 OUT= MAC=aa:bb SRC=10.0.0.9 DST=10.0.0.5 LEN=60 TOS=0x00 PREC=0x00 TTL=64 ID=4711 DF PROTO=TCP SPT=41234 DPT=6379 WINDOW=64240 RES=0x00 SYN URGP=0',
    ],
    ignores: [
      '[UFW ALLOW] IN=eth0 OUT= MAC=aa SRC=10.0.0.9 DST=10.0.0.5 LEN=60 PROTO=TCP SPT=41234 DPT=22',
      '[UFW AUDIT] IN= OUT=lo SRC=127.0.0.1 DST=127.0.0.1 PROTO=TCP DPT=80',
    ],
  },
  {
    id: 'linux.resolver-degraded',
    kind: 'name_resolution',
    program: 'systemd-resolved',
    forms: [
      {
        words: 'using degraded feature set instead of for dns server',
        pattern:
          /Using degraded feature set (?<value>\S{1,20}) instead of (?<wanted>\S{1,20}) for DNS server (?<peer>[\w.:%#-]{1,79}\w)/,
      },
      {
        words: 'dnssec validation failed for question',
        pattern: /DNSSEC validation failed for question (?<object>.{1,120}?): (?<value>[\w-]{1,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'dns',
    specificity: 2,
    means: 'The DNS server {peer|of the host} answers badly or not ({value})',
    check: {
      text: 'Ask the server directly and see which servers the links have',
      host: 'resolvectl status; dig @{peer|<server>} example.com +time=2; resolvectl query example.com',
    },
    repair: [
      {
        text: 'Name a server that answers, or turn DNSSEC off for one that cannot',
        host: 'sudo resolvectl dns <link> 1.1.1.1 9.9.9.9; sudo resolvectl dnssec <link> no; sudo systemctl restart systemd-resolved',
      },
    ],
    source: 'systemd src/resolve/resolved-dns-server.c, resolved-dns-transaction.c',
    matches: [
      'systemd-resolved[612]: Using degraded feature set UDP instead of UDP+EDNS0 for DNS server 10.0.0.2.',
      'systemd-resolved[612]: DNSSEC validation failed for question acme.io IN A: no-signature',
    ],
    ignores: ['systemd-resolved[612]: Positive Trust Anchors:'],
  },
];
