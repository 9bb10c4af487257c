import type { Picture } from '@mats/contracts';
import { formatCount, formatValue } from '../text/format-number.ts';
import { formatMoment } from '../text/format-time.ts';
import type { Reader } from '../text/format-time.ts';
import { seriesTotal } from './picture-data.ts';
import { PICTURE } from '../text/evidence-words.ts';

/** What the picture shows, in sentences, for readers who do not see it. */
export function pictureSummary(picture: Picture, reader: Reader): string {
  const period = { from: formatMoment(picture.from, reader), to: formatMoment(picture.to, reader) };
  const onset = picture.marks.find((mark) => mark.kind === 'onset');
  const sentences = [PICTURE.series(picture.series.length, period)];
  for (const series of picture.series) {
    const total = seriesTotal(series);
    const words =
      series.kind === 'errors' ? formatCount(total, 'error') : PICTURE.highest(formatValue(total, series.unit));
    sentences.push(`${series.label}: ${words}.`);
  }
  if (onset !== undefined) sentences.push(PICTURE.began(formatMoment(onset.at, reader)));
  return sentences.join(' ');
}
