import type { Failure, SessionAnalysis } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { archiveSession, readAnalysis } from '../api/client.ts';
import { sessionPath } from '../routing.ts';
import type { SessionState } from '../state/session-state.ts';
import { ANALYSIS } from '../text/analytics-words.ts';
import { FailureNote } from './failure-note.tsx';
import { Fold } from './fold.tsx';
import { PageLink } from './link.tsx';
import { SessionFigures } from './session-figures.tsx';

/** What became of a session, what it took, and the way to put it aside. */
export function SessionLife(properties: {
  id: string;
  state: SessionState;
  onChanged: () => void;
}): JSX.Element | null {
  const { id, state, onChanged } = properties;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [analysis, setAnalysis] = useState<SessionAnalysis | null>(null);
  const life = state.summary;
  if (life === null || state.turns.length === 0) return null;
  const archived = life.archived === true;
  const fail = (thrown: unknown): void => setFailure(ApiFailure.from(thrown).failure);
  const read = (): void => {
    readAnalysis(id).then((found) => {
      setFailure(null);
      setAnalysis(found);
    }, fail);
  };
  const archive = (): void => {
    archiveSession(id, !archived).then(() => {
      setFailure(null);
      onChanged();
    }, fail);
  };
  return (
    <section class="session-life" aria-label={ANALYSIS.title}>
      {life.continues === undefined ? null : (
        <p class="muted">
          {ANALYSIS.continues} <PageLink href={sessionPath(life.continues)}>{life.continues}</PageLink>
        </p>
      )}
      <Fold title={ANALYSIS.title} onOpen={read}>
        {analysis === null ? <p class="muted">{ANALYSIS.reading}</p> : <SessionFigures analysis={analysis} />}
        <p>
          <button type="button" onClick={archive}>
            {archived ? ANALYSIS.unarchive : ANALYSIS.archive}
          </button>{' '}
          <span class="muted">{archived ? ANALYSIS.archivedNote : ANALYSIS.archiveMeans}</span>
        </p>
      </Fold>
      {failure === null ? null : <FailureNote failure={failure} />}
      {life.ended === true ? <p class="note note-doubt">{ANALYSIS.ended}</p> : null}
    </section>
  );
}
