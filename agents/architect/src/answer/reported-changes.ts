import { createEvidence } from '@mats/engine';
import { reportedCandidate, splitQuestion, understandQuestion } from '@mats/engine/question';
import type { Question } from '@mats/engine/question';
import type { Candidate, Evidence, Incident, RecordedTurn } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';

/** A change that the asker told of, and what was said as evidence. */
export interface ToldChange {
  readonly change: NonNullable<Question['reportedChange']>;
  readonly evidence: Evidence;
}

const MOST_QUOTED = 300;

function toldIn(prompt: string, given: { turn: string; now: number }): ToldChange[] {
  const { question } = splitQuestion(prompt);
  const { reportedChange: change } = understandQuestion(question, { now: given.now });
  if (change === null) return [];
  const evidence = createEvidence({
    title: redactSecrets([...change.names, ...change.versions].join(' ')),
    ...(change.at === null ? {} : { time: new Date(change.at.from).toISOString() }),
    locator: { source: 'asker', name: given.turn, label: 'what you said' },
    excerpt: redactSecrets(question).slice(0, MOST_QUOTED),
    detail: { kind: 'log_excerpt' },
  });
  return [{ change, evidence }];
}

/** The changes that the asker told of in all turns of the session, each once. */
export function toldChanges(record: readonly RecordedTurn[], asked: { message: string; now: number }): ToldChange[] {
  const earlier = record.flatMap(({ prompt, at, turn }) =>
    toldIn(prompt, { turn: `turn ${turn}`, now: Date.parse(at) }),
  );
  const now = toldIn(asked.message, { turn: `turn ${(record.at(-1)?.turn ?? 0) + 1}`, now: asked.now });
  const all = [...earlier, ...now];
  return [...new Map(all.map((told) => [told.evidence.excerpt, told])).values()];
}

/** The told changes as candidates beside those that the agents found. */
export function toldCandidates(
  told: readonly ToldChange[],
  given: { candidates: readonly Candidate[]; incident: Incident | undefined },
): Candidate[] {
  return told.flatMap(({ change, evidence }) => reportedCandidate(change, { ...given, evidence: evidence.id }) ?? []);
}
