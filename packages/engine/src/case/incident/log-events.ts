import { basename } from 'node:path/posix';
import type { LogTemplate, Severity } from '../../logs/lines/types.ts';
import type { RateChange } from '../../signals/onset/compare-windows.ts';
import type { ReadLog } from './incident-input.ts';

export type ErrorChange = RateChange<IncidentTemplate>['kind'] | 'unknown';

/** A template of one log, with the service it belongs to and how its rate changed at the onset. */
export interface IncidentTemplate extends LogTemplate {
  readonly log: ReadLog;
  readonly owner: string;
  /** Unique over all logs. */
  readonly key: string;
}

const ERROR_SEVERITIES: ReadonlySet<Severity | null> = new Set(['error', 'fatal']);

/** Whether events of this severity are failures. */
export function isErrorSeverity(severity: Severity | null): boolean {
  return ERROR_SEVERITIES.has(severity);
}

/** A service's name from a file's: `checkout.log.1.gz` is checkout's. */
function serviceOfFile(label: string): string {
  const name = basename(label.replaceAll('\\', '/'));
  return (
    name.replace(/(?:[._-]?\d{1,10})?(?:\.(?:log|txt|json|jsonl|ndjson|out|err|gz|zip|\d{1,3})){1,4}$/i, '') || name
  );
}

/** The service that wrote a log's lines, for lines that do not say. */
export function serviceOfLog(log: ReadLog): string {
  return log.service ?? serviceOfFile(log.locator.path ?? log.locator.label);
}

/** All templates of all logs. */
export function incidentTemplates(logs: readonly ReadLog[]): IncidentTemplate[] {
  return logs.flatMap((log, index) =>
    log.analysis.templates.map((template) => ({
      ...template,
      log,
      owner: template.service ?? serviceOfLog(log),
      key: `${index}:${template.id}`,
    })),
  );
}
