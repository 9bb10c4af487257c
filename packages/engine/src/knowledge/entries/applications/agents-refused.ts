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
          /active check configuration update from \[(?<peer>[^\]\r\n]{1,120})\] started to fail(?: \((?<value>[^\r\n]{1,120})\))?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The Zabbix agent does not reach its server {peer}: {value|no answer}',
    check: { text: 'Reach it', host: 'nc -vz <server> 10051; grep -E "^ServerActive" /etc/zabbix/zabbix_agent*.conf' },
    repair: [{ text: 'Start the server or proxy, open 10051, correct ServerActive' }],
    source: 'Zabbix source, src/zabbix_agent/active.c',
    matches: [
      'active check configuration update from [zabbix:10051] started to fail (cannot connect to [[zabbix]:10051]: [111] Connection refused)',
      'active check configuration update from [10.0.0.9:10051] started to fail',
    ],
    ignores: ['active check configuration update from [zabbix:10051] is working again'],
  },
  {
    id: 'zabbix.encryption-differs',
    kind: 'protocol_mismatch',
    program: 'zabbix',
    forms: [
      {
        words: 'from',
        pattern:
          /from (?<peer>[\w.:]{3,45}): (?<value>unencrypted connections are not allowed|encrypted connections are not allowed|connection of type "\w{1,12}" (?:is )?not allowed)/,
      },
      {
        words: 'connection of type is not allowed for',
        pattern: /connection of type "(?<value>\w{1,12})" is not allowed for (?:host|proxy) "(?<object>[^"]{1,80})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Zabbix: both sides are set to different encryption ({value})',
    check: {
      text: 'Compare the tab Encryption of the host with the agent',
      host: 'grep -E "^TLS" /etc/zabbix/zabbix_agent*.conf',
    },
    repair: [
      {
        text: 'Set TLSConnect and TLSAccept of the agent and the tab of the host to the same kind, with the same PSK identity and key',
      },
    ],
    source: 'Zabbix source, src/libs/zbxcomms; documentation Encryption',
    matches: [
      'failed to accept an incoming connection: from 10.0.0.9: unencrypted connections are not allowed',
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
        words: 'cannot server at proxy not found',
        pattern:
          /cannot (?:obtain configuration data from|send \w{1,20}(?: data)? to) server at "(?<peer>[^"]{1,80})": proxy "(?<object>[^"]{1,80})" not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Zabbix server knows no proxy {object}',
    check: { text: 'See Administration > Proxies' },
    repair: [
      {
        text: 'Make the proxy with this very name and mode (active/passive), or correct Hostname of zabbix_proxy.conf',
      },
    ],
    source: 'Zabbix source, proxy configuration',
    matches: [
      'cannot obtain configuration data from server at "10.0.0.9": proxy "branch" not found',
      'cannot send proxy data to server at "10.0.0.9": proxy "branch" not found',
    ],
    ignores: ['proxy "branch" is online'],
  },
  {
    id: 'zabbix.schema-differs',
    kind: 'version_mismatch',
    program: 'zabbix',
    forms: [
      {
        words: 'the frontend does not match zabbix database current version',
        pattern: /The frontend does not match Zabbix database\. Current database version[^\r\n]{0,60}/,
      },
      {
        words: 'the zabbix database version does not match current requirements',
        pattern: /The Zabbix database version does not match current requirements/,
      },
      {
        words: 'database version mandatory',
        pattern:
          /[Cc]urrent database version \((?<version>[\w./]{1,30})\)[^\r\n]{0,30}[Rr]equired mandatory version[^\r\n]{0,10}(?<wanted>[\d.]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Zabbix: program or frontend and database are of different releases',
    check: { text: 'Compare', host: 'zabbix_server -V; psql zabbix -c "select * from dbversion"' },
    repair: [
      {
        text: 'Bring server and frontend to the same release, and let the server upgrade the database first (a backup before)',
      },
    ],
    source: 'Zabbix source, ui and dbupgrade',
    matches: [
      'The frontend does not match Zabbix database. Current database version (mandatory/optional): 6000000/6000043. Required mandatory version: 6040000. Contact your system administrator.',
      'The Zabbix database version does not match current requirements. Your database version: 6000000. Required version: 6040000. Please update your database.',
      'current database version (mandatory/optional): 06000000/06000043, current database version (06000000/06000043) required mandatory version: 06040000',
    ],
    ignores: ['database upgrade fully completed'],
  },
  {
    id: 'nrpe.tls-differs',
    kind: 'protocol_mismatch',
    program: 'nrpe',
    forms: [
      {
        words: 'could not complete ssl handshake',
        pattern: /(?:CHECK_NRPE|nrpe)[^\r\n]{0,60}Could not complete SSL handshake(?: with (?<peer>[\w.:]{2,60}))?/,
      },
      { words: 'check_nrpe receive header underflow', pattern: /CHECK_NRPE: Receive header underflow/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'check_nrpe and the agent do not agree on TLS, or this host is not in allowed_hosts',
    check: {
      text: 'See what the agent writes',
      host: 'journalctl -u nagios-nrpe-server -n 20; grep -E "allowed_hosts|ssl_" /etc/nagios/nrpe.cfg',
    },
    repair: [
      {
        text: 'Add the monitoring server to allowed_hosts, use the same major release on both sides (or check_nrpe -2, -n), and common ciphers',
      },
    ],
    source: 'NRPE source, check_nrpe.c; documentation',
    matches: [
      'CHECK_NRPE: Error - Could not complete SSL handshake.',
      'CHECK_NRPE: Receive header underflow - only -1 bytes received (4 expected)',
      'nrpe[12]: Error: Could not complete SSL handshake with 10.0.0.9: wrong version number',
    ],
    ignores: ['NRPE v4.1.0'],
  },
  {
    id: 'monitoring-agent.server-not-allowed',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'host is not allowed to talk us',
        pattern: /Host (?<peer>[\d.:a-f]{3,45}) is not allowed to talk to us/,
      },
      { words: 'denying connection from', pattern: /Denying connection from: (?<peer>[\d.:a-f]{3,45})/ },
      { words: 'access denied by', pattern: /saned?\S{0,12}: access denied by (?<peer>\S{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The agent lets {peer} not ask it',
    check: {
      text: 'See who is allowed',
      host: 'grep -rE "allowed_hosts|^allow|cidr_allow" /etc/nagios /etc/munin /etc/sane.d 2>/dev/null',
    },
    repair: [
      {
        text: 'Add the address (as it arrives here, behind NAT another one) to allowed_hosts, allow or saned.conf and restart the agent',
      },
    ],
    source: 'NRPE, munin-node and SANE sources',
    matches: [
      'nrpe[12]: Host 10.0.0.9 is not allowed to talk to us!',
      'munin-node: Denying connection from: 10.0.0.9',
      'saned: access denied by 10.0.0.9',
    ],
    ignores: ['Host 10.0.0.9 is allowed'],
  },
  {
    id: 'icinga.certificate-refused',
    kind: 'certificate_untrusted',
    program: 'icinga2',
    forms: [
      {
        words: 'apilistener tls handshake failed',
        pattern:
          /ApiListener: (?:Client|Server) TLS handshake failed \((?:from|to) \[?(?<peer>[\w.:]{2,60}?)\]?:(?<port>\d{1,5})\): (?<value>[^\r\n]{1,80})/,
      },
      {
        words: 'certificate validation failed for endpoint',
        pattern:
          /Certificate validation failed for endpoint '(?<peer>[^']{1,80})': (?!code 10:)(?<value>[^\r\n]{1,100})/,
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
    source: 'Icinga 2 source, lib/remote/apilistener.cpp',
    matches: [
      'critical/ApiListener: Client TLS handshake failed (from [10.0.0.9]:5665): certificate verify failed',
      "warning/ApiListener: Certificate validation failed for endpoint 'web1': code 18: self signed certificate",
    ],
    ignores: ['information/ApiListener: New client connection for identity web1'],
  },
  {
    id: 'datadog.key-refused',
    kind: 'authentication_refused',
    program: 'datadog',
    forms: [
      {
        words: 'api key invalid dropping transaction',
        pattern: /API Key invalid(?: \(403 response\))?, dropping transaction/,
      },
      { words: 'unable to validate api key', pattern: /Unable to validate API Key/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Datadog refuses the API key of the agent',
    check: { text: 'See key and site', host: 'datadog-agent status | grep -A6 "API key"; datadog-agent configcheck' },
    repair: [{ text: 'Set DD_API_KEY to a key of this organisation and DD_SITE to its site (datadoghq.eu, us5 …)' }],
    source: 'Datadog agent source, comp/forwarder',
    matches: [
      'ERROR | (comp/forwarder/defaultforwarder/transaction.go:366) | API Key invalid, dropping transaction for https://7-50-0-app.agent.datadoghq.com/api/v1/series',
      'WARN | API Key invalid (403 response), dropping transaction for https://app.datadoghq.com',
      'Unable to validate API Key. Please try again later',
    ],
    ignores: ['API key ending with 1234: API Key valid'],
  },
  {
    id: 'newrelic.key-refused',
    kind: 'authentication_refused',
    program: 'newrelic',
    forms: [
      {
        words: 'collector has rejected the agent s license key',
        pattern: /[Tt]he collector has rejected the agent's license key/,
      },
      { words: 'license key', pattern: /license key (?:rejected|is invalid|is not valid)[^\r\n]{0,40}/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The licence key is refused',
    check: { text: 'See which one is set, and for which region' },
    repair: [
      {
        text: 'Set NEW_RELIC_LICENSE_KEY (ingest licence, not a user key) of this account and region (EU keys begin with eu01)',
      },
    ],
    source: 'New Relic agents, CollectorException',
    matches: [
      "newrelic: The collector has rejected the agent's license key",
      'could not queue event: license key rejected',
      'ERROR: license key is not valid',
    ],
    ignores: ['license key accepted'],
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
    source: 'Telegraf source, agent/agent.go',
    matches: [
      'W! [agent] ["outputs.influxdb"] did not complete within its flush interval',
      'E! [agent] Error writing to outputs.influxdb: could not write any address',
    ],
    ignores: ['D! [outputs.influxdb] Wrote batch of 1000 metrics in 12ms'],
  },
];
