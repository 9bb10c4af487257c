import { createEvidence } from '@mats/engine';
import type { Evidence } from '@mats/contracts';
import { byNearness, failureWindow, plainFinding, plainSummary } from '@mats/evidence/around';
import type { Told } from '@mats/evidence/around';
import type { Agent } from '@mats/service';
import type { GithubEntry } from './tools/github-entries.ts';
import type { GithubSource } from './tools/read-github.ts';
import { CLAIM_CODES, claimWords, NOTHING } from './words.ts';

export interface GithubAgentOptions {
  source: GithubSource;
  now: () => number;
}

const MOST_CLAIMS = 8;

function evidenceOf(entry: GithubEntry): Evidence {
  const { kind, repository, time, title, text, path, author, sha } = entry;
  const type = kind === 'pull' ? 'commit' : 'deployment';
  const detail: Evidence['detail'] =
    kind === 'pull' || kind === 'deployment'
      ? { kind: 'change', type, ...(author === undefined ? {} : { author }) }
      : { kind: 'log_excerpt' };
  return createEvidence({
    title: `${repository}: ${title}`,
    ...(time === '' ? {} : { time }),
    locator: {
      source: 'agent',
      name: 'github',
      label: `${repository} ${title}`,
      path,
      ...(sha === undefined ? {} : { revision: sha }),
    },
    excerpt: text,
    detail,
  });
}

/** What happened in the repositories around the failure; it names no cause of its own, since it reads no code. */
export function createGithubAgent({ source, now }: GithubAgentOptions): Agent {
  return async ({ request, step, evidence }) => {
    const started = now();
    const window = failureWindow(request, started);
    step('Reading pull requests, deployments and issues');
    const { entries, notRead } = await source.read(window.period);
    const told = entries
      .toSorted(byNearness(window.at))
      .slice(0, MOST_CLAIMS)
      .map((entry): Told => {
        const about = entry.kind === 'issue' ? 'symptom' : 'change';
        const { kind, repository, title } = entry;
        return {
          code: CLAIM_CODES[kind],
          values: { repository, title },
          text: claimWords(entry, window),
          about,
          evidence: [evidenceOf(entry)],
        };
      });
    const more = entries.length - 1;
    const summary = plainSummary({ first: told[0]?.text, more, notRead, nothing: NOTHING });
    return { finding: plainFinding('github', { told, summary, notRead, durationMs: now() - started, tell: evidence }) };
  };
}
