import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const ENVOY: readonly CatalogueEntry[] = [
  {
    id: 'envoy.upstream-connection-failed',
    kind: 'connection_refused',
    forms: [
      {
        words: '503',
        pattern: /" 503 (?:UF|UF,URX|URX,UF|URX)(?: (?:"(?:-|[^"]{0,120})"|(?<value>[\w{},:|.-]{1,160})))?(?: |$)/,
      },
      {
        words: 'upstream connect error or disconnect reset before headers reset reason',
        pattern:
          /upstream connect error or disconnect\/reset before headers\. (?:retried and the latest )?reset reason: (?:remote |local )?connection (?:failure|timeout|termination)(?!, transport failure reason: (?:TLS|TLS_error))/i,
      },
    ],
    nearby: [/outbound\|(?<port>\d{1,5})\|[\w-]{0,60}\|(?<peer>[\w.-]{1,160})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Envoy cannot connect to the service behind it {peer|(flag UF)}',
    check: {
      text: 'See whether the pods run and listen at the target port, on the pod address and not on 127.0.0.1',
      compose: 'docker compose ps -a',
      kubernetes: 'kubectl get pods,endpoints -o wide; istioctl proxy-config endpoints {service} | grep -v HEALTHY',
      host: 'curl -s localhost:9901/clusters | grep -E "cx_connect_fail|health_flags"',
    },
    repair: [
      {
        text: 'Start the service or correct the port of the cluster; a reset in the middle (UC) often is a shorter keep-alive at the service',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout restart deploy/<service>',
      },
    ],
    source: 'Envoy documentation, access log response flags; router.cc, codec_client reset reasons',
    matches: [
      '[2025-05-06T07:41:08.826Z] "GET /orders HTTP/1.1" 503 UF upstream_reset_before_response_started{remote_connection_failure,delayed_connect_error:_111} - "delayed_connect_error:_111" 0 145 3 - "-" "curl/8.5.0" "5f0c" "api:8080" "10.244.0.5:8080" outbound|8080||api.shop.svc.cluster.local - 10.96.0.12:8080 10.244.0.9:51834 - default',
      '[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 503 UF,URX "-" 0 91 18 - "10.0.0.4" "curl/8.5.0" "5f0c" "shop.example.com" "172.18.0.5:8080"',
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    ],
    ignores: [
      '[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 200 - via_upstream - "-" 0 612 3 2 "-" "curl/8.5.0" "5f0c" "api:8080" "10.244.0.5:8080"',
    ],
  },
  {
    id: 'envoy.no-healthy-upstream',
    kind: 'health_check_wrong',
    forms: [
      { words: '503 uh', pattern: /" 503 UH(?: |$)/ },
      { words: 'no healthy upstream', pattern: /(?:^|[":>] ?)no healthy upstream(?:["<]|$)/ },
      { words: 'no_healthy_upstream', pattern: /\bno_healthy_upstream\b/ },
    ],
    nearby: [/outbound\|(?<port>\d{1,5})\|[\w-]{0,60}\|(?<peer>[\w.-]{1,160})/],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Envoy has no healthy host in the cluster {peer|that it should ask}',
    check: {
      text: 'See whether the service has ready pods, whether subsets (version labels) select any, and whether outlier detection threw all out',
      compose: 'docker compose ps -a',
      kubernetes:
        'kubectl get pods,endpoints --show-labels; istioctl proxy-config endpoints {service}; kubectl get destinationrule -o yaml | grep -A8 subsets',
      host: 'curl -s localhost:9901/clusters | grep health_flags',
    },
    repair: [
      {
        text: 'Make pods ready, correct the labels of the subset or the health check; Envoy asks again as soon as a host is healthy',
        kubernetes: 'kubectl rollout restart deploy/<service>',
        compose: 'docker compose up -d',
      },
    ],
    source: 'Envoy documentation, response flag UH; router.cc sendNoHealthyUpstreamResponse()',
    matches: [
      '[2025-05-06T07:41:08.826Z] "GET /orders HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 - "-" "curl/8.5.0" "5f0c" "api:8080" "-" outbound|8080|v2|api.shop.svc.cluster.local - 10.96.0.12:8080 10.244.0.9:51834 - -',
      'no healthy upstream',
      '{"response_code":503,"response_flags":"UH","response_code_details":"no_healthy_upstream"}',
    ],
    ignores: ['Runbook: check for no healthy upstream when the gateway answers 503 and page the owner'],
  },
  {
    id: 'envoy.no-route',
    kind: 'invalid_setting',
    forms: [
      { words: '404 nr', pattern: /" 404 NR(?: |$)/ },
      { words: '503 nc', pattern: /" 503 NC(?: |$)/ },
      { words: 'nr filter_chain_not_found', pattern: /" 0 NR filter_chain_not_found/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Envoy has no route or cluster for the host and path of the request',
    check: {
      text: 'List the routes of the listener; the Host header has to fit the hosts of Gateway and VirtualService',
      kubernetes:
        'istioctl proxy-config routes {service} -o json | grep -E "domains|prefix"; istioctl analyze -A; kubectl get virtualservice,gateway -A',
      host: 'curl -s localhost:9901/config_dump | grep -A6 virtual_hosts',
    },
    repair: [
      {
        text: 'Add the host or path to the VirtualService (HTTPRoute), bind it to the gateway, or create the service that the cluster names',
        kubernetes: 'kubectl edit virtualservice <name>',
      },
    ],
    source: 'Envoy documentation, response flags NR, NC',
    matches: [
      '[2025-05-06T07:41:08.826Z] "GET /orders HTTP/1.1" 404 NR route_not_found - "-" 0 0 0 - "10.0.0.4" "curl/8.5.0" "5f0c" "shop.example.com" "-" - - 10.244.0.9:8080 10.0.0.4:51834 - -',
      '[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 503 NC cluster_not_found - "-" 0 0 0 - "-" "curl/8.5.0" "5f0c" "api:8080" "-" - -',
      '[2025-05-06T07:41:08.826Z] "- - -" 0 NR filter_chain_not_found - "-" 0 0 0 - "-" "-" "-" "-" "-" - - 10.244.0.9:8443 10.0.0.4:51834 - -',
    ],
    ignores: ['[2025-05-06T07:41:08.826Z] "GET /x HTTP/1.1" 404 - via_upstream - "-" 0 19 1 1'],
  },
  {
    id: 'envoy.upstream-timeout-or-reset',
    kind: 'slow_dependency',
    forms: [
      { words: '504', pattern: /" 504 (?:UT|UT,URX|URX,UT)(?: |$)/ },
      { words: '503', pattern: /" 503 (?:UC|UC,URX|URX,UC|UR)(?: |$)/ },
      { words: 'response_timeout', pattern: /\b(?:upstream_)?response_timeout\b[^\n]{0,80}"-"/ },
      { words: '503 uo', pattern: /" 503 UO(?: |$)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The service behind Envoy was too slow, hung up or had too many requests (UT, UC, UO)',
    check: {
      text: 'UT: the route timeout (15 s by default in Envoy) passed; UC: the service closed the connection; UO: a limit of the circuit breaker was reached',
      kubernetes: 'kubectl top pod; istioctl proxy-config clusters {service} -o json | grep -A8 circuitBreakers',
      host: 'curl -s localhost:9901/stats | grep -E "overflow|upstream_rq_timeout|upstream_cx_destroy_remote"',
      compose: 'docker stats --no-stream',
    },
    repair: [
      {
        text: 'Repair what the service waits for; raise timeout of the route, connectionPool limits, or the keep-alive of the service only where the load is right',
        kubernetes: 'kubectl edit virtualservice,destinationrule',
      },
    ],
    source: 'Envoy documentation, response flags UT, UC, UR, UO',
    matches: [
      '[2025-05-06T07:41:08.826Z] "POST /export HTTP/1.1" 504 UT response_timeout - "-" 12 24 15000 - "-" "curl/8.5.0" "5f0c" "api:8080" "10.244.0.5:8080" outbound|8080||api.shop.svc.cluster.local',
      '[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 503 UC upstream_reset_before_response_started{connection_termination} - "-" 0 95 2 - "-" "curl/8.5.0" "5f0c" "api:8080" "10.244.0.5:8080"',
      '[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 503 UO upstream_reset_before_response_started{overflow} - "-" 0 81 0 - "-" "curl/8.5.0" "5f0c" "api:8080" "-"',
    ],
    ignores: ['[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 200 - via_upstream - "-" 0 612 3 2'],
  },
  {
    id: 'envoy.upstream-protocol-error',
    kind: 'protocol_mismatch',
    forms: [
      { words: '502 upe', pattern: /" 502 UPE(?: |$)/ },
      {
        words: 'reset reason protocol error',
        pattern:
          /upstream connect error or disconnect\/reset before headers\. (?:retried and the latest )?reset reason: protocol error/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Envoy and the service behind it speak different protocols (HTTP/1.1, HTTP/2, gRPC)',
    check: {
      text: 'Read the name or appProtocol of the service port and the http2 options of the cluster',
      kubernetes: 'kubectl get svc <service> -o yaml | grep -A6 ports; istioctl analyze',
      host: 'curl -s localhost:9901/config_dump | grep -i http2_protocol_options',
    },
    repair: [
      {
        text: 'Name the port http-..., http2-... or grpc-... (appProtocol) as the service really speaks; headers that a service sends twice (Transfer-Encoding with Content-Length) have to go',
        kubernetes: 'kubectl edit svc <service>',
      },
    ],
    source: 'Envoy documentation, response flag UPE',
    matches: [
      '[2025-05-06T07:41:08.826Z] "POST /shop.Orders/List HTTP/2" 502 UPE upstream_reset_before_response_started{protocol_error} - "-" 0 87 1 - "-" "grpc-go/1.62" "5f0c" "api:8080" "10.244.0.5:8080"',
      'upstream connect error or disconnect/reset before headers. reset reason: protocol error',
    ],
    ignores: ['[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 502 - via_upstream - "-" 0 0 2 1'],
  },
  {
    id: 'envoy.tls-to-upstream-failed',
    kind: 'certificate_untrusted',
    forms: [
      {
        words: 'transport failure reason',
        pattern:
          /transport failure reason: ?(?:\|?TLS_error:\|?|TLS error: ?)\w{1,20}:SSL routines:OPENSSL_internal:(?!WRONG_VERSION_NUMBER)(?<value>[A-Z_]{1,60})/i,
      },
      {
        words: 'openssl_internal',
        pattern: /TLS_error:_?\|?\d{6,10}:SSL_routines:OPENSSL_internal:(?!WRONG_VERSION_NUMBER)(?<value>[A-Z_]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The TLS handshake between Envoy and the service fails: {value}',
    check: {
      text: 'WRONG_VERSION_NUMBER is a service that speaks plain text, CERTIFICATE_VERIFY_FAILED an untrusted or expired certificate; compare PeerAuthentication with the DestinationRule',
      kubernetes:
        'kubectl get peerauthentication,destinationrule -A; istioctl proxy-config secret {service}; kubectl get pod -o custom-columns=NAME:.metadata.name,CONTAINERS:.spec.containers[*].name',
      host: 'curl -s localhost:9901/certs',
    },
    repair: [
      {
        text: 'Give both sides a sidecar or set tls.mode: DISABLE (ISTIO_MUTUAL) in the DestinationRule to what the service speaks; an expired workload certificate is renewed by a restart of the pod',
        kubernetes: 'kubectl rollout restart deploy/<service>',
      },
    ],
    source: 'Envoy, ssl_socket.cc failureReason(); Istio, "TLS conflict" documentation',
    matches: [
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED',
      '[2025-05-06T07:41:08.826Z] "GET / HTTP/1.1" 503 UF,URX upstream_reset_before_response_started{remote_connection_failure|TLS_error:_|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end} - "TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end"',
    ],
    ignores: ['info envoy connection [Tags: "ConnectionId":"12"] TLS handshake complete'],
  },
  {
    id: 'envoy.rbac-denied',
    kind: 'authorisation_denied',
    forms: [
      { words: 'rbac access denied', pattern: /(?:^|[":>]\s?)RBAC: access denied/ },
      {
        words: 'rbac_access_denied_matched_policy',
        pattern: /rbac_access_denied_matched_policy\[(?<object>[^\]]{1,160})\]/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'An authorization policy of Envoy or Istio denies the request ({object|no policy allows it})',
    check: {
      text: 'Read the policies of the namespace; with any ALLOW policy everything else is denied, and without mTLS a request has no principal',
      kubernetes:
        'kubectl get authorizationpolicy,requestauthentication,peerauthentication -A; istioctl x authz check {service}',
    },
    repair: [
      {
        text: 'Add a rule for the source principal, namespace, path and method that is meant',
        kubernetes: 'kubectl edit authorizationpolicy <policy>',
      },
    ],
    source: 'Envoy, extensions/filters/http/rbac/rbac_filter.cc; Istio security documentation',
    matches: [
      'RBAC: access denied',
      '[2025-05-06T07:41:08.826Z] "GET /orders HTTP/1.1" 403 - rbac_access_denied_matched_policy[none] - "-" 0 19 0 - "-" "curl/8.5.0" "5f0c" "api:8080" "-" inbound|8080||',
    ],
    ignores: ['Error from server (Forbidden): pods is forbidden: User "shop" cannot list resource "pods"'],
  },
  {
    id: 'envoy.control-plane-unreachable',
    kind: 'connection_refused',
    program: 'envoy',
    forms: [
      {
        words: 'grpc config stream to closed',
        pattern:
          /(?:StreamAggregatedResources|DeltaAggregatedResources) gRPC config stream to (?<object>[\w-]{1,60}) closed(?: since \d{1,8}s ago)?: (?<signal>\d{1,3}), (?!.{0,10}$)(?<value>(?:connection error|upstream connect error|no healthy upstream)[^\n]{0,120})/,
      },
      {
        words: 'envoy proxy is not ready config not',
        pattern:
          /Envoy proxy is NOT ready: config (?:not (?:fully )?received from XDS server|received from XDS server, but was rejected)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'istiod',
    specificity: 2,
    means: 'Envoy gets no configuration from its control plane',
    check: {
      text: 'See whether istiod runs and can be reached from the pod on port 15012',
      kubernetes:
        'kubectl get pods,svc -n istio-system; istioctl proxy-status; kubectl logs -n istio-system deploy/istiod --tail 50',
    },
    repair: [
      {
        text: 'Start istiod again, or allow port 15012 in the network policies; a sidecar of a removed revision has to be injected anew',
        kubernetes: 'kubectl rollout restart deploy/istiod -n istio-system && kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'Envoy, grpc_stream.h; Istio, pilot-agent status ready.go',
    matches: [
      '2025-05-06T07:41:08.826113Z\twarning\tenvoy config external/envoy/source/extensions/config_subscription/grpc/grpc_stream.h:193\tStreamAggregatedResources gRPC config stream to xds-grpc closed since 40s ago: 14, connection error: desc = "transport: Error while dialing: dial tcp: lookup istiod.istio-system.svc on 10.96.0.10:53: no such host"',
      '2025-05-06T07:41:08.826113Z\twarn\tEnvoy proxy is NOT ready: config not received from XDS server (is Istiod running?): cds updates: 0 successful, 0 rejected; lds updates: 0 successful, 0 rejected',
    ],
    ignores: ['info\tenvoy config\tStreamAggregatedResources gRPC config stream to xds-grpc closed: 13, '],
  },
  {
    id: 'envoy.configuration-refused',
    kind: 'invalid_setting',
    program: 'envoy',
    forms: [
      {
        words: 'error initializing configuration',
        pattern: /error initializing configuration '(?<path>[^']{0,200})': (?<value>[^\n]{1,70})/,
      },
      {
        words: 'grpc config for rejected',
        pattern:
          /gRPC config for type\.googleapis\.com\/[\w.]{1,80}\.(?<object>\w{1,40}) rejected: (?<value>[^\n]{1,70})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Envoy refuses its configuration: {value}',
    check: {
      text: 'Check the file; a field that was removed in this version is reported as unknown or deprecated',
      compose: 'docker compose run --rm {service} envoy --mode validate -c {path|/etc/envoy/envoy.yaml}',
      kubernetes: 'istioctl analyze -A; kubectl logs deploy/{service} -c istio-proxy --tail 30',
      host: 'envoy --mode validate -c {path|/etc/envoy/envoy.yaml}',
    },
    repair: [
      {
        text: 'Correct what the message names (indentation, typed_config, an EnvoyFilter that was written for an older version)',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'Envoy, server.cc initialize(); grpc_mux_impl.cc',
    matches: [
      "[2025-05-06 07:41:08.826][1][critical][main] [source/server/server.cc:131] error initializing configuration '/etc/envoy/envoy.yaml': Protobuf message (type envoy.config.bootstrap.v3.Bootstrap reason INVALID_ARGUMENT: invalid name) has unknown fields",
      'warning\tenvoy config\tgRPC config for type.googleapis.com/envoy.config.listener.v3.Listener rejected: Error adding/updating listener(s) 0.0.0.0_8443: Invalid path: /etc/certs/tls.crt',
    ],
    ignores: ['[info][main] [source/server/server.cc:977] starting main dispatch loop'],
  },
];
