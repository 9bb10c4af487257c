/**
 * Where a session id is taken from, first match wins: by the collector's `session-extractor.yaml`, by the span
 * processor of `packages/telemetry` and, but for the user, by `POST /ask`. An empty text counts as missing; a number
 * becomes text. `metadata.<key>` is an attribute of that name, or the key inside `metadata` (JSON text or a map).
 */
export const SESSION_SOURCES = [
  { attribute: 'session.id', prefix: '' },
  { attribute: 'session_id', prefix: '' },
  { attribute: 'openinference.session.id', prefix: '' },
  { attribute: 'gen_ai.conversation.id', prefix: '' },
  { attribute: 'thread_id', prefix: '' },
  { attribute: 'conversation_id', prefix: '' },
  { attribute: 'metadata.session_id', prefix: '' },
  { attribute: 'metadata.thread_id', prefix: '' },
  { attribute: 'metadata.conversation_id', prefix: '' },
  { attribute: 'langfuse.session.id', prefix: '' },
  { attribute: 'traceloop.association.properties.session_id', prefix: '' },
  { attribute: 'user.email', prefix: 'user:' },
] as const;

const METADATA = 'metadata';
/** Longer metadata is not looked into: it is content, not a name. */
const METADATA_CHARACTERS = 65_536;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function metadataOf(fields: Fields): Fields {
  const value = fields[METADATA];
  if (isFields(value)) return value;
  if (typeof value !== 'string' || value.length > METADATA_CHARACTERS || !value.trimStart().startsWith('{')) return {};
  try {
    return JSON.parse(value) as Fields;
  } catch {
    return {};
  }
}

function asId(value: unknown): string {
  const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isValue ? String(value).trim() : '';
}

/** The session id that a span's attributes name, or undefined when none does. Never throws. */
export function sessionIdOf(attributes: Fields): string | undefined {
  let metadata: Fields | undefined;
  for (const { attribute, prefix } of SESSION_SOURCES) {
    let id = asId(attributes[attribute]);
    if (id === '' && attribute.startsWith(`${METADATA}.`) && attributes[METADATA] !== undefined) {
      metadata ??= metadataOf(attributes);
      id = asId(metadata[attribute.slice(METADATA.length + 1)]);
    }
    if (id !== '') return prefix + id;
  }
  return undefined;
}

/**
 * The session id that a request's body names, as it was written and not yet checked, or undefined. The user is no
 * source here: a request without an id begins a session.
 */
export function sessionIdOfPayload(payload: unknown): string | undefined {
  if (!isFields(payload)) return undefined;
  const { 'user.email': _user, ...fields } = payload;
  return sessionIdOf(fields);
}
