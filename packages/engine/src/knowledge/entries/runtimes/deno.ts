import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DENO: readonly CatalogueEntry[] = [
  {
    id: 'deno.permission-missing',
    kind: 'authorisation_denied',
    program: 'deno',
    forms: [
      {
        words: 'requires access to run again with the flag',
        pattern:
          /Requires (?<setting>env|net|read|write|run|sys|ffi|import) access(?: to (?<object>"[^"]{1,160}"|<[^>]{1,60}>|[^\s,]{1,160}))?, run again with the (?<value>--allow-\w{1,10}) flag/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Deno is not allowed {setting} access to {object|what it asks for}: {value} is missing',
    check: {
      text: 'See with which flags it is started',
      compose: 'docker compose config {service} | grep -A 6 command; docker compose exec {service} cat deno.json',
      kubernetes: 'kubectl get deploy {service} -o jsonpath="{..command}{..args}"',
      host: 'systemctl cat {service} | grep ExecStart; cat deno.json',
    },
    repair: [
      {
        text: 'Add {value}={object|<what it needs>} before the name of the script; behind it the flag goes to the script',
        compose: 'docker compose up -d {service}  # after command: deno run {value} main.ts',
        kubernetes: 'kubectl edit deploy/{service}  # args: ["run", "{value}", "main.ts"]',
        host: 'sudo systemctl edit --full {service} && sudo systemctl restart {service}',
      },
    ],
    source: 'denoland/deno runtime/permissions/lib.rs',
    matches: [
      'error: Uncaught (in promise) NotCapable: Requires env access to "DATABASE_URL", run again with the --allow-env flag',
      'error: Uncaught PermissionDenied: Requires net access to "0.0.0.0:8000", run again with the --allow-net flag',
    ],
    ignores: ['┏ ⚠️  Deno requests env access to "DATABASE_URL".'],
  },
  {
    id: 'deno.module-unresolved',
    kind: 'missing_module',
    program: 'deno',
    forms: [
      {
        words: 'module not found',
        pattern: /error: (?:Uncaught .{0,40})?Module not found "(?<object>(?:file|https?|npm|jsr):[^"]{1,200})"/,
      },
      {
        words: 'relative import path not prefixed with or or',
        pattern: /Relative import path "(?<object>[^"]{1,120})" not prefixed with \/ or \.\/ or \.\.\//,
      },
      {
        words: 'integrity check failed',
        pattern: /Integrity check failed (?:for|in) (?<object>(?:package|remote specifier)[^\r\n]{0,40})/,
      },
      {
        words: 'could not find in a node_modules folder',
        pattern: /Could not find "(?<object>[^"]{1,100})" in a node_modules folder/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Deno cannot load {object}',
    check: {
      text: 'See whether deno.json (its imports) and deno.lock are in the image and whether the cache was filled at build',
      compose: 'docker compose exec {service} sh -c "pwd; ls -a; cat deno.json; deno info"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls -a; cat deno.json"',
      host: 'cat deno.json; deno info',
    },
    repair: [
      {
        text: 'Add it to imports (deno add), correct the path, and cache at build; renew the lock file only after looking why the checksum differs',
        compose:
          'docker compose build {service}  # after COPY deno.json deno.lock ./ and RUN deno install --entrypoint main.ts',
        host: 'deno install && deno cache --reload main.ts',
      },
    ],
    source: 'denoland/deno libs/resolver/graph.rs, libs/core/module_specifier.rs',
    matches: [
      'error: Module not found "file:///app/src/stock.ts".',
      'error: Relative import path "oak" not prefixed with / or ./ or ../',
      'error: Integrity check failed for remote specifier. The source code is invalid, as it does not match the expected hash in the lock file.',
      'error: Could not find "express" in a node_modules folder. Deno expects the node_modules/ directory to be up to date. Did you forget to run `deno install`?',
    ],
    ignores: ['Download https://deno.land/std@0.224.0/path/mod.ts'],
  },
];
