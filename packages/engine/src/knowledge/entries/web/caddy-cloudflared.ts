import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CADDY_CLOUDFLARED: readonly CatalogueEntry[] = [
  {
    id: 'caddy.upstream-unreachable',
    kind: 'connection_refused',
    program: 'caddy',
    forms: [
      {
        words: 'http log error dial tcp',
        pattern:
          /"logger":"http\.log\.error[^"]{0,60}","msg":"dial tcp(?: (?<peer>[\w.:[\]-]{1,80}):(?<port>\d{1,5}))?: (?<value>[^"]{1,120})"/,
      },
      {
        words: 'http log error dial tcp',
        pattern:
          /http\.log\.error[.\w]{0,40}\s{1,4}dial tcp:? (?:lookup )?(?<peer>[\w.:[\]-]{1,80}?)(?::(?<port>\d{1,5}))?(?: on \S{1,60})?: (?<value>[^{\n\t]{1,120})/,
      },
      { words: 'http log error no upstreams available', pattern: /http\.log\.error[^\n]{0,80}?no upstreams available/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Caddy cannot reach its upstream {peer|by that address}: {value|none is healthy}',
    check: {
      text: 'See whether the upstream runs and listens; in a container localhost is Caddy itself',
      compose: 'docker compose ps -a; docker compose exec {service} wget -qO- -T 3 http://{peer|app}:{port|80}/',
      kubernetes: 'kubectl get pods,endpoints -o wide',
      host: 'curl -sv http://{peer|127.0.0.1}:{port|80}/ -o /dev/null',
    },
    repair: [
      {
        text: 'Start the upstream or correct reverse_proxy in the Caddyfile (service name and the port inside its container)',
        compose: 'docker compose up -d && docker compose exec {service} caddy reload --config /etc/caddy/Caddyfile',
        host: 'systemctl reload caddy',
      },
    ],
    source: 'Caddy, modules/caddyhttp/reverseproxy; modules/caddyhttp/server.go logging of errors',
    matches: [
      '{"level":"error","ts":1746517268.826,"logger":"http.log.error","msg":"dial tcp 172.18.0.5:8080: connect: connection refused","request":{"remote_ip":"10.0.0.4","method":"GET","host":"shop.example.com","uri":"/"},"status":502}',
      '2025/05/06 07:41:08.826\tERROR\thttp.log.error\tdial tcp: lookup app on 127.0.0.11:53: no such host\t{"request": {"remote_ip": "10.0.0.4", "host": "shop.example.com", "uri": "/"}, "status": 502}',
      '{"level":"error","ts":1746517268.826,"logger":"http.log.error","msg":"no upstreams available","request":{"host":"shop.example.com","uri":"/"},"status":503}',
    ],
    ignores: ['{"level":"info","ts":1746517268.826,"logger":"http.log.access","msg":"handled request","status":200}'],
  },
  {
    id: 'caddy.certificate-not-obtained',
    kind: 'unreachable',
    program: 'caddy',
    forms: [
      {
        words: 'could not get certificate from issuer',
        pattern: /could not get certificate from issuer"?,?\s{0,4}[^\n]{0,20}?"identifier":\s?"(?<peer>[^"]{1,120})"/,
      },
      {
        words: 'challenge failed',
        pattern:
          /"?challenge failed"?,?\s{0,4}\{?"identifier":\s?"(?<peer>[^"]{1,120})",\s?"challenge_type":\s?"(?<value>[\w-]{1,30})"/,
      },
      {
        words: 'will retry tls obtain',
        pattern: /tls\.obtain"?[^\n]{0,40}?will retry"?[^\n]{0,20}?"error":\s?"\[(?<peer>[^\]]{1,120})\] Obtain: /,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Caddy gets no certificate for {peer}',
    check: {
      text: 'The same line has the problem that the CA names; see whether the name leads here (A and AAAA) and ports 80 and 443 are open from outside',
      compose: 'docker compose logs {service} | grep -iE "problem|challenge failed" | tail; docker compose ps',
      host: 'dig +short A {peer}; dig +short AAAA {peer}; journalctl -u caddy | grep -i problem | tail',
    },
    repair: [
      {
        text: 'Correct DNS or the port forwarding, publish 80 and 443, or use a DNS challenge; use "tls internal" for names that exist only inside',
        compose: 'docker compose up -d {service}',
        host: 'systemctl reload caddy',
      },
    ],
    source: 'CertMagic, config.go obtainCert(); acmez; Caddy tls.obtain logger',
    matches: [
      '{"level":"error","ts":1746517268.826,"logger":"tls.obtain","msg":"could not get certificate from issuer","identifier":"shop.example.com","issuer":"acme-v02.api.letsencrypt.org-directory","error":"HTTP 400 urn:ietf:params:acme:error:dns - DNS problem: NXDOMAIN looking up A for shop.example.com"}',
      '{"level":"error","ts":1746517268.826,"logger":"tls.issuance.acme.acme_client","msg":"challenge failed","identifier":"shop.example.com","challenge_type":"http-01","problem":{"type":"urn:ietf:params:acme:error:connection"}}',
      '{"level":"error","ts":1746517268.826,"logger":"tls.obtain","msg":"will retry","error":"[shop.example.com] Obtain: [shop.example.com] solving challenge: shop.example.com: no solvers available","attempt":1}',
    ],
    ignores: [
      '{"level":"info","ts":1746517268.826,"logger":"tls.obtain","msg":"certificate obtained successfully","identifier":"shop.example.com"}',
    ],
  },
  {
    id: 'caddy.configuration-invalid',
    kind: 'invalid_setting',
    program: 'caddy',
    forms: [
      {
        words: 'error adapting config using caddyfile',
        pattern:
          /Error: adapting config using caddyfile: (?:(?<path>[^:\s]{1,200}):(?<value>\d{1,6}): )?(?<object>[^\n]{1,160})/,
      },
      { words: 'ambiguous site definition', pattern: /ambiguous site definition: (?<object>\S{1,120})/ },
      {
        words: 'error loading initial config',
        pattern:
          /Error: loading initial config: (?![^\n]{0,300}(?:address already in use|permission denied))[^\n]{0,300}?(?<object>[^:\s][^:\n]{0,60}: [^:\n]{1,60})$/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Caddy refuses its configuration ({path|Caddyfile} line {value|unknown}): {object}',
    check: {
      text: 'Let it check the file',
      compose: 'docker compose run --rm {service} caddy validate --config /etc/caddy/Caddyfile',
      kubernetes: 'kubectl logs deploy/{service} --tail 20',
      host: 'caddy validate --config /etc/caddy/Caddyfile',
    },
    repair: [
      {
        text: 'Correct the line: an unknown directive may need a build with its plugin (xcaddy), and two blocks may not have the same address',
        compose: 'docker compose up -d {service}',
        host: 'caddy validate --config /etc/caddy/Caddyfile && systemctl restart caddy',
      },
    ],
    source: 'Caddy, cmd/main.go, caddyconfig/httpcaddyfile/httptype.go',
    matches: [
      'Error: adapting config using caddyfile: /etc/caddy/Caddyfile:7: unrecognized directive: reverse_proxi',
      'Error: adapting config using caddyfile: ambiguous site definition: shop.example.com',
      'Error: loading initial config: loading new config: loading http app module: provision http: server srv0: setting up route handlers: route 0: loading handler modules: unknown module: http.handlers.rate_limit',
    ],
    ignores: [
      '{"level":"warn","msg":"Caddyfile input is not formatted; run \'caddy fmt --overwrite\' to fix inconsistencies","adapter":"caddyfile","line":2}',
    ],
  },
  {
    id: 'caddy.cannot-listen',
    kind: 'port_in_use',
    program: 'caddy',
    forms: [
      {
        words: 'error bind address already in use',
        pattern:
          /Error: (?:loading initial config: )?[^\n]{0,200}?listening on (?<peer>[\w.[\]]{0,60}):(?<port>\d{1,5}): listen (?:tcp|udp)\w? \S{0,60}: bind: address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Caddy cannot listen on port {port}: another process has it',
    check: {
      text: 'Find who listens there; port 2019 is the admin address of a Caddy that already runs',
      compose: 'docker ps --format "{{.Names}} {{.Ports}}" | grep ":{port}->"',
      host: 'ss -ltnp | grep ":{port} "; systemctl status caddy',
    },
    repair: [
      {
        text: 'Stop the other service; do not start "caddy run" beside the system service',
        compose: 'docker compose up -d --remove-orphans {service}',
        host: 'systemctl disable --now nginx apache2; systemctl restart caddy',
      },
    ],
    source: 'Caddy, modules/caddyhttp/app.go, admin.go',
    matches: [
      'Error: loading initial config: loading new config: http app module: start: listening on :443: listen tcp :443: bind: address already in use',
      'Error: loading initial config: loading new config: starting caddy administration endpoint: listening on localhost:2019: listen tcp 127.0.0.1:2019: bind: address already in use',
    ],
    ignores: ['{"level":"info","logger":"admin","msg":"admin endpoint started","address":"localhost:2019"}'],
  },
  {
    id: 'cloudflared.origin-unreachable',
    kind: 'connection_refused',
    program: 'cloudflared',
    forms: [
      {
        words: 'unable to reach the origin service',
        pattern:
          /Unable to reach the origin service\. The service may be down or it may not be responding to traffic from cloudflared: (?:dial tcp:? (?:lookup )?(?<peer>[\w.[\]-]{1,80}?)(?::(?<port>\d{1,5}))?(?: on \S{1,60})?: )?(?<value>[^"\n]{1,100})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Cloudflared cannot reach the origin {peer|service}: {value}',
    check: {
      text: 'See whether the service answers at the address of the ingress rule; "localhost" is the container of cloudflared, and an HTTP service needs http://',
      compose: 'docker compose ps -a; docker compose config | grep -A4 networks',
      kubernetes: 'kubectl get svc,endpoints | grep -F {peer|.}',
      host: 'curl -sv http://{peer|localhost}:{port|80}/ -o /dev/null',
    },
    repair: [
      {
        text: 'Start the service, or set the URL of the public hostname to its name and port in the shared network; noTLSVerify helps with a self-signed certificate',
        compose: 'docker compose up -d',
      },
    ],
    source: 'cloudflared, proxy/proxy.go',
    matches: [
      '2025-05-06T07:41:08Z ERR  error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp 127.0.0.1:8080: connect: connection refused" connIndex=0 event=1 ingressRule=0 originService=http://localhost:8080',
      '2025-05-06T07:41:08Z ERR Request failed error="Unable to reach the origin service. The service may be down or it may not be responding to traffic from cloudflared: dial tcp: lookup web on 127.0.0.11:53: no such host" connIndex=2 dest=https://shop.example.com/ type=http',
    ],
    ignores: [
      '2025-05-06T07:41:08Z INF Registered tunnel connection connIndex=0 event=0 ip=198.41.200.13 location=fra03 protocol=quic',
    ],
  },
  {
    id: 'cloudflared.edge-unreachable',
    kind: 'unreachable',
    program: 'cloudflared',
    forms: [
      {
        words: 'to dial to edge with quic',
        pattern: /[Ff]ailed to dial to edge with quic: (?<value>[^"\n]{1,80})/,
      },
      {
        words: 'unable to establish connection with cloudflare edge',
        pattern: /Unable to establish connection with Cloudflare edge error="(?<value>[^"]{1,60})/,
      },
      {
        words: 'failed to connection',
        pattern: /Failed to (?:dial|create) (?:a quic|new quic) connection error="(?<value>[^"]{1,60})/,
      },
      {
        words: 'error looking up cloudflare edge ips the dns query failed',
        pattern: /Error looking up Cloudflare edge IPs: the DNS query failed error="(?<value>[^"]{1,60})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Cloudflared gets no way out to the Cloudflare edge (port 7844): {value}',
    check: {
      text: 'Test outgoing TCP and UDP 7844 and the resolution of region1.v2.argotunnel.com',
      host: 'nc -vz region1.v2.argotunnel.com 7844; nc -vzu region1.v2.argotunnel.com 7844',
      compose: 'docker compose run --rm {service} tunnel --version; docker compose logs --tail 50 {service}',
      kubernetes: 'kubectl get networkpolicy -A',
    },
    repair: [
      {
        text: 'Open outgoing 7844 (UDP for QUIC), or set --protocol http2 where UDP is blocked',
        compose: 'TUNNEL_TRANSPORT_PROTOCOL=http2 docker compose up -d {service}',
        kubernetes: 'kubectl set env deploy/{service} TUNNEL_TRANSPORT_PROTOCOL=http2',
        host: 'systemctl restart cloudflared',
      },
    ],
    source: 'cloudflared, supervisor/tunnel.go, connection/quic.go, edgediscovery/allregions/discovery.go',
    matches: [
      '2025-05-06T07:41:08Z ERR Failed to dial a quic connection error="failed to dial to edge with quic: timeout: no recent network activity" connIndex=0 event=0 ip=198.41.192.7',
      '2025-05-06T07:41:08Z ERR Unable to establish connection with Cloudflare edge error="DialContext error: dial tcp 198.41.192.7:7844: i/o timeout" connIndex=0',
      '2025-05-06T07:41:08Z ERR Failed to create new quic connection error="failed to dial to edge with quic: INTERNAL_ERROR (local): write udp" connIndex=1',
      '2025-05-06T07:41:08Z ERR Error looking up Cloudflare edge IPs: the DNS query failed error="lookup _v2-origintunneld._tcp.argotunnel.com on 127.0.0.11:53: server misbehaving" event=0',
    ],
    ignores: ['2025-05-06T07:41:08Z INF Retrying connection in up to 2s connIndex=0 event=0 ip=198.41.192.7'],
  },
  {
    id: 'cloudflared.credentials-refused',
    kind: 'authentication_refused',
    program: 'cloudflared',
    forms: [
      {
        words: 'unauthorized',
        pattern: /Unauthorized: (?<value>Invalid tunnel secret|Failed to get tunnel|Tunnel not found)/,
      },
      { words: 'provided token is not valid', pattern: /Provided [Tt]unnel token is not valid/ },
      {
        words: 'tunnel credentials file doesn t exist or is not a file',
        pattern: /Tunnel credentials file '(?<path>[^']{1,200})' doesn't exist or is not a file/,
      },
      { words: 'unauthorized failed to get tunnel', pattern: /Unauthorized: (?<value>Failed to get tunnel)/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Cloudflare refuses the tunnel token or credentials {path|of cloudflared}',
    check: {
      text: 'Compare the token or the credentials file with the tunnel; a tunnel that was deleted or made anew has another secret',
      compose: 'docker compose config | grep -iE "token|tunnel"',
      kubernetes: 'kubectl get secret | grep -i tunnel',
      host: 'cloudflared tunnel list; ls -la {path|/etc/cloudflared}',
    },
    repair: [
      {
        text: 'Copy the token from the dashboard (without "cloudflared service install" before it) and start again',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'cloudflared service uninstall && cloudflared service install <token>',
      },
    ],
    source: 'cloudflared, cmd/cloudflared/common_service.go, credential_finder.go; tunnel registration RPC errors',
    matches: [
      '2025-05-06T07:41:08Z ERR Register tunnel error from server side error="Unauthorized: Invalid tunnel secret" connIndex=0 event=0 ip=198.41.192.7',
      'Provided Tunnel token is not valid.',
      "Tunnel credentials file '/etc/cloudflared/5f0c.json' doesn't exist or is not a file",
      'ERR Register tunnel error from server side error="Unauthorized: Failed to get tunnel" connIndex=1',
    ],
    ignores: ['2025-05-06T07:41:08Z INF Starting tunnel tunnelID=5f0c2d3a'],
  },
  {
    id: 'quic.buffer-and-ping-notices',
    kind: null,
    forms: [
      {
        words: 'failed to sufficiently increase buffer size',
        pattern: /failed to sufficiently increase (?:receive|send) buffer size \(was: \d{1,8} kiB/,
      },
      {
        words: 'caddyfile input is not formatted',
        pattern: /Caddyfile input is not formatted; run 'caddy fmt --overwrite'/,
      },
      {
        words: 'ping_group_range',
        pattern:
          /The user running cloudflared process has a GID \(group ID\) that is not within ping_group_range|ICMP proxy feature is disabled error=[^\n]{0,160}ping_group_range/,
      },
      {
        words: 'server is listening only on the http port so no automatic https will be applied',
        pattern: /server is listening only on the HTTP port, so no automatic HTTPS will be applied to this server/,
      },
    ],
    role: 'harmless',
    fault: 'own_host',
    specificity: 3,
    means: 'Caddy or cloudflared tells of a small UDP buffer, of formatting or of ICMP that is off',
    check: { text: 'Nothing needs to be done; sysctl -w net.core.rmem_max=7500000 quietens the buffer notice' },
    repair: [],
    source: 'quic-go sys_conn_buffers.go; Caddy adapter.go, autohttps.go; cloudflared icmp_linux.go',
    matches: [
      '2025/05/06 07:41:08 failed to sufficiently increase receive buffer size (was: 208 kiB, wanted: 7168 kiB, got: 416 kiB). See https://github.com/quic-go/quic-go/wiki/UDP-Buffer-Sizes for details.',
      '{"level":"warn","ts":1746517268.826,"logger":"caddyfile","msg":"Caddyfile input is not formatted; run \'caddy fmt --overwrite\' to fix inconsistencies","line":2}',
      '2025-05-06T07:41:08Z WRN The user running cloudflared process has a GID (group ID) that is not within ping_group_range. You might need to add that user to a group within that range, or instead update the range to encompass a group the user is already in by modifying /proc/sys/net/ipv4/ping_group_range.',
      '{"level":"warn","ts":1746517268.826,"logger":"http.auto_https","msg":"server is listening only on the HTTP port, so no automatic HTTPS will be applied to this server","server_name":"srv0","http_port":80}',
    ],
    ignores: [
      'ERR Failed to dial a quic connection error="failed to dial to edge with quic: timeout: no recent network activity"',
    ],
  },
];
