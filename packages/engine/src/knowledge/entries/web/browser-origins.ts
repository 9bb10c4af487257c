import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What browsers refuse because of where a page came from. */
export const BROWSER_ORIGINS: readonly CatalogueEntry[] = [
  {
    id: 'browser.cross-origin-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'has been blocked by cors policy',
        pattern:
          /Access to (?:fetch|XMLHttpRequest|font|script|image|resource) at '(?<peer>[^']{1,200})'(?: \([^)]{1,200}\))? from origin '(?<value>[^']{1,200})' has been blocked by CORS policy/,
      },
      {
        words: 'cross origin request blocked',
        pattern:
          /Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at (?<peer>\S{1,200})\. \(Reason: [^)]{1,120}\)/,
      },
      { words: 'not allowed by cors', pattern: /\bError: (?:Origin \S{1,200} )?[Nn]ot allowed by CORS/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{peer|The service} does not allow pages of {value|this origin} to call it (CORS)',
    check: {
      text: 'Ask for the headers as the browser does; a 500 or 502 without headers looks the same, so look at the status too',
      compose:
        'curl -isX OPTIONS -H "Origin: {value|https://app.example}" -H "Access-Control-Request-Method: GET" {peer|https://api.example} | head -20',
      kubernetes:
        'curl -isX OPTIONS -H "Origin: {value|https://app.example}" -H "Access-Control-Request-Method: GET" {peer|https://api.example} | head -20',
      host: 'curl -isX OPTIONS -H "Origin: {value|https://app.example}" -H "Access-Control-Request-Method: GET" {peer|https://api.example} | head -20',
    },
    repair: [
      {
        text: 'Add the origin, with scheme and port, to the allowed origins of the service; send the header once, from the service or from the proxy, not from both',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl edit deploy/{service}',
        host: 'sudoedit /etc/default/{service} && sudo systemctl restart {service}',
      },
    ],
    source: 'Fetch standard, CORS protocol; Chromium and Firefox console messages; expressjs/cors',
    matches: [
      "Access to fetch at 'https://api.shop.example/orders' from origin 'https://shop.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.example/orders. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).',
      'Error: Not allowed by CORS',
    ],
    ignores: ['CORS enabled for https://shop.example', 'the page explains the CORS policy'],
  },
];
