/** A deployment that a log line tells of. */
export interface DeployEvent {
  readonly service: string;
  readonly revision: string;
  readonly previous?: string;
  /** Epoch milliseconds. */
  readonly time: number | null;
  readonly line: number;
  readonly text: string;
}

const DEPLOY_WORDS =
  /\b(?:deploy(?:ed|ing|ment)?|rolled out|rollout|releas(?:e|ed|ing)|promoted|upgraded to|now running|started version|build)\b/i;
const REVISION = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/g;
const VERSION = /\bv?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:[-+][\w.]{1,40})?\b/g;
const PREVIOUS = /\b(?:was|from|previous(?:ly)?|replac(?:es|ing))\b[\s":=(]{1,6}(v?[0-9a-f][\w.-]{4,40})/i;

/**
 * The deployment that a log event's text tells of, or null. It must use a word of deploying and name a revision (a
 * commit hash, else a version), since "released lock" alone is no deployment.
 */
export function deployOf(text: string): Pick<DeployEvent, 'revision' | 'previous'> | null {
  const head = text.slice(0, 2_000);
  if (!DEPLOY_WORDS.test(head)) return null;
  const revisions = head.match(REVISION) ?? head.match(VERSION);
  const previous = PREVIOUS.exec(head)?.[1];
  const revision = revisions?.find((candidate) => candidate !== previous);
  if (revision === undefined) return null;
  return previous === undefined ? { revision } : { revision, previous };
}
