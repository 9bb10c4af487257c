import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RAILS: readonly CatalogueEntry[] = [
  {
    id: 'rails.table-or-column-missing',
    kind: 'missing_schema',
    program: 'rails',
    forms: [
      {
        words: 'pg undefinedtable error relation does not exist',
        pattern: /PG::UndefinedTable: ERROR:\s{1,2}relation "(?<object>[^"]{1,120})" does not exist/,
      },
      {
        words: 'pg undefinedcolumn error column does not exist',
        pattern:
          /PG::UndefinedColumn: ERROR:\s{1,2}column "?(?<object>[^"\s]{1,120})"?(?: of relation "[^"]{1,80}")? does not exist/,
      },
      {
        words: 'mysql2 error table doesn t exist',
        pattern: /Mysql2::Error: Table '(?<object>[^']{1,120})' doesn't exist/,
      },
      { words: 'mysql2 error unknown column', pattern: /Mysql2::Error: Unknown column '(?<object>[^']{1,120})' in/ },
      {
        words: 'activerecord statementinvalid could not find table',
        pattern: /ActiveRecord::StatementInvalid.{0,20}Could not find table '(?<object>[^']{1,120})'/,
      },
      {
        words: 'sqlite3 sqlexception no such',
        pattern: /SQLite3::SQLException: no such (?:table|column): (?<object>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object}: a migration has not run there',
    check: {
      text: 'See which migrations are down; a schema that is loaded while the application boots (assets:precompile, routes that read the database) says the same',
      compose: 'docker compose exec {service} bin/rails db:migrate:status | tail',
      kubernetes: 'kubectl exec deploy/{service} -- bin/rails db:migrate:status | tail',
      host: 'bin/rails db:migrate:status | tail',
    },
    repair: [
      {
        text: 'Apply the migrations, or load the schema into an empty database',
        compose: 'docker compose exec {service} bin/rails db:prepare',
        kubernetes: 'kubectl exec deploy/{service} -- bin/rails db:prepare',
        host: 'RAILS_ENV=production bin/rails db:prepare && sudo systemctl restart {service}',
      },
    ],
    source: 'activerecord StatementInvalid; pg, mysql2 and sqlite3 gems',
    matches: [
      'ActiveRecord::StatementInvalid (PG::UndefinedTable: ERROR:  relation "orders" does not exist',
      'PG::UndefinedColumn: ERROR:  column orders.shipped_at does not exist',
      "ActiveRecord::StatementInvalid: Mysql2::Error: Table 'shop.orders' doesn't exist",
      "Mysql2::Error: Unknown column 'orders.note' in 'field list'",
      "ActiveRecord::StatementInvalid (Could not find table 'orders')",
      'SQLite3::SQLException: no such table: solid_queue_jobs',
    ],
    ignores: ["ActiveRecord::RecordNotFound (Couldn't find Order with 'id'=7)"],
  },
  {
    id: 'rails.secret-missing',
    kind: 'missing_setting',
    program: 'rails',
    forms: [
      {
        words: 'missing secret_key_base for environment',
        pattern: /Missing (?:`secret_token` and )?`(?<setting>secret_key_base)` for '(?<value>\w{1,30})' environment/,
      },
      {
        words: 'missing encryption key to decrypt file with',
        pattern:
          /Missing encryption key to decrypt file with\.(?:.{0,120}(?:write it to (?<path>[^\s]{1,160}) or put it in the ENV\['(?<setting>\w{1,40})'\]))?/,
      },
      {
        words: 'secret_key_base for must be a type of',
        pattern: /`(?<setting>secret_key_base)` for (?<value>\w{1,30}) environment must be a type of String/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Rails does not start without {setting|RAILS_MASTER_KEY} ({path|config/master.key})',
    check: {
      text: 'See whether RAILS_MASTER_KEY or SECRET_KEY_BASE reaches the process; master.key is not in the image because it is ignored by git and docker',
      compose:
        'docker compose exec {service} sh -c "ls -l config/*.key config/credentials*; env | cut -d= -f1 | grep -E \\"MASTER_KEY|SECRET_KEY_BASE\\""',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -E "MASTER_KEY|SECRET_KEY_BASE" | cut -d= -f1',
      host: 'ls -l config/*.key config/credentials*',
    },
    repair: [
      {
        text: 'Hand over the key that belongs to credentials.yml.enc (in an image build SECRET_KEY_BASE_DUMMY=1 is enough)',
        compose: 'docker compose up -d --force-recreate {service}  # after RAILS_MASTER_KEY under environment:',
        kubernetes:
          'kubectl create secret generic {service}-master --from-literal=RAILS_MASTER_KEY="$RAILS_MASTER_KEY" && kubectl set env deploy/{service} --from=secret/{service}-master',
        host: 'sudo systemctl edit {service}  # EnvironmentFile=/etc/{service}/env with RAILS_MASTER_KEY=<key>',
      },
    ],
    source: 'railties application/configuration.rb secret_key_base=; activesupport encrypted_file.rb MissingKeyError',
    matches: [
      "ArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`",
      "Missing encryption key to decrypt file with. Ask your team for your master key and write it to /app/config/master.key or put it in the ENV['RAILS_MASTER_KEY'].",
      '`secret_key_base` for production environment must be a type of String, got: nil`',
    ],
    ignores: ['File encrypted and saved.'],
  },
  {
    id: 'rails.master-key-wrong',
    kind: 'invalid_setting',
    program: 'rails',
    forms: [
      {
        words: 'activesupport messageencryptor invalidmessage',
        pattern: /ActiveSupport::MessageEncryptor::InvalidMessage/,
      },
      {
        words: 'encryption key must be exactly characters',
        pattern: /Encryption key must be exactly (?<limit>\d{1,3}) characters/,
      },
      { words: 'key must be bytes', pattern: /key must be (?<limit>16|32) bytes \(ArgumentError\)/ },
      {
        words: 'couldn t decrypt perhaps you passed the wrong key',
        pattern: /Couldn't decrypt (?<path>\S{1,120})\. Perhaps you passed the wrong key\?/,
      },
      { words: 'activerecord encryption errors decryption', pattern: /ActiveRecord::Encryption::Errors::Decryption/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The key does not decrypt {path|what Rails encrypted}: RAILS_MASTER_KEY or secret_key_base differs',
    check: {
      text: 'Try the key by hand; a newline at its end, or the key of another environment (config/credentials/production.key), is usual',
      compose:
        'docker compose exec {service} sh -c "printenv RAILS_MASTER_KEY | wc -c; bin/rails credentials:show | head -2"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "printenv RAILS_MASTER_KEY | wc -c; bin/rails credentials:show | head -2"',
      host: 'wc -c config/master.key; bin/rails credentials:show | head -2',
    },
    repair: [
      {
        text: 'Hand over the key with which it was encrypted; without it the credentials have to be written anew and encrypted columns are lost',
        compose: 'docker compose up -d --force-recreate {service}  # after correcting RAILS_MASTER_KEY',
        kubernetes: 'kubectl set env deploy/{service} --from=secret/{service}-master',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'activesupport message_encryptor.rb, encrypted_file.rb; activerecord encryption/errors.rb',
    matches: [
      'rails aborted! ActiveSupport::MessageEncryptor::InvalidMessage: ActiveSupport::MessageEncryptor::InvalidMessage',
      'Encryption key must be exactly 32 characters.',
      'aes256_gcm: key must be 16 bytes (ArgumentError)',
      "Couldn't decrypt config/credentials.yml.enc. Perhaps you passed the wrong key?",
      'ActiveRecord::Encryption::Errors::Decryption (ActiveRecord::Encryption::Errors::Decryption):',
    ],
    ignores: ['ActiveSupport::MessageVerifier::InvalidSignature'],
  },
  {
    id: 'rails.host-blocked',
    kind: 'invalid_setting',
    program: 'rails',
    forms: [{ words: 'blocked', pattern: /Blocked hosts?: (?<value>[\w.:-]{1,120})/ }],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Rails refuses requests for the host {value}: not in config.hosts',
    check: {
      text: 'See which name the requests bear: the own domain, a probe that asks by address, or a stranger who scans',
      compose: 'docker compose exec {service} grep -rn "config.hosts" config',
      kubernetes: 'kubectl exec deploy/{service} -- grep -rn "config.hosts" config',
      host: 'grep -rn "config.hosts" config',
    },
    repair: [
      {
        text: 'Add config.hosts << "{value}" to the environment file; leave the health check out with config.host_authorization = { exclude: ->(request) { request.path == "/up" } }',
      },
    ],
    source: 'actionpack action_dispatch/middleware/host_authorization.rb',
    matches: [
      '[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: shop.example.com',
      '[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked host: 10.1.2.3:3000',
    ],
    ignores: ['Blocked hosts list updated with 12 entries'],
  },
  {
    id: 'rails.server-pid-left',
    kind: 'lock_held',
    program: 'rails',
    forms: [
      {
        words: 'a server is already running',
        pattern:
          /A server is already running(?: \(pid: (?<value>\d{1,9}), file: (?<path>[^)]{1,160})\)|\. Check (?<object>[^\s]{1,160}?)\.(?:\s|$))/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Rails finds the pid file {path|tmp/pids/server.pid} of a server that is gone',
    check: {
      text: 'See whether that process still runs; in a container pid 1 is always there, so a file left on a volume looks valid',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "ls -l tmp/pids; cat tmp/pids/server.pid"',
      host: 'ps -p $(cat tmp/pids/server.pid)',
    },
    repair: [
      {
        text: 'Remove the file, and have every start remove it: rm -f tmp/pids/server.pid in the entrypoint, or rails server --pid /dev/null',
        compose:
          'docker compose run --rm --entrypoint sh {service} -c "rm -f tmp/pids/server.pid" && docker compose up -d {service}',
        host: 'rm -f tmp/pids/server.pid && sudo systemctl restart {service}',
        destructive: true,
      },
    ],
    source: 'railties commands/server; rack/server.rb check_pid!',
    matches: [
      'A server is already running (pid: 1, file: /app/tmp/pids/server.pid).',
      'A server is already running. Check /app/tmp/pids/server.pid.',
    ],
    ignores: ['=> Booting Puma'],
  },
  {
    id: 'rails.zeitwerk-name',
    kind: 'code_defect',
    program: 'rails',
    forms: [
      {
        words: 'expected file to define constant but didn t',
        pattern: /expected file (?<path>[^\s]{1,200}) to define constant (?<object>[\w:]{1,120}), but didn't/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The file {path} does not define {object}, as its name says',
    check: {
      text: 'Check all names at once',
      compose: 'docker compose exec {service} bin/rails zeitwerk:check',
      kubernetes: 'kubectl exec deploy/{service} -- bin/rails zeitwerk:check',
      host: 'bin/rails zeitwerk:check',
    },
    repair: [
      {
        text: 'Rename file or constant, or tell the inflector about acronyms (inflect.acronym "API"); it shows only with eager loading, so production and CI fail while development runs',
      },
      { text: 'Until then go back to the release before', kubernetes: 'kubectl rollout undo deploy/{service}' },
    ],
    source: 'zeitwerk/loader/callbacks.rb on_file_autoloaded',
    matches: [
      "Zeitwerk::NameError: expected file /app/app/models/stock_item.rb to define constant StockItem, but didn't",
      "expected file /app/app/services/api_client.rb to define constant ApiClient, but didn't (Zeitwerk::NameError)",
    ],
    ignores: ['All is good!'],
  },
  {
    id: 'rails.asset-missing',
    kind: 'missing_file',
    program: 'rails',
    forms: [
      {
        words: 'the asset is not present in the asset pipeline',
        pattern: /The asset "(?<path>[^"]{1,120})" is not present in the asset pipeline/,
      },
      {
        words: 'the asset was not found in the load path',
        pattern: /The asset '(?<path>[^']{1,120})' was not found in the load path/,
      },
      {
        words: 'can t find in manifest json',
        pattern: /(?:Webpacker|Shakapacker) can't find (?<path>[\w./-]{1,120}) in [^\s]{1,160}manifest\.json/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The compiled asset {path} is missing',
    check: {
      text: 'See whether public/assets and the manifest are in the image and whether a volume hides them',
      compose: 'docker compose exec {service} sh -c "ls public/assets | head; ls app/assets/builds"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ls public/assets | head"',
      host: 'ls public/assets | head',
    },
    repair: [
      {
        text: 'Compile the assets in the image (with Node and yarn where jsbundling or cssbundling is used), and name the file in the manifest or load path',
        compose:
          'docker compose exec {service} env SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile && docker compose restart {service}',
        kubernetes:
          'kubectl set image deploy/{service} {service}=<image built with RUN SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile>',
        host: 'RAILS_ENV=production bin/rails assets:precompile && sudo systemctl restart {service}',
      },
    ],
    source: 'sprockets-rails helper.rb; propshaft MissingAssetError; webpacker manifest.rb',
    matches: [
      'ActionView::Template::Error (The asset "application.css" is not present in the asset pipeline.',
      "Propshaft::MissingAssetError (The asset 'tailwind.css' was not found in the load path.)",
      "Webpacker can't find application.js in /app/public/packs/manifest.json. Possible causes:",
    ],
    ignores: ['Writing application-4f2a.css'],
  },
];
