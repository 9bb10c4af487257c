import { OperationNodeTransformer } from 'kysely';
import type { KyselyPlugin, PrimitiveValueListNode, ValueNode } from 'kysely';

const REPLACEMENT = '\uFFFD';
const NUL = '\u0000';

/** What Postgres takes in no JSON: the escapes of NUL and of halves of a pair that stand alone (a cut emoji is one). */
const REFUSED_ESCAPE = /^u(?:0000|d[89a-f][0-9a-f]{2})$/i;
/** A backslash and what it escapes. */
const ESCAPES = /\\(u[0-9a-f]{4}|[^])/gi;
const LOOKS_LIKE_JSON = /^[[{"]/;

/** Text as the database takes it: what it refuses stands as U+FFFD. */
export function databaseText(text: string): string {
  return text.replaceAll(NUL, REPLACEMENT).toWellFormed();
}

function databaseValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = databaseText(value);
  if (!LOOKS_LIKE_JSON.test(text) || !text.includes('\\u')) return text;
  return text.replaceAll(ESCAPES, (whole, escaped: string) =>
    REFUSED_ESCAPE.test(escaped) ? String.raw`\ufffd` : whole,
  );
}

class TextCleaner extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: databaseValue(node.value) };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(databaseValue) };
  }
}

/**
 * Cleans every text on its way into the database, whatever column it is for: text from outside can hold anything, and
 * one strange character must not cost a finding.
 */
export function cleanText(): KyselyPlugin {
  const cleaner = new TextCleaner();
  return {
    transformQuery: ({ node, queryId }) => cleaner.transformNode(node, queryId),
    transformResult: ({ result }) => Promise.resolve(result),
  };
}
