import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const APP_PLATFORMS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'cloudflare-workers.limits',
    kind: 'quota_exceeded',
    program: 'cloudflare-workers',
    forms: [{ words: 'too many subrequests', pattern: /Too many subrequests\./ }],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A Cloudflare Worker uses more than its plan permits',
    check: {
      text: 'Count the fetch, KV, R2 and D1 calls of one request (50 on the free plan, 1000 on the paid one)',
    },
    repair: [
      {
        text: 'Batch the calls, cache answers, move the loop to a queue or workflow, or change the plan',
      },
    ],
    source: 'Cloudflare Workers limits',
    matches: ['Error: Too many subrequests.', 'Uncaught (in promise) Error: Too many subrequests.'],
    ignores: ['Subrequests: 12'],
  },
  {
    id: 'cloudflare.worker-exception',
    kind: 'code_defect',
    program: 'cloudflare',
    forms: [
      { words: 'error worker threw exception', pattern: /Error 1101:? Worker threw exception/ },
      { words: 'error code', pattern: /error code: 1101\b/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A Cloudflare Worker threw an exception (1101)',
    check: {
      text: 'Read the exception',
      host: 'npx wrangler tail',
    },
    repair: [
      {
        text: 'Repair what it names; catch errors in fetch() and answer with a status',
      },
    ],
    source: 'Cloudflare 1xxx errors',
    matches: ['Error 1101 Worker threw exception', 'error code: 1101'],
    ignores: ['1101 requests'],
  },
  {
    id: 'cloudflare.origin-not-resolved',
    kind: 'name_resolution',
    program: 'cloudflare',
    forms: [
      { words: 'error origin dns', pattern: /Error 1016:? Origin DNS error/ },
      { words: 'error code', pattern: /error code: 1016\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cloudflare has no address for the origin (1016)',
    check: {
      text: 'Look at the DNS record: a CNAME to a name that is gone, or a tunnel that was deleted',
    },
    repair: [
      {
        text: 'Correct the record to an origin that exists, or create the tunnel anew and route the name to it (cloudflared tunnel route dns)',
      },
    ],
    source: 'Cloudflare 1xxx errors',
    matches: ['Error 1016: Origin DNS error', 'error code: 1016'],
    ignores: ['1016 errors were seen'],
  },
  {
    id: 'cloudflare.origin-silent',
    kind: 'unreachable',
    program: 'cloudflare',
    forms: [
      {
        words: 'error',
        pattern: /Error 52(?:2|3|4): (?:[Cc]onnection timed out|[Oo]rigin is unreachable|[Aa] timeout occurred)/,
      },
      { words: 'error code', pattern: /error code: 52[234]\b/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Cloudflare gets no answer from the origin in time',
    check: {
      text: 'Ask the origin directly',
      host: 'curl -sv --resolve <name>:443:<origin address> https://<name>/',
    },
    repair: [
      {
        text: "Bring the origin up and permit Cloudflare's addresses in its firewall; work longer than 100 seconds (524) belongs into the background",
      },
    ],
    source: 'Cloudflare 5xx errors',
    matches: ['Error 522: Connection timed out', 'error code: 524'],
    ignores: ['Error 520'],
  },
  {
    id: 'netlify.build-failed',
    kind: 'code_defect',
    program: 'netlify',
    forms: [
      {
        words: 'build script returned non zero exit code',
        pattern: /Build script returned non-zero exit code: (?<signal>\d{1,3})/,
      },
      { words: 'failed during stage', pattern: /Failed during stage '(?<object>building site|[\w ]{1,40})'/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'A Netlify build ended badly: {object|exit code of the build command}',
    check: {
      text: 'Read the lines above: the first error of the build command',
    },
    repair: [
      {
        text: 'Repair it; set the Node version, base directory and the variables that the build has locally',
      },
    ],
    source: 'Netlify build-image, build troubleshooting',
    matches: [
      'Build script returned non-zero exit code: 2',
      "Failed during stage 'building site': Build script returned non-zero exit code: 2",
    ],
    ignores: ['Build script success'],
  },
  {
    id: 'fly.smoke-checks',
    kind: 'code_defect',
    program: 'fly',
    forms: [{ words: 'smoke checks for failed', pattern: /smoke checks for (?<object>\w{1,20}) failed/ }],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Fly.io stops a deployment: the machine ends right after its start',
    check: {
      text: 'Read its log',
      host: 'fly logs; fly machine status {object}',
    },
    repair: [
      {
        text: 'Repair what the log names: missing secrets (fly secrets set), the start command, or memory',
      },
    ],
    source: 'superfly/flyctl internal/command/deploy',
    matches: [
      'Error: smoke checks for 1857 failed: the app appears to be crashing',
      'Error: smoke checks for e286 failed: the app appears to be crashing',
    ],
    ignores: ['Smoke checks passed'],
  },
  {
    id: 'fly.no-room',
    kind: 'quota_exceeded',
    program: 'fly',
    forms: [
      { words: 'failed to launch vm resources', pattern: /failed to launch VM: (?:aborted: )?insufficient resources/ },
      {
        words: 'could not reserve resource for machine insufficient available',
        pattern: /could not reserve resource for machine: insufficient (?<object>\w{1,12}) available/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Fly.io has no room on the host: {object|machine and volume}',
    check: {
      text: 'See where the volume lies',
      host: 'fly volumes list; fly platform regions',
    },
    repair: [
      {
        text: 'Fork the volume to another host or use another region or a smaller machine',
        host: 'fly volumes fork <volume>',
      },
    ],
    source: 'Fly.io Machines API errors',
    matches: [
      'Error: error creating a new machine: failed to launch VM: insufficient resources to create new machine with existing volume',
      'failed to launch VM: aborted: could not reserve resource for machine: insufficient memory available to fulfill request',
    ],
    ignores: ['Resources available'],
  },
  {
    id: 'render.port-not-found',
    kind: 'invalid_setting',
    program: 'render',
    forms: [
      {
        words: 'port scan timeout reached no open ports',
        pattern: /Port scan timeout reached, no open ports detected(?: on 0\.0\.0\.0)?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Render finds no open port: the app does not listen at 0.0.0.0:$PORT',
    check: {
      text: 'Look for the line in which the app says where it listens',
    },
    repair: [
      {
        text: 'Listen at 0.0.0.0 and the PORT of the environment; what has no port is a background worker',
      },
    ],
    source: 'Render documentation, Port binding',
    matches: [
      '==> Port scan timeout reached, no open ports detected. Bind your service to at least one port.',
      '==> Port scan timeout reached, no open ports detected on 0.0.0.0. Detected open ports on localhost -- did you mean to bind one of these to 0.0.0.0?',
    ],
    ignores: ['==> Detected service running on port 10000'],
  },
  {
    id: 'railway.no-plan',
    kind: 'missing_file',
    program: 'railway',
    forms: [
      {
        words: 'nixpacks was unable to generate a build plan for this app',
        pattern: /Nixpacks was unable to generate a build plan for this app/,
      },
      {
        words: 'railpack could not determine how to build the app',
        pattern: /Railpack could not determine how to build the app/,
      },
      {
        words: 'no default language could be detected for this app',
        pattern: /No default language could be detected for this app/,
      },
      { words: 'app not compatible with buildpack', pattern: /App not compatible with buildpack: (?<value>\S{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The platform does not know how to build: no file of a known language at the root',
    check: {
      text: 'See what lies in the directory that is built: root directory, branch, submodules',
    },
    repair: [
      {
        text: 'Set the root directory, commit package.json, requirements.txt or the like, or add a Dockerfile; heroku buildpacks:set for Heroku',
      },
    ],
    source: 'railwayapp/nixpacks, heroku buildpack errors',
    matches: [
      'Nixpacks was unable to generate a build plan for this app.',
      '✖ Railpack could not determine how to build the app.',
      ' !     No default language could be detected for this app.',
      ' !     App not compatible with buildpack: https://buildpack-registry.s3.amazonaws.com/buildpacks/heroku/python.tgz',
    ],
    ignores: ['Nixpacks build plan'],
  },
  {
    id: 'heroku.build-failed',
    kind: 'code_defect',
    program: 'heroku',
    forms: [
      {
        words: 'push rejected failed to compile app',
        pattern: /Push rejected, failed to compile (?<object>[\w. ]{1,40}) app/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'Heroku refuses a push: the {object} build failed',
    check: {
      text: 'Read the lines above in the build log: the first error',
    },
    repair: [
      {
        text: 'Repair it; set engines and stack versions that exist, and build with the same lock file locally',
      },
    ],
    source: 'Heroku build output',
    matches: [
      ' !     Push rejected, failed to compile Node.js app.',
      'remote:  !     Push rejected, failed to compile Python app.',
    ],
    ignores: ['Push rejected by the team'],
  },
  {
    id: 'supabase.auth-refused',
    kind: 'authentication_refused',
    program: 'supabase',
    forms: [
      {
        words: 'authapierror',
        pattern:
          /AuthApiError: (?<value>Invalid login credentials|Email not confirmed|User already registered|Invalid Refresh Token[^\n]{0,60})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'Supabase Auth refuses a user: {value}',
    check: {
      text: 'Look at the user under Authentication > Users',
    },
    repair: [
      {
        text: 'Confirm or reset the user; a refresh token that is used twice signs out',
      },
    ],
    source: 'supabase/auth error codes',
    matches: ['AuthApiError: Invalid login credentials', 'AuthApiError: Invalid Refresh Token: Already Used'],
    ignores: ['AuthApiError: Database error saving new user'],
  },
  {
    id: 'supabase.mails-limited',
    kind: 'rate_limited',
    program: 'supabase',
    forms: [
      {
        words: 'authapierror',
        pattern:
          /AuthApiError: (?<value>[Ee]mail rate limit exceeded|For security purposes, you can only request this (?:once every|after) \d{1,5} seconds)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Supabase Auth sends no more mails: {value}',
    check: { text: 'Look at Authentication > Rate Limits' },
    repair: [{ text: 'Set an SMTP server of your own (the built-in one sends a few an hour), or raise the limit' }],
    source: 'supabase/auth error codes',
    matches: [
      'AuthApiError: email rate limit exceeded',
      'AuthApiError: For security purposes, you can only request this after 42 seconds.',
    ],
    ignores: ['AuthApiError: Database error saving new user'],
  },
  {
    id: 'supabase.trigger-fails',
    kind: 'code_defect',
    program: 'supabase',
    forms: [
      {
        words: 'database error',
        pattern: /Database error (?:saving new user|granting user|creating new user|finding user)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Supabase Auth cannot write a user: a trigger or constraint of the database fails',
    check: {
      text: 'Read the Postgres log of that moment: a trigger on auth.users is usual',
    },
    repair: [
      {
        text: 'Make the trigger function security definer with search_path set, correct its insert, and give supabase_auth_admin the rights',
      },
    ],
    source: 'supabase troubleshooting, Database error saving new user',
    matches: ['AuthApiError: Database error saving new user', '500: Database error granting user'],
    ignores: ['Database error: none'],
  },
];
