import type { RuleExample, ToldCommit } from './told-commits.ts';

const PARSER = 'The invoice parser fails';
const plain: ToldCommit = { files: { 'src/other.ts': ['+something'] } };
const inFile = (path: string, ...lines: string[]): ToldCommit => ({ files: { [path]: lines } });

/** What the rules on time measure of told commits. */
export const TIME_EXAMPLES: readonly RuleExample[] = [
  { code: 'landed_before_others', commits: [plain, plain], measures: [0, 0.693] },
  {
    code: 'landed_long_ago',
    commits: [
      { ...plain, landed: 0 },
      { ...plain, landed: 24 },
    ],
    measures: [0, 1.609],
  },
  {
    code: 'told_much_age',
    text: PARSER,
    commits: [
      { ...plain, landed: 0 },
      { ...plain, subject: 'Parser' },
    ],
    measures: [0, 0.158],
  },
  { code: 'seen_by_users_order', text: 'Users reported it', commits: [plain, plain], measures: [0, 0.693] },
  { code: 'seen_by_users_order', text: 'Nothing works', commits: [plain, plain], measures: [0, 0] },
  { code: 'seen_by_users_age', text: 'Users reported it', commits: [plain], measures: [1.199] },
  { code: 'seen_by_users_age', text: 'Nothing works', commits: [plain], measures: [0] },
  { code: 'build_age', text: 'It does not compile', commits: [plain], measures: [1.199] },
  { code: 'build_age', text: 'Nothing works', commits: [plain], measures: [0] },
  { code: 'ci_age', text: 'All jobs are red', commits: [plain], measures: [1.199] },
  { code: 'ci_age', text: 'Nothing works', commits: [plain], measures: [0] },
  { code: 'unsettled_age', text: 'This needs more thought', commits: [plain], measures: [1.199] },
  { code: 'unsettled_age', text: 'Nothing works', commits: [plain], measures: [0] },
  { code: 'waited_to_land', commits: [{ ...plain, waited: 24 }, plain], measures: [1.073, 0] },
  {
    code: 'lines_gone',
    commits: [inFile('a.ts', '-first line'), inFile('a.ts', '+first line'), inFile('b.ts', '+first line')],
    measures: [0, 0.5, 0],
  },
  {
    code: 'lines_restored',
    commits: [inFile('a.ts', '+first line'), inFile('a.ts', '-first line'), inFile('b.ts', '-first line')],
    measures: [0, 0.333, 0],
  },
  {
    code: 'still_as_it_landed',
    commits: [inFile('a.ts', '-first line'), inFile('a.ts', ' first line', '+other'), inFile('b.ts', '+first line')],
    measures: [1, 0, 1],
  },
  {
    code: 'files_untouched',
    commits: [inFile('a.ts', '+x'), { files: { 'a.ts': ['+y'], 'b.ts': ['+y'] } }],
    measures: [1, 0.5],
  },
  {
    code: 'files_changed_since',
    commits: [inFile('a.ts', '+x'), inFile('a.ts', '+y'), { files: { 'a.ts': ['+y'], 'b.ts': ['+y'] } }],
    measures: [0, 0.693, 0.693],
  },
];
