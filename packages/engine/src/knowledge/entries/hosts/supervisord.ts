import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SUPERVISORD: readonly CatalogueEntry[] = [
  {
    id: 'supervisord.gave-up',
    kind: 'code_defect',
    program: 'supervisord',
    forms: [
      {
        words: 'gave up entered fatal state too many start retries too quickly',
        pattern: /gave up: (?<object>[\w.:-]{1,80}) entered FATAL state, too many start retries too quickly/,
      },
      {
        words: 'fatal exited too quickly',
        pattern: /^(?<object>[\w.:-]{1,80}) {1,30}FATAL {1,8}(?<value>Exited too quickly)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'supervisord does not start {object} any more: it ended too quickly each time',
    check: {
      text: 'Read what the program wrote',
      host: 'supervisorctl status; supervisorctl tail {object} stderr; supervisorctl tail {object}',
      compose: 'docker compose exec {service} supervisorctl tail {object} stderr',
    },
    repair: [
      {
        text: 'Repair what its own log names, then start it; startsecs and startretries decide when supervisord gives up',
        host: 'sudo supervisorctl start {object}',
        compose: 'docker compose exec {service} supervisorctl start {object}',
      },
    ],
    source: 'supervisor/process.py give_up',
    matches: [
      '2025-05-06 07:41:08,826 INFO gave up: worker entered FATAL state, too many start retries too quickly',
      'worker                           FATAL     Exited too quickly (process log may have details)',
    ],
    ignores: [
      '2025-05-06 07:41:08,826 INFO success: worker entered RUNNING state, process has stayed up for > than 1 seconds (startsecs)',
    ],
  },
  {
    id: 'supervisord.program-exited',
    kind: 'code_defect',
    program: 'supervisord',
    forms: [
      {
        words: 'exited exit status not expected',
        pattern: /exited: (?<object>[\w.:-]{1,80}) \(exit status (?<signal>\d{1,3}); not expected\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: '{object} under supervisord ended with exit code {signal}',
    check: {
      text: 'Read what the program wrote last',
      host: 'supervisorctl tail {object} stderr',
      compose: 'docker compose exec {service} supervisorctl tail {object} stderr',
    },
    repair: [
      {
        text: 'Repair what its own log names, then start it',
        host: 'sudo supervisorctl restart {object}',
        compose: 'docker compose exec {service} supervisorctl restart {object}',
      },
    ],
    source: 'supervisor/process.py finish',
    matches: [
      '2025-05-06 07:41:08,826 WARN exited: worker (exit status 1; not expected)',
      '2025-05-06 07:41:08,826 INFO exited: web:gunicorn (exit status 3; not expected)',
    ],
    ignores: ['2025-05-06 07:41:08,826 INFO exited: migrate (exit status 0; expected)'],
  },
  {
    id: 'supervisord.program-killed',
    kind: 'crash_signal',
    program: 'supervisord',
    forms: [
      {
        words: 'exited terminated by not expected',
        pattern:
          /exited: (?<object>[\w.:-]{1,80}) \(terminated by (?<signal>SIG(?!TERM)\w{1,8})(?: \(core dumped\))?; not expected\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: '{object} under supervisord was ended by {signal}',
    check: {
      text: 'SIGKILL is mostly the OOM killer, SIGSEGV and SIGABRT a crash',
      host: 'sudo dmesg -T | grep -iE "killed process|segfault" | tail; supervisorctl tail {object} stderr',
    },
    repair: [
      {
        text: 'For SIGKILL raise the memory limit, for a crash go back to the version before',
        host: 'sudo supervisorctl restart {object}',
      },
    ],
    source: 'supervisor/process.py finish; options.py decode_wait_status',
    matches: [
      '2025-05-06 07:41:08,826 WARN exited: worker (terminated by SIGKILL; not expected)',
      '2025-05-06 07:41:08,826 WARN exited: thumbs (terminated by SIGSEGV (core dumped); not expected)',
    ],
    ignores: ['2025-05-06 07:41:08,826 WARN exited: worker (terminated by SIGTERM; not expected)'],
  },
  {
    id: 'supervisord.spawn-failed',
    kind: 'missing_file',
    program: 'supervisord',
    forms: [
      { words: 'spawnerr can t find command', pattern: /spawnerr: can't find command '(?<path>[^']{1,160})'/ },
      {
        words: 'fatal can t find command',
        pattern: /^(?<object>[\w.:-]{1,80}) {1,30}(?:FATAL|BACKOFF) {1,8}can't find command '(?<path>[^']{1,160})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'supervisord cannot find the program {path}',
    check: {
      text: 'Look for the program; supervisord has a PATH of its own, and no shell interprets command=',
      host: 'grep -rn "command" /etc/supervisor* | head; ls -l {path}',
      compose: 'docker compose exec {service} sh -c "grep -rn ^command /etc/supervisor*; command -v {path}"',
    },
    repair: [
      {
        text: 'Write the absolute path into command=, then load it',
        host: 'sudo supervisorctl reread && sudo supervisorctl update',
        compose: 'docker compose up -d --build {service}',
      },
    ],
    source: 'supervisor/options.py check_execv_args',
    matches: [
      "2025-05-06 07:41:08,826 INFO spawnerr: can't find command '/app/venv/bin/celery'",
      "worker                           FATAL     can't find command 'celery'",
    ],
    ignores: ["2025-05-06 07:41:08,826 INFO spawned: 'worker' with pid 2211"],
  },
  {
    id: 'supervisord.not-permitted',
    kind: 'file_permission',
    program: 'supervisord',
    forms: [
      {
        words: 'spawnerr command at is not executable',
        pattern:
          /spawnerr: (?:command at '(?<path>[^']{1,160})' is (?:not executable|a directory)|no permission to run command '[^']{1,160}')/,
      },
      {
        words: 'spawnerr no permission to run command',
        pattern: /spawnerr: no permission to run command '(?<path>[^']{1,160})'/,
      },
      {
        words: 'spawnerr unknown error making dispatchers for',
        pattern: /spawnerr: unknown error making dispatchers for '(?<object>[^']{1,80})': (?<value>E[A-Z]{2,10})/,
      },
      { words: 'can t drop privilege as nonroot user', pattern: /Can't drop privilege as nonroot user/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'supervisord may not start {path|a program} or open its log ({value|permission})',
    check: {
      text: 'Look at the mode of the program and at the folder of stdout_logfile',
      host: 'ls -l {path|/var/log}; grep -rn logfile /etc/supervisor* | head; id',
    },
    repair: [
      {
        text: 'Set the execute bit; write logs to /dev/stdout (with stdout_logfile_maxbytes=0) or give the folder to the user',
        host: 'sudo chmod +x {path|<program>}; sudo supervisorctl update',
        compose: 'docker compose up -d --build {service}',
      },
    ],
    source: 'supervisor/options.py check_execv_args; process.py spawn; options.py drop_privileges',
    matches: [
      "2025-05-06 07:41:08,826 INFO spawnerr: command at '/app/start.sh' is not executable",
      "2025-05-06 07:41:08,826 INFO spawnerr: no permission to run command '/app/start.sh'",
      "2025-05-06 07:41:08,826 INFO spawnerr: unknown error making dispatchers for 'worker': EACCES",
      "Error: Can't drop privilege as nonroot user",
    ],
    ignores: ["2025-05-06 07:41:08,826 INFO spawned: 'worker' with pid 2211"],
  },
  {
    id: 'supervisord.config-invalid',
    kind: 'invalid_setting',
    program: 'supervisord',
    forms: [
      {
        words: 'format string for contains names which cannot be expanded',
        pattern:
          /Format string '?(?<value>.{1,120}?)'? for '?(?<setting>[\w:.-]{1,80})'? contains names \('?ENV_(?<object>\w{1,60})'?\) which cannot be expanded/,
      },
      {
        words: 'another program is already listening on a port that one of our http servers is configured to use',
        pattern: /Another program is already listening on a port that one of our HTTP servers is configured to use/,
      },
      {
        words: 'the directory named as part of the path does not exist',
        pattern: /The directory named as part of the path (?<path>\S{1,160}) does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'supervisord does not start because of {object|a folder or its own port}',
    check: {
      text: 'See which variable, folder or second supervisord it is',
      host: 'ps aux | grep [s]upervisord; env | sort | head -40; sudo ss -lntp | grep 9001',
    },
    repair: [
      {
        text: 'Set the variable, make the folder, or end the other supervisord',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl restart supervisor',
      },
    ],
    source: 'supervisor/options.py expand, openhttpservers, existing_dirpath (datatypes.py)',
    matches: [
      "Error: Format string '%(ENV_WORKERS)s' for 'program:worker.numprocs' contains names ('ENV_WORKERS') which cannot be expanded. Available names: ENV_HOME, ENV_PATH",
      'Error: Another program is already listening on a port that one of our HTTP servers is configured to use.  Shut this program down first before starting supervisord.',
      "Error: The directory named as part of the path /var/log/supervisor/supervisord.log does not exist in section 'supervisord'",
    ],
    ignores: ['2025-05-06 07:41:08,826 INFO supervisord started with pid 1'],
  },
];
