/** Lines that tools and reviewers put below a message: who signed, which review, which bots ran. */
const TRAILER =
  /^\s*(?:change-(?:id|\w+)|[\w-]+-(?:by|on|url|verified|queue)|reviewers?|author|submitter|r|cc|tbr|bug|b|(?:closes|partial|related)-bug|closes|see-also|tests?|auto-submit|c[qr]-[\w-]+|git-svn-id|docker-dco[\w.-]*|\(?cherry[ -]picked|no-[\w-]+|(?:run-)?trybot[\w-]*|patchset\S*|imported|depends-on|fix(?:es)?|blueprint|(?:partially-)?implements|docimpact|approved|acked)\s*[:=]/i;
/** A message is cut to this length. */
const MESSAGE_LENGTH = 20_000;
const LINE_LENGTH = 1_000;

/** The body of a commit message as its author wrote it, without the lines that tools put below. */
export function readMessage(body: string): string {
  return body
    .slice(0, MESSAGE_LENGTH)
    .split('\n')
    .filter((line) => !TRAILER.test(line.slice(0, LINE_LENGTH)))
    .join('\n');
}

/** What a subject line says was done. One subject can say several. */
export type Deed = 'fix' | 'documentation' | 'removal' | 'stricter' | 'switch' | 'test' | 'speed' | 'revert';

const DEEDS: readonly (readonly [Deed, RegExp])[] = [
  ['fix', /\bfix|\bbug|\bcorrect|\bprevent|\bavoid|\bhandle|\bensure|\bworkaround/i],
  [
    'documentation',
    /\bdocs?\b|\bdocument|\breadme|\btypo|\bcomment|\brelease ?notes?|\bchangelog|\btranslat|\bspelling/i,
  ],
  ['removal', /\bremov|\bdelet|\bdrop|\bdeprecat|\bget rid|\bclean|\bunused/i],
  ['stricter', /\bvalidat|\bcheck|\brequire|\benforce|\bstrict|\breject|\bdisallow|\bverify|\bassert/i],
  ['switch', /\bswitch|\bmigrat|\bconvert|\breplac|\bmov(?:e|ing)\b|\bport(?:ed|ing)? to|\buse\b|\busing\b/i],
  ['test', /\btests?\b|\bunittest|\bspec\b|\bflak|\bcoverage|\btesting/i],
  [
    'speed',
    /\bperf|\boptimi[sz]|\bfast|\bspeed|\bcache|\bcaching|\blazy|\bparallel|\basync|\bconcurren|\breduce|\bimprove/i,
  ],
  ['revert', /\brevert|\bback(?:ed|ing)? ?out|\broll(?:ed)? ?back|\bundo\b/i],
];

/** Reads what a subject line says was done. */
export function deedsOf(subject: string): ReadonlySet<Deed> {
  const text = subject.slice(0, LINE_LENGTH);
  return new Set(DEEDS.filter(([, pattern]) => pattern.test(text)).map(([deed]) => deed));
}
