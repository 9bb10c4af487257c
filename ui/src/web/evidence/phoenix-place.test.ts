import { expect, test } from '@jest/globals';
import type { Locator } from '@mats/contracts';
import { phoenixPlaceOf } from './phoenix-place.ts';

const LOCATOR: Locator = {
  source: 'agent',
  name: 'sre',
  label: 'Phoenix project chat bot',
  path: '/v1/projects/chat%20bot/spans?start_time=a&end_time=b',
};
const TRACE_ID = 'a'.repeat(32);

test.each([
  [`trace:${TRACE_ID}`, 'request', `/redirects/traces/${TRACE_ID}`],
  [`stack:${TRACE_ID}/${'b'.repeat(16)}`, 'span', `/redirects/spans/${'b'.repeat(16)}`],
  ['requests:2000', 'project', '/redirects/projects/chat%20bot'],
  ['trace:../../x', 'project', '/redirects/projects/chat%20bot'],
])('%s stands in Phoenix as a %s', (part, what, path) => {
  expect(phoenixPlaceOf({ ...LOCATOR, part })).toEqual({ what, path });
});

test.each([
  { ...LOCATOR, source: 'file' as const },
  { ...LOCATOR, path: '/repos/acme/shop/pulls/1' },
  { source: 'file' as const, name: 'a.log', label: 'a.log' },
])('other evidence stands nowhere in it', (locator) => expect(phoenixPlaceOf(locator)).toBeNull());
