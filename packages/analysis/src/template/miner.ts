import { clusterShapes, collapseVariables, groupShapes, mostFrequentShape } from './cluster.ts';
import { lexMessage, LONGEST_MESSAGE, VARIABLE } from './lexer.ts';
import { PatternTree } from './pattern-tree.ts';

/** More shapes than this are never kept; bounds memory for a log in which every line is new. */
const MOST_SHAPES = 16_384;
/** Shapes are grouped when so many new ones have come since the last time. */
const FIRST_GROUPING = 4096;
/** Fewest constant words of a pattern that new messages may be fitted to. */
const FEWEST_ANCHORS = 3;
const MOST_NEW_WORDS = 2;

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

type CountedShape = {
  readonly words: readonly string[];
  readonly soft: readonly boolean[];
  readonly example: string;
  count: number;
};

const constantWords = (words: readonly string[]): number =>
  words.reduce((count, word) => (word === VARIABLE ? count : count + 1), 0);

/**
 * Finds the log statements behind messages. `add` returns the number of a message's shape. When many shapes have gathered they are
 * grouped, which renumbers them: `generation` changes and `remap[old]` tells the new number. From then on messages are also fitted to
 * the patterns found, so a word that is new in every line does not make a shape of every line.
 */
export class TemplateMiner {
  #indexOf = new Map<string, number>();
  #shapes: CountedShape[] = [];
  #tree = new PatternTree();
  #vocabulary = new Set<string>();
  #nextGrouping = FIRST_GROUPING;
  #folded = 0;
  #generation = 0;
  #remap = new Int32Array(0);

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

  get shapes(): readonly MinedShape[] {
    return this.#shapes;
  }

  add(message: string): number {
    const lexed = lexMessage(message);
    const key = lexed.words.join(' ');
    let known = this.#indexOf.get(key) ?? -1;
    if (known >= 0 || this.#generation === 0) return known >= 0 ? this.#count(known) : this.#keep(key, lexed, message);
    known = this.#tree.find(lexed.words);
    if (known >= 0) return this.#count(known);
    const opened = this.#withoutNewWords(lexed);
    if (opened === null) return this.#keep(key, lexed, message);
    const openedKey = opened.words.join(' ');
    const same = this.#indexOf.get(openedKey);
    return same === undefined ? this.#keep(openedKey, opened, message) : this.#count(same);
  }

  #count(index: number): number {
    const shape = this.#shapes[index];
    if (shape !== undefined) shape.count += 1;
    return index;
  }

  #keep(key: string, { words, soft }: Words, message: string): number {
    const index = this.#shapes.length;
    this.#indexOf.set(key, index);
    this.#shapes.push({ words, soft, example: message.slice(0, LONGEST_MESSAGE), count: 1 });
    if (this.#generation > 0) for (const word of words) this.#vocabulary.add(word);
    if (this.#shapes.length < this.#nextGrouping) return index;
    this.#group();
    return this.#remap[index] ?? 0;
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
    const old = this.#shapes;
    const remap = new Int32Array(old.length);
    const indexOf = new Map<string, number>();
    const shapes: CountedShape[] = [];
    const tree = new PatternTree();
    const put = (
      words: readonly string[],
      soft: readonly boolean[],
      members: readonly number[],
      fit: 'same' | 'variable' | 'open',
    ): void => {
      const open = fit === 'open';
      const key = open ? `${words.join(' ')} ...` : words.join(' ');
      const count = members.reduce((total, member) => total + (old[member]?.count ?? 0), 0);
      let index = indexOf.get(key);
      const same = index === undefined ? undefined : shapes[index];
      if (index === undefined || same === undefined) {
        index = shapes.length;
        indexOf.set(key, index);
        shapes.push({ words, soft, example: mostFrequentShape(old, members)?.example ?? '', count });
        if (fit !== 'same') tree.add(open ? words.slice(0, -1) : words, index, open);
      } else same.count += count;
      for (const member of members) remap[member] = index;
    };
    const groups = groupShapes(old);
    const kept = groups.length <= MOST_SHAPES / 2 ? groups.length : MOST_SHAPES / 4;
    const ranked = kept === groups.length ? groups : groups.toSorted((a, b) => b.members.length - a.members.length);
    for (const [index, group] of ranked.entries()) {
      if (index < kept)
        put(
          group.words,
          group.soft,
          group.members,
          group.opened || (group.words.includes(VARIABLE) && constantWords(group.words) >= FEWEST_ANCHORS)
            ? 'variable'
            : 'same',
        );
      else {
        // Too many to keep: what begins with the same word is counted together, and from some number on everything.
        this.#folded += 1;
        const words = shapes.length < MOST_SHAPES / 2 ? [group.words[0] ?? VARIABLE, VARIABLE] : [VARIABLE];
        put(words, [false, false], group.members, 'open');
      }
    }
    this.#shapes = shapes;
    this.#indexOf = indexOf;
    this.#tree = tree;
    this.#vocabulary = new Set(shapes.flatMap((shape) => shape.words));
    this.#vocabulary.add(VARIABLE);
    this.#remap = remap;
    this.#generation += 1;
    this.#nextGrouping = Math.min(MOST_SHAPES, shapes.length + FIRST_GROUPING);
  }
}

/** Mines a list of messages at once. `templateOf[i]` is the index into `texts` of message `i`. */
export const mineMessages = (messages: Iterable<string>): MinedTemplates => {
  const miner = new TemplateMiner();
  let shapes: number[] = [];
  let { generation } = miner;
  for (const message of messages) {
    const shape = miner.add(message);
    if (miner.generation !== generation) {
      const { remap } = miner;
      shapes = shapes.map((old) => remap[old] ?? 0);
      ({ generation } = miner);
    }
    shapes.push(shape);
  }
  const mined = clusterShapes(miner.shapes);
  return { ...mined, templateOf: Int32Array.from(shapes, (shape) => mined.templateOf[shape] ?? 0) };
};
