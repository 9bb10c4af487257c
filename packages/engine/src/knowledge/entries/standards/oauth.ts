import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ASK_PROVIDER: Step = {
  text: 'Ask the provider for a token by hand and read its own log, which says more than the answer does',
  compose:
    'docker compose exec {service} env | grep -iE "oauth|oidc|client_id|issuer|redirect"; curl -s <issuer>/.well-known/openid-configuration | head -c 600',
  kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "oauth|oidc|client_id|issuer|redirect"',
  host: 'curl -s <issuer>/.well-known/openid-configuration | head -c 600; curl -s -d grant_type=client_credentials -u <client id>:<secret> <token endpoint>',
};

/** Error codes of OAuth 2.0 and OpenID Connect, as providers and clients print them. */
export const OAUTH: readonly CatalogueEntry[] = [
  {
    id: 'oauth.invalid-client',
    kind: 'authentication_refused',
    forms: [
      { words: 'invalid_client', pattern: /(?:error"?\s?[:=]\s?"?|\[|\(|: |oauth2: "|^)invalid_client\b/ },
      { words: 'client_not_found', pattern: /type="?\w{1,40}_ERROR"?,.{0,200}error="?client_not_found"?/ },
      { words: 'aadsts7000215', pattern: /AADSTS7000215: Invalid client secret/ },
      {
        words: 'aadsts7000222',
        pattern: /AADSTS7000222: The provided client secret keys(?: for app '(?<object>[^']{1,60})')? are expired/,
      },
      {
        words: 'aadsts700016',
        pattern: /AADSTS700016: Application with identifier '(?<object>[^']{1,80})' was not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The provider of OAuth does not accept client id or secret of {object|this client}',
    check: ASK_PROVIDER,
    repair: [
      {
        text: 'Give the client the id and secret that the provider has now (secrets expire, Entra ID after at most two years), sent in the way it is registered for: client_secret_basic or client_secret_post',
        compose: '$EDITOR .env   # OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET\ndocker compose up -d {service}',
        kubernetes: 'kubectl edit secret <oauth secret> && kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'RFC 6749 section 5.2; Keycloak events Errors.java; Microsoft Entra AADSTS error codes',
    matches: [
      'oauth2: "invalid_client" "Invalid client or Invalid client credentials"',
      'type=CODE_TO_TOKEN_ERROR, realmId=shop, clientId=wbe, ipAddress=10.0.0.2, error=client_not_found',
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.',
      "AADSTS7000222: The provided client secret keys for app '8f1c2d' are expired.",
      "AADSTS700016: Application with identifier '8f1c2d' was not found in the directory 'corp'.",
      '[invalid_client] Client authentication failed',
    ],
    ignores: ['metric oauth_errors{code="invalid_client_total"} 0', 'docs list invalid_client and other codes'],
  },
  {
    id: 'oauth.invalid-grant',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'invalid_grant',
        pattern:
          /(?:error"?\s?[:=]\s?"?|\[|\(['"]|Error: |oauth2: "|RefreshError: .{0,4})invalid_grant\b(?:["']?[:,]? ?["']?(?:error_description"?: ?")?(?<value>[\w .-]{3,60}))?/,
      },
      { words: 'aadsts70008', pattern: /AADSTS70008: / },
      {
        words: 'refresh token',
        pattern: /(?:Refresh token|refresh token) (?:is expired|has expired|reused|is invalid|not found)(?:$|["'.,])/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The provider refuses code or refresh token (invalid_grant: {value|no reason given})',
    check: ASK_PROVIDER,
    repair: [
      {
        text: 'Log in anew to get a fresh refresh token: it was revoked, expired, used twice, or belongs to another client',
        compose: 'docker compose logs --since 15m {service} | grep -i grant',
      },
      {
        text: 'When it is a signed assertion or a code, compare the clocks and the redirect URI: both sides of a code have to name the very same one',
        host: 'timedatectl',
      },
    ],
    source: 'RFC 6749 section 5.2; Google OAuth 2.0 errors; Keycloak TokenEndpoint; Microsoft Entra AADSTS error codes',
    matches: [
      "google.auth.exceptions.RefreshError: ('invalid_grant: Token has been expired or revoked.', {})",
      '{"error":"invalid_grant","error_description":"Token is not active"}',
      'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity.',
      'Refresh token has expired',
    ],
    ignores: ['grant of 12 rights to role shop', 'refresh token rotated for user 7'],
  },
  {
    id: 'oauth.redirect-uri-mismatch',
    kind: 'invalid_setting',
    forms: [
      { words: 'redirect_uri_mismatch', pattern: /\bredirect_uri_mismatch\b/ },
      { words: 'invalid parameter redirect_uri', pattern: /Invalid parameter: redirect_uri/ },
      {
        words: 'redirect_uri',
        pattern:
          /(?:redirect_uri did not match URI from initial request|The redirect_uri MUST match the registered callback URL|Unregistered redirect_uri \("(?<value>[^"]{1,150})"\)|'redirect_uri' parameter does not match any of the OAuth 2\.0 Client's pre-registered redirect urls)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The redirect URI {value|that the client sends} is not registered at the provider',
    check: {
      text: 'Read redirect_uri in the address of the login page and compare it letter by letter with the registered ones: scheme, host, port, trailing slash',
      compose: 'docker compose exec {service} env | grep -iE "redirect|callback|root_url|external_url|base_url"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "redirect|callback|root_url|external_url|base_url"',
    },
    repair: [
      {
        text: 'Register that very URI for the client at the provider',
        host: `kcadm.sh update clients/<id> -r <realm> -s 'redirectUris=["{value|https://<host>/callback}"]'`,
      },
      {
        text: 'When it starts with http:// or an inner name, the program does not know its outer address: set its root or external URL, and let the proxy send X-Forwarded-Proto and X-Forwarded-Host',
        compose: '$EDITOR .env   # root or external URL, trust of the proxy\ndocker compose up -d {service}',
      },
    ],
    source:
      'RFC 6749 section 3.1.2.4; Google OAuth 2.0 errors; Keycloak Errors.INVALID_REDIRECT_URI; Microsoft Entra AADSTS50011; ory/fosite; dex server/oauth2.go',
    matches: [
      'Error 400: redirect_uri_mismatch',
      'We are sorry... Invalid parameter: redirect_uri',
      'invalid_request: Unregistered redirect_uri ("http://shop.example.com/callback").',
    ],
    ignores: [
      'redirect_uri=https%3A%2F%2Fshop.example.com%2Fcallback accepted',
      'redirecting to https://shop.example.com/callback',
    ],
  },
  {
    id: 'oidc.issuer-mismatch',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'oidc issuer did not match',
        pattern:
          /oidc: issuer (?:URL provided to client|did not match the issuer returned by provider)[^"]{0,60}"(?<wanted>[^"]{1,150})"[^"]{0,80}"(?<value>[^"]{1,150})"/,
      },
      {
        words: 'issuer provided in the configuration metadata did not match',
        pattern:
          /The Issuer "(?<value>[^"]{1,150})" provided in the configuration metadata did not match the requested issuer "(?<wanted>[^"]{1,150})"/,
      },
      {
        words: 'id token issued by a different provider',
        pattern:
          /oidc: id token issued by a different provider, expected "(?<wanted>[^"]{1,150})" got "(?<value>[^"]{1,150})"/,
      },
      {
        words: 'jwt issuer invalid',
        pattern: /JsonWebTokenError: jwt issuer invalid\. expected: (?<wanted>\S{1,150})/,
      },
      { words: 'idx10205', pattern: /IDX10205: Issuer validation failed\. Issuer: '(?<value>[^']{1,150})'/ },
      { words: 'the iss claim is not valid', pattern: /The iss claim is not valid/ },
      { words: 'unexpected iss claim value', pattern: /unexpected "iss" claim value/ },
      {
        words: 'issuer',
        pattern: /InvalidIssuerError: Invalid issuer|Invalid token issuer\. Expected '(?<wanted>[^']{1,150})'/,
      },
      {
        words: 'unexpected iss value expected got',
        pattern: /unexpected iss value, expected (?<wanted>\S{1,200}), got: (?<value>\S{1,200})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The issuer is {value|another one}, but {wanted|the configured one} is expected',
    check: {
      text: 'Read the issuer that the provider tells of itself, asked as the client asks',
      compose: 'docker compose exec {service} curl -s <issuer>/.well-known/openid-configuration | head -c 300',
      kubernetes: 'kubectl exec deploy/{service} -- curl -s <issuer>/.well-known/openid-configuration | head -c 300',
      host: 'curl -s <issuer>/.well-known/openid-configuration | head -c 300',
    },
    repair: [
      {
        text: 'Let both say the same to the last slash: set the outer address of the provider (KC_HOSTNAME of Keycloak, issuer: of dex) and use it in every client; browser and container otherwise see two names of one provider',
        compose:
          '$EDITOR .env   # KC_HOSTNAME=https://auth.example.com, OIDC_ISSUER=https://auth.example.com/realms/shop\ndocker compose up -d',
        kubernetes: 'kubectl set env deploy/{service} OIDC_ISSUER={value|<issuer>}',
      },
    ],
    source:
      'OpenID Connect Discovery 4.3; go-oidc oidc.go, verify.go; Spring Security ClientRegistrations; jsonwebtoken verify.js; Microsoft.IdentityModel IDX10205; jose; PyJWT; Keycloak',
    matches: [
      'oidc: issuer URL provided to client ("http://dex:5556") did not match the issuer URL returned by provider ("https://dex.example.com")',
      'oidc: issuer did not match the issuer returned by provider, expected "http://keycloak:8080/realms/shop" got "https://auth.example.com/realms/shop"',
      'The Issuer "https://auth.example.com/realms/shop" provided in the configuration metadata did not match the requested issuer "http://keycloak:8080/realms/shop"',
      'oidc: id token issued by a different provider, expected "http://dex:5556" got "https://dex.example.com"',
      'JsonWebTokenError: jwt issuer invalid. expected: https://auth.example.com/',
      "IDX10205: Issuer validation failed. Issuer: 'http://identity:8080'. Did not match: validationParameters.ValidIssuer: 'https://id.example.com'",
      'An error occurred while attempting to decode the Jwt: The iss claim is not valid',
      'JWTClaimValidationFailed: unexpected "iss" claim value',
      'jwt.exceptions.InvalidIssuerError: Invalid issuer',
      "Invalid token issuer. Expected 'http://keycloak:8080/realms/shop'",
      'RPError: unexpected iss value, expected http://keycloak:8080/realms/shop, got: https://login.example.com/realms/shop',
    ],
    ignores: ['issuer set to https://auth.example.com/realms/shop', 'tls: certificate issuer is unknown'],
  },
  {
    id: 'oidc.discovery-failed',
    kind: 'connection_refused',
    forms: [
      {
        words: 'unable to resolve the configuration with the provided issuer of',
        pattern: /Unable to resolve (?:the )?[Cc]onfiguration with the provided Issuer of "?(?<object>[^\s"]{1,150})/,
      },
      { words: 'idx20803', pattern: /IDX20803: Unable to obtain configuration from: '(?<object>[^']{1,150})'/ },
      { words: 'idx20804', pattern: /IDX20804: Unable to retrieve document from: '(?<object>[^']{1,150})'/ },
      {
        words: 'get well known openid configuration',
        pattern: /Get "(?<object>https?:\/\/[^"]{1,120}\/\.well-known\/openid-configuration)": /,
      },
      { words: 'couldn t retrieve remote jwk set', pattern: /Couldn't retrieve remote JWK set/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The login provider does not answer at {object|its address}',
    check: ASK_PROVIDER,
    repair: [
      {
        text: 'Start the provider before its clients and use an address that the container can reach: localhost and a name that only the browser knows do not work from inside',
        compose: 'docker compose up -d && docker compose ps -a',
        kubernetes: 'kubectl get pods,ingress',
        host: 'curl -si {object|<issuer>} | head',
      },
    ],
    source:
      'Spring Security JwtDecoderProviderConfigurationUtils; Microsoft.IdentityModel.Protocols LogMessages; go-oidc; Nimbus RemoteJWKSet',
    matches: [
      'java.lang.IllegalArgumentException: Unable to resolve the Configuration with the provided Issuer of "http://keycloak:8080/realms/shop"',
      "System.InvalidOperationException: IDX20803: Unable to obtain configuration from: 'http://identity:8080/.well-known/openid-configuration'.",
      "IDX20804: Unable to retrieve document from: 'http://identity:8080/.well-known/openid-configuration'.",
      'failed to create provider: Get "http://dex:5556/.well-known/openid-configuration": dial tcp 172.18.0.9:5556: connect: connection refused',
      "com.nimbusds.jose.RemoteKeySourceException: Couldn't retrieve remote JWK set: Connection refused",
    ],
    ignores: ['GET /.well-known/openid-configuration 200', 'JWK set refreshed, 2 keys'],
  },
];
