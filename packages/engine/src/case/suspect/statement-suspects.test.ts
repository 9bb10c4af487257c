import { expect, test } from '@jest/globals';
import type { FailureText } from './failure-text.ts';
import { suspectsOfStatements } from './statement-suspects.ts';

const failure = (template: string): FailureText => ({
  service: 'shop',
  template,
  words: template,
  count: 1,
  evidence: 'ev_line',
  victim: false,
});
const places = (template: string, files: Record<string, string>): [string, number, boolean][] =>
  suspectsOfStatements([failure(template)], {
    repository: 'shop',
    revision: undefined,
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  }).map(({ path, line, raises }) => [path, line, raises === true]);

const RULE = 'class Order\n  def check\n    errors.add(:base, "a street and a postal code are required")\n  end\nend\n';
const LINE = 'Invalid (Validation failed: a street and a postal code are required)';

test('a statement that raises is where it fails, one that logs is only where it is told', () => {
  expect(places('cannot pack the box', { 'a.ts': "throw new Error('cannot pack the box');\n" })).toEqual([
    ['a.ts', 1, true],
  ]);
  expect(places('cannot pack the box', { 'a.ts': "logger.error('cannot pack the box');\n" })).toEqual([
    ['a.ts', 1, false],
  ]);
});

test('where no statement is known the one text that says the same is the place', () => {
  expect(places(LINE, { 'app/order.rb': RULE })).toEqual([['app/order.rb', 3, true]]);
  expect(places(LINE, { 'app/order.rb': RULE, 'app/box.rb': RULE })).toEqual([]);
  expect(places(LINE, { 'spec/order_spec.rb': RULE })).toEqual([]);
  expect(places('Invalid: street missing', { 'app/order.rb': 'x = "street missing"\n' })).toEqual([]);
});
