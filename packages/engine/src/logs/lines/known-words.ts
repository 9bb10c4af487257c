import type { LineKernel } from '../kernel/line-kernel.ts';
import type { TemplateMiner } from '../template/miner.ts';
import { SEVERITY_WORDS } from './severity.ts';
import { wordsWithMeaning } from '../template/word-forms.ts';

/** More words than this mean that there is no vocabulary to speak of. */
const MOST_WORDS = 40_000;
const MOST_HEADER_WORDS = 10_000;
/** What separates words for the kernel. */
// oxlint-disable-next-line no-control-regex
const MARKS = /[\u0000-\u0020\u007F=,;()[\]{}<>:|'"`!?]+/;

/** The same word as programs write it at a sentence's beginning and for emphasis. */
const spellings = (word: string): string[] => [
  word,
  word.toLowerCase(),
  word.slice(0, 1).toUpperCase() + word.slice(1),
  word.toUpperCase(),
];

const MEANING = new Set([...wordsWithMeaning(), ...SEVERITY_WORDS].flatMap(spellings));

/**
 * Tells the kernel which words programs write: those of known log statements, of line headers, and those that have a meaning for the
 * rules. A line in which all other words count as one and the same is then treated like the first of its kind, and the rules would
 * not have told them apart.
 */
export class KnownWords {
  readonly #kernel: LineKernel;
  readonly #words: Pick<TemplateMiner, 'generation' | 'vocabulary' | 'takeNewWords'>;
  readonly #ofHeaders = new Set<string>();
  #generation = 0;
  #count = 0;

  constructor(kernel: LineKernel, words: Pick<TemplateMiner, 'generation' | 'vocabulary' | 'takeNewWords'>) {
    this.#kernel = kernel;
    this.#words = words;
    this.#begin();
  }

  /** Whether the vocabulary is worth something: neither empty nor full. */
  get usable(): boolean {
    return this.#generation > 0 && this.#count < MOST_WORDS && this.#ofHeaders.size < MOST_HEADER_WORDS;
  }

  /** Takes over what the miner has learned. */
  follow(): void {
    if (this.#words.generation === this.#generation) {
      for (const word of this.#words.takeNewWords()) this.#add(word);
      return;
    }
    this.#generation = this.#words.generation;
    this.#begin();
    for (const word of this.#ofHeaders) this.#add(word);
    for (const word of this.#words.vocabulary) this.#add(word);
  }

  /** Words of this text are part of a header or name a service. */
  addHeader(text: string): void {
    for (const word of text.split(MARKS)) {
      // The kernel never asks for a word with digits.
      if (word === '' || /\d/.test(word) || this.#ofHeaders.has(word)) continue;
      if (this.#ofHeaders.size >= MOST_HEADER_WORDS) return;
      this.#ofHeaders.add(word);
      this.#add(word);
    }
  }

  #begin(): void {
    this.#count = 0;
    this.#kernel.forgetWords(this.#generation > 0);
    for (const word of MEANING) this.#add(word);
  }

  #add(word: string): void {
    if (this.#count < MOST_WORDS && word !== '' && this.#kernel.addWord(word)) this.#count += 1;
  }
}
