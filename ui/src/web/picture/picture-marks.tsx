import type { Picture } from '@mats/contracts';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { EvidenceContext } from '../app/context.ts';
import { formatMoment } from '../text/format-time.ts';
import { placeMarks } from './picture-data.ts';
import { MARK_WORDS } from '../text/evidence-words.ts';
import { PAGE } from '../text/page-words.ts';

const SIGNS: Readonly<Record<Picture['marks'][number]['kind'], string>> = {
  deploy: '▲',
  commit: '◆',
  container: '■',
  onset: '┃',
};

const ROW_HEIGHT = 26;
/** How wide a letter of a label is on the average, in pixels. */
const LETTER_WIDTH = 7;

/** Deploys, commits, container events and the onset, above the place where they stand on the time axis. */
export function PictureMarks(properties: {
  picture: Picture;
  margins: { left: number; right: number };
  width: number;
}): JSX.Element | null {
  const { picture, margins } = properties;
  const width = properties.width - margins.left - margins.right;
  if (width <= 0 || picture.marks.length === 0) return null;
  const placed = placeMarks(picture, { width, letterWidth: LETTER_WIDTH });
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
  return (
    <ul
      class="marks"
      aria-label={PAGE.marks}
      style={{ height: `${rows * ROW_HEIGHT}px`, marginLeft: `${margins.left}px`, marginRight: `${margins.right}px` }}
    >
      {placed.map(({ mark, share, row, flipped, before, labelWidth }, index) => {
        const place = flipped
          ? { right: `${Math.max(0, (1 - share) * width - 1)}px`, flexDirection: 'row-reverse' as const }
          : { left: `${share * width - 1}px` };
        return (
          <li
            key={index}
            class={flipped ? 'mark-end' : ''}
            style={{ ...place, top: `${row * ROW_HEIGHT}px`, maxWidth: `${labelWidth}px` }}
          >
            <span class="mark-stem" aria-hidden="true" style={{ height: `${(rows - row) * ROW_HEIGHT}px` }} />
            <Mark mark={mark} before={before} />
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ mark, before }: { mark: Picture['marks'][number]; before: boolean }): JSX.Element {
  const { open } = useContext(EvidenceContext);
  const { evidence } = mark;
  const moment = `${MARK_WORDS[mark.kind]} ${formatMoment(mark.at, { now: Date.now() })}`;
  const title = mark.kind === 'onset' ? moment : `${moment}: ${mark.label}`;
  const content = (
    <>
      <span class="mark-sign" aria-hidden="true">
        {before ? '◀' : SIGNS[mark.kind]}
      </span>
      <span class="mark-label" aria-hidden="true">
        {mark.kind === 'onset' ? MARK_WORDS.onset : mark.label}
      </span>
      {before ? (
        <span class="muted" aria-hidden="true">
          {' '}
          {formatMoment(mark.at, { now: Date.now() })}
        </span>
      ) : null}
    </>
  );
  return evidence === undefined ? (
    <span class={`mark mark-${mark.kind}`} title={title}>
      {content}
      <span class="visually-hidden"> {title}</span>
    </span>
  ) : (
    <button type="button" class={`mark mark-${mark.kind}`} title={title} onClick={() => open(evidence)}>
      {content}
      <span class="visually-hidden"> {title}</span>
    </button>
  );
}
