/** What a collector's file exporter and Prometheus would have written of the demo shop around a fault, for tests. */

const MINUTES = 20;
const EVERY_MS = 3_000;

export interface RecordedFault {
  /** Epoch milliseconds; ten minutes before it are recorded, and ten after it. */
  readonly onset: number;
  /** What checkout throws from the onset on, as a stack trace. */
  readonly stack?: string;
  /** The commit that the services run from the onset on, and the one before. */
  readonly revisions?: { readonly before: string; readonly after: string };
  /** How much longer payment takes from the onset on, by itself. */
  readonly slowMs?: number;
}

interface Call {
  readonly service: string;
  readonly operation: string;
  /** Milliseconds after the request began, and how long it took. */
  readonly at: number;
  readonly took: number;
  readonly parent: number;
  readonly stack?: string | undefined;
  readonly failed: boolean;
}

const attribute = (key: string, text: string): object => ({ key, value: { stringValue: text } });

function callsOf(index: number, fault: RecordedFault, bad: boolean): Call[] {
  const jitter = (index * 7) % 13;
  const stack = bad ? fault.stack : undefined;
  const failed = stack !== undefined;
  const slow = bad ? (fault.slowMs ?? 0) : 0;
  const pay = 30 + jitter + slow;
  const rest = failed ? 0 : pay + 8;
  const calls: Call[] = [
    { service: 'web', operation: 'POST /orders', at: 0, took: 24 + rest, parent: -1, failed },
    { service: 'checkout', operation: 'POST /orders', at: 4, took: 16 + rest, parent: 0, failed, stack },
  ];
  const paid: Call = {
    service: 'payment',
    operation: 'POST /charges',
    at: 10,
    took: pay,
    parent: 1,
    failed: false,
  };
  return failed ? calls : [...calls, paid];
}

function spanOf(call: Call, place: { trace: string; index: number; begin: number }): object {
  const { trace, index, begin } = place;
  const nanoseconds = (ms: number): string => `${BigInt(Math.round(begin + ms)) * 1_000_000n}`;
  const id = (position: number): string => `${trace.slice(-8)}${position.toString(16).padStart(8, '0')}`;
  const [head = ''] = (call.stack ?? '').split('\n');
  const [, type = '', message = ''] = /^(\w+): (.*)$/.exec(head) ?? [];
  const exception = [
    attribute('exception.type', type),
    attribute('exception.message', message),
    attribute('exception.stacktrace', call.stack ?? ''),
  ];
  return {
    traceId: trace,
    spanId: id(index),
    ...(call.parent < 0 ? {} : { parentSpanId: id(call.parent) }),
    name: call.operation,
    kind: 2,
    startTimeUnixNano: nanoseconds(call.at),
    endTimeUnixNano: nanoseconds(call.at + call.took),
    attributes: [],
    status: call.failed ? { code: 2 } : {},
    events: call.stack === undefined ? [] : [{ name: 'exception', attributes: exception }],
  };
}

/** Traces as OTLP in JSON, a document a request. */
export function recordedTraces(fault: RecordedFault): string {
  const from = fault.onset - (MINUTES / 2) * 60_000;
  const documents = Array.from({ length: (MINUTES * 60_000) / EVERY_MS }, (_none, index) => {
    const begin = from + index * EVERY_MS;
    const trace = (index + 1).toString(16).padStart(32, '0');
    const revision = begin >= fault.onset ? fault.revisions?.after : fault.revisions?.before;
    const version = revision === undefined ? [] : [attribute('vcs.ref.head.revision', revision)];
    const resourceSpans = callsOf(index, fault, begin >= fault.onset).map((call, position) => ({
      resource: { attributes: [attribute('service.name', call.service), ...version] },
      scopeSpans: [{ spans: [spanOf(call, { trace, index: position, begin })] }],
    }));
    return JSON.stringify({ resourceSpans });
  });
  return `${documents.join('\n')}\n`;
}

/** The use of the processor by each service, a point a minute, as Prometheus answers; `busy` uses it up from the onset on. */
export function recordedProcessors(options: { onset: number; busy: string }): string {
  const from = options.onset - 40 * 60_000;
  const result = ['web', 'checkout', 'payment', 'inventory'].map((service) => ({
    metric: { __name__: 'process_cpu_utilization', job: service },
    values: Array.from({ length: 60 }, (_none, minute) => {
      const usual = 0.2 + (minute % 5) / 50;
      const at = from + minute * 60_000;
      return [at / 1000, String(service === options.busy && at >= options.onset ? 0.97 : usual)];
    }),
  }));
  return JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } });
}
