import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ZFS_NAMES: readonly CatalogueEntry[] = [
  {
    id: 'zfs.name-taken',
    kind: 'invalid_setting',
    program: 'zfs',
    forms: [
      {
        words: 'cannot create dataset already exists',
        pattern: /cannot create '(?<object>[\w/.:@-]{1,120})': dataset already exists/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'ZFS has a dataset {object} already: left over by a removed guest or an aborted restore',
    check: { text: 'See it', host: 'zfs list -r {object}' },
    repair: [
      {
        text: 'Destroy it when nothing uses it, or rename it',
        host: 'sudo zfs rename {object} {object}-old',
        destructive: true,
      },
    ],
    source: 'openzfs libzfs',
    matches: [
      "TASK ERROR: unable to create CT 101 - zfs error: cannot create 'rpool/data/subvol-101-disk-0': dataset already exists",
      "cannot create 'tank/x': dataset already exists",
    ],
    ignores: ['dataset created'],
  },
];
