import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATUS: Step = {
  text: 'Read the unit and its last lines',
  host: 'systemctl status {object|<unit>}; journalctl -u {object|<unit>} -n 40 --no-pager',
};

/** Results, jobs and warnings of systemd. */
export const SYSTEMD_RESULTS: readonly CatalogueEntry[] = [
  {
    id: 'systemd.result-signal',
    kind: 'crash_signal',
    program: 'systemd',
    forms: [
      {
        words: 'failed with result',
        pattern: /(?<object>[\w@:.\\-]{1,100}\.\w{4,9}): Failed with result '(?<signal>signal|core-dump)'/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The unit {object} was ended by a signal',
    check: STATUS,
    repair: [
      {
        text: 'Read the lines before it: which signal, from whom (the OOM killer, an operator, an own crash); coredumpctl shows the stack',
      },
    ],
    source: 'systemd service.c',
    matches: ["app.service: Failed with result 'signal'.", "app.service: Failed with result 'core-dump'."],
    ignores: ["app.service: Failed with result 'exit-code'."],
  },
  {
    id: 'systemd.result-resources',
    kind: 'invalid_setting',
    program: 'systemd',
    forms: [
      {
        words: 'failed with result',
        pattern: /(?<object>[\w@:.\\-]{1,100}\.\w{4,9}): Failed with result '(?<value>resources|protocol)'/,
      },
      {
        words: 'service failed to',
        pattern:
          /(?<object>[\w@:.\\-]{1,100}\.service): Failed to (?<value>run 'start' task|load environment files|set up mount namespacing)/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'systemd could not set up the unit {object}: {value}',
    check: STATUS,
    repair: [
      {
        text: 'protocol: a Type=forking or notify unit that never tells that it is ready (take Type=simple or exec); resources: an EnvironmentFile, user or PID file that is missing',
      },
    ],
    source: 'systemd service.c',
    matches: [
      "app.service: Failed with result 'resources'.",
      "app.service: Failed with result 'protocol'.",
      "app.service: Failed to run 'start' task: No such file or directory",
    ],
    ignores: ["app.service: Failed with result 'timeout'."],
  },
  {
    id: 'systemd.restarted',
    kind: 'code_defect',
    program: 'systemd',
    forms: [
      {
        words: 'service scheduled restart job counter is at',
        pattern:
          /(?<object>[\w@:.\\-]{1,100}\.service): Scheduled restart job, restart counter is at (?<value>\d{1,6})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'systemd starts {object} again (restart {value})',
    check: STATUS,
    repair: [{ text: 'Read why it ended: the lines of the unit before this one' }],
    source: 'systemd service.c',
    matches: [
      'app.service: Scheduled restart job, restart counter is at 5.',
      'web@1.service: Scheduled restart job, restart counter is at 12.',
    ],
    ignores: ['restart counter is reset'],
  },
  {
    id: 'systemd.emergency-mode',
    kind: 'missing_object',
    program: 'systemd',
    forms: [
      { words: 'you are in emergency mode after logging', pattern: /You are in emergency mode\. After logging in/ },
      {
        words: 'entering emergency mode exit the shell to continue',
        pattern: /Entering emergency mode\. Exit the shell to continue/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The host starts in emergency mode: a mount or check of the boot failed',
    check: { text: 'Find the failed mount', host: 'systemctl --failed; journalctl -xb -p err --no-pager | tail -40' },
    repair: [
      {
        text: 'Correct /etc/fstab (nofail for disks that may be absent), check the file system, start again',
        host: 'sudoedit /etc/fstab && sudo systemctl daemon-reload && sudo mount -a',
      },
    ],
    source: 'systemd emergency.service; dracut',
    matches: [
      'You are in emergency mode. After logging in, type "journalctl -xb" to view system logs',
      'Entering emergency mode. Exit the shell to continue.',
    ],
    ignores: ['emergency mode drill'],
  },
  {
    id: 'systemd.unit-has-unknown-key',
    kind: null,
    program: 'systemd',
    forms: [
      {
        words: 'unknown in section ignoring',
        pattern:
          /Unknown (?:key name|lvalue|key) '(?<setting>[^']{1,60})' in section '(?<object>[^']{1,40})', ignoring/,
      },
      { words: 'unit configured to use killmode none', pattern: /Unit configured to use KillMode=none/ },
      { words: 'standard output type syslog is obsolete', pattern: /Standard output type syslog is obsolete/ },
      {
        words: 'special user nobody configured this is not safe',
        pattern: /Special user nobody configured, this is not safe/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'A line of a unit file is not known to this systemd: {setting}',
    check: {
      text: 'Nothing needs doing at once: correct the name or section; a key in the wrong section has no effect',
    },
    repair: [],
    source: 'systemd conf-parser.c',
    matches: [
      "/etc/systemd/system/app.service:7: Unknown key name 'Foo' in section 'Service', ignoring.",
      'app.service: Unit configured to use KillMode=none. This is unsafe',
      '/lib/systemd/system/x.service:9: Standard output type syslog is obsolete, automatically updating to journal.',
      'app.service: Special user nobody configured, this is not safe!',
    ],
    ignores: ['unknown key in door'],
  },
  {
    id: 'systemd.waits-for-job',
    kind: 'slow_dependency',
    program: 'systemd',
    forms: [
      {
        words: 'a job is running for',
        pattern: /A (?:start|stop) job is running for (?<object>[^\n(]{1,100}) \((?:\d{1,3}(?:min|s) ?){1,2} \/ /,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The boot waits for {object}',
    check: { text: 'List the jobs', host: 'systemctl list-jobs; systemd-analyze critical-chain' },
    repair: [
      {
        text: 'Repair what it waits for: a disk named in fstab that is gone (nofail, x-systemd.device-timeout), a network that never comes (wait-online), a service without TimeoutStopSec',
      },
    ],
    source: 'systemd manager.c',
    matches: [
      'A start job is running for dev-disk-by\\x2duuid-x.device (1min 1s / 1min 30s)',
      '[ ***  ] A stop job is running for User Manager for UID 1000 (45s / 2min)',
    ],
    ignores: ['a job is running'],
  },
  {
    id: 'systemd.mount-failed',
    kind: 'missing_object',
    program: 'systemd',
    forms: [
      { words: 'failed to mount', pattern: /Failed to mount (?<path>\/[^\s.]{1,150})/ },
      {
        words: 'mount process exited code status',
        pattern: /(?<path>[\w\\-]{1,100})\.mount: Mount process exited, code=exited, status=(?<value>\d{1,3})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The mount {path} of fstab or a unit fails',
    check: {
      text: 'Mount it by hand and read the reason',
      host: 'sudo mount -v {path|<mount>}; systemctl status "*.mount" --failed',
    },
    repair: [{ text: 'Correct device, type and options in /etc/fstab, and give network mounts _netdev' }],
    source: 'systemd mount.c',
    matches: ['Failed to mount /mnt/data.', 'mnt-data.mount: Mount process exited, code=exited, status=32/n/a'],
    ignores: ['Mounted /mnt/data.'],
  },
  {
    id: 'systemd.sessions-used-up',
    kind: 'connection_limit',
    program: 'systemd',
    forms: [
      {
        words: 'failed to create session maximum number of sessions reached',
        pattern: /Failed to create session: Maximum number of sessions \((?<limit>\d{1,7})\) reached/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'systemd-logind makes no further sessions: {limit} are open',
    check: {
      text: 'List them',
      host: 'loginctl list-sessions | wc -l; loginctl list-sessions | awk \'$NF=="closing"\' | wc -l',
    },
    repair: [
      {
        text: 'End dead ones; cron jobs and monitoring that log in pile them up',
        host: 'sudo systemctl restart systemd-logind',
      },
    ],
    source: 'systemd logind-dbus.c',
    matches: [
      'systemd-logind: Failed to create session: Maximum number of sessions (8192) reached, refusing further sessions.',
      'pam_systemd(crond:session): Failed to create session: Maximum number of sessions (8192) reached',
    ],
    ignores: ['sessions: 12'],
  },
  {
    id: 'systemd.good-day-lines',
    kind: null,
    program: 'systemd',
    forms: [
      { words: 'systemd 1', pattern: /systemd\[1\]: Reload(?:ing|ed)(?: \.\.\.|\.|$)/ },
      { words: 'cron cmd', pattern: /CRON\[\d{1,7}\]: \(\w{1,40}\) CMD \(/ },
      {
        words: 'cron info no mta installed discarding output',
        pattern: /\(CRON\) info \(No MTA installed, discarding output\)/,
      },
      { words: 'cron reload', pattern: /cron\[\d{1,7}\]: \(\w{1,40}\) RELOAD \(/ },
      { words: 'perf interrupt took too long', pattern: /perf: interrupt took too long/ },
      { words: 'nfs server ok', pattern: /nfs: server \S{1,60} OK$/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Lines that systemd writes on good days',
    check: { text: 'Nothing needs doing; install an MTA or send the output of cron into a file when it is wanted' },
    repair: [],
    source: 'systemd manager.c; Debian cron; kernel events/core.c',
    matches: [
      'systemd[1]: Reloading.',
      'CRON[1]: (root) CMD (/usr/bin/backup)',
      'CRON[1]: (CRON) info (No MTA installed, discarding output)',
      'cron[1]: (root) RELOAD (crontabs/root)',
      'perf: interrupt took too long (2501 > 2500), lowering kernel.perf_event_max_sample_rate to 79750',
      'nfs: server 10.0.0.1 OK',
    ],
    ignores: ['Failed to reload app.service'],
  },
];
