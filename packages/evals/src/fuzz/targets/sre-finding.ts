import type { Evidence, Finding, Incident } from '@mats/contracts';

const USAGE = {
  agent: 'sre',
  tokens: { prompt: 0, completion: 0 },
  cost_usd: 0,
  model: null,
  duration_ms: 1,
  calls: [],
};

/** The finding that an incident and its evidence would go on in, without claims. */
export function sreFinding(incident: Incident, evidence: Evidence[]): Finding {
  return {
    agent: 'sre',
    summary: 'fuzz',
    claims: [],
    candidates: [],
    evidence,
    read: [],
    notChecked: [],
    incident,
    usage: USAGE,
  };
}
