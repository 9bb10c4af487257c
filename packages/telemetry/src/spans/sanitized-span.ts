import { isSecretName, sessionIdOf, SPAN_ATTRIBUTES } from '@mats/contracts';
import type { AttributeValue, Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { REDACTED, redactSecrets } from '../redaction/redact-secrets.ts';
import { stampOf } from './span-stamp.ts';
import type { SpanStamp } from './span-stamp.ts';

// Postgres refuses a NUL in text and Phoenix then drops the whole span.
const NUL = '\u0000';

/**
 * Short texts that were looked at and are clean: names, kinds, service, session and user come back on every span,
 * and looking costs twenty times more than remembering. Emptied when full.
 */
const knownClean = new Set<string>();
const KNOWN_AT_MOST = 2_048;
const SHORT = 64;

/** How texts are cleaned. */
export interface Cleaning {
  /** Longest text of an attribute, in characters. */
  readonly limit: number;
  /** Applied to each text after secrets are gone; undefined: nothing more. */
  readonly hide?: ((text: string) => string) | undefined;
}

function sanitizeText(text: string, { limit, hide }: Cleaning): string {
  const clean = withoutSecrets(text);
  // Before it is cut: the rest of an address is not known for one.
  const shown = hide === undefined ? clean : hide(clean);
  return shown.length > limit ? `${shown.slice(0, limit)}… (${shown.length - limit} characters cut)` : shown;
}

function withoutSecrets(text: string): string {
  if (text.length > SHORT) return cleaned(text);
  if (knownClean.has(text)) return text;
  const clean = cleaned(text);
  if (clean === text) {
    if (knownClean.size >= KNOWN_AT_MOST) knownClean.clear();
    knownClean.add(text);
  }
  return clean;
}

function cleaned(text: string): string {
  return redactSecrets(text.replaceAll(NUL, '\uFFFD')).toWellFormed();
}

function sanitizedValue(value: AttributeValue | undefined, cleaning: Cleaning): AttributeValue | undefined {
  if (typeof value === 'string') return sanitizeText(value, cleaning);
  if (!Array.isArray(value)) return value;
  return value.map((item) => (typeof item === 'string' ? sanitizeText(item, cleaning) : item)) as AttributeValue;
}

function sanitizedAttributes(attributes: Attributes, cleaning: Cleaning): Attributes {
  const clean: Attributes = {};
  for (const [name, value] of Object.entries(attributes)) {
    clean[name] = isSecretName(name) && value !== '' ? REDACTED : sanitizedValue(value, cleaning);
  }
  return clean;
}

/** Postgres cannot index a longer one, and Phoenix would lose the span. */
const SESSION_ID_CHARACTERS = 200;

/** The attributes with the session: the one that the span ran in, else what its attributes name. */
function withSessionId(attributes: Attributes, stamp: SpanStamp | undefined): Attributes {
  const sessionId = stamp?.sessionId ?? sessionIdOf(attributes)?.slice(0, SESSION_ID_CHARACTERS);
  return sessionId === undefined ? attributes : { ...attributes, [SPAN_ATTRIBUTES.sessionId]: sessionId };
}

/**
 * A copy of an ended span as it may leave the service: with its session and the project of its tenant; in its
 * name, attributes, events and status no NUL, no secrets and texts of at most `limit` characters. The span itself belongs
 * to the SDK and is not changed.
 */
export function sanitizedSpan(span: ReadableSpan, cleaning: Cleaning): ReadableSpan {
  const { status, parentSpanContext } = span;
  const stamp = stampOf(span);
  return {
    name: sanitizeText(span.name, cleaning),
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(parentSpanContext === undefined ? {} : { parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: status.message === undefined ? status : { ...status, message: sanitizeText(status.message, cleaning) },
    attributes: withSessionId(sanitizedAttributes(span.attributes, cleaning), stamp),
    events: span.events.map((event) => ({
      ...event,
      name: sanitizeText(event.name, cleaning),
      attributes: sanitizedAttributes(event.attributes ?? {}, cleaning),
    })),
    links: span.links,
    resource: stamp?.resource ?? span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  };
}
