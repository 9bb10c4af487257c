/** Characters that nobody sees, blanks of other widths, and quotes that word processors bend. */
const ODD =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00a0\u2007\u2028\u2029\u202f\u200b-\u200f\ufeff]|\[\d{1,3}(?:;|m)|“|„|‘/;
/** Colours and movements of terminals; colours also with the escape character as viewers write it, or without it. */
const COLOUR =
  // oxlint-disable-next-line no-control-regex
  /[\u001b\u009b]\[?[0-9;?]{0,20}[A-Za-z]|(?:\^\[|#033|\\x1b|\\u001b|\\033|\\e)?\[\d{1,3}(?:;\d{1,3}){0,5}m(?!\])/g;
// oxlint-disable-next-line no-control-regex
const LINK = /\u001b\][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\)/g;
const SPACES = /[\u00a0\u2007\u202f]/g;
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\ufeff]/g;

/** The line as a person sees it: without colours, control characters and marks of width zero, with plain blanks. */
export function cleanCharacters(line: string): string {
  if (!ODD.test(line)) return line;
  return line
    .replace(LINK, '')
    .replace(COLOUR, '')
    .replace(SPACES, ' ')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\bFile [“„"]([^“”"\n]{1,1000})[”“"],/g, 'File "$1",')
    .replace(/:in [‘`']([^’'\n]{1,300})’/g, ":in '$1'");
}

/** The text without colours; its lines stay the same lines. */
export function withoutColours(text: string): string {
  return text.includes('\u001b') ? text.replace(LINK, '').replace(COLOUR, '') : text;
}
