import type { Locator } from '@mats/contracts';
import type { LogSource, LogStream } from '@mats/sources';
import { createFeedChangeSource } from '@mats/sources/changes';
import type { ChangeSource } from '@mats/sources/changes';

function streamAt(locator: Locator): LogStream {
  const { name, label, path } = locator;
  return {
    id: path === undefined ? name : `${name}/${path}`,
    label,
    bytes: null,
    service: null,
    holds: 'changes',
    locator,
  };
}

/** The change feeds that stand at these places of the logs; `close` closes the logs. */
export function changesFrom(
  logs: readonly LogSource[],
  feedsAt: readonly Locator[],
): { readonly sources: readonly ChangeSource[]; close(): Promise<void> } {
  const sources = logs.flatMap((source): ChangeSource[] => {
    const streams = feedsAt.filter((locator) => locator.source === source.kind).map(streamAt);
    return streams.length === 0 ? [] : [createFeedChangeSource(source, streams)];
  });
  return {
    sources,
    close: async () => {
      await Promise.all(logs.map((source) => source.close()));
    },
  };
}
