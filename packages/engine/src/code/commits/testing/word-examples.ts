import type { RuleExample, ToldCommit } from './told-commits.ts';

const PARSER = 'The invoice parser fails';
const plain: ToldCommit = { files: { 'src/other.ts': ['+something'] } };
const inFile = (path: string, ...lines: string[]): ToldCommit => ({ files: { [path]: lines } });

/** What the rules on words measure of told commits. */
export const WORD_EXAMPLES: readonly RuleExample[] = [
  {
    code: 'subject_words',
    text: PARSER,
    commits: [{ ...plain, subject: 'Rewrite the parser' }, plain],
    measures: [0.527, 0],
  },
  {
    code: 'body_words',
    text: PARSER,
    commits: [{ ...plain, body: 'The parser is new.' }, plain],
    measures: [0.436, 0],
  },
  { code: 'path_words', text: PARSER, commits: [inFile('src/parser.ts', '+x'), plain], measures: [0.506, 0] },
  { code: 'added_words', text: PARSER, commits: [inFile('src/other.ts', '+parser()'), plain], measures: [0.527, 0] },
  {
    code: 'function_words',
    text: PARSER,
    commits: [inFile('src/other.ts', '@@ parser()', '+x'), plain],
    measures: [0.527, 0],
  },
  {
    code: 'neighbour_words',
    text: PARSER,
    commits: [inFile('src/other.ts', ' parser()', '+x'), plain],
    measures: [0.527, 0],
  },
  { code: 'rarest_words', text: PARSER, commits: [{ ...plain, body: 'invoice parser' }, plain], measures: [0.87, 0] },
  {
    code: 'agrees_by_size',
    text: PARSER,
    commits: [
      inFile('src/other.ts', '+parser()', '+one'),
      inFile('src/other.ts', '-parser()'),
      inFile('src/other.ts', '+x'),
    ],
    measures: [0.071, 0, 0],
  },
  { code: 'telling_word', text: PARSER, commits: [{ ...plain, body: 'invoice' }, plain], measures: [0.527, 0] },
  {
    code: 'best_fit_place',
    text: PARSER,
    commits: [plain, { ...plain, body: 'invoice parser' }, { ...plain, body: 'parser' }],
    measures: [0.549, 0, 0.347],
  },
  {
    code: 'same_phrases',
    text: PARSER,
    commits: [
      { ...plain, body: 'An invoice parser' },
      { ...plain, body: 'A parser of an invoice' },
    ],
    measures: [0.693, 0],
  },
  {
    code: 'quoted_words',
    text: 'The `invoice` of a parser fails',
    commits: [
      { ...plain, body: 'invoice' },
      { ...plain, body: 'parser' },
    ],
    measures: [0.527, 0],
  },
  {
    code: 'lines_about_it',
    text: PARSER,
    commits: [
      inFile('src/other.ts', '+parser()'),
      inFile('src/other.ts', '+parser()', ...Array.from({ length: 99 }, (_, at) => `+row${at}`)),
      plain,
    ],
    measures: [0.356, 0.042, 0],
  },
  {
    code: 'paths_about_it',
    text: PARSER,
    commits: [
      inFile('src/parser.ts', '+x'),
      { files: { 'src/parser.ts': ['+x'], 'src/a.ts': ['+x'], 'src/b.ts': ['+x'], 'src/c.ts': ['+x'] } },
      plain,
    ],
    measures: [0.771, 0.222, 0],
  },
  {
    code: 'lost_words',
    text: PARSER,
    commits: [inFile('src/other.ts', '-parser()'), inFile('src/other.ts', '-parser()', '+parser(1)')],
    measures: [0.167, 0],
  },
];
