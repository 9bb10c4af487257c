import type { Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { IncomingHttpHeaders } from 'node:http';

/** Answers shorter than this travel in one packet anyway. */
const LEAST_BYTES = 1_400;
/** A report is text that repeats itself: a low level takes a tenth of the time of the highest and is nearly as small. */
const BROTLI_QUALITY = 4;

export interface Compression {
  encoding: 'br' | 'gzip';
  stream: Transform;
}

function accepts(request: IncomingHttpHeaders, encoding: string): boolean {
  const accepted = request['accept-encoding'];
  return (
    typeof accepted === 'string' &&
    accepted.split(',').some((part) => {
      const [name = '', ...parameters] = part.trim().split(';');
      return name.trim() === encoding && !parameters.some((one) => /^\s*q=0(?:\.0{1,3})?$/.test(one));
    })
  );
}

/** How an answer is packed for its reader; null when it goes as it is: streams of events, what is short, what is packed already. */
export function compressionFor(
  request: IncomingHttpHeaders,
  answer: Readonly<Record<string, string | string[] | undefined>>,
): Compression | null {
  const length = Number(answer['content-length'] ?? Number.POSITIVE_INFINITY);
  const isJson = String(answer['content-type']).startsWith('application/json');
  if (!isJson || answer['content-encoding'] !== undefined || length < LEAST_BYTES) return null;
  if (accepts(request, 'br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    return { encoding: 'br', stream: createBrotliCompress({ params }) };
  }
  return accepts(request, 'gzip') ? { encoding: 'gzip', stream: createGzip() } : null;
}
