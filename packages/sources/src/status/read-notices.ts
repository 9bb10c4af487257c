// cspell:ignore textpayload jsonpayload loggername
// cspell:ignore affectedcomponent affectedservice closedat createdat endedat eventstatus eventtypecode externaldesc
// cspell:ignore impactmitigationtime impactstarttime latestdescription publishedat resolvedat startedat
// cspell:ignore statustypecode
import { readTime } from '@mats/contracts';
import type { ProviderNotice } from '@mats/engine/signals';
import { asList, asObject, asText } from '../recordings/json-value.ts';
import type { JsonObject } from '../recordings/json-value.ts';
import { stateOf } from './status-words.ts';

const MOST_NOTICES = 2_000;
const MOST_TEXT = 4_000;
const MOST_STATUS = 100;

/** Names of each field in folded form, the most exact first. */
const NAMES = {
  component: [
    'component',
    'service',
    'servicename',
    'product',
    'affectedservice',
    'affectedcomponent',
    'resource',
    'area',
  ],
  status: [
    'status',
    'state',
    'statustypecode',
    'eventstatus',
    'severity',
    'impact',
    'level',
    'health',
    'indicator',
    'condition',
  ],
  title: ['title', 'name', 'summary', 'headline', 'eventtypecode', 'externaldesc', 'message'],
  text: ['detail', 'details', 'description', 'body', 'text', 'message', 'latestdescription', 'summary'],
  from: [
    'startedat',
    'start',
    'starttime',
    'begin',
    'began',
    'from',
    'since',
    'impactstarttime',
    'createdat',
    'timestamp',
    'time',
    'date',
    'at',
    'publishedat',
    'when',
  ],
  to: ['resolvedat', 'end', 'endtime', 'endedat', 'until', 'to', 'closedat', 'impactmitigationtime'],
  provider: ['source', 'provider', 'page', 'vendor', 'site', 'name', 'organization'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Fields = ReadonlyMap<string, unknown>;

function fieldsOf(value: JsonObject): Fields {
  return new Map(Object.entries(value).map(([name, held]) => [name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''), held]));
}

function nameOf(value: unknown): string {
  return asText(value) || asText(asObject(value)['name'] ?? asObject(value)['title']);
}

function textOf(fields: Fields, names: readonly string[]): string {
  return names.map((name) => nameOf(fields.get(name))).find((text) => text !== '') ?? '';
}

function timeOf(fields: Fields, names: readonly string[]): number | null {
  for (const name of names) {
    const time = readTime(fields.get(name));
    if (time !== null) return Date.parse(time);
  }
  return null;
}

interface Context {
  readonly provider: string;
  readonly component: string;
  /** Where the entry stands in its document: what its id is made of. */
  readonly place: string;
}

/** What an entry says of its state: by its status, else by its end, else by its title. */
function stateOfEntry(fields: Fields, to: number | null): 'impaired' | 'well' | null {
  const told = NAMES.status.map((name) => stateOf(nameOf(fields.get(name)))).find((state) => state !== null);
  if (told !== undefined) return told;
  return to === null ? stateOf(textOf(fields, NAMES.title)) : 'impaired';
}

const LEVEL_FIELDS = ['level', 'severity', 'lvl', 'levelname', 'loglevel'] as const;
/** Levels that only programs write; "critical" and "major" are words of status pages, too. */
const LOG_LEVEL = /^(?:trace|debug|info|information|notice|default|warn|warning|error|fatal)$/i;
const PAYLOADS = ['textpayload', 'jsonpayload', 'logger', 'loggername'] as const;

/** Whether an entry is a line of a log in an exported list: a line that tells of an error is no state of a provider. */
function isLogRecord(fields: Fields): boolean {
  return (
    PAYLOADS.some((name) => fields.has(name)) ||
    LEVEL_FIELDS.some((name) => LOG_LEVEL.test(nameOf(fields.get(name)).trim()))
  );
}

/** An entry of any list that has a state, and a time, a name or a text; null for what has not. */
function noticeOf(value: unknown, context: Context): ProviderNotice | null {
  const fields = fieldsOf(asObject(value));
  if (isLogRecord(fields)) return null;
  const to = timeOf(fields, NAMES.to);
  const state = stateOfEntry(fields, to);
  const from = timeOf(fields, NAMES.from);
  if (state === null || (from === null && textOf(fields, NAMES.title) === '' && context.component === '')) return null;
  const id = asText(fields.get('id')) || context.place;
  return {
    id: id.slice(0, MOST_STATUS),
    provider: context.provider,
    component: (textOf(fields, NAMES.component) || context.component).slice(0, MOST_STATUS),
    region: nameOf(fields.get('region')).slice(0, MOST_STATUS),
    status: textOf(fields, NAMES.status).slice(0, MOST_STATUS),
    title: textOf(fields, NAMES.title).slice(0, MOST_TEXT),
    text: textOf(fields, NAMES.text).slice(0, MOST_TEXT),
    // A resolved incident was one while it lasted.
    state: to !== null && from !== null && to > from ? 'impaired' : state,
    from,
    to,
  };
}

/** Statuspage: an incident with the components that it names; each is a notice of its own. */
function ofIncident(value: unknown, context: Context): ProviderNotice[] {
  const incident = asObject(value);
  const notice = noticeOf(incident, context);
  if (notice === null) return [];
  const updates = asList(incident['incident_updates']).map(asObject);
  const text = updates.map((update) => asText(update['body'])).find((body) => body !== '') ?? notice.text;
  const own = { ...notice, text: text.slice(0, MOST_TEXT) };
  const names = [
    ...asList(incident['components']),
    ...updates.flatMap((update) => asList(update['affected_components'])),
  ];
  const components = [...new Set(names.map(nameOf).filter((name) => name !== ''))];
  if (components.length === 0) return [own];
  return components.map((component) => ({ ...own, component, id: `${own.id}/${component}`.slice(0, MOST_STATUS) }));
}

/** Statuspage: a component and its state now. */
function ofComponent(value: unknown, context: Context): ProviderNotice[] {
  const component = asObject(value);
  const name = asText(component['name']);
  const status = asText(component['status']);
  const state = stateOf(status);
  if (name === '' || state === null || component['group'] === true) return [];
  const since = readTime(component['updated_at']);
  const from = since === null ? null : Date.parse(since);
  const text = asText(component['description']).slice(0, MOST_TEXT);
  return [
    {
      id: asText(component['id']) || context.place,
      provider: context.provider,
      component: name,
      region: '',
      status,
      title: name,
      text,
      state,
      from,
      to: null,
    },
  ];
}

const LISTS: readonly (readonly [string, (value: unknown, context: Context) => ProviderNotice[]])[] = [
  ['incidents', ofIncident],
  ['scheduled_maintenances', ofIncident],
  ['components', ofComponent],
  ['events', ofIncident],
  ['items', ofIncident],
  ['notices', ofIncident],
  ['issues', ofIncident],
  ['current', ofIncident],
  ['archive', ofIncident],
  ['statuses', ofIncident],
  ['services', ofIncident],
];

function providerOf(document: JsonObject, fallback: string): string {
  const fields = fieldsOf(document);
  return (textOf(fields, NAMES.provider) || fallback).slice(0, MOST_STATUS);
}

/** An impaired stretch ends where a later notice of the same component says that it is well. */
function endWhereWell(notices: readonly ProviderNotice[]): ProviderNotice[] {
  return notices.map((notice) => {
    const { from, to, state, provider, component, region } = notice;
    if (state === 'well' || to !== null || from === null) return notice;
    const ends = notices
      .filter((other) => other.state === 'well' && other.provider === provider)
      .filter((other) => other.component === component && other.region === region)
      .flatMap((other) => (other.from !== null && other.from > from ? [other.from] : []));
    return ends.length === 0 ? notice : { ...notice, to: Math.min(...ends) };
  });
}

/**
 * Reads what a status page says: the JSON forms of Statuspage (`summary.json`, `incidents.json`, `components.json`), and plain lists of
 * events of any shape with a state. `name` stands for the provider where the document names none. Empty when it is no status page.
 */
export function readNotices(document: unknown, name: string): ProviderNotice[] {
  const whole: JsonObject = Array.isArray(document) ? { events: document } : asObject(document);
  const provider = providerOf(whole, name);
  const component = Array.isArray(document) ? '' : asText(whole['component']);
  const found = LISTS.flatMap(([list, read]) =>
    asList(whole[list]).flatMap((value, index) => read(value, { provider, component, place: `${list}/${index}` })),
  );
  const unique = new Map(found.slice(0, MOST_NOTICES).map((notice) => [notice.id, notice]));
  return endWhereWell([...unique.values()]);
}
