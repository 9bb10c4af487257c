/** One request a customer makes. */
export interface CustomerRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Numbers from 0 up to 1 that are the same for the same seed (the mulberry32 generator). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SKUS = ['KET-100', 'PAN-240', 'PAN-280', 'KNF-180', 'BRD-001', 'MUG-310', 'GRN-050', 'TWL-002'] as const;
const COUPONS = ['WELCOME-10', 'SPRING-15', 'FRIENDS-20'] as const;
/** What some customers type into the coupon field. */
const NO_COUPON = 'FREEDELIVERIESTHROUGHNOVEMBER';
const POSTCODES = ['10115', '20095', '80331', '10967', '50667', '60311'] as const;
const ORDER_SHARE = 0.62;

function pick<T>(choices: readonly T[], random: () => number): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new RangeError('nothing to pick from');
  return choice;
}

function pickSku(random: () => number): string {
  const share = random();
  if (share < 0.06) return 'MUG-311';
  if (share < 0.16) return 'ESP-900';
  return pick(SKUS, random);
}

function order(random: () => number): CustomerRequest {
  const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    sku: pickSku(random),
    quantity: 1 + Math.floor(random() * 2),
  }));
  const distinct = [...new Map(lines.map((line) => [line.sku, line])).values()];
  const body = {
    lines: distinct,
    cardToken: random() < 0.05 ? 'tok_declined' : 'tok_visa',
    postcode: pick(POSTCODES, random),
    ...(random() < 0.2 ? { coupon: random() < 0.25 ? NO_COUPON : pick(COUPONS, random) } : {}),
    ...(random() < 0.25 ? { giftWrap: pick(['kraft', 'linen'], random) } : {}),
  };
  return { method: 'POST', path: '/orders', body };
}

/** What the next customer does. */
function nextRequest(random: () => number): CustomerRequest {
  const share = random();
  if (share < ORDER_SHARE) return order(random);
  if (share < 0.85)
    return {
      method: 'GET',
      path: `/?campaign=${pick(['autumn', 'mail', 'none'], random)}-${Math.floor(random() * 1e6)}`,
    };
  return { method: 'GET', path: '/products' };
}

export interface TrafficOptions {
  readonly webUrl: string;
  /** Requests a second with a factor of 1. */
  readonly rate: number;
  readonly factor: () => number;
  readonly random: () => number;
  readonly onAnswer?: (request: CustomerRequest, status: number | undefined) => void;
}

const PATIENCE_MS = 8000;

async function ask(request: CustomerRequest, options: TrafficOptions): Promise<void> {
  const status = await fetch(new URL(request.path, options.webUrl), {
    method: request.method,
    headers: { 'content-type': 'application/json' },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => undefined,
  );
  options.onAnswer?.(request, status);
}

/** Sends customers to the shop until the returned function is called, which waits for the last answers. */
export function startTraffic(options: TrafficOptions): () => Promise<void> {
  const pending = new Set<Promise<void>>();
  let timer: NodeJS.Timeout;
  const tick = (): void => {
    const asked = ask(nextRequest(options.random), options).finally(() => pending.delete(asked));
    pending.add(asked);
    const pause = 1000 / (options.rate * options.factor());
    timer = setTimeout(tick, pause * (0.5 + options.random()));
  };
  timer = setTimeout(tick, 0);
  return async () => {
    clearTimeout(timer);
    await Promise.all(pending);
  };
}
