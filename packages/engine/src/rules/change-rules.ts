/** What one fact about a commit weighs when a failure is to be explained, in log odds. */
export interface ChangeRule {
  readonly why: string;
  readonly weight: number;
  /** True when it ties the content of the commit to the failure; time and kind do not. */
  readonly connects: boolean;
  /** The most that a commit's score can be where it holds: what hardly alters what runs stays unlikely however close it lies. */
  readonly ceiling?: number;
}

const rule = (weight: number, why: string, more: Partial<ChangeRule> = {}): ChangeRule => ({
  why,
  weight,
  connects: false,
  ...more,
});
const tie = (weight: number, why: string): ChangeRule => rule(weight, why, { connects: true });

/** Facts about a commit by their code: what ties it to the failure, and what speaks against it. */
export const CHANGE_RULES = {
  last_changed_line: tie(4, 'Who changed the failing line last made it what it is.'),
  changes_failing_line: tie(4, 'A change of the line that fails can make it fail.'),
  led_to_failure: tie(4, 'The value that fails was made on the lines that lead to it.'),
  brings_failing_code: tie(2.5, 'A file that is new to the repository is mostly as old as what uses it.'),
  changes_failing_function: tie(3, 'A change within the failing function can make it fail.'),
  changes_near_line: tie(3, 'Later commits move lines, and a fault shows a little below its cause.'),
  brings_failing_file: tie(2.5, 'A file that is new has not run before.'),
  changes_failing_file: tie(2, 'Code of one file belongs together.'),
  beside_reached_code: rule(0.8, 'What lies in the file and leads to nothing that failed seldom breaks it.'),
  beside_failing_code: rule(0.8, 'Parts of one unit fail for each other, but most changes of a folder are innocent.'),
  code_of_failing_part: rule(0.8, 'Folders are named for the parts of the system.'),
  names_its_words: tie(2.5, 'A word that few commits change and the failure says is about the failure.'),
  about_the_same: tie(2.5, 'A change about the same things as the failure is likelier than one about others.'),
  same_mechanism: tie(1.5, 'A change that deals with the kind of thing that fails is likelier, the fewer others do.'),
  costly_code: tie(2, 'Code that can take out of all proportion explains slowness.'),
  lost_name: tie(2.5, 'A name that is gone and still used is missed.'),
  lost_protection: rule(1, 'What a protection kept away can happen, at the next bad input or load.'),
  failing_setting: tie(4, 'A change of the setting that fails is as good as one of the line.'),
  failing_dependency: tie(4, 'A change of the library that fails is as good as one of the line.'),
  shown_value: tie(3.5, 'A value that a change put in and the failure shows connects both.'),
  reads_setting: tie(3, 'How the failing setting is read decides what it means.'),
  named_like_code: tie(2.5, 'Settings are named after the code that they switch.'),
  setting_of_part: tie(1, 'A setting of the failing part can break it.'),
  great_leap: rule(1, 'A number that changes by an order of magnitude changes its meaning.'),
  went_live: rule(1, 'Faults of a release show when traffic reaches it.'),
  live_elsewhere: rule(-1, 'What ran elsewhere alone reaches the failure only by ways that nobody recorded.'),
  not_live: rule(-1, 'What nothing deployed before can hardly be behind it; records of deployments have gaps.'),
  deployed_lately: rule(0.5, 'What begins right after a deployment was mostly brought by it.'),
  landed_lately: rule(0.5, 'Most changes that break something do so within a day or two of landing.'),
  ran_for_days: rule(-0.8, 'What ran for days without harm goes on without it.'),
  made_afterwards: rule(-8, 'A cause comes before what it causes.', { ceiling: -2 }),
  changes_nothing: rule(-6, 'Tests, documentation, comments and white space do not run.', { ceiling: -2 }),
  changes_wording: rule(-5, 'The wording of messages is hardly ever read by a program.', { ceiling: -2 }),
  changes_reporting: rule(-2.5, 'What is logged tells of a failure and does not bring it about.', { ceiling: 0.5 }),
  same_behaviour: rule(-4, 'The same thing written in another way does the same.', { ceiling: 0.5 }),
  moves_code: rule(-2, 'Code that only moves does what it did.'),
  restores: rule(-1.5, 'What was there before worked before.'),
  taken_back_before: rule(-6, 'What was taken back before it began is gone.', { ceiling: -2 }),
  taken_back_after: rule(1, 'Who is on call takes back what looks guilty.'),
  first_commit: rule(-2, 'What was there from the start has no "before" in which it worked.'),
  empty_merge: rule(-1, 'A merge without changes of its own changes nothing by itself.'),
} as const satisfies Readonly<Record<string, ChangeRule>>;

export type ChangeCode = keyof typeof CHANGE_RULES;
