import type { AttributeValue, Attributes } from '@opentelemetry/api';
import { redactSecrets } from '../redaction/redact-secrets.ts';

// Postgres refuses a NUL in text and Phoenix then drops the whole span.
const NUL = '\u0000';

function sanitizeText(text: string, limit: number): string {
  const clean = redactSecrets(text.replaceAll(NUL, '\uFFFD')).toWellFormed();
  return clean.length > limit ? `${clean.slice(0, limit)}… (${clean.length - limit} characters cut)` : clean;
}

/** Attributes as they may leave the service: no NUL, no secrets, texts of at most `limit` characters. In place. */
export function sanitizeAttributes(attributes: Attributes, limit: number): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') attributes[name] = sanitizeText(value, limit);
    else if (Array.isArray(value)) {
      attributes[name] = value.map((item) =>
        typeof item === 'string' ? sanitizeText(item, limit) : item,
      ) as AttributeValue;
    }
  }
}
