import { expect, test } from '@jest/globals';
import { isSameAnswer } from './compare-reports.ts';
import type { ReportComparison } from './compare-reports.ts';

const ALIKE: Omit<ReportComparison, 'identical'> = {
  fields: [],
  evidence: { added: [], lost: [], same: [] },
  others: [],
};
const PIECE = { id: 'ev_1', title: 'web failed', label: 'web.log' };

test.each([
  ['are the same', true, ALIKE],
  ['took another time', true, { ...ALIKE, others: ['usage'] }],
  ['have another verdict', false, { ...ALIKE, fields: [{ field: 'verdict', a: 'root_cause', b: null }] }],
  ['rest on more', false, { ...ALIKE, evidence: { ...ALIKE.evidence, added: [PIECE] } }],
  ['have other claims', false, { ...ALIKE, others: ['claims', 'usage'] }],
])('of two reports that %s it is %s that they say the same', (_how, same, comparison) => {
  expect(isSameAnswer(comparison)).toBe(same);
});
