/** A service's failures in the incident. Times are epoch milliseconds. */
export interface ServiceFailure {
  readonly name: string;
  readonly errors: number;
  /** What `errors` counts; without it, entries of logs. */
  readonly counted?: 'requests';
  readonly firstError: number | null;
  /** Services and hosts that its errors say failed it, most often named first. */
  readonly blames: readonly string[];
  /** Failures that blame nobody: it failed by itself. */
  readonly ownFailures: number;
  /** Services that it could not reach or that did not answer in time: they may be too dead to log anything. */
  readonly silent: readonly string[];
}

const CALLED = /\b[a-z][a-z0-9-]{1,40}[- ](?:api|service|server|gateway|provider|db|database)(?![.-])\b/gi;
/** Whole names in small letters: a part of `c.a.orders.OrderController` is code, and no host. */
const HOST = /(?<![\w.-])[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,5}\.[a-z]{2,12}(?!\.?[\w-])/g;
const PORTED = /(?<![\w.-])[a-z][a-z0-9-]{0,60}:\d{2,5}\b/gi;
const NOT_HOSTS = /\.(?:ts|js|mjs|cjs|py|java|go|rb|php|cs|rs|json|ya?ml|log|txt|sql|html?)$/i;

/** Whether a text names a thing as a word of its own; `-` and `_` are the same. */
export function namesService(text: string, service: string): boolean {
  const folded = text.toLowerCase().replaceAll('_', '-');
  const wanted = service.toLowerCase().replaceAll('_', '-');
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const before = folded[at - 1] ?? ' ';
    const after = folded[at + wanted.length] ?? ' ';
    // A folder or class of the same name is no neighbour: `src/payment/charge.ts`, `PaymentClient`.
    if (!/[\w/.-]/.test(before) && !/[\w/]/.test(after)) return true;
  }
  return false;
}

/** Hosts and "the card API"-like names in an error text that are no known service. */
export function outsideNames(text: string, services: readonly string[]): string[] {
  const known = new Set(services.map((service) => service.toLowerCase()));
  const names = [CALLED, HOST, PORTED]
    .flatMap((form) => text.match(form) ?? [])
    .map((name) =>
      name
        .toLowerCase()
        .replace(/:\d+$/, '')
        .replace(/ (api|service|server|gateway|provider|db|database)$/, '-$1'),
    );
  return [...new Set(names)].filter(
    (name) =>
      !known.has(name) &&
      !NOT_HOSTS.test(name) &&
      !/^(?:node|file|http|https|localhost|the-|this-|internal-)/.test(name),
  );
}

/**
 * Follows silence: whoever does not answer and logs no failure is where the failure is, not the one who waits. Unless
 * several seem silent at once: healthy neighbours do not stop together, so whoever finds all of them too slow is itself
 * too slow to see their answers.
 */
function silentEnd(name: string, byName: ReadonlyMap<string, ServiceFailure>): string {
  const silent = byName.get(name)?.silent.filter((other) => other !== name && byName.get(other)?.errors === 0) ?? [];
  return silent.length === 1 ? (silent[0] ?? name) : name;
}

/**
 * Who failed first: from the service with the most failures, follow whom it blames until somebody blames no failing
 * service. Between equals the one that was asked about, then the earliest failure decides. Loud victims are not causes: a caller logs every failure of
 * its callee, often more loudly than the callee.
 */
export function firstToFail(
  failures: readonly ServiceFailure[],
  asked: ReadonlySet<string> = new Set(),
): string | null {
  const byName = new Map(failures.map((failure) => [failure.name, failure]));
  const failing = failures.filter((failure) => failure.errors > 0);
  if (failing.length === 0) return null;
  const earlier = (a: ServiceFailure, b: ServiceFailure): number =>
    (a.firstError ?? Number.POSITIVE_INFINITY) - (b.firstError ?? Number.POSITIVE_INFINITY) ||
    (a.name < b.name ? -1 : 1);
  const sources = failing.filter(
    (failure) => !failure.blames.some((name) => name !== failure.name && (byName.get(name)?.errors ?? 0) > 0),
  );
  // Everybody blames somebody: a circle. The one that failed first is all that can be said.
  if (sources.length === 0) return failing.toSorted(earlier)[0]?.name ?? null;
  const blamedBy = (name: string): number =>
    failing.filter((failure) => failure.blames.includes(name)).reduce((sum, failure) => sum + failure.errors, 0);
  const [first] = sources.toSorted(
    (a, b) =>
      blamedBy(b.name) - blamedBy(a.name) ||
      Number(asked.has(b.name)) - Number(asked.has(a.name)) ||
      b.ownFailures - a.ownFailures ||
      earlier(a, b),
  );
  if (first === undefined) return null;
  return first.ownFailures > 0 ? first.name : silentEnd(first.name, byName);
}
