import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const RUST_BUILD: readonly CatalogueEntry[] = [
  {
    id: 'rust.build-tool-missing',
    kind: 'missing_module',
    program: 'cargo',
    forms: [
      { words: 'error linker not found', pattern: /error: linker `(?<object>[+\w.-]{1,60})` not found/ },
      {
        words: 'could not find directory of openssl installation',
        pattern: /Could not find directory of (?<object>OpenSSL) installation/,
      },
      { words: 'could not find openssl via pkg config', pattern: /Could not find (?<object>openssl) via pkg-config/ },
      {
        words: 'the system library required by crate was not found',
        pattern:
          /The system library `(?<object>[+\w.-]{1,60})` required by crate `(?<value>[\w-]{1,60})` was not found/,
      },
      {
        words: 'usr bin ld cannot find',
        pattern: /ld(?:\.lld)?: (?:error: )?(?:cannot find|unable to find library) -l(?<object>[+\w.-]{1,60})/,
      },
      { words: 'could not find', pattern: /Could not find `(?<object>protoc|cmake)`/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The build misses {object} on this machine or image',
    check: {
      text: 'See what is installed in the stage that builds',
      compose: 'docker compose build --progress plain {service} 2>&1 | grep -iE "error|not found" | head',
      host: 'command -v cc pkg-config protoc cmake; pkg-config --modversion openssl',
    },
    repair: [
      {
        text: 'Install it: build-essential for cc, pkg-config and libssl-dev for OpenSSL (or the rustls feature), protobuf-compiler for protoc, lib<name>-dev for -l<name>',
        compose:
          'docker compose build {service}  # after RUN apt-get update && apt-get install -y build-essential pkg-config libssl-dev',
        host: 'sudo apt-get install -y build-essential pkg-config libssl-dev protobuf-compiler',
      },
    ],
    source: 'rustc codegen_ssa messages; openssl-sys build/find_normal.rs; pkg-config crate; prost-build; GNU ld',
    matches: [
      'error: linker `cc` not found',
      '  Could not find directory of OpenSSL installation, and this `-sys` crate cannot proceed without this knowledge.',
      'error: Could not find openssl via pkg-config:',
      'The system library `libudev` required by crate `libudev-sys` was not found.',
      '/usr/bin/ld: cannot find -lpq',
      'Error: Custom { kind: NotFound, error: "Could not find `protoc`. If `protoc` is installed, try setting the `PROTOC` environment variable to the path of the `protoc` binary." }',
    ],
    ignores: ['   Compiling openssl-sys v0.9.102'],
  },
  {
    id: 'rust.version-unsuitable',
    kind: 'version_mismatch',
    program: 'cargo',
    forms: [
      {
        words: 'cannot be built because it requires rustc or newer while the currently active rustc version is',
        pattern:
          /package `(?<object>[^`]{1,80})` cannot be built because it requires rustc (?<wanted>[\d.]{1,12}) or newer, while the currently active rustc version is (?<version>[\d.]{1,12})/,
      },
      {
        words: 'is not supported by the following',
        pattern: /rustc (?<version>[\d.]{1,12}) is not supported by the following packages?/,
      },
      {
        words: 'lock file version requires',
        pattern:
          /lock file version `?(?<wanted>\d)`? (?:requires `-Znext-lockfile-bump`|was found, but this version of Cargo does not understand this lock file)/,
      },
      { words: 'feature is required', pattern: /feature `(?<object>edition2024)` is required/ },
      {
        words: 'the lock file needs to be updated but was passed to prevent this',
        pattern:
          /the lock file (?<path>[^\s]{1,200}) needs to be updated but --(?<value>locked|frozen) was passed to prevent this/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Cargo cannot build with this Rust {version|here}: {object|the lock file} wants {wanted|another}',
    check: {
      text: 'See which Rust builds and which is asked for',
      host: 'rustc --version; cat rust-toolchain.toml; grep -n rust-version Cargo.toml',
    },
    repair: [
      {
        text: 'Build with a newer Rust, or hold the crate back; commit Cargo.lock whenever Cargo.toml changes',
        compose: 'docker compose build --pull {service}  # after FROM rust:<version>',
        host: 'rustup update stable  # or: cargo update -p <crate> --precise <version>',
      },
    ],
    source: 'cargo core/compiler, ops/resolve.rs, core/resolver/encode.rs, core/features.rs',
    matches: [
      'error: package `clap_lex v0.7.4` cannot be built because it requires rustc 1.74 or newer, while the currently active rustc version is 1.70.0',
      'error: rustc 1.75.0 is not supported by the following packages:',
      'error: lock file version 4 requires `-Znext-lockfile-bump`',
      '  feature `edition2024` is required',
      'error: the lock file /src/Cargo.lock needs to be updated but --locked was passed to prevent this',
    ],
    ignores: ['    Updating crates.io index'],
  },
  {
    id: 'sqlx.pool-timed-out',
    kind: 'pool_exhausted',
    program: 'sqlx',
    forms: [
      {
        words: 'pool timed out while waiting for an open connection',
        pattern: /pool timed out while waiting for an open connection/,
      },
      { words: 'pooltimedout', pattern: /(?:Err` value: |Error: |source: |Sqlx\()PoolTimedOut\b/ },
      {
        words: 'timed out waiting for connection',
        pattern: /(?:r2d2|Error\(None\)|deadpool).{0,60}timed out waiting for connection/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The connection pool of the Rust program gives no connection in time',
    check: {
      text: 'See whether the database can be reached at all: sqlx says the same for a full pool and for a server that does not answer',
      compose:
        'docker compose ps; docker compose exec db psql -U postgres -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
      kubernetes: 'kubectl get pod,svc,endpoints | grep -iE "postgres|mysql|db"',
      host: 'psql -c "select state, count(*), max(now()-xact_start) from pg_stat_activity group by 1"',
    },
    repair: [
      {
        text: 'Bring the database back or correct DATABASE_URL; otherwise end transactions sooner, hold no connection across other awaits, and raise max_connections (10) or acquire_timeout',
      },
    ],
    source: 'sqlx-core error.rs Error::PoolTimedOut; r2d2; sqlx-core pool/inner.rs',
    matches: [
      'Error: pool timed out while waiting for an open connection',
      'called `Result::unwrap()` on an `Err` value: PoolTimedOut',
      'r2d2::Error: timed out waiting for connection',
    ],
    ignores: ['pool opened with 10 connections'],
  },
  {
    id: 'sqlx.migration-changed',
    kind: 'version_mismatch',
    program: 'sqlx',
    forms: [
      {
        words: 'migration was previously applied but has been modified',
        pattern: /migration (?<object>\d{1,20}) was previously applied but has been modified/,
      },
      {
        words: 'migration was previously applied but is missing in the resolved migrations',
        pattern: /migration (?<object>\d{1,20}) was previously applied but is missing in the resolved migrations/,
      },
      {
        words: 'migration is partially applied fix and remove row from table',
        pattern: /migration (?<object>\d{1,20}) is partially applied; fix and remove row from `_sqlx_migrations` table/,
      },
      {
        words: 'dirty database version fix and force version',
        pattern: /Dirty database version (?<object>\d{1,20})\. Fix and force version/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The migration {object} in the database is not the one of this release, or half done',
    check: {
      text: 'Compare the migrations of the release with the table in the database; line endings count as change',
      compose: 'docker compose exec db psql -U postgres -c "select * from _sqlx_migrations order by 1 desc limit 5"',
      kubernetes: 'git log --all --oneline -- migrations | head',
      host: 'sqlx migrate info; git log --all --oneline -- migrations | head',
    },
    repair: [
      {
        text: 'Put the applied file back as it was and add a new migration; after a rollback deploy the newer release again',
      },
      {
        text: 'For a half-done one finish or undo it by hand, then correct the mark',
        host: 'migrate -path migrations -database "$DATABASE_URL" force <the last good version>  # sqlx: delete its row in _sqlx_migrations',
        destructive: true,
      },
    ],
    source: 'sqlx-core migrate/error.rs MigrateError; golang-migrate migrate.go ErrDirty',
    matches: [
      'Error: migration 20250203101112 was previously applied but has been modified',
      'Error: migration 20250203101112 was previously applied but is missing in the resolved migrations',
      'Error: migration 20250203101112 is partially applied; fix and remove row from `_sqlx_migrations` table',
      'error: Dirty database version 5. Fix and force version.',
    ],
    ignores: ['Applied 20250203101112/migrate add orders (12.3ms)'],
  },
];
