import { describe, expect, test } from '@jest/globals';
import type { Change } from '@mats/contracts';
import type { Clue } from '../../code/history/clue.ts';
import type { LocatedChange } from '../incident/incident-input.ts';
import { createEvidence } from '../evidence/create-evidence.ts';
import { changeCandidates, deploymentsOfChange, serviceOfChange } from './change-candidates.ts';
import { commitOfChange } from './commit-of-change.ts';
import { rankChanges } from './rank-changes.ts';

const ONSET = Date.parse('2026-05-04T12:00:00Z');
const minutesBefore = (minutes: number): string => new Date(ONSET - minutes * 60_000).toISOString();
const RENAME = 'a'.repeat(40);
const TIDY = 'b'.repeat(40);

function change(parts: Partial<Change> & Pick<Change, 'id' | 'type'>): LocatedChange {
  return {
    time: minutesBefore(20),
    title: 'a change',
    files: [],
    diff: null,
    locator: { source: 'file', name: 'changes.json', label: 'changes.json' },
    ...parts,
  };
}

const rename = change({
  id: `commit:${RENAME}`,
  type: 'commit',
  revision: RENAME,
  title: 'rename a field',
  files: ['shelf/row.ts'],
  diff: '--- a/shelf/row.ts\n+++ b/shelf/row.ts\n@@ -1,1 +1,1 @@\n-const shelfRow = row.place;\n+const shelfRow = row.shelfPlace;\n',
});
const tidy = change({ id: `commit:${TIDY}`, type: 'commit', revision: TIDY, title: 'tidy', files: ['mail/text.md'] });
const rollout = change({
  id: 'deployment:1',
  type: 'deployment',
  service: 'shelf',
  revision: RENAME,
  time: minutesBefore(5),
});
const flag = change({
  id: 'flag:2',
  type: 'flag',
  service: 'mail',
  key: 'fast_mail',
  before: 'off',
  after: 'on',
  title: 'fast_mail: off → on',
});

const clue: Clue = {
  suspects: [],
  terms: ['shelfPlace'],
  messages: ['no shelfPlace in the answer of shelf'],
  parts: ['shelf'],
  onset: ONSET,
};

describe('changes of a feed', () => {
  test('the one whose content fits the failure is first; a deployment whose commit is there does not stand beside it', () => {
    const ranked = rankChanges([tidy, rename, rollout, flag], clue);
    expect(ranked.map(({ change: { id } }) => id)[0]).toBe(rename.id);
    expect(ranked.map(({ change: { id } }) => id)).not.toContain(rollout.id);
  });

  test('a flag is compared as the line of the settings of its service that it is', () => {
    expect(commitOfChange(flag, 0)).toMatchObject({
      sha: 'flag:2',
      files: [{ path: 'mail/flags.properties', hunks: [{ lines: ['-fast_mail=off', '+fast_mail=on'] }] }],
    });
  });

  test('one without a time is as old as is said', () => {
    expect(commitOfChange({ ...tidy, time: null }, 7).time).toBe(7);
  });

  test('a deployment brought it where it went live on what can fail, before it failed', () => {
    const [first] = rankChanges([rename], clue);
    if (first === undefined) throw new Error('nothing was ranked');
    const late = { ...rollout, id: 'deployment:3', time: minutesBefore(-10) };
    const other = { ...rollout, id: 'deployment:4', service: 'mail' };
    const found = deploymentsOfChange(first, { changes: [rename, rollout, late, other], clue });
    expect(found.map(({ id }) => id)).toEqual(['deployment:1']);
  });

  test('it changed what its feed says, else where it went live, else what failed first', () => {
    const of = (one: LocatedChange, changes: LocatedChange[]): string | null => {
      const [first] = rankChanges([one], clue);
      return first === undefined ? null : serviceOfChange(first, { changes, firstService: 'cart' });
    };
    expect([
      of(flag, []),
      of(rename, [rollout]),
      of(rename, []),
      of(rename, [rollout, { ...rollout, service: 'cart' }]),
    ]).toEqual(['mail', 'shelf', 'cart', 'cart']);
  });

  test('a candidate says what is wrong by the sort of the change, and is less sure when only time ties it to the failure', () => {
    const ranked = rankChanges([rename, flag], clue);
    const evidence = createEvidence({
      title: 'a change',
      locator: rename.locator,
      excerpt: '',
      detail: { kind: 'change', type: 'flag' },
    });
    const shown = ranked.map((one) => ({ ...one, evidence, deployments: [], service: 'shelf' }));
    const [commit, setting] = changeCandidates(shown, ranked);
    expect(commit).toMatchObject({ kind: 'code_defect', change: 'commit', commit: RENAME, file: 'shelf/row.ts' });
    expect(setting).toMatchObject({ kind: 'invalid_setting', change: 'setting', commit: null, component: 'fast_mail' });
    expect(setting?.score).toBeLessThanOrEqual(0.45);
  });

  test('what a feed tells of in words alone is compared by them, names no file, and is never without reserve', () => {
    const told = change({ id: 'flag:9', type: 'flag', service: 'shelf', title: 'shelf_place switched on' });
    const ranked = rankChanges([told], { ...clue, messages: ['shelf_place is missing'] });
    const evidence = createEvidence({
      title: 'a change',
      locator: told.locator,
      excerpt: '',
      detail: { kind: 'change', type: 'flag' },
    });
    const [candidate] = changeCandidates(
      ranked.map((one) => ({ ...one, evidence, deployments: [], service: 'shelf' })),
      ranked,
    );
    expect(candidate).toMatchObject({ headline: 'shelf fails since “shelf_place switched on”', score: 0.6 });
    expect(candidate?.reasons.map(({ code }) => code)).toEqual(['told_in_words']);
    expect(candidate?.file).toBeUndefined();
  });
});
