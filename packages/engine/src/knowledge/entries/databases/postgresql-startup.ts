import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_STARTUP: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.data-directory-of-another-version',
    kind: 'version_mismatch',
    program: 'postgresql',
    forms: [
      {
        words: 'the data directory was initialized by postgresql version which is not compatible',
        pattern:
          /The data directory was initialized by PostgreSQL version (?<wanted>[\d.]{1,12}), which is not compatible with this version (?<version>[\d.]{1,12}\w{0,8})/,
      },
      { words: 'database files are incompatible with server', pattern: /database files are incompatible with server/ },
    ],
    nearby: [
      /initialized by PostgreSQL version (?<wanted>[\d.]{1,12}), which is not compatible with this version (?<version>[\d.]{1,12}\w{0,8})/,
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'PostgreSQL {version|of this version} cannot read a data directory written by {wanted|another version}',
    check: {
      text: 'Read which major version wrote the data directory, and which one the image or package has now',
      compose: 'docker compose run --rm --entrypoint sh {service} -c \'cat "$PGDATA/PG_VERSION"; postgres --version\'',
      kubernetes: `kubectl get deploy,statefulset -o wide | grep -i postgres`,
      host: 'pg_lsclusters',
    },
    repair: [
      {
        text: 'Go back to the image of the version that wrote the data (pin the tag: postgres:{wanted|16}); a major version never reads the files of another',
        compose: `sed -i -E 's#(image: *postgres:)[^ ]+#\\1{wanted|16}#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set image deploy/{service} "*=postgres:{wanted|16}"',
        host: 'sudo apt-get install postgresql-{wanted|16}',
      },
      {
        text: 'Then upgrade on purpose: dump with the old version and load into an empty directory of the new one, or run pg_upgrade with both installed',
        compose: 'docker compose exec {service} pg_dumpall -U postgres > dump.sql',
        kubernetes: 'kubectl exec deploy/{service} -- pg_dumpall -U postgres > dump.sql',
        host: 'sudo pg_upgradecluster {wanted|16} main',
      },
    ],
    source:
      'PostgreSQL documentation, 18.6 Upgrading a PostgreSQL Cluster; miscinit.c ValidatePgVersion(); xlog.c ReadControlFile()',
    matches: [
      '2025-09-26 06:10:21.001 UTC [1] DETAIL:  The data directory was initialized by PostgreSQL version 13, which is not compatible with this version 16.2 (Debian 16.2-1.pgdg120+2).',
      '2025-09-26 06:10:21.001 UTC [1] FATAL:  database files are incompatible with server',
    ],
    ignores: ['LOG:  starting PostgreSQL 16.2 (Debian 16.2-1.pgdg120+2) on x86_64-pc-linux-gnu, compiled by gcc'],
  },
  {
    id: 'postgresql.image-18-moved-its-data',
    kind: 'version_mismatch',
    program: 'postgresql',
    versions: '>=18',
    forms: [
      {
        words: 'these docker images are configured to store database data in a',
        pattern: /Error: in 18\+, these Docker images are configured to store database data in a/,
      },
      { words: 'unused mount volume', pattern: /(?<path>\/var\/lib\/postgresql\/\S{1,80}) \(unused mount\/volume\)/ },
    ],
    nearby: [/(?<path>\/var\/lib\/postgresql\/\S{1,80}) \(unused mount\/volume\)/],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The PostgreSQL image is 18 or later and the volume is still at {path|/var/lib/postgresql/data}',
    check: {
      text: 'Look at the tag of the image (latest became 18) and at where the volume is mounted',
      compose: 'docker compose config {service} | grep -A6 -E "image:|volumes:"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -E "image:|mountPath:"',
    },
    repair: [
      {
        text: 'With data in it: pin the major version that wrote it, then upgrade on purpose by dump and load or pg_upgrade',
        compose: `sed -i -E 's#(image: *postgres)(:latest)?$#\\1:17#' docker-compose.yml && docker compose up -d {service}`,
        kubernetes: 'kubectl set image deploy/{service} "*=postgres:17"',
      },
      {
        text: 'Without data worth keeping: mount the volume at /var/lib/postgresql, under which 18 makes a directory for each major version, and start empty',
        compose: 'docker compose down -v && docker compose up -d',
        destructive: true,
      },
    ],
    source: 'docker-library/postgres, docker-entrypoint.sh docker_error_old_databases() and pull request 1259',
    matches: [
      'Error: in 18+, these Docker images are configured to store database data in a',
      'db-1  |          /var/lib/postgresql/data (unused mount/volume)',
    ],
    ignores: ['PostgreSQL Database directory appears to contain a database; Skipping initialization'],
  },
  {
    id: 'postgresql.image-without-password',
    kind: 'missing_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'database is uninitialized and superuser password is not specified',
        pattern: /Database is uninitialized and superuser password is not specified/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The PostgreSQL image has an empty data directory and no POSTGRES_PASSWORD',
    check: {
      text: 'Print the environment that the container gets; an .env file of another name or in another folder is not read. Did the volume hold data before, then it is another volume now',
      compose: 'docker compose config {service} | grep -A8 environment; docker volume ls',
      kubernetes: 'kubectl describe deploy/{service} | grep -A12 Environment; kubectl get pvc',
    },
    repair: [
      {
        text: 'Set POSTGRES_PASSWORD (or POSTGRES_PASSWORD_FILE for a secret), which the image needs when it makes the data directory',
        compose: `echo 'POSTGRES_PASSWORD=<password>' >> .env && docker compose up -d {service}`,
        kubernetes: 'kubectl set env deploy/{service} --from=secret/<secret with POSTGRES_PASSWORD>',
      },
    ],
    source: 'docker-library/postgres, docker-entrypoint.sh docker_verify_minimum_env()',
    matches: [
      'Error: Database is uninitialized and superuser password is not specified.',
      'db-1  | Error: Database is uninitialized and superuser password is not specified.',
    ],
    ignores: ['       You must specify POSTGRES_PASSWORD to a non-empty value for the'],
  },
  {
    id: 'postgresql.data-directory-not-empty',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'initdb directory exists but is not empty',
        pattern: /initdb: (?:error: )?directory "(?<path>[^"]{1,200})" exists but is not empty/,
      },
      {
        words: 'it contains a lost found directory perhaps due to it being a mount point',
        pattern: /It contains a lost\+found directory, perhaps due to it being a mount point/,
      },
    ],
    nearby: [/directory "(?<path>[^"]{1,200})" exists but is not empty/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'initdb refuses {path|the data directory}: it is not empty and holds no database',
    check: {
      text: 'See what lies there: lost+found of a fresh disk, a .gitkeep, or what an initialisation that broke off left behind',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "ls -la {path|/var/lib/postgresql/data}"',
      kubernetes: 'kubectl debug -it deploy/{service} --image=busybox -- ls -la {path|/var/lib/postgresql/data}',
      host: 'sudo ls -la {path|/var/lib/postgresql/data}',
    },
    repair: [
      {
        text: 'Let PGDATA be a directory below the mount point, so that lost+found is not in the way (in Kubernetes: PGDATA or subPath)',
        compose: 'docker compose run --rm -e PGDATA=/var/lib/postgresql/data/pgdata {service}',
        kubernetes: 'kubectl set env deploy/{service} PGDATA=/var/lib/postgresql/data/pgdata',
      },
      {
        text: 'Remove what a broken initialisation left, after making sure that no database is in it',
        compose: 'docker compose down -v && docker compose up -d {service}',
        destructive: true,
      },
    ],
    source: 'PostgreSQL source, initdb.c create_data_directory(), warn_on_mount_point()',
    matches: [
      'initdb: error: directory "/var/lib/postgresql/data" exists but is not empty',
      'initdb: detail: It contains a lost+found directory, perhaps due to it being a mount point.',
    ],
    ignores: ['fixing permissions on existing directory /var/lib/postgresql/data ... ok'],
  },
  {
    id: 'postgresql.data-directory-permissions',
    kind: 'file_permission',
    program: 'postgresql',
    forms: [
      {
        words: 'data directory has invalid permissions',
        pattern: /data directory \\?"(?<path>[^"\\]{1,200})\\?" has invalid permissions/,
      },
      {
        words: 'data directory has wrong ownership',
        pattern: /data directory \\?"(?<path>[^"\\]{1,200})\\?" has wrong ownership/,
      },
      {
        words: 'initdb could not permissions of directory',
        pattern:
          /initdb: (?:error: )?could not change permissions of directory "(?<path>[^"]{1,200})": (?:Operation not permitted|Permission denied)/,
      },
      {
        words: 'could not directory permission denied',
        pattern:
          /(?:initdb|postgres): (?:error: )?could not (?:access|create|open) directory "(?<path>[^"]{1,200})": Permission denied/,
      },
      {
        words: 'could not open file pg_filenode permission denied',
        pattern:
          /could not open file \\?"(?<path>[^"\\]{0,160}(?:pg_filenode\.map|PG_VERSION|global\/pg_control))\\?": Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL may not use {path}',
    check: {
      text: 'Look at owner and mode: the directory has to belong to the account of the server, with mode 0700 or 0750',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -ldn {path}"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -iE "fsGroup|runAsUser"',
      host: 'sudo ls -ld {path}; ps -o user= -C postgres | sort -u',
    },
    repair: [
      {
        text: 'Give the directory to the account of the server (uid 999 in the Debian image, 70 in Alpine); a folder of Windows or NFS with root_squash cannot be given away, so use a named volume there',
        compose:
          'docker compose run --rm --user root --entrypoint sh {service} -c "chown -R postgres {path} && chmod 700 {path}"',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":999,"runAsUser":999}}}}}'`,
        host: 'sudo chown -R postgres:postgres {path} && sudo chmod 700 {path} && sudo systemctl restart postgresql',
      },
    ],
    source: 'PostgreSQL source, miscinit.c checkDataDir(); initdb.c create_data_directory(); relmapper.c',
    matches: [
      'FATAL:  data directory "/var/lib/postgresql/data" has invalid permissions',
      'FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership',
      'initdb: error: could not change permissions of directory "/var/lib/postgresql/data": Operation not permitted',
      'initdb: error: could not access directory "/bitnami/postgresql/data": Permission denied',
      'FATAL:  could not open file "global/pg_filenode.map": Permission denied',
    ],
    ignores: ['fixing permissions on existing directory /var/lib/postgresql/data ... ok'],
  },
  {
    id: 'postgresql.data-directory-missing',
    kind: 'missing_file',
    program: 'postgresql',
    forms: [
      {
        words: 'is not a valid data directory',
        pattern: /"(?<path>[^"\\]{1,200})\\?" is not a valid data directory/,
      },
      {
        words: 'data directory does not exist',
        pattern: /\bdata directory \\?"(?<path>[^"\\]{1,200})\\?" does not exist/,
      },
      {
        words: 'is not a database cluster directory',
        pattern: /directory "(?<path>[^"]{1,200})" is not a database cluster directory/,
      },
      {
        words: 'could not find the database system',
        pattern: /could not find the database system/,
      },
    ],
    nearby: [/Expected to find it in the directory "(?<path>[^"]{1,200})"/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL finds no database in {path|its data directory}',
    check: {
      text: 'Look whether the disk is mounted and PGDATA (data_directory) points to where PG_VERSION lies',
      compose: 'docker compose run --rm --entrypoint sh {service} -c \'echo "$PGDATA"; ls -la "$PGDATA"\'',
      kubernetes: 'kubectl get pvc; kubectl describe deploy/{service} | grep -A6 Mounts',
      host: 'findmnt -T {path|/var/lib/postgresql}; sudo ls -la {path|/var/lib/postgresql}',
    },
    repair: [
      {
        text: 'Mount the disk or correct the path; do not run initdb before you know where the data are',
        compose: 'docker volume ls && docker compose up -d {service}',
        host: 'sudo mount -a && sudo systemctl restart postgresql',
      },
    ],
    source:
      'PostgreSQL source, miscinit.c ValidatePgVersion(), checkDataDir(); pg_ctl.c; postmaster.c checkControlFile()',
    matches: [
      'FATAL:  "/var/lib/postgresql/data" is not a valid data directory',
      'FATAL:  data directory "/srv/pg/16/main" does not exist',
      'pg_ctl: directory "/srv/pg/16/main" is not a database cluster directory',
      'postgres: could not find the database system',
    ],
    ignores: ['The files belonging to this database system will be owned by user "postgres".'],
  },
  {
    id: 'postgresql.pid-file-in-the-way',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'lock file already exists',
        pattern: /lock file \\?"(?<path>[^"\\]{0,160}(?:postmaster\.pid|\.s\.PGSQL\.\d{1,5}\.lock))\\?" already exists/,
      },
      {
        words: 'is another pid postmaster',
        pattern:
          /Is another postmaster \(PID (?<value>\d{1,9})\) (?:running in data directory|using socket file) \\?"(?<path>[^"\\]{1,200})\\?"/,
      },
      {
        words: 'pre existing shared memory block is still in use',
        pattern: /pre-existing shared memory block \(key \d{1,20}, ID \d{1,20}\) is still in use/,
      },
    ],
    nearby: [/\(PID (?<value>\d{1,9})\) (?:running in data directory|using socket file)/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL finds another server (or what a killed one left) on its data directory',
    check: {
      text: 'See whether a server really uses the directory: two containers on one volume, the old pod still alive, or only a file left after a kill',
      compose: 'docker ps -a --filter volume=$(docker compose config --volumes | head -1)',
      kubernetes: 'kubectl get pods -o wide | grep {service}',
      host: 'ps -p {value|$(sudo head -1 /var/lib/postgresql/*/main/postmaster.pid)} -o pid,user,lstart,args',
    },
    repair: [
      {
        text: 'Stop the other server in an orderly way and start again; never run two on one directory',
        compose: 'docker compose down && docker compose up -d',
        kubernetes: `kubectl patch deploy/{service} -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`,
        host: 'sudo systemctl stop postgresql && sudo systemctl start postgresql',
      },
      {
        text: 'Only when no process of PostgreSQL uses the directory any more: remove postmaster.pid',
        compose: `docker compose run --rm --entrypoint sh {service} -c 'rm -f "$PGDATA/postmaster.pid"'`,
        host: 'pgrep -a postgres || sudo rm /var/lib/postgresql/*/main/postmaster.pid',
        destructive: true,
      },
    ],
    source: 'PostgreSQL source, miscinit.c CreateLockFile(); sysv_shmem.c PGSharedMemoryCreate()',
    matches: [
      'FATAL:  lock file "postmaster.pid" already exists',
      'HINT:  Is another postmaster (PID 1) running in data directory "/var/lib/postgresql/data"?',
      'HINT:  Is another postmaster (PID 4410) using socket file "/var/run/postgresql/.s.PGSQL.5432"?',
      'FATAL:  pre-existing shared memory block (key 5432001, ID 98304) is still in use',
    ],
    ignores: ['WARNING: lock file "/var/lib/apt/lists/lock" already exists'],
  },
  {
    id: 'postgresql.socket-directory-unusable',
    kind: 'file_permission',
    program: 'postgresql',
    forms: [
      {
        words: 'could not lock file',
        pattern:
          /could not (?:create|open|write) lock file \\?"(?<path>[^"\\]{0,160}(?:\.s\.PGSQL\.\d{1,5}\.lock|postmaster\.pid))\\?": (?<value>Permission denied|No such file or directory|Read-only file system)/,
      },
      {
        words: 'could not remove old lock file',
        pattern:
          /could not remove old lock file \\?"(?<path>[^"\\]{1,200})\\?": (?<value>Permission denied|Operation not permitted|Read-only file system)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL cannot write {path}: {value}',
    check: {
      text: 'Look at the directory of the socket: it has to exist and belong to the account of the server; after a reboot systemd-tmpfiles makes it anew',
      compose: 'docker compose run --rm --entrypoint sh {service} -c "id; ls -ld /var/run/postgresql"',
      kubernetes: 'kubectl get deploy/{service} -o yaml | grep -iE "runAsUser|readOnlyRootFilesystem"',
      host: 'ls -ld /var/run/postgresql',
    },
    repair: [
      {
        text: 'Make the directory and give it to the server, or set unix_socket_directories to one that it may write',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: `kubectl patch deploy/{service} --type=json -p '[{"op":"add","path":"/spec/template/spec/volumes/-","value":{"name":"run","emptyDir":{}}},{"op":"add","path":"/spec/template/spec/containers/0/volumeMounts/-","value":{"name":"run","mountPath":"/var/run/postgresql"}}]'`,
        host: 'sudo install -d -o postgres -g postgres -m 2775 /var/run/postgresql && sudo systemctl restart postgresql',
      },
    ],
    source: 'PostgreSQL source, miscinit.c CreateLockFile()',
    matches: [
      'FATAL:  could not create lock file "/var/run/postgresql/.s.PGSQL.5432.lock": No such file or directory',
      'FATAL:  could not open lock file "/tmp/.s.PGSQL.5432.lock": Permission denied',
      'FATAL:  could not remove old lock file "postmaster.pid": Permission denied',
    ],
    ignores: ['E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)'],
  },
];
