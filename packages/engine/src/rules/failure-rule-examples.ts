/** A log in which a rule holds for the line at `about` (from 1), and the same with one thing changed, in which it does not. */
export interface RuleExample {
  readonly code: string;
  readonly holds: ExampleLog;
  readonly holdsNot: ExampleLog;
}

export interface ExampleLog {
  readonly lines: readonly string[];
  readonly question?: string;
  /** The line that the rule is about; absent for rules about the whole case. */
  readonly about?: number;
}

const REFUSED = 'db-1  | 2026-03-01 10:00:05.100 UTC [40] FATAL:  password authentication failed for user "shop"';
const WRONG_OWNER =
  'db-1  | 2026-03-01 10:00:05.000 UTC [1] FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership';
const ORDINARY = Array.from(
  { length: 12 },
  (_, at) => `web-1  | 2026-03-01 10:01:${String(at + 10)}.000 INFO served page ${at}`,
);
const UNKNOWN_ERROR = 'web-1  | 2026-03-01 10:00:06.000 ERROR frobnication was thwarted';
const UNDEFINED_READ = "TypeError: Cannot read properties of undefined (reading 'id')";
const AWAY = 'web-1  | 2026-03-01 10:00:06.000 ERROR connect ECONNREFUSED 172.18.0.9:8080';

/** One pair for each rule; the tests demand that the rule, and nothing else of its kind, makes the difference. */
export const FAILURE_RULE_EXAMPLES: readonly RuleExample[] = [
  {
    code: 'names_cause',
    holds: { lines: [REFUSED], about: 1 },
    holdsNot: { lines: [AWAY], about: 1 },
  },
  {
    code: 'may_be_cause',
    holds: {
      lines: ['api-1  | 2026-03-01 10:00:06.000 ERROR getaddrinfo ENOTFOUND db'],
      about: 1,
    },
    holdsNot: { lines: [UNKNOWN_ERROR], about: 1 },
  },
  {
    code: 'names_symptom',
    holds: { lines: [AWAY], about: 1 },
    holdsNot: { lines: [REFUSED], about: 1 },
  },
  {
    code: 'harmless',
    holds: {
      lines: [
        'app-1  | (node:1) [DEP0040] DeprecationWarning: The `punycode` module is deprecated. Please use a userland alternative instead.',
      ],
      about: 1,
    },
    holdsNot: { lines: [UNKNOWN_ERROR], about: 1 },
  },
  {
    code: 'specific',
    holds: { lines: [REFUSED], about: 1 },
    holdsNot: { lines: [UNKNOWN_ERROR], about: 1 },
  },
  {
    code: 'other_program',
    holds: { lines: [WRONG_OWNER, `db-1  | ${UNDEFINED_READ}`], about: 2 },
    holdsNot: { lines: [`api-1  | ${UNDEFINED_READ}`], about: 1 },
  },
  {
    code: 'error_level',
    holds: { lines: [UNKNOWN_ERROR], about: 1 },
    holdsNot: { lines: [UNKNOWN_ERROR.replace('ERROR', 'WARN')], about: 1 },
  },
  {
    code: 'last_words',
    holds: { lines: [UNKNOWN_ERROR, 'web-1 exited with code 1'], about: 1 },
    holdsNot: { lines: [UNKNOWN_ERROR], about: 1 },
  },
  {
    code: 'blamed_by_others',
    holds: {
      lines: [
        'db-1  | 2026-03-01 10:00:05.000 ERROR frobnication was thwarted',
        'web-1  | 2026-03-01 10:00:06.000 ERROR Error: getaddrinfo ENOTFOUND db',
      ],
      about: 1,
    },
    holdsNot: {
      lines: [
        'db-1  | 2026-03-01 10:00:05.000 ERROR frobnication was thwarted',
        'web-1  | 2026-03-01 10:00:06.000 ERROR Error: getaddrinfo ENOTFOUND cache',
      ],
      about: 1,
    },
  },
  {
    code: 'peer_fails',
    holds: {
      lines: [
        'db-1  | 2026-03-01 10:00:05.000 ERROR frobnication was thwarted',
        'web-1  | 2026-03-01 10:00:06.000 ERROR Error: getaddrinfo ENOTFOUND db',
      ],
      about: 2,
    },
    holdsNot: {
      lines: [
        'db-1  | 2026-03-01 10:00:05.000 ERROR frobnication was thwarted',
        'web-1  | 2026-03-01 10:00:06.000 ERROR Error: getaddrinfo ENOTFOUND cache',
      ],
      about: 2,
    },
  },
  {
    code: 'client_from_outside',
    holds: { lines: [`${UNKNOWN_ERROR}, client: 203.0.113.7`], about: 1 },
    holdsNot: { lines: [`${UNKNOWN_ERROR}, client: 172.18.0.7`], about: 1 },
  },
  {
    code: 'peer_unread',
    holds: { lines: [AWAY, ...ORDINARY], about: 1 },
    holdsNot: { lines: [AWAY.replace('172.18.0.9', 'api'), 'api-1  | 2026-03-01 10:00:06.000 INFO idle'], about: 1 },
  },
  {
    code: 'told_in_ways',
    holds: { lines: [REFUSED, REFUSED.replace('"shop"', '"web"')], about: 1 },
    holdsNot: { lines: [REFUSED], about: 1 },
  },
  {
    code: 'only_kind',
    holds: { lines: [REFUSED], about: 1 },
    holdsNot: {
      lines: [REFUSED, 'app-1  | 2026-03-01 10:00:06.000 ERROR write failed: ENOSPC: no space left on device, write'],
      about: 1,
    },
  },
  {
    code: 'unknown_form',
    holds: { lines: [UNKNOWN_ERROR], about: 1 },
    holdsNot: { lines: [AWAY], about: 1 },
  },
  {
    code: 'guessed_kind',
    holds: {
      lines: ['web-1  | 2026-03-01 10:00:06.000 ERROR the login of the account was refused, bad password'],
      about: 1,
    },
    holdsNot: { lines: [AWAY], about: 1 },
  },
  {
    code: 'ends_well',
    holds: { lines: ORDINARY },
    holdsNot: { lines: [...ORDINARY, UNKNOWN_ERROR.replace('10:00:06', '10:02:00')] },
  },
  {
    code: 'somebody_died',
    holds: { lines: ['web-1 exited with code 1'] },
    holdsNot: { lines: ['web-1 exited with code 0'] },
  },
  {
    code: 'asked_whether_any',
    holds: { lines: ORDINARY, question: 'Is everything fine with web?' },
    holdsNot: { lines: ORDINARY, question: 'Why does web fail?' },
  },
  {
    code: 'no_errors',
    holds: { lines: [UNKNOWN_ERROR.replace('ERROR', 'WARN'), ...ORDINARY] },
    holdsNot: { lines: [UNKNOWN_ERROR, ...ORDINARY] },
  },
  {
    code: 'asks_yes_or_no',
    holds: { lines: ORDINARY, question: 'Do I have to restart web?' },
    holdsNot: { lines: ORDINARY, question: 'How do I restart web?' },
  },
  {
    code: 'failure_told',
    holds: { lines: ORDINARY, question: 'The shop answers 500 since noon. Is it the network?' },
    holdsNot: { lines: ORDINARY, question: 'The shop is new to me. Is it the network?' },
  },
  {
    code: 'said_to_work',
    holds: { lines: ORDINARY, question: 'The shop works fine, but what is this in the log of web?' },
    holdsNot: { lines: ORDINARY, question: 'What is this in the log of web?' },
  },
  {
    code: 'succeeds',
    holds: { lines: [UNKNOWN_ERROR, 'web-1  | 2026-03-01 10:00:07.000 INFO migration succeeded'] },
    holdsNot: { lines: ['web-1  | 2026-03-01 10:00:05.000 INFO migration succeeded', UNKNOWN_ERROR] },
  },
  { code: 'unknown_at_all', holds: { lines: ORDINARY }, holdsNot: { lines: [] } },
];
