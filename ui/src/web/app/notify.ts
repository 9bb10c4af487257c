const WANTED = 'mats-notify';

/** Whether this browser can tell that an answer is there while the reader looks elsewhere. */
export function canNotify(): boolean {
  return 'Notification' in globalThis && Notification.permission !== 'denied';
}

/** Whether the reader asked for it, and the browser lets it happen. */
export function isNotifying(): boolean {
  return canNotify() && Notification.permission === 'granted' && localStorage.getItem(WANTED) !== null;
}

/** Switches notifications on, which the browser asks its reader about, or off. Resolves to whether they are on. */
export async function switchNotifying(on: boolean): Promise<boolean> {
  if (!on) localStorage.removeItem(WANTED);
  else if ((await Notification.requestPermission()) === 'granted') localStorage.setItem(WANTED, 'yes');
  return isNotifying();
}

/** Tells of an answer if the reader asked for it and looks elsewhere; a click on it leads back to the page. */
export function notifyOf(answer: { title: string; body: string }): void {
  if (!isNotifying() || document.visibilityState === 'visible') return;
  const notification = new Notification(answer.title, { body: answer.body, tag: location.pathname });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
  });
}
