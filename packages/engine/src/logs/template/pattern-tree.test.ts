import { expect, test } from '@jest/globals';
import { PatternTree } from './pattern-tree.ts';

function treeOf(...patterns: readonly string[]): PatternTree {
  const tree = new PatternTree();
  for (const [index, pattern] of patterns.entries()) {
    const open = pattern.endsWith(' …');
    tree.add(pattern.replace(' …', '').split(' '), index, open);
  }
  return tree;
}

test.each([
  ['order placed', 0],
  ['order placed twice', -1],
  ['order', -1],
  ['order 7 failed', 1],
  ['order 7 of ann failed', 1],
  ['order failed', -1],
  ['order 7 failed hard', -1],
  ['order by hand failed', 2],
  ['cart', 3],
  ['cart of ann', 3],
  ['cart emptied', 4],
  ['shop', -1],
])('%s fits pattern %d', (words, expected) => {
  const tree = treeOf('order placed', 'order <*> failed', 'order by <*> failed', 'cart …', 'cart emptied');
  expect(tree.find(words.split(' '))).toBe(expected);
});

test('a pattern with fewer constant words is found where one with more fails in the end', () => {
  const tree = treeOf('order by hand failed', 'order <*> done');
  expect(tree.find(['order', 'by', 'hand', 'done'])).toBe(1);
});

test('a search that takes too many steps is given up', () => {
  const wild = Array.from({ length: 12 }, () => '<*> a').join(' ');
  const tree = treeOf(`${wild} end`);
  const words = Array.from({ length: 40 }, () => ['b', 'a']).flat();
  expect(tree.find(words)).toBe(-1);
  expect(treeOf(`${wild} end`).find([...Array.from({ length: 12 }, () => ['b', 'a']).flat(), 'end'])).toBe(0);
});
