import type { RuleExample } from './testing/rule-example.ts';
import type { LogCase } from './testing/weigh-log.ts';

type Example = RuleExample<LogCase>;

/** What is answered where no line is the cause, by what an asker wrote beside a log. */
const of = (
  answer: { readonly about: 'unknown' | 'no_incident' | 'line 1'; readonly first: string },
  lines: readonly string[],
  question = '',
): Example['decides'] => ({ ...answer, input: { lines, question } });

const WELL = { about: 'no_incident', first: 'no_incident' } as const;
const ILL = { about: 'no_incident', first: 'unknown' } as const;

const at = (second: number, words: string): string =>
  `web-1  | 2026-03-01 10:00:${String(second).padStart(2, '0')}.000 ${words}`;
const ORDINARY = Array.from({ length: 12 }, (_, place) => at(place + 20, `INFO served page ${place}`));
const JOB = 'job-1  | 2026-03-01 10:00:01.000 INFO started';
const THWARTED = at(6, 'ERROR frobnication was thwarted');
const STILL_THWARTED = at(40, 'ERROR frobnication was thwarted');
const WARNED = at(6, 'WARN frobnication was thwarted');

/** What speaks for "not known" and for "nothing is wrong". */
export const CASE_RULE_EXAMPLES: readonly Example[] = [
  {
    code: 'unknown_at_all',
    decides: of({ about: 'unknown', first: 'unknown' }, [
      at(1, 'WARN Error: getaddrinfo ENOTFOUND db'),
      at(2, 'WARN TokenExpiredError: jwt expired'),
      THWARTED,
    ]),
    looksAlike: of({ about: 'line 1', first: 'line 1' }, [
      at(1, 'ERROR Error: ENOSPC: no space left on device, write'),
    ]),
  },
  {
    code: 'no_errors',
    decides: of(WELL, [WARNED, ...ORDINARY]),
    looksAlike: of(ILL, [THWARTED, ...ORDINARY]),
  },
  {
    code: 'ends_well',
    decides: of(WELL, [WARNED, ...ORDINARY]),
    looksAlike: of(ILL, [WARNED, ...ORDINARY, at(40, 'WARN frobnication was thwarted again')]),
  },
  {
    code: 'somebody_died',
    decides: of(ILL, [JOB, 'job-1 exited with code 1', ...ORDINARY]),
    looksAlike: of(WELL, [JOB, 'job-1 exited with code 0', ...ORDINARY]),
  },
  {
    code: 'asks_yes_or_no',
    decides: of(WELL, [...ORDINARY, STILL_THWARTED], 'Do I have to restart web?'),
    looksAlike: of(ILL, [...ORDINARY, STILL_THWARTED], 'How do I restart web?'),
  },
  {
    code: 'failure_told',
    decides: of(ILL, ORDINARY, 'The shop answers 500 since noon. Which network is it in?'),
    looksAlike: of(WELL, ORDINARY, 'The shop is new to me. Which network is it in?'),
  },
  {
    code: 'said_to_work',
    decides: of(WELL, [THWARTED, ...ORDINARY], 'The shop works fine, but what is this in the log of web?'),
    looksAlike: of(ILL, [THWARTED, ...ORDINARY], 'What is this in the log of web?'),
  },
  {
    code: 'succeeds',
    decides: of(WELL, [THWARTED, ...ORDINARY, at(50, 'INFO migration succeeded')]),
    looksAlike: of(ILL, [at(5, 'INFO migration succeeded'), THWARTED, ...ORDINARY]),
  },
];
