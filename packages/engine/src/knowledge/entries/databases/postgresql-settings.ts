import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_SETTINGS: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.setting-unknown',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'unrecognized configuration parameter',
        pattern: /unrecognized configuration parameter \\?"(?<setting>[^"\\]{1,80})\\?"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL does not know the setting {setting}',
    check: {
      text: 'Find where it is set (postgresql.conf, postgresql.auto.conf, -c in the command, options of the client) and whether this version still has it',
      compose: `docker compose exec {server} sh -c 'grep -rn "{setting}" "$PGDATA"/*.conf'; docker compose config | grep -n "{setting}"`,
      kubernetes: 'kubectl get configmap -o yaml | grep -n "{setting}"',
      host: 'sudo grep -rn "{setting}" /etc/postgresql /var/lib/postgresql/*/main/*.conf',
    },
    repair: [
      {
        text: 'Remove or rename it: a major version drops settings (promote_trigger_file, old_snapshot_threshold, vacuum_cleanup_index_scale_factor), and a name with a dot needs its extension in shared_preload_libraries',
        host: `sudo sed -i -E 's/^({setting})/#\\1/' /etc/postgresql/*/main/postgresql.conf && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, guc.c find_option(), ProcessConfigFileInternal()',
    matches: [
      '2025-04-01 10:00:00.001 UTC [1] LOG:  unrecognized configuration parameter "promote_trigger_file" in file "/var/lib/postgresql/data/postgresql.conf" line 312',
      'ERROR:  unrecognized configuration parameter "transaction_timeout"',
    ],
    ignores: ['LOG:  parameter "work_mem" changed to "8MB"'],
  },
  {
    id: 'postgresql.setting-invalid',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'invalid value for parameter',
        pattern: /invalid value for parameter \\?"(?<setting>[^"\\]{1,80})\\?": \\?"?(?<value>[^"\\]{1,80})/,
      },
      {
        words: 'is outside the valid range for parameter',
        pattern:
          /(?<value>-?[\d.]{1,20}(?: \w{1,4})?) is outside the valid range for parameter \\?"(?<setting>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'syntax error in file near token',
        pattern:
          /syntax error in file \\?"(?<path>[^"\\]{1,200})\\?",? line (?<limit>\d{1,6}), near token \\?"(?<value>[^"\\]{1,80})/,
      },
      {
        words: 'configuration file contains errors',
        pattern: /configuration file \\?"(?<path>[^"\\]{1,200})\\?" contains errors/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgreSQL refuses the value {value|given} of {setting|a setting} in {path|its configuration}',
    check: {
      text: 'Let the server name the lines that it refuses, then read the allowed range and unit',
      compose: `docker compose exec {service} psql -U postgres -c "select sourcefile, sourceline, name, setting, error from pg_file_settings where error is not null"`,
      kubernetes: `kubectl exec deploy/{service} -- psql -U postgres -c "select sourcefile, sourceline, name, setting, error from pg_file_settings where error is not null"`,
      host: `sudo -u postgres psql -c "select sourcefile, sourceline, name, setting, error from pg_file_settings where error is not null"`,
    },
    repair: [
      {
        text: 'Correct the line; when the server no longer starts and the value came from ALTER SYSTEM, take it out of postgresql.auto.conf by hand',
        compose: `docker compose run --rm --entrypoint sh {service} -c 'sed -i "/^{setting|the_setting}/d" "$PGDATA/postgresql.auto.conf"' && docker compose up -d {service}`,
        host: `sudo sed -i '/^{setting|the_setting}/d' /var/lib/postgresql/*/main/postgresql.auto.conf && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, guc.c parse_and_validate_value(); guc-file.l',
    matches: [
      'FATAL:  invalid value for parameter "shared_buffers": "4 GiB"',
      'ERROR:  invalid value for parameter "TimeZone": "Europe/Kyjiv"',
      'FATAL:  99999999 is outside the valid range for parameter "max_connections" (1 .. 262143)',
      'LOG:  syntax error in file "/etc/postgresql/16/main/postgresql.conf" line 64, near token "="',
      'FATAL:  configuration file "/etc/postgresql/16/main/postgresql.conf" contains errors',
    ],
    ignores: ['LOG:  received SIGHUP, reloading configuration files'],
  },
  {
    id: 'postgresql.hba-file-broken',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'could not load pg_hba',
        pattern: /could not load (?<path>\S{0,200}pg_hba\.conf)/,
      },
      { words: 'pg_hba conf was not reloaded', pattern: /(?<path>\S{0,200}pg_hba\.conf) was not reloaded/ },
    ],
    nearby: [/line (?<value>\d{1,6}) of configuration file "(?<path>[^"]{1,200})"/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgreSQL cannot read {path}: line {value|named above} is wrong',
    check: {
      text: 'Read the CONTEXT line above for the line number; usual are a missing column, an unknown method and an address without its mask',
      compose: `docker compose run --rm --entrypoint sh {service} -c 'grep -nvE "^ *(#|$)" "$PGDATA/pg_hba.conf"'`,
      host: `sudo grep -nvE '^[[:space:]]*(#|$)' {path}`,
    },
    repair: [
      {
        text: 'Correct the line and reload; each line is: type, database, account, address, method',
        compose: 'docker compose restart {service}',
        host: 'sudo systemctl reload postgresql || sudo systemctl restart postgresql',
      },
    ],
    source: 'PostgreSQL source, postmaster.c PostmasterMain(), process_pm_reload_request(); hba.c load_hba()',
    matches: [
      '2025-04-01 10:00:00.001 UTC [1] FATAL:  could not load /var/lib/postgresql/data/pg_hba.conf',
      '2025-04-01 10:00:00.001 UTC [1] FATAL:  could not load pg_hba.conf',
      '2025-04-01 10:00:00.001 UTC [1] LOG:  /etc/postgresql/16/main/pg_hba.conf was not reloaded',
    ],
    ignores: ['LOG:  received SIGHUP, reloading configuration files'],
  },
  {
    id: 'postgresql.library-missing',
    kind: 'missing_module',
    program: 'postgresql',
    forms: [
      {
        words: 'could not access file no such file or directory',
        pattern: /could not access file \\?"(?<object>[^"\\]{1,120})\\?": No such file or directory/,
      },
      {
        words: 'could not load library',
        pattern: /could not load library \\?"(?<object>[^"\\]{1,200})\\?": (?<value>.{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'PostgreSQL cannot load {object}, which is not installed',
    check: {
      text: 'See which libraries the server is told to load, and which ones its version has',
      compose: `docker compose run --rm --entrypoint sh {service} -c 'grep -h preload_libraries "$PGDATA"/*.conf; ls $(pg_config --pkglibdir)'`,
      kubernetes: `kubectl exec deploy/{service} -- sh -c 'grep -h preload_libraries "$PGDATA"/*.conf; ls $(pg_config --pkglibdir)'`,
      host: 'sudo grep -rh preload_libraries /etc/postgresql /var/lib/postgresql/*/main/postgresql.auto.conf; ls $(pg_config --pkglibdir)',
    },
    repair: [
      {
        text: 'Use an image or package that has the extension in the version the database was made with (postgis/postgis, pgvector/pgvector, timescale/timescaledb)',
        host: 'sudo apt-get install postgresql-<version>-<extension> && sudo systemctl restart postgresql',
      },
      {
        text: 'Or take it out of shared_preload_libraries, when nothing uses it',
        compose: `docker compose run --rm {service} postgres -c shared_preload_libraries=''`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM RESET shared_preload_libraries" && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, dfmgr.c internal_load_library(), load_file()',
    matches: [
      'FATAL:  could not access file "pg_stat_statements": No such file or directory',
      'ERROR:  could not access file "$libdir/postgis-3": No such file or directory',
      'ERROR:  could not load library "/usr/lib/postgresql/16/lib/plpython3.so": libpython3.11.so.1.0: cannot open shared object file: No such file or directory',
    ],
    ignores: ['LOG:  could not open file "pg_wal/000000010000000000000002": No such file or directory'],
  },
  {
    id: 'postgresql.library-not-preloaded',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'be loaded via shared_preload_libraries',
        pattern: /(?<object>[\w.]{3,60}) (?:must|can only) be loaded via \\?"?shared_preload_libraries/,
      },
      {
        words: 'extension must be preloaded',
        pattern: /extension \\?"(?<object>[^"\\]{1,60})\\?" must be preloaded/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'PostgreSQL has {object} installed and not in shared_preload_libraries',
    check: {
      text: 'Print what is preloaded now; the last assignment in the file wins, and postgresql.auto.conf wins over it',
      compose: 'docker compose exec {service} psql -U postgres -c "show shared_preload_libraries"',
      kubernetes: 'kubectl exec deploy/{service} -- psql -U postgres -c "show shared_preload_libraries"',
      host: 'sudo -u postgres psql -c "show shared_preload_libraries"',
    },
    repair: [
      {
        text: 'Add {object} to the list (keep what is in it) and restart: it takes shared memory, which is given out only at the start',
        compose: `docker compose exec {service} psql -U postgres -c "ALTER SYSTEM SET shared_preload_libraries = '{object}'" && docker compose restart {service}`,
        kubernetes: `kubectl exec deploy/{service} -- psql -U postgres -c "ALTER SYSTEM SET shared_preload_libraries = '{object}'" && kubectl rollout restart deploy/{service}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET shared_preload_libraries = '{object}'" && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'PostgreSQL contrib/pg_stat_statements.c; pg_cron.c _PG_init(); timescaledb extension_utils.c; citus shared_library_init.c',
    matches: [
      'ERROR:  pg_stat_statements must be loaded via shared_preload_libraries',
      'ERROR:  pg_stat_statements must be loaded via "shared_preload_libraries"',
      'ERROR:  pg_cron can only be loaded via shared_preload_libraries',
      'FATAL:  extension "timescaledb" must be preloaded',
    ],
    ignores: [
      'HINT:  Add citus to shared_preload_libraries configuration variable in postgresql.conf in master and workers.',
    ],
  },
  {
    id: 'postgresql.locale-missing',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'database locale is incompatible with operating system',
        pattern: /database locale is incompatible with operating system/,
      },
      {
        words: 'the database was initialized with which is not recognized by setlocale',
        pattern:
          /The database was initialized with (?<setting>LC_\w{4,8}) \\?"(?<value>[^"\\]{1,60})\\?", {1,2}which is not recognized by setlocale\(\)/,
      },
      {
        words: 'initdb invalid locale settings check lang and lc_ environment variables',
        pattern: /initdb: (?:error: )?invalid locale settings; check LANG and LC_\* environment variables/,
      },
      {
        words: 'invalid locale name',
        pattern:
          /(?:initdb: error|ERROR|FATAL): {1,2}invalid (?:LC_\w{4,8} )?locale name:? \\?"(?<value>[^"\\]{1,60})\\?"/,
      },
    ],
    nearby: [/initialized with LC_\w{4,8} \\?"(?<value>[^"\\]{1,60})/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'PostgreSQL needs the locale {value|of its databases} and the system does not have it',
    check: {
      text: 'List the locales of the system; typical after a change between Debian and Alpine images, or a new host without that locale',
      compose: 'docker compose run --rm --entrypoint locale {service} -a',
      kubernetes: 'kubectl exec deploy/{service} -- locale -a',
      host: 'locale -a',
    },
    repair: [
      {
        text: 'Generate the locale, or go back to the image that the databases were made with',
        host: `sudo sed -i 's/^# *{value|en_US.UTF-8}/{value|en_US.UTF-8}/' /etc/locale.gen && sudo locale-gen && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, postinit.c CheckMyDatabase(); initdb.c setlocales(), check_locale_name()',
    matches: [
      'FATAL:  database locale is incompatible with operating system',
      'DETAIL:  The database was initialized with LC_COLLATE "de_DE.UTF-8",  which is not recognized by setlocale().',
      'initdb: error: invalid locale settings; check LANG and LC_* environment variables',
      'initdb: error: invalid locale name "de_DE.UTF-8"',
    ],
    ignores: ['The database cluster will be initialized with locale "en_US.utf8".'],
  },
];
