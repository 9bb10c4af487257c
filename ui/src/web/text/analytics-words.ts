/* What the analytics page and the analysis of a session say, in one place. Nothing is decided here. */

export const ANALYTICS = {
  title: 'Analytics',
  reading: 'Adding up…',
  nothing: 'No turn ended in this time that fits.',
  clear: 'Clear filters',
  lastDays: (days: number): string => (days === 1 ? 'Last 24 hours' : `Last ${days} days`),
  time: 'Time',
  sessions: 'Sessions',
  turns: 'Turns',
  answered: 'Answered',
  median: 'Half took less than',
  p95: '95 % took less than',
  p99: '99 % took less than',
  shares: ['half', '95 %', '99 %'] as const,
  highest: (value: string): string => `highest ${value}`,
  thumbs: 'Thumbs up',
  cost: 'Cost',
  tokens: 'Tokens',
  of: (count: number): string => `of ${count.toLocaleString('en-GB')}`,
  tokensOf: (count: number): string => `${count.toLocaleString('en-GB')} tokens`,
  overTime: 'Sessions and turns',
  overTimeWords: (turns: number, sessions: number): string => `${turns} turns in ${sessions} sessions`,
  durations: 'How long turns took',
  verdicts: 'Verdicts',
  kinds: 'What was wrong',
  failures: 'Turns without a report',
  agents: 'Agents',
  longest: 'Longest sessions',
  asTable: 'As a table',
  nobody: 'None.',
  agent: 'Agent',
  runs: 'Runs',
  failed: 'Failed',
  mean: 'Mean',
  share: 'Share of time',
  verdict: 'Verdict',
  kind: 'Kind of cause',
  failure: 'Failure',
  session: 'Session',
  busy: 'Busy for',
  begin: 'From',
  days: 'Hours, days and months are those of UTC.',
} as const;

/** What a filter is called, and what it says when it filters nothing. */
export const FILTER_WORDS: Readonly<Record<string, { label: string; any: string }>> = {
  tenant: { label: 'Tenant', any: 'Any tenant' },
  user: { label: 'User', any: 'Any user' },
  service: { label: 'Service', any: 'Any service' },
  kind: { label: 'Kind of cause', any: 'Any kind of cause' },
};

export const ANALYSIS = {
  title: 'What this session took',
  reading: 'Adding up…',
  turns: 'Turns',
  duration: 'From first to last',
  busy: 'Busy for',
  answered: 'Answered',
  errors: 'Turns with a failure',
  thumbs: 'Thumbs',
  tokens: 'Tokens',
  cost: 'Cost',
  upAndDown: (up: number, down: number): string => `${up} up, ${down} down`,
  waited: 'Waited longest for',
  slowest: 'Slowest turn',
  turn: (number: number): string => `turn ${number}`,
  ended:
    'This session has ended: nobody asked in it for a while. Your next question opens a new one, with the same files.',
  continues: 'It goes on from a session that had ended:',
  archive: 'Archive',
  archiveMeans: 'Leaves it out of your list until something happens in it.',
  unarchive: 'Bring back',
  archivedNote: 'This session is archived: it is left out of the list.',
} as const;

/** A kind of cause as people say it: `disk_full` is “Disk full”. */
export function kindWords(kind: string): string {
  const words = kind.replaceAll('_', ' ').replace(/^cpu\b/, 'CPU');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** A share of one: `97 %`; a small one is not rounded to nothing. */
export function percentWords(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return '< 1 %';
  if (percent > 99 && percent < 100) return '> 99 %';
  return `${Math.round(percent)} %`;
}

/** Less than this is not told apart from nothing by its digits. */
const LEAST_COST = 0.0001;

/** An amount of money; below a dollar in hundredths of a cent. */
export function costWords(dollars: number): string {
  if (dollars > 0 && dollars < LEAST_COST) return `< $${LEAST_COST}`;
  return dollars === 0
    ? '$0'
    : `$${dollars.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: dollars < 1 ? 4 : 2 })}`;
}
