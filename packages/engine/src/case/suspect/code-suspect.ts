/** How a place in the code was found. */
export type FoundCode =
  | 'thrown_here'
  | 'thrown_below'
  | 'thrown_by_callee'
  | 'thrown_for_value_set'
  | 'thrown_for_value_made'
  | 'raises_failure'
  | 'logs_failure'
  | 'holds_text'
  | 'line_says_failed'
  | 'line_says_written'
  | 'calls_function';

export interface FoundBy {
  readonly code: FoundCode;
  /** The exception that was thrown, or the function that is called. */
  readonly name?: string;
}

/** A place in a repository that the failure points to. */
export interface CodeSuspect {
  repository: string;
  revision: string | undefined;
  path: string;
  line: number;
  function?: string;
  /** 0 to 1: how directly the failure points here. */
  strength: number;
  found: FoundBy;
  /** Evidence that points here. */
  evidence: readonly string[];
  /** The commit that blame names for the line. */
  sha?: string;
  /** The failure is raised here; without, it may only be told here. */
  raises?: boolean;
}

/** Suspects that are worth reading the code of: more would be noise in a report. */
const MOST_SUSPECTS = 6;

/** The strongest suspects, each line once. */
export function strongestSuspects(suspects: readonly CodeSuspect[]): CodeSuspect[] {
  const unique = new Map<string, CodeSuspect>();
  for (const suspect of suspects.toSorted((a, b) => b.strength - a.strength)) {
    const key = `${suspect.path}:${suspect.line}`;
    if (!unique.has(key)) unique.set(key, suspect);
  }
  return [...unique.values()].slice(0, MOST_SUSPECTS);
}
