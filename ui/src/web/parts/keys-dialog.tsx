import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { KEYS, PAGE } from '../text/page-words.ts';

/** The keys of the page. */
export function KeysDialog(properties: {
  /** Whether shortcuts of single keys are on. */
  on: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={properties.onClose}>
      <h2 id="keys-title">{PAGE.keys}</h2>
      <dl>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key
                .split(' ')
                .filter(Boolean)
                .map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <label class="keys-switch">
          <input
            type="checkbox"
            checked={properties.on}
            onChange={(event) => properties.onSwitch(event.currentTarget.checked)}
          />
          {PAGE.singleKeys}
        </label>
        <button type="submit">{PAGE.close}</button>
      </form>
    </dialog>
  );
}
