import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeRepository } from '../testing/make-repository.ts';
import type { MadeRepository } from '../testing/make-repository.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { openRepository } from './open-repository.ts';
import type { Repository } from './repository.ts';

const temporaryFolder = temporaryFolders();
const open: Repository[] = [];

afterEach(() => {
  for (const repository of open.splice(0)) repository.close();
});

async function opened(folder: string): Promise<Repository> {
  const repository = await openRepository({ name: 'shop', path: folder, roots: null });
  open.push(repository);
  return repository;
}

async function shop(): Promise<{ made: MadeRepository; first: string; second: string; third: string }> {
  const made = makeRepository(await temporaryFolder());
  const first = made.commit('start', { 'src/cart.ts': 'one\ntwo\nthree\n', 'README.md': 'shop\n' });
  const second = made.commit('change the second line', { 'src/cart.ts': 'one\nTWO\nthree\n' });
  const third = made.commit('add ümläut', { 'src/größe.ts': 'log("payment failed")\nlog("ok")\n' });
  return { made, first, second, third };
}

describe('revisions', () => {
  test('branch, tag, short id and relative names give the full id', async () => {
    const { made, second, third } = await shop();
    made.git('tag', 'v1', second);
    const repository = await opened(made.folder);
    const names = ['main', 'HEAD~1', 'v1', second.slice(0, 8)];
    const found = await Promise.all(names.map((name) => repository.resolveRevision(name)));
    expect(found).toEqual([third, second, second, second]);
  });

  test.each(['v9', '', '--all', 'main..HEAD', ':/start', 'HEAD:README.md', 'a b'])(
    '%p is no revision',
    async (name) => {
      const { made } = await shop();
      const repository = await opened(made.folder);
      expect(await repository.resolveRevision(name)).toBeNull();
    },
  );

  test('the number of a release leads to its tag, whichever of them has the v', async () => {
    const { made, first, second, third } = await shop();
    made.git('tag', 'v1.14.2', first);
    made.git('tag', '-a', '-m', 'release', 'v1.15.0-rc.1', second);
    made.git('tag', '2.0', third);
    const repository = await opened(made.folder);
    const found = await Promise.all(
      ['1.14.2', '1.15.0-rc.1', 'v2.0', '1.14.3'].map((name) => repository.resolveRevision(name)),
    );
    expect(found).toEqual([first, second, third, null]);
  });

  test('a tag that is written like it goes before the one with the v', async () => {
    const { made, first, second } = await shop();
    made.git('tag', '1.0', first);
    made.git('tag', 'v1.0', second);
    const repository = await opened(made.folder);
    expect(await repository.resolveRevision('1.0')).toBe(first);
  });

  test('a question about a missing revision names it', async () => {
    const { made } = await shop();
    const repository = await opened(made.folder);
    await expect(repository.listFiles('v9')).rejects.toMatchObject({
      code: 'repository_unusable',
      message: 'The repository shop cannot be used: it has no revision v9.',
    });
  });
});

describe('files', () => {
  test('lists regular files with their sizes, at the head and at a revision', async () => {
    const { made, first } = await shop();
    const repository = await opened(made.folder);
    expect(await repository.listFiles()).toEqual([
      { path: 'README.md', bytes: 5 },
      { path: 'src/cart.ts', bytes: 14 },
      { path: 'src/größe.ts', bytes: 32 },
    ]);
    expect((await repository.listFiles(first)).map((file) => file.path)).toEqual(['README.md', 'src/cart.ts']);
  });

  test('reads many files in the order asked for, each at its revision', async () => {
    const { made, first } = await shop();
    const repository = await opened(made.folder);
    const read = await repository.readFiles([
      { path: 'src/cart.ts' },
      { path: 'none.ts' },
      { path: 'src/cart.ts', revision: first },
      { path: 'src/größe.ts', revision: first },
      { path: 'src' },
      { path: '../outside' },
      { path: 'README.md\nsrc/cart.ts' },
    ]);
    expect(read.map(({ state, text }) => text ?? state)).toEqual([
      'one\nTWO\nthree\n',
      'missing',
      'one\ntwo\nthree\n',
      'missing',
      'missing',
      'missing',
      'missing',
    ]);
  });

  test('says what is binary or too large instead of reading it', async () => {
    const made = makeRepository(await temporaryFolder());
    made.commit('start', { 'logo.png': Buffer.from('89504e470d0a1a0a0000', 'hex'), 'data.sql': 'x'.repeat(5_000_000) });
    const repository = await opened(made.folder);
    const read = await repository.readFiles([{ path: 'logo.png' }, { path: 'data.sql' }]);
    expect(read.map(({ state }) => state)).toEqual(['binary', 'too_large']);
  });

  test('reads on after close', async () => {
    const { made } = await shop();
    const repository = await opened(made.folder);
    await repository.readFiles([{ path: 'README.md' }]);
    repository.close();
    expect(await repository.readFiles([{ path: 'README.md' }])).toEqual([
      { path: 'README.md', state: 'read', text: 'shop\n' },
    ]);
  });
});

describe('blame', () => {
  test('names who last changed each line of several ranges', async () => {
    const { made, first, second } = await shop();
    const repository = await opened(made.folder);
    const ranges = [
      { startLine: 1, endLine: 1 },
      { startLine: 2, endLine: 99 },
    ];
    const [blamed] = await repository.blame([{ path: 'src/cart.ts', ranges }]);
    expect(blamed?.lines.map(({ line, sha, author }) => ({ line, sha, author }))).toEqual([
      { line: 1, sha: first, author: 'Ada' },
      { line: 2, sha: second, author: 'Ada' },
      { line: 3, sha: first, author: 'Ada' },
    ]);
  });

  test('answers several questions about one file apart', async () => {
    const { made, first, second } = await shop();
    const repository = await opened(made.folder);
    const blamed = await repository.blame([
      { path: 'src/cart.ts', ranges: [{ startLine: 2, endLine: 3 }] },
      { path: 'README.md', ranges: [{ startLine: 1, endLine: 1 }] },
      { path: 'src/cart.ts', ranges: [{ startLine: 1, endLine: 2 }] },
      { path: 'src/cart.ts', revision: first, ranges: [{ startLine: 2, endLine: 2 }] },
      { path: 'src/cart.ts', ranges: [{ startLine: 8, endLine: 9 }] },
    ]);
    expect(blamed.map(({ lines }) => lines.map(({ line, sha }) => `${line} ${sha}`))).toEqual([
      [`2 ${second}`, `3 ${first}`],
      [`1 ${first}`],
      [`1 ${first}`, `2 ${second}`],
      [`2 ${first}`],
      [],
    ]);
  });

  test('says why there is nothing to blame', async () => {
    const { made } = await shop();
    const repository = await opened(made.folder);
    const blamed = await repository.blame([
      { path: 'none.ts', ranges: [{ startLine: 1, endLine: 2 }] },
      { path: 'README.md', ranges: [{ startLine: 7, endLine: 9 }] },
    ]);
    expect(blamed.map(({ problem }) => problem)).toEqual(['the file is missing', 'the file has 1 lines']);
  });
});

describe('history', () => {
  test('commits come newest first with their diffs', async () => {
    const { made, first, second, third } = await shop();
    const repository = await opened(made.folder);
    const { commits, notRead } = await repository.log({ maxCount: 10, withDiff: true });
    expect(commits.map(({ sha }) => sha)).toEqual([third, second, first]);
    expect(commits[1]?.files).toMatchObject([
      { path: 'src/cart.ts', status: 'modified', hunks: [{ lines: [' one', '-two', '+TWO', ' three'] }] },
    ]);
    expect(commits[2]?.time).toBe(Date.UTC(2026, 0, 1));
    expect(notRead).toEqual([]);
  });

  test('single commits come by the revisions they were asked for with', async () => {
    const { made, first, second } = await shop();
    const repository = await opened(made.folder);
    const found = await repository.commits([second, 'none', first.slice(0, 8), 'HEAD~1']);
    expect([...found].map(([asked, commit]) => [asked, commit.subject, commit.files.length])).toEqual([
      [second, 'change the second line', 1],
      [first.slice(0, 8), 'start', 2],
      ['HEAD~1', 'change the second line', 1],
    ]);
    expect(found.get(second)?.files).toEqual(
      (await repository.log({ to: second, maxCount: 1, withDiff: true })).commits[0]?.files,
    );
    expect(await repository.commits(['none'])).toEqual(new Map());
  });

  test('what was read once is told again without its files, whatever it is asked by', async () => {
    const { made, second, third } = await shop();
    const repository = await opened(made.folder);
    const read = await repository.log({ maxCount: 10, withDiff: true });
    const [readThird, readSecond] = read.commits;
    // Nobody can read a diff without the files.
    for (const [, file = ''] of made.git('log', '--raw', '--no-abbrev').matchAll(/ ([0-9a-f]{40}) [AM]\t/g)) {
      rmSync(path.join(made.folder, '.git/objects', file.slice(0, 2), file.slice(2)));
    }
    expect(await repository.log({ maxCount: 10, withDiff: true })).toEqual(read);
    expect((await repository.log({ to: second, maxCount: 1, withDiff: true })).commits[0]).toBe(readSecond);
    expect((await repository.commits([third])).get(third)).toBe(readThird);
  });

  test('a merge that was logged bare is shown with what it brought', async () => {
    const { made } = await shop();
    made.git('checkout', '-q', '-b', 'side');
    made.commit('beside', { 'side.ts': 'one\n' });
    made.git('checkout', '-q', 'main');
    made.commit('here', { 'here.ts': 'one\n' });
    made.git('merge', '-q', '--no-ff', '-m', 'merge side', 'side');
    const repository = await opened(made.folder);
    const { commits } = await repository.log({ maxCount: 1, withDiff: true });
    const [merge] = (await repository.commits(['HEAD'])).values();
    expect([commits[0]?.files, merge?.files.map((file) => file.path)]).toEqual([[], ['side.ts']]);
  });

  test('commits whose diffs were read for some paths only are read again whole', async () => {
    const { made, first } = await shop();
    const repository = await opened(made.folder);
    await repository.log({ maxCount: 10, withDiff: true, paths: ['README.md'] });
    expect((await repository.commits([first])).get(first)?.files).toHaveLength(2);
  });

  test('a range, paths, times and a count narrow it', async () => {
    const { made, first, second, third } = await shop();
    const repository = await opened(made.folder);
    const shas = async (wanted: object): Promise<string[]> =>
      (await repository.log({ maxCount: 10, withDiff: false, ...wanted })).commits.map(({ sha }) => sha);
    expect(await shas({ from: first })).toEqual([third, second]);
    expect(await shas({ to: second })).toEqual([second, first]);
    expect(await shas({ paths: ['src/cart.ts'] })).toEqual([second, first]);
    expect(await shas({ paths: ['../..'] })).toEqual([]);
    expect(await shas({ since: Date.UTC(2026, 0, 1, 1) })).toEqual([third, second]);
    expect(await shas({ until: 1e18 })).toEqual(await shas({}));
    expect(await shas({ since: 1e18 })).toEqual([]);
    expect(await shas({ until: Date.UTC(2026, 0, 1, 1) })).toEqual([second, first]);
    expect(await shas({ maxCount: 1 })).toEqual([third]);
  });

  test('without diffs files are still named, renames too', async () => {
    const { made } = await shop();
    made.git('mv', 'src/größe.ts', 'src/size.ts');
    made.commit('rename', {});
    const repository = await opened(made.folder);
    const { commits } = await repository.log({ maxCount: 2, withDiff: false });
    expect(commits.map(({ files }) => files)).toEqual([
      [{ path: 'src/size.ts', oldPath: 'src/größe.ts', status: 'renamed', hunks: [] }],
      [{ path: 'src/größe.ts', status: 'added', hunks: [] }],
    ]);
  });

  test('a diff between two revisions', async () => {
    const { made, first, second } = await shop();
    const repository = await opened(made.folder);
    const { files } = await repository.diff({ from: first, to: second });
    expect(files.map(({ path: file, status }) => ({ file, status }))).toEqual([
      { file: 'src/cart.ts', status: 'modified' },
    ]);
  });

  test('a shallow clone says that older commits are missing', async () => {
    const { made } = await shop();
    const folder = path.join(await temporaryFolder(), 'clone');
    made.git('clone', '-q', '--depth', '2', `file://${made.folder}`, folder);
    const repository = await opened(folder);
    expect(repository.state.shallow).toBe(true);
    const { commits, notRead } = await repository.log({ maxCount: 10, withDiff: false });
    expect(commits).toHaveLength(2);
    expect(notRead).toEqual([
      {
        what: 'older commits of shop',
        why: 'The clone is shallow. Fetch the rest with: git fetch --unshallow',
      },
    ]);
  });
});

describe('grep', () => {
  test('finds several literals in one pass, each match with the literal it holds', async () => {
    const { made } = await shop();
    const repository = await opened(made.folder);
    const { matches, cut } = await repository.grep({ literals: ['payment failed', 'TWO', '-e', '(', 'a\nb', ''] });
    expect(matches).toEqual([
      { literal: 'TWO', path: 'src/cart.ts', line: 2, text: 'TWO' },
      { literal: 'payment failed', path: 'src/größe.ts', line: 1, text: 'log("payment failed")' },
      { literal: '(', path: 'src/größe.ts', line: 1, text: 'log("payment failed")' },
      { literal: '(', path: 'src/größe.ts', line: 2, text: 'log("ok")' },
    ]);
    expect(cut).toBe(false);
  });

  test('says when there were more matches', async () => {
    const { made } = await shop();
    const repository = await opened(made.folder);
    const { matches, cut } = await repository.grep({ literals: ['log'], maxMatches: 1 });
    expect({ found: matches.length, cut }).toEqual({ found: 1, cut: true });
  });

  test('keeps what is rare when there is too much', async () => {
    const { made } = await shop();
    const repository = await opened(made.folder);
    const { matches } = await repository.grep({ literals: ['log', 'payment failed', 'o'], maxMatches: 3 });
    expect(matches.map(({ literal }) => literal).toSorted()).toEqual(['log', 'log', 'payment failed']);
  });
});

describe('states', () => {
  test('a detached head has no branch', async () => {
    const { made, first } = await shop();
    made.git('checkout', '-q', first);
    const { state } = await opened(made.folder);
    expect({ head: state.head, branch: state.branch }).toEqual({ head: first, branch: null });
  });

  test('submodules are named as not read', async () => {
    const library = makeRepository(await temporaryFolder());
    library.commit('start', { 'index.ts': 'x\n' });
    const { made } = await shop();
    made.git('submodule', 'add', '-q', library.folder, 'vendor/library');
    made.commit('add the library', {});
    const { state } = await opened(made.folder);
    expect(state.notRead).toEqual([
      {
        what: 'code of shop in vendor/library',
        why: 'Submodules are repositories of their own; name them in REPOSITORIES.',
      },
    ]);
  });

  test('a bare repository is read like any other', async () => {
    const { made, third } = await shop();
    const folder = path.join(await temporaryFolder(), 'shop.git');
    made.git('clone', '-q', '--bare', made.folder, folder);
    const repository = await opened(folder);
    expect(repository.state.head).toBe(third);
    expect((await repository.readFiles([{ path: 'README.md' }]))[0]?.text).toBe('shop\n');
    expect((await repository.grep({ literals: ['TWO'] })).matches).toHaveLength(1);
    const [blamed] = await repository.blame([{ path: 'README.md', ranges: [{ startLine: 1, endLine: 1 }] }]);
    expect(blamed?.lines).toHaveLength(1);
  });

  test('a folder inside a repository has paths and history of its own', async () => {
    const { made, second } = await shop();
    const repository = await opened(path.join(made.folder, 'src'));
    expect((await repository.listFiles()).map((file) => file.path)).toEqual(['cart.ts', 'größe.ts']);
    expect((await repository.readFiles([{ path: 'cart.ts' }]))[0]?.text).toBe('one\nTWO\nthree\n');
    const { commits } = await repository.log({ maxCount: 9, withDiff: true, paths: ['cart.ts'] });
    expect(commits.map(({ files }) => files.map((file) => file.path))).toEqual([['cart.ts'], ['cart.ts']]);
    expect(commits[0]?.sha).toBe(second);
    const [blamed] = await repository.blame([{ path: 'cart.ts', ranges: [{ startLine: 2, endLine: 2 }] }]);
    expect(blamed?.lines[0]?.sha).toBe(second);
    expect((await repository.grep({ literals: ['TWO'] })).matches[0]?.path).toBe('cart.ts');
    expect((await repository.diff({ from: 'HEAD~2', to: 'HEAD~1' })).files[0]?.path).toBe('cart.ts');
  });
});

describe('a hostile repository', () => {
  test('nothing that its configuration names is run', async () => {
    const { made, first, second } = await shop();
    const trace = path.join(made.folder, 'ran');
    const program = path.join(made.folder, 'program.sh');
    made.write({ 'program.sh': `#!/bin/sh\ntouch ${trace}\ncat\n`, '.gitattributes': '*.ts diff=evil filter=evil\n' });
    chmodSync(program, 0o755);
    made.commit('attributes', {});
    for (const key of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'diff.external', 'gpg.program']) {
      made.git('config', key, program);
    }
    for (const key of ['diff.evil.textconv', 'diff.evil.command', 'filter.evil.smudge', 'filter.evil.clean']) {
      made.git('config', key, program);
    }
    made.git('config', 'log.showSignature', 'true');
    made.git('config', 'diff.noprefix', 'true');
    const repository = await opened(made.folder);
    await repository.listFiles();
    await repository.readFiles([{ path: 'src/cart.ts' }]);
    const [blamed] = await repository.blame([{ path: 'src/cart.ts', ranges: [{ startLine: 1, endLine: 3 }] }]);
    const { commits } = await repository.log({ maxCount: 9, withDiff: true });
    const { files } = await repository.diff({ from: first, to: second });
    await repository.grep({ literals: ['TWO'] });
    expect(existsSync(trace)).toBe(false);
    expect(blamed?.problem).toBeNull();
    expect(commits.at(-2)?.files[0]?.hunks).toHaveLength(1);
    expect(files[0]?.path).toBe('src/cart.ts');
  });
});
