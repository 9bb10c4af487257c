import { createEvidence } from '@mats/engine';
import type { LocatedChange } from '@mats/engine';
import type { Evidence } from '@mats/contracts';
import { changeText } from '@mats/sources/changes';
import { redactSecrets } from '@mats/telemetry';
import { revisionTitle, spanOfNow } from './log-evidence.ts';

const MOST_FILES = 50;

function detailOf(change: LocatedChange): Evidence['detail'] {
  const { type, revision, previous, author, key, before, after, title, files } = change;
  if (type === 'deployment' && revision !== undefined) {
    return { kind: 'deploy', revision, ...(previous === undefined ? {} : { previous }) };
  }
  if (type === 'commit' && revision !== undefined) {
    const subject = redactSecrets(title);
    return {
      kind: 'commit',
      sha: revision,
      author: author ?? '',
      subject,
      files: files.slice(0, MOST_FILES),
      change: 'code',
    };
  }
  return {
    kind: 'change',
    type,
    ...(author === undefined ? {} : { author }),
    ...(key === undefined ? {} : { key }),
    ...(before === undefined ? {} : { before: redactSecrets(before) }),
    ...(after === undefined ? {} : { after: redactSecrets(after) }),
  };
}

function titleOf({ type, title, service, revision }: LocatedChange): string {
  if (type === 'deployment') return `${service ?? 'something'} deployed ${revisionTitle(revision ?? title)}`;
  if (type === 'commit') return `${(revision ?? '').slice(0, 10)} ${redactSecrets(title)}`.trim();
  return `${service === undefined ? '' : `${service}: `}${redactSecrets(title)}`;
}

/** An entry of a change feed. */
export function changeEvidence(change: LocatedChange): Evidence {
  return createEvidence({
    title: titleOf(change),
    ...(change.service === undefined ? {} : { service: change.service }),
    ...(change.time === null ? {} : { time: change.time }),
    locator: change.locator,
    excerpt: redactSecrets(changeText(change)),
    ...spanOfNow(),
    detail: detailOf(change),
  });
}
