import type { TurnFact } from '@mats/contracts';

type ColumnType = 'text' | 'integer' | 'number' | 'truth' | 'time' | 'json';

/** A column of exported turns: its name, its type, and what it holds. */
export interface TurnColumn {
  readonly name: keyof TurnFact;
  readonly type: ColumnType;
  readonly says: string;
}

/** What a turn is exported with, in this order, in every format. */
export const TURN_COLUMNS: readonly TurnColumn[] = [
  { name: 'investigation_id', type: 'text', says: 'The turn.' },
  { name: 'session_id', type: 'text', says: 'Its session.' },
  { name: 'at', type: 'time', says: 'When it was asked.' },
  { name: 'tenant', type: 'text', says: 'Whose project it belongs to.' },
  { name: 'user', type: 'text', says: 'Who asked.' },
  { name: 'service', type: 'text', says: 'Where it failed; empty where that is not known.' },
  { name: 'kind', type: 'text', says: 'What was wrong; empty where no cause is named.' },
  { name: 'state', type: 'text', says: 'done, failed or cancelled.' },
  { name: 'verdict', type: 'text', says: 'Of its report; empty without one.' },
  { name: 'failure', type: 'text', says: 'The error that it ended with; empty without one.' },
  { name: 'opens_session', type: 'truth', says: 'It is the first of its session.' },
  { name: 'duration_ms', type: 'integer', says: 'From the question to the end, in milliseconds.' },
  { name: 'prompt_tokens', type: 'integer', says: 'Read by language models.' },
  { name: 'completion_tokens', type: 'integer', says: 'Written by language models.' },
  { name: 'cost_usd', type: 'number', says: 'Of language models, in dollars.' },
  { name: 'thumbs_up', type: 'integer', says: 'Readers who found it right.' },
  { name: 'thumbs_down', type: 'integer', says: 'Readers who found it wrong.' },
  { name: 'metadata', type: 'json', says: 'Names and values that came with the question.' },
  { name: 'agents', type: 'json', says: 'Who worked: agent, runs, failed, ms.' },
];
