import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TLS_STACKS: readonly CatalogueEntry[] = [
  {
    id: 'tls.other-stack-untrusted',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'ssl routines openssl_internal certificate_verify_failed',
        pattern: /SSL routines:OPENSSL_internal:(?<value>CERTIFICATE_VERIFY_FAILED)/,
      },
      { words: 'asn no signer error to confirm failure', pattern: /(?<value>ASN no signer error to confirm failure)/ },
      {
        words: 'invalid peer',
        pattern:
          /invalid peer certificate(?: contents: invalid peer certificate)?: (?<value>BadDER|BadEncoding|UnsupportedCertVersion|CaUsedAsEndEntity|BadSignature|InvalidPurpose|UnsupportedSignatureAlgorithm)/,
      },
      {
        words: 'gnutls a tls fatal alert has been received',
        pattern:
          /gnutls: A TLS fatal alert has been received: (?<value>Certificate is bad|Unknown certificate|CA is unknown)/,
      },
      {
        words: 'a tls fatal alert has been received',
        pattern:
          /A TLS fatal alert has been received: (?<value>Certificate is bad|Unknown CA|CA is unknown|Certificate was unknown)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 2,
    means: 'The certificate of the other end is not trusted: {value}',
    check: {
      text: 'See the chain that the server sends',
      host: 'openssl s_client -connect <host>:<port> -servername <host> -showcerts </dev/null',
    },
    repair: [
      {
        text: 'Let the server send its intermediates, and give its CA to the client (Envoy: validation_context.trusted_ca; mbedTLS and wolfSSL devices: the CA file)',
      },
    ],
    source: 'BoringSSL ssl errors; wolfSSL error codes; rustls CertificateError; GnuTLS alerts',
    matches: [
      'handshake failed: SSL_ERROR_SSL: error:1000007d:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED',
      'wolfSSL error: ASN no signer error to confirm failure',
      'invalid peer certificate contents: invalid peer certificate: BadDER',
      'gnutls: A TLS fatal alert has been received: Certificate is bad',
      'invalid peer certificate: CaUsedAsEndEntity',
      'A TLS fatal alert has been received: CA is unknown',
    ],
    ignores: ['CERTIFICATE_VERIFY_FAILED is described in the manual'],
  },
  {
    id: 'tls.other-stack-cut',
    kind: 'unreachable',
    forms: [
      {
        words: 'the tls connection was non properly terminated',
        pattern: /The TLS connection was non-properly terminated/,
      },
      {
        words: 'schannel failed to receive handshake',
        pattern: /schannel: failed to receive handshake, (?:SSL\/TLS connection failed|need more data)/,
      },
      { words: 'schannel server closed', pattern: /schannel: server closed (?:the connection|abruptly)/ },
      {
        words: 'mbedtls_ssl_handshake returned',
        pattern: /mbedtls_ssl_handshake returned -0x(?:7280|0050|50|004c|4c)\b/,
      },
      { words: 'ssl the connection indicated an eof', pattern: /SSL - The connection indicated an EOF/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The other end ended TLS without saying goodbye',
    check: {
      text: 'See the log of the other end at that time, and what speaks at the port',
      host: 'openssl s_client -connect <host>:<port> </dev/null 2>&1 | head',
    },
    repair: [{ text: 'Repair the other end; a firewall or proxy that cuts TLS shows the same' }],
    source: 'GnuTLS gnutls_errors.c; curl lib/vtls/schannel.c; mbedTLS error.c',
    matches: [
      'GnuTLS: The TLS connection was non-properly terminated.',
      'schannel: failed to receive handshake, SSL/TLS connection failed',
      'schannel: server closed the connection',
      'mbedtls_ssl_handshake returned -0x7280',
      'SSL - The connection indicated an EOF',
    ],
    ignores: ['TLS connection closed'],
  },
  {
    id: 'tls.mbedtls-alert',
    kind: 'protocol_mismatch',
    forms: [
      {
        words: 'mbedtls_ssl_handshake returned',
        pattern: /mbedtls_ssl_handshake returned (?<value>-0x(?:7780|7900|6E80|6e80|7180|7100|6c00|5E80|7200)\b)/,
      },
      {
        words: 'ssl',
        pattern:
          /SSL - (?<value>A fatal alert message was received from our peer|The protocol version is outside the accepted range|Processing of the ServerHello handshake message failed|The server has no ciphersuites in common with the client|Handshake protocol not within min\/max boundaries|An invalid SSL record was received)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'mbedTLS: the handshake failed with {value}',
    check: {
      text: 'See versions and ciphers of the other end',
      host: 'nmap --script ssl-enum-ciphers -p <port> <host>',
    },
    repair: [
      {
        text: 'Offer TLS 1.2 and a cipher that both know; -0x7780 means that the other end refused and its log says why',
      },
    ],
    source: 'mbedTLS include/mbedtls/ssl.h',
    matches: [
      'mbedtls_ssl_handshake returned -0x7780',
      'SSL - A fatal alert message was received from our peer',
      'SSL - Handshake protocol not within min/max boundaries',
      'SSL - The server has no ciphersuites in common with the client',
      'SSL - An invalid SSL record was received',
      'SSL - The protocol version is outside the accepted range',
      'SSL - Processing of the ServerHello handshake message failed',
    ],
    ignores: ['SSL - handshake done'],
  },
  {
    id: 'tls.versions-exclude-all',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'tls no supported versions satisfy minversion and maxversion',
        pattern: /tls: no supported versions satisfy MinVersion and MaxVersion/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The settings of TLS versions leave none to use',
    check: {
      text: 'See minimum and maximum in the settings',
      host: 'grep -rniE "min_?version|max_?version|ssl_protocols|MinProtocol" <configuration>',
    },
    repair: [{ text: 'Set the minimum to TLS 1.2 and leave the maximum out' }],
    source: 'Go crypto/tls; OpenSSL SSL_R_NO_PROTOCOLS_AVAILABLE',
    matches: [
      'tls: no supported versions satisfy MinVersion and MaxVersion',
      'remote error: tls: no supported versions satisfy MinVersion and MaxVersion',
    ],
    ignores: ['TLS versions: 1.2, 1.3'],
  },
];
