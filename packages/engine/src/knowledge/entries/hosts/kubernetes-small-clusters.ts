import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_SMALL_CLUSTERS: readonly CatalogueEntry[] = [
  {
    id: 'k3s.token-refused',
    kind: 'authentication_refused',
    program: 'k3s',
    forms: [
      { words: 'v1 401 unauthorized', pattern: /\/v1-(?:k3s|rke2)\/[\w-]{1,40}: 401 Unauthorized/ },
      {
        words: 'token ca hash does not match the cluster ca certificate hash',
        pattern: /token CA hash does not match the Cluster CA certificate hash/,
      },
      {
        words: 'failed to validate token',
        pattern: /failed to validate token: (?:https?:\/\/\S{1,80} )?.{0,60}(?:401 Unauthorized|not authorized)/,
      },
      {
        words: 'failed to normalize must be in format',
        pattern: /failed to normalize (?:server )?token; must be in format/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The k3s server refuses the token of this node',
    check: {
      text: 'Compare the token with that of the server',
      host: 'sudo cat /var/lib/rancher/k3s/server/node-token   # on the server; here: cat /etc/systemd/system/k3s*.service.env',
    },
    repair: [
      {
        text: 'Set K3S_TOKEN to the whole node-token of the server (with its K10 prefix) and restart',
        host: 'sudo sed -i "s|^K3S_TOKEN=.*|K3S_TOKEN=<token>|" /etc/systemd/system/k3s-agent.service.env && sudo systemctl restart k3s-agent',
      },
    ],
    source: 'k3s pkg/clientaccess/token.go',
    matches: [
      'level=fatal msg="starting kubernetes: preparing server: failed to validate server configuration: https://10.0.0.1:6443/v1-k3s/server-bootstrap: 401 Unauthorized"',
      'level=error msg="token CA hash does not match the Cluster CA certificate hash: 12ab != 34cd"',
      'level=fatal msg="failed to normalize token; must be in format K10<CA-HASH>::<USERNAME>:<PASSWORD> or <PASSWORD>"',
      'level=error msg="failed to validate token: not authorized"',
    ],
    ignores: [
      'level=info msg="To join server node to cluster: k3s server -s https://10.0.0.1:6443 -t ${SERVER_NODE_TOKEN}"',
    ],
  },
  {
    id: 'k3s.node-password-rejected',
    kind: 'authentication_refused',
    program: 'k3s',
    forms: [
      { words: 'node password rejected duplicate hostname', pattern: /Node password rejected, duplicate hostname/ },
      {
        words: 'unable to verify for node',
        pattern: /unable to verify (?:password|hash) for node (?<object>[\w.-]{1,63})/,
      },
      { words: 'hash does not match for node', pattern: /hash does not match for node (?<object>[\w.-]{1,63})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The server knows a node of this name with another password: the name is used twice or the host is new',
    check: {
      text: 'See whether two hosts have one name',
      kubernetes: 'kubectl get nodes -o wide; kubectl -n kube-system get secrets | grep node-password',
      host: 'hostname; sudo cat /etc/rancher/node/password',
    },
    repair: [
      {
        text: 'Give the host a name of its own, or delete the old password when the host was set up anew',
        kubernetes: 'kubectl -n kube-system delete secret {object|<node>}.node-password.k3s',
        host: 'sudo hostnamectl set-hostname <name> && sudo systemctl restart k3s-agent',
        destructive: true,
      },
    ],
    source: 'k3s pkg/nodepassword; pkg/agent/config',
    matches: [
      `level=fatal msg="Node password rejected, duplicate hostname or contents of '/etc/rancher/node/password' may not match server node-passwd entry, try enabling a unique node name with the --with-node-id flag"`,
      'level=info msg="Waiting to retrieve agent configuration; server is not ready: Node password rejected, duplicate hostname"',
      `level=error msg="unable to verify hash for node 'w1': hash does not match for node w1"`,
      'level=error msg="Error while validating node: unable to verify password for node w1: hash mismatch"',
    ],
    ignores: ['level=info msg="Node password secret is present"'],
  },
  {
    id: 'k3s.bootstrap-token-differs',
    kind: 'invalid_setting',
    program: 'k3s',
    forms: [
      {
        words: 'bootstrap data already found and encrypted with different token',
        pattern: /bootstrap data already found and encrypted with different token/,
      },
      {
        words: 'critical configuration',
        pattern: /critical configuration (?:value )?mismatch(?:ed)?(?: between servers)?:? ?(?<setting>[\w-]{0,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The data of the cluster are encrypted with another token than this server is given',
    check: {
      text: 'See what the first server was started with',
      host: 'sudo cat /var/lib/rancher/k3s/server/token /etc/rancher/k3s/config.yaml; systemctl cat k3s | grep -A20 ExecStart',
    },
    repair: [
      {
        text: 'Start every server with the token and the critical settings (cluster-cidr, service-cidr, cluster-dns, disable-*) of the first',
        host: 'sudo systemctl edit --full k3s && sudo systemctl restart k3s',
      },
      {
        text: 'When the token is lost, remove the bootstrap key from the external store (keep a copy)',
        host: `mysql kine -e "select id,name from kine where name like '/bootstrap/%'"`,
        destructive: true,
      },
    ],
    source: 'k3s pkg/cluster/bootstrap.go, pkg/server/handlers',
    matches: [
      'level=fatal msg="starting kubernetes: preparing server: bootstrap data already found and encrypted with different token"',
      'level=fatal msg="starting kubernetes: preparing server: failed to validate server configuration: critical configuration value mismatch between servers"',
      'level=fatal msg="critical configuration mismatched: ClusterDNS"',
    ],
    ignores: ['level=info msg="Reconciling bootstrap data between datastore and disk"'],
  },
  {
    id: 'k3s.files-newer-than-datastore',
    kind: 'invalid_setting',
    program: 'k3s',
    forms: [
      {
        words: 'var lib rancher newer than datastore and could cause a cluster outage',
        pattern: /(?<path>\/var\/lib\/rancher\/\S{1,160}) newer than datastore and could cause a cluster outage/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'Files in {path} are newer than the datastore: k3s does not start so as not to break the cluster',
    check: {
      text: 'See which files differ and whether the clock was wrong',
      host: 'sudo ls -l --time-sort /var/lib/rancher/k3s/server/tls | head; timedatectl',
    },
    repair: [
      {
        text: 'Keep a copy, remove the files it names and restart: they are written from the datastore again',
        host: 'sudo cp -a /var/lib/rancher/k3s/server/tls /root/k3s-tls-copy && sudo rm {path} && sudo systemctl restart k3s',
        destructive: true,
      },
    ],
    source: 'k3s pkg/cluster/bootstrap.go',
    matches: [
      'level=fatal msg="/var/lib/rancher/k3s/server/tls/request-header-ca.key, /var/lib/rancher/k3s/server/tls/client-ca.crt newer than datastore and could cause a cluster outage. Remove the file(s) from disk and restart to be recreated from datastore."',
      'FATA[0003] /var/lib/rancher/k3s/server/cred/passwd newer than datastore and could cause a cluster outage. Remove the file(s) from disk and restart to be recreated from datastore.',
    ],
    ignores: ['level=info msg="certificates written from datastore"'],
  },
  {
    id: 'k3s.node-address-not-here',
    kind: 'wrong_address',
    program: 'k3s',
    forms: [
      {
        words: 'failed to find interface with specified node ip',
        pattern: /failed to find interface with specified node ip/,
      },
      {
        words: 'unable to initialize network policy controller error getting node subnet',
        pattern: /unable to initialize network policy controller: error getting node subnet/,
      },
      {
        words: 'unable to select an ip from',
        pattern: /unable to select an IP from (?:default routes|lo network interface)/,
      },
      {
        words: 'no default routes found in proc net route',
        pattern: /no default routes found in \\?"\/proc\/net\/route/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'k3s is told an address that no interface of the host has (it changed, or --node-ip is wrong)',
    check: {
      text: 'Compare addresses and settings',
      host: 'ip -br addr; ip route; grep -E "node-ip|flannel-iface|advertise" /etc/rancher/k3s/config.yaml /etc/systemd/system/k3s*.service',
    },
    repair: [
      {
        text: 'Set node-ip and flannel-iface to what the host has now (a default route is needed, too)',
        host: 'sudo ip route add default via <gateway>; sudo systemctl restart k3s',
      },
    ],
    source: 'k3s pkg/agent/netpol; k8s.io/apimachinery util/net/interface.go',
    matches: [
      'level=fatal msg="Failed to start networking: unable to initialize network policy controller: error getting node subnet: failed to find interface with specified node ip"',
      'F1130 controllers.go] unable to initialize network policy controller: error getting node subnet: no route',
      'level=fatal msg="no default routes found in \\"/proc/net/route\\" or \\"/proc/net/ipv6_route\\""',
      'level=fatal msg="unable to select an IP from default routes."',
    ],
    ignores: ['level=info msg="Starting network policy controller"'],
  },
  {
    id: 'k3s.agent-cannot-reach-server',
    kind: 'unreachable',
    program: 'k3s',
    forms: [
      {
        words: 'failed to get ca certs cacerts',
        pattern: /failed to get CA certs: (?:Get )?\\?"?https:\/\/(?<peer>[\w.-]{1,80}):(?<port>\d{2,5})\/cacerts/,
      },
      { words: 'remotedialer proxy', pattern: /Remotedialer proxy error[^\r\n]{0,80}/ },
      {
        words: 'failed to connect to proxy empty dialer response',
        pattern: /Failed to connect to proxy\. Empty dialer response/,
      },
      {
        words: 'waiting to retrieve agent configuration server is not ready',
        pattern: /Waiting to retrieve agent configuration; server is not ready/,
      },
      {
        words: 'failed to retrieve configuration from server',
        pattern: /failed to retrieve configuration from server/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'The k3s agent does not reach its server {peer}',
    check: {
      text: 'See whether the server answers',
      host: 'curl -vk https://<server>:6443/cacerts; systemctl status k3s k3s-agent --no-pager; grep K3S_URL /etc/systemd/system/k3s-agent.service.env',
    },
    repair: [{ text: 'Start the server, open 6443/tcp between the hosts, and correct K3S_URL' }],
    source: 'k3s pkg/agent, rancher/remotedialer',
    matches: [
      'level=error msg="failed to get CA certs: Get \\"https://127.0.0.1:6444/cacerts\\": read tcp 127.0.0.1:44->127.0.0.1:6444: read: connection reset by peer"',
      'level=error msg="Remotedialer proxy error; reconnecting..." error="websocket: bad handshake" url="wss://10.0.0.1:6443/v1-k3s/connect"',
      'level=error msg="Failed to connect to proxy. Empty dialer response" error="dial tcp 10.0.0.1:6443: connect: connection refused"',
      'level=info msg="Waiting to retrieve agent configuration; server is not ready: not ready"',
      'level=error msg="failed to retrieve configuration from server: https://127.0.0.1:6444/v1-k3s/config: 503 Service Unavailable"',
    ],
    ignores: ['level=info msg="Connecting to proxy" url="wss://10.0.0.1:6443/v1-k3s/connect"'],
  },
  {
    id: 'k3s.datastore-slow',
    kind: 'slow_dependency',
    program: 'k3s',
    forms: [{ words: 'slow started', pattern: /Slow SQL ?\(started: [^)]{1,60}\)/ }],
    role: 'symptom',
    fault: 'own_host',
    specificity: 2,
    means: 'The datastore of k3s is slow: SD cards and spinning disks are the usual reason',
    check: {
      text: 'Look at the disk and the size of the store',
      host: 'iostat -x 1 3; du -sh /var/lib/rancher/k3s/server/db; top -b -n1 | head -15',
    },
    repair: [
      {
        text: 'Move /var/lib/rancher to an SSD, or use etcd or an external database in place of SQLite',
        host: 'sudo systemctl stop k3s && sudo rsync -a /var/lib/rancher/ <ssd>/rancher/ && sudo mount --bind <ssd>/rancher /var/lib/rancher && sudo systemctl start k3s',
        destructive: true,
      },
    ],
    source: 'k3s-io/kine pkg/drivers/generic',
    matches: [
      'level=info msg="Slow SQL (started: 2026-11-30 03:04:05.1 +0000 UTC) (total time: 1.52s): SELECT * FROM ( SELECT ..."',
      'time="2026-11-30T03:04:05Z" level=info msg="Slow SQL (started: 2026-11-30 03:04:05 UTC) (total time: 2.1s): DELETE FROM kine"',
    ],
    ignores: ['level=info msg="COMPACT deleted 120 rows from 120 revisions in 10ms"'],
  },
  {
    id: 'k3s.start-notes',
    kind: null,
    program: 'k3s',
    forms: [
      { words: 'waiting for cri connection rpc error', pattern: /Waiting for cri connection: rpc error/ },
      { words: 'waiting for control plane node startup', pattern: /Waiting for control-plane node \S{1,80} startup/ },
      { words: 'unable to watch for tunnel endpoints', pattern: /Unable to watch for tunnel endpoints/ },
      {
        words: 'waiting for cloud controller manager privileges to become available',
        pattern: /Waiting for cloud-controller-manager privileges to become available/,
      },
      { words: 'connection to etcd is ready', pattern: /Connection to etcd is ready/ },
      {
        words: 'updated load balancer k3s agent load balancer',
        pattern: /Updated load balancer k3s-agent-load-balancer/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes of k3s and rke2 while they start',
    check: { text: 'Nothing needs doing unless they go on for minutes; then read the first fatal or error line' },
    repair: [],
    source: 'k3s pkg/daemons, pkg/agent/tunnel',
    matches: [
      'level=info msg="Waiting for cri connection: rpc error: code = Unavailable"',
      'level=info msg="Waiting for control-plane node n1 startup: nodes \\"n1\\" not found"',
      'level=warning msg="Unable to watch for tunnel endpoints: unknown (get endpoints)"',
      'level=info msg="Waiting for cloud-controller-manager privileges to become available"',
      'level=info msg="Connection to etcd is ready"',
      'level=info msg="Updated load balancer k3s-agent-load-balancer server addresses -> [10.0.0.1:6443]"',
    ],
    ignores: ['level=fatal msg="flag provided but not defined: -docker"'],
  },
];
