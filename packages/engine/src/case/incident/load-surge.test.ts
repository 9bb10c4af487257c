import { describe, expect, test } from '@jest/globals';
import { loadSurgeOf } from './load-surge.ts';
import type { IncidentTemplate } from './log-events.ts';
import type { ServiceFailure } from './service-blame.ts';

const template = (
  owner: string,
  before: number,
  after: number,
  more: Partial<IncidentTemplate> = {},
): IncidentTemplate =>
  ({
    text: `${owner} works`,
    owner,
    severity: 'info',
    histogram: {
      widthMs: 1_000,
      buckets: [
        [5_000, before],
        [15_000, after],
      ],
    },
    ...more,
  }) as IncidentTemplate;
const service = (name: string, ...blames: string[]): ServiceFailure => ({
  name,
  errors: 1,
  firstError: null,
  blames,
  ownFailures: 0,
  silent: [],
});

const SERVICES = [service('web', 'shop'), service('shop', 'db'), service('db')];
const surge = (templates: readonly IncidentTemplate[], times = { from: 0, split: 10_000, to: 20_000 }) =>
  loadSurgeOf(templates, { services: SERVICES, ...times });

describe('a surge of load', () => {
  test('is three times the work where requests come in', () => {
    expect(surge([template('web', 10, 30)])).toMatchObject({
      before: 1,
      after: 3,
      failure: { change: 'risen', before: 10, after: 30, signals: ['load_surge'] },
    });
    expect(surge([template('web', 10, 29)])).toBeNull();
  });

  test('is told by what that service writes most', () => {
    const all = [template('web', 5, 10, { text: 'few' }), template('web', 5, 50, { text: 'many' })];
    expect(surge(all)?.failure).toMatchObject({ template: { text: 'many' }, before: 5, after: 50 });
  });

  test.each([
    ['behind that service', [template('shop', 10, 90)]],
    ['of a service that blames nobody', [template('db', 10, 90)]],
    ['of errors', [template('web', 10, 90, { severity: 'error' })]],
    ['of fewer than ten events before', [template('web', 9, 90)]],
  ])('is none %s', (_, templates) => {
    expect(surge(templates)).toBeNull();
  });

  test.each([
    ['five seconds before and one after', { from: 5_000, split: 10_000, to: 11_000 }, true],
    ['less than five seconds before', { from: 5_001, split: 10_000, to: 20_000 }, false],
    ['less than a second after', { from: 0, split: 10_000, to: 10_999 }, false],
  ])('is looked for in %s', (_, times, found) => {
    expect(surge([template('web', 10, 90)], times) !== null).toBe(found);
  });
});
