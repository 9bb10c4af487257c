import type { Random } from '../../bench/generate/random.ts';

const each = (text: string, wrap: (line: string) => string): string => text.split('\n').map(wrap).join('\n');

/** How people and programs hand text on. */
const WRAPPINGS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('\n', ' '),
  (text) => each(text, (line) => line.trim()),
  (text) => `\`\`\`\n${text}\n\`\`\``,
  (text) => each(text, (line) => `> ${line}`),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => each(text, (line) => `\u001b[31m${line}\u001b[39m`),
  (text) => each(text, (line) => `web-1  | ${line}`),
  (text) => each(text, (line) => `Nov 20 10:14:02 host-1 app[123]: ${line}`),
  (text) => each(text, (line) => `2024-11-20 10:14:02,123 ERROR [main] c.s.Cart - ${line}`),
  (text) => JSON.stringify({ level: 50, err: { stack: text } }),
  (text) => JSON.stringify({ log: JSON.stringify({ stack: text }) }),
  (text) =>
    JSON.stringify(
      text.split('\n').map((message) => ({ message })),
      undefined,
      2,
    ),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => `time,message\n1,"${text.replaceAll('"', '""')}"\n`,
  (text) => `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br> &nbsp;')}</pre>`,
  (text) => each(text, (line) => line.replaceAll(/.{80}/g, '$&\n')),
];

/** The text in one or two wrappings, one inside the other. */
export function wrappedText(text: string, random: Random): string {
  const once = random.pick(WRAPPINGS)(text);
  return random.below(3) === 0 ? random.pick(WRAPPINGS)(once) : once;
}
