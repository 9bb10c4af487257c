import type { MinedShape, MinedTemplates } from './miner.ts';
import { VARIABLE } from './lexer.ts';
import { renderTemplate } from './render-template.ts';

/**
 * More different values than this in one place of otherwise equal messages make the place a variable. In running text it depends on how
 * many equal words stand around the place (the index): the fewer, the easier unrelated messages agree in them.
 */
const MOST_VALUES_AFTER_KEY = 3;
const MOST_VALUES_IN_TEXT = [512, 128, 32, 8] as const;
/** So many equal words around a place make a word beside a variable a variable too. */
const ENOUGH_ANCHORS = 3;

/** Shapes that are one template so far: `words` is their common form. */
interface Cluster {
  words: readonly string[];
  soft: readonly boolean[];
  /** The words as one text; null from when they were changed until equal clusters are joined. */
  form: string | null;
  members: number[];
  /** A constant word was found to vary. */
  opened: boolean;
}

/** Equal words that must remain before a word beside a variable is taken for a part of the value. */
const ANCHORS_TO_ABSORB = 5;

const SEPARATOR = '\u0001';

/** Joins neighbouring variables. */
export const collapseVariables = (
  words: readonly string[],
  soft: readonly boolean[],
): { words: readonly string[]; soft: readonly boolean[] } => {
  if (!words.some((word, index) => word === VARIABLE && words[index + 1] === VARIABLE)) return { words, soft };
  const kept = { words: [] as string[], soft: [] as boolean[] };
  words.forEach((word, index) => {
    if (word === VARIABLE && kept.words.at(-1) === VARIABLE) return;
    kept.words.push(word);
    kept.soft.push(soft[index] ?? false);
  });
  return kept;
};

/** Joins clusters whose common form has become the same. */
const joinEqual = (clusters: readonly Cluster[]): readonly Cluster[] => {
  if (clusters.every((cluster) => cluster.form !== null)) return clusters;
  const byForm = new Map<string, Cluster>();
  for (const cluster of clusters) {
    if (cluster.form === null) {
      Object.assign(cluster, collapseVariables(cluster.words, cluster.soft));
      cluster.form = cluster.words.join(SEPARATOR);
    }
    const known = byForm.get(cluster.form);
    if (known === undefined) byForm.set(cluster.form, cluster);
    else {
      for (const member of cluster.members) known.members.push(member);
      known.opened ||= cluster.opened;
    }
  }
  return [...byForm.values()];
};

const change = (cluster: Cluster, words: readonly string[]): void => {
  cluster.words = words;
  cluster.form = null;
};

const withoutValues = ({ words, soft }: Cluster): string[] =>
  words.map((word, index) => (soft[index] === true ? VARIABLE : word));

/** Values after `key=` are variables where otherwise equal messages have many of them; few are states worth telling apart. */
const openValues = (clusters: readonly Cluster[]): readonly Cluster[] => {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    const key = cluster.soft.includes(true)
      ? collapseVariables(withoutValues(cluster), cluster.soft).words.join(SEPARATOR)
      : (cluster.form ?? '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cluster]);
    else group.push(cluster);
  }
  for (const group of groups.values()) {
    if (group.length <= MOST_VALUES_AFTER_KEY) continue;
    for (const cluster of group) if (cluster.soft.includes(true)) change(cluster, withoutValues(cluster));
  }
  return joinEqual(clusters);
};

/** A number for each word; equal words have equal ones. */
class WordNumbers {
  readonly #numbers = new Map<string, number>();

  of(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = 0x811c9dc5;
      for (let index = 0; index < word.length; index += 1)
        number = Math.imul(number ^ word.charCodeAt(index), 0x01000193);
      this.#numbers.set(word, number);
    }
    return number;
  }
}

/** A word in its place; two salts make collisions as good as impossible. */
const hashAt = (number: number, place: number, salt: number): number => {
  const mixed = Math.imul(number ^ Math.imul(place + salt, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
};

/** A word of a cluster; `anchors` counts the constant words around it. */
interface Place {
  readonly cluster: Cluster;
  readonly place: number;
  readonly anchors: number;
}

/**
 * For each place of all clusters, one after the other, two hashes of all that stands elsewhere; both 0 for places after a key, which
 * are not compared: a value after a key says nothing of which statement wrote it.
 */
const placeHashes = (clusters: readonly Cluster[]): { readonly highs: Int32Array; readonly lows: Int32Array } => {
  const numbers = new WordNumbers();
  const size = clusters.reduce((sum, { words }) => sum + words.length, 0);
  const [highs, lows] = [new Int32Array(size), new Int32Array(size)];
  let start = 0;
  for (const { words, soft } of clusters) {
    let high = words.length;
    let low = words.length;
    for (let place = 0; place < words.length; place += 1) {
      if (soft[place] === true) continue;
      const number = numbers.of(words[place] as string);
      const [ownHigh, ownLow] = [hashAt(number, place, 1), hashAt(number, place, 977)];
      highs[start + place] = ownHigh;
      lows[start + place] = ownLow;
      high += ownHigh;
      low += ownLow;
    }
    for (let place = 0; place < words.length; place += 1) {
      if (soft[place] === true) continue;
      const at = start + place;
      highs[at] = (high - (highs[at] as number)) ^ Math.imul(place + 1, 0x27d4eb2d);
      lows[at] = low - (lows[at] as number);
    }
    start += words.length;
  }
  return { highs, lows };
};

const FILTER_BITS = 20;
const FILTER_MASK = (1 << FILTER_BITS) - 1;

/** Tells which hashes may occur more than once: all that do, and hardly any other. */
const mayRepeat = (hashes: Int32Array): ((hash: number) => boolean) => {
  const seen = new Uint8Array(1 << FILTER_BITS);
  for (const hash of hashes) seen[hash & FILTER_MASK] = seen[hash & FILTER_MASK] === 0 ? 1 : 2;
  return (hash) => seen[hash & FILTER_MASK] === 2;
};

/** The places of messages that are equal elsewhere. */
const comparablePlaces = (clusters: readonly Cluster[]): Iterable<readonly Place[]> => {
  const { highs, lows } = placeHashes(clusters);
  const repeats = mayRepeat(highs);
  const places = new Map<number, Place[]>();
  let at = 0;
  for (const cluster of clusters) {
    const { words, soft } = cluster;
    let constant = -1;
    for (let place = 0; place < words.length; place += 1, at += 1) {
      const high = highs[at] as number;
      if (soft[place] === true || !repeats(high)) continue;
      if (constant < 0) constant = words.filter((word, other) => word !== VARIABLE && soft[other] !== true).length;
      const found = { cluster, place, anchors: constant - (words[place] === VARIABLE ? 0 : 1) };
      // 53 of the 64 bits: what a number can hold.
      const key = (high >>> 0) * 0x20_0000 + ((lows[at] as number) >>> 11);
      const list = places.get(key);
      if (list === undefined) places.set(key, [found]);
      else list.push(found);
    }
  }
  return places.values();
};

/** A place where messages that are equal elsewhere have many different words, or words beside a variable, is a variable. */
const openPlaces = (clusters: readonly Cluster[]): readonly Cluster[] => {
  for (const list of comparablePlaces(clusters)) {
    if (list.length === 1) continue;
    const values = new Set(list.map(({ cluster, place }) => cluster.words[place]));
    const anchors = Math.min(ENOUGH_ANCHORS, list[0]?.anchors ?? 0);
    const beside = anchors === ENOUGH_ANCHORS && values.has(VARIABLE);
    if (values.size <= (MOST_VALUES_IN_TEXT[anchors] ?? 8) && !beside) continue;
    for (const { cluster, place } of list) {
      change(cluster, cluster.words.with(place, VARIABLE));
      cluster.opened = true;
    }
  }
  return joinEqual(clusters);
};

const BASE = 0x01000193;

/** Hashes of a sequence of words without some of them, each in constant time. */
class PartHashes {
  /** Of the first `n` words, and `BASE` to the `n`. */
  readonly #hashes: Int32Array;
  readonly #powers: Int32Array;

  constructor(words: readonly string[], numbers: WordNumbers) {
    this.#hashes = new Int32Array(words.length + 1);
    this.#powers = new Int32Array(words.length + 1).fill(1);
    for (let index = 0; index < words.length; index += 1) {
      this.#hashes[index + 1] = Math.imul(this.#hashes[index] as number, BASE) + numbers.of(words[index] as string);
      this.#powers[index + 1] = Math.imul(this.#powers[index] as number, BASE);
    }
  }

  get whole(): number {
    return this.#hashes.at(-1) ?? 0;
  }

  /** The hash of all words but those in `[from, to)`. */
  without(from: number, to: number): number {
    const power = this.#powers[this.#hashes.length - 1 - to] ?? 0;
    const hash = (index: number): number => this.#hashes[index] ?? 0;
    return (this.whole - Math.imul(hash(to), power) + Math.imul(hash(from), power)) | 0;
  }
}

/** A value of several words leaves a word beside a variable: such a cluster belongs to the one without that word. */
const absorbBeside = (clusters: readonly Cluster[]): readonly Cluster[] => {
  const byForm = new Map(clusters.map((cluster) => [cluster.form, cluster]));
  const numbers = new WordNumbers();
  const hashes = clusters.map(({ words }) => new PartHashes(words, numbers));
  const known = new Set(hashes.map(({ whole }) => whole));
  for (const [index, cluster] of clusters.entries()) {
    const { words, soft } = cluster;
    const constant = words.filter((word) => word !== VARIABLE).length;
    if (constant <= ANCHORS_TO_ABSORB) continue;
    for (let place = 0; place < words.length; place += 1) {
      const after = words[place + 1] === VARIABLE;
      const between = after && words[place - 1] === VARIABLE;
      if (words[place] === VARIABLE || soft[place] === true || !(after || words[place - 1] === VARIABLE)) continue;
      const end = place + (between ? 2 : 1);
      if (!known.has(hashes[index]?.without(place, end) ?? 0)) continue;
      const other = byForm.get([...words.slice(0, place), ...words.slice(end)].join(SEPARATOR));
      if (other === undefined || other === cluster) continue;
      change(cluster, other.words);
      cluster.soft = other.soft;
      cluster.opened = true;
      break;
    }
  }
  return joinEqual(clusters);
};

/** A template as words, with the shapes that belong to it. */
export interface ShapeGroup {
  readonly words: readonly string[];
  readonly soft: readonly boolean[];
  readonly members: readonly number[];
  readonly opened: boolean;
}

/** Groups shapes into templates. */
export const groupShapes = (shapes: readonly MinedShape[]): readonly ShapeGroup[] => {
  const single = shapes.map(({ words, soft }, index): Cluster => ({
    words,
    soft,
    form: null,
    members: [index],
    opened: false,
  }));
  return absorbBeside(openValues(openPlaces(openValues(joinEqual(single)))));
};

/** The most frequent of the shapes with these numbers. */
export const mostFrequentShape = (
  shapes: readonly MinedShape[],
  members: readonly number[],
): MinedShape | undefined => {
  let best = shapes[members[0] ?? 0];
  for (const member of members) {
    const shape = shapes[member];
    if (shape !== undefined && shape.count > (best?.count ?? 0)) best = shape;
  }
  return best;
};

/** Groups shapes into templates; texts are written from the most frequent shape of each. */
export const clusterShapes = (shapes: readonly MinedShape[]): MinedTemplates => {
  const templateOf = new Int32Array(shapes.length);
  const texts: string[] = [];
  const keys: string[] = [];
  for (const { words, members } of groupShapes(shapes)) {
    for (const member of members) templateOf[member] = keys.length;
    keys.push(words.join(' '));
    texts.push(renderTemplate(mostFrequentShape(shapes, members)?.example ?? '', words));
  }
  return { templateOf, texts, keys };
};
