import type { JSX } from 'preact';
import { sizeWords } from '../text/attachment-words.ts';
import type { BoxAttachment } from './use-attachments.ts';
import { PAGE } from '../text/page-words.ts';
import { BOX } from '../text/box-words.ts';

/** A file beside the question: name, size, how far it got, and the way to take it off again. */
export function AttachmentChip(properties: {
  attachment: BoxAttachment;
  onRemove: () => void;
  onPutBack: (text: string) => void;
}): JSX.Element {
  const { attachment, onRemove, onPutBack } = properties;
  const { name, status, share, failure, check, pasted } = attachment;
  return (
    <li class={`chip chip-${status}`}>
      <span class="chip-name">{name}</span>
      <span class="chip-size">
        {status === 'failed' ? `✕ ${failure?.message ?? BOX.notSent} ${failure?.next ?? ''}` : sizeWords(attachment)}
      </span>
      {check.about === null ? null : <span class="chip-size">{check.about}</span>}
      {check.warning === null ? null : (
        <span class="chip-note">
          <span aria-hidden="true">△ </span>
          {check.warning}
        </span>
      )}
      {status === 'uploading' ? (
        <>
          <progress value={share} max={1} aria-label={BOX.uploading(name)} />
          <span class="chip-share">{Math.round(share * 100)} %</span>
        </>
      ) : null}
      {pasted === null ? null : (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            onPutBack(pasted);
            onRemove();
          }}
        >
          {PAGE.asText}
        </button>
      )}
      <button type="button" class="quiet" aria-label={BOX.remove(name)} onClick={onRemove}>
        ✕
      </button>
    </li>
  );
}
