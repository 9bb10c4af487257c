import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Slurm, PBS, LSF, Grid Engine. */
export const BATCH_AND_HPC: readonly CatalogueEntry[] = [
  {
    id: 'slurm.node-down',
    kind: 'unreachable',
    program: 'slurm',
    forms: [
      {
        words: 'not responding',
        pattern: /(?:error: )?Nodes? (?<object>[\w[\],.-]{1,80}) not responding(?:, setting (?<value>DOWN))?/,
      },
      {
        words: 'error setting node state to',
        pattern: /error: Setting node (?<object>\S{1,60}) state to (?<value>DRAIN|INVAL|DOWN)/,
      },
      {
        words: 'update_node',
        pattern: /update_node: (?:node|Node) (?<object>\S{1,60}) (?:reason set to: |has low )(?<value>[^\n]{1,80})/,
      },
      {
        words: 'validate_node_specs',
        pattern:
          /validate_node_specs: (?:node|Node) (?<object>\S{1,60}) (?:reason set to: |has low )(?<value>[^\n]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Slurm takes the node {object} out: {value}',
    check: {
      text: 'Read the reason',
      host: 'sinfo -R; scontrol show node {object|<node>}; sudo journalctl -u slurmd -n 30',
    },
    repair: [
      {
        text: 'Repair it (slurmd, munge, clock, memory below the configured), then resume it',
        host: 'sudo scontrol update nodename={object|<node>} state=resume',
      },
    ],
    source: 'Slurm slurmctld/ping_nodes.c, node_mgr.c',
    matches: [
      'slurmctld: error: Nodes n[12-13] not responding, setting DOWN',
      'slurmctld: error: Setting node n7 state to DRAIN',
      'slurmctld: update_node: node n7 reason set to: Kill task failed',
      'slurmctld: validate_node_specs: Node n9 has low real_memory size (64001 < 65536)',
    ],
    ignores: ['slurmctld: node n7 returned to service'],
  },
  {
    id: 'slurm.job-out-of-memory',
    kind: 'memory_exhausted',
    program: 'slurm',
    forms: [
      {
        words: 'error detected in',
        pattern: /error: Detected \d{1,6} oom[-_ ]kill event\(?s?\)? in (?:StepId=|step )\S{1,40}/,
      },
      {
        words: 'slurmstepd error',
        pattern:
          /slurmstepd: error: (?:Exceeded (?:job|step) memory limit|(?:Job|Step) \S{1,30} exceeded memory limit \((?<value>\d{1,15}) > (?<limit>\d{1,15})\))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Slurm's job used more memory than it asked for",
    check: { text: 'Compare request and use', host: 'sacct -j <job> -o JobID,ReqMem,MaxRSS,State; seff <job>' },
    repair: [{ text: 'Ask for more with --mem or --mem-per-cpu, or use less' }],
    source: 'Slurm slurmstepd, OUT_OF_MEMORY',
    matches: [
      'slurmstepd: error: Detected 1 oom_kill event in StepId=812.batch. Some of the step tasks have been OOM Killed.',
      'slurmstepd: error: Exceeded job memory limit',
      'slurmstepd: error: Step 812.0 exceeded memory limit (4212000 > 4194304), being killed',
    ],
    ignores: ['sbatch: Submitted batch job 812'],
  },
  {
    id: 'slurm.time-limit',
    kind: 'quota_exceeded',
    program: 'slurm',
    forms: [
      {
        words: 'on cancelled at due to time limit',
        pattern:
          /\*\*\* (?:JOB|STEP) (?<object>\S{1,30}) ON (?<peer>\S{1,60}) CANCELLED AT \S{10,40} DUE TO TIME LIMIT \*\*\*/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Slurm ended the job at its time limit',
    check: { text: 'See how long it ran', host: 'sacct -j <job> -o JobID,Timelimit,Elapsed,State' },
    repair: [{ text: 'Ask for more with --time, or write checkpoints and go on from them' }],
    source: 'Slurm slurmstepd.c',
    matches: [
      'slurmstepd: error: *** JOB 812 ON n7 CANCELLED AT 2025-06-12T10:02:11 DUE TO TIME LIMIT ***',
      'slurmstepd: error: *** STEP 812.0 ON n7 CANCELLED AT 2025-06-12T10:02:11 DUE TO TIME LIMIT ***',
    ],
    ignores: ['slurmstepd: error: *** JOB 812 ON n7 CANCELLED AT 2025-06-12T10:02:11 ***'],
  },
  {
    id: 'slurm.job-refused',
    kind: 'invalid_setting',
    program: 'slurm',
    forms: [
      {
        words: 'error',
        pattern:
          /(?:sbatch|srun|salloc): error: (?:Batch job submission failed|Unable to allocate resources): (?<value>[^\n]{3,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Slurm takes the job not: {value}',
    check: {
      text: 'Compare account, partition and limits',
      host: 'sinfo -s; sacctmgr show assoc user=$USER format=account,partition,qos; scontrol show partition',
    },
    repair: [{ text: 'Ask for what a partition has, with an account and QOS that you have' }],
    source: 'Slurm slurm_errno.c',
    matches: [
      'sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified',
      'srun: error: Unable to allocate resources: Requested node configuration is not available',
    ],
    ignores: ['sbatch: Submitted batch job 812'],
  },
  {
    id: 'slurm.munge',
    kind: 'authentication_refused',
    program: 'slurm',
    forms: [
      { words: 'munge failed', pattern: /Munge (?:encode|decode) failed: (?<value>[^\n]{3,100})/ },
      { words: 'unmunge error', pattern: /unmunge: Error: (?<value>[^\n]{3,100})/ },
      { words: 'error', pattern: /munged?: Error: (?<value>[^\n]{3,100})/ },
      { words: 'error', pattern: /munged?: error: (?<value>[^\n]{3,100})/ },
      { words: 'protocol authentication error', pattern: /(?<value>Protocol authentication error)/ },
      {
        words: 'if munged is up restart with num threads 10',
        pattern: /If munged is up, restart with --num-threads=10/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Munge refuses between Slurm's nodes: {value}",
    check: { text: 'Test it across both', host: 'munge -n | ssh <node> unmunge; date -u' },
    repair: [
      {
        text: 'Copy the same /etc/munge/munge.key (0400, munge) to all nodes, set the clocks',
        host: 'sudo systemctl restart munge slurmd',
      },
    ],
    source: 'munge, Slurm auth_munge.c',
    matches: [
      'slurmctld: error: Munge decode failed: Invalid credential',
      'slurmd: error: Unable to register: Protocol authentication error',
      'unmunge: Error: Expired credential',
      'slurmd: error: If munged is up, restart with --num-threads=10',
      'unmunge: error: Expired credential',
    ],
    ignores: ['unmunge: STATUS: Success (0)'],
  },
  {
    id: 'slurm.controller-away',
    kind: 'unreachable',
    program: 'slurm',
    forms: [
      {
        words: 'unable to contact slurm controller',
        pattern: /Unable to contact slurm controller \((?<value>[^)\n]{3,60})\)/,
      },
      {
        words: 'slurm_persist_conn_open',
        pattern: /slurm_persist_conn_open: (?:failed|Something happened)[^\n]{0,80}/,
      },
      { words: 'error sending persistinit msg', pattern: /error: Sending PersistInit msg: (?<value>[^\n]{3,60})/ },
      {
        words: 'slurm controller not responding sleeping',
        pattern: /Slurm controller not responding, sleeping and retrying/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'No Slurm controller answers',
    check: { text: 'Ask the controller', host: 'scontrol ping; sudo systemctl status slurmctld' },
    repair: [
      { text: 'Start it, correct SlurmctldHost and the open port 6817', host: 'sudo systemctl restart slurmctld' },
    ],
    source: 'Slurm slurm_errno.c, slurmdbd; src/srun/allocate.c',
    matches: [
      'sbatch: error: Slurm controller not responding, sleeping and retrying.',
      'slurm_load_jobs error: Unable to contact slurm controller (connect failure)',
      'slurmctld: error: slurm_persist_conn_open: failed to send persistent connection init message to ctl1:6819',
      'slurmctld: error: Sending PersistInit msg: Connection refused',
    ],
    ignores: ['Slurmctld(primary) at ctl1 is UP'],
  },
  {
    id: 'pbs.job-killed-for-limit',
    kind: 'quota_exceeded',
    program: 'pbs',
    forms: [
      {
        words: 'pbs job killed',
        pattern: /PBS: job killed: (?<object>walltime|ncpus|cput) (?:\S{1,20} )?exceeded (?:limit|job limit)/,
      },
      {
        words: 'job exceeded',
        pattern: /job \S{1,40} exceeded (?<object>CPU|WALLTIME) (?:hard |usage hard )?limit/,
      },
      {
        words: 'job killed after reaching lsf',
        pattern: /TERM_(?<object>RUNLIMIT|CPULIMIT): job killed after reaching LSF/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PBS ended the job: it went over its {object} limit',
    check: { text: 'See its use', host: 'qstat -xf <job> | grep -E "resources_used|Resource_List"' },
    repair: [{ text: 'Ask for more in the job script (-l select, -l walltime), or use less' }],
    source: 'OpenPBS, Torque mom; LSF, SGE',
    matches: [
      'job 812.head exceeded WALLTIME usage hard limit (4212 > 4096)',
      'TERM_RUNLIMIT: job killed after reaching LSF run time limit.',
      '=>> PBS: job killed: walltime 3612 exceeded limit 3600',
    ],
    ignores: ['812.head'],
  },
  {
    id: 'pbs.job-over-memory',
    kind: 'memory_exhausted',
    program: 'pbs',
    forms: [
      {
        words: 'pbs job killed',
        pattern: /PBS: job killed: (?<object>v?mem) (?:\S{1,20} )?exceeded (?:limit|job limit)/,
      },
      { words: 'job exceeded', pattern: /job \S{1,40} exceeded (?<object>V?MEM) (?:hard |usage hard )?limit/ },
      {
        words: 'term_memlimit job killed after reaching lsf',
        pattern: /TERM_(?<object>MEMLIMIT): job killed after reaching LSF/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The batch system ended the job: it used more memory than it asked for ({object})',
    check: { text: 'See its use', host: 'qstat -xf <job> | grep -E "resources_used|Resource_List"; bjobs -l <job>' },
    repair: [{ text: 'Ask for more in the job script (-l mem, bsub -M), or use less' }],
    source: 'OpenPBS, Torque mom; LSF, SGE',
    matches: [
      'TERM_MEMLIMIT: job killed after reaching LSF memory usage limit.',
      'job 812.head exceeded MEM usage hard limit (4212 > 4096)',
      '=>> PBS: job killed: vmem 9139044kb exceeded limit 8388608kb',
    ],
    ignores: ['812.head'],
  },
  {
    id: 'sge.error-state',
    kind: 'invalid_setting',
    program: 'sge',
    forms: [
      {
        words: 'error reason',
        pattern:
          /error reason {1,4}\d{0,6}: {1,12}\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d \[[^\]]{1,40}\]: (?<value>[^\n]{3,120})/,
      },
      {
        words: 'can t get for',
        pattern: /can't get (?:password entry|grp entry) for (?:user|group) "?(?<value>\S{1,40}?)"?/,
      },
      {
        words: 'failed',
        pattern:
          /failed (?:assumedly after job|before job|searching requested shell|changing into working directory)(?: because: (?<value>[^\n]{3,80}))?/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'A job or queue of Grid Engine is in error: {value}',
    check: { text: 'Read the reason', host: 'qstat -explain E; qstat -j <job> | grep error' },
    repair: [
      { text: 'Repair what it names (path, account, prolog), then clear it', host: 'qmod -cj <job>; qmod -cq <queue>' },
    ],
    source: 'Grid Engine qmaster, execd',
    matches: [
      "error reason    1:          06/12/2025 10:02:11 [1001:812]: error: can't chdir to /data/run: No such file or directory",
      "failed changing into working directory because: 06/12/2025 can't chdir",
      'failed before job because: can\'t get password entry for user "anna"',
    ],
    ignores: ['Your job 812 ("run.sh") has been submitted'],
  },
];
