import { createEvidence } from '@mats/engine';
import { languageOfPath } from '@mats/engine/code';
import { changeOf, commitExcerpt } from '@mats/engine/history';
import type { Commit } from '@mats/engine/history';
import type { Evidence, EvidenceDetail } from '@mats/contracts';
import { spanOfNow } from '@mats/evidence';
import type { Repository } from '@mats/sources/git';
import { redactSecrets } from '@mats/telemetry';
import type { BlamedCode } from '../tools/blame-lines.ts';

/** The code around a suspect line as evidence. */
export function codeRangeEvidence(code: BlamedCode): Evidence {
  const { suspect, startLine, lines, blame } = code;
  const detail: EvidenceDetail<'code_range'> = {
    kind: 'code_range',
    language: languageOfPath(suspect.path),
    focusLine: suspect.line,
    ...(suspect.function === undefined ? {} : { function: suspect.function }),
    blame: blame.map((line) => ({
      line: line.line,
      sha: line.sha,
      author: line.author,
      time: new Date(line.time).toISOString(),
      subject: line.subject,
    })),
  };
  return createEvidence({
    title: `${suspect.path}:${suspect.line}${suspect.function === undefined ? '' : ` in ${suspect.function}`}`,
    locator: {
      source: 'git',
      name: suspect.repository,
      label: `${suspect.repository}/${suspect.path}`,
      path: suspect.path,
      ...(suspect.revision === undefined ? {} : { revision: suspect.revision }),
      startLine,
      endLine: startLine + lines.length - 1,
    },
    excerpt: redactSecrets(lines.join('\n')),
    ...spanOfNow(),
    detail,
  });
}

/** A commit with its diff as evidence. */
export function commitEvidence(commit: Commit, repository: Repository): Evidence {
  const detail: EvidenceDetail<'commit'> = {
    kind: 'commit',
    sha: commit.sha,
    author: commit.author,
    subject: redactSecrets(commit.subject),
    files: commit.files.map((file) => file.path).slice(0, 50),
    change: changeOf(commit),
  };
  return createEvidence({
    title: `${commit.sha.slice(0, 8)} ${redactSecrets(commit.subject)}`,
    time: new Date(commit.time).toISOString(),
    locator: { source: 'git', name: repository.name, label: repository.name, revision: commit.sha },
    excerpt: redactSecrets(commitExcerpt(commit)),
    ...spanOfNow(),
    detail,
  });
}
