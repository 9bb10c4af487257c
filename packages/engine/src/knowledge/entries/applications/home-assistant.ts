import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_ASSISTANT: readonly CatalogueEntry[] = [
  {
    id: 'home-assistant.integration-not-loaded',
    kind: 'missing_module',
    program: 'home-assistant',
    forms: [
      {
        words: 'setup failed for',
        pattern:
          /Setup failed for (?:custom integration )?'?(?<object>[\w.]{1,60})'?: (?:Integration not found|Unable to import component|Requirements for \S{1,60} not found|Unable to set up dependencies|Could not setup dependencies|No setup or config entry setup function defined)/,
      },
      {
        words: 'integration error integration not found',
        pattern: /Integration error: (?<object>[\w.]{1,60}) - Integration '[^']{1,60}' not found/,
      },
      {
        words: 'platform error integration not found',
        pattern: /Platform error:? '?\w{1,40}'? ?-? ?.{0,40}Integration '(?<object>[^']{1,60})' not found/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Home Assistant does not load the integration {object}',
    check: {
      text: 'See whether the integration exists under custom_components or left Home Assistant with the last release, and read the import error after it',
      compose:
        'docker compose exec {service} ls /config/custom_components; docker compose logs {service} | grep -A8 {object}',
      kubernetes: 'kubectl exec {service}-0 -- ls /config/custom_components',
      host: 'ha core logs | grep -A8 {object}',
    },
    repair: [
      {
        text: 'Update the integration (in HACS for a custom one), or take its lines out of configuration.yaml, and restart',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'ha core check && ha core restart',
      },
    ],
    source: 'home-assistant/core homeassistant/setup.py _async_setup_component()',
    matches: [
      "2024-05-02 10:11:12.345 ERROR (MainThread) [homeassistant.setup] Setup failed for 'hacs': Integration not found.",
      "ERROR (MainThread) [homeassistant.setup] Setup failed for custom integration 'localtuya': Unable to import component: cannot import name 'SOURCE' from 'homeassistant.const'",
      "ERROR (MainThread) [homeassistant.config] Platform error: sensor - Integration 'deutschebahn' not found.",
      "ERROR (MainThread) [homeassistant.helpers] Integration error: yr - Integration 'yr' not found.",
    ],
    ignores: ['INFO (MainThread) [homeassistant.setup] Setup of domain hacs took 1.2 seconds'],
  },
  {
    id: 'home-assistant.config-invalid',
    kind: 'invalid_setting',
    program: 'home-assistant',
    forms: [
      {
        words: 'invalid config for at line',
        pattern:
          /Invalid config for '(?<object>[^']{1,60})'(?: from integration '[^']{1,40}')? at (?<path>[^\s,]{1,100}), line (?<value>\d{1,6})/,
      },
      {
        words: 'invalid config for',
        pattern: /Invalid config for \[(?<object>[\w.]{1,60})\]: (?<setting>.{1,80}?)(?:\.|$)/,
      },
      {
        words: 'setup failed for invalid config',
        pattern: /Setup failed for (?:custom integration )?'?(?<object>[\w.]{1,60})'?: Invalid config/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Home Assistant refuses the configuration of {object} ({path|configuration.yaml})',
    check: {
      text: 'Let Home Assistant check the files',
      compose: 'docker compose exec {service} python -m homeassistant --script check_config -c /config',
      kubernetes: 'kubectl exec {service}-0 -- python -m homeassistant --script check_config -c /config',
      host: 'ha core check',
    },
    repair: [
      {
        text: 'Correct {path|configuration.yaml} at line {value|the message names}: options of integrations change with releases, see their breaking changes; then restart',
        compose: 'docker compose restart {service}',
        host: 'ha core restart',
      },
    ],
    source: 'home-assistant/core homeassistant/config.py format_schema_error()',
    matches: [
      "2024-05-02 10:11:12.345 ERROR (MainThread) [homeassistant.config] Invalid config for 'template' at configuration.yaml, line 45: required key not provided 'sensor', got None",
      'ERROR (MainThread) [homeassistant.config] Invalid config for [sensor.mqtt]: [value_tmpl] is an invalid option for [sensor.mqtt]. Check: sensor.mqtt->value_tmpl.',
      "ERROR (MainThread) [homeassistant.setup] Setup failed for 'knx': Invalid config.",
    ],
    ignores: ['Configuration check: Configuration will not prevent Home Assistant from starting!'],
  },
  {
    id: 'home-assistant.recovery-mode',
    kind: 'invalid_setting',
    program: 'home-assistant',
    forms: [
      {
        words: 'failed to parse activating',
        pattern: /Failed to parse (?<path>configuration\.yaml)(?:: .{0,200}?)?\. Activating (?:recovery|safe) mode/,
      },
      {
        words: 'detected that did not load activating mode',
        pattern: /Detected that (?<object>[\w,\s]{1,60}) did not load\. Activating (?:recovery|safe) mode/,
      },
    ],
    nearby: [/in "(?<path>[^"]{1,100})", line (?<value>\d{1,6})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Home Assistant starts in recovery mode: {path|its configuration} does not load',
    check: {
      text: 'Find the line that the YAML error names',
      compose: 'docker compose exec {service} python -m homeassistant --script check_config -c /config',
      host: 'ha core check',
    },
    repair: [
      {
        text: 'Correct line {value|in the message} of {path|configuration.yaml} (indentation, a tab, a missing secret in secrets.yaml) and restart',
        compose: 'docker compose restart {service}',
        host: 'ha core restart',
      },
    ],
    source: 'home-assistant/core homeassistant/bootstrap.py async_setup_hass()',
    matches: [
      'ERROR (MainThread) [homeassistant.bootstrap] Failed to parse configuration.yaml: while scanning for the next token found character. Activating recovery mode',
      'WARNING (MainThread) [homeassistant.bootstrap] Detected that frontend did not load. Activating recovery mode',
    ],
    ignores: ['INFO (MainThread) [homeassistant.components.recovery_mode] Recovery mode ended'],
  },
  {
    id: 'home-assistant.device-away',
    kind: 'unreachable',
    program: 'home-assistant',
    forms: [
      {
        words: 'config entry for integration not ready yet',
        pattern:
          /Config entry '(?<object>[^']{1,80})' for (?<value>\w{1,60}) integration not ready yet(?:: (?<peer>.{1,100}?))?; Retrying in/,
      },
      {
        words: 'platform not ready yet retrying in background',
        pattern: /Platform (?<value>[\w.]{1,60}) not ready yet(?:: (?<peer>.{1,100}?))?; Retrying in background/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Home Assistant waits for {object|the device} ({value}): it does not answer',
    check: {
      text: 'Read the reason in the line and see whether the device or service answers from the network of Home Assistant',
      compose: 'docker compose exec {service} ping -c2 <address of the device>',
      host: 'ping -c2 <address of the device>',
    },
    repair: [
      {
        text: 'Bring the device back; when its address changed, give it a fixed one in the DHCP server and correct the entry under Settings > Devices & services',
      },
    ],
    source: 'home-assistant/core homeassistant/config_entries.py, helpers/entity_platform.py',
    matches: [
      "2024-05-02 10:11:12.345 WARNING (MainThread) [homeassistant.config_entries] Config entry 'Hue Bridge' for hue integration not ready yet: Error connecting to the Hue bridge at 192.168.1.10; Retrying in 10 seconds",
      'WARNING (MainThread) [homeassistant.components.sensor] Platform influxdb not ready yet: Cannot connect to InfluxDB; Retrying in background in 30 seconds',
    ],
    ignores: ["INFO (MainThread) [homeassistant.config_entries] Config entry 'Hue Bridge' for hue set up"],
  },
  {
    id: 'home-assistant.entry-login-refused',
    kind: 'authentication_refused',
    program: 'home-assistant',
    forms: [
      {
        words: 'config entry for integration could not authenticate',
        pattern: /Config entry '(?<object>[^']{1,80})' for (?<value>\w{1,60}) integration could not authenticate/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The login of Home Assistant at {object} ({value}) is refused',
    check: { text: 'Look under Settings > Devices & services for the integration that asks to reconfigure' },
    repair: [{ text: 'Choose Reconfigure there and sign in again: the token expired or the password was changed' }],
    source: 'home-assistant/core homeassistant/config_entries.py ConfigEntryAuthFailed',
    matches: [
      "WARNING (MainThread) [homeassistant.config_entries] Config entry 'me@example.com' for smartthings integration could not authenticate: Token is expired",
      "ERROR (MainThread) [homeassistant.config_entries] Config entry 'Home' for nest integration could not authenticate",
    ],
    ignores: ["Config entry 'Home' for nest integration was reauthenticated"],
  },
  {
    id: 'home-assistant.proxy-not-trusted',
    kind: 'missing_setting',
    program: 'home-assistant',
    forms: [
      {
        words:
          'a request from a reverse proxy was received from but your http integration is not set up for reverse proxies',
        pattern:
          /A request from a reverse proxy was received from (?<peer>[\da-fA-F.:]{2,45}), but your HTTP integration is not set-up for reverse proxies/,
      },
      {
        words: 'received x forwarded for header from an untrusted proxy',
        pattern: /Received X-Forwarded-For header from an untrusted proxy (?<peer>[\da-fA-F.:]{2,45})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Home Assistant answers 400: the reverse proxy {peer} is not in trusted_proxies',
    check: {
      text: 'Read the http part of configuration.yaml',
      compose: 'docker compose exec {service} grep -A6 "^http:" /config/configuration.yaml',
      kubernetes: 'kubectl exec {service}-0 -- grep -A6 "^http:" /config/configuration.yaml',
      host: 'grep -A6 "^http:" /config/configuration.yaml',
    },
    repair: [
      {
        text: 'Set http: use_x_forwarded_for: true and trusted_proxies: [{peer}] (or the network of the proxy) in configuration.yaml and restart',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'ha core restart',
      },
    ],
    source: 'home-assistant/core homeassistant/components/http/forwarded.py',
    matches: [
      'ERROR (MainThread) [homeassistant.components.http.forwarded] A request from a reverse proxy was received from 172.18.0.3, but your HTTP integration is not set-up for reverse proxies',
      'ERROR (MainThread) [homeassistant.components.http.forwarded] Received X-Forwarded-For header from an untrusted proxy 172.30.33.2',
    ],
    ignores: ['trusted_proxies: [172.18.0.3]'],
  },
  {
    id: 'home-assistant.recorder-corrupt',
    kind: 'data_corruption',
    program: 'home-assistant',
    forms: [
      {
        words: 'the system will rename the corrupt database file to',
        pattern: /The system will rename the corrupt database file (?<path>\S{1,120}) to/,
      },
      {
        words: 'unrecoverable sqlite3 database corruption detected',
        pattern: /Unrecoverable sqlite3 database corruption detected/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The history database of Home Assistant is corrupt ({path|home-assistant_v2.db}) and is made anew',
    check: {
      text: 'See whether the disk or SD card fails or is full',
      compose: 'docker compose exec {service} sh -c "df -h /config; ls -la /config/*.db*"',
      host: 'df -h; dmesg | grep -iE "mmc|I/O error|ext4"',
    },
    repair: [
      {
        text: 'Replace a failing SD card or free the disk; to rescue the old history, read it out of the renamed file',
        host: 'sqlite3 /config/home-assistant_v2.db.corrupt.<time> ".recover" | sqlite3 /tmp/recovered.db',
      },
    ],
    source: 'home-assistant/core homeassistant/components/recorder/util.py, core.py',
    matches: [
      'ERROR (Recorder) [homeassistant.components.recorder.util] The system will rename the corrupt database file //config/home-assistant_v2.db to //config/home-assistant_v2.db.corrupt.2024-05-02T10:11:12.345+00:00 in order to allow startup to proceed',
      'ERROR (Recorder) [homeassistant.components.recorder] Unrecoverable sqlite3 database corruption detected: database disk image is malformed',
    ],
    ignores: [
      'WARNING (Recorder) [homeassistant.components.recorder.util] Ended unfinished session (id=110 from 2024-05-01)',
    ],
  },
  {
    id: 'home-assistant.recorder-backlog',
    kind: 'queue_full',
    program: 'home-assistant',
    forms: [
      {
        words: 'the recorder backlog queue reached the maximum size of events',
        pattern: /The recorder backlog queue reached the maximum size of (?<limit>\d{1,9}) events/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Home Assistant records no more: {limit} events wait for the database',
    check: {
      text: 'See whether the disk or the external database is slow or full',
      compose: 'docker compose exec {service} df -h /config; docker stats --no-stream',
      host: 'iostat -x 2 3; df -h',
    },
    repair: [
      {
        text: 'Relieve the recorder: exclude chatty entities and lower purge_keep_days under recorder:, move the database off the SD card; then restart',
        compose: 'docker compose restart {service}',
        host: 'ha core restart',
      },
    ],
    source: 'home-assistant/core homeassistant/components/recorder/core.py _async_check_queue()',
    matches: [
      'ERROR (MainThread) [homeassistant.components.recorder.core] The recorder backlog queue reached the maximum size of 65000 events; usually, the system is CPU bound, I/O bound, or the database is corrupt due to a disk problem; The recorder will stop recording events to avoid running out of memory',
      'The recorder backlog queue reached the maximum size of 30000 events; usually, the system is CPU bound',
    ],
    ignores: ['DEBUG (MainThread) [homeassistant.components.recorder] Recorder queue size is: 65'],
  },
];
