import { describe, expect, test } from '@jest/globals';
import type { EventChange } from './event-changes.ts';
import { orderChanges } from './order-changes.ts';
import type { EventKind, VisitRecord, WindowProfile } from './window-profile.ts';

const KIND: EventKind = { id: '', service: '', what: 'line', text: '', place: null, severity: null, about: null };

const change = (
  service: string,
  evidence: number,
  more: Partial<EventChange> & { about?: string } = {},
): EventChange => ({
  kind: { ...KIND, id: `${service} event`, service, about: more.about ?? null },
  contexts: [`${service} GET`],
  direction: more.direction ?? 'more',
  expected: 0,
  seen: 1,
  evidence,
});

const visit = (service: string, timeMs: number | null, more: Partial<VisitRecord> = {}): VisitRecord => ({
  traceId: 't',
  service,
  context: `${service} GET`,
  endMs: 100,
  events: new Map(timeMs === null ? [] : [[`${service} event`, timeMs]]),
  ...more,
});

const firstOf = (changes: readonly EventChange[], ...visits: readonly VisitRecord[]): number[] =>
  orderChanges(changes, { visits } as unknown as WindowProfile).map(({ first }) => first);

describe('what comes first in a request', () => {
  test('explains what comes later in another service', () => {
    expect(firstOf([change('web', 4), change('db', 4)], visit('web', 20), visit('db', 10))).toEqual([0, 1]);
  });

  test('explains nothing in its own service', () => {
    const later: EventChange = { ...change('db', 4), kind: { ...KIND, id: 'later', service: 'db' } };
    const both = visit('db', 10, {
      events: new Map([
        ['db event', 10],
        ['later', 20],
      ]),
    });
    expect(firstOf([change('db', 4), later], both)).toEqual([1, 1]);
  });

  test('explains nothing that happens at the same time', () => {
    expect(firstOf([change('web', 4), change('db', 4)], visit('web', 10), visit('db', 10))).toEqual([1, 1]);
  });

  test('explains from a quarter of the evidence on', () => {
    const visits = [visit('web', 20), visit('db', 10)];
    expect(firstOf([change('web', 4), change('db', 1)], ...visits)[0]).toBe(0);
    expect(firstOf([change('web', 4), change('db', 0.99)], ...visits)[0]).toBe(1);
  });

  test('is counted in shares of the requests that show a change', () => {
    const visits = ['1', '2', '3', '4'].map((traceId) => visit('web', 20, { traceId }));
    expect(firstOf([change('web', 4), change('db', 4)], ...visits, visit('db', 10, { traceId: '3' }))).toEqual([
      0.75, 1,
    ]);
  });

  test('is, of what is lacking, known at the end of the visit', () => {
    const lacks = change('db', 4, { direction: 'less' });
    expect(firstOf([change('web', 4), lacks], visit('web', 99), visit('db', null))).toEqual([1, 0]);
    expect(firstOf([change('web', 4), lacks], visit('web', 101), visit('db', null))).toEqual([0, 1]);
    expect(firstOf([lacks], visit('db', 50))).toEqual([1]);
  });

  test('does not matter in visits of another kind', () => {
    expect(
      firstOf([change('web', 4), change('db', 4)], visit('web', 20), visit('db', 10, { context: 'db PUT' })),
    ).toEqual([1, 1]);
  });
});

describe('a report that another service failed', () => {
  test('explains what else goes wrong in its visit, whenever it does', () => {
    const report: EventChange = {
      ...change('web', 4, { about: 'db' }),
      kind: { ...KIND, id: 'report', service: 'web', about: 'db' },
    };
    const both = visit('web', 10, {
      events: new Map([
        ['web event', 10],
        ['report', 20],
      ]),
    });
    expect(firstOf([change('web', 4), report], both)).toEqual([0, 0]);
  });

  test('that stands in no request comes after whatever it tells of', () => {
    expect(firstOf([change('web', 4, { about: 'db' }), change('db', 4)])).toEqual([0, 1]);
  });
});
