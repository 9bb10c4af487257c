import type { Report } from '../report.ts';
import type { ExpectedAnswer } from './dataset-example.ts';

/** What one evaluator says of one answer. */
export interface Evaluation {
  readonly name: 'cause' | 'place' | 'abstention' | 'seconds';
  /** 1 is right, 0 is wrong; of `seconds`, the seconds. */
  readonly score: number;
  readonly label: string;
  readonly explanation: string;
}

const ABSTAINING = new Set(['no_incident', 'unknown']);

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function namesOf(text: string): Set<string> {
  return new Set(text.toLowerCase().split(/[^a-z0-9]{1,20}/));
}

/** Whether a part goes by one of these names: the same words, or one word of it that is a name. */
function isNamed(component: string | null, names: readonly string[]): boolean {
  if (component === null) return false;
  const words = namesOf(component);
  return names.some((name) => name.toLowerCase() === component.toLowerCase() || words.has(name.toLowerCase()));
}

function judged(name: Evaluation['name'], given: { right: boolean; expected: string; seen: string }): Evaluation {
  const { right, expected, seen } = given;
  return {
    name,
    score: right ? 1 : 0,
    label: right ? 'right' : 'wrong',
    explanation: `expected ${expected}, seen ${seen}`,
  };
}

function abstainsIn(report: Report | null): boolean {
  return report === null || report.verdict === 'inconclusive' || report.verdict === 'no_incident';
}

function shouldAbstain({ abstains, kinds }: ExpectedAnswer): boolean {
  return abstains ?? (kinds.length > 0 && kinds.every((kind) => ABSTAINING.has(kind)));
}

/** The kind is one of those, or, where no kind was said, the part is. */
function judgeCause(report: Report | null, expected: ExpectedAnswer): Evaluation[] {
  const { kinds, components } = expected;
  if (shouldAbstain(expected) || kinds.length + components.length === 0) return [];
  const named = !abstainsIn(report);
  const right = kinds.length > 0 ? kinds.includes(report?.kind ?? '') : isNamed(report?.component ?? null, components);
  const seen = named ? `${report?.kind ?? 'no kind'} of ${report?.component ?? 'no part'}` : 'no cause';
  return [judged('cause', { right: named && right, expected: [...kinds, ...components].join(' or '), seen })];
}

interface SeenPlace {
  readonly file: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Where the answer points: its place in code, and the lines that its claims on the cause cite. */
function placesOf(report: Report): SeenPlace[] {
  const { file, line } = report.where;
  const cited = new Set(report.claims.filter(({ about }) => about === 'cause').flatMap(({ evidence }) => evidence));
  const pieces = report.evidence.filter(({ id }) => cited.has(id));
  return [
    ...(file === undefined ? [] : [{ file, from: line, to: line }]),
    ...pieces.map(({ locator }) => ({
      file: locator.path ?? locator.label,
      from: locator.startLine,
      to: locator.endLine ?? locator.startLine,
    })),
  ];
}

function judgePlace(report: Report | null, expected: ExpectedAnswer): Evaluation[] {
  const { places, commit } = expected;
  if (shouldAbstain(expected) || (places.length === 0 && commit === undefined)) return [];
  const seen = report === null ? [] : placesOf(report);
  const atPlace = places.some(({ file, line }) =>
    seen.some(
      (one) =>
        baseOf(one.file) === baseOf(file) &&
        (line === undefined || (one.from !== undefined && one.from <= line && line <= (one.to ?? one.from))),
    ),
  );
  const named = report?.where.commit;
  const byCommit =
    commit !== undefined && named !== undefined && (named.startsWith(commit) || commit.startsWith(named));
  const wanted = [
    ...places.map(({ file, line }) => `${file}:${line ?? ''}`),
    ...(commit === undefined ? [] : [commit]),
  ];
  const words = seen.map(({ file, from }) => `${file}:${from ?? ''}`).slice(0, 5);
  return [
    judged('place', {
      right: places.length > 0 ? atPlace : byCommit,
      expected: wanted.slice(0, 5).join(' or '),
      seen: [...words, ...(named === undefined ? [] : [named])].join(', ') || 'none',
    }),
  ];
}

/** The code evaluators of an experiment: right cause, right place, a cause named exactly when there is one, and time. */
export function evaluateAnswer(
  report: Report | null,
  given: { readonly expected: ExpectedAnswer; readonly seconds: number },
): Evaluation[] {
  const { expected, seconds } = given;
  const [abstains, should] = [abstainsIn(report), shouldAbstain(expected)];
  const words = (none: boolean): string => (none ? 'no cause' : 'a cause');
  return [
    ...judgeCause(report, expected),
    ...judgePlace(report, expected),
    judged('abstention', { right: abstains === should, expected: words(should), seen: words(abstains) }),
    { name: 'seconds', score: seconds, label: `${seconds.toFixed(1)} s`, explanation: 'from question to answer' },
  ];
}
