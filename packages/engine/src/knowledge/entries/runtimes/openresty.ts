import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const OPENRESTY: readonly CatalogueEntry[] = [
  {
    id: 'lua.nil-used',
    kind: 'code_defect',
    program: 'lua',
    forms: [
      {
        words: 'attempt to a nil value',
        pattern:
          /(?<![\w./@-])(?<path>[\w./@-]{1,160}\.lua|\[string "[^"]{1,80}"\]):\d{1,6}: attempt to (?<value>index|call|concatenate|perform arithmetic on|get length of|compare) (?:a nil value(?: \((?:local|field|global|method|upvalue) '(?<object>[^']{1,80})'\))?)/,
      },
      {
        words: 'attempt to a nil value',
        pattern:
          /(?<![\w./@-])(?<path>[\w./@-]{1,160}\.lua|[\w.]{1,60}):\d{1,6}: attempt to (?<value>index|call|concatenate|perform arithmetic on|get length of) (?:local|field|global|method|upvalue) '(?<object>[^']{1,80})' \(a nil value\)/,
      },
      {
        words: 'attempt to compare with',
        pattern:
          /(?<![\w./@-])(?<path>[\w./@-]{1,160}\.lua):\d{1,6}: attempt to (?<value>compare) (?<object>(?:nil|number|string|table) with (?:nil|number|string|table))/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Lua code uses {object|a value} of nil in {path}',
    check: {
      text: 'Read the line and the traceback below it',
      compose: 'docker compose logs --tail 200 {service} | grep -A 10 "attempt to"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -A 10 "attempt to"',
      host: 'grep -A 10 "attempt to" /usr/local/openresty/nginx/logs/error.log | tail -30',
    },
    repair: [
      {
        text: 'Find out why {object|it} is nil there (an answer without the field, a module that returned an error as second value) and check it first',
      },
      {
        text: 'If it began with a release, go back to the one before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Lua ldebug.c luaG_typeerror(); LuaJIT lj_errmsg.h; seen with Lua 5.4',
    matches: [
      "lua: /app/main.lua:12: attempt to index a nil value (field 'user')",
      "2025/02/03 10:11:12 [error] 7#7: *42 lua entry thread aborted: runtime error: /etc/nginx/lua/auth.lua:31: attempt to index local 'res' (a nil value)",
      '/app/main.lua:20: attempt to compare number with nil',
    ],
    ignores: ['attempt to connect to db timed out'],
  },
  {
    id: 'lua.module-missing',
    kind: 'missing_module',
    program: 'lua',
    forms: [
      {
        words: 'module not found',
        pattern: /module '(?<object>[\w.-]{1,100})' not found:(?:\s|\\n|$|no field|[\w.]{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Lua does not find {object} on its package path',
    check: {
      text: 'See which places were searched (the lines "no file ...") and where the module lies',
      compose:
        "docker compose exec {service} sh -c \"find / -name '*.lua' -path '*{object|resty}*' 2>/dev/null | head; luarocks list\"",
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "luarocks list; grep -rn lua_package_path /usr/local/openresty/nginx/conf"',
      host: 'luarocks list; opm list; grep -rn lua_package_path /usr/local/openresty/nginx/conf',
    },
    repair: [
      {
        text: 'Install it for this Lua (luarocks --lua-version 5.1 for LuaJIT, opm get), or add its directory to lua_package_path, which ends with ;; to keep the defaults',
        compose: 'docker compose exec {service} luarocks install {object|<module>} && docker compose restart {service}',
        host: 'sudo luarocks install {object|<module>} && sudo openresty -s reload',
      },
    ],
    source: 'Lua loadlib.c searcher_Lua(); lua-nginx-module ngx_http_lua_cache.c; seen with Lua 5.4',
    matches: [
      "lua: /app/main.lua:1: module 'cjson' not found:",
      "nginx: [error] init_by_lua error: init_by_lua:2: module 'resty.openidc' not found:\\n\\tno field package.preload['resty.openidc']",
    ],
    ignores: ["module 'resty.core' loaded"],
  },
  {
    id: 'openresty.lua-file-missing',
    kind: 'missing_file',
    program: 'lua',
    forms: [
      { words: 'failed to load external lua file', pattern: /failed to load external Lua file "(?<path>[^"]{1,200})"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenResty cannot load the Lua file {path}',
    check: {
      text: 'See whether it is there',
      compose: 'docker compose exec {service} ls -l {path}',
      host: 'ls -l {path}; sudo nginx -t',
    },
    repair: [
      {
        text: 'Mount or deploy the file, or correct content_by_lua_file and its like; the nginx user needs to read it',
      },
    ],
    source: 'Lua loadlib.c searcher_Lua(); lua-nginx-module ngx_http_lua_cache.c; seen with Lua 5.4',
    matches: [
      'failed to load external Lua file "/etc/nginx/lua/auth.lua": cannot open /etc/nginx/lua/auth.lua: No such file or directory',
      '2025/02/03 10:11:12 [error] 7#7: *42 failed to load external Lua file "/usr/local/openresty/nginx/lua/x.lua": cannot open /usr/local/openresty/nginx/lua/x.lua',
    ],
    ignores: ["module 'resty.core' loaded"],
  },
  {
    id: 'openresty.resolver-missing',
    kind: 'missing_setting',
    program: 'openresty',
    forms: [
      {
        words: 'no resolver defined to resolve',
        pattern: /no (?<setting>resolver) defined to resolve "?(?<peer>[\w.-]{1,120})"?/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenResty has no resolver to look up {peer}',
    check: {
      text: 'See whether a resolver is set in the http block and which server the container uses',
      compose:
        'docker compose exec {service} sh -c "grep -rn resolver /usr/local/openresty/nginx/conf /etc/nginx; cat /etc/resolv.conf"',
      kubernetes: 'kubectl exec deploy/{service} -- cat /etc/resolv.conf',
      host: 'grep -rn resolver /usr/local/openresty/nginx/conf; cat /etc/resolv.conf',
    },
    repair: [
      {
        text: 'Add resolver 127.0.0.11 (Docker), the address of kube-dns, or resolver local=on to the http block: cosockets and variables in proxy_pass do not use /etc/resolv.conf by themselves',
      },
    ],
    source: 'lua-nginx-module ngx_http_lua_socket_tcp.c; nginx ngx_http_upstream.c',
    matches: [
      '2025/02/03 10:11:12 [error] 7#7: *42 [lua] auth.lua:12: failed to connect: no resolver defined to resolve "redis"',
      '2025/02/03 10:11:12 [error] 7#7: *43 no resolver defined to resolve api.example.com, client: 10.1.2.3, server: shop',
    ],
    ignores: ['using resolver 127.0.0.11'],
  },
  {
    id: 'openresty.timers-used-up',
    kind: 'queue_full',
    program: 'openresty',
    forms: [
      {
        words: 'lua_max_running_timers are not enough',
        pattern: /(?<limit>\d{1,7}) (?<setting>lua_max_running_timers) are not enough/,
      },
      {
        words: 'too many pending timers',
        pattern: /(?:failed to create timer: |\[lua\].{0,120})too many (?<setting>pending timers)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'OpenResty has too many timers at once ({setting} {limit|limit})',
    check: {
      text: 'Look which module makes a timer for each request, and what those timers wait for',
      compose:
        'docker compose logs --tail 200 {service} | grep -c timers; docker compose exec {service} grep -rn lua_max /usr/local/openresty/nginx/conf',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -c timers',
      host: 'grep -rn "ngx.timer" /usr/local/openresty --include=*.lua | head; grep -rn lua_max /usr/local/openresty/nginx/conf',
    },
    repair: [
      {
        text: 'Collect the work in one recurring timer (ngx.timer.every with a queue), give its calls timeouts, and raise lua_max_running_timers and lua_max_pending_timers',
      },
    ],
    source: 'lua-nginx-module ngx_http_lua_timer.c',
    matches: [
      '2025/02/03 10:11:12 [alert] 7#7: 256 lua_max_running_timers are not enough',
      '2025/02/03 10:11:12 [error] 7#7: *42 [lua] logger.lua:31: failed to create timer: too many pending timers',
    ],
    ignores: ['lua_max_running_timers 1024;'],
  },
];
