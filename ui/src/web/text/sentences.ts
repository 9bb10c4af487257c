/*
 * What the page says, in one place: every sentence of the card, of a turn's states, of the list and of the system page. Nothing is
 * decided here. Verdicts, agents and kinds of evidence are in `verdict-words.ts`; quotation marks are “ and ”.
 */
import type { ConnectedSource, Intent, KnownFact, Report, Verdict } from '@mats/contracts';

export const CARD = {
  nextStep: 'Next step',
  where: 'Where',
  since: 'Since',
  impact: 'Impact',
  owner: 'Owner',
  cannotBeUndone: 'cannot be undone',
  copyCommand: 'Copy command',
  introduced: 'Introduced by',
  suspect: 'Suspect',
  partial: (agents: readonly string[]): string => `This answer is partial: ${agents.join(' and ')} did not answer.`,
  beforeTheQuestion: (length: string): string => `${length} before the question`,
  between: (from: string, to: string): string => `between ${from} and ${to}`,
  more: (count: number): string => `+${count}`,
  moreEvidence: (count: number): string => `Show ${count} more citations`,
} as const;

export const OPEN_CASE = {
  known: 'What is known',
  wouldDecide: 'What would decide it',
  read: 'What was read',
  nothingRead: 'Nothing could be read.',
} as const;

export const KNOWN_WORDS: Readonly<Record<KnownFact['what'], string>> = {
  exception: 'Thrown',
  first_failure: 'Failed first',
  death: 'Died',
  last_words: 'Last words',
  frame: 'Own code',
  moved: 'Moved',
  loudest: 'Most frequent',
};

export const CRASH = {
  title: 'The crash',
  libraries: (count: number): string => (count === 1 ? '1 library frame' : `${count} library frames`),
  codeNotRead: 'The code of this frame was not read.',
  notRead: 'not connected',
  causedBy: 'Caused by',
  thrownWhile: 'Thrown because of it',
  framesLabel: 'Own frames, innermost first',
} as const;

export const FOLDS = {
  how: 'How it happened',
  seen: 'What was seen',
  evidence: 'Evidence',
  weaker: 'Weaker leads',
  ruledOut: 'Ruled out',
  notChecked: 'Not checked',
  steps: 'Next steps and prevention',
  changed: 'What changed',
  cause: 'Cause',
  after: 'after it began',
  removed: (count: number): string =>
    count === 1
      ? '1 statement removed because its evidence could not be found again.'
      : `${count} statements removed because their evidence could not be found again.`,
  notFoundAgain: 'not found again in its source',
  restsOn: (turn: number): string => `What this rests on: the conclusion of question ${turn}`,
  investigated: (length: string): string => `How it was investigated${length === '' ? '' : `, ${length}`}`,
} as const;

/** Questions that a reader may ask next, as they are asked. */
export const NEXT_QUESTIONS: Readonly<Partial<Record<Intent, string>>> = {
  since_when: 'Since when?',
  who: 'Who changed it?',
  diff: 'Show me the diff',
  affected: 'Who is affected?',
  what_else: 'What else could it be?',
  what_now: 'What should I do now?',
  still_so: 'Is it still failing?',
  what_changed: 'What changed?',
  how_many: 'How many failures?',
  list_errors: 'Which errors are there?',
};

export const TURN = {
  next: 'Ask next',
  askAgain: 'Ask again',
  stop: 'Stop',
  stopping: 'Stopping…',
  sending: 'Sending…',
  uploading: (percent: number): string => `Sending… (upload ${percent} %)`,
  reconnecting: 'Connection lost. Reconnecting…',
  accepted: 'Accepted. Planning…',
  planned: 'Planned. Calling the agents…',
  running: 'Investigating…',
  reporting: 'Writing the report…',
  working: 'Working…',
  stopped: 'Stopped before there was an answer.',
  noAnswer: 'There is no answer.',
  kept: 'What was found until then is kept below.',
  noAnswerMeans: 'This question has no answer.',
  notSentMeans: 'The question was not sent; it is kept here.',
  goesOn: 'The investigation goes on.',
  show: (number: number): string => `Show answer ${number}`,
  copyLink: 'Copy link',
  attachments: (count: number): string => (count === 1 ? '1 attachment' : `${count} attachments`),
} as const;

export const SYSTEM = {
  title: 'System',
  lead: 'What MATS reads right now, and how to give it more.',
  sources: 'Sources',
  agents: 'Agents',
  connect: 'Connect more',
  answers: 'answers',
  away: 'does not answer',
  reading: 'Looking at what is connected…',
  nothing: 'Nothing is connected yet: a question needs a log of its own.',
  investigate: 'Investigate my containers',
  containersQuestion: 'Is anything wrong with my containers?',
  files: (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en-GB')} files`),
  containers: (count: number): string => (count === 1 ? '1 container' : `${count} containers`),
  repositories: (count: number): string => (count === 1 ? '1 repository' : `${count} repositories`),
  noFile: 'no file is there',
  noContainer: 'no container runs',
  noCommit: 'no commit yet',
  lastLine: 'last line',
} as const;

export const SOURCE_WORDS: Readonly<Record<ConnectedSource['kind'], string>> = {
  log_files: 'Log files',
  containers: 'Containers',
  repository: 'Repository',
  changes: 'Change feed',
};

/** How to connect each kind of source: what it gives, and the line for `.env`. */
export const CONNECT: readonly { kind: ConnectedSource['kind']; what: string; line: string }[] = [
  { kind: 'log_files', what: 'Log files of this machine, paths or patterns', line: 'LOG_PATHS=/var/log/app/*.log' },
  {
    kind: 'containers',
    what: 'Logs and states of containers, read only',
    line: 'DOCKER_HOST=unix:///var/run/docker.sock',
  },
  { kind: 'repository', what: 'Code and its history', line: 'REPOSITORIES=app=/srv/app' },
  { kind: 'changes', what: 'Deployments, flags and settings that changed', line: 'CHANGES=/var/log/changes/*.jsonl' },
];

export const EXPORT = {
  short: 'Copy for chat',
  shortTitle: 'Cause, next step, place and link, at most 2 kB',
  markdown: 'Copy as Markdown',
  htmlTitle: 'Export as HTML, opens without a server',
} as const;

export const LIST = {
  verdict: 'Verdict',
  anyVerdict: 'Any verdict',
  noAnswer: 'No answer',
  time: 'Time',
  anyTime: 'Any time',
  lastDays: (days: number): string => (days === 1 ? 'Last 24 hours' : `Last ${days} days`),
  order: 'Order',
  none: 'No session matches.',
  clear: 'Clear',
} as const;

export const ORDER_WORDS = {
  activity: 'Last activity',
  created: 'Newest',
  turns: 'Most turns',
  duration: 'Longest',
} as const;

export const SIGN_IN = {
  ended: 'Your sign-in has ended.',
  again: 'Sign in again',
  kept: 'What you typed is kept.',
  elsewhere: 'Open the sign-in page',
} as const;

export const VIEWER = {
  find: 'Find in the log',
  found: (at: number, count: number): string => (count === 0 ? 'not found' : `${at} of ${count}`),
  next: 'Next match',
  previous: 'Previous match',
  wrap: 'Wrap lines',
  jump: 'Go to time',
  jumpHint: '14:03:07',
  fields: 'Fields of the line',
  guilty: 'the line in question',
} as const;

/** The title of the tab, so that it tells when an answer is there. */
export function tabTitle(prompt: string, state: { verdict: Verdict; label: string } | 'running' | null): string {
  if (state === null) return prompt;
  return state === 'running' ? `… ${prompt}` : `✓ ${state.label}: ${prompt}`;
}

/** What was read, in a line: `orders.log (780 lines), shop`. */
export function readWords(read: Report['read']): string {
  return read
    .map(({ what, lines, kind }) => {
      const noun = kind === 'recording' ? 'records' : 'lines';
      return lines === undefined ? what : `${what} (${lines.toLocaleString('en-GB')} ${noun})`;
    })
    .join(', ');
}
