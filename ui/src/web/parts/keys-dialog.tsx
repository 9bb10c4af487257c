import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const KEYS: readonly (readonly [string, string])[] = [
  ['Enter', 'Ask'],
  ['Shift Enter', 'New line in the question'],
  ['↑', 'Recall the last question (in an empty box)'],
  ['/', 'Go to the question box or the search'],
  ['n', 'New investigation'],
  ['j  k', 'Next and previous session in the list, evidence while it is open'],
  ['p  e  r  t  a', 'Pin, resolve, rename, tag, archive the session under the cursor in the list'],
  ['← →', 'Move along the incident picture'],
  ['Esc', 'Close evidence or this list'],
  ['?', 'Show these keys'],
];

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
      <h2 id="keys-title">Keys</h2>
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
          Single keys are shortcuts
        </label>
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
