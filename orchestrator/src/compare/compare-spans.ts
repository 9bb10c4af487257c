import type { ComparedSpan, InvestigationEvent } from '@mats/contracts';
import type { StoredSpan } from '../phoenix/trace-reader.ts';

/** A span with those below it. */
export interface SpanTree {
  readonly name: string;
  readonly ms: number;
  readonly failed: boolean;
  readonly below: readonly SpanTree[];
}

/** The trees of a trace's spans; a span whose parent is not there is a root. */
export function treesOf(spans: readonly StoredSpan[]): SpanTree[] {
  const ids = new Set(spans.map(({ id }) => id));
  const below = (parent: string | null): SpanTree[] =>
    spans
      .filter((span) => (span.parent === null || !ids.has(span.parent) ? null : span.parent) === parent)
      .map(({ id, name, ms, failed }) => ({ name, ms, failed, below: below(id) }));
  return below(null);
}

/** The agents of a turn with their steps, as its events tell. */
export function treesOfEvents(events: readonly InvestigationEvent[]): SpanTree[] {
  const trees: SpanTree[] = [];
  const steps = new Map<string, { name: string; at: number }[]>();
  for (const { at, body } of events) {
    const time = Date.parse(at);
    if (body.type === 'agent.started') steps.set(body.agent, []);
    else if (body.type === 'agent.step') steps.get(body.agent)?.push({ name: body.step, at: time });
    else if (body.type === 'agent.done' || body.type === 'agent.failed') {
      const own = steps.get(body.agent) ?? [];
      const failed = body.type === 'agent.failed';
      const below = own.map(({ name, at: began }, place) => ({
        name,
        ms: (own[place + 1]?.at ?? time) - began,
        failed: false,
        below: [],
      }));
      const ms = failed ? time - (own[0]?.at ?? time) : body.duration_ms;
      trees.push({ name: body.agent, ms, failed, below });
    }
  }
  return trees;
}

/** Pairs trees of the same name in their order; what one side alone has stands where it would be. */
function pair(a: readonly SpanTree[], b: readonly SpanTree[]): [SpanTree | undefined, SpanTree | undefined][] {
  const left = [...b];
  const pairs = a.map((one): [SpanTree | undefined, SpanTree | undefined] => {
    const at = left.findIndex(({ name }) => name === one.name);
    return [one, at < 0 ? undefined : left.splice(at, 1)[0]];
  });
  return [...pairs, ...left.map((one): [undefined, SpanTree] => [undefined, one])];
}

/** Two turns' spans as one tree, parents before children. */
export function compareSpans(a: readonly SpanTree[], b: readonly SpanTree[], depth = 0): ComparedSpan[] {
  return pair(a, b).flatMap(([one, other]) => [
    {
      name: one?.name ?? other?.name ?? '',
      depth,
      a_ms: one?.ms ?? null,
      b_ms: other?.ms ?? null,
      a_failed: one?.failed ?? false,
      b_failed: other?.failed ?? false,
    },
    ...compareSpans(one?.below ?? [], other?.below ?? [], depth + 1),
  ]);
}
