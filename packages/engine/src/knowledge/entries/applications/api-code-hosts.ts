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
    role: 'cause',
    fault: 'peer',
    peerProgram: 'github',
    specificity: 3,
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
        words: 'support for password authentication was removed on august',
        pattern: /[Ss]upport for password authentication was removed on August 13, 2021/,
      },
      {
        words: 'remote invalid username or token password authentication is not supported',
        pattern: /remote: Invalid username or token\. Password authentication is not supported for Git operations/,
      },
      { words: 'remote http basic access denied', pattern: /remote: HTTP Basic: Access denied/ },
      {
        words: 'authentication failed for',
        pattern: /fatal: Authentication failed for '(?<peer>https?:\/\/[^']{1,160})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'The code host refuses the token or password {peer|of the git client}',
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
      'remote: Support for password authentication was removed on August 13, 2021.',
      'remote: Invalid username or token. Password authentication is not supported for Git operations.',
      "remote: HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you're required to use a token instead of a password.",
      "fatal: Authentication failed for 'https://github.com/acme/shop.git/'",
    ],
    ignores: ['Bad credentials were never used here'],
  },
  {
    id: 'github-api.not-permitted',
    kind: 'authorisation_denied',
    forms: [
      {
        words: 'resource not accessible by',
        pattern: /Resource not accessible by (?<value>integration|personal access token)/,
      },
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
      {
        words: 'permission to denied to',
        pattern: /(?:ERROR|remote): Permission to (?<object>\S{1,100}) denied to (?<user>[\w[\].-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'The code host refuses {object|the request}: the token or account lacks the right ({value|scope})',
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
      'HttpError: Resource not accessible by integration',
      '! [remote rejected] main -> main (refusing to allow a Personal Access Token to create or update workflow `.github/workflows/ci.yml` without `workflow` scope)',
      '{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api"}',
      'remote: You are not allowed to push code to this project.',
      'remote: Permission to acme/shop.git denied to github-actions[bot].',
    ],
    ignores: ['You are allowed to push code to this project.'],
  },
  {
    id: 'git-host.repository-missing',
    kind: 'missing_object',
    forms: [
      { words: 'repository not found', pattern: /(?:remote|ERROR): Repository not found\./ },
      {
        words: 'the project you were looking for could not be found or you don t have permission to view it',
        pattern: /The project you were looking for could not be found or you don't have permission to view it/,
      },
      { words: 'repository not found', pattern: /fatal: repository '(?<peer>[^']{1,160})' not found/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'git',
    specificity: 3,
    means: 'The code host does not show the repository {peer|that is asked for}: gone, or no right',
    check: { text: 'Try it with the same account', host: 'git ls-remote <repository>' },
    repair: [
      {
        text: 'Correct the address (renamed, moved, private) or give the account or deploy key read access: hosts answer the same for both',
      },
    ],
    source: 'git remote-curl.c; GitHub and GitLab git access messages',
    matches: [
      'ERROR: Repository not found.',
      "remote: The project you were looking for could not be found or you don't have permission to view it.",
      "fatal: repository 'https://github.com/acme/shop.git/' not found",
    ],
    ignores: ["Cloning into 'shop'..."],
  },
  {
    id: 'google-oauth.grant-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'invalid_grant token has been expired or revoked',
        pattern: /invalid_grant['"]?[:,] ?['"]?(?:error_description['"]?: ?['"])?Token has been expired or revoked/,
      },
      {
        words: 'invalid_grant account not found',
        pattern: /invalid_grant['"]?[:,] ?['"]?Invalid grant: account not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'google',
    specificity: 3,
    means: 'Google refuses the refresh token: it has expired or was revoked',
    check: {
      text: 'See which account and client it belongs to; a consent screen in test mode gives tokens for seven days',
    },
    repair: [
      { text: 'Sign in again, and publish the consent screen; a changed password revokes tokens with Gmail scopes' },
    ],
    source: 'Google Identity, Using OAuth 2.0, Refresh token expiration',
    matches: [
      "google.auth.exceptions.RefreshError: ('invalid_grant: Token has been expired or revoked.', {'error': 'invalid_grant', 'error_description': 'Token has been expired or revoked.'})",
      'oauth2: "invalid_grant" "x": invalid_grant: Invalid grant: account not found',
    ],
    ignores: ['oauth token refreshed, expires in 3599 s'],
  },
  {
    id: 'google-oauth.clock',
    kind: 'clock_wrong',
    forms: [
      {
        words: 'invalid_grant invalid jwt token must be a short lived token and in a reasonable timeframe',
        pattern: /Invalid JWT: Token must be a short-lived token \(60 minutes\) and in a reasonable timeframe/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    peerProgram: 'google',
    specificity: 3,
    means: 'Google refuses the service account: the clock of this host is wrong',
    check: {
      text: 'Compare the clock',
      compose: 'docker compose exec {service} date -u; curl -sI https://www.google.com | grep -i ^date',
      kubernetes: 'kubectl exec deploy/{service} -- date -u',
      host: 'date -u; curl -sI https://www.google.com | grep -i ^date; timedatectl',
    },
    repair: [{ text: 'Let the host follow NTP', host: 'sudo timedatectl set-ntp true && sudo chronyc makestep' }],
    source: 'Google Identity, Service accounts, JWT error codes',
    matches: [
      "google.auth.exceptions.RefreshError: ('invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.', {'error': 'invalid_grant'})",
      '{"error":"invalid_grant","error_description":"Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."}',
    ],
    ignores: ['JWT valid for 60 minutes was made'],
  },
  {
    id: 'entra.client-secret-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'aadsts7000222',
        pattern: /AADSTS7000222: The provided client secret keys for app '(?<object>[^']{1,60})' are expired/,
      },
      { words: 'aadsts7000215', pattern: /AADSTS7000215: Invalid client secret(?: is)? provided/ },
      {
        words: 'aadsts700016',
        pattern: /AADSTS700016: Application with identifier '(?<object>[^']{1,60})' was not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'entra-id',
    specificity: 3,
    means: 'Microsoft Entra refuses the client {object|of this application}: secret expired or wrong',
    check: {
      text: 'See when the secret ends',
      host: 'az ad app credential list --id {object|<application id>} -o table',
    },
    repair: [
      {
        text: 'Make a new secret and set its value (not its id), in the right tenant',
        host: 'az ad app credential reset --id {object|<application id>} --append',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Microsoft identity platform, Authentication and authorization error codes',
    matches: [
      "AADSTS7000222: The provided client secret keys for app '11111111-2222-3333-4444-555555555555' are expired. Visit the Azure portal to create new keys for your app",
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
      "AADSTS700016: Application with identifier 'shop' was not found in the directory 'Acme'.",
    ],
    ignores: ['AADSTS50058: A silent sign-in request was sent but no user is signed in.'],
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
