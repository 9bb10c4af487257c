import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COMPUTE_CLUSTER_DETAILS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'htcondor.daemon-not-found',
    kind: 'unreachable',
    program: 'htcondor',
    forms: [
      {
        words: 'can t find address of local',
        pattern: /Can't find address of local (?<object>schedd|startd|collector|master)/,
      },
      { words: 'denied authorization of user', pattern: /DENIED authorization of user '(?<user>[^']{1,80})'/ },
      { words: 'secman 2007 failed to end classad message', pattern: /SECMAN:2007:Failed to end classad message/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'HTCondor does not reach its {object|daemon}, or the user is not allowed',
    check: { text: 'See', host: 'condor_status -any; systemctl status condor; condor_config_val ALLOW_WRITE' },
    repair: [
      {
        text: 'Start condor, correct CONDOR_HOST, permit the host and user (ALLOW_*), share the pool password or token',
      },
    ],
    source: 'HTCondor source, condor_daemon_client and condor_io',
    matches: [
      "ERROR: Can't find address of local schedd",
      "DENIED authorization of user 'shop@acme' for command 1112",
      'SECMAN:2007:Failed to end classad message.',
    ],
    ignores: ['Submitting job(s). 1 job(s) submitted to cluster 12.'],
  },
  {
    id: 'lustre.server-lost',
    kind: 'unreachable',
    program: 'lustre',
    forms: [
      {
        words: 'lustreerror operation node failed rc',
        pattern:
          /LustreError: [^\r\n]{0,60}: operation (?<object>\w{1,30}) (?:to|on) node (?<peer>[\w.@]{1,60}) failed: rc = (?<signal>-\d{1,4})/,
      },
      {
        words: 'connection to at was lost in progress operations using',
        pattern:
          /Connection to (?:MGS|\S{1,60}) \(at (?<peer>[\w.@]{1,60})\) was lost; in progress operations using this service will/,
      },
      {
        words: 'lustre client at reconnecting',
        pattern: /Lustre: (?<object>[\w-]{1,60}): Client \S{1,60} \(at (?<peer>[\w.@]{1,60})\) reconnecting/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Lustre lost {peer}: access to its files waits',
    check: { text: 'See', host: 'lfs check servers; lctl ping {peer}; lctl dl' },
    repair: [{ text: 'Bring the server back (its disks, memory, LNet routes); clients recover by themselves' }],
    source: 'Lustre source, ptlrpc/import.c and client.c',
    matches: [
      'LustreError: 11-0: scratch-OST0001-osc: operation ost_write to node 10.0.0.5@tcp failed: rc = -107',
      'LustreError: 166-1: MGC10.0.0.5@tcp: Connection to MGS (at 10.0.0.5@tcp) was lost; in progress operations using this service will fail',
      'Lustre: scratch-OST0001: Client abc (at 10.0.0.7@tcp) reconnecting',
    ],
    ignores: ['Lustre: scratch-OST0001: Recovery over after 0:12'],
  },
  {
    id: 'mpi.slots-missing',
    kind: 'invalid_setting',
    program: 'mpi',
    forms: [
      {
        words: 'there are not enough slots available in the system',
        pattern: /There are not enough slots available in the system to satisfy the (?<limit>\d{1,7})\s{1,3}slots/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'mpirun has fewer slots than the {limit} that are asked for',
    check: { text: 'See what it may use', host: 'echo $SLURM_NTASKS; cat $PBS_NODEFILE; nproc' },
    repair: [
      {
        text: 'Ask for as many tasks as are allocated (-np), name slots in the hostfile, or --oversubscribe (--map-by :OVERSUBSCRIBE)',
      },
    ],
    source: 'Open MPI source, help-orte-rmaps-base',
    matches: [
      'There are not enough slots available in the system to satisfy the 16 slots',
      'There are not enough slots available in the system to satisfy the 4 slots that were requested by the application:',
    ],
    ignores: ['4 slots available'],
  },
  {
    id: 'mpi.daemon-not-started',
    kind: 'unreachable',
    program: 'mpi',
    forms: [
      {
        words: 'was unable to reliably start one or more daemons',
        pattern: /(?:ORTE|PRTE) was unable to reliably start one or more daemons/,
      },
      { words: 'pmix error', pattern: /PMIX ERROR: (?<value>UNREACHABLE|PMIX_ERR_\w{3,40}|ERROR)\b/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Open MPI cannot start its daemons on the other nodes',
    check: { text: 'Try', host: 'ssh <node> orted --version; mpirun -np 1 -H <node> hostname' },
    repair: [
      {
        text: 'Login without password between nodes, the same Open MPI at the same path (--prefix), the network to use (--mca oob_tcp_if_include), no firewall between',
      },
    ],
    source: 'Open MPI source, help-errmgr-base',
    matches: [
      'ORTE was unable to reliably start one or more daemons.',
      '[node1:1234] PMIX ERROR: UNREACHABLE in file server/pmix_server.c at line 2198',
    ],
    ignores: ['ORTE started'],
  },
  {
    id: 'rdma.device-not-usable',
    kind: 'missing_module',
    forms: [
      { words: 'no active messages transport to', pattern: /no active messages transport to/ },
      { words: 'nccl warn call to failed', pattern: /NCCL WARN Call to ibv_\w{2,30} failed[^\r\n]{0,60}/ },
      {
        words: 'libibverbs warning couldn t load driver',
        pattern: /libibverbs: Warning: couldn't load driver '(?<object>[\w.-]{1,60})'/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The fast network (InfiniBand, RoCE) cannot be used: {object|no device or too little locked memory}',
    check: { text: 'See', host: 'ibv_devinfo; ulimit -l; rdma link; ucx_info -d | grep Transport' },
    repair: [
      {
        text: 'Install rdma-core of this release, memlock unlimited for the job, pass /dev/infiniband into the container; to try: NCCL_IB_DISABLE=1, UCX_TLS=tcp',
      },
    ],
    source: 'UCX, NCCL and rdma-core sources',
    matches: [
      'UCX ERROR no active messages transport to <no debug data>: self/memory - Destination is unreachable',
      'NCCL WARN Call to ibv_create_qp failed with error Cannot allocate memory errno 12',
      "libibverbs: Warning: couldn't load driver 'libmlx5-rdmav34.so': libmlx5-rdmav34.so: cannot open shared object file",
    ],
    ignores: ['NCCL INFO NET/IB : Using [0]mlx5_0:1/IB'],
  },
  {
    id: 'modules.unknown',
    kind: 'missing_module',
    program: 'lmod',
    forms: [
      {
        words: 'the following module s are unknown',
        pattern: /The following module\(s\) are unknown: "(?<object>[^"]{1,80})"/,
      },
      {
        words: 'unable to locate a modulefile for',
        pattern: /Unable to locate a modulefile for '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The environment module {object} is not there',
    check: { text: 'Search', host: 'module spider {object}; echo $MODULEPATH' },
    repair: [{ text: 'Load what it needs first, correct name and version, or add its folder (module use)' }],
    source: 'Lmod and Environment Modules sources',
    matches: [
      'Lmod has detected the following error: The following module(s) are unknown: "gcc/13"',
      "ERROR: Unable to locate a modulefile for 'openmpi/5'",
    ],
    ignores: ['Currently Loaded Modules: 1) gcc/13'],
  },
];
