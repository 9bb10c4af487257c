import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const TYPEORM: readonly CatalogueEntry[] = [
  {
    id: 'typeorm.no-connection',
    kind: 'connection_refused',
    program: 'typeorm',
    forms: [
      {
        words: 'unable to connect to the database retrying',
        pattern:
          /\[TypeOrmModule\].{0,20} Unable to connect to the database(?: \((?<object>[\w-]{1,40})\))?\. Retrying \((?<value>\d{1,4})\)/,
      },
      {
        words: 'unable to connect to the database',
        pattern:
          /\[(?:MongooseModule|SequelizeModule|MikroOrmModule)\].{0,20} Unable to connect to the database(?: \((?<object>[\w-]{1,40})\))?\. Retrying \((?<value>\d{1,4})\)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'NestJS gets no connection to its database, try {value}',
    check: {
      text: 'Read the error printed below: refused, unknown name, password, missing database',
      compose: 'docker compose logs --tail 60 {service} | grep -A4 "Unable to connect"; docker compose ps',
      kubernetes: 'kubectl logs deploy/{service} --tail 60 | grep -A4 "Unable to connect"',
      host: 'sudo journalctl -u {service} -n 60 | grep -A4 "Unable to connect"',
    },
    repair: [
      {
        text: 'Repair what it says, and let the application start after its database',
        compose: 'docker compose up -d --wait && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: '@nestjs/typeorm, common/typeorm.utils.ts handleRetry()',
    matches: [
      '[Nest] 28  - 04/04/2025, 7:12:08 AM   ERROR [TypeOrmModule] Unable to connect to the database. Retrying (1)...',
      '[Nest] 28  - 04/04/2025, 7:12:08 AM   ERROR [MongooseModule] Unable to connect to the database. Retrying (3)...',
    ],
    ignores: ['[Nest] 28  - LOG [InstanceLoader] TypeOrmCoreModule dependencies initialized +41ms'],
  },
  {
    id: 'typeorm.driver-missing',
    kind: 'missing_module',
    program: 'typeorm',
    forms: [
      {
        words: 'package has not been found installed',
        pattern: /DriverPackageNotInstalledError: (?<object>[\w .-]{2,40}) package has not been found installed/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'TypeORM lacks the driver {object}',
    check: {
      text: 'Look whether it is installed in the image',
      compose: 'docker compose exec {service} npm ls pg mysql2 better-sqlite3',
      kubernetes: 'kubectl exec deploy/{service} -- npm ls pg mysql2 better-sqlite3',
    },
    repair: [
      {
        text: 'Add it to dependencies and rebuild the image without old layers',
        compose: 'npm install <driver> && docker compose build --no-cache {service} && docker compose up -d {service}',
      },
    ],
    source: 'TypeORM, error/DriverPackageNotInstalledError.ts',
    matches: [
      'DriverPackageNotInstalledError: Postgres package has not been found installed. Please run "npm install pg".',
      'DriverPackageNotInstalledError: Mysql package has not been found installed. Try to install it: npm install mysql2 --save',
    ],
    ignores: ['npm warn: package has not been found'],
  },
  {
    id: 'typeorm.entity-unknown',
    kind: 'code_defect',
    program: 'typeorm',
    forms: [
      { words: 'no metadata for was found', pattern: /No metadata for "(?<object>[\w.$]{1,80})" was found/ },
      {
        words: 'connection was not found',
        pattern: /ConnectionNotFoundError: Connection "(?<object>[\w-]{1,60})" was not found/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    specificity: 3,
    means: 'TypeORM does not know "{object}"',
    check: {
      text: 'Look at the entities of the data source: a glob for .ts files finds nothing in a built image with .js; the entity is not registered, or the connection is not open yet',
      compose: 'docker compose exec {service} sh -c "ls dist; grep -rn entities dist --include=*.js | head -3"',
      kubernetes: 'kubectl exec deploy/{service} -- sh -c "grep -rn entities dist --include=*.js | head -3"',
    },
    repair: [
      {
        text: 'Register the class itself (or autoLoadEntities: true), and await dataSource.initialize() before use',
        compose: 'docker compose build {service} && docker compose up -d {service}',
      },
    ],
    source: 'TypeORM, error/EntityMetadataNotFoundError.ts, error/ConnectionNotFoundError.ts',
    matches: [
      'EntityMetadataNotFoundError: No metadata for "Order" was found.',
      'ConnectionNotFoundError: Connection "default" was not found.',
    ],
    ignores: ['warning: No metadata for "icon.svg" could be read'],
  },
];
