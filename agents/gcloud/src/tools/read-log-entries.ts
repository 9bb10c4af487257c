import { redactSecrets } from '@mats/telemetry';
import { z } from 'zod';
import { oneLine, pathOf } from './gcloud-entry.ts';
import type { GcloudAsk, GcloudEntry, GcloudRead } from './gcloud-entry.ts';

/** Around an onset this long to both sides: entries before it are of something else, later ones of its consequences. */
const NEAR_MS = 30 * 60_000;
const MOST_ENTRIES = 200;
const MOST_GROUPS = 5;

/** A LogEntry of Cloud Logging, as much of it as is told. */
const entrySchema = z.object({
  insertId: z.string(),
  timestamp: z.iso.datetime({ offset: true }),
  severity: z.string().default('DEFAULT'),
  resource: z.object({ type: z.string(), labels: z.record(z.string(), z.string()).default({}) }).optional(),
  textPayload: z.string().optional(),
  jsonPayload: z.record(z.string(), z.unknown()).optional(),
  protoPayload: z
    .object({
      methodName: z.string().optional(),
      status: z.object({ message: z.string().optional() }).optional(),
    })
    .optional(),
  httpRequest: z
    .object({ requestMethod: z.string().optional(), requestUrl: z.string().optional(), status: z.int().optional() })
    .optional(),
});
const pageSchema = z.object({ entries: z.array(z.unknown()).default([]), nextPageToken: z.string().optional() });
type LogEntry = z.infer<typeof entrySchema>;

/** Labels of a resource that name the program, by type of resource: Cloud Run, functions, GKE, App Engine, others. */
const SERVICE_LABELS = [
  'service_name',
  'function_name',
  'job_name',
  'container_name',
  'module_id',
  'instance_id',
] as const;

function serviceOf({ resource }: LogEntry): string {
  const label = SERVICE_LABELS.find((name) => resource?.labels[name] !== undefined);
  return label === undefined ? (resource?.type ?? 'unknown') : (resource?.labels[label] ?? 'unknown');
}

function messageOf({ textPayload, jsonPayload, protoPayload, httpRequest }: LogEntry): string {
  if (textPayload !== undefined) return textPayload;
  const { message } = jsonPayload ?? {};
  if (typeof message === 'string') return message;
  if (jsonPayload !== undefined) return JSON.stringify(jsonPayload);
  if (protoPayload !== undefined) return `${protoPayload.methodName ?? ''}: ${protoPayload.status?.message ?? ''}`;
  const { requestMethod = '', requestUrl = '', status = 0 } = httpRequest ?? {};
  return `${requestMethod} ${requestUrl} answered ${status}`;
}

function textOf(entry: LogEntry): string {
  const { timestamp, severity, resource } = entry;
  const revision = resource?.labels['revision_name'] ?? resource?.labels['pod_name'] ?? '';
  const head = [timestamp, severity, serviceOf(entry), revision].filter((part) => part !== '').join(' ');
  return `${redactSecrets(head)}\n${redactSecrets(messageOf(entry).slice(0, 20_000)).slice(0, 6_000)}`;
}

function entriesOf(json: unknown): LogEntry[] {
  const listed = pageSchema.safeParse(json).data?.entries ?? [];
  return listed.flatMap((one) => entrySchema.safeParse(one).data ?? []);
}

/** Entries that say the same but for numbers, the first of them as the one that is told. */
function grouped(entries: readonly LogEntry[]): GcloudEntry[] {
  const groups = new Map<string, { first: LogEntry; count: number }>();
  for (const entry of entries) {
    const key = `${serviceOf(entry)} ${oneLine(messageOf(entry)).replaceAll(/\d{1,40}/g, '#')}`;
    const group = groups.get(key);
    const isEarlier = group === undefined || Date.parse(entry.timestamp) < Date.parse(group.first.timestamp);
    groups.set(key, { first: isEarlier ? entry : group.first, count: (group?.count ?? 0) + 1 });
  }
  return [...groups.values()].map(({ first, count }) => ({
    kind: 'log',
    service: serviceOf(first),
    time: first.timestamp,
    title: `“${oneLine(messageOf(first))}”`,
    text: textOf(first),
    path: pathOf('logging', first.insertId, first.timestamp),
    count,
  }));
}

/** The regions of Cloud Run that entries name. */
function regionsOf(entries: readonly LogEntry[]): string[] {
  const named = entries.flatMap(({ resource }) =>
    resource?.type === 'cloud_run_revision' ? (resource.labels['location'] ?? []) : [],
  );
  return [...new Set(named)];
}

/** The failures that Cloud Logging has: around an onset the first ones, else the last ones. */
export async function readLogEntries(ask: GcloudAsk): Promise<GcloudRead & { readonly regions: readonly string[] }> {
  const { apis, project, window } = ask;
  const { at, isOnset, period } = window;
  const iso = (moment: number): string => new Date(moment).toISOString();
  const { from, to } = isOnset ? { from: iso(at - NEAR_MS), to: iso(at + NEAR_MS) } : period;
  const answer = await apis.logging('/v2/entries:list', {
    resourceNames: [`projects/${project}`],
    filter: `severity>=ERROR AND timestamp>="${from}" AND timestamp<="${to}"`,
    orderBy: isOnset ? 'timestamp asc' : 'timestamp desc',
    pageSize: MOST_ENTRIES,
  });
  const what = `Logs of ${project}`;
  if (!answer.ok) return { entries: [], notRead: [{ what, why: answer.why }], regions: [] };
  const entries = entriesOf(answer.json);
  const most = grouped(entries).toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
  const isCut = (pageSchema.safeParse(answer.json).data?.nextPageToken ?? '') !== '';
  const why = `more than ${MOST_ENTRIES} failures were logged then; the ${isOnset ? 'first' : 'last'} were read`;
  return { entries: most.slice(0, MOST_GROUPS), notRead: isCut ? [{ what, why }] : [], regions: regionsOf(entries) };
}

/** A string of the query language, whatever is in it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** The text of one entry as it stands now; null: it is gone. */
export async function readLogEntry(
  { apis, project }: Pick<GcloudAsk, 'apis' | 'project'>,
  of: { readonly insertId: string; readonly time: string },
): Promise<string | null> {
  const answer = await apis.logging('/v2/entries:list', {
    resourceNames: [`projects/${project}`],
    filter: `insertId=${quoted(of.insertId)} AND timestamp=${quoted(of.time)}`,
    pageSize: 1,
  });
  const [entry] = answer.ok ? entriesOf(answer.json) : [];
  return entry === undefined ? null : textOf(entry);
}
