// cspell:ignore länger Sekunden über ueber
import type { SlowBound } from '@mats/engine/signals';

const UNITS: Readonly<Record<string, number>> = { ms: 1, msec: 1, s: 1_000, sec: 1_000, min: 60_000, m: 60_000 };

/**
 * "Slower than 2 s", "> 500 ms", "länger als 3 Sekunden", "plus de 2 s": a comparison, a number, a unit. The words between which a
 * comparison stands are the languages' own for "than" and "over".
 */
const COMPARED =
  /(?:>=?|\b(?:than|over|above|exceed(?:s|ed|ing)?|als|über|ueber|que|de)\b)\s{0,3}(\d{1,7}(?:[.,]\d{1,3})?)\s{0,3}(ms|msec|mill?i\p{L}{1,9}|s|sec\p{L}{0,5}|sek\p{L}{0,5}|seg\p{L}{0,6}|min\p{L}{0,5}|m)(?!\p{L})/iu;

function unitOf(word: string): number {
  const unit = word.toLowerCase();
  if (unit.startsWith('mil') || unit.startsWith('ms')) return 1;
  if (unit.startsWith('min')) return 60_000;
  return UNITS[unit] ?? 1_000;
}

/** From when on a request is slow: as long as the question says, else longer than is usual for its kind. */
export function slowBound(question: string): SlowBound {
  const [, number = '', unit = ''] = COMPARED.exec(question) ?? [];
  const ms = Math.round(Number(number.replace(',', '.')) * unitOf(unit));
  return number !== '' && ms > 0 && ms <= 999_999_999 ? { of: 'question', ms } : { of: 'usual' };
}
