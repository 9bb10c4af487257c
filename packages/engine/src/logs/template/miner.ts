import type { ShapeGroup } from './cluster.ts';
import { clusterShapes, collapseVariables, groupShapes, mostFrequentShape } from './cluster.ts';
import { foldRepeats } from './fold-repeats.ts';
import { lexMessage, LONGEST_MESSAGE, VARIABLE } from './lexer.ts';
import { ownText } from './own-text.ts';
import { PatternTree } from './pattern-tree.ts';
import { RecentKeys } from './recent-keys.ts';

/** More shapes than this are never kept; bounds memory for a log in which every line is new. */
const MOST_SHAPES = 16_384;
/** Shapes are grouped when so many new ones have come since the last time. */
const FIRST_GROUPING = 4096;
/** Fewest constant words of a pattern that new messages may be fitted to. */
const FEWEST_ANCHORS = 3;
const MOST_NEW_WORDS = 2;
const SEEN_BITS = 13;

/** For each shape the index of its template, and the templates' texts and keys. */
export interface MinedTemplates {
  readonly templateOf: Int32Array;
  readonly texts: readonly string[];
  /** What tells templates apart: their constant words; the same for every spelling of marks and blanks. */
  readonly keys: readonly string[];
}

/** A distinct sequence of words with how often a new kind of line had it. */
export interface MinedShape {
  readonly words: readonly string[];
  readonly soft: readonly boolean[];
  readonly example: string;
  readonly count: number;
}

type Words = Pick<MinedShape, 'words' | 'soft'>;

interface KeptShape extends Words {
  readonly example: string;
  /** Stands for kinds of message that were given up; it fits all that begin like it. */
  readonly open: boolean;
}

const constantWords = (words: readonly string[]): number =>
  words.reduce((count, word) => (word === VARIABLE ? count : count + 1), 0);

/**
 * Finds the log statements behind messages. `add` returns the number of a message's shape. When many shapes have gathered they are
 * grouped, which renumbers them: `generation` changes and `remap[old]` tells the new number. From then on messages are also fitted to
 * the patterns found, so a word that is new in every line does not make a shape of every line.
 */
export class TemplateMiner {
  #indexOf = new Map<string, number>();
  #shapes: KeptShape[] = [];
  readonly #weightOf: (shape: number) => number;
  readonly #seenOnce = new RecentKeys(SEEN_BITS);
  #tree = new PatternTree();
  #vocabulary = new Set<string>();
  #newWords: string[] = [];
  #nextGrouping = FIRST_GROUPING;
  #folded = 0;
  #generation = 0;
  #remap: Int32Array = new Int32Array(0);

  /** `weightOf` tells how many events a shape has had; where room is short the heavier shapes stay. */
  constructor(weightOf: (shape: number) => number) {
    this.#weightOf = weightOf;
  }

  /** Shapes that were given up for shorter ones, because there were too many to keep. */
  get folded(): number {
    return this.#folded;
  }

  get generation(): number {
    return this.#generation;
  }

  get remap(): Int32Array {
    return this.#remap;
  }

  /** Words of known log statements; collected from the first grouping on. */
  get vocabulary(): ReadonlySet<string> {
    return this.#vocabulary;
  }

  /** Words that came into the vocabulary since the last call or grouping. */
  takeNewWords(): readonly string[] {
    const words = this.#newWords;
    if (words.length > 0) this.#newWords = [];
    return words;
  }

  /** Whether a shape stands for kinds of message that were given up. */
  isOpen(shape: number): boolean {
    return this.#shapes[shape]?.open === true;
  }

  get shapes(): readonly MinedShape[] {
    return this.#shapes.map(({ words, soft, example }, index) => ({
      words,
      soft,
      example,
      count: this.#weightOf(index),
    }));
  }

  add(text: string): number {
    const message = text.length > LONGEST_MESSAGE ? ownText(text, LONGEST_MESSAGE) : text;
    const lexed = foldRepeats(lexMessage(message));
    const key = lexed.words.join(' ');
    const known = this.#indexOf.get(key);
    if (known !== undefined) return known;
    if (this.#generation === 0) return this.#keep(key, lexed, message);
    const fitting = this.#tree.find(lexed.words);
    // What comes a second time is no longer to be counted among the kinds that were given up.
    if (fitting >= 0 && !(this.#shapes[fitting]?.open === true && this.#seenOnce.seen(key))) return fitting;
    const opened = this.#withoutNewWords(lexed);
    if (opened === null) return this.#keep(key, lexed, message);
    const openedKey = opened.words.join(' ');
    return this.#indexOf.get(openedKey) ?? this.#keep(openedKey, opened, message);
  }

  #keep(key: string, { words, soft }: Words, message: string): number {
    const index = this.#shapes.length;
    this.#indexOf.set(key, index);
    this.#shapes.push({ words, soft, example: message, open: false });
    if (this.#generation > 0) this.#learnWords(words);
    if (this.#shapes.length < this.#nextGrouping) return index;
    this.#group();
    return this.#remap[index] ?? 0;
  }

  #learnWords(words: readonly string[]): void {
    for (const word of words) {
      if (this.#vocabulary.has(word)) continue;
      this.#vocabulary.add(word);
      this.#newWords.push(word);
    }
  }

  /**
   * Once thousands of shapes are known, the words of log statements have been seen: one that is new among known ones is a value. Null when
   * there is none, or so many that the statement itself may be new.
   */
  #withoutNewWords({ words, soft }: Words): Words | null {
    let fresh = 0;
    for (const word of words) if (!this.#vocabulary.has(word)) fresh += 1;
    if (fresh === 0 || fresh > MOST_NEW_WORDS || constantWords(words) - fresh < FEWEST_ANCHORS) return null;
    return collapseVariables(
      words.map((word) => (this.#vocabulary.has(word) ? word : VARIABLE)),
      soft,
    );
  }

  #group(): void {
    const old = this.#shapes.map((shape, index) => ({ ...shape, count: this.#weightOf(index) }));
    const weight = (group: ShapeGroup): number =>
      group.members.reduce((sum, member) => sum + (old[member]?.count ?? 0), 0);
    const groups = groupShapes(old).map((group) => ({ ...group, weight: weight(group) }));
    const room = groups.length <= MOST_SHAPES / 2 ? groups.length : MOST_SHAPES / 4;
    if (room < groups.length) groups.sort((a, b) => b.weight - a.weight);
    const kept = new KeptShapes(old);
    for (const group of groups.slice(0, room)) {
      const open = group.members.some((member) => old[member]?.open === true);
      const fits = group.opened || (group.words.includes(VARIABLE) && constantWords(group.words) >= FEWEST_ANCHORS);
      kept.put(group, open ? 'open' : fits ? 'variable' : 'same');
    }
    for (const group of groups.slice(room)) {
      // Too many to keep: what begins with the same word is counted together, and from some number on everything.
      const words = kept.shapes.length < MOST_SHAPES / 2 ? [group.words[0] ?? VARIABLE, VARIABLE] : [VARIABLE];
      kept.put({ ...group, words, soft: words.map(() => false) }, 'open');
    }
    this.#folded += groups.length - room;
    this.#shapes = kept.shapes;
    this.#indexOf = kept.indexOf;
    this.#tree = kept.tree;
    this.#remap = kept.remap;
    this.#vocabulary = new Set(kept.shapes.flatMap((shape) => shape.words));
    this.#vocabulary.add(VARIABLE);
    this.#newWords = [];
    this.#generation += 1;
    this.#nextGrouping = Math.min(MOST_SHAPES, kept.shapes.length + Math.max(FIRST_GROUPING, kept.shapes.length));
  }
}

/** The shapes that stay after a grouping. */
class KeptShapes {
  readonly shapes: KeptShape[] = [];
  readonly indexOf = new Map<string, number>();
  readonly tree = new PatternTree();
  readonly remap: Int32Array;
  readonly #old: readonly MinedShape[];

  constructor(old: readonly MinedShape[]) {
    this.#old = old;
    this.remap = new Int32Array(old.length);
  }

  /** `fit`: which new messages belong to it: the same words, values in its variables, or all that begin like it. */
  put(
    { words, soft, members }: Pick<ShapeGroup, 'words' | 'soft' | 'members'>,
    fit: 'same' | 'variable' | 'open',
  ): void {
    const open = fit === 'open';
    const key = open ? `${words.join(' ')} ...` : words.join(' ');
    let index = this.indexOf.get(key);
    if (index === undefined) {
      index = this.shapes.length;
      this.indexOf.set(key, index);
      this.shapes.push({ words, soft, example: mostFrequentShape(this.#old, members)?.example ?? '', open });
      if (fit !== 'same') this.tree.add(open ? words.slice(0, -1) : words, index, open);
    }
    for (const member of members) this.remap[member] = index;
  }
}

/** Mines a list of messages at once. `templateOf[i]` is the index into `texts` of message `i`. */
export const mineMessages = (messages: Iterable<string>): MinedTemplates => {
  let shapes: number[] = [];
  let weights: number[] = [];
  const miner = new TemplateMiner((shape) => weights[shape] ?? 0);
  let { generation } = miner;
  for (const message of messages) {
    const shape = miner.add(message);
    if (miner.generation !== generation) {
      const { remap } = miner;
      shapes = shapes.map((old) => remap[old] ?? 0);
      weights = [];
      for (const moved of shapes) weights[moved] = (weights[moved] ?? 0) + 1;
      ({ generation } = miner);
    }
    shapes.push(shape);
    weights[shape] = (weights[shape] ?? 0) + 1;
  }
  const mined = clusterShapes(miner.shapes);
  return { ...mined, templateOf: Int32Array.from(shapes, (shape) => mined.templateOf[shape] ?? 0) };
};
