import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AGENTS_REFUSED_MORE: readonly CatalogueEntry[] = [
  {
    id: 'collectd.receiver-away',
    kind: 'unreachable',
    program: 'collectd',
    forms: [
      {
        words: 'write_graphite plugin connecting to via failed',
        pattern:
          /write_graphite plugin: Connecting to (?<peer>[\w.-]{1,120}):(?<port>\d{1,5}) via (?:tcp|udp) failed\.(?: The last error was: (?<value>[^\r\n]{1,80}))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'graphite',
    specificity: 2,
    means: 'collectd does not reach Graphite at {peer}:{port}: {value|no connection}',
    check: { text: 'Reach it from here', host: 'nc -vz {peer} {port}' },
    repair: [{ text: 'Start the receiver (carbon), open its port, or correct Host and Port of write_graphite' }],
    source: 'collectd src/write_graphite.c wg_callback_init()',
    matches: [
      'collectd[12]: write_graphite plugin: Connecting to graphite:2003 via tcp failed. The last error was: failed to connect to remote host: Connection refused',
      'write_graphite plugin: Connecting to 10.0.0.5:2003 via udp failed. The last error was: Network is unreachable',
    ],
    ignores: ['write_graphite plugin: Successfully connected to 10.0.0.5:2003 via tcp.'],
  },
  {
    id: 'collectd.plugin-missing',
    kind: 'missing_module',
    program: 'collectd',
    forms: [
      {
        words: 'plugin_load could not find plugin in',
        pattern: /plugin_load: Could not find plugin "(?<object>\w{1,40})" in (?<path>\S{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'collectd has no plug-in {object} in {path}',
    check: { text: 'See what is there', host: 'ls {path}; collectd -T' },
    repair: [
      { text: 'Install the package of the plug-in (collectd-{object}), correct PluginDir, or take the lines out' },
    ],
    source: 'collectd src/daemon/plugin.c plugin_load()',
    matches: [
      'plugin_load: Could not find plugin "ping" in /usr/lib/collectd',
      'collectd[12]: plugin_load: Could not find plugin "virt" in /usr/lib64/collectd',
    ],
    ignores: ['plugin_load: plugin "cpu" successfully loaded.'],
  },
  {
    id: 'netdata.stream-refused',
    kind: 'authorisation_denied',
    program: 'netdata',
    forms: [
      {
        words: 'stream connect remote server denied access probably we don t have the right api key',
        pattern:
          /STREAM CONNECT '(?<object>[^']{1,80})' \[to (?<peer>[^\]]{1,120})\]: remote server (?<value>denied access), probably we don't have the right API key\?/,
      },
      {
        words: 'rejecting streaming connection',
        pattern:
          /rejecting streaming connection; (?<value>request without an API key|(?:API key|machine UUID) is not (?:enabled in stream\.conf|allowed from this IP|a valid UUID))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Netdata's parent {peer|} does not take the stream: {value}",
    check: { text: 'Compare both ends', host: 'grep -vE "^ *#|^$" /etc/netdata/stream.conf' },
    repair: [
      {
        text: 'Set the same api key on both: [stream] of the child, its own section [<key>] with enabled = yes and allow from on the parent; restart both',
      },
    ],
    source: 'netdata src/streaming/stream-connector.c stream_responses[], stream-receiver-connection.c',
    matches: [
      "STREAM CONNECT 'web1' [to parent:19999]: remote server denied access, probably we don't have the right API key? - will retry in 60 secs, at 2026-01-05T10:00:00Z",
      "STREAM RCV 'web1' [from [10.0.0.7]:41234]: rejecting streaming connection; API key is not enabled in stream.conf (DENIED)",
      "STREAM RCV 'web1' [from [10.0.0.7]:41234]: rejecting streaming connection; API key is not allowed from this IP (DENIED)",
    ],
    ignores: ["STREAM SND 'web1' [to parent:19999]: established link with negotiated capabilities: V2"],
  },
  {
    id: 'netdata.parent-away',
    kind: 'unreachable',
    program: 'netdata',
    forms: [
      {
        words: 'stream parents failed to connect for info',
        pattern:
          /STREAM PARENTS '(?<object>[^']{1,80})': failed to connect for stream info to '(?<peer>[^']{1,120})': (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'stream connect to',
        pattern:
          /STREAM CONNECT '(?<object>[^']{1,80})' \[to (?<peer>[^\]]{1,120})\]: (?<value>remote netdata does not respond|failed to send HTTP header to remote netdata|remote node response is not understood, is it Netdata\?)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Netdata child {object} does not reach its parent {peer}: {value}',
    check: {
      text: 'Reach it from here',
      host: 'nc -vz <parent> 19999; grep -E "destination" /etc/netdata/stream.conf',
    },
    repair: [
      { text: 'Start the parent, open 19999, correct destination (with or without :SSL as the parent listens)' },
    ],
    source: 'netdata src/streaming/stream-parents.c, stream-connector.c',
    matches: [
      "STREAM PARENTS 'web1': failed to connect for stream info to 'parent:19999': connection refused",
      "STREAM CONNECT 'web1' [to parent:19999]: remote netdata does not respond.",
    ],
    ignores: ["STREAM CONNECT 'web1' [to parent:19999]: connected to parent..."],
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
    source:
      'wazuh src/shared/include/error_messages/error_messages.h ENCKEY_ERROR, src/shared/src/enrollment_op.c; documentation, Agent enrollment troubleshooting',
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
        pattern: /Cooked connection to ip=(?<peer>[\w.:]{3,60}?)(?::(?<port>\d{1,5}))? timed out/,
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
    source: 'Splunk documentation, Troubleshoot forwarder/receiver connections; splunkd.log as users print it',
    matches: [
      'WARN  AutoLoadBalancedConnectionStrategy [107804 TcpOutEloop] - Cooked connection to ip=10.0.0.9:9997 timed out',
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
        pattern: /The minimum free disk space \((?<limit>\d{1,9}MB)\) reached for (?<path>\S{1,160}?)\.?(?=\s|$)/,
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
    source: 'Splunk Enterprise, server.conf minFreeSpace; the search message as users print it',
    matches: [
      'The minimum free disk space (5000MB) reached for /opt/splunk/var/run/splunk/dispatch.',
      'Search not executed: The minimum free disk space (5000MB) reached for /opt/splunk/var/run/splunk/dispatch. user=ann., concurrency_category="historical"',
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
          /authenticate watcher \((?<user>[^)\r\n]{1,80})\): API error: (?<value>incorrect Username or Password|machine \S{1,80} not validated|ent: machine not found)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "CrowdSec's agent {user} is not let in at its API: {value}",
    check: { text: 'List the machines', host: 'cscli machines list; cat /etc/crowdsec/local_api_credentials.yaml' },
    repair: [
      {
        text: 'Register it again, with /etc/crowdsec and its database on a volume',
        host: 'sudo cscli machines add --auto --force && sudo systemctl restart crowdsec',
      },
    ],
    source: 'crowdsec pkg/apiclient/client.go InitLAPIClient(), pkg/apiserver/middlewares/v1/jwt.go authPlain()',
    matches: [
      'level=error msg="authenticate watcher (abc): API error: incorrect Username or Password"',
      'level=fatal msg="authenticate watcher (web1): API error: machine web1 not validated"',
      'level=fatal msg="crowdsec init: while initializing LAPIClient: authenticate watcher (web1): API error: ent: machine not found"',
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
          /Return code of (?<signal>126|127) (?:for check of (?:service '(?<object>[^']{1,80})' on )?host '[^'\r\n]{1,80}' )?(?:was|is) out of bounds/,
      },
      {
        words: 'warning return code of for host may indicate plugin',
        pattern:
          /Warning: Return code of (?<signal>126|127) for (?:service '(?<object>[^']{1,80})' on )?host '[^']{1,80}' may indicate (?:a non-executable|this) plugin/,
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
    source: 'NagiosEnterprises/nagioscore base/checks.c get_service_check_return_code() (4.x; the long sentence: 3.x)',
    matches: [
      "Warning: Return code of 127 for check of service 'Disk' on host 'web1' was out of bounds. Make sure the plugin you're trying to run actually exists.",
      "Warning: Return code of 127 for service 'Disk' on host 'web1' may indicate this plugin doesn't exist.",
      "Warning: Return code of 126 for host 'web1' may indicate a non-executable plugin.",
      '(Return code of 126 is out of bounds. Check if plugin is executable)',
    ],
    ignores: ["Return code of 0 for check of service 'Disk'"],
  },
  {
    id: 'splunk.queue-blocked',
    kind: 'queue_full',
    program: 'splunk',
    forms: [
      {
        words: 'could not send data to output queue retrying',
        pattern: /Could not send data to output queue \((?<object>\w{1,30})\), retrying/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Splunk cannot pass data on: the queue {object} is full',
    check: {
      text: 'See which queue blocks first',
      host: 'grep -E "blocked=true" /opt/splunk*/var/log/splunk/metrics.log | tail',
    },
    repair: [
      { text: 'Repair what comes after it (indexer, its disk, network), raise [thruput] maxKBps of the forwarder' },
    ],
    source: 'Splunk documentation, Troubleshoot blocked queues; splunkd.log as users print it',
    matches: [
      'INFO  TailReader - Could not send data to output queue (parsingQueue), retrying...',
      'WARN  TailingProcessor - Could not send data to output queue (structuredParsingQueue), retrying...',
    ],
    ignores: ['INFO  TailReader - ...continuing.'],
  },
];
