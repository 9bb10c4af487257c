import type { SessionMarks, SessionRole, SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { later } from '../app/later.tsx';
import { COMPANY, SHARE } from '../text/sharing-words.ts';
import { NO_SEARCH, searchText } from '../pages/session-search.ts';
import { CopyButton } from './copy-button.tsx';
import { OutsideLink } from './link.tsx';
import { SessionMenu } from './session-menu.tsx';
import type { MenuStep } from './session-menu.tsx';
import { SessionNotes } from './session-notes.tsx';

const ShareDialog = later(() => import('./share-dialog.tsx').then((part) => part.ShareDialog));

export interface SessionBarProperties {
  id: string;
  /** The session as it is stored; null before its first question. */
  session: SessionSummary | null;
  /** What the reader may do in it. */
  role: SessionRole;
  /** Who looks at it now. */
  here: readonly string[];
  /** Whether there is something to share. */
  shareable: boolean;
  onNew: () => void;
  onMark: (marks: SessionMarks) => void;
  onDelete: () => void;
}

/** The line above a session: its id, who else is there, its place in Phoenix, what was noted of it, and the ways to share it and to a new one. */
export function SessionBar(properties: SessionBarProperties): JSX.Element {
  const { session, onMark, onDelete } = properties;
  const { settings, signedIn, navigate } = useApp();
  const [step, setStep] = useState<MenuStep | null>(null);
  const [sharing, setSharing] = useState(false);
  const others = properties.here.filter((member) => member !== signedIn.email);
  return (
    <div class="session-bar">
      <span class="session-label">Session</span>
      <code class="session-id" title={properties.id}>
        {properties.id}
      </code>
      <CopyButton text={properties.id} label="Copy id" />
      {others.length === 0 ? null : <span class="here-now">{COMPANY.here(others)}</span>}
      {session === null ? null : (
        <>
          <SessionMenu
            session={session}
            role={properties.role}
            step={step}
            onStep={setStep}
            onMark={onMark}
            onDelete={onDelete}
          />
          <SessionNotes session={session} onTag={(tag) => navigate(`/${searchText({ ...NO_SEARCH, tag })}`)} />
        </>
      )}
      <span class="spacer" />
      {settings.phoenixUrl === null ? null : (
        <OutsideLink href={`${settings.phoenixUrl}/redirects/sessions/${encodeURIComponent(properties.id)}`}>
          Session in Phoenix
        </OutsideLink>
      )}
      {properties.shareable ? (
        <button type="button" aria-haspopup="dialog" onClick={() => setSharing(true)}>
          {SHARE.button}
        </button>
      ) : null}
      {sharing ? <ShareDialog session={properties.id} onClose={() => setSharing(false)} /> : null}
      <button type="button" onClick={properties.onNew}>
        New Investigation <kbd>n</kbd>
      </button>
    </div>
  );
}
