import type { JSX } from 'preact';
import { useApp } from '../app/context.ts';
import type { Route } from '../routing.ts';
import { PageLink } from './link.tsx';

/** The line at the top of every page. */
export function Masthead(properties: {
  current: Route['page'];
  onKeys: () => void;
  onSignOut: () => void;
}): JSX.Element {
  const { signedIn, zone, onZone } = useApp();
  return (
    <header class="masthead">
      <PageLink href="/" class="wordmark">
        MATS
      </PageLink>
      <nav aria-label="Pages">
        <PageLink href="/" class={properties.current === 'sessions' ? 'here' : ''}>
          Sessions
        </PageLink>
        <PageLink href="/system" class={properties.current === 'system' ? 'here' : ''}>
          System
        </PageLink>
      </nav>
      <span class="spacer" />
      <span class="who" title={signedIn.email}>
        {signedIn.email}
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={zone === 'UTC' ? 'UTC: show local times' : 'Local times: show UTC'}
        title={zone === 'UTC' ? 'Show local times' : 'Show times in UTC'}
        onClick={() => onZone(zone === 'UTC' ? 'local' : 'UTC')}
      >
        {zone === 'UTC' ? 'UTC' : 'Local'}
      </button>
      {signedIn.mode === 'demo' ? (
        <button type="button" class="quiet" onClick={properties.onSignOut}>
          Sign out
        </button>
      ) : null}
      <button
        type="button"
        class="quiet keys-button"
        aria-label="Show the keys"
        title="Keys (?)"
        onClick={properties.onKeys}
      >
        ?
      </button>
    </header>
  );
}
