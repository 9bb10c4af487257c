import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { compileKernel } from './compile-kernel.ts';

// `npm run kernel -w packages/engine` compiles the kernel; with `-- --check` it only tells whether what is there is current.
const FILE = join(import.meta.dirname, 'line-kernel.wasm.ts');
const LINE_LENGTH = 110;

const encoded = Buffer.from(await compileKernel()).toString('base64');
const lines = encoded.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
const source = `/** The module made of \`assembly/\` by \`npm run kernel -w packages/engine\`, in base64. Not to be edited. */
export const LINE_KERNEL = \`
${lines.join('\n')}
\`;
`;
const current = (): string => {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
};
if (!argv.includes('--check')) writeFileSync(FILE, source);
else if (current() !== source) {
  process.stderr.write(
    'line-kernel.wasm.ts is not what assembly/ compiles to: run "npm run kernel -w packages/engine".\n',
  );
  process.exitCode = 1;
}
