/*
 * `npm run --silent sbom`: the software bill of materials of what is shipped, as CycloneDX JSON, made by npm from the
 * lockfile. With `--licences`: how many packages each licence has; exit code 1 when one may not be shipped.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { countLicences, licencesOf, refused } from './src/bill-of-materials.ts';
import type { Component } from './src/bill-of-materials.ts';

const ROOT = path.join(import.meta.dirname, '..');
const MOST_BYTES = 256 * 1024 * 1024;

const made = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: MOST_BYTES,
  shell: process.platform === 'win32',
});
if (made.status !== 0) {
  console.error(made.stderr);
  process.exit(1);
}
if (!process.argv.includes('--licences')) {
  process.stdout.write(made.stdout);
  process.exit(0);
}
const { components } = JSON.parse(made.stdout) as { components: Component[] };
// Our own workspaces are under the licence of the repository.
const others = components.filter(({ purl = '' }) => !purl.startsWith('pkg:npm/%40mats/'));
for (const [licence, count] of countLicences(others)) console.log(`${String(count).padStart(5)}  ${licence}`);
const wrong = refused(others);
for (const component of wrong)
  console.error(
    `${component.name}@${component.version ?? ''} may not be shipped: ${licencesOf(component).join(', ') || 'it names no licence'}`,
  );
process.exit(wrong.length === 0 ? 0 : 1);
