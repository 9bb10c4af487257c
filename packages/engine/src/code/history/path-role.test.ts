import { expect, test } from '@jest/globals';
import { hasWord } from './has-word.ts';
import { roleOfPath } from './path-role.ts';

test.each([
  ['package.json', 'dependency'],
  ['services/pay/go.mod', 'dependency'],
  ['requirements-dev.txt', 'dependency'],
  ['Shop.csproj', 'dependency'],
  ['test/pay.ts', 'test'],
  ['src/__tests__/pay.ts', 'test'],
  ['src/pay.spec.ts', 'test'],
  ['pay_test.go', 'test'],
  ['test_pay.py', 'test'],
  ['src/PayTest.java', 'test'],
  ['src/contest/pay.ts', 'code'],
  ['src/latest.ts', 'code'],
  ['README.md', 'documentation'],
  ['docs/pay.ts', 'documentation'],
  ['LICENSE', 'documentation'],
  ['notes.txt', 'documentation'],
  ['.github/workflows/ci.yml', 'build'],
  ['Makefile', 'build'],
  ['tsconfig.base.json', 'build'],
  ['db/migrate/001_pay.rb', 'migration'],
  ['schema.sql', 'migration'],
  ['.env.production', 'configuration'],
  ['values.yaml', 'configuration'],
  ['Dockerfile.web', 'configuration'],
  ['config/pay.properties', 'configuration'],
  ['src/pay.css', 'asset'],
  ['logo.svg', 'asset'],
  ['src/pay.ts', 'code'],
  ['src/environment.ts', 'code'],
])('%s is %s', (path, role) => {
  expect(roleOfPath(path)).toBe(role);
});

test.each([
  ['pay(order)', 'order', true],
  ['reorder and order', 'order', true],
  ['order', 'order', true],
  ['reorder', 'order', false],
  ['orders', 'order', false],
  ['$order', 'order', false],
  ['order_id', 'order', false],
  ['pay', 'order', false],
])('%s holds the word %s: %s', (text, word, held) => {
  expect(hasWord(text, word)).toBe(held);
});
