import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What ciphers say of data that were saved with another key. */
export const DECRYPTION: readonly CatalogueEntry[] = [
  {
    id: 'decryption.other-key',
    kind: 'invalid_setting',
    forms: [
      { words: 'cipher message authentication failed', pattern: /\bcipher: message authentication failed/ },
      {
        words: 'payload is invalid',
        pattern: /\bERROR: The payload is invalid\.|DecryptException: The payload is invalid/,
      },
      { words: 'cryptography fernet invalidtoken', pattern: /\bcryptography\.fernet\.InvalidToken/ },
      {
        words: 'bad decrypt',
        pattern: /:bad decrypt:|digital envelope routines::?\w{0,40}:bad decrypt|EVP_DecryptFinal_ex:bad decrypt/,
      },
      {
        words: 'given final block not properly padded',
        pattern: /BadPaddingException: Given final block not properly padded/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The key that is set does not open what was saved with another key',
    check: {
      text: 'Compare the secret key of now with the one of the time the data were saved: a new .env, a restored dump, a fresh volume for the key file',
      compose: 'docker compose config {service} | grep -iE "secret|key"',
      kubernetes: 'kubectl describe deploy/{service} | grep -iE "secret|key"',
      host: 'systemctl show {service} -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set the old key again; where it is lost, enter the saved secrets anew',
        compose: '$EDITOR .env && docker compose up -d {service}',
        kubernetes: 'kubectl edit secret {service}',
        host: 'sudoedit /etc/default/{service} && sudo systemctl restart {service}',
      },
    ],
    source: 'Go crypto/cipher gcm.go, cryptography Fernet, Laravel Encrypter, OpenSSL EVP_R_BAD_DECRYPT, JCE',
    matches: [
      'level=error msg="Failed to decrypt secret" error="cipher: message authentication failed"',
      'production.ERROR: The payload is invalid.',
      'cryptography.fernet.InvalidToken',
      'error:06065064:digital envelope routines:EVP_DecryptFinal_ex:bad decrypt:evp_enc.c:570:',
      'javax.crypto.BadPaddingException: Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
    ],
    ignores: ['cipher suites: TLS_AES_128_GCM_SHA256', 'decrypted 12 secrets'],
  },
  {
    id: 'encoding.base64-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'illegal base64 data at input byte',
        pattern:
          /(?:\b(?:load|decode|decoding|parse|parsing|read|invalid) (?<setting>[\w.-]{2,60}): )?illegal base64 data at input byte \d{1,9}/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The value of {setting|a setting or secret} is not base64',
    check: {
      text: 'Look for a line end, a quote or a URL-safe character in the value; a Kubernetes secret holds base64 under data and plain text under stringData',
      kubernetes: "kubectl get secret {service} -o jsonpath='{.data}'",
      compose: 'docker compose config {service} | grep -iE "secret|key|token"',
      host: 'systemctl show {service} -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Encode the value anew, without a line end',
        host: 'printf %s "<value>" | base64 -w0',
      },
    ],
    source: 'Go encoding/base64 CorruptInputError',
    matches: [
      'Unable to load JWT_SECRET: illegal base64 data at input byte 5',
      'Error: illegal base64 data at input byte 44',
    ],
    ignores: ['base64 data at input is legal', 'decoded 44 bytes of base64'],
  },
];
