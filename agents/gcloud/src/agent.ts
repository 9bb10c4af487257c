import { createEvidence } from '@mats/engine';
import type { Evidence } from '@mats/contracts';
import { byNearness, failureWindow, plainFinding, plainSummary } from '@mats/evidence/around';
import type { Told } from '@mats/evidence/around';
import type { Agent } from '@mats/service';
import type { GcloudEntry } from './tools/gcloud-entry.ts';
import type { GcloudSource } from './tools/read-gcloud.ts';
import { CLAIM_CODES, claimWords, NOTHING } from './words.ts';

export interface GcloudAgentOptions {
  source: GcloudSource;
  now: () => number;
}

const MOST_CLAIMS = 8;
const ABOUT: Readonly<Record<GcloudEntry['kind'], Told['about']>> = {
  revision: 'change',
  traffic: 'change',
  error: 'symptom',
  log: 'symptom',
};

function evidenceOf(entry: GcloudEntry): Evidence {
  const { kind, service, time, title, text, path, author, revision } = entry;
  const detail: Evidence['detail'] =
    kind === 'revision'
      ? { kind: 'change', type: 'deployment', ...(author === undefined ? {} : { author }) }
      : { kind: 'log_excerpt' };
  return createEvidence({
    title: kind === 'log' || kind === 'error' ? `${service}: ${title}` : title,
    service,
    time,
    locator: {
      source: 'agent',
      name: 'gcloud',
      label: `${service} ${kind}`,
      path,
      ...(revision === undefined ? {} : { revision }),
    },
    excerpt: text,
    detail,
  });
}

/** Deployments by how near they are, then failures likewise: a change that failures follow is told before them. */
function ordered(entries: readonly GcloudEntry[], at: number): GcloudEntry[] {
  const near = entries.toSorted(byNearness(at));
  const isChange = ({ kind }: GcloudEntry): boolean => kind === 'revision' || kind === 'traffic';
  return [...near.filter(isChange).slice(0, MOST_CLAIMS / 2), ...near.filter((entry) => !isChange(entry))];
}

/** What a Google Cloud project deployed and logged around the failure; it names no cause of its own. */
export function createGcloudAgent({ source, now }: GcloudAgentOptions): Agent {
  return async ({ request, step, evidence }) => {
    const started = now();
    const window = failureWindow(request, started);
    step('Reading logs, error groups and revisions');
    const { entries, notRead } = await source.read(window);
    const told = ordered(entries, window.at)
      .slice(0, MOST_CLAIMS)
      .map((entry): Told => ({
        code: CLAIM_CODES[entry.kind],
        values: { service: entry.service, title: entry.title },
        text: claimWords(entry, window),
        about: ABOUT[entry.kind],
        evidence: [evidenceOf(entry)],
      }));
    const more = entries.length - 1;
    const summary = plainSummary({ first: told[0]?.text, more, notRead, nothing: NOTHING });
    return { finding: plainFinding('gcloud', { told, summary, notRead, durationMs: now() - started, tell: evidence }) };
  };
}
