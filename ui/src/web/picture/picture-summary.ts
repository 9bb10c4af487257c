import type { Picture } from '@mats/contracts';
import { formatCount, formatValue } from '../text/format-number.ts';
import { formatMoment } from '../text/format-time.ts';
import type { Reader } from '../text/format-time.ts';
import { seriesTotal } from './picture-data.ts';

export const MARK_WORDS: Readonly<Record<Picture['marks'][number]['kind'], string>> = {
  deploy: 'Deploy',
  commit: 'Commit',
  container: 'Container',
  onset: 'Began',
};

/** What the picture shows, in sentences, for readers who do not see it. */
export function pictureSummary(picture: Picture, reader: Reader): string {
  const period = `${formatMoment(picture.from, reader)} to ${formatMoment(picture.to, reader)}`;
  const onset = picture.marks.find((mark) => mark.kind === 'onset');
  const sentences = [`${formatCount(picture.series.length, 'series', 'series')} from ${period}.`];
  for (const series of picture.series) {
    const total = seriesTotal(series);
    const words = series.kind === 'errors' ? formatCount(total, 'error') : `highest ${formatValue(total, series.unit)}`;
    sentences.push(`${series.label}: ${words}.`);
  }
  if (onset !== undefined) sentences.push(`It began at ${formatMoment(onset.at, reader)}.`);
  return sentences.join(' ');
}
