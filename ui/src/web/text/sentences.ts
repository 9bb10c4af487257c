/*
 * What the page says, in one place: every sentence of the card, of a turn's states, of the list and of the system page. Nothing is
 * decided here. Verdicts, agents and kinds of evidence are in `verdict-words.ts`; quotation marks are “ and ”.
 */
import type { ConnectedSource, FileKind, Intent, KnownFact, Report, Verdict } from '@mats/contracts';

export const CARD = {
  nextStep: 'Next step',
  where: 'Where',
  /** Between a place in code and the function that it lies in. */
  in: 'in',
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
  read: 'Read',
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
  unlikely: (count: number): string =>
    count === 1 ? '1 more, less likely than 5 %' : `${count} more, each less likely than 5 %`,
  allUnlikely: 'Each of these is less likely than 5 %.',
  ruledOut: 'Ruled out',
  notChecked: 'Not checked',
  read: 'What was read',
  readPeriod: (from: string, to: string): string => `${from} to ${to}`,
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

/** Kinds of sources that an answer rests on. */
export const READ_WORDS: Readonly<Record<Report['read'][number]['kind'], string>> = {
  log: 'log',
  recording: 'recording',
  containers: 'states of containers',
  repository: 'code and its history',
  changes: 'change feed',
  status: 'status page',
};

/** What a question may name of the answer that it follows; null: nothing that can be named. */
export interface Named {
  service: string | null;
  /** Short id of the commit that is blamed. */
  commit: string | null;
  /** Short id of one that is not. */
  otherCommit: string | null;
}

/** Questions that a reader may ask next, as they are asked. */
export const NEXT_QUESTIONS: Readonly<Partial<Record<Intent, (named: Named) => string>>> = {
  since_when: ({ service }) => (service === null ? 'Since when?' : `Since when has ${service} been failing?`),
  who: () => 'Who changed it?',
  diff: ({ commit }) => (commit === null ? 'Show me the diff' : `Show me the diff of ${commit}`),
  why_not: ({ otherCommit }) => `Why not ${otherCommit}?`,
  affected: () => 'Who is affected?',
  what_else: () => 'What else could it be?',
  what_now: () => 'What should I do now?',
  still_so: ({ service }) => (service === null ? 'Is it still failing?' : `Is ${service} still failing?`),
  what_changed: () => 'What changed?',
  how_many: () => 'How many failures?',
  list_errors: () => 'Which errors are there?',
  where: () => 'Which line is it?',
  explain_simply: () => 'Explain it simply',
  summary: () => 'Summarize it',
};

export const SPANS = {
  stored: (stored: number, made: number): string => `${stored} of ${made} spans stored`,
  title: (whole: boolean): string =>
    whole
      ? 'Phoenix holds every span of this turn.'
      : 'Phoenix does not hold every span yet; what is missing is sent again.',
};

export const TURN = {
  redacted:
    'Something in the question looked like a secret. It was not kept: [redacted] stands in its place. If it was one, change it.',
  trace: 'Trace in Phoenix',
  next: 'Ask next',
  askAgain: 'Ask again',
  stop: 'Stop',
  stopping: 'Stopping…',
  notify: 'Notify me',
  notifying: 'You will be notified',
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
  connect: 'Connect more',
  reading: 'Looking at what is connected…',
  nothing: 'Nothing is connected yet: attach a log to each question.',
  investigate: 'Investigate my containers',
  containersQuestion: 'Is anything wrong with my containers?',
  files: (count: number): string => (count === 1 ? '1 file' : `${count.toLocaleString('en-GB')} files`),
  containers: (count: number): string => (count === 1 ? '1 container' : `${count} containers`),
  repositories: (count: number): string => (count === 1 ? '1 repository' : `${count} repositories`),
  noFile: 'no file is there',
  noContainer: 'no container runs',
  noCommit: 'no commit yet',
  noEntry: 'nothing is in it',
  lastLine: 'last line',
  sampleOnly: 'read only for the sample incident',
} as const;

/** The doctor's checks on the system page. */
export const CHECKS = {
  title: 'Checks',
  looking: 'Looking…',
  allHold: 'All checks pass.',
  broken: (name: string): string => `Repair “${name}” first: what stands below it cannot work without it.`,
  notReached: 'not looked at: what is broken above comes first',
  again: 'Check again',
  command: 'To send a question of its own through every part, run',
  commandLine: 'npm run mats -- doctor',
  holds: 'works',
  fails: 'does not work',
} as const;

/** Said where a part of the page could not be fetched. */
export const LATER = {
  failed: {
    code: 'part_not_there',
    message: 'This part of the page could not be fetched.',
    next: 'Reload the page: the server may be away, or newer than the page.',
  },
} as const;

export const SOURCE_WORDS: Readonly<Record<ConnectedSource['kind'], string>> = {
  log_files: 'Log files',
  containers: 'Containers',
  repository: 'Repository',
  changes: 'Change feed',
  phoenix_project: 'Phoenix project',
  code_host: 'Code host',
  cloud_project: 'Cloud project',
  bucket: 'Bucket',
  other: 'Source',
};

/** Links of evidence that was read in a Phoenix project. */
export const OPEN_IN_PHOENIX = {
  request: 'Request in Phoenix',
  span: 'Failed span in Phoenix',
  project: 'Project in Phoenix',
} as const;

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
  {
    kind: 'phoenix_project',
    what: 'Failed and slow requests of your own agents, from their traces in Phoenix',
    line: 'PHOENIX_PROJECTS=chatbot,search',
  },
  {
    kind: 'code_host',
    what: 'Pull requests, checks, deployments and issues on GitHub',
    line: 'GITHUB_REPOSITORIES=acme/shop',
  },
  {
    kind: 'bucket',
    what: 'Objects of S3 and Google Cloud Storage: missing, empty, new',
    line: 'STORAGE_BUCKETS=s3://shop-exports/daily',
  },
  {
    kind: 'cloud_project',
    what: 'Errors and revisions of Cloud Run',
    line: 'GCP_PROJECT_ID=shop-production',
  },
];

export const EXPORT = {
  short: 'Copy for chat',
  shortTitle: 'Cause, next step, place and link, at most 2 kB',
  markdown: 'Copy as Markdown',
  more: 'More',
  moreLabel: 'More to do with this answer',
  json: 'Export as JSON',
  html: 'Export as HTML',
  markdownFile: 'Export as Markdown',
  htmlTitle: 'One file that opens without a server',
} as const;

export const ATTACHMENT = {
  empty: 'empty: there is nothing to read',
  binary: 'not text: nothing can be read from it',
  cutArchive: 'cut off: the end of the archive, which lists its files, is missing',
  cutText: (lines: string): string => `cut off: only its first ${lines} can be read`,
  emptyArchive: 'the archive has no files in it',
  damaged: 'damaged: it cannot be unpacked',
  files: (count: string, lines: string): string => `${count}, ${lines}`,
  atLeast: (lines: string): string => `more than ${lines}`,
} as const;

export const DATASET = {
  open: 'Add to dataset',
  title: 'Add this turn to a dataset',
  name: 'Dataset',
  kinds: 'Right kinds of cause, separated by commas (no_incident or unknown: none may be named)',
  components: 'The part to repair, by any of its names, separated by commas',
  place: 'The place that shows it, as file or file:line, separated by commas',
  commit: 'The commit',
  said: 'Readers said:',
  add: 'Add',
  cancel: 'Cancel',
  added: (dataset: string): string => `Added to ${dataset}.`,
  missing: (names: string): string => `Without ${names}: too large, or no text.`,
} as const;

export const COMPARE = {
  title: 'Compare two turns',
  again: 'Ask again',
  againTitle: 'Ask the same question with the same files and repositories, as a new turn',
  with: 'Compare with…',
  other: 'A turn of another session…',
  askedAgain: (turn: number): string => `Turn ${turn}, asked again.`,
  compareWith: (turn: number): string => `Compare with turn ${turn}`,
  name: 'Name the other turn: the id of its session, .t and its number.',
  show: 'Compare',
  reading: 'Reading both turns…',
  same: 'The reports are the same, byte for byte.',
  differ: 'The reports differ.',
  timesAlone: 'Both say the same on the same evidence; they differ in how long they took.',
  noField: 'Verdict, cause and place are the same.',
  also: (fields: string): string => `Also different: ${fields}.`,
  none: 'none',
  differs: 'What differs',
  evidence: 'Evidence',
  first: 'First',
  second: 'Second',
  field: 'Field',
  what: 'What',
  onlyFirst: 'Only in the first',
  onlySecond: 'Only in the second',
  both: 'In both',
  noAnswer: 'No answer',
  spansFrom: { phoenix: 'Spans, from Phoenix', events: 'Steps, from the record: Phoenix has no spans of both' },
} as const;

/** Fields of a report as the comparison names them; one that is not here keeps its own name. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  verdict: 'Verdict',
  confidence: 'Probability',
  abstention: 'Why no cause is named',
  answer: 'Answer',
  cause: 'Cause',
  kind: 'Kind of cause',
  change: 'Kind of change',
  component: 'Part to repair',
  'where.service': 'Service',
  'where.repository': 'Repository',
  'where.file': 'File',
  'where.line': 'Line',
  'where.function': 'Function',
  'where.commit': 'Commit',
  'where.author': 'Author',
};

export const IMPORTED = {
  from: ({ installation, version }: { installation: string; version: string }): string =>
    `Imported from ${installation}, MATS ${version}`,
  readOnly: 'It can be read, compared and exported; questions cannot be asked in it.',
} as const;

/** Encodings other than UTF-8, as the chip of a file names them. */
export const ENCODING_WORDS: Readonly<Partial<Record<FileKind, string>>> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** The switch between the reader's own zone and UTC; it shows the zone that all times are in. */
export const ZONE = {
  button: (name: string, isUtc: boolean): string => `Times in ${name}: show ${isUtc ? 'your own zone' : 'UTC'}`,
  title: (isUtc: boolean): string => (isUtc ? 'Show times in your own zone' : 'Show times in UTC'),
} as const;

/** In which zone times that name none are read. */
export const ASK_ZONE = {
  label: 'Times without a zone:',
  utc: 'UTC',
  means: 'How times in the question, and in logs that name no zone, are read',
} as const;

export const LIST = {
  verdict: 'Verdict',
  anyVerdict: 'Any verdict',
  noAnswer: 'No answer',
  time: 'Time',
  anyTime: 'Any time',
  lastDays: (days: number): string => (days === 1 ? 'Last 24 hours' : `Last ${days} days`),
  order: 'Order',
  sortBy: (order: string): string => `Order: ${order}`,
  service: 'Service',
  owner: 'Owner',
  tag: 'Tag',
  state: 'State',
  filters: (set: number): string => (set === 0 ? 'Filters and order' : `Filters and order (${set} set)`),
  anyState: 'Open and resolved',
  open: 'Open',
  resolved: 'Resolved',
  archived: 'Archived',
  noneArchived: 'No session is archived.',
  none: 'No session matches.',
  clear: 'Clear',
} as const;

/** The line above a session; a phone shows the short half of a pair. */
export const BAR = {
  session: 'Session',
  copyId: 'Copy id',
  inPhoenix: ['Session in', 'Phoenix'],
  newOne: ['New', 'Investigation'],
} as const;

/** What a reader notes of a session. */
export const MARKS = {
  actions: 'Actions',
  menu: (title: string): string => `What to do with “${title}”`,
  pin: 'Pin to the top',
  unpin: 'Unpin',
  resolve: 'Mark as resolved',
  reopen: 'Open again',
  rename: 'Rename…',
  tag: 'Tags…',
  archive: 'Archive',
  bringBack: 'Bring back',
  remove: 'Delete…',
  name: 'Name of the session',
  nameHint: 'Empty: the first question',
  tags: 'Tags of the session',
  tagsHint: 'separated by spaces: p1 checkout',
  save: 'Save',
  cancel: 'Cancel',
  deleteQuestion: (answers: string): string =>
    `Delete this session with ${answers}, its files and its spans in Phoenix? This cannot be undone.`,
  deleteIt: 'Delete it',
  keepIt: 'Keep it',
  pinned: 'pinned',
  resolved: 'resolved',
  withTag: (tag: string): string => `Show sessions with the tag ${tag}`,
  saidPinned: 'Pinned to the top.',
  saidUnpinned: 'Unpinned.',
  saidResolved: 'Marked as resolved.',
  saidOpen: 'Open again.',
  saidArchived: 'Archived: it is left out of your list until something happens in it.',
  saidBack: 'Back in your list.',
  saidSaved: 'Saved.',
  saidDeleted: 'Deleted.',
} as const;

/** The map of who calls whom. */
export const MAP = {
  title: 'Who calls whom',
  cause: 'cause',
  quiet: 'no failures',
  calls: (names: readonly string[]): string => `calls ${names.join(', ')}`,
} as const;

export const FEEDBACK = {
  right: 'Right',
  wrong: 'Wrong',
  thanks: 'Thank you.',
  saved: 'Feedback saved.',
  whatHelped: 'What helped? (optional)',
  whatWasIt: 'What was it really? (optional)',
  given: (comment: string): string => (comment === '' ? 'This is what you said.' : `You said: “${comment}”`),
} as const;

export const ORDER_WORDS = {
  activity: 'Last activity',
  created: 'Newest',
  turns: 'Most turns',
  duration: 'Longest',
  title: 'Question, from A',
  verdict: 'Verdict, the surest first',
  service: 'Service, from A',
  owner: 'Owner, from A',
} as const;

export const SIGN_IN = {
  ended: 'Your sign-in has ended.',
  again: 'Sign in again',
  kept: 'What you typed is kept.',
  sends: 'It is sent as soon as you have signed in again.',
  elsewhere: 'Open the sign-in page',
  atProvider: 'Sign in with your organisation',
  refused: {
    provider: 'Your organisation’s sign-in did not succeed. Try again; if it stays so, tell whoever runs MATS.',
    other_browser: 'This sign-in was begun in another browser, or too long ago. Begin again.',
    no_email: 'Your organisation did not name a confirmed e-mail address of yours. Tell whoever runs MATS.',
    no_group: 'You are in none of the groups that may use MATS. Ask whoever runs it.',
    no_tenant: 'Your account names no tenant that MATS can use. Ask whoever runs it.',
  },
} as const;

export const VIEWER = {
  find: 'Find in the log',
  found: (at: number, count: number): string => (count === 0 ? 'not found' : `${at} of ${count}`),
  next: 'Next match',
  previous: 'Previous match',
  wrap: 'Wrap lines',
  jump: 'Go to time, as the log writes it',
  noSuchTime: 'no line at or after it',
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
