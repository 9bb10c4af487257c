import type { AgentName, FiledDelegation, InvokeRequest } from '@mats/contracts';
import type { Kysely } from 'kysely';
import type { AnsweredCall } from '../investigation/delegate.ts';
import { redactTapeAside } from '../session-file/redact-tape-aside.ts';
import type { RedactedTape } from '../session-file/redact-tape.ts';
import type { Database } from './schema.ts';

/** A call of an agent as it is kept: all that is needed to repeat it. */
export interface KeptCall extends Omit<FiledDelegation, 'tape' | 'agent'> {
  readonly agent: AgentName;
  /** Null: the agent sent none. */
  readonly tape: RedactedTape | null;
}

/** Of a call of a turn, in the words of the database. */
interface TapeAt {
  readonly investigation_id: string;
  readonly key: string;
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

  /**
   * Keeps a call, its tape without secrets; one that is made again replaces the one before. `at` is ISO 8601. A tape that cannot be read is
   * not kept.
   */
  async save(investigationId: string, call: AnsweredCall, at: string): Promise<void> {
    const body = JSON.stringify({ version: this.#version, request: withoutAddresses(call.request), ...call.answer });
    const { key, agent } = call;
    const kept = call.tape === null ? null : await withoutSecrets(call.tape);
    const [tape, redacted] = [kept?.tape ?? null, kept?.redacted ?? null];
    await this.#database
      .insertInto('agent_calls')
      .values({ investigation_id: investigationId, key, agent, at, body, tape, redacted })
      .onConflict((conflict) => conflict.columns(['investigation_id', 'key']).doUpdateSet({ body, tape, redacted, at }))
      .execute();
  }

  /** The calls of a turn in the order in which they were answered. */
  async ofInvestigation(id: string): Promise<KeptCall[]> {
    const rows = await this.#database
      .selectFrom('agent_calls')
      .select(['key', 'agent', 'body', 'tape', 'redacted'])
      .where('investigation_id', '=', id)
      .orderBy('at')
      .orderBy('key')
      .execute();
    return Promise.all(
      rows.map(async ({ key, agent, body, tape, redacted }) => ({
        key,
        agent: agent as AgentName,
        ...body,
        tape: tape === null ? null : redacted === null ? await withoutSecrets(tape) : { tape, redacted },
      })),
    );
  }

  /** Takes the secrets out of tapes that an earlier version kept as they came, one after the other. Resolves to how many there were. */
  async redactEarlier(): Promise<number> {
    for (let count = 0; ; count += 1) {
      const next = await this.#database
        .selectFrom('agent_calls')
        .select(['investigation_id', 'key', 'tape'])
        .where('tape', 'is not', null)
        .where('redacted', 'is', null)
        .limit(1)
        .executeTakeFirst();
      if (next === undefined) return count;
      await this.#replace(next, next.tape === null ? null : await withoutSecrets(next.tape));
    }
  }

  async #replace(at: TapeAt, kept: RedactedTape | null): Promise<void> {
    await this.#database
      .updateTable('agent_calls')
      .set({ tape: kept?.tape ?? null, redacted: kept?.redacted ?? null })
      .where('investigation_id', '=', at.investigation_id)
      .where('key', '=', at.key)
      .execute();
  }
}

/** Null when it is no tape. */
function withoutSecrets(packed: string): Promise<RedactedTape | null> {
  return redactTapeAside(packed).catch(() => null);
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
