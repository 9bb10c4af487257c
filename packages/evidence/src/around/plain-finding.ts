import type { Claim, Evidence, Finding, NotChecked } from '@mats/contracts';

/** A sentence with what shows it. */
export interface Told {
  readonly code: Claim['code'];
  readonly values: Claim['values'];
  readonly text: string;
  readonly about: Claim['about'];
  /** The first is what the sentence is of. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
}

/** The finding of an agent that says what it saw and names no cause of its own; `tell` hears of every piece that shows it. */
export function plainFinding(
  agent: string,
  given: {
    readonly told: readonly Told[];
    readonly summary: string;
    readonly notRead: readonly NotChecked[];
    readonly durationMs: number;
    readonly tell: (piece: Evidence) => void;
  },
): Finding {
  const { told, summary, notRead, durationMs, tell } = given;
  const pieces = told.flatMap(({ evidence }) => evidence);
  for (const piece of pieces) tell(piece);
  const evidence = new Map(pieces.map((piece) => [piece.id, piece]));
  const tokens = { prompt: 0, completion: 0 };
  return {
    agent,
    summary,
    claims: told.map(({ evidence: shown, ...claim }) => ({ ...claim, evidence: shown.map(({ id }) => id) })),
    candidates: [],
    evidence: [...evidence.values()],
    read: [],
    notChecked: [...notRead],
    usage: { agent, tokens, cost_usd: 0, model: null, duration_ms: durationMs, calls: [] },
  };
}

/** The first sentence and how many more there are; without one, why nothing was read, or that there was nothing. */
export function plainSummary(given: {
  readonly first: string | undefined;
  readonly more: number;
  readonly notRead: readonly NotChecked[];
  readonly nothing: string;
}): string {
  const { first, more, notRead, nothing } = given;
  if (first !== undefined) return more === 0 ? first : `${first} ${more} more in the same time.`;
  const [unread] = notRead;
  return unread === undefined ? nothing : `Nothing was read: ${unread.why}.`;
}
