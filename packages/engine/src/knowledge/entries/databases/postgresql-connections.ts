import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_IS_CONNECTED: Step = {
  text: 'Count the connections by account, client and state: many in "idle" point at pools that are too large or leak, many in "idle in transaction" at transactions left open',
  compose: `docker compose exec {server} psql -U postgres -c "select usename, application_name, client_addr, state, count(*) from pg_stat_activity group by 1,2,3,4 order by 5 desc"`,
  kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select usename, application_name, client_addr, state, count(*) from pg_stat_activity group by 1,2,3,4 order by 5 desc"`,
  host: `sudo -u postgres psql -c "select usename, application_name, client_addr, state, count(*) from pg_stat_activity group by 1,2,3,4 order by 5 desc"`,
};
const WHY_IT_RESTARTS: Step = {
  text: 'Read what the server wrote before: a crash, a kill, or an ordinary start whose recovery takes its time',
  compose: 'docker compose logs --tail 100 {peer|db}',
  kubernetes: 'kubectl get pods -A | grep -i postgres && kubectl logs deploy/{service} --tail 100',
  host: 'sudo journalctl -u postgresql -n 100',
};

export const POSTGRESQL_CONNECTIONS: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.too-many-clients',
    kind: 'connection_limit',
    program: 'postgresql',
    forms: [
      { words: 'sorry too many clients already', pattern: /sorry, too many clients already/ },
      {
        words: 'remaining connection slots are reserved for',
        pattern:
          /remaining connection slots are reserved for (?:non-replication superuser|replication superuser|roles with)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'All connections that PostgreSQL allows (max_connections) are taken',
    check: WHO_IS_CONNECTED,
    repair: [
      {
        text: 'End what sits idle to get back in, then make the pools smaller: instances times pool size has to stay below max_connections',
        compose: `docker compose exec {server} psql -U postgres -c "select pg_terminate_backend(pid) from pg_stat_activity where state like 'idle%' and state_change < now() - interval '10 minutes'"`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select pg_terminate_backend(pid) from pg_stat_activity where state like 'idle%' and state_change < now() - interval '10 minutes'"`,
        host: `sudo -u postgres psql -c "select pg_terminate_backend(pid) from pg_stat_activity where state like 'idle%' and state_change < now() - interval '10 minutes'"`,
        destructive: true,
      },
      {
        text: 'Raise max_connections (it needs a restart, and each connection costs memory), or put PgBouncer in front, which shares few connections among many clients',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER SYSTEM SET max_connections = 200" && docker compose restart {server}`,
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET max_connections = 200" && sudo systemctl restart postgresql`,
      },
    ],
    source:
      'PostgreSQL documentation, 19.3 max_connections, superuser_reserved_connections; proc.c InitProcess(); postinit.c InitPostgres()',
    matches: [
      '2025-04-11 19:30:44.120 UTC [8812] FATAL:  sorry, too many clients already',
      'FATAL: remaining connection slots are reserved for non-replication superuser connections',
      'asyncpg.exceptions.TooManyConnectionsError: remaining connection slots are reserved for roles with the SUPERUSER attribute',
      'FATAL:  remaining connection slots are reserved for roles with privileges of the "pg_use_reserved_connections" role',
    ],
    ignores: ['runbook: what to do when too many clients are connected to the primary'],
  },
  {
    id: 'postgresql.connection-limit-of-role',
    kind: 'connection_limit',
    program: 'postgresql',
    forms: [
      {
        words: 'too many connections for role',
        pattern: /too many connections for (?<setting>role) \\?"(?<object>[^"\\]{1,80})\\?"/,
      },
      {
        words: 'too many connections for database',
        pattern: /too many connections for (?<setting>database) \\?"(?<object>[^"\\]{1,80})\\?"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The connections that PostgreSQL grants the {setting} {object} (CONNECTION LIMIT) are taken',
    check: WHO_IS_CONNECTED,
    repair: [
      {
        text: 'Raise or lift the limit of this {setting}, or make the pools of its clients smaller',
        compose: `docker compose exec {server} psql -U postgres -c "ALTER {setting} {object} CONNECTION LIMIT -1"`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "ALTER {setting} {object} CONNECTION LIMIT -1"`,
        host: `sudo -u postgres psql -c "ALTER {setting} {object} CONNECTION LIMIT -1"`,
      },
    ],
    source: 'PostgreSQL source, miscinit.c InitializeSessionUserId(); postinit.c CheckMyDatabase()',
    matches: [
      '2025-04-11 19:30:44.120 UTC [8812] FATAL:  too many connections for role "shop"',
      'pq: too many connections for database "shop"',
    ],
    ignores: ['ALERT too many connections for the database tier, see dashboard'],
  },
  {
    id: 'postgresql.starting-up',
    kind: 'startup_order',
    program: 'postgresql',
    forms: [
      { words: 'the database system is starting up', pattern: /the database system is starting up/ },
      {
        words: 'the database system is not yet accepting connections',
        pattern: /the database system is not (?:yet )?accepting connections/,
      },
    ],
    nearby: [/connection to server at "(?<peer>[^"]{1,100})"(?: \([^)]{1,60}\))?, port (?<port>\d{1,5})/],
    role: 'either',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'PostgreSQL is still starting: the client came before it was ready',
    check: WHY_IT_RESTARTS,
    repair: [
      {
        text: 'Let the client wait for a health check (depends_on with condition: service_healthy and pg_isready) or try again by itself; after a crash the recovery simply has to end',
        compose: 'docker compose up -d --wait {peer|db} && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'pg_isready -t 60 && sudo systemctl restart {service}',
      },
    ],
    source:
      'PostgreSQL source, postmaster.c ProcessStartupPacket() (CAC_STARTUP, CAC_NOTCONSISTENT); backend_startup.c',
    matches: [
      '2025-05-06 07:41:08.826 UTC [33] FATAL:  the database system is starting up',
      'org.postgresql.util.PSQLException: FATAL: the database system is starting up',
      'FATAL:  the database system is not yet accepting connections',
    ],
    ignores: ['2025-05-06 07:41:09.102 UTC [1] LOG:  database system is ready to accept connections'],
  },
  {
    id: 'postgresql.recovering-from-crash',
    kind: 'crash_signal',
    program: 'postgresql',
    forms: [
      { words: 'the database system is in recovery mode', pattern: /the database system is in recovery mode/ },
      {
        words: 'terminating connection because of crash of another server process',
        pattern: /terminating connection because of crash of another server process/,
      },
      {
        words: 'terminating any other active server processes',
        pattern: /terminating any other active server processes/,
      },
      {
        words: 'all server processes terminated reinitializing',
        pattern: /all server processes terminated; reinitializing/,
      },
    ],
    nearby: [
      /\(PID \d{1,9}\) was terminated by (?<signal>signal \d{1,2}: [A-Za-z]{2,30})/,
      /Failed process was running: (?<object>.{1,80})/,
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'A process of PostgreSQL crashed ({signal|see its log}), all connections were cut',
    check: {
      text: 'Find the line "was terminated by signal" in the log of the server: signal 9 is mostly the OOM killer, 11 a defect in the server or an extension, 6 an assertion or PANIC',
      compose: 'docker compose logs {service} | grep -B2 -A3 "terminated by signal"',
      kubernetes: 'kubectl logs deploy/{service} | grep -B2 -A3 "terminated by signal"',
      host: 'sudo grep -rhB2 -A3 "terminated by signal" /var/log/postgresql/ | tail -20',
    },
    repair: [
      {
        text: 'Repair what ended the process; the connections come back by themselves once recovery is through',
        host: 'sudo dmesg -T | grep -iE "oom|segfault" | tail',
      },
    ],
    source: 'PostgreSQL source, postmaster.c HandleChildCrash(); postgres.c quickdie()',
    matches: [
      '2025-06-30 14:02:33.551 UTC [3301] FATAL:  the database system is in recovery mode',
      'WARNING:  terminating connection because of crash of another server process',
      '2025-06-30 14:02:33.210 UTC [1] LOG:  terminating any other active server processes',
      '2025-06-30 14:02:33.540 UTC [1] LOG:  all server processes terminated; reinitializing',
    ],
    ignores: ['LOG:  entering standby mode', 'select pg_is_in_recovery(); -- whether it is in recovery'],
  },
  {
    id: 'postgresql.backend-killed',
    kind: 'memory_exhausted',
    program: 'postgresql',
    forms: [
      {
        words: 'was terminated by signal 9',
        pattern:
          /\b(?:server process|\w{3,20} process|\w{3,20} worker[^()]{0,60}) \(PID \d{1,9}\) was terminated by (?<signal>signal 9: Killed)/,
      },
    ],
    nearby: [/Failed process was running: (?<object>.{1,80})/],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'A process of PostgreSQL was killed ({signal})',
    check: {
      text: 'Ask the kernel whether it was the OOM killer, and look at the query named in "Failed process was running"; mostly the kernel did so for want of memory',
      compose:
        'docker compose ps -q {service} | xargs docker inspect --format "{{.State.OOMKilled}} {{.HostConfig.Memory}}"',
      kubernetes: 'kubectl describe pod -l app={service} | grep -iE -A3 "last state|limits"',
      host: 'sudo dmesg -T | grep -iE "out of memory|oom-kill" | tail',
    },
    repair: [
      {
        text: 'Give it more memory, or let it use less: work_mem counts for every sort of every connection, so lower work_mem, hash_mem_multiplier and max_connections',
        compose: `docker compose exec {service} psql -U postgres -c "ALTER SYSTEM SET work_mem = '4MB'" -c "select pg_reload_conf()"`,
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=4Gi --requests=memory=4Gi',
        host: `sudo -u postgres psql -c "ALTER SYSTEM SET work_mem = '4MB'" -c "select pg_reload_conf()"`,
      },
      {
        text: 'On a host of its own forbid overcommit, so that a query fails with "out of memory" instead of the whole server being killed',
        host: 'sudo sysctl -w vm.overcommit_memory=2',
      },
    ],
    source: 'PostgreSQL documentation, 18.4.4 Linux Memory Overcommit; postmaster.c LogChildExit()',
    matches: [
      '2025-06-30 14:02:33.207 UTC [1] LOG:  server process (PID 3288) was terminated by signal 9: Killed',
      '2025-06-30 14:02:33.207 UTC [1] LOG:  checkpointer process (PID 28) was terminated by signal 9: Killed',
    ],
    ignores: [
      '2025-06-30 14:02:33.207 UTC [1] LOG:  server process (PID 3288) was terminated by signal 15: Terminated',
      '2025-06-30 14:02:33.207 UTC [1] LOG:  background worker "parallel worker" (PID 99) exited with exit code 1',
    ],
  },
  {
    id: 'postgresql.backend-crashed',
    kind: 'crash_signal',
    program: 'postgresql',
    forms: [
      {
        words: 'was terminated by signal pid',
        pattern:
          /\b(?:server process|\w{3,20} process|\w{3,20} worker[^()]{0,60}) \(PID \d{1,9}\) was terminated by (?<signal>signal (?:4|6|7|8|11): [A-Z][A-Za-z ()]{3,40})/,
      },
    ],
    nearby: [/Failed process was running: (?<object>.{1,80})/],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'A process of PostgreSQL crashed with {signal}',
    check: {
      text: 'Read which query ran ("Failed process was running"), which extensions are loaded, and whether a PANIC or a broken page stands before it; signal 7 (bus error) is a full /dev/shm or huge pages that are not there',
      compose: `docker compose exec {service} psql -U postgres -c "\\dx" && docker compose exec {service} df -h /dev/shm`,
      kubernetes: `kubectl exec deploy/{service} -- sh -c 'psql -U postgres -c "\\dx"; df -h /dev/shm'`,
      host: 'coredumpctl list postgres; sudo dmesg -T | grep -i segfault | tail',
    },
    repair: [
      {
        text: 'Update the server to the last minor release and the extensions with it; switch JIT off and retry when the stack shows llvm',
        compose: 'docker compose pull {service} && docker compose up -d {service}',
        host: `sudo apt-get install --only-upgrade 'postgresql*' && sudo systemctl restart postgresql`,
      },
      {
        text: 'For a bus error at initdb set huge_pages = off, or give the container huge pages or a larger /dev/shm (shm_size)',
        compose: 'docker compose run --rm {service} postgres -c huge_pages=off',
      },
    ],
    source: 'PostgreSQL source, postmaster.c LogChildExit()',
    matches: [
      '2025-06-30 14:02:33.207 UTC [1] LOG:  server process (PID 3288) was terminated by signal 11: Segmentation fault',
      '2025-06-30 14:02:33.207 UTC [1] LOG:  startup process (PID 27) was terminated by signal 6: Aborted',
      '2025-06-30 14:02:33.207 UTC [1] LOG:  server process (PID 3288) was terminated by signal 7: Bus error',
    ],
    ignores: ['child process was terminated by signal 11: Segmentation fault'],
  },
  {
    id: 'postgresql.stopped',
    kind: 'stopped_on_purpose',
    program: 'postgresql',
    forms: [
      {
        words: 'received shutdown request',
        pattern: /\breceived (?<value>fast|smart|immediate) shutdown request/,
      },
      { words: 'the database system is shutting down', pattern: /the database system is shutting down/ },
      {
        words: 'terminating connection due to administrator command',
        pattern: /terminating connection due to (?:administrator|immediate shutdown) command/,
      },
    ],
    role: 'either',
    fault: 'change',
    peerProgram: 'postgresql',
    specificity: 1,
    means: 'PostgreSQL, or the connection, was ended on order',
    check: {
      text: 'Look who stopped it: a deployment, a drained node, a failover, or pg_terminate_backend()',
      compose: 'docker events --since 1h --until 0s --filter event=stop --filter event=kill',
      kubernetes: 'kubectl get events --sort-by=.lastTimestamp | tail -20',
      host: 'sudo journalctl -u postgresql --since -1h; last -x | head',
    },
    repair: [
      {
        text: 'Start it again, and let the clients reconnect (a pool needs a validation query or pre-ping for that)',
        compose: 'docker compose up -d {service}',
        kubernetes: 'kubectl rollout status deploy/{service}',
        host: 'sudo systemctl start postgresql',
      },
    ],
    source: 'PostgreSQL source, postmaster.c process_pm_shutdown_request(); postgres.c ProcessInterrupts()',
    matches: [
      '2025-07-14 02:00:01.004 UTC [1] LOG:  received fast shutdown request',
      '2025-07-14 02:00:01.120 UTC [912] FATAL:  the database system is shutting down',
      'psycopg2.errors.AdminShutdown: terminating connection due to administrator command',
    ],
    ignores: ['2025-07-14 02:00:03.981 UTC [1] LOG:  database system is shut down'],
  },
  {
    id: 'postgresql.port-taken',
    kind: 'port_in_use',
    program: 'postgresql',
    forms: [
      {
        words: 'could not bind address already in use',
        pattern:
          /could not bind (?:IPv4|IPv6|Unix)(?: address \\?"(?<peer>[^"\\]{1,120})\\?"| socket): Address already in use/,
      },
      {
        words: 'is another postmaster already running on port',
        pattern: /Is another postmaster already running on port (?<port>\d{1,5})\?/,
      },
    ],
    nearby: [/already running on port (?<port>\d{1,5})\?/],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'PostgreSQL cannot listen: another process has its port {port|5432}',
    check: {
      text: 'See which process holds the port; mostly it is a PostgreSQL of the distribution beside the container',
      compose: 'docker ps --filter publish={port|5432}',
      host: `sudo ss -ltnp 'sport = :{port|5432}'`,
    },
    repair: [
      {
        text: 'Stop the other one, or give this one another port (port in postgresql.conf, the left number of "ports" in compose)',
        compose: 'docker compose up -d {service}',
        host: 'pg_lsclusters; sudo systemctl stop postgresql',
      },
    ],
    source: 'PostgreSQL source, pqcomm.c StreamServerPort()/ListenServerPort()',
    matches: [
      '2025-01-20 08:15:00.339 UTC [1] LOG:  could not bind IPv4 address "0.0.0.0": Address already in use',
      '2025-01-20 08:15:00.339 UTC [1] HINT:  Is another postmaster already running on port 5432? If not, wait a few seconds and retry.',
      'LOG:  could not bind IPv6 socket: Address already in use',
    ],
    ignores: ['nginx: [emerg] bind() to 0.0.0.0:5432 failed (98: Address already in use)'],
  },
  {
    id: 'postgresql.not-a-client',
    kind: null,
    program: 'postgresql',
    forms: [
      { words: 'invalid length of startup packet', pattern: /invalid length of startup packet/ },
      { words: 'incomplete startup packet', pattern: /incomplete startup packet/ },
      {
        words: 'unsupported frontend protocol server supports',
        pattern: /unsupported frontend protocol \d{1,5}\.\d{1,5}: server supports/,
      },
      {
        words: 'could not receive data from client connection reset by peer',
        pattern: /could not receive data from client: Connection reset by peer/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'Something that is no PostgreSQL client opened its port (a probe, a scan), or a client left',
    check: {
      text: 'Switch log_connections on to see the address; a TCP health check should be pg_isready instead',
      host: `sudo -u postgres psql -c "ALTER SYSTEM SET log_connections = on" -c "select pg_reload_conf()"`,
    },
    repair: [],
    source: 'PostgreSQL source, postmaster.c ProcessStartupPacket(); pqcomm.c pq_recvbuf()',
    matches: [
      '2025-05-06 07:41:08.826 UTC [40] LOG:  invalid length of startup packet',
      '2025-05-06 07:41:08.826 UTC [40] LOG:  incomplete startup packet',
      '2025-05-06 07:41:08.826 UTC [40] FATAL:  unsupported frontend protocol 65363.19778: server supports 2.0 to 3.0',
      '2025-05-06 07:41:08.826 UTC [40] LOG:  could not receive data from client: Connection reset by peer',
    ],
    ignores: ['could not receive data from server: Connection reset by peer'],
  },
];
