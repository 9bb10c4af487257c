import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const SHOW_NAMES: Step = {
  text: 'Compare the name that the writer asks for with the names in the certificate',
  compose:
    'openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} </dev/null | openssl x509 -noout -subject -ext subjectAltName',
  kubernetes: `kubectl get secret <tls secret> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -ext subjectAltName`,
  host: 'openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} </dev/null | openssl x509 -noout -subject -ext subjectAltName',
};

const SHOW_OWN: Step = {
  text: 'Look at the certificate that the writer itself sends: dates, issuer, chain',
  compose:
    'docker compose exec {service} sh -c "ls -l /certs /etc/ssl/private 2>/dev/null"; openssl x509 -in <certificate> -noout -dates -subject -issuer',
  kubernetes: `kubectl get secret <tls secret> -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -dates -subject -issuer`,
  host: 'openssl x509 -in <certificate> -noout -dates -subject -issuer; openssl verify -CAfile <ca> <certificate>',
};

/** Names in certificates, what the other end says of one's own certificate, and trust that cannot be loaded. */
export const X509_NAMES: readonly CatalogueEntry[] = [
  {
    id: 'x509.name-mismatch',
    kind: 'certificate_name_mismatch',
    forms: [
      {
        words: 'x509 certificate is valid for not',
        pattern:
          /x509: certificate is valid for (?<object>[^,]{1,100}(?:, [\w:*., -]{1,300})?), not (?<peer>[\w:*.-]{1,150})/,
      },
      {
        words: 'x509 certificate is not valid for any names',
        pattern: /x509: certificate is not valid for any names, but wanted to match (?<peer>[\w.-]{1,150})/,
      },
      {
        words: 'x509 cannot validate certificate for ip sans',
        pattern:
          /x509: cannot validate certificate for (?<peer>[\da-fA-F.:]{2,45}) because it doesn't contain any IP SANs/,
      },
      {
        words: 'err_tls_cert_altname_invalid',
        pattern: /(?:code["']?:? ?["']?|[(:[] ?)ERR_TLS_CERT_ALTNAME_INVALID\b/,
      },
      {
        words: 'does not match certificate s altnames',
        pattern:
          /Hostname\/IP does not match certificate's altnames: (?:Host: (?<peer>[\w.-]{1,150})\. is not in the cert's altnames: (?<object>[^"']{1,150})|IP: )/,
      },
      {
        words: 'certificate is not valid for',
        pattern: /(?:Hostname mismatch|IP address mismatch), certificate is not valid for '(?<peer>[^']{1,150})'/,
      },
      {
        words: 'hostname doesn t match',
        pattern: /hostname '(?<peer>[^']{1,150})' doesn't match (?:either of )?u?'(?<object>[^']{1,150})'/,
      },
      {
        words: 'no subject alternative',
        pattern:
          /No subject alternative (?:DNS name|names) matching (?:IP address )?(?<peer>[\w.:-]{1,150}?) found|No subject alternative names present/,
      },
      {
        words: 'no name matching found',
        pattern: /(?:CertificateException|SSLHandshakeException): No name matching (?<peer>[\w.-]{1,150}) found/,
      },
      {
        words: 'certificate for doesn t match',
        pattern:
          /Certificate for <(?<peer>[^>]{1,150})> doesn't match (?:any of the subject alternative names|common name of the certificate subject): ?\[?(?<object>[^\]]{1,150})/,
      },
      {
        words: 'certificate subject name target',
        pattern:
          /SSL: certificate subject name '(?<object>[^']{1,150})' does not match target (?:host ?name|ipv[46] address) '(?<peer>[^']{1,150})'/,
      },
      {
        words: 'no alternative certificate subject name matches target',
        pattern:
          /SSL: no alternative certificate subject name matches target (?:host ?name|ipv[46] address) '(?<peer>[^']{1,150})'/,
      },
      { words: 'remotecertificatenamemismatch', pattern: /\bRemoteCertificateNameMismatch\b/ },
      {
        words: 'invalid peer certificate',
        pattern:
          /invalid (?:peer )?certificate: (?:NotValidForName|certificate not valid for name "(?<peer>[^"]{1,150})")/,
      },
      {
        words: 'server certificate for does not match host name',
        pattern:
          /server certificate for "(?<object>[^"]{1,150})"(?: \(and \d{1,3} other names?\))? does not match host name "(?<peer>[^"]{1,150})"/,
      },
      {
        words: 'the name in the certificate does not match',
        pattern: /The name in the certificate does not match the expected/,
      },
      {
        words: 'sslpeerunverifiedexception hostname not verified',
        pattern: /SSLPeerUnverifiedException: Hostname (?<peer>[\w.-]{1,150}) not verified/,
      },
      {
        words: 'peer certificate cn did not match expected',
        pattern: /Peer certificate CN=.(?<object>[^'`]{1,150})' did not match expected CN=.(?<peer>[^'`]{1,150})'/,
      },
      { words: 'bad_cert hostname_check_failed', pattern: /bad_cert,hostname_check_failed/ },
      {
        words: 'depth lookup mismatch',
        pattern: /error 6[24] at \d{1,2} depth lookup: ?(?:hostname|IP address) mismatch/i,
      },
      {
        words: 'no certificate subject alternative name matches requested host',
        pattern: /no certificate subject alternative name matches requested host name .(?<peer>[\w.-]{1,150})/,
      },
      { words: 'sec_e_wrong_principal', pattern: /SEC_E_WRONG_PRINCIPAL/ },
      { words: 'net err_cert_common_name_invalid', pattern: /net::ERR_CERT_COMMON_NAME_INVALID/ },
      { words: 'ssl_error_bad_cert_domain', pattern: /\bSSL_ERROR_BAD_CERT_DOMAIN\b/ },
    ],
    nearby: [/HTTPSConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The certificate is for {object|other names}, not for {peer|the name that is asked}',
    check: SHOW_NAMES,
    repair: [
      {
        text: 'Ask by a name that stands in the certificate (the settings name an address, a service name or an alias that does not)',
        compose: 'docker compose config | grep -nE "https://|{peer|_HOST}"',
        kubernetes: 'kubectl set env deploy/{service} <URL_VARIABLE>=https://<a name in the certificate>',
      },
      {
        text: 'Or issue the certificate anew with {peer|that name} in subjectAltName (an address goes in as IP:, not as DNS:)',
        kubernetes: 'kubectl edit certificate <certificate>   # spec.dnsNames, spec.ipAddresses',
        host: 'sudo certbot certonly --expand -d <old name> -d {peer|<name>}   # own authority: openssl req -addext "subjectAltName=DNS:{peer|<name>}"',
      },
    ],
    source:
      'RFC 6125; OpenSSL X509_V_ERR_HOSTNAME_MISMATCH (62); Go x509.HostnameError; Node tls.checkServerIdentity; Java HostnameChecker; curl vtls; .NET SslPolicyErrors; rustls; libpq fe-secure-common.c',
    matches: [
      'tls: failed to verify certificate: x509: certificate is valid for api.example.com, www.example.com, not gateway',
      'x509: certificate is not valid for any names, but wanted to match gateway',
      "x509: cannot validate certificate for 10.0.0.9 because it doesn't contain any IP SANs",
      "  code: 'ERR_TLS_CERT_ALTNAME_INVALID'",
      "Error: Hostname/IP does not match certificate's altnames: Host: gateway. is not in the cert's altnames: DNS:api.example.com",
      "certificate verify failed: Hostname mismatch, certificate is not valid for 'gateway'. (_ssl.c:1006)",
      "CertificateError(\"hostname 'gateway' doesn't match 'api.example.com'\")",
      'javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching gateway found.',
      'java.security.cert.CertificateException: No name matching gateway found',
      "javax.net.ssl.SSLPeerUnverifiedException: Certificate for <gateway> doesn't match any of the subject alternative names: [api.example.com]",
      "curl: (60) SSL: certificate subject name 'api.example.com' does not match target host name 'gateway'",
      "curl: (60) SSL: no alternative certificate subject name matches target host name 'gateway'",
      'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
      'invalid peer certificate: NotValidForName',
      'server certificate for "pg.example.com" does not match host name "db"',
      'Certificate verification failed: The name in the certificate does not match the expected.',
      'javax.net.ssl.SSLPeerUnverifiedException: Hostname api.local not verified:',
      "stream_socket_enable_crypto(): Peer certificate CN=`mail.example.com' did not match expected CN=`smtp.local'",
      '{options,{bad_cert,hostname_check_failed}}',
      'error 62 at 0 depth lookup: hostname mismatch',
      'ERROR: no certificate subject alternative name matches requested host name ‘shop.example.com’.',
      'curl: (60) schannel: SNI or certificate check failed: SEC_E_WRONG_PRINCIPAL (0x80090322) - The target principal name is incorrect.',
      'net::ERR_CERT_COMMON_NAME_INVALID',
      'Error code: SSL_ERROR_BAD_CERT_DOMAIN',
    ],
    ignores: ['x509: certificate signed by unknown authority', 'certificate for gateway issued, names: gateway, api'],
  },
  {
    id: 'x509.common-name-only',
    kind: 'certificate_name_mismatch',
    forms: [
      {
        words: 'x509 certificate relies on legacy common name field',
        pattern:
          /(?:\b(?:Get|Post|Put|Head|Delete|Patch) "https?:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?(?:\/[^"]{0,150})?": .{0,80})?x509: certificate relies on legacy Common Name field, use SANs/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The certificate has its name only in the Common Name, which Go no longer reads',
    check: SHOW_NAMES,
    repair: [
      {
        text: 'Issue the certificate anew with a subjectAltName: Go from 1.15 and browsers ignore the Common Name, so an update of the client brings this out',
        host: 'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=<name>" -addext "subjectAltName=DNS:<name>" -keyout tls.key -out tls.crt',
      },
    ],
    source: 'Go 1.15 release notes, crypto/x509 HostnameError',
    matches: [
      'tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead',
      'x509: certificate relies on legacy Common Name field, use SANs or temporarily enable Common Name matching with GODEBUG=x509ignoreCN=0',
    ],
    ignores: ['x509: certificate is valid for api.example.com, not gateway', 'csr: common name set to gateway'],
  },
  {
    id: 'tls.alert-certificate-expired',
    kind: 'certificate_expired',
    forms: [
      {
        words: 'alert certificate expired',
        pattern: /(?:sslv3|ssl\/tls) alert certificate expired|CLIENT ALERT: Fatal - Certificate Expired/,
      },
      { words: 'sslv3_alert_certificate_expired', pattern: /\bSSLV3_ALERT_CERTIFICATE_EXPIRED\b/ },
      { words: 'remote error tls expired certificate', pattern: /remote error: tls: expired certificate/ },
      { words: 'received fatal alert certificate_expired', pattern: /Received fatal alert: certificate_expired/ },
      { words: 'alert certificateexpired', pattern: /received fatal alert: CertificateExpired/ },
      { words: 'sent a tls alert certificateexpired', pattern: /sent a TLS alert: 'CertificateExpired'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The other end says that the certificate sent to it has expired',
    check: SHOW_OWN,
    repair: [
      {
        text: 'Renew the certificate that the writer sends (the server certificate, or its client certificate in mutual TLS) and reload it',
        compose: 'docker compose restart {service}',
        kubernetes: 'cmctl renew <certificate> && kubectl rollout restart deploy/{service}',
        host: 'sudo certbot renew && sudo systemctl reload {service}',
      },
    ],
    source:
      'RFC 8446 6.2 alert 45; OpenSSL ssl_err.c; Go crypto/tls alert.go; Java TransportContext; rustls AlertDescription',
    matches: [
      'error:0A000415:SSL routines::sslv3 alert certificate expired',
      'ssl.SSLError: [SSL: SSLV3_ALERT_CERTIFICATE_EXPIRED] sslv3 alert certificate expired (_ssl.c:2580)',
      'http: TLS handshake error from 10.0.0.4:41022: remote error: tls: expired certificate',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_expired',
      'error: received fatal alert: CertificateExpired',
      "Authentication failed because the remote party sent a TLS alert: 'CertificateExpired'.",
    ],
    ignores: ['curl: (60) SSL certificate problem: certificate has expired', 'alert: certificate expires soon'],
  },
  {
    id: 'tls.alert-certificate-refused',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'alert',
        pattern:
          /(?:sslv3|tlsv1|ssl\/tls|tlsv13) alert (?<value>bad certificate|unknown ca|certificate unknown|unsupported certificate|certificate revoked)/,
      },
      { words: 'tlsv1_alert_unknown_ca', pattern: /\bTLSV1_ALERT_(?<value>UNKNOWN_CA)\b/ },
      {
        words: 'remote error tls',
        pattern:
          /remote error: tls: (?<value>bad certificate|unknown certificate authority|unknown certificate|unsupported certificate|revoked certificate)/,
      },
      {
        words: 'received fatal alert',
        pattern:
          /[Rr]eceived fatal alert: (?<value>bad_certificate|unknown_ca|certificate_unknown|unsupported_certificate|certificate_revoked|BadCertificate|UnknownCA|CertificateUnknown)/,
      },
      {
        words: 'sent a tls alert',
        pattern:
          /sent a TLS alert: '(?<value>UnknownCA|BadCertificate|CertificateUnknown|UnsupportedCert|CertificateRevoked)'/,
      },
      { words: 'err_ssl_tlsv1_alert_unknown_ca', pattern: /\bERR_SSL_TLSV1_ALERT_(?<value>UNKNOWN_CA)\b/ },
      { words: 'err_ssl_sslv3_alert_bad_certificate', pattern: /\bERR_SSL_SSLV3_ALERT_(?<value>BAD_CERTIFICATE)\b/ },
      {
        words: 'client alert fatal',
        pattern: /CLIENT ALERT: Fatal - (?<value>Unknown CA|Bad Certificate|Certificate Unknown)/,
      },
      { words: 'alert access denied', pattern: /(?:tlsv1|ssl\/tls) alert (?<value>access denied)/ },
      { words: 'remote error tls', pattern: /remote error: tls: (?<value>error decrypting message|access denied)/ },
    ],
    nearby: [/TLS handshake error from (?<peer>[\w.:[\]-]{1,60}):\d{1,5}/],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The other end refuses the certificate that is sent to it: {value}',
    check: SHOW_OWN,
    repair: [
      {
        text: 'Find the client behind the address in the line and give it the authority of this certificate; its own log names the reason (unknown issuer, other name, expired)',
        compose: 'docker compose logs --since 10m | grep -iE "x509|certificate|pkix"',
        kubernetes: 'kubectl logs -l app=<client> --since 10m | grep -iE "x509|certificate|pkix"',
        host: 'journalctl --since -10min | grep -iE "x509|certificate|pkix"',
      },
      {
        text: 'In mutual TLS the server does not trust the client certificate: add its authority to the client CA file of the server',
      },
    ],
    source:
      'RFC 8446 6.2 alerts 42, 43, 44, 46, 48; OpenSSL ssl_err.c; Go crypto/tls alert.go; Java SSLException; rustls AlertDescription',
    matches: [
      'SSL_do_handshake() failed (SSL: error:0A000418:SSL routines::tlsv1 alert unknown ca:SSL alert number 48)',
      'ssl.SSLError: [SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:2580)',
      'http: TLS handshake error from 10.0.0.4:36150: remote error: tls: bad certificate',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_unknown',
      "Authentication failed because the remote party sent a TLS alert: 'UnknownCA'.",
      "  code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA'",
      "  code: 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'",
      '{tls_alert,{unknown_ca,"TLS client: In state certify at ssl_handshake.erl:1887 generated CLIENT ALERT: Fatal - Unknown CA\\n"}}',
      'error:0A000419:SSL routines::tlsv1 alert access denied',
      'remote error: tls: error decrypting message',
    ],
    ignores: ['alert manager: certificate unknown to inventory', 'remote error: tls: handshake failure'],
  },
  {
    id: 'tls.trust-store-missing',
    kind: 'missing_file',
    forms: [
      {
        words: 'error setting certificate verify locations',
        pattern:
          /(?:error setting certificate verify locations|error adding trust anchors from file)[:\s]{1,3}(?:CAfile: )?(?<path>\/\S{1,150})?/,
      },
      {
        words: 'could not find a suitable tls ca certificate bundle',
        pattern: /Could not find a suitable TLS CA certificate bundle, invalid path: (?<path>\S{1,150})/,
      },
      { words: 'curl 77', pattern: /curl: \(77\) / },
      { words: 'trustanchors parameter must be non empty', pattern: /the trustAnchors parameter must be non-empty/ },
      { words: 'x509 failed to load system roots', pattern: /x509: failed to load system roots and no roots provided/ },
      {
        words: 'root certificate file does not exist',
        pattern: /root certificate file "(?<path>[^"]{1,150})" does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The file of trusted authorities is missing ({path|the store of the system})',
    check: {
      text: 'Look whether the bundle is where the writer looks for it',
      compose:
        'docker compose exec {service} sh -c "ls -l {path|/etc/ssl/certs/ca-certificates.crt}; env | grep -iE \'ssl_cert|ca_bundle|extra_ca\'"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l {path|/etc/ssl/certs/ca-certificates.crt}',
      host: 'ls -l {path|/etc/ssl/certs/ca-certificates.crt}; env | grep -iE "ssl_cert|ca_bundle"',
    },
    repair: [
      {
        text: 'Install ca-certificates in the image (slim and scratch images have none), or correct the variable that names the bundle',
        compose:
          '$EDITOR Dockerfile   # RUN apt-get update && apt-get install -y ca-certificates\ndocker compose up -d --build {service}',
        host: 'sudo apt-get install --reinstall ca-certificates && sudo update-ca-certificates -f',
      },
    ],
    source:
      'curl CURLE_SSL_CACERT_BADFILE (77); requests adapters.py cert_verify; Java InvalidAlgorithmParameterException in PKIXParameters; Go x509.SystemRootsError; libpq fe-secure-openssl.c',
    matches: [
      'curl: (77) error setting certificate verify locations:  CAfile: /etc/ssl/certs/ca-certificates.crt CApath: none',
      'OSError: Could not find a suitable TLS CA certificate bundle, invalid path: /certs/company.pem',
      'java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty',
      'x509: failed to load system roots and no roots provided',
      'root certificate file "/root/.postgresql/root.crt" does not exist',
    ],
    ignores: ['trust store reloaded with 142 roots', 'curl: (7) Failed to connect to db port 77'],
  },
];
