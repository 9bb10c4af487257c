/* Exits 1 with a line for every workspace that uses what the import table forbids. */
import path from 'node:path';
import { checkImportTable, readWorkspaces } from './src/import-table.ts';

const problems = checkImportTable(readWorkspaces(path.join(import.meta.dirname, '..')));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
