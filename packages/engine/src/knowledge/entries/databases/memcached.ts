import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MEMCACHED: readonly CatalogueEntry[] = [
  {
    id: 'memcached.port-taken',
    kind: 'port_in_use',
    program: 'memcached',
    forms: [
      {
        words: 'failed to listen on port',
        pattern: /failed to listen on (?:TCP|UDP) port (?<port>\d{1,5}): Address already in use/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Memcached cannot listen: another process has its port {port|11211}',
    check: {
      text: 'See which process holds it',
      compose: 'docker ps --filter publish={port|11211}',
      host: `sudo ss -ltnp 'sport = :{port|11211}'`,
    },
    repair: [
      {
        text: 'Stop the process that holds the port (ss shows it), or give this one another (-p, ports:)',
        compose: 'docker compose up -d {service}',
        host: 'sudo systemctl restart memcached',
      },
    ],
    source: 'memcached.c server_socket(), main()',
    matches: [
      'failed to listen on TCP port 11211: Address already in use',
      'failed to listen on UDP port 11211: Address already in use',
    ],
    ignores: ['nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'],
  },
  {
    id: 'memcached.object-too-large',
    kind: 'payload_too_large',
    program: 'memcached',
    forms: [
      { words: 'server_error object too large for cache', pattern: /SERVER_ERROR object too large for cache/ },
      {
        words: 'memcacheservererror object too large for cache',
        pattern: /MemcacheServerError: b?'?object too large for cache/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'memcached',
    specificity: 3,
    means: 'A value is larger than Memcached takes (1 MB unless -I says more)',
    check: {
      text: 'See the limit and the size of what is stored',
      host: 'echo "stats settings" | nc -q1 localhost 11211 | grep item_size_max',
      compose: 'docker compose exec {server} sh -c "echo stats settings | nc memcached 11211 | grep item_size_max"',
    },
    repair: [
      {
        text: 'Store less or compress it; or start with -I 4m',
        compose: `printf 'services:\\n  memcached:\\n    command: memcached -m 256 -I 4m\\n' > docker-compose.override.yml && docker compose up -d memcached`,
        host: `echo '-I 4m' | sudo tee -a /etc/memcached.conf && sudo systemctl restart memcached`,
      },
    ],
    source: 'memcached doc/protocol.txt; proto_text.c process_update_command()',
    matches: [
      'SERVER_ERROR object too large for cache',
      `pymemcache.exceptions.MemcacheServerError: b'object too large for cache'`,
    ],
    ignores: ['STAT item_size_max 1048576'],
  },
  {
    id: 'memcached.out-of-memory',
    kind: 'memory_exhausted',
    program: 'memcached',
    forms: [
      {
        words: 'out of memory storing object',
        pattern: /(?:SERVER_ERROR |ServerError: b?'?)out of memory storing object/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'memcached',
    specificity: 3,
    means: 'Memcached has no room for a value of this size (-m, or -M forbids evictions)',
    check: {
      text: 'Look at the slabs: with a few large values in a small cache one class gets no page',
      host: 'echo "stats slabs" | nc -q1 localhost 11211 | tail -20; echo stats | nc -q1 localhost 11211 | grep -E "limit_maxbytes|evictions"',
      compose:
        'docker compose exec {server} sh -c "echo stats | nc memcached 11211 | grep -E \'limit_maxbytes|evictions\'"',
    },
    repair: [
      {
        text: 'Give more memory (-m 1024) and take -M away',
        compose: `printf 'services:\\n  memcached:\\n    command: memcached -m 1024\\n' > docker-compose.override.yml && docker compose up -d memcached`,
        host: `sudo sed -i -E 's/^-m .*/-m 1024/' /etc/memcached.conf && sudo systemctl restart memcached`,
      },
    ],
    source: 'memcached proto_text.c, proto_bin.c',
    matches: [
      'SERVER_ERROR out of memory storing object',
      `pymemcache.exceptions.MemcacheServerError: b'out of memory storing object'`,
    ],
    ignores: ['Out of memory: Killed process 812 (memcached)'],
  },
  {
    id: 'memcached.client-cannot-reach',
    kind: 'connection_refused',
    forms: [
      {
        words: 'dial tcp 11211 connect connection refused',
        pattern: /dial tcp (?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>11211): connect: connection refused/,
      },
      { words: 'econnrefused 11211', pattern: /ECONNREFUSED (?<peer>[\da-fA-F.:]{2,45}):(?<port>11211)\b/ },
      {
        words: 'dalli networkerror',
        pattern: /Dalli::NetworkError: (?<peer>[\w.-]{1,100}):(?<port>\d{1,5}) is (?:currently )?down/,
      },
      { words: 'dalli no server available', pattern: /Dalli::RingError: No server available/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'memcached',
    specificity: 3,
    means: 'No Memcached answers at {peer|the address}:{port|11211}',
    check: {
      text: 'See whether it runs and listens on more than 127.0.0.1 (-l)',
      compose: 'docker compose ps memcached; docker compose exec {service} sh -c "nc -vz memcached 11211"',
      kubernetes: 'kubectl get pods,svc | grep memcached',
      host: `systemctl status memcached; sudo ss -ltnp 'sport = :11211'`,
    },
    repair: [
      {
        text: 'Start it or correct the address; a cache that is away should only make the application slower',
        compose: 'docker compose up -d memcached && docker compose restart {service}',
        host: 'sudo systemctl start memcached',
      },
    ],
    source: 'gomemcache; memjs; Dalli ring.rb, network errors',
    matches: [
      'memcache: dial tcp 172.18.0.6:11211: connect: connection refused',
      'Error: connect ECONNREFUSED 127.0.0.1:11211',
      'Dalli::NetworkError: memcached:11211 is currently down: ',
      'Dalli::RingError: No server available',
    ],
    ignores: ['memcached:11211 is back (downtime was 12.1 seconds)'],
  },
];
