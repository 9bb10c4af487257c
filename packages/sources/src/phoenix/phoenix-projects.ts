import { MatsError, PHOENIX_PROJECT } from '@mats/contracts';
import { asList, asObject, asText } from '../recordings/json-value.ts';
import type { PhoenixApi } from './phoenix-api.ts';

/** In a setting: every project but MATS's own. */
const EVERY_PROJECT = '*';
const MOST_PROJECTS = 50;
/** Names that Phoenix takes in a path. */
const NAME = /^[^/?#\s]{1,200}$/;

/** MATS's own project, of one tenant or all. */
export function isOwnProject(name: string): boolean {
  return name === PHOENIX_PROJECT || name.startsWith(`${PHOENIX_PROJECT}-`);
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
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly string[]> {
  const named = wanted.filter((name) => name !== EVERY_PROJECT);
  const wrong = named.find((name) => !NAME.test(name));
  if (wrong !== undefined) {
    const reason = `"${wrong}" is no name of a project`;
    throw new MatsError('configuration_invalid', { name: 'PHOENIX_PROJECTS', reason, example: 'chatbot,search' });
  }
  if (!wanted.includes(EVERY_PROJECT)) return [...new Set(named)];
  const listed = asList(asObject(await api.read(`/v1/projects?limit=${MOST_PROJECTS}`, options))['data'])
    .map((project) => asText(asObject(project)['name']))
    .filter((name) => NAME.test(name) && !isOwnProject(name));
  return [...new Set([...named, ...listed])];
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
