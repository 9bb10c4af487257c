import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NEXTJS: readonly CatalogueEntry[] = [
  {
    id: 'next-auth.session-key-changed',
    kind: 'invalid_setting',
    program: 'next-auth',
    forms: [
      { words: 'next auth error jwt_session_error', pattern: /\[next-auth\]\[error\]\[JWT_SESSION_ERROR\]/ },
      { words: 'auth error jwtsessionerror', pattern: /\[auth\]\[error\] JWTSessionError/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'NextAuth cannot open sessions: its secret is another than theirs',
    check: { text: 'See whether NEXTAUTH_SECRET or AUTH_SECRET changed, or differs between the replicas' },
    repair: [
      {
        text: 'Set one fixed secret for all replicas; people with old cookies sign in once more',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<name>',
      },
    ],
    source: 'next-auth docs/errors JWT_SESSION_ERROR; errors.authjs.dev',
    matches: [
      '[next-auth][error][JWT_SESSION_ERROR] decryption operation failed',
      '[auth][error] JWTSessionError: Read more at https://errors.authjs.dev#jwtsessionerror',
    ],
    ignores: ['next-auth session created'],
  },
  {
    id: 'next-auth.sign-in-failed',
    kind: 'authentication_refused',
    program: 'next-auth',
    forms: [
      {
        words: 'next auth error',
        pattern:
          /\[next-auth\]\[error\]\[(?<value>(?:OAUTH_CALLBACK|OAUTH_GET_ACCESS_TOKEN|OAUTH_PARSE_PROFILE|SIGNIN_OAUTH|CALLBACK_OAUTH|CALLBACK_CREDENTIALS_JWT)\w{0,20})\]/,
      },
      {
        words: 'auth error',
        pattern: /\[auth\]\[error\] (?<value>OAuthCallbackError|CallbackRouteError|OAuthSignInError|SignInError)/,
      },
      {
        words: 'internaloautherror failed to',
        pattern: /InternalOAuthError: (?<value>Failed to (?:obtain access token|fetch user profile)[^\r\n]{0,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The sign-in through the identity provider failed: {value}',
    check: {
      text: 'Read the cause below: invalid_client is the client secret, redirect_uri the address, a network error the way to the provider',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "next-auth|\\[auth\\]|OAuth"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "next-auth|\\[auth\\]|OAuth"',
      host: 'journalctl -u {service} -n 300 | grep -iE "next-auth|\\[auth\\]|OAuth"',
    },
    repair: [
      {
        text: 'Correct client id, secret and the redirect address at the provider (https://<host>/api/auth/callback/<provider>)',
      },
    ],
    source: 'next-auth docs/errors; passport-oauth2 lib/errors/internaloautherror.js',
    matches: [
      '[next-auth][error][OAUTH_CALLBACK_ERROR] invalid_client (Unauthorized)',
      '[auth][error] CallbackRouteError: Read more at https://errors.authjs.dev#callbackrouteerror',
      'InternalOAuthError: Failed to obtain access token',
    ],
    ignores: ['[next-auth][debug] OAUTH_CALLBACK_RESPONSE'],
  },
  {
    id: 'next-auth.own-address-unreachable',
    kind: 'wrong_address',
    program: 'next-auth',
    forms: [
      { words: 'next auth error client_fetch_error', pattern: /\[next-auth\]\[error\]\[CLIENT_FETCH_ERROR\]/ },
      { words: 'clientfetcherror', pattern: /ClientFetchError: / },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Next cannot reach its own NEXTAUTH_URL',
    check: {
      text: 'See whether the address in NEXTAUTH_URL answers from inside the container',
      compose: 'docker compose exec {service} sh -c "wget -qSO- \\$NEXTAUTH_URL/api/auth/session"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "wget -qSO- \\$NEXTAUTH_URL/api/auth/session"',
    },
    repair: [
      {
        text: 'Set NEXTAUTH_URL to the address people use, NEXTAUTH_URL_INTERNAL to http://127.0.0.1:3000 where the outer one is not reachable from inside',
      },
    ],
    source: 'next-auth docs/errors CLIENT_FETCH_ERROR',
    matches: [
      '[next-auth][error][CLIENT_FETCH_ERROR] fetch failed',
      'ClientFetchError: Failed to fetch. Read more at https://errors.authjs.dev#autherror',
    ],
    ignores: ['[next-auth][debug] session fetched'],
  },
  {
    id: 'nextjs.render-failed',
    kind: 'code_defect',
    program: 'nextjs',
    forms: [
      {
        words: 'error occurred prerendering page',
        pattern: /Error occurred prerendering page "(?<object>[^"]{1,120})"/,
      },
      {
        words: 'dynamic server usage route couldn t be rendered statically',
        pattern: /Dynamic server usage: Route (?<object>\S{1,80}) couldn't be rendered statically/,
      },
      {
        words: 'export encountered on paths',
        pattern: /Export encountered (?:an error|errors) on (?:the )?following paths/,
      },
      { words: 'hydration failed because the', pattern: /Hydration failed because the (?:initial UI|server rendered)/ },
      {
        words: 'nuxt request error 500',
        pattern: /\[nuxt\] \[request error\] \[(?:un)?handled\] \[500\] (?<value>[^\r\n]{1,100})/,
      },
      { words: 'minified react error', pattern: /Minified React error #(?<value>\d{1,4})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Next.js cannot render {object|a page}',
    check: {
      text: 'Read the error below the line and the page it names; does the page need a server or a variable that the build does not have?',
      compose: 'docker compose logs --tail 300 {service} | grep -iE "prerender|Error"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -iE "prerender|Error"',
      host: 'journalctl -u {service} -n 300 | grep -iE "prerender|Error"',
    },
    repair: [
      {
        text: 'Catch the missing data, mark the page dynamic (export const dynamic = "force-dynamic"), or give the build the variables and the API it calls',
      },
    ],
    source: 'nextjs.org/docs/messages/prerender-error; React error codes; nuxt nitro error handler',
    matches: [
      'Error occurred prerendering page "/dashboard". Read more: https://nextjs.org/docs/messages/prerender-error',
      "Error: Dynamic server usage: Route /orders couldn't be rendered statically because it used `cookies`.",
      'Export encountered errors on following paths:',
      'Error: Hydration failed because the initial UI does not match what was rendered on the server.',
      "[nuxt] [request error] [unhandled] [500] Cannot read properties of undefined (reading 'title')",
      'Error: Minified React error #418; visit https://react.dev/errors/418',
    ],
    ignores: ['Prerendering page "/dashboard" took 20 ms'],
  },
  {
    id: 'nextjs.old-client',
    kind: null,
    program: 'nextjs',
    forms: [
      { words: 'failed to find server', pattern: /Failed to find Server Action(?: "[^"]{1,80}")?/ },
      { words: 'chunkloaderror loading failed', pattern: /ChunkLoadError: Loading (?:CSS )?chunk \S{1,60} failed/ },
      {
        words: 'failed to fetch dynamically imported module',
        pattern: /Failed to fetch dynamically imported module: /,
      },
      { words: 'error loading dynamically imported module', pattern: /error loading dynamically imported module/ },
    ],
    role: 'harmless',
    fault: 'change',
    specificity: 3,
    means: 'A browser still holds the page of an older deployment',
    check: {
      text: 'It ends when people reload; when it goes on, the replicas run different builds or old files under /_next/static are deleted at once',
    },
    repair: [],
    source: 'nextjs.org/docs/messages/failed-to-find-server-action; webpack chunk loading runtime; Vite',
    matches: [
      'Error: Failed to find Server Action "7f3a". This request might be from an older or newer deployment.',
      'ChunkLoadError: Loading chunk 34 failed.',
      'TypeError: Failed to fetch dynamically imported module: https://shop.example.com/assets/cart-1a2b.js',
      'TypeError: error loading dynamically imported module: https://shop.example.com/assets/cart-1a2b.js',
    ],
    ignores: ['Loading chunk 34 of the import took 3 s'],
  },
  {
    id: 'nextjs.setting-refused',
    kind: 'invalid_setting',
    program: 'nextjs',
    forms: [
      {
        words: 'hostname is not configured under images in your next config',
        pattern: /(?<value>hostname "(?<object>[^"]{1,120})" is not configured under images) in your `next\.config/,
      },
      { words: 'url parameter is not allowed', pattern: /(?<value>"url" parameter is not allowed)/ },
      {
        words: 'sharp is required to be installed in standalone mode',
        pattern: /(?<value>'sharp' is required to be installed in standalone mode)/,
      },
      {
        words: 'invalid next config options detected',
        pattern: /(?<value>Invalid next\.config\.\w{2,3} options detected)/,
      },
      {
        words: 'x forwarded host header with value does not match origin',
        pattern: /(?<value>`x-forwarded-host` header with value `[^`]{1,80}` does not match `origin` header)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Next.js refuses a setting: {value}',
    check: {
      text: 'Open next.config.js (images.remotePatterns, experimental.serverActions.allowedOrigins) and the Dockerfile',
    },
    repair: [
      {
        text: 'Add the host to images.remotePatterns or allowedOrigins, install sharp, or correct the option; then build again',
      },
    ],
    source: 'nextjs.org/docs/messages/next-image-unconfigured-host, sharp-missing-in-production, invalid-next-config',
    matches: [
      '⨯ Error: Invalid src prop (https://cdn.example.com/a.png) on `next/image`, hostname "cdn.example.com" is not configured under images in your `next.config.js`',
      '"url" parameter is not allowed',
      "Error: 'sharp' is required to be installed in standalone mode for the image optimization to function correctly.",
      '⚠ Invalid next.config.js options detected:',
      '`x-forwarded-host` header with value `shop.example.com` does not match `origin` header with value `app.example.com` from a forwarded Server Actions request. Aborting the action.',
    ],
    ignores: ['hostname "cdn.example.com" is configured'],
  },
  {
    id: 'nextjs.image-source-failed',
    kind: 'unreachable',
    program: 'nextjs',
    forms: [
      {
        words: 'upstream image response failed for',
        pattern: /upstream image response failed for https?:\/\/(?<peer>[\w.-]{1,120})\S{0,200} (?<value>\d{3})/,
      },
      {
        words: 'upstream image resolved to private ip',
        pattern: /upstream image https?:\/\/(?<peer>[\w.-]{1,120})\S{0,200} resolved to private ip/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The picture {peer} that Next.js resizes does not come: {value|no answer}',
    check: { text: 'Load the picture from the host of the server', host: 'curl -sI <address> | head -1' },
    repair: [{ text: 'Repair the store of the pictures or the way to it' }],
    source: 'next.js packages/next/src/server/image-optimizer.ts',
    matches: [
      'upstream image response failed for https://cdn.example.com/a.png 504',
      '⨯ upstream image http://minio.local/a.png resolved to private ip ["10.0.0.5"]',
    ],
    ignores: ['upstream image response cached'],
  },
];
