import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COMPUTE_CLUSTER_DETAILS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'htcondor.daemon-not-found',
    kind: 'unreachable',
    program: 'htcondor',
    forms: [
      { words: 'can t find address of', pattern: /ERROR: Can't find address of (?:local )?(?<object>schedd)/ },
      {
        words: 'can t find address for',
        pattern: /Can't find address (?:in classad )?for (?<object>schedd|startd|collector|master|negotiator|credd)\b/i,
      },
      { words: 'secman 2007 failed to end classad message', pattern: /SECMAN:2007:Failed to end classad message/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'HTCondor does not reach its {object|daemon}',
    check: { text: 'See', host: 'condor_status -any; systemctl status condor; condor_config_val CONDOR_HOST' },
    repair: [{ text: 'Start condor and its collector, correct CONDOR_HOST and SCHEDD_NAME, open 9618' }],
    source:
      'htcondor src/condor_submit.V6/submit.cpp, src/condor_daemon_client/daemon.cpp, src/condor_io/condor_secman.cpp',
    matches: [
      "ERROR: Can't find address of local schedd",
      "Can't find address for schedd submit1.acme.io",
      'SECMAN:2007:Failed to end classad message.',
    ],
    ignores: ['Submitting job(s). 1 job(s) submitted to cluster 12.'],
  },
  {
    id: 'htcondor.permission-denied',
    kind: 'authorisation_denied',
    program: 'htcondor',
    forms: [
      {
        words: 'permission denied to from host for access level reason',
        pattern:
          /PERMISSION DENIED to (?<user>\S{1,80}(?: user)?) from host (?<peer>[\w.:]{2,60}) for (?<object>[^,\r\n]{1,80}), access level \w{1,24}: reason: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'daemoncore permission denied for via from host access level',
        pattern:
          /DaemonCore: PERMISSION DENIED for \d{1,8} \((?<object>\w{1,60})\) via (?:TCP|UDP)[^\r\n]{0,80} from host (?<peer>[^\s(]{2,80}) \(access level \w{1,24}\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'HTCondor does not let {user|a user} at {peer} do {object}: {value|not authenticated}',
    check: { text: 'See who may', host: 'condor_config_val -dump ALLOW_; condor_ping -verbose WRITE' },
    repair: [{ text: 'Permit host and user (ALLOW_WRITE, ALLOW_DAEMON), share the pool password or give a token' }],
    source:
      'htcondor src/condor_daemon_core.V6/daemon_core.cpp DaemonCore::CheckPermission, daemon_command.cpp ReadCommand()',
    matches: [
      'PERMISSION DENIED to unauthenticated user from host 10.0.0.7 for command 1112 (QMGMT_WRITE_CMD), access level WRITE: reason: WRITE authorization policy contains no matching ALLOW entry for this request.',
      'DaemonCore: PERMISSION DENIED for 60008 (DC_CHILDALIVE) via TCP from host <10.0.0.7:41234> (access level DAEMON)',
    ],
    ignores: ['condor_write(): Socket closed when trying to write 13 bytes'],
  },
  {
    id: 'lustre.server-lost',
    kind: 'unreachable',
    program: 'lustre',
    forms: [
      {
        words: 'lustreerror operation node failed rc',
        pattern:
          /LustreError: [^\r\n]{0,60}: operation (?<object>\w{1,30}) to node (?<peer>[\w.@]{1,60}) failed: rc = (?<signal>-\d{1,4})/,
      },
      {
        words: 'connection to at was lost in progress operations using',
        pattern:
          /Connection to \S{1,60} \(at (?<peer>[\w.@]{1,60})\) was lost; in progress operations using this service will/,
      },
      {
        words: 'this client was evicted by in progress operations using service will fail',
        pattern: /This client was evicted by (?<peer>\S{1,60}); in progress operations using this service will fail/,
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
    source: 'lustre lustre/ptlrpc/import.c, lustre/ptlrpc/client.c, lustre/ldlm/ldlm_lib.c',
    matches: [
      'LustreError: 11-0: scratch-OST0001-osc: operation ost_write to node 10.0.0.5@tcp failed: rc = -107',
      'LustreError: 166-1: MGC10.0.0.5@tcp: Connection to MGS (at 10.0.0.5@tcp) was lost; in progress operations using this service will fail',
      'Lustre: scratch-OST0001: Client abc (at 10.0.0.7@tcp) reconnecting',
      'LustreError: 167-0: scratch-OST0001-osc: This client was evicted by scratch-OST0001; in progress operations using this service will fail.',
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
        pattern: /There are not enough slots available in the system to satisfy the (?<limit>\d{1,7})(?: slots|$)/,
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
    source: 'openpmix/prrte src/mca/rmaps/base/help-prte-rmaps-base.txt; Open MPI 4 help-orte-rmaps-base.txt',
    matches: [
      'There are not enough slots available in the system to satisfy the 16',
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
      { words: 'pmix error unreachable in file', pattern: /PMIX ERROR: UNREACHABLE in file/ },
      {
        words: 'a process or daemon was unable to complete tcp connection',
        pattern: /A process or daemon was unable to complete a TCP connection/,
      },
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
    source: 'openpmix/prrte src/mca/errmgr/base/help-errmgr-base.txt; PMIX_ERROR_LOG of OpenPMIX 3',
    matches: [
      'ORTE was unable to reliably start one or more daemons.',
      'A process or daemon was unable to complete a TCP connection',
      '[node1:1234] PMIX ERROR: UNREACHABLE in file server/pmix_server.c at line 2198',
    ],
    ignores: ['ORTE started'],
  },
  {
    id: 'ucx.no-transport',
    kind: 'unreachable',
    program: 'ucx',
    forms: [
      {
        words: 'ucx error no transport to',
        pattern:
          /UCX  ?ERROR {1,4}no (?<object>active messages|auxiliary) transport to (?<peer>[^:\r\n]{1,60}): (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'UCX finds no way between the processes: {value}',
    check: { text: 'See what there is and what is asked for', host: 'ucx_info -d | grep Transport; env | grep ^UCX_' },
    repair: [
      {
        text: 'Take UCX_TLS and UCX_NET_DEVICES back or add what is missing (self,sm,tcp or rc), the same UCX on all nodes, pass /dev/infiniband into the container',
      },
    ],
    source: 'openucx/ucx src/ucp/wireup/select.c ucp_wireup_select_transport()',
    matches: [
      '[1736788625.693157] [node1:521140:0]          select.c:630  UCX  ERROR   no active messages transport to <no debug data>: self/memory - Destination is unreachable',
      'select.c:634  UCX  ERROR   no auxiliary transport to <no debug data>: Unsupported operation',
    ],
    ignores: ['UCX  INFO  ep_cfg[0]: tag(self/memory0 cma/memory)'],
  },
  {
    id: 'nccl.verbs-call-failed',
    kind: 'kernel_setting',
    program: 'nccl',
    forms: [
      {
        words: 'nccl warn call to failed',
        pattern: /NCCL WARN Call to (?<object>ibv_\w{2,30}) failed(?: with error (?<value>[^\r\n]{1,80}))?/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'NCCL cannot use the fast network: {object}: {value|failed}',
    check: { text: 'See', host: 'ibv_devinfo; ulimit -l; rdma link' },
    repair: [
      {
        text: 'Cannot allocate memory: memlock unlimited for the job and container; else pass /dev/infiniband in; to try: NCCL_IB_DISABLE=1',
      },
    ],
    source: 'NVIDIA/nccl src/misc/ibvwrap.cc IBV_INT_CHECK_RET_ERRNO, IBV_PTR_CHECK',
    matches: [
      'node1:30:97 [0] misc/ibvwrap.cc:79 NCCL WARN Call to ibv_reg_mr failed with error Cannot allocate memory errno 12',
      'misc/ibvwrap.cc:212 NCCL WARN Call to ibv_open_device failed',
    ],
    ignores: ['NCCL INFO NET/IB : Using [0]mlx5_0:1/IB'],
  },
  {
    id: 'rdma.driver-missing',
    kind: 'missing_module',
    forms: [
      {
        words: 'libibverbs warning couldn t load driver',
        pattern: /libibverbs: Warning: couldn't load driver '(?<object>[\w./-]{1,80}?)'(?:: (?<value>[^\r\n]{1,120}))?/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'A driver of InfiniBand or RoCE is not installed: {object}',
    check: { text: 'See the device and its driver', host: 'ibv_devinfo; ls /etc/libibverbs.d' },
    repair: [
      { text: 'Install rdma-core (ibverbs-providers) of this release where the device is wanted; else ignore it' },
    ],
    source: 'linux-rdma/rdma-core libibverbs/dynamic_driver.c load_driver()',
    matches: [
      "libibverbs: Warning: couldn't load driver 'libmlx5-rdmav34.so': libmlx5-rdmav34.so: cannot open shared object file: No such file or directory",
      "libibverbs: Warning: couldn't load driver 'rxe'.",
    ],
    ignores: ['libibverbs: Warning: no userspace device-specific driver found for /sys/class/infiniband_verbs/uverbs0'],
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
    source: 'TACC/Lmod messageDir/en.lua e_Failed_Load; envmodules/modules tcl/modfind.tcl.in',
    matches: [
      'Lmod has detected the following error: The following module(s) are unknown: "gcc/13"',
      "ERROR: Unable to locate a modulefile for 'openmpi/5'",
    ],
    ignores: ['Currently Loaded Modules: 1) gcc/13'],
  },
  {
    id: 'mpi.run-as-root',
    kind: 'authorisation_denied',
    program: 'mpi',
    forms: [
      {
        words: 'has detected an attempt to run as root',
        pattern: /(?<object>mpirun|mpiexec|orterun|prterun|prun) has detected an attempt to run as root/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} refuses to run as root',
    check: { text: 'See the user of the job or container', host: 'id -un' },
    repair: [
      {
        text: 'Run it as another user (USER in the Dockerfile); in a container of its own: --allow-run-as-root or OMPI_ALLOW_RUN_AS_ROOT=1 with OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1',
      },
    ],
    source: 'openpmix/prrte src/mca/schizo/base prte_schizo_base_root_error_msg(); Open MPI 4 orterun.c',
    matches: ['mpirun has detected an attempt to run as root.', 'prterun has detected an attempt to run as root.'],
    ignores: ['mpirun: running as user shop'],
  },
];
