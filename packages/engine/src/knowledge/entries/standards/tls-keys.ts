import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Certificates, keys and key stores that cannot be read or do not belong together. */
export const TLS_KEYS: readonly CatalogueEntry[] = [
  {
    id: 'tls.key-and-certificate-differ',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'tls private key does not match public key',
        pattern: /tls: private key (?:type )?does not match public key/,
      },
      {
        words: 'key values mismatch',
        pattern:
          /(?:\("(?<path>[^"]{1,150})"\) failed.{0,60})?(?:x509 certificate routines|X509):?\w{0,40}:key values mismatch|KEY_VALUES_MISMATCH\] key values mismatch/i,
      },
      {
        words: 'inconsistencies between private key and certificate',
        pattern:
          /inconsistencies between private key and certificate loaded(?: '| from PEM file ')(?<path>[^']{1,150})'/,
      },
      { words: 'keymismatch', pattern: /keys may not be consistent: KeyMismatch/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Private key and certificate do not belong together: {path|the pair of this server}',
    check: {
      text: 'Compare the public key of both files: the two digests have to be equal',
      host: 'openssl x509 -in <certificate> -noout -pubkey | sha256sum; openssl pkey -in <key> -pubout | sha256sum',
      kubernetes: `kubectl get secret <tls secret> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -pubkey | sha256sum`,
    },
    repair: [
      {
        text: 'Put the pair of one issue in place: in a chain file the leaf has to stand first, and after a renewal key and certificate have to be copied together',
        host: 'sudo cat leaf.pem intermediate.pem | sudo tee fullchain.pem && sudo systemctl reload {service}',
        kubernetes:
          'kubectl create secret tls <tls secret> --cert=fullchain.pem --key=key.pem --dry-run=client -o yaml | kubectl apply -f -',
        compose: 'docker compose restart {service}',
      },
    ],
    source:
      'Go crypto/tls X509KeyPair; OpenSSL X509_check_private_key; HAProxy ssl_sock.c; rustls Error::InconsistentKeys',
    matches: [
      'tls: private key does not match public key',
      'nginx: [emerg] SSL_CTX_use_PrivateKey("/etc/tls/shop.key") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)',
      "[ALERT] (1) : config : parsing [/usr/local/etc/haproxy.cfg:20] : 'bind :443' : inconsistencies between private key and certificate loaded from PEM file '/certs/shop.pem'.",
      'Error: keys may not be consistent: KeyMismatch',
    ],
    ignores: ['loaded key and certificate from /etc/tls', 'foreign key values mismatch in table orders'],
  },
  {
    id: 'tls.key-unreadable',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'tls failed to find any pem data in',
        pattern: /tls: failed to find any PEM data in (?<object>certificate|key) input/,
      },
      {
        words: 'no start line',
        pattern:
          /(?:\("(?<path>[^"]{1,150})"\) failed.{0,60})?PEM routines:\w{0,40}:no start line|(?:PEM lib|PEM)\W{1,4}no start line/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{path|A certificate or key} cannot be read: it is no PEM',
    check: {
      text: 'Read the file with the tool and the password that the writer is given',
      host: 'head -1 {path|<file>}; openssl x509 -in {path|<file>} -noout -subject; keytool -list -keystore <keystore> -storepass <password>',
      compose: 'docker compose exec {service} sh -c "head -1 {path|<file>}; wc -c {path|<file>}"',
      kubernetes: `kubectl get secret <tls secret> -o jsonpath='{.data}' | head -c 300`,
    },
    repair: [
      {
        text: 'Write the file anew in PEM form, with its BEGIN and END lines',
        host: 'openssl pkey -in encrypted.key -out plain.key; openssl pkcs12 -export -in tls.crt -inkey tls.key -out keystore.p12',
        compose: '$EDITOR .env && docker compose up -d {service}',
      },
      {
        text: 'Put real PEM in place: an empty file, a path in place of its content, a variable whose line breaks became \\n, and a secret encoded twice in base64 all look like this',
        kubernetes:
          'kubectl create secret tls <tls secret> --cert=tls.crt --key=tls.key --dry-run=client -o yaml | kubectl apply -f -',
      },
    ],
    source:
      'Go crypto/tls X509KeyPair; OpenSSL PEM_R_NO_START_LINE, EVP_R_BAD_DECRYPT, PKCS12_R_MAC_VERIFY_FAILURE; Java JavaKeyStore, PKCS12KeyStore; .NET X509Certificates',
    matches: [
      'tls: failed to find any PEM data in certificate input',
      'nginx: [emerg] cannot load certificate "/etc/tls/a.crt": PEM_read_bio_X509_AUX() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE)',
      'tls: failed to find any PEM data in key input',
    ],
    ignores: ['keystore loaded with 2 entries', 'bad decryption key rotated last week'],
  },
  {
    id: 'openssl3.legacy-digest',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'digital envelope routines unsupported',
        pattern: /error:0308010C:digital envelope routines:\w{0,40}:unsupported/,
      },
      { words: 'err_ossl_evp_unsupported', pattern: /(?:code["']?:? ?["']?|[(:[] ?)ERR_OSSL_EVP_UNSUPPORTED\b/ },
      { words: 'inner_evp_generic_fetch unsupported', pattern: /inner_evp_generic_fetch:unsupported/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'OpenSSL 3 no longer offers the digest or cipher that is asked (MD4, RC2)',
    check: {
      text: 'Read which OpenSSL the runtime brings',
      compose:
        'docker compose run --rm --entrypoint "" {service} sh -c "node -p process.versions.openssl || openssl version"',
      host: 'node -p "process.version + \' \' + process.versions.openssl"; openssl version',
    },
    repair: [
      {
        text: 'Update the tool that asks for the old algorithm (webpack 5.61 or later, react-scripts 5), or write the PKCS#12 file anew with current ciphers',
        host: 'npm install webpack@5; openssl pkcs12 -in old.p12 -legacy -nodes -out all.pem && openssl pkcs12 -export -in all.pem -out new.p12',
      },
      {
        text: 'Until then allow the old algorithms for this one process',
        compose: '$EDITOR docker-compose.yml   # environment: NODE_OPTIONS=--openssl-legacy-provider',
        kubernetes: 'kubectl set env deploy/{service} NODE_OPTIONS=--openssl-legacy-provider',
        host: 'export NODE_OPTIONS=--openssl-legacy-provider',
      },
    ],
    source: 'OpenSSL 3.0 migration guide; Node 17 release notes',
    matches: [
      'Error: error:0308010C:digital envelope routines::unsupported',
      "  code: 'ERR_OSSL_EVP_UNSUPPORTED'",
      'error:0308010C:digital envelope routines:inner_evp_generic_fetch:unsupported:crypto/evp/evp_fetch.c:349',
    ],
    ignores: [
      'error:1C800064:Provider routines::bad decrypt',
      'envelope routines for mail are unsupported in this edition',
    ],
  },
  {
    id: 'tls.key-password-wrong',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'bad decrypt',
        pattern: /(?:Provider|digital envelope) routines:\w{0,40}:bad decrypt|EVP_DecryptFinal_ex:bad decrypt/,
      },
      {
        words: 'mac verify',
        pattern: /[Mm]ac verify (?:failure|error: invalid password\?)|PKCS12 routines:\w{0,40}:mac verify failure/,
      },
      { words: 'specified network password is not correct', pattern: /The specified network password is not correct/ },
      {
        words: 'certificate data cannot be read with the provided password',
        pattern: /The certificate data cannot be read with the provided password, the password may be incorrect/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The password does not open the private key or key store of this program',
    check: {
      text: 'Try the password by hand on the file that the program reads',
      compose:
        'docker compose exec {service} sh -c "openssl pkey -in <key> -noout || openssl pkcs12 -in <file.pfx> -info -noout"',
      kubernetes: 'kubectl get secret <secret> -o jsonpath="{.data}" | cut -c1-200',
      host: 'openssl pkey -in <key> -noout; openssl pkcs12 -in <file.pfx> -info -noout',
    },
    repair: [
      {
        text: 'Give the program the password the file was written with (variable, secret or configuration), without quotes and line break at its end',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
      {
        text: 'Or write the key anew without a password, readable for the account of the program only',
        host: 'openssl pkey -in <key> -out <new key> && chmod 600 <new key>',
      },
    ],
    source: 'OpenSSL crypto/err evp and pkcs12 reasons; .NET X509Certificates PKCS#12 loading',
    matches: [
      'Error: error:1C800064:Provider routines::bad decrypt',
      'Error: mac verify failure',
      'System.Security.Cryptography.CryptographicException: The specified network password is not correct.',
      'CryptographicException: The certificate data cannot be read with the provided password, the password may be incorrect.',
    ],
    ignores: ['bad decryption key rotated last week', 'keystore loaded with 2 entries'],
  },
];
