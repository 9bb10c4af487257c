import type { Sighting } from '../../knowledge/match-forms.ts';
import type { LogLine } from '../../logs/digest/log-line.ts';

const ADDRESS = String.raw`(?<address>\d{1,3}(?:\.\d{1,3}){3})`;
const NAME = String.raw`(?<name>[A-Za-z][\w.-]{0,100})`;
/** A line of a hosts file. */
const HOSTS = new RegExp(String.raw`^\s{0,20}${ADDRESS}\s{1,40}${NAME}(?!\S)`);
const ONLY_NAMES = /^[\w.\s-]{1,400}$/;
/** Where lines name an address: as Java writes it, as tools that resolve it write it. */
const NAMED: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\w./-])${NAME}/${ADDRESS}:\d`),
  new RegExp(String.raw`(?<![\w./-])${NAME} (?:resolve[sd] to|has address|->) ${ADDRESS}(?![\w.])`),
  new RegExp(String.raw`(?<![\w./-])${NAME} \(${ADDRESS}\)`),
];
/** A program that tells where it waits for others. */
const LISTENS = new RegExp(String.raw`\b(?:listen(?:s|ing)?|bound|serving)\b[^\d]{0,60}${ADDRESS}(?![\w.])`, 'i');
/** Addresses that mean somebody else on each host. */
const EVERYWHERE = /^(?:127\.|0\.)/;
const HINT = /\d\.\d{1,3}\./;
const LONGEST = 2_000;
const MOST = 2_000;

function namedIn({ message, service, headed }: LogLine): { address: string; name: string } | null {
  const hosts = headed || !ONLY_NAMES.test(message) ? null : HOSTS.exec(message);
  const found = hosts ?? NAMED.map((form) => form.exec(message)).find((match) => match !== null);
  const { address = '', name = '' } = found?.groups ?? {};
  if (address !== '') return { address, name };
  const own = service === null ? undefined : LISTENS.exec(message)?.groups?.['address'];
  return own === undefined || service === null ? null : { address: own, name: service };
}

/**
 * The names of addresses, as far as lines tell them: a hosts file, whoever resolves a name, whoever waits at one. One name each; what is
 * `known` (of container networks) is not doubted.
 */
export function addressNames(
  lines: readonly LogLine[],
  known: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const names = new Map<string, string | null>();
  for (const line of lines) {
    if (line.message.length > LONGEST || !HINT.test(line.message)) continue;
    const named = namedIn(line);
    if (named === null || EVERYWHERE.test(named.address) || names.size >= MOST) continue;
    const before = names.get(named.address);
    // An address with two names stands for neither.
    names.set(named.address, before === undefined || before === named.name ? named.name : null);
  }
  return new Map([
    ...[...names].flatMap(([address, name]) => (name === null ? [] : [[address, name] as const])),
    ...known,
  ]);
}

const PEER_ADDRESS = /^(?<before>(?:[a-z+]{2,20}:\/\/)?)(?<address>\d{1,3}(?:\.\d{1,3}){3})(?![\w.])/;

/** The form with the name of whom it complains, where lines tell whose the address is. */
export function withPeerName(form: Sighting, names: ReadonlyMap<string, string>): Sighting {
  const { peer } = form.captures;
  const name = peer === undefined ? undefined : names.get(PEER_ADDRESS.exec(peer)?.groups?.['address'] ?? '');
  if (peer === undefined || name === undefined) return form;
  return { ...form, captures: { ...form.captures, peer: peer.replace(PEER_ADDRESS, `$<before>${name}`) } };
}
