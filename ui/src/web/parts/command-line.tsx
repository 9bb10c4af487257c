import type { JSX } from 'preact';
import { CARD } from '../text/sentences.ts';
import { CopyButton } from './copy-button.tsx';
import { PAGE } from '../text/page-words.ts';

/** A command or setting to paste elsewhere, with a button that copies it; one that cannot be undone says so. */
export function CommandLine(properties: { command: string; destructive?: boolean }): JSX.Element {
  const { command, destructive = false } = properties;
  return (
    <span class={destructive ? 'command command-destructive' : 'command'}>
      <code class="command-text">{command}</code>
      <CopyButton text={command} label={PAGE.copy} title={CARD.copyCommand} />
      {destructive ? (
        <span class="command-warning">
          <span aria-hidden="true">△ </span>
          {CARD.cannotBeUndone}
        </span>
      ) : null}
    </span>
  );
}
