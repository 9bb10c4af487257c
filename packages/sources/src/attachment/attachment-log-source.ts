import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { AttachmentReference } from '@mats/contracts';
import { MatsError } from '@mats/contracts';
import type { LogListing, LogSource, LogStream, NotRead } from '../log-source.ts';
import { openPackedFile } from '../unpack/packed-file.ts';
import type { PackedFile } from '../unpack/packed-file.ts';
import { createLineCache } from '../reading/line-cache.ts';
import { serviceOfFileName } from '../reading/service-of-file-name.ts';
import { spoolAttachment } from './spool-attachment.ts';
import type { AttachmentOrigin } from './spool-attachment.ts';

export interface AttachmentLogSourceOptions {
  readonly attachments: readonly AttachmentReference[];
  /** Where large attachments are fetched from; null when there is no such place. */
  readonly origin: AttachmentOrigin | null;
  /** Folder for copies while they are read; default: the system's folder for temporary files. */
  readonly spoolFolder?: string | undefined;
  readonly maxUploadBytes?: number | undefined;
  readonly maxUnpackedBytes?: number | undefined;
  /** What all of them hold, if they are no logs. */
  readonly holds?: LogStream['holds'];
  /** Milliseconds before each further try to fetch what the orchestrator did not deliver; all attachments share them. */
  readonly pauses?: readonly number[];
}

/** In all as long as an orchestrator takes to start, or its database to come back. */
const PAUSES: readonly number[] = [100, 200, 500, 1_000, 2_000, 4_000, 8_000];

interface OpenAttachment {
  readonly file: PackedFile;
  readonly streams: readonly LogStream[];
}

/**
 * The logs of a question's attachments. Each is copied to a temporary file once, whatever its size, so that memory
 * stays bounded and every later reading (line ranges, checks) costs no second transfer; `close` removes the copies.
 * An archive lists one stream an entry. What cannot be fetched or opened is in `notRead`.
 */
export function createAttachmentLogSource(options: AttachmentLogSourceOptions): LogSource {
  const spool = createSpool(options);
  const lines = createLineCache({ folder: options.spoolFolder });
  const fileOf = async (stream: LogStream): Promise<PackedFile> => {
    const attachment = options.attachments.find(({ id }) => id === stream.locator.name);
    if (attachment === undefined) throw new MatsError('attachment_not_found', { seen: stream.locator.name });
    return (await spool.open(attachment)).file;
  };
  const entryOf = (stream: LogStream): string | null => stream.locator.path ?? null;
  return {
    kind: 'attachment',
    name: 'attachments',
    async list(signal) {
      return listAttachments(options.attachments, (attachment) => spool.open(attachment, signal));
    },
    async *open(stream, open) {
      yield* (await fileOf(stream)).open(entryOf(stream), open);
    },
    async readLines(stream, range) {
      const [file, entry] = [await fileOf(stream), entryOf(stream)];
      const key = `${stream.locator.name}/${entry ?? ''}`;
      const { anchor } = stream.locator;
      return lines.readLines({ key, plain: file.plainFile(), open: () => file.open(entry), anchor }, range);
    },
    plainFile: async (stream) => (await fileOf(stream)).plainFile(),
    async close() {
      await lines.close();
      await spool.close();
    },
  };
}

async function listAttachments(
  attachments: readonly AttachmentReference[],
  open: (attachment: AttachmentReference) => Promise<OpenAttachment>,
): Promise<LogListing> {
  const streams: LogStream[] = [];
  const notRead: NotRead[] = [];
  for (const attachment of attachments) {
    try {
      const opened = await open(attachment);
      streams.push(...opened.streams);
      if (opened.streams.length === 0) notRead.push({ what: attachment.name, why: 'The archive has no files in it.' });
    } catch (error) {
      if (!(error instanceof MatsError)) throw error;
      notRead.push({ what: attachment.name, why: `${error.message} ${error.next}` });
    }
  }
  return { streams, notRead };
}

interface Spool {
  open(attachment: AttachmentReference, signal?: AbortSignal): Promise<OpenAttachment>;
  close(): Promise<void>;
}

function createSpool(options: AttachmentLogSourceOptions): Spool {
  const opened = new Map<string, Promise<OpenAttachment>>();
  let folder: Promise<string> | null = null;
  const pauses = [...(options.pauses ?? PAUSES)];
  const fetchAndOpen = async (attachment: AttachmentReference, signal?: AbortSignal): Promise<OpenAttachment> => {
    folder ??= mkdtemp(path.join(options.spoolFolder ?? os.tmpdir(), 'mats-attachments-'));
    const file = path.join(await folder, String(options.attachments.indexOf(attachment)));
    // A copy left by an attempt that was broken off is not the attachment.
    await rm(file, { force: true });
    const { origin, maxUploadBytes: maxBytes } = options;
    await spoolAttachment(attachment, { origin, path: file, maxBytes, signal, pauses });
    const packed = await openPackedFile(file, { name: attachment.name, maxBytes: options.maxUnpackedBytes });
    const { holds } = options;
    const streams = packed.texts.map(({ entry, bytes }) => ({
      ...streamOf(attachment, { entry, bytes }),
      ...(holds === undefined ? {} : { holds }),
    }));
    return { file: packed, streams };
  };
  return {
    open(attachment, signal) {
      const known = opened.get(attachment.id);
      if (known !== undefined) return known;
      const opening = fetchAndOpen(attachment, signal);
      opened.set(attachment.id, opening);
      // A failure is not kept: the orchestrator may be back at the next try.
      opening.catch(() => opened.delete(attachment.id));
      return opening;
    },
    async close() {
      for (const attachment of opened.values()) (await attachment.catch(() => null))?.file.close();
      opened.clear();
      if (folder !== null) await rm(await folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

function streamOf(attachment: AttachmentReference, text: { entry: string | null; bytes: number }): LogStream {
  const { entry } = text;
  const label = entry === null ? attachment.name : `${attachment.name}/${entry}`;
  return {
    id: entry === null ? attachment.id : `${attachment.id}/${entry}`,
    label,
    bytes: text.bytes,
    service: serviceOfFileName(label),
    locator: { source: 'attachment', name: attachment.id, label, ...(entry === null ? {} : { path: entry }) },
  };
}
