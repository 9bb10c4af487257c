import { MatsError } from '@mats/contracts';
import type { ConnectedSource } from '@mats/contracts';
import { asList, asNumber, asObject, asText } from '../recordings/json-value.ts';
import type { PhoenixSettings } from './create-phoenix-source.ts';
import { inParallel } from '../reading/in-parallel.ts';
import { createPhoenixApi } from './phoenix-api.ts';
import type { PhoenixApi } from './phoenix-api.ts';
import { projectsOf } from './phoenix-projects.ts';

const kind = 'phoenix_project';
const AT_ONCE = 8;
const COUNT = 'query ($id: ID!) { node(id: $id) { ... on Project { recordCount } } }';

/** How many spans a project holds; undefined where Phoenix does not say. Its REST interface counts nothing. */
async function countOf(api: PhoenixApi, id: string): Promise<number | undefined> {
  try {
    const answer = await api.read('/graphql', { post: { query: COUNT, variables: { id } } });
    const count = asNumber(asObject(asObject(asObject(answer)['data'])['node'])['recordCount']);
    return Number.isInteger(count) && count >= 0 ? count : undefined;
  } catch (error) {
    if (error instanceof MatsError) return undefined;
    throw error;
  }
}

async function projectAt(api: PhoenixApi, name: string): Promise<ConnectedSource> {
  const path = `/v1/projects/${encodeURIComponent(name)}`;
  const found = await api.read(path);
  if (found === null) return { kind, name, state: 'failed', reason: 'Phoenix has no project of this name' };
  const newest = await api.read(`${path}/spans?limit=1&sort=start_time&order=desc`);
  const [span] = asList(asObject(newest)['data']).map(asObject);
  if (span === undefined) return { kind, name, state: 'empty', count: 0 };
  const count = await countOf(api, asText(asObject(asObject(found)['data'])['id']));
  const time = new Date(asText(span['start_time'])).toISOString();
  return { kind, name, state: 'connected', time, ...(count === undefined ? {} : { count }) };
}

/** What the named projects hold right now. */
export async function connectedProjects(settings: PhoenixSettings | undefined): Promise<ConnectedSource[]> {
  if (settings === undefined || settings.projects.length === 0) return [];
  const api = createPhoenixApi(settings);
  const failed = (name: string, error: unknown): ConnectedSource => ({
    kind,
    name,
    state: 'failed',
    reason: MatsError.from(error).message,
  });
  try {
    const { names, notRead } = await projectsOf(api, settings.projects);
    const unread = notRead.map(({ what, why }): ConnectedSource => ({
      kind,
      name: what,
      state: 'failed',
      reason: why,
    }));
    if (names.length + unread.length === 0)
      return [{ kind, name: settings.projects.join(','), state: 'empty', count: 0 }];
    const read = await inParallel(names, {
      most: AT_ONCE,
      job: (name) => projectAt(api, name).catch((error: unknown) => failed(name, error)),
    });
    return [...read, ...unread];
  } catch (error) {
    return [failed(settings.projects.join(','), error)];
  }
}
