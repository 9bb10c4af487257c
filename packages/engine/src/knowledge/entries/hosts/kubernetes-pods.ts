import type { CatalogueEntry } from '../../catalogue-entry.ts';

const LAST_RUN = 'kubectl logs {service} --previous --tail 80; kubectl describe pod {service} | tail -30';

export const KUBERNETES_PODS: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.crash-loop',
    kind: 'code_defect',
    program: 'kubernetes',
    forms: [
      {
        words: 'back off restarting failed container',
        pattern: /Back-off restarting failed container(?: (?<object>[\w.-]{1,80}) in pod (?<peer>[\w.-]{1,120}?)_)?/,
      },
      {
        words: 'crashloopbackoff back off restarting failed container',
        pattern:
          /CrashLoopBackOff: \\?"back-off (?<value>\w{1,12}) restarting failed container=(?<object>[\w.-]{1,80})/,
      },
      {
        words: 'crashloopbackoff',
        pattern:
          /^\s{0,4}(?:[\w.-]{1,63} {1,20})?(?<object>[\w.-]{1,120}) {1,20}\d{1,3}\/\d{1,3} {1,10}(?:Init:)?CrashLoopBackOff/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The container {object} ends again and again; Kubernetes waits before the next start',
    check: {
      text: 'Read what the container wrote before it ended, and its exit code: 137 is memory or a failed liveness probe, 1 an error of the program, 127 a missing command',
      kubernetes: LAST_RUN,
    },
    repair: [
      {
        text: 'Repair what its last lines name; when it began with a new version, go back',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go doBackOff',
    matches: [
      'Warning  BackOff    2m (x12 over 5m)  kubelet  Back-off restarting failed container api in pod shop-api-7d9c5b6f4-x2x9z_shop(5f1d2c3b)',
      'E0506 07:41:08.826123    1021 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"api\\" with CrashLoopBackOff: \\"back-off 5m0s restarting failed container=api pod=shop-api-7d9c5b6f4-x2x9z_shop(5f1d)\\"" pod="shop/shop-api-7d9c5b6f4-x2x9z"',
      'shop-api-7d9c5b6f4-x2x9z   0/1     CrashLoopBackOff   12 (3m ago)   40m',
    ],
    ignores: [
      'see the page about CrashLoopBackOff for what to do',
      'shop-api-7d9c5b6f4-x2x9z   1/1     Running   12 (3m ago)   40m',
    ],
  },
  {
    id: 'kubernetes.image-pull-failed',
    kind: 'image_unavailable',
    program: 'kubernetes',
    forms: [
      { words: 'failed to pull image', pattern: /Failed to pull image "(?<object>[^"]{1,240})"/ },
      { words: 'back off pulling image', pattern: /Back-off pulling image \\?"(?<object>[^"\\]{1,240})/ },
      {
        words: 'imagepullbackoff',
        pattern:
          /^\s{0,4}(?:[\w.-]{1,63} {1,20})?(?<peer>[\w.-]{1,120}) {1,20}\d{1,3}\/\d{1,3} {1,10}(?:Init:)?ImagePullBackOff/,
      },
      {
        words: 'errimagepull',
        pattern:
          /^\s{0,4}(?:[\w.-]{1,63} {1,20})?(?<peer>[\w.-]{1,120}) {1,20}\d{1,3}\/\d{1,3} {1,10}(?:Init:)?ErrImagePull/,
      },
      {
        words: 'is not present with pull policy of never',
        pattern: /Container image "(?<object>[^"]{1,240})" is not present with pull policy of Never/,
      },
      {
        words: 'invalidimagename',
        pattern: /InvalidImageName: .{0,120}couldn't parse image (?:name|reference) \\{0,3}"(?<object>[^"\\]{1,240})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'Kubernetes cannot pull the image {object|of the pod}',
    check: {
      text: 'The event behind it names the reason: "not found" is the tag, "unauthorized" the pull secret, "429" the rate limit, "i/o timeout" the network of the node',
      kubernetes:
        'kubectl describe pod {service} | grep -A12 Events; kubectl get pod {service} -o jsonpath="{.spec.imagePullSecrets}"',
    },
    repair: [
      {
        text: 'Set an image that exists and that the pull secret of the namespace may read',
        kubernetes: 'kubectl set image deploy/{service} <container>=<image>:<tag>',
      },
      { text: 'Or go back to the version that ran', kubernetes: 'kubectl rollout undo deploy/{service}' },
    ],
    source: 'Kubernetes pkg/kubelet/images/image_manager.go',
    matches: [
      'Warning  Failed     11s  kubelet  Failed to pull image "registry.acme.io/shop:7f3e": failed to pull and unpack image: unexpected status from HEAD request: 403 Forbidden',
      'Normal   BackOff    3s (x2 over 18s)  kubelet  Back-off pulling image "registry.acme.io/shop:7f3e"',
      'shop-api-7d9c5b6f4-x2x9z   0/1     ImagePullBackOff   0          2m1s',
      'shop       shop-api-7d9c5b6f4-x2x9z   0/1     ErrImagePull   0          31s',
      'Warning  ErrImageNeverPull  2s  kubelet  Container image "shop:dev" is not present with pull policy of Never',
      'E0506 07:41:08 kubelet[1021]: err="failed to \\"StartContainer\\" for \\"api\\" with InvalidImageName: \\"Failed to apply default image tag \\\\\\"Shop:1\\\\\\": couldn\'t parse image name \\\\\\"Shop:1\\\\\\"',
    ],
    ignores: [
      'Normal  Pulled  3s  kubelet  Successfully pulled image "registry.acme.io/shop:7f3e" in 1.2s',
      'ImagePullBackOff has several causes',
    ],
  },
  {
    id: 'kubernetes.config-object-missing',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'error secret not found',
        pattern: /(?:Error: |CreateContainerConfigError: \\?")secret \\?"(?<object>[\w.-]{1,120})\\?" not found/,
      },
      {
        words: 'error configmap not found',
        pattern: /(?:Error: |CreateContainerConfigError: \\?")configmap \\?"(?<object>[\w.-]{1,120})\\?" not found/,
      },
      {
        words: 'mountvolume setup failed for volume not found',
        pattern:
          /MountVolume\.SetUp failed for volume "(?<path>[\w.-]{1,120})" ?: (?:object "[\w.-]{1,63}"\/"|(?:secret|configmap) ")(?<object>[\w.-]{1,120})" not (?:found|registered)/,
      },
      {
        words: 'couldn t find key in',
        pattern: /couldn't find key (?<setting>[\w.-]{1,120}) in (?:Secret|ConfigMap) (?<object>[\w./-]{1,160})/,
      },
      {
        words: 'references non existent key',
        pattern: /references non-existent (?:config|secret) key: (?<setting>[\w.-]{1,120})/,
      },
      {
        words: 'serviceaccount not found',
        pattern: /error looking up service account (?<object>[\w./-]{1,160}): serviceaccount "[\w.-]{1,120}" not found/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'Missing in the namespace of the pod: {object|a config map or secret} ({setting|all of it})',
    check: {
      text: 'List the secrets and config maps of the namespace of the pod, with their keys; an operator or a sealed secret may have failed to make it',
      kubernetes:
        'kubectl get secret,configmap; kubectl describe secret {object|<name>}; kubectl describe configmap {object|<name>}',
    },
    repair: [
      {
        text: 'Make the object with the key in this namespace, or correct the name in the workload; the pod starts by itself then',
        kubernetes: 'kubectl create secret generic {object|<name>} --from-literal={setting|<key>}=<value>',
      },
      {
        text: 'When it was renamed with the last release, go back',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Kubernetes pkg/kubelet/kubelet_pods.go makeEnvironmentVariables; pkg/volume/{secret,configmap}',
    matches: [
      'Warning  Failed     2s (x3 over 15s)  kubelet  Error: secret "db-credentials" not found',
      'Warning  Failed     2s (x3 over 15s)  kubelet  Error: configmap "shop-config" not found',
      'Warning  FailedMount  5s (x5 over 13s)  kubelet  MountVolume.SetUp failed for volume "tls" : secret "shop-tls" not found',
      "Warning  Failed     3s  kubelet  Error: couldn't find key password in Secret shop/db-credentials",
      'Warning  FailedMount  5s  kubelet  MountVolume.SetUp failed for volume "config" : configmap references non-existent config key: app.yml',
      'Warning  FailedCreate  1s  replicaset-controller  Error creating: pods "shop-api-7d9c" is forbidden: error looking up service account shop/shop-api: serviceaccount "shop-api" not found',
    ],
    ignores: ['Error from server (NotFound): pods "db-credentials" not found', 'secret/db-credentials created'],
  },
  {
    id: 'kubernetes.oom-killed',
    kind: 'memory_exhausted',
    program: 'kubernetes',
    forms: [
      { words: 'reason oomkilled', pattern: /[Rr]eason"?\s{0,10}[:=]\s{0,12}"?OOMKilled/ },
      {
        words: 'oomkilled',
        pattern:
          /^\s{0,4}(?:[\w.-]{1,63} {1,20})?(?<object>[\w.-]{1,120}) {1,20}\d{1,3}\/\d{1,3} {1,10}(?:Init:)?OOMKilled/,
      },
      {
        words: 'container oomkilled',
        pattern: /\b[Cc]ontainer "?(?<object>[\w.-]{1,80})"? (?:was |in pod \S{1,160} was |got )OOMKilled\b/,
      },
      {
        words: 'possibly oom killed',
        pattern: /container init was OOM-killed \(memory limit too low\?\)|\(possibly OOM-killed\)/,
      },
      { words: 'container init was oom killed', pattern: /container init was OOM-killed \(memory limit too low\?\)/ },
    ],
    nearby: [
      /^\s{2,16}memory: {1,12}(?<limit>\d{1,9}[KMGT]?i?)\s{0,4}$/,
      /\bmemory limit (?<limit>\d{1,9}[KMGT]?i?)\b/,
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The container {object|of the pod} was OOMKilled at its memory limit ({limit|too low})',
    check: {
      text: 'Compare the limit with what the container used before, and see whether it grows without end (a leak) or jumps with a request',
      kubernetes:
        'kubectl top pod --containers; kubectl get pod {service} -o jsonpath="{.spec.containers[*].resources}"; kubectl describe pod {service} | grep -A6 "Last State"',
    },
    repair: [
      {
        text: 'Raise limit and request of the container',
        kubernetes: 'kubectl set resources deploy/{service} --limits=memory=<more> --requests=memory=<more>',
      },
      {
        text: 'Let the program know its limit: -XX:MaxRAMPercentage=75 for Java, --max-old-space-size for Node, GOMEMLIMIT for Go, fewer workers for gunicorn',
      },
    ],
    source:
      'Kubernetes API ContainerStateTerminated.reason; containerd CRI oomExitReason; runc libcontainer/process_linux.go',
    matches: [
      '      Reason:       OOMKilled',
      'shop-api-7d9c5b6f4-x2x9z   0/1     OOMKilled   3 (41s ago)   4m',
      '"lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled","startedAt":"2025-05-06T07:40:11Z"}}',
      'OCI runtime create failed: runc create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown',
      'Container api in pod shop/shop-api-7d9c5b6f4-x2x9z was OOMKilled',
      'OCI runtime exec failed: exec failed: unable to start container process: read init-p: connection reset by peer (possibly OOM-killed)',
    ],
    ignores: ['      Reason:       Completed', 'a pod that is OOMKilled has exit code 137'],
  },
  {
    id: 'kubernetes.run-as-non-root-refused',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'container has runasnonroot and image will run as root',
        pattern: /container has runAsNonRoot and image will run as root/,
      },
      {
        words: 'container has runasnonroot and image has non numeric user',
        pattern: /container has runAsNonRoot and image has non-numeric user \((?<user>[^)]{1,60})\)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The pod demands runAsNonRoot, but its image runs as {user|root}',
    check: {
      text: 'See which user the image has',
      kubernetes:
        'kubectl get pod {service} -o jsonpath="{.spec.securityContext} {.spec.containers[*].securityContext}"',
      host: 'docker image inspect --format "{{.Config.User}}" <image>',
    },
    repair: [
      {
        text: 'Write a number after USER in the Dockerfile, or set securityContext.runAsUser to the number of the account',
        kubernetes: `kubectl patch deploy {service} -p '{"spec":{"template":{"spec":{"securityContext":{"runAsUser":1000}}}}}'`,
      },
    ],
    source: 'Kubernetes pkg/kubelet/kuberuntime/security_context.go verifyRunAsNonRoot',
    matches: [
      'Warning  Failed  5s (x4 over 20s)  kubelet  Error: container has runAsNonRoot and image will run as root (pod: "shop-api-7d9c_shop(5f1d)", container: api)',
      'Error: container has runAsNonRoot and image has non-numeric user (node), cannot verify user is non-root',
    ],
    ignores: ['securityContext: runAsNonRoot: true'],
  },
  {
    id: 'kubernetes.evicted-disk',
    kind: 'disk_full',
    program: 'kubernetes',
    forms: [
      {
        words: 'the node was low on resource',
        pattern:
          /The node was low on resource: (?<object>ephemeral-storage|inodes|\[?DiskPressure\]?)(?:\. Threshold quantity: (?<limit>\S{1,20}), available: (?<value>[^\s.]{1,20}))?/,
      },
      {
        words: 'the node had condition diskpressure',
        pattern: /The node had condition: \[(?:\w{1,20}, ?)?(?<object>DiskPressure)/,
      },
      { words: 'nodehasdiskpressure', pattern: /status is now: (?<object>NodeHasDiskPressure)\b/ },
      {
        words: 'attempting to reclaim ephemeral storage',
        pattern: /attempting to reclaim"? ?(?:resourceName=")?(?<object>ephemeral-storage)/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of the node is full ({object}): Kubernetes evicts pods',
    check: {
      text: 'See what fills the disk of the node: images, container logs, emptyDir volumes, or something outside Kubernetes',
      kubernetes:
        'kubectl describe node <node> | grep -A8 Conditions; kubectl get pods -A --field-selector spec.nodeName=<node>',
      host: 'df -h /var/lib/kubelet /var/lib/containerd; df -i /var/lib/kubelet; sudo du -xh --max-depth=2 /var/lib/kubelet /var/log/pods | sort -h | tail -20',
    },
    repair: [
      {
        text: 'Remove unused images on the node and old logs; then the condition goes after five minutes',
        host: 'sudo crictl rmi --prune; sudo journalctl --vacuum-size=500M',
        destructive: true,
      },
      {
        text: 'Delete the evicted pods, which stay as records',
        kubernetes: 'kubectl delete pod -A --field-selector=status.phase=Failed',
        destructive: true,
      },
      { text: 'Give the nodes a bigger disk, and the workloads requests and limits for ephemeral-storage' },
    ],
    source: 'Kubernetes pkg/kubelet/eviction/helpers.go nodeLowMessageFmt, nodeConditionMessageFmt',
    matches: [
      'Warning  Evicted  3m  kubelet  The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 7Gi. Container api was using 12Gi, request is 0, has larger consumption of ephemeral-storage.',
      'Warning  Evicted  3m  kubelet  The node had condition: [DiskPressure].',
      'Normal  NodeHasDiskPressure  2m  kubelet  Node node-2 status is now: NodeHasDiskPressure',
      'eviction_manager.go:366] "Eviction manager: attempting to reclaim" resourceName="ephemeral-storage"',
    ],
    ignores: ['Normal  NodeHasNoDiskPressure  2m  kubelet  Node node-2 status is now: NodeHasNoDiskPressure'],
  },
  {
    id: 'kubernetes.evicted-own-storage-limit',
    kind: 'quota_exceeded',
    program: 'kubernetes',
    forms: [
      {
        words: 'pod ephemeral local storage usage exceeds the total limit of containers',
        pattern: /Pod ephemeral local storage usage exceeds the total limit of containers (?<limit>[^\s.]{1,20})/,
      },
      {
        words: 'exceeded its local ephemeral storage limit',
        pattern: /Container (?<object>[\w.-]{1,80}) exceeded its local ephemeral storage limit "(?<limit>[^"]{1,20})"/,
      },
      {
        words: 'usage of emptydir volume exceeds the limit',
        pattern: /Usage of EmptyDir volume "(?<object>[^"]{1,80})" exceeds the limit "(?<limit>[^"]{1,20})"/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The pod was evicted: it wrote more than its limit of {limit} ({object|temporary files})',
    check: {
      text: 'See what the containers write outside their volumes: caches, uploads, logs to files',
      kubernetes:
        'kubectl exec deploy/{service} -- du -xh --max-depth=2 /tmp /var | sort -h | tail; kubectl get pod {service} -o jsonpath="{.spec.volumes} {.spec.containers[*].resources}"',
    },
    repair: [
      {
        text: 'Raise the limit for ephemeral-storage or sizeLimit of the emptyDir, or move what grows to a volume',
        kubernetes: 'kubectl set resources deploy/{service} --limits=ephemeral-storage=<more>',
      },
    ],
    source:
      'Kubernetes pkg/kubelet/eviction/helpers.go podEphemeralStorageMessageFmt, containerEphemeralStorageMessageFmt, emptyDirMessageFmt',
    matches: [
      'Warning  Evicted  12s  kubelet  Pod ephemeral local storage usage exceeds the total limit of containers 2Gi.',
      'Warning  Evicted  12s  kubelet  Container worker exceeded its local ephemeral storage limit "1Gi".',
      'Warning  Evicted  12s  kubelet  Usage of EmptyDir volume "cache" exceeds the limit "500Mi".',
    ],
    ignores: ['ephemeral-storage  1Gi (2%)  2Gi (4%)'],
  },
  {
    id: 'kubernetes.evicted-memory',
    kind: 'memory_exhausted',
    program: 'kubernetes',
    forms: [
      {
        words: 'the node was low on resource memory',
        pattern:
          /The node was low on resource: (?<object>memory)(?:\. Threshold quantity: (?<limit>\S{1,20}), available: (?<value>[^\s.]{1,20}))?/,
      },
      {
        words: 'the node had condition memorypressure',
        pattern: /The node had condition: \[(?:\w{1,20}, ?)?(?<object>MemoryPressure)/,
      },
      { words: 'nodehasinsufficientmemory', pattern: /status is now: (?<object>NodeHasInsufficientMemory)\b/ },
      {
        words: 'system oom encountered victim process',
        pattern: /System OOM encountered, victim process: (?<object>[^,]{1,60}), pid: \d{1,8}/,
      },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The node itself has no memory left ({object})',
    check: {
      text: 'See which pods use more than they request: those are what overbooks the node',
      kubernetes:
        'kubectl top node; kubectl top pod -A --sort-by=memory | head -20; kubectl describe node <node> | grep -A10 "Allocated resources"',
    },
    repair: [
      {
        text: 'Give the big pods a request that is near to what they use, so that the scheduler counts them, and a limit',
        kubernetes:
          'kubectl set resources deploy/{service} --requests=memory=<what it uses> --limits=memory=<a little more>',
      },
      { text: 'Or add nodes; reserve memory for the system with --system-reserved of the kubelet' },
    ],
    source: 'Kubernetes pkg/kubelet/eviction/helpers.go; pkg/kubelet/oom/oom_watcher_linux.go',
    matches: [
      'Warning  Evicted  3m  kubelet  The node was low on resource: memory. Threshold quantity: 100Mi, available: 51Mi. Container api was using 4Gi, request is 1Gi, has larger consumption of memory.',
      'Warning  Evicted  3m  kubelet  The node had condition: [MemoryPressure].',
      'Normal  NodeHasInsufficientMemory  2m  kubelet  Node node-2 status is now: NodeHasInsufficientMemory',
      'Warning  SystemOOM  4m  kubelet  System OOM encountered, victim process: java, pid: 20481',
    ],
    ignores: ['Normal  NodeHasSufficientMemory  2m  kubelet  Node node-2 status is now: NodeHasSufficientMemory'],
  },
];
