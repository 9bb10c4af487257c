import type { SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { MARKS } from '../text/sentences.ts';

/** What was noted of a session: pinned, resolved, its tags, each of which leads to the sessions that have it. */
export function SessionNotes(properties: {
  session: Pick<SessionSummary, 'pinned' | 'resolved_at' | 'tags'>;
  onTag: (tag: string) => void;
}): JSX.Element | null {
  const { pinned, resolved_at: resolvedAt, tags = [] } = properties.session;
  if (pinned !== true && resolvedAt === undefined && tags.length === 0) return null;
  return (
    <span class="notes">
      {pinned === true ? <span class="noted">{MARKS.pinned}</span> : null}
      {resolvedAt === undefined ? null : <span class="noted">✓ {MARKS.resolved}</span>}
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          class="tag"
          aria-label={MARKS.withTag(tag)}
          onClick={() => properties.onTag(tag)}
        >
          {tag}
        </button>
      ))}
    </span>
  );
}
