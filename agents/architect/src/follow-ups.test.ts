// cspell:ignore Pourquoi livraisons échouent elles
import { afterAll, describe, expect, test } from '@jest/globals';
import { createEvidence } from '@mats/engine';
import { findingSchema, invokeRequestSchema, reportSchema } from '@mats/contracts';
import type {
  Candidate,
  Evidence,
  Finding,
  Incident,
  InvokeRequest,
  ReadSource,
  RecordedTurn,
  Report,
} from '@mats/contracts';
import { createIncidentSources } from '@mats/evidence';
import type { AgentResult } from '@mats/service';
import { createRepositories } from '@mats/sources/git';
import { createArchitectAgent } from './agent.ts';

const LOG = [
  '2026-11-20T10:00:00Z INFO orders started',
  '2026-11-20T10:02:01Z ERROR orders FATAL: password authentication failed for user "orders"',
  '2026-11-20T10:30:00Z INFO web is fine',
];
const ATTACHMENT = {
  id: `att_${'1'.repeat(32)}`,
  name: 'shop.log',
  bytes: LOG.join('\n').length,
  lines: LOG.length,
  sha256: '',
  content: LOG.join('\n'),
};
const NOW = Date.parse('2026-11-20T12:00:00Z');
const repositories = createRepositories({ configured: new Map(), roots: [] });
const sources = createIncidentSources({ orchestratorUrl: 'http://127.0.0.1:9', logPaths: [] });
const agent = createArchitectAgent({ repositories, sources, now: () => NOW });
afterAll(() => Promise.all([repositories.close(), sources.close()]));

const failing: Evidence = createEvidence({
  title: '12 × password authentication failed for user "orders"',
  service: 'orders',
  time: '2026-11-20T10:02:01.000Z',
  locator: { source: 'attachment', name: ATTACHMENT.id, label: 'shop.log', startLine: 2, endLine: 2 },
  excerpt: LOG[1] ?? '',
  detail: {
    kind: 'log_template',
    template: 'password authentication failed for user <*>',
    count: 12,
    severity: 'error',
    change: 'new',
    focusLine: 2,
    bucketMs: 60_000,
    buckets: [
      { at: Date.parse('2026-11-20T10:02:00Z'), count: 9 },
      { at: Date.parse('2026-11-20T10:20:00Z'), count: 3 },
    ],
  },
});

function candidateOf(parts: Partial<Candidate>): Candidate {
  return {
    id: 'failure:authentication_refused:db',
    found: 'known_failure',
    kind: 'authentication_refused',
    change: 'none_known',
    title: 'db refuses the password of orders',
    commit: null,
    component: 'db',
    service: 'orders',
    score: 0.6,
    reasons: [],
    nextSteps: [{ text: 'Compare the passwords', command: 'docker compose config' }],
    for: [
      { code: 'told', values: {}, text: 'db refuses the password of orders.', about: 'cause', evidence: [failing.id] },
    ],
    against: [],
    ...parts,
  };
}

const incident: Incident = {
  telling: [failing.id],
  outlook: { unknown: 0.3, noIncident: 0.05 },
  onset: {
    at: '2026-11-20T10:02:01.000Z',
    from: '2026-11-20T10:02:00.000Z',
    to: '2026-11-20T10:02:01.000Z',
    confidence: 0.9,
    evidence: [failing.id],
  },
  firstService: 'orders',
  measured: [],
  services: [
    { name: 'orders', errors: 12, firstError: '2026-11-20T10:02:01.000Z', blames: ['db'], calls: [] },
    { name: 'web', errors: 0, blames: [], calls: [] },
  ],
  deploys: [],
  signals: [],
};

const read: ReadSource[] = [
  {
    what: 'shop.log',
    kind: 'log',
    lines: LOG.length,
    from: '2026-11-20T10:00:00.000Z',
    to: '2026-11-20T10:30:00.000Z',
    services: ['orders', 'web'],
  },
];

const sre: Finding = findingSchema.parse({
  agent: 'sre',
  summary: 'orders fails',
  claims: [{ code: 'told', values: {}, text: 'orders failed 12 times.', about: 'symptom', evidence: [failing.id] }],
  candidates: [
    candidateOf({}),
    candidateOf({
      id: 'failure:memory_exhausted:web',
      kind: 'memory_exhausted',
      title: 'web ran out of memory',
      component: 'memory of web',
      service: 'web',
      score: 0.05,
    }),
  ],
  evidence: [failing],
  read,
  notChecked: [],
  incident,
  usage: { agent: 'sre', tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] },
});

function requestOf(message: string, context: object): InvokeRequest {
  return invokeRequestSchema.parse({ message, context: { attachments: [ATTACHMENT], ...context } });
}

function invoke(message: string, context: object): Promise<AgentResult> {
  const ignore = (): undefined => undefined;
  return agent({
    request: requestOf(message, context),
    signal: new AbortController().signal,
    step: ignore,
    evidence: ignore,
  });
}

function reportOf({ report }: AgentResult): Report {
  return reportSchema.parse(report);
}

/** A session with one turn, as the orchestrator hands it on. */
async function session(message = 'Why does orders fail?'): Promise<RecordedTurn[]> {
  const result = await invoke(message, { findings: [sre] });
  const turn = { turn: 1, prompt: message, at: '2026-11-20T11:00:00.000Z', attachments: [ATTACHMENT.id] };
  return [{ ...turn, findings: [result.finding, sre], report: { ...reportOf(result), evidence: [] } }];
}

async function asked(message: string, record?: RecordedTurn[]): Promise<Report> {
  return reportOf(await invoke(message, { record: record ?? (await session()), fromRecord: true }));
}

describe('a first question', () => {
  test('is answered with the cause, word for word', async () => {
    const report = reportOf(await invoke('Why does orders fail?', { findings: [sre] }));
    expect(report).toMatchObject({ intent: 'cause', kind: 'authentication_refused', answer: report.cause });
    expect(report.repeats).toBeUndefined();
  });

  test('about something else than the cause gets its own reply', async () => {
    const report = reportOf(await invoke('how many errors', { findings: [sre] }));
    expect(report.answer).toBe('orders: 12 errors logged.');
    expect(report.claims[0]).toMatchObject({ text: report.answer, evidence: [failing.id], verified: true });
  });

  test('that says an agent of ours fails, with a log in place of traces, is answered with the cause', async () => {
    const report = reportOf(await invoke('Our agents are slow and failing', { findings: [sre] }));
    expect(report).toMatchObject({ intent: 'requests', answer: report.cause });
  });

  test('that only greets is told what can be asked, without a suspect', async () => {
    const report = reportOf(await invoke('hello', { findings: [sre] }));
    expect(report.answer).toMatch(/^MATS finds out why software fails/);
    expect(report).toMatchObject({ verdict: 'inconclusive', weakerLeads: [], claims: [] });
  });

  test('about a service that nobody read begins by saying so', async () => {
    const report = reportOf(await invoke('Why does the payment service fail?', { findings: [sre] }));
    const first = '`payment` was not read; what was read covers 2026-11-20 10:00:00 UTC to 2026-11-20 10:30:00 UTC.';
    expect(report.answer).toBe(`${first} ${report.cause}`);
  });

  test('about what a service does for people is no question about another part', async () => {
    const report = reportOf(await invoke('Why is ordering slow and failing?', { findings: [sre] }));
    expect(report.answer).not.toContain('was not read');
  });

  test('in other words than the log’s is about the log of the one part that was brought', async () => {
    const ofOne = { ...sre, read: read.map((source) => ({ ...source, services: ['orders'] })) };
    const answered = async (findings: Finding[]): Promise<string> =>
      reportOf(await invoke('Pourquoi les livraisons échouent-elles ?', { findings })).answer;
    expect(await answered([ofOne])).not.toContain('was not read');
    expect(await answered([sre])).toContain('`livraisons` was not read');
  });
});

describe('a follow-up', () => {
  test.each([
    ['since when', /^Since 2026-11-20 10:02:01 UTC \(between 2026-11-20 10:02:00 UTC and 2026-11-20 10:02:01 UTC\)\./],
    [
      'ist web betroffen',
      /^No failure of web was read; its log covers 2026-11-20 10:00:00 UTC to 2026-11-20 10:30:00 UTC\.$/,
    ],
    ['is orders affected', /^Yes: orders is affected, with 12 errors logged since 2026-11-20 10:02:01 UTC\.$/],
    [
      'is payment affected',
      /^payment was not read, so nothing is known of it; what was read covers 2026-11-20 10:00:00 UTC to 2026-11-20 10:30:00 UTC\.$/,
    ],
    ['is db affected', /^orders reports that the database fails; the database itself was not read\.$/],
    ['why not memory', /^“web ran out of memory” is less likely, with \S.* % against \d+ % for the cause: /],
    ['why not the disk', /^The disk was not read, so it is not ruled out/],
    ['pourquoi pas web', /^“web ran out of memory” is less likely/],
    ['why not a1b2c3d', /^Commit a1b2c3d was not among what was read\. db refuses the password of orders\.$/],
    ['what else', /^Next come “web ran out of memory” \(/],
    ['was soll ich tun', /^Compare the passwords: `docker compose config`\./],
    ['how many errors at 10:20', /^orders: 3 errors logged\.$/],
    ['cuántos errores', /^orders: 12 errors logged\.$/],
    [
      'is it still failing',
      /^It no longer fails, as far as the logs go: the last failure is at 2026-11-20 10:20:00 UTC, and they go on to 2026-11-20 10:30:00 UTC/,
    ],
    ['status', /^As of 2026-11-20 10:30:00 UTC, where the logs end, orders \(12\) fails; web shows no failure\.$/],
    ['list the errors', /^12 × “password authentication failed for user "orders"” \(orders\)\.$/],
    [
      'explain it simply',
      /^db was turned away because the name or the password it gave is not the right one\. To repair it: Compare/,
    ],
    ['what changed yesterday', /^Nothing from .* was read; what was read covers .*No change was found from/],
    ['thanks', /^You are welcome\./],
    ['vielen dank!', /^You are welcome\./],
    ['in German, please', /^Answers are in English\./],
    ['antworte auf Deutsch', /^Answers are in English\./],
    ['hello', /^MATS finds out/],
    ['why?', /^db refuses the password of orders\.$/],
  ])('%s', async (message, expected) => expect((await asked(message)).answer).toMatch(expected));

  test('about now says that no failure was read where none was', async () => {
    const quiet = { ...sre, claims: [], candidates: [], evidence: [], incident: undefined };
    const [first] = await session();
    if (first === undefined) throw new Error('there is no turn');
    const record = [{ ...first, findings: [quiet] }];
    expect((await asked('still so?', record)).answer).toBe(
      'No failure was read; the logs end at 2026-11-20 10:30:00 UTC. What came later was not read: attach a newer log to know.',
    );
  });

  test('counts no failure twice that a caller only passed on', async () => {
    const services = [
      { name: 'orders', errors: 12, blames: ['db'], calls: [] },
      { name: 'web', errors: 11, blames: ['orders'], calls: [] },
    ];
    const [first] = await session();
    if (first === undefined) throw new Error('there is no turn');
    const record = [{ ...first, findings: [{ ...sre, incident: { ...incident, services } }] }];
    expect((await asked('how many errors', record)).answer).toBe(
      'orders: 12 errors logged; web: 11 errors logged, from calling orders.',
    );
  });

  test('repeats the conclusion with the very confidence, however often', async () => {
    const record = await session();
    const [first] = record;
    for (let turn = 2; turn < 6; turn += 1) {
      const report = await asked('summarize', record);
      const { verdict, confidence, cause, kind, onset } = first?.report ?? report;
      expect(report).toMatchObject({ verdict, confidence, cause, kind, onset, repeats: { turn: 1 } });
      const of = { turn, prompt: 'summarize', at: '2026-11-20T11:30:00.000Z', attachments: [] };
      record.push({ ...of, findings: [], report: { ...report, evidence: [] } });
    }
    expect(new Set(record.slice(1).map(({ report }) => report.answer)).size).toBe(1);
  });

  test('whose evidence no longer stands has no claim', async () => {
    const record = await session();
    const gone = await invoke('how many errors', { record, fromRecord: true, attachments: [] });
    const report = reportOf(gone);
    expect(report.claims.map(({ text }) => text)).not.toContain(report.answer);
    expect(report.droppedClaims).toBe(1);
  });

  test.each([
    ['why does web return 500', ['sre', 'investigator']],
    ['which line?', ['investigator']],
    ['who?', ['investigator']],
    [`and this?\n\nTypeError: no\n    at pay (/srv/pay.js:3:1)`, ['sre', 'investigator']],
  ])('%j needs %j', async (message, needs) => {
    const result = await invoke(message, { record: await session(), fromRecord: true });
    expect([result.needs, result.report]).toEqual([needs, undefined]);
  });

  test('without any record needs the others', async () =>
    expect((await invoke('since when', { fromRecord: true })).needs).toEqual(['sre', 'investigator']));
});

describe('a change that the asker reports', () => {
  test('explains the failure that it fits and makes it more probable', async () => {
    const record = await session();
    const report = await asked('I changed POSTGRES_PASSWORD yesterday', record);
    expect(report).toMatchObject({ kind: 'authentication_refused', change: 'setting', component: 'db' });
    expect(report.repeats).toBeUndefined();
    expect(report.confidence).toBeGreaterThan(record[0]?.report.confidence ?? 1);
    const said = report.evidence.find(({ locator }) => locator.source === 'asker');
    expect(said?.excerpt).toBe('I changed POSTGRES_PASSWORD yesterday');
    expect(report.claims.flatMap(({ evidence }) => evidence)).toContain(said?.id);
  });

  test('stands in order of time beside what a feed tells of, with its kind and its service', async () => {
    const [first] = await session();
    if (first === undefined) throw new Error('there is no turn');
    const flag = createEvidence({
      title: 'gift wrap switched on',
      service: 'orders',
      time: '2026-11-20T10:01:00.000Z',
      locator: { source: 'attachment', name: ATTACHMENT.id, label: 'shop.log', startLine: 1, endLine: 1 },
      excerpt: LOG[0] ?? '',
      detail: { kind: 'change', type: 'flag' },
    });
    const record = [{ ...first, findings: [{ ...sre, evidence: [...sre.evidence, flag] }] }];
    const { answer, claims } = await asked('what changed', record);
    expect(answer).toBe('In order of time: 2026-11-20 10:01:00 UTC “gift wrap switched on” (flag of orders).');
    expect(claims.find(({ text }) => text === answer)?.evidence).toEqual([flag.id]);
  });

  test('stands among the changes afterwards', async () => {
    const record = await session();
    const told = await invoke('I changed POSTGRES_PASSWORD yesterday', { record, fromRecord: true });
    const turn = { turn: 2, prompt: 'I changed POSTGRES_PASSWORD yesterday', at: '2026-11-20T11:10:00.000Z' };
    const report = { ...reportOf(told), evidence: [] };
    const longer = [...record, { ...turn, attachments: [], findings: [told.finding], report }];
    const changes = await asked('what changed', longer);
    expect(changes.answer).toBe(
      'In order of time: 2026-11-19 00:00:00 UTC POSTGRES_PASSWORD was changed, as you said.',
    );
    expect(changes.repeats).toEqual({ turn: 2 });
  });

  test('that fits nothing is a lead, and the conclusion stays', async () => {
    const record = await session();
    const report = await asked('I changed LOGO_COLOUR yesterday', record);
    expect(report.kind).toBe('authentication_refused');
    expect(report.weakerLeads.map(({ title }) => title)).toContain(
      'LOGO_COLOUR was changed on 2026-11-19, as the asker reports',
    );
  });
});
