import type { JSX } from 'preact';
import { TURN } from '../text/sentences.ts';
import { Sentence } from './sentence.tsx';
import type { TurnViewProperties } from './turn-view.tsx';
import { VerdictMark } from './verdict-mark.tsx';
import { PAGE } from '../text/page-words.ts';

/** An earlier turn in two lines: what was asked, and what came out. */
export function FoldedTurn({ turn, number, actions }: TurnViewProperties): JSX.Element {
  const { report } = turn;
  const answer =
    report === null ? null : report.answer === report.cause ? (report.headline ?? report.cause) : report.answer;
  return (
    <div class="folded-turn">
      <h2>{turn.prompt}</h2>
      {report === null || answer === null ? (
        <p class="muted">{turn.state === 'cancelled' ? TURN.stopped : TURN.noAnswer}</p>
      ) : (
        <p class="folded-answer">
          {report.repeats === undefined ? <VerdictMark verdict={report.verdict} /> : null} <Sentence text={answer} />
        </p>
      )}
      <button type="button" class="quiet" aria-label={TURN.show(number)} onClick={() => actions.onUnfold(turn.key)}>
        {PAGE.show}
      </button>
    </div>
  );
}
