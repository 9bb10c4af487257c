import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sampleIncident } from '@mats/demo';

function hasRevision(repository: string, revision: string): boolean {
  return spawnSync('git', ['-C', repository, 'cat-file', '-e', `${revision}^{commit}`]).status === 0;
}

/**
 * Writes the repository of the sample incident unless it is there with the revision that the incident names.
 *
 * @returns whether it was written.
 */
export function prepareSample(repository: string): boolean {
  const incident = sampleIncident();
  if (hasRevision(repository, incident.revisionAfter)) return false;
  // Written beside its place, so that an interrupted start leaves no half repository.
  const draft = `${repository}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(path.dirname(repository), { recursive: true });
  incident.generateRepository(draft);
  rmSync(repository, { recursive: true, force: true });
  renameSync(draft, repository);
  return true;
}
