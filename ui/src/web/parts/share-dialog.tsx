import type { Failure, Invite, SessionMembers, SessionRole } from '@mats/contracts';
import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/api-failure.ts';
import { changeRole, listInvites, readMembers, removeMember, revokeInvite, setTeamReadable } from '../api/sharing.ts';
import { announce } from '../app/announce.ts';
import { useApp } from '../app/context.ts';
import { ROLE_MEANS, ROLE_WORDS, SHARE } from '../text/sharing-words.ts';
import { FailureNote } from './failure-note.tsx';
import { InviteForm } from './invite-form.tsx';
import { InviteList } from './invite-list.tsx';
import { SessionAudit } from './session-audit.tsx';

/** Who may do what in a session, and the ways to change it; others than its owner see who is there and may leave. */
export function ShareDialog(properties: { session: string; onClose: () => void }): JSX.Element {
  const { session } = properties;
  const dialog = useRef<HTMLDialogElement>(null);
  const [shared, setShared] = useState<SessionMembers | null>(null);
  const [invites, setInvites] = useState<readonly Invite[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setFailure(null);
    } catch (thrown) {
      setFailure(ApiFailure.from(thrown).failure);
    }
  }, []);
  const read = useCallback(
    () =>
      attempt(async () => {
        const found = await readMembers(session);
        setShared(found);
        if (found.role === 'owner') setInvites(await listInvites(session));
      }),
    [session],
  );
  useEffect(() => void read(), [read]);
  return (
    <dialog ref={dialog} class="share" aria-labelledby="share-title" onClose={properties.onClose}>
      <h2 id="share-title">{SHARE.title}</h2>
      {failure === null ? null : <FailureNote failure={failure} />}
      {shared === null ? null : (
        <>
          <Members
            shared={shared}
            onRole={(member, role) => void attempt(async () => setShared(await changeRole(session, member, role)))}
            onRemove={(member) => void attempt(() => removeMember(session, member)).then(read)}
          />
          {shared.role === 'owner' ? (
            <>
              <label class="share-team">
                <input
                  type="checkbox"
                  checked={shared.team_readable}
                  onChange={(event) => {
                    const readable = event.currentTarget.checked;
                    void attempt(async () => setShared(await setTeamReadable(session, readable)));
                  }}
                />
                {SHARE.team}
              </label>
              <InviteForm session={session} onMade={() => void read()} />
              <InviteList
                invites={invites}
                onRevoke={(id) => void attempt(() => revokeInvite(session, id)).then(read)}
              />
              <SessionAudit session={session} />
            </>
          ) : (
            <p class="muted">{SHARE.onlyOwner(shared.members.find(({ role }) => role === 'owner')?.member ?? '')}</p>
          )}
        </>
      )}
      <form method="dialog">
        <button type="submit">{SHARE.close}</button>
      </form>
    </dialog>
  );
}

function Members(properties: {
  shared: SessionMembers;
  onRole: (member: string, role: SessionRole) => void;
  onRemove: (member: string) => void;
}): JSX.Element {
  const { shared, onRole, onRemove } = properties;
  const { signedIn } = useApp();
  const [handTo, setHandTo] = useState<string | null>(null);
  return (
    <section>
      <h3>{SHARE.members}</h3>
      <ul class="share-members">
        {shared.members.map(({ member, role }) => (
          <li key={member}>
            <span class="share-name">
              {member}
              {member === signedIn.email ? <span class="muted"> ({SHARE.you})</span> : null}
            </span>
            {shared.role === 'owner' && role !== 'owner' ? (
              <>
                <select
                  aria-label={SHARE.roleOf(member)}
                  value={role}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value as SessionRole;
                    if (chosen !== 'owner') return onRole(member, chosen);
                    event.currentTarget.value = role;
                    setHandTo(member);
                  }}
                >
                  {(['viewer', 'editor', 'owner'] as const).map((one) => (
                    <option key={one} value={one}>
                      {ROLE_WORDS[one]}: {ROLE_MEANS[one]}
                    </option>
                  ))}
                </select>
                <button
                  type="button"
                  class="quiet"
                  aria-label={SHARE.removeLabel(member)}
                  onClick={() => {
                    onRemove(member);
                    announce(SHARE.removeLabel(member));
                  }}
                >
                  {SHARE.remove}
                </button>
              </>
            ) : (
              <span class="muted">{ROLE_WORDS[role]}</span>
            )}
            {shared.role !== 'owner' && member === signedIn.email ? (
              <button type="button" class="quiet" onClick={() => onRemove(member)}>
                {SHARE.leave}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {handTo === null ? null : (
        <p class="share-sure" role="alert">
          {SHARE.handOver(handTo)}{' '}
          <button
            type="button"
            onClick={() => {
              onRole(handTo, 'owner');
              setHandTo(null);
            }}
          >
            {SHARE.handOverYes}
          </button>{' '}
          <button type="button" class="quiet" onClick={() => setHandTo(null)}>
            {SHARE.cancel}
          </button>
        </p>
      )}
    </section>
  );
}
