import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { LARGEST_CODE_FILE } from './file-text.ts';
import { spawnGit } from './run-git.ts';

/** What git has under a name: a file's bytes, nothing, or more bytes than are read. */
export type Blob = { readonly state: 'read'; readonly bytes: Uint8Array } | { readonly state: 'missing' | 'too_large' };

/** An object's full id, its type, and its content unless it is too large. */
interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array | null;
}

interface Waiting {
  readonly resolve: (found: GitObject | null) => void;
  readonly reject: (error: Error) => void;
}

interface Body {
  readonly id: string;
  readonly type: string;
  readonly kept: boolean;
  readonly parts: Uint8Array[];
  left: number;
}

const NEWLINE = 10;
/** An answer takes a tenth of a millisecond; a disk that is gone must not hold an investigation for ever. */
const TIMEOUT_MS = 30_000;

/**
 * One `git cat-file --batch` that stays open: a file costs a tenth of a millisecond instead of a process. Answers come
 * in the order of the questions. A process that dies fails what was asked of it; the next question starts another.
 */
export class CatFile {
  readonly #folder: string;
  #child: ChildProcessWithoutNullStreams | null = null;
  #waiting: Waiting[] = [];
  #head: Uint8Array = new Uint8Array(0);
  #body: Body | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `name` is an object name such as `<commit>:<path>`; it must not hold line ends. */
  async read(name: string): Promise<Blob> {
    const found = await this.#ask(name);
    if (found === null || found.type !== 'blob') return { state: 'missing' };
    return found.bytes === null ? { state: 'too_large' } : { state: 'read', bytes: found.bytes };
  }

  /** The full id of the commit that a name (branch, tag, short id, `HEAD~2`) stands for, or null. */
  async commitId(name: string): Promise<string | null> {
    const found = await this.#ask(`${name}^{commit}`);
    return found?.type === 'commit' ? found.id : null;
  }

  close(): void {
    const child = this.#child;
    this.#end(new Error('The repository was closed.'));
    child?.kill('SIGKILL');
  }

  #ask(name: string): Promise<GitObject | null> {
    if (/[\n\0]/.test(name)) return Promise.resolve(null);
    const { promise, resolve, reject } = Promise.withResolvers<GitObject | null>();
    this.#child ??= this.#start();
    this.#waiting.push({ resolve, reject });
    this.#child.stdin.write(`${name}\n`);
    this.#watch();
    return promise;
  }

  /** Gives git its time again; none while nobody waits. */
  #watch(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer =
      this.#waiting.length === 0 ? null : setTimeout(() => this.#child?.kill('SIGKILL'), TIMEOUT_MS).unref();
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawnGit(this.#folder, ['cat-file', '--batch']);
    const current = (act: () => void) => () => {
      if (this.#child === child) act();
    };
    child.stdout.on('data', (chunk: Uint8Array) => current(() => this.#push(chunk))());
    child.stderr.resume();
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => current(() => this.#end(error))());
    child.on(
      'close',
      current(() => this.#end(new Error('git cat-file ended.'))),
    );
    return child;
  }

  #end(error: Error): void {
    const waiting = this.#waiting;
    this.#child = null;
    this.#waiting = [];
    this.#head = new Uint8Array(0);
    this.#body = null;
    this.#watch();
    for (const { reject } of waiting) reject(error);
  }

  #push(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#body === null ? this.#pushHead(rest) : this.#pushBody(rest);
    this.#watch();
  }

  #pushHead(chunk: Uint8Array): Uint8Array {
    const end = chunk.indexOf(NEWLINE);
    this.#head = Buffer.concat([this.#head, end === -1 ? chunk : chunk.subarray(0, end)]);
    if (end === -1) return new Uint8Array(0);
    const [, id = '', type = '', size = ''] =
      /^([0-9a-f]+) (\w+) (\d+)$/.exec(new TextDecoder().decode(this.#head)) ?? [];
    this.#head = new Uint8Array(0);
    if (type === '') this.#waiting.shift()?.resolve(null);
    else {
      // The line end behind the content belongs to the answer and is cut off again.
      const left = Number(size) + 1;
      this.#body = { id, type, kept: left <= LARGEST_CODE_FILE, parts: [], left };
    }
    return chunk.subarray(end + 1);
  }

  #pushBody(chunk: Uint8Array): Uint8Array {
    const body = this.#body;
    if (body === null) return chunk;
    const taken = chunk.subarray(0, body.left);
    body.left -= taken.length;
    if (body.kept && body.type === 'blob') body.parts.push(taken);
    if (body.left === 0) {
      this.#body = null;
      this.#waiting.shift()?.resolve({ id: body.id, type: body.type, bytes: bytesOf(body) });
    }
    return chunk.subarray(taken.length);
  }
}

function bytesOf(body: Body): Uint8Array | null {
  if (!body.kept) return null;
  const bytes = Buffer.concat(body.parts);
  return bytes.subarray(0, bytes.length - 1);
}
