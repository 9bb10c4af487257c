const KEY = 'mats-return';

/** Keeps where the reader is, with what follows the #, over the way to the provider and back. */
export function keepPlace(): void {
  sessionStorage.setItem(KEY, `${location.pathname}${location.hash}`);
}

/** Brings the reader back to the place that was kept; only the page's own paths can be. */
export function returnToPlace(): void {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept !== null && /^\/(?![\\/])/.test(kept)) history.replaceState(history.state, '', kept);
}
