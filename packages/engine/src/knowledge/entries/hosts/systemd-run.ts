import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SYSTEMD_RUN: readonly CatalogueEntry[] = [
  {
    id: 'systemd.start-limit-hit',
    kind: 'code_defect',
    program: 'systemd',
    forms: [
      {
        words: 'start request repeated too quickly',
        pattern: /(?:(?<object>[\w@:.\\-]{1,120}): )?[Ss]tart request repeated too quickly/,
      },
      {
        words: 'failed with result start limit hit',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed with result '?start-limit-hit/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: '{object|A unit} failed so often that systemd does not start it any more',
    check: { text: 'Read why it failed before that', host: 'journalctl -u {object|<unit>} -n 80 --no-pager' },
    repair: [
      {
        text: 'Repair the reason, then clear the counter and start it',
        host: 'sudo systemctl reset-failed {object|<unit>} && sudo systemctl start {object|<unit>}',
      },
      {
        text: 'For a service that waits for another one, leave more room: RestartSec=5 and StartLimitIntervalSec=0',
        host: 'sudo systemctl edit {object|<unit>}',
      },
    ],
    source: 'systemd src/core/unit.c unit_test_start_limit; systemd.unit(5) StartLimitBurst=',
    matches: [
      'systemd[1]: shop-api.service: Start request repeated too quickly.',
      "systemd[1]: shop-api.service: Failed with result 'start-limit-hit'.",
      'systemd[1]: start request repeated too quickly for shop-api.service',
    ],
    ignores: ["systemd[1]: shop-api.service: Failed with result 'exit-code'."],
  },
  {
    id: 'systemd.oom-killed',
    kind: 'memory_exhausted',
    program: 'systemd',
    forms: [
      { words: 'failed with result oom kill', pattern: /(?<object>[\w@:.\\-]{1,120}): Failed with result '?oom-kill/ },
      {
        words: 'a process of this unit has been killed by the oom killer',
        pattern: /(?<object>[\w@:.\\-]{1,120}): A process of this unit has been killed by the OOM killer/,
      },
      {
        words: 'systemd oomd killed process es in this unit',
        pattern: /(?<object>[\w@:.\\-]{1,120}): systemd-oomd killed (?<value>\d{1,6}) process\(es\) in this unit/,
      },
      {
        words: 'killed due to memory pressure for being',
        pattern: /Killed (?<path>\/\S{1,200}) due to memory (?:used|pressure)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object|A unit} was killed for want of memory',
    check: {
      text: 'See whether its own MemoryMax or the memory of the host was used up, and who was the biggest',
      host: 'systemctl show {object|<unit>} -p MemoryMax -p MemoryPeak; sudo dmesg -T | grep -iE "oom|killed process" | tail; journalctl -u systemd-oomd -n 20 --no-pager; free -m',
    },
    repair: [
      {
        text: 'Raise MemoryMax of the unit, let the program use less, or add memory or swap to the host',
        host: 'sudo systemctl set-property {object|<unit>} MemoryMax=<more> && sudo systemctl restart {object|<unit>}',
      },
      {
        text: 'When systemd-oomd chose it because of memory pressure, exempt the unit',
        host: 'sudo systemctl edit {object|<unit>} # [Service] ManagedOOMPreference=omit',
      },
    ],
    source: 'systemd src/core/service.c, unit.c unit_log_oom; src/oom/oomd-manager.c',
    matches: [
      "systemd[1]: shop-api.service: Failed with result 'oom-kill'.",
      'systemd[1]: shop-api.service: A process of this unit has been killed by the OOM killer.',
      'systemd[1]: user@1000.service: systemd-oomd killed 23 process(es) in this unit.',
      'systemd-oomd[812]: Killed /user.slice/user-1000.slice/user@1000.service/app.slice/build.scope due to memory pressure for /user.slice/user-1000.slice/user@1000.service being 70.30% > 50.00% for > 20s with reclaim activity',
    ],
    ignores: ["systemd[1]: shop-api.service: Failed with result 'exit-code'."],
  },
  {
    id: 'systemd.watchdog-timeout',
    kind: 'code_defect',
    program: 'systemd',
    forms: [
      {
        words: 'watchdog timeout limit',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Watchdog timeout \(limit (?<limit>[^)]{1,20})\)!/,
      },
      { words: 'failed with result watchdog', pattern: /(?<object>[\w@:.\\-]{1,120}): Failed with result '?watchdog/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: '{object} gave no sign of life ({limit|its watchdog}): systemd ended it',
    check: {
      text: 'See whether the program hangs or the host stood still (disk, memory, a paused virtual machine): then several units are hit at once',
      host: 'journalctl -b -g "Watchdog timeout" --no-pager | tail; coredumpctl info {object}; sudo dmesg -T | grep -iE "hung|blocked for|lockup" | tail',
    },
    repair: [
      {
        text: 'Repair what makes it hang; for a host that stands still now and then raise WatchdogSec',
        host: 'sudo systemctl edit {object} # [Service] WatchdogSec=10min',
      },
    ],
    source: 'systemd src/core/service.c service_dispatch_watchdog',
    matches: [
      'systemd[1]: systemd-journald.service: Watchdog timeout (limit 3min)!',
      "systemd[1]: shop-api.service: Failed with result 'watchdog'.",
    ],
    ignores: ['kernel: watchdog: BUG: soft lockup - CPU#3 stuck for 23s!'],
  },
  {
    id: 'systemd.dependency-failed',
    kind: 'startup_order',
    program: 'systemd',
    forms: [
      { words: 'dependency failed for', pattern: /Dependency failed for (?<object>.{1,120}?)\.?$/ },
      {
        words: 'failed with result dependency',
        pattern: /(?:Job )?(?<object>[\w@:.\\-]{1,120})\/start failed with result 'dependency'/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'systemd does not start {object}: something it requires failed',
    check: {
      text: 'See what failed: mostly a mount of fstab, a device, or a service named in Requires=',
      host: 'systemctl --failed; systemctl list-dependencies {object}; journalctl -b -p err --no-pager | tail -30',
    },
    repair: [
      {
        text: 'Repair the unit that failed, then start this one; a mount that may be absent gets nofail in /etc/fstab',
        host: 'sudo systemctl start {object}',
      },
    ],
    source: 'systemd src/core/job.c job_done_message_format, job_finish_and_invalidate',
    matches: [
      'systemd[1]: Dependency failed for Local File Systems.',
      "systemd[1]: shop-api.service: Job shop-api.service/start failed with result 'dependency'.",
      'systemd[1]: Dependency failed for shop-api.service - Shop API.',
    ],
    ignores: ['systemd[1]: Started shop-api.service - Shop API.'],
  },
  {
    id: 'systemd.device-or-mount-missing',
    kind: 'missing_object',
    program: 'systemd',
    forms: [
      { words: 'timed out waiting for device', pattern: /Timed out waiting for device (?<path>\S{1,200}[^\s.])/ },
      {
        words: 'device job start timed out',
        pattern: /(?<path>dev-\S{1,160}\.device): Job \S{1,200}\/start timed out/,
      },
      { words: 'failed to mount', pattern: /systemd\[1\]: Failed to mount (?<path>\S{1,160}?)(?: - .{1,120})?\.?$/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk or mount {path} does not appear: the host may stop in emergency mode',
    check: {
      text: 'Compare /etc/fstab with what is there: a changed UUID, a removed disk, a network share before the network',
      host: 'cat /etc/fstab; lsblk -f; systemctl --failed; journalctl -b -u "*.mount" --no-pager | tail -20',
    },
    repair: [
      {
        text: 'Correct the line in /etc/fstab, or add nofail,x-systemd.device-timeout=10 (and _netdev for a share), then mount',
        host: 'sudo systemctl daemon-reload && sudo mount -a',
      },
    ],
    source: 'systemd src/core/device.c, job.c; systemd.mount(5), fstab',
    matches: [
      'systemd[1]: Timed out waiting for device /dev/disk/by-uuid/5f1d2c3b-9a1c-4711-8e9e-1d2c3b4a5f6e.',
      'systemd[1]: dev-disk-by\\x2duuid-5f1d2c3b.device: Job dev-disk-by\\x2duuid-5f1d2c3b.device/start timed out.',
      'systemd[1]: Failed to mount /srv/data.',
    ],
    ignores: ['systemd[1]: Mounted /srv/data.'],
  },
  {
    id: 'systemd.start-timed-out',
    kind: 'slow_dependency',
    program: 'systemd',
    forms: [
      {
        words: 'start operation timed out terminating',
        pattern: /(?<object>[\w@:.\\-]{1,120}): [Ss]tart(?:-pre|-post)? operation timed out\. Terminating/,
      },
      { words: 'failed with result timeout', pattern: /(?<object>[\w@:.\\-]{1,120}): Failed with result '?timeout/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: '{object} was not ready in time, so systemd ended it',
    check: {
      text: 'See what it waited for; with Type=notify the program has to report that it is ready, with Type=forking to go to the background and write its PIDFile',
      host: 'journalctl -u {object} -n 60 --no-pager; systemctl show {object} -p Type -p TimeoutStartUSec -p PIDFile',
    },
    repair: [
      {
        text: 'Correct Type= (simple or exec for a program that stays in the foreground), or give it more time',
        host: 'sudo systemctl edit {object} # [Service] TimeoutStartSec=300',
      },
    ],
    source: 'systemd src/core/service.c service_dispatch_timer',
    matches: [
      'systemd[1]: mariadb.service: start operation timed out. Terminating.',
      "systemd[1]: shop-api.service: Failed with result 'timeout'.",
    ],
    ignores: ["systemd[1]: shop-api.service: State 'stop-sigterm' timed out. Killing."],
  },
  {
    id: 'systemd.stop-timed-out',
    kind: 'code_defect',
    program: 'systemd',
    forms: [
      {
        words: 'timed out killing',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): State '(?:stop-sigterm|final-sigterm|stop-watchdog)' timed out\. Killing/,
      },
      {
        words: 'stopping timed out killing',
        pattern: /(?<object>[\w@:.\\-]{1,120}): (?:Stopping|stop-sigterm) timed out\. Killing/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: '{object} did not end when it was asked to: systemd killed it',
    check: {
      text: 'See what it did in that time: open connections, a flush to a slow disk, a script that does not hand the signal on',
      host: 'journalctl -u {object} -n 60 --no-pager; systemctl show {object} -p TimeoutStopUSec -p KillMode',
    },
    repair: [
      {
        text: 'Start the program with exec in its script, so that it gets the signal; give a database more time',
        host: 'sudo systemctl edit {object} # [Service] TimeoutStopSec=180',
      },
    ],
    source: 'systemd src/core/service.c service_dispatch_timer',
    matches: [
      "systemd[1]: shop-api.service: State 'stop-sigterm' timed out. Killing.",
      'systemd[1]: shop-api.service: Stopping timed out. Killing.',
    ],
    ignores: ['systemd[1]: shop-api.service: start operation timed out. Terminating.'],
  },
  {
    id: 'systemd.process-crashed',
    kind: 'crash_signal',
    program: 'systemd',
    forms: [
      {
        words: 'process exited code dumped status',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=dumped,? status=(?<signal>\d{1,2}\/\w{3,6})/,
      },
      {
        words: 'process exited code killed status',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=killed,? status=(?<signal>(?:4\/ILL|6\/ABRT|7\/BUS|8\/FPE|11\/SEGV|31\/SYS))/,
      },
      {
        words: 'dumped core',
        pattern:
          /Process (?<value>\d{1,8}) \((?<object>[^)]{1,60})\) of user \d{1,8} (?:terminated abnormally|dumped core)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: '{object} crashed with the signal {signal|that its core dump names}',
    check: {
      text: 'Look at the backtrace of the core dump and at the kernel line beside it, which names the library',
      host: 'coredumpctl info {object}; sudo dmesg -T | grep -E "segfault|trap" | tail',
    },
    repair: [
      {
        text: 'Go back to the version that ran before (see what was updated just now); for 4/ILL use a build for this CPU',
        host: 'grep -E "install|upgrade" /var/log/dpkg.log | tail -20; sudo apt-get install <package>=<version before>',
      },
    ],
    source: 'systemd src/core/service.c service_sigchld_event; src/coredump/coredump.c',
    matches: [
      'systemd[1]: shop-api.service: Main process exited, code=dumped, status=11/SEGV',
      'systemd[1]: shop-api.service: Main process exited, code=killed, status=6/ABRT',
      'systemd-coredump[2300]: Process 2211 (shop-api) of user 998 dumped core.',
    ],
    ignores: ['systemd[1]: shop-api.service: Main process exited, code=killed, status=15/TERM'],
  },
  {
    id: 'systemd.process-killed',
    kind: 'memory_exhausted',
    program: 'systemd',
    forms: [
      {
        words: 'process exited code killed status 9 kill',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=killed,? status=(?<signal>9\/KILL)/,
      },
    ],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: '{object} was killed (9/KILL)',
    check: {
      text: 'See who sent the signal; by the OOM killer, a stop timeout, or by hand',
      host: 'sudo dmesg -T | grep -iE "oom|killed process" | tail; journalctl -u {object} -n 30 --no-pager',
    },
    repair: [
      {
        text: 'For want of memory raise its limit or that of the host; otherwise find who killed it',
        host: 'sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/service.c service_sigchld_event',
    matches: [
      'systemd[1]: shop-api.service: Main process exited, code=killed, status=9/KILL',
      'systemd[1]: mysql.service: Control process exited, code=killed, status=9/KILL',
    ],
    ignores: ['systemd[1]: shop-api.service: Main process exited, code=killed, status=15/TERM'],
  },
  {
    id: 'systemd.process-exited',
    kind: 'code_defect',
    program: 'systemd',
    forms: [
      {
        words: 'process exited code exited status',
        pattern:
          /(?<object>[\w@:.\\-]{1,120}): (?:Main|Control) process exited, code=exited,? status=(?<signal>(?!20[0-9]\/|21[0-9]\/|22[0-9]\/|23[0-9]\/|24[0-9]\/|143\/|130\/)\d{1,3}\/[\w-]{1,20})/,
      },
      {
        words: 'failed with result exit code',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Failed with result '?exit-code/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: '{object} ended with an error ({signal|exit code})',
    check: {
      text: 'Read what the program itself wrote before that line',
      host: 'journalctl -u {object} -n 60 --no-pager; systemctl status {object}',
    },
    repair: [
      {
        text: 'Repair what its last lines name (journalctl -u {object}), then reset the failure and start it',
        host: 'sudo systemctl restart {object}',
      },
    ],
    source: 'systemd src/core/service.c service_sigchld_event',
    matches: [
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=1/FAILURE',
      "systemd[1]: nginx.service: Failed with result 'exit-code'.",
    ],
    ignores: [
      'systemd[1]: shop-api.service: Main process exited, code=exited, status=203/EXEC',
      'systemd[1]: shop-api.service: Deactivated successfully.',
    ],
  },
  {
    id: 'systemd.pid-file-late',
    kind: null,
    program: 'systemd',
    forms: [
      {
        words: 'can t open pid file yet after start',
        pattern: /(?<object>[\w@:.\\-]{1,120}): Can't open PID file (?<path>\S{1,160}) \(yet\?\) after start/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'systemd looked for the PID file {path} a moment too early',
    check: {
      text: 'Nothing, unless the start times out after it: then PIDFile= names another path than the program uses',
      host: 'systemctl show {object} -p PIDFile',
    },
    repair: [],
    source: 'systemd src/core/service.c service_load_pid_file',
    matches: [
      "systemd[1]: nginx.service: Can't open PID file /run/nginx.pid (yet?) after start: No such file or directory",
      "systemd[1]: nginx.service: Can't open PID file /run/nginx.pid (yet?) after start: Operation not permitted",
    ],
    ignores: ['systemd[1]: nginx.service: start operation timed out. Terminating.'],
  },
];
