import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_ASSISTANT_INTEGRATIONS: readonly CatalogueEntry[] = [
  {
    id: 'home-assistant.configuration-wrong',
    kind: 'invalid_setting',
    program: 'home-assistant',
    forms: [
      {
        words: 'homeassistant util yaml loader',
        pattern: /\[homeassistant\.util\.yaml\.loader\] (?<value>(?!Secret)[^\r\n]{1,120})/,
      },
      {
        words: 'failed to parse configuration yaml',
        pattern: /Failed to parse configuration\.yaml: (?<value>[^\r\n]{1,100})/,
      },
      {
        words: 'template variable error',
        pattern: /Template variable error: (?<value>'[^']{1,60}' is undefined|[^\r\n]{1,80})/,
      },
      {
        words: 'error while executing automation',
        pattern: /Error while executing automation \S{1,80}: (?<value>[^\r\n]{1,100})/,
      },
      { words: 'error rendering', pattern: /Error rendering \w{1,30} template[^:]{0,80}: (?<value>[^\r\n]{1,80})/ },
      {
        words: 'automation with alias',
        pattern:
          /Automation with alias '[^']{1,80}' (?<value>failed to setup[^\r\n]{0,80}|could not be validated[^\r\n]{0,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The configuration of Home Assistant is wrong: {value}',
    check: {
      text: 'Check it: Developer tools, YAML, Check configuration',
      compose: 'docker compose exec {service} python -m homeassistant --script check_config -c /config',
    },
    repair: [
      {
        text: 'Correct the file and line that it names: tabs, quotes around templates, names of services and entities',
      },
    ],
    source: 'home-assistant/core util/yaml, helpers/template.py, components/automation',
    matches: [
      "ERROR (MainThread) [homeassistant.helpers.template] Template variable error: 'x' is undefined when rendering '{{ x }}'",
      'ERROR (MainThread) [homeassistant.util.yaml.loader] mapping values are not allowed here in "/config/configuration.yaml", line 3, column 10',
      "ERROR [homeassistant] Failed to parse configuration.yaml: while scanning for the next token found character '\\t' that cannot start any token",
      'ERROR (MainThread) [homeassistant.components.automation.lamp] Error while executing automation automation.lamp: Unable to find service light.foo',
      'ERROR (MainThread) [homeassistant.helpers.template] Error rendering state template for sensor.x: UndefinedError',
      "ERROR (MainThread) [homeassistant.components.automation] Automation with alias 'Lamp' failed to setup triggers and has been disabled",
      "Automation with alias 'Lamp' could not be validated and has been disabled",
    ],
    ignores: ['configuration valid'],
  },
  {
    id: 'home-assistant.template-value-undefined',
    kind: null,
    program: 'home-assistant',
    forms: [
      {
        words: 'template variable warning',
        pattern: /Template variable warning: (?<value>'[^']{1,60}' is undefined|[^\r\n]{1,80})/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'A template of Home Assistant meets a value that is not there yet: {value}',
    check: {
      text: 'Check it: Developer tools, YAML, Check configuration',
      compose: 'docker compose exec {service} python -m homeassistant --script check_config -c /config',
    },
    repair: [],
    source: 'home-assistant/core util/yaml, helpers/template.py, components/automation',
    matches: [
      "Template variable warning: 'x' is undefined",
      "WARNING (MainThread) [homeassistant.helpers.template] Template variable warning: 'dict object' has no attribute 'battery' when rendering '{{ value_json.battery }}'",
    ],
    ignores: ['configuration valid'],
  },
  {
    id: 'home-assistant.secret-missing',
    kind: 'missing_setting',
    program: 'home-assistant',
    forms: [{ words: 'secret not defined', pattern: /Secret (?<setting>[\w-]{1,60}) not defined/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'secrets.yaml of Home Assistant has no {setting}',
    check: { text: 'Look into secrets.yaml' },
    repair: [{ text: 'Add {setting} to secrets.yaml in the configuration folder' }],
    source: 'home-assistant/core util/yaml/loader.py',
    matches: [
      'ERROR (MainThread) [homeassistant.util.yaml.loader] Secret mqtt_password not defined',
      'homeassistant.exceptions.HomeAssistantError: Secret api_key not defined',
    ],
    ignores: ['Secret garden'],
  },
  {
    id: 'home-assistant.recorder-database',
    kind: 'data_corruption',
    program: 'home-assistant',
    forms: [
      { words: 'unrecoverable sqlite3 database corruption', pattern: /Unrecoverable sqlite3 database corruption/ },
      {
        words: 'the system will rename corrupt database file',
        pattern: /The system will rename the corrupt database file/,
      },
      { words: 'unrecoverable sqlite3 database corruption', pattern: /Unrecoverable sqlite3 database corruption/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 3,
    means: 'The database of Home Assistant was not closed well or is damaged',
    check: {
      text: 'Was the power cut, is the disk full or the card worn?',
      host: 'df -h; dmesg | grep -iE "mmc|I/O error"',
    },
    repair: [
      {
        text: 'After an unclean stop nothing has to be done; a corrupt file is renamed and a new one begun; use an SSD instead of a card',
      },
    ],
    source: 'home-assistant/core components/recorder',
    matches: [
      'ERROR (Recorder) [homeassistant.components.recorder.core] Unrecoverable sqlite3 database corruption detected: database disk image is malformed',
      'The system will rename the corrupt database file //config/home-assistant_v2.db',
    ],
    ignores: ['database is fine'],
  },
  {
    id: 'home-assistant.database-not-closed',
    kind: 'data_corruption',
    program: 'home-assistant',
    forms: [
      {
        words: 'the system could not validate that sqlite3 database at was shutdown cleanly',
        pattern: /The system could not validate that the sqlite3 database at (?<path>\S{1,160}) was shutdown cleanly/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 1,
    means: 'Home Assistant was not stopped well the last time; its database goes on',
    check: {
      text: 'Was the power cut, is the disk full or the card worn?',
      host: 'df -h; dmesg | grep -iE "mmc|I/O error"',
    },
    repair: [
      {
        text: 'After an unclean stop nothing has to be done; a corrupt file is renamed and a new one begun; use an SSD instead of a card',
      },
    ],
    source: 'home-assistant/core components/recorder',
    matches: [
      'WARNING (Recorder) [homeassistant.components.recorder.util] The system could not validate that the sqlite3 database at //config/home-assistant_v2.db was shutdown cleanly',
      'WARNING (Recorder) [homeassistant.components.recorder.util] The system could not validate that the sqlite3 database at //config/home-assistant_v2.db was shutdown cleanly',
    ],
    ignores: ['database is fine'],
  },
  {
    id: 'home-assistant.integration-error',
    kind: 'unreachable',
    program: 'home-assistant',
    forms: [
      {
        words: 'homeassistant helpers update_coordinator',
        pattern:
          /\[homeassistant\.helpers\.update_coordinator\] (?:Error (?:fetching|requesting)|Timeout fetching) (?<object>[^\r\n:]{1,60})/,
      },
      { words: 'error fetching data', pattern: /Error fetching (?<object>[\w .-]{1,60}) data: / },
      { words: 'timeout fetching data', pattern: /Timeout fetching (?<object>[\w .-]{1,60}) data/ },
      {
        words: 'homeassistant components mqtt client',
        pattern:
          /\[homeassistant\.components\.mqtt\.client\] (?:Failed to connect to MQTT server|Disconnected from MQTT server (?<peer>[\w.-]{1,80}))/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'An integration of Home Assistant gets no data: {object}',
    check: { text: 'Reach the device or service from the host' },
    repair: [{ text: 'Repair the device, its address or login; it comes back by itself when it answers' }],
    source: 'home-assistant/core helpers/update_coordinator.py, components/mqtt',
    matches: [
      'ERROR (MainThread) [homeassistant.helpers.update_coordinator] Error fetching x data: Timeout',
      'ERROR Error fetching hue data: Cannot connect',
      'Timeout fetching tado data',
      'WARNING (MainThread) [homeassistant.components.mqtt.client] Disconnected from MQTT server core-mosquitto:1883 (7)',
      'ERROR (MainThread) [homeassistant.components.mqtt.client] Failed to connect to MQTT server due to exception: [Errno 111] Connection refused',
      '[homeassistant.helpers.update_coordinator] Error requesting x data: 500',
    ],
    ignores: ['fetching data'],
  },
  {
    id: 'home-assistant.notices',
    kind: null,
    program: 'home-assistant',
    forms: [
      { words: 'update of is taking over', pattern: /Update of \S{1,80} is taking over/ },
      {
        words: 'we found a custom integration which has not been tested',
        pattern: /We found a custom integration \S{1,60} which has not been tested/,
      },
      {
        words: 'updating took longer than the scheduled update interval',
        pattern: /Updating \S{1,40} \w{1,20} took longer than the scheduled update interval/,
      },
      {
        words: 'login attempt or request with invalid authentication from',
        pattern: /Login attempt or request with invalid authentication from/,
      },
      { words: 'detected blocking call to', pattern: /Detected blocking call to \w{1,40}/ },
      { words: 'setup of taking over', pattern: /Setup of \S{1,60} (?:platform \S{1,60} )?is taking over/ },
      { words: 'detected that custom integration', pattern: /Detected that custom integration '[^']{1,60}'/ },
      {
        words: 'referenced entities are missing or not currently available',
        pattern: /Referenced entities \S{1,120} are missing or not currently available/,
      },
      { words: 'cannot watch for dhcp packets', pattern: /Cannot watch for dhcp packets/ },
      { words: 'ended unfinished session id', pattern: /Ended unfinished session \(id=/ },
      {
        words: 'failed to start bluetooth dbus not found',
        pattern: /Failed to start Bluetooth: [^\r\n]{0,80}(?:dbus|DBus|hci)/i,
      },
      { words: 'waiting on integrations to complete setup', pattern: /Waiting on integrations to complete setup: / },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 3,
    means: 'Home Assistant warns of a slow or untested part',
    check: { text: 'Nothing fails by it' },
    repair: [],
    source: 'home-assistant/core',
    matches: [
      'WARNING (MainThread) [homeassistant.helpers.entity] Update of sensor.x is taking over 10 seconds',
      'WARNING (SyncWorker_1) [homeassistant.loader] We found a custom integration hacs which has not been tested by Home Assistant.',
      'WARNING (MainThread) [homeassistant.components.sensor] Updating tado sensor took longer than the scheduled update interval 0:00:30',
      'WARNING (MainThread) [homeassistant.components.http.ban] Login attempt or request with invalid authentication from 10.0.0.5 (10.0.0.5).',
      "WARNING (MainThread) [homeassistant.util.loop] Detected blocking call to open inside the event loop by custom integration 'x'",
      'WARNING (MainThread) [homeassistant.setup] Setup of hue is taking over 10 seconds.',
      "Detected that custom integration 'x' calls a deprecated function",
      'Referenced entities light.foo are missing or not currently available',
      'Setup of sensor platform hue is taking over 10 seconds.',
      'WARNING (MainThread) [homeassistant.components.dhcp] Cannot watch for dhcp packets: [Errno 1] Operation not permitted',
      'WARNING (Recorder) [homeassistant.components.recorder.util] Ended unfinished session (id=12 from 2025-01-01)',
      'ERROR (MainThread) [homeassistant.components.bluetooth] Failed to start Bluetooth: [Errno 2] No such file or directory; dbus not found',
      'WARNING (MainThread) [homeassistant.bootstrap] Waiting on integrations to complete setup: cast',
    ],
    ignores: ['Update of sensor done'],
  },
];
