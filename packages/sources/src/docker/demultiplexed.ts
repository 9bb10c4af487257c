const HEADER_BYTES = 8;

/**
 * The output of a container without a terminal, out of Docker's frames: eight bytes (stream 0 to 2, three zeros, length
 * big-endian), then that many bytes of stdout or stderr. Frames keep their order; a frame cut off at the end is given as
 * far as it came.
 */
export async function* demultiplexed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const header = new Uint8Array(HEADER_BYTES);
  let headerBytes = 0;
  let left = 0;
  for await (const chunk of chunks) {
    let at = 0;
    const parts: Uint8Array[] = [];
    while (at < chunk.length) {
      if (left === 0) {
        const taken = chunk.subarray(at, at + HEADER_BYTES - headerBytes);
        header.set(taken, headerBytes);
        headerBytes += taken.length;
        at += taken.length;
        if (headerBytes < HEADER_BYTES) break;
        left = new DataView(header.buffer).getUint32(4);
        headerBytes = 0;
        continue;
      }
      const content = chunk.subarray(at, at + left);
      parts.push(content);
      left -= content.length;
      at += content.length;
    }
    // Frames are as small as a line; one chunk of many is cheaper for everything after this.
    if (parts.length > 0) yield parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }
}
