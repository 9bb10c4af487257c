import { judge } from '@mats/engine';
import type { Judgement, JudgeInput } from '@mats/engine';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import { withSpan } from '@mats/telemetry';

/** Weighs the candidates of all findings; without `weights` by the fitted ones. */
export function rankCausesTool(input: JudgeInput, weights?: Readonly<Record<string, number>>): Promise<Judgement> {
  const candidates = input.findings.flatMap((finding) => finding.candidates).map((candidate) => candidate.title);
  return withSpan(
    { name: TOOL_SPAN_NAMES.rankCauses, kind: 'TOOL', input: candidates.join('\n') || 'no candidates' },
    (span) => {
      const judgement = judge(input, weights);
      const lines = judgement.weighed
        .slice(0, 6)
        .map((candidate) => `${candidate.score.toFixed(2)} ${candidate.title}`);
      span.setOutput([`${judgement.verdict} ${judgement.confidence.toFixed(2)}`, ...lines].join('\n'));
      return Promise.resolve(judgement);
    },
  );
}
