import { expect, test } from '@jest/globals';
import type { StackTrace } from '../../logs/stack/stack-trace.ts';
import { reportsOtherFailure } from './reports-other-failure.ts';

const trace = (...exceptions: readonly (readonly [type: string, message: string])[]): Pick<StackTrace, 'exceptions'> =>
  ({ exceptions: exceptions.map(([type, message]) => ({ type, message })) }) as unknown as Pick<
    StackTrace,
    'exceptions'
  >;
const FULL = ['OSError', '[Errno 28] No space left on device'] as const;
const NULL = ['TypeError', "Cannot read properties of undefined (reading 'id')"] as const;

test('an exception that tells of a full disk reports it', () => expect(reportsOtherFailure(trace(FULL))).toBe(true));

test('a defect of the code is no failure of another', () => expect(reportsOtherFailure(trace(NULL))).toBe(false));

test('the root exception says it, not what it was wrapped in', () =>
  expect(reportsOtherFailure(trace(NULL, FULL))).toBe(false));

test('what is in no known form reports nothing', () => {
  expect(reportsOtherFailure(trace(['GizmoError', 'the gizmo is wobbly']))).toBe(false);
  expect(reportsOtherFailure(trace())).toBe(false);
  expect(reportsOtherFailure(undefined)).toBe(false);
});
