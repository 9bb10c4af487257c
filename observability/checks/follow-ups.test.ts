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
  });

  const reportTo = (prompt: (typeof ASKED)[number]): Report => {
    const report = turns[ASKED.indexOf(prompt)]?.report;
    if (report === null || report === undefined) throw new Error(`no report for ${prompt}`);
    return report;
  };

  test('print', () => {
    for (const turn of turns) console.log(`${turn.prompt}\n  ${turn.report?.intent} ${turn.report?.verdict} ${turn.report?.confidence}\n  ${turn.report?.answer}\n ${turn.report?.claims.length} ${turn.report?.claims[0]?.text.slice(0,60)}`);
    expect(guilty).toBe(reportTo('who?').where.commit);
  });
});
