import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const HDFS: readonly CatalogueEntry[] = [
  {
    id: 'hdfs.safe-mode',
    kind: 'read_only_storage',
    program: 'hdfs',
    forms: [
      {
        words: 'name node is in safe mode',
        pattern:
          /(?:SafeModeException: )?(?:Cannot (?<value>\w{2,20})(?: \w{2,20})? (?<path>\/\S{0,120}?)\. )?Name node is in safe mode/,
      },
    ],
    nearby: [/[Tt]he reported blocks (?<limit>\d{1,10}) needs additional/],
    role: 'either',
    fault: 'own_data',
    specificity: 2,
    means: 'HDFS is in safe mode and refuses to write {path|files}',
    check: {
      text: 'The next sentence names the reason: blocks that no DataNode reports, or a full disk of the NameNode',
      compose:
        'docker compose exec namenode sh -c "hdfs dfsadmin -safemode get; hdfs dfsadmin -report; hdfs fsck / | tail -20"',
      kubernetes: 'kubectl exec <namenode pod> -- hdfs dfsadmin -report',
      host: 'hdfs dfsadmin -safemode get; hdfs dfsadmin -report; hdfs fsck / | tail -20',
    },
    repair: [
      {
        text: 'Start the missing DataNodes, then it leaves safe mode by itself; leave it by hand only when fsck finds nothing that is still to come',
        compose: 'docker compose exec namenode hdfs dfsadmin -safemode leave',
        kubernetes: 'kubectl exec <namenode pod> -- hdfs dfsadmin -safemode leave',
        host: 'hdfs dfsadmin -safemode leave',
      },
    ],
    source: 'apache/hadoop FSNamesystem.java checkNameNodeSafeMode(); HDFS User Guide, Safemode',
    matches: [
      'org.apache.hadoop.hdfs.server.namenode.SafeModeException: Cannot create file/user/etl/out. Name node is in safe mode.',
      'mkdir: Cannot create directory /user/etl. Name node is in safe mode.',
    ],
    ignores: ['INFO hdfs.StateChange: STATE* Safe mode is OFF'],
  },
  {
    id: 'hdfs.name-node-disk-low',
    kind: 'disk_full',
    program: 'hdfs',
    forms: [
      { words: 'resources are low on nn', pattern: /Resources are low on NN/ },
      {
        words: 'space available on volume is which is below the configured reserved amount',
        pattern:
          /Space available on volume '(?<path>[^']{1,120})' is (?<value>\d{1,15}), which is below the configured reserved amount (?<limit>\d{1,15})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The HDFS NameNode stopped writing: {path|its metadata volume} is nearly full',
    check: {
      text: 'See how full it is',
      compose: 'docker compose exec namenode df -h',
      kubernetes: 'kubectl exec <namenode pod> -- df -h',
      host: 'df -h {path|/}',
    },
    repair: [
      {
        text: 'Free space there (logs, old fsimages), then leave safe mode by hand: it does not do so by itself in this case',
        compose: 'docker compose exec namenode hdfs dfsadmin -safemode leave',
        host: 'hdfs dfsadmin -safemode leave',
      },
    ],
    source: 'apache/hadoop NameNodeResourceChecker.java, FSNamesystem.java',
    matches: [
      'Resources are low on NN. Please add or free up more resources then turn off safe mode manually. NOTE:  If you turn off safe mode before adding resources, the NN will immediately return to safe mode.',
      "WARN namenode.NameNodeResourceChecker: Space available on volume '/dev/sda1' is 78643200, which is below the configured reserved amount 104857600",
    ],
    ignores: ['INFO namenode.FSNamesystem: Resources are sufficient'],
  },
  {
    id: 'hdfs.cluster-id-differs',
    kind: 'invalid_setting',
    program: 'hdfs',
    forms: [
      {
        words: 'incompatible clusterids in namenode clusterid datanode clusterid',
        pattern:
          /Incompatible clusterIDs in (?<path>[^\s:]{1,120}): namenode clusterID = (?<wanted>[\w-]{1,60}); datanode clusterID = (?<version>[\w-]{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'A DataNode does not start: {path} belongs to another cluster than the NameNode',
    check: {
      text: 'Compare both files VERSION; the NameNode was formatted again',
      compose: 'docker compose exec {service} cat {path}/current/VERSION',
      kubernetes: 'kubectl exec <datanode pod> -- cat {path}/current/VERSION',
      host: 'cat {path}/current/VERSION',
    },
    repair: [
      {
        text: 'When the NameNode was formatted by mistake, restore its metadata; to go on with the new cluster empty the DataNode, its blocks are lost',
        compose:
          'docker compose stop {service} && docker compose run --rm --entrypoint rm {service} -rf {path}/current && docker compose start {service}',
        host: 'rm -rf {path}/current && hdfs --daemon start datanode',
        destructive: true,
      },
    ],
    source: 'apache/hadoop DataStorage.java doTransition()',
    matches: [
      'java.io.IOException: Incompatible clusterIDs in /hadoop/dfs/data: namenode clusterID = CID-5b1a7c1e-0f3b; datanode clusterID = CID-0c2e4a77-91d2',
      'WARN common.Storage: Failed to add storage directory [DISK]file:/data/dn: java.io.IOException: Incompatible clusterIDs in /data/dn: namenode clusterID = CID-a; datanode clusterID = CID-b',
    ],
    ignores: ['INFO namenode.FSImage: Allocated new BlockPoolId: BP-1 clusterID = CID-a'],
  },
  {
    id: 'hdfs.no-data-node-takes-the-block',
    kind: 'advertised_address',
    program: 'hdfs',
    forms: [
      {
        words: 'could only be written to of the minreplication nodes there are datanode',
        pattern:
          /File (?<path>\S{1,140}) could only be written to 0 of the (?<wanted>\d{1,3}) minReplication nodes\. There are (?<value>\d{1,5}) datanode\(s\) running and (?<limit>\w{1,5}) node\(s\) are excluded/,
      },
      {
        words: 'could only be replicated to nodes instead of minreplication',
        pattern:
          /File (?<path>\S{1,140}) could only be replicated to 0 nodes instead of minReplication \(=(?<wanted>\d{1,3})\)\.?(?: {1,2}There are (?<value>\d{1,5}) datanode)?/,
      },
    ],
    role: 'either',
    fault: 'peer',
    specificity: 2,
    means: 'No DataNode takes blocks of {path} ({value|few} run)',
    check: {
      text: 'With DataNodes running and excluded, the client cannot reach their address (a container address), or they are full; the client does not reach them (advertised address), or they are full',
      compose: 'docker compose exec namenode hdfs dfsadmin -report',
      kubernetes: 'kubectl exec <namenode pod> -- hdfs dfsadmin -report',
      host: 'hdfs dfsadmin -report; nc -zv <datanode> 9866',
    },
    repair: [
      {
        text: 'Set dfs.client.use.datanode.hostname=true at the client and let it resolve and reach the names (port 9866); with 0 running start the DataNodes, with full ones add disk',
      },
    ],
    source: 'apache/hadoop BlockManager.java chooseTarget4NewBlock()',
    matches: [
      'org.apache.hadoop.ipc.RemoteException(java.io.IOException): File /user/etl/a.csv could only be written to 0 of the 1 minReplication nodes. There are 1 datanode(s) running and 1 node(s) are excluded in this operation.',
      'java.io.IOException: File /tmp/x could only be replicated to 0 nodes instead of minReplication (=1).  There are 0 datanode(s) running and no node(s) are excluded in this operation.',
    ],
    ignores: ['INFO hdfs.StateChange: BLOCK* allocate blk_1073741825_1001, replicas=10.0.0.5:9866 for /user/etl/a.csv'],
  },
  {
    id: 'hdfs.name-node-not-formatted',
    kind: 'missing_schema',
    program: 'hdfs',
    forms: [
      { words: 'namenode is not formatted', pattern: /java\.io\.IOException: NameNode is not formatted/ },
      {
        words: 'is in an inconsistent state storage directory does not exist or is not accessible',
        pattern:
          /InconsistentFSStateException: Directory (?<path>\S{1,120}) is in an inconsistent state: storage directory does not exist or is not accessible/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The NameNode finds no metadata in {path|dfs.namenode.name.dir}',
    check: {
      text: 'See whether the volume is mounted; the default under /tmp is emptied at a start of the host',
      compose: 'docker compose run --rm --entrypoint ls {service} -la {path|/hadoop/dfs/name}',
      host: 'ls -la {path|<dfs.namenode.name.dir>}; findmnt',
    },
    repair: [
      { text: 'Mount the volume or restore the metadata', compose: 'docker compose up -d --force-recreate {service}' },
      {
        text: 'For a new, empty cluster format it: all files of an old one are lost',
        compose: 'docker compose run --rm {service} hdfs namenode -format',
        host: 'hdfs namenode -format',
        destructive: true,
      },
    ],
    source: 'apache/hadoop FSImage.java recoverTransitionRead(); InconsistentFSStateException.java',
    matches: [
      'java.io.IOException: NameNode is not formatted.',
      'org.apache.hadoop.hdfs.server.common.InconsistentFSStateException: Directory /tmp/hadoop-root/dfs/name is in an inconsistent state: storage directory does not exist or is not accessible.',
    ],
    ignores: ['INFO common.Storage: Storage directory /hadoop/dfs/name has been successfully formatted.'],
  },
];
