import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SITE_GENERATORS: readonly CatalogueEntry[] = [
  {
    id: 'hugo.template-or-edition',
    kind: 'missing_module',
    forms: [
      {
        words: 'you need the extended version to build scss sass',
        pattern: /you need the extended version to build SCSS\/SASS/,
      },
      { words: 'template for shortcode', pattern: /template for shortcode "(?<object>[^"]{1,60})" not found/ },
      { words: 'not found in', pattern: /module "(?<object>[^"]{1,80})" not found in "(?<path>[^"]{1,120})"/ },
      { words: 'error building site', pattern: /error building site: (?<value>.{1,160})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Hugo cannot build: {object|see the error it names}',
    check: { text: 'See edition, theme and version', host: 'hugo version; git submodule status' },
    repair: [
      {
        text: 'Use hugo extended of the version the theme wants, fetch the theme (git submodule update --init, hugo mod get), correct the page',
      },
    ],
    source: 'Hugo source',
    matches: [
      'TOCSS: failed to transform "scss/main.scss" (text/x-scss). Check your Hugo installation; you need the extended version to build SCSS/SASS with transpiler set to \'libsass\'.',
      'Error: error building site: "/src/content/a.md:12:1": failed to extract shortcode: template for shortcode "figure2" not found',
      'Error: module "ananke" not found in "/src/themes/ananke"; either add it as a Hugo Module or store it in "/src/themes".',
      'Error: error building site: render: failed to render pages',
    ],
    ignores: ['Total in 120 ms'],
  },
  {
    id: 'site.broken-link-or-include',
    kind: 'missing_object',
    forms: [
      { words: 'docusaurus found broken links', pattern: /Docusaurus found broken links!/ },
      { words: 'liquid exception', pattern: /Liquid Exception: (?<object>.{1,160})/ },
      { words: 'config value', pattern: /Config value '(?<setting>[\w.]{1,40})': (?<object>.{1,120})/ },
      { words: 'latex error file', pattern: /LaTeX Error: File [`'](?<object>[^'`]{1,80})' not found/ },
      {
        words: 'not found please select a different pdf engine',
        pattern: /(?<object>\w{3,20}) not found\. Please select a different --pdf-engine/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The site or document does not build: {object|a link leads nowhere}',
    check: { text: 'Read the file and line it names' },
    repair: [
      {
        text: 'Correct link, include, theme or plug-in, or install what is missing (tlmgr install, pip install mkdocs-material, texlive)',
      },
    ],
    source: 'Docusaurus, Jekyll, MkDocs, LaTeX and Pandoc source',
    matches: [
      'Error: Docusaurus found broken links!',
      'Liquid Exception: Could not locate the included file \'header.html\' in any of ["/srv/jekyll/_includes"].',
      "ERROR   -  Config value 'theme': Unrecognised theme name: 'material'. The available installed themes are: mkdocs, readthedocs",
      "! LaTeX Error: File `tikz.sty' not found.",
      'pdflatex not found. Please select a different --pdf-engine or install pdflatex',
    ],
    ignores: ['[SUCCESS] Generated static files in "build".'],
  },
  {
    id: 'play.secret-not-set',
    kind: 'missing_setting',
    forms: [
      {
        words: 'the application secret has not been set and we are in prod mode',
        pattern: /The application secret has not been set, and we are in prod mode/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Play has no secret of its own',
    check: { text: 'See whether the process has it', host: 'env | grep APPLICATION_SECRET' },
    repair: [
      {
        text: 'Set play.http.secret.key (APPLICATION_SECRET), the same on all instances',
        host: 'sbt playGenerateSecret',
      },
    ],
    source: 'Play Framework documentation, The application secret',
    matches: [
      'Oops, cannot start the server. Configuration error: Configuration error[The application secret has not been set, and we are in prod mode. Your application is not secure.]',
      '@8abc - The application secret has not been set, and we are in prod mode.',
    ],
    ignores: ['Application started (Prod)'],
  },
  {
    id: 'shiny.application-ended',
    kind: 'code_defect',
    forms: [
      { words: 'the application', pattern: /The application (?:failed to start|exited during initialization)/ },
      { words: 'not found in current path', pattern: /Package (?<object>\w{1,40}) not found in current path/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'An R or Julia application did not start: {object|see its log}',
    check: { text: "Read the application's own log", host: 'tail -40 /var/log/shiny-server/*.log' },
    repair: [
      {
        text: 'Install what it misses for the account that runs it, give it time (app_init_timeout), correct its file',
      },
    ],
    source: 'Shiny Server documentation; Julia Base.Loading',
    matches: [
      'An error has occurred. The application failed to start. The application exited during initialization.',
      'ERROR: LoadError: ArgumentError: Package CSV not found in current path.',
    ],
    ignores: ['Listening on http://127.0.0.1:3838'],
  },
];
