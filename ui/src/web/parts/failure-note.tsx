import type { Failure } from '@mats/contracts';
import type { ComponentChildren, JSX } from 'preact';

/** What happened, what it means, what to do. `meaning` is about this page or investigation. */
export function FailureNote(properties: {
  failure: Failure;
  meaning?: string;
  tone?: 'failure' | 'doubt';
  children?: ComponentChildren;
}): JSX.Element {
  const { failure, meaning, tone = 'failure' } = properties;
  return (
    <div class={`note note-${tone}`} role={tone === 'failure' ? 'alert' : 'note'}>
      <p>
        <strong>
          <span aria-hidden="true">{tone === 'failure' ? '✕ ' : '△ '}</span>
          {failure.message}
        </strong>
        {meaning === undefined ? null : ` ${meaning}`}
      </p>
      <p class="muted">{failure.next}</p>
      {properties.children === undefined ? null : <p class="note-actions">{properties.children}</p>}
    </div>
  );
}
