import { frameStart } from '../../logs/raw/frame-forms.ts';
import type { Deployment } from '../../signals/deployment.ts';

const DEPLOY_WORDS =
  /\b(?:deploy(?:ed|ing|ment)?|rolled out|rollout|releas(?:e|ed|ing)|promoted|upgraded to|now running|started version|build)\b/i;
const REVISION = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\b/g;
const VERSION = /\bv?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:[-+][\w.]{1,40})?\b/g;
const PREVIOUS = /\b(?:was|from|previous(?:ly)?|replac(?:es|ing))\b[\s":=(]{1,6}(v?[0-9a-f][\w.-]{4,40})/i;

/** A commit that is named as such says more than the image it was built into. */
const NAMED_COMMIT = /\b(?:revision|commit|sha)["']?[\s:=]{1,3}["']?(?=[0-9]{0,39}[a-f])[0-9a-f]{7,40}\b/i;
/** `image shop:1.14.2`, `"image": "registry.example.com:5000/shop@sha256:…"`. */
const IMAGE = /\bimage["']?[\s:=]{1,3}["']?([a-z0-9][\w.:/@-]{2,300})/i;
const PREVIOUS_IMAGE =
  /(?:\b(?:was|previously|replac(?:es|ing))\s{1,3}["']?|\bprevious_?image["']?[\s:=]{1,3}["']?)([a-z0-9][\w.:/@-]{2,300})/i;
/** Tags that are moved from one image to the next do not say which one was deployed. */
const MOVING_TAGS: ReadonlySet<string> = new Set(['latest', 'stable', 'main', 'master', 'edge', 'nightly', 'dev']);
const SHORT_DIGEST = 12;

/** Tag and digest of an image reference: `[registry[:port]/]name[:tag][@sha256:digest]`. */
function partsOfImage(reference: string | undefined): { tag: string | null; digest: string | null } {
  const [, named = '', digest = null] = /^(.*?)(?:(?:@|^)sha256:([0-9a-f]{12,64}))?[.,:]?$/.exec(reference ?? '') ?? [];
  const tag = /:([\w][\w.-]{0,127})$/.exec(named.slice(named.lastIndexOf('/') + 1))?.[1] ?? null;
  return { tag, digest: digest === null ? null : digest.slice(0, SHORT_DIGEST) };
}

/** What of a tag names a revision: a commit hash that stands in it, else all of it. */
function revisionOfTag(tag: string | null): string | null {
  return tag === null || MOVING_TAGS.has(tag) ? null : (tag.match(REVISION)?.[0] ?? tag);
}

/** The deployed image's tag, or its digest where the tag stays the same or says nothing. */
function imageDeployOf(head: string): Pick<Deployment, 'revision' | 'previous'> | null {
  const image = partsOfImage(IMAGE.exec(head)?.[1]);
  const before = partsOfImage(PREVIOUS_IMAGE.exec(head)?.[1]);
  const [tag, previousTag] = [revisionOfTag(image.tag), revisionOfTag(before.tag)];
  const tagged = tag !== null && tag !== previousTag;
  const revision = tagged ? tag : image.digest;
  if (revision === null) return null;
  const previous = tagged ? (previousTag ?? before.digest) : (before.digest ?? previousTag);
  return previous === null ? { revision } : { revision, previous };
}

/** The calls of a trace name the versions of libraries, and what was released with them. */
function withoutCalls(text: string): string {
  const calls = frameStart(text);
  return calls === -1 ? text : text.slice(0, calls);
}

/**
 * The deployment that a log event's text tells of, or null. It must use a word of deploying and name a revision (an
 * image's tag or digest, else a commit hash, else a version), since "released lock" alone is no deployment.
 */
export function deployOf(text: string): Pick<Deployment, 'revision' | 'previous'> | null {
  const head = withoutCalls(text.slice(0, 2_000));
  if (!DEPLOY_WORDS.test(head)) return null;
  const ofImage = NAMED_COMMIT.test(head) ? null : imageDeployOf(head);
  if (ofImage !== null) return ofImage;
  const revisions = head.match(REVISION) ?? head.match(VERSION);
  const previous = PREVIOUS.exec(head)?.[1];
  const revision = revisions?.find((candidate) => candidate !== previous);
  if (revision === undefined) return null;
  return previous === undefined ? { revision } : { revision, previous };
}
