import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RABBITMQ_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'login refused user invalid credentials',
        pattern: /(?:PLAIN|AMQPLAIN|RABBIT-CR-DEMO) login refused: user '(?<user>[^']{1,120})' - invalid credentials/,
      },
      {
        words: 'access_refused login was refused',
        pattern: /ACCESS_REFUSED - Login was refused(?: using authentication mechanism (?<value>[\w-]{1,30}))?/,
      },
      {
        words: 'exception 403 reason username or password not allowed',
        pattern: /Exception \(403\) Reason: "username or password not allowed"/,
      },
      { words: 'probableauthenticationerror', pattern: /pika\.exceptions\.ProbableAuthenticationError/ },
      {
        words: 'handshake terminated by server 403',
        pattern: /Handshake terminated by server: 403 \(ACCESS-REFUSED\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ refuses the user name or password of {user|the client}',
    check: {
      text: 'Try the login at the broker; RABBITMQ_DEFAULT_USER and RABBITMQ_DEFAULT_PASS are read only when the data directory is first made',
      compose:
        'docker compose exec {server|rabbitmq} rabbitmqctl list_users; docker compose exec {server|rabbitmq} rabbitmqctl authenticate_user {user|<user>} <password>',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_users; kubectl get secret | grep -i rabbit',
      host: 'rabbitmqctl list_users; rabbitmqctl authenticate_user {user|<user>} <password>',
    },
    repair: [
      {
        text: 'Give the account the password that the client uses, or add the account with rights for its vhost',
        compose: 'docker compose exec {server|rabbitmq} rabbitmqctl change_password {user|<user>} <the new password>',
        kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl change_password {user|<user>} <the new password>',
        host: 'rabbitmqctl change_password {user|<user>} <the new password>',
      },
    ],
    source:
      'rabbitmq-server, rabbit_reader.erl auth_fail(), rabbit_auth_backend_internal.erl; streadway/amqp091-go ErrCredentials; pika',
    matches: [
      "2025-05-06 07:41:08.826 [error] <0.733.0> PLAIN login refused: user 'shop' - invalid credentials",
      'pika.exceptions.ConnectionClosedByBroker: (403) "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile."',
      'panic: Exception (403) Reason: "username or password not allowed"',
      'pika.exceptions.ProbableAuthenticationError: ConnectionClosedByBroker: (403)',
      'Error: Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - Login was refused"',
    ],
    ignores: [
      "2025-05-06 07:41:08.826 [info] <0.733.0> connection 172.18.0.7:41234 -> 172.18.0.3:5672: user 'shop' authenticated and granted access to vhost '/'",
    ],
  },
  {
    id: 'rabbitmq.guest-only-from-localhost',
    kind: 'authentication_refused',
    program: 'rabbitmq',
    forms: [
      {
        words: 'user can only connect via localhost',
        pattern: /user '(?<user>[^']{1,120})' can only connect via localhost/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ lets the account {user} log in only from the same host',
    check: {
      text: 'See which account the client uses and which there are',
      compose: 'docker compose exec {server} rabbitmqctl list_users',
      kubernetes: 'kubectl exec {server} -- rabbitmqctl list_users',
      host: 'rabbitmqctl list_users; grep loopback_users /etc/rabbitmq/rabbitmq.conf',
    },
    repair: [
      {
        text: 'Make an account for the client and use it; guest is meant for localhost and loopback_users says so',
        compose: `docker compose exec {server} sh -c 'rabbitmqctl add_user shop <password> && rabbitmqctl set_permissions -p / shop ".*" ".*" ".*"'`,
        kubernetes: `kubectl exec {server} -- sh -c 'rabbitmqctl add_user shop <password> && rabbitmqctl set_permissions -p / shop ".*" ".*" ".*"'`,
        host: `rabbitmqctl add_user shop <password> && rabbitmqctl set_permissions -p / shop ".*" ".*" ".*"`,
      },
    ],
    source: 'rabbitmq-server, rabbit_access_control.erl check_user_loopback(); documentation "Access Control"',
    matches: [
      "2025-05-06 07:41:08.826 [error] <0.733.0> PLAIN login refused: user 'guest' can only connect via localhost",
      "2025-05-06 07:41:08.826 [warning] <0.733.0> HTTP access denied: user 'guest' can only connect via localhost",
    ],
    ignores: ["PLAIN login refused: user 'guest' - invalid credentials"],
  },
  {
    id: 'rabbitmq.vhost-missing',
    kind: 'missing_object',
    forms: [
      { words: 'not_allowed vhost not found', pattern: /NOT_ALLOWED - vhost '?(?<object>[^'"\s]{1,120})'? not found/ },
      {
        words: 'vhost not found',
        pattern:
          /(?:operation connection\.open caused a connection exception not_allowed: |,)"?vhost '?(?<object>[^'"\s]{1,120})'? not found/,
      },
      {
        words: 'no access to this vhost exception 403',
        pattern: /Exception \(403\) Reason: "no access to this vhost"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ has no vhost {object|of the name that the client uses} (or not for it)',
    check: {
      text: 'List the vhosts; a URL that ends in /%2F names the vhost "/", one that ends in a bare / may name an empty one',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl list_vhosts',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_vhosts',
      host: 'rabbitmqctl list_vhosts',
    },
    repair: [
      {
        text: 'Add the vhost and give the account rights in it, or correct the URL of the client',
        compose: `docker compose exec {server|rabbitmq} sh -c 'rabbitmqctl add_vhost {object|<vhost>} && rabbitmqctl set_permissions -p {object|<vhost>} <user> ".*" ".*" ".*"'`,
        kubernetes: `kubectl exec rabbitmq-0 -- sh -c 'rabbitmqctl add_vhost {object|<vhost>} && rabbitmqctl set_permissions -p {object|<vhost>} <user> ".*" ".*" ".*"'`,
        host: `rabbitmqctl add_vhost {object|<vhost>} && rabbitmqctl set_permissions -p {object|<vhost>} <user> ".*" ".*" ".*"`,
      },
    ],
    source: 'rabbitmq-server, rabbit_reader.erl is_vhost_alive(); amqp091-go ErrVhost',
    matches: [
      'amqp.exceptions.NotAllowed: Connection.open: (530) NOT_ALLOWED - vhost shop not found',
      'operation connection.open caused a connection exception not_allowed: "vhost shop not found"',
      'Failed to connect to RabbitMQ: Exception (403) Reason: "no access to this vhost"',
    ],
    ignores: [
      "2025-05-06 07:41:08.826 [info] <0.733.0> Making sure data directory '/var/lib/rabbitmq/mnesia/rabbit@mq-1/msg_stores/vhosts/628WB79CIFDYO9LJI6DKMI09L' for vhost '/' exists",
    ],
  },
  {
    id: 'rabbitmq.permission-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'access to vhost refused for user',
        pattern: /access to vhost '(?<object>[^']{1,120})' refused for user '(?<user>[^']{1,120})'(?!: )/,
      },
      {
        words: 'access to in vhost refused for user',
        pattern:
          /(?:configure |write |read )?access to (?<object>(?:queue|exchange|topic) '[^']{1,160}') in vhost '[^']{1,120}' refused for user '(?<user>[^']{1,120})'/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ denies the account {user} access to {object}',
    check: {
      text: 'Read the rights of the account in each vhost: three patterns for configure, write and read',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl list_user_permissions {user}',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_user_permissions {user}',
      host: 'rabbitmqctl list_user_permissions {user}',
    },
    repair: [
      {
        text: 'Give the account the patterns that it needs; publishing takes write on the exchange, consuming takes read on the queue, declaring takes configure',
        compose: `docker compose exec {server|rabbitmq} rabbitmqctl set_permissions -p <vhost> {user} ".*" ".*" ".*"`,
        kubernetes: `kubectl exec rabbitmq-0 -- rabbitmqctl set_permissions -p <vhost> {user} ".*" ".*" ".*"`,
        host: `rabbitmqctl set_permissions -p <vhost> {user} ".*" ".*" ".*"`,
      },
    ],
    source: 'rabbitmq-server, rabbit_access_control.erl check_vhost_access(), check_resource_access()',
    matches: [
      "amqp.exceptions.NotAllowed: Connection.open: (530) NOT_ALLOWED - access to vhost 'shop' refused for user 'worker'",
      "ACCESS_REFUSED - access to queue 'orders' in vhost '/' refused for user 'worker'",
      "ACCESS_REFUSED - configure access to exchange 'orders' in vhost 'shop' refused for user 'worker'",
    ],
    ignores: ["access to vhost 'shop' refused for user 'worker': connection limit (10) is reached"],
  },
  {
    id: 'rabbitmq.declaration-differs',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'inequivalent arg for received but current is',
        pattern:
          /inequivalent arg '(?<setting>[\w-]{1,60})' for (?<object>(?:queue|exchange) '[^']{1,200}') in vhost '[^']{1,120}': received (?<value>.{1,80}?) but current is (?<wanted>[^"\n]{1,80})/,
      },
      {
        words: 'precondition_failed cannot redeclare',
        pattern: /PRECONDITION_FAILED - cannot (?:redeclare|change) (?<object>(?:queue|exchange) '[^']{1,80}')/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ has {object} with another {setting|type}: the client wants {value|what differs}',
    check: {
      text: 'Compare what the client declares with what is there; a new release may declare another type, TTL or durability',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl list_queues name type durable auto_delete arguments',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues name type durable auto_delete arguments',
      host: 'rabbitmqctl list_queues name type durable auto_delete arguments; rabbitmqctl list_exchanges name type durable arguments',
    },
    repair: [
      {
        text: 'Declare it in the client as it is ({setting} = {wanted}), or use a new name; neither can be changed once it exists',
      },
      {
        text: 'Or delete it once it is empty, so that the client can make it anew; messages in it are lost',
        compose: 'docker compose exec {server|rabbitmq} rabbitmqctl delete_queue <queue> --if-empty',
        kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl delete_queue <queue> --if-empty',
        host: 'rabbitmqctl delete_queue <queue> --if-empty',
        destructive: true,
      },
    ],
    source: 'rabbitmq-server, rabbit_misc.erl equivalence_fail()',
    matches: [
      "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'orders' in vhost '/': received 'false' but current is 'true'",
      `Channel closed by server: 406 (PRECONDITION-FAILED) with message "PRECONDITION_FAILED - inequivalent arg 'x-queue-type' for queue 'orders' in vhost '/': received none but current is the value 'quorum' of type 'longstr'"`,
      "operation queue.declare caused a channel exception precondition_failed: inequivalent arg 'x-message-ttl' for queue 'orders' in vhost '/': received none but current is the value '60000' of type 'signedint'",
      "PRECONDITION_FAILED - cannot redeclare exchange 'events' in vhost '/' with different type, durable, internal or autodelete value",
    ],
    ignores: ['PRECONDITION_FAILED - unknown delivery tag 3'],
  },
  {
    id: 'rabbitmq.consumer-acknowledgement-timeout',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'delivery acknowledgement on channel timed out timeout value used',
        pattern: /delivery acknowledgement on channel \d{1,6} timed out\. Timeout value used: (?<limit>\d{1,12}) ms/,
      },
      {
        words: 'has timed out waiting for consumer acknowledgement',
        pattern:
          /Consumer '?(?<object>[^'\s]{1,200})'? on channel \d{1,6}[^\n]{0,200} has timed out waiting for (?:a )?consumer acknowledgement/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'rabbitmq',
    specificity: 2,
    means: 'A RabbitMQ consumer did not acknowledge within {limit|the allowed} ms and lost its channel',
    check: {
      text: 'See which consumer holds unacknowledged messages, and what its handler waits for',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl list_queues name messages_unacknowledged consumers',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues name messages_unacknowledged consumers',
      host: 'rabbitmqctl list_queues name messages_unacknowledged consumers',
    },
    repair: [
      {
        text: 'Acknowledge sooner or lower the prefetch, and keep jobs that take hours out of one delivery (Celery: no long countdown or eta with acks_late)',
      },
      {
        text: 'Or raise consumer_timeout in rabbitmq.conf (milliseconds) above the longest job; the default is 30 minutes',
        compose: `docker compose exec {server|rabbitmq} rabbitmqctl eval 'application:set_env(rabbit, consumer_timeout, 7200000).'`,
        kubernetes: `kubectl exec rabbitmq-0 -- rabbitmqctl eval 'application:set_env(rabbit, consumer_timeout, 7200000).'`,
        host: `rabbitmqctl eval 'application:set_env(rabbit, consumer_timeout, 7200000).'`,
      },
    ],
    source:
      'rabbitmq-server, rabbit_channel.erl handle_consumer_timed_out(); documentation "Delivery acknowledgement timeout"',
    matches: [
      'amqp.exceptions.PreconditionFailed: (0, 0): (406) PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 1800000 ms. This timeout value can be configured, see consumers doc guide to learn more',
      "2025-05-06 07:41:08.826 [warning] <0.1042.0> Consumer 'ctag1.9f1c' on channel 1 and queue 'orders' in vhost '/' has timed out waiting for a consumer acknowledgement of a delivery with",
    ],
    ignores: ['Error: operation list_queues on node rabbit@mq-1 timed out. Timeout value used: 60000'],
  },
  {
    id: 'rabbitmq.heartbeat-missed',
    kind: 'unreachable',
    forms: [
      {
        words: 'missed heartbeats from client timeout',
        pattern: /missed heartbeats from client, timeout: (?<limit>\d{1,6})s/,
      },
      { words: 'too many heartbeats missed', pattern: /Too many heartbeats missed/ },
      {
        words: 'amqpheartbeattimeout no activity or too many missed heartbeats',
        pattern:
          /AMQPHeartbeatTimeout: No activity or too many missed heartbeats in the last (?<limit>\d{1,6}) seconds/,
      },
      {
        words: 'missedheartbeatexception heartbeat missing with heartbeat seconds',
        pattern: /MissedHeartbeatException: Heartbeat missing with heartbeat = (?<limit>\d{1,6}) seconds/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 2,
    means: 'RabbitMQ and a client heard nothing of each other for {limit|too many} seconds',
    check: {
      text: 'See whether the client is busy in its I/O thread (a long job in a callback), stopped, or short of CPU, or the network was cut',
      compose: 'docker stats --no-stream; docker compose logs --since 10m rabbitmq | grep -B1 heartbeat',
      kubernetes: 'kubectl top pod; kubectl logs rabbitmq-0 --since=10m | grep -B1 heartbeat',
      host: 'rabbitmqctl list_connections peer_host user timeout state',
    },
    repair: [
      {
        text: 'Do long work outside the thread that serves the connection (pika: process_data_events or a worker thread), and reconnect when the connection is lost',
      },
      { text: 'Raise the heartbeat (60 s is the default) only where the client cannot be changed' },
    ],
    source: 'rabbitmq-server, rabbit_reader.erl; py-amqp connection.py; pika heartbeat.py; rabbitmq-java-client',
    matches: [
      '2025-05-06 07:41:08.826 [error] <0.733.0> closing AMQP connection <0.733.0> (172.18.0.7:41234 -> 172.18.0.3:5672): missed heartbeats from client, timeout: 60s',
      'amqp.exceptions.ConnectionForced: Too many heartbeats missed',
      'pika.exceptions.AMQPHeartbeatTimeout: No activity or too many missed heartbeats in the last 60 seconds',
      'com.rabbitmq.client.MissedHeartbeatException: Heartbeat missing with heartbeat = 60 seconds, for 172.18.0.3',
    ],
    ignores: ['heartbeat = 60'],
  },
];
