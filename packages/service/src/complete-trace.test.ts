import { expect, test } from '@jest/globals';
import { completeTrace } from './complete-trace.ts';

const [FIRST, SECOND] = ['a'.repeat(16), 'b'.repeat(16)];
const TRACE = '1'.repeat(32);

function telemetryWith(asked: [string, readonly string[]][]): Parameters<typeof completeTrace>[0] {
  return {
    spansOf: () => Promise.resolve([FIRST, SECOND]),
    resend: (traceId, ids) => {
      asked.push([traceId, ids]);
      return Promise.resolve(ids.length);
    },
  };
}

test('what is not stored is sent again, and all that was made is told', async () => {
  const asked: [string, readonly string[]][] = [];
  const made = await completeTrace(telemetryWith(asked), { trace_id: TRACE, stored: [FIRST], send: true });
  expect(made).toEqual({ made: [FIRST, SECOND], sent: 1 });
  expect(asked).toEqual([[TRACE, [SECOND]]]);
});

test('nothing is sent when it is only asked for, or when all is stored', async () => {
  const asked: [string, readonly string[]][] = [];
  await completeTrace(telemetryWith(asked), { trace_id: TRACE, stored: [], send: false });
  await completeTrace(telemetryWith(asked), { trace_id: TRACE, stored: [FIRST, SECOND], send: true });
  expect(asked).toEqual([]);
});
