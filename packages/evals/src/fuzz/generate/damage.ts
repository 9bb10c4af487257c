import type { Random } from '../../bench/generate/random.ts';

/** Text that has broken readers before: marks of formats, names of prototypes, numbers beyond any range, halves of pairs. */
export const ODD_PIECES: readonly string[] = [
  '\0',
  '\r',
  '\u2028',
  '\ud800',
  '\udc00',
  '\ufeff',
  '\u202e',
  '\uffff',
  '\u001b[31m',
  '\u001e',
  '\u001f',
  '\u001d',
  '((((((((',
  '[[[[[[[[',
  '{{{{{{{{',
  '<<<<<<<<',
  '"""""""',
  '`',
  '\\',
  '%s%n%1000000d',
  '<*>',
  '<*><*><*>',
  '(a+)+$',
  '.*.*.*.*',
  '[z-a]',
  '(?<x>',
  '$&$1${x}',
  '../../../../etc/passwd',
  '..\\..\\windows',
  'file:///etc/passwd',
  '/dev/zero',
  'C:\\CON',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'NaN',
  '-0',
  '1e999',
  '99999999999999999999',
  '-9007199254740993',
  '4294967296',
  '253402300800000',
  '8640000000000001',
  '0x',
  '١٢٣',
  '9999-99-99T99:99:99Z',
  '0000-00-00 00:00:00',
  '275760-09-13T00:00:00Z',
  '1970-01-01T00:00:00+99:99',
  'é世🙂',
  'İı',
];

const GROWN = [30, 300, 3000];
type Damage = (text: string, random: Random) => string;

const cut: Damage = (text, random) => text.slice(0, random.below(text.length + 1));
const drop: Damage = (text, random) => {
  const from = random.below(text.length + 1);
  return text.slice(0, from) + text.slice(from + random.below(40));
};
const insert: Damage = (text, random) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(ODD_PIECES) + text.slice(at);
};
const grow: Damage = (text, random) => {
  const at = random.below(text.length + 1);
  const piece = text.slice(at, at + 1 + random.below(12)) || ' ';
  return text.slice(0, at) + piece.repeat(random.pick(GROWN)) + text.slice(at);
};
const double: Damage = (text, random) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + text.slice(random.below(at + 1));
};
const otherLineEnds: Damage = (text, random) =>
  text.replaceAll('\n', random.pick(['\r', '\r\n', '\n\n', '\n\r', '\u2028', ' ']));
const backwards: Damage = (text) => text.split('\n').toReversed().join('\n');
const shuffled: Damage = (text, random) => {
  const lines = text.split('\n');
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  return lines.join('\n');
};
const interleaved: Damage = (text, random) => {
  const lines = text.split('\n');
  const half = lines.splice(0, random.below(lines.length + 1));
  return Array.from({ length: Math.max(half.length, lines.length) }, (_, at) => [half[at], lines[at]])
    .flat()
    .filter((line) => line !== undefined)
    .join('\n');
};
const otherNumbers: Damage = (text, random) =>
  text.replaceAll(/\d+/g, (number) =>
    random.below(6) === 0 ? random.pick(['0', '-1', '99999999999999999999', '1e400', '4294967296', '007']) : number,
  );
const indented: Damage = (text, random) =>
  text.replaceAll('\n', `\n${random.pick([' ', '\t', '        ', '> ', '| '])}`);

const DAMAGES: readonly Damage[] = [
  cut,
  drop,
  insert,
  insert,
  insert,
  grow,
  double,
  otherLineEnds,
  backwards,
  shuffled,
  interleaved,
  otherNumbers,
  indented,
];

/** The text with up to five things done to it that happen to text on its way, or that somebody does to it. */
export function damaged(text: string, random: Random): string {
  let result = text;
  for (let left = random.below(6); left > 0; left -= 1) result = random.pick(DAMAGES)(result, random);
  return result;
}

/** Bytes of a text in one of the encodings in use, now and then with bytes that are none of it. */
export function damagedBytes(text: string, random: Random): Uint8Array {
  const bytes = Buffer.from(encoded(text, random));
  for (let flips = random.below(12) - 6; flips > 0 && bytes.length > 0; flips -= 1) {
    bytes[random.below(bytes.length)] = random.below(256);
  }
  return random.below(5) === 0 ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

function encoded(text: string, random: Random): Buffer {
  const kind = random.below(12);
  if (kind === 0) return Buffer.from(text, 'utf16le');
  if (kind === 1) return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  if (kind === 2)
    return Buffer.concat([
      Buffer.from([0xfe, 0xff]),
      Buffer.from(text, 'utf16le')
        .subarray(0, text.length * 2)
        .swap16(),
    ]);
  if (kind === 3) return Buffer.from(text, 'latin1');
  if (kind === 4) return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  return Buffer.from(text);
}
