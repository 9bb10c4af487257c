import { expect, test } from '@jest/globals';
import type { LogsRead } from '@mats/evidence';
import { platformOf } from './read-sources.ts';

type Analysis = LogsRead['logs'][number]['analysis'];

const read = (logs: readonly Partial<Analysis>[], containers: readonly unknown[] = []): LogsRead =>
  ({
    logs: logs.map((parts) => ({ locator: {}, analysis: { format: 'plain', envelope: 'none', ...parts } })),
    containers,
  }) as unknown as LogsRead;

test.each([
  ['compose', read([{ envelope: 'compose' }, {}])],
  ['compose', read([], [{}])],
  ['kubernetes', read([{ envelope: 'cri' }])],
  ['systemd', read([{ format: 'syslog' }])],
  ['host', read([{ format: 'syslog' }, { format: 'json' }])],
  ['host', read([])],
])('%s runs what such logs are of', (platform, given) => expect(platformOf(given)).toBe(platform));
