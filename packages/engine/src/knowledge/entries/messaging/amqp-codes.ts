import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Reply codes of AMQP 0-9-1 that are neither access nor missing objects. */
export const AMQP_CODES: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.message-too-large',
    kind: 'payload_too_large',
    program: 'rabbitmq',
    forms: [
      {
        words: 'message size is larger than',
        pattern: /message size (?<value>\d{1,12}) is larger than (?:configured )?max size (?<limit>\d{1,12})/,
      },
      { words: 'frame_error type', pattern: /FRAME_ERROR - type \d{1,3}, (?:first 16 octets|all octets)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'RabbitMQ refuses a message of {value} bytes: at most {limit}',
    check: {
      text: 'Compare message and limits',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl environment | grep -E "max_message_size|frame_max"',
      host: 'sudo rabbitmqctl environment | grep -E "max_message_size|frame_max"',
    },
    repair: [
      {
        text: 'Put the large content into a store and send its address; max_message_size can be raised (4.0 and later: 16 MB unless set), frame_max has to be equal on both sides',
      },
    ],
    source: 'RabbitMQ rabbit_channel.erl check_msg_size; rabbit_reader.erl',
    matches: [
      'PRECONDITION_FAILED - message size 200000000 is larger than configured max size 134217728',
      'FRAME_ERROR - type 3, first 16 octets = <<"abc">>: {frame_too_large,40010,131064}',
    ],
    ignores: ['message size 12'],
  },
  {
    id: 'rabbitmq.channels-used-up',
    kind: 'connection_limit',
    program: 'rabbitmq',
    forms: [
      {
        words: 'number of channels reached the maximum',
        pattern:
          /number of channels opened[^\n]{0,80}has reached the maximum allowed[^\n]{0,20}limit of \(?(?<limit>\d{1,7})/,
      },
      { words: 'connection limit is reached', pattern: /connection limit \((?<limit>\d{1,7})\) is reached/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The limit of channels or connections is reached at {limit}: a client opens and never closes them',
    check: {
      text: 'Count channels by connection',
      compose: 'docker compose exec {server|rabbitmq} rabbitmqctl list_connections name channels user',
      host: 'sudo rabbitmqctl list_connections name channels user | sort -k2 -n | tail',
    },
    repair: [
      {
        text: 'Close channels in the client or keep one for each thread; raise channel_max or the limit of the vhost only then',
      },
    ],
    source: 'RabbitMQ rabbit_reader.erl, rabbit_direct.erl',
    matches: [
      "NOT_ALLOWED - number of channels opened on node 'rabbit@x' has reached the maximum allowed limit of (2047)",
      "NOT_ALLOWED - access to vhost 'x' refused for user 'y': connection limit (10) is reached",
    ],
    ignores: ['channel limit is 2047'],
  },
  {
    id: 'rabbitmq.client-breaks-protocol',
    kind: 'code_defect',
    program: 'rabbitmq',
    forms: [
      { words: 'unexpected_frame', pattern: /(?<value>UNEXPECTED_FRAME) - / },
      { words: 'channel_error', pattern: /(?<value>CHANNEL_ERROR) - / },
      { words: 'command_invalid', pattern: /(?<value>COMMAND_INVALID) - / },
      { words: 'syntax_error', pattern: /\b50[12],? ?["']?(?<value>SYNTAX_ERROR) - / },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A client breaks the rules of AMQP: {value} (usually one channel used by two threads)',
    check: { text: 'Look whether threads or tasks share a channel' },
    repair: [{ text: 'Give each thread its own channel, and open a channel anew after it was closed' }],
    source: 'AMQP 0-9-1 reply codes 503 to 505',
    matches: [
      'UNEXPECTED_FRAME - expected content header for class 60, got non content header frame instead',
      "CHANNEL_ERROR - expected 'channel.open'",
      'COMMAND_INVALID - unimplemented method',
      '502, "SYNTAX_ERROR - illegal table"',
    ],
    ignores: ['unexpected frame rate'],
  },
  {
    id: 'rabbitmq.feature-not-offered',
    kind: 'version_mismatch',
    program: 'rabbitmq',
    forms: [
      { words: 'not_implemented', pattern: /NOT_IMPLEMENTED - (?<value>[^\n]{1,100})/ },
      {
        words: 'internal_error feature is deprecated',
        pattern: /INTERNAL_ERROR - Feature `(?<value>\w{1,60})` is deprecated/,
      },
      { words: 'internal_error', pattern: /\b541,? ?["']?INTERNAL_ERROR(?: - (?<value>[^\n"']{1,100}))?/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'This RabbitMQ does not offer what the client asks: {value}',
    check: {
      text: 'Read the version and its log',
      compose:
        'docker compose exec {server|rabbitmq} rabbitmqctl version; docker compose logs --since 10m rabbitmq | tail -40',
      host: 'sudo rabbitmqctl version',
    },
    repair: [
      {
        text: 'Use quorum queues and durable, non-exclusive queues in place of what the release took out, or permit it with deprecated_features.permit.{value|<feature>} = true',
      },
    ],
    source: 'RabbitMQ, "Deprecated features"',
    matches: [
      'NOT_IMPLEMENTED - queue.purge on a stream is not supported',
      'INTERNAL_ERROR - Feature `transient_nonexcl_queues` is deprecated.',
      '541, "INTERNAL_ERROR"',
    ],
    ignores: ['feature is deprecated'],
  },
];
