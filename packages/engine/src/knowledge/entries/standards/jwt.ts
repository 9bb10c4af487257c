import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const READ_TOKEN: Step = {
  text: 'Read head and claims of a token (kid, alg, iss, aud, exp) and compare them with the settings of the checker',
  compose:
    'docker compose exec {service} env | grep -iE "jwt|jwks|secret|issuer|audience"; echo <token> | cut -d. -f1,2 | tr . "\\n" | base64 -di 2>/dev/null',
  kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "jwt|jwks|secret|issuer|audience"',
  host: 'echo <token> | cut -d. -f1,2 | tr . "\\n" | base64 -di 2>/dev/null; date -u +%s',
};

/** JSON Web Tokens that are refused, as the libraries print it. */
export const JWT: readonly CatalogueEntry[] = [
  {
    id: 'jwt.signature-invalid',
    kind: 'authentication_refused',
    forms: [
      { words: 'jsonwebtokenerror invalid signature', pattern: /JsonWebTokenError: invalid signature/ },
      {
        words: 'invalidsignatureerror signature verification failed',
        pattern: /InvalidSignatureError: Signature verification failed/,
      },
      {
        words: 'jwssignatureverificationfailed',
        pattern: /JWSSignatureVerificationFailed: signature verification failed/,
      },
      {
        words: 'signature is invalid',
        pattern: /(?:token|jwt|claims|parse)[^:]{0,40}: (?:token )?signature is invalid/i,
      },
      {
        words: 'jwt signature does not match locally computed signature',
        pattern: /JWT signature does not match locally computed signature/,
      },
      {
        words: 'signed jwt rejected',
        pattern: /Signed JWT rejected: Invalid signature/,
      },
      { words: 'idx10503', pattern: /IDX10503: Signature validation failed/ },
      { words: 'idx10501', pattern: /IDX10501: Signature validation failed/ },
      { words: 'idx10511', pattern: /IDX10511: Signature validation failed/ },
      {
        words: 'crypto rsa verification error',
        pattern: /(?:token|jwt|jws|id token)[^"]{0,80}crypto\/(?:rsa|ecdsa): verification error/i,
      },
      { words: 'failed to verify id token signature', pattern: /failed to verify id token signature/ },
      {
        words: 'verificationerror signature verification',
        pattern: /JWT::VerificationError(?: \(|: )Signature verification (?:raised|failed)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The signature of a token does not fit the key here: issuer and checker have other keys',
    check: READ_TOKEN,
    repair: [
      {
        text: 'Give issuer and checker the same secret or the public key of the issuer (same variable, no line break at its end); when the secret was changed on purpose, everybody has to log in again',
        compose: '$EDITOR .env   # JWT_SECRET of both services\ndocker compose up -d',
        kubernetes: 'kubectl get secret -o yaml | grep -i jwt; kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'RFC 7515; jsonwebtoken verify.js, PyJWT, jose, golang-jwt errors.go, jjwt DefaultJwtParser, Nimbus DefaultJWTProcessor, Microsoft.IdentityModel, go-oidc, ruby-jwt',
    matches: [
      'JsonWebTokenError: invalid signature',
      'jwt.exceptions.InvalidSignatureError: Signature verification failed',
      'JWSSignatureVerificationFailed: signature verification failed',
      'token parse: token signature is invalid: crypto/rsa: verification error',
      'JWT signature does not match locally computed signature. JWT validity cannot be asserted and should not be trusted.',
      'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature',
      'SecurityTokenInvalidSignatureException: IDX10503: Signature validation failed. Token does not have a kid.',
      'IDX10501: Signature validation failed. Unable to match key',
      'IDX10511: Signature validation failed. Keys tried',
      'failed to verify signature: failed to verify id token signature',
      'JWT::VerificationError: Signature verification failed',
    ],
    ignores: ['signature of package verified', 'apt: signature verification failed for repository'],
  },
  {
    id: 'jwt.signing-key-not-found',
    kind: 'missing_object',
    forms: [
      {
        words: 'signingkeynotfounderror',
        pattern: /SigningKeyNotFoundError: Unable to find a signing key that matches '(?<object>[^']{1,100})'/,
      },
      {
        words: 'unable to find a signing key that matches',
        pattern: /Unable to find a signing key that matches:? ['"](?<object>[^'"]{1,100})['"]/,
      },
      {
        words: 'no applicable key found in the json web key set',
        pattern: /no applicable key found in the JSON Web Key Set/,
      },
      { words: 'no matching key s found', pattern: /Another algorithm expected, or no matching key\(s\) found/ },
      { words: 'idx10500', pattern: /IDX10500: Signature validation failed\. No security keys were provided/ },
      {
        words: 'secret or public key must be provided',
        pattern: /JsonWebTokenError: secret or public key must be provided/,
      },
      {
        words: 'key kid',
        pattern: /(?:unable to find|no) (?:key|public key) (?:with|for) kid[ :="]{1,3}(?<object>[\w.-]{1,100})/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The key that signed the token is not known here ({object|none is set, or no kid fits})',
    check: READ_TOKEN,
    repair: [
      {
        text: 'Point the checker at the key set of the issuer that really signs (same realm or tenant) and let it fetch the set again: a provider that was made anew has new keys',
        compose: 'docker compose restart {service}; curl -s <issuer>/.well-known/jwks.json',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When no secret is set at all, set the variable that holds it',
        compose: 'openssl rand -hex 32; $EDITOR .env && docker compose up -d {service}',
      },
    ],
    source: 'RFC 7517; jwks-rsa, PyJWT PyJWKClient, jose, Nimbus, Microsoft.IdentityModel IDX10500, jsonwebtoken',
    matches: [
      "SigningKeyNotFoundError: Unable to find a signing key that matches 'kA7x'",
      'jwt.exceptions.PyJWKClientError: Unable to find a signing key that matches: "kA7x"',
      'JWKSNoMatchingKey: no applicable key found in the JSON Web Key Set',
      'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
      'IDX10500: Signature validation failed. No security keys were provided to validate the signature.',
      'JsonWebTokenError: secret or public key must be provided',
      'unable to find key with kid: "kA7x"',
    ],
    ignores: ['JWK set refreshed, 2 keys', 'signing key kA7x rotated'],
  },
  {
    id: 'jwt.audience-invalid',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'jwt audience invalid',
        pattern: /JsonWebTokenError: jwt audience invalid\. expected: (?<wanted>\S{1,120})/,
      },
      { words: 'idx10214', pattern: /IDX10214: Audience validation failed\. Audiences: '(?<value>[^']{1,120})'/ },
      {
        words: 'expected audience got',
        pattern: /oidc: expected audience "(?<wanted>[^"]{1,120})" got \[(?<value>[^\]]{0,120})\]/,
      },
      { words: 'invalidaudienceerror', pattern: /InvalidAudienceError: (?:Invalid audience|Audience doesn't match)/ },
      { words: 'aud claim', pattern: /(?:unexpected "aud" claim value|The aud claim is not valid)/ },
      { words: 'token has invalid audience', pattern: /token has invalid claims: token has invalid audience/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The token is for {value|another audience}, but {wanted|the configured one} is expected here',
    check: READ_TOKEN,
    repair: [
      {
        text: 'Let the client ask a token for this API (audience, resource or scope), add the audience at the provider (Keycloak: an audience mapper), or correct the one that is expected',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} <AUDIENCE_VARIABLE>={value|<audience>}',
      },
    ],
    source:
      'RFC 7519 4.1.3; jsonwebtoken, PyJWT, jose, golang-jwt, go-oidc verify.go, Microsoft.IdentityModel IDX10214, Spring Security JwtClaimValidator',
    matches: [
      'JsonWebTokenError: jwt audience invalid. expected: orders-api',
      "IDX10214: Audience validation failed. Audiences: 'account'. Did not match: validationParameters.ValidAudience: 'orders-api'",
      'oidc: expected audience "orders" got ["account"]',
      'jwt.exceptions.InvalidAudienceError: Invalid audience',
      'JWTClaimValidationFailed: unexpected "aud" claim value',
      'token has invalid claims: token has invalid audience',
    ],
    ignores: ['audience of the talk: 300', 'aud claim accepted'],
  },
  {
    id: 'jwt.expired',
    kind: 'authentication_refused',
    forms: [
      { words: 'tokenexpirederror jwt expired', pattern: /TokenExpiredError: jwt expired/ },
      {
        words: 'signature has expired',
        pattern:
          /ExpiredSignature(?:Error)?: Signature has expired|JWT::ExpiredSignature(?: \(|: )Signature has expired/,
      },
      {
        words: 'token is expired',
        pattern:
          /(?:token|jwt|claims|unauthori[sz]ed|auth\w{0,12}|verif\w{1,8}|parse\w{0,4})[^:]{0,40}: token is expired/i,
      },
      {
        words: 'jwt expired at',
        pattern:
          /(?:ExpiredJwtException: JWT expired|Jwt expired) (?:at (?<value>[\w:.-]{10,30})|\d{1,12} milliseconds ago at)/i,
      },
      { words: 'exp claim timestamp check failed', pattern: /"exp" claim timestamp check failed/ },
      { words: 'idx10223', pattern: /IDX10223: Lifetime validation failed\. The token is expired/ },
      { words: 'oidc token is expired', pattern: /oidc: token is expired \(Token Expiry: (?<value>[^)]{1,60})\)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A token has run out ({value|exp lies in the past}): its bearer did not renew it',
    check: READ_TOKEN,
    repair: [
      {
        text: 'For users that is everyday; for a service let it renew its token before exp, or give it a new one',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When all tokens at once are expired, the clock of the checker runs ahead or that of the issuer behind',
        compose: 'docker compose exec {service} date -u; date -u',
        host: 'timedatectl',
      },
    ],
    source:
      'RFC 7519 4.1.4; jsonwebtoken, PyJWT, golang-jwt, jjwt, jose, ruby-jwt, Spring Security JwtTimestampValidator, Microsoft.IdentityModel IDX10223, go-oidc',
    matches: [
      'TokenExpiredError: jwt expired',
      'jwt.exceptions.ExpiredSignatureError: Signature has expired',
      'token has invalid claims: token is expired',
      'io.jsonwebtoken.ExpiredJwtException: JWT expired at 2025-01-01T00:00:00Z. Current time: 2025-01-01T00:05:00Z',
      'JWTExpired: "exp" claim timestamp check failed',
      'IDX10223: Lifetime validation failed. The token is expired.',
      'oidc: token is expired (Token Expiry: 2025-01-01 00:00:00 +0000 UTC)',
    ],
    ignores: ['session token expires in 30 minutes', 'certificate has expired'],
  },
];
