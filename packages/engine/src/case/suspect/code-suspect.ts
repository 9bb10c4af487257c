/** A place in a repository that the failure points to. */
export interface CodeSuspect {
  repository: string;
  revision: string | undefined;
  path: string;
  line: number;
  function?: string;
  /** 0 to 1: how directly the failure points here. */
  strength: number;
  /** How it was found, in words. */
  because: string;
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
