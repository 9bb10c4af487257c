import { viewFailures } from '../../case/failures/view-failures.ts';
import type { Failures } from '../../case/failures/view-failures.ts';
import { weighFailures } from '../../case/failures/weigh-failures.ts';
import type { Answer } from '../../case/failures/weigh-failures.ts';
import { wholeKnowledge } from '../../knowledge/whole-knowledge.ts';
import { readLogLines } from '../../logs/digest/read-log-lines.ts';
import type { Weights } from '../weigh.ts';
import type { Outcome } from './try-rules.ts';

/** Lines of one log, and what was asked. */
export interface LogCase {
  readonly lines: readonly string[];
  readonly question?: string;
}

const REFERENCE = Date.parse('2026-03-01T12:00:00Z');
const SEEN = new WeakMap<LogCase, Failures>();

function failuresOf(log: LogCase): Failures {
  const known = SEEN.get(log);
  if (known !== undefined) return known;
  const { lines, question = '' } = log;
  const read = readLogLines([{ file: 0, firstLine: 1, lines, service: null }], { referenceMs: REFERENCE });
  const failures = viewFailures({ lines: read, question, ...wholeKnowledge() });
  SEEN.set(log, failures);
  return failures;
}

/** The first line of a failure, as `line 2`; else what the answer is. */
function nameOf(answer: Answer): string {
  return answer.is === 'failure' ? `line ${answer.view.group.lines[0].line}` : answer.is;
}

/** Weighs what the lines tell. */
export function weighLog(log: LogCase, weights: Weights): Outcome {
  const answers = weighFailures(failuresOf(log), weights);
  const [first] = answers;
  return {
    first: first === undefined ? '' : nameOf(first.answer),
    measured: Object.fromEntries(answers.map(({ answer, measured }) => [nameOf(answer), measured])),
  };
}
