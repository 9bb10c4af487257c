import type { CaseView, FailureView } from './failure-view.ts';

import type { Rule } from './rule.ts';

const flag = (holds: boolean): number => (holds ? 1 : 0);
const WORDS_HALVE = 4;

/** What speaks for a group of lines being the cause. */
export const FAILURE_RULES = [
  {
    code: 'names_cause',
    why: 'A line that says what is wrong outranks one that says only what follows from it.',
    sign: 1,
    measure: ({ sighting }) => flag(sighting?.entry.role === 'cause'),
  },
  {
    code: 'may_be_cause',
    why: 'A failure that has causes of its own is the cause only where none of them is seen.',
    sign: 1,
    measure: ({ sighting }) => flag(sighting?.entry.role === 'either' && sighting.entry.specificity > 1),
  },
  {
    code: 'names_symptom',
    why: 'Who complains of a neighbour suffers from it; the neighbour knows why.',
    sign: -1,
    measure: ({ sighting }) => flag(sighting?.entry.role === 'symptom'),
  },
  {
    code: 'harmless',
    why: 'What is written on good days explains no bad one.',
    sign: -1,
    measure: ({ sighting }) => flag(sighting?.entry.role === 'harmless'),
  },
  {
    code: 'specific',
    why: 'A message that only one failure writes says more than one that many share.',
    sign: 1,
    measure: ({ sighting }) => ((sighting?.entry.specificity ?? 1) - 1) / 2,
  },
  {
    code: 'other_program',
    why: 'The words of one program in the mouth of another may mean something else.',
    sign: -1,
    measure: ({ ownProgram }) => flag(ownProgram === false),
  },
  {
    code: 'error_level',
    why: 'A program says itself that something is wrong.',
    sign: 1,
    measure: ({ severity }) => flag(severity === 'error' || severity === 'fatal'),
  },
  {
    code: 'last_words',
    why: 'Who dies of a failure names it last; the living complain of the dead.',
    sign: 1,
    measure: ({ beforeDeath }) => (beforeDeath === null ? 0 : 1 / (1 + beforeDeath / WORDS_HALVE)),
  },
  {
    code: 'blamed_by_others',
    why: 'A part that others wait for and that complains itself is where their trouble begins.',
    sign: 1,
    measure: ({ blamedByOthers }) => flag(blamedByOthers),
  },
  {
    code: 'peer_fails',
    why: 'A complaint of a neighbour that reports a failure itself is an effect of that failure.',
    sign: -1,
    measure: ({ peerFails }) => flag(peerFails),
  },
  {
    code: 'peer_unread',
    why: 'Of whoever is blamed by name and was not read nobody says better what is wrong.',
    sign: 1,
    measure: ({ peerUnread, sighting }) => flag(peerUnread && sighting?.entry.role === 'symptom'),
  },
  {
    code: 'told_in_ways',
    why: 'One failure that is told with ten values is still one.',
    sign: -1,
    measure: ({ variants }) => Math.log(variants),
  },
  {
    code: 'only_kind',
    why: 'Where one failure alone is told of, it is the one that was noticed.',
    sign: 1,
    measure: ({ onlyKind }) => flag(onlyKind),
  },
  {
    code: 'unknown_form',
    why: 'Of a line in no known form nobody can say what kind of failure it is.',
    sign: -1,
    measure: ({ sighting }) => flag(sighting === null),
  },
  {
    code: 'guessed_kind',
    why: 'Words that programs use for one kind of failure mean it in the mouth of another program, too.',
    sign: 1,
    measure: ({ guess }) => guess?.probability ?? 0,
  },
  {
    code: 'client_from_outside',
    why: 'Whoever comes from the internet does as he likes; what a server says of him is seldom its own failure.',
    sign: -1,
    measure: ({ outsideClient }) => flag(outsideClient),
  },
] as const satisfies readonly Rule<FailureView>[];

/** What speaks for "the cause is not in what was read". */
export const UNKNOWN_RULES = [
  {
    code: 'unknown_at_all',
    why: 'Some incidents leave their cause in no log.',
    sign: 1,
    measure: () => 1,
  },
] as const satisfies readonly Rule<CaseView>[];

/** What speaks for "nothing is wrong". */
export const NO_INCIDENT_RULES = [
  {
    code: 'no_errors',
    why: 'Where nobody writes of an error nobody is known to fail.',
    sign: 1,
    measure: ({ noErrors }) => flag(noErrors),
  },
  {
    code: 'ends_well',
    why: 'A log that ends in ordinary work ends after the trouble.',
    sign: 1,
    measure: ({ endsWell }) => flag(endsWell),
  },
  {
    code: 'somebody_died',
    why: 'A process that ends with an error is an incident.',
    sign: -1,
    measure: ({ deaths }) => flag(deaths > 0),
  },
  {
    code: 'asks_yes_or_no',
    why: 'Who asks whether something is wrong leaves it open; who asks why has seen it.',
    sign: 1,
    measure: ({ asksYesOrNo }) => flag(asksYesOrNo),
  },
  {
    code: 'failure_told',
    why: 'Who says what no longer works has seen that something is wrong.',
    sign: -1,
    measure: ({ tellsFailure }) => flag(tellsFailure),
  },
  {
    code: 'said_to_work',
    why: 'Who says that all works has read lines that frighten, and seen no failure.',
    sign: 1,
    measure: ({ saysItWorks }) => flag(saysItWorks),
  },
  {
    code: 'succeeds',
    why: 'What has succeeded in the end was not kept from it.',
    sign: 1,
    measure: ({ succeeds }) => flag(succeeds),
  },
] as const satisfies readonly Rule<CaseView>[];

/** The sign that each rule's principle demands, by its code. */
export const FAILURE_RULE_SIGNS: Readonly<Record<string, 1 | -1>> = Object.fromEntries(
  [...FAILURE_RULES, ...UNKNOWN_RULES, ...NO_INCIDENT_RULES].map(({ code, sign }) => [code, sign]),
);
