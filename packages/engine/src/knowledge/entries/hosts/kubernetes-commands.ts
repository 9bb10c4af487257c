import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const NODE: Step = {
  text: 'Look at the node',
  kubernetes: 'kubectl describe node <node>; kubectl get pods -A -o wide --field-selector spec.nodeName=<node>',
  host: 'journalctl -u kubelet -n 50 --no-pager; crictl ps -a | head',
};

/** What kubectl, kubeadm, the kubelet and CNI say. */
export const KUBERNETES_COMMANDS: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.object-missing',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'error from server notfound not found',
        pattern: /Error from server \(NotFound\): (?<object>[^\n]{1,120}?) not found/,
      },
      {
        words: 'the server doesn t have a resource type',
        pattern: /the server doesn't have a resource type "(?<object>[^"]{1,60})"/,
      },
      {
        words: 'unable to upgrade connection container not found',
        pattern: /\bunable to upgrade connection: container not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kubernetes has no {object}',
    check: {
      text: 'List what is there, in all namespaces',
      kubernetes: 'kubectl get all -A | grep <name>; kubectl api-resources | grep <kind>',
    },
    repair: [{ text: 'Name the namespace (-n), or install the CRD first' }],
    source: 'kubectl; apimachinery errors',
    matches: [
      'Error from server (NotFound): deployments.apps "x" not found',
      'error: the server doesn\'t have a resource type "foo"',
      'error: unable to upgrade connection: container not found ("x")',
    ],
    ignores: ['pods found'],
  },
  {
    id: 'kubernetes.object-refused',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'error from server invalid',
        pattern: /Error from server \(Invalid\): (?:error when \w{3,10} "[^"]{1,100}": )?(?<object>[^\n]{1,100})/,
      },
      { words: 'error from server badrequest', pattern: /Error from server \(BadRequest\): (?<object>[^\n]{1,100})/ },
      { words: 'error validating data', pattern: /error validating data: (?<object>[^\n]{1,100})/ },
      { words: 'strict decoding error', pattern: /strict decoding error: (?<object>[^\n]{1,80})/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Kubernetes refuses the manifest: {object}',
    check: {
      text: 'Let the server check it',
      kubernetes: 'kubectl apply --dry-run=server -f <file>; kubectl explain <kind>.spec',
    },
    repair: [{ text: 'Correct the field that it names' }],
    source: 'apimachinery errors',
    matches: [
      'Error from server (Invalid): error when creating "x.yaml": Service "x" is invalid: spec.ports: Required value',
      'Error from server (BadRequest): container "x" in pod "y" is waiting to start: trying and failing to pull image',
      'error: error validating "x.yaml": error validating data: ValidationError(Deployment.spec): unknown field "replica"',
      'strict decoding error: unknown field "spec.replica"',
    ],
    ignores: ['manifest applied'],
  },
  {
    id: 'kubernetes.object-exists',
    kind: null,
    program: 'kubernetes',
    forms: [
      { words: 'error from server alreadyexists', pattern: /Error from server \(AlreadyExists\)/ },
      { words: 'error from server conflict', pattern: /Error from server \(Conflict\)/ },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 1,
    means: 'The Kubernetes object is there already',
    check: { text: 'Nothing needs doing: use kubectl apply in place of create' },
    repair: [],
    source: 'apimachinery errors',
    matches: [
      'Error from server (AlreadyExists): error when creating "x.yaml": namespaces "x" already exists',
      'Error from server (Conflict): Operation cannot be fulfilled',
    ],
    ignores: ['object made'],
  },
  {
    id: 'kubernetes.api-slow',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      { words: 'error from server timeout', pattern: /Error from server \(Timeout\)/ },
      { words: 'error from server toomanyrequests', pattern: /Error from server \(TooManyRequests\)/ },
      {
        words: 'client timeout or context cancellation while reading body',
        pattern: /Client\.Timeout or context cancellation while reading body/,
      },
      {
        words: 'lost',
        pattern: /\b(?:leaderelection lost|leader election lost|lost leader election|failed to renew lease)/,
      },
      {
        words: 'the server was unable to return a response in',
        pattern: /the server was unable to return a response in the time allotted/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The API server does not answer in time',
    check: {
      text: 'Look at API server and etcd',
      kubernetes: 'kubectl get --raw /readyz?verbose; kubectl -n kube-system logs -l component=etcd --tail 30',
    },
    repair: [
      {
        text: 'Relieve etcd (fast disk, fewer objects, compaction) and the control plane (CPU, memory); controllers that lose their lease start again by themselves',
      },
    ],
    source: 'apimachinery errors; client-go leaderelection',
    matches: [
      'Error from server (Timeout): the server was unable to return a response in the time allotted, but may still be processing the request',
      'Error from server (TooManyRequests): the server has received too many requests and has asked us to try again later',
      'Client.Timeout or context cancellation while reading body',
      'E0102 10:00:00 leaderelection lost',
      'the server was unable to return a response in the time allotted',
    ],
    ignores: ['lease renewed'],
  },
  {
    id: 'kubernetes.kubeadm-preflight',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      { words: 'error cri', pattern: /\[ERROR (?<value>CRI)\]/ },
      { words: 'error systemverification', pattern: /\[ERROR (?<value>SystemVerification)\]/ },
      { words: 'error imagepull', pattern: /\[ERROR (?<value>ImagePull)\]/ },
      { words: 'error kubeletversion', pattern: /\[ERROR (?<value>KubeletVersion)\]/ },
      { words: 'error fileavailable', pattern: /\[ERROR (?<value>FileAvailable--[\w.-]{1,80})\]/ },
      { words: 'error diravailable', pattern: /\[ERROR (?<value>DirAvailable--[\w-]{1,80})\]/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'kubeadm refuses this host: {value}',
    check: { text: 'Run the checks alone', host: 'sudo kubeadm init phase preflight' },
    repair: [
      {
        text: 'Repair the point: free the port and remove the old set-up, load br_netfilter, set ip_forward, start containerd with its CRI plugin',
        host: 'sudo kubeadm reset -f; sudo modprobe br_netfilter; sudo sysctl -w net.ipv4.ip_forward=1; sudo sed -i "/disabled_plugins/d" /etc/containerd/config.toml && sudo systemctl restart containerd',
        destructive: true,
      },
    ],
    source: 'kubeadm preflight checks.go',
    matches: [
      '\t[ERROR CRI]: see below',
      '\t[ERROR SystemVerification]: see below',
      '\t[ERROR ImagePull]: see below',
      '\t[ERROR KubeletVersion]: see below',
      '[ERROR FileAvailable--etc-kubernetes-manifests-kube-apiserver.yaml]: x already exists',
      '[ERROR DirAvailable--var-lib-etcd]: /var/lib/etcd is not empty',
    ],
    ignores: ['[preflight] Running pre-flight checks'],
  },
  {
    id: 'kubernetes.join-token',
    kind: 'authentication_refused',
    program: 'kubernetes',
    forms: [
      {
        words: 'couldn t validate the identity of api server',
        pattern: /couldn't validate the identity of the API Server/,
      },
      {
        words: 'token id is invalid for this cluster or it',
        pattern: /token id "(?<object>\w{1,20})" is invalid for this cluster or it has expired/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The join token of the cluster is wrong or has run out',
    check: { text: 'List the tokens', host: 'sudo kubeadm token list' },
    repair: [{ text: 'Make a new one', host: 'sudo kubeadm token create --print-join-command' }],
    source: 'kubeadm discovery',
    matches: [
      'couldn\'t validate the identity of the API Server: configmaps "cluster-info" is forbidden',
      'token id "abcdef" is invalid for this cluster or it has expired',
    ],
    ignores: ['token made'],
  },
  {
    id: 'kubernetes.cni-broken',
    kind: 'missing_file',
    program: 'kubernetes',
    forms: [
      { words: 'failed to find plugin in path', pattern: /failed to find plugin "(?<value>[\w-]{1,40})" in path/ },
      {
        words: 'cni0 already has an ip address different from',
        pattern: /"(?<value>cni0)" already has an IP address different from/,
      },
      { words: 'no networks found in etc cni net d', pattern: /no networks found in \/etc\/cni\/net\.d/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The network plugin of the node lacks a file or fits no longer: {value}',
    check: { text: 'Look at plugins and configuration', host: 'ls /opt/cni/bin /etc/cni/net.d; ip addr show cni0' },
    repair: [
      {
        text: 'Install containernetworking-plugins, start the pods of the network plugin anew, delete an old bridge',
        host: 'sudo ip link delete cni0; sudo systemctl restart containerd kubelet',
        destructive: true,
      },
    ],
    source: 'containernetworking/cni',
    matches: [
      'failed to find plugin "bridge" in path [/opt/cni/bin]',
      'network: failed to set bridge addr: "cni0" already has an IP address different from 10.244.1.1/24',
      'cni config load failed: no network config found: no networks found in /etc/cni/net.d',
    ],
    ignores: ['plugin found'],
  },
  {
    id: 'kubernetes.node-short-of-disk',
    kind: 'disk_full',
    program: 'kubernetes',
    forms: [
      {
        words: 'attempting to reclaim',
        pattern: /Attempting to reclaim (?<object>ephemeral-storage|inodes|memory|pids)/,
      },
      { words: 'evictionthresholdmet', pattern: /EvictionThresholdMet/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'A node runs out of disk or memory and drives pods away',
    check: NODE,
    repair: [
      {
        text: 'Clean images and logs, or give it more',
        host: 'sudo crictl rmi --prune; sudo journalctl --vacuum-size=500M; df -h',
      },
    ],
    source: 'Kubernetes pkg/kubelet/eviction',
    matches: ['Attempting to reclaim ephemeral-storage', 'Warning  EvictionThresholdMet  2m  kubelet'],
    ignores: ['storage reclaimed'],
  },
  {
    id: 'kubernetes.load-balancer-fails',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      { words: 'syncloadbalancerfailed', pattern: /SyncLoadBalancerFailed/ },
      { words: 'error syncing load balancer', pattern: /Error syncing load balancer: (?<value>[^\n]{1,120})/ },
      {
        words: 'error creating load balancer will retry',
        pattern: /Error creating load balancer \(will retry\): (?<value>[^\n]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The cloud makes no load balancer for the service: see the end of the event',
    check: { text: 'Read the event', kubernetes: 'kubectl describe svc <service> | tail' },
    repair: [
      {
        text: 'Repair what it names: rights of the cloud controller, tags of the subnets, quota of addresses; on bare metal install MetalLB',
      },
    ],
    source: 'Kubernetes service controller',
    matches: [
      'Warning  SyncLoadBalancerFailed  2m  service-controller',
      'Error syncing load balancer: failed to ensure load balancer: could not find any suitable subnets for creating the ELB',
      'Error creating load balancer (will retry): x',
    ],
    ignores: ['load balancer made'],
  },
];
