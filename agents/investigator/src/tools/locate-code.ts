import { suspectsOfPlaces, suspectsOfTraces } from '@mats/engine/suspect';
import type { CodeQuestion, CodeSuspect } from '@mats/engine/suspect';
import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { Repository } from '@mats/sources/git';
import { withSpan } from '@mats/telemetry';

/** Frames of the failures' stack traces, and places that failing lines print themselves, as files and lines of one repository. */
export function locateCodeTool(
  question: CodeQuestion,
  options: { repository: Repository; revision: string | undefined; knownFiles: readonly string[] },
): Promise<CodeSuspect[]> {
  const { repository, revision, knownFiles } = options;
  const input = `Locate ${question.traces.length} stack traces in ${repository.name} at ${revision ?? 'the work tree'}`;
  return withSpan({ name: TOOL_SPAN_NAMES.locateCode, kind: 'TOOL', input }, (span) => {
    const code = { repository: repository.name, revision, knownFiles };
    const suspects = [...suspectsOfTraces(question, code), ...suspectsOfPlaces(question, code)];
    span.setOutput(suspects.map(({ path, line }) => `${path}:${line}`).join('\n') || 'no frame lies here');
    return Promise.resolve(suspects);
  });
}
