import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app/context.ts';
import { COMPANY, SHARE } from '../text/sharing-words.ts';
import { CopyButton } from './copy-button.tsx';
import { OutsideLink } from './link.tsx';
import { ShareDialog } from './share-dialog.tsx';

/** The line above a session: its id, who else is there, its place in Phoenix, and the ways to share it and to a new one. */
export function SessionBar(properties: {
  id: string;
  /** Who looks at it now. */
  here: readonly string[];
  /** Whether there is something to share. */
  shareable: boolean;
  onNew: () => void;
}): JSX.Element {
  const { settings, signedIn } = useApp();
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
