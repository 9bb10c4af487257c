import type { ComponentChildren, JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { PAGE } from '../text/page-words.ts';

/** A link inside the page: no reload, but everything else a link can do (new tab, copy address) stays. */
export function PageLink(properties: { href: string; class?: string; children: ComponentChildren }): JSX.Element {
  const { navigate } = useApp();
  const onClick = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(properties.href);
  };
  return (
    <a href={properties.href} class={properties.class} onClick={onClick}>
      {properties.children}
    </a>
  );
}

/** A link that leaves the page, into Phoenix: it opens a tab of its own and says so. */
export function OutsideLink(properties: { href: string; class?: string; children: ComponentChildren }): JSX.Element {
  return (
    <a href={properties.href} class={properties.class ?? 'outside'} target="_blank" rel="noreferrer">
      {properties.children}
      <span aria-hidden="true"> ↗</span>
      <span class="visually-hidden"> {PAGE.opensTab}</span>
    </a>
  );
}
