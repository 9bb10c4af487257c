import type { JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { CopyButton } from './copy-button.tsx';
import { OutsideLink } from './link.tsx';

/** The line above a session: its id, its place in Phoenix, and the way to a new one. */
export function SessionBar(properties: { id: string; onNew: () => void }): JSX.Element {
  const { settings } = useApp();
  return (
    <div class="session-bar">
      <span class="session-label">Session</span>
      <code class="session-id" title={properties.id}>
        {properties.id}
      </code>
      <CopyButton text={properties.id} label="Copy id" />
      <span class="spacer" />
      {settings.phoenixUrl === null ? null : (
        <OutsideLink href={`${settings.phoenixUrl}/redirects/sessions/${encodeURIComponent(properties.id)}`}>
          Session in Phoenix
        </OutsideLink>
      )}
      <button type="button" onClick={properties.onNew}>
        New Investigation <kbd>n</kbd>
      </button>
    </div>
  );
}
