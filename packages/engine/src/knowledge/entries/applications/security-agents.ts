import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Wazuh and CrowdSec: what watches a host for strangers. */
export const SECURITY_AGENTS: readonly CatalogueEntry[] = [
  {
    id: 'wazuh.agent-not-enrolled',
    kind: 'authentication_refused',
    program: 'wazuh',
    forms: [
      { words: 'duplicate agent name', pattern: /Duplicate agent name: (?<object>[\w.-]{1,80})/ },
      { words: 'for the source ip', pattern: /\(1408\): Invalid ID (?<object>\d{1,6}) for the source ip/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'A Wazuh agent is not taken by its manager: {object|its key}',
    check: { text: 'Look at both sides', host: 'tail -20 /var/ossec/logs/ossec.log; /var/ossec/bin/agent_control -l' },
    repair: [
      {
        text: "Open 1514 and 1515, remove the old agent of this name on the manager, and enrol again with the manager's password",
        host: '/var/ossec/bin/agent-auth -m <manager>',
      },
    ],
    source: 'Wazuh source, error_messages.h',
    matches: [
      'wazuh-agentd: ERROR: Duplicate agent name: web1 (from manager)',
      "wazuh-remoted: WARNING: (1408): Invalid ID 003 for the source ip: '10.0.0.6' (name 'unknown').",
    ],
    ignores: ['(4102): Connected to the server'],
  },
  {
    id: 'wazuh.notices',
    kind: null,
    program: 'wazuh',
    forms: [
      { words: 'real time inotify kernel queue is full', pattern: /Real-time inotify kernel queue is full/ },
      {
        words: 'interval overtaken',
        pattern: /sca:? WARNING: Interval overtaken|modulesd:[\w-]{1,30}:? WARNING: Interval overtaken/,
      },
      {
        words: 'process locked due to agent is offline waiting for connection',
        pattern: /Process locked due to agent is offline\. Waiting for connection/,
      },
      {
        words: '1103 could not open file due to',
        pattern: /\(1103\): Could not open file '(?<path>[^'\n]{1,160})' due to \[\(2\)/,
      },
      { words: '1904 file not available ignoring it', pattern: /\(1904\): File not available, ignoring it/ },
      { words: 'agent buffer at', pattern: /Agent buffer at \d{1,3} ?%/ },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'Wazuh notes a log file that is not there, a busy moment, or that it waits for its manager',
    check: { text: 'Nothing to do while it passes' },
    repair: [],
    source: 'Wazuh, ossec.log messages; wazuh/wazuh release tests',
    matches: [
      '2024/11/16 00:00:16 wazuh-syscheckd: WARNING: Real-time inotify kernel queue is full. Some events may be lost. Next scheduled scan will recover lost data.',
      '2024/05/30 00:00:16 sca: WARNING: Interval overtaken.',
      '2023/11/05 13:27:49 wazuh-agentd: WARNING: Process locked due to agent is offline. Waiting for connection...',
      "wazuh-logcollector: ERROR: (1103): Could not open file '/var/log/dpkg.log' due to [(2)-(No such file or directory)].",
      "wazuh-logcollector: INFO: (1904): File not available, ignoring it: '/var/ossec/logs/active-responses.log'",
      '2024/11/16 00:01:12 wazuh-agentd: WARNING: Agent buffer at 90 %.',
    ],
    ignores: ['wazuh-logcollector: INFO: (1950): Analyzing file: /var/log/syslog'],
  },
  {
    id: 'wazuh.manager-away',
    kind: 'unreachable',
    program: 'wazuh',
    forms: [
      {
        words: '1208 unable to connect to enrollment service at',
        pattern: /\(1208\): Unable to connect to enrollment service at '?\[?(?<peer>[\w.:-]{1,80})/,
      },
      {
        words: '4101 waiting for server reply not started',
        pattern: /\(4101\): Waiting for server reply \(not started\)/,
      },
      {
        words: '1216 unable to connect to',
        pattern:
          /\(1216\): Unable to connect to '\[?(?<peer>[\w.:-]{1,80}?)\]?(?::(?<port>\d{1,5})\/\w{3})?': '(?<value>[^'\n]{1,60})'/,
      },
      { words: '1137 lost connection with manager', pattern: /\(1137\): Lost connection with manager/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The Wazuh agent does not reach its manager {peer|at its address}',
    check: { text: 'Try the ports from the agent', host: 'nc -zv {peer|<manager>} 1514; nc -zv {peer|<manager>} 1515' },
    repair: [
      {
        text: 'Start the manager, open 1514/tcp and 1515/tcp, correct <address> in ossec.conf; the agent connects again by itself',
      },
    ],
    source: 'Wazuh source, error_messages.h',
    matches: [
      "wazuh-agentd: ERROR: (1208): Unable to connect to enrollment service at '[10.0.0.5]:1515'.",
      "wazuh-agentd: WARNING: (4101): Waiting for server reply (not started). Tried: '10.0.0.5'.",
      "2023/10/17 08:35:47 wazuh-agentd: ERROR: (1216): Unable to connect to '[10.0.0.253]:1514/tcp': 'Connection refused'.",
      '2023/10/17 08:35:47 wazuh-agentd: ERROR: (1137): Lost connection with manager. Setting lock.',
    ],
    ignores: ['(4102): Connected to the server'],
  },
  {
    id: 'crowdsec.key-or-acquisition',
    kind: 'authentication_refused',
    program: 'crowdsec',
    forms: [
      {
        words: 'auth with api key failed',
        pattern:
          /auth-api: auth with api key failed(?! return nil response, error: dial)(?: return nil response)?,? ?(?:error: (?<value>.{1,120}))?/,
      },
      { words: 'api error access forbidden', pattern: /API error: access forbidden/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'CrowdSec: {value|the key of the bouncer} does not fit',
    check: { text: 'See bouncers and sources', host: 'cscli bouncers list; cscli metrics' },
    repair: [
      {
        text: "Make a new key (cscli bouncers add), set it and the API's address in the bouncer; mount the logs that acquis.yaml names",
        host: 'cscli bouncers add <name>',
      },
    ],
    source: 'CrowdSec source',
    matches: [
      'level=error msg="auth-api: auth with api key failed return nil response, error: API error: access forbidden"',
      'level=error msg="API error: access forbidden"',
    ],
    ignores: ['Starting processing data'],
  },
  {
    id: 'crowdsec.acquisition-wrong',
    kind: 'invalid_setting',
    program: 'crowdsec',
    forms: [
      {
        words: 'crowdsec init while loading acquisition config',
        pattern: /crowdsec init: while loading acquisition config: (?<value>.{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'CrowdSec cannot use its acquisition file: {value}',
    check: { text: 'See bouncers and sources', host: 'cscli bouncers list; cscli metrics' },
    repair: [
      {
        text: "Make a new key (cscli bouncers add), set it and the API's address in the bouncer; mount the logs that acquis.yaml names",
        host: 'cscli bouncers add <name>',
      },
    ],
    source: 'CrowdSec source',
    matches: [
      'level=fatal msg="crowdsec init: while loading acquisition config: while configuring datasource of type file from /etc/crowdsec/acquis.yaml"',
      'level=fatal msg="crowdsec init: while loading acquisition config: yaml: line 3: did not find expected key"',
    ],
    ignores: ['Starting processing data'],
  },
  {
    id: 'crowdsec.no-log-files',
    kind: 'missing_file',
    program: 'crowdsec',
    forms: [{ words: 'no matching files for pattern', pattern: /no matching files for pattern (?<path>\S{1,120})/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'CrowdSec finds no log file for {path}; it reads the others',
    check: { text: 'See bouncers and sources', host: 'cscli bouncers list; cscli metrics' },
    repair: [
      { text: 'Mount the logs into the container or correct filenames in acquis.yaml; take out what is not installed' },
    ],
    source: 'CrowdSec source',
    matches: [
      'level=warning msg="no matching files for pattern /var/log/nginx/*.log" type=file',
      'time="2025-05-06T07:41:08Z" level=warning msg="no matching files for pattern /var/log/apache2/*.log" type=file',
    ],
    ignores: ['Starting processing data'],
  },
];
