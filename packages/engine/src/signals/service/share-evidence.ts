import { quantile } from '../statistics/quantile.ts';

/** How often something happened on how many occasions. */
export interface Share {
  readonly happened: number;
  readonly occasions: number;
}

/** From so many quiet windows on, one of them may turn out not to be quiet: nobody checked them all. */
const ENOUGH_TO_DOUBT_ONE = 5;
/** What quiet windows show among themselves is what all but the oddest fifth show: an earlier fault may reach into several of them. */
const USUAL_SHARE = 0.8;

/**
 * Evidence in nats that a share differs from that of quiet windows, beyond what those differ among themselves; `expected` is the share to
 * expect. Quiet windows are judged like the one in question, each against the others: what varies anyway, because the mix of requests does, must
 * vary more to count, whatever the reason it varies for.
 */
export function compareWithQuiet(
  now: Share,
  quiet: readonly Share[],
): { readonly evidence: number; readonly expected: number } {
  let { all, odd } = judgeQuiet(quiet);
  if (quiet.length >= ENOUGH_TO_DOUBT_ONE) ({ all, odd } = judgeQuiet(odd.slice(1).map(({ window }) => window)));
  const usual = quantile(
    odd.map(({ evidence }) => evidence),
    USUAL_SHARE,
  );
  return { evidence: differenceEvidence(now, all) - (usual || 0), expected: smoothed(all) };
}

interface OddWindow {
  readonly window: Share;
  readonly evidence: number;
}

/** Each window against all others, the oddest first. */
function judgeQuiet(windows: readonly Share[]): { readonly all: Share; readonly odd: readonly OddWindow[] } {
  const all = { happened: 0, occasions: 0 };
  for (const { happened, occasions } of windows) {
    all.happened += happened;
    all.occasions += occasions;
  }
  const odd = windows.map((window) => {
    const others = { happened: all.happened - window.happened, occasions: all.occasions - window.occasions };
    return { window, evidence: differenceEvidence(window, others) };
  });
  return { all, odd: odd.toSorted((a, b) => b.evidence - a.evidence) };
}

/**
 * Evidence in nats that `now` has another share than `before`: the exponent of Chernoff's bound on the tail of the binomial distribution, which
 * is the number of occasions times the divergence of Kullback and Leibler.
 */
export function differenceEvidence(now: Share, before: Share): number {
  if (now.occasions === 0) return 0;
  const expected = smoothed(before);
  const share = now.happened / now.occasions;
  return now.occasions * (divergence(share, expected) + divergence(1 - share, 1 - expected));
}

/** The share with half an event of each kind added: what was never seen is rare, not impossible (Krichevsky and Trofimov, 1981). */
function smoothed({ happened, occasions }: Share): number {
  return (happened + 0.5) / (occasions + 1);
}

function divergence(share: number, expected: number): number {
  return share === 0 ? 0 : share * Math.log(share / expected);
}
