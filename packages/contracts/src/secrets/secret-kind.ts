/** A form that secrets have, as data: the services' redactor and the collector's are made from the same table. */
export interface SecretKind {
  /** What it is, in a word or two. */
  readonly kind: string;
  /**
   * A regular expression in the syntax that JavaScript and RE2 share: no look-around, no back reference. Every
   * repetition is bounded and none is nested in an unbounded one, so that it takes linear time.
   */
  readonly pattern: string;
  readonly ignoreCase?: boolean;
  /** The first group names the secret and is kept. */
  readonly keepsName?: boolean;
  /** One of these stands in every text that can match; as written, or in lower case with `ignoreCase`. */
  readonly hints: readonly string[];
  /** Tells a real one from a number that only looks like it; such kinds are the services' alone. */
  readonly check?: 'luhn' | 'iban';
  readonly example: string;
  /** The part of the example that must not be seen; left out: all of it. */
  readonly secret?: string;
  /** Something like it that is none and stays. */
  readonly counterExample: string;
}
