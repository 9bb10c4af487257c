import { clusterShapes } from './cluster.ts';
import { lexMessage } from './lexer.ts';

/** Shapes beyond this number are counted together; bounds memory for a log in which every line is new. */
export const MOST_SHAPES = 20_000;

/** What `finish` returns: for each shape the index of its template, and the templates' texts and keys. */
export interface MinedTemplates {
  readonly templateOf: Int32Array;
  readonly texts: readonly string[];
  /** What tells templates apart: their constant words; the same for every spelling of marks and blanks. */
  readonly keys: readonly string[];
}

/** A distinct sequence of words with how often it came. */
export interface Shape {
  readonly words: readonly string[];
  readonly soft: readonly boolean[];
  readonly example: string;
  count: number;
}

/** Finds the log statements behind messages. `add` is called once per event and returns the index of the message's shape. */
export class TemplateMiner {
  readonly #indexOf = new Map<string, number>();
  readonly #shapes: Shape[] = [];
  #overflowing = 0;

  /** Messages that came after `MOST_SHAPES` distinct shapes and were put into one rest template. */
  get overflowing(): number {
    return this.#overflowing;
  }

  add(message: string): number {
    const { words, soft } = lexMessage(message);
    const key = words.join(' ');
    const known = this.#indexOf.get(key);
    if (known !== undefined) {
      const shape = this.#shapes[known];
      if (shape !== undefined) shape.count += 1;
      return known;
    }
    if (this.#shapes.length >= MOST_SHAPES) {
      this.#overflowing += 1;
      return this.add('');
    }
    this.#indexOf.set(key, this.#shapes.length);
    this.#shapes.push({ words, soft, example: message.slice(0, 2000), count: 1 });
    return this.#shapes.length - 1;
  }

  finish(): MinedTemplates {
    return clusterShapes(this.#shapes);
  }
}

/** Mines a list of messages at once. `templateOf[i]` is the index into `texts` of message `i`. */
export const mineMessages = (messages: Iterable<string>): MinedTemplates => {
  const miner = new TemplateMiner();
  const shapes: number[] = [];
  for (const message of messages) shapes.push(miner.add(message));
  const mined = miner.finish();
  return {
    texts: mined.texts,
    keys: mined.keys,
    templateOf: Int32Array.from(shapes, (shape) => mined.templateOf[shape] ?? 0),
  };
};
