/** What a collector of logs put before a line, and who wrote it. */
export interface LinePrefix {
  readonly service: string;
  readonly length: number;
}

/** `kubectl logs --prefix`: `[pod/orders-7c9d/app] text`. */
const KUBECTL = /^\[pod\/([\w.-]{1,253})\/([\w.-]{1,63})\] /;
/** stern: `orders-7c9d4f-x2x9k app text`. */
const STERN = /^([a-z0-9][\w.-]{1,252}-[a-z0-9]{5,10}(?:-[a-z0-9]{5})?) ([a-z0-9][\w-]{0,62}) (?=\S)/;
/** The hash of a replica set and the name of a pod, or the number of one in a stateful set. */
const REPLICA = /(?:-[a-z0-9]{8,10})?-[a-z0-9]{5}$|-\d{1,3}$/;

/** The workload of a pod: `orders-7c9d4f8b6-x2x9k` → `orders`. */
export function workloadOfPod(pod: string): string {
  return pod.replace(REPLICA, '');
}

/** The prefix of a Kubernetes log collector, or null. */
export function linePrefix(line: string): LinePrefix | null {
  const match = line.startsWith('[pod/') ? KUBECTL.exec(line) : STERN.exec(line);
  if (match === null) return null;
  return { service: workloadOfPod(match[1] ?? ''), length: match[0].length };
}
