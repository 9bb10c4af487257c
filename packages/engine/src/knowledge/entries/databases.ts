import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ACTIVERECORD } from './databases/activerecord.ts';
import { ACTIVITY_TABLES } from './databases/activity-tables.ts';
import { ALREADY_THERE } from './databases/already-there.ts';
import { CASSANDRA } from './databases/cassandra.ts';
import { CITUS } from './databases/citus.ts';
import { CLICKHOUSE } from './databases/clickhouse.ts';
import { CLIENTS_MORE } from './databases/clients-more.ts';
import { CLUSTERS_MORE } from './databases/clusters-more.ts';
import { COCKROACHDB } from './databases/cockroachdb.ts';
import { CONSUL } from './databases/consul.ts';
import { COORDINATION_MORE } from './databases/coordination-more.ts';
import { COUCHDB } from './databases/couchdb.ts';
import { DATABASES_MORE } from './databases/databases-more.ts';
import { DB2 } from './databases/db2.ts';
import { DISTRIBUTED_DATABASES } from './databases/distributed-databases.ts';
import { EF_CORE } from './databases/ef-core.ts';
import { ELASTICSEARCH_CLUSTER } from './databases/elasticsearch-cluster.ts';
import { ELASTICSEARCH_INDEXING } from './databases/elasticsearch-indexing.ts';
import { ELASTICSEARCH_STARTUP } from './databases/elasticsearch-startup.ts';
import { ELASTICSEARCH_TYPES } from './databases/elasticsearch-types.ts';
import { EMBEDDED_STORES } from './databases/embedded-stores.ts';
import { ENTERPRISE_DATABASES } from './databases/enterprise-databases.ts';
import { GALERA_NODES } from './databases/galera-nodes.ts';
import { GALERA } from './databases/galera.ts';
import { HIBERNATE } from './databases/hibernate.ts';
import { HIKARICP } from './databases/hikaricp.ts';
import { INFLUXDB } from './databases/influxdb.ts';
import { JDBC } from './databases/jdbc.ts';
import { KNEX } from './databases/knex.ts';
import { MAPPERS_MORE } from './databases/mappers-more.ts';
import { MEMCACHED } from './databases/memcached.ts';
import { MIGRATION_TOOLS } from './databases/migration-tools.ts';
import { MINIO } from './databases/minio.ts';
import { MONGODB_ACCESS } from './databases/mongodb-access.ts';
import { MONGODB_CLIENTS } from './databases/mongodb-clients.ts';
import { MONGODB_CODE_NAMES } from './databases/mongodb-code-names.ts';
import { MONGODB_CODES } from './databases/mongodb-codes.ts';
import { MONGODB_OPERATIONS } from './databases/mongodb-operations.ts';
import { MONGODB_SERVER } from './databases/mongodb-server.ts';
import { MONGOOSE } from './databases/mongoose.ts';
import { MYSQL_ACCESS } from './databases/mysql-access.ts';
import { MYSQL_CLIENTS } from './databases/mysql-clients.ts';
import { MYSQL_ERRORS } from './databases/mysql-errors.ts';
import { MYSQL_LIMITS } from './databases/mysql-limits.ts';
import { MYSQL_PROXIES } from './databases/mysql-proxies.ts';
import { MYSQL_QUERIES } from './databases/mysql-queries.ts';
import { MYSQL_RELEASES } from './databases/mysql-releases.ts';
import { MYSQL_REPLICATION } from './databases/mysql-replication.ts';
import { MYSQL_SERVERS } from './databases/mysql-servers.ts';
import { MYSQL_STARTUP } from './databases/mysql-startup.ts';
import { MYSQL_STATEMENTS } from './databases/mysql-statements.ts';
import { MYSQL_STORAGE } from './databases/mysql-storage.ts';
import { NEO4J } from './databases/neo4j.ts';
import { NODE_POSTGRES } from './databases/node-postgres.ts';
import { NPGSQL } from './databases/npgsql.ts';
import { ORACLE_CONNECT } from './databases/oracle-connect.ts';
import { ORACLE_OPERATIONS } from './databases/oracle-operations.ts';
import { ORACLE_SERVER } from './databases/oracle-server.ts';
import { PATRONI } from './databases/patroni.ts';
import { PGBOUNCER } from './databases/pgbouncer.ts';
import { POSTGRESQL_CLIENTS } from './databases/postgresql-clients.ts';
import { POSTGRESQL_CONNECTIONS } from './databases/postgresql-connections.ts';
import { POSTGRESQL_DATA } from './databases/postgresql-data.ts';
import { POSTGRESQL_LOCKS } from './databases/postgresql-locks.ts';
import { POSTGRESQL_RECOVERY } from './databases/postgresql-recovery.ts';
import { POSTGRESQL_REPLICATION } from './databases/postgresql-replication.ts';
import { POSTGRESQL_RESOURCES } from './databases/postgresql-resources.ts';
import { POSTGRESQL_SCHEMA } from './databases/postgresql-schema.ts';
import { POSTGRESQL_SETTINGS } from './databases/postgresql-settings.ts';
import { POSTGRESQL_STARTUP } from './databases/postgresql-startup.ts';
import { POSTGRESQL_STATEMENTS } from './databases/postgresql-statements.ts';
import { POSTGRESQL_STORAGE } from './databases/postgresql-storage.ts';
import { POSTGRESQL_TOOLS } from './databases/postgresql-tools.ts';
import { POSTGRESQL } from './databases/postgresql.ts';
import { PRISMA_QUERIES } from './databases/prisma-queries.ts';
import { PRISMA } from './databases/prisma.ts';
import { QDRANT } from './databases/qdrant.ts';
import { QUERY_ENGINES } from './databases/query-engines.ts';
import { QUERY_SERVERS } from './databases/query-servers.ts';
import { REDIS_CLIENTS_MORE } from './databases/redis-clients-more.ts';
import { REDIS_CLIENTS } from './databases/redis-clients.ts';
import { REDIS_CLUSTER } from './databases/redis-cluster.ts';
import { REDIS_COMMANDS } from './databases/redis-commands.ts';
import { REDIS_NODE } from './databases/redis-node.ts';
import { REDIS_REPLIES } from './databases/redis-replies.ts';
import { REDIS_SERVER } from './databases/redis-server.ts';
import { S3 } from './databases/s3.ts';
import { SCHEMA_MIGRATIONS } from './databases/schema-migrations.ts';
import { SCYLLADB } from './databases/scylladb.ts';
import { SEARCH_ENGINES } from './databases/search-engines.ts';
import { SEQUELIZE } from './databases/sequelize.ts';
import { SERVERS_AND_DRIVERS } from './databases/servers-and-drivers.ts';
import { SERVERS_MORE } from './databases/servers-more.ts';
import { SQL_SERVER_QUERIES } from './databases/sql-server-queries.ts';
import { SQL_SERVER } from './databases/sql-server.ts';
import { SQLALCHEMY_SESSIONS } from './databases/sqlalchemy-sessions.ts';
import { SQLALCHEMY } from './databases/sqlalchemy.ts';
import { SQLITE } from './databases/sqlite.ts';
import { STORES_MORE } from './databases/stores-more.ts';
import { TIMESCALEDB } from './databases/timescaledb.ts';
import { TYPEORM } from './databases/typeorm.ts';
import { VAULT } from './databases/vault.ts';
import { WAREHOUSES } from './databases/warehouses.ts';
import { WEAVIATE } from './databases/weaviate.ts';
import { ZOOKEEPER } from './databases/zookeeper.ts';
import { DRIVER_ANSWERS_MORE } from './databases/driver-answers-more.ts';
import { DRIVER_ANSWERS } from './databases/driver-answers.ts';
import { DRIVER_POOLS_MORE } from './databases/driver-pools-more.ts';
import { DRIVER_POOLS } from './databases/driver-pools.ts';

/** Databases, caches and their drivers. */
export const DATABASES: readonly CatalogueEntry[] = [
  ...ACTIVERECORD,
  ...ACTIVITY_TABLES,
  ...ALREADY_THERE,
  ...CASSANDRA,
  ...CITUS,
  ...CLICKHOUSE,
  ...COCKROACHDB,
  ...CONSUL,
  ...COUCHDB,
  ...DB2,
  ...EF_CORE,
  ...ELASTICSEARCH_CLUSTER,
  ...ELASTICSEARCH_INDEXING,
  ...ELASTICSEARCH_STARTUP,
  ...ELASTICSEARCH_TYPES,
  ...ENTERPRISE_DATABASES,
  ...GALERA_NODES,
  ...GALERA,
  ...HIBERNATE,
  ...HIKARICP,
  ...INFLUXDB,
  ...JDBC,
  ...KNEX,
  ...MEMCACHED,
  ...MIGRATION_TOOLS,
  ...MINIO,
  ...MONGODB_ACCESS,
  ...MONGODB_CLIENTS,
  ...MONGODB_CODE_NAMES,
  ...MONGODB_CODES,
  ...MONGODB_OPERATIONS,
  ...MONGODB_SERVER,
  ...MONGOOSE,
  ...MYSQL_ACCESS,
  ...MYSQL_CLIENTS,
  ...MYSQL_ERRORS,
  ...MYSQL_LIMITS,
  ...MYSQL_PROXIES,
  ...MYSQL_QUERIES,
  ...MYSQL_RELEASES,
  ...MYSQL_REPLICATION,
  ...MYSQL_STARTUP,
  ...MYSQL_STATEMENTS,
  ...MYSQL_STORAGE,
  ...NEO4J,
  ...NODE_POSTGRES,
  ...NPGSQL,
  ...ORACLE_CONNECT,
  ...ORACLE_OPERATIONS,
  ...ORACLE_SERVER,
  ...PATRONI,
  ...PGBOUNCER,
  ...POSTGRESQL_CLIENTS,
  ...POSTGRESQL_CONNECTIONS,
  ...POSTGRESQL_DATA,
  ...POSTGRESQL_LOCKS,
  ...POSTGRESQL_REPLICATION,
  ...POSTGRESQL_RESOURCES,
  ...POSTGRESQL_SCHEMA,
  ...POSTGRESQL_SETTINGS,
  ...POSTGRESQL_STARTUP,
  ...POSTGRESQL_STATEMENTS,
  ...POSTGRESQL_STORAGE,
  ...POSTGRESQL,
  ...PRISMA_QUERIES,
  ...PRISMA,
  ...QDRANT,
  ...QUERY_ENGINES,
  ...REDIS_CLIENTS,
  ...REDIS_CLUSTER,
  ...REDIS_COMMANDS,
  ...REDIS_NODE,
  ...REDIS_REPLIES,
  ...REDIS_SERVER,
  ...S3,
  ...SCYLLADB,
  ...SEQUELIZE,
  ...SQL_SERVER_QUERIES,
  ...SQL_SERVER,
  ...SQLALCHEMY_SESSIONS,
  ...SQLALCHEMY,
  ...SQLITE,
  ...STORES_MORE,
  ...TIMESCALEDB,
  ...TYPEORM,
  ...VAULT,
  ...WAREHOUSES,
  ...WEAVIATE,
  ...ZOOKEEPER,
  ...CLIENTS_MORE,
  ...CLUSTERS_MORE,
  ...COORDINATION_MORE,
  ...DATABASES_MORE,
  ...DISTRIBUTED_DATABASES,
  ...EMBEDDED_STORES,
  ...MYSQL_SERVERS,
  ...POSTGRESQL_RECOVERY,
  ...POSTGRESQL_TOOLS,
  ...REDIS_CLIENTS_MORE,
  ...SEARCH_ENGINES,
  ...SERVERS_MORE,
  ...QUERY_SERVERS,
  ...SCHEMA_MIGRATIONS,
  ...MAPPERS_MORE,
  ...SERVERS_AND_DRIVERS,
  ...DRIVER_ANSWERS_MORE,
  ...DRIVER_ANSWERS,
  ...DRIVER_POOLS_MORE,
  ...DRIVER_POOLS,
];
