// cspell:ignore Śliwerski Zeller Neto Kulesza ICSE Spärck
import type { RuleRow } from './rule.ts';

/** What one fact about a commit weighs when a failure is to be explained, in log odds. Its code is its key in the table. */
export interface ChangeRule extends Omit<RuleRow, 'code'> {
  readonly weight: number;
  /** True when it ties the content of the commit to the failure; time and kind do not. */
  readonly connects: boolean;
  /** True when the failure was followed through the code to what the commit changed; shared words and nearness are not that. */
  readonly followed?: boolean;
  /** The most that a commit's score can be where it holds: what hardly alters what runs stays unlikely however close it lies. */
  readonly ceiling?: number;
}

type More = Pick<ChangeRule, 'source' | 'ceiling'>;
const supports = (weight: number, why: string, more: More = {}): ChangeRule => ({
  why,
  weight,
  sign: 1,
  connects: false,
  ...more,
});
const tie = (weight: number, why: string, more: More = {}): ChangeRule => ({
  ...supports(weight, why, more),
  connects: true,
});
const followed = (weight: number, why: string, more: More = {}): ChangeRule => ({
  ...tie(weight, why, more),
  followed: true,
});
const against = (weight: number, why: string, more: More = {}): ChangeRule => ({
  ...supports(weight, why, more),
  sign: -1,
});

const SZZ = 'Śliwerski, Zimmermann and Zeller, When do changes induce fixes?, MSR 2005';
const COSMETIC = 'Kim, Zimmermann, Pan and Whitehead, Automatic identification of bug-introducing changes, ASE 2006';
const REFACTORING = 'Neto, da Costa and Kulesza, The impact of refactoring changes on the SZZ algorithm, SANER 2018';
const SLICING = 'Weiser, Program slicing, ICSE 1981';
const RARITY = 'Spärck Jones, A statistical interpretation of term specificity, Journal of Documentation 1972';
const VECTORS = 'Salton, Wong and Yang, A vector space model for automatic indexing, CACM 1975';
const BACKTRACKING =
  'Kirrage, Rathnayake and Thielecke, Static analysis for regular expression denial-of-service, NSS 2013';
const CHANGES = 'Beyer et al., Site Reliability Engineering, 2016, chapter 1: about 70 % of outages are due to changes';

/** Facts about a commit by their code: what ties it to the failure, and what speaks against it. */
export const CHANGE_RULES = {
  last_changed_line: tie(4, 'Who changed the failing line last made it what it is.', { source: SZZ }),
  changes_failing_line: followed(4, 'A change of the line that fails can make it fail.'),
  led_to_failure: followed(4, 'The value that fails was made on the lines that lead to it.', { source: SLICING }),
  brings_failing_code: tie(2.5, 'A file that is new to the repository is mostly as old as what uses it.'),
  changes_failing_function: tie(3, 'A change within the failing function can make it fail.'),
  changes_near_line: tie(3, 'Later commits move lines, and a fault shows a little below its cause.'),
  brings_failing_file: tie(2.5, 'A file that is new has not run before.'),
  changes_failing_file: tie(2, 'Code of one file belongs together.'),
  beside_reached_code: supports(0.8, 'What lies in the file and leads to nothing that failed seldom breaks it.'),
  beside_failing_code: supports(
    0.8,
    'Parts of one unit fail for each other, but most changes of a folder are innocent.',
  ),
  code_of_failing_part: supports(0.8, 'Folders are named for the parts of the system.'),
  names_its_words: tie(2.5, 'A word that few commits change and the failure says is about the failure.', {
    source: RARITY,
  }),
  about_the_same: tie(2.5, 'A change about the same things as the failure is likelier than one about others.', {
    source: VECTORS,
  }),
  same_mechanism: tie(1.5, 'A change that deals with the kind of thing that fails is likelier, the fewer others do.'),
  costly_code: tie(2, 'Code that can take out of all proportion explains slowness.', { source: BACKTRACKING }),
  lost_name: followed(2.5, 'A name that is gone and still used is missed.'),
  lost_protection: supports(1, 'What a protection kept away can happen, at the next bad input or load.'),
  failing_setting: tie(4, 'A change of the setting that fails is as good as one of the line.'),
  failing_dependency: tie(4, 'A change of the library that fails is as good as one of the line.'),
  shown_value: tie(3.5, 'A value that a change put in and the failure shows connects both.'),
  reads_setting: tie(3, 'How the failing setting is read decides what it means.'),
  named_like_code: tie(2.5, 'Settings are named after the code that they switch.'),
  setting_of_part: tie(1, 'A setting of the failing part can break it.'),
  great_leap: supports(1, 'A number that changes by an order of magnitude changes its meaning.'),
  went_live: supports(1, 'Faults of a release show when traffic reaches it.'),
  live_elsewhere: against(-1, 'What ran elsewhere alone reaches the failure only by ways that nobody recorded.'),
  not_live: against(-1, 'What nothing deployed before can hardly be behind it; records of deployments have gaps.'),
  deployed_lately: supports(0.5, 'What begins right after a deployment was mostly brought by it.', { source: CHANGES }),
  landed_lately: supports(0.5, 'Most changes that break something do so within a day or two of landing.'),
  ran_for_days: against(-0.8, 'What ran for days without harm goes on without it.'),
  made_afterwards: against(-8, 'A cause comes before what it causes.', { ceiling: -2 }),
  changes_nothing: against(-6, 'Tests, documentation, comments and white space do not run.', {
    ceiling: -2,
    source: COSMETIC,
  }),
  changes_wording: against(-5, 'The wording of messages is hardly ever read by a program.', { ceiling: -2 }),
  changes_reporting: against(-2.5, 'What is logged tells of a failure and does not bring it about.', { ceiling: 0.5 }),
  same_behaviour: against(-4, 'The same thing written in another way does the same.', {
    ceiling: 0.5,
    source: REFACTORING,
  }),
  moves_code: against(-2, 'Code that only moves does what it did.', { source: REFACTORING }),
  restores: against(-1.5, 'What was there before worked before.'),
  taken_back_before: against(-6, 'What was taken back before it began is gone.', { ceiling: -2 }),
  taken_back_after: supports(1, 'Who is on call takes back what looks guilty.'),
  first_commit: against(-2, 'What was there from the start has no "before" in which it worked.'),
  empty_merge: against(-1, 'A merge without changes of its own changes nothing by itself.'),
} as const satisfies Readonly<Record<string, ChangeRule>>;

export type ChangeCode = keyof typeof CHANGE_RULES;
