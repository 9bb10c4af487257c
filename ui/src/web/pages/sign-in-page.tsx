import type { Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { signIn } from '../api/client.ts';
import type { SignedIn } from '../api/schemas.ts';
import { useTitle } from '../app/hooks.ts';
import { FailureNote } from '../parts/failure-note.tsx';

/** Signs in by e-mail (demo mode). Where the organisation's proxy signs people in, this page says what is missing. */
export function SignInPage(properties: {
  mode: 'demo' | 'header';
  onSignedIn: (signedIn: SignedIn) => void;
}): JSX.Element {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  useTitle('Sign in');
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const email = new FormData(event.currentTarget as HTMLFormElement).get('email');
    setBusy(true);
    try {
      properties.onSignedIn(await signIn(typeof email === 'string' ? email : ''));
    } catch (thrown) {
      setFailure(ApiFailure.from(thrown).failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main class="sign-in">
      <h1 class="wordmark">MATS</h1>
      {properties.mode === 'header' ? (
        <p>Your organisation signs you in. Open this page through its address, then reload.</p>
      ) : (
        <form onSubmit={(event) => void onSubmit(event)}>
          <label for="email">E-mail</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            autofocus
            placeholder="you@example.com"
          />
          <button type="submit" class="primary" disabled={busy}>
            {busy ? 'Signing in…' : 'Sign in'}
          </button>
        </form>
      )}
      {failure === null ? null : <FailureNote failure={failure} />}
    </main>
  );
}
