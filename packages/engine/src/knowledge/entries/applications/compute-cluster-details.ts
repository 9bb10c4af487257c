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
        words: 'low realmemory reported of configured',
        pattern:
          /Low (?<setting>RealMemory) \(reported:(?<value>\d{1,9}) < [\d.]{1,7}% of configured:(?<limit>\d{1,9})\)/,
      },
      { words: 'low socket core thread count', pattern: /Low (?<setting>socket\*core\*thread count)/ },
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
    source:
      'SchedMD/slurm src/slurmctld/proc_req.c, src/slurmctld/node_mgr.c validate_node_specs(), src/slurmd/slurmd/slurmd.c',
    matches: [
      'slurmctld: error: Node node1 appears to have a different slurm.conf than the slurmctld. This could cause issues with communication and functionality.',
      'slurmd: error: Node configuration differs from hardware: CPUs=16:32(hw) Boards=1:1(hw) SocketsPerBoard=1:2(hw)',
      "slurmd: fatal: Unable to determine this slurmd's NodeName",
      'slurmctld: error: Setting node node1 state to INVAL with reason:Low RealMemory (reported:31900 < 100.00% of configured:32000)',
      '   Reason=Low socket*core*thread count, Low CPUs [slurm@2026-01-05T10:00:00]',
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
    source:
      'SchedMD/slurm src/plugins/cgroup/v1/xcgroup.c, src/interfaces/cgroup.c (22.05 and later); cgroup_v2 documentation',
    matches: [
      "slurmd: error: cgroup namespace 'freezer' not mounted. aborting",
      'slurmd: error: cannot find cgroup plugin for cgroup/v2',
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
    source: 'SchedMD/slurm src/common/job_state_reason.c; documentation, Job reason codes',
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
        words: 'error mysql_real_connect failed',
        pattern: /error: mysql_real_connect failed: (?<value>\d{4} [^\r\n]{1,120})/,
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
    source: 'SchedMD/slurm src/database/mysql_common.c, src/slurmctld/controller.c',
    matches: [
      "slurmdbd: error: mysql_real_connect failed: 2002 Can't connect to local MySQL server through socket '/var/lib/mysql/mysql.sock' (2)",
      "slurmctld: fatal: You are running with a database but for some reason we have no TRES from it.  This should only happen if the database is down and you don't have any state files.",
    ],
    ignores: ['slurmdbd: slurmdbd version 23.11 started'],
  },
  {
    id: 'slurm.credential-refused',
    kind: 'authentication_refused',
    program: 'slurm',
    forms: [
      {
        words: 'auth_g_verify has authentication error',
        pattern: /auth_g_verify: (?<object>\w{1,60}) has authentication error: (?<value>[^\r\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Slurm daemons do not trust each other (munge key, clock): {object}: {value}',
    check: { text: 'Try', host: 'munge -n | ssh <node> unmunge; timedatectl' },
    repair: [
      {
        text: 'The same /etc/munge/munge.key (owner munge, mode 400) and time on every host, then restart munge and slurmd',
      },
    ],
    source: 'SchedMD/slurm src/common/slurm_protocol_api.c, src/common/slurm_errno.c',
    matches: [
      'slurmctld: error: slurm_unpack_received_msg: [[node1]:41234] auth_g_verify: REQUEST_PING has authentication error: Invalid authentication credential',
      'slurmd: error: slurm_receive_msg_and_forward: [[node1]:41234] auth_g_verify: REQUEST_NODE_REGISTRATION_STATUS has authentication error: Authentication credential expired',
    ],
    ignores: ['auth/munge: init: loaded'],
  },
  {
    id: 'slurm.peer-hung-up',
    kind: 'unreachable',
    program: 'slurm',
    forms: [{ words: 'zero bytes were transmitted or received', pattern: /Zero Bytes were transmitted or received/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Another side closed the connection to a Slurm daemon without a word',
    check: {
      text: 'Read what the other daemon writes at this moment',
      host: 'journalctl -u slurmd -u slurmctld -n 30',
    },
    repair: [{ text: 'Compare munge key, clock and release of both; a port scanner or health check writes it, too' }],
    source: 'SchedMD/slurm src/common/slurm_errno.c SLURM_PROTOCOL_SOCKET_ZERO_BYTES_SENT',
    matches: [
      'slurmctld: error: slurm_receive_msg [10.0.0.7:41234]: Zero Bytes were transmitted or received',
      'slurmctld: error: slurm_receive_msg: Zero Bytes were transmitted or received',
    ],
    ignores: ['slurmctld: 512 bytes were received'],
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
    source: 'SchedMD/slurm src/srun/launch.c, src/common/slurm_errno.c',
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
    source: 'openpbs src/lib/Liblog/pbs_messages.c; torque src/include/pbs_error_db.h',
    matches: [
      'PBS_Server;LOG_ERROR::Access from host not allowed, or unknown host (15008) in send_job',
      "qsub: would exceed queue generic's per-user limit",
      'qsub: Bad UID for job execution',
    ],
    ignores: ['qsub: waiting for job 12.pbs to start'],
  },
  {
    id: 'slurm.cluster-name-differs',
    kind: 'invalid_setting',
    program: 'slurm',
    forms: [{ words: 'fatal cluster name mismatch', pattern: /fatal: CLUSTER NAME MISMATCH/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'slurmctld does not start: its state folder belongs to a cluster of another name',
    check: { text: 'Compare', host: 'cat <StateSaveLocation>/clustername; grep -i ^ClusterName /etc/slurm/slurm.conf' },
    repair: [
      {
        text: 'Set ClusterName back or give each cluster a StateSaveLocation of its own; where the name was changed on purpose remove the file clustername',
      },
    ],
    source: 'SchedMD/slurm src/slurmctld/controller.c',
    matches: ['slurmctld: fatal: CLUSTER NAME MISMATCH.', '[2026-01-05T10:00:00.123] fatal: CLUSTER NAME MISMATCH.'],
    ignores: ['slurmctld: cluster name is shop'],
  },
  {
    id: 'slurm.database-behind',
    kind: 'queue_full',
    program: 'slurm',
    forms: [
      {
        words: 'agent queue',
        pattern: /agent queue (?<value>filling|is full) \((?<limit>\d{1,9})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'slurmdbd',
    specificity: 3,
    means: 'slurmdbd does not take the accounting: the queue {value} ({limit} messages)',
    check: {
      text: 'See it',
      host: 'systemctl status slurmdbd mariadb; sacctmgr show stats | head; sdiag | grep -i dbd',
    },
    repair: [{ text: 'Restart slurmdbd, repair or speed up its database; raise MaxDBDMsgs until it has caught up' }],
    source: 'SchedMD/slurm src/plugins/accounting_storage/slurmdbd/slurmdbd_agent.c',
    matches: [
      'slurmctld: error: agent queue filling (21000), MaxDBDMsgs=40000, RESTART SLURMDBD NOW',
      'slurmctld: error: agent queue is full (40000), discarding DBD_STEP_COMPLETE:1442 request',
    ],
    ignores: ['slurmctld: agent queue empty'],
  },
];
