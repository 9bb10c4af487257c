/* Exits 1 with a line for whatever of the engine only evaluations use: the check for dead code counts them as users. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codeOnlyMeasured } from './src/measured-code.ts';

const ROOT = path.join(import.meta.dirname, '..');
const files = globSync('packages/engine/src/**/*.ts', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
const problems = codeOnlyMeasured(new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')])));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
