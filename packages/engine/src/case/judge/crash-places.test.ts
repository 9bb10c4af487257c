import { describe, expect, test } from '@jest/globals';
import type { CrashReading, ReadCrashLine } from '../../code/crash/crash-reading.ts';
import type { CrashFacts } from './crash-candidates.ts';
import { candidatesOf, reading } from './testing/crash-of.ts';
import type { Commits, Files, Given } from './testing/crash-of.ts';
import { commitsToName } from './crash-candidates.ts';

const placesOf = (given: CrashReading): unknown[] =>
  candidatesOf(given).map(({ file, line, score }) => [file, line, Number(score.toFixed(6))]);

describe('the places of a crash', () => {
  test('are the best line of each of five files, as probable as the file', () => {
    const files: Files = [
      ['a', 0.5],
      ['b', 0.2],
      ['c', 0.1],
      ['d', 0.05],
      ['e', 0.04],
      ['f', 0.03],
    ];
    expect(
      placesOf(
        reading(files, [
          { path: 'a', line: 1 },
          { path: 'b', line: 7 },
        ]),
      ),
    ).toEqual([
      ['a', 1, 0.5],
      ['b', 7, 0.2],
      ['c', undefined, 0.1],
      ['d', undefined, 0.05],
      ['e', undefined, 0.04],
    ]);
  });

  test('are none where no file is suspected', () => expect(placesOf(reading([], []))).toEqual([]));

  test('are two further lines of the first file, by how they compare with its best, before what is less probable', () => {
    const lines = [1, 2, 3, 4].map((line): Given => ({ path: 'a', line, score: 1 / line }));
    const files: Files = [
      ['a', 0.6],
      ['b', 0.2],
      ['c', 0.19],
    ];
    expect(placesOf(reading(files, [...lines, { path: 'b', line: 7 }, { path: 'b', line: 8 }]))).toEqual([
      ['a', 1, 0.6],
      ['a', 2, 0.27],
      ['b', 7, 0.2],
      ['c', undefined, 0.19],
      ['a', 3, 0.18],
    ]);
  });

  test('are never more than 0.98 sure, and no more than a lead where another revision ran', () => {
    const sure = reading([['a', 0.995]], [{ path: 'a', line: 1 }]);
    expect(candidatesOf(sure)[0]?.score).toBe(0.98);
    expect(candidatesOf(sure, { otherRevision: true })[0]?.score).toBe(0.45);
    const unsure = reading([['a', 0.3]], [{ path: 'a', line: 1 }]);
    expect(candidatesOf(unsure, { otherRevision: true })[0]?.score).toBe(0.3);
  });

  test('are told by what the line does to what failed', () => {
    const titleOf = (role: ReadCrashLine['line']['role']): string | undefined =>
      candidatesOf(reading([['a', 0.5]], [{ path: 'a', line: 1, role }]))[0]?.title;
    expect(titleOf('throw')).toBe('a:1 throws TypeError');
    expect(titleOf('call')).toBe('a:1 calls what throws TypeError');
    expect(titleOf('feeds')).toBe('a:1 sets the value that fails with TypeError');
    expect(titleOf('makes')).toBe('a:1 makes the value that fails with TypeError');
    expect(candidatesOf(reading([['a', 0.5]], []))[0]?.title).toBe('a belongs to what throws TypeError');
    const unnamed = reading([['a', 0.5]], [{ path: 'a', line: 1 }]);
    const [exception] = unnamed.trace.exceptions;
    const trace = { ...unnamed.trace, exceptions: exception === undefined ? [] : [{ ...exception, type: '' }] };
    expect(candidatesOf({ ...unnamed, trace } as CrashReading)[0]?.title).toBe('a:1 throws the error');
  });

  test('name the service where it is known', () => {
    const given = reading([['a', 0.5]], [{ path: 'a', line: 1 }]);
    expect(candidatesOf(given, { service: 'cart' })[0]?.service).toBe('cart');
    expect(candidatesOf(given)[0]).not.toHaveProperty('service');
  });
});

describe('the commit that brought a crash', () => {
  const files: Files = [
    ['a', 0.5],
    ['b', 0.2],
  ];
  const lines: Given[] = [
    { path: 'a', line: 1, sha: 's1' },
    { path: 'a', line: 2, sha: 's2', score: 0.1 },
    { path: 'b', line: 3, sha: 's3' },
    { path: 'b', line: 4, sha: 's4' },
  ];
  const commitsOf = (commits: Commits, more: Partial<CrashFacts> = {}): (string | null)[] =>
    candidatesOf(reading(files, lines, commits), more).map(({ commit }) => commit);

  const namedWith = (commits: Commits, more: Partial<CrashFacts> = {}): unknown => {
    const [main] = candidatesOf(reading(files, lines, commits), more);
    return [main?.commit, main?.change];
  };

  test('is named with the first place from four tenths on; else who changed that place last, as no more than that', () => {
    expect(namedWith([['s3', 0.4, 3]])).toEqual(['s3', 'commit']);
    expect(namedWith([['s3', 0.39, 3]])).toEqual(['s1', 'none_known']);
  });

  test('is none where nobody changed the code for a year: then it is named as who changed the place last', () => {
    expect(namedWith([['s3', 0.9, 365]])).toEqual(['s3', 'commit']);
    expect(namedWith([['s3', 0.9, 366]])).toEqual(['s1', 'none_known']);
  });

  test('is none, and nobody is named, where another revision ran or nobody is known', () => {
    expect(namedWith([['s1', 0.9, 3]], { otherRevision: true })).toEqual([null, 'none_known']);
    const [main] = candidatesOf(reading(files, [{ path: 'a', line: 1 }]));
    expect([main?.commit, main?.change]).toEqual([null, 'none_known']);
  });

  test('is followed by two leads, each at the line that it changed, in the order of their chances', () => {
    const found = candidatesOf(
      reading(files, lines, [
        ['s1', 0.6, 3],
        ['s2', 0.2, 3],
        ['s3', 0.1, 3],
        ['s4', 0.05, 3],
      ]),
    );
    const leads = found.filter(({ id }) => id.startsWith('commit:'));
    expect(leads.map(({ id, commit, file, line }) => [id, commit, file, line])).toEqual([
      ['commit:s2', 's2', 'a', 2],
      ['commit:s3', 's3', 'b', 3],
    ]);
    // A tenth of the chance of the first file, however probable their own.
    expect(leads.map(({ score }) => Number(score.toFixed(6)))).toEqual([0.01, 0.005]);
  });

  test('leads nowhere when it changed none of the lines', () =>
    expect(
      commitsOf([
        ['s1', 0.6, 3],
        ['gone', 0.3, 3],
      ]),
    ).toEqual(['s1', null, null]));

  test('is a change of the place that it is named with', () => {
    const [main, other] = candidatesOf(reading(files, lines, [['s1', 0.6, 3]]));
    expect([main?.change, other?.change]).toEqual(['commit', 'none_known']);
  });
});

test('commits that can be named are the three most probable and who changed the first place last, each once', () => {
  const files: Files = [['a', 0.5]];
  const commits: Commits = ['s1', 's2', 's3', 's4'].map((sha) => [sha, 0.2, 3] as const);
  const changedBy = (sha: string): string[] => commitsToName(reading(files, [{ path: 'a', line: 1, sha }], commits));
  expect(changedBy('s9')).toEqual(['s1', 's2', 's3', 's9']);
  expect(changedBy('s2')).toEqual(['s1', 's2', 's3']);
  expect(commitsToName(reading(files, [{ path: 'a', line: 1 }]))).toEqual([]);
});

describe('what speaks for a place of a crash', () => {
  const files: Files = [['a', 0.5]];
  const at = { path: 'a', line: 1, sha: 's1' };
  const mainOf = (given: Partial<Given>, commits: Commits = [], more: Partial<CrashFacts> = {}) =>
    candidatesOf(reading(files, [{ ...at, ...given }], commits), more)[0];

  test('is its line, with 160 characters of what stands there', () => {
    const cited = ['ev_a:1', 'ev_trace'];
    const told = (text?: string) => mainOf(text === undefined ? {} : { text })?.for;
    expect(told('x.y')).toMatchObject([
      { code: 'crash_place', text: 'a:1 throws TypeError: `x.y`.', about: 'location', evidence: cited },
    ]);
    expect(told('')).toMatchObject([
      { code: 'crash_place', text: 'a:1 throws TypeError.', about: 'location', evidence: cited },
    ]);
    expect(told()).toEqual(told(''));
    expect(told('z'.repeat(161))?.[0]?.text).toBe(`a:1 throws TypeError: \`${'z'.repeat(160)}\`.`);
  });

  test('is the trace alone where no code was read', () =>
    expect(mainOf({}, [], { code: new Map() })?.for).toMatchObject([
      { text: 'a:1 belongs to what the stack trace shows.', about: 'location', evidence: ['ev_trace'] },
    ]));

  test('is the commit, where it is named and was read', () => {
    const commits = new Map([['s1', 'ev_commit']]);
    expect(mainOf({}, [['s1', 0.9, 3]], { commits })?.for[1]).toMatchObject({
      code: 'last_changed_place',
      text: 'Commit s1 last changed what fails there.',
      about: 'change',
      evidence: ['ev_commit', 'ev_a:1'],
    });
    expect(mainOf({}, [['s1', 0.9, 3]])?.for).toHaveLength(1);
    expect(mainOf({}, [], { commits: new Map() })?.for).toHaveLength(1);
  });

  test('is where the code has moved to, when the trace names another line', () => {
    const moved = (printed: number) => ({
      agreement: 'moved' as const,
      path: 'a',
      line: 1,
      function: 'total',
      frame: { raw: '', origin: 'application' as const, library: false, line: printed },
    });
    const found = mainOf({ frame: moved(7) });
    expect(found?.for[1]?.text).toBe(
      'The trace says line 7 of a; the code has moved since, total now stands around line 1.',
    );
    expect(found?.reasons.map(({ code }) => code)).toEqual(['crash_in_own_code', 'location_moved']);
    expect(found?.reasons[1]?.evidence).toEqual(['ev_trace', 'ev_a:1']);
    for (const frame of [moved(1), { ...moved(7), agreement: 'agrees' as const }]) {
      expect(mainOf({ frame })?.for).toHaveLength(1);
      expect(mainOf({ frame })?.reasons).toHaveLength(1);
    }
  });

  test('is that it reports another failure, where its exception does', () => {
    const given = reading(files, [at]);
    const [exception] = given.trace.exceptions;
    const full = { ...exception, type: 'OSError', message: '[Errno 28] No space left on device' };
    const trace = { ...given.trace, exceptions: [full] } as CrashReading['trace'];
    expect(candidatesOf({ ...given, trace })[0]?.reasons.map(({ code }) => code)).toEqual(['reports_other_failure']);
  });
});

describe('code that is old', () => {
  const files: Files = [
    ['a', 0.5],
    ['b', 0.2],
  ];
  const old: Given[] = [
    { path: 'a', line: 1, sha: 's1', days: 366 },
    { path: 'b', line: 2, sha: 's1', days: 366 },
  ];

  test('met something new: said of the first place, with what it reads', () => {
    const given = reading(files, old);
    const codesOf = (of: CrashReading): string[][] =>
      candidatesOf(of).map(({ reasons }) => reasons.map(({ code }) => code));
    expect(codesOf(given)).toEqual([['crash_in_own_code', 'old_code_new_input'], ['crash_in_own_code']]);
    const reads = (value: CrashReading['value']) => candidatesOf({ ...given, value })[0]?.reasons[1]?.values['reads'];
    expect(reads({ state: 'null', asked: ['price'], expression: 'item' })).toBe('price');
    expect(reads({ state: 'null', asked: [], expression: 'item' })).toBe('item');
    expect(reads({ state: 'null', asked: [] })).toBe('');
  });

  test('says since when it is as it is, and of younger code nothing', () => {
    expect(candidatesOf(reading(files, old)).map(({ against }) => against.map(({ text }) => text))).toEqual([
      ['a:1 has been as it is since 2025-01-09.'],
      ['b:2 has been as it is since 2025-01-09.'],
    ]);
    const young = old.map((one) => ({ ...one, days: 365 }));
    expect(candidatesOf(reading(files, young)).flatMap(({ against }) => against)).toEqual([]);
    expect(candidatesOf(reading(files, young))[0]?.reasons).toHaveLength(1);
    expect(candidatesOf(reading(files, old), { code: new Map() })[0]?.against).toEqual([]);
  });

  test('was brought by nobody where a young commit is named with it', () => {
    const [main] = candidatesOf(reading(files, old, [['s9', 0.9, 3]]));
    expect([main?.commit, main?.against, main?.reasons.map(({ code }) => code)]).toEqual([
      's9',
      [],
      ['crash_in_own_code'],
    ]);
  });
});
