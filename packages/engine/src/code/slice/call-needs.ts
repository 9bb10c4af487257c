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
  /** Every name that matters there. */
  readonly names: ReadonlySet<string>;
}

/** The steps from an object to a property that nothing asks for: whatever it is, the object is there. */
const PART = 1.25;

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
  return { name: around.name, positions, own, names: new Set(about.wanted.keys()) };
}

/** The words that a call hands over for what is needed; undefined when the lines do not show the call. */
export function handedTo(tokens: readonly ScriptToken[], needs: Needs): Mattering | undefined {
  const given = argumentsOf(tokens, needs.name);
  if (given === undefined) return undefined;
  const owner = needs.own ? receiverOf(tokens, { name: needs.name }) : undefined;
  return new Map([
    ...(owner ?? []),
    ...[...needs.positions].flatMap(([position, steps]) =>
      partsOf(given[position] ?? [], needs.names).map(([word, far]) => [word, steps + far] as const),
    ),
  ]);
}

/** The words of an argument; what an object written there has besides the properties of these names lies further away. */
function partsOf(argument: readonly ScriptToken[], names: ReadonlySet<string>): (readonly [string, number])[] {
  const open: boolean[] = [];
  return argument.flatMap(({ kind, text }, place) => {
    if (text === '{') open.push(false);
    else if (text === '}') open.pop();
    else if (open.length > 0) {
      const isKey = /^[{,]$/.test(argument[place - 1]?.text ?? '');
      if (isKey) open[open.length - 1] = names.has(text);
    }
    if (kind === 'mark') return [];
    return [[text, open.length === 0 || open.includes(true) ? 0 : PART] as const];
  });
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
