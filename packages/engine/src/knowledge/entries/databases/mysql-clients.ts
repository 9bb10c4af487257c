import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const IS_IT_UP: Step = {
  text: 'See whether the server runs, listens on that address and answers',
  compose: 'docker compose ps; docker compose logs --tail 50 {peer|db}',
  kubernetes: 'kubectl get pods,endpoints -o wide | grep -iE "mysql|maria|{peer|db}"',
  host: `mysqladmin -h {peer|127.0.0.1} -P {port|3306} ping; sudo ss -ltnp 'sport = :{port|3306}'`,
};

export const MYSQL_CLIENTS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.client-refused',
    kind: 'connection_refused',
    forms: [
      {
        words: 'can t connect to server on 111',
        pattern:
          /Can't connect to (?:MySQL |MariaDB )?server on '(?!127\.|localhost\b|\[?::1\b)(?<peer>[^':]{1,100})(?::(?<port>\d{1,5}))?' ?\((?:111|61|10061|\[Errno 111\] Connection refused)/,
      },
      {
        words: 'econnrefused 3306',
        pattern: /ECONNREFUSED (?!127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>3306)\b/,
      },
      {
        words: 'dial tcp 3306 connect connection refused',
        pattern:
          /dial tcp (?!127\.|localhost\b|\[?::1\b)(?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>3306): connect: connection refused/,
      },
      { words: 'sqlstate hy000 2002 connection refused', pattern: /SQLSTATE\[HY000\] \[2002\] Connection refused/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'No MySQL listens at {peer|the address}:{port|3306}',
    check: IS_IT_UP,
    repair: [
      {
        text: 'Start the database and read why it stopped; inside a container "localhost" is the container itself, so name the service of the database. While it initialises for the first time it listens on no port',
        compose: 'docker compose up -d --wait {peer|db} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -iE "mysql|maria"',
        host: 'sudo systemctl start mysql',
      },
      {
        text: 'When it listens on 127.0.0.1 only, set bind-address to the network',
        host: `sudo sed -i -E 's/^bind-address.*/bind-address = 0.0.0.0/' /etc/mysql/mysql.conf.d/mysqld.cnf && sudo systemctl restart mysql`,
      },
    ],
    source: 'MySQL client error 2003 CR_CONN_HOST_ERROR, 2002; PyMySQL connections.py; go-sql-driver; mysqlnd',
    matches: [
      "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (111)",
      'Error: connect ECONNREFUSED 172.18.0.3:3306',
      'dial tcp 172.18.0.3:3306: connect: connection refused',
      'PDOException: SQLSTATE[HY000] [2002] Connection refused',
    ],
    ignores: [`ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (110)`],
  },
  {
    id: 'mysql.client-unreachable',
    kind: 'unreachable',
    forms: [
      {
        words: 'can t connect to server on',
        pattern:
          /Can't connect to (?:MySQL |MariaDB )?server on '(?<peer>[^':]{1,100})(?::(?<port>\d{1,5}))?' ?\((?<value>110|113|101|10060|10065|timed out|\[Errno 11[03]\][^)]{0,40})/,
      },
      {
        words: 'etimedout 3306',
        pattern: /(?<value>ETIMEDOUT|EHOSTUNREACH) (?<peer>[\da-fA-F.:]{2,45}):(?<port>3306)\b/,
      },
      {
        words: 'sqlstate hy000 2002',
        pattern: /SQLSTATE\[HY000\] \[2002\] (?<value>Connection timed out|No route to host|Operation timed out)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL at {peer|the address} does not answer ({value})',
    check: {
      text: 'See whether packets get there: firewall, security group, NetworkPolicy, wrong address',
      compose: 'docker compose exec {service} sh -c "nc -vz -w 3 {peer|db} {port|3306}"',
      kubernetes:
        'kubectl exec deploy/{service} -- sh -c "nc -vz -w 3 {peer|db} {port|3306}"; kubectl get networkpolicy',
      host: 'nc -vz -w 3 {peer|<server>} {port|3306}; ip route get {peer|<server>}',
    },
    repair: [
      {
        text: 'Open port {port|3306} from the client to the database, or correct the address',
        host: 'sudo ufw allow from <client> to any port {port|3306} proto tcp',
      },
    ],
    source: 'MySQL client error 2003 CR_CONN_HOST_ERROR with errno 110, 113; mysqlnd',
    matches: [
      `ERROR 2003 (HY000): Can't connect to MySQL server on 'db.example.org:3306' (110)`,
      `(2003, "Can't connect to MySQL server on '10.0.3.7' ([Errno 113] No route to host)")`,
      'Error: connect ETIMEDOUT 10.0.3.7:3306',
      'SQLSTATE[HY000] [2002] Connection timed out',
    ],
    ignores: [`ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (111)`],
  },
  {
    id: 'mysql.client-socket-missing',
    kind: 'wrong_address',
    forms: [
      {
        words: 'can t connect to local server through socket',
        pattern:
          /Can't connect to local (?:MySQL |MariaDB )?server through socket '(?<path>[^']{1,160})' ?\((?<value>\d{1,3})[^)]{0,40}\)/,
      },
      {
        words: 'sqlstate hy000 2002 no such file or directory',
        pattern: /SQLSTATE\[HY000\] \[2002\] No such file or directory/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The client finds no MySQL at the local socket {path|of its machine}',
    check: {
      text: 'See whether the client is meant to use a socket at all: the host "localhost" means the socket, 127.0.0.1 or a name means TCP. (2) is a missing file, (111) a server that died, (13) a right that is missing',
      compose: 'docker compose exec {service} env | grep -iE "db_host|mysql_host|database_url"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "db_host|mysql_host|database_url"',
      host: 'systemctl status mysql mariadb; ls -l {path|/var/run/mysqld}',
    },
    repair: [
      {
        text: 'Name the host of the database instead of localhost',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} DB_HOST=<service of the database>',
      },
      {
        text: 'When the database should run on this machine: start it and read its log for why it stopped',
        host: 'sudo systemctl start mysql; sudo tail -50 /var/log/mysql/error.log',
      },
    ],
    source: 'MySQL client error 2002 CR_CONNECTION_ERROR; MySQL 8.0 Reference Manual B.3.2.2',
    matches: [
      `ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)`,
      `ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)`,
      'SQLSTATE[HY000] [2002] No such file or directory',
    ],
    ignores: [
      `[System] [MY-010931] [Server] ready for connections. Version: '8.0.35'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306`,
    ],
  },
  {
    id: 'mysql.client-name-unknown',
    kind: 'name_resolution',
    forms: [
      {
        words: 'unknown server host',
        pattern: /Unknown (?:MySQL |MariaDB )?server host '(?<peer>[^']{1,100})' \((?<value>-?\d{1,5})\)/,
      },
      {
        words: 'can t connect to server on name or service not known',
        pattern:
          /Can't connect to (?:MySQL |MariaDB )?server on '(?<peer>[^':]{1,100})(?::\d{1,5})?' ?\((?<value>\[Errno -[235]\] [^)]{4,60})/,
      },
      {
        words: 'sqlstate hy000 2002 getaddrinfo',
        pattern:
          /SQLSTATE\[HY000\] \[2002\] php_network_getaddresses: getaddrinfo (?:for (?<peer>[\w.-]{1,100}) )?failed: (?<value>[\w ]{5,60})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The name {peer|of the MySQL server} cannot be resolved',
    check: {
      text: 'Resolve the name where the client runs; in compose both services have to share a network and the database has to be up',
      compose: 'docker compose exec {service} getent hosts {peer|db}; docker compose ps -a',
      kubernetes: 'kubectl get svc -A | grep -w {peer|db}',
      host: 'getent hosts {peer|db}',
    },
    repair: [
      {
        text: 'Correct the host name, or start the service of that name in the same network',
        compose: 'docker compose up -d && docker compose restart {service}',
        kubernetes: 'kubectl set env deploy/{service} DB_HOST={peer|db}.<namespace>.svc',
      },
    ],
    source: 'MySQL client error 2005 CR_UNKNOWN_HOST; PyMySQL; mysqlnd',
    matches: [
      `ERROR 2005 (HY000): Unknown MySQL server host 'db' (-2)`,
      `(2003, "Can't connect to MySQL server on 'db' ([Errno -2] Name or service not known)")`,
      'SQLSTATE[HY000] [2002] php_network_getaddresses: getaddrinfo for db failed: Name or service not known',
    ],
    ignores: [`[Warning] [MY-010055] [Server] IP address '10.0.3.9' could not be resolved: Name or service not known`],
  },
  {
    id: 'mysql.client-cut-off',
    kind: 'unreachable',
    forms: [
      { words: 'server has gone away', pattern: /(?:MySQL |MariaDB )?[sS]erver has gone away/ },
      {
        words: 'lost connection to server',
        pattern: /Lost connection to (?:MySQL |MariaDB )?server (?:during query|at '(?<value>[^']{3,80})')/,
      },
      { words: 'communications link failure', pattern: /Communications link failure/ },
      {
        words: 'connection lost the server closed the connection',
        pattern: /Connection lost: The server closed the connection/,
      },
      {
        words: 'mysql packets go unexpected eof',
        pattern:
          /\[mysql\] .{0,40}packets\.go:\d{1,4}: (?<value>unexpected EOF|read tcp .{5,60}|closing bad idle connection: .{3,40})/,
      },
    ],
    nearby: [/The last packet (?:successfully )?(?:sent|received) .{0,60}?(?<limit>[\d,]{1,12}) milliseconds ago/],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 2,
    means: 'The connection to MySQL broke ({value|it was cut})',
    check: {
      text: 'Read the log of the server at that time (crash, OOM, restart); with nothing there compare wait_timeout with the idle time of the pool, and max_allowed_packet with the statement',
      compose: 'docker compose ps -a; docker compose logs --tail 100 db | grep -iE "error|shutdown|signal"',
      kubernetes: 'kubectl get pods | grep -iE "mysql|maria"; kubectl logs <pod of the database> --previous --tail 50',
      host: `sudo tail -100 /var/log/mysql/error.log; sudo mysql -e "show variables like 'wait_timeout'; show status like 'Uptime'"`,
    },
    repair: [
      {
        text: 'Repair what ended the server; let the pool renew connections before wait_timeout (maxLifetime, pool_recycle=280, SetConnMaxLifetime) and test them before use',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, B.3.2.7 MySQL server has gone away; errors 2006, 2013; Connector/J; mysql2; go-sql-driver packets.go',
    matches: [
      'ERROR 2006 (HY000): MySQL server has gone away',
      'SQLSTATE[HY000]: General error: 2006 MySQL server has gone away',
      'ERROR 2013 (HY000): Lost connection to MySQL server during query',
      `ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0`,
      'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
      'Error: Connection lost: The server closed the connection.',
      '[mysql] 2025/04/04 07:12:08 packets.go:37: unexpected EOF',
    ],
    ignores: ['[Note] [MY-010914] [Server] Got packets out of order'],
  },
  {
    id: 'mysql.client-time-zone',
    kind: 'invalid_setting',
    forms: [
      {
        words: 'the server time zone value is unrecognized or represents more than one time zone',
        pattern:
          /The server time zone value '(?<value>[^']{1,60})' is unrecognized or represents more than one time zone/,
      },
      { words: 'unknown or incorrect time zone', pattern: /Unknown or incorrect time zone: '(?<value>[^']{1,60})'/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The time zone {value} of MySQL is unknown to client or server',
    check: {
      text: 'Print the zone of the server and whether its zone tables are filled',
      host: 'sudo mysql -e "select @@global.time_zone, @@system_time_zone, (select count(*) from mysql.time_zone_name)"',
      compose: `docker compose exec {service} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select @@global.time_zone, @@system_time_zone"'`,
    },
    repair: [
      {
        text: 'Name the zone in the JDBC address (connectionTimeZone=UTC, older serverTimezone=UTC), or load the zone tables of the server',
        host: 'mysql_tzinfo_to_sql /usr/share/zoneinfo | sudo mysql mysql',
        compose: `docker compose exec {service} sh -c 'mysql_tzinfo_to_sql /usr/share/zoneinfo | mysql -uroot -p"$MYSQL_ROOT_PASSWORD" mysql'`,
      },
    ],
    source: 'Connector/J TimeUtil.getCanonicalTimeZone(); MySQL error 1298 ER_UNKNOWN_TIME_ZONE',
    matches: [
      `java.sql.SQLException: The server time zone value 'CEST' is unrecognized or represents more than one time zone. You must configure either the server or JDBC driver`,
      `ERROR 1298 (HY000): Unknown or incorrect time zone: 'Europe/Berlin'`,
    ],
    ignores: ['[Note] Event Scheduler: using time zone SYSTEM'],
  },
  {
    id: 'mysql.client-pool-exhausted',
    kind: 'pool_exhausted',
    forms: [
      { words: 'failed getting connection pool exhausted', pattern: /Failed getting connection; pool exhausted/ },
      { words: 'queue limit reached', pattern: /^(?:.{0,80})Error: Queue limit reached\./ },
      {
        words: 'no connection available within the specified time',
        pattern:
          /No connection available within the specified time \(option '(?<setting>connectTimeout)': (?<limit>[\d,]{1,9}) ms\)/,
      },
      {
        words: 'retrieve connection from pool timeout after',
        pattern: /retrieve connection from pool timeout after (?<limit>\d{1,9})ms/,
      },
      {
        words: 'connect timeout expired all pooled connections are in use',
        pattern: /Connect Timeout expired\. All pooled connections are in use/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MySQL pool of the client has no free connection left',
    check: {
      text: 'See what the connections do: slow queries, or connections that the code never gives back',
      host: 'sudo mysql -e "show full processlist"',
      compose: `docker compose exec {server|db} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show full processlist"'`,
    },
    repair: [
      {
        text: 'Give connections back in every path (with, finally, release), then size the pool (connectionLimit, pool_size) below max_connections of the server',
        compose: 'docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source:
      'mysql-connector-python pooling.py; mysql2 pool.js; MariaDB Connector/J Pool; MariaDB Connector/Node.js pool.js',
    matches: [
      'mysql.connector.errors.PoolError: Failed getting connection; pool exhausted',
      'Error: Queue limit reached.',
      `java.sql.SQLTransientConnectionException: No connection available within the specified time (option 'connectTimeout': 30,000 ms)`,
      'SqlError: (conn:-1, no: 45028, SQLState: HY000) retrieve connection from pool timeout after 10001ms',
      'MySqlConnector.MySqlException (0x80004005): Connect Timeout expired. All pooled connections are in use.',
    ],
    ignores: ['INFO pool exhausted metric is 0'],
  },
  {
    id: 'mysql.client-refused-at-loopback',
    kind: 'wrong_address',
    forms: [
      {
        words: 'can t connect to server on 111',
        pattern:
          /Can't connect to (?:MySQL |MariaDB )?server on '(?=127\.|localhost\b|\[?::1\b)(?<peer>[^':]{1,100})(?::(?<port>\d{1,5}))?' ?\((?:111|61|10061|\[Errno 111\] Connection refused)/,
      },
      {
        words: 'econnrefused 3306',
        pattern: /ECONNREFUSED (?=127\.|localhost\b|\[?::1\b)(?<peer>[\da-fA-F.:]{2,45}):(?<port>3306)\b/,
      },
      {
        words: 'dial tcp 3306 connect connection refused',
        pattern:
          /dial tcp (?=127\.|localhost\b|\[?::1\b)(?<peer>\[?[\da-fA-F.:]{2,45}\]?):(?<port>3306): connect: connection refused/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'No MySQL listens at {peer}:{port|3306}; in a container that is the container itself',
    onHost: { kind: 'connection_refused', means: 'No MySQL listens at {peer}:{port|3306} of this host' },
    check: {
      text: 'See whether the server runs, listens on that address and answers',
      compose: 'docker compose ps; docker compose logs --tail 50 {peer|db}',
      kubernetes: 'kubectl get pods,endpoints -o wide | grep -iE "mysql|maria|{peer|db}"',
      host: "mysqladmin -h {peer|127.0.0.1} -P {port|3306} ping; sudo ss -ltnp 'sport = :{port|3306}'",
    },
    repair: [
      {
        text: 'Start the database and read why it stopped; inside a container "localhost" is the container itself, so name the service of the database. While it initialises for the first time it listens on no port',
        compose: 'docker compose up -d --wait {peer|db} && docker compose restart {service}',
        kubernetes: 'kubectl get svc -A | grep -iE "mysql|maria"',
        host: 'sudo systemctl start mysql',
      },
      {
        text: 'When it listens on 127.0.0.1 only, set bind-address to the network',
        host: "sudo sed -i -E 's/^bind-address.*/bind-address = 0.0.0.0/' /etc/mysql/mysql.conf.d/mysqld.cnf && sudo systemctl restart mysql",
      },
    ],
    source: 'MySQL client error 2003 CR_CONN_HOST_ERROR, 2002; PyMySQL connections.py; go-sql-driver; mysqlnd',
    matches: [
      "ERROR 2003 (HY000): Can't connect to MySQL server on '127.0.0.1:3306' (111)",
      'Error: connect ECONNREFUSED 127.0.0.1:3306',
      'dial tcp 127.0.0.1:3306: connect: connection refused',
    ],
    ignores: [
      "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (110)",
      "ERROR 2003 (HY000): Can't connect to MySQL server on 'db:3306' (111)",
    ],
  },
];
