import { isSessionId, showValue } from '@mats/contracts';

export type LintLevel = 'error' | 'warning' | 'off';

/** What can be wrong with a session id, and how bad it is unless somebody says otherwise. */
export const SESSION_ID_RULES = {
  empty: 'error',
  digits_only: 'error',
  unusable: 'error',
  personal_data: 'error',
  no_number: 'error',
  counter: 'error',
  guessable: 'warning',
} as const satisfies Readonly<Record<string, LintLevel>>;

export type SessionIdRule = keyof typeof SESSION_ID_RULES;

export interface SessionIdProblem {
  rule: SessionIdRule;
  level: Exclude<LintLevel, 'off'>;
  /** Why it is bad, and what to use. */
  message: string;
}

const MESSAGES: Readonly<Record<SessionIdRule, string>> = {
  empty: 'it is empty, so its spans are in no session; use a random id',
  digits_only: 'it is digits alone, which a search in Phoenix takes for a number; put a word before them',
  unusable: 'it cannot be sent: use 1-128 characters of A-Z a-z 0-9 . _ : -',
  personal_data: 'it has personal data in it, which then stands in addresses and logs; use an id or a hash',
  no_number: 'nothing in it tells one session from another: every run makes the same; add a random part',
  counter: 'a counter is its only own part: a restart or a second copy makes it again; add a random part',
  guessable: 'it has no random part of 64 bits or more: who knows how it is made can name the session of others',
};

const EMAIL = /[^\s@:/]{1,64}(?:@|%40)[^\s@:/]{1,253}\.[A-Za-z]{2,24}/;
const ADDRESS = /(?:^|[^0-9.])(?:\d{1,3}\.){3}\d{1,3}(?:$|[^0-9.])/;
const PHONE = /\+\d{8,15}/;
const SEPARATORS = /[._:\s-]+/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const DIGITS = /^\d+$/;
/** A number that small counts something; a longer one is a time or an id of another system. */
const COUNTER_DIGITS = 4;
const ENOUGH_BITS = 64;
const MAX_CHARACTERS = 4_096;

/** How many bits a random part of these characters could have; 0 when it reads like a word, a number or a time. */
function randomBits(part: string): number {
  const changes = part.match(/\d+|\D+/g)?.length ?? 0;
  const hasBothCases = /[a-z][A-Z]|[A-Z][a-z][A-Z]/.test(part);
  const looksRandom = changes > 3 || (hasBothCases && part.length >= 16);
  if (!looksRandom) return 0;
  const alphabet = /^[0-9a-f]+$/i.test(part) ? 16 : /[a-z]/.test(part) && /[A-Z]/.test(part) ? 62 : 32;
  return part.length * Math.log2(alphabet);
}

function bitsOf(id: string): number {
  if (UUID.test(id)) return 122;
  return Math.max(0, ...id.split(SEPARATORS).map(randomBits));
}

/** Whether what tells the id from others is one small number: `session_1`, `run-7`, `test2`. */
function isCounter(id: string): boolean {
  const numbers = id.match(/\d+/g) ?? [];
  const [only = ''] = numbers;
  return numbers.length === 1 && only.length <= COUNTER_DIGITS;
}

function problemsOf(id: string): SessionIdRule[] {
  if (id.trim() === '') return ['empty'];
  if (DIGITS.test(id)) return ['digits_only'];
  const found: SessionIdRule[] = [];
  if (EMAIL.test(id) || ADDRESS.test(id) || PHONE.test(id)) found.push('personal_data');
  if (!isSessionId(id)) found.push('unusable');
  const isRandom = bitsOf(id) >= ENOUGH_BITS;
  if (isRandom) return found;
  if (!/\d/.test(id)) found.push('no_number');
  else if (isCounter(id)) found.push('counter');
  else found.push('guessable');
  return found;
}

/**
 * Why a session id is bad, worst first; empty when it is good. `levels` changes how bad a rule is, or switches it
 * off.
 */
export function lintSessionId(
  id: string,
  levels: Readonly<Partial<Record<SessionIdRule, LintLevel>>> = {},
): SessionIdProblem[] {
  const rules: Readonly<Record<SessionIdRule, LintLevel>> = { ...SESSION_ID_RULES, ...levels };
  const problems = problemsOf(id.slice(0, MAX_CHARACTERS)).flatMap((rule): SessionIdProblem[] => {
    const level = rules[rule];
    return level === 'off' ? [] : [{ rule, level, message: `${showValue(id)}: ${MESSAGES[rule]}` }];
  });
  return problems.toSorted((one, other) => Number(one.level === 'warning') - Number(other.level === 'warning'));
}
