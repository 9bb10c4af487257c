/** Field 1 of the request, 2 of a resource's spans, 2 of a scope's spans (OTLP's trace.proto). */
const PATH_TO_SPANS = [1, 2, 2] as const;

function readVarint(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let scale = 1, place = at; ; scale *= 128, place += 1) {
    const byte = bytes[place] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, place + 1];
  }
}

function countAt(bytes: Uint8Array, range: { from: number; to: number; depth: number }): number {
  const { to, depth } = range;
  let count = 0;
  for (let at = range.from; at < to;) {
    const [tag, afterTag] = readVarint(bytes, at);
    if ((tag & 7) !== 2) throw new RangeError(`Field ${tag >> 3} is no message; this is no OTLP trace request.`);
    const [length, start] = readVarint(bytes, afterTag);
    if (tag >> 3 === PATH_TO_SPANS[depth]) {
      count += depth === 2 ? 1 : countAt(bytes, { from: start, to: start + length, depth: depth + 1 });
    }
    at = start + length;
  }
  return count;
}

/**
 * How many spans an OTLP trace request (protobuf) holds, found by walking its length-prefixed fields.
 *
 * @throws RangeError when the bytes are no such request.
 */
export function countSpans(request: Uint8Array): number {
  return countAt(request, { from: 0, to: request.byteLength, depth: 0 });
}
