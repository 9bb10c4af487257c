import type { JSX } from 'preact';
import { withLocalTimes } from '../text/format-time.ts';

/** A sentence of a report or an agent, with its times in the reader's zone. */
export function Sentence({ text }: { text: string }): JSX.Element {
  return <>{withLocalTimes(text, { now: Date.now() })}</>;
}
