import { createHash, randomUUID } from 'node:crypto';

/** A part may be so long that four of them still make a session id. */
const PART_CHARACTERS = 40;
const UNUSABLE = /[^A-Za-z0-9._-]/;

/**
 * A name as a part of a session id: as it is when it can be, else its hash, so that an e-mail address or a name in
 * any script makes a part that is always the same and tells nobody.
 */
function asPart(name: string): string {
  if (name !== '' && name.length <= PART_CHARACTERS && !UNUSABLE.test(name)) return name;
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

/** One session for all that a user does: `user-<id>`. It never ends; prefer a conversation or a day. */
export function userSessionId(userId: string): string {
  return `user-${asPart(userId)}`;
}

/**
 * One session a conversation: `user-<user>-conv-<conversation>` where both are known, else a new random id, to be
 * kept with the conversation.
 */
export function conversationSessionId(
  conversation?: { userId: string; conversationId: string },
  newId: () => string = randomUUID,
): string {
  if (conversation === undefined) return newId();
  return `user-${asPart(conversation.userId)}-conv-${asPart(conversation.conversationId)}`;
}

/** How much of an ISO time names the hour or the day, in characters. */
const TIME_CHARACTERS = { day: 'YYYY-MM-DD'.length, hour: 'YYYY-MM-DDTHH'.length } as const;

/** One session a user and hour or day (UTC): `user-<id>-2026-11-29-16`. `now` is in epoch milliseconds. */
export function timeSessionId(userId: string, options: { every: 'hour' | 'day'; now: number }): string {
  const time = new Date(options.now).toISOString().slice(0, TIME_CHARACTERS[options.every]).replace('T', '-');
  return `user-${asPart(userId)}-${time}`;
}

/** One session a run of a workflow: `<workflow>-<item>-<random>`, such as `doc-4711-3f0c…`. */
export function workflowSessionId(workflow: { name: string; item?: string }, newId: () => string = randomUUID): string {
  const item = workflow.item === undefined ? [] : [asPart(workflow.item)];
  return [asPart(workflow.name), ...item, newId()].join('-');
}
