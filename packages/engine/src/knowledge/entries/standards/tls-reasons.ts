import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const HANDSHAKE: Step = {
  text: 'Make the handshake by hand, with the name in SNI, and see which certificate comes or where it stops',
  compose: 'openssl s_client -connect <host>:443 -servername <name> </dev/null | head -30',
  host: 'openssl s_client -connect <host>:443 -servername <name> </dev/null | head -30',
};

/** Reason words of TLS libraries that are neither a version, a cipher nor a certificate. */
export const TLS_REASONS: readonly CatalogueEntry[] = [
  {
    id: 'tls.server-name-unknown',
    kind: 'invalid_setting',
    forms: [
      { words: 'unrecognized_name', pattern: /(?:handshake alert:\s{1,2}|fatal alert: )unrecognized_name/ },
      { words: 'unrecognizedname', pattern: /(?:TLS alert: '|fatal alert: )UnrecognizedName/ },
      { words: 'tlsv1_unrecognized_name', pattern: /SSL: TLSV1_(?:ALERT_)?UNRECOGNIZED_NAME\]/ },
      { words: 'err_ssl_tlsv1_unrecognized_name', pattern: /\bERR_SSL_TLSV1_UNRECOGNIZED_NAME\b/ },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The TLS server has no certificate for the name that the client asks (SNI)',
    check: HANDSHAKE,
    repair: [
      {
        text: 'Give the server a certificate and a virtual host for that name (ServerName and ServerAlias of Apache, server_name of nginx, a router rule of Traefik), or ask by a name that it knows',
        host: 'sudo apachectl -S; sudo nginx -T | grep -n server_name',
      },
      { text: 'Let the client send the name at all: an address in the URL sends no SNI' },
    ],
    source: 'RFC 6066 3, alert 112; Java SSLExtension SERVER_NAME; .NET TlsAlertMessage; rustls AlertDescription',
    matches: [
      'javax.net.ssl.SSLProtocolException: handshake alert:  unrecognized_name',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: unrecognized_name',
      "Authentication failed because the remote party sent a TLS alert: 'UnrecognizedName'.",
      'ssl.SSLError: [SSL: TLSV1_UNRECOGNIZED_NAME] tlsv1 unrecognized name (_ssl.c:1007)',
      "  code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME'",
    ],
    ignores: ['sni: unrecognized_name is ignored by this client'],
  },
  {
    id: 'tls.record-damaged',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'decryption failed or bad record mac',
        pattern:
          /(?:SSL routines:\w{0,40}:|SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC\] |SSL error: )decryption failed or bad record mac/,
      },
      { words: 'alert bad record mac', pattern: /(?:sslv3|ssl\/tls) alert bad record mac/ },
      { words: 'bad record mac', pattern: /(?:remote error|local error): tls: bad record MAC/ },
      { words: 'bad_record_mac', pattern: /fatal alert: bad_record_mac/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 3,
    means: 'A TLS record cannot be decrypted: its bytes were changed or two threads share one session',
    check: {
      text: 'See whether it began with more worker processes: a connection opened before fork() and used in each child does this, else a proxy or network card that rewrites packets',
      compose: 'docker compose exec {service} sh -c "ps aux | head"',
      host: 'ethtool -k <interface> | grep -E "offload|segmentation"',
    },
    repair: [
      {
        text: 'Open database and HTTP connections in each worker after the fork (engine.dispose() in post_fork, preload off), and give each thread its own',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
      {
        text: 'When only one path shows it, switch the offloads of the card or the inspecting proxy off',
        host: 'sudo ethtool -K <interface> tso off gso off gro off',
      },
    ],
    source:
      'OpenSSL SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC; RFC 8446 alert 20; Go crypto/tls; SQLAlchemy, "Using Connection Pools with Multiprocessing"',
    matches: [
      'ssl.SSLError: [SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC] decryption failed or bad record mac (_ssl.c:2580)',
      'psycopg2.OperationalError: SSL error: decryption failed or bad record mac',
      'error:0A0003FC:SSL routines::sslv3 alert bad record mac',
      'remote error: tls: bad record MAC',
      'javax.net.ssl.SSLException: Received fatal alert: bad_record_mac',
    ],
    ignores: ['bad record in file import.csv, line 7'],
  },
  {
    id: 'tls.file-missing',
    kind: 'missing_file',
    forms: [
      {
        words: 'system library no such file or directory',
        pattern: /system library:\w{0,20}:No such file or directory(?::(?:calling )?fopen\('?(?<path>[^,')]{1,150}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenSSL cannot open {path|a certificate or key file}: it is not there',
    check: {
      text: 'Look for the file where the writer looks for it, in its container',
      compose: 'docker compose exec {service} ls -l {path|/certs}',
      kubernetes: 'kubectl exec deploy/{service} -- ls -l {path|/certs}',
      host: 'ls -l {path|/etc/ssl}',
    },
    repair: [
      {
        text: 'Mount or issue the file, or correct the setting that names it; the links in /etc/letsencrypt/live point to ../../archive, so both folders have to be mounted',
        compose: '$EDITOR docker-compose.yml && docker compose up -d {service}',
        host: 'sudo certbot certificates',
      },
    ],
    source: 'OpenSSL BIO_new_file',
    matches: [
      "error:02001002:system library:fopen:No such file or directory:fopen('/etc/ssl/x.pem','r')",
      'nginx: [emerg] cannot load certificate: BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(/etc/nginx/cert.pem, r) error:10000080:BIO routines::no such file)',
    ],
    ignores: ['system library libssl.so loaded'],
  },
  {
    id: 'tls.file-forbidden',
    kind: 'file_permission',
    forms: [
      {
        words: 'system library permission denied',
        pattern: /system library:\w{0,20}:Permission denied(?::(?:calling )?fopen\('?(?<path>[^,')]{1,150}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'OpenSSL may not read {path|a certificate or key file}',
    check: {
      text: 'Compare the owner of the file with the account of the process',
      compose: 'docker compose exec {service} sh -c "id; ls -ln {path|/certs}"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "id; ls -ln {path|/certs}"',
      host: 'namei -l {path|/etc/ssl/private}',
    },
    repair: [
      {
        text: 'Let the account of the program read it: keys usually belong to root and ssl-cert with mode 640',
        kubernetes: 'kubectl edit deploy/{service}   # securityContext.fsGroup, defaultMode: 0440',
        host: 'sudo chgrp ssl-cert {path|<key>} && sudo chmod 640 {path|<key>} && sudo usermod -aG ssl-cert <account>',
      },
    ],
    source: 'OpenSSL BIO_new_file',
    matches: [
      'error:8000000D:system library::Permission denied:calling fopen(/etc/ssl/private/key.pem, r)',
      "error:0200100D:system library:fopen:Permission denied:fopen('/etc/ssl/private/key.pem','r')",
    ],
    ignores: ['permission denied by the system administrator of the library'],
  },
  {
    id: 'tls.openssl-module-missing',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'dso support routines could not load the shared library',
        pattern: /DSO support routines:\w{0,40}:could not load the shared library/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'OpenSSL cannot load a library that its configuration names',
    check: {
      text: 'Read which configuration and which modules are used',
      compose: 'docker compose exec {service} sh -c "openssl version -a; env | grep OPENSSL"',
      host: 'openssl version -a; env | grep OPENSSL',
    },
    repair: [
      {
        text: 'Give the process the configuration of its own OpenSSL: programs that bring OpenSSL 1.1 stumble over providers in the openssl.cnf of the host',
        compose: '$EDITOR docker-compose.yml   # environment: OPENSSL_CONF=/dev/null',
        host: 'OPENSSL_CONF=/dev/null <command>',
      },
    ],
    source: 'OpenSSL crypto/dso/dso_dlfcn.c',
    matches: [
      'error:25066067:DSO support routines:dlfcn_load:could not load the shared library:dso_dlfcn.c:185:filename(libproviders.so)',
      'error:12800067:DSO support routines::could not load the shared library',
    ],
    ignores: ['could not load the shared library of the reading group'],
  },
  {
    id: 'envoy.plain-text-service',
    kind: 'protocol_mismatch',
    program: 'envoy',
    forms: [
      {
        words: 'openssl_internal wrong_version_number',
        pattern: /TLS[_ ]error:?[_ ]?\|?\d{6,10}:SSL[_ ]routines:OPENSSL_internal:WRONG_VERSION_NUMBER/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Envoy begins TLS with a service that speaks plain text (WRONG_VERSION_NUMBER)',
    check: {
      text: 'Compare the mode of the DestinationRule (or transport_socket of the cluster) with what the service speaks',
      kubernetes:
        'kubectl get peerauthentication,destinationrule -A; kubectl get pod -o custom-columns=NAME:.metadata.name,CONTAINERS:.spec.containers[*].name',
      host: 'curl -s localhost:9901/clusters | head',
    },
    repair: [
      {
        text: 'Set tls.mode: DISABLE for a service without a sidecar, or give it one; elsewhere take transport_socket out of the cluster',
        kubernetes:
          'kubectl edit destinationrule <rule>; kubectl label namespace <namespace> istio-injection=enabled && kubectl rollout restart deploy/<service>',
      },
    ],
    source: 'Envoy ssl_socket.cc; BoringSSL tls_record.cc',
    matches: [
      'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end',
      'transport failure reason: TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
    ],
    ignores: ['transport failure reason: TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED'],
  },
  {
    id: 'tls.could-not-be-established',
    kind: 'unreachable',
    forms: [
      {
        words: 'httprequestexception the ssl connection could not be established see',
        pattern: /HttpRequestException: The SSL connection could not be established, see inner exception/,
      },
      { words: 'ssl routines reason', pattern: /error:[0-9A-F]{6,8}:SSL routines::reason\(\d{1,4}\)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A TLS connection does not come about; the next line says why',
    check: HANDSHAKE,
    repair: [{ text: 'Read the inner exception below it: it names the certificate or the alert' }],
    source: '.NET SR.net_http_ssl_connection_failed',
    matches: [
      'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.',
      'error:0A000460:SSL routines::reason(1120)',
    ],
    ignores: ['The SSL connection could be established'],
  },
  {
    id: 'tls.illegal-parameter',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'alert',
        pattern:
          /(?:sslv3|tlsv1|ssl\/tls) alert (?<value>illegal parameter|decode error|decrypt error|no renegotiation)/,
      },
      {
        words: 'remote error tls',
        pattern: /remote error: tls: (?<value>illegal parameter|error decoding message|no renegotiation)/,
      },
      {
        words: 'fatal alert',
        pattern:
          /[Rr]eceived fatal alert: (?<value>illegal_parameter|decode_error|decrypt_error|IllegalParameter|DecodeError|DecryptError)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'One side of TLS sends what the other cannot read: {value}',
    check: HANDSHAKE,
    repair: [
      { text: 'Update the older side; when a proxy inspects TLS in between, let this host pass it' },
      { text: 'A decrypt error in mutual TLS is a client key that does not belong to its certificate' },
    ],
    source: 'RFC 8446 6.2 alerts 47, 50, 51, 100',
    matches: [
      'error:0A000417:SSL routines::sslv3 alert illegal parameter',
      'remote error: tls: illegal parameter',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: decrypt_error',
    ],
    ignores: ['alert: illegal parameter in form'],
  },
];
