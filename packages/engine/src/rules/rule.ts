/** How a rule looks at one of the answers that are weighed against each other. */
export interface Rule<View> {
  readonly code: string;
  /** The principle: why it holds in systems that nobody here has seen. */
  readonly why: string;
  /** Whether it speaks for the answer or against it. */
  readonly sign: 1 | -1;
  /** Where the method is described, if it is not our own. */
  readonly source?: string;
  /** Log odds that it counts with while no suite holds a case to fit it on; its source gives the figure. */
  readonly prior?: number;
  /** How much of it holds: 0 (not at all) to 1. */
  readonly measure: (view: View) => number;
}
