import type { SessionSummary } from '@mats/contracts';
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { useApp } from '../app/context.ts';
import { asideOf, eraseOf, noteOf } from '../app/mark-session.ts';
import type { SessionBarProperties } from '../parts/session-bar.tsx';
import type { SessionController } from '../state/session-controller.ts';

/** What the reader notes of the session that is open; who deletes it goes on to the list. */
export function useNoting(controller: SessionController): Pick<
  SessionBarProperties,
  'onMark' | 'onArchive' | 'onDelete'
> & {
  failed: ApiFailure | null;
} {
  const { navigate } = useApp();
  const [failed, setFailed] = useState<ApiFailure | null>(null);
  const { sessionId } = controller;
  const take = (noted: SessionSummary | ApiFailure): void => {
    setFailed(noted instanceof ApiFailure ? noted : null);
    if (!(noted instanceof ApiFailure)) controller.noted(noted);
  };
  return {
    failed,
    onMark: (marks) => void noteOf(sessionId, marks).then(take),
    onArchive: (archived) => void asideOf(sessionId, archived).then(take),
    onDelete: () =>
      void eraseOf(sessionId).then((failure) => {
        setFailed(failure);
        if (failure === null) navigate('/');
      }),
  };
}
