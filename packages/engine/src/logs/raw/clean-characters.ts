// eslint-disable-next-line no-control-regex -- terminals print control characters
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00a0\u2007\u2028\u2029\u202f\u200b-\u200f\ufeff]|\[\d{1,3}(?:;|m)|“|„|‘/;
/** Colours and movements, with the escape character as it is, as viewers write it, or lost on the way. */
const COLOUR =
  // eslint-disable-next-line no-control-regex -- terminals print control characters
  /(?:\u001b|\u009b|\^\[|#033|\\x1b|\\u001b|\\033|\\e)\[?[0-9;?]{0,20}[A-Za-z]|\[\d{1,3}(?:;\d{1,3}){0,5}m(?!\])/g;
// eslint-disable-next-line no-control-regex -- terminals print control characters
const LINK = /\u001b\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)/g;
const SPACES = /[\u00a0\u2007\u202f]/g;
// eslint-disable-next-line no-control-regex -- terminals print control characters
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\ufeff]/g;

/** The line as a person sees it: without colours, control characters and marks of width zero, with plain blanks. */
export function cleanCharacters(line: string): string {
  if (!ODD.test(line) && !line.includes('\\')) return line;
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
