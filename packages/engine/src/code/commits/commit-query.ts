import { countTerms, wordPairs } from './split-words.ts';

/** What kind of failure a complaint speaks of, as far as that tells which changes to look at. */
export type ComplaintKind =
  | 'build'
  | 'ci'
  | 'test'
  | 'flaky'
  | 'speed'
  | 'user'
  | 'documentation'
  | 'dependency'
  | 'soon';

const KINDS: readonly (readonly [ComplaintKind, RegExp])[] = [
  [
    'build',
    /\bcompil|\bbuild|\blink(?:er|ing)\b|\bheader|\bundefined (?:symbol|reference)|\btree\b|\bwarnings?\b|\bclang|\bgcc\b|\bmsvc|\blint/i,
  ],
  [
    'ci',
    /\bci\b|\bgate\b|\bgating|\bjobs?\b|\bbots?\b|\bbuilders?\b|\bpresubmit|\bjenkins|\bpipeline|\bcq\b|\bwaterfall|\bma(?:ster|in)\b/i,
  ],
  ['test', /\btests?\b|\btesting\b|\bspecs?\b|\bassert/i],
  [
    'flaky',
    /\bflak|\bintermittent|\bsporadic|\brac(?:e|es|y)\b|\bsometimes\b|\boccasional|\bunstable|\bnon-?determin/i,
  ],
  [
    'speed',
    /\bslow|\bperf|\blatency|\bthroughput|\bmemory usage|\btime ?s? ?outs?\b|\btimed out|\boverhead|\bbenchmark/i,
  ],
  ['user', /\busers?\b|\bcustomers?\b|\bproduction|\bprod\b|\breleas|\bdeploy|\breported|\bregress/i],
  ['documentation', /\bdocs?\b|\bdocument/i],
  ['dependency', /\brequirement|\bdependenc|\bversion|\bpackag|\bimport|\blibrary\b|\broll\b|\bbump|\bupgrad/i],
  [
    'soon',
    /\bimmediat|\bjust\b|\bconflict|\brebase|\bconcurrent|\bquick|\bunblock|\bfor now\b|\bneeds? (?:more|to be|further)|\binvestigat/i,
  ],
];

/** How common a term is in complaints of any kind of project: the share of complaints that hold it. */
export type CommonWords = Readonly<Record<string, number>>;

/** The words somebody uses to say what broke, each with how much it tells. */
export interface CommitQuery {
  /** From 0 (stands in every complaint) to 1 (in none seen so far), by term. */
  readonly terms: ReadonlyMap<string, number>;
  /** Terms that stand in quotation marks or as code. */
  readonly quoted: ReadonlySet<string>;
  /** Pairs of neighbouring words. */
  readonly pairs: ReadonlySet<string>;
  readonly kinds: ReadonlySet<ComplaintKind>;
}

/** Texts are cut to this length: what broke is said at the start. */
const TEXT_LENGTH = 20_000;
/** A share of complaints below this is as good as none. */
const RAREST = 1 / 450;
const QUOTED = /`([^`\n]{2,120})`|"([^"\n]{2,120})"|(?<![A-Za-z])'([^'\n]{2,120})'(?![A-Za-z])/g;

/** Reads a complaint: its words, what it quotes and what kind of failure it speaks of. */
export function readCommitQuery(texts: readonly string[], common: CommonWords): CommitQuery {
  const text = texts.join('\n').slice(0, TEXT_LENGTH);
  const shares = new Map(Object.entries(common));
  const terms = new Map([...countTerms(text).keys()].map((term) => [term, telling(shares.get(term) ?? 0)]));
  const quotes = [...text.matchAll(QUOTED)].map(([, code, double, single]) => code ?? double ?? single ?? '');
  return {
    terms,
    quoted: new Set(countTerms(quotes.join('\n')).keys()),
    pairs: wordPairs(text),
    kinds: new Set(KINDS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind)),
  };
}

/** Inverse query frequency (as in Orca): a word that many complaints hold says little about this one. */
function telling(share: number): number {
  return Math.log(Math.max(share, RAREST)) / Math.log(RAREST);
}
