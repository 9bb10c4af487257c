import { rankFramesAlone, wordsAround } from '@mats/engine/code';
import { claimOf, TITLES } from '@mats/engine/suspect';
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
    const { line = 0, function: name = '' } = frame ?? {};
    const { path } = item;
    return [
      {
        id: `frame:${path}:${line}`,
        found: 'place',
        kind: null,
        change: 'none_known',
        title: TITLES.frame({ path, line, function: name }, type),
        commit: null,
        service: first.service,
        file: path,
        ...(line > 0 ? { line } : {}),
        ...(name === '' ? {} : { function: name }),
        score: UNREAD * probability,
        reasons: [],
        nextSteps: [],
        for: [
          claimOf(
            'frame_of_trace',
            { service: first.service, path, line },
            { about: 'location', evidence: [first.evidence] },
          ),
        ],
        against: [],
      },
    ];
  });
}
