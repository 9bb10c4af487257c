import type { RuleExample } from './testing/rule-example.ts';
import type { LogCase } from './testing/weigh-log.ts';

type Example = RuleExample<LogCase>;

/** A line of a service at a second of one minute. */
const at = (service: string, second: number, words: string): string =>
  `${service}  | 2026-03-01 10:00:${String(second).padStart(2, '0')}.000 ${words}`;
/** Which answer a rule looks at, and which has to be first. */
const of = (about: string, first: string, lines: readonly string[]): Example['decides'] => ({
  about,
  first,
  input: { lines },
});

const UNKNOWN_HOST = 'ERROR Error: getaddrinfo ENOTFOUND db';
const NO_SPACE = 'ERROR Error: ENOSPC: no space left on device, write';
const NO_ACCESS = "ERROR Error: EACCES: permission denied, open '/data/app.log'";
const EXPIRED = 'WARN TokenExpiredError: jwt expired';
const THWARTED = 'ERROR frobnication was thwarted';
const BAD_LOGIN = 'ERROR the login of the account was refused, bad password';
const WAITED = 'ERROR wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432';
const BROKE_OFF = 'ERROR http: TLS handshake error from 10.0.0.4:41022: EOF';
const UNDEFINED_READ = "TypeError: Cannot read properties of undefined (reading 'id')";
const WRONG_OWNER = 'FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership';

/** What form a line has, and who writes it. */
export const FAILURE_FORM_EXAMPLES: readonly Example[] = [
  {
    code: 'names_cause',
    decides: of('line 2', 'line 2', [at('api-1', 1, UNKNOWN_HOST), at('app-1', 2, NO_ACCESS)]),
    looksAlike: of('line 1', 'line 1', [at('api-1', 1, UNKNOWN_HOST)]),
  },
  {
    code: 'may_be_cause',
    decides: of('line 1', 'line 1', [at('api-1', 1, UNKNOWN_HOST), at('web-1', 2, EXPIRED)]),
    // A word that many failures share.
    looksAlike: of('line 1', 'unknown', [at('web-1', 1, EXPIRED), at('api-1', 2, THWARTED)]),
  },
  {
    code: 'names_symptom',
    decides: of('line 2', 'unknown', [
      at('db-1', 1, 'INFO all is well'),
      at('web-1', 2, WAITED),
      'web-1 exited with code 1',
    ]),
    looksAlike: of('line 1', 'line 1', [at('web-1', 1, NO_SPACE), 'web-1 exited with code 1']),
  },
  {
    code: 'harmless',
    decides: of('line 1', 'unknown', [at('web-1', 1, BROKE_OFF), 'web-1 exited with code 1']),
    looksAlike: of('line 1', 'unknown', [at('web-1', 1, THWARTED), 'web-1 exited with code 1']),
  },
  {
    code: 'specific',
    decides: of('line 2', 'line 2', [at('app-1', 1, NO_ACCESS), at('web-1', 2, NO_SPACE)]),
    looksAlike: of('line 1', 'unknown', [at('web-1', 1, EXPIRED), at('api-1', 2, THWARTED)]),
  },
  {
    code: 'other_program',
    decides: of('line 2', 'line 3', [
      at('db-1', 1, `WARN ${WRONG_OWNER}`),
      at('db-1', 2, `ERROR ${UNDEFINED_READ}`),
      at('api-1', 3, `ERROR ${UNDEFINED_READ}`),
    ]),
    looksAlike: of('line 1', 'line 1', [at('api-1', 1, `ERROR ${UNDEFINED_READ}`)]),
  },
  {
    code: 'unknown_form',
    decides: of('line 1', 'unknown', [at('web-1', 1, `${BAD_LOGIN}, client: 203.0.113.7`)]),
    looksAlike: of('line 1', 'line 1', [at('web-1', 1, NO_ACCESS)]),
  },
  {
    code: 'guessed_kind',
    decides: of('line 1', 'line 1', [at('web-1', 1, BAD_LOGIN), at('api-1', 2, 'ERROR getaddrinfo ENOTFOUND web')]),
    looksAlike: of('line 1', 'line 1', [at('web-1', 1, NO_ACCESS)]),
  },
];

/** What stands around a line. */
export const FAILURE_PLACE_EXAMPLES: readonly Example[] = [
  {
    code: 'error_level',
    decides: of('line 2', 'line 2', [at('app-1', 1, NO_ACCESS.replace('ERROR', 'WARN')), at('web-1', 2, NO_ACCESS)]),
    looksAlike: of('line 1', 'line 1', [at('app-1', 1, NO_ACCESS.replace('ERROR', 'WARN'))]),
  },
  {
    code: 'last_words',
    decides: of('line 2', 'line 2', [at('app-1', 1, NO_ACCESS), at('web-1', 2, NO_ACCESS), 'web-1 exited with code 1']),
    looksAlike: of('line 2', 'line 1', [
      at('app-1', 1, NO_ACCESS),
      at('web-1', 2, NO_ACCESS),
      'web-1 exited with code 0',
    ]),
  },
  {
    code: 'blamed_by_others',
    decides: of('line 2', 'line 2', [
      at('app-1', 1, NO_ACCESS),
      at('db-1', 2, NO_ACCESS),
      at('web-1', 3, UNKNOWN_HOST),
    ]),
    looksAlike: of('line 2', 'line 1', [
      at('app-1', 1, NO_ACCESS),
      at('db-1', 2, NO_ACCESS),
      at('web-1', 3, UNKNOWN_HOST.replace('ENOTFOUND db', 'ENOTFOUND cache')),
    ]),
  },
  {
    code: 'peer_fails',
    decides: of('line 2', 'line 3', [
      at('db-1', 1, THWARTED),
      at('web-1', 2, UNKNOWN_HOST),
      at('app-1', 3, UNKNOWN_HOST.replace('ENOTFOUND db', 'ENOTFOUND cache')),
    ]),
    looksAlike: of('line 2', 'line 2', [
      at('db-1', 1, 'INFO all is well'),
      at('web-1', 2, UNKNOWN_HOST),
      at('app-1', 3, UNKNOWN_HOST.replace('ENOTFOUND db', 'ENOTFOUND cache')),
    ]),
  },
  {
    code: 'peer_unread',
    decides: of('line 1', 'line 1', [at('web-1', 1, WAITED), 'web-1 exited with code 1']),
    looksAlike: of('line 2', 'unknown', [
      at('db-1', 1, 'INFO all is well'),
      at('web-1', 2, WAITED),
      'web-1 exited with code 1',
    ]),
  },
  {
    code: 'told_in_ways',
    decides: of('line 1', 'line 3', [
      at('app-1', 1, NO_ACCESS),
      at('app-1', 2, NO_ACCESS.replace('app.log', 'web.log')),
      at('web-1', 3, NO_ACCESS),
    ]),
    looksAlike: of('line 1', 'line 1', [
      at('app-1', 1, NO_ACCESS),
      at('app-1', 2, NO_ACCESS),
      at('web-1', 3, NO_ACCESS),
    ]),
  },
  {
    code: 'only_kind',
    decides: of('line 1', 'line 1', [at('api-1', 1, UNKNOWN_HOST.replace('ERROR', 'WARN'))]),
    looksAlike: of('line 1', 'no_incident', [
      at('api-1', 1, UNKNOWN_HOST.replace('ERROR', 'WARN')),
      at('web-1', 2, EXPIRED),
    ]),
  },
  {
    code: 'client_from_outside',
    decides: of('line 1', 'line 2', [
      at('app-1', 1, `${NO_ACCESS}, client: 203.0.113.7`),
      at('web-1', 2, `${NO_ACCESS}, client: 172.18.0.7`),
    ]),
    looksAlike: of('line 1', 'line 1', [
      at('app-1', 1, `${NO_ACCESS}, client: 172.18.0.8`),
      at('web-1', 2, `${NO_ACCESS}, client: 172.18.0.7`),
    ]),
  },
];
