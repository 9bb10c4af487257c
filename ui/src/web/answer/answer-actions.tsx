import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { readInvestigation, sendFeedback } from '../api/client.ts';
import { announce } from '../app/announce.ts';
import { downloadText } from '../app/clipboard.ts';
import { useApp } from '../app/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { OutsideLink } from '../parts/link.tsx';
import type { Turn } from '../state/turn.ts';
import { EXPORT } from '../text/sentences.ts';
import { incidentFile } from './incident-file.ts';
import { shortMarkdown } from './short-markdown.ts';

/** What can be done with an answer: follow it into Phoenix, take it away, judge it. */
export function AnswerActions({ turn, address }: { turn: Turn; address: string }): JSX.Element {
  const { settings } = useApp();
  return (
    <div class="actions">
      {settings.phoenixUrl === null || turn.traceId === null ? null : (
        <OutsideLink href={`${settings.phoenixUrl}/redirects/traces/${turn.traceId}`}>Trace in Phoenix</OutsideLink>
      )}
      {turn.report === null ? null : (
        <CopyButton
          text={shortMarkdown(turn.report, { question: turn.prompt, link: address })}
          label={EXPORT.short}
          title={EXPORT.shortTitle}
        />
      )}
      {turn.markdown === null ? null : <CopyButton text={turn.markdown} label={EXPORT.markdown} />}
      <Export turn={turn} />
      <span class="spacer" />
      {turn.investigationId === null ? null : <Feedback investigationId={turn.investigationId} />}
    </div>
  );
}

function Export({ turn }: { turn: Turn }): JSX.Element | null {
  const { investigationId, markdown, report } = turn;
  if (investigationId === null) return null;
  const saveJson = async (): Promise<void> => {
    try {
      const investigation = await readInvestigation(investigationId);
      downloadText(`${JSON.stringify(investigation, null, 2)}\n`, {
        name: `${investigationId}.json`,
        type: 'application/json',
      });
    } catch (thrown) {
      announce(ApiFailure.from(thrown).failure.message);
    }
  };
  const saveHtml = (): void => {
    const section = document.querySelector<HTMLElement>(`[data-turn="${turn.key}"]`);
    if (section === null || report === null) return;
    const text = incidentFile(section, { title: turn.prompt, evidence: report.evidence });
    downloadText(text, { name: `${investigationId}.html`, type: 'text/html' });
  };
  return (
    <span class="export">
      Export{' '}
      <button type="button" class="quiet" aria-label="Export as JSON" onClick={() => void saveJson()}>
        JSON
      </button>
      {report === null ? null : (
        <button type="button" class="quiet" aria-label={EXPORT.htmlTitle} onClick={saveHtml}>
          HTML
        </button>
      )}
      {markdown === null ? null : (
        <button
          type="button"
          class="quiet"
          aria-label="Export as Markdown"
          onClick={() => downloadText(markdown, { name: `${investigationId}.md`, type: 'text/markdown' })}
        >
          Markdown
        </button>
      )}
    </span>
  );
}

type Score = 'up' | 'down';

function Feedback({ investigationId }: { investigationId: string }): JSX.Element {
  const [score, setScore] = useState<Score | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const give = async (next: Score, comment?: string): Promise<void> => {
    setScore(next);
    try {
      await sendFeedback(
        investigationId,
        comment === undefined || comment === '' ? { score: next } : { score: next, comment },
      );
      setSaid(comment === undefined ? null : 'Thank you.');
      announce('Feedback saved.');
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
        aria-label="The answer is right"
        aria-pressed={score === 'up'}
        onClick={() => void give('up')}
      >
        <Thumb /> Right
      </button>
      <button
        type="button"
        class="quiet"
        aria-label="The answer is wrong"
        aria-pressed={score === 'down'}
        onClick={() => void give('down')}
      >
        <Thumb down /> Wrong
      </button>
      {score !== null && said === null ? (
        <form class="feedback-form" onSubmit={onSubmit}>
          <input
            name="comment"
            maxLength={2000}
            aria-label="Comment on the answer"
            placeholder={score === 'up' ? 'What helped? (optional)' : 'What was it really? (optional)'}
          />
          <button type="submit">Send</button>
        </form>
      ) : null}
      {said === null ? null : <span class="muted">{said}</span>}
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
