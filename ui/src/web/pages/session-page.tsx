import type { Evidence } from '@mats/contracts';
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { nextQuestions } from '../answer/next-questions.ts';
import { CompanyContext } from '../app/company.ts';
import type { Company } from '../app/company.ts';
import { FeedbackContext, SessionContext, useApp } from '../app/context.ts';
import type { SessionContextValue } from '../app/context.ts';
import { useMedia } from '../app/hooks.ts';
import { later, whenIdle } from '../app/later.tsx';
import { onSignedInAgain } from '../app/sign-in-state.ts';
import type { EvidencePaneProperties } from '../evidence/evidence-pane.tsx';
import { QuestionBox } from '../input/question-box.tsx';
import { FailureNote } from '../parts/failure-note.tsx';
import { Imported } from '../parts/imported.tsx';
import { SessionBar } from '../parts/session-bar.tsx';
import { SessionLife } from '../parts/session-life.tsx';
import { TurnView } from '../parts/turn-view.tsx';
import type { TurnActions } from '../parts/turn-view.tsx';
import { sessionPath } from '../routing.ts';
import { questionAboutSample, questionOf, SessionController } from '../state/session-controller.ts';
import type { NewQuestion } from '../state/session-controller.ts';
import type { SessionState } from '../state/session-state.ts';
import { newFiles } from '../state/new-files.ts';
import { evidenceOf, isFinished } from '../state/turn.ts';
import type { Turn } from '../state/turn.ts';
import { usePlace } from '../state/use-place.ts';
import type { PlaceControl } from '../state/use-place.ts';
import { COMPANY } from '../text/sharing-words.ts';
import { sampleQuestion } from './sample.ts';
import { Begin, Missing } from './session-begin.tsx';
import { useArrival } from './use-arrival.ts';
import { useGivenFeedback } from './use-given-feedback.ts';
import { useNoting } from './use-noting.ts';
import { useTab } from './use-tab.ts';
import { PAGE } from '../text/page-words.ts';
import { noteSessionOpened } from './use-row-left.ts';
import { loadDrawing } from '../picture/load-drawing.ts';

export interface SessionPageProperties {
  id: string;
  /** Ask about the sample incident as soon as the page is open. */
  askSample: boolean;
  onNew: () => void;
}

const EvidencePane = later(() => import('../evidence/evidence-pane.tsx').then((part) => part.EvidencePane));

/** Turns before the last so many are shown as question and headline. */
const UNFOLDED = 3;

/** Connects the page with the controller of its session. */
function useSession(properties: SessionPageProperties): { controller: SessionController; state: SessionState } {
  const { id, askSample } = properties;
  const { signedIn, settings, navigate } = useApp();
  const controller = useMemo(() => new SessionController(id, (next) => navigate(sessionPath(next))), [id]);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    noteSessionOpened(id);
    // With the session, so that its picture need not wait.
    loadDrawing().catch(() => undefined);
    const unsubscribe = controller.subscribe(() => redraw(undefined));
    const question = askSample ? sampleQuestion(settings) : null;
    if (question === null) void controller.load({ fresh: isFresh(id, signedIn.session_id ?? null) });
    else void controller.ask(questionAboutSample(question));
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') void controller.load({ fresh: true });
    };
    document.addEventListener('visibilitychange', onVisible);
    const forget = onSignedInAgain(() => void controller.signedInAgain());
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      forget();
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

function ask(controller: SessionController, question: NewQuestion): void {
  // A new question is the newest turn again, whatever the address named.
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  void controller.ask(question);
}

/** What readers do with turns, as one object that stays the same. */
function useActions(
  controller: SessionController,
  given: { control: PlaceControl; unfold: (key: string) => void; opener: { current: HTMLElement | null } },
): TurnActions {
  const { control, unfold, opener } = given;
  const { openEvidence, addressOf } = control;
  return useMemo<TurnActions>(() => {
    const turnOf = (key: string): { turn: Turn; number: number } | null => {
      const index = controller.state.turns.findIndex((turn) => turn.key === key);
      const turn = controller.state.turns[index];
      return turn === undefined ? null : { turn, number: index + 1 };
    };
    return {
      onEvidence: (key, evidenceId) => {
        const found = turnOf(key);
        const number = found === null ? 0 : evidenceOf(found.turn).findIndex(({ id }) => id === evidenceId) + 1;
        if (found === null || number === 0) return;
        const active = document.activeElement;
        if (active instanceof HTMLElement && active.closest('.pane') === null) opener.current = active;
        openEvidence(found.number, number);
      },
      onStop: (key) => {
        const id = turnOf(key)?.turn.investigationId ?? null;
        return id === null ? Promise.resolve(null) : controller.stop(id);
      },
      onAskAgain: (key) => void controller.askAgain(key),
      onAsk: (prompt) => ask(controller, questionOf(prompt)),
      onHistory: (key) => {
        const id = turnOf(key)?.turn.investigationId ?? null;
        if (id !== null) controller.readHistory(id);
      },
      onUnfold: unfold,
      addressOf: (number) => addressOf({ turn: number, evidence: null }),
    };
  }, [controller, openEvidence, addressOf, unfold]);
}

/** What the menus of turns need to know of their session; the same object until it says something else. */
function useTurns(controller: SessionController, { origin, turns }: SessionState): SessionContextValue {
  return useMemo(
    () => ({
      sessionId: controller.sessionId,
      answered: turns.flatMap(({ number, prompt, report }) =>
        number === null || report === null ? [] : [{ number, prompt }],
      ),
      askAgain: origin === null ? (id) => controller.askAgainAsWas(id) : null,
    }),
    [controller, origin, turns],
  );
}

/** The question box, or why this reader cannot ask here. */
function Asking(properties: { id: string; state: SessionState; controller: SessionController }): JSX.Element | null {
  const { id, state, controller } = properties;
  const { origin, role, status, turns, owner } = state;
  if (origin !== null) return <Imported origin={origin} />;
  if (status === 'missing') return null;
  if (role === 'viewer') return <p class="read-only">{COMPANY.readOnly(owner)}</p>;
  const empty = turns.length === 0;
  return (
    <QuestionBox
      draftKey={`mats-draft-${id}`}
      history={turns.map((turn) => turn.prompt)}
      placeholder={empty ? PAGE.firstHint : PAGE.askFurther}
      takesFocus={status === 'ready' && empty}
      onAsk={(question) => ask(controller, question)}
    />
  );
}

/** One session: its turns, the question box, and the evidence beside them. */
export function SessionPage(properties: SessionPageProperties): JSX.Element {
  const { controller, state } = useSession(properties);
  const control = usePlace();
  const { place, openEvidence, closeEvidence } = control;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const opener = useRef<HTMLElement | null>(null);
  const unfold = useCallback((key: string) => setUnfolded((old) => new Set([...old, key])), []);
  const actions = useActions(controller, { control, unfold, opener });
  const { role, discussion } = state;
  const company = useMemo<Company>(
    () => ({ role, discussion, onSaid: () => void controller.readDiscussion() }),
    [role, discussion, controller],
  );
  useTab(state.turns);
  useArrival(state, place);
  const session = useTurns(controller, state);
  const noting = useNoting(controller);
  useEffect(() => whenIdle([EvidencePane]), []);
  const empty = state.turns.length === 0;
  const pane = paneOf(state, place);
  const isOpen = pane !== null;
  // In the step that takes the pane away: nobody finds the focus nowhere in between.
  useLayoutEffect(() => {
    if (!isOpen) opener.current?.focus();
  }, [isOpen]);
  const covers = useMedia('(max-width: 1099px)') && isOpen;
  return (
    <div class={isOpen ? 'session with-pane' : 'session'}>
      <main class="session-main" id="main" tabIndex={-1} inert={covers}>
        <SessionBar
          id={properties.id}
          session={state.summary}
          role={role}
          here={state.here}
          shareable={state.turns.some(({ investigationId }) => investigationId !== null)}
          onNew={properties.onNew}
          {...noting}
        />
        {noting.failed === null ? null : <FailureNote failure={noting.failed.failure} />}
        {state.status === 'missing' || (state.status === 'ready' && empty) ? null : (
          <h1 class="visually-hidden">{PAGE.sessionNamed(state.turns[0]?.prompt ?? properties.id)}</h1>
        )}
        {state.status === 'missing' ? <Missing /> : null}
        {state.status === 'failed' && state.failure !== null ? (
          <FailureNote failure={state.failure}>
            <button type="button" onClick={() => void controller.load()}>
              {PAGE.tryAgain}
            </button>
          </FailureNote>
        ) : null}
        {state.status === 'loading' ? <p class="muted reading">{PAGE.readingSession}</p> : null}
        {state.status === 'ready' && empty ? <Begin onAsk={(question) => ask(controller, question)} /> : null}
        <CompanyContext.Provider value={company}>
          <FeedbackContext.Provider value={useGivenFeedback(controller.sessionId, state.status === 'ready' && !empty)}>
            <SessionContext.Provider value={session}>
              <Turns state={state} place={place} unfolded={unfolded} actions={actions} />
            </SessionContext.Provider>
          </FeedbackContext.Provider>
        </CompanyContext.Provider>
        <SessionLife id={properties.id} state={state} onChanged={() => void controller.load()} />
        <Asking id={properties.id} state={state} controller={controller} />
      </main>
      {pane === null || place === null ? null : (
        <EvidencePane
          {...pane}
          onMove={(step) => {
            const next = pane.number + step;
            if (next >= 1 && next <= pane.count) openEvidence(place.turn, next);
          }}
          address={control.addressOf(place)}
          onClose={closeEvidence}
        />
      )}
    </div>
  );
}

function Turns(properties: {
  state: SessionState;
  place: PlaceControl['place'];
  unfolded: ReadonlySet<string>;
  actions: TurnActions;
}): JSX.Element {
  const { state, place, unfolded, actions } = properties;
  const { turns } = state;
  const asked = new Set(turns.flatMap(({ report }) => report?.intent ?? []));
  const files = newFiles(turns);
  return (
    <>
      {turns.map((turn, index) => {
        const number = index + 1;
        const finished = isFinished(turn);
        const isLast = number === turns.length;
        const old = index < turns.length - UNFOLDED && place?.turn !== number && !unfolded.has(turn.key);
        const evidence =
          place?.turn === number && place.evidence !== null ? evidenceOf(turn)[place.evidence - 1] : undefined;
        return (
          <TurnView
            key={turn.key}
            turn={turn}
            number={number}
            files={files[index] ?? []}
            folded={finished && old}
            suggestions={
              isLast && state.role !== 'viewer' && turn.report !== null && finished
                ? nextQuestions(turn.report, asked)
                : []
            }
            clockAhead={state.clockAhead}
            connection={finished ? null : state.connection}
            currentEvidence={evidence?.id ?? null}
            actions={actions}
          />
        );
      })}
    </>
  );
}

type PaneContent = Pick<EvidencePaneProperties, 'evidence' | 'number' | 'count' | 'report'>;

/** The evidence that is open, with its place among the others; null when there is none. */
function paneOf(state: SessionState, place: PlaceControl['place']): PaneContent | null {
  if (place === null || place.evidence === null) return null;
  const turn = state.turns[place.turn - 1];
  if (turn === undefined) return null;
  const all: readonly Evidence[] = evidenceOf(turn);
  const evidence = all[place.evidence - 1];
  return evidence === undefined ? null : { evidence, number: place.evidence, count: all.length, report: turn.report };
}
