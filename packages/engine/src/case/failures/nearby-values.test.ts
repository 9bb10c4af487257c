import { describe, expect, test } from '@jest/globals';
import type { Sighting } from '../../knowledge/match-forms.ts';
import { withNearbyValues } from './nearby-values.ts';
import { entryOf, logOf, ordinary } from './testing/log-of.ts';
import type { Written } from './testing/log-of.ts';

const ENTRY = entryOf('brimful', { nearby: [/holder (?<user>\w{1,20})/, /lock (?<object>\w{1,20})/] });
const detail = (message: string): Written => ({ message, headed: false });

function valuesAt(place: number, written: readonly Written[], own: Sighting['captures'] = {}): Sighting['captures'] {
  const lines = logOf(...written);
  const line = lines[place];
  if (line === undefined) throw new Error('No such line.');
  return withNearbyValues({ entry: ENTRY, captures: own, start: 0, end: 7 }, line, lines).captures;
}

describe('values beside a form', () => {
  test('are read from the lines below it', () => {
    expect(valuesAt(0, ['brimful', 'holder carol', 'lock a1'])).toEqual({ user: 'carol', object: 'a1' });
  });

  test('are read from the lines above it where those below have none', () => {
    expect(valuesAt(1, ['holder carol', 'brimful', 'done'])).toEqual({ user: 'carol' });
  });

  test('leave what the form captured itself', () => {
    expect(valuesAt(0, ['brimful', 'holder carol'], { user: 'dave' })).toEqual({ user: 'dave' });
  });

  test('are not read from another event far below', () => {
    expect(valuesAt(0, ['brimful', ...ordinary(6), 'holder carol'])).toEqual({});
  });

  test('are read far below within the same report', () => {
    const report = Array.from({ length: 20 }, (_, at) => detail(`field ${at}`));
    expect(valuesAt(0, ['brimful', ...report, detail('holder carol')])).toEqual({ user: 'carol' });
  });

  test('are not read from another writer', () => {
    expect(valuesAt(0, ['brimful', { message: 'holder carol', service: 'db' }])).toEqual({});
  });
});
