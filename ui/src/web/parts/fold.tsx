import type { ComponentChildren, JSX } from 'preact';

/** A part of the answer that stays folded until somebody wants it. */
export function Fold(properties: {
  title: string;
  count?: number;
  open?: boolean;
  onOpen?: () => void;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <details
      class="fold"
      open={properties.open ?? false}
      onToggle={(event) => {
        if (event.currentTarget.open) properties.onOpen?.();
      }}
    >
      <summary>
        <span class="fold-title">{properties.title}</span>
        {properties.count === undefined ? null : <span class="fold-count">{properties.count}</span>}
      </summary>
      <div class="fold-body">{properties.children}</div>
    </details>
  );
}
