import type { CodeReach } from '../code/history/clue.ts';
import type { ChangeCase, ChangeExample } from './testing/rank-changes.ts';

type Told = ChangeCase['commits'][number];
type Files = NonNullable<Told['files']>;

/** A newer commit that has nothing to do with the failure: time alone speaks for it. */
const OTHER: Told = { sha: 'other', landed: 1, files: { 'web/page.css.ts': ['-wide()', '+narrow()'] } };
const guilty = (files: Files, more: Partial<Told> = {}): Told => ({ sha: 'guilty', landed: 24, files, ...more });
/** The older commit against the newer one. */
const against = (clue: ChangeCase['clue'], files: Files): ChangeCase => ({ clue, commits: [OTHER, guilty(files)] });
/** An older commit for which no more speaks than for any other. */
const nothing = (input: ChangeCase): ChangeExample['looksAlike'] => ({ input, first: 'other?', about: 'guilty' });
const lead = (input: ChangeCase): ChangeExample['decides'] => ({ input, first: 'guilty?', about: 'guilty' });
const blamed = (input: ChangeCase): ChangeExample['decides'] => ({ input, first: 'guilty' });

const PAGE = 'src/pages/list.ts';
const VOUCHER: ChangeCase['clue'] = { messages: ['voucher of the gardener was not granted to this household'] };
const NO_SPACE: ChangeCase['clue'] = { messages: ['ENOSPC: no space left on device, write'] };
const LATE: ChangeCase['clue'] = { messages: ['rendering took too long'] };
const KEEPS: Files = { [PAGE]: ['+snapshot(rows)'] };

const TEXTS: Readonly<Record<string, string>> = {
  'src/pay.ts': 'export function pay(order) {\n  return order.customerName + order.total;\n}',
  'src/order.ts': 'export const order = { customer: 1, total: 2 };',
};
const REACH: CodeReach = {
  lines: [{ path: 'src/pay.ts', line: 2, distance: 1 }],
  read: (path) => TEXTS[path],
};

/** What words and kinds of code a commit has in common with a failure. */
export const CHANGE_CONTENT_EXAMPLES: readonly ChangeExample[] = [
  {
    code: 'names_its_words',
    decides: lead(against({ terms: ['giftPaper'] }, { [PAGE]: ['+wrap(gift_paper)'] })),
    looksAlike: nothing(against({ terms: ['giftPaper'] }, { [PAGE]: ['+wrap(gift_paperless)'] })),
  },
  {
    code: 'about_the_same',
    decides: blamed(against(VOUCHER, { 'src/voucher/household.ts': ['+grant(voucher, household)'] })),
    // Its message speaks of it, what it changes does not.
    looksAlike: nothing({
      clue: VOUCHER,
      commits: [OTHER, guilty({ [PAGE]: ['+show(rows)'] }, { subject: 'Grant the voucher to each household' })],
    }),
  },
  {
    code: 'same_mechanism',
    decides: lead(against(NO_SPACE, KEEPS)),
    looksAlike: nothing(against({ messages: ['no such table: carts'] }, KEEPS)),
  },
  {
    code: 'costly_code',
    decides: lead(against(LATE, { [PAGE]: ['+const text = readFileSync(path)'] })),
    looksAlike: nothing(against(LATE, { [PAGE]: ['+const text = await readFile(path)'] })),
  },
  {
    code: 'lost_name',
    decides: lead(
      against(
        { reach: REACH },
        { 'src/order.ts': ['-export const order = { customerName: 1 };', '+export const order = { customer: 1 };'] },
      ),
    ),
    // The name is gone from here, and is still offered under it.
    looksAlike: nothing(against({ reach: REACH }, { 'src/order.ts': ['-  sum: order.total,', '+  sum: 2,'] })),
  },
  {
    code: 'lost_protection',
    decides: lead(against({}, { [PAGE]: ['-if (row !== null) show(row)', '+show(row)'] })),
    looksAlike: nothing(against({}, { [PAGE]: ['-if (row !== null) show(row)', '+if (cell !== null) show(cell)'] })),
  },
  {
    code: 'failing_setting',
    decides: blamed(
      against({ keys: ['DB_POOL_SIZE'] }, { 'deploy/app.env': ['-DB_POOL_SIZE=20', '+DB_POOL_SIZE=18'] }),
    ),
    looksAlike: nothing(
      against({ keys: ['DB_POOL_SIZE'] }, { 'deploy/app.env': ['-DB_POOL_SIZE_LOG=20', '+DB_POOL_SIZE_LOG=18'] }),
    ),
  },
  {
    code: 'failing_dependency',
    decides: blamed(
      against(
        { dependencies: ['price-kit'] },
        { 'package.json': ['-  "price-kit": "2.0.0"', '+  "price-kit": "3.0.0"'] },
      ),
    ),
    looksAlike: nothing(
      against(
        { dependencies: ['price-kit'] },
        { 'package.json': ['-  "price-kit-docs": "2.0.0"', '+  "price-kit-docs": "3.0.0"'] },
      ),
    ),
  },
  {
    code: 'shown_value',
    decides: blamed(
      against({ messages: ['cannot reach 10.0.0.7'] }, { 'app.yaml': ['-host: 10.0.0.5', '+host: 10.0.0.7'] }),
    ),
    // What shows both values tells of the move and not of its failure.
    looksAlike: nothing(
      against(
        { messages: ['moved from 10.0.0.5 to 10.0.0.7'] },
        { 'app.yaml': ['-host: 10.0.0.5', '+host: 10.0.0.7'] },
      ),
    ),
  },
  {
    code: 'reads_setting',
    decides: blamed(against({ keys: ['CARD_TOKEN'] }, { [PAGE]: ["-env('CARD_KEY')", "+env('CARD_TOKEN')"] })),
    looksAlike: nothing(against({ keys: ['CARD_TOKEN'] }, { [PAGE]: ["-env('CARD_KEY')", "+env('CARD_TOKEN_FILE')"] })),
  },
  {
    code: 'named_like_code',
    decides: blamed(
      against(
        { suspects: [{ path: 'src/delivery-estimate.ts' }] },
        { 'flags.yaml': ['-deliveryEstimate: off', '+deliveryEstimate: on'] },
      ),
    ),
    looksAlike: nothing(
      against(
        { suspects: [{ path: 'src/delivery-estimate.ts' }] },
        { 'flags.yaml': ['-deliveryNotes: off', '+deliveryNotes: on'] },
      ),
    ),
  },
  {
    code: 'setting_of_part',
    decides: lead(against({ parts: ['billing'] }, { 'billing/app.yaml': ['-rows: 20', '+rows: 25'] })),
    looksAlike: nothing(against({ parts: ['billing'] }, { 'billing-mail/app.yaml': ['-rows: 20', '+rows: 25'] })),
  },
  {
    code: 'great_leap',
    decides: lead(against({}, { 'app.yaml': ['-rows: 20', '+rows: 200'] })),
    looksAlike: nothing(against({}, { 'app.yaml': ['-rows: 20', '+rows: 190'] })),
  },
];
