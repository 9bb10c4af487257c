import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** ProxySQL and MariaDB MaxScale. */
export const MYSQL_PROXIES: readonly CatalogueEntry[] = [
  {
    id: 'proxysql.no-backend-in-time',
    kind: 'unreachable',
    program: 'proxysql',
    forms: [
      {
        words: 'max connect timeout reached while reaching hostgroup after',
        pattern: /Max connect timeout reached while reaching hostgroup (?<object>\d{1,6}) after (?<limit>\d{1,8})ms/,
      },
      {
        words: 'max connect failure while reaching hostgroup',
        pattern: /Max connect failure while reaching hostgroup (?<object>\d{1,6})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'ProxySQL reaches no server of hostgroup {object} in time',
    check: {
      text: 'Read the state of the servers and the monitor',
      host: 'mysql -h127.0.0.1 --port=6032 -uadmin -p -e "select hostgroup_id,hostname,status from runtime_mysql_servers; select * from mysql_server_connect_log order by time_start_us desc limit 5"',
    },
    repair: [
      {
        text: 'Repair the MySQL servers or the hostgroup in query rules; servers that are shunned come back once they answer',
        host: 'mysql -h127.0.0.1 --port=6032 -uadmin -p -e "load mysql servers to runtime; save mysql servers to disk"',
      },
    ],
    source: 'ProxySQL error 9001, MySQL_Session.cpp',
    matches: [
      'ERROR 9001 (HY000) at line 1: Max connect timeout reached while reaching hostgroup 10 after 10003ms',
      "pymysql.err.OperationalError: (9001, 'Max connect failure while reaching hostgroup 0')",
    ],
    ignores: ['MySQL_Monitor: server answers'],
  },
  {
    id: 'proxysql.monitor-refused',
    kind: 'authentication_refused',
    program: 'proxysql',
    forms: [
      {
        words: 'mysql_monitor is returning access denied for monitoring user',
        pattern:
          /MySQL_Monitor\.cpp[^\n]{0,100}Server (?<peer>[\w.-]{1,80}):(?<port>\d{1,5}) is returning "Access denied" for monitoring user/,
      },
      {
        words: 'server is returning access denied for monitoring user',
        pattern: /Server (?<peer>[\w.-]{1,80}):(?<port>\d{1,5}) is returning "Access denied" for monitoring user/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: "ProxySQL's monitor cannot log in at {peer}",
    check: {
      text: "Look at the monitor's account",
      host: "mysql -h127.0.0.1 --port=6032 -uadmin -p -e \"select * from global_variables where variable_name like 'mysql-monitor_%name' or variable_name like 'mysql-monitor_pass%'\"",
    },
    repair: [
      {
        text: 'Create the account at the servers',
        host: "mysql -h {peer} -e \"create user 'monitor'@'%' identified by '<password>'; grant usage,replication client on *.* to 'monitor'@'%'\"",
      },
    ],
    source: 'ProxySQL MySQL_Monitor.cpp',
    matches: [
      'MySQL_Monitor.cpp:1512:monitor_connect_thread(): [ERROR] Server db1:3306 is returning "Access denied" for monitoring user',
      '[ERROR] Server 10.0.0.5:3306 is returning "Access denied" for monitoring user',
    ],
    ignores: ['Server db1:3306 is monitored'],
  },
  {
    id: 'proxysql.server-shunned',
    kind: 'slow_dependency',
    program: 'proxysql',
    forms: [
      {
        words: 'shunning server',
        pattern: /Shunning server (?<peer>[\w.-]{1,80}):(?<port>\d{1,5}) (?<value>[^\n]{1,100})/,
      },
      {
        words: 'shunning from hg lag of',
        pattern:
          /Shunning (?:'|)(?<peer>[\w.-]{1,80}):(?<port>\d{1,5})(?:'|) from HG \d{1,6}[^\n]{0,30}(?<value>replication lag of [^\n]{1,40})/,
      },
      {
        words: 'server missed heartbeats shunning it and killing all the connections',
        pattern:
          /Server (?<peer>[\w.-]{1,80}):(?<port>\d{1,5}) missed \d{1,3} heartbeats, shunning it and killing all the connections/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'ProxySQL shuns {peer}: {value}',
    check: { text: 'Look at server and lag', host: 'mysql -h {peer} -e "show replica status\\G"' },
    repair: [
      {
        text: 'Repair the server: too many failed connections, missed pings, or a replica that lags; ProxySQL takes it back by itself',
      },
    ],
    source: 'ProxySQL MySQL_HostGroups_Manager.cpp',
    matches: [
      'MySQL_HostGroups_Manager.cpp:1144:connect_error(): [ERROR] Shunning server db1:3306 with 5 errors/sec. Shunning for 10 seconds',
      "[WARNING] Shunning 'db2:3306' from HG 20 with replication lag of 120 second(s), count number: '1'",
      '[ERROR] Server 10.0.0.5:3306 missed 3 heartbeats, shunning it and killing all the connections. Disabling other checks until the node comes back online.',
    ],
    ignores: ['Re-enabling server db2:3306 from HG 20 with replication lag of 0 second'],
  },
  {
    id: 'maxscale.monitor-cannot-connect',
    kind: 'unreachable',
    program: 'maxscale',
    forms: [
      {
        words: 'monitor server',
        pattern:
          /Monitor (?:was unable to connect to|timed out when connecting to) server (?<object>[\w.-]{1,60})\[(?<peer>[\w.-]{1,80}):(?<port>\d{1,5})\]/,
      },
      {
        words: 'monitor was unable to connect server',
        pattern: /Monitor was unable to connect to server (?<object>[\w.-]{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: "MaxScale's monitor cannot reach {object} at {peer}",
    check: { text: 'Ask its view', host: 'maxctrl list servers; maxctrl show monitors' },
    repair: [
      {
        text: 'Repair the server, or name and password of the monitor (SHOW DATABASES, REPLICATION CLIENT or SLAVE MONITOR)',
      },
    ],
    source: 'MariaDB MaxScale mariadbmon, mon_log_connect_error',
    matches: [
      "error  : Monitor was unable to connect to server db1[10.0.0.5:3306] : 'Access denied for user 'maxmon'@'10.0.0.2' (using password: YES)'",
      "error  : Monitor timed out when connecting to server db2[10.0.0.6:3306] : 'Can't connect to MySQL server on '10.0.0.6' (110)'",
    ],
    ignores: ['notice : Server changed state: db1[10.0.0.5:3306]: master_up. [Down] -> [Master, Running]'],
  },
  {
    id: 'maxscale.service-without-users',
    kind: 'authentication_refused',
    program: 'maxscale',
    forms: [
      { words: 'unable to load users', pattern: /\[(?<object>[\w.-]{1,60})\] Unable to load users(?: for service)?/ },
      {
        words: 'failed to query server for user account info',
        pattern:
          /Failed to query server '(?<peer>[^']{1,60})' for user account info(?![^\n]{0,40}(?:1142|command denied))/,
      },
      {
        words: 'of user',
        pattern: /error[^\n]{0,30}Authentication of user '(?<user>[^'@]{1,60})'@\[?[^\n]{1,60}(?:failed|to service)/,
      },
      {
        words: 'failed for user',
        pattern:
          /error[^\n]{0,30}Authentication failed for user '(?<user>[^'@]{1,60})'@\[?[^\n]{1,60}(?:failed|to service)/,
      },
      {
        words: 'of user',
        pattern: /warning[^\n]{0,30}Authentication of user '(?<user>[^'@]{1,60})'@\[?[^\n]{1,60}(?:failed|to service)/,
      },
      {
        words: 'failed for user',
        pattern:
          /warning[^\n]{0,30}Authentication failed for user '(?<user>[^'@]{1,60})'@\[?[^\n]{1,60}(?:failed|to service)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'MaxScale cannot load the users of the service {object|in question}',
    check: { text: "Test the service's account at the servers", host: 'maxctrl show service <service> | head -30' },
    repair: [
      {
        text: 'Grant the account what the load needs',
        host: "mysql -e \"grant select on mysql.user to '<maxscale user>'@'%'; grant select on mysql.db to '<maxscale user>'@'%'; grant select on mysql.tables_priv to '<maxscale user>'@'%'; grant show databases on *.* to '<maxscale user>'@'%'\"",
      },
    ],
    source: 'MariaDB MaxScale user_data.cc, authentication modules',
    matches: [
      'error  : [Splitter] Unable to load users for service',
      "warning: (12) Authentication failed for user 'shop'@[10.0.0.9] to service 'Splitter'. Originating listener: 'L1'",
      "error: (12) Authentication failed for user 'shop'@[10.0.0.9] to service 'Splitter'. Originating listener: 'L1'",
      "error: (12) Authentication of user 'shop'@[10.0.0.9] to service 'Splitter'. Originating listener: 'L1'",
      "warning: (12) Authentication of user 'shop'@[10.0.0.9] to service 'Splitter'. Originating listener: 'L1'",
      "error  : Failed to query server 'db1' for user account info. Error 2013: Lost connection to server during query",
    ],
    ignores: ['notice : [Splitter] Loaded 14 users'],
  },
  {
    id: 'maxscale.no-server-for-statement',
    kind: 'cluster_quorum',
    program: 'maxscale',
    forms: [
      {
        words: 'could not find valid server for target type',
        pattern: /Could not find valid server for target type TARGET_(?<object>\w{4,20})/,
      },
      {
        words: 'couldn t find suitable from candidates',
        pattern: /Couldn't find suitable (?<object>Master|Slave) from \d{1,3} candidates/,
      },
      {
        words: 'failed to create new router session for service',
        pattern: /Failed to create new router session for service '(?<object>[^']{1,60})'/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'MaxScale has no server to route to',
    check: { text: 'Look which server is Master', host: 'maxctrl list servers' },
    repair: [
      {
        text: 'Bring a primary up, or let the monitor elect one (auto_failover, failover command)',
        host: 'maxctrl call command mariadbmon failover <monitor>',
      },
    ],
    source: 'MariaDB MaxScale readwritesplit, readconnroute',
    matches: [
      'error  : (41) Could not find valid server for target type TARGET_MASTER, closing connection.',
      "error  : Couldn't find suitable Master from 3 candidates.",
      "error  : (7) Failed to create new router session for service 'Splitter'. See previous errors for more details.",
    ],
    ignores: ['notice : Server changed state: db1: new_master'],
  },
];
