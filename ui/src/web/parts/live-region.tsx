import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { onAnnounce } from '../app/announce.ts';

/** Tells screen readers what happens while nobody looks. */
export function LiveRegion(): JSX.Element {
  const [text, setText] = useState('');
  useEffect(() => {
    onAnnounce(setText);
    return () => onAnnounce(() => undefined);
  }, []);
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
