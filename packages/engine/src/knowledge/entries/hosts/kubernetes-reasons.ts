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

/** Waiting reasons and events of pods that no sentence explains. */
export const KUBERNETES_REASONS: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.reason-image',
    kind: 'image_unavailable',
    program: 'kubernetes',
    forms: [
      { words: 'errimagepull', pattern: /(?:Error: |Reason: {1,10}|reason[=:] ?"?|\s)(?<value>ErrImagePull)\b/ },
      {
        words: 'imagepullbackoff',
        pattern: /(?:Error: |Reason: {1,10}|reason[=:] ?"?|\s)(?<value>ImagePullBackOff)\b/,
      },
      {
        words: 'errimageneverpull',
        pattern: /(?:Error: |Reason: {1,10}|reason[=:] ?"?|\s)(?<value>ErrImageNeverPull)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'The image of a container does not come ({value})',
    check: DESCRIBE,
    repair: [
      {
        text: 'Correct name and tag, give the pull secret, or load the image into the node (kind load, minikube image load; imagePullPolicy IfNotPresent)',
      },
    ],
    source: 'Kubernetes pkg/kubelet/images/types.go',
    matches: ['Error: ErrImagePull', 'Error: ImagePullBackOff', 'Error: ErrImageNeverPull'],
    ignores: ['image pulled'],
  },
  {
    id: 'kubernetes.image-name-invalid',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to apply default image tag',
        pattern: /Failed to apply default image tag "(?<object>[^"]{1,120})"/,
      },
      { words: 'couldn t parse image', pattern: /couldn't parse image (?:name|reference) "(?<object>[^"]{1,120})"/ },
      { words: 'invalidimagename', pattern: /(?:Error: |Reason: {1,10}|reason[=:] ?"?|\s)InvalidImageName\b/ },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The name of an image cannot be read: {object|see the event}',
    check: DESCRIBE,
    repair: [{ text: 'Correct the name: lower case, no https://, no empty tag of an unset variable' }],
    source: 'Kubernetes pkg/kubelet/images',
    matches: [
      'Failed to apply default image tag "x:Y@": couldn\'t parse image name "x:Y@": invalid reference format',
      'couldn\'t parse image reference "X": invalid reference format',
      'Error: InvalidImageName',
    ],
    ignores: ['image name set'],
  },
  {
    id: 'kubernetes.reason-configuration',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'createcontainerconfigerror',
        pattern: /(?:Error: |Reason: {1,10}|reason[=:] ?"?|\s)(?<value>CreateContainerConfigError)\b/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 2,
    means: 'A container cannot be set up: a secret, ConfigMap or key is missing ({value})',
    check: DESCRIBE,
    repair: [{ text: 'Create the secret or ConfigMap that the event names, in the same namespace' }],
    source: 'Kubernetes pkg/kubelet/kuberuntime',
    matches: ['Error: CreateContainerConfigError', 'app-1   0/1   CreateContainerConfigError   0   2m'],
    ignores: ['container created'],
  },
  {
    id: 'kubernetes.reason-not-run',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'createcontainererror',
        pattern: /(?:Error: |Reason: {1,12}|reason[=:] ?"?|\s)(?<value>CreateContainerError)\b/,
      },
      {
        words: 'runcontainererror',
        pattern: /(?:Error: |Reason: {1,12}|reason[=:] ?"?|\s)(?<value>RunContainerError)\b/,
      },
      {
        words: 'containercannotrun',
        pattern: /(?:Error: |Reason: {1,12}|reason[=:] ?"?|\s)(?<value>ContainerCannotRun)\b/,
      },
      { words: 'starterror', pattern: /(?:Error: |Reason: {1,12}|reason[=:] ?"?|\s)(?<value>StartError)\b/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 1,
    means: 'A container cannot be started ({value})',
    check: DESCRIBE,
    repair: [{ text: 'Read the message beside it: wrong command, wrong mount, missing device' }],
    source: 'Kubernetes pkg/kubelet/kuberuntime',
    matches: [
      'Error: CreateContainerError',
      'app-1   0/1   RunContainerError   3   2m',
      'Reason: ContainerCannotRun',
      'Reason: StartError',
    ],
    ignores: ['container started'],
  },
  {
    id: 'kubernetes.container-name-reserved',
    kind: 'lock_held',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed to reserve name',
        pattern: /failed to reserve (?:container|sandbox) name "(?<object>[^"]{1,120})"/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'containerd holds the name {object} for a container that is not gone',
    check: {
      text: 'Look at the node',
      kubernetes: 'kubectl describe node <node>; kubectl get pods -A -o wide --field-selector spec.nodeName=<node>',
      host: 'journalctl -u kubelet -n 50 --no-pager; crictl ps -a | head',
    },
    repair: [
      {
        text: 'Wait, or restart containerd on the node; slow disks cause it',
        host: 'sudo crictl rm -f <id>; sudo systemctl restart containerd',
        destructive: true,
      },
    ],
    source: 'containerd internal/cri/server',
    matches: [
      'Error: failed to reserve container name "app_app-1_default_uid_0": name "app_app-1_default_uid_0" is reserved for "8d2f"',
      'failed to reserve sandbox name "x": name "x" is reserved for "y"',
    ],
    ignores: ['name reserved'],
  },
  {
    id: 'kubernetes.reason-lost',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'containerstatusunknown',
        pattern: /(?:^|Reason: {1,12}|reason[=:] ?"?|\s)(?<value>ContainerStatusUnknown)\b(?! is| means)/,
      },
      { words: 'nodelost', pattern: /(?:^|Reason: {1,12}|reason[=:] ?"?|\s)(?<value>NodeLost)\b(?! is| means)/ },
      {
        words: 'taintmanagereviction',
        pattern: /(?:^|Reason: {1,12}|reason[=:] ?"?|\s)(?<value>TaintManagerEviction)\b(?! is| means)/,
      },
      {
        words: 'nodenotready',
        pattern: /(?:^|Reason: {1,12}|reason[=:] ?"?|\s)(?<value>NodeNotReady)\b(?! is| means)/,
      },
      {
        words: 'nodestatusunknown',
        pattern: /(?:^|Reason: {1,12}|reason[=:] ?"?|\s)(?<value>NodeStatusUnknown)\b(?! is| means)/,
      },
    ],
    role: 'symptom',
    fault: 'peer',
    specificity: 2,
    means: 'The node of a pod is lost or the pod is driven away ({value})',
    check: NODE,
    repair: [{ text: 'Repair the node: kubelet, disk, memory or network' }],
    source: 'Kubernetes pkg/controller/nodelifecycle',
    matches: [
      'Reason: ContainerStatusUnknown',
      'reason=NodeLost',
      'TaintManagerEviction: Marking for deletion Pod default/x',
      'Warning  NodeNotReady  2m  node-controller  Node is not ready',
      'NodeStatusUnknown: Kubelet stopped posting node status.',
    ],
    ignores: ['node ready'],
  },
  {
    id: 'kubernetes.preempted',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'preempted by on node',
        pattern: /Preempted by (?:pod )?(?<object>\S{1,100}) on node (?<peer>\S{1,60})/,
      },
      { words: 'preempted in order to admit critical pod', pattern: /Preempted in order to admit critical pod/ },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The pod gave way to one of higher priority: the nodes are full',
    check: NODE,
    repair: [{ text: 'Add nodes, lower requests, or give it a PriorityClass' }],
    source: 'Kubernetes scheduler preemption',
    matches: ['Preempted by pod x on node y', 'Preempted in order to admit critical pod'],
    ignores: ['preempted show'],
  },
];
