import { describe, expect, test } from '@jest/globals';
import { alternate } from './alternate.ts';
import { startCalibration } from './calibrator.ts';
import { cpuTimeOfStat } from './cpu-time.ts';
import { median, pairedRatio, quantile, rounded, spread } from './statistics.ts';
import { portOfLine } from './subject.ts';

describe('statistics', () => {
  test('the median of an even count lies between the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('a quantile is interpolated', () => {
    expect(quantile([10, 20, 30], 0.75)).toBe(25);
  });

  test('without values there is no median', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  test('a slow round slows both of its sides, and the paired ratio does not see it', () => {
    expect(pairedRatio([10, 100, 10], [5, 50, 5])).toBe(2);
  });

  test('rounds that have no counterpart are refused', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow('2 rounds cannot be paired with 1.');
  });

  test('a spread has median, smallest and largest', () => {
    expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  });

  test('figures are cut to significant digits', () => {
    expect(rounded(12_345.678)).toBe(12_350);
  });
});

test('sides are measured in turn, every second round backwards', async () => {
  const order: string[] = [];
  const side = (name: string) => () => Promise.resolve(order.push(name));
  const measured = await alternate({ a: side('a'), b: side('b') }, { rounds: 2 });
  expect(order).toEqual(['a', 'b', 'b', 'a']);
  expect(measured).toEqual({ a: [1, 4], b: [2, 3] });
});

describe('calibration', () => {
  const calibrated = (first: number, last: number): unknown => {
    const times = [first, last];
    return startCalibration(() => times.shift() ?? Number.NaN)();
  };

  test('a machine that stays as fast is steady', () => {
    expect(calibrated(40, 43)).toEqual({ first_ms: 40, last_ms: 43, drift: 0.075, steady: true });
  });

  test('a drift of more than a tenth voids the run', () => {
    expect(calibrated(40, 50)).toMatchObject({ drift: 0.25, steady: false });
  });
});

test('CPU time is read after the name, whatever the name holds', () => {
  expect(cpuTimeOfStat('42 (a) b) S 1 42 42 0 -1 4194304 100 0 0 0 150 50 0 0 20 0 7 0')).toBe(2_000);
});

test('the port is in the line that says listening, and in no other', () => {
  expect(portOfLine('{"level":"info","host":"127.0.0.1","port":8080,"msg":"listening"}')).toBe(8080);
  expect(portOfLine('{"port":8080,"msg":"stopping"}')).toBeUndefined();
});
