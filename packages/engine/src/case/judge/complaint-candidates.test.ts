import { expect, test } from '@jest/globals';
import type { Commit } from '../../code/history/commit.ts';
import type { SuspectCommit } from '../../code/commits/rank-suspect-commits.ts';
import { complaintCandidates } from './complaint-candidates.ts';

const commit: Commit = {
  sha: 'abcdef0123456789',
  author: 'Ada',
  time: 0,
  subject: 'Rewrite the thumbnail cache',
  files: [{ path: 'src/thumbnails.go', status: 'modified', hunks: [] }],
};
const reason = { code: 'x', weight: 1, value: 0.5 } as unknown as SuspectCommit['reasons'][number];

function candidateOf(more: Partial<SuspectCommit> = {}, complaint = 'thumbnails are blank') {
  const suspect: SuspectCommit = {
    commit,
    probability: 0.4,
    reasons: Array.from({ length: 7 }, () => reason),
    ...more,
  };
  return complaintCandidates([{ suspect, evidence: 'ev_1' }], { complaint, repository: 'photos' })[0];
}

test('a commit that a complaint speaks of is told by the words that both share, with its chance', () =>
  expect(candidateOf()).toMatchObject({
    id: 'commit:abcdef0123456789',
    found: 'complaint',
    kind: 'code_defect',
    change: 'commit',
    title: '"Rewrite the thumbnail cache" (abcdef0123) is about “thumbnails”',
    repository: 'photos',
    file: 'src/thumbnails.go',
    score: 0.4,
    for: [{ text: 'Commit abcdef0123 is about “thumbnails”.', about: 'change', evidence: ['ev_1'] }],
  }));

test('without a word in common it is among the last changes', () =>
  expect(candidateOf({}, 'login fails')?.title).toBe(
    '"Rewrite the thumbnail cache" (abcdef0123) is among the last changes',
  ));

test('it is never more than 0.98 sure', () => expect(candidateOf({ probability: 1 })?.score).toBe(0.98));

test('its five strongest reasons are kept', () => {
  const { reasons = [] } = candidateOf() ?? {};
  expect(reasons).toHaveLength(5);
  expect(reasons[0]).toEqual({ code: 'x', weight: 1, values: { value: 0.5 }, evidence: ['ev_1'] });
});

test('a commit without files names none', () =>
  expect(candidateOf({ commit: { ...commit, files: [] } })).not.toHaveProperty('file'));

test('of its files code comes before what tells of it', () => {
  const files = ['CHANGELOG.md', 'src/thumbnails.go'].map((path) => ({ path, status: 'modified' as const, hunks: [] }));
  expect(candidateOf({ commit: { ...commit, files } })?.file).toBe('src/thumbnails.go');
  expect(candidateOf({ commit: { ...commit, files: files.slice(0, 1) } })?.file).toBe('CHANGELOG.md');
});
