import type { Random } from '../generate/random.ts';
import { capital, NOUNS, VERBS } from './words.ts';

/** Gives each name a number of its own, so that no two lines that are edited are alike. */
export interface Names {
  readonly random: Random;
  readonly number: () => number;
}

type Words = Readonly<Record<'verb' | 'noun' | 'other', string>> & { readonly id: number; readonly size: number };

const STATEMENTS: readonly ((words: Words) => string)[] = [
  ({ verb, noun, other, id, size }) =>
    `const ${noun}${id} = await ${verb}${capital(other)}(input.${noun}, { limit: ${size} });`,
  ({ noun, other, id }) =>
    `if (input.${noun} > ${id}) throw new Error(\`the ${noun} of \${input.${other}} is larger than ${id}\`);`,
  ({ verb, noun, other, id }) =>
    `log.info('${noun} ${id} was taken to ${verb} the ${other}', { ${noun}: input.${noun} });`,
  ({ verb, noun, other, id, size }) =>
    `const ${other}${id} = input.${other}.map((${noun}) => ${noun}.${verb} * ${size});`,
  ({ verb, noun, other, id }) => `// The ${noun} comes before the ${other}: see the ${verb} rules, part ${id}.`,
  ({ verb, noun, other, id, size }) => `input.${noun}.${verb}${id} = ${size} + input.${other}.length;`,
];

/** A statement that no other line of the repository equals. */
export function statement(names: Names): string {
  const { random } = names;
  const [verb, noun, other] = [random.pick(VERBS), random.pick(NOUNS), random.pick(NOUNS)];
  return `  ${random.pick(STATEMENTS)({ verb, noun, other, id: names.number(), size: random.below(500) })}`;
}

/** A function with some statements, and the lines given between them. */
export function functionLines(
  names: Names,
  about: { readonly name: string; readonly inside?: readonly string[] },
): string[] {
  const { random } = names;
  const length = 3 + random.below(12);
  const body = Array.from({ length }, () => statement(names));
  body.splice(random.below(length), 0, ...(about.inside ?? []));
  return [
    `export async function ${about.name}(input: ${capital(random.pick(NOUNS))}Input): Promise<number> {`,
    ...body,
    `  return input.${random.pick(NOUNS)}.length;`,
    '}',
    '',
  ];
}

/** The lines of a module: imports, and functions as many as its size wants. */
export function moduleLines(names: Names, about: { readonly functions: number }): string[] {
  const { random } = names;
  const imports = Array.from({ length: 2 + random.below(6) }, () => {
    const [verb, noun] = [random.pick(VERBS), random.pick(NOUNS)];
    return `import { ${verb}${capital(noun)} } from '../${random.pick(NOUNS)}/${verb}-${noun}.ts';`;
  });
  const functions = Array.from({ length: about.functions }, () =>
    functionLines(names, {
      name: `${random.pick(VERBS)}${capital(random.pick(NOUNS))}${names.number()}`,
    }),
  );
  return [...imports, '', ...functions.flat()];
}

/** The lines of a page of prose. */
export function proseLines(names: Names, about: { readonly lines: number }): string[] {
  const { random } = names;
  return Array.from({ length: about.lines }, () => {
    const words = Array.from({ length: 6 + random.below(10) }, () =>
      random.pick(random.below(3) === 0 ? VERBS : NOUNS),
    );
    return `${capital(words.join(' '))} (${names.number()}).`;
  });
}
