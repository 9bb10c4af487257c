import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateHistory, type GeneratedHistory } from './generate-history.ts';
import type { ContainerFacts } from './shop-platform.ts';
import type { ShopService } from './shop-services.ts';

const INCIDENTS_FOLDER = fileURLToPath(new URL('../incidents/', import.meta.url));

/** `incident.json`: what somebody who meets the incident knows. It does not hold the answer. */
export interface IncidentRecord {
  readonly question: string;
  readonly services: readonly ShopService[];
  /** ISO 8601: when the last line was captured. */
  readonly capturedAt: string;
  /** Revisions of the shop before the incident and when it was captured; equal when nothing was deployed. */
  readonly revisionBefore: string;
  readonly revisionAfter: string;
  readonly containers: Readonly<Record<ShopService, ContainerFacts>>;
}

/** A captured incident: its logs, and the repository that belongs to it. */
export interface CapturedIncident extends IncidentRecord {
  readonly name: string;
  /** `<service>.log` as a container wrote it, in the order of `services`. */
  readonly logFiles: readonly { readonly service: ShopService; readonly file: string }[];
  /** Writes the shop's repository, as it was at the capture, into an empty folder. */
  generateRepository(into: string): GeneratedHistory;
}

/** Names of the captured incidents. */
export function listIncidents(): string[] {
  if (!existsSync(INCIDENTS_FOLDER)) return [];
  return readdirSync(INCIDENTS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** Reads a captured incident. Throws when there is none of that name. */
export function readIncident(name: string): CapturedIncident {
  const folder = join(INCIDENTS_FOLDER, name);
  if (!existsSync(join(folder, 'incident.json'))) {
    throw new Error(`no captured incident "${name}"; there are: ${listIncidents().join(', ')}`);
  }
  const record: IncidentRecord = JSON.parse(readFileSync(join(folder, 'incident.json'), 'utf8'));
  return {
    ...record,
    name,
    logFiles: record.services.map((service) => ({ service, file: join(folder, 'logs', `${service}.log`) })),
    generateRepository: (into) => generateHistory({ into, deployed: name }),
  };
}

/** The incident that a first-time user starts with one click. */
export function sampleIncident(): CapturedIncident {
  return readIncident('bad-deploy');
}
