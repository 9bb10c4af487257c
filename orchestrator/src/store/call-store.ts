import type { AgentName, FiledDelegation, InvokeRequest } from '@mats/contracts';
import type { Kysely } from 'kysely';
import type { AnsweredCall } from '../investigation/delegate.ts';
import type { Database } from './schema.ts';

/** A call of an agent as it is kept: all that is needed to repeat it. */
export interface KeptCall extends Omit<FiledDelegation, 'tape' | 'agent'> {
  readonly agent: AgentName;
  /** A packed tape as the agent sent it; null: it sent none. */
  readonly tape: string | null;
}

/** What agents were given, took from outside and answered. */
export class CallStore {
  readonly #database: Kysely<Database>;

  readonly #version: string;

  /** `version`: of the MATS that makes the calls. */
  constructor(database: Kysely<Database>, version: string) {
    this.#database = database;
    this.#version = version;
  }

  /** Keeps a call; one that is made again replaces the one before. `at` is ISO 8601. */
  async save(investigationId: string, call: AnsweredCall, at: string): Promise<void> {
    const body = JSON.stringify({ version: this.#version, request: withoutAddresses(call.request), ...call.answer });
    const { key, agent, tape } = call;
    await this.#database
      .insertInto('agent_calls')
      .values({ investigation_id: investigationId, key, agent, at, body, tape })
      .onConflict((conflict) => conflict.columns(['investigation_id', 'key']).doUpdateSet({ body, tape, at }))
      .execute();
  }

  /** The calls of a turn in the order in which they were answered. */
  async ofInvestigation(id: string): Promise<KeptCall[]> {
    const rows = await this.#database
      .selectFrom('agent_calls')
      .select(['key', 'agent', 'body', 'tape'])
      .where('investigation_id', '=', id)
      .orderBy('at')
      .orderBy('key')
      .execute();
    return rows.map(({ key, agent, body, tape }) => ({ key, agent: agent as AgentName, ...body, tape }));
  }
}

/** The request as another process can be given it: no addresses and headers of this one. */
function withoutAddresses({ message, session_id, context }: InvokeRequest): InvokeRequest {
  const attachments = context.attachments.map(({ url: _url, ...attachment }) => attachment);
  return {
    message,
    ...(session_id === undefined ? {} : { session_id }),
    headers: {},
    context: { ...context, attachments },
  };
}
