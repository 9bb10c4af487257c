import { expect, test } from '@jest/globals';
import { parseUnifiedDiff } from './parse-unified-diff.ts';

test('reads hunks, renames, new, deleted and binary files', () => {
  const files = parseUnifiedDiff(`diff --git a/src/cart.ts b/src/basket.ts
similarity index 90%
rename from src/cart.ts
rename to src/basket.ts
index 1..2 100644
--- a/src/cart.ts
+++ b/src/basket.ts
@@ -10,3 +10,4 @@ export class Cart {
 one
-two
+too
+three
 four
\\ No newline at end of file
diff --git a/new.txt b/new.txt
new file mode 100644
--- /dev/null
+++ b/new.txt
@@ -0,0 +1 @@
+only
diff --git a/old file.txt b/old file.txt
deleted file mode 100644
--- a/old file.txt
+++ /dev/null
@@ -1 +0,0 @@
-gone
diff --git a/logo.png b/logo.png
index 1..2 100644
Binary files a/logo.png and b/logo.png differ
`);
  expect(files.map(({ path, oldPath, status, hunks }) => [path, oldPath, status, hunks.length])).toEqual([
    ['src/basket.ts', 'src/cart.ts', 'renamed', 1],
    ['new.txt', undefined, 'added', 1],
    ['old file.txt', undefined, 'deleted', 1],
    ['logo.png', undefined, 'modified', 0],
  ]);
  expect(files[0]?.hunks[0]).toEqual({
    oldStart: 10,
    oldLines: 3,
    newStart: 10,
    newLines: 4,
    section: 'export class Cart {',
    lines: [' one', '-two', '+too', '+three', ' four'],
  });
});

test('a removed line that looks like a file header stays a removed line', () => {
  const [file] = parseUnifiedDiff(
    'diff --git a/a.sql b/a.sql\n--- a/a.sql\n+++ b/a.sql\n@@ -1,2 +1,2 @@\n--- comment\n+++ other\n x\n',
  );
  expect(file?.hunks[0]?.lines).toEqual(['--- comment', '+++ other', ' x']);
});

test('reads quoted names', () => {
  const [file] = parseUnifiedDiff(
    'diff --git "a/caf\\303\\251.txt" "b/caf\\303\\251.txt"\n--- "a/caf\\303\\251.txt"\n+++ "b/caf\\303\\251.txt"\n@@ -1 +1 @@\n-a\n+b\n',
  );
  expect(file?.path).toBe('café.txt');
});

test('reads a diff that no git made, and one that was cut off', () => {
  const [file] = parseUnifiedDiff('--- a/x.py\t2024-01-01\n+++ b/x.py\t2024-01-02\n@@ -1,9 +1,9 @@\n a\n-b\n');
  expect(file).toMatchObject({ path: 'x.py', status: 'modified', hunks: [{ lines: [' a', '-b'] }] });
});

test('reads hunks whose headers were shortened to a name', () => {
  const files = parseUnifiedDiff('@@ src/a.go @@ func A() {\n-x\n+y\n@@ src/b.go @@\n+z');
  expect(
    files.map(({ path, hunks }) => [path, hunks.map(({ lines, section, newStart }) => [lines, section, newStart])]),
  ).toEqual([
    ['src/a.go', [[['-x', '+y'], 'func A() {', 0]]],
    ['src/b.go', [[['+z'], undefined, 0]]],
  ]);
});

test('text without a diff gives no files', () => {
  expect(parseUnifiedDiff('hello\n@@ -1 +1 @@\n+x')).toEqual([]);
});
