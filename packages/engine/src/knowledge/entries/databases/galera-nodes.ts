import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Nodes of Galera (MariaDB, Percona XtraDB Cluster) that do not join or drop out. */
export const GALERA_NODES: readonly CatalogueEntry[] = [
  {
    id: 'galera.primary-lost',
    kind: 'cluster_quorum',
    program: 'galera',
    forms: [
      {
        words: 'no nodes coming from prim view not possible',
        pattern: /no nodes coming from prim view, prim not possible/,
      },
      { words: 'failed to reach primary view', pattern: /failed to reach primary view/ },
      { words: 'wsrep quorum no node with complete state', pattern: /WSREP: Quorum: No node with complete state/ },
      {
        words: 'wsrep non primary',
        pattern:
          /WSREP[^\n]{0,80}(?:Received NON-PRIMARY|non-primary view|Shifting PRIMARY -> OPEN|status change[^\n]{0,40}-> disconnected)/i,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'Galera has no majority: no node of the primary component is reached',
    check: {
      text: 'Compare the state of all nodes',
      host: 'mysql -e "SHOW STATUS LIKE \'wsrep_cluster_%\'"; cat /var/lib/mysql/grastate.dat',
    },
    repair: [
      {
        text: 'When all are down, start the one with safe_to_bootstrap: 1 (or the highest seqno) first; else open 4567, 4568, 4444 between the nodes',
        host: 'sudo galera_new_cluster',
      },
    ],
    source: 'Galera gcs_group.cpp, gmcast.cpp; MariaDB, "Galera quorum recovery"',
    matches: [
      'WSREP: no nodes coming from prim view, prim not possible',
      '[ERROR] WSREP: failed to open gcomm backend connection: 110: failed to reach primary view (pc.wait_prim_timeout): 110 (Connection timed out)',
      '[Note] WSREP: Quorum: No node with complete state',
      '[Note] WSREP: Received NON-PRIMARY.',
    ],
    ignores: ['WSREP: Quorum results: primary'],
  },
  {
    id: 'galera.state-transfer-failed',
    kind: 'slow_dependency',
    program: 'galera',
    forms: [
      { words: 'will never receive state need to abort', pattern: /Will never receive state\. Need to abort/ },
      { words: 'wsrep_sst', pattern: /WSREP_SST: \[ERROR\] (?<value>[^\n]{1,100})/ },
      {
        words: 'sst failed',
        pattern:
          /WSREP[^\n]{0,80}(?:SST failed|State transfer to \S{1,60} (?:\([^)]{1,60}\) )?failed)(?<value>[^\n]{0,60})/,
      },
      {
        words: 'wsrep_sst_mariabackup',
        pattern: /(?:Process completed with error|Failed to read 'ready <addr>' from): wsrep_sst_\w{1,20}/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 3,
    means: 'A Galera node gets no copy of the data from its donor: {value|state transfer failed}',
    check: {
      text: 'Read the log of the donor and of the backup tool',
      host: 'tail -40 /var/lib/mysql/mariabackup.backup.log; which socat mariadb-backup; mysql -e "SHOW VARIABLES LIKE \'wsrep_sst%\'"',
    },
    repair: [
      {
        text: 'Install socat and mariadb-backup on all nodes, give wsrep_sst_auth an account with RELOAD, PROCESS, LOCK TABLES and BINLOG MONITOR, open port 4444',
        host: 'sudo apt-get install socat mariadb-backup',
      },
    ],
    source: 'MariaDB, "mariadb-backup SST method"',
    matches: [
      '[ERROR] WSREP: gcs/src/gcs_group.cpp:gcs_group_handle_join_msg():1331: Will never receive state. Need to abort.',
      "WSREP_SST: [ERROR] 'socat' not found in path",
      '[ERROR] WSREP: SST failed: 1 (Operation not permitted)',
      "[ERROR] WSREP: Failed to read 'ready <addr>' from: wsrep_sst_mariabackup --role 'joiner'",
    ],
    ignores: ['WSREP_SST: [INFO] Moving the backup'],
  },
  {
    id: 'galera.node-differs',
    kind: 'data_corruption',
    program: 'galera',
    forms: [
      {
        words: 'inconsistency detected inconsistent by consensus',
        pattern: /Inconsistency detected: Inconsistent by consensus/,
      },
      { words: 'node consistency aborting', pattern: /Node consistency compromi[sz]ed, aborting/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A Galera node leaves: its data differ from those of the others',
    check: { text: 'Read which statement failed here only', host: 'ls -t /var/lib/mysql/GRA_*.log | head -3' },
    repair: [
      {
        text: 'Let the node fetch everything anew (empty its grastate.dat), and look for tables without a primary key or of MyISAM',
        host: 'sudo systemctl stop mariadb && sudo rm /var/lib/mysql/grastate.dat && sudo systemctl start mariadb',
        destructive: true,
      },
    ],
    source: 'Galera replicator_smm.cpp',
    matches: [
      '[ERROR] WSREP: Inconsistency detected: Inconsistent by consensus on 8a9b:1234',
      '[ERROR] WSREP: Node consistency compromised, aborting...',
    ],
    ignores: ['consistency check passed'],
  },
  {
    id: 'galera.conflict',
    kind: 'deadlock',
    program: 'galera',
    forms: [
      { words: 'wsrep bf lock wait long', pattern: /WSREP: BF lock wait long/ },
      { words: 'wsrep', pattern: /WSREP: (?:cluster conflict due to high priority abort|MDL BF-BF conflict)/ },
      {
        words: 'wsrep detected deadlock conflict and aborted the transaction',
        pattern: /WSREP detected deadlock\/conflict and aborted the transaction/,
      },
    ],
    role: 'either',
    fault: 'own_code',
    specificity: 2,
    means: 'Writes on two Galera nodes meet each other',
    check: { text: 'See which nodes are written to', host: 'mysql -e "SHOW STATUS LIKE \'wsrep_local_%\'"' },
    repair: [{ text: 'Send writes to one node only, and let the program repeat a transaction after error 1213' }],
    source: 'MariaDB wsrep_thd.cc',
    matches: [
      '[Note] WSREP: BF lock wait long for trx:0x1',
      '[Note] WSREP: cluster conflict due to high priority abort for threads:',
      'ERROR 1213 (40001): WSREP detected deadlock/conflict and aborted the transaction. Try restarting the transaction',
    ],
    ignores: ['WSREP: Synchronized with group'],
  },
];
