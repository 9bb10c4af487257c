import { meaningOf, nextStepsOf, valuesOf } from '@mats/engine';
import type { ExplainedFailures, Platform } from '@mats/engine';
import type { LineGroup } from '@mats/engine/logs';
import type { Candidate, Evidence, Step } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';

import { claimOf, knownSaid } from './claim-words.ts';

const MOST_CAUSES = 6;
const MOST_REASONS = 6;

/** Evidence of groups of lines, by the group. */
export type EvidenceOfGroups = ReadonlyMap<LineGroup, Evidence>;

function withoutSecrets({ text, command, ...rest }: Step): Step {
  return {
    ...rest,
    text: redactSecrets(text),
    ...(command === undefined ? {} : { command: redactSecrets(command) }),
  };
}

/** Captured values, secrets hidden; those of settings' names stay. */
function redactedValues(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, redactSecrets(value)]])),
  );
}

/** The known failures as candidates, the most probable first. */
export function failureCandidates(
  explained: ExplainedFailures,
  options: { evidence: EvidenceOfGroups; platform: Platform },
): Candidate[] {
  return explained.causes.slice(0, MOST_CAUSES).flatMap((cause): Candidate[] => {
    const [strongest] = cause.answers;
    if (strongest === undefined) return [];
    const cited = cause.answers.flatMap(({ answer }) => options.evidence.get(answer.view.group)?.id ?? []);
    const { service } = strongest.answer.view.group;
    if (cited.length === 0) return [];
    const meaning = meaningOf(cause);
    const headline = redactSecrets(meaning.means);
    const quote = meaning.quote === null ? undefined : redactSecrets(meaning.quote);
    const known = { headline, quote: quote ?? '' };
    return [
      {
        id: `failure:${cause.kind}:${cause.component}`,
        found: 'known_failure',
        kind: cause.kind,
        change: 'none_known',
        title: knownSaid(known),
        headline,
        ...(quote === undefined ? {} : { quote }),
        commit: null,
        ...(cause.component === '' ? {} : { component: redactSecrets(cause.component) }),
        ...(service === null ? {} : { service }),
        score: Math.min(1, cause.probability),
        reasons: strongest.reasons
          .slice(0, MOST_REASONS)
          .map((reason) => ({ ...reason, values: {}, evidence: cited.slice(0, 1) })),
        values: redactedValues(valuesOf(cause)),
        nextSteps: nextStepsOf(cause, options.platform).map(withoutSecrets),
        for: [claimOf('known_failure', known, { about: 'cause', evidence: cited.slice(0, 3) })],
        against: [],
      },
    ];
  });
}
