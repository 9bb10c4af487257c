/*
 * What the question box says of files, repositories and keys.
 */

/** Kinds of files that are taken, as people name them. */
const KINDS = '.log, .txt, .json, .gz, .zip';

export const BOX = {
  questionOfFiles: 'What went wrong here?',
  kinds: (limit: string): string => `${KINDS} up to ${limit}`,
  hint: (limit: string): string => `Paste a log or drop files up to ${limit}`,
  drop: (limit: string): string => `Drop to attach · ${KINDS} up to ${limit}`,
  remove: (name: string): string => `Remove ${name}`,
  uploading: (name: string): string => `Uploading ${name}`,
  notSent: 'not sent',
  tooLarge: (name: string, given: { size: string; limit: string }): string =>
    `${name} is ${given.size}; at most ${given.limit} are read.`,
  tooLargeNext: 'Cut the log to the hours around the incident, or compress it with gzip.',
  tooMany: (most: number): string => `At most ${most} files are read with one question.`,
  pasted: (name: string, lines: string): string => `Attached as ${name}, ${lines}.`,
} as const;

export const REPOSITORIES = {
  label: 'Repositories:',
  none: 'none set up',
  all: 'all',
  chosen: (count: number): string => `${count} chosen`,
  path: 'Path',
  orPath: 'or a path',
  looking: 'Looking…',
  found: (revision: string | null): string => (revision === null ? 'found, without a commit' : `found, at ${revision}`),
  unusable: 'It cannot be read.',
} as const;

/** Said when there was no answer, or one that this page does not know: the page cannot know more. */
export const NO_ANSWER = {
  connection: {
    message: 'The page cannot reach the MATS server.',
    next: 'Check that it runs and that you are connected; what was found so far is kept.',
  },
  unknown: {
    message: 'The server answered something that this page does not understand.',
    next: 'Reload the page: it may be older than the server.',
  },
} as const;
