import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { MatsError } from '@mats/contracts';
import { analyseLogStream } from '@mats/evidence';
import { createFileLogSource, createTextLogSource, type LogSource, type Repository } from '@mats/sources';
import { parseDockerEvents, parseDockerInspect } from '@mats/sources/docker';
import { openRepository, parseRepositories } from '@mats/sources/git';
import type { Random } from '../../bench/generate/random.ts';
import { damaged, damagedBytes, ODD_PIECES } from '../generate/damage.ts';
import { SOURCE_FILES } from '../generate/source-text.ts';
import type { FuzzTarget } from '../target.ts';
import { logBytes } from './logs.ts';

const REFERENCE_TIME = Date.UTC(2026, 0, 10);
const isDocumented = (error: unknown): boolean => error instanceof MatsError;

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mats-fuzz-')));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lists, reads and reads again; each of these may say that it cannot. */
async function readAll(source: LogSource, random: Random): Promise<void> {
  try {
    const { streams } = await source.list();
    for (const stream of streams) {
      await orDocumented(() =>
        analyseLogStream({ source, stream }, { reader: { source: stream.label, referenceTime: REFERENCE_TIME } }),
      );
      const startLine = random.pick([1, 5, 0, 999_999, -1]);
      await orDocumented(() =>
        source.readLines(stream, { startLine, endLine: startLine + random.pick([0, 3, -5, 1e9]) }),
      );
      // A locator is input: it may name what the source never offered.
      const elsewhere = { ...stream, locator: { ...stream.locator, path: '../../../../etc/passwd' } };
      await orDocumented(() => source.readLines(elsewhere, { startLine: 1, endLine: 1 }));
    }
  } finally {
    await source.close();
  }
}

async function orDocumented(use: () => Promise<unknown>): Promise<void> {
  try {
    await use();
  } catch (error) {
    if (!isDocumented(error)) throw error;
  }
}

const textSource: FuzzTarget = {
  name: 'text source',
  share: 1,
  allows: isDocumented,
  run: (random, size) => readAll(createTextLogSource({ text: Buffer.from(logBytes(random, size)).toString() }), random),
};

/** Plain, packed once, packed twice, packed and then damaged; or something else under the name of it. */
function packed(bytes: Uint8Array, random: Random): { readonly name: string; readonly bytes: Uint8Array } {
  const kind = random.below(6);
  if (kind === 0) return { name: 'app.log.gz', bytes: damagedBytes(gzipSync(bytes).toString('latin1'), random) };
  if (kind === 1) return { name: 'app.log.gz', bytes: gzipSync(random.below(2) === 0 ? bytes : gzipSync(bytes)) };
  if (kind === 2) return { name: 'logs.zip', bytes: broken(zipOf(bytes), random) };
  if (kind === 3) return { name: random.pick(['logs.zip', 'app.log.gz', 'a.tar', 'a.zst']), bytes };
  return { name: 'app.log', bytes };
}

function broken(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let flips = random.below(4); flips > 0; flips -= 1) copy[random.below(copy.length)] = random.below(256);
  return random.below(3) === 0 ? copy.subarray(0, random.below(copy.length + 1)) : copy;
}

/** A zip archive of one entry with a name that leads out of it. */
function zipOf(bytes: Uint8Array): Buffer {
  const name = Buffer.from('../../app.log');
  const data = deflateRawSync(bytes);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, data]);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const fileSource: FuzzTarget = {
  name: 'file source',
  share: 1,
  allows: isDocumented,
  run: (random) =>
    inFolder(async (folder) => {
      const { name, bytes } = packed(logBytes(random, 'small'), random);
      writeFileSync(join(folder, name), bytes);
      if (random.below(4) === 0) symlinkSync(random.pick(['/dev/zero', '/', name, 'none']), join(folder, 'link.log'));
      await readAll(createFileLogSource({ patterns: [join(folder, '*')], maxUnpackedBytes: 20_000_000 }), random);
    }),
};

const dockerText: FuzzTarget = {
  name: 'docker text',
  share: 1,
  run: (random) => {
    const state = {
      Status: 'exited',
      ExitCode: 137,
      OOMKilled: true,
      StartedAt: '2026-01-09T10:00:00Z',
      FinishedAt: random.pick(['x', null, '0001-01-01T00:00:00Z']),
    };
    const container = {
      Id: 'a1',
      Name: '/shop-1',
      State: random.pick([state, null, [], 'x']),
      Config: { Image: 'shop:1', Labels: { __proto__: 'x' } },
      RestartCount: random.pick([1, -1, '1', 1e99]),
    };
    const origin = { source: 'docker' as const, name: 'a1', label: 'shop-1' };
    parseDockerInspect(damaged(JSON.stringify([container], undefined, random.pick([0, 4])), random), origin);
    const event = {
      Type: 'container',
      Action: random.pick(['die', 'oom', 'health_status: unhealthy', '']),
      Actor: { ID: 'a1', Attributes: random.pick([{ name: 'shop' }, null, 7]) },
      time: random.pick([1_767_952_800, -1, 1e300, 'x']),
      timeNano: 1,
    };
    parseDockerEvents(damaged(`${JSON.stringify(event)}\n${JSON.stringify(event)}`, random));
    parseRepositories(damaged('shop=/srv/shop,/srv/cart', random));
  },
  allows: isDocumented,
};

const odd = (random: Random): string =>
  random.pick([...ODD_PIECES, 'HEAD', '--output=/tmp/x', 'a..b', '', 'src/cart.ts']);

/** Asks a repository everything, with names and revisions that somebody else chose. */
async function askAll(repository: Repository, random: Random): Promise<void> {
  const [path, revision] = [odd(random), odd(random)];
  const ranges = [{ startLine: random.pick([1, 0, -3, 1e9]), endLine: random.pick([1, 2, -1, 1e9]) }];
  const questions: (() => Promise<unknown>)[] = [
    () => repository.resolveRevision(revision),
    () => repository.listFiles(revision),
    () => repository.readFiles([{ path }, { path: 'src/cart.ts', revision }, { path: 'link' }]),
    () =>
      repository.blame([
        { path, ranges },
        { path: 'src/cart.ts', revision, ranges },
      ]),
    () => repository.log({ maxCount: 5, withDiff: true, to: revision, paths: [path] }),
    () => repository.log({ maxCount: 5, withDiff: false, since: random.pick([0, -1, 8e15]) }),
    () => repository.grep({ literals: [path, 'total'], revision }),
    () => repository.diff({ from: revision, to: 'HEAD' }),
  ];
  for (const ask of questions) await orDocumented(ask);
}

const repositories: FuzzTarget = {
  name: 'repositories',
  share: 0.5,
  allows: isDocumented,
  run: (random) =>
    inFolder(async (folder) => {
      const place = join(folder, 'shop');
      mkdirSync(place);
      if (random.below(2) === 0) execFileSync('git', ['init', '-q', place]);
      const write = (path: string, content: Uint8Array): void => {
        mkdirSync(dirname(join(place, path)), { recursive: true });
        writeFileSync(join(place, path), content);
      };
      for (const [path, text] of SOURCE_FILES) if (random.below(2) === 0) write(path, damagedBytes(text, random));
      write('empty', new Uint8Array());
      write('ü b\n.ts', Buffer.from('\0\r'));
      symlinkSync('../../../../etc/passwd', join(place, 'link'));
      const git = (...words: string[]): void =>
        void execFileSync('git', ['-C', place, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
          stdio: 'ignore',
        });
      if (random.below(3) > 0) {
        execFileSync('git', ['init', '-q', place]);
        git('add', '.');
        git('commit', '-q', '-m', damaged('fix: total', random).replaceAll('\0', '') || 'x', '--allow-empty-message');
        if (random.below(4) === 0) write('.git/HEAD', damagedBytes('ref: refs/heads/main', random));
        if (random.below(6) === 0) write('.git/config', damagedBytes('[core]\n\tpager = touch pwned\n', random));
      }
      const repository = await openRepository({ name: 'shop', path: place, roots: [folder] });
      try {
        await askAll(repository, random);
      } finally {
        repository.close();
      }
    }),
};

/** The doors that outside text comes in by. */
export const SOURCE_TARGETS: readonly FuzzTarget[] = [textSource, fileSource, dockerText, repositories];
