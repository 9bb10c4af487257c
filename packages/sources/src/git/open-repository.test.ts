import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeRepository } from '../testing/make-repository.ts';
import { temporaryFolders } from '../testing/temporary-folder.ts';
import { openRepository } from './open-repository.ts';
import { createRepositories, parseRepositories } from './repositories.ts';
import type { Repositories } from './repositories.ts';
import type { Repository } from './repository.ts';

const temporaryFolder = temporaryFolders();
const open: (Repository | Repositories)[] = [];

afterEach(async () => {
  for (const repository of open.splice(0)) await repository.close();
});

async function opened(folder: string, roots: readonly string[] | null = null): Promise<Repository> {
  const repository = await openRepository({ name: 'shop', path: folder, roots });
  open.push(repository);
  return repository;
}

const refused = (folder: string, roots: readonly string[] | null = null): Promise<string> =>
  opened(folder, roots).then(
    () => 'it was opened',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

const because = (reason: string): string => `The repository shop cannot be used: ${reason}.`;

test('objects that are borrowed from outside the roots are not read, however long the way', async () => {
  const roots = await temporaryFolder();
  const outside = await temporaryFolder();
  const commit = makeRepository(outside).commit('secret', { 'secret.ts': 'secret' });
  const head = await readFile(path.join(outside, '.git', 'HEAD'), 'utf8');
  for (const name of ['direct', 'middle', 'far']) {
    const folder = path.join(roots, name);
    await mkdir(path.join(folder, '.git', 'objects', 'info'), { recursive: true });
    await mkdir(path.join(folder, '.git', 'refs', 'heads'), { recursive: true });
    await writeFile(path.join(folder, '.git', 'HEAD'), head);
    const branch = head.replace('ref: ', '').trim();
    await writeFile(path.join(folder, '.git', branch), `${commit}\n`);
    const to = name === 'far' ? '../../../middle/.git/objects' : path.join(outside, '.git', 'objects');
    await writeFile(path.join(folder, '.git', 'objects', 'info', 'alternates'), `${to}\n`);
  }
  for (const name of ['direct', 'far']) {
    const trusted = await opened(path.join(roots, name));
    expect([name, trusted.state.kind]).toEqual([name, 'git']);
    const kept = await opened(path.join(roots, name), [roots]);
    expect([name, kept.state.kind]).toEqual([name, 'folder']);
  }
});

describe('a path that an operator configured', () => {
  test('must exist and be a folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'file'), '');
    expect(await refused(path.join(folder, 'none'))).toBe(because('it does not exist'));
    expect(await refused(path.join(folder, 'file'))).toBe(because('it is not a folder'));
  });

  test('may be a plain folder: code is read, history is said to be missing', async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'src'));
    await mkdir(path.join(folder, 'node_modules/library'), { recursive: true });
    await writeFile(path.join(folder, 'src/cart.ts'), 'one\ntwo\n');
    await writeFile(path.join(folder, 'node_modules/library/index.js'), 'two\n');
    await symlink('/etc/hostname', path.join(folder, 'src/leak.ts'));
    const repository = await opened(folder);
    expect(repository.state).toMatchObject({
      kind: 'folder',
      head: null,
      notRead: [{ what: 'history of shop', why: 'The folder is not a git repository.' }],
    });
    expect(await repository.listFiles()).toEqual([{ path: 'src/cart.ts', bytes: 8 }]);
    const wanted = ['src/cart.ts', 'src/leak.ts', '../etc/hostname', 'none', 'src'].map((file) => ({ path: file }));
    const read = await repository.readFiles(wanted);
    expect(read.map(({ text, state }) => text ?? state)).toEqual([
      'one\ntwo\n',
      'missing',
      'missing',
      'missing',
      'missing',
    ]);
    expect((await repository.grep({ literals: ['two', '-x'] })).matches).toEqual([
      { literal: 'two', path: 'src/cart.ts', line: 2, text: 'two' },
    ]);
    expect(await repository.resolveRevision('HEAD')).toBeNull();
    const history = { what: 'history of shop', why: 'It has no git history.' };
    expect(await repository.log({ maxCount: 9, withDiff: true })).toEqual({ commits: [], notRead: [history] });
    expect(await repository.diff({ from: 'a', to: 'b' })).toEqual({ files: [], notRead: [history] });
    expect(await repository.blame([{ path: 'src/cart.ts', ranges: [] }])).toEqual([
      { path: 'src/cart.ts', lines: [], problem: 'there is no git history' },
    ]);
  });

  test('may have no commit yet', async () => {
    const made = makeRepository(await temporaryFolder());
    made.write({ 'cart.ts': 'one\n' });
    const repository = await opened(made.folder);
    expect(repository.state).toMatchObject({
      kind: 'folder',
      notRead: [{ what: 'history of shop', why: 'The repository has no commit yet.' }],
    });
    expect((await repository.listFiles()).map((file) => file.path)).toEqual(['cart.ts']);
  });

  test('bare without a commit, there is nothing at all', async () => {
    const made = makeRepository(await temporaryFolder());
    const folder = path.join(await temporaryFolder(), 'shop.git');
    made.git('clone', '-q', '--bare', made.folder, folder);
    expect(await refused(folder)).toBe(because('it has no commit yet'));
  });

  test('inside a repository that does not track it, the folder is not given that history', async () => {
    const made = makeRepository(await temporaryFolder());
    made.commit('ignore builds', { '.gitignore': 'build\n' });
    made.write({ 'build/out.js': 'x\n' });
    const repository = await opened(path.join(made.folder, 'build'));
    expect(repository.state.kind).toBe('folder');
  });

  test('may be a work tree added beside its repository', async () => {
    const made = makeRepository(await temporaryFolder());
    const first = made.commit('start', { 'cart.ts': 'one\n' });
    const folder = path.join(await temporaryFolder(), 'tree');
    made.git('worktree', 'add', '-q', '--detach', folder);
    expect((await opened(folder)).state).toMatchObject({ kind: 'git', head: first, branch: null });
  });
});

describe('a path named in a question', () => {
  test('must lie under an allowed root, links followed', async () => {
    const root = await temporaryFolder();
    const outside = makeRepository(await temporaryFolder());
    outside.commit('start', { 'cart.ts': 'one\n' });
    await mkdir(path.join(root, 'shop'));
    await symlink(outside.folder, path.join(root, 'link'));
    const lies = because('it lies outside the allowed folders');
    expect(await refused(path.join(root, 'shop'), [root])).toBe('it was opened');
    expect(await refused(outside.folder, [root])).toBe(lies);
    expect(await refused(path.join(root, 'link'), [root])).toBe(lies);
    expect(await refused(`${root}/shop/../../..`, [root])).toBe(lies);
    expect(await refused(`${root}-other`, [root])).toBe(lies);
    expect(await refused(path.join(root, 'none'), [root])).toBe(because('it does not exist'));
    expect(await refused('shop', [root])).toBe(because('it is not an absolute path'));
    expect(await refused(path.join(root, 'shop'), [])).toBe(lies);
  });

  test('gets no history from git data outside the roots', async () => {
    const root = await temporaryFolder();
    const outside = makeRepository(await temporaryFolder());
    outside.commit('start', { 'cart.ts': 'secret\n' });
    await mkdir(path.join(root, 'shop'));
    await writeFile(path.join(root, 'shop/.git'), `gitdir: ${outside.folder}/.git\n`);
    const repository = await opened(path.join(root, 'shop'), [root]);
    expect(repository.state.kind).toBe('folder');
    expect(await repository.listFiles()).toEqual([{ path: '.git', bytes: expect.any(Number) }]);
  });
});

describe('the repositories of a service', () => {
  test('are opened once by name, and anew when another commit is checked out', async () => {
    const made = makeRepository(await temporaryFolder());
    made.commit('start', { 'cart.ts': 'one\n' });
    const repositories = createRepositories({ configured: new Map([['shop', made.folder]]), roots: [] });
    open.push(repositories);
    const first = await repositories.open('shop');
    expect(await repositories.open('shop')).toBe(first);
    const second = made.commit('change', { 'cart.ts': 'two\n' });
    const again = await repositories.open('shop');
    open.push(first);
    expect(again.state.head).toBe(second);
    expect((await again.readFiles([{ path: 'cart.ts' }]))[0]?.text).toBe('two\n');
  });

  test('are opened once by those who ask at the same time, and beforehand', async () => {
    const made = makeRepository(await temporaryFolder());
    made.commit('start', { 'cart.ts': 'one\n' });
    const configured = new Map([
      ['shop', made.folder],
      ['gone', path.join(made.folder, 'none')],
    ]);
    const repositories = createRepositories({ configured, roots: [] });
    open.push(repositories);
    await repositories.openConfigured();
    const [first, second] = await Promise.all([repositories.open('shop'), repositories.open('shop')]);
    expect(second).toBe(first);
    await expect(repositories.open('gone')).rejects.toMatchObject({ code: 'repository_unusable' });
    const others = createRepositories({ configured, roots: [] });
    open.push(others);
    const [third, fourth] = await Promise.all([others.open('shop'), others.open('shop')]);
    expect(fourth).toBe(third);
  });

  test('a name that is not configured is refused with those that are', async () => {
    const configured = new Map([
      ['shop', '/srv/shop'],
      ['web', '/srv/web'],
    ]);
    await expect(createRepositories({ configured, roots: [] }).open('cart')).rejects.toMatchObject({
      code: 'repository_unusable',
      message:
        'The repository cart cannot be used: it is not configured (configured: shop, web) and not an absolute path.',
    });
  });

  test('are read from a setting', () => {
    expect([...parseRepositories(' shop=/srv/shop/, web=/srv/a=b ,')]).toEqual([
      ['shop', '/srv/shop/'],
      ['web', '/srv/a=b'],
    ]);
    expect(() => parseRepositories('shop=srv/shop')).toThrow(
      'The setting REPOSITORIES cannot be used: shop=srv/shop is not name=/absolute/path.',
    );
  });
});
