import { LIMITS } from '@mats/contracts';
import type { RecordedTurn } from '@mats/contracts';

/** What stands in a report twice: its evidence is that of the findings; a report that repeats another has that one's picture. */
function withoutCopies(turn: RecordedTurn): RecordedTurn {
  const { report } = turn;
  const picture = report.repeats === undefined ? report.picture : null;
  return { ...turn, report: { ...report, evidence: [], picture } };
}

/**
 * A session's turns as the turns after them get them. Where there are more than `LIMITS.recordBytes` of them, the newest conclusion stays
 * first, then the answers that rest on others, newest first, then older conclusions.
 */
export function boundRecord(turns: readonly RecordedTurn[], limitBytes: number = LIMITS.recordBytes): RecordedTurn[] {
  const slim = turns.map(withoutCopies).toSorted((a, b) => b.turn - a.turn);
  const conclusions = slim.filter(({ report }) => report.repeats === undefined);
  const answers = slim.filter(({ report }) => report.repeats !== undefined);
  const inOrder = [...conclusions.slice(0, 1), ...answers, ...conclusions.slice(1)];
  const kept: RecordedTurn[] = [];
  let bytes = 0;
  for (const turn of inOrder) {
    bytes += Buffer.byteLength(JSON.stringify(turn));
    if (bytes > limitBytes) break;
    kept.push(turn);
  }
  return kept.toSorted((a, b) => a.turn - b.turn);
}
