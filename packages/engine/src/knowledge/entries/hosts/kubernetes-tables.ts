import type { CatalogueEntry, Step } from '../../catalogue-entry.ts';

const DESCRIBE: Step = {
  text: 'Read its events and what its container wrote before it ended',
  kubernetes:
    'kubectl describe pod -l app={service} | tail -30; kubectl logs deploy/{service} --previous --all-containers --tail=80',
};

/** Rows of `kubectl get`, read with the names of their columns. */
export const KUBERNETES_TABLES: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.listed-crash-loop',
    kind: 'code_defect',
    program: 'kubernetes',
    forms: [
      {
        words: 'status crashloopbackoff restarts',
        pattern:
          /\bNAME=(?<object>[\w.-]{1,253}); READY=\d{1,3}\/\d{1,3}; STATUS=(?:Init:)?(?<value>CrashLoopBackOff); RESTARTS=(?<limit>\d{1,9})/,
      },
      {
        words: 'status error restarts',
        pattern:
          /\bNAME=(?<object>[\w.-]{1,253}); READY=\d{1,3}\/\d{1,3}; STATUS=(?:Init:)?(?<value>Error); RESTARTS=(?<limit>\d{1,9})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 1,
    means: 'The pod {object} ends again and again ({value}, {limit} restarts)',
    check: DESCRIBE,
    repair: [
      { text: 'Repair what its last lines name; 137 means killed (memory), 1 and 2 that the program gave up itself' },
    ],
    source: 'Kubernetes pkg/printers/internalversion/printers.go printPod; Pod lifecycle, container states',
    matches: [
      'NAME=cart-7b4c5d6f8d-9wz2m; READY=0/1; STATUS=CrashLoopBackOff; RESTARTS=14 (2m3s ago); AGE=51m',
      'NAME=job-x7k2p; READY=0/1; STATUS=Error; RESTARTS=0; AGE=4m',
    ],
    ignores: ['NAME=cart-7b4c5d6f8d-9wz2m; READY=1/1; STATUS=Running; RESTARTS=14 (9d ago); AGE=51d'],
  },
  {
    id: 'kubernetes.listed-node-not-ready',
    kind: 'unreachable',
    program: 'kubernetes',
    forms: [
      {
        words: 'status notready roles',
        pattern: /\bNAME=(?<object>[\w.-]{1,253}); STATUS=(?<value>NotReady(?:,SchedulingDisabled)?); ROLES=/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    specificity: 2,
    means: 'The node {object} is not ready: its kubelet does not report, or reports trouble',
    check: {
      text: 'Read the conditions of the node, then the log of its kubelet',
      kubernetes: 'kubectl describe node {object} | grep -A8 Conditions',
      compose: 'kubectl describe node {object} | grep -A8 Conditions',
      host: 'journalctl -u kubelet -n 60 --no-pager; systemctl status kubelet containerd; df -h',
    },
    repair: [
      {
        text: 'Start kubelet or container runtime again, free what is full, or replace the node',
        host: 'sudo systemctl restart containerd kubelet',
      },
    ],
    source: 'Kubernetes pkg/printers/internalversion/printers.go printNode; Node status, conditions',
    matches: [
      'NAME=worker-3; STATUS=NotReady; ROLES=<none>; AGE=200d; VERSION=v1.29.3',
      'NAME=pool-b; STATUS=NotReady,SchedulingDisabled; ROLES=worker; AGE=2d; VERSION=v1.30.1',
    ],
    ignores: ['NAME=worker-3; STATUS=Ready; ROLES=<none>; AGE=200d; VERSION=v1.29.3'],
  },
  {
    id: 'kubernetes.node-condition-disk',
    kind: 'disk_full',
    program: 'kubernetes',
    forms: [
      { words: 'type diskpressure status true', pattern: /\bType=(?<object>DiskPressure); Status=True;/ },
      { words: 'diskpressure true', pattern: /^\s{1,8}(?<object>DiskPressure) {2,20}True {2,20}/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The disk of the node is full ({object}): it takes no new pods and evicts others',
    check: {
      text: 'See what fills the disk of the node: images, logs of containers, emptyDir',
      kubernetes:
        'kubectl describe node {service} | grep -iE "pressure|ephemeral"; kubectl get pods -A --field-selector=status.phase=Failed',
      host: 'df -h /var/lib/kubelet /var/lib/containerd; crictl images; du -xh /var/log/pods | sort -h | tail',
    },
    repair: [
      {
        text: 'Remove unused images and logs on the node, or enlarge its disk',
        host: 'sudo crictl rmi --prune',
        destructive: true,
      },
    ],
    source: 'Kubernetes Node-pressure Eviction, node conditions; kubectl pkg/describe',
    matches: [
      'Type=DiskPressure; Status=True; LastHeartbeatTime=Sun, 29 Nov 2026 09:10:00 +0000; Reason=KubeletHasDiskPressure',
      '  DiskPressure     True    Sun, 29 Nov 2026 09:10:00 +0000   Sun, 29 Nov 2026 08:51:00 +0000',
    ],
    ignores: ['Type=DiskPressure; Status=False; LastHeartbeatTime=Sun', '  DiskPressure     False   Sun, 29 Nov'],
  },
  {
    id: 'kubernetes.node-condition-memory',
    kind: 'memory_exhausted',
    program: 'kubernetes',
    forms: [
      { words: 'type memorypressure status true', pattern: /\bType=(?<object>MemoryPressure); Status=True;/ },
      { words: 'memorypressure true', pattern: /^\s{1,8}(?<object>MemoryPressure) {2,20}True {2,20}/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The memory of the node is exhausted ({object})',
    check: {
      text: 'See which pods use the memory of the node and which have no limit',
      kubernetes:
        'kubectl top pod -A --sort-by=memory | head; kubectl describe node {service} | grep -A12 "Allocated resources"',
      host: 'free -h; ps aux --sort=-rss | head',
    },
    repair: [{ text: 'Give pods requests and limits, move some away, or enlarge the node' }],
    source: 'Kubernetes Node-pressure Eviction, node conditions; kubectl pkg/describe',
    matches: [
      'Type=MemoryPressure; Status=True; LastHeartbeatTime=Sun, 29 Nov 2026 09:10:00 +0000',
      '  MemoryPressure   True    Sun, 29 Nov 2026 09:10:00 +0000   Sun, 29 Nov 2026 08:51:00 +0000',
    ],
    ignores: ['Type=MemoryPressure; Status=False; LastHeartbeatTime=Sun', '  MemoryPressure   False   Sun, 29 Nov'],
  },
  {
    id: 'kubernetes.node-condition-processes',
    kind: 'process_limit',
    program: 'kubernetes',
    forms: [
      { words: 'type pidpressure status true', pattern: /\bType=(?<object>PIDPressure); Status=True;/ },
      { words: 'pidpressure true', pattern: /^\s{1,8}(?<object>PIDPressure) {2,20}True {2,20}/ },
    ],
    role: 'cause',
    fault: 'own_host',
    specificity: 3,
    means: 'The node has too many processes ({object})',
    check: {
      text: 'See which pod has so many processes or threads',
      host: "ps -eLf | awk '{print $1, $8}' | sort | uniq -c | sort -n | tail; cat /proc/sys/kernel/pid_max",
    },
    repair: [{ text: 'End what starts so many, or limit it (podPidsLimit of the kubelet)' }],
    source: 'Kubernetes Process ID Limits And Reservations; kubectl pkg/describe',
    matches: [
      'Type=PIDPressure; Status=True; LastHeartbeatTime=Sun, 29 Nov 2026 09:10:00 +0000',
      '  PIDPressure      True    Sun, 29 Nov 2026 09:10:00 +0000   Sun, 29 Nov 2026 08:51:00 +0000',
    ],
    ignores: ['Type=PIDPressure; Status=False; LastHeartbeatTime=Sun', '  PIDPressure      False   Sun, 29 Nov'],
  },
  {
    id: 'kubernetes.listed-claim-pending',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'status pending storageclass',
        pattern:
          /\bNAME=(?<object>[\w.-]{1,253}); STATUS=(?<value>Pending|Lost);(?: VOLUME=[^;]{1,120};)?(?: CAPACITY=[^;]{1,40};)?(?: ACCESS MODES=[^;]{1,40};)? STORAGECLASS=(?<setting>[\w.-]{1,120})/,
      },
      {
        words: 'status lost storageclass',
        pattern:
          /\bNAME=(?<object>[\w.-]{1,253}); STATUS=(?<value>Pending|Lost);(?: VOLUME=[^;]{1,120};)?(?: CAPACITY=[^;]{1,40};)?(?: ACCESS MODES=[^;]{1,40};)? STORAGECLASS=(?<setting>[\w.-]{1,120})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The volume claim {object} gets no volume of class {setting} ({value})',
    check: {
      text: 'Read the events of the claim: does the class exist, does its provisioner run, does a pod want it at all',
      kubernetes:
        'kubectl describe pvc {object} | tail; kubectl get storageclass; kubectl get pods -A | grep -iE "csi|provision"',
      compose:
        'kubectl describe pvc {object} | tail; kubectl get storageclass; kubectl get pods -A | grep -iE "csi|provision"',
    },
    repair: [
      {
        text: 'Name a class that exists, start its provisioner, or free quota; a claim cannot change its class, so make it anew',
      },
    ],
    source: 'Kubernetes pkg/printers/internalversion/printers.go printPersistentVolumeClaim; Persistent Volumes, phase',
    matches: [
      'NAME=data-db-0; STATUS=Pending; STORAGECLASS=fast-ssd; AGE=14m',
      'NAME=data-mq-0; STATUS=Lost; VOLUME=pvc-91a; CAPACITY=8Gi; ACCESS MODES=RWO; STORAGECLASS=standard; AGE=40d',
    ],
    ignores: [
      'NAME=data-mq-0; STATUS=Bound; VOLUME=pvc-91a; CAPACITY=8Gi; ACCESS MODES=RWO; STORAGECLASS=standard; AGE=40d',
    ],
  },
  {
    id: 'kubernetes.listed-endpoints-none',
    kind: 'connection_refused',
    program: 'kubernetes',
    forms: [
      { words: 'name endpoints none', pattern: /\bNAME=(?<object>[\w.-]{1,253}); ENDPOINTS=<none>/ },
      { words: 'endpoints none', pattern: /^Endpoints: {1,20}(?:<none>)?\s{0,4}$/ },
    ],
    nearby: [/^Name: {1,20}(?<object>[\w.-]{1,253})/, /^Selector: {1,20}(?<value>\S{1,200})/],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'No ready pod stands behind the service {object|that is described}: it has no endpoints',
    check: {
      text: 'Compare the selector of the service with the labels of the pods, and see whether these are ready',
      kubernetes:
        'kubectl get svc {object|<service>} -o jsonpath="{.spec.selector}"; kubectl get pods --show-labels -o wide',
      compose:
        'kubectl get svc {object|<service>} -o jsonpath="{.spec.selector}"; kubectl get pods --show-labels -o wide',
    },
    repair: [
      {
        text: 'Correct the selector or the labels so that they agree; pods that are not ready: read their readiness probe',
      },
    ],
    source: 'Kubernetes Debug Services, "Does the Service have any EndpointSlices?"; printers.go formatEndpoints',
    matches: ['NAME=api; ENDPOINTS=<none>; AGE=12d', 'Endpoints:                <none>'],
    ignores: ['NAME=web; ENDPOINTS=10.42.0.11:8080; AGE=12d', 'Endpoints:                10.42.0.11:8080'],
  },
  {
    id: 'kubernetes.listed-none-available',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'ready up to date available',
        pattern: /\bNAME=(?<object>[\w.-]{1,253}); READY=(?<value>0\/[1-9]\d{0,3}); UP-TO-DATE=\d{1,4}; AVAILABLE=0\b/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'No pod of {object} is ready ({value}): its pods say why',
    check: {
      text: 'Look at its pods, their events and their last lines',
      kubernetes:
        'kubectl get pods | grep {object}; kubectl describe deploy/{object} | tail -20; kubectl logs deploy/{object} --tail=80',
      compose:
        'kubectl get pods | grep {object}; kubectl describe deploy/{object} | tail -20; kubectl logs deploy/{object} --tail=80',
    },
    repair: [
      {
        text: 'Go back to the version before while it is looked into',
        kubernetes: 'kubectl rollout undo deploy/{object}',
      },
    ],
    source: 'Kubernetes pkg/printers/internalversion/printers.go printDeployment',
    matches: [
      'NAME=checkout; READY=0/3; UP-TO-DATE=3; AVAILABLE=0; AGE=14m',
      'NAMESPACE=shop; NAME=cart; READY=0/1; UP-TO-DATE=1; AVAILABLE=0; AGE=2d',
    ],
    ignores: [
      'NAME=api; READY=2/2; UP-TO-DATE=2; AVAILABLE=2; AGE=30d',
      'NAME=idle; READY=0/0; UP-TO-DATE=0; AVAILABLE=0; AGE=30d',
    ],
  },
  {
    id: 'kubernetes.listed-target-unknown',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'reference targets unknown minpods',
        pattern:
          /\bNAME=(?<object>[\w.-]{1,253}); REFERENCE=[^;]{1,200}; TARGETS=[^;]{0,80}?(?<value><unknown>\/[\w%]{1,20})/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 3,
    means: 'The autoscaler {object} gets no metric ({value}), so it does not scale',
    check: {
      text: 'See whether the metrics server answers and whether the pods have a request for what is measured',
      kubernetes:
        'kubectl top pods; kubectl get apiservice v1beta1.metrics.k8s.io; kubectl describe hpa {object} | tail',
      compose: 'kubectl top pods; kubectl get apiservice v1beta1.metrics.k8s.io; kubectl describe hpa {object} | tail',
    },
    repair: [{ text: 'Install or repair metrics-server, and give every container of the pods resources.requests' }],
    source: 'Kubernetes pkg/printers/internalversion/printers.go formatHPAMetrics; HorizontalPodAutoscaler Walkthrough',
    matches: [
      'NAME=api; REFERENCE=Deployment/api; TARGETS=cpu: <unknown>/80%; MINPODS=2; MAXPODS=10; REPLICAS=2; AGE=5d',
      'NAME=web; REFERENCE=Deployment/web; TARGETS=<unknown>/50%; MINPODS=1; MAXPODS=3; REPLICAS=0; AGE=9s',
    ],
    ignores: ['NAME=api; REFERENCE=Deployment/api; TARGETS=cpu: 12%/80%; MINPODS=2; MAXPODS=10; REPLICAS=2; AGE=5d'],
  },
  {
    id: 'cert-manager.listed-not-ready',
    kind: 'missing_object',
    program: 'cert-manager',
    forms: [
      {
        words: 'ready false secret',
        // What stands there is the name of a secret, and is hidden like one.
        pattern: /\bNAME=(?<object>[\w.-]{1,253}); READY=False; SECRET=/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: 'The certificate {object} is not issued: its secret holds none that is valid',
    check: {
      text: 'Follow it from certificate to order and challenge: the last one says why',
      kubernetes:
        'kubectl describe certificate {object} | tail; kubectl get certificaterequest,order,challenge -A; kubectl describe challenge -A | tail -20',
      compose:
        'kubectl describe certificate {object} | tail; kubectl get certificaterequest,order,challenge -A; kubectl describe challenge -A | tail -20',
    },
    repair: [
      {
        text: 'Repair what the challenge names: DNS, the ingress of the HTTP-01 path, the issuer or its account',
        kubernetes: 'cmctl renew {object}',
      },
    ],
    source: 'cert-manager Troubleshooting Issuing ACME Certificates; deploy/crds printer columns of Certificate',
    matches: [
      'NAME=shop-tls; READY=False; SECRET=shop-tls; AGE=3h',
      'NAMESPACE=web; NAME=www; READY=False; SECRET=www-tls; AGE=3h',
    ],
    ignores: ['NAME=blog-tls; READY=True; SECRET=blog-tls; AGE=90d'],
  },
];
