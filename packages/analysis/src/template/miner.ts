import { maskMessage } from './mask.ts';

/** Shapes beyond this number are counted together; bounds memory for a log in which every line is new. */
export const MOST_SHAPES = 20_000;

/** What `finish` returns: for each shape the index of its template, and the templates' texts. */
export interface MinedTemplates {
  readonly templateOf: Int32Array;
  readonly texts: readonly string[];
}

/** Finds the log statements behind messages. `add` is called once per event and returns the index of the message's shape. */
export class TemplateMiner {
  readonly #shapes = new Map<string, number>();
  #overflow = -1;
  #overflowing = 0;

  /** Messages that came after `MOST_SHAPES` distinct shapes and were put into one rest template. */
  get overflowing(): number {
    return this.#overflowing;
  }

  add(message: string): number {
    const shape = maskMessage(message);
    const known = this.#shapes.get(shape);
    if (known !== undefined) return known;
    if (this.#shapes.size >= MOST_SHAPES) {
      this.#overflowing += 1;
      if (this.#overflow < 0) {
        this.#overflow = this.#shapes.size;
        this.#shapes.set('<*>', this.#overflow);
      }
      return this.#overflow;
    }
    this.#shapes.set(shape, this.#shapes.size);
    return this.#shapes.size - 1;
  }

  finish(): MinedTemplates {
    const texts = [...this.#shapes.keys()];
    return { texts, templateOf: Int32Array.from(texts, (_, index) => index) };
  }
}

/** Mines a list of messages at once. `templateOf[i]` is the index into `texts` of message `i`. */
export const mineMessages = (messages: Iterable<string>): MinedTemplates => {
  const miner = new TemplateMiner();
  const shapes: number[] = [];
  for (const message of messages) shapes.push(miner.add(message));
  const mined = miner.finish();
  return { texts: mined.texts, templateOf: Int32Array.from(shapes, (shape) => mined.templateOf[shape] ?? 0) };
};
