import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const DNS: Step = {
  text: 'Test the configuration and ask it by hand',
  compose: 'docker compose logs --tail 40 {service}',
  host: 'named-checkconf -z; unbound-checkconf; dnsmasq --test; dig @127.0.0.1 example.com +short',
};

/** BIND, Unbound, dnsmasq, CoreDNS and PowerDNS. */
export const DNS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'dns-server.zone-not-served',
    kind: 'invalid_setting',
    program: 'bind',
    forms: [
      {
        words: 'zone',
        pattern: /zone (?<object>[\w./-]{1,100}): (?<value>has no (?:NS|SOA) records|has \d{1,3} SOA records)/,
      },
      {
        words: 'dns_master_load',
        pattern: /dns_master_load: (?<path>[^:\s]{1,120}):(?:\d{1,6}): (?<value>[^\n]{1,80})/,
      },
      {
        words: 'journal rollforward failed out of sync with zone',
        pattern: /journal rollforward failed: (?<value>journal out of sync with zone)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'A zone is not served: {value}',
    check: DNS,
    repair: [
      {
        text: 'Correct the file, raise the serial, check, load; remove the .jnl when it is out of step',
        host: 'named-checkzone <zone> <file> && sudo rndc reload <zone>',
      },
    ],
    source: 'BIND lib/dns/zone.c, master.c',
    matches: [
      'named[1]: zone example.com/IN: has no NS records',
      'named[1]: dns_master_load: db.example.com:10: unexpected end of line',
      'named[1]: managed-keys-zone: journal rollforward failed: journal out of sync with zone',
    ],
    ignores: ['zone example.com/IN: loaded serial 3'],
  },
  {
    id: 'dns-server.transfer-refused',
    kind: 'authorisation_denied',
    program: 'bind',
    forms: [
      {
        words: 'transfer of from failed while receiving responses',
        pattern:
          /transfer of '(?<object>[^']{1,100})' from (?<peer>[\d.:a-f]{3,45})#\d{1,5}: failed while receiving responses: (?<value>\w{3,20})/,
      },
      { words: 'zone transfer denied', pattern: /zone transfer '(?<object>[^']{1,100})' (?<value>denied)/ },
      {
        words: 'refresh failure trying',
        pattern:
          /refresh: failure trying (?:master|primary) (?<peer>[\d.:a-f]{3,45})#\d{1,5}[^\n]{0,60}: (?<value>[\w ]{3,40})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'A transfer of a zone is refused: {value}',
    check: DNS,
    repair: [{ text: 'Allow the address or key of the secondary (allow-transfer, TSIG) and open port 53 TCP' }],
    source: 'BIND xfrin.c, xfrout.c',
    matches: [
      "named[1]: transfer of 'example.com/IN' from 192.0.2.1#53: failed while receiving responses: REFUSED",
      "named[1]: client @0x1 192.0.2.9#5353 (example.com): zone transfer 'example.com/AXFR/IN' denied",
      'named[1]: zone example.com/IN: refresh: failure trying master 192.0.2.1#53 (source 0.0.0.0#0): operation canceled',
    ],
    ignores: ['transfer of example.com: Transfer completed'],
  },
  {
    id: 'dns-server.cannot-listen',
    kind: 'authorisation_denied',
    program: 'bind',
    forms: [
      {
        words: 'could not listen on udp socket permission denied',
        pattern: /could not listen on UDP socket: permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The DNS server may not listen on port 53',
    check: DNS,
    repair: [
      {
        text: 'Start it as root or with CAP_NET_BIND_SERVICE, and free the port',
        host: 'sudo ss -lunp sport = :53; sudo setcap cap_net_bind_service=+ep $(which named)',
      },
    ],
    source: 'BIND interfacemgr.c',
    matches: [
      'named[1]: could not listen on UDP socket: permission denied',
      'could not listen on UDP socket: permission denied',
    ],
    ignores: ['listening on IPv4 interface eth0'],
  },
  {
    id: 'dns-server.signature-refused',
    kind: 'invalid_setting',
    forms: [
      { words: 'no valid rrsig resolving', pattern: /no valid RRSIG resolving '(?<value>[^']{1,120})'/ },
      { words: 'failure', pattern: /(?:info: )?validation failure <(?<value>[^>]{1,120})>/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'DNSSEC of a zone cannot be verified: {value}',
    check: { text: 'Check the chain and the clock', host: 'delv <name>; date -u; dig <zone> DNSKEY +dnssec' },
    repair: [
      {
        text: 'Correct the clock, renew root.key (unbound-anchor), let the forwarder pass DNSSEC on; a broken zone can be excepted (domain-insecure)',
      },
    ],
    source: 'BIND resolver.c; Unbound validator.c',
    matches: [
      "named[1]: no valid RRSIG resolving 'example.com/DS/IN': 192.0.2.1#53",
      'unbound[1]: info: validation failure <example.com. A IN>: no signatures from 192.0.2.1',
    ],
    ignores: ['validation success'],
  },
  {
    id: 'dns-server.root-unreachable',
    kind: 'unreachable',
    program: 'bind',
    forms: [
      { words: 'resolver priming query complete', pattern: /resolver priming query complete: (?:timed out|failure)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The DNS server does not reach the root servers',
    check: DNS,
    repair: [{ text: 'Open port 53 (UDP and TCP) outwards, or set forwarders' }],
    source: 'BIND resolver.c',
    matches: [
      'named[1]: resolver priming query complete: timed out',
      'named[1]: resolver priming query complete: failure',
    ],
    ignores: ['resolver priming query complete: success'],
  },
  {
    id: 'unbound.set-up-refused',
    kind: 'invalid_setting',
    program: 'unbound',
    forms: [
      { words: 'error unknown keyword', pattern: /error: unknown keyword '(?<value>[^']{1,40})'/ },
      {
        words: 'key',
        pattern: /(?:unable to open|could not open autotrust file for writing,?) (?<value>\/\S{1,80}\.key)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Unbound does not start: {value}',
    check: DNS,
    repair: [
      {
        text: 'Correct the line, or make root.key for the account unbound',
        host: 'sudo unbound-anchor -a /var/lib/unbound/root.key; sudo chown unbound: /var/lib/unbound/root.key; sudo unbound-checkconf',
      },
    ],
    source: 'Unbound configparser.y, autotrust.c',
    matches: [
      "unbound[1]: /etc/unbound/unbound.conf:3: error: unknown keyword 'x'",
      'unbound[1]: [1:0] error: unable to open /var/lib/unbound/root.key for reading: No such file or directory',
    ],
    ignores: ['start of service'],
  },
  {
    id: 'dnsmasq.lease-trouble',
    kind: 'invalid_setting',
    program: 'dnsmasq',
    forms: [
      {
        words: 'no address range available for dhcp request via',
        pattern: /(?<value>no address range available for DHCP request via \S{1,15})/,
      },
      { words: 'bad option at line of', pattern: /(?<value>bad option at line \d{1,6} of \S{1,80})/ },
      {
        words: 'directory for resolv file is missing cannot poll',
        pattern: /directory (?<value>\S{1,80}) for resolv-file is missing, cannot poll/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'dnsmasq gives no address or does not read its files: {value}',
    check: DNS,
    repair: [{ text: 'Write a dhcp-range for that network, correct the line' }],
    source: 'dnsmasq rfc2131.c, option.c',
    matches: [
      'dnsmasq-dhcp[1]: no address range available for DHCP request via eth0',
      'dnsmasq[1]: bad option at line 1 of /etc/dnsmasq.conf',
      'dnsmasq[1]: directory /etc/resolv.conf for resolv-file is missing, cannot poll',
    ],
    ignores: ['DHCP, IP range 10.0.0.1'],
  },
  {
    id: 'dns-server.good-day-notes',
    kind: null,
    forms: [
      { words: 'error network unreachable resolving', pattern: /error \(network unreachable\) resolving '/ },
      { words: 'rate limit response to', pattern: /rate limit (?:drop|slip) response to/ },
      { words: 'not giving name to the dhcp lease', pattern: /not giving name \S{1,80} to the DHCP lease/ },
      { words: 'possible dns rebind attack detected', pattern: /possible DNS-rebind attack detected/ },
      { words: 'reducing dns packet size for nameserver', pattern: /reducing DNS packet size for nameserver/ },
      { words: 'plugin ready still waiting on', pattern: /plugin\/ready: Still waiting on/ },
      { words: 'no files matching import glob pattern', pattern: /No files matching import glob pattern: / },
      {
        words: 'plugin errors 2 hinfo',
        pattern: /plugin\/errors: 2 (?:\d{10,20}\.){1,2}\S{0,40} HINFO|plugin\/errors: 2 HINFO \d{10,20}/,
      },
      { words: 'so rcvbuf was not granted got', pattern: /so-(?:rcv|snd)buf \d{1,12} was not granted\. Got \d{1,12}/ },
      {
        words: 'unbound warning setrlimit operation not permitted',
        pattern: /warning: setrlimit: Operation not permitted/,
      },
      {
        words: 'unbound increased limit open files from to',
        pattern: /increased limit\(open files\) from \d{1,9} to \d{1,9}/,
      },
      {
        words: 'udp connect failed cannot assign requested address for',
        pattern: /udp connect failed: Cannot assign requested address for [\da-f:]{3,45} port 53/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of DNS servers that need nothing done',
    check: {
      text: 'Nothing needs doing: no IPv6, a limit that works, a name of your own that points inwards (rebind-domain-ok)',
    },
    repair: [],
    source: 'BIND, dnsmasq, CoreDNS',
    matches: [
      "named[1]: error (network unreachable) resolving './DNSKEY/IN': 2001:500::1#53",
      'named[1]: client @0x1: rate limit drop response to 192.0.2.0/24',
      'dnsmasq-dhcp[1]: not giving name x to the DHCP lease of 10.0.0.4 because the name exists in /etc/hosts',
      'dnsmasq[1]: possible DNS-rebind attack detected: nas.example.com',
      'dnsmasq[1]: reducing DNS packet size for nameserver 192.0.2.1 to 1232',
      '[INFO] plugin/ready: Still waiting on: "kubernetes"',
      '[WARNING] No files matching import glob pattern: /etc/coredns/custom/*.server',
      '[ERROR] plugin/errors: 2 4547991504243258144.3688648895315093531. HINFO: read udp 10.42.0.3:40000->8.8.8.8:53: i/o timeout',
      'unbound[1]: [1:0] warning: so-rcvbuf 1048576 was not granted. Got 425984. To fix: start with root permissions(linux) or sysctl bigger net.core.rmem_max(linux)',
      'unbound[1]: [1:0] warning: setrlimit: Operation not permitted',
      'unbound[1]: [1:0] warning: increased limit(open files) from 1024 to 4140',
      'unbound[1]: [1:0] error: udp connect failed: Cannot assign requested address for 2001:503:ba3e::2:30 port 53',
    ],
    ignores: ['SERVFAIL'],
  },
  {
    id: 'coredns.corefile-wrong',
    kind: 'invalid_setting',
    program: 'coredns',
    forms: [
      {
        words: 'corefile error during parsing',
        pattern: /Corefile:\d{1,5} - Error during parsing: (?<value>[^\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CoreDNS cannot read its Corefile: {value}',
    check: { text: 'Read it', kubernetes: 'kubectl -n kube-system get configmap coredns -o yaml' },
    repair: [
      {
        text: 'Correct it and start again',
        kubernetes:
          'kubectl -n kube-system edit configmap coredns && kubectl -n kube-system rollout restart deploy/coredns',
      },
    ],
    source: 'CoreDNS caddyfile',
    matches: [
      "/etc/coredns/Corefile:3 - Error during parsing: Unknown directive 'x'",
      'Corefile:7 - Error during parsing: Unexpected EOF',
    ],
    ignores: ['Corefile loaded'],
  },
  {
    id: 'powerdns.backend-fails',
    kind: 'missing_setting',
    program: 'powerdns',
    forms: [
      {
        words: 'unable to launch no backends configured for querying',
        pattern: /(?<value>Unable to launch, no backends configured for querying)/,
      },
      {
        words: 'connection failed unable to connect to database',
        pattern: /(?<value>g(?:mysql|pgsql|sqlite3) Connection failed): Unable to connect to database/,
      },
      { words: 'gsqlbackend unable to lookup', pattern: /(?<value>GSQLBackend unable to lookup)/ },
      { words: 'trying to set unknown setting', pattern: /Trying to set unknown setting '(?<value>[^']{1,60})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PowerDNS has no usable backend or setting: {value}',
    check: {
      text: 'Read launch and the account of the database',
      host: 'pdns_server --config | grep -E "launch|gmysql"',
    },
    repair: [{ text: 'Set launch=gmysql (or another), host, account, and load the schema of that version' }],
    source: 'PowerDNS ueberbackend.cc',
    matches: [
      'pdns_server[1]: Unable to launch, no backends configured for querying',
      'pdns_server[1]: gmysql Connection failed: Unable to connect to database: Access denied',
      "pdns_server[1]: Backend reported condition which prevented lookup (GSQLBackend unable to lookup 'x|SOA':Could not execute mysql statement",
      "pdns_server[1]: Fatal error: Trying to set unknown setting 'x'",
    ],
    ignores: ['backends launched'],
  },
  {
    id: 'powerdns.resolve-too-slow',
    kind: 'slow_dependency',
    program: 'powerdns',
    forms: [
      {
        words: 'sending servfail to during resolve of because',
        pattern:
          /Sending SERVFAIL to \S{1,60} during resolve of '(?<object>[^']{1,120})' because: (?<value>[^\n]{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The PowerDNS recursor gets no answer in time for {object}',
    check: DNS,
    repair: [{ text: 'Ask the servers of that zone by hand, open port 53 outwards' }],
    source: 'pdns-recursor pdns_recursor.cc',
    matches: [
      "pdns_recursor[1]: Sending SERVFAIL to 10.0.0.4 during resolve of 'example.com' because: Too much time waiting for example.com|A",
      "Sending SERVFAIL to 10.0.0.4 during resolve of 'x' because: more than 100 (max-qperq) queries sent while resolving x",
    ],
    ignores: ['resolve done'],
  },
];
