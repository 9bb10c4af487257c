import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { announce } from '../app/announce.ts';
import { copyText } from '../app/clipboard.ts';
import { PAGE } from '../text/page-words.ts';

/** Copies a text and says so in its own label. */
export function CopyButton(properties: { text: string; label: string; class?: string; title?: string }): JSX.Element {
  const [said, setSaid] = useState<string | null>(null);
  const onClick = async (): Promise<void> => {
    const words = (await copyText(properties.text)) ? PAGE.copied : PAGE.copyFailed;
    setSaid(words);
    announce(words);
    setTimeout(() => setSaid(null), 1800);
  };
  return (
    <button type="button" class={properties.class ?? 'quiet'} title={properties.title} onClick={() => void onClick()}>
      {said ?? properties.label}
    </button>
  );
}
