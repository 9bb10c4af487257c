import type { ComponentChildren, JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { codeAddress } from './code-address.ts';
import type { CodePlace } from './code-address.ts';
import { OutsideLink } from './link.tsx';

/** A place in code, as a link into the editor or forge where the installation names one. */
export function CodeLink(properties: CodePlace & { children: ComponentChildren }): JSX.Element {
  const { settings } = useApp();
  const address = settings.codeUrl === null ? null : codeAddress(settings.codeUrl, properties);
  return address === null ? (
    <>{properties.children}</>
  ) : (
    <OutsideLink href={address}>{properties.children}</OutsideLink>
  );
}
