import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_CONTROL_PLANE: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.leader-election-lost',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to renew lease timed out waiting for the condition',
        pattern: /failed to renew lease (?<object>\S{1,80}): timed out waiting for the condition/,
      },
      { words: 'leaderelection lost', pattern: /leaderelection lost/ },
      {
        words: 'failed to renew lease context deadline exceeded',
        pattern: /failed to renew lease (?<object>\S{1,80}): context deadline exceeded/,
      },
      { words: 'leader election lost', pattern: /Leader election lost/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'A control-plane part lost its lease because the API server or etcd answered too late',
    check: {
      text: 'See how long etcd and the API server take: lateness of the disk is the usual reason',
      kubernetes: 'kubectl get --raw /readyz?verbose; kubectl -n kube-system get leases',
      host: 'sudo crictl logs $(sudo crictl ps -q --name etcd) 2>&1 | grep -E "took too long|slow fdatasync" | tail; iostat -x 1 3',
    },
    repair: [
      {
        text: 'Give etcd a disk of its own (SSD) or move the load away: the program starts again by itself when the API server answers in time',
      },
    ],
    source: 'kubernetes client-go leaderelection.go; controllermanager.go',
    matches: [
      'I1130 03:04:05.123456       1 leaderelection.go:285] failed to renew lease kube-system/kube-scheduler: timed out waiting for the condition',
      'F1130 03:04:05.1       1 controllermanager.go:294] leaderelection lost',
      'E1130 leaderelection.go:369] failed to renew lease ops/operator: context deadline exceeded',
      '{"level":"error","logger":"setup","msg":"problem running manager","error":"Leader election lost"}',
    ],
    ignores: ['successfully acquired lease kube-system/kube-scheduler', 'leader election finished'],
  },
  {
    id: 'kubernetes.api-group-unavailable',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'couldn t get resource list for the server is to handle the request',
        pattern:
          /couldn't get resource list for (?<object>[\w./-]{1,80}): the server is (?:currently )?unable to handle the request/,
      },
      {
        words: 'unable to retrieve the complete list of server apis',
        pattern: /unable to retrieve the complete list of server APIs: (?<object>[\w./-]{1,80}): /,
      },
      {
        words: 'failed with',
        pattern:
          /(?<object>v\d\w{0,8}\.[\w.-]{1,60}) failed with: (?:failing or missing response from|no response from)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'An aggregated API ({object}) does not answer: the pods behind its service are away',
    check: {
      text: 'See which APIs are not available and look at their pods',
      kubernetes:
        'kubectl get apiservices | grep -v True; kubectl -n kube-system get pods -o wide | grep -E "metrics|adapter"; kubectl -n kube-system logs deploy/metrics-server --tail 50',
    },
    repair: [
      {
        text: 'Repair the pods or the way from API server to service (firewall, hostNetwork); delete an APIService whose program has been removed: namespaces cannot be deleted until then',
        kubernetes: 'kubectl delete apiservice {object|<name>}',
        destructive: true,
      },
    ],
    source: 'kube-aggregator available_controller.go; client-go discovery',
    matches: [
      "E1130 memcache.go:287] couldn't get resource list for metrics.k8s.io/v1beta1: the server is currently unable to handle the request",
      'E1130 garbagecollector.go:358] unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: the server is currently unable to handle the request',
      'E1130 available_controller.go:460] v1beta1.metrics.k8s.io failed with: failing or missing response from https://10.98.1.2:443/apis/metrics.k8s.io/v1beta1: Get "https://10.98.1.2:443/": context deadline exceeded',
    ],
    ignores: ['OpenAPI AggregationController: Processing item v1beta1.metrics.k8s.io'],
  },
  {
    id: 'kubernetes.api-answer-late',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'apiserver was unable to write a response http handler timeout',
        pattern: /apiserver was unable to write a (?:JSON|fallback JSON) response: http: Handler timeout/,
      },
      { words: 'timeout or abort while handling method', pattern: /timeout or abort while handling: method=/ },
      { words: 'timeout activity time elapsed', pattern: /"?[Pp]ost-timeout activity - time-elapsed: / },
      {
        words:
          'the server was unable to return a response in the time allotted but may still be processing the request',
        pattern:
          /the server was unable to return a response in the time allotted, but may still be processing the request/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The API server answers too late: its store or its load is the reason',
    check: {
      text: 'See whether etcd is late and who asks most',
      kubernetes:
        'kubectl get --raw /metrics | grep -E "apiserver_current_inflight|etcd_request_duration_seconds_sum" | head',
      host: 'sudo crictl logs $(sudo crictl ps -q --name etcd) 2>&1 | grep "took too long" | tail',
    },
    repair: [
      {
        text: 'Speed the disk of etcd up, compact and defragment it, and slow down clients which list everything',
        host: 'sudo etcdctl --endpoints=https://127.0.0.1:2379 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key defrag',
        destructive: true,
      },
    ],
    source: 'kubernetes apiserver responsewriters/writers.go, filters/timeout.go',
    matches: [
      'E1130 writers.go:122] apiserver was unable to write a JSON response: http: Handler timeout',
      'E1130 wrap.go:54] timeout or abort while handling: method=GET URI="/api/v1/pods" audit-ID="a1"',
      'E1130 timeout.go:142] post-timeout activity - time-elapsed: 1.2s, GET "/api/v1/pods" result: <nil>',
      'Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request (get pods)',
    ],
    ignores: ['Handler timeout set to 60s'],
  },
  {
    id: 'kubernetes.pod-ranges-used-up',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'there are no remaining cidrs left to allocate in the accepted range',
        pattern: /there are no remaining CIDRs left to allocate in the accepted range/,
      },
      { words: 'cidrnotavailable', pattern: /CIDRNotAvailable/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The pod network of the cluster has no range left for another node',
    check: {
      text: 'Compare the number of nodes with the ranges',
      kubernetes:
        'kubectl get nodes -o custom-columns=N:.metadata.name,CIDR:.spec.podCIDR; kubectl -n kube-system get pod -l component=kube-controller-manager -o yaml | grep -E "cluster-cidr|node-cidr-mask"',
    },
    repair: [
      {
        text: 'Give each node a smaller range (--node-cidr-mask-size=25) or add a second range to --cluster-cidr; remove nodes that are gone',
        kubernetes: 'kubectl delete node <gone>',
        destructive: true,
      },
    ],
    source: 'kubernetes pkg/controller/nodeipam/ipam',
    matches: [
      'E1130 range_allocator.go:325] failed to allocate cidr from cluster cidr at idx:0: CIDR allocation failed; there are no remaining CIDRs left to allocate in the accepted range',
      'Warning  CIDRNotAvailable  node/worker9  Node worker9 status is now: CIDRNotAvailable',
    ],
    ignores: ['Set node worker9 PodCIDR to [10.244.9.0/24]'],
  },
  {
    id: 'kubernetes.all-nodes-not-ready',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'all are entering master disruption mode',
        pattern: /all [Nn]odes are not-?[Rr]eady\. Entering master disruption mode/i,
      },
      {
        words: 'controller detected that zone is now in state',
        pattern: /Controller detected that zone (?<object>\S{0,60}) is now in state (?:Full|Partial)Disruption/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The controller sees no node ready: the API server or the network between is the reason',
    check: {
      text: 'See since when the nodes are away and whether kubelets reach the API server',
      kubernetes: 'kubectl get nodes; kubectl -n kube-node-lease get leases',
      host: 'journalctl -u kubelet -n 50 --no-pager',
    },
    repair: [
      {
        text: 'Repair the way from the nodes to the API server (load balancer, certificate, DNS); pods are not moved in this mode',
      },
    ],
    source: 'kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go',
    matches: [
      'I1130 node_lifecycle_controller.go:1216] "Controller detected that all Nodes are not-Ready. Entering master disruption mode"',
      'I1130 node_lifecycle_controller.go:1044] Controller detected that zone eu-1a is now in state FullDisruption.',
    ],
    ignores: ['Controller detected that some Nodes are Ready. Exiting master disruption mode'],
  },
  {
    id: 'kubernetes.namespace-stuck',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'unexpected items still remain in namespace',
        pattern: /unexpected items still remain in namespace: (?<object>[\w-]{1,63})/,
      },
      { words: 'deletion of namespace failed', pattern: /deletion of namespace (?<object>[\w-]{1,63}) failed/ },
      {
        words: 'some content in the namespace has finalizers remaining',
        pattern: /Some content in the namespace has finalizers remaining: (?<value>[^\r\n"]{1,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_data',
    specificity: 2,
    means: 'The namespace {object} cannot be deleted: things in it hold finalizers or their API is away',
    check: {
      text: 'See what is left and which controller should remove its finalizer',
      kubernetes:
        'kubectl get ns {object|<ns>} -o jsonpath="{.status.conditions}"; kubectl api-resources --verbs=list --namespaced -o name | xargs -n1 kubectl get -n {object|<ns>} --ignore-not-found --show-kind',
    },
    repair: [
      {
        text: 'Start the controller that owns the finalizer, or remove the finalizer from what is left when that program is gone for good',
        kubernetes: `kubectl -n {object|<ns>} patch <kind>/<name> --type merge -p '{"metadata":{"finalizers":null}}'`,
        destructive: true,
      },
    ],
    source: 'kubernetes pkg/controller/namespace/deletion',
    matches: [
      'E1130 namespace_controller.go:157] deletion of namespace shop failed: unexpected items still remain in namespace: shop for gvr: /v1, Resource=pods',
      "message: 'Some content in the namespace has finalizers remaining: db.example.com/finalizer in 2 resource instances'",
      'E1130 namespace_controller.go:165] deletion of namespace test-1 failed: unable to retrieve',
    ],
    ignores: ['namespace "shop" deleted'],
  },
  {
    id: 'kubernetes.iptables-lock-held',
    kind: 'lock_held',
    program: 'kubernetes',
    forms: [
      {
        words: 'another app is currently holding the xtables lock',
        pattern: /Another app is currently holding the xtables lock/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'Another program holds the xtables lock, so that the rules of services are not written',
    check: {
      text: 'See who writes rules all the time',
      host: 'sudo fuser -v /run/xtables.lock; ps aux | grep -E "iptables|firewalld|fail2ban|docker" | grep -v grep; sudo iptables-save | wc -l',
    },
    repair: [
      {
        text: 'Stop what fights for the rules (an endless iptables loop, firewalld beside kube-proxy), mount /run/xtables.lock into the pods that write rules, or change to nftables/ipvs mode when there are tens of thousands of rules',
      },
    ],
    source: 'iptables xshared.c; kubernetes pkg/util/iptables',
    matches: [
      'E1130 proxier.go:1565] "Failed to execute iptables-restore" err="exit status 4 (Another app is currently holding the xtables lock; still -9s 0us time ahead to have a chance to grab the lock...)"',
      'Another app is currently holding the xtables lock. Perhaps you want to use the -w option?',
    ],
    ignores: ['iptables: rules restored'],
  },
  {
    id: 'iptables.lock-file-closed',
    kind: 'file_permission',
    forms: [
      {
        words: 'can t open lock file run xtables lock',
        pattern: /can't open lock file \/run\/xtables\.lock: Permission denied/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'iptables may not open its lock: it does not run as root',
    check: { text: 'See who runs it', host: 'id; ls -l /run/xtables.lock' },
    repair: [{ text: 'Run it as root; a container needs NET_ADMIN and root inside', host: 'sudo iptables -L -n' }],
    source: 'iptables xshared.c; kubernetes pkg/util/iptables',
    matches: [
      "Fatal: can't open lock file /run/xtables.lock: Permission denied",
      "Fatal: can't open lock file /run/xtables.lock: Permission denied (you must be root)",
    ],
    ignores: ['iptables: rules restored'],
  },
  {
    id: 'kubernetes.proxy-sysctl-refused',
    kind: 'kernel_setting',
    program: 'kubernetes',
    forms: [
      { words: 'can t set sysctl to', pattern: /can't set sysctl (?<setting>net[\w/]{1,60}) to (?<value>\d{1,10})/ },
      {
        words: 'open proc sys net netfilter nf_conntrack_max',
        pattern:
          /open \/proc\/sys\/(?<setting>net\/netfilter\/nf_conntrack_max): (?:permission denied|read-only file system)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'kube-proxy cannot set {setting}: the kernel of the host belongs to somebody else',
    check: {
      text: 'See the value on the host',
      host: 'sysctl net.netfilter.nf_conntrack_max net.ipv4.conf.all.route_localnet',
    },
    repair: [
      {
        text: 'Set it on the host itself (in LXC: on the Proxmox host), or let kube-proxy leave it alone with conntrack.maxPerCore: 0',
        kubernetes: 'kubectl -n kube-system edit cm kube-proxy   # conntrack: {maxPerCore: 0}',
        host: 'sudo sysctl -w net.netfilter.nf_conntrack_max=131072',
      },
    ],
    source: 'kubernetes cmd/kube-proxy/app/conntrack.go',
    matches: [
      "F1130 server.go:490] unable to create proxier: can't set sysctl net/ipv4/conf/all/route_localnet to 1: open /proc/sys/net/ipv4/conf/all/route_localnet: read-only file system",
      'E1130 conntrack.go:127] "Failed to set sysctl" err="open /proc/sys/net/netfilter/nf_conntrack_max: permission denied"',
    ],
    ignores: ['"Set sysctl" entry="net/netfilter/nf_conntrack_max" value=131072'],
  },
  {
    id: 'kubernetes.control-plane-notes',
    kind: null,
    program: 'kubernetes',
    forms: [
      {
        words: 'can t use ipvs proxier trying iptables proxier',
        pattern: /Can't use ipvs proxier, trying iptables proxier/,
      },
      { words: 'trace', pattern: /Trace\[\d{1,12}\]: "[^"]{1,80}"/ },
      {
        words: 'fast watcher slow processing number of buffered events',
        pattern: /Fast watcher, slow processing\. Number of buffered events/,
      },
      { words: 'failed to identify the read write layer id', pattern: /failed to identify the read-write layer ID/ },
      {
        words: 'probe metric storage ready err no metrics to serve',
        pattern: /"?Failed probe"? probe="metric-storage-ready" err="no metrics to serve"/,
      },
      {
        words: 'starting server with unsynced kubernetes api',
        pattern: /starting server with unsynced Kubernetes API/,
      },
      {
        words: 'failed to get the info of the filesystem with mountpoint',
        pattern: /Failed to get the info of the filesystem with mountpoint/,
      },
      {
        words: 'unable to sync kubernetes service operation cannot be fulfilled',
        pattern: /unable to sync kubernetes service: Operation cannot be fulfilled/,
      },
      {
        words: 'watch of ended with',
        pattern: /watch of \S{1,60} ended with: (?:very short watch|too old resource version)/,
      },
      { words: 'watch close total items received', pattern: /Watch close - \S{1,60} total \d{1,8} items received/ },
      { words: 'use of insecure cipher detected', pattern: /Use of insecure cipher '?TLS_\w{1,60}'? detected/ },
      {
        words: 'metadata finalizers a domain qualified finalizer name',
        pattern: /metadata\.finalizers: .{0,40}prefer a domain-qualified finalizer name/,
      },
      {
        words: 'from runtime service failed could not find container',
        pattern: /from runtime service failed" err="rpc error: code = NotFound desc = .{0,80}could not find container/,
      },
      { words: 'failed to get system container stats', pattern: /Failed to get system container stats/ },
      {
        words: 'is deprecated in v1',
        pattern: /warnings\.go:\d{1,4}\] \S{1,60} \w{1,60} is deprecated in v1\.\d{1,2}/,
      },
      {
        words: 'error looking up in cluster authentication configuration',
        pattern: /Error looking up in-cluster authentication configuration/,
      },
      {
        words: 'unable to get configmap extension apiserver authentication in kube system',
        pattern: /Unable to get configmap\/extension-apiserver-authentication in kube-system/,
      },
      {
        words: 'retrying of unary invoker failed context canceled',
        pattern: /retrying of unary invoker failed"[^\n]{0,120}context canceled/,
      },
      {
        words: 'failed to generate initial serving certificate retrying',
        pattern: /Failed to generate initial serving certificate, retrying/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Notes that kubelet, proxy and API server write on good days',
    check: { text: 'Nothing needs doing: they stop after the start or tell of slow single requests' },
    repair: [],
    source: 'kubernetes sources; coredns plugin/kubernetes; metrics-server',
    matches: [
      "I1130 server_others.go:72] Can't use ipvs proxier, trying iptables proxier",
      'I1130 trace.go:236] Trace[1234]: "Update" accept:application/json,protocol:HTTP/2.0 (total time: 612ms)',
      'W1130 cacher.go:171] Fast watcher, slow processing. Number of buffered events: 100',
      'E1130 manager.go:1106] Failed to create existing container: /kubepods/x: failed to identify the read-write layer ID for container "ab"',
      'I1130 server.go:187] "Failed probe" probe="metric-storage-ready" err="no metrics to serve"',
      '[WARNING] plugin/kubernetes: starting server with unsynced Kubernetes API',
      'E1130 cri_stats_provider.go:448] "Failed to get the info of the filesystem with mountpoint" err="unable to find data in memory cache" mountpoint="/var/lib/containerd"',
      'unable to sync kubernetes service: Operation cannot be fulfilled on services "kubernetes"',
      'W1130 reflector.go:470] watch of *v1.Pod ended with: too old resource version: 12 (34)',
      'I1130 reflector.go:736] Watch close - *v1.Pod total 12 items received',
      "W1130 server.go:103] Use of insecure cipher 'TLS_RSA_WITH_AES_128_CBC_SHA' detected.",
      'Warning: metadata.finalizers: "foo": prefer a domain-qualified finalizer name to avoid accidental conflicts',
      'E0101 remote_runtime.go:295] "ContainerStatus from runtime service failed" err="rpc error: code = NotFound desc = could not find container \\"abc\\": container with ID starting with abc not found: ID does not exist"',
      'E0101 summary_sys_containers.go:48] "Failed to get system container stats" err="failed to get cgroup stats for \\"/system.slice/kubelet.service\\""',
      'W0101 10:00:00.000000 1 warnings.go:70] v1 ComponentStatus is deprecated in v1.19+',
      'W0101 authentication.go:368] Error looking up in-cluster authentication configuration: configmaps "extension-apiserver-authentication" is forbidden: User "system:kube-scheduler" cannot get resource "configmaps" in API group "" in the namespace "kube-system"',
      "W0101 requestheader_controller.go:193] Unable to get configmap/extension-apiserver-authentication in kube-system.  Usually fixed by 'kubectl create rolebinding'",
      '{"level":"warn","logger":"etcd-client","msg":"retrying of unary invoker failed","target":"etcd-endpoints://0x1/127.0.0.1:2379","error":"rpc error: code = Canceled desc = context canceled"}',
      'E0101 dynamic_source.go:221] "cert-manager: Failed to generate initial serving certificate, retrying..." err="no tls.Certificate available yet, try again later"',
    ],
    ignores: ['Error syncing pod, skipping'],
  },
];
