import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const PROXY: Step = {
  text: 'Read its log and its picture of routes',
  compose: 'docker compose logs --since 15m {service}; docker compose config | grep -n "traefik\\|labels"',
  kubernetes: 'kubectl logs deploy/{service} --since 15m',
  host: 'journalctl -u {service} --since -15min --no-pager',
};

/** HAProxy, Traefik, Caddy, Envoy, Varnish and Squid: lines beside unreachable backends. */
export const PROXIES_MORE: readonly CatalogueEntry[] = [
  {
    id: 'haproxy.set-up-refused',
    kind: 'invalid_setting',
    program: 'haproxy',
    forms: [
      { words: 'cannot chroot', pattern: /(?<value>Cannot chroot)\((?<path>[^)]{1,80})\)/ },
      {
        words: 'cannot raise fd limit to is',
        pattern: /(?<value>Cannot raise FD limit) to (?<wanted>\d{1,9}), limit is (?<limit>\d{1,9})/,
      },
      {
        words: 'missing lf on last line file might have been',
        pattern: /(?<value>Missing LF on last line), file might have been truncated/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'HAProxy does not start: {value}',
    check: { text: 'Test it', host: 'sudo haproxy -c -f /etc/haproxy/haproxy.cfg' },
    repair: [
      {
        text: 'Take chroot out (or make the folder), set maxconn to what the limit of files allows, end the file with a line break',
      },
    ],
    source: 'HAProxy haproxy.c, cfgparse.c',
    matches: [
      '[ALERT] (1) : [haproxy.main()] Cannot chroot(/var/lib/haproxy).',
      '[ALERT] (1) : [haproxy.main()] Cannot raise FD limit to 80017, limit is 1024.',
      '[ALERT] (1) : config : parsing [/x:9]: Missing LF on last line, file might have been truncated at position 1.',
    ],
    ignores: ['Configuration file is valid'],
  },
  {
    id: 'haproxy.check-fails',
    kind: 'health_check_wrong',
    program: 'haproxy',
    forms: [
      {
        words: 'health check for failed reason layer7',
        pattern:
          /Health check for (?:backup )?server (?<object>\S{1,80}) failed, reason: Layer7 (?<value>wrong status, code: \d{3}|invalid response)/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'A check of HAProxy is answered wrongly by {object}: {value}',
    check: {
      text: 'Read its log and its picture of routes',
      compose: 'docker compose logs --since 15m {service}; docker compose config | grep -n "traefik\\|labels"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m',
      host: 'journalctl -u {service} --since -15min --no-pager',
    },
    repair: [
      {
        text: 'Ask the path of the check by hand: http-check send meth GET uri /health hdr Host <name>, http-check expect status 200',
      },
    ],
    source: 'HAProxy check.c',
    matches: [
      '[WARNING] (1) : Health check for server be/s1 failed, reason: Layer7 wrong status, code: 404, info: "Not Found"',
      'Health check for server be/s1 failed, reason: Layer7 invalid response, info: "<15>"',
    ],
    ignores: ['Health check for server be/s1 succeeded'],
  },
  {
    id: 'haproxy.server-without-address',
    kind: 'name_resolution',
    program: 'haproxy',
    forms: [
      {
        words: 'server is going down for maintenance',
        pattern: /Server (?<object>\S{1,80}) is going DOWN for maintenance \((?:DNS \w{2,12} status|No IP for server)/,
      },
    ],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'HAProxy takes the server {object} out: its name has no address',
    check: {
      text: 'Read its log and its picture of routes',
      compose: 'docker compose logs --since 15m {service}; docker compose config | grep -n "traefik\\|labels"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m',
      host: 'journalctl -u {service} --since -15min --no-pager',
    },
    repair: [
      { text: 'Look for the service behind the name (headless service, container), and at the resolvers section' },
    ],
    source: 'HAProxy server.c',
    matches: [
      '[WARNING] (1) : Server be/s1 is going DOWN for maintenance (DNS NX status). 0 active and 0 backup servers left.',
      '[WARNING] (1) : Server be/s1 is going DOWN for maintenance (No IP for server )',
    ],
    ignores: ['Server be/s1 is UP'],
  },
  {
    id: 'traefik.label-or-option-unknown',
    kind: 'invalid_setting',
    program: 'traefik',
    forms: [
      { words: 'field not found node', pattern: /field not found, node: (?<value>[\w.-]{1,60})/ },
      { words: 'entrypoint doesn t exist', pattern: /entryPoint \\?"(?<value>[^"\\]{1,60})\\?" doesn't exist/ },
      {
        words: 'router uses a certificate resolver',
        pattern: /(?<value>Router uses a non-?existent certificate resolver)/i,
      },
      { words: 'skipping kubernetes ingress', pattern: /Skipping Kubernetes ingress: (?<value>[^\n"]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Traefik does not know {value}',
    check: PROXY,
    repair: [
      {
        text: 'Correct the label or argument: names of version 2 and 3 differ, entry points and resolvers are defined in the static configuration only',
      },
    ],
    source: 'Traefik pkg/provider, pkg/config',
    matches: [
      'level=error msg="field not found, node: x" providerName=docker',
      'level=error msg="entryPoint \\"x\\" doesn\'t exist" routerName=y@docker',
      'level=error msg="Router uses a non-existent certificate resolver" certificateResolver=le',
      'level=error msg="Skipping Kubernetes ingress: service not found default/x"',
    ],
    ignores: ['entryPoint web opened'],
  },
  {
    id: 'traefik.good-day-notes',
    kind: null,
    program: 'traefik',
    forms: [
      { words: 'a new release of traefik has been found', pattern: /A new release of Traefik has been found/ },
      { words: 'failed to read proxy protocol header', pattern: /Failed to read PROXY protocol header/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Notes of Traefik that need nothing done',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'Traefik pkg/version',
    matches: [
      'level=warning msg="A new release of Traefik has been found: 3.1.0. Please consider updating."',
      'ERR Failed to read PROXY protocol header error="EOF"',
    ],
    ignores: ['new release'],
  },
  {
    id: 'caddy.module-missing',
    kind: 'missing_module',
    program: 'caddy',
    forms: [{ words: 'module not registered', pattern: /module not registered: (?<object>[\w.]{3,80})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'This Caddy was built without the module {object}',
    check: {
      text: 'List its modules',
      compose: 'docker compose exec {service} caddy list-modules | tail -20',
      host: 'caddy list-modules | tail -20',
    },
    repair: [
      {
        text: 'Build with it',
        compose: '$EDITOR Dockerfile   # FROM caddy:builder; RUN xcaddy build --with github.com/caddy-dns/cloudflare',
        host: 'caddy add-package github.com/<module>',
      },
    ],
    source: 'Caddy modules.go',
    matches: [
      'module not registered: dns.providers.cloudflare',
      'loading module: module not registered: http.handlers.rate_limit',
    ],
    ignores: ['module registered'],
  },
  {
    id: 'caddy.good-day-notes',
    kind: null,
    program: 'caddy',
    forms: [
      { words: 'http skipped because it requires tls', pattern: /HTTP\/[23] skipped because it requires TLS/ },
      {
        words: 'failed to install root certificate',
        pattern: /"logger":"pki\.ca\.\w{1,20}","msg":"failed to install root certificate/,
      },
      { words: 'no ocsp stapling for', pattern: /no OCSP stapling for \[/ },
      { words: 'aborting with incomplete response', pattern: /"msg":"aborting with incomplete response"/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of Caddy that need nothing done',
    check: { text: 'Nothing needs doing' },
    repair: [],
    source: 'Caddy caddyhttp/app.go',
    matches: [
      '{"level":"warn","msg":"HTTP/2 skipped because it requires TLS","network":"tcp"}',
      '{"level":"warn","msg":"HTTP/3 skipped because it requires TLS"}',
      '{"level":"error","logger":"pki.ca.local","msg":"failed to install root certificate","error":"failed to execute sudo: exit status 1"}',
      '{"level":"warn","logger":"tls","msg":"stapling OCSP","error":"no OCSP stapling for [localhost]: no OCSP server specified in certificate"}',
      '{"level":"error","logger":"http.handlers.reverse_proxy","msg":"aborting with incomplete response","upstream":"app:3000","error":"writing: http2: stream closed"}',
    ],
    ignores: ['HTTP/2 enabled'],
  },
  {
    id: 'envoy.token-refused',
    kind: 'authentication_refused',
    program: 'envoy',
    forms: [
      {
        words: 'jwt',
        pattern:
          /(?:^|["{ ])(?<value>Jwt (?:verification fails|is missing|is expired|issuer is not configured|header is an invalid JSON|is not in the form of Header\.Payload\.Signature)|Jwks (?:remote fetch is failed|doesn't have key to match kid or alg from Jwt)|Audiences in Jwt are not allowed)/,
      },
      {
        words: 'jwks',
        pattern: /(?<value>Jwks (?:remote fetch is failed|doesn't have key to match kid or alg from Jwt))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Envoy refuses the token of a request: {value}',
    check: {
      text: 'Read issuer, audience and keys',
      kubernetes:
        'kubectl get requestauthentication -A -o yaml | grep -A6 jwtRules; kubectl logs -n istio-system deploy/istiod --tail 50 | grep -i jwks',
    },
    repair: [
      { text: 'Name the very issuer and audience of the token, and let istiod (or Envoy) reach the JWKS address' },
    ],
    source: 'Envoy jwt_verify_lib status.cc',
    matches: ['Jwt verification fails', 'Jwt is missing', 'Jwks remote fetch is failed'],
    ignores: ['jwt verified'],
  },
  {
    id: 'envoy.request-timeout',
    kind: 'slow_dependency',
    program: 'envoy',
    forms: [{ words: 'upstream request', pattern: /\bupstream request timeout\b(?:$|")/ }],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The service behind Envoy does not answer in time',
    check: {
      text: 'Look at the service behind it',
      kubernetes: 'kubectl logs deploy/<service> --since 15m; kubectl top pods',
    },
    repair: [{ text: 'Find what holds the service up; the limit is timeout of the route (15 s unless set)' }],
    source: 'Envoy router.cc',
    matches: ['upstream request timeout', '{"body":"upstream request timeout"}'],
    ignores: ['upstream request timeout is 15s'],
  },
];
