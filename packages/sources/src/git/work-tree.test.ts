import { mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeRepository } from '../testing/make-repository.ts';
import type { MadeRepository } from '../testing/make-repository.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { parseGitIndex } from './git-index.ts';
import { createTreeReader } from './git-tree.ts';
import { openRepository } from './open-repository.ts';
import type { Repository } from './repository.ts';
import { pathsThatDiffer } from './work-tree.ts';

const temporaryFolder = temporaryFolders();
const open: Repository[] = [];
const LONG_AGO = Date.UTC(2026, 0, 1) / 1000;
const SHA1_BYTES = 20;

afterEach(() => {
  for (const repository of open.splice(0)) repository.close();
});

/** A repository whose files were written long before its index, so that git's clock can tell them apart. */
async function shop(): Promise<MadeRepository> {
  const made = makeRepository(await temporaryFolder());
  const files = { 'src/a.ts': 'needle a\n', 'src/b.ts': 'needle b\n', 'src/c.ts': 'hay\n', 'd.md': 'pin d\n' };
  made.write(files);
  for (const file of Object.keys(files)) utimesSync(path.join(made.folder, file), LONG_AGO, LONG_AGO);
  made.commit('start', {});
  return made;
}

async function differing(made: MadeRepository, prefix = ''): Promise<string[] | null> {
  const folder = path.join(made.folder, prefix);
  const tree = await createTreeReader({ name: 'shop', folder })(made.git('rev-parse', 'HEAD'));
  const found = await pathsThatDiffer({ folder, prefix, indexFile: path.join(made.folder, '.git/index') }, tree);
  return found === null ? null : [...found];
}

async function found(folder: string, revision?: string): Promise<string[]> {
  const repository = await openRepository({ name: 'shop', path: folder, roots: null });
  open.push(repository);
  const { matches } = await repository.grep({ literals: ['needle', 'pin'], revision });
  return matches.map((match) => `${match.path}:${match.line}:${match.text}`);
}

const ALL = ['d.md:1:pin d', 'src/a.ts:1:needle a', 'src/b.ts:1:needle b'];

describe('files of the work tree', () => {
  test('that were not touched do not differ, from the top and from a folder', async () => {
    const made = await shop();
    expect(await differing(made)).toEqual([]);
    expect(await differing(made, 'src/')).toEqual([]);
  });

  test('that were changed, removed, staged or hidden from git differ', async () => {
    const made = await shop();
    made.write({ 'src/a.ts': 'NEEDLE a\n', 'src/b.ts': 'staged\n' });
    made.git('add', 'src/b.ts');
    rmSync(path.join(made.folder, 'src/c.ts'));
    made.git('update-index', '--assume-unchanged', 'd.md');
    expect(await differing(made)).toEqual(['d.md', 'src/a.ts', 'src/b.ts', 'src/c.ts']);
  });

  test('that were written with other line ends differ', async () => {
    const made = await shop();
    made.git('config', 'core.autocrlf', 'true');
    rmSync(path.join(made.folder, 'd.md'));
    made.git('checkout', '--', 'd.md');
    expect(await differing(made)).toEqual(['d.md']);
  });

  test('are not told from those of a commit by an index that is split or damaged', async () => {
    const made = await shop();
    made.git('update-index', '--split-index');
    expect(await differing(made)).toBeNull();
    writeFileSync(path.join(made.folder, '.git/index'), 'DIRC');
    expect(await differing(made)).toBeNull();
  });
});

describe('a search finds what the commit holds', () => {
  test('whatever happened to the work tree since', async () => {
    const made = await shop();
    made.write({ 'src/a.ts': 'nothing\n', 'src/c.ts': 'needle c\n', 'new.ts': 'needle new\n' });
    rmSync(path.join(made.folder, 'src/b.ts'));
    expect(await found(made.folder)).toEqual(ALL);
  });

  test('at a revision that is not checked out', async () => {
    const made = await shop();
    made.commit('change', { 'src/a.ts': 'nothing\n', 'src/e.ts': 'needle e\n' });
    expect(await found(made.folder, 'HEAD~1')).toEqual(ALL);
    expect(await found(made.folder)).toEqual(['d.md:1:pin d', 'src/b.ts:1:needle b', 'src/e.ts:1:needle e']);
  });

  test('where files were left out of the work tree', async () => {
    const made = await shop();
    made.git('update-index', '--skip-worktree', 'src/a.ts');
    rmSync(path.join(made.folder, 'src/a.ts'));
    expect(await found(made.folder)).toEqual(ALL);
  });

  test('and not what a link leads to, made to look like the file', async () => {
    const made = await shop();
    const outside = await temporaryFolder();
    renameSync(path.join(made.folder, 'src'), path.join(outside, 'src'));
    writeFileSync(path.join(outside, 'src/a.ts'), 'needle !\n');
    utimesSync(path.join(outside, 'src/a.ts'), LONG_AGO, LONG_AGO);
    symlinkSync(path.join(outside, 'src'), path.join(made.folder, 'src'));
    expect(statSync(path.join(made.folder, 'src/a.ts')).size).toBe('needle a\n'.length);
    expect(await found(made.folder)).toEqual(ALL);
  });

  test('letter by letter, also what a pattern would read otherwise', async () => {
    const made = makeRepository(await temporaryFolder());
    made.commit('start', { 'x.ts': String.raw`a.c \Q(x|y)\E` + '\nabc x\n', 'y.ts': 'größe[1]\n' });
    const repository = await openRepository({ name: 'shop', path: made.folder, roots: null });
    open.push(repository);
    const literals = ['a.c', String.raw`\Q(x|y)\E`, 'größe[1]', '^abc', 'x$'];
    const { matches } = await repository.grep({ literals });
    expect(matches.map(({ path: file, line, literal }) => [file, line, literal])).toEqual([
      ['x.ts', 1, 'a.c'],
      ['x.ts', 1, String.raw`\Q(x|y)\E`],
      ['y.ts', 1, 'größe[1]'],
    ]);
  });

  test('and no filter of a hostile repository runs', async () => {
    const made = await shop();
    const trace = path.join(made.folder, 'ran');
    made.git('config', 'filter.evil.clean', `touch ${trace}`);
    made.git('config', 'filter.evil.process', `touch ${trace}`);
    made.git('config', 'diff.evil.textconv', `touch ${trace}`);
    mkdirSync(path.join(made.folder, '.git/info'), { recursive: true });
    writeFileSync(path.join(made.folder, '.git/info/attributes'), '* filter=evil diff=evil\n');
    made.write({ 'src/a.ts': 'needle?a\n' });
    expect(await found(made.folder)).toEqual(ALL);
    expect(() => statSync(trace)).toThrow('ENOENT');
  });
});

describe('an index', () => {
  test.each(['2', '4'])('of version %s has an entry for each file', async (version) => {
    const made = await shop();
    made.git('update-index', '--index-version', version);
    const entries = parseGitIndex(readFileSync(path.join(made.folder, '.git/index')), SHA1_BYTES);
    expect([...(entries ?? [])]).toEqual(
      ['d.md', 'src/a.ts', 'src/b.ts', 'src/c.ts'].map((file) => {
        const bytes = statSync(path.join(made.folder, file)).size;
        const id = made.git('rev-parse', `HEAD:${file}`);
        return [file, { id, bytes, modified: BigInt(LONG_AGO) * 1_000_000_000n, compared: true }];
      }),
    );
  });

  test('that ends anywhere is not understood, and harms nobody', async () => {
    const made = await shop();
    made.git('update-index', '--index-version', '4');
    const whole = readFileSync(path.join(made.folder, '.git/index'));
    const cut = whole.map((_byte, length) => (parseGitIndex(whole.subarray(0, length), SHA1_BYTES) === null ? 1 : 0));
    expect([...cut]).toEqual(Array.from(whole, () => 1));
  });
});
