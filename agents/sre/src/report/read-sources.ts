import type { Platform } from '@mats/engine';
import type { ReadSource } from '@mats/contracts';
import type { LogsRead } from '@mats/evidence';
import { EXPORTED_LINES } from '@mats/sources';

const MOST_SERVICES = 12;

function iso(epochMs: number | null): string | undefined {
  return epochMs === null ? undefined : new Date(epochMs).toISOString();
}

/** What was read, with its lines and the time it covers. */
export function readSources({ logs, recordings, feeds, pages, containers }: LogsRead): ReadSource[] {
  const ofLogs = logs.map(({ analysis, stream }): ReadSource => {
    const from = iso(analysis.from);
    const to = iso(analysis.to);
    return {
      what: stream.label,
      kind: 'log',
      lines: analysis.lines,
      services: analysis.services.slice(0, MOST_SERVICES).map(({ name }) => name),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  });
  const ofRecordings = recordings.map(({ stream, spans, series }): ReadSource => ({
    what: stream.label,
    kind: 'recording',
    lines: spans.length + series.length,
    services: [...new Set([...spans, ...series].map(({ service }) => service))].slice(0, MOST_SERVICES),
  }));
  const ofContainers: ReadSource[] =
    containers.length === 0
      ? []
      : [{ what: 'container states', kind: 'containers', services: containers.map(({ service }) => service) }];
  const ofFeeds = feeds.map(({ stream, changes }): ReadSource => ({
    what: stream.label,
    kind: 'changes',
    lines: changes.length,
    services: [...new Set(changes.flatMap(({ service }) => service ?? []))].slice(0, MOST_SERVICES),
    locator: stream.locator,
  }));
  const ofPages = pages.map(({ stream, notices }): ReadSource => ({
    what: stream.label,
    kind: 'status',
    lines: notices.length,
    services: [...new Set(notices.map(({ component, provider }) => component || provider))]
      .filter((name) => name !== '')
      .slice(0, MOST_SERVICES),
  }));
  return [...ofLogs, ...ofRecordings, ...ofFeeds, ...ofPages, ...ofContainers];
}

/** How the software is run, as its logs show: Compose and Docker wrap lines, Kubernetes names its objects, systemd's journal is syslog. */
export function platformOf({ logs, containers }: LogsRead): Platform {
  // Lines of an export are given a form that says nothing of how the software is run, unless it is that of pods.
  const envelopes = new Set(
    logs.map(({ analysis, locator }) =>
      locator.part === EXPORTED_LINES && analysis.envelope !== 'kubernetes' ? 'none' : analysis.envelope,
    ),
  );
  if (containers.length > 0 || envelopes.has('compose') || envelopes.has('docker-json')) return 'compose';
  if (envelopes.has('cri') || envelopes.has('kubernetes')) return 'kubernetes';
  return logs.length > 0 && logs.every(({ analysis }) => analysis.format === 'syslog') ? 'systemd' : 'host';
}
