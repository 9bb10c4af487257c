import { describe, expect, test } from '@jest/globals';
import type { LogLine } from '../../logs/digest/log-line.ts';
import { info, logOf, ordinary, seenIn } from './testing/log-of.ts';
import type { Failures } from './view-failures.ts';

describe('what holds for the whole case', () => {
  const whole = (lines: readonly LogLine[], question = 'Why?'): Failures['whole'] => seenIn(lines, question).whole;

  test('errors are lines that tell, from errors on, and what names a cause at any level', () => {
    expect(whole(logOf('brimful')).noErrors).toBe(false);
    expect(whole(logOf({ message: 'sluggish', severity: 'warn' })).noErrors).toBe(true);
    expect(whole(logOf({ message: 'brimful', severity: 'warn' })).noErrors).toBe(false);
    expect(whole(logOf('greeted')).noErrors).toBe(true);
  });

  test('it ends well where nothing that tells stands in the last part', () => {
    expect(whole(logOf('brimful', ...ordinary(9))).endsWell).toBe(true);
    expect(whole(logOf(...ordinary(9), 'brimful')).endsWell).toBe(false);
    expect(whole(logOf(...ordinary(9), 'greeted')).endsWell).toBe(true);
  });

  test('deaths are counted, and the services that lines name', () => {
    const found = seenIn(logOf('brimful', info('web-1 exited with code 1'), { message: 'x', service: 'db' }));
    expect([found.whole.deaths, found.deaths.length, [...found.services]]).toEqual([1, 1, ['web', 'db']]);
  });

  test('what the question says is taken from it', () => {
    expect(whole(logOf(), 'Should I worry?')).toMatchObject({
      asksYesOrNo: true,
      saysItWorks: false,
    });
    expect(whole(logOf(), 'The shop works fine.')).toMatchObject({ asksYesOrNo: false, saysItWorks: true });
    expect(whole(logOf(), 'The shop is down.')).toMatchObject({ tellsFailure: true, saysItWorks: false });
    expect(whole(logOf(), 'The shop is down, the wiki works fine.')).toMatchObject({ saysItWorks: false });
    expect(whole(logOf(), 'Why?')).toMatchObject({ asksYesOrNo: false, saysItWorks: false });
  });

  test('a tool that says that it has succeeded after the last error has', () => {
    expect(whole(logOf('brimful', info('Build completed'))).succeeds).toBe(true);
    expect(whole(logOf(info('Build completed'))).succeeds).toBe(true);
    expect(whole(logOf(info('Build completed'), 'brimful')).succeeds).toBe(false);
    expect(whole(logOf('brimful', info('Build not completed'))).succeeds).toBe(false);
    expect(whole(logOf('brimful', info('building'))).succeeds).toBe(false);
    expect(whole(logOf('brimful 1', info('Build completed'), 'brimful 2')).succeeds).toBe(false);
  });
});
