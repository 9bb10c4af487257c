import type { JSX } from 'preact';
import { formatDuration } from '../text/format-duration.ts';
import { parseTime } from '../text/format-time.ts';
import { FOLDS } from '../text/sentences.ts';
import { Fold } from './fold.tsx';
import { Lanes } from './lanes.tsx';
import type { TurnViewProperties } from './turn-view.tsx';
import { PAGE } from '../text/page-words.ts';

/** How the answer came about: the lanes again, from the event log. */
export function History({ turn, actions }: TurnViewProperties): JSX.Element {
  const started = parseTime(turn.createdAt);
  const finished = parseTime(turn.finishedAt);
  const length = started === null || finished === null ? '' : formatDuration(finished - started);
  return (
    <Fold
      title={FOLDS.investigated(length)}
      onOpen={turn.lastSeq === 0 ? () => actions.onHistory(turn.key) : () => undefined}
    >
      {turn.plan === null ? null : <p class="muted">{turn.plan.reason}</p>}
      {turn.lastSeq === 0 ? <p class="muted reading">{PAGE.readingEvents}</p> : <Lanes turn={turn} now={0} />}
    </Fold>
  );
}
