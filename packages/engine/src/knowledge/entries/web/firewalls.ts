import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Firewalls: Cisco ASA, FortiGate, Palo Alto, pfSense, iptables and nftables. */
export const FIREWALLS: readonly CatalogueEntry[] = [
  {
    id: 'asa.connection-denied',
    kind: 'authorisation_denied',
    program: 'cisco-asa',
    forms: [
      {
        words: '106023 deny src dst by access group',
        pattern:
          /%(?:ASA|FTD)-\d-106023: Deny \S{2,8} src \S{1,60}(?: \([^)]{1,60}\))? dst [\w-]{1,40}:(?<peer>[\da-fA-F.:]{3,45}?)(?:\/(?<port>\d{1,5}))?(?: \([^)]{1,60}\))?(?: \(type \d{1,3}, code \d{1,3}\))? by access-group "(?<value>[^"]{1,60})"/,
      },
      {
        words: 'from to',
        pattern:
          /%(?:ASA|FTD)-\d-(?:106001|106006|106007|106010|106015|710003): (?:Inbound TCP connection denied|Deny inbound|Deny TCP \(no connection\)|TCP access denied by ACL)[^\n]{0,30}? from \S{3,60} to (?:\w{1,20}:)?(?<peer>[\da-fA-F.:]{3,45})\/(?<port>\d{1,5})/,
      },
      {
        words: '305013 asymmetric nat rules matched for forward and reverse flows',
        pattern: /%(?:ASA|FTD)-\d-305013: (?<value>Asymmetric NAT rules matched for forward and reverse flows)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'The Cisco ASA refuses a connection to {peer}: {value|an access list}',
    check: {
      text: 'Let it trace the packet',
      host: 'packet-tracer input <interface> tcp <source> 12345 {peer} {port|443}',
    },
    repair: [{ text: 'Permit it in the access list or correct the NAT rule; with no matching use it is a scanner' }],
    source: 'Cisco ASA 106023, 106001, 106100, 710003, 305013',
    matches: [
      '%ASA-4-106023: Deny tcp src outside:203.0.113.9/51022 dst inside:10.0.0.5/3389 by access-group "outside_in" [0x0, 0x0]',
      '%ASA-2-106001: Inbound TCP connection denied from 203.0.113.9/51022 to 10.0.0.5/22 flags SYN on interface outside',
      '%ASA-5-305013: Asymmetric NAT rules matched for forward and reverse flows; Connection for tcp src outside:10.1.1.1',
    ],
    ignores: ['%ASA-6-302013: Built inbound TCP connection 812 for outside:203.0.113.9/51022'],
  },
  {
    id: 'asa.ordinary-talk',
    kind: null,
    program: 'cisco-asa',
    forms: [
      {
        words: 'asa',
        pattern:
          /%ASA-\d-(?:302013|302014|302015|302016|302020|302021|305011|305012|609001|609002|113039|722051|111008|111010): /,
      },
      {
        words: 'ftd',
        pattern:
          /%FTD-\d-(?:302013|302014|302015|302016|302020|302021|305011|305012|609001|609002|113039|722051|111008|111010): /,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'The Cisco ASA notes connections of good days',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'Cisco ASA 302013 to 302016, 305011, 305012, 111010',
    matches: [
      '%ASA-6-302013: Built inbound TCP connection 812 for outside:203.0.113.9/51022 (203.0.113.9/51022) to inside:10.0.0.5/443',
      '%ASA-6-302014: Teardown TCP connection 812 for outside:203.0.113.9/51022 to inside:10.0.0.5/443 duration 0:00:12 bytes 4812 TCP FINs',
      '%FTD-6-302013: Built inbound TCP connection 812 for outside:203.0.113.9/51022 (203.0.113.9/51022) to inside:10.0.0.5/443',
    ],
    ignores: ['%ASA-4-106023: Deny tcp src outside:203.0.113.9/51022'],
  },
  {
    id: 'asa.vpn-fails',
    kind: 'authentication_refused',
    program: 'cisco-asa',
    forms: [
      {
        words: 'aaa user authentication rejected reason',
        pattern:
          /%(?:ASA|FTD)-\d-(?:113005|113015): AAA user authentication Rejected : reason = (?<value>[^:\n]{3,60})/,
      },
      {
        words: 'asa',
        pattern:
          /%ASA-\d-(?:713903|713902|713048|750003|751002|751010): [^\n]{0,160}?(?<value>(?:Error|ERROR|Failed|failed|No (?:valid|preshared|pre-shared)|Removing peer)[^\n]{1,100})/,
      },
      {
        words: 'ftd',
        pattern:
          /%FTD-\d-(?:713903|713902|713048|750003|751002|751010): [^\n]{0,160}?(?<value>(?:Error|ERROR|Failed|failed|No (?:valid|preshared|pre-shared)|Removing peer)[^\n]{1,100})/,
      },
      {
        words: 'asa',
        pattern:
          /%ASA-\d-(?:716023|722029|113029): [^\n]{0,60}(?<value>(?:session limit of \d{1,6} reached|Session could not be established: session limit[^\n]{0,40}))/,
      },
      {
        words: 'ftd',
        pattern:
          /%FTD-\d-(?:716023|722029|113029): [^\n]{0,60}(?<value>(?:session limit of \d{1,6} reached|Session could not be established: session limit[^\n]{0,40}))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Cisco ASA ends a VPN session: {value}',
    check: {
      text: 'Debug the session',
      host: 'show vpn-sessiondb detail; debug aaa common 10; debug crypto ikev2 protocol 127',
    },
    repair: [
      {
        text: 'Correct login (AAA), group policy, proposals or pre-shared key; a licence with no sessions left wants more',
      },
    ],
    source: 'Cisco ASA 113005, 113015, 713194, 713902, 751010, 716023',
    matches: [
      '%ASA-6-113005: AAA user authentication Rejected : reason = AAA failure : server = 10.0.0.5 : user = anna : user IP = 203.0.113.9',
      '%ASA-4-750003: Local:198.51.100.1:500 Remote:203.0.113.7:500 Username:Unknown IKEv2 Negotiation aborted due to ERROR: Failed to find a matching policy',
      '%ASA-4-113029: Group <VPN> User <anna> IP <203.0.113.9> Session could not be established: session limit of 25 reached.',
      '%FTD-4-750003: Local:198.51.100.1:500 Remote:203.0.113.7:500 Username:Unknown IKEv2 Negotiation aborted due to ERROR: Failed to find a matching policy',
      '%FTD-4-113029: Group <VPN> User <anna> IP <203.0.113.9> Session could not be established: session limit of 25 reached.',
    ],
    ignores: ['%ASA-4-722051: Group <VPN> User <anna> IP <203.0.113.9> IPv4 Address <10.9.0.2> assigned to session'],
  },
  {
    id: 'fortigate.conserve-mode',
    kind: 'memory_exhausted',
    program: 'fortigate',
    forms: [
      {
        words: 'logdesc',
        pattern:
          /logdesc="(?:Memory conserve mode entered|The system has entered conserve mode|Kernel enters (?:memory )?conserve mode|Scan services session (?:fail )?mode)"?/,
      },
      {
        words: 'msg',
        pattern:
          /msg="(?:Memory conserve mode entered|The system has entered conserve mode|Kernel enters (?:memory )?conserve mode|Scan services session (?:fail )?mode)"?/,
      },
      { words: 'the system has entered mode', pattern: /The system has entered (?:system )?conserve mode/ },
      { words: 'kernel enters mode', pattern: /Kernel enters (?:memory )?conserve mode/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The FortiGate is in conserve mode: too little memory',
    check: {
      text: 'See memory',
      host: 'diagnose sys top-mem 10; diagnose hardware sysinfo conserve; get system performance status',
    },
    repair: [
      {
        text: 'Lighten inspection profiles, restart the process that leaks, update FortiOS',
        host: 'diagnose sys kill 11 <pid>',
      },
    ],
    source: 'Fortinet logid 0100022011, system event',
    matches: [
      'date=2025-06-12 time=10:02:11 logid="0100022011" type="event" level="critical" logdesc="Memory conserve mode entered" service="kernel" conserve="on"',
      'msg="The system has entered conserve mode"',
      'msg="Kernel enters memory conserve mode"',
    ],
    ignores: ['logdesc="Memory conserve mode exited"'],
  },
  {
    id: 'fortigate.session-denied',
    kind: 'authorisation_denied',
    program: 'fortigate',
    forms: [
      {
        words: 'type',
        pattern:
          /type="?traffic"?[^\n]{0,300}dstip=(?<peer>[\da-fA-F.:]{3,45})[^\n]{0,200}action="?(?:deny|block)"?[^\n]{0,60}policyid=(?<value>\d{1,8})/,
      },
      {
        words: 'denied by forward policy check',
        pattern: /Denied by forward policy check \(policy (?<value>\d{1,8})\)/,
      },
      { words: 'reverse path check fail drop', pattern: /reverse path check fail, drop/ },
      {
        words: 'iprope_in_check check failed on policy drop',
        pattern: /iprope_in_check\(\) check failed on policy (?<value>\d{1,8}), drop/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'The FortiGate drops a session to {peer}: policy {value}',
    check: {
      text: 'Trace it',
      host: 'diagnose debug flow filter addr {peer}; diagnose debug flow show function-name enable; diagnose debug flow trace start 20; diagnose debug enable',
    },
    repair: [{ text: 'Permit it in a policy above; policy 0 is the implicit deny, so no rule matched' }],
    source: 'FortiOS traffic log, debug flow',
    matches: [
      'date=2025-06-12 type="traffic" subtype="forward" level="notice" srcip=10.0.0.9 srcport=51022 dstip=192.0.2.7 dstport=443 action="deny" policyid=0 policytype="policy"',
      'id=20085 trace_id=12 func=fw_forward_handler line=586 msg="Denied by forward policy check (policy 0)"',
      'msg="reverse path check fail, drop"',
      'msg="iprope_in_check() check failed on policy 0, drop"',
    ],
    ignores: ['type="traffic" action="accept" policyid=12'],
  },
  {
    id: 'fortigate.vpn-fails',
    kind: 'invalid_setting',
    program: 'fortigate',
    forms: [
      {
        words: 'logdesc',
        pattern:
          /logdesc="(?:Progress IPsec phase [12]|IPsec phase [12] error|IPsec (?:Phase 1|phase 2) (?:negotiation )?(?:error|status changed|DPD failed)|SSL VPN login fail)"[^\n]{0,300}(?:reason|status|action)="(?<value>(?:peer SA proposal not match local policy|negotiate_error|preshared key mismatch|probable pre-shared secret mismatch|failure|sslvpn_login_permission_denied|ssl-login-fail|dpd_failure)[^"]{0,40})"/,
      },
      {
        words: 'ike',
        pattern:
          /(?<value>ike \d:[^\n]{0,80}(?:no SA proposal chosen|negotiation failure|probable pre-shared secret mismatch|could not send IKE Packet))/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "The FortiGate's VPN with the other end does not come up: {value}",
    check: {
      text: 'Debug IKE',
      host: 'diagnose vpn ike log-filter dst-addr4 <peer>; diagnose debug application ike -1; diagnose debug enable',
    },
    repair: [
      {
        text: 'Set proposals, pre-shared key, local and remote id and selectors alike on both ends; for SSL VPN look at user group and portal',
      },
    ],
    source: 'FortiOS vpn event log',
    matches: [
      'logdesc="IPsec phase 1 error" msg="IPsec phase 1 error" action="negotiate" remip=203.0.113.7 status="negotiate_error" reason="peer SA proposal not match local policy"',
      'logdesc="SSL VPN login fail" tunneltype="ssl-web" user="anna" action="ssl-login-fail" reason="sslvpn_login_permission_denied"',
      'ike 0:branch:812: no SA proposal chosen',
      'ike 0:branch:14: probable pre-shared secret mismatch',
    ],
    ignores: ['logdesc="IPsec phase 1 status changed" status="success"'],
  },
  {
    id: 'pan-os.commit-or-licence',
    kind: 'invalid_setting',
    program: 'palo-alto',
    forms: [
      { words: 'commit job failed', pattern: /(?<value>Commit job failed)/ },
      { words: 'validation error', pattern: /(?<value>Validation Error:[^\n]{1,100})/ },
      { words: 'failed to commit policy device', pattern: /(?<value>Failed to commit policy to device)/ },
      {
        words: 'system',
        pattern:
          /,SYSTEM,[^\n]{0,80}(?<value>(?:Failed to connect to (?:Panorama Server|WF|update server)|Auto update agent failed|License expired|DNS resolution of FQDN)[^\n]{0,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Palo Alto firewall refuses: {value}',
    check: { text: 'Look at the task', host: 'show jobs all; show jobs id <id>; show system resources' },
    repair: [{ text: 'Correct the object the commit names; renew licence or content, then commit again' }],
    source: 'PAN-OS system log, commit',
    matches: [
      'Error: Commit job failed',
      "Validation Error: rulebase -> security -> rules -> web -> destination 'srv1' is not a valid reference",
      '1,2025/06/12 10:02:11,0011,SYSTEM,general,0,2025/06/12 10:02:11,,general,,0,0,general,informational,"Auto update agent failed to download content',
      'Error: Failed to commit policy to device',
    ],
    ignores: ['Commit job succeeded. Completion time=2025/06/12'],
  },
  {
    id: 'netfilter.table-full',
    kind: 'kernel_setting',
    program: 'netfilter',
    forms: [
      { words: 'zone pf states limit reached', pattern: /\[zone: pf states\] PF states limit reached/ },
      {
        words: 'kernel zone limit reached',
        pattern: /kernel: \[zone: (?<object>[\w ]{2,30})\] (?:kern\.ipc\.nmbclusters|PF \w{3,20}) limit reached/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "The host's connection tracking table is full: packets are dropped",
    check: {
      text: 'Compare use and limit',
      host: 'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max',
    },
    repair: [
      {
        text: 'Raise it, and find who opens so many',
        host: "sudo sysctl -w net.netfilter.nf_conntrack_max=524288; sudo conntrack -L | awk '{print $5}' | sort | uniq -c | sort -n | tail",
      },
    ],
    source: 'Linux nf_conntrack_core.c; pfSense pf states; Mikrotik',
    matches: [
      'kernel: [zone: pf states] PF states limit reached',
      'kernel: [zone: mbuf_cluster] kern.ipc.nmbclusters limit reached',
    ],
    ignores: ['kernel: nf_conntrack version 0.5.0 (65536 buckets, 262144 max)'],
  },
  {
    id: 'netfilter.rule-refused',
    kind: 'missing_module',
    program: 'netfilter',
    forms: [
      {
        words: 'could not fetch rule set generation id',
        pattern: /(?<value>Could not fetch rule set generation id: [^\n]{1,60})/,
      },
      {
        words: 'rule_append failed rule in chain',
        pattern: /(?<value>RULE_APPEND failed \([^)]{1,60}\): rule in chain \S{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'iptables or nft cannot load the rule: {value}',
    check: {
      text: "Look at the kernel's modules and which iptables is in use",
      host: 'iptables --version; lsmod | grep -E "nf_tables|ip_tables|xt_"',
    },
    repair: [
      {
        text: 'Load the module or reboot into the kernel whose modules are installed; containers want NET_ADMIN; mix no legacy and nft tables',
        host: 'sudo modprobe ip_tables iptable_nat xt_MASQUERADE; sudo update-alternatives --config iptables',
      },
    ],
    source: 'iptables, nft',
    matches: [
      'iptables v1.8.7 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)',
      'iptables v1.8.7 (nf_tables):  RULE_APPEND failed (No such file or directory): rule in chain POSTROUTING',
    ],
    ignores: ['iptables: rules saved'],
  },
  {
    id: 'netfilter.extension-old',
    kind: 'missing_module',
    program: 'netfilter',
    forms: [
      {
        words: 'extension revision not supported missing kernel module',
        pattern: /(?<value>Extension \S{1,20} revision \d{1,2} not supported, missing kernel module\?)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'iptables remarks that the kernel lacks an extension: {value}',
    check: {
      text: "Look at the kernel's modules and which iptables is in use",
      host: 'iptables --version; lsmod | grep -E "nf_tables|ip_tables|xt_"',
    },
    repair: [
      {
        text: 'Load the module or reboot into the kernel whose modules are installed; containers want NET_ADMIN; mix no legacy and nft tables',
        host: 'sudo modprobe ip_tables iptable_nat xt_MASQUERADE; sudo update-alternatives --config iptables',
      },
    ],
    source: 'iptables, nft',
    matches: [
      'Warning: Extension MASQUERADE revision 0 not supported, missing kernel module?',
      'Warning: Extension conntrack revision 0 not supported, missing kernel module?',
    ],
    ignores: ['iptables: rules saved'],
  },
  {
    id: 'pfsense.rules-not-loaded',
    kind: 'invalid_setting',
    program: 'pfsense',
    forms: [
      {
        words: 'there loading the rules',
        pattern:
          /There (?:were|was) (?:an )?error\(s\)? loading the rules: (?<path>\/\S{1,80}?):(?<value>\d{1,6}: [^\n]{1,120})/,
      },
      {
        words: 'pfctl syntax error in config file pf rules not loaded',
        pattern: /pfctl: (?<value>Syntax error in config file: pf rules not loaded)/,
      },
      { words: 'pfctl diocaddaltq', pattern: /pfctl: (?<value>DIOCADDALTQ: [^\n]{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pf does not load its rules: {value}',
    check: { text: 'Test them', host: 'pfctl -nf /tmp/rules.debug' },
    repair: [
      {
        text: 'Correct the rule or alias in the named line; "Cannot allocate memory" wants a larger table limit (Firewall Maximum Table Entries)',
      },
    ],
    source: 'pfSense filter.inc; OPNsense filter',
    matches: [
      'There were error(s) loading the rules: /tmp/rules.debug:19: cannot define table bogonsv6: Cannot allocate memory - The line in question reads [19]: table <bogonsv6> persist file "/etc/bogonsv6"',
      'pfctl: Syntax error in config file: pf rules not loaded',
      'pfctl: DIOCADDALTQ: Device not configured',
    ],
    ignores: ['pf: rules loaded'],
  },
  {
    id: 'pfsense.gateway-down',
    kind: 'unreachable',
    program: 'pfsense',
    forms: [
      {
        words: 'dpinger alarm latency stddev loss',
        pattern:
          /dpinger\[\d{1,8}\]: (?<object>\S{1,60}) (?<peer>[\da-fA-F.:]{3,45}): (?<value>Alarm latency \S{1,30} stddev \S{1,30} loss \d{1,3}%)/,
      },
      {
        words: 'sendto error',
        pattern:
          /dpinger(?:\[\d{1,8}\])?: (?<object>\S{1,60}) (?<peer>[\da-fA-F.:]{3,45}): sendto error: (?<value>\d{1,4})/,
      },
      {
        words: 'monitor',
        pattern: /MONITOR: (?<object>\S{1,60}) (?:is down|has packet loss|has high latency), (?<value>[^\n]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'pfSense or OPNsense lost its gateway {peer|{object}}: {value}',
    check: { text: 'Look at loss and delay', host: 'pfctl -sr | grep route-to; ping -c5 {peer|<gateway>}' },
    repair: [
      { text: 'Look at modem and provider; a monitor address that does not answer pings makes a good line look bad' },
    ],
    source: 'pfSense dpinger, rc.gateway_alarm',
    matches: [
      'dpinger[812]: WAN_DHCP 192.0.2.1: Alarm latency 0us stddev 0us loss 100%',
      'dpinger[812]: WAN_DHCP 192.0.2.1: sendto error: 65',
      'rc.gateway_alarm: MONITOR: WAN_DHCP is down, omitting from routing group WAN_GROUP',
    ],
    ignores: ['dpinger[812]: WAN_DHCP 192.0.2.1: Clear latency 8112us stddev 912us loss 0%'],
  },
];
