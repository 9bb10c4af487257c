import { isWithin } from '@mats/evidence/around';
import { redactSecrets } from '@mats/telemetry';
import { z } from 'zod';
import { oneLine, pathOf } from './gcloud-entry.ts';
import type { GcloudAsk, GcloudEntry, GcloudRead } from './gcloud-entry.ts';

const HOUR_MS = 3_600_000;
const MOST_GROUPS = 20;
const MOST_TOLD = 5;
const EVENTS_A_PAGE = 100;
const MOST_PAGES = 3;

/** The periods that Error Reporting knows; each ends now. */
const PERIODS = [
  ['PERIOD_1_HOUR', HOUR_MS],
  ['PERIOD_6_HOURS', 6 * HOUR_MS],
  ['PERIOD_1_DAY', 24 * HOUR_MS],
  ['PERIOD_1_WEEK', 7 * 24 * HOUR_MS],
  ['PERIOD_30_DAYS', 30 * 24 * HOUR_MS],
] as const;
const LONGEST = 'PERIOD_30_DAYS';

const eventSchema = z.object({
  eventTime: z.iso.datetime({ offset: true }),
  serviceContext: z.object({ service: z.string().default('unknown'), version: z.string().default('') }).optional(),
  message: z.string().default(''),
});
const groupSchema = z.object({
  group: z.object({ groupId: z.string() }),
  count: z.coerce.number().default(0),
  firstSeenTime: z.iso.datetime({ offset: true }),
  lastSeenTime: z.iso.datetime({ offset: true }),
});
const groupsSchema = z.object({
  errorGroupStats: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
});
const eventsSchema = z.object({ errorEvents: z.array(z.unknown()).default([]), nextPageToken: z.string().optional() });
type ErrorEvent = z.infer<typeof eventSchema>;

function periodSince(from: number, now: number): (typeof PERIODS)[number][0] | undefined {
  return PERIODS.find(([, length]) => now - from <= length)?.[0];
}

function textOf({ eventTime, serviceContext, message }: ErrorEvent): string {
  const head = [eventTime, serviceContext?.service ?? '', serviceContext?.version ?? ''].filter((part) => part !== '');
  return `${redactSecrets(head.join(' '))}\n${redactSecrets(message.slice(0, 20_000)).slice(0, 6_000)}`;
}

interface EventsAsk extends Pick<GcloudAsk, 'apis' | 'project'> {
  readonly groupId: string;
  readonly period: string;
}

/** One page of the events of a group after the other, as far as is asked. */
async function* eventPages({ apis, project, groupId, period }: EventsAsk): AsyncGenerator<ErrorEvent[]> {
  let token = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ groupId, 'timeRange.period': period, pageSize: String(EVENTS_A_PAGE) });
    if (token !== '') query.set('pageToken', token);
    const answer = await apis.errors(`/v1beta1/projects/${project}/events?${query.toString()}`);
    const listed = answer.ok ? eventsSchema.safeParse(answer.json).data : undefined;
    if (listed === undefined) return;
    yield listed.errorEvents.flatMap((one) => eventSchema.safeParse(one).data ?? []);
    token = listed.nextPageToken ?? '';
    if (token === '') return;
  }
}

async function entryOf(
  ask: GcloudAsk,
  given: { group: z.infer<typeof groupSchema>; period: string },
): Promise<GcloudEntry[]> {
  const { group, period } = given;
  const { groupId } = group.group;
  const { value: events = [] } = (await eventPages({ ...ask, groupId, period }).next()) as { value?: ErrorEvent[] };
  const within = events.filter(({ eventTime }) => isWithin(ask.window.period, eventTime));
  const [first] = within.toSorted((one, other) => Date.parse(one.eventTime) - Date.parse(other.eventTime));
  if (first === undefined) return [];
  const { service = 'unknown', version = '' } = first.serviceContext ?? {};
  return [
    {
      kind: 'error',
      service,
      time: group.firstSeenTime,
      title: `“${oneLine(first.message)}”`,
      text: textOf(first),
      path: pathOf('errors', groupId, first.eventTime),
      count: group.count,
      ...(version === '' ? {} : { revision: version }),
    },
  ];
}

/** The groups of Error Reporting that were seen in the time around the failure, those that are new in it first. */
export async function readErrorGroups(ask: GcloudAsk): Promise<GcloudRead> {
  const { apis, project, window, now } = ask;
  const what = `Error Reporting of ${project}`;
  const period = periodSince(Date.parse(window.period.from), now);
  if (period === undefined) return { entries: [], notRead: [{ what, why: 'it holds the last 30 days alone' }] };
  const query = new URLSearchParams({ 'timeRange.period': period, order: 'COUNT_DESC', pageSize: String(MOST_GROUPS) });
  const answer = await apis.errors(`/v1beta1/projects/${project}/groupStats?${query.toString()}`);
  if (!answer.ok) return { entries: [], notRead: [{ what, why: answer.why }] };
  const listed = groupsSchema.safeParse(answer.json).data;
  const groups = (listed?.errorGroupStats ?? []).flatMap((one) => groupSchema.safeParse(one).data ?? []);
  const seen = groups.filter(
    ({ firstSeenTime, lastSeenTime }) =>
      Date.parse(firstSeenTime) <= Date.parse(window.period.to) &&
      Date.parse(lastSeenTime) >= Date.parse(window.period.from),
  );
  const isNew = ({ firstSeenTime }: { firstSeenTime: string }): number =>
    isWithin(window.period, firstSeenTime) ? 0 : 1;
  const told = seen.toSorted((one, other) => isNew(one) - isNew(other) || other.count - one.count).slice(0, MOST_TOLD);
  const entries = await Promise.all(told.map((group) => entryOf(ask, { group, period })));
  const why = `more than ${MOST_GROUPS} groups are there; the most frequent were read`;
  const isCut = (listed?.nextPageToken ?? '') !== '';
  return { entries: entries.flat(), notRead: isCut ? [{ what, why }] : [] };
}

/** The text of one event as it stands now; null: it is gone. */
export async function readErrorEvent(
  ask: Pick<GcloudAsk, 'apis' | 'project' | 'now'>,
  of: { readonly groupId: string; readonly time: string },
): Promise<string | null> {
  const period = periodSince(Date.parse(of.time), ask.now) ?? LONGEST;
  for await (const events of eventPages({ ...ask, groupId: of.groupId, period })) {
    const event = events.find(({ eventTime }) => eventTime === of.time);
    if (event !== undefined) return textOf(event);
  }
  return null;
}
