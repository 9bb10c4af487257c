import type { CatalogueEntry } from '../../catalogue-entry.ts';

export const KUBERNETES_PROBES: readonly CatalogueEntry[] = [
  {
    id: 'kubernetes.probe-refused',
    kind: 'connection_refused',
    program: 'kubernetes',
    forms: [
      {
        words: 'probe failed dial tcp connect connection refused',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe failed: .{0,160}?dial tcp (?<peer>[\w.:[\]-]{1,60}?):(?<port>\d{1,5}): connect: connection refused/,
      },
      {
        words: 'probe failed timeout failed to connect service within',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe failed: .{0,60}timeout: failed to connect service "[^"]{0,60}?:(?<port>\d{1,5})" within/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: '{object} probe: nothing listens on port {port} of the pod',
    check: {
      text: 'See whether the program is still starting, listens on another port, or only on 127.0.0.1 (it has to listen on 0.0.0.0)',
      kubernetes:
        'kubectl logs {service} --tail 50; kubectl exec {service} -- sh -c "ss -lnt || netstat -lnt"; kubectl get pod {service} -o jsonpath="{.spec.containers[*].ports}"',
    },
    repair: [
      {
        text: 'Let the program listen on 0.0.0.0:{port}, or correct the port of the probe',
        kubernetes: 'kubectl edit deploy {service}',
      },
      {
        text: 'When it only starts slowly, add a startupProbe with failureThreshold times periodSeconds above the time it needs',
      },
    ],
    source: 'Kubernetes pkg/kubelet/prober/prober.go; pkg/probe/http, pkg/probe/tcp',
    matches: [
      'Warning  Unhealthy  3s (x8 over 40s)  kubelet  Readiness probe failed: Get "http://10.42.0.17:8080/healthz": dial tcp 10.42.0.17:8080: connect: connection refused',
      'Warning  Unhealthy  3s  kubelet  Liveness probe failed: dial tcp 10.42.0.18:5432: connect: connection refused',
      'Warning  Unhealthy  3s  kubelet  Startup probe failed: timeout: failed to connect service ":50051" within 1s: context deadline exceeded',
    ],
    ignores: [
      'dial tcp 10.42.0.18:5432: connect: connection refused',
      'the readiness probe failed because of a refused connection',
    ],
  },
  {
    id: 'kubernetes.probe-path-wrong',
    kind: 'health_check_wrong',
    program: 'kubernetes',
    forms: [
      {
        words: 'http probe failed with statuscode',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe failed: HTTP probe failed with statuscode: (?<value>30[1278]|40[01345]|426)\b/,
      },
    ],
    role: 'either',
    fault: 'own_setting',
    specificity: 2,
    means: '{object} probe gets the answer {value}',
    check: {
      text: 'Ask the path of the probe inside the pod: 404 is a wrong path, 401 or 403 a path behind a login, 301 a redirect to https or to a host name, 400 a wrong scheme or a host that the program does not allow; path, host or login of the probe is wrong',
      kubernetes:
        'kubectl get pod {service} -o jsonpath="{.spec.containers[*].livenessProbe} {.spec.containers[*].readinessProbe}"; kubectl port-forward {service} 8080:<port> & curl -i localhost:8080/<path>',
    },
    repair: [
      {
        text: 'Point httpGet.path, port and scheme to a path that answers 200 without a login; set the Host header under httpHeaders where the program checks it',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/probe/http/http.go DoHTTPProbe',
    matches: [
      'Warning  Unhealthy  3s (x8 over 40s)  kubelet  Readiness probe failed: HTTP probe failed with statuscode: 404',
      'Warning  Unhealthy  3s (x8 over 40s)  kubelet  Liveness probe failed: HTTP probe failed with statuscode: 401',
    ],
    ignores: ['Readiness probe failed: HTTP probe failed with statuscode: 503'],
  },
  {
    id: 'kubernetes.probe-server-error',
    kind: 'code_defect',
    program: 'kubernetes',
    forms: [
      {
        words: 'http probe failed with statuscode',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe failed: HTTP probe failed with statuscode: (?<value>5\d\d|429)\b/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: '{object} probe: the program itself answers {value}',
    check: {
      text: 'Read the log of the program at that time; a readiness check that asks the database fails with the database',
      kubernetes: 'kubectl logs {service} --tail 80; kubectl exec {service} -- wget -qO- localhost:<port>/<path>',
    },
    repair: [
      {
        text: 'Repair what the log names; and keep the liveness check free of other systems, or an outage of theirs restarts every pod',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/probe/http/http.go DoHTTPProbe',
    matches: [
      'Warning  Unhealthy  3s (x8 over 40s)  kubelet  Readiness probe failed: HTTP probe failed with statuscode: 503',
      'Warning  Unhealthy  3s (x8 over 40s)  kubelet  Liveness probe failed: HTTP probe failed with statuscode: 500',
    ],
    ignores: ['Readiness probe failed: HTTP probe failed with statuscode: 404'],
  },
  {
    id: 'kubernetes.probe-timeout',
    kind: 'health_check_wrong',
    program: 'kubernetes',
    forms: [
      {
        words: 'probe failed context deadline exceeded',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe (?:failed|errored): (?!.{0,80}failed to connect service).{0,200}context deadline exceeded/,
      },
      {
        words: 'probe command timed out',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe (?:failed|errored).{0,80}: command (?:".{1,160}" )?timed out/,
      },
      {
        words: 'probe failed i o timeout',
        pattern: /(?<object>Readiness|Liveness|Startup) probe failed: .{0,160}dial tcp \S{1,60}: i\/o timeout/,
      },
      {
        words: 'probe failed timeout health rpc did not complete within',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe failed: .{0,40}timeout: health rpc did not complete within (?<limit>\w{1,12})/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: '{object} probe gets no answer in time',
    check: {
      text: 'See whether the container is throttled (CPU limit), hangs, or stands in a long pause; timeoutSeconds is 1 when it is not set (the program is busy or starved, or the limit (1 s by default) is short)',
      kubernetes:
        'kubectl top pod {service} --containers; kubectl get pod {service} -o jsonpath="{.spec.containers[*].livenessProbe} {.spec.containers[*].resources}"',
    },
    repair: [
      {
        text: 'Raise timeoutSeconds and failureThreshold, and give the container more CPU or no CPU limit',
        kubernetes: 'kubectl set resources deploy/{service} --limits=cpu=<more>; kubectl edit deploy {service}',
      },
      { text: 'For a slow start use a startupProbe, so that the liveness probe begins later' },
    ],
    source: 'Kubernetes pkg/kubelet/prober/prober.go; pkg/probe/http; grpc_health_probe',
    matches: [
      'Warning  Unhealthy  3s (x3 over 23s)  kubelet  Liveness probe failed: Get "http://10.42.0.17:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      'Warning  Unhealthy  3s  kubelet  Readiness probe errored and resulted in unknown state: command "pg_isready -U shop" timed out',
      'Warning  Unhealthy  3s  kubelet  Liveness probe failed: dial tcp 10.42.0.18:6379: i/o timeout',
      'Warning  Unhealthy  3s  kubelet  Readiness probe failed: timeout: health rpc did not complete within 1s',
      'Warning  Unhealthy  7s  kubelet  Readiness probe failed: command timed out: "/bin/check" timed out after 1s',
    ],
    ignores: ['Post "http://10.42.0.17:8080/orders": context deadline exceeded'],
  },
  {
    id: 'kubernetes.probe-command-failed',
    kind: 'health_check_wrong',
    program: 'kubernetes',
    forms: [
      {
        words: 'probe failed',
        pattern:
          /\bUnhealthy\b.{0,120}(?<object>Readiness|Liveness|Startup) probe failed: (?!HTTP probe|Get "|dial tcp|timeout: |command )(?<value>\S.{0,120})/,
      },
    ],
    role: 'symptom',
    fault: 'own_code',
    specificity: 2,
    means: '{object} probe failed: {value}',
    check: {
      text: 'Run the command of the probe in the container and read its output',
      kubernetes:
        'kubectl get pod {service} -o jsonpath="{.spec.containers[*].readinessProbe}"; kubectl exec {service} -- <the command>',
    },
    repair: [
      {
        text: 'Repair what the output names; when the service is healthy, correct command, port or timeoutSeconds of the probe',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/kubelet/prober/prober.go runProbe (exec)',
    matches: [
      'Warning  Unhealthy  3s (x6 over 33s)  kubelet  Readiness probe failed: /var/run/postgresql:5432 - no response',
      "Warning  Unhealthy  3s  kubelet  Liveness probe failed: cat: can't open '/tmp/healthy': No such file or directory",
    ],
    ignores: ['Warning  Unhealthy  3s  kubelet  Readiness probe failed: HTTP probe failed with statuscode: 503'],
  },
  {
    id: 'kubernetes.killed-by-probe',
    kind: 'health_check_wrong',
    program: 'kubernetes',
    forms: [
      {
        words: 'failed probe will be restarted',
        pattern: /Container (?<object>[\w.-]{1,80}) failed (?<value>liveness|startup) probe, will be restarted/,
      },
    ],
    role: 'symptom',
    fault: 'own_setting',
    specificity: 2,
    means: 'Kubernetes restarts {object}: its {value} probe failed too often',
    check: {
      text: 'Read the events "probe failed" before it: they say what the check got',
      kubernetes: 'kubectl describe pod {service} | grep -A12 Events; kubectl logs {service} --previous --tail 50',
    },
    repair: [
      {
        text: 'Correct the probe, or the slow start (startupProbe) or hang of the program',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go computePodActions',
    matches: [
      'Normal   Killing    11s (x2 over 71s)  kubelet  Container api failed liveness probe, will be restarted',
      'Normal   Killing    11s  kubelet  Container api failed startup probe, will be restarted',
    ],
    ignores: ['Normal   Killing    11s  kubelet  Stopping container api'],
  },
  {
    id: 'kubernetes.probe-scheme-wrong',
    kind: 'health_check_wrong',
    program: 'kubernetes',
    forms: [
      {
        words: 'probe failed http server gave http response to https client',
        pattern:
          /(?<object>Readiness|Liveness|Startup) probe failed: Get "https:\/\/(?<peer>[\w.:[\]]{1,60}?):(?<port>\d{1,5})\/.{0,120}server gave HTTP response to HTTPS client/,
      },
    ],
    role: 'cause',
    fault: 'own_setting',
    specificity: 3,
    means: '{object} probe asks by HTTPS, and port {port} of the pod speaks plain HTTP',
    check: {
      text: 'Ask the path of the probe inside the pod: 404 is a wrong path, 401 or 403 a path behind a login, 301 a redirect to https or to a host name, 400 a wrong scheme or a host that the program does not allow',
      kubernetes:
        'kubectl get pod {service} -o jsonpath="{.spec.containers[*].livenessProbe} {.spec.containers[*].readinessProbe}"; kubectl port-forward {service} 8080:<port> & curl -i localhost:8080/<path>',
    },
    repair: [
      {
        text: 'Point httpGet.path, port and scheme to a path that answers 200 without a login; set the Host header under httpHeaders where the program checks it',
        kubernetes: 'kubectl edit deploy {service}',
      },
    ],
    source: 'Kubernetes pkg/probe/http/http.go DoHTTPProbe',
    matches: [
      'Warning  Unhealthy  3s  kubelet  Liveness probe failed: Get "https://10.42.0.17:8080/healthz": http: server gave HTTP response to HTTPS client',
      'Warning  Unhealthy  9s (x4 over 39s)  kubelet  Readiness probe failed: Get "https://10.42.0.18:8080/ready": http: server gave HTTP response to HTTPS client',
    ],
    ignores: ['Readiness probe failed: HTTP probe failed with statuscode: 503'],
  },
];
