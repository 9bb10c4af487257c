import type { Failure, Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { AnswerActions } from '../answer/answer-actions.tsx';
import { AnswerCard } from '../answer/answer-card.tsx';
import { AnswerFolds } from '../answer/answer-folds.tsx';
import { Reply } from '../answer/reply.tsx';
import type { Connection } from '../api/follow-events.ts';
import { announce } from '../app/announce.ts';
import { EvidenceContext, useApp } from '../app/context.ts';
import type { EvidenceContextValue } from '../app/context.ts';
import { useNow } from '../app/hooks.ts';
import { IncidentPicture } from '../picture/incident-picture.tsx';
import { evidenceOf, isFinished } from '../state/turn.ts';
import type { Turn, TurnState } from '../state/turn.ts';
import { formatDuration, formatElapsed } from '../text/format-duration.ts';
import { formatBytes, formatCount } from '../text/format-number.ts';
import { parseTime } from '../text/format-time.ts';
import { FailureNote } from './failure-note.tsx';
import { Fold } from './fold.tsx';
import { Lanes } from './lanes.tsx';
import { OutsideLink } from './link.tsx';
import { Moment } from './moment.tsx';
import { progressWords } from './progress-words.ts';

export interface TurnViewProperties {
  turn: Turn;
  number: number;
  clockAhead: number;
  connection: Connection | null;
  currentEvidence: string | null;
  onEvidence: (id: string) => void;
  onStop: () => Promise<Failure | null>;
  onAskAgain: () => void;
  onHistory: () => void;
}

/** One question and its answer, from the first key stroke to the last fold. */
export function TurnView(properties: TurnViewProperties): JSX.Element {
  const { turn, currentEvidence, onEvidence } = properties;
  const context = useMemo<EvidenceContextValue>(() => {
    const evidence = evidenceOf(turn);
    const numbers = new Map(evidence.map(({ id }, index) => [id, index + 1]));
    return {
      numberOf: (id) => numbers.get(id) ?? null,
      titleOf: (id) => evidence.find((piece) => piece.id === id)?.title ?? '',
      open: onEvidence,
      current: currentEvidence,
    };
  }, [turn, currentEvidence, onEvidence]);
  const words = progressWords(turn);
  useEffect(() => {
    announce(words);
  }, [words]);
  return (
    <EvidenceContext.Provider value={context}>
      <section
        class={`turn turn-${turn.state}`}
        aria-label={`Turn ${properties.number}: ${turn.prompt}`}
        data-turn={turn.key}
        data-state={turn.state}
      >
        <Question turn={turn} />
        {isFinished(turn) ? <Finished {...properties} /> : <Running {...properties} />}
      </section>
    </EvidenceContext.Provider>
  );
}

function Question({ turn }: { turn: Turn }): JSX.Element {
  const askedAt = parseTime(turn.createdAt);
  return (
    <header class="question">
      <h2>{turn.prompt}</h2>
      {askedAt === null ? null : (
        <p class="asked">
          <Moment at={askedAt} />
        </p>
      )}
      {turn.attachments.length === 0 ? null : (
        <ul class="chips" aria-label="Attachments">
          {turn.attachments.map((attachment) => (
            <li key={attachment.name} class="chip">
              <span class="chip-name">{attachment.name}</span>
              <span class="chip-size">
                {formatBytes(attachment.bytes)}
                {attachment.lines === null ? '' : `, ${formatCount(attachment.lines, 'line')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}

function stateWords(state: TurnState, connection: Connection | null): string {
  if (connection === 'reconnecting') return 'Connection lost. Reconnecting…';
  const words: Partial<Record<TurnState, string>> = {
    sending: 'Handing the question over…',
    accepted: 'Accepted. Planning…',
    planned: 'Planned. Calling the agents…',
    running: 'Investigating…',
    reporting: 'Writing the report…',
  };
  return words[state] ?? 'Working…';
}

function Running(properties: TurnViewProperties): JSX.Element {
  const { turn, connection } = properties;
  const now = useNow(true) + properties.clockAhead;
  const [stopping, setStopping] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const startedAt = parseTime(turn.createdAt) ?? now;
  const stop = async (): Promise<void> => {
    setStopping(true);
    const failed = await properties.onStop();
    setFailure(failed);
    if (failed !== null) setStopping(false);
  };
  return (
    <>
      <p class={connection === 'reconnecting' ? 'progress progress-lost' : 'progress'}>
        <span class="progress-words">{stopping ? 'Stopping…' : stateWords(turn.state, connection)}</span>
        <span class="progress-time">{formatElapsed(now - startedAt)}</span>
        {turn.plan === null ? null : <span class="progress-plan">{turn.plan.reason}</span>}
        <span class="spacer" />
        <button type="button" disabled={stopping || turn.investigationId === null} onClick={() => void stop()}>
          Stop
        </button>
      </p>
      {failure === null ? null : <FailureNote failure={failure} meaning="The investigation goes on." />}
      {turn.failure === null ? null : <FailureNote failure={turn.failure} tone="doubt" />}
      <Lanes turn={turn} now={now} />
    </>
  );
}

const FAILED_MEANING: Partial<Record<TurnState, string>> = {
  failed: 'This question has no answer.',
  unsent: 'The question was not handed over.',
};

function Finished(properties: TurnViewProperties): JSX.Element {
  const { turn, onAskAgain } = properties;
  const { settings } = useApp();
  const { report } = turn;
  return (
    <>
      {report === null ? <NoReport turn={turn} onAskAgain={onAskAgain} /> : null}
      {report === null ? null : <Answered {...properties} report={report} />}
      {report === null && turn.investigationId !== null ? (
        <div class="folds">
          <History {...properties} />
          {settings.phoenixUrl === null || turn.traceId === null ? null : (
            <p>
              <OutsideLink href={`${settings.phoenixUrl}/redirects/traces/${turn.traceId}`}>
                Trace in Phoenix
              </OutsideLink>
            </p>
          )}
        </div>
      ) : null}
    </>
  );
}

/** The reply to a question; what it rests on is folded below where an earlier answer has shown it. */
function Answered(properties: TurnViewProperties & { report: Report }): JSX.Element {
  const { turn, report } = properties;
  const conclusion = (
    <>
      <AnswerCard report={report} createdAt={turn.createdAt}>
        <AnswerActions turn={turn} />
      </AnswerCard>
      {report.picture === null ? null : <IncidentPicture picture={report.picture} />}
      <AnswerFolds report={report}>
        <History {...properties} />
      </AnswerFolds>
    </>
  );
  return (
    <>
      <Reply report={report} />
      {report.repeats === undefined ? (
        conclusion
      ) : (
        <Fold title={`What this rests on: the conclusion of question ${report.repeats.turn}`}>{conclusion}</Fold>
      )}
    </>
  );
}

function NoReport({ turn, onAskAgain }: { turn: Turn; onAskAgain: () => void }): JSX.Element {
  const again = (
    <button type="button" onClick={onAskAgain}>
      Ask again
    </button>
  );
  if (turn.state === 'cancelled' || turn.failure === null) {
    const words = turn.state === 'cancelled' ? 'Stopped before there was an answer.' : 'There is no answer.';
    const failure: Failure = { code: turn.state, message: words, next: 'What was found until then is kept below.' };
    return (
      <FailureNote failure={failure} tone="doubt">
        {again}
      </FailureNote>
    );
  }
  const meaning = FAILED_MEANING[turn.state];
  return (
    <FailureNote failure={turn.failure} {...(meaning === undefined ? {} : { meaning })}>
      {again}
    </FailureNote>
  );
}

/** How the answer came about: the lanes again, from the event log. */
function History(properties: TurnViewProperties): JSX.Element {
  const { turn } = properties;
  const started = parseTime(turn.createdAt);
  const finished = parseTime(turn.finishedAt);
  const length = started === null || finished === null ? '' : `, ${formatDuration(finished - started)}`;
  return (
    <Fold
      title={`How it was investigated${length}`}
      onOpen={turn.lastSeq === 0 ? properties.onHistory : () => undefined}
    >
      {turn.plan === null ? null : <p class="muted">{turn.plan.reason}</p>}
      {turn.lastSeq === 0 ? <p class="muted">Reading the event log…</p> : <Lanes turn={turn} now={0} />}
    </Fold>
  );
}
