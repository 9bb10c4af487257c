import { VARIABLE } from './lexer.ts';

const MOST_STEPS = 200;

interface Node {
  readonly children: Map<string, Node>;
  wild: Node | null;
  shape: number;
  rest: number;
}

const createNode = (): Node => ({ children: new Map(), wild: null, shape: -1, rest: -1 });

/**
 * Finds the pattern that a sequence of words fits. In a pattern `VARIABLE` stands for one or more words. Constant words are preferred to
 * variables; the search gives up after a fixed number of steps, so a look-up takes bounded time.
 */
export class PatternTree {
  #root = createNode();
  #steps = 0;

  /** `open`: the pattern also fits sequences that go on after its last word. */
  add(words: readonly string[], shape: number, open: boolean): void {
    let node = this.#root;
    for (const word of words) {
      if (word === VARIABLE) {
        node.wild ??= createNode();
        node = node.wild;
        continue;
      }
      let child = node.children.get(word);
      if (child === undefined) {
        child = createNode();
        node.children.set(word, child);
      }
      node = child;
    }
    if (open) node.rest = shape;
    else node.shape = shape;
  }

  /** The shape number of the first pattern that fits, or -1. */
  find(words: readonly string[]): number {
    this.#steps = 0;
    return this.#visit(this.#root, words, 0, false);
  }

  #visit(node: Node, words: readonly string[], position: number, inWild: boolean): number {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) return -1;
    const word = words[position];
    if (word === undefined) return node.shape >= 0 ? node.shape : node.rest;
    const child = node.children.get(word);
    let found = child === undefined ? -1 : this.#visit(child, words, position + 1, false);
    if (found < 0 && node.wild !== null) found = this.#visit(node.wild, words, position + 1, true);
    if (found < 0 && inWild) found = this.#visit(node, words, position + 1, true);
    return found < 0 ? node.rest : found;
  }
}
