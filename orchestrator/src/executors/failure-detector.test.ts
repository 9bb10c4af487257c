import { describe, expect, test } from '@jest/globals';
import { FailureDetector } from './failure-detector.ts';

const other = (beat: number, gone?: boolean): { id: string; beat: number; gone: boolean | undefined } => ({
  id: 'other',
  beat,
  gone,
});

describe('FailureDetector', () => {
  test('takes an executor for dead when its beat stood still for so many looks, and not one look earlier', () => {
    const detector = new FailureDetector({ deadAfterLooks: 3 });
    const dead = [7, 7, 7, 7].map((beat) => detector.look([other(beat)]).length);
    expect(dead).toEqual([0, 0, 0, 1]);
  });

  test('starts to count again with every beat, whatever number it has', () => {
    const detector = new FailureDetector({ deadAfterLooks: 2 });
    const dead = [7, 7, 3, 3, 4, 4].map((beat) => detector.look([other(beat)]).length);
    expect(dead).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('takes an executor whose process is gone for dead at first sight', () => {
    const detector = new FailureDetector({ deadAfterLooks: 9 });
    expect(detector.look([other(1, true)])).toEqual([other(1, true)]);
    expect(detector.look([other(1, false)])).toEqual([]);
  });

  test('gives everybody the whole time again after nobody could look', () => {
    const detector = new FailureDetector({ deadAfterLooks: 2 });
    detector.look([other(7)]);
    detector.look([other(7)]);
    detector.forget();
    expect([7, 7, 7].map((beat) => detector.look([other(beat)]).length)).toEqual([0, 0, 1]);
  });
});
