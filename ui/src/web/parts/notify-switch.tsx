import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { canNotify, isNotifying, switchNotifying } from '../app/notify.ts';
import { TURN } from '../text/sentences.ts';

/** Offered while an investigation runs: to be told when its answer is there. */
export function NotifySwitch(): JSX.Element | null {
  const [on, setOn] = useState(isNotifying);
  // The browser answers from another process: once, not at every step that is told.
  const [can] = useState(canNotify);
  if (!can) return null;
  return (
    <button type="button" class="quiet" aria-pressed={on} onClick={() => void switchNotifying(!on).then(setOn)}>
      {on ? TURN.notifying : TURN.notify}
    </button>
  );
}
