import type { Language } from './language.ts';
import type { Literal } from './mask-source.ts';

// printf: flags, width, precision, length, conversion; Python's named form too.
const PRINTF =
  /%(?:\([\w.]{1,80}\))?(?:\d{1,3}\$)?[-+#0 ,]{0,6}\d{0,6}(?:\.\d{1,6}|\.\*)?(?:hh|h|ll|l|L|q|j|z|t)?[sdifgGeExXoOcCvqTtpbBUjrapw]|%%/g;
const BRACED = /\{[\w.:,!?#%+\-<>^*$[\]" ]{0,60}\}/g;

const ESCAPED: Readonly<Record<string, string>> = {
  n: ' ',
  r: ' ',
  t: ' ',
  '"': '"',
  "'": "'",
  '`': '`',
  '\\': '\\',
  '/': '/',
};

/** The fixed text of a literal, with `<*>` where a value is put in: by interpolation or by a format's placeholders. */
export function toLogTemplate(literal: Literal, language: Language): string {
  const interpolated = withoutExpressions(literal, language);
  return interpolated
    .replaceAll(PRINTF, (found) => (found === '%%' ? '%' : '<*>'))
    .replaceAll(BRACED, '<*>')
    .replaceAll(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/g, (_, code: string) => ESCAPED[code] ?? '')
    .replaceAll('\n', ' ');
}

function withoutExpressions(literal: Literal, language: Language): string {
  const { content, quote, prefix } = literal;
  if (language === 'typescript') return quote === '`' ? withoutBraced(content, '${') : content;
  if (language === 'python')
    return prefix.includes('f') ? withoutBraced(content.replaceAll('{{', '(').replaceAll('}}', ')'), '{') : content;
  if (language === 'csharp') return prefix.includes('$') ? withoutBraced(content, '{') : content;
  if (language === 'ruby') return quote === '"' ? withoutBraced(content, '#{') : content;
  if (language === 'kotlin' || language === 'scala') {
    return withoutBraced(content, '${').replaceAll(/\$[A-Za-z_]\w*/g, '<*>');
  }
  if (language === 'php' && quote === '"') {
    return withoutBraced(content, '{$').replaceAll(/\$\w+(?:->\w+|\[[^\][]{0,200}\])?/g, '<*>');
  }
  return content;
}

/** Replaces every `open ... }` with `<*>`, counting the braces between. */
function withoutBraced(content: string, open: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = content.indexOf(open, at);
    if (start === -1) return result + content.slice(at);
    result += `${content.slice(at, start)}<*>`;
    let depth = 1;
    at = start + open.length;
    while (at < content.length && depth > 0) {
      if (content[at] === '{') depth += 1;
      else if (content[at] === '}') depth -= 1;
      const quoted = /^(['"`])(?:(?!\1).){0,200}\1/.exec(content.slice(at, at + 202));
      at += quoted?.[0].length ?? 1;
    }
  }
}
