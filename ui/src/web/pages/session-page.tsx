import type { Evidence } from '@mats/contracts';
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { useMedia, useTitle } from '../app/hooks.ts';
import { EvidencePane } from '../evidence/evidence-pane.tsx';
import type { EvidencePaneProperties } from '../evidence/evidence-pane.tsx';
import { QuestionBox } from '../input/question-box.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { OutsideLink, PageLink } from '../parts/link.tsx';
import { TurnView } from '../parts/turn-view.tsx';
import { questionAboutSample, SessionController } from '../state/session-controller.ts';
import type { NewQuestion } from '../state/session-controller.ts';
import type { SessionState } from '../state/session-state.ts';
import { evidenceOf } from '../state/turn.ts';
import type { Turn } from '../state/turn.ts';
import { sampleQuestion } from './sample.ts';

export interface SessionPageProperties {
  id: string;
  /** Ask about the sample incident as soon as the page is open. */
  askSample: boolean;
  onNew: () => void;
}

interface Opened {
  turnKey: string;
  evidenceId: string;
}

/** Connects the page with the controller of its session. */
function useSession(properties: SessionPageProperties): { controller: SessionController; state: SessionState } {
  const { id, askSample } = properties;
  const { signedIn, settings } = useApp();
  const controller = useMemo(() => new SessionController(id), [id]);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const unsubscribe = controller.subscribe(() => redraw(undefined));
    const question = askSample ? sampleQuestion(settings) : null;
    if (question === null) void controller.load({ fresh: isFresh(id, signedIn.session_id ?? null) });
    else void controller.ask(questionAboutSample(question));
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void controller.load({ fresh: true });
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      unsubscribe();
      controller.close();
    };
  }, [controller]);
  return { controller, state: controller.state };
}

/** A session that was made but never asked in does not exist for the server yet. */
function isFresh(id: string, held: string | null): boolean {
  return held === id || sessionStorage.getItem('mats-new-session') === id;
}

/** One session: its turns, the question box, and the evidence beside them. */
export function SessionPage(properties: SessionPageProperties): JSX.Element {
  const { controller, state } = useSession(properties);
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  useTitle(state.turns[0]?.prompt ?? 'New investigation');
  useScrollToNewTurn(state.turns);
  const open = useCallback((next: Opened) => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.closest('.pane') === null) {
      opener.current = document.activeElement;
    }
    setOpened(next);
  }, []);
  const close = useCallback(() => {
    setOpened(null);
    opener.current?.focus();
  }, []);
  const ask = (question: NewQuestion): void => void controller.ask(question);
  const empty = state.turns.length === 0;
  const pane = paneOf(state, opened);
  const covers = useMedia('(max-width: 1099px)') && pane !== null;
  return (
    <div class={pane === null ? 'session' : 'session with-pane'}>
      <main class="session-main" id="main" tabIndex={-1} inert={covers}>
        <SessionBar id={properties.id} onNew={properties.onNew} />
        {state.status === 'missing' || (state.status === 'ready' && empty) ? null : (
          <h1 class="visually-hidden">Session: {state.turns[0]?.prompt ?? properties.id}</h1>
        )}
        {state.status === 'missing' ? <Missing id={properties.id} /> : null}
        {state.status === 'failed' && state.failure !== null ? (
          <FailureNote failure={state.failure}>
            <button type="button" onClick={() => void controller.load()}>
              Try again
            </button>
          </FailureNote>
        ) : null}
        {state.status === 'loading' ? <p class="muted reading">Reading the session…</p> : null}
        {state.status === 'ready' && empty ? <Begin onAsk={ask} /> : null}
        {state.turns.map((turn, index) => (
          <TurnPlace
            key={turn.key}
            turn={turn}
            index={index}
            state={state}
            controller={controller}
            opened={opened}
            open={open}
          />
        ))}
        {state.status === 'missing' ? null : (
          <QuestionBox
            draftKey={`mats-draft-${properties.id}`}
            history={state.turns.map((turn) => turn.prompt)}
            placeholder={empty ? 'What broke? Ask, and paste the log if you have it.' : 'Ask further…'}
            onAsk={ask}
          />
        )}
      </main>
      {pane === null || opened === null ? null : (
        <EvidencePane
          evidence={pane.evidence}
          number={pane.number}
          count={pane.count}
          report={pane.report}
          onMove={(step) => {
            const next = pane.all[pane.number - 1 + step];
            if (next !== undefined) setOpened({ ...opened, evidenceId: next.id });
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

interface TurnPlaceProperties {
  turn: Turn;
  index: number;
  state: SessionState;
  controller: SessionController;
  opened: Opened | null;
  open: (opened: Opened) => void;
}

function TurnPlace({ turn, index, state, controller, opened, open }: TurnPlaceProperties): JSX.Element {
  const onEvidence = useCallback((evidenceId: string) => open({ turnKey: turn.key, evidenceId }), [turn.key, open]);
  const { investigationId } = turn;
  return (
    <TurnView
      turn={turn}
      number={index + 1}
      clockAhead={state.clockAhead}
      connection={state.connection}
      currentEvidence={opened?.turnKey === turn.key ? opened.evidenceId : null}
      onEvidence={onEvidence}
      onStop={() => (investigationId === null ? Promise.resolve(null) : controller.stop(investigationId))}
      onAskAgain={() => void controller.askAgain(turn.key)}
      onHistory={() => {
        if (investigationId !== null) controller.readHistory(investigationId);
      }}
    />
  );
}

type PaneContent = Pick<EvidencePaneProperties, 'evidence' | 'number' | 'count' | 'report'>;

/** The evidence that is open, with its place among the others; null when there is none. */
function paneOf(state: SessionState, opened: Opened | null): (PaneContent & { all: readonly Evidence[] }) | null {
  const turn = state.turns.find(({ key }) => key === opened?.turnKey);
  if (turn === undefined || opened === null) return null;
  const all = evidenceOf(turn);
  const index = all.findIndex(({ id }) => id === opened.evidenceId);
  const evidence = all[index];
  return evidence === undefined ? null : { all, evidence, number: index + 1, count: all.length, report: turn.report };
}

/** Brings a question that was just asked into view; turns that are read from the store do not move the page. */
function useScrollToNewTurn(turns: readonly Turn[]): void {
  const sending = turns.find((turn) => turn.state === 'sending')?.key;
  useLayoutEffect(() => {
    if (sending === undefined) return;
    document.querySelector(`[data-turn="${sending}"]`)?.scrollIntoView({ block: 'start' });
  }, [sending]);
}

function SessionBar(properties: { id: string; onNew: () => void }): JSX.Element {
  const { settings } = useApp();
  return (
    <div class="session-bar">
      <span class="session-label">Session</span>
      <code class="session-id" title={properties.id}>
        {properties.id}
      </code>
      <CopyButton text={properties.id} label="Copy id" />
      <span class="spacer" />
      {settings.phoenixUrl === null ? null : (
        <OutsideLink href={`${settings.phoenixUrl}/redirects/sessions/${encodeURIComponent(properties.id)}`}>
          Session in Phoenix
        </OutsideLink>
      )}
      <button type="button" onClick={properties.onNew}>
        New Investigation <kbd>n</kbd>
      </button>
    </div>
  );
}

function Missing(properties: { id: string }): JSX.Element {
  return (
    <section class="missing">
      <h1>There is no session {properties.id} that you may read</h1>
      <p>
        Open it from the <PageLink href="/">list of sessions</PageLink>, or ask its owner.
      </p>
    </section>
  );
}

function Begin(properties: { onAsk: (question: NewQuestion) => void }): JSX.Element {
  const { settings } = useApp();
  const sample = sampleQuestion(settings);
  return (
    <section class="begin">
      <h1>What broke?</h1>
      <p class="lead">
        Ask in your own words. Paste a log or a stack trace, or drop files; what is pasted becomes an attachment.
      </p>
      {sample === null ? null : (
        <p>
          <button type="button" onClick={() => properties.onAsk(questionAboutSample(sample))}>
            Try the sample incident: “{sample}”
          </button>
        </p>
      )}
    </section>
  );
}
