import type { Severity } from '../lines/types.ts';
import { workloadOfPod } from '../lines/line-prefix.ts';

/** A row of `kubectl get events` or of the events below `kubectl describe`. */
export interface KubernetesEvent {
  readonly severity: Severity;
  /** Workload of the object, or null when the row names none. */
  readonly service: string | null;
  /** Reason and message. */
  readonly message: string;
}

/** `3m   Warning   BackOff   pod/orders-7c9d   Back-off restarting …`, with the namespace before it, where it is shown. */
const LISTED =
  /^(?:[a-z][\w-]{0,62} {1,20})?(?:\d{1,4}[smhd](?:\d{1,2}[smhd])?|<unknown>)(?: \([^)]{1,40}\))?\s{1,20}(Normal|Warning)\s{1,20}([A-Z]\w{2,60})\s{1,20}(?:([a-z]{2,40})\/([\w.-]{1,253})\s{1,60})?(.{0,4000})$/;
/** `  Warning  Failed     2m (x4 over 4m)  kubelet   Error: …`. */
const DESCRIBED =
  /^\s{0,8}(Normal|Warning)\s{1,20}([A-Z]\w{2,60})\s{1,20}(?:\d{1,4}[smhd](?:\d{1,2}[smhd])?|<unknown>)(?: \(x\d{1,9} over [\w.]{1,12}\))?\s{1,20}([\w./-]{1,80})\s{1,20}(.{0,4000})$/;

/** The lines that `kubectl describe` begins an object of a namespace with, and a node. */
const DESCRIBED_NAME = /^Name:\s{1,40}([a-z0-9][\w.-]{0,252})\s{0,8}$/;
const DESCRIBED_NAMESPACE = /^Namespace:\s{1,40}\S/;
const DESCRIBED_NODE = /^Roles:\s{1,40}\S/;

/** The workload or node that `kubectl describe` tells of from this line on; null for a line that begins no object. */
export function describedWorkload(line: string, next: string): string | null {
  const name = line.startsWith('Name:') ? DESCRIBED_NAME.exec(line)?.[1] : undefined;
  if (name === undefined) return null;
  if (DESCRIBED_NODE.test(next)) return name;
  return DESCRIBED_NAMESPACE.test(next) ? workloadOfPod(name) : null;
}

/** Reads a row of Kubernetes events; null for any other line. */
export function kubernetesEvent(line: string): KubernetesEvent | null {
  if (!line.includes('Normal') && !line.includes('Warning')) return null;
  const listed = LISTED.exec(line);
  if (listed !== null) {
    const [, type, reason = '', kind, name, message = ''] = listed;
    const service = name === undefined ? null : kind === 'pod' ? workloadOfPod(name) : name;
    return { severity: type === 'Warning' ? 'warn' : 'info', service, message: `${reason} ${message}` };
  }
  const described = DESCRIBED.exec(line);
  if (described === null) return null;
  const [, type, reason = '', , message = ''] = described;
  return { severity: type === 'Warning' ? 'warn' : 'info', service: null, message: `${reason} ${message}` };
}

/** Lines of the kubelet (klog): `E1129 10:00:02.000000 1200 pod_workers.go:1298] "Error syncing pod" pod="shop/orders-7c9d-x2x9k"`. */
const KLOG = /(?:^|: |\s)[IWEF]\d{4} \d{2}:\d{2}:\d{2}\.\d{6}\s/;
const KLOG_POD = /\spod="(?:[a-z0-9][\w.-]{0,62}\/)?([a-z0-9][\w.-]{0,252})"/;

/** The workload of the pod that a line of the kubelet tells of; null for any other line. */
export function workloadOfKubelet(line: string): string | null {
  if (!line.includes(' pod="') || !KLOG.test(line.slice(0, 300))) return null;
  const [, pod] = KLOG_POD.exec(line) ?? [];
  return pod === undefined ? null : workloadOfPod(pod);
}
