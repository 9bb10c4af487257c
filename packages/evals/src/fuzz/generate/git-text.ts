import type { Random } from '../../bench/generate/random.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const PATHS = [
  'src/cart.ts',
  'config/app.yaml',
  'package.json',
  'go.mod',
  '.env',
  'Dockerfile',
  'a b/ü.ts',
  '"a\\303\\274.ts"',
  '../../etc/passwd',
  '__proto__',
  'pom.xml',
  'Cargo.lock',
  'docker-compose.yml',
] as const;
const LINES = [
  'pool_size: 10',
  'const limit = 5;',
  'POOL_SIZE=2',
  '"express": "5.3.0",',
  '\tgithub.com/a/b v1.2.3',
  '<version>1.0</version>',
  '[[package]]',
  'name = "x"',
  'if (a) {',
  'throw new Error("price below zero");',
  '',
  '\\ No newline at end of file',
  '@@ -1 +1 @@',
  '-- ',
  'diff --git a/x b/x',
  'items.sort()',
] as const;

function sha(random: Random): string {
  return Array.from(SHA, () => random.below(16).toString(16)).join('');
}

/** A diff as git prints it: changed, new, deleted, renamed and binary files, with counts that may be wrong. */
export function diffText(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => fileDiff(random)).join('\n');
}

function fileDiff(random: Random): string {
  const path = random.pick(PATHS);
  const head = `diff --git a/${path} b/${path}\nindex 0123456..789abcd 100644`;
  const kind = random.below(8);
  if (kind === 0) return `${head}\nBinary files a/${path} and b/${path} differ`;
  if (kind === 1) return `${head}\nGIT binary patch\nliteral 12\nTcmZ1~{DO0\n\nliteral 0\nHcmV?d00001`;
  if (kind === 2) return `${head}\nsimilarity index 90%\nrename from ${path}\nrename to b/${random.pick(PATHS)}`;
  const lines = Array.from({ length: random.below(12) }, () => `${random.pick([' ', '-', '+'])}${random.pick(LINES)}`);
  const count = random.pick([lines.length, 0, 1, 999_999_999]);
  return `${head}\n--- a/${path}\n+++ b/${path}\n@@ -${random.below(50)},${count} +${random.below(50)},${count} @@ function total()\n${lines.join('\n')}`;
}

/** The answer of `git log` in the form `parseGitLog` asks for. */
export function gitLogText(random: Random): string {
  const known = [sha(random), sha(random)];
  return Array.from({ length: random.below(8) }, () => {
    const id = random.below(4) === 0 ? random.pick(known) : sha(random);
    const subject = random.pick([
      'fix: total',
      'Revert "fix: total"',
      'bump express',
      '',
      'Merge branch x',
      '__proto__',
    ]);
    const body = random.pick([
      '',
      `This reverts commit ${random.pick(known)}.`,
      `This reverts commit ${id}.`,
      'a\n\nb',
    ]);
    const time = random.pick(['1767952800', '0', '-1', '99999999999999', 'x']);
    return `\u001e${id}\u001f${time}\u001fAnn\u001fann@example.org\u001f${random.pick(known)} ${id}\u001f${time}\u001f${subject}\u001f${body}\u001d\n\n${diffText(random)}`;
  }).join('\n');
}

/** The answer of `git blame --porcelain`. */
export function blameText(random: Random): string {
  return Array.from({ length: random.below(12) }, (_, place) =>
    [
      `${sha(random)} ${random.below(99)} ${place + 1} ${random.pick(['1', '', '99999999999'])}`,
      'author Ann',
      'author-mail <ann@example.org>',
      `author-time ${random.pick(['1767952800', 'x', '1e400'])}`,
      'summary fix: total',
      `filename ${random.pick(PATHS)}`,
      `\t${random.pick(LINES)}`,
    ].join('\n'),
  ).join('\n');
}
