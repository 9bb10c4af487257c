import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { placeRepository } from './place-repository.ts';

let root: string;
let from: string;
let into: string;

function makeSample(commit: string): void {
  mkdirSync(join(from, '.git', 'refs', 'heads'), { recursive: true });
  writeFileSync(join(from, '.git', 'refs', 'heads', 'main'), `${commit}\n`);
  writeFileSync(join(from, 'shop.ts'), commit);
}

const placed = (): string => readFileSync(join(into, 'shop.ts'), 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mats-place-'));
  from = join(root, 'from');
  into = join(root, 'into');
  mkdirSync(into);
  makeSample('first');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a second start leaves the sample as it is, a newer version replaces it', () => {
  placeRepository(from, into);
  writeFileSync(join(into, 'left.txt'), '');
  placeRepository(from, into);
  expect([placed(), existsSync(join(into, 'left.txt'))]).toEqual(['first', true]);
  makeSample('second');
  placeRepository(from, into);
  expect([placed(), existsSync(join(into, 'left.txt'))]).toEqual(['second', false]);
});

test('the repository that the demo has written is never touched', () => {
  placeRepository(from, into);
  for (const name of ['.git', 'shop.ts']) rmSync(join(into, name), { recursive: true });
  mkdirSync(join(into, '.git'));
  writeFileSync(join(into, 'shop.ts'), 'of the demo');
  placeRepository(from, into);
  makeSample('second');
  placeRepository(from, into);
  expect(placed()).toBe('of the demo');
});

test('a copy that was cut short is made anew', () => {
  mkdirSync(join(into, '.git'));
  writeFileSync(join(into, 'mats-sample-under-way'), '');
  placeRepository(from, into);
  expect([placed(), existsSync(join(into, 'mats-sample-under-way'))]).toEqual(['first', false]);
});
