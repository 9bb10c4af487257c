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
  readonly soft: readonly boolean[];
  readonly members: number[];
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
): { words: string[]; soft: boolean[] } => {
  const kept = { words: [] as string[], soft: [] as boolean[] };
  words.forEach((word, index) => {
    if (word === VARIABLE && kept.words.at(-1) === VARIABLE) return;
    kept.words.push(word);
    kept.soft.push(soft[index] ?? false);
  });
  return kept;
};

/** Joins clusters whose common form has become the same. */
const joinEqual = (clusters: readonly Cluster[]): Cluster[] => {
  const byForm = new Map<string, Cluster>();
  for (const cluster of clusters) {
    const { words, soft } = collapseVariables(cluster.words, cluster.soft);
    const key = words.join(SEPARATOR);
    const known = byForm.get(key);
    if (known === undefined) byForm.set(key, { words, soft, members: [...cluster.members], opened: cluster.opened });
    else {
      for (const member of cluster.members) known.members.push(member);
      known.opened ||= cluster.opened;
    }
  }
  return [...byForm.values()];
};

const groupBy = (clusters: readonly Cluster[], keyOf: (cluster: Cluster) => string): Map<string, Cluster[]> => {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    const key = keyOf(cluster);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cluster]);
    else group.push(cluster);
  }
  return groups;
};

/** Values after `key=` are variables where otherwise equal messages have many of them; few are states worth telling apart. */
const openValues = (clusters: readonly Cluster[]): Cluster[] => {
  const keyOf = (cluster: Cluster): string =>
    collapseVariables(
      cluster.words.map((word, index) => (cluster.soft[index] === true ? VARIABLE : word)),
      cluster.soft,
    ).words.join(SEPARATOR);
  for (const group of groupBy(clusters, keyOf).values()) {
    if (group.length <= MOST_VALUES_AFTER_KEY) continue;
    for (const cluster of group)
      cluster.words = cluster.words.map((word, index) => (cluster.soft[index] === true ? VARIABLE : word));
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

/** For each place of a cluster a key of all that stands elsewhere; NaN for places after a key, which are not compared. */
const placeKeys = (cluster: Cluster, numbers: WordNumbers): number[] => {
  const { words, soft } = cluster;
  const found = words.map((word) => numbers.of(word));
  let high = words.length;
  let low = words.length;
  // A value after a key says nothing of which statement wrote it: messages that differ in one are compared all the same.
  for (const [place, number] of found.entries()) {
    if (soft[place] === true) continue;
    high = (high + hashAt(number, place, 1)) | 0;
    low = (low + hashAt(number, place, 977)) | 0;
  }
  return found.map((number, place) => {
    if (soft[place] === true) return Number.NaN;
    const without = ((high - hashAt(number, place, 1)) >>> 0) ^ Math.imul(place + 1, 0x27d4eb2d);
    return (without >>> 0) * 0x20_0000 + (((low - hashAt(number, place, 977)) >>> 0) >>> 11);
  });
};

/** The keys that occur more than once, each with an empty list. */
const repeatedKeys = (keys: readonly (readonly number[])[]): Map<number, Place[]> => {
  const sorted = Float64Array.from(keys.flat()).sort();
  const repeated = new Map<number, Place[]>();
  for (let index = 1; index < sorted.length; index += 1) {
    const key = sorted[index] ?? 0;
    if (key === sorted[index - 1]) repeated.set(key, []);
  }
  return repeated;
};

/** The places of messages that are equal elsewhere. */
const comparablePlaces = (clusters: readonly Cluster[]): Iterable<readonly Place[]> => {
  const numbers = new WordNumbers();
  const keys = clusters.map((cluster) => placeKeys(cluster, numbers));
  const places = repeatedKeys(keys);
  if (places.size === 0) return [];
  for (const [index, cluster] of clusters.entries()) {
    const { words, soft } = cluster;
    const constant = words.filter((word, place) => word !== VARIABLE && soft[place] !== true).length;
    for (const [place, key] of (keys[index] ?? []).entries())
      places.get(key)?.push({ cluster, place, anchors: constant - (words[place] === VARIABLE ? 0 : 1) });
  }
  return places.values();
};

/** A place where messages that are equal elsewhere have many different words, or words beside a variable, is a variable. */
const openPlaces = (clusters: readonly Cluster[]): Cluster[] => {
  for (const list of comparablePlaces(clusters)) {
    const values = new Set(list.map(({ cluster, place }) => cluster.words[place]));
    const anchors = Math.min(ENOUGH_ANCHORS, list[0]?.anchors ?? 0);
    const beside = anchors === ENOUGH_ANCHORS && values.has(VARIABLE);
    if (values.size <= (MOST_VALUES_IN_TEXT[anchors] ?? 8) && !beside) continue;
    for (const { cluster, place } of list) {
      cluster.words = cluster.words.with(place, VARIABLE);
      cluster.opened = true;
    }
  }
  return joinEqual(clusters);
};

/** A value of several words leaves a word beside a variable: such a cluster belongs to the one without that word. */
const absorbBeside = (clusters: readonly Cluster[]): Cluster[] => {
  const byForm = new Map(clusters.map((cluster) => [cluster.words.join(SEPARATOR), cluster]));
  for (const cluster of clusters) {
    const { words } = cluster;
    for (const [place, word] of words.entries()) {
      const beside = words[place - 1] === VARIABLE || words[place + 1] === VARIABLE;
      if (word === VARIABLE || !beside || cluster.soft[place] === true) continue;
      const { words: without } = collapseVariables(words.toSpliced(place, 1), cluster.soft.toSpliced(place, 1));
      if (without.filter((other) => other !== VARIABLE).length < ANCHORS_TO_ABSORB) continue;
      const other = byForm.get(without.join(SEPARATOR));
      if (other === undefined || other === cluster) continue;
      cluster.words = other.words;
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
export const groupShapes = (shapes: readonly MinedShape[]): ShapeGroup[] => {
  const single = shapes.map(({ words, soft }, index): Cluster => ({ words, soft, members: [index], opened: false }));
  return absorbBeside(openValues(openPlaces(openValues(single))));
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
