/*
 * What the pane of evidence, the chain and the picture say. The rest is in `sentences.ts` and `page-words.ts`.
 */
import type { ChainNode, EvidenceDetail, Picture } from '@mats/contracts';
import { formatCount } from './format-number.ts';

export const EVIDENCE = {
  of: (count: number): string => `of ${count}`,
  copyPlace: 'Copy location',
  copy: 'Copy evidence',
  copyLink: 'Copy link',
  span: 'Span in Phoenix',
  allLines: (name: string): string => `All lines of ${name}`,
  readAll: (name: string): string => `Read all of ${name}`,
  reading: 'Reading…',
  notUnpacked: {
    message: 'This file cannot be unpacked here.',
    next: 'Unpack it on your machine, and look for the line that is shown above.',
  },
  excerpt: 'Excerpt',
  library: 'library',
  countOverTime: 'Count over time',
  changesIn: (file: string): string => `Changes in ${file}`,
  codeAround: (line: number): string => `Code around line ${line}`,
  itself: (length: string): string => `itself ${length}`,
  failed: 'failed',
  peak: (value: string, at: string): string => `peak ${value} at ${at}`,
  highest: (label: string, given: { value: string; at: string }): string =>
    `${label}: highest ${given.value} at ${given.at}`,
  yes: 'yes',
  no: 'no',
  lasts: 'it lasts',
} as const;

/** Names of what is known of a piece of evidence. */
export const DETAIL = {
  seen: 'Seen',
  severity: 'Severity',
  change: 'Change',
  runtime: 'Runtime',
  function: 'Function',
  commit: 'Commit',
  author: 'Author',
  kind: 'Kind',
  files: 'Files',
  revision: 'Revision',
  before: 'Before',
  after: 'After',
  changed: 'Changed',
  by: 'By',
  provider: 'Provider',
  component: 'Component',
  status: 'Status',
  until: 'Until',
  container: 'Container',
  image: 'Image',
  exitCode: 'Exit code',
  killedForMemory: 'Killed for memory',
  restarts: 'Restarts',
  health: 'Health',
  metric: 'Metric',
  highest: 'Highest',
  trace: 'Trace',
  spans: 'Spans',
} as const;

/** How often a log template is seen, against before the incident. */
export const TEMPLATE_CHANGE_WORDS: Readonly<Record<EvidenceDetail<'log_template'>['change'], string>> = {
  new: 'new in this incident',
  risen: 'more than before',
  fallen: 'less than before',
  vanished: 'gone since the incident',
  steady: 'as before',
  unknown: 'not known from before',
};

export const COMMIT_KIND_WORDS: Readonly<Record<EvidenceDetail<'commit'>['change'], string>> = {
  code: 'code',
  configuration: 'configuration',
  dependency: 'dependencies',
  documentation: 'documentation',
  mixed: 'code and configuration',
};

/** Said before a line of a diff to those who do not see its sign. */
export const DIFF_WORDS = { add: 'added: ', delete: 'removed: ', same: '', hunk: '' } as const;

export const CHAIN_WORDS: Readonly<Record<ChainNode['kind'], string>> = {
  commit: 'Commit',
  change: 'Change',
  code: 'Code',
  template: 'Log',
  signal: 'Signal',
  service: 'Service',
  symptom: 'Symptom',
};

export const MARK_WORDS: Readonly<Record<Picture['marks'][number]['kind'], string>> = {
  deploy: 'Deploy',
  commit: 'Commit',
  container: 'Container',
  onset: 'Began',
};

export const PICTURE = {
  series: (count: number, given: { from: string; to: string }): string =>
    `${formatCount(count, 'series')} from ${given.from} to ${given.to}.`,
  highest: (value: string): string => `highest ${value}`,
  began: (at: string): string => `It began at ${at}.`,
  nothing: 'nothing',
  errorsPer: (bucket: string): string => `errors per ${bucket}`,
  alike: (count: number): string => `+${count} alike`,
  inTable: (count: number): string => `${count.toLocaleString('en-GB')} more series in the table`,
} as const;
