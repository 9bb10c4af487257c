import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RABBITMQ_CHANNELS: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.queue-or-exchange-missing',
    kind: 'missing_object',
    forms: [
      {
        words: 'not_found in vhost',
        pattern:
          /NOT_FOUND - no (?<object>(?:queue|exchange|binding) '[^']{1,200}')[^\n]{0,80}? in vhost '[^']{1,120}'/,
      },
      {
        words: 'caused a channel exception not_found in vhost',
        pattern:
          /caused a channel exception not_found: "?no (?<object>(?:queue|exchange) '[^']{1,200}') in vhost '[^']{1,120}'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'RabbitMQ has no {object} where the client wants to use it',
    check: {
      text: 'List queues and exchanges of that vhost; a queue that is exclusive or auto_delete goes with its last consumer',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl list_queues -p / name durable auto_delete',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues -p / name durable auto_delete',
      host: 'rabbitmqctl list_queues -p / name durable auto_delete; rabbitmqctl list_exchanges -p / name type',
    },
    repair: [
      {
        text: 'Let the client declare what it uses before it uses it, or import the definitions again; check name and vhost for typing errors',
      },
      {
        text: 'Load saved definitions',
        compose: 'docker compose exec {server|rabbitmq} rabbitmqctl import_definitions /etc/rabbitmq/definitions.json',
        kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl import_definitions /etc/rabbitmq/definitions.json',
        host: 'rabbitmqctl import_definitions /etc/rabbitmq/definitions.json',
      },
    ],
    source: 'rabbitmq-server, rabbit_amqqueue.erl not_found(), rabbit_channel.erl; AMQP 0-9-1 reply code 404',
    matches: [
      `Channel closed by server: 404 (NOT-FOUND) with message "NOT_FOUND - no queue 'orders' in vhost '/'"`,
      `pika.exceptions.ChannelClosedByBroker: (404, "NOT_FOUND - no exchange 'shop.events' in vhost '/'")`,
      "operation basic.consume caused a channel exception not_found: no queue 'orders' in vhost '/'",
    ],
    ignores: ["PRECONDITION_FAILED - queue 'orders' in vhost '/' in use"],
  },
  {
    id: 'rabbitmq.queue-locked-exclusively',
    kind: 'lock_held',
    forms: [
      {
        words: 'resource_locked cannot obtain exclusive access to locked',
        pattern: /RESOURCE_LOCKED - cannot obtain exclusive access to locked (?<object>queue '[^']{1,200}')/,
      },
      {
        words: 'access_refused in exclusive use',
        pattern: /ACCESS_REFUSED - (?<object>queue '[^']{1,200}') in vhost '[^']{1,120}' in exclusive use/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'rabbitmq',
    specificity: 2,
    means: 'Another connection holds the RabbitMQ {object} exclusively',
    check: {
      text: 'Find the connection that owns the queue; after a network fault it may be the lost connection of the same client',
      compose:
        'docker compose exec {server|rabbitmq} rabbitmqctl list_queues name exclusive owner_pid; docker compose exec {server|rabbitmq} rabbitmqctl list_connections pid peer_host user',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_queues name exclusive owner_pid',
      host: 'rabbitmqctl list_queues name exclusive owner_pid; rabbitmqctl list_connections pid peer_host user',
    },
    repair: [
      { text: 'Use a queue name of its own for each instance, or do not declare the queue as exclusive' },
      {
        text: 'Close the connection that is left over',
        compose: 'docker compose exec {server|rabbitmq} rabbitmqctl close_connection "<pid>" "left over"',
        host: 'rabbitmqctl close_connection "<pid>" "left over"',
        destructive: true,
      },
    ],
    source: 'rabbitmq-server, rabbit_amqqueue.erl check_exclusive_access(); AMQP 0-9-1 reply code 405',
    matches: [
      `(405, "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'orders' in vhost '/'. It could be originally declared on another connection or the exclusive property value does not match that of the original declaration.")`,
      "amqp.exceptions.AccessRefused: (0, 0): (403) ACCESS_REFUSED - queue 'orders' in vhost '/' in exclusive use",
    ],
    ignores: ["ACCESS_REFUSED - access to queue 'orders' in vhost '/' refused for user 'worker'"],
  },
  {
    id: 'rabbitmq.unknown-delivery-tag',
    kind: 'code_defect',
    forms: [
      {
        words: 'precondition_failed unknown delivery tag',
        pattern: /PRECONDITION_FAILED - unknown delivery tag (?<value>\d{1,20})/i,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'A RabbitMQ consumer acknowledged delivery {value} twice or on another channel',
    check: {
      text: 'Look for a second ack of the same message, for auto-ack together with ack, and for an ack after the channel was opened anew',
    },
    repair: [
      {
        text: 'Acknowledge each delivery once, on the channel that brought it, and not at all with auto-ack: RabbitMQ closes the channel otherwise',
      },
    ],
    source: 'rabbitmq-server, rabbit_channel.erl collect_acks()',
    matches: [
      'Channel closed by server: 406 (PRECONDITION-FAILED) with message "PRECONDITION_FAILED - unknown delivery tag 3"',
      'channel error; protocol method: #method<channel.close>(reply-code=406, reply-text=PRECONDITION_FAILED - unknown delivery tag 1, class-id=60, method-id=80)',
    ],
    ignores: [
      "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'orders' in vhost '/': received 'false' but current is 'true'",
    ],
  },
  {
    id: 'rabbitmq.foreign-protocol-at-port',
    kind: 'protocol_mismatch',
    program: 'rabbitmq',
    forms: [
      { words: 'bad_header', pattern: /\{bad_header,\s?<</ },
      { words: 'tls client detected on non tls amqp port', pattern: /TLS client detected on non-TLS AMQP port/ },
      { words: 'http get request detected on amqp port', pattern: /HTTP GET request detected on AMQP port/ },
      {
        words: 'client did not start with amqp protocol header',
        pattern: /client did not start with AMQP protocol header/,
      },
      {
        words: 'frame_too_large',
        pattern: /\{frame_too_large,\s?\{?(?<value>\d{1,12})[,\s]{1,4}(?:max_frame_size,)?\s?(?<limit>\d{1,12})/,
      },
    ],
    nearby: [
      /closing AMQP connection [^\n]{0,60}?(?<peer>[\d.a-f:]{3,45}):\d{1,5} -> [\d.a-f:[\]]{3,47}:(?<port>\d{1,5})/,
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'A client speaks another protocol than AMQP (HTTP, TLS) at the port {port|of RabbitMQ}',
    check: {
      text: 'Compare the port the client uses: 5672 is AMQP, 5671 AMQP with TLS, 15672 the HTTP API, 5552 streams',
      compose: 'docker compose config | grep -E "amqps?://|5671|5672|15672"',
      kubernetes: 'kubectl get svc | grep -i rabbit; kubectl get pod {service} -o yaml | grep -A8 Probe',
      host: 'rabbitmq-diagnostics listeners',
    },
    repair: [
      {
        text: 'Correct port and scheme of the client (amqp:// or amqps://), and let health checks use rabbitmq-diagnostics or port 15672',
      },
    ],
    source: 'rabbitmq-server, rabbit_reader.erl log_connection_exception(), handle_input()',
    matches: [
      '2025-05-06 07:41:08.826 [error] <0.733.0> closing AMQP connection <0.733.0> (172.18.0.7:41234 -> 172.18.0.3:5672): {bad_header,<<"GET / HT">>}',
      'TLS client detected on non-TLS AMQP port. Ensure the client is connecting to the correct port.',
      'HTTP GET request detected on AMQP port. Ensure the client is connecting to the correct port.',
      'client did not start with AMQP protocol header: <<22,3,1,2,0,1,0,1>>',
      'operation none caused a connection exception frame_error: "type 71, channel 17696, size 792670291: {frame_too_large,792670291,131064}"',
    ],
    ignores: [
      '2025-05-06 07:41:08.826 [info] <0.733.0> accepting AMQP connection <0.733.0> (172.18.0.7:41234 -> 172.18.0.3:5672)',
    ],
  },
  {
    id: 'rabbitmq.connection-or-channel-limit',
    kind: 'connection_limit',
    forms: [
      {
        words: 'limit is reached',
        pattern:
          /(?:access to vhost '(?<object>[^']{1,120})' refused for user|connection refused for user|access refused for user) '(?<user>[^']{1,120})': (?:\w{1,12} )?(?:connection )?limit \((?<limit>\d{1,8})\) is reached/,
      },
      {
        words: 'negotiated channel_max',
        pattern: /number of channels opened \(\d{1,8}\) has reached the negotiated channel_max \((?<limit>\d{1,8})\)/,
      },
      { words: 'no free channel ids', pattern: /No free channel ids, current=\d{1,8}, channel_max=(?<limit>\d{1,8})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'rabbitmq',
    specificity: 3,
    means: 'All {limit} connections or channels that RabbitMQ allows are taken',
    check: {
      text: 'Count connections and channels of each client; a steady rise is a leak',
      compose:
        'docker compose exec {server|rabbitmq} rabbitmqctl list_connections user peer_host channels | sort | uniq -c | sort -n | tail',
      kubernetes: 'kubectl exec rabbitmq-0 -- rabbitmqctl list_connections user peer_host channels',
      host: 'rabbitmqctl list_connections user peer_host channels | sort | uniq -c | sort -n | tail',
    },
    repair: [
      { text: 'Keep one connection a process and one channel a thread, and close channels that are no longer used' },
      {
        text: 'Or raise the limit (vhost limits, user limits, channel_max)',
        compose: `docker compose exec {server|rabbitmq} rabbitmqctl set_vhost_limits -p / '{"max-connections": -1}'`,
        host: `rabbitmqctl set_vhost_limits -p / '{"max-connections": -1}'`,
      },
    ],
    source:
      'rabbitmq-server, rabbit_reader.erl is_over_vhost_connection_limit(), create_channel(); py-amqp connection.py',
    matches: [
      "NOT_ALLOWED - access to vhost 'shop' refused for user 'worker': connection limit (10) is reached",
      'NOT_ALLOWED - number of channels opened (2047) has reached the negotiated channel_max (2047)',
      'amqp.exceptions.ResourceError: No free channel ids, current=2047, channel_max=2047',
    ],
    ignores: ["NOT_ALLOWED - access to vhost 'shop' refused for user 'worker'"],
  },
  {
    id: 'rabbitmq.client-gone',
    kind: null,
    program: 'rabbitmq',
    forms: [
      { words: 'client unexpectedly closed tcp connection', pattern: /client unexpectedly closed TCP connection/ },
      { words: 'handshake_timeout', pattern: /\{handshake_timeout,\s?(?:handshake|frame_header)/ },
      {
        words: 'deprecated features feature is deprecated',
        pattern: /Deprecated features: `(?<object>\w{1,80})`: Feature `\w{1,80}` is deprecated/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A RabbitMQ client or health check closed its connection without saying goodbye',
    check: {
      text: 'Nothing needs to be done, unless a client complains: load balancers, probes and stopped clients cause it',
    },
    repair: [],
    source: 'rabbitmq-server, rabbit_reader.erl log_connection_exception(), rabbit_deprecated_features.erl',
    matches: [
      '2025-05-06 07:41:08.826 [warning] <0.733.0> client unexpectedly closed TCP connection',
      '2025-05-06 07:41:08.826 [error] <0.733.0> closing AMQP connection <0.733.0> (10.0.0.4:51834 -> 10.0.0.9:5672): {handshake_timeout,handshake}',
      '2025-05-06 07:41:08.826 [warning] <0.9.0> Deprecated features: `transient_nonexcl_queues`: Feature `transient_nonexcl_queues` is deprecated.',
    ],
    ignores: ['missed heartbeats from client, timeout: 60s'],
  },
];
