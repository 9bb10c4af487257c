import type { Picture } from '@mats/contracts';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Cites } from '../parts/cites.tsx';
import { formatValue } from '../text/format-number.ts';
import { formatExact, formatMoment } from '../text/format-time.ts';
import { alignPicture } from './picture-data.ts';
import { MARK_WORDS } from '../text/evidence-words.ts';
import { PAGE } from '../text/page-words.ts';

const MOST_ROWS = 500;

/** The same numbers as a table, for everybody who reads rather than looks; built when it is opened. */
export function PictureTable({ picture }: { picture: Picture }): JSX.Element {
  const [opened, setOpened] = useState(false);
  return (
    <details class="picture-table" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{PAGE.asTable}</summary>
      {opened ? (
        <div class="scroll-x" tabIndex={0} role="region" aria-label={PAGE.values}>
          <MarkTable picture={picture} />
          <ValueTable picture={picture} />
        </div>
      ) : null}
    </details>
  );
}

function MarkTable({ picture }: { picture: Picture }): JSX.Element | null {
  if (picture.marks.length === 0) return null;
  const marks = picture.marks.toSorted((first, second) => first.at - second.at);
  // Events of one second are told apart.
  const seconds = marks.map(({ at }) => Math.floor(at / 1000));
  const isClose = (index: number): boolean => seconds.filter((second) => second === seconds[index]).length > 1;
  return (
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">{PAGE.time}</th>
          <th scope="col">{PAGE.event}</th>
          <th scope="col">{PAGE.what}</th>
        </tr>
      </thead>
      <tbody>
        {marks.map((mark, index) => (
          <tr key={index}>
            <td class="number">
              {isClose(index) ? formatExact(mark.at, {}) : formatMoment(mark.at, { now: Date.now() })}
            </td>
            <td>{MARK_WORDS[mark.kind]}</td>
            <td>
              {mark.label} <Cites ids={mark.evidence === undefined ? [] : [mark.evidence]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ValueTable({ picture }: { picture: Picture }): JSX.Element {
  const rows = useMemo(() => {
    const { times, values } = alignPicture(picture);
    const all = times.map((at, index) => ({ at, readings: values.map((column) => column[index] ?? null) }));
    return all.filter(({ readings }) => readings.some((value) => value !== null && value !== 0)).slice(0, MOST_ROWS);
  }, [picture]);
  return (
    <table class="plain">
      <thead>
        <tr>
          <th scope="col">{PAGE.time}</th>
          {picture.series.map((series, index) => (
            <th key={index} scope="col" class="number">
              {series.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, readings }) => (
          <tr key={at}>
            <td class="number">{formatMoment(at, { now: Date.now() })}</td>
            {readings.map((value, index) => (
              <td key={index} class="number">
                {value === null
                  ? '–'
                  : formatValue(
                      value,
                      picture.series[index]?.kind === 'metric' ? (picture.series[index]?.unit ?? '') : '',
                    )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
