import type { MinedTemplates, Shape } from './miner.ts';
import { VARIABLE } from './lexer.ts';
import { renderTemplate } from './render-template.ts';

/** More different values than this in one place of otherwise equal messages make the place a variable. */
const MOST_VALUES_AFTER_KEY = 3;
const MOST_VALUES_IN_TEXT = 8;
const FEWEST_ANCHORS = 3;

/** Shapes that are one template so far: `words` is their common form. */
interface Cluster {
  words: readonly string[];
  readonly soft: readonly boolean[];
  readonly members: number[];
}

const SEPARATOR = '\u0001';

const collapse = (words: readonly string[], soft: readonly boolean[]): { words: string[]; soft: boolean[] } => {
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
    const { words, soft } = collapse(cluster.words, cluster.soft);
    const key = words.join(SEPARATOR);
    const known = byForm.get(key);
    if (known === undefined) byForm.set(key, { words, soft, members: [...cluster.members] });
    else known.members.push(...cluster.members);
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
    collapse(
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

const anchors = (words: readonly string[], without: number): number =>
  words.reduce((count, word, index) => count + (index !== without && word !== VARIABLE ? 1 : 0), 0);

/**
 * A place where messages that are equal elsewhere have many different words, or words beside a variable, is a variable. Needs enough
 * equal words around it, or unrelated short messages would be joined.
 */
const openPlaces = (clusters: readonly Cluster[]): Cluster[] => {
  const places = new Map<string, { readonly cluster: Cluster; readonly place: number }[]>();
  for (const cluster of clusters) {
    cluster.words.forEach((_, place) => {
      if (cluster.soft[place] === true || anchors(cluster.words, place) < FEWEST_ANCHORS) return;
      const key = cluster.words.with(place, '\u0002').join(SEPARATOR);
      const list = places.get(key);
      if (list === undefined) places.set(key, [{ cluster, place }]);
      else list.push({ cluster, place });
    });
  }
  for (const list of places.values()) {
    if (list.length < 2) continue;
    const values = new Set(list.map(({ cluster, place }) => cluster.words[place]));
    if (values.size <= MOST_VALUES_IN_TEXT && !values.has(VARIABLE)) continue;
    for (const { cluster, place } of list) cluster.words = cluster.words.with(place, VARIABLE);
  }
  return joinEqual(clusters);
};

/** Groups shapes into templates; texts are written from the most frequent shape of each. */
export const clusterShapes = (shapes: readonly Shape[]): MinedTemplates => {
  const single = shapes.map((shape, index): Cluster => ({ words: shape.words, soft: shape.soft, members: [index] }));
  const clusters = openPlaces(openValues(single));
  const templateOf = new Int32Array(shapes.length);
  const texts: string[] = [];
  const keys: string[] = [];
  for (const cluster of clusters) {
    let best = shapes[cluster.members[0] ?? 0];
    for (const member of cluster.members) {
      templateOf[member] = keys.length;
      const shape = shapes[member];
      if (shape !== undefined && shape.count > (best?.count ?? 0)) best = shape;
    }
    keys.push(cluster.words.join(' '));
    texts.push(best === undefined ? '' : renderTemplate(best.example, cluster.words));
  }
  return { templateOf, texts, keys };
};
