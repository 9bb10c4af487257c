import { createHmac } from 'node:crypto';

/** What is done with e-mail addresses in spans. */
export const PII_MODES = ['plain', 'hash'] as const;
export type PiiMode = (typeof PII_MODES)[number];

const E_MAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g;
const SHOWN = 16;

/**
 * Puts a pseudonym in the place of every e-mail address: the same for the same address, whatever its case, so that a
 * person's sessions can still be found together. Without a key, whoever knows an address can compute its pseudonym.
 */
export function createEmailHider(key = ''): (text: string) => string {
  const pseudonym = (address: string): string =>
    `user-${createHmac('sha256', key).update(address.toLowerCase()).digest('hex').slice(0, SHOWN)}`;
  return (text) => (text.includes('@') ? text.replaceAll(E_MAIL, pseudonym) : text);
}
