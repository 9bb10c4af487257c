import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { canNotify, isNotifying, switchNotifying } from '../app/notify.ts';
import { TURN } from '../text/sentences.ts';

/** Offered while an investigation runs: to be told when its answer is there. */
export function NotifySwitch(): JSX.Element | null {
  const [on, setOn] = useState(isNotifying);
  // The browser answers from another process: once, not at every step that is told.
  const [can, setCan] = useState(canNotify);
  if (!can) return null;
  const turn = async (): Promise<void> => {
    setOn(await switchNotifying(!on));
    setCan(canNotify());
  };
  return (
    <button type="button" class="quiet" aria-pressed={on} onClick={() => void turn()}>
      {on ? TURN.notifying : TURN.notify}
    </button>
  );
}
