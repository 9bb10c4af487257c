import { dirname } from 'node:path';
import { MatsError } from '@mats/contracts';

/** Of a disk that takes nothing more: Node's codes, and Postgres' code. */
const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', '53100']);
/**
 * Classes of state codes of a server that is not there, short of something, stopping or starting; 25006: takes no
 * writes; 25P03: ended a transaction in which nothing happened.
 */
const UNAVAILABLE_STATE = /^(?:08|53|57P|25006$|25P03$)/;
const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver has no code for these. */
const DRIVER_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered|was closed))/;

/** Codes of our own that say it already. */
function isOfStorage({ code }: MatsError): boolean {
  return code.startsWith('storage_') || code === 'attachments_unavailable';
}

/**
 * What an error says about storage: that it is full, in use, damaged or away; undefined for all other errors. It is
 * asked of what storage threw: a service that cannot be reached has the same codes of the network.
 */
export function storageFailure(thrown: unknown): MatsError | undefined {
  if (thrown instanceof MatsError) return isOfStorage(thrown) ? thrown : undefined;
  const { code, message, path } = (thrown ?? {}) as { code?: unknown; message?: unknown; path?: unknown };
  if (FULL_CODES.has(code)) {
    const folder = typeof path === 'string' ? dirname(path) : 'the database';
    return new MatsError('storage_full', { folder, reason: code }, { cause: thrown });
  }
  const isAway =
    NETWORK_CODES.has(code) ||
    (typeof code === 'string' && UNAVAILABLE_STATE.test(code)) ||
    (typeof message === 'string' && DRIVER_WORDS.test(message));
  return isAway ? new MatsError('storage_unavailable', {}, { cause: thrown }) : undefined;
}
