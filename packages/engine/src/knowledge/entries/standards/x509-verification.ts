import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SHOW_CERTIFICATE: Step = {
  text: 'Show the certificate that the other end really sends: dates, names, issuer, and whether the chain is complete',
  compose:
    'openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} -showcerts </dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName',
  kubernetes: `kubectl get secret <tls secret> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -dates -subject -issuer -ext subjectAltName`,
  host: 'openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} -showcerts </dev/null | openssl x509 -noout -dates -subject -issuer -ext subjectAltName',
};

/** Certificates that a client refuses: the codes of X.509 verification as each library prints them. */
export const X509_VERIFICATION: readonly CatalogueEntry[] = [
  {
    id: 'x509.expired',
    kind: 'certificate_expired',
    forms: [
      {
        words: 'x509 certificate has expired current time is after',
        pattern:
          /(?:\b(?:Get|Post|Put|Head|Delete|Patch) "https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?(?:\/[^"]{0,150})?": .{0,80})?x509: certificate has expired or is not yet valid: current time \S{1,40} is after (?<value>[+\w:.-]{10,40})/,
      },
      { words: 'cert_has_expired', pattern: /(?:code["']?:? ?["']?|[(:[] ?)CERT_HAS_EXPIRED\b/ },
      {
        words: 'certificate has expired',
        pattern: /(?:^|[:(,=] {0,2})certificate has expired(?! or)\b/i,
      },
      {
        words: 'certificateexpiredexception',
        pattern: /CertificateExpiredException: NotAfter: (?<value>[^,;)]{10,40})/,
      },
      {
        words: 'errors in the certificate chain nottimevalid',
        pattern: /(?:certificate chain: |RemoteCertificateChainErrors.{0,40})[\w, ]{0,60}\bNotTimeValid\b/,
      },
      {
        words: 'invalid peer certificate expired',
        pattern: /invalid peer certificate: (?:Expired|CertExpired|certificate expired)|invalid certificate: Expired/,
      },
      {
        words: 'certificate chain uses expired certificate',
        pattern: /The certificate chain uses expired certificate/,
      },
      { words: 'issued certificate has expired', pattern: /^\s{0,4}Issued certificate has expired/ },
      {
        words: 'certpathvalidatorexception validity check failed',
        pattern: /CertPathValidatorException: validity check failed/,
      },
      { words: 'net err_cert_date_invalid', pattern: /net::ERR_CERT_DATE_INVALID/ },
      { words: 'sec_e_cert_expired', pattern: /SEC_E_CERT_EXPIRED/ },
      { words: 'the certificate of has expired', pattern: /The certificate of .(?<peer>[\w.-]{1,120}). has expired/ },
      {
        words: 'x509_verify_cert certificate has expired',
        pattern: /X509_verify_cert: certificate verification error at depth \d{1,2}: certificate has expired/,
      },
      { words: 'depth lookup crl has expired', pattern: /depth lookup: ?CRL has expired/ },
    ],
    nearby: [
      /reason.{0,12}: '?(?:connect|request to) https?:\/\/(?<peer>[\w.-]{1,100})/,
      /HTTPSConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/,
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The certificate of {peer|the other end} has expired ({value|its notAfter has passed})',
    check: SHOW_CERTIFICATE,
    repair: [
      {
        text: 'Renew it and load it anew: a server keeps the old file in memory until it is reloaded, so a renewal without a reload does not help',
        compose: 'docker compose run --rm certbot renew; docker compose exec {peer|<proxy>} nginx -s reload',
        kubernetes:
          'kubectl get certificate,certificaterequest -A; cmctl renew <certificate>; kubectl rollout restart deploy/{peer|<peer>}',
        host: 'sudo certbot renew --force-renewal && sudo systemctl reload nginx',
      },
      {
        text: 'When the dates of the certificate are fine, it is the intermediate or root that expired (an old bundle), or the clock of this host that runs ahead',
        compose:
          'docker compose exec {service} date -u; docker compose pull {service} && docker compose up -d {service}',
        host: 'date -u; timedatectl; sudo apt-get install --only-upgrade ca-certificates',
      },
    ],
    source:
      'RFC 5280 4.1.2.5; OpenSSL X509_V_ERR_CERT_HAS_EXPIRED (10); Go crypto/x509 Expired; Java CertificateExpiredException; .NET X509ChainStatusFlags; rustls CertificateError::Expired; GnuTLS x509/verify.c',
    matches: [
      'Get "https://auth.example.com/keys": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-29T12:58:45Z is after 2026-11-28T12:58:23Z',
      "  code: 'CERT_HAS_EXPIRED'",
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)',
      'curl: (60) SSL certificate problem: certificate has expired',
      'Caused by: java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 28 12:58:23 UTC 2026',
      'System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
      'error trying to connect: invalid peer certificate: Expired',
      '  Issued certificate has expired.',
      'Certificate verification failed: The certificate is NOT trusted. The certificate chain uses expired certificate.',
      'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
      'net::ERR_CERT_DATE_INVALID',
      'schannel: next InitializeSecurityContext failed: SEC_E_CERT_EXPIRED (0x80090328) - The received certificate has expired.',
      'ERROR: The certificate of ‘shop.example.com’ has expired.',
      'TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: X509_verify_cert: certificate verification error at depth 0: certificate has expired',
      'error 12 at 0 depth lookup: CRL has expired',
      "warning/ApiListener: Certificate validation failed for endpoint 'web07.example.org': code 10: certificate has expired",
    ],
    ignores: [
      'x509: certificate has expired or is not yet valid: current time 2026-11-29T12:58:45Z is before 2026-12-09T12:58:23Z',
      'certbot: certificate has not expired yet, nothing to renew',
      'alert rule: certificate of shop expires in 12 days',
    ],
  },
  {
    id: 'x509.not-yet-valid',
    kind: 'clock_wrong',
    forms: [
      {
        words: 'x509 certificate is not yet valid current time before',
        pattern:
          /x509: certificate has expired or is not yet valid: current time (?<version>\S{1,40}) is before (?<wanted>[+\w:.-]{10,40})/,
      },
      { words: 'cert_not_yet_valid', pattern: /(?:code["']?:? ?["']?|[(:[] ?)CERT_NOT_YET_VALID\b/ },
      {
        words: 'certificate is not yet valid',
        pattern: /(?:^|[:(,=] {0,2})certificate is not yet valid\b/,
      },
      {
        words: 'certificatenotyetvalidexception',
        pattern: /CertificateNotYetValidException: NotBefore: (?<wanted>[^,;)]{10,40})/,
      },
      {
        words: 'invalid peer certificate',
        pattern: /invalid peer certificate: (?:NotValidYet|certificate not valid yet)/,
      },
      { words: 'uses not yet valid certificate', pattern: /The certificate chain uses not yet valid certificate/ },
      { words: 'the certificate of is not yet activated', pattern: /The certificate of .{1,120} is not yet activated/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The certificate is valid only from {wanted|a later date}: the clock here is behind',
    check: {
      text: 'Compare the clock of the writer with that of the world and with notBefore of the certificate',
      compose: 'docker compose exec {service} date -u; date -u; timedatectl',
      kubernetes: 'kubectl exec deploy/{service} -- date -u; date -u',
      host: 'date -u; timedatectl; chronyc tracking',
    },
    repair: [
      {
        text: 'Set the clock and keep it so; a container has the clock of its host, a machine that slept or was restored from a snapshot is behind',
        host: 'sudo systemctl restart chrony systemd-timesyncd 2>/dev/null; sudo chronyc makestep',
      },
      { text: 'When the clock is right, the certificate was made by a host whose clock is ahead: make it anew there' },
    ],
    source:
      'RFC 5280 4.1.2.5; OpenSSL X509_V_ERR_CERT_NOT_YET_VALID (9); Go crypto/x509; Java CertificateNotYetValidException; GnuTLS',
    matches: [
      'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2021-01-01T00:00:05Z is before 2026-12-09T12:58:23Z',
      "  code: 'CERT_NOT_YET_VALID'",
      'curl: (60) SSL certificate problem: certificate is not yet valid',
      'Caused by: java.security.cert.CertificateNotYetValidException: NotBefore: Wed Dec 09 12:58:23 UTC 2026',
      'invalid peer certificate: NotValidYet',
      'Certificate verification failed: The certificate is NOT trusted. The certificate chain uses not yet valid certificate.',
      'ERROR: The certificate of ‘shop.example.com’ is not yet activated.',
    ],
    ignores: ['curl: (60) SSL certificate problem: certificate has expired', 'the new certificate is not yet deployed'],
  },
  {
    id: 'x509.unknown-issuer',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'x509 certificate signed by unknown authority',
        pattern:
          /(?:\b(?:Get|Post|Put|Head|Delete|Patch) "https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?(?:\/[^"]{0,150})?": .{0,80})?x509: certificate signed by unknown authority/,
      },
      {
        words: 'unable_to_verify_leaf_signature',
        pattern: /(?:code["']?:? ?["']?|[(:[] ?)UNABLE_TO_VERIFY_LEAF_SIGNATURE\b/,
      },
      {
        words: 'unable_to_get_issuer_cert_locally',
        pattern: /(?:code["']?:? ?["']?|[(:[] ?)UNABLE_TO_GET_ISSUER_CERT_LOCALLY\b/,
      },
      {
        words: 'unable to verify the first certificate',
        pattern: /(?:^|[:(,=] {0,2})unable to verify the first certificate\b/,
      },
      {
        words: 'unable to get local issuer certificate',
        pattern: /(?:^|[:(,=] {0,2})unable to get (?:local )?issuer certificate\b/,
      },
      {
        words: 'unable to find valid certification path to requested target',
        pattern: /SunCertPathBuilderException: unable to find valid certification path to requested target/,
      },
      {
        words: 'certificate chain partialchain',
        pattern: /errors in the certificate chain: [\w, ]{0,60}\b(?:PartialChain)\b/,
      },
      {
        words: 'invalid peer certificate unknownissuer',
        pattern: /invalid peer certificate: UnknownIssuer|invalid certificate: UnknownIssuer/,
      },
      {
        words: 'the certificate issuer is unknown',
        pattern: /The certificate is NOT trusted\. The certificate issuer is unknown/,
      },
      {
        words: 'server certificate verification failed cafile',
        pattern: /server certificate verification failed\. CAfile: (?<path>\S{1,100})/,
      },
      {
        words: 'unable to locally verify the issuer s authority',
        pattern: /Unable to locally verify the issuer's authority/,
      },
      { words: 'unable to get certificate crl', pattern: /unable to get certificate CRL/ },
      { words: 'net err_cert_authority_invalid', pattern: /net::ERR_CERT_AUTHORITY_INVALID/ },
      { words: 'sec_error_unknown_issuer', pattern: /\bSEC_ERROR_UNKNOWN_ISSUER\b/ },
      { words: 'sec_e_untrusted_root', pattern: /SEC_E_UNTRUSTED_ROOT/ },
      { words: 'unable_to_get_issuer_cert', pattern: /\bUNABLE_TO_GET_ISSUER_CERT\b/ },
      { words: 'cert_untrusted', pattern: /\bCERT_UNTRUSTED\b/ },
      {
        words: 'the certificate of is not trusted',
        pattern: /The certificate of .(?<peer>[\w.-]{1,120}). is not trusted/,
      },
      {
        words: 'cannot verify s certificate issued by',
        pattern: /cannot verify (?<peer>[\w.-]{1,120})'s certificate, issued by/,
      },
      {
        words: 'unable to get issuer certificate',
        pattern: /SSL certificate problem: unable to get issuer certificate/,
      },
      { words: 'x509 certificate is not trusted', pattern: /x509: .{1,80} certificate is not trusted/ },
      {
        words: 'path does not chain with any of the trust',
        pattern: /Path does not chain with any of the trust anchors/,
      },
      { words: 'depth lookup certificate not trusted', pattern: /depth lookup: ?certificate not trusted/ },
    ],
    nearby: [
      /HTTPSConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/,
      /cannot verify (?<peer>[\w.-]{1,100})'s certificate, issued by/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The certificate of {peer|the other end} is signed by an authority not trusted here',
    check: SHOW_CERTIFICATE,
    repair: [
      {
        text: 'Give the writer the certificate of that authority: NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE, SSL_CERT_FILE, a Java truststore, or the store of the system',
        compose:
          '$EDITOR docker-compose.yml   # mount ca.crt; environment: NODE_EXTRA_CA_CERTS / SSL_CERT_FILE / REQUESTS_CA_BUNDLE=/certs/ca.crt',
        kubernetes:
          'kubectl create configmap company-ca --from-file=ca.crt && kubectl edit deploy/{service}   # mount it, SSL_CERT_FILE',
        host: 'sudo cp ca.crt /usr/local/share/ca-certificates/ && sudo update-ca-certificates   # Java: keytool -importcert -cacerts -file ca.crt -alias company',
      },
      {
        text: 'Let the server send its whole chain (leaf, then intermediates): browsers fetch a missing intermediate, programs do not; a slim image may lack ca-certificates altogether',
        compose: '$EDITOR Dockerfile   # RUN apk add --no-cache ca-certificates',
        host: 'cat leaf.pem intermediate.pem | sudo tee /etc/ssl/fullchain.pem && sudo systemctl reload nginx',
      },
    ],
    source:
      'OpenSSL X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY (20), _UNABLE_TO_VERIFY_LEAF_SIGNATURE (21); Go x509.UnknownAuthorityError; Java SunCertPathBuilderException; rustls; GnuTLS; .NET PartialChain',
    matches: [
      'Get "https://registry.corp.example/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      "  code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'",
      'npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'Error: unable to verify the first certificate',
      'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1006)',
      'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
      'The remote certificate is invalid because of errors in the certificate chain: PartialChain',
      'tls error: invalid peer certificate: UnknownIssuer',
      'Certificate verification failed: The certificate is NOT trusted. The certificate issuer is unknown.  Could not handshake: Error in the certificate verification.',
      "fatal: unable to access 'https://git.corp.example/a.git/': server certificate verification failed. CAfile: /etc/ssl/certs/ca-certificates.crt CRLfile: none",
      "  Unable to locally verify the issuer's authority.",
      'verify error: unable to get certificate CRL',
      'net::ERR_CERT_AUTHORITY_INVALID',
      'Error code: SEC_ERROR_UNKNOWN_ISSUER',
      'schannel: next InitializeSecurityContext failed: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.',
      "  code: 'UNABLE_TO_GET_ISSUER_CERT'",
      "  code: 'CERT_UNTRUSTED'",
      'ERROR: The certificate of ‘shop.example.com’ is not trusted.',
      "ERROR: cannot verify shop.example.com's certificate, issued by ‘CN=R3,O=Let's Encrypt,C=US’:",
      'curl: (60) SSL certificate problem: unable to get issuer certificate',
      'x509: “kube-apiserver” certificate is not trusted',
      'java.security.cert.CertPathValidatorException: Path does not chain with any of the trust anchors',
      'error 27 at 0 depth lookup: certificate not trusted',
    ],
    ignores: [
      'curl: (60) SSL certificate problem: certificate has expired',
      'trust store loaded: 142 authorities',
      'how to fix "certificate is not trusted" in the wiki',
    ],
  },
  {
    id: 'x509.self-signed',
    kind: 'certificate_untrusted',
    forms: [
      { words: 'self_signed_cert_in_chain', pattern: /(?:code["']?:? ?["']?|[(:[] ?)SELF_SIGNED_CERT_IN_CHAIN\b/ },
      { words: 'depth_zero_self_signed_cert', pattern: /(?:code["']?:? ?["']?|[(:[] ?)DEPTH_ZERO_SELF_SIGNED_CERT\b/ },
      {
        words: 'self signed certificate',
        pattern: /(?:^|[:(,=] {0,2})self[- ]signed certificate(?: in certificate chain)?(?=$|[).,;:"'[]| \()/,
      },
      {
        words: 'errors in the certificate chain untrustedroot',
        pattern: /errors in the certificate chain: [\w, ]{0,60}\bUntrustedRoot\b/,
      },
      { words: 'self signed certificate encountered', pattern: /Self-signed certificate encountered/ },
      { words: 'tls_alert selfsigned_peer', pattern: /selfsigned_peer\b/ },
    ],
    nearby: [/HTTPSConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The certificate of {peer|the other end} is self-signed and not trusted here',
    check: SHOW_CERTIFICATE,
    repair: [
      {
        text: 'Trust that very certificate or its authority in the writer; a chain that ends in a name of the company or of a virus scanner means a proxy that opens TLS',
        compose:
          '$EDITOR docker-compose.yml   # mount ca.crt; NODE_EXTRA_CA_CERTS / SSL_CERT_FILE / REQUESTS_CA_BUNDLE=/certs/ca.crt',
        kubernetes: 'kubectl create configmap company-ca --from-file=ca.crt && kubectl edit deploy/{service}',
        host: 'sudo cp ca.crt /usr/local/share/ca-certificates/ && sudo update-ca-certificates',
      },
      { text: 'Or give the server a certificate of an authority that all trust; do not switch the check off' },
    ],
    source:
      'OpenSSL X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT (18), _SELF_SIGNED_CERT_IN_CHAIN (19); Node tls; .NET UntrustedRoot; wget openssl.c; Erlang ssl selfsigned_peer',
    matches: [
      'npm error code SELF_SIGNED_CERT_IN_CHAIN',
      "  code: 'DEPTH_ZERO_SELF_SIGNED_CERT'",
      'curl: (60) SSL certificate problem: self-signed certificate in certificate chain',
      'The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
      '  Self-signed certificate encountered.',
      '{:tls_alert, {:bad_certificate, ~c"TLS client: {bad_cert,selfsigned_peer}"}}',
    ],
    ignores: [
      'generated self-signed certificate for localhost',
      'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    ],
  },
];
