import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const LOOK_AT_PEER: Step = {
  text: 'See whether {peer|the other end} fails for everybody: its log where it is yours, its status page where it is not',
  compose: 'docker compose ps; docker compose logs --tail 50',
  kubernetes: 'kubectl get pods; kubectl logs deploy/<the other service> --tail 50',
};

/** What programs write in their own words about the answers of whom they call (RFC 9110, section 15). */
export const HTTP_ANSWERS: readonly CatalogueEntry[] = [
  {
    id: 'http-answer.server-error',
    kind: 'outside_outage',
    forms: [
      {
        words: '502 bad gateway',
        pattern: /(?:Error|error|status|Status|failed|answered)\S{0,3}:? (?:with )?502 Bad Gateway/,
      },
      {
        words: '503 service unavailable',
        pattern: /(?:Error|error|status|Status|failed|answered)\S{0,3}:? (?:with )?503 Service Unavailable/,
      },
      {
        words: 'answered',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) answered (?:with )?(?:HTTP |status |status code )?(?<value>50[0234])\b/i,
      },
      {
        words: 'returned',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) returned (?:an? )?(?:HTTP |status |status code |error )?(?<value>50[0234])\b/i,
      },
      {
        words: 'responded',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) responded (?:with )?(?:HTTP |status |status code |error )?(?<value>50[0234])\b/i,
      },
      { words: 'temporarily unavailable', pattern: /(?<!\bthe )\bservice (?:is )?temporarily unavailable\b/i },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: '{peer|Whom it calls} answers with a failure of its own ({value|5xx})',
    check: LOOK_AT_PEER,
    repair: [
      { text: 'Ask who runs {peer|it}, or look at its own log; nothing here has to be changed for it to answer again' },
      { text: 'Meanwhile fail fast, retry with growing pauses, or use a fallback' },
    ],
    source: 'RFC 9110, section 15.6 (server errors)',
    matches: [
      'HTTPError: 502 Bad Gateway',
      'HTTPError: 503 Service Unavailable',
      'UpstreamError: tax API answered 503 to POST /v1/rates',
      'ledger returned HTTP 502, giving up',
      'stock-service responded with status 500 after 3 attempts',
      '{"level":"error","msg":"rates: service temporarily unavailable"}',
    ],
    ignores: [
      'the health page answered 200',
      'Resource temporarily unavailable',
      'route /status/503 returned a page of 500 bytes',
    ],
  },
  {
    id: 'http-answer.credentials-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'answered 401',
        pattern: /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) answered (?:HTTP |status )?401\b/i,
      },
      {
        words: 'responded 401',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) responded (?:with )?(?:HTTP |status |status code )?401\b/i,
      },
      { words: 'key revoked', pattern: /\bAPI key (?:has been|was|is) revoked\b/i },
      { words: 'key expired', pattern: /\bAPI key (?:has |is )?expired\b/i },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{peer|Whom it calls} refuses our key or token (401)',
    check: {
      text: 'Compare the key that the service is given with the one that {peer|the other end} lists as valid, and look who changed or revoked it',
      compose: 'docker compose config {service}',
      kubernetes: 'kubectl get secret -o name; kubectl describe deploy/{service}',
    },
    repair: [
      {
        text: 'Get a new key, put it where the service reads it (environment, .env, secret) and restart it',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'RFC 9110, section 15.5.2 (401 Unauthorized)',
    matches: [
      'UpstreamError: tax API answered 401 to POST /v1/rates: API key has been revoked by the issuer',
      'mail-service responded with status 401',
      'geocoder: API key expired',
    ],
    ignores: ['a request without a token is answered with 401, as it should be', 'API key rotated'],
  },
  {
    id: 'http-answer.rate-limited',
    kind: 'rate_limited',
    forms: [
      {
        words: '429 too many requests',
        pattern: /(?:Error|error|status|Status|failed|answered)\S{0,3}:? (?:with )?429 Too Many Requests/,
      },
      {
        words: 'answered 429',
        pattern: /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) answered (?:HTTP |status )?429\b/i,
      },
      {
        words: 'responded 429',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) responded (?:with )?(?:HTTP |status |status code )?429\b/i,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: '{peer|Whom it calls} limits our requests (429)',
    check: { text: 'Compare how many requests are sent with what {peer|the other end} allows, and see who sends them' },
    repair: [
      { text: 'Send less: cache, queue, and wait as long as Retry-After says' },
      { text: 'Or ask {peer|the other end} for a higher limit' },
    ],
    source: 'RFC 6585, section 4 (429 Too Many Requests)',
    matches: [
      'Error: 429 Too Many Requests',
      'UpstreamError: tax API answered 429 to POST /v1/rates',
      'geocoder responded with status 429',
    ],
    ignores: ['the limiter answers 429 to bots, as configured'],
  },
  {
    id: 'http-answer.none-in-time',
    kind: 'slow_dependency',
    forms: [
      {
        words: 'did not answer within',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) did not answer within (?<limit>\d{1,9} ?(?:ms|s|seconds|milliseconds))\b/i,
      },
      {
        words: 'did not respond within',
        pattern:
          /(?<peer>[A-Za-z][\w.-]{1,40}(?: API| service| server| backend)?) did not respond within (?<limit>\d{1,9} ?(?:ms|s|seconds|milliseconds))\b/i,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|Whom it calls} does not answer within {limit|the time that is waited}',
    check: LOOK_AT_PEER,
    repair: [
      { text: 'Find why {peer|it} is slow (load, locks, its own neighbours); where it is not yours, ask who runs it' },
      { text: 'Only when its usual time has grown for good, wait longer' },
    ],
    source: 'RFC 9110, section 15.6.5 (504 Gateway Timeout), as callers word it',
    matches: ['TimeoutError: tax API did not answer within 900 ms', 'ledger did not respond within 5 seconds'],
    ignores: ['the customer did not answer within two days'],
  },
  {
    id: 'http.origin-unreachable',
    kind: 'outside_outage',
    forms: [
      {
        words: 'server error for url',
        pattern:
          /(?:(?<value>52[0-7]|530) Server Error: [^:]{0,60} for url: |Server error '(?:52[0-7]|530)[^']{0,40}' for url '|HTTP status server error \((?:52[0-7]|530)[^)]{0,40}\) for url \()https?:\/\/(?<peer>[\w.-]{1,100})/,
      },
      { words: 'status code', pattern: /[Ss]tatus code:?(?: is|=)? ?(?<value>52[0-7]|530)\b(?![.:]\d)/ },
      { words: 'does not indicate success', pattern: /does not indicate success: (?<value>52[0-7]|530)\b/ },
      { words: 'requested url returned error', pattern: /requested URL returned error: (?<value>52[0-7]|530)\b/ },
      { words: 'http error', pattern: /HTTP (?:Error |error! [Ss]tatus: )(?<value>52[0-7]|530)\b/ },
      {
        words: 'response code',
        pattern: /(?:Response code |[Uu]nexpected response code: |HTTP response code: )(?<value>52[0-7]|530)\b/,
      },
      { words: 'unexpected server response', pattern: /[Uu]nexpected server response: (?<value>52[0-7]|530)\b/ },
      {
        words: 'status',
        pattern: /\b(?:HTTP |with |[Uu]nexpected )?[Ss]tatus:? (?<value>52[0-7]|530)\b(?![.:]\d| ?ms)/,
      },
      { words: 'answered', pattern: /\banswered (?:with )?(?:HTTP )?(?<value>52[0-7]|530)\b(?! ?m?s\b)/ },
      { words: 'returned http', pattern: /\breturned HTTP (?<value>52[0-7]|530)\b/ },
      { words: 'resulted in a', pattern: /resulted in a `(?<value>52[0-7]|530)\b/ },
      { words: 'web server is down', pattern: /\b(?<value>521):? Web server is down/i },
      { words: 'origin is unreachable', pattern: /\b(?<value>523):? Origin is unreachable/i },
      {
        words: 'web server is returning an unknown error',
        pattern: /\b(?<value>520):? Web server is returning an unknown error/i,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Cloudflare in front of {peer|the other end} does not reach its server (HTTP {value|52x})',
    check: {
      text: 'Ask from elsewhere, and read the status page of {peer|the other end}; 521 and 523 are refused or unreachable, 522 and 524 too slow, 525 and 526 TLS, 530 a name without address',
      host: 'curl -sI https://{peer|<host>}/ | head -5',
    },
    repair: [
      { text: 'Wait for whoever runs {peer|the other end}, retry with growing pauses; nothing here has to be changed' },
      {
        text: 'For a site of your own: start the origin, admit the addresses of Cloudflare in its firewall, and give it a valid certificate',
        host: 'curl -sk --resolve {peer|<host>}:443:<origin address> https://{peer|<host>}/ -o /dev/null -w "%{http_code}\\n"',
      },
    ],
    source: 'Cloudflare documentation, Cloudflare 5xx errors (520 to 527, 530)',
    matches: [
      '520: Web server is returning an unknown error',
      '523: Origin is unreachable',
      'Server error: `GET https://api.example.com/rates` resulted in a `521 <none>` response',
      'ledger returned HTTP 520, giving up',
      'tax API answered 522 to POST /v1/rates',
      'Error: Unexpected server response: 521',
      'urllib.error.HTTPError: HTTP Error 530: <none>',
      'curl: (22) The requested URL returned error: 525',
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 522 (<none>).',
      'AxiosError: Request failed with status code 521',
      'requests.exceptions.HTTPError: 522 Server Error: <none> for url: https://api.example.com/rates',
      'HTTPError: Response code 525 (SSL handshake failed)',
      'rates: provider answered with unexpected status 521',
      'error: 521: Web server is down',
    ],
    ignores: ['"GET /rates HTTP/1.1" 200 521 "-" "curl/8.5.0"', 'status 200 after 521 ms', 'parsed 522 rows'],
  },
];
