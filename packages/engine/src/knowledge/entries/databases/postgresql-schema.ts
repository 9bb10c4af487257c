import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const MIGRATE: Step = {
  text: 'Run the migrations of the deployed version, before the new code serves',
  compose: 'docker compose run --rm {service} <migrate command>',
  kubernetes:
    'kubectl create job migrate-now --from=cronjob/<migrate> || kubectl exec deploy/{server} -- <migrate command>',
  host: 'systemctl cat {service} | grep ExecStart',
};
const GRANT_CHECK: Step = {
  text: 'See who owns the object and who may use it',
  compose: `docker compose exec {server} psql -U postgres -d <database> -c "\\dp" -c "\\dn+"`,
  kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -d <database> -c "\\dp" -c "\\dn+"`,
  host: `sudo -u postgres psql -d <database> -c "\\dp" -c "\\dn+"`,
};

export const POSTGRESQL_SCHEMA: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.relation-missing',
    kind: 'missing_schema',
    program: 'postgresql',
    forms: [
      {
        words: 'relation does not exist',
        pattern:
          /(?<!of )\brelation \\?"(?!(?:public\.)?(?:schema_migrations|ar_internal_metadata|django_migrations|flyway_schema_history|databasechangelog(?:lock)?|migration_model|alembic_version|knex_migrations(?:_lock)?|_prisma_migrations|goose_db_version|__EFMigrationsHistory|doctrine_migration_versions|_sqlx_migrations|migrations)\\?")(?<object>[^"\\]{1,120})\\?" does not exist(?!, skipping)/,
      },
      {
        words: 'table does not exist error',
        pattern:
          /(?:ERROR|error|UndefinedTable): {1,2}table \\?"(?<object>[^"\\]{1,120})\\?" does not exist(?!, skipping)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no table or view {object}',
    check: {
      text: 'Look whether the table is there, in which schema, and what search_path the client has; names made with quotes keep their capitals. An empty list means that no migration ran here',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\dt *.*" | grep -v pg_catalog'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\dt *.*" | grep -v pg_catalog'`,
      host: `sudo -u postgres psql -d <database> -c "\\dt *.*" -c "show search_path"`,
    },
    repair: [
      MIGRATE,
      {
        text: 'When the table lies in another schema: name it in the query, or set the search path of the account',
        host: `sudo -u postgres psql -c "ALTER ROLE <account> SET search_path = <schema>, public"`,
      },
    ],
    source: 'PostgreSQL source, namespace.c RangeVarGetRelidExtended(); parse_relation.c',
    matches: [
      '2025-05-12 08:31:17.101 UTC [91] ERROR:  relation "orders" does not exist at character 15',
      'org.postgresql.util.PSQLException: ERROR: relation "public.orders" does not exist',
      'psycopg2.errors.UndefinedTable: relation "django_session" does not exist',
      'ERROR:  table "orders" does not exist',
    ],
    ignores: [
      'NOTICE:  relation "orders" does not exist, skipping',
      'NOTICE:  table "orders" does not exist, skipping',
    ],
  },
  {
    id: 'postgresql.first-migration',
    kind: 'missing_schema',
    program: 'postgresql',
    forms: [
      {
        words: 'relation does not exist',
        pattern:
          /\brelation \\?"(?:public\.)?(?<object>(?:schema_migrations|ar_internal_metadata|django_migrations|flyway_schema_history|databasechangelog(?:lock)?|migration_model|alembic_version|knex_migrations(?:_lock)?|_prisma_migrations|goose_db_version|__EFMigrationsHistory|doctrine_migration_versions|_sqlx_migrations|migrations))\\?" does not exist/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 1,
    means: 'The table {object} of a migration tool is not there yet: it asks before it makes it',
    check: { text: 'See whether the migrations ran since', host: 'psql -U <user> <database> -c "\\\\dt"' },
    repair: [
      {
        text: 'When it stays so, run the migrations of the application; at its first start the line comes once',
        compose: 'docker compose logs {service} | grep -i migrat',
      },
    ],
    source:
      'golang-migrate, Active Record, Django MigrationRecorder, Flyway, Liquibase, Alembic, Knex, Prisma, goose, EF Core, Doctrine, sqlx, Keycloak',
    matches: [
      'ERROR:  relation "schema_migrations" does not exist at character 15',
      '2024-09-18 04:03:22.418 UTC [67] ERROR:  relation "migration_model" does not exist at character 25',
    ],
    ignores: ['ERROR:  relation "orders" does not exist at character 15'],
  },
  {
    id: 'postgresql.column-missing',
    kind: 'missing_schema',
    program: 'postgresql',
    forms: [
      {
        words: 'column of relation does not exist',
        pattern:
          /\bcolumn \\?"(?<value>[^"\\]{1,80})\\?" of relation \\?"(?<object>[^"\\]{1,80})\\?" does not exist(?!, skipping)/,
      },
      {
        words: 'column does not exist',
        pattern: /\bcolumn (?:\\?"(?<value>[^"\\]{1,80})\\?"|(?<object>\w{1,60})\.\w{1,60}) does not exist/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no column {value|that was asked for} in {object|the table}',
    check: {
      text: 'Compare the table with what the deployed code expects: a migration is missing, the code is older than the schema, or a text stands in double quotes',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\d {object|<table>}"'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\d {object|<table>}"'`,
      host: `sudo -u postgres psql -d <database> -c "\\d {object|<table>}"`,
    },
    repair: [
      MIGRATE,
      {
        text: 'Or go back to the code that fits the schema',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'PostgreSQL source, parse_relation.c errorMissingColumn(); parse_target.c; tablecmds.c',
    matches: [
      'ERROR:  column "discount" of relation "orders" does not exist',
      'ERROR:  column o.discount does not exist at character 24',
      'psycopg2.errors.UndefinedColumn: column "discount" does not exist',
    ],
    ignores: ['NOTICE:  column "discount" of relation "orders" does not exist, skipping'],
  },
  {
    id: 'postgresql.schema-or-type-missing',
    kind: 'missing_schema',
    program: 'postgresql',
    forms: [
      {
        words: 'schema does not exist',
        pattern:
          /(?:ERROR|FATAL|error|pq|InvalidSchemaName): {1,2}schema \\?"(?<object>[^"\\]{1,80})\\?" does not exist(?!, skipping)/,
      },
      {
        words: 'no schema has been selected to create in',
        pattern: /no schema has been selected to create in/,
      },
      {
        words: 'type does not exist',
        pattern:
          /(?:ERROR|error|pq|UndefinedObject): {1,2}type \\?"(?<object>(?!vector|geometry|geography|hstore|citext|ltree)[^"\\]{1,80})\\?" does not exist(?!, skipping)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL has no schema or type {object|to create in}',
    check: {
      text: 'List schemas and types, and the search_path of the account; a migration is missing',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\dn" -c "\\dT" -c "show search_path"'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\dn" -c "\\dT" -c "show search_path"'`,
      host: `sudo -u postgres psql -d <database> -c "\\dn" -c "\\dT" -c "show search_path"`,
    },
    repair: [
      MIGRATE,
      {
        text: 'Or make the schema, when nothing else makes it',
        host: `sudo -u postgres psql -d <database> -c 'CREATE SCHEMA "{object|public}"'`,
      },
    ],
    source:
      'PostgreSQL source, namespace.c get_namespace_oid(), LookupCreationNamespace(); parse_type.c typenameType()',
    matches: [
      'ERROR:  schema "billing" does not exist',
      'ERROR:  no schema has been selected to create in at character 14',
      'ERROR:  type "order_state" does not exist at character 55',
    ],
    ignores: [
      'NOTICE:  schema "billing" does not exist, skipping',
      'the JSON schema "billing" does not exist in the registry',
    ],
  },
  {
    id: 'postgresql.extension-not-created',
    kind: 'missing_module',
    program: 'postgresql',
    forms: [
      {
        words: 'type does not exist',
        pattern:
          /\btype \\?"(?<object>(?:public\.)?(?:vector|geometry|geography|hstore|citext|ltree))\\?" does not exist(?!, skipping)/,
      },
      {
        words: 'function does not exist',
        pattern:
          /function (?:public\.)?(?<object>uuid_generate_v[14]|gen_random_uuid|gen_random_bytes|digest|crypt|gen_salt|similarity|unaccent|st_\w{3,40}|create_hypertable|time_bucket)\([^)]{0,80}\) does not exist/i,
      },
      {
        words: 'operator class does not exist for access method',
        pattern: /operator class \\?"(?<object>[^"\\]{1,60})\\?" does not exist for access method/,
      },
      {
        words: 'access method does not exist',
        pattern: /access method \\?"(?<object>hnsw|ivfflat|vchordrq|bm25|rum)\\?" does not exist/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL lacks {object} here: its extension is not created in this database',
    check: {
      text: 'List which extensions are created in this database and which are installed; the schema of the extension has to be in the search_path',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "\\dx" -c "select name, default_version, installed_version from pg_available_extensions order by 1"'`,
      host: `sudo -u postgres psql -d <database> -c "\\dx" -c "select name, default_version, installed_version from pg_available_extensions order by 1"`,
    },
    repair: [
      {
        text: 'Create the extension as a superuser, in this very database: vector, postgis, hstore, citext, "uuid-ossp", pgcrypto, pg_trgm, unaccent, timescaledb',
        compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "CREATE EXTENSION IF NOT EXISTS <extension>"'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "CREATE EXTENSION IF NOT EXISTS <extension>"'`,
        host: 'sudo -u postgres psql -d <database> -c "CREATE EXTENSION IF NOT EXISTS <extension>"',
      },
    ],
    source:
      'PostgreSQL source, parse_type.c, parse_func.c, opclasscmds.c; documentation of pgvector, PostGIS, uuid-ossp, pg_trgm',
    matches: [
      'ERROR:  type "vector" does not exist at character 71',
      'ERROR:  function uuid_generate_v4() does not exist',
      'ERROR:  function st_makepoint(double precision, double precision) does not exist',
      'ERROR:  operator class "gin_trgm_ops" does not exist for access method "gin"',
      'ERROR:  access method "hnsw" does not exist',
    ],
    ignores: ['NOTICE:  type "vector" does not exist, skipping'],
  },
  {
    id: 'postgresql.extension-not-installed',
    kind: 'missing_module',
    program: 'postgresql',
    forms: [
      {
        words: 'extension is not available',
        pattern: /extension \\?"(?<object>[^"\\]{1,60})\\?" is not available/,
      },
      {
        words: 'could not open extension control file',
        pattern:
          /[cC]ould not open extension control file \\?"(?<path>[^"\\]{0,140}\/(?<object>[\w-]{1,60})\.control)\\?"/,
      },
      {
        words: 'extension has no installation script nor update path for version',
        pattern:
          /extension \\?"(?<object>[^"\\]{1,60})\\?" has no (?:installation script nor )?update path (?:for|from) version \\?"(?<wanted>[^"\\]{1,30})/,
      },
      {
        words: 'required extension is not installed',
        pattern: /required extension \\?"(?<object>[^"\\]{1,60})\\?" is not installed/,
      },
    ],
    nearby: [/extension control file "(?<path>[^"]{1,200}\.control)"/],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The extension {object} is not installed on the PostgreSQL server (or not in that version)',
    check: {
      text: 'See which extensions this image or host has, and in which versions',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "select * from pg_available_extension_versions order by 1, 2"'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "select * from pg_available_extension_versions order by 1, 2"'`,
      host: 'ls $(pg_config --sharedir)/extension/*.control',
    },
    repair: [
      {
        text: 'Use an image that has it (pgvector/pgvector:pg16, postgis/postgis, timescale/timescaledb) with the same major version, or install the package for it',
        compose: `docker compose up -d {service}`,
        host: 'sudo apt-get install postgresql-16-pgvector postgresql-16-postgis-3 postgresql-contrib',
      },
      {
        text: 'When the new library is there and the database still names the old version: update the extension in a fresh session',
        host: 'sudo -u postgres psql -X -d <database> -c "ALTER EXTENSION {object} UPDATE"',
      },
    ],
    source: 'PostgreSQL source, extension.c parse_extension_control_file(), identify_update_path()',
    matches: [
      'ERROR:  extension "vector" is not available',
      'DETAIL:  Could not open extension control file "/usr/share/postgresql/16/extension/postgis.control": No such file or directory.',
      'ERROR:  extension "vector" has no installation script nor update path for version "0.8.0"',
      'ERROR:  required extension "cube" is not installed',
    ],
    ignores: ['NOTICE:  extension "vector" already exists, skipping'],
  },
  {
    id: 'postgresql.permission-denied',
    kind: 'authorisation_denied',
    program: 'postgresql',
    forms: [
      {
        words: 'permission denied for',
        pattern:
          /permission denied for (?<setting>table|view|materialized view|sequence|relation|function|procedure|database|foreign table|foreign server|type|language|tablespace|large object|column|publication|schema) "?(?<object>(?!public\b)[\w$.-]{1,80})/,
      },
      {
        words: 'must be owner of',
        pattern:
          /must be owner of (?<setting>table|view|materialized view|sequence|relation|function|database|type|schema|index|extension) "?(?<object>[\w$.-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The PostgreSQL account of the client lacks rights on the {setting} {object}',
    check: GRANT_CHECK,
    repair: [
      {
        text: 'Grant what is missing, for later objects too: default privileges count only for objects that the same owner makes, so let the account of the migrations grant them',
        compose: `docker compose exec {server} psql -U postgres -d <database> -c "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO <account>" -c "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO <account>" -c "ALTER DEFAULT PRIVILEGES FOR ROLE <owner> IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO <account>"`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -d <database> -c "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO <account>" -c "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO <account>"`,
        host: `sudo -u postgres psql -d <database> -c "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO <account>" -c "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO <account>"`,
      },
      {
        text: 'For "must be owner": let the owner do it, or make the account the owner (after a restore as another account all objects belong to that one)',
        host: `sudo -u postgres psql -d <database> -c "REASSIGN OWNED BY <old owner> TO <account>"`,
      },
    ],
    source: 'PostgreSQL source, aclchk.c aclcheck_error()',
    matches: [
      'ERROR:  permission denied for table orders',
      'ERROR:  permission denied for relation orders',
      'ERROR:  permission denied for sequence orders_id_seq',
      'ERROR:  must be owner of table orders',
    ],
    ignores: ['psql: could not open file: permission denied for /etc/passwd'],
  },
  {
    id: 'postgresql.schema-public-closed',
    kind: 'authorisation_denied',
    program: 'postgresql',
    forms: [
      { words: 'permission denied for schema public', pattern: /permission denied for schema "?(?<object>public)\b/ },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL 15 and later lets only the owner of the database create in schema public',
    check: GRANT_CHECK,
    repair: [
      {
        text: 'Make the account the owner of its database, or grant it the right to create in the schema (connected to that database, not to "postgres")',
        compose: `docker compose exec {server} psql -U postgres -d <database> -c "GRANT USAGE, CREATE ON SCHEMA public TO <account>"`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -d <database> -c "GRANT USAGE, CREATE ON SCHEMA public TO <account>"`,
        host: `sudo -u postgres psql -d <database> -c "GRANT USAGE, CREATE ON SCHEMA public TO <account>"`,
      },
    ],
    source: 'PostgreSQL 15 release notes, Migration; documentation 5.10.6 Usage Patterns; aclchk.c aclcheck_error()',
    matches: [
      'ERROR:  permission denied for schema public at character 14',
      'psycopg2.errors.InsufficientPrivilege: permission denied for schema public',
    ],
    ignores: ['ERROR:  permission denied for schema billing'],
  },
  {
    id: 'postgresql.superuser-needed',
    kind: 'authorisation_denied',
    program: 'postgresql',
    forms: [
      {
        words: 'permission denied to',
        pattern:
          /permission denied to (?<value>(?:create|alter|drop|rename|set|copy) (?:extension|role|database|event trigger|parameter|session authorization|tablespace|subscription)) ?\\?"?(?<object>[^"\\]{0,60})/,
      },
      {
        words: 'must be superuser',
        pattern:
          /(?:ERROR|FATAL|HINT|error|pq): {1,2}[Mm]ust be superuser(?: or [a-z _]{3,60})? to (?<value>[a-z][\w ]{3,60})/,
      },
      {
        words: 'must be superuser or replication role to',
        pattern: /must be superuser or replication role to (?<value>[a-z][\w ]{3,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The PostgreSQL account may not {value}: it is no superuser',
    check: {
      text: 'List the attributes of the accounts',
      compose: `docker compose exec {server} psql -U postgres -c "\\du"`,
      kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "\\du"`,
      host: `sudo -u postgres psql -c "\\du"`,
    },
    repair: [
      {
        text: 'Do this one step with the administrating account (the postgres account, or the one of the provider), or give the attribute that it needs: CREATEDB, CREATEROLE, REPLICATION',
        compose: 'docker compose exec {server} psql -U postgres -c "ALTER ROLE <account> CREATEDB"',
        host: 'sudo -u postgres psql -c "ALTER ROLE <account> CREATEDB"',
      },
    ],
    source: 'PostgreSQL source, extension.c; user.c; dbcommands.c; slot.c CheckSlotPermissions()',
    matches: [
      'ERROR:  permission denied to create extension "postgis"',
      'ERROR:  permission denied to create database',
      'FATAL:  must be superuser to connect in binary upgrade mode',
      'ERROR:  must be superuser or replication role to use replication slots',
    ],
    ignores: ['docs: one must be superuser to run this command'],
  },
  {
    id: 'postgresql.role-root-missing',
    kind: 'missing_object',
    program: 'postgresql',
    forms: [{ words: 'role root does not exist', pattern: /FATAL: {1,2}role \\?"(?<user>root)\\?" does not exist/ }],
    role: 'either',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 1,
    means: 'Somebody logs in as root, for want of a user name: a health check or a shell',
    check: {
      text: 'List the accounts; in the official image POSTGRES_USER takes the place of "postgres" and is made only with an empty data directory, so a volume of an earlier set-up has other accounts',
      compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "\\du"'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "\\du"'`,
      host: `sudo -u postgres psql -c '\\du'`,
    },
    repair: [
      {
        text: 'Make the account, or correct the name that the client uses (without one, libpq takes the name of the operating system account)',
        compose: `docker compose exec {server} sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "CREATE ROLE \\"{user}\\" LOGIN"'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'psql -U "$POSTGRES_USER" -d postgres -c "CREATE ROLE \\"{user}\\" LOGIN"'`,
        host: 'sudo -u postgres createuser --pwprompt {user}',
      },
      {
        text: 'Or make the data directory anew, when nothing in it is needed, so that POSTGRES_USER takes effect',
        compose: 'docker compose down -v && docker compose up -d',
        destructive: true,
      },
    ],
    source:
      'PostgreSQL source, miscinit.c InitializeSessionUserId(); crypt.c get_role_password(); acl.c get_role_oid()',
    matches: [
      '2025-03-18 09:00:11.402 UTC [73] FATAL:  role "root" does not exist',
      'FATAL:  role "root" does not exist',
    ],
    ignores: [
      'NOTICE:  role "shop" does not exist, skipping',
      'botocore.exceptions.ClientError: the role with name app-role does not exist',
    ],
  },
];
