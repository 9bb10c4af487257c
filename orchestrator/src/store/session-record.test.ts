import { describe, expect, test } from '@jest/globals';
import type { RecordedTurn } from '@mats/contracts';
import { reportOf } from '../testing/start-orchestrator.ts';
import { boundRecord } from './session-record.ts';

const turn = (number: number, repeats?: number, prompt = 'why?'): RecordedTurn => ({
  turn: number,
  prompt,
  at: '2026-01-01T00:00:00.000Z',
  attachments: [],
  findings: [],
  report: { ...reportOf('root_cause'), ...(repeats === undefined ? {} : { repeats: { turn: repeats } }) },
});
const size = (one: RecordedTurn): number => Buffer.byteLength(JSON.stringify(one));

describe('boundRecord', () => {
  test('keeps all turns in their order where there is room', () =>
    expect(boundRecord([turn(2, 1), turn(1)]).map((one) => one.turn)).toEqual([1, 2]));

  test('the conclusion that answers rest on outlives any number of answers', () => {
    const turns = [turn(1), ...Array.from({ length: 8 }, (_, at) => turn(at + 2, 1))];
    const room = size(turn(1)) + 2 * size(turn(2, 1));
    expect(boundRecord(turns, room).map((one) => one.turn)).toEqual([1, 8, 9]);
  });

  test('an older conclusion goes before the answers to the newest', () => {
    const turns = [turn(1), turn(2), turn(3, 2)];
    expect(boundRecord(turns, size(turn(2)) + size(turn(3, 2))).map((one) => one.turn)).toEqual([2, 3]);
  });

  test('evidence is carried once, with the findings', () => {
    const picture = { from: 0, to: 1, bucketMs: 1, series: [], marks: [] };
    const given = turn(2, 1);
    const [kept] = boundRecord([{ ...given, report: { ...given.report, picture } }]);
    expect([kept?.report.picture, kept?.report.evidence]).toEqual([null, []]);
  });
});
