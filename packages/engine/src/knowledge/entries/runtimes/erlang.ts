import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const ERLANG: readonly CatalogueEntry[] = [
  {
    id: 'erlang.vm-ended',
    kind: 'crash_signal',
    program: 'erlang',
    forms: [
      {
        words: 'crash dump is being written to',
        pattern: /Crash dump is being written to: (?<path>[^\s]{1,160}?)\.\.\./,
      },
      {
        words: 'kernel pid terminated',
        pattern: /Kernel pid terminated \((?<object>application_controller|\w{1,40})\)/,
      },
      {
        words: 'runtime terminating during boot',
        pattern: /Runtime terminating during boot \((?<value>[^\r\n]{1,160})/,
      },
    ],
    nearby: [
      /Application (?<object>\w{1,60}) exited: (?<value>[^\r\n]{1,120})/,
      /\{application_start_failure,(?<object>\w{1,60}),/,
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The Erlang VM ends: the application {object|of the release} did not start',
    check: {
      text: 'Read the first line of the "Slogan" and of the report above: the child that failed to start and its reason',
      compose: 'docker compose logs {service} | grep -iE "slogan|failed_to_start|exited:|\\*\\* \\(" | head',
      kubernetes:
        'kubectl logs deploy/{service} --previous | grep -iE "slogan|failed_to_start|exited:|\\*\\* \\(" | head',
      host: 'head -5 erl_crash.dump; journalctl -u {service} | grep -iE "failed_to_start|exited:" | tail -5',
    },
    repair: [
      {
        text: 'Repair what the reason names: a variable, a port, a database that is away, or a wrong cookie or name of the node',
      },
      ROLL_BACK,
    ],
    source: 'erts break.c erl_crash_dump_v(); kernel init.erl',
    matches: [
      'Crash dump is being written to: erl_crash.dump...done',
      'Kernel pid terminated (application_controller) ({application_start_failure,shop,{bad_return,{{shop,start,[normal,[]]},{error,eaddrinuse}}}})',
      'Runtime terminating during boot ({badarg,[{io,put_chars,[standard_error,...]}]})',
    ],
    ignores: ['Erlang/OTP 24 [erts-13.1.5] [source] [64-bit] [smp:8:8]'],
  },
  {
    id: 'erlang.limit-reached',
    kind: 'memory_exhausted',
    program: 'erlang',
    forms: [
      {
        words: 'cannot allocate bytes of memory of type',
        pattern:
          /(?<object>\w{1,20}_alloc): Cannot (?:re)?allocate (?<value>\d{1,20}) bytes of memory \(of type "(?<setting>\w{1,40})"/,
      },
      {
        words: 'cannot reallocate bytes of memory of type',
        pattern: /(?<object>\w{1,20}_alloc): Cannot reallocate (?<value>\d{1,20}) bytes of memory/,
      },
      {
        words: 'no more index entries in atom_tab max',
        pattern: /no more index entries in (?<object>atom_tab) \(max=(?<limit>\d{1,12})\)/,
      },
      { words: 'too many processes', pattern: /Too many processes(?: \(max=(?<limit>\d{1,12})\))?/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Erlang VM reaches a limit: {object|processes} ({value|no more} {limit|free})',
    check: {
      text: 'Look for the processes with the longest message queues and the largest memory',
      compose:
        'docker stats --no-stream; docker compose exec {service} bin/{service} rpc ":erlang.memory() |> IO.inspect"',
      kubernetes:
        'kubectl top pod; kubectl exec deploy/{service} -- bin/{service} rpc ":erlang.memory() |> IO.inspect"',
      host: 'grep -A 3 "=memory" erl_crash.dump; free -m',
    },
    repair: [
      {
        text: 'Raise the memory limit, bound mailboxes and ETS tables; never make atoms from input (String.to_existing_atom), and raise +P only for processes that are really needed',
        compose: 'docker compose up -d {service}  # after mem_limit: 2g',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=2Gi',
        host: 'sudo systemctl set-property {service} MemoryMax=2G',
      },
    ],
    source: 'erts erl_alloc.c erts_alloc_n_enomem(), index.c, erl_process.c',
    matches: [
      'eheap_alloc: Cannot allocate 4294967296 bytes of memory (of type "heap").',
      'eheap_alloc: Cannot reallocate 8589934592 bytes of memory (of type "old_heap").',
      'no more index entries in atom_tab (max=1048576)',
      'Too many processes',
    ],
    ignores: ['=ERROR REPORT==== system_limit in user handler'],
  },
  {
    id: 'erlang.distribution',
    kind: 'invalid_setting',
    program: 'erlang',
    forms: [
      {
        words: 'the name seems to be in use by another erlang node',
        pattern: /the name (?<object>[\w.@-]{1,120}) seems to be in use by another Erlang node/,
      },
      {
        words: 'register listen error',
        pattern: /Protocol '(?<object>inet\w{0,8})': register\/listen error: (?<value>\w{1,40})/,
      },
      { words: 'exit nodistribution', pattern: /\{'EXIT',(?<object>nodistribution)\}/ },
      {
        words: 'can t set node name',
        pattern: /Can't set (?<object>(?:long|short) node name)!/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Distributed Erlang does not start: {object} {value|cannot be used}',
    check: {
      text: 'See which nodes epmd knows on this host, and compare RELEASE_NODE, RELEASE_COOKIE and the host name',
      compose: 'docker compose exec {service} sh -c "epmd -names; env | grep RELEASE_ | grep -v COOKIE; hostname -f"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "epmd -names; env | grep RELEASE_ | grep -v COOKIE; hostname -f"',
      host: 'epmd -names; hostname -f; ls -l ~/.erlang.cookie',
    },
    repair: [
      {
        text: 'Give each node a name of its own and all the same cookie, let epmd (4369) and the distribution ports through, and use long names only with a dot in the host name',
        compose: 'docker compose up -d {service}  # after RELEASE_NODE, RELEASE_DISTRIBUTION=name and RELEASE_COOKIE',
        kubernetes: 'kubectl set env deploy/{service} RELEASE_DISTRIBUTION=name RELEASE_NODE=app@$(POD_IP)',
        host: 'sudo systemctl edit {service}  # Environment=RELEASE_NODE=<name>@<host>',
      },
    ],
    source: 'kernel net_kernel.erl, erl_distribution.erl, dist_util.erl',
    matches: [
      "Protocol 'inet_tcp': the name shop@10.1.2.3 seems to be in use by another Erlang node",
      "Protocol 'inet_tcp': register/listen error: econnrefused",
      "Can't set long node name!",
      "Kernel pid terminated (application_controller) ({application_start_failure,kernel,{{shutdown,{failed_to_start_child,net_sup,{shutdown,{failed_to_start_child,net_kernel,{'EXIT',nodistribution}}}}},{kernel,start,[normal,[]]}}})",
    ],
    ignores: ['epmd: up and running on port 4369 with data:'],
  },
  {
    id: 'erlang.cookie-differs',
    kind: 'invalid_setting',
    program: 'erlang',
    forms: [
      {
        words: 'connection attempt from node rejected invalid challenge reply',
        pattern: /Connection attempt from node '?(?<peer>[\w.@-]{1,120})'? rejected\. Invalid challenge reply/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Erlang node {peer} has another cookie',
    check: {
      text: 'Compare the cookies of both nodes without printing them',
      compose:
        'docker compose exec {service} sh -c "printf %s \\"$RELEASE_COOKIE\\" | md5sum; cat releases/COOKIE ~/.erlang.cookie 2>/dev/null | md5sum"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "cat releases/COOKIE ~/.erlang.cookie 2>/dev/null | md5sum"',
      host: 'md5sum ~/.erlang.cookie; ls -l ~/.erlang.cookie',
    },
    repair: [
      {
        text: 'Give all nodes the same cookie and restart them; the file has to belong to the user of the process with mode 400',
        compose: 'docker compose up -d --force-recreate {service}  # after RELEASE_COOKIE under environment:',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<secret with RELEASE_COOKIE>',
        host: 'sudo systemctl edit {service}  # EnvironmentFile=/etc/{service}/env with RELEASE_COOKIE=<cookie>',
      },
    ],
    source: 'kernel dist_util.erl recv_challenge_reply()',
    matches: [
      "** Connection attempt from node 'shop@10.1.2.4' rejected. Invalid challenge reply. **",
      '** Connection attempt from node shop@10.1.2.4 rejected. Invalid challenge reply. **',
    ],
    ignores: ["** Connection attempt from disallowed node 'shop@10.1.2.4' ** "],
  },
];
