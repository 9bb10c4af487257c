// cspell:ignore amqps rediss
import type { CauseKind } from '@mats/contracts';
import type { FailureView } from '../../rules/failure-view.ts';
import { kindOf } from './kind-of.ts';
import { isLoopback } from './writers.ts';

/** Failures that are told by whoever called and did not get what was asked for: whom the line addresses is the one that failed. */
const OF_PEER: ReadonlySet<CauseKind> = new Set([
  'outside_outage',
  'rate_limited',
  'connection_refused',
  'unreachable',
  'name_resolution',
  'slow_dependency',
]);

/** The host of an address that was called (RFC 3986, section 3.2.2), without its account and port. */
const ADDRESS =
  /(?<before>.{0,24}?)\b(?:https?|grpcs?|wss?|amqps?|rediss?|postgres(?:ql)?|mysql|mongodb|nats|tcp):\/\/(?:[^\s/@"'<>]{0,100}@)?(?<host>[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,200}[A-Za-z0-9_])?)/g;
/** What stands before the address of a page for people. */
const TO_READ =
  /(?:\bsee|information|details?|docs?|documentation|help|more|visit|read|referer|referrer)\W{0,4}(?:at|check|here|on|check:)?\W{0,4}$/i;
const OWN = /^(?:localhost$|127\.|0\.0\.0\.0$|host\.docker\.internal$)/;

/** The host whose address stands first in a text, pages for people left out; undefined for the machine itself. */
export function hostCalled(text: string): string | undefined {
  for (const { groups } of text.slice(0, 2_000).matchAll(ADDRESS)) {
    const { before = '', host } = groups ?? {};
    if (host === undefined || TO_READ.test(before)) continue;
    return OWN.test(host) ? undefined : host;
  }
  return undefined;
}

/** Numbers in place of a name. */
const NUMBERS =
  /^(?:\w{1,20}:\/\/)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}\]?)(?::\d{1,5})?$/i;

function peerInWords(view: FailureView): string | undefined {
  const { sighting, group } = view;
  if (sighting?.captures.peer !== undefined) return sighting.captures.peer;
  const kind = kindOf(view);
  const isOfPeer = sighting === null ? kind !== null && OF_PEER.has(kind) : sighting.entry.fault === 'peer';
  return isOfPeer ? hostCalled(group.lines[0].message) : undefined;
}

/**
 * Whom a failing line blames: as its known form captured it, else by the address that it names. Where that is numbers and the logs know
 * one service that runs what was called, it is that service.
 */
export function namedPeer(view: FailureView): string | undefined {
  const peer = peerInWords(view);
  const { server, sighting } = view;
  if (peer === undefined || server === null || sighting?.entry.fault !== 'peer') return peer;
  return NUMBERS.test(peer) && !isLoopback(peer) && sighting.entry.peerProgram !== undefined ? server : peer;
}
