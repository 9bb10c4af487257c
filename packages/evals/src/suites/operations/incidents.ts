import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../bench/repository-root.ts';
import type { Suite } from '../suite.ts';
import { predictOperations, predictOperationsLeftOut } from './predict-operations.ts';
import { scoreOperations } from './score-operations.ts';

/** Incidents written after public threads by people who had not seen the code; in the repository with their labels. */
export const incidents: Suite = {
  name: 'incidents',
  asks: 'Name the kind of failure, the part to repair, the line that says so, and what to do, from logs and a question.',
  goals: [
    { metric: 'right', atLeast: 0.6, says: 'the kind is right, and the part or the line' },
    { metric: 'wrong', atMost: 0.1, says: 'a cause of a wrong kind is named' },
    { metric: 'line', atLeast: 0.8, says: 'a line that names the cause is among the first three' },
    { metric: 'action', atLeast: 0.6, says: 'the advice holds what settles it' },
  ],
  predict: predictOperations,
  predictLeftOut: predictOperationsLeftOut,
  score: scoreOperations,
  makeData: (folder) => {
    cpSync(join(repositoryRoot(), 'packages', 'evals', 'incidents'), folder, { recursive: true });
  },
};
