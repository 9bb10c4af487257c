import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const ACCOUNTS: Step = {
  text: 'List the accounts: the host part counts, so user@localhost and user@% are two accounts',
  compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select user, host, plugin, account_locked from mysql.user"'`,
  kubernetes: `kubectl exec deploy/{server} -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select user, host, plugin, account_locked from mysql.user"'`,
  host: 'sudo mysql -e "select user, host, plugin from mysql.user"',
};

export const MYSQL_ACCESS: readonly CatalogueEntry[] = [
  {
    id: 'mysql.password-refused',
    kind: 'authentication_refused',
    program: 'mysql',
    forms: [
      {
        words: 'access denied for user using password yes',
        pattern: /Access denied for user '(?<user>[^'@]{0,80})'@'(?<peer>[^']{1,100})' \(using password: YES\)/,
      },
      {
        words: 'access denied for user account is locked',
        pattern: /Access denied for user '(?<user>[^'@]{0,80})'@'(?<peer>[^']{1,100})'\. Account is locked/,
      },
      {
        words: 'your password has expired to log in you must change it',
        pattern:
          /Your password has expired\. To log in you must change it using a client that supports expired passwords/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL refuses the password of {user|the account} coming from {peer|the client}',
    check: ACCOUNTS,
    repair: [
      {
        text: 'Give the account the password that the client uses; MYSQL_PASSWORD and MYSQL_ROOT_PASSWORD are read only when the data directory is first made',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "ALTER USER \\"{user|<account>}\\"@\\"%\\" IDENTIFIED BY \\"<password>\\""'`,
        kubernetes: `kubectl exec deploy/{server} -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "ALTER USER \\"{user|<account>}\\"@\\"%\\" IDENTIFIED BY \\"<password>\\""'`,
        host: `sudo mysql -e "ALTER USER '{user|<account>}'@'%' IDENTIFIED BY '<password>' ACCOUNT UNLOCK"`,
      },
      {
        text: 'Make the account when no line fits the host {peer|of the client}',
        host: `sudo mysql -e "CREATE USER '{user|<account>}'@'{peer|%}' IDENTIFIED BY '<password>'; GRANT ALL ON <database>.* TO '{user|<account>}'@'{peer|%}'"`,
      },
      {
        text: 'Or start with an empty data directory, when nothing in it is needed',
        compose: 'docker compose down -v && docker compose up -d',
        destructive: true,
      },
    ],
    source: 'MySQL 8.0 Reference Manual, B.3.2.1 Access denied; error 1045 ER_ACCESS_DENIED_ERROR, 3118, 1862',
    matches: [
      `ERROR 1045 (28000): Access denied for user 'shop'@'172.18.0.5' (using password: YES)`,
      `2025-03-02T10:00:11.230111Z 12 [Note] [MY-010926] [Server] Access denied for user 'shop'@'172.18.0.5' (using password: YES)`,
      `SQLSTATE[HY000] [1045] Access denied for user 'shop'@'localhost' (using password: YES)`,
      `ERROR 3118 (HY000): Access denied for user 'shop'@'10.0.0.4'. Account is locked.`,
      'ERROR 1862 (HY000): Your password has expired. To log in you must change it using a client that supports expired passwords.',
    ],
    ignores: [`ERROR 1045 (28000): Access denied for user 'shop'@'172.18.0.5' (using password: NO)`],
  },
  {
    id: 'mysql.password-not-given',
    kind: 'authentication_refused',
    program: 'mysql',
    forms: [
      {
        words: 'access denied for user using password no',
        pattern: /Access denied for user '(?<user>[^'@]{0,80})'@'(?<peer>[^']{1,100})' \(using password: NO\)/,
      },
      {
        words: 'access denied for user',
        pattern: /Access denied for user '(?<user>root)'@'(?<peer>localhost)'$/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The client logs in to MySQL as {user} without any password',
    check: {
      text: 'Look whether the variable with the password reaches the process; for root@localhost without a password the plugin may be auth_socket, which wants the system account root',
      compose: 'docker compose exec {service} env | grep -iE "mysql|db_pass|database_url"',
      kubernetes: 'kubectl exec deploy/{service} -- env | grep -iE "mysql|db_pass|database_url"',
      host: 'mysql --print-defaults; systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set the password variable that the application reads and recreate the process',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart {service}',
      },
    ],
    source: 'MySQL 8.0 Reference Manual, B.3.2.1 Access denied; MariaDB, unix_socket authentication',
    matches: [
      `ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)`,
      `pymysql.err.OperationalError: (1045, "Access denied for user 'shop'@'172.18.0.5' (using password: NO)")`,
      `ERROR 1698 (28000): Access denied for user 'root'@'localhost'`,
    ],
    ignores: [`ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)`],
  },
  {
    id: 'mysql.rights-missing',
    kind: 'authorisation_denied',
    program: 'mysql',
    forms: [
      {
        words: 'access denied for user to database',
        pattern:
          /Access denied for user '(?<user>[^'@]{0,80})'@'(?<peer>[^']{1,100})' to database '(?<object>[^']{1,80})'/,
      },
      {
        words: 'command denied to user for table',
        pattern:
          /(?<value>[A-Z][A-Z, ]{2,40}) command denied to user '(?<user>[^'@]{0,80})'@'(?<peer>[^']{1,100})' for (?:table|column|routine) ['`]?(?<object>[^\s'`]{1,80})/,
      },
      {
        words: 'access denied you need at least one of the privilege s for this operation',
        pattern:
          /Access denied; you need \(at least one of\) the (?<value>[A-Z_, ]{3,80}) privilege\(s\) for this operation/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'The MySQL account {user|of the client} lacks {value|rights} on {object|the server}',
    check: {
      text: 'Print what the account may do',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show grants for \\"{user|<account>}\\"@\\"%\\""'`,
      kubernetes: `kubectl exec deploy/{server} -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show grants for \\"{user|<account>}\\"@\\"%\\""'`,
      host: `sudo mysql -e "show grants for '{user|<account>}'@'%'"`,
    },
    repair: [
      {
        text: 'Grant what is missing; SUPER and SET_USER_ID in a dump (DEFINER, SQL_LOG_BIN, GTID_PURGED) are better taken out of the dump: mysqldump --set-gtid-purged=OFF',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "GRANT ALL ON {object|<database>}.* TO \\"{user|<account>}\\"@\\"%\\""'`,
        host: `sudo mysql -e "GRANT ALL ON {object|<database>}.* TO '{user|<account>}'@'%'"`,
      },
    ],
    source:
      'MySQL errors 1044 ER_DBACCESS_DENIED_ERROR, 1142 ER_TABLEACCESS_DENIED_ERROR, 1227 ER_SPECIFIC_ACCESS_DENIED_ERROR',
    matches: [
      `ERROR 1044 (42000): Access denied for user 'shop'@'%' to database 'billing'`,
      `ERROR 1142 (42000): SELECT command denied to user 'shop'@'172.18.0.5' for table 'orders'`,
      'ERROR 1227 (42000): Access denied; you need (at least one of) the SUPER privilege(s) for this operation',
    ],
    ignores: [`Access denied for user 'shop'@'172.18.0.5' (using password: YES)`],
  },
  {
    id: 'mysql.host-not-allowed',
    kind: 'authentication_refused',
    program: 'mysql',
    forms: [
      {
        words: 'is not allowed to connect to this server',
        pattern: /Host '(?<peer>[^']{1,100})' is not allowed to connect to this (?:MySQL|MariaDB) server/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL has no account that may come from {peer}',
    check: ACCOUNTS,
    repair: [
      {
        text: 'Make the account for that host or for % (MYSQL_ROOT_HOST governs root in the image)',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "CREATE USER \\"<account>\\"@\\"%\\" IDENTIFIED BY \\"<password>\\"; GRANT ALL ON <database>.* TO \\"<account>\\"@\\"%\\""'`,
        host: `sudo mysql -e "CREATE USER '<account>'@'{peer}' IDENTIFIED BY '<password>'; GRANT ALL ON <database>.* TO '<account>'@'{peer}'"`,
      },
    ],
    source: 'MySQL error 1130 ER_HOST_NOT_PRIVILEGED',
    matches: [
      `ERROR 1130 (HY000): Host '172.18.0.1' is not allowed to connect to this MySQL server`,
      `null,  message from server: "Host '10.0.3.9' is not allowed to connect to this MariaDB server"`,
    ],
    ignores: [`Host '10.0.3.9' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'`],
  },
  {
    id: 'mysql.host-blocked',
    kind: 'rate_limited',
    program: 'mysql',
    forms: [
      {
        words: 'is blocked because of many connection errors unblock with',
        pattern:
          /Host '(?<peer>[^']{1,100})' is blocked because of many connection errors; unblock with '(?:mysqladmin|mariadb-admin) flush-hosts'/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'MySQL has blocked {peer} after too many broken handshakes (max_connect_errors)',
    check: {
      text: 'See what breaks off the handshakes from there: a TCP health check of a load balancer, a scanner, a bad network',
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "select * from performance_schema.host_cache\\G"'`,
      host: `sudo mysql -e "select * from performance_schema.host_cache\\G"`,
    },
    repair: [
      {
        text: 'Clear the list, then make the health check speak MySQL or raise max_connect_errors',
        compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "TRUNCATE TABLE performance_schema.host_cache; SET GLOBAL max_connect_errors = 100000"'`,
        host: 'sudo mysqladmin flush-hosts && sudo mysql -e "SET GLOBAL max_connect_errors = 100000"',
      },
    ],
    source: 'MySQL error 1129 ER_HOST_IS_BLOCKED',
    matches: [
      `ERROR 1129 (HY000): Host '10.0.3.9' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'`,
      `Host '10.0.3.9' is blocked because of many connection errors; unblock with 'mariadb-admin flush-hosts'`,
    ],
    ignores: [`ERROR 1130 (HY000): Host '10.0.3.9' is not allowed to connect to this MySQL server`],
  },
  {
    id: 'mysql.auth-plugin-unsupported',
    kind: 'version_mismatch',
    forms: [
      {
        words: 'authentication plugin cannot be loaded',
        pattern: /Authentication plugin '(?<object>[\w.]{3,60})' (?:cannot be loaded|is not supported)/,
      },
      {
        words: 'client does not support authentication protocol requested by server',
        pattern:
          /Client does not support authentication protocol requested by server; consider upgrading (?:MySQL|MariaDB) client/,
      },
      {
        words: 'the server requested authentication method unknown to the client',
        pattern: /The server requested authentication method unknown to the client(?: \[(?<object>[\w.]{3,60})\])?/,
      },
      {
        words: 'unable to load authentication plugin',
        pattern: /Unable to load authentication plugin '(?<object>[\w.]{3,60})'/,
      },
      {
        words: 'plugin is not loaded',
        pattern:
          /Plugin '(?<object>mysql_native_password|sha256_password|caching_sha2_password|auth_socket|unix_socket)' is not loaded/,
      },
      {
        words: 'cryptography package is required for sha256_password or caching_sha2_password auth methods',
        pattern:
          /'cryptography' package is required for sha256_password or (?<object>caching_sha2_password) auth methods/,
      },
    ],
    role: 'cause',
    fault: 'change',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'Client and MySQL share no login method: {object|caching_sha2_password} is missing on one side',
    check: ACCOUNTS,
    repair: [
      {
        text: 'Update the driver to one that knows caching_sha2_password (mysql2 instead of mysql in node, PHP 7.4, Connector/J 8, "pip install cryptography" for PyMySQL)',
        compose: 'docker compose build --pull {service} && docker compose up -d {service}',
      },
      {
        text: 'When the server says that mysql_native_password is not loaded (off since 8.4, gone in 9.0): give the account the new plugin',
        host: `sudo mysql -e "ALTER USER '<account>'@'%' IDENTIFIED WITH caching_sha2_password BY '<password>'"`,
        compose: `docker compose exec {service} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "ALTER USER \\"<account>\\"@\\"%\\" IDENTIFIED WITH caching_sha2_password BY \\"<password>\\""'`,
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, 6.4.1.2 Caching SHA-2; errors 1251, 2054, 2059, 1524; PyMySQL _auth.py; mysql-connector-python',
    matches: [
      `ERROR 2059 (HY000): Authentication plugin 'caching_sha2_password' cannot be loaded: /usr/lib/mysql/plugin/caching_sha2_password.so: cannot open shared object file`,
      'Error: ER_NOT_SUPPORTED_AUTH_MODE: Client does not support authentication protocol requested by server; consider upgrading MySQL client',
      'PDOException: SQLSTATE[HY000] [2054] The server requested authentication method unknown to the client',
      `java.sql.SQLException: Unable to load authentication plugin 'caching_sha2_password'.`,
      `ERROR 1524 (HY000): Plugin 'mysql_native_password' is not loaded`,
      `RuntimeError: 'cryptography' package is required for sha256_password or caching_sha2_password auth methods`,
    ],
    ignores: [
      `[Warning] [MY-013360] [Server] Plugin mysql_native_password reported: ''mysql_native_password' is deprecated and will be removed in a future release.`,
    ],
  },
  {
    id: 'mysql.public-key-not-fetched',
    kind: 'invalid_setting',
    forms: [
      { words: 'public key retrieval is not allowed', pattern: /Public Key Retrieval is not allowed/ },
      {
        words: 'authentication requires secure connection',
        pattern: /Authentication requires secure connection/,
      },
      { words: 'rsa public key is not available client side', pattern: /RSA public key is not available client side/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'caching_sha2_password of MySQL wants TLS or its public key, the client has neither',
    check: {
      text: 'Look at the options of the connection string (useSSL, sslMode, allowPublicKeyRetrieval)',
      compose: 'docker compose config | grep -niE "jdbc:|mysql://|ssl"',
      kubernetes: 'kubectl get configmap,secret -o yaml | grep -niE "jdbc:|mysql://"',
    },
    repair: [
      {
        text: 'Use TLS (sslMode=REQUIRED); inside a trusted network allowPublicKeyRetrieval=true does, for replication GET_SOURCE_PUBLIC_KEY=1. It "worked before" because the server keeps a cache of logins that a restart empties',
        compose: 'docker compose up -d --force-recreate {service}',
        host: `sudo mysql -e "STOP REPLICA; CHANGE REPLICATION SOURCE TO GET_SOURCE_PUBLIC_KEY=1; START REPLICA"`,
      },
    ],
    source:
      'MySQL 8.0 Reference Manual, 6.4.1.2 Caching SHA-2 Pluggable Authentication; Connector/J allowPublicKeyRetrieval; error 2061',
    matches: [
      'com.mysql.cj.exceptions.UnableToConnectException: Public Key Retrieval is not allowed',
      `ERROR 2061 (HY000): Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.`,
      `(HY000/2061): RSA public key is not available client side (option serverRsaPublicKeyFile not set)`,
    ],
    ignores: [`ERROR 2059 (HY000): Authentication plugin 'caching_sha2_password' cannot be loaded: not found`],
  },
  {
    id: 'mysql.tls-disagreement',
    kind: 'protocol_mismatch',
    program: 'mysql',
    forms: [
      {
        words: 'connections using insecure transport are prohibited while require_secure_transport on',
        pattern: /Connections using insecure transport are prohibited while --(?<setting>require_secure_transport)=ON/,
      },
      {
        words: 'ssl is required but the server',
        pattern: /SSL is required,? but the server (?:doesn't|does not) support it/,
      },
      {
        words: 'server does not support secure connection',
        pattern: /Server does not support secure (?:connection|connnection)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'mysql',
    specificity: 3,
    means: 'Client and MySQL disagree about TLS ({setting|the server offers none})',
    check: {
      text: 'Ask the server whether it has TLS and demands it',
      host: `sudo mysql -e "show variables where variable_name in ('have_ssl', 'ssl_cert', 'require_secure_transport', 'tls_version')"`,
      compose: `docker compose exec {server} sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD" -e "show variables like \\"%ssl%\\"; show variables like \\"require_secure%\\""'`,
    },
    repair: [
      {
        text: 'Let the client use TLS (--ssl-mode=REQUIRED, sslMode=REQUIRED, ssl: {} in node), or take the demand away inside a trusted network',
        host: 'sudo mysql -e "SET PERSIST require_secure_transport = OFF"',
      },
    ],
    source: 'MySQL errors 3159 ER_SECURE_TRANSPORT_REQUIRED, 2026 CR_SSL_CONNECTION_ERROR; mysql2',
    matches: [
      'ERROR 3159 (HY000): Connections using insecure transport are prohibited while --require_secure_transport=ON.',
      `ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it`,
      'Error: Server does not support secure connection',
    ],
    ignores: ['[Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.'],
  },
];
