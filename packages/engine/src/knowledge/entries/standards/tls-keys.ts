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
      { words: 'err_ossl_x509_key_values_mismatch', pattern: /\bERR_OSSL_X509_KEY_VALUES_MISMATCH\b/ },
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
      "  code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'",
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
      { words: 'pem routines', pattern: /PEM routines:\w{0,40}:(?:bad end line|short header|bad base64 decode)/ },
      { words: 'decoder routines unsupported', pattern: /DECODER routines:\w{0,40}:unsupported/ },
      { words: 'unsupported pkcs12 pfx data', pattern: /Error: Unsupported PKCS12 PFX data/ },
      {
        words: 'tls failed to find certificate pem data in input',
        pattern: /tls: failed to find certificate PEM data in certificate input, but did find a private key/,
      },
      { words: 'tls failed to parse private key', pattern: /tls: failed to parse private key/ },
      { words: 'err_ossl_pem_no_start_line', pattern: /\bERR_OSSL_PEM_NO_START_LINE\b/ },
      { words: 'err_ossl_unsupported', pattern: /\bERR_OSSL_UNSUPPORTED\b/ },
      { words: 'ioexception invalid keystore format', pattern: /IOException: Invalid keystore format/ },
      {
        words: 'derinputstream getlength lengthtag too big',
        pattern: /DerInputStream\.getLength\(\): lengthTag=\d{1,4}, too big/,
      },
      { words: 'toderinputstream rejects tag type', pattern: /toDerInputStream rejects tag type \d{1,4}/ },
      { words: 'keystoreexception not found', pattern: /KeyStoreException: (?<value>[\w.-]{1,20}) not found/ },
      {
        words: 'curl 58 unable to set private key file',
        pattern: /curl: \(58\) unable to set private key file: '(?<path>[^']{1,150})'/,
      },
      {
        words: 'curl 58 could not load client',
        pattern: /curl: \(58\) could not load (?:PEM|P12|DER) client certificate(?: from (?<path>[^,]{1,150}))?/,
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
      'error:04800064:PEM routines::bad base64 decode',
      'Error: error:1E08010C:DECODER routines::unsupported',
      'Error: Unsupported PKCS12 PFX data',
      'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
      'tls: failed to parse private key',
      "  code: 'ERR_OSSL_PEM_NO_START_LINE'",
      "  code: 'ERR_OSSL_UNSUPPORTED'",
      'java.io.IOException: Invalid keystore format',
      'java.io.IOException: DerInputStream.getLength(): lengthTag=109, too big.',
      'java.io.IOException: toDerInputStream rejects tag type 45',
      'java.security.KeyStoreException: JKS not found',
      "curl: (58) unable to set private key file: '/etc/ssl/client.key' type PEM",
      'curl: (58) could not load PEM client certificate from client.pem, OpenSSL error error:0480006C:PEM routines::no start line, (no key found, wrong pass phrase, or wrong file format?)',
    ],
    ignores: [
      'keystore loaded with 2 entries',
      'bad decryption key rotated last week',
      'error:0308010C:digital envelope routines::unsupported',
    ],
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
      { words: 'bad password read', pattern: /PEM routines:\w{0,40}:bad password read/ },
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
      'error:0906A068:PEM routines:PEM_do_header:bad password read',
    ],
    ignores: ['bad decryption key rotated last week', 'keystore loaded with 2 entries'],
  },
  {
    id: 'x509.verification-failed',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'certificate verify failed',
        pattern:
          /SSL routines:\w{0,40}:certificate verify failed|SSL error: certificate verify failed|certificate verify failed \(_ssl\.c:\d{1,6}\)|CERTIFICATE_VERIFY_FAILED\] certificate verify failed$/,
      },
      {
        words: 'remotecertificatechainerrors',
        pattern: /according to the validation procedure: RemoteCertificateChainErrors/,
      },
      {
        words: 'the remote certificate is invalid according to the validation procedure',
        pattern: /The remote certificate is invalid according to the validation procedure\.?$/,
      },
      {
        words: 'ssl certificate problem',
        pattern:
          /SSL certificate problem: (?<value>invalid CA certificate|path length constraint exceeded|unsupported certificate purpose|EE certificate key too weak|CA certificate key too weak|CA signature digest algorithm too weak|certificate revoked)/,
      },
      {
        words: 'certificate verify failed',
        pattern:
          /certificate verify failed: (?<value>invalid CA certificate|EE certificate key too weak|CA signature digest algorithm too weak|unsupported certificate purpose|unhandled critical extension|Missing Authority Key Identifier|Basic Constraints of CA cert not marked critical)/,
      },
      {
        words: 'ssl routines too',
        pattern: /error:\w{1,10}:SSL routines:\w{0,40}:(?<value>ca md too weak|ee key too small|ca key too small)/,
      },
      {
        words: 'x509',
        pattern:
          /x509: (?<value>certificate specifies an incompatible key usage|certificate is not authorized to sign other certificates|too many intermediates for path length constraint|a root or intermediate certificate is not authorized to sign for this name|cannot verify signature: insecure algorithm [\w-]{1,30}|unhandled critical extension|negative serial number|invalid signature: parent certificate cannot sign this kind of certificate|ECDSA verification failure|certificate is not authorized to sign)/,
      },
      { words: 'ssl ca_md_too_weak', pattern: /SSL: (?<value>CA_MD_TOO_WEAK)\]/ },
      { words: 'ssl ee_key_too_small', pattern: /SSL: (?<value>EE_KEY_TOO_SMALL)\]/ },
      {
        words: 'depth lookup',
        pattern:
          /error (?:7|2[3-8]|47|6[5-8]|79|8\d|9[0-4]) at \d{1,2} depth lookup: ?(?<value>(?!certificate not trusted)[A-Za-z][\w ]{3,60})/,
      },
      {
        words: 'verify error num',
        pattern: /verify error:num=(?:7|2[3-8]|47|6[5-8]|79|8\d|9[0-4]):(?<value>[A-Za-z][\w ]{3,60})/,
      },
      {
        words: 'code',
        pattern:
          /code["']?:? ?["']?(?<value>CERT_REVOKED|CERT_SIGNATURE_FAILURE|CERT_REJECTED|INVALID_PURPOSE|INVALID_CA|PATH_LENGTH_EXCEEDED|CRL_HAS_EXPIRED)\b/,
      },
      {
        words: 'invalid peer certificate',
        pattern:
          /invalid peer certificate: (?<value>BadSignature|UnsupportedCertVersion|Revoked|InvalidPurpose|Other\(OtherError\(\w{1,40}\)\)|BadEncoding|UnhandledCriticalExtension)/,
      },
      {
        words: 'algorithm constraints check failed on',
        pattern:
          /Algorithm constraints check failed on (?<value>(?:signature algorithm|keysize limits|disabled algorithm)[^\n]{0,60})/,
      },
      {
        words: 'certpathvalidatorexception signature check failed',
        pattern: /CertPathValidatorException: signature check failed/,
      },
      {
        words: 'rejected by the provided remotecertificatevalidationcallback',
        pattern: /rejected by the provided RemoteCertificateValidationCallback/,
      },
      {
        words: 'errors in the certificate chain',
        pattern:
          /errors in the certificate chain: (?<value>(?:RevocationStatusUnknown|OfflineRevocation|Revoked|NotSignatureValid|NotValidForUsage|HasWeakSignature)[\w, ]{0,60})/,
      },
      { words: 'crypt_e_no_revocation_check', pattern: /\bCRYPT_E_NO_REVOCATION_CHECK\b/ },
      { words: 'crypt_e_revocation_offline', pattern: /\bCRYPT_E_REVOCATION_OFFLINE\b/ },
      {
        words: 'the certificate chain uses insecure algorithm',
        pattern: /The certificate chain uses (?<value>insecure algorithm)/,
      },
      { words: 'curl 91 no ocsp response received', pattern: /curl: \(91\) (?<value>No OCSP response received)/ },
      {
        words: 'ssl public key does not match pinned',
        pattern: /SSL: (?<value>public key does not match pinned public key)/,
      },
      { words: 'x509 certificate verification failed', pattern: /X509 - Certificate verification failed/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The certificate of the other end is refused: {value|its verification failed}',
    check: {
      text: 'Ask OpenSSL for the reason: the verify return code names it',
      compose: 'openssl s_client -connect <host>:443 </dev/null | grep -i verif',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "openssl s_client -connect <host>:443 </dev/null | grep -i verif"',
      host: 'openssl s_client -connect <host>:443 </dev/null | grep -i verif',
    },
    repair: [
      {
        text: 'Trust the authority of the certificate, or renew it, as the code says (10 expired, 18 and 19 self-signed, 20 and 21 issuer unknown, 62 other name)',
        host: 'sudo update-ca-certificates',
      },
      {
        text: 'When key or digest is called too weak, issue it anew with RSA 2048 or more and SHA-256; OpenSSL 3 and new distributions refuse what older ones took',
        host: 'openssl x509 -in <certificate> -noout -text | grep -E "Signature Algorithm|Public-Key"',
      },
    ],
    source:
      'OpenSSL x509_txt.c X509_verify_cert_error_string, ssl_err.c; CPython _ssl.c; .NET SR.net_ssl_io_cert_validation',
    matches: [
      'error:0A000086:SSL routines::certificate verify failed',
      'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateChainErrors',
      'AuthenticationException: The remote certificate is invalid according to the validation procedure.',
      'curl: (60) SSL certificate problem: EE certificate key too weak',
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: invalid CA certificate (_ssl.c:1000)',
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key Identifier (_ssl.c:1028)',
      'nginx: [emerg] SSL_CTX_use_certificate("/etc/tls/a.crt") failed (SSL: error:0A00018F:SSL routines::ee key too small)',
      'x509: certificate specifies an incompatible key usage',
      'x509: cannot verify signature: insecure algorithm SHA1-RSA (temporarily override with GODEBUG=x509sha1=1)',
      'ssl.SSLError: [SSL: CA_MD_TOO_WEAK] ca md too weak (_ssl.c:4022)',
      'ssl.SSLError: [SSL: EE_KEY_TOO_SMALL] ee key too small (_ssl.c:3862)',
      'error 23 at 0 depth lookup: certificate revoked',
      'verify error:num=26:unsuitable certificate purpose',
      "  code: 'CERT_REVOKED'",
      'invalid peer certificate: BadSignature',
      'java.security.cert.CertPathValidatorException: Algorithm constraints check failed on signature algorithm: SHA1withRSA',
      'PKIX path validation failed: java.security.cert.CertPathValidatorException: signature check failed',
      'The remote certificate was rejected by the provided RemoteCertificateValidationCallback.',
      'The remote certificate is invalid because of errors in the certificate chain: RevocationStatusUnknown, OfflineRevocation',
      'curl: (35) schannel: next InitializeSecurityContext failed: CRYPT_E_NO_REVOCATION_CHECK (0x80092012) - The revocation function was unable to check revocation for the certificate.',
      'schannel: CRYPT_E_REVOCATION_OFFLINE (0x80092013) - The revocation function was unable to check revocation because the revocation server was offline.',
      'The certificate is NOT trusted. The certificate chain uses insecure algorithm.',
      'curl: (91) No OCSP response received',
      'curl: (90) SSL: public key does not match pinned public key',
      'mbedtls: ssl_handshake returned -0x2700, X509 - Certificate verification failed, e.g. CRL, CA or signature check failed',
    ],
    ignores: ['certificate verified: CN=api.example.com', 'set verify_failed_action = warn'],
  },
];
