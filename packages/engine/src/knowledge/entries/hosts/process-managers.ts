import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PROCESS_MANAGERS: readonly CatalogueEntry[] = [
  {
    id: 'pm2.too-many-restarts',
    kind: 'code_defect',
    program: 'pm2',
    forms: [
      {
        words: 'script had too many unstable restarts',
        pattern: /Script (?<path>\S{1,160}) had too many unstable restarts \((?<value>\d{1,6})\)\. Stopped/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'PM2 gave up {path}: it ended at once {value} times',
    check: { text: 'Read its error log', host: 'pm2 logs --err --lines 60 --nostream; pm2 describe {service}' },
    repair: [
      {
        text: 'Repair what the error log names, then reset the counter and start it; exp_backoff_restart_delay spaces restarts',
        host: 'pm2 reset {service}; pm2 restart {service} --update-env',
      },
    ],
    source: 'PM2 lib/God.js handleExit',
    matches: [
      'PM2        | Script /srv/shop/server.js had too many unstable restarts (16). Stopped. "errored"',
      '2025-05-06T07:41:08: PM2 log: Script /srv/shop/worker.js had too many unstable restarts (16). Stopped. "errored"',
    ],
    ignores: ['PM2 log: App [shop:0] online'],
  },
  {
    id: 'pm2.app-exited',
    kind: 'code_defect',
    program: 'pm2',
    forms: [
      {
        words: 'app exited with code via signal',
        pattern:
          /App \[(?<object>[^\]:]{1,80}):\d{1,5}\] exited with code \[(?<value>[1-9]\d{0,2})\] via signal \[(?<signal>SIG\w{1,8})\]/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: '{object} under PM2 ended with exit code {value}',
    check: { text: 'Read its error log', host: 'pm2 logs {object} --err --lines 60 --nostream' },
    repair: [{ text: 'Repair what its error log names, then start it', host: 'pm2 restart {object} --update-env' }],
    source: 'PM2 lib/God.js handleExit',
    matches: [
      'PM2        | App [shop-api:0] exited with code [1] via signal [SIGINT]',
      '2025-05-06T07:41:08: PM2 log: App [shop-api:1] exited with code [134] via signal [SIGINT]',
    ],
    ignores: ['PM2        | App [shop-api:0] exited with code [0] via signal [SIGINT]'],
  },
  {
    id: 'pm2.memory-restart',
    kind: 'memory_exhausted',
    program: 'pm2',
    forms: [
      {
        words: 'restarted because it exceeds max memory restart value',
        pattern:
          /Process (?<object>\d{1,5}) restarted because it exceeds --max-memory-restart value \(current_memory=(?<value>\d{1,20}) max_memory_limit=(?<limit>\d{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PM2 restarts app {object}: it uses {value} bytes, more than its limit of {limit}',
    check: { text: 'See whether it grows without end', host: 'pm2 monit; pm2 describe {object}' },
    repair: [
      {
        text: 'Find the leak (heap snapshot), or raise max_memory_restart together with --max-old-space-size',
        host: 'pm2 restart {object} --max-memory-restart 1G',
      },
    ],
    source: 'PM2 lib/Worker.js maxMemoryRestart',
    matches: [
      'PM2        | [PM2][WORKER] Process 0 restarted because it exceeds --max-memory-restart value (current_memory=328802304 max_memory_limit=314572800 [octets])',
      '[PM2][WORKER] Process 3 restarted because it exceeds --max-memory-restart value (current_memory=1328802304 max_memory_limit=1073741824 [octets])',
    ],
    ignores: ['pm2 start server.js --max-memory-restart 300M'],
  },
  {
    id: 'pm2.script-missing',
    kind: 'missing_file',
    program: 'pm2',
    forms: [
      {
        words: 'pm2 error script not found',
        pattern: /\[PM2\]\[ERROR\] (?:Error: )?Script not found: ?(?<path>\S{1,160})/,
      },
      { words: 'pm2 error file not found', pattern: /\[PM2\]\[ERROR\] File (?<path>\S{1,160}) not found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PM2 does not find {path}',
    check: { text: 'See what is there and in which folder PM2 was called', host: 'pwd; ls; pm2 list' },
    repair: [
      {
        text: 'Correct script and cwd in ecosystem.config.js (a build may be missing: dist/), then start',
        host: 'npm run build && pm2 start ecosystem.config.js && pm2 save',
      },
    ],
    source: 'PM2 lib/Common.js; lib/API.js; constants',
    matches: [
      '[PM2][ERROR] Error: Script not found: /srv/shop/dist/server.js',
      '[PM2][ERROR] File ecosystem.config.js not found',
    ],
    ignores: ['[PM2] Done.'],
  },
  {
    id: 'pm2.process-missing',
    kind: 'missing_object',
    program: 'pm2',
    forms: [
      {
        words: 'pm2 error process or namespace not found',
        pattern: /\[PM2\]\[ERROR\] Process or Namespace (?<object>\S{1,80}) not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'PM2 runs no process called {object}',
    check: { text: "List what this user's PM2 runs; each user has a list of its own", host: 'pm2 list' },
    repair: [
      {
        text: 'Start it from its ecosystem file, or use startOrReload in the deployment, and save the list for the next boot',
        host: 'pm2 startOrReload ecosystem.config.js && pm2 save',
      },
    ],
    source: 'PM2 lib/Common.js; lib/API.js; constants',
    matches: [
      '[PM2][ERROR] Process or Namespace shop-api not found',
      '[PM2][ERROR] Process or Namespace worker not found',
    ],
    ignores: ['[PM2] Done.'],
  },
  {
    id: 'cron.table-refused',
    kind: 'invalid_setting',
    program: 'cron',
    forms: [
      {
        words: 'wrong file owner',
        pattern: /\((?<user>[^)]{1,60})\) WRONG (?:INODE INFO|FILE OWNER) \((?<path>[^)]{1,160})\)/,
      },
      { words: 'bad file mode', pattern: /\((?<user>[^)]{1,60})\) BAD FILE MODE \((?<path>[^)]{1,160})\)/ },
      {
        words: 'insecure mode',
        pattern:
          /\((?<user>[^)]{1,60})\) INSECURE MODE \((?:mode \d{1,6} expected|group\/other writable)\) \((?<path>[^)]{1,160})\)/,
      },
      {
        words: 'this crontab file will be ignored',
        pattern: /\((?<user>[^)]{1,60})\) ERROR \((?<value>[^()]{1,80}), this crontab file will be ignored\)/,
      },
      {
        words: 'error bad while reading',
        pattern:
          /Error: (?<value>bad (?:minute|hour|day-of-month|month|day-of-week|command|username|time specifier|option)); while reading (?<path>\S{1,160})/,
      },
      { words: 'errors in crontab file can t install', pattern: /errors in crontab file, can't install/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'cron ignores the table {path|of the account}: {value|owner or mode is wrong}',
    check: {
      text: 'Look at owner, mode and last line of the file: root, not writable for others, an end of line after the last entry, no dot in the name (Debian), a user column in /etc/cron.d',
      host: 'ls -l /etc/cron.d; tail -c 20 {path|<file>} | od -c; journalctl -u cron -u crond -n 20 --no-pager',
    },
    repair: [
      {
        text: 'Correct the line (in /etc/cron.d with a user name); owner root, mode 0644, a newline at the end; cron reads it within a minute',
        host: 'sudo chown root:root {path|<file>}; sudo chmod 0644 {path|<file>}; sudo touch {path|<file>}',
      },
    ],
    source: 'cronie src/database.c process_crontab, src/user.c load_user, src/entry.c; Debian cron database.c',
    matches: [
      'crond[712]: (system) WRONG FILE OWNER (/etc/cron.d/backup)',
      'crond[712]: (deploy) BAD FILE MODE (/var/spool/cron/deploy)',
      'cron[712]: (*system*backup) INSECURE MODE (group/other writable) (/etc/cron.d/backup)',
      'cron[712]: (*system*backup) ERROR (Missing newline before EOF, this crontab file will be ignored)',
      'cron[712]: Error: bad minute; while reading /etc/cron.d/backup',
      "errors in crontab file, can't install.",
    ],
    ignores: [
      'cron[712]: (*system*backup) RELOAD (/etc/cron.d/backup)',
      'CRON[2211]: (root) CMD (/usr/local/bin/backup.sh)',
    ],
  },
  {
    id: 'cron.job-failed',
    kind: 'code_defect',
    program: 'cron',
    forms: [
      {
        words: 'error grandchild failed with exit status',
        pattern: /\(CRON\) error \(grandchild #(?<value>\d{1,8}) failed with exit status (?<signal>\d{1,3})\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A cron job ended with exit code {signal}',
    check: {
      text: 'See which job ran then, and its output: cron mails it or, without a mail system, throws it away. 127 means that its PATH (/usr/bin:/bin) lacks the command',
      host: 'journalctl -t CRON -n 30 --no-pager; sudo tail -50 /var/mail/root',
    },
    repair: [
      {
        text: 'Use absolute paths, set PATH at the top of the table, and write the output to a file or the journal',
        host: 'sudo crontab -e # */5 * * * * /usr/local/bin/job 2>&1 | /usr/bin/systemd-cat -t job',
      },
    ],
    source: 'Debian cron do_command.c',
    matches: [
      'CRON[2211]: (CRON) error (grandchild #2212 failed with exit status 1)',
      'CRON[4711]: (CRON) error (grandchild #4712 failed with exit status 127)',
    ],
    ignores: ['CRON[2211]: (root) CMD (/usr/local/bin/backup.sh)'],
  },
  {
    id: 'cron.account-refused',
    kind: 'authentication_refused',
    program: 'cron',
    forms: [
      {
        words: 'failed to authorize user with pam',
        pattern: /\((?<user>[^)]{1,60})\) FAILED to authorize user with PAM \((?<value>[^)]{1,120})\)/,
      },
      { words: 'pam error', pattern: /\((?<user>[^)]{1,60})\) PAM ERROR \((?<value>[^)]{1,120})\)/ },
      { words: 'orphan no passwd entry', pattern: /\((?<user>[^)]{1,60})\) ORPHAN \((?<value>no passwd entry)\)/ },
      {
        words: 'authentication token is no longer valid new one required',
        pattern: /CRON\[\d{1,8}\]: (?<value>Authentication token is no longer valid; new one required)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'cron runs no jobs for {user|an account}: {value}',
    check: {
      text: 'See whether the password of the account has expired, it is locked, or it is gone',
      host: 'sudo chage -l {user|<user>}; getent passwd {user|<user>}; sudo passwd -S {user|<user>}',
    },
    repair: [
      {
        text: 'Take the expiry from a service account (or make the account again)',
        host: 'sudo chage -M -1 -E -1 {user|<user>}',
      },
    ],
    source: 'cronie src/security.c cron_start_pam, src/database.c; Debian cron',
    matches: [
      'crond[2211]: (deploy) FAILED to authorize user with PAM (Authentication token is no longer valid; new one required)',
      'crond[2211]: (deploy) PAM ERROR (User account has expired)',
      'cron[712]: (olduser) ORPHAN (no passwd entry)',
      'CRON[2211]: Authentication token is no longer valid; new one required',
    ],
    ignores: ['CRON[2211]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)'],
  },
];
