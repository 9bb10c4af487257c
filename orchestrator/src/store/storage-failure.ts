import { MatsError } from '@mats/contracts';

/** Classes of state codes of a server that is not there, full, stopping or starting. */
const UNAVAILABLE_STATE = /^(?:08|53|57P)/;
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver has no code for these. */
const DRIVER_WORDS = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** `storage_unavailable` when an error says that the database cannot be reached; undefined for all others. */
export function storageFailure(thrown: unknown): MatsError | undefined {
  const { code, message } = (thrown ?? {}) as { code?: unknown; message?: unknown };
  const isAway =
    NETWORK_CODES.has(code) ||
    (typeof code === 'string' && UNAVAILABLE_STATE.test(code)) ||
    (typeof message === 'string' && DRIVER_WORDS.test(message));
  return isAway ? new MatsError('storage_unavailable', {}, { cause: thrown }) : undefined;
}
