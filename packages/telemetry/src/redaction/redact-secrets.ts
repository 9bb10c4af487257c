/** Stands where a secret stood. */
export const REDACTED = '[redacted]';

/**
 * Forms of secrets that can be told from ordinary text. Each expression is linear: no nested or overlapping
 * repetition, bounded where it repeats. `keep` is how many leading groups are kept (a key name, a scheme).
 */
const SECRET_FORMS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{0,20000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,255}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,255}\b/g,
  /\bglpat-[A-Za-z0-9_-]{20,64}\b/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,255}\b/g,
  /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,255}\b/g,
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}\b/g,
  /\bAIza[A-Za-z0-9_-]{35}\b/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /\beyJ[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{8,4096}/g,
];

/** Forms whose first group names the secret and is kept. */
const NAMED_FORMS: readonly RegExp[] = [
  /\b((?:authorization|proxy-authorization)["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token)\s{1,4})[^\s"',;]{4,4096}/gi,
  /\b(bearer\s{1,4})[A-Za-z0-9._~+/=-]{16,4096}/gi,
  /\b((?:[a-z0-9]{1,40}[_-]){0,4}(?:password|passwd|pwd|secret|api[_-]?key|apikey|access[_-]?token|refresh[_-]?token|auth[_-]?token|client[_-]?secret|private[_-]?key|secret[_-]?key|session[_-]?token)["']?\s{0,4}[:=]\s{0,4}["']?)(?!\[redacted\])[^\s"',;&}{]{3,1024}/gi,
  /\b([a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"']{0,128}:)[^\s@/"']{1,256}(?=@)/gi,
];

/**
 * Text with secrets replaced by `[redacted]`. Used before text becomes evidence, a span attribute or a log line.
 * Line count and line order never change, so that line numbers still point at the source.
 */
export function redactSecrets(text: string): string {
  let result = text;
  for (const form of SECRET_FORMS) {
    result = result.replace(form, (secret) => REDACTED + '\n'.repeat(secret.split('\n').length - 1));
  }
  for (const form of NAMED_FORMS) result = result.replace(form, (_whole, name: string) => name + REDACTED);
  return result;
}
