import type { JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { sendFeedback } from '../api/client.ts';
import { announce } from '../app/announce.ts';
import { FeedbackContext } from '../app/context.ts';
import { FEEDBACK } from '../text/sentences.ts';
import { PAGE } from '../text/page-words.ts';

type Score = 'up' | 'down';

/** The reader's opinion of an answer: given once, it stands there after a reload, and may be changed. */
export function Feedback({ investigationId }: { investigationId: string }): JSX.Element {
  const given = useContext(FeedbackContext).get(investigationId);
  const [score, setScore] = useState<Score | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const shown = score ?? given?.score ?? null;
  const give = async (next: Score, comment?: string): Promise<void> => {
    setScore(next);
    try {
      await sendFeedback(
        investigationId,
        comment === undefined || comment === '' ? { score: next } : { score: next, comment },
      );
      setSaid(comment === undefined ? null : FEEDBACK.thanks);
      announce(FEEDBACK.saved);
    } catch (thrown) {
      setSaid(ApiFailure.from(thrown).failure.message);
    }
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const comment = new FormData(event.currentTarget as HTMLFormElement).get('comment');
    if (score !== null) void give(score, typeof comment === 'string' ? comment.trim() : '');
  };
  return (
    <span class="feedback">
      <button
        type="button"
        class="quiet"
        aria-label={PAGE.isRight}
        aria-pressed={shown === 'up'}
        onClick={() => void give('up')}
      >
        <Thumb /> {FEEDBACK.right}
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={PAGE.isWrong}
        aria-pressed={shown === 'down'}
        onClick={() => void give('down')}
      >
        <Thumb down /> {FEEDBACK.wrong}
      </button>
      {score !== null && said === null ? (
        <form class="feedback-form" onSubmit={onSubmit}>
          <input
            name="comment"
            maxLength={2000}
            aria-label={PAGE.commentOnAnswer}
            placeholder={score === 'up' ? FEEDBACK.whatHelped : FEEDBACK.whatWasIt}
          />
          <button type="submit">{PAGE.send}</button>
        </form>
      ) : null}
      {said === null ? null : <span class="muted">{said}</span>}
      {score === null && given !== undefined ? <span class="muted">{FEEDBACK.given(given.comment)}</span> : null}
    </span>
  );
}

function Thumb(properties: { down?: boolean }): JSX.Element {
  return (
    <svg
      class={properties.down === true ? 'thumb thumb-down' : 'thumb'}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <path
        d="M2 7h2.5v6.5H2zM4.5 7.5 7.6 1.6c1 0 1.7.8 1.5 1.8L8.7 6h4c.9 0 1.5.8 1.3 1.6l-1.1 4.8c-.2.7-.7 1.1-1.4 1.1h-7"
        fill="none"
        stroke="currentColor"
        stroke-width="1.2"
        stroke-linejoin="round"
      />
    </svg>
  );
}
