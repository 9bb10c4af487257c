import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHAT_IT_SPEAKS: Step = {
  text: 'See what is really spoken on that port, TLS or plain text',
  compose:
    'docker compose config | grep -nE "https?://|ssl|tls"; openssl s_client -connect <host>:<port> </dev/null | head -5; curl -sv http://<host>:<port>/ -o /dev/null',
  kubernetes:
    'kubectl exec deploy/{service} -- sh -c "env | grep -iE \'https?://|ssl|tls\'"; kubectl get service -o yaml | grep -nE "port:|targetPort|appProtocol"',
  host: 'openssl s_client -connect <host>:<port> </dev/null | head -5; curl -sv http://<host>:<port>/ -o /dev/null',
};

const WHICH_VERSIONS: Step = {
  text: 'Ask the server version by version, and read what the client is allowed to use',
  compose:
    'for v in tls1 tls1_1 tls1_2 tls1_3; do echo $v; openssl s_client -connect <host>:<port> -$v </dev/null 2>&1 | grep -E "Cipher is|alert|error"; done',
  host: 'for v in tls1 tls1_1 tls1_2 tls1_3; do echo $v; openssl s_client -connect <host>:<port> -$v </dev/null 2>&1 | grep -E "Cipher is|alert|error"; done',
};

/** Handshakes of TLS that fail before any certificate is looked at, and keys that cannot be read. */
export const TLS: readonly CatalogueEntry[] = [
  {
    id: 'tls.plain-text-answer',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'wrong version number',
        pattern:
          /SSL routines:\w{0,40}:wrong version number|WRONG_VERSION_NUMBER\] wrong version number|(?:state=error: |SSL error: )wrong version number/,
      },
      {
        words: 'packet length too long',
        pattern: /SSL routines:\w{0,40}:packet length too long|PACKET_LENGTH_TOO_LONG\] packet length too long/,
      },
      {
        words: 'unknown protocol ssl',
        pattern: /SSL(?:23)? ?routines:\w{0,40}:unknown protocol|SSL: UNKNOWN_PROTOCOL\]/,
      },
      { words: 'record_layer_failure', pattern: /SSL: RECORD_LAYER_FAILURE\] record layer failure/ },
      {
        words: 'server gave http response to https client',
        pattern:
          /(?:"https:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?(?:\/[^"]{0,150})?": )?http: server gave HTTP response to HTTPS client/,
      },
      {
        words: 'first record does not look like a tls handshake',
        pattern: /(?<!TLS handshake error from \S{1,60}: )tls: first record does not look like a TLS handshake/,
      },
      {
        words: 'unsupported or unrecognized ssl message',
        pattern: /SSLException: Unsupported or unrecognized SSL message/,
      },
      {
        words: 'unrecognized ssl message plaintext connection',
        pattern: /Unrecognized SSL message, plaintext connection\?/,
      },
      {
        words: 'notsslrecordexception not an ssl tls record',
        pattern: /NotSslRecordException: not an SSL\/TLS record: (?<value>[\da-f]{2,80})/,
      },
      {
        words: 'cannot determine the frame size or a corrupted frame was received',
        pattern: /Cannot determine the frame size or a corrupted frame was received/,
      },
      {
        words: 'received corrupt message of type',
        pattern: /received corrupt message of type (?<value>InvalidContentType|\w{1,30})/,
      },
      { words: 'unexpected tls packet was received', pattern: /An unexpected TLS packet was received/ },
      { words: 'err_ssl_wrong_version_number', pattern: /\bERR_SSL_WRONG_VERSION_NUMBER\b/ },
      { words: 'err_ssl_packet_length_too_long', pattern: /\bERR_SSL_PACKET_LENGTH_TOO_LONG\b/ },
      { words: 'openssl_internal', pattern: /OPENSSL_internal:WRONG_VERSION_NUMBER(?!:TLS_error_end)/ },
      { words: 'malformed http response x15 x03', pattern: /malformed HTTP response "\\x15\\x03/ },
      { words: 'ssl_error_rx_record_too_long', pattern: /\bSSL_ERROR_RX_RECORD_TOO_LONG\b/ },
      { words: 'net err_ssl_protocol_error', pattern: /net::ERR_SSL_PROTOCOL_ERROR/ },
      { words: 'unexpected message', pattern: /SSL routines:\w{0,40}:unexpected message(?!\) while SSL handshaking)/ },
      { words: 'fatal alert unexpected_message', pattern: /fatal alert: unexpected_message/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'TLS was begun with {peer|a port} that speaks plain text',
    check: {
      ...WHAT_IT_SPEAKS,
      text: 'See what is really spoken on that port, TLS or plain text; a wrong port or scheme',
    },
    repair: [
      {
        text: 'Take http:// (or ssl off, sslmode=disable, usePlaintext) in the settings of the client, or name the port on which the server speaks TLS; SMTP on 587 wants STARTTLS (secure: false), 465 TLS at once',
        compose: '$EDITOR .env docker-compose.yml && docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} <URL_VARIABLE>=http://<service>:<port>',
        host: 'sudoedit /etc/default/{service} && sudo systemctl restart {service}',
      },
      {
        text: 'Or turn TLS on in the server. A registry without TLS goes into insecure-registries of the Docker daemon',
        host: `sudoedit /etc/docker/daemon.json   # {"insecure-registries": ["{peer|<host>}:{port|5000}"]}\nsudo systemctl restart docker`,
      },
    ],
    source:
      'OpenSSL ssl3_record.c SSL_R_WRONG_VERSION_NUMBER, SSL_R_PACKET_LENGTH_TOO_LONG; Go net/http transport.go, crypto/tls conn.go; Java SSLSocketInputRecord; netty SslHandler; .NET SR.net_ssl_io_corrupted; rustls; GnuTLS',
    matches: [
      'Error: write EPROTO 805C676DDA7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:',
      'curl: (35) OpenSSL/3.2.1: error:0A0000C6:SSL routines::packet length too long',
      'error:140770FC:SSL routines:SSL23_GET_SERVER_HELLO:unknown protocol',
      'ssl.SSLError: [SSL: RECORD_LAYER_FAILURE] record layer failure (_ssl.c:1016)',
      'Get "https://registry:5000/v2/": http: server gave HTTP response to HTTPS client',
      'transport: authentication handshake failed: tls: first record does not look like a TLS handshake',
      'javax.net.ssl.SSLException: Unsupported or unrecognized SSL message',
      'javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection?',
      'io.netty.handler.ssl.NotSslRecordException: not an SSL/TLS record: 485454502f312e3120343030',
      'System.Security.Authentication.AuthenticationException: Cannot determine the frame size or a corrupted frame was received.',
      'reqwest error: received corrupt message of type InvalidContentType',
      'GnuTLS: An unexpected TLS packet was received.',
      'error:0A0000F4:SSL routines::unexpected message',
      "  code: 'ERR_SSL_WRONG_VERSION_NUMBER',",
      "  code: 'ERR_SSL_PACKET_LENGTH_TOO_LONG'",
      'TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER',
      'net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03\\x01\\x00\\x02\\x02"',
      'Error code: SSL_ERROR_RX_RECORD_TOO_LONG',
      'GET https://localhost:3000/api net::ERR_SSL_PROTOCOL_ERROR',
      'javax.net.ssl.SSLException: Received fatal alert: unexpected_message',
    ],
    ignores: ['wrong version number in package.json, expected 2.0.1', 'http: server started in plain mode'],
  },
  {
    id: 'tls.plain-text-sent',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'client sent an http request to an https server',
        pattern: /Client sent an HTTP request to an HTTPS server/,
      },
      {
        words: 'plain http request https port',
        pattern: /The plain HTTP request was sent to HTTPS port/,
      },
      {
        words: 'http request ssl',
        pattern: /SSL(?:23)? ?routines:\w{0,40}:http request|SSL: HTTP_REQUEST\] http request/,
      },
      {
        words: 'you re speaking plain http to an ssl enabled server port',
        pattern: /You're speaking plain HTTP to an SSL-enabled server port/,
      },
      { words: 'combination of host and port requires tls', pattern: /This combination of host and port requires TLS/ },
      {
        words: 'received plaintext http traffic on an https channel',
        pattern: /received plaintext http traffic on an https channel, closing connection/,
      },
      { words: 'err_ssl_http_request', pattern: /\bERR_SSL_HTTP_REQUEST\b/ },
      { words: 'https proxy request', pattern: /SSL routines:\w{0,40}:https proxy request/ },
    ],
    nearby: [/TLS handshake error from (?<peer>[\w.:[\]-]{1,60}):\d{1,5}/],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'Plain HTTP was sent to a port that speaks TLS',
    check: WHAT_IT_SPEAKS,
    repair: [
      {
        text: 'Let the client ask https://, or a plain port; a proxy in front has to be told so (proxy_pass https://, backend-protocol: HTTPS, scheme: HTTPS of a probe)',
        compose: '$EDITOR .env docker-compose.yml && docker compose up -d',
        kubernetes:
          'kubectl annotate ingress <ingress> nginx.ingress.kubernetes.io/backend-protocol=HTTPS --overwrite; kubectl edit deploy/{service}   # probes: httpGet.scheme: HTTPS',
        host: 'sudo grep -rn proxy_pass /etc/nginx/ && sudo nginx -t && sudo systemctl reload nginx',
      },
    ],
    source:
      'Go net/http server.go; nginx ngx_http_special_response.c, ngx_http_request.c; OpenSSL SSL_R_HTTP_REQUEST; httpd mod_ssl ssl_engine_kernel.c; Tomcat; Elasticsearch SecurityNetty4HttpServerTransport',
    matches: [
      'Client sent an HTTP request to an HTTPS server.',
      '<center>The plain HTTP request was sent to HTTPS port</center>',
      'error:0A00009C:SSL routines::http request',
      "Reason: You're speaking plain HTTP to an SSL-enabled server port.",
      'This combination of host and port requires TLS.',
      'received plaintext http traffic on an https channel, closing connection Netty4HttpChannel{localAddress=/172.18.0.2:9200}',
      "  code: 'ERR_SSL_HTTP_REQUEST'",
      'error:0A00009B:SSL routines::https proxy request',
    ],
    ignores: [
      'http: server gave HTTP response to HTTPS client',
      'redirecting plain HTTP requests to https://shop.example.com',
    ],
  },
  {
    id: 'tls.version-not-shared',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'alert protocol version',
        pattern: /(?:tlsv1|ssl\/tls) alert protocol version|TLSV1_ALERT_PROTOCOL_VERSION\]/,
      },
      {
        words: 'unsupported protocol',
        pattern:
          /SSL routines:\w{0,40}:unsupported protocol|UNSUPPORTED_PROTOCOL\] unsupported protocol|(?:state=error: )unsupported protocol/,
      },
      {
        words: 'remote error tls protocol version not supported',
        pattern: /remote error: tls: protocol version not supported/,
      },
      {
        words: 'tls client offered only unsupported versions',
        pattern: /tls: client offered only unsupported versions: \[(?<value>[\da-f ]{1,40})\]/,
      },
      {
        words: 'tls server selected unsupported protocol version',
        pattern: /tls: server selected unsupported protocol version (?<value>[\da-f]{1,6})/,
      },
      { words: 'received fatal alert', pattern: /[Rr]eceived fatal alert: (?:protocol_version|ProtocolVersion)/ },
      {
        words: 'the server selected protocol version is not accepted by client preferences',
        pattern:
          /The server selected protocol version (?<value>\S{1,12}) is not accepted by client preferences \[(?<wanted>[^\]]{1,60})\]/,
      },
      {
        words: 'client requested protocol is not enabled or not supported',
        pattern: /Client requested protocol (?<value>\S{1,12}) is not enabled or (?:supported|not supported)/,
      },
      {
        words: 'no appropriate protocol',
        pattern: /No appropriate protocol \(protocol is disabled or cipher suites are inappropriate\)/,
      },
      { words: 'legacy sigalg disallowed or unsupported', pattern: /legacy sigalg disallowed or unsupported/ },
      {
        words: 'unsafe legacy renegotiation disabled',
        pattern: /unsafe legacy renegotiation disabled|UNSAFE_LEGACY_RENEGOTIATION_DISABLED/,
      },
      { words: 'err_ssl_tlsv1_alert_protocol_version', pattern: /\bERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION\b/ },
      { words: 'err_ssl_unsupported_protocol', pattern: /\bERR_SSL_UNSUPPORTED_PROTOCOL\b/ },
      { words: 'sent a tls alert protocolversion', pattern: /sent a TLS alert: 'ProtocolVersion'/ },
      { words: 'no protocols available', pattern: /SSL routines:\w{0,40}:no protocols available/ },
      {
        words: 'inappropriate fallback',
        pattern: /(?:SSL routines:\w{0,40}:|alert )inappropriate fallback(?!\) while SSL)/,
      },
      { words: 'tls unsupported sslv2 handshake received', pattern: /tls: unsupported SSLv2 handshake received/ },
      {
        words: 'peer is incompatible',
        pattern:
          /peer is incompatible: (?<value>SupportedVersionsExtensionRequired|ServerTlsVersionIsDisabledByOurConfig|ServerDoesNotSupportTls12Or13|Tls12NotOffered\w{0,20})/,
      },
      {
        words: 'a packet with illegal or unsupported version was received',
        pattern: /A packet with illegal or unsupported version was received/,
      },
      { words: 'net err_ssl_version_or_cipher_mismatch', pattern: /net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Client and server share no version of TLS ({value|one of them is too old})',
    check: WHICH_VERSIONS,
    repair: [
      {
        text: 'Bring the older side up to TLS 1.2: Java 8u291, OpenSSL 3 and new distributions no longer speak 1.0 and 1.1, so an update of one side brings this out',
        compose: 'docker compose pull && docker compose up -d',
        kubernetes: 'kubectl set image deploy/{service} {service}=<newer image>',
        host: 'openssl version; sudo apt-get install --only-upgrade openssl libssl3',
      },
      {
        text: 'Where the old side cannot change, allow it for this one connection (OpenSSL MinProtocol = TLSv1 with CipherString = DEFAULT@SECLEVEL=0, Options = UnsafeLegacyServerConnect, jdk.tls.disabledAlgorithms)',
        host: 'sudoedit /etc/ssl/openssl.cnf',
      },
    ],
    source:
      'RFC 8446 6.2 alert 70; OpenSSL ssl_err.c; Go crypto/tls handshake_server.go; Java ServerHello, HandshakeContext; rustls',
    matches: [
      'error:0A00042E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:../deps/openssl/ssl/record/rec_layer_s3.c:1601:SSL alert number 70',
      'ssl.SSLError: [SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1131)',
      'Get "https://ldap-gw.example.com/": remote error: tls: protocol version not supported',
      'http: TLS handshake error from 10.0.0.4:54360: tls: client offered only unsupported versions: [302 301]',
      'tls: server selected unsupported protocol version 301',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version',
      'javax.net.ssl.SSLHandshakeException: The server selected protocol version TLS10 is not accepted by client preferences [TLS13, TLS12]',
      'javax.net.ssl.SSLHandshakeException: Client requested protocol TLSv1 is not enabled or supported in server context',
      'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
      'curl: (35) OpenSSL/3.0.19: error:0A00014D:SSL routines::legacy sigalg disallowed or unsupported',
      'error:0A000152:SSL routines::unsafe legacy renegotiation disabled',
      "  code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'",
      "  code: 'ERR_SSL_UNSUPPORTED_PROTOCOL'",
      "Authentication failed because the remote party sent a TLS alert: 'ProtocolVersion'.",
      'error:0A0000BF:SSL routines::no protocols available',
      'error:0A00043E:SSL routines::tlsv1 alert inappropriate fallback',
      'tls: unsupported SSLv2 handshake received',
      'peer is incompatible: SupportedVersionsExtensionRequired',
      'gnutls_handshake() failed: A packet with illegal or unsupported version was received.',
      'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    ],
    ignores: ['negotiated TLSv1.3 with 10.0.0.4', 'unsupported protocol scheme ""'],
  },
  {
    id: 'tls.nothing-agreed',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'no shared cipher',
        pattern: /SSL routines:\w{0,40}:no shared cipher|NO_SHARED_CIPHER\] no shared cipher/,
      },
      {
        words: 'alert handshake failure',
        pattern: /(?:sslv3|ssl\/tls) alert handshake failure|SSLV3_ALERT_HANDSHAKE_FAILURE\]/,
      },
      { words: 'remote error tls handshake failure', pattern: /remote error: tls: handshake failure/ },
      { words: 'received fatal alert', pattern: /[Rr]eceived fatal alert: (?:handshake_failure|HandshakeFailure)/ },
      {
        words: 'no cipher suite supported by both client and server',
        pattern: /tls: no cipher suite supported by both client and server/,
      },
      { words: 'no cipher suites in common', pattern: /SSLHandshakeException: no cipher suites in common/ },
      { words: 'dh key too small', pattern: /SSL routines:\w{0,40}:dh key too small|DH_KEY_TOO_SMALL\]/ },
      {
        words: 'unrecognized name',
        pattern: /(?:tlsv1|ssl\/tls) (?:alert )?unrecognized name|remote error: tls: unrecognized name/,
      },
      {
        words: 'no application protocol',
        pattern:
          /remote error: tls: no application protocol|tlsv1 alert no application protocol|tls: client requested unsupported application protocols/,
      },
      { words: 'err_ssl_sslv3_alert_handshake_failure', pattern: /\bERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE\b/ },
      { words: 'err_ssl_no_shared_cipher', pattern: /\bERR_SSL_NO_SHARED_CIPHER\b/ },
      { words: 'err_ssl_dh_key_too_small', pattern: /\bERR_SSL_DH_KEY_TOO_SMALL\b/ },
      { words: 'sent a tls alert handshakefailure', pattern: /sent a TLS alert: 'HandshakeFailure'/ },
      {
        words: 'remote error tls insufficient security level',
        pattern: /remote error: tls: insufficient security level/,
      },
      {
        words: 'fatal alert',
        pattern:
          /[Rr]eceived fatal alert: (?:insufficient_security|InsufficientSecurity|no_application_protocol|NoApplicationProtocol)/,
      },
      { words: 'alert insufficient security', pattern: /alert insufficient security/ },
      {
        words: 'sslhandshakeexception no negotiable cipher suite',
        pattern: /SSLHandshakeException: No negotiable cipher suite/,
      },
      {
        words: 'ssl routines no',
        pattern:
          /SSL routines:\w{0,40}:(?<value>no ciphers available|no suitable signature algorithm|no suitable key share|no application protocol|no suitable groups)(?!\) while SSL)/,
      },
      {
        words: 'ssl routines',
        pattern:
          /SSL routines:\w{0,40}:(?<value>wrong curve|wrong signature type|bad key share|bad signature|bad extension|required cipher missing)(?!\) while SSL)/,
      },
      {
        words: 'tls client requested unsupported application protocols',
        pattern: /tls: client requested unsupported application protocols/,
      },
      { words: 'curl 59 failed setting cipher list', pattern: /curl: \(59\) failed setting cipher list/ },
      {
        words: 'peer is incompatible',
        pattern:
          /peer is incompatible: (?<value>NoCipherSuitesInCommon|NoKxGroupsInCommon|NoSignatureSchemesInCommon|NoEcPointFormatsInCommon)/,
      },
      { words: 'no supported cipher suites have been found', pattern: /No supported cipher suites have been found/ },
      {
        words: 'the diffie hellman prime sent by server is not',
        pattern: /The Diffie-Hellman prime sent by the server is not acceptable/,
      },
      {
        words: 'gnutls_handshake failed',
        pattern: /gnutls_handshake\(\) failed: (?:Handshake failed|A TLS fatal alert has been received)/,
      },
      {
        words: 'error ssl a fatal alert message was received',
        pattern: /mbed ?TLS error: SSL - A fatal alert message was received/i,
      },
      {
        words: 'next initializesecuritycontext failed sec_e_illegal_message',
        pattern: /next InitializeSecurityContext failed: SEC_E_ILLEGAL_MESSAGE/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'Client and server of TLS find no common cipher, key type or name: handshake failure',
    check: WHICH_VERSIONS,
    repair: [
      {
        text: 'Read the log of the server side, which names the reason; the usual ones are a missing client certificate, no certificate for the name asked (SNI), an old cipher list, DH parameters of 1024 bits',
        compose: 'docker compose logs --since 10m | grep -iE "ssl|tls|handshake"',
        kubernetes: 'kubectl logs deploy/{service} --since 10m | grep -iE "ssl|tls|handshake"',
        host: 'openssl s_client -connect <host>:<port> -servername <host> -msg </dev/null | head -40',
      },
      {
        text: 'Widen the cipher list of the server (and make DH parameters of 2048 bits) or update the older side',
        host: 'sudo openssl dhparam -out /etc/ssl/dhparam.pem 2048; sudo nginx -T | grep -nE "ssl_(ciphers|protocols|dhparam)"',
      },
    ],
    source: 'RFC 8446 6.2 alerts 40, 112, 120; OpenSSL ssl_err.c; Go crypto/tls; Java SSLHandshakeException',
    matches: [
      'SSL_do_handshake() failed (SSL: error:0A0000C1:SSL routines::no shared cipher)',
      'curl: (35) error:0A000410:SSL routines::sslv3 alert handshake failure',
      'Post "https://pay.example.com/": remote error: tls: handshake failure',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure',
      'http: TLS handshake error from 10.0.0.4:1022: tls: no cipher suite supported by both client and server',
      'javax.net.ssl.SSLHandshakeException: no cipher suites in common',
      'ssl.SSLError: [SSL: DH_KEY_TOO_SMALL] dh key too small (_ssl.c:1131)',
      'error:0A000458:SSL routines::tlsv1 unrecognized name',
      'Get "https://etcd:2379/": remote error: tls: no application protocol',
      "  code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'",
      "  code: 'ERR_SSL_NO_SHARED_CIPHER'",
      "  code: 'ERR_SSL_DH_KEY_TOO_SMALL'",
      "Authentication failed because the remote party sent a TLS alert: 'HandshakeFailure'.",
      'remote error: tls: insufficient security level',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: insufficient_security',
      'error:0A00042F:SSL routines::tlsv1 alert insufficient security',
      'javax.net.ssl.SSLHandshakeException: No negotiable cipher suite',
      'error:0A0000B5:SSL routines::no ciphers available',
      'error:0A00017A:SSL routines::wrong curve',
      'tls: client requested unsupported application protocols ([h2])',
      'curl: (59) failed setting cipher list: HIGH:!aNULL',
      'peer is incompatible: NoCipherSuitesInCommon',
      'gnutls_handshake() failed: No supported cipher suites have been found.',
      'gnutls_handshake() failed: The Diffie-Hellman prime sent by the server is not acceptable (not long enough).',
      'gnutls_handshake() failed: Handshake failed',
      'mbedTLS error: SSL - A fatal alert message was received from our peer',
      'curl: (35) schannel: next InitializeSecurityContext failed: SEC_E_ILLEGAL_MESSAGE (0x80090326)',
    ],
    ignores: ['websocket handshake failure: 403', 'TLS handshake done, cipher TLS_AES_128_GCM_SHA256'],
  },
];
