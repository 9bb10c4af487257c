import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Investigation, Report } from '@mats/contracts';
import { generateHistory, resolveFaults } from '@mats/demo';
import { signIn } from '../support/browser-user.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NOBODY = 'http://127.0.0.1:9';

const ASKED = [
  'Why does checkout return 500?',
  'since when?',
  'who?',
  'which line?',
  'show me the diff',
  'is web affected?',
  'why not the database?',
  'what else could it be?',
  'what do I do now?',
  'how many errors?',
  'summarize',
  'summarize',
  'summarize',
] as const;

describe('ten follow-ups in one session, through the whole platform', () => {
  let folder: string;
  let platform: RunningPlatform;
  let turns: Investigation[];
  let guilty: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-follow-ups-'));
    const repository = join(folder, 'shop');
    const faults = resolveFaults(generateHistory({ into: repository }));
    guilty = faults.find(({ name }) => name === 'bad-deploy')?.resolved?.commit ?? '';
    platform = await startPlatform({
      tracesUrl: NOBODY,
      phoenixUrl: NOBODY,
      folder,
      tenantId: 'follow-ups',
      sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
      repositories: `shop=${repository}`,
    });
    const user = await signIn(platform.uiUrl, 'ada@example.org');
    const session = await user.newSession();
    turns = [];
    for (const prompt of ASKED) {
      turns.push(await user.ask(session, { prompt, ...(turns.length === 0 ? { sample: true } : {}) }));
    }
  }, 180_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const reportTo = (prompt: (typeof ASKED)[number]): Report => {
    const report = turns[ASKED.indexOf(prompt)]?.report;
    if (report === null || report === undefined) throw new Error(`no report for ${prompt}`);
    return report;
  };

  test.each([
    ['since when?', /^Since 2026-11-21 11:34:2\d UTC \(between .{1,60}\)\. It shows in “39 × request failed/],
    ['who?', /^Aisha Rahman, who wrote commit [0-9a-f]{8} “checkout: price gift wrap by paper” on 2026-11-17/],
    ['which line?', /^src\/checkout\/price-cart\.ts:33 in wrapFee, changed by commit [0-9a-f]{8}\.$/],
    ['show me the diff', /changes src\/checkout\/price-cart\.ts.{0,30}:\n(?:@@|.*\n){1,12}[\s\S]*^\+.*\.paper/m],
    ['is web affected?', /^Yes: web is affected, with 39 errors logged since 2026-11-21 11:34:2\d UTC\.$/],
    ['why not the database?', /^The database was not read, so it is not ruled out/],
    ['what else could it be?', /^Next come “.{10,}” \(.{1,20} %\)/],
    [
      'what do I do now?',
      /^Roll checkout back to [0-9a-f]{8} \(live until [^)]+\), or revert ([0-9a-f]{8}): `git revert --no-edit \1`\./,
    ],
    ['how many errors?', /^checkout: 39 errors logged; web: 39 errors logged, from calling checkout\.$/],
    [
      'summarize',
      /^In wrapFee, .{10,}It began at 2026-11-21 11:34:2\d UTC\. checkout: 39 errors logged and web: 39 errors logged\. What to do: Roll/,
    ],
  ] as const)('%s', (prompt, expected) => expect(reportTo(prompt).answer).toMatch(expected));

  test('no two answers are alike, but for the summaries, which are the same', () => {
    const answers = turns.map(({ report }) => report?.answer);
    expect(new Set(answers).size).toBe(ASKED.length - 2);
    expect(new Set(answers.slice(-3)).size).toBe(1);
  });

  test('the conclusion stays what it was: verdict, cause, kind, confidence, onset, commit', () => {
    const first = reportTo('Why does checkout return 500?');
    expect(first.where.commit).toBe(guilty);
    for (const { report } of turns.slice(1)) {
      const { verdict, cause, kind, confidence, onset, where } = first;
      expect(report).toMatchObject({ verdict, cause, kind, confidence, onset, where, repeats: { turn: 1 } });
    }
  });

  test('each answer that rests on evidence cites it, and it was read again', () => {
    const unsupported = turns.slice(1).flatMap(({ prompt, report }) => {
      const claim = report?.claims.find(({ text }) => text === report.answer);
      const known = new Set(report?.evidence.map(({ id }) => id));
      return claim?.verified === true && claim.evidence.every((id) => known.has(id)) ? [] : [prompt];
    });
    expect(unsupported).toEqual([]);
  });

  test('the third summary loses nothing: every claim of every turn stands in it', () => {
    const last = new Set(turns.at(-1)?.report?.claims.map(({ text }) => text));
    const lost = turns.flatMap(({ report }) => report?.claims ?? []).filter(({ text }) => !last.has(text));
    expect(lost).toEqual([]);
  });

  test('follow-ups are the Architect’s alone', () => {
    const runs = platform.log('mats-investigator-agent').split('Set session.id on span').length - 1;
    expect(runs).toBe(1);
  });
});
