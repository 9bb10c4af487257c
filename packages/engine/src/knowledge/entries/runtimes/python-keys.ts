import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const PYTHON_KEYS: readonly CatalogueEntry[] = [
  {
    id: 'tls.pem-library',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      { words: 'ssl pem lib _ssl c', pattern: /\[SSL\] PEM lib \(_ssl\.c/ },
      { words: 'ssl key_values_mismatch', pattern: /\[SSL: KEY_VALUES_MISMATCH\]/ },
      {
        words: 'could not parse certificate java io ioexception empty input',
        pattern: /Could not parse certificate: java\.io\.IOException: Empty input/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Python cannot load certificate and key: wrong files, wrong order, or a key with a passphrase',
    check: {
      text: 'Compare certificate and key',
      host: 'openssl x509 -noout -pubkey -in <cert> | openssl md5; openssl pkey -pubout -in <key> | openssl md5; head -1 <cert> <key>',
    },
    repair: [
      { text: 'Give the certificate (with chain) as certfile and the key without passphrase as keyfile, both in PEM' },
    ],
    source: 'CPython Modules/_ssl.c; OpenJDK X509Factory',
    matches: [
      'ssl.SSLError: [SSL] PEM lib (_ssl.c:4046)',
      'ssl.SSLError: [SSL: KEY_VALUES_MISMATCH] key values mismatch (_ssl.c:4046)',
      'java.security.cert.CertificateException: Could not parse certificate: java.io.IOException: Empty input',
    ],
    ignores: ['PEM loaded'],
  },
];
