import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const TRY_HANDSHAKE: Step = {
  text: 'Make the handshake by hand and see where it stops: at the connection, at the answer to the hello, or at the certificate',
  compose:
    'docker compose exec {service} env | grep -i proxy; openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} </dev/null | head -20',
  kubernetes:
    'kubectl exec deploy/{service} -- sh -c "openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} </dev/null | head -20"',
  host: 'env | grep -i proxy; openssl s_client -connect {peer|<host>}:{port|443} -servername {peer|<host>} </dev/null | head -20',
};

/** Handshakes of TLS that are cut or take too long. */
export const TLS_CONNECTIONS: readonly CatalogueEntry[] = [
  {
    id: 'tls.handshake-timed-out',
    kind: 'unreachable',
    forms: [
      {
        words: 'net http tls handshake timeout',
        pattern:
          /(?:"https:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?(?:\/[^"]{0,200})?": )?net\/http: TLS handshake timeout/,
      },
      { words: 'handshake operation timed out', pattern: /_ssl\.c:\d{1,6}: The handshake operation timed out/ },
      { words: 'ssl connection timeout', pattern: /curl: \((?:28|35)\) SSL connection timeout/ },
      {
        words: 'handshake timed out after',
        pattern: /SslHandshakeTimeoutException: handshake timed out after (?<limit>\d{1,9})ms/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: '{peer|The other end} takes the connection but does not finish the TLS handshake',
    check: TRY_HANDSHAKE,
    repair: [
      {
        text: 'Look for what swallows large packets or starves: a VPN or overlay whose MTU is too large lets small packets through and drops the certificate; a proxy that is wanted but not set does the same',
        host: 'ping -M do -s 1472 -c 3 {peer|<host>}; ip link | grep mtu; sudo ip link set dev <interface> mtu 1400',
        compose: '$EDITOR docker-compose.yml   # networks: default: driver_opts: com.docker.network.driver.mtu: 1400',
      },
      {
        text: 'When {peer|the other end} is an own service, relieve it: the handshake costs it CPU',
        compose: 'docker stats --no-stream',
        kubernetes: 'kubectl top pods',
      },
    ],
    source: 'Go net/http transport.go tlsHandshakeTimeoutError; CPython _ssl.c; curl vtls; netty SslHandler',
    matches: [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout',
      'socket.timeout: _ssl.c:980: The handshake operation timed out',
      'curl: (28) SSL connection timeout',
      'io.netty.handler.ssl.SslHandshakeTimeoutException: handshake timed out after 10000ms',
    ],
    ignores: ['TLS handshake timeout set to 10s', 'net/http: request canceled while waiting for connection'],
  },
  {
    id: 'tls.connection-cut',
    kind: 'unreachable',
    forms: [
      {
        words: 'unexpected eof while reading',
        pattern: /SSL routines:\w{0,40}:unexpected eof while reading(?!\) while SSL handshaking)/,
      },
      { words: 'unexpected_eof_while_reading', pattern: /UNEXPECTED_EOF_WHILE_READING\]/ },
      {
        words: 'ssl_error_syscall in connection to',
        pattern: /SSL_ERROR_SYSCALL in connection to (?<peer>[\w.-]{1,100}):(?<port>\d{1,5})/,
      },
      {
        words: 'remote host terminated the handshake',
        pattern: /SSLHandshakeException: Remote host terminated the handshake/,
      },
      {
        words: 'remote host closed connection during handshake',
        pattern: /SSLHandshakeException: Remote host closed connection during handshake/,
      },
      {
        words: 'received an unexpected eof or 0 bytes from the transport stream',
        pattern: /Received an unexpected EOF or 0 bytes from the transport stream/,
      },
      {
        words: 'client network socket disconnected before secure tls connection was established',
        pattern: /Client network socket disconnected before secure TLS connection was established/,
      },
      {
        words: 'remote error tls internal error',
        pattern:
          /(?:"https:\/\/(?<peer>[\w.-]{1,100})(?::(?<port>\d{1,5}))?(?:\/[^"]{0,200})?": )?remote error: tls: internal error/,
      },
      { words: 'alert internal error', pattern: /tlsv1 alert internal error/ },
      {
        words: 'gnutls_handshake failed',
        pattern:
          /gnutls_handshake\(\) failed: (?:The TLS connection was non-properly terminated|Error in the p(?:ull|ush) function)/,
      },
      {
        words: 'gnutls recv error',
        pattern:
          /GnuTLS recv error \(-\d{1,4}\): (?:Error in the pull function|The TLS connection was non-properly terminated)/,
      },
      {
        words: 'authentication failed because the remote party has closed transport',
        pattern: /Authentication failed because the remote party has closed the transport stream/,
      },
      { words: 'received fatal alert', pattern: /[Rr]eceived fatal alert: (?:internal_error|InternalError)/ },
      {
        words: 'peer closed connection without sending tls close_notify',
        pattern: /peer closed connection without sending TLS close_notify/,
      },
      { words: 'sent a tls alert internalerror', pattern: /sent a TLS alert: 'InternalError'/ },
    ],
    nearby: [/HTTPSConnectionPool\(host='(?<peer>[^']{1,100})', port=(?<port>\d{1,5})\)/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: '{peer|The other end} ends the connection in the middle of the TLS handshake',
    check: TRY_HANDSHAKE,
    repair: [
      {
        text: 'Read the log of {peer|the other end}: it has no certificate for the name asked (SNI), is restarting, or wants another version or a client certificate',
        compose: 'docker compose logs --since 15m | grep -iE "tls|ssl|certificate"',
        kubernetes: 'kubectl logs deploy/{peer|<peer>} --since 15m | grep -iE "tls|ssl|certificate"',
      },
      {
        text: 'When it is far away, a firewall or proxy in between cuts it: set HTTPS_PROXY, or let the host be reached',
      },
    ],
    source:
      'OpenSSL 3 SSL_R_UNEXPECTED_EOF_WHILE_READING; curl vtls/openssl.c; Java SSLSocketImpl; .NET SR.net_io_eof; Node _tls_wrap.js; RFC 8446 alert 80',
    matches: [
      'curl: (35) OpenSSL/3.0.19: error:0A000126:SSL routines::unexpected eof while reading',
      'ssl.SSLEOFError: [SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol (_ssl.c:1006)',
      'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to pay.example.com:443',
      'javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake',
      'javax.net.ssl.SSLHandshakeException: Remote host closed connection during handshake',
      'System.IO.IOException: Received an unexpected EOF or 0 bytes from the transport stream.',
      'Error: Client network socket disconnected before secure TLS connection was established',
      'Get "https://shop.example.com/": remote error: tls: internal error',
      'error:0A000438:SSL routines::tlsv1 alert internal error',
      'gnutls_handshake() failed: The TLS connection was non-properly terminated.',
      'GnuTLS recv error (-54): Error in the pull function.',
      'System.IO.IOException: Authentication failed because the remote party has closed the transport stream.',
      'javax.net.ssl.SSLException: Received fatal alert: internal_error',
      'peer closed connection without sending TLS close_notify: https://docs.rs/rustls/latest/rustls/manual/_03_howto/index.html#unexpected-eof',
      "Authentication failed because the remote party sent a TLS alert: 'InternalError'.",
    ],
    ignores: ['http: TLS handshake error from 10.0.0.4:41022: EOF', 'TLS handshake with pay.example.com done'],
  },
  {
    id: 'tls.client-broke-off',
    kind: null,
    forms: [
      {
        words: 'tls handshake error from eof',
        pattern: /TLS handshake error from (?<peer>[\w.:[\]-]{1,60}):\d{1,5}: EOF$/,
      },
      {
        words: 'tls handshake error from read tcp',
        pattern:
          /TLS handshake error from (?<peer>[\w.:[\]-]{1,60}):\d{1,5}: read tcp .{1,100}: (?:connection reset by peer|i\/o timeout)$/,
      },
      {
        words: 'ssl handshaking peer closed connection',
        pattern: /peer closed connection in SSL handshake.{0,40}while SSL handshaking(?! to upstream)/,
      },
      {
        words: 'unexpected eof while reading while ssl handshaking',
        pattern: /unexpected eof while reading\) while SSL handshaking(?! to upstream)/,
      },
      {
        words: 'ssl_do_handshake failed while ssl handshaking client',
        pattern:
          /SSL_do_handshake\(\) failed \(SSL: error:[0-9A-F]{6,8}:SSL routines:[^\n]{0,120}?(?:bad key share|unsupported protocol|no shared cipher|no suitable key share|http request|wrong version number|version too low|bad packet length|unexpected message|unknown protocol|no suitable signature algorithm|packet length too long|inappropriate fallback|unexpected eof while reading|record layer failure|unsupported certificate|invalid alert|required cipher missing)[^\n]{0,60}\) while SSL handshaking, client:/i,
      },
      { words: 'ah02008 ssl library error in handshake', pattern: /AH02008: SSL library error \d{1,3} in handshake/ },
      { words: 'application data after close notify', pattern: /application data after close notify/i },
      { words: 'shutdown while in init', pattern: /shutdown while in init/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'A client ({peer|unknown}) broke off the TLS handshake',
    check: {
      text: 'Nothing needs doing; when the address is that of a load balancer, its TCP check is what connects',
      compose: 'docker compose logs --since 15m {service} | grep -c "handshake"',
    },
    repair: [],
    source: 'Go net/http server.go; nginx ngx_event_openssl.c',
    matches: [
      'http: TLS handshake error from 10.0.0.4:41022: EOF',
      'http: TLS handshake error from 10.0.0.4:41022: read tcp 10.0.0.9:443->10.0.0.4:41022: read: connection reset by peer',
      '[info] 31#31: *9 peer closed connection in SSL handshake while SSL handshaking, client: 10.0.0.2, server: 0.0.0.0:443',
      '[crit] 31#31: *9 SSL_do_handshake() failed (SSL: error:0A000126:SSL routines::unexpected eof while reading) while SSL handshaking, client: 10.0.0.2',
      '2025/05/06 07:41:08 [crit] 31#31: *12 SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: 203.0.113.9, server: 0.0.0.0:443',
      '[Tue May 06 07:41:08.826113 2025] [ssl:info] [pid 31:tid 140] [client 203.0.113.9:51834] AH02008: SSL library error 1 in handshake (server shop.example.com:443)',
      'ssl.SSLError: [SSL: APPLICATION_DATA_AFTER_CLOSE_NOTIFY] application data after close notify (_ssl.c:2702)',
      '[crit] 31#31: *8 SSL_shutdown() failed (SSL: error:0A000197:SSL routines::shutdown while in init) while SSL handshaking',
    ],
    ignores: [
      'http: TLS handshake error from 10.0.0.4:41022: remote error: tls: bad certificate',
      'curl: (35) error:0A000126:SSL routines::unexpected eof while reading',
      '[error] 31#31: *12 peer closed connection in SSL handshake (104: Connection reset by peer) while SSL handshaking to upstream, client: 10.0.0.4',
    ],
  },
  {
    id: 'tls.client-certificate-missing',
    kind: 'authentication_refused',
    forms: [
      {
        words: 'alert certificate required',
        pattern:
          /tlsv13 alert certificate required|TLSV13_ALERT_CERTIFICATE_REQUIRED|ssl\/tls alert certificate required/,
      },
      { words: 'err_ssl_tlsv13_alert_certificate_required', pattern: /ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED/ },
      { words: 'remote error tls certificate required', pattern: /remote error: tls: certificate required/ },
      {
        words: 'peer did not return a certificate',
        pattern: /SSL routines:\w{0,40}:peer did not return a certificate|PEER_DID_NOT_RETURN_A_CERTIFICATE/,
      },
      {
        words: 'empty client certificate chain',
        pattern: /SSLHandshakeException: Empty (?:client|server) certificate chain/,
      },
      { words: 'no required ssl certificate was sent', pattern: /No required SSL certificate was sent/ },
      {
        words: 'connection requires a valid client certificate',
        pattern: /connection requires a valid client certificate/,
      },
      { words: 'sslhandshakeexception null cert chain', pattern: /SSLHandshakeException: null cert chain/ },
      { words: 'fatal alert', pattern: /[Rr]eceived fatal alert: (?:certificate_required|CertificateRequired)/ },
      { words: 'sent a tls alert certificaterequired', pattern: /sent a TLS alert: 'CertificateRequired'/ },
    ],
    nearby: [/TLS handshake error from (?<peer>[\w.:[\]-]{1,60}):\d{1,5}/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The server wants a client certificate (mutual TLS) and got none',
    check: {
      text: 'See which client certificate and key the client is given, and whether it can read them',
      compose: 'docker compose exec {service} sh -c "ls -l /certs; env | grep -iE \'cert|key|ssl|tls\'"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -nE "mountPath|cert|tls"',
      host: 'openssl s_client -connect <host>:<port> -cert client.crt -key client.key -CAfile ca.crt </dev/null | tail -20',
    },
    repair: [
      {
        text: 'Give the client its certificate and key, or let the server do without (ssl_verify_client off, client-cert-auth false, ssl.client.auth=none)',
        compose: '$EDITOR docker-compose.yml   # mount client.crt and client.key, set the variables that name them',
        kubernetes:
          'kubectl create secret tls client-tls --cert=client.crt --key=client.key && kubectl edit deploy/{service}',
      },
    ],
    source:
      'RFC 8446 6.2 alert 116; OpenSSL ssl_err.c; Go crypto/tls handshake_server.go; Java CertificateMessage; nginx ngx_http_request.c; PostgreSQL auth.c',
    matches: [
      'Error: 80ECCB9E277F0000:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required:../deps/openssl/ssl/record/rec_layer_s3.c:1601:SSL alert number 116',
      "  code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'",
      'remote error: tls: certificate required',
      'error:0A0000C7:SSL routines::peer did not return a certificate',
      'javax.net.ssl.SSLHandshakeException: Empty client certificate chain',
      '<center>No required SSL certificate was sent</center>',
      'FATAL:  connection requires a valid client certificate',
      'javax.net.ssl.SSLHandshakeException: null cert chain',
      'javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_required',
      "Authentication failed because the remote party sent a TLS alert: 'CertificateRequired'.",
    ],
    ignores: ['client certificate of node-3 accepted', 'remote error: tls: bad certificate'],
  },
];
