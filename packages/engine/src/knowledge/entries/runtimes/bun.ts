import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BUN: readonly CatalogueEntry[] = [
  {
    id: 'bun.module-missing',
    kind: 'missing_module',
    program: 'bun',
    forms: [
      {
        words: 'cannot find from',
        pattern:
          /(?:error|ResolveMessage): Cannot find (?:module|package) ["'](?<object>[^"']{1,160})["'] from ["'](?<path>[^"']{1,200})["']/,
      },
      {
        words: 'error could not resolve maybe you need to bun install',
        pattern: /error: Could not resolve: "(?<object>[^"]{1,160})"\. Maybe you need to "bun install"\?/,
      },
      { words: 'error script not found', pattern: /error: Script not found "(?<object>[^"]{1,100})"/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Bun does not find {object}',
    check: {
      text: 'See whether node_modules and the file are there; a volume over /app hides them',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "pwd; ls; ls node_modules | head -5; cat package.json"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "pwd; ls; ls node_modules | head -5"',
      host: 'bun pm ls',
    },
    repair: [
      {
        text: 'Add the package to dependencies and install from the lock file, or correct path and script name',
        compose:
          'docker compose build {service} && docker compose up -d -V {service}  # after RUN bun install --frozen-lockfile',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'bun install --frozen-lockfile && sudo systemctl restart {service}',
      },
    ],
    source: 'oven-sh/bun src/bun.js resolver messages, src/bundler, src/cli/run_command.zig',
    matches: [
      'error: Cannot find module "./stock" from "/app/src/index.ts"',
      "error: Cannot find package 'hono' from '/app/src/index.ts'",
      'error: Could not resolve: "hono". Maybe you need to "bun install"?',
      'error: Script not found "start:prod"',
    ],
    ignores: ['bun install v1.1.20 (ae19489)'],
  },
  {
    id: 'bun.port-in-use',
    kind: 'port_in_use',
    program: 'bun',
    forms: [
      {
        words: 'failed to start server is port in use',
        pattern: /Failed to start server\. Is port (?<port>\d{1,5}) in use\?/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Bun cannot listen on port {port}, another process has it',
    check: {
      text: 'Find who listens on the port',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp "sport = :{port}"',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp "sport = :{port}"',
    },
    repair: [
      {
        text: 'Stop the process that holds the port (ss -ltnp names it), or give this one a free port in PORT or its settings',
        compose: 'docker compose up -d {service}  # after PORT=<free port>',
        kubernetes: 'kubectl set env deploy/{service} PORT=<free port>',
        host: 'sudo systemctl edit {service}  # Environment=PORT=<free port>',
      },
    ],
    source: 'oven-sh/bun src/bun.js/api/server.zig',
    matches: [
      'error: Failed to start server. Is port 3000 in use?',
      'EADDRINUSE: Failed to start server. Is port 8080 in use?',
    ],
    ignores: ['Started development server: http://localhost:3000'],
  },
  {
    id: 'bun.crash',
    kind: 'crash_signal',
    program: 'bun',
    forms: [
      {
        words: 'oh no bun has crashed',
        pattern: /oh no: Bun has crashed\. This indicates a bug in Bun, not your code/,
      },
      {
        words: 'panic segmentation fault at address',
        pattern:
          /panic\((?<object>[\w ]{1,30})\): (?<signal>Segmentation fault|Illegal instruction|Bus error) at address/,
      },
      {
        words: 'cpu lacks avx support',
        pattern: /CPU lacks (?<value>AVX2?) support(?:, strange crashes may occur|\. Please consider)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Bun itself crashed ({signal|see the report})',
    check: {
      text: 'See which Bun runs and whether the processor has AVX2; a CPU without AVX is a usual reason',
      compose: 'docker compose exec {service} bun --revision; grep -o -m1 "avx2\\?" /proc/cpuinfo',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "bun --revision; grep -o -m1 avx2 /proc/cpuinfo"',
      host: 'bun --revision; grep -o -m1 avx2 /proc/cpuinfo',
    },
    repair: [
      {
        text: 'Move to the newest patch release or back to the one before; without AVX2 use the baseline build',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
        kubernetes: 'kubectl rollout undo deploy/{service}',
        host: 'bun upgrade && sudo systemctl restart {service}',
      },
    ],
    source: 'oven-sh/bun src/crash_handler.zig, src/main.zig',
    matches: [
      'oh no: Bun has crashed. This indicates a bug in Bun, not your code.',
      'panic(main thread): Segmentation fault at address 0x10',
      'warn: CPU lacks AVX support, strange crashes may occur. Reinstall Bun or use *-baseline build:',
    ],
    ignores: ['Bun v1.1.20 (ae19489) Linux x64'],
  },
];
