/** Chunks up to `maxBytes`, the last one cut; all of them when no limit is given. Stops at an abort. */
export async function* limitedBytes(
  chunks: AsyncIterable<Uint8Array>,
  limits: { readonly maxBytes?: number | undefined; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  let left = limits.maxBytes ?? Number.POSITIVE_INFINITY;
  if (left <= 0) return;
  for await (const chunk of chunks) {
    limits.signal?.throwIfAborted();
    if (chunk.length >= left) {
      yield chunk.subarray(0, left);
      return;
    }
    left -= chunk.length;
    yield chunk;
  }
}

/** Chunks, until they are more than `maxBytes` together: then throws what `onMore` makes. */
export async function* boundedBytes(
  chunks: AsyncIterable<Uint8Array>,
  bound: { readonly maxBytes: number; readonly onMore: () => Error },
): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.length;
    if (seen > bound.maxBytes) throw bound.onMore();
    yield chunk;
  }
}
