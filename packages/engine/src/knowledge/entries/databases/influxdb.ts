import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const INFLUXDB: readonly CatalogueEntry[] = [
  {
    id: 'influxdb.login-refused',
    kind: 'authentication_refused',
    program: 'influxdb',
    forms: [
      {
        words: 'unauthorized access',
        pattern: /"?(?:code":"unauthorized","message":"unauthorized access|unauthorized: unauthorized access)/,
      },
      { words: 'unable to parse authentication credentials', pattern: /unable to parse authentication credentials/ },
      { words: 'error authorization failed', pattern: /"error":"authorization failed"/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'influxdb',
    specificity: 3,
    means: 'InfluxDB refuses the token or account of the client',
    check: {
      text: 'List the tokens with their rights, and see which one the client sends (Authorization: Token ...)',
      compose: 'docker compose exec {server} influx auth list',
      kubernetes: 'kubectl exec {service}-0 -- influx auth list',
      host: 'influx auth list',
    },
    repair: [
      {
        text: 'Make a token for bucket and organisation and give it to the client (a v1 client needs "influx v1 auth create"); DOCKER_INFLUXDB_INIT_ADMIN_TOKEN counts only for an empty volume',
        compose: 'docker compose exec {server} influx auth create --org <org> --write-buckets --read-buckets',
        host: 'influx auth create --org <org> --write-buckets --read-buckets',
      },
    ],
    source: 'InfluxDB 2 source, http/errors.go EUnauthorized; InfluxDB 1 services/httpd/handler.go',
    matches: [
      '{"code":"unauthorized","message":"unauthorized access"}',
      'E! [outputs.influxdb_v2] Failed to write metric to metrics (will be dropped: 401 Unauthorized): unauthorized: unauthorized access',
      '{"error":"unable to parse authentication credentials"}',
      '{"error":"authorization failed"}',
    ],
    ignores: ['ts=2025-04-04T07:12:08Z lvl=info msg="Welcome to InfluxDB"'],
  },
  {
    id: 'influxdb.bucket-missing',
    kind: 'missing_object',
    program: 'influxdb',
    forms: [
      { words: 'database not found', pattern: /database not found: \\{0,2}"(?<object>[^"\\]{1,80})/ },
      { words: 'bucket not found', pattern: /bucket \\{0,2}"(?<object>[^"\\]{1,80})\\{0,2}" not found/ },
      { words: 'could not find bucket', pattern: /could not find bucket \\{0,2}"(?<object>[^"\\]{1,80})/ },
      {
        words: 'organization name not found',
        pattern: /organization name \\{0,2}"(?<object>[^"\\]{1,80})\\{0,2}" not found/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'influxdb',
    specificity: 3,
    means: 'InfluxDB has no bucket, database or organisation {object}',
    check: {
      text: 'List what is there',
      compose: 'docker compose exec {server} influx bucket list',
      kubernetes: 'kubectl exec {service}-0 -- influx bucket list',
      host: 'influx bucket list || influx -execute "show databases"',
    },
    repair: [
      {
        text: 'Make the bucket in the same organisation, or correct bucket and organisation in the client',
        compose: 'docker compose exec {server} influx bucket create --name {object} --org <org>',
        host: 'influx bucket create --name {object} --org <org> || influx -execute "create database {object}"',
      },
    ],
    source:
      'InfluxDB 1 source, influxql/errors.go ErrDatabaseNotFound; InfluxDB 2 tenant/error_bucket.go, error_org.go',
    matches: [
      '{"error":"database not found: \\"telegraf\\""}',
      '404 Not Found: bucket "metrics" not found',
      'Error: failed to execute query: 404 Not Found: failed to initialize execute state: could not find bucket "metrics"',
      '{"code":"not found","message":"organization name \\"home\\" not found"}',
    ],
    ignores: ['Created bucket metrics'],
  },
  {
    id: 'influxdb.field-type-conflict',
    kind: 'code_defect',
    program: 'influxdb',
    forms: [
      {
        words: 'field type conflict input field on measurement is type already exists as type',
        pattern:
          /field type conflict: input field \\{0,2}"(?<object>[^"\\]{1,80})\\{0,2}" on measurement \\{0,2}"[^"\\]{1,80}\\{0,2}" is type (?<value>\w{3,12}), already exists as type (?<wanted>\w{3,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'influxdb',
    specificity: 3,
    means: 'InfluxDB drops points: field {object} is {value}, its shard has {wanted}',
    check: {
      text: 'See which writer sends which type (1 is a float, 1i an integer)',
      compose: 'docker compose logs --tail 200 {service} | grep "type conflict" | tail -3',
      host: 'influx -execute "show field keys from <measurement>" -database <database>',
    },
    repair: [
      {
        text: 'Let all writers send one type (Telegraf: converter processor), or write to another field or measurement; the old type ends with its shard',
      },
    ],
    source: 'InfluxDB source, tsdb/engine; models ErrFieldTypeConflict',
    matches: [
      'partial write: field type conflict: input field "value" on measurement "cpu" is type float, already exists as type integer dropped=1',
      '{"code":"unprocessable entity","message":"failure writing points to database: partial write: field type conflict: input field \\"temp\\" on measurement \\"room\\" is type integer, already exists as type float dropped=12"}',
    ],
    ignores: ['SHOW FIELD KEYS FROM cpu'],
  },
  {
    id: 'influxdb.cardinality-limit',
    kind: 'quota_exceeded',
    program: 'influxdb',
    forms: [
      {
        words: 'max values per tag limit exceeded',
        pattern:
          /(?<setting>max-values-per-tag) limit exceeded \((?<value>\d{1,12})\/(?<limit>\d{1,12})\): measurement=\\{0,2}"(?<object>[^"\\]{1,80})/,
      },
      {
        words: 'max series per database limit exceeded',
        pattern: /(?<setting>max-series-per-database) limit exceeded: \((?<limit>\d{1,12})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'influxdb',
    specificity: 3,
    means: 'InfluxDB refuses writes: {setting} of {limit} is reached',
    check: {
      text: 'See which tag has so many values: ids, paths and container names do not belong into tags',
      host: 'influx -execute "show series cardinality on <database>"; influx -execute "show tag values cardinality with key = <key>" -database <database>',
    },
    repair: [
      {
        text: 'Make such tags fields, drop the series, or raise {setting}',
        host: 'influx -execute "drop series from <measurement> where <tag> =~ /<pattern>/" -database <database>',
        destructive: true,
      },
    ],
    source: 'InfluxDB source, tsdb/index/inmem',
    matches: [
      'partial write: max-values-per-tag limit exceeded (100708/100000): measurement="docker" tag="container_id" value="4f1c" dropped=1',
      'partial write: max-series-per-database limit exceeded: (1000000) dropped=12',
    ],
    ignores: ['lvl=warn msg="max-values-per-tag limit may be exceeded soon"'],
  },
  {
    id: 'influxdb.cache-full',
    kind: 'memory_exhausted',
    program: 'influxdb',
    forms: [
      {
        words: 'cache max memory size exceeded',
        pattern: /(?<setting>cache-max-memory-size) exceeded: \((?<value>\d{1,15})\/(?<limit>\d{1,15})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'influxdb',
    specificity: 3,
    means: 'InfluxDB refuses writes: its cache of {limit} bytes is full',
    check: {
      text: 'See whether the disk keeps up and how much is written',
      host: 'iostat -x 5 3; influx -execute "show stats for \'tsm1_cache\'"',
    },
    repair: [
      {
        text: 'Write less at once, look for a slow or full disk (snapshots cannot be written), or raise {setting} when there is memory',
      },
    ],
    source: 'InfluxDB source, tsdb/engine/tsm1/cache.go ErrCacheMemorySizeLimitExceeded',
    matches: [
      'engine: cache-max-memory-size exceeded: (1073741858/1073741824)',
      'engine: cache-max-memory-size exceeded: (26214651/26214400)',
    ],
    ignores: ['lvl=warn msg="max-values-per-tag limit may be exceeded soon"'],
  },
];
