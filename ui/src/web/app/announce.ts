type Listener = (text: string) => void;

/** Steps come faster than they can be read out: the newest one wins, at most one in so many milliseconds. */
const SPACING_MS = 1500;

let listener: Listener = () => undefined;
let waiting: string | null = null;
let lastAt = 0;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Says a text through the page's live region; a newer text replaces one that was not said yet. */
export function announce(text: string): void {
  waiting = text;
  if (timer !== null) return;
  timer = setTimeout(say, Math.max(50, lastAt + SPACING_MS - Date.now()));
}

function say(): void {
  timer = null;
  lastAt = Date.now();
  if (waiting !== null) listener(waiting);
  waiting = null;
}

/** Connects the live region. */
export function onAnnounce(next: Listener): void {
  listener = next;
}
