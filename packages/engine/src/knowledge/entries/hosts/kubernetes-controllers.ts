import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_CONTROLLERS: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.autoscaler-no-metrics',
    kind: 'missing_object',
    program: 'kubernetes',
    forms: [
      {
        words: 'unable to fetch metrics from resource metrics api',
        pattern: /unable to fetch metrics from resource metrics API: (?<value>.{1,80})/,
      },
      {
        words: 'no metrics returned from resource metrics api',
        pattern: /(?<value>no metrics returned from resource metrics API)/,
      },
      { words: 'metrics api not available', pattern: /error: (?<value>Metrics API not available)/ },
      {
        words: 'v1beta1 metrics k8s io missingendpoints',
        pattern: /(?<value>v1beta1\.metrics\.k8s\.io).{0,80}(?:MissingEndpoints|FailedDiscoveryCheck|ServiceNotFound)/,
      },
    ],
    role: 'either',
    fault: 'own_host',
    peerProgram: 'metrics-server',
    specificity: 2,
    means: 'The autoscaler gets no metrics',
    check: {
      text: 'See whether the metrics API is served and what metrics-server says; metrics-server is missing or broken',
      kubernetes:
        'kubectl get apiservice v1beta1.metrics.k8s.io; kubectl -n kube-system logs deploy/metrics-server --tail 30; kubectl top node',
    },
    repair: [
      {
        text: 'Install metrics-server; when its log says x509 for the kubelets, give them serving certificates or (in a test cluster) set --kubelet-insecure-tls',
        kubernetes:
          'kubectl apply -f https://github.com/kubernetes-sigs/metrics-server/releases/latest/download/components.yaml',
      },
    ],
    source: 'Kubernetes pkg/controller/podautoscaler/metrics/client.go; kubectl top',
    matches: [
      'Warning  FailedGetResourceMetric  12s (x9 over 2m)  horizontal-pod-autoscaler  failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)',
      'Warning  FailedComputeMetricsReplicas  12s  horizontal-pod-autoscaler  invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API',
      'error: Metrics API not available',
      'v1beta1.metrics.k8s.io   kube-system/metrics-server   False (MissingEndpoints)   31d',
    ],
    ignores: ['v1beta1.metrics.k8s.io   kube-system/metrics-server   True   31d'],
  },
  {
    id: 'kubernetes.autoscaler-request-missing',
    kind: 'missing_setting',
    program: 'kubernetes',
    forms: [
      {
        words: 'missing request for in container of pod',
        pattern:
          /missing request for (?<setting>cpu|memory) in container (?<object>[\w.-]{1,80}) of Pod (?<peer>[\w.-]{1,120})/,
      },
      {
        words: 'missing request for',
        pattern: /failed to get (?<setting>cpu|memory) utilization: missing request for (?:cpu|memory)/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The autoscaler cannot count: container {object|of the pod} has no request for {setting}',
    check: {
      text: 'See which containers of the pod, side-cars as well, lack a request',
      kubernetes: 'kubectl get pod {peer|<pod>} -o jsonpath="{.spec.containers[*].resources}"',
    },
    repair: [
      {
        text: 'Set resources.requests for every container of the pod, sidecars too: usage is measured against the request',
        kubernetes: 'kubectl set resources deploy/{service} --requests={setting}=<value>',
      },
    ],
    source: 'Kubernetes pkg/controller/podautoscaler/replica_calculator.go calculatePodRequests',
    matches: [
      'Warning  FailedGetResourceMetric  12s  horizontal-pod-autoscaler  failed to get cpu utilization: missing request for cpu in container api of Pod shop-api-7d9c5b6f4-x2x9z',
      'the HPA was unable to compute the replica count: failed to get memory utilization: missing request for memory',
    ],
    ignores: ['missing request for a refund'],
  },
  {
    id: 'kubernetes.job-backoff-limit',
    kind: 'code_defect',
    program: 'kubernetes',
    forms: [
      { words: 'job has reached the specified backoff limit', pattern: /Job has reached the specified backoff limit/ },
      {
        words: 'backofflimitexceeded',
        pattern: /(?:[Rr]eason"?[:=] {0,24}"?|\bWarning {1,4}|job failed: )BackoffLimitExceeded/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The Kubernetes job failed as often as its backoffLimit allows',
    check: {
      text: 'Read the log of the pods of the job; they stay until the job is deleted',
      kubernetes:
        'kubectl get pods -l job-name={service}; kubectl logs job/{service} --tail 80; kubectl describe job {service}',
    },
    repair: [
      {
        text: 'Repair what the log names, then run the job anew: a failed job does not start again',
        kubernetes: 'kubectl delete job {service} && kubectl apply -f <the job>',
        destructive: true,
      },
    ],
    source: 'Kubernetes pkg/controller/job/job_controller.go',
    matches: [
      'Warning  BackoffLimitExceeded  3s  job-controller  Job has reached the specified backoff limit',
      '    Reason:               BackoffLimitExceeded',
      'Error: failed pre-install: job failed: BackoffLimitExceeded',
    ],
    ignores: ['Normal  Completed  3s  job-controller  Job completed', 'spec: backoffLimit: 6'],
  },
  {
    id: 'kubernetes.job-deadline',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'job was active longer than specified deadline',
        pattern: /Job was active longer than specified deadline/,
      },
      {
        words: 'pod was active on the node longer than the specified deadline',
        pattern: /Pod was active on the node longer than the specified deadline/,
      },
      { words: 'deadlineexceeded job controller', pattern: /Warning {1,4}DeadlineExceeded .{0,40}job-controller/ },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'The job was ended: it ran longer than activeDeadlineSeconds',
    check: {
      text: 'See where it spent the time: waiting for an image or a node counts, too',
      kubernetes: 'kubectl describe job {service}; kubectl get events --sort-by=.lastTimestamp | tail -20',
    },
    repair: [
      {
        text: 'Repair what slows it, or raise spec.activeDeadlineSeconds and run it anew',
        kubernetes: 'kubectl delete job {service} && kubectl apply -f <the job>',
        destructive: true,
      },
    ],
    source: 'Kubernetes pkg/controller/job/job_controller.go; pkg/kubelet/active_deadline.go',
    matches: [
      'Warning  DeadlineExceeded  3s  job-controller  Job was active longer than specified deadline',
      'Message:  Pod was active on the node longer than the specified deadline',
      'Warning  DeadlineExceeded  3s  job-controller  Job shop-report was terminated',
    ],
    ignores: ['rpc error: code = DeadlineExceeded desc = context deadline exceeded'],
  },
  {
    id: 'kubernetes.rollout-stuck',
    kind: 'slow_dependency',
    program: 'kubernetes',
    forms: [
      {
        words: 'exceeded its progress deadline',
        pattern:
          /(?:ReplicaSet|deployment|Deployment) "(?<object>[\w.-]{1,120})" (?:has timed out progressing|exceeded its progress deadline)/,
      },
      {
        words: 'has timed out progressing',
        pattern: /(?:ReplicaSet|Deployment) "(?<object>[\w.-]{1,120})" has timed out progressing/,
      },
      { words: 'progressdeadlineexceeded', pattern: /[Rr]eason"?[:=] {0,12}"?ProgressDeadlineExceeded/ },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: 'The new pods of {object|the deployment} do not become ready in time',
    check: {
      text: 'See why the new pods are not ready: not scheduled, image, crash or probe',
      kubernetes:
        'kubectl rollout status deploy/{service} --timeout=5s; kubectl get pods -l app={service}; kubectl describe pod -l app={service} | tail -30',
    },
    repair: [
      {
        text: 'Repair what the new pods name (image, probe, settings, room on the nodes), or go back to the revision before',
        kubernetes: 'kubectl rollout undo deploy/{service}',
      },
    ],
    source: 'Kubernetes pkg/controller/deployment/progress.go; kubectl rollout_status.go',
    matches: [
      'error: deployment "shop-api" exceeded its progress deadline',
      'Message: ReplicaSet "shop-api-7d9c5b6f4" has timed out progressing.',
      '"reason":"ProgressDeadlineExceeded","status":"False","type":"Progressing"',
    ],
    ignores: ['deployment "shop-api" successfully rolled out'],
  },
  {
    id: 'kubernetes.cron-job-missed',
    kind: 'invalid_setting',
    program: 'kubernetes',
    forms: [
      { words: 'too many missed start times', pattern: /[Tt]oo many missed start times?(?: \(> ?100\))?/ },
      {
        words: 'cannot determine if needs to be started',
        pattern:
          /Cannot determine if (?:job|(?<object>[\w./-]{1,120})) needs to be started: [Tt]oo many missed start time/,
      },
      {
        words: 'missed scheduled time to start a job',
        pattern: /Missed scheduled time to start a job: (?<value>.{1,60})/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: 'The cron job is not started any more: it missed too many of its times',
    check: {
      text: 'See since when it did not run, and whether it was suspended or the controller was away',
      kubernetes:
        'kubectl describe cronjob {service}; kubectl get cronjob {service} -o jsonpath="{.spec.startingDeadlineSeconds} {.spec.suspend} {.status.lastScheduleTime}"',
    },
    repair: [
      {
        text: 'Set startingDeadlineSeconds, so that only the times of the last minutes count, and run the missed one by hand',
        kubernetes: `kubectl patch cronjob {service} -p '{"spec":{"startingDeadlineSeconds":200}}' && kubectl create job {service}-now --from=cronjob/{service}`,
      },
    ],
    source: 'Kubernetes pkg/controller/cronjob/utils.go mostRecentScheduleTime',
    matches: [
      'Warning  TooManyMissedTimes  3s  cronjob-controller  too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
      'Warning  FailedNeedsStart  3s  cronjob-controller  Cannot determine if job needs to be started: too many missed start time (> 100). Set or decrease .spec.startingDeadlineSeconds or check clock skew',
      'Warning  MissSchedule  3s  cronjob-controller  Missed scheduled time to start a job: Tue, 06 May 2025 07:00:00 +0000',
    ],
    ignores: ['Normal  SawCompletedJob  3s  cronjob-controller  Saw completed job: shop-report-29001'],
  },
];
