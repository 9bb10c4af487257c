import type { Random } from '../../bench/generate/random.ts';

const VLQ = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A source map: whole, with segments that are no numbers, with sections inside sections, or with parts of wrong types. */
export function sourceMapText(random: Random, depth = 0): string {
  return JSON.stringify(sourceMap(random, depth));
}

function sourceMap(random: Random, depth: number): unknown {
  if (depth < 30 && random.below(4) === 0) {
    const sections = Array.from({ length: 1 + random.below(3) }, (_, place) => ({
      offset: random.pick([{ line: place, column: 0 }, { line: -1, column: 1e9 }, null, {}]),
      map: sourceMap(random, depth + 1),
    }));
    return { version: 3, sections };
  }
  const odd = (value: unknown): unknown =>
    random.below(12) === 0 ? random.pick([null, 7, 'x', {}, [[]], [null], -1]) : value;
  return {
    version: odd(3),
    file: odd('app.min.js'),
    sourceRoot: odd(random.pick(['', '/', '../../..', 'webpack://'])),
    sources: odd(['src/cart.ts', '../../../../etc/passwd', null, '__proto__']),
    sourcesContent: odd(['export const total = 1;', null]),
    names: odd(['total', 'constructor', 5]),
    mappings: odd(mappings(random)),
  };
}

function mappings(random: Random): string {
  const segment = (): string =>
    random.pick([
      'AAAA',
      'AAgB',
      'A',
      '',
      'gggggggggggggggB',
      '!!',
      'AA',
      Array.from({ length: random.below(9) }, () => VLQ[random.below(64)]).join(''),
    ]);
  return Array.from({ length: random.below(40) }, segment).join(random.pick([',', ';', ';;,', ',;']));
}
