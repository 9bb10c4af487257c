import type { Attachment } from '@mats/contracts';
import { noteSignInEnded } from '../app/sign-in-state.ts';
import { ApiFailure, BAD_ANSWER, NO_CONNECTION } from './api-failure.ts';
import { attachmentOf } from './client.ts';
import { errorAnswerSchema } from './schemas.ts';

export interface Upload {
  finished: Promise<Attachment>;
  abort: () => void;
}

/**
 * Streams a file to the server. XMLHttpRequest, because `fetch` does not tell how much of a body has left.
 * `onProgress` gets a share from 0 to 1; `finished` rejects with an ApiFailure.
 */
export function upload(file: Blob, options: { name: string; onProgress: (share: number) => void }): Upload {
  const request = new XMLHttpRequest();
  const finished = new Promise<Attachment>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) options.onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const body = request.response as unknown;
      const attachment = request.status < 300 ? attachmentOf(body) : null;
      if (attachment !== null) return resolve(attachment);
      if (request.status === 401) noteSignInEnded();
      const stated = errorAnswerSchema.safeParse(body);
      reject(new ApiFailure(stated.success ? stated.data.error : BAD_ANSWER, request.status));
    });
    request.addEventListener('error', () => reject(new ApiFailure(NO_CONNECTION, 0)));
    request.addEventListener('abort', () => reject(new ApiFailure(NO_CONNECTION, 0)));
  });
  request.open('POST', `/attachments?name=${encodeURIComponent(options.name)}`);
  request.responseType = 'json';
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.send(file);
  return { finished, abort: () => request.abort() };
}
