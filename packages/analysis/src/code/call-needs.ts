import { argumentsOf, type Mattering, parametersAt, receiverOf } from './failing-words.ts';
import type { ScriptFile } from './script-file.ts';
import type { ScriptToken } from './script-tokens.ts';

/** Methods that change what they are called on. */
const MUTATES = /^(?:set|add|push|unshift|delete|clear|splice|pop|shift|append|assign)$/;

/** What a function needs of its callers: parameters by position, with how far they lie from what failed, and its object. */
export interface Needs {
  readonly name: string;
  readonly positions: ReadonlyMap<number, number>;
  readonly own: boolean;
}

/** Which parameters of the function around a line the wanted words are. */
export function needsAround(
  file: ScriptFile,
  about: { line: number; wanted: ReadonlyMap<string, number>; distance: number },
): Needs | undefined {
  const around = file.functions.findLast(
    ({ startLine, endLine, anonymous }) => startLine <= about.line && about.line <= endLine && !anonymous,
  );
  if (around === undefined) return undefined;
  const positions = new Map<number, number>();
  for (const [position, names] of parametersAt(file, { line: around.startLine, name: around.name }).entries()) {
    const steps = names.flatMap((name) => about.wanted.get(name) ?? []);
    if (steps.length > 0) positions.set(position, Math.max(0, Math.min(...steps) - about.distance));
  }
  const own = [...about.wanted.keys()].some((word) => word === 'this' || word.startsWith('#'));
  return { name: around.name, positions, own };
}

/** The words that a call hands over for what is needed; undefined when the lines do not show the call. */
export function handedTo(tokens: readonly ScriptToken[], needs: Needs): Mattering | undefined {
  const given = argumentsOf(tokens, needs.name);
  if (given === undefined) return undefined;
  const owner = needs.own ? receiverOf(tokens, { name: needs.name }) : undefined;
  return new Map([
    ...(owner ?? []),
    ...[...needs.positions].flatMap(([position, steps]) =>
      (given[position] ?? []).map((word) => [word, steps] as const),
    ),
  ]);
}

/** Whether a name, or something inside of it, is given a value there: declared with one, assigned to, or changed by a method. */
export function isSet(tokens: readonly ScriptToken[], place: number): boolean {
  let at = place + 1;
  while (tokens[at]?.text === '.' && tokens[at + 1]?.kind === 'word') {
    if (MUTATES.test(tokens[at + 1]?.text ?? '')) return true;
    at += 2;
  }
  return /^(?:[-+*/%]?=|\?\?=|\|\|=|&&=|:|\+\+|--)$/.test(tokens[at]?.text ?? '');
}
