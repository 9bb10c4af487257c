import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const WEB_NOISE: readonly CatalogueEntry[] = [
  {
    id: 'nginx.ordinary-warnings',
    kind: null,
    program: 'nginx',
    forms: [
      {
        words: 'is buffered to a temporary file',
        pattern: /an? (?:upstream response|client request body) is buffered to a temporary file/,
      },
      {
        words: 'conflicting server name ignored',
        pattern: /conflicting server name "[^"]{0,120}" on \S{1,60}, ignored/,
      },
      {
        words: 'is deprecated',
        pattern: /\[warn\] (?:\d{1,10}#\d{1,10}: )?the "[^"]{1,60}" (?:parameter|directive) is deprecated/,
      },
      {
        words: 'the user directive makes sense only if the master process runs with super user privileges',
        pattern: /the "user" directive makes sense only if the master process runs with super-user privileges/,
      },
      { words: 'could not build optimal', pattern: /could not build optimal \w{1,40}_hash, you should increase/ },
      { words: 'ssl_stapling ignored', pattern: /"ssl_stapling" ignored, / },
      { words: 'signal process started', pattern: /\[notice\] \d{1,10}#\d{1,10}: signal process started/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nginx warns of something that works all the same',
    check: {
      text: 'Nothing needs to be done for an incident; for "conflicting server name" the first server block wins',
    },
    repair: [],
    source: 'nginx, ngx_event_pipe.c, ngx_http_core_module.c, ngx_hash.c; nginx docker-entrypoint.d',
    matches: [
      '2025/05/06 07:41:08 [warn] 31#31: *12 an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/1/00/0000000001 while reading upstream, client: 10.0.0.4',
      'nginx: [warn] conflicting server name "shop.example.com" on 0.0.0.0:80, ignored',
      'nginx: [warn] the "listen ... http2" directive is deprecated, use the "http2" directive instead in /etc/nginx/conf.d/shop.conf:2',
      'nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2',
      'nginx: [warn] could not build optimal types_hash, you should increase either types_hash_max_size: 1024 or types_hash_bucket_size: 64; ignoring types_hash_bucket_size',
      'nginx: [warn] "ssl_stapling" ignored, no OCSP responder URL in the certificate "/etc/nginx/certs/shop.pem"',
      '2025/05/06 07:41:08 [notice] 31#31: signal process started',
    ],
    ignores: ['nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/conf.d/default.conf:7'],
  },
];
