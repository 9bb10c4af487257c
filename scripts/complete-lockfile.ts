/*
 * `npm run lockfile` completes package-lock.json after a change of dependencies, so that `npm ci` passes on every
 * system; `-- --check` changes nothing and exits 1 when it is incomplete.
 */
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { completeLockfile } from './src/complete-lockfile.ts';
import type { LockedPackages } from './src/complete-lockfile.ts';

const root = path.join(import.meta.dirname, '..');
const file = path.join(root, 'package-lock.json');
const installed = path.join(root, 'node_modules', '.package-lock.json');
const isInstalled = existsSync(installed) && statSync(file).mtimeMs <= statSync(installed).mtimeMs;
const lockfile = JSON.parse(readFileSync(file, 'utf8')) as { packages: LockedPackages };
const { packages, added } = completeLockfile(lockfile.packages);

if (added.length === 0) {
  console.log('package-lock.json is complete.');
} else if (process.argv.includes('--check')) {
  console.error(
    `package-lock.json lacks ${added.length} platform packages (first: ${added[0]}). Run: npm run lockfile`,
  );
  process.exitCode = 1;
} else {
  writeFileSync(file, `${JSON.stringify({ ...lockfile, packages }, null, 2)}\n`);
  // The entries are for other systems: what is installed here is still right, and the launcher must not reinstall.
  if (isInstalled) utimesSync(installed, new Date(), new Date());
  console.log(`Added ${added.length} platform packages to package-lock.json.`);
}
