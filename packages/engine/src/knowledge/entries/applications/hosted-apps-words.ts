import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HOSTED_APPS_WORDS: readonly CatalogueEntry[] = [
  {
    id: 'uptime-kuma.self-signed',
    kind: 'certificate_untrusted',
    program: 'uptime-kuma',
    forms: [
      {
        words: 'failing',
        pattern:
          /Failing: (?<value>self-signed certificate(?: in certificate chain)?|unable to verify the first certificate|unable to get local issuer certificate)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Uptime Kuma does not trust the certificate: {value}',
    check: {
      text: 'Look at the chain',
      host: "openssl s_client -connect <host>:443 -servername <host> -showcerts </dev/null | grep -E 's:|i:|Verify'",
    },
    repair: [
      {
        text: 'Serve the whole chain, give Uptime Kuma your own CA (NODE_EXTRA_CA_CERTS), or tick "Ignore TLS errors" for this monitor',
      },
    ],
    source: 'Uptime Kuma source; Node.js TLS error codes',
    matches: [
      "[MONITOR] WARN: Monitor #3 'NAS': Failing: self-signed certificate | Interval: 60 seconds | Type: http",
      "Monitor #4 'x': Failing: unable to verify the first certificate",
    ],
    ignores: ["Monitor #4 'x': certificate expires in 20 days"],
  },
  {
    id: 'authentik.redirect-uri',
    kind: 'invalid_setting',
    program: 'authentik',
    forms: [
      {
        words: 'the request fails due to a missing invalid or mismatching redirection uri',
        pattern: /The request fails due to a missing, invalid, or mismatching redirection URI/,
      },
      { words: 'no app for hostname', pattern: /error="?no app for hostname"?|"error": ?"no app for hostname"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'authentik does not know the address: redirect URI or host of the application',
    check: {
      text: 'Compare provider and request',
      compose: "docker compose logs --since 10m {service} | grep -E 'redirect_uri|hostname'",
    },
    repair: [
      {
        text: 'Put the exact redirect URI into the provider (strict, or a regex with escaped dots); forward auth: external host as it is in the browser, and the application assigned to the outpost',
      },
    ],
    source: 'authentik source, providers/oauth2/errors.py, outpost/proxyv2',
    matches: [
      'Redirect URI Error The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).',
      '{"error":"no app for hostname","event":"failed to detect a forward URL","host":"app.example.com","level":"warning","logger":"authentik.outpost.proxyv2"}',
    ],
    ignores: ['application grafana authorised'],
  },
  {
    id: 'authentik.policy-denies',
    kind: 'authorisation_denied',
    program: 'authentik',
    forms: [
      {
        words: 'policy binding returned result false',
        pattern: /Policy binding '?(?<object>[^'\n]{1,60}?)'? returned result '?False'?/,
      },
      { words: 'flow does not apply to current user', pattern: /Flow does not apply to current user/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'authentik denies: a policy or binding does not hold for this user',
    check: { text: "See which binding in the admin's policy test or events" },
    repair: [
      {
        text: 'Bind the user\'s group to the application, or correct the policy; "Flow does not apply" while signed in is an old page or a flow for people without session',
      },
    ],
    source: 'authentik source, policies/engine.py, flows/exceptions.py',
    matches: [
      "Permission denied. Policy binding 'None' returned result 'False'",
      'Request has been denied. Flow does not apply to current user.',
    ],
    ignores: ['policy passed'],
  },
  {
    id: 'vaultwarden.user-noise',
    kind: null,
    program: 'vaultwarden',
    forms: [
      { words: 'vaultwarden api icons', pattern: /\[vaultwarden::api::icons\]\[(?:WARN|ERROR)\] (?<value>.{1,160})/ },
      { words: 'invalid totp code server time', pattern: /Invalid TOTP code! Server time: (?<value>.{1,40})/ },
      {
        words: 'registration not allowed or user already exists',
        pattern: /Registration not allowed or user already exists/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Vaultwarden: a site without an icon, a wrong code or a registration that is closed',
    check: { text: 'If every code is refused, compare the clock', host: 'date -u' },
    repair: [],
    source: 'Vaultwarden source, api/icons.rs, api/core/two_factor',
    matches: [
      '[2026-11-29 10:00:00.000][vaultwarden::api::icons][WARN] Icon blocked: The domain internal.lan resolves to a non-global IP',
      '[vaultwarden::api::identity][ERROR] Invalid TOTP code! Server time: 2026-11-29 10:00:00 UTC IP: 10.0.0.5',
      '[vaultwarden::api::core::accounts][ERROR] Registration not allowed or user already exists',
    ],
    ignores: ["[vaultwarden][ERROR] Can't connect to DB"],
  },
  {
    id: 'nginx-proxy-manager.backend-away',
    kind: 'connection_refused',
    program: 'nginx-proxy-manager',
    forms: [
      {
        words: 'communicating with the api is not possible is the backend running',
        pattern: /Communicating with the API is not possible, is the backend running\?/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Nginx Proxy Manager's backend does not run",
    check: { text: 'Read its log', compose: 'docker compose logs --tail 60 {service}' },
    repair: [
      {
        text: 'Repair what it says: database address or account, rights of /data and /etc/letsencrypt, a certificate plug-in that does not install',
      },
    ],
    source: 'Nginx Proxy Manager source, frontend and backend',
    matches: [
      'CommandError: Communicating with the API is not possible, is the backend running?',
      'Communicating with the API is not possible, is the backend running?',
    ],
    ignores: ['Backend PID 123 listening on port 3000 ...'],
  },
  {
    id: 'certbot.challenge-failed',
    kind: 'invalid_setting',
    program: 'certbot',
    forms: [
      {
        words: 'certbot failed to authenticate some domains authenticator',
        pattern: /Certbot failed to authenticate some domains \(authenticator: (?<value>[\w-]{1,30})\)/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: "Certbot did not pass the challenge ({value}); the CA's words below say why",
    check: { text: 'Read Domain, Type and Detail below', host: 'certbot renew --dry-run' },
    repair: [
      {
        text: "Let port 80 reach this web root from outside (A and AAAA records, firewall, redirects), or correct the DNS plug-in's credentials",
      },
    ],
    source: 'Certbot source, _internal/auth_handler.py',
    matches: [
      'Certbot failed to authenticate some domains (authenticator: webroot). The Certificate Authority reported these problems:',
      'Certbot failed to authenticate some domains (authenticator: dns-cloudflare). The Certificate Authority reported these problems:',
    ],
    ignores: ['Successfully received certificate.'],
  },
  {
    id: 'gitea.no-runner',
    kind: 'missing_object',
    program: 'gitea',
    forms: [
      {
        words: 'no matching online runner with',
        pattern: /No matching online runner with label:? ?(?<object>[\w.,: -]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Gitea Actions has no runner for the label {object}',
    check: {
      text: 'See the runners',
      host: 'curl -s -H "Authorization: token <token>" https://<gitea>/api/v1/admin/runners',
    },
    repair: [{ text: 'Start a runner with this label (ubuntu-latest:docker://…), or name one that exists in runs-on' }],
    source: 'Gitea source, actions view',
    matches: [
      'No matching online runner with label: ubuntu-latest',
      'actions: No matching online runner with label: self-hosted',
    ],
    ignores: ['runner ubuntu-latest online'],
  },
  {
    id: 'act-runner.docker-away',
    kind: 'connection_refused',
    program: 'gitea',
    forms: [{ words: 'cannot ping the docker daemon', pattern: /cannot ping the docker daemon, is it running/i }],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The runner reaches no Docker',
    check: { text: "Ask Docker as the runner's account", host: 'docker info | head -3; ls -l /var/run/docker.sock' },
    repair: [{ text: 'Mount the socket (or set DOCKER_HOST for dind) and give the account its group' }],
    source: 'act_runner source, internal/app/cmd/daemon.go',
    matches: [
      'Error: cannot ping the docker daemon, is it running? Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'level=fatal msg="Cannot ping the docker daemon, is it running? permission denied"',
    ],
    ignores: ['docker daemon ok'],
  },
];
