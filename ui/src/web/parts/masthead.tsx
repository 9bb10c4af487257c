import type { JSX } from 'preact';
import { useApp } from '../app/context.ts';
import type { Route } from '../routing.ts';
import { zoneName } from '../text/format-time.ts';
import { ZONE } from '../text/sentences.ts';
import { PageLink } from './link.tsx';
import { PAGE } from '../text/page-words.ts';

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
        {PAGE.product}
      </PageLink>
      <nav aria-label={PAGE.pages}>
        <PageLink href="/" class={properties.current === 'sessions' ? 'here' : ''}>
          {PAGE.sessions}
        </PageLink>
        <PageLink href="/analytics" class={properties.current === 'analytics' ? 'here' : ''}>
          {PAGE.analytics}
        </PageLink>
        <PageLink href="/system" class={properties.current === 'system' ? 'here' : ''}>
          {PAGE.system}
        </PageLink>
      </nav>
      <span class="spacer" />
      <span class="who" title={signedIn.email}>
        {signedIn.email}
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={ZONE.button(zoneName(Date.now(), {}), zone === 'UTC')}
        title={ZONE.title(zone === 'UTC')}
        onClick={() => onZone(zone === 'UTC' ? 'local' : 'UTC')}
      >
        {zoneName(Date.now(), {})}
      </button>
      {signedIn.mode === 'header' ? null : (
        <button type="button" class="quiet" onClick={properties.onSignOut}>
          {PAGE.signOut}
        </button>
      )}
      <button
        type="button"
        class="quiet keys-button"
        aria-label={PAGE.showKeys}
        title={PAGE.keysHint}
        onClick={properties.onKeys}
      >
        ?
      </button>
    </header>
  );
}
