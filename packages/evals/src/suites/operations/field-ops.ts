import type { Suite } from '../suite.ts';
import { predictOperations, predictOperationsLeftOut } from './predict-operations.ts';

/** Operational incidents as people bring them: a question and the logs. */
export const fieldOps: Suite = {
  name: 'field-ops',
  asks: 'Name the kind of failure, the part to repair, the line that says so, and what to do, from logs and a question.',
  goals: [
    {
      metric: 'right',
      atLeast: 0.75,
      says: 'the kind is right, and the part or the line',
      toBeat: [{ by: 'MATS before this suite', value: 0.13 }],
    },
    {
      metric: 'line',
      atLeast: 0.85,
      says: 'a line that names the cause is among the first three',
      toBeat: [{ by: 'the first three lines with a word of failure', value: 0.64 }],
    },
    { metric: 'action', atLeast: 0.65, says: 'the advice holds what settles it' },
    { metric: 'value', atLeast: 0.6, says: 'the headline holds the value that matters' },
    { metric: 'wrong', atMost: 0.08, says: 'a cause of a wrong kind is named' },
  ],
  predict: predictOperations,
  predictLeftOut: predictOperationsLeftOut,
};
