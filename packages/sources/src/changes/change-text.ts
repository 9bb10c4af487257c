import type { Change } from '@mats/contracts';

/** A change as text, the same at every reading of its feed: what evidence of it quotes. */
export function changeText(change: Change): string {
  const { type, time, service, title, body, author, revision, previous, version, key, before, after, files, diff } =
    change;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['time', time ?? undefined],
    ['service', service],
    ['revision', revision],
    ['previous', previous],
    ['version', version === revision ? undefined : version],
    ['by', author],
    ['key', key],
    ['before', before],
    ['after', after],
  ];
  const told = facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}: ${value}`]));
  const paths = diff === null ? files.map((path) => `  ${path}`) : [];
  return [
    `${type} ${title}`,
    ...told,
    ...(body === undefined ? [] : [body]),
    ...paths,
    ...(diff === null ? [] : [diff]),
  ].join('\n');
}
