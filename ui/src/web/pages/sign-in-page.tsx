import type { Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { signIn } from '../api/client.ts';
import type { SignedIn, SignInMode } from '../api/schemas.ts';
import { keepPlace } from '../app/return-place.ts';
import { useTitle } from '../app/hooks.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { SIGN_IN_PATH } from '../routing.ts';
import { SIGN_IN } from '../text/sentences.ts';
import { PAGE } from '../text/page-words.ts';

/** Why the provider's sign-in failed, in words; null when it did not. */
function refusalWords(): string | null {
  const code = new URLSearchParams(location.search).get('refused');
  return Object.entries(SIGN_IN.refused).find(([name]) => name === code)?.[1] ?? null;
}

/**
 * Signs in by e-mail (demo mode) or leads to the organisation's provider. Where its proxy signs people in, this page
 * says what is missing.
 */
export function SignInPage(properties: { mode: SignInMode; onSignedIn: (signedIn: SignedIn) => void }): JSX.Element {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const refusal = refusalWords();
  useTitle(PAGE.signIn);
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
      <h1 class="wordmark">{PAGE.product}</h1>
      {refusal === null ? null : <p role="alert">{refusal}</p>}
      {properties.mode === 'oidc' ? (
        <p>
          <a class="button primary" href={SIGN_IN_PATH} onClick={keepPlace}>
            {SIGN_IN.atProvider}
          </a>
        </p>
      ) : properties.mode === 'header' ? (
        <p>{PAGE.atYourOrganisation}</p>
      ) : (
        <form onSubmit={(event) => void onSubmit(event)}>
          <label for="email">{PAGE.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            autofocus
            placeholder={PAGE.emailHint}
          />
          <button type="submit" class="primary" disabled={busy}>
            {busy ? PAGE.signingIn : PAGE.signIn}
          </button>
        </form>
      )}
      {failure === null ? null : <FailureNote failure={failure} />}
    </main>
  );
}
