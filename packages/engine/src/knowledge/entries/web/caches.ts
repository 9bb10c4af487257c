import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const PROXY: Step = {
  text: 'Read its log and its picture of routes',
  compose: 'docker compose logs --since 15m {service}; docker compose config | grep -n "traefik\\|labels"',
  kubernetes: 'kubectl logs deploy/{service} --since 15m',
  host: 'journalctl -u {service} --since -15min --no-pager',
};

/** Varnish and Squid. */
export const CACHES: readonly CatalogueEntry[] = [
  {
    id: 'varnish.vcl-refused',
    kind: 'invalid_setting',
    program: 'varnish',
    forms: [
      { words: 'vcl compilation failed', pattern: /(?<value>VCL compilation failed)/ },
      { words: 'could not get socket', pattern: /(?<value>Could not get socket) (?<peer>\S{1,60}): / },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Varnish does not take its VCL or address: {value}',
    check: { text: 'Compile it by hand', host: 'varnishd -C -f /etc/varnish/default.vcl >/dev/null' },
    repair: [{ text: 'Correct the line that stands above; free the port' }],
    source: 'Varnish mgt_vcc.c',
    matches: ['VCL compilation failed', 'Error: Could not get socket :80: Permission denied'],
    ignores: ['VCL compiled.'],
  },
  {
    id: 'varnish.backend-name',
    kind: 'name_resolution',
    program: 'varnish',
    forms: [
      {
        words: 'backend host',
        pattern:
          /Backend host '?"(?<peer>[^"]{1,100})"(?::\d{1,5})?'? (?:could not be resolved|resolves to too many addresses)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Varnish finds no address for the backend {peer}',
    check: PROXY,
    repair: [
      { text: 'Start the backend first, or use a dynamic director: names are read once, at the load of the VCL' },
    ],
    source: 'Varnish vcc_utils.c',
    matches: [
      'Backend host \'"x:80"\' could not be resolved to an IPv4 address:',
      'Backend host "web" resolves to too many addresses.',
    ],
    ignores: ['backend healthy'],
  },
  {
    id: 'varnish.fetch-failed',
    kind: 'unreachable',
    program: 'varnish',
    forms: [
      {
        words: 'fetcherror',
        pattern:
          /FetchError {1,8}(?<value>no backend connection|http first read error: [^\n]{1,40}|backend \S{1,60}: unhealthy|Resource temporarily unavailable|overflow|straight read_error[^\n]{0,40})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Varnish gets no answer from its backend: {value}',
    check: PROXY,
    repair: [
      {
        text: 'Start or relieve the backend; first_byte_timeout and the probe decide, http_resp_size limits large headers',
      },
    ],
    source: 'Varnish cache_fetch.c',
    matches: [
      '- FetchError     no backend connection',
      '-   FetchError     http first read error: -1 11 (Resource temporarily unavailable)',
    ],
    ignores: ['FetchError count 0'],
  },
  {
    id: 'varnish.panic',
    kind: 'crash_signal',
    program: 'varnish',
    forms: [{ words: 'assert error in line', pattern: /Assert error in \w{1,60}\(\), \S{1,80} line \d{1,6}/ }],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Varnish panicked',
    check: { text: 'Read the panic', host: 'varnishadm panic.show' },
    repair: [{ text: 'Update Varnish; look at workspace_backend, thread_pool_stack and memory' }],
    source: 'Varnish cache_panic.c',
    matches: [
      'Assert error in child_sigsegv_handler(), mgt/mgt_child.c line 297:',
      'Assert error in VEP_Init(), cache/cache_esi_parse.c line 1',
    ],
    ignores: ['assert passed'],
  },
  {
    id: 'squid.starts-not',
    kind: 'invalid_setting',
    program: 'squid',
    forms: [
      {
        words: 'fatal',
        pattern:
          /FATAL: (?<value>The (?:ssl_crtd|sslcrtd_program|\w{3,20}) helpers are crashing too rapidly|Could not create a DNS socket|I don't handle this error well!|Ipc::Mem::Segment::open failed to shm_open\(\S{1,60}\): \(\d{1,3}\) [\w ]{1,40})/,
      },
      {
        words: 'error no forward proxy ports configured',
        pattern: /ERROR: (?<value>No forward-proxy ports configured)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Squid does not start: {value}',
    check: {
      text: 'Test it',
      compose: 'docker compose exec {service} squid -k parse',
      host: 'sudo squid -k parse; sudo tail -30 /var/log/squid/cache.log',
    },
    repair: [
      {
        text: 'Make the certificate cache anew, end the old process, give /dev/shm, add http_port 3128',
        host: 'sudo rm -rf /var/lib/squid/ssl_db && sudo /usr/lib/squid/security_file_certgen -c -s /var/lib/squid/ssl_db -M 4MB && sudo chown -R proxy: /var/lib/squid',
        destructive: true,
      },
    ],
    source: 'Squid helper.cc, ipc/mem/Segment.cc',
    matches: [
      'FATAL: The ssl_crtd helpers are crashing too rapidly, need help!',
      'FATAL: Ipc::Mem::Segment::open failed to shm_open(/squid-cf__metadata.shm): (2) No such file or directory',
      'ERROR: No forward-proxy ports configured.',
    ],
    ignores: ['Squid Cache: ready'],
  },
  {
    id: 'squid.crash',
    kind: 'crash_signal',
    program: 'squid',
    forms: [
      { words: 'assertion failed', pattern: /kid\d{1,2}\| assertion failed: (?<value>\S{1,120})/ },
      { words: 'assertion failed cc', pattern: /assertion failed: \S{1,60}\.cc:\d{1,6}/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'Squid ends on an assertion',
    check: {
      text: 'Read its log and its picture of routes',
      compose: 'docker compose logs --since 15m {service}; docker compose config | grep -n "traefik\\|labels"',
      kubernetes: 'kubectl logs deploy/{service} --since 15m',
      host: 'journalctl -u {service} --since -15min --no-pager',
    },
    repair: [{ text: 'Update Squid; clear the cache when it comes at each start' }],
    source: 'Squid debug.cc',
    matches: [
      '2026/01/02 10:00:00 kid1| assertion failed: Read.cc:69: "fd_table[conn->fd].halfClosedReader != NULL"',
      'assertion failed: http.cc:1533',
    ],
    ignores: ['assertion passed'],
  },
  {
    id: 'squid.refuses-request',
    kind: 'authorisation_denied',
    program: 'squid',
    forms: [{ words: 'tcp_denied', pattern: /(?<value>TCP_DENIED\/403) \d{1,9} \w{3,8} (?<peer>\S{1,150})/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Squid refuses a request ({value})',
    check: { text: 'Read the rules', host: 'grep -nE "^(acl|http_access)" /etc/squid/squid.conf' },
    repair: [
      { text: 'Allow the client network, port (Safe_ports, SSL_ports) or site; 407 is the first step of each login' },
    ],
    source: 'Squid access.log result codes',
    matches: [
      'TCP_DENIED/403 3890 GET http://blocked.example/ - HIER_NONE/- text/html',
      '1700000000.000 1 10.0.0.1 TCP_DENIED/403 3941 CONNECT x:443 - HIER_NONE/- text/html',
    ],
    ignores: ['TCP_TUNNEL/200 3941 CONNECT x:443'],
  },
  {
    id: 'squid.login-asked-for',
    kind: null,
    program: 'squid',
    forms: [{ words: 'tcp_denied', pattern: /TCP_DENIED\/407 \d{1,9} \w{3,8} (?<peer>\S{1,150})/ }],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 3,
    means: 'Squid asks a client for its login; the first request of each is answered so',
    check: { text: 'Read the rules', host: 'grep -nE "^(acl|http_access)" /etc/squid/squid.conf' },
    repair: [],
    source: 'Squid access.log result codes',
    matches: [
      'TCP_DENIED/407 3941 CONNECT x:443',
      '1700000000.100 0 10.0.0.4 TCP_DENIED/407 4102 GET http://deb.debian.org/debian/ - HIER_NONE/- text/html',
    ],
    ignores: ['TCP_TUNNEL/200 3941 CONNECT x:443'],
  },
];
