import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const DBT: readonly CatalogueEntry[] = [
  {
    id: 'dbt.profile-missing',
    kind: 'missing_setting',
    program: 'dbt',
    forms: [
      { words: 'could not find profile named', pattern: /Could not find profile named '(?<object>[^']{1,80})'/ },
      {
        words: 'no dbt_project yml found at expected path',
        pattern: /No dbt_project\.yml found at expected path (?<path>\S{1,160})/,
      },
      {
        words: 'does not have a target named',
        pattern: /The profile '(?<object>[^']{1,80})' does not have a target named '(?<value>[^']{1,80})'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'dbt does not find {object|its profile}: profiles.yml or dbt_project.yml lacks it',
    check: {
      text: 'See which directories and profile dbt uses',
      compose: 'docker compose run --rm {service} dbt debug --config-dir',
      host: 'dbt debug',
    },
    repair: [
      {
        text: "Put profiles.yml where DBT_PROFILES_DIR (or --profiles-dir, else ~/.dbt) points, with the name that `profile:` in dbt_project.yml gives, and run dbt in the project's directory",
        host: 'dbt debug --profiles-dir . --project-dir .',
      },
    ],
    source: 'dbt-core config/runtime.py, config/profile.py, config/project.py',
    matches: [
      "Could not find profile named 'jaffle_shop'",
      'No dbt_project.yml found at expected path /usr/app/dbt/dbt_project.yml',
      "The profile 'shop' does not have a target named 'prod'. The valid target names for this profile are: - dev",
    ],
    ignores: ['Using profiles.yml file at /root/.dbt/profiles.yml'],
  },
  {
    id: 'dbt.credentials-incomplete',
    kind: 'invalid_setting',
    program: 'dbt',
    forms: [
      {
        words: 'credentials in profile',
        pattern:
          /Credentials in profile "(?<object>[^"]{1,80})", target "(?<value>[^"]{1,80})" invalid: (?<setting>.{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The dbt profile {object}, target {value}, is not valid: {setting}',
    check: { text: "Check the profile against the adapter's fields", host: 'dbt debug --target {value}' },
    repair: [
      {
        text: 'Give the field in profiles.yml (or the variable behind env_var) and try again',
        host: 'dbt debug --target {value}',
      },
    ],
    source: 'dbt-core config/profile.py, DbtProfileError',
    matches: [
      'Credentials in profile "jaffle_shop", target "dev" invalid: \'dbname\' is a required property',
      'Runtime Error Credentials in profile "shop", target "prod" invalid: \'abc\' is not of type \'integer\'',
    ],
    ignores: ['Connection test: [OK connection ok]'],
  },
  {
    id: 'dbt.variable-missing',
    kind: 'missing_setting',
    program: 'dbt',
    forms: [
      {
        words: 'env var required but not provided',
        pattern: /Env var required but not provided: '(?<setting>\w{1,80})'/,
      },
      { words: 'not found in config', pattern: /Required var '(?<setting>[\w.-]{1,80})' not found in config/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'dbt needs the variable {setting}, which is not given',
    check: {
      text: 'See whether the process has it',
      compose: 'docker compose run --rm {service} env | grep {setting}',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep {setting}',
      host: 'env | grep {setting}',
    },
    repair: [
      {
        text: 'Set {setting} in the environment of the scheduler or job (not only in the shell), give --vars for a var, or a default as second argument of env_var() or var()',
      },
    ],
    source: 'dbt-core clients/jinja, context/base.py, exceptions EnvVarMissingError and RequiredVarNotFoundError',
    matches: [
      "Env var required but not provided: 'DBT_PASSWORD'",
      "Compilation Error Required var 'start_date' not found in config:",
    ],
    ignores: ['DBT_PASSWORD is set'],
  },
  {
    id: 'dbt.node-not-found',
    kind: 'code_defect',
    program: 'dbt',
    forms: [
      {
        words: 'depends on a named which',
        pattern:
          /\((?<path>[^)]{1,160})\) depends on a (?:node|source) named '(?<object>[^']{1,120})' (?:in package '[^']{1,80}' )?which (?:was not found|is disabled)/,
      },
      { words: 'found a cycle', pattern: /Found a cycle: (?<object>(?:model|snapshot|seed)\.\S{1,120})/ },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'A dbt model refers to {object}, which is not there, disabled or refers back to it',
    check: { text: 'Find where it is referred to and whether it is in the project', host: 'dbt ls --select {object}' },
    repair: [
      {
        text: 'Correct the name in ref() or source(), declare the source in a schema file, enable the node, or cut the cycle',
      },
    ],
    source: 'dbt-core exceptions TargetNotFoundError; linker.find_cycles',
    matches: [
      "  Model 'model.shop.dim_customers' (models/marts/dim_customers.sql) depends on a node named 'stg_customer' which was not found",
      "  Model 'model.shop.orders' (models/orders.sql) depends on a source named 'raw.orders' which was not found",
      'RuntimeError: Found a cycle: model.shop.a --> model.shop.b --> model.shop.a',
    ],
    ignores: ['Found 12 models, 3 sources, 480 macros'],
  },
  {
    id: 'dbt.packages-not-installed',
    kind: 'missing_module',
    program: 'dbt',
    forms: [
      {
        words: 'package s specified in',
        pattern:
          /dbt found (?<wanted>\d{1,4}) package\(s\) specified in \S{1,60}, but only (?<version>\d{1,4}) package\(s\) installed in (?<path>\S{1,80})/,
      },
      {
        words: 'is undefined',
        pattern:
          /'(?<object>dbt_[a-z_]{1,60})' is undefined(?:\. This can happen when calling a macro that does not exist)?/,
      },
      {
        words: 'undefined this can happen when calling a macro that does not exist',
        pattern: /'(?<object>[\w.]{1,80})' is undefined\. This can happen when calling a macro that does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'dbt does not find a macro or package {object|of packages.yml}: `dbt deps` was not run',
    check: { text: 'Compare packages.yml with dbt_packages/', host: 'ls dbt_packages && cat packages.yml' },
    repair: [
      {
        text: 'Run dbt deps in the image or as the first step of the job; dbt_packages/ is not committed',
        compose: 'docker compose run --rm {service} dbt deps',
        host: 'dbt deps',
      },
    ],
    source: 'dbt-core exceptions UninstalledPackagesFoundError, UndefinedCompilationError',
    matches: [
      'Compilation Error: dbt found 2 package(s) specified in packages.yml, but only 0 package(s) installed in dbt_packages. Run "dbt deps" to install package dependencies.',
      '  \'dbt_utils\' is undefined. This can happen when calling a macro that does not exist. Check for typos and/or install package dependencies with "dbt deps".',
      "  'generate_alias' is undefined. This can happen when calling a macro that does not exist.",
    ],
    ignores: ['09:00:01  Installed from version 1.1.1 dbt-labs/dbt_utils'],
  },
  {
    id: 'dbt.version-unsuitable',
    kind: 'version_mismatch',
    program: 'dbt',
    forms: [
      {
        words: 'this version of dbt is not supported with the',
        pattern: /This version of dbt is not supported with the '(?<object>[\w-]{1,80})' package/,
      },
      { words: 'could not find adapter type', pattern: /Could not find adapter type (?<object>\w{1,40})!/ },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'dbt or its adapter does not fit {object}',
    check: {
      text: 'Compare the versions of dbt-core, adapter and packages',
      host: 'dbt --version && pip list | grep dbt',
    },
    repair: [
      {
        text: 'Install dbt-{object} of the same minor version as dbt-core, or pin dbt or the package (require-dbt-version) so that both fit',
        host: "pip install 'dbt-core~=1.9' 'dbt-<adapter>~=1.9'",
      },
    ],
    source: 'dbt-core config/project.py validate_version; adapters/factory.py',
    matches: [
      "This version of dbt is not supported with the 'dbt_utils' package. Installed version of dbt: =1.3.0 Required version of dbt for 'dbt_utils': ['>=1.6.0', '<2.0.0']",
      'Runtime Error Credentials in profile "shop" invalid: Runtime Error Could not find adapter type snowflake!',
    ],
    ignores: ['Registered adapter: postgres=1.9.0'],
  },
  {
    id: 'dbt.data-test-failed',
    kind: 'data_corruption',
    program: 'dbt',
    forms: [
      {
        words: 'configured to if',
        pattern: /Got (?<value>\d{1,12}) results?, configured to (?:fail|warn) if (?<limit>\S{1,6} \d{1,9})/,
      },
      { words: 'failure in test', pattern: /Failure in test (?<object>\w{1,160}) \((?<path>\S{1,160})\)/ },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'Data break the dbt test {object|that ran}: {value|some} rows',
    check: { text: 'Read the rows that break it', host: 'dbt test --select <test> --store-failures' },
    repair: [
      {
        text: 'Correct the rows where they come from (or the model that makes them), then build again from the test on; set severity or error_if where some rows are allowed',
        host: 'dbt build --select <model>+',
      },
    ],
    source: 'dbt-core task/test.py',
    matches: [
      'Failure in test not_null_orders_customer_id (models/schema.yml)',
      '  Got 12 results, configured to fail if != 0',
    ],
    ignores: ['PASS not_null_orders_customer_id'],
  },
  {
    id: 'dbt.model-failed',
    kind: 'code_defect',
    program: 'dbt',
    forms: [
      {
        words: 'error in',
        pattern:
          /(?:Database|Compilation|Runtime) Error in (?:model|test|snapshot|seed|operation|macro|sql_operation) (?<object>[\w.]{1,120}) \((?<path>\S{1,160})\)/,
      },
      {
        words: 'completed with and',
        pattern: /Completed with (?<value>\d{1,5}) errors?(?:, \d{1,5} partial success(?:es)?,)? and \d{1,5} warnings?/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The dbt node {object|of this run} failed: the line below says why',
    check: { text: "Read the compiled statement and the database's words", host: 'cat target/compiled/*/{path}' },
    repair: [{ text: 'Repair what the database says, then run from the failed node on', host: 'dbt retry' }],
    source: 'dbt-core task/run.py, events/types.py',
    matches: [
      'Database Error in model stg_orders (models/staging/stg_orders.sql)',
      'Completed with 1 error and 0 warnings:',
      'Completed with 2 errors, 0 partial successes, and 1 warning:',
    ],
    ignores: ['Completed successfully'],
  },
  {
    id: 'dbt.notices',
    kind: null,
    program: 'dbt',
    forms: [
      { words: 'unused configuration paths', pattern: /There are (?<value>\d{1,4}) unused configuration paths/ },
      { words: 'no nodes selected', pattern: /No nodes selected!/ },
      { words: 'warning deprecated functionality', pattern: /\[WARNING\](?:\[\w{1,60}\])?: Deprecated functionality/ },
      { words: 'unable to do partial parsing because', pattern: /Unable to do partial parsing because/ },
    ],
    role: 'harmless',
    fault: 'own_setting',
    specificity: 2,
    means: 'dbt tells of an unused setting, an old notation or a full parse; it goes on',
    check: { text: 'See whether the selection or path was meant so', host: 'dbt ls' },
    repair: [],
    source: 'dbt-core events/types.py',
    matches: [
      'There are 1 unused configuration paths: - models.shop.example',
      "The selection criterion 'tag:nightly' does not match any nodes; No nodes selected!",
      '[WARNING]: Deprecated functionality The `source-paths` config has been renamed to `model-paths`',
      'Unable to do partial parsing because saved manifest not found. Starting full parse.',
    ],
    ignores: ['Compilation Error in model orders'],
  },
];
