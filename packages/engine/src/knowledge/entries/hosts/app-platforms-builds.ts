import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const APP_PLATFORMS_BUILDS: readonly CatalogueEntry[] = [
  {
    id: 'vercel.build-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'is referencing unsupported modules',
        pattern: /The Edge Function "(?<object>[^"]{1,80})" is referencing unsupported modules/,
      },
      {
        words: 'the build step exceeded',
        pattern: /The build step exceeded (?:the )?maximum duration of (?<limit>[\w ]{1,20})/,
      },
      { words: 'error command', pattern: /Error: Command "(?<object>[^"]{1,120})" exited with (?<signal>\d{1,3})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'vercel',
    specificity: 3,
    means: "Vercel's build ended: {object|it took too long}",
    check: { text: 'Read the lines of the build before it', host: 'vercel build --debug' },
    repair: [
      {
        text: "Run such code in the Node.js runtime (export const runtime = 'nodejs') or leave the module out; repair what the command says; 137 and SIGKILL are memory (larger build machine)",
      },
    ],
    source: 'Vercel documentation, Build errors',
    matches: [
      'Error: The Edge Function "middleware" is referencing unsupported modules: - @/lib/db: crypto',
      'Error: Command "npm run build" exited with 1',
      'Error: The build step exceeded maximum duration of 45 minutes',
    ],
    ignores: ['Build Completed in /vercel/output [1m]'],
  },
  {
    id: 'netlify.publish-directory-missing',
    kind: 'missing_file',
    forms: [{ words: 'deploy directory', pattern: /Deploy directory '(?<path>[^']{1,120})' does not exist/ }],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'netlify',
    specificity: 3,
    means: 'The build made no {path}, which Netlify is to publish',
    check: { text: 'See where the build writes', host: 'netlify build --dry && ls' },
    repair: [
      {
        text: 'Set publish in netlify.toml to the folder that the build makes (dist, build, out, .next with the plugin)',
      },
    ],
    source: 'Netlify build source, deploy',
    matches: [
      "Error: Deploy did not succeed: Deploy directory 'dist' does not exist",
      "10:00:00 AM: Failed during stage 'deploying site': Deploy directory 'build' does not exist",
    ],
    ignores: ["Starting to deploy site from 'dist'"],
  },
  {
    id: 'cloudflare.api-token-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'authentication error code 10000', pattern: /Authentication error \[code: 10000\]/ },
      { words: 'invalid request headers code 6003', pattern: /Invalid request headers \[code: 6003\]/ },
      { words: 'unable to authenticate request code 10001', pattern: /Unable to authenticate request \[code: 10001\]/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'cloudflare',
    specificity: 3,
    means: "Cloudflare's API refuses the token: wrong, or without the right for this",
    check: {
      text: 'Verify it',
      host: 'curl -s -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" https://api.cloudflare.com/client/v4/user/tokens/verify',
    },
    repair: [
      {
        text: 'Make a token from the template (Workers: Edit; DNS: Zone.DNS Edit) for this account and zone; set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID',
      },
    ],
    source: 'Cloudflare API errors; wrangler',
    matches: [
      '  Authentication error [code: 10000]',
      '  Invalid request headers [code: 6003]',
      'Unable to authenticate request [code: 10001]',
    ],
    ignores: ['Successfully logged in.'],
  },
  {
    id: 'cloudflare-workers.not-deployable',
    kind: 'invalid_setting',
    forms: [
      { words: 'script startup exceeded cpu time limit', pattern: /Script startup exceeded CPU time limit/ },
      {
        words: 'your worker depends on the following durable objects which are not exported in your entrypoint file',
        pattern:
          /Your Worker depends on the following Durable Objects, which are not exported in your entrypoint file: (?<object>.{1,80})/,
      },
      {
        words: 'cannot perform i o on behalf of a different request',
        pattern: /Cannot perform I\/O on behalf of a different request/,
      },
      { words: 'a hanging promise was canceled', pattern: /A hanging Promise was canceled/ },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'cloudflare',
    specificity: 3,
    means: 'A Cloudflare Worker does not run so: {object|start-up, binding or a promise that never ends}',
    check: { text: 'Try it locally with the same compatibility date', host: 'npx wrangler dev --remote' },
    repair: [
      {
        text: 'Do less outside of handlers, export the class, and await what is begun (ctx.waitUntil)',
      },
    ],
    source: 'Cloudflare Workers documentation, Errors and exceptions',
    matches: [
      'Uncaught Error: Script startup exceeded CPU time limit. [code: 10021]',
      '✘ [ERROR] Your Worker depends on the following Durable Objects, which are not exported in your entrypoint file: Counter.',
      'Error: Cannot perform I/O on behalf of a different request.',
      'Error: A hanging Promise was canceled. This happens when the worker runtime is waiting for a Promise from JavaScript to resolve',
    ],
    ignores: ['Uploaded shop-worker (2.1 sec)'],
  },
  {
    id: 'cloudflare-workers.module-missing',
    kind: 'missing_module',
    forms: [{ words: 'no such module', pattern: /No such module "(?<object>[^"]{1,80})"/ }],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'cloudflare',
    specificity: 3,
    means: 'A Cloudflare Worker imports {object}, which is not there',
    check: { text: 'See flags and date', host: 'grep -nE "compatibility" wrangler.*' },
    repair: [
      {
        text: 'For Node.js modules set compatibility_flags = ["nodejs_compat"] and a compatibility_date after 2024-09-23; others belong into the bundle',
        host: 'npx wrangler deploy',
      },
    ],
    source: 'Cloudflare Workers documentation, Errors and exceptions',
    matches: [
      '✘ [ERROR] Uncaught Error: No such module "node:fs".',
      'Uncaught Error: No such module "node:crypto". imported from "index.js"',
    ],
    ignores: ['Uploaded shop-worker (2.1 sec)'],
  },
  {
    id: 'fly.instance-refuses',
    kind: 'connection_refused',
    forms: [
      {
        words: 'pc01 instance refused connection is your app listening on',
        pattern:
          /\[PC01\] instance refused connection\. is your app listening on (?<peer>[\w.]{1,40}):(?<port>\d{1,5})\?/,
      },
      { words: 'failed to connect to machine', pattern: /\[PM0\d\] failed to connect to machine: (?<value>.{1,60})/ },
      {
        words: 'failed to fetch an image or build from source',
        pattern: /failed to fetch an image or build from source: (?<value>.{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'fly',
    specificity: 3,
    means: "Fly's proxy reaches no application at {port|internal_port}, or the deployment failed",
    check: { text: 'See machine and log', host: 'fly status; fly logs --no-tail | tail -60' },
    repair: [
      {
        text: 'Listen on 0.0.0.0 at internal_port of fly.toml, repair why the process ends (memory, missing secret), set FLY_API_TOKEN for deployments',
      },
    ],
    source: 'Fly.io documentation, Troubleshooting; proxy error codes',
    matches: [
      'proxy[1a2b] fra [error][PC01] instance refused connection. is your app listening on 0.0.0.0:8080? make sure it is not only listening on 127.0.0.1',
      'proxy[1a2b] fra [error][PM05] failed to connect to machine: gave up after 15 attempts (in 8.2s)',
      'Error: failed to fetch an image or build from source: error building: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    ],
    ignores: ['machine started in 600ms'],
  },
  {
    id: 'fly.not-logged-in',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'no access token available please login with auth login',
        pattern: /[Nn]o access token available\. Please login with '(?:flyctl|fly) auth login'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'fly',
    specificity: 3,
    means: 'flyctl has no access token',
    check: { text: 'See which token the job gets', host: 'fly auth whoami' },
    repair: [
      {
        text: 'Log in, or give FLY_API_TOKEN of "fly tokens create deploy" to the job',
        host: 'fly tokens create deploy',
      },
    ],
    source: 'superfly/flyctl, internal/command; Fly.io documentation, Access tokens',
    matches: [
      "Error: No access token available. Please login with 'flyctl auth login'",
      "Error: no access token available. Please login with 'flyctl auth login'",
    ],
    ignores: ['machine started in 600ms'],
  },
  {
    id: 'railway.health-check-failed',
    kind: 'health_check_wrong',
    forms: [
      { words: 'replicas never became healthy', pattern: /(?<value>\d{1,3}\/\d{1,3}) replicas never became healthy!/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    peerProgram: 'railway',
    specificity: 2,
    means: 'Railway keeps the old deployment: the new one did not answer its health check',
    check: { text: "Read the deployment's log", host: 'railway logs' },
    repair: [
      {
        text: 'Listen on 0.0.0.0:$PORT, answer 200 at the path without a host check (healthcheck.railway.app), or give more time',
      },
    ],
    source: 'Railway documentation, Healthchecks',
    matches: ['1/1 replicas never became healthy!', 'Healthcheck failed! 2/2 replicas never became healthy!'],
    ignores: ['Healthcheck succeeded!'],
  },
  {
    id: 'serverless-database.plan-used-up',
    kind: 'quota_exceeded',
    forms: [
      {
        words: 'project has exceeded the quota',
        pattern: /Your (?:account or )?project has exceeded the (?<object>compute time|data transfer|\w{1,20}) quota/,
      },
      {
        words: 'the endpoint has been disabled enable it using neon api and retry',
        pattern: /The endpoint has been disabled\. Enable it using Neon API and retry/,
      },
      {
        words: 'limit exceeded max',
        pattern: /max (?:daily )?requests? limit exceeded(?:\. Limit: (?<limit>\d{1,12}))?/,
      },
      {
        words: 'you are over your space quota using',
        pattern: /you are over your space quota, using (?<value>[\d.]{1,10} \wB) of (?<limit>[\d.]{1,10} \wB)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "The hosted database takes no more: the plan's {object|limit} is used up",
    check: { text: 'See the usage page of the provider' },
    repair: [{ text: 'Raise the plan or delete data; look for a loop that reads or keeps the compute awake' }],
    source: 'Neon, Upstash and MongoDB Atlas documentation',
    matches: [
      'ERROR:  Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.',
      'ERROR: The endpoint has been disabled. Enable it using Neon API and retry.',
      'ReplyError: ERR max requests limit exceeded. Limit: 500000, Usage: 500000. See https://upstash.com/docs/redis/troubleshooting/max_requests_limit for details',
      'MongoServerError: you are over your space quota, using 513 MB of 512 MB',
    ],
    ignores: ['quota 12% used'],
  },
  {
    id: 'supabase.row-or-size-refused',
    kind: null,
    forms: [
      {
        words: 'json object requested multiple or no rows returned',
        pattern: /JSON object requested, multiple \(or no\) rows returned/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    peerProgram: 'supabase',
    specificity: 1,
    means: 'Supabase: .single() found no row, or several',
    check: { text: 'See whether the code bears it (maybeSingle, sign-in again)' },
    repair: [],
    source: 'PostgREST error PGRST116; supabase-js auth',
    matches: [
      '{"code":"PGRST116","details":"The result contains 0 rows","hint":null,"message":"JSON object requested, multiple (or no) rows returned"}',
      'PostgrestError: JSON object requested, multiple (or no) rows returned',
    ],
    ignores: ['AuthApiError: Database error saving new user'],
  },
  {
    id: 'supabase.object-too-large',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'the object exceeded the maximum allowed size',
        pattern: /The object exceeded the maximum allowed size/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'supabase',
    specificity: 3,
    means: 'Supabase Storage refuses a file: larger than the bucket or plan allows',
    check: { text: 'See the limits' },
    repair: [
      { text: 'Raise file_size_limit of bucket and project (Storage > Settings), or upload in parts (resumable)' },
    ],
    source: 'Supabase Storage error codes, EntityTooLarge',
    matches: [
      'StorageApiError: The object exceeded the maximum allowed size',
      '{"statusCode":"413","error":"Payload too large","message":"The object exceeded the maximum allowed size"}',
    ],
    ignores: ['object uploaded'],
  },
  {
    id: 'appwrite.scope-missing',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'user role',
        pattern: /User \(role: (?<user>\w{1,20})\) missing scopes? \(\[?"?(?<value>[\w.", ]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'appwrite',
    specificity: 3,
    means: 'Appwrite: the caller ({user}) lacks {value}',
    check: { text: 'See session or key' },
    repair: [
      {
        text: "guests: sign in first, or the session's cookie is not sent (domain, third-party cookies); applications: tick the scope in the API key",
      },
    ],
    source: 'Appwrite source, app/controllers/shared/api.php',
    matches: [
      'AppwriteException: User (role: guests) missing scope (account)',
      'User (role: applications) missing scopes (["users.read"])',
    ],
    ignores: ['scope (account) granted'],
  },
];
