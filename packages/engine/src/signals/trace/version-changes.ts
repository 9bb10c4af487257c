import type { Deployment } from '../deployment.ts';
import type { RecordedSpan } from '../recorded.ts';

/** The versions of each service in the order in which they were first seen; services by name. */
function versionsOf(spans: readonly RecordedSpan[]): Map<string, Map<string, number>> {
  const services = new Map<string, Map<string, number>>();
  for (const { service, version, startMs } of spans) {
    if (version === undefined) continue;
    const versions = services.get(service) ?? new Map<string, number>();
    services.set(service, versions);
    versions.set(version, Math.min(startMs, versions.get(version) ?? startMs));
  }
  return services;
}

/**
 * Every version that the spans show, oldest first within a service: a second one was deployed while they were recorded. `time` is when
 * its first span began, null when no span is older, so that it may have run long before.
 */
export function serviceVersions(spans: readonly RecordedSpan[]): Deployment[] {
  return [...versionsOf(spans)]
    .toSorted((a, b) => (a[0] < b[0] ? -1 : 1))
    .flatMap(([service, versions]) => {
      const inOrder = [...versions].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
      return inOrder.map(([revision, first], index): Deployment => {
        const previous = inOrder[index - 1]?.[0];
        return previous === undefined
          ? { service, revision, time: null }
          : { service, revision, previous, time: first };
      });
    });
}

/** The versions of one service as text, a line each: what stands in evidence. */
export function versionsText(spans: readonly RecordedSpan[], service: string): string {
  return serviceVersions(spans)
    .filter((version) => version.service === service)
    .map(({ revision, time }) => {
      const since = time === null ? 'from the first span on' : `since ${new Date(time).toISOString()}`;
      return `${service} ${revision} ${since}`;
    })
    .join('\n');
}
