import { describe, expect, test } from '@jest/globals';
import { diffFiles } from './diff.ts';

const patch = `diff --git a/src/charge.ts b/src/charge.ts
index 1111111..2222222 100644
--- a/src/charge.ts
+++ b/src/charge.ts
@@ -40,3 +40,3 @@ export function charge() {
 const order = read();
-const id = order?.id;
+const id = order.id;
 return id;
`;

describe('diffFiles', () => {
  test('numbers both sides', () => {
    const files = diffFiles(patch);
    expect(files?.[0]).toMatchObject({ name: 'src/charge.ts', additions: 1, deletions: 1 });
    expect(files?.[0]?.lines).toEqual([
      { kind: 'hunk', before: null, after: null, text: '@@ -40,3 +40,3 @@ export function charge() {' },
      { kind: 'same', before: 40, after: 40, text: 'const order = read();' },
      { kind: 'delete', before: 41, after: null, text: 'const id = order?.id;' },
      { kind: 'add', before: null, after: 41, text: 'const id = order.id;' },
      { kind: 'same', before: 42, after: 42, text: 'return id;' },
    ]);
  });

  test('a diff that was cut in the middle gives what is there', () => {
    const lines = diffFiles(patch.slice(0, patch.indexOf('+const')))?.[0]?.lines;
    expect(lines?.map((line) => line.kind)).toEqual(['hunk', 'same', 'delete']);
  });

  test('a hunk alone is read', () => {
    expect(diffFiles('@@ -1,1 +1,1 @@\n-a\n+b\n')?.[0]?.lines.map((line) => line.kind)).toEqual([
      'hunk',
      'delete',
      'add',
    ]);
  });

  test('a hunk that does not say its file is named by who knows it', () => {
    expect(diffFiles('@@ -1,1 +1,1 @@\n-a\n+b\n', ['src/a.ts'])?.[0]?.name).toBe('src/a.ts');
  });

  test('another text is no diff', () => {
    expect(diffFiles('commit 1\nAuthor: Ada\n\n    subject')).toBeNull();
  });

  test('a renamed file says so', () => {
    const renamed = patch.replaceAll('b/src/charge.ts', 'b/src/payment.ts');
    expect(diffFiles(renamed)?.[0]?.name).toBe('src/charge.ts → src/payment.ts');
  });
});
