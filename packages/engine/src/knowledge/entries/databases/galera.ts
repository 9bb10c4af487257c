import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const GALERA: readonly CatalogueEntry[] = [
  {
    id: 'galera.no-bootstrap',
    kind: 'cluster_quorum',
    program: 'galera',
    forms: [
      {
        words: 'wsrep it may not be safe to bootstrap the cluster from this node',
        pattern: /WSREP: It may not be safe to bootstrap the cluster from this node/,
      },
      {
        words: 'wsrep failed to open gcomm backend connection',
        pattern: /WSREP: failed to open gcomm backend connection: (?<value>\d{1,4}: .{3,60})/,
      },
      {
        words: 'wsrep failed to open backend connection',
        pattern: /WSREP: .{0,60}Failed to open backend connection: -110/,
      },
      {
        words: 'wsrep has not yet prepared node for application use',
        pattern: /WSREP has not yet prepared node for application use/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    peerProgram: 'galera',
    specificity: 3,
    means: 'Galera has no primary component: this node may not serve or start the cluster',
    check: {
      text: 'Compare seqno and safe_to_bootstrap of all nodes; the one with the highest seqno has the newest data (-1: find it by --wsrep-recover)',
      compose: 'docker compose run --rm --entrypoint cat {service} /var/lib/mysql/grastate.dat',
      kubernetes: 'for i in 0 1 2; do kubectl exec {service}-$i -- cat /var/lib/mysql/grastate.dat; done',
      host: `sudo cat /var/lib/mysql/grastate.dat; sudo mysql -e "show status like 'wsrep_cluster%'"`,
    },
    repair: [
      {
        text: 'When other nodes still run, start this one normally and repair the network. When all are down, bootstrap from the newest node only, then start the others',
        host: `sudo sed -i 's/safe_to_bootstrap: 0/safe_to_bootstrap: 1/' /var/lib/mysql/grastate.dat && sudo galera_new_cluster`,
        destructive: true,
      },
    ],
    source: 'Galera documentation, "Restarting the Cluster"; galera/src/saved_state, gcs/src/gcs_core.cpp; error 1047',
    matches: [
      '[ERROR] WSREP: It may not be safe to bootstrap the cluster from this node. It was not the last one to leave the cluster and may not contain all the updates.',
      '[ERROR] WSREP: failed to open gcomm backend connection: 110: failed to reach primary view: 110 (Connection timed out)',
      '[ERROR] WSREP: gcs/src/gcs_core.cpp:gcs_core_open():221: Failed to open backend connection: -110 (Connection timed out)',
      'ERROR 1047 (08S01): WSREP has not yet prepared node for application use',
    ],
    ignores: ['[Note] WSREP: Synchronized with group, ready for connections'],
  },
];
