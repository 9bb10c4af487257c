import type { FoundBy, FoundCode } from '../suspect/code-suspect.ts';

const thrown = (type: string): string => `${type === '' ? 'the failure' : type} was thrown`;

/** How a place in the code was found, in words that follow the place. */
const WORDS: Readonly<Record<FoundCode, (name: string) => string>> = {
  thrown_here: (type) => `${thrown(type)} here`,
  thrown_below: (type) => `${thrown(type)} below here`,
  thrown_by_callee: (type) => `${thrown(type)} by what this line calls`,
  thrown_for_value_set: (type) => `${thrown(type)} for a value that is set here`,
  thrown_for_value_made: (type) => `${thrown(type)} for a value that is made here`,
  raises_failure: () => 'this statement raises the failure',
  logs_failure: () => 'this statement logs the failure',
  holds_text: () => 'the text of the failure stands here',
  line_says_failed: () => 'the line says that it failed here',
  line_says_written: () => 'the line says that it was written here',
  calls_function: (name) => `calls ${name}`,
};

/** How a place in the code was found, without a full stop. */
export function wordsOfFound({ code, name = '' }: FoundBy): string {
  return WORDS[code](name);
}
