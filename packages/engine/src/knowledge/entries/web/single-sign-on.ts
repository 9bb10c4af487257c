import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SINGLE_SIGN_ON: readonly CatalogueEntry[] = [
  {
    id: 'oidc.redirect-address-refused',
    kind: 'wrong_address',
    forms: [
      {
        words: 'invalid_redirect_uri',
        pattern:
          /type="?(?:LOGIN_ERROR|LOGOUT_ERROR)"?, [^\n]{0,300}?clientId="?(?<object>[\w:/.-]{1,120})"?, [^\n]{0,300}?error="?invalid_redirect_uri"?(?:, redirect_uri="?(?<value>[^",\s]{1,300}))?/,
      },
      {
        words: 'aadsts50011',
        pattern:
          /AADSTS50011: The redirect URI '(?<value>[^']{1,300})' specified in the request does not match the redirect URIs configured for the application '(?<object>[^']{1,80})'/,
      },
      { words: 'redirect_uri_mismatch', pattern: /(?:Error 400: |error":\s?"|error=)redirect_uri_mismatch/ },
      { words: 'invalid parameter redirect_uri', pattern: /Invalid parameter: redirect_uri/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The login server does not allow the return address {value|that was sent} for {object|the client}',
    check: {
      text: 'Compare the address character by character with those of the client: scheme, port, path and slash count; http:// mostly means that the application does not know of the proxy (X-Forwarded-Proto)',
      host: 'curl -sI https://<application>/login | grep -i location',
      compose: 'docker compose config | grep -iE "redirect|callback|base_url|public_url|proxy"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -iE "redirect|callback|base_url|proxy"',
    },
    repair: [
      {
        text: 'Enter the address under Valid redirect URIs of the client, or let the application build the right one (its public URL, proxy headers)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Keycloak, event errors; Microsoft Entra error codes; Google OAuth 2.0; RFC 6749 3.1.2.4',
    matches: [
      'WARN  [org.keycloak.events] (executor-thread-1) type="LOGIN_ERROR", realmId="5f0c", realmName="shop", clientId="shop-web", userId="null", ipAddress="10.0.0.4", error="invalid_redirect_uri", redirect_uri="http://shop.example.com/callback"',
      "AADSTS50011: The redirect URI 'http://shop.example.com/signin-oidc' specified in the request does not match the redirect URIs configured for the application '5f0c2d3a-1b2c-4d5e-8f90-a1b2c3d4e5f6'.",
      'Error 400: redirect_uri_mismatch',
      'Invalid parameter: redirect_uri',
    ],
    ignores: ['redirect_uri=https://shop.example.com/callback&state=Jx2c9'],
  },
  {
    id: 'oidc.client-secret-refused',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'invalid_client_credentials',
        pattern:
          /type="?\w{1,40}_ERROR"?, [^\n]{0,300}?clientId="?(?<object>[\w:/.-]{1,120})"?, [^\n]{0,300}?error="?invalid_client_credentials/,
      },
      {
        words: 'invalid_client',
        pattern: /(?:"error":\s?"|error=|OPError: |oauth2: "|\[)invalid_client"?(?:\]| \(|"|,| )/,
      },
      { words: 'aadsts7000215', pattern: /AADSTS7000215: Invalid client secret provided/ },
      {
        words: 'aadsts7000222',
        pattern: /AADSTS7000222: The provided client secret keys for app '(?<object>[^']{1,80})' are expired/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The login server refuses the client secret of {object|the application}',
    check: {
      text: 'Compare client ID and secret with those at the provider; Entra shows the ID of a secret beside its value, and secrets there expire',
      compose: 'docker compose config | grep -iE "client_(id|secret)"',
      kubernetes: 'kubectl get secret | grep -iE "oidc|oauth|client"',
      host: 'systemctl cat {service} | grep -iE "client_(id|secret)"',
    },
    repair: [
      {
        text: 'Enter the right secret or make a new one, and use the way of sending it that the provider expects (client_secret_basic or client_secret_post)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Keycloak event errors; RFC 6749 5.2; Microsoft Entra error codes; openid-client; golang.org/x/oauth2',
    matches: [
      'WARN  [org.keycloak.events] (executor-thread-1) type="CODE_TO_TOKEN_ERROR", realmId="5f0c", realmName="shop", clientId="shop-web", userId="null", ipAddress="172.18.0.7", error="invalid_client_credentials", grant_type="authorization_code"',
      'OPError: invalid_client (Invalid client or Invalid client credentials)',
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
      "AADSTS7000222: The provided client secret keys for app '5f0c2d3a-1b2c-4d5e-8f90-a1b2c3d4e5f6' are expired.",
    ],
    ignores: [
      'type="LOGIN_ERROR", realmId="5f0c", clientId="shop-web", error="invalid_user_credentials", username="anna"',
    ],
  },
  {
    id: 'oidc.issuer-differs',
    kind: 'wrong_address',
    forms: [
      {
        words: 'oidc issuer did not match the issuer returned by provider',
        pattern:
          /oidc: issuer (?:URL provided to client \(\S{1,200}\) )?did not match the issuer (?:URL )?returned by provider,? (?:expected \\?"?(?<wanted>[^"\\\s]{1,200})\\?"? got \\?"?(?<value>[^"\\\s)]{1,200})|\((?<path>[^)]{1,200})\))/,
      },
      {
        words: 'oidc id token issued by a different provider expected got',
        pattern:
          /oidc: id token issued by a different provider, expected \\?"(?<wanted>[^"\\]{1,200})\\?" got \\?"(?<value>[^"\\]{1,200})/,
      },
      {
        words: 'the issuer provided in the configuration did not match the requested issuer',
        pattern:
          /The Issuer "(?<value>[^"]{1,200})" provided in the configuration (?:metadata )?did not match the requested issuer "(?<wanted>[^"]{1,200})"/,
      },
      {
        words: 'unexpected iss value expected got',
        pattern: /unexpected iss value, expected (?<wanted>\S{1,200}), got: (?<value>\S{1,200})/,
      },
      {
        words: 'the iss claim is not valid',
        pattern: /An error occurred while attempting to decode the Jwt: The iss claim is not valid/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The login server calls itself {value|otherwise} but the application expects {wanted|another issuer}',
    check: {
      text: 'Ask the discovery document from where the application runs: the issuer in it has to be the same as the one configured, also the slash at the end',
      host: 'curl -s <issuer>/.well-known/openid-configuration | head -c 300',
      compose: 'docker compose exec {service} wget -qO- <issuer>/.well-known/openid-configuration',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s <issuer>/.well-known/openid-configuration',
    },
    repair: [
      {
        text: 'Give the login server its public URL (KC_HOSTNAME, proxy headers) and use that URL in the application, too; let the containers resolve it (extra_hosts, network alias)',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl set env deploy/keycloak KC_HOSTNAME=https://login.example.com',
      },
    ],
    source:
      'coreos/go-oidc oidc.go, verify.go; Spring Security JwtDecoderProviderConfigurationUtils; openid-client; OpenID Connect Discovery 4.3',
    matches: [
      'oidc: issuer did not match the issuer returned by provider, expected "http://keycloak:8080/realms/shop" got "https://login.example.com/realms/shop"',
      'oidc: id token issued by a different provider, expected "https://login.example.com" got "https://login.example.com/"',
      'java.lang.IllegalStateException: The Issuer "https://login.example.com/realms/shop" provided in the configuration metadata did not match the requested issuer "http://keycloak:8080/realms/shop"',
      'RPError: unexpected iss value, expected http://keycloak:8080/realms/shop, got: https://login.example.com/realms/shop',
      'org.springframework.security.oauth2.jwt.JwtValidationException: An error occurred while attempting to decode the Jwt: The iss claim is not valid',
    ],
    ignores: [
      '{"issuer":"https://login.example.com/realms/shop","authorization_endpoint":"https://login.example.com/realms/shop/protocol/openid-connect/auth"}',
    ],
  },
  {
    id: 'token.not-yet-valid',
    kind: 'clock_wrong',
    forms: [
      { words: 'used before issued', pattern: /[Tt]oken (?:is )?used before issued/ },
      { words: 'the token is not yet valid', pattern: /The token is not yet valid \((?<value>iat|nbf)\)/ },
      { words: 'jwt used before', pattern: /Jwt used before (?<value>[\dT:.Z-]{10,40})/ },
      {
        words: 'current time is earlier than notbefore condition',
        pattern: /Current time is earlier than NotBefore condition \((?<value>[^)]{1,80})/,
      },
      {
        words: 'timing issues please check your clock settings',
        pattern: /Timing issues \(please check your clock settings\)/,
      },
      {
        words: 'oidc current time before the nbf not before time',
        pattern: /oidc: current time (?<value>.{1,60}?) before the nbf \(not before\) time/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A token or assertion is from the future: the clocks of login server and application differ',
    check: {
      text: 'Compare the clocks of both hosts; containers have the one of their host',
      host: 'timedatectl; chronyc tracking',
      compose: 'docker compose exec {service} date -u; date -u',
      kubernetes: 'kubectl exec deploy/{service} -- date -u; date -u',
    },
    repair: [
      {
        text: 'Set the clock by NTP on the host that is wrong (virtual machines that slept are the usual ones), or allow a skew of a minute',
        host: 'timedatectl set-ntp true && systemctl restart chrony systemd-timesyncd',
      },
    ],
    source: 'golang-jwt; PyJWT ImmatureSignatureError; Spring JwtTimestampValidator; ruby-saml; php-saml; go-oidc',
    matches: [
      'Token used before issued',
      'jwt.exceptions.ImmatureSignatureError: The token is not yet valid (iat)',
      'An error occurred while attempting to decode the Jwt: Jwt used before 2025-05-06T07:41:08Z',
      'Current time is earlier than NotBefore condition (2025-05-06 07:40:08 UTC < 2025-05-06 07:41:08 UTC)',
      'invalid_response: Timing issues (please check your clock settings)',
      'oidc: current time 2025-05-06 07:40:08 +0000 UTC before the nbf (not before) time: 2025-05-06 07:46:08 +0000 UTC',
    ],
    ignores: ['An error occurred while attempting to decode the Jwt: Jwt expired at 2025-05-06T07:41:08Z'],
  },
  {
    id: 'saml.response-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'is not a valid audience for this response',
        pattern: /(?<!\S)(?<value>\S{1,200}) is not a valid audience for this Response/,
      },
      {
        words: 'signature validation failed saml response rejected',
        pattern: /Signature validation failed\. SAML Response rejected/,
      },
      {
        words: 'invalid audience',
        pattern:
          /Invalid Audiences?\. The audiences? (?<value>[^\s,]{1,200}),? (?:did not match the expected audience|does not match the expected audience) (?<wanted>\S{1,200})/i,
      },
      {
        words: 'aadsts700016',
        pattern: /AADSTS700016: Application with identifier '(?<value>[^']{1,200})' was not found in the directory/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The SAML answer does not fit this service: wrong entity ID {value|or signing certificate}',
    check: {
      text: 'Compare entity ID and ACS URL of both sides and the signing certificate with the current metadata of the identity provider',
      host: 'curl -s <metadata URL> | grep -oE "entityID=\\"[^\\"]+\\"|X509Certificate" | sort | uniq -c',
    },
    repair: [
      {
        text: 'Load the metadata of the identity provider anew (certificates are changed there) and enter the entity ID exactly as it is sent',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'OneLogin php-saml and python3-saml response.py; ruby-saml; Microsoft Entra error codes',
    matches: [
      'invalid_response: https://shop.example.com/saml/metadata is not a valid audience for this Response',
      'Signature validation failed. SAML Response rejected',
      'Invalid Audience. The audience https://idp.example.com/sp, did not match the expected audience https://shop.example.com/sp',
      "AADSTS700016: Application with identifier 'https://shop.example.com' was not found in the directory 'Example'.",
    ],
    ignores: ['SAML Response accepted for anna@example.com'],
  },
];
