/** What to look for in a member's sessions. */
export interface SessionQuery {
  /** Words of a title, a service or an id. */
  text: string;
  /** Questions of the session have this value at this key of their metadata. */
  metadata: { key: string; value: string }[];
  tags: string[];
}

/** `metadata.tier:premium`, `metadata['tier'] == 'premium'`, `tag:beta`; values with blanks in quotes. */
const TERM =
  /metadata(?:\.([\w.-]{1,100})|\[["']([^"'\]]{1,100})["']\]) {0,3}(?::|={1,2}) {0,3}(?:"([^"]{0,200})"|'([^']{0,200})'|([^\s"']{1,200}))|\btags?:(?:"([^"]{1,100})"|([^\s"]{1,100}))/g;

/** Reads what was typed into the search: filters as Phoenix has them, and words. */
export function parseSessionQuery(typed: string): SessionQuery {
  const query: SessionQuery = { text: '', metadata: [], tags: [] };
  const rest = typed.replace(TERM, (_whole, ...found: (string | undefined)[]) => {
    const [dotted, bracketed, ...values] = found.slice(0, 5);
    const key = dotted ?? bracketed;
    const tag = found[5] ?? found[6];
    if (key !== undefined) query.metadata.push({ key, value: values.find((value) => value !== undefined) ?? '' });
    if (tag !== undefined) query.tags.push(tag);
    return ' ';
  });
  const terms = query.metadata.length + query.tags.length;
  query.text = (terms === 0 ? rest : rest.replaceAll(/\band\b/g, ' ')).trim();
  return query;
}
