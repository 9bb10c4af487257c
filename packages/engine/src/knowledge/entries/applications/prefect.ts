import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PREFECT: readonly CatalogueEntry[] = [
  {
    id: 'prefect.pool-or-deployment-missing',
    kind: 'missing_object',
    program: 'prefect',
    forms: [
      { words: 'work not found', pattern: /Work (?:pool|queue) '(?<object>[^']{1,80})' (?:not found|does not exist)/ },
      {
        words: 'cannot be started work pool',
        pattern: /cannot be started: work pool '(?<object>[^']{1,80})' not found/,
      },
      {
        words: 'does not exist and no worker type was provided',
        pattern: /Work pool '(?<object>[^']{1,80})' does not exist and no worker type was provided/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Prefect has no work pool {object}',
    check: {
      text: 'See which there are at the API that the worker talks to',
      host: 'prefect config view && prefect work-pool ls',
    },
    repair: [
      {
        text: 'Create the pool, or point PREFECT_API_URL at the server that has it',
        host: 'prefect work-pool create {object} --type process',
      },
    ],
    source: 'Prefect source, workers/base.py, cli/worker.py',
    matches: [
      "Work pool 'k8s' not found",
      "ValueError: Worker 'ProcessWorker abc' cannot be started: work pool 'k8s' not found",
      "Work pool 'k8s' does not exist and no worker type was provided. Starting a process worker...",
    ],
    ignores: ["Worker started, looking for work in pool 'k8s'"],
  },
  {
    id: 'prefect.run-crashed',
    kind: 'memory_exhausted',
    program: 'prefect',
    forms: [
      {
        words: 'exited with status code',
        pattern:
          /(?:Process for flow run|Process) '(?<object>[^']{1,80})' exited with status code: (?<signal>-?\d{1,4})/,
      },
      {
        words: 'reported flow run',
        pattern: /Reported flow run '(?<object>[^']{1,80})' as crashed: (?<value>.{1,160})/,
      },
      { words: 'finished in state crashed', pattern: /Finished in state Crashed\((?<value>.{1,160})/ },
      { words: 'crash detected execution was', pattern: /Crash detected! Execution was (?<value>.{1,120})/ },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'A flow run of Prefect lost its process: {signal|ended from outside}',
    check: {
      text: 'See how the process ended',
      kubernetes: 'kubectl get pods -l prefect.io/flow-run-name && kubectl describe pod <pod>',
      host: "journalctl -k | grep -i -E 'oom|killed process'",
    },
    repair: [
      {
        text: '-9: give more memory or read less at once; -15: a deployment or the infrastructure stopped it; then run it again',
        host: 'prefect deployment run <flow>/<deployment>',
      },
    ],
    source: 'Prefect source, workers/process.py, runner, flow_engine.py',
    matches: [
      "Process for flow run 'amber-cat' exited with status code: -9; This indicates that the process exited due to a SIGKILL signal. Typically, this is either caused by manual cancellation or high memory usage causing the operating system to terminate the process.",
      "Reported flow run '3a1b' as crashed: Flow run process exited with non-zero status code 137.",
      "Finished in state Crashed('Execution was cancelled by the runtime environment.')",
      'Crash detected! Execution was cancelled by the runtime environment.',
    ],
    ignores: ['Finished in state Completed()'],
  },
  {
    id: 'prefect.run-failed',
    kind: 'code_defect',
    program: 'prefect',
    forms: [
      { words: 'finished in state failed', pattern: /Finished in state Failed\((?<value>.{1,200})/ },
      {
        words: 'task run failed',
        pattern: /Task run (?:'(?<object>[^']{1,80})' )?(?:finished in state Failed|failed)/,
      },
      { words: 'encountered an exception during execution', pattern: /Encountered an exception during execution:/ },
      {
        words: 'flowscripterror flow script at',
        pattern: /FlowScriptError: Flow script at '(?<path>[^']{1,160})' encountered an exception/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'A flow or task of Prefect failed: {value|the exception below says why}',
    check: { text: 'Read the exception in the log of the run', host: 'prefect flow-run logs <id>' },
    repair: [{ text: 'Repair what the exception names, then retry the run', host: 'prefect flow-run retry <id>' }],
    source: 'Prefect source, flow_engine.py, task_engine.py',
    matches: [
      "ERROR | Flow run 'amber-cat' - Finished in state Failed('Flow run encountered an exception: ValueError: no rows')",
      "Task run 'load-0' finished in state Failed",
      "ERROR | Flow run 'amber-cat' - Encountered an exception during execution:",
      "prefect.exceptions.FlowScriptError: Flow script at '/app/flow.py' encountered an exception",
    ],
    ignores: ["Finished in state Completed('All states completed.')"],
  },
  {
    id: 'prefect.result-missing',
    kind: 'missing_object',
    program: 'prefect',
    forms: [
      { words: 'missingresult', pattern: /MissingResult: (?<value>.{1,120})/ },
      {
        words: 'the result was not persisted and is no longer available',
        pattern: /The result was not persisted and is no longer available/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "Prefect cannot read a task's result: it was not kept, or not where this process looks",
    check: { text: 'See where results go', host: 'prefect config view --show-defaults | grep -i result' },
    repair: [{ text: 'Persist results (persist_result=True) in a storage that all workers reach, not a local disk' }],
    source: 'Prefect documentation, Results',
    matches: [
      'prefect.exceptions.MissingResult: The result was not persisted and is no longer available.',
      'MissingResult: State data is missing. Typically, this occurs when result persistence is disabled and the state has been retrieved from the API.',
    ],
    ignores: ['result persisted at s3://results/a'],
  },
];
