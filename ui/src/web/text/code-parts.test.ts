import { expect, test } from '@jest/globals';
import { codeParts } from './code-parts.ts';

const words = (text: string) => ({ text, isCode: false });
const code = (text: string) => ({ text, isCode: true });

test.each([
  ['Nothing.', [words('Nothing.')]],
  ['Roll it back: `git revert 1946c42e`. Then fix it.', [words('Roll it back: '), code('git revert 1946c42e'), words('. Then fix it.')]],
  ['`payment` was not read.', [code('payment'), words(' was not read.')]],
  ['It says “Table `shop` is gone” for `orders`.', [words('It says “Table `shop` is gone” for '), code('orders'), words('.')]],
  ['One ` alone.', [words('One ` alone.')]],
  ['', []],
])('%s', (sentence, parts) => expect(codeParts(sentence)).toEqual(parts)); // prettier-ignore
