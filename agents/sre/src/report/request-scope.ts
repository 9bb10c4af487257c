import { namedIn, questionWords } from '@mats/engine/question';
import type { RecordedSpan } from '@mats/engine/signals';
import type { RequestEvidence } from '@mats/evidence';
import { partsOfPath } from '@mats/sources/signals';

/** Whether something has a part in the requests that a question is about, by its names. */
export type HasPart = (names: readonly (string | null)[]) => boolean;

/** Of a failed span's texts so much is looked at. */
const MOST_TEXT = 4_000;

/** What a span tells of those who had a part in it: who ran, whom it called, and, where it failed, what it wrote. */
function textsOf({ service, peer = '', failed, operation, message = '', stack = '' }: RecordedSpan): string[] {
  return [service, peer, ...(failed ? [operation, message, stack] : [])].map((text) => text.slice(0, MOST_TEXT));
}

function namesProject(counted: readonly RequestEvidence[], asked: ReadonlySet<string>): boolean {
  return counted.some(({ recording }) => {
    const project = partsOfPath(recording.stream.locator.path ?? '')?.project;
    return namedIn(asked, project);
  });
}

/**
 * What runs on the same host beside the requests that a question is about: where requests failed, a container or a service counts that one
 * of them passed through or names, or that the question names. What belongs to something else may have failed at any time; it explains none
 * of them. Where the question is about something else, or nothing failed, everything counts.
 */
export function requestScope(
  counted: readonly RequestEvidence[],
  asked: { readonly question: string; readonly asksForRequests: boolean },
): HasPart {
  const failing = counted.filter(({ failures }) => failures.length > 0);
  const words = questionWords(asked.question);
  if (failing.length === 0 || !(asked.asksForRequests || namesProject(counted, words))) return () => true;
  const texts = new Set(failing.flatMap(({ recording }) => recording.spans.flatMap(textsOf)));
  const known = new Set([...words, ...[...texts].flatMap((text) => [...questionWords(text)])]);
  return (names) => names.some((name) => namedIn(known, name));
}
