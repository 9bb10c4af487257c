import { MatsError, PHOENIX_PROJECT } from '@mats/contracts';
import { asList, asObject, asText } from '../recordings/json-value.ts';
import type { NotRead } from '../log-source.ts';
import type { PhoenixApi } from './phoenix-api.ts';

/** In a setting: every project but MATS's own. */
const EVERY_PROJECT = '*';
const PAGE = 100;
const MOST_PROJECTS = 1_000;
/** Names that Phoenix takes in a path. */
const NAME = /^[^/?#\s]{1,200}$/;

/** MATS's own project, of one tenant or all. */
export function isOwnProject(name: string): boolean {
  return name === PHOENIX_PROJECT || name.startsWith(`${PHOENIX_PROJECT}-`);
}

export interface PhoenixProjects {
  readonly names: readonly string[];
  readonly notRead: readonly NotRead[];
}

interface ReadingOptions {
  readonly signal?: AbortSignal | undefined;
  /** More projects than this are not read, and it is said. */
  readonly most?: number;
  /** How many Phoenix lists at once. */
  readonly page?: number;
}

const WHAT = 'Phoenix projects';

/** Every project that Phoenix lists, page after page. */
async function listedProjects(api: PhoenixApi, options: Required<ReadingOptions>): Promise<PhoenixProjects> {
  const { signal, most, page } = options;
  const listed: string[] = [];
  let cursor = '';
  do {
    const query = new URLSearchParams({ limit: String(page), ...(cursor === '' ? {} : { cursor }) });
    const { data, next_cursor: next } = asObject(await api.read(`/v1/projects?${query.toString()}`, { signal }));
    listed.push(...asList(data).map((project) => asText(asObject(project)['name'])));
    cursor = asText(next);
  } while (cursor !== '' && listed.length < most);
  const others = listed.filter((name) => !isOwnProject(name));
  const unreadable = others.filter((name) => !NAME.test(name));
  return {
    names: others.filter((name) => NAME.test(name)),
    notRead: [
      ...unreadable.map((name) => ({
        what: `Phoenix project ${name}`,
        why: 'Phoenix takes no such name in an address',
      })),
      ...(cursor === ''
        ? []
        : [{ what: WHAT, why: `only the first ${listed.length} were read; name yours in PHOENIX_PROJECTS` }]),
    ],
  };
}

/**
 * Which projects an installation may read: those that the setting names. `*` stands for all but MATS's own, which is read only where it
 * is named.
 *
 * @throws MatsError when Phoenix does not answer
 */
export async function projectsOf(
  api: PhoenixApi,
  wanted: readonly string[],
  options: ReadingOptions = {},
): Promise<PhoenixProjects> {
  const named = wanted.filter((name) => name !== EVERY_PROJECT);
  const wrong = named.find((name) => !NAME.test(name));
  if (wrong !== undefined) {
    const reason = `"${wrong}" is no name of a project`;
    throw new MatsError('configuration_invalid', { name: 'PHOENIX_PROJECTS', reason, example: 'chatbot,search' });
  }
  if (!wanted.includes(EVERY_PROJECT)) return { names: [...new Set(named)], notRead: [] };
  const { signal, most = MOST_PROJECTS, page = PAGE } = options;
  const { names, notRead } = await listedProjects(api, { signal, most, page });
  return { names: [...new Set([...named, ...names])], notRead };
}

function isPartOfName(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\d_-]/u.test(character);
}

/** Whether the name stands in the text by itself: "chatbot-eu" is not "chatbot". */
function isNamedIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isPartOfName(text[at - 1]) && !isPartOfName(text[at + name.length])) return true;
  }
  return false;
}

/** Those of the projects that a question names; all of them when it names none. */
export function askedProjects(question: string, projects: readonly string[]): readonly string[] {
  const text = question.toLowerCase();
  const named = projects.filter((name) => isNamedIn(text, name.toLowerCase()));
  return named.length > 0 ? named : projects;
}
