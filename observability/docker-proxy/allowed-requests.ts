/** What a request asks of the engine, as far as it may ask. */
export type AllowedRequest =
  /** Of the engine itself; says nothing of containers. */
  | { readonly kind: 'engine' }
  | { readonly kind: 'list' }
  | { readonly kind: 'events' }
  | {
      readonly kind: 'container';
      /** `/v1.41`, or nothing. */
      readonly version: string;
      /** Id, part of an id, or name. */
      readonly reference: string;
      readonly part: 'json' | 'logs' | 'stats';
    };

const ENGINE = /^(?:\/v\d{1,2}\.\d{1,3})?\/(_ping|version|events|containers\/json)$/;
const CONTAINER = /^(\/v\d{1,2}\.\d{1,3})?\/containers\/([A-Za-z0-9][A-Za-z0-9_.-]{0,254})\/(json|logs|stats)$/;
/** Ways to write a path that the engine may read as another one. */
const STRANGE = /\.\.|\/\/|\\|%/;

/**
 * Reads a request line: questions about containers from this list, nothing else. Refused on purpose although they are GET: export, archive,
 * attach, changes of a file system, images and their history, volumes, networks, secrets, the engine's own settings.
 */
export function allowedRequest(method: string, target: string): AllowedRequest | undefined {
  const [path = ''] = target.split('?', 1);
  if (STRANGE.test(path)) return undefined;
  const [, name] = ENGINE.exec(path) ?? [];
  if (name === '_ping' || name === 'version')
    return method === 'GET' || method === 'HEAD' ? { kind: 'engine' } : undefined;
  // Without a body nobody could tell whose it is.
  if (method !== 'GET') return undefined;
  if (name !== undefined) return { kind: name === 'events' ? 'events' : 'list' };
  const [, version = '', reference, part] = CONTAINER.exec(path) ?? [];
  if (reference === undefined || part === undefined) return undefined;
  return { kind: 'container', version, reference, part: part as 'json' | 'logs' | 'stats' };
}
