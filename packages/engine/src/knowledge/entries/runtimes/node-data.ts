import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const NODE_DATA: readonly CatalogueEntry[] = [
  {
    id: 'mongoose.not-connected',
    kind: 'unreachable',
    program: 'mongoose',
    forms: [
      {
        words: 'buffering timed out after',
        pattern: /Operation `(?<object>[\w.-]{1,100}(?:\(\))?)` buffering timed out after (?<limit>\d{1,8})ms/,
      },
      {
        words: 'connection operation buffering timed out after',
        pattern: /Connection operation buffering timed out after (?<limit>\d{1,8})ms/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'mongodb',
    specificity: 3,
    means: 'Mongoose has no connection to MongoDB (waited {limit} ms)',
    check: {
      text: 'See whether mongoose.connect was called and awaited with this address, and whether MongoDB answers there',
      compose: 'docker compose ps; docker compose exec {server|mongo} mongosh --quiet --eval "db.runCommand({ping:1})"',
      kubernetes: 'kubectl get pod,svc | grep -i mongo',
      host: 'mongosh --quiet "mongodb://localhost:27017" --eval "db.runCommand({ping:1})"',
    },
    repair: [
      {
        text: 'Bring MongoDB back or correct the address (in a container the name of its service, not 127.0.0.1; with Atlas the own address has to be allowed), and start serving only after connect() has succeeded',
        compose: 'docker compose up -d --wait mongo && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
        host: 'sudo systemctl restart mongod {service}',
      },
    ],
    source: 'mongoose lib/drivers/node-mongodb-native/collection.js, lib/connection.js, lib/error/serverSelection.js',
    matches: [
      'MongooseError: Operation `users.findOne()` buffering timed out after 10000ms',
      'MongooseError: Connection operation buffering timed out after 10000ms',
    ],
    ignores: ['Mongoose default connection open to mongodb://mongo:27017/shop'],
  },
  {
    id: 'typeorm.driver-unset',
    kind: 'missing_setting',
    program: 'typeorm',
    forms: [
      {
        words: 'missingdrivererror wrong driver given supported drivers are',
        pattern: /MissingDriverError: Wrong driver: "(?<value>[^"]{0,40})" given\. Supported drivers are/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'TypeORM is given "{value}" as type of its database',
    check: {
      text: 'See which variable the type of the DataSource comes from (DB_TYPE, TYPEORM_CONNECTION) and whether it reaches the process',
      compose: 'docker compose exec {service} sh -c "env | grep -iE \\"typeorm|db_|database\\" | cut -d= -f1"',
      kubernetes: 'kubectl set env deploy/{service} --list | grep -iE "typeorm|db_|database" | cut -d= -f1',
      host: 'systemctl show {service} -p Environment -p EnvironmentFiles',
    },
    repair: [
      {
        text: 'Set it to postgres, mysql, mariadb or the like; "undefined" is a variable that is not set, or a .env that is loaded after the module',
        compose: 'docker compose up -d --force-recreate {service}',
        kubernetes: 'kubectl set env deploy/{service} DB_TYPE=postgres',
        host: 'sudo systemctl edit {service}  # Environment=DB_TYPE=postgres',
      },
    ],
    source: 'typeorm error/MissingDriverError',
    matches: [
      'MissingDriverError: Wrong driver: "undefined" given. Supported drivers are: "aurora-mysql", "aurora-postgres"',
      '[Nest] 1  - ERROR [ExceptionHandler] MissingDriverError: Wrong driver: "postgresql" given. Supported drivers are: "aurora-mysql"',
    ],
    ignores: ['[Nest] 1  - LOG [InstanceLoader] TypeOrmCoreModule dependencies initialized +83ms'],
  },
  {
    id: 'node-orm.table-or-column-missing',
    kind: 'missing_schema',
    program: 'node',
    forms: [
      {
        words: 'queryfailederror does not exist',
        pattern:
          /QueryFailedError: (?:relation|column) "?(?<object>[^"\s]{1,120})"?(?: of relation "[^"]{1,80}")? does not exist/,
      },
      {
        words: 'sequelizedatabaseerror does not exist',
        pattern:
          /SequelizeDatabaseError: (?:relation|column) "?(?<object>[^"\s]{1,120})"?(?: of relation "[^"]{1,80}")? does not exist/,
      },
      {
        words: 'table doesn t exist',
        pattern:
          /(?:QueryFailedError: |SequelizeDatabaseError: |ER_NO_SUCH_TABLE: )Table '(?<object>[^']{1,120})' doesn't exist/,
      },
      {
        words: 'no such',
        pattern:
          /(?:QueryFailedError|SequelizeDatabaseError): (?:SQLITE_ERROR: )?no such (?:table|column): (?<object>[\w.]{1,120})/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'The database has no {object}: a migration of the application has not run there',
    check: {
      text: 'See which migrations are applied and to which database the service is connected',
      compose:
        'docker compose exec {service} sh -c "npx typeorm migration:show -d dist/data-source.js || npx sequelize-cli db:migrate:status"',
      kubernetes: 'kubectl exec deploy/{service} -- npx sequelize-cli db:migrate:status',
      host: 'npx typeorm migration:show -d dist/data-source.js',
    },
    repair: [
      {
        text: 'Run the migrations before the new code serves; synchronize and sync() are no substitute, they can drop columns',
        compose:
          'docker compose exec {service} sh -c "npx typeorm migration:run -d dist/data-source.js || npx sequelize-cli db:migrate"',
        kubernetes: 'kubectl exec deploy/{service} -- npx sequelize-cli db:migrate',
        host: 'npx typeorm migration:run -d dist/data-source.js',
      },
    ],
    source: 'typeorm QueryFailedError; sequelize DatabaseError; messages of PostgreSQL, MySQL, SQLite',
    matches: [
      'QueryFailedError: relation "orders" does not exist',
      'SequelizeDatabaseError: column "shippedAt" does not exist',
      "SequelizeDatabaseError: Table 'shop.Orders' doesn't exist",
      'QueryFailedError: SQLITE_ERROR: no such table: orders',
    ],
    ignores: ['query: CREATE TABLE "orders" ("id" SERIAL NOT NULL)'],
  },
];
