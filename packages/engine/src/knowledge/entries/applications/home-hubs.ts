import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOME_HUBS: readonly CatalogueEntry[] = [
  {
    id: 'openhab.configuration-ignored',
    kind: 'invalid_setting',
    program: 'openhab',
    forms: [
      {
        words: 'configuration model',
        pattern:
          /Configuration model '(?<path>[^']{1,120})' (?:has errors, therefore ignoring it|is either empty or cannot be parsed correctly)(?:: (?<value>.{1,120}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'openHAB ignores {path}: {value|it cannot be parsed}',
    check: {
      text: 'Look at the line and column that it names',
      host: 'grep -A3 "{path}" /var/log/openhab/openhab.log | tail -20',
    },
    repair: [{ text: 'Correct the file; openHAB reads it again when it is saved' }],
    source: 'openHAB source, ModelRepositoryImpl',
    matches: [
      "2026-11-29 10:00:00.123 [WARN ] [el.core.internal.ModelRepositoryImpl] - Configuration model 'lights.items' has errors, therefore ignoring it: [12,5]: no viable alternative at input 'Swich'",
      "[WARN ] [el.core.internal.ModelRepositoryImpl] - Configuration model 'rules.rules' is either empty or cannot be parsed correctly!",
    ],
    ignores: ["[INFO ] [el.core.internal.ModelRepositoryImpl] - Loading model 'lights.items'"],
  },
  {
    id: 'openhab.thing-offline',
    kind: 'unreachable',
    program: 'openhab',
    forms: [
      {
        words: 'thing changed from to offline',
        pattern:
          /Thing '(?<object>[^']{1,120})' changed from \S{1,60}(?: \([^)]{1,120}\))?(?:: .{0,120})? to OFFLINE \((?<value>COMMUNICATION_ERROR|CONFIGURATION_ERROR|BRIDGE_OFFLINE|GONE|HANDLER_\w{1,40})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'openHAB: {object} is offline ({value})',
    check: {
      text: 'Ask the device from this host',
      host: "ping -c3 <device>; openhab-cli console -p habopen 'things show {object}'",
    },
    repair: [
      {
        text: "COMMUNICATION_ERROR: the device's power and network; CONFIGURATION_ERROR: address or password of the thing; BRIDGE_OFFLINE: look at the bridge first",
      },
    ],
    source: 'openHAB documentation, Things, status',
    matches: [
      "[INFO ] [ab.event.ThingStatusInfoChangedEvent] - Thing 'hue:bridge:1' changed from ONLINE to OFFLINE (COMMUNICATION_ERROR): Connect timed out",
      "Thing 'hue:0210:1:bulb1' changed from ONLINE to OFFLINE (BRIDGE_OFFLINE)",
    ],
    ignores: ["Thing 'hue:bridge:1' changed from OFFLINE (COMMUNICATION_ERROR) to ONLINE"],
  },
  {
    id: 'openhab.bundle-unresolved',
    kind: 'version_mismatch',
    program: 'openhab',
    forms: [
      { words: 'could not resolve module', pattern: /Could not resolve module: (?<object>[\w.-]{1,120})/ },
      {
        words: 'unable to resolve root missing requirement root osgi identity',
        pattern: /Unable to resolve root: missing requirement \[root\] osgi\.identity/,
      },
      { words: 'failed openhab', pattern: /Failed (?:installing|to install) '?(?<object>openhab-[\w-]{1,80})'?/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'openHAB cannot load an add-on: its version does not fit, or it is not reached',
    check: {
      text: 'See which bundles are not active',
      host: "openhab-cli console -p habopen 'bundle:list | grep -v Active'",
    },
    repair: [
      {
        text: 'Remove the jar of another version from addons/, clean the cache after an upgrade, and allow access to the repository',
        host: 'systemctl stop openhab && openhab-cli clean-cache && systemctl start openhab',
      },
    ],
    source: 'openHAB and Apache Karaf source, FeatureInstaller',
    matches: [
      'org.osgi.framework.BundleException: Could not resolve module: org.openhab.binding.zwave [268]',
      'Error occurred while installing feature: Unable to resolve root: missing requirement [root] osgi.identity; osgi.identity=openhab-binding-mqtt; type=karaf.feature',
      "[ERROR] [core.karaf.internal.FeatureInstaller] - Failed installing 'openhab-binding-hue': null",
    ],
    ignores: ['bundle started'],
  },
  {
    id: 'domoticz.hardware-silent',
    kind: 'slow_dependency',
    program: 'domoticz',
    forms: [
      {
        words: 'nothing received for more than',
        pattern:
          /(?<object>[\w .()-]{1,80}) hardware \((?<value>\d{1,5})\) nothing received for more than (?<limit>\d{1,5} \w{1,10})!?/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Domoticz hears nothing from {object} for {limit|some time}',
    check: { text: 'Look whether stick or device is there', host: 'ls -l /dev/serial/by-id; ping -c3 <device>' },
    repair: [
      {
        text: 'Plug it in anew or restart the device; set the data timeout of the hardware to off or longer if it speaks rarely',
      },
    ],
    source: 'Domoticz source, hardware/DomoticzHardware.cpp',
    matches: [
      '2026-11-29 10:00:00.123  Error: RFXcom hardware (3) nothing received for more than 1 Minute!....',
      'Error: P1 Meter hardware (12) nothing received for more than 5 Minutes!....',
    ],
    ignores: ['RFXcom: Worker started'],
  },
  {
    id: 'iobroker.adapter-ended',
    kind: 'code_defect',
    program: 'iobroker',
    forms: [
      {
        words: 'instance terminated',
        pattern:
          /instance (?<object>system\.adapter\.[\w.-]{1,80}) terminated (?:with code|by request of the instance itself and will not be restarted|due to) ?(?<value>[^.]{0,60})/,
      },
      { words: 'restart loop detected', pattern: /Restart loop detected/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The ioBroker adapter {object|named above} ended: {value|again and again}',
    check: { text: "Read the adapter's lines before it", host: 'iobroker logs --lines=300 | grep -B20 terminated' },
    repair: [
      {
        text: 'Repair what they name (address, password, missing module), update or install the adapter again, then start it',
        host: 'iobroker rebuild && iobroker restart',
      },
    ],
    source: 'ioBroker js-controller source, main.js',
    matches: [
      '2026-11-29 10:00:00.123  - error: host.pi instance system.adapter.hue.0 terminated with code 6 (UNCAUGHT_EXCEPTION)',
      'warn: host.pi instance system.adapter.zigbee.0 terminated with code 1 (JS_CONTROLLER_STOPPED)',
      'warn: host.pi Do not restart adapter system.adapter.hue.0 because Restart loop detected',
    ],
    ignores: ['host.pi instance system.adapter.hue.0 started with pid 123'],
  },
  {
    id: 'iobroker.runs-twice',
    kind: 'port_in_use',
    program: 'iobroker',
    forms: [
      {
        words: 'cannot start on port',
        pattern: /Cannot start in(?:Mem|mem)-(?<object>objects|states) on port (?<port>\d{2,5}): (?<value>.{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "ioBroker's {object} cannot take port {port}: another controller runs",
    check: { text: 'See who runs', host: 'ps ax | grep -c js-controller; ss -ltnp | grep {port}' },
    repair: [
      {
        text: 'End the second js-controller (started as root or by hand) and start one',
        host: 'iobroker stop && iobroker start',
      },
    ],
    source: 'ioBroker js-controller, db-objects-file',
    matches: [
      'Server Cannot start inMem-objects on port 9001: Failed to lock DB file "/opt/iobroker/iobroker-data/objects.jsonl"!',
      'Server Cannot start inMem-states on port 9000: listen EADDRINUSE: address already in use 127.0.0.1:9000',
    ],
    ignores: ['host.pi connected to Objects and States'],
  },
  {
    id: 'iobroker.state-type',
    kind: null,
    program: 'iobroker',
    forms: [
      {
        words: 'state value to set for',
        pattern:
          /State value to set for "(?<object>[^"]{1,120})" has to be type "(?<wanted>\w{1,20})" but received type "(?<value>\w{1,20})"/,
      },
      {
        words: 'has no existing object this might lead to an error in future versions',
        pattern: /has no existing object, this might lead to an error in future versions/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: "ioBroker notes that a state's type or object is not declared; the value is set",
    check: { text: 'See which adapter or script writes it', host: 'iobroker object get <state>' },
    repair: [],
    source: 'ioBroker js-controller, adapter.js',
    matches: [
      'info: hue.0 (1234) State value to set for "hue.0.bulb.level" has to be type "number" but received type "string"',
      'warn: javascript.0 (99) State "0_userdata.0.x" has no existing object, this might lead to an error in future versions',
    ],
    ignores: ['state set'],
  },
  {
    id: 'homebridge.plugin-or-accessory',
    kind: 'invalid_setting',
    program: 'homebridge',
    forms: [
      {
        words: 'cannot add a bridged accessory with the same uuid as another bridged accessory',
        pattern: /Cannot add a bridged Accessory with the same UUID as another bridged Accessory: (?<object>\S{1,60})/,
      },
      {
        words: 'no plugin was found for the',
        pattern: /No plugin was found for the (?:platform|accessory) "(?<object>[^"]{1,80})" in your config\.json/,
      },
      {
        words: 'was registered multiple times',
        pattern: /The (?:requested|plugin) plugin "(?<object>[^"]{1,80})" was registered multiple times/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Homebridge cannot take {object}: plugin missing, or the accessory is there twice',
    check: {
      text: 'See what is installed and configured',
      host: "npm ls -g --depth=0 | grep homebridge; jq '.platforms[].platform' ~/.homebridge/config.json",
    },
    repair: [
      {
        text: 'Install or update the plugin, or take the second entry out of config.json',
      },
    ],
    source: 'Homebridge source, pluginManager.ts; HAP-NodeJS Accessory.ts',
    matches: [
      'Error: Cannot add a bridged Accessory with the same UUID as another bridged Accessory: 5a1b2c3d-0000',
      '[Homebridge] No plugin was found for the platform "Hue" in your config.json. Please make sure the corresponding plugin is installed correctly.',
      'The requested plugin "homebridge-hue" was registered multiple times. Please use \'<plugin-name>.<name>\'',
    ],
    ignores: ['Loaded plugin: homebridge-hue@0.13.0'],
  },
  {
    id: 'homebridge.plugin-wants-other-version',
    kind: 'version_mismatch',
    program: 'homebridge',
    forms: [
      {
        words: 'requires version of which does not satisfy the current version of',
        pattern:
          /The plugin "(?<object>[^"]{1,80})" requires (?:Node\.js|Homebridge) version of (?<wanted>\S{1,40}) which does not satisfy the current (?:Node\.js|Homebridge) version of (?<version>\S{1,20})/,
      },
    ],
    role: 'either',
    fault: 'change',
    specificity: 2,
    means: 'The Homebridge plugin {object} wants {wanted}, this is {version}',
    check: { text: 'See what is installed', host: 'node --version; npm ls -g --depth=0 | grep homebridge' },
    repair: [
      {
        text: 'Update Node.js or Homebridge, or take an older release of the plugin; it is loaded all the same and may work',
        host: 'sudo hb-service update-node',
      },
    ],
    source: 'Homebridge source, pluginManager.ts; HAP-NodeJS Accessory.ts',
    matches: [
      'The plugin "homebridge-ring" requires Node.js version of ^20.9.0 which does not satisfy the current Node.js version of v18.4.0.',
      '[11/29/2025, 10:00:00 AM] The plugin "homebridge-hue" requires Homebridge version of ^2.0.0 which does not satisfy the current Homebridge version of v1.8.4. You may need to update this plugin (or Homebridge) to a newer version.',
    ],
    ignores: ['Loaded plugin: homebridge-hue@0.13.0'],
  },
  {
    id: 'homebridge.slow-plugin',
    kind: null,
    program: 'homebridge',
    forms: [
      {
        words: 'this plugin slows down homebridge',
        pattern:
          /This plugin slows down Homebridge\. The (?:read|write) handler for the characteristic '(?<object>[^']{1,60})'/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'A Homebridge plugin answers late for {object}',
    check: { text: 'See which device it waits for' },
    repair: [],
    source: 'HAP-NodeJS source, Accessory.ts',
    matches: [
      "[Blinds] This plugin slows down Homebridge. The read handler for the characteristic 'Current Position' didn't respond at all!. Please check that you properly call the callback!",
      "[Lamp] This plugin slows down Homebridge. The write handler for the characteristic 'On' was slow to respond!",
    ],
    ignores: ['Homebridge is running on port 51826'],
  },
  {
    id: 'evcc.device-not-created',
    kind: 'invalid_setting',
    program: 'evcc',
    forms: [
      {
        words: 'cannot create',
        pattern:
          /cannot create (?<object>meter|charger|vehicle|tariff|circuit|messenger) '?(?<value>[\w.-]{1,60})'?: (?<setting>.{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'evcc cannot set up the {object} {value}: {setting}',
    check: { text: 'Test it alone', host: 'evcc {object} --log trace' },
    repair: [
      {
        text: 'Correct address, id, user or template of this device in evcc.yaml; a device that sleeps or is asked by two programs (Modbus) does not answer',
      },
    ],
    source: 'evcc source, cmd/setup.go',
    matches: [
      "[main  ] FATAL 2026/11/29 10:00:00 cannot create charger 'wallbox': cannot create charger type 'template': dial tcp 192.168.1.20:502: i/o timeout",
      "[main  ] FATAL 2026/11/29 10:00:00 cannot create meter 'grid': cannot create meter type 'template': invalid template",
    ],
    ignores: ['[main  ] INFO charger wallbox created'],
  },
];
