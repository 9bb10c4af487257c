import type { Rule } from '../../rules/rule.ts';
import type { CommitView } from './commit-view.ts';

const BM25 = 'BM25 (Robertson and Zaragoza 2009)';

/** Words that a complaint and a commit have in common. Logarithms: a second page of agreement proves little. */
export const WORD_RULES = [
  {
    code: 'subject_words',
    why: 'A subject line names what the change is about; what broke is mostly that.',
    source: BM25,
    sign: 1,
    measure: ({ match }) => Math.log1p(match.fields.subject),
  },
  {
    code: 'body_words',
    why: 'The body of a message tells parts and effects of the change, which are what people see break.',
    source: BM25,
    sign: 1,
    measure: ({ match }) => Math.log1p(match.fields.body),
  },
  {
    code: 'path_words',
    why: 'Folders and files are named for parts of the system, and complaints name the part that fails.',
    source: BM25,
    sign: 1,
    measure: ({ match }) => Math.log1p(match.fields.path),
  },
  {
    code: 'added_words',
    why: 'What fails is named as new code names it.',
    source: BM25,
    sign: 1,
    measure: ({ match }) => Math.log1p(match.fields.added),
  },
  {
    code: 'function_words',
    why: 'Functions and classes around a change are named in traces and in reports.',
    source: BM25,
    sign: 1,
    measure: ({ match }) => Math.log1p(match.fields.section),
  },
  {
    code: 'neighbour_words',
    why: 'The lines around a change belong to the same piece of work, though they were there before.',
    source: BM25,
    sign: 1,
    measure: ({ match }) => Math.log1p(match.fields.context),
  },
  {
    code: 'rarest_words',
    why: 'A few words that hardly any other commit holds say more than many common ones.',
    sign: 1,
    measure: ({ match }) => Math.log1p(match.rarest),
  },
  {
    code: 'agrees_by_size',
    why: 'A large change holds many words, so that it agrees by chance.',
    sign: -1,
    measure: ({ match, shape }) => (Math.log1p(match.rarest) * Math.log1p(shape.added)) / 6,
  },
  {
    code: 'telling_word',
    why: 'A word that is rare among the commits and among complaints names the thing itself.',
    source: 'TF-IQF (Orca, OSDI 2018)',
    sign: 1,
    measure: ({ match }) => Math.log1p(match.mostTelling),
  },
  {
    code: 'best_fit_place',
    why: 'Words prove only as far as no other commit holds better ones.',
    sign: -1,
    measure: ({ match }) => Math.log1p(match.place) / 2,
  },
  {
    code: 'same_phrases',
    why: 'Two words side by side in both name one thing; apart they may name two.',
    sign: 1,
    measure: ({ match }) => Math.log1p(Math.min(5, match.phrases)),
  },
  {
    code: 'quoted_words',
    why: 'What a complaint quotes was copied from the failure itself.',
    sign: 1,
    measure: ({ match }) => Math.log1p(match.quoted),
  },
  {
    code: 'lines_about_it',
    why: 'A change whose lines are full of a word is about it; one mention in a thousand lines is chance.',
    sign: 1,
    measure: ({ match }) => Math.log1p(match.lines),
  },
  {
    code: 'paths_about_it',
    why: 'A change that lies wholly in the part that fails is likelier than one that brushes it.',
    sign: 1,
    measure: ({ match }) => 2 * Math.log1p(match.paths),
  },
  {
    code: 'lost_words',
    why: 'What was taken away and is now spoken of is missed.',
    sign: 1,
    measure: ({ match }) => Math.log1p(match.removed),
  },
] as const satisfies readonly Rule<CommitView>[];
