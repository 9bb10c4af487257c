import type { CodeQuestion } from '@mats/engine';
import type { Candidate } from '@mats/contracts';

/** The best frame of each trace that lies in no repository: still the place to look. */
export function outsideCandidates(question: CodeQuestion): Candidate[] {
  return question.traces.slice(0, 2).flatMap(({ trace, evidence, service }): Candidate[] => {
    const frames = trace.exceptions.flatMap((exception) => exception.frames);
    const frame = frames.find((candidate) => !candidate.library) ?? frames[0];
    if (frame?.file === undefined) return [];
    const line = frame.line !== undefined && frame.line > 0 ? { line: frame.line } : {};
    const place = `${frame.file}${frame.line === undefined ? '' : `:${frame.line}`}`;
    return [
      {
        id: `frame:${place}`,
        found: 'code',
        kind: 'code_defect',
        change: 'none_known',
        title: `${place}${frame.function === undefined ? '' : ` in ${frame.function}`} threw ${trace.exceptions[0]?.type ?? 'an error'}`,
        commit: null,
        service,
        file: frame.file,
        ...line,
        ...(frame.function === undefined ? {} : { function: frame.function }),
        score: 0.35,
        reasons: [],
        nextSteps: [],
        for: [{ text: `The stack trace of ${service} begins at ${place}.`, about: 'location', evidence: [evidence] }],
        against: [],
      },
    ];
  });
}
