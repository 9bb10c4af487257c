import { z } from 'zod';
import { SPAN_ATTRIBUTES, SPAN_NAMES } from '../spans/span-names.ts';
import { failed, passed } from './check-result.ts';
import type { CheckResult } from './check-result.ts';

/** A span as Phoenix's REST interface gives it. */
export const storedSpanSchema = z.object({
  name: z.string(),
  context: z.object({ span_id: z.string(), trace_id: z.string() }),
  parent_id: z.string().nullish(),
  attributes: z.record(z.string(), z.unknown()),
});

type StoredSpan = z.infer<typeof storedSpanSchema>;

function names(spans: readonly StoredSpan[]): string {
  return [...new Set(spans.map((span) => span.name))].join(', ');
}

function checkRoot(spans: readonly StoredSpan[]): CheckResult {
  const name = 'one root';
  const roots = spans.filter((span) => !span.parent_id);
  const [root] = roots;
  if (roots.length === 1 && root?.name === SPAN_NAMES.root) return passed(name, SPAN_NAMES.root);
  const detail =
    roots.length === 0 ? 'no span without a parent' : `${roots.length} spans without a parent: ${names(roots)}`;
  const fix = 'A service that starts its own trace lost the trace headers: let traceparent pass on the way to it.';
  return failed(name, { detail, fix });
}

function checkEdges(spans: readonly StoredSpan[]): CheckResult {
  const name = 'every parent stored';
  const ids = new Set(spans.map((span) => span.context.span_id));
  const orphans = spans.filter((span) => span.parent_id && !ids.has(span.parent_id));
  if (orphans.length === 0) return passed(name, `${spans.length} spans in one tree`);
  const fix = 'The service that made the parent does not deliver its spans: look at its log and its spool.';
  return failed(name, { detail: `the parents of ${names(orphans)} are missing`, fix });
}

function checkSession(spans: readonly StoredSpan[], sessionId: string): CheckResult {
  const name = 'session.id on every span';
  const others = spans.filter((span) => span.attributes[SPAN_ATTRIBUTES.sessionId] !== sessionId);
  if (others.length === 0) return passed(name, `${spans.length} of ${spans.length}`);
  const detail = `missing or different on ${others.length} of ${spans.length}: ${names(others)}`;
  const fix =
    'Have that service start its telemetry with @mats/telemetry, or send through the collector (docs/sessions.md).';
  return failed(name, { detail, fix });
}

function isReadable(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && !/^\s*[[{]/.test(value);
}

function checkTurn(
  spans: readonly StoredSpan[],
  turn: { traceId: string; turns: readonly string[] | undefined },
): CheckResult {
  const name = 'turn in the session';
  const fix = 'See docs/sessions.md, "When the Sessions tab is empty".';
  if (turn.turns === undefined) return failed(name, { detail: 'Phoenix does not have the session', fix });
  if (!turn.turns.includes(turn.traceId)) {
    return failed(name, { detail: `the session has ${turn.turns.length} turns, but not this one`, fix });
  }
  const root = spans.find((span) => !span.parent_id);
  const readable = [SPAN_ATTRIBUTES.inputValue, SPAN_ATTRIBUTES.outputValue].filter((key) =>
    isReadable(root?.attributes[key]),
  );
  if (readable.length === 2) return passed(name, 'with question and answer');
  const detail = 'question or answer cannot be read: the root has no plain input.value and output.value';
  return failed(name, { detail, fix: 'Only the orchestrator may write them; check that it made the root span.' });
}

export const TRACE_CHECKS = [
  'one root',
  'every parent stored',
  'session.id on every span',
  'turn in the session',
] as const;

/** What is wrong with the stored spans of the canary's turn. */
export function checkTrace(
  spans: readonly StoredSpan[],
  expected: { sessionId: string; traceId: string; turns: readonly string[] | undefined },
): readonly CheckResult[] {
  return [checkRoot(spans), checkEdges(spans), checkSession(spans, expected.sessionId), checkTurn(spans, expected)];
}
