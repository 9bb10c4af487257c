import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_KUBEADM: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.kubeadm-kernel',
    kind: 'kernel_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'error sys proc sys',
        pattern:
          /\[ERROR FileContent-{2}proc-sys-[\w-]{1,80}\]: \/proc\/sys\/(?<setting>[\w/-]{1,80}) (?:does not exist|contents are not set to 1)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'kubeadm refuses the host: {setting} is not set',
    check: {
      text: 'See the values',
      host: 'lsmod | grep br_netfilter; sysctl net.ipv4.ip_forward net.bridge.bridge-nf-call-iptables',
    },
    repair: [
      {
        text: 'Load br_netfilter, switch forwarding on, and keep both for the next start',
        host: 'echo br_netfilter | sudo tee /etc/modules-load.d/k8s.conf; sudo modprobe br_netfilter; printf "net.ipv4.ip_forward=1\\nnet.bridge.bridge-nf-call-iptables=1\\n" | sudo tee /etc/sysctl.d/99-k8s.conf; sudo sysctl --system',
      },
    ],
    source: 'kubeadm preflight checks.go',
    matches: [
      '\t[ERROR FileContent--proc-sys-net-bridge-bridge-nf-call-iptables]: /proc/sys/net/bridge/bridge-nf-call-iptables does not exist',
      '\t[ERROR FileContent--proc-sys-net-ipv4-ip_forward]: /proc/sys/net/ipv4/ip_forward contents are not set to 1',
    ],
    ignores: ['[preflight] Running pre-flight checks'],
  },
  {
    id: 'kubernetes.kubeadm-port',
    kind: 'port_in_use',
    program: 'kubernetes',
    forms: [{ words: 'error port port is in use', pattern: /\[ERROR Port-\d{1,5}\]: Port (?<port>\d{1,5}) is in use/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'kubeadm refuses the host: port {port} is in use, often by an older cluster',
    check: { text: 'See who listens', host: 'sudo ss -ltnp "sport = :{port}"' },
    repair: [{ text: 'Remove the older cluster from this host', host: 'sudo kubeadm reset -f', destructive: true }],
    source: 'kubeadm preflight checks.go',
    matches: ['\t[ERROR Port-6443]: Port 6443 is in use', '[ERROR Port-10250]: Port 10250 is in use'],
    ignores: ['Port 6443 is free'],
  },
  {
    id: 'kubernetes.kubeadm-host-too-small',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'error the is less than the',
        pattern:
          /\[ERROR (?:NumCPU|Mem)\]: the (?:number of available CPUs|system RAM) (?<value>\(?\d{1,6}(?: MB\))?) is less than the (?:required|minimum) (?<limit>\d{1,5})/,
      },
      { words: 'error mem', pattern: /\[ERROR Mem\]/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'kubeadm refuses the host: it has {value} where {limit} are needed',
    check: { text: 'See what the host has', host: 'nproc; free -m' },
    repair: [
      {
        text: 'Give the machine two CPUs and 2 GB, or let kubeadm pass for a trial',
        host: 'sudo kubeadm init --ignore-preflight-errors=NumCPU,Mem',
      },
    ],
    source: 'kubeadm preflight checks.go',
    matches: [
      '\t[ERROR NumCPU]: the number of available CPUs 1 is less than the required 2',
      '\t[ERROR Mem]: the system RAM (957 MB) is less than the minimum 1700 MB',
    ],
    ignores: ['[WARNING Mem] skipped'],
  },
  {
    id: 'kubernetes.kubeadm-version',
    kind: 'version_mismatch',
    program: 'kubernetes',
    forms: [
      {
        words:
          'this version of kubeadm only supports deploying clusters with the control plane version current version',
        pattern:
          /this version of kubeadm only supports deploying clusters with the control plane version >= (?<wanted>[\d.]{1,12})\. Current version: v?(?<version>[\d.]{1,12})/,
      },
      {
        words: 'specified version to upgrade to is',
        pattern:
          /Specified version to upgrade to "v?(?<wanted>[\d.]{1,12})" is (?:too high|at least one minor release higher)/,
      },
    ],
    role: 'cause',
    fault: 'change',
    specificity: 3,
    means: 'kubeadm of this version serves control planes of {wanted} and newer, not {version}',
    check: { text: 'Compare the versions', host: 'kubeadm version -o short; kubelet --version; kubectl version' },
    repair: [
      {
        text: 'Go one minor release at a time, with the kubeadm of the release you go to',
        host: 'sudo apt-get install -y kubeadm=<version> && sudo kubeadm upgrade plan',
      },
    ],
    source: 'kubeadm app/util/config, upgrade/policy.go',
    matches: [
      'this version of kubeadm only supports deploying clusters with the control plane version >= 1.30.0. Current version: v1.28.0',
      '[upgrade/version] FATAL: Specified version to upgrade to "v1.31.0" is too high; kubeadm can upgrade only 1 minor version at a time',
    ],
    ignores: ['[upgrade/versions] Target version: v1.31.0'],
  },
  {
    id: 'kubernetes.kubeadm-kubelet-not-healthy',
    kind: 'startup_order',
    program: 'kubernetes',
    forms: [
      {
        words: 'kubelet check',
        pattern:
          /\[kubelet-check\] (?:It seems like the kubelet isn't running or healthy|The HTTP call equal to 'curl|The kubelet is not healthy after)/,
      },
      { words: 'error execution phase wait control plane', pattern: /error execution phase wait-control-plane/ },
      { words: 'couldn t initialize a kubernetes cluster', pattern: /couldn't initialize a Kubernetes cluster/ },
      { words: 'error execution phase kubelet start', pattern: /error execution phase kubelet-start/ },
      { words: 'error execution phase preflight', pattern: /error execution phase preflight/ },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 3,
    means: 'kubeadm waits in vain for the kubelet or the control plane: their own logs say why',
    check: {
      text: 'Read the kubelet, then the containers of the control plane',
      host: 'journalctl -u kubelet -n 100 --no-pager; sudo crictl --runtime-endpoint unix:///run/containerd/containerd.sock ps -a | grep -E "apiserver|etcd"',
    },
    repair: [
      {
        text: 'Repair what the kubelet complains of (swap, cgroup driver, container runtime), then start over',
        host: 'sudo kubeadm reset -f && sudo kubeadm init',
        destructive: true,
      },
    ],
    source: 'kubeadm app/util/apiclient/wait.go',
    matches: [
      "[kubelet-check] It seems like the kubelet isn't running or healthy.",
      "error execution phase wait-control-plane: couldn't initialize a Kubernetes cluster",
      `[kubelet-check] The HTTP call equal to 'curl -sSL http://localhost:10248/healthz' failed with error: Get "http://localhost:10248/healthz": dial tcp 127.0.0.1:10248: connect: connection refused.`,
      'error execution phase kubelet-start: timed out waiting for the condition',
      'error execution phase preflight: [preflight] Some fatal errors occurred:',
      "could not initialize: couldn't initialize a Kubernetes cluster",
    ],
    ignores: ['[kubelet-check] The kubelet is healthy after 501ms'],
  },
];
