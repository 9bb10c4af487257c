import type { FieldDifference, ReportComparison } from '@mats/contracts';
import type { Screen } from '../up/screen.ts';

function valueWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What differs between two reports, a line each. */
export function showDifference(screen: Screen, { fields, evidence, others }: ReportComparison): void {
  const line = ({ field, a, b }: FieldDifference): void =>
    screen.line(`  ${field}: ${valueWords(a)} → ${valueWords(b)}`);
  fields.forEach(line);
  for (const { title, label } of evidence.lost) screen.line(`  evidence lost: ${title} (${label})`);
  for (const { title, label } of evidence.added) screen.line(`  evidence added: ${title} (${label})`);
  if (others.length > 0) screen.line(`  also different: ${others.join(', ')}`);
}
