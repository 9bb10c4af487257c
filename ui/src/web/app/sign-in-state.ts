type Listener = () => void;

const endListeners = new Set<Listener>();
const beginListeners = new Set<Listener>();

/** Tells the page that the server no longer knows who is signed in: every request may find that out. */
export function noteSignInEnded(): void {
  for (const listener of endListeners) listener();
}

/** Tells every part that waited for it that somebody is signed in again. */
export function noteSignedInAgain(): void {
  for (const listener of beginListeners) listener();
}

/** Calls the listener when a sign-in has ended; returns the way to stop that. */
export function onSignInEnded(listener: Listener): () => void {
  endListeners.add(listener);
  return () => endListeners.delete(listener);
}

/** Calls the listener when somebody has signed in again; returns the way to stop that. */
export function onSignedInAgain(listener: Listener): () => void {
  beginListeners.add(listener);
  return () => beginListeners.delete(listener);
}
