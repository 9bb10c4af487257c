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
}
