import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** What a server of TLS writes about clients that come otherwise than it wants: as often scanners as neighbours. */
export const TLS_CLIENTS_REFUSED: readonly CatalogueEntry[] = [
  {
    id: 'tls.client-spoke-plain-text',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'client sent an http request to an https server',
        pattern: /(?:TLS handshake error from (?<peer>\S{1,60}): )?client sent an HTTP request to an HTTPS server/,
      },
      {
        words: 'client sent plain http request to https port',
        pattern: /client sent plain HTTP request to HTTPS port/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: '{peer|A client} spoke plain HTTP to a port of TLS: a probe, a scanner, or a wrong address',
    check: {
      text: 'See who it is: a probe of a balancer, a neighbour with http:// in its settings, or a stranger',
      host: 'curl -sv http://<host>:<port>/ -o /dev/null; openssl s_client -connect <host>:<port> </dev/null | head -5',
    },
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
      'http: TLS handshake error from 10.0.0.4:36552: client sent an HTTP request to an HTTPS server',
      '2025/01/02 11:12:13 [info] 31#31: *9 client sent plain HTTP request to HTTPS port while reading client request headers, client: 10.0.0.2',
    ],
    ignores: [
      'http: server gave HTTP response to HTTPS client',
      'redirecting plain HTTP requests to https://shop.example.com',
    ],
  },
  {
    id: 'tls.client-came-without-certificate',
    kind: 'authentication_refused',
    forms: [
      { words: 'client sent no required ssl certificate', pattern: /client sent no required SSL certificate/ },
      {
        words: 'tls client didn t provide a certificate',
        pattern: /(?:TLS handshake error from (?<peer>\S{1,60}): )?tls: client didn't provide a certificate/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: '{peer|A client} came without the certificate that the server wants',
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
      "http: TLS handshake error from 10.0.0.4:42210: tls: client didn't provide a certificate",
      '[info] 31#31: *4 client sent no required SSL certificate while reading client request headers',
    ],
    ignores: ['client certificate of node-3 accepted', 'remote error: tls: bad certificate'],
  },
];
