import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TOKENS_AND_FAULTS: readonly CatalogueEntry[] = [
  {
    id: 'python.token-malformed',
    kind: 'invalid_setting',
    program: 'python',
    forms: [
      {
        words: 'decodeerror',
        pattern:
          /DecodeError: (?<value>Not enough segments|Invalid (?:header|payload|crypto) padding|Invalid token type[^\r\n]{0,60}|Invalid header string[^\r\n]{0,60})/,
      },
      {
        words: 'jwterror',
        pattern:
          /JWTError: (?<value>Invalid key|Error decoding token headers|Not enough segments|Signature verification failed)/,
      },
      { words: 'invalidkeyerror', pattern: /InvalidKeyError: (?<value>[^\r\n]{1,100})/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'The token that came in is no JWT, or the key does not fit its algorithm: {value}',
    check: { text: 'See what the client sends', host: 'echo "<token>" | cut -d. -f1 | base64 -d' },
    repair: [{ text: 'Send the token alone after "Bearer ", and give RS256 a public key in PEM and HS256 a secret' }],
    source: 'PyJWT, python-jose',
    matches: [
      'jwt.exceptions.DecodeError: Not enough segments',
      'jose.exceptions.JWTError: Invalid key',
      'jwt.exceptions.InvalidKeyError: The specified key is an asymmetric key or x509 certificate and should not be used as an HMAC secret.',
      'jose.exceptions.JWTError: Error decoding token headers.',
    ],
    ignores: ['token decoded'],
  },
  {
    id: 'go.bus-error',
    kind: 'data_corruption',
    program: 'go',
    forms: [{ words: 'sigbus bus error', pattern: /SIGBUS: bus error/ }],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means:
      'The program read from a mapped file or memory that is gone: a truncated file, a full /dev/shm, or failing storage',
    check: {
      text: 'See disk and shared memory',
      host: 'df -h /dev/shm; dmesg -T | grep -iE "I/O error|nvme|ata" | tail',
    },
    repair: [{ text: 'Repair the storage or enlarge /dev/shm; nothing may shorten a file that is mapped' }],
    source: 'Go runtime signal_unix.go',
    matches: ['SIGBUS: bus error', '[signal SIGBUS: bus error code=0x2 addr=0x7f pc=0x1]'],
    ignores: ['signal SIGTERM: terminated'],
  },
];
