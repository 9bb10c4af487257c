import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_DATA: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.collation-version',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'database has a collation version mismatch',
        pattern: /database \\?"(?<object>[^"\\]{1,80})\\?" has a collation version mismatch/,
      },
      {
        words: 'collation has version mismatch',
        pattern: /collation \\?"(?<object>[^"\\]{1,80})\\?" has version mismatch/,
      },
      {
        words: 'database was created using collation version but the operating system provides version',
        pattern:
          /was created using collation version (?<wanted>[\w.]{1,20}), but the operating system provides version (?<version>[\w.]{1,20})/,
      },
    ],
    nearby: [
      /collation version (?<wanted>[\w.]{1,20}), but the operating system provides version (?<version>[\w.]{1,20})/,
    ],
    role: 'either',
    fault: 'change',
    specificity: 1,
    means:
      'PostgreSQL sorts {object|texts} by {version|another C library} and indexes were built with {wanted|the old}',
    check: {
      text: 'Test the indexes over texts: with another order they no longer find rows that are there, and let duplicates in',
      compose: 'docker compose exec {service} pg_amcheck -U postgres --all --heapallindexed',
      kubernetes: 'kubectl exec deploy/{service} -- pg_amcheck -U postgres --all --heapallindexed',
      host: 'sudo -u postgres pg_amcheck --all --heapallindexed',
    },
    repair: [
      {
        text: 'Build the indexes anew, then tell the database the new version (first the one, then the other)',
        compose: `docker compose exec {service} psql -U postgres -d {object|<database>} -c 'REINDEX DATABASE CONCURRENTLY "{object|<database>}"' -c 'ALTER DATABASE "{object|<database>}" REFRESH COLLATION VERSION'`,
        kubernetes: `kubectl exec deploy/{service} -- psql -U postgres -d {object|<database>} -c 'REINDEX DATABASE CONCURRENTLY "{object|<database>}"' -c 'ALTER DATABASE "{object|<database>}" REFRESH COLLATION VERSION'`,
        host: `sudo -u postgres psql -d {object|<database>} -c 'REINDEX DATABASE CONCURRENTLY "{object|<database>}"' -c 'ALTER DATABASE "{object|<database>}" REFRESH COLLATION VERSION'`,
      },
    ],
    source: 'PostgreSQL source, postinit.c CheckMyDatabase(); pg_locale.c; dbcommands.c',
    matches: [
      'WARNING:  database "shop" has a collation version mismatch',
      'WARNING:  collation "de-x-icu" has version mismatch',
      'DETAIL:  The database was created using collation version 2.31, but the operating system provides version 2.36.',
    ],
    ignores: [
      'HINT:  Rebuild all objects in this database that use the default collation and run ALTER DATABASE shop REFRESH COLLATION VERSION',
    ],
  },
  {
    id: 'postgresql.template-collation-old',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'template database has a collation version mismatch',
        pattern: /template database \\?"(?<object>[^"\\]{1,80})\\?" has a collation version mismatch/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'PostgreSQL makes no database from {object}: the C library sorts otherwise than before',
    check: {
      text: 'Test the indexes over texts: with another order they no longer find rows that are there, and let duplicates in',
      compose: 'docker compose exec {service} pg_amcheck -U postgres --all --heapallindexed',
      kubernetes: 'kubectl exec deploy/{service} -- pg_amcheck -U postgres --all --heapallindexed',
      host: 'sudo -u postgres pg_amcheck --all --heapallindexed',
    },
    repair: [
      {
        text: 'Build the indexes anew, then tell the database the new version (first the one, then the other)',
        compose: `docker compose exec {service} psql -U postgres -d {object|<database>} -c 'REINDEX DATABASE CONCURRENTLY "{object|<database>}"' -c 'ALTER DATABASE "{object|<database>}" REFRESH COLLATION VERSION'`,
        kubernetes: `kubectl exec deploy/{service} -- psql -U postgres -d {object|<database>} -c 'REINDEX DATABASE CONCURRENTLY "{object|<database>}"' -c 'ALTER DATABASE "{object|<database>}" REFRESH COLLATION VERSION'`,
        host: `sudo -u postgres psql -d {object|<database>} -c 'REINDEX DATABASE CONCURRENTLY "{object|<database>}"' -c 'ALTER DATABASE "{object|<database>}" REFRESH COLLATION VERSION'`,
      },
    ],
    source: 'PostgreSQL source, postinit.c CheckMyDatabase(); pg_locale.c; dbcommands.c',
    matches: [
      'ERROR:  template database "template1" has a collation version mismatch',
      'ERROR:  template database "template0" has a collation version mismatch',
    ],
    ignores: [
      'HINT:  Rebuild all objects in this database that use the default collation and run ALTER DATABASE shop REFRESH COLLATION VERSION',
    ],
  },
  {
    id: 'postgresql.encoding',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'invalid byte sequence for encoding',
        pattern: /invalid byte sequence for encoding \\?"(?<wanted>[^"\\]{1,20})\\?": (?<value>0x[\da-f x]{2,40})/,
      },
      {
        words: 'character with byte sequence in encoding has no equivalent in encoding',
        pattern:
          /character with byte sequence (?<value>0x[\da-f x]{2,40}) in encoding \\?"[^"\\]{1,20}\\?" has no equivalent in encoding \\?"(?<wanted>[^"\\]{1,20})/,
      },
      {
        words: 'new encoding is incompatible with the encoding of the template database',
        pattern:
          /new encoding \((?<value>\w{1,20})\) is incompatible with the encoding of the template database \((?<wanted>\w{1,20})\)/,
      },
      {
        words: 'encoding does not match locale',
        pattern: /encoding \\?"(?<value>[^"\\]{1,20})\\?" does not match locale \\?"(?<wanted>[^"\\]{1,40})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL cannot store {value} as {wanted}: encodings do not fit',
    check: {
      text: 'Print the encoding of the databases and the one the client announces',
      compose: 'docker compose exec {server} psql -U postgres -l -c "show client_encoding"',
      kubernetes: 'kubectl exec deploy/{server} -- psql -U postgres -l -c "show client_encoding"',
      host: 'sudo -u postgres psql -l -c "show client_encoding"',
    },
    repair: [
      {
        text: 'Say which encoding the input really has (PGCLIENTENCODING, or iconv the file to UTF-8), and take 0x00 out of texts, which PostgreSQL never stores',
        host: 'iconv -f WINDOWS-1252 -t UTF-8 dump.sql > dump.utf8.sql',
      },
      {
        text: 'Make databases from template0, which may have another encoding than the cluster',
        compose: `docker compose exec {server} createdb -U postgres -T template0 -E UTF8 <database>`,
        host: 'sudo -u postgres createdb -T template0 -E UTF8 <database>',
      },
    ],
    source:
      'PostgreSQL source, mbutils.c, wchar/encnames.c report_invalid_encoding(), report_untranslatable_char(); dbcommands.c createdb()',
    matches: [
      'ERROR:  invalid byte sequence for encoding "UTF8": 0x00',
      'ERROR:  character with byte sequence 0xe2 0x80 0x99 in encoding "UTF8" has no equivalent in encoding "LATIN1"',
      'ERROR:  new encoding (UTF8) is incompatible with the encoding of the template database (SQL_ASCII)',
      'ERROR:  encoding "LATIN1" does not match locale "en_US.UTF-8"',
    ],
    ignores: ['The default database encoding has accordingly been set to "UTF8".'],
  },
  {
    id: 'postgresql.duplicate-key',
    kind: 'code_defect',
    program: 'postgresql',
    forms: [
      {
        words: 'duplicate key value violates unique constraint',
        pattern: /duplicate key value violates unique constraint \\?"(?<object>[^"\\]{1,80})/,
      },
      {
        words: 'could not create unique index',
        pattern: /could not create unique index \\?"(?<object>[^"\\]{1,80})/,
      },
    ],
    nearby: [/Key (?<value>\([^)]{1,60}\)=\([^)]{1,60}\)) (?:already exists|is duplicated)/],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 1,
    means: 'PostgreSQL has that row already: {object} {value|must be unique}',
    check: {
      text: 'For a primary key compare the sequence with the largest key: after a restore or a load with keys of its own it starts too low. Else two requests inserted at once',
      compose: `docker compose exec {server} psql -U postgres -d <database> -c "select last_value from <table>_id_seq" -c "select max(id) from <table>"`,
      host: `sudo -u postgres psql -d <database> -c "select last_value from <table>_id_seq" -c "select max(id) from <table>"`,
    },
    repair: [
      {
        text: 'Set the sequence behind the largest key',
        compose: `docker compose exec {server} psql -U postgres -d <database> -c "select setval(pg_get_serial_sequence('<table>', 'id'), (select max(id) from <table>))"`,
        host: `sudo -u postgres psql -d <database> -c "select setval(pg_get_serial_sequence('<table>', 'id'), (select max(id) from <table>))"`,
      },
      { text: 'Or let the insert bear it: INSERT ... ON CONFLICT DO NOTHING (or DO UPDATE)' },
    ],
    source: 'PostgreSQL source, nbtinsert.c _bt_check_unique(); tuplesortvariants.c',
    matches: [
      'ERROR:  duplicate key value violates unique constraint "orders_pkey"',
      'asyncpg.exceptions.UniqueViolationError: duplicate key value violates unique constraint "users_email_key"',
      'ERROR:  could not create unique index "users_email_key"',
    ],
    ignores: ['DETAIL:  Key (id)=(41) already exists.'],
  },
  {
    id: 'postgresql.constraint-violated',
    kind: 'code_defect',
    program: 'postgresql',
    forms: [
      {
        words: 'null value in column violates not null constraint',
        pattern:
          /null value in column \\?"(?<value>[^"\\]{1,80})\\?"(?: of relation \\?"(?<object>[^"\\]{1,80})\\?")? violates not-null constraint/,
      },
      {
        words: 'on table violates foreign key constraint',
        pattern:
          /(?:insert or update|update or delete) on table \\?"(?<object>[^"\\]{1,80})\\?" violates (?:RESTRICT setting of )?foreign key constraint \\?"(?<value>[^"\\]{1,80})/,
      },
      {
        words: 'new row for relation violates check constraint',
        pattern:
          /new row for relation \\?"(?<object>[^"\\]{1,80})\\?" violates check constraint \\?"(?<value>[^"\\]{1,80})/,
      },
      {
        words: 'value too long for type character',
        pattern: /value too long for type character(?: varying)?\((?<limit>\d{1,9})\)/,
      },
      {
        words: 'no partition of relation found for row',
        pattern: /no partition of relation \\?"(?<object>[^"\\]{1,80})\\?" found for row/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'PostgreSQL refuses a row of {object|a table} ({value|rule of the schema})',
    check: {
      text: 'Read DETAIL and STATEMENT, and compare the table with what the code writes: a migration added the rule, or old code still runs; a partition of the next month is missing',
      compose: 'docker compose logs --tail 300 {service} | grep -A3 -E "violates|too long|no partition"',
      kubernetes: 'kubectl logs deploy/{service} --tail 300 | grep -A3 -E "violates|too long|no partition"',
      host: 'sudo grep -hA3 -E "violates|too long|no partition" /var/log/postgresql/*.log | tail -20',
    },
    repair: [
      {
        text: 'Repair the code or deploy the version that belongs to the schema; a column that old code does not know needs a DEFAULT',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source:
      'PostgreSQL source, execMain.c ExecConstraints(); ri_triggers.c ri_ReportViolation(); varchar.c; execPartition.c',
    matches: [
      'ERROR:  null value in column "tenant_id" of relation "orders" violates not-null constraint',
      'ERROR:  insert or update on table "orders" violates foreign key constraint "orders_customer_fk"',
      'ERROR:  new row for relation "orders" violates check constraint "orders_total_check"',
      'ERROR:  value too long for type character varying(50)',
      'ERROR:  no partition of relation "events" found for row',
    ],
    ignores: ['DETAIL:  Failing row contains (41, null, 12.50).'],
  },
  {
    id: 'postgresql.cached-plan-outdated',
    kind: 'missing_schema',
    program: 'postgresql',
    forms: [
      { words: 'cached plan must not change result type', pattern: /cached plan must not change result type/ },
      {
        words: 'cached statement plan is invalid due to a database schema or configuration change',
        pattern: /cached statement plan is invalid due to a database schema or configuration change/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'A table was altered under open connections, whose prepared statements no longer fit it',
    check: {
      text: 'See which migration ran just before, and whether the errors end when the connections are renewed',
      compose: 'docker compose logs --since 30m {service} | grep -ciE "cached (plan|statement)"',
      kubernetes: 'kubectl logs deploy/{service} --since=30m | grep -ciE "cached (plan|statement)"',
    },
    repair: [
      {
        text: 'Restart the clients, so that they prepare their statements anew; name columns instead of SELECT *, and the next added column does no harm',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'PostgreSQL source, plancache.c RevalidateCachedQuery(); asyncpg exceptions InvalidCachedStatementError',
    matches: [
      'ERROR:  cached plan must not change result type',
      'asyncpg.exceptions.InvalidCachedStatementError: cached statement plan is invalid due to a database schema or configuration change',
    ],
    ignores: ['DEBUG cached plan reused for statement S_3'],
  },
  {
    id: 'postgresql.upgrade-refused',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'for database do not match old new',
        pattern:
          /(?<setting>encodings|lc_collate values|lc_ctype values|locale providers|ICU locale values) for database "(?<object>[^"]{1,80})" do not match: {1,2}old "(?<wanted>[^"]{1,40})", new "(?<version>[^"]{1,40})"/,
      },
      {
        words: 'the cluster was not shut down cleanly',
        pattern: /The (?<object>source|target) cluster was not shut down cleanly/,
      },
      {
        words: 'your installation references loadable libraries that are missing from the',
        pattern: /Your installation references loadable libraries that are missing from the/,
      },
      {
        words: 'old cluster data checksums but the new one does',
        pattern: /old cluster (?:does not use|uses) (?<setting>data checksums) but the new one does/,
      },
      {
        words: 'there seems to be a postmaster servicing the cluster',
        pattern: /There seems to be a postmaster servicing the (?<object>old|new) cluster/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'pg_upgrade refuses: old and new cluster do not fit ({setting|see the line})',
    check: {
      text: 'Let pg_upgrade check only; the lists it names lie in pg_upgrade_output.d of the new directory',
      host: 'sudo -u postgres /usr/lib/postgresql/16/bin/pg_upgrade --check -b /usr/lib/postgresql/13/bin -B /usr/lib/postgresql/16/bin -d <old> -D <new>',
    },
    repair: [
      {
        text: 'Make the new cluster with the locale, encoding and checksum setting of the old one, stop both in an orderly way, and install the extensions of the old one for the new version',
        host: 'sudo -u postgres /usr/lib/postgresql/16/bin/initdb -D <new> --locale={wanted|en_US.UTF-8} --encoding=UTF8',
      },
    ],
    source: 'PostgreSQL source, src/bin/pg_upgrade/check.c, controldata.c, function.c, pg_upgrade.c',
    matches: [
      'lc_collate values for database "template1" do not match:  old "en_US.UTF-8", new "C.UTF-8"',
      'The source cluster was not shut down cleanly.',
      'Your installation references loadable libraries that are missing from the',
      'old cluster does not use data checksums but the new one does',
      'There seems to be a postmaster servicing the old cluster.',
    ],
    ignores: ['*Clusters are compatible*'],
  },
  {
    id: 'postgresql.dump-tool-too-old',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'aborting because of server version mismatch',
        pattern: /aborting because of server version mismatch/,
      },
      {
        words: 'server version pg_dump version',
        pattern:
          /server version: (?<wanted>[\d.]{1,12}\w{0,8})[^;]{0,60}; (?:pg_dump|pg_dumpall|pg_basebackup) version: (?<version>[\d.]{1,12}\w{0,8})/,
      },
      {
        words: 'unsupported version in file header',
        pattern: /unsupported version \((?<wanted>[\d.]{1,8})\) in file header/,
      },
    ],
    nearby: [
      /server version: (?<wanted>[\d.]{1,12}\w{0,8})[^;]{0,60}; (?:pg_dump|pg_dumpall|pg_basebackup) version: (?<version>[\d.]{1,12}\w{0,8})/,
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The PostgreSQL dump tool {version|here} is older than the server or dump ({wanted|newer})',
    check: {
      text: 'Print the versions of tool and server: the tool may be newer than the server, never older',
      host: 'pg_dump --version; psql -Atc "show server_version"; ls /usr/lib/postgresql',
    },
    repair: [
      {
        text: 'Use the client of the version of the server (or run it in the container of the server)',
        compose: 'docker compose exec {service} pg_dump -U postgres <database> > dump.sql',
        kubernetes: 'kubectl exec deploy/{service} -- pg_dump -U postgres <database> > dump.sql',
        host: 'sudo apt-get install postgresql-client-17 && /usr/lib/postgresql/17/bin/pg_dump --version',
      },
    ],
    source: 'PostgreSQL source, pg_backup_db.c _check_database_version(); pg_backup_archiver.c ReadHead()',
    matches: [
      'pg_dump: error: aborting because of server version mismatch',
      'pg_dump: detail: server version: 17.2 (Debian 17.2-1.pgdg120+1); pg_dump version: 15.10 (Debian 15.10-0+deb12u1)',
      'pg_restore: error: unsupported version (1.16) in file header',
    ],
    ignores: ['-- Dumped by pg_dump version 15.10 (Debian 15.10-0+deb12u1)'],
  },
];
