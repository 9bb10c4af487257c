import { createEvidence } from '@mats/engine';
import type { LineGroup, LogLine } from '@mats/engine/logs';
import type { Evidence } from '@mats/contracts';
import { redactSecrets } from '@mats/telemetry';
import type { SourcedLog } from '../read/read-logs.ts';
import { excerptOf, spanOfNow } from './log-evidence.ts';

const MOST_TITLE = 160;

/** A failing line with what stands around it, word for word but for secrets. */
export async function failureEvidence(
  group: LineGroup,
  from: { readonly logs: readonly SourcedLog[]; readonly lines: readonly LogLine[] },
): Promise<Evidence | null> {
  const [first] = group.lines;
  const log = from.logs[first.file];
  if (log === undefined) return null;
  const place = await excerptOf(log, { line: first.line, lines: 1 });
  const [title = ''] = first.message.split('\n', 1);
  const count = group.lines.length;
  return createEvidence({
    title: `${count === 1 ? '' : `${count} × `}${redactSecrets(title).slice(0, MOST_TITLE)}`,
    ...(group.service === null ? {} : { service: group.service }),
    ...(first.time === null ? {} : { time: new Date(first.time).toISOString() }),
    ...place,
    ...spanOfNow(),
    detail: { kind: 'log_excerpt', focusLine: first.line, severity: first.severity ?? 'unknown' },
  });
}
