import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SIGN_IN: readonly CatalogueEntry[] = [
  {
    id: 'keycloak.redirect-refused',
    kind: 'invalid_setting',
    program: 'keycloak',
    forms: [
      {
        words: 'invalid_redirect_uri',
        pattern:
          /type="?LOGIN_ERROR"?, .{0,160}?clientId="?(?<object>[^",\s]{1,80})"?, .{0,160}?error="?invalid_redirect_uri"?(?:, .{0,60}?redirect_uri="?(?<peer>[^"\s,]{1,160}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Keycloak refuses the redirect address of the client {object}: {peer|not registered}',
    check: {
      text: 'Compare Valid redirect URIs of the client with the address in the line: scheme, host, port and path all count',
      compose:
        'docker compose exec {service} /opt/keycloak/bin/kcadm.sh get clients -r <realm> -q clientId={object} --fields redirectUris',
      kubernetes:
        'kubectl exec {service}-0 -- /opt/keycloak/bin/kcadm.sh get clients -r <realm> -q clientId={object} --fields redirectUris',
    },
    repair: [
      {
        text: 'Add the address to Valid redirect URIs; when it begins with http:// behind a TLS proxy, correct the base address of the application instead',
      },
    ],
    source:
      'keycloak/keycloak services/src/main/java/org/keycloak/events, AuthorizationEndpointChecker.java; Errors.INVALID_REDIRECT_URI',
    matches: [
      '2024-05-02 10:11:12,345 WARN  [org.keycloak.events] (executor-thread-4) type=LOGIN_ERROR, realmId=shop, clientId=grafana, userId=null, ipAddress=172.18.0.1, error=invalid_redirect_uri, redirect_uri=http://grafana.example.com/login/generic_oauth',
      '2025-05-02 10:11:12,345 WARN  [org.keycloak.events] (executor-thread-9) type="LOGIN_ERROR", realmId="1a2b", realmName="shop", clientId="wiki", userId="null", ipAddress="10.0.0.1", error="invalid_redirect_uri", redirect_uri="https://wiki.example.com/cb"',
    ],
    ignores: [
      'type=LOGIN, realmId=shop, clientId=grafana, userId=1a2b, redirect_uri=https://grafana.example.com/login',
    ],
  },
  {
    id: 'keycloak.client-secret-refused',
    kind: 'authentication_refused',
    program: 'keycloak',
    forms: [
      {
        words: 'invalid_client_credentials',
        pattern:
          /type="?(?:CODE_TO_TOKEN|CLIENT_LOGIN|REFRESH_TOKEN|INTROSPECT_TOKEN|LOGIN)_ERROR"?, .{0,160}?clientId="?(?<object>[^",\s]{1,80})"?, .{0,200}?error="?invalid_client_credentials/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Keycloak refuses the secret of the client {object}',
    check: {
      text: 'Compare the secret of the application with the tab Credentials of the client',
      compose:
        'docker compose exec {service} /opt/keycloak/bin/kcadm.sh get clients -r <realm> -q clientId={object} --fields secret',
      kubernetes:
        'kubectl exec {service}-0 -- /opt/keycloak/bin/kcadm.sh get clients -r <realm> -q clientId={object} --fields secret',
    },
    repair: [
      {
        text: 'Give the application the present secret and restart it; an imported realm carries ********** instead of the secret',
      },
    ],
    source: 'keycloak/keycloak ClientIdAndSecretAuthenticator.java; Errors.INVALID_CLIENT_CREDENTIALS',
    matches: [
      '2024-05-02 10:11:12,345 WARN  [org.keycloak.events] (executor-thread-4) type=CODE_TO_TOKEN_ERROR, realmId=shop, clientId=gitea, userId=null, ipAddress=172.18.0.1, error=invalid_client_credentials, grant_type=authorization_code',
      '2025-05-02 10:11:12,345 WARN  [org.keycloak.events] (executor-thread-1) type="CLIENT_LOGIN_ERROR", realmId="1a2b", realmName="shop", clientId="batch", userId="null", ipAddress="10.0.0.1", error="invalid_client_credentials"',
    ],
    ignores: ['type=CODE_TO_TOKEN, realmId=shop, clientId=gitea, userId=1a2b'],
  },
  {
    id: 'oauth2-proxy.cookie-secret',
    kind: 'invalid_setting',
    program: 'oauth2-proxy',
    forms: [
      {
        words: 'cookie_secret must be 16 24 or 32 bytes to create an aes cipher',
        pattern:
          /(?<setting>cookie_secret) must be 16, 24, or 32 bytes to create an AES cipher, but is (?<value>\d{1,5}) bytes/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'oauth2-proxy does not start: {setting} has {value} bytes instead of 16, 24 or 32',
    check: {
      text: 'See which value arrives, with its line break',
      compose: 'docker compose config | grep COOKIE_SECRET',
      kubernetes: 'kubectl get secret -o name | grep oauth2-proxy',
    },
    repair: [
      {
        text: 'Make a secret of 32 bytes without a line break at its end',
        compose: "openssl rand -base64 32 | tr -d '\\n' | tr -- '+/' '-_'; docker compose up -d {service}",
        kubernetes:
          "kubectl create secret generic oauth2-proxy --from-literal=cookie-secret=$(openssl rand -base64 32 | tr -d '\\n' | tr -- '+/' '-_') --dry-run=client -o yaml | kubectl apply -f -",
      },
    ],
    source: 'oauth2-proxy pkg/validation/cookie.go',
    matches: [
      '[2024/05/02 10:11:12] [main.go:54] invalid configuration:\n  cookie_secret must be 16, 24, or 32 bytes to create an AES cipher, but is 44 bytes',
      'cookie_secret must be 16, 24, or 32 bytes to create an AES cipher, but is 33 bytes',
    ],
    ignores: ['cookie_secret is set'],
  },
  {
    id: 'cal-com.secret-missing',
    kind: 'missing_setting',
    program: 'cal-com',
    forms: [
      {
        words: 'error please set',
        pattern: /Error: Please set (?<setting>NEXTAUTH_SECRET|CALENDSO_ENCRYPTION_KEY)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cal.com does not start: {setting} is not set',
    check: {
      text: 'See what reaches the process',
      compose: 'docker compose config | grep -E "NEXTAUTH_SECRET|CALENDSO_ENCRYPTION_KEY|NEXTAUTH_URL"',
      kubernetes: 'kubectl get deploy {service} -o yaml | grep -E -A1 "NEXTAUTH|CALENDSO"',
    },
    repair: [
      {
        text: 'Make {setting} once, set it for the build and the run, and keep it: the encryption key protects stored calendars',
        compose: 'openssl rand -base64 32; docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} {setting}=$(openssl rand -base64 32)',
      },
    ],
    source: 'calcom/cal.com apps/web/next.config.js',
    matches: ['Error: Please set NEXTAUTH_SECRET', 'calcom-1  | Error: Please set CALENDSO_ENCRYPTION_KEY'],
    ignores: ['[next-auth][warn][NEXTAUTH_URL]'],
  },
];
