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

async function run(database: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

/** Migrations by name; they run in the order of their names, once each, and are never edited after a release. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_first_tables': { up: (database) => run(database, FIRST_TABLES) },
  '0002_idempotency_keys': { up: (database) => run(database, IDEMPOTENCY_KEYS) },
};
