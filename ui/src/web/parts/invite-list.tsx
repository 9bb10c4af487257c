import type { Invite } from '@mats/contracts';
import type { JSX } from 'preact';
import { parseTime } from '../text/format-time.ts';
import { SHARE } from '../text/sharing-words.ts';
import { Moment } from './moment.tsx';

/** The links that were made: for which role, until when, who came by them. */
export function InviteList(properties: { invites: readonly Invite[]; onRevoke: (id: string) => void }): JSX.Element {
  const { invites, onRevoke } = properties;
  return (
    <section>
      <h3>{SHARE.links}</h3>
      {invites.length === 0 ? <p class="muted">{SHARE.noLinks}</p> : null}
      <ul class="share-links">
        {invites.map((invite) => {
          const end = parseTime(invite.expires_at) ?? 0;
          const works = invite.revoked_at === null && end > Date.now();
          return (
            <li key={invite.id} class={works ? '' : 'share-over'}>
              <span>{SHARE.linkOf(invite.role)}</span>
              <span class="muted">
                {invite.revoked_at === null ? (
                  <>
                    {works ? SHARE.ends : SHARE.ended} <Moment at={end} />
                  </>
                ) : (
                  SHARE.revoked
                )}
                , {SHARE.usedBy(invite.used_by.map(({ member }) => member))}
              </span>
              {works ? (
                <button
                  type="button"
                  class="quiet"
                  aria-label={SHARE.revokeLabel(invite.role, invite.created_by)}
                  onClick={() => onRevoke(invite.id)}
                >
                  {SHARE.revoke}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
