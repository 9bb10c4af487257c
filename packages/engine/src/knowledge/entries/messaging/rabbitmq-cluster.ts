import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RABBITMQ_CLUSTER: readonly CatalogueEntry[] = [
  {
    id: 'rabbitmq.feature-flag-missing',
    kind: 'version_mismatch',
    program: 'rabbitmq',
    versions: '>=3.11',
    forms: [
      {
        words: 'required feature flag not enabled it must be enabled before upgrading',
        pattern:
          /Feature flags: `(?<object>\w{1,80})`: required feature flag not enabled! It must be enabled before upgrading/,
      },
      { words: 'disabled_required_feature_flag', pattern: /\{disabled_required_feature_flag,\s?(?<object>\w{1,80})\}/ },
      {
        words: 'feature flags nodes are incompatible',
        pattern: /Feature flags: nodes `[\w.@-]{1,120}` and `(?<peer>[\w.@-]{1,120})` are incompatible/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'RabbitMQ was upgraded before the feature flag {object|that it needs} was enabled',
    check: {
      text: 'See which version the image holds now and which it held before; the data stays readable for the old one',
      compose: 'docker compose images {service}; docker compose logs --tail 100 {service} | grep -i "feature flag"',
      kubernetes: 'kubectl get statefulset/{service} -o jsonpath="{.spec.template.spec.containers[*].image}"',
      host: 'rabbitmqctl version; rabbitmqctl list_feature_flags name state',
    },
    repair: [
      {
        text: 'Go back to the version before, enable all stable feature flags there, and then upgrade again (one minor series at a time)',
        compose: 'docker compose exec {service} rabbitmqctl enable_feature_flag all',
        kubernetes: 'kubectl exec {service} -- rabbitmqctl enable_feature_flag all',
        host: 'rabbitmqctl enable_feature_flag all',
      },
    ],
    source: 'rabbitmq-server, rabbit_ff_registry_factory.erl, rabbit_ff_controller.erl',
    matches: [
      '2025-05-06 07:41:08.826 [error] <0.254.0> Feature flags: `stream_filtering`: required feature flag not enabled! It must be enabled before upgrading RabbitMQ.',
      'Error during startup: {error,{disabled_required_feature_flag,stream_filtering}}',
      '2025-05-06 07:41:08.826 [error] <0.254.0> Feature flags: nodes `rabbit@mq-1` and `rabbit@mq-2` are incompatible',
    ],
    ignores: ['2025-05-06 07:41:08.826 [info] <0.254.0> Feature flags: `stream_filtering`: supported, enabled'],
  },
  {
    id: 'rabbitmq.erlang-version-too-old',
    kind: 'version_mismatch',
    program: 'rabbitmq',
    forms: [
      {
        words: 'this rabbitmq version cannot run on erlang minimum required version is',
        pattern:
          /This RabbitMQ version cannot run on Erlang (?<version>[\w.]{1,20}) \(erts [\w.]{1,20}\): minimum required version is (?<wanted>[\w.]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'RabbitMQ needs Erlang {wanted} but finds Erlang {version}',
    check: {
      text: 'See which Erlang is installed and where it comes from',
      host: `erl -noshell -eval 'io:format("~s~n", [erlang:system_info(otp_release)]), halt().'; apt-cache policy erlang-base rabbitmq-server`,
    },
    repair: [
      {
        text: 'Install Erlang from the repository of Team RabbitMQ, since distributions keep older ones, or hold RabbitMQ at the version that fits',
        host: 'apt-get install -y erlang-base && systemctl restart rabbitmq-server',
      },
    ],
    source: 'rabbitmq-server, rabbit_prelaunch_erlang_compat.erl',
    matches: [
      'This RabbitMQ version cannot run on Erlang 24.2 (erts 12.2.1): minimum required version is 26.2 (erts 14.2)',
      '2025-05-06 07:41:08.826 [error] <0.142.0> This RabbitMQ version cannot run on Erlang 22.3 (erts 10.7): minimum required version is 23.2 (erts 11.1)',
    ],
    ignores: [' Starting RabbitMQ 3.13.7 on Erlang 26.2.5.13 [jit]'],
  },
  {
    id: 'rabbitmq.peers-away-at-start',
    kind: 'cluster_quorum',
    program: 'rabbitmq',
    forms: [
      {
        words: 'timeout contacting cluster nodes',
        pattern: /Timeout contacting cluster nodes(?:: \[(?<peer>[^\]]{1,200})\])?\./,
      },
      {
        words: 'error while waiting for mnesia tables timeout_waiting_for_tables',
        pattern: /Error while waiting for Mnesia tables: \{timeout_waiting_for_tables,\s?\[(?<peer>[^\]]{1,200})\]/,
      },
      {
        words: 'waiting for mnesia tables for ms retries left',
        pattern: /Waiting for Mnesia tables for \d{1,8} ms, [0-8] retries left/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 2,
    means: 'RabbitMQ waits at its start for the cluster nodes {peer|that ran last}',
    check: {
      text: 'See which nodes are up; the node that was shut down last has to start first, and a changed host name is a different node',
      compose: 'docker compose ps; docker compose exec {server} rabbitmqctl cluster_status',
      kubernetes: 'kubectl get pods -l app.kubernetes.io/name=rabbitmq -o wide',
      host: 'rabbitmqctl cluster_status; epmd -names',
    },
    repair: [
      {
        text: 'Start all nodes at once (podManagementPolicy: Parallel), so that they find each other; give containers a fixed hostname, since the node name is made from it',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl get statefulset/{service} -o yaml | grep podManagementPolicy',
        host: 'systemctl start rabbitmq-server',
      },
      {
        text: 'Where the other nodes are lost, make this one start alone; changes that only they had are lost',
        compose: 'docker compose exec {server} rabbitmqctl force_boot',
        kubernetes: 'kubectl exec {server} -- rabbitmqctl force_boot',
        host: 'rabbitmqctl force_boot && systemctl restart rabbitmq-server',
        destructive: true,
      },
    ],
    source: 'rabbitmq-server, rabbit_mnesia.erl wait_for_tables(), rabbit_prelaunch_errors.erl',
    matches: [
      "Timeout contacting cluster nodes: ['rabbit@mq-2','rabbit@mq-3'].",
      "2025-05-06 07:41:08.826 [warning] <0.263.0> Error while waiting for Mnesia tables: {timeout_waiting_for_tables,['rabbit@mq-2','rabbit@mq-1'],[rabbit_user,rabbit_vhost]}",
      '2025-05-06 07:41:38.826 [info] <0.263.0> Waiting for Mnesia tables for 30000 ms, 8 retries left',
    ],
    ignores: ['2025-05-06 07:41:08.826 [info] <0.263.0> Waiting for Mnesia tables for 30000 ms, 9 retries left'],
  },
  {
    id: 'rabbitmq.network-partition',
    kind: 'cluster_quorum',
    program: 'rabbitmq',
    forms: [
      {
        words: 'mnesia_event got inconsistent_database',
        pattern: /mnesia_event got \{inconsistent_database, \w{1,60}, '?(?<peer>[\w.@-]{1,120})/,
      },
      { words: 'partial partition detected', pattern: /Partial partition detected/ },
      { words: 'autoheal request received from', pattern: /Autoheal request received from '?(?<peer>[\w.@-]{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The RabbitMQ cluster was split: this node lost {peer|the others} for a while',
    check: {
      text: 'Ask every node for the partitions it sees, and look for pauses of the network or of the virtual machines at that time',
      compose: 'docker compose exec {service} rabbitmqctl cluster_status',
      kubernetes:
        'kubectl exec {service} -- rabbitmqctl cluster_status; kubectl get events -A --sort-by=.lastTimestamp | tail -40',
      host: 'rabbitmqctl cluster_status',
    },
    repair: [
      {
        text: 'Choose the side that shall win and restart the nodes of the other: they take over its state and lose what they took in since the split',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl delete pod {service}',
        host: 'systemctl restart rabbitmq-server',
        destructive: true,
      },
      { text: 'Set cluster_partition_handling=pause_minority with three nodes, and use quorum queues' },
    ],
    source: 'rabbitmq-server, rabbit_node_monitor.erl, rabbit_autoheal.erl; Mnesia mnesia_monitor.erl',
    matches: [
      "2025-05-06 07:41:08.826 [error] <0.213.0> Mnesia('rabbit@mq-1'): ** ERROR ** mnesia_event got {inconsistent_database, running_partitioned_network, 'rabbit@mq-2'}",
      "2025-05-06 07:41:08.826 [error] <0.213.0> Mnesia('rabbit@mq-1'): ** ERROR ** mnesia_event got {inconsistent_database, starting_partitioned_network, 'rabbit@mq-2'}",
      '2025-05-06 07:41:08.826 [error] <0.440.0> Partial partition detected:',
      '2025-05-06 07:41:08.826 [info] <0.440.0> Autoheal request received from rabbit@mq-2',
    ],
    ignores: ["2025-05-06 07:41:08.826 [info] <0.440.0> node 'rabbit@mq-2' up"],
  },
  {
    id: 'rabbitmq.node-down-for-cli',
    kind: 'connection_refused',
    program: 'rabbitmq',
    forms: [
      {
        words: 'epmd reports node not running at all',
        pattern: /epmd reports: node '(?<object>[^']{1,80})' not running at all/,
      },
      {
        words: 'unable to perform an operation on node',
        pattern: /Error: unable to perform an operation on node '(?<object>[\w.@-]{1,120})'/,
      },
      {
        words: 'unable to connect to epmd port on',
        pattern: /unable to connect to epmd \(port (?<port>\d{1,5})\) on (?<peer>[\w.-]{1,120}): /,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'rabbitmq',
    specificity: 2,
    means: 'The RabbitMQ node {object|that a tool asks} does not run or cannot be reached',
    check: {
      text: 'See whether the node runs under that name; a container with another hostname is another node',
      compose: 'docker compose ps -a; docker compose logs --tail 100 {service}',
      kubernetes: 'kubectl get pods | grep -i rabbit; kubectl logs {service} --previous --tail 100',
      host: 'systemctl status rabbitmq-server; epmd -names; journalctl -u rabbitmq-server -n 100',
    },
    repair: [
      {
        text: 'Repair what ended the node and start it; give the tool the right node with -n',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl delete pod {service}',
        host: 'systemctl restart rabbitmq-server',
      },
    ],
    source: 'rabbitmq-server, rabbit_nodes_common.erl diagnostics(), rabbitmqctl.ex',
    matches: [
      "  * epmd reports: node 'rabbit' not running at all",
      "Error: unable to perform an operation on node 'rabbit@mq-1'. Please see diagnostics information and suggestions below.",
      '  * unable to connect to epmd (port 4369) on mq-2: nxdomain (non-existing domain)',
    ],
    ignores: ['  * connected to epmd (port 4369) on mq-1'],
  },
  {
    id: 'rabbitmq.deprecated-environment-variable',
    kind: 'invalid_setting',
    program: 'rabbitmq',
    forms: [
      { words: 'is set but deprecated', pattern: /error: (?<setting>RABBITMQ_\w{1,60}) is set but deprecated/ },
      {
        words: 'error deprecated environment variables detected',
        pattern: /error: deprecated environment variables detected/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The RabbitMQ image no longer takes the variable {setting|that is set}',
    check: {
      text: 'List the RABBITMQ_ variables that the container is given',
      compose: 'docker compose config | grep RABBITMQ_',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep RABBITMQ_',
    },
    repair: [
      {
        text: 'Write the setting into /etc/rabbitmq/rabbitmq.conf (vm_memory_high_watermark, ssl_options, default_pass) and remove the variable: the entrypoint ends while it is set',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl edit statefulset/{service}',
      },
    ],
    source: 'docker-library/rabbitmq, docker-entrypoint.sh (3.9 and newer)',
    matches: [
      'error: RABBITMQ_VM_MEMORY_HIGH_WATERMARK is set but deprecated',
      'error: deprecated environment variables detected',
    ],
    ignores: ['RABBITMQ_DEFAULT_USER=shop'],
  },
];
