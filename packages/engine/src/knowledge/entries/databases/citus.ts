import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const CITUS: readonly CatalogueEntry[] = [
  {
    id: 'citus.library-version-differs',
    kind: 'version_mismatch',
    program: 'citus',
    forms: [
      {
        words: 'loaded citus library version differs from',
        pattern: /loaded Citus library version differs from (?:installed extension|latest available extension) version/,
      },
      {
        words: 'loaded library requires but the installed extension version is',
        pattern:
          /Loaded library requires (?<wanted>[\d.]{1,10}), but the installed extension version is (?<version>[\d.-]{1,12})/,
      },
    ],
    nearby: [
      /Loaded library requires (?<wanted>[\d.]{1,10}), but the installed extension version is (?<version>[\d.-]{1,12})/,
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'Citus was updated to {wanted|a new version} and its extension is still {version|the old one}',
    check: {
      text: 'Print the version of the extension on the coordinator and on every worker',
      compose: `docker compose exec {service} psql -X -U postgres -d <database> -c "select extversion from pg_extension where extname = 'citus'"`,
      kubernetes: `kubectl exec deploy/{service} -- psql -X -U postgres -d <database> -c "select extversion from pg_extension where extname = 'citus'"`,
      host: `sudo -u postgres psql -X -d <database> -c "select extversion from pg_extension where extname = 'citus'"`,
    },
    repair: [
      {
        text: 'Restart PostgreSQL after the update of the package, then update the extension as the first command of a session, on the coordinator and all workers',
        compose: 'docker compose exec {service} psql -X -U postgres -d <database> -c "ALTER EXTENSION citus UPDATE"',
        kubernetes:
          'kubectl exec deploy/{service} -- psql -X -U postgres -d <database> -c "ALTER EXTENSION citus UPDATE"',
        host: 'sudo -u postgres psql -X -d <database> -c "ALTER EXTENSION citus UPDATE"',
      },
    ],
    source: 'Citus, src/backend/distributed/metadata/metadata_cache.c CheckInstalledVersion()',
    matches: [
      'ERROR:  loaded Citus library version differs from installed extension version',
      'DETAIL:  Loaded library requires 12.1, but the installed extension version is 11.3-1.',
    ],
    ignores: ['HINT:  Run ALTER EXTENSION citus UPDATE and try again.'],
  },
  {
    id: 'citus.worker-away',
    kind: 'connection_refused',
    program: 'citus',
    forms: [
      {
        words: 'connection to the remote node failed with the following error',
        pattern:
          /connection to the remote node (?:\S{1,60}@)?(?<peer>[^\s:@]{1,100}):(?<port>\d{1,5}) failed(?: with the following error: (?<value>.{0,80}))?/,
      },
      {
        words: 'could not connect to any active placements',
        pattern: /could not connect to any active placements/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'postgresql',
    specificity: 3,
    means: 'The coordinator of Citus cannot reach the worker {peer|of a shard}',
    check: {
      text: 'Read the reason at the end of the line (refused, password, TLS, too many clients) and see the state of the workers',
      compose:
        'docker compose ps; docker compose exec {service} psql -U postgres -d <database> -c "table pg_dist_node" -c "select * from citus_check_cluster_node_health()"',
      kubernetes:
        'kubectl get pods -o wide; kubectl exec deploy/{service} -- psql -U postgres -d <database> -c "table pg_dist_node"',
      host: 'sudo -u postgres psql -d <database> -c "table pg_dist_node" -c "select * from citus_check_cluster_node_health()"',
    },
    repair: [
      {
        text: 'Start the worker, let the coordinator in (pg_hba.conf, .pgpass), and set citus.node_conninfo when only TLS is the matter',
        compose: 'docker compose up -d',
        host: `sudo -u postgres psql -d <database> -c "ALTER SYSTEM SET citus.node_conninfo = 'sslmode=prefer'" -c "select pg_reload_conf()"`,
      },
    ],
    source: 'Citus, src/backend/distributed/connection/remote_commands.c ReportConnectionError()',
    matches: [
      'ERROR:  connection to the remote node worker-1:5432 failed with the following error: could not connect to server: timeout',
      'ERROR:  connection to the remote node postgres@worker-2:5432 failed with the following error: fe_sendauth: failed',
      'ERROR:  could not connect to any active placements',
    ],
    ignores: ['NOTICE:  connection to the remote node established'],
  },
];
