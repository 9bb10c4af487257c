import { LIMITS } from '@mats/contracts';
import type { Failure } from '@mats/contracts';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { upload } from '../api/upload.ts';
import type { Upload } from '../api/upload.ts';
import { announce } from '../app/announce.ts';
import { randomKey } from '../state/session-controller.ts';
import type { TurnAttachment } from '../state/turn.ts';
import { formatBytes } from '../text/format-number.ts';
import { recognisePaste, uniqueName } from './recognise-paste.ts';

/** A file beside the question, on its way to the server. */
export interface BoxAttachment extends TurnAttachment {
  key: string;
  status: 'uploading' | 'ready' | 'failed';
  /** 0 to 1. */
  share: number;
  failure: Failure | null;
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
  take: () => { attachments: readonly TurnAttachment[]; attachmentIds: Promise<readonly string[]> };
}

function tooLarge(file: { name: string; size: number }, limit: number): Failure | null {
  if (file.size <= limit) return null;
  return {
    code: 'attachment_too_large',
    message: `${file.name} is ${formatBytes(file.size)}; at most ${formatBytes(limit)} are read.`,
    next: 'Cut the log to the hours around the incident, or compress it with gzip.',
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
  const uploads = useRef(new Map<string, Upload>());
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
      const attachment: BoxAttachment = {
        key,
        id: null,
        name,
        bytes: file.size,
        lines: about.lines,
        status: failure === null ? 'uploading' : 'failed',
        share: 0,
        failure,
        pasted: about.pasted,
      };
      current.current = [...current.current, attachment];
      setList(current.current);
      if (failure !== null) return announce(failure.message);
      const started = upload(file, { name, onProgress: (share) => change(key, { share }) });
      uploads.current.set(key, started);
      started.finished.then(
        (stored) => change(key, { id: stored.id, status: 'ready', share: 1, lines: stored.lines, bytes: stored.bytes }),
        (thrown: unknown) => change(key, { status: 'failed', failure: ApiFailure.from(thrown).failure }),
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
      if (wanted.length > room) announce(`At most ${most} files are read with one question.`);
    },
    addPaste: (text) => {
      const recognised = recognisePaste(text);
      if (recognised === null) return false;
      add(new Blob([text], { type: 'text/plain' }), { name: recognised.name, pasted: text, lines: recognised.lines });
      announce(`Attached as ${recognised.name}, ${recognised.lines} lines.`);
      return true;
    },
    take: () => {
      const good = current.current.filter((attachment) => attachment.status !== 'failed');
      const finished = good.flatMap(({ key }) => uploads.current.get(key)?.finished ?? []);
      const attachmentIds = Promise.all(finished).then((stored) => stored.map(({ id }) => id));
      // Whoever asks waits for this promise; until then a failed upload is nobody's unhandled error.
      attachmentIds.catch(() => undefined);
      uploads.current.clear();
      setList([]);
      return { attachments: good.map(({ id, name, bytes, lines }) => ({ id, name, bytes, lines })), attachmentIds };
    },
  };
}
