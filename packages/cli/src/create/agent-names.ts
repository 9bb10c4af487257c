import { agentEntry, agentNameSchema, AGENTS } from '@mats/contracts';
import { CommandError } from '../command-error.ts';

/** What the files of a new agent are written with. */
export type AgentNames = {
  /** `ticket-desk`: folder, setting AGENTS, claims. */
  readonly name: string;
  /** `ticket_desk`: spans. */
  readonly snake: string;
  /** `TicketDesk`: types. */
  readonly pascal: string;
  readonly title: string;
  /** The setting that names what it reads: TICKET_DESK_SOURCE. */
  readonly setting: string;
  readonly port: number;
};

/** Ports of the demo's shop, between the agents' and those of others. */
const FIRST_TAKEN = 8090;
const LAST_TAKEN = 8099;

function freePort(): number {
  const next = Math.max(...Object.values(AGENTS).map(({ port }) => port)) + 1;
  return next >= FIRST_TAKEN && next <= LAST_TAKEN ? LAST_TAKEN + 1 : next;
}

/** @throws CommandError for a name that no agent can have, or that one has already. */
export function namesOf(
  name: string,
  chosen: { title?: string | undefined; setting?: string | undefined },
): AgentNames {
  const parsed = agentNameSchema.safeParse(name);
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.message ?? 'cannot be used';
    throw new CommandError(`The name "${name}" ${reason}.`, 'Name it like this: mats create agent tickets');
  }
  if (agentEntry(name) !== undefined) {
    throw new CommandError(`There is an agent ${name} already (agents/${name}).`, 'Choose another name.');
  }
  if (chosen.setting !== undefined && !/^[A-Z][A-Z0-9_]{2,63}$/.test(chosen.setting)) {
    throw new CommandError(
      `The setting "${chosen.setting}" is no name of a variable.`,
      'Write it like TICKETS_PROJECT.',
    );
  }
  const words = name.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const snake = name.replaceAll('-', '_');
  return {
    name,
    snake,
    pascal: words.join(''),
    title: chosen.title ?? words.join(' '),
    setting: chosen.setting ?? `${snake.toUpperCase()}_SOURCE`,
    port: freePort(),
  };
}

/** A template with the names of an agent in their places. */
export function fillTemplate(template: string, names: AgentNames): string {
  const { name, snake, pascal, title, setting, port } = names;
  const member = name.includes('-') ? `['${name}']` : `.${name}`;
  const values: Readonly<Record<string, string>> = {
    NAME: name,
    SNAKE: snake,
    PASCAL: pascal,
    TITLE: title,
    SETTING: setting,
    PORT: String(port),
    MEMBER: member,
  };
  return template.replaceAll(
    /__(NAME|SNAKE|PASCAL|TITLE|SETTING|PORT|MEMBER)__/g,
    (_whole, key: string) => values[key] ?? '',
  );
}
