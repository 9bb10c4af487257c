import type { RuleExample, ToldCommit } from './told-commits.ts';

const PARSER = 'The invoice parser fails';
const plain: ToldCommit = { files: { 'src/other.ts': ['+something'] } };
const inFile = (path: string, ...lines: string[]): ToldCommit => ({ files: { [path]: lines } });

/** What the rules on shape measure of told commits. */
export const SHAPE_EXAMPLES: readonly RuleExample[] = [
  { code: 'changes_code', commits: [inFile('src/a.ts', '+x'), inFile('README.md', '+x')], measures: [1, 0] },
  { code: 'much_code', commits: [inFile('src/a.ts', '+x', '-y'), inFile('README.md', '+x')], measures: [0.366, 0] },
  { code: 'many_files', commits: [{ files: { 'a.ts': ['+x'], 'b.ts': ['+x'] } }, { files: {} }], measures: [1.099, 0] },
  { code: 'only_documentation', commits: [inFile('README.md', '+x'), inFile('src/a.ts', '+x')], measures: [1, 0] },
  {
    code: 'documentation_is_wrong',
    text: 'The docs are wrong',
    commits: [inFile('README.md', '+x'), inFile('src/a.ts', '+x')],
    measures: [1, 0],
  },
  { code: 'documentation_is_wrong', text: PARSER, commits: [inFile('README.md', '+x')], measures: [0] },
  {
    code: 'nothing_that_runs',
    commits: [{ files: { 'README.md': ['+x'], 'tests/a.ts': ['+x'] } }, inFile('src/a.ts', '+x')],
    measures: [1, 0],
  },
  {
    code: 'tests_are_wrong',
    text: 'Two tests fail',
    commits: [inFile('src/a_unittest.cc', '+x'), inFile('src/a.cc', '+x')],
    measures: [1, 0],
  },
  { code: 'tests_are_wrong', text: PARSER, commits: [inFile('src/a_unittest.cc', '+x')], measures: [0] },
  {
    code: 'flaky_test_came',
    text: 'It is flaky',
    commits: [{ files: { 'src/a.ts': ['+x'], 'tests/a.ts': ['+x'] } }, inFile('src/a.ts', '+x')],
    measures: [1, 0],
  },
  { code: 'flaky_test_came', text: PARSER, commits: [inFile('tests/a.ts', '+x')], measures: [0] },
  { code: 'pins_versions', commits: [inFile('yarn.lock', '+x'), inFile('package.json', '+x')], measures: [1, 0] },
  {
    code: 'version_is_wrong',
    text: 'The new version of the library',
    commits: [inFile('go.sum', '+x'), inFile('main.go', '+x')],
    measures: [1, 0],
  },
  { code: 'version_is_wrong', text: PARSER, commits: [inFile('go.sum', '+x')], measures: [0] },
  {
    code: 'build_lost_code',
    text: 'It does not compile',
    commits: [inFile('src/a.ts', '-x'), inFile('src/a.ts', '+x')],
    measures: [0.231, 0],
  },
  { code: 'build_lost_code', text: PARSER, commits: [inFile('src/a.ts', '-x')], measures: [0] },
  { code: 'merge', commits: [{ ...plain, parents: 2 }, plain], measures: [1, 0] },
  { code: 'takes_back', commits: [{ ...plain, subject: 'Revert "Add it"' }, plain], measures: [1, 0] },
  { code: 'repairs', commits: [{ ...plain, subject: 'Fix the sum' }, plain], measures: [1, 0] },
  { code: 'says_documentation', commits: [{ ...plain, subject: 'Correct a typo' }, plain], measures: [1, 0] },
  { code: 'says_test', commits: [{ ...plain, subject: 'More tests' }, plain], measures: [1, 0] },
  { code: 'cleans_up', commits: [{ ...plain, subject: 'Remove the unused' }, plain], measures: [1, 0] },
  { code: 'stricter', commits: [{ ...plain, subject: 'Validate names' }, plain], measures: [1, 0] },
  { code: 'switches', commits: [{ ...plain, subject: 'Switch to threads' }, plain], measures: [1, 0] },
  { code: 'speeds_up', text: 'It is slow', commits: [{ ...plain, subject: 'Cache rows' }, plain], measures: [1, 0] },
  { code: 'speeds_up', text: PARSER, commits: [{ ...plain, subject: 'Cache rows' }], measures: [0] },
  { code: 'long_message', commits: [{ ...plain, body: 'x'.repeat(99) }, plain], measures: [1.151, 0] },
  {
    code: 'long_subject',
    commits: [
      { ...plain, subject: 'x'.repeat(19) },
      { ...plain, subject: 'x' },
    ],
    measures: [2.996, 0.693],
  },
  {
    code: 'frequent_author',
    commits: [
      { ...plain, author: 'ann' },
      { ...plain, author: 'ann' },
      { ...plain, author: 'bo' },
    ],
    measures: [0.347, 0.347, 0],
  },
  {
    code: 'author_went_on',
    commits: [
      { ...plain, author: 'ann' },
      { ...plain, author: 'bo' },
      { ...plain, author: 'ann' },
    ],
    measures: [0, 0, 0.347],
  },
  {
    code: 'followed_up',
    commits: [
      { author: 'ann', files: { 'a.ts': ['+x'] } },
      { author: 'ann', files: { 'a.ts': ['+y'] } },
      { author: 'ann', files: { 'b.ts': ['+y'] } },
      { author: 'bo', files: { 'a.ts': ['+y'] } },
    ],
    measures: [0, 1, 0, 0],
  },
  {
    code: 'continues_work',
    commits: [
      { author: 'ann', files: { 'a.ts': ['+x'] } },
      { author: 'ann', files: { 'a.ts': ['+y'] } },
      { author: 'bo', files: { 'a.ts': ['+y'] } },
    ],
    measures: [0.693, 0, 0],
  },
  {
    code: 'near_taken_back',
    commits: [
      { subject: 'Revert "Add rows"', author: 'cy', files: { 'a.ts': ['-x'] } },
      { subject: 'Add columns', author: 'ann', files: { 'a.ts': ['+y'] }, body: 'SHOP-12' },
      { subject: 'Add rows', author: 'ann', files: { 'a.ts': ['+x'] }, body: 'SHOP-12' },
      { subject: 'Add cells', author: 'bo', files: { 'b.ts': ['+x'] } },
    ],
    measures: [0, 2.5, 0, 0],
  },
  {
    code: 'near_taken_back_lately',
    commits: [
      { subject: 'Revert "Add rows"', author: 'cy', files: { 'a.ts': ['-x'] } },
      { subject: 'Add columns', author: 'ann', files: { 'b.ts': ['+y'] } },
      { subject: 'Add rows', author: 'ann', files: { 'a.ts': ['+x'] } },
    ],
    measures: [0, 0.5, 0],
  },
  {
    code: 'near_taken_back_lately',
    commits: [
      ...Array.from({ length: 6 }, () => plain),
      { subject: 'Revert "Add rows"', author: 'cy', files: { 'a.ts': ['-x'] } },
      { subject: 'Add rows', author: 'ann', files: { 'a.ts': ['+x'] } },
      { subject: 'Add columns', author: 'ann', files: { 'a.ts': ['+y'] } },
    ],
    measures: [0, 0, 0, 0, 0, 0, 0, 0, 0],
  },
];
