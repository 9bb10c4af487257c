import type { ConnectedSource, Locator, NotChecked } from '@mats/contracts';
import type { FailureWindow } from '@mats/evidence/around';
import { recentSources } from '@mats/service';
import { withSpan } from '@mats/telemetry';
import type { GcloudApis } from './gcloud-api.ts';
import { partsOf } from './gcloud-entry.ts';
import type { GcloudRead } from './gcloud-entry.ts';
import { readCloudRun, readCloudRunEntry } from './read-cloud-run.ts';
import { readErrorEvent, readErrorGroups } from './read-error-groups.ts';
import { readLogEntries, readLogEntry } from './read-log-entries.ts';

/** What the agent reads. */
export interface GcloudSource {
  read(window: FailureWindow): Promise<GcloudRead>;
  /** What stands now where a piece of evidence was read; null: it is gone. */
  readAgain(locator: Locator): Promise<string | null>;
  connected(): Promise<ConnectedSource[]>;
}

export interface GcloudSourceOptions {
  readonly apis: GcloudApis;
  readonly project: string | undefined;
  /** Regions of Cloud Run; empty: those that the logs name. */
  readonly regions: readonly string[];
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const MOST_REGIONS = 5;
const PROJECT = /^[a-z][a-z0-9.:-]{3,80}$/;
const REGION = /^[a-z][a-z0-9-]{1,39}$/;
const NOT_CONFIGURED = 'not configured: set GCP_PROJECT_ID';
const NO_REGION = 'no region is known: set GCP_REGIONS, such as europe-west1';

function sourceOf(name: string, reason: string | undefined): ConnectedSource {
  return reason === undefined
    ? { kind: 'cloud_project', name, state: 'connected' }
    : { kind: 'cloud_project', name, state: 'failed', reason };
}

/** Why there is nothing to read; undefined where there is. */
function missing(project: string | undefined): string | undefined {
  if (project === undefined) return NOT_CONFIGURED;
  return PROJECT.test(project) ? undefined : `GCP_PROJECT_ID is no id of a project: ${project.slice(0, 80)}`;
}

/** The regions that are read, and what cannot be. */
function regionsOf(given: readonly string[], named: readonly string[]): { used: string[]; left: NotChecked[] } {
  const wanted = given.length === 0 ? named : given;
  const regions = wanted.filter((region) => REGION.test(region));
  const left = [
    ...(wanted.length === 0 ? [{ what: 'Cloud Run', why: NO_REGION }] : []),
    ...wanted
      .filter((region) => !REGION.test(region))
      .map((region) => ({ what: `Cloud Run in ${region}`, why: 'it is no region' })),
    ...regions
      .slice(MOST_REGIONS)
      .map((region) => ({ what: `Cloud Run in ${region}`, why: `at most ${MOST_REGIONS} are read` })),
  ];
  return { used: regions.slice(0, MOST_REGIONS), left };
}

/** Logs, error groups and revisions of one project; each reading is one TOOL span. */
export function createGcloudSource(options: GcloudSourceOptions): GcloudSource {
  const { apis, regions, now } = options;
  const { project = '' } = options;
  const reason = missing(options.project);
  const look = async (): Promise<ConnectedSource[]> => {
    if (reason !== undefined) return [sourceOf('GCP_PROJECT_ID', reason)];
    const body = { resourceNames: [`projects/${project}`], orderBy: 'timestamp desc', pageSize: 1 };
    const answer = await apis.logging('/v2/entries:list', body);
    return [sourceOf(project, answer.ok ? undefined : answer.why)];
  };
  const readAll = async (window: FailureWindow): Promise<GcloudRead> => {
    const ask = { apis, project, window, now: now() };
    const [logs, errors] = await Promise.all([readLogEntries(ask), readErrorGroups(ask)]);
    const { used, left } = regionsOf(regions, logs.regions);
    const deployed = await Promise.all(used.map((region) => readCloudRun(ask, region)));
    const read = [logs, errors, ...deployed];
    return {
      entries: read.flatMap(({ entries }) => entries),
      notRead: [...read.flatMap(({ notRead }) => notRead), ...left],
    };
  };
  return {
    read: (window) => {
      const { from, to } = window.period;
      const input = `${project} from ${from} to ${to}`;
      return withSpan({ name: 'read_gcloud', kind: 'TOOL', input }, async (span) => {
        if (reason !== undefined) return { entries: [], notRead: [{ what: 'Google Cloud', why: reason }] };
        const read = await readAll(window);
        span.setOutput(`${read.entries.length} entries`);
        return read;
      });
    },
    readAgain: async ({ path = '' }) => {
      const [api = '', one = '', other = '', revision] = partsOf(path) ?? [];
      if (reason !== undefined || one === '' || other === '') return null;
      const ask = { apis, project, now: now() };
      if (api === 'logging') return readLogEntry(ask, { insertId: one, time: other });
      if (api === 'errors') return readErrorEvent(ask, { groupId: one, time: other });
      return api === 'run' ? readCloudRunEntry(ask, { region: one, service: other, revision }) : null;
    },
    connected: recentSources(look, {
      pending: [sourceOf(project === '' ? 'GCP_PROJECT_ID' : project, reason ?? 'it has not answered yet')],
    }),
  };
}
