import type { Random } from './random.ts';

/** How severe a statement is, most to least; layouts spell it their own way. */
export type Level = 'error' | 'warn' | 'info' | 'debug';

/** Writes one argument of a statement. */
export type Argument = (random: Random) => string;

/** A statement of a program: constant text and arguments in turn. */
export interface LogStatement {
  readonly level: Level;
  readonly component: string;
  readonly pieces: readonly (string | Argument)[];
  /** Index of the constant piece that an invented word takes the place of. */
  readonly novelAt: number;
}

const words = (text: string): readonly string[] => text.split(' ');

const VERBS = words(
  'accepted acquired allocated applied archived assigned balanced batched blocked cached cancelled charged checked cleared closed collected committed compacted completed computed connected consumed copied created dispatched drained dropped elected emptied encoded enqueued evicted expired exported fetched flushed forwarded fused granted handled imported indexed installed joined launched leased linked loaded locked mapped matched merged migrated mounted moved notified obtained opened parsed paused placed planned polled promoted pruned published pulled pushed queued ranked rebuilt received recovered refreshed registered rejected released reloaded removed renamed renewed replaced replayed reported requested reserved resized resolved restored resumed returned revoked rotated routed sampled saved scaled scanned scheduled sealed selected sent served settled shipped signed skipped sorted spawned split stored streamed submitted swapped switched synchronised tested throttled traced trimmed unlocked updated uploaded validated verified visited wiped wrote',
);
const THINGS = words(
  'account address agent alarm archive array basket batch binding block broker bucket buffer cache carrier catalogue certificate channel checkpoint chunk client cluster column command connection consumer container coordinator counter cursor daemon dataset descriptor device directory disk document domain driver endpoint engine entry event exporter feature field file filter frame gateway group handler header heap host image index instance interface invoice item job journal kernel ledger lease listener lock manager manifest mapper member message metric mirror module monitor mount network node object offset order origin package page parcel partition payment peer pipeline plan pool port price printer process producer profile proxy queue quota record region registry relay replica report request reservation resource response result route router rule runner scheduler schema secret segment sensor server session shard shipment signal snapshot socket source stage storage stream subscription supplier switch table task tenant thread ticket timer token topic tracker transaction transport tunnel unit upstream vault version volume voucher warehouse watcher window worker zone',
);
const QUALITIES = words(
  'active additional ancient automatic blank broken clean cold current default degraded delayed direct distant dormant duplicate early empty external failing fast final foreign former fresh full global graceful heavy hidden idle incoming initial internal large late lazy live local lonely manual minimal missing mixed narrow native nested normal obsolete offline old optional orphaned outgoing partial passive pending periodic permanent preferred previous primary private public quiet random ready recent regular remote secondary shared silent single slow small spare stable stale standby static strict sudden surplus temporary tiny total trusted unknown unused upper urgent usual vacant valid virtual volatile warm wide',
);
const LINKS = words(
  'after against among and before behind beside during from into near of on over through towards under via while with within without',
);
const NAMES = words('amber basil cedar dahlia elder fennel ginger hazel');

const number =
  (limit: number): Argument =>
  (random) =>
    String(random.below(limit));
const hexadecimal = (random: Random, digits: number): string => {
  let text = '';
  while (text.length < digits) text += random.below(0x1_0000).toString(16).padStart(4, '0');
  return text.slice(0, digits);
};
const address: Argument = (random) => `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`;

/** What programs print into their messages. */
const ARGUMENTS: readonly Argument[] = [
  number(100),
  number(10_000),
  number(100_000_000),
  (random) => `${random.below(5000)} ms`,
  (random) => `${random.below(900)}.${random.below(10)} MB`,
  address,
  (random) => `${address(random)}:${1024 + random.below(60_000)}`,
  (random) => `node-${random.below(64)}`,
  (random) => `0x${hexadecimal(random, 8)}`,
  (random) => `blk_${random.below(1_000_000_000)}`,
  (random) => `/var/lib/store/part-${random.below(10_000)}`,
  (random) =>
    `${hexadecimal(random, 8)}-${hexadecimal(random, 4)}-4${hexadecimal(random, 3)}-a${hexadecimal(random, 3)}-${hexadecimal(random, 12)}`,
  (random) => `owner=${random.pick(NAMES)}`,
  (random) => `zone-${random.below(40)}`,
  (random) => `size=${random.below(100_000)}`,
  (random) => `[${random.below(1000)}]`,
  (random) => `port ${random.below(65_536)}`,
  (random) => `attempt ${random.below(10)} of 10`,
  (random) => `shard-${random.below(512)}/${random.below(16)}`,
  (random) => `v${random.below(9)}.${random.below(30)}.${random.below(100)}`,
];

const LEVELS: readonly Level[] = ['info', 'info', 'info', 'info', 'info', 'info', 'debug', 'debug', 'warn', 'error'];

function component(random: Random): string {
  const name = (): string => {
    const word = random.pick(THINGS);
    return word.slice(0, 1).toUpperCase() + word.slice(1);
  };
  return `${name()}${name()}`;
}

/** Makes a statement: a few words, an argument, a few words, …, as programmers write them. */
export function createStatement(random: Random): LogStatement {
  const pieces: (string | Argument)[] = [`${random.pick(VERBS)} ${random.pick(QUALITIES)} ${random.pick(THINGS)}`];
  const groups = 1 + random.below(3);
  for (let group = 0; group < groups; group += 1) {
    pieces.push(random.pick(ARGUMENTS), `${random.pick(LINKS)} ${random.pick(QUALITIES)} ${random.pick(THINGS)}`);
  }
  const novelAt = pieces.length;
  pieces.push(random.pick(THINGS), random.pick(VERBS));
  if (random.below(2) === 0) pieces.push(random.pick(ARGUMENTS));
  return { level: random.pick(LEVELS), component: component(random), pieces, novelAt };
}

/** A word that no program contains. */
function inventedWord(random: Random): string {
  let word = '';
  for (let letters = 7 + random.below(4); letters > 0; letters -= 1) word += String.fromCharCode(97 + random.below(26));
  return word;
}

/** The message of one call of the statement; `novel` puts an invented word into it. */
export function writeMessage(statement: LogStatement, random: Random, novel: boolean): string {
  let text = '';
  for (const [index, piece] of statement.pieces.entries()) {
    if (index > 0) text += ' ';
    if (typeof piece === 'function') text += piece(random);
    else text += novel && index === statement.novelAt ? inventedWord(random) : piece;
  }
  return text;
}
