import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SMART_HOME: readonly CatalogueEntry[] = [
  {
    id: 'zigbee2mqtt.serial-port-missing',
    kind: 'missing_file',
    program: 'zigbee2mqtt',
    forms: [
      {
        words: 'error no such file or directory cannot open',
        pattern: /Error: No such file or directory, cannot open (?<path>\/dev\/[\w/.-]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The adapter {path} is not there',
    check: {
      text: 'Find the stick by its stable name; unplugged, renamed, or not passed to the container',
      compose: 'ls -l /dev/serial/by-id/; docker compose config | grep -A3 devices',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l {path}',
      host: 'ls -l /dev/serial/by-id/ {path}; dmesg | grep -iE "tty(USB|ACM)" | tail',
    },
    repair: [
      {
        text: 'Use the name under /dev/serial/by-id in serial.port and in devices: of the compose file; ttyUSB numbers change with each start',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo systemctl restart zigbee2mqtt',
      },
    ],
    source: 'serialport bindings-cpp; Zigbee2MQTT documentation, fails to start: Error while opening serialport',
    matches: [
      "[2024-05-02 10:11:12] error: z2m: Error: Error while opening serialport 'Error: Error: No such file or directory, cannot open /dev/ttyACM0'",
      'Error: Error: No such file or directory, cannot open /dev/serial/by-id/usb-ITead_Sonoff_Zigbee_3.0-if00-port0',
    ],
    ignores: ["[2024-05-02 10:11:12] info: z2m: Serialport '/dev/ttyACM0' opened"],
  },
  {
    id: 'zigbee2mqtt.serial-port-refused',
    kind: 'file_permission',
    program: 'zigbee2mqtt',
    forms: [
      {
        words: 'permission denied cannot open dev',
        pattern: /Error: Permission denied, cannot open (?<path>\/dev\/[\w/.-]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The account of the service may not open the adapter {path}',
    check: {
      text: 'See which group owns the device (dialout or uucp) and whether the account is in it',
      compose: 'ls -l {path}; docker compose exec {service} id',
      host: 'ls -l {path}; id <account>',
    },
    repair: [
      {
        text: 'Add the account to the group of the device; in compose set group_add to the number of that group',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo usermod -aG dialout <account> && sudo systemctl restart zigbee2mqtt',
      },
    ],
    source: 'serialport bindings-cpp; Zigbee2MQTT documentation, Error: Permission denied, cannot open',
    matches: [
      "error: z2m: Error: Error while opening serialport 'Error: Error: Permission denied, cannot open /dev/ttyUSB0'",
      '[error] [serialport:7a1e] Error: Permission denied, cannot open /dev/ttyACM0',
    ],
    ignores: ["Serialport '/dev/ttyUSB0' opened by user zigbee"],
  },
  {
    id: 'zigbee2mqtt.serial-port-taken',
    kind: 'lock_held',
    program: 'zigbee2mqtt',
    forms: [{ words: 'cannot lock port', pattern: /Error:? (?:Resource temporarily unavailable,? )?Cannot lock port/ }],
    nearby: [/(?<path>\/dev\/(?:tty|serial)[\w/.-]{1,100})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another program holds the Zigbee adapter {path|of this service}',
    check: {
      text: 'Find who has the device open: a second Zigbee2MQTT, ZHA in Home Assistant, or ModemManager',
      host: 'sudo fuser -v {path|/dev/ttyUSB0}; systemctl is-active ModemManager',
    },
    repair: [
      {
        text: 'End that other program: ZHA and Zigbee2MQTT cannot share a stick',
        compose: 'docker ps | grep -i zigbee; docker compose restart {service}',
        host: 'sudo systemctl disable --now ModemManager; sudo systemctl restart zigbee2mqtt',
      },
    ],
    source: 'serialport bindings-cpp serialport_unix.cpp',
    matches: [
      "error: z2m: Error: Error while opening serialport 'Error: Error Resource temporarily unavailable Cannot lock port'",
      'Error: Error: Resource temporarily unavailable, Cannot lock port',
      'Error: Cannot lock port',
    ],
    ignores: ['info: z2m: Locking the port of the adapter is switched on'],
  },
  {
    id: 'zigbee2mqtt.adapter-silent',
    kind: 'invalid_setting',
    program: 'zigbee2mqtt',
    forms: [
      {
        words: 'failed to connect to the adapter srsp sys ping after',
        pattern: /Failed to connect to the adapter \(Error: SRSP - SYS - ping after (?<value>\d{1,6}ms)\)/,
      },
      {
        words: 'failed to start ezsp layer with status',
        pattern: /Failed to start EZSP layer with status=(?<value>\w{1,40})/,
      },
      { words: 'srsp sys ping after', pattern: /SRSP - SYS - ping after (?<value>\d{1,6}ms)/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The Zigbee adapter does not answer ({value})',
    check: {
      text: 'Compare serial.adapter (zstack, ember, deconz, zigate) with the chip of the stick, and see who else uses the port; a wrong serial.adapter, port or firmware',
      compose:
        'docker compose exec {service} grep -A5 "^serial" /app/data/configuration.yaml; ls -l /dev/serial/by-id/',
      host: 'grep -A5 "^serial" /opt/zigbee2mqtt/data/configuration.yaml; sudo fuser -v /dev/ttyUSB0',
    },
    repair: [
      {
        text: 'Set serial.adapter and serial.port to the stick that is there, end other users, unplug it for ten seconds, and flash current firmware when it stays silent',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart zigbee2mqtt',
      },
    ],
    source: 'Koenkk/zigbee-herdsman adapter/z-stack/znp.ts, adapter/ember; Zigbee2MQTT FAQ',
    matches: [
      '[2024-05-02 10:11:12] error: z2m: Error: Failed to connect to the adapter (Error: SRSP - SYS - ping after 6000ms)',
      '[2024-05-02 10:11:12] error: z2m: Error: Failed to start EZSP layer with status=HOST_FATAL_ERROR.',
      'Error: SRSP - SYS - ping after 6000ms',
    ],
    ignores: ['info: z2m: Coordinator firmware version: \'{"type":"zStack3x0"}\''],
  },
  {
    id: 'zigbee2mqtt.network-differs',
    kind: 'invalid_setting',
    program: 'zigbee2mqtt',
    forms: [
      {
        words: 'configuration is not consistent with adapter',
        pattern: /Configuration is not consistent with adapter (?:state\/)?backup/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Zigbee2MQTT does not start: network key, PAN or channel differ from the adapter',
    check: {
      text: 'The lines after it compare both sides: PAN ID, extended PAN ID, network key and channel list',
      compose:
        'docker compose logs {service} | grep -A14 "not consistent"; docker compose exec {service} grep -A8 "^advanced" /app/data/configuration.yaml',
      host: 'grep -A8 "^advanced" /opt/zigbee2mqtt/data/configuration.yaml',
    },
    repair: [
      {
        text: 'Put back the values of the running network (advanced: network_key, pan_id, channel) from the adapter or coordinator_backup.json',
        compose: 'docker compose restart {service}',
      },
      {
        text: 'Or delete coordinator_backup.json to found a new network; every device has to be paired again',
        compose:
          'docker compose exec {service} rm /app/data/coordinator_backup.json && docker compose restart {service}',
        host: 'rm /opt/zigbee2mqtt/data/coordinator_backup.json && sudo systemctl restart zigbee2mqtt',
        destructive: true,
      },
    ],
    source: 'Koenkk/zigbee-herdsman adapter/z-stack/adapter/manager.ts',
    matches: [
      '[2024-05-02 10:11:12] error: zh:zstack:znp: Configuration is not consistent with adapter state/backup!',
      'zigbee-herdsman:adapter:zStack:startup Configuration is not consistent with adapter backup!',
    ],
    ignores: ['Re-commissioning your network will require re-pairing of all devices!'],
  },
  {
    id: 'zigbee2mqtt.broker-away',
    kind: 'connection_refused',
    program: 'zigbee2mqtt',
    forms: [
      {
        words: 'mqtt failed to connect exiting',
        pattern: /MQTT failed to connect, exiting\.\.\.(?: \((?<value>[^)]{1,100})\))?/,
      },
      { words: 'not connected to mqtt server', pattern: /Not connected to MQTT server!/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mqtt',
    specificity: 3,
    means: 'Zigbee2MQTT does not reach its MQTT broker: {value|no connection}',
    check: {
      text: 'See whether the broker runs and whether mqtt.server names it; inside a container localhost is the container itself',
      compose: 'docker compose ps; docker compose exec {service} grep -A5 "^mqtt" /app/data/configuration.yaml',
      kubernetes: 'kubectl get svc,endpoints | grep -iE "mqtt|mosquitto"',
      host: 'grep -A5 "^mqtt" /opt/zigbee2mqtt/data/configuration.yaml; nc -zv localhost 1883',
    },
    repair: [
      {
        text: 'Start the broker or set mqtt.server to its service name (mqtt://mosquitto:1883); Mosquitto 2 needs a listener line to serve other hosts',
        compose: 'docker compose up -d',
        host: 'sudo systemctl restart mosquitto zigbee2mqtt',
      },
    ],
    source: 'Koenkk/zigbee2mqtt lib/mqtt.ts, lib/controller.ts',
    matches: [
      '[2024-05-02 10:11:12] error: z2m: MQTT failed to connect, exiting... (connect ECONNREFUSED 172.18.0.2:1883)',
      '[2024-05-02 10:11:12] error: z2m: Not connected to MQTT server!',
    ],
    ignores: ['[2024-05-02 10:11:12] info: z2m: Connected to MQTT server'],
  },
  {
    id: 'esphome.device-away',
    kind: 'unreachable',
    program: 'esphome',
    forms: [
      {
        words: 'can t connect to esphome api for',
        pattern:
          /Can't connect to ESPHome API for (?<object>[\w.-]{1,60})(?: @ (?<peer>[\da-fA-F.:]{3,45}))?: (?!.{0,120}(?:[Ee]ncryption|hello|Error resolving))/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The ESPHome device {object} does not answer at {peer|its name}',
    check: {
      text: 'See whether the device is on the network; over VLANs and in containers mDNS names do not resolve',
      host: 'ping -c2 {object}.local; nc -zv {peer|<address>} 6053',
    },
    repair: [
      {
        text: 'Power-cycle the device and check its Wi-Fi; give it a fixed address (manual_ip or a DHCP reservation) and set use_address, or run the container in the host network',
      },
    ],
    source: 'esphome/aioesphomeapi reconnect_logic.py',
    matches: [
      "Can't connect to ESPHome API for kitchen: Error connecting to 192.168.1.40: [Errno 113] Connect call failed",
      "2024-05-02 10:11:12.345 WARNING (MainThread) [aioesphomeapi.reconnect_logic] Can't connect to ESPHome API for kitchen @ 192.168.1.40: Timeout while connecting to [AddrInfo(192.168.1.40:6053)] (SocketAPIError)",
    ],
    ignores: ['INFO Successfully connected to kitchen @ 192.168.1.40 in 0.021s'],
  },
  {
    id: 'esphome.encryption-key',
    kind: 'authentication_refused',
    program: 'esphome',
    forms: [
      {
        words: 'can t connect to esphome api for encryption',
        pattern:
          /Can't connect to ESPHome API for (?<object>[\w.-]{1,60})(?: @ (?<peer>[\da-fA-F.:]{3,45}))?: .{0,160}[Ee]ncryption/,
      },
      {
        words: 'the connection dropped immediately after encrypted hello',
        pattern: /The connection dropped immediately after encrypted hello/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The encryption key of the ESPHome device {object|in question} is not the one that is used',
    check: { text: 'Compare api: encryption: key in the YAML of the device with the key that Home Assistant holds' },
    repair: [
      {
        text: 'Reconfigure the device in Home Assistant with the key of the YAML, or flash the device with the key again',
        host: 'esphome run <device>.yaml',
      },
    ],
    source:
      'esphome/aioesphomeapi _frame_helper/noise.py, core.py InvalidEncryptionKeyAPIError, RequiresEncryptionAPIError',
    matches: [
      "WARNING Can't connect to ESPHome API for kitchen @ 192.168.1.40: Invalid encryption key (InvalidEncryptionKeyAPIError)",
      "Can't connect to ESPHome API for desk @ 10.0.0.7: The connection dropped immediately after encrypted hello; Try enabling encryption on the device or turning off encryption on the client (InvalidEncryptionKeyAPIError)",
      'desk: The connection dropped immediately after encrypted hello; Try enabling encryption on the device',
    ],
    ignores: ['INFO Handshake with kitchen @ 192.168.1.40 done, encryption is on'],
  },
  {
    id: 'node-red.nodes-missing',
    kind: 'missing_module',
    program: 'node-red',
    forms: [
      { words: 'waiting for missing types to be registered', pattern: /Waiting for missing types to be registered/ },
    ],
    nearby: [/\[info\]\s{1,4}- (?<object>[\w@/ .-]{1,60})$/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Node-RED does not start its flows: the node type {object|named below} is not installed',
    check: {
      text: 'The names stand in the lines that follow; see which modules are installed',
      compose: 'docker compose exec {service} npm ls --prefix /data --depth 0',
      kubernetes: 'kubectl exec deploy/{service} -- npm ls --prefix /data --depth 0',
      host: 'npm ls --prefix ~/.node-red --depth 0',
    },
    repair: [
      {
        text: 'Install the modules again in the user directory (they are lost when /data is no volume) and restart',
        compose:
          'docker compose exec {service} npm install --prefix /data <module> && docker compose restart {service}',
        kubernetes:
          'kubectl exec deploy/{service} -- npm install --prefix /data <module> && kubectl rollout restart deploy/{service}',
        host: 'npm install --prefix ~/.node-red <module> && sudo systemctl restart nodered',
      },
    ],
    source: 'node-red packages/node_modules/@node-red/runtime/locales/en-US/runtime.json nodes.flows.missing-types',
    matches: [
      '2 May 10:11:12 - [info] Waiting for missing types to be registered:',
      '02 May 10:11:12 - [info] [flows] Waiting for missing types to be registered:',
    ],
    ignores: ['2 May 10:11:12 - [info] Started flows'],
  },
  {
    id: 'node-red.settings-broken',
    kind: 'invalid_setting',
    program: 'node-red',
    forms: [{ words: 'error loading settings file', pattern: /Error loading settings file: (?<path>\S{1,120})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Node-RED does not start: {path} is no valid JavaScript',
    check: {
      text: 'Let Node parse the file',
      compose: 'docker compose run --rm --entrypoint node {service} --check {path}',
      kubernetes: 'kubectl get configmap {service} -o yaml',
      host: 'node --check {path}',
    },
    repair: [
      {
        text: 'Correct the comma or bracket that the message names, then restart',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl restart nodered',
      },
    ],
    source: 'node-red packages/node_modules/node-red/red.js',
    matches: [
      'Error loading settings file: /data/settings.js',
      'Error loading settings file: /home/pi/.node-red/settings.js',
    ],
    ignores: ['2 May 10:11:12 - [info] Settings file  : /data/settings.js'],
  },
];
