import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

/** Nothing is allocated: all memory is there from the start, and it never grows. */
const PAGES = '40';
const ARGUMENTS =
  `line-kernel.ts --outFile line-kernel.wasm --runtime stub --enable simd -O3 --converge --noAssert --memoryBase 0 --initialMemory ${PAGES} --maximumMemory ${PAGES}`.split(
    ' ',
  );

/**
 * Compiles `assembly/` to a WebAssembly module. The same source gives the same bytes on every machine.
 *
 * @throws Error with what the compiler said.
 */
export async function compileKernel(): Promise<Uint8Array> {
  const written = new Map<string, Uint8Array | string>();
  let said = '';
  const { error } = await main(ARGUMENTS, {
    readFile: (name) => readFile(join(import.meta.dirname, 'assembly', name), 'utf8').catch(() => null),
    writeFile: (name, contents) => void written.set(name, contents),
    listFiles: () => [],
    stderr: { write: (text) => void (said += String(text)) },
  });
  const bytes = written.get('line-kernel.wasm');
  if (error !== null || bytes === undefined || typeof bytes === 'string')
    throw new Error(`The kernel does not compile:\n${said}`, { cause: error });
  return bytes;
}
