const MARKUP = /<(?:\/|!--|[a-zA-Z])|&(?:[a-z]{2,6}|#\d{2,5}|#x[0-9a-fA-F]{2,4});/;
/** Elements that end a line where they begin or end. */
const BLOCK =
  /<\/?(?:br|p|div|pre|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr|section|article|header|footer|body|head|html|title|dt|dd|blockquote|details|summary)(?: [^<>]{0,1000})? ?\/?>/gi;
/** Elements within a line. Names that runtimes print in angle brackets, `<main>` or `<init>`, are not among them. */
const INLINE =
  /<\/?(?:span|code|b|i|u|em|strong|a|td|th|font|small|tt|kbd|samp|var|abbr|label|button|img|meta|link|input|form|nav|svg|path|mark|sup|sub|wbr|time)(?: [^<>]{0,2000})? ?\/?>/g;
const LAST_BREAK = /<br ?\/?>\s{0,8}$/i;
const HIDDEN = /<(style|script)\b[^>]{0,300}>/gi;
const ENTITY = /&(lt|gt|amp|quot|apos|nbsp|#\d{1,5}|#x[0-9a-fA-F]{1,4});/g;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** The lines that a browser shows of a line of HTML; undefined when the line has neither tags nor entities. */
export function linesOfHtml(line: string): string[] | undefined {
  if (!MARKUP.test(line)) return undefined;
  const parts = withoutHidden(line).replace(BLOCK, '\n').replace(INLINE, '').split('\n');
  const shown = parts.map(decoded);
  // A break at the end of a line is the end of the line.
  if (shown.length > 1 && LAST_BREAK.test(line)) shown.pop();
  return shown.length === 1 && shown[0] === line ? undefined : shown;
}

/** Cuts out styles and scripts; one that does not end on the line goes on to its end. */
function withoutHidden(line: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const match of line.matchAll(HIDDEN)) {
    if (match.index < from) continue;
    const close = line.indexOf(`</${match[1] ?? ''}>`, match.index);
    kept.push(line.slice(from, match.index));
    from = close === -1 ? line.length : close + (match[1] ?? '').length + 3;
  }
  return from === 0 ? line : kept.join('') + line.slice(from);
}

/** Pages that show a page have their entities written twice. */
function decoded(text: string): string {
  const once = text.replace(ENTITY, character);
  return /&(?:lt|gt|quot|#39|nbsp);/.test(once) ? once.replace(ENTITY, character) : once;
}

function character(entity: string, name: string): string {
  const known = NAMED.get(name);
  if (known !== undefined) return known;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (code === 160) return ' ';
  return code === 9 || (code >= 32 && code <= 65_535) ? String.fromCodePoint(code) : entity;
}
