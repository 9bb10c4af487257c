import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RABBITMQ_SERVER: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.memory-alarm',
    kind: 'memory_exhausted',
    program: 'rabbitmq',
    forms: [
      {
        words: 'memory resource limit alarm set on node',
        pattern: /memory resource limit alarm set on node '?(?<object>[\w.@-]{1,120})/,
      },
      {
        words: 'vm_memory_high_watermark set memory used allowed',
        pattern: /vm_memory_high_watermark set\. Memory used:\s?(?<value>\d{1,15}) allowed:\s?(?<limit>\d{1,15})/,
      },
      {
        words: 'alarm_handler set resource_limit memory',
        pattern: /alarm_handler: \{set,\{\{resource_limit,memory,'?(?<object>[\w.@-]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'RabbitMQ reached its memory watermark and blocks all publishers ({value|too much} of {limit|its limit})',
    check: {
      text: 'See which queues and connections hold the memory; long queues without consumers are the usual reason',
      compose:
        'docker compose exec {service} rabbitmq-diagnostics memory_breakdown; docker compose exec {service} rabbitmqctl list_queues name messages consumers memory',
      kubernetes:
        'kubectl exec {service} -- rabbitmq-diagnostics memory_breakdown; kubectl exec {service} -- rabbitmqctl list_queues name messages consumers memory',
      host: 'rabbitmq-diagnostics memory_breakdown; rabbitmqctl list_queues name messages consumers memory',
    },
    repair: [
      {
        text: 'Start the consumers of the long queues again, so that they empty; publishers go on as soon as the alarm clears',
      },
      {
        text: 'Raise the watermark or the memory of the container; inside a container set an absolute value that is below its limit',
        compose: 'docker compose exec {service} rabbitmqctl set_vm_memory_high_watermark 0.6',
        kubernetes: 'kubectl exec {service} -- rabbitmqctl set_vm_memory_high_watermark 0.6',
        host: 'rabbitmqctl set_vm_memory_high_watermark 0.6',
      },
    ],
    source: 'rabbitmq-server, rabbit_alarm.erl handle_set_resource_alarm(), vm_memory_monitor.erl',
    matches: [
      '2025-05-06 07:41:08.826 [warning] <0.438.0> memory resource limit alarm set on node rabbit@mq-1.',
      '2025-05-06 07:41:08.826 [info] <0.438.0> vm_memory_high_watermark set. Memory used:441233408 allowed:429496729',
      "2025-05-06 07:41:08.826 [info] <0.33.0> alarm_handler: {set,{{resource_limit,memory,'rabbit@mq-1'},[]}}",
    ],
    ignores: ['2025-05-06 07:51:08.826 [warning] <0.438.0> memory resource limit alarm cleared on node rabbit@mq-1'],
  },
  {
    id: 'rabbitmq.disk-alarm',
    kind: 'disk_full',
    program: 'rabbitmq',
    forms: [
      {
        words: 'disk resource limit alarm set on node',
        pattern: /disk resource limit alarm set on node '?(?<object>[\w.@-]{1,120})/,
      },
      {
        words: 'space is insufficient free bytes limit',
        pattern:
          /(?:Free d|D)isk space is insufficient\. Free bytes:\s?(?<value>\d{1,15})\. Limit:\s?(?<limit>\d{1,15})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'RabbitMQ is short of disk space and blocks all publishers ({value|few} bytes free)',
    check: {
      text: 'See what fills the disk of the data directory, and the limit that applies (disk_free_limit)',
      compose:
        'docker compose exec {service} df -h /var/lib/rabbitmq; docker compose exec {service} rabbitmqctl list_queues name messages message_bytes',
      kubernetes: 'kubectl exec {service} -- df -h /var/lib/rabbitmq',
      host: 'df -h /var/lib/rabbitmq; du -xsh /var/lib/rabbitmq/mnesia/* | sort -h | tail',
    },
    repair: [
      {
        text: 'Make room on the disk (images, logs) or enlarge the volume; the alarm clears by itself once more than disk_free_limit is free',
        compose: 'docker system df && docker image prune',
        kubernetes: 'kubectl get pvc',
        host: 'journalctl --vacuum-size=500M',
      },
      {
        text: 'Purge a queue whose messages are not needed',
        compose: 'docker compose exec {service} rabbitmqctl purge_queue <queue>',
        kubernetes: 'kubectl exec {service} -- rabbitmqctl purge_queue <queue>',
        host: 'rabbitmqctl purge_queue <queue>',
        destructive: true,
      },
    ],
    source: 'rabbitmq-server, rabbit_alarm.erl, rabbit_disk_monitor.erl',
    matches: [
      '2025-05-06 07:41:08.826 [warning] <0.438.0> disk resource limit alarm set on node rabbit@mq-1.',
      '2025-05-06 07:41:08.826 [info] <0.440.0> Free disk space is insufficient. Free bytes: 48128000. Limit: 50000000',
    ],
    ignores: [
      '2025-05-06 07:41:08.826 [info] <0.440.0> Free disk space is sufficient. Free bytes: 60128000. Limit: 50000000',
    ],
  },
  {
    id: 'rabbitmq.descriptor-alarm',
    kind: 'descriptor_limit',
    program: 'rabbitmq',
    forms: [
      { words: 'file descriptor limit alarm set', pattern: /file descriptor limit alarm set/i },
      {
        words: 'new connections will not be accepted until this alarm clears',
        pattern: /New connections will not be accepted until this alarm clears/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'RabbitMQ ran out of file descriptors and accepts no new connections',
    check: {
      text: 'Compare the descriptors in use with the limit, and count the connections of each client',
      compose:
        'docker compose exec {service} rabbitmq-diagnostics status | grep -A6 -i descriptors; docker compose exec {service} rabbitmqctl list_connections user peer_host',
      kubernetes: 'kubectl exec {service} -- rabbitmq-diagnostics status | grep -A6 -i descriptors',
      host: 'rabbitmq-diagnostics status | grep -A6 -i descriptors; cat /proc/$(pgrep -o beam.smp)/limits | grep files',
    },
    repair: [
      {
        text: 'Raise the limit (LimitNOFILE of the unit, ulimits of the container) and restart the node',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'mkdir -p /etc/systemd/system/rabbitmq-server.service.d && printf "[Service]\\nLimitNOFILE=65536\\n" > /etc/systemd/system/rabbitmq-server.service.d/limits.conf && systemctl daemon-reload && systemctl restart rabbitmq-server',
      },
      { text: 'Repair clients that open a connection for every message' },
    ],
    source: 'rabbitmq-server, rabbit_alarm.erl (file_descriptor_limit), documentation "Networking: open file handles"',
    matches: [
      '=WARNING REPORT==== 6-May-2025::07:41:08 === file descriptor limit alarm set.',
      '2025-05-06 07:41:08.826 [warning] <0.230.0> file descriptor limit alarm set.',
      '*** New connections will not be accepted until this alarm clears ***',
    ],
    ignores: ['2025-05-06 07:41:08.826 [warning] <0.230.0> file descriptor limit alarm cleared'],
  },
  {
    id: 'rabbitmq.erlang-cookie-mismatch',
    kind: 'invalid_setting',
    program: 'rabbitmq',
    forms: [
      {
        words: 'connection attempt from node rejected invalid challenge reply',
        pattern: /Connection attempt from node '?(?<peer>[\w.@-]{1,120})'? rejected\. Invalid challenge reply/,
      },
      {
        words: 'check if the erlang cookie is identical for all server nodes and cli tools',
        pattern: /suggestion: check if the Erlang cookie is identical for all server nodes and CLI tools/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Erlang cookie of RabbitMQ differs from that of {peer|the other node or CLI tool}',
    check: {
      text: 'Compare the hash of the cookie of both sides',
      compose:
        'docker compose exec {service} rabbitmq-diagnostics erlang_cookie_sources; docker compose exec {service} md5sum /var/lib/rabbitmq/.erlang.cookie',
      kubernetes: 'kubectl exec {service} -- md5sum /var/lib/rabbitmq/.erlang.cookie',
      host: 'md5sum /var/lib/rabbitmq/.erlang.cookie ~/.erlang.cookie',
    },
    repair: [
      {
        text: 'Copy one cookie to all nodes and tools (owner rabbitmq, mode 400) and restart those that had another one: nodes talk only to those with the same cookie',
        compose: 'docker compose up -d --force-recreate',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: 'chown rabbitmq: /var/lib/rabbitmq/.erlang.cookie && chmod 400 /var/lib/rabbitmq/.erlang.cookie && systemctl restart rabbitmq-server',
      },
    ],
    source: 'Erlang/OTP dist_util.erl; rabbitmq-server, rabbit_nodes_common.erl diagnostics()',
    matches: [
      "2025-05-06 07:41:08.826 [error] <0.611.0> ** Connection attempt from node 'rabbitmqcli-812-rabbit@mq-1' rejected. Invalid challenge reply. **",
      '  * suggestion: check if the Erlang cookie is identical for all server nodes and CLI tools',
    ],
    ignores: [
      " * effective user's home directory: /var/lib/rabbitmq",
      ' * Erlang cookie hash: zZ3l4Xy1aP8mGvJc0Qk2Tw==',
    ],
  },
  {
    id: 'rabbitmq.erlang-cookie-unreadable',
    kind: 'file_permission',
    program: 'rabbitmq',
    forms: [
      {
        words: 'cookie file must be accessible by owner only',
        pattern: /Cookie file (?<path>\S{1,200}) must be accessible by owner only/,
      },
      {
        words: 'error when reading erlang cookie eacces',
        pattern: /Error when reading (?<path>\S{1,200}\.erlang\.cookie): eacces/,
      },
      {
        words: 'failed to create cookie file eacces',
        pattern: /Failed to create cookie file '(?<path>[^']{1,200})': eacces/,
      },
      {
        words: 'erlang cookie',
        pattern:
          /(?:chown|chmod): (?:changing \w{1,12} of |cannot access )?'?(?<path>\/var\/lib\/rabbitmq\/\.erlang\.cookie)'?: (?:Operation not permitted|Permission denied)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'RabbitMQ may not use its cookie file {path} because of its owner or mode',
    check: {
      text: 'Look at the owner and the mode of the file; the account is rabbitmq (999 in the official image)',
      compose: 'docker compose run --rm --entrypoint ls {service} -lan /var/lib/rabbitmq',
      kubernetes: 'kubectl exec {service} -- ls -lan /var/lib/rabbitmq',
      host: 'ls -lan {path}',
    },
    repair: [
      {
        text: 'Make the account rabbitmq the owner and take all rights from the others',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown rabbitmq: {path} && chmod 400 {path}"',
        host: 'chown rabbitmq: {path} && chmod 400 {path} && systemctl restart rabbitmq-server',
      },
      {
        text: 'In Kubernetes set securityContext.fsGroup=999 and do not mount the cookie from a Secret with mode 0644',
      },
    ],
    source: 'Erlang/OTP auth.erl read_cookie(), check_cookie(), create_cookie()',
    matches: [
      '07:41:08.826 [error] Cookie file /var/lib/rabbitmq/.erlang.cookie must be accessible by owner only',
      '[error] Error when reading /var/lib/rabbitmq/.erlang.cookie: eacces',
      "[error] Failed to create cookie file '/var/lib/rabbitmq/.erlang.cookie': eacces",
      "chmod: changing permissions of '/var/lib/rabbitmq/.erlang.cookie': Operation not permitted",
    ],
    ignores: ['Cookie file path: /var/lib/rabbitmq/.erlang.cookie'],
  },
  {
    id: 'rabbitmq.node-already-running',
    kind: 'port_in_use',
    program: 'rabbitmq',
    forms: [
      {
        words: 'error node with name already running on',
        pattern:
          /ERROR: node with name "(?<object>[^"]{1,80})" (?:is )?already running on (?:host )?"(?<peer>[^"]{1,120})"/,
      },
      {
        words: 'error could not bind to distribution port',
        pattern:
          /ERROR: could not bind to distribution port (?<port>\d{1,5})(?:, it is in use by another node: (?<object>\S{1,120})| on host)/,
      },
      {
        words: 'error distribution port in use',
        pattern:
          /ERROR: distribution port (?<port>\d{1,5}) in use (?:by (?:another node: )?(?<object>[\w.@-]{1,120})|on host)/,
      },
      {
        words: 'failed to start ranch listener eaddrinuse',
        pattern: /Failed to start Ranch listener [^\n]{1,120}?,\{port,(?<port>\d{1,5})\}[^\n]{0,300}eaddrinuse/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another RabbitMQ node {object|or process} already holds the name or port {port|of this one}',
    check: {
      text: 'Find the process; often a system service runs beside the container, or a node did not end',
      compose: 'docker ps | grep -i rabbit; ss -ltnp | grep -E ":(4369|5672|15672|25672)"',
      host: 'epmd -names; ss -ltnp | grep -E ":(4369|5672|15672|25672)"; pgrep -af beam.smp',
    },
    repair: [
      {
        text: 'End the other node, or give this one a name and ports of its own (RABBITMQ_NODENAME, RABBITMQ_NODE_PORT)',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl stop rabbitmq-server && epmd -names',
        destructive: true,
      },
    ],
    source: 'rabbitmq-server, rabbit_prelaunch_errors.erl; Ranch ranch.erl',
    matches: [
      'ERROR: node with name "rabbit" already running on "mq-1"',
      'ERROR: could not bind to distribution port 25672, it is in use by another node: rabbit@mq-1',
      'ERROR: distribution port 25672 in use by rabbit@mq-1',
      '[error] <0.763.0> Failed to start Ranch listener {acceptor,{0,0,0,0,0,0,0,0},15672} in ranch_tcp:listen([{ip,{0,0,0,0,0,0,0,0}},{port,15672}]) for reason eaddrinuse (address already in use)',
    ],
    ignores: ['[info] <0.613.0> started TCP listener on [::]:5672'],
  },
];
