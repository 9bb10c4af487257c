import type { ComponentChildren, JSX } from 'preact';
import { codeParts } from '../text/code-parts.ts';
import { withLocalTimes } from '../text/format-time.ts';

/** A sentence of a report or an agent, with its times in the reader's zone; its code is drawn by `code` where that is given. */
export function Sentence(properties: { text: string; code?: (text: string) => ComponentChildren }): JSX.Element {
  const { text, code } = properties;
  const reader = { now: Date.now() };
  return (
    <>
      {codeParts(text).map((part, index) =>
        part.isCode ? (
          (code?.(part.text) ?? <code key={index}>{part.text}</code>)
        ) : (
          <>{withLocalTimes(part.text, reader)}</>
        ),
      )}
    </>
  );
}
