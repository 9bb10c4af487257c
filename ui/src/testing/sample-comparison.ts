import type { TurnComparison } from '@mats/contracts';

const AT = '2026-03-04T10:05:00.000Z';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

/** Two turns that answered the same question otherwise. */
export function sampleComparison(): TurnComparison {
  const shared = {
    session_id: 'session-1',
    trace_id: TRACE_ID,
    prompt: 'Why does checkout return 500?',
    state: 'done' as const,
    created_at: AT,
  };
  return {
    a: {
      ...shared,
      turn: 1,
      investigation_id: `inv_${'1'.repeat(32)}`,
      duration_ms: 1840,
      verdict: 'root_cause',
      confidence: 0.94,
      cause: 'In applyVoucher, the code reads amount of null.',
      where: { service: 'checkout', file: 'src/voucher.ts', line: 41 },
    },
    b: {
      ...shared,
      turn: 2,
      investigation_id: `inv_${'2'.repeat(32)}`,
      duration_ms: 910,
      verdict: 'inconclusive',
      confidence: 0.2,
      cause: 'No cause found: the log starts after the failure began.',
      where: {},
    },
    identical: false,
    fields: [
      { field: 'verdict', a: 'root_cause', b: 'inconclusive' },
      { field: 'confidence', a: 0.94, b: 0.2 },
      { field: 'kind', a: 'code_defect', b: null },
      { field: 'where.commit', a: '7c1e5d0a94b3f2286e1d7b9a5c30f4e8d2b6a917', b: null },
    ],
    evidence: {
      added: [],
      lost: [{ id: 'ev_1', title: 'First failing order in checkout', label: 'checkout.log:4117' }],
      same: [{ id: 'ev_2', title: 'web answers 502', label: 'web.log:12' }],
    },
    others: ['usage'],
    agents: [{ agent: 'sre', a_ms: 640, b_ms: 410 }],
    spans: [{ name: 'run_investigation', depth: 0, a_ms: 1840, b_ms: 910, a_failed: false, b_failed: true }],
    spans_from: 'phoenix',
  };
}
