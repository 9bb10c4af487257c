import type { EvidenceDetail } from '@mats/contracts';
import { extractSettingChanges } from './changed-settings.ts';
import type { Commit } from './commit.ts';
import { roleOfPath } from './path-role.ts';

/** What sort of change a commit is, by the files it touches. */
export function changeOf(commit: Commit): EvidenceDetail<'commit'>['change'] {
  const all = commit.files.map((file) => roleOfPath(file.path));
  if (all.length > 0 && all.every((role) => role === 'documentation')) return 'documentation';
  const roles = new Set(all.filter((role) => role === 'configuration' || role === 'dependency' || role === 'code'));
  if (roles.size > 1) return 'mixed';
  if (roles.has('configuration')) return 'configuration';
  return roles.has('dependency') || extractSettingChanges(commit.files).some((change) => change.kind === 'dependency')
    ? 'dependency'
    : 'code';
}
