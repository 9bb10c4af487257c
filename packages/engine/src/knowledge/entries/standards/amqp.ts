import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Reply codes of AMQP 0-9-1, as brokers send them and clients print them. */
export const AMQP: readonly CatalogueEntry[] = [
  {
    id: 'amqp.login-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'access_refused login was refused',
        pattern: /ACCESS_REFUSED - Login was refused using authentication mechanism (?<object>[\w-]{1,20})/,
      },
      {
        words: 'exception 403 username or password not allowed',
        pattern: /Exception \(403\) Reason: "username or password not allowed"/,
      },
      {
        words: 'user invalid credentials',
        pattern: /(?:PLAIN|AMQPLAIN) login refused: user '(?<user>[^']{1,80})' - invalid credentials/,
      },
      {
        words: 'login refused user can only connect via localhost',
        pattern: /login refused: user '(?<user>[^']{1,80})' can only connect via localhost/,
      },
      {
        words: 'handshake terminated by server 403',
        pattern: /Handshake terminated by server: 403 \(ACCESS-REFUSED\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'The AMQP broker refuses the login of {user|this client} (ACCESS_REFUSED)',
    check: {
      text: 'Try the account at the broker; guest may log in from localhost only',
      compose:
        'docker compose exec rabbitmq rabbitmqctl authenticate_user {user|<user>} <password>; docker compose exec rabbitmq rabbitmqctl list_users',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_users',
      host: 'sudo rabbitmqctl authenticate_user {user|<user>} <password>',
    },
    repair: [
      {
        text: 'Make the account or set its password to the one the client uses: RABBITMQ_DEFAULT_USER and _PASS count only for an empty data directory',
        compose: 'docker compose exec rabbitmq rabbitmqctl change_password {user|<user>} <password>',
        kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl change_password {user|<user>} <password>',
        host: "sudo rabbitmqctl add_user {user|<user>} <password> && sudo rabbitmqctl set_permissions -p / {user|<user>} '.*' '.*' '.*'",
      },
    ],
    source: 'AMQP 0-9-1 reply code 403; rabbit_reader.erl; amqp091-go ErrCredentials; amqplib connection.js',
    matches: [
      "pika.exceptions.ProbableAuthenticationError: ConnectionClosedByBroker: (403) 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.'",
      'Exception (403) Reason: "username or password not allowed"',
      "{handshake_error,starting,0,{amqp_error,access_refused,\"PLAIN login refused: user 'shop' - invalid credentials\",'connection.start_ok'}}",
      "PLAIN login refused: user 'guest' can only connect via localhost",
      'Error: Handshake terminated by server: 403 (ACCESS-REFUSED) with message "ACCESS_REFUSED - Login was refused"',
    ],
    ignores: [
      "connection <0.7.0>: user 'shop' authenticated and granted access to vhost '/'",
      'tcp login refused by firewall rule',
    ],
  },
  {
    id: 'amqp.access-refused',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'access to refused for user',
        pattern:
          /(?:ACCESS_REFUSED|NOT_ALLOWED) - (?:\w{1,12} )?access to (?<object>(?:vhost|queue|exchange|topic) '[^']{1,100}')(?: in vhost '[^']{1,60}')? refused for user '(?<user>[^']{1,80})'/,
      },
      { words: 'no access to this vhost', pattern: /Exception \(403\) Reason: "no access to this vhost"/ },
      { words: 'vhost not found', pattern: /NOT_ALLOWED - vhost (?<object>[^\s'"]{1,80}) not found/ },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'The broker does not give {user|the account} access to {object|the vhost}',
    check: {
      text: 'List vhosts and permissions',
      compose:
        'docker compose exec rabbitmq rabbitmqctl list_vhosts; docker compose exec rabbitmq rabbitmqctl list_user_permissions {user|<user>}',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_user_permissions {user|<user>}',
      host: 'sudo rabbitmqctl list_user_permissions {user|<user>}',
    },
    repair: [
      {
        text: 'Make the vhost and give the account its rights there; the name in an address has to be encoded (%2f is /)',
        compose:
          "docker compose exec rabbitmq sh -c \"rabbitmqctl add_vhost <vhost>; rabbitmqctl set_permissions -p <vhost> {user|<user>} '.*' '.*' '.*'\"",
        host: "sudo rabbitmqctl set_permissions -p <vhost> {user|<user>} '.*' '.*' '.*'",
      },
    ],
    source: 'AMQP 0-9-1 reply codes 403, 530; rabbit_access_control.erl, rabbit_reader.erl; amqp091-go ErrVhost',
    matches: [
      "Channel closed by server: 403 (ACCESS-REFUSED) with message \"ACCESS_REFUSED - access to queue 'orders' in vhost '/' refused for user 'shop'\"",
      "NOT_ALLOWED - access to vhost 'shop' refused for user 'app'",
      'Exception (403) Reason: "no access to this vhost"',
      "(530) 'NOT_ALLOWED - vhost shop not found'",
    ],
    ignores: ["granted access to vhost '/'", 'access to queue documentation'],
  },
  {
    id: 'amqp.not-found',
    kind: 'missing_object',
    forms: [
      {
        words: 'not_found no in vhost',
        pattern: /NOT_FOUND - no (?<object>(?:queue|exchange) '[^']{1,120}') in vhost '[^']{0,80}'/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'The broker has no {object}',
    check: {
      text: 'List what the broker has',
      compose:
        'docker compose exec rabbitmq rabbitmqctl list_queues name; docker compose exec rabbitmq rabbitmqctl list_exchanges name',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues name',
      host: 'sudo rabbitmqctl list_queues name',
    },
    repair: [
      {
        text: 'Declare it before it is used: start the service that does so first, import the definitions, or declare it in the client as well; what is not durable is gone after a restart',
        compose: 'docker compose exec rabbitmq rabbitmqctl import_definitions /etc/rabbitmq/definitions.json',
        host: 'sudo rabbitmqctl import_definitions /etc/rabbitmq/definitions.json',
      },
    ],
    source: 'AMQP 0-9-1 reply code 404; rabbit_misc.erl not_found',
    matches: [
      "Channel closed by server: 404 (NOT-FOUND) with message \"NOT_FOUND - no queue 'orders' in vhost '/'\"",
      "pika.exceptions.ChannelClosedByBroker: (404, \"NOT_FOUND - no exchange 'events' in vhost 'shop'\")",
    ],
    ignores: ['404 Not Found', "queue 'orders' in vhost '/' declared"],
  },
  {
    id: 'amqp.precondition-failed',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'precondition_failed inequivalent arg for',
        pattern:
          /PRECONDITION_FAILED - inequivalent arg '(?<setting>[^']{1,60})' for (?<object>(?:queue|exchange) '[^']{1,120}') in vhost '[^']{0,80}': received (?<wanted>.{1,80}?) but current is (?<value>[^"]{1,60})/,
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
    means: 'Declared with another {setting|argument} than it has at the broker: {object}',
    check: {
      text: 'Read how it was declared',
      compose: 'docker compose exec rabbitmq rabbitmqctl list_queues name durable arguments policy',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues name durable arguments',
      host: 'sudo rabbitmqctl list_queues name durable arguments policy',
    },
    repair: [
      {
        text: 'Bring all clients to one declaration; arguments that may change (TTL, length, dead letters) belong into a policy',
        compose: '$EDITOR <declaration> && docker compose up -d --build {service}',
      },
      {
        text: 'When the new one is right, delete the old one once it is empty; clients declare it anew',
        compose: 'docker compose exec rabbitmq rabbitmqctl delete_queue <queue>',
        host: 'sudo rabbitmqctl delete_queue <queue>',
        destructive: true,
      },
    ],
    source: 'AMQP 0-9-1 reply code 406; rabbit_misc.erl assert_args_equivalence',
    matches: [
      "PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'orders' in vhost '/': received the value '60000' of type 'long' but current is none",
      "PRECONDITION_FAILED - inequivalent arg 'durable' for exchange 'events' in vhost '/': received 'true' but current is 'false'",
      "PRECONDITION_FAILED - cannot redeclare exchange 'events' in vhost '/' with different type, durable, internal or autodelete value",
    ],
    ignores: ['412 Precondition Failed', 'queue orders declared, durable=true'],
  },
  {
    id: 'amqp.acknowledgement-timed-out',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'delivery acknowledgement on channel timed out',
        pattern: /delivery acknowledgement on channel \d{1,6} timed out\. Timeout value used: (?<limit>\d{1,12}) ms/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'A consumer did not acknowledge a message within {limit} ms, the broker closed its channel',
    check: {
      text: 'See how many messages are unacknowledged and what the consumer waits for',
      compose:
        'docker compose exec rabbitmq rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues name messages_unacknowledged',
      host: 'sudo rabbitmqctl list_queues name messages_unacknowledged consumers',
    },
    repair: [
      {
        text: 'Acknowledge sooner (smaller prefetch, work handed on), find what blocks the consumer, or raise consumer_timeout',
        compose: 'echo "consumer_timeout = 7200000" >> rabbitmq.conf && docker compose restart rabbitmq',
        host: 'echo "consumer_timeout = 7200000" | sudo tee -a /etc/rabbitmq/rabbitmq.conf && sudo systemctl restart rabbitmq-server',
      },
    ],
    source: 'RabbitMQ documentation, Delivery Acknowledgement Timeout; rabbit_channel.erl',
    matches: [
      'PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 1800000 ms. This timeout value can be configured, see consumers doc guide to learn more',
      "pika.exceptions.ChannelClosedByBroker: (406, 'PRECONDITION_FAILED - delivery acknowledgement on channel 3 timed out. Timeout value used: 1800000 ms.')",
    ],
    ignores: ['consumer_timeout is 1800000 ms', 'channel 1 opened'],
  },
  {
    id: 'amqp.connection-forced',
    kind: 'stopped_on_purpose',
    forms: [
      {
        words: 'connection_forced broker forced connection closure',
        pattern: /CONNECTION_FORCED - broker forced connection closure with reason '(?<value>[^']{1,60})'/,
      },
      {
        words: 'connection_forced',
        pattern:
          /CONNECTION_FORCED - (?<value>Closed via management plugin|Node was put into maintenance mode|user '[^']{1,60}' is deleted)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'The broker closed the connection on purpose: {value}',
    check: {
      text: 'See whether the broker was stopped or restarted',
      compose: 'docker compose ps -a rabbitmq; docker compose logs --tail 50 rabbitmq',
      kubernetes: 'kubectl get pods; kubectl logs rabbitmq-0 --previous --tail 50',
      host: 'sudo rabbitmqctl status | head; journalctl -u rabbitmq-server -n 50 --no-pager',
    },
    repair: [
      {
        text: 'Start the broker again when nobody meant to stop it, and let clients reconnect',
        compose: 'docker compose up -d rabbitmq',
        kubernetes: 'kubectl rollout status statefulset/rabbitmq',
        host: 'sudo systemctl start rabbitmq-server',
      },
    ],
    source: 'AMQP 0-9-1 reply code 320; rabbit_reader.erl',
    matches: [
      'Connection closed: 320 (CONNECTION-FORCED) with message "CONNECTION_FORCED - broker forced connection closure with reason \'shutdown\'"',
      '(320, "CONNECTION_FORCED - Closed via management plugin")',
    ],
    ignores: ['closing AMQP connection <0.7.0> (10.0.0.2:1 -> 10.0.0.3:5672)', 'connection forced through proxy'],
  },
];
