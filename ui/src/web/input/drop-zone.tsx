import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { BOX } from '../text/box-words.ts';

/** Takes files dropped anywhere on the page, and says so while they are held over it. */
export function DropZone(properties: { onFiles: (files: Iterable<File>) => void; limit: string }): JSX.Element | null {
  const [over, setOver] = useState(false);
  const { onFiles } = properties;
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles(event.dataTransfer?.files ?? []);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  if (!over) return null;
  return (
    <div class="drop-zone" aria-hidden="true">
      <p>{BOX.drop(properties.limit)}</p>
    </div>
  );
}
