import type { JSX } from 'preact';
import { ApiFailure } from '../api/api-failure.ts';
import { readInvestigation } from '../api/client.ts';
import { noteExport } from '../api/sharing.ts';
import { announce } from '../app/announce.ts';
import { downloadText } from '../app/clipboard.ts';
import { useApp } from '../app/context.ts';
import { later } from '../app/later.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { OutsideLink } from '../parts/link.tsx';
import type { Turn } from '../state/turn.ts';
import { EXPORT } from '../text/sentences.ts';
import { AgainAndCompare } from './again-and-compare.tsx';
import { Feedback } from './feedback.tsx';
import { incidentFile } from './incident-file.ts';
import { StoredSpansNote } from './stored-spans-note.tsx';
import { shortMarkdown } from './short-markdown.ts';

const AddToDataset = later(() => import('./add-to-dataset.tsx').then((part) => part.AddToDataset));

/** What can be done with an answer: follow it into Phoenix, take it away, judge it. */
export function AnswerActions({ turn, address }: { turn: Turn; address: string }): JSX.Element {
  const { settings } = useApp();
  return (
    <div class="actions">
      {settings.phoenixUrl === null || turn.traceId === null ? null : (
        <>
          <OutsideLink href={`${settings.phoenixUrl}/redirects/traces/${turn.traceId}`}>Trace in Phoenix</OutsideLink>
          {turn.investigationId === null ? null : <StoredSpansNote investigationId={turn.investigationId} />}
        </>
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
      <AgainAndCompare turn={turn} />
      {turn.report === null || turn.investigationId === null ? null : (
        <AddToDataset investigationId={turn.investigationId} />
      )}
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
      noteExport(investigationId, 'json');
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
    noteExport(investigationId, 'html');
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
          onClick={() => {
            noteExport(investigationId, 'markdown');
            downloadText(markdown, { name: `${investigationId}.md`, type: 'text/markdown' });
          }}
        >
          Markdown
        </button>
      )}
    </span>
  );
}
