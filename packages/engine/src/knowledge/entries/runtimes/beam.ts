import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const FIRST_FRAME: Step = {
  text: 'Read the first own line of the stacktrace ("(app ...) lib/...") and what was changed there last',
  compose: 'docker compose logs --tail 300 {service} | grep -A 15 "\\*\\* ("',
  kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A 15 "\\*\\* ("',
  host: 'journalctl -u {service} -n 300 | grep -A 15 "\\*\\* ("',
};

const ROLL_BACK: Step = {
  text: 'If it began with a release, go back to the one before until it is mended',
  kubernetes: 'kubectl rollout undo deploy/{service}',
};

const OWN_FRAME = /^\s{2,8}\([\w-]{1,40} [\d.]{1,12}[^)]{0,12}\) (?<path>lib\/[\w./-]{1,120}):\d{1,5}/;

export const BEAM: readonly CatalogueEntry[] = [
  {
    id: 'elixir.variable-missing',
    kind: 'missing_setting',
    program: 'elixir',
    forms: [
      {
        words: 'cookie store expects conn secret_key_base to be set',
        pattern: /expects conn\.(?<setting>secret_key_base) to be set/,
      },
      {
        words: 'could not fetch environment variable because it is not set',
        pattern: /could not fetch environment variable "(?<setting>\w{1,80})" because it is not set/,
      },
      {
        words: 'environment variable is missing',
        pattern: /environment variable (?<setting>[A-Z][A-Z0-9_]{1,80}) is missing/,
      },
      {
        words: 'could not fetch application environment for application because',
        pattern:
          /could not fetch application environment :(?<setting>[\w.]{1,80}) for application :(?<object>\w{1,60}) because/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Elixir application needs {setting}',
    check: {
      text: 'See whether {setting} reaches the release; config/runtime.exs reads it at every start',
      compose: 'docker compose exec {service} printenv {setting}; docker compose config {service} | grep {setting}',
      kubernetes: 'kubectl set env deploy/{service} --list | grep {setting}',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set it (mix phx.gen.secret makes a SECRET_KEY_BASE) and create the container anew',
        compose: 'docker compose up -d --force-recreate {service}  # after {setting}: <value> under environment:',
        kubernetes: "kubectl set env deploy/{service} {setting}='<value>'",
        host: 'sudo systemctl edit {service}  # Environment={setting}=<value>, then: sudo systemctl restart {service}',
      },
    ],
    source:
      'Elixir System.EnvError, Application.fetch_env!/2; Phoenix template of config/runtime.exs; Plug.Session.COOKIE; seen with Elixir 1.14',
    matches: [
      '** (ArgumentError) cookie store expects conn.secret_key_base to be set',
      '** (System.EnvError) could not fetch environment variable "DATABASE_URL" because it is not set',
      'ERROR! Config provider Config.Reader failed with: ** (RuntimeError) environment variable SECRET_KEY_BASE is missing.',
      '** (ArgumentError) could not fetch application environment :api_key for application :shop because configuration at :api_key was not set',
    ],
    ignores: ['[info] Running ShopWeb.Endpoint with Bandit 1.5.0 at :::4000 (http)'],
  },
  {
    id: 'elixir.secret-key-base-unfit',
    kind: 'invalid_setting',
    program: 'elixir',
    forms: [
      {
        words: 'cookie store expects conn secret_key_base to be at least',
        pattern: /expects conn\.(?<setting>secret_key_base) to be at least/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Phoenix cannot use {setting}: shorter than 64 bytes',
    check: {
      text: 'Count its characters',
      compose: 'docker compose exec {service} sh -c \'printf %s "$SECRET_KEY_BASE" | wc -c\'',
    },
    repair: [{ text: 'Set a key of 64 bytes or more; sessions made with the old one end', host: 'mix phx.gen.secret' }],
    source:
      'Elixir System.EnvError, Application.fetch_env!/2; Phoenix template of config/runtime.exs; Plug.Session.COOKIE; seen with Elixir 1.14',
    matches: [
      '** (ArgumentError) cookie store expects conn.secret_key_base to be at least 64 bytes, got 32',
      '** (ArgumentError) cookie store expects conn.secret_key_base to be at least 64 bytes',
    ],
    ignores: ['[info] Running ShopWeb.Endpoint with Bandit 1.5.0 at :::4000 (http)'],
  },
  {
    id: 'elixir.port-in-use',
    kind: 'port_in_use',
    program: 'elixir',
    forms: [
      {
        words: 'failed to start ranch listener for reason eaddrinuse',
        pattern:
          /Failed to start Ranch listener (?<object>[\w.]{1,80}).{0,300} for reason :?(?:\{[^}]{0,40})?eaddrinuse/,
      },
      {
        words: 'failed port already in use',
        pattern:
          /Running (?<object>[\w.]{1,80}) with \S{1,20} \S{1,20} at \S{1,60} failed, port (?<port>\d{1,5}) already in use/,
      },
      {
        words: 'eaddrinuse',
        pattern: /\{(?:error|listen_error|shutdown|:error|:shutdown)[^\r\n]{0,160}:?eaddrinuse\b/,
      },
    ],
    nearby: [/port(?:: |,|, )(?<port>\d{2,5})/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The Erlang VM cannot listen on port {port|it is given}, another process has it',
    check: {
      text: 'Find who listens on the port; a second iex -S mix phx.server or an old release is usual',
      compose: 'docker compose ps --format "table {{.Name}}\\t{{.Ports}}"; ss -ltnp',
      kubernetes: 'kubectl get pod -l app={service} -o jsonpath="{..containers[*].ports}"',
      host: 'sudo ss -ltnp | grep -E "beam|{port|LISTEN}"',
    },
    repair: [
      {
        text: 'Stop the process that holds the port (ss -ltnp names it), or give this one a free port in PORT or its settings',
        compose: 'docker compose up -d --force-recreate {service}  # or PORT=<free port>',
        kubernetes: 'kubectl set env deploy/{service} PORT=<free port>',
        host: 'sudo systemctl edit {service}  # Environment=PORT=<free port>',
      },
    ],
    source: 'ranch ranch_listener_sup.erl; phoenix bandit adapter; kernel gen_tcp',
    matches: [
      '[error] Failed to start Ranch listener ShopWeb.Endpoint.HTTP in :ranch_tcp:listen([cacerts: :..., port: 4000]) for reason :eaddrinuse (address already in use)',
      '[error] Running ShopWeb.Endpoint with Bandit 1.5.0 at http failed, port 4000 already in use',
      '** (Mix) Could not start application shop: {:shutdown, {:failed_to_start_child, ShopWeb.Endpoint, :eaddrinuse}}',
    ],
    ignores: ['[info] Access ShopWeb.Endpoint at http://localhost:4000'],
  },
  {
    id: 'ecto.pool-exhausted',
    kind: 'pool_exhausted',
    program: 'ecto',
    forms: [
      {
        words: 'connection not available and request was dropped from queue after',
        pattern: /connection not available and request was dropped from queue after (?<value>\d{1,8})ms/,
      },
      {
        words: 'connection not available because deadline reached while in queue',
        pattern: /connection not available because deadline reached while in queue/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The Ecto pool gives no connection (waited {value|too long} ms)',
    check: {
      text: 'See above for "failed to connect" lines: without them the pool is full, with them the database is away',
      compose:
        'docker compose logs --tail 200 {service} | grep -E "failed to connect|dropped from queue"; docker compose exec db psql -U postgres -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
      kubernetes: 'kubectl logs deploy/{service} --tail 200 | grep -E "failed to connect|dropped from queue"',
      host: 'psql -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
    },
    repair: [
      {
        text: 'Repair the slow queries or the database; then raise pool_size (POOL_SIZE) or queue_target, within what the database allows',
        compose: 'docker compose up -d {service}  # after POOL_SIZE=20',
        kubernetes: 'kubectl set env deploy/{service} POOL_SIZE=20',
        host: 'sudo systemctl edit {service}  # Environment=POOL_SIZE=20',
      },
    ],
    source: 'db_connection lib/db_connection/connection_pool.ex, holder.ex',
    matches: [
      '** (DBConnection.ConnectionError) connection not available and request was dropped from queue after 2989ms. This means requests are coming in and your connection pool cannot serve them fast enough.',
      '(DBConnection.ConnectionError) connection not available because deadline reached while in queue',
    ],
    ignores: [
      '[error] Postgrex.Protocol (#PID<0.312.0>) disconnected: ** (DBConnection.ConnectionError) owner #PID<0.900.0> exited',
    ],
  },
  {
    id: 'ecto.database-away',
    kind: 'connection_refused',
    program: 'ecto',
    forms: [
      {
        words: 'failed to connect connection refused',
        pattern:
          /failed to connect: \*\* \(\w{1,30}(?:\.\w{1,30}){0,3}\) (?:tcp connect )?\(?(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\)?:? connection refused(?: - :econnrefused)?/,
      },
      {
        words: 'failed to connect non existing domain nxdomain',
        pattern:
          /failed to connect: \*\* \(\w{1,30}(?:\.\w{1,30}){0,3}\) (?:tcp connect )?\(?(?<peer>[\w.-]{1,120}):(?<port>\d{1,5})\)?: non-existing domain - :nxdomain/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'Ecto does not reach the database at {peer}:{port}',
    check: {
      text: 'See whether the database runs and whether this address is right seen from the container',
      compose: 'docker compose ps; docker compose config {service} | grep -i database_url',
      kubernetes: 'kubectl get pod,svc,endpoints | grep {peer}',
      host: 'pg_isready -h {peer} -p {port}',
    },
    repair: [
      {
        text: 'Bring the database back, or correct DATABASE_URL (in a container the name of the service, not localhost)',
        compose: 'docker compose up -d --wait {peer} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart postgresql {service}',
      },
    ],
    source: 'postgrex lib/postgrex/protocol.ex; db_connection connection.ex; myxql',
    matches: [
      '[error] Postgrex.Protocol (#PID<0.312.0> ("db_conn_1")) failed to connect: ** (DBConnection.ConnectionError) tcp connect (localhost:5432): connection refused - :econnrefused',
      '[error] Postgrex.Protocol (#PID<0.313.0>) failed to connect: ** (DBConnection.ConnectionError) tcp connect (db:5432): non-existing domain - :nxdomain',
      '[error] MyXQL.Connection (#PID<0.300.0>) failed to connect: ** (DBConnection.ConnectionError) (db:3306) connection refused - :econnrefused',
    ],
    ignores: ['[info] == Migrated 20250203101112 in 0.0s'],
  },
  {
    id: 'ecto.table-or-column-missing',
    kind: 'missing_schema',
    program: 'ecto',
    forms: [
      {
        words: 'undefined_table relation does not exist',
        pattern: /ERROR 42P01 \(undefined_table\) relation "(?<object>[^"]{1,120})" does not exist/,
      },
      {
        words: 'undefined_column column does not exist',
        pattern:
          /ERROR 42703 \(undefined_column\) column "?(?<object>[^"\s]{1,120})"? (?:of relation "[^"]{1,80}" )?does not exist/,
      },
      { words: 'phoenix ecto pendingmigrationerror', pattern: /Phoenix\.Ecto\.PendingMigrationError/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object|table of a pending migration}: it has not run there',
    check: {
      text: 'See which migrations are up',
      compose: 'docker compose exec {service} bin/{service} eval "Ecto.Migrator.migrations(App.Repo) |> IO.inspect"',
      kubernetes:
        'kubectl exec deploy/{service} -- bin/{service} eval "Ecto.Migrator.migrations(App.Repo) |> IO.inspect"',
      host: 'mix ecto.migrations',
    },
    repair: [
      {
        text: 'Run the migrations before the new code serves',
        compose: 'docker compose exec {service} bin/{service} eval "App.Release.migrate()"',
        kubernetes: 'kubectl exec deploy/{service} -- bin/{service} eval "App.Release.migrate()"',
        host: 'MIX_ENV=prod mix ecto.migrate',
      },
    ],
    source: 'postgrex Postgrex.Error.message/1; phoenix_ecto',
    matches: [
      '** (Postgrex.Error) ERROR 42P01 (undefined_table) relation "orders" does not exist',
      '** (Postgrex.Error) ERROR 42703 (undefined_column) column o0.shipped_at does not exist',
      '** (Phoenix.Ecto.PendingMigrationError) there are pending migrations for repo: Shop.Repo.',
    ],
    ignores: [
      '** (Postgrex.Error) ERROR 23505 (unique_violation) duplicate key value violates unique constraint "orders_pkey"',
    ],
  },
  {
    id: 'elixir.code-error',
    kind: 'code_defect',
    program: 'elixir',
    forms: [
      {
        words: 'keyerror key not found in',
        pattern: /\(KeyError\) key (?<object>:?"?[\w.?!]{1,80}"?) not found in: (?<value>[^\r\n]{1,60})/,
      },
      {
        words: 'undefinedfunctionerror function is undefined',
        pattern:
          /\(UndefinedFunctionError\) function (?<object>[\w.:?!]{1,120}\/\d{1,2}) is undefined(?: or private|\s\((?<value>[^)]{1,80})\))?/,
      },
      {
        words: 'matcherror no match of right hand side value',
        pattern: /\(MatchError\) no match of right hand side value: (?<object>[^\r\n]{1,100})/,
      },
      {
        words: 'functionclauseerror no function clause matching in',
        pattern: /\(FunctionClauseError\) no function clause matching in (?<object>[\w.:?!]{1,120}\/\d{1,2})/,
      },
      {
        words: 'no clause matching',
        pattern: /\((?:Case|With)ClauseError\) no (?:case|with) clause matching: (?<object>[^\r\n]{1,100})/,
      },
      {
        words: 'arithmeticerror bad argument in arithmetic expression',
        pattern: /\(ArithmeticError\) (?<object>bad argument in arithmetic expression)/,
      },
      {
        words: 'protocol undefinederror not implemented for',
        pattern:
          /\(Protocol\.UndefinedError\) protocol (?<value>[\w.]{1,60}) not implemented for (?<object>[^\r\n]{1,80})/,
      },
    ],
    nearby: [OWN_FRAME],
    role: 'cause',
    fault: 'own_code',
    specificity: 2,
    means: 'The Elixir code does not handle {object} ({path|see the stacktrace})',
    check: FIRST_FRAME,
    repair: [
      {
        text: 'Add the missing clause or key, or find out why the value has another shape (nil, {:error, ...}) there; the supervisor restarts the process until its limit is reached',
      },
      ROLL_BACK,
    ],
    source: 'Elixir exception.ex; seen with Elixir 1.14',
    matches: [
      '** (KeyError) key :total not found in: %{id: 7}',
      '** (UndefinedFunctionError) function Shop.Stock.reserve/1 is undefined (module Shop.Stock is not available)',
      '** (MatchError) no match of right hand side value: {:error, :timeout}',
      '** (FunctionClauseError) no function clause matching in String.length/1',
      '** (CaseClauseError) no case clause matching: :refunded',
      '** (ArithmeticError) bad argument in arithmetic expression',
      '** (Protocol.UndefinedError) protocol Enumerable not implemented for nil of type Atom',
    ],
    ignores: ['** (Ecto.NoResultsError) expected at least one result but got none in query:'],
  },
  {
    id: 'mix.dependencies-unresolved',
    kind: 'version_mismatch',
    program: 'mix',
    forms: [
      {
        words: 'you re trying to run on elixir but it has declared in its mix exs file it supports only elixir',
        pattern:
          /You're trying to run :(?<object>\w{1,60}) on Elixir v(?<version>[\w.-]{1,20}) but it has declared in its mix\.exs file it supports only Elixir (?<wanted>[^\r\n]{1,30})/,
      },
      {
        words: 'unchecked dependencies for environment',
        pattern: /Unchecked dependencies for environment (?<value>\w{1,20}):/,
      },
      { words: 'hex dependency resolution failed', pattern: /Hex dependency resolution failed/ },
      {
        words: 'can t continue due to errors on dependencies',
        pattern: /\(Mix\) Can't continue due to errors on dependencies/,
      },
    ],
    nearby: [/^\* (?<object>\w{1,60}) \(/],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'mix cannot use its dependencies: {object|see the list} wants {wanted|another state}',
    check: {
      text: 'Compare Elixir and OTP with what mix.exs and the dependencies ask for, and mix.lock with deps',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -iE "elixir|dependency|deps"',
      host: 'elixir --version; mix deps; mix hex.outdated',
    },
    repair: [
      {
        text: 'Fetch and compile for the same environment (MIX_ENV=prod mix deps.get --only prod), or build on the image with the Elixir that is asked for',
        compose:
          'docker compose build --pull {service}  # after FROM hexpm/elixir:<version>-erlang-<version>-debian-bookworm-<date>-slim',
        host: 'MIX_ENV=prod mix deps.get && MIX_ENV=prod mix compile',
      },
    ],
    source: 'Elixir Mix.Project, Mix.Tasks.Deps.Loadpaths; hex Hex.RemoteConverger; seen with Elixir 1.14',
    matches: [
      "** (Mix) You're trying to run :shop on Elixir v1.13.4 but it has declared in its mix.exs file it supports only Elixir ~> 1.14",
      'Unchecked dependencies for environment prod:',
      '** (Mix) Hex dependency resolution failed',
      "** (Mix) Can't continue due to errors on dependencies",
    ],
    ignores: ['All dependencies have been fetched'],
  },
];
