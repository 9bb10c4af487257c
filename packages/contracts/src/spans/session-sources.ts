/**
 * Where a span's session id is taken from, first match wins. The collector's `session-extractor.yaml` and the span
 * processor of `packages/telemetry` follow this one list. An empty string counts as missing; a number becomes text.
 */
export const SESSION_SOURCES = [
  { attribute: 'session.id', prefix: '' },
  { attribute: 'session_id', prefix: '' },
  { attribute: 'openinference.session.id', prefix: '' },
  { attribute: 'gen_ai.conversation.id', prefix: '' },
  { attribute: 'user.email', prefix: 'user:' },
] as const;

/** The session id that a span's attributes name, or undefined when none does. */
export function sessionIdOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  for (const { attribute, prefix } of SESSION_SOURCES) {
    const value = attributes[attribute];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    const text = String(value).trim();
    if (text !== '') return prefix + text;
  }
  return undefined;
}
