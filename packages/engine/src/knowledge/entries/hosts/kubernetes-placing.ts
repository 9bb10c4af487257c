import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const DESCRIBE: Step = {
  text: 'Read the events of the pod',
  kubernetes: 'kubectl describe pod <pod> | tail -30; kubectl get events --sort-by=.lastTimestamp | tail -20',
};

const NODE: Step = {
  text: 'Look at the node',
  kubernetes: 'kubectl describe node <node>; kubectl get pods -A -o wide --field-selector spec.nodeName=<node>',
  host: 'journalctl -u kubelet -n 50 --no-pager; crictl ps -a | head',
};

/** Why pods find no node, volume or limit; events of good days. */
export const KUBERNETES_PLACING: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.free-ports-missing',
    kind: 'port_in_use',
    program: 'kubernetes',
    forms: [
      {
        words: 'node s didn t have free ports for the',
        pattern: /node\(s\) didn't have free ports for the requested pod ports/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'No node has the hostPort of the pod free',
    check: DESCRIBE,
    repair: [
      { text: 'Take hostPort out (a Service does), or run one pod a node; in a rolling update set maxSurge: 0' },
    ],
    source: 'Kubernetes scheduler nodeports',
    matches: [
      "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports.",
      "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. preemption: 0/1",
    ],
    ignores: ['ports are free'],
  },
  {
    id: 'kubernetes.nodes-cordoned',
    kind: 'stopped_on_purpose',
    program: 'kubernetes',
    forms: [{ words: 'node s were unschedulable', pattern: /\d{1,4} node\(s\) were unschedulable/ }],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The nodes take no new pods: cordoned or drained',
    check: NODE,
    repair: [{ text: 'Open them again', kubernetes: 'kubectl uncordon <node>' }],
    source: 'Kubernetes scheduler nodeunschedulable',
    matches: [
      '0/3 nodes are available: 3 node(s) were unschedulable.',
      '0/2 nodes are available: 2 node(s) were unschedulable. preemption: 0/2 nodes are available',
    ],
    ignores: ['nodes were unscheduled'],
  },
  {
    id: 'kubernetes.scale-up-refused',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [{ words: 'pod didn t trigger scale up', pattern: /pod didn't trigger scale-up: (?<value>[^\n]{1,100})/ }],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The cluster autoscaler adds no node: {value}',
    check: {
      text: 'Read its status',
      kubernetes: 'kubectl -n kube-system describe configmap cluster-autoscaler-status',
    },
    repair: [
      {
        text: 'Raise the largest size of the group, or make the pod fit a group (selector, taint, zone of the volume)',
      },
    ],
    source: 'cluster-autoscaler',
    matches: [
      "pod didn't trigger scale-up: 1 max node group size reached",
      "pod didn't trigger scale-up: 2 node(s) didn't match Pod's node affinity/selector",
    ],
    ignores: ['scale-up triggered'],
  },
  {
    id: 'kubernetes.quota-wants-limits',
    kind: 'missing_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'is forbidden failed quota must specify',
        pattern: /is forbidden: failed quota: (?<object>[\w.-]{1,60}): must specify (?<value>[\w.,]{1,80})/,
      },
      {
        words: 'no priorityclass with name was found',
        pattern: /no PriorityClass with name (?<object>[\w.-]{1,60}) was found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The quota {object} wants requests and limits, and the pod names none',
    check: DESCRIBE,
    repair: [{ text: 'Write {value|the missing fields} into the containers, or make a LimitRange that sets them' }],
    source: 'Kubernetes quota admission',
    matches: [
      'Error creating: pods "x" is forbidden: failed quota: q: must specify limits.cpu for: c',
      'Error creating: pods "x" is forbidden: no PriorityClass with name high was found',
    ],
    ignores: ['quota fine'],
  },
  {
    id: 'kubernetes.mount-helper-missing',
    kind: 'missing_module',
    program: 'kubernetes',
    forms: [
      {
        words: 'you might need a sbin mount type helper program',
        pattern: /you might need a \/sbin\/mount\.<type> helper program/,
      },
      {
        words: 'unknown filesystem type',
        pattern: /mount: unknown filesystem type '(?<value>nfs4?|cifs|glusterfs|ceph)'/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The node lacks the mount helper of NFS or CIFS',
    check: { text: 'Look for it', host: 'ls /sbin/mount.*' },
    repair: [
      {
        text: 'Install it on each node',
        host: 'sudo apt-get install -y nfs-common cifs-utils   # dnf: nfs-utils cifs-utils',
      },
    ],
    source: 'util-linux mount',
    matches: [
      'mount: /mnt: bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.<type> helper program.',
      "mount: unknown filesystem type 'nfs'",
    ],
    ignores: ['mount helper found'],
  },
  {
    id: 'kubernetes.csi-driver-missing',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'driver name not found in the list of registered',
        pattern: /driver name (?<object>[\w.-]{1,80}) not found in the list of registered CSI drivers/,
      },
      {
        words: 'csinode does not contain driver',
        pattern: /CSINode (?<peer>\S{1,60}) does not contain driver (?<object>[\w.-]{1,80})/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The CSI driver {object} does not run on this node',
    check: {
      text: 'Look for its pods',
      kubernetes: 'kubectl get csidrivers,csinodes; kubectl get pods -A | grep -i csi',
    },
    repair: [{ text: 'Install the driver, or let its DaemonSet tolerate the taints of the node' }],
    source: 'Kubernetes pkg/volume/csi',
    matches: [
      'kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
      'AttachVolume.Attach failed: CSINode node1 does not contain driver rbd.csi.ceph.com',
    ],
    ignores: ['driver registered'],
  },
  {
    id: 'kubernetes.volume-change-fails',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      { words: 'volumeresizefailed', pattern: /VolumeResizeFailed/ },
      {
        words: 'is mounted on but it not a shared mount',
        pattern: /is mounted on "[^"]{1,100}" but it is not a shared mount/,
      },
      {
        words: 'waiting for a volume to be created either by',
        pattern: /waiting for a volume to be created, either by external provisioner/i,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'A volume cannot be made, grown or propagated',
    check: DESCRIBE,
    repair: [
      {
        text: 'Read the log of the provisioner; a mount with Bidirectional propagation needs a shared mount on the host',
        kubernetes: 'kubectl logs -n <namespace> deploy/<provisioner> --tail 30',
        host: 'sudo mount --make-rshared /',
      },
    ],
    source: 'Kubernetes pv controller',
    matches: [
      'VolumeResizeFailed: resize volume pvc-1 failed',
      'failed to generate spec: path "/x" is mounted on "/" but it is not a shared mount',
      'waiting for a volume to be created, either by external provisioner "x" or manually created by system administrator',
    ],
    ignores: ['volume resized'],
  },
  {
    id: 'kubernetes.hook-or-kill-failed',
    kind: 'code_defect',
    program: 'kubernetes',
    forms: [
      { words: 'failedprestophook', pattern: /(?<value>FailedPreStopHook)\b/ },
      { words: 'failedpoststarthook', pattern: /(?<value>FailedPostStartHook)\b/ },
      { words: 'failedkillpod', pattern: /(?<value>FailedKillPod)\b/ },
      { words: 'killcontainererror', pattern: /(?<value>KillContainerError)\b/ },
      { words: 'killpodsandboxerror', pattern: /(?<value>KillPodSandboxError)\b/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 1,
    means: 'A hook of a container fails, or a container cannot be ended ({value})',
    check: DESCRIBE,
    repair: [
      {
        text: 'Correct the command of the hook; a container that cannot be ended hangs in the kernel (NFS): restart the node',
      },
    ],
    source: 'Kubernetes pkg/kubelet/events',
    matches: [
      'Warning  FailedPreStopHook  2m  kubelet  PreStopHook failed',
      'Warning  FailedPostStartHook',
      'Warning  FailedKillPod',
      'error killing pod: failed to "KillContainer" for "x" with KillContainerError',
      'KillPodSandboxError: "rpc error"',
    ],
    ignores: ['hook ran'],
  },
  {
    id: 'kubernetes.good-day-events',
    kind: null,
    program: 'kubernetes',
    forms: [
      { words: 'scaled replica set', pattern: /Scaled (?:up|down) replica set \S{1,100}/ },
      { words: 'successfully assigned to', pattern: /Successfully assigned \S{1,120} to \S{1,80}/ },
      {
        words: 'waited for due to client side throttling',
        pattern: /Waited for [\d.]{1,10}m?s due to client-side throttling/,
      },
      {
        words: 'waiting for first consumer to be created before binding',
        pattern: /waiting for first consumer to be created before binding/,
      },
      {
        words: 'nameserver limits were exceeded some nameservers have been omitted',
        pattern: /Nameserver limits were exceeded, some nameservers have been omitted/,
      },
      { words: 'invalid capacity 0 on image filesystem', pattern: /invalid capacity 0 on image filesystem/ },
      {
        words: 'the object has been modified please apply your changes',
        pattern: /the object has been modified; please apply your changes to the latest version/,
      },
    ],
    role: 'harmless',
    fault: 'peer',
    specificity: 3,
    means: 'Events that Kubernetes writes on good days',
    check: {
      text: 'Nothing needs doing: controllers try again, a claim waits for its pod, three name servers are enough',
    },
    repair: [],
    source: 'Kubernetes events',
    matches: [
      'Scaled up replica set app-6d to 1',
      'Successfully assigned default/x to node1',
      'Waited for 1.2s due to client-side throttling, not priority and fairness, request: GET:https://10.0.0.1:443/apis',
      'waiting for first consumer to be created before binding',
      'Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: 10.0.0.1',
      'InvalidDiskCapacity: invalid capacity 0 on image filesystem',
      'Operation cannot be fulfilled on deployments.apps "x": the object has been modified; please apply your changes to the latest version and try again',
    ],
    ignores: ['FailedScheduling: 0/3 nodes are available'],
  },
];
