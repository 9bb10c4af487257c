/** What a collector of logs put before a line, and who wrote it. */
export interface LinePrefix {
  readonly service: string;
  readonly length: number;
}

/** `kubectl logs --prefix`: `[pod/orders-7c9d/app] text`. */
const KUBECTL = /^\[pod\/([\w.-]{1,253})\/([\w.-]{1,63})\] /;
/** Kubernetes makes hashes of consonants and digits, so that they are never words: `exporter` and `worker` are none. */
const CONSONANTS = '[b-df-hj-np-tv-z]';
const POD_HASH = `(?=[a-z]{0,4}\\d|${CONSONANTS}{5})[a-z0-9]{5}`;
const REPLICA_SET_HASH = `(?=[a-z]{0,9}\\d|${CONSONANTS}{8})[a-z0-9]{8,10}`;
/** stern: `orders-7c9d4f-x2x9k app text`. */
const STERN = new RegExp(`^([a-z0-9][\\w.-]{1,252}-${POD_HASH}) ([a-z0-9][\\w-]{0,62}) (?=\\S)`);
/** The hash of a replica set and the name of a pod, or the number of one in a stateful set. */
const REPLICA = new RegExp(`(?:-${REPLICA_SET_HASH})?-${POD_HASH}$|-\\d{1,3}$`);

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
