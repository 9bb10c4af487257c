import { MatsError } from '@mats/contracts';
import type { Locator } from '@mats/contracts';
import type { ProviderNotice } from '@mats/engine/signals';
import type { LogSource, LogStream } from '../log-source.ts';
import { documentOf } from '../reading/document-of.ts';
import { headOf } from '../reading/head-of.ts';
import { readNotices } from './read-notices.ts';

/** What the beginning of a status page shows: a list that status pages have, or entries with a status. */
const LIST =
  /"(?:incidents|components|events|scheduled_maintenances|items|notices|issues|current|statuses|services)"\s{0,4}:\s{0,4}\[/;
const ENTRY = /"(?:status|state|impact|severity|indicator)"\s{0,4}:\s{0,4}"([^"]{1,60})"/;
/** What recordings, logs and change feeds have, and status pages have not. */
const OTHER =
  /"(?:trace_?id|span_?id|level|severity_text|resourceSpans|resourceMetrics|resultType|sha|commit_sha|involvedObject)"\s{0,4}:/i;
const LOOKED_AT = 16 * 1024;

export interface ListedNotice extends ProviderNotice {
  readonly locator: Locator;
}

/** A status page that stands in one stream. */
export interface NoticesOfStream {
  readonly stream: LogStream;
  readonly notices: readonly ListedNotice[];
}

/** Whose page a file is where it does not say so: `acme-status.json` is Acme's. */
function providerOfFile(label: string): string {
  const name = label.replace(/^.*[/\\]/, '').replace(/\.\w{1,6}$/, '');
  return name.replace(/[-_. ](?:status(?:[-_. ]?page)?|incidents|notices|outages)$/i, '');
}

/** Reads a stream as a status page; null when it is none. */
export async function readNoticesOf(source: LogSource, stream: LogStream): Promise<NoticesOfStream | null> {
  const head = (await headOf(source, stream)).slice(0, LOOKED_AT);
  const isList = /^\s*\{/.test(head) ? LIST.test(head) : /^\s*\[\s*\{/.test(head);
  if (!isList || !ENTRY.test(head) || OTHER.test(head)) return null;
  const { text } = await documentOf(source, stream);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  const notices = readNotices(document, providerOfFile(stream.label));
  if (notices.length === 0) return null;
  return {
    stream,
    notices: notices.map((notice) => ({ ...notice, locator: { ...stream.locator, part: `notice:${notice.id}` } })),
  };
}

/** The status pages among streams. What cannot be read is left to whoever reads logs, who says why. */
export async function readStatusPages(source: LogSource, streams: readonly LogStream[]): Promise<NoticesOfStream[]> {
  const found: NoticesOfStream[] = [];
  for (const stream of streams) {
    try {
      const page = await readNoticesOf(source, stream);
      if (page !== null) found.push(page);
    } catch (error) {
      if (!(error instanceof MatsError)) throw error;
    }
  }
  return found;
}
