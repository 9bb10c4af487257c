import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_LIMITS: readonly CatalogueEntry[] = [
  {
    id: 'linux.inotify-limit',
    kind: 'kernel_setting',
    program: 'linux',
    forms: [
      {
        words: 'system limit for number of file watchers reached',
        pattern: /ENOSPC: System limit for number of file watchers reached(?:, watch '(?<path>[^']{1,200})')?/,
      },
      {
        words: 'inotify_add_watch no space left on device',
        pattern: /inotify_add_watch.{0,120}: [Nn]o space left on device/,
      },
      {
        words: 'the configured user limit on the number of inotify instances has been reached',
        pattern: /The configured user limit \((?<limit>\d{1,9})\) on the number of inotify instances has been reached/,
      },
      {
        words: 'watcher too many open files',
        pattern:
          /(?:create|creating|start|new) (?:a )?(?:fsnotify |inotify |file )?watcher:? .{0,80}too many open files/i,
      },
      {
        words: 'too many open files',
        pattern: /inotify_init1?.{0,60}[Tt]oo many open files|inotify instance.{0,60}[Tt]oo many open files/,
      },
      {
        words: 'failed to allocate directory watch',
        pattern: /Failed to allocate directory watch: Too many open files/,
      },
      { words: 'upper limit on inotify watches reached', pattern: /[Uu]pper limit on inotify watches reached/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The inotify limit of the host is reached: files can no longer be watched',
    check: {
      text: 'See the limits and who watches; it is not the disk that is full',
      host: 'sysctl fs.inotify; sudo find /proc/*/fd -lname anon_inode:inotify 2>/dev/null | cut -d/ -f3 | sort | uniq -c | sort -n | tail',
    },
    repair: [
      {
        text: 'Raise both limits on the host (containers share them), now and after a restart',
        host: 'printf "fs.inotify.max_user_watches = 524288\\nfs.inotify.max_user_instances = 1024\\n" | sudo tee /etc/sysctl.d/60-inotify.conf && sudo sysctl --system',
      },
    ],
    source:
      'inotify(7), inotify_add_watch(2) ENOSPC; Node.js fs.watch; .NET FileSystemWatcher; fsnotify; systemd src/shared/watch',
    matches: [
      "Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'",
      'inotify_add_watch(6, /var/www/html, 2c6) failed: No space left on device',
      'System.IO.IOException: The configured user limit (128) on the number of inotify instances has been reached, or the per-process limit on the number of open file descriptors has been reached.',
      'level=error msg="failed to create fsnotify watcher: too many open files"',
      'panic: inotify_init1: too many open files',
      'Failed to allocate directory watch: Too many open files',
      'Failed to watch /var/lib/syncthing; upper limit on inotify watches reached!',
    ],
    ignores: ['open /app/x: too many open files', 'fs.inotify.max_user_watches = 524288'],
  },
  {
    id: 'linux.journal-suppressed',
    kind: null,
    program: 'systemd-journald',
    forms: [
      {
        words: 'suppressed messages from',
        pattern: /Suppressed (?<value>\d{1,9}) messages from (?<object>[\w@:.\\/-]{1,160})/,
      },
      {
        words: 'corrupted or uncleanly shut down renaming and replacing',
        pattern: /File (?<path>\/\S{1,200}) corrupted or uncleanly shut down, renaming and replacing/,
      },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'The journal left out messages or began a new file',
    check: {
      text: 'Know that lines are missing; raise RateLimitBurst= in journald.conf when they are wanted',
      host: 'journalctl --verify; journalctl --disk-usage',
    },
    repair: [],
    source: 'systemd src/journal/journald-rate-limit.c, journal-file.c',
    matches: [
      'systemd-journald[312]: Suppressed 4711 messages from shop-api.service',
      'systemd-journald[312]: File /var/log/journal/5f1d/system.journal corrupted or uncleanly shut down, renaming and replacing.',
    ],
    ignores: ['systemd-journald[312]: Journal started'],
  },
];
