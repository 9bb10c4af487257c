import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  agentEntry,
  agentSpan,
  BUILT_IN_AGENTS,
  SERVICES,
  SPAN_ATTRIBUTES,
  SPAN_KINDS,
  SPAN_NAMES,
  STAMPED_ATTRIBUTES,
  TOOL_SPAN_NAMES,
} from '@mats/contracts';
import { readRegistry } from './read-registry.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const registry = readRegistry();
const agentSpans = BUILT_IN_AGENTS.flatMap((name) => [agentSpan(name), ...(agentEntry(name)?.tools ?? [])]);
const contractNames: Readonly<Record<string, string>> = {
  ...SPAN_NAMES,
  ...TOOL_SPAN_NAMES,
  ...Object.fromEntries(agentSpans.map((span) => [span, span])),
};

/** The program text of a file, or below a folder with tests left out. */
function codeOf(folder: string): string {
  const files = globSync(folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`, {
    cwd: ROOT,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  });
  return files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
}

/** Spans that the code below a folder makes, by the names of the contracts it uses. */
function spansMadeIn(folder: string): string[] {
  const code = codeOf(folder);
  const used = code.matchAll(/\b(?:TOOL_)?SPAN_NAMES\.(\w+)/g);
  // `runAgent` makes the span of a run, named for the agent.
  const [, agent] = /\blistedCard\('([\w-]+)'/.exec(code) ?? [];
  const own = agent === undefined ? [] : [agentSpan(agent)];
  // Of its own tools the list has the names.
  const tools = (agentEntry(agent ?? '')?.tools ?? []).filter((tool) => code.includes(`'${tool}'`));
  const keys = [...[...used].map(([, key]) => key ?? ''), ...own, ...tools];
  return [...new Set(keys.map((key) => contractNames[key] ?? `unknown ${key}`))];
}

describe('telemetry.yaml', () => {
  test('names the spans of the contracts, no more and no less', () => {
    expect(Object.keys(registry.spans).toSorted()).toEqual(Object.values(contractNames).toSorted());
  });

  test('names the attributes of the contracts, no more and no less', () => {
    expect(Object.keys(registry.attributes).toSorted()).toEqual(Object.values<string>(SPAN_ATTRIBUTES).toSorted());
  });

  test('names the services of the contracts with their ports', () => {
    const ports = Object.entries(registry.services).map(([name, { port }]) => [name, port]);
    expect(Object.fromEntries(ports)).toEqual(
      Object.fromEntries(Object.values(SERVICES).map(({ name, port }) => [name, port])),
    );
  });

  test('puts what the processor stamps on every span', () => {
    expect(STAMPED_ATTRIBUTES.filter((name) => !registry.attributes[name]?.on.includes('*'))).toEqual([]);
  });

  test('gives every span a known kind, known parents and one service', () => {
    const owners = Object.values(registry.services).flatMap(({ spans }) => spans);
    for (const [name, span] of Object.entries(registry.spans)) {
      expect(SPAN_KINDS).toContain(span.kind);
      expect([...span.under, name].filter((other) => registry.spans[other] === undefined)).toEqual([]);
      expect(owners.filter((owned) => owned === name)).toHaveLength(name === SPAN_NAMES.doctor ? 0 : 1);
    }
  });

  test('every attribute that is on spans is written by the code it names', () => {
    const keys = new Map(Object.entries(SPAN_ATTRIBUTES).map(([key, name]): [string, string] => [name, key]));
    const silent = Object.entries(registry.attributes).filter(
      ([name, { writer }]) => !codeOf(`${writer}/src`).includes(`SPAN_ATTRIBUTES.${keys.get(name)}`),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  test('says of each entry what is asked, and nothing else', () => {
    const forms = [registry.services, registry.spans, registry.attributes].map((table) => [
      ...new Set(Object.values<object>(table).map((entry) => Object.keys(entry).join(' '))),
    ]);
    expect(forms).toEqual([['port code spans logs'], ['kind under made'], ['writer on says']]);
  });

  test('puts attributes on known spans', () => {
    const named = Object.values(registry.attributes).flatMap(({ on }) => on);
    expect(named.filter((name) => name !== '*' && registry.spans[name] === undefined)).toEqual([]);
  });
});

describe.each(Object.entries(registry.services))('%s', (_name, service) => {
  test('its folder is there', () => {
    expect(existsSync(join(ROOT, service.code))).toBe(true);
  });

  test('makes its own spans and nobody else’s', () => {
    expect(spansMadeIn(service.code).toSorted()).toEqual(service.spans.toSorted());
  });
});
