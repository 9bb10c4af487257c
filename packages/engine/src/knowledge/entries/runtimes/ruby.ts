import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FIRST_FRAME: Step = {
  text: 'Read the first own line of the backtrace (below app/ or lib/) and what was changed there last',
  compose: 'docker compose logs --tail 300 {service} | grep -A 12 "Error"',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 12 "Error"',
  host: 'grep -A 12 "Error" /opt/{service}/log/production.log | tail -30',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

export const RUBY: readonly CatalogueEntry[] = [
  {
    id: 'ruby.nil-used',
    kind: 'code_defect',
    program: 'ruby',
    forms: [
      {
        words: 'undefined method for nil',
        pattern: /undefined method [`'](?<object>[^'`]{1,80})' for nil(?::NilClass)?/,
      },
      { words: 'nil can t be coerced into', pattern: /nil can't be coerced into (?<object>\w{1,20})/ },
      {
        words: 'no implicit conversion from nil',
        pattern: /no implicit conversion (?:of nil into|from nil to) (?<object>\w{1,20})/,
      },
      {
        words: 'no implicit conversion of nil into',
        pattern: /no implicit conversion of nil into (?<object>\w{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Ruby code uses {object} of nil',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Find out why it is nil there (a record that is not found, a key that is absent, ENV without the variable) and handle it, with &. or fetch',
      },
      ROLL_BACK,
    ],
    source: 'Ruby error.c, object.c; seen with Ruby 3.1; the wording of 3.4',
    matches: [
      "NoMethodError (undefined method `email' for nil:NilClass):",
      "undefined method 'email' for nil (NoMethodError)",
      "nil can't be coerced into Integer (TypeError)",
      'no implicit conversion of nil into String (TypeError)',
      'no implicit conversion from nil to integer (TypeError)',
    ],
    ignores: ["undefined method `email' for #<Order:0x00007f32d38b0ee0> (NoMethodError)"],
  },
  {
    id: 'ruby.name-unknown',
    kind: 'code_defect',
    program: 'ruby',
    forms: [
      {
        words: 'undefined method for',
        pattern:
          /undefined method [`'](?<object>[^'`]{1,80})' for (?!nil)(?<value>(?:an instance of |class |module )?[#<"\w:{[][^\r\n(]{0,80})/,
      },
      {
        words: 'undefined local variable or method for',
        pattern: /undefined local variable or method [`'](?<object>[^'`]{1,80})' for (?<value>[^\r\n(]{1,80})/,
      },
      { words: 'uninitialized constant', pattern: /uninitialized constant (?<object>[A-Z][\w:]{0,120})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Ruby code names {object}, which {value|the program} does not have',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Correct the name or require the file; after a bundle update it is a method or class that the new version of a gem no longer has',
      },
      ROLL_BACK,
    ],
    source: 'Ruby error.c, variable.c uninitialized_constant(), vm_args.c; seen with Ruby 3.1',
    matches: [
      "undefined method `total' for #<Order:0x00007f32d38b0ee0> (NoMethodError)",
      "undefined local variable or method `price' for main:Object (NameError)",
      'uninitialized constant StockClient (NameError)',
    ],
    ignores: ["undefined method `total' for nil:NilClass (NoMethodError)"],
  },
  {
    id: 'ruby.variable-missing',
    kind: 'missing_setting',
    program: 'ruby',
    forms: [{ words: 'key not found keyerror', pattern: /key not found: "(?<setting>[A-Z][A-Z0-9_]{2,80})"/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Ruby program needs the environment variable {setting}',
    check: {
      text: 'See whether {setting} reaches the process',
      compose: 'docker compose exec {service} printenv {setting}; docker compose config {service} | grep {setting}',
      kubernetes: 'kubectl set env deploy/{service} --list | grep {setting}',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles | grep {setting}',
    },
    repair: [
      {
        text: 'Set {setting} and create the container anew; for assets:precompile in an image build a dummy value is enough',
        compose: 'docker compose up -d --force-recreate {service}  # after {setting}: <value> under environment:',
        kubernetes: "kubectl set env deploy/{service} {setting}='<value>'",
        host: 'sudo systemctl edit {service}  # Environment={setting}=<value>, then: sudo systemctl restart {service}',
      },
    ],
    source: 'Ruby hash.c rb_f_env_fetch(); seen with Ruby 3.1',
    matches: [
      'config/database.yml:12:in `fetch\': key not found: "DATABASE_PASSWORD" (KeyError)',
      'KeyError: key not found: "REDIS_URL"',
    ],
    ignores: ['key not found: :order_id (KeyError)'],
  },
  {
    id: 'ruby.value-unfit',
    kind: 'code_defect',
    program: 'ruby',
    forms: [
      { words: 'zerodivisionerror divided by 0', pattern: /ZeroDivisionError(?: \(|: )(?<value>divided by 0)/ },
      { words: 'divided by 0 zerodivisionerror', pattern: /(?<value>divided by 0) \(ZeroDivisionError\)/ },
      { words: 'invalid value for', pattern: /invalid value for (?:Integer|Float)\(\): "(?<value>[^"]{0,80})"/ },
      {
        words: 'json parsererror unexpected',
        pattern: /JSON::ParserError(?: \(|: )(?:\d{1,6}: )?(?<value>unexpected [^\r\n]{1,80})/,
      },
      {
        words: 'unexpected token at json parsererror',
        pattern: /(?<value>unexpected token at '[^\r\n]{0,80}) \(JSON::ParserError\)/,
      },
      {
        words: 'invalid byte sequence in',
        pattern:
          /(?:ArgumentError(?: \(|: )(?<value>invalid byte sequence in [\w-]{1,20})|(?:invalid byte sequence in [\w-]{1,20}) \(ArgumentError)/,
      },
      { words: 'stack level too deep', pattern: /(?<value>stack level too deep)(?: \(SystemStackError\)|$)/ },
      {
        words: 'systemstackerror stack level too deep',
        pattern: /SystemStackError(?: \(|: )(?<value>stack level too deep)/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Ruby code cannot go on with its data: {value|text in another encoding}',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Follow the value to where it comes from (a setting, an answer, a file in another encoding) and correct it there, or accept it in the code; "stack level too deep" is a callback or a serialiser that calls itself',
      },
      ROLL_BACK,
    ],
    source: 'Ruby numeric.c, object.c, transcode.c, vm_insnhelper.c; json gem; seen with Ruby 3.1',
    matches: [
      'ZeroDivisionError (divided by 0):',
      'divided by 0 (ZeroDivisionError)',
      'invalid value for Integer(): "8080tcp" (ArgumentError)',
      "JSON::ParserError (859: unexpected token at '<html>'):",
      "859: unexpected token at '<html>' (JSON::ParserError)",
      'invalid byte sequence in UTF-8 (ArgumentError)',
      'stack level too deep (SystemStackError)',
      'SystemStackError (stack level too deep):',
    ],
    ignores: ['Parsed JSON body of 12 bytes'],
  },
  {
    id: 'ruby.load-error',
    kind: 'missing_module',
    program: 'ruby',
    forms: [
      { words: 'cannot load such file', pattern: /cannot load such file -- (?<object>[\w./-]{1,160})/ },
      {
        words: 'could not open library cannot open shared object file',
        pattern: /Could not open library '(?<object>[^']{1,80})'/,
      },
      {
        words: 'specified for database adapter but the gem is not loaded',
        pattern: /Specified '(?<value>[^']{1,40})' for database adapter, but the gem is not loaded/,
      },
      {
        words: 'error loading the active record adapter missing a gem it depends on',
        pattern:
          /Error loading the '(?<value>[^']{1,40})' Active Record adapter\. Missing a gem it depends on\? (?<object>[^\r\n]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Ruby cannot load {object|the gem of} {value|(LoadError)}',
    check: {
      text: 'See whether the gem is in the bundle of this environment and whether its system library is installed',
      compose: 'docker compose exec {service} sh -c "bundle list | head -40; bundle config; ruby -v"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "bundle config; ruby -v"',
      host: 'bundle list; bundle config; ruby -v',
    },
    repair: [
      {
        text: 'Add the gem outside of the left-out groups (BUNDLE_WITHOUT), install its library (libvips for vips, libpq5 for pg, libsqlite3-0), or build the native part again after a new Ruby',
        compose: 'docker compose build {service} && docker compose up -d {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'bundle install && bundle pristine && sudo systemctl restart {service}',
      },
    ],
    source: 'Ruby load.c; ffi DynamicLibrary; activerecord ConnectionHandler#resolve_pool_config',
    matches: [
      "<internal:/usr/local/lib/ruby/3.2.0/rubygems/core_ext/kernel_require.rb>:37:in `require': cannot load such file -- nokogiri (LoadError)",
      "LoadError: Could not open library 'vips.so.42': vips.so.42: cannot open shared object file: No such file or directory",
      "Specified 'postgresql' for database adapter, but the gem is not loaded. Add `gem 'pg'` to your Gemfile",
      "Error loading the 'mysql2' Active Record adapter. Missing a gem it depends on? mysql2 is not part of the bundle. Add it to your Gemfile.",
    ],
    ignores: ['Using nokogiri 1.16.5 (x86_64-linux)'],
  },
  {
    id: 'bundler.gem-missing',
    kind: 'missing_module',
    program: 'bundler',
    forms: [
      {
        words: 'could not find in locally installed gems',
        pattern:
          /Could not find (?<object>[\w.-]{1,100}(?:, [\w., -]{1,300})?) in (?:locally installed gems|any of the sources|cached gems)/,
      },
      {
        words: 'could not find in any of the sources',
        pattern: /Could not find (?<object>[\w.-]{1,100}) in any of the sources/,
      },
      {
        words: 'could not find gem in',
        pattern:
          /Could not find gem '(?<object>[^']{1,100})' in (?:locally installed gems|any of the gem sources|rubygems repository|source)/,
      },
      { words: 'bundler command not found', pattern: /bundler: command not found: (?<object>[\w-]{1,40})/ },
      { words: 'is not yet checked out', pattern: /The git source (?<object>[^\s]{1,160}) is not yet checked out/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Bundler does not find {object}',
    check: {
      text: 'See where bundler looks: a volume over the bundle directory holds the gems of an older image; the platform in Gemfile.lock has to fit, too',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "pwd; bundle config; ls vendor /usr/local/bundle | head; grep -A 6 PLATFORMS Gemfile.lock"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "pwd; bundle config; grep -A 6 PLATFORMS Gemfile.lock"',
      host: 'bundle config; bundle check',
    },
    repair: [
      {
        text: 'Install from the lock file, after adding the platform (bundle lock --add-platform x86_64-linux) when it was made on another one',
        compose: 'docker compose build {service} && docker compose up -d -V {service}',
        kubernetes: 'kubectl set image deploy/{service} {service}=<image built again>',
        host: 'bundle install && sudo systemctl restart {service}',
      },
    ],
    source: 'bundler spec_set.rb, resolver.rb, source/git/git_proxy.rb, shared_helpers.rb, cli/exec.rb',
    matches: [
      'Could not find pg-1.5.6, puma-6.4.2 in locally installed gems (Bundler::GemNotFound)',
      'Could not find nokogiri-1.16.5-x86_64-linux in any of the sources',
      "Could not find gem 'acme-client (~> 2.0)' in rubygems repository https://rubygems.org/ or installed locally.",
      'bundler: command not found: rails',
      'The git source https://github.com/acme/lib.git is not yet checked out. Please run `bundle install` before trying to start your application',
    ],
    ignores: ['Bundle complete! 42 Gemfile dependencies, 120 gems now installed.'],
  },
  {
    id: 'bundler.version-unsuitable',
    kind: 'version_mismatch',
    program: 'bundler',
    forms: [
      {
        words: 'your ruby version is but your gemfile specified',
        pattern: /Your Ruby version is (?<version>[\w.]{1,16}), but your Gemfile specified (?<wanted>[^\r\n]{1,40})/,
      },
      {
        words: 'bundler could not find compatible versions',
        pattern: /Bundler could not find compatible versions for gem "(?<object>[^"]{1,80})"/,
      },
      {
        words: 'because depends on version solving has failed',
        pattern: /Because (?<object>[\w.-]{1,80}) .{1,300}version solving has failed/,
      },
      {
        words: 'you must use bundler or greater with this lockfile',
        pattern: /You must use (?<object>Bundler) (?<wanted>\d{1,2}) or greater with this lockfile/,
      },
      {
        words: 'you have already activated but your gemfile requires',
        pattern:
          /You have already activated (?<version>[\w.-]{1,60} [\d.]{1,16}), but your Gemfile requires (?<wanted>[\w.-]{1,60} [\d.]{1,16})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'Ruby, gems and Gemfile do not fit: {version|present} {object|version} against {wanted|another}',
    check: {
      text: 'Compare what runs with what is asked for',
      compose:
        'docker compose run --rm --entrypoint sh {service} -c "ruby -v; bundle -v; grep -n ruby Gemfile .ruby-version; tail -4 Gemfile.lock"',
      host: 'ruby -v; bundle -v; grep -n ruby Gemfile .ruby-version; tail -4 Gemfile.lock',
    },
    repair: [
      {
        text: 'Use the Ruby that the Gemfile names (base image, .ruby-version), or change it there, run bundle install and commit both files; start commands through bundle exec',
        compose: 'docker compose build --pull {service}  # after FROM ruby:{wanted|<version>}-slim',
        host: 'rbenv install {wanted|<version>} && bundle install',
      },
    ],
    source: 'bundler definition.rb validate_ruby!, resolver.rb, lockfile_parser.rb, runtime.rb',
    matches: [
      'Your Ruby version is 3.1.2, but your Gemfile specified 3.2.2',
      'Bundler could not find compatible versions for gem "activesupport":',
      'Because rails >= 7.1.0 depends on activesupport = 7.1.0 and Gemfile depends on activesupport = 7.0.8, version solving has failed.',
      'You must use Bundler 2 or greater with this lockfile.',
      'You have already activated rack 3.1.7, but your Gemfile requires rack 2.2.9. Prepending `bundle exec` to your command may solve this.',
    ],
    ignores: ['Using bundler 2.5.6'],
  },
  {
    id: 'ruby.native-extension-failed',
    kind: 'missing_module',
    program: 'bundler',
    forms: [
      { words: 'error failed to build gem native extension', pattern: /ERROR: Failed to build gem native extension/ },
      {
        words: 'an error occurred while installing and bundler cannot continue',
        pattern:
          /An error occurred while installing (?<object>[\w.-]{1,80}) \((?<version>[\w.-]{1,30})\), and Bundler cannot continue/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The gem {object|named below} cannot be compiled here',
    check: {
      text: 'Read the lines of extconf.rb and mkmf.log: they name the header, library or compiler that is missing',
      compose:
        'docker compose build --progress plain {service} 2>&1 | grep -iE "checking for .*no$|error:|mkmf|Can.t find" | head',
      host: 'bundle install --verbose 2>&1 | grep -iE "checking for .*no$|error:|mkmf" | head',
    },
    repair: [
      {
        text: 'Install the tools in the stage that builds: build-essential, libpq-dev for pg, default-libmysqlclient-dev for mysql2, libyaml-dev for psych, libvips, pkg-config',
        compose:
          'docker compose build {service}  # after RUN apt-get update && apt-get install -y build-essential libpq-dev libyaml-dev pkg-config',
        host: 'sudo apt-get install -y build-essential ruby-dev libpq-dev libyaml-dev pkg-config && bundle install',
      },
    ],
    source: 'rubygems ext/builder.rb; bundler installer/parallel_installer.rb',
    matches: [
      'Gem::Ext::BuildError: ERROR: Failed to build gem native extension.',
      'An error occurred while installing pg (1.5.6), and Bundler cannot continue.',
    ],
    ignores: ['Installing pg 1.5.6 with native extensions'],
  },
];
