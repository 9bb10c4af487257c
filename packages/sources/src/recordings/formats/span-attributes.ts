import type { RecordedSpan } from '@mats/engine/signals';

type Told = Pick<RecordedSpan, 'message' | 'stack' | 'peer'>;
type Attributes = ReadonlyMap<string, string>;

const PEER_NAMES = ['peer.service', 'server.address', 'net.peer.name', 'http.host', 'db.system.name', 'db.system'];
/** A server's own address is on its spans too: only who calls names a peer. */
const CALLING = new Set(['client', 'producer']);

const HTTP_STATUS = ['http.response.status_code', 'http.status_code'];
const SERVER_ERROR = 500;

/** Whether attributes say that a span failed, for systems that set no status. */
export function failedByAttributes(attributes: Attributes): boolean {
  const error = attributes.get('error');
  const status = HTTP_STATUS.map((name) => Number(attributes.get(name))).find((value) => value > 0) ?? 0;
  return (error !== undefined && error !== 'false') || status >= SERVER_ERROR;
}

/** What a span says of its failure and of whom it called. Names are those of the OpenTelemetry and OpenTracing conventions. */
export function toldBySpan(
  attributes: Attributes,
  options: { kind: string; failed: boolean; status: string; events: readonly Attributes[] },
): Told {
  const { kind, failed, status, events } = options;
  const event = events.find((one) => one.has('exception.message') || one.has('exception.type') || one.has('stack'));
  const [type, said] = [
    event?.get('exception.type') ?? event?.get('error.kind') ?? '',
    event?.get('exception.message') ?? event?.get('message') ?? '',
  ];
  const reason = [type, said].filter((text) => text !== '').join(': ');
  const error = attributes.get('error.message') ?? attributes.get('error') ?? '';
  const message = [reason, status, error === 'true' ? '' : error].find((text) => text !== '') ?? '';
  const stack = event?.get('exception.stacktrace') ?? event?.get('stack') ?? attributes.get('exception.stacktrace');
  const peer = CALLING.has(kind) ? PEER_NAMES.map((name) => attributes.get(name)).find(Boolean) : undefined;
  return {
    ...(failed && message !== '' ? { message } : {}),
    ...(stack === undefined || stack === '' ? {} : { stack }),
    ...(peer === undefined ? {} : { peer }),
  };
}
