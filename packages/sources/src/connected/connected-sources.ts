import { open } from 'node:fs/promises';
import { MatsError } from '@mats/contracts';
import type { ConnectedSource } from '@mats/contracts';
import type { Docker } from '../docker/docker-engine.ts';
import { findLogFiles } from '../files/find-log-files.ts';
import type { LogFile } from '../files/find-log-files.ts';
import type { Repositories } from '../git/repositories.ts';

/** Of the newest file so much is read to show its last line. */
const TAIL_BYTES = 4096;
const MOST_SHOWN = 200;
const PACKED = /\.(?:gz|zip|zst|bz2|xz)$/i;

function reasonOf(thrown: unknown): string {
  return MatsError.from(thrown).message;
}

/** The last line of a file that holds text, without secrets; undefined for one that is packed, binary or empty. */
async function lastLineOf({ path, bytes }: LogFile, redact: (text: string) => string): Promise<string | undefined> {
  if (bytes === 0 || PACKED.test(path)) return undefined;
  const file = await open(path).catch(() => null);
  if (file === null) return undefined;
  try {
    const size = Math.min(TAIL_BYTES, bytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, bytes - size);
    const text = buffer.toString('utf8', 0, bytesRead);
    if (text.includes('\0')) return undefined;
    const last = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
    return last === '' ? undefined : redact(last).slice(0, MOST_SHOWN);
  } finally {
    await file.close();
  }
}

/** What each path or pattern of a setting finds right now. */
export function connectedFiles(
  patterns: readonly string[],
  options: { kind: 'log_files' | 'changes'; redact: (text: string) => string },
): Promise<ConnectedSource[]> {
  const { kind, redact } = options;
  return Promise.all(
    patterns.map(async (name): Promise<ConnectedSource> => {
      try {
        const { files } = await findLogFiles([name]);
        const [newest] = files.toSorted((one, other) => other.modified - one.modified);
        if (newest === undefined) return { kind, name, state: 'empty', count: 0 };
        const lastLine = await lastLineOf(newest, redact);
        return {
          kind,
          name,
          state: 'connected',
          count: files.length,
          bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
          time: new Date(newest.modified).toISOString(),
          ...(lastLine === undefined ? {} : { lastLine }),
        };
      } catch (thrown) {
        return { kind, name, state: 'failed', reason: reasonOf(thrown) };
      }
    }),
  );
}

/** How many containers a Docker Engine shows. */
export async function connectedContainers(docker: Docker | null, host: string | undefined): Promise<ConnectedSource[]> {
  if (docker === null || host === undefined) return [];
  const kind = 'containers';
  try {
    const { containers, notRead } = await docker.containers();
    const [failed] = notRead;
    if (containers.length === 0 && failed !== undefined) {
      return [{ kind, name: host, state: 'failed', reason: failed.why }];
    }
    return [{ kind, name: host, state: containers.length > 0 ? 'connected' : 'empty', count: containers.length }];
  } catch (thrown) {
    return [{ kind, name: host, state: 'failed', reason: reasonOf(thrown) }];
  }
}

/** Which commit of each repository is checked out, and how old it is; of those that are configured unless others are named. */
export function connectedRepositories(
  repositories: Pick<Repositories, 'names' | 'open'>,
  names: readonly string[] = repositories.names,
): Promise<ConnectedSource[]> {
  const kind = 'repository';
  return Promise.all(
    names.map(async (name): Promise<ConnectedSource> => {
      try {
        const repository = await repositories.open(name);
        const { head } = repository.state;
        if (head === null) return { kind, name, state: 'empty' };
        const { commits } = await repository.log({ maxCount: 1, withDiff: false });
        const [last] = commits;
        const time = last === undefined ? {} : { time: new Date(last.time).toISOString() };
        return { kind, name, state: 'connected', revision: head, ...time };
      } catch (thrown) {
        const { message, next } = MatsError.from(thrown);
        // Whoever typed a path is told which can be; one that is configured is right but for what is said.
        const isTyped = !repositories.names.includes(name);
        return { kind, name, state: 'failed', reason: isTyped ? `${message} ${next}` : message };
      }
    }),
  );
}
