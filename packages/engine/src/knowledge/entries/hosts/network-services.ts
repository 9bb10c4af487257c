import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** NTP, SNMP, syslog-ng and rsyslog. */
export const NETWORK_SERVICES: readonly CatalogueEntry[] = [
  {
    id: 'ntpd.clock-far-off',
    kind: 'clock_wrong',
    program: 'ntpd',
    forms: [
      {
        words: 'time correction of seconds exceeds sanity limit',
        pattern: /time correction of (?<value>-?\d{1,12}) seconds exceeds sanity limit \((?<limit>\d{1,6})\)/,
      },
      { words: 'ntpd exiting clock too far off', pattern: /ntpd exiting: clock too far off/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'ntpd ends: the clock is too far off ({value|more than the panic limit})',
    check: { text: 'Compare with another clock', host: 'date -u; ntpdate -q pool.ntp.org' },
    repair: [
      {
        text: 'Set the clock once, then start ntpd (-g allows the first jump)',
        host: 'sudo systemctl stop ntp; sudo ntpd -gq; sudo systemctl start ntp',
      },
    ],
    source: 'ntpd ntp_loopfilter.c',
    matches: [
      'ntpd[812]: time correction of -7201 seconds exceeds sanity limit (1000); set clock manually to the correct UTC time.',
      'ntpd[812]: ntpd exiting: clock too far off',
    ],
    ignores: ['ntpd[812]: time reset +0.412 s'],
  },
  {
    id: 'ntpd.no-server',
    kind: 'unreachable',
    program: 'ntpd',
    forms: [
      { words: 'the ntp socket is in use exiting', pattern: /the NTP socket is in use, exiting/ },
      {
        words: 'ntpd',
        pattern: /ntpd\[\d{1,8}\]: (?<value>no servers reachable|unable to bind to wildcard address \S{1,45})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The clock finds no NTP server: {value|none answers}',
    check: {
      text: 'Ask the servers',
      host: 'ntpq -pn; timedatectl timesync-status; sudo tcpdump -ni any udp port 123',
    },
    repair: [
      { text: 'Open UDP 123 outward, name servers that answer', host: 'sudo systemctl restart ntp systemd-timesyncd' },
    ],
    source: 'ntpdate, sntp, systemd-timesyncd',
    matches: [
      'ntpdate[812]: the NTP socket is in use, exiting',
      'ntpd[812]: unable to bind to wildcard address 0.0.0.0 - another process may be running - EXITING',
    ],
    ignores: ['systemd-timesyncd[401]: Initial synchronization to time server 185.125.190.56:123 (ntp.ubuntu.com).'],
  },
  {
    id: 'ntpd.ordinary-notes',
    kind: null,
    program: 'ntpd',
    forms: [
      {
        words: 'ntpd',
        pattern:
          /ntpd\[\d{1,8}\]: (?:Soliciting pool server|new interface\(s\) found: waking up resolver|Listen normally on)/,
      },
      {
        words: 'systemd timesyncd',
        pattern:
          /systemd-timesyncd\[\d{1,8}\]: (?:Initial clock synchronization|Initial synchronization to time server|Contacted time server)/,
      },
      {
        words: 'chronyd',
        pattern:
          /chronyd\[\d{1,8}\]: (?:Selected source|Source \S{1,60} replaced with|Frequency \S{1,20} \+\/- |System clock TAI offset)/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'The clock is being set, as on every day',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'ntpd, chronyd, systemd-timesyncd',
    matches: [
      'ntpd[812]: Soliciting pool server 192.0.2.1',
      'systemd-timesyncd[401]: Initial clock synchronization to Thu 2025-06-12 10:02:11.120 CEST.',
      'chronyd[611]: Selected source 192.0.2.1 (2.debian.pool.ntp.org)',
    ],
    ignores: ["chronyd[611]: Can't synchronise: no selectable sources"],
  },
  {
    id: 'snmp.no-answer',
    kind: 'unreachable',
    program: 'snmp',
    forms: [
      { words: 'timeout no response from', pattern: /Timeout: No Response from (?<peer>[\w.:-]{3,100})/ },
      { words: 'no snmp response received before timeout', pattern: /No SNMP response received before timeout/ },
      {
        words: 'no response from',
        pattern: /snmp(?:2_|3_)?(?:real)?(?:get|walk)\(\): No response from (?<peer>[\w.:-]{3,80})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'No SNMP answer comes from {peer|the device}',
    check: {
      text: 'Ask it by hand with community and version',
      host: 'snmpget -v2c -c <community> {peer|<device>} sysUpTime.0',
    },
    repair: [
      {
        text: 'Correct the community or version, allow the address of the asker in snmpd.conf (com2sec, agentAddress), open UDP 161',
      },
    ],
    source: 'net-snmp snmplib, pysnmp',
    matches: [
      'Timeout: No Response from 10.0.0.7.',
      'pysnmp: No SNMP response received before timeout',
      'PHP Warning:  snmpget(): No response from 10.0.0.7 in /var/www/poller.php on line 12',
    ],
    ignores: ['SNMPv2-MIB::sysUpTime.0 = Timeticks: (912212) 2:32:02.12'],
  },
  {
    id: 'snmp.v3-login',
    kind: 'authentication_refused',
    program: 'snmp',
    forms: [
      {
        words: 'snmpget',
        pattern:
          /snmpget\b[^\n]{0,40}: (?<value>Unknown user name|Authentication failure \(incorrect password, community or key\)|Unsupported security level|Decryption error)/,
      },
      {
        words: 'snmpwalk',
        pattern:
          /snmpwalk\b[^\n]{0,40}: (?<value>Unknown user name|Authentication failure \(incorrect password, community or key\)|Unsupported security level|Decryption error)/,
      },
      {
        words: 'snmpd',
        pattern:
          /snmpd\b[^\n]{0,40}: (?<value>Unknown user name|Authentication failure \(incorrect password, community or key\)|Unsupported security level|Decryption error)/,
      },
      {
        words: 'snmpbulkwalk',
        pattern:
          /snmpbulkwalk\b[^\n]{0,40}: (?<value>Unknown user name|Authentication failure \(incorrect password, community or key\)|Unsupported security level|Decryption error)/,
      },
      {
        words: 'authentication failure incorrect password community or key',
        pattern: /(?<value>Authentication failure \(incorrect password, community or key\))/,
      },
      { words: 'usmstatswrongdigests', pattern: /usmStatsWrongDigests\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SNMPv3 refuses: {value|digests differ}',
    check: {
      text: 'Compare user, protocols and passwords of both ends',
      host: 'snmpget -v3 -l authPriv -u <user> -a SHA -A <password> -x AES -X <password> <device> sysUpTime.0',
    },
    repair: [
      {
        text: 'Set user, authentication and privacy protocol alike; a device restored from another keeps a wrong engine id',
      },
    ],
    source: 'net-snmp snmpusm.c',
    matches: [
      'snmpget: Unknown user name',
      'snmpwalk: Authentication failure (incorrect password, community or key)',
      'Error: usmStatsWrongDigests.0 = 12',
      'snmpd: Unknown user name',
      'snmpbulkwalk: Unknown user name',
    ],
    ignores: ['snmpd[612]: NET-SNMP version 5.9.3'],
  },
  {
    id: 'snmp.ordinary-notes',
    kind: null,
    program: 'snmp',
    forms: [
      { words: 'snmpd', pattern: /snmpd\[\d{1,8}\]: (?:Connection from UDP|Received SNMP packet\(s\) from UDP)/ },
      {
        words: 'snmpd error on subcontainer ia_addr insert 1',
        pattern: /snmpd\[\d{1,8}\]: error on subcontainer 'ia_addr' insert \(-1\)/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'snmpd notes each request, as it does by default',
    check: { text: 'Set dontLogTCPWrappersConnects yes, or log level -LS4d, to silence it' },
    repair: [],
    source: 'net-snmp snmpd',
    matches: [
      'snmpd[612]: Connection from UDP: [10.0.0.2]:41822->[10.0.0.7]:161',
      "snmpd[612]: error on subcontainer 'ia_addr' insert (-1)",
    ],
    ignores: ['snmpd[612]: Error opening specified endpoint "udp:161"'],
  },
  {
    id: 'snmp.endpoint-taken',
    kind: 'port_in_use',
    program: 'snmp',
    forms: [
      {
        words: 'error opening specified endpoint',
        pattern: /Error opening specified endpoint "?(?<value>[^"\n]{1,60})"?/,
      },
      {
        words: 'couldn t open udp errno address already in use',
        pattern: /couldn't open (?<value>udp:\d{1,5}) -- errno \d{1,4} \("Address already in use"\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'snmpd cannot open its endpoint {value}',
    check: { text: 'See who holds the port', host: 'ss -lunp | grep -E ":16[12]"' },
    repair: [
      {
        text: 'End the other agent, or set agentAddress to an address of this host',
        host: 'sudo systemctl restart snmpd',
      },
    ],
    source: 'net-snmp snmpd.c',
    matches: [
      'snmpd[612]: Error opening specified endpoint "udp:161"',
      'snmptrapd[612]: couldn\'t open udp:162 -- errno 98 ("Address already in use")',
    ],
    ignores: ['snmpd[612]: Turning on AgentX master support.'],
  },
  {
    id: 'syslog-ng.configuration-invalid',
    kind: 'invalid_setting',
    program: 'syslog-ng',
    forms: [
      {
        words: 'error parsing',
        pattern: /Error parsing (?<value>[^\n]{2,60}, (?:syntax error, )?unexpected [^\n]{1,80})/,
      },
      {
        words: 'error parsing in',
        pattern:
          /Error parsing (?:config|source|destination|filter|options|main|log)[^\n]{0,20}, (?<value>[^\n]{3,120}) in (?<path>\/\S{1,120}?):\d/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'syslog-ng refuses its configuration: {value}',
    check: { text: 'Check it', host: 'sudo syslog-ng --syntax-only' },
    repair: [
      {
        text: 'Correct the line; a plugin that is not found wants its package (syslog-ng-mod-...), a version header older than 3 has to be raised',
        host: 'sudo systemctl restart syslog-ng',
      },
    ],
    source: 'syslog-ng cfg-lexer.c, plugin.c',
    matches: [
      "Error parsing config, syntax error, unexpected LL_IDENTIFIER, expecting ')' in /etc/syslog-ng/syslog-ng.conf:12:3-12:9:",
      'Error parsing destination, destination plugin mongodb not found in /etc/syslog-ng/conf.d/mongo.conf:4:5-4:12:',
    ],
    ignores: ["syslog-ng starting up; version='3.38.1'"],
  },
  {
    id: 'syslog-ng.destination-away',
    kind: 'unreachable',
    program: 'syslog-ng',
    forms: [
      {
        words: 'syslog connection fd',
        pattern: /Syslog connection (?:failed|broken|closed); fd='-?\d{1,6}'[^\n]{0,20}server='(?<peer>[^']{1,80})'/,
      },
      { words: 'while fd', pattern: /(?:I\/O|EOF) (?:error )?occurred while (?:writing|idle); fd='\d{1,6}'/ },
      {
        words: 'destination timeout has elapsed closing connection',
        pattern: /Destination timeout has elapsed, closing connection/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'syslog-ng reaches no destination {peer}',
    check: { text: 'Try the port', host: 'nc -zv <collector> 514' },
    repair: [{ text: 'Repair the collector; disk-buffer() keeps messages meanwhile' }],
    source: 'syslog-ng afsocket-dest.c, logwriter.c',
    matches: [
      "syslog-ng[812]: Syslog connection failed; fd='12', server='AF_INET(10.0.0.9:514)', error='Connection refused (111)', time_reopen='60'",
      "syslog-ng[812]: I/O error occurred while writing; fd='12', error='Broken pipe (32)'",
      'syslog-ng[812]: Destination timeout has elapsed, closing connection;',
    ],
    ignores: ["syslog-ng[812]: Syslog connection established; fd='12', server='AF_INET(10.0.0.9:514)'"],
  },
];
