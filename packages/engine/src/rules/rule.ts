/** What every rule of the engine states, whatever it looks at. */
export interface RuleRow {
  readonly code: string;
  /** The principle: why it holds in systems that nobody here has seen. */
  readonly why: string;
  /** Whether it speaks for the answer or against it. */
  readonly sign: 1 | -1;
  /**
   * The paper, standard or documentation that the principle or its measure is taken from. A rule without one rests on our own measurement,
   * by the command that its table names (`measuredBy`).
   */
  readonly source?: string;
}

/** How a rule looks at one of the answers that are weighed against each other. */
export interface Rule<View> extends RuleRow {
  /** Log odds that it counts with while no suite holds a case to fit it on; its source gives the figure. */
  readonly prior?: number;
  /** How much of it holds: 0 (not at all) to 1. */
  readonly measure: (view: View) => number;
}
