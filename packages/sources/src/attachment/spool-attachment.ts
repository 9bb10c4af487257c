import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { AttachmentReference } from '@mats/contracts';
import { LIMITS, MatsError } from '@mats/contracts';
import { boundedBytes } from '../reading/limited-bytes.ts';
import { showBytes } from '../reading/show-bytes.ts';

const HEADERS_TIMEOUT_MS = 10_000;
const BODY_TIMEOUT_MS = 30_000;

/** Where attachments may be fetched from, and with which headers (identity, trace). */
export interface AttachmentOrigin {
  /** Base URL of the orchestrator; nothing is fetched from any other origin, and no redirect is followed. */
  readonly url: string;
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined;
  readonly dispatcher?: Dispatcher | undefined;
  /** Reads an attachment by its id from elsewhere; then nothing is fetched. */
  readonly read?: ((id: string) => AsyncIterable<Uint8Array>) | undefined;
}

export interface SpoolTarget {
  readonly origin: AttachmentOrigin | null;
  /** File that is made; it must not exist. */
  readonly path: string;
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds before each further try to fetch what was not delivered; those that are waited are taken out. */
  readonly pauses?: number[];
}

/** Marks a failure that may be none at the next try. */
class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
}

/**
 * Writes an attachment's bytes, as they were uploaded, to a file: from its inline content or from the orchestrator, which
 * is asked again where it could not deliver them.
 * Throws `attachment_not_found`, `attachment_too_large` (over `LIMITS.uploadBytes`) and `attachment_unreadable`.
 */
export async function spoolAttachment(attachment: AttachmentReference, target: SpoolTarget): Promise<void> {
  for (;;) {
    try {
      return await spoolOnce(attachment, target);
    } catch (error) {
      const isPassing = error instanceof MatsError && error.cause instanceof NotDelivered;
      const pause = isPassing ? target.pauses?.shift() : undefined;
      if (pause === undefined) throw error;
      await rm(target.path, { force: true });
      await delay(pause);
      target.signal?.throwIfAborted();
    }
  }
}

async function spoolOnce(attachment: AttachmentReference, target: SpoolTarget): Promise<void> {
  const { name } = attachment;
  const maxBytes = target.maxBytes ?? LIMITS.uploadBytes;
  const tooLarge = (): MatsError => new MatsError('attachment_too_large', { name, limit: showBytes(maxBytes) });
  const content = attachment.content === undefined ? bytesOf(attachment, target) : inlineBytes(attachment.content);
  const hash = createHash('sha256');
  const file = await open(target.path, 'wx', 0o600);
  try {
    for await (const chunk of boundedBytes(content, { maxBytes, onMore: tooLarge })) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  // Line numbers of evidence are only worth something while the content is the one that was uploaded.
  if (attachment.content === undefined && attachment.sha256 !== hash.digest('hex')) {
    throw unreadable(name, 'its bytes are not the ones that were uploaded (the checksum differs)');
  }
}

async function* inlineBytes(content: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(content));
}

function bytesOf(attachment: AttachmentReference, target: SpoolTarget): AsyncIterable<Uint8Array> {
  return target.origin?.read?.(attachment.id) ?? fetchedBytes(attachment, target);
}

async function* fetchedBytes(attachment: AttachmentReference, target: SpoolTarget): AsyncGenerator<Uint8Array> {
  const url = allowedUrl(attachment, target.origin);
  const { origin } = target;
  try {
    const { request } = await import('undici');
    const answer = await request(url, {
      method: 'GET',
      headers: { ...origin?.headers?.() },
      headersTimeout: HEADERS_TIMEOUT_MS,
      bodyTimeout: BODY_TIMEOUT_MS,
      ...(target.signal === undefined ? {} : { signal: target.signal }),
      ...(origin?.dispatcher === undefined ? {} : { dispatcher: origin.dispatcher }),
    });
    if (answer.statusCode !== 200) {
      await answer.body.dump();
      if (answer.statusCode === 404) throw new MatsError('attachment_not_found', { seen: attachment.id });
      const isPassing = answer.statusCode >= 500 || answer.statusCode === 429;
      const options = isPassing ? { cause: new NotDelivered() } : {};
      throw unreadable(attachment.name, `the orchestrator answered ${answer.statusCode}`, options);
    }
    const body: AsyncIterable<Uint8Array> = answer.body;
    yield* body;
  } catch (error) {
    target.signal?.throwIfAborted();
    if (error instanceof MatsError) throw error;
    const cause = new NotDelivered('nothing came, or not all', { cause: error });
    throw unreadable(attachment.name, 'the orchestrator did not deliver it', { cause });
  }
}

/** The address to fetch; a reference is input, so anything that is not the orchestrator is refused. */
function allowedUrl(attachment: AttachmentReference, origin: AttachmentOrigin | null): URL {
  if (attachment.url === undefined) throw unreadable(attachment.name, 'it came without content and without an address');
  if (origin === null) throw unreadable(attachment.name, 'no orchestrator is configured to fetch it from');
  const url = new URL(attachment.url);
  if (url.origin !== new URL(origin.url).origin || url.username !== '' || url.password !== '') {
    throw unreadable(attachment.name, `its address ${url.origin} is not the orchestrator's`);
  }
  return url;
}

function unreadable(name: string, reason: string, options: ErrorOptions = {}): MatsError {
  return new MatsError('attachment_unreadable', { name, reason }, options);
}
