import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const API_CODE_HOSTS: readonly CatalogueEntry[] = [
  {
    id: 'github-api.rate-limit',
    kind: 'rate_limited',
    forms: [
      {
        words: 'api rate limit exceeded for',
        pattern:
          /API rate limit exceeded for (?<object>(?:user ID |installation ID |app ID )?[\w.:]{1,60}?)\.?(?: |"|'|$)/,
      },
      { words: 'you have exceeded a secondary rate limit', pattern: /You have exceeded a secondary rate limit/ },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'github',
    specificity: 2,
    means: 'GitHub refuses: the API rate limit of {object|the account} is used up',
    check: {
      text: 'See what is left and when it begins anew',
      host: 'curl -s -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/rate_limit | jq .resources.core',
    },
    repair: [
      {
        text: 'Send a token (60 requests an hour without, 5000 with), cache with ETags, spread the calls; a shared address of a company or CI uses up the 60 at once',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'GitHub documentation, Rate limits for the REST API',
    matches: [
      '{"message":"API rate limit exceeded for 203.0.113.5. (But here\'s the good news: Authenticated requests get a higher rate limit. Check out the documentation for more details.)"}',
      'HttpError: API rate limit exceeded for user ID 123456.',
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    ],
    ignores: ['X-RateLimit-Remaining: 4999'],
  },
  {
    id: 'github-api.credentials-refused',
    kind: 'authentication_refused',
    forms: [
      { words: 'message bad credentials', pattern: /(?:"message": ?"|HttpError: |401 |: )Bad credentials\b/ },
      {
        words: 'remote invalid username or token password authentication is not supported',
        pattern: /remote: Invalid username or token\. Password authentication is not supported for Git operations/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'The code host refuses the token or password of the client',
    check: {
      text: 'See which token is used, and whether it has expired',
      compose: 'docker compose config | grep -iE "(GITHUB|GITLAB|GIT)_.*TOKEN"',
      kubernetes: 'kubectl get secret -o name | grep -i git',
      host: 'curl -sI -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user | grep -iE "HTTP|expiration"; git credential fill',
    },
    repair: [
      {
        text: 'Make a new access token with the right scopes (with SSO: authorise it for the organisation) and set it where git or the service reads it; passwords no longer work',
        host: 'git remote set-url origin https://<user>:<token>@<host>/<repository>.git',
      },
    ],
    source: 'GitHub documentation, Authentication to the REST API; git remote-curl.c; GitLab lib/gitlab/auth',
    matches: [
      '{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest","status":"401"}',
      'remote: Invalid username or token. Password authentication is not supported for Git operations.',
    ],
    ignores: ['Bad credentials were never used here'],
  },
  {
    id: 'github-api.not-permitted',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'refusing to allow to create or update workflow without',
        pattern:
          /refusing to allow (?:a Personal Access Token|an OAuth App|a GitHub App) to create or update workflow `?(?<path>[^`\s]{1,120})`? without `?(?<setting>workflows?)`? (?:scope|permission)/,
      },
      {
        words: 'the request requires higher privileges than provided by the access token',
        pattern: /The request requires higher privileges than provided by the access token/,
      },
      { words: 'remote you are not allowed to', pattern: /remote: You are not allowed to (?<value>[\w ]{1,60})\./ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'The code host refuses to {value|do that}: the token lacks the scope or right {setting|for it}',
    check: {
      text: 'See which scopes the token has and which the call needs',
      host: 'curl -sI -H "Authorization: Bearer $GITHUB_TOKEN" https://api.github.com/user | grep -i x-oauth-scopes',
    },
    repair: [
      {
        text: 'Give the workflow the right (permissions: contents: write, packages: write), or make a token with the scope; a deploy key needs write access, a protected branch a role',
      },
    ],
    source:
      'GitHub documentation, Permissions for the GITHUB_TOKEN; GitLab API, insufficient_scope; lib/gitlab/git_access.rb',
    matches: [
      '! [remote rejected] main -> main (refusing to allow a Personal Access Token to create or update workflow `.github/workflows/ci.yml` without `workflow` scope)',
      '{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api"}',
      'remote: You are not allowed to push code to this project.',
    ],
    ignores: ['You are allowed to push code to this project.'],
  },
  {
    id: 'entra.redirect-refused',
    kind: 'invalid_setting',
    forms: [
      { words: 'aadsts50011', pattern: /AADSTS50011: The (?:redirect URI|reply URL)(?: '(?<peer>[^']{1,140})')?/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'entra-id',
    specificity: 3,
    means: 'Microsoft Entra refuses the redirect address {peer|of the application}',
    check: {
      text: 'Compare it with the registered ones',
      host: 'az ad app show --id <application id> --query web.redirectUris',
    },
    repair: [
      {
        text: 'Register exactly this address under Authentication > Web; http:// in it behind a TLS proxy means that the application does not know its public address (X-Forwarded-Proto)',
      },
    ],
    source: 'Microsoft identity platform, AADSTS50011',
    matches: [
      "AADSTS50011: The redirect URI 'http://wiki.example.com/callback' specified in the request does not match the redirect URIs configured for the application 'shop'.",
      "AADSTS50011: The reply URL specified in the request does not match the reply URLs configured for the application: 'shop'.",
    ],
    ignores: ['redirect URI https://wiki.example.com/callback was added'],
  },
];
