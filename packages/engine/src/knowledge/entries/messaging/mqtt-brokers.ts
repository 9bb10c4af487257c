import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MQTT_BROKERS: readonly CatalogueEntry[] = [
  {
    id: 'emqx.login-refused',
    kind: 'authentication_refused',
    program: 'emqx',
    forms: [
      { words: 'msg authentication_failure', pattern: /msg: authentication_failure/ },
      { words: 'reason tag authn', pattern: /reason: (?<value>bad_username_or_password|not_authorized), tag: AUTHN/ },
      {
        words: 'tag authn msg',
        pattern: /tag: AUTHN, msg: (?:authentication_failure|authenticator_result)[^\r\n]{0,160}/,
      },
      {
        words: 'protocol client username login failed for',
        pattern:
          /\[Protocol\] Client (?<object>\S{1,80}) \(Username: '(?<user>[^']{0,80})'\) login failed for (?<value>\w{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'mqtt-client',
    specificity: 3,
    means: 'EMQX refuses the client {object|}: {value|user or password}',
    check: {
      text: 'See which client and account',
      compose: 'docker compose logs {service} | grep -E "AUTHN|login failed" | tail',
    },
    repair: [{ text: 'Correct the account of the device, or add it (Dashboard: Access Control, Authentication)' }],
    source: 'emqx apps/emqx/src/emqx_access_control.erl',
    matches: [
      '2026-11-30T03:04:05.123456+00:00 [warning] clientid: emqx, peername: 1.1.1.1:42291, username: emqx, pid: <0.894819.0>, reason: not_authorized, tag: AUTHN, msg: authentication_failure',
      "[warning] client-1@10.0.0.2:49639 [Protocol] Client client-1 (Username: 'client-1') login failed for not_authorized",
    ],
    ignores: ['msg: authentication_success'],
  },
  {
    id: 'emqx.topic-not-allowed',
    kind: 'authorisation_denied',
    program: 'emqx',
    forms: [
      {
        words: 'msg',
        pattern:
          /msg: (?:authorization_permission_denied|cannot_publish_to_topic_due_to_not_authorized|authorization_failed_nomatch)/,
      },
      { words: 'tag', pattern: /tag: AUTHZ[^\r\n]{0,200}permission_denied/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'mqtt-client',
    specificity: 3,
    means: 'EMQX does not let a client use a topic: its access rules forbid it',
    check: { text: 'See topic and client in the line', compose: 'docker compose logs {service} | grep AUTHZ | tail' },
    repair: [
      {
        text: 'Add a rule for it (acl.conf or the authorisation source); no_match = deny forbids all that is not named',
      },
    ],
    source: 'emqx apps/emqx_auth',
    matches: [
      '[warning] msg: authorization_permission_denied, mfa: emqx_authz:log_denied/3, peername: 10.0.0.2:1, clientid: c1, topic: a/b, action: PUBLISH',
      '[warning] tag: AUTHZ, clientid: c1, msg: authorization_permission_denied, username: dev, topic: $SYS/#',
      '[info] clientid: c1, msg: cannot_publish_to_topic_due_to_not_authorized, topic: a/b',
    ],
    ignores: ['msg: authorization_permission_allowed'],
  },
  {
    id: 'emqx.listener-not-started',
    kind: 'port_in_use',
    program: 'emqx',
    forms: [
      { words: 'failed_to_start_listener eaddrinuse', pattern: /failed_to_start_listener[^\r\n]{0,200}eaddrinuse/ },
      {
        words: 'failed to start on eaddrinuse',
        pattern: /Failed to start (?:mqtt|http|ws|listener)\S{0,40} on \S{1,60}: eaddrinuse/,
      },
      {
        words: 'failed to start ranch',
        pattern: /Failed to start Ranch listener[^\r\n]{0,160}(?:eaddrinuse|address already in use)/,
      },
      { words: 'not able to start', pattern: /Not able to start listener[^\r\n]{0,80}/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'EMQX cannot listen: the port is taken',
    check: { text: 'See who listens', host: 'sudo ss -ltnp | grep -E ":(1883|8883|8083|8084|18083)"' },
    repair: [
      {
        text: 'End the other broker (often mosquitto of the distribution)',
        host: 'sudo systemctl disable --now mosquitto',
      },
    ],
    source: 'emqx emqx_listeners.erl; ranch; HiveMQ',
    matches: [
      '[error] msg: failed_to_start_listener, reason: {listener_start_error,eaddrinuse} eaddrinuse',
      'Failed to start mqtt:tcp on 0.0.0.0:1883: eaddrinuse',
      'Failed to start Ranch listener {acceptor,{0,0,0,0},5672} in ranch_tcp:listen for reason eaddrinuse (address already in use)',
      'ERROR - Not able to start listener of type TCP Listener on port 1883: Could not bind',
    ],
    ignores: ['Listener tcp:default on 0.0.0.0:1883 started.'],
  },
  {
    id: 'vernemq.login-refused',
    kind: 'authentication_refused',
    program: 'vernemq',
    forms: [
      {
        words: 'can t authenticate client due',
        pattern: /can't authenticate client \{[^}]{0,120}\}[^\r\n]{0,60} due to\s{1,3}(?<value>\w{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mqtt-client',
    specificity: 3,
    means: 'VerneMQ refuses the client: no plugin admits it ({value})',
    check: { text: 'See the plugins', host: 'vmq-admin plugin show' },
    repair: [
      {
        text: 'Add the account (vmq-passwd) or, for a trial, allow_anonymous = on (DOCKER_VERNEMQ_ALLOW_ANONYMOUS=on)',
        host: 'sudo vmq-passwd /etc/vernemq/vmq.passwd <user>',
      },
    ],
    source: 'vernemq vmq_mqtt_fsm.erl',
    matches: [
      `[warning] <0.333.0>@vmq_mqtt_fsm:check_user:697 can't authenticate client {[],<<"x">>} from 10.0.0.2:1 due to no_matching_hook_found`,
      `can't authenticate client {[],<<"x">>} due to invalid_credentials`,
    ],
    ignores: ['client authenticated'],
  },
  {
    id: 'mosquitto.connack-refused',
    kind: 'authentication_refused',
    program: 'mosquitto',
    forms: [
      { words: 'sending connack to 0', pattern: /Sending CONNACK to (?<peer>\S{1,60}) \(0, (?<value>4|5|134|135)\)/ },
      { words: 'client', pattern: /Client (?<object>\S{1,80}) disconnected,? (?:due to )?not authori[sz]ed/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Mosquitto refuses client {object|} at {peer|}: not authorised',
    check: {
      text: 'See which client, and the password file',
      compose:
        'docker compose logs {service} | grep -iE "not auth|CONNACK" | tail; docker compose exec {service} cat /mosquitto/config/passwd | cut -d: -f1',
    },
    repair: [
      {
        text: 'Add the account and let the broker read the file again',
        compose:
          'docker compose exec {service} mosquitto_passwd -b /mosquitto/config/passwd <user> <password> && docker compose kill -s HUP {service}',
      },
    ],
    source: 'mosquitto src/handle_connect.c',
    matches: [
      '1700000000: Sending CONNACK to 10.0.0.1 (0, 5)',
      '1700000000: Sending CONNACK to esp32 (0, 135)',
      '1700000000: Client esp32 disconnected, not authorised.',
    ],
    ignores: ['1700000000: Sending CONNACK to 10.0.0.1 (0, 0)'],
  },
];
