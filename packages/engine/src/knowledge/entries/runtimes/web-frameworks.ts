import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WEB_FRAMEWORKS: readonly CatalogueEntry[] = [
  {
    id: 'gin.panic-recovered',
    kind: 'code_defect',
    forms: [{ words: 'panic recovered', pattern: /\[Recovery\] .{0,40}panic recovered:?/ }],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A Go handler panicked; the next lines say where',
    check: { text: 'Read message and stack below it', host: "grep -A25 'panic recovered' <log>" },
    repair: [{ text: 'Repair the line of your own code that stands first in the stack (nil, index, type assertion)' }],
    source: 'gin source, recovery.go',
    matches: [
      '2026/11/29 10:00:00 [Recovery] 2026/11/29 - 10:00:00 panic recovered:',
      '[Recovery] 2026/11/29 - 10:00:00 panic recovered: runtime error: invalid memory address or nil pointer dereference',
    ],
    ignores: ['[GIN] 2026/11/29 - 10:00:00 | 200 | 1.2ms'],
  },
  {
    id: 'phoenix.static-manifest-missing',
    kind: 'missing_file',
    program: 'elixir',
    forms: [
      {
        words: 'could not find static manifest at',
        pattern: /[Cc]ould not find static manifest at "(?<path>[^"]{1,160})"/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Phoenix finds no manifest of its assets: {path}',
    check: { text: 'See whether the release has it', host: 'ls {path}' },
    repair: [
      {
        text: 'Run mix assets.deploy (phx.digest) in the build, before mix release',
        host: 'MIX_ENV=prod mix assets.deploy',
      },
    ],
    source: 'Phoenix source, endpoint/supervisor.ex',
    matches: [
      '[error] Could not find static manifest at "/app/lib/shop-0.1.0/priv/static/cache_manifest.json". Run "mix phx.digest" after building your static files or remove the "cache_static_manifest" configuration from your config files.',
      '** (RuntimeError) could not find static manifest at "/app/priv/static/cache_manifest.json"',
    ],
    ignores: ['static manifest loaded'],
  },
  {
    id: 'dotnet.object-cycle',
    kind: 'code_defect',
    program: 'dotnet',
    forms: [
      { words: 'a possible object cycle was detected', pattern: /A possible object cycle was detected/ },
      {
        words: 'self referencing loop detected for property',
        pattern: /Self referencing loop detected for property '(?<object>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: '.NET cannot write JSON: objects refer to each other',
    check: { text: 'See which property closes the circle' },
    repair: [{ text: 'Answer with DTOs, or set ReferenceHandler.IgnoreCycles' }],
    source: 'System.Text.Json and Newtonsoft.Json source',
    matches: [
      'System.Text.Json.JsonException: A possible object cycle was detected. This can either be due to a cycle or if the object depth is larger than the maximum allowed depth of 32.',
      "Newtonsoft.Json.JsonSerializationException: Self referencing loop detected for property 'Order' with type 'Shop.Order'.",
    ],
    ignores: ['serialized'],
  },
  {
    id: 'spring-web.client-errors',
    kind: null,
    program: 'spring',
    forms: [
      {
        words: 'httprequestmethodnotsupportedexception request method',
        pattern: /HttpRequestMethodNotSupportedException: Request method '(?<value>\w{3,10})'/,
      },
      {
        words: 'httpmessagenotreadableexception',
        pattern: /HttpMessageNotReadableException: (?<value>Required request body is missing|JSON parse error).{0,120}/,
      },
      {
        words: 'missingservletrequestparameterexception',
        pattern: /MissingServletRequestParameterException: (?<value>.{1,100})/,
      },
      {
        words: 'was found on the request parameter',
        pattern: /Invalid CSRF [Tt]oken '[^']{0,60}' was found on the request parameter/,
      },
      {
        words: 'methodargumenttypemismatchexception',
        pattern: /MethodArgumentTypeMismatchException: (?<value>.{1,100})/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'A client asked wrongly or went away: method, body, parameter or token',
    check: { text: 'See who it is if it is your own client' },
    repair: [],
    source: 'Spring Framework source, DefaultHandlerExceptionResolver; Spring Security CsrfFilter',
    matches: [
      "WARN .w.s.m.s.DefaultHandlerExceptionResolver : Resolved [org.springframework.web.HttpRequestMethodNotSupportedException: Request method 'POST' is not supported]",
      'Resolved [org.springframework.http.converter.HttpMessageNotReadableException: Required request body is missing: public shop.Order]',
      "Resolved [org.springframework.web.bind.MissingServletRequestParameterException: Required request parameter 'id' for method parameter type Long is not present]",
      "o.s.s.web.csrf.CsrfFilter : Invalid CSRF token found for http://localhost/login; Invalid CSRF Token 'null' was found on the request parameter '_csrf' or header 'X-CSRF-TOKEN'.",
      "Resolved [org.springframework.web.method.annotation.MethodArgumentTypeMismatchException: Failed to convert value of type 'java.lang.String' to required type 'java.lang.Long']",
    ],
    ignores: ["Error creating bean with name 'x'"],
  },
  {
    id: 'spring-security.access-denied',
    kind: 'authorisation_denied',
    program: 'spring',
    forms: [
      { words: 'accessdeniedexception access', pattern: /AccessDeniedException: Access (?:is denied|Denied)/ },
      { words: 'authorizationdeniedexception access denied', pattern: /AuthorizationDeniedException: Access Denied/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Spring Security denies a request: the account lacks the right, or a rule is missing',
    check: {
      text: 'See which rule held',
      host: 'curl -s -X POST localhost:8080/actuator/loggers/org.springframework.security -H \'Content-Type: application/json\' -d \'{"configuredLevel":"TRACE"}\'',
    },
    repair: [
      {
        text: 'Give the role (ROLE_ prefix counts), or open the path in the SecurityFilterChain; single requests of strangers are ordinary',
      },
    ],
    source: 'Spring Security source',
    matches: [
      'org.springframework.security.access.AccessDeniedException: Access Denied',
      'org.springframework.security.access.AccessDeniedException: Access is denied',
      'org.springframework.security.authorization.AuthorizationDeniedException: Access Denied',
    ],
    ignores: ['java.nio.file.AccessDeniedException: /data/x'],
  },
  {
    id: 'spring-security.bad-credentials',
    kind: 'authentication_refused',
    program: 'spring',
    forms: [
      { words: 'badcredentialsexception', pattern: /BadCredentialsException: (?<value>.{1,80})/ },
      { words: 'usernamenotfoundexception', pattern: /UsernameNotFoundException: (?<value>.{1,80})/ },
      {
        words: 'internalauthenticationserviceexception',
        pattern: /InternalAuthenticationServiceException: (?<value>.{1,120})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'Spring Security refuses a login: {value}',
    check: { text: 'See whether it is one user or all', host: 'grep -c BadCredentialsException <log>' },
    repair: [
      {
        text: 'One user: a wrong password, ordinary; all: the user store (database, LDAP) or the password encoder (its prefix in braces) changed',
      },
    ],
    source: 'Spring Security source, DaoAuthenticationProvider',
    matches: [
      'org.springframework.security.authentication.BadCredentialsException: Bad credentials',
      'org.springframework.security.core.userdetails.UsernameNotFoundException: User not found: anna',
      'org.springframework.security.authentication.InternalAuthenticationServiceException: Unable to acquire JDBC Connection',
    ],
    ignores: ['Authenticated user anna'],
  },
  {
    id: 'django.csrf-or-bad-host-noise',
    kind: null,
    program: 'django',
    forms: [
      { words: 'csrf verification failed request aborted', pattern: /CSRF verification failed\. Request aborted/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 1,
    means: 'Django refused a form without its CSRF token: an old page or a stranger',
    check: { text: 'See whether all users meet it', host: "grep -c 'Forbidden (CSRF' <log>" },
    repair: [],
    source: 'Django source, middleware/csrf.py',
    matches: [
      'CSRF verification failed. Request aborted.',
      '403 Forbidden CSRF verification failed. Request aborted. Reason given for failure: CSRF token missing.',
    ],
    ignores: [
      'Forbidden (Origin checking failed - https://shop.example.com does not match any trusted origins.): /login/',
    ],
  },
];
