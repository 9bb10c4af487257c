import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const BUNDLER: readonly CatalogueEntry[] = [
  {
    id: 'bundler.lock-or-platform',
    kind: 'version_mismatch',
    program: 'bundler',
    forms: [
      {
        words: 'your bundle only supports platforms',
        pattern: /(?<value>Your bundle only supports platforms \[[^\]]{1,120}\])/,
      },
      {
        words: 'the dependencies in your gemfile changed',
        pattern: /(?<value>The dependencies in your gemfile changed)/,
      },
      {
        words: 'you are trying to install in deployment mode after changing your gemfile',
        pattern: /(?<value>You are trying to install in deployment mode after changing your Gemfile)/,
      },
      {
        words: 'your lockfile',
        pattern:
          /(?<value>Your lockfile (?:was created by|is unresolvable|doesn't have|does not satisfy)[^\r\n]{0,60})/,
      },
      { words: 'frozen mode is set', pattern: /(?<value>frozen mode is set)/ },
      {
        words: 'you have already activated but your gemfile requires',
        pattern: /You have already activated (?<value>\S{1,40} [\w.]{1,20}, but your Gemfile requires \S{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The lock of Bundler does not fit: {value}',
    check: { text: 'Compare Gemfile and Gemfile.lock in git' },
    repair: [
      {
        text: 'Add the platform (bundle lock --add-platform x86_64-linux), or run bundle install and commit Gemfile.lock; start programs with bundle exec',
        host: 'bundle lock --add-platform x86_64-linux',
      },
    ],
    source: 'bundler definition.rb',
    matches: [
      'Your bundle only supports platforms ["arm64-darwin-22"] but your local platform is x86_64-linux.',
      "The dependencies in your gemfile changed, but the lockfile can't be updated because frozen mode is set",
      'You are trying to install in deployment mode after changing your Gemfile.',
      'Your lockfile was created by an old Bundler that left some things out.',
      'the lockfile needs to be updated but frozen mode is set',
      'Gem::LoadError: You have already activated psych 5.1.0, but your Gemfile requires psych 4.0.6.',
      "Your lockfile doesn't have an entry",
      'Your lockfile is unresolvable',
      'Your lockfile does not satisfy dependencies',
    ],
    ignores: ['lockfile written'],
  },
  {
    id: 'bundler.file-or-source',
    kind: 'missing_file',
    program: 'bundler',
    forms: [{ words: 'could not locate gemfile', pattern: /Could not locate Gemfile/ }],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Bundler finds no Gemfile',
    check: { text: 'See what stands in the working directory' },
    repair: [{ text: 'Run it in the directory of the Gemfile; set BUNDLE_GEMFILE' }],
    source: 'bundler shared_helpers.rb',
    matches: ['Could not locate Gemfile or .bundle/ directory', 'Could not locate Gemfile'],
    ignores: ['Gemfile found'],
  },
  {
    id: 'bundler.source-refused',
    kind: 'authentication_refused',
    program: 'bundler',
    forms: [
      { words: 'authentication is required for', pattern: /Authentication is required for (?<peer>[\w.:/-]{1,120})/ },
      { words: 'bad username or password for', pattern: /Bad username or password for (?<peer>[\w.:/-]{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The gem server {peer} wants a login',
    check: { text: 'See which login is set', host: 'bundle config' },
    repair: [{ text: 'Set it', host: 'bundle config set --global {peer|<host>} <user>:<token>' }],
    source: 'bundler fetcher.rb',
    matches: [
      'Authentication is required for gems.example.com.',
      'Bad username or password for https://gems.example.com/.',
    ],
    ignores: ['Authentication is required by law'],
  },
  {
    id: 'bundler.source-unreachable',
    kind: 'unreachable',
    program: 'bundler',
    forms: [
      {
        words: 'could not',
        pattern: /Could not (?:fetch specs from|reach host|find gems? on) (?:https?:\/\/)?(?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'network error while fetching',
        pattern: /Network error while fetching https?:\/\/(?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'errno failed to open tcp connection rubygems org',
        pattern: /Errno::\w{1,20}: Failed to open TCP connection to rubygems\.org/,
      },
      { words: 'gem remotefetcher fetcherror', pattern: /Gem::RemoteFetcher::FetchError/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Bundler does not get through to {peer}',
    check: { text: 'Try it from there', host: 'curl -sI https://rubygems.org' },
    repair: [{ text: 'Repair network, proxy or name resolution of the build, and try again' }],
    source: 'bundler fetcher.rb',
    matches: [
      'Could not fetch specs from https://rubygems.org/ due to underlying error',
      'Could not reach host rubygems.org. Check your network connection and try again.',
      'Network error while fetching https://rubygems.org/gems/pg-1.5.gem',
      'Errno::ETIMEDOUT: Failed to open TCP connection to rubygems.org:443',
      'Gem::RemoteFetcher::FetchError: too many connection resets',
      'Could not find gem on rubygems.org',
    ],
    ignores: ['Fetched specs from https://rubygems.org/'],
  },
];
