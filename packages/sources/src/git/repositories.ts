import path from 'node:path';
import { MatsError } from '@mats/contracts';
import { openRepository } from './open-repository.ts';
import type { Repository } from './repository.ts';

/** How long a repository stays open after its successor was opened. */
const RETIRED_MS = 60_000;

export interface RepositorySettings {
  readonly configured: ReadonlyMap<string, string>;
  /** Folders under which a path named in a question may lie. */
  readonly roots: readonly string[];
}

/** The repositories a service may read, opened when first asked for and kept open. */
export interface Repositories {
  readonly names: readonly string[];
  /** By configured name, or by absolute path under an allowed root; throws `repository_unusable`. */
  open(nameOrPath: string): Promise<Repository>;
  /** Opens what is configured before somebody asks; what cannot be opened is told to whoever does. */
  openConfigured(): Promise<void>;
  close(): Promise<void>;
}

export function createRepositories(settings: RepositorySettings): Repositories {
  const opened = new Map<string, Promise<Repository>>();
  const openOnce = (nameOrPath: string): Promise<Repository> => {
    const configured = settings.configured.get(nameOrPath);
    if (configured !== undefined) return openRepository({ name: nameOrPath, path: configured, roots: null });
    if (path.isAbsolute(nameOrPath)) {
      return openRepository({ name: nameOrPath, path: nameOrPath, roots: settings.roots });
    }
    const names = [...settings.configured.keys()].join(', ') || 'none';
    const reason = `it is not configured (configured: ${names}) and not an absolute path`;
    return Promise.reject(new MatsError('repository_unusable', { seen: nameOrPath, reason }));
  };
  const openAsItStands = async (nameOrPath: string): Promise<Repository> => {
    const known = await opened.get(nameOrPath);
    // The checked-out commit may have moved since; a repository that stands where it stood is used again.
    if (
      known !== undefined &&
      (await known.resolveRevision('HEAD')) === known.state.head &&
      known.state.head !== null
    ) {
      return known;
    }
    // Somebody may still be reading from it.
    if (known !== undefined) setTimeout(() => known.close(), RETIRED_MS).unref();
    const opening = openOnce(nameOrPath);
    opened.set(nameOrPath, opening);
    opening.catch(() => opened.delete(nameOrPath));
    return opening;
  };
  const asked = new Map<string, Promise<Repository>>();
  const open = (nameOrPath: string): Promise<Repository> => {
    const running = asked.get(nameOrPath);
    if (running !== undefined) return running;
    const opening = openAsItStands(nameOrPath).finally(() => asked.delete(nameOrPath));
    asked.set(nameOrPath, opening);
    return opening;
  };
  return {
    names: [...settings.configured.keys()],
    open,
    async openConfigured() {
      await Promise.allSettled([...settings.configured.keys()].map(open));
    },
    async close() {
      for (const repository of opened.values()) (await repository.catch(() => null))?.close();
      opened.clear();
    },
  };
}

/** Reads `name=/path,other=/path`, the form of the setting REPOSITORIES. Throws `configuration_invalid`. */
export function parseRepositories(text: string): ReadonlyMap<string, string> {
  const configured = new Map<string, string>();
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue;
    const [, name, place] = /^([\w.-]{1,100})=(.+)$/.exec(part) ?? [];
    if (name === undefined || place === undefined || !path.isAbsolute(place)) {
      const reason = `${part} is not name=/absolute/path`;
      throw new MatsError('configuration_invalid', { name: 'REPOSITORIES', reason, example: 'shop=/srv/shop' });
    }
    configured.set(name, path.normalize(place));
  }
  return configured;
}
