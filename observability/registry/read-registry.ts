import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface RegisteredService {
  readonly port: number;
  readonly code: string;
  readonly spans: readonly string[];
  readonly logs: readonly string[];
}

export interface RegisteredSpan {
  readonly kind: string;
  /** Names of the spans it may stand under; empty for a root. */
  readonly under: readonly string[];
  readonly made: 'always' | 'agents' | 'needed';
}

export interface RegisteredAttribute {
  readonly writer: string;
  readonly on: readonly string[];
  readonly says: string;
}

export interface Registry {
  readonly services: Readonly<Record<string, RegisteredService>>;
  readonly spans: Readonly<Record<string, RegisteredSpan>>;
  readonly attributes: Readonly<Record<string, RegisteredAttribute>>;
}

/** `telemetry.yaml`: the one table of services, spans, their edges, and attributes. */
export function readRegistry(): Registry {
  return parse(readFileSync(join(import.meta.dirname, 'telemetry.yaml'), 'utf8')) as Registry;
}
