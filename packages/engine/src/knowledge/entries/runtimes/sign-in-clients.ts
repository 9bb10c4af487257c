import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SIGN_IN_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'spring.oauth-state-lost',
    kind: 'invalid_setting',
    program: 'spring',
    forms: [
      { words: 'rperror state mismatch expected', pattern: /RPError: state mismatch, expected/ },
      { words: 'rperror checks state argument is missing', pattern: /RPError: checks\.state argument is missing/ },
      { words: 'state cookie was missing', pattern: /State cookie was missing/ },
      { words: 'value could not be parsed', pattern: /(?:pkceCodeVerifier|state|nonce) value could not be parsed/ },
      {
        words: 'did not find expected authorization request details in session',
        pattern: /did not find expected authorization request details in session/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The sign-in comes back to a session that does not know it: cookie, host name or replica differ',
    check: {
      text: 'Compare the host in the address bar with the redirect URI, and look at the cookie',
      host: 'curl -sI <app>/oauth2/authorization/<id> | grep -iE "set-cookie|location"',
    },
    repair: [
      {
        text: 'Use one host name and https throughout, let the proxy pass X-Forwarded-*, SameSite=Lax (None; Secure across sites), and share sessions between replicas',
      },
    ],
    source: 'spring-security OAuth2LoginAuthenticationFilter; openid-client; express-openid-connect',
    matches: [
      'RPError: state mismatch, expected a, got: b',
      'RPError: checks.state argument is missing',
      'OAuthCallbackError: State cookie was missing.',
      'InvalidCheck: pkceCodeVerifier value could not be parsed',
      'Error: did not find expected authorization request details in session, req.session["oidc:kc"] is undefined',
    ],
    ignores: ['state matched'],
  },
  {
    id: 'oidc-client.clock-differs',
    kind: 'clock_wrong',
    program: 'oidc',
    forms: [
      {
        words: 'id_token issued in the future now iat',
        pattern: /id_token issued in the future, now \d{1,12}, iat \d{1,12}/,
      },
      {
        words: 'immaturesignatureerror the token is not yet valid',
        pattern: /ImmatureSignatureError: The token is not yet valid/,
      },
      { words: 'token used before issued', pattern: /Token used before issued/ },
      { words: 'token', pattern: /token (?:is )?(?:used before issued|not valid yet|is not valid yet)/i },
      { words: 'jwt not active', pattern: /jwt not active/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 2,
    means: 'A token is of the future: the clocks of provider and client differ',
    check: { text: 'Compare the clocks', host: 'date -u; curl -sI <provider> | grep -i ^date; timedatectl' },
    repair: [
      {
        text: 'Synchronise both (chrony), allow some seconds of tolerance',
        host: 'sudo systemctl enable --now chrony',
      },
    ],
    source: 'openid-client, PyJWT, golang-jwt, jsonwebtoken',
    matches: [
      'RPError: id_token issued in the future, now 1700000000, iat 1700000100',
      'jwt.exceptions.ImmatureSignatureError: The token is not yet valid (iat)',
      'Token used before issued',
      'token is not valid yet',
      'NotBeforeError: jwt not active',
    ],
    ignores: ['token valid until 2027'],
  },
  {
    id: 'oidc-client.provider-answer-unexpected',
    kind: 'wrong_address',
    program: 'oidc',
    forms: [
      { words: 'operror expected 200 ok got', pattern: /OPError: (?<value>expected 200 OK, got: \d{3} [\w ]{1,30})/ },
      {
        words: 'oauth2authenticationexception',
        pattern:
          /OAuth2AuthenticationException: \[(?<value>invalid_token_response|invalid_user_info_response|missing_user_info_uri)\]/,
      },
      { words: 'oidc', pattern: /oidc: (?<value>\d{3} [\w ]{1,30}): / },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The OpenID provider answers otherwise than expected: {value}',
    check: {
      text: 'Fetch the discovery document from where the application runs',
      host: 'curl -s <issuer>/.well-known/openid-configuration | head -c 400',
    },
    repair: [
      {
        text: 'Write the issuer exactly as the document says (realm, path, no slash at the end), with an address that the application reaches',
      },
    ],
    source: 'openid-client, spring-security-oauth2, coreos/go-oidc',
    matches: [
      'OPError: expected 200 OK, got: 404 Not Found',
      'org.springframework.security.oauth2.core.OAuth2AuthenticationException: [invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response',
      'oidc: 404 Not Found: <html>',
    ],
    ignores: ['oidc: discovery done'],
  },
];
