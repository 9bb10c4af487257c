import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AGENTS_REFUSED_MORE: readonly CatalogueEntry[] = [
  {
    id: 'collectd.receiver-or-plugin',
    kind: 'unreachable',
    program: 'collectd',
    forms: [
      {
        words: 'write_graphite plugin connecting to via failed',
        pattern: /write_graphite plugin: Connecting to (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) via (?:tcp|udp) failed/,
      },
      {
        words: 'plugin_load could not find plugin in',
        pattern: /plugin_load: Could not find plugin "(?<object>\w{1,40})" in (?<path>\S{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'collectd: {object|the receiver} is missing ({peer|plug-in})',
    check: { text: 'See the configuration', host: 'collectd -T; ls /usr/lib/collectd' },
    repair: [{ text: 'Install the package of the plug-in, start the receiver, or take the lines out' }],
    source: 'collectd source, src/write_graphite.c and daemon/plugin.c',
    matches: [
      'collectd: write_graphite plugin: Connecting to graphite:2003 via tcp failed. The last error was: Connection refused',
      'plugin_load: Could not find plugin "ping" in /usr/lib/collectd',
    ],
    ignores: ['plugin_load: plugin "cpu" successfully loaded.'],
  },
  {
    id: 'netdata.stream-refused',
    kind: 'unreachable',
    program: 'netdata',
    forms: [
      {
        words: 'stream failed to connect',
        pattern: /STREAM[^\r\n]{0,60}failed to connect to '?(?<peer>[\w.:-]{1,120})'?/,
      },
      {
        words: 'stream',
        pattern: /STREAM[^\r\n]{0,80}(?<value>remote server denied access|not allowed|API key)[^\r\n]{0,60}/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Netdata's parent {peer|} does not take the stream: {value|not reached}",
    check: { text: 'See both ends', host: 'grep -vE "^#|^$" /etc/netdata/stream.conf; nc -vz <parent> 19999' },
    repair: [{ text: 'Open 19999, set destination and api key on the child, and enable that very key on the parent' }],
    source: 'Netdata source, src/streaming',
    matches: [
      "netdata STREAM web1: failed to connect to 'parent', port '19999'",
      "STREAM 'web1' [send to parent]: remote server denied access, probably we don't have the right API key?",
    ],
    ignores: ['STREAM web1: established link'],
  },
  {
    id: 'wazuh.key-refused',
    kind: 'authentication_refused',
    program: 'wazuh',
    forms: [
      {
        words: '1404 authentication error wrong key or corrupt payload message',
        pattern:
          /\(1404\): Authentication error\. Wrong key or corrupt payload\. Message received from agent '(?<object>[^']{1,20})'/,
      },
      { words: 'error invalid password from manager', pattern: /ERROR: Invalid password \(from manager\)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Wazuh manager refuses the agent {object|}: another key or password',
    check: { text: 'Compare', host: 'cat /var/ossec/etc/client.keys; /var/ossec/bin/manage_agents -l' },
    repair: [
      {
        text: 'Enroll the agent anew (remove the old one, authd.pass the same on both sides)',
        host: 'sudo rm /var/ossec/etc/client.keys && sudo /var/ossec/bin/agent-auth -m <manager>',
      },
    ],
    source: 'Wazuh source, error_messages.h',
    matches: [
      "wazuh-remoted: WARNING: (1404): Authentication error. Wrong key or corrupt payload. Message received from agent '003' at 'any'.",
      'wazuh-agentd: ERROR: Invalid password (from manager)',
    ],
    ignores: ['agent 003 connected'],
  },
  {
    id: 'splunk.receiver-not-reached',
    kind: 'unreachable',
    program: 'splunk',
    forms: [
      {
        words: 'cooked connection to ip timed out',
        pattern: /Cooked connection to ip=(?<peer>[\w.:]{3,60}?):?(?<port>\d{0,5}) timed out/,
      },
      {
        words: 'tcpoutputfd connection to host failed',
        pattern: /TcpOutputFd - Connection to host=(?<peer>[\w.-]{1,80}):(?<port>\d{1,5}) failed/,
      },
      {
        words: 'the tcp output processor has paused data flow',
        pattern: /The TCP output processor has paused the data flow/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Splunk forwarder does not get its data to {peer|the indexer}',
    check: {
      text: 'Reach it, and see the queues of the indexer',
      host: 'nc -vz {peer|<indexer>} 9997; splunk list forward-server',
    },
    repair: [
      { text: 'Open 9997, enable receiving on the indexer, relieve it (blocked queues, full disk), match TLS on both' },
    ],
    source: 'Splunk documentation, TcpOutputProc; Troubleshoot forwarder/receiver',
    matches: [
      'WARN  TcpOutputProc - Cooked connection to ip=10.0.0.9:9997 timed out',
      'ERROR TcpOutputFd - Connection to host=10.0.0.9:9997 failed. sock_error = 111. SSL Error = No error',
      'The TCP output processor has paused the data flow. Forwarding to host_dest=idx1 inside output group default-autolb-group from host_src=web1 has been blocked for blocked_seconds=100.',
    ],
    ignores: ['Connected to idx=10.0.0.9:9997'],
  },
  {
    id: 'splunk.disk-full',
    kind: 'disk_full',
    program: 'splunk',
    forms: [
      {
        words: 'the minimum free disk space reached for',
        pattern: /The minimum free disk space \((?<limit>\d{1,9}MB)\) reached for (?<path>\S{1,160}?)\.?$/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Splunk stops: less than {limit} is free at {path}',
    check: { text: 'See what fills it', host: 'df -h {path}; du -sh /opt/splunk/var/lib/splunk/* | sort -h | tail' },
    repair: [
      {
        text: 'Free or enlarge the disk, lower maxTotalDataSizeMB and retention, clear old dispatch jobs (splunk clean-dispatch)',
      },
    ],
    source: 'Splunk documentation, minFreeSpace',
    matches: [
      'The minimum free disk space (5000MB) reached for /opt/splunk/var/run/splunk/dispatch.',
      'Search not executed: The minimum free disk space (5000MB) reached for /opt/splunk/var/run/splunk/dispatch',
    ],
    ignores: ['minFreeSpace = 5000'],
  },
  {
    id: 'crowdsec.login-refused',
    kind: 'authentication_refused',
    program: 'crowdsec',
    forms: [
      {
        words: 'authenticate watcher api error',
        pattern:
          /authenticate watcher[^\r\n]{0,80}: API error: (?<value>incorrect Username or Password|machine not validated[^\r\n]{0,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "CrowdSec's agent is not let in at its API: {value}",
    check: { text: 'List the machines', host: 'cscli machines list; cat /etc/crowdsec/local_api_credentials.yaml' },
    repair: [
      {
        text: 'Register it again, with /etc/crowdsec and its database on a volume',
        host: 'sudo cscli machines add --auto --force && sudo systemctl restart crowdsec',
      },
    ],
    source: 'CrowdSec source, pkg/apiclient',
    matches: [
      'level=error msg="authenticate watcher (abc): API error: incorrect Username or Password"',
      'level=fatal msg="authenticate watcher (web1): API error: machine not validated"',
    ],
    ignores: ['watcher authenticated'],
  },
  {
    id: 'nagios.plugin-missing',
    kind: 'missing_file',
    program: 'nagios',
    forms: [
      {
        words: 'return code of out bounds',
        pattern:
          /Return code of (?<signal>126|127) (?:for check of (?:service '(?<object>[^']{1,80})'|host) [^\r\n]{0,80})?(?:was|is) out of bounds/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The plugin of the check {object|} cannot be run ({signal}: missing, or not executable)',
    check: {
      text: 'Run it as the user nagios',
      host: 'sudo -u nagios <the command of the check>; ls -l /usr/lib/nagios/plugins',
    },
    repair: [{ text: 'Install the plugin, correct its path ($USER1$) and mode, and what it needs itself' }],
    source: 'Nagios Core source, base/checks.c',
    matches: [
      "Warning: Return code of 127 for check of service 'Disk' on host 'web1' was out of bounds. Make sure the plugin you're trying to run actually exists.",
      '(Return code of 126 is out of bounds - plugin may not be executable)',
    ],
    ignores: ["Return code of 0 for check of service 'Disk'"],
  },
];
