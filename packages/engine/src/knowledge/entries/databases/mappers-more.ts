import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const MAPPERS_MORE: readonly CatalogueEntry[] = [
  {
    id: 'python.mapper-misused',
    kind: 'code_defect',
    program: 'python',
    forms: [
      { words: 'peewee interfaceerror', pattern: /peewee\.InterfaceError: (?<value>[^\r\n]{1,100})/ },
      { words: 'sqlalchemy exc compileerror', pattern: /sqlalchemy\.exc\.CompileError: (?<value>[^\r\n]{1,100})/ },
      {
        words: 'tortoise exceptions',
        pattern: /tortoise\.exceptions\.(?:ConfigurationError|FieldError|OperationalError): (?<value>[^\r\n]{1,100})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'The Python mapper is given something it cannot use: {value}',
    check: {
      text: 'Read the first own file below the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service}',
      kubernetes: 'kubectl logs deploy/{service} --tail 300',
      host: 'journalctl -u {service} -n 300 --no-pager',
    },
    repair: [{ text: 'Correct names and types of the fields; after a change of the model run the migration' }],
    source: 'peewee, SQLAlchemy, Tortoise ORM',
    matches: [
      'peewee.InterfaceError: Error binding parameter 1 - probably unsupported type.',
      'sqlalchemy.exc.CompileError: Unconsumed column names: foo',
      'tortoise.exceptions.ConfigurationError: default_connection cannot be None',
    ],
    ignores: ['peewee connected'],
  },
  {
    id: 'python.tortoise-not-connected',
    kind: 'connection_refused',
    program: 'python',
    forms: [
      {
        words: 'tortoise exceptions dbconnectionerror',
        pattern: /tortoise\.exceptions\.DBConnectionError: (?<value>[^\r\n]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Tortoise ORM cannot connect to its database',
    check: { text: 'Try by hand', host: 'nc -zv <db> 5432' },
    repair: [{ text: 'Start the database, correct the address' }],
    source: 'Tortoise ORM',
    matches: [
      "tortoise.exceptions.DBConnectionError: Can't establish connection to database app",
      "tortoise.exceptions.DBConnectionError: Can't connect to MySQL server: {}",
    ],
    ignores: ['Tortoise-ORM started'],
  },
  {
    id: 'go.gorm-model-wrong',
    kind: 'code_defect',
    program: 'go',
    forms: [
      {
        words: 'invalid field found for struct s field define a valid foreign key',
        pattern:
          /invalid field found for struct (?<object>[\w./]{1,80})'s field (?<value>\w{1,60}): define a valid foreign key/,
      },
      { words: 'unsupported data type', pattern: /(?<value>unsupported data type: [^\r\n]{1,80})/ },
      {
        words: 'ent',
        pattern: /(?<value>ent: (?:constraint failed|validator failed|\w{1,40} not found)[^\r\n]{0,100})/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'GORM cannot use the model: {value}',
    check: {
      text: 'Read the first own file below the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service}',
      kubernetes: 'kubectl logs deploy/{service} --tail 300',
      host: 'journalctl -u {service} -n 300 --no-pager',
    },
    repair: [{ text: 'Name the foreign key (`gorm:"foreignKey:..."`), implement Scanner and Valuer for own types' }],
    source: 'go-gorm/gorm schema; entgo.io/ent',
    matches: [
      "invalid field found for struct main.User's field Profile: define a valid foreign key for relations or implement the Valuer/Scanner interface",
      '[error] unsupported data type: &[]',
      'ent: constraint failed: ERROR: duplicate key value violates unique constraint "users_email_key"',
    ],
    ignores: ['gorm model migrated'],
  },
  {
    id: 'go.gorm-slow-notes',
    kind: null,
    program: 'go',
    forms: [{ words: 'slow sql', pattern: /SLOW SQL >= \d{1,6}m?s/ }],
    role: 'harmless',
    fault: 'peer',
    specificity: 2,
    means: 'GORM notes a slow statement',
    check: { text: 'Nothing needs doing for single ones; look at the plan of those that come all the time' },
    repair: [],
    source: 'go-gorm/gorm logger',
    matches: [
      '2026/11/30 03:04:05 /app/a.go:12 SLOW SQL >= 200ms',
      '[812.123ms] [rows:1] SLOW SQL >= 200ms SELECT * FROM users',
    ],
    ignores: ['SQL error'],
  },
  {
    id: 'jvm.mybatis-mapper-missing',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'invalid bound statement not found',
        pattern: /Invalid bound statement \(not found\): (?<object>[\w.$]{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'MyBatis has no statement {object}: its XML is not on the class path or named otherwise',
    check: { text: 'See whether the XML is in the jar', host: 'unzip -l app.jar | grep -i mapper' },
    repair: [
      {
        text: 'Let mybatis.mapper-locations find it, let namespace and id fit the interface, copy resources in the build',
      },
    ],
    source: 'mybatis MapperMethod',
    matches: [
      'org.apache.ibatis.binding.BindingException: Invalid bound statement (not found): com.acme.UserMapper.find',
      'Invalid bound statement (not found): com.acme.OrderMapper.insert',
    ],
    ignores: ['Mapped statement loaded'],
  },
  {
    id: 'jvm.mybatis-or-hibernate-wrapper',
    kind: 'code_defect',
    program: 'jvm',
    forms: [
      {
        words: 'persistenceexception error database',
        pattern: /PersistenceException: \r?\n?### Error (?:querying|updating) database/,
      },
      {
        words: 'error database',
        pattern: /### Error (?:querying|updating) database\. {1,2}Cause: (?<value>[^\r\n]{1,140})/,
      },
      {
        words: 'sqlgrammarexception could not',
        pattern:
          /SQLGrammarException: (?<value>could not (?:extract ResultSet|prepare statement|execute (?:query|statement))[^\r\n]{0,80})/,
      },
      { words: 'mybatissystemexception', pattern: /MyBatisSystemException/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'A statement failed in MyBatis or Hibernate: the cause of the database stands below',
    check: {
      text: 'Read "Caused by" of the database',
      compose: 'docker compose logs {service} | grep -A3 "Caused by" | tail -20',
    },
    repair: [{ text: 'Repair what it says (missing table or column, connection)' }],
    source: 'mybatis ExceptionFactory; hibernate',
    matches: [
      '### Error querying database.  Cause: java.sql.SQLSyntaxErrorException: Unknown column',
      'org.hibernate.exception.SQLGrammarException: could not extract ResultSet',
      'org.mybatis.spring.MyBatisSystemException: nested exception is org.apache.ibatis.exceptions.TooManyResultsException',
      'org.apache.ibatis.exceptions.PersistenceException: ### Error updating database.  Cause: x',
    ],
    ignores: ['==>  Preparing: select 1'],
  },
  {
    id: 'hibernate.row-changed-meanwhile',
    kind: 'lock_held',
    program: 'hibernate',
    forms: [
      { words: 'staleobjectstateexception', pattern: /StaleObjectStateException/ },
      {
        words: 'row was updated or deleted by another transaction',
        pattern: /Row was updated or deleted by another transaction/,
      },
      { words: 'objectoptimisticlockingfailureexception', pattern: /ObjectOptimisticLockingFailureException/ },
      {
        words: 'batch update returned unexpected row count from update',
        pattern: /Batch update returned unexpected row count from update/,
      },
      {
        words: 'object of class with identifier optimistic locking failed',
        pattern:
          /Object of class \[(?<object>[\w.$]{1,120})\] with identifier \[[^\]]{1,80}\]: optimistic locking failed/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 1,
    means: 'Two transactions changed one row ({object|optimistic locking})',
    check: {
      text: 'Read the first own file below the error and what was changed there last',
      compose: 'docker compose logs --tail 300 {service}',
      kubernetes: 'kubectl logs deploy/{service} --tail 300',
      host: 'journalctl -u {service} -n 300 --no-pager',
    },
    repair: [{ text: 'Read anew and try again; do not send old versions of an entity back' }],
    source: 'hibernate, spring-orm',
    matches: [
      'org.hibernate.StaleObjectStateException: Row was updated or deleted by another transaction (or unsaved-value mapping was incorrect): [com.acme.User#1]',
      'org.springframework.orm.ObjectOptimisticLockingFailureException: Object of class [com.acme.User] with identifier [1]: optimistic locking failed',
      'Batch update returned unexpected row count from update [0]; actual row count: 0; expected: 1',
      'Row was updated or deleted by another transaction',
    ],
    ignores: ['row updated'],
  },
  {
    id: 'php.doctrine-platform-version',
    kind: 'invalid_setting',
    program: 'php',
    forms: [
      {
        words: 'invalid platform version specified',
        pattern: /Invalid platform version "(?<value>[^"]{1,60})" specified/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Doctrine cannot use the server version {value}',
    check: { text: 'See the DATABASE_URL', host: 'php bin/console debug:container --env-vars | grep DATABASE' },
    repair: [{ text: 'Write serverVersion=16 (MariaDB: 10.11.2-MariaDB) in DATABASE_URL' }],
    source: 'doctrine/dbal',
    matches: [
      'Doctrine\\DBAL\\Exception: Invalid platform version "16.1 (Debian 16.1-1)" specified. The platform version has to be specified in the format: "<major_version>.<minor_version>.<patch_version>".',
      'Invalid platform version "latest" specified.',
    ],
    ignores: ['platform version 16'],
  },
  {
    id: 'activerecord.deadlock-or-lock',
    kind: 'lock_held',
    program: 'activerecord',
    forms: [
      { words: 'activerecord', pattern: /ActiveRecord::(?<value>LockWaitTimeout|SerializationFailure|Deadlocked)/ },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 1,
    means: 'A transaction of Active Record was ended for a lock ({value})',
    check: {
      text: 'See who held it',
      host: `psql -c "select pid, wait_event, left(query,80) from pg_stat_activity where wait_event_type='Lock'"`,
    },
    repair: [{ text: 'Touch rows in one order, keep transactions short, try again' }],
    source: 'activerecord errors.rb',
    matches: [
      'ActiveRecord::Deadlocked: TinyTds::Error: chosen as victim',
      'ActiveRecord::LockWaitTimeout: Mysql2::Error::TimeoutError: Lock wait timeout exceeded',
    ],
    ignores: ['ActiveRecord connected'],
  },
  {
    id: 'ecto.connection-cut',
    kind: 'unreachable',
    program: 'ecto',
    forms: [
      {
        words: 'dbconnection connectionerror',
        pattern:
          /\(DBConnection\.ConnectionError\) (?<value>(?:tcp|ssl) (?:recv|send)(?: \([^)]{1,20}\))?: [\w :()-]{1,60})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The database connection of Ecto was cut: {value}',
    check: { text: 'See whether the database restarted', compose: 'docker compose logs --since 15m db | tail -20' },
    repair: [
      { text: 'It connects again by itself; a proxy or the database cuts idle ones (idle_interval, tcp_keepalives)' },
    ],
    source: 'db_connection',
    matches: [
      '** (DBConnection.ConnectionError) tcp recv: closed (the connection was closed by the pool, possibly due to a timeout or because the pool has been terminated)',
      '(DBConnection.ConnectionError) ssl send: closed',
      '(DBConnection.ConnectionError) tcp recv (idle): closed',
    ],
    ignores: ['DBConnection started'],
  },
  {
    id: 'rust.pool-timed-out',
    kind: 'pool_exhausted',
    program: 'rust',
    forms: [
      {
        words: 'timeout occurred while waiting for a slot to become available',
        pattern: /Timeout occurred while waiting for a slot to become available/,
      },
      { words: 'runerror timedout', pattern: /RunError::TimedOut/ },
      {
        words: 'timeout occurred while object',
        pattern: /Timeout occurred while (?:creating|recycling) a(?: new)? object/,
      },
      {
        words: 'task slick basic from slick util asyncexecutor',
        pattern: /Task slick\.basic\.\S{1,80} (?:was )?rejected from slick\.util\.AsyncExecutor/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'The pool of the Rust program gave no connection in time: all are taken, or the server is away',
    check: {
      text: 'See connections at the server',
      host: 'psql -c "select state, count(*) from pg_stat_activity group by 1"',
    },
    repair: [
      { text: 'Give connections back (no await while holding), raise max_size, or repair the address of the server' },
    ],
    source: 'deadpool PoolError, bb8 RunError, Slick',
    matches: [
      'Timeout occurred while waiting for a slot to become available',
      'Error: RunError::TimedOut',
      'Timeout occurred while creating a new object',
      'java.util.concurrent.RejectedExecutionException: Task slick.basic.BasicBackend$DatabaseDef$$anon$3@1 rejected from slick.util.AsyncExecutor$$anon$1$$anon$2@2',
    ],
    ignores: ['pool of 10 created'],
  },
];
