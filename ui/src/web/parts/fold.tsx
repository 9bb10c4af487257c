import type { ComponentChildren, JSX } from 'preact';
import { flushSync } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';

/** A part of the answer that stays folded until somebody wants it. `lazy` content is made when it is opened first. */
export function Fold(properties: {
  title: string;
  count?: number;
  open?: boolean;
  lazy?: boolean;
  onOpen?: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const [opened, setOpened] = useState(properties.open ?? false);
  useEffect(() => {
    if (properties.lazy !== true || opened) return undefined;
    // Paper shows every fold unfolded, and is made as soon as this returns.
    const onPrint = (): void => flushSync(() => setOpened(true));
    addEventListener('beforeprint', onPrint);
    return () => removeEventListener('beforeprint', onPrint);
  }, [properties.lazy, opened]);
  return (
    <details
      class="fold"
      open={properties.open ?? false}
      onToggle={(event) => {
        if (!event.currentTarget.open) return;
        setOpened(true);
        properties.onOpen?.();
      }}
    >
      <summary>
        <h3 class="fold-title">{properties.title}</h3>
        {properties.count === undefined ? null : <span class="fold-count">{properties.count}</span>}
      </summary>
      <div class="fold-body">{properties.lazy === true && !opened ? null : properties.children}</div>
    </details>
  );
}
