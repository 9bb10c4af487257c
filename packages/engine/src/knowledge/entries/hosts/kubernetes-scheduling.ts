import type { CatalogueEntry } from '../../catalogue-entry.ts';

const NODES =
  'kubectl describe node | grep -A9 "Allocated resources"; kubectl top node; kubectl get pods -A -o wide --field-selector status.phase=Pending';

export const KUBERNETES_SCHEDULING: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.insufficient-memory',
    kind: 'memory_exhausted',
    program: 'kubernetes',
    forms: [
      {
        words: 'nodes are available insufficient memory',
        pattern: /(?<value>\d{1,5}\/\d{1,5}) nodes are available: .{0,300}Insufficient memory/,
      },
      {
        words: 'outofmemory node didn t have enough resource memory',
        pattern: /Node didn't have enough resource: memory, requested: (?<limit>\d{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No node has the memory that the pod requests ({value|of this node})',
    check: {
      text: 'Compare the request of the pod with what the nodes have left: requests count, not what is really used',
      kubernetes: NODES,
    },
    repair: [
      {
        text: 'Lower the request to what the pod needs, or end what is not needed',
        kubernetes: 'kubectl set resources deploy/{service} --requests=memory=<less>',
      },
      {
        text: 'Or add a node; see why the autoscaler does not',
        kubernetes: 'kubectl -n kube-system logs deploy/cluster-autoscaler --tail 50',
      },
    ],
    source: 'Kubernetes pkg/scheduler/framework/plugins/noderesources/fit.go; pkg/kubelet/lifecycle/predicate.go',
    matches: [
      'Warning  FailedScheduling  12s  default-scheduler  0/3 nodes are available: 1 Insufficient cpu, 2 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
      "Warning  OutOfmemory  4s  kubelet  Node didn't have enough resource: memory, requested: 4294967296, used: 6442450944, capacity: 8254000128",
    ],
    ignores: ['Warning  FailedScheduling  12s  default-scheduler  0/3 nodes are available: 3 Insufficient cpu.'],
  },
  {
    id: 'kubernetes.insufficient-cpu',
    kind: 'cpu_starved',
    program: 'kubernetes',
    forms: [
      {
        words: 'nodes are available insufficient cpu',
        pattern: /(?<value>\d{1,5}\/\d{1,5}) nodes are available: .{0,300}Insufficient cpu/,
      },
      {
        words: 'outofcpu node didn t have enough resource cpu',
        pattern: /Node didn't have enough resource: cpu, requested: (?<limit>\d{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No node has the CPU that the pod requests ({value|of this node})',
    check: {
      text: 'Compare the request of the pod with what the nodes have left: requests count, not what is really used',
      kubernetes: NODES,
    },
    repair: [
      {
        text: 'Lower the CPU request to what the pod needs',
        kubernetes: 'kubectl set resources deploy/{service} --requests=cpu=<less>',
      },
      {
        text: 'Or add a node; a rolling update needs room for maxSurge more pods, which maxSurge: 0 avoids',
        kubernetes: `kubectl patch deploy {service} -p '{"spec":{"strategy":{"rollingUpdate":{"maxSurge":0,"maxUnavailable":1}}}}'`,
      },
    ],
    source: 'Kubernetes pkg/scheduler/framework/plugins/noderesources/fit.go; pkg/kubelet/lifecycle/predicate.go',
    matches: [
      'Warning  FailedScheduling  12s  default-scheduler  0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
      "Warning  OutOfcpu  4s  kubelet  Node didn't have enough resource: cpu, requested: 2000, used: 7900, capacity: 8000",
    ],
    ignores: ['Warning  FailedScheduling  12s  default-scheduler  0/3 nodes are available: 3 Insufficient memory.'],
  },
  {
    id: 'kubernetes.insufficient-other',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'nodes are available insufficient',
        pattern:
          /\d{1,5}\/\d{1,5} nodes are available: .{0,300}?Insufficient (?<object>(?!cpu\b|memory\b)[\w./-]{1,80}\w)/,
      },
      {
        words: 'nodes are available too many pods',
        pattern: /\d{1,5}\/\d{1,5} nodes are available: .{0,300}?(?<object>Too many pods)/,
      },
      { words: 'node s exceed max volume count', pattern: /node\(s\) exceed (?<object>max volume count)/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No node has room left for the pod: {object}',
    check: {
      text: 'See what the nodes offer of it: a GPU needs the device plugin, "Too many pods" is the limit of the node (110, or the addresses of the instance type), free ports are hostPort',
      kubernetes:
        "kubectl get nodes -o custom-columns=NAME:.metadata.name,ALLOCATABLE:.status.allocatable; kubectl get pods -A -o wide | awk '{print $8}' | sort | uniq -c",
    },
    repair: [
      {
        text: 'Install or repair the device plugin, add a node, or leave hostPort out',
        kubernetes: 'kubectl -n kube-system get ds; kubectl scale deploy/{service} --replicas=<fewer>',
      },
    ],
    source: 'Kubernetes pkg/scheduler/framework/plugins: noderesources, nodevolumelimits, nodeports',
    matches: [
      'Warning  FailedScheduling  12s  default-scheduler  0/2 nodes are available: 2 Insufficient nvidia.com/gpu.',
      '0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Too many pods.',
      '0/3 nodes are available: 3 node(s) exceed max volume count.',
    ],
    ignores: ['0/3 nodes are available: 3 Insufficient memory.'],
  },
  {
    id: 'kubernetes.taint-not-tolerated',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'node s had untolerated taint',
        pattern:
          /node\(s\) had untolerated taint(?:\(s\)|s)?(?! \{node\.(?:kubernetes\.io\/(?:not-ready|unreachable)|cloudprovider))(?: \{(?<value>[^}]{1,120}?)(?:: ?)?\})?/,
      },
      {
        words: 'node s had taint that the pod didn t tolerate',
        pattern: /node\(s\) had taint \{(?<value>[^}]{1,120}?)(?:: ?)?\}, that the pod didn't tolerate/,
      },
      {
        words: 'node s had taints that the pod didn t tolerate',
        pattern: /node\(s\) had taints that the pod didn't tolerate/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'Nodes refuse the pod because of a taint: {value|which it does not tolerate}',
    check: {
      text: 'See which taints the nodes have: disk-pressure, memory-pressure, not-ready and unreachable come from a sick node, control-plane and own ones are meant',
      kubernetes:
        'kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints; kubectl get pod {service} -o jsonpath="{.spec.tolerations}"',
    },
    repair: [
      {
        text: 'Heal the node when the taint is a condition; otherwise add a toleration to the pod or take the taint away',
        kubernetes: 'kubectl taint nodes <node> {value|<key>}- ; kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go',
    matches: [
      'Warning  FailedScheduling  9s  default-scheduler  0/3 nodes are available: 3 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      "0/1 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate.",
      "0/2 nodes are available: 2 node(s) had taints that the pod didn't tolerate.",
    ],
    ignores: ['node/worker-1 tainted'],
  },
  {
    id: 'kubernetes.nodes-not-ready-yet',
    kind: 'startup_order',
    program: 'kubernetes',
    forms: [
      {
        words: 'node s had untolerated taint node kubernetes io',
        pattern:
          /node\(s\) had (?:untolerated )?taint(?:\(s\)|s)? \{(?<value>node\.(?:kubernetes\.io\/(?:not-ready|unreachable)|cloudprovider\.kubernetes\.io\/uninitialized)[^}]{0,60}?)(?:: ?)?\}/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 3,
    means: 'No node takes the pod: they are not ready ({value})',
    check: {
      text: 'See which taints the nodes have: disk-pressure, memory-pressure, not-ready and unreachable come from a sick node, control-plane and own ones are meant',
      kubernetes:
        'kubectl get nodes -o custom-columns=NAME:.metadata.name,TAINTS:.spec.taints; kubectl get pod {service} -o jsonpath="{.spec.tolerations}"',
    },
    repair: [
      {
        text: 'Repair why the nodes are not ready (network plugin, kubelet, cloud controller); in the first minutes of a cluster it passes',
      },
    ],
    source: 'Kubernetes pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go',
    matches: [
      'Warning  FailedScheduling  12s  default-scheduler  0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }. preemption: 0/1 nodes are available',
      '0/3 nodes are available: 3 node(s) had untolerated taint {node.cloudprovider.kubernetes.io/uninitialized: true}.',
    ],
    ignores: ['node/worker-1 tainted'],
  },
  {
    id: 'kubernetes.affinity-unsatisfied',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'node s didn t match pod s node affinity selector',
        pattern: /node\(s\) didn't match (?<value>Pod's node affinity\/selector|node selector)/,
      },
      {
        words: 'node s didn t match pod rules',
        pattern: /node\(s\) didn't match pod (?<value>(?:anti-)?affinity(?:\/anti-affinity)? rules)/,
      },
      {
        words: 'node s didn t match pod topology spread constraints',
        pattern: /node\(s\) didn't match pod (?<value>topology spread constraints)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'No node fits the rules of the pod: {value}',
    check: {
      text: 'Compare the rules with the labels of the nodes',
      kubernetes:
        'kubectl get nodes --show-labels; kubectl get pod {service} -o jsonpath="{.spec.nodeSelector} {.spec.affinity} {.spec.topologySpreadConstraints}"',
    },
    repair: [
      {
        text: 'Label the node, add a node (a required anti-affinity wants as many nodes as replicas), or make the rule preferred',
        kubernetes: 'kubectl label node <node> <key>=<value>; kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/scheduler/framework/plugins: nodeaffinity, interpodaffinity, podtopologyspread',
    matches: [
      "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
      "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules.",
      "0/4 nodes are available: 4 node(s) didn't match pod topology spread constraints.",
    ],
    ignores: ['0/3 nodes are available: 3 Insufficient cpu.'],
  },
  {
    id: 'kubernetes.claim-unbound',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'pod has unbound immediate persistentvolumeclaims',
        pattern: /pod has unbound immediate PersistentVolumeClaims/,
      },
      { words: 'node s had volume node affinity conflict', pattern: /node\(s\) had volume node affinity conflict/ },
      {
        words: 'failed to provision volume with storageclass',
        pattern: /failed to provision volume with StorageClass "(?<object>[\w.-]{1,120})": (?<value>.{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The pod waits for its volume: the claim {object|it names} is not bound to one here',
    check: {
      text: 'See the state and the events of the claim: no default storage class, a wrong class name, a provisioner that fails, or a volume that is tied to another node or zone',
      kubernetes: 'kubectl get pvc,pv,storageclass; kubectl describe pvc {object|<claim>} | tail -12',
    },
    repair: [
      {
        text: 'Name a storage class that exists in the claim, or make one the default',
        kubernetes: `kubectl patch storageclass <class> -p '{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}'`,
      },
      {
        text: 'When a class fails to provide, repair its provisioner: credentials, quota, or the driver itself',
        kubernetes: 'kubectl get pods -A | grep -iE "csi|provisioner"',
      },
    ],
    source:
      'Kubernetes pkg/scheduler/framework/plugins/volumebinding; pkg/controller/volume/persistentvolume/pv_controller.go; external-provisioner',
    matches: [
      'Warning  FailedScheduling  9s  default-scheduler  0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      '0/2 nodes are available: 2 node(s) had volume node affinity conflict.',
      'Warning  ProvisioningFailed  2s  ebs.csi.aws.com_ebs-csi-controller-5f  failed to provision volume with StorageClass "gp3": rpc error: code = Internal desc = Could not create volume: UnauthorizedOperation',
    ],
    ignores: [
      'Normal  ProvisioningSucceeded  2s  Successfully provisioned volume pvc-5f1d',
      'Error from server (NotFound): persistentvolumeclaims "shop-data" not found',
    ],
  },
  {
    id: 'kubernetes.quota-exceeded',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'is forbidden exceeded quota requested used limited',
        pattern:
          /exceeded quota: (?<object>[\w.-]{1,80}), requested: (?<value>[^ ]{1,120}), used: [^ ]{1,120}, limited: (?<limit>[^ "]{1,120})/,
      },
      {
        words: 'failed quota must specify',
        pattern: /failed quota: (?<object>[\w.-]{1,80}): must specify (?<setting>[\w.,: -]{1,120})/,
      },
      {
        words: 'per container is but limit is',
        pattern:
          /(?<setting>maximum|minimum) (?<object>cpu|memory) usage per (?:Container|Pod) is (?<limit>[\w.]{1,20}), but (?:limit|request) is (?<value>[\w.]{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The quota {object} of the namespace stops the pod: asked {value|without a value}, allowed {limit|with one}',
    check: {
      text: 'See what the quota allows and what uses it',
      kubernetes: 'kubectl describe quota; kubectl describe limitrange; kubectl get rs,pods',
    },
    repair: [
      { text: 'Raise the quota, or end what is not needed', kubernetes: 'kubectl edit quota {object}' },
      {
        text: 'When requests or limits are missing, set them in the workload',
        kubernetes:
          'kubectl set resources deploy/{service} --requests=cpu=100m,memory=128Mi --limits=cpu=500m,memory=256Mi',
      },
    ],
    source: 'Kubernetes apiserver plugin/resourcequota/controller.go; plugin/pkg/admission/limitranger',
    matches: [
      'Warning  FailedCreate  3s  replicaset-controller  Error creating: pods "shop-api-7d9c" is forbidden: exceeded quota: compute, requested: limits.memory=2Gi, used: limits.memory=15Gi, limited: limits.memory=16Gi',
      'Error creating: pods "shop-api-7d9c" is forbidden: failed quota: compute: must specify limits.cpu for: api; requests.memory for: api',
      'Error creating: pods "shop-api-7d9c" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi',
    ],
    ignores: ['resourcequota/compute created', 'the project exceeded its quota last week'],
  },
  {
    id: 'kubernetes.claim-or-class-missing',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'persistentvolumeclaim not found',
        pattern: /(?:available: |scheduler {1,4}|: )persistentvolumeclaim "(?<object>[\w.-]{1,120})" not found/,
      },
      {
        words: 'no persistent volumes available for this claim and no storage class is set',
        pattern: /no persistent volumes available for this claim and no storage class is set/,
      },
      {
        words: 'storageclass storage k8s io not found',
        pattern: /storageclass(?:es)?\.storage\.k8s\.io "(?<object>[\w.-]{1,120})" not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The volume claim or storage class {object|of the pod} does not exist',
    check: {
      text: 'See the state and the events of the claim: no default storage class, a wrong class name, a provisioner that fails, or a volume that is tied to another node or zone',
      kubernetes: 'kubectl get pvc,pv,storageclass; kubectl describe pvc {object|<claim>} | tail -12',
    },
    repair: [
      {
        text: 'Name a storage class that exists in the claim, or make one the default',
        kubernetes: `kubectl patch storageclass <class> -p '{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}'`,
      },
      {
        text: 'When a class fails to provide, repair its provisioner: credentials, quota, or the driver itself',
        kubernetes: 'kubectl get pods -A | grep -iE "csi|provisioner"',
      },
    ],
    source:
      'Kubernetes pkg/scheduler/framework/plugins/volumebinding; pkg/controller/volume/persistentvolume/pv_controller.go; external-provisioner',
    matches: [
      'Warning  FailedScheduling  9s  default-scheduler  0/3 nodes are available: persistentvolumeclaim "shop-data" not found.',
      'Normal  FailedBinding  3s  persistentvolume-controller  no persistent volumes available for this claim and no storage class is set',
      'Warning  ProvisioningFailed  3s  persistentvolume-controller  storageclass.storage.k8s.io "fast" not found',
    ],
    ignores: ['persistentvolumeclaim/shop-data created'],
  },
];
