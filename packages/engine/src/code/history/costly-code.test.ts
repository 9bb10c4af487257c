import { describe, expect, test } from '@jest/globals';
import type { Commit } from './commit.ts';
import { costlyCode } from './costly-code.ts';
import { parseUnifiedDiff } from './parse-unified-diff.ts';

const SLOW = ['checkout did not answer within 3000 ms'];

function commit(before: string, after: string): Commit {
  const diff = `diff --git a/src/a.ts b/src/a.ts\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,1 +1,1 @@\n-${before}\n+${after}\n`;
  return {
    sha: 'a'.repeat(40),
    author: 'A',
    time: 0,
    subject: 's',
    files: parseUnifiedDiff(diff),
  } as unknown as Commit;
}
const found = (before: string, after: string, messages = SLOW): number =>
  costlyCode(commit(before, after), messages).length;

describe('costlyCode', () => {
  test.each(['/^([A-Z]+-?)+$/', '/(a*)*b/', "new RegExp('^(\\\\w+\\\\s?)*$')", '/((ab)+c?)+/', '/(x{2,})+/'])(
    'sees the repetition inside of a repetition of %s',
    (pattern) => expect(found('const OK = /^[A-Z]{3,10}$/;', `const OK = ${pattern};`)).toBe(1),
  );
  test.each(['/^(?:[A-Z]{3}-)?\\d+$/', '/(a|b)+/', '/[(a+)+]/', '/\\(a+\\)+/', 'sum(a) + (b)', '/(abc){1,3}/'])(
    'sees none in %s',
    (pattern) => expect(found('const OK = 1;', `const OK = ${pattern};`)).toBe(0),
  );
  test('sees a call that blocks everything else', () =>
    expect(found('return sign(key);', "return pbkdf2Sync(key, salt, 1_500_000, 32, 'sha256');")).toBe(1));
  test('counts only when the failure is one of slowness', () =>
    expect(found('const OK = 1;', 'const OK = /(a+)+$/;', ['TypeError: x is not a function'])).toBe(0));
  test('what was there before is not brought in', () =>
    expect(found('const OK = /(a+)+$/;', 'const FINE = /(a+)+$/;')).toBe(0));
});
