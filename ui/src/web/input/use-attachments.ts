import { LIMITS } from '@mats/contracts';
import type { Attachment, Failure } from '@mats/contracts';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { upload } from '../api/upload.ts';
import type { Upload } from '../api/upload.ts';
import { announce } from '../app/announce.ts';
import { randomKey } from '../state/session-controller.ts';
import type { NewQuestion } from '../state/session-controller.ts';
import type { TurnAttachment } from '../state/turn.ts';
import { formatBytes, formatCount } from '../text/format-number.ts';
import { checkFile } from './check-file.ts';
import type { FileCheck } from './check-file.ts';
import { recognisePaste, uniqueName } from './recognise-paste.ts';
import { BOX } from '../text/box-words.ts';

/** A file beside the question, on its way to the server. */
export interface BoxAttachment extends TurnAttachment {
  key: string;
  status: 'uploading' | 'ready' | 'failed';
  /** 0 to 1. */
  share: number;
  failure: Failure | null;
  /** What it turned out to be, in words. */
  check: FileCheck;
  /** The text it was pasted from, so that it can be put back. */
  pasted: string | null;
}

export interface Attachments {
  list: readonly BoxAttachment[];
  addFiles: (files: Iterable<File>) => void;
  /** Takes a pasted text as a file when it is a log or a stack trace; tells whether it did. */
  addPaste: (text: string) => boolean;
  remove: (key: string) => void;
  /** Hands the files to a question: the box is empty afterwards, the uploads go on. */
  take: () => Pick<NewQuestion, 'attachments' | 'uploadAll'>;
}

function tooLarge(file: { name: string; size: number }, limit: number): Failure | null {
  if (file.size <= limit) return null;
  return {
    code: 'attachment_too_large',
    message: BOX.tooLarge(file.name, { size: formatBytes(file.size), limit: formatBytes(limit) }),
    next: BOX.tooLargeNext,
  };
}

/** A file that can be uploaded again as long as the page is open. */
interface KeptUpload {
  /** The stored file of the upload that runs or succeeded; one that failed is begun again. */
  stored: () => Promise<Attachment>;
  /** The stored file of a new upload. */
  again: () => Promise<Attachment>;
  /** Tells how much has left, from now on; at once when that is known. */
  follow: (onProgress: (share: number) => void) => void;
  abort: () => void;
}

/** A file that was just put beside the question. */
function newAttachment(
  { size: bytes }: Blob,
  about: Pick<BoxAttachment, 'key' | 'name' | 'failure' | 'pasted' | 'lines'>,
): BoxAttachment {
  const status = about.failure === null ? 'uploading' : 'failed';
  return { ...about, id: null, bytes, status, share: 0, check: { warning: null, about: null } };
}

function keepUpload(file: Blob, options: Parameters<typeof upload>[1]): KeptUpload {
  let running: Upload | undefined;
  let share = 0;
  let listener: (share: number) => void = () => undefined;
  const onProgress = (next: number): void => {
    share = next;
    options.onProgress(next);
    listener(next);
  };
  const begin = (): Promise<Attachment> => {
    const begun = upload(file, { ...options, onProgress });
    running = begun;
    begun.finished.catch(() => {
      if (running === begun) running = undefined;
    });
    return begun.finished;
  };
  begin().catch(() => undefined);
  return {
    stored: () => running?.finished ?? begin(),
    again: begin,
    follow: (next) => {
      listener = next;
      next(share);
    },
    abort: () => running?.abort(),
  };
}

/** The files that go with a question. Refused ones stay behind; an upload that failed otherwise is tried again. */
function takenWith(
  list: readonly BoxAttachment[],
  uploads: ReadonlyMap<string, KeptUpload>,
): ReturnType<Attachments['take']> {
  const begun = list.filter(({ key }) => uploads.has(key));
  const files = begun.flatMap(({ key }) => uploads.get(key) ?? []);
  return {
    attachments: begun.map(({ id, name, bytes, lines }) => ({ id, name, bytes, lines })),
    uploadAll: async ({ anew, onProgress }) => {
      const total = begun.reduce((sum, { bytes }) => sum + bytes, 0);
      const left = new Map<number, number>();
      const told = (place: number, share: number): void => {
        left.set(place, share * (begun[place]?.bytes ?? 0));
        if (total > 0) onProgress([...left.values()].reduce((sum, bytes) => sum + bytes, 0) / total);
      };
      const stored = await Promise.all(
        files.map((file, place) => {
          file.follow((share) => told(place, share));
          return anew ? file.again() : file.stored();
        }),
      );
      return stored.map(({ id }) => id);
    },
  };
}

/** The files of the question box. `limits` are those of the server, or those of the contract until they are known. */
export function useAttachments(limits: {
  uploadBytes?: number | undefined;
  attachmentsPerTurn?: number | undefined;
}): Attachments {
  const [list, setList] = useState<readonly BoxAttachment[]>([]);
  const current = useRef(list);
  current.current = list;
  const uploads = useRef(new Map<string, KeptUpload>());
  const change = useCallback((key: string, next: Partial<BoxAttachment>) => {
    setList((old) => old.map((attachment) => (attachment.key === key ? { ...attachment, ...next } : attachment)));
  }, []);

  const add = useCallback(
    (file: Blob, about: { name: string; pasted: string | null; lines: number | null }) => {
      const key = randomKey();
      const name = uniqueName(
        about.name,
        current.current.map((attachment) => attachment.name),
      );
      const failure = tooLarge({ name, size: file.size }, limits.uploadBytes ?? LIMITS.uploadBytes);
      current.current = [...current.current, newAttachment(file, { ...about, key, name, failure })];
      setList(current.current);
      if (failure !== null) return announce(failure.message);
      checkFile(file).then(
        (check) => change(key, { check }),
        () => undefined,
      );
      const kept = keepUpload(file, { name, onProgress: (share) => change(key, { share }) });
      uploads.current.set(key, kept);
      kept.stored().then(
        (stored) => change(key, { id: stored.id, status: 'ready', share: 1, lines: stored.lines, bytes: stored.bytes }),
        (thrown: unknown) => {
          const failed = ApiFailure.from(thrown);
          // What the server refused it would refuse again.
          if (failed.isRefusal) uploads.current.delete(key);
          change(key, { status: 'failed', failure: failed.failure });
        },
      );
    },
    [change, limits.uploadBytes],
  );

  const remove = useCallback((key: string) => {
    uploads.current.get(key)?.abort();
    uploads.current.delete(key);
    setList((old) => old.filter((attachment) => attachment.key !== key));
  }, []);

  useEffect(() => () => setList([]), []);

  return {
    list,
    remove,
    addFiles: (files) => {
      const most = limits.attachmentsPerTurn ?? LIMITS.attachmentsPerTurn;
      const room = most - current.current.length;
      const wanted = [...files];
      for (const file of wanted.slice(0, room)) add(file, { name: file.name, pasted: null, lines: null });
      if (wanted.length > room) announce(BOX.tooMany(most));
    },
    addPaste: (text) => {
      const recognised = recognisePaste(text);
      if (recognised === null) return false;
      add(new Blob([text], { type: 'text/plain' }), { name: recognised.name, pasted: text, lines: recognised.lines });
      announce(BOX.pasted(recognised.name, formatCount(recognised.lines, 'line')));
      return true;
    },
    take: () => {
      const taken = takenWith(current.current, uploads.current);
      uploads.current = new Map();
      setList([]);
      return taken;
    },
  };
}
