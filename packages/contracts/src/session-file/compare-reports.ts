import type { Evidence } from '../evidence.ts';
import type { Report } from '../report.ts';
import { canonicalJson } from './canonical-json.ts';

/** A field of two reports that differs; a side that has none is null. */
export interface FieldDifference {
  readonly field: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** A piece of evidence, as far as two reports are compared by it. */
export interface NamedEvidence {
  readonly id: string;
  readonly title: string;
  readonly label: string;
}

export interface ReportComparison {
  /** Whether the reports are the same, byte for byte, in canonical JSON. */
  readonly identical: boolean;
  /** What a reader asks for first: verdict, confidence, answer, cause, kind, change, component, place. */
  readonly fields: readonly FieldDifference[];
  readonly evidence: {
    /** In the second alone. */
    readonly added: readonly NamedEvidence[];
    /** In the first alone. */
    readonly lost: readonly NamedEvidence[];
    readonly same: readonly NamedEvidence[];
  };
  /** Other fields of the report that differ, by name. */
  readonly others: readonly string[];
}

const FIRST = ['verdict', 'confidence', 'abstention', 'answer', 'cause', 'kind', 'change', 'component'] as const;
const PLACE = ['service', 'repository', 'file', 'line', 'function', 'commit', 'author'] as const;
const COMPARED: ReadonlySet<string> = new Set([...FIRST, 'where', 'evidence']);

function named({ id, title, locator }: Evidence): NamedEvidence {
  return { id, title, label: locator.label };
}

/** The same text of the same place, whatever ids a session gave its files. */
function keyOf({ locator, excerpt, detail }: Evidence): string {
  const { label, path, part, revision, startLine } = locator;
  return canonicalJson([detail.kind, label, path, part, revision, startLine, excerpt]);
}

function differ(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) !== canonicalJson(b ?? null);
}

function fieldsOf(a: Report | null, b: Report | null): FieldDifference[] {
  const pairs = [
    ...FIRST.map((name) => ({ field: name as string, a: a?.[name] ?? null, b: b?.[name] ?? null })),
    ...PLACE.map((name) => ({ field: `where.${name}`, a: a?.where[name] ?? null, b: b?.where[name] ?? null })),
  ];
  return pairs.filter((pair) => differ(pair.a, pair.b));
}

/** What differs between two reports; a turn without one has null. */
export function compareReports(a: Report | null, b: Report | null): ReportComparison {
  const [left, right] = [a?.evidence ?? [], b?.evidence ?? []];
  const [inLeft, inRight] = [new Set(left.map(keyOf)), new Set(right.map(keyOf))];
  const names = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
  const valueOf = (report: Report | null, name: string): unknown =>
    (report as Readonly<Record<string, unknown>> | null)?.[name];
  return {
    identical: canonicalJson(a) === canonicalJson(b),
    fields: fieldsOf(a, b),
    evidence: {
      added: right.filter((piece) => !inLeft.has(keyOf(piece))).map(named),
      lost: left.filter((piece) => !inRight.has(keyOf(piece))).map(named),
      same: right.filter((piece) => inLeft.has(keyOf(piece))).map(named),
    },
    others: [...names].filter((name) => !COMPARED.has(name) && differ(valueOf(a, name), valueOf(b, name))).toSorted(),
  };
}

/** Whether two reports say the same on the same evidence; that one took longer is no other answer. */
export function isSameAnswer({ fields, evidence, others }: Omit<ReportComparison, 'identical'>): boolean {
  const otherEvidence = evidence.added.length + evidence.lost.length;
  return fields.length === 0 && otherEvidence === 0 && others.every((name) => name === 'usage');
}
