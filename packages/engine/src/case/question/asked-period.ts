/** A stretch of time that a question names; epoch milliseconds. */
export interface AskedPeriod {
  readonly from: number;
  readonly to: number;
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1_000,
  sec: 1_000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};
const LAST = /\b(?:last|past)\s{1,3}(\d{1,5})?\s{0,3}(second|sec|minute|min|hour|day)s?\b/i;

/** The period of "in the last 25 minutes", as of when it was asked; null when the question names none. */
export function askedPeriod(question: string, now: number): AskedPeriod | null {
  const [, count = '1', unit = ''] = LAST.exec(question) ?? [];
  const width = UNITS[unit.toLowerCase()];
  return width === undefined ? null : { from: now - Number(count) * width, to: now };
}
