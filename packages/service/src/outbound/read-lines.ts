import { MatsError } from '@mats/contracts';

/**
 * The lines of a byte stream, decoded as UTF-8, as they arrive.
 *
 * @throws MatsError `body_too_large` when one line outgrows `maxLineBytes`.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes = 64 * 1024 * 1024,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, end);
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > maxLineBytes) throw new MatsError('body_too_large', { limit: `${maxLineBytes} bytes a line` });
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
