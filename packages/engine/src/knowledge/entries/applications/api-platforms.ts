import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_PLATFORMS: readonly CatalogueEntry[] = [
  {
    id: 'shopify.api-limits',
    kind: 'rate_limited',
    forms: [
      {
        words: 'calls per second for api client',
        pattern: /Exceeded (?<limit>\d{1,5}) calls per second for api client/,
      },
      { words: 'throttled', pattern: /"code": ?"THROTTLED"/ },
      {
        words: 'this action requires merchant approval for scope',
        pattern: /\[API\] (?<value>This action requires merchant approval for \w{1,60} scope)/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'shopify',
    specificity: 3,
    means: 'Shopify does not take the call: {value|more calls than the plan allows}',
    check: { text: 'See the header X-Shopify-Shop-Api-Call-Limit or extensions.cost' },
    repair: [
      {
        text: 'Wait by Retry-After and ask for less (cost of the query, bulk operations); for a scope or token install the app again',
      },
    ],
    source: 'Shopify API documentation, Rate limits',
    matches: [
      '429 {"errors":"Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service."}',
      '{"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}]}',
      '{"errors":"[API] This action requires merchant approval for read_orders scope."}',
    ],
    ignores: ['api call limit 12/40'],
  },
  {
    id: 'salesforce.refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalid_session_id', pattern: /INVALID_SESSION_ID(?:: ?(?<value>.{0,80}))?/ },
      { words: 'invalid_login', pattern: /INVALID_LOGIN: (?<value>.{1,120})/ },
      {
        words: 'error_description',
        pattern:
          /"?error_description"?: ?"(?<value>authentication failure|invalid client credentials|user hasn't approved this consumer|expired access\/refresh token)"/,
      },
      { words: 'login_must_use_security_token', pattern: /LOGIN_MUST_USE_SECURITY_TOKEN/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'salesforce',
    specificity: 3,
    means: 'Salesforce refuses the login: {value|session or token}',
    check: { text: "See the user's login history in Setup" },
    repair: [
      {
        text: 'Use the right host (test.salesforce.com for sandboxes), password with security token behind it, a connected app that is approved, and refresh an expired session',
      },
    ],
    source: 'Salesforce API documentation, Status codes',
    matches: [
      'simple_salesforce.exceptions.SalesforceExpiredSession: INVALID_SESSION_ID: Session expired or invalid',
      'INVALID_LOGIN: Invalid username, password, security token; or user locked out.',
      '{"error":"invalid_grant","error_description":"authentication failure"}',
      'SalesforceAuthenticationFailed: LOGIN_MUST_USE_SECURITY_TOKEN: Invalid username, password, security token; or user locked out.',
    ],
    ignores: ['Session created'],
  },
  {
    id: 'salesforce.limit',
    kind: 'quota_exceeded',
    forms: [
      { words: 'request_limit_exceeded', pattern: /REQUEST_LIMIT_EXCEEDED(?:: ?(?<value>.{0,80}))?/ },
      { words: 'unable_to_lock_row', pattern: /UNABLE_TO_LOCK_ROW/ },
      {
        words: 'too many soql queries',
        pattern: /(?:System\.LimitException: )?Too many SOQL queries: (?<limit>\d{1,5})/,
      },
      { words: 'storage_limit_exceeded', pattern: /(?<value>STORAGE_LIMIT_EXCEEDED)/ },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'salesforce',
    specificity: 3,
    means: 'Salesforce: a limit of the org is reached: {value|governor limit or locked row}',
    check: { text: "See the org's limits", host: 'sf limits api display' },
    repair: [
      {
        text: 'Use bulk and composite calls, queries outside of loops, retry locked rows in another order; request limits are per 24 hours',
      },
    ],
    source: 'Salesforce API documentation, Status codes; Apex governor limits',
    matches: [
      'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
      'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record',
      'System.LimitException: Too many SOQL queries: 101',
      'STORAGE_LIMIT_EXCEEDED: storage limit exceeded',
    ],
    ignores: ['limits ok'],
  },
  {
    id: 'okta.error-code',
    kind: 'authentication_refused',
    forms: [{ words: 'errorcode', pattern: /"errorCode": ?"(?<value>E00000(?:04|11))"/ }],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'okta',
    specificity: 3,
    means: 'Okta refuses the call: {value}',
    check: { text: 'See the token in Security > API' },
    repair: [
      {
        text: "Make a new API token (it lapses after 30 days without use, and with its owner's account), or use an OAuth app with the scope",
      },
    ],
    source: 'Okta API error codes',
    matches: [
      '{"errorCode":"E0000011","errorSummary":"Invalid token provided"}',
      '{"errorCode":"E0000004","errorSummary":"Authentication failed"}',
    ],
    ignores: ['token accepted'],
  },
  {
    id: 'okta.not-permitted',
    kind: 'authorisation_denied',
    forms: [
      { words: 'you do not have permission', pattern: /(?<value>E0000006)[^\n]{0,60}You do not have permission/ },
      { words: 'errorcode', pattern: /"errorCode": ?"(?<value>E0000006)"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'okta',
    specificity: 3,
    means: 'Okta does not allow the call ({value})',
    check: { text: "See the role of the token's owner, or the scopes of the OAuth app" },
    repair: [
      {
        text: 'Give the owner of the token the administrator role that the call needs, or grant the scope under Okta API Scopes',
      },
    ],
    source: 'Okta API error codes',
    matches: [
      'OktaAPIException: E0000006 You do not have permission to perform the requested action',
      '{"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action"}',
    ],
    ignores: ['token accepted'],
  },
  {
    id: 'okta.rate-limit',
    kind: 'rate_limited',
    forms: [
      {
        words: 'api call exceeded rate limit due to too many requests',
        pattern: /(?<value>E0000047)[^\n]{0,60}API call exceeded rate limit/,
      },
      {
        words: 'api call exceeded rate limit due to too many requests',
        pattern: /API call exceeded rate limit due to too many requests/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'okta',
    specificity: 3,
    means: 'Okta takes no more calls for now',
    check: { text: 'Read X-Rate-Limit-Reset and Reports > Rate limits' },
    repair: [{ text: 'Wait until that time; ask in pages and cache users and groups' }],
    source: 'Okta API error codes',
    matches: [
      '{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests."}',
      'Okta HTTP 429 API call exceeded rate limit due to too many requests.',
    ],
    ignores: ['rate limit 600'],
  },
  {
    id: 'auth0.callback-or-client',
    kind: 'invalid_setting',
    forms: [
      { words: 'callback url mismatch', pattern: /Callback URL mismatch\./ },
      {
        words: 'the provided redirect_uri is not in the list of allowed callback urls',
        pattern: /The provided redirect_uri is not in the list of allowed callback URLs/,
      },
      {
        words: 'service not found',
        pattern: /Service not (?:enabled|found) within domain|Service not found: (?<object>\S{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'auth0',
    specificity: 3,
    means: 'Auth0 does not know the callback or API',
    check: { text: "Compare the address in the browser with the application's settings" },
    repair: [
      {
        text: 'Add the exact callback (scheme, host, port, path) to Allowed Callback URLs; audience has to be the identifier of an API of this tenant',
      },
    ],
    source: 'Auth0 documentation, Redirect users; Community, service not found',
    matches: [
      'Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.',
      'unauthorized_client: The provided redirect_uri is not in the list of allowed callback URLs',
      'OAuthError: access_denied: Service not found: https://api.example.com',
    ],
    ignores: ['callback accepted'],
  },
  {
    id: 'clerk.key-or-token',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'clerk missing',
        pattern:
          /@clerk\/(?:nextjs|clerk-react|backend|express|astro|remix): Missing (?<setting>publishableKey|secretKey)/,
      },
      {
        words: 'handshake token verification failed',
        pattern: /Handshake token verification failed[^\n]{0,40}\(?[Rr]eason[:=] ?(?<value>[\w -]{1,60})/,
      },
      { words: 'publishable key not valid', pattern: /Publishable key not valid/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'clerk',
    specificity: 3,
    means: 'Clerk: {setting|a key or token} is missing or of another instance',
    check: { text: 'See which keys the process has', compose: 'docker compose exec {service} printenv | grep CLERK' },
    repair: [
      {
        text: 'Set NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY (at build time) and CLERK_SECRET_KEY of the same instance; token-not-active-yet is a clock that is off',
      },
    ],
    source: 'Clerk documentation, Troubleshooting',
    matches: [
      'Error: @clerk/nextjs: Missing publishableKey. You can get your key at https://dashboard.clerk.com/last-active?path=api-keys.',
      'Clerk: Handshake token verification failed due to an invalid signature. (reason: token-invalid-signature)',
      'Error: Publishable key not valid.',
    ],
    ignores: ['Clerk: loaded'],
  },
  {
    id: 'google-workspace.rate-or-grant',
    kind: 'rate_limited',
    forms: [
      { words: 'user rate limit exceeded', pattern: /User-rate limit exceeded\. {0,2}Retry after (?<value>\S{1,40})/ },
      { words: 'reason', pattern: /"reason": ?"(?<value>userRateLimitExceeded|dailyLimitExceeded|rateLimitExceeded)"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google',
    specificity: 3,
    means: 'A Google API takes no more calls for now: {value|the limit per user or project}',
    check: { text: 'See APIs & Services > Quotas of the project' },
    repair: [{ text: 'Back off and batch (one request for many rows), or ask for more in the console' }],
    source: 'Google Workspace APIs, Usage limits',
    matches: [
      'HttpError 403: User-rate limit exceeded.  Retry after 2026-11-29T10:10:00.000Z',
      '{"error":{"errors":[{"domain":"usageLimits","reason":"userRateLimitExceeded"}]}}',
    ],
    ignores: ["quota metric 'Read requests' 12/60"],
  },
  {
    id: 'google-oauth.grant-gone',
    kind: 'authentication_refused',
    forms: [
      { words: 'token has been expired or revoked', pattern: /Token has been expired or revoked/ },
      {
        words: 'error_description',
        pattern: /"?error_description"?: ?"(?:Bad Request|Malformed auth code\.|Token has been expired or revoked\.)"/,
      },
      {
        words: 'has not completed the google verification process',
        pattern: /Access blocked: (?<object>.{1,60}?) has not completed the Google verification process/,
      },
      {
        words: 'client is unauthorized to retrieve access tokens using this method',
        pattern: /unauthorized_client[^\n]{0,40}Client is unauthorized to retrieve access tokens using this method/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google',
    specificity: 3,
    means: "Google no longer takes the app's grant: consent gone, or the app is not allowed",
    check: { text: "See the consent screen's state and the account's permissions" },
    repair: [
      {
        text: 'Sign in again; publish the app (tokens of apps in testing end after 7 days); domain-wide delegation wants the client id and scopes in the Admin console',
      },
    ],
    source: 'Google Identity documentation, OAuth 2.0, refresh token expiration',
    matches: [
      "google.auth.exceptions.RefreshError: ('invalid_grant: Token has been expired or revoked.', {'error': 'invalid_grant'})",
      '{"error":"invalid_grant","error_description":"Bad Request"}',
      'Access blocked: Backup has not completed the Google verification process',
      "RefreshError: ('unauthorized_client: Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.')",
    ],
    ignores: ['token refreshed'],
  },
];
