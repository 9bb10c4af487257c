import type { Rule } from '../../rules/rule.ts';
import type { Deed } from './commit-message.ts';
import type { CommitView } from './commit-view.ts';

const flag = (holds: boolean): number => (holds ? 1 : 0);
const does = (view: CommitView, deed: Deed): number => flag(view.deeds.has(deed));

/** What kind of change a commit is, whose it is, and what it belongs to. */
export const SHAPE_RULES = [
  {
    code: 'changes_code',
    why: 'Only what runs can fail.',
    sign: 1,
    measure: ({ shape }) => flag(shape.hasCode),
  },
  {
    code: 'much_code',
    why: 'More changed lines of code hold more faults.',
    source: 'Mockus and Weiss 2000',
    sign: 1,
    measure: ({ shape }) => Math.log1p(shape.codeLines) / 3,
  },
  {
    code: 'many_files',
    why: 'Changes of very many files are mostly mechanical: renaming, formatting, imports.',
    sign: -1,
    measure: ({ shape }) => Math.log1p(shape.files),
  },
  {
    code: 'only_documentation',
    why: 'Documentation does not run.',
    sign: -1,
    measure: ({ shape }) => flag(shape.onlyDocumentation),
  },
  {
    code: 'documentation_is_wrong',
    why: 'Where documentation is what is wrong, a change of it is no bystander.',
    sign: 1,
    measure: ({ shape, kinds }) => flag(shape.onlyDocumentation && kinds.has('documentation')),
  },
  {
    code: 'nothing_that_runs',
    why: 'Tests and documentation do not run in production.',
    sign: -1,
    measure: ({ shape }) => flag(shape.inert),
  },
  {
    code: 'tests_are_wrong',
    why: 'Where a test fails, a change of tests is no bystander.',
    sign: 1,
    measure: ({ shape, kinds }) => flag(shape.onlyTests && kinds.has('test')),
  },
  {
    code: 'flaky_test_came',
    why: 'A test that fails now and then mostly came so.',
    sign: 1,
    measure: ({ shape, kinds }) => flag(shape.hasTests && kinds.has('flaky')),
  },
  {
    code: 'pins_versions',
    why: 'Lists of versions are raised all the time by machines, mostly without harm.',
    sign: -1,
    measure: ({ shape }) => flag(shape.pinsVersions),
  },
  {
    code: 'version_is_wrong',
    why: 'Where a dependency is spoken of, a change of versions is no bystander.',
    sign: 1,
    measure: ({ shape, kinds }) => flag(shape.pinsVersions && kinds.has('dependency')),
  },
  {
    code: 'build_lost_code',
    why: 'A build breaks on what is no longer there.',
    sign: 1,
    measure: ({ shape, kinds }) => (kinds.has('build') ? Math.log1p(shape.removed) / 3 : 0),
  },
  {
    code: 'merge',
    why: 'A merge brings a whole branch at once.',
    sign: 1,
    measure: ({ shape }) => flag(shape.merge),
  },
  {
    code: 'takes_back',
    why: 'What takes a change back brings code that was known to work.',
    sign: -1,
    measure: (view) => does(view, 'revert'),
  },
  {
    code: 'repairs',
    why: 'A repair is small, aimed and tested for what it changes.',
    sign: -1,
    measure: (view) => does(view, 'fix'),
  },
  {
    code: 'says_documentation',
    why: 'Who says that comments or documentation are changed changes little that runs.',
    sign: -1,
    measure: (view) => does(view, 'documentation'),
  },
  {
    code: 'says_test',
    why: 'Who says that tests are changed changes little that runs.',
    sign: -1,
    measure: (view) => does(view, 'test'),
  },
  {
    code: 'cleans_up',
    why: 'What is removed as unused is mostly unused: compilers and tests see the rest.',
    sign: -1,
    measure: (view) => does(view, 'removal'),
  },
  {
    code: 'stricter',
    why: 'A check that was not there before refuses what was let through.',
    sign: 1,
    measure: (view) => does(view, 'stricter'),
  },
  {
    code: 'switches',
    why: 'Another way of doing the same differs in cases that nobody thought of.',
    sign: 1,
    measure: (view) => does(view, 'switch'),
  },
  {
    code: 'speeds_up',
    why: 'What was changed for speed is first to look at where speed is lost.',
    sign: 1,
    measure: (view) => does(view, 'speed') * flag(view.kinds.has('speed')),
  },
  {
    code: 'long_message',
    why: 'Who has much to explain changes how something works.',
    sign: 1,
    measure: ({ commit }) => Math.log1p((commit.body ?? '').length) / 4,
  },
  {
    code: 'long_subject',
    why: 'Routine changes have short names.',
    sign: 1,
    measure: ({ commit }) => Math.log1p(commit.subject.length),
  },
  {
    code: 'frequent_author',
    why: 'Who commits most knows the code best.',
    source: 'Mockus and Weiss 2000',
    sign: -1,
    measure: ({ relatives }) => Math.log(Math.max(1, relatives.byAuthor)) / 2,
  },
  {
    code: 'author_went_on',
    why: 'Who has broken something and is told mends it before going on.',
    sign: -1,
    measure: ({ relatives }) => Math.log1p(relatives.newerByAuthor) / 2,
  },
  {
    code: 'followed_up',
    why: 'Work that its author went on with has been seen working by its author.',
    sign: -1,
    measure: ({ relatives }) => flag(relatives.followed),
  },
  {
    code: 'continues_work',
    why: 'The later parts of a piece of work rest on parts that were tried before.',
    sign: -1,
    measure: ({ relatives }) => Math.log1p(relatives.follows),
  },
  {
    code: 'near_taken_back',
    why: 'Where one part of a piece of work was taken back, the others are suspect too.',
    sign: 1,
    measure: ({ relatives }) => relatives.takenBack,
  },
  {
    code: 'near_taken_back_lately',
    why: 'Work that is being taken back now is taken back part by part.',
    sign: 1,
    measure: ({ relatives }) => relatives.takenBackLately,
  },
] as const satisfies readonly Rule<CommitView>[];
