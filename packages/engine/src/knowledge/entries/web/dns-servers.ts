import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DNS_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'dns-server.port-53-in-use',
    kind: 'port_in_use',
    forms: [
      {
        words: 'failed to create listening socket for port address in use',
        pattern: /failed to create listening socket for port (?<port>\d{1,5}): Address (?:already )?in use/,
      },
      {
        words: 'can t bind socket address already in use for',
        pattern: /can't bind socket: Address already in use for (?<peer>\S{1,45}) port (?<port>\d{1,5})/,
      },
      {
        words: 'failed to create listening socket for address in use',
        pattern: /failed to create listening socket for (?<peer>[\d.a-f:%\w]{2,60}): Address (?:already )?in use/,
      },
      {
        words: 'creating interface failed interface ignored',
        pattern: /creating IPv[46] interface (?<peer>\S{1,40}) failed; interface ignored/,
      },
      {
        words: '53 bind address already in use',
        pattern:
          /[Ll]isten(?:ing)?:? (?:tcp|udp) (?<peer>[\d.a-f:[\]]{0,45}):(?<port>53): bind: address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The DNS server cannot listen on port {port|53}: another resolver has it',
    check: {
      text: 'Find who listens there: systemd-resolved at 127.0.0.53, dnsmasq of libvirt or NetworkManager, or a second container',
      host: 'ss -lnup "sport = :53"; ss -lntp "sport = :53"; resolvectl status | head',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":53->"; ss -lnup "sport = :53"',
    },
    repair: [
      {
        text: 'Switch off the stub listener of systemd-resolved and let /etc/resolv.conf name a real server',
        host: 'mkdir -p /etc/systemd/resolved.conf.d && printf "[Resolve]\\nDNSStubListener=no\\n" > /etc/systemd/resolved.conf.d/no-stub.conf && ln -sf /run/systemd/resolve/resolv.conf /etc/resolv.conf && systemctl restart systemd-resolved',
      },
      {
        text: 'Or publish only the LAN address of the host ("192.168.1.10:53:53/udp"), or bind to one interface (bind-interfaces)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'dnsmasq, src/network.c; Unbound, services/listen_dnsport.c; BIND, lib/ns/interfacemgr.c; CoreDNS',
    matches: [
      'dnsmasq: failed to create listening socket for port 53: Address already in use',
      "[1746517268] unbound[1:0] error: can't bind socket: Address already in use for 0.0.0.0 port 53",
      'dnsmasq: failed to create listening socket for 192.168.122.1: Address already in use',
      'named[31]: creating IPv4 interface eth0 failed; interface ignored',
      'Listen: listen tcp :53: bind: address already in use',
    ],
    ignores: ['named[31]: listening on IPv4 interface lo, 127.0.0.1#53'],
  },
  {
    id: 'bind.zone-not-loaded',
    kind: 'invalid_setting',
    program: 'bind',
    forms: [
      {
        words: 'zone not loaded due to errors',
        pattern: /zone (?<object>[\w.-]{1,120})\/IN(?:\/\w{1,20})?: not loaded due to errors/,
      },
      {
        words: 'zone loading from master file failed',
        pattern:
          /zone (?<object>[\w.-]{1,120})\/IN(?:\/\w{1,20})?: loading from master file (?<path>\S{1,200}) failed: (?<value>[^\n]{1,80})/,
      },
      {
        words: 'zone has no address records',
        pattern: /zone (?<object>[\w.-]{1,120})\/IN(?:\/\w{1,20})?: NS '(?<peer>[^']{1,120})' has no address records/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'BIND does not serve the zone {object}: {value|its file has errors}',
    check: {
      text: 'Check the file; a name without a dot at its end and a missing A record of the NS are the usual mistakes',
      host: 'named-checkzone {object} {path|<zone file>}',
      compose: 'docker compose exec {service} named-checkconf -z',
      kubernetes: 'kubectl exec deploy/{service} -- named-checkconf -z',
    },
    repair: [
      {
        text: 'Correct what named-checkzone names, raise the serial of the SOA and reload the zone',
        host: 'named-checkconf -z && rndc reload {object}',
        compose: 'docker compose exec {service} rndc reload',
      },
    ],
    source: 'BIND, lib/dns/zone.c zone_postload(), zone_check_ns()',
    matches: [
      'named[31]: zone example.com/IN: not loaded due to errors.',
      'named[31]: zone example.com/IN: loading from master file /etc/bind/db.example.com failed: file not found',
      "named[31]: zone example.com/IN: NS 'ns1.example.com' has no address records (A or AAAA)",
    ],
    ignores: ['named[31]: zone example.com/IN: loaded serial 2025050601'],
  },
  {
    id: 'bind.configuration-invalid',
    kind: 'invalid_setting',
    program: 'bind',
    forms: [
      {
        words: 'loading configuration',
        pattern:
          /(?:named(?:\[\d{1,10}\])?: |\d{2}:\d{2}:\d{2}\.\d{3} )loading configuration: (?:failure|unexpected token|file not found|permission denied|already exists|not implemented|out of range|unbalanced quotes)/,
      },
      {
        words: 'unknown option',
        pattern: /(?<![^\s:])(?<path>\/[^:\s]{1,200}):(?<value>\d{1,6}): unknown option '(?<setting>[^']{1,80})'/,
      },
      {
        words: 'missing before',
        pattern:
          /named[^\n]{0,20}: (?<path>\/[^:\s]{1,200}):(?<value>\d{1,6}): missing ';' before '(?<setting>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'BIND refuses its configuration: {setting|see before} in {path|named.conf} line {value|unknown}',
    check: {
      text: 'Let it check the files',
      host: 'named-checkconf',
      compose: 'docker compose run --rm --entrypoint named-checkconf {service}',
    },
    repair: [
      {
        text: 'Correct the line (options such as dnssec-enable, dnssec-lookaside or auto-dnssec were removed), and with "permission denied" let the account bind read the file',
        host: 'named-checkconf && systemctl restart named',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'BIND, bin/named/server.c, lib/isccfg/parser.c',
    matches: [
      'named[31]: loading configuration: failure',
      "named[31]: /etc/bind/named.conf.options:24: unknown option 'dnssec-enable'",
      "named[31]: /etc/bind/named.conf.local:9: missing ';' before '}'",
    ],
    ignores: ["named[31]: loading configuration from '/etc/bind/named.conf'"],
  },
  {
    id: 'dns-server.dnssec-broken',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'broken trust chain resolving',
        pattern: /broken trust chain resolving '(?<peer>[\w.-]{1,120})\/(?<object>\w{1,10})\/IN'/,
      },
      { words: 'failed to prime trust anchor', pattern: /failed to prime trust anchor -- (?<value>[^\n<]{1,80})/ },
      {
        words: 'no valid signature found',
        pattern: /validating (?<peer>[\w.-]{1,120})\/(?<object>\w{1,10}): no valid signature found/,
      },
      {
        words: 'verify failed due to bad signature',
        pattern: /validating (?<peer>[\w.-]{1,120})\/(?<object>\w{1,10}): verify failed due to bad signature/,
      },
      {
        words: 'managed keys zone unable to fetch dnskey set',
        pattern: /managed-keys-zone: Unable to fetch DNSKEY set '(?<peer>[\w.-]{1,120})': (?<value>[^\n]{1,60})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'DNSSEC validation fails for {peer|the root}',
    check: {
      text: 'Compare the clock first, then ask with and without validation: if only +cd answers, the zone or the forwarder is broken; a wrong clock, a broken forwarder or zone',
      host: 'timedatectl; dig {peer|example.com} +dnssec; dig {peer|example.com} +cd; dig . DNSKEY +dnssec',
      compose: 'docker compose exec {service} date -u',
    },
    repair: [
      {
        text: 'Set the clock right: signatures hold for days only',
        host: 'timedatectl set-ntp true; systemctl restart chrony systemd-timesyncd; systemctl restart named unbound',
      },
      {
        text: 'Use a forwarder that passes DNSSEC on, or make the trust anchor anew',
        host: 'unbound-anchor -a /var/lib/unbound/root.key; systemctl restart unbound',
      },
    ],
    source: 'BIND, lib/dns/resolver.c, validator.c; Unbound, validator/validator.c',
    matches: [
      "named[31]: broken trust chain resolving 'example.com/A/IN': 192.168.1.1#53",
      '[1746517268] unbound[1:0] info: failed to prime trust anchor -- could not fetch DNSKEY rrset . DNSKEY IN',
      'named[31]: validating example.com/SOA: no valid signature found',
      'named[31]: validating example.com/DNSKEY: verify failed due to bad signature (keyid=4711): RRSIG has expired',
      "named[31]: managed-keys-zone: Unable to fetch DNSKEY set '.': timed out",
    ],
    ignores: ['named[31]: managed-keys-zone: Key 20326 for zone . is now trusted (acceptance timer complete)'],
  },
  {
    id: 'dnsmasq.too-many-queries',
    kind: 'queue_full',
    program: 'dnsmasq',
    forms: [
      {
        words: 'maximum number of concurrent dns queries reached max',
        pattern:
          /Maximum number of concurrent DNS queries (?:to (?<peer>[\w.-]{1,120}) )?reached \(max: (?<limit>\d{1,6})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Dnsmasq waits for {limit} answers at once',
    check: {
      text: 'See whether the upstream answers, and whether it sends the queries back here (router that uses Pi-hole, which asks the router); its upstream is slow, or queries go in a circle',
      host: 'dig @1.1.1.1 example.com +tries=1; grep -rE "^(server|dns-forward-max)" /etc/dnsmasq.conf /etc/dnsmasq.d',
      compose: 'docker compose exec {service} grep -rE "^(server|dns-forward-max)" /etc/dnsmasq.conf /etc/dnsmasq.d',
    },
    repair: [
      {
        text: 'Use an upstream that answers, break the circle (conditional forwarding), and raise dns-forward-max only after that',
        host: 'systemctl restart dnsmasq',
        compose: 'docker compose restart {service}',
      },
    ],
    source: 'dnsmasq, src/forward.c query_full()',
    matches: [
      'dnsmasq[31]: Maximum number of concurrent DNS queries reached (max: 150)',
      'dnsmasq[31]: Maximum number of concurrent DNS queries to example.com reached (max: 150)',
    ],
    ignores: ['dnsmasq[31]: started, version 2.90 cachesize 10000'],
  },
  {
    id: 'dnsmasq.configuration-invalid',
    kind: 'invalid_setting',
    program: 'dnsmasq',
    forms: [
      {
        words: 'dnsmasq',
        pattern:
          /dnsmasq: (?<value>bad option|bad dhcp-range|bad address|bad command line options|illegal repeated keyword|missing \S{1,4}|extraneous parameter|junk after) ?(?:at line (?<limit>\d{1,6}) of (?<path>\S{1,200}))?/,
      },
      {
        words: 'dnsmasq unknown interface',
        pattern: /dnsmasq(?:\[\d{1,10}\])?: (?<value>unknown interface (?<object>[\w.@-]{1,40}))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Dnsmasq does not start: {value} ({path|see the line})',
    check: {
      text: 'Test the configuration and list the interfaces',
      host: 'dnsmasq --test; ip -br link',
      compose: 'docker compose run --rm --entrypoint dnsmasq {service} --test',
    },
    repair: [
      {
        text: 'Correct the line; for an interface that comes up later use bind-dynamic',
        host: 'dnsmasq --test && systemctl restart dnsmasq',
      },
    ],
    source: 'dnsmasq, src/option.c, src/dnsmasq.c',
    matches: [
      'dnsmasq: bad option at line 12 of /etc/dnsmasq.conf',
      'dnsmasq[31]: unknown interface br-lan',
      'dnsmasq: illegal repeated keyword at line 4 of /etc/dnsmasq.d/02-lan.conf',
    ],
    ignores: ['dnsmasq: syntax check OK.'],
  },
  {
    id: 'coredns.forwarding-loop',
    kind: 'invalid_setting',
    program: 'coredns',
    forms: [
      {
        words: 'plugin loop loop detected for zone',
        pattern:
          /plugin\/loop: Loop \((?<peer>[\d.a-f:[\]]{2,60}) -> [^)]{1,60}\) detected for zone "(?<object>[^"]{1,60})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CoreDNS ends because it forwards to itself (loop for zone {object})',
    check: {
      text: 'Read resolv.conf of the node: 127.0.0.53 of systemd-resolved is CoreDNS itself inside the pod',
      kubernetes: 'kubectl -n kube-system get cm coredns -o yaml | grep -A3 forward; kubectl get nodes -o name',
      host: 'cat /etc/resolv.conf /run/systemd/resolve/resolv.conf; grep resolvConf /var/lib/kubelet/config.yaml',
    },
    repair: [
      {
        text: 'Give the kubelet resolvConf: /run/systemd/resolve/resolv.conf, or write real servers into "forward ." of the Corefile',
        kubernetes: 'kubectl -n kube-system edit cm coredns && kubectl -n kube-system rollout restart deploy/coredns',
        host: 'systemctl restart kubelet',
      },
    ],
    source: 'CoreDNS, plugin/loop/loop.go',
    matches: [
      '[FATAL] plugin/loop: Loop (127.0.0.1:55953 -> :1053) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO 4547991504243258144.3688648895315093531."',
      '[FATAL] plugin/loop: Loop (10.244.0.3:34567 -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO 1."',
    ],
    ignores: ['[INFO] plugin/ready: Still waiting on: "kubernetes"'],
  },
  {
    id: 'coredns.upstream-timeout',
    kind: 'unreachable',
    program: 'coredns',
    forms: [
      {
        words: 'plugin errors read',
        pattern:
          /plugin\/errors: \d (?<object>[\w.-]{1,160}) \w{1,10}: read (?:udp|tcp) [\d.a-f:[\]]{3,60}->(?<peer>[\d.a-f:[\]]{3,60}):(?<port>\d{1,5}): (?<value>i\/o timeout|read: connection refused|read: no route to host)/,
      },
      {
        words: 'plugin errors',
        pattern:
          /plugin\/errors: \d (?<object>[\w.-]{1,160}) \w{1,10}: (?<value>(?:unreachable backend|no healthy upstream|dial tcp)[^\n]{0,100})/,
      },
      {
        words: 'plugin errors read connection refused',
        pattern:
          /plugin\/errors: \d (?<object>[\w.-]{1,160}) \w{1,10}: read udp [\d.a-f:[\]]{3,60}->(?<peer>[\d.a-f:[\]]{3,60}):(?<port>\d{1,5}): (?<value>read: connection refused)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'CoreDNS gets no answer from its upstream {peer|server}: {value}',
    check: {
      text: 'Ask the upstream from the node and from a pod: a node firewall or a broken CNI often drops UDP 53',
      kubernetes:
        'kubectl -n kube-system get cm coredns -o yaml | grep forward; kubectl run dnstest --rm -it --image=busybox --restart=Never -- nslookup example.com {peer|1.1.1.1}',
      host: 'dig @{peer|1.1.1.1} example.com +tries=1 +time=2',
      compose: 'docker compose exec {service} cat /etc/resolv.conf',
    },
    repair: [
      {
        text: 'Forward to servers that can be reached, open UDP and TCP 53 from the pods, or repair the network plug-in; HINFO lines only are the loop check of the start',
        kubernetes: 'kubectl -n kube-system edit cm coredns && kubectl -n kube-system rollout restart deploy/coredns',
      },
    ],
    source: 'CoreDNS, plugin/errors, plugin/forward',
    matches: [
      '[ERROR] plugin/errors: 2 example.com. A: read udp 10.244.0.3:40123->192.168.1.1:53: i/o timeout',
      '[ERROR] plugin/errors: 2 example.com. AAAA: unreachable backend: read udp',
      '[ERROR] plugin/errors: 2 example.com. A: read udp 10.244.0.3:40123->10.0.0.2:53: read: connection refused',
    ],
    ignores: ['[INFO] 10.244.0.9:40123 - 4711 "A IN example.com. udp 29 false 512" NOERROR qr,rd,ra 56 0.012s'],
  },
  {
    id: 'pihole.client-rate-limited',
    kind: 'rate_limited',
    program: 'pihole',
    forms: [
      {
        words: 'rate limiting for at least',
        pattern: /Rate-limiting (?<peer>[\d.a-f:]{2,45}) for at least (?<value>\d{1,6}) seconds?/i,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Pi-hole refuses queries of {peer}, which asked more than 1000 in a minute',
    check: {
      text: 'See what that client asks: when it is the router, it forwards for all devices, or a loop makes the queries',
      host: 'pihole -t | grep {peer}; pihole-FTL --config dns.rateLimit',
      compose: 'docker compose exec {service} pihole-FTL --config dns.rateLimit',
    },
    repair: [
      {
        text: 'Hand out Pi-hole as DNS server by DHCP instead of the router, repair the client or the loop, or raise dns.rateLimit (RATE_LIMIT in 5.x; 0/0 switches it off)',
        host: 'pihole-FTL --config dns.rateLimit.count 5000',
        compose: 'docker compose exec {service} pihole-FTL --config dns.rateLimit.count 5000',
      },
    ],
    source: 'Pi-hole FTL, src/daemon.c, src/database/message-table.c RATE_LIMIT',
    matches: [
      '2025-05-06 07:41:08.826 INFO Rate-limiting 192.168.1.1 for at least 41 seconds',
      '[2025-05-06 07:41:08.826 31M] Rate-limiting 192.168.1.1 for at least 41 seconds',
    ],
    ignores: ['INFO Still rate-limiting 192.168.1.1 as it made additional 312 queries'],
  },
  {
    id: 'dns-server.ordinary-noise',
    kind: null,
    forms: [
      {
        words: 'network unreachable resolving',
        pattern: /network unreachable resolving '[\w./-]{1,160}': 2[\da-f:]{2,44}#53/,
      },
      { words: 'was not granted got', pattern: /so-(?:rcvbuf|sndbuf) \d{1,12} was not granted\. Got \d{1,12}/ },
      {
        words: 'dhcp packet received on which has no address',
        pattern: /DHCP packet received on \S{1,40} which has no address/,
      },
      { words: 'lame server resolving', pattern: /lame server resolving '[\w.-]{1,160}'/ },
      {
        words: 'query cache denied',
        pattern:
          /client @0x[\da-f]{1,16} (?!10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|127\.)[\d.]{7,15}#\d{1,5} \([^)]{1,120}\): query \(cache\) '[^']{1,150}' denied/,
      },
      { words: 'formerr resolving', pattern: /\bFORMERR resolving '[^']{1,150}'/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'The DNS server tells of missing IPv6, lame servers or a smaller buffer',
    check: { text: 'Nothing needs to be done; "named -4" quietens IPv6' },
    repair: [],
    source: 'BIND, lib/ns/query.c, lib/dns/resolver.c; Unbound, listen_dnsport.c; dnsmasq, dhcp.c',
    matches: [
      "named[31]: network unreachable resolving './DNSKEY/IN': 2001:500:200::b#53",
      '[1746517268] unbound[1:0] warning: so-rcvbuf 1048576 was not granted. Got 425984. To fix: start with root permissions(linux) or sysctl bigger net.core.rmem_max(linux)',
      'dnsmasq-dhcp[31]: DHCP packet received on veth12 which has no address',
      "named[31]: lame server resolving 'example.org' (in 'example.org'?): 198.51.100.9#53",
      "client @0x7f 192.0.2.3#53 (example.com): query (cache) 'example.com/A/IN' denied",
      "FORMERR resolving 'example.com/A/IN': 192.0.2.3#53",
    ],
    ignores: ["named[31]: broken trust chain resolving 'example.com/A/IN': 192.168.1.1#53"],
  },
];
