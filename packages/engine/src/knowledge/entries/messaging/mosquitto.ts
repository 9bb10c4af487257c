import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MOSQUITTO: readonly CatalogueEntry[] = [
  {
    id: 'mosquitto.local-only-mode',
    kind: 'missing_setting',
    program: 'mosquitto',
    versions: '>=2.0',
    forms: [
      {
        words: 'starting in local only mode connections will only be possible from clients running on this machine',
        pattern: /Starting in local only mode\. Connections will only be possible from clients running on this machine/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Mosquitto listens on localhost only, since its configuration names no listener',
    check: {
      text: 'See whether a configuration file is mounted at /mosquitto/config/mosquitto.conf and has a listener',
      compose: 'docker compose exec {service} cat /mosquitto/config/mosquitto.conf',
      kubernetes: 'kubectl exec deploy/{service} -- cat /mosquitto/config/mosquitto.conf',
      host: 'cat /etc/mosquitto/mosquitto.conf /etc/mosquitto/conf.d/*.conf; ss -ltnp | grep 1883',
    },
    repair: [
      {
        text: 'Add "listener 1883" and either a password_file or "allow_anonymous true": from 2.0 on, Mosquitto opens itself to the network only when it is told to',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'printf "listener 1883\\nallow_anonymous false\\npassword_file /etc/mosquitto/passwd\\n" > /etc/mosquitto/conf.d/listener.conf && systemctl restart mosquitto',
      },
    ],
    source: 'Eclipse Mosquitto, listeners.c listeners__start_local_only(); "Migrating from 1.x to 2.0"',
    matches: [
      '1746517268: Starting in local only mode. Connections will only be possible from clients running on this machine.',
      '2025-05-06T07:41:08: Starting in local only mode. Connections will only be possible from clients running on this machine.',
    ],
    ignores: ['1746517268: Opening ipv4 listen socket on port 1883.'],
  },
  {
    id: 'mqtt.login-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'connection refused', pattern: /Connection refused: (?:not authori[sz]ed|bad user ?name or password)/i },
      {
        words: 'client disconnected',
        pattern:
          /Client (?<user>\S{1,120})(?: \[(?<peer>[\d.a-f:]{2,45}):\d{1,5}\])? disconnected[,:] (?:not authorised|bad username or password)/,
      },
      {
        words: 'client disconnected bad username or password',
        pattern:
          /Client (?<user>\S{1,120})(?: \[(?<peer>[\d.a-f:]{2,45}):\d{1,5}\])? disconnected[,:] bad username or password/,
      },
      {
        words: 'unable to connect to the mqtt broker',
        pattern: /Unable to connect to the MQTT broker: (?:Not authorized|Bad user name or password)/,
      },
      { words: 'not authorized to connect', pattern: /Not authorized to connect \(5\)/ },
      { words: 'bad user name or password 4', pattern: /Bad user name or password \(4\)/ },
      { words: 'result code', pattern: /(?:Connected|[Cc]onnection failed) with result code:? [45]$/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mosquitto',
    specificity: 3,
    means: 'The MQTT broker refuses the user name or password of {user|the client}',
    check: {
      text: 'Try the same credentials by hand; without allow_anonymous a client that sends none is refused, too',
      compose: 'docker compose exec {server|mosquitto} mosquitto_sub -u <user> -P <password> -t "#" -C 1 -W 5',
      kubernetes: 'kubectl exec deploy/{server|mosquitto} -- mosquitto_sub -u <user> -P <password> -t "#" -C 1 -W 5',
      host: 'mosquitto_sub -h localhost -u <user> -P <password> -t "#" -C 1 -W 5; grep -rE "allow_anonymous|password_file" /etc/mosquitto',
    },
    repair: [
      {
        text: 'Set the password of the account and have the broker read the file anew',
        compose:
          'docker compose exec {server|mosquitto} mosquitto_passwd -b /mosquitto/config/passwd <user> <password> && docker compose kill -s HUP mosquitto',
        kubernetes:
          'kubectl create secret generic mosquitto-passwd --from-file=passwd --dry-run=client -o yaml | kubectl apply -f -',
        host: 'mosquitto_passwd -b /etc/mosquitto/passwd <user> <password> && systemctl reload mosquitto',
      },
    ],
    source:
      'Eclipse Mosquitto, strings_common.c, loop.c do_disconnect(); MQTT 3.1.1 section 3.2.2.3; MQTT.js, Paho, Home Assistant',
    matches: [
      'z2m: MQTT error: Connection refused: Not authorized',
      'Connection error: Connection Refused: bad user name or password.',
      '1746517268: Client shop-worker [172.18.0.7:41234] disconnected: not authorised.',
      '1746517268: Client <unknown> disconnected, not authorised.',
      '1746517268: Client shop-worker [172.18.0.7:41234] disconnected: bad username or password.',
      'ERROR (MainThread) [homeassistant.components.mqtt.client] Unable to connect to the MQTT broker: Not authorized',
      'org.eclipse.paho.client.mqttv3.MqttSecurityException: Not authorized to connect (5)',
      'Bad user name or password (4) org.eclipse.paho.client.mqttv3.internal.ExceptionHelper.createMqttException',
      'Connected with result code 5',
    ],
    ignores: [
      'nc: connect to mosquitto port 1883 (tcp) failed: Connection refused',
      'Connected with result code 0',
      '1746517268: Client shop-worker closed its connection.',
    ],
  },
  {
    id: 'mosquitto.configuration-invalid',
    kind: 'invalid_setting',
    program: 'mosquitto',
    forms: [
      { words: 'error found at', pattern: /Error found at '?(?<path>[^:'\s]{1,200}):(?<value>\d{1,6})'?\./ },
      {
        words: 'error unknown configuration variable',
        pattern: /Error: Unknown configuration variable "?(?<setting>[\w-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Mosquitto refuses its configuration (line {value|unknown}, option {setting|see the line before})',
    check: {
      text: 'Read the line that is named; the sentence before it says what is wrong',
      compose:
        'docker compose run --rm --entrypoint sed {service} -n "{value|1}p" {path|/mosquitto/config/mosquitto.conf}',
      host: 'sed -n "{value|1}p" {path|/etc/mosquitto/mosquitto.conf}',
    },
    repair: [
      {
        text: 'Correct the line and start the broker; options of version 1 such as auth_plugin may be gone or moved to the listener',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'mosquitto -c /etc/mosquitto/mosquitto.conf -v',
      },
    ],
    source: 'Eclipse Mosquitto, conf.c config__read_file(), config__read_file_core()',
    matches: [
      '1746517268: Error found at /mosquitto/config/mosquitto.conf:3.',
      'Error: Unknown configuration variable "alow_anonymous".',
    ],
    ignores: ['1746517268: Config loaded from /mosquitto/config/mosquitto.conf.'],
  },
  {
    id: 'mosquitto.file-not-usable',
    kind: 'file_permission',
    program: 'mosquitto',
    forms: [
      { words: 'error unable to open pwfile', pattern: /Error: Unable to open pwfile "(?<path>[^"]{1,200})"/ },
      { words: 'error unable to open acl_file', pattern: /Error: Unable to open acl_file "(?<path>[^"]{1,200})"/ },
      {
        words: 'error unable to open log file for writing',
        pattern: /Error: Unable to open log file (?<path>\S{1,200}) for writing/,
      },
      {
        words: 'error saving in memory database unable to open for writing',
        pattern: /Error saving in-memory database, unable to open (?<path>\S{1,200}) for writing/,
      },
      {
        words: 'error unable to load server key file',
        pattern: /Error: Unable to load server key file "(?<path>[^"]{1,200})"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Mosquitto cannot open {path} (its account is mosquitto, 1883 in the image)',
    check: {
      text: 'Look at the owner and mode of the file and of its folder',
      compose:
        'docker compose run --rm --entrypoint ls {service} -lan /mosquitto/config /mosquitto/data /mosquitto/log',
      kubernetes: 'kubectl exec deploy/{service} -- ls -lan /mosquitto/config /mosquitto/data',
      host: 'ls -la {path}; namei -l {path}',
    },
    repair: [
      {
        text: 'Give the file to the account of the broker: Mosquitto drops root before it opens it',
        compose:
          'docker compose run --rm --user root --entrypoint chown {service} -R mosquitto: /mosquitto/config /mosquitto/data /mosquitto/log',
        host: 'chown mosquitto: {path} && systemctl restart mosquitto',
      },
    ],
    source: 'Eclipse Mosquitto, password_parse.c, acl_parse.c, logging.c, persist_write.c, net.c',
    matches: [
      '1746517268: Error: Unable to open pwfile "/mosquitto/config/passwd".',
      'Error: Unable to open acl_file "/mosquitto/config/acl".',
      '1746517268: Error: Unable to open log file /mosquitto/log/mosquitto.log for writing.',
      '1746517268: Error saving in-memory database, unable to open /mosquitto/data/mosquitto.db.new for writing.',
      '1746517268: Error: Unable to load server key file "/etc/letsencrypt/live/mq.example.com/privkey.pem". Check keyfile.',
    ],
    ignores: ['1746517268: Saving in-memory database to /mosquitto/data//mosquitto.db.'],
  },
  {
    id: 'mqtt.client-id-used-twice',
    kind: 'invalid_setting',
    program: 'mosquitto',
    forms: [
      {
        words: 'client already connected closing old connection',
        pattern: /Client (?<object>\S{1,120}) already connected, closing old connection/,
      },
      {
        words: 'client disconnected session taken over',
        pattern: /Client (?<object>\S{1,120}) \[\S{1,60}\] disconnected: session taken over/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'Two MQTT clients use the client ID {object} and throw each other out',
    check: {
      text: 'See whether the line comes again every few seconds; once after a network fault it is only the client coming back',
      compose: 'docker compose logs --since 10m {service} | grep -c "already connected"',
      kubernetes: 'kubectl logs deploy/{service} --since=10m | grep -c "already connected"',
      host: 'journalctl -u mosquitto --since -10min | grep -c "already connected"',
    },
    repair: [
      {
        text: 'Give each instance a client ID of its own; the broker allows one connection for each ID and closes the older',
      },
    ],
    source: 'Eclipse Mosquitto, handle_connect.c, loop.c; MQTT 3.1.1 [MQTT-3.1.4-2]',
    matches: [
      '1746517268: Client shop-worker already connected, closing old connection.',
      '1746517268: Client shop-worker [172.18.0.7:41234] disconnected: session taken over.',
    ],
    ignores: ['1746517268: New client connected from 172.18.0.7:41234 as shop-worker (p2, c1, k60).'],
  },
  {
    id: 'mosquitto.database-unreadable',
    kind: 'version_mismatch',
    program: 'mosquitto',
    forms: [
      {
        words: 'error unsupported persistent database format version need version',
        pattern:
          /Error: Unsupported persistent database format version (?<version>\d{1,6}) \(need version (?<wanted>\d{1,6})\)/,
      },
      {
        words: 'error unable to restore persistent database unrecognised file format',
        pattern: /Error: Unable to restore persistent database\. Unrecognised file format/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Mosquitto cannot read its saved messages (format {version|unknown}, needs {wanted|its own})',
    check: {
      text: 'See which version wrote the file and which runs now',
      compose: 'docker compose images {service}; docker compose run --rm --entrypoint ls {service} -la /mosquitto/data',
      host: 'mosquitto -h | head -1; ls -la /var/lib/mosquitto',
    },
    repair: [
      { text: 'Start the newer version that wrote the file' },
      {
        text: 'Or move the file away: retained messages and sessions are lost, clients publish most of them anew',
        compose:
          'docker compose run --rm --entrypoint mv {service} /mosquitto/data/mosquitto.db /mosquitto/data/mosquitto.db.old && docker compose up -d {service}',
        host: 'mv /var/lib/mosquitto/mosquitto.db /var/lib/mosquitto/mosquitto.db.old && systemctl restart mosquitto',
        destructive: true,
      },
    ],
    source: 'Eclipse Mosquitto, persist_read.c persist__restore()',
    matches: [
      '1746517268: Error: Unsupported persistent database format version 6 (need version 5).',
      '1746517268: Error: Unable to restore persistent database. Unrecognised file format.',
    ],
    ignores: ['1746517268: Restored 12 base messages (12 stored, 0 orphaned)'],
  },
  {
    id: 'mosquitto.client-left',
    kind: null,
    program: 'mosquitto',
    forms: [
      {
        words: 'client has exceeded timeout disconnecting',
        pattern: /Client \S{1,120} has exceeded timeout, disconnecting/,
      },
      {
        words: 'disconnected exceeded timeout',
        pattern: /Client \S{1,120} \[\S{1,60}\] disconnected: exceeded timeout/,
      },
      { words: 'socket error on client disconnecting', pattern: /Socket error on client \S{1,120}, disconnecting/ },
      { words: 'closed its connection', pattern: /Client \S{1,120} closed its connection/ },
      {
        words: 'disconnected connection closed by client',
        pattern: /Client \S{1,120} \[\S{1,60}\] disconnected: connection closed by client/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'An MQTT client went away (sleep, weak radio, restart)',
    check: { text: 'Nothing needs to be done at the broker; look at the device when it is always the same' },
    repair: [],
    source: 'Eclipse Mosquitto, loop.c do_disconnect() (1.x and 2.x)',
    matches: [
      '1746517268: Client sensor-12 has exceeded timeout, disconnecting.',
      '1746517268: Client sensor-12 [10.0.0.31:51834] disconnected: exceeded timeout.',
      '1746517268: Socket error on client <unknown>, disconnecting.',
      '1746517268: Client sensor-12 closed its connection.',
      '1746517268: Client sensor-12 [10.0.0.31:51834] disconnected: connection closed by client.',
    ],
    ignores: ['1746517268: Client shop-worker [172.18.0.7:41234] disconnected: not authorised.'],
  },
  {
    id: 'mosquitto.port-taken',
    kind: 'port_in_use',
    program: 'mosquitto',
    forms: [
      {
        words: 'error address already in use',
        pattern: /(?:^|\d{10}: |mosquitto\S{0,20}: )Error: Address already in use$/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'Mosquitto cannot listen: its port (1883) is taken',
    check: { text: 'See who has it', host: 'ss -ltnp "sport = :1883"' },
    repair: [
      {
        text: 'End the other broker (the service of the host beside a container, mosquitto started by hand beside systemd), or set another listener',
        host: 'sudo systemctl stop mosquitto',
      },
    ],
    source: 'mosquitto src/net.c net__socket_listen() net__print_error(MOSQ_LOG_ERR, "Error: %s")',
    matches: ['1746517268: Error: Address already in use', 'Error: Address already in use'],
    ignores: ['1746517268: Opening ipv4 listen socket on port 1883.'],
  },
];
