import path from 'node:path';

/** The door that benchmarks alone come in by. What the door for fitting hands on makes the weights of the product. */
const MEASURING = /\/doors\/measure\.ts$/;
const OTHER_DOOR = /\/doors\/fit\.ts$/;
/** What one suite may measure alone: the templates of whole files of messages. */
const MEASURED_ALONE: ReadonlySet<string> = new Set(['mineMessages']);
const NO_CODE_OF_THE_PRODUCT = /\.test\.ts$|\/testing\//;

/** Texts of modules by their paths. */
export type Modules = ReadonlyMap<string, string>;

interface Handed {
  readonly name: string;
  readonly from: string;
}

/** Names that a door hands on from modules beside it, types left out. */
function handedOn(door: string, text: string): Handed[] {
  const found = [...text.matchAll(/export \{([^}]{1,4000})\} from '(\.[^']{1,300})'/g)];
  return found.flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((name) => name.trim().split(' as ')[0] ?? '')
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name, from: path.posix.join(path.posix.dirname(door), from) })),
  );
}

function occurrences(text: string, name: string): number {
  return text.match(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))?.length ?? 0;
}

/**
 * What the door for measuring hands on and nothing of the product uses: neither another module, nor the module itself besides saying what
 * it is. Such code belongs to the evaluations.
 */
export function codeOnlyMeasured(modules: Modules): string[] {
  const doors = [...modules].filter(([file]) => MEASURING.test(file));
  const others = [MEASURING, OTHER_DOOR, NO_CODE_OF_THE_PRODUCT];
  const product = [...modules].filter(([file]) => !others.some((other) => other.test(file)));
  return doors
    .flatMap(([door, text]) => handedOn(door, text))
    .filter(({ name }) => !MEASURED_ALONE.has(name))
    .filter(({ name, from }) => product.every(([file, text]) => occurrences(text, name) <= (file === from ? 1 : 0)))
    .map(({ name, from }) => `${from}: only evaluations use ${name}`);
}
