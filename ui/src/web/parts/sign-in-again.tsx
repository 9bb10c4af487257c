import type { Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { me, signIn } from '../api/client.ts';
import type { SignedIn } from '../api/schemas.ts';
import { noteSignedInAgain, onSignInEnded } from '../app/sign-in-state.ts';
import { SIGN_IN_PATH } from '../routing.ts';
import { SIGN_IN } from '../text/sentences.ts';
import { OutsideLink } from './link.tsx';
import { useToldHeight } from '../app/use-told-height.ts';

/**
 * Said over any page when the sign-in has ended: one button brings the same person back, and what was typed stays. Where the
 * organisation signs people in, that happens in a tab of its own.
 */
export function SignInAgain({ signedIn }: { signedIn: SignedIn }): JSX.Element | null {
  const [ended, setEnded] = useState(false);
  useEffect(() => onSignInEnded(() => setEnded(true)), []);
  if (!ended) return null;
  return <Bar signedIn={signedIn} onAgain={() => setEnded(false)} />;
}

function Bar({ signedIn, onAgain }: { signedIn: SignedIn; onAgain: () => void }): JSX.Element {
  const bar = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useToldHeight(bar, '--notice-height');
  const again = async (): Promise<void> => {
    setBusy(true);
    try {
      await (signedIn.mode === 'demo' ? signIn(signedIn.email) : me());
      onAgain();
      noteSignedInAgain();
    } catch (thrown) {
      setFailure(ApiFailure.from(thrown).failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div ref={bar} class="sign-in-again" role="alert">
      <p>
        <strong>{SIGN_IN.ended}</strong> {failure === null ? SIGN_IN.kept : `${failure.message} ${failure.next}`}
      </p>
      {signedIn.mode === 'demo' ? null : (
        <OutsideLink href={signedIn.mode === 'oidc' ? SIGN_IN_PATH : '/'}>{SIGN_IN.elsewhere}</OutsideLink>
      )}
      <button type="button" class="primary" disabled={busy} onClick={() => void again()}>
        {SIGN_IN.again}
      </button>
    </div>
  );
}
