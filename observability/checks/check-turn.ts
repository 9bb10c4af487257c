import { agentEntry, agentService, agentSpan, SPAN_ATTRIBUTES, SPAN_NAMES, STAMPED_ATTRIBUTES } from '@mats/contracts';
import type { AgentName } from '@mats/contracts';
import type { Registry } from '../registry/read-registry.ts';
import type { StoredSpan } from './phoenix-spans.ts';

export interface ExpectedTurn {
  readonly sessionId: string;
  readonly userEmail: string;
  /** The question, as the root must show it. */
  readonly prompt: string;
  /** The agents that this turn needs. */
  readonly agents: readonly AgentName[];
  /** How many spans a turn may have. */
  readonly atMost?: number;
}

function checkRoot(spans: readonly StoredSpan[], expected: ExpectedTurn): string[] {
  const roots = spans.filter((span) => span.parentId === null);
  const [root] = roots;
  if (roots.length !== 1 || root === undefined) {
    return [`${roots.length} spans have no parent (${roots.map(({ name }) => name).join(', ')}); one must`];
  }
  const output = root.attributes[SPAN_ATTRIBUTES.outputValue];
  const faults: string[] = [];
  if (root.name !== SPAN_NAMES.root) faults.push(`the root is ${root.name}, not ${SPAN_NAMES.root}`);
  if (root.attributes[SPAN_ATTRIBUTES.inputValue] !== expected.prompt)
    faults.push('the root does not show the question');
  if (typeof output !== 'string' || output.length < 10 || /^\s*[[{]/.test(output)) {
    faults.push(`the root shows no readable answer but ${JSON.stringify(output)}`);
  }
  return faults;
}

function checkEdges(spans: readonly StoredSpan[], registry: Registry): string[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  return spans.flatMap((span) => {
    const registered = registry.spans[span.name];
    if (registered === undefined) return [`${span.name} is not in the registry`];
    if (span.kind !== registered.kind) return [`${span.name} is of kind ${span.kind}, not ${registered.kind}`];
    if (span.parentId === null) return [];
    const parent = byId.get(span.parentId);
    if (parent === undefined) return [`the parent of ${span.name} (${span.parentId}) is not stored`];
    return registered.under.includes(parent.name) ? [] : [`${span.name} stands under ${parent.name}`];
  });
}

function checkAttributes(span: StoredSpan, expected: ExpectedTurn): string[] {
  const { attributes, name } = span;
  const wanted: Readonly<Record<string, string>> = {
    [SPAN_ATTRIBUTES.sessionId]: expected.sessionId,
    [SPAN_ATTRIBUTES.userEmail]: expected.userEmail,
  };
  const different = Object.entries(wanted).filter(([key, value]) => attributes[key] !== value);
  const missing = STAMPED_ATTRIBUTES.filter((key) => attributes[key] === undefined || attributes[key] === '');
  return [
    ...different.map(
      ([key, value]) => `${name}: ${key} is ${JSON.stringify(attributes[key])}, not ${JSON.stringify(value)}`,
    ),
    ...missing.map((key) => `${name} has no ${key}`),
    ...(span.status === 'OK' || span.status === 'ERROR' ? [] : [`${name} has status ${span.status}`]),
  ];
}

function checkOwners(spans: readonly StoredSpan[], registry: Registry): string[] {
  const ownerOf = new Map(
    Object.entries(registry.services).flatMap(([service, { spans: names }]) =>
      names.map((name): [string, string] => [name, service]),
    ),
  );
  return spans.flatMap(({ name, attributes }) => {
    const owner = ownerOf.get(name);
    const service = attributes[SPAN_ATTRIBUTES.serviceName];
    return owner === undefined || owner === service ? [] : [`${name} was made by ${String(service)}, not ${owner}`];
  });
}

function checkPresence(
  spans: readonly StoredSpan[],
  options: { registry: Registry; expected: ExpectedTurn },
): string[] {
  const { registry, expected } = options;
  const always = Object.entries(registry.spans).filter(([, { made }]) => made === 'always');
  const wanted = [...always.map(([name]) => name), ...expected.agents.map((agent) => agentSpan(agent))];
  const faults = wanted.flatMap((name) => {
    const count = spans.filter((span) => span.name === name).length;
    return count === 1 ? [] : [`${count} spans called ${name}; one must be`];
  });
  const delegations = spans.filter((span) => span.name === SPAN_NAMES.delegate).length;
  if (delegations !== expected.agents.length) {
    faults.push(`${delegations} delegations; ${expected.agents.length} must be`);
  }
  for (const agent of expected.agents) {
    const run = spans.find((span) => span.name === agentSpan(agent));
    if (run === undefined) continue;
    const { agentName } = agentService(agent);
    const agentType = agentEntry(agent)?.type ?? 'general';
    const seen = [run.attributes[SPAN_ATTRIBUTES.agentName], run.attributes[SPAN_ATTRIBUTES.agentType]];
    if (seen[0] !== agentName || seen[1] !== agentType) faults.push(`${run.name} says agent ${JSON.stringify(seen)}`);
  }
  return faults;
}

/**
 * What is wrong with the stored spans of one turn; empty when nothing is: one trace, one root that reads well, every
 * edge as registered, every span made by its service and stamped with the session, at most 30 of them.
 */
export function checkTurn(
  spans: readonly StoredSpan[],
  options: { registry: Registry; expected: ExpectedTurn },
): string[] {
  const { registry, expected } = options;
  const traces = new Set(spans.map(({ traceId }) => traceId));
  const atMost = expected.atMost ?? 30;
  return [
    ...(traces.size === 1 ? [] : [`the spans belong to ${traces.size} traces`]),
    ...(spans.length <= atMost ? [] : [`${spans.length} spans; at most ${atMost} are wanted`]),
    ...checkRoot(spans, expected),
    ...checkPresence(spans, options),
    ...checkEdges(spans, registry),
    ...checkOwners(spans, registry),
    ...spans.flatMap((span) => checkAttributes(span, expected)),
  ];
}
