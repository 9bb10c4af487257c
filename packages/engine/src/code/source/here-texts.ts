import type { Lexicon } from './language.ts';

/** A text of whole lines. */
export interface HereText {
  readonly from: number;
  readonly to: number;
}

const NAME = /^[~-]?[ \t]{0,4}(["'`]?)([A-Za-z_]\w{0,60})\1/;
const LEADING_NAME = /^[ \t]*([A-Za-z_]\w{0,60})(?!\w)/gm;

/** Finds the texts of whole lines that a source announces by the name that ends them: `<<~TEXT`. */
export function createHereTexts(
  source: string,
  { hereText: sign }: Lexicon,
): (at: number, after: number) => HereText | undefined {
  if (sign === undefined) return () => undefined;
  let ends: Map<string, number[]> | undefined;
  return (at, after) => {
    if (!source.startsWith(sign, at)) return undefined;
    const name = NAME.exec(source.slice(at + sign.length, at + sign.length + 70))?.[2];
    const newline = source.indexOf('\n', at);
    if (name === undefined || newline === -1) return undefined;
    ends ??= leadingNames(source);
    // Several that are announced on one line follow each other.
    const from = Math.max(newline + 1, after);
    const to = firstFrom(ends.get(name) ?? [], from);
    // A shift of bits looks the same, and no line ends it.
    return to === undefined ? undefined : { from, to };
  };
}

/** Where the lines begin that begin with a name. */
function leadingNames(source: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { 1: name = '', index } of source.matchAll(LEADING_NAME)) {
    const places = found.get(name);
    if (places === undefined) found.set(name, [index]);
    else places.push(index);
  }
  return found;
}

function firstFrom(places: readonly number[], from: number): number | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}
