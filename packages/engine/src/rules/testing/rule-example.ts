/** A small input, and the answer that its real ranking has to put first. */
export interface RuleCase<Input> {
  readonly input: Input;
  readonly first: string;
  /** The answer that the rule looks at, where it is not the first. */
  readonly about?: string;
}

/** What shows that a rule counts, and that it does not count where it must not. */
export interface RuleExample<Input> {
  readonly code: string;
  /** The rule holds for one answer and decides: without its weight, or with its sign turned, another answer is first. */
  readonly decides: RuleCase<Input>;
  /** Looks alike; the rule does not hold for the answer that it is about. */
  readonly looksAlike: RuleCase<Input>;
}
