import { rankFramesAlone, wordsAround } from '@mats/engine/code';
import type { CodeQuestion } from '@mats/engine/suspect';
import type { Candidate } from '@mats/contracts';

const MOST_TRACES = 6;
const MOST_FILES = 5;
/** The code was not read: a place in it is no more than where to look. */
const UNREAD = 0.5;

/** The files of traces that lie in no repository, by what the traces and the person's words say: still the places to look. */
export function outsideCandidates(question: CodeQuestion, message: string): Candidate[] {
  const traces = question.traces.slice(0, MOST_TRACES);
  const [first] = traces;
  if (first === undefined) return [];
  const { files, frames } = rankFramesAlone(
    traces.map(({ trace }) => trace),
    wordsAround(message),
  );
  const type = first.trace.exceptions[0]?.type ?? '';
  return files.slice(0, MOST_FILES).flatMap(({ item, probability }): Candidate[] => {
    const frame = frames.find(({ path }) => path === item.path);
    const line = frame?.line !== undefined && frame.line > 0 ? { line: frame.line } : {};
    const place = `${item.path}${frame?.line === undefined ? '' : `:${frame.line}`}`;
    const name = frame?.function;
    return [
      {
        id: `frame:${place}`,
        found: 'place',
        kind: null,
        change: 'none_known',
        title: `${place}${name === undefined ? '' : ` in ${name}`} threw ${type === '' ? 'an error' : type}`,
        commit: null,
        service: first.service,
        file: item.path,
        ...line,
        ...(name === undefined ? {} : { function: name }),
        score: UNREAD * probability,
        reasons: [],
        nextSteps: [],
        for: [
          {
            text: `A stack trace of ${first.service} goes through ${place}.`,
            about: 'location',
            evidence: [first.evidence],
          },
        ],
        against: [],
      },
    ];
  });
}
