import type { Rule } from '../../rules/rule.ts';
import type { ComplaintKind } from './commit-query.ts';
import type { CommitView } from './commit-view.ts';

const flag = (holds: boolean): number => (holds ? 1 : 0);
const order = ({ place }: CommitView): number => Math.log1p(place);
const age = ({ hours }: CommitView): number => Math.log1p(hours) / 2;
const when = (view: CommitView, kind: ComplaintKind, value: number): number => flag(view.kinds.has(kind)) * value;

/** When a commit landed, and what became of it since. */
export const TIME_RULES = [
  {
    code: 'landed_before_others',
    why: 'The more commits came after it without a complaint, the less likely it is.',
    sign: -1,
    measure: order,
  },
  {
    code: 'landed_long_ago',
    why: 'Most faults are seen soon after they came; the chance falls with the logarithm of the time.',
    sign: -1,
    measure: age,
  },
  {
    code: 'told_much_age',
    why: 'Who tells much can be answered by words, so that age counts for less.',
    sign: 1,
    measure: (view) => (age(view) * view.told) / 4,
  },
  {
    code: 'seen_by_users_order',
    why: 'Users get a change with a release, days or weeks after it landed.',
    sign: 1,
    measure: (view) => when(view, 'user', order(view)),
  },
  {
    code: 'seen_by_users_age',
    why: 'Users get a change with a release, days or weeks after it landed.',
    sign: 1,
    measure: (view) => when(view, 'user', age(view)),
  },
  {
    code: 'build_age',
    why: 'Everybody builds at once: a change that breaks the build is found within hours.',
    sign: -1,
    measure: (view) => when(view, 'build', age(view)),
  },
  {
    code: 'ci_age',
    why: 'Jobs run for every change: one that breaks them is found within hours.',
    sign: -1,
    measure: (view) => when(view, 'ci', age(view)),
  },
  {
    code: 'unsettled_age',
    why: 'Who needs time to look into it speaks of something that has just landed.',
    sign: -1,
    measure: (view) => when(view, 'soon', age(view)),
  },
  {
    code: 'waited_to_land',
    why: 'A change that waited was written and tested against older code than it landed on.',
    sign: 1,
    measure: ({ waited }) => Math.log1p(waited) / 3,
  },
  {
    code: 'lines_gone',
    why: 'What is gone again cannot fail now: newer commits took away the lines it put in.',
    sign: -1,
    measure: ({ fate }) => fate.gone,
  },
  {
    code: 'lines_restored',
    why: 'What was put back cannot be missed now: newer commits put in again what it took away.',
    sign: -1,
    measure: ({ fate }) => fate.restored,
  },
  {
    code: 'still_as_it_landed',
    why: 'A cause is still there as it landed: nobody changed its lines or those beside them since.',
    sign: 1,
    measure: ({ fate }) => flag(fate.clean),
  },
  {
    code: 'files_untouched',
    why: 'Files that work goes on in are looked after; a fault lies where nobody has been since.',
    sign: 1,
    measure: ({ fate }) => fate.untouched,
  },
  {
    code: 'files_changed_since',
    why: 'The more often its files were changed since, the less of the change is left.',
    sign: -1,
    measure: ({ fate }) => Math.log1p(fate.touches),
  },
] as const satisfies readonly Rule<CommitView>[];
