import type { SessionMarks, SessionRole, SessionSummary } from '@mats/contracts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { later } from '../app/later.tsx';
import { BAR } from '../text/sentences.ts';
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
  onArchive: (archived: boolean) => void;
  onDelete: () => void;
}

/** The line above a session: its id, who else is there, its place in Phoenix, what was noted of it, and the ways to share it and to a new one. */
export function SessionBar(properties: SessionBarProperties): JSX.Element {
  const { session, onMark, onArchive, onDelete } = properties;
  const { settings, signedIn, navigate } = useApp();
  const [step, setStep] = useState<MenuStep | null>(null);
  const [sharing, setSharing] = useState(false);
  const others = properties.here.filter((member) => member !== signedIn.email);
  return (
    <div class="session-bar">
      <span class="session-label">{BAR.session}</span>
      <code class="session-id" title={properties.id}>
        {properties.id}
      </code>
      <CopyButton text={properties.id} label={BAR.copyId} />
      {others.length === 0 ? null : <span class="here-now">{COMPANY.here(others)}</span>}
      {session === null ? null : (
        <>
          <SessionMenu
            session={session}
            role={properties.role}
            step={step}
            onStep={setStep}
            onMark={onMark}
            onArchive={onArchive}
            onDelete={onDelete}
          />
          <SessionNotes session={session} onTag={(tag) => navigate(`/${searchText({ ...NO_SEARCH, tag })}`)} />
        </>
      )}
      <span class="spacer" />
      {settings.phoenixUrl === null ? null : (
        <OutsideLink href={`${settings.phoenixUrl}/redirects/sessions/${encodeURIComponent(properties.id)}`}>
          <span class="long">{BAR.inPhoenix[0]} </span>
          {BAR.inPhoenix[1]}
        </OutsideLink>
      )}
      {properties.shareable ? (
        <button type="button" aria-haspopup="dialog" onClick={() => setSharing(true)}>
          {SHARE.button}
        </button>
      ) : null}
      {sharing ? <ShareDialog session={properties.id} onClose={() => setSharing(false)} /> : null}
      <button type="button" onClick={properties.onNew}>
        {BAR.newOne[0]}
        <span class="long"> {BAR.newOne[1]}</span> <kbd>n</kbd>
      </button>
    </div>
  );
}
