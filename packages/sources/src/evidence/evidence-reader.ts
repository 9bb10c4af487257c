import { commitExcerpt } from '@mats/analysis';
import { LIMITS, MatsError } from '@mats/contracts';
import type { Evidence, Locator } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import type { Repositories } from '../git/repositories.ts';
import type { LogSource, LogStream } from '../log-source.ts';

/** What came of reading a piece of evidence again. */
export type EvidenceCheck = { ok: true } | { ok: false; reason: string };

export interface EvidenceReader {
  /** Whether the excerpt still stands in the source that its locator names. Never throws. */
  check(evidence: Evidence): Promise<EvidenceCheck>;
}

function sameStream(stream: LogStream, locator: Locator): boolean {
  return stream.locator.name === locator.name && stream.locator.path === locator.path;
}

async function readLogLines(locator: Locator, sources: readonly LogSource[]): Promise<string | null> {
  const { startLine, endLine } = locator;
  if (startLine === undefined || endLine === undefined) return null;
  for (const source of sources.filter((candidate) => candidate.kind === locator.source)) {
    const { streams } = await source.list();
    const stream = streams.find((candidate) => sameStream(candidate, locator));
    if (stream !== undefined) return (await source.readLines(stream, { startLine, endLine })).join('\n');
  }
  return null;
}

async function readGit(locator: Locator, repositories: Repositories): Promise<string | null> {
  const repository = await repositories.open(locator.name);
  const { path, revision, startLine = 1, endLine } = locator;
  if (path === undefined) {
    const { commits } = await repository.log({ to: revision, maxCount: 1, withDiff: true });
    return commits[0] === undefined ? null : commitExcerpt(commits[0]);
  }
  const [file] = await repository.readFiles([{ path, revision }]);
  return file?.text == null
    ? null
    : file.text
        .split('\n')
        .slice(startLine - 1, endLine)
        .join('\n');
}

/**
 * Reads evidence again where its locator says and compares it with the excerpt, both redacted the same way: the check
 * that every claim of a report rests on.
 */
export function createEvidenceReader(options: {
  sources: readonly LogSource[];
  repositories: Repositories;
}): EvidenceReader {
  const read = (locator: Locator): Promise<string | null> =>
    locator.source === 'git' ? readGit(locator, options.repositories) : readLogLines(locator, options.sources);
  return {
    async check(evidence) {
      try {
        const text = await read(evidence.locator);
        if (text === null) return { ok: false, reason: `${evidence.locator.label} is not there any more` };
        const again = redactSecrets(text).slice(0, LIMITS.excerptCharacters);
        return again === evidence.excerpt
          ? { ok: true }
          : { ok: false, reason: `${evidence.locator.label} now holds other text` };
      } catch (error) {
        const reason = error instanceof MatsError ? error.message : `${evidence.locator.label} cannot be read`;
        return { ok: false, reason };
      }
    },
  };
}
