import { KEYS_OF_CODE_AND_CLOUDS } from './keys-of-code-and-clouds.ts';
import { KEYS_OF_SERVICES } from './keys-of-services.ts';
import { CHECKED_NUMBERS, NAMED_SECRETS } from './named-secrets.ts';
import type { SecretKind } from './secret-kind.ts';

/** Every form of secret that is known, in the order in which they are looked for: whole tokens before names. */
export const SECRET_KINDS: readonly SecretKind[] = [
  ...KEYS_OF_CODE_AND_CLOUDS,
  ...KEYS_OF_SERVICES,
  ...NAMED_SECRETS,
  ...CHECKED_NUMBERS,
];

/** RE2 counts a repetition to 1,000 at most and needs no bound, since it takes linear time anyway. */
const HIGH_BOUND = /\{(\d{1,5}),(\d{4,5})\}/g;

/** The patterns for RE2, which is what the collector's redaction runs on; of numbers that must be checked there are none. */
export function secretPatternsForRe2(): string[] {
  return SECRET_KINDS.filter(({ check }) => check === undefined).map(({ pattern, ignoreCase = false }) => {
    const unbounded = pattern.replaceAll(HIGH_BOUND, (_whole, from: string) => `{${from},}`);
    return `${ignoreCase ? '(?i)' : ''}${unbounded}`;
  });
}
