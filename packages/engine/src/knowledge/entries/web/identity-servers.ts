import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const IDENTITY_SERVERS: readonly CatalogueEntry[] = [
  {
    id: 'keycloak.start-settings',
    kind: 'missing_setting',
    program: 'keycloak',
    forms: [
      {
        words: 'strict hostname resolution configured but no hostname setting provided',
        pattern: /Strict hostname resolution configured but no (?<setting>hostname) setting provided/,
      },
      {
        words: 'hostname is not configured either configure hostname or set hostname strict to false',
        pattern: /(?<setting>hostname) is not configured; either configure hostname, or set hostname-strict to false/,
      },
      {
        words: 'key material not provided to setup https',
        pattern: /Key material not provided to setup (?<setting>HTTPS)/,
      },
      {
        words: 'the optimized flag was used for first ever server start',
        pattern: /The '(?<setting>--optimized)' flag was used for first ever server start/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Keycloak does not start in production mode because of {setting}',
    check: {
      text: 'Read the command and the KC_ variables',
      compose: 'docker compose config | grep -E "KC_|command"',
      kubernetes: 'kubectl get statefulset/{service} -o yaml | grep -A1 KC_',
      host: 'grep -v "^#" /opt/keycloak/conf/keycloak.conf',
    },
    repair: [
      {
        text: 'Set KC_HOSTNAME to the public URL, KC_HTTP_ENABLED=true with KC_PROXY_HEADERS=xforwarded behind a proxy that ends TLS (or certificates), and use --optimized only with an image that ran kc.sh build',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart statefulset/{service}',
        host: '/opt/keycloak/bin/kc.sh build && systemctl restart keycloak',
      },
    ],
    source: 'Keycloak server guides "Configuring the hostname", "Configuring TLS", "Optimize"; quarkus/runtime',
    matches: [
      'ERROR: Strict hostname resolution configured but no hostname setting provided',
      'ERROR: hostname is not configured; either configure hostname, or set hostname-strict to false',
      'ERROR: Key material not provided to setup HTTPS. Please configure your keys/certificates or start the server in development mode.',
      "The '--optimized' flag was used for first ever server start. Please don't use this flag for the first startup or use 'kc.sh build' to build the server first.",
    ],
    ignores: [
      'INFO  [org.keycloak.quarkus.runtime.hostname.DefaultHostnameProvider] (main) Hostname settings: Base URL: <unset>, Hostname: login.example.com',
    ],
  },
  {
    id: 'keycloak.login-refused',
    kind: null,
    program: 'keycloak',
    forms: [
      {
        words: 'login_error',
        pattern:
          /type="?LOGIN_ERROR"?, [^\n]{0,400}?error="?(?:invalid_user_credentials|user_not_found|user_disabled|user_temporarily_disabled|expired_code|cookie_not_found|rejected_by_user)/,
      },
      { words: 'refresh_token_error', pattern: /type="?REFRESH_TOKEN_ERROR"?, [^\n]{0,400}?error="?invalid_token/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Somebody typed a wrong password or came back with an old session at Keycloak',
    check: {
      text: 'Nothing needs to be done for single ones; many cookie_not_found mean cookies that the browser does not send (http instead of https, another host name)',
    },
    repair: [],
    source: 'Keycloak, events Errors.java, JBossLoggingEventListenerProvider',
    matches: [
      'WARN  [org.keycloak.events] (executor-thread-1) type="LOGIN_ERROR", realmId="5f0c", realmName="shop", clientId="shop-web", userId="7c1f", ipAddress="10.0.0.4", error="invalid_user_credentials", auth_method="openid-connect", username="anna"',
      'WARN  [org.keycloak.events] (executor-thread-1) type=REFRESH_TOKEN_ERROR, realmId=5f0c, clientId=shop-web, userId=null, ipAddress=10.0.0.4, error=invalid_token, grant_type=refresh_token',
    ],
    ignores: ['type="LOGIN_ERROR", realmId="5f0c", clientId="shop-web", error="invalid_redirect_uri"'],
  },
  {
    id: 'oauth2-proxy.callback-failed',
    kind: 'authentication_refused',
    program: 'oauth2-proxy',
    forms: [
      {
        words: 'error redeeming code during oauth2 callback',
        pattern: /Error redeeming code during OAuth2 callback: (?<value>[^\n]{1,160})/,
      },
      {
        words: 'invalid authentication via oauth2',
        pattern:
          /Invalid authentication via OAuth2: (?<value>unauthorized|unable to obtain CSRF cookie|CSRF token mismatch)/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Logins through oauth2-proxy fail: {value}',
    check: {
      text: 'unauthorized: the e-mail or group is not allowed; CSRF: the cookie did not come back (cookie-secure, domain, SameSite, two tabs); redeeming: client secret, issuer or the way to the provider',
      compose: 'docker compose config | grep -i OAUTH2_PROXY',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -A30 args',
    },
    repair: [
      {
        text: 'Set email-domains, allowed-groups, cookie-domains, redirect-url and client-secret as the provider has them',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'oauth2-proxy, oauthproxy.go OAuthCallback()',
    matches: [
      '[2025/05/06 07:41:08] [oauthproxy.go:902] Error redeeming code during OAuth2 callback: token exchange failed: oauth2: "invalid_grant" "Code not valid"',
      '10.0.0.4:51834 - 5f0c - anna@example.com [2025/05/06 07:41:08] [AuthFailure] Invalid authentication via OAuth2: unauthorized',
    ],
    ignores: ['[AuthSuccess] Authenticated via OAuth2: Session{email:anna@example.com user:anna}'],
  },
  {
    id: 'authelia.configuration-or-key',
    kind: 'invalid_setting',
    program: 'authelia',
    forms: [
      {
        words: 'can t continue due to the errors loading the configuration',
        pattern: /Can't continue due to the errors loading the configuration/,
      },
      {
        words: 'configuration option is required',
        pattern: /Configuration: (?<setting>[\w: -]{1,80}): option '(?<object>[\w.]{1,80})' is required/,
      },
      {
        words: 'the configured encryption key does not appear to be valid for this database',
        pattern: /the configured (?<setting>encryption key) does not appear to be valid for this database/,
      },
      {
        words: 'configuration key not expected',
        pattern: /Configuration: configuration key not expected: (?<setting>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Authelia does not start: {setting|its configuration} is wrong',
    check: {
      text: 'Let it check the file and read the lines that begin with "Configuration:"',
      compose: 'docker compose run --rm {service} authelia config validate --config /config/configuration.yml',
      kubernetes: 'kubectl logs deploy/{service} --tail 30',
      host: 'authelia config validate --config /etc/authelia/configuration.yml',
    },
    repair: [
      {
        text: 'Correct the keys that are named (4.38 moved many), and give back the encryption key that the database was made with',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'Authelia, internal/commands/context.go, internal/configuration/validator/const.go, internal/storage/errors.go',
    matches: [
      'time="2025-05-06T07:41:08Z" level=fatal msg="Can\'t continue due to the errors loading the configuration"',
      'time="2025-05-06T07:41:08Z" level=error msg="Configuration: storage: option \'encryption_key\' is required"',
      'level=error msg="Failure running the storage provider startup check" error="the configured encryption key does not appear to be valid for this database which may occur if the encryption key was changed in the configuration without using the cli to change it in the database"',
      'level=error msg="Configuration: configuration key not expected: server.path_prefix"',
    ],
    ignores: ['level=info msg="Startup complete"'],
  },
  {
    id: 'authentik.outpost-not-accepted',
    kind: 'authentication_refused',
    program: 'authentik',
    forms: [
      {
        words: 'failed to fetch outpost configuration retrying',
        pattern:
          /(?:error=|"error":\s?")(?<value>403 Forbidden|401 Unauthorized)[^\n]{0,40}?Failed to fetch outpost configuration, retrying/,
      },
      {
        words: 'no outposts found with given token',
        pattern: /No outposts found with given token, ensure the given token corresponds to an authen\w{1,4} Outpost/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The authentik outpost has a token that the server does not accept ({value|no such outpost})',
    check: {
      text: 'Right after the first start this goes away; later compare AUTHENTIK_TOKEN and AUTHENTIK_HOST with the outpost, and see that all containers share AUTHENTIK_SECRET_KEY and the database',
      compose: 'docker compose config | grep -E "AUTHENTIK_(TOKEN|HOST|SECRET_KEY|POSTGRESQL)"; docker compose ps',
      kubernetes: 'kubectl get secret | grep authentik; kubectl logs deploy/authentik-worker --tail 50',
    },
    repair: [
      {
        text: 'Copy the token of the outpost anew (Applications, Outposts), or start the worker, which makes the embedded outpost',
        compose: 'docker compose up -d --force-recreate',
        kubernetes: 'kubectl rollout restart deploy/authentik-server deploy/authentik-worker',
      },
    ],
    source: 'goauthentik/authentik issues 5974, 9673, 10537; internal/outpost/ak/api.go',
    matches: [
      '{"error":"403 Forbidden","event":"Failed to fetch outpost configuration, retrying in 3 seconds","level":"error","logger":"authentik.outpost.ak-api-controller","timestamp":"2025-05-06T07:41:08Z"}',
      'panic: No outposts found with given token, ensure the given token corresponds to an authenitk Outpost',
    ],
    ignores: [
      '{"error":"Get \\"https://localhost:9443/api/v3/outposts/instances/\\": dial tcp 127.0.0.1:9443: connect: connection refused","event":"Failed to fetch outpost configuration, retrying in 3 seconds"}',
    ],
  },
];
