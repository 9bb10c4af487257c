import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TIMESCALEDB: readonly CatalogueEntry[] = [
  {
    id: 'timescaledb.loaded-version-differs',
    kind: 'version_mismatch',
    program: 'timescaledb',
    forms: [
      {
        words: 'extension timescaledb has already been loaded with another version',
        pattern: /extension \\?"timescaledb\\?" has already been loaded with another version/,
      },
      {
        words: 'catalog version mismatch expected seen',
        pattern: /catalog version mismatch, expected \\?"(?<wanted>[\w.-]{1,20})\\?" seen \\?"(?<version>[\w.-]{1,20})/,
      },
      { words: 'mismatched timescaledb version', pattern: /mismatched timescaledb version/ },
    ],
    nearby: [/The loaded version is "(?<version>[\w.-]{1,20})"/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The library of TimescaleDB and its catalogue are of different versions ({version|see DETAIL})',
    check: {
      text: 'Compare what is installed with what each database names',
      compose: `docker compose exec {service} psql -X -U postgres -d <database> -c "select extversion from pg_extension where extname = 'timescaledb'" -c "select version from pg_available_extension_versions where name = 'timescaledb'"`,
      kubernetes: `kubectl exec deploy/{service} -- psql -X -U postgres -d <database> -c "select extversion from pg_extension where extname = 'timescaledb'"`,
      host: `sudo -u postgres psql -X -d <database> -c "select extversion from pg_extension where extname = 'timescaledb'"`,
    },
    repair: [
      {
        text: 'Update the extension as the very first command of a new session (-X keeps .psqlrc away), in every database that has it',
        compose:
          'docker compose exec {service} psql -X -U postgres -d <database> -c "ALTER EXTENSION timescaledb UPDATE"',
        kubernetes:
          'kubectl exec deploy/{service} -- psql -X -U postgres -d <database> -c "ALTER EXTENSION timescaledb UPDATE"',
        host: 'sudo -u postgres psql -X -d <database> -c "ALTER EXTENSION timescaledb UPDATE"',
      },
    ],
    source:
      'TimescaleDB, src/loader/loader.c; src/extension.c; src/ts_catalog/catalog.c catalog_get(); documentation "Upgrade TimescaleDB"',
    matches: [
      'ERROR:  extension "timescaledb" has already been loaded with another version',
      'ERROR:  catalog version mismatch, expected "2.19.0" seen "2.18.2"',
      'FATAL:  mismatched timescaledb version',
    ],
    ignores: ['NOTICE:  version "2.19.0" of extension "timescaledb" is already installed'],
  },
  {
    id: 'timescaledb.licence-apache',
    kind: 'missing_module',
    program: 'timescaledb',
    forms: [
      {
        words: 'not supported under the current license',
        pattern:
          /(?:function \\?"(?<object>\w{1,80})\\?"|functionality) (?:is )?not supported under the current \\?"(?<value>\w{1,20})\\?" license/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'This build of TimescaleDB ({value} licence) lacks {object|the function}',
    check: {
      text: 'Print the licence setting; images with "-oss" and packages of distributions have only the Apache part',
      compose: 'docker compose exec {service} psql -U postgres -c "show timescaledb.license"',
      kubernetes: 'kubectl exec deploy/{service} -- psql -U postgres -c "show timescaledb.license"',
      host: 'sudo -u postgres psql -c "show timescaledb.license"',
    },
    repair: [
      {
        text: 'Use the image timescale/timescaledb:latest-pg16 (without -oss) and set timescaledb.license = timescale: compression, continuous aggregates and policies belong to it',
        compose: `docker compose exec {service} psql -U postgres -c "ALTER SYSTEM SET timescaledb.license = 'timescale'" && docker compose restart {service}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET timescaledb.license = 'timescale'" && sudo systemctl restart postgresql`,
      },
    ],
    source: 'TimescaleDB, src/cross_module_fn.c error_no_default_fn_community(); license_guc.c',
    matches: [
      'ERROR:  function "add_compression_policy" is not supported under the current "apache" license',
      'ERROR:  functionality not supported under the current "apache" license. Learn more at https://timescale.com/.',
    ],
    ignores: [`HINT:  Upgrade your license to 'timescale' to use this free community feature.`],
  },
  {
    id: 'timescaledb.background-workers',
    kind: 'process_limit',
    program: 'timescaledb',
    forms: [
      {
        words: 'failed to launch job',
        pattern:
          /failed to launch job (?<value>\d{1,9}) \\?"(?<object>[^"\\]{1,80})\\?": (?:out of background workers|failed to start a background worker)/,
      },
      {
        words: 'timescaledb background worker limit of exceeded',
        pattern: /TimescaleDB background worker limit of (?<limit>\d{1,6}) exceeded/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'TimescaleDB has no free background worker for {object|its jobs}',
    check: {
      text: 'Compare the limits with the number of databases and jobs',
      compose:
        'docker compose exec {service} psql -U postgres -c "show max_worker_processes" -c "show timescaledb.max_background_workers" -c "show max_parallel_workers"',
      kubernetes:
        'kubectl exec deploy/{service} -- psql -U postgres -c "show max_worker_processes" -c "show timescaledb.max_background_workers"',
      host: 'sudo -u postgres psql -c "show max_worker_processes" -c "show timescaledb.max_background_workers" -c "show max_parallel_workers"',
    },
    repair: [
      {
        text: 'Raise both and restart: max_worker_processes has to be at least 3 + timescaledb.max_background_workers + max_parallel_workers',
        compose: `docker compose exec {service} psql -U postgres -c "ALTER SYSTEM SET timescaledb.max_background_workers = 24" -c "ALTER SYSTEM SET max_worker_processes = 40" && docker compose restart {service}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET timescaledb.max_background_workers = 24" -c "ALTER SYSTEM SET max_worker_processes = 40" && sudo systemctl restart postgresql`,
      },
    ],
    source: 'TimescaleDB, src/bgw/scheduler.c; src/loader/bgw_launcher.c; issues 3484, 7602',
    matches: [
      '2025-01-19 09:55:28.045 UTC [37] WARNING:  failed to launch job 3 "Job History Log Retention Policy [3]": failed to start a background worker',
      'WARNING:  failed to launch job 1057 "Retention Policy [1057]": out of background workers',
      'WARNING:  TimescaleDB background worker limit of 8 exceeded',
    ],
    ignores: ['LOG:  TimescaleDB background worker launcher connected to shared catalogs'],
  },
  {
    id: 'timescaledb.decompression-limit',
    kind: 'quota_exceeded',
    program: 'timescaledb',
    forms: [
      {
        words: 'tuple decompression limit exceeded by operation',
        pattern: /tuple decompression limit exceeded by operation/,
      },
    ],
    nearby: [/current limit: (?<limit>\d{1,12}), tuples decompressed: (?<value>\d{1,12})/],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'timescaledb',
    specificity: 3,
    means: 'A write to compressed chunks of TimescaleDB decompresses more rows than allowed ({limit|100000})',
    check: {
      text: 'See which statement it is, and whether it names the segmentby columns and a time range',
      compose: 'docker compose logs {service} | grep -A4 "decompression limit"',
      kubernetes: 'kubectl logs deploy/{service} | grep -A4 "decompression limit"',
      host: 'sudo grep -rhA4 "decompression limit" /var/log/postgresql | tail',
    },
    repair: [
      {
        text: 'Narrow the statement, or raise timescaledb.max_tuples_decompressed_per_dml_transaction for this session (0 lifts it)',
        host: 'sudo -u postgres psql -d <database> -c "SET timescaledb.max_tuples_decompressed_per_dml_transaction = 0" -c "<statement>"',
      },
    ],
    source:
      'TimescaleDB, tsl/src/compression/compression_dml.c; documentation of timescaledb.max_tuples_decompressed_per_dml_transaction',
    matches: [
      'ERROR:  tuple decompression limit exceeded by operation',
      'psycopg2.errors.ConfigurationLimitExceeded: tuple decompression limit exceeded by operation',
    ],
    ignores: [
      'HINT:  Consider increasing timescaledb.max_tuples_decompressed_per_dml_transaction or set to 0 (unlimited).',
    ],
  },
];
