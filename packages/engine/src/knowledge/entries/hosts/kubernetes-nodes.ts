import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_NODES: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.mount-failed',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'unable to attach or mount volumes',
        pattern: /Unable to attach or mount volumes: unmounted volumes=\[(?<object>[^\]]{1,160})\]/,
      },
      {
        words: 'mountvolume failed for volume',
        pattern:
          /MountVolume\.(?:MountDevice|SetUp|WaitForAttach) failed for volume "(?<object>[\w.-]{1,120})" ?: (?!(?:secret|configmap|object) "|failed to sync (?:configmap|secret) cache)(?<value>.{1,80})/,
      },
      {
        words: 'attachvolume attach failed for volume',
        pattern:
          /AttachVolume\.(?:Attach|NewAttacher) failed for volume "(?<object>[\w.-]{1,120})" ?: (?<value>.{1,80})/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The node cannot mount the volume {object}: {value|it timed out}',
    check: {
      text: 'Read the reason at the end: a driver that is not registered, a device that is held elsewhere, NFS without mount.nfs on the node, or a wrong file system',
      kubernetes:
        'kubectl describe pod {service} | grep -A12 Events; kubectl get volumeattachment; kubectl get csinode; kubectl get pods -A | grep -i csi',
      host: 'sudo journalctl -u kubelet --since -15min | grep -iE "mount|attach" | tail -30',
    },
    repair: [
      {
        text: 'Bring the CSI driver of the node back, and install what the mount needs (nfs-common, cifs-utils, open-iscsi)',
        kubernetes: 'kubectl -n kube-system rollout restart ds <csi driver>',
        host: 'sudo apt-get install -y nfs-common open-iscsi',
      },
    ],
    source: 'Kubernetes pkg/volume/util/operationexecutor/operation_generator.go; pkg/kubelet/volumemanager',
    matches: [
      'Warning  FailedMount  2m  kubelet  Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[data kube-api-access-x]: timed out waiting for the condition',
      'Warning  FailedMount  5s (x7 over 40s)  kubelet  MountVolume.MountDevice failed for volume "pvc-5f1d" : rpc error: code = Internal desc = driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
      'Warning  FailedAttachVolume  9s  attachdetach-controller  AttachVolume.Attach failed for volume "pvc-5f1d" : rpc error: code = NotFound desc = Instance "i-0f" not found',
      'Warning  FailedMount  5s  kubelet  MountVolume.SetUp failed for volume "media" : mount failed: exit status 32',
    ],
    ignores: [
      'MountVolume.SetUp failed for volume "tls" : secret "shop-tls" not found',
      'Normal  SuccessfulAttachVolume  9s  AttachVolume.Attach succeeded for volume "pvc-5f1d"',
    ],
  },
  {
    id: 'kubernetes.cache-not-synced-yet',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'mountvolume failed for volume failed to sync cache',
        pattern:
          /MountVolume\.SetUp failed for volume "(?<object>[\w.-]{1,120})" ?: (?<value>failed to sync (?:configmap|secret) cache: timed out waiting for the condition)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 1,
    means: 'The kubelet had no copy yet of what {object} holds; it tries again',
    check: {
      text: 'Read the reason at the end: a driver that is not registered, a device that is held elsewhere, NFS without mount.nfs on the node, or a wrong file system',
      kubernetes:
        'kubectl describe pod {service} | grep -A12 Events; kubectl get volumeattachment; kubectl get csinode; kubectl get pods -A | grep -i csi',
      host: 'sudo journalctl -u kubelet --since -15min | grep -iE "mount|attach" | tail -30',
    },
    repair: [
      {
        text: 'Bring the CSI driver of the node back, and install what the mount needs (nfs-common, cifs-utils, open-iscsi)',
        kubernetes: 'kubectl -n kube-system rollout restart ds <csi driver>',
        host: 'sudo apt-get install -y nfs-common open-iscsi',
      },
    ],
    source: 'Kubernetes pkg/volume/util/operationexecutor/operation_generator.go; pkg/kubelet/volumemanager',
    matches: [
      'Warning  FailedMount  kubelet  MountVolume.SetUp failed for volume "kube-api-access-x7k2l" : failed to sync configmap cache: timed out waiting for the condition',
      'Warning  FailedMount  12s  kubelet  MountVolume.SetUp failed for volume "tls" : failed to sync secret cache: timed out waiting for the condition',
    ],
    ignores: [
      'MountVolume.SetUp failed for volume "tls" : secret "shop-tls" not found',
      'Normal  SuccessfulAttachVolume  9s  AttachVolume.Attach succeeded for volume "pvc-5f1d"',
    ],
  },
  {
    id: 'kubernetes.multi-attach',
    kind: 'lock_held',
    program: 'kubernetes',
    forms: [
      {
        words: 'multi attach error for volume',
        pattern:
          /Multi-Attach error for volume "(?<object>[\w.-]{1,120})" Volume is already (?:exclusively attached to one node|used by (?:pod\(s\) )?(?<peer>[\w.,() -]{1,120}))/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The volume {object} is still attached to another node ({peer|not named})',
    check: {
      text: 'See who has it: the old pod of a rolling update, or a node that is gone and cannot let go',
      kubernetes:
        'kubectl get volumeattachment | grep {object}; kubectl get pods -A -o wide | grep -E "Terminating|{service}"; kubectl get nodes',
    },
    repair: [
      {
        text: 'A ReadWriteOnce volume bears one pod: set the strategy Recreate (or use a StatefulSet)',
        kubernetes: `kubectl patch deploy {service} -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`,
      },
      {
        text: 'When the other node is switched off for certain, tell Kubernetes so, then it frees the volume at once',
        kubernetes: 'kubectl taint nodes <dead node> node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
        destructive: true,
      },
    ],
    source: 'Kubernetes pkg/controller/volume/attachdetach/reconciler/reconciler.go reportMultiAttachError',
    matches: [
      'Warning  FailedAttachVolume  3m  attachdetach-controller  Multi-Attach error for volume "pvc-5f1d2c3b" Volume is already exclusively attached to one node and can\'t be attached to another',
      'Warning  FailedAttachVolume  3m  attachdetach-controller  Multi-Attach error for volume "pvc-5f1d2c3b" Volume is already used by pod(s) shop-db-6c4f8-k2l9',
    ],
    ignores: [
      'Normal  SuccessfulAttachVolume  3m  attachdetach-controller  AttachVolume.Attach succeeded for volume "pvc-5f1d2c3b"',
    ],
  },
  {
    id: 'kubernetes.pod-network-failed',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to setup network for sandbox plugin type',
        pattern:
          /failed to set ?up network for sandbox "[^"]{1,80}": plugin type="(?<object>[\w.-]{1,40})"(?: name="[\w.-]{1,60}")? failed \(add\): (?!.{0,120}(?:no IP addresses available|failed to assign an IP|failed to allocate for range))(?<value>.{1,80})/,
      },
      {
        words: 'cni plugin not initialized',
        pattern: /(?:Network plugin returns error: |message:)(?<value>cni plugin not initialized)/,
      },
      {
        words: 'network plugin is not ready cni config uninitialized',
        pattern: /network plugin is not ready: (?<value>cni config uninitialized)/,
      },
      {
        words: 'networkplugin cni failed to set up pod network',
        pattern: /networkPlugin cni failed to set up pod "[^"]{1,160}" network: (?<value>.{1,80})/,
      },
      { words: 'found in etc cni net d', pattern: /(?<value>no networks? (?:config )?found in \/etc\/cni\/net\.d)/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The pod network of the node does not work ({object|CNI}): {value}',
    check: {
      text: 'See whether the pods of the network plugin run on this node, and whether its configuration is there',
      kubernetes:
        'kubectl get pods -A -o wide | grep -iE "calico|flannel|cilium|aws-node|weave|multus"; kubectl -n kube-system logs ds/<plugin> --tail 40',
      host: 'ls -l /etc/cni/net.d /opt/cni/bin; sudo journalctl -u containerd -n 40 --no-pager',
    },
    repair: [
      {
        text: 'Install the network plugin, or start its pods again; they write the missing files (subnet.env, nodename) when they start',
        kubernetes: 'kubectl -n kube-system rollout restart ds <plugin>',
      },
      {
        text: 'When two plugins left configurations, keep only the one in use: the first by name counts',
        host: 'sudo ls /etc/cni/net.d && sudo systemctl restart containerd kubelet',
      },
    ],
    source:
      'containerd internal/cri/server/sandbox_run.go; Kubernetes pkg/kubelet/kubelet.go; containernetworking/cni libcni',
    matches: [
      'Warning  FailedCreatePodSandBox  3s  kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "5f1d": plugin type="flannel" failed (add): loadFlannelSubnetEnv failed: open /run/flannel/subnet.env: no such file or directory',
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "5f1d": plugin type="calico" failed (add): error getting ClusterInformation: connection is unauthorized: Unauthorized',
      'E0506 07:41:08.826123    1021 kubelet.go:2902] "Container runtime network not ready" networkReady="NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized"',
      'KubeletNotReady  runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:docker: network plugin is not ready: cni config uninitialized',
      'networkPlugin cni failed to set up pod "shop-api-7d9c_shop" network: open /run/flannel/subnet.env: no such file or directory',
      'level=error msg="failed to load cni during init, please check CRI plugin status before setting up network for pods" error="cni config load failed: no network config found in /etc/cni/net.d: cni plugin not initialized: failed to load cni config"',
    ],
    ignores: [
      'failed to setup network for sandbox "5f1d": plugin type="host-local" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.244.1.1-10.244.1.254',
    ],
  },
  {
    id: 'kubernetes.pod-addresses-used-up',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'no ip addresses available in range set',
        pattern: /no IP addresses available in range set: (?<object>[\d.a-f:-]{1,80})/,
      },
      { words: 'failed to assign an ip address to container', pattern: /failed to assign an IP address to container/ },
      {
        words: 'insufficientfreeaddressesinsubnet',
        pattern: /InsufficientFreeAddressesInSubnet: The specified subnet/,
      },
      { words: 'has no available ip prefix addresses', pattern: /no available IP\/Prefix addresses/ },
      {
        words: 'cidr range is full cidrnotavailable',
        pattern: /(?:CIDRNotAvailable|CIDR allocation failed; there are no remaining CIDRs left to allocate)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'No address is left for new pods in {object|the range of the node or its subnet}',
    check: {
      text: 'Count the pods on the node and the free addresses of the subnet; host-local keeps addresses of containers that died with a crash of the node',
      kubernetes:
        "kubectl get pods -A -o wide | awk '{print $8}' | sort | uniq -c; kubectl get nodes -o custom-columns=N:.metadata.name,CIDR:.spec.podCIDR",
      host: 'sudo ls /var/lib/cni/networks/* | wc -l; sudo crictl pods -q | wc -l; aws ec2 describe-subnets --query "Subnets[].[SubnetId,AvailableIpAddressCount]"',
    },
    repair: [
      {
        text: 'With the AWS plugin: turn on prefix delegation, or add a bigger subnet',
        kubernetes: 'kubectl -n kube-system set env ds/aws-node ENABLE_PREFIX_DELEGATION=true WARM_PREFIX_TARGET=1',
      },
      {
        text: 'With host-local: drain the node, remove the stale reservations, start the runtime',
        host: 'sudo systemctl stop kubelet && sudo crictl rmp -fa && sudo rm -rf /var/lib/cni/networks/* && sudo systemctl restart containerd kubelet',
        destructive: true,
      },
    ],
    source:
      'containernetworking/plugins ipam/host-local allocator.go; amazon-vpc-cni-k8s cmd/routed-eni-cni-plugin/cni.go, ipamd/datastore',
    matches: [
      'failed to setup network for sandbox "5f1d": plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set: 10.244.1.1-10.244.1.254',
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "5f1d": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
      'InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to satisfy the request.',
      '{"level":"error","caller":"datastore/data_store.go:607","msg":"DataStore has no available IP/Prefix addresses"}',
      'Node node-7 status is now: CIDRNotAvailable: the CIDR range is full',
    ],
    ignores: ['"msg":"DataStore assigned IP 10.0.3.17 to pod"'],
  },
  {
    id: 'kubernetes.node-not-ready',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      { words: 'status is now nodenotready', pattern: /Node (?<peer>[\w.-]{1,120}) status is now: NodeNotReady/ },
      { words: 'kubelet stopped posting node status', pattern: /Kubelet stopped posting node status/ },
      { words: 'node is not ready', pattern: /Warning {1,4}NodeNotReady .{0,60}Node is not ready/ },
      {
        words: 'notready',
        pattern: /^(?<peer>[\w.-]{1,120}) {1,20}NotReady(?:,SchedulingDisabled)? {1,20}\S{1,60} {1,20}\d{1,4}[smhdy]/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    peerProgram: 'kubernetes',
    specificity: 2,
    means: 'The node {peer|of the pod} is not ready: its kubelet no longer reports',
    check: {
      text: 'See the conditions of the node, then on the node itself kubelet, runtime, disk and memory',
      kubernetes:
        'kubectl describe node {peer|<node>} | grep -A10 Conditions; kubectl get events -A --field-selector involvedObject.kind=Node',
      host: 'systemctl status kubelet containerd; sudo journalctl -u kubelet -n 60 --no-pager; df -h; free -m; sudo dmesg -T | tail -30',
    },
    repair: [
      {
        text: 'Start runtime and kubelet again, or restart the node',
        host: 'sudo systemctl restart containerd kubelet',
      },
      {
        text: 'When it does not come back, drain and replace it',
        kubernetes: 'kubectl drain {peer|<node>} --ignore-daemonsets --delete-emptydir-data --force',
        destructive: true,
      },
    ],
    source: 'Kubernetes pkg/controller/nodelifecycle/node_lifecycle_controller.go; pkg/kubelet/kubelet_node_status.go',
    matches: [
      'Normal   NodeNotReady  3m  node-controller  Node worker-2 status is now: NodeNotReady',
      '  Ready  Unknown  Tue, 06 May 2025 07:41:08 +0000  NodeStatusUnknown  Kubelet stopped posting node status.',
      'Warning  NodeNotReady  3m  node-controller  Node is not ready',
      'worker-2   NotReady   <none>   41d   v1.31.4',
    ],
    ignores: [
      'worker-2   Ready   <none>   41d   v1.31.4',
      'Normal  NodeReady  3m  kubelet  Node worker-2 status is now: NodeReady',
    ],
  },
  {
    id: 'kubernetes.pleg-unhealthy',
    kind: 'cpu_starved',
    program: 'kubernetes',
    forms: [
      {
        words: 'pleg is not healthy',
        pattern:
          /PLEG is not healthy: pleg (?:was last seen active (?<value>\w{1,20}(?:\.\d{1,9}s)?) ago|has yet to be successful)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The kubelet gets no list of containers in time (PLEG, last {value|never})',
    check: {
      text: 'See load, disk and the container runtime: too many pods, a hanging runtime, or a slow disk; the node is overloaded or its runtime hangs',
      host: 'uptime; iostat -x 2 3; time sudo crictl ps | wc -l; sudo journalctl -u containerd -n 50 --no-pager',
    },
    repair: [
      {
        text: 'Start the runtime again; then move pods away or give the node a faster disk',
        host: 'sudo systemctl restart containerd',
        kubernetes: 'kubectl cordon <node>',
      },
    ],
    source: 'Kubernetes pkg/kubelet/pleg/generic.go Healthy()',
    matches: [
      'E0506 07:41:08.826123    1021 kubelet.go:2412] "Skipping pod synchronization" err="PLEG is not healthy: pleg was last seen active 3m11.04s ago; threshold is 3m0s"',
      'skipping pod synchronization - [container runtime status check may not have completed yet, PLEG is not healthy: pleg has yet to be successful]',
    ],
    ignores: ['GenericPLEG: Relisting'],
  },
  {
    id: 'kubernetes.image-garbage-collection-failed',
    kind: 'disk_full',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to garbage collect required amount of images',
        pattern:
          /[Ff]ailed to garbage collect required amount of images\. Wanted to free (?<limit>\d{1,20}) bytes, but freed (?<value>\d{1,20}) bytes/,
      },
      {
        words: 'failed to garbage collect required amount of images found',
        pattern:
          /[Ff]ailed to garbage collect required amount of images\. Attempted to free (?<limit>\d{1,20}) bytes, but only found (?<value>\d{1,20}) bytes eligible to free/,
      },
      { words: 'freediskspacefailed', pattern: /Warning {1,4}FreeDiskSpaceFailed\b/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of the node is nearly full, and removing images does not help ({value|0} bytes)',
    check: {
      text: 'Find what takes the space: it is not unused images; logs, emptyDir volumes, or files outside Kubernetes',
      host: 'df -h; sudo du -xh --max-depth=2 /var | sort -h | tail -20',
    },
    repair: [
      {
        text: 'Remove what grew, limit logs (containerLogMaxSize of the kubelet), or enlarge the disk',
        host: 'sudo journalctl --vacuum-size=500M; sudo crictl rmi --prune',
        destructive: true,
      },
    ],
    source: 'Kubernetes pkg/kubelet/images/image_gc_manager.go GarbageCollect',
    matches: [
      'Warning  FreeDiskSpaceFailed  3m  kubelet  Failed to garbage collect required amount of images. Attempted to free 8721563648 bytes, but only found 0 bytes eligible to free.',
      'failed to garbage collect required amount of images. Wanted to free 8721563648 bytes, but freed 0 bytes',
    ],
    ignores: ['Image garbage collection succeeded'],
  },
  {
    id: 'kubernetes.kubelet-swap-on',
    kind: 'kernel_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'running with swap on is not supported',
        pattern: /[Rr]unning with swap on is not supported, please disable swap/,
      },
      {
        words: 'error swap running with swap on is not supported',
        pattern: /\[ERROR Swap\]: running with swap on is not supported/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The kubelet does not start: swap is on',
    check: {
      text: 'See what is used as swap, and what turned it on again (fstab, zram, an image update)',
      host: 'swapon --show; grep swap /etc/fstab; systemctl list-units --type swap',
    },
    repair: [
      {
        text: 'Turn swap off, now and in fstab',
        host: "sudo swapoff -a && sudo sed -i.bak '/\\sswap\\s/s/^/#/' /etc/fstab && sudo systemctl restart kubelet",
      },
      { text: 'Or let the kubelet bear it: failSwapOn: false in /var/lib/kubelet/config.yaml' },
    ],
    source: 'Kubernetes pkg/kubelet/cm/container_manager_linux.go; kubeadm preflight checks',
    matches: [
      'E0506 07:41:08.826123    1021 run.go:74] "command failed" err="failed to run Kubelet: running with swap on is not supported, please disable swap or set --fail-swap-on flag to false. /proc/swaps contained: [Filename Type Size Used Priority /dev/sda3 partition 2097148 0 -2]"',
      '        [ERROR Swap]: running with swap on is not supported. Please disable swap',
    ],
    ignores: ['Swap: 0B 0B 0B'],
  },
  {
    id: 'kubernetes.runtime-endpoint-unusable',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'unknown service runtime',
        pattern: /unknown service runtime\.(?<version>v1(?:alpha2)?)\.(?:RuntimeService|ImageService)/,
      },
      {
        words: 'cri runtime api is not implemented for endpoint',
        pattern: /CRI (?<version>v1\w{0,8}) runtime API is not implemented for endpoint \\?"(?<path>[^"\\]{1,120})/,
      },
      {
        words: 'misconfiguration kubelet cgroup driver is different from',
        pattern:
          /misconfiguration: kubelet cgroup driver: \\?"(?<wanted>\w{1,20})\\?" is different from docker cgroup driver: \\?"(?<version>\w{1,20})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The kubelet cannot use the container runtime of the node (CRI or cgroup driver: {version})',
    check: {
      text: 'See whether the CRI part of containerd is on (the package of Docker turns it off) and which versions are installed',
      host: 'grep -n disabled_plugins /etc/containerd/config.toml; containerd --version; kubelet --version; sudo crictl info | head',
    },
    repair: [
      {
        text: 'Write the default configuration of containerd with the systemd driver, and start it again',
        host: 'containerd config default | sed "s/SystemdCgroup = false/SystemdCgroup = true/" | sudo tee /etc/containerd/config.toml >/dev/null && sudo systemctl restart containerd kubelet',
        destructive: true,
      },
    ],
    source:
      'Kubernetes cri-client pkg/remote_runtime.go; kubeadm documentation, Troubleshooting; Kubernetes <1.24 docker_service.go',
    matches: [
      'E0506 07:41:08.826123    1021 run.go:74] "command failed" err="failed to run Kubelet: validate service connection: validate CRI v1 runtime API for endpoint \\"unix:///run/containerd/containerd.sock\\": rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService"',
      'validate service connection: CRI v1 runtime API is not implemented for endpoint "unix:///run/containerd/containerd.sock"',
      'failed to run Kubelet: misconfiguration: kubelet cgroup driver: "systemd" is different from docker cgroup driver: "cgroupfs"',
    ],
    ignores: ['rpc error: code = Unimplemented desc = unknown service shop.v1.Orders'],
  },
];
