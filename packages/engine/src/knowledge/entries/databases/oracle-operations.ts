import type { CatalogueEntry } from '../../catalogue-entry.ts';

/** Oracle archiver, RMAN, Data Guard and GoldenGate. */
export const ORACLE_OPERATIONS: readonly CatalogueEntry[] = [
  {
    id: 'oracle.recovery-area-full',
    kind: 'disk_full',
    program: 'oracle',
    forms: [
      {
        words: 'ora 19804 cannot reclaim bytes disk space',
        pattern: /ORA-19804: (?<value>cannot reclaim \d{1,18} bytes disk space)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The recovery area of Oracle is full: {value}',
    check: { text: 'Read what fills it', host: 'sqlplus / as sysdba <<< "select * from v$recovery_area_usage;"' },
    repair: [
      {
        text: 'Back up and delete archived logs, or enlarge the area',
        host: 'rman target / <<< "delete noprompt archivelog all backed up 1 times to device type disk;"',
      },
      { text: 'Or enlarge it', host: 'sqlplus / as sysdba <<< "alter system set db_recovery_file_dest_size=100G;"' },
    ],
    source: 'Oracle error messages ORA-19809, ORA-19804, ORA-19815, ORA-00257',
    matches: [
      'ORA-19804: cannot reclaim 52428800 bytes disk space from 10737418240 limit',
      'app: ORA-19804: cannot reclaim 52428800 bytes disk space from 10737418240 limit',
    ],
    ignores: ['Deleted 12 objects of the recovery area'],
  },
  {
    id: 'oracle.archiver-waits',
    kind: 'disk_full',
    program: 'oracle',
    forms: [
      {
        words: 'oracle instance',
        pattern:
          /ORACLE Instance \S{1,30}(?:, thread \d{1,3})? - (?:Archival Error|Can not allocate log, archival required|Cannot allocate log, archival required)/,
      },
      {
        words: 'archival stopped error occurred will continue retrying',
        pattern: /ARC[H0-9a-z]{1,3}: Archival stopped, error occurred\. Will continue retrying/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: "Oracle's archiver cannot write the redo logs: the database waits",
    check: {
      text: "Look at the destination's state and room",
      host: 'sqlplus / as sysdba <<< "select dest_name,status,error from v$archive_dest where status<>\'INACTIVE\';"',
    },
    repair: [
      {
        text: 'Free room at the destination, or repair the standby it sends to',
        host: 'rman target / <<< "delete noprompt archivelog until time \'sysdate-1\' backed up 1 times to disk;"',
      },
    ],
    source: 'Oracle alert log; ORA-16038, ORA-00257, ARCH archival stopped',
    matches: [
      'ORACLE Instance ORCL - Archival Error. Archiver continuing.',
      'ARCH: Archival stopped, error occurred. Will continue retrying',
    ],
    ignores: ['ARC0: Completed archiving thread 1 sequence 4821'],
  },
  {
    id: 'oracle.checkpoint-not-complete',
    kind: 'slow_dependency',
    program: 'oracle',
    forms: [
      {
        words: 'thread cannot allocate new log sequence',
        pattern: /Thread \d{1,3} cannot allocate new log, sequence \d{1,12}/,
      },
      { words: 'not complete', pattern: /^[^\n]{0,60}Checkpoint not complete\s{0,3}$/ },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 1,
    means: 'Oracle waits for its checkpoint: the redo logs are too small or too few',
    check: {
      text: 'Count the log switches an hour',
      host: "sqlplus / as sysdba <<< \"select to_char(first_time,'DD HH24') h,count(*) from v$log_history where first_time>sysdate-1 group by to_char(first_time,'DD HH24') order by 1;\"",
    },
    repair: [
      {
        text: 'Add redo groups, or larger ones, so that they switch every 15 to 30 minutes; faster disks',
        host: 'sqlplus / as sysdba <<< "alter database add logfile group 4 size 1G;"',
      },
    ],
    source: 'Oracle alert log: Thread 1 cannot allocate new log',
    matches: ['Thread 1 cannot allocate new log, sequence 4822', 'Checkpoint not complete'],
    ignores: ['Thread 1 advanced to log sequence 4822 (LGWR switch)'],
  },
  {
    id: 'oracle.standby-gap',
    kind: 'missing_file',
    program: 'oracle',
    forms: [
      {
        words: 'fal failed to request gap sequence',
        pattern: /FAL\[(?:client|server)[^\]]{0,20}\]: Failed to request gap sequence/,
      },
      {
        words: 'fal all defined servers have been attempted',
        pattern: /FAL\[[^\]]{1,30}\]: (?<value>All defined FAL servers have been attempted)/,
      },
      { words: 'gap thread sequence', pattern: /GAP - thread \d{1,3} sequence (?<value>\d{1,12}-\d{1,12})/ },
      {
        words: 'media recovery waiting for thread sequence',
        pattern: /Media Recovery Waiting for thread \d{1,3} sequence \d{1,12} \(?(?:in transit|gap)/,
      },
    ],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: "Oracle's standby misses redo logs: {value}",
    check: { text: 'Ask for the gap', host: 'sqlplus / as sysdba <<< "select * from v$archive_gap;"' },
    repair: [
      {
        text: 'Copy the missing logs to the standby and register them; where they are gone, recover it from service',
        host: 'rman target / <<< "recover standby database from service <primary>;"',
      },
    ],
    source: 'Oracle Data Guard FAL, ORA-16016, ORA-16401, ORA-01196',
    matches: [
      'FAL[client]: Failed to request gap sequence',
      'FAL[client, USER]: All defined FAL servers have been attempted.',
      'GAP - thread 1 sequence 4810-4815',
      'Media Recovery Waiting for thread 1 sequence 4810 (in transit)',
    ],
    ignores: ['Media Recovery Log /u01/arch/1_4810.arc'],
  },
  {
    id: 'oracle.data-guard-not-synchronised',
    kind: 'unreachable',
    program: 'oracle',
    forms: [
      { words: 'ora', pattern: /(?<value>ORA-16(?:766|778|664|665|810|820|853|855|661|825|857): [^\n]{5,90})/ },
      {
        words: 'error received logging on to the standby',
        pattern: /Error \d{3,6} received logging on to the standby/,
      },
      {
        words: 'ping heartbeat failed to connect standby',
        pattern: /PING\[ARC\w{1,3}\]: Heartbeat failed to connect to standby '(?<object>[^']{1,60})'/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'Data Guard does not reach or follow its standby {object}: {value}',
    check: { text: 'Ask the broker', host: 'dgmgrl / "show configuration verbose"' },
    repair: [
      {
        text: 'Repair network, listener or password file of the standby, then enable it again',
        host: 'dgmgrl / "enable database \'<standby>\'"',
      },
    ],
    source: 'Oracle Data Guard Broker ORA-16664, ORA-16766, ORA-16810, ORA-16820, ORA-16853, ORA-16778, ORA-16661',
    matches: [
      'ORA-16766: Redo Apply is stopped',
      'Error 1017 received logging on to the standby',
      "PING[ARC2]: Heartbeat failed to connect to standby 'stby'. Error is 12541.",
    ],
    ignores: ['SUCCESS (status updated 12 seconds ago)'],
  },
  {
    id: 'oracle.rman-backup-missing',
    kind: 'missing_file',
    program: 'oracle',
    forms: [
      {
        words: 'rman 06023 no backup or copy of datafile found to restore',
        pattern: /RMAN-06023: no backup or copy of datafile (?<object>\d{1,6}) found to restore/,
      },
      {
        words: 'rman 06025 no backup of archived log for thread with sequence',
        pattern: /RMAN-06025: no backup of archived log for thread \d{1,3} with sequence (?<object>\d{1,12})/,
      },
      {
        words: 'rman 06054 media recovery requesting unknown archived log for thread with sequence',
        pattern:
          /RMAN-06054: media recovery requesting unknown archived log for thread \d{1,3} with sequence (?<object>\d{1,12})/,
      },
      { words: 'rman 06059 expected archived log not found', pattern: /RMAN-06059: expected archived log not found/ },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'RMAN finds no backup or log to recover from: {object}',
    check: { text: 'List what exists', host: 'rman target / <<< "crosscheck archivelog all; list backup summary;"' },
    repair: [
      {
        text: 'Mark what is gone, catalogue what lies elsewhere, and take a full backup',
        host: 'rman target / <<< "delete expired archivelog all; catalog start with \'<folder>\';"',
      },
    ],
    source: 'Oracle RMAN-06023, RMAN-06025, RMAN-06054, RMAN-06059, RMAN-08120',
    matches: [
      'RMAN-06023: no backup or copy of datafile 4 found to restore',
      'RMAN-06025: no backup of archived log for thread 1 with sequence 4810 and starting SCN of 91822 found to restore',
      'RMAN-06054: media recovery requesting unknown archived log for thread 1 with sequence 4821 and starting SCN of 918223',
      'RMAN-06059: expected archived log not found, loss of archived log compromises recoverability',
    ],
    ignores: ['Recovery Manager complete.'],
  },
  {
    id: 'goldengate.process-abended',
    kind: 'invalid_setting',
    program: 'goldengate',
    forms: [
      {
        words: 'ogg 01668 abending',
        pattern: /OGG-01668 {1,4}(?:Oracle GoldenGate [^\n]{0,60}(?<object>\w{2,20})\.prm: {1,3})?PROCESS ABENDING/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The GoldenGate process {object} ended',
    check: { text: 'Read its report from the end', host: 'ggsci <<< "view report {object}"' },
    repair: [
      {
        text: 'Repair the ERROR line above (missing trail, ORA error, table that differs), then start it',
        host: 'ggsci <<< "start {object}"',
      },
    ],
    source: 'Oracle GoldenGate OGG-01668, OGG-02171, OGG-01044',
    matches: [
      '2025-06-12 10:02:11  ERROR   OGG-01668  PROCESS ABENDING.',
      'ERROR OGG-01668  Oracle GoldenGate Delivery for Oracle, rshop.prm:  PROCESS ABENDING.',
    ],
    ignores: ['OGG-00963 Oracle GoldenGate Manager: Command received from EXTRACT'],
  },
  {
    id: 'goldengate.apply-error',
    kind: 'data_corruption',
    program: 'goldengate',
    forms: [
      {
        words: 'ogg 01296 mapping from to',
        pattern: /OGG-01296 [^\n]{0,90}Error mapping from (?<object>\S{1,80}) to \S{1,80}/,
      },
      {
        words: 'ogg 01154 error mapping to',
        pattern: /OGG-01154 [^\n]{0,90}SQL error (?<value>\d{1,6}) mapping (?<object>\S{1,80}) to \S{1,80}/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: "GoldenGate's replicat meets a row that is missing or there already: {object}",
    check: { text: 'Read the discard file: it holds row and error', host: 'tail -50 dirrpt/*.dsc' },
    repair: [
      {
        text: 'Instantiate the table again from the source, or repair the row; HANDLECOLLISIONS only during the initial load',
      },
    ],
    source: 'Oracle GoldenGate OGG-01296, OGG-01004, OGG-01154, OGG-01163',
    matches: [
      'ERROR   OGG-01296  Error mapping from SHOP.ORDERS to SHOP.ORDERS.',
      'WARNING OGG-01154  SQL error 1403 mapping SHOP.ORDERS to SHOP.ORDERS OCI Error ORA-01403: no data found',
    ],
    ignores: ['OGG-06510 Using the following key columns for target table'],
  },
];
