import { MatsError, readChangeFeed } from '@mats/contracts';
import { redactAll } from '@mats/telemetry';
import type { LogSource, LogStream, NotRead } from '../log-source.ts';
import { documentOf } from '../reading/document-of.ts';
import { headOf, isWhole, wholeLines } from '../reading/head-of.ts';
import type { ChangeListing, ChangeSource, ListedChange } from './change-source.ts';

/** Fields of which every change has one. */
const SIGN =
  /["'](?:sha|revision|version|release|flag|feature|toggle|kind|type|setting|commit\w{0,8}|deploy\w{0,10}|image\w{0,4})["']\s{0,4}:/i;

/** A feed that stands in one stream. */
export interface ChangesOfStream extends ChangeListing {
  readonly stream: LogStream;
}

async function mayBeFeed(source: LogSource, stream: LogStream): Promise<boolean> {
  if (stream.holds === 'changes') return true;
  const head = await headOf(source, stream);
  const { label: name } = stream;
  if (isWhole(head)) return readChangeFeed(head, { name }) !== null;
  // A document goes on behind its head; lines and rows show themselves.
  const oneDocument = /^\s*(?:\[|\{\s*(?:\n|"\w{1,30}"\s*:\s*[[{]))/.test(head);
  return oneDocument ? SIGN.test(head) : readChangeFeed(wholeLines(head), { name }) !== null;
}

/** Reads a stream as a change feed; null when it is none. */
export async function readChangesOf(source: LogSource, stream: LogStream): Promise<ChangesOfStream | null> {
  if (!(await mayBeFeed(source, stream))) return null;
  const { text, why } = await documentOf(source, stream);
  const feed = readChangeFeed(text, { name: stream.label, declared: stream.holds === 'changes' });
  if (feed === null) return null;
  const changes = redactAll(feed.changes).map((change): ListedChange => ({
    ...change,
    locator: { ...stream.locator, part: `change:${change.id}` },
  }));
  const problems = why === null ? feed.problems : [why, ...feed.problems];
  return { stream, changes, notRead: problems.map((problem): NotRead => ({ what: stream.label, why: problem })) };
}

/** The change feeds among streams. What cannot be read is left to whoever reads logs, who says why. */
export async function readChangeFeeds(source: LogSource, streams: readonly LogStream[]): Promise<ChangesOfStream[]> {
  const found: ChangesOfStream[] = [];
  for (const stream of streams) {
    try {
      const feed = await readChangesOf(source, stream);
      if (feed !== null) found.push(feed);
    } catch (error) {
      if (!(error instanceof MatsError)) throw error;
    }
  }
  return found;
}

/** The feeds that stand in streams of a log source, such as attached files, as a source of changes. */
export function createFeedChangeSource(source: LogSource, streams: readonly LogStream[]): ChangeSource {
  return {
    name: source.name,
    async list(signal) {
      signal?.throwIfAborted();
      const feeds = await readChangeFeeds(source, streams);
      return {
        changes: feeds.flatMap(({ changes }) => changes),
        notRead: feeds.flatMap(({ notRead }) => notRead),
      };
    },
  };
}
