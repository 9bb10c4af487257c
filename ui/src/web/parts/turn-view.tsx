import type { Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Reply } from '../answer/reply.tsx';
import { TurnTalk } from '../answer/turn-talk.tsx';
import type { Connection } from '../api/follow-events.ts';
import { announce } from '../app/announce.ts';
import { EvidenceContext, OpenEvidenceContext, useApp } from '../app/context.ts';
import type { EvidenceContextValue } from '../app/context.ts';
import { useNow } from '../app/hooks.ts';
import type { ZoneChoice } from '../app/zone.ts';
import { evidenceOf, isFinished } from '../state/turn.ts';
import type { Turn, TurnState } from '../state/turn.ts';
import { formatElapsed } from '../text/format-duration.ts';
import { parseTime } from '../text/format-time.ts';
import { SIGN_IN, TURN } from '../text/sentences.ts';
import { Answered } from './answered.tsx';
import { FailureNote } from './failure-note.tsx';
import { FoldedTurn } from './folded-turn.tsx';
import { Lanes } from './lanes.tsx';
import { OutsideLink } from './link.tsx';
import { NotifySwitch } from './notify-switch.tsx';
import { progressWords } from './progress-words.ts';
import { Question } from './question.tsx';
import { History } from './turn-history.tsx';
import { PAGE } from '../text/page-words.ts';

/** What a reader can do with a turn; the same object for all turns, so that a turn is drawn again only when it changed. */
export interface TurnActions {
  onEvidence: (turnKey: string, evidenceId: string) => void;
  onStop: (turnKey: string) => Promise<Failure | null>;
  onAskAgain: (turnKey: string) => void;
  onAsk: (prompt: string) => void;
  onHistory: (turnKey: string) => void;
  onUnfold: (turnKey: string) => void;
  /** The address of a turn, to be copied. */
  addressOf: (number: number) => string;
}

export interface TurnViewProperties {
  turn: Turn;
  number: number;
  /** Names of the files that came with it. */
  files: readonly string[];
  /** Only question and headline are shown until it is unfolded. */
  folded: boolean;
  /** Questions that may be asked next. */
  suggestions: readonly string[];
  clockAhead: number;
  connection: Connection | null;
  currentEvidence: string | null;
  actions: TurnActions;
}

const NO_EVIDENCE: EvidenceContextValue = {
  numberOf: () => null,
  titleOf: () => '',
  open: () => undefined,
};

/** One question and its answer, from the first key stroke to the last fold. */
export const TurnView = memo(TurnPart, sameTurn);

/** Whether a turn says the same; which of its evidence is open does not count. */
function saysTheSame(before: TurnViewProperties, after: TurnViewProperties): boolean {
  return (
    before.turn === after.turn &&
    before.number === after.number &&
    before.folded === after.folded &&
    before.clockAhead === after.clockAhead &&
    before.connection === after.connection &&
    before.actions === after.actions &&
    before.files.join('\n') === after.files.join('\n') &&
    before.suggestions.join('\n') === after.suggestions.join('\n')
  );
}

function sameTurn(before: TurnViewProperties, after: TurnViewProperties): boolean {
  return before.currentEvidence === after.currentEvidence && saysTheSame(before, after);
}

function TurnPart(properties: TurnViewProperties): JSX.Element {
  const { turn, currentEvidence, actions, folded } = properties;
  // The zone of all times: a change of it draws every turn anew.
  const { zone } = useApp();
  const context = useMemo<EvidenceContextValue>(() => {
    if (folded) return NO_EVIDENCE;
    const evidence = evidenceOf(turn);
    const known = new Map(evidence.map(({ id, title }, index) => [id, { number: index + 1, title }]));
    return {
      numberOf: (id) => known.get(id)?.number ?? null,
      titleOf: (id) => known.get(id)?.title ?? '',
      open: (id) => actions.onEvidence(turn.key, id),
    };
  }, [turn, actions, folded]);
  const words = folded ? null : progressWords(turn);
  useEffect(() => {
    if (words !== null) announce(words);
  }, [words]);
  return (
    <EvidenceContext.Provider value={context}>
      <section
        class={`turn turn-${turn.state}`}
        id={`t${properties.number}`}
        aria-label={PAGE.turnNamed(properties.number, turn.prompt)}
        data-turn={turn.key}
        data-state={turn.state}
      >
        <OpenEvidenceContext.Provider value={folded ? null : currentEvidence}>
          {folded ? <FoldedTurn {...properties} /> : <Unfolded {...properties} zone={zone} />}
        </OpenEvidenceContext.Provider>
      </section>
    </EvidenceContext.Provider>
  );
}

type UnfoldedProperties = TurnViewProperties & { zone: ZoneChoice };

const Unfolded = memo(
  UnfoldedPart,
  (before: UnfoldedProperties, after: UnfoldedProperties) => before.zone === after.zone && saysTheSame(before, after),
);

function UnfoldedPart(properties: UnfoldedProperties): JSX.Element {
  return (
    <>
      <Question {...properties} />
      {isFinished(properties.turn) ? <Finished {...properties} /> : <Running {...properties} />}
      {properties.turn.investigationId === null ? null : (
        <TurnTalk
          investigationId={properties.turn.investigationId}
          hasReport={isFinished(properties.turn) && properties.turn.report !== null}
        />
      )}
    </>
  );
}

const STATE_WORDS: Readonly<Partial<Record<TurnState, string>>> = {
  accepted: TURN.accepted,
  planned: TURN.planned,
  running: TURN.running,
  reporting: TURN.reporting,
};

function stateWords({ state, uploaded }: Turn, connection: Connection | null): string {
  if (connection === 'reconnecting') return TURN.reconnecting;
  if (state === 'sending') return uploaded === null ? TURN.sending : TURN.uploading(Math.round(uploaded * 100));
  return STATE_WORDS[state] ?? TURN.working;
}

/** Shorter than this a turn shows no lanes: what comes and goes in a blink is noise. */
const CALM_MS = 300;

/** Whether a turn has been running for longer than a blink. */
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), CALM_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

function Running(properties: TurnViewProperties): JSX.Element {
  const { turn, connection, actions } = properties;
  const now = useNow(true) + properties.clockAhead;
  const settled = useSettled();
  const [stopping, setStopping] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const startedAt = parseTime(turn.createdAt) ?? now;
  const stop = async (): Promise<void> => {
    setStopping(true);
    const failed = await actions.onStop(turn.key);
    setFailure(failed);
    if (failed !== null) setStopping(false);
  };
  return (
    <>
      <p class={connection === 'reconnecting' ? 'progress progress-lost' : 'progress'}>
        <span class="progress-words">{stopping ? TURN.stopping : stateWords(turn, connection)}</span>
        <span class="progress-time">{formatElapsed(now - startedAt)}</span>
        {turn.plan === null ? null : <span class="progress-plan">{turn.plan.reason}</span>}
        <span class="spacer" />
        {settled ? <NotifySwitch /> : null}
        <button type="button" disabled={stopping || turn.investigationId === null} onClick={() => void stop()}>
          {TURN.stop}
        </button>
      </p>
      {failure === null ? null : <FailureNote failure={failure} meaning={TURN.goesOn} />}
      {turn.failure === null ? null : <FailureNote failure={turn.failure} tone="doubt" />}
      {settled ? <Lanes turn={turn} now={now} /> : null}
    </>
  );
}

const FAILED_MEANING: Partial<Record<TurnState, string>> = {
  failed: TURN.noAnswerMeans,
  unsent: TURN.notSentMeans,
};

function Finished(properties: TurnViewProperties): JSX.Element {
  const { turn } = properties;
  const { settings } = useApp();
  const { report } = turn;
  if (report !== null) {
    return (
      <>
        <Reply report={report} />
        <Answered {...properties} report={report} />
      </>
    );
  }
  return (
    <>
      <NoReport {...properties} />
      {turn.investigationId === null ? null : (
        <div class="folds">
          <History {...properties} />
          {settings.phoenixUrl === null || turn.traceId === null ? null : (
            <p>
              <OutsideLink href={`${settings.phoenixUrl}/redirects/traces/${turn.traceId}`}>{TURN.trace}</OutsideLink>
            </p>
          )}
        </div>
      )}
    </>
  );
}

function NoReport({ turn, actions }: TurnViewProperties): JSX.Element {
  const again = (
    <button type="button" onClick={() => actions.onAskAgain(turn.key)}>
      {TURN.askAgain}
    </button>
  );
  if (turn.state === 'cancelled' || turn.failure === null) {
    const words = turn.state === 'cancelled' ? TURN.stopped : TURN.noAnswer;
    const failure: Failure = { code: turn.state, message: words, next: TURN.kept };
    return (
      <FailureNote failure={failure} tone="doubt">
        {again}
      </FailureNote>
    );
  }
  if (turn.failure.code === 'not_signed_in') {
    // The page offers to sign in again, and then sends it.
    const failure: Failure = { ...turn.failure, message: TURN.notSentMeans, next: SIGN_IN.sends };
    return <FailureNote failure={failure} tone="doubt" />;
  }
  const meaning = FAILED_MEANING[turn.state];
  return (
    <FailureNote failure={turn.failure} {...(meaning === undefined ? {} : { meaning })}>
      {again}
    </FailureNote>
  );
}
