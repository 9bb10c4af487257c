import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { readInvestigation } from '../api/client.ts';
import { noteExport } from '../api/sharing.ts';
import { announce } from '../app/announce.ts';
import { downloadText } from '../app/clipboard.ts';
import { useApp } from '../app/context.ts';
import { later } from '../app/later.tsx';
import { useClosing } from '../app/use-closing.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { OutsideLink } from '../parts/link.tsx';
import type { Turn } from '../state/turn.ts';
import { DATASET, EXPORT, TURN } from '../text/sentences.ts';
import { AgainAndCompare, CompareWithAsked } from './again-and-compare.tsx';
import { Feedback } from './feedback.tsx';
import { incidentFile } from './incident-file.ts';
import { StoredSpansNote } from './stored-spans-note.tsx';
import { shortMarkdown } from './short-markdown.ts';

const AddToDataset = later(() => import('./add-to-dataset.tsx').then((part) => part.AddToDataset));

/** What can be done with an answer: follow it into Phoenix, take it away, judge it; behind a menu what is done seldom. */
export function AnswerActions({ turn, address }: { turn: Turn; address: string }): JSX.Element {
  const { settings } = useApp();
  const [adding, setAdding] = useState(false);
  const { investigationId } = turn;
  return (
    <div class="actions">
      {settings.phoenixUrl === null || turn.traceId === null ? null : (
        <>
          <OutsideLink href={`${settings.phoenixUrl}/redirects/traces/${turn.traceId}`}>{TURN.trace}</OutsideLink>
          {investigationId === null ? null : <StoredSpansNote investigationId={investigationId} />}
        </>
      )}
      {turn.report === null ? null : (
        <CopyButton
          text={shortMarkdown(turn.report, {
            question: turn.prompt,
            link: address,
            reader: { now: Date.now() },
          })}
          label={EXPORT.short}
          title={EXPORT.shortTitle}
        />
      )}
      {turn.markdown === null ? null : <CopyButton text={`${turn.markdown}\n${address}\n`} label={EXPORT.markdown} />}
      <CompareWithAsked turn={turn} />
      {investigationId === null ? null : (
        <More turn={turn} investigationId={investigationId} onAdd={() => setAdding(true)} />
      )}
      <span class="spacer" />
      {investigationId === null ? null : <Feedback investigationId={investigationId} />}
      {adding && investigationId !== null ? (
        <AddToDataset investigationId={investigationId} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}

/** The menu of an answer. */
function More(properties: { turn: Turn; investigationId: string; onAdd: () => void }): JSX.Element {
  const { turn, investigationId, onAdd } = properties;
  const [isOpen, setIsOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const close = (byKey: boolean): void => {
    setIsOpen(false);
    if (byKey) menu.current?.querySelector('button')?.focus();
  };
  useClosing(menu, () => isOpen, close);
  return (
    <div ref={menu} class="menu">
      <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {EXPORT.more} <span aria-hidden="true">▾</span>
      </button>
      {isOpen ? (
        <div
          class="menu-panel"
          role="group"
          aria-label={EXPORT.moreLabel}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('button') !== null) close(false);
          }}
        >
          <Exports turn={turn} investigationId={investigationId} />
          <AgainAndCompare turn={turn} />
          {turn.report === null ? null : (
            <button type="button" onClick={onAdd}>
              {DATASET.open}
            </button>
          )}
        </div>
      ) : null}
    </div>
  );
}

function Exports({ turn, investigationId }: { turn: Turn; investigationId: string }): JSX.Element {
  const { markdown, report } = turn;
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
    <>
      {report === null ? null : (
        <button type="button" title={EXPORT.htmlTitle} onClick={saveHtml}>
          {EXPORT.html}
        </button>
      )}
      {markdown === null ? null : (
        <button
          type="button"
          onClick={() => {
            noteExport(investigationId, 'markdown');
            downloadText(markdown, { name: `${investigationId}.md`, type: 'text/markdown' });
          }}
        >
          {EXPORT.markdownFile}
        </button>
      )}
      <button type="button" onClick={() => void saveJson()}>
        {EXPORT.json}
      </button>
    </>
  );
}
