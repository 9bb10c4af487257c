import type { StackException } from './stack-trace.ts';

/** Frames of an exception that take part: deeper ones differ between callers of the same failure. */
const FRAMES = 8;

/**
 * A key that equal failures share: types, functions and files of the frames that belong to the team (of all frames when
 * none does), without line numbers, messages, hosts, folders of the installation or compiler-made numbers.
 * 16 hexadecimal digits of FNV-1a with 64 bits (Fowler, Noll, Vo).
 */
export function fingerprintOf(exceptions: readonly StackException[]): string {
  const parts = exceptions.map((exception) => {
    const own = exception.frames.filter((frame) => !frame.library);
    const frames = (own.length > 0 ? own : exception.frames).slice(0, FRAMES);
    // Recursion of any depth is one failure: a frame equal to the one above adds nothing.
    const keys = frames.map((frame) => `${plain(frame.module)}.${plain(frame.function)}@${baseName(frame.file)}`);
    return [exception.type, ...keys.filter((key, index) => key !== keys[index - 1])].join('\n');
  });
  return hash64(parts.join('\n\n'));
}

function plain(name: string | undefined): string {
  return (name ?? '').replaceAll(/\$\$\w+\$\$[0-9a-f]+/gi, '$$').replaceAll(/\d+|0x[0-9a-f]+/gi, '0');
}

function baseName(file: string | undefined): string {
  const clean = (file ?? '').replace(/[?#].*$/s, '').replaceAll('\\', '/');
  // Content hashes in bundle names change with every build: `main.3f9a1c.js`.
  return clean.slice(clean.lastIndexOf('/') + 1).replace(/[.-][0-9a-f]{6,}(?=\.)/i, '');
}

const encoder = new TextEncoder();

/** In two halves of 32 bits: the prime is 2^40 + 0x1b3, and products of a half with 0x1b3 are exact. */
function hash64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of encoder.encode(text)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * 0x1b3;
    low = product >>> 0;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + ((mixed << 8) >>> 0)) >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
