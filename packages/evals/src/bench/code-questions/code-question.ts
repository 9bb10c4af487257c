import type { GeneratedRepository, JourneyStep } from '../generate-repository/generated-repository.ts';

/** What is asked of the code: five frames and five log templates of one failure. */
export interface CodeQuestion {
  /** As Node prints it in a container. */
  readonly trace: string;
  readonly templates: readonly string[];
}

/** Where a frame lies and who wrote its line last. */
export interface FrameAnswer {
  readonly path: string;
  readonly line: number;
  readonly function: string;
  readonly sha: string;
  readonly author: string;
}

export interface CodeAnswer {
  /** Innermost first, as in the trace. */
  readonly frames: readonly FrameAnswer[];
  /** For each template `path:line` of the statement that writes it. */
  readonly statements: readonly string[];
}

/** Answers questions about one repository, in one way. */
export interface CodeAnswerer {
  readonly answer: (question: CodeQuestion) => Promise<CodeAnswer>;
  readonly close: () => void;
}

const DEPLOYED_AT = '/srv/app';

function errorOf(journey: readonly JourneyStep[]): string {
  return `Error: no ${journey.at(-1)?.function ?? 'service'} answers`;
}

/** The question that a failure of a journey puts. */
export function questionOf(journey: readonly JourneyStep[]): CodeQuestion {
  const frames = journey.toReversed().map((step, depth) => {
    return `    at ${depth === 0 ? '' : 'async '}${step.function} (${DEPLOYED_AT}/${step.path}:${step.line}:9)`;
  });
  return {
    trace: [errorOf(journey), ...frames].join('\n'),
    templates: journey.map((step) => step.template),
  };
}

/** The true answer, known from how the repository was made. */
export function trueAnswer(journey: readonly JourneyStep[]): CodeAnswer {
  return {
    frames: journey.toReversed().map(({ path, line, function: name, sha, author }) => {
      return { path, line, function: name, sha, author };
    }),
    statements: journey.map((step) => `${step.path}:${step.templateLine}`),
  };
}

/** The fixed text of a template that is looked for in code: its longest part. */
export function literalOf(template: string): string {
  const parts = template.split('<*>').toSorted((one, other) => other.length - one.length);
  return parts[0] ?? '';
}

/** One journey after the other, round and round: no question is put twice in a row. */
export function journeysInTurn(repository: GeneratedRepository): () => readonly JourneyStep[] {
  let next = 0;
  return () => {
    const journey = repository.journeys[next % repository.journeys.length];
    next += 1;
    return journey ?? [];
  };
}
