import { expect, test } from '@jest/globals';
import { fittingThreads } from './log-workers.ts';

const MEBIBYTE = 1024 * 1024;

test.each([
  ['on all cores of a machine with memory enough', 8, 16_384, { threads: 8, each: 512 }],
  ['as many as fit into a small container on a large machine', 64, 400, { threads: 2, each: 100 }],
  ['one where there is no room', 4, 20, { threads: 1, each: 96 }],
])('threads run %s', (_what, cores, freeMebibytes, { threads, each }) => {
  const bytesEach = each * MEBIBYTE;
  expect(fittingThreads(cores, freeMebibytes * MEBIBYTE)).toEqual({ threads, bytesEach });
});
