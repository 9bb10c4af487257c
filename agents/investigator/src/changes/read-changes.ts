import { TOOL_SPAN_NAMES } from '@mats/contracts';
import type { InvokeRequest, Locator, NotChecked } from '@mats/contracts';
import type { IncidentSources } from '@mats/evidence';
import type { ListedChange } from '@mats/sources/changes';
import { withSpan } from '@mats/telemetry';

export interface ChangesRead {
  readonly changes: readonly ListedChange[];
  readonly notRead: readonly NotChecked[];
}

/** Reads the change feeds that an agent before has found among the question's files and the configured ones. */
export type ReadChanges = (
  request: InvokeRequest,
  options: { readonly feedsAt: readonly Locator[]; readonly signal: AbortSignal },
) => Promise<ChangesRead>;

/** Reads change feeds where they stand. */
export function createChangeReader(sources: Pick<IncidentSources, 'changesFor'>): ReadChanges {
  return async (request, { feedsAt, signal }) => {
    if (feedsAt.length === 0) return { changes: [], notRead: [] };
    const input = `Changes in ${feedsAt.map(({ label }) => label).join(', ')}`;
    return withSpan({ name: TOOL_SPAN_NAMES.readChanges, kind: 'TOOL', input }, async (span) => {
      const opened = sources.changesFor(request, feedsAt);
      try {
        const listings = await Promise.all(opened.sources.map((source) => source.list(signal)));
        const changes = listings.flatMap((listing) => listing.changes);
        span.setOutput(`${changes.length} changes`);
        return { changes, notRead: listings.flatMap(({ notRead }) => notRead) };
      } finally {
        await opened.close();
      }
    });
  };
}
