import type { ChangeCode } from '../../rules/change-rules.ts';

type Values = Readonly<Record<string, string | number>>;
const fromTo = ({ before, after }: Values): string => `from ${before} to ${after}`;

/** What each fact about a commit says of it, behind its name. */
const WORDS: Readonly<Record<ChangeCode, (values: Values) => string>> = {
  last_changed_line: ({ place }) => `last changed the failing line ${place}`,
  changes_failing_line: ({ place }) => `changes the failing line ${place}`,
  led_to_failure: ({ place }) => `changes what led to the failure at ${place}`,
  brings_failing_code: ({ place }) => `brings the code that led to the failure at ${place}`,
  changes_failing_function: (values) => `changes the failing function ${values['function']} in ${values['path']}`,
  changes_near_line: ({ place }) => `changes lines next to ${place}`,
  brings_failing_file: ({ path }) => `brings the failing file ${path}`,
  changes_failing_file: ({ path }) => `changes the failing file ${path}`,
  beside_reached_code: ({ path }) => `changes ${path}, but nothing there that led to the failure`,
  beside_failing_code: ({ path }) => `changes ${path}, beside the failing code`,
  code_of_failing_part: ({ path }) => `changes ${path}, code of the failing part`,
  names_its_words: ({ words }) => `touches ${words}, which the error names`,
  about_the_same: ({ words }) => `also mentions ${words}`,
  same_mechanism: ({ what }) => `deals with ${what}, as the failure does`,
  costly_code: ({ what }) => `adds ${what}`,
  lost_name: ({ name, place }) => `removes ${name}, which ${place} still uses`,
  lost_protection: ({ what }) => `removes ${what}`,
  failing_setting: (values) => `changes the failing setting ${values['key']} in ${values['path']} ${fromTo(values)}`,
  failing_dependency: (values) => `changes the failing dependency ${values['key']} ${fromTo(values)}`,
  shown_value: (values) =>
    `sets ${values['key']} in ${values['path']} ${fromTo(values)}, the value that the failure shows`,
  reads_setting: ({ key }) => `changes how ${key} is read`,
  named_like_code: (values) =>
    `sets ${values['key']} in ${values['path']} ${fromTo(values)}, which is named like the failing code`,
  setting_of_part: (values) => `changes ${values['key']} of the failing part in ${values['path']} ${fromTo(values)}`,
  great_leap: (values) => `changes ${values['key']} ${fromTo(values)}`,
  went_live: ({ part }) => `went live on ${part} before its measurements changed`,
  live_elsewhere: ({ part }) => `went live on ${part}, which the failing part does not call`,
  not_live: () => 'was not deployed before the failure began',
  deployed_lately: () => 'was deployed shortly before the failure began',
  landed_lately: () => 'landed shortly before the failure began',
  ran_for_days: () => 'ran for days before the failure began',
  made_afterwards: () => 'was made after the failure began',
  changes_nothing: () => 'changes only tests, documentation, comments or white space',
  changes_wording: () => 'changes only the wording of messages',
  changes_reporting: () => 'changes little but what is logged',
  same_behaviour: () => 'writes the same thing in another way',
  moves_code: () => 'moves code and takes nothing of it away',
  restores: () => 'restores what was there before',
  taken_back_before: ({ sha }) => `was reverted by ${sha} before the failure began`,
  taken_back_after: ({ sha }) => `was reverted by ${sha} after the failure began`,
  first_commit: () => 'is the first commit there is',
  empty_merge: () => 'is a merge without changes of its own',
};

/** What a fact says of a commit or another change, behind its name. */
export function wordsOfChange({ code, values }: { readonly code: ChangeCode; readonly values: Values }): string {
  return WORDS[code](values);
}
