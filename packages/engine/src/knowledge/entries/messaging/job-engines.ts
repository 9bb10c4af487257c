import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const JOB_ENGINES: readonly CatalogueEntry[] = [
  {
    id: 'temporal.not-deterministic',
    kind: 'code_defect',
    program: 'temporal',
    forms: [
      {
        words: 'nondeterminism error',
        pattern: /\[?TMPRL1100\]?[^\n]{0,20}[Nn]ondeterminism error: ?(?<value>.{0,160})/,
      },
      { words: 'nondeterministic workflow', pattern: /nondeterministic workflow: (?<value>.{1,160})/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: "A Temporal workflow's code no longer fits its history: {value}",
    check: {
      text: 'Replay the history with the new code',
      host: 'temporal workflow show -w <workflow id> --output json > history.json',
    },
    repair: [
      {
        text: 'Put the change behind a version (patched, GetVersion), run old executions on workers of the old build, or reset them',
        host: "temporal workflow reset -w <workflow id> --type LastWorkflowTask --reason 'new code'",
      },
    ],
    source: 'Temporal documentation, TMPRL1100; Versioning',
    matches: [
      'WARN temporal_sdk_core::worker::workflow [TMPRL1100] Nondeterminism error: Activity machine does not handle this event: HistoryEvent(id: 5, TimerStarted)',
      'ERROR Workflow panic Error nondeterministic workflow: history event is ActivityTaskScheduled: (ActivityId:5), replay command is TimerStarted',
    ],
    ignores: ['workflow task completed'],
  },
  {
    id: 'temporal.workflow-blocked',
    kind: 'code_defect',
    program: 'temporal',
    forms: [
      {
        words: 'potential deadlock detected workflow goroutine',
        pattern:
          /Potential deadlock detected: workflow goroutine "(?<object>[^"]{1,40})" didn't yield for over a second/,
      },
      { words: 'tmprl1101', pattern: /\[TMPRL1101\]/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A Temporal workflow blocks its worker: calls, sleeps or too much work in workflow code',
    check: { text: 'Read the stack it prints', host: 'temporal workflow stack -w <workflow id>' },
    repair: [
      {
        text: "Put I/O and long work into activities, use the workflow's own timers and channels; a starved CPU shows the same",
      },
    ],
    source: 'Temporal documentation, TMPRL1101; Go SDK internal',
    matches: [
      '[TMPRL1101] Potential deadlock detected: workflow goroutine "root" didn\'t yield for over a second',
      "Workflow task failed: [TMPRL1101] Potential deadlock detected. Workflow didn't yield within 2 second(s)",
    ],
    ignores: ['workflow yielded'],
  },
  {
    id: 'temporal.payload-or-history-too-large',
    kind: 'payload_too_large',
    program: 'temporal',
    forms: [
      { words: 'blobsizelimiterror', pattern: /BlobSizeLimitError: (?<value>.{1,120})/ },
      { words: 'complete result exceeds size limit', pattern: /Complete result exceeds size limit/ },
      { words: 'workflow history exceeds limit', pattern: /Workflow history (?:size|count) exceeds (?:error )?limit/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Temporal refuses it: {value|payload or history is larger than the limit}',
    check: { text: 'See the size of the history', host: 'temporal workflow describe -w <workflow id>' },
    repair: [
      {
        text: 'Keep large data in a store and pass its key (2 MB a payload), and continue as new before 50,000 events',
      },
    ],
    source: 'Temporal documentation, Limits',
    matches: [
      'BlobSizeLimitError: ScheduleActivityTaskCommandAttributes.Input exceeds size limit.',
      'Complete result exceeds size limit.',
      'Workflow history size exceeds limit. workflow terminated',
    ],
    ignores: ['history size 12 KB'],
  },
  {
    id: 'quartz.notices',
    kind: null,
    program: 'quartz',
    forms: [
      {
        words: 'trigger s that missed their scheduled fire time',
        pattern: /Handling (?<value>\d{1,6}) trigger\(s\) that missed their scheduled fire-time/,
      },
      {
        words: 'clustermanager scanning for instance s failed in progress jobs',
        pattern: /ClusterManager: Scanning for instance "(?<object>[^"]{1,80})"'s failed in-progress jobs/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 2,
    means: 'Quartz makes up for triggers that were missed while it was down or busy',
    check: { text: 'See whether it comes all the time: then threadCount is too small' },
    repair: [],
    source: 'Quartz source, JobStoreSupport',
    matches: [
      'INFO o.q.impl.jdbcjobstore.JobStoreTX - Handling 3 trigger(s) that missed their scheduled fire-time.',
      'INFO o.q.i.j.LocalDataSourceJobStore - ClusterManager: Scanning for instance "web1"\'s failed in-progress jobs.',
    ],
    ignores: ['recovered by another instance'],
  },
  {
    id: 'spring-batch.instance-complete-or-running',
    kind: 'lock_held',
    program: 'spring',
    forms: [
      {
        words: 'jobinstancealreadycompleteexception',
        pattern: /JobInstanceAlreadyCompleteException: (?<value>.{1,160})/,
      },
      {
        words: 'jobexecutionalreadyrunningexception',
        pattern: /JobExecutionAlreadyRunningException: (?<value>.{1,160})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Spring Batch does not start the job: it ran with these parameters, or is held to be running',
    check: {
      text: 'See its executions',
      host: 'psql -c "select job_execution_id, status, start_time, end_time from batch_job_execution order by 1 desc limit 5"',
    },
    repair: [
      {
        text: 'Give a parameter that differs (run.id, date); an execution left at STARTED by a crash is set to FAILED or abandoned, then restarted',
      },
    ],
    source: 'Spring Batch documentation, Configuring and running a job',
    matches: [
      'org.springframework.batch.core.repository.JobInstanceAlreadyCompleteException: A job instance already exists and is complete for identifying parameters={date=2026-11-29}.  If you want to run this job again, change the parameters.',
      'org.springframework.batch.core.repository.JobExecutionAlreadyRunningException: A job execution for this job is already running: JobExecution: id=12',
    ],
    ignores: ['Job: [SimpleJob: [name=import]] completed'],
  },
  {
    id: 'hangfire.job-failed',
    kind: 'code_defect',
    program: 'hangfire',
    forms: [
      {
        words: 'failed to process the job an exception occurred',
        pattern: /Failed to process the job '(?<object>[\w-]{1,40})': an exception occurred/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'A Hangfire job failed; the exception follows',
    check: {
      text: "Read it, or the dashboard's Failed list",
      host: 'grep -A12 "Failed to process the job \'{object}\'" <log>',
    },
    repair: [{ text: 'Repair what it says; jobs are tried again ten times' }],
    source: 'Hangfire source, AutomaticRetryAttribute',
    matches: [
      "warn: Hangfire.AutomaticRetryAttribute[0] Failed to process the job '1a2b': an exception occurred. Retry attempt 1 of 10 will be performed in 00:00:29.",
      "Failed to process the job '77': an exception occurred.",
    ],
    ignores: ['Job 77 succeeded'],
  },
  {
    id: 'airbyte.sync-failed',
    kind: 'code_defect',
    program: 'airbyte',
    forms: [
      {
        words: 'process exit code',
        pattern:
          /(?:Source|Destination) process (?:exit(?:ed)? with|exited).{0,20}(?:non-zero )?exit code (?<signal>\d{1,3})/,
      },
      {
        words: 'something went wrong connector',
        pattern:
          /(?:Something went wrong in the connector|Something went wrong within the (?<object>source|destination) connector)\.?/,
      },
      { words: 'airbyte could not track the sync progress', pattern: /Airbyte could not track the sync progress/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'An Airbyte sync failed in a connector; its own message stands before',
    check: {
      text: "Read the attempt's log for the first ERROR of the connector",
      host: "abctl local status; kubectl -n airbyte-abctl get pods | grep -E 'replication|check'",
    },
    repair: [
      { text: 'Repair credentials, schema or memory of the connector (137: resource requirements), then sync again' },
    ],
    source: 'Airbyte source, worker; Airbyte documentation',
    matches: [
      'io.airbyte.workers.exception.WorkerException: Source process exited with non-zero exit code 1',
      "message='Something went wrong in the connector. See the logs for more details.'",
      'Airbyte could not track the sync progress. Sync process exited without reporting status.',
    ],
    ignores: ['sync summary: {"status" : "completed"}'],
  },
  {
    id: 'meltano.plugin-not-installed',
    kind: 'missing_module',
    program: 'meltano',
    forms: [
      {
        words: 'could not be found may not have been installed yet',
        pattern: /Executable '(?<object>[^']{1,60})' could not be found\. .{0,80}may not have been installed yet/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Meltano has not installed {object}',
    check: { text: 'See the plugins', host: 'meltano config meltano; ls .meltano' },
    repair: [{ text: 'Run meltano install in the image or job', host: 'meltano install' }],
    source: 'Meltano source, plugin_invoker.py',
    matches: [
      "Executable 'tap-github' could not be found. Extractor 'tap-github' may not have been installed yet using `meltano install extractor tap-github`, or the executable name may be incorrect.",
      "Cannot start plugin: Executable 'dbt' could not be found. Transformer 'dbt' may not have been installed yet using `meltano install`",
    ],
    ignores: ["Installed extractor 'tap-github'"],
  },
];
