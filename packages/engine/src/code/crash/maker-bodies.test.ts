import { describe, expect, test } from '@jest/globals';
import type { BlameLine } from '../history/commit.ts';
import { codeText } from './code-text.ts';
import type { CrashLine } from './crash-lines.ts';
import { lastChangedOf, withBodies } from './maker-bodies.ts';

const FILE = codeText('src/toll.js', 'function toll(car) {\n  const axles = car.axles;\n  return axles * 2;\n}\n');
const MAKER: CrashLine = { path: 'src/toll.js', line: 1, role: 'makes', steps: 1, function: 'toll' };
const read = (path: string) => (path === FILE.path ? FILE : undefined);
const thrownIn = (path: string): CrashLine => ({ path, line: 9, role: 'throw', steps: 0 });

describe('the bodies of the makers of a value', () => {
  const bodyOf = (thrown: string, maker = MAKER) => withBodies([thrownIn(thrown), maker], read)[1]?.body;

  test('are looked at where a test failed', () =>
    expect(bodyOf('test/toll.test.js')).toMatchObject({ startLine: 1, endLine: 4 }));

  test('are not where a program did', () => expect(bodyOf('src/gate.js')).toBeUndefined());

  test('are not known of files that were not read', () =>
    expect(bodyOf('test/toll.test.js', { ...MAKER, path: 'src/x.js' })).toBeUndefined());
});

describe('the line of a body that was changed last', () => {
  const body = { name: 'toll', startLine: 1, endLine: 4, anonymous: false };
  const blame = [100, 300, 200, 900].map((time, at): BlameLine => ({
    line: at + 1,
    originalLine: at + 1,
    path: 'src/toll.js',
    sha: `s${at}`,
    author: 'Ada',
    time,
    subject: '',
    text: FILE.lines[at] ?? '',
  }));
  const lastOf = (until: number): number => lastChangedOf({ ...MAKER, body }, { blame, until }).line;

  test('stands for it: a closing brace does not', () => expect(lastOf(1_000)).toBe(2));

  test('was not changed after the crash', () => expect(lastOf(250)).toBe(3));

  test('is the given one where nobody is known, or no body', () => {
    expect(lastChangedOf({ ...MAKER, body }, { blame: [], until: 1_000 }).line).toBe(1);
    expect(lastChangedOf(MAKER, { blame, until: 1_000 })).toBe(MAKER);
  });
});
