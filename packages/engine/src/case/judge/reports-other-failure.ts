import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { wholeKnowledge } from '../../knowledge/whole-knowledge.ts';

/** Whether the root exception of a trace reports a failure that is none of the code's: a full disk, a neighbour that fails. */
export function reportsOtherFailure(trace: Pick<StackTrace, 'exceptions'> | undefined): boolean {
  const [root] = trace?.exceptions ?? [];
  if (root === undefined) return false;
  const [known] = wholeKnowledge().matcher.match(`${root.type}: ${root.message}`);
  return known !== undefined && known.entry.kind !== null && known.entry.kind !== 'code_defect';
}
