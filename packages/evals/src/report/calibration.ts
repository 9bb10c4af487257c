/** One answer: how sure the engine said it was, and whether it was right. */
export interface StatedAnswer {
  readonly confidence: number;
  readonly right: boolean;
}

/** Answers of about the same confidence. */
interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly stated: number;
  readonly right: number;
}

/** How far stated confidence can be trusted. */
export interface Calibration {
  readonly answers: number;
  /** Bins that hold an answer, lowest confidence first. */
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: mean gap between stated and right over the bins, weighted by their cases (Naeini et al. 2015). */
  readonly expectedError: number;
  /** Mean squared gap between confidence and outcome (Brier 1950); .25 is what always saying one half gives. */
  readonly brier: number;
  /** Answers at or above `CONFIDENT_FROM`, and how many of these were wrong. */
  readonly confident: number;
  readonly confidentWrong: number;
}

/** From here on the engine names a cause without reserve, so a wrong answer misleads. */
export const CONFIDENT_FROM = 0.8;
/** Under this many answers ten bins would hold too few each to say anything. */
const FEW_ANSWERS = 100;

/** The reliability of answers; undefined when there is none. */
export function calibrate(answers: readonly StatedAnswer[]): Calibration | undefined {
  if (answers.length === 0) return undefined;
  const bins = binsOf(answers, answers.length < FEW_ANSWERS ? 5 : 10);
  const gap = bins.reduce((sum, bin) => sum + bin.cases * Math.abs(bin.stated - bin.right), 0);
  const squares = answers.reduce((sum, { confidence, right }) => sum + (confidence - (right ? 1 : 0)) ** 2, 0);
  const confident = answers.filter(({ confidence }) => confidence >= CONFIDENT_FROM);
  return {
    answers: answers.length,
    bins,
    expectedError: gap / answers.length,
    brier: squares / answers.length,
    confident: confident.length,
    confidentWrong: confident.filter(({ right }) => !right).length,
  };
}

function binsOf(answers: readonly StatedAnswer[], count: number): ReliabilityBin[] {
  return Array.from({ length: count }, (_, place) => place).flatMap((place) => {
    const inside = answers.filter(
      ({ confidence }) => Math.min(count - 1, Math.max(0, Math.floor(confidence * count))) === place,
    );
    if (inside.length === 0) return [];
    return [
      {
        from: place / count,
        to: (place + 1) / count,
        cases: inside.length,
        stated: inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length,
        right: inside.filter(({ right }) => right).length / inside.length,
      },
    ];
  });
}
