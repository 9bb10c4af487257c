import type { Report } from '@mats/contracts';
import type { JSX } from 'preact';
import { useApp } from '../app/context.ts';
import { useMedia } from '../app/hooks.ts';
import type { TurnAttachment } from '../state/turn.ts';
import { sizeWords } from '../text/attachment-words.ts';
import { formatBytes } from '../text/format-number.ts';
import { parseTime } from '../text/format-time.ts';
import { TURN } from '../text/sentences.ts';
import { COMPANY } from '../text/sharing-words.ts';
import { CopyButton } from './copy-button.tsx';
import { Moment } from './moment.tsx';
import type { TurnViewProperties } from './turn-view.tsx';
import { PAGE } from '../text/page-words.ts';

/** The question as it was asked, with its attachments; on a phone these are one line. */
export function Question({ turn, number, files, actions }: TurnViewProperties): JSX.Element {
  const { signedIn } = useApp();
  const askedAt = parseTime(turn.createdAt);
  return (
    <header class="question">
      <h2 tabIndex={-1}>{turn.prompt}</h2>
      <p class="asked">
        {turn.askedBy === null || turn.askedBy === signedIn.email ? null : (
          <span class="asker">
            {COMPANY.askedBy} {turn.askedBy}
          </span>
        )}
        {askedAt === null ? null : <Moment at={askedAt} />}
        <CopyButton text={actions.addressOf(number)} label={TURN.copyLink} />
      </p>
      {turn.redacted ? <p class="muted question-note">{TURN.redacted}</p> : null}
      <Attachments list={turn.attachments.filter(({ name }) => files.includes(name))} read={turn.report?.read ?? []} />
    </header>
  );
}

function Attachments(properties: { list: readonly TurnAttachment[]; read: Report['read'] }): JSX.Element | null {
  const { list, read } = properties;
  const narrow = useMedia('(max-width: 599px)');
  if (list.length === 0) return null;
  const chips = (
    <ul class="chips" aria-label={PAGE.attachments}>
      {list.map((attachment) => (
        <li key={attachment.name} class="chip">
          <span class="chip-name">{attachment.name}</span>
          <span class="chip-size">{sizeWords(attachment, read)}</span>
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
