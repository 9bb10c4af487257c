import { describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import type { WeighedCandidate } from '@mats/engine';
import { crashOf, fitHeadline, headlineOfCause, headlineOfOpenCase, placeOfCrash } from './headline.ts';

const trace = createEvidence({
  title: 'TypeError',
  locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 1 },
  excerpt: 'TypeError: x is null',
  detail: { kind: 'stack_trace', runtime: 'v8', exception: 'TypeError', message: 'x is null', count: 1, frames: [] },
});

function weighed(parts: Partial<WeighedCandidate>): WeighedCandidate {
  return {
    id: 'code:shop:src/a.ts:3',
    found: 'code',
    kind: 'code_defect',
    change: 'none_known',
    title: 'src/a.ts:3 in pay throws',
    commit: null,
    service: 'checkout',
    file: 'src/a.ts',
    score: 0.9,
    odds: 1,
    reasons: [],
    nextSteps: [],
    for: [{ code: 'told', values: {}, text: 'It was thrown here.', about: 'location', evidence: [trace.id] }],
    against: [],
    ...parts,
  };
}

describe('fitHeadline', () => {
  test('keeps what is short enough, without its full stop', () =>
    expect(fitHeadline('The disk of billing is full.')).toBe('The disk of billing is full'));

  test('leaves out what stands in brackets at the end before it cuts words', () =>
    expect(
      fitHeadline(`The pool had no connection free for ${'9'.repeat(30)} ms (${'total=10, '.repeat(4)}idle=0)`),
    ).toBe(`The pool had no connection free for ${'9'.repeat(30)} ms`));

  test('cuts between words, at 90 characters at most', () => {
    const fitted = fitHeadline('word '.repeat(40));
    expect(fitted).toBe(`${'word '.repeat(16)}word…`);
    expect(fitHeadline('x'.repeat(200))).toHaveLength(90);
  });
});

describe('the crash of a cause', () => {
  const other = createEvidence({
    title: 'KeyError',
    locator: { source: 'attachment', name: 'a', label: 'a.log', startLine: 9 },
    excerpt: 'KeyError: x',
    detail: {
      kind: 'stack_trace',
      runtime: 'python',
      exception: 'KeyError',
      message: 'x',
      count: 1,
      frames: [
        { function: 'get', file: 'requests/api.py', line: 4, library: true },
        { function: '', file: '/srv/app/pay.py', line: 7, library: false },
      ],
    },
  });

  test('is the trace that it cites, or of a defect in code the only one there is', () => {
    expect(crashOf(weighed({}), [other, trace])).toBe(trace);
    expect(crashOf(weighed({ for: [] }), [trace])).toBe(trace);
    expect(crashOf(weighed({ for: [] }), [trace, other])).toBeUndefined();
    expect(crashOf(weighed({ for: [], kind: 'disk_full' }), [trace])).toBeUndefined();
  });

  test('happened in the innermost line that is no library', () => {
    expect(placeOfCrash(other, [])).toEqual({ file: '/srv/app/pay.py', line: 7 });
    expect(placeOfCrash(trace, [])).toBeUndefined();
  });

  test('happened in the line that the ranking puts first, library or not, as long as the trace holds it', () => {
    const place = weighed({ found: 'place', file: 'requests/api.py', line: 4 });
    expect(placeOfCrash(other, [weighed({}), place])).toEqual({ file: 'requests/api.py', line: 4, function: 'get' });
    expect(placeOfCrash(other, [{ ...place, line: 5 }])).toEqual({ file: '/srv/app/pay.py', line: 7 });
  });

  test('happened in no text that was run without a file', () => {
    if (other.detail.kind !== 'stack_trace') throw new Error('no trace');
    const frames = [{ function: '', file: '<string>', line: 1, library: false }];
    expect(placeOfCrash({ ...other, detail: { ...other.detail, frames } }, [])).toBeUndefined();
  });
});

describe('headlineOfCause', () => {
  test('of a crash names the function and what its code did, never the place', () =>
    expect(headlineOfCause(weighed({ headline: 'The code reads a of undefined', function: 'pay' }), [trace])).toBe(
      'In pay, the code reads a of undefined',
    ));

  test('without a known meaning says what was thrown', () =>
    expect(headlineOfCause(weighed({ function: 'pay' }), [trace])).toBe('pay throws TypeError: x is null'));

  test('of code without a trace names the service, not the file', () =>
    expect(headlineOfCause(weighed({ for: [] }), [])).toBe('checkout fails in its own code'));
});

describe('headlineOfOpenCase', () => {
  test('says which piece is missing', () =>
    expect(headlineOfOpenCase('insufficient_data', [{ what: 'earlier_log', text: '' }])).toBe(
      'No cause found: the log starts after the failure began',
    ));

  test('says that causes are equal where they are, whatever is missing besides', () =>
    expect(headlineOfOpenCase('conflicting_evidence', [{ what: 'repository', text: '' }])).toBe(
      'No cause found: two causes are about equally likely',
    ));
});
