import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const AGENTS_REFUSED: readonly CatalogueEntry[] = [
  {
    id: 'zabbix.server-not-reached',
    kind: 'unreachable',
    program: 'zabbix',
    forms: [
      {
        words: 'active check configuration update from started to fail',
        pattern:
          /[Aa]ctive check configuration update from (?:host )?\[(?<peer>[^\]\r\n]{1,120})\] started to fail(?: \((?<value>[^\r\n]{1,120})\))?/,
      },
      {
        words: 'active check configuration update started to fail',
        pattern: /[Aa]ctive check configuration update started to fail/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Zabbix agent does not reach its server {peer|}: {value|no answer}',
    check: { text: 'Reach it', host: 'nc -vz <server> 10051; grep -E "^ServerActive" /etc/zabbix/zabbix_agent*.conf' },
    repair: [{ text: 'Start the server or proxy, open 10051, correct ServerActive' }],
    source:
      'zabbix src/zabbix_agent/active.c refresh_active_checks(); src/go/internal/agent/serverconnector/serverconnector.go',
    matches: [
      'active check configuration update from [zabbix:10051] started to fail (cannot connect to [[zabbix]:10051]: [111] Connection refused)',
      '2025/06/04 01:02:07.716157 [101] active check configuration update from host [SERVER-1] started to fail',
      ' 16107:20260402:095247.586 Active check configuration update started to fail',
    ],
    ignores: ['active check configuration update from [zabbix:10051] is working again'],
  },
  {
    id: 'zabbix.encryption-differs',
    kind: 'protocol_mismatch',
    program: 'zabbix',
    forms: [
      {
        words: 'connections are not allowed',
        pattern: /from (?<peer>[\w.:]{3,45}): (?<value>(?:unencrypted|TLS) connections) are not allowed/,
      },
      {
        words: 'connection of type is not allowed for',
        pattern: /(?<value>connection of type "\w{1,12}") is not allowed for (?:host|proxy) "(?<object>[^"]{1,80})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Zabbix: both sides are set to different encryption ({value} not allowed)',
    check: {
      text: 'Compare the tab Encryption of the host with the agent',
      host: 'grep -E "^TLS" /etc/zabbix/zabbix_agent*.conf',
    },
    repair: [
      {
        text: 'Set TLSConnect and TLSAccept of the agent and the tab of the host to the same kind, with the same PSK identity and key',
      },
    ],
    source:
      'zabbix src/libs/zbxcomms/comms.c zbx_tcp_accept(); src/libs/zbxdbhigh/proxy.c zbx_host_check_permissions(), proxy_check_permissions()',
    matches: [
      'failed to accept an incoming connection: from 10.0.0.9: unencrypted connections are not allowed',
      'failed to accept an incoming connection: from 10.0.0.9: TLS connections are not allowed',
      'cannot send list of active checks to "10.0.0.7": connection of type "unencrypted" is not allowed for host "web1"',
    ],
    ignores: ['TLSAccept=psk'],
  },
  {
    id: 'zabbix.proxy-unknown',
    kind: 'missing_object',
    program: 'zabbix',
    forms: [
      {
        words: 'cannot server at proxy',
        pattern:
          /cannot (?:obtain configuration data from|send [\w -]{1,30} data to) server at "(?<peer>[^"]{1,80})": proxy "(?<object>[^"]{1,80})" (?:not found|is configured in (?<value>passive|active) mode)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Zabbix server knows no {value|}proxy {object} that asks it',
    check: { text: 'See Administration > Proxies' },
    repair: [
      {
        text: 'Make the proxy with this very name and mode (active/passive), or correct Hostname of zabbix_proxy.conf',
      },
    ],
    source:
      'zabbix src/zabbix_proxy/proxyconfig/proxyconfig.c, datasender.c; src/libs/zbxdbhigh/proxy.c get_active_proxy_id()',
    matches: [
      'cannot obtain configuration data from server at "10.0.0.9": proxy "branch" not found',
      'cannot send proxy data to server at "10.0.0.9": proxy "branch" not found',
      'cannot send proxy data to server at "10.0.0.9": proxy "branch" is configured in passive mode',
    ],
    ignores: ['proxy "branch" is online'],
  },
  {
    id: 'nrpe.tls-differs',
    kind: 'protocol_mismatch',
    program: 'nrpe',
    forms: [
      {
        words: 'could not complete ssl handshake',
        pattern:
          /(?:CHECK_NRPE|nrpe)[^\r\n]{0,60}Could not complete SSL handshake(?: with (?<peer>[\w.:-]{2,60}?)(?=: |$))?/,
      },
      { words: 'check_nrpe receive header underflow', pattern: /CHECK_NRPE: Receive header underflow/ },
      {
        words: 'error request packet was invalid',
        pattern: /nrpe\[\d{1,8}\]: Error: (?:\(use_ssl == \w{4,5}\): )?Request packet (?:version|type) was invalid!/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'check_nrpe and the agent do not agree on TLS or release, or this host is not in allowed_hosts',
    check: {
      text: 'See what the agent writes',
      host: 'journalctl -u nagios-nrpe-server -n 20; grep -E "allowed_hosts|ssl_" /etc/nagios/nrpe.cfg',
    },
    repair: [
      {
        text: 'Add the monitoring server to allowed_hosts, use the same major release on both sides (or check_nrpe -2, -n), and common ciphers',
      },
    ],
    source: 'NagiosEnterprises/nrpe src/check_nrpe.c, src/nrpe.c',
    matches: [
      'CHECK_NRPE: Error - Could not complete SSL handshake.',
      'CHECK_NRPE: (ssl_err != 5) Error - Could not complete SSL handshake with 10.0.0.5: 1',
      'CHECK_NRPE: Receive header underflow - only -1 bytes received (4 expected).',
      'nrpe[12]: Error: (!log_opts) Could not complete SSL handshake with 10.0.0.9: wrong version number',
      'nrpe[12]: Error: (use_ssl == true): Request packet version was invalid!',
    ],
    ignores: ['NRPE v4.1.0'],
  },
  {
    id: 'nrpe.arguments-refused',
    kind: 'authorisation_denied',
    program: 'nrpe',
    forms: [
      {
        words: 'error request contained command arguments',
        pattern: /Error: Request contained command arguments(?:, but argument option is not enabled)?!/,
      },
      { words: 'error request contained illegal metachars', pattern: /Error: Request contained illegal metachars!/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NRPE takes no arguments with a command here, so the check fails',
    check: { text: 'See what it permits', host: 'grep -E "dont_blame_nrpe|nasty_metachars" /etc/nagios/nrpe.cfg' },
    repair: [
      {
        text: 'Write the arguments into the command of nrpe.cfg; or set dont_blame_nrpe=1 with an NRPE built for it (--enable-command-args)',
      },
    ],
    source: 'NagiosEnterprises/nrpe src/nrpe.c validate_request()',
    matches: [
      'nrpe[12]: Error: Request contained command arguments, but argument option is not enabled!',
      'nrpe[12]: Error: Request contained command arguments!',
      'nrpe[12]: Error: Request contained illegal metachars!',
    ],
    ignores: ['nrpe[12]: Listening for connections on port 5666'],
  },
  {
    id: 'monitoring-agent.server-not-allowed',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'host is not allowed to talk us',
        pattern: /Host (?<peer>[\d.:a-f]{3,45}) is not allowed to talk to us!/,
      },
      { words: 'denying connection from', pattern: /Denying connection from: (?<peer>[\d.:a-f]{3,45})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The agent lets {peer} not ask it',
    check: {
      text: 'See who is allowed',
      host: 'grep -rE "allowed_hosts|^allow|cidr_allow" /etc/nagios /etc/munin 2>/dev/null',
    },
    repair: [
      {
        text: 'Add the address (as it arrives here, behind NAT another one) to allowed_hosts or allow and restart the agent',
      },
    ],
    source: 'NagiosEnterprises/nrpe src/nrpe.c; munin lib/Munin/Node/Server.pm request_denied_hook()',
    matches: ['nrpe[12]: Host 10.0.0.9 is not allowed to talk to us!', 'munin-node: Denying connection from: 10.0.0.9'],
    ignores: ['Host 10.0.0.9 is allowed'],
  },
  {
    id: 'icinga.certificate-refused',
    kind: 'certificate_untrusted',
    program: 'icinga',
    forms: [
      {
        words: 'certificate validation failed for endpoint',
        pattern:
          /Certificate validation failed for endpoint '(?<peer>[^']{1,80})': (?!code 10:)(?<value>[^\r\n]{1,100})/,
      },
      {
        words: 'unexpected certificate common name while connecting to endpoint got',
        pattern:
          /Unexpected certificate common name while connecting to endpoint '(?<peer>[^']{1,80})': got '(?<value>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Icinga does not trust the certificate of {peer}: {value}',
    check: {
      text: 'Compare CA and certificate on both',
      host: 'openssl verify -CAfile /var/lib/icinga2/certs/ca.crt /var/lib/icinga2/certs/<name>.crt; icinga2 pki verify',
    },
    repair: [
      {
        text: 'Sign the endpoint anew by the CA of the master (icinga2 node wizard, icinga2 ca sign), with the endpoint name as CN, and set the clocks',
      },
    ],
    source: 'Icinga/icinga2 lib/remote/apilistener.cpp ApiListener::NewClientHandlerInternal()',
    matches: [
      "warning/ApiListener: Certificate validation failed for endpoint 'web1': code 18: self signed certificate",
      "warning/ApiListener: Unexpected certificate common name while connecting to endpoint 'web1': got 'web2'",
    ],
    ignores: ["information/ApiListener: New client connection for identity 'web1' from [::ffff:10.0.0.9]:41234"],
  },
  {
    id: 'icinga.handshake-failed',
    kind: 'protocol_mismatch',
    program: 'icinga',
    forms: [
      {
        words: 'tls handshake failed',
        pattern:
          /ApiListener: (?:Client|Server) TLS handshake failed \((?:from|to) \[(?<peer>[\w.:]{2,60})\]:(?<port>\d{1,5})\): (?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Icinga and {peer} do not get a TLS connection: {value}',
    check: { text: 'Try it', host: 'openssl s_client -connect {peer}:5665 </dev/null | head -5' },
    repair: [
      {
        text: 'Let both use a common release of TLS (tls_protocolmin, cipher_list); a cancelled or cut handshake: load and network of the other side, or a scanner',
      },
    ],
    source: 'Icinga/icinga2 lib/remote/apilistener.cpp ApiListener::NewClientHandlerInternal()',
    matches: [
      'critical/ApiListener: Client TLS handshake failed (to [10.0.0.9]:5665): Operation canceled',
      'critical/ApiListener: Server TLS handshake failed (from [::ffff:10.0.0.9]:41234): unsupported protocol (SSL routines, tls_early_post_process_client_hello)',
    ],
    ignores: ["information/ApiListener: New client connection for identity 'web1' from [::ffff:10.0.0.9]:41234"],
  },
  {
    id: 'telegraf.output-late',
    kind: 'slow_dependency',
    program: 'telegraf',
    forms: [
      {
        words: 'did not complete within its flush interval',
        pattern: /\["(?<object>outputs\.\w{1,30})[^"]{0,20}"\] did not complete within its flush interval/,
      },
      { words: 'error writing to', pattern: /Error writing to (?<object>outputs\.\w{1,30}): (?<value>[^\r\n]{1,120})/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Telegraf does not get rid of its metrics by {object}: {value|too slow}',
    check: {
      text: 'Ask the receiver by hand, and read the lines before it',
      host: 'telegraf --test --config /etc/telegraf/telegraf.conf | head',
    },
    repair: [
      {
        text: 'Repair the receiver (address, token, database name), raise flush_interval, metric_buffer_limit and timeout',
      },
    ],
    source: 'influxdata/telegraf agent/agent.go flushLoop(), flushOnce(); plugins/outputs/influxdb/influxdb.go',
    matches: [
      'W! [agent] ["outputs.influxdb"] did not complete within its flush interval',
      'E! [agent] Error writing to outputs.influxdb: could not write any address',
    ],
    ignores: ['D! [outputs.influxdb] Wrote batch of 1000 metrics in 12ms'],
  },
  {
    id: 'telegraf.input-failed',
    kind: 'unreachable',
    program: 'telegraf',
    forms: [
      {
        words: 'error in plugin',
        pattern: /\[(?<object>inputs\.\w{1,40})(?:::[^\]\r\n]{1,60})?\] Error in plugin: (?<value>[^\r\n]{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'Telegraf cannot read {object}: {value}',
    check: {
      text: 'Run this input alone',
      host: 'telegraf --test --input-filter <name> --config /etc/telegraf/telegraf.conf',
    },
    repair: [{ text: 'Repair what it reads (address, login, right to the socket or file), or take the input out' }],
    source: 'influxdata/telegraf agent/accumulator.go AddError()',
    matches: [
      '2026-01-05T10:00:00Z E! [inputs.snmp] Error in plugin: agent 10.0.0.5: gather took too long',
      'E! [inputs.docker] Error in plugin: Got permission denied while trying to connect to the Docker daemon socket',
    ],
    ignores: ['D! [inputs.cpu] Gathered 12 metrics'],
  },
  {
    id: 'telegraf.input-slow',
    kind: 'slow_dependency',
    program: 'telegraf',
    forms: [
      {
        words: 'collection took longer than expected not complete after interval of',
        pattern:
          /\[(?<object>inputs\.\w{1,40})(?:::[^\]\r\n]{1,60})?\] Collection took longer than expected; not complete after interval of (?<limit>[\d.hms]{2,12})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Telegraf did not get {object} within {limit}',
    check: {
      text: 'Time this input alone',
      host: 'time telegraf --test --input-filter <name> --config /etc/telegraf/telegraf.conf',
    },
    repair: [
      { text: 'Look why the source is slow, set a timeout, ask less of it, or a longer interval for this input' },
    ],
    source: 'influxdata/telegraf agent/agent.go gatherOnce()',
    matches: [
      '2020-10-16T19:15:00Z W! [inputs.snmp] Collection took longer than expected; not complete after interval of 30s',
      'W! [inputs.opcua] Collection took longer than expected; not complete after interval of 1s',
    ],
    ignores: ['D! [inputs.cpu] Gathered 12 metrics'],
  },
];
