import type { Finding } from '@mats/contracts';

/** What the SRE agent hands on of a failure: since when (none without `onset`, an ISO 8601 time) and which service failed first. */
export function sreFinding(given: { onset?: string; service?: string; summary?: string } = {}): Finding {
  const { onset, service = null, summary = '' } = given;
  return {
    agent: 'sre',
    summary,
    claims: [],
    candidates: [],
    evidence: [],
    read: [],
    notChecked: [],
    incident: {
      telling: [],
      onset: onset === undefined ? null : { at: onset, from: onset, to: onset, confidence: 1, evidence: [] },
      firstService: service,
      services: [],
      measured: [],
      deploys: [],
      signals: [],
    },
    usage: { agent: 'sre', tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: 1, calls: [] },
  };
}
