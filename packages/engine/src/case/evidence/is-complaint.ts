/** Severities of what can be a failure; unknown ones may be. */
const COMPLAINTS = new Set(['warn', 'error', 'fatal', 'unknown']);

/** Whether lines of this severity, as evidence names it, may tell of a failure; the others tell of work. */
export function isComplaint(severity: string): boolean {
  return COMPLAINTS.has(severity);
}
