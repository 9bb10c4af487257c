/*
 * What `npm pack` runs before and after it, in a workspace that others may install: `package.ts prepack <folder>` builds
 * JavaScript and types into `dist` and points package.json at them; `package.ts postpack <folder>` puts back what was.
 */
import path from 'node:path';
import { preparePackage, restorePackage } from './src/prepare-package.ts';

const ROOT = path.join(import.meta.dirname, '..');
const [step, folder = ''] = process.argv.slice(2);
if (step === 'prepack') preparePackage(ROOT, folder);
else if (step === 'postpack') restorePackage(ROOT, folder);
else {
  console.error('Usage: package.ts prepack|postpack <folder of the workspace>');
  process.exitCode = 1;
}
