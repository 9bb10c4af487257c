import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const SERVERS_AND_DRIVERS: readonly CatalogueEntry[] = [
  {
    id: 'jdbc.connection-closed',
    kind: 'unreachable',
    program: 'jvm',
    forms: [
      {
        words: 'psqlexception this connection has been closed',
        pattern: /PSQLException: This connection has been closed/,
      },
      { words: 'sqlrecoverableexception closed connection', pattern: /SQLRecoverableException: Closed Connection/ },
      {
        words: 'sqlnontransientconnectionexception',
        pattern:
          /SQLNonTransientConnectionException: (?:No operations allowed after connection closed|Connection is closed)/,
      },
      { words: 'sqlexception', pattern: /SQLException: (?:Connection is closed|Closed Connection)/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'The program uses a database connection that was closed before: the server, a proxy or a time limit cut it',
    check: {
      text: 'See whether the database restarted, and how old connections get',
      compose: 'docker compose logs --since 30m db | grep -iE "shut|restart|terminat|timeout" | tail',
    },
    repair: [
      {
        text: 'Let the pool throw connections away earlier than server and proxies do (maxLifetime, keepaliveTime), test them before use',
      },
    ],
    source: 'pgjdbc PgConnection; ojdbc; Connector/J',
    matches: [
      'org.postgresql.util.PSQLException: This connection has been closed.',
      'java.sql.SQLRecoverableException: Closed Connection',
      'java.sql.SQLNonTransientConnectionException: No operations allowed after connection closed.',
      'java.sql.SQLException: Connection is closed',
    ],
    ignores: ['connection closed normally'],
  },
  {
    id: 'mysql.innodb-assertion',
    kind: 'data_corruption',
    program: 'mysql',
    forms: [
      { words: 'innodb assertion failure', pattern: /\[InnoDB\] Assertion failure: (?<object>[\w.]{1,60}:\d{1,6})/ },
      {
        words: 'innodb assertion failure in line',
        pattern:
          /InnoDB: Assertion failure in (?:thread \S{1,24} in )?file (?<object>\S{1,120}) line (?<value>\d{1,6})/,
      },
      {
        words: 'innodb we intentionally generate a memory trap',
        pattern: /InnoDB: We intentionally generate a memory trap/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'InnoDB ends the server: an assertion failed in {object}, mostly for broken pages or files',
    check: {
      text: 'Read the lines before it, and whether the disk has errors',
      host: 'sudo tail -60 /var/log/mysql/error.log; dmesg -T | grep -iE "I/O error|EXT4-fs" | tail',
    },
    repair: [
      {
        text: 'Copy the data directory, start with innodb_force_recovery=1 (then 2, 3), dump, and load into a fresh one',
        host: 'mysqldump --all-databases > dump.sql',
        destructive: true,
      },
    ],
    source: 'mysql-server storage/innobase/ut/ut0dbg.cc',
    matches: [
      '[ERROR] [MY-013183] [InnoDB] Assertion failure: row0mysql.cc:1234:index->table thread 139',
      '2026-11-30 03:04:05 0x7f InnoDB: Assertion failure in file /home/buildbot/row0sel.cc line 2966',
      'InnoDB: We intentionally generate a memory trap.',
    ],
    ignores: ['InnoDB: Buffer pool(s) load completed'],
  },
  {
    id: 'postgresql.dump-without-copy',
    kind: 'invalid_setting',
    program: 'postgresql',
    forms: [{ words: 'invalid command n', pattern: /invalid command \\N/ }],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'psql reads rows as commands: a COPY of the dump failed before (or it is no plain dump)',
    check: { text: 'See the first error', host: 'psql -v ON_ERROR_STOP=1 -f <dump.sql> 2>&1 | head' },
    repair: [
      {
        text: 'Repair the first error (missing table, extension or role), then load again; a custom-format dump needs pg_restore',
        host: 'psql -v ON_ERROR_STOP=1 -f <dump.sql>',
      },
    ],
    source: 'postgres psql',
    matches: ['psql:dump.sql:12: error: invalid command \\N', 'invalid command \\N'],
    ignores: ['COPY 1200'],
  },
  {
    id: 'mongodb.peer-certificate-refused',
    kind: 'certificate_untrusted',
    program: 'mongodb',
    forms: [
      {
        words: 'ssl peer certificate validation',
        pattern: /SSL peer certificate validation failed[^\r\n]{0,40}"?reason"?: ?"(?<value>[^"\r\n]{1,80})/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'MongoDB does not accept the TLS certificate of the other end: {value}',
    check: { text: 'See the certificate', host: 'openssl x509 -noout -subject -issuer -dates -in <client.pem>' },
    repair: [
      {
        text: 'Sign it by the CA in net.tls.CAFile; for clients without one set allowConnectionsWithoutCertificates',
        host: 'sudo systemctl restart mongod',
      },
    ],
    source: 'mongo ssl_manager_openssl.cpp',
    matches: [
      '{"s":"W","c":"NETWORK","id":23235,"msg":"SSL peer certificate validation failed","attr":{"reason":"self signed certificate"}}',
      '{"msg":"SSL peer certificate validation failed","attr":{"reason":"certificate has no issuer here"}}',
    ],
    ignores: ['TLS handshake ok'],
  },
];
