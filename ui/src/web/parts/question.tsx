import type { JSX } from 'preact';
import { useMedia } from '../app/hooks.ts';
import type { TurnAttachment } from '../state/turn.ts';
import { formatBytes, formatCount } from '../text/format-number.ts';
import { parseTime } from '../text/format-time.ts';
import { TURN } from '../text/sentences.ts';
import { CopyButton } from './copy-button.tsx';
import { Moment } from './moment.tsx';
import type { TurnViewProperties } from './turn-view.tsx';

/** The question as it was asked, with its attachments; on a phone these are one line. */
export function Question({ turn, number, actions }: TurnViewProperties): JSX.Element {
  const askedAt = parseTime(turn.createdAt);
  return (
    <header class="question">
      <h2 tabIndex={-1}>{turn.prompt}</h2>
      <p class="asked">
        {askedAt === null ? null : <Moment at={askedAt} />}
        <CopyButton text={actions.addressOf(number)} label={TURN.copyLink} />
      </p>
      <Attachments list={turn.attachments} />
    </header>
  );
}

function Attachments({ list }: { list: readonly TurnAttachment[] }): JSX.Element | null {
  const narrow = useMedia('(max-width: 599px)');
  if (list.length === 0) return null;
  const chips = (
    <ul class="chips" aria-label="Attachments">
      {list.map((attachment) => (
        <li key={attachment.name} class="chip">
          <span class="chip-name">{attachment.name}</span>
          <span class="chip-size">{sizeWords(attachment)}</span>
        </li>
      ))}
    </ul>
  );
  if (!narrow) return chips;
  return (
    <details class="attachments-line">
      <summary>
        {list.length === 1 ? (list[0]?.name ?? '') : TURN.attachments(list.length)}{' '}
        <span class="muted">{formatBytes(list.reduce((sum, { bytes }) => sum + bytes, 0))}</span>
      </summary>
      {chips}
    </details>
  );
}

/** Lines are told only of files that are text as they are: in an archive they are not those of the log. */
function sizeWords({ bytes, lines, name }: TurnAttachment): string {
  const counts = lines !== null && lines > 0 && !/\.(?:gz|zip|zst|bz2|xz)$/i.test(name);
  return counts ? `${formatBytes(bytes)}, ${formatCount(lines, 'line')}` : formatBytes(bytes);
}
