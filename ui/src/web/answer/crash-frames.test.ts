import { describe, expect, test } from '@jest/globals';
import type { Evidence, Report } from '@mats/contracts';
import { codeOfFrame, crashOf, failingPlace, groupFrames } from './crash-frames.ts';

const frame = (file: string, line: number, library = false) => ({ function: 'f', file, line, library });

const code: Evidence = {
  id: 'ev_aaaaaaaaaaaa',
  title: 'a.ts',
  locator: { source: 'git', name: 'shop', label: 'shop', path: 'src/a.ts', startLine: 30, endLine: 36 },
  excerpt: '',
  hash: 'a'.repeat(64),
  detail: { kind: 'code_range', language: 'typescript', focusLine: 33, blame: [] },
};

test('library frames that follow each other are one group', () => {
  const groups = groupFrames([frame('a.ts', 1), frame('x', 2, true), frame('y', 3, true), frame('b.ts', 4)]);
  expect(groups.map(({ library, frames }) => [library, frames.length])).toEqual([
    [false, 1],
    [true, 2],
    [false, 1],
  ]);
});

describe('codeOfFrame', () => {
  test('finds the range of the file that the frame ends with', () =>
    expect(codeOfFrame(frame('file:///srv/app/src/a.ts', 33), [code])).toBe(code));

  test('a line outside of the range, or a file that only ends alike, is other code', () => {
    expect(codeOfFrame(frame('/srv/app/src/a.ts', 37), [code])).toBeUndefined();
    expect(codeOfFrame(frame('/srv/app/other-src/a.ts', 33), [code])).toBeUndefined();
  });
});

describe('the crash of a report', () => {
  const trace = (id: string): Evidence => ({
    ...code,
    id,
    detail: {
      kind: 'stack_trace',
      runtime: 'node',
      exception: 'TypeError',
      message: 'x of null',
      count: 1,
      frames: [frame('/lib/y.js', 2, true), frame('/srv/a.ts', 33), frame('/srv/b.ts', 1)],
    },
  });
  const report: Pick<Report, 'kind' | 'evidence' | 'where' | 'verdict'> = {
    verdict: 'root_cause',
    kind: 'code_defect',
    evidence: [code, trace('ev_1')],
    where: {},
  };

  test('is the one that it names', () => {
    const evidence = [trace('ev_1'), trace('ev_2')];
    expect(crashOf({ kind: 'pool_exhausted', crash: 'ev_2', evidence })?.id).toBe('ev_2');
    expect(crashOf({ kind: 'code_defect', crash: 'ev_3', evidence })).toBeNull();
  });

  test('is the only trace of a defect in code, and none of two, nor of another kind of cause', () => {
    expect(crashOf(report)?.id).toBe('ev_1');
    expect(crashOf({ ...report, evidence: [trace('ev_1'), trace('ev_2')] })).toBeNull();
    expect(crashOf({ ...report, kind: 'pool_exhausted' })).toBeNull();
  });

  test('tells where it failed when the code is not connected', () => {
    expect(failingPlace(report)).toEqual({ file: '/srv/a.ts', line: 33, function: 'f' });
    const where = { file: 'src/c.ts', line: 7 };
    expect(failingPlace({ ...report, where })).toEqual({ file: 'src/c.ts', line: 7, function: undefined });
    expect(failingPlace({ ...report, kind: null })).toBeNull();
    expect(failingPlace({ ...report, crash: 'ev_1', verdict: 'inconclusive' })).toBeNull();
  });
});
