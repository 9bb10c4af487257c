import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const LINUX_LIMITS: readonly CatalogueEntry[] = [
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
