import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { COUNTS_OF_DURATIONS, TURN_FACTS } from './turn-facts.ts';

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
function acceptTurnFunction(more: {
  columns: string;
  values: string;
  update: string;
  condition: string;
  /** Whom the session's members that may ask are told from the others by. */
  mayAsk?: string;
  /** What is written beside the turn. */
  beside?: string;
}): string {
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
        where exists (select from session_members where session_id = sessions.id and member = asker${more.mayAsk ?? ''})${more.condition}
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
    insert into events (investigation_id, seq, at, body) values (new_id, first_seq, first_at, first_body);${more.beside ?? ''}
    return query select number, earlier;
  end $$`;
}

const ACCEPT_TURN = [acceptTurnFunction({ columns: '', values: '', update: '', condition: '' })];

const WITH_TENANT = {
  columns: ', tenant',
  values: `, about ->> 'tenant'`,
  update: ', tenant = coalesce(sessions.tenant, excluded.tenant)',
  condition: ` and coalesce(sessions.tenant, about ->> 'tenant') is not distinct from about ->> 'tenant'`,
};

/** A session keeps the tenant of its first question; one from before tenants were kept takes that of its next. */
const SESSION_TENANTS = [`alter table sessions add column tenant text`, acceptTurnFunction(WITH_TENANT)];

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

/**
 * Who works on which run. A run has a row while it is not finished: its executor, and a fence that rises whenever
 * another executor takes it over, so that the former one writes nothing more. An executor has a row while it lives.
 * `append_event` gives an event its number: null when the run is somebody else's by now, the negative number when
 * the event is there already.
 */
const RUNS = [
  `create table executors (id text primary key, place text, pid integer not null, began text, beat integer not null)`,
  `create table runs (
    investigation_id text primary key references investigations on delete cascade, executor text not null,
    fence integer not null default 1, cancel boolean not null default false)`,
  `create index runs_by_executor on runs (executor)`,
  `insert into runs (investigation_id, executor) select id, '' from investigations where finished_at is null`,
  `alter table events add column origin text`,
  `create unique index events_by_origin on events (investigation_id, origin) where origin is not null`,
  `create function append_event(
    of_investigation text, by_executor text, with_fence integer, with_origin text, happened_at timestamptz, what jsonb
  ) returns integer language plpgsql as $$
  #variable_conflict use_column
  declare
    number integer;
    written integer;
  begin
    loop
      perform from runs where investigation_id = of_investigation and executor = by_executor and fence = with_fence;
      if not found then
        return null;
      end if;
      select seq into number from events where investigation_id = of_investigation and origin = with_origin;
      if number is not null then
        return -number;
      end if;
      select coalesce(max(seq), 0) + 1 into number from events where investigation_id = of_investigation;
      insert into events (investigation_id, seq, at, body, origin)
        values (of_investigation, number, happened_at, what, with_origin)
        on conflict do nothing returning seq into written;
      if written is not null then
        if what ->> 'type' = 'state' then
          update investigations set state = what ->> 'state' where id = of_investigation and finished_at is null;
        end if;
        return number;
      end if;
    end loop;
  end $$`,
];

/**
 * What becomes of sessions: which ones their members put aside, which one goes on from which, and of which erased
 * ones spans may still arrive in Phoenix. `root` is the first of a chain.
 */
const SESSION_LIFE = [
  `create table session_archive (
    session_id text not null references sessions on delete cascade, member text not null, at timestamptz not null,
    primary key (session_id, member))`,
  `create table session_links (
    session_id text primary key references sessions on delete cascade, continues text not null, root text not null)`,
  `create index session_links_by_root on session_links (root)`,
  `create table erasures (
    session_id text primary key, erased_at timestamptz not null, due_at timestamptz not null, looks integer not null)`,
  `create index erasures_by_due on erasures (due_at)`,
];

/** How people sort sessions: a name and tags for all who read it, a pin for each reader. */
const SESSION_MARKS = [
  `create table session_marks (
    session_id text primary key references sessions on delete cascade, title text, tags jsonb not null default '[]',
    resolved_at timestamptz)`,
  `create index session_marks_by_tag on session_marks using gin (tags)`,
  `create table session_pins (
    session_id text not null references sessions on delete cascade, member text not null,
    primary key (session_id, member))`,
];

/** How much of a turn's trace Phoenix holds. */
const STORED_SPANS = [
  `create table stored_spans (
    investigation_id text primary key references investigations on delete cascade, made integer not null,
    stored integer not null, complete boolean not null, checked_at timestamptz not null)`,
];

/** Who may do what in a session, what people say of its turns, and who did what: the last outlives the session. */
const TOGETHER = [
  `alter table session_members add column joined_at timestamptz`,
  `create index session_members_by_member on session_members (member, session_id)`,
  `create table session_sharing (
    session_id text primary key references sessions on delete cascade, team_readable boolean not null)`,
  `create table invites (
    id text primary key, session_id text not null references sessions on delete cascade, role text not null,
    hash text not null unique, created_by text not null, created_at timestamptz not null,
    expires_at timestamptz not null, revoked_at timestamptz)`,
  `create index invites_of_session on invites (session_id)`,
  `create table invite_uses (
    invite_id text not null references invites on delete cascade, member text not null, at timestamptz not null,
    primary key (invite_id, member))`,
  `create table comments (
    id text primary key, investigation_id text not null references investigations on delete cascade,
    member text not null, body text not null, at timestamptz not null)`,
  `create index comments_of_turn on comments (investigation_id)`,
  `create table approvals (
    id text primary key, investigation_id text not null references investigations on delete cascade,
    action text not null, state text not null, proposed_by text not null, proposed_at timestamptz not null,
    decided_by text, decided_at timestamptz, outcome text, unique (investigation_id, action))`,
  `create table audit (
    id bigint generated by default as identity primary key, session_id text not null, at timestamptz not null,
    member text, action text not null, about jsonb not null)`,
  `create index audit_of_session on audit (session_id, id)`,
  `create index investigations_by_attachment on investigations using gin ((request -> 'attachments'))`,
  acceptTurnFunction({
    ...WITH_TENANT,
    mayAsk: ` and role in ('owner', 'editor')`,
    beside: `
    insert into audit (session_id, at, member, action, about)
      values (of_session, asked_at, asker, 'asked', jsonb_build_object('turn', number));`,
  }),
];

/** What agents were given, read and answered, to be repeated; and sessions that came from elsewhere. */
const SESSION_FILES = [
  `create table agent_calls (
    investigation_id text not null references investigations on delete cascade, key text not null, agent text not null,
    at timestamptz not null, body jsonb not null, tape text, primary key (investigation_id, key))`,
  `create table imported_sessions (
    session_id text primary key references sessions on delete cascade, origin jsonb not null, file text not null,
    imported_at timestamptz not null)`,
];

/** What the newest answer of a session says, for the list. */
const SESSION_HEADLINE = [
  `alter table sessions add column headline text`,
  `update sessions set headline = (
    select coalesce(body ->> 'headline', body ->> 'cause') from investigations
      join reports on reports.investigation_id = investigations.id
      where investigations.session_id = sessions.id order by turn desc limit 1)`,
];

/** Tapes are kept without secrets; null: one from before. */
const REDACTED_TAPES = [`alter table agent_calls add column redacted integer`];

/** The tenant that a key is for; null: any. */
const KEY_TENANTS = [`alter table api_keys add column tenant text`];

/** Files whose bytes are to go, without a reference to the attachment, which is gone or not there yet. */
const FILE_REMOVALS = [
  `create table file_removals (id text primary key, due_at timestamptz not null)`,
  `create index file_removals_by_due on file_removals (due_at)`,
];

/** Which traces an erased session had, and whose project they are in. */
const ERASED_TRACES = [
  `alter table erasures add column traces jsonb not null default '[]'`,
  `alter table erasures add column tenant text`,
];

/** Sign-ins of the page that ended before their cookies do. */
const SIGN_OUTS = [`create table sign_outs (login text primary key, until timestamptz not null)`];

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
  '0007_stored_spans': { up: (database) => run(database, STORED_SPANS) },
  '0008_session_marks': { up: (database) => run(database, SESSION_MARKS) },
  '0010_together': { up: (database) => run(database, TOGETHER) },
  '0021_session_life': { up: (database) => run(database, SESSION_LIFE) },
  '0022_turn_facts': { up: (database) => run(database, TURN_FACTS) },
  '0030_session_files': { up: (database) => run(database, SESSION_FILES) },
  '0031_runs': { up: (database) => run(database, RUNS) },
  '0032_session_headline': { up: (database) => run(database, SESSION_HEADLINE) },
  '0033_counts_of_durations': { up: (database) => run(database, COUNTS_OF_DURATIONS) },
  '0034_redacted_tapes': { up: (database) => run(database, REDACTED_TAPES) },
  '0035_key_tenants': { up: (database) => run(database, KEY_TENANTS) },
  '0036_file_removals': { up: (database) => run(database, FILE_REMOVALS) },
  '0037_sign_outs': { up: (database) => run(database, SIGN_OUTS) },
  '0038_erased_traces': { up: (database) => run(database, ERASED_TRACES) },
};
