import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Report } from '@mats/contracts';
import { findFault, generateHistory, listIncidents, readIncident, resolveFaults } from '@mats/demo';
import { signIn } from '../support/browser-user.ts';
import type { BrowserUser } from '../support/browser-user.ts';
import { recordedProcessors, recordedTraces } from '../support/recorded-shop.ts';
import { startPlatform } from '../support/start-platform.ts';
import type { RunningPlatform } from '../support/start-platform.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NOBODY = 'http://127.0.0.1:9';

/**
 * Faults whose answer is not found yet. The list may only shrink: a fault on it that is answered fails the test. An
 * answer that names a wrong cause is worse than none, and there is no list of those.
 */
const NOT_YET: ReadonlySet<string> = new Set(['card-api-slow', 'rounding']);

type Outcome = 'right' | 'wrong' | 'no answer';

describe('the seeded faults, asked through the whole platform', () => {
  let folder: string;
  let platform: RunningPlatform;
  let user: BrowserUser;
  let guilty: Map<string, string | undefined>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mats-answers-'));
    const repository = join(folder, 'shop');
    const history = generateHistory({ into: repository });
    guilty = new Map(resolveFaults(history).map((fault) => [fault.name, fault.resolved?.commit]));
    platform = await startPlatform({
      tracesUrl: NOBODY,
      phoenixUrl: NOBODY,
      folder,
      tenantId: 'answers',
      sampleFolder: join(ROOT, 'demo/incidents/bad-deploy'),
      repositories: `shop=${repository}`,
    });
    user = await signIn(platform.uiUrl, 'ada@example.org');
  }, 120_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  async function ask(name: string): Promise<Report> {
    const incident = readIncident(name);
    const attachments = await Promise.all(
      incident.logFiles.map(async ({ service, file }) => ({
        name: `${service}.log`,
        content: await readFile(file, 'utf8'),
      })),
    );
    const turn = await user.ask(await user.newSession(), { prompt: incident.question, attachments });
    if (turn.report === null) throw new Error(`no report for ${name}`);
    return turn.report;
  }

  function outcomeOf(name: string, report: Report): Outcome {
    if (report.verdict === 'inconclusive' || report.verdict === 'no_incident') return 'no answer';
    const commit = guilty.get(name);
    if (report.where.commit !== commit) return 'wrong';
    if (commit !== undefined) return 'right';
    const { outside, service } = findFault(name);
    return outside?.includes(report.kind ?? '') === true && report.where.service === service ? 'right' : 'wrong';
  }

  test.each(listIncidents())('%s: its known answer, or an honest "not known"', async (name) => {
    expect(findFault(name)).toBeDefined();
    const report = await ask(name);
    const expected: Outcome = NOT_YET.has(name) ? 'no answer' : 'right';
    expect({ name, outcome: outcomeOf(name, report), cause: report.cause }).toMatchObject({ name, outcome: expected });
  });

  test('every claim of a report was read again at its source', async () => {
    const report = await ask('bad-deploy');
    expect(report.claims.length).toBeGreaterThan(3);
    expect(report.claims.every((claim) => claim.verified && claim.evidence.length > 0)).toBe(true);
  });

  describe('with traces and metrics instead of logs', () => {
    // When the seeded fault was captured, so that its history lies before it.
    const onset = Date.parse(readIncident('bad-deploy').capturedAt);

    async function askWith(files: readonly { name: string; content: string }[], prompt: string): Promise<Report> {
      const turn = await user.ask(await user.newSession(), { prompt, attachments: [...files] });
      if (turn.report === null) throw new Error('There is no report.');
      return turn.report;
    }

    test('a stack trace on a span leads to the commit that the log leads to', async () => {
      const log = await readFile(join(ROOT, 'demo/incidents/bad-deploy/logs/checkout.log'), 'utf8');
      const thrown = log.split('\n').find((line) => line.includes('"stack":"TypeError'));
      const { err } = JSON.parse(thrown ?? '{}') as { err: { stack: string } };
      const { revisionBefore: before, revisionAfter: after } = readIncident('bad-deploy');
      const content = recordedTraces({ onset, stack: err.stack, revisions: { before, after } });
      const report = await askWith([{ name: 'traces.json', content }], 'Why does checkout return 500?');
      expect(report.where).toMatchObject({ service: 'checkout', commit: guilty.get('bad-deploy') });
      expect(report.evidence.map(({ detail }) => detail.kind)).toEqual(
        expect.arrayContaining(['trace', 'stack_trace']),
      );
      expect(report.notRead).toEqual([]);
      expect(Math.abs(Date.parse(report.onset?.at ?? '') - onset)).toBeLessThan(60_000);
    });

    test('a service that is slow by itself and short of processor time is the cause, not who waits for it', async () => {
      const files = [
        { name: 'traces.json', content: recordedTraces({ onset, slowMs: 700 }) },
        { name: 'cpu.json', content: recordedProcessors({ onset, busy: 'payment' }) },
      ];
      const report = await askWith(files, 'Why are orders so slow?');
      expect(report).toMatchObject({ verdict: 'probable_cause', where: { service: 'payment' } });
      expect(report.kind).toBe('cpu_starved');
      expect(report.impact).toMatch(/^Requests to web are slow: p90 is [\d,]+ ms; before, it was [\d,]+ ms\.$/);
      expect(report.picture?.series.map(({ kind }) => kind)).toContain('metric');
      expect(report.claims.every((claim) => claim.verified)).toBe(true);
    });
  });
});
