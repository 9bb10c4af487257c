import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DAGSTER_RUNS: readonly CatalogueEntry[] = [
  {
    id: 'dagster.definition-wrong',
    kind: 'code_defect',
    program: 'dagster',
    forms: [
      { words: 'dagsterinvaliddefinitionerror', pattern: /DagsterInvalidDefinitionError: (?<object>.{1,160})/ },
      { words: 'dagsterimporterror', pattern: /DagsterImportError: (?<object>.{1,160})/ },
      { words: 'dagstertypecheckdidnotpass', pattern: /DagsterTypeCheckDidNotPass: (?<object>.{1,160})/ },
      { words: 'dagsterinvariantviolationerror', pattern: /DagsterInvariantViolationError: (?<object>.{1,160})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Dagster refuses the code: {object}',
    check: { text: 'Load the definitions by hand', host: 'dagster definitions validate' },
    repair: [
      {
        text: 'Correct the definition that the message names (resource not given, module not importable, type that does not fit), then reload the code location',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'dagster dev',
      },
    ],
    source: 'Dagster source, _core/errors.py',
    matches: [
      "dagster._core.errors.DagsterInvalidDefinitionError: resource with key 'warehouse' required by op 'load' was not provided. Please provide a <class 'ResourceDefinition'> to key 'warehouse'",
      "dagster._core.errors.DagsterImportError: Encountered ImportError: `No module named 'etl'` while importing module etl. Local modules were resolved using the working directory `/app`.",
      'dagster._core.errors.DagsterTypeCheckDidNotPass: Type check failed for step output "result" - expected type "Int".',
      'dagster._core.errors.DagsterInvariantViolationError: No repository, job, pipeline, or graph found in "etl".',
    ],
    ignores: ['Loaded definitions of etl'],
  },
  {
    id: 'dagster.config-refused',
    kind: 'invalid_setting',
    program: 'dagster',
    forms: [
      { words: 'dagsterinvalidconfigerror', pattern: /DagsterInvalidConfigError: (?<object>.{1,160})/ },
      {
        words: 'received unexpected config entry',
        pattern: /Received unexpected config entry "(?<setting>[^"]{1,80})"/,
      },
      { words: 'missing required config at', pattern: /Missing required config entr(?:y|ies) (?<setting>.{1,80}?) at/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Dagster refuses the configuration of a run: {setting|see the entry below}',
    check: {
      text: 'Compare run configuration or dagster.yaml with the schema that the message prints',
      host: 'dagster job execute -f <file> -j <job> -c <run.yaml>',
    },
    repair: [{ text: 'Give or take out the entry {setting|named there}' }],
    source: 'Dagster source, _config/errors.py',
    matches: [
      'dagster._core.errors.DagsterInvalidConfigError: Error in config for job daily',
      '    Error 1: Received unexpected config entry "pathh" at path root:ops:load:config. Expected: "{ path: String }".',
      "    Error 1: Missing required config entry \"path\" at the root. Sample config for missing entry: {'path': '...'}",
    ],
    ignores: ['config loaded'],
  },
  {
    id: 'dagster.run-worker-lost',
    kind: 'memory_exhausted',
    program: 'dagster',
    forms: [
      {
        words: 'detected run worker status',
        pattern: /Detected run worker status (?<value>\w{1,20}): '?(?<object>[^'\n]{1,120})/,
      },
      {
        words: 'this run has been marked as failed from outside the execution context',
        pattern: /This run has been marked as failed from outside the execution context/,
      },
      { words: 'step failed health check', pattern: /Step (?<object>\S{1,120}) failed health check/ },
      {
        words: 'multiprocess executor child process for step',
        pattern:
          /Multiprocess executor: child process for step (?<object>\S{1,120}) (?:was terminated by signal|unexpectedly exited with code) (?<signal>-?\d{1,3})/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'Dagster lost the process of a run or step: {object|see its pod or host}',
    check: {
      text: 'See how the process ended',
      kubernetes:
        'kubectl get events --field-selector involvedObject.kind=Pod | grep -i dagster-run; kubectl describe job <dagster-run-…>',
      host: "journalctl -k | grep -i -E 'oom|killed process'",
    },
    repair: [
      {
        text: 'Signal 9 and OOMKilled: give the run more memory (tag dagster-k8s/config) or read less at once; evicted: set requests; then run again from the failed step',
      },
    ],
    source: 'Dagster source, _daemon/monitoring, _core/executor/child_process_executor.py',
    matches: [
      "Detected run worker status FAILED: 'Discovered failed Kubernetes job dagster-run-abc'. Marking run abc as failed, because it has surpassed the configured maximum attempts to resume the run: 0.",
      'This run has been marked as failed from outside the execution context.',
      'dagster._core.executor.child_process_executor.ChildProcessCrashException: Multiprocess executor: child process for step load was terminated by signal 9 (SIGKILL).',
      'Step load failed health check: Discovered failed Kubernetes job dagster-step-abc for step load.',
    ],
    ignores: ['Step load finished'],
  },
  {
    id: 'dagster.daemon-twice-or-silent',
    kind: 'lock_held',
    program: 'dagster',
    forms: [
      {
        words: 'daemon is still sending heartbeats',
        pattern: /Another (?<object>\w{1,40}) daemon is still sending heartbeats/,
      },
      {
        words: 'no heartbeat received from daemon',
        pattern: /No heartbeat received from (?:the )?(?<object>[\w ]{1,40}) daemon/,
      },
      {
        words: 'stopping daemon since it',
        pattern: /Stopping (?<object>\w{1,40}) daemon since it (?:has not sent a heartbeat|is no longer healthy)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: "Dagster's {object} daemon runs twice, or not at all",
    check: {
      text: 'Count the daemons',
      compose: 'docker compose ps | grep daemon',
      kubernetes: 'kubectl get pods | grep dagster-daemon',
    },
    repair: [
      {
        text: "Run exactly one dagster-daemon on the instance's storage: end the one left over (rolling update, a second `dagster dev`), or start it",
        kubernetes: 'kubectl scale deploy/dagster-daemon --replicas=1',
      },
    ],
    source: 'Dagster source, _daemon/daemon.py, controller.py',
    matches: [
      'dagster.daemon.SensorDaemon - ERROR - Another SENSOR daemon is still sending heartbeats. You likely have multiple daemon processes running at once, which is not supported. Last heartbeat daemon id: 1',
      'No heartbeat received from the SCHEDULER daemon',
      'Stopping SCHEDULER daemon since it has not sent a heartbeat in the last 1800 seconds',
    ],
    ignores: ["Instance is configured with the following daemons: ['SensorDaemon']"],
  },
];
