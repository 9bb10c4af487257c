import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_KUBELET: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.kubelet-config-missing',
    kind: 'missing_file',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to load kubelet config file',
        pattern: /failed to load Kubelet config file (?<path>\/\S{1,120}?),? error(?: failed to read|: open)/,
      },
      {
        words: 'open var lib kubelet no such file or directory',
        pattern: /open (?<path>\/var\/lib\/kubelet\/(?:config\.yaml|kubeadm-flags\.env)): no such file or directory/,
      },
      {
        words: 'unable to load bootstrap kubeconfig stat no such file or directory',
        pattern: /unable to load bootstrap kubeconfig: stat (?<path>\/\S{1,100}): no such file or directory/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kubelet has no configuration {path}: this host has not joined a cluster yet',
    check: {
      text: 'See whether kubeadm has been run on this host',
      host: 'ls -l /var/lib/kubelet/config.yaml /etc/kubernetes/*.conf; journalctl -u kubelet -n 30 --no-pager',
    },
    repair: [
      {
        text: 'Join the host (or "kubeadm init" on the first one): kubeadm writes the file, until then the kubelet restarts all the time',
        host: 'kubeadm token create --print-join-command   # on a control-plane node; run what it prints here',
      },
      {
        text: 'Where the node had joined and its client certificate ran out, write the kubeconfig anew',
        host: 'sudo kubeadm init phase kubeconfig kubelet && sudo systemctl restart kubelet',
      },
    ],
    source: 'kubernetes cmd/kubelet/app/server.go; kubeadm troubleshooting',
    matches: [
      'E1130 run.go:72] "command failed" err="failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: failed to load Kubelet config file /var/lib/kubelet/config.yaml, error failed to read kubelet config file \\"/var/lib/kubelet/config.yaml\\", error: open /var/lib/kubelet/config.yaml: no such file or directory"',
      'E1130 run.go:74] "command failed" err="failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory"',
    ],
    ignores: ['Starting to load kubelet config file /var/lib/kubelet/config.yaml'],
  },
  {
    id: 'kubernetes.kubelet-cgroups-unusable',
    kind: 'kernel_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to initialize top level qos containers',
        pattern: /failed to initialize top level QOS containers: (?<value>[^"\r\n]{1,140})/,
      },
      {
        words: 'failed to start containermanager err',
        pattern: /Failed to start ContainerManager" err="(?<value>(?!failed to init)[^"\r\n]{1,140})"/,
      },
      {
        words: 'failed to get rootfs info unable to find data in memory cache',
        pattern: /failed to get rootfs info: (?<value>unable to find data in memory cache)/,
      },
      { words: 'failed to find', pattern: /failed to find (?<value>(?:memory|cpuset|pids|cpu) cgroup(?: \(v2\))?)/ },
      {
        words: 'cannot found cgroup mount destination',
        pattern: /(?<value>cgroups?: cannot found cgroup mount destination)/,
      },
      { words: 'missing', pattern: /(?<value>CGROUPS_(?:MEMORY|PIDS|CPUSET|CPU)): missing/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kubelet cannot set up its control groups: {value}',
    check: {
      text: 'See which control groups the kernel offers and which version is mounted',
      host: 'cat /sys/fs/cgroup/cgroup.controllers /proc/cgroups; stat -fc %T /sys/fs/cgroup; cat /proc/cmdline',
    },
    repair: [
      {
        text: 'On a Raspberry Pi switch the memory group on and restart the host',
        host: 'sudo sed -i "1 s/$/ cgroup_memory=1 cgroup_enable=memory/" /boot/firmware/cmdline.txt && sudo reboot',
        destructive: true,
      },
      {
        text: 'Elsewhere let kubelet and container runtime use the same driver (systemd), restart both',
        host: 'sudo systemctl restart containerd kubelet',
      },
    ],
    source: 'kubernetes pkg/kubelet/cm; k3s docs "Raspberry Pi"',
    matches: [
      `E1130 kubelet.go:1544] "Failed to start ContainerManager" err="failed to initialize top level QOS containers: root container [kubepods] doesn't exist"`,
      'E1130 kubelet.go:1566] "Failed to start ContainerManager" err="cannot set up cgroups: mkdir /sys/fs/cgroup/kubepods: read-only"',
      'time="2026-11-30T03:04:05Z" level=fatal msg="failed to find memory cgroup (v2)"',
      'E1130 kubelet.go:1400] "Failed to start cAdvisor" err="failed to get rootfs info: unable to find data in memory cache"',
      'panic: cgroups: cannot found cgroup mount destination',
      'CGROUPS_MEMORY: missing',
    ],
    ignores: ['CGROUPS_MEMORY: enabled', 'Creating top level Container Manager'],
  },
  {
    id: 'kubernetes.node-unknown-to-api',
    kind: 'startup_order',
    program: 'kubernetes',
    forms: [
      {
        words: 'to node info not found',
        pattern: /[Ff]ailed to (?:retrieve|get) node info: nodes? \\?"(?<object>[\w.-]{1,80})\\?" not found/,
      },
      { words: 'nodes not found', pattern: /nodes \\?"(?<object>[\w.-]{1,80})\\?" not found/ },
      { words: 'node not found', pattern: /node \\?"(?<object>[\w.-]{1,80})\\?" not found/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The API server knows no node {object}: it has not registered, was deleted, or got another name',
    check: {
      text: "Compare the host's name with the nodes that the cluster knows",
      kubernetes: 'kubectl get nodes -o wide',
      host: 'hostname; journalctl -u kubelet -n 100 --no-pager | grep -iE "register|forbidden|refused"',
    },
    repair: [
      {
        text: 'Look for why it cannot register (API server away, certificate of another node name); after a deletion or a new host name restart the kubelet with the old name',
        host: 'sudo systemctl restart kubelet',
      },
    ],
    source: 'kubernetes pkg/kubelet/kubelet.go',
    matches: [
      'E1130 kubelet_node_status.go:540] "Error updating node status, will retry" err="error getting node \\"worker1\\": nodes \\"worker1\\" not found"',
      'E1130 eviction_manager.go:262] "Eviction manager: failed to get summary stats" err="failed to get node info: node \\"worker1\\" not found"',
      'E1130 kubelet.go:2448] "Error getting node" err="node \\"master\\" not found"',
    ],
    ignores: ['nodes "worker1" is forbidden'],
  },
  {
    id: 'kubernetes.node-cannot-register',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'unable to register node with api server err',
        pattern: /Unable to register node with API server" err="(?<value>[^\r\n]{1,160})/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 1,
    means: 'The kubelet cannot register its node with the API server: the reason stands in err',
    check: {
      text: 'Ask the API server from the node',
      host: 'curl -k https://<api>:6443/healthz; journalctl -u kubelet -n 50 --no-pager',
    },
    repair: [
      {
        text: 'Repair the way to the API server (port 6443, load balancer, DNS) or, where it says forbidden, join the node anew',
        host: 'kubeadm token create --print-join-command   # on a control-plane node',
      },
    ],
    source: 'kubernetes pkg/kubelet/kubelet_node_status.go',
    matches: [
      'E1130 kubelet_node_status.go:92] "Unable to register node with API server" err="Post \\"https://10.0.0.10:6443/api/v1/nodes\\": dial tcp 10.0.0.10:6443: i/o timeout" node="worker1"',
      'E0102 kubelet_node_status.go:92] "Unable to register node with API server" err="nodes is forbidden" node="w1"',
    ],
    ignores: ['"Successfully registered node" node="worker1"'],
  },
  {
    id: 'kubernetes.node-identity-mismatch',
    kind: 'authorisation_denied',
    program: 'kubernetes',
    forms: [
      {
        words: 'user system node cannot resource',
        pattern:
          /User \\?"(?<user>system:node:[\w.-]{1,80})\\?" cannot (?:get|create|update|patch) resource \\?"(?<object>[\w/]{1,40})\\?"/,
      },
      {
        words: 'is not allowed to modify node',
        pattern: /is not allowed to modify node \\?"(?<object>[\w.-]{1,80})\\?"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The kubelet carries the certificate of {user} and may not act for another node',
    check: {
      text: 'See the name in the certificate and the name of the host',
      host: 'sudo openssl x509 -noout -subject -in /var/lib/kubelet/pki/kubelet-client-current.pem; hostname',
    },
    repair: [
      {
        text: 'Give the host its old name back (or --hostname-override), or join it anew: a node may change only its own objects',
        host: 'sudo kubeadm reset -f && sudo kubeadm join <what "kubeadm token create --print-join-command" prints>',
        destructive: true,
      },
    ],
    source: 'kubernetes plugin/pkg/auth/authorizer/node',
    matches: [
      'E1130 controller.go:146] "Failed to ensure lease exists, will retry" err="leases.coordination.k8s.io \\"w1\\" is forbidden: User \\"system:node:w2\\" cannot get resource \\"leases\\" in API group"',
      'nodes "w1" is forbidden: node "w2" is not allowed to modify node "w1"',
    ],
    ignores: ['User "system:serviceaccount:ops:ci" cannot get resource "pods"'],
  },
  {
    id: 'kubernetes.devices-unavailable',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'requested number of devices unavailable for requested available',
        pattern:
          /requested number of devices unavailable for (?<object>[\w./-]{1,60})\. Requested: \d{1,4}, Available: (?<value>\d{1,4})/,
      },
      { words: 'for', pattern: /UnexpectedAdmissionError.{0,120}unavailable for (?<object>[\w./-]{1,60})/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The node has too few free devices of {object}: {value|none} are left',
    check: {
      text: 'See what the node offers and who holds it',
      kubernetes:
        'kubectl describe node <node> | grep -A12 "Allocated resources"; kubectl -n kube-system get pods -o wide | grep -i device-plugin',
      host: 'nvidia-smi',
    },
    repair: [
      {
        text: 'Start the device plugin anew when it lost its devices (a kubelet restart, a driver update), and delete the pod that was refused',
        kubernetes:
          'kubectl -n kube-system rollout restart ds nvidia-device-plugin-daemonset; kubectl delete pod <pod>',
        destructive: true,
      },
    ],
    source: 'kubernetes pkg/kubelet/cm/devicemanager/manager.go',
    matches: [
      'Allocate failed due to requested number of devices unavailable for nvidia.com/gpu. Requested: 1, Available: 0, which is unexpected',
      'Warning  UnexpectedAdmissionError  pod/train-0  Allocate failed due to devices unavailable for nvidia.com/gpu',
    ],
    ignores: ['registered device plugin for nvidia.com/gpu'],
  },
  {
    id: 'kubernetes.topology-affinity',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'resources cannot be allocated with topology locality',
        pattern: /Resources cannot be allocated with Topology locality/,
      },
      { words: 'topologyaffinityerror', pattern: /TopologyAffinityError/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No NUMA node has CPU and devices for the pod: the topology manager of the kubelet refuses it',
    check: {
      text: 'See the policy and what each NUMA node has free',
      kubernetes: 'kubectl describe pod <pod>',
      host: 'grep -i topologyManager /var/lib/kubelet/config.yaml; numactl --hardware',
    },
    repair: [
      {
        text: 'Set topologyManagerPolicy to best-effort, or ask for less than one NUMA node holds',
        host: 'sudo sed -i "s/topologyManagerPolicy:.*/topologyManagerPolicy: best-effort/" /var/lib/kubelet/config.yaml && sudo systemctl restart kubelet',
      },
    ],
    source: 'kubernetes pkg/kubelet/cm/topologymanager',
    matches: [
      'Pod Resources cannot be allocated with Topology locality',
      'Warning  TopologyAffinityError  pod/dpdk-1  Resources cannot be allocated with Topology locality',
    ],
    ignores: ['Creating topology manager with best-effort policy per container scope'],
  },
  {
    id: 'kubernetes.cni-file-missing',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'no such file or directory',
        pattern:
          /(?:open|stat) (?<path>\/run\/flannel\/subnet\.env|\/var\/lib\/calico\/nodename|\/var\/lib\/weave\/weave\.conf|\/run\/cilium\/cilium\.sock|\/var\/run\/cilium\/cilium\.sock): no such file or directory/,
      },
      {
        words: 'check that the calico node container is running and has mounted var lib calico',
        pattern: /check that the calico\/node container is running and has mounted (?<path>\/var\/lib\/calico\/)/,
      },
      { words: 'unable to connect to cilium', pattern: /unable to connect to Cilium (?:daemon|agent)/i },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 3,
    means: 'The network plugin has not written {path}: its pod on this node does not run',
    check: {
      text: 'See the pods of the network plugin on that node',
      kubernetes:
        'kubectl get pods -A -o wide | grep -E "flannel|calico|cilium|weave"; kubectl -n kube-flannel logs ds/kube-flannel-ds --tail 30',
    },
    repair: [
      {
        text: 'Repair that pod (image, node CIDR, RBAC): it writes the file when it starts, and waiting pods come up by themselves',
        kubernetes: 'kubectl -n kube-system rollout restart ds <plugin>',
      },
    ],
    source: 'flannel-io/cni-plugin; projectcalico cni-plugin; cilium plugins/cilium-cni',
    matches: [
      'failed to setup network for sandbox "abc": plugin type="flannel" failed (add): open /run/flannel/subnet.env: no such file or directory',
      'plugin type="calico" failed (add): stat /var/lib/calico/nodename: no such file or directory: check that the calico/node container is running and has mounted /var/lib/calico/',
      'plugin type="cilium-cni" failed (add): unable to connect to Cilium agent: failed to create cilium agent client after 30.000000 seconds timeout',
    ],
    ignores: ['Wrote subnet file to /run/flannel/subnet.env'],
  },
  {
    id: 'kubernetes.volume-needs-repair',
    kind: 'data_corruption',
    program: 'kubernetes',
    forms: [
      {
        words: 'found errors on device dev but could not correct them',
        pattern: /'?fsck'? found errors on device (?<object>\/dev\/\S{1,60}) but could not correct them/,
      },
    ],
    role: 'cause',
    fault: 'own_data',
    specificity: 3,
    means: 'The file system on {object} has errors that a check by itself cannot mend',
    check: {
      text: 'See which volume it is and whether the node has I/O errors',
      kubernetes: 'kubectl get events -A | grep -i fsck',
      host: 'dmesg -T | grep -iE "I/O error|EXT4-fs error|XFS" | tail',
    },
    repair: [
      {
        text: 'Stop the workload, attach the volume, check it by hand after a copy',
        host: 'sudo fsck -y {object}',
        destructive: true,
      },
    ],
    source: 'kubernetes mount-utils mount_linux.go',
    matches: [
      "'fsck' found errors on device /dev/sdb but could not correct them: fsck from util-linux 2.37",
      `MountVolume.MountDevice failed for volume "pvc-1" : rpc error: code = Internal desc = 'fsck' found errors on device /dev/rbd0 but could not correct them`,
    ],
    ignores: ['fsck from util-linux 2.37: /dev/sdb: clean'],
  },
];
