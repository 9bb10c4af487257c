import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MYSQL_LIMITS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.too-many-connections',
    kind: 'connection_limit',
    program: 'mysql',
    forms: [
      {
        words: 'too many connections',
        pattern:
          /(?:\b1040\b.{0,20}|08004\W{1,3}|ER_CON_COUNT_ERROR: |\[(?:Warning|ERROR|Note)\] (?:\[MY-\d{6}\] \[Server\] )?|message from server: "|NonTransientConnectionException: (?:Data source rejected establishment of connection, {1,2}message from server: )?")Too many connections/,
      },
      {
        words: 'already has more than max_user_connections active connections',
        pattern: /User (?<user>\S{1,64}) already has more than '(?<setting>max_user_connections)' active connections/,
      },
      {
        words: 'has exceeded the resource current value',
        pattern:
          /User '(?<user>[^']{1,64})' has exceeded the '(?<setting>max_\w{3,40})' resource \(current value: (?<limit>\d{1,9})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'All connections that MySQL allows are taken ({setting|max_connections} {limit|is reached})',
    check: {
      text: 'See who holds them; root has one in reserve. Many in "Sleep" point at pools that are too large or leak',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select user, host, command, count(*) from information_schema.processlist group by 1, 2, 3 order by 4 desc; show variables like \\"max%connections\\""'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show full processlist"'`,
      host: `sudo mysql -e "select user, host, command, count(*) from information_schema.processlist group by 1, 2, 3 order by 4 desc; show variables like 'max%connections'"`,
    },
    repair: [
      {
        text: 'Make the pools smaller (instances times pool size below max_connections) and wait_timeout shorter, or raise {setting|max_connections}; it works at once and has to go into my.cnf as well',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "SET GLOBAL {setting|max_connections} = 500"'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "SET GLOBAL {setting|max_connections} = 500"'`,
        host: 'sudo mysql -e "SET GLOBAL {setting|max_connections} = 500"',
      },
    ],
    source: 'MySQL errors 1040 ER_CON_COUNT_ERROR, 1203 ER_TOO_MANY_USER_CONNECTIONS, 1226 ER_USER_LIMIT_REACHED',
    matches: [
      'ERROR 1040 (HY000): Too many connections',
      'SQLSTATE[HY000] [1040] Too many connections',
      'ER_CON_COUNT_ERROR: Too many connections',
      'com.mysql.cj.jdbc.exceptions.MySQLNonTransientConnectionException: Data source rejected establishment of connection,  message from server: "Too many connections"',
      `ERROR 1203 (42000): User shop already has more than 'max_user_connections' active connections`,
      `ERROR 1226 (42000): User 'shop' has exceeded the 'max_user_connections' resource (current value: 10)`,
    ],
    ignores: ['ALERT: too many connections on the load balancer'],
  },
  {
    id: 'mysql.packet-too-large',
    kind: 'payload_too_large',
    program: 'mysql',
    forms: [
      {
        words: 'got a packet bigger than max_allowed_packet bytes',
        pattern: /Got a packet bigger than '?(?<setting>max_allowed_packet)'? bytes/,
      },
      {
        words: 'packet for query is too large',
        pattern: /Packet for query is too large \((?<value>[\d,.]{1,16}) > (?<limit>[-\d,.]{1,16})\)/,
      },
      {
        words: 'log event entry exceeded max_allowed_packet',
        pattern: /log event entry exceeded (?<setting>max_allowed_packet)/,
      },
      {
        words: 'result of was larger than max_allowed_packet',
        pattern: /Result of \w{1,40}\(\) was larger than (?<setting>max_allowed_packet) \((?<limit>\d{1,12})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'A statement is larger than max_allowed_packet of MySQL ({limit|its limit})',
    check: {
      text: 'Print the limits of server and client; the smaller one counts',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show variables like \\"max_allowed_packet\\""'`,
      host: `sudo mysql -e "show variables like 'max_allowed_packet'"`,
    },
    repair: [
      {
        text: 'Raise it on the server (new connections see it; at most 1G) and for mysql and mysqldump, or insert in smaller batches',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "SET GLOBAL max_allowed_packet = 268435456"'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "SET GLOBAL max_allowed_packet = 268435456"'`,
        host: `sudo mysql -e "SET GLOBAL max_allowed_packet = 268435456" && printf '[mysqld]\\nmax_allowed_packet=256M\\n' | sudo tee /etc/mysql/conf.d/packet.cnf`,
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, B.3.2.8 Packet Too Large; errors 1153, 1301; Connector/J PacketTooBigException',
    matches: [
      `ERROR 1153 (08S01) at line 212: Got a packet bigger than 'max_allowed_packet' bytes`,
      `com.mysql.cj.jdbc.exceptions.PacketTooBigException: Packet for query is too large (5,526,600 > 4,194,304). You can change this value on the server by setting the 'max_allowed_packet' variable.`,
      `Got fatal error 1236 from master when reading data from binary log: 'log event entry exceeded max_allowed_packet; Increase max_allowed_packet on master'`,
      'Warning (Code 1301): Result of repeat() was larger than max_allowed_packet (16777216) - truncated',
    ],
    ignores: ['max_allowed_packet = 64M'],
  },
  {
    id: 'mysql.out-of-memory',
    kind: 'memory_exhausted',
    program: 'mysql',
    forms: [
      {
        words: 'cannot allocate memory for the buffer pool',
        pattern: /Cannot allocate memory for the (?<object>buffer pool)/,
      },
      {
        words: 'innodb mmap bytes failed errno 12',
        pattern: /InnoDB: mmap\((?<limit>\d{1,15}) bytes\) failed; errno 12/,
      },
      {
        words: 'out of memory needed bytes',
        pattern: /Out of memory(?:; restart server and try again)? \([Nn]eeded (?<limit>\d{1,15}) bytes\)/,
      },
      {
        words: 'innodb cannot allocate bytes of memory',
        pattern: /InnoDB: (?:Cannot|Failed to) allocate (?<limit>\d{1,15}) bytes of memory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL gets no memory from the system ({limit|buffer pool})',
    check: {
      text: 'Compare innodb_buffer_pool_size with the memory of the machine or container',
      compose:
        'docker stats --no-stream; docker compose exec {service} sh -c "grep -rhE buffer_pool_size /etc/my.cnf /etc/mysql"',
      kubernetes: 'kubectl top pod; kubectl describe deploy/{service} | grep -A3 Limits',
      host: 'free -m; sudo grep -rhE "buffer_pool_size|key_buffer" /etc/mysql /etc/my.cnf*',
    },
    repair: [
      {
        text: 'Lower innodb_buffer_pool_size (to about half of what the container has), or give more memory',
        compose: `printf '[mysqld]\\ninnodb_buffer_pool_size=256M\\n' > ./conf.d/memory.cnf && docker compose up -d --force-recreate {service}`,
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=2Gi --requests=memory=2Gi',
        host: `printf '[mysqld]\\ninnodb_buffer_pool_size=256M\\n' | sudo tee /etc/mysql/conf.d/memory.cnf && sudo systemctl restart mysql`,
      },
    ],
    source: 'MySQL source, buf0buf.cc, os0proc.cc; mysys ER EE_OUTOFMEMORY; error 1037',
    matches: [
      '2025-01-05T08:00:01.000000Z 1 [ERROR] [MY-012956] [InnoDB] Cannot allocate memory for the buffer pool',
      '[ERROR] InnoDB: mmap(137363456 bytes) failed; errno 12',
      'mysqld: Out of memory (Needed 1073741824 bytes)',
      '[ERROR] InnoDB: Cannot allocate 4294983680 bytes of memory after 60 retries over 60 seconds',
    ],
    ignores: ['[Note] InnoDB: Initializing buffer pool, total size = 128M, instances = 1, chunk size = 128M'],
  },
  {
    id: 'mysql.thread-limit',
    kind: 'process_limit',
    program: 'mysql',
    forms: [
      {
        words: 'can t create a new thread errno',
        pattern: /Can't create a new thread \(errno (?<value>\d{1,3}[^)]{0,60})\)/,
      },
      {
        words: 'can t create thread to handle new connection errno',
        pattern: /Can't create thread to handle (?:new )?connection ?\(errno ?= ?(?<value>\d{1,3})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL may start no further thread (errno {value})',
    check: {
      text: 'Compare the threads with the limit of the cgroup or account',
      compose: 'docker compose exec {service} sh -c "cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current"',
      kubernetes: 'kubectl exec deploy/{service} -- cat /sys/fs/cgroup/pids.max /sys/fs/cgroup/pids.current',
      host: 'systemctl show mysql -p TasksMax -p TasksCurrent; free -m',
    },
    repair: [
      {
        text: 'Raise the limit, or lower max_connections: each connection is a thread (errno 11 is the limit, errno 12 the memory)',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo systemctl set-property mysql TasksMax=8192',
      },
    ],
    source: 'MySQL error 1135 ER_CANT_CREATE_THREAD; MY-010249 ER_CONN_PER_THREAD_NO_THREAD',
    matches: [
      `ERROR 1135 (HY000): Can't create a new thread (errno 11); if you are not out of available memory, you can consult the manual for a possible OS-dependent bug`,
      `[ERROR] [MY-010249] [Server] Can't create thread to handle new connection(errno= 11)`,
    ],
    ignores: ['[Note] Event Scheduler: Loaded 0 events'],
  },
  {
    id: 'mysql.descriptor-limit',
    kind: 'descriptor_limit',
    program: 'mysql',
    forms: [
      {
        words: '24 too many open files',
        pattern:
          /(?:Can't open file|Can't read dir of|Out of resources when opening file|File|Can't create\/write to file):? '(?<path>[^']{1,200})'.{0,20}\((?:Errcode|errno|OS errno):? 24 -? ?"?Too many open files/,
      },
      { words: 'error in accept too many open files', pattern: /Error in accept: Too many open files/ },
      {
        words: 'operating system error number 24 in a file operation',
        pattern: /Operating system error number (?<value>24) in a file operation/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'MySQL has no file descriptors left',
    check: {
      text: 'Print the limit of the process and what it holds',
      compose: 'docker compose exec {service} sh -c "ulimit -n; ls /proc/1/fd | wc -l"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "ulimit -n; ls /proc/1/fd | wc -l"',
      host: `sudo mysql -e "show variables like 'open_files_limit'; show global status like 'Open%files'"`,
    },
    repair: [
      {
        text: 'Raise it (ulimits: nofile in compose, LimitNOFILE= in the unit) together with open_files_limit, or lower table_open_cache',
        compose: 'docker compose up -d --force-recreate {service}',
        host: 'sudo systemctl edit mysql  # [Service] LimitNOFILE=65535',
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, B.3.2.16 File Not Found and Similar Errors; mysys errors EE_FILENOTFOUND, 23 EE_OUT_OF_FILERESOURCES',
    matches: [
      `[ERROR] /usr/sbin/mysqld: Can't open file: './shop/orders.frm' (errno: 24 - Too many open files)`,
      `mysqldump: Error: 'Out of resources when opening file './shop/orders.MYD' (Errcode: 24 - Too many open files)'`,
      '[ERROR] Error in accept: Too many open files',
      '[ERROR] [MY-012592] [InnoDB] Operating system error number 24 in a file operation.',
    ],
    ignores: ['[Warning] Could not increase number of max_open_files to more than 1024 (request: 5000)'],
  },
  {
    id: 'mysql.lock-table-full',
    kind: 'invalid_setting',
    program: 'mysql',
    forms: [
      {
        words: 'the total number of locks exceeds the lock table size',
        pattern: /The total number of locks exceeds the lock table size/,
      },
      {
        words: 'can t create more than max_prepared_stmt_count statements',
        pattern:
          /Can't create more than (?<setting>max_prepared_stmt_count) statements \(current value: (?<limit>\d{1,9})\)/,
      },
      {
        words: 'out of sort memory consider increasing server sort buffer size',
        pattern: /Out of sort memory, consider increasing server sort buffer size/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'A limit of MySQL is too small ({setting|innodb_buffer_pool_size or sort_buffer_size})',
    check: {
      text: 'Print the settings; the first form is the buffer pool, the second a client that does not close its prepared statements, the third sort_buffer_size',
      host: `sudo mysql -e "show variables where variable_name in ('innodb_buffer_pool_size', 'sort_buffer_size', 'max_prepared_stmt_count'); show global status like 'Prepared_stmt_count'"`,
    },
    repair: [
      {
        text: 'Raise the setting, change fewer rows in one transaction, and close prepared statements in the client',
        host: 'sudo mysql -e "SET PERSIST innodb_buffer_pool_size = 2147483648; SET PERSIST sort_buffer_size = 1048576"',
      },
    ],
    source: 'MySQL errors 1206 ER_LOCK_TABLE_FULL, 1461 ER_MAX_PREPARED_STMT_COUNT_REACHED, 1038 ER_OUT_OF_SORTMEMORY',
    matches: [
      'ERROR 1206 (HY000): The total number of locks exceeds the lock table size',
      `Error 1461: Can't create more than max_prepared_stmt_count statements (current value: 16382)`,
      'ERROR 1038 (HY001): Out of sort memory, consider increasing server sort buffer size',
    ],
    ignores: ['InnoDB: The total number of purge threads is 4'],
  },
  {
    id: 'mysql.aborted-connection',
    kind: null,
    program: 'mysql',
    forms: [
      {
        words: 'aborted connection to db user',
        pattern:
          /Aborted connection \d{1,12} to db: '(?<object>[^']{1,80})' (?:host: '[^']{1,100}' )?user: '(?<user>[^']{1,80})'/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 1,
    means: 'A client of MySQL ({user}) went away without closing its connection',
    check: {
      text: 'Read the words in brackets: "closed normally without authentication" is a probe, "Got timeout" is wait_timeout, "error reading" a client that ended or a network that broke',
      host: `sudo mysql -e "show global status like 'Aborted%'; show variables like '%timeout'"`,
    },
    repair: [],
    source: 'MySQL 8.0 Reference Manual, B.3.2.9 Communication Errors and Aborted Connections; MY-010914',
    matches: [
      `[Warning] Aborted connection 812 to db: 'shop' user: 'shop' host: '10.0.3.9' (Got an error reading communication packets)`,
      `[Note] [MY-010914] [Server] Aborted connection 9 to db: 'unconnected' user: 'unauthenticated' host: '172.18.0.1' (This connection closed normally without authentication).`,
    ],
    ignores: ['[Note] Aborted by user request'],
  },
];
