import { createHmac } from 'node:crypto';

/** What is done with e-mail addresses in spans. */
export const PII_MODES = ['plain', 'hash'] as const;
export type PiiMode = (typeof PII_MODES)[number];

/** An e-mail address in a text, in the letters of any language; also as it stands in the query of a URL. */
const E_MAIL =
  /[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_.+'-]|%2B){0,63}(?:@|%40)[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,8}/giu;
const SHOWN = 16;

/** Puts something in the place of every e-mail address, which it is given as people write it. */
export function replaceEmails(text: string, by: (address: string) => string): string {
  if (!text.includes('@') && !text.includes('%40')) return text;
  return text.replaceAll(E_MAIL, (found) => by(found.replace('%40', '@').replaceAll(/%2b/gi, '+')));
}

/**
 * Puts a pseudonym in the place of every e-mail address: the same for the same address, whatever its case, so that a
 * person's sessions can still be found together. Without a key, whoever knows an address can compute its pseudonym.
 */
export function createEmailHider(key = ''): (text: string) => string {
  const pseudonym = (address: string): string =>
    `user-${createHmac('sha256', key).update(address.toLowerCase()).digest('hex').slice(0, SHOWN)}`;
  return (text) => replaceEmails(text, pseudonym);
}
