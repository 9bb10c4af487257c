import { describe, expect, test } from '@jest/globals';
import type { Candidate, Evidence, Signal } from '@mats/contracts';
import { because } from '../../code/history/clue.ts';
import type { Reason } from '../../code/history/clue.ts';
import type { Commit, FileChange } from '../../code/history/commit.ts';
import type { CodeQuestion } from '../suspect/code-question.ts';
import type { CodeSuspect } from '../suspect/code-suspect.ts';
import { candidatesOf } from './code-candidates.ts';
import type { RepositoryFacts } from './code-candidates.ts';

const piece = (id: string): Evidence => ({ id }) as Evidence;
const file = (path: string, lines: readonly string[] = []): FileChange => ({
  path,
  status: 'modified',
  hunks: lines.length === 0 ? [] : [{ oldStart: 10, oldLines: 1, newStart: 10, newLines: 1, lines }],
});
const commit = (sha: string, ...files: FileChange[]): Commit => ({
  sha: sha.repeat(10),
  author: 'Ada',
  time: 0,
  subject: `change ${sha}`,
  files,
});

/** A ranked commit; by its reasons it is tied to the failure or not. */
function ranked(
  of: Commit,
  score: number,
  reasons: readonly Reason[] = [because('changes_failing_line', { place: 'a.js:1' })],
) {
  return { entry: { commit: of, score, reasons }, evidence: piece(`ev_${of.sha.slice(0, 4)}`) };
}

const suspect = (path: string, line: number, more: Partial<CodeSuspect> = {}) => ({
  suspect: {
    repository: 'app',
    revision: undefined,
    path,
    line,
    strength: 0.5,
    found: { code: 'thrown_here', name: 'TypeError' } as const,
    evidence: ['ev_trace'],
    ...more,
  },
  evidence: piece('ev_code'),
});

function facts(more: Partial<RepositoryFacts> = {}): RepositoryFacts {
  return {
    repository: 'app',
    deployed: {
      revision: undefined,
      window: { maxCount: 60, of: { is: 'before_onset', revision: '', previous: '' } },
      evidence: ['ev_deploy'],
      deployed: false,
    },
    suspects: [],
    ranked: [],
    blamed: undefined,
    places: [],
    elsewhere: false,
    ...more,
  };
}

function question(more: Partial<CodeQuestion> = {}): CodeQuestion {
  return {
    firstService: 'cart',
    services: new Set(['cart', 'db']),
    onset: null,
    failures: [],
    traces: [],
    calls: new Map(),
    measured: [],
    deploys: [],
    signals: [],
    ...more,
  };
}

const only = (given: RepositoryFacts, asked = question()): Candidate => {
  const [first, ...others] = candidatesOf(given, asked);
  if (first === undefined || others.length > 0) throw new Error('expected one candidate');
  return first;
};
const A = commit('abcd', file('src/a.js', [' x', '-y', '+z']));
const deployed = { ...facts().deployed, deployed: true };
const e = Math.exp;

describe('a commit that may have brought the failure', () => {
  test('is told by its id, its subject and what a change of its files means', () => {
    expect(only(facts({ ranked: [ranked(A, 3)] }))).toMatchObject({
      id: `commit:${A.sha}`,
      found: 'change',
      kind: 'code_defect',
      change: 'commit',
      title: 'abcdabcd “change abcd”',
      commit: A.sha,
      repository: 'app',
      service: 'cart',
    });
    expect(only(facts({ ranked: [ranked(A, 3)] }), question({ firstService: null }))).not.toHaveProperty('service');
  });

  test('is of the part that crashed', () => {
    const trace = { service: 'db', evidence: 'ev_trace' } as CodeQuestion['traces'][number];
    const crashed = facts({ ranked: [ranked(A, 3)], crashed: { trace: 'ev_trace' } });
    expect(candidatesOf(crashed, question({ traces: [trace] }))[0]?.service).toBe('db');
    const other = { ...trace, evidence: 'ev_other' };
    expect(candidatesOf(crashed, question({ traces: [other] }))[0]?.service).toBe('cart');
  });

  test('is as likely as its odds against the others and against none of them', () => {
    const B = commit('beef', file('src/b.js'));
    const scores = candidatesOf(facts({ ranked: [ranked(A, 3), ranked(B, 2)] }), question()).map(({ score }) => score);
    const total = e(3) + e(2) + e(2);
    expect(scores[0]).toBeCloseTo(e(3) / total, 9);
    expect(scores[1]).toBeCloseTo(e(2) / total, 9);
  });

  test('is likelier where a deployment brought it right before', () =>
    expect(only(facts({ ranked: [ranked(A, 3)], deployed })).score).toBeCloseTo(e(3) / (e(3) + e(0.2)), 9));

  test.each([
    ['a full disk', { kind: 'disk_full' }],
    ['a refused permission', { kind: 'permission' }],
    ['a neighbour that nobody read', { kind: 'timeout', target: 'stripe' }],
  ] as const)('is less likely beside %s', (_, sign) => {
    const signals = [{ source: 'logs', count: 1, evidence: [], ...sign } as unknown as Signal];
    expect(only(facts({ ranked: [ranked(A, 3)] }), question({ signals })).score).toBeCloseTo(e(3) / (e(3) + e(3.2)), 9);
  });

  test('is as likely as ever beside the complaint of a part that was read', () => {
    const signals = [{ kind: 'timeout', target: 'db', source: 'logs', count: 1, evidence: [] } as Signal];
    expect(only(facts({ ranked: [ranked(A, 3)] }), question({ signals })).score).toBeCloseTo(e(3) / (e(3) + e(2)), 9);
  });

  test('is never more than 0.98 likely, and its score counts up to 8', () => {
    expect(only(facts({ ranked: [ranked(A, 7)] })).score).toBe(0.98);
    const B = commit('beef', file('src/b.js'));
    const [first, second] = candidatesOf(facts({ ranked: [ranked(A, 20), ranked(B, 8)] }), question());
    expect(first?.score).toBeCloseTo(second?.score ?? 0, 9);
  });

  test.each([
    ['another revision ran', { deployed: { ...facts().deployed, unknownRevision: '0123456789' } }],
    ['other code failed', { elsewhere: true }],
    ['nothing but time ties it', { ranked: [ranked(A, 7, [because('landed_lately')])] }],
  ])('is no more than a lead where %s', (_, more) =>
    expect(only(facts({ ranked: [ranked(A, 7)], ...more })).score).toBe(0.45),
  );

  test('says by a code that nothing but time ties it, and that it went live before', () => {
    const codesOf = (given: RepositoryFacts): string[] => only(given).reasons.map(({ code }) => code);
    expect(codesOf(facts({ ranked: [ranked(A, 7)] }))).toEqual([]);
    expect(codesOf(facts({ ranked: [ranked(A, 7, [because('landed_lately')])] }))).toEqual(['nothing_but_time']);
    expect(codesOf(facts({ ranked: [ranked(A, 7)], deployed }))).toEqual(['deployed_before_onset']);
  });
});

describe('what speaks for and against a commit', () => {
  const reasons = [
    because('changes_failing_line', { place: 'src/a.js:11' }),
    because('deployed_lately'),
    because('same_behaviour'),
    because('ran_for_days'),
  ];

  test('is told in words where it weighs four tenths of the strongest on its side', () => {
    const found = only(facts({ ranked: [ranked(A, 3, reasons)] }));
    expect(found.for.map(({ text }) => text)).toEqual(['Commit abcdabcd changes the failing line src/a.js:11.']);
    expect(found.against.map(({ text, about }) => [text, about])).toEqual([
      ['Commit abcdabcd writes the same thing in another way.', 'exclusion'],
    ]);
  });

  test('cites the code where it lies in it, and only the commit where it is of time', () => {
    const suspects = [suspect('src/a.js', 11), suspect('src/a.js', 12)];
    const [tied] = only(facts({ ranked: [ranked(A, 3, reasons)], suspects })).for;
    expect(tied?.evidence).toEqual(['ev_abcd', 'ev_code', 'ev_trace']);
    const [late] = only(facts({ ranked: [ranked(A, 3, [because('landed_lately')])], suspects })).for;
    expect(late?.evidence).toEqual(['ev_abcd']);
  });

  test('tells of the deployment once, with its own evidence', () => {
    const found = only(facts({ ranked: [ranked(A, 3, [because('deployed_lately')])], deployed }));
    expect(found.for).toMatchObject([
      {
        code: 'went_live_at_onset',
        text: 'Commit abcdabcd went live with the revision after which it began.',
        about: 'change',
        evidence: ['ev_abcd', 'ev_deploy'],
      },
    ]);
    const alone = only(facts({ ranked: [ranked(A, 3, [because('deployed_lately')])] }));
    expect(alone.for.map(({ text }) => text)).toEqual([
      'Commit abcdabcd was deployed shortly before the failure began.',
    ]);
  });

  test('says first when other code may have run', () => {
    const unknown = { ...facts().deployed, unknownRevision: '0123456789abcdef' };
    const found = only(facts({ ranked: [ranked(A, 3, [because('same_behaviour')])], deployed: unknown }));
    expect(found.against[0]?.text).toBe('The deployed revision 01234567 is not in app, so other code may have run.');
    expect(found.against).toHaveLength(2);
  });
});

describe('the place of a commit', () => {
  const placeOf = (more: Partial<RepositoryFacts>, of = A) => {
    const { file: path, line, function: name } = only(facts({ ranked: [ranked(of, 3)], ...more }));
    return [path, line, name];
  };

  test('is the failing line that it changed last, else one in a file that it touches', () => {
    const near = suspect('src/a.js', 11);
    const own = suspect('src/c.js', 5, { sha: A.sha, function: 'total' });
    expect(placeOf({ suspects: [near, own] })).toEqual(['src/c.js', 5, 'total']);
    expect(placeOf({ suspects: [suspect('src/c.js', 5), near] })).toEqual(['src/a.js', 11, undefined]);
  });

  test('is what it changed among what led to the failure, where it is blamed and did not change the failing line', () => {
    const places = [
      { path: 'src/c.js', line: 2 },
      { path: 'src/a.js', line: 40 },
    ];
    const suspects = [suspect('src/a.js', 11), suspect('src/a.js', 40, { function: 'sum' })];
    expect(placeOf({ places, suspects, blamed: A.sha })).toEqual(['src/a.js', 40, 'sum']);
    expect(placeOf({ places, suspects, blamed: 'another' })).toEqual(['src/a.js', 11, undefined]);
    const own = suspect('src/a.js', 12, { sha: A.sha });
    expect(placeOf({ places, suspects: [own], blamed: A.sha })).toEqual(['src/a.js', 12, undefined]);
  });

  test('is its first new line where nothing points to it, in code before all else', () => {
    expect(placeOf({})).toEqual(['src/a.js', 11, undefined]);
    const many = commit('abcd', file('README.md', ['+x']), file('src/b.js', [' a', ' b', '-c', '+d']));
    expect(placeOf({}, many)).toEqual(['src/b.js', 12, undefined]);
    expect(placeOf({}, commit('abcd', file('README.md', ['-x'])))).toEqual(['README.md', 10, undefined]);
    expect(placeOf({}, commit('abcd', file('README.md')))).toEqual(['README.md', undefined, undefined]);
    expect(placeOf({}, commit('abcd'))).toEqual([undefined, undefined, undefined]);
  });
});

describe('code that no change explains', () => {
  const exception = { role: 'raised', type: 'TypeError', message: 'x is null', frames: [], causes: [] };
  const traces = [{ trace: { exceptions: [exception] } }] as unknown as CodeQuestion['traces'];
  const top = suspect('src/a.js', 11, { function: 'total' });

  test('is a defect of the failing line, less likely than not', () => {
    const found = only(facts({ suspects: [top, suspect('src/b.js', 2)] }), question({ traces }));
    expect(found).toMatchObject({
      id: 'code:app:src/a.js:11',
      found: 'code',
      kind: 'code_defect',
      change: 'none_known',
      title: 'src/a.js:11 in total: TypeError was thrown here',
      commit: null,
      file: 'src/a.js',
      line: 11,
      function: 'total',
      service: 'cart',
      score: 0.2,
      reasons: [],
      for: [{ text: 'TypeError was thrown here: src/a.js:11.', evidence: ['ev_code', 'ev_trace'] }],
      against: [{ text: 'No commit made before the onset changed it.' }],
    });
    expect(only(facts({ suspects: [suspect('src/b.js', 2)] }), question({ traces })).title).toBe(
      'src/b.js:2: TypeError was thrown here',
    );
  });

  test('says nothing of commits where one is blamed', () =>
    expect(only(facts({ suspects: [top], blamed: 'x' }), question({ traces })).against).toEqual([]));

  test('is none without a trace or without a place', () => {
    expect(candidatesOf(facts({ suspects: [top] }), question())).toEqual([]);
    expect(candidatesOf(facts(), question({ traces }))).toEqual([]);
  });

  test('that reports the failure of another says so by a code', () => {
    const full = { ...exception, type: 'OSError', message: '[Errno 28] No space left on device' };
    const reports = [{ trace: { exceptions: [full] } }] as unknown as CodeQuestion['traces'];
    const found = only(facts({ suspects: [top] }), question({ traces: reports }));
    expect(found.reasons.map(({ code }) => code)).toEqual(['reports_other_failure']);
  });

  test('stands behind commits that are likelier', () => {
    const given = facts({ suspects: [top], ranked: [ranked(A, 3)] });
    expect(candidatesOf(given, question({ traces })).map(({ found }) => found)).toEqual(['change', 'code']);
    const unlikely = facts({ suspects: [top], ranked: [ranked(A, -3)] });
    expect(candidatesOf(unlikely, question({ traces })).map(({ found }) => found)).toEqual(['code', 'change']);
  });
});

describe('a defect that lines of a log alone tell of', () => {
  const near = ranked(A, 7, [because('changes_failing_file', { file: 'src/a.js' })]);
  const told = question({ defect: true });
  const scoreOf = (suspects: RepositoryFacts['suspects'], asked = told): number =>
    candidatesOf(facts({ ranked: [near], suspects }), asked).find(({ commit: sha }) => sha === A.sha)?.score ?? 0;

  test('is in the code that raises it', () => {
    const suspects = [suspect('src/a.js', 3), suspect('src/b.js', 7, { raises: true })];
    const [first] = candidatesOf(facts({ suspects }), told);
    expect(first).toMatchObject({ found: 'code', file: 'src/b.js', line: 7, change: 'none_known' });
    expect(candidatesOf(facts({ suspects: suspects.slice(0, 1) }), told)).toEqual([]);
    expect(candidatesOf(facts({ suspects }), question())).toEqual([]);
  });

  test('is not blamed on who changed something near the statement that only writes the line', () => {
    expect(scoreOf([suspect('src/a.js', 3)])).toBe(0.45);
    expect(scoreOf([suspect('src/a.js', 3, { raises: true })])).toBe(0.98);
    expect(scoreOf([suspect('src/a.js', 3)], question())).toBe(0.98);
  });
});
