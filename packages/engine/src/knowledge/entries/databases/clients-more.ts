import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CLIENTS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'mongodb.dotnet-no-server',
    kind: 'unreachable',
    program: 'mongodb',
    forms: [
      {
        words: 'a timeout occurred after selecting a server using compositeserverselector',
        pattern: /A timeout occurred after (?<limit>\d{1,8}ms) selecting a server using CompositeServerSelector/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The .NET driver of MongoDB finds no server in {limit}',
    check: { text: 'Read the states of the servers in the message', host: 'mongosh "<uri>" --eval "db.hello()"' },
    repair: [
      {
        text: 'Correct host, replica set name and TLS in the connection string; a single member of a set is asked with directConnection=true',
      },
    ],
    source: 'mongo-csharp-driver Cluster.cs',
    matches: [
      'System.TimeoutException: A timeout occurred after 30000ms selecting a server using CompositeServerSelector{ Selectors = ReadPreferenceServerSelector{ ReadPreference = { Mode : Primary } } }',
      'A timeout occurred after 5000ms selecting a server using CompositeServerSelector',
    ],
    ignores: ['server selected'],
  },
  {
    id: 'mysql.mariadb-client-cannot-connect',
    kind: 'connection_refused',
    program: 'mysql',
    forms: [
      {
        words: 'can t connect to server on',
        pattern: /Can't connect to server on '(?<peer>[^']{1,120})' \((?<value>\d{1,3})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MariaDB client does not reach its server {peer} ({value})',
    check: {
      text: 'See whether it runs and where it listens',
      compose: 'docker compose ps; docker compose logs {service} --tail 30',
      host: 'systemctl status mariadb --no-pager; ss -ltnp | grep 3306',
    },
    repair: [
      {
        text: 'Start it, open its port (bind-address), correct the name; 111 refused, 110/115 no answer, 2 no socket',
        host: 'sudo systemctl start mariadb',
      },
    ],
    source: 'mariadb-connector-c libmariadb/ma_errmsg.c',
    matches: [
      "Mysql2::Error::ConnectionError: Can't connect to server on 'db' (115)",
      "ERROR 2002 (HY000): Can't connect to server on 'mariadb' (111)",
    ],
    ignores: ['Connected to server on db'],
  },
  {
    id: 'postgresql.host-name-not-translated',
    kind: 'name_resolution',
    program: 'postgresql',
    forms: [
      {
        words: 'could not translate host name to address',
        pattern: /could not translate host name "(?<peer>[^"]{1,120})" to address/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The PostgreSQL client cannot find the host {peer}',
    check: {
      text: 'Ask for the name from where it runs',
      compose: 'docker compose exec {service} getent hosts {peer}',
      kubernetes: 'kubectl exec deploy/{service} -- nslookup {peer}',
      host: 'getent hosts {peer}',
    },
    repair: [
      {
        text: 'Correct the name (the service name in compose), put both into one network, or start the database: compose knows the names of running containers only',
        compose: 'docker compose up -d {peer}',
      },
    ],
    source: 'postgres libpq fe-connect.c',
    matches: [
      'PG::ConnectionBad: could not translate host name "db" to address',
      'psycopg2.OperationalError: could not translate host name "postgres" to address: Temporary failure in name resolution',
    ],
    ignores: ['translate host name db'],
  },
  {
    id: 'mysql.server-cannot-plugin-auth',
    kind: 'version_mismatch',
    program: 'mysql',
    forms: [{ words: 'client_plugin_auth is required', pattern: /(?<value>CLIENT_PLUGIN_AUTH) is required/ }],
    role: 'cause',
    fault: 'peer',
    specificity: 3,
    means: 'The MySQL driver is too new for the server: it wants the capability {value}',
    check: { text: 'See the release of the server', host: 'mysql -h <host> -e "select version()"' },
    repair: [
      {
        text: 'Use Connector/J 5.1.49 for servers older than 5.5, or upgrade the server; a proxy that hides the capability has the same effect',
      },
    ],
    source: 'mysql-connector-j NativeAuthenticationProvider',
    matches: [
      'com.mysql.cj.exceptions.UnableToConnectException: CLIENT_PLUGIN_AUTH is required',
      'java.sql.SQLNonTransientConnectionException: CLIENT_PLUGIN_AUTH is required',
    ],
    ignores: ['CLIENT_PLUGIN_AUTH set'],
  },
];
