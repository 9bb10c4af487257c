import type { NotChecked } from '@mats/contracts';
import type { FailureWindow } from '@mats/evidence/around';
import { redactSecrets } from '@mats/telemetry';
import type { GcloudApis } from './gcloud-api.ts';

/** One thing that a project says, with the path that reads it again. */
export interface GcloudEntry {
  readonly kind: 'log' | 'error' | 'revision' | 'traffic';
  /** Of the program that it is of. */
  readonly service: string;
  /** ISO 8601 of when it happened, or began. */
  readonly time: string;
  /** A quotation of itself, or its name. */
  readonly title: string;
  /** What it says of itself; the same each time that it is read. */
  readonly text: string;
  readonly path: string;
  /** How often it was seen in the time that was read. */
  readonly count?: number;
  readonly author?: string;
  readonly revision?: string;
  /** Why it does not serve, in the words of the API. */
  readonly failure?: string;
}

export interface GcloudRead {
  readonly entries: readonly GcloudEntry[];
  readonly notRead: readonly NotChecked[];
}

/** What every reading needs. */
export interface GcloudAsk {
  readonly apis: GcloudApis;
  readonly project: string;
  readonly window: FailureWindow;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A text of the project in one line, without secrets. */
export function oneLine(text: string, most = 200): string {
  const line = text.slice(0, 4_000).split(/[\r\n]/)[0] ?? '';
  return redactSecrets(line.replaceAll('\t', ' ').trim()).slice(0, most);
}

/** Parts of a path that names an entry; each may hold anything. */
export function pathOf(...parts: readonly string[]): string {
  return parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}

/** The parts of such a path; undefined for another text. */
export function partsOf(path: string): string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
