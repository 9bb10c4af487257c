import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const POSTGRESQL_RESOURCES: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.out-of-memory',
    kind: 'memory_exhausted',
    program: 'postgresql',
    forms: [
      {
        words: 'failed on request of size in memory context',
        pattern: /Failed on request of size (?<limit>\d{1,15})(?: in memory context \\?"(?<object>[^"\\]{1,80})\\?")?/,
      },
      {
        words: 'could not map anonymous shared memory cannot allocate memory',
        pattern: /could not map anonymous shared memory: Cannot allocate memory/,
      },
      {
        words: 'could not fork cannot allocate memory',
        pattern: /could not fork [a-z ]{3,40}: Cannot allocate memory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL gets no memory from the system',
    check: {
      text: 'Compare what there is with what is set: shared_buffers, plus work_mem for each sort of each connection',
      compose:
        'docker stats --no-stream {service}; docker compose exec {service} psql -U postgres -c "show shared_buffers" -c "show work_mem" -c "show max_connections"',
      kubernetes: 'kubectl top pod; kubectl describe deploy/{service} | grep -A3 Limits',
      host: 'free -m; grep -i commit /proc/meminfo; sudo -u postgres psql -c "show shared_buffers" -c "show work_mem"',
    },
    repair: [
      {
        text: 'Lower shared_buffers (a quarter of the memory), work_mem and max_connections, or give the machine more',
        compose: `docker compose exec {service} psql -U postgres -c "ALTER SYSTEM SET work_mem = '4MB'" -c "ALTER SYSTEM SET shared_buffers = '512MB'" && docker compose restart {service}`,
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=4Gi --requests=memory=4Gi',
        host: `sudo sed -i -E 's/^#?shared_buffers.*/shared_buffers = 512MB/' /etc/postgresql/*/main/postgresql.conf && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'PostgreSQL source, mcxt.c MemoryContextAlloc(); sysv_shmem.c CreateAnonymousSegment(); postmaster.c BackendStartup()',
    matches: [
      'DETAIL:  Failed on request of size 33554432 in memory context "HashTableContext".',
      'FATAL:  could not map anonymous shared memory: Cannot allocate memory',
      'LOG:  could not fork new process for connection: Cannot allocate memory',
    ],
    ignores: [
      'HINT:  This error usually means that PostgreSQL asked for a shared memory segment exceeding available memory',
    ],
  },
  {
    id: 'postgresql.kernel-shared-memory-limit',
    kind: 'kernel_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'could not create shared memory segment',
        pattern:
          /could not create shared memory segment: (?<value>Invalid argument|No space left on device|Cannot allocate memory)/,
      },
      {
        words: 'could not create semaphores',
        pattern: /could not create semaphores: (?<value>No space left on device)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kernel grants PostgreSQL no shared memory or semaphores ({value})',
    check: {
      text: 'Print the limits of the kernel and what uses them',
      host: 'ipcs -l; ipcs -u; sysctl kernel.shmmax kernel.shmall kernel.sem',
    },
    repair: [
      {
        text: 'Raise them; despite the wording "No space left on device" no disk is full',
        host: 'sudo sysctl -w kernel.shmmax=17179869184 kernel.shmall=4194304 kernel.sem="250 32000 100 128" && sudo systemctl restart postgresql',
      },
    ],
    source: 'PostgreSQL documentation, 18.4.1 Shared Memory and Semaphores; sysv_shmem.c; sysv_sema.c',
    matches: [
      'FATAL:  could not create shared memory segment: Invalid argument',
      'FATAL:  could not create semaphores: No space left on device',
    ],
    ignores: [
      `HINT:  This error usually means that PostgreSQL's request for a shared memory segment exceeded your kernel's SHMMAX parameter`,
    ],
  },
  {
    id: 'postgresql.process-limit',
    kind: 'process_limit',
    program: 'postgresql',
    forms: [
      {
        words: 'could not fork resource temporarily unavailable',
        pattern: /could not fork [a-z ]{3,40}: Resource temporarily unavailable/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL may start no further process: a limit of processes is reached',
    check: {
      text: 'Compare the number of processes with the limits (pids of the cgroup, ulimit -u)',
      compose: 'docker compose exec {service} sh -c "cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current"',
      kubernetes: 'kubectl exec deploy/{service} -- cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current',
      host: 'systemctl show postgresql@16-main -p TasksMax -p TasksCurrent; sudo -u postgres bash -c "ulimit -u"',
    },
    repair: [
      {
        text: 'Raise the limit (pids_limit in compose, TasksMax= in the unit), or lower max_connections: each connection is a process',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo systemctl set-property postgresql@16-main TasksMax=4096',
      },
    ],
    source: 'PostgreSQL source, postmaster.c BackendStartup()',
    matches: [
      'LOG:  could not fork new process for connection: Resource temporarily unavailable',
      'LOG:  could not fork autovacuum worker process: Resource temporarily unavailable',
    ],
    ignores: ['bash: fork: retry: Resource temporarily unavailable'],
  },
  {
    id: 'postgresql.descriptor-limit',
    kind: 'descriptor_limit',
    program: 'postgresql',
    forms: [
      {
        words: 'out of file descriptors too many open files',
        pattern: /out of file descriptors: Too many open files(?: in system)?; release and retry/,
      },
      {
        words: 'could not open too many open files',
        pattern:
          /(?:FATAL|ERROR|PANIC|LOG): {1,2}could not [a-z ]{2,30} \\?"(?<path>[^"\\]{1,200})\\?": Too many open files/,
      },
      {
        words: 'insufficient file descriptors available to start server process',
        pattern: /insufficient file descriptors available to start server process/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL has no file descriptors left',
    check: {
      text: 'Print the limit of the process and how many it holds',
      compose: 'docker compose exec {service} sh -c "ulimit -n; ls /proc/1/fd | wc -l"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ulimit -n; ls /proc/1/fd | wc -l"',
      host: 'sudo cat /proc/$(pgrep -o postgres)/limits | grep -i "open files"; cat /proc/sys/fs/file-nr',
    },
    repair: [
      {
        text: 'Raise the limit (ulimits: nofile in compose, LimitNOFILE= in the unit, fs.file-max for "in system"), or lower max_files_per_process',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo systemctl edit postgresql@.service  # [Service] LimitNOFILE=65536',
      },
    ],
    source: 'PostgreSQL source, fd.c BasicOpenFilePerm(), set_max_safe_fds()',
    matches: [
      'LOG:  out of file descriptors: Too many open files; release and retry',
      'ERROR:  could not open file "base/16384/24601": Too many open files',
      'FATAL:  insufficient file descriptors available to start server process',
    ],
    ignores: ['accept4() failed (24: Too many open files)'],
  },
  {
    id: 'postgresql.lock-table-full',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [
      {
        words: 'you might need to increase',
        pattern: /You might need to increase \\?"?(?<setting>max_(?:pred_)?locks_per_transaction)/,
      },
      { words: 'out of shared memory', pattern: /(?:ERROR|FATAL|WARNING|error|pq): {1,2}out of shared memory\b/ },
      { words: 'out of shared memory outofmemory', pattern: /OutOfMemory(?:Error)?: out of shared memory\b/ },
    ],
    nearby: [/increase \\?"?(?<setting>max_(?:pred_)?locks_per_transaction)/],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The lock table of PostgreSQL is full ({setting|max_locks_per_transaction})',
    check: {
      text: 'Count the locks by session: a dump, a migration or a query over thousands of partitions takes one for each table and index. It is not the memory of the machine',
      compose: `docker compose exec {server} psql -U postgres -c "select pid, count(*) from pg_locks group by 1 order by 2 desc limit 10"`,
      kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select pid, count(*) from pg_locks group by 1 order by 2 desc limit 10"`,
      host: `sudo -u postgres psql -c "select pid, count(*) from pg_locks group by 1 order by 2 desc limit 10"`,
    },
    repair: [
      {
        text: 'Raise the setting and restart, or do the work in smaller transactions',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER SYSTEM SET {setting|max_locks_per_transaction} = 256" && docker compose restart {server}`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "ALTER SYSTEM SET {setting|max_locks_per_transaction} = 256" && kubectl rollout restart deploy/{server}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET {setting|max_locks_per_transaction} = 256" && sudo systemctl restart postgresql`,
      },
    ],
    source: 'PostgreSQL source, lock.c LockAcquireExtended(); predicate.c',
    matches: [
      'HINT:  You might need to increase max_locks_per_transaction.',
      'HINT:  You might need to increase "max_pred_locks_per_transaction".',
      'pg_dump: error: query failed: ERROR:  out of shared memory',
      'psycopg2.errors.OutOfMemory: out of shared memory',
    ],
    ignores: ['oracle: ORA-04031: unable to allocate 4160 bytes of shared memory'],
  },
  {
    id: 'postgresql.transaction-ids-used-up',
    kind: 'quota_exceeded',
    program: 'postgresql',
    forms: [
      {
        words: 'database is not accepting commands to avoid wraparound data loss',
        pattern:
          /database is not accepting commands (?:that (?:assign|generate) new \w{5,20}(?: IDs)? )?to avoid wraparound data loss in database (?:with OID )?\\?"?(?<object>[^"\\]{1,80})/,
      },
      {
        words: 'must be vacuumed within transactions',
        pattern:
          /database (?:with OID )?\\?"?(?<object>[^"\\]{1,80})\\?"? must be vacuumed within (?<limit>\d{1,10}) transactions/,
      },
      {
        words: 'must be vacuumed before more are used',
        pattern:
          /database (?:with OID )?\\?"?(?<object>[^"\\]{1,80})\\?"? must be vacuumed before (?<limit>\d{1,10}) more [Mm]ultiXact/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'PostgreSQL runs out of transaction IDs in {object}: vacuum was kept from doing its work',
    check: {
      text: 'See which tables are oldest, and what holds vacuum back: a long transaction, a prepared transaction, a replication slot',
      compose: `docker compose exec {server} psql -U postgres -c "select datname, age(datfrozenxid) from pg_database order by 2 desc" -c "select pid, age(backend_xmin), state, query from pg_stat_activity order by 2 desc nulls last limit 5" -c "table pg_prepared_xacts" -c "select slot_name, xmin, catalog_xmin from pg_replication_slots"`,
      host: `sudo -u postgres psql -c "select datname, age(datfrozenxid) from pg_database order by 2 desc" -c "select pid, age(backend_xmin), state, query from pg_stat_activity order by 2 desc nulls last limit 5" -c "table pg_prepared_xacts" -c "select slot_name, xmin, catalog_xmin from pg_replication_slots"`,
    },
    repair: [
      {
        text: 'End what holds vacuum back, then vacuum the oldest tables by hand (no FULL; without indexes it is faster); single-user mode is not needed',
        compose: `docker compose exec {server} vacuumdb -U postgres --all --jobs 4 --min-xid-age 100000000 --no-index-cleanup`,
        kubernetes: `kubectl exec deploy/{server} -- vacuumdb -U postgres --all --jobs 4 --min-xid-age 100000000 --no-index-cleanup`,
        host: 'sudo -u postgres vacuumdb --all --jobs 4 --min-xid-age 100000000 --no-index-cleanup',
      },
    ],
    source:
      'PostgreSQL documentation, 24.1.5 Preventing Transaction ID Wraparound Failures; varsup.c GetNewTransactionId(); multixact.c',
    matches: [
      'ERROR:  database is not accepting commands to avoid wraparound data loss in database "shop"',
      'ERROR:  database is not accepting commands that assign new transaction IDs to avoid wraparound data loss in database "shop"',
      'WARNING:  database "shop" must be vacuumed within 10985967 transactions',
      'WARNING:  database "shop" must be vacuumed before 9912345 more MultiXactIds are used',
    ],
    ignores: ['LOG:  automatic aggressive vacuum to prevent wraparound of table "shop.public.orders": index scans: 1'],
  },
  {
    id: 'postgresql.sequence-used-up',
    kind: 'quota_exceeded',
    program: 'postgresql',
    forms: [
      {
        words: 'nextval reached maximum value of sequence',
        pattern:
          /nextval: reached (?:maximum|minimum) value of sequence \\?"(?<object>[^"\\]{1,80})\\?" \((?<limit>-?\d{1,19})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The sequence {object} of PostgreSQL has reached its end, {limit}',
    check: {
      text: 'See how near other sequences are to their end, and of what type the column is',
      compose: `docker compose exec {server} psql -U postgres -d <database> -c "select sequencename, last_value, max_value from pg_sequences order by last_value::numeric/max_value desc nulls last limit 10"`,
      host: `sudo -u postgres psql -d <database> -c "select sequencename, last_value, max_value from pg_sequences order by last_value::numeric/max_value desc nulls last limit 10"`,
    },
    repair: [
      {
        text: 'Make column and sequence bigint; the change of the column rewrites the table under an exclusive lock. To win time let the sequence count up from its negative end',
        host: `sudo -u postgres psql -d <database> -c "ALTER TABLE <table> ALTER COLUMN id TYPE bigint" -c "ALTER SEQUENCE {object} AS bigint"`,
      },
    ],
    source: 'PostgreSQL source, sequence.c nextval_internal()',
    matches: [
      'ERROR:  nextval: reached maximum value of sequence "orders_id_seq" (2147483647)',
      'django.db.utils.DataError: nextval: reached maximum value of sequence "events_id_seq" (2147483647)',
    ],
    ignores: ['ERROR:  currval of sequence "orders_id_seq" is not yet defined in this session'],
  },
];
