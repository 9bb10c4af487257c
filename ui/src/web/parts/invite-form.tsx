import type { Failure } from '@mats/contracts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { makeInvite } from '../api/sharing.ts';
import { joinAddress } from '../routing.ts';
import { ROLE_MEANS, ROLE_WORDS, SHARE } from '../text/sharing-words.ts';
import { CopyButton } from './copy-button.tsx';
import { FailureNote } from './failure-note.tsx';

const DAYS = [1, 7, 30, 90] as const;

/** Makes a link that brings people in, with a role and an end. */
export function InviteForm(properties: { session: string; onMade: () => void }): JSX.Element {
  const [role, setRole] = useState<'editor' | 'viewer'>('viewer');
  const [days, setDays] = useState(7);
  const [link, setLink] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const shown = useRef<HTMLInputElement>(null);
  useEffect(() => shown.current?.select(), [link]);
  const make = async (): Promise<void> => {
    try {
      const { token } = await makeInvite(properties.session, { role, days });
      setLink(joinAddress(token));
      setFailure(null);
      properties.onMade();
    } catch (thrown) {
      setFailure(ApiFailure.from(thrown).failure);
    }
  };
  return (
    <section>
      <h3>{SHARE.link}</h3>
      <form
        class="share-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <span class="share-field">
          <label for="share-role">{SHARE.role}</label>
          <select
            id="share-role"
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as 'editor' | 'viewer')}
          >
            {(['viewer', 'editor'] as const).map((one) => (
              <option key={one} value={one}>
                {ROLE_WORDS[one]}: {ROLE_MEANS[one]}
              </option>
            ))}
          </select>
        </span>
        <span class="share-field">
          <label for="share-days">{SHARE.until}</label>
          <select id="share-days" value={String(days)} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {DAYS.map((one) => (
              <option key={one} value={String(one)}>
                {SHARE.days(one)}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" class="primary">
          {SHARE.make}
        </button>
      </form>
      {failure === null ? null : <FailureNote failure={failure} />}
      {link === null ? null : (
        <div class="share-made">
          <p id="share-made">{SHARE.made}</p>
          <input ref={shown} readOnly value={link} aria-labelledby="share-made" />
          <CopyButton text={link} label={SHARE.copy} class="" />
        </div>
      )}
    </section>
  );
}
