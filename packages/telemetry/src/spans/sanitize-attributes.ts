import type { AttributeValue, Attributes } from '@opentelemetry/api';
import { redactSecrets } from '../redaction/redact-secrets.ts';

// Postgres refuses a NUL in text and Phoenix then drops the whole span.
const NUL = '\u0000';

/**
 * Short texts that were looked at and are clean: names, kinds, service, session and user come back on every span,
 * and looking costs twenty times more than remembering. Emptied when full.
 */
const knownClean = new Set<string>();
const KNOWN_AT_MOST = 2_048;
const SHORT = 64;

function sanitizeText(text: string, limit: number): string {
  if (text.length > SHORT || text.length > limit) return cleaned(text, limit);
  if (knownClean.has(text)) return text;
  const clean = cleaned(text, limit);
  if (clean === text) {
    if (knownClean.size >= KNOWN_AT_MOST) knownClean.clear();
    knownClean.add(text);
  }
  return clean;
}

function cleaned(text: string, limit: number): string {
  const clean = redactSecrets(text.replaceAll(NUL, '\uFFFD')).toWellFormed();
  return clean.length > limit ? `${clean.slice(0, limit)}… (${clean.length - limit} characters cut)` : clean;
}

/** Attributes as they may leave the service: no NUL, no secrets, texts of at most `limit` characters. In place. */
export function sanitizeAttributes(attributes: Attributes, limit: number): void {
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === 'string') {
      const clean = sanitizeText(value, limit);
      if (clean !== value) attributes[name] = clean;
    } else if (Array.isArray(value)) {
      attributes[name] = value.map((item) =>
        typeof item === 'string' ? sanitizeText(item, limit) : item,
      ) as AttributeValue;
    }
  }
}
