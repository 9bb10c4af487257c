import { createHash } from 'node:crypto';
import type { EventBody, Evidence, Report } from '@mats/contracts';

/** A finished report with every kind of evidence, for pages and proxies that are tested without the agents. */

const MINUTE = 60_000;
/** Epoch milliseconds of the picture's left edge. */
const SAMPLE_FROM = Date.parse('2026-03-04T09:40:00Z');
const ONSET = SAMPLE_FROM + 24 * MINUTE;

type NewEvidence = Omit<Evidence, 'id' | 'hash' | 'spanId'>;

function evidence(given: NewEvidence): Evidence {
  const hash = createHash('sha256').update(given.excerpt).digest('hex');
  const id = createHash('sha256').update(`${given.title}${hash}`).digest('hex').slice(0, 12);
  return { ...given, id: `ev_${id}`, hash, spanId: hash.slice(0, 16) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Counts per minute that are zero before the onset and then swing between two heights. */
function errorCounts(low: number, high: number): { at: number; count: number }[] {
  return Array.from({ length: 41 }, (_, index) => {
    const at = SAMPLE_FROM + index * MINUTE;
    const wave = Math.abs(Math.sin(index * 1.7));
    return { at, count: at < ONSET ? 0 : Math.round(low + (high - low) * wave) };
  });
}

const SHA = '7c1e5d0a94b3f2286e1d7b9a5c30f4e8d2b6a917';

const logLines = [
  `10:03:58.120 INFO  checkout order accepted id=8121 items=2`,
  `10:04:01.377 INFO  checkout order accepted id=8122 items=1`,
  `10:04:02.018 ERROR checkout POST /orders 500 TypeError: Cannot read properties of null (reading 'amount')`,
  `    at applyVoucher (/srv/checkout/src/voucher.ts:41:30)`,
  `    at priceOrder (/srv/checkout/src/price.ts:18:11)`,
  `    at async handleOrder (/srv/checkout/src/routes.ts:27:19)`,
  `10:04:02.020 WARN  web upstream checkout answered 500, request 5f0c`,
  `10:04:03.441 ERROR checkout POST /orders 500 TypeError: Cannot read properties of null (reading 'amount')`,
];

const excerpt = evidence({
  title: 'First failing order in checkout',
  service: 'checkout',
  time: iso(ONSET + 2018),
  locator: {
    source: 'attachment',
    name: `att_${'a'.repeat(32)}`,
    label: 'checkout.log',
    startLine: 4117,
    endLine: 4124,
  },
  excerpt: logLines.join('\n'),
  detail: { kind: 'log_excerpt', focusLine: 4119, severity: 'ERROR' },
});

const template = evidence({
  title: 'POST /orders 500 TypeError: Cannot read properties of null',
  service: 'checkout',
  time: iso(ONSET + 2018),
  locator: { source: 'attachment', name: `att_${'a'.repeat(32)}`, label: 'checkout.log', startLine: 4119 },
  excerpt: logLines[2] ?? '',
  detail: {
    kind: 'log_template',
    template: "<*> ERROR checkout POST /orders 500 TypeError: Cannot read properties of null (reading '<*>')",
    count: 412,
    severity: 'ERROR',
    change: 'new',
    bucketMs: MINUTE,
    buckets: errorCounts(14, 32),
  },
});

const upstream = evidence({
  title: 'web: upstream checkout answered 500',
  service: 'web',
  time: iso(ONSET + 2020),
  locator: { source: 'attachment', name: `att_${'b'.repeat(32)}`, label: 'web.log', startLine: 902 },
  excerpt: logLines[6] ?? '',
  detail: {
    kind: 'log_template',
    template: '<*> WARN web upstream checkout answered <*>, request <*>',
    count: 409,
    severity: 'WARN',
    change: 'new',
    bucketMs: MINUTE,
    buckets: errorCounts(12, 30),
  },
});

const stack = evidence({
  title: 'TypeError in applyVoucher',
  service: 'checkout',
  time: iso(ONSET + 2018),
  locator: {
    source: 'attachment',
    name: `att_${'a'.repeat(32)}`,
    label: 'checkout.log',
    startLine: 4119,
    endLine: 4122,
  },
  excerpt: logLines.slice(2, 6).join('\n'),
  detail: {
    kind: 'stack_trace',
    runtime: 'node',
    exception: 'TypeError',
    message: "Cannot read properties of null (reading 'amount')",
    count: 412,
    frames: [
      { function: 'applyVoucher', file: '/srv/checkout/src/voucher.ts', line: 41, column: 30, library: false },
      { function: 'priceOrder', file: '/srv/checkout/src/price.ts', line: 18, column: 11, library: false },
      { function: 'handleOrder', file: '/srv/checkout/src/routes.ts', line: 27, column: 19, library: false },
      { function: 'Layer.handle', file: 'node_modules/router/lib/layer.js', line: 152, column: 17, library: true },
    ],
  },
});

const blame = (line: number, change: { sha: string; author: string; days: number; subject: string }) => ({
  line,
  sha: change.sha,
  author: change.author,
  time: iso(ONSET - change.days * 24 * 60 * MINUTE),
  subject: change.subject,
});
const old = {
  sha: '19af03be77c04d1e5a2296f0d8b1c7e35f60a4d2',
  author: 'Mina Holt',
  days: 212,
  subject: 'Vouchers for returning customers',
};
const fresh = { sha: SHA, author: 'Jo Park', days: 0.08, subject: 'Look vouchers up once per order' };

const code = evidence({
  title: 'applyVoucher reads amount without looking',
  service: 'checkout',
  locator: {
    source: 'git',
    name: 'checkout',
    label: 'checkout',
    path: 'src/voucher.ts',
    revision: SHA,
    startLine: 36,
    endLine: 45,
  },
  excerpt: [
    'export async function applyVoucher(order: Order, code: string): Promise<Price> {',
    '  const cached = vouchers.get(code);',
    '  if (cached !== undefined) return discount(order, cached);',
    '  const voucher = await findVoucher(code);',
    '  vouchers.set(code, voucher);',
    '  const reduction = voucher.amount * order.items.length;',
    '  if (reduction > order.total) {',
    '    return { total: 0, reduction: order.total };',
    '  }',
    '  return { total: order.total - reduction, reduction };',
  ].join('\n'),
  detail: {
    kind: 'code_range',
    language: 'typescript',
    focusLine: 41,
    function: 'applyVoucher',
    blame: [36, 37, 38, 39, 40, 41, 42, 43, 44, 45].map((line) => blame(line, line >= 37 && line <= 41 ? fresh : old)),
  },
});

const commit = evidence({
  title: 'Look vouchers up once per order',
  service: 'checkout',
  time: iso(ONSET - 110 * MINUTE),
  locator: { source: 'git', name: 'checkout', label: 'checkout', revision: SHA, path: 'src/voucher.ts' },
  excerpt: [
    'diff --git a/src/voucher.ts b/src/voucher.ts',
    'index 53d1c0e..a81b77f 100644',
    '--- a/src/voucher.ts',
    '+++ b/src/voucher.ts',
    '@@ -36,7 +36,9 @@ import { vouchers } from "./store.ts";',
    ' export async function applyVoucher(order: Order, code: string): Promise<Price> {',
    '-  const voucher = await findVoucher(code);',
    '-  if (voucher === null) return { total: order.total, reduction: 0 };',
    '+  const cached = vouchers.get(code);',
    '+  if (cached !== undefined) return discount(order, cached);',
    '+  const voucher = await findVoucher(code);',
    '+  vouchers.set(code, voucher);',
    '   const reduction = voucher.amount * order.items.length;',
    '   if (reduction > order.total) {',
  ].join('\n'),
  detail: {
    kind: 'commit',
    sha: SHA,
    author: 'Jo Park',
    subject: fresh.subject,
    files: ['src/voucher.ts'],
    change: 'code',
  },
});

const deploy = evidence({
  title: 'checkout deployed 7c1e5d0a',
  service: 'checkout',
  time: iso(ONSET - 70_000),
  locator: { source: 'attachment', name: `att_${'a'.repeat(32)}`, label: 'checkout.log', startLine: 4088 },
  excerpt: '10:02:50.004 INFO  checkout starting revision=7c1e5d0a previous=19af03be',
  detail: { kind: 'deploy', revision: SHA.slice(0, 8), previous: '19af03be' },
});

const container = evidence({
  title: 'checkout container runs, two restarts before the deploy',
  service: 'checkout',
  time: iso(ONSET - 80_000),
  locator: { source: 'docker', name: 'f0c1d2', label: 'shop-checkout-1' },
  excerpt: '{"Status":"running","RestartCount":2,"Health":"healthy"}',
  detail: {
    kind: 'container_state',
    container: 'shop-checkout-1',
    image: 'shop/checkout:7c1e5d0a',
    status: 'running',
    exitCode: 0,
    oomKilled: false,
    restartCount: 2,
    health: 'healthy',
  },
});

const latency = evidence({
  title: 'Order latency p95 fell with the failures',
  service: 'checkout',
  locator: { source: 'computed', name: 'latency', label: 'checkout.log' },
  excerpt: '',
  detail: {
    kind: 'metric_window',
    metric: 'order_latency_p95',
    unit: 'ms',
    points: errorCounts(0, 1).map(({ at }, index) => ({
      at,
      count: at < ONSET ? 180 + (index % 5) * 6 : 42 + (index % 3) * 5,
    })),
  },
});

const trace = evidence({
  title: 'web POST /orders, 36 ms',
  service: 'web',
  time: iso(ONSET + 5000),
  locator: { source: 'attachment', name: 'att_4', label: 'traces.json', part: 'trace:4bf92f3577b34da6' },
  excerpt: 'trace 4bf92f3577b34da6',
  detail: {
    kind: 'trace',
    traceId: '4bf92f3577b34da6',
    spans: [
      { service: 'web', operation: 'POST /orders', took: 36, own: 6, failed: true },
      { service: 'checkout', operation: 'POST /orders', took: 30, own: 19, failed: true },
      { service: 'inventory', operation: 'SELECT vouchers WHERE code = ?', took: 11, own: 11, failed: false },
    ].map(({ took, own, ...span }, depth) => ({
      ...span,
      depth,
      startMs: depth * 4,
      durationMs: took,
      ownMs: own,
      message: depth === 1 ? "TypeError: Cannot read properties of null (reading 'amount')" : '',
    })),
  },
});

/** Evidence in the order of its citation numbers. */
const SAMPLE_EVIDENCE: readonly Evidence[] = [
  template,
  excerpt,
  upstream,
  stack,
  code,
  commit,
  deploy,
  container,
  latency,
  trace,
];

const metricPoints = latency.detail.kind === 'metric_window' ? latency.detail.points : [];

/** The report that the scripted turn ends with. */
const SAMPLE_REPORT: Report = {
  verdict: 'probable_cause',
  confidence: 0.86,
  answer: 'A voucher that was not found is read as if it had been.',
  cause:
    'Orders with an unknown voucher fail because applyVoucher reads the amount of a voucher that was not found; the check for it was removed two hours before.',
  headline: 'In applyVoucher, the code reads amount of a voucher that was not found',
  quote: "TypeError: Cannot read properties of null (reading 'amount')",
  crash: stack.id,
  kind: 'code_defect',
  change: 'commit',
  component: 'checkout',
  where: {
    service: 'checkout',
    repository: 'checkout',
    file: 'src/voucher.ts',
    line: 41,
    function: 'applyVoucher',
    commit: SHA,
    author: 'Jo Park',
  },
  onset: {
    at: iso(ONSET + 2018),
    from: iso(ONSET - 37_000),
    to: iso(ONSET + 3441),
    confidence: 0.92,
    evidence: [template.id, excerpt.id],
  },
  affected: ['checkout', 'web'],
  impact: '412 of 1,068 orders failed with 500 since the deploy; web passed 409 of them on to customers.',
  nextSteps: [
    {
      text: 'Roll checkout back to 19af03be, or put the check for a missing voucher back into applyVoucher',
      command: 'git revert 7c1e5d0a94',
    },
    { text: 'Ask again ten minutes after the roll-back' },
  ],
  prevention: ['Test orders with an unknown voucher code.'],
  claims: [
    {
      code: 'told',
      values: {},
      text: 'Checkout answers 500 with a TypeError that was never seen before 10:04.',
      about: 'symptom',
      evidence: [template.id, excerpt.id],
      verified: true,
    },
    {
      code: 'told',
      values: {},
      text: 'The failing statement is line 41 of src/voucher.ts in applyVoucher.',
      about: 'location',
      evidence: [stack.id, code.id],
      verified: true,
    },
    {
      code: 'told',
      values: {},
      text: 'Commit 7c1e5d0a removed the check for a voucher that does not exist.',
      about: 'change',
      evidence: [commit.id],
      verified: true,
    },
    {
      code: 'told',
      values: {},
      text: 'It was deployed 70 seconds before the first failure.',
      about: 'cause',
      evidence: [deploy.id],
      verified: true,
    },
    {
      code: 'told',
      values: {},
      text: 'Customers saw 409 failed orders through web.',
      about: 'impact',
      evidence: [upstream.id],
      verified: true,
    },
    {
      code: 'told',
      values: {},
      text: 'Failing orders end early, so latency fell.',
      about: 'symptom',
      evidence: [latency.id],
      verified: false,
    },
  ],
  chain: [
    { kind: 'commit', label: '7c1e5d0a Look vouchers up once per order', evidence: [commit.id] },
    { kind: 'code', label: 'src/voucher.ts:41 applyVoucher', evidence: [code.id] },
    {
      kind: 'template',
      label: "TypeError: Cannot read properties of null (reading 'amount')",
      evidence: [template.id],
    },
    { kind: 'service', label: 'checkout', evidence: [excerpt.id] },
    { kind: 'symptom', label: 'POST /orders answers 500', evidence: [upstream.id] },
  ],
  map: [
    { name: 'checkout', errors: 412, calls: ['payment'] },
    { name: 'web', errors: 409, calls: ['checkout'] },
    { name: 'payment', errors: 0, calls: [] },
  ],
  picture: {
    from: SAMPLE_FROM,
    to: SAMPLE_FROM + 40 * MINUTE,
    bucketMs: MINUTE,
    series: [
      {
        label: 'TypeError: Cannot read properties of null',
        kind: 'errors',
        unit: '',
        service: 'checkout',
        evidence: template.id,
        points: errorCounts(14, 32).map(({ at, count }) => ({ at, value: count })),
      },
      {
        label: 'upstream checkout answered 500',
        kind: 'errors',
        unit: '',
        service: 'web',
        evidence: upstream.id,
        points: errorCounts(12, 30).map(({ at, count }) => ({ at, value: count })),
      },
      {
        label: 'order latency p95',
        kind: 'metric',
        unit: 'ms',
        service: 'checkout',
        evidence: latency.id,
        points: metricPoints.map(({ at, count }) => ({ at, value: count })),
      },
    ],
    marks: [
      { at: ONSET - 20 * MINUTE, kind: 'container', label: 'checkout restarted', evidence: container.id },
      {
        at: ONSET - 9 * MINUTE,
        kind: 'commit',
        label: '7c1e5d0a Look vouchers up once per order',
        evidence: commit.id,
      },
      { at: ONSET - 70_000, kind: 'deploy', label: 'checkout 7c1e5d0a', evidence: deploy.id },
      { at: ONSET + 2018, kind: 'onset', label: 'first error', evidence: excerpt.id },
    ],
  },
  ruledOut: [
    {
      title: 'Payment provider',
      reason: 'No call to payment failed; orders fail before they reach it.',
      evidence: [upstream.id],
    },
    {
      title: 'Memory or restarts',
      reason: 'Both restarts lie before the deploy and no container was killed for memory.',
      evidence: [container.id],
    },
  ],
  weakerLeads: [
    {
      title: 'Payment answers more slowly',
      reason: 'The evidence fits it less well.',
      evidence: [upstream.id],
      score: 0.06,
    },
    {
      title: 'Checkout ran out of memory',
      reason: 'It was not killed for memory.',
      evidence: [container.id],
      score: 0.01,
    },
  ],
  read: [{ what: 'checkout.log', kind: 'log', lines: 9120, services: ['checkout'] }],
  notRead: [{ what: 'inventory logs', why: 'None were attached and no container of that name runs.' }],
  missingAgents: [],
  evidence: [...SAMPLE_EVIDENCE],
  droppedClaims: 1,
  usage: {
    agent: 'mats-orchestrator',
    tokens: { prompt: 0, completion: 0 },
    cost_usd: 0,
    model: null,
    duration_ms: 1840,
    calls: [],
  },
};

/** What happens in the scripted turn, in order. */
export const SAMPLE_EVENTS: readonly EventBody[] = [
  { type: 'state', state: 'accepted' },
  {
    type: 'plan',
    kind: 'incident',
    reason: 'The question names a failing service, so logs, code and both together are needed.',
    agents: ['sre', 'investigator', 'architect'],
  },
  { type: 'state', state: 'planned' },
  { type: 'state', state: 'running' },
  { type: 'agent.started', agent: 'sre', attempt: 1 },
  { type: 'agent.step', agent: 'sre', step: 'Reading 3 logs, 41,208 lines' },
  { type: 'agent.started', agent: 'investigator', attempt: 1 },
  { type: 'agent.step', agent: 'investigator', step: 'Finding stack frames in checkout' },
  { type: 'agent.evidence', agent: 'sre', evidence: template },
  { type: 'agent.evidence', agent: 'sre', evidence: upstream },
  { type: 'agent.step', agent: 'sre', step: 'Looking for the onset' },
  { type: 'agent.evidence', agent: 'sre', evidence: excerpt },
  { type: 'agent.evidence', agent: 'investigator', evidence: stack },
  { type: 'agent.evidence', agent: 'investigator', evidence: code },
  {
    type: 'agent.done',
    agent: 'sre',
    summary: 'checkout failed first, at 10:04:02, with one new error template.',
    duration_ms: 640,
  },
  { type: 'agent.step', agent: 'investigator', step: 'Comparing 3 commits before the onset' },
  { type: 'agent.evidence', agent: 'investigator', evidence: commit },
  {
    type: 'agent.done',
    agent: 'investigator',
    summary: 'One commit changed the failing line two hours before.',
    duration_ms: 910,
  },
  { type: 'agent.started', agent: 'architect', attempt: 1 },
  { type: 'state', state: 'reporting' },
  { type: 'agent.step', agent: 'architect', step: 'Reading every cited excerpt again' },
  {
    type: 'agent.done',
    agent: 'architect',
    summary: 'Probable cause, 0.86; two candidates ruled out.',
    duration_ms: 120,
  },
  { type: 'report', report: SAMPLE_REPORT },
  { type: 'state', state: 'done' },
];
