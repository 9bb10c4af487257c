import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const FRONTEND_BUILDS: readonly CatalogueEntry[] = [
  {
    id: 'bundler.module-unresolved',
    kind: 'missing_module',
    forms: [
      {
        words: 'rollup failed to resolve import',
        pattern: /Rollup failed to resolve import "(?<object>[^"]{1,120})" from "(?<path>[^"]{1,160})"/,
      },
      { words: 'is not exported by', pattern: /"(?<object>[^"]{1,80})" is not exported by "(?<path>[^"]{1,160})"/ },
      { words: 'loader to handle', pattern: /You may need an (?:appropriate|additional) loader to handle/ },
      { words: 'postcss cannot find module', pattern: /\[postcss\] Cannot find module '(?<object>[^']{1,80})'/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The bundler does not find {object|a loader for this file}',
    check: {
      text: 'See whether it is installed and spelled so (case counts on Linux)',
      host: 'npm ls {object|<package>}',
    },
    repair: [
      {
        text: 'Install it (as a dependency, not only on your machine), correct name or case of the import, or add the loader',
      },
    ],
    source: 'Vite, Rollup and webpack source',
    matches: [
      '[vite]: Rollup failed to resolve import "axios" from "/app/src/main.ts".',
      'RollupError: src/z.ts (3:9): "x" is not exported by "src/y.ts", imported by "src/z.ts".',
      'You may need an appropriate loader to handle this file type, currently no loaders are configured to process this file.',
      "[plugin:vite:css] [postcss] Cannot find module 'tailwindcss'",
    ],
    ignores: ['resolved axios'],
  },
  {
    id: 'tailwind.plugin-moved',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'use tailwindcss directly as a postcss plugin',
        pattern: /use `tailwindcss` directly as a PostCSS plugin/,
      },
      {
        words: 'cannot apply unknown utility',
        pattern: /Cannot apply unknown utility class:? `?(?<object>[\w:\/.-]{1,60})/,
      },
      { words: 'class does not exist', pattern: /The `(?<object>[\w:\/.-]{1,60})` class does not exist\./ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Tailwind CSS is of another major version than the configuration',
    check: { text: 'See the version', host: 'npm ls tailwindcss @tailwindcss/postcss' },
    repair: [
      {
        text: 'Version 4: use @tailwindcss/postcss (or @tailwindcss/vite) and @import "tailwindcss", with @reference for @apply; or pin version 3',
        host: 'npm i -D @tailwindcss/postcss',
      },
    ],
    source: 'Tailwind CSS upgrade guide',
    matches: [
      "Error: It looks like you're trying to use `tailwindcss` directly as a PostCSS plugin. The PostCSS plugin has moved to a separate package",
      'Error: Cannot apply unknown utility class: bg-primary',
      '[postcss] The `border-border` class does not exist. If `border-border` is a custom class, make sure it is defined within a `@layer` directive.',
    ],
    ignores: ['tailwindcss v4.1.0'],
  },
  {
    id: 'angular.budget',
    kind: 'payload_too_large',
    forms: [
      {
        words: 'exceeded maximum budget budget',
        pattern: /exceeded maximum budget\. Budget (?<limit>[\d.]{1,10} \wB) was not met by (?<value>[\d.]{1,10} \wB)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: "Angular's bundle is over its budget of {limit} by {value}",
    check: {
      text: 'See what is in it',
      host: 'npx ng build --stats-json && npx esbuild-visualizer --metadata dist/*/stats.json',
    },
    repair: [
      { text: 'Load routes lazily or leave out a large library; raise budgets in angular.json only on purpose' },
    ],
    source: 'Angular CLI source, bundle-calculator',
    matches: [
      'Error: bundle initial exceeded maximum budget. Budget 1.00 MB was not met by 234.56 kB with a total of 1.23 MB.',
      '✘ [ERROR] bundle initial exceeded maximum budget. Budget 500.00 kB was not met by 12.00 kB with a total of 512.00 kB.',
    ],
    ignores: ['bundle initial 480 kB'],
  },
  {
    id: 'angular.no-provider',
    kind: 'code_defect',
    forms: [
      {
        words: 'nullinjectorerror no provider for',
        pattern: /NullInjectorError: No provider for (?<object>\w{1,80})!?/,
      },
      { words: 'ng0100', pattern: /(?<value>NG0100): (?<object>.{1,120})/ },
      { words: 'expressionchangedafterithasbeencheckederror', pattern: /ExpressionChangedAfterItHasBeenCheckedError/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Angular: {object|a value changes while it is checked} is not provided or changes too late',
    check: { text: "Read the injector's path, or the binding" },
    repair: [
      { text: 'Add provideHttpClient(), the module or provider; for NG0100 set the value before the view is checked' },
    ],
    source: 'Angular error reference, NG0201, NG0100',
    matches: [
      'ERROR NullInjectorError: R3InjectorError(AppModule)[HttpClient -> HttpClient]: NullInjectorError: No provider for HttpClient!',
      'ERROR RuntimeError: NG0100: ExpressionChangedAfterItHasBeenCheckedError: Expression has changed after it was checked.',
    ],
    ignores: ['provider for HttpClient found'],
  },
  {
    id: 'nuxt.context-or-build',
    kind: 'code_defect',
    forms: [
      {
        words: 'a composable that requires access to the nuxt instance was called outside of',
        pattern: /A composable that requires access to the Nuxt instance was called outside of/,
      },
      { words: 'nuxt instance unavailable', pattern: /\[nuxt\] (?:instance unavailable|Nuxt instance is unavailable)/ },
      { words: 'nuxt build error', pattern: /Nuxt Build Error: ?(?<value>.{0,120})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Nuxt: a composable is called outside of setup, or the build failed',
    check: { text: 'Read the stack below it', host: 'npx nuxt build --logLevel verbose' },
    repair: [
      {
        text: 'Call composables at the top of setup or a plugin (before await), or in useNuxtApp().runWithContext; repair the build error named',
      },
    ],
    source: 'Nuxt source, packages/nuxt/src/app/nuxt.ts',
    matches: [
      '[nuxt] A composable that requires access to the Nuxt instance was called outside of a plugin, Nuxt hook, Nuxt middleware, or Vue setup function.',
      'Error: [nuxt] instance unavailable',
      ' ERROR  Nuxt Build Error: [vite]: Rollup failed',
    ],
    ignores: ['Nuxt 3.12 built in 12 s'],
  },
  {
    id: 'hydration.mismatch',
    kind: 'code_defect',
    forms: [
      { words: 'hydration', pattern: /Hydration (?:\w{1,12} )?mismatch(?:es)?:?/ },
      { words: 'text content did not match server', pattern: /Text content did not match\. Server:/ },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Server and browser render differently; the page mends itself',
    check: { text: 'See which part: dates, random values, browser-only state, extensions' },
    repair: [{ text: 'Render such parts only in the browser, or with the same value on both sides' }],
    source: 'Vue and React documentation, hydration',
    matches: [
      '[Vue warn]: Hydration node mismatch:',
      'Warning: Text content did not match. Server: "10:00" Client: "10:01"',
    ],
    ignores: ['Hydration completed'],
  },
  {
    id: 'sveltekit.request-refused',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'cross site post form submissions are forbidden',
        pattern: /Cross-site POST form submissions are forbidden/,
      },
      {
        words: 'could not detect a supported production environment',
        pattern: /Could not detect a supported production environment/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'SvelteKit does not know its own address, or has no adapter',
    check: {
      text: 'Compare ORIGIN with the address in the browser',
      compose: 'docker compose exec {service} printenv ORIGIN',
    },
    repair: [
      {
        text: 'Set ORIGIN (or PROTOCOL_HEADER and HOST_HEADER behind a proxy); install adapter-node for a server of your own',
        compose: 'docker compose up -d {service}',
      },
    ],
    source: 'SvelteKit source, runtime/server/respond.js; adapter-auto',
    matches: [
      'Cross-site POST form submissions are forbidden',
      '> Using @sveltejs/adapter-auto Could not detect a supported production environment. See https://svelte.dev/docs/kit/adapters',
    ],
    ignores: ['Listening on http://0.0.0.0:3000'],
  },
  {
    id: 'frontend-build.notices',
    kind: null,
    forms: [
      {
        words: 'the cjs build of vite s node api is deprecated',
        pattern: /The CJS build of Vite's Node API is deprecated/,
      },
      {
        words: 'some chunks are larger than after minification',
        pattern: /Some chunks are larger than (?<limit>\d{1,6} kB|\d{1,6} KiB) after minification/,
      },
      {
        words: 'asset size limit the following asset s exceed the recommended size limit',
        pattern: /asset size limit: The following asset\(s\) exceed the recommended size limit/,
      },
      {
        words: 'points to missing source files',
        pattern: /Sourcemap for "[^"]{1,160}" points to missing source files/,
      },
    ],
    role: 'harmless',
    fault: 'own_code',
    specificity: 2,
    means: 'The build warns of size, old browser data or a deprecated interface; it goes on',
    check: { text: 'See the size of the bundle if pages are slow' },
    repair: [],
    source: 'Vite, webpack and Browserslist source',
    matches: [
      "The CJS build of Vite's Node API is deprecated. See https://vite.dev/guide/troubleshooting.html",
      '(!) Some chunks are larger than 500 kB after minification. Consider:',
      'WARNING in asset size limit: The following asset(s) exceed the recommended size limit (244 KiB).',
      'Sourcemap for "/app/node_modules/x/dist/x.js" points to missing source files',
    ],
    ignores: ['Some chunks could not be written'],
  },
  {
    id: 'sveltekit.not-found',
    kind: null,
    forms: [
      { words: 'sveltekiterror not found', pattern: /SvelteKitError: Not found: (?<path>\/\S{0,120})/ },
      { words: 'no route matches url', pattern: /No route matches URL "(?<path>\/[^"]{0,120})"/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Somebody asked for a page that is not there: {path}',
    check: { text: 'See who asks for it' },
    repair: [],
    source: 'SvelteKit and React Router source',
    matches: [
      '[404] GET /favicon.ico SvelteKitError: Not found: /favicon.ico',
      'Error: No route matches URL "/wp-login.php"',
    ],
    ignores: ['GET / 200'],
  },
];
