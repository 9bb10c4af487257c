import { SPAN_KINDS } from '@mats/contracts';
import type { SpanKind } from '@mats/contracts';

export const TELEMETRY_LEVELS = ['disabled', 'basic', 'detailed', 'verbose'] as const;
export type TelemetryLevel = (typeof TELEMETRY_LEVELS)[number];

/** What a level traces: kinds of spans, and texts up to a number of characters. */
interface LevelRule {
  kinds: readonly SpanKind[];
  textLimit: number;
  says: string;
}

/** Steps inside an agent's run; everything else tells who was asked, what was decided and what it cost. */
const STEP_KINDS: ReadonlySet<SpanKind> = new Set(['TOOL', 'RETRIEVER']);

export const LEVEL_RULES: Readonly<Record<TelemetryLevel, LevelRule>> = {
  disabled: { kinds: [], textLimit: 0, says: 'nothing; the session still goes from request to request' },
  basic: {
    kinds: SPAN_KINDS.filter((kind) => !STEP_KINDS.has(kind)),
    textLimit: 4_000,
    says: 'the turn, its agents, their model calls and checks',
  },
  detailed: { kinds: SPAN_KINDS, textLimit: 4_000, says: 'their tools and look-ups too' },
  verbose: { kinds: SPAN_KINDS, textLimit: 32_000, says: 'the same with long texts' },
};

/** Whether spans of a kind are made at a level. */
export function isInstrumented(kind: SpanKind, level: TelemetryLevel): boolean {
  return LEVEL_RULES[level].kinds.includes(kind);
}

/** The table of levels as docs/telemetry.md shows it. */
export function levelTable(): string {
  const rows = TELEMETRY_LEVELS.map((level) => {
    const { kinds, textLimit, says } = LEVEL_RULES[level];
    return `| \`${level}\` | ${kinds.join(', ') || '–'} | ${textLimit === 0 ? '–' : textLimit} | ${says} |`;
  });
  return [
    '| level | spans of kind | characters of a text | what is traced |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

let current: TelemetryLevel = 'detailed';

/** The level of this process; set once by `startTelemetry`. */
export function telemetryLevel(): TelemetryLevel {
  return current;
}

/** For `startTelemetry` alone. */
export function setTelemetryLevel(level: TelemetryLevel): void {
  current = level;
}
