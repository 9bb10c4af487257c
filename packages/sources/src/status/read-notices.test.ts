import { describe, expect, test } from '@jest/globals';
import { readNotices } from './read-notices.ts';

const at = (time: string): number => Date.parse(time);
const told = (document: unknown): unknown =>
  readNotices(document, 'page').map(({ provider, component, state, from, to }) => [
    provider,
    component,
    state,
    from,
    to,
  ]);

describe('readNotices', () => {
  test('a summary of Statuspage: components as they are, incidents by the components that they name', () => {
    const document = {
      page: { name: 'Acme Mail', url: 'https://status.example.com' },
      status: { indicator: 'major', description: 'Partial outage' },
      components: [
        { id: 'c1', name: 'Delivery', status: 'major_outage', updated_at: '2026-06-20T10:05:00Z' },
        { id: 'c2', name: 'Console', status: 'operational', updated_at: '2026-06-01T00:00:00Z' },
        { id: 'c3', name: 'All of it', status: 'operational', group: true },
      ],
      incidents: [
        {
          id: 'i1',
          name: 'Mails are late',
          status: 'investigating',
          impact: 'major',
          started_at: '2026-06-20T10:00:00Z',
          incident_updates: [
            { status: 'investigating', body: 'We look into it.', affected_components: [{ name: 'Delivery' }] },
          ],
        },
      ],
    };
    expect(told(document)).toEqual([
      ['Acme Mail', 'Delivery', 'impaired', at('2026-06-20T10:00:00Z'), null],
      ['Acme Mail', 'Delivery', 'impaired', at('2026-06-20T10:05:00Z'), null],
      ['Acme Mail', 'Console', 'well', at('2026-06-01T00:00:00Z'), null],
    ]);
  });

  test('a resolved incident was one while it lasted, planned work that has not begun is none', () => {
    const document = {
      page: { name: 'Acme' },
      incidents: [
        {
          id: '1',
          name: 'Errors',
          status: 'resolved',
          created_at: '2026-06-20T10:00:00Z',
          resolved_at: '2026-06-20T11:00:00Z',
        },
        { id: '2', name: 'Upgrade', status: 'scheduled', created_at: '2026-06-21T10:00:00Z' },
      ],
    };
    expect(told(document)).toEqual([
      ['Acme', '', 'impaired', at('2026-06-20T10:00:00Z'), at('2026-06-20T11:00:00Z')],
      ['Acme', '', 'well', at('2026-06-21T10:00:00Z'), null],
    ]);
  });

  test('events of a plain list end where a later one says that all is well', () => {
    const document = {
      source: 'edge',
      component: 'resolver',
      events: [
        { timestamp: '2026-06-20T10:30:00Z', status: 'degraded', detail: 'no answers' },
        { timestamp: '2026-06-20T10:50:00Z', status: 'operational' },
      ],
    };
    expect(told(document)).toEqual([
      ['edge', 'resolver', 'impaired', at('2026-06-20T10:30:00Z'), at('2026-06-20T10:50:00Z')],
      ['edge', 'resolver', 'well', at('2026-06-20T10:50:00Z'), null],
    ]);
  });

  test.each([
    ['a bare list with names of its own', [{ product: 'Queue', severity: 'outage', begin: 1_782_000_000 }], 'Queue'],
    [
      'Azure',
      {
        source: 'Azure',
        events: [{ service: 'Key Vault', status: 'Active', impactStartTime: '2026-06-20T10:00:00Z' }],
      },
      'Key Vault',
    ],
    [
      'a list that calls its entries otherwise',
      { provider: 'Acme', notices: [{ component: { name: 'Login' }, state: 'Down', since: '2026-06-20 10:00' }] },
      'Login',
    ],
  ])('%s', (_what, document, component) => {
    expect(readNotices(document, 'page').map((notice) => [notice.component, notice.state])).toEqual([
      [component, 'impaired'],
    ]);
  });

  test.each([
    [{ timestamp: '2026-06-20T10:00:00Z', severity: 'ERROR', textPayload: 'no such table' }],
    [{ time: '2026-06-20T10:00:00Z', level: 'error', message: 'service unavailable' }],
    [{ ts: 1_782_000_000, level: 'warn', msg: 'degraded', status: 'down' }],
  ])('a list of lines of a log is no status page: %j', (line) => expect(readNotices([line], 'page')).toEqual([]));

  test('documents without states are no status pages, and damaged ones do no harm', () => {
    expect(readNotices({ events: [{ name: 'web', status: 'shipped' }, null, 3] }, 'page')).toEqual([]);
    expect(readNotices({ incidents: 'none' }, 'page')).toEqual([]);
    expect(readNotices(null, 'page')).toEqual([]);
  });
});
