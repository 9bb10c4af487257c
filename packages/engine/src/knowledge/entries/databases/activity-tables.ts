import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const WHO_BLOCKS: Step = {
  text: 'See whom session {object} blocks and since when its transaction is open',
  compose: `docker compose exec {server} psql -U postgres -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
  kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
  host: `sudo -u postgres psql -c "select pid, pg_blocking_pids(pid), state, now() - xact_start as open_for, left(query, 80) from pg_stat_activity where xact_start is not null order by xact_start"`,
};
const MYSQL_WHO: Step = {
  text: 'See which transaction is open longest: its session holds the lock, often one that sleeps',
  compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select trx_mysql_thread_id, trx_started, trx_state, left(trx_query,80) from information_schema.innodb_trx order by trx_started; select * from sys.schema_table_lock_waits\\G"'`,
  kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select trx_mysql_thread_id, trx_started, trx_state, left(trx_query,80) from information_schema.innodb_trx order by trx_started"'`,
  host: `sudo mysql -e "select trx_mysql_thread_id, trx_started, trx_state, left(trx_query,80) from information_schema.innodb_trx order by trx_started; select * from sys.schema_table_lock_waits\\G"`,
};

/** What the sessions of a database are doing, as its own tables show it; rows are read with the names of their columns. */
export const ACTIVITY_TABLES: readonly CatalogueEntry[] = [
  {
    id: 'postgresql.listed-idle-in-transaction',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      {
        words: 'pid state idle in transaction',
        pattern: /\bpid=(?<object>\d{1,9});[^\n]{1,400}?\bstate=(?<value>idle in transaction(?: \(aborted\))?)(?:;|$)/m,
      },
    ],
    nearby: [
      /state=idle in transaction.{0,200}?\b(?:xact_age|age|open_for|duration|xact_start|state_change)=(?<limit>[\w:. +-]{4,40})/,
      /\busename=(?<user>[\w.-]{1,63});.{0,200}state=idle in transaction/,
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'Session {object} of {user|a client} is idle in a transaction and keeps its locks ({limit|since long})',
    check: WHO_BLOCKS,
    repair: [
      {
        text: 'End the session; its transaction is rolled back',
        compose: `docker compose exec {server} psql -U postgres -c "select pg_terminate_backend({object})"`,
        kubernetes: `kubectl exec deploy/{server} -- psql -U postgres -c "select pg_terminate_backend({object})"`,
        host: `sudo -u postgres psql -c "select pg_terminate_backend({object})"`,
        destructive: true,
      },
      { text: 'Let the client commit or roll back on every path, and set idle_in_transaction_session_timeout' },
    ],
    source: 'PostgreSQL documentation, 27.2.3 pg_stat_activity, state; idle_in_transaction_session_timeout',
    matches: [
      'pid=4411; usename=billing; application_name=export; state=idle in transaction; wait_event=ClientRead; xact_age=00:41:17',
      'pid=902; state=idle in transaction (aborted); query=INSERT INTO a VALUES (1)',
    ],
    ignores: [
      'pid=4412; usename=billing; state=idle; wait_event=ClientRead',
      'pid=4413; usename=shop; state=active; query=select 1',
    ],
  },
  {
    id: 'postgresql.listed-waits-for-lock',
    kind: 'lock_held',
    program: 'postgresql',
    forms: [
      { words: 'pid wait_event_type lock', pattern: /\bpid=(?<object>\d{1,9});[^\n]{1,400}?\bwait_event_type=Lock\b/ },
      { words: 'pid granted f', pattern: /\bpid=(?<object>\d{1,9});[^\n]{1,400}?\bgranted=(?<value>f|false)(?:;|$)/m },
    ],
    nearby: [/granted=f(?:alse)?;[^\n]{0,200}?\brel(?:name|ation)=(?<value>[\w.]{1,63})/],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'postgresql',
    specificity: 2,
    means: 'Session {object} waits for a lock on {value|rows} that another session holds',
    check: WHO_BLOCKS,
    repair: [
      {
        text: 'End the session that pg_blocking_pids names when it will not go on by itself',
        compose: `docker compose exec {server} psql -U postgres -c "select pg_terminate_backend(<pid>)"`,
        host: `sudo -u postgres psql -c "select pg_terminate_backend(<pid>)"`,
        destructive: true,
      },
    ],
    source: 'PostgreSQL documentation, 27.2.3 pg_stat_activity, wait_event_type; 53.12 pg_locks, granted',
    matches: [
      'pid=4502; usename=shop; state=active; wait_event_type=Lock; wait_event=transactionid; query=UPDATE a',
      'pid=4502; locktype=relation; mode=AccessExclusiveLock; granted=f',
    ],
    ignores: [
      'pid=4502; usename=shop; state=active; wait_event_type=IO; wait_event=DataFileRead',
      'pid=1; mode=RowShareLock; granted=t',
    ],
  },
  {
    id: 'mysql.listed-metadata-lock',
    kind: 'lock_held',
    program: 'mysql',
    forms: [
      {
        words: 'waiting for table metadata lock id time',
        pattern:
          /\bId=(?<object>\d{1,9});[^\n]{1,300}?\bTime=(?<limit>\d{1,8}); State=Waiting for (?<value>table metadata lock|global read lock|table level lock|table flush)/,
      },
      {
        words: 'waiting for table metadata lock',
        pattern:
          /(?:^|\s)(?<object>\d{1,9})\s[^\n]{1,200}\s(?<limit>\d{1,8})\s{1,8}Waiting for (?<value>table metadata lock)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'Session {object} of MySQL has waited {limit} s for a {value} that an open transaction holds',
    check: MYSQL_WHO,
    repair: [
      {
        text: 'End the session whose transaction is open, or the ALTER TABLE before which all others queue; run such changes when nothing is open, with a short lock_wait_timeout',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "KILL <id>"'`,
        host: 'sudo mysql -e "KILL <id>"',
        destructive: true,
      },
    ],
    source: 'MySQL Reference Manual, 8.14.3 General Thread States; 8.11.4 Metadata Locking',
    matches: [
      'Id=88; User=root; Host=localhost; db=shop; Command=Query; Time=1941; State=Waiting for table metadata lock; Info=ALTER TABLE customers ADD COLUMN vat INT',
      '88\troot\tlocalhost\tshop\tQuery\t1941\tWaiting for table metadata lock\tALTER TABLE customers',
    ],
    ignores: ['Id=92; User=app; Command=Sleep; Time=2003', 'State=Waiting for an event from Coordinator'],
  },
  {
    id: 'mysql.status-deadlock',
    kind: 'deadlock',
    program: 'mysql',
    forms: [
      { words: 'latest detected deadlock', pattern: /^LATEST DETECTED DEADLOCK\s{0,4}$/ },
      { words: 'we roll back transaction', pattern: /^\*\*\* WE ROLL BACK TRANSACTION \(\d\)/ },
    ],
    nearby: [
      /index (?<value>[\w`.]{1,80}) of table `(?:[^`]{1,64})`\.`(?<object>[^`]{1,64})` trx id \d{1,20} lock_mode [\w ,]{1,60} waiting/,
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'Two transactions of MySQL lock rows of {object|a table} in opposite order; one was rolled back',
    check: {
      text: 'Read the two statements of the section and which of them holds what the other waits for',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show engine innodb status\\G"' | sed -n '/LATEST DETECTED DEADLOCK/,/TRANSACTIONS/p'`,
      kubernetes: `kubectl exec {service}-0 -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show engine innodb status\\G"' | sed -n '/LATEST DETECTED DEADLOCK/,/TRANSACTIONS/p'`,
      host: `sudo mysql -e "show engine innodb status\\G" | sed -n '/LATEST DETECTED DEADLOCK/,/TRANSACTIONS/p'`,
    },
    repair: [
      {
        text: 'Take the rows in the same order everywhere, keep transactions short, index what UPDATE looks for, and repeat a transaction that fails with 1213',
        host: 'sudo mysql -e "SET PERSIST innodb_print_all_deadlocks = ON"',
      },
    ],
    source:
      'MySQL Reference Manual, 17.17.3 InnoDB Standard Monitor and Lock Monitor Output; 17.7.5 Deadlocks in InnoDB',
    matches: ['LATEST DETECTED DEADLOCK', '*** WE ROLL BACK TRANSACTION (1)'],
    ignores: ['See the section LATEST DETECTED DEADLOCK of the status', 'TRANSACTIONS'],
  },
  {
    id: 'mysql.status-lock-wait',
    kind: 'lock_held',
    program: 'mysql',
    forms: [
      {
        words: 'trx has been waiting sec for this lock to be granted',
        pattern: /TRX HAS BEEN WAITING (?<limit>\d{1,8}) (?:SEC|ms|us)\w{0,6} FOR THIS LOCK TO BE GRANTED/i,
      },
    ],
    nearby: [/of table `(?:[^`]{1,64})`\.`(?<object>[^`]{1,64})` trx id \d{1,20} lock_mode [\w ,]{1,60} waiting/],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'A transaction of MySQL has waited {limit} s for a lock on {object|a table}',
    check: MYSQL_WHO,
    repair: [
      {
        text: 'End the session that holds it when it will not go on by itself; keep transactions short',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "KILL <id>"'`,
        host: 'sudo mysql -e "KILL <id>"',
        destructive: true,
      },
    ],
    source: 'MySQL Reference Manual, 17.17.3 InnoDB Standard Monitor and Lock Monitor Output',
    matches: [
      '------- TRX HAS BEEN WAITING 41 SEC FOR THIS LOCK TO BE GRANTED:',
      '------- TRX HAS BEEN WAITING 7 SEC FOR THIS LOCK TO BE GRANTED',
    ],
    ignores: ['*** (1) WAITING FOR THIS LOCK TO BE GRANTED:'],
  },
  {
    id: 'redis.status-keys-evicted',
    kind: 'memory_exhausted',
    program: 'redis',
    forms: [{ words: 'evicted_keys', pattern: /^evicted_keys:(?<value>[1-9]\d{0,17})\s{0,4}$/ }],
    nearby: [/^maxmemory_human:(?<limit>(?!0B)[\w.]{1,16})/, /^maxmemory_policy:(?<setting>[\w-]{1,40})/],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redis has thrown away {value} keys: its memory limit ({limit|maxmemory}) is reached ({setting|eviction})',
    check: {
      text: 'Compare used_memory with maxmemory, and see what takes the memory',
      compose: 'docker compose exec {service} redis-cli info memory; docker compose exec {service} redis-cli --bigkeys',
      kubernetes:
        'kubectl exec deploy/{service} -- redis-cli info memory; kubectl exec deploy/{service} -- redis-cli --bigkeys',
      host: 'redis-cli info memory; redis-cli --bigkeys',
    },
    repair: [
      {
        text: 'Raise maxmemory, give keys a time to live, or keep sessions and queues apart from caches with noeviction',
        compose: 'docker compose exec {service} redis-cli config set maxmemory <more>',
        host: 'redis-cli config set maxmemory <more>',
      },
    ],
    source: 'Redis INFO, Stats: evicted_keys; Key eviction',
    matches: ['evicted_keys:1988121', 'evicted_keys:3'],
    ignores: ['evicted_keys:0', 'evicted_clients:0'],
  },
  {
    id: 'redis.status-connections-rejected',
    kind: 'connection_limit',
    program: 'redis',
    forms: [{ words: 'rejected_connections', pattern: /^rejected_connections:(?<value>[1-9]\d{0,17})\s{0,4}$/ }],
    nearby: [/^maxclients:(?<limit>\d{1,9})/, /^connected_clients:(?<object>\d{1,9})/],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Redis has rejected {value} connections: its limit of {limit|maxclients} clients is reached',
    check: {
      text: 'See who holds the connections and which are idle',
      compose: `docker compose exec {service} redis-cli client list | sed -E 's/.*addr=([^:]+).* idle=([0-9]+).*/\\1 \\2/' | sort | uniq -c | sort -n | tail`,
      host: `redis-cli client list | sed -E 's/.*addr=([^:]+).* idle=([0-9]+).*/\\1 \\2/' | sort | uniq -c | sort -n | tail`,
    },
    repair: [
      {
        text: 'Let clients share a pool and close what is idle (timeout), or raise maxclients',
        compose: 'docker compose exec {service} redis-cli config set maxclients <more>',
        host: 'redis-cli config set maxclients <more>',
      },
    ],
    source: 'Redis INFO, Stats: rejected_connections; Redis client handling, maximum concurrent connected clients',
    matches: ['rejected_connections:5120', 'rejected_connections:1'],
    ignores: ['rejected_connections:0', 'total_connections_received:883121'],
  },
  {
    id: 'redis.status-save-failed',
    kind: 'disk_full',
    program: 'redis',
    forms: [
      { words: 'rdb_last_bgsave_status err', pattern: /^(?<setting>rdb_last_bgsave_status):err\b/ },
      { words: 'aof_last_write_status err', pattern: /^(?<setting>aof_last_write_status):err\b/ },
      { words: 'aof_last_bgrewrite_status err', pattern: /^(?<setting>aof_last_bgrewrite_status):err\b/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'Redis cannot save to disk ({setting} is err)',
    check: {
      text: 'Read why in the log of Redis: no space, no permission, no memory for the fork',
      compose:
        'docker compose logs --tail 200 {service} | grep -iE "save|rdb|aof|fork|space|permission"; docker compose exec {service} df -h /data',
      host: 'sudo tail -n 200 /var/log/redis/redis-server.log | grep -iE "save|rdb|aof|fork|space|permission"; df -h /var/lib/redis',
    },
    repair: [
      {
        text: 'Free space or give the folder to its account, then save once',
        compose: 'docker compose exec {service} redis-cli bgsave',
        host: 'redis-cli bgsave',
      },
    ],
    source: 'Redis INFO, Persistence: rdb_last_bgsave_status, aof_last_write_status',
    matches: ['rdb_last_bgsave_status:err', 'aof_last_write_status:err', 'aof_last_bgrewrite_status:err'],
    ignores: ['rdb_last_bgsave_status:ok'],
  },
  {
    id: 'redis.status-link-down',
    kind: 'unreachable',
    program: 'redis',
    forms: [{ words: 'master_link_status down', pattern: /^master_link_status:(?<value>down)\b/ }],
    nearby: [/^master_host:(?<peer>[\w.:-]{1,120})/, /^master_port:(?<port>\d{1,5})/],
    role: 'either',
    fault: 'peer',
    peerProgram: 'redis',
    specificity: 3,
    means: 'The Redis replica has lost its primary {peer|server}:{port|6379}',
    check: {
      text: 'See whether the primary runs, is reached from here, and takes the password of the replica',
      compose: 'docker compose exec {service} redis-cli -h {peer|<primary>} -p {port|6379} ping',
      host: 'redis-cli -h {peer|<primary>} -p {port|6379} ping',
    },
    repair: [{ text: 'Start the primary, correct replicaof, or set masterauth to its password' }],
    source: 'Redis INFO, Replication: master_link_status',
    matches: ['master_link_status:down', 'master_link_status:down '],
    ignores: ['master_link_status:up'],
  },
];
