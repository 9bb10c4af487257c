import { foldRepeats } from './fold-repeats.ts';
import { LONGEST_MESSAGE, lexMessage, MOST_WORDS, VARIABLE } from './lexer.ts';

/**
 * Writes a template's text: the example with everything that varies replaced by `<*>`. `words` are the template's words; words of
 * the example that are not among them vary, even if they look constant in this one example.
 */
export const renderTemplate = (example: string, words: readonly string[]): string => {
  const lexed = foldRepeats(lexMessage(example));
  const cuts: (readonly [start: number, end: number])[] = [];
  for (let index = 0; index < lexed.varying.length; index += 2)
    cuts.push([lexed.varying[index] ?? 0, lexed.varying[index + 1] ?? 0]);
  let next = 0;
  for (const [index, word] of lexed.words.entries()) {
    if (word === words[next]) {
      next += 1;
      continue;
    }
    if (words[next] === VARIABLE && words[next + 1] === lexed.words[index + 1]) next += 1;
    if (word !== VARIABLE) cuts.push([lexed.starts[index] ?? 0, lexed.ends[index] ?? 0]);
  }
  let text = '';
  let position = 0;
  for (const [start, end] of cuts.toSorted((a, b) => a[0] - b[0])) {
    if (start < position) continue;
    text += example.slice(position, start) + VARIABLE;
    position = end;
  }
  const rest = lexed.words.length >= MOST_WORDS ? '' : example.slice(position, LONGEST_MESSAGE);
  return (text + rest)
    .replace(/\s+/g, ' ')
    .replace(/<\*>(?: ?<\*>)+/g, VARIABLE)
    .trim();
};
