import { describe, expect, test } from '@jest/globals';
import type { CrashReading, ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { LocatedFrame } from '../../code/crash/located-frames.ts';
import type { CrashFile } from '../../rules/crash-file.ts';
import type { CrashCommit } from '../../rules/crash-commit-rules.ts';
import { crashCandidates } from './crash-candidates.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-01-10T00:00:00Z');

function frame(line: number, agreement: LocatedFrame['agreement']): LocatedFrame {
  return {
    path: 'a.js',
    line,
    frame: { raw: '', origin: 'application', library: false, line: 7 },
    function: 'total',
    range: undefined,
    exception: 0,
    depth: 0,
    place: 0,
    installed: false,
    agreement,
    score: 1,
  };
}

function line(
  path: string,
  number: number,
  more: Partial<ReadCrashLine> & { sha: string; days: number },
): ReadCrashLine {
  const { sha, days, ...rest } = more;
  return {
    line: { path, line: number, role: 'throw', steps: 0, function: 'total', frame: frame(number, 'agrees') },
    score: 0.5,
    text: 'return item.price;',
    blame: {
      line: number,
      originalLine: number,
      path,
      sha,
      author: 'Ada',
      time: NOW - days * DAY,
      subject: '',
      text: '',
    },
    ...rest,
  };
}

function reading(
  lines: readonly ReadCrashLine[],
  commit: { sha: string; probability: number; days: number },
): CrashReading {
  const files = [...new Set(lines.map((read) => read.line.path))].map((path, place) => ({
    item: { path } as CrashFile,
    probability: place === 0 ? 0.7 : 0.2,
    reasons: [],
    measured: {},
  }));
  return {
    trace: {
      runtime: 'javascript',
      exceptions: [{ role: 'raised', type: 'TypeError', message: 'x', frames: [], causes: [] }],
      fingerprint: '',
      lines: { first: 1, last: 1 },
    },
    frames: [],
    value: { state: 'null', asked: ['price'] },
    files,
    lines,
    commits: [
      {
        item: { sha: commit.sha, time: NOW - commit.days * DAY } as CrashCommit,
        probability: commit.probability,
        reasons: [],
        measured: {},
      },
    ],
    at: NOW,
  };
}

function candidates(given: CrashReading, otherRevision = false): ReturnType<typeof crashCandidates> {
  const code = new Map(given.lines.map((read) => [`${read.line.path}:${read.line.line}`, `ev_${read.line.line}`]));
  return crashCandidates({
    repository: 'app',
    service: 'cart',
    reading: given,
    otherRevision,
    trace: 'ev_trace',
    code,
    commits: new Map(),
  });
}

const recent = { sha: 'new', probability: 0.8, days: 3 };

describe('a crash in own code', () => {
  test('is answered by its place and the change that last made it so', () => {
    const [main] = candidates(reading([line('a.js', 5, { sha: 'new', days: 3 })], recent));
    expect(main).toMatchObject({ file: 'a.js', line: 5, commit: 'new', change: 'commit', score: 0.7 });
    expect(main?.reasons.map(({ code }) => code)).toEqual(['crash_in_own_code']);
    expect(main?.for[0]?.text).toBe('a.js:5 throws TypeError: `return item.price;`.');
  });

  test('in old code is a defect that no change brought; who changed it last, what it reads, since when, and when it failed are values', () => {
    const old = reading([line('a.js', 5, { sha: 'old', days: 800 })], { sha: 'old', probability: 0.9, days: 800 });
    const [main, lead] = candidates(old);
    expect(main).toMatchObject({ commit: 'old', change: 'none_known' });
    expect(main?.title).toBe(
      'a.js:5 in total throws TypeError: it has read price without a check since 2023-11-02, and what it was given is new',
    );
    expect(main?.reasons.find(({ code }) => code === 'old_code_new_input')?.values).toEqual({
      function: 'total',
      reads: 'price',
      state: 'null',
      since: '2023-11-02',
      failed: '2026-01-10T00:00:00.000Z',
    });
    expect(lead).toBeUndefined();
  });

  test('names the next files after the first, each once, with less', () => {
    const given = reading([line('a.js', 5, { sha: 'new', days: 3 }), line('b.js', 9, { sha: 'x', days: 9 })], recent);
    expect(candidates(given).map(({ file, score }) => [file, score])).toEqual([
      ['a.js', 0.7],
      ['b.js', 0.2],
    ]);
  });

  test('says where the code has moved since', () => {
    const moved = line('a.js', 5, { sha: 'new', days: 3 });
    const given = { ...moved, line: { ...moved.line, frame: frame(5, 'moved') } };
    const [main] = candidates(reading([given], recent));
    expect(main?.reasons.find(({ code }) => code === 'location_moved')?.values).toEqual({
      file: 'a.js',
      printed: 7,
      line: 5,
      function: 'total',
    });
  });

  test('is a lead where another revision ran', () => {
    const [main] = candidates(reading([line('a.js', 5, { sha: 'new', days: 3 })], recent), true);
    expect(main).toMatchObject({ commit: null, score: 0.45, reasons: [] });
  });
});
