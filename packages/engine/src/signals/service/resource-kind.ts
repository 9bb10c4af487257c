/** What a metric of a service measures. `client` latency is that of the calls it makes, `server` latency that of the calls it answers. */
export type ResourceKind = 'cpu' | 'memory' | 'client_latency' | 'server_latency' | 'throughput' | 'load' | 'outcome';

const CLIENT = new Set(['client', 'source', 'outbound', 'egress', 'downstream']);
/** Words that tell what is measured, as exporters and operators use them; the first that fits decides. */
const WORDS: readonly (readonly [ResourceKind | 'latency', ReadonlySet<string>])[] = [
  // A share of errors is what came of the work, whatever the work was on: `memory_write_error_ratio`.
  ['outcome', new Set(['success', 'error', 'errors', 'failures', 'availability'])],
  ['latency', new Set(['latency', 'duration', 'rtt', 'delay', 'elapsed'])],
  ['cpu', new Set(['cpu', 'processor', 'cores', 'throttled', 'throttling'])],
  ['memory', new Set(['memory', 'mem', 'heap', 'rss'])],
  ['throughput', new Set(['network', 'net', 'bytes', 'packets', 'bandwidth', 'traffic'])],
  ['load', new Set(['workload', 'requests', 'ops', 'qps', 'rps', 'throughput', 'calls'])],
];
/** What a machine shows is shared by everything on it, so it says nothing of one service. */
const SHARED = new Set(['node', 'host', 'machine', 'cluster']);
const PERCENTILE = /^p?(?:50|75|90|95|99|999)$/;

/** Reads what a metric measures from the words of its name, or null when they do not tell. A bare percentile is one of a latency. */
export function resourceKindOf(name: string): ResourceKind | null {
  const words = wordsOf(name);
  if (words.some((word) => SHARED.has(word))) return null;
  const found = WORDS.find(([, known]) => words.some((word) => known.has(word)))?.[0];
  const kind = found ?? (words.some((word) => PERCENTILE.test(word)) ? 'latency' : null);
  if (kind !== 'latency') return kind;
  return words.some((word) => CLIENT.has(word)) ? 'client_latency' : 'server_latency';
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
