import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** NiFi, Azkaban, Control-M, AutoSys, mainframe jobs. */
export const NIFI_AND_SCHEDULERS: readonly CatalogueEntry[] = [
  {
    id: 'nifi.back-pressure-or-invalid',
    kind: 'invalid_setting',
    program: 'nifi',
    forms: [
      {
        words: 'start id',
        pattern:
          /(?:Cannot|Unable to) start (?:component )?(?<object>\w{3,60})\[id=[0-9a-f-]{36}\][^\n]{0,60}(?:not valid|is not in a valid state|[Ii]nvalid)/,
      },
      {
        words: 'id',
        pattern:
          /(?<object>\w{3,60})\[id=[0-9a-f-]{36}\] (?:Failed to process session due to|failed to process session due to|Processing halted: yielding|failed to process due to) (?<value>[^\n]{3,140})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'NiFi cannot run the processor {object}: {value|it is not valid}',
    check: {
      text: 'Look at the bulletin of the processor, and at the log',
      host: 'grep -E "ERROR|WARN" logs/nifi-app.log | tail',
    },
    repair: [{ text: 'Set the missing property or service it names, terminate relationships that nobody uses' }],
    source: 'Apache NiFi StandardProcessorNode',
    matches: [
      'ERROR [Timer-Driven Process Thread-4] o.a.nifi.processors.standard.InvokeHTTP InvokeHTTP[id=8a1b2c3d-0000-1111-2222-333344445555] Failed to process session due to org.apache.nifi.processor.exception.ProcessException',
      'ERROR PutDatabaseRecord[id=8a1b2c3d-0000-1111-2222-333344445555] Processing halted: yielding [1 sec]',
      'Cannot start component PutSQL[id=8a1b2c3d-0000-1111-2222-333344445555] because it is not valid',
    ],
    ignores: ['InvokeHTTP[id=8a1b2c3d-0000-1111-2222-333344445555] started'],
  },
  {
    id: 'nifi.repository-or-key',
    kind: 'invalid_setting',
    program: 'nifi',
    forms: [
      {
        words: 'sensitive properties key nifi props not found',
        pattern: /(?<value>Sensitive Properties Key \[nifi\.sensitive\.props\.key\] not found)/,
      },
      {
        words: 'there was an issue decrypting protected properties',
        pattern: /(?<value>There was an issue decrypting protected properties)/,
      },
      {
        words: 'unable to write container due archive file size constraints',
        pattern: /(?<value>Unable to write to container \S{1,40} due to archive file size constraints)/,
      },
      {
        words: 'failed to connect node cluster because local flow',
        pattern:
          /(?<value>Failed to connect node to cluster because local flow (?:is different than|controller)[^\n]{0,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NiFi does not start: {value}',
    check: { text: 'Read the first cause', host: 'grep -m3 -A3 "Caused by" logs/nifi-app.log' },
    repair: [
      {
        text: 'Set nifi.sensitive.props.key as it was (or migrate with encrypt-config), free the content repository, remove a flow of another version',
      },
    ],
    source: 'Apache NiFi FlowController, PropertyEncryptor',
    matches: [
      'ERROR org.apache.nifi.NiFi Failure to launch NiFi: Sensitive Properties Key [nifi.sensitive.props.key] not found',
      'WARN o.a.n.c.repository.FileSystemRepository Unable to write to container default due to archive file size constraints; waiting for archive cleanup',
      'Failed to connect node to cluster because local flow is different than cluster flow.',
      'java.lang.RuntimeException: There was an issue decrypting protected properties',
    ],
    ignores: ['NiFi has started. The UI is available at the following URLs'],
  },
  {
    id: 'mainframe.job-abended',
    kind: 'code_defect',
    program: 'mainframe',
    forms: [
      {
        words: 'ief450i abend',
        pattern: /IEF450I (?<object>\S{1,8})(?: \S{1,8}){0,3} - ABEND[= ](?<value>S?[0-9A-F]{3,4} U\d{4})/,
      },
      {
        words: 'ief472i completion code system',
        pattern:
          /IEF472I (?<object>\S{1,8})(?: \S{1,8}){0,3} - COMPLETION CODE - (?<value>SYSTEM=[0-9A-F]{3}[^\n]{0,20})/,
      },
      { words: 'cee3207s', pattern: /CEE3(?<value>207S)/ },
      { words: 'cee3204s', pattern: /CEE3(?<value>204S)/ },
      { words: 'cee3201s', pattern: /CEE3(?<value>201S)/ },
      { words: 'cee3250c', pattern: /CEE3(?<value>250C)/ },
      { words: 'iec030i', pattern: /IEC030I (?<value>[BDE]37-\w{2}),[^\n]{0,40}?(?<object>\w{1,8}),/ },
      { words: 'iec031i', pattern: /IEC031I (?<value>[BDE]37-\w{2}),[^\n]{0,40}?(?<object>\w{1,8}),/ },
      { words: 'iec032i', pattern: /IEC032I (?<value>[BDE]37-\w{2}),[^\n]{0,40}?(?<object>\w{1,8}),/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'The job {object} ended abnormally: {value}',
    check: { text: "Look the code up in the job's log", host: 'zowe jobs view all-spool-content <jobid>' },
    repair: [
      {
        text: 'S0C7 is data that are no number, S0C4 an address, S806 a module not found in STEPLIB, S913 a right of RACF, SB37, SD37 and SE37 no space, S322 the time limit, U codes of the program',
      },
    ],
    source: 'IBM z/OS MVS System Messages IEF450I, IEA995I, IEC',
    matches: [
      'IEF450I PAYROLL STEP010 - ABEND=S0C7 U0000 REASON=00000000',
      'IEF472I PAYROLL STEP010 - COMPLETION CODE - SYSTEM=806 USER=0000 REASON=00000004',
      'CEE3207S The system detected a data exception (System Completion Code=0C7).',
      'IEC031I D37-04,IFG0554P,PAYROLL,STEP010,OUT1',
      'CEE3204S The system detected a data exception (System Completion Code=0C7).',
      'CEE3201S The system detected a data exception (System Completion Code=0C7).',
      'CEE3250C The system detected a data exception (System Completion Code=0C7).',
      'IEC030I D37-04,IFG0554P,PAYROLL,STEP010,OUT1',
      'IEC032I D37-04,IFG0554P,PAYROLL,STEP010,OUT1',
    ],
    ignores: ['IEF142I PAYROLL STEP010 - STEP WAS EXECUTED - COND CODE 0000'],
  },
  {
    id: 'mainframe.jcl-error',
    kind: 'invalid_setting',
    program: 'mainframe',
    forms: [
      { words: 'job not run jcl error', pattern: /IEFC?452I (?<object>\S{1,8}) - JOB NOT RUN - JCL ERROR/ },
      {
        words: 'ief212i data set not found',
        pattern: /IEF212I (?<object>\S{1,8})(?: \S{1,8}){1,3} - (?<value>DATA SET NOT FOUND)/,
      },
      { words: 'iefc605i', pattern: /IEFC(?<value>605I) / },
      { words: 'iefc612i', pattern: /IEFC(?<value>612I) / },
      { words: 'iefc662i', pattern: /IEFC(?<value>662I) / },
      { words: 'iefc621i', pattern: /IEFC(?<value>621I) / },
      { words: 'iefc653i', pattern: /IEFC(?<value>653I) / },
      { words: 'iefc657i', pattern: /IEFC(?<value>657I) / },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The job {object} was not run: JCL error {value}',
    check: { text: 'Read the statement it names' },
    repair: [{ text: 'Correct data set name, parameter or procedure in the JCL' }],
    source: 'IBM z/OS IEF452I, IEFC452I, IEF212I, IGD17101I',
    matches: [
      'IEFC452I PAYROLL - JOB NOT RUN - JCL ERROR 812',
      'IEF212I PAYROLL STEP010 INFILE - DATA SET NOT FOUND',
      'IEFC605I UNIDENTIFIED OPERATION FIELD',
      'IEFC612I PROCEDURE PAYPROC WAS NOT FOUND',
      'IEFC662I INVALID LABEL',
      'IEFC621I UNIDENTIFIED OPERATION FIELD',
      'IEFC653I UNIDENTIFIED OPERATION FIELD',
      'IEFC657I UNIDENTIFIED OPERATION FIELD',
    ],
    ignores: ['IEF403I PAYROLL - STARTED'],
  },
  {
    id: 'cics.transaction-abended',
    kind: 'code_defect',
    program: 'cics',
    forms: [
      {
        words: 'dfhac2206',
        pattern: /DFHAC2206 [^\n]{0,60}Transaction (?<object>\w{1,4}) (?:failed with abend|abend) (?<value>\w{4})/,
      },
      {
        words: 'dfhac2236',
        pattern: /DFHAC2236 [^\n]{0,60}Transaction (?<object>\w{1,4}) (?:failed with abend|abend) (?<value>\w{4})/,
      },
      {
        words: 'dfhac2220',
        pattern: /DFHAC2220 [^\n]{0,60}Transaction (?<object>\w{1,4}) (?:failed with abend|abend) (?<value>\w{4})/,
      },
      {
        words: 'dfhap0001 an abend code has occurred',
        pattern: /DFHAP0001 (?<peer>\S{1,8}) An abend \(code (?<value>[^)]{1,20})\) has occurred/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The CICS transaction {object} ended with {value}',
    check: { text: 'Look the code up', host: 'zowe jobs view all-spool-content <jobid>' },
    repair: [
      {
        text: "ASRA is a program check (data or address), AICA a loop, AEI0 to AEY9 a command's condition, AFCA a file, APCT a missing program",
      },
    ],
    source: 'IBM CICS DFHAC2206, DFHAC2236, DFHAP0001',
    matches: [
      'DFHAC2206 10:02:11 CICS1 Transaction PAY1 failed with abend ASRA. Updates to local recoverable resources backed out.',
      "DFHAP0001 CICS1 An abend (code 0C7/AKEA) has occurred at offset X'1A2' in module PAYPGM.",
      'DFHAC2236 10:02:11 CICS1 Transaction PAY1 failed with abend ASRA. Updates to local recoverable resources backed out.',
      'DFHAC2220 10:02:11 CICS1 Transaction PAY1 failed with abend ASRA. Updates to local recoverable resources backed out.',
    ],
    ignores: ['DFHSI1517 CICS1 Control is being given to CICS.'],
  },
  {
    id: 'scheduler.job-ended-badly',
    kind: 'code_defect',
    forms: [
      {
        words: 'event change_status status job',
        pattern: /EVENT: CHANGE_STATUS {1,8}STATUS: (?<value>FAILURE|TERMINATED) {1,16}JOB: (?<object>[\w.#-]{1,80})/,
      },
      { words: 'failure', pattern: /CAUAJM_I_40245[^\n]{0,80}STATUS: (?<value>FAILURE)/ },
      { words: 'terminated', pattern: /CAUAJM_I_40245[^\n]{0,80}STATUS: (?<value>TERMINATED)/ },
      {
        words: 'event alarm job',
        pattern:
          /EVENT: ALARM {1,16}ALARM: (?<value>JOBFAILURE|MAXRUNALARM|JOBNOT_ONICEHOLD|STARTJOBFAIL|MUST_START_ALARM) {1,16}JOB: (?<object>[\w.#-]{1,80})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The scheduler reports the job {object} as failed: {value}',
    check: { text: "Read the job's own output", host: 'autorep -J {object|<job>} -d' },
    repair: [
      { text: "Repair the job's command; then start it again", host: 'sendevent -E FORCE_STARTJOB -J {object|<job>}' },
    ],
    source: 'Broadcom AutoSys event_demon; BMC Control-M; cron-like schedulers',
    matches: [
      'CAUAJM_I_40245 EVENT: CHANGE_STATUS    STATUS: FAILURE         JOB: nightly_load   MACHINE: web1 EXITCODE:  1',
      'CAUAJM_I_40245 EVENT: ALARM            ALARM: JOBFAILURE       JOB: nightly_load   MACHINE: web1',
      'EVENT: CHANGE_STATUS STATUS: TERMINATED JOB: load2 MACHINE: web1',
      'CAUAJM_I_40245 EVENT: CHANGE_STATUS    STATUS: TERMINATED         JOB: nightly_load   MACHINE: web1 EXITCODE:  1',
    ],
    ignores: ['CAUAJM_I_40245 EVENT: CHANGE_STATUS    STATUS: SUCCESS         JOB: nightly_load'],
  },
];
