import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const FIRST_TABLES = [
  `create table sessions (
    id text primary key, owner text not null, title text not null, created_at timestamptz not null,
    last_activity timestamptz not null, turns integer not null, duration_ms double precision not null,
    verdict text, service text)`,
  `create index sessions_by_activity on sessions (owner, last_activity desc, id)`,
  `create table session_members (
    session_id text not null references sessions on delete cascade, member text not null, role text not null,
    primary key (session_id, member))`,
  `create table investigations (
    id text primary key, session_id text not null references sessions on delete cascade, turn integer not null,
    state text not null, prompt text not null, request jsonb not null, trace_id text not null,
    traceparent text not null, attempts integer not null default 1, created_at timestamptz not null,
    finished_at timestamptz, error jsonb, unique (session_id, turn))`,
  `create index investigations_unfinished on investigations (state) where finished_at is null`,
  `create table events (
    investigation_id text not null references investigations on delete cascade, seq integer not null,
    at timestamptz not null, body jsonb not null, primary key (investigation_id, seq))`,
  `create table steps (
    investigation_id text not null references investigations on delete cascade, key text not null,
    output jsonb not null, primary key (investigation_id, key))`,
  `create table findings (
    investigation_id text not null references investigations on delete cascade, agent text not null,
    body jsonb not null, primary key (investigation_id, agent))`,
  `create table evidence (
    investigation_id text not null references investigations on delete cascade, id text not null,
    body jsonb not null, primary key (investigation_id, id))`,
  `create table reports (
    investigation_id text primary key references investigations on delete cascade, body jsonb not null,
    markdown text not null)`,
  `create table attachments (
    id text primary key, owner text not null, name text not null, bytes bigint not null, lines bigint not null,
    sha256 text not null, created_at timestamptz not null)`,
  `create table feedback (
    investigation_id text not null references investigations on delete cascade, member text not null,
    score text not null, comment text not null, at timestamptz not null, primary key (investigation_id, member))`,
];

/** Whoever sends a question twice under one key gets one investigation; the index holds it, whatever the timing. */
const IDEMPOTENCY_KEYS = [
  `alter table investigations add column asked_by text, add column idempotency_key text, add column request_hash text`,
  `create unique index investigations_by_key on investigations (asked_by, idempotency_key)
    where idempotency_key is not null`,
];

/**
 * Stores a turn for `InvestigationStore.accept`. Whoever asks waits for it, and the database keeps the plans of a
 * function's statements, where it plans a statement of the same words anew with every question. A later migration
 * makes it again with more columns of the session.
 */
function acceptTurnFunction(more: { columns: string; values: string; update: string; condition: string }): string {
  return `create or replace function accept_turn(
    new_id text, of_session text, asker text, session_title text, asked_at timestamptz, question text, about jsonb,
    trace text, parent text, under_key text, with_hash text, first_seq integer, first_at timestamptz, first_body jsonb
  ) returns table (turn integer, previous jsonb) language plpgsql as $$
  #variable_conflict use_column
  declare
    number integer;
    earlier jsonb;
  begin
    insert into sessions (id, owner, title, created_at, last_activity, turns, duration_ms${more.columns})
      values (of_session, asker, session_title, asked_at, asked_at, 1, 0${more.values})
      on conflict (id) do update set turns = sessions.turns + 1, last_activity = excluded.last_activity${more.update}
        where exists (select from session_members where session_id = sessions.id and member = asker)${more.condition}
      returning sessions.turns into number;
    if number is null then
      return;
    end if;
    insert into session_members (session_id, member, role) values (of_session, asker, 'owner') on conflict do nothing;
    if number > 1 then
      select request into earlier from investigations
        where session_id = of_session
          and (jsonb_array_length(request -> 'attachments') > 0 or (request ->> 'sample')::boolean)
        order by investigations.turn desc limit 1;
    end if;
    insert into investigations
      (id, session_id, turn, state, prompt, request, trace_id, traceparent, created_at, asked_by, idempotency_key,
        request_hash)
      values (new_id, of_session, number, 'accepted', question, about, trace, parent, asked_at, asker, under_key,
        with_hash);
    insert into events (investigation_id, seq, at, body) values (new_id, first_seq, first_at, first_body);
    return query select number, earlier;
  end $$`;
}

const ACCEPT_TURN = [acceptTurnFunction({ columns: '', values: '', update: '', condition: '' })];

/** A session keeps the tenant of its first question; one from before tenants were kept takes that of its next. */
const SESSION_TENANTS = [
  `alter table sessions add column tenant text`,
  acceptTurnFunction({
    columns: ', tenant',
    values: `, about ->> 'tenant'`,
    update: ', tenant = coalesce(sessions.tenant, excluded.tenant)',
    condition: ` and coalesce(sessions.tenant, about ->> 'tenant') is not distinct from about ->> 'tenant'`,
  }),
];

const CHANGES = [
  `create table changes (
    scope text not null, id text not null, body jsonb not null, happened_at timestamptz, member text not null,
    received_at timestamptz not null, primary key (scope, id))`,
  `create index changes_by_arrival on changes (scope, received_at desc)`,
];

const API_KEYS = [
  `create table api_keys (
    id text primary key, name text not null, member text not null, scopes jsonb not null, hash text not null,
    created_at timestamptz not null, expires_at timestamptz, last_used_at timestamptz)`,
  `create index api_keys_by_member on api_keys (member, created_at desc)`,
];

async function run(database: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

/** Migrations by name; they run in the order of their names, once each, and are never edited after a release. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_first_tables': { up: (database) => run(database, FIRST_TABLES) },
  '0002_idempotency_keys': { up: (database) => run(database, IDEMPOTENCY_KEYS) },
  '0003_accept_turn': { up: (database) => run(database, ACCEPT_TURN) },
  '0004_changes': { up: (database) => run(database, CHANGES) },
  '0005_api_keys': { up: (database) => run(database, API_KEYS) },
  '0006_session_tenants': { up: (database) => run(database, SESSION_TENANTS) },
};
