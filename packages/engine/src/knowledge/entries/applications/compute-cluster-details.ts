import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const COMPUTE_CLUSTER_DETAILS: readonly CatalogueEntry[] = [
  {
    id: 'slurm.settings-differ',
    kind: 'invalid_setting',
    program: 'slurm',
    forms: [
      {
        words: 'node appears to have a different slurm conf than',
        pattern: /Node (?<object>\S{1,60}) appears to have a different slurm\.conf than the slurmctld/,
      },
      {
        words: 'node configuration differs from hardware',
        pattern: /Node configuration differs from hardware: (?<value>[^\r\n]{1,120})/,
      },
      { words: 'unable to determine this slurmd s nodename', pattern: /Unable to determine this slurmd's NodeName/ },
      {
        words: 'reported configured',
        pattern:
          /(?:node|Node) (?<object>\S{1,60}) [Ll]ow (?<setting>RealMemory|TmpDisk|CPUs|socket\*core\*thread count) \(reported:(?<value>\d{1,9}) < [^\r\n]{0,20}configured:(?<limit>\d{1,9})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'slurm.conf and the node {object|} do not agree: {setting|settings} {value|differ}',
    check: {
      text: 'See what the node has',
      host: 'slurmd -C; scontrol show node {object|<node>}; md5sum /etc/slurm/slurm.conf',
    },
    repair: [
      {
        text: 'Write what slurmd -C prints into slurm.conf (a little less RealMemory), the same file on every node, then reconfigure',
        host: 'sudo scontrol reconfigure && sudo scontrol update nodename={object|<node>} state=resume',
      },
    ],
    source: 'Slurm source, slurmctld/node_mgr.c and slurmd/slurmd.c',
    matches: [
      'slurmctld: error: Node node1 appears to have a different slurm.conf than the slurmctld. This could cause issues with communication and functionality.',
      'slurmd: error: Node configuration differs from hardware: CPUs=16:32(hw) Boards=1:1(hw) SocketsPerBoard=1:2(hw)',
      "slurmd: fatal: Unable to determine this slurmd's NodeName",
      'slurmctld: error: node node1 low RealMemory (reported:31900 < 100.00% of configured:32000)',
    ],
    ignores: ['slurmd: Node reconfigured'],
  },
  {
    id: 'slurm.cgroup-not-usable',
    kind: 'kernel_setting',
    program: 'slurm',
    forms: [
      {
        words: 'cgroup namespace not mounted aborting',
        pattern: /cgroup namespace '(?<object>\w{1,20})' not mounted\. aborting/,
      },
      { words: 'cannot find cgroup plugin for', pattern: /cannot find cgroup plugin for (?<object>cgroup\/v[12])/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'slurmd cannot use cgroups: {object} is missing',
    check: {
      text: 'See which version the host has',
      host: 'stat -fc %T /sys/fs/cgroup; cat /etc/slurm/cgroup.conf; ls /usr/lib64/slurm | grep cgroup',
    },
    repair: [
      {
        text: 'Build Slurm with dbus for cgroup/v2 or set CgroupPlugin to what the host has; start slurmd by systemd with Delegate=yes',
      },
    ],
    source: 'Slurm source, plugins/cgroup; documentation cgroup_v2',
    matches: [
      "slurmd: error: cgroup namespace 'freezer' not mounted. aborting",
      'slurmd: fatal: cannot find cgroup plugin for cgroup/v2',
    ],
    ignores: ['slurmd: cgroup/v2 loaded'],
  },
  {
    id: 'slurm.quota-of-jobs',
    kind: 'quota_exceeded',
    program: 'slurm',
    forms: [
      { words: 'qosmaxsubmitjobperuserlimit', pattern: /QOSMaxSubmitJobPerUserLimit/ },
      { words: 'assocgrpcpulimit', pattern: /AssocGrpCpuLimit/ },
      { words: 'qosmaxjobsperuserlimit', pattern: /QOSMaxJobsPerUserLimit/ },
      { words: 'qosmaxcpuperuserlimit', pattern: /QOSMaxCpuPerUserLimit/ },
      { words: 'assocmaxjobslimit', pattern: /AssocMaxJobsLimit/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Slurm lets the job wait or refuses it: a limit of the account or QOS is reached',
    check: {
      text: 'Read the limits',
      host: 'sacctmgr show assoc user=$USER format=account,qos,grptres,maxjobs,maxsubmit; sacctmgr show qos',
    },
    repair: [{ text: 'Wait for own jobs to end, ask for less, or have the limit raised (sacctmgr modify)' }],
    source: 'Slurm documentation, Resource limits and job reason codes',
    matches: [
      'sbatch: error: QOSMaxSubmitJobPerUserLimit',
      '  12 gpu train shop PD 0:00 1 (AssocGrpCpuLimit)',
      '  13 gpu train shop PD 0:00 1 (QOSMaxJobsPerUserLimit)',
      '  14 gpu train shop PD 0:00 1 (QOSMaxCpuPerUserLimit)',
      '  15 gpu train shop PD 0:00 1 (AssocMaxJobsLimit)',
    ],
    ignores: ['  12 gpu train shop R 0:10 1 node1'],
  },
  {
    id: 'slurm.database-not-usable',
    kind: 'unreachable',
    program: 'slurm',
    forms: [
      {
        words: 'slurmdbd error mysql_real_connect failed',
        pattern: /slurmdbd: error: mysql_real_connect failed: (?<value>[^\r\n]{1,120})/,
      },
      {
        words: 'you are running with a database but for some',
        pattern: /You are running with a database but for some reason we have no TRES from it/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'Slurm has no accounting database: {value|nothing came from slurmdbd}',
    check: {
      text: 'See it',
      host: 'systemctl status slurmdbd mariadb; sacctmgr show cluster; tail -30 /var/log/slurm/slurmdbd.log',
    },
    repair: [
      {
        text: 'Start MariaDB, then slurmdbd, then slurmctld; correct StorageUser and StoragePass; make the cluster known (sacctmgr add cluster)',
      },
    ],
    source: 'Slurm source, slurmdbd and slurmctld/controller.c',
    matches: [
      "slurmdbd: error: mysql_real_connect failed: 2002 Can't connect to local MySQL server through socket '/var/lib/mysql/mysql.sock' (2)",
      'slurmctld: fatal: You are running with a database but for some reason we have no TRES from it.  This should only happen if the database is down and you do not have any state files.',
    ],
    ignores: ['slurmdbd: slurmdbd version 23.11 started'],
  },
  {
    id: 'slurm.credential-refused',
    kind: 'authentication_refused',
    program: 'slurm',
    forms: [
      {
        words: 'auth_p_verify',
        pattern: /auth_p_verify: (?<value>invalid authentication credential|authentication has expired)/,
      },
      {
        words: 'auth_g_verify',
        pattern: /auth_g_verify: [^\r\n]{0,60}(?<value>authentication has expired|invalid authentication credential)/,
      },
      { words: 'zero bytes were transmitted or received', pattern: /Zero Bytes were transmitted or received/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Slurm daemons do not trust each other: munge key or clock differ',
    check: { text: 'Try', host: 'munge -n | ssh <node> unmunge; timedatectl' },
    repair: [
      {
        text: 'The same /etc/munge/munge.key (owner munge, mode 400) and time on every host, then restart munge and slurmd',
      },
    ],
    source: 'Slurm source, common/slurm_auth.c',
    matches: [
      'slurmctld: error: auth_p_verify: invalid authentication credential',
      'slurmctld: error: slurm_unpack_received_msg: auth_g_verify: REQUEST_PING has authentication error: invalid authentication credential',
      'slurmctld: error: slurm_receive_msg [10.0.0.7:41234]: Zero Bytes were transmitted or received',
    ],
    ignores: ['auth/munge: init: loaded'],
  },
  {
    id: 'slurm.step-does-not-fit',
    kind: 'invalid_setting',
    program: 'slurm',
    forms: [
      {
        words: 'unable to create step for job',
        pattern: /Unable to create step for job (?<object>\d{1,12}): (?<value>[^\r\n]{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The step does not fit into job {object}: {value}',
    check: { text: 'Compare what the job has and the step asks for', host: 'scontrol show job {object}' },
    repair: [
      {
        text: 'Ask for no more in srun than the allocation has (--mem, --exact, --overlap, --gres); busy: earlier steps still run',
      },
    ],
    source: 'Slurm source, srun/launch.c',
    matches: [
      'srun: error: Unable to create step for job 12: Memory required by task is not available',
      'srun: error: Unable to create step for job 13: Requested node configuration is not available',
    ],
    ignores: ['srun: Step created for StepId=12.0'],
  },
  {
    id: 'pbs.request-refused',
    kind: 'authorisation_denied',
    program: 'pbs',
    forms: [
      { words: 'access from host not allowed or unknown', pattern: /Access from host not allowed, or unknown host/ },
      {
        words: 'qsub',
        pattern:
          /qsub: (?<value>Unauthorized Request[^\r\n]{0,40}|would exceed [^\r\n]{1,80}|Job violates queue and\/or server resource limits|Bad UID for job execution)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PBS refuses the job: {value|this host may not submit}',
    check: { text: 'Read the limits', host: 'qmgr -c "print server"; qstat -Qf | head -40' },
    repair: [
      { text: 'Add the host (acl_hosts, flatuid, submit_hosts) and the same users on all hosts, or ask for less' },
    ],
    source: 'OpenPBS and Torque sources, pbs_error',
    matches: [
      'PBS_Server;LOG_ERROR::Access from host not allowed, or unknown host (15008) in send_job',
      "qsub: would exceed queue generic's per-user limit",
      'qsub: Bad UID for job execution',
    ],
    ignores: ['qsub: waiting for job 12.pbs to start'],
  },
];
