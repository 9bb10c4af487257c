import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SINGLE_SIGN_ON: readonly CatalogueEntry[] = [
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
    ],
    ignores: ['SAML Response accepted for anna@example.com'],
  },
];
