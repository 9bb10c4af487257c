import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const STATE: Step = {
  text: 'Ask each server for its role and its connections',
  compose:
    'docker compose exec {server} zkServer.sh status; docker compose exec {server} sh -c "echo srvr | nc localhost 2181"',
  kubernetes: 'kubectl exec {service}-0 -- zkServer.sh status',
  host: 'for s in <servers>; do echo $s; echo srvr | nc $s 2181; done',
};

export const ZOOKEEPER: readonly CatalogueEntry[] = [
  {
    id: 'zookeeper.too-many-connections',
    kind: 'connection_limit',
    program: 'zookeeper',
    forms: [
      {
        words: 'too many connections from max is',
        pattern: /Too many connections from \/?(?<peer>[\d.a-fA-F:]{3,60}) - max is (?<limit>\d{1,6})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    peerProgram: 'zookeeper',
    specificity: 3,
    means: 'ZooKeeper refuses {peer}: more than {limit} connections from one address (maxClientCnxns)',
    check: {
      text: 'See which clients at that address hold so many',
      compose: 'docker compose exec {server} sh -c "echo cons | nc localhost 2181 | cut -d\\( -f1 | sort | uniq -c"',
      kubernetes: 'kubectl exec {service}-0 -- sh -c "echo cons | nc localhost 2181"',
      host: 'echo cons | nc localhost 2181 | cut -d\\( -f1 | cut -d: -f1 | sort | uniq -c',
    },
    repair: [
      {
        text: 'Let the client use one session per process and close it, or raise maxClientCnxns (behind NAT many clients share an address)',
        compose: 'docker compose run -d -e ZOO_MAX_CLIENT_CNXNS=200 {service}',
        host: `sudo sed -i -E '/^maxClientCnxns/d; $a maxClientCnxns=200' /etc/zookeeper/conf/zoo.cfg && sudo systemctl restart zookeeper`,
      },
    ],
    source: 'ZooKeeper, NIOServerCnxnFactory.doAccept(), NettyServerCnxnFactory',
    matches: [
      'WARN  [NIOServerCxnFactory.AcceptThread:/0.0.0.0:2181] - Too many connections from /10.0.3.9 - max is 60',
      'Error accepting new connection: Too many connections from /172.18.0.5 - max is 60',
    ],
    ignores: ['maxClientCnxns=60'],
  },
  {
    id: 'zookeeper.good-day-notes',
    kind: null,
    program: 'zookeeper',
    forms: [
      {
        words: 'got user level keeperexception when processing',
        pattern: /Got user-level KeeperException when processing /,
      },
      {
        words: 'endofstreamexception unable to read additional data from client',
        pattern: /Unable to read additional data from client[^\n]{0,60}probably[^\n]{0,10}closed/,
      },
      {
        words: 'either no config or no quorum defined in config running in standalone mode',
        pattern: /Either no config or no quorum defined in config, running in standalone mode/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of ZooKeeper: a node is there already, a client left, one server alone',
    check: { text: 'Nothing to do' },
    repair: [],
    source: 'ZooKeeper PrepRequestProcessor, NIOServerCnxn, QuorumPeerMain',
    matches: [
      'INFO Got user-level KeeperException when processing sessionid:0x1 type:create cxid:0x1 zxid:0x1 txntype:-1 reqpath:n/a Error Path:/brokers Error:KeeperErrorCode = NodeExists for /brokers',
      'WARN EndOfStreamException: Unable to read additional data from client, it probably closed the socket: address = /10.0.0.2:4000, session = 0x0',
      'WARN [main:QuorumPeerMain@138] - Either no config or no quorum defined in config, running in standalone mode',
    ],
    ignores: ['INFO binding to port 0.0.0.0/0.0.0.0:2181'],
  },
  {
    id: 'zookeeper.not-serving',
    kind: 'cluster_quorum',
    program: 'zookeeper',
    forms: [
      {
        words: 'this zookeeper instance is not currently serving requests',
        pattern: /This ZooKeeper instance is not currently serving requests/,
      },
      {
        words: 'cannot open channel to at election address',
        pattern:
          /Cannot open channel to (?<object>\d{1,3}) at election address (?<peer>[\w./-]{1,100}):(?<port>\d{1,5})/,
      },
      {
        words: 'error contacting service it is probably not running',
        pattern: /Error contacting service\. It is probably not running/,
      },
    ],
    role: 'either',
    fault: 'peer',
    peerProgram: 'zookeeper',
    specificity: 2,
    means: 'ZooKeeper has no quorum: too few servers reach each other ({peer|see its log})',
    check: STATE,
    repair: [
      {
        text: 'Start the missing servers, open 2888 and 3888 between them, and let each server.N name resolve (in containers the own line may need 0.0.0.0)',
        compose: 'docker compose up -d',
        kubernetes: 'kubectl rollout status statefulset/{service}',
        host: 'sudo systemctl start zookeeper; nc -vz {peer|<server>} 3888',
      },
    ],
    source: 'ZooKeeper, AbstractFourLetterCommand.ZK_NOT_SERVING, QuorumCnxManager.initiateConnection(), zkServer.sh',
    matches: [
      'This ZooKeeper instance is not currently serving requests',
      'WARN  [QuorumConnectionThread-[myid=1]-2:QuorumCnxManager@401] - Cannot open channel to 2 at election address zk-2/10.0.0.12:3888',
      'Error contacting service. It is probably not running.',
    ],
    ignores: ['INFO  [QuorumPeer[myid=1]] - FOLLOWING - LEADER ELECTION TOOK - 212 MS'],
  },
  {
    id: 'zookeeper.myid-wrong',
    kind: 'invalid_setting',
    program: 'zookeeper',
    forms: [
      { words: 'myid file is missing', pattern: /(?<path>\S{0,160}\/)?myid file is missing/ },
      {
        words: 'no quorumserver corresponding to myid',
        pattern: /No QuorumServer corresponding to myid (?<value>\d{1,5})/,
      },
      { words: 'my id not in the peer list', pattern: /My id (?<value>\d{1,5}) not in the peer list/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'ZooKeeper does not know which server it is (myid: {value|missing})',
    check: {
      text: 'Compare the file with the list',
      compose: 'docker compose exec {service} sh -c "cat /data/myid; grep server /conf/zoo.cfg"',
      kubernetes: 'kubectl exec {service}-0 -- sh -c "cat /data/myid; grep server /conf/zoo.cfg"',
      host: 'cat /var/lib/zookeeper/myid; grep ^server /etc/zookeeper/conf/zoo.cfg',
    },
    repair: [
      {
        text: 'Write the number of this server into it (in the image by ZOO_MY_ID)',
        host: 'echo 1 | sudo tee /var/lib/zookeeper/myid && sudo systemctl restart zookeeper',
        compose: 'docker compose up -d --force-recreate {service}',
      },
    ],
    source: 'ZooKeeper, QuorumPeerConfig.setupMyId(), QuorumPeer.start()',
    matches: [
      'Caused by: java.lang.IllegalArgumentException: myid file is missing',
      'java.lang.RuntimeException: No QuorumServer corresponding to myid 5',
      'java.lang.RuntimeException: My id 5 not in the peer list',
    ],
    ignores: ['Reading configuration from: /conf/zoo.cfg'],
  },
  {
    id: 'zookeeper.data-corrupt',
    kind: 'data_corruption',
    program: 'zookeeper',
    forms: [
      { words: 'unable to load database on disk', pattern: /Unable to load database on disk/ },
      {
        words: 'no snapshot found but there are log entries something is broken',
        pattern:
          /No snapshot found, but there are log entries\. (?:This should only be allowed during upgrading\. )?Something is broken!/,
      },
      {
        words: 'is older than the last zxid',
        pattern: /The current epoch, (?<value>[\da-fA-F]{1,16}), is older than the last zxid, \d{1,20}/,
      },
      {
        words: 'not able to find valid snapshots in',
        pattern: /Not able to find valid snapshots in (?<path>\S{1,160})/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'ZooKeeper cannot read its data ({path|snapshot, log or epoch}): cut off or damaged',
    check: {
      text: 'See whether the disk was full (empty snapshot and log files) and whether the other servers run',
      compose: 'docker compose exec {service} sh -c "df -h /data /datalog; ls -la /data/version-2 /datalog/version-2"',
      kubernetes: 'kubectl exec {service}-0 -- sh -c "df -h /data; ls -la /data/version-2"',
      host: 'df -h /var/lib/zookeeper; ls -la /var/lib/zookeeper/version-2',
    },
    repair: [
      {
        text: 'With a healthy majority empty version-2 of this server: it fetches everything from the leader',
        host: 'sudo rm -rf /var/lib/zookeeper/version-2 && sudo systemctl start zookeeper',
        compose:
          'docker compose run --rm --entrypoint sh {service} -c "rm -rf /data/version-2 /datalog/version-2" && docker compose up -d {service}',
        destructive: true,
      },
      {
        text: 'Alone and after an upgrade from before 3.5: allow the missing snapshot once',
        host: `echo 'snapshot.trust.empty=true' | sudo tee -a /etc/zookeeper/conf/zoo.cfg && sudo systemctl restart zookeeper`,
      },
    ],
    source: 'ZooKeeper, QuorumPeer.loadDataBase(), FileTxnSnapLog.restore(), FileSnap',
    matches: [
      'ERROR [main:QuorumPeer@1148] - Unable to load database on disk',
      'java.io.IOException: No snapshot found, but there are log entries. Something is broken!',
      'java.io.IOException: The current epoch, 5, is older than the last zxid, 25769803777',
      'java.io.IOException: Not able to find valid snapshots in /data/version-2',
    ],
    ignores: ['INFO  [main] - Snapshot loaded in 12 ms, highest zxid is 0x500000012, digest is 12'],
  },
  {
    id: 'zookeeper.slow-disk',
    kind: 'slow_dependency',
    program: 'zookeeper',
    forms: [
      {
        words: 'fsync ing the write ahead log in took which will adversely effect operation latency',
        pattern:
          /fsync-ing the write ahead log in \S{3,40} took (?<value>\d{1,8})ms which will adversely effect operation latency/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The disk of ZooKeeper is slow: writing its log took {value} ms',
    check: {
      text: 'Measure the disk and see who else writes to it',
      host: 'iostat -x 1 5; findmnt -T /var/lib/zookeeper',
      kubernetes: 'kubectl logs {service}-0 | grep -c "fsync-ing"',
      compose: 'docker compose logs {service} | grep -c "fsync-ing"',
    },
    repair: [
      {
        text: 'Put dataLogDir on a fast disk of its own, and raise tickTime or the session timeouts for the time being',
        host: `sudo sed -i -E '/^dataLogDir/d; $a dataLogDir=/fast/zookeeper' /etc/zookeeper/conf/zoo.cfg`,
      },
    ],
    source: 'ZooKeeper, FileTxnLog.commit()',
    matches: [
      'WARN  [SyncThread:1:FileTxnLog@420] - fsync-ing the write ahead log in SyncThread:1 took 5032ms which will adversely effect operation latency. File size is 67108880 bytes.',
      '[2025-04-04 07:12:08,113] WARN fsync-ing the write ahead log in SyncThread:0 took 1203ms which will adversely effect operation latency.',
    ],
    ignores: ['fsync.warningthresholdms=1000'],
  },
  {
    id: 'zookeeper.command-not-whitelisted',
    kind: 'health_check_wrong',
    program: 'zookeeper',
    forms: [
      {
        words: 'is not executed because it is not in the whitelist',
        pattern:
          /\b(?<value>ruok|stat|mntr|srvr|cons|envi|conf|isro|dump|wchs) is not executed because it is not in the whitelist/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The health check asks ZooKeeper "{value}", which it is not allowed to answer',
    check: {
      text: 'See what is allowed',
      compose: 'docker compose exec {service} grep 4lw /conf/zoo.cfg',
      kubernetes: 'kubectl exec {service}-0 -- grep 4lw /conf/zoo.cfg',
      host: 'grep 4lw /etc/zookeeper/conf/zoo.cfg',
    },
    repair: [
      {
        text: 'Allow it (4lw.commands.whitelist=ruok,srvr,mntr), or use zkServer.sh status as the check',
        compose: 'docker compose run -d -e ZOO_4LW_COMMANDS_WHITELIST=ruok,srvr,mntr {service}',
        kubernetes: 'kubectl set env statefulset/{service} ZOO_4LW_COMMANDS_WHITELIST=ruok,srvr,mntr',
        host: `echo '4lw.commands.whitelist=ruok,srvr,mntr' | sudo tee -a /etc/zookeeper/conf/zoo.cfg && sudo systemctl restart zookeeper`,
      },
    ],
    source: 'ZooKeeper, NIOServerCnxn.checkFourLetterWord()',
    matches: [
      'ruok is not executed because it is not in the whitelist.',
      'Command output: mntr is not executed because it is not in the whitelist.',
    ],
    ignores: ['imok'],
  },
  {
    id: 'zookeeper.packet-too-large',
    kind: 'payload_too_large',
    program: 'zookeeper',
    forms: [
      { words: 'packet len is out of range', pattern: /Packet len ?(?<value>\d{5,12}) is out of range!/ },
      {
        words: 'len error',
        pattern:
          /(?:IOException: |- )Len error\.? ?(?:A message from \S{5,60} with advertised length of )?(?<value>\d{5,12})/,
      },
    ],
    role: 'cause',
    fault: 'own_code',
    peerProgram: 'zookeeper',
    specificity: 3,
    means: 'A ZooKeeper message of {value} bytes is larger than jute.maxbuffer (1 MB)',
    check: {
      text: 'Find the node: one with very many children, or a large value. Something that speaks HTTP or TLS to port 2181 gives huge lengths too',
      host: 'echo mntr | nc localhost 2181 | grep -E "data_size|znode_count"; zkCli.sh ls <path> | wc -c',
    },
    repair: [
      {
        text: 'Delete what piles up there, or raise -Djute.maxbuffer on all servers and clients alike',
        host: `echo 'export JVMFLAGS="-Djute.maxbuffer=4194304"' | sudo tee -a /etc/zookeeper/conf/java.env && sudo systemctl restart zookeeper`,
      },
    ],
    source: 'ZooKeeper, ClientCnxnSocket.readLength(), NIOServerCnxn.readLength()',
    matches: ['java.io.IOException: Packet len 4194342 is out of range!', 'java.io.IOException: Len error 1195725856'],
    ignores: ['jute.maxbuffer=1048575'],
  },
  {
    id: 'zookeeper.client-session-lost',
    kind: 'connection_refused',
    forms: [
      {
        words: 'keepererrorcode',
        pattern:
          /KeeperErrorCode = (?<value>ConnectionLoss|Session expired|SessionExpired|OperationTimeout)(?: for (?<path>\/\S{0,120}))?/,
      },
      {
        words: 'have not heard from server in',
        pattern: /Client (?:session|connection) timed out, have not heard from server in (?<limit>\d{1,9})ms/,
      },
      {
        words: 'closing socket connection attempting reconnect',
        pattern:
          /Session 0x\w{1,16} for (?:server|sever) (?<peer>\S{1,100}),? .{0,60}[Cc]losing socket connection\. (?:Attempting reconnect|attempting reconnect)/,
      },
      { words: 'kazootimeouterror connection time out', pattern: /KazooTimeoutError: Connection time-out/ },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'zookeeper',
    specificity: 2,
    means: 'The client has lost its ZooKeeper session ({value|no answer})',
    check: STATE,
    repair: [
      {
        text: 'Bring ZooKeeper back (quorum, disk); with a healthy one look for long garbage collections or CPU starvation of the client',
        compose: 'docker compose up -d zookeeper && docker compose restart {service}',
        kubernetes: 'kubectl rollout restart deploy/{service}',
      },
    ],
    source: 'ZooKeeper, KeeperException, ClientCnxn.SendThread; kazoo',
    matches: [
      'org.apache.zookeeper.KeeperException$ConnectionLossException: KeeperErrorCode = ConnectionLoss for /brokers/ids',
      'WARN Client session timed out, have not heard from server in 20001ms for session id 0x1000a (org.apache.zookeeper.ClientCnxn)',
      'WARN Session 0x0 for server zookeeper/172.18.0.3:2181, Closing socket connection. Attempting reconnect except it is a SessionExpiredException.',
      'kazoo.handlers.threading.KazooTimeoutError: Connection time-out',
    ],
    ignores: ['INFO Session establishment complete on server zookeeper/172.18.0.3:2181, session id = 0x1000a'],
  },
];
