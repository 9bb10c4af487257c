import type { Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { redeemInvite } from '../api/sharing.ts';
import { useApp } from '../app/context.ts';
import { useTitle } from '../app/hooks.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { PageLink } from '../parts/link.tsx';
import { inviteOf, sessionPath } from '../routing.ts';
import { JOIN } from '../text/sharing-words.ts';

const INCOMPLETE: Failure = { code: 'invite_unusable', message: JOIN.noToken, next: '' };

/** Where the link of an invitation leads: whoever is signed in joins, and is taken to the session. */
export function JoinPage(): JSX.Element {
  const { navigate } = useApp();
  const [failure, setFailure] = useState<Failure | null>(null);
  useTitle(JOIN.title);
  useEffect(() => {
    const token = inviteOf(location.hash);
    if (token === null) return setFailure(INCOMPLETE);
    // The token is worth something: it does not stay in the history.
    history.replaceState(history.state, '', location.pathname);
    redeemInvite(token).then(
      ({ session_id: id }) => navigate(sessionPath(id)),
      (thrown: unknown) => setFailure(ApiFailure.from(thrown).failure),
    );
  }, []);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <h1>{JOIN.title}</h1>
      {failure === null ? (
        <p class="muted">{JOIN.joining}</p>
      ) : (
        <FailureNote failure={failure}>
          <PageLink href="/">{JOIN.list}</PageLink>
        </FailureNote>
      )}
    </main>
  );
}
