import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SQLITE: readonly CatalogueEntry[] = [
  {
    id: 'sqlite.locked',
    kind: 'lock_held',
    program: 'sqlite',
    forms: [
      {
        words: 'database is locked',
        pattern:
          /(?<!sleeping then retrying.{0,60}|\b(?:the|when|if|while) )\bdatabase is locked(?=$|['"`)\]},;.:\\]| ?[([]| - | (?:in|at) .{0,40}\/| ?$)/,
      },
      { words: 'sqlite_busy', pattern: /(?:code: ['"]|\[|Error: )SQLITE_BUSY\b/ },
      {
        words: 'database table is locked',
        pattern: /(?<!sleeping then retrying.{0,60})database table is locked(?:: (?<object>[\w.]{1,80}))?/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The SQLite database is locked by another connection',
    check: {
      text: 'See which processes have the file open, and whether it lies on a network share, where locks do not work; one that writes, or keeps a transaction open',
      compose: 'docker compose exec {service} sh -c "fuser -v /data/*.db; ls -l /data; df -T /data"',
      kubernetes: 'kubectl get deploy/{service} -o jsonpath="{.spec.replicas}"; kubectl get pvc',
      host: 'sudo lsof | grep -E "\\.(db|sqlite3?)(-wal|-shm)?$"; df -T <directory of the file>',
    },
    repair: [
      {
        text: 'Let writers wait (PRAGMA busy_timeout = 5000, or timeout= of the driver) and readers read beside them (PRAGMA journal_mode = WAL); write with one process and short transactions (BEGIN IMMEDIATE)',
        host: 'sqlite3 <file> "PRAGMA journal_mode = WAL"',
      },
      {
        text: 'End the process that hangs, run one replica only, and move the file off NFS or SMB; for many writers use PostgreSQL',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl scale deploy/{service} --replicas=1',
      },
    ],
    source: 'SQLite result codes SQLITE_BUSY (5), SQLITE_LOCKED (6); sqlite.org/rescode.html',
    matches: [
      'sqlite3.OperationalError: database is locked',
      `Microsoft.Data.Sqlite.SqliteException (0x80004005): SQLite Error 5: 'database is locked'.`,
      '[SQLITE_BUSY] The database file is locked',
      'SqliteError: database table is locked: jobs',
      'PHP Warning:  SQLite3::exec(): database is locked in /var/www/html/app/store.php on line 41',
    ],
    ignores: [
      'the database is unlocked again',
      'the database is locked by policy at night',
      'PRAGMA locking_mode=NORMAL',
    ],
  },
  {
    id: 'sqlite.cannot-open',
    kind: 'file_permission',
    program: 'sqlite',
    forms: [
      {
        words: 'unable to open database file',
        pattern: /unable to open database file(?::? ?"?(?<path>\/[^\s"]{1,160}))?/,
      },
      { words: 'sqlite_cantopen', pattern: /(?:code: ['"]|\[|Error: )SQLITE_CANTOPEN\b/ },
      { words: 'unable to open database', pattern: /Error: unable to open database "(?<path>[^"]{1,160})"/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SQLite cannot open {path|its database file}',
    check: {
      text: 'Look whether the directory exists and the account of the process may write into it: SQLite puts its journal beside the file; the directory is missing or not writable for the account',
      compose: 'docker compose exec {service} sh -c "id; ls -lan $(dirname {path|/data/app.db})"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "id; ls -lan /data"',
      host: 'systemctl show {service} -p User; ls -la $(dirname {path|/var/lib/app/app.db})',
    },
    repair: [
      {
        text: 'Make the directory, mount the volume there, and give it to the account of the process',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "mkdir -p /data && chown -R 1000:1000 /data"',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}'`,
        host: 'sudo install -d -o <account> $(dirname {path|/var/lib/app/app.db})',
      },
    ],
    source: 'SQLite result code SQLITE_CANTOPEN (14)',
    matches: [
      'sqlite3.OperationalError: unable to open database file',
      `SQLite Error 14: 'unable to open database file'.`,
      'Error: SQLITE_CANTOPEN: unable to open database file',
      'Error: unable to open database "/data/app.db": unable to open database file',
    ],
    ignores: ['docs: check that the app is able to open the database file'],
  },
  {
    id: 'sqlite.read-only',
    kind: 'file_permission',
    program: 'sqlite',
    forms: [
      { words: 'attempt to write a readonly database', pattern: /attempt to write a readonly database/ },
      { words: 'sqlite_readonly', pattern: /(?:code: ['"]|\[|Error: )SQLITE_READONLY\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SQLite may read its database file but not write it',
    check: {
      text: 'Look at the file, its directory and the mount; a file that was replaced under an open connection gives the same (READONLY_DBMOVED) (owner, mode, or a read-only mount)',
      compose:
        'docker compose exec {service} sh -c "id; ls -lan /data; grep /data /proc/mounts"; docker compose config | grep -n ":ro"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "id; ls -lan /data; grep /data /proc/mounts"',
      host: 'systemctl show {service} -p User -p ReadWritePaths -p ProtectSystem; ls -la <directory of the file>',
    },
    repair: [
      {
        text: 'Give file and directory to the account of the process, take :ro off the mount, name the directory in ReadWritePaths=, then restart',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R 1000:1000 /data" && docker compose restart {service}',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}'`,
        host: 'sudo chown -R <account> <directory of the file> && sudo systemctl restart {service}',
      },
    ],
    source: 'SQLite result code SQLITE_READONLY (8)',
    matches: [
      'sqlite3.OperationalError: attempt to write a readonly database',
      'Error: SQLITE_READONLY: attempt to write a readonly database',
    ],
    ignores: ['opened /data/app.db readonly for the report'],
  },
  {
    id: 'sqlite.corrupt',
    kind: 'data_corruption',
    program: 'sqlite',
    forms: [
      { words: 'database disk image is malformed', pattern: /database disk image is malformed/ },
      { words: 'sqlite_corrupt', pattern: /(?:code: ['"]|\[|Error: )SQLITE_CORRUPT\b/ },
      { words: 'file is not a database', pattern: /\bfile is (?:not a database|encrypted or is not a database)\b/ },
      { words: 'malformed database schema', pattern: /malformed database schema \((?<object>[^)]{1,80})\)/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The SQLite database file is damaged, or is no plain SQLite file ({object|encrypted?})',
    check: {
      text: 'Stop the program, copy the file with its -wal and -shm, and let SQLite check the copy',
      compose:
        'docker compose stop {service} && docker compose cp {service}:/data ./data-copy && sqlite3 ./data-copy/app.db "PRAGMA integrity_check"',
      host: 'sudo systemctl stop {service} && cp -a <file>* /tmp/ && sqlite3 /tmp/<file> "PRAGMA integrity_check"; head -c 16 <file>',
    },
    repair: [
      {
        text: 'Restore the backup; without one rescue what can be read into a new file',
        host: 'sqlite3 <file> ".recover" | sqlite3 rescued.db && mv rescued.db <file>',
        destructive: true,
      },
      {
        text: 'Copy a live database with ".backup" or VACUUM INTO only, and keep it off network shares and sync folders: that is what breaks it',
      },
    ],
    source: 'SQLite result codes SQLITE_CORRUPT (11), SQLITE_NOTADB (26); "How To Corrupt An SQLite Database File"',
    matches: [
      'sqlite3.DatabaseError: database disk image is malformed',
      'SqliteError: SQLITE_CORRUPT: database disk image is malformed',
      'sqlite3.DatabaseError: file is not a database',
      'Error: malformed database schema (orders_idx)',
    ],
    ignores: ['integrity_check: ok'],
  },
  {
    id: 'sqlite.disk',
    kind: 'disk_full',
    program: 'sqlite',
    forms: [
      { words: 'database or disk is full', pattern: /database or disk is full/ },
      { words: 'sqlite_full', pattern: /(?:code: ['"]|\[|Error: )SQLITE_FULL\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk below SQLite (or its folder for temporary files) is full',
    check: {
      text: 'Look at the disk of the file and of TMPDIR, where VACUUM and large sorts write',
      compose: 'docker compose exec {service} df -h /data /tmp',
      kubernetes: 'kubectl exec deploy/{service} -- df -h /data /tmp',
      host: 'df -h <directory of the file> /tmp /var/tmp',
    },
    repair: [
      {
        text: 'Make room or grow the volume; a -wal file that grows for ever is a reader that never ends its transaction',
        host: 'sqlite3 <file> "PRAGMA wal_checkpoint(TRUNCATE)"',
        kubernetes: `kubectl patch pvc <claim> -p '{"spec":{"resources":{"requests":{"storage":"10Gi"}}}}'`,
      },
    ],
    source: 'SQLite result code SQLITE_FULL (13)',
    matches: ['sqlite3.OperationalError: database or disk is full', 'Error: SQLITE_FULL: database or disk is full'],
    ignores: ['the disk is full of databases'],
  },
  {
    id: 'sqlite.disk-error',
    kind: 'data_corruption',
    program: 'sqlite',
    forms: [
      {
        words: 'disk i o error',
        pattern: /(?:sqlite3?[\w.]{0,40}|SQLite Error 10|SQLITE_IOERR(?:_(?<value>\w{3,20}))?)\W{1,4}disk I\/O error/i,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'SQLite gets an error of the disk or network share ({value|disk I/O error})',
    check: {
      text: 'See on which filesystem the file lies and what the kernel says; WAL needs shared memory and does not work on NFS or SMB',
      compose: 'docker compose exec {service} sh -c "df -T /data; ls -la /data"',
      kubernetes: 'kubectl get pvc -o wide; kubectl exec deploy/{service} -- df -T /data',
      host: 'df -T <directory of the file>; sudo dmesg -T | grep -iE "i/o error|nfs" | tail',
    },
    repair: [
      {
        text: 'Move the file to a local disk; where it has to stay on a share, do without WAL',
        host: 'sqlite3 <file> "PRAGMA journal_mode = DELETE"',
      },
    ],
    source: 'SQLite result code SQLITE_IOERR (10)',
    matches: ['sqlite3.OperationalError: disk I/O error', 'SqliteError: SQLITE_IOERR_SHMMAP: disk I/O error'],
    ignores: ['blk_update_request: I/O error, dev sda, sector 2048'],
  },
  {
    id: 'sqlite.schema-outdated',
    kind: 'missing_schema',
    program: 'sqlite',
    forms: [
      { words: 'no such table', pattern: /\bno such table: (?<object>[\w."]{1,120})/ },
      { words: 'no such column', pattern: /\bno such column: (?<object>[\w."]{1,120})/ },
      {
        words: 'has no column named',
        pattern: /\btable (?<object>[\w."]{1,80}) has no column named (?<value>\w{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'SQLite has no {object}',
    check: {
      text: 'Look which file is opened and what is in it: a relative path makes an empty one wherever the process starts; a migration is missing, or the file is another one',
      compose: 'docker compose exec {service} sh -c "ls -la /data; sqlite3 /data/app.db .tables"',
      kubernetes: 'kubectl exec deploy/{service} -- ls -la /data',
      host: 'ls -la <directory of the file>; sqlite3 <file> .tables',
    },
    repair: [
      {
        text: 'Run the migrations, or correct the path of the file (and mount the volume there)',
        compose: 'docker compose run --rm {service} <migrate command>',
        kubernetes: 'kubectl exec deploy/{service} -- <migrate command>',
      },
    ],
    source: 'SQLite source, build.c sqlite3LocateTable(), resolve.c, insert.c',
    matches: [
      'django.db.utils.OperationalError: no such table: django_session',
      'sqlite3.OperationalError: no such column: o.discount',
      'SqliteError: table orders has no column named discount',
    ],
    ignores: ['create table if not exists orders'],
  },
  {
    id: 'sqlite.constraint-violated',
    kind: 'code_defect',
    program: 'sqlite',
    forms: [
      {
        words: 'constraint failed',
        pattern:
          /\b(?<value>UNIQUE|NOT NULL|FOREIGN KEY|CHECK|PRIMARY KEY) constraint failed(?:: (?<object>[\w., ]{1,120}))?/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'SQLite refuses a row: {value} constraint of {object|a table}',
    check: {
      text: 'Print the table and compare with what the code writes',
      host: 'sqlite3 <file> ".schema <table>"',
      compose: 'docker compose exec {service} sqlite3 /data/app.db .schema',
    },
    repair: [
      {
        text: 'Repair the code or the data; let inserts that may come twice use INSERT ... ON CONFLICT',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'SQLite result code SQLITE_CONSTRAINT (19)',
    matches: [
      'sqlite3.IntegrityError: UNIQUE constraint failed: users.email',
      'SqliteError: FOREIGN KEY constraint failed',
      `SQLite Error 19: 'NOT NULL constraint failed: orders.tenant_id'.`,
    ],
    ignores: ['alembic: adding UNIQUE constraint to users.email'],
  },
];
