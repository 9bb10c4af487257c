import { createEvidence } from '@mats/engine';
import { splitQuestion, understandQuestion } from '@mats/engine/question';
import { zoneOffsetMinutes } from '@mats/contracts';
import type { Evidence, Finding, InvokeRequest } from '@mats/contracts';
import type { Agent } from '@mats/service';
import type { GithubEntry } from './tools/github-entries.ts';
import type { GithubSource, Period } from './tools/read-github.ts';
import { claimWords, summaryWords } from './words.ts';

export interface GithubAgentOptions {
  source: GithubSource;
  now: () => number;
}

/** What may have brought a failure happened within this time before it. */
const BEFORE_MS = 24 * 3_600_000;
/** Who repairs or reports it does so within this time after it. */
const AFTER_MS = 2 * 3_600_000;
const MOST_CLAIMS = 8;

interface Window {
  readonly period: Period;
  /** Epoch milliseconds of the moment the entries are compared with. */
  readonly at: number;
  /** Whether that is when the failure began; else it is now. */
  readonly isOnset: boolean;
}

/** Around the onset that the SRE agent found, else around what the question names, else the last day. */
function windowOf({ message, context }: InvokeRequest, now: number): Window {
  const onset = context.findings.find(({ incident }) => incident !== undefined)?.incident?.onset?.at;
  const zone = zoneOffsetMinutes(context.time_zone, now);
  const { periods } = understandQuestion(splitQuestion(message).question, { now, zoneOffsetMinutes: zone });
  const [named] = periods;
  const began = onset === undefined ? named?.from : Date.parse(onset);
  const at = began === undefined || Number.isNaN(began) ? now : began;
  const isOnset = at !== now;
  const iso = (moment: number): string => new Date(moment).toISOString();
  return { period: { from: iso(at - BEFORE_MS), to: iso(isOnset ? at + AFTER_MS : at) }, at, isOnset };
}

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

/** The nearest before the moment first, then the others by how far they are from it. */
function byNearness(at: number): (one: GithubEntry, other: GithubEntry) => number {
  const rank = ({ time }: GithubEntry): number => {
    const before = at - Date.parse(time);
    return before >= 0 ? before : BEFORE_MS - before;
  };
  return (one, other) => rank(one) - rank(other);
}

/** What happened in the repositories around the failure; it names no cause of its own, since it reads no code. */
export function createGithubAgent({ source, now }: GithubAgentOptions): Agent {
  return async ({ request, step, evidence }) => {
    const started = now();
    const window = windowOf(request, started);
    step('Reading pull requests, deployments and issues');
    const { entries, notRead } = await source.read(window.period);
    const told = entries.toSorted(byNearness(window.at)).slice(0, MOST_CLAIMS);
    const pieces = told.map(evidenceOf);
    for (const piece of pieces) evidence(piece);
    const claims: Finding['claims'] = told.map((entry, index) => ({
      text: claimWords(entry, window),
      about: entry.kind === 'issue' ? 'symptom' : 'change',
      evidence: [pieces[index]?.id ?? ''],
    }));
    const usage = { tokens: { prompt: 0, completion: 0 }, cost_usd: 0, model: null, duration_ms: now() - started };
    return {
      finding: {
        agent: 'github',
        summary: summaryWords(entries, { first: claims[0]?.text, notRead }),
        claims,
        candidates: [],
        evidence: pieces,
        read: [],
        notChecked: [...notRead],
        usage: { agent: 'github', ...usage, calls: [] },
      },
    };
  };
}
