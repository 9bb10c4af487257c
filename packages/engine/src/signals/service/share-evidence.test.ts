import { expect, test } from '@jest/globals';
import { compareWithQuiet, differenceEvidence } from './share-evidence.ts';

const share = (happened: number, occasions = 20): { happened: number; occasions: number } => ({ happened, occasions });

test('the evidence is zero for what was expected and grows with the number of occasions', () => {
  expect(differenceEvidence(share(20, 40), share(50, 100))).toBeCloseTo(0);
  expect(differenceEvidence(share(0, 40), share(99, 100))).toBeGreaterThan(
    3 * differenceEvidence(share(0, 10), share(99, 100)),
  );
});

test('what was never seen is rare, not impossible; no occasion says nothing', () => {
  expect(differenceEvidence(share(1), share(0, 1000))).toBeLessThan(10);
  expect(differenceEvidence(share(0, 0), share(5))).toBe(0);
});

test('what varies among quiet windows must vary more to count', () => {
  const steady = compareWithQuiet(
    share(2),
    [10, 10, 11, 9, 10, 10].map((count) => share(count)),
  );
  const varying = compareWithQuiet(
    share(2),
    [1, 19, 3, 18, 2, 17].map((count) => share(count)),
  );
  expect(steady.evidence).toBeGreaterThan(2);
  expect(varying.evidence).toBeLessThan(0);
});
